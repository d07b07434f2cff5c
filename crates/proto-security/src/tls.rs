//! Transport Layer Security: the record layer over a stream, RFC 8446 section 5, RFC 5246 section 6 and RFC 6101
//! section 5.2; SSL 2.0 in `ssl2`.
//!
//! Handshake messages are in `handshake`; they are the same in DTLS. Code points: IANA "TLS Parameters".
//! What later records need to know of earlier ones is a [`Session`]; each frame's memo holds the session as the frame
//! found it, and every visit goes through the frame's records from there.

use dissect::prelude::*;
use dissect::tree::flags;

use crate::generated::tls_fields::*;
use crate::generated::tls_values::*;
use crate::handshake::{self, Flow};
use crate::session::{Direction, Fragmented, Memo, Session, Watch, label_of, name_of};

mod ssl2;

pub(crate) static TLS: Protocol = Protocol {
    fields: FIELDS,
    notes: crate::notes::tls::NOTES,
    entries: &[
        on(tables::TCP_PORT, 324),
        on(tables::TCP_PORT, 443),
        on(tables::TCP_PORT, 465),
        on(tables::TCP_PORT, 636),
        on(tables::TCP_PORT, 802),
        on(tables::TCP_PORT, 853),
        on(tables::TCP_PORT, 993),
        on(tables::TCP_PORT, 995),
        on(tables::TCP_PORT, 1300),
        on(tables::TCP_PORT, 2221),
        on(tables::TCP_PORT, 2443),
        on(tables::TCP_PORT, 3249),
        on(tables::TCP_PORT, 3250),
        on(tables::TCP_PORT, 3251),
        on(tables::TCP_PORT, 3252),
        on(tables::TCP_PORT, 3496),
        on(tables::TCP_PORT, 5061),
        on(tables::TCP_PORT, 5671),
        on(tables::TCP_PORT, 5684),
        on(tables::TCP_PORT, 5868),
        on(tables::TCP_PORT, 8883),
        on(tables::TCP_PORT, 11207),
        on(tables::TCP_PORT, 19999),
        on(tables::TCP_PORT, 27017),
        heuristic(tables::TCP, looks_like),
    ],
    framing,
    prefs: PREFS,
    joins: Some(JOIN_RECORDS),
    counts_pdus: false,
    // It takes the Info column for itself before it sees that the record goes on.
    begun: Some(|_, _| {}),
    begun_in_stack: true,
    refuses: Some(is_plain_text),
    ..Protocol::new("tls", "TLS", "Transport Layer Security", dissect)
};

prefs! {
    JOIN_RECORDS = "desegment_ssl_records", "Put records together that span several segments", Bool(true);
    JOIN_DATA = "desegment_ssl_application_data", "Put messages of applications together that span several records", Bool(true);
}

/// Text where a record should start: plain HTTP on a port of TLS, say. No record starts with what can be printed.
fn is_plain_text(probe: &Probe<'_>) -> bool {
    is_text(probe.span.bytes)
}

fn is_text(bytes: &[u8]) -> bool {
    let first = bytes.get(..4).unwrap_or(bytes);
    first.len() >= 3 && first.iter().all(|octet| (b' '..=b'~').contains(octet))
}

/// Octets of a record's header.
const HEADER: usize = 5;
/// RFC 8446 section 5.1 allows 2^14, RFC 5246 section 6.2.3 some 2048 more when protected.
const RECORD_OCTETS_MAX: usize = (1 << 14) + 2048;

/// True if octets begin like a record of SSL 3.0 or later.
fn is_record(bytes: &[u8]) -> bool {
    let [kind, major, minor, ..] = *bytes else { return false };
    (20..=24).contains(&kind) && major == 3 && minor <= 4
}

/// The length of the record that starts `bytes`, header included.
fn record_len(bytes: &[u8]) -> Option<usize> {
    let [_, _, _, high, low, ..] = *bytes else { return None };
    Some(HEADER + usize::from(u16::from_be_bytes([high, low])))
}

/// All whole records that have arrived are one message, so that they are shown as one layer.
fn framing(stream: &Stream<'_>, scene: &mut Scene<'_>) -> Need {
    let mut at = 0;
    // Each turn takes a header at least.
    while let Some(rest) = stream.bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let len = if is_record(rest) || rest.len() < 3 && at > 0 {
            record_len(rest)
        } else if at == 0 {
            let session = scene.conv::<Watch>().map(|w| w.session).unwrap_or_default();
            if rest.len() < 3 {
                return Need::More;
            }
            if !ssl2::is_record(rest, &session) {
                return Need::Rest;
            }
            ssl2::record_len(rest, true)
        } else {
            // Not a record: a layer of its own.
            break;
        };
        match len {
            Some(len) if len <= rest.len() => at += len,
            Some(len) if !scene.pref_bool(JOIN_RECORDS, true) => return Need::Octets(at + len),
            None if !scene.pref_bool(JOIN_RECORDS, true) => return Need::Rest,
            Some(len) if at == 0 => return Need::Octets(len),
            None if at == 0 => return Need::More,
            _ => break,
        }
    }
    Need::Octets(at)
}

/// A record header, and behind it what such a record begins with; or a Client Hello of SSL 2.0.
fn looks_like(probe: &Probe<'_>) -> bool {
    let bytes = probe.span.bytes;
    if !is_record(bytes) {
        return ssl2::is_client_hello(bytes);
    }
    let Some(len) =
        record_len(bytes).map(|l| l - HEADER).filter(|l| (1..=RECORD_OCTETS_MAX).contains(l))
    else {
        return false;
    };
    let body = bytes.get(HEADER..).unwrap_or(&[]);
    match (bytes.first(), body) {
        (Some(20), [1, ..]) => len == 1,
        (Some(21), [level, ..]) => len > 2 || (1..=2).contains(level),
        (Some(22), [kind, ..]) => TYPE_NAMES.find(u64::from(*kind)).is_some(),
        (Some(23 | 24), _) => true,
        _ => false,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if let Argument::Word("handshake") = layer.argument() {
        return handshake_alone(layer);
    }
    let span = layer.span();
    let side = Direction::of(&layer.ends());
    let bytes = span.bytes;
    let quoted = layer.in_error_packet();
    let memo: Memo = layer.once(|scene| {
        let frame = scene.frame;
        let mut memo = Memo::default();
        if quoted {
            return memo;
        }
        let mut orphan = Watch::default();
        // Split borrows: the records of the capture and the watch of the conversation.
        let mut watch = scene.conv::<Watch>().map(std::mem::take);
        let held = watch.as_mut().unwrap_or(&mut orphan);
        let outcome = *held.session.outcome.get_or_insert_with(|| scene.state.records.create(0));
        memo.session = held.session;
        watch_records(held, side, bytes, frame, &mut memo, scene);
        if held.session.version != memo.session.version {
            scene.state.records.set(outcome, u64::from(held.session.version));
        }
        if let (Some(watch), Some(place)) = (watch, scene.conv::<Watch>()) {
            *place = watch;
        }
        memo
    })?;
    // A lone octet or two that begin no record, such as those that keep a connection alive.
    let begins = bytes.first().is_none_or(|kind| (20..=24).contains(kind) || kind & 0x80 != 0);
    if !begins && bytes.len() < 3 && bytes.len() == span.len() {
        return Err(Stop::NotMine);
    }
    // Nor does text, as long as nobody answered in TLS.
    if is_text(bytes) && !memo.session.is_settled() && !quoted {
        return Err(Stop::NotMine);
    }
    if layer.state_only() {
        return Ok(());
    }
    layer.info_clear();
    let mut session = memo.session;
    if !ssl2::is_record(bytes, &session) {
        session.turns_out(layer);
    }
    layer.protocol_column(name_of(session.version).unwrap_or("TLS"));
    let mut whole = memo.whole.iter();
    // Each turn takes a header or the rest.
    while layer.left() > 0 {
        let rest = layer.rest();
        if ssl2::is_record(rest.bytes, &session) {
            ssl2::record(layer, &mut session)?;
            continue;
        }
        if !is_record(rest.bytes) {
            if rest.bytes.len() < 3 && rest.bytes.len() == rest.len() {
                layer.seek(span.len());
                break;
            }
            ignored(layer, &session);
            break;
        }
        if rest.len() < HEADER && !layer.pref_bool(JOIN_RECORDS) {
            layer.seek(span.len());
            break;
        }
        record(layer, &mut session, side, &mut whole)?;
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
    while !rest.is_empty() {
        if ssl2::is_record(rest, &watch.session) {
            let len = ssl2::record_len(rest, true).unwrap_or(rest.len());
            ssl2::observe(&mut watch.session, rest);
            rest = rest.get(len.max(2)..).unwrap_or(&[]);
            continue;
        }
        let Some(len) = record_len(rest).filter(|_| is_record(rest)) else { return };
        let body = rest.get(HEADER..len.min(rest.len())).unwrap_or(&[]);
        let (kind, version) = (
            rest.first().copied().unwrap_or(0),
            u16::from_be_bytes([3, rest.get(2).copied().unwrap_or(0)]),
        );
        watch.record(
            side,
            kind,
            version,
            body,
            len - HEADER,
            frame,
            memo,
            &mut scene.state.records,
        );
        rest = rest.get(len..).unwrap_or(&[]);
    }
}

/// Adds words to the Info column after a comma.
pub(crate) fn say(layer: &mut Layer<'_, '_>, words: &str) {
    layer.info_with(|info| {
        if !info.is_empty() {
            info.extend_from_slice(b", ");
        }
        info.extend_from_slice(words.as_bytes());
    });
}

/// Octets that are no record.
fn ignored(layer: &mut Layer<'_, '_>, session: &Session) {
    let (at, len) = (layer.at(), layer.left());
    if session.is_settled() {
        say(layer, "Ignored Unknown Record");
        layer.line(at, len, "Ignored Unknown Record");
        layer.note(crate::notes::tls::IGNORED_UNKNOWN_RECORD);
    } else {
        layer.protocol_column("SSL");
        say(layer, "Continuation Data");
    }
    layer.seek(at + len);
}

fn record<'b>(
    layer: &mut Layer<'_, 'b>,
    session: &mut Session,
    side: Direction,
    whole: &mut std::slice::Iter<'_, Fragmented>,
) -> Result<(), Stop> {
    let kind = layer.peek::<u8>(0)?;
    let version = layer.peek::<u16>(1)?;
    session.see_version(kind, version, layer.rest().bytes.get(HEADER..).unwrap_or(&[]));
    let before = *session;
    let tree = layer.mark();
    let result = layer.subtree(RECORD, |layer| {
        let opaque = kind == 23 && before.is_tls13();
        if opaque {
            layer.read(RECORD_OPAQUE_TYPE)?
        } else {
            layer.read(RECORD_CONTENT_TYPE)?
        };
        layer.read(RECORD_VERSION)?;
        let len = usize::from(layer.read(RECORD_LENGTH)?);
        layer.protocol_column(label_of(&before, version));
        let len = if layer.pref_bool(JOIN_RECORDS) { len } else { len.min(layer.left()) };
        let end = layer.at() + len;
        let result = layer.within(len, |layer| body(layer, kind, session, side, whole, tree));
        if end <= layer.span().len() {
            layer.seek(end);
        }
        result
    });
    layer.protocol_column(label_of(session, version));
    result
}

fn body<'b>(
    layer: &mut Layer<'_, 'b>,
    kind: u8,
    session: &mut Session,
    side: Direction,
    whole: &mut std::slice::Iter<'_, Fragmented>,
    tree: dissect::layer::Mark,
) -> Result<(), Stop> {
    let words = label_of(session, 0);
    match kind {
        20 => {
            layer.label_at(
                tree,
                format_args!(
                    "{words} Record Layer: Change Cipher Spec Protocol: Change Cipher Spec"
                ),
            );
            change_cipher_spec(layer, session, side);
        }
        21 => alert(layer, words, tree),
        22 => {
            let rest = layer.rest();
            let mut flow = Flow { session, side, whole, dtls: false };
            let said = handshake::record(layer, &mut flow, rest.bytes);
            layer.label_at(
                tree,
                format_args!("{words} Record Layer: Handshake Protocol: {}", said.0),
            );
            return said.1;
        }
        23 => application_data(layer, session, words, tree),
        24 => return heartbeat(layer, words, tree, session.is_protected(side)),
        _ => {}
    }
    Ok(())
}

pub(crate) fn change_cipher_spec(
    layer: &mut Layer<'_, '_>,
    session: &mut Session,
    side: Direction,
) {
    say(layer, "Change Cipher Spec");
    let at = layer.at();
    layer.put_bytes(CHANGE_CIPHER_SPEC, at, 1);
    let resumed = session.change_cipher_spec(side);
    if resumed {
        layer.note(crate::notes::tls::RESUMED);
    }
}

pub(crate) fn alert(layer: &mut Layer<'_, '_>, words: &str, tree: dissect::layer::Mark) {
    let (at, len) = (layer.at(), layer.left());
    let names = match layer.rest().bytes {
        [level, desc] => LEVEL_NAMES.find(u64::from(*level)).zip(DESC_NAMES.find(u64::from(*desc))),
        _ => None,
    };
    // A protected one is longer; over datagrams its node is not.
    let shown = if names.is_none() && layer.caller() == "udp" { len.min(2) } else { len };
    layer.put_bytes(ALERT_MESSAGE, at, shown);
    let Some((level, desc)) = names else {
        layer.label(format_args!("Alert Message: Encrypted Alert"));
        layer.label_at(tree, format_args!("{words} Record Layer: Encrypted Alert"));
        say(layer, "Encrypted Alert");
        return;
    };
    layer.label_at(
        tree,
        format_args!("{words} Record Layer: Alert (Level: {level}, Description: {desc})"),
    );
    layer.info_with(|info| {
        if !info.is_empty() {
            info.extend_from_slice(b", ");
        }
        for part in ["Alert (Level: ", level, ", Description: ", desc, ")"] {
            info.extend_from_slice(part.as_bytes());
        }
    });
    layer.nest(|layer| {
        let _ = layer.read(ALERT_MESSAGE_LEVEL).and_then(|_| layer.read(ALERT_MESSAGE_DESC));
    });
}

fn application_data(
    layer: &mut Layer<'_, '_>,
    session: &Session,
    words: &str,
    tree: dissect::layer::Mark,
) {
    say(layer, "Application Data");
    let (at, len) = (layer.at(), layer.left());
    let ends = layer.ends();
    let taker = session.application(ends.source_port, ends.destination_port);
    match taker {
        Some(name) => {
            layer.label_at(
                tree,
                format_args!("{words} Record Layer: Application Data Protocol: {name}"),
            );
        }
        None => layer.label_at(
            tree,
            format_args!("{words} Record Layer: Application Data Protocol: Application Data"),
        ),
    }
    let shown = layer.rest().bytes.len();
    layer.put_bytes(APP_DATA, at, shown.min(len));
    if let Some(name) = taker {
        layer.put_text_flagged(APP_DATA_PROTO, 0, 0, name, flags::GENERATED);
    }
}

pub(crate) fn heartbeat(
    layer: &mut Layer<'_, '_>,
    words: &str,
    tree: dissect::layer::Mark,
    is_protected: bool,
) -> Result<(), Stop> {
    let len = layer.left();
    let rest = layer.rest();
    if is_protected || !rest.u8(0).is_ok_and(|t| (1..=2).contains(&t)) || len < 3 {
        let at = layer.at();
        layer.label_at(tree, format_args!("{words} Record Layer: Encrypted Heartbeat"));
        say(layer, "Encrypted Heartbeat");
        layer.put_bytes(HEARTBEAT_MESSAGE, at, len);
        layer.label(format_args!("Encrypted Heartbeat Message"));
        return Ok(());
    }
    let word = if rest.u8(0)? == 1 { "Heartbeat Request" } else { "Heartbeat Response" };
    layer.label_at(tree, format_args!("{words} Record Layer: {word}"));
    say(layer, word);
    layer.subtree(HEARTBEAT_MESSAGE, |layer| {
        layer.read(HEARTBEAT_MESSAGE_TYPE)?;
        let payload = usize::from(layer.read(HEARTBEAT_MESSAGE_PAYLOAD_LENGTH)?);
        // RFC 6520 section 4: at least 16 octets of padding, or the message is to be dropped.
        if payload + 16 > layer.left() {
            let words = format_args!("Invalid heartbeat payload length ({payload})");
            layer.note_with(crate::notes::tls::HEARTBEAT_INVALID, words);
        }
        let payload = payload.min(layer.left());
        layer.bytes(HEARTBEAT_MESSAGE_PAYLOAD, payload)?;
        let left = layer.left();
        if left > 0 {
            layer.bytes(HEARTBEAT_MESSAGE_PADDING, left)?;
        }
        Ok(())
    })
}

/// Handshake messages of TLS 1.3 without records, as QUIC carries them (RFC 9001 section 4.1.3).
fn handshake_alone(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let mut session = Session::of_version(0x0304);
    let rest = layer.rest();
    let side = Direction::of(&layer.ends());
    let mut flow = Flow { session: &mut session, side, whole: &mut [].iter(), dtls: false };
    let (said, result) = handshake::record(layer, &mut flow, rest.bytes);
    layer.title(format_args!(": TLSv1.3 Record Layer: Handshake Protocol: {said}"));
    result
}
