//! Datagram TLS: records and handshake fragments, RFC 6347 section 4 and RFC 4347.
//!
//! Handshake messages are those of TLS (`handshake`); what this adds is the epoch, the sequence numbers, and messages in
//! fragments over several records. Code points: IANA "TLS Parameters" and "DTLS-SRTP".

use std::sync::Arc;

use dissect::fragments::Fragments;
use dissect::layer::Mark;
use dissect::prelude::*;
use dissect::tree::Ends;
use dissect::tree::flags;

use crate::generated::dtls_fields::*;
use crate::generated::tls_values::*;
use crate::handshake::{self, Flow, vector};
use crate::session::{Direction, Fragmented, Session, name_of};
use crate::tls::{self, say};

pub(crate) static DTLS: Protocol = Protocol {
    fields: FIELDS,
    notes: crate::notes::dtls::NOTES,
    entries: &[
        on(tables::UDP_PORT, 853),
        on(tables::UDP_PORT, 2221),
        on(tables::UDP_PORT, 5684),
        on(tables::UDP_PORT, 5868),
        on(tables::SCTP_PORT, 853),
        on(tables::SCTP_PORT, 2221),
        on(tables::SCTP_PORT, 5868),
        on(tables::SCTP_PPI, 47),
        heuristic(tables::UDP, looks_like),
        heuristic(Table::new("stun"), looks_like),
        heuristic(Table::new("classicstun"), looks_like),
    ],
    ..Protocol::new("dtls", "DTLS", "Datagram Transport Layer Security", dissect)
};

/// Octets of a record's header.
const HEADER: usize = 13;
/// Octets of a handshake fragment's header.
const FRAGMENT_HEADER: usize = 12;

/// A record's header, as far as later records need it.
struct Record<'b> {
    kind: u8,
    version: u16,
    epoch: u16,
    len: usize,
    body: &'b [u8],
}

impl<'b> Record<'b> {
    fn read(bytes: &'b [u8]) -> Option<Record<'b>> {
        let [kind, a, b, c, d, _, _, _, _, _, _, high, low, body @ ..] = bytes else { return None };
        let len = usize::from(u16::from_be_bytes([*high, *low]));
        Some(Record {
            kind: *kind,
            version: u16::from_be_bytes([*a, *b]),
            epoch: u16::from_be_bytes([*c, *d]),
            len,
            body: body.get(..len.min(body.len()))?,
        })
    }

    fn is_plausible(&self) -> bool {
        (20..=25).contains(&self.kind) && matches!(self.version, 0xfeff | 0xfefd | 0x0100)
    }
}

/// Records from the first octet to the last.
fn looks_like(probe: &Probe<'_>) -> bool {
    let (mut rest, mut left) = (probe.span.bytes, probe.span.len());
    // Each turn takes a header at least.
    loop {
        let Some(record) = Record::read(rest).filter(Record::is_plausible) else { return false };
        let all = HEADER + record.len;
        if all > left || record.len == 0 {
            return false;
        }
        left -= all;
        match rest.get(all..) {
            Some(more) if left > 0 && more.len() >= HEADER => rest = more,
            _ => return left == 0 || rest.len() < all + HEADER && left >= HEADER,
        }
    }
}

/// A handshake fragment's header.
#[derive(Clone, Copy)]
struct Piece {
    kind: u8,
    len: usize,
    seq: u16,
    at: usize,
    here: usize,
}

impl Piece {
    fn read(bytes: &[u8]) -> Option<Piece> {
        let [kind, l0, l1, l2, s0, s1, o0, o1, o2, f0, f1, f2, ..] = *bytes else { return None };
        let number = |a, b, c| u32::from_be_bytes([0, a, b, c]) as usize;
        Some(Piece {
            kind,
            len: number(l0, l1, l2),
            seq: u16::from_be_bytes([s0, s1]),
            at: number(o0, o1, o2),
            here: number(f0, f1, f2),
        })
    }

    fn is_whole(&self) -> bool {
        self.at == 0 && self.here == self.len
    }
}

/// What a frame's first visit keeps for later ones.
#[derive(Clone, Default)]
struct Memo {
    session: Session,
    /// For each fragment of the frame: the message, if it completes it.
    pieces: Vec<Option<Fragmented>>,
}

/// What is remembered of a conversation.
#[derive(Default)]
struct Watch {
    session: Session,
    fragments: Fragments<(bool, u16)>,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let side = Direction::of(&layer.ends());
    let bytes = span.bytes;
    let quoted = layer.in_error_packet();
    let memo: Memo = layer.once(|scene| {
        let frame = scene.frame;
        let mut memo = Memo::default();
        let mut watch = scene.conv::<Watch>().map(std::mem::take).unwrap_or_default();
        memo.session = watch.session;
        watch_records(&mut watch, side, bytes, frame, &mut memo, scene);
        if let Some(place) = scene.conv::<Watch>().filter(|_| !quoted) {
            *place = watch;
        }
        memo
    })?;
    if layer.state_only() {
        return Ok(());
    }
    let plausible = |layer: &Layer<'_, '_>| {
        Record::read(layer.rest().bytes).is_none_or(|record| record.is_plausible())
    };
    if !plausible(layer) {
        // A conversation of DTLS may carry something else; on a port of its own all is its own.
        let Ends { source_port, destination_port, .. } = layer.ends();
        let own = Some(layer.protocol());
        let on = |port: u32| layer.lookup(tables::UDP_PORT, port) == own;
        if !on(source_port) && !on(destination_port) {
            return Err(Stop::NotMine);
        }
        layer.covers(layer.span().len());
    }
    layer.info_clear();
    let mut session = memo.session;
    layer.protocol_column(name_of(session.version).unwrap_or("DTLS"));
    let mut pieces = memo.pieces.iter();
    // Each turn takes a header at least.
    while layer.left() > 0 {
        if !plausible(layer) {
            say(layer, "Continuation Data");
            break;
        }
        record(layer, &mut session, side, &mut pieces)?;
    }
    layer.info_fence();
    Ok(())
}

/// The first visit goes through the records for what later ones need.
fn watch_records(
    watch: &mut Watch,
    side: Direction,
    bytes: &[u8],
    frame: u32,
    memo: &mut Memo,
    scene: &mut Scene<'_>,
) {
    let mut rest = bytes;
    // Each turn takes a header at least.
    while let Some(record) = Record::read(rest).filter(Record::is_plausible) {
        watch.session.see_datagram_version(record.kind, record.version, record.body);
        match record.kind {
            20 => {
                watch.session.change_cipher_spec(side);
            }
            22 if record.epoch == 0 => {
                let mut body = record.body;
                // Each turn takes a header at least.
                while let Some(piece) = Piece::read(body) {
                    let Some(contents) =
                        body.get(FRAGMENT_HEADER..FRAGMENT_HEADER.saturating_add(piece.here))
                    else {
                        break;
                    };
                    if piece.is_whole() {
                        watch.session.message(side, piece.kind, contents);
                    } else {
                        watch.fragment(side, piece, contents, frame, memo, scene);
                    }
                    body = body.get(FRAGMENT_HEADER + piece.here..).unwrap_or(&[]);
                }
            }
            _ => {}
        }
        rest = rest.get(HEADER + record.len..).unwrap_or(&[]);
    }
}

impl Watch {
    fn fragment(
        &mut self,
        side: Direction,
        piece: Piece,
        contents: &[u8],
        frame: u32,
        memo: &mut Memo,
        scene: &mut Scene<'_>,
    ) {
        let last = piece.at.saturating_add(piece.here) == piece.len;
        let key = (side == Direction::High, piece.seq);
        let records = &mut scene.state.records;
        let added = self.fragments.add(key, frame, piece.at, contents, last, records);
        let whole = added.whole.map(|datagram| Fragmented {
            bytes: datagram.bytes.bytes(),
            parts: datagram.fragments.iter().map(|f| (f.frame, f.len)).collect::<Arc<[_]>>(),
        });
        if let Some(whole) = &whole {
            self.session.message(side, piece.kind, &whole.bytes);
        }
        memo.pieces.push(whole);
    }
}

fn record(
    layer: &mut Layer<'_, '_>,
    session: &mut Session,
    side: Direction,
    pieces: &mut std::slice::Iter<'_, Option<Fragmented>>,
) -> Result<(), Stop> {
    let kind = layer.peek::<u8>(0)?;
    let version = layer.peek::<u16>(1)?;
    let epoch = layer.peek::<u16>(3)?;
    let body_bytes = layer.rest().from(HEADER).bytes;
    session.see_datagram_version(kind, version, body_bytes);
    let tree = layer.mark();
    let words = name_of(session.version).unwrap_or("DTLS");
    layer.protocol_column(words);
    let result = layer.subtree(RECORD, |layer| {
        layer.read(RECORD_CONTENT_TYPE)?;
        layer.read(RECORD_VERSION)?;
        layer.read(RECORD_EPOCH)?;
        layer.read_sized(RECORD_SEQUENCE_NUMBER, 6)?;
        let len = usize::from(layer.read(RECORD_LENGTH)?);
        let end = layer.at() + len;
        let result = layer.within(len, |layer| match kind {
            20 => {
                let label = "Change Cipher Spec Protocol: Change Cipher Spec";
                layer.label_at(tree, format_args!("{words} Record Layer: {label}"));
                tls::change_cipher_spec(layer, session, side);
                Ok(())
            }
            21 => {
                tls::alert(layer, words, tree);
                Ok(())
            }
            22 if epoch > 0 => {
                let (at, len) = (layer.at(), layer.left());
                say(layer, "Encrypted Handshake Message");
                layer.label_at(
                    tree,
                    format_args!(
                        "{words} Record Layer: Handshake Protocol: Encrypted Handshake Message"
                    ),
                );
                layer.put_bytes(HANDSHAKE, at, len);
                layer.label(format_args!("Handshake Protocol: Encrypted Handshake Message"));
                Ok(())
            }
            22 => fragments(layer, session, side, pieces, (tree, words)),
            23 => {
                application_data(layer, words, tree);
                Ok(())
            }
            24 => tls::heartbeat(layer, words, tree, epoch > 0),
            _ => Ok(()),
        });
        if end <= layer.span().len() {
            layer.seek(end);
        }
        result
    });
    layer.protocol_column(name_of(session.version).unwrap_or("DTLS"));
    result
}

fn application_data(layer: &mut Layer<'_, '_>, words: &str, tree: Mark) {
    say(layer, "Application Data");
    let (at, len) = (layer.at(), layer.left());
    let ends = layer.ends();
    let name = [ends.source_port, ends.destination_port].iter().find_map(|port| match port {
        853 => Some("Domain Name System"),
        2221 => Some("Common Industrial Protocol, I/O"),
        5684 => Some("Constrained Application Protocol"),
        5868 => Some("Diameter Protocol"),
        _ => None,
    });
    let protocol = name.unwrap_or("Application Data");
    layer.label_at(
        tree,
        format_args!("{words} Record Layer: Application Data Protocol: {protocol}"),
    );
    let shown = layer.rest().bytes.len().min(len);
    layer.put_bytes(APP_DATA, at, shown);
    if let Some(name) = name {
        layer.put_text_flagged(APP_DATA_PROTO, at, 0, name, flags::GENERATED);
    }
}

/// The fragments of one record.
fn fragments(
    layer: &mut Layer<'_, '_>,
    session: &mut Session,
    side: Direction,
    pieces: &mut std::slice::Iter<'_, Option<Fragmented>>,
    (tree, words): (Mark, &str),
) -> Result<(), Stop> {
    let mut count = 0;
    // Each turn takes a header at least.
    while layer.left() > 0 {
        let rest = layer.rest();
        let Some(piece) = Piece::read(rest.bytes) else {
            return Err(rest.stop_at(rest.bytes.len() + 1));
        };
        let name = TYPE_NAMES.name(piece.kind, "Unknown");
        let whole = if piece.is_whole() { None } else { pieces.next() };
        let suffix = match whole {
            None => "",
            Some(None) => " (Fragment)",
            Some(Some(_)) => " (Reassembled)",
        };
        count += 1;
        layer.info_with(|info| {
            if !info.is_empty() {
                info.extend_from_slice(b", ");
            }
            info.extend_from_slice(name.as_bytes());
            info.extend_from_slice(suffix.as_bytes());
        });
        if count == 1 {
            layer.label_at(
                tree,
                format_args!("{words} Record Layer: Handshake Protocol: {name}{suffix}"),
            );
        } else {
            layer.label_at(
                tree,
                format_args!(
                    "{words} Record Layer: Handshake Protocol: Multiple Handshake Messages"
                ),
            );
        }
        fragment(layer, session, side, piece, whole, (name, suffix))?;
    }
    Ok(())
}

fn fragment(
    layer: &mut Layer<'_, '_>,
    session: &mut Session,
    side: Direction,
    piece: Piece,
    whole: Option<&Option<Fragmented>>,
    (name, suffix): (&str, &str),
) -> Result<(), Stop> {
    let mark = layer.mark();
    let contents = layer.rest().from(FRAGMENT_HEADER).first(piece.here).bytes;
    let mut flow = Flow { session, side, whole: &mut [].iter(), dtls: true };
    let mut joined = None;
    layer.subtree(HANDSHAKE, |layer| {
        layer.label_at(mark, format_args!("Handshake Protocol: {name}{suffix}"));
        layer.read(TYPE)?;
        layer.read(LENGTH)?;
        layer.read(MESSAGE_SEQ)?;
        layer.read(FRAGMENT_OFFSET)?;
        let here = layer.read(FRAGMENT_LENGTH)? as usize;
        match whole {
            None => layer.within(here, |layer| handshake::contents(layer, &mut flow, piece.kind)),
            Some(None) => layer.skip(here.min(layer.left())),
            Some(Some(message)) => {
                layer.skip(here)?;
                let span = layer.add_source("Reassembled DTLS", message.bytes.clone())?;
                joined = Some(span);
                layer.over(span, |layer| handshake::contents(layer, &mut flow, piece.kind))
            }
        }
    })?;
    match whole {
        None => flow.session.message(side, piece.kind, contents),
        Some(Some(message)) => {
            flow.session.message(side, piece.kind, &message.bytes);
            if let Some(span) = joined {
                show_parts(layer, message, span);
            }
        }
        Some(None) => {}
    }
    Ok(())
}

fn show_parts<'b>(layer: &mut Layer<'_, 'b>, message: &Fragmented, joined: Span<'b>) {
    let total = message.bytes.len();
    layer.over(joined, |layer| {
        layer.put_value(FRAGMENTS, 0, total, Value::None, flags::GENERATED);
    });
    layer.label(format_args!("{} Message fragments ({total} bytes)", message.parts.len()));
    for (place, (frame, len)) in message.parts.iter().enumerate() {
        let sign = if place == 0 { ':' } else { ',' };
        layer.append(format_args!("{sign} #{frame}({len})"));
    }
    layer.nest(|layer| {
        layer.over(joined, |layer| {
            let mut at = 0usize;
            for (frame, len) in message.parts.iter() {
                let len = *len as usize;
                let value = Value::U64(u64::from(*frame));
                layer.put_value(FRAGMENT, at, len, value, flags::GENERATED);
                let last = (at + len).saturating_sub(1);
                let plural = if len == 1 { "" } else { "s" };
                layer.label(format_args!(
                    "Frame: {frame}, payload: {at}-{last} ({len} byte{plural})"
                ));
                at += len;
            }
            layer.generated(FRAGMENT_COUNT, 0, message.parts.len() as u32);
            layer.generated(REASSEMBLED_LENGTH, 0, total as u32);
        });
    });
}

/// The cookie of Client Hello and Hello Verify Request, RFC 6347 section 4.2.1.
pub(crate) fn cookie(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, COOKIE_LENGTH)?;
    if len > 0 {
        layer.bytes(COOKIE, len)?;
    }
    Ok(())
}

/// RFC 5764 section 4.1.1.
pub(crate) fn use_srtp(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, USE_SRTP_PROTECTION_PROFILES_LENGTH)?;
    // Two octets each.
    for _ in 0..len / 2 {
        layer.read(USE_SRTP_PROTECTION_PROFILE)?;
    }
    let len = vector(layer, USE_SRTP_MKI_LENGTH)?;
    if len > 0 {
        layer.bytes(USE_SRTP_MKI, len)?;
    }
    Ok(())
}
