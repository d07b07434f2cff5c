//! What the two ends of one conversation sent each other, put back in order.
//!
//! Segments of TCP are put in order by their sequence numbers, what was sent twice is told once, and what the receiver
//! acknowledged but the capture lacks is told as a gap.

use std::collections::BTreeMap;

use dissect::{Address, Demand, FieldId, Registry};

use super::ends::{End, Network, field, number};
use super::{Report, Tap, as_kind};
use crate::pass::Shown;

/// What is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// TCP's payload.
    Tcp,
    /// UDP's payload.
    Udp,
    /// Messages of HTTP: heads, and bodies as they are meant.
    Http,
    /// A protocol whose contents cannot be read yet.
    Closed,
}

/// Which conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// By its number.
    Index(u64),
    /// By its two ends, in either order.
    Ends(End, End),
}

/// A run of octets that one end sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The frame that brought it; for a gap, the one that acknowledged it.
    pub frame: u32,
    /// When, ns since the Unix epoch.
    pub ns: i64,
    /// Sent by the second end, not the first.
    pub back: bool,
    /// Where its octets stand in [`Followed::octets`].
    pub at: usize,
    /// Octets; of a gap, how many are missing.
    pub len: usize,
    /// The octets are missing in the capture.
    pub gap: bool,
}

/// A conversation's contents.
#[derive(Clone, Debug)]
pub struct Followed {
    /// What was followed.
    pub stream: Stream,
    /// The ends; the one whose frame came first is first. None if there was no frame.
    pub ends: Option<[End; 2]>,
    /// What was sent, in order.
    pub segments: Vec<Segment>,
    /// The octets of all segments.
    pub octets: Vec<u8>,
    /// Octets that are left out, because there were more than [`OCTETS_MAX`], or more than that came early and waited.
    pub left_out: u64,
    /// [`OCTETS_MAX`]; less in tests.
    most: usize,
    which: Which,
    fields: Fields,
    sides: [Side; 2],
    /// Only in a part: what the frames held, not yet put in order.
    seen: Vec<Event>,
}

/// Octets of a conversation that are held. Who wants more of a conversation exports objects or cuts the capture.
pub const OCTETS_MAX: usize = 1 << 30;

/// Octets of segments that came early, and wait for those before them.
const EARLY_MAX: usize = 64 << 20;

impl Followed {
    /// Nothing yet.
    pub fn new(stream: Stream, which: Which, registry: &Registry) -> Followed {
        Followed::with(stream, which, Fields::new(stream, registry))
    }

    fn with(stream: Stream, which: Which, fields: Fields) -> Followed {
        Followed {
            stream,
            ends: None,
            segments: Vec::new(),
            octets: Vec::new(),
            left_out: 0,
            most: OCTETS_MAX,
            which,
            fields,
            sides: Default::default(),
            seen: Vec::new(),
        }
    }

    /// The octets of a segment.
    pub fn octets_of(&self, segment: &Segment) -> &[u8] {
        let end = segment.at.saturating_add(if segment.gap { 0 } else { segment.len });
        self.octets.get(segment.at..end).unwrap_or(&[])
    }
}

/// Fields that are looked at.
#[derive(Clone, Copy, Debug)]
struct Fields {
    network: Network,
    ports: [FieldId; 2],
    index: FieldId,
    /// The payload; that of a segment that breaks off tells why.
    payload: [FieldId; 2],
    /// Of TCP: sequence number, acknowledgement, flags, length on the wire.
    sequence: [FieldId; 4],
    /// Of HTTP: the message, that it is a request or a response, and its body.
    http: [FieldId; 4],
}

impl Fields {
    fn new(stream: Stream, registry: &Registry) -> Fields {
        let names = match stream {
            Stream::Udp => {
                ["udp.srcport", "udp.dstport", "udp.stream", "udp.payload", "udp.payload"]
            }
            _ => ["tcp.srcport", "tcp.dstport", "tcp.stream", "tcp.payload", "tcp.reset_cause"],
        };
        let [source, destination, index, payload @ ..] = names.map(|name| field(registry, name));
        let sequence = ["tcp.seq_raw", "tcp.ack_raw", "tcp.flags", "tcp.len"];
        Fields {
            network: Network::new(registry),
            ports: [source, destination],
            index,
            payload,
            sequence: sequence.map(|name| field(registry, name)),
            http: ["http", "http.request", "http.response", "http.file_data"]
                .map(|name| field(registry, name)),
        }
    }
}

/// What a frame holds of the conversation.
#[derive(Clone, Copy, Debug, Default)]
struct Event {
    frame: u32,
    ns: i64,
    ends: [End; 2],
    sequence: u32,
    /// If the frame acknowledges any.
    acknowledged: Option<u32>,
    opens: bool,
    /// Octets on the wire.
    len: u32,
    /// The octets captured, in the part's `octets`.
    at: usize,
    captured: usize,
}

/// A segment that came early.
#[derive(Clone, Debug)]
struct Early {
    frame: u32,
    ns: i64,
    /// Octets on the wire.
    len: u32,
    captured: Vec<u8>,
}

/// One direction.
#[derive(Clone, Debug, Default)]
struct Side {
    /// The sequence number that comes next, once a segment has been seen.
    next: Option<u32>,
    /// Segments that came early, by how far ahead of the first `next` they are: sequence numbers run over.
    early: BTreeMap<u64, Vec<Early>>,
    early_octets: usize,
    /// How far `next` has come.
    told: u64,
}

/// TCP's flags.
const SYN: u64 = 2;
const ACK: u64 = 16;

impl Tap for Followed {
    fn demand(&self, _: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        if self.stream == Stream::Closed {
            return demand;
        }
        let fields = &self.fields;
        fields.network.add_to(&mut demand);
        fields.ports.iter().for_each(|f| demand.add(*f));
        demand.add(fields.index);
        match self.stream {
            Stream::Http => fields.http.iter().for_each(|f| demand.add(*f)),
            Stream::Tcp => {
                fields.payload.iter().for_each(|f| demand.add(*f));
                fields.sequence.iter().for_each(|f| demand.add(*f));
            }
            _ => demand.add(fields.payload[0]),
        }
        demand
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        match self.stream {
            Stream::Closed => {}
            Stream::Http => self.messages(frame),
            Stream::Tcp | Stream::Udp => self.payloads(frame),
        }
    }

    fn fork(&self) -> Box<dyn Tap> {
        Box::new(Followed::with(self.stream, self.which, self.fields))
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        let Some(later) = as_kind::<Followed>(later) else { return };
        for event in later.seen.drain(..) {
            let end = event.at.saturating_add(event.captured);
            self.take(&event, later.octets.get(event.at..end).unwrap_or(&[]));
        }
        later.octets.clear();
        // One run with a huge message must not keep its memory for ever.
        later.octets.shrink_to(1 << 20);
    }

    fn report(&self) -> Report<'_> {
        Report::Followed(self)
    }
}

impl Followed {
    /// Takes note of the segments and datagrams of a frame. If one of several is of the conversation, all are taken for
    /// its own, sent by and to the ends of the innermost packet: so the reference does it.
    fn payloads(&mut self, frame: &Shown<'_>) {
        let fields = self.fields;
        let (mut at, mut event, mut open) = ([Address::None; 2], self.event(frame), false);
        let (seen_before, octets_before) = (self.seen.len(), self.octets.len());
        // A segment whose header does not fit is not told of.
        let (mut ours, mut whole, mut ports) = (false, false, [0; 2]);
        let [sequence, acknowledged, flags, len] = fields.sequence;
        let [source, destination] = fields.ports;
        for node in frame.tree.nodes() {
            if node.depth == 0 || node.depth == 1 && fields.network.see(frame, node, &mut at) {
                continue;
            }
            let field = node.field;
            if field == fields.index {
                ours |= self.is_followed(number(node), &event.ends);
            } else if node.depth != 1 {
                // What another packet quotes stands deeper, and is not under way.
            } else if field == source {
                if std::mem::replace(&mut open, true) && whole {
                    self.seen.push(event);
                }
                whole = self.stream != Stream::Tcp;
                event = self.event(frame);
                ports[0] = number(node) as u32;
                event.ends = at.map(|address| End { address, port: ports[0] });
            } else if field == destination {
                ports[1] = number(node) as u32;
                event.ends[1].port = ports[1];
            } else if field == sequence {
                event.sequence = number(node) as u32;
            } else if field == acknowledged {
                event.acknowledged = Some(number(node) as u32);
            } else if field == flags {
                event.opens = number(node) & SYN != 0;
                if number(node) & ACK == 0 {
                    event.acknowledged = None;
                }
            } else if field == len {
                (event.len, whole) = (number(node) as u32, true);
            } else if fields.payload.contains(&field) && open {
                let bytes = frame.tree.node_bytes(node, frame.sources);
                event.captured = bytes.len();
                self.octets.extend_from_slice(bytes);
            }
        }
        if open && whole {
            self.seen.push(event);
        }
        if !ours {
            self.seen.truncate(seen_before);
            self.octets.truncate(octets_before);
            return;
        }
        let last = &frame.columns.network;
        if last.transport.is_some() {
            ports = [last.source_port, last.destination_port];
        }
        let last = frame.columns.ends();
        let addresses = [last.source, last.destination];
        for event in self.seen.iter_mut().skip(seen_before) {
            for ((end, address), port) in event.ends.iter_mut().zip(addresses).zip(ports) {
                *end = End { address, port };
            }
        }
    }

    /// Takes note of the messages of HTTP in a frame.
    fn messages(&mut self, frame: &Shown<'_>) {
        let fields = self.fields;
        let (mut at, mut ends, mut open) = ([Address::None; 2], [End::default(); 2], false);
        let [source, destination] = fields.ports;
        let [http, request, response, body] = fields.http;
        let (mut message, mut has_head): (&[u8], bool) = (&[], false);
        for node in frame.tree.nodes() {
            // What another packet quotes stands deeper, and is not under way.
            let quoted = node.depth > 1;
            if node.depth == 1 && fields.network.see(frame, node, &mut at) {
            } else if quoted && [source, destination, fields.index].contains(&node.field) {
                open = false;
            } else if node.field == source {
                ends = at.map(|address| End { address, port: number(node) as u32 });
            } else if node.field == destination {
                ends[1].port = number(node) as u32;
            } else if node.field == fields.index {
                open = self.is_followed(number(node), &ends);
            } else if !open {
            } else if node.field == http {
                (message, has_head) = (frame.tree.node_bytes(node, frame.sources), false);
            } else if node.field == request || node.field == response {
                has_head = true;
                self.message(frame, ends, head(message));
            } else if node.field == body {
                // The head of a message whose start was not captured, or went on its own, is empty.
                if !has_head {
                    self.message(frame, ends, &[]);
                }
                self.message(frame, ends, frame.tree.node_bytes(node, frame.sources));
            }
        }
    }

    fn message(&mut self, frame: &Shown<'_>, ends: [End; 2], bytes: &[u8]) {
        let event = Event { ends, captured: bytes.len(), ..self.event(frame) };
        self.octets.extend_from_slice(bytes);
        self.seen.push(event);
    }

    fn event(&self, frame: &Shown<'_>) -> Event {
        Event {
            frame: frame.info.number,
            ns: frame.info.ns.unwrap_or(0),
            at: self.octets.len(),
            ..Event::default()
        }
    }

    fn is_followed(&self, index: u64, ends: &[End; 2]) -> bool {
        match self.which {
            Which::Index(which) => index == which,
            Which::Ends(a, b) => *ends == [a, b] || *ends == [b, a],
        }
    }

    /// Puts what a frame holds where it belongs.
    fn take(&mut self, event: &Event, bytes: &[u8]) {
        let [first, _] = *self.ends.get_or_insert(event.ends);
        let back = event.ends[0] != first;
        if self.stream != Stream::Tcp {
            self.tell(event.frame, event.ns, back, bytes);
            return;
        }
        if let Some(acknowledged) = event.acknowledged {
            self.fill(!back, acknowledged, event.frame);
        }
        let side = &mut self.sides[usize::from(back)];
        let len = event.len + u32::from(event.opens);
        let Some(next) = side.next else {
            side.next = Some(event.sequence.wrapping_add(len));
            self.tell(event.frame, event.ns, back, bytes);
            return;
        };
        // How far ahead of what comes next; sequence numbers run over.
        let ahead = event.sequence.wrapping_sub(next) as i32;
        if ahead > 0 && event.opens {
            // The same ports, used anew.
            side.next = Some(event.sequence.wrapping_add(len));
            self.tell(event.frame, event.ns, back, bytes);
            return;
        }
        if ahead > 0 {
            if side.early_octets >= EARLY_MAX {
                self.left_out += bytes.len() as u64;
            } else if !bytes.is_empty() {
                side.early_octets += bytes.len();
                let waiting = side.early.entry(side.told + ahead as u64).or_default();
                let captured = bytes.to_vec();
                let (frame, ns, len) = (event.frame, event.ns, event.len);
                waiting.push(Early { frame, ns, len, captured });
            }
            return;
        }
        self.tell_new(event.frame, event.ns, back, -i64::from(ahead), len, bytes);
        self.catch_up(back);
    }

    /// Tells the octets of a segment that have not been told: of the `len` that it has on the wire, all but the first `old`.
    fn tell_new(&mut self, frame: u32, ns: i64, back: bool, old: i64, len: u32, bytes: &[u8]) {
        let new = i64::from(len) - old;
        if new <= 0 {
            return;
        }
        self.move_on(back, new as u64);
        self.tell(frame, ns, back, bytes.get(old as usize..).unwrap_or(&[]));
    }

    fn move_on(&mut self, back: bool, by: u64) {
        let side = &mut self.sides[usize::from(back)];
        side.next = side.next.map(|next| next.wrapping_add(by as u32));
        side.told += by;
    }

    /// Tells what came early and has its turn now.
    fn catch_up(&mut self, back: bool) {
        loop {
            let side = &mut self.sides[usize::from(back)];
            let told = side.told;
            let Some(entry) = side.early.first_entry().filter(|e| *e.key() <= told) else { return };
            let (at, waiting) = entry.remove_entry();
            side.early_octets -= waiting.iter().map(|w| w.captured.len()).sum::<usize>();
            for Early { frame, ns, len, captured } in waiting {
                let old = self.sides[usize::from(back)].told - at;
                self.tell_new(frame, ns, back, old as i64, len, &captured);
            }
        }
    }

    /// The other end acknowledged: what it got and the capture lacks is a gap.
    fn fill(&mut self, back: bool, acknowledged: u32, frame: u32) {
        loop {
            let side = &self.sides[usize::from(back)];
            let (Some(next), Some(early)) = (side.next, side.early.keys().next()) else { return };
            let missing = early.saturating_sub(side.told);
            let ahead = acknowledged.wrapping_sub(next) as i32;
            if ahead <= 0 || u64::from(ahead as u32) <= missing {
                return;
            }
            let at = self.octets.len();
            let len = missing as usize;
            self.segments.push(Segment { frame, ns: 0, back, at, len, gap: true });
            self.move_on(back, missing);
            self.catch_up(back);
        }
    }

    fn tell(&mut self, frame: u32, ns: i64, back: bool, bytes: &[u8]) {
        let at = self.octets.len();
        if bytes.is_empty() && self.stream != Stream::Http {
            return;
        }
        if at + bytes.len() > self.most {
            self.left_out += bytes.len() as u64;
            return;
        }
        self.octets.extend_from_slice(bytes);
        self.segments.push(Segment { frame, ns, back, at, len: bytes.len(), gap: false });
    }
}

/// The head of a message, with the blank line after it.
fn head(message: &[u8]) -> &[u8] {
    let end = message.windows(2).enumerate().find_map(|(at, pair)| match pair {
        b"\n\n" => Some(at + 2),
        b"\n\r" if message.get(at + 2) == Some(&b'\n') => Some(at + 3),
        _ => None,
    });
    message.get(..end.unwrap_or(message.len())).unwrap_or(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_told() {
        let registry = registry::build();
        let empty = Followed::new(Stream::Udp, Which::Index(0), &registry);
        let mut report = Followed { most: 6, ..empty };
        for (frame, bytes) in (1..).zip([&b"abcd"[..], b"efg", b"hi", b"j"]) {
            report.tell(frame, 0, false, bytes);
        }
        assert_eq!((&report.octets[..], report.segments.len()), (&b"abcdhi"[..], 2));
        assert_eq!(Report::Followed(&report).left_out(), 4);
    }
}
