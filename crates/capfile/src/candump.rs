//! The log of `candump -l` of Linux can-utils: a line of text per CAN frame.
//!
//! ```text
//! (1436509052.249713) can0 123#1122334455
//! ```
//!
//! Seconds and microseconds, interface, identifier (3 hexadecimal digits, or 8 for an extended
//! one), and after `#` the data, `R` and a length for a remote request, or after `##` the flags of
//! CAN FD and its data. Frames are handed out as the reference shows them: as exported PDUs for its
//! CAN dissectors, a tag with their name and then a `struct can_frame` or `canfd_frame` of Linux,
//! little-endian.

use crate::error::Trouble;
use crate::info::Facts;
use crate::reader::{Build, Engine, Opened};
use crate::source::Source;
use crate::{Chunk, Endian, Error, Fault, Format, FrameMeta, Interface, LinkType};

/// The file, if its first line is a record.
pub(crate) fn open(source: &mut Source) -> Result<Option<Opened>, Error> {
    let live = source.live;
    let ahead =
        if live { source.look_once(LINE_OCTETS_MAX)? } else { source.look(LINE_OCTETS_MAX)? };
    let first = ahead.split(|&octet| octet == b'\n').find(|line| !is_blank(line));
    // A line that is one but for its length is a damaged record, not another format.
    let known = |line| !matches!(record(line), Err(Fault::Line));
    if !first.is_some_and(known) {
        return Ok(None);
    }
    let link = LinkType::WIRESHARK_UPPER_PDU;
    Ok(Some(Opened {
        format: Format::Candump,
        engine: Engine::Build(Box::new(Lines::default())),
        facts: Facts::single(Endian::Little, Interface::new(0, link, 0, 1_000_000)),
        header_octets: 0,
        plain: false,
    }))
}

/// More than any line of the log has: 64 octets of data, an interface's name, and the rest.
pub(crate) const LINE_OCTETS_MAX: usize = 1024;
/// Octets of text read at a time.
const READ_OCTETS: usize = 256 * 1024;

#[derive(Default)]
struct Lines {
    text: Vec<u8>,
    /// Where in `text` the next line starts.
    at: usize,
    /// Offset of `text` in the stream.
    offset: u64,
    ended: bool,
}

impl Build for Lines {
    // Each turn takes a line.
    fn build(
        &mut self,
        source: &mut Source,
        chunk: &mut Chunk,
        _facts: &mut Facts,
        target: usize,
    ) -> Result<bool, Error> {
        while chunk.data.len() < target {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let (line, taken) = match rest.iter().position(|&octet| octet == b'\n') {
                Some(end) => (rest.get(..end).unwrap_or_default(), end + 1),
                None if self.ended && rest.is_empty() => {
                    if source.cut {
                        let trouble = Trouble::Cut { wanted: 1, found: 0, opening: false };
                        return Err(trouble.at(&source.path, Format::Candump, self.offset));
                    }
                    return Ok(false);
                }
                None if self.ended || rest.len() >= LINE_OCTETS_MAX => (rest, rest.len()),
                None => {
                    if source.live && !chunk.frames.is_empty() {
                        return Ok(true);
                    }
                    self.read(source)?;
                    continue;
                }
            };
            let offset = self.offset + self.at as u64;
            if !is_blank(line) {
                let (ts, frame) = record(line).map_err(|fault| {
                    Trouble::from(fault).at(&source.path, Format::Candump, offset)
                })?;
                let at = chunk.data.len();
                chunk.data.extend_from_slice(&frame);
                let octets = frame.len() as u32;
                chunk.frames.push(FrameMeta {
                    ts: Some(ts),
                    file_offset: offset,
                    ..FrameMeta::plain(LinkType::WIRESHARK_UPPER_PDU, 0, at, octets)
                });
            }
            self.at += taken;
        }
        Ok(true)
    }
}

impl Lines {
    fn read(&mut self, source: &mut Source) -> Result<(), Error> {
        self.text.drain(..self.at);
        self.offset += self.at as u64;
        self.at = 0;
        let have = self.text.len();
        self.text.resize(have + READ_OCTETS, 0);
        let count = match self.text.get_mut(have..) {
            Some(space) => source.read(space),
            None => Ok(0),
        };
        self.text.truncate(have + *count.as_ref().unwrap_or(&0));
        self.ended = count? == 0;
        Ok(())
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.trim_ascii().is_empty()
}

/// The frame of the line that `text` starts with: to make it again.
pub(crate) fn frame(text: &[u8]) -> Option<Vec<u8>> {
    let line = text.split(|&octet| octet == b'\n').next()?;
    record(line).ok().map(|(_, frame)| frame)
}

/// Of an identifier: extended, remote request, error.
const EXTENDED: u32 = 0x8000_0000;
const REMOTE: u32 = 0x4000_0000;
const ERROR: u32 = 0x2000_0000;
/// Most octets of data, in both kinds of frame.
const DATA_MAX: usize = 8;
const DATA_FD_MAX: usize = 64;

/// Time and frame of a line.
fn record(line: &[u8]) -> Result<(i64, Vec<u8>), Fault> {
    let line = line.trim_ascii_start();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let rest = line.strip_prefix(b"(").ok_or(Fault::Line)?;
    let (seconds, rest) = number(rest).ok_or(Fault::Line)?;
    let rest = rest.strip_prefix(b".").ok_or(Fault::Line)?;
    let (microseconds, rest) = number(rest).ok_or(Fault::Line)?;
    let rest = rest.strip_prefix(b")").ok_or(Fault::Line)?;
    let ts = seconds.saturating_mul(1_000_000).saturating_add(microseconds).saturating_mul(1000);

    let rest = blank(rest)?;
    let name_octets = rest.iter().take_while(|octet| !octet.is_ascii_whitespace()).count();
    let rest = rest.get(name_octets..).filter(|_| name_octets > 0).ok_or(Fault::Line)?;
    let rest = blank(rest)?;

    let digits = rest.iter().take_while(|octet| octet.is_ascii_hexdigit()).count();
    let (id, rest) = rest.split_at_checked(digits).ok_or(Fault::Line)?;
    let value = std::str::from_utf8(id).ok().and_then(|id| u32::from_str_radix(id, 16).ok());
    let id = match (digits, value) {
        (3, Some(value)) => value,
        (8, Some(value)) if value & ERROR != 0 => value,
        (8, Some(value)) => value | EXTENDED,
        _ => return Err(Fault::Line),
    };
    let rest = rest.strip_prefix(b"#").ok_or(Fault::Line)?;
    let frame = match rest {
        [b'#', flags, data @ ..] => {
            let flags = (*flags as char).to_digit(16).ok_or(Fault::Line)? as u8;
            let data = octets(data)?;
            // CAN FD has these sizes above eight octets. ISO 11898-1.
            if !matches!(data.len(), 0..=8 | 12 | 16 | 20 | 24 | 32 | 48 | DATA_FD_MAX) {
                return Err(Fault::Line);
            }
            frame_of(b"canfd\0\0\0", id, &data, data.len() as u8, flags, DATA_FD_MAX)
        }
        [b'R', rest @ ..] => {
            let length = match rest {
                [] => 0,
                [digit @ b'0'..=b'9'] => digit - b'0',
                _ => return Err(Fault::Line),
            };
            if usize::from(length) > DATA_MAX {
                let (octets, octets_max) = (length.into(), DATA_MAX as u32);
                return Err(Fault::PacketTooLarge { octets, octets_max });
            }
            frame_of(HOST_ENDIAN, id | REMOTE, &[], length, 0, DATA_MAX)
        }
        data => {
            let data = octets(data)?;
            if data.len() > DATA_MAX {
                return Err(Fault::Line);
            }
            frame_of(HOST_ENDIAN, id, &data, data.len() as u8, 0, DATA_MAX)
        }
    };
    Ok((ts, frame))
}

const HOST_ENDIAN: &[u8] = b"can-hostendian\0\0";

/// One blank, and no more.
fn blank(text: &[u8]) -> Result<&[u8], Fault> {
    match text {
        [b' ' | b'\t', rest @ ..] if !rest.first().is_some_and(u8::is_ascii_whitespace) => Ok(rest),
        _ => Err(Fault::Line),
    }
}

fn number(text: &[u8]) -> Option<(i64, &[u8])> {
    let digits = text.iter().take_while(|octet| octet.is_ascii_digit()).count();
    let (number, rest) = text.split_at_checked(digits)?;
    Some((std::str::from_utf8(number).ok()?.parse().ok()?, rest))
}

fn octets(text: &[u8]) -> Result<Vec<u8>, Fault> {
    let (pairs, []) = text.as_chunks::<2>() else { return Err(Fault::Line) };
    let digit = |octet: u8| (octet as char).to_digit(16).ok_or(Fault::Line);
    pairs.iter().map(|&[high, low]| Ok((digit(high)? << 4 | digit(low)?) as u8)).collect()
}

/// The tag naming the dissector, the end of tags, then the frame of Linux's `can.h`.
fn frame_of(dissector: &[u8], id: u32, data: &[u8], length: u8, flags: u8, room: usize) -> Vec<u8> {
    /// Exported PDU: the name of a dissector follows.
    const TAG_NAME: u16 = 12;
    let mut frame = Vec::with_capacity(dissector.len() + 16 + room);
    frame.extend(TAG_NAME.to_be_bytes());
    frame.extend((dissector.len() as u16).to_be_bytes());
    frame.extend(dissector);
    frame.extend([0; 4]);
    frame.extend(id.to_le_bytes());
    frame.extend([length, flags, 0, 0]);
    frame.extend(data);
    frame.resize(frame.len() + room.saturating_sub(data.len()), 0);
    frame
}
