//! Streams to whole messages. A stream protocol says how long the message is that starts here
//! ([`Protocol::framing`](crate::Protocol)), and is then handed whole messages, whatever segments they came in.
//!
//! Used by every transport that carries a stream: TCP, and TLS once its records are opened.

use std::sync::Arc;

use crate::blob::Blob;
use crate::limits;
use crate::memo::RecordId;
use crate::pack::{Unpack, put};
use crate::protocol::Begun;
use crate::state::Scene;
use crate::tree::Ends;

/// What a framing function sees.
#[derive(Clone, Copy, Debug)]
pub struct Stream<'s> {
    /// From the start of the message to the last octet that has arrived; never empty.
    pub bytes: &'s [u8],
    /// Addresses and ports of the segment that arrived last.
    pub ends: Ends,
    /// True if the sender has closed its direction: no more will come.
    pub closed: bool,
}

/// How long a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// So many octets from its start (at least 1), arrived or not.
    Octets(usize),
    /// Cannot be told before more has arrived.
    More,
    /// Until the sender closes.
    UntilClosed,
    /// What has arrived is shown as it is, message or not.
    Rest,
}

/// How long is the message that starts here. Called on first visits only, in stream order; it may
/// look at (and change) what its protocol remembers of the conversation.
pub type Framing = fn(&Stream<'_>, &mut Scene<'_>) -> Need;

/// The default: each segment's bytes as they come.
pub fn whole_segments(_: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    Need::Rest
}

/// A segment that a message was put together from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Number of the frame that brought it.
    pub frame: u32,
    /// Where in the message its octets stand: after those of the part before, unless it repeats what others brought.
    pub at: u32,
    /// Octets of the message that it brought.
    pub len: u32,
}

/// What becomes of a run of a segment's payload.
#[derive(Clone, Debug)]
pub enum Piece {
    /// A message, whole inside this segment.
    Direct {
        /// Offset in the payload.
        at: u32,
        /// Octets. More than there are if the message ends in a later segment and is not put together.
        len: u32,
    },
    /// A message that ends in this segment. One whose length could not be told before has all of the segment with it.
    Whole {
        /// All of it, and of what follows.
        bytes: Blob,
        /// Where it came from, this segment last.
        parts: Arc<[Part]>,
        /// Where each message ends, if more than one stands there; the last one goes on in a later segment if `bytes`
        /// do not end there.
        ends: Option<Arc<Vec<u32>>>,
    },
    /// Kept for a message that ends in a later segment.
    Held {
        /// Offset in the payload.
        at: u32,
        /// Octets.
        len: u32,
        /// True for the first part of the message.
        first: bool,
        /// What the Info column shows of all that has come, where the protocol was asked again how long the
        /// message is and has more to say than the transport.
        words: Option<Arc<Vec<u8>>>,
        /// Number of the frame that ends the message, once it is known.
        ended_by: RecordId,
    },
}

/// What [`Pieces::pack`] begins with.
const PACKED_NONE: u64 = 0;
const PACKED_DIRECT: u64 = 1;
const PACKED_FIRST: u64 = 2;
const PACKED_HELD: u64 = 3;
const PACKED_TOLD: u64 = 4;
const PACKED_SHARED: u64 = 5;

/// What becomes of a segment's payload. One piece is by far the most frequent, and costs no allocation.
#[derive(Clone, Debug, Default)]
pub enum Pieces {
    /// Nothing to hand on.
    #[default]
    None,
    /// One piece.
    One(Piece),
    /// Several, in order.
    Many(Arc<[Piece]>),
}

impl Pieces {
    /// The pieces in order.
    pub fn as_slice(&self) -> &[Piece] {
        match self {
            Pieces::None => &[],
            Pieces::One(piece) => std::slice::from_ref(piece),
            Pieces::Many(pieces) => pieces,
        }
    }

    /// Appends them to a packed memo; what is more than numbers goes beside it.
    pub fn pack(&self, out: &mut Vec<u8>, shared: &mut Vec<Pieces>) {
        match self {
            Pieces::None => put(out, PACKED_NONE),
            Pieces::One(Piece::Direct { at, len }) => {
                put(out, PACKED_DIRECT);
                put(out, *at);
                put(out, *len);
            }
            Pieces::One(Piece::Held { at, len, first, words: None, ended_by }) => {
                put(out, if *first { PACKED_FIRST } else { PACKED_HELD });
                put(out, *at);
                put(out, *len);
                ended_by.pack(out);
            }
            Pieces::One(Piece::Held { at, len, words: Some(words), ended_by, .. }) => {
                put(out, PACKED_TOLD);
                put(out, *at);
                put(out, *len);
                ended_by.pack(out);
                // All segments of a message have the same words.
                let last = shared.len().checked_sub(1).filter(|at| {
                    shared.get(*at).and_then(Pieces::words).is_some_and(|w| Arc::ptr_eq(w, words))
                });
                put(out, last.unwrap_or(shared.len()) as u64);
                if last.is_none() {
                    shared.push(self.clone());
                }
            }
            Pieces::One(Piece::Whole { .. }) | Pieces::Many(_) => {
                put(out, PACKED_SHARED + shared.len() as u64);
                shared.push(self.clone());
            }
        }
    }

    /// Reads what [`Pieces::pack`] appended.
    pub fn unpack(packed: &mut Unpack<'_>, shared: &[Pieces]) -> Option<Pieces> {
        Some(match packed.u64()? {
            PACKED_NONE => Pieces::None,
            PACKED_DIRECT => Pieces::One(Piece::Direct { at: packed.u32()?, len: packed.u32()? }),
            kind @ (PACKED_FIRST | PACKED_HELD) => Pieces::One(Piece::Held {
                at: packed.u32()?,
                len: packed.u32()?,
                first: kind == PACKED_FIRST,
                words: None,
                ended_by: RecordId::unpack(packed)?,
            }),
            PACKED_TOLD => {
                let (at, len) = (packed.u32()?, packed.u32()?);
                let ended_by = RecordId::unpack(packed)?;
                let words = shared.get(packed.u64()? as usize).and_then(Pieces::words).cloned();
                Pieces::One(Piece::Held { at, len, first: false, words, ended_by })
            }
            other => shared.get((other - PACKED_SHARED) as usize)?.clone(),
        })
    }

    fn words(&self) -> Option<&Arc<Vec<u8>>> {
        match self {
            Pieces::One(Piece::Held { words, .. }) => words.as_ref(),
            _ => None,
        }
    }

    fn push(&mut self, piece: Piece) {
        *self = match std::mem::take(self) {
            Pieces::None => Pieces::One(piece),
            Pieces::One(first) => Pieces::Many(Arc::from([first, piece])),
            Pieces::Many(many) => Pieces::Many(many.iter().cloned().chain([piece]).collect()),
        };
    }

    fn extend(&mut self, pieces: &mut Vec<Piece>) {
        match (pieces.len(), &self) {
            (0, _) => {}
            (1, _) => pieces.drain(..).for_each(|p| self.push(p)),
            (_, Pieces::None) => *self = Pieces::Many(pieces.drain(..).collect()),
            _ => {
                *self =
                    Pieces::Many(self.as_slice().iter().cloned().chain(pieces.drain(..)).collect())
            }
        }
    }
}

/// A payload that came before its turn: octets in front of it are yet to come.
#[derive(Debug)]
pub struct Early {
    /// Number of the frame that brought it.
    pub frame: u32,
    /// What it holds.
    pub bytes: Box<[u8]>,
    /// The number of the frame that ends its message goes here.
    pub ended_by: RecordId,
}

/// Payloads of one direction that came before their turn, by sequence number.
#[derive(Debug, Default)]
pub struct Waiting(Vec<(u32, Early)>);

impl Waiting {
    /// True if nothing waits.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps a payload that starts at this sequence number. `None` if no more can be kept: all is given up then.
    pub fn push(&mut self, seq: u32, bytes: &[u8], scene: &mut Scene<'_>) -> Option<RecordId> {
        let held = scene.state.stream_bytes_held + bytes.len();
        if self.0.len() >= limits::STREAM_SEGMENTS_HELD || held > limits::STREAM_BYTES_HELD {
            self.0.drain(..).for_each(|(_, early)| scene.state.release(early.bytes.len()));
            return None;
        }
        scene.state.stream_bytes_held = held;
        let ended_by = scene.state.records.create(0);
        self.0.push((seq, Early { frame: scene.frame, bytes: Box::from(bytes), ended_by }));
        Some(ended_by)
    }

    /// Takes what follows `end` without a hole, in order; `end` moves behind it.
    pub fn take(&mut self, end: &mut u32, scene: &mut Scene<'_>) -> Vec<Early> {
        let mut ready = Vec::new();
        let passed = |end: u32, seq: u32| end.wrapping_sub(seq) as i32 >= 0;
        // Each turn takes an entry off the list or ends the loop.
        while let Some(at) = self.0.iter().position(|(seq, _)| passed(*end, *seq)) {
            let (seq, mut early) = self.0.swap_remove(at);
            scene.state.release(early.bytes.len());
            let known = end.wrapping_sub(seq) as usize;
            if let Some(more) = early.bytes.get(known..).filter(|more| !more.is_empty()) {
                *end = end.wrapping_add(more.len() as u32);
                early.bytes = Box::from(more);
                ready.push(early);
            }
        }
        ready
    }
}

/// The parts that hold `len` octets of a message from `at` on.
fn cut(parts: &[Part], at: usize, len: usize) -> Vec<Part> {
    let mut found = Vec::new();
    for part in parts {
        let start = (part.at as usize).max(at);
        let end = (part.at as usize + part.len as usize).min(at + len);
        if start < end {
            let (at, len) = ((start - at) as u32, (end - start) as u32);
            found.push(Part { frame: part.frame, at, len });
        }
    }
    found
}

/// Puts the messages of one direction of a stream together. Give it the payloads in stream order,
/// each octet once.
#[derive(Debug, Default)]
pub struct Assembler {
    held: Vec<u8>,
    parts: Vec<Part>,
    /// The message's length, once it is known.
    need: Option<usize>,
    until_closed: bool,
    /// Octets to come of a message that has a hole and will not be put together.
    skip: usize,
    /// The number of the frame that ends the message goes here.
    ended_by: Option<RecordId>,
    /// The last payload did not end the message, and its protocol was asked again how long it is.
    asked: bool,
    /// What its protocol shows of the start of the message.
    words: Option<Arc<Vec<u8>>>,
}

impl Assembler {
    /// True if part of a message waits for more.
    pub fn is_waiting(&self) -> bool {
        !self.held.is_empty() || self.skip > 0
    }

    /// True if octets of the message that goes on will not come.
    pub fn has_hole(&self) -> bool {
        self.skip > 0
    }

    /// How many octets of the message that waits have come.
    pub fn waiting(&self) -> usize {
        self.held.len()
    }

    /// True if the message that waits ends when the sender closes.
    pub fn waits_for_close(&self) -> bool {
        self.until_closed
    }

    /// This frame brings `len` octets again, the first of them `back` octets before the end of what has arrived. Of
    /// those of the message that waits it is a part too: the result is where the number of the frame that ends it goes.
    pub fn again(&mut self, back: usize, len: u32, scene: &mut Scene<'_>) -> Option<RecordId> {
        if back > self.held.len() || self.parts.len() >= limits::STREAM_SEGMENTS_HELD {
            return None;
        }
        let at = (self.held.len() - back) as u32;
        let ended_by = self.ended_by?;
        let place = self.parts.partition_point(|part| part.at <= at);
        self.parts.insert(place, Part { frame: scene.frame, at, len });
        Some(ended_by)
    }

    /// `len` octets of the stream will not come. The message that waits has a hole then: what follows of it is
    /// kept from its protocol, and the next message starts where this one ends, if that is known.
    pub fn gap(&mut self, len: usize, scene: &mut Scene<'_>) {
        let left = match (self.skip, self.need) {
            (0, Some(need)) => need.saturating_sub(self.held.len()),
            (0, None) if self.until_closed => usize::MAX,
            (0, None) => 0,
            (skip, _) => skip,
        };
        self.reset(scene);
        self.skip = left.saturating_sub(len);
    }

    /// Forgets what waits: a gap in the stream will not be filled.
    pub fn reset(&mut self, scene: &mut Scene<'_>) {
        scene.state.release(self.held.len());
        self.held = Vec::new();
        self.parts.clear();
        self.need = None;
        self.until_closed = false;
        self.skip = 0;
        self.ended_by = None;
        self.asked = false;
        self.words = None;
    }

    /// Lets the protocol tell what the Info column shows of the message that waits, if the last payload made it look
    /// at that again.
    pub fn tell(&mut self, pieces: &mut Pieces, begun: Begun) {
        let Pieces::One(Piece::Held { first: false, words, .. }) = pieces else { return };
        if !self.asked {
            return;
        }
        if self.words.is_none() {
            let mut text = Vec::new();
            begun(&self.held, &mut text);
            self.words = (!text.is_empty()).then(|| Arc::new(text));
        }
        words.clone_from(&self.words);
    }

    /// Takes the next payload of the stream. `scene` is that of the protocol that `framing` belongs to.
    pub fn feed(
        &mut self,
        framing: Framing,
        payload: &[u8],
        ends: &Ends,
        closed: bool,
        scene: &mut Scene<'_>,
    ) -> Pieces {
        let mut pieces = Pieces::None;
        let mut at = 0;
        if self.skip > 0 {
            at = self.skip.min(payload.len());
            self.skip -= at;
            let ended_by = RecordId::NONE;
            let len = at as u32;
            pieces.push(Piece::Held { at: 0, len, first: false, words: None, ended_by });
        } else if self.is_waiting() {
            at = self.continue_held(framing, payload, ends, closed, scene, &mut pieces);
        }
        let mut more = Vec::new();
        // Each turn takes at least one octet of the payload or ends the loop.
        while at < payload.len() {
            let rest = payload.get(at..).unwrap_or(&[]);
            let need = framing(&Stream { bytes: rest, ends: *ends, closed }, scene);
            let len = match need {
                Need::Octets(n) if n.max(1) <= rest.len() => n.max(1),
                Need::Rest => rest.len(),
                Need::UntilClosed if closed => rest.len(),
                Need::Octets(n) if n <= limits::STREAM_MESSAGE_BYTES => {
                    more.push(self.hold(rest, at, Some(n), false, scene));
                    break;
                }
                Need::Octets(_) => rest.len(),
                Need::More | Need::UntilClosed => {
                    more.push(self.hold(rest, at, None, need == Need::UntilClosed, scene));
                    break;
                }
            };
            let piece = Piece::Direct { at: at as u32, len: len as u32 };
            at += len;
            if at == payload.len() && more.is_empty() {
                pieces.push(piece);
            } else {
                more.push(piece);
            }
        }
        pieces.extend(&mut more);
        if closed {
            // Nothing more comes: what waits is not completed.
            self.reset(scene);
        }
        pieces
    }

    /// The same where messages are not put together: one that goes on in a later segment is given as far as it has
    /// come. With `skips`, what follows of it is kept from its protocol, together with what else stands in the
    /// segment that ends it.
    pub fn feed_apart(
        &mut self,
        framing: Framing,
        payload: &[u8],
        ends: &Ends,
        closed: bool,
        skips: bool,
        scene: &mut Scene<'_>,
    ) -> Pieces {
        if self.skip > 0 {
            self.skip = self.skip.saturating_sub(payload.len());
            return Pieces::None;
        }
        let mut pieces = Vec::new();
        let mut at = 0;
        // Each turn takes at least one octet of the payload.
        while let Some(rest) = payload.get(at..).filter(|rest| !rest.is_empty()) {
            let len = match framing(&Stream { bytes: rest, ends: *ends, closed }, scene) {
                Need::Octets(n) => n.clamp(1, limits::STREAM_MESSAGE_BYTES),
                Need::More | Need::UntilClosed | Need::Rest => rest.len(),
            };
            pieces.push(Piece::Direct { at: at as u32, len: len as u32 });
            if skips {
                self.skip = len.saturating_sub(rest.len());
            }
            at += len;
        }
        let mut all = Pieces::None;
        all.extend(&mut pieces);
        all
    }

    /// Takes the payload that fills a hole, and those behind it that came before their turn, in stream order. All
    /// messages that are whole then count as ended by this frame.
    pub fn fill(
        &mut self,
        framing: Framing,
        payload: &[u8],
        early: Vec<Early>,
        ends: &Ends,
        scene: &mut Scene<'_>,
    ) -> Pieces {
        let mut bytes = std::mem::take(&mut self.held);
        let mut parts = std::mem::take(&mut self.parts);
        scene.state.release(bytes.len());
        let before = bytes.len();
        let mut waiting: Vec<RecordId> = self.ended_by.take().into_iter().collect();
        self.reset(scene);
        let part = |frame: u32, bytes: &[u8], more: &[u8]| -> Part {
            Part { frame, at: bytes.len() as u32, len: more.len() as u32 }
        };
        parts.push(part(scene.frame, &bytes, payload));
        bytes.extend_from_slice(payload);
        for Early { frame, bytes: more, ended_by } in early {
            parts.push(part(frame, &bytes, &more));
            bytes.extend_from_slice(&more);
            waiting.push(ended_by);
        }
        let mut pieces = Vec::new();
        let mut at = 0;
        // Each turn takes at least one octet or ends the loop.
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let len = match framing(&Stream { bytes: rest, ends: *ends, closed: false }, scene) {
                Need::Octets(n) if n <= rest.len() => n.max(1),
                Need::Octets(n) if n <= limits::STREAM_MESSAGE_BYTES => {
                    self.need = Some(n);
                    break;
                }
                Need::Octets(_) | Need::Rest => rest.len(),
                need => {
                    self.until_closed = need == Need::UntilClosed;
                    break;
                }
            };
            let whole = scene.state.blob(Arc::from(rest.get(..len).unwrap_or(&[])));
            let parts = cut(&parts, at, len).into();
            pieces.push(Piece::Whole { bytes: whole, parts, ends: None });
            at += len;
        }
        if at > 0 {
            let frame = u64::from(scene.frame);
            waiting.drain(..).for_each(|record| scene.state.records.set(record, frame));
        }
        let rest = bytes.split_off(at);
        if !rest.is_empty() {
            let ended_by = waiting.pop().unwrap_or_else(|| scene.state.records.create(0));
            self.ended_by = Some(ended_by);
            self.parts = cut(&parts, at, rest.len());
            scene.state.stream_bytes_held += rest.len();
            self.held = rest;
            let from = at.saturating_sub(before).min(payload.len());
            let len = (payload.len() - from) as u32;
            if len > 0 {
                let at = from as u32;
                pieces.push(Piece::Held { at, len, first: false, words: None, ended_by });
            }
        }
        let mut all = Pieces::None;
        all.extend(&mut pieces);
        all
    }

    /// The sender closed without another payload: what waits for that is the message.
    pub fn close(&mut self, scene: &mut Scene<'_>) -> Pieces {
        if self.held.is_empty() || !self.until_closed {
            return Pieces::None;
        }
        self.parts.push(Part { frame: scene.frame, at: self.held.len() as u32, len: 0 });
        self.finish(self.held.len(), None, scene)
    }

    fn hold(
        &mut self,
        bytes: &[u8],
        at: usize,
        need: Option<usize>,
        until_closed: bool,
        scene: &mut Scene<'_>,
    ) -> Piece {
        let first = self.held.is_empty();
        let ended_by = *self.ended_by.get_or_insert_with(|| scene.state.records.create(0));
        let (at_message, len) = (self.held.len() as u32, bytes.len() as u32);
        self.parts.push(Part { frame: scene.frame, at: at_message, len });
        self.held.extend_from_slice(bytes);
        scene.state.stream_bytes_held += bytes.len();
        self.need = need;
        self.until_closed = until_closed;
        Piece::Held { at: at as u32, len: bytes.len() as u32, first, words: None, ended_by }
    }

    /// Goes on with the message that waits; returns how many octets of the payload it took.
    fn continue_held(
        &mut self,
        framing: Framing,
        payload: &[u8],
        ends: &Ends,
        closed: bool,
        scene: &mut Scene<'_>,
        pieces: &mut Pieces,
    ) -> usize {
        let before = self.held.len();
        self.asked = self.need.is_none() && !self.until_closed;
        if self.asked {
            // The length was not known: look again with what has come.
            self.held.extend_from_slice(payload);
            let need = framing(&Stream { bytes: &self.held, ends: *ends, closed }, scene);
            self.held.truncate(before);
            match need {
                Need::Octets(n) => self.need = Some(n.max(1)),
                Need::Rest => self.need = Some(before + payload.len()),
                Need::UntilClosed => self.until_closed = true,
                Need::More => {}
            }
        }
        let all = before + payload.len();
        let end = match self.need {
            Some(n) if n <= all => n.max(before),
            _ if closed && self.until_closed => all,
            _ => {
                let too_long = all > limits::STREAM_MESSAGE_BYTES
                    || scene.state.stream_bytes_held + payload.len() > limits::STREAM_BYTES_HELD;
                if too_long {
                    self.reset(scene);
                    pieces.push(Piece::Direct { at: 0, len: payload.len() as u32 });
                    return payload.len();
                }
                let (need, until_closed) = (self.need, self.until_closed);
                pieces.push(self.hold(payload, 0, need, until_closed, scene));
                return payload.len();
            }
        };
        if self.asked && end < all {
            self.finish_all(framing, payload, end, (ends, closed), scene, pieces);
            return payload.len();
        }
        let used = end - before;
        if used > 0 {
            self.parts.push(Part { frame: scene.frame, at: before as u32, len: used as u32 });
        }
        self.held.extend_from_slice(payload.get(..used).unwrap_or(&[]));
        scene.state.stream_bytes_held += used;
        *pieces = self.finish(end, None, scene);
        used
    }

    /// Puts all of a payload to the message that waits: its length could not be told before, and it ends at `end`. What
    /// follows is read with it, as far as messages end there; the rest waits.
    fn finish_all(
        &mut self,
        framing: Framing,
        payload: &[u8],
        end: usize,
        (ends, closed): (&Ends, bool),
        scene: &mut Scene<'_>,
        pieces: &mut Pieces,
    ) {
        let before = self.held.len();
        self.held.extend_from_slice(payload);
        scene.state.stream_bytes_held += payload.len();
        let (mut at, mut stops, mut waits) = (end, vec![end as u32], None);
        // Each turn takes at least one octet or ends the loop.
        while let Some(rest) = self.held.get(at..).filter(|rest| !rest.is_empty()) {
            at += match framing(&Stream { bytes: rest, ends: *ends, closed }, scene) {
                Need::Octets(n) if n <= rest.len() => n.max(1),
                Need::Octets(n) if n <= limits::STREAM_MESSAGE_BYTES => {
                    waits = Some((Some(n), false));
                    break;
                }
                Need::UntilClosed if closed => rest.len(),
                Need::Octets(_) | Need::Rest => rest.len(),
                need => {
                    waits = Some((None, need == Need::UntilClosed));
                    break;
                }
            };
            stops.push(at as u32);
        }
        self.parts.push(Part { frame: scene.frame, at: before as u32, len: (at - before) as u32 });
        let rest = payload.get(at - before..).unwrap_or(&[]);
        *pieces = self.finish(self.held.len(), Some(Arc::new(stops)), scene);
        if let Some((need, until_closed)) = waits {
            pieces.push(self.hold(rest, at - before, need, until_closed, scene));
        }
    }

    fn finish(&mut self, len: usize, ends: Option<Arc<Vec<u32>>>, scene: &mut Scene<'_>) -> Pieces {
        let bytes = scene.state.blob(Arc::from(self.held.get(..len).unwrap_or(&[])));
        let parts: Arc<[Part]> = Arc::from(self.parts.as_slice());
        if let Some(ended_by) = self.ended_by {
            scene.state.records.set(ended_by, u64::from(scene.frame));
        }
        self.reset(scene);
        Pieces::One(Piece::Whole { bytes, parts, ends })
    }
}
