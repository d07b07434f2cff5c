//! Distributed Network Protocol, IEEE 1815: data link frames with their check sequences, the transport octet, and the
//! header of the application layer. Objects are not taken apart.

use dissect::prelude::*;

pub(crate) static DNP3: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[
        on(tables::TCP_PORT, 20000),
        on(tables::UDP_PORT, 20000),
        on(tables::TLS_PORT, 19999),
    ],
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    ..Protocol::new("dnp3", "DNP 3.0", "Distributed Network Protocol 3.0", dissect)
};

prefs! {
    JOIN = "desegment", "Put messages together that span several segments", Bool(true);
}

fields! {
    START: u16 = "dnp3.start", "Start Bytes", Hex;
    /// Octets after this one, without check sequences. IEEE 1815 section 9.2.4.
    LENGTH: u8 = "dnp3.len", "Length", Dec;
    CONTROL: Bits<u8> = "dnp3.ctl", "Control", Hex {
        DIRECTION: 0x80 = "dnp3.ctl.dir", "Direction", Flag, SET;
        PRIMARY: 0x40 = "dnp3.ctl.prm", "Primary", Flag, SET;
        COUNT: 0x20 = "dnp3.ctl.fcb", "Frame Count Bit", Flag, SET;
        COUNT_VALID: 0x10 = "dnp3.ctl.fcv", "Frame Count Valid", Flag, SET;
        FLOW: 0x10 = "dnp3.ctl.dfc", "Data Flow Control", Flag, SET;
        PRIMARY_FUNCTION: 0x0f = "dnp3.ctl.prifunc", "Control Function Code", Dec, PRIMARY_FUNCTIONS;
        SECONDARY_FUNCTION: 0x0f = "dnp3.ctl.secfunc", "Control Function Code", Dec, SECONDARY_FUNCTIONS;
    };
    DESTINATION: u16 = "dnp3.dst", "Destination", Dec;
    SOURCE: u16 = "dnp3.src", "Source", Dec;
    ADDRESS: u16 = "dnp3.addr", "Address", Dec;
    HEADER_CRC: u16 = "dnp3.hdr.CRC", "Data Link Header checksum", Hex;
    HEADER_CRC_STATUS: u8 = "dnp.hdr.CRC.status", "Data Link Header Checksum Status", None, STATUS;
    TRANSPORT: Bits<u8> = "dnp3.tr.ctl", "Transport Control", Hex {
        FINAL: 0x80 = "dnp3.tr.fin", "Final", Flag, SET;
        FIRST: 0x40 = "dnp3.tr.fir", "First", Flag, SET;
        SEQUENCE: 0x3f = "dnp3.tr.seq", "Sequence", Dec;
    };
    CHUNK: Bytes = "dnp.data_chunk", "Data Chunk", None;
    CHUNK_LENGTH: u16 = "dnp.data_chunk_len", "Data Chunk length", Dec;
    CHUNK_CRC: u16 = "dnp.data_chunk.CRC", "Data Chunk checksum", Hex;
    CHUNK_CRC_STATUS: u8 = "dnp.data_chunk.CRC.status", "Data Chunk Checksum Status", None, STATUS;
    APPLICATION: Bits<u8> = "dnp3.al.ctl", "Application Control", Hex {
        APPLICATION_FIRST: 0x80 = "dnp3.al.fir", "First", Flag, SET;
        APPLICATION_FINAL: 0x40 = "dnp3.al.fin", "Final", Flag, SET;
        CONFIRM: 0x20 = "dnp3.al.con", "Confirm", Flag, SET;
        UNSOLICITED: 0x10 = "dnp3.al.uns", "Unsolicited", Flag, SET;
        APPLICATION_SEQUENCE: 0x0f = "dnp3.al.seq", "Sequence", Dec;
    };
    FUNCTION: u8 = "dnp3.al.func", "Function Code", Dec & 0xff, FUNCTIONS;
    INDICATIONS: Bits<u16> = "dnp3.al.iin", "Internal Indications", Hex {
        RESTART: 0x8000 = "dnp3.al.iin.rst", "Device Restart", Flag, SET;
        TROUBLE: 0x4000 = "dnp3.al.iin.dt", "Device Trouble", Flag, SET;
        LOCAL: 0x2000 = "dnp3.al.iin.dol", "Digital Outputs in Local", Flag, SET;
        TIME_SYNC: 0x1000 = "dnp3.al.iin.tsr", "Time Sync Required", Flag, SET;
        CLASS_3: 0x0800 = "dnp3.al.iin.cls3d", "Class 3 Data Available", Flag, SET;
        CLASS_2: 0x0400 = "dnp3.al.iin.cls2d", "Class 2 Data Available", Flag, SET;
        CLASS_1: 0x0200 = "dnp3.al.iin.cls1d", "Class 1 Data Available", Flag, SET;
        BROADCAST: 0x0100 = "dnp3.al.iin.bmsg", "Broadcast Msg Rx", Flag, SET;
        CORRUPT: 0x0020 = "dnp3.al.iin.cc", "Configuration Corrupt", Flag, SET;
        EXECUTING: 0x0010 = "dnp3.al.iin.oae", "Operation Already Executing", Flag, SET;
        OVERFLOW: 0x0008 = "dnp3.al.iin.ebo", "Event Buffer Overflow", Flag, SET;
        PARAMETERS: 0x0004 = "dnp3.al.iin.pioor", "Parameters Invalid or Out of Range", Flag, SET;
        OBJECTS: 0x0002 = "dnp3.al.iin.obju", "Requested Objects Unknown", Flag, SET;
        NOT_IMPLEMENTED: 0x0001 = "dnp3.al.iin.fcni", "Function Code not implemented", Flag, SET;
    };
}

notes! {
    /// The check sequence of the link header.
    HEADER_CRC_BAD = "dnp3.hdr.CRC.incorrect", Warn, Checksum, "Data Link Header Checksum incorrect";
}

flag_labels! { SET "Set", "Not set" }
values! { STATUS { 0 "Bad", 1 "Good", 2 "Unverified", 3 "Not present" } }
values! { PRIMARY_FUNCTIONS {
    0 "Reset of Remote Link", 1 "Reset of User Process", 2 "Test Function For Link", 3 "User Data",
    4 "Unconfirmed User Data", 9 "Request Link Status",
} }
values! { SECONDARY_FUNCTIONS {
    0 "ACK", 1 "NACK", 11 "Status of Link", 14 "Link Service Not Functioning", 15 "Link Service Not Used or Implemented",
} }
values! { FUNCTIONS {
    0 "Confirm", 1 "Read", 2 "Write", 3 "Select", 4 "Operate", 5 "Direct Operate", 6 "Direct Operate No Ack",
    7 "Immediate Freeze", 8 "Immediate Freeze No Ack", 9 "Freeze and Clear", 10 "Freeze and Clear No ACK",
    11 "Freeze With Time", 12 "Freeze With Time No ACK", 13 "Cold Restart", 14 "Warm Restart", 15 "Initialize Data",
    16 "Initialize Application", 17 "Start Application", 18 "Stop Application", 19 "Save Configuration",
    20 "Enable Spontaneous Messages", 21 "Disable Spontaneous Messages", 22 "Assign Classes", 23 "Delay Measurement",
    24 "Record Current Time", 25 "Open File", 26 "Close File", 27 "Delete File", 28 "Get File Info",
    29 "Authenticate File", 30 "Abort File", 31 "Activate Config", 32 "Authentication Request",
    33 "Authentication Error", 129 "Response", 130 "Unsolicited Response", 131 "Authentication Response",
} }

/// Octets of the link header, its check sequence included.
const HEADER: usize = 10;
/// Octets of the header that the length counts.
const COUNTED: usize = 5;
/// Octets of data before each check sequence.
const CHUNK_OCTETS: usize = 16;

/// Octets on the wire of a frame with this length octet: each sixteen octets of data bring two more.
fn octets(length: u8) -> usize {
    let data = usize::from(length).saturating_sub(COUNTED);
    HEADER + data + 2 * data.div_ceil(CHUNK_OCTETS)
}

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match stream.bytes {
        [0x05, 0x64, length, ..] => Need::Octets(octets(*length)),
        [0x05] | [0x05, 0x64] => Need::More,
        _ => Need::Rest,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if layer.span().u16(0)? != 0x0564 {
        return Err(Stop::NotMine);
    }
    layer.protocol_column("DNP 3.0");
    let length = layer.span().u8(2)?;
    let control = layer.span().u8(3)?;
    let (to, from) = (layer.span().u16_le(4)?, layer.span().u16_le(6)?);
    let function = if PRIMARY.is_set(control) {
        PRIMARY_FUNCTIONS.name(PRIMARY_FUNCTION.of(control), "Unknown function")
    } else {
        SECONDARY_FUNCTIONS.name(SECONDARY_FUNCTION.of(control), "Unknown function")
    };
    layer.info(format_args!("from {from} to {to}, len={length}, {function}"));
    let role = if PRIMARY.is_set(control) { "PRM, " } else { "" };
    layer.group(
        format_args!("Data Link Layer, Len: {length}, From: {from}, To: {to}, {role}{function}"),
        |layer| link(layer, control),
    )?;
    layer.covers(octets(length));
    let data = usize::from(length).saturating_sub(COUNTED);
    if data == 0 {
        return Ok(());
    }
    let start = layer.at();
    let transport = layer.read_bits(TRANSPORT)?;
    layer.seek(start);
    let message = layer.group("Data Chunks", |layer| chunks(layer, data))?;
    if FIRST.is_set(transport) && FINAL.is_set(transport) {
        let whole = layer.add_source_vec("DNP 3.0 Application Layer message", message)?;
        return layer.over(whole, application);
    }
    Ok(())
}

fn link(layer: &mut Layer<'_, '_>, control: u8) -> Result<(), Stop> {
    layer.read(START)?;
    layer.read(LENGTH)?;
    layer.put(CONTROL, 3, 1, control);
    layer.nest(|layer| {
        let bit = |layer: &mut Layer<'_, '_>, f: Field<()>| {
            layer.put_value(f, 3, 1, Value::U64(f.of(control)), dissect::tree::flags::BITS);
        };
        bit(layer, DIRECTION);
        bit(layer, PRIMARY);
        if PRIMARY.is_set(control) {
            bit(layer, COUNT);
            bit(layer, COUNT_VALID);
            bit(layer, PRIMARY_FUNCTION);
        } else {
            bit(layer, FLOW);
            bit(layer, SECONDARY_FUNCTION);
        }
    });
    layer.seek(4);
    let to = layer.read_le(DESTINATION)?;
    layer.hidden(ADDRESS, 4, 2, to);
    let from = layer.read_le(SOURCE)?;
    layer.hidden(ADDRESS, 6, 2, from);
    let good = crc(layer.span().slice(0, 8)?) == layer.span().u16_le(8)?;
    layer.read_le(HEADER_CRC)?;
    if !good {
        layer.note(HEADER_CRC_BAD);
    }
    layer.generated(HEADER_CRC_STATUS, 8, u8::from(good));
    Ok(())
}

/// Data of `len` octets in chunks with check sequences; returns it without them, and without the transport octet.
fn chunks(layer: &mut Layer<'_, '_>, len: usize) -> Result<Vec<u8>, Stop> {
    let mut message = Vec::with_capacity(len);
    let mut left = len;
    let mut number = 0;
    // The length is one octet: at most sixteen turns.
    while left > 0 {
        let take = left.min(CHUNK_OCTETS);
        left -= take;
        layer.group(format_args!("Data Chunk: {number}"), |layer| {
            let at = layer.at();
            let chunk = layer.bytes(CHUNK, take)?;
            message.extend_from_slice(chunk);
            layer.generated(CHUNK_LENGTH, at, take as u16);
            let good = crc(chunk) == layer.span().u16_le(layer.at())?;
            let at = layer.at();
            layer.read_le(CHUNK_CRC)?;
            layer.generated(CHUNK_CRC_STATUS, at, u8::from(good));
            Ok(())
        })?;
        number += 1;
    }
    message.remove(0);
    Ok(message)
}

/// The application layer's header. IEEE 1815 section 4.2.2.
fn application(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let function = layer.span().u8(1)?;
    let name = FUNCTIONS.name(function, "Unknown function");
    layer.info(format_args!("{name}"));
    layer.group(format_args!("Application Layer: ({name})"), |layer| {
        layer.read_bits(APPLICATION)?;
        layer.read(FUNCTION)?;
        if matches!(function, 129 | 130) {
            layer.read_bits(INDICATIONS)?;
        }
        Ok(())
    })
}

/// The check sequence of IEEE 1815 section 9.2.3: polynomial 0x3d65, bits reversed, complemented.
fn crc(bytes: &[u8]) -> u16 {
    let mut crc = 0u16;
    for b in bytes {
        crc ^= u16::from(*b);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xa6bc } else { crc >> 1 };
        }
    }
    !crc
}
