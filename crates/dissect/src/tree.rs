//! A frame taken apart: nodes in pre-order.

use crate::address::Address;
use crate::layer::Sources;
use crate::limits;
use crate::names::Transport;
use crate::pdu::Pdu;

/// A field of the registry, by its place among all fields. 0 is the nameless text node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(pub u32);

impl FieldId {
    /// A subtree that has a label but no filter name.
    pub const TEXT: FieldId = FieldId(0);
}

/// A node's value, in binary. What it means is told by the field's type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// No value: subtrees, expert notes.
    None,
    /// Unsigned numbers, booleans, characters, IPv4 addresses (big-endian), frame numbers.
    U64(u64),
    /// Signed numbers.
    I64(i64),
    /// Floating-point numbers.
    F64(f64),
    /// Absolute time since the Unix epoch, or a duration.
    Time {
        /// Whole seconds.
        secs: i64,
        /// Nanoseconds that come on top, -999,999,999 to 999,999,999.
        nanos: i32,
    },
    /// The value is the node's own bytes.
    Range,
    /// The value is another run of the node's buffer.
    Slice {
        /// Offset in the buffer.
        at: u32,
        /// Octets.
        len: u32,
    },
    /// The value stands in the tree's arena (text made by the dissector, or bytes put together).
    Arena {
        /// Offset in the arena.
        at: u32,
        /// Octets.
        len: u32,
    },
}

/// Node flags.
pub mod flags {
    /// Not in the packet: worked out by the dissector; shown in brackets.
    pub const GENERATED: u8 = 1;
    /// Not shown, but can be filtered.
    pub const HIDDEN: u8 = 2;
    /// The node stands for a protocol.
    pub const PROTOCOL: u8 = 4;
    /// The label comes after the field's own, instead of taking its place.
    pub const LABEL_APPENDS: u8 = 8;
    /// The node holds an expert note.
    pub const NOTE: u8 = 16;
    /// The bytes are in little-endian order.
    pub const LITTLE: u8 = 32;
    /// The value came from a masked word although the definition has no mask of its own.
    pub const BITS: u8 = 64;
    /// The node stands at no place of any buffer.
    pub const NOWHERE: u8 = 128;
}

/// One node.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is.
    pub field: FieldId,
    /// First octet in its buffer.
    pub start: u32,
    /// Octets; 0 for generated values.
    pub len: u32,
    /// A label in the arena, if `label_len` is not 0.
    pub label_at: u32,
    /// Octets of the label.
    pub label_len: u32,
    /// Which buffer of the frame.
    pub source: u8,
    /// 0 for protocols, 1 for their fields, …
    pub depth: u8,
    /// See [`flags`].
    pub flags: u8,
    /// The value.
    pub value: Value,
}

impl Node {
    /// True if all bits of `flag` are set.
    pub fn is(&self, flag: u8) -> bool {
        self.flags & flag == flag
    }
}

/// The nodes of a frame and the text they refer to. Reused from frame to frame.
#[derive(Debug, Default)]
pub struct Tree {
    pub(crate) nodes: Vec<Node>,
    pub(crate) arena: Vec<u8>,
    pub(crate) pdus: Vec<Pdu>,
}

impl Tree {
    /// Empties the tree and keeps its memory.
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.arena.clear();
        self.pdus.clear();
        // One frame with a huge body must not keep its memory for ever.
        self.arena.shrink_to(1 << 20);
    }

    /// The nodes in pre-order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The label of a node, if the dissector gave it one.
    pub fn label(&self, node: &Node) -> Option<&[u8]> {
        if node.label_len == 0 {
            return None;
        }
        let at = node.label_at as usize;
        self.arena.get(at..at.checked_add(node.label_len as usize)?)
    }

    /// The octets of a value that is bytes or text; `sources` are the frame's buffers.
    pub fn value_bytes<'t>(&'t self, node: &Node, sources: &Sources<'t>) -> &'t [u8] {
        let (at, len, from): (u32, u32, &'t [u8]) = match node.value {
            Value::Range => (node.start, node.len, sources.get(node.source)),
            Value::Slice { at, len } => (at, len, sources.get(node.source)),
            Value::Arena { at, len } => (at, len, &self.arena),
            _ => return &[],
        };
        clip(from, at, len)
    }

    /// The octets a node covers, as far as they were captured.
    pub fn node_bytes<'t>(&self, node: &Node, sources: &Sources<'t>) -> &'t [u8] {
        clip(sources.get(node.source), node.start, node.len)
    }

    /// The packets within the frame that were asked for.
    pub fn pdus(&self) -> &[Pdu] {
        &self.pdus
    }

    /// The octets of such a packet, as far as they were captured.
    pub fn pdu_bytes<'t>(&self, pdu: &Pdu, sources: &Sources<'t>) -> &'t [u8] {
        clip(sources.get(pdu.source), pdu.start, pdu.captured)
    }

    /// What the layer below tells whoever takes such a packet apart.
    pub fn pdu_told(&self, pdu: &Pdu) -> &[u8] {
        match pdu.told {
            Value::Arena { at, len } => clip(&self.arena, at, len),
            _ => &[],
        }
    }

    /// Index just after the subtree that starts at `index`.
    pub fn subtree_end(&self, index: usize) -> usize {
        let Some(top) = self.nodes.get(index) else { return index };
        let rest = self.nodes.get(index + 1..).unwrap_or(&[]);
        index + 1 + rest.iter().take_while(|n| n.depth > top.depth).count()
    }

    /// Adds texts that are not in the packet at the end of the first protocol, which is the frame itself: what is
    /// found out once all of it has been taken apart.
    pub fn add_to_first<'t>(&mut self, texts: impl IntoIterator<Item = (FieldId, &'t str)>) {
        let Some(first) = self.nodes.first().copied() else { return };
        for (at, (field, text)) in (self.subtree_end(0)..).zip(texts) {
            let value = self.push_text(text.as_bytes());
            let (flags, depth) = (flags::GENERATED, first.depth + 1);
            self.nodes
                .insert(at, Node { field, flags, depth, value, len: 0, label_len: 0, ..first });
        }
    }

    pub(crate) fn push_text(&mut self, bytes: &[u8]) -> Value {
        let at = self.arena.len();
        let room = limits::TEXT_BYTES_PER_FRAME.saturating_sub(at);
        self.arena.extend_from_slice(bytes.get(..bytes.len().min(room)).unwrap_or(&[]));
        Value::Arena { at: at as u32, len: (self.arena.len() - at) as u32 }
    }
}

fn clip(from: &[u8], at: u32, len: u32) -> &[u8] {
    let start = (at as usize).min(from.len());
    let end = start.saturating_add(len as usize).min(from.len());
    from.get(start..end).unwrap_or(&[])
}

/// The addresses and ports of a frame, innermost layer that has them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends {
    /// Sender.
    pub source: Address,
    /// Receiver.
    pub destination: Address,
    /// Sender's port; 0 where the transport has none.
    pub source_port: u32,
    /// Receiver's port.
    pub destination_port: u32,
    /// Whose ports they are.
    pub transport: Option<Transport>,
}
