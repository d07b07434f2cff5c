//! Dynamic Host Configuration Protocol, RFC 2131, and the Bootstrap Protocol whose messages it uses, RFC 951.
//!
//! Elsewhere: options (`options.rs`, their list in `table.rs`), those whose data others define (`vendor.rs`),
//! fields and code points (`fields.rs`).

use dissect::prelude::*;

use fields::*;

mod fields;
mod options;
mod table;
#[cfg(test)]
mod tests;
mod vendor;

pub(crate) use options::Colons;

pub(crate) static DHCP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::UDP_PORT, 67), on(tables::UDP_PORT, 68), on(tables::UDP_PORT, 4011)],
    stateless: true,
    head: 3,
    ..Protocol::new("dhcp", "DHCP/BOOTP", "Dynamic Host Configuration Protocol", dissect)
};

const SERVER_NAME_AT: usize = 44;
const SERVER_NAME_OCTETS: usize = 64;
const FILE_NAME_AT: usize = 108;
const FILE_NAME_OCTETS: usize = 128;
const COOKIE_AT: usize = 236;
const OPTIONS_AT: usize = 240;
const COOKIE: u32 = 0x6382_5363;
/// Octets of the vendor's area of plain BOOTP, RFC 951 §3.
const VENDOR_OCTETS: usize = 64;
const HARDWARE_ETHERNET: u8 = 1;
const HARDWARE_IEEE802: u8 = 6;

/// What options tell about how to read others, found before any is shown.
#[derive(Clone, Copy, Debug, Default)]
struct Outline<'b> {
    message_type: Option<u8>,
    /// RFC 2132 §9.3.
    overload: u8,
    vendor_class: &'b [u8],
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("BOOTP");
    layer.info_clear();
    let request = layer.peek::<u8>(0)?;
    summary(layer, request);
    let outline = outline(&layer.span())?;
    header(layer)?;
    names(layer, &outline)?;
    if outline.message_type.is_none() {
        layer.put_value(BOOTP, 0, 0, Value::U64(1), dissect::tree::flags::HIDDEN);
    }
    layer.seek(COOKIE_AT);
    if layer.peek::<u32>(0)? != COOKIE {
        return layer.bytes(VENDOR_SPECIFIC_OPTIONS, VENDOR_OCTETS).map(|_| ());
    }
    layer.put(COOKIE_FIELD, COOKIE_AT, 4, COOKIE);
    layer.label(format_args!("Magic cookie: DHCP"));
    layer.seek(OPTIONS_AT);
    if let Some(kind) = outline.message_type {
        message(layer, kind);
    }
    let ended = options::options(layer, &outline, true)?;
    if !ended && outline.message_type.is_some() {
        layer.note_here(END_MISSING, format_args!(""));
    }
    Ok(())
}

/// Looks at all options once. Fails where the capture was cut: then it is not known what the message is.
fn outline<'b>(span: &Span<'b>) -> Result<Outline<'b>, Stop> {
    let mut outline = Outline::default();
    if span.u32(COOKIE_AT) != Ok(COOKIE) {
        return Ok(outline);
    }
    let mut at = OPTIONS_AT;
    // Each turn takes at least an octet.
    while at < span.len() {
        let code = span.u8(at)?;
        at += 1;
        match code {
            0 => continue,
            255 => break,
            _ => {}
        }
        let len = match span.u8(at) {
            Ok(len) => usize::from(len),
            Err(Stop::Short) => return Err(Stop::Short),
            Err(_) => break,
        };
        at += 1;
        let value = span.slice(at, len).unwrap_or(&[]);
        match (code, value) {
            (52, [overload, ..]) => outline.overload = *overload,
            (53, [kind, ..]) => outline.message_type = Some(*kind),
            (60, _) => outline.vendor_class = value,
            _ => {}
        }
        at += len;
    }
    Ok(outline)
}

/// The columns of a message of which nothing but BOOTP's part is known.
fn summary(layer: &mut Layer<'_, '_>, request: u8) {
    if !layer.wants_columns() {
        return;
    }
    match request {
        1 => {
            let span = layer.span();
            let (kind, len) = (span.u8(1).unwrap_or(0), usize::from(span.u8(2).unwrap_or(0)));
            match span.slice(28, len) {
                Ok([]) => layer.info(format_args!("Boot Request from <No address>")),
                Ok(&[a, b, c, d, e, f]) if matches!(kind, HARDWARE_ETHERNET | HARDWARE_IEEE802) => {
                    let address = Address::Ether([a, b, c, d, e, f]);
                    layer.info(format_args!("Boot Request from {address} ({address})"));
                }
                Ok(octets) => {
                    layer.info(format_args!("Boot Request from "));
                    layer.info_with(|out| dissect::text::push_hex_bytes(out, octets, b':'));
                }
                Err(_) => layer.info(format_args!("Boot Request")),
            }
        }
        2 => layer.info(format_args!("Boot Reply")),
        _ => layer.info(format_args!("Unknown BOOTP message type ({request})")),
    }
}

/// The columns and the title, once the message type is known.
fn message(layer: &mut Layer<'_, '_>, kind: u8) {
    let id = layer.span().u32(4).unwrap_or(0);
    layer.protocol_column("DHCP");
    match OPTION_DHCP_NAMES.find(u64::from(kind)) {
        Some(name) => {
            layer.info(format_args!("DHCP {name:<8} - Transaction ID {id:#x}"));
            layer.title(format_args!(" ({name})"));
        }
        None => {
            layer.info(format_args!(
                "DHCP Unknown Message Type ({kind:#04x}) - Transaction ID {id:#x}"
            ));
            layer.title(format_args!(" (Unknown Message Type ({kind:#04x}))"));
        }
    }
}

fn header(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(TYPE)?;
    let hardware = layer.read(HW_TYPE)?;
    let address_octets = usize::from(layer.read(HW_LEN)?);
    layer.read(HOPS)?;
    layer.read(ID)?;
    seconds(layer)?;
    let word = layer.peek::<u16>(0)?;
    let node = layer.mark();
    layer.read_bits(FLAGS)?;
    let (flag, cast) =
        if FLAGS_BC.is_set(word) { (", Broadcast flag", "Broadcast") } else { ("", "Unicast") };
    if layer.wants(FLAGS) {
        layer.append_at(node, format_args!("{flag} ({cast})"));
    }
    for field in [IP_CLIENT, IP_YOUR, IP_SERVER, IP_RELAY] {
        layer.ipv4(field)?;
    }
    client_address(layer, hardware, address_octets)
}

/// Some clients send this number in the wrong order: then the low octet is 0 and the high one is not.
fn seconds(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let value = layer.peek::<u16>(0)?;
    if value > 0xff && value & 0xff == 0 {
        layer.skip(2)?;
        layer.put(SECS, at, 2, value >> 8);
        layer.note(SECONDS_LITTLE_ENDIAN);
        return Ok(());
    }
    layer.read(SECS).map(|_| ())
}

fn client_address(layer: &mut Layer<'_, '_>, hardware: u8, len: usize) -> Result<(), Stop> {
    const FIELD_OCTETS: usize = 16;
    let at = layer.at();
    match len {
        1..=FIELD_OCTETS => {
            if len == 6 && matches!(hardware, HARDWARE_ETHERNET | HARDWARE_IEEE802) {
                layer.ether(HW_MAC_ADDR)?;
            } else {
                layer.bytes(HW_ADDR, len)?;
            }
            if len < FIELD_OCTETS {
                layer.bytes(HW_ADDR_PADDING, FIELD_OCTETS - len)?;
            }
        }
        _ => {
            layer.line(at, FIELD_OCTETS, "Client address not given");
            layer.note(NO_CLIENT_ADDRESS);
        }
    }
    layer.seek(at + FIELD_OCTETS);
    Ok(())
}

/// Server and file name: text, or more options (RFC 2132 §9.3).
fn names(layer: &mut Layer<'_, '_>, outline: &Outline<'_>) -> Result<(), Stop> {
    const FILE: u8 = 1;
    const SERVER: u8 = 2;
    layer.seek(SERVER_NAME_AT);
    name(layer, SERVER, outline.overload, SERVER_FIELD, SERVER_NAME_OCTETS)?;
    layer.seek(FILE_NAME_AT);
    name(layer, FILE, outline.overload, FILE_FIELD, FILE_NAME_OCTETS)
}

fn name(
    layer: &mut Layer<'_, '_>,
    bit: u8,
    overload: u8,
    field: Field<Text>,
    len: usize,
) -> Result<(), Stop> {
    let at = layer.at();
    let server = len == SERVER_NAME_OCTETS;
    if overload & bit != 0 {
        layer.span().slice(at, len)?;
        let which = if server { "Server name" } else { "Boot file name" };
        layer.line(at, len, format_args!("{which} option overloaded by DHCP"));
        layer.note(if server { SERVER_NAME_OVERLOADED } else { FILE_NAME_OVERLOADED });
        return Ok(());
    }
    let text = crate::text::ascii(layer, field, len)?;
    if text.first().is_none_or(|c| *c == 0) {
        let which = if server { "Server host name" } else { "Boot file name" };
        layer.label(format_args!("{which} not given"));
    }
    Ok(())
}
