//! Other protocols and other frames: hand-off, memos, records, further buffers, preferences.

use std::sync::Arc;

use crate::address::Address;
use crate::config::{Config, PrefSetting};
use crate::conversation::ConvId;
use crate::frame::{FrameInfo, Interface, PacketNote};
use crate::limits;
use crate::memo::{FrameMemos, MemoStore, RecordId};
use crate::names::{Known, Named, NamedPort, Transport};
use crate::pack::Packed;
use crate::pdu::{Export, Pdu, Taker};
use crate::protocol::{Name, PrefValue, Probe, Table};
use crate::registry::{ProtocolId, Registry};
use crate::span::{Span, Stop};
use crate::state::{Scene, Visit};
use crate::tree::{FieldId, Value, flags};

use super::{Argument, Buffer, Buffers, Held, Layer, Mark, Outcome};

impl<'b> Layer<'_, 'b> {
    /// Protocols, fields and tables.
    pub fn registry(&self) -> &'b Registry {
        self.frame.context.registry
    }

    /// What the user set.
    pub fn config(&self) -> &'b Config {
        self.frame.context.config
    }

    /// A port for a label, with its name where such names are looked up.
    pub fn named_port(&self, transport: Transport, port: u16) -> NamedPort<'b> {
        self.config().named_port(transport, port)
    }

    /// True if addresses of this kind are shown with names.
    pub fn resolves(&self, address: &Address) -> bool {
        Known::of(self.config()).resolves(address)
    }

    /// An address for a label, with its name where such names are looked up.
    pub fn named(&self, address: Address) -> Named<'b> {
        if !self.resolves(&address) {
            return Named::plain(address);
        }
        let before = Known::before(self.frame.context.info.number);
        let names = self.frame.visit.names(self.config(), before);
        Named::new(self.config(), address, names.learnt(&address))
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

    /// Shows a protocol that has got only the start of its message as a layer with nothing in it, if it wants that.
    pub fn begun(&mut self, id: ProtocolId, span: Span<'b>) {
        if !self.begins(id) || self.frame.stack.len() >= limits::LAYERS_PER_FRAME {
            return;
        }
        self.frame.stack.push(id);
        let own = self.registry().protocol_field(id);
        if self.frame.context.demand.wants(own) {
            let (depth, len) = (self.top, span.len());
            let value = Value::Slice { at: span.offset, len: len as u32 };
            self.over(span, |layer| {
                let before = std::mem::replace(&mut layer.depth, depth);
                layer.push_id(own, 0, len, value, flags::PROTOCOL);
                let line = layer.registry().protocol(id).begun_line;
                if !line.is_empty() {
                    layer.depth += 1;
                    layer.line(0, len, line);
                }
                layer.depth = before;
            });
        }
    }

    /// True if the start of a protocol's message is shown as a layer.
    pub fn begins(&self, id: ProtocolId) -> bool {
        self.registry().protocol(id).begun_in_stack
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
        let crate::Columns { link, network, link_last, .. } = self.frame.columns;
        let conversation = self.frame.conversation;
        let outer = std::mem::replace(&mut self.frame.in_error, true);
        let taken = self.call_nested(id, span, Argument::None);
        self.frame.in_error = outer;
        self.frame.conversation = conversation;
        (self.frame.columns.link, self.frame.columns.network) = (link, network);
        self.frame.columns.link_last = link_last;
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
        if !span.bytes.is_empty() {
            self.call(self.registry().known.data, span);
        }
    }

    /// Hands bytes on, to `data` if nobody takes them.
    pub fn hand_off_or_data(&mut self, table: Table, number: u32, span: Span<'b>) {
        if !self.hand_off(table, number, span) {
            self.data(span);
        }
    }

    /// True if packets of this sort are taken: worth an [`Layer::offer`].
    #[inline]
    pub fn exports(&self, export: Export) -> bool {
        self.frame.context.demand.export == Some(export)
    }

    /// Offers a packet within this one, with the addresses of now, to whoever makes a capture of such packets. `told` is
    /// what its taker would be told, for another program to read.
    pub fn offer(&mut self, export: Export, taker: Taker, span: Span<'b>, told: &[u8]) {
        if !self.exports(export) || self.frame.tree.pdus.len() >= limits::PDUS_PER_FRAME {
            return;
        }
        let told = if told.is_empty() { Value::None } else { self.frame.tree.push_text(told) };
        let pdu = Pdu {
            taker,
            source: span.source,
            start: span.offset,
            captured: span.bytes.len() as u32,
            len: span.len() as u32,
            ends: self.ends(),
            told,
        };
        self.frame.tree.pdus.push(pdu);
    }

    /// The only door to other frames. `analyze` runs on the frame's first visit, in capture order, and may
    /// change state; what it returns is kept as the frame's memo, and later visits get the same value.
    ///
    /// A protocol keeps memos of one type, and calls this the same number of times on every visit.
    pub fn once<T: Clone + Send + Sync + 'static>(
        &mut self,
        analyze: impl FnOnce(&mut Scene<'_>) -> T,
    ) -> Result<T, Stop> {
        self.remembered(
            analyze,
            |memos, protocol, memo| memos.push(protocol, memo.clone()),
            |memos, protocol| memos.next::<T>(protocol).cloned(),
        )
    }

    /// The same for a memo that is kept packed. It takes longer, and fewer octets.
    pub fn once_packed<T: Packed>(
        &mut self,
        analyze: impl FnOnce(&mut Scene<'_>) -> T,
    ) -> Result<T, Stop> {
        self.remembered(analyze, MemoStore::push_packed, |memos, protocol| {
            memos.next_packed(protocol)
        })
    }

    fn remembered<T>(
        &mut self,
        analyze: impl FnOnce(&mut Scene<'_>) -> T,
        keep: impl FnOnce(&mut MemoStore, ProtocolId, &T),
        next: impl for<'m> FnOnce(&mut FrameMemos<'m>, ProtocolId) -> Option<T>,
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
                    config: self.frame.context.config,
                    protocol,
                    frame: info.number,
                    ns: info.ns.unwrap_or(0),
                    conversation: self.frame.conversation,
                });
                if let Some(memos) = memos {
                    keep(memos, protocol, &memo);
                }
                Ok(memo)
            }
            Visit::Again { memos, .. } => {
                next(memos, protocol).ok_or(Stop::Bug("the first visit left no memo"))
            }
        }
    }

    /// Layers above belong to this conversation (first visits only; nothing else asks for it).
    pub fn set_conversation(&mut self, conversation: ConvId) {
        self.frame.conversation = conversation;
    }

    /// True with two passes: what later frames told is known.
    pub fn sees_later(&self) -> bool {
        matches!(&self.frame.visit, Visit::Again { records: Some(_), .. })
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

    pub(super) fn hold(&mut self, title: &'static str, held: Held) -> Result<Span<'b>, Stop> {
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

    pub(super) fn default_pref(&self, index: u16) -> Option<&'static PrefValue> {
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
