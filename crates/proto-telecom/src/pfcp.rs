//! Packet forwarding control: 3GPP TS 29.244 section 7.2 (header) and 8.1 (the elements' own headers).

use dissect::prelude::*;

pub(crate) static PFCP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::UDP_PORT, 8805)],
    stateless: true,
    ..Protocol::new("pfcp", "PFCP", "Packet Forwarding Control Protocol", dissect)
};

fields! {
    FLAGS: Bits<u8> = "pfcp.flags", "Flags", Hex {
        VERSION: 0xe0 = "pfcp.version", "Version", Dec;
        SPARE_4: 0x10 = "pfcp.spare_b4", "Spare", Dec;
        SPARE_3: 0x08 = "pfcp.spare_b3", "Spare", Dec;
        FOLLOW: 0x04 = "pfcp.fo_flag", "Follow On (FO)", Flag;
        PRIORITY_SET: 0x02 = "pfcp.mp_flag", "Message Priority (MP)", Flag;
        SESSION: 0x01 = "pfcp.s", "SEID (S)", Flag;
    };
    MESSAGE: u8 = "pfcp.msg_type", "Message Type", Dec, MESSAGES;
    LENGTH: u16 = "pfcp.length", "Length", Dec;
    ENDPOINT: u64 = "pfcp.seid", "SEID", Hex;
    SEQUENCE: U24 = "pfcp.seqno", "Sequence Number", Dec;
    SPARE: u8 = "pfcp.spare_oct", "Spare", Dec;
    ELEMENT: u16 = "pfcp.ie_type", "IE Type", Dec;
    ELEMENT_LENGTH: u16 = "pfcp.ie_len", "IE Length", Dec;
}

values! { MESSAGES { 0 "Reserved", 1 "PFCP Heartbeat Request", 2 "PFCP Heartbeat Response", 3 "PFCP PFD Management Request", 4 "PFCP PFD Management Response", 5 "PFCP Association Setup Request", 6 "PFCP Association Setup Response", 7 "PFCP Association Update Request", 8 "PFCP Association Update Response", 9 "PFCP Association Release Request", 10 "PFCP Association Release Response", 11 "PFCP Version Not Supported Response", 12 "PFCP Node Report Request", 13 "PFCP Node Report Response", 14 "PFCP Session Set Deletion Request", 15 "PFCP Session Set Deletion Response", 16 "PFCP Session Set Modification Request", 17 "PFCP Session Set Modification Response", 50 "PFCP Session Establishment Request", 51 "PFCP Session Establishment Response", 52 "PFCP Session Modification Request", 53 "PFCP Session Modification Response", 54 "PFCP Session Deletion Request", 55 "PFCP Session Deletion Response", 56 "PFCP Session Report Request", 57 "PFCP Session Report Response", } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("PFCP");
    let flags = layer.read_bits(FLAGS)?;
    let message = layer.read(MESSAGE)?;
    layer.info(format_args!("{}", MESSAGES.name(message, "Unknown")));
    let length = usize::from(layer.read(LENGTH)?);
    layer.narrow(layer.at() + length);
    if SESSION.is_set(flags) {
        layer.read(ENDPOINT)?;
    }
    layer.read(SEQUENCE)?;
    if PRIORITY_SET.is_set(flags) {
        layer.skip(1)?
    } else {
        layer.read(SPARE).map(|_| ())?
    }
    // Each element takes at least four octets.
    while layer.left() > 0 {
        layer.group("Element", |layer| {
            // The upper half of the numbers is that of makers.
            match layer.peek::<u16>(0)? {
                0x8000.. => layer.skip(2)?,
                _ => layer.read(ELEMENT).map(|_| ())?,
            }
            let length = layer.read(ELEMENT_LENGTH)?;
            layer.skip(usize::from(length))
        })?;
    }
    Ok(())
}
