//! A frame taken apart, as the page shows it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dissect::label::{View, push_label, push_value};
use dissect::tree::flags;
use dissect::{FieldDef, FieldType, Node, Registry, Severity, Value};
use session::capture::Row;
use session::{Shown, describe};

use crate::api::{Buffer, Details, NodeSeverity, Related, RelatedKind, TreeNode};

/// Nodes that the page is given: more than anybody reads, few enough to be drawn.
const NODES_MAX: usize = 20_000;

/// Octets of a buffer that the page is given.
const BUFFER_OCTETS_MAX: usize = 4 << 20;

/// Octets of a value that stand in a filter; longer ones give none.
const FILTER_OCTETS_MAX: usize = 4096;

/// Details and bytes of a frame.
pub(crate) fn details(
    shown: &Shown<'_>,
    row: Row,
    generation: u32,
    comments: Vec<String>,
) -> Details {
    let zone = &shown.config.zone;
    let view = View { registry: shown.registry, tree: shown.tree, sources: shown.sources, zone };
    let all = shown.tree.nodes();
    let mut nodes: Vec<TreeNode> = all.iter().take(NODES_MAX).map(|n| node(&view, n)).collect();
    let severity = severities(&view, &mut nodes);
    let related = related(&view, shown.info.number);
    let buffers = shown.sources.iter().map(|(name, bytes)| Buffer {
        name: name.to_owned(),
        data: STANDARD.encode(bytes.get(..BUFFER_OCTETS_MAX).unwrap_or(bytes)),
        bytes: bytes.len() as u32,
    });
    Details {
        frame: shown.info.number,
        generation,
        cut: all.len() > NODES_MAX,
        nodes,
        buffers: buffers.collect(),
        cells: row.cells,
        related,
        conversation: row.conversation,
        comments,
        severity,
        time: shown.info.ns.map(|ns| ns as f64 / 1e9),
        length: shown.info.len,
    }
}

fn text(push: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    push(&mut out);
    String::from_utf8(out).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
}

fn node(view: &View<'_>, node: &Node) -> TreeNode {
    let def = view.registry.field(node.field);
    let has_value = !matches!(def.kind, FieldType::None | FieldType::Protocol);
    let value = has_value.then(|| text(|out| push_value(out, view, node)));
    let link = match (def.kind, node.value) {
        (FieldType::Framenum, Value::U64(n)) => u32::try_from(n).ok().filter(|n| *n != 0),
        _ => None,
    };
    TreeNode {
        label: text(|out| push_label(out, view, node)),
        level: u32::from(node.depth),
        field: if node.field.0 == 0 { String::new() } else { def.filter.to_owned() },
        name: def.label.to_owned(),
        kind: type_name(def.kind).to_owned(),
        filter: describe::filter(view, node, FILTER_OCTETS_MAX),
        value,
        buffer: u32::from(node.source),
        start: node.start,
        length: node.len,
        mask: def.bits,
        severity: NodeSeverity::None,
        generated: node.is(flags::GENERATED),
        hidden: node.is(flags::HIDDEN),
        protocol: node.is(flags::PROTOCOL),
        link,
    }
}

/// A filter for frames that have a node's field with its value.
pub(crate) fn node_filter(shown: &Shown<'_>, node: &Node) -> Option<String> {
    let zone = &shown.config.zone;
    let view = View { registry: shown.registry, tree: shown.tree, sources: shown.sources, zone };
    describe::filter(&view, node, FILTER_OCTETS_MAX)
}

/// Sets the severity of nodes that hold expert notes and of all above them; returns the highest.
fn severities(view: &View<'_>, nodes: &mut [TreeNode]) -> NodeSeverity {
    let mut highest = NodeSeverity::None;
    for (node, severity) in nodes.iter_mut().zip(describe::severities(view)) {
        if let Some(severity) = severity {
            node.severity = level_of(u64::from(severity as u32));
            highest = highest.max(node.severity);
        }
    }
    highest
}

pub(crate) fn level_of(severity: u64) -> NodeSeverity {
    let is = |s: Severity| severity == u64::from(s as u32);
    if is(Severity::Error) {
        NodeSeverity::Error
    } else if is(Severity::Warn) {
        NodeSeverity::Warning
    } else if is(Severity::Note) {
        NodeSeverity::Note
    } else if is(Severity::Chat) {
        NodeSeverity::Chat
    } else {
        NodeSeverity::Comment
    }
}

/// Frames that this one refers to.
fn related(view: &View<'_>, own: u32) -> Vec<Related> {
    let mut found: Vec<Related> = Vec::new();
    for node in view.tree.nodes() {
        let def = view.registry.field(node.field);
        let (FieldType::Framenum, Value::U64(n)) = (def.kind, node.value) else { continue };
        let Ok(frame) = u32::try_from(n) else { continue };
        let related = Related { frame, kind: relation(def.filter) };
        if frame != 0 && frame != own && !found.contains(&related) && found.len() < RELATED_MAX {
            found.push(related);
        }
    }
    found
}

/// Related frames that the page is told of.
const RELATED_MAX: usize = 1000;

/// What a frame is to the one whose field of this name has its number.
fn relation(field: &str) -> RelatedKind {
    let last = field.rsplit('.').next().unwrap_or(field);
    match last {
        "acks_frame" => RelatedKind::Acked,
        "duplicate_ack_frame" => RelatedKind::DuplicateAck,
        "segment" | "fragment" | "reassembled_in" => RelatedKind::Segment,
        _ if last.starts_with("request") || last.ends_with("_to") || last.ends_with("reqframe") => {
            RelatedKind::Request
        }
        _ if last.starts_with("response")
            || last.starts_with("reply")
            || last.ends_with("repframe") =>
        {
            RelatedKind::Response
        }
        _ => RelatedKind::Other,
    }
}

/// The name of a field's type.
pub(crate) fn type_name(kind: FieldType) -> &'static str {
    match kind {
        FieldType::None => "FT_NONE",
        FieldType::Protocol => "FT_PROTOCOL",
        FieldType::Boolean => "FT_BOOLEAN",
        FieldType::Char => "FT_CHAR",
        FieldType::Uint8 => "FT_UINT8",
        FieldType::Uint16 => "FT_UINT16",
        FieldType::Uint24 => "FT_UINT24",
        FieldType::Uint32 => "FT_UINT32",
        FieldType::Uint40 => "FT_UINT40",
        FieldType::Uint48 => "FT_UINT48",
        FieldType::Uint56 => "FT_UINT56",
        FieldType::Uint64 => "FT_UINT64",
        FieldType::Int8 => "FT_INT8",
        FieldType::Int16 => "FT_INT16",
        FieldType::Int24 => "FT_INT24",
        FieldType::Int32 => "FT_INT32",
        FieldType::Int64 => "FT_INT64",
        FieldType::Float => "FT_FLOAT",
        FieldType::Double => "FT_DOUBLE",
        FieldType::AbsoluteTime => "FT_ABSOLUTE_TIME",
        FieldType::RelativeTime => "FT_RELATIVE_TIME",
        FieldType::String => "FT_STRING",
        FieldType::Stringz => "FT_STRINGZ",
        FieldType::UintString => "FT_UINT_STRING",
        FieldType::StringzPad => "FT_STRINGZPAD",
        FieldType::StringzTrunc => "FT_STRINGZTRUNC",
        FieldType::Ether => "FT_ETHER",
        FieldType::Bytes => "FT_BYTES",
        FieldType::UintBytes => "FT_UINT_BYTES",
        FieldType::Ipv4 => "FT_IPv4",
        FieldType::Ipv6 => "FT_IPv6",
        FieldType::Framenum => "FT_FRAMENUM",
        FieldType::Guid => "FT_GUID",
        FieldType::Oid => "FT_OID",
        FieldType::RelOid => "FT_REL_OID",
        FieldType::Eui64 => "FT_EUI64",
        FieldType::SystemId => "FT_SYSTEM_ID",
    }
}

/// Fields whose name or label has a text, those first whose name begins with it.
pub(crate) fn search_fields(
    registry: &Registry,
    text: &str,
    limit: usize,
) -> Vec<crate::api::FieldInfo> {
    let wanted = text.to_lowercase();
    let rank = |def: &FieldDef| {
        if def.filter.starts_with(&wanted) {
            Some(0)
        } else if def.filter.contains(&wanted) {
            Some(1)
        } else {
            def.label.to_lowercase().contains(&wanted).then_some(2)
        }
    };
    let mut found: Vec<_> =
        registry.fields().filter_map(|(id, def)| Some((rank(def)?, def.filter, id))).collect();
    found.sort_unstable_by_key(|f| (f.0, f.1));
    found.dedup_by_key(|f| f.1);
    found.truncate(limit);
    let info = |(_, _, id)| {
        let def = registry.field(id);
        crate::api::FieldInfo {
            filter: def.filter.to_owned(),
            name: def.label.to_owned(),
            kind: type_name(def.kind).to_owned(),
            protocol: registry.protocol(registry.owner(id)).filter.to_owned(),
            doc: def.doc.trim().to_owned(),
        }
    };
    found.into_iter().map(info).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_by_name() {
        for (field, kind) in [
            ("dns.response_in", RelatedKind::Response),
            ("dns.response_to", RelatedKind::Request),
            ("http.request_in", RelatedKind::Request),
            ("tcp.analysis.acks_frame", RelatedKind::Acked),
            ("tcp.segment", RelatedKind::Segment),
            ("tcp.analysis.rto_frame", RelatedKind::Other),
        ] {
            assert_eq!(relation(field), kind, "{field}");
        }
    }
}
