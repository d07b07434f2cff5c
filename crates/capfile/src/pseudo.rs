//! Pseudo-headers: what some link types of pcap and pcapng put before a packet's own bytes.
//!
//! They are metadata of the capture, not of the packet, so the packet's bytes and lengths start
//! after them. Layouts: the tcpdump group's LINKTYPE registry pages.

use crate::bytes::u16_at;
use crate::error::Trouble;
use crate::{Endian, Fault, FrameMeta, LinkType};

/// Whether [`split`] has anything to do for this type; most have not, and are spared the call.
pub(crate) fn has_any(link: LinkType) -> bool {
    octets(link) > 0
}

/// Size of the pseudo-header; for ERF, of its fixed part.
fn octets(link: LinkType) -> u8 {
    match link {
        LinkType::PPP_WITH_DIR => 1,
        LinkType::NFC_LLCP => 2,
        LinkType::SUNATM
        | LinkType::MTP2_WITH_PHDR
        | LinkType::BLUETOOTH_HCI_H4_WITH_PHDR
        | LinkType::BLUETOOTH_LINUX_MONITOR => 4,
        LinkType::SITA | LinkType::I2C_LINUX => 5,
        LinkType::LINUX_IRDA | LinkType::LINUX_LAPD | LinkType::ERF => 16,
        _ => 0,
    }
}

/// Moves the start of the packet past its pseudo-header. `packet` is all that was captured.
pub(crate) fn split(frame: &mut FrameMeta, packet: &[u8]) -> Result<(), Trouble> {
    let link = frame.link;
    if link == LinkType::ERF && packet.len() >= usize::from(octets(link)) {
        return crate::erf::split(frame, packet);
    }
    let cut = Fault::PseudoHeaderCut { link, octets: frame.caplen };
    let count = octets(link);
    let Some(header) = packet.get(..usize::from(count)) else { return Err(cut.into()) };
    match link {
        LinkType::LINUX_IRDA | LinkType::LINUX_LAPD => {
            let protocol = u16_at(header, 14, Endian::Big).unwrap_or(0);
            let wanted = if link == LinkType::LINUX_IRDA { ETHERTYPE_IRDA } else { ETHERTYPE_LAPD };
            if protocol != wanted {
                return Err(Fault::PseudoHeaderProtocol { link, protocol }.into());
            }
        }
        _ => {}
    }
    frame.phdr_octets = count;
    frame.head_octets += u16::from(count);
    frame.at += u32::from(count);
    frame.file_offset += u64::from(count);
    frame.caplen -= u32::from(count);
    frame.len = frame.len.saturating_sub(u32::from(count));
    Ok(())
}

/// ETH_P_IRDA of Linux.
const ETHERTYPE_IRDA: u16 = 0x0017;
/// ETH_P_LAPD of Linux.
const ETHERTYPE_LAPD: u16 = 0x0030;
