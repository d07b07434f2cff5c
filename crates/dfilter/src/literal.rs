//! Values as people write them, for each type of field.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use dissect::{FieldDef, FieldType, Labels};

use crate::Env;
use crate::time;
use crate::value::{Family, Val, family};

/// What a type is called in messages.
pub(crate) fn type_name(kind: FieldType) -> &'static str {
    use FieldType as F;
    match kind {
        F::None => "label",
        F::Protocol => "protocol",
        F::Boolean => "truth value",
        F::Char => "character (1 octet)",
        F::Uint8 => "unsigned number (1 octet)",
        F::Uint16 => "unsigned number (2 octets)",
        F::Uint24 => "unsigned number (3 octets)",
        F::Uint32 => "unsigned number (4 octets)",
        F::Uint40 => "unsigned number (5 octets)",
        F::Uint48 => "unsigned number (6 octets)",
        F::Uint56 => "unsigned number (7 octets)",
        F::Uint64 => "unsigned number (8 octets)",
        F::Int8 => "signed number (1 octet)",
        F::Int16 => "signed number (2 octets)",
        F::Int24 => "signed number (3 octets)",
        F::Int32 => "signed number (4 octets)",
        F::Int64 => "signed number (8 octets)",
        F::Float | F::Double => "floating-point number",
        F::AbsoluteTime => "date and time",
        F::RelativeTime => "time span",
        F::String | F::Stringz | F::UintString | F::StringzPad | F::StringzTrunc => "text",
        F::Ether => "MAC address",
        F::Bytes | F::UintBytes => "sequence of octets",
        F::Ipv4 => "IPv4 address",
        F::Ipv6 => "IPv6 address",
        F::Framenum => "frame number",
        F::Guid => "GUID",
        F::Oid => "object identifier",
        F::RelOid => "relative object identifier",
        F::Eui64 => "EUI-64 address",
        F::SystemId => "OSI system identifier",
    }
}

/// A type with its article.
pub(crate) fn a_type(kind: FieldType) -> String {
    let name = type_name(kind);
    let article =
        if name.starts_with(['a', 'e', 'i', 'o', 'u', 'E', 'I', 'O']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// A value that may stand for several fields of one name: their definitions, the first one first.
pub(crate) struct Like<'a> {
    pub(crate) kind: FieldType,
    pub(crate) name: &'a str,
    pub(crate) defs: Vec<&'a FieldDef>,
}

type Read = Result<Val<'static>, String>;

/// An unquoted word. `partial`: part of a value will do, such as a few octets of an address.
pub(crate) fn word(like: &Like<'_>, text: &str, env: &Env<'_>, partial: bool) -> Read {
    let whole = matches!(like.kind, FieldType::Oid | FieldType::RelOid | FieldType::Guid);
    let kind = match (partial && !whole, family(like.kind)) {
        (true, Family::Bytes) => FieldType::Bytes,
        _ => like.kind,
    };
    let plain = unquoted(kind, text, env);
    match (family(like.kind), plain) {
        (_, Ok(value)) => Ok(value),
        // A word of the field's own stands for its number.
        (Family::Unsigned | Family::Signed | Family::Boolean, Err(why)) => {
            by_label(like, text).unwrap_or(Err(why))
        }
        (_, Err(why)) => Err(why),
    }
}

/// An unquoted word that is calculated with: none of a field's own words.
pub(crate) fn bare(like: &Like<'_>, text: &str, env: &Env<'_>) -> Read {
    unquoted(like.kind, text, env)
}

/// Text in double quotes.
pub(crate) fn quoted(like: &Like<'_>, text: &[u8], env: &Env<'_>) -> Read {
    let shown = || String::from_utf8_lossy(text).into_owned();
    match (family(like.kind), like.kind) {
        (Family::Text, _) => Ok(Val::S(Cow::Owned(text.to_vec()))),
        (Family::Protocol, _) | (_, FieldType::Bytes) => Ok(Val::B(Cow::Owned(text.to_vec()))),
        (Family::Date, _) => time::date(&shown(), env.zone),
        (Family::Unsigned | Family::Signed | Family::Boolean, _) => {
            by_label(like, &shown()).unwrap_or_else(|| no_text(like.kind, &shown()))
        }
        _ => no_text(like.kind, &shown()),
    }
}

fn no_text(kind: FieldType, text: &str) -> Read {
    Err(format!("The text \"{text}\" cannot be made {}.", a_type(kind)))
}

/// A character in single quotes.
pub(crate) fn character(like: &Like<'_>, c: u8) -> Read {
    match (family(like.kind), like.kind) {
        (_, FieldType::Eui64) => {}
        (Family::Unsigned | Family::Boolean, _) => return Ok(Val::U(u64::from(c))),
        (Family::Signed, _) => return Ok(Val::I(i64::from(c))),
        (Family::Text, _) => return Ok(Val::S(Cow::Owned(vec![c]))),
        (Family::Protocol, _) | (_, FieldType::Bytes) => return Ok(Val::B(Cow::Owned(vec![c]))),
        _ => {}
    }
    Err(format!("A character cannot be made {}.", a_type(like.kind)))
}

/// The number that a field's own words stand for; `None` if none of the fields has words.
fn by_label(like: &Like<'_>, text: &str) -> Option<Read> {
    let same = |words: &str| words.eq_ignore_ascii_case(text);
    let number = |v: u64| match family(like.kind) {
        Family::Signed => Val::I(i64::from(v as u32 as i32)),
        _ => Val::U(v),
    };
    let mut has_words = false;
    for def in &like.defs {
        let (set, unset) = match def.labels {
            Labels::Flag(set, unset) => (set, unset),
            _ => ("True", "False"),
        };
        if def.kind == FieldType::Boolean {
            has_words = true;
            if same(set) {
                return Some(Ok(Val::U(1)));
            }
            if same(unset) {
                return Some(Ok(Val::U(0)));
            }
            continue;
        }
        match def.labels {
            Labels::Values(table) => {
                has_words = true;
                if let Some(row) = table.iter().find(|row| same(row.1)) {
                    return Some(Ok(number(u64::from(row.0))));
                }
            }
            Labels::Ranges(table) => {
                has_words = true;
                if let Some(row) = table.iter().find(|row| same(row.2)) {
                    if row.0 == row.1 {
                        return Some(Ok(number(u64::from(row.0))));
                    }
                    let why =
                        format!("\"{text}\" stands for more than one value of {}.", like.name);
                    return Some(Err(why));
                }
            }
            _ => {}
        }
    }
    has_words.then(|| Err(format!("\"{text}\" is not among the possible values of {}.", like.name)))
}

fn unquoted(kind: FieldType, text: &str, env: &Env<'_>) -> Read {
    let no = |what: &str| Err(format!("\"{text}\" is not a valid {what}."));
    match family(kind) {
        Family::None => no("value of a label"),
        Family::Protocol => {
            octets(text).map(|b| Val::B(Cow::Owned(b))).map_or(no("byte string"), Ok)
        }
        Family::Text => Ok(Val::S(Cow::Owned(text.as_bytes().to_vec()))),
        Family::Boolean => match text {
            "True" | "TRUE" => Ok(Val::U(1)),
            "False" | "FALSE" => Ok(Val::U(0)),
            _ => unsigned(text).map_or(no("truth value"), |v| Ok(Val::U(u64::from(v != 0)))),
        },
        Family::Unsigned if kind == FieldType::Eui64 => eui64(text),
        Family::Unsigned => match (unsigned(text), unsigned_max(kind)) {
            (None, _) => no("number"),
            (Some(v), max) if v <= max => Ok(Val::U(v)),
            (_, max) => {
                Err(format!("\"{text}\" is too big for this field; it holds at most {max}."))
            }
        },
        Family::Signed => match (unsigned(text), signed_max(kind)) {
            (None, _) => no("number"),
            (Some(v), max) if v <= max as u64 => Ok(Val::I(v as i64)),
            (_, max) => {
                Err(format!("\"{text}\" is too big for this field; it holds at most {max}."))
            }
        },
        Family::Float => float(text).map_or(no("floating-point number"), |v| Ok(Val::F(v))),
        Family::Date => time::date(text, env.zone),
        Family::Duration => time::duration(text),
        Family::Ipv4 => ipv4(text, env),
        Family::Ipv6 => ipv6(text, env),
        Family::Bytes => bytes_like(kind, text),
    }
}

fn bytes_like(kind: FieldType, text: &str) -> Read {
    let what = type_name(kind);
    let wrong = || format!("\"{text}\" is not a valid {what}.");
    let found = match kind {
        FieldType::Guid => guid(text).ok_or_else(wrong)?,
        FieldType::Oid => oid(text, true).ok_or_else(wrong)?,
        FieldType::RelOid => oid(text, false).ok_or_else(wrong)?,
        _ => octets(text).ok_or_else(wrong)?,
    };
    let too =
        |much: &str| Err(format!("\"{text}\" holds too {much} octets to be {}.", a_type(kind)));
    match (kind, found.len()) {
        (FieldType::Ether, n) if n < 6 => too("few"),
        (FieldType::Ether, n) if n > 6 => too("many"),
        _ => Ok(Val::B(Cow::Owned(found))),
    }
}

/// A number in base 10, 16 (`0x`), 8 (`0`) or 2 (`0b`).
pub(crate) fn unsigned(text: &str) -> Option<u64> {
    let digits = |text: &str, base| {
        // `from_str_radix` takes a sign.
        text.bytes().next().filter(u8::is_ascii_alphanumeric)?;
        u64::from_str_radix(text, base).ok()
    };
    let bytes = text.as_bytes();
    match (bytes.first(), bytes.get(1)) {
        (Some(b'0'), Some(b'x' | b'X')) => digits(text.get(2..)?, 16),
        (Some(b'0'), Some(b'b' | b'B')) => digits(text.get(2..)?, 2),
        (Some(b'0'), Some(_)) => digits(text.get(1..)?, 8),
        _ => digits(text, 10),
    }
}

/// Whether a number may be written as a value of the type, perhaps with a sign.
pub(crate) fn can_be_written(kind: FieldType, value: &Val<'_>) -> bool {
    let max = match family(kind) {
        Family::Signed => signed_max(kind).unsigned_abs(),
        _ => unsigned_max(kind),
    };
    match value {
        Val::U(v) => *v <= max,
        Val::I(v) if *v >= 0 => v.unsigned_abs() <= max,
        Val::I(v) => {
            v.unsigned_abs() <= max
                && crate::run::negate(Val::U(v.unsigned_abs()), crate::check::is_wide(kind))
                    .is_some()
        }
        _ => true,
    }
}

fn unsigned_max(kind: FieldType) -> u64 {
    match crate::value::number_octets(kind) {
        Some(octets @ 1..8) => (1 << (octets * 8)) - 1,
        _ => u64::MAX,
    }
}

fn signed_max(kind: FieldType) -> i64 {
    match crate::value::number_octets(kind) {
        Some(octets @ 1..8) => (1 << (octets * 8 - 1)) - 1,
        _ => i64::MAX,
    }
}

/// What C's `strtod` reads, the whole of the text.
fn float(text: &str) -> Option<f64> {
    let lower = text.to_ascii_lowercase();
    if let Some(hex) = lower.strip_prefix("0x") {
        return hex_float(hex);
    }
    lower.parse().ok()
}

fn hex_float(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once('p').unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut value = 0.0;
    for c in whole.chars() {
        value = value * 16.0 + f64::from(c.to_digit(16)?);
    }
    let mut scale = 1.0;
    for c in fraction.chars() {
        scale /= 16.0;
        value += f64::from(c.to_digit(16)?) * scale;
    }
    Some(value * 2f64.powi(exponent.parse().ok()?))
}

/// Octets in hexadecimal: pairs joined by one of `:`, `-` and `.`, groups of two pairs joined by dots, pairs that follow one
/// another, one octet as `0xNN`, or a single digit.
pub(crate) fn octets(text: &str) -> Option<Vec<u8>> {
    let text = text.strip_prefix(':').unwrap_or(text);
    if let Some(digits) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        let one = (1..=2).contains(&digits.len()).then(|| unsigned(text))??;
        return Some(vec![one as u8]);
    }
    let mut out = Vec::new();
    let separator = text.bytes().find(|b| !b.is_ascii_hexdigit());
    let groups: Box<dyn Iterator<Item = &str>> = match separator {
        None => Box::new(std::iter::once(text)),
        Some(b @ (b':' | b'-' | b'.')) => Box::new(text.split(b as char)),
        Some(_) => return None,
    };
    for group in groups {
        let bytes = group.as_bytes();
        if bytes.is_empty() || !bytes.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        for pair in bytes.chunks(2) {
            let digits = std::str::from_utf8(pair).ok()?;
            out.push(u8::from_str_radix(digits, 16).ok()?);
        }
    }
    Some(out)
}

fn eui64(text: &str) -> Read {
    let from_octets = || {
        let found = octets(text)?;
        <[u8; 8]>::try_from(found).ok().map(u64::from_be_bytes)
    };
    match unsigned(text).or_else(from_octets) {
        Some(v) => Ok(Val::U(v)),
        None => Err(format!("\"{text}\" is not a valid EUI-64 address.")),
    }
}

fn guid(text: &str) -> Option<Vec<u8>> {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    if lengths != [8, 4, 4, 4, 12] {
        return None;
    }
    let digits = groups.concat();
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| octets(&digits)).flatten()
}

/// The BER contents octets of an object identifier.
fn oid(text: &str, absolute: bool) -> Option<Vec<u8>> {
    let mut arcs = Vec::new();
    for arc in text.split('.') {
        arc.bytes().next()?;
        arcs.push(arc.bytes().all(|b| b.is_ascii_digit()).then(|| arc.parse::<u64>().ok())??);
    }
    if arcs.len() < 2 {
        return None;
    }
    if absolute {
        let (first, second) = (*arcs.first()?, *arcs.get(1)?);
        if first > 2 || (first < 2 && second > 39) {
            return None;
        }
        arcs.remove(0);
        *arcs.first_mut()? = second.checked_add(first * 40)?;
    }
    let mut out = Vec::new();
    for arc in arcs {
        let groups = (64 - arc.leading_zeros()).div_ceil(7).max(1);
        for group in (0..groups).rev() {
            let more = if group > 0 { 0x80 } else { 0 };
            out.push((arc >> (7 * group)) as u8 & 0x7f | more);
        }
    }
    Some(out)
}

fn with_prefix(text: &str, max: u8) -> Result<(&str, u8), String> {
    match text.split_once('/') {
        None => Ok((text, max)),
        Some((address, bits)) => match bits.parse::<u8>() {
            Ok(bits) if bits <= max => Ok((address, bits)),
            _ => Err(format!("A prefix of such an address has at most {max} bits, not {bits}.")),
        },
    }
}

fn ipv4(text: &str, env: &Env<'_>) -> Read {
    let (address, bits) = with_prefix(text, 32)?;
    if let Ok(address) = address.parse::<Ipv4Addr>() {
        return Ok(Val::V4(u32::from(address), bits));
    }
    let found = env.hosts.and_then(|look_up| {
        look_up(text).into_iter().find_map(|a| if let IpAddr::V4(a) = a { Some(a) } else { None })
    });
    match found {
        Some(address) => Ok(Val::V4(u32::from(address), 32)),
        None => Err(format!("\"{text}\" is neither an IPv4 address nor a known host.")),
    }
}

fn ipv6(text: &str, env: &Env<'_>) -> Read {
    let (address, bits) = with_prefix(text, 128)?;
    if let Ok(address) = address.parse::<Ipv6Addr>() {
        return Ok(Val::V6(u128::from(address), bits));
    }
    let found = env.hosts.and_then(|look_up| {
        look_up(text).into_iter().find_map(|a| if let IpAddr::V6(a) = a { Some(a) } else { None })
    });
    match found {
        Some(address) => Ok(Val::V6(u128::from(address), 128)),
        None => Err(format!("\"{text}\" is neither an IPv6 address nor a known host.")),
    }
}
