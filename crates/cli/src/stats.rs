//! `requin stats` and `requin follow`: reports on a capture, for people. The same code as `tshark -z`.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::getopt::Given;
use crate::table::{self, MISCELLANEOUS, Program, Row, row};
use crate::tshark;

const PACKETS: &[Row] = &[
    row('Y', "filter", "<filter>", "only packets that match a display filter"),
    row('n', "numbers", "", "no names for addresses and ports"),
    row('N', "names", "", "names for addresses, as far as they are known"),
];

/// `requin stats`.
pub(crate) const STATS: Program = Program {
    name: "requin stats",
    title: "Requin",
    about: "reports on a capture",
    usage: &["[options] <infile> <report>..."],
    groups: &[("Packets", PACKETS), ("Miscellaneous", MISCELLANEOUS)],
    notes: "\
Reports:
  hierarchy                 which protocols stand in which, with packets and bytes
  conversations[,LAYER]     who talks to whom: eth, ip, ipv6, tcp, udp, sctp, wlan, ...; without LAYER, the first five
  endpoints[,LAYER]         who sends and receives how much
  time,SECONDS[,COLUMN]...  packets and bytes in each interval; a COLUMN is a filter, or
                            SUM, MIN, MAX, AVG, COUNT or LOAD of a field: 'MAX(tcp.len)tcp.len'
  expert[,error|warn|note]  what is wrong or worth a look, the most serious first
  hosts                     names of addresses that the capture tells
Any report of 'tshark -z' can be given by its name there, too.

Examples:
  requin stats trace.pcap hierarchy conversations,tcp
  requin stats -Y 'ip.addr == 192.0.2.1' trace.pcap time,10 expert,warn",
};

/// `requin follow`.
pub(crate) const FOLLOW: Program = Program {
    name: "requin follow",
    title: "Requin",
    about: "what the two ends of a conversation sent each other, in order",
    usage: &["[options] <infile> tcp|udp|http|tls <number>"],
    groups: &[
        (
            "Output",
            &[
                row('a', "as", "<form>", "ascii (default), ebcdic, hex, raw or yaml"),
                row('r', "range", "<first>-<last>", "only these pieces, counted from 1"),
            ],
        ),
        ("Miscellaneous", MISCELLANEOUS),
    ],
    notes: "\
<number> is the conversation's: the field tcp.stream or udp.stream, which 'requin read -V' shows.
What the second end sent is indented. For tls, the keys must be known.

Example:
  requin follow trace.pcap tcp 0",
};

/// Names for people, and the reports that they stand for.
const NAMES: &[(&str, &str)] = &[
    ("hierarchy", "io,phs"),
    ("conversations", "conv"),
    ("endpoints", "endpoints"),
    ("time", "io,stat"),
    ("expert", "expert"),
    ("hosts", "hosts"),
];

/// What is told if no layer is named.
const LAYERS: &[&str] = &["eth", "ip", "ipv6", "tcp", "udp"];

/// Runs with the arguments after `stats`.
pub(crate) fn stats(words: &[String]) -> ExitCode {
    STATS.run(words, |given, words| {
        let [file, reports @ ..] = words else {
            return Err(STATS.misused("a capture must be named"));
        };
        if reports.is_empty() {
            return Err(STATS.misused("a report must be named"));
        }
        let mut args = base(file, given);
        let mut all = Vec::new();
        for report in reports {
            all.extend(asked(report)?);
        }
        // Reports come out with the last one first.
        args.extend(all.into_iter().rev().flat_map(|report| ["-z".to_owned(), report]));
        Ok(tshark::main(&args))
    })
}

fn base(file: &str, given: &[Given]) -> Vec<String> {
    let mut args: Vec<String> = ["-q", "-r", file].map(str::to_owned).to_vec();
    for Given { name, value } in given {
        let words: &[&str] = match name.as_str() {
            "Y" => &["-2", "-R", value],
            "n" => &["-n"],
            "N" => &["-N", "mntdv"],
            _ => &[],
        };
        args.extend(words.iter().map(|word| (*word).to_owned()));
    }
    args
}

/// The reports that a word asks for, as `-z` names them.
fn asked(word: &str) -> Result<Vec<String>, Failure> {
    let (name, rest) = word.split_once(',').unwrap_or((word, ""));
    let known = NAMES.iter().find(|(known, _)| *known == name);
    if let Some((_, report @ ("conv" | "endpoints"))) = known
        && rest.is_empty()
    {
        return Ok(LAYERS.iter().map(|layer| format!("{report},{layer}")).collect());
    }
    let text = match (known, rest) {
        (Some((_, report)), "") => (*report).to_owned(),
        (Some((_, report)), rest) => format!("{report},{rest}"),
        (None, _) => word.to_owned(),
    };
    if tshark::is_report(&text) {
        return Ok(vec![text]);
    }
    let near = table::nearest(name, NAMES.iter().map(|n| n.0));
    let hint = near.map_or(String::new(), |near| format!(" (did you mean {near}?)"));
    Err(STATS.misused(&format!("no such report: {word}{hint}")))
}

/// Runs with the arguments after `follow`.
pub(crate) fn follow(words: &[String]) -> ExitCode {
    FOLLOW.run(words, |given, words| {
        let [file, protocol, number] = words else {
            return Err(FOLLOW.misused("a capture, a protocol and a number must be given"));
        };
        if !["tcp", "udp", "http", "tls"].contains(&protocol.as_str()) {
            return Err(FOLLOW.misused(&format!("{protocol} cannot be followed")));
        }
        let value = |name: &str| given.iter().rfind(|g| g.name == name).map(|g| g.value.as_str());
        let form = value("a").unwrap_or("ascii");
        let range = value("r").map_or(String::new(), |range| format!(",{range}"));
        let report = format!("follow,{protocol},{form},{number}{range}");
        let args = ["-q", "-r", file, "-z", &report].map(str::to_owned);
        Ok(tshark::main(&args))
    })
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn names_for_people_are_reports() {
        let reports = |word| asked(word).ok().map(|list| list.join(" "));
        for (word, expected) in [
            ("hierarchy", "io,phs"),
            ("conversations,tcp", "conv,tcp"),
            ("endpoints", "endpoints,eth endpoints,ip endpoints,ipv6 endpoints,tcp endpoints,udp"),
            ("time,5,dns", "io,stat,5,dns"),
            ("expert,warn", "expert,warn"),
            ("conv,udp", "conv,udp"),
        ] {
            assert_eq!(reports(word).as_deref(), Some(expected), "{word}");
        }
        assert!(asked("hierachy").is_err_and(|e| e.text.contains("did you mean hierarchy?")));
    }
}
