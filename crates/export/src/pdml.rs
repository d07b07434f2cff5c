//! PDML: the details of frames in XML.

use dissect::label::{View, push_label, push_value};
use dissect::text::{push_hex, push_hex_bytes, push_i64, push_u64};
use dissect::tree::flags;
use dissect::{Demand, FieldDef, FieldId, FieldType, Node, Registry, Value};
use session::colour::Rules;
use session::{Printer, Shown};

use crate::fields::Fields;
use crate::layers::Layers;
use crate::xml;

/// Prints PDML.
pub struct Pdml {
    /// Name of the capture, for the heading.
    pub capture: String,
    /// Name and version of the program, for the heading.
    pub creator: String,
    /// Date for the heading, as C's `asctime` gives it.
    pub date: String,
    /// Packets tell their colours.
    pub colours: Option<Rules>,
    /// Other layers are closed (`-j`, `-J`).
    pub layers: Option<Layers>,
    /// These fields' values stand in place of the details.
    pub fields: Option<Fields>,
}

impl Printer for Pdml {
    fn demand(&self, registry: &Registry) -> Demand {
        match (&self.fields, &self.colours) {
            (Some(fields), None) => fields.demand(registry),
            _ => Demand::everything(),
        }
    }

    fn begin(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<?xml-stylesheet type=\"text/xsl\" href=\"pdml2html.xsl\"?>\n");
        out.extend_from_slice(b"<pdml version=\"0\" creator=\"");
        xml::push(out, self.creator.as_bytes());
        out.extend_from_slice(b"\" time=\"");
        xml::push(out, self.date.as_bytes());
        out.extend_from_slice(b"\" capture_file=\"");
        xml::push(out, self.capture.as_bytes());
        out.extend_from_slice(b"\">\n");
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        let view = View {
            registry: shown.registry,
            tree: shown.tree,
            sources: shown.sources,
            zone: &shown.config.zone,
        };
        xml::push_packet(out, self.colours.as_ref().and_then(|rules| rules.of(shown)));
        general(shown, &view, out);
        let mut pen = Pen { view, out, text: Vec::new() };
        match &self.fields {
            Some(fields) => pen.fields(fields, shown),
            None => self.details(shown, &mut pen),
        }
        out.extend_from_slice(b"</packet>\n\n\n");
    }

    fn end(&self, _: u64, out: &mut Vec<u8>) {
        out.extend_from_slice(b"</pdml>\n");
    }
}

impl Pdml {
    fn details(&self, shown: &Shown<'_>, pen: &mut Pen<'_>) {
        let nodes = shown.tree.nodes();
        // With the depth of each: a node whose parent was not added leaves a gap in the depths, not in the tags.
        let mut open: Vec<Parent> = Vec::new();
        // Where the subtree ends that is left out, and the one that is open down to its leaves.
        let (mut closed, mut whole) = (0, 0);
        for (i, node) in nodes.iter().enumerate() {
            if i < closed {
                continue;
            }
            while open.last().is_some_and(|parent| parent.depth >= node.depth) {
                close(pen.out, &mut open);
            }
            let level = open.len() + usize::from(is_wrapped(&open));
            let has_children = nodes.get(i + 1).is_some_and(|next| next.depth > node.depth);
            let kind = Open::of(&pen.view, node, level);
            if kind == Open::Wrapped {
                pen.out.extend_from_slice(b"  <proto name=\"fake-field-wrapper\">\n");
            }
            let level = level + usize::from(kind == Open::Wrapped);
            pen.node(node, level, has_children, open.last().map_or(0, |parent| parent.start));
            if has_children {
                open.push(Parent { depth: node.depth, kind, start: node.start });
                match &self.layers {
                    Some(layers) if i >= whole && !layers.name_chosen(pen.name(node)) => {
                        pen.filtered(node, level + 1);
                        closed = shown.tree.subtree_end(i);
                    }
                    Some(layers) if i >= whole && layers.whole() => {
                        whole = shown.tree.subtree_end(i);
                    }
                    _ => {}
                }
            } else if kind == Open::Wrapped {
                pen.out.extend_from_slice(b"  </proto>\n");
            }
        }
        while !open.is_empty() {
            close(pen.out, &mut open);
        }
    }
}

/// What a node is that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Proto,
    Field,
    /// A field beside the protocols: it stands in a protocol that is none, since only protocols may stand there.
    Wrapped,
}

impl Open {
    fn of(view: &View<'_>, node: &Node, level: usize) -> Open {
        match (is_proto(view, node), level) {
            (true, _) => Open::Proto,
            (_, 0) => Open::Wrapped,
            _ => Open::Field,
        }
    }
}

/// A node that is open.
struct Parent {
    depth: u8,
    kind: Open,
    start: u32,
}

fn close(out: &mut Vec<u8>, open: &mut Vec<Parent>) {
    let Some(Parent { kind, .. }) = open.pop() else { return };
    indent(out, open.len() + usize::from(is_wrapped(open)));
    out.extend_from_slice(match kind {
        Open::Proto => b"</proto>\n".as_slice(),
        Open::Field => b"</field>\n",
        Open::Wrapped => b"</field>\n  </proto>\n",
    });
}

/// The protocol that is none is a level, too.
fn is_wrapped(open: &[Parent]) -> bool {
    open.first().is_some_and(|parent| parent.kind == Open::Wrapped)
}

fn indent(out: &mut Vec<u8>, level: usize) {
    crate::push_spaces(out, (level + 1) * 2);
}

fn is_proto(view: &View<'_>, node: &Node) -> bool {
    view.registry.field(node.field).kind == FieldType::Protocol
        && !(node.is(flags::NOTE) && node.depth > 0)
        && !is_data(view, node)
}

/// Bytes that nobody claims are written as a field.
fn is_data(view: &View<'_>, node: &Node) -> bool {
    node.field == view.registry.protocol_field(view.registry.known.data)
}

struct Pen<'p> {
    view: View<'p>,
    out: &'p mut Vec<u8>,
    text: Vec<u8>,
}

impl Pen<'_> {
    /// Opens an attribute and writes its value; the quote behind it is left to what comes next. `name` comes with the quote
    /// before it, the space, `=` and its own quote.
    fn attribute(&mut self, name: &[u8], value: impl FnOnce(&mut Vec<u8>, &View<'_>)) {
        self.out.extend_from_slice(name);
        let start = self.out.len();
        value(self.out, &self.view);
        xml::escape_from(self.out, start, &mut self.text);
    }

    /// What a node is called in `-j`: those without a name are all `text`.
    fn name(&self, node: &Node) -> &'static str {
        match node.field {
            FieldId::TEXT => "text",
            field => self.view.registry.field(field).filter,
        }
    }

    /// What stands below a layer that is not opened.
    fn filtered(&mut self, node: &Node, level: usize) {
        indent(self.out, level);
        self.out.extend_from_slice(b"<field name=\"filtered\" value=\"");
        let name = self.name(node);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\" />\n");
    }

    /// The values of chosen fields that the frame has.
    fn fields(&mut self, fields: &Fields, shown: &Shown<'_>) {
        for (name, source) in &fields.fields {
            let text = &mut self.text;
            fields.each_value(source, shown, self.out, |out, value, _| {
                out.extend_from_slice(b"  <field name=\"");
                out.extend_from_slice(name.as_bytes());
                out.extend_from_slice(b"\" value=\"");
                let start = out.len();
                value(out);
                xml::escape_from(out, start, text);
                out.extend_from_slice(b"\"/>\n");
            });
        }
    }

    fn number(&mut self, name: &[u8], value: u32) {
        self.out.extend_from_slice(name);
        push_u64(self.out, u64::from(value));
    }

    fn node(&mut self, node: &Node, level: usize, has_children: bool, parent_start: u32) {
        let def = *self.view.registry.field(node.field);
        indent(self.out, level);
        let text_only = node.field == dissect::FieldId::TEXT;
        if is_proto(&self.view, node) {
            self.out.extend_from_slice(b"<proto name=\"");
            self.out.extend_from_slice(def.filter.as_bytes());
            self.attribute(b"\" showname=\"", |out, view| push_label(out, view, node));
            self.hide(node);
            self.place(node, parent_start);
        } else if text_only {
            self.out.extend_from_slice(b"<field name=\"");
            self.attribute(b"\" show=\"", |out, view| push_label(out, view, node));
            self.place(node, parent_start);
            if node.len > 0 {
                self.raw(b"\" value=\"", node);
            }
        } else if is_data(&self.view, node) {
            self.out.extend_from_slice(b"<field name=\"data");
            self.raw(b"\" value=\"", node);
        } else {
            self.out.extend_from_slice(b"<field name=\"");
            self.out.extend_from_slice(def.filter.as_bytes());
            self.attribute(b"\" showname=\"", |out, view| push_label(out, view, node));
            self.hide(node);
            self.place(node, parent_start);
            let is_note = def.kind == FieldType::Protocol;
            if def.kind == FieldType::None {
                self.out.extend_from_slice(b"\" show=\"\" value=\"");
            } else if !is_note {
                self.show(node, &def);
                if node.len > 0 {
                    self.value(node, def.bits);
                }
            }
        }
        self.out.extend_from_slice(if has_children { b"\">\n" } else { b"\"/>\n" });
    }

    fn show(&mut self, node: &Node, def: &FieldDef) {
        const NAME: &[u8] = b"\" show=\"";
        match node.value {
            // Nothing in digits wants escaping.
            Value::U64(_) if def.kind != FieldType::Char => {
                self.out.extend_from_slice(NAME);
                push_value(self.out, &self.view, node);
            }
            _ => self.attribute(NAME, |out, view| push_value(out, view, node)),
        }
    }

    fn hide(&mut self, node: &Node) {
        if node.is(flags::HIDDEN) {
            self.out.extend_from_slice(b"\" hide=\"yes");
        }
    }

    /// A node in front of its parent stands in another buffer: its place is counted from the parent's.
    fn place(&mut self, node: &Node, parent_start: u32) {
        self.number(b"\" size=\"", node.len);
        let from = match parent_start > node.start && !node.is(flags::NOWHERE) {
            true => parent_start,
            false => 0,
        };
        self.number(b"\" pos=\"", from.saturating_add(node.start));
    }

    fn raw(&mut self, name: &[u8], node: &Node) {
        self.out.extend_from_slice(name);
        push_hex_bytes(self.out, self.view.tree.node_bytes(node, self.view.sources), 0);
    }

    fn value(&mut self, node: &Node, mask: u64) {
        match node.value {
            Value::U64(v) if mask != 0 => {
                self.out.extend_from_slice(b"\" value=\"");
                let start = self.out.len();
                push_hex(self.out, v, 1);
                self.out.get_mut(start..).unwrap_or_default().make_ascii_uppercase();
                self.raw(b"\" unmaskedvalue=\"", node);
            }
            _ => self.raw(b"\" value=\"", node),
        }
    }
}

/// The pseudo-protocol with which every packet starts.
fn general(shown: &Shown<'_>, view: &View<'_>, out: &mut Vec<u8>) {
    let info = &shown.info;
    out.extend_from_slice(
        b"  <proto name=\"geninfo\" pos=\"0\" showname=\"General information\" size=\"",
    );
    push_u64(out, u64::from(info.caplen));
    out.extend_from_slice(b"\">\n");
    let mut line =
        |name: &str, label: &str, show: &dyn Fn(&mut Vec<u8>), value: &dyn Fn(&mut Vec<u8>)| {
            out.extend_from_slice(b"    <field name=\"");
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\" pos=\"0\" show=\"");
            show(out);
            out.extend_from_slice(b"\" showname=\"");
            out.extend_from_slice(label.as_bytes());
            out.extend_from_slice(b"\" value=\"");
            value(out);
            out.extend_from_slice(b"\" size=\"");
            push_u64(out, u64::from(info.caplen));
            out.extend_from_slice(b"\"/>\n");
        };
    for (name, label, v) in [
        ("num", "Number", info.number),
        ("len", "Frame Length", info.len),
        ("caplen", "Captured Length", info.caplen),
    ] {
        line(name, label, &|out| push_u64(out, u64::from(v)), &|out| {
            push_hex(out, u64::from(v), 1)
        });
    }
    let ns = info.ns.unwrap_or(0);
    let (secs, nanos) = (ns.div_euclid(1_000_000_000), ns.rem_euclid(1_000_000_000) as i32);
    line(
        "timestamp",
        "Captured Time",
        &|out| dissect::label::push_date(out, secs, nanos, dissect::Show::Local, view.zone),
        &|out| {
            // Readers of this line take it for 32 bits.
            push_i64(out, i64::from(secs as i32));
            out.push(b'.');
            dissect::text::push_padded(out, nanos as u64, 9);
        },
    );
    out.extend_from_slice(b"  </proto>\n");
}
