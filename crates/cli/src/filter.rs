//! `requin filter check|explain|complete EXPR`: what a display filter means, and what may stand in it.

use std::process::ExitCode;

use dfilter::Doubt;
use session::Session;
use session::filter::{DisplayFilter, compile, env};
use session::settings::{self, Folders};

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
        tell!("{}", HELP.trim_end());
        return ExitCode::from(1);
    };
    let mut session = Session::new();
    session.config.zone = crate::zone::local();
    settings::load(&mut session, &Folders::of_environment());
    let text = rest.join(" ");
    match verb.as_str() {
        "-h" | "--help" => {
            say!("{HELP}");
            ExitCode::SUCCESS
        }
        "check" => check(&session, &text),
        "explain" => explain(&session, &text),
        "complete" => match rest.split_first() {
            Some((first, rest)) if first == "--whole" => wholes(&session, &rest.join(" ")),
            _ => candidates(&session, &text),
        },
        _ => {
            tell!("{}", HELP.trim_end());
            ExitCode::from(1)
        }
    }
}

fn check(session: &Session, text: &str) -> ExitCode {
    match compile(session, text) {
        Ok(filter) => {
            say!("valid\n");
            for warning in filter.filter().warnings() {
                let kind = match warning.doubt {
                    Doubt::Deprecated => "deprecated",
                    Doubt::Trap => "warning",
                };
                say!("{kind}: {}\n", warning.message);
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            tell!("{error}");
            ExitCode::from(2)
        }
    }
}

fn explain(session: &Session, text: &str) -> ExitCode {
    match compile(session, text) {
        Ok(filter) => {
            say!("{}", filter.filter().explain());
            ExitCode::SUCCESS
        }
        Err(error) => {
            tell!("{error}");
            ExitCode::from(2)
        }
    }
}

/// More would only scroll by.
const CANDIDATES_MAX: usize = 200;

/// One candidate a line, as shells want it: the text, and what it is.
fn candidates(session: &Session, text: &str) -> ExitCode {
    let found = dfilter::complete(text, text.len(), &env(session), CANDIDATES_MAX);
    for candidate in &found.candidates {
        let mut line = format!("{}\t{}", candidate.text, candidate.label);
        if !candidate.detail.is_empty() {
            line += &format!(" ({})", candidate.detail);
        }
        say!("{line}\n");
    }
    ExitCode::SUCCESS
}

/// One filter a line: what is written, completed.
fn wholes(session: &Session, text: &str) -> ExitCode {
    let found = dfilter::complete(text, text.len(), &env(session), CANDIDATES_MAX);
    let head = text.get(..found.replaces.start).unwrap_or("");
    for candidate in &found.candidates {
        say!("{head}{}\n", candidate.text);
    }
    ExitCode::SUCCESS
}

const HELP: &str = "\
Usage: requin filter check|explain|complete EXPR

  check      whether a display filter is valid, and what is wrong with it
  explain    what a display filter reads and tests, in the order it does
  complete   what may stand at the end of a display filter, one candidate a line;
             with --whole before it the filter that it gives, as shells want it

Exit status: 0 if the filter is valid, 2 if it is not.
";
