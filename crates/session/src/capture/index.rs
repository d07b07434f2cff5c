//! What is kept of every frame: 32 octets, and its memos.

use dissect::{FrameInfo, MemoStore, PacketNote};

use crate::pass::Work;

/// Stands for "no time" in an [`Entry`].
const NO_TIME: i64 = i64::MIN;

/// What is kept of a frame.
#[derive(Clone, Copy, Debug)]
struct Entry {
    ns: i64,
    /// From the piece's base.
    at: u32,
    caplen: u32,
    len: u32,
    /// Into the piece's classes.
    class: u16,
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
    entries: Vec<Entry>,
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
        let mut entries = Vec::with_capacity(work.infos.len());
        for info in &work.infos {
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
            entries.push(Entry {
                ns: info.ns.unwrap_or(NO_TIME),
                at: u32::try_from(info.file_offset - base).unwrap_or(u32::MAX),
                caplen: info.caplen,
                len: info.len,
                class: u16::try_from(at).unwrap_or(u16::MAX),
            });
        }
        let mut memos = std::mem::take(&mut work.memos);
        memos.shrink();
        let notes = work.notes.drain(..).map(|(index, note)| (index as u32, note)).collect();
        let before = work.infos.first().map_or(0, |i| i.number - 1);
        Piece { before, base, bytes_before, previous_ns, entries, classes, notes, memos, span }
    }

    pub(crate) fn frames(&self) -> usize {
        self.entries.len()
    }

    /// Number of frames of the capture up to and with this piece.
    pub(crate) fn end(&self) -> u32 {
        self.before + self.entries.len() as u32
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
        self.entries.get(index).map_or((0, 0), |e| (e.at as usize, e.caplen as usize))
    }

    /// Time of a frame.
    pub(crate) fn ns(&self, index: usize) -> Option<i64> {
        self.entries.get(index).map(|e| e.ns).filter(|ns| *ns != NO_TIME)
    }

    /// Octets of a frame on the wire.
    pub(crate) fn wire_octets(&self, index: usize) -> u32 {
        self.entries.get(index).map_or(0, |e| e.len)
    }

    /// Time of the last frame before a frame that has one.
    pub(crate) fn previous_ns(&self, index: usize) -> Option<i64> {
        let before = self.entries.get(..index).unwrap_or(&[]);
        before.iter().rev().map(|e| e.ns).find(|ns| *ns != NO_TIME).or(self.previous_ns)
    }

    /// Octets on the wire up to and with a frame.
    pub(crate) fn cumulative(&self, index: usize) -> u64 {
        let upto = self.entries.get(..=index).unwrap_or(&self.entries);
        self.bytes_before + upto.iter().map(|e| u64::from(e.len)).sum::<u64>()
    }

    /// What is known of a frame; `cumulative` as [`Piece::cumulative`] tells.
    pub(crate) fn info(&self, index: usize, first_ns: i64, cumulative: u64) -> Option<FrameInfo> {
        let entry = self.entries.get(index)?;
        let class = self.classes.get(usize::from(entry.class)).or(self.classes.last())?;
        let previous_ns = self.previous_ns(index);
        Some(FrameInfo {
            number: self.before + index as u32 + 1,
            ns: self.ns(index),
            ns_digits: class.digits,
            first_ns,
            previous_ns,
            previous_shown_ns: previous_ns,
            len: entry.len,
            caplen: entry.caplen,
            cumulative_bytes: cumulative,
            link: class.link,
            encap: class.encap,
            encap_name: class.encap_name,
            interface: class.interface,
            section: class.section,
            file_offset: self.base + u64::from(entry.at),
            fcs_len: class.fcs,
            ignored: false,
            marked: false,
        })
    }

    /// Octets that it takes, without what memos share.
    pub(crate) fn octets(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>() + self.memos.octets().0
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_frame_takes_few_octets() {
        assert!(size_of::<super::Entry>() <= 32);
    }
}
