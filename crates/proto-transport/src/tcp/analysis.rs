//! What the segments of a connection tell when they are compared: losses, retransmissions, windows, times.
//!
//! Everything here runs on first visits, in capture order. "Forward" is the direction of the segment at hand.

use std::collections::VecDeque;

use dissect::prelude::*;
use dissect::stream::{Assembler, Waiting};

use super::fields::{ANALYZE, DEFAULT_SCALE, FAST_FIRST, IN_FLIGHT_BY_SEQ};
use super::options::Digest;

/// Analysis flags of a segment.
pub(super) mod flag {
    pub(in crate::tcp) const RETRANSMISSION: u32 = 1;
    pub(in crate::tcp) const LOST_SEGMENT: u32 = 1 << 1;
    pub(in crate::tcp) const ACK_LOST: u32 = 1 << 2;
    pub(in crate::tcp) const KEEP_ALIVE: u32 = 1 << 3;
    pub(in crate::tcp) const DUP_ACK: u32 = 1 << 4;
    pub(in crate::tcp) const ZERO_WINDOW: u32 = 1 << 5;
    pub(in crate::tcp) const ZERO_WINDOW_PROBE: u32 = 1 << 6;
    pub(in crate::tcp) const ZERO_WINDOW_PROBE_ACK: u32 = 1 << 7;
    pub(in crate::tcp) const KEEP_ALIVE_ACK: u32 = 1 << 8;
    pub(in crate::tcp) const OUT_OF_ORDER: u32 = 1 << 9;
    pub(in crate::tcp) const FAST: u32 = 1 << 10;
    pub(in crate::tcp) const WINDOW_UPDATE: u32 = 1 << 11;
    pub(in crate::tcp) const WINDOW_FULL: u32 = 1 << 12;
    pub(in crate::tcp) const REUSED_PORTS: u32 = 1 << 13;
    pub(in crate::tcp) const SPURIOUS: u32 = 1 << 14;
    /// Shown under `tcp.analysis.flags`.
    pub(in crate::tcp) const SHOWN: u32 = (1 << 15) - 1;

    pub(in crate::tcp) const TFO_SYN: u32 = 1 << 16;
    pub(in crate::tcp) const TFO_ACK: u32 = 1 << 17;
    pub(in crate::tcp) const TFO_IGNORED: u32 = 1 << 18;
    pub(in crate::tcp) const FIN_ACTIVE: u32 = 1 << 19;
    pub(in crate::tcp) const FIN_PASSIVE: u32 = 1 << 20;
    pub(in crate::tcp) const HAS_IN_FLIGHT: u32 = 1 << 21;
    pub(in crate::tcp) const HAS_ACK_RTT: u32 = 1 << 22;
    pub(in crate::tcp) const HAS_RTO: u32 = 1 << 23;
    /// The window's scaling is that of the preference.
    pub(in crate::tcp) const SCALE_SET: u32 = 1 << 25;
    /// This end sent a FIN before.
    pub(in crate::tcp) const FIN_AGAIN: u32 = 1 << 24;
    /// More is acknowledged than was seen, told before or not.
    pub(in crate::tcp) const ACK_BEYOND: u32 = 1 << 26;
}

/// Bits of `tcp.completeness`.
mod seen {
    pub(super) const SYN: u8 = 1;
    pub(super) const SYN_ACK: u8 = 2;
    pub(super) const ACK: u8 = 4;
    pub(super) const DATA: u8 = 8;
    pub(super) const FIN: u8 = 16;
    pub(super) const RST: u8 = 32;
}

/// TCP header bits.
pub(super) mod bit {
    pub(in crate::tcp) const FIN: u16 = 1;
    pub(in crate::tcp) const SYN: u16 = 2;
    pub(in crate::tcp) const RST: u16 = 4;
    pub(in crate::tcp) const PSH: u16 = 8;
    pub(in crate::tcp) const ACK: u16 = 16;
    pub(in crate::tcp) const URG: u16 = 32;
}

/// Scaling of a window is not known: the handshake was not seen.
pub(super) const SCALE_UNKNOWN: i8 = -1;
/// No scaling was agreed on.
pub(super) const SCALE_NONE: i8 = -2;

/// Segments without acknowledgment that are remembered for one direction. A capture of one direction only
/// would remember them all; beyond this the oldest are counted as one.
const UNACKED_MAX: usize = 1000;

/// A retransmission this soon after the acknowledgment that asked for it is a fast one.
const FAST_NS: i64 = 20_000_000;
/// A segment that comes this soon after those behind it is out of order, where the round trip is not known.
const OUT_OF_ORDER_NS: i64 = 3_000_000;

/// What a segment says.
pub(super) struct Segment {
    pub(super) seq: u32,
    pub(super) ack: u32,
    pub(super) bits: u16,
    pub(super) window: u16,
    pub(super) urgent: u16,
    pub(super) len: u32,
}

impl Segment {
    pub(super) fn has(&self, bits: u16) -> bool {
        self.bits & bits != 0
    }

    /// The sequence number after it; SYN and FIN take one each, but no more than one is counted.
    fn end(&self) -> u32 {
        self.seq.wrapping_add(self.len).wrapping_add(u32::from(self.has(bit::SYN | bit::FIN)))
    }
}

/// How segments are compared: the user's preferences.
pub(super) struct How {
    /// Nothing is told but what else is needed.
    silent: bool,
    /// A fast retransmission is told before an out-of-order segment.
    fast_first: bool,
    /// Octets in flight are counted by sequence numbers alone.
    by_seq: bool,
    /// Where the handshake was not seen.
    scale: i8,
}

impl How {
    pub(super) fn read(layer: &Layer<'_, '_>) -> How {
        How {
            silent: !layer.pref_bool(ANALYZE),
            fast_first: layer.pref_bool(FAST_FIRST),
            by_seq: layer.pref_bool(IN_FLIGHT_BY_SEQ),
            // The first choice is that it is not known.
            scale: layer.pref_uint(DEFAULT_SCALE) as i8 - 1,
        }
    }
}

/// What the view shows of the analysis.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Findings {
    /// See [`flag`].
    pub(super) flags: u32,
    pub(super) completeness: u8,
    pub(super) scale: i8,
    pub(super) acks_frame: u32,
    pub(super) ack_rtt_ns: i64,
    pub(super) initial_rtt_ns: i64,
    pub(super) in_flight: u32,
    pub(super) pushed: u32,
    /// Number of the duplicate acknowledgment.
    pub(super) dup_num: u32,
    /// Frame of the acknowledgment that is repeated, of the segment that is retransmitted, or of the FIN.
    pub(super) frame: u32,
    pub(super) rto_ns: i64,
}

/// What a connection turns out to be, which two passes tell of its first segments, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) completeness: u8,
    /// 0: not known.
    pub(super) initial_rtt_ns: i64,
}

impl Outcome {
    /// As one number; a round trip of more than two years is none.
    pub(super) fn packed(self) -> u64 {
        let rtt = u64::try_from(self.initial_rtt_ns).unwrap_or(0);
        u64::from(self.completeness) | rtt.checked_shl(8).filter(|r| r >> 8 == rtt).unwrap_or(0)
    }

    pub(super) fn unpacked(packed: u64) -> Outcome {
        Outcome { completeness: packed as u8, initial_rtt_ns: (packed >> 8) as i64 }
    }
}

/// What is remembered of a connection.
pub(super) struct Flow {
    pub(super) directions: [Direction; 2],
    pub(super) completeness: u8,
    /// What is known in the end goes here, see [`Outcome`].
    pub(super) outcome_record: RecordId,
    /// Port of the end that got the SYN; 0 until known.
    pub(super) server_port: u32,
    /// Its ends had another connection before.
    pub(super) reused: bool,
    /// A protocol of one of its ports has taken its first octets.
    pub(super) accepted: bool,
    /// Another connection told that this one would come.
    pub(super) expected: bool,
    initial_rtt_ns: i64,
    /// When the SYN came; 0 until then. At the start of 1970 it counts as none, as in the reference.
    syn_ns: i64,
    tfo_data: bool,
}

impl Default for Flow {
    fn default() -> Self {
        Flow {
            directions: Default::default(),
            completeness: 0,
            outcome_record: RecordId::NONE,
            server_port: 0,
            reused: false,
            accepted: false,
            expected: false,
            initial_rtt_ns: 0,
            syn_ns: 0,
            tfo_data: false,
        }
    }
}

/// What is remembered of one direction.
pub(super) struct Direction {
    /// The sequence number shown as 0.
    pub(super) base: Option<u32>,
    /// Highest end of a segment, and the frame that brought it.
    next: Option<u32>,
    next_frame: u32,
    next_ns: i64,
    /// Highest end of the octets seen without a gap.
    contiguous: Option<u32>,
    last_ack: u32,
    last_ack_ns: i64,
    has_ack: bool,
    window: u32,
    has_window: bool,
    pub(super) scale: i8,
    dup_num: u32,
    /// The last acknowledgment that was no duplicate.
    plain_ack_frame: u32,
    last_flags: u32,
    unacked: VecDeque<Unacked>,
    /// Octets in flight cannot be counted since a segment was lost.
    uncounted: bool,
    sacked: [(u32, u32); 4],
    sacked_count: u8,
    pushed: u32,
    push_ended: bool,
    fin_frame: u32,
    /// Where the application's stream goes on.
    pub(super) deliver: Option<u32>,
    /// Where the message of several segments started that was finished last, and how long it was.
    pub(super) finished: (u32, u32),
    /// Most connections have none.
    joined: Option<Box<Joined>>,
    pub(super) assembler: Assembler,
    /// What waits for a hole to be filled, only where the user asks for it.
    pub(super) waiting: Waiting,
}

impl Default for Direction {
    fn default() -> Self {
        Direction {
            base: None,
            next: None,
            next_frame: 0,
            next_ns: 0,
            contiguous: None,
            last_ack: 0,
            last_ack_ns: 0,
            has_ack: false,
            window: 0,
            has_window: false,
            scale: SCALE_UNKNOWN,
            dup_num: 0,
            plain_ack_frame: 0,
            last_flags: 0,
            unacked: VecDeque::new(),
            uncounted: false,
            sacked: [(0, 0); 4],
            sacked_count: 0,
            pushed: 0,
            push_ended: false,
            fin_frame: 0,
            deliver: None,
            finished: (0, 0),
            joined: None,
            assembler: Assembler::default(),
            waiting: Waiting::default(),
        }
    }
}

/// What is remembered of messages of several segments.
#[derive(Default)]
struct Joined {
    /// Where the last of them started.
    starts: VecDeque<u32>,
    /// Where the one started that has a hole.
    holed: u32,
}

/// How many starts of messages are remembered, to know their first segments when they come again.
const STARTS: usize = 16;

impl Direction {
    /// A message of several segments starts here.
    pub(super) fn starts_at(&mut self, seq: u32) {
        let starts = &mut self.joined.get_or_insert_default().starts;
        if starts.len() >= STARTS {
            starts.pop_front();
        }
        starts.push_back(seq);
    }

    /// True if one of the last messages of several segments started here.
    pub(super) fn has_started_at(&self, seq: u32) -> bool {
        self.joined.as_ref().is_some_and(|joined| joined.starts.contains(&seq))
    }

    /// The message that started here has a hole.
    pub(super) fn holed_at(&mut self, seq: u32) {
        self.joined.get_or_insert_default().holed = seq;
    }

    /// True if the segment that starts here belongs to the message that has a hole.
    pub(super) fn is_in_holed(&self, seq: u32) -> bool {
        self.assembler.has_hole()
            && self.joined.as_ref().is_some_and(|joined| !before(seq, joined.holed))
    }
}

#[derive(Clone, Copy, Debug)]
struct Unacked {
    frame: u32,
    seq: u32,
    end: u32,
    ns: i64,
}

/// Sequence numbers are compared modulo 2^32 (RFC 9293 §3.4).
pub(super) fn before(a: u32, b: u32) -> bool {
    (a.wrapping_sub(b) as i32) < 0
}

fn after(a: u32, b: u32) -> bool {
    before(b, a)
}

impl Flow {
    /// What is known by now.
    pub(super) fn outcome(&self) -> Outcome {
        Outcome { completeness: self.completeness, initial_rtt_ns: self.initial_rtt_ns }
    }

    /// The directions, forward one first.
    pub(super) fn pair(&mut self, forward: bool) -> (&mut Direction, &mut Direction) {
        let [x, y] = &mut self.directions;
        if forward { (x, y) } else { (y, x) }
    }

    /// True if a SYN with this number opens another connection between the same ends.
    pub(super) fn is_other_connection(&self, forward: bool, s: &Segment) -> bool {
        let [x, y] = &self.directions;
        let mine = if forward { x } else { y };
        s.has(bit::SYN)
            && !s.has(bit::ACK)
            && mine.base.is_some_and(|base| base != s.seq)
            && self.completeness != 0
    }

    /// Looks at a segment and remembers it.
    pub(super) fn analyze(
        &mut self,
        forward: bool,
        s: &Segment,
        options: &Digest,
        (frame, ns): (u32, i64),
        how: &How,
    ) -> Findings {
        let mut f = Findings { completeness: self.completeness, ..Findings::default() };
        if std::mem::take(&mut self.reused) {
            f.flags |= flag::REUSED_PORTS;
            f.completeness = seen::SYN;
        }
        // The round trip is told of the segment that ends it, and counts for those that follow.
        let threshold = if self.initial_rtt_ns > 0 { self.initial_rtt_ns } else { OUT_OF_ORDER_NS };
        self.handshake(forward, s, options, &mut f, ns);
        let initial_rtt_ns = self.initial_rtt_ns;
        let first = self.directions.iter().all(|d| d.next.is_none());
        let (mine, theirs) = self.pair(forward);
        mine.compare(theirs, s, frame, &mut f);
        mine.retransmitted(theirs, s, ns, (threshold, how.fast_first), &mut f);
        f.scale = match (mine.scale, theirs.scale) {
            _ if s.has(bit::SYN) => 0,
            (SCALE_UNKNOWN, SCALE_NONE) => SCALE_NONE,
            (SCALE_UNKNOWN, _) => {
                f.flags |= if how.scale == SCALE_UNKNOWN { 0 } else { flag::SCALE_SET };
                how.scale
            }
            (scale, _) => scale,
        };
        mine.remember(s, &mut f, frame, ns);
        // The reference takes the number for what it would be with the flag.
        theirs.acknowledged(s.ack, &mut f, ns);
        theirs.note_sacks(options);
        mine.count(s, theirs.last_ack, how.by_seq, &mut f);
        mine.last_flags = f.flags;
        f.initial_rtt_ns = initial_rtt_ns;
        self.complete(forward, s, &mut f, frame, first);
        if how.silent {
            let kept = flag::TFO_SYN
                | flag::SCALE_SET
                | flag::FIN_ACTIVE
                | flag::FIN_PASSIVE
                | flag::FIN_AGAIN;
            let flags = f.flags & kept;
            let frame = if flags & flag::FIN_AGAIN != 0 { f.frame } else { 0 };
            let Findings { completeness, scale, .. } = f;
            f = Findings { flags, completeness, scale, frame, ..Findings::default() };
        }
        f
    }

    /// Sequence numbers to start from, window scaling, the round trip of the handshake, Fast Open.
    fn handshake(
        &mut self,
        forward: bool,
        s: &Segment,
        options: &Digest,
        f: &mut Findings,
        ns: i64,
    ) {
        let (syn, ack) = (s.has(bit::SYN), s.has(bit::ACK));
        let tfo_data = self.tfo_data;
        let (mine, theirs) = self.pair(forward);
        if syn && ack && mine.base.is_some_and(|base| base != s.seq) {
            f.flags |= flag::REUSED_PORTS;
            mine.base = Some(s.seq);
        }
        if mine.base.is_none() {
            mine.base = Some(if syn { s.seq } else { s.seq.wrapping_sub(1) });
        }
        if theirs.base.is_none() && ack {
            theirs.base = Some(s.ack.wrapping_sub(1));
        }
        if syn {
            mine.scale = options.scale.map_or(SCALE_NONE, |shift| shift.min(14) as i8);
            if ack {
                if mine.scale == SCALE_NONE && theirs.scale >= 0 {
                    theirs.scale = SCALE_NONE;
                } else if theirs.scale == SCALE_NONE {
                    mine.scale = SCALE_NONE;
                }
                let relative = s.ack.wrapping_sub(theirs.base.unwrap_or(0));
                if relative > 1 {
                    f.flags |= flag::TFO_ACK;
                } else if tfo_data {
                    f.flags |= flag::TFO_IGNORED;
                }
            } else if options.tfo_cookie {
                f.flags |= flag::TFO_SYN;
                self.tfo_data |= s.len > 0;
            }
        }
        if syn && !ack {
            self.syn_ns = ns;
        } else if ack && !syn && self.initial_rtt_ns == 0 && self.syn_ns != 0 {
            self.initial_rtt_ns = ns.saturating_sub(self.syn_ns);
        }
    }

    /// Which parts of the connection's life were seen.
    fn complete(&mut self, forward: bool, s: &Segment, f: &mut Findings, frame: u32, first: bool) {
        let syn = s.has(bit::SYN);
        // The first segment of a connection that was open before tells nothing.
        if !first || syn && !s.has(bit::ACK) {
            if syn && s.has(bit::ACK) {
                self.completeness |= seen::SYN_ACK;
            } else if syn {
                // Of a connection that was told of before, the reference does not count it.
                self.completeness |= if self.expected { 0 } else { seen::SYN };
            } else if s.has(bit::FIN) {
                self.completeness |= seen::FIN;
            }
            if s.len > 0 && !(syn && s.has(bit::ACK)) {
                self.completeness |= seen::DATA;
            } else if s.has(bit::ACK) && !syn {
                self.completeness |= seen::ACK;
            }
            if s.has(bit::RST) {
                self.completeness |= seen::RST;
            }
        }
        if s.has(bit::FIN) {
            let (mine, theirs) = self.pair(forward);
            let other_first =
                theirs.fin_frame != 0 && (mine.fin_frame == 0 || theirs.fin_frame < mine.fin_frame);
            f.flags |= if other_first { flag::FIN_PASSIVE } else { flag::FIN_ACTIVE };
            if mine.fin_frame == 0 {
                mine.fin_frame = frame;
            } else if f.flags & flag::RETRANSMISSION == 0 {
                f.flags |= flag::FIN_AGAIN;
                f.frame = mine.fin_frame;
            }
        }
    }
}

impl Direction {
    /// The tests against what this direction and the other did last.
    fn compare(&mut self, theirs: &mut Direction, s: &Segment, frame: u32, f: &mut Findings) {
        let control = s.has(bit::SYN | bit::FIN | bit::RST);
        let window = u32::from(s.window);
        if let Some(next) = self.next {
            let same_place = s.seq == next && s.ack == self.last_ack;
            if s.len == 1 && s.seq == next && theirs.window == 0 && theirs.has_window {
                f.flags |= flag::ZERO_WINDOW_PROBE;
            } else {
                if window == 0 && !control {
                    f.flags |= flag::ZERO_WINDOW;
                }
                if after(s.seq, next) && !s.has(bit::RST) {
                    f.flags |= flag::LOST_SEGMENT;
                    self.uncounted = true;
                }
                if s.len <= 1 && s.seq == next.wrapping_sub(1) && !control {
                    f.flags |= flag::KEEP_ALIVE;
                }
                let full = theirs.last_ack.wrapping_add(theirs.scaled_window());
                if s.len > 0
                    && theirs.scale != SCALE_UNKNOWN
                    && s.seq.wrapping_add(s.len) == full
                    && !control
                {
                    f.flags |= flag::WINDOW_FULL;
                }
                if s.len == 0 && same_place && !control {
                    self.compare_acks(theirs, window, f);
                }
            }
            if self.contiguous.is_none() && s.seq != next {
                self.contiguous = Some(next);
            }
        } else if window == 0 && !control {
            f.flags |= flag::ZERO_WINDOW;
        }
        if f.flags & flag::DUP_ACK == 0 && (s.ack != self.last_ack || !self.has_ack) {
            self.dup_num = 0;
            self.plain_ack_frame = frame;
        }
        if s.has(bit::ACK) && theirs.next.is_some_and(|next| after(s.ack, next)) {
            f.flags |= flag::ACK_BEYOND;
        }
        if s.has(bit::ACK) && theirs.contiguous.is_some_and(|end| after(s.ack, end)) {
            f.flags |= flag::ACK_LOST;
            // It is told for what was seen beyond the hole, and for more than was seen; then not before the sender
            // leaves its order. (What SYN and FIN take need not be acknowledged for that.)
            let told = theirs.contiguous;
            theirs.contiguous = theirs
                .next
                .filter(|next| !before(s.ack.wrapping_add(1), *next) && told != Some(*next));
        }
    }

    /// An empty segment that repeats the sequence and acknowledgment numbers of the last.
    fn compare_acks(&mut self, theirs: &Direction, window: u32, f: &mut Findings) {
        if window != 0 && window != self.window {
            f.flags |= flag::WINDOW_UPDATE;
        } else if window == self.window {
            if window != 0 && theirs.last_flags & flag::KEEP_ALIVE != 0 {
                f.flags |= flag::KEEP_ALIVE_ACK;
            } else if window == 0 && theirs.last_flags & flag::ZERO_WINDOW_PROBE != 0 {
                f.flags |= flag::ZERO_WINDOW_PROBE_ACK;
            } else if window != 0 {
                self.dup_num += 1;
                f.flags |= flag::DUP_ACK;
                (f.dup_num, f.frame) = (self.dup_num, self.plain_ack_frame);
            }
        }
    }

    /// Tells the kinds of retransmissions apart.
    fn retransmitted(
        &mut self,
        theirs: &Direction,
        s: &Segment,
        ns: i64,
        (threshold, fast_first): (i64, bool),
        f: &mut Findings,
    ) {
        let Some(next) = self.next else { return };
        let end = s.seq.wrapping_add(s.len);
        if s.len > 0
            && f.flags & flag::KEEP_ALIVE == 0
            && theirs.has_ack
            && !after(end, theirs.last_ack)
        {
            f.flags |= flag::SPURIOUS | flag::RETRANSMISSION;
            return;
        }
        let moves = s.len > 0 || s.has(bit::SYN | bit::FIN);
        // One octet is forgiven: a keep-alive may have carried it.
        let by_keep_alive = s.seq == next.wrapping_sub(1) && s.len > 0;
        if !moves || !before(s.seq, next) || by_keep_alive || f.flags & flag::KEEP_ALIVE != 0 {
            return;
        }
        let fast = theirs.dup_num >= 2
            && theirs.last_ack == s.seq
            && ns.saturating_sub(theirs.last_ack_ns) < FAST_NS;
        let late = ns.saturating_sub(self.next_ns) < threshold && next != s.end();
        if fast && (fast_first || !late) {
            f.flags |= flag::FAST | flag::RETRANSMISSION;
        } else if late {
            f.flags |= flag::OUT_OF_ORDER;
        } else {
            f.flags |= flag::RETRANSMISSION;
            let oldest = self.unacked.iter().min_by_key(|u| u.frame);
            let from = oldest.map_or((self.next_frame, self.next_ns), |u| (u.frame, u.ns));
            (f.frame, f.rto_ns) = (from.0, ns.saturating_sub(from.1));
            if f.rto_ns != 0 {
                f.flags |= flag::HAS_RTO;
            }
        }
    }

    fn remember(&mut self, s: &Segment, f: &mut Findings, frame: u32, ns: i64) {
        let end = s.end();
        let first = self.next.is_none();
        let again = self.next.is_some_and(|next| !after(end, next));
        if !again && f.flags & flag::ZERO_WINDOW_PROBE == 0 {
            (self.next, self.next_frame, self.next_ns) = (Some(end), frame, ns);
        }
        let lost = f.flags & flag::LOST_SEGMENT != 0;
        if first || self.contiguous == Some(s.seq) && !lost {
            self.contiguous = self.next;
        }
        (self.window, self.has_window) = (u32::from(s.window), true);
        if s.has(bit::ACK) {
            (self.last_ack, self.last_ack_ns, self.has_ack) = (s.ack, ns, true);
        }
        if s.len > 0 || s.has(bit::SYN | bit::FIN) {
            self.sent(Unacked { frame, seq: s.seq, end, ns });
        }
    }

    /// Keeps the list of what is unacknowledged by sequence number; the first of equals stays.
    fn sent(&mut self, new: Unacked) {
        if self.unacked.len() >= UNACKED_MAX
            && let Some(second) = self.unacked.remove(1)
            && let Some(oldest) = self.unacked.front_mut()
            && before(oldest.end, second.end)
        {
            oldest.end = second.end;
        }
        let at = match self.unacked.back() {
            Some(last) if !before(new.seq, last.end) => self.unacked.len(),
            None => 0,
            _ => self.unacked.partition_point(|u| !before(new.seq, u.seq)),
        };
        if at > 0 && self.unacked.get(at - 1).is_some_and(|u| u.seq == new.seq && u.end == new.end)
        {
            return;
        }
        if at == self.unacked.len() {
            self.unacked.push_back(new);
        } else {
            self.unacked.insert(at, new);
        }
    }

    /// The other end acknowledged up to here.
    fn acknowledged(&mut self, ack: u32, f: &mut Findings, ns: i64) {
        self.uncounted = false;
        // Each turn takes an entry off the list or ends the loop.
        while let Some(oldest) = self.unacked.front_mut() {
            if after(oldest.end, ack) {
                if before(oldest.seq, ack) {
                    oldest.seq = ack;
                }
                break;
            }
            if oldest.end == ack && (f.acks_frame == 0 || oldest.frame < f.acks_frame) {
                f.acks_frame = oldest.frame;
                f.ack_rtt_ns = ns.saturating_sub(oldest.ns);
                if f.ack_rtt_ns != 0 {
                    f.flags |= flag::HAS_ACK_RTT;
                }
            }
            self.unacked.pop_front();
        }
    }

    fn note_sacks(&mut self, options: &Digest) {
        self.sacked = options.sacks;
        self.sacked_count = options.sack_count;
    }

    /// Octets in flight, and since the last PSH. They are counted from the first segment that waits, or from what
    /// is acknowledged.
    fn count(&mut self, s: &Segment, acked: u32, from_acked: bool, f: &mut Findings) {
        if s.len == 0 || self.uncounted {
            return;
        }
        if std::mem::take(&mut self.push_ended) {
            self.pushed = 0;
        }
        self.pushed = self.pushed.saturating_add(s.len);
        self.push_ended = s.has(bit::PSH);
        f.pushed = self.pushed;
        let (Some(first), Some(last)) = (self.unacked.front(), self.unacked.back()) else { return };
        let next = self.next.unwrap_or(last.end);
        // What was acknowledged before and comes again does not reach up to the highest number.
        let high = if before(next, last.end) || !after(next, acked) { last.end } else { next };
        let base = self.base.unwrap_or(first.seq);
        if first.seq.wrapping_sub(base) > high.wrapping_sub(base) {
            // Nothing is told where the first segment stands before that which is shown as 0.
            f.pushed = 0;
            return;
        }
        let mut octets = match from_acked {
            true => next.wrapping_sub(acked),
            false => high.wrapping_sub(first.seq),
        };
        for (left, right) in self.sacked.iter().take(usize::from(self.sacked_count)) {
            octets = octets.saturating_sub(right.wrapping_sub(*left));
        }
        if s.has(bit::SYN | bit::FIN) {
            octets = octets.saturating_sub(1);
        }
        if octets > 0 && octets < 1 << 31 {
            f.in_flight = octets;
            f.flags |= flag::HAS_IN_FLIGHT;
        }
    }

    fn scaled_window(&self) -> u32 {
        if self.scale > 0 { self.window << self.scale } else { self.window }
    }
}
