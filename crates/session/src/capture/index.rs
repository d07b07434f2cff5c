//! What is kept of every frame: at most 22 octets, mostly 12, and its memos.

use dissect::{FrameInfo, MemoStore, PacketNote};

use crate::pass::Work;

/// Stands for "no time" in [`Entries`].
const NO_TIME: i64 = i64::MIN;

/// What is kept of frames, each in a list of its own: some are the same for all frames of most pieces.
#[derive(Debug, Default)]
struct Entries {
    ns: Times,
    /// From the piece's base.
    at: Box<[u32]>,
    caplen: Lengths,
    /// Empty if every frame was captured whole.
    len: Lengths,
    /// Into the piece's classes; empty if there is but one.
    class: Box<[u16]>,
}

impl Entries {
    fn len(&self, index: usize) -> Option<u32> {
        let lengths = if self.len.is_empty() { &self.caplen } else { &self.len };
        lengths.get(index)
    }

    fn octets(&self) -> usize {
        let lengths = self.caplen.octets() + self.len.octets();
        self.ns.octets() + lengths + self.at.len() * 4 + self.class.len() * 2
    }
}

/// Lengths of frames: few formats and links have longer ones than 16 bits hold.
#[derive(Debug)]
enum Lengths {
    Short(Box<[u16]>),
    Long(Box<[u32]>),
}

impl Default for Lengths {
    fn default() -> Self {
        Lengths::Short(Box::default())
    }
}

impl Lengths {
    fn new(lengths: impl Iterator<Item = u32> + Clone) -> Lengths {
        let short: Result<Box<[u16]>, _> = lengths.clone().map(u16::try_from).collect();
        short.map_or_else(|_| Lengths::Long(lengths.collect()), Lengths::Short)
    }

    fn get(&self, index: usize) -> Option<u32> {
        match self {
            Lengths::Short(lengths) => lengths.get(index).map(|len| u32::from(*len)),
            Lengths::Long(lengths) => lengths.get(index).copied(),
        }
    }

    fn is_empty(&self) -> bool {
        self.get(0).is_none()
    }

    fn octets(&self) -> usize {
        match self {
            Lengths::Short(lengths) => lengths.len() * 2,
            Lengths::Long(lengths) => lengths.len() * 4,
        }
    }
}

/// Times of frames: 48 bits hold the nanoseconds of three days, and few pieces take longer.
#[derive(Debug)]
enum Times {
    /// From a base, in two parts.
    Near(i64, Box<[u32]>, Box<[u16]>),
    Far(Box<[i64]>),
}

impl Default for Times {
    fn default() -> Self {
        Times::Far(Box::default())
    }
}

impl Times {
    fn new(times: impl Iterator<Item = Option<i64>> + Clone) -> Times {
        let base = times.clone().flatten().min().unwrap_or(0);
        let from_base = |ns: Option<i64>| ns?.checked_sub(base)?.try_into().ok();
        let near: Option<Box<[u64]>> =
            times.clone().map(|ns| from_base(ns).filter(|n: &u64| n >> 48 == 0)).collect();
        match near {
            Some(near) => {
                let low = near.iter().map(|n| *n as u32).collect();
                Times::Near(base, low, near.iter().map(|n| (n >> 32) as u16).collect())
            }
            None => Times::Far(times.map(|ns| ns.unwrap_or(NO_TIME)).collect()),
        }
    }

    fn len(&self) -> usize {
        match self {
            Times::Near(_, low, _) => low.len(),
            Times::Far(times) => times.len(),
        }
    }

    fn get(&self, index: usize) -> Option<i64> {
        match self {
            Times::Near(base, low, high) => {
                let (low, high) = (*low.get(index)?, *high.get(index)?);
                Some(base + (i64::from(high) << 32 | i64::from(low)))
            }
            Times::Far(times) => times.get(index).copied().filter(|ns| *ns != NO_TIME),
        }
    }

    fn octets(&self) -> usize {
        match self {
            Times::Near(_, low, high) => low.len() * 4 + high.len() * 2,
            Times::Far(times) => times.len() * 8,
        }
    }
}

/// What many frames have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Class {
    link: u16,
    encap: i32,
    encap_name: &'static str,
    interface: Option<u32>,
    section: u32,
    digits: u8,
    fcs: Option<u8>,
}

/// A run of frames that was read in one go.
pub(crate) struct Piece {
    /// Frames of the capture before it.
    pub(crate) before: u32,
    /// Where the first of its octets stands in the file.
    base: u64,
    /// Octets on the wire before it.
    bytes_before: u64,
    /// Time of the last frame before it that has one.
    previous_ns: Option<i64>,
    entries: Entries,
    classes: Vec<Class>,
    /// Of the few frames that have one, by index.
    notes: Vec<(u32, PacketNote)>,
    pub(crate) memos: MemoStore,
    /// Octets from `base` to the end of the last frame.
    span: usize,
}

/// Frames of one piece that stand further apart than this are read one by one.
const SPAN_OCTETS_MAX: usize = 64 << 20;

impl Piece {
    /// Keeps what is needed of frames that were read and visited. At most `u16::MAX` classes are told apart, far
    /// more than files have interfaces; what is beyond counts as the last.
    pub(crate) fn new(work: &mut Work, bytes_before: u64, previous_ns: Option<i64>) -> Piece {
        let offsets = || work.infos.iter().map(|i| i.file_offset);
        let base = offsets().min().unwrap_or(0);
        let ends = work.infos.iter().map(|i| i.file_offset + u64::from(i.caplen));
        let span = usize::try_from(ends.max().unwrap_or(base) - base).unwrap_or(usize::MAX);
        let mut classes: Vec<Class> = Vec::new();
        let class = |info: &FrameInfo| {
            let class = Class {
                link: info.link,
                encap: info.encap,
                encap_name: info.encap_name,
                interface: info.interface,
                section: info.section,
                digits: info.ns_digits,
                fcs: info.fcs_len,
            };
            let at = classes.iter().rposition(|c| *c == class).unwrap_or_else(|| {
                classes.push(class);
                classes.len() - 1
            });
            u16::try_from(at).unwrap_or(u16::MAX)
        };
        let infos = || work.infos.iter();
        let mut entries = Entries {
            class: infos().map(class).collect(),
            ns: Times::new(infos().map(|i| i.ns)),
            at: infos().map(|i| u32::try_from(i.file_offset - base).unwrap_or(u32::MAX)).collect(),
            caplen: Lengths::new(infos().map(|i| i.caplen)),
            len: Lengths::default(),
        };
        if classes.len() <= 1 {
            entries.class = Box::default();
        }
        if infos().any(|i| i.len != i.caplen) {
            entries.len = Lengths::new(infos().map(|i| i.len));
        }
        let memos = work.memos.take();
        let notes = work.notes.drain(..).map(|(index, note)| (index as u32, note)).collect();
        let before = work.infos.first().map_or(0, |i| i.number - 1);
        Piece { before, base, bytes_before, previous_ns, entries, classes, notes, memos, span }
    }

    pub(crate) fn frames(&self) -> usize {
        self.entries.ns.len()
    }

    /// Number of frames of the capture up to and with this piece.
    pub(crate) fn end(&self) -> u32 {
        self.before + self.entries.ns.len() as u32
    }

    /// What the capture notes beside a frame.
    pub(crate) fn note(&self, index: usize) -> Option<&PacketNote> {
        let at = self.notes.binary_search_by_key(&index, |n| n.0 as usize).ok()?;
        self.notes.get(at).map(|n| &n.1)
    }

    /// Comments of its frames, by index.
    pub(crate) fn has_comment(&self, index: usize) -> bool {
        self.note(index).is_some_and(|note| !note.comments.is_empty())
    }

    /// Where all of its frames' octets stand, if reading them in one go makes sense.
    pub(crate) fn span(&self) -> Option<(u64, usize)> {
        (self.span <= SPAN_OCTETS_MAX).then_some((self.base, self.span))
    }

    /// Where a frame's octets stand within [`Piece::span`], and how many.
    pub(crate) fn within(&self, index: usize) -> (usize, usize) {
        let part = self.entries.at.get(index).zip(self.entries.caplen.get(index));
        part.map_or((0, 0), |(at, caplen)| (*at as usize, caplen as usize))
    }

    /// Time of a frame.
    pub(crate) fn ns(&self, index: usize) -> Option<i64> {
        self.entries.ns.get(index)
    }

    /// Octets of a frame on the wire.
    pub(crate) fn wire_octets(&self, index: usize) -> u32 {
        self.entries.len(index).unwrap_or(0)
    }

    /// Time of the frame before; the epoch if it has none.
    pub(crate) fn previous_ns(&self, index: usize) -> Option<i64> {
        let before = index.min(self.frames()).checked_sub(1);
        before.map(|at| self.ns(at).unwrap_or(0)).or(self.previous_ns)
    }

    /// Octets on the wire up to and with a frame.
    pub(crate) fn cumulative(&self, index: usize) -> u64 {
        let sum = (0..=index).filter_map(|i| self.entries.len(i)).map(u64::from).sum::<u64>();
        self.bytes_before + sum
    }

    /// What is known of a frame; `cumulative` as [`Piece::cumulative`] tells.
    pub(crate) fn info(&self, index: usize, first_ns: i64, cumulative: u64) -> Option<FrameInfo> {
        let (at, caplen) = (*self.entries.at.get(index)?, self.entries.caplen.get(index)?);
        let class = self.entries.class.get(index).map_or(0, |class| usize::from(*class));
        let class = self.classes.get(class).or(self.classes.last())?;
        let previous_ns = self.previous_ns(index);
        Some(FrameInfo {
            number: self.before + index as u32 + 1,
            ns: self.ns(index),
            ns_digits: class.digits,
            first_ns,
            previous_ns,
            previous_shown_ns: previous_ns,
            len: self.wire_octets(index),
            caplen,
            cumulative_bytes: cumulative,
            link: class.link,
            encap: class.encap,
            encap_name: class.encap_name,
            interface: class.interface,
            section: class.section,
            file_offset: self.base + u64::from(at),
            fcs_len: class.fcs,
            ignored: false,
            marked: false,
        })
    }

    /// Octets that it takes, without what memos share.
    pub(crate) fn octets(&self) -> usize {
        self.entries.octets() + self.memos.octets().0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_lengths_come_back() {
        let far = i64::MAX;
        for (times, octets) in [
            (vec![Some(5), Some(-7), Some(1 << 47)], 18),
            (vec![Some(5), None], 16),
            (vec![Some(0), Some(1 << 48)], 16),
            (vec![Some(-far), Some(far)], 16),
            (vec![], 0),
        ] {
            let kept = Times::new(times.iter().copied());
            let back: Vec<_> = (0..times.len()).map(|i| kept.get(i)).collect();
            assert_eq!((back, kept.octets()), (times, octets));
        }
        for (lengths, octets) in [(vec![1, 0xffff], 4), (vec![1, 0x10000], 8)] {
            let kept = Lengths::new(lengths.iter().copied());
            let back: Vec<_> = (0..lengths.len()).filter_map(|i| kept.get(i)).collect();
            assert_eq!((back, kept.octets()), (lengths, octets));
        }
    }
}
