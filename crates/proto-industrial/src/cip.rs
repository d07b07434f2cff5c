//! Common Industrial Protocol: The CIP Networks Library, volume 1, chapters 2 to 4 and appendices A to C.
//! Everything is little-endian. The objects' own services are taken apart as far as their service code.

use std::sync::Arc;

use dissect::prelude::*;
use dissect::tree::{self, Value};

pub(crate) static CIP: Protocol = Protocol {
    fields: FIELDS,
    ..Protocol::new("cip", "CIP", "Common Industrial Protocol", dissect)
};
pub(crate) static CIPCLS: Protocol = Protocol {
    stateless: true,
    ..Protocol::new("cipcls", "CIPCLS", "CIP Class Generic", class_generic)
};
pub(crate) static CIPCM: Protocol = Protocol {
    fields: manager::FIELDS,
    ..Protocol::new("cipcm", "CIP CM", "CIP Connection Manager", manager::dissect)
};
pub(crate) static CIPPCCC: Protocol = Protocol {
    fields: pccc::FIELDS,
    stateless: true,
    ..Protocol::new("cippccc", "CIP PCCC", "CIP PCCC Object", pccc::dissect)
};

fields! {
    SERVICE_WORD: Bits<u8> = "cip.service", "Service", Hex {
        RESPONSE: 0x80 = "cip.rr", "Request/Response", Hex, DIRECTIONS;
        SERVICE: 0x7f = "cip.sc", "Service", Hex, SERVICES;
    };
    PATH: Bytes = "cip.epath", "EPath", None;
    STATUS: u8 = "cip.genstat", "General Status", Hex, STATUSES;
    MORE_SIZE: u8 = "cip.addstat_size", "Additional Status Size", Dec;
    MORE: u16 = "cip.addstat", "Additional Status", Hex;
    PATH_SIZE: u8 = "cip.request_path_size", "Request Path Size", Dec;
    SEGMENT: Bits<u8> = "cip.path_segment", "Path Segment", Hex {
        SEGMENT_TYPE: 0xe0 = "cip.path_segment.type", "Path Segment Type", Dec, SEGMENTS;
        EXTENDED: 0x10 = "cip.ex_linkaddress", "Extended Link Address", Flag;
        PORT: 0x0f = "cip.port", "Port", Dec, PORTS;
        LOGICAL_TYPE: 0x1c = "cip.logical_segment.type", "Logical Segment Type", Dec, LOGICALS;
        FORMAT: 0x03 = "cip.logical_segment.format", "Logical Segment Format", Dec, FORMATS;
        DATA_TYPE: 0x1f = "cip.data_segment.type", "Data Segment Type", Dec, DATA_TYPES;
    };
    LINK: u8 = "cip.linkaddress.byte", "Link Address", Dec;
    CLASS: u8 = "cip.class", "Class", Hex, CLASSES;
    INSTANCE: u8 = "cip.instance", "Instance", Hex;
    MEMBER: u8 = "cip.member", "Member", Hex;
    ATTRIBUTE: u8 = "cip.attribute", "Attribute", Dec;
    POINT: u8 = "cip.connpoint", "Connection Point", Hex;
    DATA_SIZE: u8 = "cip.data_segment.size", "Data Size", Dec;
    SYMBOL: Text = "cip.symbol", "ANSI Symbol", None;
    GET_COUNT: u16 = "cip.getlist.attr_count", "Attribute Count", Dec;
    GET_STATUS: u8 = "cip.getlist.attr_status", "Attribute Status", Hex, STATUSES;
    SERVICES_COUNT: u16 = "cip.msp.num_services", "Number of Services", Dec;
    OFFSET: u16 = "cip.msp.offset", "Offset", Dec;
    DATA: Bytes = "cip.data", "Data", None;
    ROUTE_SIZE: u8 = "cip.cm.route_path_size", "Route Path Size", Dec;
    RESERVED: u8 = "cip.reserved", "Reserved", Hex;
}

values! { DIRECTIONS { 0 "Request", 1 "Response" } }
values! { pub(crate) SERVICES {
    1 "Get Attributes All", 2 "Set Attributes All", 3 "Get Attribute List", 4 "Set Attribute List", 5 "Reset",
    6 "Start", 7 "Stop", 8 "Create", 9 "Delete", 10 "Multiple Service Packet", 13 "Apply Attributes",
    14 "Get Attribute Single", 16 "Set Attribute Single", 17 "Find Next Object Instance", 21 "Restore", 22 "Save",
    23 "Nop", 24 "Get Member", 25 "Set Member", 26 "Insert Member", 27 "Remove Member", 28 "Group Sync",
} }
values! { STATUSES {
    0 "Success", 1 "Connection failure", 2 "Resource unavailable", 3 "Invalid parameter value",
    4 "Path segment error", 5 "Path destination unknown", 6 "Partial transfer", 7 "Connection lost",
    8 "Service not supported", 9 "Invalid attribute value", 10 "Attribute list error",
    11 "Already in requested mode/state", 12 "Object state conflict", 13 "Object already exists",
    14 "Attribute not settable", 15 "Privilege violation", 16 "Device state conflict", 17 "Reply data too large",
    18 "Fragmentation of a primitive value", 19 "Not enough data", 20 "Attribute not supported",
    21 "Too much data", 22 "Object does not exist", 23 "Service fragmentation sequence not in progress",
    24 "No stored attribute data", 25 "Store operation failure", 26 "Routing failure, request packet too large",
    27 "Routing failure, response packet too large", 28 "Missing attribute list entry data",
    29 "Invalid attribute value list", 30 "Embedded service error", 31 "Vendor specific error",
    32 "Invalid parameter", 33 "Write-once value or medium already written", 34 "Invalid reply received",
    35 "Buffer overflow", 36 "Invalid message format", 37 "Key failure in path", 38 "Path size invalid",
    39 "Unexpected attribute in list", 40 "Invalid Member ID", 41 "Member not settable",
    42 "Group 2 only server general failure", 43 "Unknown Modbus error", 44 "Attribute not gettable",
} }
values! { SEGMENTS {
    0 "Port Segment", 1 "Logical Segment", 2 "Network Segment", 3 "Symbolic Segment", 4 "Data Segment",
    5 "Constructed Data Type", 6 "Elementary Data Type", 7 "Reserved",
} }
values! { PORTS { 0 "Reserved", 1 "Backplane" } }
values! { LOGICALS {
    0 "Class ID", 1 "Instance ID", 2 "Member ID", 3 "Connection Point", 4 "Attribute ID", 5 "Special",
    6 "Service ID", 7 "Extended Logical",
} }
values! { FORMATS {
    0 "8-bit Logical Segment", 1 "16-bit Logical Segment", 2 "32-bit Logical Segment", 3 "Reserved",
} }
values! { DATA_TYPES { 0 "Simple Data Segment", 17 "ANSI Extended Symbol Segment" } }
values! { CLASSES {
    1 "Identity", 2 "Message Router", 3 "DeviceNet", 4 "Assembly", 5 "Connection", 6 "Connection Manager",
    7 "Register", 15 "Parameter", 16 "Parameter Group", 55 "File", 67 "Time Sync", 68 "Modbus",
    69 "Originator Connection List", 71 "Device Level Ring (DLR)", 72 "QoS", 93 "CIP Security",
    94 "EtherNet/IP Security", 95 "Certificate Management", 103 "PCCC Class", 240 "ControlNet",
    241 "ControlNet Keeper", 242 "ControlNet Scheduling", 243 "Connection Configuration", 244 "Port",
    245 "TCP/IP Interface", 246 "Ethernet Link", 247 "CompoNet", 248 "CompoNet Repeater",
} }

/// Requests without an answer yet, oldest first, as they were sent.
#[derive(Default)]
struct Pending(Vec<(u64, Arc<[u8]>)>);

/// More are never answered.
const PENDING_MAX: usize = 64;

/// Longer requests are not kept for their answers: only their paths and services are of use.
const KEPT_MAX: usize = 2048;

/// Messages inside messages.
const DEPTH_MAX: u32 = 4;

/// What a path leads to.
#[derive(Clone, Copy, Default)]
struct Target<'a> {
    class: Option<u32>,
    symbol: Option<&'a [u8]>,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let Argument::Number(number) = layer.argument() else {
        return Err(Stop::Bug("no number given"));
    };
    let service = layer.span().u8(0)?;
    let len = layer.left().min(KEPT_MAX);
    let sent = layer.span().slice(0, len).unwrap_or(&[]);
    let request = layer.once(|scene| {
        let pending = scene.conv::<Pending>()?;
        if service & 0x80 == 0 {
            if pending.0.len() >= PENDING_MAX {
                pending.0.remove(0);
            }
            pending.0.push((number, Arc::from(sent)));
            return None;
        }
        let at = pending.0.iter().rposition(|request| request.0 == number)?;
        Some(pending.0.remove(at).1)
    })?;
    // What was sent on by way of the connection manager is answered by whom it was for.
    let column = service & 0x80 == 0 || request.as_deref().is_none_or(|r| r.first() != Some(&0x52));
    layer.protocol_column("CIP");
    if !layer.info_is_empty() {
        layer.info_append(format_args!(" | "));
    }
    let whole = layer.span();
    let result = message(layer, whole, request.as_deref(), 0, column);
    layer.info_fence();
    result
}

/// One message; the layer's bytes are it.
fn message(
    layer: &mut Layer<'_, '_>,
    whole: Span<'_>,
    request: Option<&[u8]>,
    depth: u32,
    column: bool,
) -> Result<(), Stop> {
    let start = layer.at();
    let end = start + whole.len();
    let word = layer.read_bits(SERVICE_WORD)?;
    let (service, response) = (word & 0x7f, word & 0x80 != 0);
    let target = if response {
        let status = layer.peek::<u8>(1)?;
        layer.skip(1)?;
        let name = STATUSES.name(status, "Unknown Status");
        layer.group(format_args!("Status: {name}: "), |layer| {
            layer.read(STATUS)?;
            let more = layer.read(MORE_SIZE)?;
            for _ in 0..more {
                layer.read_le(MORE)?;
            }
            Ok(())
        })?;
        if depth == 0 {
            layer.info_append(format_args!("{name}: "));
        }
        match request {
            Some([_, words, path @ ..]) => {
                let path = path.get(..usize::from(*words) * 2).unwrap_or(&[]);
                layer.generated(PATH_SIZE, layer.at(), *words);
                Some(generated_path(layer, path))
            }
            _ => None,
        }
    } else {
        let words = layer.read(PATH_SIZE)?;
        layer.append(format_args!(" words"));
        Some(request_path(layer, usize::from(words) * 2)?)
    };
    name_target(layer, target.filter(|_| depth == 0), service);
    body(layer, Body { start, end, service, response, target, depth, column }, request)
}

/// What the objects' services need.
#[derive(Clone, Copy)]
struct Body<'a> {
    start: usize,
    end: usize,
    service: u8,
    response: bool,
    target: Option<Target<'a>>,
    depth: u32,
    column: bool,
}

fn body(layer: &mut Layer<'_, '_>, of: Body<'_>, request: Option<&[u8]>) -> Result<(), Stop> {
    let class = of.target.and_then(|target| target.class);
    let left = of.end.saturating_sub(layer.at());
    match (of.service, class) {
        // The service that asks for something else's service answers with that service's code.
        (_, Some(6)) => object(layer, of, "cipcm", of.column),
        (0x0a, Some(2) | None) if of.depth < DEPTH_MAX => several(layer, of, request),
        (3, _) => attribute_list(layer, of, left),
        (1 | 2 | 4..=0x1c, _) => {
            if left > 0
                && !matches!(of.service, 4 | 0x0a)
                && !matches!(class, Some(1 | 2 | 5 | 0xf4..=0xf6))
            {
                let name = SERVICES.name(of.service, "Unknown Service");
                let sort = if of.response { "Response" } else { "Request" };
                layer.group(format_args!("{name} ({sort})"), |layer| {
                    layer.bytes(DATA, left).map(|_| ())
                })?;
            }
            Ok(())
        }
        (_, Some(0x67)) => object(layer, of, "cippccc", false),
        _ => object(layer, of, "cipcls", false),
    }
}

/// Hands the whole message to the object's protocol, with the place where the service's own data start.
fn object(
    layer: &mut Layer<'_, '_>,
    of: Body<'_>,
    name: &'static str,
    column: bool,
) -> Result<(), Stop> {
    let data = layer.at() - of.start;
    layer.seek(of.start);
    let span = layer.take_span(of.end - of.start)?;
    let told = Argument::Number((data as u64) << 1 | u64::from(column));
    let Some(id) = layer.registry().by_name(name) else { return Ok(()) };
    if of.depth == 0 {
        layer.covers(of.end);
        layer.call_with(id, span, told);
    } else {
        layer.call_nested(id, span, told);
    }
    Ok(())
}

fn attribute_list(layer: &mut Layer<'_, '_>, of: Body<'_>, left: usize) -> Result<(), Stop> {
    let sort = if of.response { "Response" } else { "Request" };
    if left < 2 {
        return Ok(());
    }
    layer.group(format_args!("Get Attribute List ({sort})"), |layer| {
        let count = layer.read_le(GET_COUNT)?;
        layer.group("Attribute List", |layer| {
            // Each turn takes two octets; an answer's attributes have lengths that only the class tells.
            for _ in 0..if of.response { count.min(1) } else { count } {
                if layer.at() + 2 > of.end {
                    break;
                }
                attribute(layer)?;
                if of.response {
                    let (at, status) = (layer.at(), layer.peek::<u8>(0)?);
                    layer.nest(|layer| layer.put(GET_STATUS, at, 2, status));
                    layer.skip(2)?;
                }
            }
            Ok(())
        })?;
        let known = matches!(of.target.and_then(|t| t.class), Some(1 | 2 | 5 | 6 | 0xf4..=0xf6));
        let left = of.end.saturating_sub(layer.at());
        if of.response && left > 0 && !known {
            layer.bytes(DATA, left)?;
        }
        Ok(())
    })
}

fn attribute(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let (at, number) = (layer.at(), layer.span().u16_le(layer.at())?);
    layer.put(ATTRIBUTE, at, 2, number);
    layer.skip(2)
}

/// Several messages in one; each offset takes two octets, and each message at least one.
fn several(layer: &mut Layer<'_, '_>, of: Body<'_>, request: Option<&[u8]>) -> Result<(), Stop> {
    let sort = if of.response { "Response" } else { "Request" };
    layer.group(format_args!("Multiple Service Packet ({sort})"), |layer| {
        let base = layer.at();
        let count = layer.read_le(SERVICES_COUNT)?;
        let offsets = layer.at();
        layer.group("Offset List", |layer| {
            for _ in 0..count {
                layer.read_le(OFFSET)?;
            }
            Ok(())
        })?;
        for i in 0..usize::from(count) {
            let offset = usize::from(layer.span().u16_le(offsets + 2 * i)?);
            let next = match layer.span().u16_le(offsets + 2 * i + 2) {
                Ok(next) if i + 1 < usize::from(count) => base + usize::from(next),
                _ => of.end,
            };
            let at = base + offset;
            if next <= at || next > of.end || offset < 2 + 2 * usize::from(count) {
                break;
            }
            layer.seek(at);
            layer.info_append(format_args!("{}", if i == 0 { ": " } else { ", " }));
            layer.group(format_args!("Service Packet #{}", i + 1), |layer| {
                layer.put(OFFSET, offsets + 2 * i, 2, offset as u16);
                let span = layer.span().from(at).first(next - at);
                let part = request.and_then(|request| embedded(request, i));
                inner(layer, span, part, of.depth + 1)
            })?;
        }
        layer.seek(of.end);
        Ok(())
    })
}

/// A message inside another: its nodes stand under a protocol of their own, its path counts no more than once.
fn inner(
    layer: &mut Layer<'_, '_>,
    span: Span<'_>,
    request: Option<&[u8]>,
    depth: u32,
) -> Result<(), Stop> {
    message(layer, span, request, depth, false)
}

/// The `index`th message of a request of several.
fn embedded(request: &[u8], index: usize) -> Option<&[u8]> {
    if *request.first()? != 0x0a {
        return None;
    }
    let inside = request.get(2 + 2 * usize::from(*request.get(1)?)..)?;
    let at = 2 + 2 * index;
    let offset = usize::from(u16::from_le_bytes([*inside.get(at)?, *inside.get(at + 1)?]));
    inside.get(offset..)
}

/// Words of the Info column. Inside of others only the service is named.
fn name_target(layer: &mut Layer<'_, '_>, target: Option<Target<'_>>, service: u8) {
    if let Some(target) = target {
        match (target.symbol, target.class) {
            (Some(symbol), _) => {
                layer.info_append(format_args!("'{}' - ", String::from_utf8_lossy(symbol)));
            }
            (None, Some(class)) => match CLASSES.find(u64::from(class)) {
                Some(name) => layer.info_append(format_args!("{name} - ")),
                None => layer.info_append(format_args!("Class (0x{class:02x}) - ")),
            },
            _ => {}
        }
    }
    match SERVICES.find(u64::from(service)) {
        Some(name) => layer.info_append(format_args!("{name}")),
        None => layer.info_append(format_args!("Service (0x{service:02x})")),
    }
}

/// A path of `len` octets; each segment takes at least two.
fn request_path<'b>(layer: &mut Layer<'_, 'b>, len: usize) -> Result<Target<'b>, Stop> {
    let start = layer.at();
    let bytes = layer.bytes(PATH, len)?;
    layer.nest(|layer| {
        let mut target = Target::default();
        let mut at = 0;
        while let Some(segment) = bytes.get(at..).and_then(segment) {
            show_segment(layer, &segment, Some(start + at));
            segment.aim(&mut target);
            at += segment.len;
        }
        Ok(target)
    })
}

/// The path of the request that is answered here.
fn generated_path<'a>(layer: &mut Layer<'_, '_>, bytes: &'a [u8]) -> Target<'a> {
    let mut target = Target::default();
    let mut at = 0;
    while let Some(segment) = bytes.get(at..).and_then(segment) {
        show_segment(layer, &segment, None);
        segment.aim(&mut target);
        at += segment.len;
    }
    target
}

/// One segment of a path.
struct Segment<'a> {
    word: u8,
    /// Octets of all of it.
    len: usize,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Port(u8),
    Logical { value: u32, size: usize },
    Symbol(&'a [u8]),
}

/// Reads a segment; none where one starts that is not taken apart.
fn segment(bytes: &[u8]) -> Option<Segment<'_>> {
    let word = *bytes.first()?;
    let (len, kind) = match word {
        0x00..=0x0e => (2, Kind::Port(*bytes.get(1)?)),
        0x20..=0x33 => match word & 3 {
            0 => (2, Kind::Logical { value: u32::from(*bytes.get(1)?), size: 1 }),
            1 => {
                let value = u16::from_le_bytes([*bytes.get(2)?, *bytes.get(3)?]);
                (4, Kind::Logical { value: u32::from(value), size: 2 })
            }
            2 => {
                let value = bytes.get(2..)?.first_chunk::<4>()?;
                (6, Kind::Logical { value: u32::from_le_bytes(*value), size: 4 })
            }
            _ => return None,
        },
        0x91 => {
            let size = usize::from(*bytes.get(1)?);
            (2 + size + size % 2, Kind::Symbol(bytes.get(2..2 + size)?))
        }
        _ => return None,
    };
    Some(Segment { word, len, kind })
}

impl<'a> Segment<'a> {
    fn aim(&self, target: &mut Target<'a>) {
        match self.kind {
            Kind::Logical { value, .. } if self.word & 0x1c == 0 => target.class = Some(value),
            Kind::Symbol(symbol) => target.symbol = Some(symbol),
            _ => {}
        }
    }
}

/// Adds a segment that stands at `at`, or that of an earlier frame.
fn show_segment(layer: &mut Layer<'_, '_>, segment: &Segment<'_>, at: Option<usize>) {
    let word = u64::from(segment.word);
    let (whole, one) = if at.is_some() { (segment.len, 1) } else { (0, 0) };
    let flags = if at.is_some() { 0 } else { tree::flags::GENERATED };
    let at = at.unwrap_or(layer.at());
    let bits = |layer: &mut Layer<'_, '_>, fields: &[Field<()>]| {
        for field in fields {
            layer.put_value(*field, at, one, Value::U64(field.of(word)), flags | tree::flags::BITS);
        }
    };
    layer.put_value(SEGMENT, at, whole, Value::U64(word), flags);
    layer.nest(|layer| {
        let next = at + one;
        bits(layer, &[SEGMENT_TYPE]);
        match segment.kind {
            Kind::Port(link) => {
                bits(layer, &[EXTENDED, PORT]);
                layer.put(LINK, next, one, link);
            }
            Kind::Logical { value, size } => {
                bits(layer, &[LOGICAL_TYPE, FORMAT]);
                let (size, at) = if one == 1 { (size, at + segment.len - size) } else { (0, at) };
                match segment.word >> 2 & 7 {
                    0 => layer.put(CLASS, at, size, value),
                    1 => layer.put(INSTANCE, at, size, value),
                    2 => layer.put(MEMBER, at, size, value),
                    3 => layer.put(POINT, at, size, value),
                    _ => layer.put(ATTRIBUTE, at, size, value),
                }
                layer.flag_last(flags);
            }
            Kind::Symbol(symbol) => {
                bits(layer, &[DATA_TYPE]);
                layer.put(DATA_SIZE, next, one, symbol.len() as u8);
                layer.put_text(SYMBOL, next + one, symbol.len() * one, symbol);
            }
        }
    });
}

fn told(layer: &Layer<'_, '_>) -> (usize, bool) {
    match layer.argument() {
        Argument::Number(told) => ((told >> 1) as usize, told & 1 == 1),
        _ => (0, false),
    }
}

fn class_generic(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let (data, _) = told(layer);
    layer.seek(data);
    let left = layer.left();
    if left == 0 {
        return Ok(());
    }
    let Some(cip) = layer.registry().by_name("cip") else { return Ok(()) };
    layer.group("Command Specific Data", |layer| {
        layer.on_behalf_of(cip, |layer| layer.bytes(DATA, left).map(|_| ()))
    })
}

mod manager {
    //! The object that opens connections.

    use super::*;

    fields! {
        SERVICE: u8 = "cip.cm.sc", "Service", Hex, MANAGER_SERVICES;
    }

    values! { MANAGER_SERVICES {
        1 "Get Attributes All", 3 "Get Attribute List", 14 "Get Attribute Single", 0x4e "Forward Close",
        0x52 "Unconnected Send", 0x54 "Forward Open", 0x56 "Get Connection Data", 0x57 "Search Connection Data",
        0x5a "Get Connection Owner", 0x5b "Large Forward Open",
    } }

    pub(super) fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let (_, column) = told(layer);
        let word = layer.span().u8(0)?;
        if column {
            layer.protocol_column("CIP CM");
            layer.put(SERVICE, 0, 1, word & 0x7f);
        }
        Ok(())
    }
}

mod pccc {
    //! The object that carries commands of older controllers (Allen-Bradley publication 1770-6.5.16).

    use super::*;

    fields! {
        SERVICE: u8 = "cip.pccc.sc", "Service", Hex, OBJECT_SERVICES;
    }

    values! { OBJECT_SERVICES { 0x4b "Execute PCCC" } }

    pub(super) fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("CIP PCCC");
        let word = layer.span().u8(0)?;
        layer.put(SERVICE, 0, 1, word & 0x7f);
        Ok(())
    }
}
