//! Chores of the project, in its own language: `cargo xtask help` lists them.

mod ci;
mod floors;
mod new;
mod tidy;
mod web;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["tidy"] => tidy::run(),
        ["new", family, name] => new::run(family, name),
        ["ci"] => ci::run(),
        ["floors", rest @ ..] => floors::run(rest),
        ["web", rest @ ..] => web::run(rest),
        _ => {
            print!("{HELP}");
            return ExitCode::from(u8::from(!matches!(words.as_slice(), ["help"] | [])));
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

const HELP: &str = "\
cargo xtask tidy               rules that no compiler checks: crate order, module docs, words
cargo xtask new FAMILY NAME    a new protocol from a template, e.g. `new services whois`
cargo xtask ci                 everything the gate runs
cargo xtask floors [--raise]   conformance and speed against tests/floors.txt; --raise writes better ones down
cargo xtask web [--test]       the window's page, with npm, into web/dist; --test also tests it, in a browser too
";

/// The folder that holds the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// What a chore ends with: nothing, or why it failed.
type Done = Result<(), String>;
