//! The personality `editcap`: changing captures packet by packet.

mod args;
mod parts;
mod work;

use std::process::ExitCode;

use crate::table::{MISCELLANEOUS, Program, row};

/// The program.
pub(crate) const PROGRAM: Program = Program {
    name: "editcap",
    title: "Editcap",
    about: "change capture files packet by packet",
    usage: &["[options] <infile> <outfile> [<packet>[-<packet>] ...]"],
    groups: &[
        (
            "Which packets (numbers after the files are left out)",
            &[
                row('r', "", "", "keep the packets with those numbers instead"),
                row('A', "", "<time>", "only packets at this time or later"),
                row('B', "", "<time>", "only packets before this time"),
            ],
        ),
        (
            "Packets that came twice",
            &[
                row('d', "", "", "leave them out: the same as one of the 4 before"),
                row('D', "", "<count>", "the same, with a window of so many (0 to 1000000)"),
                row('w', "", "<seconds>", "the same, with a window of time"),
                row('I', "", "<octets>", "so many octets at the start do not count"),
                row('\0', "novlan", "", "VLAN tags do not count"),
                row('\0', "skip-radiotap-header", "", "radiotap headers do not count"),
            ],
        ),
        (
            "What becomes of each packet",
            &[
                row('s', "", "<octets>", "cut to at most so many octets"),
                row(
                    'C',
                    "",
                    "[<offset>:]<octets>",
                    "cut out octets: at the start, or the end if negative",
                ),
                row('L', "", "", "the length on the wire shrinks with what is cut"),
                row('t', "", "<seconds>", "shift the times"),
                row(
                    'S',
                    "",
                    "<seconds>",
                    "times never go back; if negative, packets follow at this distance",
                ),
                row('E', "", "<probability>", "change octets at random"),
                row('o', "", "<octets>", "so many octets at the start stay (with -E)"),
                row('\0', "seed", "<number>", "start of the random numbers (with -E)"),
                row('a', "", "<packet>:<comment>", "comment on a packet"),
            ],
        ),
        (
            "The new file",
            &[
                row('c', "", "<packets>", "a new file after so many packets"),
                row('i', "", "<seconds>", "a new file after so much time"),
                row('F', "", "<format>", "format of the file (default: pcapng)"),
                row('T', "", "<type>", "what packets start with, whatever the file says"),
                row('\0', "capture-comment", "<comment>", "comment on the capture"),
                row('\0', "discard-capture-comment", "", "leave out comments on the capture"),
                row(
                    '\0',
                    "inject-secrets",
                    "<kind>,<file>",
                    "put in keys for decryption: tls, ssh or wg",
                ),
                row('\0', "discard-all-secrets", "", "leave out the keys that are there"),
            ],
        ),
        (
            "Miscellaneous",
            &[row('V', "", "", "tell what is done"), MISCELLANEOUS[0], MISCELLANEOUS[1]],
        ),
    ],
    notes: "Times are YYYY-MM-DDThh:mm:ss[.nnnnnnnnn][Z|+-hh:mm], or seconds since 1970. Files may be '-'.",
};

/// Runs with the arguments after the name.
pub(crate) fn main(words: &[String]) -> ExitCode {
    // Asked without a value, these list what there is.
    match words.last().map(String::as_str) {
        Some("-F") => return listed("F", &crate::formats::formats()),
        Some("-T") => return listed("T", &crate::formats::links("T")),
        _ => {}
    }
    PROGRAM.run(words, |given, files| work::run(args::read(given, files)?))
}

fn listed(letter: &str, list: &str) -> ExitCode {
    tell!("editcap: option requires an argument: {letter}\neditcap: {list}");
    ExitCode::SUCCESS
}
