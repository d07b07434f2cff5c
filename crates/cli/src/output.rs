//! Standard output: a closed pipe is no error, a full disk is.

use std::fmt::Arguments;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::failure::Failure;

/// Prints a text and ends well.
pub(crate) fn print(text: &str) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    done(out.write_all(text.as_bytes()).and_then(|()| out.flush()), ExitCode::SUCCESS)
}

/// What it means for the program that its output went so.
pub(crate) fn done(outcome: io::Result<()>, code: ExitCode) -> Result<ExitCode, Failure> {
    match outcome {
        Ok(()) => Ok(code),
        // Whoever read us has read enough: no reason to complain.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => {
            Err(Failure { text: format!("cannot write to standard output: {error}"), status: 2 })
        }
    }
}

/// Writes to standard output what nothing depends on: help, a line of an answer. If nobody reads it, that is no error.
pub(crate) fn say(text: Arguments<'_>) {
    let _ = io::stdout().write_fmt(text);
}

/// Writes a line to standard error; where that is closed, there is nobody to tell.
pub(crate) fn tell(text: Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// As `print!`, but for a closed pipe, which ends no program in a panic.
macro_rules! say {
    ($($text:tt)*) => { $crate::output::say(format_args!($($text)*)) };
}

/// As `eprintln!`, but for a closed pipe.
macro_rules! tell {
    ($($text:tt)*) => { $crate::output::tell(format_args!($($text)*)) };
}
