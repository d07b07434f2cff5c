//! `frame`: the details and bytes of one frame.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dissect::label::{View, push_label};
use dissect::tree::flags;
use dissect::{Demand, FieldType, Node, Severity, Value};
use session::capture::view::ALL;
use session::colour::Rule;
use session::{Shown, describe};

use super::desk::{Desk, Loaded};
use super::frames::write_colour;
use super::json::Json;
use super::request::{Refused, Request, refused};

/// Octets of a value that stand in a filter; longer ones give none.
const FILTER_OCTETS_MAX: usize = 1 << 20;

/// Answers.
pub(super) fn answer(desk: &mut Desk, request: &Request, json: &mut Json) -> Result<(), Refused> {
    let out_of_range =
        || refused(-8003, "Invalid frame - The frame number requested is out of range");
    let number = request.number("frame").unwrap_or(0);
    let columns = desk.columns();
    let loaded = desk.loaded.as_mut().ok_or_else(out_of_range)?;
    if number > loaded.frames() {
        return Err(out_of_range());
    }
    if request.has("color") || request.has("proto") {
        loaded.coloured.set(number - 1, true);
    }
    let look = session::capture::Look::clone(&loaded.capture.look());
    loaded.capture.set_look(session::capture::Look { columns, ..look });
    // Colouring rules look at hidden nodes, too.
    let demand = Demand::everything();
    let found = loaded.capture.frame(number - 1, ALL, &demand, |shown, row| {
        json.open('{');
        let comments = loaded.comments(number);
        if !comments.is_empty() {
            json.member("comment", '[');
            comments.iter().for_each(|comment| json.string(comment));
            json.close(']');
        }
        if request.has("proto") {
            let rule = row.colour.and_then(|place| loaded.rules.get(place as usize));
            write_tree(json, shown, rule, request.has("hidden"));
        }
        if request.has("columns") {
            json.member("col", '[');
            row.cells.iter().for_each(|cell| json.string(cell));
            json.close(']');
        }
        write_marks(json, loaded, &row);
        if request.has("bytes") {
            write_sources(json, shown);
        }
        write_followers(json, shown);
        json.close('}');
    });
    found.ok_or_else(out_of_range)
}

fn write_marks(json: &mut Json, loaded: &Loaded, row: &session::capture::Row) {
    if row.ignored {
        json.value("i", true);
    }
    if row.marked {
        json.value("m", true);
    }
    if loaded.coloured.has(row.number.saturating_sub(1)) {
        write_colour(json, loaded, row);
    }
}

/// The bytes of the frame, and those that it was put together or unpacked to.
fn write_sources(json: &mut Json, shown: &Shown<'_>) {
    let mut all = shown.sources.iter();
    let bytes = all.next().map_or(&[][..], |(_, bytes)| bytes);
    json.text("bytes", &STANDARD.encode(bytes));
    let mut open = false;
    for (name, bytes) in all {
        if !std::mem::replace(&mut open, true) {
            json.member("ds", '[');
        }
        json.open('{');
        json.text(
            "name",
            &format!("{name} ({} byte{})", bytes.len(), if bytes.len() == 1 { "" } else { "s" }),
        );
        json.text("bytes", &STANDARD.encode(bytes));
        json.close('}');
    }
    if open {
        json.close(']');
    }
}

/// Streams that can be followed from a frame: a protocol, the field of its number, the name for clients.
const FOLLOWERS: &[(&str, &str, &str)] =
    &[("http", "tcp.stream", "HTTP"), ("tcp", "tcp.stream", "TCP"), ("udp", "udp.stream", "UDP")];

fn write_followers(json: &mut Json, shown: &Shown<'_>) {
    let nodes = || shown.tree.nodes().iter();
    let name = |node: &Node| shown.registry.field(node.field).filter;
    json.member("fol", '[');
    for (protocol, field, follower) in FOLLOWERS {
        let is_there = nodes().any(|node| node.is(flags::PROTOCOL) && name(node) == *protocol);
        let stream = nodes().rev().find(|node| name(node) == *field);
        if let (true, Some(Node { value: Value::U64(number), .. })) = (is_there, stream) {
            json.open('[');
            json.string(follower);
            json.string(&format!("{field} eq {number}"));
            json.close(']');
        }
    }
    json.close(']');
}

/// The nodes, each with those below it.
fn write_tree(json: &mut Json, shown: &Shown<'_>, rule: Option<&Rule>, hidden: bool) {
    let zone = &shown.config.zone;
    let view = View { registry: shown.registry, tree: shown.tree, sources: shown.sources, zone };
    let severities = describe::severities(&view);
    let nodes = shown.tree.nodes();
    // Depths of the nodes whose lists are open; what is left out takes what is below it along.
    let (mut open, mut left_out) = (Vec::<u8>::new(), None);
    let frame_end = shown.tree.subtree_end(0);
    json.member("tree", '[');
    for (at, node) in nodes.iter().enumerate() {
        if left_out.is_some_and(|depth| node.depth > depth) {
            continue;
        }
        left_out = (node.is(flags::HIDDEN) && !hidden).then_some(node.depth);
        if left_out.is_some() {
            continue;
        }
        if at == frame_end {
            write_rule(json, rule);
        }
        // Bounded: as many as are open.
        while open.last().is_some_and(|depth| *depth >= node.depth) {
            open.pop();
            json.text.push_str("]}");
        }
        json.open('{');
        let severity = severities.get(at).copied().flatten();
        write_node(json, &view, node, severity);
        let below = nodes.get(at + 1..shown.tree.subtree_end(at)).unwrap_or(&[]);
        if below.iter().any(|n| hidden || !n.is(flags::HIDDEN)) {
            // Which subtrees a client keeps open: the same number for all of a kind.
            json.value("e", u64::from(node.field.0) + 1);
            json.member("n", '[');
            open.push(node.depth);
        } else {
            json.close('}');
        }
    }
    if nodes.len() <= frame_end {
        write_rule(json, rule);
    }
    open.iter().for_each(|_| json.text.push_str("]}"));
    json.close(']');
}

/// The colouring rule of a frame stands behind all that is told of the frame itself.
fn write_rule(json: &mut Json, rule: Option<&Rule>) {
    let Some(rule) = rule else { return };
    let rows = [
        ("Coloring Rule Name", "frame.coloring_rule.name", &rule.name),
        ("Coloring Rule String", "frame.coloring_rule.string", &rule.filter),
    ];
    for (label, field, text) in rows {
        json.open('{');
        json.text("l", &format!("{label}: {text}"));
        json.text("f", &format!("{field} == {}", describe::quoted(text)));
        json.value("g", true);
        json.close('}');
    }
}

/// Fields whose value is the address of a page.
const ADDRESSES: &[&str] = &["http.request.full_uri", "http2.request.full_uri"];

fn write_node(json: &mut Json, view: &View<'_>, node: &Node, severity: Option<Severity>) {
    let def = view.registry.field(node.field);
    let mut label = Vec::new();
    push_label(&mut label, view, node);
    json.text("l", &String::from_utf8_lossy(&label));
    if node.source != 0 {
        json.value("ds", node.source);
    }
    if node.len > 0 {
        json.value("h", format_args!("[{},{}]", node.start, node.len));
    }
    match (def.kind, node.value) {
        (FieldType::Protocol, _) => json.text("t", "proto"),
        (FieldType::Framenum, Value::U64(number)) => {
            json.text("t", "framenum");
            json.value("fnum", number);
        }
        _ if ADDRESSES.contains(&def.filter) => {
            json.text("t", "url");
            let value = view.tree.value_bytes(node, view.sources);
            json.text("url", &String::from_utf8_lossy(value));
        }
        _ => {}
    }
    let is_note = def.filter == "_ws.expert";
    match describe::filter(view, node, FILTER_OCTETS_MAX) {
        // A single octet has no colon here.
        Some(filter) => json.text("f", filter.strip_suffix(':').unwrap_or(&filter)),
        // A text that stands nowhere.
        None if node.field.0 == 0 && node.source == 0 && node.len == 0 => json.text("f", "text"),
        None => {}
    }
    if node.is(flags::GENERATED) {
        json.value("g", true);
    }
    if node.is(flags::HIDDEN) {
        json.value("v", true);
    }
    if let Some(severity) = severity.filter(|_| !is_note && !def.filter.starts_with("_ws.expert."))
    {
        json.text("s", word(severity));
    }
}

/// A severity in the words of expert notes.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Comment => "Comment",
        Severity::Chat => "Chat",
        Severity::Note => "Note",
        Severity::Warn => "Warning",
        Severity::Error => "Error",
    }
}
