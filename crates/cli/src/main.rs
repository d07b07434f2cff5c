//! One program: `requin`, and its personalities `tshark` and siblings, by the name it is called by or by
//! its first argument.

mod capinfos;
mod captype;
mod date;
mod editcap;
mod failure;
mod filter;
mod formats;
mod getopt;
mod mergecap;
mod open;
mod output;
mod progress;
mod read;
mod reordercap;
mod table;
mod tshark;
mod zone;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    // A dissector that panics becomes a mark in its frame; the message on standard error would only
    // disturb what is printed.
    std::panic::set_hook(Box::new(|_| {}));
    let args: Vec<String> = std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
    let called = args.first().map(Path::new).and_then(Path::file_name).and_then(|n| n.to_str());
    let words = args.get(1..).unwrap_or(&[]);
    if let Some(program) = called.and_then(personality) {
        return program(words);
    }
    match words.split_first() {
        Some((verb, rest)) if personality(verb).is_some() => {
            personality(verb).map_or(ExitCode::FAILURE, |program| program(rest))
        }
        Some((verb, rest)) => match verb.as_str() {
            "read" => read::main(rest),
            "filter" => filter::main(rest),
            "open" => open::main(rest),
            "-V" | "--version" | "version" => {
                println!("requin {}", env!("CARGO_PKG_VERSION"));
                ExitCode::SUCCESS
            }
            "-h" | "--help" | "help" => {
                print!("{HELP}");
                ExitCode::SUCCESS
            }
            _ if open::is_meant(verb) => open::main(words),
            other => {
                eprintln!("requin: no such command: {other}\n\n{HELP}");
                ExitCode::from(1)
            }
        },
        None => {
            eprint!("{HELP}");
            ExitCode::from(1)
        }
    }
}

/// A program by the name under which scripts know it.
type Main = fn(&[String]) -> ExitCode;

/// The programs that this one stands in for, by name.
const PERSONALITIES: &[(&str, Main)] = &[
    ("capinfos", capinfos::main),
    ("captype", captype::main),
    ("editcap", editcap::main),
    ("mergecap", mergecap::main),
    ("reordercap", reordercap::main),
    ("tshark", tshark::main),
];

fn personality(name: &str) -> Option<Main> {
    PERSONALITIES.iter().find(|(known, _)| *known == name).map(|(_, main)| *main)
}

const HELP: &str = "\
requin takes network captures apart.

Usage: requin <command> [options]

Commands:
  open [FILE...] the window, in a browser: packet list, details, bytes; 'requin FILE' does the same
  read FILE      show the packets of a capture; -V for all details, -x for the bytes
  filter ...     check, explain or complete a display filter
  tshark ...     everything that tshark does, with its options (also when called by that name)

Options:
  -h, --help     show this help
  -V, --version  show the version
";
