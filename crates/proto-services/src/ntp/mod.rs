//! Network Time Protocol, RFC 5905 (and RFC 1059, 1119, 1305 before it).
//!
//! Code points: IANA "Network Time Protocol (NTP) Parameters".
//! Elsewhere: control messages (`control.rs`), private messages (`private.rs`), the table of fields (`fields.rs`).

use dissect::prelude::*;

use crate::exchange::{Exchange, link};

mod control;
mod fields;
mod private;
#[cfg(test)]
mod tests;

use fields::*;

pub(crate) static NTP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::UDP_PORT, 123), on(tables::TCP_PORT, 123)],
    ..Protocol::new("ntp", "NTP", "Network Time Protocol", dissect)
};

notes! {
    /// RFC 7822 section 3: at least 16 octets, a multiple of 4.
    EXT_INVALID_LENGTH = "ntp.ext.invalid_length", Warn, Protocol, "Length of the extension field is not valid";
}

const CONTROL: u64 = 6;
const PRIVATE: u64 = 7;

/// The shortest extension field.
const EXTENSION_MIN: usize = 16;
/// Key identifier and the shortest digest.
const MAC_MIN: usize = 20;
/// A key identifier alone: the sender could not authenticate (RFC 5905 section 9.2, "crypto-NAK").
const KEY_OCTETS: usize = 4;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let first = layer.span().u8(0)?;
    layer.protocol_column("NTP");
    let mode = FLAGS_MODE.of(first);
    let version = VERSIONS.name(FLAGS_VN.of(first), "");
    let kind = match mode {
        CONTROL => "control",
        PRIVATE => "private",
        _ => MODES.name(mode, ""),
    };
    layer.title(format_args!(" ({version}, {kind})"));
    layer.info(format_args!("{version}, {kind}"));
    match mode {
        CONTROL => control::dissect(layer),
        PRIVATE => private::dissect(layer),
        _ => standard(layer, first),
    }
}

fn standard(layer: &mut Layer<'_, '_>, first: u8) -> Result<(), Stop> {
    layer.read_bits(FLAGS)?;
    let request = matches!(FLAGS_MODE.of(first), 1 | 3);
    // The server copies the client's transmit timestamp to the origin timestamp of its answer.
    let key = layer.span().u64(if request { 40 } else { 24 }).unwrap_or(0);
    exchange(layer, (key != 0).then_some(key), request)?;
    layer.read(STRATUM)?;
    layer.read(PPOLL)?;
    layer.read(PRECISION)?;
    let delay = layer.read(ROOTDELAY)?;
    layer.label(format_args!(
        "Round trip to the reference clock: {:.6} s",
        f64::from(delay) / 65536.0
    ));
    let dispersion = layer.read(ROOTDISPERSION)?;
    layer.label(format_args!(
        "Dispersion to the reference clock: {:.6} s",
        f64::from(dispersion) / 65536.0
    ));
    layer.bytes(REFID, 4)?;
    layer.ntp_time(REFTIME)?;
    layer.ntp_time(ORG)?;
    layer.ntp_time(REC)?;
    layer.ntp_time(XMT)?;
    if FLAGS_VN.of(first) == 4 && has_extensions(&layer.rest()) {
        extensions(layer)?;
    }
    authentication(layer)
}

/// True if what follows the header starts with extension fields, and what follows these is nothing or may be a
/// message authentication code: RFC 7822 section 3.
fn has_extensions(rest: &Span<'_>) -> bool {
    let mut at = 0;
    // Each turn passes over at least `EXTENSION_MIN` octets.
    while let Some(len) = extension_len(&rest.from(at)) {
        at += len;
    }
    let left = rest.len().saturating_sub(at);
    at > 0 && (left == 0 || left == KEY_OCTETS || left >= MAC_MIN)
}

fn extension_len(rest: &Span<'_>) -> Option<usize> {
    let len = usize::from(rest.u16(2).ok()?);
    (len >= EXTENSION_MIN && len % 4 == 0 && len <= rest.len()).then_some(len)
}

fn extensions(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn reads at least `EXTENSION_MIN` octets.
    while let Some(len) = extension_len(&layer.rest()) {
        layer.subtree(EXT, |layer| {
            layer.read(EXT_TYPE)?;
            layer.read(EXT_LENGTH)?;
            layer.bytes(EXT_VALUE, len - 4)
        })?;
    }
    Ok(())
}

/// Key identifier and digest: all that is left.
fn authentication(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if layer.left() >= KEY_OCTETS {
        layer.bytes(KEYID, KEY_OCTETS)?;
        if layer.left() > 0 {
            let len = layer.left();
            layer.bytes(MAC, len)?;
        }
    }
    let len = layer.span().len();
    layer.covers(len);
    Ok(())
}

/// Shows the other half of an exchange: those of a conversation that have the same key. Neither half shows it when the
/// capture is read once only, as in the reference.
fn exchange(layer: &mut Layer<'_, '_>, key: Option<u64>, request: bool) -> Result<(), Stop> {
    let found = layer.once(|scene| match key {
        Some(key) => link(scene, key, request),
        None => Exchange::None,
    })?;
    match found {
        Exchange::None => {}
        Exchange::Request { answer } => {
            if let Some(frame) = layer.record(answer) {
                layer.link(RESPONSE_IN, frame);
            }
        }
        Exchange::Answer { record, delay_ns, .. } => {
            if let Some(frame) = layer.record(record) {
                layer.link(REQUEST_IN, frame);
                layer.generated_ns(DELTA_TIME, 0, delay_ns);
            }
        }
    }
    Ok(())
}
