//! Which connection a datagram belongs to (RFC 9000 section 5.2): by the identifiers that the ends chose.

use std::collections::HashMap;
use std::sync::Arc;

use dissect::prelude::*;

use super::{Kind, LONGEST_ID};

/// An identifier in place: its length, and its octets padded with zeros.
pub(super) type Id = (u8, [u8; LONGEST_ID]);

/// The identifiers of a long header.
pub(crate) struct Seen<'b> {
    pub(crate) kind: Kind,
    pub(crate) dcid: &'b [u8],
    pub(crate) scid: &'b [u8],
}

/// What the first visit found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memo {
    /// The connection's number.
    pub(crate) number: Option<u32>,
    /// Octets of the identifier in a short header.
    pub(crate) id_len: u8,
    /// The connection's first packet with a short header.
    pub(crate) first_short: bool,
    /// The identifier that the keys of Initial packets follow from.
    pub(super) key: Option<Id>,
    /// The client sent the packet.
    pub(super) of_client: bool,
    /// What became of a CRYPTO frame.
    pub(super) piece: Piece,
}

/// What a CRYPTO frame means for the handshake.
#[derive(Clone, Debug, Default)]
pub(super) enum Piece {
    /// Octets of a message that is not yet whole.
    #[default]
    Part,
    /// Octets that were there before.
    Again,
    /// Whole messages.
    Whole,
    /// The last part of messages.
    Joined(Arc<Joined>),
}

/// Messages put together.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) bytes: Arc<[u8]>,
    /// Frame, place and length of each part, in the order of the places.
    pub(super) parts: Vec<(u64, usize, usize)>,
}

/// A frame's CRYPTO data that waits for more: frame, place, octets.
type Part = (u64, u64, Box<[u8]>);

/// One direction's handshake messages in Initial packets.
#[derive(Default)]
struct Messages {
    /// So far all was handed on.
    next: u64,
    waiting: Vec<Part>,
}

/// Octets, parts of handshake messages that a connection keeps: many times what a first flight takes.
const MOST_WAITING: u64 = 0x1_0000;
const MOST_PARTS: usize = 256;

/// The number fits 24 bits: as many connections are kept apart.
const MOST: u32 = 0x00ff_ffff;

impl Memo {
    /// For the packets that follow in the datagram, which go to the same identifier.
    pub(crate) fn pack(&self, id_len: usize) -> u64 {
        let number = self.number.map_or(0, |n| u64::from(n) + 1);
        number << 8 | id_len as u64 & 0xff
    }

    /// The reverse of [`Memo::pack`].
    pub(crate) fn unpack(packed: u64) -> Memo {
        let number = (packed >> 8) as u32 & MOST;
        Memo { number: number.checked_sub(1), id_len: packed as u8, ..Memo::default() }
    }
}

/// Whether the server had the client begin again.
#[derive(Clone, Copy)]
enum Retry {
    None,
    Seen,
    Followed,
}

struct Connection {
    client: Endpoint,
    /// The client, the server chose an identifier of no octets.
    client_has_none: bool,
    server_has_none: bool,
    has_short: bool,
    key: Option<Id>,
    retry: Retry,
    of_client: Messages,
    of_server: Messages,
}

/// The connections of a capture.
#[derive(Default)]
pub(crate) struct Connections {
    all: Vec<Connection>,
    ids: HashMap<Id, u32>,
    /// A bit for each length of identifier in use.
    lengths: u32,
}

/// The connection that the two ends talked of last.
#[derive(Default)]
struct Current(Option<u32>);

fn id_of(bytes: &[u8]) -> Option<Id> {
    let mut id = [0; LONGEST_ID];
    id.get_mut(..bytes.len())?.copy_from_slice(bytes);
    Some((bytes.len() as u8, id))
}

impl Connections {
    fn find(&self, bytes: &[u8]) -> Option<u32> {
        if bytes.is_empty() {
            return None;
        }
        self.ids.get(&id_of(bytes)?).copied()
    }

    fn add_id(&mut self, bytes: &[u8], number: u32) {
        if let Some(id) = id_of(bytes).filter(|id| id.0 > 0)
            && self.ids.len() < limits::CONVERSATIONS
        {
            self.lengths |= 1 << id.0;
            self.ids.entry(id).or_insert(number);
        }
    }

    fn open(&mut self, client: Endpoint, dcid: &[u8]) -> Option<u32> {
        let number = u32::try_from(self.all.len()).ok().filter(|n| *n < MOST)?;
        self.all.push(Connection {
            client,
            client_has_none: false,
            server_has_none: false,
            has_short: false,
            key: id_of(dcid),
            retry: Retry::None,
            of_client: Messages::default(),
            of_server: Messages::default(),
        });
        Some(number)
    }

    /// A datagram that begins with a long header.
    pub(crate) fn long(scene: &mut Scene<'_>, from: Endpoint, seen: &Seen<'_>) -> Memo {
        let current = scene.conv::<Current>().and_then(|c| c.0);
        let all = scene.local::<Connections>();
        let mut number = match seen.dcid {
            [] => current,
            dcid => all.find(dcid),
        };
        if number.is_none() && seen.kind == Kind::Initial && !seen.dcid.is_empty() {
            number = all.open(from, seen.dcid);
            if let Some(number) = number {
                all.add_id(seen.dcid, number);
            }
        }
        if let Some(number) = number
            && seen.kind != Kind::Negotiation
        {
            all.add_id(seen.scid, number);
            if let Some(connection) = all.all.get_mut(number as usize) {
                let has_none = if connection.client == from {
                    &mut connection.client_has_none
                } else {
                    &mut connection.server_has_none
                };
                *has_none = seen.scid.is_empty();
                // RFC 9001 section 5.2: the client begins again, with the identifier that it got; once at most.
                match (seen.kind, connection.retry) {
                    (Kind::Retry, Retry::None) => connection.retry = Retry::Seen,
                    (Kind::Initial, Retry::Seen) if connection.client == from => {
                        connection.retry = Retry::Followed;
                        connection.key = id_of(seen.dcid);
                    }
                    _ => {}
                }
            }
        }
        if let (Some(_), Some(held)) = (number, scene.conv::<Current>()) {
            held.0 = number;
        }
        Memo { number, ..Memo::default() }
    }

    /// A datagram that begins with a short header; `rest` is what follows its first octet.
    pub(crate) fn short(scene: &mut Scene<'_>, from: Endpoint, rest: &[u8]) -> Memo {
        let current = scene.conv::<Current>().and_then(|c| c.0);
        let all = scene.local::<Connections>();
        let here = current.and_then(|n| all.all.get(n as usize));
        let to_none = here
            .is_some_and(|c| if c.client == from { c.server_has_none } else { c.client_has_none });
        if to_none {
            return Memo { number: current, ..Memo::default() };
        }
        // The header does not tell how long its identifier is: the lengths in use, longest first.
        let mut lengths = (1..=LONGEST_ID as u8).rev().filter(|len| all.lengths >> len & 1 != 0);
        let found = lengths.find_map(|len| {
            let number = all.find(rest.get(..usize::from(len))?)?;
            (len >= 4 || current == Some(number)).then_some((number, len))
        });
        match found {
            Some((number, id_len)) => Memo { number: Some(number), id_len, ..Memo::default() },
            None => Memo::default(),
        }
    }

    /// Whether this is the first packet of the connection with a short header.
    pub(crate) fn first_short(scene: &mut Scene<'_>, number: u32) -> Memo {
        let connection = scene.local::<Connections>().all.get_mut(number as usize);
        let seen = connection.is_none_or(|c| std::mem::replace(&mut c.has_short, true));
        Memo { number: Some(number), first_short: !seen, ..Memo::default() }
    }

    /// What the keys of an Initial packet follow from.
    pub(crate) fn key(scene: &mut Scene<'_>, number: Option<u32>, from: Endpoint) -> Memo {
        let all = scene.local::<Connections>();
        match number.and_then(|n| all.all.get(n as usize)) {
            Some(c) => Memo { number, key: c.key, of_client: c.client == from, ..Memo::default() },
            None => Memo::default(),
        }
    }

    /// CRYPTO data of an Initial packet, at that place of the connection's messages.
    pub(crate) fn crypto(
        scene: &mut Scene<'_>,
        number: Option<u32>,
        of_client: bool,
        at: u64,
        bytes: &[u8],
    ) -> Memo {
        let frame = u64::from(scene.frame);
        let all = scene.local::<Connections>();
        let piece = match number.and_then(|n| all.all.get_mut(n as usize)) {
            Some(c) if of_client => c.of_client.add(frame, at, bytes),
            Some(c) => c.of_server.add(frame, at, bytes),
            None => Piece::Part,
        };
        Memo { piece, ..Memo::default() }
    }
}

impl Messages {
    fn add(&mut self, frame: u64, at: u64, bytes: &[u8]) -> Piece {
        let end = at.saturating_add(bytes.len() as u64);
        let waits = self.waiting.iter().any(|p| p.1 <= at && end <= p.1 + p.2.len() as u64);
        if end <= self.next || waits {
            return Piece::Again;
        }
        if at == self.next && self.waiting.is_empty() && is_whole(bytes) {
            self.next = end;
            return Piece::Whole;
        }
        if end - self.next > MOST_WAITING || self.waiting.len() >= MOST_PARTS {
            return Piece::Part;
        }
        let place = self.waiting.partition_point(|p| p.1 < at);
        self.waiting.insert(place, (frame, at, bytes.into()));
        self.join()
    }

    fn join(&mut self) -> Piece {
        let (mut bytes, mut reached) = (Vec::new(), 0);
        let mut parts = Vec::with_capacity(self.waiting.len());
        for (frame, at, part) in &self.waiting {
            let end = self.next + bytes.len() as u64;
            let Some(seen) = end.checked_sub(*at) else { break };
            // What an earlier part reaches beyond has nothing new.
            let new = part.get(seen as usize..).unwrap_or(&[]);
            reached += 1;
            if !new.is_empty() {
                parts.push((*frame, bytes.len(), new.len()));
            }
            bytes.extend_from_slice(new);
        }
        if reached < self.waiting.len() || !is_whole(&bytes) {
            return Piece::Part;
        }
        self.waiting = Vec::new();
        self.next += bytes.len() as u64;
        Piece::Joined(Arc::new(Joined { bytes: bytes.into(), parts }))
    }
}

/// True if the octets end where a handshake message does (RFC 8446 section 4).
fn is_whole(mut bytes: &[u8]) -> bool {
    // Each turn drops a message's header at least.
    while let Some([_, a, b, c]) = bytes.first_chunk::<4>() {
        let len = usize::from(*a) << 16 | usize::from(*b) << 8 | usize::from(*c);
        match bytes.get(4 + len..) {
            Some([]) => return true,
            Some(rest) => bytes = rest,
            None => return false,
        }
    }
    false
}
