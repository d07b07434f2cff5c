//! `-z`: which reports a command line asks for, and their printing.

use std::fmt::Write as _;
use std::io::Write;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::os::unix::fs::FileTypeExt as _;
use std::sync::Arc;
use std::time::Duration;

use dissect::{Address, Severity};
use export::tap::follow::{Mode, Style};
use export::tap::{About, write_report};
use session::tap::follow::{Stream, Which};
use session::tap::{
    Conversations, End, Endpoints, Experts, Followed, Hierarchy, Hosts, Report, Tap, Tapped, Taps,
    conv_type,
};
use session::{Matcher, Outcome, Session};

use super::io_stat;
use crate::failure::Failure;
use crate::table::nearest;

/// Reports that a command line asks for.
pub(crate) struct Requests {
    /// What gathers them.
    taps: Taps,
    /// How each is shown.
    shown: Vec<Shown>,
    /// There are taps that are not printed.
    others: bool,
    /// The least severity of expert notes that are listed: the last one given counts for all lists.
    severity: u32,
}

/// How a report is shown.
#[derive(Default)]
struct Shown {
    /// The filter that stands in its heading.
    filter: Option<String>,
    follow: Style,
}

/// Names of the reference's reports, in the order it lists them.
const NAMES: &str = "afp,srt ancp,tree ansi_a,bsmap ansi_a,dtap ansi_map asap,stat bacapp_instanceid,tree bacapp_ip,tree bacapp_objectid,tree bacapp_service,tree calcappprotocol,stat camel,counter camel,srt collectd,tree componentstatusprotocol,stat conv,bluetooth conv,dccp conv,eth conv,fc conv,fddi conv,ip conv,ipv6 conv,ipx conv,jxta conv,mptcp conv,ncp conv,opensafety conv,rsvp conv,sctp conv,sll conv,tcp conv,tr conv,udp conv,usb conv,wlan conv,wpan conv,zbee_nwk credentials dcerpc,srt dests,tree dhcp,stat diameter,avp diameter,srt dns,tree endpoints,bluetooth endpoints,dccp endpoints,eth endpoints,fc endpoints,fddi endpoints,ip endpoints,ipv6 endpoints,ipx endpoints,jxta endpoints,mptcp endpoints,ncp endpoints,opensafety endpoints,rsvp endpoints,sctp endpoints,sll endpoints,tcp endpoints,tr endpoints,udp endpoints,usb endpoints,wlan endpoints,wpan endpoints,zbee_nwk enrp,stat expert f1ap,tree f5_tmm_dist,tree f5_virt_dist,tree fc,srt flow,any flow,icmp flow,icmpv6 flow,lbm_uim flow,tcp follow,dccp follow,http follow,http2 follow,quic follow,sip follow,tcp follow,tls follow,udp fractalgeneratorprotocol,stat gsm_a gsm_a,bssmap gsm_a,dtap_cc gsm_a,dtap_gmm gsm_a,dtap_mm gsm_a,dtap_rr gsm_a,dtap_sacch gsm_a,dtap_sm gsm_a,dtap_sms gsm_a,dtap_ss gsm_a,dtap_tp gsm_map,operation gtp,srt h225,counter h225_ras,rtd hart_ip,tree hosts hpfeeds,tree http,stat http,tree http2,tree http_req,tree http_seq,tree http_srv,tree icmp,srt icmpv6,srt io,phs io,stat ip_hosts,tree ip_srcdst,tree ipv6_dests,tree ipv6_hosts,tree ipv6_ptype,tree ipv6_srcdst,tree isup_msg,tree lbmr_queue_ads_queue,tree lbmr_queue_ads_source,tree lbmr_queue_queries_queue,tree lbmr_queue_queries_receiver,tree lbmr_topic_ads_source,tree lbmr_topic_ads_topic,tree lbmr_topic_ads_transport,tree lbmr_topic_queries_pattern,tree lbmr_topic_queries_pattern_receiver,tree lbmr_topic_queries_receiver,tree lbmr_topic_queries_topic,tree ldap,srt mac-lte,stat megaco,rtd mgcp,rtd mtp3,msus ncp,srt ngap,tree npm,stat osmux,tree pingpongprotocol,stat plen,tree proto,colinfo ptype,tree radius,rtd rlc-lte,stat rpc,programs rpc,srt rtp,streams rtsp,stat rtsp,tree sametime,tree scsi,srt sctp,stat sip,stat smb,sids smb,srt smb2,srt smpp_commands,tree snmp,srt someip_messages,tree someipsd_entries,tree ssprotocol,stat sv ucp_messages,tree wsp,stat";

/// The names, one to a line, as the reference lists them.
pub(crate) fn list() -> String {
    NAMES.split(' ').fold(String::new(), |mut text, name| {
        let _ = write!(text, "\n     {name}");
        text
    })
}

/// A line that tells which report may be meant.
fn hint_for(text: &str) -> String {
    let mut commas = text.match_indices(',').map(|(at, _)| at);
    let (first, second) = (commas.next(), commas.next());
    let word = |end: Option<usize>| text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    let near = [second, first].into_iter().find_map(|end| nearest(word(end), NAMES.split(' ')));
    near.map_or(String::new(), |near| format!("\n(did you mean \"{near}\"?)"))
}

/// True if a text names a report, whether it is there yet or not.
pub(crate) fn is_report(text: &str) -> bool {
    NAMES.split(' ').any(|name| text.starts_with(name))
}

/// Refuses a `-z` option that names no report.
pub(crate) fn check_name(text: &str) -> Result<(), Failure> {
    if is_report(text) {
        return Ok(());
    }
    let (list, hint) = (list(), hint_for(text));
    Err(Failure::usage(format!("Invalid -z argument \"{text}\"; it must be one of:{list}{hint}")))
}

/// Makes the taps that the `-z` options ask for.
///
/// `filter` is the display filter, if there is one; `details` tells whether details of packets are printed, too.
pub(crate) fn open(
    session: &Session,
    given: &[String],
    filter: Option<&dyn Matcher>,
    details: bool,
) -> Result<Requests, Failure> {
    let asked = io_stat::asked(session, given, filter);
    // As in the reference, a frame is told as a level where it has to be taken apart anyway.
    let registry = &session.registry;
    let frame = registry.known.frame;
    let mut fields = registry.fields().map(|f| f.0).filter(|f| registry.owner(*f) == frame);
    let with_frame = details || fields.any(|f| asked.wants(f));
    let bare = filter.is_none() && !details && given.iter().all(|text| is_bare(text));
    let (mut taps, mut shown, mut least) = (Vec::new(), Vec::new(), 0);
    for text in given {
        // A name is known by its start; of several, the longest counts: `conv,ipv6` is not `conv,ip`.
        let names = NAMES.split(' ').filter(|n| text.starts_with(n));
        let Some(name) = names.max_by_key(|n| n.len()) else {
            check_name(text)?;
            continue;
        };
        // What follows the name and a comma.
        let rest = text.get(name.len()..).and_then(|t| t.strip_prefix(','));
        if let Some(protocol) = name.strip_prefix("follow,") {
            let (tap, style) = follow(session, protocol, rest.unwrap_or(""))?;
            taps.push(Tapped { tap, filter: None });
            shown.push(style);
            continue;
        }
        if name == "io,stat" {
            taps.push(Tapped {
                tap: Box::new(io_stat::read(session, text, &asked)?),
                filter: None,
            });
            shown.push(Shown::default());
            continue;
        }
        if name == "hosts" {
            let tap = Box::new(hosts(text)?);
            taps.push(Tapped { tap, filter: None });
            shown.push(Shown::default());
            continue;
        }
        // A filter that is empty stands in the heading of these, for none.
        let empty = name.starts_with("conv,") || name.starts_with("endpoints,");
        let empty = rest.filter(|t| t.is_empty() && empty);
        let mut rest = rest.filter(|t| !t.is_empty());
        if name == "expert" {
            let (given, filter) = severity(rest.unwrap_or(""));
            least = given.unwrap_or(least);
            rest = Some(filter).filter(|t| !t.is_empty());
        }
        let tap: Box<dyn Tap> = match name {
            "expert" if bare => Box::new(Experts::new(registry).without_details(registry)),
            _ => tap(session, name, with_frame)?,
        };
        let filter = rest.map(|filter| compile(session, name, filter)).transpose()?;
        taps.push(Tapped { tap, filter });
        let filter = rest.or(empty).map(str::to_owned);
        shown.push(Shown { filter, ..Shown::default() });
    }
    Ok(Requests { taps: Taps::new(taps), shown, others: false, severity: least })
}

/// True for a report for which the reference does not look at details of frames.
fn is_bare(text: &str) -> bool {
    let (name, rest) = text.split_once(',').unwrap_or((text, ""));
    match name {
        "expert" => severity(rest).1.is_empty(),
        "conv" | "endpoints" => !rest.contains(','),
        _ => false,
    }
}

pub(super) fn compile(
    session: &Session,
    name: &str,
    filter: &str,
) -> Result<Arc<dyn Matcher + Send>, Failure> {
    let who = match name.split_once(',') {
        Some(("conv", _)) => "conversations",
        Some(("endpoints", _)) => "endpoint",
        _ => name,
    };
    match session::filter::compile(session, filter) {
        Ok(filter) => Ok(Arc::new(filter)),
        Err(error) => {
            let why = error.to_string();
            let why = why.lines().next().unwrap_or("").trim_end_matches('.');
            let end = if why.ends_with('?') { "" } else { "." };
            let why = format!("Filter \"{filter}\" is invalid - {why}{end}");
            Err(Failure::usage(match name {
                "expert" => format!("Expert tap error ({why})!"),
                _ => format!("Couldn't register {who} tap: {why}"),
            }))
        }
    }
}

/// The report of that name.
fn tap(session: &Session, name: &str, with_frame: bool) -> Result<Box<dyn Tap>, Failure> {
    let registry = &session.registry;
    Ok(match name.split_once(',') {
        Some(("conv", layer)) if let Some(of) = conv_type(layer).filter(|of| of.is_there()) => {
            Box::new(Conversations::new(of, registry))
        }
        Some(("endpoints", layer))
            if let Some(of) = conv_type(layer).filter(|of| of.is_there()) =>
        {
            Box::new(Endpoints::new(of, registry))
        }
        Some(("io", "phs")) if with_frame => Box::new(Hierarchy::new(registry).with_frame()),
        Some(("io", "phs")) => Box::new(Hierarchy::new(registry)),
        None if name == "expert" => Box::new(Experts::new(registry)),
        _ => return Err(not_there_yet(name)),
    })
}

fn not_there_yet(name: &str) -> Failure {
    Failure::usage(format!("the report \"{name}\" is not there yet"))
}

/// `[SEVERITY][,FILTER]`: the least severity, and the filter behind it.
fn severity(text: &str) -> (Option<u32>, &str) {
    let (word, filter) = text.split_once(',').unwrap_or((text, ""));
    let severity = match word.to_ascii_lowercase().as_str() {
        "error" => Severity::Error,
        "warn" => Severity::Warn,
        "note" => Severity::Note,
        "chat" => Severity::Chat,
        "comment" => Severity::Comment,
        _ => return (None, text),
    };
    (Some(severity as u32), filter)
}

/// `hosts[,ip|ipv4|ipv6]…`: which names are listed; all if nothing is said.
fn hosts(text: &str) -> Result<Hosts, Failure> {
    let all = text == "hosts";
    let mut hosts = Hosts { v4: all, v6: all };
    for word in text.split(',').skip(1) {
        match word {
            "ip" | "ipv4" => hosts.v4 = true,
            "ipv6" => hosts.v6 = true,
            _ => {
                let text = "invalid \"-z hosts[,ip|ipv4|ipv6]\" argument";
                return Err(Failure::usage(text.to_owned()));
            }
        }
    }
    Ok(hosts)
}

/// Long enough for a program that has just read the heading of a followed stream, short for whoever waits.
const FOLLOW_PAUSE: Duration = Duration::from_millis(100);

fn stdout_is_pipe() -> bool {
    std::fs::metadata("/dev/stdout").is_ok_and(|m| m.file_type().is_fifo())
}

/// `MODE,WHICH[,RANGE]` of the contents of a conversation.
fn follow(
    session: &Session,
    protocol: &'static str,
    text: &str,
) -> Result<(Box<dyn Tap>, Shown), Failure> {
    let wrong = |what: &str| Failure::usage(format!("follow - {what}"));
    let (stream, of) = match protocol {
        "tcp" => (Stream::Tcp, "tcp"),
        "udp" => (Stream::Udp, "udp"),
        "http" => (Stream::Http, "tcp"),
        "tls" => (Stream::Closed, "tcp"),
        "dccp" => (Stream::Closed, "dccp"),
        "http2" => (Stream::Closed, "http2"),
        "quic" => (Stream::Closed, "quic"),
        _ => return Err(wrong("Error creating filter for this stream.")),
    };
    let mut words = text.split(',');
    let mode = words.next().and_then(Mode::by_name);
    let mode = mode.ok_or_else(|| wrong("Invalid display mode."))?;
    let first = words.next().unwrap_or("").trim_ascii_start();
    let (which, filter) = if let Ok(index) = first.parse::<u32>() {
        if index == u32::MAX {
            return Err(wrong("Error registering tap listener."));
        }
        let mut filter = format!("{of}.stream eq {index}");
        // These have a stream within the stream.
        if let "http2" | "quic" = protocol {
            let inner = words.next().and_then(|w| w.parse::<u32>().ok());
            let inner = inner.ok_or_else(|| wrong("Error creating filter for this stream."))?;
            filter = match protocol {
                "http2" => format!("tcp.stream eq {index} and http2.streamid eq {inner}"),
                _ => format!(
                    "quic.connection.number eq {index} and quic.stream.stream_id eq {inner}"
                ),
            };
        }
        (Which::Index(u64::from(index)), filter)
    } else {
        let a = end(first)?;
        let b = end(words.next().unwrap_or(""))?;
        if std::mem::discriminant(&a.address) != std::mem::discriminant(&b.address) {
            return Err(wrong("Mismatched IP address types."));
        }
        if protocol == "quic" {
            return Err(wrong("Error creating filter for this address/port pair."));
        }
        (Which::Ends(a, b), both_ways(of, &a, &b))
    };
    let range = words.next().map(range).transpose()?;
    if words.next().is_some() {
        return Err(wrong("Invalid parameter."));
    }
    if let "dccp" | "http2" | "quic" = protocol {
        return Err(not_there_yet(&format!("follow,{protocol}")));
    }
    // Front ends ask for this form through a pipe.
    let pause = if mode == Mode::Raw && stdout_is_pipe() { FOLLOW_PAUSE } else { Duration::ZERO };
    let style = Style { protocol, mode, range, pause };
    let tap = Box::new(Followed::new(stream, which, &session.registry));
    Ok((tap, Shown { filter: Some(filter), follow: style }))
}

/// `ADDRESS:PORT`, an IPv6 address in brackets.
fn end(text: &str) -> Result<End, Failure> {
    let wrong = |what: &str| Failure::usage(format!("follow - {what}"));
    let (address, port) = text.rsplit_once(':').ok_or_else(|| wrong("Invalid address."))?;
    let address = match address.strip_prefix('[').and_then(|a| a.strip_suffix(']')) {
        Some(address) => {
            Address::from(address.parse::<Ipv6Addr>().map_err(|_| wrong("Invalid address."))?)
        }
        None if address.contains(':') || address.is_empty() => {
            return Err(wrong("Invalid address."));
        }
        None => {
            Address::from(address.parse::<Ipv4Addr>().map_err(|_| wrong("Can't get IPv4 address"))?)
        }
    };
    let port = port.parse::<u16>().map_err(|_| wrong("Invalid port."))?;
    Ok(End { address, port: u32::from(port) })
}

/// The filter that stands for frames between two ends, as the heading tells it.
fn both_ways(of: &str, a: &End, b: &End) -> String {
    let ip = if matches!(a.address, Address::Ipv4(_)) { "ip" } else { "ipv6" };
    let way = |from: &End, to: &End| {
        format!(
            "(({ip}.src eq {} and {of}.srcport eq {}) and ({ip}.dst eq {} and {of}.dstport eq {}))",
            from.address, from.port, to.address, to.port
        )
    };
    format!("{} or {}", way(a, b), way(b, a))
}

/// `FIRST[-LAST]`.
fn range(text: &str) -> Result<(usize, usize), Failure> {
    let wrong = |what: &str| Failure::usage(format!("follow - {what}"));
    let (first, last) = match text.split_once('-') {
        Some((_, "")) => return Err(wrong("Invalid parameter.")),
        Some(pair) => pair,
        None => (text, text),
    };
    let number = |t: &str| t.parse::<usize>().map_err(|_| wrong("Invalid range."));
    let (first, last) = (number(first)?, number(last)?);
    if first == 0 || first > last {
        return Err(wrong("Invalid range value."));
    }
    Ok((first, last))
}

impl Requests {
    /// One more tap, which is not printed.
    pub(crate) fn add(&mut self, tapped: Option<Tapped>) {
        if let Some(tapped) = tapped {
            self.others = true;
            self.taps.add(tapped);
        }
    }

    /// What a run gathers for them.
    pub(crate) fn taps(&self) -> Option<&Taps> {
        (self.others || !self.shown.is_empty()).then_some(&self.taps)
    }

    /// Writes the reports as text; the one asked for last comes first.
    pub(crate) fn print(
        self,
        session: &Session,
        outcome: &Outcome,
        capture: &str,
        out: &mut dyn Write,
    ) -> std::io::Result<()> {
        let list = self.taps.into_list();
        for (tapped, shown) in list.iter().zip(&self.shown).rev() {
            let report = tapped.tap.report();
            let about = About {
                capture,
                filter: shown.filter.as_deref(),
                registry: &session.registry,
                config: &session.config,
                learned: &outcome.names,
                time: session.time,
                follow: shown.follow,
                severity: self.severity,
            };
            write_report(out, report, &about)?;
            if let Some(text) = limit_reached(report, outcome) {
                tell!("tshark: {text}");
            }
        }
        Ok(())
    }
}

/// What a report leaves out because there was too much of it.
fn limit_reached(report: Report<'_>, outcome: &Outcome) -> Option<String> {
    let left_out = match report {
        // The run learns the names, whoever asks for them.
        Report::Hosts(_) | Report::Protocols(_) => outcome.names_left_out,
        _ => report.left_out(),
    };
    let (many, rest) = match report {
        _ if left_out == 0 => return None,
        Report::Conversations(_) => ("conversations", "frames are left out"),
        Report::Endpoints(_) => ("ends", "frames are left out"),
        Report::Experts(_) => ("different notes", "notes are left out"),
        Report::Followed(_) => ("octets in the conversation", "of them are left out"),
        Report::Hierarchy(_) => ("levels", "layers are counted with those that carry them"),
        Report::IoStat(_) => ("intervals", "frames are left out"),
        Report::Pdus => return None,
        Report::Hosts(_) | Report::Protocols(_) => ("names", "of them are left out"),
    };
    Some(format!("too many {many} to hold; {left_out} {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_that_are_reached_are_told() {
        let session = Session::new();
        let mut report = Experts::new(&session.registry);
        let mut outcome = Outcome::default();
        assert_eq!(limit_reached(Report::Experts(&report), &outcome), None);
        report.left_out = 3;
        let text = limit_reached(Report::Experts(&report), &outcome);
        assert_eq!(text.as_deref(), Some("too many different notes to hold; 3 notes are left out"));
        outcome.names_left_out = 2;
        let text = limit_reached(Report::Hosts(&Hosts { v4: true, v6: true }), &outcome);
        assert_eq!(text.as_deref(), Some("too many names to hold; 2 of them are left out"));
    }

    #[test]
    fn a_report_that_nobody_knows_is_answered_by_the_nearest() {
        for (text, right) in [
            ("conv,ttcp", Some("conv,tcp")),
            ("endpoint,udp,ip.src==1.1.1.1", Some("endpoints,udp")),
            ("io,statt,1", Some("io,stat")),
            ("exprt,note", Some("expert")),
            ("qqqqqq", None),
        ] {
            let hint =
                right.map_or(String::new(), |right| format!("\n(did you mean \"{right}\"?)"));
            assert_eq!(hint_for(text), hint, "{text}");
        }
    }
}
