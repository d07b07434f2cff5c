//! Internet Protocol version 4, RFC 791.

use dissect::prelude::*;

pub(crate) static IP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::ETHERTYPE, 0x0800), on(tables::LINK, 228), on(tables::IP_PROTO, 4)],
    ..Protocol::new("ip", "IPv4", "Internet Protocol Version 4", dissect)
};

fields! {
    VERSION: u8 = "ip.version", "Version", Dec;
    HDR_LEN: u8 = "ip.hdr_len", "Header Length", Dec;
    DSFIELD: Bits<u8> = "ip.dsfield", "Differentiated Services Field", Hex {
        DSCP: 0xfc = "ip.dsfield.dscp", "Differentiated Services Codepoint", Dec;
        ECN: 0x03 = "ip.dsfield.ecn", "Explicit Congestion Notification", Dec;
    };
    LEN: u16 = "ip.len", "Total Length", Dec;
    ID: u16 = "ip.id", "Identification", HexDec;
    FLAGS: Bits<u8> = "ip.flags", "Flags", Hex {
        FLAG_RB: 0x80 = "ip.flags.rb", "Reserved bit", Flag;
        FLAG_DF: 0x40 = "ip.flags.df", "Don't fragment", Flag;
        FLAG_MF: 0x20 = "ip.flags.mf", "More fragments", Flag;
    };
    FRAG_OFFSET: u16 = "ip.frag_offset", "Fragment Offset", Dec;
    TTL: u8 = "ip.ttl", "Time to Live", Dec;
    PROTO: u8 = "ip.proto", "Protocol", Dec;
    CHECKSUM: u16 = "ip.checksum", "Header Checksum", Hex;
    CHECKSUM_STATUS: u8 = "ip.checksum.status", "Header checksum status", None;
    SRC: Ipv4 = "ip.src", "Source Address", None;
    DST: Ipv4 = "ip.dst", "Destination Address", None;
    ADDR: Ipv4 = "ip.addr", "Source or Destination Address", None;
    SRC_HOST: Text = "ip.src_host", "Source Host", None;
    DST_HOST: Text = "ip.dst_host", "Destination Host", None;
    HOST: Text = "ip.host", "Source or Destination Host", None;
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("IPv4");
    let first = layer.peek::<u8>(0)?;
    layer.put(VERSION, 0, 1, first >> 4);
    let header = usize::from(first & 15) * 4;
    layer.put(HDR_LEN, 0, 1, header as u8);
    layer.seek(1);
    layer.read_bits(DSFIELD)?;
    let total = usize::from(layer.read(LEN)?);
    layer.read(ID)?;
    let fragment = layer.peek::<u16>(0)?;
    layer.put(FLAGS, 6, 1, (fragment >> 13) as u8);
    layer.nest(|layer| layer.put_members(FLAGS, 6, 1, u64::from(fragment >> 8)));
    layer.put(FRAG_OFFSET, 6, 2, (fragment & 0x1fff) * 8);
    layer.seek(8);
    layer.read(TTL)?;
    let proto = layer.read(PROTO)?;
    layer.read(CHECKSUM)?;
    layer.generated(CHECKSUM_STATUS, 10, 2u8);
    let src = layer.ipv4(SRC)?;
    layer.hidden(ADDR, 12, 4, u32::from_be_bytes(src));
    let dst = layer.ipv4(DST)?;
    layer.hidden(ADDR, 16, 4, u32::from_be_bytes(dst));
    layer.set_network_ends(Address::Ipv4(src), Address::Ipv4(dst));
    if layer.wants_labels() {
        layer.title(format_args!(", Src: {}, Dst: {}", Address::Ipv4(src), Address::Ipv4(dst)));
    }
    layer.seek(header.max(20));
    if total >= header {
        layer.narrow(total);
    }
    let rest = layer.rest();
    layer.hand_off_or_data(tables::IP_PROTO, u32::from(proto), rest);
    Ok(())
}
