//! STUN, RFC 8489: the header (section 5) and attributes (section 14), with those of TURN (RFC 8656) and ICE (RFC
//! 8445) that are most frequent; others are shown as octets.

use std::collections::HashMap;

use dissect::prelude::*;
use dissect::tree::{Value, flags};

pub(crate) static STUN: Protocol = Protocol {
    fields: FIELDS,
    entries: &[
        on(tables::UDP_PORT, 3478),
        on(tables::TCP_PORT, 3478),
        heuristic(tables::UDP, looks_like),
        heuristic(tables::TCP, looks_like_framed),
    ],
    framing,
    counts_pdus: false,
    ..Protocol::new("stun", "STUN", "Session Traversal Utilities for NAT", dissect)
};

fields! {
    CHANNEL: u16 = "stun.channel", "Channel Number", Hex;
    FRAME_LENGTH: u16 = "stun.tcp_frame_length", "TCP Frame Length", Dec;
    TYPE: Bits<u16> = "stun.type", "Message Type", Hex {
        CLASS: 0x0110 = "stun.type.class", "Message Class", Hex;
        METHOD: 0x3eef = "stun.type.method", "Message Method", Hex;
        ASSIGNMENT: 0x2000 = "stun.type.method-assignment", "Message Method Assignment", Hex, ASSIGNMENTS;
    };
    LENGTH: u16 = "stun.length", "Message Length", Dec;
    COOKIE: Bytes = "stun.cookie", "Message Cookie", None;
    ID: Bytes = "stun.id", "Message Transaction ID", None;
    RESPONSE_IN: FrameNum = "stun.response-in", "Response In", None;
    RESPONSE_TO: FrameNum = "stun.response-to", "Request In", None;
    TIME: RelTime = "stun.time", "Time", None;
    NETWORK_VERSION: u8 = "stun.network_version", "STUN Network Version", Dec;
    ATTRIBUTES: Empty = "stun.attributes", "Attributes", None;
    ATTRIBUTE: u16 = "stun.attribute", "Attribute", Hex;
    ATT_TYPE: Bits<u16> = "stun.att.type", "Attribute Type", Hex {
        COMPREHENSION: 0x8000 = "stun.att.type.comprehension", "Attribute Type Comprehension", Hex;
        ATT_ASSIGNMENT: 0x4000 = "stun.att.type.assignment", "Attribute Type Assignment", Hex, ASSIGNMENTS;
    };
    ATT_LENGTH: u16 = "stun.att.length", "Attribute Length", Dec;
    RESERVED: Bytes = "stun.att.reserved", "Reserved", None;
    FAMILY: u8 = "stun.att.family", "Protocol Family", Hex, FAMILIES;
    PORT: u16 = "stun.att.port", "Port", Dec;
    PORT_XORED: Bytes = "stun.att.port-xord", "Port (XOR-d)", None;
    ADDRESS4: Ipv4 = "stun.att.ipv4", "IP", None;
    ADDRESS6: Ipv6 = "stun.att.ipv6", "IP", None;
    ADDRESS4_XORED: Bytes = "stun.att.ipv4-xord", "IP (XOR-d)", None;
    ADDRESS6_XORED: Bytes = "stun.att.ipv6-xord", "IP (XOR-d)", None;
    USER: Text = "stun.att.username", "Username", None;
    REALM: Text = "stun.att.realm", "Realm", None;
    NONCE: Text = "stun.att.nonce", "Nonce", None;
    SOFTWARE: Text = "stun.att.software", "Software", None;
    HMAC: Bytes = "stun.att.hmac", "HMAC-SHA1", None;
    CRC: u32 = "stun.att.crc32", "CRC-32", Hex;
    LIFETIME: u32 = "stun.att.lifetime", "Lifetime", Dec;
    PRIORITY: u32 = "stun.att.priority", "Priority", Dec;
    TIE_BREAKER: Bytes = "stun.att.tie-breaker", "Tie breaker", None;
    TRANSPORT: u8 = "stun.att.transp", "Transport", Hex;
    ATT_CHANNEL: u16 = "stun.att.channelnum", "Channel-Number", Hex;
    ERROR_WORD: Bits<u8> = "stun.att.error.word", "Class of the error", Dec {
        ERROR_CLASS: 0x07 = "stun.att.error.class", "Error Class", Dec;
    };
    ERROR: u8 = "stun.att.error", "Error Code", Dec;
    REASON: Text = "stun.att.error.reason", "Error Reason Phrase", None;
    NETWORK_ID: u16 = "stun.att.google.network_id", "Google Network ID", Dec;
    NETWORK_COST: u16 = "stun.att.google.network_cost", "Google Network Cost", Dec;
    VALUE: Bytes = "stun.value", "Value", None;
    PADDING: u16 = "stun.att.padding", "Padding", Dec;
}

values! { ASSIGNMENTS { 0 "IETF Review", 1 "Designated Expert" } }
values! { FAMILIES { 1 "IPv4", 2 "IPv6" } }
values! { CLASSES { 0 "Request", 1 "Indication", 2 "Success Response", 3 "Error Response" } }
values! { METHODS {
    1 "Binding", 2 "SharedSecret", 3 "Allocate", 4 "Refresh", 6 "Send", 7 "Data", 8 "CreatePermission",
    9 "Channel-Bind", 10 "Connect", 11 "ConnectionBind", 12 "ConnectionAttempt",
} }
values! { NAMES {
    0x0001 "MAPPED-ADDRESS", 0x0006 "USERNAME", 0x0008 "MESSAGE-INTEGRITY", 0x0009 "ERROR-CODE",
    0x000c "CHANNEL-NUMBER", 0x000d "LIFETIME", 0x0012 "XOR-PEER-ADDRESS", 0x0013 "DATA", 0x0014 "REALM",
    0x0015 "NONCE", 0x0016 "XOR-RELAYED-ADDRESS", 0x0019 "REQUESTED-TRANSPORT", 0x0020 "XOR-MAPPED-ADDRESS",
    0x0024 "PRIORITY", 0x0025 "USE-CANDIDATE", 0x8022 "SOFTWARE", 0x8023 "ALTERNATE-SERVER",
    0x8028 "FINGERPRINT", 0x8029 "ICE-CONTROLLED", 0x802a "ICE-CONTROLLING", 0x802b "RESPONSE-ORIGIN",
    0x802c "OTHER-ADDRESS", 0xc057 "GOOG-NETWORK-INFO",
} }

/// What tells STUN from what came before it (section 5).
const MAGIC: [u8; 4] = [0x21, 0x12, 0xa4, 0x42];
/// Octets of the header.
const HEADER: usize = 20;
/// Requests of a conversation that may wait for their responses.
const REQUESTS_HELD: usize = 65_536;
/// The network version shown for what has the magic cookie.
const RFC_5389: u8 = 3;

#[derive(Clone, Copy, Debug)]
struct Request {
    frame: u32,
    ns: i64,
    answered_by: RecordId,
}

#[derive(Default)]
struct Requests(HashMap<[u8; 12], Request>);

#[derive(Clone, Default)]
struct Memo {
    request: Option<Request>,
    took_ns: i64,
}

fn is_message(span: &Span<'_>) -> bool {
    let Some([a, b, c, d, cookie @ ..]) = span.bytes.first_chunk::<8>() else { return false };
    let len = usize::from(u16::from_be_bytes([*c, *d]));
    *cookie == MAGIC && a & 0xc0 == 0 && (a | b) != 0 && len % 4 == 0 && span.len() >= HEADER + len
}

fn looks_like(probe: &Probe<'_>) -> bool {
    is_message(&probe.span)
        && probe.span.u16(2).is_ok_and(|len| probe.span.len() == HEADER + usize::from(len))
}

/// Over a stream of ICE each message comes after its length (RFC 4571).
fn looks_like_framed(probe: &Probe<'_>) -> bool {
    let len = probe.span.u16(0).unwrap_or(0);
    usize::from(len) + 2 == probe.span.len() && is_message(&probe.span.from(2))
        || is_message(&probe.span)
}

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    let at = |i: usize| stream.bytes.get(i).copied();
    let (Some(a), Some(b), Some(c), Some(d)) = (at(0), at(1), at(2), at(3)) else {
        return Need::More;
    };
    let len = usize::from(u16::from_be_bytes([c, d]));
    match stream.bytes.get(4..8) {
        Some(cookie) if *cookie == MAGIC => Need::Octets(HEADER + len),
        _ if a & 0xc0 == 0x40 => Need::Octets(4 + ((len + 3) & !3)),
        _ if stream.bytes.get(6..10) == Some(&MAGIC) => {
            Need::Octets(2 + usize::from(u16::from_be_bytes([a, b])))
        }
        _ => Need::Rest,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let framed = !is_message(&span) && is_message(&span.from(2));
    if !framed && span.u8(0)? & 0xc0 == 0x40 {
        return channel(layer);
    }
    let start = if framed { 2 } else { 0 };
    if !is_message(&span.from(start)) {
        return Err(Stop::NotMine);
    }
    if layer.stack().rev().nth(1) == Some("stun") {
        layer.leave_stack();
    }
    let word = span.u16(start)?;
    let class = word >> 7 & 2 | word >> 4 & 1;
    let method = u32::from(word & 0x0f | word >> 1 & 0x70 | word >> 2 & 0x0f80);
    let memo = follow(layer, span.array(start + 8)?, class)?;
    layer.protocol_column("STUN");
    let (name, kind) = (METHODS.name(method, "Unknown"), CLASSES.name(class, ""));
    layer.info(format_args!("{name} {kind}"));
    if let Some(request) = memo.request {
        if class >= 2 {
            layer.link(RESPONSE_TO, u64::from(request.frame));
            layer.generated_ns(TIME, 0, memo.took_ns);
        } else if let Some(frame) = layer.record(request.answered_by) {
            layer.link(RESPONSE_IN, frame);
        }
    }
    if framed {
        layer.read(FRAME_LENGTH)?;
    }
    layer.put(TYPE, start, 2, word);
    layer.append(format_args!(" ({name} {kind})"));
    layer.nest(|layer| {
        let bits = |f: Field<()>| Value::U64(f.of(word));
        layer.put_value(CLASS, start, 2, bits(CLASS), flags::BITS);
        layer.put_value(METHOD, start, 2, bits(METHOD), flags::BITS);
        layer.put_value(ASSIGNMENT, start, 2, bits(ASSIGNMENT), flags::BITS);
    });
    layer.skip(2)?;
    let len = usize::from(layer.read(LENGTH)?);
    layer.bytes(COOKIE, 4)?;
    layer.bytes(ID, 12)?;
    if len > 0 {
        layer.put_value(
            NETWORK_VERSION,
            layer.at(),
            0,
            Value::U64(u64::from(RFC_5389)),
            flags::GENERATED,
        );
        layer.narrow(start + HEADER + len);
        layer.subtree(ATTRIBUTES, |layer| {
            // Each turn reads at least the four octets of an attribute's header.
            while layer.left() >= 4 {
                attribute(layer, start)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// ChannelData, RFC 8656 section 12.4.
fn channel(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = usize::from(layer.span().u16(2)?);
    if layer.span().len() < 4 + len || !matches!(layer.span().u8(0)?, 0x40..=0x4f) {
        return Err(Stop::NotMine);
    }
    layer.protocol_column("STUN");
    layer.info(format_args!("ChannelData TURN Message"));
    layer.read(CHANNEL)?;
    layer.read(LENGTH)?;
    let payload = layer.rest().first(len);
    layer.data(payload);
    Ok(())
}

fn follow(layer: &mut Layer<'_, '_>, id: [u8; 12], class: u16) -> Result<Memo, Stop> {
    let quoted = layer.in_error_packet();
    layer.once(|scene| {
        let (frame, ns) = (scene.frame, scene.ns);
        if class == 1 || quoted {
            return Memo::default();
        }
        if class == 0 {
            let answered_by = scene.state.records.create(0);
            let request = Request { frame, ns, answered_by };
            let Some(held) = scene.conv::<Requests>() else { return Memo::default() };
            if held.0.len() >= REQUESTS_HELD {
                held.0.clear();
            }
            let first = *held.0.entry(id).or_insert(request);
            return Memo { request: Some(first), took_ns: 0 };
        }
        let request = scene.conv::<Requests>().and_then(|held| held.0.get(&id).copied());
        if let Some(request) = request {
            scene.state.records.set(request.answered_by, u64::from(frame));
        }
        Memo { request, took_ns: request.map_or(0, |r| ns.saturating_sub(r.ns)) }
    })
}

fn attribute(layer: &mut Layer<'_, '_>, start: usize) -> Result<(), Stop> {
    let at = layer.at();
    let kind = layer.peek::<u16>(0)?;
    let len = usize::from(layer.peek::<u16>(2)?);
    let padded = (len + 3) & !3;
    let name = NAMES.name(kind, "Unknown");
    layer.put(ATTRIBUTE, at, 4 + padded.min(layer.left().saturating_sub(4)), kind);
    layer.label(format_args!("{name}"));
    layer.nest(|layer| {
        layer.read_bits(ATT_TYPE)?;
        layer.read(ATT_LENGTH)?;
        layer.within(len, |layer| value(layer, kind, start))?;
        let padding = (padded - len).min(layer.left());
        if padding > 0 {
            layer.put(PADDING, at + 4 + len, padding, padding as u16);
            layer.skip(padding)?;
        }
        Ok(())
    })
}

fn value(layer: &mut Layer<'_, '_>, kind: u16, start: usize) -> Result<(), Stop> {
    let len = layer.left();
    match (kind, len) {
        (0x0001 | 0x8023 | 0x802b | 0x802c, 8 | 20) => address(layer, kind, None),
        (0x0012 | 0x0016 | 0x0020, 8 | 20) => address(layer, kind, Some(start + 4)),
        (0x0006, _) => text(layer, USER, " user: "),
        (0x0014, _) => text(layer, REALM, " realm: "),
        (0x0015, _) => {
            layer.text(NONCE, len)?;
            layer.info_append(format_args!(" with nonce"));
            Ok(())
        }
        (0x8022, _) => layer.text(SOFTWARE, len).map(|_| ()),
        (0x0008, _) => layer.bytes(HMAC, len).map(|_| ()),
        (0x0009, 4..) => error(layer),
        (0x000c, 4) => {
            layer.read(ATT_CHANNEL)?;
            layer.bytes(RESERVED, 2).map(|_| ())
        }
        (0x000d, 4) => {
            let seconds = layer.read(LIFETIME)?;
            layer.info_append(format_args!(" lifetime: {seconds}"));
            Ok(())
        }
        (0x0019, 4) => {
            let transport = layer.read(TRANSPORT)?;
            match transport {
                17 => layer.info_append(format_args!(" UDP")),
                6 => layer.info_append(format_args!(" TCP")),
                _ => {}
            }
            layer.bytes(RESERVED, 3).map(|_| ())
        }
        (0x0024, 4) => layer.read(PRIORITY).map(|_| ()),
        (0x8028, 4) => layer.read(CRC).map(|_| ()),
        (0x8029 | 0x802a, 8) => layer.bytes(TIE_BREAKER, 8).map(|_| ()),
        (0xc057, 4) => {
            layer.read(NETWORK_ID)?;
            layer.read(NETWORK_COST).map(|_| ())
        }
        (_, 0) => Ok(()),
        _ => layer.bytes(VALUE, len).map(|_| ()),
    }
}

fn text(layer: &mut Layer<'_, '_>, field: Field<Text>, word: &str) -> Result<(), Stop> {
    let len = layer.left();
    let text = layer.text(field, len)?;
    if layer.wants_columns() {
        layer.info_append(format_args!("{word}{}", String::from_utf8_lossy(text)));
    }
    Ok(())
}

fn error(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.bytes(RESERVED, 2)?;
    let at = layer.at();
    let class = layer.take(1)?.first().copied().unwrap_or(0);
    layer.put_value(ERROR_CLASS, at, 1, Value::U64(ERROR_CLASS.of(class)), flags::BITS);
    let number = layer.read(ERROR)?;
    layer.info_append(format_args!(
        " error-code: {}",
        ERROR_CLASS.of(class) * 100 + u64::from(number)
    ));
    let left = layer.left();
    if left > 0 {
        layer.text(REASON, left)?;
    }
    Ok(())
}

/// An address; `cookie` is where the octets stand that one of the XOR kind is combined with (section 14.2).
fn address(layer: &mut Layer<'_, '_>, kind: u16, cookie: Option<usize>) -> Result<(), Stop> {
    layer.bytes(RESERVED, 1)?;
    let family = layer.read(FAMILY)?;
    let size = if family == 2 { 16 } else { 4 };
    let at = layer.at();
    let mut port = [0u8; 2];
    let mut ip = [0u8; 16];
    let key = cookie.map_or(&[0u8; 16][..], |at| layer.span().slice(at, 16).unwrap_or(&[]));
    let octets = layer.take(2 + size)?;
    for (to, (octet, key)) in port.iter_mut().zip(octets.iter().zip(key)) {
        *to = octet ^ key;
    }
    for (to, (octet, key)) in ip.iter_mut().zip(octets.iter().skip(2).zip(key)) {
        *to = octet ^ key;
    }
    let number = u16::from_be_bytes(port);
    if cookie.is_some() {
        layer.put_bytes(PORT_XORED, at, 2);
    }
    layer.put(PORT, at, 2, number);
    let name = NAMES.name(kind, "Unknown");
    if size == 4 {
        if cookie.is_some() {
            layer.put_bytes(ADDRESS4_XORED, at + 2, 4);
        }
        let [a, b, c, d, ..] = ip;
        layer.put(ADDRESS4, at + 2, 4, u32::from_be_bytes([a, b, c, d]));
        layer.info_append(format_args!(" {name}: {a}.{b}.{c}.{d}:{number}"));
    } else {
        if cookie.is_some() {
            layer.put_bytes(ADDRESS6_XORED, at + 2, 16);
        }
        layer.put_text(ADDRESS6, at + 2, 16, ip);
        layer.info_append(format_args!(" {name}: {}:{number}", std::net::Ipv6Addr::from(ip)));
    }
    Ok(())
}
