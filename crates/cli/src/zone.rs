//! The local time zone, for times of day.

use std::path::PathBuf;

use dissect::config::Zone;

/// The zone that `TZ` or the system's settings name; UTC where neither can be read.
pub(crate) fn local() -> Zone {
    let named = std::env::var("TZ").ok();
    let path = match named.as_deref().map(|n| n.trim_start_matches(':')) {
        Some("") => return Zone::default(),
        Some(name) if name.starts_with('/') => PathBuf::from(name),
        Some(name) => PathBuf::from("/usr/share/zoneinfo").join(name),
        None => PathBuf::from("/etc/localtime"),
    };
    std::fs::read(path).ok().and_then(|bytes| parse(&bytes)).unwrap_or_default()
}

/// Reads a compiled zone file (RFC 9636), its 64-bit part if there is one.
fn parse(bytes: &[u8]) -> Option<Zone> {
    let first = Block::at(bytes, 0, 4)?;
    let block = match bytes.get(4)? {
        0 => first,
        _ => Block::at(bytes, first.end, 8)?,
    };
    block.zone()
}

struct Block<'b> {
    bytes: &'b [u8],
    counts: [usize; 6],
    start: usize,
    end: usize,
    wide: usize,
}

impl<'b> Block<'b> {
    /// The part whose header starts at `at`, with times of `wide` octets.
    fn at(bytes: &'b [u8], at: usize, wide: usize) -> Option<Block<'b>> {
        let header = bytes.get(at..at + 44)?;
        if header.get(..4)? != b"TZif" {
            return None;
        }
        let mut counts = [0; 6];
        for (count, word) in counts.iter_mut().zip(header.get(20..)?.chunks(4)) {
            *count = u32::from_be_bytes(word.try_into().ok()?) as usize;
        }
        let [is_ut, is_std, leaps, times, types, chars] = counts;
        let start = at + 44;
        let len = times * (wide + 1) + types * 6 + chars + leaps * (wide + 4) + is_std + is_ut;
        Some(Block { bytes, counts, start, end: start.checked_add(len)?, wide })
    }

    fn zone(&self) -> Option<Zone> {
        let [_, _, _, times, types, chars] = self.counts;
        let indexes = self.start + times * self.wide;
        let kinds = indexes + times;
        let names = self.bytes.get(kinds + types * 6..)?.get(..chars)?;
        let kind = |index: usize| -> Option<(i32, String)> {
            let row = self.bytes.get(kinds + index * 6..)?.get(..6)?;
            let offset = i32::from_be_bytes(row.get(..4)?.try_into().ok()?);
            let name = names.get(usize::from(*row.get(5)?)..)?;
            let name = name.split(|b| *b == 0).next()?;
            Some((offset, String::from_utf8_lossy(name).into_owned()))
        };
        let (offset, name) = kind(0)?;
        let mut steps = vec![(i64::MIN, offset, name)];
        for i in 0..times {
            let word = self.bytes.get(self.start + i * self.wide..)?.get(..self.wide)?;
            let at = match self.wide {
                8 => i64::from_be_bytes(word.try_into().ok()?),
                _ => i64::from(i32::from_be_bytes(word.try_into().ok()?)),
            };
            let (offset, name) = kind(usize::from(*self.bytes.get(indexes + i)?))?;
            steps.push((at, offset, name));
        }
        Some(Zone { steps })
    }
}
