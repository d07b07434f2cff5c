//! Whole captures as golden text: each file of `golden/` holds prose and commands with their full output.
//!
//! `UPDATE=1 cargo test -p cli` writes the outputs again. `REFERENCE=1 cargo test -p cli -- --nocapture` runs the same
//! commands on the installed `tshark` and shows where it differs, without failing.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What a command prints: standard output, then standard error, then the exit status if it is not 0.
fn run(line: &str) -> String {
    let mut words = line.split(' ').filter(|w| !w.is_empty());
    assert_eq!(words.next(), Some("requin"), "commands start with `requin`: {line}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
    if std::env::var_os("REFERENCE").is_some() {
        assert_eq!(words.next(), Some("tshark"));
        command = Command::new("tshark");
    }
    let output = command
        .args(words)
        .current_dir(root())
        .env("TZ", "UTC")
        .output()
        .expect("the program starts");
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text += &String::from_utf8_lossy(&output.stderr)
        .replace("Running as user \"root\" and group \"root\". This could be dangerous.\n", "");
    if !output.status.success() {
        let _ = writeln!(text, "(exit status {})", output.status.code().unwrap_or(-1));
    }
    text
}

/// The file with every command's output as it is now.
fn refreshed(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        if line != "```console" {
            continue;
        }
        // Commands stay, what they printed goes.
        for line in lines.by_ref() {
            if let Some(command) = line.strip_prefix("$ ") {
                out += line;
                out.push('\n');
                out += &run(command);
            }
            if line == "```" {
                out += "```\n";
                break;
            }
        }
    }
    out
}

#[test]
fn commands_print_what_they_did() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = String::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let now = refreshed(&text);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &now).unwrap();
        } else if now != text {
            let at = now.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or(0);
            let line = |t: &str| t.lines().nth(at).unwrap_or("(the end)").to_owned();
            let _ = writeln!(
                wrong,
                "{}:{}\n  was {}\n  is  {}",
                file.display(),
                at + 1,
                line(&text),
                line(&now)
            );
        }
    }
    if std::env::var_os("REFERENCE").is_some() {
        eprintln!("{wrong}");
    } else {
        assert!(wrong.is_empty(), "{wrong}");
    }
}
