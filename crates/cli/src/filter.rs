//! `requin filter check|explain|complete EXPR`: what a display filter means, and what may stand in it.

use std::process::ExitCode;

use session::Session;
use session::filter::{DisplayFilter, compile};

use crate::failure::Failure;

/// A filter of the command line, if there is one.
pub(crate) fn optional(
    session: &Session,
    text: Option<&str>,
) -> Result<Option<DisplayFilter>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let filter = compile(session, text).map_err(|e| Failure { text: e.to_string(), status: 2 })?;
    // A filter that lets all pass costs a visit of each frame.
    Ok((!filter.filter().is_all()).then_some(filter))
}

/// Runs with the arguments after `filter`.
pub(crate) fn main(words: &[String]) -> ExitCode {
    let Some((verb, rest)) = words.split_first() else {
        eprint!("{HELP}");
        return ExitCode::from(1);
    };
    let mut session = Session::new();
    session.config.zone = crate::zone::local();
    let text = rest.join(" ");
    match verb.as_str() {
        "-h" | "--help" => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        "check" => check(&session, &text),
        _ => {
            eprint!("{HELP}");
            ExitCode::from(1)
        }
    }
}

fn check(session: &Session, text: &str) -> ExitCode {
    match compile(session, text) {
        Ok(filter) => {
            println!("valid");
            for warning in filter.filter().warnings() {
                println!("warning: {}", warning.message);
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

const HELP: &str = "\
Usage: requin filter check EXPR

  check      whether a display filter is valid, and what is wrong with it

Exit status: 0 if the filter is valid, 2 if it is not.
";
