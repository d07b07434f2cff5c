//! Generic Routing Encapsulation: RFC 1701, RFC 2784, RFC 2890; the enhanced version of PPTP, RFC 2637 §4.1; the
//! redirect header of WCCP, draft-wilson-wrec-wccp-v2 §4.12; attributes of 3GPP2 A.S0012.

use dissect::checksum::{Sum, expected};
use dissect::prelude::*;

pub(crate) static GRE: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::IP_PROTO, 47), on(tables::UDP_PORT, 4754)],
    head: 4,
    ..Protocol::new("gre", "GRE", "Generic Routing Encapsulation", dissect)
};

fields! {
    PROTO: u16 = "gre.proto", "Protocol Type", Hex, PROTOCOLS;
    FLAGS: Bits<u16> = "gre.flags_and_version", "Flags and Version", Hex {
        CHECKSUM_BIT: 0x8000 = "gre.flags.checksum", "Checksum Bit", Flag, YES;
        ROUTING_BIT: 0x4000 = "gre.flags.routing", "Routing Bit", Flag, YES;
        KEY_BIT: 0x2000 = "gre.flags.key", "Key Bit", Flag, YES;
        SEQUENCE_BIT: 0x1000 = "gre.flags.sequence_number", "Sequence Number Bit", Flag, YES;
        STRICT_BIT: 0x0800 = "gre.flags.strict_source_route", "Strict Source Route Bit", Flag, YES;
        RECURSION: 0x0700 = "gre.flags.recursion_control", "Recursion control", Dec;
        RESERVED: 0x00f8 = "gre.flags.reserved", "Flags (Reserved)", Dec;
        VERSION: 0x0007 = "gre.flags.version", "Version", Dec, VERSIONS;
    };
    /// The same word in the enhanced version.
    FLAGS_1: Bits<u16> = "gre.flags_and_version", "Flags and Version", Hex {
        CHECKSUM_BIT_1: 0x8000 = "gre.flags.checksum", "Checksum Bit", Flag, YES;
        ROUTING_BIT_1: 0x4000 = "gre.flags.routing", "Routing Bit", Flag, YES;
        KEY_BIT_1: 0x2000 = "gre.flags.key", "Key Bit", Flag, YES;
        SEQUENCE_BIT_1: 0x1000 = "gre.flags.sequence_number", "Sequence Number Bit", Flag, YES;
        STRICT_BIT_1: 0x0800 = "gre.flags.strict_source_route", "Strict Source Route Bit", Flag, YES;
        RECURSION_1: 0x0700 = "gre.flags.recursion_control", "Recursion control", Dec;
        ACK_BIT: 0x0080 = "gre.flags.ack", "Acknowledgment", Flag, YES;
        RESERVED_1: 0x0078 = "gre.flags.reserved", "Flags (Reserved)", Dec;
        VERSION_1: 0x0007 = "gre.flags.version", "Version", Dec, VERSIONS;
    };
    CHECKSUM: u16 = "gre.checksum", "Checksum", Hex;
    CHECKSUM_STATUS: u8 = "gre.checksum.status", "Checksum Status", None, CHECKSUM_STATUSES;
    OFFSET: u16 = "gre.offset", "Offset", Dec;
    KEY: u32 = "gre.key", "Key", Hex;
    PAYLOAD_LENGTH: u16 = "gre.key.payload_length", "Payload Length", Dec;
    CALL_ID: u16 = "gre.key.call_id", "Call ID", Dec;
    SEQUENCE: u32 = "gre.sequence_number", "Sequence Number", Dec;
    ACK: u32 = "gre.ack_number", "Acknowledgment Number", Dec;
    ROUTING: Empty = "gre.routing", "Routing", None;
    ROUTING_FAMILY: u16 = "gre.routing.address_family", "Address Family", Dec;
    ROUTING_OFFSET: u8 = "gre.routing.sre_offset", "SRE Offset", Dec;
    ROUTING_LENGTH: u8 = "gre.routing.src_length", "SRE Length", Dec;
    ROUTING_INFORMATION: Bytes = "gre.routing.information", "Routing Information", None;
    ATTRIBUTES: Empty = "gre.3gpp2_attrib", "3GPP2 Attributes", None;
    ATTRIBUTE_ID: u8 = "gre.3gpp2_attrib_id", "Type", Hex & 0x7f, ATTRIBUTE_IDS;
    ATTRIBUTE_LENGTH: u8 = "gre.3gpp2_attrib_length", "Length", Hex;
    SDI_WORD: Bits<u16> = "gre.3gpp2_sdi", "Indicator", Hex & 0x8000 {
        SDI: 0x8000 = "gre.3gpp2_sdi", "SDI/DOS", Flag, SUITABLE;
    };
    FCI_WORD: Bits<u16> = "gre.3gpp2_fci", "Indicator", Hex & 0x8000 {
        FCI: 0x8000 = "gre.3gpp2_fci", "Flow Control Indicator", Flag, XOFF;
        DI: 0x4000 = "gre.3gpp2_di", "Duration Indicator", Flag, DURATION;
    };
    FLOW_DISCRIMINATOR: Bytes = "gre.ggp2_flow_disc", "Flow ID", None;
    SEGMENT_WORD: Bits<u16> = "gre.ggp2_3gpp2_seg", "Segmentation", Hex & 0xc000 {
        SEGMENT: 0xc000 = "gre.ggp2_3gpp2_seg", "Type", Hex, SEGMENTS;
    };
    WCCP: Empty = "gre.wccp.redirect_header", "Redirect Header", None;
    WCCP_FLAGS: Bits<u8> = "gre.wccp.dynamic_service", "Flags", Hex & 0x1 {
        WCCP_DYNAMIC: 0x01 = "gre.wccp.dynamic_service", "Dynamic Service", Flag, DYNAMIC;
        WCCP_ALTERNATIVE: 0x02 = "gre.wccp.alternative_bucket_used", "Alternative bucket used", Flag, ALTERNATIVE;
        WCCP_VALID: 0x04 = "gre.wccp.redirect_header_valid", "WCCP Redirect header is valid", Flag, IGNORED;
    };
    WCCP_SERVICE: u8 = "gre.wccp.service_id", "Service ID", Dec, SERVICES;
    WCCP_ALTERNATIVE_BUCKET: u8 = "gre.wccp.alternative_bucket", "Alternative Bucket", Dec;
    WCCP_PRIMARY_BUCKET: u8 = "gre.wccp.primary_bucket", "Primary Bucket", Dec;
}

notes! { CHECKSUM_INCORRECT = "gre.checksum.incorrect", Warn, Protocol, "Incorrect GRE Checksum"; }

flag_labels! {
    YES "Yes", "No";
    SUITABLE "Packet suitable for 1x SDB or HRPD DOS transmission", "Reserved";
    XOFF "XOFF", "XON";
    DURATION "INDEFINITE:", "TEMPORARY";
    DYNAMIC "Dynamic service", "Well-known service";
    ALTERNATIVE "Alternative bucket used", "Primary bucket used";
    IGNORED "Header is present, but ignore contents", "Header contents are valid";
}

values! { VERSIONS { 0 "GRE", 1 "Enhanced GRE" } }
values! { SERVICES { 0 "HTTP" } }
values! { CHECKSUM_STATUSES { 0 "Bad", 1 "Good", 2 "Unverified", 3 "Not present", 4 "Illegal" } }
values! { ATTRIBUTE_IDS {
    1 "1x SDB/HRPD DOS Indicator", 2 "Flow Control Indication", 3 "IP Flow Discriminator", 4 "Segmentation Indication",
} }
values! { SEGMENTS { 0 "Packet Started", 1 "Packet continued", 2 "Packet Ended" } }

// EtherTypes, and what vendors chose besides.
values! { PROTOCOLS {
    0x0000 "Possible GRE keepalive packet", 0x00fe "OSI", 0x0800 "IP", 0x0806 "ARP", 0x2000 "CDP (Cisco)",
    0x2001 "NHRP", 0x22eb "ERSPAN III", 0x6400 "MIKROTIK EoIP", 0x6558 "Transparent Ethernet bridging",
    0x6559 "Frame Relay", 0x8137 "IPX", 0x8200 "ARUBA WLAN", 0x8210 "ARUBA WLAN", 0x8220 "ARUBA WLAN",
    0x8230 "ARUBA WLAN", 0x8240 "ARUBA WLAN", 0x8250 "ARUBA WLAN", 0x8260 "ARUBA WLAN", 0x8270 "ARUBA WLAN",
    0x8280 "ARUBA WLAN", 0x8290 "ARUBA WLAN", 0x82a0 "ARUBA WLAN", 0x82b0 "ARUBA WLAN", 0x82c0 "ARUBA WLAN",
    0x82d0 "ARUBA WLAN", 0x82e0 "ARUBA WLAN", 0x82f0 "ARUBA WLAN", 0x8300 "ARUBA WLAN", 0x8310 "ARUBA WLAN",
    0x8320 "ARUBA WLAN", 0x8330 "ARUBA WLAN", 0x8340 "ARUBA WLAN", 0x8350 "ARUBA WLAN", 0x8360 "ARUBA WLAN",
    0x8370 "ARUBA WLAN", 0x86dd "IPv6", 0x880b "PPP", 0x883e "WCCP", 0x8847 "MPLS label switched packet",
    0x8881 "CDMA2000 A10 Unstructured byte stream", 0x88be "ERSPAN", 0x88d2 "CDMA2000 A10 3GPP2 Packet",
    0x8909 "CiscoMetaData", 0x894f "Network Service Header", 0x9000 "ARUBA WLAN", 0xb7ea "Huawei GRE bonding",
    0xfeae "AIROHIVE AP AP",
} }

const PROTO_WCCP: u16 = 0x883e;
const PROTO_3GPP2: u16 = 0x88d2;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let word = layer.span().u16(0)?;
    let proto = layer.span().u16(2)?;
    layer.protocol_column("GRE");
    match PROTOCOLS.find(u64::from(proto)) {
        Some(name) => {
            layer.info(format_args!("Encapsulated {name}"));
            layer.title(format_args!(" ({name})"));
        }
        None => {
            layer.info(format_args!("Encapsulated {proto:#06x} (unknown)"));
            layer.title(format_args!(" ({proto:#06x} - unknown)"));
        }
    }
    let enhanced = VERSION.of(word) == 1;
    layer.read_bits(if enhanced { FLAGS_1 } else { FLAGS })?;
    layer.read(PROTO)?;
    if (word & 0xc000) != 0 {
        checksum_nodes(layer, CHECKSUM_BIT.is_set(word))?;
        layer.read(OFFSET)?;
    }
    if KEY_BIT.is_set(word) {
        if enhanced || proto == PROTO_3GPP2 {
            layer.read(PAYLOAD_LENGTH)?;
            layer.read(CALL_ID)?;
        } else {
            layer.read(KEY)?;
        }
    }
    if SEQUENCE_BIT.is_set(word) {
        layer.read(SEQUENCE)?;
    }
    if enhanced && ACK_BIT.is_set(word) {
        layer.read(ACK)?;
    }
    if ROUTING_BIT.is_set(word) {
        routing(layer)?;
    }
    match proto {
        // The header is there or not; without it an IPv4 header follows.
        PROTO_WCCP if layer.rest().u8(0).is_ok_and(|b| b >> 4 != 4) => redirect_header(layer)?,
        PROTO_3GPP2 => attributes(layer)?,
        _ => {}
    }
    hand_on(layer, proto, SEQUENCE_BIT.is_set(word));
    Ok(())
}

fn hand_on(layer: &mut Layer<'_, '_>, proto: u16, sequence: bool) {
    let rest = layer.rest();
    if rest.is_empty() {
        return;
    }
    // Whether there was a sequence number tells two types of ERSPAN apart.
    let argument = Argument::Number(u64::from(sequence));
    if let Some(id) = layer.lookup(tables::GRE_PROTO, u32::from(proto)) {
        if layer.call_with(id, rest, argument) {
            return;
        }
    } else if let Some(name) = usual_owner(proto)
        && layer.call_named(Name::new(name), rest, Argument::None)
    {
        return;
    }
    layer.data(rest);
}

/// Who takes a protocol type that nobody is entered for.
fn usual_owner(proto: u16) -> Option<&'static str> {
    Some(match proto {
        0x00fe => "osi",
        0x0806 => "arp",
        0x2000 => "cdp",
        0x2001 => "nhrp",
        0x6400 => "eth",
        0x6559 => "fr",
        0x8137 => "ipx",
        0x8200..=0x8370 | 0x9000 => "wlan",
        0x880b => "ppp",
        PROTO_WCCP => "ip",
        0x8847 | 0x8848 => "mpls",
        0x8881 | PROTO_3GPP2 => "ppp_hdlc",
        0x894f => "nsh",
        _ => return None,
    })
}

fn checksum_nodes(layer: &mut Layer<'_, '_>, present: bool) -> Result<(), Stop> {
    let checksum = layer.read(CHECKSUM)?;
    let span = layer.span();
    if !present || span.bytes.len() < span.len() {
        layer.append(format_args!(" [unverified]"));
        layer.generated(CHECKSUM_STATUS, 4, 2u8);
        return Ok(());
    }
    if !layer.wants_nodes() {
        return Ok(());
    }
    let sum = Sum::default().with(span.bytes).finish();
    if sum == 0 {
        layer.append(format_args!(" [correct]"));
        layer.generated(CHECKSUM_STATUS, 4, 1u8);
    } else {
        let right = expected(sum, checksum);
        layer.append(format_args!(" incorrect, should be {right:#06x}"));
        layer.note_with(
            CHECKSUM_INCORRECT,
            format_args!("Incorrect GRE Checksum [should be {right:#06x}]"),
        );
        layer.generated(CHECKSUM_STATUS, 4, 0u8);
    }
    Ok(())
}

/// RFC 1701: source route entries, up to one of no length and no family. Each turn takes at least four octets.
fn routing(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    loop {
        let at = layer.at();
        let family = layer.peek::<u16>(0)?;
        let len = layer.peek::<u8>(3)?;
        layer.put_value(ROUTING, at, 4 + usize::from(len), Value::None, 0);
        layer.read(ROUTING_FAMILY)?;
        layer.read(ROUTING_OFFSET)?;
        layer.read(ROUTING_LENGTH)?;
        if family == 0 && len == 0 {
            return Ok(());
        }
        layer.bytes(ROUTING_INFORMATION, usize::from(len))?;
    }
}

fn redirect_header(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    layer.put_value(WCCP, at, 4, Value::None, 0);
    layer.nest(|layer| {
        let word = layer.peek::<u8>(0)?;
        layer.put_members(WCCP_FLAGS, at, 1, u64::from(word));
        layer.skip(1)?;
        layer.read(WCCP_SERVICE)?;
        layer.read(WCCP_ALTERNATIVE_BUCKET)?;
        layer.read(WCCP_PRIMARY_BUCKET).map(drop)
    })
}

/// Attributes, up to the one whose type has its high bit set. Each turn takes at least two octets.
fn attributes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    layer.put_value(ATTRIBUTES, at, 0, Value::None, 0);
    let mark = layer.last();
    layer.nest(|layer| {
        loop {
            let kind = layer.peek::<u8>(0)?;
            let name = ATTRIBUTE_IDS.name(kind & 0x7f, "Unknown");
            layer.group(name, |layer| {
                let at = layer.at();
                layer.put(ATTRIBUTE_ID, at, 1, kind & 0x7f);
                layer.skip(1)?;
                let len = usize::from(layer.read(ATTRIBUTE_LENGTH)?);
                let at = layer.at();
                let word = layer.peek::<u16>(0).map(u64::from);
                match kind & 0x7f {
                    1 => layer.put_members(SDI_WORD, at, 2, word?),
                    2 => layer.put_members(FCI_WORD, at, 2, word?),
                    3 => layer.put_bytes(FLOW_DISCRIMINATOR, at, len),
                    4 => layer.put_members(SEGMENT_WORD, at, 2, word?),
                    _ => {}
                }
                layer.skip(len)
            })?;
            if kind & 0x80 != 0 {
                break;
            }
        }
        Ok(())
    })?;
    let len = layer.at() - at;
    layer.set_len(mark, len);
    Ok(())
}
