//! Microsoft Network Monitor 1.x and 2.x, from the vendor's description of the capture file format.
//!
//! A header, frames anywhere, and a table of their offsets, usually at the end. A file that can
//! only be read forwards (a stream, or compressed) is therefore taken into memory whole.
//!
//! Versions before 2.3 keep the local time of an unknown place; it is taken as UTC.

use crate::bytes::{Endian, array, slice, u8_at, u16_at, u32_at};
use crate::error::Trouble;
use crate::frame::keep_extra;
use crate::info::Facts;
use crate::reader::{Build, Engine, Opened};
use crate::source::Source;
use crate::{
    Chunk, Error, Extra, Fault, Format, FrameMeta, Interface, LinkType, Record, RecordKind,
    Unsupported,
};

/// The file, if it begins with one of the two magic numbers.
pub(crate) fn open(source: &mut Source) -> Result<Option<Opened>, Error> {
    let format = match source.look(4)? {
        [b'R', b'T', b'S', b'S', ..] => Format::NetMon1,
        [b'G', b'M', b'B', b'U', ..] => Format::NetMon2,
        _ => return Ok(None),
    };
    let head = source.look(HEADER_OCTETS)?.to_vec();
    let path = source.path.clone();
    let fail = |trouble: Trouble| trouble.at(&path, format, 0);
    let Some(header) = Header::read(&head) else {
        let (wanted, found) = (HEADER_OCTETS as u64, head.len() as u64);
        return Err(fail(Trouble::Cut { wanted, found, opening: true }));
    };
    if !(1..=2).contains(&header.major) {
        let (major, minor) = (header.major.into(), header.minor.into());
        return Err(fail(Unsupported::Version { major, minor }.into()));
    }
    let number = header.network.into();
    let Some(link) = media(header.network) else {
        return Err(fail(Unsupported::LinkType { number }.into()));
    };
    let octets = header.table_octets;
    if octets == 0 || octets % 4 != 0 || octets > TABLE_OCTETS_MAX {
        return Err(fail(Fault::FrameTable { octets }.into()));
    }
    let data = source.read_all()?;
    let Some(table) = slice(&data, header.table_at as usize, octets as usize) else {
        let wanted = u64::from(header.table_at) + u64::from(octets);
        let found = data.len() as u64;
        return Err(fail(Trouble::Cut { wanted, found, opening: true }));
    };
    let frames_at = table.as_chunks::<4>().0.iter().copied().map(u32::from_le_bytes).collect();
    Ok(Some(Opened {
        format,
        engine: Engine::Build(Box::new(Frames { data, header, link, frames_at, next: 0 })),
        facts: Facts::single(Endian::Little, Interface::new(0, link, 0, 1_000_000)),
        header_octets: 0,
        plain: false,
    }))
}

const HEADER_OCTETS: usize = 128;
/// Half of the addressable file would be table.
const TABLE_OCTETS_MAX: u32 = 1 << 31;

struct Header {
    minor: u8,
    major: u8,
    network: u16,
    /// When the capture started, milliseconds since 1970.
    start_ms: i64,
    table_at: u32,
    table_octets: u32,
}

impl Header {
    fn read(head: &[u8]) -> Option<Header> {
        let word = |at| u16_at(head, at, Endian::Little).map(i64::from);
        // Year, month, day of the week, day, hour, minute, second, millisecond.
        let days = days_since_1970(word(8)?, word(10)?, word(14)?);
        let seconds = ((days * 24 + word(16)?) * 60 + word(18)?) * 60 + word(20)?;
        u8_at(head, HEADER_OCTETS - 1)?;
        Some(Header {
            minor: u8_at(head, 4)?,
            major: u8_at(head, 5)?,
            network: u16_at(head, 6, Endian::Little)?,
            start_ms: seconds * 1000 + word(22)?,
            table_at: u32_at(head, 24, Endian::Little)?,
            table_octets: u32_at(head, 28, Endian::Little)?,
        })
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar; a month past December is one of the
/// next year.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = year + (month - 1).div_euclid(12);
    // Counted from March, so that the leap day comes last.
    let month = (month - 1).rem_euclid(12);
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468
}

/// The media type of the header.
fn media(network: u16) -> Option<LinkType> {
    Some(match network {
        0 | 1 => LinkType::ETHERNET,
        2 => LinkType::IEEE802_5,
        3 => LinkType::FDDI,
        4 => LinkType::SUNATM,
        6 => LinkType::IEEE802_11_NETMON,
        7..=9 => LinkType::RAW,
        _ => return None,
    })
}

/// The media type of a frame, version 2.1 and later.
enum Media {
    Link(LinkType),
    /// The file's own notes, not shown as frames.
    Note,
}

fn frame_media(network: u16) -> Option<Media> {
    Some(Media::Link(match network {
        // Bare IEEE 802.11, against the rule that follows.
        0xe080 => LinkType::IEEE802_11,
        // A pcap link type.
        0xe000..=0xefff => {
            let link = LinkType(network & 0xfff);
            if !link.is_known() {
                return None;
            }
            link
        }
        0xffe0 => LinkType::NETMON_EVENT,
        0xfffb => LinkType::NETMON_NETWORK_INFO,
        0xfffc..=0xfffe => return Some(Media::Note),
        0xffff => LinkType::NETMON_FILTER,
        _ => media(network)?,
    }))
}

struct Frames {
    data: Vec<u8>,
    header: Header,
    link: LinkType,
    frames_at: Vec<u32>,
    next: usize,
}

/// 100 ns units from 1601 to 1970.
const FILETIME_1970: i128 = 116_444_736_000_000_000;
/// Of ATM frames before 2.1: the addresses and channel before each.
const ATM_HEADER_OCTETS: u8 = 16;

impl Build for Frames {
    // Each turn takes an entry of the table.
    fn build(
        &mut self,
        source: &mut Source,
        chunk: &mut Chunk,
        _facts: &mut Facts,
        target: usize,
    ) -> Result<bool, Error> {
        let format = if self.header.major == 1 { Format::NetMon1 } else { Format::NetMon2 };
        while chunk.data.len() < target {
            let Some(&at) = self.frames_at.get(self.next) else { return Ok(false) };
            // An entry that points past the end ends the file.
            if at as usize >= self.data.len() {
                return Ok(false);
            }
            self.next += 1;
            self.frame(at as usize, chunk)
                .map_err(|trouble| trouble.at(&source.path, format, at.into()))?;
        }
        Ok(true)
    }
}

impl Frames {
    fn frame(&self, at: usize, chunk: &mut Chunk) -> Result<(), Trouble> {
        let le = Endian::Little;
        let data = self.data.get(at..).unwrap_or_default();
        let cut = |wanted: usize| Trouble::Cut {
            wanted: wanted as u64,
            found: data.len() as u64,
            opening: false,
        };
        let header = &self.header;
        let head_octets = if header.major == 1 { 8 } else { 16 };
        let head = data.get(..head_octets).ok_or_else(|| cut(head_octets))?;
        let (delta_us, len, caplen) = if header.major == 1 {
            let delta_ms = u32_at(head, 0, le).unwrap_or(0);
            let len = u16_at(head, 4, le).unwrap_or(0);
            let caplen = u16_at(head, 6, le).unwrap_or(0);
            (i64::from(delta_ms) * 1000, len.into(), caplen.into())
        } else {
            let delta_us = array(head, 0).map_or(0, i64::from_le_bytes);
            (delta_us, u32_at(head, 8, le).unwrap_or(0), u32_at(head, 12, le).unwrap_or(0))
        };
        let mut link = self.link;
        let octets_max = link.packet_octets_max();
        if caplen > octets_max {
            return Err(Fault::PacketTooLarge { octets: caplen, octets_max }.into());
        }
        let end = head_octets + caplen as usize;
        let packet = data.get(head_octets..end).ok_or_else(|| cut(end))?;

        let ts_us = i128::from(header.start_ms) * 1000 + i128::from(delta_us);
        let mut ts_ns = ts_us * 1000;
        let mut extra = None;
        // What follows a frame grew with the versions.
        let trailer_octets = match (header.major, header.minor) {
            (1, _) | (_, 0) => 0,
            (_, 1) => 2,
            (_, 2) => 6,
            _ => 15,
        };
        let trailer = slice(data, end, trailer_octets).ok_or_else(|| cut(end + trailer_octets))?;
        if let Some(network) = u16_at(trailer, 0, le) {
            match frame_media(network) {
                Some(Media::Link(of_frame)) => link = of_frame,
                Some(Media::Note) => return Ok(()),
                None => return Err(Unsupported::LinkType { number: network.into() }.into()),
            }
        }
        if let Some(process) = u32_at(trailer, 2, le) {
            let record = Some(Record::NetMon { process });
            extra = keep_extra(&mut chunk.extras, Extra { record, ..Extra::default() });
        }
        if let Some(filetime) = array(trailer, 6).map(u64::from_le_bytes) {
            ts_ns = (i128::from(filetime) - FILETIME_1970) * 100;
        }

        let start = chunk.data.len();
        chunk.data.extend_from_slice(packet);
        let offset = (at + head_octets) as u64;
        let mut frame = FrameMeta {
            ts: Some(ts_ns.clamp(i64::MIN.into(), i64::MAX.into()) as i64),
            file_offset: offset,
            len,
            extra,
            kind: RecordKind::Packet,
            ..FrameMeta::plain(link, 0, start, caplen)
        };
        if self.link == LinkType::SUNATM && trailer.is_empty() {
            let octets = u32::from(ATM_HEADER_OCTETS);
            if caplen < octets {
                return Err(Fault::PseudoHeaderCut { link, octets: caplen }.into());
            }
            frame.phdr_octets = ATM_HEADER_OCTETS;
            frame.head_octets = ATM_HEADER_OCTETS.into();
            frame.at += octets;
            frame.file_offset += u64::from(octets);
            frame.caplen -= octets;
            frame.len = frame.len.saturating_sub(octets);
        }
        chunk.frames.push(frame);
        Ok(())
    }
}
