//! btsnoop: Bluetooth HCI logs of Symbian, Android and BlueZ. Its layout is that of snoop (RFC
//! 1761) with flags and a 64-bit time; link types and flags as documented by BlueZ's `btsnoop`.

use crate::bytes::{Endian, array, u32_at};
use crate::error::Trouble;
use crate::frame::keep_extra;
use crate::info::Facts;
use crate::reader::{Engine, Input, Opened, Output, Parse, Step};
use crate::source::Source;
use crate::{
    Direction, Error, Extra, Fault, Format, FrameMeta, Interface, LinkType, Record, RecordKind,
    Unsupported,
};

/// The file, if it begins with the magic number.
pub(crate) fn open(source: &mut Source) -> Result<Option<Opened>, Error> {
    if !source.look(8)?.starts_with(b"btsnoop\0") {
        return Ok(None);
    }
    let head = source.look(HEADER_OCTETS)?;
    let found = head.len() as u64;
    let (Some(version), Some(number)) =
        (u32_at(head, 8, Endian::Big), u32_at(head, 12, Endian::Big))
    else {
        let trouble = Trouble::Cut { wanted: HEADER_OCTETS as u64, found, opening: true };
        return Err(trouble.at(&source.path, Format::Btsnoop, 0));
    };
    let unsupported = |what: Unsupported| Trouble::from(what).at(&source.path, Format::Btsnoop, 0);
    if version != 1 {
        return Err(unsupported(Unsupported::Version { major: version, minor: 0 }));
    }
    let link = match number {
        1001 => LinkType::BLUETOOTH_HCI,
        1002 => LinkType::BLUETOOTH_HCI_H4_WITH_PHDR,
        2001 => LinkType::BLUETOOTH_LINUX_MONITOR,
        _ => return Err(unsupported(Unsupported::LinkType { number })),
    };
    Ok(Some(Opened {
        format: Format::Btsnoop,
        engine: Engine::Parse(Box::new(Records { link })),
        facts: Facts::single(Endian::Big, Interface::new(0, link, 0, 1_000_000)),
        header_octets: HEADER_OCTETS,
        plain: false,
    }))
}

const HEADER_OCTETS: usize = 16;
/// Of a record's header: two lengths, flags, drops, time.
const RECORD_OCTETS: usize = 24;
/// Microseconds from the year 0 to 1970: what the writers of the format count.
pub(crate) const EPOCH_US: i64 = 0x00dc_ddb3_0f2f_8000;
/// Of the flags, if the link type is not the Linux monitor's: set for what the host received.
const RECEIVED: u32 = 1;

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
            let word = |at| u32_at(&head, at, Endian::Big).unwrap_or(0);
            let (len, caplen, flags, drops) = (word(0), word(4), word(8), word(12));
            let octets_max = self.link.packet_octets_max();
            if caplen > octets_max {
                let fault = Fault::PacketTooLarge { octets: caplen, octets_max };
                return Step::Bad { at, trouble: fault.into() };
            }
            let packet_at = at + RECORD_OCTETS;
            let end = packet_at + caplen as usize;
            if end > input.data.len() {
                return Step::More { at, need: end - at };
            }
            let units = array(&head, 16).map_or(0, i64::from_be_bytes);
            let direction = match self.link {
                LinkType::BLUETOOTH_LINUX_MONITOR => None,
                _ if flags & RECEIVED != 0 => Some(Direction::Inbound),
                _ => Some(Direction::Outbound),
            };
            let record = Some(Record::Btsnoop { flags, drops });
            let extra = Extra { direction, record, ..Extra::default() };
            output.frames.push(FrameMeta {
                ts: Some(units.saturating_sub(EPOCH_US).saturating_mul(1000)),
                file_offset: input.offset + packet_at as u64,
                at: packet_at as u32,
                caplen,
                len,
                interface: 0,
                section: 0,
                extra: keep_extra(output.extras, extra),
                head_octets: RECORD_OCTETS as u16,
                link: self.link,
                phdr_octets: 0,
                kind: RecordKind::Packet,
                fcs_octets: None,
            });
            at = end;
        }
    }
}
