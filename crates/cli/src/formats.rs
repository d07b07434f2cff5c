//! What `-F` and `-T` take, the same for all programs that write captures.

use capfile::LinkType;
use capfile::write::WriteFormat;

use crate::failure::Failure;
use crate::table::nearest;

/// The format that `-F` of a program names.
pub(crate) fn format(program: &str, name: &str) -> Result<WriteFormat, Failure> {
    let names = || WriteFormat::ALL.iter().map(|format| format.name());
    // Names of before: nanosecond pcap was nseclibpcap.
    let now = name.replace("libpcap", "pcap");
    WriteFormat::from_name(name).or_else(|| WriteFormat::from_name(&now)).ok_or_else(|| {
        if READ_ONLY.split_whitespace().any(|known| known == name) {
            let text = format!("{program} doesn't support writing capture files in that format.");
            return Failure { text, status: 2 };
        }
        let text = format!("\"{name}\" isn't a valid capture file type{}", hint(name, names()));
        Failure::usage(format!("{text}\n{program}: {}", formats()))
    })
}

/// Formats that the reference knows, and nothing is written in here.
const READ_ONLY: &str = "3gpp_nas 3gpp32423 5views aethra ascend ber blf btsnoop_unencap busmaster camins candump capsa catapult_dct2000 commview-ncf commview-ncfx cosine csids dbs-etherwatch dct2000 dct3trace dpa400 enb_raw erf eyesdn i4btrace ipfix iptrace_1 iptrace_2 iseries isdn_i4b iseries_ascii iseries_unicode ixialcap json k12text lanalyzer log3gpp logcat logcat-brief logcat-long logcat-process logcat-tag logcat-thread logcat-threadtime logcat-time mime mp4 mpeg mplog mpeg2ts netmon1 netmon2 netscreen netxray1 netxray2 nettl ngsniffer ngwsniffer_1_1 ngwsniffer_2_0 niobserver nstrace10 nstrace20 nstrace30 nstrace35 packetlogger peekclassic56 peekclassic7 peektagged pklg pppd radcom rf5 rfc7468 ruby_marshal shomiti stanag4607 systemd_journal tcpiptrace tnef toshiba usbdump visual vms vwr80211 vwreth";

/// The link type that `-T` names.
pub(crate) fn link(name: &str) -> Result<LinkType, Failure> {
    LinkType::from_encap_name(name).ok_or_else(|| {
        let names = LinkType::all().map(|link| link.encap_name());
        let text = format!("\"{name}\" isn't a valid encapsulation type{}", hint(name, names));
        Failure::usage(format!("{text}\n{}", links("T")))
    })
}

/// Behind a word that is not known: the one that may have been meant.
pub(crate) fn hint<'c>(word: &str, names: impl IntoIterator<Item = &'c str>) -> String {
    nearest(word, names)
        .filter(|near| *near != word)
        .map_or(String::new(), |near| format!(" (did you mean \"{near}\"?)"))
}

/// The formats, for those who ask.
pub(crate) fn formats() -> String {
    let mut text = "The available capture file types for the \"-F\" flag are:".to_owned();
    for format in WriteFormat::ALL {
        text += &format!("\n    {} - {}", format.name(), format.description());
    }
    text
}

/// The link types, for those who ask with this letter.
pub(crate) fn links(letter: &str) -> String {
    let mut rows: Vec<_> = LinkType::all().map(|l| (l.encap_name(), l.description())).collect();
    rows.sort_unstable();
    rows.dedup_by_key(|(name, _)| *name);
    let mut text = format!("The available encapsulation types for the \"-{letter}\" flag are:");
    for (name, description) in rows {
        text += &format!("\n    {name} - {description}");
    }
    text
}
