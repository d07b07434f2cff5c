//! Conversations: the two ends that exchange frames, and what protocols remember of them.

use std::any::Any;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::address::Address;
use crate::limits;
use crate::registry::ProtocolId;

/// What kind of ports a conversation has. Kinds number their conversations separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum ConvKind {
    Tcp,
    Udp,
    UdpLite,
    Sctp,
    Dccp,
    Ip,
    /// Any other pair that a protocol follows.
    Other,
}

const KINDS: usize = 7;

/// One end of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Endpoint {
    /// Network address.
    pub address: Address,
    /// Port, or 0.
    pub port: u32,
}

/// A conversation held by [`Conversations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ConvId(u32);

impl ConvId {
    /// No conversation.
    pub const NONE: ConvId = ConvId(u32::MAX);
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    low: [u64; 2],
    high: [u64; 2],
    rest: [u64; 2],
}

fn halves(b: [u8; 16]) -> [u64; 2] {
    let v = u128::from_be_bytes(b);
    [(v >> 64) as u64, v as u64]
}

/// The key, and whether `a` is its first end.
fn key(kind: ConvKind, a: &Endpoint, b: &Endpoint) -> (Key, bool) {
    let ((ka, pa), (kb, pb)) = (a.address.packed(), b.address.packed());
    let (pa, pb) = (halves(pa), halves(pb));
    let forward = (pa, a.port) <= (pb, b.port);
    let (low, high, lp, hp) =
        if forward { (pa, pb, a.port, b.port) } else { (pb, pa, b.port, a.port) };
    let kinds = u64::from(kind as u8) << 16 | u64::from(ka.min(kb)) << 8 | u64::from(ka.max(kb));
    (Key { low, high, rest: [u64::from(lp) << 32 | u64::from(hp), kinds] }, forward)
}

/// The two ends that exchange frames.
pub struct Conversation {
    /// Which of its kind, from 0, in the order seen.
    pub index: u32,
    /// Number of the frame that opened it.
    pub first_frame: u32,
    /// Number of the last frame.
    pub last_frame: u32,
    /// Time of the first and of the last frame, ns since the Unix epoch.
    pub first_ns: i64,
    /// See `first_ns`.
    pub last_ns: i64,
    /// The protocol that took it for itself.
    pub bound: Option<ProtocolId>,
    /// The next frame begins another one between these ends: [`Conversations::renew`].
    pub ends_here: bool,
    key: Key,
    slots: Vec<(ProtocolId, Box<dyn Any + Send>)>,
}

impl Conversation {
    /// What `protocol` remembers of this conversation; made when first asked for.
    pub fn local<T: Default + Send + 'static>(&mut self, protocol: ProtocolId) -> &mut T {
        let found = self.slots.iter().position(|(p, slot)| *p == protocol && slot.is::<T>());
        let at = found.unwrap_or_else(|| {
            self.slots.push((protocol, Box::new(T::default())));
            self.slots.len() - 1
        });
        self.slots
            .get_mut(at)
            .and_then(|(_, slot)| slot.downcast_mut::<T>())
            .expect("the slot at this place holds a T: it was found by its type or just made")
    }
}

/// Where a conversation is expected: the end's kind of address and its octets, its port, the peer's port or 0, the transport.
type Expectation = (u8, [u8; 16], u32, u32, ConvKind);

/// All conversations of a capture, bounded by [`limits::CONVERSATIONS`].
#[derive(Default)]
pub struct Conversations {
    map: HashMap<Key, u32, RandomState>,
    held: Vec<Option<Conversation>>,
    free: Vec<u32>,
    counts: [u32; KINDS],
    expected: HashMap<Expectation, ProtocolId, RandomState>,
}

impl Conversations {
    /// The conversation between two ends, and whether `a` is its first end by address; opened if
    /// there is none.
    pub fn open(
        &mut self,
        kind: ConvKind,
        a: &Endpoint,
        b: &Endpoint,
        frame: u32,
        ns: i64,
    ) -> (ConvId, bool) {
        let (key, forward) = key(kind, a, b);
        if let Some(at) = self.map.get(&key) {
            return (ConvId(*at), forward);
        }
        let id = self.insert(kind, key, frame, ns);
        self.keep_expectation(id, kind, a, b);
        (id, forward)
    }

    /// Binds a new conversation to who expects it with one of its ends.
    fn keep_expectation(&mut self, id: ConvId, kind: ConvKind, a: &Endpoint, b: &Endpoint) {
        let expected = self.expected(kind, a, b).or_else(|| self.expected(kind, b, a));
        if let (Some(_), Some(conversation)) = (expected, self.get(id)) {
            conversation.bound = expected;
        }
    }

    /// The conversation between two ends, if there is one.
    pub fn find(&self, kind: ConvKind, a: &Endpoint, b: &Endpoint) -> Option<ConvId> {
        self.map.get(&key(kind, a, b).0).map(|at| ConvId(*at))
    }

    /// Opens a new conversation in place of the one between these ends (a port used again).
    pub fn replace(
        &mut self,
        kind: ConvKind,
        a: &Endpoint,
        b: &Endpoint,
        frame: u32,
        ns: i64,
    ) -> ConvId {
        let (key, _) = key(kind, a, b);
        if let Some(at) = self.map.remove(&key) {
            self.release(at);
        }
        let id = self.insert(kind, key, frame, ns);
        self.keep_expectation(id, kind, a, b);
        id
    }

    /// From here on what was one conversation is counted as another one between the same ends; what protocols
    /// remember of it stays.
    pub fn renew(&mut self, kind: ConvKind, id: ConvId, frame: u32, ns: i64) {
        let Some(count) = self.counts.get_mut(kind as usize) else { return };
        if let Some(held) = self.held.get_mut(id.0 as usize).and_then(Option::as_mut) {
            held.index = std::mem::replace(count, *count + 1);
            (held.first_frame, held.first_ns, held.last_ns) = (frame, ns, ns);
            held.ends_here = false;
        }
    }

    fn insert(&mut self, kind: ConvKind, key: Key, frame: u32, ns: i64) -> ConvId {
        if self.map.len() >= limits::CONVERSATIONS {
            self.forget_silent();
        }
        let count = self.counts.get_mut(kind as usize);
        let index = count.map_or(0, |c| std::mem::replace(c, *c + 1));
        let conversation = Conversation {
            index,
            first_frame: frame,
            last_frame: frame,
            first_ns: ns,
            last_ns: ns,
            bound: None,
            ends_here: false,
            key,
            slots: Vec::new(),
        };
        let at = match self.free.pop() {
            Some(at) => at,
            None => {
                self.held.push(None);
                self.held.len() as u32 - 1
            }
        };
        if let Some(slot) = self.held.get_mut(at as usize) {
            *slot = Some(conversation);
        }
        self.map.insert(key, at);
        ConvId(at)
    }

    fn release(&mut self, at: u32) {
        if let Some(slot) = self.held.get_mut(at as usize) {
            *slot = None;
            self.free.push(at);
        }
    }

    /// Forgets the half of the conversations that has been silent longest.
    fn forget_silent(&mut self) {
        let mut last: Vec<u32> = self.held.iter().flatten().map(|c| c.last_frame).collect();
        let middle = last.len() / 2;
        let (_, median, _) = last.select_nth_unstable(middle);
        let median = *median;
        for at in 0..self.held.len() {
            let old = self.held.get(at).and_then(Option::as_ref).filter(|c| c.last_frame < median);
            if let Some(key) = old.map(|c| c.key) {
                self.map.remove(&key);
                self.release(at as u32);
            }
        }
    }

    /// A conversation. `None` only for one that was replaced or forgotten meanwhile.
    pub fn get(&mut self, id: ConvId) -> Option<&mut Conversation> {
        self.held.get_mut(id.0 as usize).and_then(Option::as_mut)
    }

    /// How many of a kind there have been.
    pub fn count(&self, kind: ConvKind) -> u32 {
        self.counts.get(kind as usize).copied().unwrap_or(0)
    }

    /// New conversations to or from this end belong to `protocol` (FTP data connections, say): they are bound to it
    /// when they are opened.
    pub fn expect(&mut self, kind: ConvKind, end: &Endpoint, protocol: ProtocolId) {
        self.expect_from(kind, end, 0, protocol);
    }

    /// The same, only if the other end has this port.
    pub fn expect_from(&mut self, kind: ConvKind, end: &Endpoint, from: u32, protocol: ProtocolId) {
        if self.expected.len() >= limits::CONVERSATIONS {
            self.expected.clear();
        }
        let (k, packed) = end.address.packed();
        self.expected.insert((k, packed, end.port, from, kind), protocol);
    }

    /// Who expects a conversation of this end with that peer.
    pub fn expected(&self, kind: ConvKind, end: &Endpoint, peer: &Endpoint) -> Option<ProtocolId> {
        if self.expected.is_empty() {
            return None;
        }
        let (k, packed) = end.address.packed();
        let with = |from| self.expected.get(&(k, packed, end.port, from, kind)).copied();
        with(0).or_else(|| with(peer.port))
    }
}
