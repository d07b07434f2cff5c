//! EDNS options, RFC 6891 §6.1.2. Code points: IANA "DNS EDNS0 Option Codes (OPT)".

use dissect::prelude::*;

use super::fields::*;

/// The options in `len` octets.
pub(super) fn options(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    let end = layer.at() + len;
    // Each turn takes at least the four octets of an option's header.
    while layer.at() < end {
        let item = layer.mark();
        layer.subtree(OPT, |layer| {
            let code = layer.read(OPT_CODE)?;
            match OPT_CODE_NAMES.find(u64::from(code)) {
                Some(name) => layer.label_at(item, format_args!("Option: {name}")),
                None => layer.label_at(item, format_args!("Option: Unknown ({code})")),
            }
            let len = usize::from(layer.read(OPT_LEN)?);
            option(layer, code, len)
        })?;
    }
    Ok(())
}

fn option(layer: &mut Layer<'_, '_>, code: u16, len: usize) -> Result<(), Stop> {
    let at = layer.at();
    if code == 8 && !(4..=20).contains(&len) {
        layer.note(BAD_LENGTH);
        return Err(Stop::Malformed("no address is as long as this option"));
    }
    layer.bytes(OPT_DATA, len)?;
    let end = layer.at();
    layer.seek(at);
    match code {
        5 => each(layer, OPT_DAU, len)?,
        6 => each(layer, OPT_DHU, len)?,
        7 => each(layer, OPT_N3U, len)?,
        8 => client_subnet(layer, len)?,
        10 => {
            layer.bytes(OPT_COOKIE_CLIENT, 8)?;
            layer.bytes(OPT_COOKIE_SERVER, len.saturating_sub(8))?;
        }
        11 if len == 2 => layer.read(OPT_EDNS_TCP_KEEPALIVE_TIMEOUT).map(|_| ())?,
        12 => layer.bytes(OPT_PADDING, len).map(|_| ())?,
        13 => layer.text(OPT_CHAIN_FQDN, len).map(|_| ())?,
        15 => {
            layer.read(OPT_EXT_ERROR_INFO_CODE)?;
            if len > 2 {
                layer.text(OPT_EXT_ERROR_EXTRA_TEXT, len - 2)?;
            }
        }
        _ => {}
    }
    layer.seek(end);
    Ok(())
}

fn each(layer: &mut Layer<'_, '_>, field: Field<u8>, len: usize) -> Result<(), Stop> {
    (0..len).try_for_each(|_| layer.read(field).map(|_| ()))
}

/// RFC 7871 §6. Octets of the address that the prefix does not reach are left out.
fn client_subnet(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    let family = layer.read(OPT_CLIENT_FAMILY)?;
    layer.read(OPT_CLIENT_NETMASK)?;
    layer.read(OPT_CLIENT_SCOPE)?;
    let at = layer.at();
    let octets = len.saturating_sub(4);
    let address = layer.take(octets)?;
    match family {
        1 => layer.put_value(OPT_CLIENT_ADDR4, at, octets, padded_ipv4(address), 0),
        2 => layer.put_text(OPT_CLIENT_ADDR6, at, octets, padded_ipv6(address)),
        _ => layer.put_bytes(OPT_CLIENT_ADDR, at, octets),
    }
    Ok(())
}

/// The first octets of an IPv4 address, the rest 0.
pub(super) fn padded_ipv4(octets: &[u8]) -> Value {
    Value::U64((0..4).fold(0, |v, i| v << 8 | u64::from(octets.get(i).copied().unwrap_or(0))))
}

/// The first octets of an IPv6 address, the rest 0.
pub(super) fn padded_ipv6(octets: &[u8]) -> [u8; 16] {
    std::array::from_fn(|i| octets.get(i).copied().unwrap_or(0))
}
