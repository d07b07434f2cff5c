//! `-U`: packets within packets as a capture of their own. Not there yet; what is wrong besides is told first.

use crate::failure::Failure;
use crate::formats::hint;

use super::args::Args;

/// What can be exported, and what the file's packets then start with.
const TAPS: &[(&str, &str)] = &[
    ("DLT User", "Wireshark Upper PDU export"),
    ("DVB-CI", "Wireshark Upper PDU export"),
    ("Ethernet", "Ethernet"),
    ("IP", "Raw IP"),
    ("Logcat", "Wireshark Upper PDU export"),
    ("Logcat Text", "Wireshark Upper PDU export"),
    ("OSI layer 3", "Wireshark Upper PDU export"),
    ("OSI layer 4", "Wireshark Upper PDU export"),
    ("OSI layer 7", "Wireshark Upper PDU export"),
];

/// Why there is no export by this name.
pub(super) fn refuse(name: &str, args: &Args) -> Failure {
    let list = || {
        let mut text = "The available export tap names and the encapsulation types they produce for the \"-U tap_name\" option are:".to_owned();
        for (name, link) in TAPS {
            text += &format!("\n    {name} - {link}");
        }
        text
    };
    if name.is_empty() || name == "?" {
        return Failure::usage(list());
    }
    if args.file.is_none() {
        return Failure::usage("PDUs export requires a capture file (specify with -r).".to_owned());
    }
    if args.out.path().is_none() {
        return Failure::usage("PDUs export requires an output file (-w).".to_owned());
    }
    let names = || TAPS.iter().map(|(name, _)| *name);
    if !names().any(|known| known == name) {
        let near = hint(name, names());
        let text =
            format!("Cannot register tap: unsuitable for PDU export{near}\ntshark: {}", list());
        return Failure { text, status: 2 };
    }
    Failure::usage(format!("-U {name}: the export of packets within packets is not there yet"))
}
