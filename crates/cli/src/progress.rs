//! A line on standard error that tells how far a long run is.

use std::cell::Cell;
use std::io::Write;
use std::time::{Duration, Instant};

/// Shows nothing for the first second, then a line that is written over a few times a second.
pub(crate) struct Progress {
    shown: bool,
    started: Instant,
    last: Cell<Option<Instant>>,
}

const FIRST_AFTER: Duration = Duration::from_secs(1);
const EVERY: Duration = Duration::from_millis(200);

impl Progress {
    /// `shown`: standard error is a terminal.
    pub(crate) fn new(shown: bool) -> Progress {
        Progress { shown, started: Instant::now(), last: Cell::new(None) }
    }

    /// A run of frames was read.
    pub(crate) fn report(&self, at: session::Progress) {
        if !self.shown || self.started.elapsed() < FIRST_AFTER {
            return;
        }
        if self.last.get().is_some_and(|last| last.elapsed() < EVERY) {
            return;
        }
        self.last.set(Some(Instant::now()));
        let part = match at.of {
            Some(of) if of > 0 => format!(", {} %", at.bytes.min(of) * 100 / of),
            _ => String::new(),
        };
        let mut err = std::io::stderr();
        let _ = write!(err, "\r{} frames{part}\x1b[K", at.frames);
        let _ = err.flush();
    }

    /// Takes the line away.
    pub(crate) fn clear(&self) {
        if self.last.get().is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
