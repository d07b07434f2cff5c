//! A layer of a frame while it is taken apart: what a dissector works with.

use std::cell::OnceCell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::columns::Columns;
use crate::config::Config;
use crate::conversation::ConvId;
use crate::demand::Demand;
use crate::frame::{FrameInfo, Interface, PacketNote};
use crate::limits;
use crate::names::Known;
use crate::protocol::Protocol;
use crate::registry::{ProtocolId, Registry};
use crate::span::{Span, Stop};
use crate::state::Visit;
use crate::tree::{Node, Tree, Value, flags};

mod calls;
mod columns;
mod nodes;
mod read;

/// Everything around a frame's bytes.
pub struct Context<'b> {
    /// Protocols, fields, tables.
    pub registry: &'b Registry,
    /// What the user set.
    pub config: &'b Config,
    /// What this pass wants to see.
    pub demand: &'b Demand,
    /// What the capture knows of the frame.
    pub info: FrameInfo,
    /// What the capture notes beside the packet.
    pub note: Option<&'b PacketNote>,
    /// The interface it came from.
    pub interface: Option<&'b Interface>,
}

/// The buffers of a frame: its own bytes, and what was put together, decompressed or decrypted.
#[derive(Debug, Default)]
pub struct Sources<'b> {
    frame: &'b [u8],
    more: Vec<(&'static str, &'b [u8])>,
    /// The names that what stands in them may be shown with.
    pub names: Known<'b>,
}

impl<'b> Sources<'b> {
    /// A buffer; empty if there is none of that index.
    pub fn get(&self, index: u8) -> &'b [u8] {
        match index {
            0 => self.frame,
            n => self.more.get(usize::from(n) - 1).map_or(&[], |(_, bytes)| bytes),
        }
    }

    /// All buffers with their titles, the frame first.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'b [u8])> {
        std::iter::once(("Frame", self.frame)).chain(self.more.iter().copied())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        1 + self.more.len()
    }
}

/// Owns the extra buffers of one frame while it is taken apart.
#[derive(Debug, Default)]
pub struct Buffers(OnceCell<Box<Buffer>>);

#[derive(Debug)]
struct Buffer {
    bytes: Held,
    next: Buffers,
}

#[derive(Debug)]
enum Held {
    Shared(Arc<[u8]>),
    Owned(Vec<u8>),
}

/// What a caller tells the protocol it calls.
#[derive(Clone, Copy, Debug, Default)]
pub enum Argument<'b> {
    /// Nothing.
    #[default]
    None,
    /// Octets of the packet, such as the parameters of a media type.
    Bytes(&'b [u8]),
    /// A number, such as a message type.
    Number(u64),
    /// A word.
    Word(&'static str),
    /// Why a layer broke off: for the mark that says so.
    Stop(Stop),
}

struct Frame<'b> {
    context: Context<'b>,
    // Taken from the caller and given back: a borrow would have to last as long as the buffers.
    tree: Tree,
    columns: Columns,
    visit: Visit<'b>,
    sources: Sources<'b>,
    tail: &'b Buffers,
    stack: Vec<ProtocolId>,
    conversation: ConvId,
    calls: u32,
    /// Octets that the layer called last found to be its own message; see [`Layer::payload_len`].
    payload_len: usize,
    in_error: bool,
    /// The layer called last stopped before its end.
    broke: bool,
    /// Where a layer that breaks off is told of: the source, and where in it.
    guard: (u8, u32),
}

/// Takes a frame apart into `tree` and `columns`, which are cleared first. `buffers` is new for each frame
/// and lives as long as the tree is read.
pub fn dissect_frame<'b>(
    context: Context<'b>,
    bytes: &'b [u8],
    buffers: &'b Buffers,
    tree: &mut Tree,
    columns: &mut Columns,
    visit: Visit<'b>,
    scratch: &mut Scratch,
) -> Sources<'b> {
    tree.clear();
    columns.clear();
    let root = context.registry.known.frame;
    let reported = context.info.len as usize;
    let mut stack = std::mem::take(&mut scratch.stack);
    stack.clear();
    let mut frame = Frame {
        context,
        tree: std::mem::take(tree),
        columns: std::mem::take(columns),
        visit,
        sources: Sources { frame: bytes, more: Vec::new(), names: Known::default() },
        tail: buffers,
        stack,
        conversation: ConvId::NONE,
        calls: 0,
        payload_len: reported,
        in_error: false,
        broke: false,
        guard: (0, 0),
    };
    let span = Span::new(bytes, reported, 0);
    frame.call(root, span, 0, Argument::None, ProtocolId(u16::MAX), 0);
    *tree = frame.tree;
    *columns = frame.columns;
    scratch.stack = frame.stack;
    // What the frame itself tells holds for what is written when it has been taken apart.
    let before = Known::after(frame.context.info.number);
    frame.sources.names = frame.visit.into_names(frame.context.config, before);
    frame.sources
}

/// Memory that is reused from frame to frame.
#[derive(Debug, Default)]
pub struct Scratch {
    stack: Vec<ProtocolId>,
}

/// A place in the tree, for nodes that are added late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(usize);

/// A layer while it is taken apart: where its reader stands, and the frame around it.
pub struct Layer<'a, 'b> {
    frame: &'a mut Frame<'b>,
    span: Span<'b>,
    at: usize,
    base: u32,
    protocol: ProtocolId,
    caller: ProtocolId,
    depth: u8,
    /// Depth of this protocol's own node: what it hands on stands beside it.
    top: u8,
    call_depth: u32,
    node: Option<usize>,
    node_len: Option<usize>,
    /// The node may cover more than the layer was given.
    node_past: bool,
    argument: Argument<'b>,
}

enum Outcome {
    Taken,
    NotMine,
}

impl<'b> Frame<'b> {
    fn call(
        &mut self,
        id: ProtocolId,
        span: Span<'b>,
        depth: u8,
        argument: Argument<'b>,
        caller: ProtocolId,
        call_depth: u32,
    ) -> Outcome {
        let protocol = self.context.registry.protocol(id);
        self.payload_len = span.len();
        if protocol.stateless && self.context.demand.is_nothing() {
            return Outcome::Taken;
        }
        if self.stack.len() >= limits::LAYERS_PER_FRAME || call_depth >= limits::CALL_DEPTH {
            return Outcome::Taken;
        }
        self.calls += 1;
        let stack_before = self.stack.len();
        if protocol.in_stack {
            self.stack.push(id);
        }
        let nodes_before = self.tree.nodes.len();
        let own = self.context.registry.protocol_field(id);
        let has_node = protocol.has_node && self.context.demand.wants(own);
        let node = has_node.then_some(nodes_before);
        if has_node {
            self.tree.nodes.push(Node {
                field: own,
                start: span.offset,
                len: 0,
                label_at: 0,
                label_len: 0,
                source: span.source,
                depth,
                flags: flags::PROTOCOL,
                value: Value::Range,
            });
        }
        let mut layer = Layer {
            span,
            at: 0,
            base: own.0 + 1,
            protocol: id,
            caller,
            depth: depth + u8::from(protocol.has_node),
            top: depth,
            call_depth,
            node,
            node_len: None,
            node_past: false,
            argument,
            frame: self,
        };
        let dissect = protocol.dissect;
        let outer = layer.frame.guard;
        if id == layer.frame.context.registry.known.ethertype {
            layer.frame.guard = (span.source, span.offset);
        }
        let result = catch_unwind(AssertUnwindSafe(|| dissect(&mut layer)));
        let (at, node_len, node, len) = (layer.at, layer.node_len, layer.node, layer.span.len());
        let most = if layer.node_past { usize::MAX } else { span.len() };
        // The node covers what the protocol read itself; its value is all that it was given, payload included.
        let value = Value::Slice { at: layer.span.offset, len: len as u32 };
        let broke = !matches!(result, Ok(Ok(())));
        if let Some(index) = node
            && let Some(node) = self.tree.nodes.get_mut(index)
        {
            node.value = value;
            // Who broke off did not come to say where the layer ends.
            let (read, most) =
                if broke { (span.bytes.len(), most.min(span.bytes.len())) } else { (at, most) };
            node.len = node_len.unwrap_or(read).min(most) as u32;
        }
        if broke && span.bytes.len() < protocol.head {
            self.tree.nodes.truncate(nodes_before);
            if self.in_error {
                self.stack.truncate(stack_before);
            }
        }
        match result {
            Ok(Ok(())) => {}
            Ok(Err(Stop::NotMine)) => {
                self.payload_len = span.len();
                self.tree.nodes.truncate(nodes_before);
                self.stack.truncate(stack_before);
                self.guard = outer;
                return Outcome::NotMine;
            }
            Ok(Err(stop)) => self.broke_off(protocol, stop, &span),
            Err(_) => self.broke_off(protocol, Stop::Bug("panicked"), &span),
        }
        self.guard = outer;
        self.payload_len = len;
        self.broke = broke;
        Outcome::Taken
    }

    /// Marks a layer that stopped before its end.
    #[cold]
    fn broke_off(&mut self, protocol: &'static Protocol, stop: Stop, span: &Span<'b>) {
        // An error message quotes as much as it likes: that it ends early is nobody's fault.
        if self.in_error {
            return;
        }
        let known = self.context.registry.known;
        let (mark, words) = match stop {
            Stop::Short => (known.short, "[Packet size limited during capture]"),
            Stop::Unreassembled => (known.unreassembled, "[Unreassembled Packet]"),
            _ => (known.malformed, "[Malformed Packet]"),
        };
        let reassembly = match stop {
            Stop::Reassembly(why) => Some(why),
            _ => None,
        };
        if self.context.demand.columns && self.columns.info.len() < limits::INFO_BYTES {
            let info = &mut self.columns.info;
            match reassembly {
                Some(why) => write_reassembly_error(info, protocol, why),
                None => info.extend_from_slice(words.as_bytes()),
            }
        }
        if self.context.demand.is_nothing() {
            return;
        }
        // What the capture does not hold stands nowhere in particular.
        let (source, offset) = if stop == Stop::Short { (span.source, 0) } else { self.guard };
        let empty = Span { bytes: &[], reported: 0, source, offset, ..*span };
        let before = self.tree.nodes.len();
        self.call(mark, empty, 0, Argument::Stop(stop), ProtocolId(u16::MAX), 0);
        if self.context.demand.labels
            && let Some(node) = self.tree.nodes.get_mut(before)
            && node.is(flags::PROTOCOL)
        {
            let arena = &mut self.tree.arena;
            let at = arena.len();
            if let Some(why) = reassembly {
                write_reassembly_error(arena, protocol, why);
            } else {
                let name = self.context.registry.protocol(mark).name;
                arena.push(b'[');
                arena.extend_from_slice(name.as_bytes());
                arena.extend_from_slice(b": ");
                arena.extend_from_slice(protocol.short.as_bytes());
                if stop == Stop::Short {
                    arena.extend_from_slice(b" truncated");
                }
                arena.push(b']');
            }
            node.label_at = at as u32;
            node.label_len = (arena.len() - at) as u32;
        }
    }
}

fn write_reassembly_error(out: &mut Vec<u8>, protocol: &Protocol, why: &str) {
    for part in ["[Reassembly error, protocol ", protocol.short, ": ", why, "]"] {
        out.extend_from_slice(part.as_bytes());
    }
}

/// Lets `format_args!` write into the arena; what does not fit below the limit is left out.
struct Pen<'t>(&'t mut Vec<u8>, usize);

impl fmt::Write for Pen<'_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        let room = self.1.saturating_sub(self.0.len());
        let fits = s.get(..s.floor_char_boundary(room)).unwrap_or("");
        self.0.extend_from_slice(fits.as_bytes());
        if fits.len() < s.len() {
            return Err(fmt::Error);
        }
        Ok(())
    }
}
