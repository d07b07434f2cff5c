//! pcap and its dialects; see `crate::pcap` for the layout.

use super::{Out, Packet, WriteFormat, joined};
use crate::{Endian, Error, Interface, LinkType, RecordKind, Unwritable};

pub(super) struct Encoder {
    format: WriteFormat,
    endian: Endian,
    /// Of the file, once its header is written.
    link: Option<LinkType>,
}

/// Written if the file has no limit: what readers take as none.
const SNAPLEN: u32 = 262_144;

impl Encoder {
    pub(super) fn new(format: WriteFormat) -> Encoder {
        Encoder { format, endian: Endian::Little, link: None }
    }

    pub(super) fn endian(&mut self, endian: Endian) {
        if self.link.is_none() {
            self.endian = endian;
        }
    }

    pub(super) fn has_header(&self) -> bool {
        self.link.is_some()
    }

    /// The first interface gives the file's header; others may only have the same link type.
    pub(super) fn interface(&mut self, out: &mut Out, interface: &Interface) -> Result<u32, Error> {
        match self.link {
            None => self.header(out, interface.link, interface.snaplen, interface.fcs_octets)?,
            Some(file) if file != interface.link => {
                let frame = interface.link;
                return Err(out.refuse(Unwritable::MixedLinkTypes { file, frame }));
            }
            Some(_) => {}
        }
        Ok(0)
    }

    fn header(
        &mut self,
        out: &mut Out,
        link: LinkType,
        snaplen: u32,
        fcs_octets: Option<u8>,
    ) -> Result<(), Error> {
        if link.0 >= LinkType::UNREGISTERED {
            return Err(out.refuse(Unwritable::LinkType(link)));
        }
        let endian = self.endian;
        let magic = match self.format {
            WriteFormat::PcapNsec => 0xa1b2_3c4d,
            WriteFormat::PcapModified | WriteFormat::PcapSuse63 => 0xa1b2_cd34,
            _ => 0xa1b2_c3d4,
        };
        let snaplen = if snaplen == 0 { SNAPLEN } else { snaplen };
        // An odd size has no place in the word, and is left out.
        let fcs = match fcs_octets {
            Some(octets) if octets % 2 == 0 && octets < 32 => {
                u32::from(octets / 2) << 28 | 0x0400_0000
            }
            _ => 0,
        };
        out.put(&endian.put_u32(magic))?;
        out.put(&endian.put_u16(2))?;
        out.put(&endian.put_u16(4))?;
        out.put(&[0; 8])?;
        out.put(&endian.put_u32(snaplen))?;
        out.put(&endian.put_u32(u32::from(link.0) | fcs))?;
        self.link = Some(link);
        Ok(())
    }

    pub(super) fn packet(&mut self, out: &mut Out, packet: &Packet<'_>) -> Result<(), Error> {
        if packet.kind != RecordKind::Packet {
            return Err(out.refuse(Unwritable::Record));
        }
        let frame = packet.link;
        match self.link {
            None => self.header(out, frame, SNAPLEN, None)?,
            Some(file) if file != frame => {
                return Err(out.refuse(Unwritable::MixedLinkTypes { file, frame }));
            }
            Some(_) => {}
        }
        let bytes = joined(packet);
        let octets_max = frame.packet_octets_max();
        let caplen = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        if caplen > octets_max {
            let (octets, octets_max) = (bytes.len() as u64, octets_max.into());
            return Err(out.refuse(Unwritable::TooLarge { octets, octets_max }));
        }
        let len = packet.len.saturating_add(packet.pseudo_header.len() as u32);
        let ts_ns = packet.ts.unwrap_or(0);
        let Ok(seconds) = u32::try_from(ts_ns.div_euclid(1_000_000_000)) else {
            return Err(out.refuse(Unwritable::Time(ts_ns)));
        };
        let nanoseconds = ts_ns.rem_euclid(1_000_000_000) as u32;
        let fraction =
            if self.format == WriteFormat::PcapNsec { nanoseconds } else { nanoseconds / 1000 };
        for word in [seconds, fraction, caplen, len] {
            out.put(&self.endian.put_u32(word))?;
        }
        let more: &[u8] = match self.format {
            WriteFormat::PcapNokia => &[0; 4],
            WriteFormat::PcapModified | WriteFormat::PcapRedHat61 => &[0; 8],
            WriteFormat::PcapSuse63 => &[0; 12],
            _ => &[],
        };
        out.put(more)?;
        out.put(&bytes)
    }

    /// A file without any frame or interface is one of Ethernet.
    pub(super) fn finish(&mut self, out: &mut Out) -> Result<(), Error> {
        match self.link {
            None => self.header(out, LinkType::ETHERNET, SNAPLEN, None),
            Some(_) => Ok(()),
        }
    }
}
