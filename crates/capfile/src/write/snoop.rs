//! snoop (RFC 1761), and btsnoop, which has its layout; see `crate::snoop` and `crate::btsnoop`.

use super::{Out, Packet, WriteFormat, joined};
use crate::{Error, Interface, LinkType, RecordKind, Unwritable};

pub(super) struct Encoder {
    bluetooth: bool,
    /// Of the file, once its header is written.
    link: Option<LinkType>,
}

impl Encoder {
    pub(super) fn new(format: WriteFormat) -> Encoder {
        Encoder { bluetooth: format == WriteFormat::Btsnoop, link: None }
    }

    pub(super) fn has_header(&self) -> bool {
        self.link.is_some()
    }

    /// The number of a link type in the file's header.
    fn number(&self, link: LinkType) -> Option<u32> {
        Some(match (self.bluetooth, link) {
            (false, LinkType::ETHERNET) => 4,
            (false, LinkType::IEEE802_5) => 2,
            (false, LinkType::FDDI) => 8,
            (false, LinkType::SUNATM) => 18,
            (true, LinkType::BLUETOOTH_HCI_H4_WITH_PHDR) => 1002,
            (true, LinkType::BLUETOOTH_LINUX_MONITOR) => 2001,
            _ => return None,
        })
    }

    /// The first interface gives the file's header; others may only have the same link type.
    pub(super) fn interface(&mut self, out: &mut Out, interface: &Interface) -> Result<u32, Error> {
        self.ensure_header(out, interface.link).map(|()| 0)
    }

    fn ensure_header(&mut self, out: &mut Out, link: LinkType) -> Result<(), Error> {
        match self.link {
            Some(file) if file == link => return Ok(()),
            Some(file) => {
                return Err(out.refuse(Unwritable::MixedLinkTypes { file, frame: link }));
            }
            None => {}
        }
        let number = self.number(link).ok_or_else(|| out.refuse(Unwritable::LinkType(link)))?;
        let (magic, version) = if self.bluetooth { (b"btsnoop\0", 1) } else { (b"snoop\0\0\0", 2) };
        out.put(magic)?;
        words(out, &[version, number])?;
        self.link = Some(link);
        Ok(())
    }

    pub(super) fn packet(&mut self, out: &mut Out, packet: &Packet<'_>) -> Result<(), Error> {
        if packet.kind != RecordKind::Packet {
            return Err(out.refuse(Unwritable::Record));
        }
        self.ensure_header(out, packet.link)?;
        let octets_max = packet.link.packet_octets_max();
        // The pseudo-header of Bluetooth becomes flags.
        let bytes = if self.bluetooth { packet.bytes.into() } else { joined(packet) };
        let caplen = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        if caplen > octets_max {
            let (octets, octets_max) = (bytes.len() as u64, octets_max.into());
            return Err(out.refuse(Unwritable::TooLarge { octets, octets_max }));
        }
        let ts_ns = packet.ts.unwrap_or(0);
        if self.bluetooth {
            let units = (ts_ns.div_euclid(1000)).saturating_add(crate::btsnoop::EPOCH_US) as u64;
            let flags = flags(packet);
            words(out, &[packet.len, caplen, flags, 0, (units >> 32) as u32, units as u32])?;
            return out.put(&bytes);
        }
        let Ok(seconds) = u32::try_from(ts_ns.div_euclid(1_000_000_000)) else {
            return Err(out.refuse(Unwritable::Time(ts_ns)));
        };
        let len = packet.len.saturating_add(packet.pseudo_header.len() as u32);
        let padding = bytes.len().wrapping_neg() % 4;
        let record = RECORD_OCTETS + caplen + padding as u32;
        let micros = ts_ns.rem_euclid(1_000_000_000) as u32 / 1000;
        words(out, &[len, caplen, record, 0, seconds, micros])?;
        out.put(&bytes)?;
        out.put([0; 3].get(..padding).unwrap_or_default())
    }

    /// A file without any frame or interface is one of the format's first link type.
    pub(super) fn finish(&mut self, out: &mut Out) -> Result<(), Error> {
        let first = match self.bluetooth {
            true => LinkType::BLUETOOTH_HCI_H4_WITH_PHDR,
            false => LinkType::ETHERNET,
        };
        if self.has_header() { Ok(()) } else { self.ensure_header(out, first) }
    }
}

/// Octets of a record's header.
const RECORD_OCTETS: u32 = 24;

/// A record's flags: which way it went, and whether it is a command or an event; for the Linux monitor adapter and
/// opcode, as its pseudo-header has them.
fn flags(packet: &Packet<'_>) -> u32 {
    let header = <[u8; 4]>::try_from(&*packet.pseudo_header).map_or(0, u32::from_be_bytes);
    if packet.link == LinkType::BLUETOOTH_LINUX_MONITOR {
        return header;
    }
    // Packet types of the UART transport: 1 is a command, 4 an event.
    let control = matches!(packet.bytes.first(), Some(1 | 4));
    (header & 1) | if control { 2 } else { 0 }
}

fn words(out: &mut Out, words: &[u32]) -> Result<(), Error> {
    words.iter().try_for_each(|word| out.put(&word.to_be_bytes()))
}
