//! EtherNet/IP encapsulation: The CIP Networks Library, volume 2, chapter 2. Everything is little-endian.

use dissect::prelude::*;

pub(crate) static ENIP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[
        on(tables::TCP_PORT, 44818),
        on(tables::UDP_PORT, 44818),
        on(tables::TLS_PORT, 2221),
    ],
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    ..Protocol::new("enip", "ENIP", "EtherNet/IP (Industrial Protocol)", dissect)
};

prefs! {
    JOIN = "desegment", "Put messages together that span several segments", Bool(true);
}

fields! {
    COMMAND: u16 = "enip.command", "Command", Hex, COMMANDS;
    /// Octets after the header.
    LENGTH: u16 = "enip.length", "Length", Dec;
    SESSION: u32 = "enip.session", "Session Handle", Hex;
    STATUS: u32 = "enip.status", "Status", Hex, STATUSES;
    CONTEXT: Bytes = "enip.context", "Sender Context", None;
    DELAY: u16 = "enip.listid_delay", "Max Response Delay", Dec;
    OPTIONS: u32 = "enip.options", "Options", Hex;
    VERSION: u16 = "enip.encapver", "Encapsulation Protocol Version", Dec;
    FAMILY: u16 = "enip.sinfamily", "sin_family", Dec;
    PORT: u16 = "enip.sinport", "sin_port", Dec;
    ADDRESS: Ipv4 = "enip.sinaddr", "sin_addr", None;
    ZERO: Bytes = "enip.sinzero", "sin_zero", None;
    TIMEOUT: u16 = "enip.timeout", "Timeout", Dec;
    REGISTER_VERSION: u16 = "enip.rs.version", "Protocol Version", Dec;
    REGISTER_FLAGS: u16 = "enip.rs.flags", "Option Flags", Hex;
    RR_INTERFACE: u32 = "enip.srrd.iface", "Interface Handle", Hex, INTERFACES;
    UNIT_INTERFACE: u32 = "enip.sud.iface", "Interface Handle", Hex, INTERFACES;
    ITEMS: u16 = "enip.cpf.itemcount", "Item Count", Dec;
    TYPE: u16 = "enip.cpf.typeid", "Type ID", Hex, TYPES;
    ITEM_LENGTH: u16 = "enip.cpf.length", "Length", Dec;
    CONNECTION: u32 = "enip.cpf.cai.connid", "Connection ID", Hex;
    SEQUENCED_CONNECTION: u32 = "enip.cpf.sai.connid", "Connection ID", Hex;
    SEQUENCED_NUMBER: u32 = "enip.cpf.sai.seq", "Encapsulation Sequence Number", Dec;
    CIP_CONNECTION: u32 = "cip.connid", "Connection ID", Hex;
    CIP_SEQUENCE: u16 = "cip.seq", "CIP Sequence Count", Dec;
    DATA: Bytes = "enip.cpf.data", "Data", None;
    VENDOR: u16 = "enip.lir.vendor", "Vendor ID", Hex;
    DEVICE: u16 = "enip.lir.devtype", "Device Type", Dec;
    PRODUCT: u16 = "enip.lir.prodcode", "Product Code", Dec;
    REVISION: u16 = "enip.lir.revision", "Revision", Custom;
    DEVICE_STATUS: u16 = "enip.lir.status", "Status", Hex;
    SERIAL: u32 = "enip.lir.serial", "Serial Number", Hex;
    NAME_LENGTH: u8 = "enip.lir.namelen", "Product Name Length", Dec;
    NAME: Text = "enip.lir.name", "Product Name", None;
    STATE: u8 = "enip.lir.state", "State", Hex;
    REQUEST_IN: FrameNum = "enip.response_to", "Request In", None;
    TIME: RelTime = "enip.time", "Time", None;
}

values! { COMMANDS {
    0 "NOP", 0x04 "List Services", 0x63 "List Identity", 0x64 "List Interfaces", 0x65 "Register Session",
    0x66 "Unregister Session", 0x6f "Send RR Data", 0x70 "Send Unit Data", 0xc8 "StartDTLS",
} }
values! { STATUSES {
    0 "Success", 1 "Invalid Command", 2 "No Memory Resources", 3 "Incorrect Data", 0x64 "Invalid Session Handle",
    0x65 "Invalid Length", 0x69 "Unsupported Protocol Revision",
    0x6a "Encapsulated CIP service not allowed on this port",
} }
values! { INTERFACES { 0 "CIP" } }
values! { TYPES {
    0 "Null Address Item", 0x0c "CIP Identity", 0x86 "CIP Security Information", 0x87 "EtherNet/IP Capability",
    0x88 "EtherNet/IP Usage", 0xa1 "Connected Address Item", 0xb1 "Connected Data Item",
    0xb2 "Unconnected Data Item", 0x100 "List Services Response", 0x8000 "Socket Address Info O->T",
    0x8001 "Socket Address Info T->O", 0x8002 "Sequenced Address Item", 0x8003 "Unconnected Message over UDP",
} }

const HEADER: usize = 24;

/// Requests without an answer yet, oldest first: what they are told by, the frame, its time.
#[derive(Default)]
struct Pending(Vec<(u64, u32, i64)>);

/// More are never answered.
const PENDING_MAX: usize = 64;

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match stream.bytes {
        [_, _, low, high, ..] => {
            Need::Octets(HEADER + usize::from(u16::from_le_bytes([*low, *high])))
        }
        _ => Need::More,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let command = layer.span().u16_le(0)?;
    if COMMANDS.find(u64::from(command)).is_none() {
        return Err(Stop::NotMine);
    }
    layer.protocol_column("ENIP");
    layer.info_clear();
    let length = usize::from(layer.span().u16_le(2)?);
    let session = layer.span().u32_le(4)?;
    let name = COMMANDS.name(command, "Unknown");
    layer.append(format_args!(", Session: 0x{session:08X}, {name}"));
    layer.group("Encapsulation Header", |layer| header(layer, command))?;
    layer.narrow(HEADER + length);
    let response = layer.ends().source_port == 44818;
    if command != 0x6f && command != 0x70 {
        let sort = if response { "Rsp" } else { "Req" };
        let gap = if layer.info_is_empty() { "" } else { " | " };
        layer.info_append(format_args!("{gap}{name} ({sort}), Session: 0x{session:08X}"));
    }
    if layer.left() == 0 {
        return Ok(());
    }
    let mut message = None;
    layer.group("Command Specific Data", |layer| {
        message = match command {
            0x65 => {
                layer.read_le(REGISTER_VERSION)?;
                layer.read_le(REGISTER_FLAGS)?;
                None
            }
            0x6f => {
                layer.read_le(RR_INTERFACE)?;
                layer.read_le(TIMEOUT)?;
                packet(layer)?
            }
            0x70 => {
                layer.read_le(UNIT_INTERFACE)?;
                layer.read_le(TIMEOUT)?;
                packet(layer)?
            }
            0x04 | 0x63 | 0x64 => packet(layer)?,
            _ => None,
        };
        Ok(())
    })?;
    let Some((at, len, number)) = message else { return Ok(()) };
    let number = match number {
        Some(sequence) => u64::from(session) << 32 | u64::from(sequence),
        // The sender's context tells the request.
        None => layer.span().u64(12)?.rotate_left(7) ^ u64::from(session) << 24,
    };
    answer(layer, number, response)?;
    layer.seek(at);
    let span = layer.take_span(len)?;
    layer.covers(at);
    layer.call_named(Name::new("cip"), span, Argument::Number(number));
    Ok(())
}

fn header(layer: &mut Layer<'_, '_>, command: u16) -> Result<(), Stop> {
    layer.read_le(COMMAND)?;
    layer.read_le(LENGTH)?;
    layer.read_le(SESSION)?;
    layer.read_le(STATUS)?;
    // A request to list identities tells in the context how long an answer may take.
    if command == 0x63 && layer.span().u16_le(2)? == 0 {
        layer.read_le(DELAY)?;
        layer.bytes(CONTEXT, 6)?;
    } else {
        layer.bytes(CONTEXT, 8)?;
    }
    layer.read_le(OPTIONS).map(|_| ())
}

/// Links an answer to its request.
fn answer(layer: &mut Layer<'_, '_>, number: u64, response: bool) -> Result<(), Stop> {
    let request = layer.once(|scene| {
        let (frame, ns) = (scene.frame, scene.ns);
        let pending = scene.conv::<Pending>()?;
        if !response {
            if pending.0.len() >= PENDING_MAX {
                pending.0.remove(0);
            }
            pending.0.push((number, frame, ns));
            return None;
        }
        let at = pending.0.iter().rposition(|request| request.0 == number)?;
        let (_, frame, then) = pending.0.remove(at);
        Some((frame, ns - then))
    })?;
    if let Some((frame, ns)) = request {
        layer.nest(|layer| {
            layer.link(REQUEST_IN, u64::from(frame));
            layer.generated_ns(TIME, HEADER, ns);
        });
    }
    Ok(())
}

/// A message of CIP: where it starts, its length, its number on a connection.
type Message = Option<(usize, usize, Option<u16>)>;

/// The common packet format. Each item takes at least four octets.
fn packet(layer: &mut Layer<'_, '_>) -> Result<Message, Stop> {
    let count = layer.read_le(ITEMS)?;
    let mut message = None;
    layer.nest(|layer| {
        for _ in 0..count {
            let sort = layer.read_le(TYPE)?;
            layer.nest(|layer| item(layer, sort, &mut message))?;
        }
        Ok(message)
    })
}

fn item(layer: &mut Layer<'_, '_>, sort: u16, message: &mut Message) -> Result<(), Stop> {
    let length = usize::from(layer.read_le(ITEM_LENGTH)?);
    layer.within(length, |layer| match sort {
        0xa1 if length == 4 => {
            let at = layer.at();
            let connection = layer.read_le(CONNECTION)?;
            layer.hidden(CIP_CONNECTION, at, 4, connection);
            Ok(())
        }
        0xb1 if length >= 2 => {
            let sequence = layer.read_le(CIP_SEQUENCE)?;
            if length > 2 {
                *message = Some((layer.at(), length - 2, Some(sequence)));
            }
            Ok(())
        }
        0xb2 => {
            *message = Some((layer.at(), length, None)).filter(|_| length > 0);
            Ok(())
        }
        0x8000 | 0x8001 => socket(layer),
        0x8002 => {
            let at = layer.at();
            let connection = layer.read_le(SEQUENCED_CONNECTION)?;
            layer.hidden(CIP_CONNECTION, at, 4, connection);
            layer.read_le(SEQUENCED_NUMBER).map(|_| ())
        }
        0x0c => identity(layer),
        _ if length > 0 && TYPES.find(u64::from(sort)).is_none() => {
            layer.bytes(DATA, length).map(|_| ())
        }
        _ => Ok(()),
    })
}

fn socket(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(FAMILY)?;
    layer.read(PORT)?;
    layer.ipv4(ADDRESS)?;
    layer.bytes(ZERO, 8).map(|_| ())
}

fn identity(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read_le(VERSION)?;
    layer.group("Socket Address", socket)?;
    layer.read_le(VENDOR)?;
    layer.read_le(DEVICE)?;
    layer.read_le(PRODUCT)?;
    let (major, minor) = (layer.peek::<u8>(0)?, layer.peek::<u8>(1)?);
    layer.read(REVISION)?;
    layer.label(format_args!("Revision: {major}.{minor:02}"));
    layer.read_le(DEVICE_STATUS)?;
    layer.read_le(SERIAL)?;
    let length = layer.read(NAME_LENGTH)?;
    layer.text(NAME, usize::from(length))?;
    layer.read(STATE).map(|_| ())
}
