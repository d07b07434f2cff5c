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
        2 if layer.left() >= 2 && layer.peek::<u8>(0)? == 14 => {
            let at = layer.at();
            let counter = layer.peek::<u8>(1)?;
            layer.put(RECOVERY, at, 2, counter);
            layer.skip(2)?;
        }
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
        _ => {}
    }
    Ok(())
}
