//! Changing the packets of a capture: which are kept, how much of them, when they were.

use std::borrow::Cow;
use std::collections::BTreeMap;

use capfile::write::Packet;
use capfile::{Chunk, Extra, FrameMeta, LinkType};

use crate::dedupe::Dedupe;

/// A part of each packet that is cut out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chop {
    /// Octets, after the place if positive, before it if negative.
    pub octets: i64,
    /// Counted from the packet's start, from its end if negative.
    pub offset: i64,
}

impl Chop {
    /// From where to where in a packet of so many octets.
    fn span(self, octets: usize) -> (usize, usize) {
        let whole = i64::try_from(octets).unwrap_or(i64::MAX);
        let (from, to) = if self.octets >= 0 {
            let from = if self.offset < 0 { whole + self.offset } else { self.offset };
            (from, from.saturating_add(self.octets))
        } else {
            let to = if self.offset > 0 { self.offset } else { whole + self.offset };
            (to.saturating_add(self.octets), to)
        };
        (from.clamp(0, whole) as usize, to.clamp(0, whole) as usize)
    }
}

/// What is cut out of a packet of so many octets. Where the part at the start and the one at the end overlap, all from
/// the beginning of the first to the end of the second goes, as in the reference.
fn spans(chops: &[Chop], octets: usize) -> Vec<(usize, usize)> {
    let mut spans: Vec<_> = chops.iter().map(|chop| chop.span(octets)).collect();
    let overlap = match (chops, spans.as_slice()) {
        ([a, _], [x, y]) if a.octets >= 0 => Some((*x, *y)),
        (_, [x, y]) => Some((*y, *x)),
        _ => None,
    };
    if let Some((first, last)) = overlap
        && last.0 < first.1
        && first.0 <= last.1
    {
        spans = vec![(first.0, last.1)];
    }
    spans.retain(|(from, to)| from < to);
    spans
}

/// What becomes of times that go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Such a packet comes so many nanoseconds after the one before it.
    After(i64),
    /// Every packet comes so many nanoseconds after the one before it.
    Every(i64),
}

/// Changes octets at random.
#[derive(Clone, Debug)]
pub struct Errors {
    /// Of each octet, 0 to 1.
    pub probability: f64,
    /// Octets at the start that stay.
    pub skipped_octets: usize,
    /// Where the random numbers stand: the same start gives the same errors.
    pub state: u64,
}

impl Errors {
    /// SplitMix64 (Steele, Lea, Flood 2014): small, and good enough to break packets with.
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn apply(&mut self, bytes: &mut [u8]) {
        let skipped = self.skipped_octets;
        for octet in bytes.iter_mut().skip(skipped) {
            // 53 bits make a number between 0 and 1.
            let chance = (self.random() >> 11) as f64 / (1_u64 << 53) as f64;
            if chance < self.probability {
                *octet = self.random() as u8;
            }
        }
    }
}

/// All that is done to a capture's packets.
#[derive(Debug, Default)]
pub struct Edits {
    /// First and last number of packets that are meant.
    pub selected: Vec<(u64, u64)>,
    /// Keep those selected; otherwise they are left out.
    pub keep_selected: bool,
    /// Not older, in nanoseconds since 1970.
    pub not_before: Option<i64>,
    /// Older than this.
    pub before: Option<i64>,
    /// Most octets of a packet.
    pub snap: Option<u32>,
    /// Cut out of each packet, by offsets in the packet as it was.
    pub chops: Vec<Chop>,
    /// The length on the wire becomes smaller by what is cut off.
    pub adjust_length: bool,
    /// Added to times, in nanoseconds.
    pub shift_ns: i64,
    /// Times that go back are changed.
    pub order: Option<Order>,
    /// Packets that came twice are left out.
    pub dedupe: Option<Dedupe>,
    /// Octets are changed at random.
    pub errors: Option<Errors>,
    /// Comments by packet number, instead of those the packet has.
    pub comments: BTreeMap<u64, String>,
    /// What packets start with, whatever the file says.
    pub link: Option<LinkType>,
    last_ts: Option<i64>,
}

/// What becomes of a packet.
#[derive(Debug)]
pub enum Fate<'a> {
    /// It is left out.
    Dropped,
    /// It is left out, as the window holds the same; its hash.
    Duplicate([u8; 16]),
    /// It stays as it is.
    Same,
    /// It becomes another.
    Changed(Packet<'a>),
}

impl Edits {
    /// The last number that can be selected, when nothing behind it can be kept.
    pub fn last_needed(&self) -> Option<u64> {
        self.keep_selected.then(|| self.selected.iter().map(|(_, last)| *last).max().unwrap_or(0))
    }

    /// Whether no packet is changed, whatever it is.
    pub fn changes_nothing(&self) -> bool {
        self.snap.is_none()
            && self.chops.is_empty()
            && self.shift_ns == 0
            && self.order.is_none()
            && self.errors.is_none()
            && self.comments.is_empty()
            && self.link.is_none()
    }

    /// Whether a packet is among those that stay, by its number and time.
    pub fn keeps(&self, number: u64, ts: Option<i64>) -> bool {
        let selected = self.selected.iter().any(|&(first, last)| (first..=last).contains(&number));
        if selected != self.keep_selected {
            return false;
        }
        // Without a time it lies within no window.
        let Some(ts) = ts else { return self.not_before.is_none() && self.before.is_none() };
        self.not_before.is_none_or(|start| ts >= start) && self.before.is_none_or(|end| ts < end)
    }

    /// Decides on the packet with this number. `hashed` is told the hash of each that is compared with others.
    /// `scratch` holds the octets of a changed packet.
    pub fn apply<'a>(
        &mut self,
        number: u64,
        chunk: &'a Chunk,
        frame: &FrameMeta,
        scratch: &'a mut (Vec<u8>, Extra),
        hashed: &mut dyn FnMut(usize, &[u8; 16]),
    ) -> Fate<'a> {
        if !self.keeps(number, frame.ts) {
            return Fate::Dropped;
        }
        if self.changes_nothing() && self.dedupe.is_none() {
            return Fate::Same;
        }
        let mut packet = Packet::of(chunk, frame);
        let before = (packet.bytes.len(), packet.len, packet.ts);
        let (octets, extra) = scratch;
        octets.clear();
        self.cut(&mut packet, octets);
        self.time(&mut packet);
        // Once in scratch, the packet is the octets there.
        let own = packet.bytes.is_empty() && !octets.is_empty();
        if let Some(dedupe) = &mut self.dedupe {
            let bytes = if own { octets.as_slice() } else { packet.bytes };
            let (hash, duplicate) = dedupe.note(bytes, packet.ts);
            if duplicate {
                return Fate::Duplicate(hash);
            }
            hashed(bytes.len(), &hash);
        }
        let mut own = own;
        if let Some(errors) = &mut self.errors {
            if !own {
                octets.extend_from_slice(packet.bytes);
                own = true;
            }
            errors.apply(octets);
        }
        if own {
            packet.bytes = octets;
        }
        let mut changed = own || before != (packet.bytes.len(), packet.len, packet.ts);
        if let Some(comment) = self.comments.get(&number) {
            *extra = packet.extra.cloned().unwrap_or_default();
            extra.comments = vec![comment.clone()];
            packet.extra = Some(extra);
            changed = true;
        }
        if let Some(link) = self.link
            && link != packet.link
        {
            packet.link = link;
            packet.pseudo_header = Cow::Borrowed(&[]);
            changed = true;
        }
        if changed { Fate::Changed(packet) } else { Fate::Same }
    }

    /// Cuts the packet. What is left in one piece is still borrowed; else it is put together in `octets`, and the
    /// packet's own bytes are none.
    fn cut(&self, packet: &mut Packet<'_>, octets: &mut Vec<u8>) {
        if let Some(snap) = self.snap {
            if let Some(start) = packet.bytes.get(..snap as usize) {
                packet.bytes = start;
            }
            if self.adjust_length {
                packet.len = packet.len.min(snap);
            }
        }
        let whole = packet.bytes.len();
        let mut spans = spans(&self.chops, whole);
        if spans.is_empty() {
            return;
        }
        spans.sort_unstable();
        let bytes = packet.bytes;
        let mut at = 0;
        let mut pieces: Vec<&[u8]> = Vec::new();
        for (from, to) in spans {
            pieces.push(bytes.get(at..from).unwrap_or_default());
            at = at.max(to);
        }
        pieces.push(bytes.get(at..).unwrap_or_default());
        pieces.retain(|piece| !piece.is_empty());
        let left: usize = pieces.iter().map(|piece| piece.len()).sum();
        if self.adjust_length {
            packet.len = packet.len.saturating_sub((whole - left) as u32);
        }
        match pieces.as_slice() {
            [] => packet.bytes = &[],
            [piece] => packet.bytes = piece,
            pieces => {
                pieces.iter().for_each(|piece| octets.extend_from_slice(piece));
                packet.bytes = &[];
            }
        }
    }

    fn time(&mut self, packet: &mut Packet<'_>) {
        let Some(ts) = &mut packet.ts else { return };
        *ts = ts.saturating_add(self.shift_ns);
        match (self.order, self.last_ts) {
            (Some(Order::After(ns)), Some(last)) if *ts < last => *ts = last.saturating_add(ns),
            (Some(Order::Every(ns)), Some(last)) => *ts = last.saturating_add(ns),
            _ => {}
        }
        self.last_ts = Some(*ts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_spans() {
        let chop = |offset, octets| Chop { octets, offset };
        for (first, last, expected) in [
            (chop(4, 10), chop(-6, -3), vec![(4, 14)]),
            (chop(4, 4), chop(-9, -5), vec![(4, 11)]),
            (chop(12, 6), chop(-4, -8), vec![(12, 16)]),
            (chop(4, 10), chop(-1, -3), vec![(4, 14), (16, 19)]),
        ] {
            assert_eq!(spans(&[first, last], 20), expected);
        }
    }

    #[test]
    fn spans_that_are_cut_out() {
        for (octets, offset, expected) in [
            (3, 0, (0, 3)),
            (-3, 0, (17, 20)),
            (3, 2, (2, 5)),
            (3, -5, (15, 18)),
            (-3, 5, (2, 5)),
            (-3, -5, (12, 15)),
            (30, 0, (0, 20)),
            (-30, 0, (0, 20)),
            (5, 18, (18, 20)),
            (5, -2, (18, 20)),
            (-5, 1, (0, 1)),
            (-5, -18, (0, 2)),
        ] {
            assert_eq!(Chop { octets, offset }.span(20), expected, "{offset}:{octets}");
        }
    }
}
