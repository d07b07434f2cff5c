//! What records of a TLS or DTLS session need to know of earlier ones.
//!
//! A [`Session`] is small and copied into each frame's memo. Every visit takes it through the frame's messages with
//! the same functions, so a view pass sees what the first visit saw.

use std::sync::Arc;

use dissect::memo::Records;
use dissect::prelude::*;
use dissect::tree::Ends;

/// Which of the two directions of a conversation: that of the lower end, or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Low,
    High,
}

impl Direction {
    /// The direction of a frame.
    pub(crate) fn of(ends: &Ends) -> Direction {
        let from = (ends.source_port, ends.source);
        let to = (ends.destination_port, ends.destination);
        if from <= to { Direction::Low } else { Direction::High }
    }
}

/// Application protocols that a session may have agreed on, or that its port stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Alpn {
    #[default]
    None,
    Http1,
    Http2,
    Http3,
    Spdy,
    Other,
}

impl Alpn {
    fn of(name: &[u8]) -> Alpn {
        match name {
            b"http/1.1" | b"http/1.0" => Alpn::Http1,
            _ if name == b"h2" || name.starts_with(b"h2-") => Alpn::Http2,
            _ if name == b"h3" || name.starts_with(b"h3-") => Alpn::Http3,
            _ if name.starts_with(b"spdy/") => Alpn::Spdy,
            _ => Alpn::Other,
        }
    }
}

/// Names of the protocols that stand behind the ports of TLS.
const PORTS: &[(u32, &str)] = &[
    // Those that have no port of their own for TLS come to it by a command (STARTTLS).
    (21, "File Transfer Protocol (FTP)"),
    (25, "Simple Mail Transfer Protocol"),
    (80, "Hypertext Transfer Protocol"),
    (110, "Post Office Protocol"),
    (143, "Internet Message Access Protocol"),
    (324, "RPKI-Router Protocol"),
    (389, "Lightweight Directory Access Protocol"),
    (443, "Hypertext Transfer Protocol"),
    (465, "Simple Mail Transfer Protocol"),
    (587, "Simple Mail Transfer Protocol"),
    (636, "Lightweight Directory Access Protocol"),
    (802, "Modbus/TCP"),
    (853, "Domain Name System"),
    (993, "Internet Message Access Protocol"),
    (995, "Post Office Protocol"),
    (1300, "Q.931"),
    (2221, "EtherNet/IP (Industrial Protocol)"),
    (2443, "Skinny Client Control Protocol"),
    (3249, "Intel Omni-Path FE Header - Omni-Path Fabric Executive Header"),
    (3250, "Intel Omni-Path FE Header - Omni-Path Fabric Executive Header"),
    (3251, "Intel Omni-Path FE Header - Omni-Path Fabric Executive Header"),
    (3252, "Intel Omni-Path FE Header - Omni-Path Fabric Executive Header"),
    (3306, "MySQL Protocol"),
    (3389, "TPKT - ISO on TCP - RFC1006"),
    (3496, "DoIP (ISO13400) Protocol"),
    (5061, "Session Initiation Protocol"),
    (5671, "Advanced Message Queuing Protocol"),
    (5684, "Constrained Application Protocol"),
    (5868, "Diameter Protocol"),
    (8883, "MQ Telemetry Transport Protocol"),
    (11207, "Couchbase Protocol"),
    (19999, "Distributed Network Protocol 3.0"),
    (27017, "Mongo Wire Protocol"),
];

/// What a session has settled so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Session {
    /// As the Server Hello chose it; 0 while unknown.
    pub version: u16,
    /// The version will not change with further records.
    settled: bool,
    /// The version in the end goes here.
    pub outcome: Option<RecordId>,
    /// The cipher suite that the server chose.
    pub cipher: u16,
    alpn: Alpn,
    /// By direction: a Change Cipher Spec was seen.
    protected: [bool; 2],
    /// The direction of the server, once a hello told it.
    server: Option<Direction>,
    /// The Client Hello announced early data.
    offers_early: bool,
    /// The server went on without a certificate.
    resumed: bool,
    /// The SSL 2.0 session keys are settled.
    pub ssl2_protected: bool,
    /// By direction: a handshake message that waits for the rest of its octets.
    pub waiting: [Waiting; 2],
}

/// A handshake message of which only the first fragments have come.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Waiting {
    /// Octets that have come.
    pub have: u32,
    /// The frame that completes it.
    pub whole_in: Option<RecordId>,
    kind: u8,
}

/// Names that the Protocol column shows.
pub(crate) fn name_of(version: u16) -> Option<&'static str> {
    Some(match version {
        0x0002 => "SSLv2",
        0x0300 => "SSLv3",
        0x0301 => "TLSv1",
        0x0302 => "TLSv1.1",
        0x0303 => "TLSv1.2",
        0x0304 | 0xfb17 | 0xfb1a | 0x7f00..=0x7fff => "TLSv1.3",
        0x0101 => "GMTLS",
        0xfeff => "DTLSv1.0",
        0xfefd => "DTLSv1.2",
        0x0100 => "DTLS 1.0 (OpenSSL pre 0.9.8f)",
        _ => return None,
    })
}

/// How a record is called: by its session's version, else by its own.
pub(crate) fn label_of(session: &Session, _record_version: u16) -> &'static str {
    name_of(session.version).unwrap_or("TLS")
}

impl Session {
    /// A session whose version is known from elsewhere.
    pub(crate) fn of_version(version: u16) -> Session {
        Session { version, settled: true, ..Session::default() }
    }

    /// True from the Server Hello of TLS 1.3 on.
    pub(crate) fn is_tls13(&self) -> bool {
        matches!(self.version, 0x0304 | 0xfb17 | 0xfb1a | 0x7f00..=0x7fff)
    }

    /// A record of this version, before a Server Hello chose one. A Client Hello does not tell what will be chosen.
    pub(crate) fn see_version(&mut self, kind: u8, version: u16, body: &[u8]) {
        if self.settled || self.version == 2 {
            return;
        }
        // What follows a Client Hello that announced early data is already data of TLS 1.3 (RFC 8446 section 2.3).
        let is_early = matches!(kind, 20 | 23) && self.offers_early;
        self.version = if is_early { 0x0304 } else { version };
        self.settled = if kind == 22 { body.first() != Some(&1) } else { self.server.is_none() };
    }

    /// The same for a datagram: while only Client Hellos were seen, the version is not known.
    pub(crate) fn see_datagram_version(&mut self, kind: u8, version: u16, body: &[u8]) {
        if !self.settled && (kind != 22 || body.first() != Some(&1)) {
            self.version = version;
            self.settled = true;
        }
    }

    /// Takes the version that the session has in the end: two passes tell of all of it as what it turned out to be.
    pub(crate) fn turns_out(&mut self, layer: &Layer<'_, '_>) {
        if let Some(version) = self.outcome.and_then(|id| layer.record(id)) {
            (self.version, self.settled) = (version as u16, true);
        }
    }

    /// True once more than Client Hellos told the version.
    pub(crate) fn is_settled(&self) -> bool {
        self.settled
    }

    /// What a Server Hello's contents choose, for reading the message itself.
    pub(crate) fn chooses(&mut self, body: &[u8]) {
        if let Some(hello) = ServerHello::read(body) {
            self.version = hello.version;
        }
    }

    /// True if handshake messages of this direction are protected. In TLS 1.3 those come as application data, and
    /// Change Cipher Spec means nothing (RFC 8446 appendix D.4).
    pub(crate) fn is_protected(&self, side: Direction) -> bool {
        !self.is_tls13() && self.protected.get(side as usize).is_some_and(|p| *p)
    }

    /// A Change Cipher Spec message. True if it is the server's and tells that the session is resumed.
    pub(crate) fn change_cipher_spec(&mut self, side: Direction) -> bool {
        let first =
            self.protected.get_mut(side as usize).is_some_and(|p| !std::mem::replace(p, true));
        first && self.resumed && self.server == Some(side) && !self.is_tls13()
    }

    /// What takes the application data.
    pub(crate) fn application(&self, source: u32, destination: u32) -> Option<&'static str> {
        match self.alpn {
            Alpn::Http1 => return Some("Hypertext Transfer Protocol"),
            Alpn::Http2 => return Some("HyperText Transfer Protocol 2"),
            Alpn::Http3 => return Some("Hypertext Transfer Protocol Version 3"),
            Alpn::Spdy => return Some("SPDY"),
            Alpn::None | Alpn::Other => {}
        }
        [source, destination].iter().find_map(|port| {
            let at = PORTS.binary_search_by_key(port, |row| row.0).ok()?;
            PORTS.get(at).map(|row| row.1)
        })
    }

    /// A whole handshake message: its type and its contents.
    pub(crate) fn message(&mut self, side: Direction, kind: u8, body: &[u8]) {
        match kind {
            1 => {
                let other = if side == Direction::Low { Direction::High } else { Direction::Low };
                self.server = Some(other);
                self.offers_early = offers_early_data(body);
                self.protected = [false; 2];
                self.resumed = false;
            }
            2 => {
                self.server = Some(side);
                self.server_hello(body);
            }
            11 | 12 | 14 => self.resumed = false,
            _ => {}
        }
    }

    /// The same with the header of TLS.
    pub(crate) fn tls_message(&mut self, side: Direction, message: &[u8]) {
        if let Some((kind, body)) = message.first().zip(message.get(4..)) {
            self.message(side, *kind, body);
        }
    }

    fn server_hello(&mut self, body: &[u8]) {
        let Some(hello) = ServerHello::read(body) else { return };
        self.version = hello.version;
        self.settled = true;
        self.cipher = hello.cipher;
        self.protected = [false; 2];
        self.resumed = !self.is_tls13();
        if let Some(name) = hello.alpn {
            self.alpn = Alpn::of(name);
        }
    }
}

/// True if a Client Hello has the extension of early data, RFC 8446 section 4.2.10.
fn offers_early_data(body: &[u8]) -> bool {
    let find = || {
        let mut at = 34;
        at += 1 + usize::from(*body.get(at)?);
        // The cookie of DTLS is not looked for: it has no early data before DTLS 1.3.
        at += 2 + usize::from(be16(body, at)?);
        at += 1 + usize::from(*body.get(at)?);
        let end = at + 2 + usize::from(be16(body, at)?);
        at += 2;
        // Each turn takes four octets at least.
        while at < end {
            if be16(body, at)? == 42 {
                return Some(());
            }
            at += 4 + usize::from(be16(body, at + 2)?);
        }
        None
    };
    find().is_some()
}

/// What a Server Hello settles. RFC 8446 section 4.1.3.
struct ServerHello<'b> {
    version: u16,
    cipher: u16,
    alpn: Option<&'b [u8]>,
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk::<2>().map(|b| u16::from_be_bytes(*b))
}

impl<'b> ServerHello<'b> {
    fn read(body: &'b [u8]) -> Option<ServerHello<'b>> {
        let version = be16(body, 0)?;
        // Drafts of TLS 1.3 up to 21 had no session ID and no compression method here.
        let draft = (0x7f00..0x7f16).contains(&version);
        let mut at = 34;
        if !draft {
            at += 1 + usize::from(*body.get(at)?);
        }
        let cipher = be16(body, at)?;
        at += if draft { 2 } else { 3 };
        let mut hello = ServerHello { version, cipher, alpn: None };
        let Some(len) = be16(body, at) else { return Some(hello) };
        at += 2;
        let end = at + usize::from(len);
        // Each turn takes four octets at least.
        while at < end {
            let (Some(kind), Some(len)) = (be16(body, at), be16(body, at + 2)) else { break };
            let Some(data) = body.get(at + 4..at + 4 + usize::from(len)) else { break };
            match kind {
                43 => {
                    hello.version =
                        be16(data, 0).filter(|v| name_of(*v).is_some()).unwrap_or(hello.version)
                }
                16 => hello.alpn = data.get(3..),
                _ => {}
            }
            at += 4 + usize::from(len);
        }
        Some(hello)
    }
}

/// A handshake message put together from the fragments of several records.
#[derive(Clone, Debug)]
pub(crate) struct Fragmented {
    /// The message, header included.
    pub bytes: Arc<[u8]>,
    /// Frame and octets of each fragment.
    pub parts: Arc<[(u32, u32)]>,
}

/// What a frame's first visit keeps for later ones.
#[derive(Clone, Default)]
pub(crate) struct Memo {
    /// The session as the frame found it.
    pub session: Session,
    /// Messages that this frame completes, in order.
    pub whole: Vec<Fragmented>,
}

/// What is remembered of a conversation.
#[derive(Default)]
pub(crate) struct Watch {
    /// The session now.
    pub session: Session,
    held: [Held; 2],
}

#[derive(Default)]
struct Held {
    bytes: Vec<u8>,
    parts: Vec<(u32, u32)>,
}

/// How long the handshake message is that starts here, header included; `None` if its header is not whole.
pub(crate) fn message_len(bytes: &[u8]) -> Option<usize> {
    let [_, a, b, c, ..] = *bytes else { return None };
    Some(4 + (usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c)))
}

/// True if a handshake record may begin with this message type.
pub(crate) fn is_message_type(kind: u8) -> bool {
    crate::generated::tls_values::TYPE_NAMES.find(u64::from(kind)).is_some()
}

/// A message over several records that is longer than this is taken for a protected one. A chain of certificates
/// stays far below.
const MESSAGE_OCTETS_MAX: usize = 1 << 18;

/// What a fragment is: see [`Watch::record`].
impl Watch {
    /// A record, on the first visit.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn record(
        &mut self,
        side: Direction,
        kind: u8,
        version: u16,
        body: &[u8],
        wire_len: usize,
        frame: u32,
        memo: &mut Memo,
        records: &mut Records,
    ) {
        self.session.see_version(kind, version, body);
        match kind {
            20 => {
                self.session.change_cipher_spec(side);
            }
            22 if body.len() == wire_len && !self.session.is_protected(side) => {
                self.handshake(side, body, frame, memo, records);
            }
            _ => {}
        }
    }

    fn handshake(
        &mut self,
        side: Direction,
        body: &[u8],
        frame: u32,
        memo: &mut Memo,
        records: &mut Records,
    ) {
        let index = side as usize;
        let (Some(held), Some(waiting)) =
            (self.held.get_mut(index), self.session.waiting.get(index).copied())
        else {
            return;
        };
        let mut rest = body;
        if waiting.have > 0 {
            let need = need_more(&held.bytes, rest);
            let Some((now, later)) =
                rest.split_at_checked(need.unwrap_or(rest.len()).min(rest.len()))
            else {
                return;
            };
            held.bytes.extend_from_slice(now);
            held.parts.push((frame, now.len() as u32));
            rest = later;
            if need.is_none_or(|n| n > now.len()) {
                self.session.continues(side, now.len());
                return;
            }
            let whole = Fragmented {
                bytes: held.bytes.as_slice().into(),
                parts: held.parts.as_slice().into(),
            };
            held.bytes.clear();
            held.parts.clear();
            if let Some(id) = waiting.whole_in {
                records.set(id, u64::from(frame));
            }
            self.session.completes(side);
            self.session.tls_message(side, &whole.bytes);
            memo.whole.push(whole);
        }
        // Each turn takes a message's header at least.
        while let Some(step) = next_message(rest) {
            match step {
                Step::Whole(len) => {
                    self.session.tls_message(side, rest.get(..len).unwrap_or(&[]));
                    rest = rest.get(len..).unwrap_or(&[]);
                }
                Step::Begins => {
                    if let Some(held) = self.held.get_mut(index) {
                        held.bytes = rest.to_vec();
                        held.parts = vec![(frame, rest.len() as u32)];
                    }
                    self.session.begins(side, rest, Some(records.create(0)));
                    return;
                }
                Step::Protected => return,
            }
        }
    }
}

/// How many octets of `more` complete the message that `held` begins; `None` if its header is not whole.
pub(crate) fn need_more(held: &[u8], more: &[u8]) -> Option<usize> {
    let mut header = [0u8; 4];
    for (slot, octet) in header.iter_mut().zip(held.iter().chain(more)) {
        *slot = *octet;
    }
    if held.len() + more.len() < 4 {
        return None;
    }
    Some(message_len(&header)?.saturating_sub(held.len()))
}

/// What stands next in a handshake record.
pub(crate) enum Step {
    /// A whole message of so many octets.
    Whole(usize),
    /// The first fragment of a message.
    Begins,
    /// Protected octets.
    Protected,
}

/// What stands at the start of these octets of a handshake record; `None` at its end.
pub(crate) fn next_message(rest: &[u8]) -> Option<Step> {
    let kind = *rest.first()?;
    if !is_message_type(kind) {
        return Some(Step::Protected);
    }
    Some(match message_len(rest) {
        Some(len) if len <= rest.len() => Step::Whole(len),
        Some(len) if len > MESSAGE_OCTETS_MAX => Step::Protected,
        _ => Step::Begins,
    })
}

impl Session {
    /// A message begins whose end is in a later record.
    pub(crate) fn begins(&mut self, side: Direction, part: &[u8], whole_in: Option<RecordId>) {
        if let Some(waiting) = self.waiting.get_mut(side as usize) {
            let kind = part.first().copied().unwrap_or(0);
            *waiting = Waiting { have: part.len() as u32, whole_in, kind };
        }
    }

    /// More of it has come.
    pub(crate) fn continues(&mut self, side: Direction, len: usize) {
        if let Some(waiting) = self.waiting.get_mut(side as usize) {
            waiting.have += len as u32;
        }
    }

    /// All of it has come.
    pub(crate) fn completes(&mut self, side: Direction) {
        if let Some(waiting) = self.waiting.get_mut(side as usize) {
            *waiting = Waiting::default();
        }
    }

    /// What waits in a direction.
    pub(crate) fn waits(&self, side: Direction) -> Waiting {
        self.waiting.get(side as usize).copied().unwrap_or_default()
    }
}

impl Waiting {
    /// The type of the message.
    pub(crate) fn kind(&self) -> u8 {
        self.kind
    }
}
