//! Parameters of chunks (RFC 9260 §3.2.1 and extensions) and causes of errors (§3.3.10).

use dissect::prelude::*;

use super::fields::*;

/// How deep parameters may stand inside parameters.
const DEPTH_MAX: usize = 4;

/// The parameters that fill the rest of the layer.
pub(super) fn all(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    nested(layer, 0)
}

fn nested(layer: &mut Layer<'_, '_>, depth: usize) -> Result<(), Stop> {
    // Each turn takes at least four octets.
    while layer.left() >= 4 {
        parameter(layer, depth)?;
    }
    Ok(())
}

fn parameter(layer: &mut Layer<'_, '_>, depth: usize) -> Result<(), Stop> {
    let at = layer.at();
    let kind = layer.peek::<u16>(0)?;
    let len = usize::from(layer.peek::<u16>(2)?);
    let whole = len.max(4).next_multiple_of(4).min(layer.left());
    layer.line(at, whole, format_args!("{} parameter", PARAMETERS.name(kind, "Unknown")));
    let node = layer.last();
    layer.nest(|layer| {
        layer.read(PARAM_TYPE)?;
        layer.nest(|layer| layer.put_members(PARAM_BITS, at, 2, u64::from(kind)));
        layer.read(PARAM_LENGTH)?;
        if len < 4 {
            layer.note(PARAM_LENGTH_BAD);
            return Ok(());
        }
        let value = (len - 4).min(layer.left());
        layer.within(value, |layer| value_of(layer, kind, node, depth))?;
        let padding = (at + whole).saturating_sub(layer.at());
        if padding > 0 {
            layer.bytes(PARAM_PADDING, padding)?;
        }
        Ok(())
    })?;
    layer.seek(at + whole);
    Ok(())
}

fn value_of(layer: &mut Layer<'_, '_>, kind: u16, node: Mark, depth: usize) -> Result<(), Stop> {
    let left = layer.left();
    match kind {
        0x0001 => {
            layer.bytes(PARAM_HEARTBEAT, left)?;
            layer.append_at(node, format_args!(" (Information: {left} bytes)"));
        }
        0x0005 => {
            let address = layer.ipv4(PARAM_IPV4)?;
            layer.append_at(node, format_args!(" (Address: {})", Address::Ipv4(address)));
        }
        0x0006 => {
            let address = layer.ipv6(PARAM_IPV6)?;
            layer.append_at(node, format_args!(" (Address: {})", Address::Ipv6(address)));
        }
        0x0007 => {
            layer.bytes(PARAM_COOKIE, left)?;
            layer.append_at(node, format_args!(" (Cookie length: {left} bytes)"));
        }
        0x0008 if depth < DEPTH_MAX => nested(layer, depth + 1)?,
        0x0009 => {
            let life = layer.read(PARAM_LIFE)?;
            layer.append_at(node, format_args!(" (Increment: {life} msec)"));
        }
        0x000b => {
            layer.text(PARAM_HOST, left)?;
        }
        0x000c => address_types(layer, node)?,
        0x000d => {
            layer.read(PARAM_REQUEST_NR)?;
            layer.read(PARAM_RESPONSE_NR)?;
            layer.read(PARAM_LAST_TSN)?;
            streams(layer)?;
        }
        0x000e => {
            layer.read(PARAM_REQUEST_NR)?;
            streams(layer)?;
        }
        0x000f => {
            layer.read(PARAM_REQUEST_NR)?;
        }
        0x0010 => {
            layer.read(PARAM_RESPONSE_NR)?;
            layer.read(PARAM_RESULT)?;
            if layer.left() >= 8 {
                layer.read(PARAM_SENDERS_TSN)?;
                layer.read(PARAM_RECEIVERS_TSN)?;
            }
        }
        0x0011 => {
            layer.read(PARAM_REQUEST_NR)?;
            layer.read(PARAM_OUT_NUMBER)?;
            layer.read(PARAM_OUT_RESERVED)?;
        }
        0x0012 => {
            layer.read(PARAM_REQUEST_NR)?;
            layer.read(PARAM_IN_NUMBER)?;
            layer.read(PARAM_IN_RESERVED)?;
        }
        0x8000 | 0xc000 => {}
        0x8002 => {
            layer.bytes(RANDOM, left)?;
        }
        0x8003 => octets(layer, AUTH_CHUNK)?,
        0x8004 => {
            // Each turn takes two octets.
            while layer.left() >= 2 {
                layer.read(HMAC_ID)?;
            }
        }
        0x8008 => {
            let start = layer.at();
            octets(layer, SUPPORTED_CHUNK)?;
            if layer.wants_labels() {
                let kinds = layer.span().slice(start, left)?;
                for (i, kind) in kinds.iter().enumerate() {
                    let lead = if i == 0 { " (Supported types: " } else { ", " };
                    layer.append_at(node, format_args!("{lead}{}", CHUNKS.name(*kind, "UNKNOWN")));
                }
                layer.append_at(node, format_args!(")"));
            }
        }
        0xc001 | 0xc002 | 0xc004 if depth < DEPTH_MAX => {
            layer.read(CORRELATION)?;
            nested(layer, depth + 1)?;
        }
        0xc003 => {
            layer.read(CORRELATION)?;
            causes(layer)?;
        }
        0xc005 => {
            layer.read(CORRELATION)?;
        }
        0xc006 => {
            layer.read(ADAPTATION)?;
        }
        _ => {
            if left > 0 {
                layer.bytes(PARAM_VALUE, left)?;
            }
        }
    }
    Ok(())
}

fn octets(layer: &mut Layer<'_, '_>, f: Field<u8>) -> Result<(), Stop> {
    // Each turn takes an octet.
    while layer.left() > 0 {
        layer.read(f)?;
    }
    Ok(())
}

fn streams(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn takes two octets.
    while layer.left() >= 2 {
        layer.read(PARAM_SID)?;
    }
    Ok(())
}

fn address_types(layer: &mut Layer<'_, '_>, node: Mark) -> Result<(), Stop> {
    let mut lead = " (Supported types: ";
    // Each turn takes two octets.
    while layer.left() >= 2 {
        let kind = layer.read(PARAM_ADDRESS_TYPE)?;
        let name = match kind {
            5 => "IPv4",
            6 => "IPv6",
            11 => "hostname",
            _ => "unknown",
        };
        layer.append_at(node, format_args!("{lead}{name}"));
        lead = ", ";
    }
    layer.append_at(node, format_args!(")"));
    Ok(())
}

/// The causes that fill the rest of the layer.
pub(super) fn causes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn takes at least four octets.
    while layer.left() >= 4 {
        let at = layer.at();
        let code = layer.peek::<u16>(0)?;
        let len = usize::from(layer.peek::<u16>(2)?);
        let whole = len.max(4).next_multiple_of(4).min(layer.left());
        layer.line(at, whole, format_args!("{} cause", CAUSES.name(code, "Unknown")));
        layer.nest(|layer| {
            layer.read(CAUSE_CODE)?;
            layer.read(CAUSE_LENGTH)?;
            let value = len.saturating_sub(4).min(layer.left());
            layer.within(value, |layer| cause(layer, code))?;
            let padding = (at + whole).saturating_sub(layer.at());
            if padding > 0 {
                layer.bytes(CAUSE_PADDING, padding)?;
            }
            Ok(())
        })?;
        layer.seek(at + whole);
    }
    Ok(())
}

fn cause(layer: &mut Layer<'_, '_>, code: u16) -> Result<(), Stop> {
    match code {
        0x0001 => {
            layer.read(CAUSE_SID)?;
            layer.read(CAUSE_RESERVED)?;
        }
        0x0002 => {
            layer.read(CAUSE_MISSING)?;
            // Each turn takes two octets.
            while layer.left() >= 2 {
                layer.read(CAUSE_MISSING_TYPE)?;
            }
        }
        0x0003 => {
            layer.read(CAUSE_STALENESS)?;
        }
        0x0005 | 0x0008 | 0x000b => all(layer)?,
        0x0009 => {
            layer.read(CAUSE_TSN)?;
        }
        _ => {
            let left = layer.left();
            if left > 0 {
                layer.bytes(CAUSE_INFO, left)?;
            }
        }
    }
    Ok(())
}
