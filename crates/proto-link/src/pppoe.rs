//! PPP over Ethernet, RFC 2516: discovery and sessions.
//!
//! Code points: IANA "PPPoE Parameters"; tags of RFC 4638, RFC 4937 and RFC 5578.

use dissect::prelude::*;
use dissect::tree::flags;

values! { CODES {
    0x0 "Session Data", 0x7 "Active Discovery Offer (PADO)", 0x9 "Active Discovery Initiation (PADI)",
    0xa "Active Discovery Session-Grant (PADG)", 0xb "Active Discovery Session-Credit Resp.(PADC)",
    0xc "Active Discovery Quality (PADQ)", 0x19 "Active Discovery Request (PADR)",
    0x65 "Active Discovery Session-confirmation (PADS)", 0xa7 "Active Discovery Terminate (PADT)",
    0xd3 "Active Discovery Message (PADM)", 0xd4 "Active Discovery Network (PADN)",
} }

const HEADER: usize = 6;
/// Octets after the header of the shortest Ethernet frame.
const PADDED_TO: usize = 40;

pub(crate) mod session {
    //! Sessions: a PPP frame after each header.

    use super::*;

    pub(crate) static PPPOES: Protocol = Protocol {
        fields: FIELDS,
        notes: NOTES,
        entries: &[on(tables::ETHERTYPE, 0x8864), on(tables::LINK, 51)],
        head: 6,
        ..Protocol::new("pppoes", "PPPoES", "PPP-over-Ethernet Session", dissect)
    };

    fields! {
        /// The octet that the next two are cut from has no field of its own.
        FIRST: Bits<u8> = "pppoe.version", "Version", Dec {
            VERSION: 0xf0 = "pppoe.version", "Version", Dec;
            TYPE: 0x0f = "pppoe.type", "Type", Dec;
        };
        CODE: u8 = "pppoe.code", "Code", Hex, CODES;
        SESSION: u16 = "pppoe.session_id", "Session ID", Hex;
        LENGTH: u16 = "pppoe.payload_length", "Payload Length", Dec;
    }

    notes! {
        BAD_LENGTH = "pppoe.payload_length.bad", Warn, Malformed, "Possible bad payload length";
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("PPPoES");
        layer.info_clear();
        let first = layer.peek::<u8>(0)?;
        let code = layer.span().u8(1)?;
        layer.info(format_args!("{}", CODES.name(code, "Unknown")));
        layer.put_value(VERSION, 0, 1, Value::U64(VERSION.of(first)), flags::BITS);
        layer.put_value(TYPE, 0, 1, Value::U64(TYPE.of(first)), flags::BITS);
        layer.skip(1)?;
        layer.read(CODE)?;
        layer.read(SESSION)?;
        let len = layer.read(LENGTH)?;
        layer.covers(HEADER);
        let there = layer.left();
        // What brings an Ethernet frame to its least length is no fault.
        let padded = usize::from(len) < there && there <= PADDED_TO;
        if usize::from(len) != there && !padded {
            layer.append(format_args!(" [incorrect, should be {there}]"));
            layer.note_with(
                BAD_LENGTH,
                format_args!("Possible bad payload length {len} != {there}"),
            );
        }
        let rest = layer.rest();
        if !layer.call_named(Name::new("ppp"), rest, Argument::None) {
            layer.data(rest);
        }
        Ok(())
    }
}

pub(crate) mod discovery {
    //! Discovery: who offers sessions, and how one is opened and closed.

    use super::*;

    pub(crate) static PPPOED: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        entries: &[on(tables::ETHERTYPE, 0x8863)],
        head: 6,
        ..Protocol::new("pppoed", "PPPoED", "PPP-over-Ethernet Discovery", dissect)
    };

    fields! {
        /// The octet that the next two are cut from has no field of its own.
        FIRST: Bits<u8> = "pppoe.version", "Version", Dec {
            VERSION: 0xf0 = "pppoe.version", "Version", Dec;
            TYPE: 0x0f = "pppoe.type", "Type", Dec;
        };
        CODE: u8 = "pppoe.code", "Code", Hex, CODES;
        SESSION: u16 = "pppoe.session_id", "Session ID", Hex;
        LENGTH: u16 = "pppoe.payload_length", "Payload Length", Dec;
        TAGS: Empty = "pppoed.tags", "PPPoE Tags", None;
        TAG: u16 = "pppoed.tag", "Tag", Hex;
        TAG_LENGTH: u16 = "pppoed.tag_length", "Tag Length", Dec;
        UNKNOWN: Bytes = "pppoed.tag.unknown_data", "Unknown Data", None;
        SERVICE_NAME: Text = "pppoed.tags.service_name", "Service-Name", None;
        AC_NAME: Text = "pppoed.tags.ac_name", "AC-Name", None;
        HOST_UNIQ: Bytes = "pppoed.tags.host_uniq", "Host-Uniq", None;
        AC_COOKIE: Bytes = "pppoed.tags.ac_cookie", "AC-Cookie", None;
        VENDOR_ID: u32 = "pppoed.tags.vendor_id", "Vendor id", Dec;
        VENDOR_DATA: Bytes = "pppoed.tags.vendor_unspecified", "Vendor unspecified", None;
        CREDITS: Bytes = "pppoed.tags.credits", "Credits", None;
        METRICS: Bytes = "pppoed.tags.metrics", "Metrics", None;
        SEQUENCE: u16 = "pppoed.tags.seq_num", "Sequence Number", Hex;
        CREDIT_SCALE: u16 = "pppoed.tags.credit_scale", "Credit Scale Factor", Dec;
        RELAY_SESSION: Bytes = "pppoed.tags.relay_session_id", "Relay-Session-Id", None;
        HURL: Bytes = "pppoed.tags.hurl", "HURL", None;
        MOTM: Bytes = "pppoed.tags.motm", "MOTM", None;
        MAX_PAYLOAD: Bytes = "pppoed.tags.max_payload", "PPP-Max-Payload", None;
        ROUTE_ADD: Bytes = "pppoed.tags.ip_route_add", "IP Route Add", None;
        SERVICE_NAME_ERROR: Text = "pppoed.tags.service_name_error", "Service-Name-Error", None;
        AC_SYSTEM_ERROR: Text = "pppoed.tags.ac_system_error", "AC-System-Error", None;
        GENERIC_ERROR: Text = "pppoed.tags.generic_error", "Generic-Error", None;
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("PPPoED");
        layer.info_clear();
        let first = layer.peek::<u8>(0)?;
        let code = layer.span().u8(1)?;
        layer.info(format_args!("{}", CODES.name(code, "Unknown")));
        layer.put_value(VERSION, 0, 1, Value::U64(VERSION.of(first)), flags::BITS);
        layer.put_value(TYPE, 0, 1, Value::U64(TYPE.of(first)), flags::BITS);
        layer.skip(1)?;
        layer.read(CODE)?;
        layer.read(SESSION)?;
        let len = usize::from(layer.read(LENGTH)?);
        // Padding of the frame is Ethernet's.
        layer.narrow(HEADER + len);
        layer.covers(HEADER + len);
        if len > 0 {
            layer.subtree(TAGS, tags)?;
        }
        Ok(())
    }

    fn tags(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        // Each turn takes at least the four octets of type and length.
        while layer.left() >= 4 {
            let (kind, len) = (layer.peek::<u16>(0)?, usize::from(layer.peek::<u16>(2)?));
            if kind == 0 {
                break;
            }
            let known = tag(kind);
            if known.is_none() && kind != 0x0105 {
                layer.read(TAG)?;
                layer.read(TAG_LENGTH)?;
                layer.nest(|layer| layer.bytes(UNKNOWN, len))?;
                continue;
            }
            layer.skip(4)?;
            match known {
                Some(Shape::Octets(f)) if len > 0 => {
                    layer.bytes(f, len)?;
                }
                Some(Shape::Words(f)) if len > 0 => {
                    let text = layer.text(f, len)?;
                    if kind == 0x0102 {
                        layer.info_append(format_args!(
                            " AC-Name='{}'",
                            String::from_utf8_lossy(text)
                        ));
                    }
                }
                Some(Shape::Number(f)) if len == 2 => {
                    layer.read(f)?;
                }
                None if len >= 4 => {
                    layer.read(VENDOR_ID)?;
                    layer.bytes(VENDOR_DATA, len - 4)?;
                }
                _ => layer.skip(len)?,
            }
        }
        Ok(())
    }

    enum Shape {
        Octets(Field<Bytes>),
        Words(Field<Text>),
        Number(Field<u16>),
    }

    fn tag(kind: u16) -> Option<Shape> {
        Some(match kind {
            0x0101 => Shape::Words(SERVICE_NAME),
            0x0102 => Shape::Words(AC_NAME),
            0x0103 => Shape::Octets(HOST_UNIQ),
            0x0104 => Shape::Octets(AC_COOKIE),
            0x0106 => Shape::Octets(CREDITS),
            0x0107 => Shape::Octets(METRICS),
            0x0108 => Shape::Number(SEQUENCE),
            0x0109 => Shape::Number(CREDIT_SCALE),
            0x0110 => Shape::Octets(RELAY_SESSION),
            0x0111 => Shape::Octets(HURL),
            0x0112 => Shape::Octets(MOTM),
            0x0120 => Shape::Octets(MAX_PAYLOAD),
            0x0121 => Shape::Octets(ROUTE_ADD),
            0x0201 => Shape::Words(SERVICE_NAME_ERROR),
            0x0202 => Shape::Words(AC_SYSTEM_ERROR),
            0x0203 => Shape::Words(GENERIC_ERROR),
            _ => return None,
        })
    }
}
