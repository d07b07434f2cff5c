//! Adding nodes that are not read in one call: made by hand, generated, hidden, labels, notes.

use std::fmt::{self, Write as _};

use crate::field::{Field, FieldDef, FrameNum, Number, RelTime};
use crate::label::{LABEL_OCTETS, char_end};
use crate::limits;
use crate::note::{Group, Note};
use crate::registry::ProtocolId;
use crate::span::Stop;
use crate::tree::{FieldId, Node, Value, flags};

use super::{Layer, Mark, Pen};

impl<'b> Layer<'_, 'b> {
    /// True if nodes of the field are wanted.
    #[inline]
    pub fn wants<T>(&self, f: Field<T>) -> bool {
        self.frame.context.demand.wants(FieldId(self.base + u32::from(f.index)))
    }

    /// True if the whole tree is wanted: worth making structure and labels for.
    #[inline]
    pub fn wants_tree(&self) -> bool {
        self.frame.context.demand.is_everything()
    }

    /// True unless nodes that are not shown may be left out.
    #[inline]
    pub fn wants_hidden(&self) -> bool {
        self.frame.context.demand.wants_hidden()
    }

    /// True if labels are wanted.
    #[inline]
    pub fn wants_labels(&self) -> bool {
        self.frame.context.demand.labels
    }

    /// True if the columns are wanted.
    #[inline]
    pub fn wants_columns(&self) -> bool {
        self.frame.context.demand.columns && !self.frame.in_error
    }

    /// True if any node at all may be wanted: false for passes over the columns or the state alone.
    #[inline]
    pub fn wants_nodes(&self) -> bool {
        self.frame.context.demand.any_nodes()
    }

    /// False if the nodes that this protocol makes for itself, without those it hands on to, are surely not wanted.
    #[inline]
    pub fn wants_own_nodes(&self) -> bool {
        self.frame.context.demand.wants_of(self.protocol)
    }

    /// True if this pass wants nothing shown at all: only what later frames need is worth doing.
    #[inline]
    pub fn state_only(&self) -> bool {
        self.frame.context.demand.is_nothing()
    }

    pub(super) fn def(&self, index: u16) -> &FieldDef {
        self.frame.context.registry.field(FieldId(self.base + u32::from(index)))
    }

    #[inline(never)]
    pub(super) fn push(&mut self, index: u16, at: usize, len: usize, value: Value, extra: u8) {
        self.push_id(FieldId(self.base + u32::from(index)), at, len, value, extra);
    }

    pub(super) fn push_id(
        &mut self,
        field: FieldId,
        at: usize,
        len: usize,
        value: Value,
        extra: u8,
    ) {
        if self.frame.tree.nodes.len() >= limits::NODES_PER_FRAME {
            return;
        }
        self.frame.tree.nodes.push(Node {
            field,
            start: self.span.offset.saturating_add(at as u32),
            len: len as u32,
            label_at: 0,
            label_len: 0,
            source: self.span.source,
            depth: self.depth.min(limits::TREE_DEPTH),
            flags: extra,
            value,
        });
    }

    /// A value that is other octets of this layer than its node covers.
    pub fn slice_value(&self, at: usize, len: usize) -> Value {
        Value::Slice { at: self.span.offset.saturating_add(at as u32), len: len as u32 }
    }

    /// Adds a number that was read by hand: `len` octets from `at`, no advance.
    #[inline]
    pub fn put<T>(&mut self, f: Field<T>, at: usize, len: usize, value: impl Into<Number>) {
        if self.wants(f) {
            self.push(f.index, at, len, value.into().0, 0);
        }
    }

    /// Adds a field without value, or whose value is its octets.
    pub fn put_bytes<T>(&mut self, f: Field<T>, at: usize, len: usize) {
        if self.wants(f) {
            self.push(f.index, at, len, Value::Range, 0);
        }
    }

    /// Adds any value with any flags.
    pub fn put_value<T>(&mut self, f: Field<T>, at: usize, len: usize, value: Value, extra: u8) {
        if self.wants(f) {
            self.push(f.index, at, len, value, extra);
        }
    }

    /// Adds text made by the dissector.
    pub fn put_text<T>(&mut self, f: Field<T>, at: usize, len: usize, text: impl AsRef<[u8]>) {
        if self.wants(f) {
            let value = self.frame.tree.push_text(text.as_ref());
            self.push(f.index, at, len, value, 0);
        }
    }

    /// Adds text made by the dissector, with flags.
    pub fn put_text_flagged<T>(
        &mut self,
        f: Field<T>,
        at: usize,
        len: usize,
        text: impl AsRef<[u8]>,
        extra: u8,
    ) {
        if self.wants(f) {
            let value = self.frame.tree.push_text(text.as_ref());
            self.push(f.index, at, len, value, extra);
        }
    }

    /// Adds text written straight into the frame's memory, with flags.
    pub fn put_fmt<T>(
        &mut self,
        f: Field<T>,
        at: usize,
        len: usize,
        text: fmt::Arguments<'_>,
        extra: u8,
    ) {
        let left_out = extra & flags::HIDDEN != 0 && !self.wants_hidden();
        if !left_out && self.wants(f) {
            let arena = &mut self.frame.tree.arena;
            let start = arena.len();
            let _ = write!(Pen(arena, limits::TEXT_BYTES_PER_FRAME), "{text}");
            let value = Value::Arena { at: start as u32, len: (arena.len() - start) as u32 };
            self.push(f.index, at, len, value, extra);
        }
    }

    /// Adds a time: seconds and nanoseconds.
    pub fn put_time<T>(&mut self, f: Field<T>, at: usize, len: usize, secs: i64, nanos: i32) {
        if self.wants(f) {
            self.push(f.index, at, len, Value::Time { secs, nanos }, 0);
        }
    }

    /// Adds a number that is not in the packet, shown in brackets, at `at`, over no octets.
    pub fn generated<T>(&mut self, f: Field<T>, at: usize, value: impl Into<Number>) {
        if self.wants(f) {
            self.push(f.index, at, 0, value.into().0, flags::GENERATED);
        }
    }

    /// The same, at no place of the packet.
    pub fn generated_nowhere<T>(&mut self, f: Field<T>, value: impl Into<Number>) {
        if self.wants(f) {
            self.push(f.index, 0, 0, value.into().0, flags::GENERATED | flags::NOWHERE);
        }
    }

    /// Adds a duration that is not in the packet.
    pub fn generated_ns(&mut self, f: Field<RelTime>, at: usize, ns: i64) {
        if self.wants(f) {
            let value =
                Value::Time { secs: ns / 1_000_000_000, nanos: (ns % 1_000_000_000) as i32 };
            self.push(f.index, at, 0, value, flags::GENERATED);
        }
    }

    /// Adds a link to another frame.
    pub fn link(&mut self, f: Field<FrameNum>, frame: u64) {
        if self.wants(f) {
            self.push(f.index, 0, 0, Value::U64(frame), flags::GENERATED);
        }
    }

    /// Adds a number that can be filtered but is not shown.
    pub fn hidden<T>(&mut self, f: Field<T>, at: usize, len: usize, value: impl Into<Number>) {
        if self.wants(f) {
            self.push(f.index, at, len, value.into().0, flags::HIDDEN);
        }
    }

    /// Adds octets that can be filtered but are not shown.
    pub fn hidden_bytes<T>(&mut self, f: Field<T>, at: usize, len: usize) {
        if self.wants(f) {
            self.push(f.index, at, len, Value::Range, flags::HIDDEN);
        }
    }

    /// Sets flags of the node added last.
    pub fn flag_last(&mut self, extra: u8) {
        if self.frame.context.demand.is_everything()
            && let Some(node) = self.frame.tree.nodes.last_mut()
        {
            node.flags |= extra;
        }
    }

    /// The nodes that `body` adds stand under the node added last.
    pub fn nest<R>(&mut self, body: impl FnOnce(&mut Self) -> R) -> R {
        self.depth = self.depth.saturating_add(1);
        let result = body(self);
        self.depth = self.depth.saturating_sub(1);
        result
    }

    /// The nodes that `body` adds stand beside the protocols, not inside this one.
    pub fn at_root<R>(&mut self, body: impl FnOnce(&mut Self) -> R) -> R {
        let depth = std::mem::replace(&mut self.depth, self.top);
        let result = body(self);
        self.depth = depth;
        result
    }

    /// What `body` calls stands beside the outermost protocols, wherever this one does.
    pub fn outermost<R>(&mut self, body: impl FnOnce(&mut Self) -> R) -> R {
        let (depth, top) = (self.depth, self.top);
        (self.depth, self.top) = (0, 0);
        let result = body(self);
        (self.depth, self.top) = (depth, top);
        result
    }

    /// The place behind this protocol's last node, though others stand behind it.
    pub fn end_of_own(&self) -> Mark {
        let nodes = &self.frame.tree.nodes;
        let first = self.node.map_or(nodes.len(), |own| own + 1);
        let inside = nodes.iter().skip(first).take_while(|node| node.depth > self.top).count();
        Mark(first + inside)
    }

    /// Opens a subtree with a label and no filter name, over what `body` reads.
    pub fn group<R>(
        &mut self,
        label: impl fmt::Display,
        body: impl FnOnce(&mut Self) -> Result<R, Stop>,
    ) -> Result<R, Stop> {
        let start = self.at;
        let index = self.frame.tree.nodes.len();
        let wanted = self.wants_tree();
        if wanted {
            self.push_id(FieldId::TEXT, start, 0, Value::None, 0);
            self.label(format_args!("{label}"));
        }
        self.close_over(start, wanted.then_some(index), body)
    }

    /// Opens a subtree under a field without value of its own, over what `body` reads.
    pub fn subtree<T, R>(
        &mut self,
        f: Field<T>,
        body: impl FnOnce(&mut Self) -> Result<R, Stop>,
    ) -> Result<R, Stop> {
        let start = self.at;
        let index = self.frame.tree.nodes.len();
        let wanted = self.wants(f);
        if wanted {
            self.push(f.index, start, 0, Value::Range, 0);
        }
        self.close_over(start, wanted.then_some(index), body)
    }

    pub(super) fn close_over<R>(
        &mut self,
        start: usize,
        index: Option<usize>,
        body: impl FnOnce(&mut Self) -> Result<R, Stop>,
    ) -> Result<R, Stop> {
        let result = self.nest(body);
        // Who broke off did not come to say where the subtree ends.
        let end = match result {
            Ok(_) | Err(Stop::NotMine) => self.at.min(self.span.len()),
            Err(_) => self.span.bytes.len(),
        };
        if let Some(node) = index.and_then(|i| self.frame.tree.nodes.get_mut(i)) {
            node.len = end.saturating_sub(start) as u32;
        }
        result
    }

    /// Adds a nameless text node over `len` octets from `at`.
    pub fn line(&mut self, at: usize, len: usize, label: impl fmt::Display) {
        if self.wants_tree() {
            self.push_id(FieldId::TEXT, at, len, Value::None, 0);
            self.label(format_args!("{label}"));
        }
    }

    /// A place in the tree to which nodes can be added after the layers above were taken apart.
    pub fn mark(&self) -> Mark {
        Mark(self.frame.tree.nodes.len())
    }

    /// Runs `body`; the nodes it adds are put at the mark, before what was added since.
    pub fn late<R>(&mut self, mark: Mark, body: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.frame.tree.nodes.len();
        let result = body(self);
        if let Some(since) = self.frame.tree.nodes.get_mut(mark.0..) {
            let added = since.len().saturating_sub(before - mark.0);
            since.rotate_right(added);
        }
        result
    }

    /// The place of the node added last, for [`Layer::label_at`] and [`Layer::set_len`].
    pub fn last(&self) -> Mark {
        Mark(self.frame.tree.nodes.len().saturating_sub(1))
    }

    /// Sets how many octets a node covers.
    pub fn set_len(&mut self, mark: Mark, len: usize) {
        if self.wants_tree()
            && let Some(node) = self.frame.tree.nodes.get_mut(mark.0)
        {
            node.len = len as u32;
        }
    }

    /// Makes a protocol's own node cover more.
    pub fn extend(&mut self, mark: Mark, more: usize) {
        if let Some(node) = self.frame.tree.nodes.get_mut(mark.0).filter(|n| n.is(flags::PROTOCOL))
        {
            node.len = node.len.saturating_add(more as u32);
        }
    }

    /// While `body` runs, fields, notes, memos and preferences are those of another protocol: for protocols
    /// that have their own name and share a message format.
    pub fn on_behalf_of<R>(&mut self, other: ProtocolId, body: impl FnOnce(&mut Self) -> R) -> R {
        let (protocol, base) = (self.protocol, self.base);
        self.protocol = other;
        self.base = self.registry().protocol_field(other).0 + 1;
        let result = body(self);
        (self.protocol, self.base) = (protocol, base);
        result
    }

    /// How many octets the protocol's own node covers; else it is what was read.
    pub fn covers(&mut self, len: usize) {
        (self.node_len, self.node_past) = (Some(len), false);
    }

    /// The same, with what stands in the buffer behind the layer.
    pub fn covers_past(&mut self, len: usize) {
        (self.node_len, self.node_past) = (Some(len), true);
    }

    /// The label of the node added last, in place of the field's own.
    pub fn label(&mut self, label: fmt::Arguments<'_>) {
        if self.wants_labels() && self.wants_tree() {
            self.write_label(self.last(), label, false, false);
        }
    }

    /// The label of a node, in place of the field's own.
    pub fn label_at(&mut self, mark: Mark, label: fmt::Arguments<'_>) {
        if self.wants_labels() && self.wants_tree() {
            self.write_label(mark, label, false, false);
        }
    }

    /// Text after the label of the node added last.
    pub fn append(&mut self, label: fmt::Arguments<'_>) {
        if self.wants_labels() && self.wants_tree() {
            self.write_label(self.last(), label, true, false);
        }
    }

    /// Text after the label of a node.
    pub fn append_at(&mut self, mark: Mark, label: fmt::Arguments<'_>) {
        if self.wants_labels() && self.wants_tree() {
            self.write_label(mark, label, true, false);
        }
    }

    /// The label of the protocol's own node, in place of the protocol's name.
    pub fn name_as(&mut self, label: fmt::Arguments<'_>) {
        if self.wants_labels()
            && let Some(node) = self.node
        {
            self.write_label(Mark(node), label, false, false);
        }
    }

    /// Takes back the protocol's own node and all that was added since: a message that ends within the first
    /// octets of its header is shown as malformed and nothing else.
    pub fn drop_node(&mut self) {
        if let Some(node) = self.node.take() {
            self.frame.tree.nodes.truncate(node);
            self.depth = self.depth.saturating_sub(1);
        }
    }

    /// Text after the name of the protocol in its own node.
    pub fn title(&mut self, label: fmt::Arguments<'_>) {
        if self.wants_labels()
            && let Some(node) = self.node
        {
            self.write_label(Mark(node), label, true, true);
        }
    }

    pub(super) fn write_label(
        &mut self,
        mark: Mark,
        label: fmt::Arguments<'_>,
        append: bool,
        appends: bool,
    ) {
        let _ = appends;
        let names_only = self.frame.context.demand.names_only();
        let tree = &mut self.frame.tree;
        let Some(node) = tree.nodes.get_mut(mark.0) else { return };
        if names_only && node.field != FieldId::TEXT && !node.is(flags::PROTOCOL) {
            return;
        }
        let at = tree.arena.len();
        let limit = match append && !node.is(flags::LABEL_APPENDS) {
            // What is appended to a label that fits is cut without a word.
            true if (1..=LABEL_OCTETS).contains(&(node.label_len as usize)) => LABEL_OCTETS,
            _ => usize::MAX,
        };
        let mut flag = node.flags & !flags::LABEL_APPENDS;
        if append {
            if node.label_len == 0 || node.is(flags::LABEL_APPENDS) {
                flag |= flags::LABEL_APPENDS;
            }
            let old = node.label_at as usize..(node.label_at + node.label_len) as usize;
            if node.label_len > 0 && old.end <= at {
                tree.arena.extend_from_within(old);
            }
        }
        let _ = write!(Pen(&mut tree.arena, limits::TEXT_BYTES_PER_FRAME), "{label}");
        node.label_at = at as u32;
        let end = char_end(&tree.arena, at.saturating_add(limit));
        node.label_len = (end - at) as u32;
        node.flags = flag;
    }

    /// Adds an expert note under the node added last (or under the protocol's own node, with
    /// [`Layer::note_top`]).
    pub fn note(&mut self, note: Note) {
        self.note_with(note, format_args!(""));
    }

    /// An expert note with its own text.
    pub fn note_with(&mut self, note: Note, text: fmt::Arguments<'_>) {
        self.nest(|layer| layer.note_here(note, text));
    }

    /// An expert note as the next node at this depth: under the protocol's own node, say.
    pub fn note_here(&mut self, note: Note, text: fmt::Arguments<'_>) {
        self.note_of(self.protocol, note, text);
    }

    /// Moves the node added last to where the one begins that it stands under.
    fn stands_where_its_parent_does(&mut self) {
        let nodes = &mut self.frame.tree.nodes;
        let Some((node, before)) = nodes.split_last_mut() else { return };
        let parent = before.iter().rev().find(|n| n.depth < node.depth);
        node.start = parent.map_or(0, |parent| parent.start);
    }

    /// Text ends at a zero octet; that more stands behind it is noted at the node added last.
    pub fn note_stray(&mut self, text: &[u8]) {
        let mut parts = text.splitn(2, |c| *c == 0);
        if parts.nth(1).is_some_and(|behind| behind.iter().any(|c| *c != 0))
            && let Some(id) = self.registry().named(crate::protocol::Name::new("_ws.string"))
        {
            // Its only note.
            self.nest(|layer| layer.note_of(id, Note { index: 0 }, format_args!("")));
        }
    }

    /// An expert note that another protocol declares, as the next node at this depth.
    #[cold]
    pub fn note_of(&mut self, protocol: ProtocolId, note: Note, text: fmt::Arguments<'_>) {
        let registry = self.frame.context.registry;
        let Some((field, def)) = registry.note(protocol, note) else { return };
        let expert = registry.known.expert;
        let own = registry.protocol_field(expert);
        let demand = self.frame.context.demand;
        let mut arena = Value::None;
        let message = registry.field_of(expert, 0);
        if demand.labels || demand.wants(message) {
            let start = self.frame.tree.arena.len();
            let words = text.as_str();
            if words == Some("") {
                self.frame.tree.arena.extend_from_slice(def.field.label.as_bytes());
            } else {
                let _ =
                    write!(Pen(&mut self.frame.tree.arena, limits::TEXT_BYTES_PER_FRAME), "{text}");
            }
            // As long as a label at most, and that without a word.
            let end = char_end(&self.frame.tree.arena, start + LABEL_OCTETS);
            self.frame.tree.arena.truncate(end);
            arena = Value::Arena { at: start as u32, len: (end - start) as u32 };
        }
        if demand.wants(own) {
            self.push_id(own, 0, 0, arena, flags::NOTE | flags::GENERATED);
            self.stands_where_its_parent_does();
            if let (Value::Arena { at, len }, true) = (arena, demand.labels && !demand.names_only())
            {
                // Whoever prints chosen fields alone wants this label, too.
                let (severity, group) = (def.severity.name(), def.group.name());
                let head = format_args!("Expert Info ({severity}/{group}): ");
                self.write_label(self.last(), head, false, false);
                // The label ends where the arena does: the note's text is copied behind it.
                let tree = &mut self.frame.tree;
                if let Some(node) = tree.nodes.last_mut() {
                    tree.arena.extend_from_within(at as usize..(at + len) as usize);
                    node.label_len += len;
                }
            }
        }
        let below = flags::GENERATED | flags::NOWHERE;
        let first = self.frame.tree.nodes.len();
        self.nest(|layer| {
            if demand.wants(field) {
                layer.push_id(field, 0, 0, Value::None, flags::NOTE | below);
                if let (Value::Arena { at, len }, Some(node)) =
                    (arena, layer.frame.tree.nodes.last_mut())
                {
                    (node.label_at, node.label_len) = (at, len);
                }
            }
            if demand.wants(message) {
                layer.push_id(message, 0, 0, arena, flags::HIDDEN | below);
            }
            let severity = registry.field_of(expert, 1);
            if demand.wants(severity) {
                layer.push_id(severity, 0, 0, Value::U64(def.severity as u64), below);
            }
            let group = registry.field_of(expert, 2);
            if demand.wants(group) {
                layer.push_id(group, 0, 0, Value::U64(def.group as u64), below);
            }
        });
        for node in self.frame.tree.nodes.get_mut(first..).unwrap_or(&mut []) {
            node.start = 0;
        }
        // Whatever breaks a format can be found by one filter, `_ws.malformed`.
        let malformed = registry.protocol_field(registry.known.malformed);
        if def.group == Group::Malformed && demand.wants(malformed) {
            let extra = flags::HIDDEN | flags::PROTOCOL | flags::NOWHERE;
            self.push_id(malformed, 0, 0, Value::None, extra);
            self.stands_where_its_parent_does();
        }
    }
}
