//! Packets that came twice: the same length and octets within a window of packets or of time.

use std::collections::{HashMap, VecDeque};
use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use md5::{Digest, Md5};

/// How far back a packet is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Window {
    /// With as many packets, itself counted.
    Packets(usize),
    /// With those that are at most so many nanoseconds older.
    Time(i64),
}

/// Most packets that are remembered, in either kind of window.
pub const WINDOW_MAX: usize = 1_000_000;

/// Remembers the packets of a window.
#[derive(Debug)]
pub struct Dedupe {
    window: Window,
    /// Octets at the start that do not count.
    pub ignored_octets: usize,
    /// Leave out VLAN tags (0x8100, 0x88a8, 0x9100) of Ethernet.
    pub without_vlan: bool,
    /// Leave out a radiotap header.
    pub without_radiotap: bool,
    /// Hashes are those that people compare (MD5), not the quickest.
    pub known_hashes: bool,
    keys: [RandomState; 2],
    seen: VecDeque<Seen>,
    /// Packets that are no longer remembered.
    forgotten: u64,
    /// The newest packet of each content, counted from the first, where the window is too long to be gone through for
    /// each packet.
    newest: HashMap<Content, u64, RandomState>,
}

/// Hash and length.
type Content = ([u8; 16], usize);

#[derive(Debug)]
struct Seen {
    content: Content,
    ts: Option<i64>,
}

/// Up to here looking at each remembered packet is quicker than a table.
const SHORT_WINDOW: usize = 64;

impl Dedupe {
    /// Nothing seen yet.
    pub fn new(window: Window) -> Dedupe {
        Dedupe {
            window,
            ignored_octets: 0,
            without_vlan: false,
            without_radiotap: false,
            known_hashes: false,
            keys: Default::default(),
            seen: VecDeque::new(),
            forgotten: 0,
            newest: HashMap::default(),
        }
    }

    /// The window.
    pub fn window(&self) -> Window {
        self.window
    }

    /// Takes note of a packet: its hash, and whether the window holds the same.
    pub fn note(&mut self, bytes: &[u8], ts: Option<i64>) -> ([u8; 16], bool) {
        let content = (self.hash(bytes), bytes.len());
        let duplicate = match self.window {
            Window::Packets(count) if count > SHORT_WINDOW => {
                let number = self.forgotten + self.seen.len() as u64;
                self.newest.insert(content, number).is_some()
            }
            Window::Packets(_) => self.seen.iter().any(|old| old.content == content),
            Window::Time(ns) => {
                // From the newest back; one without a time, or from the future, is no end.
                let near = |old: &&Seen| match (old.ts, ts) {
                    (Some(old), Some(new)) => new.saturating_sub(old) <= ns,
                    _ => true,
                };
                self.seen.iter().rev().take_while(near).any(|old| old.content == content)
            }
        };
        let kept = match self.window {
            Window::Packets(count) => count.saturating_sub(1).min(WINDOW_MAX),
            Window::Time(_) => WINDOW_MAX,
        };
        self.seen.push_back(Seen { content, ts });
        while self.seen.len() > kept {
            self.forget();
        }
        if let Window::Time(ns) = self.window {
            while let (Some(Seen { ts: Some(old), .. }), Some(now)) = (self.seen.front(), ts)
                && now.saturating_sub(*old) > ns
            {
                self.forget();
            }
        }
        (content.0, duplicate)
    }

    /// Forgets the oldest packet.
    fn forget(&mut self) {
        if let Some(old) = self.seen.pop_front() {
            if self.newest.get(&old.content) == Some(&self.forgotten) {
                self.newest.remove(&old.content);
            }
            self.forgotten += 1;
        }
    }

    fn hash(&self, bytes: &[u8]) -> [u8; 16] {
        let mut start = self.ignored_octets;
        if self.without_radiotap {
            // Version, pad, then the header's length, little-endian.
            let octets = bytes.get(2..4).and_then(|b| b.try_into().ok()).map(u16::from_le_bytes);
            start = start.max(octets.map_or(0, usize::from));
        }
        let counted = bytes.get(start..).filter(|rest| !rest.is_empty()).unwrap_or(bytes);
        if !self.known_hashes && !self.without_vlan {
            // Its keys are of this run alone: nobody can make packets that look the same.
            let [a, b] = self.keys.each_ref().map(|keys| keys.hash_one(counted));
            return (u128::from(a) << 64 | u128::from(b)).to_le_bytes();
        }
        let mut hash = Md5::new();
        let tagged = |b: &[u8]| matches!(b, [0x81, 0, ..] | [0x88, 0xa8, ..] | [0x91, 0, ..]);
        match bytes.split_at_checked(12) {
            Some((addresses, mut rest)) if self.without_vlan && tagged(rest) => {
                // Each turn takes four octets.
                while tagged(rest) && rest.len() > 4 {
                    rest = rest.get(4..).unwrap_or_default();
                }
                hash.update(addresses);
                hash.update(rest);
            }
            _ => hash.update(counted),
        }
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(window: Window) -> String {
        let mut dedupe = Dedupe::new(window);
        let letters = "ABAACBCABA";
        let each = letters.bytes().enumerate();
        each.filter(|(at, b)| !dedupe.note(&[*b; 20], Some(10 + *at as i64)).1)
            .map(|(at, _)| char::from(b'0' + at as u8))
            .collect()
    }

    #[test]
    fn windows() {
        assert_eq!(kept(Window::Packets(0)), "0123456789");
        assert_eq!(kept(Window::Packets(2)), "012456789");
        assert_eq!(kept(Window::Packets(3)), "014578");
        assert_eq!(kept(Window::Packets(5)), "014");
        assert_eq!(kept(Window::Time(1)), "012456789");
        assert_eq!(kept(Window::Time(2)), "014578");
        assert_eq!(kept(Window::Time(3)), "01457");
    }

    #[test]
    fn long_windows_do_as_short_ones() {
        // Contents that repeat after a distance that grows from 1 to 140.
        let contents: Vec<u16> = (1..140u16).flat_map(|d| (0..d).chain(0..d)).collect();
        for count in [2, 63, 64, 65, 66, 100, 139, 140] {
            let mut dedupe = Dedupe::new(Window::Packets(count));
            for (at, content) in contents.iter().enumerate() {
                let before = contents.get(at.saturating_sub(count - 1)..at).unwrap();
                let (_, duplicate) = dedupe.note(&content.to_be_bytes(), None);
                assert_eq!(duplicate, before.contains(content), "window {count}, packet {at}");
            }
            assert!(dedupe.newest.len() <= dedupe.seen.len());
        }
    }

    #[test]
    fn what_does_not_count() {
        let mut dedupe = Dedupe::new(Window::Packets(5));
        dedupe.ignored_octets = 2;
        assert!(!dedupe.note(b"xxsame", None).1);
        assert!(dedupe.note(b"yysame", None).1);
        let mut dedupe = Dedupe::new(Window::Packets(5));
        dedupe.without_vlan = true;
        let (plain, _) = dedupe.note(b"aaaaaabbbbbb\x08\x00data", None);
        let (tagged, _) = dedupe.note(b"aaaaaabbbbbb\x81\x00\x00\x05\x08\x00data", None);
        assert_eq!(plain, tagged);
    }
}
