//! RX, the remote procedure calls of AFS (Kazar, "RX Protocol Specification"), as far as its header; and the
//! mark of a call of AFS.

use dissect::prelude::*;

pub(crate) static RX: Protocol = Protocol {
    fields: FIELDS,
    entries: &[Entry::Range(tables::UDP_PORT, 7000, 7009), on(tables::UDP_PORT, 7021)],
    stateless: true,
    ..Protocol::new("rx", "RX", "RX Protocol", dissect)
};
pub(crate) static AFS: Protocol = Protocol {
    stateless: true,
    ..Protocol::new("afs", "AFS (RX)", "Andrew File System (AFS)", call)
};

fields! {
    EPOCH: AbsTime = "rx.epoch", "Epoch", Local;
    CONNECTION: u32 = "rx.cid", "CID", Dec;
    CALL: u32 = "rx.callnumber", "Call Number", Dec;
    SEQUENCE: u32 = "rx.seq", "Sequence Number", Dec;
    SERIAL: u32 = "rx.serial", "Serial", Dec;
    TYPE: u8 = "rx.type", "Type", Dec, TYPES;
    FLAGS: Bits<u8> = "rx.flags", "Flags", Hex {
        FREE: 0x10 = "rx.flags.free_packet", "Free Packet", Flag;
        MORE: 0x08 = "rx.flags.more_packets", "More Packets", Flag;
        LAST: 0x04 = "rx.flags.last_packet", "Last Packet", Flag;
        ASK: 0x02 = "rx.flags.request_ack", "Request Ack", Flag;
        CLIENT: 0x01 = "rx.flags.client_init", "Client Initiated", Flag;
    };
    USER: u32 = "rx.userstatus", "User Status", Dec;
    SECURITY: u32 = "rx.securityindex", "Security Index", Dec;
    SPARE: u16 = "rx.spare", "Spare/Checksum", Dec;
    SERVICE: u16 = "rx.serviceid", "Service ID", Dec;
}

values! { TYPES {
    1 "data", 2 "ack", 3 "busy", 4 "abort", 5 "ackall", 6 "challenge", 7 "response", 8 "debug", 9 "params",
    13 "version",
} }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("RX");
    let seconds = layer.peek::<u32>(0)?;
    layer.put_time(EPOCH, 0, 4, i64::from(seconds), 0);
    layer.skip(4)?;
    layer.read(CONNECTION)?;
    let number = layer.read(CALL)?;
    let sequence = layer.read(SEQUENCE)?;
    layer.read(SERIAL)?;
    let sort = layer.read(TYPE)?;
    layer.read_bits(FLAGS)?;
    let at = layer.at();
    let (user, security) = (layer.peek::<u8>(0)?, layer.peek::<u8>(1)?);
    layer.put(USER, at, 1, user);
    layer.put(SECURITY, at + 1, 1, security);
    layer.skip(2)?;
    layer.read(SPARE)?;
    layer.read(SERVICE)?;
    let name = match sort {
        1 => "DATA",
        2 => "ACK",
        3 => "BUSY",
        4 => "ABORT",
        5 => "ACKALL",
        6 => "CHALLENGE",
        7 => "RESPONSE",
        8 => "DEBUG",
        9 => "PARAMS",
        13 => "VERSION",
        _ => "Unknown",
    };
    let ends = layer.ends();
    layer.info(format_args!(
        "{name}  Seq: {sequence}  Call: {number}  Source Port: {}  Destination Port: {}  ",
        ends.source_port, ends.destination_port
    ));
    if sort == 1 && layer.left() > 0 {
        layer.covers(layer.at());
        let rest = layer.rest();
        let id = layer.registry().by_name("afs").ok_or(Stop::Bug("no AFS"))?;
        layer.call(id, rest);
    }
    Ok(())
}

fn call(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("AFS (RX)");
    layer.seek(layer.span().len());
    Ok(())
}
