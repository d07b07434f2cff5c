//! `-U`: packets within packets as a capture of their own, and what such captures show, beside the reference.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// All there are, and whether any of the examples has such packets.
const TAPS: &[(&str, bool)] = &[
    ("DLT User", false),
    ("DVB-CI", false),
    ("Ethernet", true),
    ("IP", true),
    ("Logcat", false),
    ("Logcat Text", false),
    ("OSI layer 3", false),
    ("OSI layer 4", true),
    ("OSI layer 7", false),
];

/// Files that can be compared whole, in one pass and in two; and those that are shown only.
const FORMS: &[&[&str]] =
    &[&["-F", "nsecpcap"], &["-F", "nsecpcap", "-2"], &["-Y", "tcp", "-c", "9"]];

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    path.to_string_lossy().into_owned()
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdus");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn ours() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
    command.arg("tshark");
    command
}

fn reference() -> Option<Command> {
    Command::new("tshark").arg("-v").output().is_ok().then(|| Command::new("tshark"))
}

/// The file that `-U` writes; `name` is its own.
fn exported(mut command: Command, name: &str, tap: &str, words: &[&str]) -> (PathBuf, Vec<u8>) {
    let path = folder().join(name);
    let _ = std::fs::remove_file(&path);
    let out = path.to_string_lossy();
    let args = [&["-U", tap, "-w", &out], words].concat();
    let status = command.args(args).env("TZ", "UTC").stderr(Stdio::null()).status().unwrap();
    assert!(status.success(), "{tap} {words:?}");
    let bytes = without_chance(std::fs::read(&path).unwrap());
    (path, bytes)
}

/// Clears the urgent pointers that TCP tells (tag 34, 19 octets): in the reference they are left to chance.
fn without_chance(mut file: Vec<u8>) -> Vec<u8> {
    let tags = file.windows(6).enumerate().filter(|(_, six)| six == &[0, 34, 0, 19, 0, 1]);
    for at in tags.map(|(at, _)| at).collect::<Vec<_>>() {
        file[at + 21..at + 23].fill(0);
    }
    file
}

/// The blocks of a pcapng file after the section header, which tells who wrote it.
fn blocks(file: &[u8]) -> &[u8] {
    let octets = file.get(4..8).map_or(0, |n| u32::from_le_bytes(n.try_into().unwrap()));
    file.get(octets as usize..).unwrap()
}

#[test]
fn exports_are_the_same() {
    for (tap, has_any) in TAPS {
        let mut any = false;
        // Without packets one run is enough: the reference takes half a second for each.
        let most = if *has_any { 3 } else { 1 };
        for name in ["http.pcap", "dns.pcap", "mail.pcap"].iter().take(most) {
            let capture = example(name);
            for more in FORMS.iter().take(most) {
                let words = [&["-r", &capture], *more].concat();
                let file = format!("{tap} {name}");
                let (_, mine) = exported(ours(), &format!("{file} mine"), tap, &words);
                let Some(reference) = reference() else { continue };
                let (_, right) = exported(reference, &format!("{file} right"), tap, &words);
                if more.contains(&"nsecpcap") {
                    any |= mine.len() > 24;
                    assert!(mine == right, "-U {tap} {words:?}");
                } else {
                    assert!(blocks(&mine) == blocks(&right), "-U {tap} {words:?}");
                }
            }
        }
        assert_eq!(any, *has_any && reference().is_some(), "{tap}");
    }
}

/// A pcap file of nanoseconds: its link type, and the octets of its packets.
fn packets(file: &[u8]) -> (u32, Vec<String>) {
    let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
    let (link, mut at, mut all) = (number(20), 24, Vec::new());
    while at < file.len() {
        let len = number(at + 8) as usize;
        let octets = &file[at + 16..at + 16 + len];
        all.push(octets.iter().fold(String::new(), |mut text, octet| {
            let _ = write!(text, "{octet:02x}");
            text
        }));
        at += 16 + len;
    }
    (link, all)
}

#[test]
fn packets_have_tags() {
    let capture = example("dns.pcap");
    let file = |tap| exported(ours(), tap, tap, &["-r", &capture, "-F", "nsecpcap", "-c", "1"]).1;
    let (link, ethernet) = packets(&file("Ethernet"));
    assert_eq!((link, ethernet.len()), (1, 1));
    let (link, ip) = packets(&file("IP"));
    assert_eq!((link, ip.len()), (101, 1));
    assert_eq!(ip[0], ethernet[0][28..]);
    let (link, dns) = packets(&file("OSI layer 4"));
    assert_eq!((link, dns.len()), (252, 1));
    let (tags, rest) = dns[0].split_at(2 * 72);
    // By a table, from an address, to an address, of UDP, two ports, number 1, under port 53.
    let from = &ip[0][24..32];
    let (to, ports) = (&ip[0][32..40], (&ip[0][40..44], &ip[0][44..48]));
    let right = [
        "000e0008",
        "7564702e706f7274",
        "00140004",
        from,
        "00150004",
        to,
        "00180004",
        "00000003",
        "00190004",
        "0000",
        ports.0,
        "001a0004",
        "0000",
        ports.1,
        "001e0004",
        "00000001",
        "00200004",
        "00000035",
        "00000000",
    ];
    assert_eq!(tags, right.concat());
    assert_eq!(rest, &ip[0][56..]);
}

#[test]
fn what_was_exported_is_read_the_same() {
    let Some(_) = reference() else { return };
    for name in ["dns.pcap", "http.pcap", "mail.pcap"] {
        let words = ["-r", &example(name)];
        let (path, _) = exported(ours(), &format!("{name} again"), "OSI layer 4", &words);
        let path = path.to_string_lossy();
        for form in [&["-T", "json"][..], &["-T", "pdml", "-j", "exported_pdu"], &[]] {
            let printed = |mut command: Command| {
                command.args(["-r", &path]).args(form).env("TZ", "UTC");
                let text = command.output().unwrap().stdout;
                let text = String::from_utf8_lossy(&text).into_owned();
                // The head tells who wrote it, and when.
                text.split_once("<packet>").map_or(text.clone(), |(_, rest)| rest.to_owned())
            };
            let (mine, right) = (printed(ours()), printed(reference().unwrap()));
            assert!(mine == right, "{name} {form:?}");
        }
    }
}
