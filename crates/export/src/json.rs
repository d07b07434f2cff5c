//! JSON: the details of frames as nested objects, or the values of chosen fields.

use dissect::label::{View, push_label, push_value};
use dissect::text::push_u64;
use dissect::tree::flags;
use dissect::{Demand, FieldId, FieldType, Node, Registry, Value};
use session::{Printer, Shown};

use crate::desk::{self, Desk, SameName};
use crate::fields::Fields;
use crate::layers::Layers;
use crate::value::*;

/// Prints JSON.
pub struct Json {
    /// Values are written; without them, only octets are (`-T jsonraw`).
    pub values: bool,
    /// The octets of each node are written, too (`-x`).
    pub raw: bool,
    /// Nodes of one name become one key with an array (`--no-duplicate-keys`).
    pub merge: bool,
    /// Other layers are closed (`-j`, `-J`).
    pub layers: Option<Layers>,
    /// Only these values are written (`-e`).
    pub fields: Option<Fields>,
    names: SameName,
}

impl Json {
    /// Prints values alone, without chosen layers or fields.
    pub fn new(registry: &Registry) -> Json {
        let names = SameName::new(registry);
        Json { values: true, raw: false, merge: false, layers: None, fields: None, names }
    }
}

/// Spaces before a key of `layers`.
const LAYERS_INDENT: usize = 8;

impl Printer for Json {
    fn demand(&self, registry: &Registry) -> Demand {
        match &self.fields {
            Some(fields) => fields.demand(registry),
            None => Demand::values(),
        }
    }

    fn begin(&self, out: &mut Vec<u8>) {
        out.push(b'[');
    }

    fn between(&self) -> &'static [u8] {
        b","
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\n  {\n    \"_index\": \"");
        push_index(out, shown);
        out.extend_from_slice(
            b"\",\n    \"_type\": \"doc\",\n    \"_score\": null,\n    \"_source\": {\n      \"layers\": ",
        );
        desk::with(|desk| {
            let mut pen = Pen { json: self, view: view_of(shown), out, desk, whole: false };
            match &self.fields {
                Some(fields) => pen.fields(fields, shown),
                None if self.merge => {
                    pen.desk.begin();
                    pen.merged(None, LAYERS_INDENT);
                }
                None => {
                    pen.object(0, -1, LAYERS_INDENT);
                }
            }
        });
        out.extend_from_slice(b"\n    }\n  }");
    }

    fn end(&self, shown: u64, out: &mut Vec<u8>) {
        out.extend_from_slice(if shown > 0 { b"\n]\n" } else { b"]\n" });
    }
}

/// What is written of a node under its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Its octets.
    Raw,
    /// Its value, or the object of what stands below it if it has no value.
    Value,
    /// The object of what stands below it, if it has a value, too.
    Tree,
}

impl Part {
    fn suffix(self) -> &'static [u8] {
        match self {
            Part::Raw => b"_raw",
            Part::Value => b"",
            Part::Tree => b"_tree",
        }
    }
}

struct Pen<'p> {
    json: &'p Json,
    view: View<'p>,
    out: &'p mut Vec<u8>,
    desk: &'p mut Desk,
    /// Below a layer that was chosen whole.
    whole: bool,
}

impl Pen<'_> {
    fn node(&self, at: usize) -> Option<Node> {
        self.view.tree.nodes().get(at).copied()
    }

    fn has_children(&self, at: usize, node: &Node) -> bool {
        self.view.tree.nodes().get(at + 1).is_some_and(|next| next.depth > node.depth)
    }

    /// `"name_part": `.
    fn key(&mut self, node: &Node, part: Part) {
        self.out.push(b'"');
        if node.field == FieldId::TEXT {
            let start = self.out.len();
            push_label(self.out, &self.view, node);
            escape_json_from(self.out, start);
        } else {
            self.out.extend_from_slice(self.view.registry.field(node.field).filter.as_bytes());
        }
        self.out.extend_from_slice(part.suffix());
        self.out.extend_from_slice(b"\": ");
    }

    /// True if a part of a node is written.
    fn has(&self, at: usize, node: &Node, part: Part) -> bool {
        let text = node.field == FieldId::TEXT;
        match part {
            Part::Raw => !text && (!self.json.values || (self.json.raw && node.len > 0)),
            Part::Value => {
                self.json.values || text || self.is_bare(node) && self.has_children(at, node)
            }
            Part::Tree => !self.is_bare(node) && self.has_children(at, node),
        }
    }

    /// True if the node has no value of its own beside what stands below it.
    fn is_bare(&self, node: &Node) -> bool {
        matches!(self.view.registry.field(node.field).kind, FieldType::None | FieldType::Protocol)
    }

    /// The object of the nodes from `at` that are deeper than `above`. Returns where they end.
    fn object(&mut self, mut at: usize, above: i16, spaces: usize) -> usize {
        self.out.push(b'{');
        let mut first = true;
        while let Some(node) = self.node(at)
            && i16::from(node.depth) > above
        {
            let mut next = at + 1;
            let mut skipped = true;
            for part in [Part::Raw, Part::Value, Part::Tree] {
                if !self.has(at, &node, part) {
                    continue;
                }
                if !std::mem::take(&mut first) {
                    self.out.push(b',');
                }
                indent(self.out, spaces);
                self.key(&node, part);
                if let Some(end) = self.part(at, &node, part, spaces) {
                    next = end;
                    skipped = false;
                }
            }
            if skipped && self.has_children(at, &node) {
                next = self.view.tree.subtree_end(at);
            }
            at = next;
        }
        self.close(first, spaces, b'}');
        at
    }

    fn close(&mut self, empty: bool, spaces: usize, bracket: u8) {
        if !empty {
            indent(self.out, spaces - 2);
        }
        self.out.push(bracket);
    }

    /// Writes a part of a node. Where it holds what stands below the node, returns where that ends.
    fn part(&mut self, at: usize, node: &Node, part: Part, spaces: usize) -> Option<usize> {
        match part {
            Part::Raw => self.raw(node, spaces),
            _ if self.has_children(at, node) && (part == Part::Tree || self.is_bare(node)) => {
                return Some(self.below(at, node, spaces));
            }
            _ => self.value(node),
        }
        None
    }

    /// What stands below a node, if its layer is opened.
    fn below(&mut self, at: usize, node: &Node, spaces: usize) -> usize {
        let before = self.whole;
        if let (Some(layers), false) = (&self.json.layers, before) {
            let chosen = match node.field {
                FieldId::TEXT => self.view.tree.label(node).is_some_and(|l| layers.label_chosen(l)),
                field => layers.chosen(self.view.registry, field),
            };
            if !chosen {
                self.filtered(node, spaces);
                return self.view.tree.subtree_end(at);
            }
            self.whole = layers.whole();
        }
        let end = if self.json.merge {
            self.merged(Some(at), spaces + 2);
            self.view.tree.subtree_end(at)
        } else {
            self.object(at + 1, i16::from(node.depth), spaces + 2)
        };
        self.whole = before;
        end
    }

    /// The object that stands for a closed layer.
    fn filtered(&mut self, node: &Node, spaces: usize) {
        self.out.push(b'{');
        indent(self.out, spaces + 2);
        self.out.extend_from_slice(b"\"filtered\": ");
        self.key(node, Part::Value);
        // The name is the value here.
        self.out.truncate(self.out.len() - 2);
        self.close(false, spaces + 2, b'}');
    }

    fn value(&mut self, node: &Node) {
        self.out.push(b'"');
        let start = self.out.len();
        match self.view.registry.field(node.field).kind {
            FieldType::Protocol => push_label(self.out, &self.view, node),
            FieldType::None => {}
            _ => push_value(self.out, &self.view, node),
        }
        if matches!(
            node.value,
            Value::Arena { .. } | Value::Slice { .. } | Value::Range | Value::None
        ) {
            escape_json_from(self.out, start);
        }
        self.out.push(b'"');
    }

    /// Octets, offset, length, mask and type.
    fn raw(&mut self, node: &Node, spaces: usize) {
        let def = *self.view.registry.field(node.field);
        self.out.push(b'[');
        // Notes stand in no buffer.
        let note = node.is(flags::NOTE) || node.is(flags::NOWHERE);
        if !note {
            indent(self.out, spaces + 2);
            self.out.push(b'"');
            push_raw(self.out, &self.view, node);
            self.out.extend_from_slice(b"\",");
        }
        let start = if note { 0 } else { u64::from(node.start) };
        for (i, number) in [start, u64::from(node.len), def.bits, u64::from(def.kind.number())]
            .into_iter()
            .enumerate()
        {
            if i > 0 {
                self.out.push(b',');
            }
            indent(self.out, spaces + 2);
            push_u64(self.out, number);
        }
        self.close(false, spaces + 2, b']');
    }

    /// The object of the nodes below one (or of all protocols), each name once.
    fn merged(&mut self, parent: Option<usize>, spaces: usize) {
        let level = self.desk.open();
        self.desk.add_children(self.view.tree.nodes(), parent);
        let tree = self.view.tree;
        self.desk.group(level, tree.nodes(), &self.json.names, tree);
        self.out.push(b'{');
        let mut first = true;
        let mut from = level;
        while let Some(to) = self.desk.group_end(from) {
            for part in [Part::Raw, Part::Value, Part::Tree] {
                self.merged_part(from..to, part, &mut first, spaces);
            }
            from = to;
        }
        self.close(first, spaces, b'}');
        self.desk.close(level);
    }

    /// A part of all nodes of one name: alone, or as an array.
    fn merged_part(
        &mut self,
        group: std::ops::Range<usize>,
        part: Part,
        first: &mut bool,
        spaces: usize,
    ) {
        let has = |pen: &Self, i: usize| {
            let at = pen.desk.node(i);
            pen.node(at).filter(|node| pen.has(at, node, part)).map(|node| (at, node))
        };
        let with = group.clone().filter(|i| has(self, *i).is_some()).count();
        if with == 0 {
            return;
        }
        // Where some nodes of the name have a tree, an empty text stands for each that has none; where some have octets,
        // the place of those that have none is told, too.
        let count = if part == Part::Value { with } else { group.len() };
        let mut begun = false;
        for i in group {
            let empty = has(self, i).is_none();
            let at = self.desk.node(i);
            let Some(node) = self.node(at) else { continue };
            if empty && part == Part::Value {
                continue;
            }
            if !begun {
                if !std::mem::take(first) {
                    self.out.push(b',');
                }
                indent(self.out, spaces);
                self.key(&node, part);
                if count > 1 {
                    self.out.push(b'[');
                }
            } else {
                self.out.push(b',');
            }
            begun = true;
            let inner = if count > 1 { spaces + 2 } else { spaces };
            if count > 1 {
                indent(self.out, inner);
            }
            if empty && part == Part::Tree {
                self.out.extend_from_slice(b"\"\"");
            } else {
                self.part(at, &node, part, inner);
            }
        }
        if count > 1 {
            self.close(false, spaces + 2, b']');
        }
    }

    /// The chosen fields that the frame has, each with an array of its values.
    fn fields(&mut self, fields: &Fields, shown: &Shown<'_>) {
        const INDENT: usize = LAYERS_INDENT;
        self.out.push(b'{');
        let mut none = true;
        for (name, source) in &fields.fields {
            let before = self.out.len();
            if !none {
                self.out.push(b',');
            }
            indent(self.out, INDENT);
            self.out.push(b'"');
            self.out.extend_from_slice(name.as_bytes());
            self.out.extend_from_slice(b"\": [");
            let begun = self.out.len();
            fields.each_value(source, shown, self.out, |out, value, first| {
                if !first {
                    out.push(b',');
                }
                indent(out, INDENT + 2);
                out.push(b'"');
                let start = out.len();
                value(out);
                escape_json_from(out, start);
                out.push(b'"');
            });
            if self.out.len() == begun {
                self.out.truncate(before);
                continue;
            }
            none = false;
            self.close(false, INDENT + 2, b']');
        }
        self.close(none, INDENT, b'}');
    }
}

/// A new line, and spaces.
fn indent(out: &mut Vec<u8>, spaces: usize) {
    const SPACES: &[u8] = &[b' '; 128];
    out.push(b'\n');
    let mut left = spaces;
    while left > 0 {
        let some = left.min(SPACES.len());
        out.extend_from_slice(SPACES.get(..some).unwrap_or(SPACES));
        left -= some;
    }
}
