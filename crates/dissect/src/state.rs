//! What a capture's frames leave behind for later frames. Changed only on a frame's first visit.

use std::any::Any;
use std::sync::Arc;

use crate::address::Address;
use crate::blob::{Blob, Shelf};
use crate::config::{Config, PrefSetting};
use crate::conversation::{ConvId, Conversation, Conversations};
use crate::memo::{FrameMemos, MemoStore, Records};
use crate::names::Known;
use crate::registry::ProtocolId;

/// All state of a capture under analysis.
#[derive(Default)]
pub struct State {
    /// Conversations.
    pub conversations: Conversations,
    /// Links to later frames.
    pub records: Records,
    /// Bytes that streams hold while they wait for more.
    pub(crate) stream_bytes_held: usize,
    locals: Vec<Option<Box<dyn Any + Send>>>,
    /// Where octets of memos go once their piece of the capture was visited; they stay in memory if there is none.
    shelf: Option<Arc<dyn Shelf>>,
    /// Octets of memos that are still in memory.
    unshelved: Vec<Blob>,
}

impl State {
    /// Octets of memos will be moved to a shelf whenever [`State::shelve`] is called.
    pub fn set_shelf(&mut self, shelf: Arc<dyn Shelf>) {
        self.shelf = Some(shelf);
    }

    /// Moves octets of memos out of memory.
    pub fn shelve(&mut self) {
        if let Some(shelf) = &self.shelf {
            self.unshelved.drain(..).for_each(|blob| blob.shelve(shelf));
        }
    }

    /// So many octets of streams wait no longer.
    pub(crate) fn release(&mut self, octets: usize) {
        self.stream_bytes_held = self.stream_bytes_held.saturating_sub(octets);
    }

    /// Octets for a memo.
    pub fn blob(&mut self, bytes: Arc<[u8]>) -> Blob {
        let blob = Blob::new(bytes);
        self.note_blob(&blob);
        blob
    }

    /// Octets that a memo will hold may be moved out of memory.
    pub fn note_blob(&mut self, blob: &Blob) {
        if self.shelf.is_some() {
            self.unshelved.push(blob.clone());
        }
    }

    /// What `protocol` remembers of the capture; made when first asked for.
    fn local<T: Default + Send + 'static>(&mut self, protocol: ProtocolId) -> &mut T {
        let at = usize::from(protocol.0);
        if self.locals.len() <= at {
            self.locals.resize_with(at + 1, || None);
        }
        let slot = self.locals.get_mut(at).expect("resized to hold it just above");
        if !slot.as_ref().is_some_and(|s| s.is::<T>()) {
            *slot = Some(Box::new(T::default()));
        }
        slot.as_mut().and_then(|s| s.downcast_mut::<T>()).expect("holds a T since the line above")
    }
}

/// Whether a frame is visited for the first time, in capture order, or again.
pub enum Visit<'v> {
    /// For the first time: state may be changed.
    First {
        /// The capture's state.
        state: &'v mut State,
        /// Where memos are kept, if anyone will visit the frame again.
        memos: Option<&'v mut MemoStore>,
    },
    /// Again: memos are read.
    Again {
        /// This frame's memos.
        memos: FrameMemos<'v>,
        /// Links to other frames; `None` with one pass.
        records: Option<&'v Records>,
    },
}

impl<'v> Visit<'v> {
    /// The names that were learnt before a moment; with two passes, all.
    pub(crate) fn names<'s>(&'s self, config: &'s Config, before: u64) -> Known<'s> {
        match self {
            Visit::First { state, .. } => Known::so_far(config, &state.records, before),
            Visit::Again { records: Some(records), .. } => Known::so_far(config, records, u64::MAX),
            Visit::Again { memos, .. } => Known::then(config, memos.names(), before),
        }
    }

    /// The same when the visit is over, for as long as what it visited lives.
    pub(crate) fn into_names(self, config: &'v Config, before: u64) -> Known<'v> {
        match self {
            Visit::First { state, .. } => Known::so_far(config, &state.records, before),
            Visit::Again { records: Some(records), .. } => Known::so_far(config, records, u64::MAX),
            Visit::Again { memos, .. } => Known::then(config, memos.names(), before),
        }
    }
}

/// What a closure of [`crate::Layer::once`] works on.
pub struct Scene<'s> {
    /// All state.
    pub state: &'s mut State,
    /// What the user set.
    pub config: &'s Config,
    /// Whose closure it is.
    pub protocol: ProtocolId,
    /// This frame's number, from 1.
    pub frame: u32,
    /// This frame's time, ns since the Unix epoch.
    pub ns: i64,
    /// The conversation this frame belongs to.
    pub conversation: ConvId,
}

impl Scene<'_> {
    /// A preference of this protocol that is on or off.
    pub fn pref_bool(&self, index: u16, default: bool) -> bool {
        match self.config.pref(self.protocol, index) {
            Some(PrefSetting::Bool(set)) => *set,
            _ => default,
        }
    }

    /// From this frame on, an address has this name.
    pub fn learn_name(&mut self, address: Address, name: &str) {
        self.state.records.names.learn(self.frame, address, name);
    }

    /// The name that a host is known to have, by what the capture told and by tables.
    pub fn host_name(&self, config: &Config, address: &Address) -> Option<String> {
        let known = Known::so_far(config, &self.state.records, Known::after(self.frame));
        known.host(address).map(|name| name.to_string())
    }

    /// What this protocol remembers of the capture.
    pub fn local<T: Default + Send + 'static>(&mut self) -> &mut T {
        self.state.local(self.protocol)
    }

    /// What this protocol remembers of this frame's conversation.
    pub fn conv<T: Default + Send + 'static>(&mut self) -> Option<&mut T> {
        let protocol = self.protocol;
        Some(self.state.conversations.get(self.conversation)?.local(protocol))
    }

    /// This frame's conversation.
    pub fn conversation(&mut self) -> Option<&mut Conversation> {
        self.state.conversations.get(self.conversation)
    }
}
