//! The personality `tshark`.

mod args;
pub(crate) mod forms;
mod io_stat;
mod live;
mod options;
mod outfile;
mod pdus;
pub(crate) mod reports;
pub(crate) mod settings;
mod taps;

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use capfile::Reader;
use session::colour::Rules;
use session::{Keeper, Matcher, Options, Session, run};

use crate::failure::{self, Failure};
use crate::formats;
use crate::getopt::{self, Wrong};
use crate::progress::Progress;
use crate::table::{ambiguous, nearest};
use args::Args;
pub(crate) use options::GROUPS as OPTIONS;
pub(crate) use taps::is_report;

/// Runs with the arguments after the name.
pub(crate) fn main(words: &[String]) -> ExitCode {
    match start(words) {
        Ok(code) => code,
        Err(failure) => {
            tell!("tshark: {}", failure.text);
            ExitCode::from(failure.status)
        }
    }
}

fn start(words: &[String]) -> Result<ExitCode, Failure> {
    // Version probes are many and want no tables built.
    if words.first().is_some_and(|w| w == "-v" || w == "--version") {
        say!("{}", version());
        return Ok(ExitCode::SUCCESS);
    }
    if words.first().is_some_and(|w| w == "-G") {
        return reports::main(words.get(1..).unwrap_or_default());
    }
    let (given, rest, wrong) = getopt::read_up_to_words(&options::specs(), words);
    let mut session = Session::new();
    session.config.resolve.mac = true;
    session.config.resolve.dns_from_packets = true;
    session.config.zone = crate::zone::local();
    let args = args::read(&mut session, &given, &rest, wrong.map(usage))?;
    match args.only {
        Some(args::Only::Help) => {
            say!("TShark (Wireshark) {} (requin v{})\n\n{}", COMPATIBLE, VERSION, options::help());
            Ok(ExitCode::SUCCESS)
        }
        Some(args::Only::Version) => {
            say!("{}", version());
            Ok(ExitCode::SUCCESS)
        }
        Some(args::Only::HexDumps) => {
            say!("{}", options::HEX_DUMPS);
            Ok(ExitCode::SUCCESS)
        }
        Some(args::Only::Reports) => {
            tell!("tshark: The available statistics for the \"-z\" option are:{}", taps::list());
            Ok(ExitCode::SUCCESS)
        }
        None => read_file(&session, &args),
    }
}

/// The version of the reference whose output this program gives.
const COMPATIBLE: &str = "4.0.17";
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn version() -> String {
    // Version probes take the last number after a space for the version; ours hides behind its letter.
    format!("TShark (Wireshark) {COMPATIBLE} (requin v{VERSION}).\n")
}

/// Who wrote a PDML or PSML file.
pub(crate) fn creator() -> String {
    format!("requin/{VERSION}")
}

/// Who wrote a capture file.
fn application() -> String {
    format!("TShark (requin {VERSION})")
}

fn usage(wrong: Wrong) -> Failure {
    let what = match wrong {
        Wrong::NoValue(name) if name == "F" => {
            let text = format!("option requires an argument: F\ntshark: {}", formats::formats());
            return Failure::usage(text);
        }
        Wrong::Ambiguous(name, longs) => ambiguous(&name, &longs),
        Wrong::Unknown(name) => {
            let longs = options::specs().into_iter().filter_map(|spec| spec.long);
            let near = nearest(&name, longs).filter(|_| name.chars().count() > 1);
            let hint = near.map_or(String::new(), |near| format!(" (did you mean --{near}?)"));
            format!("unrecognized option: {name}{hint}")
        }
        Wrong::NoValue(name) => format!("option requires an argument: {name}"),
        Wrong::ExtraValue(name) => format!("option does not take an argument: {name}"),
    };
    Failure::usage(format!("{what}\n\n{}", options::help()))
}

fn read_file(session: &Session, args: &Args) -> Result<ExitCode, Failure> {
    let Some(file) = &args.file else {
        return Err(Failure::usage("no capture named: use -r <infile>".to_owned()));
    };
    let filter = crate::filter::optional(session, args.filter.as_deref())?;
    let read_filter = crate::filter::optional(session, args.read_filter.as_deref())?;
    let shown = filter.as_ref().map(|f| f as &dyn Matcher);
    let mut reports = taps::open(session, &args.reports, shown, args.shows_details())?;
    let rules = || Rules::new(session, session::colour::rules(session));
    let colours = args.coloured.then(rules);
    let open = || {
        let mut reader = Reader::open(Path::new(file))?;
        if args.threads > 1 {
            reader.set_chunk_octets(session::pass::PIPELINE_OCTETS);
        }
        if let Some(octets) = args.octets_max {
            reader.set_octets_max(octets);
        }
        Ok(reader)
    };
    let mut pdus = match args.pdus {
        Some(kind) => kind.open(session, args, file)?,
        None => None,
    };
    reports.add(pdus.as_mut().and_then(|(_, tapped)| tapped.take()));
    let mut reader = open().map_err(|e| failure::of_file(&e, file))?;
    let mut keeper = if args.pdus.is_none() { args.out.open(file)? } else { None };
    if args.piped && !args.silent {
        tell!("Capturing on '{file}'");
    }
    let printer = args.printer(file, session);
    let progress =
        Progress::new(std::io::stderr().is_terminal() && !std::io::stdout().is_terminal());
    let report = |p| progress.report(p);
    let options = Options {
        reopen: (file != "-").then_some(&open),
        count: args.count,
        two_passes: args.two_passes,
        threads: args.threads,
        flush_each: args.flush_each,
        taps: reports.taps(),
        colours: colours.as_ref(),
        reset_after: args.reset_after,
        when_reset: Some(&|| tell!("resetting session.")),
        filter: filter.as_ref().map(|f| f as &dyn Matcher),
        read_filter: read_filter.as_ref().map(|f| f as &dyn Matcher),
        selected: args.selected,
        progress: Some(&report),
    };
    let mut out = std::io::stdout();
    let keep = keeper.as_mut().map(|k| k as &mut dyn Keeper);
    let mut outcome = run(session, &mut reader, printer.as_ref(), keep, &options, &mut out);
    // The reports come behind the capture, if both go to standard output.
    let finished = keeper
        .map(|file| file.finish(&reader, &outcome))
        .or_else(|| pdus.map(|(out, _)| out.finish()));
    if outcome.write_error.is_none() {
        outcome.write_error = reports.print(session, &outcome, file, &mut out).err();
    }
    let flushed = out.flush();
    if args.piped && !args.silent {
        let s = if outcome.shown == 1 { "" } else { "s" };
        tell!("{} packet{s} captured", outcome.shown);
    }
    progress.clear();
    if let Some(error) = outcome.write_error.or(flushed.err()) {
        // Whoever read us has read enough: no reason to complain.
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Ok(ExitCode::SUCCESS);
        }
        return Err(failure::of_printing(&error));
    }
    if let Some(error) = outcome.keep_error.or(finished.and_then(Result::err)) {
        args.out.failed(&error)?;
    }
    match outcome.read_error {
        Some(error) => Err(failure::of_file(&error, file)),
        None => Ok(ExitCode::SUCCESS),
    }
}
