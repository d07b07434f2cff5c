//! Standard output: a closed pipe is no error, a full disk is.

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
