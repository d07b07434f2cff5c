//! A node of a frame in the words of filters.

use dissect::label::{View, push_value};
use dissect::text::civil;
use dissect::{FieldDef, FieldType, Labels, Node, Severity, Show, Value};

/// A filter for frames that have a node's field with its value; none if a value has more than `most` octets.
pub fn filter(view: &View<'_>, node: &Node, most: usize) -> Option<String> {
    let def = view.registry.field(node.field);
    let name = def.filter;
    if node.field.0 == 0 {
        // A text without a name: its octets, where they stand.
        let bytes = view.tree.node_bytes(node, view.sources);
        let (start, len) = (node.start, bytes.len());
        if node.source != 0 || bytes.is_empty() || len > most {
            return None;
        }
        return Some(format!("frame[{start}:{len}] == {}", hex(bytes)));
    }
    if matches!(def.kind, FieldType::None | FieldType::Protocol) {
        return Some(name.to_owned());
    }
    let mut value = Vec::new();
    push_value(&mut value, view, node);
    if value.len() > most {
        return None;
    }
    let value = String::from_utf8_lossy(&value);
    Some(match def.kind {
        FieldType::AbsoluteTime => match node.value {
            Value::Time { secs, nanos } => {
                format!("{name} == \"{}\"", date(view, def.show, secs, nanos))
            }
            _ => name.to_owned(),
        },
        FieldType::String
        | FieldType::Stringz
        | FieldType::UintString
        | FieldType::StringzPad
        | FieldType::StringzTrunc => format!("{name} == {}", quoted(&value)),
        FieldType::Bytes | FieldType::UintBytes | FieldType::SystemId => {
            let bytes = view.tree.value_bytes(node, view.sources);
            match bytes.is_empty() {
                true => format!("{name} == \"\""),
                false => format!("{name} == {}", hex(bytes)),
            }
        }
        _ => match (word(view, node), digits(def), node.value) {
            (Some(word), ..) => format!("{name} == {}", quoted(word)),
            (None, Some(digits), Value::U64(v)) => format!("{name} == 0x{v:0digits$x}"),
            _ => format!("{name} == {value}"),
        },
    })
}

/// Numbers that are shown in words only, as far as there are words.
fn word(view: &View<'_>, node: &Node) -> Option<&'static str> {
    let def = view.registry.field(node.field);
    match (def.show, def.labels, node.value) {
        (Show::None, Labels::Values(_), Value::U64(value)) => def.labels.find(value),
        _ => None,
    }
}

/// Hexadecimal digits of some bits of a word: as many as the bits need.
fn digits(def: &FieldDef) -> Option<usize> {
    let is_hex = matches!(def.show, Show::Hex | Show::HexDec) && def.bits != 0;
    is_hex.then(|| def.bits.count_ones().div_ceil(4) as usize)
}

/// A date and time with its zone.
fn date(view: &View<'_>, show: Show, secs: i64, nanos: i32) -> String {
    let utc = matches!(show, Show::Utc | Show::DoyUtc | Show::NtpUtc);
    let offset = if utc { 0 } else { view.zone.at(secs).0 };
    let local = secs.saturating_add(i64::from(offset));
    let (year, month, day, _) = civil(local.div_euclid(86_400));
    let second = local.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let sign = if offset < 0 { '-' } else { '+' };
    let zone = offset.unsigned_abs() / 60;
    let nanos = nanos.unsigned_abs();
    format!(
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}.{nanos:09}{sign}{:02}{:02}",
        zone / 60,
        zone % 60
    )
}

/// Octets as a filter has them. A single one needs its colon, or it would be a number.
fn hex(bytes: &[u8]) -> String {
    let mut out: Vec<String> = bytes.iter().map(|b| format!("{b:02x}")).collect();
    if out.len() == 1 {
        out.push(String::new());
    }
    out.join(":")
}

/// A text as a filter has it.
pub fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0' => out.push_str("\\000"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// For each node the highest severity of the expert notes in it.
pub fn severities(view: &View<'_>) -> Vec<Option<Severity>> {
    const ALL: [Severity; 5] =
        [Severity::Comment, Severity::Chat, Severity::Note, Severity::Warn, Severity::Error];
    let nodes = view.tree.nodes();
    let mut found = vec![None; nodes.len()];
    // Places of the nodes that the current one is in.
    let mut above: Vec<usize> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        above.truncate(usize::from(node.depth));
        above.push(at);
        let Value::U64(value) = node.value else { continue };
        if view.registry.field(node.field).filter != "_ws.expert.severity" {
            continue;
        }
        let severity = ALL.into_iter().find(|severity| u64::from(*severity as u32) == value);
        for place in &above {
            if let Some(of) = found.get_mut(*place) {
                *of = severity.max(*of);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_filters() {
        assert_eq!(hex(&[0xab]), "ab:");
        assert_eq!(hex(&[0xab, 1]), "ab:01");
        assert_eq!(quoted("a\"b\\\n"), "\"a\\\"b\\\\\\n\"");
    }
}
