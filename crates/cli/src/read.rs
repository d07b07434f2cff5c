//! `requin read FILE`: the packets of a capture, for people.

use std::io::IsTerminal;
use std::process::ExitCode;

/// Runs with the arguments after `read`.
pub(crate) fn main(words: &[String]) -> ExitCode {
    if words.iter().any(|w| w == "-h" || w == "--help") {
        say!("{HELP}");
        return ExitCode::SUCCESS;
    }
    // The same code as `tshark`; the file is a plain word, and what follows it is a filter.
    let Some(at) = words.iter().position(|w| !w.starts_with('-')) else {
        tell!("{}", HELP.trim_end());
        return ExitCode::from(1);
    };
    let mut args = words.to_vec();
    args.insert(at, "-r".to_owned());
    if words.iter().any(|w| w == "-x") {
        // Bytes alone would not tell which packet they are.
        args.insert(at, "-P".to_owned());
    }
    if std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        args.insert(at, "--color".to_owned());
    }
    crate::tshark::main(&args)
}

const HELP: &str = "\
Usage: requin read [-V] [-x] [-n] [-2] FILE [FILTER]

  -V    all details of each packet
  -x    the bytes of each packet
  -n    no names for addresses
  -2    two passes: links to later packets are known

Other options are those of `requin tshark`; FILE may be '-' for standard input.
";
