//! Multimedia messages between phones and their centre: OMA-TS-MMS-ENC-V1_1.
//!
//! Elsewhere: the encodings shared with WSP (`wsp.rs`), words for values (`words.rs`).

#[cfg(test)]
mod tests;
mod words;
pub(crate) mod wsp;

use codec_text::Plain;
use dissect::prelude::*;

use words::{
    CHARGING, CLASSES, MESSAGE_TYPES, PRIORITIES, READ, RESPONSES, RETRIEVALS, STATUSES,
    VISIBILITY, YES_NO,
};

pub(crate) static MMSE: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on_text(tables::MEDIA_TYPE, "application/vnd.wap.mms-message")],
    stateless: true,
    ..Protocol::new("mmse", "MMSE", "MMS Message Encapsulation", dissect)
};

fields! {
    MESSAGE_TYPE: u8 = "mmse.message_type", "X-Mms-Message-Type", Hex, MESSAGE_TYPES;
    TRANSACTION_ID: Text = "mmse.transaction_id", "X-Mms-Transaction-ID", None;
    MMS_VERSION: Text = "mmse.mms_version", "X-Mms-MMS-Version", None;
    BCC: Text = "mmse.bcc", "Bcc", None;
    CC: Text = "mmse.cc", "Cc", None;
    CONTENT_LOCATION: Text = "mmse.content_location", "X-Mms-Content-Location", None;
    DATE: AbsTime = "mmse.date", "Date", Local;
    DELIVERY_REPORT: u8 = "mmse.delivery_report", "X-Mms-Delivery-Report", Hex, YES_NO;
    DELIVERY_TIME: AbsTime = "mmse.delivery_time.abs", "X-Mms-Delivery-Time", Local;
    DELIVERY_DELAY: RelTime = "mmse.delivery_time.rel", "X-Mms-Delivery-Time", None;
    EXPIRY: AbsTime = "mmse.expiry.abs", "X-Mms-Expiry", Local;
    EXPIRY_DELAY: RelTime = "mmse.expiry.rel", "X-Mms-Expiry", None;
    FROM: Text = "mmse.from", "From", None;
    CLASS: u8 = "mmse.message_class.id", "X-Mms-Message-Class", Hex, CLASSES;
    CLASS_TEXT: Text = "mmse.message_class.str", "X-Mms-Message-Class", None;
    MESSAGE_ID: Text = "mmse.message_id", "Message-Id", None;
    MESSAGE_SIZE: u32 = "mmse.message_size", "X-Mms-Message-Size", Dec;
    PRIORITY: u8 = "mmse.priority", "X-Mms-Priority", Hex, PRIORITIES;
    READ_REPLY: u8 = "mmse.read_reply", "X-Mms-Read-Reply", Hex, YES_NO;
    READ_REPORT: u8 = "mmse.read_report", "X-Mms-Read-Report", Hex, YES_NO;
    REPORT_ALLOWED: u8 = "mmse.report_allowed", "X-Mms-Report-Allowed", Hex, YES_NO;
    RESPONSE_STATUS: u8 = "mmse.response_status", "Response-Status", Hex, RESPONSES;
    RESPONSE_TEXT: Text = "mmse.response_text", "Response-Text", None;
    SENDER_VISIBILITY: u8 = "mmse.sender_visibility", "Sender-Visibility", Hex, VISIBILITY;
    STATUS: u8 = "mmse.status", "Status", Hex, STATUSES;
    SUBJECT: Text = "mmse.subject", "Subject", None;
    TO: Text = "mmse.to", "To", None;
    FREE_FORM: Text = "mmse.ffheader", "Free format (not encoded) header", None;
    RETRIEVE_STATUS: u8 = "mmse.retrieve_status", "X-Mms-Retrieve-Status", Hex, RETRIEVALS;
    RETRIEVE_TEXT: Text = "mmse.retrieve_text", "X-Mms-Retrieve-Text", None;
    READ_STATUS: u8 = "mmse.read_status", "X-Mms-Read-Status", Hex, READ;
    REPLY_CHARGING: u8 = "mmse.reply_charging", "X-Mms-Reply-Charging", Hex, CHARGING;
    REPLY_CHARGING_ID: Text = "mmse.reply_charging_id", "X-Mms-Reply-Charging-Id", None;
    REPLY_CHARGING_SIZE: u32 = "mmse.reply_charging_size", "X-Mms-Reply-Charging-Size", Dec;
    UNKNOWN: Bytes = "mmse.header.bytes", "Header Byte array", None;
}

/// The header field behind which the body comes.
const CONTENT_TYPE: u8 = 0x04;
/// The first octet of an address or a time that is absolute.
const ABSOLUTE: u8 = 0x80;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // The type of message comes first in every one of them.
    let [0x8c, kind, ..] = *layer.rest().bytes else { return Err(Stop::NotMine) };
    layer.protocol_column("MMSE");
    let name = MESSAGE_TYPES.find(u64::from(kind)).unwrap_or("Unknown type");
    layer.info(format_args!("MMS {name}"));
    layer.title(format_args!(", Type: {name}"));
    // Each turn takes an octet at least.
    while layer.left() > 0 {
        let first = layer.rest().bytes.first().copied().unwrap_or(0);
        if first & 0x80 == 0 {
            free_form(layer)?;
        } else if first & 0x7f == CONTENT_TYPE {
            layer.skip(1)?;
            return body(layer);
        } else {
            header(layer, first & 0x7f)?;
        }
    }
    Ok(())
}

/// The media type and what is of that type: parts in WSP's encoding, or anything else.
fn body(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let Some(wsp) = layer.registry().named(Name::new("wsp")) else { return Ok(()) };
    layer.with_fields_of(wsp, |layer| {
        let kind = wsp::media_type(layer)?;
        let several = kind.to_ascii_lowercase().starts_with(b"application/vnd.wap.multipart.");
        if several { wsp::parts(layer) } else { Ok(()) }
    })?;
    let rest = layer.rest();
    if !rest.is_empty() {
        let data = layer.registry().known.data;
        layer.call_nested(data, rest, Argument::None);
        layer.seek(layer.span().len());
    }
    Ok(())
}

/// A header field that no number stands for: its name and its value.
fn free_form(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let (name, value) = (wsp::text(layer)?, wsp::text(layer)?);
    layer.put_text(FREE_FORM, at, layer.at() - at, [name, b": ", value].concat());
    layer.label(format_args!("{}: {}", Plain(name), Plain(value)));
    Ok(())
}

/// A header field by its number, OMA-TS-MMS-ENC table 12.
fn header(layer: &mut Layer<'_, '_>, number: u8) -> Result<(), Stop> {
    match number {
        0x01 => string(layer, BCC),
        0x02 => string(layer, CC),
        0x03 => plain(layer, CONTENT_LOCATION),
        0x05 => {
            let at = layer.at();
            layer.skip(1)?;
            let secs = wsp::integer(layer)?;
            layer.put_time(DATE, at, layer.at() - at, secs.cast_signed(), 0);
            Ok(())
        }
        0x06 => token(layer, DELIVERY_REPORT),
        0x07 => time(layer, DELIVERY_TIME, DELIVERY_DELAY),
        0x08 => time(layer, EXPIRY, EXPIRY_DELAY),
        0x09 => from(layer),
        0x0a => class(layer),
        0x0b => plain(layer, MESSAGE_ID),
        0x0c => token(layer, MESSAGE_TYPE),
        0x0d => version(layer),
        0x0e => number_of(layer, MESSAGE_SIZE),
        0x0f => token(layer, PRIORITY),
        0x10 if layer.rest().bytes.get(1).is_some_and(|value| value & 0x80 != 0) => {
            token(layer, READ_REPLY)
        }
        0x11 => token(layer, REPORT_ALLOWED),
        0x12 => token(layer, RESPONSE_STATUS),
        0x13 => string(layer, RESPONSE_TEXT),
        0x14 => token(layer, SENDER_VISIBILITY),
        0x15 => token(layer, STATUS),
        0x16 => string(layer, SUBJECT),
        0x17 => string(layer, TO),
        0x18 => plain(layer, TRANSACTION_ID),
        0x19 => token(layer, RETRIEVE_STATUS),
        0x1a => string(layer, RETRIEVE_TEXT),
        0x1b => token(layer, READ_STATUS),
        0x1c => token(layer, REPLY_CHARGING),
        0x1e => plain(layer, REPLY_CHARGING_ID),
        0x1f => number_of(layer, REPLY_CHARGING_SIZE),
        _ => unknown(layer),
    }
}

/// A value of one octet.
fn token(layer: &mut Layer<'_, '_>, f: Field<u8>) -> Result<(), Stop> {
    let at = layer.at();
    let value = layer.take(2)?.get(1).copied().unwrap_or(0);
    layer.put(f, at, 2, value);
    Ok(())
}

/// `Text-string`.
fn plain(layer: &mut Layer<'_, '_>, f: Field<Text>) -> Result<(), Stop> {
    let at = layer.at();
    layer.skip(1)?;
    let value = wsp::text(layer)?;
    layer.put_text(f, at, layer.at() - at, value);
    Ok(())
}

/// `Encoded-string-value`: text, or its length, its character set and the text.
fn string(layer: &mut Layer<'_, '_>, f: Field<Text>) -> Result<(), Stop> {
    let at = layer.at();
    layer.skip(1)?;
    let value = encoded(layer)?;
    layer.put_text(f, at, layer.at() - at, value);
    Ok(())
}

fn encoded<'b>(layer: &mut Layer<'_, 'b>) -> Result<&'b [u8], Stop> {
    if let Some(0..32) = layer.rest().bytes.first() {
        let len = wsp::value_length(layer)?;
        return layer.within(len, |layer| {
            wsp::integer(layer)?;
            wsp::text(layer)
        });
    }
    wsp::text(layer)
}

fn number_of(layer: &mut Layer<'_, '_>, f: Field<u32>) -> Result<(), Stop> {
    let at = layer.at();
    layer.skip(1)?;
    let value = wsp::integer(layer)?;
    layer.put(f, at, layer.at() - at, value);
    Ok(())
}

/// `From-value`: an address, or the word that the centre is to put one.
fn from(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    layer.skip(1)?;
    let len = wsp::value_length(layer)?;
    let value = layer.within(len, |layer| {
        let present = layer.take(1)?.first() == Some(&ABSOLUTE);
        if present { encoded(layer) } else { Ok(b"<insert address>") }
    })?;
    layer.put_text(FROM, at, layer.at() - at, value);
    Ok(())
}

fn class(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    match layer.rest().bytes.get(1) {
        Some(0..0x80) => plain(layer, CLASS_TEXT),
        _ => token(layer, CLASS),
    }
}

/// Seconds since 1970, or from now on.
fn time(
    layer: &mut Layer<'_, '_>,
    absolute: Field<AbsTime>,
    relative: Field<RelTime>,
) -> Result<(), Stop> {
    let at = layer.at();
    layer.skip(1)?;
    let len = wsp::value_length(layer)?;
    let (is_absolute, secs) = layer.within(len, |layer| {
        Ok((layer.take(1)?.first() == Some(&ABSOLUTE), wsp::integer(layer)?))
    })?;
    let (len, secs) = (layer.at() - at, secs.cast_signed());
    if is_absolute {
        layer.put_time(absolute, at, len, secs, 0);
    } else {
        layer.put_time(relative, at, len, secs, 0);
    }
    Ok(())
}

/// Three bits for the major number and four for the minor, all of them set if there is none.
fn version(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let value = layer.take(2)?.get(1).copied().unwrap_or(0);
    match (value >> 4 & 7, value & 15) {
        (major, 15) => layer.put_fmt(MMS_VERSION, at, 2, format_args!("{major}"), 0),
        (major, minor) => layer.put_fmt(MMS_VERSION, at, 2, format_args!("{major}.{minor}"), 0),
    }
    Ok(())
}

/// A value of a form that its first octet tells.
fn unknown(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    layer.skip(1)?;
    match layer.rest().bytes.first() {
        Some(0..32) => {
            let len = wsp::value_length(layer)?;
            layer.skip(len)?;
        }
        Some(32..0x80) => _ = wsp::text(layer)?,
        _ => layer.skip(1)?,
    }
    layer.put_bytes(UNKNOWN, at, layer.at() - at);
    Ok(())
}
