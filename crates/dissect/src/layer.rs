//! A layer of a frame while it is taken apart: what a dissector works with.

use std::cell::OnceCell;
use std::fmt::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::address::Address;
use crate::columns::Columns;
use crate::config::{Config, PrefSetting};
use crate::conversation::ConvId;
use crate::demand::Demand;
use crate::field::{
    AbsTime, Bits, Bytes, Empty, Ether, Field, FieldDef, FieldType, FrameNum, Guid, Ipv4, Ipv6,
    Number, RelTime, Show, Wire,
};
use crate::frame::{FrameInfo, Interface, PacketNote};
use crate::limits;
use crate::memo::RecordId;
use crate::note::{Group, Note};
use crate::protocol::{Name, PrefValue, Probe, Protocol, Table};
use crate::registry::{ProtocolId, Registry};
use crate::span::{Span, Stop};
use crate::state::{Scene, Visit};
use crate::tree::{Ends, FieldId, Node, Tree, Value, flags};

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
        sources: Sources { frame: bytes, more: Vec::new() },
        tail: buffers,
        stack,
        conversation: ConvId::NONE,
        calls: 0,
        payload_len: reported,
        in_error: false,
        broke: false,
    };
    let span = Span::new(bytes, reported, 0);
    frame.call(root, span, 0, Argument::None, ProtocolId(u16::MAX), 0);
    *tree = frame.tree;
    *columns = frame.columns;
    scratch.stack = frame.stack;
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
            argument,
            frame: self,
        };
        let dissect = protocol.dissect;
        let result = catch_unwind(AssertUnwindSafe(|| dissect(&mut layer)));
        let (at, node_len, node, len) = (layer.at, layer.node_len, layer.node, layer.span.len());
        if let Some(index) = node
            && let Some(node) = self.tree.nodes.get_mut(index)
        {
            node.len = node_len.unwrap_or(at).min(span.len()) as u32;
        }
        let broke = !matches!(result, Ok(Ok(())));
        match result {
            Ok(Ok(())) => {}
            Ok(Err(Stop::NotMine)) => {
                self.payload_len = span.len();
                self.tree.nodes.truncate(nodes_before);
                self.stack.truncate(stack_before);
                return Outcome::NotMine;
            }
            Ok(Err(stop)) => self.broke_off(protocol, stop, &span),
            Err(_) => self.broke_off(protocol, Stop::Bug("panicked"), &span),
        }
        self.payload_len = len;
        self.broke = broke;
        Outcome::Taken
    }

    /// Marks a layer that stopped before its end.
    #[cold]
    fn broke_off(&mut self, protocol: &'static Protocol, stop: Stop, span: &Span<'b>) {
        let known = self.context.registry.known;
        let (mark, words) = match stop {
            Stop::Short => (known.short, "[Packet size limited during capture]"),
            Stop::Unreassembled => (known.unreassembled, "[Unreassembled Packet]"),
            _ => (known.malformed, "[Malformed Packet]"),
        };
        let argument = match stop {
            Stop::Malformed(why) | Stop::Bug(why) | Stop::Limit(why) => why,
            _ => "",
        };
        if self.context.demand.columns
            && !self.in_error
            && self.columns.info.len() < limits::INFO_BYTES
        {
            self.columns.info.extend_from_slice(words.as_bytes());
        }
        if self.context.demand.is_nothing() {
            return;
        }
        let empty = Span { bytes: &[], reported: 0, ..*span };
        let before = self.tree.nodes.len();
        self.call(mark, empty, 0, Argument::Word(argument), ProtocolId(u16::MAX), 0);
        if self.context.demand.labels
            && let Some(node) = self.tree.nodes.get_mut(before)
            && node.is(flags::PROTOCOL)
        {
            let at = self.tree.arena.len();
            let name = self.context.registry.protocol(mark).name;
            self.tree.arena.push(b'[');
            self.tree.arena.extend_from_slice(name.as_bytes());
            self.tree.arena.extend_from_slice(b": ");
            self.tree.arena.extend_from_slice(protocol.short.as_bytes());
            if !argument.is_empty() {
                self.tree.arena.extend_from_slice(b": ");
                self.tree.arena.extend_from_slice(argument.as_bytes());
            }
            self.tree.arena.push(b']');
            node.label_at = at as u32;
            node.label_len = (self.tree.arena.len() - at) as u32;
        }
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

// ---- reading -------------------------------------------------------------------------------

impl<'b> Layer<'_, 'b> {
    /// Where the reader stands, in octets from the start of the layer.
    #[inline]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Moves the reader; reading there may fail.
    pub fn seek(&mut self, at: usize) {
        self.at = at;
    }

    /// All of the layer's bytes.
    #[inline]
    pub fn span(&self) -> Span<'b> {
        self.span
    }

    /// What has not been read.
    #[inline]
    pub fn rest(&self) -> Span<'b> {
        self.span.from(self.at)
    }

    /// Octets on the wire that have not been read.
    #[inline]
    pub fn left(&self) -> usize {
        self.span.len().saturating_sub(self.at)
    }

    /// Narrows the layer to its first `len` octets (a length field told so). The layer never grows.
    pub fn narrow(&mut self, len: usize) {
        if len < self.span.len() {
            self.span = self.span.first(len);
        }
    }

    /// Octets that the layer called last found to be its own: what it was given, or what it [`narrow`]ed
    /// itself to. What follows them is padding or a trailer of this layer.
    ///
    /// [`narrow`]: Layer::narrow
    pub fn payload_len(&self) -> usize {
        self.frame.payload_len
    }

    /// Reads within the next `len` octets only; what `body` leaves of them is passed over.
    pub fn within<R>(
        &mut self,
        len: usize,
        body: impl FnOnce(&mut Self) -> Result<R, Stop>,
    ) -> Result<R, Stop> {
        let whole = self.span;
        let end = self.at.saturating_add(len);
        if end > whole.len() {
            return Err(whole.stop_at(end));
        }
        self.span = whole.first(end);
        let result = body(self);
        self.span = whole;
        if result.is_ok() {
            self.at = end;
        }
        result
    }

    /// Passes over `len` octets.
    pub fn skip(&mut self, len: usize) -> Result<(), Stop> {
        self.take(len).map(|_| ())
    }

    /// The next `len` octets, without a node.
    #[inline]
    pub fn take(&mut self, len: usize) -> Result<&'b [u8], Stop> {
        let bytes = self.span.slice(self.at, len)?;
        self.at += len;
        Ok(bytes)
    }

    /// The next `len` octets as a span, without a node. May hold fewer if the capture was cut.
    pub fn take_span(&mut self, len: usize) -> Result<Span<'b>, Stop> {
        let end = self.at.saturating_add(len);
        if end > self.span.len() {
            return Err(self.span.stop_at(end));
        }
        let span = self.span.from(self.at).first(len);
        self.at = end;
        Ok(span)
    }

    /// A number that is read but not advanced over, and no node made.
    #[inline]
    pub fn peek<T: Wire>(&self, ahead: usize) -> Result<T::Value, Stop> {
        Ok(T::be(self.span.slice(self.at.saturating_add(ahead), T::SIZE)?))
    }

    /// Reads a big-endian number, adds its node, returns it.
    #[inline]
    pub fn read<T: Wire>(&mut self, f: Field<T>) -> Result<T::Value, Stop> {
        let at = self.at;
        let value = T::be(self.take(T::SIZE)?);
        if self.wants(f) {
            self.push(f.index, at, T::SIZE, value.into().0, 0);
        }
        Ok(value)
    }

    /// Reads a little-endian number, adds its node, returns it.
    #[inline]
    pub fn read_le<T: Wire>(&mut self, f: Field<T>) -> Result<T::Value, Stop> {
        let at = self.at;
        let value = T::le(self.take(T::SIZE)?);
        if self.wants(f) {
            self.push(f.index, at, T::SIZE, value.into().0, flags::LITTLE);
        }
        Ok(value)
    }

    /// Reads a big-endian number of 1 to 8 octets, for fields whose size the packet tells.
    pub fn read_sized<T>(&mut self, f: Field<T>, size: usize) -> Result<u64, Stop> {
        let at = self.at;
        let bytes = self.take(size)?;
        let value = bytes.iter().fold(0u64, |v, b| v << 8 | u64::from(*b));
        if self.wants(f) {
            let number = match self.def(f.index).kind {
                FieldType::Int8
                | FieldType::Int16
                | FieldType::Int24
                | FieldType::Int32
                | FieldType::Int64 => {
                    let unused = 64u32.saturating_sub(8 * size as u32).min(63);
                    Value::I64((value << unused) as i64 >> unused)
                }
                _ => Value::U64(value),
            };
            self.push(f.index, at, size, number, 0);
        }
        Ok(value)
    }

    /// Reads a big-endian word, adds it and under it every field declared in its group.
    #[inline]
    pub fn read_bits<T: Wire>(&mut self, f: Field<Bits<T>>) -> Result<T::Value, Stop> {
        let at = self.at;
        let value = T::be(self.take(T::SIZE)?);
        self.put_bits(f, at, T::SIZE, value, 0);
        Ok(value)
    }

    /// The same for a little-endian word.
    #[inline]
    pub fn read_bits_le<T: Wire>(&mut self, f: Field<Bits<T>>) -> Result<T::Value, Stop> {
        let at = self.at;
        let value = T::le(self.take(T::SIZE)?);
        self.put_bits(f, at, T::SIZE, value, flags::LITTLE);
        Ok(value)
    }

    fn put_bits<T>(
        &mut self,
        f: Field<T>,
        at: usize,
        len: usize,
        word: impl Into<Number>,
        extra: u8,
    ) {
        if self.frame.context.demand.is_nothing() {
            return;
        }
        if self.wants(f) {
            self.push(f.index, at, len, word.into().0, extra);
            let Value::U64(word) = self.frame.tree.nodes.last().map_or(Value::None, |n| n.value)
            else {
                return;
            };
            self.put_group(f.index, at, len, word, extra);
        } else if let Value::U64(word) = word.into().0 {
            self.put_group(f.index, at, len, word, extra);
        }
    }

    fn put_group(&mut self, group: u16, at: usize, len: usize, word: u64, extra: u8) {
        self.depth += 1;
        let fields = self.frame.context.registry.protocol(self.protocol).fields;
        let members = fields.iter().enumerate().skip(usize::from(group) + 1);
        for (index, def) in members.take_while(|(_, d)| d.parent == Some(group)) {
            if self.frame.context.demand.wants(FieldId(self.base + index as u32)) {
                let value = (word & def.mask) >> def.mask.trailing_zeros();
                // A truth value may have several bits: any of them makes it true.
                let truth = def.kind == FieldType::Boolean;
                let value = if truth { u64::from(value != 0) } else { value };
                self.push(index as u16, at, len, Value::U64(value), extra | flags::BITS);
            }
        }
        self.depth -= 1;
    }

    /// Adds the fields of a group for a word that was read by hand, without the group's own node.
    pub fn put_members<T>(&mut self, group: Field<T>, at: usize, len: usize, word: u64) {
        self.depth -= 1;
        self.put_group(group.index, at, len, word, 0);
        self.depth += 1;
    }

    /// Reads octets.
    #[inline]
    pub fn bytes<T>(&mut self, f: Field<T>, len: usize) -> Result<&'b [u8], Stop> {
        let at = self.at;
        let bytes = self.take(len)?;
        if self.wants(f) {
            self.push(f.index, at, len, Value::Range, 0);
        }
        Ok(bytes)
    }

    /// Reads text of known length. It is shown as UTF-8, up to the first zero octet.
    pub fn text<T>(&mut self, f: Field<T>, len: usize) -> Result<&'b [u8], Stop> {
        let at = self.at;
        let bytes = self.take(len)?;
        let shown = bytes.split(|b| *b == 0).next().unwrap_or(&[]);
        if self.wants(f) {
            let value = self.slice_value(at, shown.len());
            self.push(f.index, at, len, value, 0);
        }
        Ok(shown)
    }

    /// Reads text up to and including a zero octet.
    pub fn text_z<T>(&mut self, f: Field<T>) -> Result<&'b [u8], Stop> {
        let rest = self.rest();
        let Some(len) = rest.bytes.iter().position(|b| *b == 0) else {
            return Err(rest.stop_at(rest.bytes.len() + 1));
        };
        self.text(f, len + 1)
    }

    /// Reads a timestamp of NTP (RFC 5905 section 6): seconds since 1900 (since 2036 if the highest bit is not
    /// set) and their fraction. Returns the 64 bits; zero, which stands for "unknown", is added as the epoch.
    pub fn ntp_time(&mut self, f: Field<AbsTime>) -> Result<u64, Stop> {
        let at = self.at;
        let stamp = u64::be(self.take(8)?);
        if self.wants(f) {
            let (secs, nanos) = crate::text::ntp_to_unix(stamp);
            self.push(f.index, at, 8, Value::Time { secs, nanos }, 0);
        }
        Ok(stamp)
    }

    /// Reads an IPv4 address.
    #[inline]
    pub fn ipv4(&mut self, f: Field<Ipv4>) -> Result<[u8; 4], Stop> {
        let at = self.at;
        let octets: [u8; 4] = self.span.array(at)?;
        self.at += 4;
        if self.wants(f) {
            self.push(f.index, at, 4, Value::U64(u64::from(u32::from_be_bytes(octets))), 0);
        }
        Ok(octets)
    }

    /// Reads an IPv6 address.
    #[inline]
    pub fn ipv6(&mut self, f: Field<Ipv6>) -> Result<[u8; 16], Stop> {
        let at = self.at;
        let octets: [u8; 16] = self.span.array(at)?;
        self.bytes(f, 16)?;
        Ok(octets)
    }

    /// Reads a MAC address.
    #[inline]
    pub fn ether(&mut self, f: Field<Ether>) -> Result<[u8; 6], Stop> {
        let at = self.at;
        let octets: [u8; 6] = self.span.array(at)?;
        self.bytes(f, 6)?;
        Ok(octets)
    }

    /// Reads a GUID of big-endian order.
    pub fn guid(&mut self, f: Field<Guid>) -> Result<[u8; 16], Stop> {
        let octets: [u8; 16] = self.span.array(self.at)?;
        self.bytes(f, 16)?;
        Ok(octets)
    }

    /// Reads a GUID whose first three parts are little-endian, as Microsoft's protocols have it.
    pub fn guid_le(&mut self, f: Field<Guid>) -> Result<[u8; 16], Stop> {
        let at = self.at;
        let [a, b, c, d, e, g, h, i, rest @ ..]: [u8; 16] = self.span.array(at)?;
        self.at += 16;
        let [j, k, l, m, n, o, p, q] = rest;
        let octets = [d, c, b, a, g, e, i, h, j, k, l, m, n, o, p, q];
        if self.wants(f) {
            let value = self.frame.tree.push_text(&octets);
            self.push(f.index, at, 16, value, flags::LITTLE);
        }
        Ok(octets)
    }
}

// ---- adding nodes --------------------------------------------------------------------------

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

    /// True if this pass wants nothing shown at all: only what later frames need is worth doing.
    #[inline]
    pub fn state_only(&self) -> bool {
        self.frame.context.demand.is_nothing()
    }

    fn def(&self, index: u16) -> &FieldDef {
        self.frame.context.registry.field(FieldId(self.base + u32::from(index)))
    }

    #[inline(never)]
    fn push(&mut self, index: u16, at: usize, len: usize, value: Value, extra: u8) {
        self.push_id(FieldId(self.base + u32::from(index)), at, len, value, extra);
    }

    fn push_id(&mut self, field: FieldId, at: usize, len: usize, value: Value, extra: u8) {
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

    fn close_over<R>(
        &mut self,
        start: usize,
        index: Option<usize>,
        body: impl FnOnce(&mut Self) -> Result<R, Stop>,
    ) -> Result<R, Stop> {
        let result = self.nest(body);
        let end = self.at.min(self.span.len());
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
        self.node_len = Some(len);
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

    fn write_label(&mut self, mark: Mark, label: fmt::Arguments<'_>, append: bool, appends: bool) {
        let _ = appends;
        let tree = &mut self.frame.tree;
        let Some(node) = tree.nodes.get_mut(mark.0) else { return };
        let at = tree.arena.len();
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
        node.label_len = (tree.arena.len() - at) as u32;
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

    /// An expert note that another protocol declares, as the next node at this depth.
    #[cold]
    pub fn note_of(&mut self, protocol: ProtocolId, note: Note, text: fmt::Arguments<'_>) {
        let registry = self.frame.context.registry;
        let Some((field, def)) = registry.note(protocol, note) else { return };
        let expert = registry.known.expert;
        let own = registry.protocol_field(expert);
        let (at, len) = self.frame.tree.nodes.last().map_or((0, 0), |n| (n.start, n.len));
        let _ = (at, len);
        let here = self.at;
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
            let end = self.frame.tree.arena.len();
            arena = Value::Arena { at: start as u32, len: (end - start) as u32 };
        }
        if demand.wants(own) {
            self.push_id(own, here, 0, arena, flags::NOTE | flags::GENERATED);
            self.label(format_args!("Expert Info ({}/{})", def.severity.name(), def.group.name()));
            if let (Value::Arena { at, len }, true) = (arena, demand.labels) {
                self.append(format_args!(": "));
                // The label ends where the arena does: the note's text is copied behind it.
                let tree = &mut self.frame.tree;
                if let Some(node) = tree.nodes.last_mut() {
                    tree.arena.extend_from_within(at as usize..(at + len) as usize);
                    node.label_len += len;
                }
            }
        }
        self.nest(|layer| {
            if demand.wants(field) {
                layer.push_id(field, here, 0, Value::None, flags::NOTE | flags::GENERATED);
                if let (Value::Arena { at, len }, Some(node)) =
                    (arena, layer.frame.tree.nodes.last_mut())
                {
                    (node.label_at, node.label_len) = (at, len);
                }
            }
            if demand.wants(message) {
                layer.push_id(message, here, 0, arena, flags::HIDDEN | flags::GENERATED);
            }
            let severity = registry.field_of(expert, 1);
            if demand.wants(severity) {
                layer.push_id(severity, here, 0, Value::U64(def.severity as u64), flags::GENERATED);
            }
            let group = registry.field_of(expert, 2);
            if demand.wants(group) {
                layer.push_id(group, here, 0, Value::U64(def.group as u64), flags::GENERATED);
            }
        });
        // Whatever breaks a format can be found by one filter, `_ws.malformed`.
        let malformed = registry.protocol_field(registry.known.malformed);
        if def.group == Group::Malformed && demand.wants(malformed) {
            self.push_id(malformed, here, 0, Value::None, flags::HIDDEN | flags::PROTOCOL);
        }
    }
}

// ---- columns -------------------------------------------------------------------------------

impl<'b> Layer<'_, 'b> {
    /// The Protocol column.
    pub fn protocol_column(&mut self, name: &str) {
        if self.wants_columns() {
            self.frame.columns.protocol.clear();
            self.frame.columns.protocol.push_str(name);
        }
    }

    /// Appends to the Protocol column, such as `/JSON`.
    pub fn protocol_append(&mut self, name: &str) {
        if self.wants_columns() {
            self.frame.columns.protocol.push_str(name);
        }
    }

    /// Puts text around the Protocol column, for tunnels that name what they carry.
    pub fn protocol_wrap(&mut self, before: &str, after: &str) {
        if self.wants_columns() {
            self.frame.columns.protocol.insert_str(0, before);
            self.frame.columns.protocol.push_str(after);
        }
    }

    /// Sets the Info column; what stands before a fence stays.
    pub fn info(&mut self, text: fmt::Arguments<'_>) {
        if self.wants_columns() {
            let fence = self.frame.columns.fence;
            self.frame.columns.info.truncate(fence);
            self.append_info(text);
        }
    }

    /// Empties the Info column up to its fence.
    pub fn info_clear(&mut self) {
        if self.frame.in_error {
            return;
        }
        let fence = self.frame.columns.fence;
        self.frame.columns.info.truncate(fence);
    }

    /// Appends to the Info column.
    pub fn info_append(&mut self, text: fmt::Arguments<'_>) {
        if self.wants_columns() {
            self.append_info(text);
        }
    }

    fn append_info(&mut self, text: fmt::Arguments<'_>) {
        let _ = write!(Pen(&mut self.frame.columns.info, limits::INFO_BYTES), "{text}");
    }

    /// Puts text in front of the Info column (behind the fence).
    pub fn info_prepend(&mut self, text: &str) {
        if self.wants_columns() && self.frame.columns.info.len() + text.len() <= limits::INFO_BYTES
        {
            let fence = self.frame.columns.fence;
            self.frame.columns.info.splice(fence..fence, text.bytes());
        }
    }

    /// Writes to the Info column by hand, after what stands there; for lines that every packet has.
    #[inline]
    pub fn info_with(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        if self.wants_columns() && self.frame.columns.info.len() < limits::INFO_BYTES {
            write(&mut self.frame.columns.info);
            self.frame.columns.info.truncate(limits::INFO_BYTES);
        }
    }

    /// Keeps what the Info column holds now, whatever later layers set.
    pub fn info_fence(&mut self) {
        if self.frame.in_error {
            return;
        }
        self.frame.columns.fence = self.frame.columns.info.len();
    }

    /// True if the Info column is empty after its fence.
    pub fn info_is_empty(&self) -> bool {
        self.frame.columns.info.len() == self.frame.columns.fence
    }

    /// Link-layer addresses.
    pub fn set_link_ends(&mut self, source: Address, destination: Address) {
        let link = &mut self.frame.columns.link;
        (link.source, link.destination) = (source, destination);
    }

    /// Network-layer addresses.
    pub fn set_network_ends(&mut self, source: Address, destination: Address) {
        let network = &mut self.frame.columns.network;
        *network = Ends { source, destination, source_port: 0, destination_port: 0 };
    }

    /// Transport ports.
    pub fn set_ports(&mut self, source: u32, destination: u32) {
        let network = &mut self.frame.columns.network;
        (network.source_port, network.destination_port) = (source, destination);
    }

    /// Innermost network addresses and ports.
    pub fn ends(&self) -> Ends {
        self.frame.columns.network
    }

    /// Innermost link-layer addresses.
    pub fn link_ends(&self) -> Ends {
        self.frame.columns.link
    }
}

// ---- other protocols, other frames ---------------------------------------------------------

impl<'b> Layer<'_, 'b> {
    /// Protocols, fields and tables.
    pub fn registry(&self) -> &'b Registry {
        self.frame.context.registry
    }

    /// What the user set.
    pub fn config(&self) -> &'b Config {
        self.frame.context.config
    }

    /// What the capture knows of the frame.
    pub fn frame_info(&self) -> FrameInfo {
        self.frame.context.info
    }

    /// What the capture notes beside the packet.
    pub fn packet_note(&self) -> Option<&'b PacketNote> {
        self.frame.context.note
    }

    /// The interface the frame came from.
    pub fn interface(&self) -> Option<&'b Interface> {
        self.frame.context.interface
    }

    /// What the caller told.
    pub fn argument(&self) -> Argument<'b> {
        self.argument
    }

    /// This layer's protocol.
    pub fn protocol(&self) -> ProtocolId {
        self.protocol
    }

    /// Filter name of the protocol that called this one; empty for the outermost.
    pub fn caller(&self) -> &'static str {
        if self.caller.0 == u16::MAX { "" } else { self.registry().protocol(self.caller).filter }
    }

    /// Filter names of the layers so far, outermost first, this one last.
    pub fn stack(&self) -> impl DoubleEndedIterator<Item = &'static str> {
        let registry = self.registry();
        self.frame.stack.iter().map(|id| registry.protocol(*id).filter)
    }

    /// Writes this layer once more into the names of the layers, for protocols that hand parts to themselves.
    pub fn stack_again(&mut self) {
        if self.frame.stack.len() < limits::LAYERS_PER_FRAME {
            self.frame.stack.push(self.protocol);
        }
    }

    /// Writes a protocol into the names of the layers that has got only the start of its message.
    pub fn stack_begun(&mut self, id: ProtocolId) {
        if self.registry().protocol(id).begun_in_stack
            && self.frame.stack.len() < limits::LAYERS_PER_FRAME
        {
            self.frame.stack.push(id);
        }
    }

    /// How many layers the frame has so far.
    pub fn stack_len(&self) -> usize {
        self.frame.stack.len()
    }

    /// Takes the layers after the first `len` out of `frame.protocols`: who was called found nothing to read.
    pub fn truncate_stack(&mut self, len: usize) {
        self.frame.stack.truncate(len);
    }

    /// Takes this layer out of `frame.protocols`: it goes on with what the layer before it began.
    pub fn leave_stack(&mut self) {
        if self.registry().protocol(self.protocol).in_stack
            && self.frame.stack.last() == Some(&self.protocol)
        {
            self.frame.stack.pop();
        }
    }

    /// Gives up the protocol's own node, before any other is added: its fields stand under the caller's node.
    pub fn leave_tree(&mut self) {
        if let Some(node) = self.node
            && self.frame.tree.nodes.len() == node + 1
        {
            self.frame.tree.nodes.pop();
            self.node = None;
        }
    }

    /// Calls a protocol. False if it saw that the bytes are not its own.
    pub fn call(&mut self, id: ProtocolId, span: Span<'b>) -> bool {
        self.call_with(id, span, Argument::None)
    }

    /// Calls a protocol on the next message of a run that it takes: `frame.protocols` names it once for the run.
    pub fn call_again(&mut self, id: ProtocolId, span: Span<'b>) -> bool {
        let at = self.frame.stack.len();
        let taken = self.call(id, span);
        if self.frame.stack.get(at) == Some(&id) {
            self.frame.stack.remove(at);
        }
        taken
    }

    /// Calls a protocol and tells it something.
    pub fn call_with(&mut self, id: ProtocolId, span: Span<'b>, argument: Argument<'b>) -> bool {
        let outcome =
            self.frame.call(id, span, self.top, argument, self.protocol, self.call_depth + 1);
        matches!(outcome, Outcome::Taken)
    }

    /// Calls a protocol whose nodes stand inside this layer's, under the node added last if it is called
    /// within [`Layer::nest`].
    pub fn call_nested(&mut self, id: ProtocolId, span: Span<'b>, argument: Argument<'b>) -> bool {
        let depth = self.depth;
        let outcome =
            self.frame.call(id, span, depth, argument, self.protocol, self.call_depth + 1);
        matches!(outcome, Outcome::Taken)
    }

    /// Calls a protocol on the packet that an error message quotes: its nodes stand inside this layer's, and the
    /// columns and the conversation stay as they are. Protocols ask [`Layer::in_error_packet`].
    pub fn call_in_error(&mut self, id: ProtocolId, span: Span<'b>) -> bool {
        let (link, network) = (self.frame.columns.link, self.frame.columns.network);
        let conversation = self.frame.conversation;
        let outer = std::mem::replace(&mut self.frame.in_error, true);
        let taken = self.call_nested(id, span, Argument::None);
        self.frame.in_error = outer;
        self.frame.conversation = conversation;
        (self.frame.columns.link, self.frame.columns.network) = (link, network);
        taken
    }

    /// True if the layer called last stopped before its end: what follows it cannot be trusted.
    pub fn call_broke(&self) -> bool {
        self.frame.broke
    }

    /// True inside a packet that an error message quotes: it is not itself under way, so it must not change what
    /// is known of its conversation.
    pub fn in_error_packet(&self) -> bool {
        self.frame.in_error
    }

    /// Calls a protocol by name. False if there is none, it is turned off, or the bytes are not its own.
    pub fn call_named(&mut self, name: Name, span: Span<'b>, argument: Argument<'b>) -> bool {
        let registry = self.registry();
        match registry.named(name) {
            Some(id) if registry.is_enabled(self.config(), id) => {
                self.call_with(id, span, argument)
            }
            _ => false,
        }
    }

    /// Who stands under a number of a table.
    pub fn lookup(&self, table: Table, number: u32) -> Option<ProtocolId> {
        self.registry().lookup(self.config(), table, number)
    }

    /// Hands bytes to whoever stands under a number of a table. False if nobody took them.
    pub fn hand_off(&mut self, table: Table, number: u32, span: Span<'b>) -> bool {
        self.lookup(table, number).is_some_and(|id| self.call(id, span))
    }

    /// Hands bytes to whoever stands under a text of a table (in lower case).
    pub fn hand_off_text(
        &mut self,
        table: Table,
        text: &str,
        span: Span<'b>,
        argument: Argument<'b>,
    ) -> bool {
        let found = self.registry().lookup_text(self.config(), table, text);
        found.is_some_and(|id| self.call_with(id, span, argument))
    }

    /// Hands bytes to the first heuristic of a table that claims them.
    pub fn try_heuristics(&mut self, table: Table, span: Span<'b>) -> bool {
        let probe = self.probe_of(span);
        let found = self.registry().probe(self.config(), table, &probe);
        found.is_some_and(|id| self.call(id, span))
    }

    /// What a heuristic sees of these bytes.
    pub fn probe_of(&self, span: Span<'b>) -> Probe<'b> {
        Probe { span, ends: self.ends(), info: self.frame.context.info }
    }

    /// Bytes that nobody claims.
    pub fn data(&mut self, span: Span<'b>) {
        if !span.is_empty() {
            self.call(self.registry().known.data, span);
        }
    }

    /// Hands bytes on, to `data` if nobody takes them.
    pub fn hand_off_or_data(&mut self, table: Table, number: u32, span: Span<'b>) {
        if !self.hand_off(table, number, span) {
            self.data(span);
        }
    }

    /// The only door to other frames. `analyze` runs on the frame's first visit, in capture order, and may
    /// change state; what it returns is kept as the frame's memo, and later visits get the same value.
    ///
    /// A protocol keeps memos of one type, and calls this the same number of times on every visit.
    pub fn once<T: Clone + Send + Sync + 'static>(
        &mut self,
        analyze: impl FnOnce(&mut Scene<'_>) -> T,
    ) -> Result<T, Stop> {
        let protocol = self.protocol;
        if self.registry().protocol(protocol).stateless {
            return Err(Stop::Bug("a protocol declared stateless asks for state"));
        }
        let info = &self.frame.context.info;
        match &mut self.frame.visit {
            Visit::First { state, memos } => {
                let memo = analyze(&mut Scene {
                    state,
                    protocol,
                    frame: info.number,
                    ns: info.ns.unwrap_or(0),
                    conversation: self.frame.conversation,
                });
                if let Some(memos) = memos {
                    memos.push(protocol, memo.clone());
                }
                Ok(memo)
            }
            Visit::Again { memos, .. } => {
                let memo = memos.next::<T>(protocol).cloned();
                memo.ok_or(Stop::Bug("the first visit left no memo"))
            }
        }
    }

    /// Layers above belong to this conversation (first visits only; nothing else asks for it).
    pub fn set_conversation(&mut self, conversation: ConvId) {
        self.frame.conversation = conversation;
    }

    /// What a later frame filled in; `None` while nothing did, and with one pass always.
    pub fn record(&self, id: RecordId) -> Option<u64> {
        match &self.frame.visit {
            Visit::Again { records: Some(records), .. } => records.get(id).filter(|v| *v != 0),
            _ => None,
        }
    }

    /// A further buffer of the frame: a message put together, decompressed or decrypted.
    pub fn add_source(&mut self, title: &'static str, bytes: Arc<[u8]>) -> Result<Span<'b>, Stop> {
        self.hold(title, Held::Shared(bytes))
    }

    /// The same for bytes made by this visit.
    pub fn add_source_vec(
        &mut self,
        title: &'static str,
        bytes: Vec<u8>,
    ) -> Result<Span<'b>, Stop> {
        self.hold(title, Held::Owned(bytes))
    }

    fn hold(&mut self, title: &'static str, held: Held) -> Result<Span<'b>, Stop> {
        if self.frame.sources.count() >= limits::SOURCES_PER_FRAME {
            return Err(Stop::Limit("too many buffers in one frame"));
        }
        let tail: &'b Buffers = self.frame.tail;
        let buffer =
            tail.0.get_or_init(|| Box::new(Buffer { bytes: held, next: Buffers::default() }));
        let bytes: &'b [u8] = match &buffer.bytes {
            Held::Shared(bytes) => bytes,
            Held::Owned(bytes) => bytes,
        };
        self.frame.tail = &buffer.next;
        self.frame.sources.more.push((title, bytes));
        Ok(Span::new(bytes, bytes.len(), (self.frame.sources.count() - 1) as u8))
    }

    /// A preference that is on or off.
    pub fn pref_bool(&self, index: u16) -> bool {
        match self.config().pref(self.protocol, index) {
            Some(PrefSetting::Bool(b)) => *b,
            _ => matches!(self.default_pref(index), Some(PrefValue::Bool(true))),
        }
    }

    /// A preference that is a number or a choice.
    pub fn pref_uint(&self, index: u16) -> u64 {
        match (self.config().pref(self.protocol, index), self.default_pref(index)) {
            (Some(PrefSetting::Uint(n)), _) | (None, Some(PrefValue::Uint(n))) => *n,
            (None, Some(PrefValue::Choice(n, _))) => *n as u64,
            _ => 0,
        }
    }

    fn default_pref(&self, index: u16) -> Option<&'static PrefValue> {
        let prefs = self.registry().protocol(self.protocol).prefs;
        prefs.get(usize::from(index)).map(|p| &p.default)
    }

    /// Writes the names of the layers, joined by `:`, as the value of a text node added before.
    /// Called by the outermost protocol when all others are done.
    pub fn write_stack(&mut self, mark: Mark) {
        let at = self.frame.tree.arena.len();
        let registry = self.registry();
        for (i, id) in self.frame.stack.iter().skip(1).enumerate() {
            if i > 0 {
                self.frame.tree.arena.push(b':');
            }
            let name = registry.protocol(*id).filter;
            self.frame.tree.arena.extend_from_slice(name.as_bytes());
        }
        let len = self.frame.tree.arena.len() - at;
        if let Some(node) = self.frame.tree.nodes.get_mut(mark.0) {
            node.value = Value::Arena { at: at as u32, len: len as u32 };
        }
    }

    /// Reads another buffer of the frame (or another part of this one) for a while: the nodes that `body` adds
    /// stand here in the tree and point there.
    pub fn over<R>(&mut self, span: Span<'b>, body: impl FnOnce(&mut Self) -> R) -> R {
        let (whole, at) = (self.span, self.at);
        (self.span, self.at) = (span, 0);
        let result = body(self);
        (self.span, self.at) = (whole, at);
        result
    }

    /// Names a protocol among the frame's layers without calling it: for parts of this layer that count as layers
    /// of their own and have no node.
    pub fn name_layer(&mut self, id: ProtocolId) {
        if self.frame.stack.len() < limits::LAYERS_PER_FRAME {
            self.frame.stack.push(id);
        }
    }

    /// Uses the fields and notes of another protocol for a while, without a layer of its own: for formats that
    /// are part of many protocols, such as the types of X.509.
    pub fn with_fields_of<R>(&mut self, id: ProtocolId, body: impl FnOnce(&mut Self) -> R) -> R {
        let (protocol, base) = (self.protocol, self.base);
        (self.protocol, self.base) = (id, self.registry().protocol_field(id).0 + 1);
        let result = body(self);
        (self.protocol, self.base) = (protocol, base);
        result
    }

    /// Adds a field of another protocol, found by name when the registry was built; for the few that stand
    /// in several protocols' trees.
    pub fn put_foreign(&mut self, field: FieldId, at: usize, len: usize, value: Value, extra: u8) {
        if self.frame.context.demand.wants(field) {
            self.push_id(field, at, len, value, extra);
        }
    }
}

// The markers of these fields appear only in signatures; naming them here keeps the docs' links whole.
#[allow(dead_code)]
type Markers = (Bytes, Empty, Show);
