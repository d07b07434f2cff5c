//! GPRS tunnelling, version 1: 3GPP TS 29.281 section 5 (user plane) and TS 29.060 section 6 (header).

use dissect::prelude::*;

pub(crate) static GTP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[
        on(tables::UDP_PORT, 2123),
        on(tables::UDP_PORT, 2152),
        on(tables::TCP_PORT, 2123),
        on(tables::TCP_PORT, 2152),
    ],
    ..Protocol::new("gtp", "GTP", "GPRS Tunneling Protocol", dissect)
};

fields! {
    FLAGS: Bits<u8> = "gtp.flags", "Flags", Hex {
        VERSION: 0xe0 = "gtp.flags.version", "Version", Dec, VERSIONS;
        PAYLOAD: 0x10 = "gtp.flags.payload", "Protocol type", Dec, PAYLOADS;
        RESERVED: 0x08 = "gtp.flags.reserved", "Reserved", Dec;
        EXTENDED: 0x04 = "gtp.flags.e", "Is Next Extension Header present?", Flag, YES;
        NUMBERED: 0x02 = "gtp.flags.s", "Is Sequence Number present?", Flag, YES;
        PDU_NUMBERED: 0x01 = "gtp.flags.pn", "Is N-PDU number present?", Flag, YES;
    };
    MESSAGE: u8 = "gtp.message", "Message Type", Hex, MESSAGES;
    LENGTH: u16 = "gtp.length", "Length", Dec;
    TUNNEL: u32 = "gtp.teid", "TEID", HexDec;
    SEQUENCE: u16 = "gtp.seq_number", "Sequence number", HexDec;
    PDU_NUMBER: u8 = "gtp.npdu_number", "N-PDU Number", Hex;
    RECOVERY: u8 = "gtp.recovery", "Recovery", Dec;
    TUNNEL_DATA: u32 = "gtp.teid_data", "TEID Data I", HexDec;
    TUNNEL_CONTROL: u32 = "gtp.teid_cp", "TEID Control Plane", HexDec;
    ELEMENT_LENGTH: u16 = "gtp.length", "Length", Dec;
    ACCESS_POINT_LENGTH: u16 = "gtp.apn_length", "APN length", Dec;
    NODE_LENGTH: u16 = "gtp.gsn_address_length", "GSN address length", Dec;
    FLOW: u16 = "gtp.flow_label", "Flow label", HexDec;
    PDU_LOGICAL: u8 = "gtp.sndcp_number", "SNDCP N-PDU LLC Number", Hex;
    NODE_V4: Ipv4 = "gtp.gsn_ipv4", "GSN address IPv4", None;
}

flag_labels! { YES "Yes", "No" }
values! { VERSIONS { 0 "GTP release 97/98 version", 1 "GTP release 99 version", 2 "GTPv2-C" } }
values! { PAYLOADS { 0 "GTP'", 1 "GTP" } }
values! { MESSAGES { 0 "For future use", 1 "Echo request", 2 "Echo response", 3 "Version not supported", 4 "Node alive request", 5 "Node alive response", 6 "Redirection request", 7 "Redirection response", 16 "Create PDP context request", 17 "Create PDP context response", 18 "Update PDP context request", 19 "Update PDP context response", 20 "Delete PDP context request", 21 "Delete PDP context response", 22 "Initiate PDP Context Activation Request", 23 "Initiate PDP Context Activation Response", 24 "Delete AA PDP Context Request", 25 "Delete AA PDP Context Response", 26 "Error indication", 27 "PDU notification request", 28 "PDU notification response", 29 "PDU notification reject request", 30 "PDU notification reject response", 31 "Supported extension header notification", 32 "Send routing information for GPRS request", 33 "Send routing information for GPRS response", 34 "Failure report request", 35 "Failure report response", 36 "Note MS GPRS present request", 37 "Note MS GPRS present response", 48 "Identification request", 49 "Identification response", 50 "SGSN context request", 51 "SGSN context response", 52 "SGSN context acknowledgement", 53 "Forward relocation request", 54 "Forward relocation response", 55 "Forward relocation complete", 56 "Relocation cancel request", 57 "Relocation cancel response", 58 "Forward SRNS context", 59 "Forward relocation complete acknowledge", 60 "Forward SRNS context acknowledge", 61 "UE Registration Query Request", 62 "UE Registration Query Response", 70 "RAN Information Relay", 96 "MBMS Notification Request", 97 "MBMS Notification Response", 98 "MBMS Notification Reject Request", 99 "MBMS Notification Reject Response", 100 "Create MBMS Context Request", 101 "Create MBMS Context Response", 102 "Update MBMS Context Request", 103 "Update MBMS Context Response", 104 "Delete MBMS Context Request", 105 "Delete MBMS Context Response", 112 "MBMS Registration Request", 113 "MBMS Registration Response", 114 "MBMS De-Registration Request", 115 "MBMS De-Registration Response", 116 "MBMS Session Start Request", 117 "MBMS Session Start Response", 118 "MBMS Session Stop Request", 119 "MBMS Session Stop Response", 120 "MBMS Session Update Request", 121 "MBMS Session Update Response", 128 "MS Info Change Notification Request", 129 "MS Info Change Notification Response", 240 "Data record transfer request", 241 "Data record transfer response", 254 "End Marker", 255 "T-PDU", } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Other versions have headers of their own.
    if layer.span().u8(0)? & 0xf0 != 0x30 {
        return Err(Stop::NotMine);
    }
    layer.protocol_column("GTP");
    let flags = layer.read_bits(FLAGS)?;
    let message = layer.read(MESSAGE)?;
    layer.info(format_args!("{}", MESSAGES.name(message, "Unknown")));
    layer.read(LENGTH)?;
    layer.read(TUNNEL)?;
    let mut next = 0;
    if flags & 7 != 0 {
        // All three stand there if one is in use.
        match NUMBERED.is_set(flags) {
            true => layer.read(SEQUENCE).map(|_| ())?,
            false => layer.skip(2)?,
        }
        match PDU_NUMBERED.is_set(flags) {
            true => layer.read(PDU_NUMBER).map(|_| ())?,
            false => layer.skip(1)?,
        }
        if EXTENDED.is_set(flags) {
            next = layer.peek::<u8>(0)?;
        }
        layer.skip(1)?;
    }
    // Each takes at least four octets; its last names the one after it.
    while next != 0 {
        let len = 4 * usize::from(layer.peek::<u8>(0)?);
        if len == 0 {
            return Err(Stop::Malformed("an extension header without length"));
        }
        next = layer.peek::<u8>(len - 1)?;
        layer.skip(len)?;
    }
    match message {
        255 if layer.left() > 0 => {
            layer.covers(layer.at());
            let (rest, version) = (layer.rest(), layer.peek::<u8>(0)? >> 4);
            let inner = match version {
                4 => "ip",
                6 => "ipv6",
                _ => {
                    layer.data(rest);
                    return Ok(());
                }
            };
            let id = layer.registry().by_name(inner).ok_or(Stop::Bug("no internet protocol"))?;
            layer.call(id, rest);
            layer.protocol_wrap("GTP <", ">");
        }
        255 => {}
        _ => {
            elements(layer, 1)?;
            // What the options carry has named itself in the columns.
            layer.protocol_column("GTP");
            layer.info(format_args!("{}", MESSAGES.name(message, "Unknown")));
        }
    }
    Ok(())
}

/// Octets of the elements whose type tells their length: TS 29.060 section 7.7.0, table 37.
fn fixed_length(kind: u8) -> Option<usize> {
    Some(match kind {
        1 | 8 | 11 | 13 | 14 | 15 | 19 | 20 | 21 | 23 | 24 | 29 => 1,
        25..=28 => 2,
        12 => 3,
        4 | 5 | 16 | 17 | 127 => 4,
        18 => 5,
        3 => 6,
        2 => 8,
        22 => 9,
        9 => 28,
        _ => return None,
    })
}

/// The information elements that tell of tunnels and of what else is carried; others are passed over.
fn elements(layer: &mut Layer<'_, '_>, version: u8) -> Result<(), Stop> {
    const OPTIONS: u8 = 132;
    const NODE: u8 = 133;
    // Each takes at least its type.
    while layer.left() > 0 {
        let (at, kind) = (layer.at(), layer.peek::<u8>(0)?);
        if kind < 128 {
            let Some(len) = (match kind {
                // In version 0 a quality of service and two flow labels.
                6 if version == 0 => Some(3),
                16 | 17 if version == 0 => Some(2),
                _ => fixed_length(kind),
            }) else {
                return Ok(());
            };
            match kind {
                14 => {
                    let counter = layer.peek::<u8>(1)?;
                    layer.put(RECOVERY, at, 2, counter);
                }
                16 | 17 if version > 0 => {
                    let tunnel = layer.peek::<u32>(1)?;
                    let field = if kind == 16 { TUNNEL_DATA } else { TUNNEL_CONTROL };
                    // Nothing but the number: the type is not counted among its octets.
                    layer.put(field, at + 1, 4, tunnel);
                }
                _ => {}
            }
            layer.skip(1 + len)?;
            continue;
        }
        let len = usize::from(layer.peek::<u16>(1)?);
        layer.skip(3)?;
        layer.within(len, |layer| match kind {
            OPTIONS => {
                layer.put(ELEMENT_LENGTH, at + 1, 2, len as u16);
                options(layer)
            }
            NODE => {
                layer.put(NODE_LENGTH, at + 1, 2, len as u16);
                if len == 4 {
                    layer.ipv4(NODE_V4)?;
                }
                Ok(())
            }
            _ => Ok(()),
        })?;
    }
    Ok(())
}

/// Protocol configuration options: TS 24.008 section 10.5.6.3. What they carry of PPP is shown as that.
fn options(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    const IPCP: u16 = 0x8021;
    const PAP: u16 = 0xc023;
    const CHAP: u16 = 0xc223;
    layer.skip(1)?;
    // Each takes at least three octets.
    while layer.left() >= 3 {
        let (protocol, len) = (layer.peek::<u16>(0)?, usize::from(layer.peek::<u8>(2)?));
        layer.skip(3)?;
        let span = layer.take_span(len)?;
        let name = match protocol {
            IPCP => "ipcp",
            PAP => "pap",
            CHAP => "chap",
            _ => continue,
        };
        if let Some(id) = layer.registry().by_name(name) {
            layer.call_nested(id, span, Argument::None);
        }
    }
    Ok(())
}

pub(crate) mod prime {
    //! Version 0 of the protocol, GSM 09.60 section 6, which is found where GTP' is: shown as `gtp`.

    use super::*;

    pub(crate) static GTPPRIME: Protocol = Protocol {
        entries: &[on(tables::UDP_PORT, 3386)],
        has_node: false,
        ..Protocol::new("gtpprime", "GTP (Prime)", "GPRS Tunneling Protocol Prime", dissect)
    };

    /// Octets of the header.
    const HEADER: usize = 20;
    const USER_DATA: u8 = 255;

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        // Version 0, and not GTP', whose headers differ.
        if layer.span().u8(0)? & 0xf0 != 0x10 {
            return Err(Stop::NotMine);
        }
        let Some(gtp) = layer.registry().named(Name::new("gtp")) else {
            return Err(Stop::NotMine);
        };
        let (own, message) =
            (layer.registry().protocol_field(gtp), layer.peek::<u8>(1).unwrap_or(0));
        let name = MESSAGES.name(message, "Unknown");
        layer.protocol_column("GTP");
        layer.info(format_args!("{name}"));
        let len = if message == USER_DATA { HEADER } else { layer.span().len() };
        layer.put_foreign(own, 0, len, Value::Range, dissect::tree::flags::PROTOCOL);
        layer.nest(|layer| layer.with_fields_of(gtp, |layer| header(layer, message)))?;
        if message != USER_DATA {
            layer.protocol_column("GTP");
            layer.info(format_args!("{name}"));
            return Ok(());
        }
        let rest = layer.rest();
        let inner = match rest.u8(0)? >> 4 {
            4 => Name::new("ip"),
            6 => Name::new("ipv6"),
            _ => Name::new("data"),
        };
        if !layer.call_named(inner, rest, Argument::None) {
            layer.data(rest);
        }
        layer.protocol_wrap("GTP <", ">");
        Ok(())
    }

    fn header(layer: &mut Layer<'_, '_>, message: u8) -> Result<(), Stop> {
        let flags = layer.peek::<u8>(0)?;
        layer.put(FLAGS, 0, 1, flags);
        layer.nest(|layer| {
            for field in [VERSION, PAYLOAD] {
                let value = Value::U64(field.of(flags));
                layer.put_value(field, 0, 1, value, dissect::tree::flags::BITS);
            }
        });
        layer.skip(1)?;
        layer.read(MESSAGE)?;
        layer.read(LENGTH)?;
        layer.read(SEQUENCE)?;
        layer.read(FLOW)?;
        layer.read(PDU_LOGICAL)?;
        layer.seek(HEADER);
        match message {
            USER_DATA => Ok(()),
            _ => elements(layer, 0),
        }
    }
}
