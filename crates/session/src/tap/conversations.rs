//! Who talks to whom, how much and when: conversations of two ends, and the ends themselves.

use std::collections::HashMap;

use dissect::{Demand, Registry};
use foldhash::fast::RandomState;

use super::ends::{ConvType, End, Finder, Found};
use super::{Report, Tap, as_kind};
use crate::pass::Shown;

/// Frames in one direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// How many.
    pub frames: u64,
    /// Their octets on the wire.
    pub bytes: u64,
}

impl Side {
    fn add(&mut self, other: Side) {
        self.frames += other.frames;
        self.bytes += other.bytes;
    }
}

/// What two ends sent each other.
#[derive(Clone, Copy, Debug)]
pub struct Conversation {
    /// The ends; the one that sent first comes first.
    pub ends: [End; 2],
    /// What each of them sent.
    pub sent: [Side; 2],
    /// Times of the earliest and the latest frame, ns since the Unix epoch.
    pub first_ns: i64,
    /// See `first_ns`.
    pub last_ns: i64,
    key: Key,
}

impl Conversation {
    /// Its number, where the protocol numbers them.
    pub fn stream(&self) -> Option<u64> {
        match self.key {
            Key::Index(number) | Key::Way(number, ..) => Some(number),
            Key::Ends(..) => None,
        }
    }

    /// Frames of both directions.
    pub fn frames(&self) -> u64 {
        self.sent.iter().map(|s| s.frames).sum()
    }

    /// Octets of both directions.
    pub fn bytes(&self) -> u64 {
        self.sent.iter().map(|s| s.bytes).sum()
    }
}

/// What conversations are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// The protocol numbers them.
    Index(u64),
    /// Both ends, the lower one first.
    Ends(End, End),
    /// The protocol numbers them, but each way counts for itself.
    Way(u64, End, End),
}

/// Conversations of a layer.
#[derive(Debug)]
pub struct Conversations {
    /// Which layer.
    pub of: &'static ConvType,
    /// In the order they began.
    pub list: Vec<Conversation>,
    /// Time of the capture's first frame.
    pub start_ns: i64,
    /// Frames that are not counted, because there were more than [`ENDS_MAX`] conversations.
    pub left_out: u64,
    finder: Finder,
    index: HashMap<Key, u32, RandomState>,
    paths: Paths,
    /// [`ENDS_MAX`]; less in tests.
    most: usize,
}

/// Connections over several paths: which way of the first path each way of another is.
#[derive(Debug, Default)]
struct Paths {
    /// The ends of each connection's first path.
    first: HashMap<u64, [End; 2], RandomState>,
    /// True of ways of other paths that go as the first frame of the first did.
    forth: HashMap<(u64, End, End), bool, RandomState>,
}

impl Paths {
    /// The ends of the first path, in the direction of `from` and `to`.
    fn settle(&mut self, number: u64, from: End, to: End) -> [End; 2] {
        if self.first.len() >= ENDS_MAX || self.forth.len() >= ENDS_MAX {
            return [from, to];
        }
        let [a, b] = *self.first.entry(number).or_insert([from, to]);
        if [from, to] == [a, b] || [from, to] == [b, a] {
            return [from, to];
        }
        let forth = match self.forth.get(&(number, from, to)) {
            Some(forth) => *forth,
            None => {
                // Paths mostly share an end. One that does not is opened by whoever opened the first.
                let back = from.address == b.address || to.address == a.address;
                let forth = !back || from.address == a.address || to.address == b.address;
                self.forth.insert((number, from, to), forth);
                self.forth.insert((number, to, from), !forth);
                forth
            }
        };
        if forth { [a, b] } else { [b, a] }
    }
}

/// Most conversations or ends that a report holds. A scan of a whole network makes one for each address and port; these
/// are half a gigabyte.
pub const ENDS_MAX: usize = 4 << 20;

impl Conversations {
    /// None yet.
    pub fn new(of: &'static ConvType, registry: &Registry) -> Conversations {
        Conversations::with(of, Finder::new(of, registry))
    }

    fn with(of: &'static ConvType, finder: Finder) -> Conversations {
        let (index, paths) = (HashMap::default(), Paths::default());
        let (list, most) = (Vec::new(), ENDS_MAX);
        Conversations { of, list, start_ns: 0, left_out: 0, finder, index, paths, most }
    }

    /// By frames, most first; those with as many in the order they began.
    pub fn by_frames(&self) -> Vec<&Conversation> {
        let mut list: Vec<_> = self.list.iter().collect();
        list.sort_by_key(|c| std::cmp::Reverse(c.frames()));
        list
    }

    fn add(&mut self, new: Conversation) {
        if let Some(at) = self.index.get(&new.key) {
            let Some(old) = self.list.get_mut(*at as usize) else { return };
            let [mut forth, mut back] = new.sent;
            if old.ends != new.ends {
                std::mem::swap(&mut forth, &mut back);
            }
            let [a, b] = &mut old.sent;
            a.add(forth);
            b.add(back);
            old.first_ns = old.first_ns.min(new.first_ns);
            old.last_ns = old.last_ns.max(new.last_ns);
        } else if self.list.len() >= self.most {
            self.left_out += new.frames();
        } else {
            self.index.insert(new.key, self.list.len() as u32);
            self.list.push(new);
        }
    }
}

impl Tap for Conversations {
    fn demand(&self, _: &Registry) -> Demand {
        self.finder.demand()
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        self.start_ns = frame.info.first_ns;
        let finder = self.finder;
        let sent = [Side { frames: 1, bytes: u64::from(frame.info.len) }, Side::default()];
        let ns = frame.info.ns.unwrap_or(frame.info.first_ns);
        finder.each(frame, |Found { from, to, stream }| {
            let key = match stream {
                Some(number) if finder.tells_ways() => Key::Way(number, from, to),
                Some(number) => Key::Index(number),
                None => Key::Ends(from.min(to), from.max(to)),
            };
            self.add(Conversation { ends: [from, to], sent, first_ns: ns, last_ns: ns, key });
        });
    }

    fn fork(&self) -> Box<dyn Tap> {
        Box::new(Conversations::with(self.of, self.finder))
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        let Some(later) = as_kind::<Conversations>(later) else { return };
        for mut new in later.list.drain(..) {
            // Only here is it known which path was first: a run of frames may begin with another.
            if let Key::Way(number, from, to) = new.key {
                new.ends = self.paths.settle(number, from, to);
                new.key = Key::Way(number, new.ends[0], new.ends[1]);
            }
            self.add(new);
        }
        later.index.clear();
        // A run in which no frame passed the filter knows nothing of it.
        if later.start_ns != 0 {
            self.start_ns = later.start_ns;
        }
        self.left_out += std::mem::take(&mut later.left_out);
    }

    fn report(&self) -> Report<'_> {
        Report::Conversations(self)
    }
}

/// What one end sent and was sent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Endpoint {
    /// Who.
    pub end: End,
    /// What it sent.
    pub sent: Side,
    /// What it was sent.
    pub received: Side,
}

/// The ends of a layer.
#[derive(Debug)]
pub struct Endpoints {
    /// Which layer.
    pub of: &'static ConvType,
    /// In the order seen, senders before receivers.
    pub list: Vec<Endpoint>,
    /// Ends of frames that are not counted, because there were more than [`ENDS_MAX`] ends.
    pub left_out: u64,
    finder: Finder,
    index: HashMap<End, u32, RandomState>,
    /// [`ENDS_MAX`]; less in tests.
    most: usize,
}

impl Endpoints {
    /// None yet.
    pub fn new(of: &'static ConvType, registry: &Registry) -> Endpoints {
        Endpoints::with(of, Finder::new(of, registry))
    }

    fn with(of: &'static ConvType, finder: Finder) -> Endpoints {
        let (list, index, most) = (Vec::new(), HashMap::default(), ENDS_MAX);
        Endpoints { of, list, left_out: 0, finder, index, most }
    }

    /// By frames sent and received, most first; those with as many in the order seen.
    pub fn by_frames(&self) -> Vec<&Endpoint> {
        let mut list: Vec<_> = self.list.iter().collect();
        list.sort_by_key(|e| std::cmp::Reverse(e.sent.frames + e.received.frames));
        list
    }

    fn add(&mut self, new: Endpoint) {
        if let Some(at) = self.index.get(&new.end) {
            if let Some(old) = self.list.get_mut(*at as usize) {
                old.sent.add(new.sent);
                old.received.add(new.received);
            }
        } else if self.list.len() >= self.most {
            self.left_out += new.sent.frames + new.received.frames;
        } else {
            self.index.insert(new.end, self.list.len() as u32);
            self.list.push(new);
        }
    }
}

impl Tap for Endpoints {
    fn demand(&self, _: &Registry) -> Demand {
        self.finder.demand()
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        let one = Side { frames: 1, bytes: u64::from(frame.info.len) };
        let finder = self.finder;
        finder.each(frame, |Found { from, to, .. }| {
            self.add(Endpoint { end: from, sent: one, received: Side::default() });
            if !finder.has_senders_only() {
                self.add(Endpoint { end: to, sent: Side::default(), received: one });
            }
        });
    }

    fn fork(&self) -> Box<dyn Tap> {
        Box::new(Endpoints::with(self.of, self.finder))
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        let Some(later) = as_kind::<Endpoints>(later) else { return };
        later.list.drain(..).for_each(|e| self.add(e));
        later.index.clear();
        self.left_out += std::mem::take(&mut later.left_out);
    }

    fn report(&self) -> Report<'_> {
        Report::Endpoints(self)
    }
}

#[cfg(test)]
mod tests {
    use dissect::Address;

    use super::*;
    use crate::tap::conv_type;

    fn end(last: u8, port: u32) -> End {
        End { address: Address::Ipv4([10, 0, 0, last]), port }
    }

    fn one(from: End, to: End, key: Key) -> Conversation {
        let sent = [Side { frames: 1, bytes: 60 }, Side::default()];
        Conversation { ends: [from, to], sent, first_ns: 1, last_ns: 1, key }
    }

    #[test]
    fn what_is_too_much_is_told() {
        let of = conv_type("tcp").unwrap();
        let mut report = Conversations { most: 2, ..Conversations::with(of, Finder::default()) };
        let mut later = Conversations::with(of, Finder::default());
        for number in [1, 1, 2, 3, 3] {
            later.add(one(end(1, 1), end(2, number), Key::Index(number.into())));
        }
        report.merge(&mut later);
        assert_eq!((report.list.len(), report.left_out), (2, 2));
        // What is known already goes on to be counted.
        report.add(one(end(1, 1), end(2, 1), Key::Index(1)));
        assert_eq!((report.list[0].frames(), Report::Conversations(&report).left_out()), (3, 2));

        let mut report = Endpoints { most: 1, ..Endpoints::with(of, Finder::default()) };
        let one = Side { frames: 1, bytes: 60 };
        for last in [1, 1, 2] {
            report.add(Endpoint { end: end(last, 1), sent: one, received: Side::default() });
        }
        assert_eq!((report.list.len(), Report::Endpoints(&report).left_out()), (1, 1));
    }

    #[test]
    fn each_way_of_a_connection_over_several_paths_is_one() {
        let (a, b, other_a, other_b) = (end(1, 1), end(2, 2), end(3, 3), end(4, 4));
        // The later run of frames knows only the second path, which shares an end with the first, and a third, which does not.
        let runs = [
            vec![(a, b), (b, a)],
            vec![(other_b, a), (a, other_b), (other_a, other_b), (other_b, other_a)],
        ];
        let of = conv_type("mptcp").unwrap();
        let mut report = Conversations::with(of, Finder::default());
        for run in runs {
            let mut later = Conversations::with(of, Finder::default());
            for (from, to) in run {
                later.add(one(from, to, Key::Way(7, from, to)));
            }
            report.merge(&mut later);
        }
        let told: Vec<_> = report.list.iter().map(|c| (c.ends, c.sent[0].frames)).collect();
        assert_eq!(told, [([a, b], 3), ([b, a], 3)]);
        assert_eq!(report.list[0].stream(), Some(7));
    }
}
