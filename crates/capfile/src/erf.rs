//! ERF, the Extensible Record Format of Endace's capture cards, from their public description of
//! the record types.
//!
//! A file is records one after another, with no header of its own, so it is told by its first
//! records making sense. In pcap, link type 197 has the same records, one as each packet.

use crate::bytes::{Endian, array, u8_at, u16_at};
use crate::error::Trouble;
use crate::info::Facts;
use crate::reader::{Engine, Input, Opened, Output, Parse, Step};
use crate::source::Source;
use crate::{Error, Fault, Format, FrameMeta, Interface, LinkType, Unsupported};

/// The file, if its first records make sense.
pub(crate) fn open(source: &mut Source) -> Result<Option<Opened>, Error> {
    let live = source.live;
    let ahead = if live { source.look_once(TRIAL_OCTETS)? } else { source.look(TRIAL_OCTETS)? };
    // What has nothing in it has no record that makes no sense: as in the reference it is a capture without packets.
    let (nothing, plausible) = (ahead.is_empty(), is_plausible(ahead));
    let empty = nothing && !source.cut && !source.is_device();
    if !empty && !plausible {
        return Ok(None);
    }
    let interface = Interface::new(0, LinkType::ERF, 0, 1 << 32);
    Ok(Some(Opened {
        format: Format::Erf,
        engine: Engine::Parse(Box::new(Records)),
        facts: Facts::single(Endian::Little, interface),
        header_octets: 0,
        plain: false,
    }))
}

/// Time, type, flags, length of the record, loss counter, length on the wire.
const HEADER_OCTETS: usize = 16;
/// Room for the records tried at their usual sizes.
const TRIAL_OCTETS: usize = 64 * 1024;
/// Records that must make sense.
const TRIAL_RECORDS_MAX: usize = 20;
/// Records that must stand whole before one that is cut short.
const CUT_RECORDS_MIN: usize = 3;
/// A record in a live capture may be a little older than the one before it,
const STEP_BACK_MAX_S: u64 = 1;
/// and silence may be long, but not longer than a year.
const STEP_AHEAD_MAX_S: u64 = 365 * 86_400;
/// The type of records that only fill space.
const PAD: u8 = 48;
/// More than the extension headers a card can add.
const EXTENSIONS_MAX: usize = 16;

fn is_plausible(data: &[u8]) -> bool {
    let mut at = 0;
    let mut last_ts = None;
    for count in 0..TRIAL_RECORDS_MAX {
        let rest = data.get(at..).unwrap_or_default();
        let Some(header) = array::<HEADER_OCTETS>(rest, 0) else {
            return count >= if rest.is_empty() { 1 } else { CUT_RECORDS_MIN };
        };
        let kind = u8_at(&header, 8).unwrap_or(0);
        let octets = usize::from(u16_at(&header, 10, Endian::Big).unwrap_or(0));
        if kind & 0x7f == 0 {
            return false;
        }
        if kind & 0x7f != PAD {
            let extension = if kind & 0x80 != 0 { 8 } else { 0 };
            if octets < HEADER_OCTETS + extension + own_header_octets(kind) {
                return false;
            }
            let ts = array(rest, 0).map_or(0, u64::from_le_bytes);
            if let Some(last) = last_ts {
                let back = ts < last && last - ts > STEP_BACK_MAX_S << 32;
                let ahead = ts > last && ts - last > STEP_AHEAD_MAX_S << 32;
                if back || ahead {
                    return false;
                }
            }
            last_ts = Some(ts);
        } else if octets < HEADER_OCTETS {
            return false;
        }
        if octets > rest.len() {
            return count >= CUT_RECORDS_MIN;
        }
        at += octets;
    }
    true
}

/// Of the header that a record's type has of its own, between the common ones and the packet:
/// the pad of Ethernet, the channel of multichannel types.
fn own_header_octets(kind: u8) -> usize {
    match kind & 0x7f {
        2 | 11 | 16 | 20 => 2,
        5..=9 | 12 | 17 | 18 => 4,
        _ => 0,
    }
}

/// Octets of all headers before the packet; `None` if the record ends before they do.
pub(crate) fn header_octets(record: &[u8]) -> Option<usize> {
    let kind = u8_at(record, 8)?;
    let mut octets = HEADER_OCTETS;
    let mut more = kind & 0x80 != 0;
    // An extension header's first bit says that another follows.
    for _ in 0..EXTENSIONS_MAX {
        if !more {
            break;
        }
        more = u8_at(record, octets)? & 0x80 != 0;
        octets += 8;
    }
    octets += own_header_octets(kind);
    (octets <= record.len()).then_some(octets)
}

/// Nanoseconds since 1970 of a record: 32 bits of seconds, 32 of fraction, little-endian, rounded
/// to the nearest.
pub(crate) fn ts_ns(record: &[u8]) -> Option<i64> {
    let ts = u64::from_le_bytes(array(record, 0)?);
    let seconds = ts >> 32;
    let fraction_ns = ((ts & 0xffff_ffff) * 1_000_000_000 + 0x8000_0000) >> 32;
    i64::try_from(seconds * 1_000_000_000 + fraction_ns).ok()
}

/// Moves the start of the frame, which is a whole record, past its headers.
pub(crate) fn split(frame: &mut FrameMeta, record: &[u8]) -> Result<(), Trouble> {
    let octets = frame.caplen;
    let Some(header_octets) = header_octets(record) else {
        return Err(Fault::RecordLength { octets, octets_min: HEADER_OCTETS as u32 }.into());
    };
    let count = u8::try_from(header_octets)
        .map_err(|_| Unsupported::Other("that many extension headers"))?;
    // Its own length on the wire counts the packet alone.
    let len = u32::from(u16_at(record, 14, Endian::Big).unwrap_or(0));
    frame.ts = ts_ns(record);
    frame.phdr_octets = count;
    frame.head_octets += u16::from(count);
    frame.at += u32::from(count);
    frame.file_offset += u64::from(count);
    // What follows the packet is padding.
    frame.caplen = (frame.caplen - u32::from(count)).min(len);
    frame.len = len;
    Ok(())
}

struct Records;

impl Parse for Records {
    // Each turn takes at least a record's header.
    fn parse(&mut self, input: &Input<'_>, output: &mut Output<'_>) -> Step {
        let mut at = input.at;
        loop {
            let Some(header) = array::<HEADER_OCTETS>(input.data, at) else {
                return Step::More { at, need: HEADER_OCTETS };
            };
            let octets = u16_at(&header, 10, Endian::Big).unwrap_or(0);
            let octets_min = HEADER_OCTETS as u32;
            if u32::from(octets) <= octets_min {
                let empty = u32::from(octets) == octets_min;
                let short = Fault::RecordLength { octets: octets.into(), octets_min };
                let fault = if empty { Fault::EmptyRecord } else { short };
                return Step::Bad { at, trouble: fault.into() };
            }
            let end = at + usize::from(octets);
            let Some(record) = input.data.get(at..end) else {
                return Step::More { at, need: octets.into() };
            };
            if u8_at(record, 8).unwrap_or(0) & 0x7f != PAD {
                let mut frame = FrameMeta::plain(LinkType::ERF, input.offset, at, octets.into());
                if let Err(trouble) = split(&mut frame, record) {
                    return Step::Bad { at, trouble };
                }
                output.frames.push(frame);
            }
            at = end;
        }
    }
}
