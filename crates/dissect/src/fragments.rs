//! Datagrams put together from fragments that tell their offset (IPv4, IPv6, …).

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::blob::Blob;
use crate::limits;
use crate::memo::{RecordId, Records};

/// A fragment of a datagram that was put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Number of the frame that brought it.
    pub frame: u32,
    /// Where its octets stand in the datagram.
    pub at: u32,
    /// Octets.
    pub len: u32,
    /// It repeats octets that another fragment brought.
    pub overlap: bool,
    /// And the octets differ.
    pub conflict: bool,
}

/// A datagram put together.
#[derive(Clone, Debug)]
pub struct Datagram {
    /// All of it.
    pub bytes: Blob,
    /// Its fragments by offset.
    pub fragments: Arc<[Fragment]>,
    /// More than one fragment claimed to be the last.
    pub multiple_tails: bool,
    /// A fragment reaches past the end.
    pub too_long: bool,
}

/// What adding a fragment gave.
#[derive(Clone, Debug)]
pub struct Added {
    /// The datagram, if this fragment completed it.
    pub whole: Option<Datagram>,
    /// Filled with the number of the frame that completes (or completed) it.
    pub reassembled_in: RecordId,
}

struct Waiting {
    parts: Vec<(Fragment, Box<[u8]>)>,
    /// Length of the datagram, once the last fragment came.
    len: Option<usize>,
    held: usize,
    multiple_tails: bool,
    record: RecordId,
}

/// Datagrams that wait for fragments, told apart by `K`.
pub struct Fragments<K> {
    waiting: HashMap<K, Waiting, RandomState>,
    order: VecDeque<K>,
}

impl<K> Default for Fragments<K> {
    fn default() -> Self {
        Fragments { waiting: HashMap::default(), order: VecDeque::new() }
    }
}

impl<K: Hash + Eq + Clone> Fragments<K> {
    /// Adds a fragment. `last`: no more fragments follow it.
    pub fn add(
        &mut self,
        key: K,
        frame: u32,
        at: usize,
        bytes: &[u8],
        last: bool,
        records: &mut Records,
    ) -> Added {
        if !self.waiting.contains_key(&key) {
            self.make_room();
            self.order.push_back(key.clone());
        }
        let waiting = self.waiting.entry(key.clone()).or_insert_with(|| Waiting {
            parts: Vec::new(),
            len: None,
            held: 0,
            multiple_tails: false,
            record: records.create(0),
        });
        let record = waiting.record;
        let end = at.saturating_add(bytes.len());
        if end <= limits::DATAGRAM_BYTES && waiting.held + bytes.len() <= 2 * limits::DATAGRAM_BYTES
        {
            waiting.held += bytes.len();
            let fragment = Fragment {
                frame,
                at: at as u32,
                len: bytes.len() as u32,
                overlap: false,
                conflict: false,
            };
            waiting.parts.push((fragment, bytes.into()));
            if last {
                waiting.multiple_tails |= waiting.len.is_some_and(|l| l != end);
                waiting.len.get_or_insert(end);
            }
        }
        let whole = waiting.whole();
        if whole.is_some() {
            records.set(record, u64::from(frame));
            self.waiting.remove(&key);
            self.order.retain(|k| *k != key);
        }
        Added { whole, reassembled_in: record }
    }

    fn make_room(&mut self) {
        while self.waiting.len() >= limits::DATAGRAMS_HELD {
            let Some(oldest) = self.order.pop_front() else { return };
            self.waiting.remove(&oldest);
        }
    }
}

impl Waiting {
    fn whole(&mut self) -> Option<Datagram> {
        let len = self.len?;
        // By offset; of fragments with the same offset the first to come stands first.
        self.parts.sort_by_key(|(f, _)| (f.at, f.frame));
        let mut reach = 0;
        for (f, _) in &self.parts {
            if f.at as usize > reach {
                return None;
            }
            reach = reach.max((f.at + f.len) as usize);
        }
        if reach < len {
            return None;
        }
        let mut bytes = Vec::with_capacity(len);
        let mut fragments = Vec::with_capacity(self.parts.len());
        for (f, part) in &self.parts {
            let at = f.at as usize;
            let known = bytes.len().saturating_sub(at).min(part.len());
            let overlap = known > 0;
            let conflict = overlap && bytes.get(at..at + known) != part.get(..known);
            bytes.extend_from_slice(part.get(known..).unwrap_or(&[]));
            fragments.push(Fragment { overlap, conflict, ..*f });
        }
        let too_long = bytes.len() > len;
        bytes.truncate(len);
        Some(Datagram {
            bytes: Blob::new(bytes.into()),
            fragments: fragments.into(),
            multiple_tails: self.multiple_tails,
            too_long,
        })
    }
}
