//! Conformance and speed, against floors that only go up.
//!
//! `tests/floors.txt` holds a line a floor: `f1 dns 0.95`, `stacks 0.80`, `info 0.90`, `speed list 6.0`, … Needs
//! `tshark` and Python; captures and the comparing program stand beside the checkout, in `../shared`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{Done, root};

/// Packets of the capture that speed is measured with here.
const BENCH_PACKETS: &str = "250000";

pub(crate) fn run(args: &[&str]) -> Done {
    let raise = args.contains(&"--raise");
    let shared = root().join("../shared");
    if !shared.join("captures/CORE").exists() {
        println!("no captures in {}: conformance and speed are not checked", shared.display());
        return Ok(());
    }
    let path = root().join("tests/floors.txt");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut measured = conformance(&shared)?;
    measured.extend(speed(&shared)?);
    if text.lines().filter_map(floor).any(|(name, floor)| {
        name.starts_with("speed")
            && floor.is_some_and(|f| measured.get(name).is_some_and(|v| *v < f))
    }) {
        // Whoever shares the machine slows one of two programs that run in turn; it seldom happens to the same one twice.
        println!("slower than a floor; once more");
        for (name, again) in speed(&shared)? {
            let ratio = measured.entry(name).or_insert(again);
            *ratio = ratio.max(again);
        }
    }
    let mut low = Vec::new();
    let mut out = String::new();
    for line in text.lines() {
        let Some((name, floor)) = floor(line) else {
            out += &format!("{line}\n");
            continue;
        };
        let floor = floor.ok_or_else(|| format!("floors.txt: `{line}` has no number"))?;
        let got = measured.get(name).copied();
        let shown = got.map_or("nothing".to_owned(), |v| format!("{v:.3}"));
        println!("{name:24} floor {floor:8.3}  measured {shown}");
        if got.is_none_or(|v| v < floor) {
            low.push(format!("{name}: {shown}, the floor is {floor}"));
        }
        // Speed differs from machine to machine: its floors are set by hand.
        let better =
            got.filter(|_| !name.starts_with("speed")).map(|v| (v * 1000.0).floor() / 1000.0);
        out += &format!("{name} {}\n", better.filter(|v| *v > floor).unwrap_or(floor));
    }
    if raise {
        fs::write(&path, out).map_err(|e| e.to_string())?;
    }
    if low.is_empty() { Ok(()) } else { Err(format!("below the floor:\n{}", low.join("\n"))) }
}

/// What a line asks for, and how much; nothing for a comment.
fn floor(line: &str) -> Option<(&str, Option<f64>)> {
    let (name, floor) = line.rsplit_once(' ').filter(|_| !line.starts_with('#'))?;
    Some((name, floor.parse().ok()))
}

/// A binary of the release build.
pub(crate) fn binary(name: &str) -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("release").join(name)
}

fn conformance(shared: &Path) -> Result<BTreeMap<String, f64>, String> {
    let result = std::env::temp_dir().join(format!("requin-conform-{}.json", std::process::id()));
    let output = Command::new("python3")
        .arg(shared.join("conformance/conform"))
        .arg("--analyzer")
        .arg(format!("{} tshark", binary("requin").display()))
        .args(["--columns", "--json"])
        .arg(&result)
        .arg(format!("@{}", shared.join("captures/CORE").display()))
        .output()
        .map_err(|e| format!("python3: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let json = fs::read_to_string(&result)
        .map_err(|e| format!("{e}\n{text}{}", String::from_utf8_lossy(&output.stderr)))?;
    let _ = fs::remove_file(&result);
    println!("{}", text.lines().last().unwrap_or(""));
    text.lines().filter(|l| l.starts_with("  failed on")).for_each(|l| println!("{l}"));
    let json: Value = serde_json::from_str(&json).map_err(|e| e.to_string())?;
    let mut measured = BTreeMap::new();
    let number = |v: &Value| v.as_f64().unwrap_or(0.0);
    let summary = &json["summary"];
    for name in ["stacks", "recall", "precision", "placed"] {
        measured.insert(name.to_owned(), number(&summary[name]));
    }
    for (column, floor) in [("Protocol", "protocol column"), ("Info", "info column")] {
        measured.insert(floor.to_owned(), number(&summary["columns"][column]));
    }
    // Written so that more is better: 1 when nothing failed.
    measured.insert("nothing failed".to_owned(), f64::from(number(&summary["failed"]) == 0.0));
    for (name, row) in json["protocols"].as_object().into_iter().flatten() {
        measured.insert(format!("f1 {name}"), number(&row["f1"]));
    }
    Ok(measured)
}

fn speed(shared: &Path) -> Result<BTreeMap<String, f64>, String> {
    let capture = std::env::temp_dir().join(format!("requin-bench-{}.pcap", std::process::id()));
    crate::ci::command(
        Command::new("python3")
            .arg(shared.join("bench/make-capture"))
            .arg(&capture)
            .arg(BENCH_PACKETS),
    )?;
    let output = Command::new(binary("bench")).arg(&capture).output();
    let _ = fs::remove_file(&capture);
    let output = output.map_err(|e| format!("bench: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    print!("{text}");
    if !output.status.success() {
        return Err(format!("bench failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let mut measured = BTreeMap::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let ratio = words
            .iter()
            .position(|w| *w == "times")
            .and_then(|i| words.get(i.checked_sub(1)?)?.parse().ok());
        if let (Some(name), Some(ratio)) = (words.first(), ratio) {
            measured.insert(format!("speed {name}"), ratio);
        }
    }
    Ok(measured)
}
