//! Display filters: the corpus of `crates/dfilter/tests/corpus`, and where it is installed the reference itself.
//!
//! `FILTERS=all cargo test -p cli filters` asks the reference all of them, not only every so many.

mod limits;
mod told;

use std::path::{Path, PathBuf};
use std::process::Command;

use capfile::Reader;
use dissect::{Demand, Registry};
use session::{Options, Printer, Session, Shown, filter, run};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn capture(name: &str) -> PathBuf {
    match name {
        "assorted" => root().join("crates/dfilter/tests/corpus/assorted.pcap"),
        name => root().join(format!("examples/{name}.pcap")),
    }
}

/// A line of the corpus.
#[derive(Clone)]
struct Case {
    place: String,
    capture: String,
    /// Frames as ranges, `none` or `refused`.
    reference: String,
    ours: String,
    /// The row of `tests/differences.toml`, if the two differ.
    by: Option<String>,
    text: String,
}

fn corpus() -> Vec<Case> {
    let mut cases = Vec::new();
    for file in ["language.txt", "generated.txt"] {
        let path = root().join("crates/dfilter/tests/corpus").join(file);
        let text = std::fs::read_to_string(path).expect("the corpus is there");
        for (number, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut parts = line.splitn(3, '\t');
            let mut part = || parts.next().expect("a line has three parts").to_owned();
            let (capture, says, text) = (part(), part(), part());
            let (reference, ours, by) = match says.split_once(" ours:") {
                Some((reference, rest)) => {
                    let (ours, by) = rest.split_once(" by ").expect("a difference has a reason");
                    (reference.to_owned(), ours.to_owned(), Some(by.to_owned()))
                }
                None => (says.clone(), says, None),
            };
            let place = format!("{file}:{}", number + 1);
            cases.push(Case { place, capture, reference, ours, by, text });
        }
    }
    cases
}

struct Numbers;

impl Printer for Numbers {
    fn demand(&self, _: &Registry) -> Demand {
        Demand::nothing()
    }

    fn frame(&self, frame: &Shown<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(format!("{} ", frame.info.number).as_bytes());
    }
}

/// 1 2 3 7 as 1-3,7.
fn ranges(text: &str) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for n in text.split_whitespace().filter_map(|n| n.parse().ok()) {
        match runs.last_mut() {
            Some(last) if last.1 + 1 == n => last.1 = n,
            _ => runs.push((n, n)),
        }
    }
    let list: Vec<String> =
        runs.iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}-{b}") }).collect();
    if list.is_empty() { "none".to_owned() } else { list.join(",") }
}

fn verdict(session: &Session, case: &Case) -> String {
    let Ok(filter) = filter::compile(session, &case.text) else { return "refused".to_owned() };
    let mut reader = Reader::open(&capture(&case.capture)).expect("the capture opens");
    let mut numbers = Vec::new();
    let options = Options { filter: Some(&filter), ..Options::default() };
    run(session, &mut reader, &Numbers, None, &options, &mut numbers);
    ranges(&String::from_utf8_lossy(&numbers))
}

#[test]
fn the_corpus_agrees() {
    let session = Session::new();
    let cases = corpus();
    assert!(cases.len() >= 1500, "{} filters", cases.len());
    let rows = std::fs::read_to_string(root().join("tests/differences.toml")).expect("is there");
    let mut wrong = String::new();
    for case in &cases {
        let found = verdict(&session, case);
        if found != case.ours {
            wrong += &format!("{}: {}\n  {found}, not {}\n", case.place, case.text, case.ours);
        }
        if let Some(by) = &case.by {
            assert!(rows.contains(&format!("where = \"{by}\"")), "{}: no row {by}", case.place);
            assert!(case.ours != case.reference, "{} no longer differs", case.place);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A plan printed as a filter gives the same plan, and passes the same frames.
#[test]
fn plans_come_back() {
    let session = Session::new();
    let mut wrong = String::new();
    for case in corpus().iter().filter(|c| c.ours != "refused") {
        let plan = filter::compile(&session, &case.text).expect("it is valid").filter().plan();
        let printed = Case { text: plan.clone(), ..case.clone() };
        match filter::compile(&session, &plan) {
            Ok(again) if again.filter().plan() != plan => {
                wrong += &format!("{}: {plan}\n  {}\n", case.place, again.filter().plan());
            }
            Ok(_) if verdict(&session, &printed) != case.ours => {
                wrong += &format!("{}: {plan}\n  passes other frames\n", case.place);
            }
            Ok(_) => {}
            Err(error) => wrong += &format!("{}: {error}\n", case.place),
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What the reference says now is what the corpus says of it.
#[test]
fn the_reference_agrees() {
    if Command::new("tshark").arg("-v").output().is_err() {
        return;
    }
    let cases = corpus();
    // It takes some tenths of a second for each: a sample, unless all are asked for.
    let step = if std::env::var_os("FILTERS").is_some() { 1 } else { 61 };
    let sample: Vec<&Case> = cases.iter().step_by(step).collect();
    let halves = sample.split_at(sample.len() / 2);
    std::thread::scope(|scope| {
        for half in [halves.0, halves.1] {
            scope.spawn(move || half.iter().for_each(|case| reference(case)));
        }
    });
}

fn reference(case: &Case) {
    let output = Command::new("tshark")
        .args(["-n", "-T", "fields", "-e", "frame.number", "-r"])
        .arg(capture(&case.capture))
        .args(["-Y", &case.text])
        .env("TZ", "UTC")
        .output()
        .expect("the reference starts");
    let found = match output.status.code() {
        Some(0) => ranges(&String::from_utf8_lossy(&output.stdout)),
        _ => "refused".to_owned(),
    };
    assert_eq!(found, case.reference, "{}: {}", case.place, case.text);
}
