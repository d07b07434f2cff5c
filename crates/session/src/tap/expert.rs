//! Expert notes, counted.

use dissect::label::{View, push_value};
use dissect::tree::flags;
use dissect::{Demand, FieldId, Registry};
use foldhash::fast::RandomState;
use std::collections::HashMap;

use super::ends::{field, number};
use super::{Report, Tap, as_kind};
use crate::pass::Shown;

/// What a note says, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Noted {
    /// See [`dissect::Severity`].
    pub severity: u32,
    /// See [`dissect::Group`].
    pub group: u32,
    /// The protocol's short name.
    pub protocol: &'static str,
    /// What it says.
    pub text: String,
}

/// Different notes that are told apart. Texts quote packets, so that a capture can have as many as frames.
const NOTES_MAX: usize = 1 << 20;

/// Notes whose frames are told: as many as frames of a large capture.
const PLACES_MAX: usize = 16 << 20;

/// Counts expert notes.
#[derive(Debug)]
pub struct Experts {
    /// Each note and how often it was made, in the order seen.
    pub list: Vec<(Noted, u64)>,
    /// Frame and place in `list` of every note, in the order made, if that is wanted: no more than [`PLACES_MAX`].
    pub places: Option<Vec<(u32, u32)>>,
    /// Notes that are not counted, because there were more than [`NOTES_MAX`] different ones.
    pub left_out: u64,
    index: HashMap<Noted, u32, RandomState>,
    /// [`NOTES_MAX`]; less in tests.
    most: usize,
    fields: Fields,
    /// Notes that do not count.
    unseen: Vec<FieldId>,
    /// Kept from frame to frame for its memory.
    within: Vec<(u8, &'static str)>,
}

/// Fields that are looked at.
#[derive(Clone, Copy, Debug)]
struct Fields {
    /// Message, severity, group.
    note: [FieldId; 3],
    malformed: FieldId,
    /// Where TCP goes on behind an option that is a protocol of its own.
    analysis: FieldId,
    /// A note on Ethernet's trailer, and the length of a frame that has no type. Where it has one, the reference says
    /// that whoever reads the type made the note.
    padding: FieldId,
    length: FieldId,
}

/// Who reads the types of Ethernet frames.
const ETHERTYPE: &str = "Ethertype";

/// Notes that the reference finds only where details of frames are asked for.
const DETAILS: [&str; 3] =
    ["tcp.nop", "tcp.bogus_header_length", "_ws.string.trailing_stray_characters"];

impl Experts {
    /// None yet.
    pub fn new(registry: &Registry) -> Experts {
        let field = |name| field(registry, name);
        Experts::with(Fields {
            note: ["_ws.expert.message", "_ws.expert.severity", "_ws.expert.group"].map(field),
            malformed: field("_ws.malformed"),
            analysis: field("tcp.analysis"),
            padding: field("eth.padding_bad"),
            length: field("eth.len"),
        })
    }

    /// The same without the notes that the reference finds only where something else asks for details of frames.
    #[must_use]
    pub fn without_details(mut self, registry: &Registry) -> Experts {
        self.unseen = DETAILS.map(|name| field(registry, name)).to_vec();
        self
    }

    /// The same with [`Experts::places`].
    #[must_use]
    pub fn with_places(mut self) -> Experts {
        self.places = Some(Vec::new());
        self
    }

    fn with(fields: Fields) -> Experts {
        let (list, within, index) = (Vec::new(), Vec::new(), HashMap::default());
        let unseen = Vec::new();
        let places = None;
        Experts { list, places, left_out: 0, index, most: NOTES_MAX, fields, unseen, within }
    }

    /// Counts a note; returns its place in the list.
    fn add(&mut self, note: Noted, count: u64) -> Option<u32> {
        if let Some(at) = self.index.get(&note).copied() {
            if let Some(known) = self.list.get_mut(at as usize) {
                known.1 += count;
            }
            return Some(at);
        }
        if self.list.len() >= self.most {
            self.left_out += count;
            return None;
        }
        let at = self.list.len() as u32;
        self.index.insert(note.clone(), at);
        self.list.push((note, count));
        Some(at)
    }

    fn add_place(&mut self, frame: u32, place: Option<u32>) {
        if let (Some(places), Some(place)) = (&mut self.places, place)
            && places.len() < PLACES_MAX
        {
            places.push((frame, place));
        }
    }
}

impl Tap for Experts {
    fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        let Fields { note, malformed: _, analysis, padding, length } = &self.fields;
        let asked = note.iter().chain(&self.unseen).chain([analysis, padding, length]);
        asked.for_each(|f| demand.add(*f));
        // Whose a note is, is told by the protocol above it.
        for (id, _) in registry.protocols() {
            demand.add(registry.protocol_field(id));
        }
        demand
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        let Fields { note: [message, severity, group], malformed, .. } = self.fields;
        let zone = &frame.config.zone;
        let view =
            View { registry: frame.registry, tree: frame.tree, sources: frame.sources, zone };
        // Protocols that the node stands in; those that are done, but for the last at the top: a mark that something is
        // malformed is the note of whatever stands before it.
        let mut within = std::mem::take(&mut self.within);
        within.clear();
        let (mut note, mut field): (Option<Noted>, _) = (None, FieldId::TEXT);
        let mut typed = true;
        for node in frame.tree.nodes() {
            if node.is(flags::PROTOCOL) && node.field != malformed {
                within.retain(|(depth, _)| *depth < node.depth);
                let owner = frame.registry.owner(node.field);
                within.push((node.depth, frame.registry.protocol(owner).short));
            } else {
                within.retain(|(depth, _)| *depth == 0 || *depth < node.depth);
            }
            if node.is(flags::NOTE) {
                field = node.field;
            }
            typed &= node.field != self.fields.length;
            let protocol = match field == self.fields.padding && typed {
                true => ETHERTYPE,
                false => within.last().map_or("", |p| p.1),
            };
            if node.field == message {
                let mut text = Vec::new();
                push_value(&mut text, &view, node);
                let text = String::from_utf8_lossy(&text).into_owned();
                note = Some(Noted { severity: 0, group: 0, protocol, text });
            } else if node.field == severity
                && let Some(note) = &mut note
            {
                note.severity = number(node) as u32;
            } else if node.field == group
                && let Some(note) = note.take()
                && !self.unseen.contains(&std::mem::replace(&mut field, FieldId::TEXT))
            {
                let place = self.add(Noted { group: number(node) as u32, ..note }, 1);
                self.add_place(frame.info.number, place);
            }
        }
        self.within = within;
    }

    fn fork(&self) -> Box<dyn Tap> {
        let unseen = self.unseen.clone();
        let places = self.places.as_ref().map(|_| Vec::new());
        Box::new(Experts { unseen, places, ..Experts::with(self.fields) })
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        let Some(later) = as_kind::<Experts>(later) else { return };
        let list = later.list.drain(..);
        let moved: Vec<Option<u32>> = list.map(|(note, count)| self.add(note, count)).collect();
        for (frame, place) in later.places.iter_mut().flat_map(|places| places.drain(..)) {
            self.add_place(frame, moved.get(place as usize).copied().flatten());
        }
        later.index.clear();
        self.left_out += std::mem::take(&mut later.left_out);
    }

    fn report(&self) -> Report<'_> {
        Report::Experts(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_told() {
        let text = FieldId::TEXT;
        let fields = Fields {
            note: [text; 3],
            malformed: text,
            analysis: text,
            padding: text,
            length: text,
        };
        let mut report = Experts { most: 2, ..Experts::with(fields) };
        let mut later = Experts::with(fields);
        for says in ["one", "two", "three", "one", "three"] {
            let note = Noted { severity: 1, group: 1, protocol: "IP", text: says.to_owned() };
            let _ = later.add(note, 1);
        }
        report.merge(&mut later);
        assert_eq!((report.list.len(), report.list[0].1), (2, 2));
        assert_eq!(Report::Experts(&report).left_out(), 2);
    }
}
