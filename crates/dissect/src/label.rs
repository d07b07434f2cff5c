//! What a node's value looks like: the bare value as filters and scripts know it, and the line a person reads.

use std::io::Write as _;

use crate::address::Address;
use crate::config::Zone;
use crate::escape::write_escaped;
use crate::field::{FieldDef, FieldType, Labels, Show};
use crate::layer::Sources;
use crate::names::Transport;
use crate::oid::{push_oid, push_relative_oid};
use crate::registry::Registry;
use crate::text::*;
use crate::tree::{Node, Tree, Value, flags};

/// Everything needed to show a node.
#[derive(Clone, Copy)]
pub struct View<'v> {
    /// Definitions.
    pub registry: &'v Registry,
    /// Nodes and their text.
    pub tree: &'v Tree,
    /// The frame's buffers.
    pub sources: &'v Sources<'v>,
    /// For times of day.
    pub zone: &'v Zone,
}

/// Appends the bare value: what `-T fields` prints and PDML calls `show`. Text is not escaped.
pub fn push_value(out: &mut Vec<u8>, view: &View<'_>, node: &Node) {
    let def = view.registry.field(node.field);
    match node.value {
        Value::U64(v) => push_number(out, def, v),
        Value::I64(v) => push_i64(out, v),
        Value::F64(v) => push_float(out, v, if def.kind == FieldType::Float { 6 } else { 15 }),
        Value::Time { secs, nanos } => match def.kind {
            FieldType::AbsoluteTime => push_date(out, secs, nanos, def.show, view.zone),
            _ => push_seconds(out, secs, nanos),
        },
        Value::None => {}
        Value::Range | Value::Slice { .. } | Value::Arena { .. } => {
            let bytes = view.tree.value_bytes(node, view.sources);
            push_octets(out, def, bytes);
        }
    }
}

/// Appends octets as the field's type shows them.
pub fn push_octets(out: &mut Vec<u8>, def: &FieldDef, bytes: &[u8]) {
    match def.kind {
        FieldType::String
        | FieldType::Stringz
        | FieldType::UintString
        | FieldType::StringzPad
        | FieldType::StringzTrunc => push_lossy(out, bytes),
        FieldType::Ipv6 => match bytes.first_chunk() {
            Some(octets) => push_ipv6(out, *octets),
            None => push_hex_bytes(out, bytes, b':'),
        },
        FieldType::Ipv4 => match bytes.first_chunk() {
            Some(octets) => push_ipv4(out, *octets),
            None => push_hex_bytes(out, bytes, b':'),
        },
        FieldType::Guid => push_guid(out, bytes),
        FieldType::Oid => push_oid(out, bytes),
        FieldType::RelOid => push_relative_oid(out, bytes),
        FieldType::None | FieldType::Protocol => {}
        FieldType::SystemId => push_system_id(out, bytes),
        _ => push_hex_bytes(out, bytes, b':'),
    }
}

/// ISO 10589: octets in pairs joined by dots, what is left over after a dash.
fn push_system_id(out: &mut Vec<u8>, bytes: &[u8]) {
    for (i, b) in bytes.iter().enumerate() {
        match i {
            2 | 4 => out.push(b'.'),
            6 => out.push(b'.'),
            7 => out.push(b'-'),
            _ => {}
        }
        push_hex(out, u64::from(*b), 2);
    }
}

/// Appends a number as filters and scripts know it.
pub fn push_number(out: &mut Vec<u8>, def: &FieldDef, v: u64) {
    match def.kind {
        // Of several bits, any counts.
        FieldType::Boolean => return out.push(if v != 0 { b'1' } else { b'0' }),
        FieldType::Ipv4 => return push_ipv4(out, (v as u32).to_be_bytes()),
        FieldType::Char => return push_char(out, v as u8),
        FieldType::Eui64 => return push_hex_bytes(out, &v.to_be_bytes(), b':'),
        _ => {}
    }
    match def.show {
        Show::Hex | Show::HexDec => {
            out.extend_from_slice(b"0x");
            push_hex(out, v, hex_width(def));
        }
        Show::Oct => {
            out.push(b'0');
            let text = format!("{v:o}");
            out.extend_from_slice(text.as_bytes());
        }
        _ => push_u64(out, v),
    }
}

fn push_char(out: &mut Vec<u8>, c: u8) {
    out.push(b'\'');
    match c {
        0 => out.extend_from_slice(b"\\0"),
        7 => out.extend_from_slice(b"\\a"),
        8 => out.extend_from_slice(b"\\b"),
        12 => out.extend_from_slice(b"\\f"),
        b'\n' => out.extend_from_slice(b"\\n"),
        b'\r' => out.extend_from_slice(b"\\r"),
        b'\t' => out.extend_from_slice(b"\\t"),
        11 => out.extend_from_slice(b"\\v"),
        b'\'' => out.extend_from_slice(b"\\'"),
        b'\\' => out.extend_from_slice(b"\\\\"),
        0x20..=0x7e => out.push(c),
        _ => {
            out.extend_from_slice(b"\\x");
            push_hex(out, u64::from(c), 2);
        }
    }
    out.push(b'\'');
}

/// Digits of a hexadecimal value of this field's width.
pub fn hex_width(def: &FieldDef) -> usize {
    match def.kind {
        FieldType::Uint8 | FieldType::Int8 | FieldType::Char => 2,
        FieldType::Uint16 | FieldType::Int16 => 4,
        FieldType::Uint24 | FieldType::Int24 => 6,
        FieldType::Uint32 | FieldType::Int32 => 8,
        FieldType::Uint40 => 10,
        FieldType::Uint48 => 12,
        FieldType::Uint56 => 14,
        FieldType::Uint64 | FieldType::Int64 => 16,
        _ => 1,
    }
}

/// C's `%.Ng`.
pub fn push_float(out: &mut Vec<u8>, v: f64, digits: i32) {
    if v.is_nan() {
        return out.extend_from_slice(if v.is_sign_negative() { b"-nan" } else { b"nan" });
    }
    if v.is_infinite() {
        return out.extend_from_slice(if v < 0.0 { b"-inf" } else { b"inf" });
    }
    if v == 0.0 {
        return out.extend_from_slice(if v.is_sign_negative() { b"-0" } else { b"0" });
    }
    let scientific = format!("{:.*e}", (digits - 1) as usize, v);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trim = |s: &str| -> String {
        if s.contains('.') {
            s.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            s.to_owned()
        }
    };
    let text = if exponent < -4 || exponent >= digits {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{}e{sign}{:02}", trim(mantissa), exponent.abs())
    } else {
        trim(&format!("{:.*}", (digits - 1 - exponent).max(0) as usize, v))
    };
    out.extend_from_slice(text.as_bytes());
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Appends a date as it is shown in details: `Mar  7, 2013 21:42:06.869344000 UTC`.
pub fn push_date(out: &mut Vec<u8>, secs: i64, nanos: i32, show: Show, zone: &Zone) {
    if show == Show::NtpUtc && (secs, nanos) == (0, 0) {
        return out.extend_from_slice(b"NULL");
    }
    let (offset, name) = match show {
        Show::Utc | Show::DoyUtc | Show::NtpUtc => (0, "UTC"),
        _ => zone.at(secs),
    };
    let local = secs.saturating_add(i64::from(offset));
    let (year, month, day, day_of_year) = civil(local.div_euclid(86_400));
    let second = local.rem_euclid(86_400) as u64;
    if show == Show::DoyUtc {
        push_i64(out, year);
        out.push(b'/');
        push_padded(out, u64::from(day_of_year), 3);
        out.push(b':');
    } else {
        out.extend_from_slice(MONTHS.get(month as usize - 1).unwrap_or(&"").as_bytes());
        out.push(b' ');
        if day < 10 {
            out.push(b' ');
        }
        push_u64(out, u64::from(day));
        out.extend_from_slice(b", ");
        push_i64(out, year);
        out.push(b' ');
    }
    push_padded(out, second / 3600, 2);
    out.push(b':');
    push_padded(out, second / 60 % 60, 2);
    out.push(b':');
    push_padded(out, second % 60, 2);
    out.push(b'.');
    push_padded(out, u64::from(nanos.unsigned_abs()), 9);
    out.push(b' ');
    out.extend_from_slice(name.as_bytes());
}

/// Appends the line a person reads: the dissector's label if it gave one, else label and value of the field.
/// Without the brackets of generated nodes.
///
/// No label is longer than [`LABEL_OCTETS`]: a longer one is cut and says so, as scripts that read details know it.
pub fn push_label(out: &mut Vec<u8>, view: &View<'_>, node: &Node) {
    let start = out.len();
    let label = view.tree.label(node);
    if let Some(label) = label
        && !node.is(flags::LABEL_APPENDS)
    {
        out.extend_from_slice(label);
        return cut_label(out, start, start);
    }
    let def = view.registry.field(node.field);
    let name_end = push_default_label(out, view, node, def);
    cut_label(out, start, name_end);
    if let Some(label) = label {
        out.extend_from_slice(label);
        // What was appended is cut without a word.
        let end = char_end(out, start + LABEL_OCTETS);
        out.truncate(end);
    }
}

/// The longest label.
pub const LABEL_OCTETS: usize = 239;

/// Cuts the label that begins at `start` if it is too long, and says so at `mark`.
#[inline]
fn cut_label(out: &mut Vec<u8>, start: usize, mark: usize) {
    if out.len() - start > LABEL_OCTETS {
        cut_long_label(out, start, mark);
    }
}

#[cold]
fn cut_long_label(out: &mut Vec<u8>, start: usize, mark: usize) {
    const WORDS: &[u8] = b" [truncated]";
    let end = char_end(out, start + LABEL_OCTETS - 1 - WORDS.len());
    out.truncate(end);
    let mark = mark.min(end);
    out.splice(mark..mark, WORDS.iter().copied());
}

/// The end of the last whole character that ends at `end` or before.
pub(crate) fn char_end(out: &[u8], end: usize) -> usize {
    let mut end = end.min(out.len());
    while end < out.len() && end > 0 && out.get(end).is_some_and(|b| b & 0xc0 == 0x80) {
        end -= 1;
    }
    end
}

/// Returns where the field's name ends.
fn push_default_label(out: &mut Vec<u8>, view: &View<'_>, node: &Node, def: &FieldDef) -> usize {
    let masked = node.is(flags::BITS) && def.mask != 0;
    if masked && let Value::U64(v) = node.value {
        push_bit_pattern(out, def, v);
        out.extend_from_slice(b" = ");
    }
    out.extend_from_slice(def.label.as_bytes());
    let name_end = out.len();
    if !matches!(def.kind, FieldType::None | FieldType::Protocol) {
        out.extend_from_slice(b": ");
        if !push_named(out, view, node, def) {
            push_label_value(out, view, node, def);
        }
    }
    name_end
}

fn push_label_value(out: &mut Vec<u8>, view: &View<'_>, node: &Node, def: &FieldDef) {
    match node.value {
        Value::U64(v) => push_worded(out, def, v),
        Value::I64(v) => match def.labels {
            Labels::Unit(unit) => {
                push_i64(out, v);
                out.extend_from_slice(unit.as_bytes());
            }
            _ => match def.labels.find(u64::from(v as u32)) {
                Some(words) => {
                    out.extend_from_slice(words.as_bytes());
                    out.extend_from_slice(b" (");
                    push_i64(out, v);
                    out.push(b')');
                }
                None => push_i64(out, v),
            },
        },
        Value::Time { .. } => {
            push_value(out, view, node);
            if def.kind == FieldType::RelativeTime {
                out.extend_from_slice(b" seconds");
            }
        }
        Value::Range | Value::Slice { .. } | Value::Arena { .. } => match def.kind {
            FieldType::Bytes | FieldType::UintBytes => {
                let bytes = view.tree.value_bytes(node, view.sources);
                // As many octets as a line bears; the rest is in the bytes pane.
                let shown = bytes.get(..bytes.len().min(36)).unwrap_or(&[]);
                push_hex_bytes(out, shown, 0);
                if shown.len() < bytes.len() {
                    out.extend_from_slice("…".as_bytes());
                }
                if bytes.is_empty() {
                    out.extend_from_slice(b"<MISSING>");
                }
            }
            FieldType::String
            | FieldType::Stringz
            | FieldType::UintString
            | FieldType::StringzPad
            | FieldType::StringzTrunc => {
                let text = view.tree.value_bytes(node, view.sources);
                // Of a long text, such as a document, the label bears only the beginning; no octet becomes less than one.
                push_escaped(out, text.get(..text.len().min(2 * LABEL_OCTETS)).unwrap_or(text));
            }
            _ => push_value(out, view, node),
        },
        _ => push_value(out, view, node),
    }
    if let (Labels::Unit(unit), false) =
        (def.labels, matches!(node.value, Value::U64(_) | Value::I64(_)))
    {
        out.extend_from_slice(unit.as_bytes());
    }
}

/// Appends a port with its name; false if it is none or such names are not looked up.
pub fn push_port(out: &mut Vec<u8>, view: &View<'_>, node: &Node) -> bool {
    let transport = match view.registry.field(node.field).show {
        Show::PtTcp => Some(Transport::Tcp),
        Show::PtUdp => Some(Transport::Udp),
        Show::PtSctp => Some(Transport::Sctp),
        _ => None,
    };
    let (Some(transport), Value::U64(port)) = (transport, node.value) else { return false };
    let named = view.sources.names.port(transport, port as u16).filter(|n| n.looked_up);
    named.is_some_and(|named| write!(out, "{named}").is_ok())
}

/// Appends an address or a port with its name, if such names are looked up.
fn push_named(out: &mut Vec<u8>, view: &View<'_>, node: &Node, def: &FieldDef) -> bool {
    let names = &view.sources.names;
    if push_port(out, view, node) {
        return true;
    }
    if let (Show::Oui, Value::U64(v), 0) = (def.show, node.value, def.mask) {
        let [.., a, b, c] = v.to_be_bytes();
        push_hex_bytes(out, &[a, b, c], b':');
        if let Some(vendor) = names.vendor(&[a, b, c, 0, 0, 0]) {
            let _ = write!(out, " ({vendor})");
        }
        return true;
    }
    let octets = || view.tree.value_bytes(node, view.sources);
    let address = match (def.kind, node.value) {
        (FieldType::Ipv4, _) if def.show == Show::Netmask => None,
        (FieldType::Ipv4, Value::U64(v)) => Some(Address::Ipv4((v as u32).to_be_bytes())),
        (FieldType::Ipv4, _) => octets().first_chunk().map(|o| Address::Ipv4(*o)),
        (FieldType::Ipv6, _) => octets().first_chunk().map(|o| Address::Ipv6(*o)),
        (FieldType::Ether, _) => octets().first_chunk().map(|o| Address::Ether(*o)),
        _ => None,
    };
    let Some(address) = address.filter(|a| names.resolves(a)) else { return false };
    let _ = write!(out, "{}", names.named(address));
    true
}

/// Digits of a hexadecimal value in a label: of some bits of a word, only as many as they need.
fn label_width(def: &FieldDef) -> usize {
    match def.mask {
        0 => hex_width(def),
        mask => mask.count_ones().div_ceil(4) as usize,
    }
}

fn push_label_number(out: &mut Vec<u8>, def: &FieldDef, v: u64) {
    match (def.kind, def.show) {
        (FieldType::Boolean | FieldType::Ipv4 | FieldType::Char | FieldType::Eui64, _) => {
            push_number(out, def, v);
        }
        (_, Show::Hex | Show::HexDec) => {
            out.extend_from_slice(b"0x");
            push_hex(out, v, label_width(def));
        }
        _ => push_number(out, def, v),
    }
}

fn push_worded(out: &mut Vec<u8>, def: &FieldDef, v: u64) {
    match def.labels {
        Labels::Unit(unit) => {
            push_label_number(out, def, v);
            return out.extend_from_slice(unit.as_bytes());
        }
        Labels::Custom(write) => return write(v, out),
        _ => {}
    }
    if def.kind == FieldType::Boolean {
        let words = def.labels.find(v).unwrap_or(if v != 0 { "True" } else { "False" });
        return out.extend_from_slice(words.as_bytes());
    }
    match (def.labels.find(v), &def.labels) {
        // A field that is shown in no number base is shown in words alone.
        (Some(words), _) if def.show == Show::None => out.extend_from_slice(words.as_bytes()),
        (Some(words), _) => {
            out.extend_from_slice(words.as_bytes());
            out.extend_from_slice(b" (");
            push_label_number(out, def, v);
            out.push(b')');
        }
        (None, Labels::Values(_) | Labels::Ranges(_)) => {
            out.extend_from_slice(b"Unknown (");
            push_label_number(out, def, v);
            out.push(b')');
        }
        _ => {
            push_label_number(out, def, v);
            match def.show {
                Show::DecHex => {
                    out.extend_from_slice(b" (0x");
                    push_hex(out, v, label_width(def));
                    out.push(b')');
                }
                Show::HexDec => {
                    out.extend_from_slice(b" (");
                    push_u64(out, v);
                    out.push(b')');
                }
                _ => {}
            }
        }
    }
}

/// `.... .1.. = `: which bits of the word the field is.
fn push_bit_pattern(out: &mut Vec<u8>, def: &FieldDef, v: u64) {
    let word = v << def.mask.trailing_zeros();
    // Numbers are shown in the width of their own type, flags in that of their word.
    let width = match def.kind {
        FieldType::Boolean => u32::from(def.width),
        _ => 4 * hex_width(def) as u32,
    };
    let width = width.max(64 - def.mask.leading_zeros());
    // Four bits at a time; a group at the top may have fewer.
    let top = width.div_ceil(4);
    let mut skip = (top * 4 - width) as usize;
    for group in (0..top).rev() {
        let (mask, bits) = (def.mask >> (4 * group) & 15, word >> (4 * group) & 15);
        let shown = BIT_PATTERNS.get((mask << 4 | bits) as usize).map_or(&[][..], |p| p);
        let end = if group == 0 { 4 } else { 5 };
        out.extend_from_slice(shown.get(skip..end).unwrap_or(&[]));
        skip = 0;
    }
}

/// Four bits of a word as labels show them, and a space, by the mask's four bits and the word's.
const BIT_PATTERNS: [[u8; 5]; 256] = {
    let mut patterns = [*b"     "; 256];
    let mut i = 0;
    while i < 256 {
        let mut bit = 0;
        while bit < 4 {
            let digit = match (i >> (4 + bit) & 1, i >> bit & 1) {
                (0, _) => b'.',
                (_, 0) => b'0',
                _ => b'1',
            };
            // What is out of range here does not compile.
            #[allow(clippy::indexing_slicing)]
            {
                patterns[i][3 - bit] = digit;
            }
            bit += 1;
        }
        i += 1;
    }
    patterns
};

/// Appends text with escapes for what cannot be printed, as labels show it.
pub fn push_escaped(out: &mut Vec<u8>, bytes: &[u8]) {
    // Nearly all text is plain.
    if bytes.iter().fold(true, |plain, b| plain & (0x20..0x7f).contains(b)) {
        return out.extend_from_slice(bytes);
    }
    // Writing to memory cannot fail.
    let _ = write!(out, "{}", std::fmt::from_fn(|f| write_escaped(f, bytes)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_are_cut() {
        let cut = |label: &str, mark| {
            let mut out = label.as_bytes().to_vec();
            cut_label(&mut out, 0, mark);
            String::from_utf8(out).unwrap()
        };
        let a = |n| "a".repeat(n);
        assert_eq!(cut(&a(239), 0), a(239));
        assert_eq!(cut(&a(240), 0), format!(" [truncated]{}", a(226)));
        assert_eq!(cut(&format!("X: {}", a(300)), 1), format!("X [truncated]: {}", a(223)));
        assert_eq!(cut(&format!("{}é{}", a(225), a(20)), 0), format!(" [truncated]{}", a(225)));
    }

    #[test]
    fn floats_as_c_prints_them() {
        for (v, digits, text) in [
            (0.1, 6, "0.1"),
            (123_456_789.0, 6, "1.23457e+08"),
            (1e-5, 6, "1e-05"),
            (50.0, 6, "50"),
            (2.5, 15, "2.5"),
        ] {
            let mut out = Vec::new();
            push_float(&mut out, v, digits);
            assert_eq!(String::from_utf8(out).unwrap(), text);
        }
    }
}
