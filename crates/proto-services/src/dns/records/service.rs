//! Records that tell where a service is: SRV (RFC 2782), NAPTR (RFC 3403), SVCB and HTTPS (RFC 9460); and who
//! may certify it, CAA (RFC 8659).

use super::*;

pub(super) fn srv<'b>(layer: &mut Layer<'_, 'b>, record: &Record<'_, 'b>) -> Result<(), Stop> {
    let priority = layer.read(SRV_PRIORITY)?;
    let weight = layer.read(SRV_WEIGHT)?;
    let port = layer.read(SRV_PORT)?;
    let target = record.message.read_name(layer, SRV_TARGET)?;
    layer.info_append(format_args!(" {priority} {weight} {port} {target}"));
    record.tells(
        layer,
        format_args!(", priority {priority}, weight {weight}, port {port}, target {target}"),
    );
    Ok(())
}

pub(super) fn naptr<'b>(layer: &mut Layer<'_, 'b>, record: &Record<'_, 'b>) -> Result<(), Stop> {
    let order = layer.read(NAPTR_ORDER)?;
    let preference = layer.read(NAPTR_PREFERENCE)?;
    let flags = Words(read_string(layer, NAPTR_FLAGS_LENGTH, NAPTR_FLAGS)?);
    layer.info_append(format_args!(" {order} {preference} {flags}"));
    record.tells(layer, format_args!(", order {order}, preference {preference}, flags {flags}"));
    read_string(layer, NAPTR_SERVICE_LENGTH, NAPTR_SERVICE)?;
    read_string(layer, NAPTR_REGEX_LENGTH, NAPTR_REGEX)?;
    let at = layer.at();
    let name = record.message.name(layer)?;
    layer.generated(NAPTR_REPLACEMENT_LENGTH, at, name.text_len() as u64);
    layer.put_fmt(NAPTR_REPLACEMENT, at, name.octets, format_args!("{name}"), 0);
    Ok(())
}

pub(super) fn svcb<'b>(layer: &mut Layer<'_, 'b>, record: &Record<'_, 'b>) -> Result<(), Stop> {
    layer.read(SVCB_SVCPRIORITY)?;
    record.message.read_name(layer, SVCB_TARGETNAME)?;
    // Each turn takes at least the four octets of a parameter's header.
    while record.left(layer) > 0 {
        let node = layer.mark();
        layer.subtree(SVCB_SVCPARAM, |layer| {
            let key = layer.read(SVCB_SVCPARAM_KEY)?;
            match SVCB_SVCPARAM_KEY_NAMES.find(u64::from(key)) {
                Some(name) => layer.label_at(node, format_args!("SvcParam: {name}")),
                None => layer.label_at(node, format_args!("SvcParam: key{key}")),
            }
            let len = usize::from(layer.read(SVCB_SVCPARAM_VALUE_LENGTH)?);
            if len > 0 {
                layer.append_at(node, format_args!("="));
                parameter(layer, key, len, node)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn parameter(layer: &mut Layer<'_, '_>, key: u16, len: usize, node: Mark) -> Result<(), Stop> {
    let end = layer.at() + len;
    let mut comma = "";
    match key {
        // Each turn of these loops takes octets.
        0 => {
            while layer.at() < end {
                let key = layer.read(SVCB_SVCPARAM_MANDATORY_KEY)?;
                match SVCB_SVCPARAM_KEY_NAMES.find(u64::from(key)) {
                    Some(name) => layer.append_at(node, format_args!("{comma}{name}")),
                    None => layer.append_at(node, format_args!("{comma}key{key}")),
                }
                comma = ",";
            }
        }
        1 => {
            while layer.at() < end {
                let id = Words(read_string(layer, SVCB_SVCPARAM_ALPN_LENGTH, SVCB_SVCPARAM_ALPN)?);
                layer.append_at(node, format_args!("{comma}{id}"));
                comma = ",";
            }
        }
        3 => {
            let port = layer.read(SVCB_SVCPARAM_PORT)?;
            layer.append_at(node, format_args!("{port}"));
        }
        4 => {
            while layer.at() < end {
                let address = Address::Ipv4(layer.ipv4(SVCB_SVCPARAM_IPV4HINT_IP)?);
                layer.append_at(node, format_args!("{comma}{address}"));
                comma = ",";
            }
        }
        5 => base64_value(layer, SVCB_SVCPARAM_ECHCONFIG, len, node)?,
        6 => {
            while layer.at() < end {
                let address = Address::Ipv6(layer.ipv6(SVCB_SVCPARAM_IPV6HINT_IP)?);
                layer.append_at(node, format_args!("{comma}{address}"));
                comma = ",";
            }
        }
        32_769 => base64_value(layer, SVCB_SVCPARAM_ODOHCONFIG, len, node)?,
        _ => {
            let value = Words(layer.bytes(SVCB_SVCPARAM_VALUE, len)?);
            layer.append_at(node, format_args!("{value}"));
        }
    }
    Ok(())
}

fn base64_value(
    layer: &mut Layer<'_, '_>,
    field: Field<Bytes>,
    len: usize,
    node: Mark,
) -> Result<(), Stop> {
    let value = Base64(layer.bytes(field, len)?);
    layer.label(format_args!("Configuration: {value}"));
    layer.append_at(node, format_args!("{value}"));
    Ok(())
}

/// RFC 4648 §4.
struct Base64<'b>(&'b [u8]);

impl fmt::Display for Base64<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for three in self.0.chunks(3) {
            let word = (0..3)
                .fold(0usize, |v, i| v << 8 | usize::from(three.get(i).copied().unwrap_or(0)));
            for i in 0..4 {
                let digit = DIGITS.get(word >> (18 - 6 * i) & 63).copied().unwrap_or(b'A');
                let shown = if i <= three.len() { char::from(digit) } else { '=' };
                write!(f, "{shown}")?;
            }
        }
        Ok(())
    }
}

pub(super) fn certification_authority(
    layer: &mut Layer<'_, '_>,
    record: &Record<'_, '_>,
) -> Result<(), Stop> {
    layer.read_bits(CAA_FLAGS)?;
    let at = layer.at();
    let tag_octets = usize::from(layer.peek::<u8>(0)?);
    let tag = layer.span().slice(at + 1, tag_octets)?;
    let len = record.left(layer);
    let value_octets = len.saturating_sub(1 + tag_octets);
    let value = layer.span().slice(at + 1 + tag_octets, value_octets)?;
    let field = match tag {
        b"issue" => CAA_ISSUE,
        b"issuewild" => CAA_ISSUEWILD,
        b"iodef" => CAA_IODEF,
        _ => CAA_UNKNOWN,
    };
    layer.put_text(field, at, len, value);
    layer.nest(|layer| {
        layer.read(CAA_TAG_LENGTH)?;
        ascii(layer, CAA_TAG, tag_octets)?;
        ascii(layer, CAA_VALUE, value_octets).map(|_| ())
    })
}
