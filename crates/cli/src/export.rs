//! `requin export`: the packets of a capture in a form that other programs read. The same code as `tshark -T`.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::table::{self, MISCELLANEOUS, Program, row};
use crate::tshark;

/// `requin export`.
pub(crate) const PROGRAM: Program = Program {
    name: "requin export",
    title: "Requin",
    about: "the packets of a capture in a form that other programs read",
    usage: &["[options] <infile> <form> [<field>...]"],
    groups: &[
        (
            "Packets",
            &[
                row('Y', "filter", "<filter>", "only packets that match a display filter"),
                row('c', "count", "<count>", "only the first packets of the capture"),
                row('2', "two-passes", "", "two passes: links to later packets are known"),
                row('n', "numbers", "", "no names for addresses and ports"),
                row('N', "names", "", "names for addresses, as far as they are known"),
            ],
        ),
        (
            "Output",
            &[
                row(
                    'x',
                    "bytes",
                    "",
                    "the bytes of the packets, too: with text, details, json and ek",
                ),
                row('t', "time", "<format>", "times of the list: a, ad, d, dd, e, r, u, ud, ..."),
            ],
        ),
        ("Miscellaneous", MISCELLANEOUS),
    ],
    notes: "\
Forms:
  text      the packet list, a line per packet
  details   all details of each packet, as text
  csv       values with commas between, in quotes where need be: of the columns of the packet
            list, or of the fields that are named
  tsv       the same with tabs, as 'tshark -T fields' writes them
  json      all details in JSON, or the named fields only
  ek        JSON Lines, two lines per packet, to load into Elasticsearch
  pdml      all details in XML
  psml      the packet list in XML
  ps        the packet list in PostScript
What is exported goes to standard output. To write packets into another capture file, see
'requin convert' and 'requin edit'.

Examples:
  requin export trace.pcap csv > trace.csv
  requin export -Y dns trace.pcap csv frame.time_epoch ip.src dns.qry.name
  requin export trace.pcap json | jq '.[]._source.layers.tcp'",
};

/// A form: its name, whether fields can be named, whether bytes can be shown, and the words that ask for it.
type Form = (&'static str, bool, bool, &'static [&'static str]);

const FORMS: &[Form] = &[
    ("text", false, true, &["-P"]),
    ("details", false, true, &["-V"]),
    (
        "csv",
        true,
        false,
        &["-T", "fields", "-E", "separator=,", "-E", "quote=dd", "-E", "header=y"],
    ),
    ("tsv", true, false, &["-T", "fields", "-E", "header=y"]),
    ("json", true, true, &["-T", "json"]),
    ("ek", true, true, &["-T", "ek"]),
    ("pdml", true, false, &["-T", "pdml"]),
    ("psml", false, false, &["-T", "psml"]),
    ("ps", false, false, &["-T", "ps"]),
];

/// The columns of the packet list, where values are asked for and none are named.
const COLUMNS: &[&str] = &["No.", "Time", "Source", "Destination", "Protocol", "Length", "Info"];

/// Runs with the arguments after `export`.
pub(crate) fn main(words: &[String]) -> ExitCode {
    PROGRAM.run(words, |given, words| {
        let [file, form, fields @ ..] = words else {
            return Err(PROGRAM.misused("a capture and a form must be named"));
        };
        let mut args = vec!["-r".to_owned(), file.clone()];
        let mut bytes = false;
        for option in given {
            let name = option.name.as_str();
            bytes |= name == "x";
            match name {
                "N" => args.extend(["-N", "mntdv"].map(str::to_owned)),
                _ => args.push(format!("-{name}")),
            }
            args.extend(["Y", "c", "t"].contains(&name).then(|| option.value.clone()));
        }
        args.extend(asked(form, fields, bytes)?);
        Ok(tshark::main(&args))
    })
}

/// The words by which `tshark` is asked for a form.
fn asked(name: &str, fields: &[String], bytes: bool) -> Result<Vec<String>, Failure> {
    let Some((_, takes_fields, shows_bytes, words)) = FORMS.iter().find(|form| form.0 == name)
    else {
        let near = table::nearest(name, FORMS.iter().map(|form| form.0));
        let hint = near.map_or(String::new(), |near| format!(" (did you mean {near}?)"));
        return Err(PROGRAM.misused(&format!("no such form: {name}{hint}")));
    };
    if !takes_fields && !fields.is_empty() {
        return Err(PROGRAM.misused(&format!("{name} shows no fields of your choice")));
    }
    if !shows_bytes && bytes {
        return Err(PROGRAM.misused(&format!("{name} has no place for bytes")));
    }
    let mut args: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let columns = || COLUMNS.iter().map(|title| format!("_ws.col.{title}"));
    let fields: Vec<String> = match (name, fields) {
        ("csv" | "tsv", []) => columns().collect(),
        _ => fields.to_vec(),
    };
    args.extend(fields.into_iter().flat_map(|field| ["-e".to_owned(), field]));
    Ok(args)
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn forms_are_those_of_tshark() {
        let line = |form: &str, fields: &[&str], bytes| {
            let fields: Vec<String> = fields.iter().map(|f| (*f).to_owned()).collect();
            asked(form, &fields, bytes).map(|words| words.join(" ")).map_err(|e| e.text)
        };
        assert_eq!(line("json", &["ip.src"], false).as_deref(), Ok("-T json -e ip.src"));
        assert_eq!(line("details", &[], true).as_deref(), Ok("-V"));
        assert!(line("tsv", &[], false).is_ok_and(|l| l.ends_with("-e _ws.col.Info")));
        for (form, fields, bytes, says) in [
            ("jsn", &[] as &[&str], false, "no such form: jsn (did you mean json?)"),
            ("psml", &["ip.src"], false, "psml shows no fields of your choice"),
            ("csv", &[], true, "csv has no place for bytes"),
        ] {
            let text = line(form, fields, bytes).unwrap_err();
            assert!(text.starts_with(says), "{text}");
        }
    }
}
