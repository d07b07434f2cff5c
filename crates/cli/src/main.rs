//! One program: `requin`, and its personalities `tshark` and siblings, by the name it is called by or by
//! its first argument.

#![warn(clippy::print_stdout, clippy::print_stderr)]

// Before the others: its macros are theirs.
#[macro_use]
mod output;

mod capinfos;
mod captype;
mod date;
mod editcap;
mod export;
mod failure;
mod filter;
mod formats;
mod getopt;
mod install;
mod manual;
mod mergecap;
mod number;
mod open;
mod progress;
mod rawshark;
mod read;
mod reordercap;
mod sharkd;
mod stats;
mod table;
mod text2pcap;
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
    let Some((verb, rest)) = words.split_first() else {
        tell!("{}", help().trim_end());
        return ExitCode::from(1);
    };
    let command = COMMANDS.iter().find(|(form, ..)| name(form) == verb).map(|(_, _, main)| *main);
    if let Some(program) = command.or_else(|| personality(verb)) {
        return program(rest);
    }
    match verb.as_str() {
        "-V" | "-v" | "--version" | "version" => {
            say!("requin {}\n", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        "-h" | "--help" | "help" => {
            say!("{}", help());
            ExitCode::SUCCESS
        }
        _ if open::is_meant(verb) => open::main(words),
        other => {
            let hint = formats::hint(other, commands());
            tell!("requin: no such command: {other}{hint}\n\n{}", help());
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
    ("rawshark", rawshark::main),
    ("reordercap", reordercap::main),
    ("sharkd", sharkd::main),
    ("text2pcap", text2pcap::main),
    ("tshark", tshark::main),
];

fn personality(name: &str) -> Option<Main> {
    PERSONALITIES.iter().find(|(known, _)| *known == name).map(|(_, main)| *main)
}

/// Commands of this program's own: the name and what follows it, what it is for, and what runs.
const COMMANDS: &[(&str, &str, Main)] = &[
    ("open [FILE...]", "the window, in a browser; 'requin FILE' does the same", open::main),
    (
        "read FILE [FILTER]",
        "show the packets of a capture; -V for all details, -x for the bytes",
        read::main,
    ),
    (
        "stats FILE REPORT...",
        "protocols, conversations, endpoints, rates, trouble; -h lists them",
        stats::stats,
    ),
    ("follow FILE tcp NUMBER", "what the ends of a conversation sent", stats::follow),
    (
        "export FILE FORM [FIELD...]",
        "packets as csv, json, xml, ... for other programs",
        export::main,
    ),
    ("filter ...", "check, explain or complete a display filter", filter::main),
    ("info FILE...", "what is in captures: packets, times, interfaces, hashes", capinfos::main),
    ("edit IN OUT [PACKETS]", "keep, drop, cut, shift, split, comment packets", editcap::main),
    ("convert -F FORMAT IN OUT", "another format: pcap, pcapng, nsecpcap, ...", editcap::main),
    ("merge -w OUT FILE...", "several captures in one, by time", mergecap::main),
    ("sort IN OUT", "packets in the order of their times", reordercap::main),
    ("from-text IN OUT", "packets from a hex dump", text2pcap::main),
    (
        "install-links FOLDER",
        "let scripts that call tshark, editcap, ... run this program",
        install::main,
    ),
    ("completions SHELL", "for bash, zsh or fish", manual::completions),
    ("man FOLDER", "write manual pages", manual::man),
];

/// The command's name in its form.
fn name(form: &'static str) -> &'static str {
    form.split_once(' ').map_or(form, |(name, _)| name)
}

/// Everything that can stand after `requin`.
fn commands() -> Vec<&'static str> {
    let own = COMMANDS.iter().map(|(form, ..)| name(form));
    own.chain(PERSONALITIES.iter().map(|(name, _)| *name)).collect()
}

fn help() -> String {
    let mut out =
        "requin takes network captures apart.\n\nUsage: requin <command> [options]\n\nCommands:\n"
            .to_owned();
    for (form, help, _) in COMMANDS {
        out += &format!("  {form:30} {help}\n");
    }
    let names: Vec<&str> = PERSONALITIES.iter().map(|(name, _)| *name).collect();
    out += &format!(
        "\nWith the options of the programs that scripts call, here or by a link of that name:\n  {}\n",
        names.join(" ")
    );
    out += "\n'requin <command> -h' tells more of a command.\n\nOptions:\n";
    out + "  -h, --help     show this help\n  -V, --version  show the version\n"
}
