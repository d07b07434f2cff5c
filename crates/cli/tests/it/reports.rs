//! `-G`: the tables that scripts read, compared with those of the reference, where it is installed.

use std::collections::{HashMap, HashSet};
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

/// Keys of fields that are declared several times with several types; each program takes one of them.
const SEVERAL_TYPES: &[&str] = &[
    "pkix1explicit_pkix1explicit_max",
    "pkix1explicit_pkix1explicit_min",
    "tls_tls_handshake_session_id_length",
    "wlan_wlan_fc_subtype",
    "wlan_wlan_fc_type",
    "wlan_wlan_fc_version",
    "x509if_x509if_maximum",
    "x509if_x509if_minimum",
    "x509sat_x509sat_any",
    "x509sat_x509sat_final",
    "x509sat_x509sat_initial",
    "x509sat_x509sat_second",
];

#[test]
fn elastic_types_are_the_same() {
    let types = |text: &str| -> HashMap<String, String> {
        let parsed: serde_json::Value = serde_json::from_str(text).unwrap();
        let layers = &parsed["mappings"]["properties"]["layers"]["properties"];
        let mut types = HashMap::new();
        for layer in layers.as_object().unwrap().values() {
            for (key, value) in layer["properties"].as_object().unwrap() {
                types.insert(key.clone(), value["type"].as_str().unwrap().to_owned());
            }
        }
        types
    };
    let own = types(&ours(&["-G", "elastic-mapping"]).1);
    assert_eq!(own["tcp_tcp_port"], "integer");
    let Some((_, expected, _)) = theirs(&["-G", "elastic-mapping"]) else { return };
    let expected = types(&expected);
    let both = own.iter().filter(|(key, _)| expected.contains_key(*key)).count();
    let differ = own.iter().filter(|(key, kind)| expected.get(*key).is_some_and(|e| e != *kind));
    let differ = differ.filter(|(key, _)| !SEVERAL_TYPES.contains(&key.as_str()));
    let differ: Vec<_> = differ.collect();
    assert!(both > 4_000, "{both}");
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn protocols_are_the_same() {
    let (_, out, _) = ours(&["-G", "protocols"]);
    assert!(out.contains("\tTCP\ttcp\n"));
    let Some((_, expected, _)) = theirs(&["-G", "protocols"]) else { return };
    let known: HashSet<&str> = expected.lines().collect();
    let differ: Vec<&str> = out.lines().filter(|line| !known.contains(line)).collect();
    assert!(differ.is_empty(), "to be added to protocols.tsv: {differ:#?}");
}

/// The cells of a line of `-G fields` without the words: the label and the description.
fn without_words<'a>(row: &[&'a str]) -> Vec<&'a str> {
    let words = |at: &usize| *at == 1 || *at == 7;
    (0..row.len()).filter(|at| !words(at)).map(|at| row[at]).collect()
}

#[test]
fn fields_are_the_same() {
    let (_, out, _) = ours(&["-G", "fields"]);
    assert!(cells(&out).all(|row| row.len() == if row[0] == "P" { 3 } else { 8 }));
    let Some((_, expected, _)) = theirs(&["-G", "fields"]) else { return };
    let known: HashSet<Vec<&str>> = cells(&expected).map(|row| without_words(&row)).collect();
    let differ = cells(&out).filter(|row| !known.contains(&without_words(row)));
    let differ: Vec<_> = differ.map(|row| without_words(&row)).collect();
    assert!(differ.is_empty(), "to be added to fields.tsv, as the reference says: {differ:#?}");
}

/// Fields some of whose words are others than the reference's. Those of s7comm and wlan_radio are not settled: one of the two
/// is wrong.
const OWN_WORDS: &[&str] = &[
    "arp.dst.drarp_error_status",
    "cotp.cause",
    "cotp.parameter_code",
    "dns.wks.protocol",
    "dns.xpf.protocol",
    "geneve.option.class",
    "ipv6.opt.ioam.opt_type",
    "modbus.mei",
    "pim.type",
    "s7comm.param.item.transp_size",
    "s7comm.param.userdata.reqres1",
    "s7comm.param.userdata.type",
    "wlan_radio.11a.turbo_type",
];

#[test]
fn words_for_values_are_the_same() {
    let (_, out, _) = ours(&["-G", "values"]);
    let Some((_, expected, _)) = theirs(&["-G", "values"]) else { return };
    // What a line says of: its kind, field and numbers.
    let subject = |row: &[&str]| -> Option<Vec<String>> {
        let numbers = match row {
            ["V", ..] => 1,
            ["R", ..] => 2,
            ["T" | "U", ..] => 0,
            _ => return None,
        };
        Some(row.iter().take(2 + numbers).map(|cell| (*cell).to_owned()).collect())
    };
    let mut known: HashMap<Vec<String>, HashSet<Vec<&str>>> = HashMap::new();
    for row in cells(&expected) {
        if let Some(subject) = subject(&row) {
            known.entry(subject).or_default().insert(row);
        }
    }
    let (mut same, mut differ) = (0, Vec::new());
    for row in cells(&out) {
        match known.get(&subject(&row).unwrap()) {
            Some(rows) if rows.contains(&row) => same += 1,
            Some(_) => differ.push(row[1]),
            None => {}
        }
    }
    differ.dedup();
    differ.sort_unstable();
    differ.dedup();
    assert!(same > 12_000, "{same}");
    assert_eq!(differ, OWN_WORDS);
}

#[test]
fn tables_and_heuristics_are_the_same() {
    for (report, words) in [("decodes", 9), ("heuristic-decodes", 9), ("dissector-tables", 1)] {
        let (_, out, _) = ours(&["-G", report]);
        assert!(out.lines().count() > 20, "{report}");
        let Some((_, expected, _)) = theirs(&["-G", report]) else { return };
        let rows = |text: &str| -> HashSet<Vec<String>> {
            let rows = cells(text).map(|row| {
                let kept = row.iter().enumerate().filter(|(at, _)| *at != words);
                kept.map(|(_, cell)| (*cell).to_owned()).collect()
            });
            rows.collect()
        };
        let known = rows(&expected);
        let differ: Vec<_> = rows(&out).into_iter().filter(|row| !known.contains(row)).collect();
        // Entries that only we have: what the reference does there it does in another way.
        let allowed = [vec!["gre.proto", "36864", "wlan"], vec!["null.type", "10", "ipv6"]];
        let differ = differ.iter().filter(|row| !allowed.iter().any(|a| *row == a));
        let differ: Vec<_> = differ.collect();
        assert!(differ.is_empty(), "{report}: {differ:?}");
    }
}

#[test]
fn preferences_have_the_same_names_and_defaults() {
    let lines = |text: &str| -> HashMap<String, String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix('#'));
        let lines = lines.filter(|line| !line.starts_with([' ', '#']));
        let pairs = lines.filter_map(|line| line.split_once(':'));
        pairs.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
    };
    let own = lines(&ours(&["-G", "defaultprefs"]).1);
    assert_eq!(own["tcp.desegment_tcp_streams"], "TRUE");
    let Some((_, expected, _)) = theirs(&["-G", "defaultprefs"]) else { return };
    let expected = lines(&expected);
    let differ: Vec<_> = own
        .iter()
        .filter(|(name, value)| expected.get(*name).is_some_and(|e| e != *value))
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
    let both = own.keys().filter(|name| expected.contains_key(*name)).count();
    assert!(both > 1_250, "{both}");
}
