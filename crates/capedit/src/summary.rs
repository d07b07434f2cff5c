//! What is in a capture file: counts, sizes, times, hashes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use capfile::{
    Chunk, Compression, Error, Format, FrameMeta, Interface, LinkType, Reader, RecordKind, Section,
};
use sha2::Digest;

/// Sums over a file's frames, and what the file says of itself.
#[derive(Debug)]
pub struct Summary {
    /// The file's format.
    pub format: Format,
    /// How it is compressed.
    pub compression: Compression,
    /// Octets of the file itself; `None` for a stream.
    pub file_octets: Option<u64>,
    /// Frames.
    pub count: u64,
    /// Octets on the wire of all frames.
    pub data_octets: u64,
    /// What the file's header says of the largest octets captured of a packet; 0 if it does not.
    pub snaplen: u32,
    /// Smallest and largest capture length of the frames that were cut short.
    cut: Option<(u32, u32)>,
    /// Frames per link type, in the order of the types' numbers.
    pub links: BTreeMap<LinkType, u64>,
    /// Whether every frame has a time.
    pub timed: bool,
    /// Whether no frame is older than the one before it.
    pub ordered: bool,
    /// Nanoseconds since 1970 and precision of the oldest frame.
    pub first: Option<Stamp>,
    /// The same of the newest.
    pub last: Option<Stamp>,
    /// Frames per interface, counted over all sections.
    pub per_interface: Vec<u64>,
    /// As the file has them.
    pub interfaces: Vec<Interface>,
    /// As the file has them; formats without sections have one, empty.
    pub sections: Vec<Section>,
    /// Names of IPv4 addresses in the file.
    pub names_v4: usize,
    /// Names of IPv6 addresses in the file.
    pub names_v6: usize,
    /// Keys in the file.
    pub secrets: usize,
    /// Why the reading ended before the file did.
    pub error: Option<Error>,
}

/// A time with the precision that its interface has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Nanoseconds since 1970.
    pub ns: i64,
    /// Digits after the second.
    pub digits: u8,
}

impl Stamp {
    /// Seconds since 1970, as near as a float comes.
    pub fn seconds(self) -> f64 {
        self.ns.div_euclid(1_000_000_000) as f64 + self.ns.rem_euclid(1_000_000_000) as f64 / 1e9
    }
}

/// Digits after the second that a resolution gives: 0, 1, 2, 3, 6 or 9.
pub fn digits(units_per_second: u64) -> u8 {
    match units_per_second.max(1).ilog10() {
        exact @ 0..=3 => exact as u8,
        4 | 5 => 3,
        6..=8 => 6,
        _ => 9,
    }
}

impl Summary {
    /// Reads the whole file. Only a file that cannot be opened is an error; one that is damaged later on has
    /// the sums up to there, and the error in them.
    pub fn of(path: &Path) -> Result<Summary, Error> {
        let mut reader = Reader::open(path)?;
        let mut summary = Summary {
            format: reader.format(),
            compression: reader.compression(),
            file_octets: reader.file_size(),
            count: 0,
            data_octets: 0,
            snaplen: 0,
            cut: None,
            links: BTreeMap::new(),
            timed: true,
            ordered: true,
            first: None,
            last: None,
            per_interface: Vec::new(),
            interfaces: Vec::new(),
            sections: Vec::new(),
            names_v4: 0,
            names_v6: 0,
            secrets: 0,
            error: None,
        };
        let mut chunk = Chunk::new();
        let mut before = None;
        loop {
            match reader.next_chunk(&mut chunk) {
                Ok(true) => {
                    // Other records of a log are no packets.
                    let packets = chunk.frames.iter().filter(|f| f.kind == RecordKind::Packet);
                    for frame in packets {
                        summary.frame(frame, &mut before, reader.interfaces());
                    }
                }
                Ok(false) => break,
                Err(error) => {
                    summary.error = Some(error);
                    break;
                }
            }
        }
        summary.snaplen = if summary.format == Format::PcapNg { 0 } else { reader.snaplen() };
        summary.interfaces = reader.interfaces().to_vec();
        summary.per_interface.resize(summary.interfaces.len(), 0);
        summary.sections = reader.sections().to_vec();
        summary.names_v4 = reader.names().iter().filter(|n| n.address.is_ipv4()).count();
        summary.names_v6 = reader.names().len() - summary.names_v4;
        summary.secrets = reader.secrets().len();
        Ok(summary)
    }

    fn frame(&mut self, frame: &FrameMeta, before: &mut Option<i64>, interfaces: &[Interface]) {
        self.count += 1;
        self.data_octets += u64::from(frame.len);
        *self.links.entry(frame.link).or_default() += 1;
        if frame.caplen < frame.len {
            let (low, high) = self.cut.unwrap_or((frame.caplen, frame.caplen));
            self.cut = Some((low.min(frame.caplen), high.max(frame.caplen)));
        }
        let index = frame.interface as usize;
        if index < interfaces.len() {
            if self.per_interface.len() <= index {
                self.per_interface.resize(index + 1, 0);
            }
            if let Some(count) = self.per_interface.get_mut(index) {
                *count += 1;
            }
        }
        let Some(ns) = frame.ts else {
            self.timed = false;
            return;
        };
        let units = interfaces.get(index).map_or(1_000_000, |i| i.units_per_second);
        let stamp = Stamp { ns, digits: digits(units) };
        self.ordered &= before.is_none_or(|before| before <= ns);
        *before = Some(ns);
        if self.first.is_none_or(|first| ns < first.ns) {
            self.first = Some(stamp);
        }
        if self.last.is_none_or(|last| ns > last.ns) {
            self.last = Some(stamp);
        }
    }

    /// The one link type of all the file's interfaces; `None` if they have several, or none at all.
    pub fn link(&self) -> Option<LinkType> {
        let (first, rest) = self.interfaces.split_first()?;
        rest.iter().all(|i| i.link == first.link).then_some(first.link)
    }

    /// Smallest and largest capture length of the frames that were cut short; none if nothing at all is there of them.
    pub fn cut(&self) -> Option<(u32, u32)> {
        self.cut.filter(|(_, high)| *high > 0)
    }

    /// The one precision of all the file's interfaces; `None` if they have several, or none at all.
    pub fn digits(&self) -> Option<u8> {
        let (first, rest) = self.interfaces.split_first()?;
        let first = digits(first.units_per_second);
        rest.iter().all(|i| digits(i.units_per_second) == first).then_some(first)
    }

    /// Nanoseconds from the oldest to the newest frame, and with how many digits they are meant.
    pub fn duration(&self) -> Option<Stamp> {
        let (first, last) = (self.first?, self.last?);
        let ns = last.ns.saturating_sub(first.ns);
        Some(Stamp { ns, digits: first.digits.max(last.digits) })
    }
}

/// The hashes of a file as it lies on disk, in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashes {
    /// SHA-256 (FIPS 180-4).
    pub sha256: String,
    /// RIPEMD-160.
    pub ripemd160: String,
    /// SHA-1 (FIPS 180-4).
    pub sha1: String,
}

impl Hashes {
    /// Reads the file once for all of them.
    pub fn of(path: &Path) -> io::Result<Hashes> {
        let mut file = File::open(path)?;
        let (mut sha256, mut ripemd160, mut sha1) =
            (sha2::Sha256::new(), ripemd::Ripemd160::new(), sha1::Sha1::new());
        let mut buffer = vec![0; HASHED_OCTETS];
        loop {
            match file.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => {
                    let piece = buffer.get(..count).unwrap_or_default();
                    sha256.update(piece);
                    ripemd160.update(piece);
                    sha1.update(piece);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Hashes {
            sha256: hex(&sha256.finalize()),
            ripemd160: hex(&ripemd160.finalize()),
            sha1: hex(&sha1.finalize()),
        })
    }
}

/// Read at a time: fits the second-level cache.
const HASHED_OCTETS: usize = 256 * 1024;

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_of_resolutions() {
        for (units, expected) in [
            (1, 0),
            (8, 0),
            (16, 1),
            (100, 2),
            (256, 2),
            (1000, 3),
            (100_000, 3),
            (1_000_000, 6),
            (1 << 20, 6),
            (1_000_000_000, 9),
            (1 << 32, 9),
        ] {
            assert_eq!(digits(units), expected, "{units}");
        }
    }
}
