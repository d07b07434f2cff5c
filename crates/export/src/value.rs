//! What printers have in common: the values of chosen fields, and text in JSON.

use dissect::label::{View, push_label, push_value};
use dissect::text::{push_hex, push_hex_bytes, push_padded};
use dissect::{Demand, FieldId, FieldType, Node, Registry};
use session::Shown;
use session::columns::ColumnDef;

use crate::fields::Source;

/// What values are read with.
pub(crate) fn view_of<'v>(shown: &'v Shown<'_>) -> View<'v> {
    View {
        registry: shown.registry,
        tree: shown.tree,
        sources: shown.sources,
        zone: &shown.config.zone,
    }
}

/// What printing the values of some fields and columns needs to see.
pub(crate) fn demand_of(fields: &[(String, Source)], registry: &Registry) -> Demand {
    let mut demand = Demand::nothing();
    for (_, source) in fields {
        match source {
            // Nodes without a name can stand anywhere.
            Source::Field(ids) if ids.contains(&FieldId::TEXT) => {
                demand.merge(&Demand::everything());
            }
            Source::Field(ids) => ids.iter().for_each(|id| {
                demand.add(*id);
                // A protocol's value is its line in the details.
                demand.labels |= registry.field(*id).kind == FieldType::Protocol;
            }),
            Source::Column(column) => {
                let column = ColumnDef { title: String::new(), column: column.clone() };
                demand.merge(&session::columns::demand(&[column]));
            }
        }
    }
    demand
}

/// Appends the value of a node as lists of chosen fields show it.
pub(crate) fn push_field(out: &mut Vec<u8>, view: &View<'_>, node: &Node) {
    let def = view.registry.field(node.field);
    match def.kind {
        // What nobody takes apart has no summary: its octets are its value.
        FieldType::Protocol if view.registry.owner(node.field) == view.registry.known.data => {
            push_hex_bytes(out, view.tree.node_bytes(node, view.sources), 0);
        }
        FieldType::Protocol => match view.tree.label(node) {
            Some(_) => push_label(out, view, node),
            None => out.extend_from_slice(def.filter.as_bytes()),
        },
        FieldType::None if node.field == FieldId::TEXT => push_label(out, view, node),
        FieldType::None => out.push(b'1'),
        // One run of digits here; colons stand in details and PDML.
        FieldType::Bytes | FieldType::UintBytes => {
            push_hex_bytes(out, view.tree.value_bytes(node, view.sources), 0);
        }
        _ => push_value(out, view, node),
    }
}

/// Escapes what has been appended since `start` for a JSON string. Nearly always there is nothing to do.
#[inline]
pub(crate) fn escape_json_from(out: &mut Vec<u8>, start: usize) {
    let Some(text) = out.get(start..) else { return };
    // A slash is one only after `<`, so that no text can close an element of HTML.
    let special = |b: u8| (b < 0x20) | (b == b'"') | (b == b'\\') | (b == b'<');
    // Without branches, so that it becomes vector code.
    if text.iter().fold(false, |any, b| any | special(*b)) {
        escape_json(out, start);
    }
}

#[cold]
fn escape_json(out: &mut Vec<u8>, start: usize) {
    // Written behind the text, then moved to its place.
    let end = out.len();
    for at in start..end {
        let Some(&b) = out.get(at) else { break };
        let after_less = b == b'/' && at > start && out.get(at - 1) == Some(&b'<');
        match b {
            _ if after_less => out.extend_from_slice(b"\\/"),
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', b]),
            8 => out.extend_from_slice(b"\\b"),
            b'\t' => out.extend_from_slice(b"\\t"),
            b'\n' => out.extend_from_slice(b"\\n"),
            12 => out.extend_from_slice(b"\\f"),
            b'\r' => out.extend_from_slice(b"\\r"),
            0..0x20 => {
                out.extend_from_slice(b"\\u");
                push_hex(out, u64::from(b), 4);
            }
            _ => out.push(b),
        }
    }
    out.drain(start..end);
}

/// Appends the name of the index a frame goes to: by its day, in local time.
pub(crate) fn push_index(out: &mut Vec<u8>, shown: &Shown<'_>) {
    let secs = shown.info.ns.unwrap_or(0).div_euclid(1_000_000_000);
    let local = secs.saturating_add(i64::from(shown.config.zone.at(secs).0));
    let (year, month, day, _) = dissect::text::civil(local.div_euclid(86_400));
    out.extend_from_slice(b"packets-");
    push_padded(out, year.unsigned_abs(), 4);
    out.push(b'-');
    push_padded(out, u64::from(month), 2);
    out.push(b'-');
    push_padded(out, u64::from(day), 2);
}

/// Appends the octets of a node in hexadecimal; of a masked field, its own bits as a number.
pub(crate) fn push_raw(out: &mut Vec<u8>, view: &View<'_>, node: &Node) {
    let def = view.registry.field(node.field);
    match node.value {
        dissect::Value::U64(v) if def.bits != 0 => push_upper_hex(out, v),
        dissect::Value::I64(v) if def.bits != 0 => push_upper_hex(out, v as u64),
        _ => push_hex_bytes(out, view.tree.node_bytes(node, view.sources), 0),
    }
}

/// Appends upper-case hexadecimal digits, as few as possible.
pub(crate) fn push_upper_hex(out: &mut Vec<u8>, v: u64) {
    let start = out.len();
    push_hex(out, v, 1);
    out.get_mut(start..).unwrap_or(&mut []).make_ascii_uppercase();
}
