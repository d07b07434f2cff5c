//! ARCNET: ATA 878.1, and the headers of RFC 1051 and RFC 1201, as Linux captures them.
//!
//! Code points: the ARCNET Trade Association's system identifiers.

use dissect::prelude::*;

pub(crate) static ARCNET: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::LINK, 7), on(tables::LINK, 129)],
    ..Protocol::new("arcnet", "ARCNET", "ARCNET", dissect)
};

fields! {
    SOURCE: u8 = "arcnet.src", "Source", Hex;
    DESTINATION: u8 = "arcnet.dst", "Dest", Hex;
    OFFSET: Bytes = "arcnet.offset", "Offset", None;
    SYSTEM: u8 = "arcnet.protID", "Protocol ID", Hex, SYSTEMS;
    SPLIT: u8 = "arcnet.split_flag", "Split Flag", Dec;
    EXCEPTION: u8 = "arcnet.exception_flag", "Exception Flag", Hex;
    SEQUENCE: u16 = "arcnet.sequence", "Sequence", Dec;
    PADDING: u16 = "arcnet.padding", "Padding", Hex;
}

values! { SYSTEMS {
    0x00 "Datapoint boot", 0x01 "Datapoint mount", 0x08 "PowerLAN beacon", 0x80 "Diagnose", 0xc4 "IPv6", 0xcd "BACnet",
    0xd4 "RFC 1201 IP", 0xd5 "RFC 1201 ARP", 0xd6 "RFC 1201 RARP", 0xdd "Appletalk", 0xe8 "Encapsulated Ethernet",
    0xec "Novell of some sort", 0xf0 "RFC 1051 IP", 0xf1 "RFC 1051 ARP", 0xf3 "PowerLAN beacon2", 0xf7 "Banyan VINES",
    0xfa "IPX",
} }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("ARCNET");
    layer.info(format_args!("ARCNET"));
    let (from, to) = (layer.peek::<u8>(0)?, layer.peek::<u8>(1)?);
    if !layer.state_only() {
        let ends = [from, to].map(|end| Address::other(&format!("{end:#04x}")));
        layer.set_link_ends(ends[0], ends[1]);
    }
    layer.read(SOURCE)?;
    layer.read(DESTINATION)?;
    // The BSDs' captures have no offset: their link type is the other one.
    if layer.frame_info().link != 7 {
        layer.bytes(OFFSET, 2)?;
    }
    let system = layer.read(SYSTEM)?;
    if matches!(system, 0xd4 | 0xd5 | 0xd6 | 0xdd | 0xfa | 0xc4) {
        layer.read(SPLIT)?;
        layer.read(SEQUENCE)?;
    }
    layer.covers(layer.at());
    let name = match system {
        0xd4 | 0xf0 => Name::new("ip"),
        0xd5 | 0xd6 | 0xf1 => Name::new("arp"),
        0xc4 => Name::new("ipv6"),
        0xfa => Name::new("ipx"),
        0xcd => Name::new("llc"),
        0xdd => Name::new("ddp"),
        _ => Name::new("data"),
    };
    let rest = layer.rest();
    if !layer.call_named(name, rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}
