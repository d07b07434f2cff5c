//! One program: `requin`, and its personalities `tshark` and siblings, by the name it is called by or by
//! its first argument.

mod date;
mod failure;
mod filter;
mod getopt;
mod open;
mod progress;
mod read;
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
    match (called, words.split_first()) {
        (Some("tshark"), _) => tshark::main(words),
        (_, Some((verb, rest))) => match verb.as_str() {
            "tshark" => tshark::main(rest),
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
        (_, None) => {
            eprint!("{HELP}");
            ExitCode::from(1)
        }
    }
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
