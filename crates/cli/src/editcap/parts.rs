//! The file that is written, or its parts: when one ends, and what they are called.

use std::path::{Path, PathBuf};

use capfile::Error;
use capfile::write::{WriteFormat, Writer};
use dissect::config::Zone;

use super::args::Split;

/// Empty files that may stand for one gap in time; more are taken for a mistake.
const EMPTY_FILES_MAX: u64 = 100_000;

/// Where packets go.
pub(super) struct Parts {
    path: PathBuf,
    format: WriteFormat,
    split: Option<Split>,
    zone: Zone,
    number: u64,
    written: u64,
    /// Begin of the part's time.
    since: i64,
    pub(super) writer: Option<Writer>,
}

impl Parts {
    pub(super) fn new(path: &str, format: WriteFormat, split: Option<Split>) -> Parts {
        let zone = crate::zone::local();
        let path = PathBuf::from(path);
        Parts { path, format, split, zone, number: 0, written: 0, since: 0, writer: None }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the first file. Its name tells the time of the first packet read.
    pub(super) fn open(&mut self, first: Option<i64>) -> Result<(), Error> {
        self.since = first.unwrap_or(0);
        self.writer = Some(Writer::create(&self.name(first), self.format)?);
        Ok(())
    }

    /// Opens the one file of a capture that holds nothing.
    pub(super) fn open_empty(&mut self) -> Result<(), Error> {
        self.split = None;
        self.open(None)
    }

    /// The name of the current part.
    fn name(&self, ts: Option<i64>) -> PathBuf {
        if self.split.is_none() {
            return self.path.clone();
        }
        // A packet without a time gives the file none.
        let date =
            ts.map_or(String::new(), |ts| format!("_{}", crate::date::compact(ts, &self.zone)));
        let whole = self.path.file_name().unwrap_or_default().to_string_lossy();
        let (stem, extension) = match whole.rsplit_once('.') {
            Some((stem, extension)) => (stem, Some(extension)),
            None => (&*whole, None),
        };
        let mut name = format!("{stem}_{:05}{date}", self.number);
        if let Some(extension) = extension {
            name.push('.');
            name += extension;
        }
        self.path.with_file_name(name)
    }

    /// Whether parts are intervals of time.
    pub(super) fn goes_by_time(&self) -> bool {
        matches!(self.split, Some(Split::Time(_)))
    }

    /// Whether the packet with this time begins a new part; the old one is finished then.
    pub(super) fn is_full(&self, ts: Option<i64>) -> bool {
        match (self.split, ts) {
            (Some(Split::Packets(count)), _) => self.written >= count,
            (Some(Split::Time(ns)), Some(ts)) => ts.saturating_sub(self.since) > ns,
            _ => false,
        }
    }

    /// Ends the part and begins the next.
    pub(super) fn next(&mut self, ts: Option<i64>) -> Result<(), Error> {
        if let Some(Split::Time(ns)) = self.split {
            // A gap is stepped over by an empty file for each interval, up to a limit.
            self.since = self.since.saturating_add(ns);
            let left = ts.unwrap_or(0).saturating_sub(self.since) / ns.max(1);
            if u64::try_from(left).unwrap_or(0) > EMPTY_FILES_MAX {
                self.since = ts.unwrap_or(0);
            }
        }
        self.number += 1;
        self.written = 0;
        if let Some(writer) = self.writer.take() {
            writer.finish()?;
        }
        self.writer = Some(Writer::create(&self.name(ts), self.format)?);
        Ok(())
    }

    pub(super) fn wrote(&mut self) {
        self.written += 1;
    }

    pub(super) fn finish(&mut self) -> Result<(), Error> {
        self.writer.take().map_or(Ok(()), Writer::finish)
    }
}
