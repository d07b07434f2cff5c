//! snoop, the format of Solaris: RFC 1761. Link types: its §2, and what later versions added.

use crate::bytes::{Endian, array, u32_at};
use crate::error::Trouble;
use crate::frame::keep_extra;
use crate::info::Facts;
use crate::reader::{Engine, Input, Opened, Output, Parse, Step};
use crate::source::Source;
use crate::{
    Error, Extra, Fault, Format, FrameMeta, Interface, LinkType, Record, RecordKind, Unsupported,
    pseudo,
};

/// The file, if it begins with the magic number.
pub(crate) fn open(source: &mut Source) -> Result<Option<Opened>, Error> {
    if !source.look(8)?.starts_with(b"snoop\0\0\0") {
        return Ok(None);
    }
    let head = source.look(HEADER_OCTETS)?;
    let found = head.len() as u64;
    let (Some(version), Some(number)) =
        (u32_at(head, 8, Endian::Big), u32_at(head, 12, Endian::Big))
    else {
        let trouble = Trouble::Cut { wanted: HEADER_OCTETS as u64, found, opening: true };
        return Err(trouble.at(&source.path, Format::Snoop, 0));
    };
    let unsupported = |what: Unsupported| Trouble::from(what).at(&source.path, Format::Snoop, 0);
    // 3 to 5 have the same layout.
    if !(2..=5).contains(&version) {
        return Err(unsupported(Unsupported::Version { major: version, minor: 0 }));
    }
    let Some(link) = link_type(number) else {
        return Err(unsupported(Unsupported::LinkType { number }));
    };
    Ok(Some(Opened {
        format: Format::Snoop,
        engine: Engine::Parse(Box::new(Records { link })),
        facts: Facts::single(Endian::Big, Interface::new(0, link, 0, 1_000_000)),
        header_octets: HEADER_OCTETS,
        plain: false,
    }))
}

const HEADER_OCTETS: usize = 16;
/// Of a record's header. RFC 1761 §3.
const RECORD_OCTETS: usize = 24;

fn link_type(number: u32) -> Option<LinkType> {
    Some(match number {
        0 | 4 => LinkType::ETHERNET,
        2 => LinkType::IEEE802_5,
        8 => LinkType::FDDI,
        9 | 14 => LinkType::NULL,
        16 => LinkType::IP_OVER_FC,
        18 => LinkType::SUNATM,
        26 => LinkType::IP_OVER_IB_SNOOP,
        _ => return None,
    })
}

struct Records {
    link: LinkType,
}

impl Parse for Records {
    // Each turn takes at least a record's header.
    fn parse(&mut self, input: &Input<'_>, output: &mut Output<'_>) -> Step {
        let mut at = input.at;
        loop {
            let Some(head) = array::<RECORD_OCTETS>(input.data, at) else {
                return Step::More { at, need: RECORD_OCTETS };
            };
            match self.record(&head, at, input, output) {
                Ok(octets) if at + octets <= input.data.len() => at += octets,
                Ok(need) => return Step::More { at, need },
                Err(trouble) => return Step::Bad { at, trouble },
            }
        }
    }
}

impl Records {
    /// The octets of the record; its frame is added if all of it is there.
    fn record(
        &self,
        head: &[u8; RECORD_OCTETS],
        at: usize,
        input: &Input<'_>,
        output: &mut Output<'_>,
    ) -> Result<usize, Trouble> {
        let word = |at| u32_at(head, at, Endian::Big).unwrap_or(0);
        let (len, caplen, octets, drops) = (word(0), word(4), word(8), word(12));
        let octets_max = self.link.packet_octets_max();
        if caplen > octets_max {
            return Err(Fault::PacketTooLarge { octets: caplen, octets_max }.into());
        }
        if len > octets_max {
            return Err(Fault::LengthTooLarge { octets: len, octets_max }.into());
        }
        if octets < RECORD_OCTETS as u32 + caplen {
            let fault = Fault::PacketBeyondRecord { record_octets: octets, packet_octets: caplen };
            return Err(fault.into());
        }
        let packet_at = at + RECORD_OCTETS;
        if at + octets as usize > input.data.len() {
            return Ok(octets as usize);
        }
        let mut frame = FrameMeta {
            ts: Some(i64::from(word(16)) * 1_000_000_000 + i64::from(word(20)) * 1000),
            file_offset: input.offset + packet_at as u64,
            at: packet_at as u32,
            caplen,
            len,
            interface: 0,
            section: 0,
            extra: None,
            head_octets: RECORD_OCTETS as u16,
            link: self.link,
            phdr_octets: 0,
            kind: RecordKind::Packet,
            fcs_octets: None,
        };
        if pseudo::has_any(self.link) {
            let packet = input.data.get(packet_at..packet_at + caplen as usize);
            pseudo::split(&mut frame, packet.unwrap_or_default())?;
        }
        if drops > 0 {
            let record = Some(Record::Snoop { drops });
            frame.extra = keep_extra(output.extras, Extra { record, ..Extra::default() });
        }
        output.frames.push(frame);
        Ok(octets as usize)
    }
}
