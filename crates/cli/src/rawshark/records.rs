//! Packets that come one behind the other, each with the header it has in a pcap file, as a pcap file.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use capfile::LinkType;

/// Most octets of a packet.
const PACKET_OCTETS_MAX: u32 = 262_144;

/// What ended the packets before the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A packet that is longer than any can be.
    Length(u32),
    /// The stream ended within a packet.
    Cut,
}

/// The fault of a stream that somebody else reads.
#[derive(Clone, Default)]
pub(super) struct Noted(Arc<Mutex<Option<Fault>>>);

impl Noted {
    pub(super) fn get(&self) -> Option<Fault> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, fault: Fault) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault);
    }
}

/// The packets of a stream, read as a pcap file of one link type.
pub(super) struct Records<R> {
    stream: R,
    /// Times have 64 bits, as in the memory of this machine.
    wide: bool,
    noted: Noted,
    /// What is to be given next, and how much of it has been.
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Records<R> {
    pub(super) fn new(stream: R, link: LinkType, wide: bool, noted: Noted) -> Records<R> {
        // Nanoseconds, so that the form is not taken for one of its dialects (pcap, section 4).
        let words = [0xa1b2_3c4d, 0x0004_0002, 0, 0, PACKET_OCTETS_MAX, u32::from(link.0)];
        let ready = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        Records { stream, wide, noted, ready, given: 0, ended: false }
    }

    /// The next packet; `None` where there is none.
    fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut header = [0; 24];
        let octets = if self.wide { 24 } else { 16 };
        let Some(header) = header.get_mut(..octets) else { return Ok(None) };
        // A header that is not whole is the end, as in the reference.
        if fill(&mut self.stream, header)? < octets {
            return Ok(None);
        }
        let number = |at: usize| {
            let octets = header.get(at..at + 4).and_then(|octets| octets.try_into().ok());
            octets.map_or(0, u32::from_ne_bytes)
        };
        // Of wide times the lower halves: the upper ones are 0 until 2106.
        let (micros_at, lengths_at) = if self.wide { (8, 16) } else { (4, 8) };
        let (secs, micros) = (number(0), number(micros_at));
        let (caplen, len) = (number(lengths_at), number(lengths_at + 4));
        if caplen > PACKET_OCTETS_MAX {
            self.noted.set(Fault::Length(caplen));
            return Ok(None);
        }
        let secs = secs.saturating_add(micros / 1_000_000);
        let mut out = Vec::with_capacity(16 + caplen as usize);
        for word in [secs, micros % 1_000_000 * 1000, caplen, len] {
            out.extend(word.to_le_bytes());
        }
        out.resize(16 + caplen as usize, 0);
        if let Some(space) = out.get_mut(16..)
            && fill(&mut self.stream, space)? < caplen as usize
        {
            self.noted.set(Fault::Cut);
            return Ok(None);
        }
        Ok(Some(out))
    }
}

impl<R: Read> Read for Records<R> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        if self.given == self.ready.len() && !self.ended {
            match self.next()? {
                Some(packet) => (self.ready, self.given) = (packet, 0),
                None => self.ended = true,
            }
        }
        let rest = self.ready.get(self.given..).unwrap_or_default();
        let count = rest.len().min(space.len());
        if let (Some(space), Some(from)) = (space.get_mut(..count), rest.get(..count)) {
            space.copy_from_slice(from);
        }
        self.given += count;
        Ok(count)
    }
}

/// Fills the space as far as the stream goes, and says how far.
pub(super) fn fill(stream: &mut impl Read, space: &mut [u8]) -> io::Result<usize> {
    let mut have = 0;
    while let Some(rest) = space.get_mut(have..).filter(|rest| !rest.is_empty()) {
        match stream.read(rest) {
            Ok(0) => break,
            Ok(count) => have += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(have)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[u32], tail: &[u8], wide: bool) -> (Vec<u8>, Option<Fault>) {
        let mut stream: Vec<u8> = words.iter().flat_map(|word| word.to_ne_bytes()).collect();
        stream.extend(tail);
        let noted = Noted::default();
        let mut out = Vec::new();
        let mut records = Records::new(stream.as_slice(), LinkType::ETHERNET, wide, noted.clone());
        records.read_to_end(&mut out).unwrap();
        (out.split_off(24), noted.get())
    }

    #[test]
    fn streams() {
        let packet = |secs: u32, nanos: u32, bytes: &[u8]| {
            let words = [secs, nanos, bytes.len() as u32, 9];
            let mut out: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
            out.extend(bytes);
            out
        };
        assert_eq!(read(&[1, 2, 3, 9], b"abc", false), (packet(1, 2000, b"abc"), None));
        assert_eq!(read(&[1, 2_000_003, 1, 9], b"a", false), (packet(3, 3000, b"a"), None));
        assert_eq!(read(&[1, 0, 2, 0, 1, 9], b"a", true), (packet(1, 2000, b"a"), None));
        assert_eq!(read(&[1, 2, 3, 9], b"ab", false), (vec![], Some(Fault::Cut)));
        assert_eq!(read(&[1, 2, 3], b"", false), (vec![], None));
        let huge = PACKET_OCTETS_MAX + 1;
        assert_eq!(read(&[1, 2, huge, 9], b"", false), (vec![], Some(Fault::Length(huge))));
    }
}
