//! `filters CAPTURE`: the verdict of each display filter of standard input, one a line, over a capture.
//!
//! A line of the answer: `ok`, the numbers of the frames that pass, and the filter; or `no`, the message, and the filter.
//! `tests/filters.py` puts it beside what the reference says.
//!
//! `filters --every-field CAPTURE...`: for each field that stands in a capture, the filter of its name must pass the same
//! frames that have it when all details are asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use capfile::Reader;
use dissect::{Demand, Registry};
use session::{Options, Printer, Session, Shown, filter, run};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(("--every-field", captures)) = words.split_first().map(|(w, r)| (w.as_str(), r)) {
        return every_field(captures);
    }
    let Some(capture) = words.first() else {
        eprintln!("usage: filters CAPTURE < FILTERS");
        return ExitCode::from(2);
    };
    let session = Session::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        let answer = verdict(&session, Path::new(capture), &line);
        if writeln!(out, "{answer}").is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}

/// Prints nothing but the numbers of frames.
struct Numbers;

impl Printer for Numbers {
    fn demand(&self, _: &Registry) -> Demand {
        Demand::nothing()
    }

    fn frame(&self, frame: &Shown<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(format!(" {}", frame.info.number).as_bytes());
    }
}

fn verdict(session: &Session, capture: &Path, text: &str) -> String {
    let filter = match filter::compile(session, text) {
        Ok(filter) => filter,
        Err(error) => return format!("no\t{}\t{text}", error.message),
    };
    let mut reader = match Reader::open(capture) {
        Ok(reader) => reader,
        Err(error) => return format!("no\t{error}\t{text}"),
    };
    let mut numbers = Vec::new();
    let options = Options { filter: Some(&filter), ..Options::default() };
    run(session, &mut reader, &Numbers, None, &options, &mut numbers);
    format!("ok\t{}\t{text}", String::from_utf8_lossy(&numbers).trim())
}

/// Prints the names of a frame's fields, each once, after its number.
struct Names;

impl Printer for Names {
    fn demand(&self, _: &Registry) -> Demand {
        Demand::everything()
    }

    fn frame(&self, frame: &Shown<'_>, out: &mut Vec<u8>) {
        let names: BTreeSet<&str> =
            frame.tree.nodes().iter().map(|n| frame.registry.field(n.field).filter).collect();
        for name in names {
            out.extend_from_slice(format!("{name} {}\n", frame.info.number).as_bytes());
        }
    }
}

fn every_field(captures: &[String]) -> ExitCode {
    let session = Session::new();
    let (mut fields, mut wrong) = (0, 0);
    for capture in captures {
        let Ok(mut reader) = Reader::open(Path::new(capture)) else { continue };
        let mut text = Vec::new();
        run(&session, &mut reader, &Names, None, &Options::default(), &mut text);
        let mut frames: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let text = String::from_utf8_lossy(&text);
        for (name, number) in text.lines().filter_map(|l| l.split_once(' ')) {
            frames.entry(name).or_default().push(number);
        }
        for (name, numbers) in frames.iter().filter(|(name, _)| **name != "text") {
            fields += 1;
            let found = verdict(&session, Path::new(capture), name);
            let expected = format!("ok\t{}\t{name}", numbers.join(" "));
            if found != expected {
                wrong += 1;
                println!("{capture}: {name}: {} frames have it\n  {found}", numbers.len());
            }
        }
    }
    println!("{fields} fields, {wrong} wrong");
    ExitCode::from(u8::from(wrong > 0))
}
