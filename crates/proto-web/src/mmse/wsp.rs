//! The parts of the Wireless Session Protocol that multimedia messages are made of: media types and bodies of several
//! parts, WAP-230-WSP sections 8.4.2 and 8.5.

use codec_text::Plain;
use dissect::prelude::*;

use super::words::{CHARSETS, HEADERS, MEDIA_TYPES, PARAMETERS};

pub(crate) static WSP: Protocol = Protocol {
    fields: FIELDS,
    ..Protocol::new("wsp", "WSP", "Wireless Session Protocol", dissect)
};

fields! {
    DATA: Empty = "wsp.post.data", "Data (Post)", None;
    PART: u32 = "wsp.multipart", "Part", Dec;
    NAME: u8 = "wsp.header.name_value", "Header name", Dec & 0x7f, HEADERS;
    CONTENT_TYPE: Text = "wsp.header.content_type", "Content-Type", None;
    CONTENT_LOCATION: Text = "wsp.header.content_location", "Content-Location", None;
    CONTENT_ID: Text = "wsp.header.content_id", "Content-Id", None;
    PARAMETER: u32 = "wsp.parameter.type", "Parameter Type", Dec, PARAMETERS;
    PARAMETER_NAME: Text = "wsp.parameter.name", "Name", None;
    PARAMETER_FILENAME: Text = "wsp.parameter.filename", "Filename", None;
    PARAMETER_START: Text = "wsp.parameter.start", "Start", None;
    PARAMETER_START_INFO: Text = "wsp.parameter.start_info", "Start-info", None;
    PARAMETER_TYPE: Text = "wsp.parameter.upart.type", "Type", None;
    CHARSET: Text = "wsp.parameter.charset", "Charset", None;
}

/// Well-known header names, WAP-230-WSP table 39.
const NAME_CONTENT_LOCATION: u8 = 0x0e | 0x80;
const NAME_CONTENT_ID: u8 = 0x40 | 0x80;

/// What a value starts with, WAP-230-WSP section 8.4.1.2.
const LENGTH_QUOTE: u8 = 31;
const QUOTE: u8 = 0x7f;

/// Nothing is handed to this protocol as a whole yet: others use its fields.
fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.data(layer.rest());
    Ok(())
}

/// An integer of seven bits an octet, WAP-230-WSP section 8.1.2.
pub(super) fn uintvar(layer: &mut Layer<'_, '_>) -> Result<u32, Stop> {
    let mut value = 0_u32;
    for _ in 0..5 {
        let octet = layer.take(1)?.first().copied().unwrap_or(0);
        value = value << 7 | u32::from(octet & 0x7f);
        if octet & 0x80 == 0 {
            break;
        }
    }
    Ok(value)
}

/// A length before a value: one octet up to 30, or a quote and a `uintvar`.
pub(super) fn value_length(layer: &mut Layer<'_, '_>) -> Result<usize, Stop> {
    match layer.rest().bytes.first() {
        Some(&LENGTH_QUOTE) => {
            layer.skip(1)?;
            Ok(uintvar(layer)? as usize)
        }
        _ => Ok(usize::from(layer.take(1)?.first().copied().unwrap_or(0))),
    }
}

/// An integer that is one octet with the highest bit set, or a length and that many octets.
pub(super) fn integer(layer: &mut Layer<'_, '_>) -> Result<u64, Stop> {
    let first = layer.take(1)?.first().copied().unwrap_or(0);
    if first & 0x80 != 0 {
        return Ok(u64::from(first & 0x7f));
    }
    let octets = layer.take(usize::from(first))?;
    Ok(octets.iter().fold(0, |value, octet| value << 8 | u64::from(*octet)))
}

/// Text up to its zero octet; a quote before octets above 127 is left out.
pub(super) fn text<'b>(layer: &mut Layer<'_, 'b>) -> Result<&'b [u8], Stop> {
    let rest = layer.rest().bytes;
    let len = memchr::memchr(0, rest).unwrap_or(rest.len());
    let text = layer.take(len)?;
    layer.skip(usize::from(layer.left() > 0))?;
    Ok(text.strip_prefix(&[QUOTE]).unwrap_or(text))
}

/// A media type with its parameters (`Content-type-value`); returns its name.
pub(super) fn media_type<'b>(layer: &mut Layer<'_, 'b>) -> Result<&'b [u8], Stop> {
    let start = layer.at();
    let first = layer.rest().bytes.first().copied().unwrap_or(0);
    layer.line(start, 0, "Content-Type");
    layer.nest(|layer| {
        let name = first & 0x7f;
        layer.put(NAME, start, 1, name);
        let word = HEADERS.find(u64::from(name)).unwrap_or("Unknown");
        let (high, low) = (name >> 4, name & 15);
        layer.label(format_args!(".{high:03b} {low:04b} = Header name: {word} ({name})"));
    });
    let mark = layer.mark();
    let mut shown = Vec::new();
    let kind = if first <= LENGTH_QUOTE {
        let len = value_length(layer)?;
        layer.within(len, |layer| {
            let kind = named_type(layer)?;
            layer.nest(|layer| {
                // Each turn takes an octet at least.
                while layer.left() > 0 {
                    parameter(layer, &mut shown)?;
                }
                Ok(kind)
            })
        })?
    } else {
        named_type(layer)?
    };
    let len = layer.at() - start;
    layer.late(mark, |layer| {
        layer.put_text(CONTENT_TYPE, start, len, kind);
        layer.append(format_args!("{}", Plain(&shown)));
    });
    Ok(kind)
}

fn named_type<'b>(layer: &mut Layer<'_, 'b>) -> Result<&'b [u8], Stop> {
    match layer.rest().bytes.first() {
        Some(32..0x80) => text(layer),
        _ => {
            let number = integer(layer)?;
            Ok(MEDIA_TYPES.find(number).unwrap_or("unknown").as_bytes())
        }
    }
}

/// A parameter of a media type, WAP-230-WSP section 8.4.2.4; `shown` gets it as the media type's line tells it.
fn parameter(layer: &mut Layer<'_, '_>, shown: &mut Vec<u8>) -> Result<(), Stop> {
    let at = layer.at();
    if let Some(32..0x80) = layer.rest().bytes.first() {
        let (name, value) = (text(layer)?, text(layer)?);
        shown.extend_from_slice(&[b"; ", name, b"=", value].concat());
        return Ok(());
    }
    let number = integer(layer)?;
    layer.put(PARAMETER, at, layer.at() - at, number);
    let at = layer.at();
    let (field, name) = match number {
        1 => {
            let number = integer(layer)?;
            let name = CHARSETS.find(number).unwrap_or("unknown");
            layer.put_text(CHARSET, at, layer.at() - at, name);
            shown.extend_from_slice(&[b"; charset=", name.as_bytes()].concat());
            return Ok(());
        }
        5 | 23 => (PARAMETER_NAME, "Name"),
        6 | 24 => (PARAMETER_FILENAME, "Filename"),
        9 => (PARAMETER_TYPE, "Type"),
        10 | 25 => (PARAMETER_START, "Start"),
        11 | 26 => (PARAMETER_START_INFO, "Start-info"),
        _ => {
            match layer.rest().bytes.first() {
                Some(32..0x80) => _ = text(layer)?,
                _ => _ = integer(layer)?,
            }
            return Ok(());
        }
    };
    let value = match layer.rest().bytes.first() {
        Some(first) if first & 0x80 != 0 => {
            let number = integer(layer)?;
            MEDIA_TYPES.find(number).unwrap_or_default().as_bytes()
        }
        _ => text(layer)?,
    };
    layer.put_text(field, at, layer.at() - at, value);
    shown.extend_from_slice(&[b"; ", name.as_bytes(), b"=", value].concat());
    Ok(())
}

/// A body of several parts, WAP-230-WSP section 8.5: their count, then each with the lengths of its header and its data.
pub(super) fn parts(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.subtree(DATA, |layer| {
        let at = layer.at();
        let count = uintvar(layer)?;
        layer.line(at, 0, "Multipart body");
        layer.nest(|layer| {
            // Each turn takes two octets at least, or stops.
            for number in 1..=count {
                if layer.left() == 0 {
                    break;
                }
                part(layer, number)?;
            }
            Ok(())
        })
    })
}

fn part(layer: &mut Layer<'_, '_>, number: u32) -> Result<(), Stop> {
    let start = layer.at();
    let (headers, data) = (uintvar(layer)? as usize, uintvar(layer)? as usize);
    layer.put(PART, start, layer.at() - start + headers + data, number);
    let mark = layer.last();
    layer.nest(|layer| {
        let body_at = layer.at() + headers;
        let kind = layer.within(headers, |layer| {
            let kind = media_type(layer)?;
            while layer.left() > 0 {
                header(layer)?;
            }
            Ok(kind)
        })?;
        layer.label_at(mark, format_args!("Part: {number}, content-type: {}", Plain(kind)));
        layer.seek(body_at);
        let body = layer.take_span(data.min(layer.left()))?;
        hand_on(layer, kind, body);
        Ok(())
    })
}

/// A header field of a part: those that tell where it belongs are shown.
fn header(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let start = layer.at();
    let name = layer.take(1)?.first().copied().unwrap_or(0);
    if name & 0x80 == 0 {
        layer.seek(start);
        text(layer)?;
        text(layer)?;
        return Ok(());
    }
    let first = layer.rest().bytes.first().copied().unwrap_or(0);
    let value = match first {
        0x80.. => layer.take(1)?,
        32.. if first == b'"' => {
            layer.skip(1)?;
            text(layer)?
        }
        32.. => text(layer)?,
        _ => {
            let len = value_length(layer)?;
            layer.take(len.min(layer.left()))?
        }
    };
    let len = layer.at() - start;
    match name {
        NAME_CONTENT_LOCATION => layer.put_text(CONTENT_LOCATION, start, len, value),
        NAME_CONTENT_ID => layer.put_text(CONTENT_ID, start, len, value),
        _ => {}
    }
    Ok(())
}

fn hand_on<'b>(layer: &mut Layer<'_, 'b>, kind: &'b [u8], body: Span<'b>) {
    if body.is_empty() {
        return;
    }
    let lower = kind.to_ascii_lowercase();
    let name = str::from_utf8(&lower).unwrap_or_default();
    let registry = layer.registry();
    let known = registry
        .lookup_text(layer.config(), tables::MEDIA_TYPE, name)
        .or_else(|| registry.named(Name::new("media")))
        .unwrap_or(registry.known.data);
    if !layer.call_nested(known, body, Argument::Bytes(kind)) {
        layer.call_nested(registry.known.data, body, Argument::None);
    }
}
