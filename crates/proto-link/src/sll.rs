//! Linux cooked capture, versions 1 and 2: what `any` and other devices without a link header give.
//!
//! Header and code points: tcpdump.org, LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2.

use dissect::prelude::*;

use crate::eth;
use crate::ethertype::ethertype;
use crate::words::{ETHERTYPES, HARDWARE};

pub(crate) static SLL: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::LINK, 113), on(tables::LINK, 276)],
    ..Protocol::new("sll", "SLL", "Linux cooked-mode capture", dissect)
};

fields! {
    PACKET_TYPE: u16 = "sll.pkttype", "Packet type", Dec, PACKET_TYPES;
    /// ARPHRD_ number of the device.
    DEVICE_TYPE: u16 = "sll.hatype", "Link-layer address type", Dec, HARDWARE;
    ADDRESS_LEN: u16 = "sll.halen", "Link-layer address length", Dec;
    SOURCE_ETHER: Ether = "sll.src.eth", "Source", None;
    SOURCE_IPV4: Ipv4 = "sll.src.ipv4", "Source", None;
    SOURCE_OTHER: Bytes = "sll.src.other", "Source", None;
    UNUSED: Bytes = "sll.unused", "Unused", None;
    LINUX_TYPE: u16 = "sll.ltype", "Protocol", Hex, LINUX_TYPES;
    GRE_TYPE: u16 = "sll.gretype", "Protocol", Hex, GRE_TYPES;
    ETHER_TYPE: u16 = "sll.etype", "Protocol", Hex, ETHERTYPES;
    TRAILER: Bytes = "sll.trailer", "Trailer", None;
    INTERFACE: u32 = "sll.ifindex", "Interface index", Dec;
}

values! { PACKET_TYPES {
    0 "Unicast to us", 1 "Broadcast", 2 "Multicast", 3 "Unicast to another host", 4 "Sent by us",
} }
values! { LINUX_TYPES {
    0x1 "Raw 802.3", 0x3 "Ethernet", 0x4 "802.2 LLC", 0x7 "PPP (HDLC)", 0xc "CAN", 0xd "CAN FD", 0x17 "IrDA LAP",
    0xf5 "ISI", 0xf6 "IEEE 802.15.4",
} }
values! { GRE_TYPES {
    0x0 "Possible GRE keepalive packet", 0xfe "OSI", 0x800 "IP", 0x806 "ARP", 0x2000 "CDP (Cisco)", 0x2001 "NHRP",
    0x22eb "ERSPAN III", 0x6400 "MIKROTIK EoIP", 0x6558 "Transparent Ethernet bridging", 0x6559 "Frame Relay",
    0x8137 "IPX", 0x8200 "ARUBA WLAN", 0x8210 "ARUBA WLAN", 0x8220 "ARUBA WLAN", 0x8230 "ARUBA WLAN",
    0x8240 "ARUBA WLAN", 0x8250 "ARUBA WLAN", 0x8260 "ARUBA WLAN", 0x8270 "ARUBA WLAN", 0x8280 "ARUBA WLAN",
    0x8290 "ARUBA WLAN", 0x82a0 "ARUBA WLAN", 0x82b0 "ARUBA WLAN", 0x82c0 "ARUBA WLAN", 0x82d0 "ARUBA WLAN",
    0x82e0 "ARUBA WLAN", 0x82f0 "ARUBA WLAN", 0x8300 "ARUBA WLAN", 0x8310 "ARUBA WLAN", 0x8320 "ARUBA WLAN",
    0x8330 "ARUBA WLAN", 0x8340 "ARUBA WLAN", 0x8350 "ARUBA WLAN", 0x8360 "ARUBA WLAN", 0x8370 "ARUBA WLAN",
    0x86dd "IPv6", 0x880b "PPP", 0x883e "WCCP", 0x8847 "MPLS label switched packet",
    0x8881 "CDMA2000 A10 Unstructured byte stream", 0x88be "ERSPAN", 0x88d2 "CDMA2000 A10 3GPP2 Packet",
    0x8909 "CiscoMetaData", 0x894f "Network Service Header", 0x9000 "ARUBA WLAN", 0xb7ea "Huawei GRE bonding",
    0xfeae "AIROHIVE AP AP",
} }

/// Devices whose packets have a protocol of their own, whatever the protocol field says.
mod device {
    pub(super) const GRE: u16 = 778;
    pub(super) const RADIOTAP: u16 = 803;
    pub(super) const NETLINK: u16 = 824;
}

const LINKTYPE_SLL2: u16 = 276;
/// The address field, whatever it holds.
const ADDRESS_ROOM: usize = 8;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let second = layer.caller() == "frame" && layer.frame_info().link == LINKTYPE_SLL2;
    if second { version_2(layer) } else { version_1(layer) }
}

fn version_1(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let (kind, device, len) = match (span.u16(0), span.u16(2), span.u16(4)) {
        (Ok(kind), Ok(device), Ok(len)) => (kind, device, len),
        _ => {
            layer.drop_node();
            return Err(span.stop_at(6));
        }
    };
    layer.name_as(format_args!("Linux cooked capture v1"));
    layer.protocol_column("SLL");
    summary(layer, kind);
    layer.read(PACKET_TYPE)?;
    layer.read(DEVICE_TYPE)?;
    layer.read(ADDRESS_LEN)?;
    address(layer, len)?;
    let protocol = layer.peek::<u16>(0)?;
    protocol_field(layer, device, protocol)?;
    payload(layer, device, protocol)
}

fn version_2(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let (protocol, device, len) = match (span.u16(0), span.u16(8), span.u8(11)) {
        (Ok(protocol), Ok(device), Ok(len)) => (protocol, device, len),
        _ => {
            layer.drop_node();
            return Err(span.stop_at(12));
        }
    };
    layer.name_as(format_args!("Linux cooked capture v2"));
    layer.protocol_column("SLL");
    // Both octets, as if the type were as wide as in version 1: so the reference words it.
    summary(layer, span.u16(10)?);
    protocol_field(layer, device, protocol)?;
    layer.skip(2)?;
    layer.read(INTERFACE)?;
    layer.read(DEVICE_TYPE)?;
    layer.read_sized(PACKET_TYPE, 1)?;
    layer.read_sized(ADDRESS_LEN, 1)?;
    address(layer, u16::from(len))?;
    payload(layer, device, protocol)
}

fn summary(layer: &mut Layer<'_, '_>, kind: u16) {
    match PACKET_TYPES.find(u64::from(kind)) {
        Some(words) => layer.info(format_args!("{words}")),
        None => layer.info(format_args!("Unknown ({kind})")),
    }
}

/// The sender's address and the octets of its room that it does not need.
fn address(layer: &mut Layer<'_, '_>, len: u16) -> Result<(), Stop> {
    let len = usize::from(len).min(ADDRESS_ROOM);
    match len {
        0 => {}
        4 => {
            let octets = layer.ipv4(SOURCE_IPV4)?;
            layer.set_link_ends(Address::Ipv4(octets), Address::None);
        }
        6 => {
            let octets = layer.ether(SOURCE_ETHER)?;
            layer.set_link_ends(Address::Ether(octets), Address::None);
        }
        _ => {
            layer.bytes(SOURCE_OTHER, len)?;
        }
    }
    if len < ADDRESS_ROOM {
        layer.bytes(UNUSED, ADDRESS_ROOM - len)?;
    }
    Ok(())
}

fn protocol_field(layer: &mut Layer<'_, '_>, device: u16, protocol: u16) -> Result<(), Stop> {
    match device {
        device::GRE => layer.read(GRE_TYPE)?,
        device::RADIOTAP | device::NETLINK => layer.read(LINUX_TYPE)?,
        // Below the least EtherType stand Linux's own numbers, ETH_P_.
        _ if protocol <= 1535 => layer.read(LINUX_TYPE)?,
        _ => layer.read(ETHER_TYPE)?,
    };
    Ok(())
}

fn payload(layer: &mut Layer<'_, '_>, device: u16, protocol: u16) -> Result<(), Stop> {
    let (mark, rest) = (layer.mark(), layer.rest());
    let header = layer.at();
    layer.covers(header);
    let name = match (device, protocol) {
        (device::GRE, _) => {
            if !layer.hand_off(tables::GRE_PROTO, u32::from(protocol), rest) {
                layer.data(rest);
            }
            return Ok(());
        }
        (device::RADIOTAP, _) => Name::new("radiotap"),
        (device::NETLINK, _) => Name::new("netlink"),
        (_, 0x01) => Name::new("ipx"),
        (_, 0x03) => Name::new("eth"),
        (_, 0x04) => Name::new("llc"),
        (_, 0x07) => Name::new("ppp"),
        (_, 0x0c) => Name::new("can"),
        (_, 0x0d) => Name::new("canfd"),
        (_, ..=1535) => {
            layer.info(format_args!("Unknown ({})", layer.span().u16(0).unwrap_or(0)));
            layer.data(rest);
            return Ok(());
        }
        _ => {
            ethertype(layer, protocol, rest);
            let payload = layer.payload_len();
            return eth::tag_tail(layer, mark, TRAILER, payload);
        }
    };
    if !layer.call_named(name, rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}
