//! MQTT, OASIS MQTT 3.1.1 and 5.0: packets (section 2), connecting (3.1), publishing and subscribing. The
//! properties of version 5 are passed over.

use dissect::prelude::*;
use dissect::tree::{Value, flags};

pub(crate) static MQTT: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 1883), on(tables::TLS_PORT, 8883)],
    framing,
    ..Protocol::new("mqtt", "MQTT", "MQ Telemetry Transport Protocol", dissect)
};

fields! {
    FLAGS: Bits<u8> = "mqtt.hdrflags", "Header Flags", Hex {
        TYPE: 0xf0 = "mqtt.msgtype", "Message Type", Dec, TYPES;
        DUP: 0x08 = "mqtt.dupflag", "DUP Flag", Flag, SET;
        QOS: 0x06 = "mqtt.qos", "QoS Level", Dec, LEVELS;
        RETAIN: 0x01 = "mqtt.retain", "Retain", Flag, SET;
        RESERVED: 0x0f = "mqtt.hdr_reserved", "Reserved", Dec;
    };
    LEN: u64 = "mqtt.len", "Msg Len", Dec;
    PROTO_LEN: u16 = "mqtt.proto_len", "Protocol Name Length", Dec;
    PROTO_NAME: Text = "mqtt.protoname", "Protocol Name", None;
    VERSION: u8 = "mqtt.ver", "Version", Dec, VERSIONS;
    CONNECT_FLAGS: Bits<u8> = "mqtt.conflags", "Connect Flags", Hex {
        HAS_USER: 0x80 = "mqtt.conflag.uname", "User Name Flag", Flag, SET;
        HAS_PASSWORD: 0x40 = "mqtt.conflag.passwd", "Password Flag", Flag, SET;
        WILL_RETAIN: 0x20 = "mqtt.conflag.retain", "Will Retain", Flag, SET;
        WILL_QOS: 0x18 = "mqtt.conflag.qos", "QoS Level", Dec, LEVELS;
        HAS_WILL: 0x04 = "mqtt.conflag.willflag", "Will Flag", Flag, SET;
        CLEAN: 0x02 = "mqtt.conflag.cleansess", "Clean Session Flag", Flag, SET;
        CONNECT_RESERVED: 0x01 = "mqtt.conflag.reserved", "(Reserved)", Flag, SET;
    };
    KEEP_ALIVE: u16 = "mqtt.kalive", "Keep Alive", Dec;
    CLIENT_LEN: u16 = "mqtt.clientid_len", "Client ID Length", Dec;
    CLIENT: Text = "mqtt.clientid", "Client ID", None;
    WILL_TOPIC_LEN: u16 = "mqtt.willtopic_len", "Will Topic Length", Dec;
    WILL_TOPIC: Text = "mqtt.willtopic", "Will Topic", None;
    WILL_LEN: u16 = "mqtt.willmsg_len", "Will Message Length", Dec;
    WILL: Bytes = "mqtt.willmsg", "Will Message", None;
    USER_LEN: u16 = "mqtt.username_len", "User Name Length", Dec;
    USER: Text = "mqtt.username", "User Name", None;
    PASSWORD_LEN: u16 = "mqtt.passwd_len", "Password Length", Dec;
    PASSWORD: Text = "mqtt.passwd", "Password", None;
    MESSAGE_ID: u16 = "mqtt.msgid", "Message Identifier", Dec;
    TOPIC_LEN: u16 = "mqtt.topic_len", "Topic Length", Dec;
    TOPIC: Text = "mqtt.topic", "Topic", None;
    ASKED_QOS: u8 = "mqtt.sub.qos", "Requested QoS", Dec, LEVELS;
    MESSAGE: Bytes = "mqtt.msg", "Message", None;
}

flag_labels! { SET "Set", "Not set" }
values! { VERSIONS { 3 "MQTT v3.1", 4 "MQTT v3.1.1", 5 "MQTT v5.0" } }
values! { LEVELS {
    0 "At most once delivery (Fire and Forget)", 1 "At least once delivery (Acknowledged deliver)",
    2 "Exactly once delivery (Assured Delivery)", 3 "Reserved",
} }
values! { TYPES {
    0 "Reserved", 1 "Connect Command", 2 "Connect Ack", 3 "Publish Message", 4 "Publish Ack",
    5 "Publish Received", 6 "Publish Release", 7 "Publish Complete", 8 "Subscribe Request", 9 "Subscribe Ack",
    10 "Unsubscribe Request", 11 "Unsubscribe Ack", 12 "Ping Request", 13 "Ping Response", 14 "Disconnect Req",
    15 "Authentication Exchange",
} }

mod kind {
    pub(super) const CONNECT: u8 = 1;
    pub(super) const PUBLISH: u8 = 3;
    pub(super) const SUBSCRIBE: u8 = 8;
}

/// The first version with properties.
const WITH_PROPERTIES: u8 = 5;

/// The version that a conversation's Connect told.
#[derive(Clone, Copy, Debug, Default)]
struct Version(u8);

/// The remaining length (section 2.2.3): seven bits an octet, at most four octets. Gives the octets it took.
fn remaining(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0usize;
    for (i, byte) in bytes.iter().take(4).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * i);
        if byte & 0x80 == 0 {
            return Some((value, i + 1));
        }
    }
    None
}

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match remaining(stream.bytes.get(1..).unwrap_or(&[])) {
        Some((len, size)) => Need::Octets(1 + size + len),
        None if stream.bytes.len() < 5 => Need::More,
        None => Need::Rest,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let again = layer.stack().rev().nth(1) == Some("mqtt");
    if again {
        layer.leave_stack();
    }
    layer.protocol_column("MQTT");
    let first = layer.peek::<u8>(0)?;
    let kind = first >> 4;
    let told = (kind == kind::CONNECT).then(|| connect_version(layer)).flatten();
    let version = layer.once(|scene| {
        let Some(held) = scene.conv::<Version>() else { return Version::default() };
        if let Some(told) = told {
            held.0 = told;
        }
        *held
    })?;
    let name = TYPES.name(kind, "Reserved");
    if again {
        layer.info_append(format_args!(", {name}"));
    } else {
        layer.info(format_args!("{name}"));
    }
    layer.title(format_args!(", {name}"));
    layer.skip(1)?;
    layer.put(FLAGS, 0, 1, first);
    layer.append(format_args!(", Message Type: {name}"));
    layer.nest(|layer| {
        layer.put_value(TYPE, 0, 1, Value::U64(u64::from(kind)), flags::BITS);
        if kind == kind::PUBLISH {
            for f in [DUP, QOS, RETAIN] {
                layer.put_value(f, 0, 1, Value::U64(f.of(first)), flags::BITS);
            }
        } else {
            layer.put_value(RESERVED, 0, 1, Value::U64(RESERVED.of(first)), flags::BITS);
        }
    });
    let at = layer.at();
    let Some((len, size)) = remaining(layer.rest().bytes) else {
        return Err(layer.span().stop_at(at + 5));
    };
    layer.skip(size)?;
    layer.put(LEN, at, size, len as u64);
    layer.narrow(at + size + len);
    body(layer, kind, first, version.0)?;
    let end = layer.span().len();
    layer.covers(end);
    Ok(())
}

fn connect_version(layer: &Layer<'_, '_>) -> Option<u8> {
    let bytes = layer.span().bytes;
    let (_, size) = remaining(bytes.get(1..)?)?;
    let name = layer.span().u16(1 + size).ok()?;
    layer.span().u8(3 + size + usize::from(name)).ok()
}

fn body(layer: &mut Layer<'_, '_>, kind: u8, first: u8, version: u8) -> Result<(), Stop> {
    match kind {
        kind::CONNECT => connect(layer),
        kind::PUBLISH => {
            let topic = sized(layer, TOPIC_LEN, TOPIC)?;
            if QOS.of(first) > 0 {
                let id = layer.read(MESSAGE_ID)?;
                layer.info_append(format_args!(" (id={id})"));
            }
            layer.info_append(format_args!(" [{}]", String::from_utf8_lossy(topic)));
            properties(layer, version)?;
            let left = layer.left();
            layer.bytes(MESSAGE, left)?;
            Ok(())
        }
        4..=11 => {
            let id = layer.read(MESSAGE_ID)?;
            layer.info_append(format_args!(" (id={id})"));
            if kind != kind::SUBSCRIBE {
                return Ok(());
            }
            properties(layer, version)?;
            // Each turn reads a topic of at least two octets.
            while layer.left() > 0 {
                let topic = sized(layer, TOPIC_LEN, TOPIC)?;
                layer.info_append(format_args!(" [{}]", String::from_utf8_lossy(topic)));
                if version < WITH_PROPERTIES {
                    layer.read(ASKED_QOS)?;
                } else {
                    layer.skip(1)?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A text or octets after their length.
fn sized<'b, T>(
    layer: &mut Layer<'_, 'b>,
    len: Field<u16>,
    field: Field<T>,
) -> Result<&'b [u8], Stop> {
    let len = layer.read(len)?;
    layer.bytes(field, usize::from(len))
}

fn properties(layer: &mut Layer<'_, '_>, version: u8) -> Result<(), Stop> {
    if version < WITH_PROPERTIES {
        return Ok(());
    }
    let at = layer.at();
    match remaining(layer.rest().bytes) {
        Some((len, size)) => layer.skip(size + len),
        None => Err(layer.span().stop_at(at + 5)),
    }
}

fn connect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    sized(layer, PROTO_LEN, PROTO_NAME)?;
    let version = layer.read(VERSION)?;
    let flags = layer.read_bits(CONNECT_FLAGS)?;
    layer.read(KEEP_ALIVE)?;
    properties(layer, version)?;
    sized(layer, CLIENT_LEN, CLIENT)?;
    if HAS_WILL.is_set(flags) {
        properties(layer, version)?;
        sized(layer, WILL_TOPIC_LEN, WILL_TOPIC)?;
        sized(layer, WILL_LEN, WILL)?;
    }
    if HAS_USER.is_set(flags) {
        sized(layer, USER_LEN, USER)?;
    }
    if HAS_PASSWORD.is_set(flags) {
        sized(layer, PASSWORD_LEN, PASSWORD)?;
    }
    Ok(())
}
