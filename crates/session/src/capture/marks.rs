//! What the user set for single frames: marks, frames to ignore, time references.

use std::collections::BTreeSet;

/// A set of frames, by index from 0; a bit for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    count: u32,
}

impl Bits {
    /// True if the frame is in it.
    pub fn has(&self, frame: u32) -> bool {
        self.words.get(frame as usize / 64).is_some_and(|w| w >> (frame % 64) & 1 == 1)
    }

    /// Puts a frame in, or takes it out. True if that changed something.
    pub fn set(&mut self, frame: u32, to: bool) -> bool {
        if self.has(frame) == to {
            return false;
        }
        let at = frame as usize / 64;
        if self.words.len() <= at {
            self.words.resize(at + 1, 0);
        }
        if let Some(word) = self.words.get_mut(at) {
            *word ^= 1 << (frame % 64);
        }
        self.count = if to { self.count + 1 } else { self.count - 1 };
        true
    }

    /// How many frames are in it.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The frames, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        let words = self.words.iter().enumerate();
        words.flat_map(|(at, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at as u32 * 64 + bit)
        })
    }
}

/// Which flag of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Marked.
    Marked,
    /// Ignored.
    Ignored,
    /// Relative times count from here on from this frame.
    Reference,
}

/// What the user set for single frames.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Marked frames.
    pub marked: Bits,
    /// Ignored frames.
    pub ignored: Bits,
    /// Time references.
    pub references: BTreeSet<u32>,
}

impl Marks {
    /// True if the frame has the flag.
    pub fn has(&self, flag: Flag, frame: u32) -> bool {
        match flag {
            Flag::Marked => self.marked.has(frame),
            Flag::Ignored => self.ignored.has(frame),
            Flag::Reference => self.references.contains(&frame),
        }
    }

    /// Sets or unsets a flag (`None`: the other way round). True if that changed something.
    pub fn set(&mut self, flag: Flag, frame: u32, to: Option<bool>) -> bool {
        let to = to.unwrap_or(!self.has(flag, frame));
        match flag {
            Flag::Marked => self.marked.set(frame, to),
            Flag::Ignored => self.ignored.set(frame, to),
            Flag::Reference if to => self.references.insert(frame),
            Flag::Reference => self.references.remove(&frame),
        }
    }

    /// The frame that relative times of a frame count from, if not the first.
    pub fn reference(&self, frame: u32) -> Option<u32> {
        self.references.range(..=frame).next_back().copied()
    }

    /// The frames that have a flag, ascending.
    pub fn frames(&self, flag: Flag) -> Vec<u32> {
        match flag {
            Flag::Marked => self.marked.iter().collect(),
            Flag::Ignored => self.ignored.iter().collect(),
            Flag::Reference => self.references.iter().copied().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_of_frames() {
        let mut marks = Marks::default();
        for (flag, frame, to, changed) in [
            (Flag::Marked, 3, None, true),
            (Flag::Marked, 64, Some(true), true),
            (Flag::Marked, 64, Some(true), false),
            (Flag::Marked, 3, None, true),
            (Flag::Ignored, 1, Some(false), false),
            (Flag::Reference, 10, None, true),
        ] {
            assert_eq!(marks.set(flag, frame, to), changed, "{flag:?} {frame}");
        }
        assert_eq!(marks.frames(Flag::Marked), [64]);
        assert_eq!(marks.marked.count(), 1);
        assert_eq!(marks.reference(9), None);
        assert_eq!(marks.reference(10), Some(10));
        assert_eq!(marks.reference(11), Some(10));
    }
}
