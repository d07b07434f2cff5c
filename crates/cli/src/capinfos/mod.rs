//! The personality `capinfos`: what is in capture files.

mod long;
mod show;
mod table;

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use capedit::summary::{Hashes, Summary};
use capfile::Error;

use crate::failure::{self, Failure};
use crate::getopt::Given;
use crate::output;
use crate::table::{MISCELLANEOUS, Program, Row, row};
use show::Show;

/// The program.
pub(crate) const PROGRAM: Program = Program {
    name: "capinfos",
    title: "Capinfos",
    about: "what is in capture files",
    usage: &["[options] <infile> ..."],
    groups: &[
        ("What to show (default: all)", FIELDS),
        (
            "Layout",
            &[
                row('L', "", "", "a report of several lines per file (default)"),
                row('T', "", "", "a table of one line per file"),
                row('M', "", "", "plain numbers also in reports"),
                row('R', "", "", "tables have a heading (default)"),
                row('r', "", "", "tables have no heading"),
                row('B', "", "", "columns are separated by tabs (default)"),
                row('m', "", "", "columns are separated by commas"),
                row('b', "", "", "columns are separated by spaces"),
                row('N', "", "", "nothing is quoted (default)"),
                row('q', "", "", "columns are quoted with '"),
                row('Q', "", "", "columns are quoted with \""),
            ],
        ),
        (
            "Which",
            &[
                row('A', "", "", "show all (default)"),
                row('K', "", "", "do not show the capture comment"),
                row('C', "", "", "stop at the first file that cannot be opened"),
            ],
        ),
        ("Miscellaneous", MISCELLANEOUS),
    ],
    notes: "Options take effect from left to right. The first one that says what to show replaces all.",
};

/// Options that select what is shown; their letters index [`Show`].
const FIELDS: &[Row] = &[
    row('t', "", "", "the type of the file"),
    row('E', "", "", "what its packets start with"),
    row('I', "", "", "its interfaces"),
    row('F', "", "", "precision of times, and who wrote it with what"),
    row('H', "", "", "SHA256, RIPEMD160 and SHA1 of the file"),
    row('k', "", "", "the capture comment"),
    row('c', "", "", "number of packets"),
    row('s', "", "", "octets of the file"),
    row('d', "", "", "octets of all packets"),
    row('l', "", "", "most octets captured of a packet"),
    row('u', "", "", "seconds from the first packet to the last"),
    row('a', "", "", "time of the first packet"),
    row('e', "", "", "time of the last packet"),
    row('o', "", "", "whether packets are in the order of their times"),
    row('S', "", "", "times as seconds since 1970"),
    row('y', "", "", "octets per second"),
    row('i', "", "", "bits per second"),
    row('z', "", "", "octets per packet"),
    row('x', "", "", "packets per second"),
    row('n', "", "", "names of addresses in the file"),
    row('D', "", "", "keys for decryption in the file"),
];

/// How the command line wants it.
struct Args {
    show: Show,
    table: bool,
    heading: bool,
    plain: bool,
    epoch: bool,
    separator: char,
    quote: Option<char>,
    stop_at_error: bool,
}

/// A file as it is reported.
struct Report<'r> {
    path: &'r str,
    summary: &'r Summary,
    /// `None` if they are not wanted, or cannot be had.
    hashes: Option<&'r Hashes>,
}

/// Runs with the arguments after the name.
pub(crate) fn main(words: &[String]) -> ExitCode {
    PROGRAM.run(words, |given, files| {
        let args = arguments(given);
        if files.is_empty() {
            return Err(PROGRAM.misused("no capture file named"));
        }
        report_all(&args, files)
    })
}

fn arguments(given: &[Given]) -> Args {
    let mut args = Args {
        show: Show::all(),
        table: false,
        heading: true,
        plain: false,
        epoch: false,
        separator: '\t',
        quote: None,
        stop_at_error: false,
    };
    let mut chosen = false;
    for option in given {
        match option.name.as_str() {
            "L" => args.table = false,
            "T" => args.table = true,
            "M" => args.plain = true,
            "S" => args.epoch = true,
            "R" => args.heading = true,
            "r" => args.heading = false,
            "B" => args.separator = '\t',
            "m" => args.separator = ',',
            "b" => args.separator = ' ',
            "N" => args.quote = None,
            "q" => args.quote = Some('\''),
            "Q" => args.quote = Some('"'),
            "C" => args.stop_at_error = true,
            // A field behind it is again the first one chosen.
            "A" => (args.show, chosen) = (Show::all(), false),
            "K" => args.show.remove('k'),
            letter => {
                if !chosen {
                    args.show = Show::none();
                    chosen = true;
                }
                letter.chars().for_each(|letter| args.show.add(letter));
            }
        }
    }
    args
}

fn report_all(args: &Args, files: &[String]) -> Result<ExitCode, Failure> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut status = 0;
    let mut text = String::new();
    if args.table && args.heading {
        table::heading(&mut text, args);
    }
    let mut first = true;
    for file in files {
        let before = text.len();
        if !args.table && !first {
            text.push('\n');
        }
        match report(args, file, &mut text) {
            Ok(None) => first = false,
            Ok(Some(trouble)) => {
                first = false;
                tell!("{}: {}", PROGRAM.name, trouble);
                tell!("  (will continue anyway, checksums might be incorrect)");
                status = 1;
            }
            Err(failure) => {
                // Nothing was reported, so nothing stands between it and the next.
                text.truncate(before);
                tell!("{}: {}", PROGRAM.name, failure.text);
                status = 2;
                if args.stop_at_error {
                    break;
                }
            }
        }
        let outcome = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        if outcome.is_err() {
            return output::done(outcome, ExitCode::SUCCESS);
        }
        text.clear();
    }
    let outcome = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    output::done(outcome, ExitCode::from(status))
}

/// Reports one file; what went wrong within it is given back.
fn report(args: &Args, file: &str, text: &mut String) -> Result<Option<String>, Failure> {
    let path = Path::new(file);
    let summary =
        Summary::of(path).map_err(|error| failure::of_file_in(PROGRAM.name, &error, file))?;
    let trouble = summary.error.as_ref().map(|error| {
        let count = summary.count;
        let what = failure::of_file_in(PROGRAM.name, error, file).text;
        format!(
            "An error occurred after reading {count} packets from \"{file}\".\n{}: {what}",
            PROGRAM.name
        )
    });
    // What was cut short is still worth a report; what is damaged is not trusted.
    if !matches!(summary.error, None | Some(Error::CutShort { .. })) {
        return Err(Failure { text: trouble.unwrap_or_default(), status: 2 });
    }
    let hashes = if args.show.has('H') { Hashes::of(path).ok() } else { None };
    let report = Report { path: file, summary: &summary, hashes: hashes.as_ref() };
    if args.table {
        table::line(text, args, &report);
    } else {
        long::report(text, args, &report);
    }
    Ok(trouble)
}
