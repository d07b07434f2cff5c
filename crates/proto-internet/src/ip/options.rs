//! Options of the IPv4 header: RFC 791 §3.1, RFC 1108, RFC 1063, RFC 1393, RFC 1770, RFC 2113, RFC 4782, and the
//! commercial security option (FIPS 188).
//!
//! Code points: IANA "IP Option Numbers".

use std::fmt::Write as _;

use dissect::layer::Mark;

use super::*;

values! { pub(super) CLASSES {
    0 "Control", 1 "Reserved for future use", 2 "Debugging and measurement", 3 "Reserved for future use",
} }

values! { pub(super) NUMBERS {
    0 "End of Option List (EOL)", 1 "No-Operation (NOP)", 2 "Security", 3 "Loose source route", 4 "Time stamp",
    5 "Extended security", 6 "Commercial IP security option", 7 "Record route", 8 "Stream identifier",
    9 "Strict source route", 10 "Experimental Measurement", 11 "MTU probe", 12 "MTU Reply",
    13 "Experimental Flow Control", 14 "Experimental Access Control", 15 "Ask Estrin", 16 "IMI Traffic Descriptor",
    17 "Extended Internet Protocol", 18 "Traceroute", 19 "Address Extension", 20 "Router Alert",
    21 "Selective Directed Broadcast", 22 "Unassigned", 23 "Dynamic Packet State", 24 "Upstream Multicast Packet",
    25 "Quick-Start", 30 "RFC 3692-style experiment",
} }

pub(super) const ROUTER_ALERTS: Labels =
    Labels::Ranges(&[(0, 0, "Router shall examine packet"), (1, 65535, "Reserved")]);

values! { pub(crate) QS_FUNCTIONS { 0 "Rate request", 8 "Rate report" } }
values! { pub(crate) QS_RATES {
    0 "0 bit/s", 1 "80 Kbit/s", 2 "160 Kbit/s", 3 "320 Kbit/s", 4 "640 Kbit/s", 5 "1.28 Mbit/s", 6 "2.56 Mbit/s",
    7 "5.12 Mbit/s", 8 "10.24 Mbit/s", 9 "20.48 Mbit/s", 10 "40.96 Mbit/s", 11 "81.92 Mbit/s", 12 "163.84 Mbit/s",
    13 "327.68 Mbit/s", 14 "655.36 Mbit/s", 15 "1.31072 Gbit/s",
} }

values! { pub(super) SECURITY_LEVELS {
    0x0000 "Unclassified", 0x135e "Reserved", 0x24bd "Reserved", 0x35e2 "Reserved", 0x4d78 "Reserved",
    0x5e26 "PROG", 0x6bc5 "Top secret", 0x789a "EFTO", 0x89af "Reserved", 0x9af1 "Reserved", 0xaf13 "Restricted",
    0xbc4d "MMMM", 0xc4d6 "Reserved", 0xd788 "Secret", 0xe26b "Reserved", 0xf135 "Confidential",
} }

values! { pub(super) CLASSIFICATIONS {
    0x01 "Reserved 4", 0x3d "Top secret", 0x5a "Secret", 0x66 "Reserved 3", 0x96 "Confidential",
    0xab "Unclassified", 0xcc "Reserved 2", 0xf1 "Reserved 1",
} }

values! { pub(super) CIPSO_TAGS {
    0 "Padding", 1 "Restrictive Category Bitmap", 2 "Enumerated Categories", 5 "Ranged Categories",
    6 "Permissive Categories", 7 "Free Form",
} }

values! { pub(super) TIMESTAMP_FLAGS {
    0 "Time stamps only", 1 "Time stamp and address", 3 "Time stamps for prespecified addresses",
} }

const EOL: u8 = 0;
const NOP: u8 = 1;
const LSRR: u8 = 131;
const SSRR: u8 = 137;

/// What is known of an option before its contents are read.
struct Kind {
    field: Field<Bytes>,
    name: &'static str,
    /// Length it must have; 0 if it varies.
    octets: usize,
    read: fn(&mut Layer<'_, '_>, &Place) -> Result<(), Stop>,
}

/// Where an option stands.
struct Place {
    at: usize,
    len: usize,
    kind: u8,
    node: Mark,
}

fn known(kind: u8) -> Option<Kind> {
    let option = |field, name, octets, read| Some(Kind { field, name, octets, read });
    match kind {
        130 => option(OPT_SECURITY, "Security", 0, security),
        LSRR => option(OPT_ROUTE, "Loose Source Route", 0, route),
        68 => option(OPT_TIMESTAMP, "Time Stamp", 0, timestamp),
        133 => option(OPT_EXT_SECURITY, "Extended Security", 0, extended_security),
        134 => option(OPT_CIPSO, "Commercial Security", 0, cipso),
        7 => option(OPT_RECORD_ROUTE, "Record Route", 0, route),
        136 => option(OPT_SID, "Stream ID", 4, |layer, _| layer.read(OPT_SID_VALUE).map(drop)),
        SSRR => option(OPT_SOURCE_ROUTE, "Strict Source Route", 0, route),
        11 => option(OPT_MTU_PROBE, "MTU Probe", 4, |layer, _| layer.read(OPT_MTU).map(drop)),
        12 => option(OPT_MTU_REPLY, "MTU Reply", 4, |layer, _| layer.read(OPT_MTU).map(drop)),
        82 => option(OPT_TRACEROUTE, "Traceroute", 12, traceroute),
        148 => option(OPT_ROUTER_ALERT, "Router Alert", 4, router_alert),
        149 => option(OPT_SDB, "Selective Directed Broadcast", 0, directed_broadcast),
        25 => option(OPT_QS, "Quick-Start", 8, quick_start),
        _ => None,
    }
}

/// Where a source route leads in the end, if it has not been followed to its end: the datagram's destination.
#[cold]
pub(super) fn last_hop(options: &[u8]) -> Option<[u8; 4]> {
    let mut rest = options;
    // Each turn takes at least one octet.
    loop {
        match *rest {
            [] | [EOL, ..] => return None,
            [NOP, ref more @ ..] => rest = more,
            [LSRR | SSRR, len, pointer, ..] => {
                let right = len >= 7 && pointer >= 4 && pointer % 4 == 0 && pointer <= len;
                let route = rest.get(3..usize::from(len)).filter(|_| right)?;
                return route.last_chunk::<4>().copied();
            }
            [_, len, ..] => rest = rest.get(usize::from(len).max(2)..)?,
            _ => return None,
        }
    }
}

/// The options up to the end of the header.
#[cold]
pub(super) fn nodes(layer: &mut Layer<'_, '_>, octets: usize) -> Result<(), Stop> {
    layer.seek(20);
    let len = octets - 20;
    // They are shown if all of them are there.
    layer.span().slice(20, len)?;
    let mark = layer.mark();
    layer.within(len, |layer| {
        layer.group(format_args!("Options: ({len} bytes)"), |layer| {
            let mut nops = 0;
            // Each turn takes at least one octet or ends the loop.
            while layer.left() > 0 {
                let at = layer.at();
                let kind = layer.peek::<u8>(0)?;
                nops = if kind == NOP { nops + 1 } else { 0 };
                if nops == 4 {
                    layer.note_here(FOUR_NOPS, format_args!(""));
                }
                match kind {
                    EOL | NOP => {
                        let field = if kind == EOL { OPT_EOL } else { OPT_NOP };
                        layer.subtree(field, |layer| layer.read_bits(OPT_TYPE))?;
                        if kind == EOL {
                            break;
                        }
                    }
                    _ => {
                        if !one(layer, &mut Place { at, len: 0, kind, node: mark }, mark)? {
                            break;
                        }
                    }
                }
            }
            Ok(())
        })
    })?;
    layer.set_len(mark, len);
    Ok(())
}

/// One option with a length. False if the length is wrong: nothing after it can be found.
fn one(layer: &mut Layer<'_, '_>, place: &mut Place, mark: Mark) -> Result<bool, Stop> {
    let known = known(place.kind);
    let unknown;
    let name: &str = match &known {
        Some(option) => option.name,
        None => {
            unknown = format!("Unknown (0x{:02x})", place.kind);
            &unknown
        }
    };
    let (at, left) = (place.at, layer.left());
    if left < 2 {
        wrong_length(layer, at, 0, format_args!("{name} (length byte past end of options)"));
        return Ok(false);
    }
    let len = usize::from(layer.peek::<u8>(1)?);
    let plural = if len == 1 { "" } else { "s" };
    if len < 2 {
        let text = format_args!("{name} (with too-short option length = {len} byte{plural})");
        wrong_length(layer, at, 2, text);
        return Ok(false);
    }
    if len > left {
        let text = format_args!(
            "{name} (option length = {len} byte{plural} says option goes past end of options)"
        );
        wrong_length(layer, at, left - 2, text);
        return Ok(false);
    }
    place.len = len;
    let Some(option) = known else {
        layer.line(at, len, format_args!("{name} ({len} byte{plural})"));
        layer.skip(len)?;
        return Ok(true);
    };
    place.node = layer.mark();
    layer.put_bytes(option.field, at, len);
    layer.label(format_args!("IP Option - {name} ({len} byte{plural})"));
    layer.within(len, |layer| {
        layer.nest(|layer| {
            layer.read_bits(OPT_TYPE)?;
            layer.read(OPT_LEN)?;
            if option.octets != 0 && option.octets != len {
                layer.note_with(
                    OPT_LEN_INVALID,
                    format_args!(
                        "{name} (with option length = {len} byte{plural}; should be {})",
                        option.octets
                    ),
                );
            }
            (option.read)(layer, place)
        })
    })?;
    layer.append_at(mark, format_args!(", {name}"));
    Ok(true)
}

fn wrong_length(layer: &mut Layer<'_, '_>, at: usize, len: usize, text: std::fmt::Arguments<'_>) {
    layer.line(at, len, text);
    layer.note_with(OPT_LEN_INVALID, text);
}

/// RFC 791 if 11 octets long, else RFC 1108.
fn security(layer: &mut Layer<'_, '_>, place: &Place) -> Result<(), Stop> {
    if place.len == 11 {
        layer.read(OPT_SEC_SEC)?;
        layer.read(OPT_SEC_COMP)?;
        layer.text(OPT_SEC_HR, 2)?;
        layer.text(OPT_SEC_TCC, 3)?;
        return Ok(());
    }
    layer.read(OPT_SEC_CL)?;
    let mut first = true;
    // Each turn takes an octet of the option.
    while layer.left() > 0 {
        let at = layer.at();
        let word = layer.peek::<u8>(0)?;
        layer.put(OPT_SEC_FLAGS, at, 1, word);
        layer.nest(|layer| {
            let word = u64::from(word);
            if first {
                layer.put_members(OPT_SEC_FLAGS, at, 1, word);
            } else {
                layer.put_members(OPT_SEC_MORE, at, 1, word);
            }
        });
        layer.skip(1)?;
        first = false;
        match (OPT_SEC_FTI.is_set(word), layer.left()) {
            (true, 0) => layer.note_with(
                OPT_LEN_INVALID,
                format_args!("Field Termination Indicator set to 1 for last byte of option"),
            ),
            (false, 1..) => {
                layer.note_with(
                    OPT_LEN_INVALID,
                    format_args!(
                        "Field Termination Indicator not set to 1 for last byte of option"
                    ),
                );
                break;
            }
            _ => {}
        }
    }
    Ok(())
}

fn extended_security(layer: &mut Layer<'_, '_>, _: &Place) -> Result<(), Stop> {
    layer.read(OPT_EXT_SEC_CODE)?;
    let left = layer.left();
    if left > 0 {
        layer.bytes(OPT_EXT_SEC_INFO, left)?;
    }
    Ok(())
}

/// Loose and strict source route, record route.
fn route(layer: &mut Layer<'_, '_>, place: &Place) -> Result<(), Stop> {
    let pointer = usize::from(layer.read(OPT_PTR)?);
    if pointer < 4 {
        layer.note(OPT_PTR_BEFORE);
        return Ok(());
    }
    if pointer % 4 != 0 {
        layer.note(OPT_PTR_MIDDLE);
        return Ok(());
    }
    let source_route = matches!(place.kind, LSRR | SSRR);
    // Each turn takes four octets of the option.
    while layer.left() >= 4 {
        let at = layer.at();
        let octet = at - place.at + 1;
        let address: [u8; 4] = layer.span().array(at)?;
        let last = layer.left() < 8;
        if source_route && last && pointer <= place.len {
            layer.ipv4(DST)?;
            host_nodes(layer, at, address, &Names { addr: ADDR, one: DST_HOST, any: HOST });
            continue;
        }
        let (field, host) = match (octet < pointer, source_route) {
            (true, _) => (REC_RT, REC_RT_HOST),
            (false, true) => (SRC_RT, SRC_RT_HOST),
            (false, false) => (EMPTY_RT, EMPTY_RT_HOST),
        };
        layer.ipv4(field)?;
        if octet == pointer {
            layer.append(format_args!(" <- (next)"));
        }
        layer.put_fmt(
            host,
            at,
            4,
            format_args!("{}", layer.named(Address::Ipv4(address)).short()),
            flags::HIDDEN,
        );
    }
    Ok(())
}

fn timestamp(layer: &mut Layer<'_, '_>, _: &Place) -> Result<(), Stop> {
    let pointer = layer.read(OPT_PTR)?;
    if pointer < 5 {
        layer.note(OPT_PTR_BEFORE);
    }
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put_members(OPT_TS_WORD, at, 1, u64::from(word));
    layer.skip(1)?;
    let with_address = matches!(OPT_TS_FLAG.of(word), 1 | 3);
    let octets = if with_address { 8 } else { 4 };
    // Each turn takes at least one octet of the option.
    while layer.left() > 0 {
        let left = layer.left();
        if left < octets {
            let at = layer.at();
            layer.line(at, left, "Suboption would go past end of option");
            layer.note(SUBOPT_TOO_LONG);
            break;
        }
        if with_address {
            layer.ipv4(OPT_TS_ADDR)?;
        }
        layer.read(OPT_TS)?;
    }
    Ok(())
}

fn traceroute(layer: &mut Layer<'_, '_>, _: &Place) -> Result<(), Stop> {
    layer.read(OPT_ID_NUMBER)?;
    layer.read(OPT_OHC)?;
    layer.read(OPT_RHC)?;
    layer.ipv4(OPT_ORIGINATOR)?;
    Ok(())
}

fn router_alert(layer: &mut Layer<'_, '_>, place: &Place) -> Result<(), Stop> {
    let value = layer.read(OPT_RA)?;
    let words = ROUTER_ALERTS.name(value, "");
    layer.append_at(place.node, format_args!(": {words} ({value})"));
    Ok(())
}

fn directed_broadcast(layer: &mut Layer<'_, '_>, _: &Place) -> Result<(), Stop> {
    // Each turn takes four octets of the option.
    while layer.left() >= 4 {
        layer.ipv4(OPT_ADDR)?;
    }
    Ok(())
}

/// RFC 4782 §3.1.
fn quick_start(layer: &mut Layer<'_, '_>, place: &Place) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put_members(OPT_QS_WORD, at, 1, u64::from(word));
    layer.skip(1)?;
    let (func, rate) = (OPT_QS_FUNC.of(word), QS_RATES.name(OPT_QS_RATE.of(word), "Unknown"));
    let name = QS_FUNCTIONS.name(func, "Unknown");
    layer.append_at(place.node, format_args!(": {name} ({func}), {rate}"));
    if func == 8 {
        layer.read(OPT_QS_UNUSED)?;
    } else {
        let ttl = layer.span().u8(8)?;
        let qs_ttl = layer.read(OPT_QS_TTL)?;
        let diff = ttl.wrapping_sub(qs_ttl);
        layer.append_at(place.node, format_args!(", QS TTL {qs_ttl}, QS TTL diff {diff}"));
        layer.put_value(OPT_QS_TTL_DIFF, at + 1, 1, Value::U64(u64::from(diff)), flags::GENERATED);
    }
    let at = layer.at();
    let word = layer.peek::<u32>(0)?;
    layer.put_members(OPT_QS_NONCE_WORD, at, 4, u64::from(word));
    layer.skip(4)
}

/// The commercial security option: tags of the domain of interpretation.
fn cipso(layer: &mut Layer<'_, '_>, _: &Place) -> Result<(), Stop> {
    layer.read(CIPSO_DOI)?;
    // Each turn takes at least two octets of the option or ends the loop.
    while layer.left() > 0 {
        let kind = layer.read(CIPSO_TAG)?;
        if kind == 0 {
            continue;
        }
        let len = usize::from(layer.peek::<u8>(0)?);
        let needs = match kind {
            1 | 2 | 5 => 4,
            6 | 7 => 2,
            _ => {
                layer.append(format_args!(" ({len} bytes)"));
                break;
            }
        };
        if len < needs || len > layer.left() + 1 {
            layer.note(CIPSO_MALFORMED);
            break;
        }
        layer.skip(1)?;
        if matches!(kind, 6 | 7) {
            layer.bytes(CIPSO_DATA, len - 2)?;
            continue;
        }
        layer.skip(1)?;
        layer.read(CIPSO_LEVEL)?;
        categories(layer, kind, len - 4)?;
    }
    Ok(())
}

/// Categories as a list, whatever form the tag has them in.
fn categories(layer: &mut Layer<'_, '_>, kind: u8, len: usize) -> Result<(), Stop> {
    if len == 0 {
        return Ok(());
    }
    let at = layer.at();
    let bytes = layer.take(len)?;
    let mut list = String::new();
    let mut comma = "";
    let numbers = bytes.as_chunks::<2>().0.iter().map(|b| u16::from_be_bytes(*b));
    match kind {
        1 => {
            let bits =
                (0..len * 8).filter(|i| bytes.get(i / 8).is_some_and(|b| b << (i % 8) & 0x80 != 0));
            for bit in bits {
                let _ = write!(list, "{comma}{bit}");
                comma = ",";
            }
        }
        2 => {
            for number in numbers {
                let _ = write!(list, "{comma}{number}");
                comma = ",";
            }
        }
        _ => {
            let numbers: Vec<u16> = numbers.collect();
            // The last range may leave its lower end out: it is 0.
            for range in numbers.chunks(2) {
                let (high, low) = (range.first().unwrap_or(&0), range.get(1).unwrap_or(&0));
                let _ = write!(list, "{comma}{high}-{low}");
                comma = ",";
            }
        }
    }
    layer.put_text(CIPSO_CATEGORIES, at, len, list);
    Ok(())
}
