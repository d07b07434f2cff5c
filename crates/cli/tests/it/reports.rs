//! `-G`: the tables that scripts read, compared with those of the reference, where it is installed.

use std::collections::HashSet;
use std::process::Command;

/// Fields that only we have; the reports leave them out.
const HIDDEN: &str = include_str!("../../src/tshark/reports/hidden.txt");

fn ours(args: &[&str]) -> (Option<i32>, String, String) {
    run(Command::new(env!("CARGO_BIN_EXE_requin")).arg("tshark"), args).unwrap()
}

/// What the reference says; `None` if it is not there.
fn theirs(args: &[&str]) -> Option<(Option<i32>, String, String)> {
    run(&mut Command::new("tshark"), args)
}

fn run(command: &mut Command, args: &[&str]) -> Option<(Option<i32>, String, String)> {
    let output = command.args(args).output().ok()?;
    let text = |octets: Vec<u8>| String::from_utf8_lossy(&octets).into_owned();
    Some((output.status.code(), text(output.stdout), text(output.stderr)))
}

fn cells(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().map(|line| line.split('\t').collect())
}

#[test]
fn tables_without_words_of_ours_are_the_same() {
    for report in ["ftypes", "column-formats"] {
        let (status, out, _) = ours(&["-G", report]);
        assert_eq!(status, Some(0));
        if let Some((_, expected, _)) = theirs(&["-G", report]) {
            assert_eq!(out, expected, "{report}");
        }
    }
}

#[test]
fn all_reports_of_the_help_can_be_had() {
    let (status, help, _) = ours(&["-G", "help"]);
    assert_eq!(status, Some(0));
    let names = |text: &str| -> Vec<String> {
        let rows = text.lines().filter_map(|line| line.strip_prefix("  -G "));
        rows.filter_map(|row| row.split(' ').next().map(str::to_owned)).collect()
    };
    if let Some((_, expected, _)) = theirs(&["-G", "help"]) {
        assert_eq!(names(&help), names(&expected));
    }
    for name in names(&help) {
        let (status, out, err) = ours(&["-G", &name]);
        assert_eq!((status, err.as_str()), (Some(0), ""), "{name}");
        assert_eq!(out.is_empty(), name == "plugins", "{name}");
    }
    assert_eq!(ours(&["-G"]), ours(&["-G", "fields"]));
}

#[test]
fn wrong_reports_are_refused() {
    for args in [&["-G", "nosuch"][..], &["-n", "-G", "fields"]] {
        let (status, out, err) = ours(args);
        assert_eq!((status, out.as_str()), (Some(1), ""), "{args:?}");
        if let Some((expected, _, text)) = theirs(args) {
            assert_eq!(status, expected, "{args:?}");
            assert!(text.contains(&err), "{args:?}: {err}");
        }
    }
}

#[test]
fn hidden_fields_are_those_that_the_reference_does_not_know() {
    let listed: HashSet<&str> = HIDDEN.lines().collect();
    let (_, out, _) = ours(&["-G", "fields"]);
    let shown: HashSet<&str> = cells(&out).filter_map(|row| row.get(2).copied()).collect();
    assert!(shown.contains("tcp.port") && shown.is_disjoint(&listed));
    let Some((_, expected, _)) = theirs(&["-G", "fields"]) else { return };
    let known: HashSet<&str> = cells(&expected).filter_map(|row| row.get(2).copied()).collect();
    let mut extra: Vec<&str> = shown.difference(&known).copied().collect();
    extra.sort_unstable();
    assert!(extra.is_empty(), "to be added to hidden.txt: {extra:#?}");
    assert!(listed.is_disjoint(&known), "to be taken from hidden.txt");
}
