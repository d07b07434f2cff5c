//! What packets need to know of earlier ones, and where they end.

use std::sync::Arc;

use dissect::prelude::*;
use dissect::tree::Ends;

/// Who sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Client = 0,
    Server = 1,
}

impl Side {
    /// The server is the end whose port is one of SSH's.
    pub(super) fn of(ends: &Ends) -> Side {
        let known = |port| matches!(port, 22 | 29418);
        if known(ends.source_port) && !known(ends.destination_port) {
            Side::Server
        } else {
            Side::Client
        }
    }
}

/// Families of key exchange.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kex {
    #[default]
    Unknown,
    /// A fixed group.
    Dh,
    /// A group that the server chooses.
    Group,
    /// Elliptic curves.
    Curve,
}

/// What the two lists of algorithms led to. Made anew with each Key Exchange Init, shared by the frames after it.
#[derive(Clone, Debug, Default)]
struct Agreed {
    /// Methods of key exchange that client and server offered.
    methods: [Option<Box<[u8]>>; 2],
    /// Their ciphers.
    ciphers: [Option<Box<[u8]>>; 2],
    /// Their codes of authentication.
    macs: [Option<Box<[u8]>>; 2],
    /// Their compressions.
    compressions: [Option<Box<[u8]>>; 2],
    /// What the title of packets tells once the keys are exchanged.
    title: String,
    method: String,
    kex: Kex,
    openable: bool,
}

fn family(method: &str) -> Kex {
    match method {
        name if name.starts_with("diffie-hellman-group-exchange-") => Kex::Group,
        name if name.starts_with("diffie-hellman-group") => Kex::Dh,
        name if name.starts_with("ecdh-sha2-") || name.starts_with("curve") => Kex::Curve,
        _ => Kex::Unknown,
    }
}

/// What later packets need to know, as a frame found it.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    /// As the client's version line told: 1, 2, or 0 while it was not seen.
    pub(super) version: u8,
    agreed: Option<Arc<Agreed>>,
    protected: [bool; 2],
    sequence: [u32; 2],
    /// The server has answered the key exchange.
    exchanged: bool,
}

/// What a frame's first visit keeps for later ones.
pub(super) type Memo = Track;

/// What is remembered of a conversation.
#[derive(Default)]
pub(super) struct Watch {
    /// The connection now.
    pub(super) track: Track,
}

/// What framing remembers: it runs ahead of the packets.
#[derive(Default)]
struct Ahead {
    version: u8,
    protected: [bool; 2],
}

/// Octets of a line, its end included.
pub(super) fn line_len(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|b| *b == b'\n').map(|at| at + 1)
}

fn version_of(line: &[u8]) -> u8 {
    if line.starts_with(b"SSH-2.") || line.starts_with(b"SSH-1.99-") {
        2
    } else if line.starts_with(b"SSH-1.") {
        1
    } else {
        0
    }
}

/// RFC 4253 section 6.1 asks for packets of 35,000 octets; larger lists are seen.
const PACKET_OCTETS_MAX: usize = 1 << 20;

fn be32(bytes: &[u8]) -> Option<usize> {
    bytes.first_chunk::<4>().map(|b| u32::from_be_bytes(*b) as usize)
}

/// The length of a plain packet, and its message code.
fn plain(version: u8, bytes: &[u8]) -> Option<(usize, u8)> {
    let len = be32(bytes)?;
    let (whole, code_at) =
        if version == 1 { (4 + 8 - len % 8 + len, 4 + 8 - len % 8) } else { (4 + len, 5) };
    Some((whole, bytes.get(code_at).copied().unwrap_or(0)))
}

fn ends_plain(version: u8, code: u8) -> bool {
    if version == 1 { code == 3 } else { code == 21 }
}

/// All that is whole is one message, so that it is shown as one layer.
pub(super) fn framing(stream: &Stream<'_>, scene: &mut Scene<'_>) -> Need {
    let side = Side::of(&stream.ends) as usize;
    let mut orphan = Ahead::default();
    let ahead = scene.conv::<Ahead>().unwrap_or(&mut orphan);
    let mut at = 0;
    // Each turn takes a line or a packet.
    while let Some(rest) = stream.bytes.get(at..).filter(|r| !r.is_empty()) {
        if rest.starts_with(b"SSH-") {
            let Some(len) = line_len(rest) else {
                return if at > 0 { Need::Octets(at) } else { Need::More };
            };
            if side == Side::Client as usize {
                ahead.version = version_of(rest);
            }
            at += len;
            continue;
        }
        let protected = ahead.protected.get(side).is_some_and(|p| *p);
        if ahead.version == 0 || protected {
            return Need::Rest;
        }
        let Some((len, code)) = plain(ahead.version, rest) else {
            return if at > 0 { Need::Octets(at) } else { Need::More };
        };
        if len > PACKET_OCTETS_MAX {
            return Need::Rest;
        }
        if len > rest.len() {
            return Need::Octets(if at > 0 { at } else { len });
        }
        if ends_plain(ahead.version, code)
            && let Some(protected) = ahead.protected.get_mut(side)
        {
            *protected = true;
        }
        at += len;
    }
    Need::Octets(at)
}

impl Watch {
    /// Goes through what a frame brought, on the first visit.
    pub(super) fn observe(&mut self, side: Side, bytes: &[u8]) {
        let mut rest = bytes;
        // Each turn takes a line or a packet.
        while !rest.is_empty() {
            if rest.starts_with(b"SSH-") {
                self.track.see_version(side, rest);
                let Some(len) = line_len(rest) else { return };
                rest = rest.get(len..).unwrap_or(&[]);
                continue;
            }
            if self.track.version == 0 || self.track.is_protected(side) {
                return;
            }
            let Some((len, code)) = plain(self.track.version, rest) else { return };
            let Some(packet) = rest.get(..len.max(5)) else { return };
            if self.track.version == 1 {
                self.track.message1(side, code);
            } else {
                let padding = usize::from(packet.get(4).copied().unwrap_or(0));
                let end = packet.len().saturating_sub(padding);
                self.track.message(side, code, packet.get(6..end).unwrap_or(&[]));
            }
            rest = rest.get(len.max(5)..).unwrap_or(&[]);
        }
    }
}

impl Track {
    /// A version line; only the client's tells which version is spoken.
    pub(super) fn see_version(&mut self, side: Side, line: &[u8]) {
        if side == Side::Client {
            self.version = version_of(line);
        }
    }

    /// True if the packets of this side are protected.
    pub(super) fn is_protected(&self, side: Side) -> bool {
        self.protected.get(side as usize).is_some_and(|p| *p)
    }

    /// The method of key exchange; empty if not known.
    pub(super) fn method(&self) -> &str {
        self.agreed.as_ref().map_or("", |a| a.method.as_str())
    }

    /// Its family.
    pub(super) fn kex(&self) -> Kex {
        self.agreed.as_ref().map_or(Kex::Unknown, |a| a.kex)
    }

    /// A message of SSH 1.
    pub(super) fn message1(&mut self, _: Side, code: u8) {
        if code == 3 {
            self.protected = [true; 2];
        }
    }

    /// A plain message of SSH 2, its contents after the code; returns its number as the reference counts.
    pub(super) fn message(&mut self, side: Side, code: u8, contents: &[u8]) -> u32 {
        let kex = self.kex();
        if code == 20 {
            self.offer(side, contents);
        }
        self.exchanged |= code == 31;
        if code == 21
            && let Some(protected) = self.protected.get_mut(side as usize)
        {
            *protected = true;
        }
        let Some(sequence) = self.sequence.get_mut(side as usize) else { return 0 };
        match (code, kex) {
            (20, _) => {
                *sequence = 1;
                0
            }
            (30 | 31, Kex::Curve) => {
                *sequence = 2;
                1
            }
            (30 | 31, Kex::Dh | Kex::Unknown) | (31 | 34, Kex::Group) => {
                *sequence = 2;
                2
            }
            (32 | 33, Kex::Group) => {
                *sequence = 3;
                3
            }
            (21, _) => *sequence,
            _ => 0,
        }
    }

    /// The lists of Key Exchange Init.
    fn offer(&mut self, side: Side, contents: &[u8]) {
        let mut rest = contents.get(16..).unwrap_or(&[]);
        let mut list = || {
            let len = be32(rest)?;
            let list = rest.get(4..4usize.checked_add(len)?)?;
            rest = rest.get(4 + len..)?;
            Some(list)
        };
        let kex = list();
        let _host_keys = list();
        let cipher = list();
        let _cipher_of_server = list();
        let mac = list();
        let _mac_of_server = list();
        let compression = list();
        let mut agreed = self.agreed.as_deref().cloned().unwrap_or_default();
        for (lists, list) in [
            (&mut agreed.methods, kex),
            (&mut agreed.ciphers, cipher),
            (&mut agreed.macs, mac),
            (&mut agreed.compressions, compression),
        ] {
            if let Some(place) = lists.get_mut(side as usize) {
                *place = list.map(Box::from);
            }
        }
        agreed.method = first_common(&agreed.methods)
            .map(String::from_utf8_lossy)
            .unwrap_or_default()
            .into_owned();
        agreed.kex = family(&agreed.method);
        agreed.openable = matches!(agreed.kex, Kex::Dh | Kex::Curve)
            && first_common(&agreed.ciphers).is_some_and(|name| OPENABLE.contains(&name));
        agreed.title = title(&agreed);
        self.agreed = Some(Arc::new(agreed));
    }

    /// How the packets are protected and compressed, once the keys are exchanged.
    pub(super) fn title(&self) -> &str {
        let agreed = self.agreed.as_ref().filter(|a| self.exchanged && a.openable);
        agreed.map_or("", |a| a.title.as_str())
    }

    /// True if the reference would open the packets had it the keys, and so shows nothing of them.
    pub(super) fn could_be_opened(&self) -> bool {
        self.agreed.as_ref().is_some_and(|a| a.openable)
    }
}

fn title(agreed: &Agreed) -> String {
    let [cipher, mac, compression] = [&agreed.ciphers, &agreed.macs, &agreed.compressions]
        .map(|lists| String::from_utf8_lossy(first_common(lists).unwrap_or(&[])));
    // The only code that the reference could check.
    let mac = if mac == "hmac-sha2-256" { " mac:hmac-sha2-256" } else { "" };
    format!(" (encryption:{cipher}{mac} compression:{compression})")
}

/// Ciphers that the reference opens.
const OPENABLE: &[&[u8]] = &[
    b"chacha20-poly1305@openssh.com",
    b"aes128-gcm@openssh.com",
    b"aes256-gcm@openssh.com",
    b"aes128-cbc",
    b"aes192-cbc",
    b"aes256-cbc",
    b"aes128-ctr",
    b"aes192-ctr",
    b"aes256-ctr",
];

/// The first name of the client's list that the server's has, RFC 4253 section 7.1.
fn first_common(lists: &[Option<Box<[u8]>>; 2]) -> Option<&[u8]> {
    let [Some(client), Some(server)] = lists else { return None };
    // Lists of thousands of names have been seen; looking each up in the other would take their product.
    let servers: std::collections::HashSet<&[u8]> = server.split(|b| *b == b',').collect();
    client.split(|b| *b == b',').find(|name| servers.contains(name))
}
