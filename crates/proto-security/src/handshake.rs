//! Handshake messages of TLS (RFC 8446 section 4, RFC 5246 section 7.4, RFC 6101 section 5.6) and DTLS.
//!
//! The fields that TLS and DTLS share stand first in both tables and in one order (`generate/tls.py`), so that a
//! handle of TLS names the DTLS field in a DTLS layer. Extensions are in `extensions`.

use std::fmt;

use dissect::prelude::*;
use dissect::tree::flags;

use crate::generated::tls_fields::*;
use crate::generated::tls_values::*;
use crate::notes::tls as notes;
use crate::session::{Direction, Fragmented, Session, Step, need_more, next_message};
use crate::tls::say;

mod ct_logs;
mod extensions;
mod keys;
mod quic;

pub(crate) use extensions::sct_list;

/// What handshake messages need around them.
pub(crate) struct Flow<'s, 'w> {
    /// The session so far.
    pub session: &'s mut Session,
    /// Who sends.
    pub side: Direction,
    /// Messages that this frame completes.
    pub whole: &'s mut std::slice::Iter<'w, Fragmented>,
    /// Messages of DTLS.
    pub dtls: bool,
}

/// What a record holds, for its label.
#[derive(Clone, Copy, Default)]
pub(crate) struct Said {
    name: &'static str,
    count: u32,
    fragment: &'static str,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.count {
            0 | 1 => write!(f, "{}{}", self.name, self.fragment),
            _ => f.write_str("Multiple Handshake Messages"),
        }
    }
}

const ENCRYPTED: &str = "Encrypted Handshake Message";

/// The name of a message; a Server Hello with a certain random is a Hello Retry Request (RFC 8446 section 4.1.3).
pub(crate) fn message_name(message: &[u8], header: usize) -> &'static str {
    const RETRY: [u8; 8] = [0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11];
    let kind = message.first().copied().unwrap_or(0);
    if kind == 2 && message.get(header + 2..).is_some_and(|random| random.starts_with(&RETRY)) {
        return "Hello Retry Request";
    }
    TYPE_NAMES.name(kind, "Unknown")
}

/// The messages of one record, which the layer is narrowed to.
pub(crate) fn record(
    layer: &mut Layer<'_, '_>,
    flow: &mut Flow<'_, '_>,
    body: &[u8],
) -> (Said, Result<(), Stop>) {
    let mut said = Said::default();
    if flow.session.is_protected(flow.side) {
        protected(layer, &mut said);
        return (said, Ok(()));
    }
    let mut rest = body;
    let waiting = flow.session.waits(flow.side);
    if waiting.have > 0 {
        said.name = TYPE_NAMES.name(waiting.kind(), "Unknown");
        said.count = 1;
        let Some(used) = go_on(layer, flow, &mut said, rest) else {
            let at = layer.at();
            layer.put_bytes(HANDSHAKE, at, rest.len());
            layer.label(format_args!("Handshake Protocol: {} (fragment)", said.name));
            said.fragment = " (fragment)";
            say(layer, said.name);
            flow.session.continues(flow.side, rest.len());
            if let Some(frame) = waiting.whole_in.and_then(|id| layer.record(id)) {
                layer.link(HANDSHAKE_REASSEMBLED_IN, frame);
            }
            return (said, Ok(()));
        };
        rest = rest.get(used..).unwrap_or(&[]);
        if let Err(stop) = layer.skip(used) {
            return (said, Err(stop));
        }
    }
    let result = messages(layer, flow, rest, &mut said);
    (said, result)
}

fn protected(layer: &mut Layer<'_, '_>, said: &mut Said) {
    let (at, len) = (layer.at(), layer.left());
    said.name = ENCRYPTED;
    said.count += 1;
    layer.put_bytes(HANDSHAKE, at, len);
    layer.label(format_args!("Handshake Protocol: {ENCRYPTED}"));
    say(layer, ENCRYPTED);
    layer.seek(at + len);
}

fn messages(
    layer: &mut Layer<'_, '_>,
    flow: &mut Flow<'_, '_>,
    body: &[u8],
    said: &mut Said,
) -> Result<(), Stop> {
    let mut rest = body;
    // Each turn takes a message's header at least, or ends the loop.
    while let Some(step) = next_message(rest) {
        match step {
            Step::Whole(len) => {
                let whole = rest.get(..len).unwrap_or(&[]);
                said.name = message_name(whole, 4);
                said.count += 1;
                say(layer, said.name);
                layer.within(len, |layer| message(layer, flow, said.name))?;
                flow.session.tls_message(flow.side, whole);
                rest = rest.get(len..).unwrap_or(&[]);
            }
            Step::Begins if layer.left() > rest.len() => {
                // The capture was cut: what there is of the message is shown.
                said.name = message_name(rest, 4);
                said.count += 1;
                say(layer, said.name);
                return message(layer, flow, said.name);
            }
            Step::Begins => {
                said.name = message_name(rest, 4);
                said.count += 1;
                said.fragment = " (fragment)";
                say(layer, said.name);
                let at = layer.at();
                layer.put_bytes(HANDSHAKE, at, rest.len());
                layer.label(format_args!("Handshake Protocol: {} (fragment)", said.name));
                flow.session.begins(flow.side, rest, None);
                return layer.skip(rest.len());
            }
            Step::Protected => {
                protected(layer, said);
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The last fragment of a message: how many octets of the record it takes. `None` if it is not the last.
fn go_on(
    layer: &mut Layer<'_, '_>,
    flow: &mut Flow<'_, '_>,
    said: &mut Said,
    body: &[u8],
) -> Option<usize> {
    let whole = flow.whole.as_slice().first()?;
    let (_, last) = whole.parts.last()?;
    let used = *last as usize;
    let before = whole.bytes.len().checked_sub(used)?;
    if before != flow.session.waits(flow.side).have as usize || used > body.len() {
        return None;
    }
    debug_assert!(need_more(whole.bytes.get(..before)?, body).is_some());
    flow.whole.next();
    flow.session.completes(flow.side);
    flow.session.tls_message(flow.side, &whole.bytes);
    let at = layer.at();
    said.name = message_name(&whole.bytes, 4);
    say(layer, said.name);
    layer.put_bytes(HANDSHAKE, at, used);
    layer.label(format_args!("Handshake Protocol: {} (last fragment)", said.name));
    let Ok(span) = layer.add_source("Reassembled TLS handshake", whole.bytes.clone()) else {
        return Some(used);
    };
    layer.over(span, |layer| {
        let total = whole.bytes.len();
        layer.put_value(FRAGMENTS, 0, total, Value::None, flags::GENERATED);
        layer.label(format_args!(
            "{} Reassembled Handshake Fragments ({total} bytes)",
            whole.parts.len()
        ));
        layer.nest(|layer| {
            let mut at = 0usize;
            for (frame, len) in whole.parts.iter() {
                layer.put_value(
                    FRAGMENT,
                    at,
                    *len as usize,
                    Value::U64(u64::from(*frame)),
                    flags::GENERATED,
                );
                at += *len as usize;
            }
            layer.generated(FRAGMENT_COUNT, 0, whole.parts.len() as u32);
        });
        let _ = message(layer, flow, said.name);
    });
    Some(used)
}

/// One whole message, header included.
fn message(layer: &mut Layer<'_, '_>, flow: &mut Flow<'_, '_>, name: &str) -> Result<(), Stop> {
    let mark = layer.mark();
    layer.subtree(HANDSHAKE, |layer| {
        layer.label_at(mark, format_args!("Handshake Protocol: {name}"));
        let kind = layer.read(TYPE)?;
        let len = layer.read(LENGTH)? as usize;
        layer.within(len, |layer| contents(layer, flow, kind))
    })
}

/// A message's contents.
pub(crate) fn contents(
    layer: &mut Layer<'_, '_>,
    flow: &mut Flow<'_, '_>,
    kind: u8,
) -> Result<(), Stop> {
    match contents_of(layer, flow, kind) {
        Err(NO_ROOM) => Ok(()),
        result => result,
    }
}

/// What a structure has behind all that is known of it.
pub(crate) fn note_unprocessed(layer: &mut Layer<'_, '_>) {
    let left = layer.left();
    if left == 0 || layer.rest().bytes.is_empty() {
        return;
    }
    let words = if left == 1 { " was" } else { "s were" };
    layer.line(layer.at(), left, format_args!("{left} trailing byte{words} unprocessed"));
    let text = format_args!("{left} trailing byte{words} unprocessed");
    layer.note_with(notes::TRAILING_DATA, text);
}

fn contents_of(layer: &mut Layer<'_, '_>, flow: &mut Flow<'_, '_>, kind: u8) -> Result<(), Stop> {
    match kind {
        1 => client_hello(layer, flow),
        2 => server_hello(layer, flow),
        3 => hello_verify_request(layer),
        4 => new_session_ticket(layer, flow),
        6 => extensions::list(
            layer,
            flow,
            extensions::Within::HelloRetryRequest,
            &mut Ja3::default(),
        ),
        8 => extensions::list(
            layer,
            flow,
            extensions::Within::EncryptedExtensions,
            &mut Ja3::default(),
        ),
        11 => certificates(layer, flow),
        12 => keys::server(layer, flow),
        13 => certificate_request(layer, flow),
        15 => certificate_verify(layer, flow),
        16 => keys::client(layer, flow),
        20 => {
            let len = layer.left();
            layer.bytes(VERIFY_DATA, len).map(|_| ())
        }
        21 => certificate_url(layer),
        22 => certificate_status(layer),
        24 => layer.read(KEY_UPDATE_REQUEST_UPDATE).map(|_| ()),
        25 => compressed_certificate(layer),
        67 => next_protocol(layer),
        _ => Ok(()),
    }
}

/// A vector that does not fit, which is noted: it ends the structure it stands in, and nothing else.
pub(crate) const NO_ROOM: Stop = Stop::Limit("no room for a vector");

/// Reads the length of a vector.
pub(crate) fn vector<T: dissect::field::Wire>(
    layer: &mut Layer<'_, '_>,
    f: Field<T>,
) -> Result<usize, Stop>
where
    T::Value: TryInto<usize>,
{
    if layer.left() < T::SIZE && layer.rest().bytes.len() == layer.left() {
        let size = T::SIZE;
        layer.line(layer.at(), 0, format_args!("No more room for vector of length {size}"));
        let words = format_args!("No more room for vector of length {size}");
        layer.note_with(notes::BUFFER_TOO_SMALL, words);
        return Err(NO_ROOM);
    }
    let len = layer.read(f)?.try_into().unwrap_or(usize::MAX);
    let left = layer.left();
    if len > left {
        layer.note_with(
            notes::BUFFER_TOO_SMALL,
            format_args!("Vector length {len} is too large, truncating it to {left}"),
        );
        return Err(NO_ROOM);
    }
    Ok(len)
}

/// The same for a vector that may not be shorter than `least`.
pub(crate) fn vector_of<T: dissect::field::Wire>(
    layer: &mut Layer<'_, '_>,
    f: Field<T>,
    least: usize,
) -> Result<usize, Stop>
where
    T::Value: TryInto<usize>,
{
    let len = vector(layer, f)?;
    if len < least {
        let words = format_args!("Vector length {len} is smaller than minimum {least}");
        layer.note_with(notes::VECTOR_LENGTH, words);
    }
    Ok(len)
}

/// What the JA3 and JA3S strings are made from, in the order of the message.
#[derive(Default)]
pub(crate) struct Ja3 {
    /// Types of the extensions.
    pub extensions: Vec<u16>,
    /// Supported groups.
    pub groups: Vec<u16>,
    /// Point formats.
    pub formats: Vec<u8>,
    /// Worth collecting.
    pub wanted: bool,
    /// The list of extensions does not fit.
    pub cut: bool,
}

/// Values that clients send to keep servers tolerant, RFC 8701.
pub(crate) fn is_grease(value: u16) -> bool {
    value & 0x0f0f == 0x0a0a && value >> 8 == value & 0xff
}

fn join<T: fmt::Display>(out: &mut String, values: impl Iterator<Item = T>) {
    use fmt::Write as _;
    for (i, value) in values.enumerate() {
        let _ = write!(out, "{}{value}", if i > 0 { "-" } else { "" });
    }
}

fn random(layer: &mut Layer<'_, '_>, flow: &Flow<'_, '_>, is_client: bool) -> Result<(), Stop> {
    let at = layer.at();
    layer.bytes(RANDOM, 32)?;
    // From TLS 1.3 on all 32 octets are random; a client is taken at its word of the version before the answer.
    if flow.session.is_tls13() || !is_client && layer.rest().bytes.is_empty() {
        return Ok(());
    }
    let secs = i64::from(layer.span().u32(at)?);
    layer.nest(|layer| {
        layer.put_time(RANDOM_TIME, at, 4, secs, 0);
        layer.put_bytes(RANDOM_BYTES, at + 4, 28);
    });
    Ok(())
}

fn session_id(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let len = layer.span().u8(at)?;
    layer.put(SESSION_ID_LENGTH, at, 1, len);
    layer.skip(1)?;
    if len > 0 {
        layer.bytes(SESSION_ID, usize::from(len))?;
    }
    Ok(())
}

/// The text, its digest, and their nodes.
fn fingerprint(
    layer: &mut Layer<'_, '_>,
    at: usize,
    full: Field<Text>,
    digest: Field<Text>,
    text: &str,
) {
    layer.put_text_flagged(full, at, 0, text, flags::GENERATED);
    if layer.wants(digest) {
        layer.put_text_flagged(
            digest,
            at,
            0,
            codec_text::md5_hex(text.as_bytes()),
            flags::GENERATED,
        );
    }
}

fn client_hello(layer: &mut Layer<'_, '_>, flow: &mut Flow<'_, '_>) -> Result<(), Stop> {
    let mut ja3 = Ja3 { wanted: layer.wants(JA3) || layer.wants(JA3_FULL), ..Ja3::default() };
    let version = layer.read(VERSION)?;
    random(layer, flow, true)?;
    session_id(layer)?;
    if flow.dtls {
        crate::dtls::cookie(layer)?;
    }
    let len = vector_of(layer, CIPHER_SUITES_LENGTH, 2)?;
    let suites_at = layer.at();
    let suites = layer.rest();
    layer.put_bytes(CIPHERSUITES, suites_at, len);
    layer.label(format_args!(
        "Cipher Suites ({} suite{})",
        len / 2,
        if len / 2 == 1 { "" } else { "s" }
    ));
    layer.nest(|layer| {
        // Two octets each.
        for _ in 0..len / 2 {
            layer.read(CIPHERSUITE)?;
        }
        layer.within(len % 2, |layer| {
            note_unprocessed(layer);
            Ok(())
        })
    })?;
    let len = vector_of(layer, COMP_METHODS_LENGTH, 1)?;
    let at = layer.at();
    layer.put_bytes(COMP_METHODS, at, len);
    layer.label(format_args!(
        "Compression Methods ({len} method{})",
        if len == 1 { "" } else { "s" }
    ));
    layer.nest(|layer| {
        // An octet each.
        for _ in 0..len {
            layer.read(COMP_METHOD)?;
        }
        Ok(())
    })?;
    let extensions_at = layer.at();
    if layer.left() > 0 {
        extensions::list(layer, flow, extensions::Within::ClientHello, &mut ja3)?;
    }
    if ja3.wanted {
        use fmt::Write as _;
        let mut text = String::with_capacity(256);
        let _ = write!(text, "{version},");
        let suites = suites
            .bytes
            .get(..(layer.span().u16(suites_at - 2)? as usize).min(suites.bytes.len()))
            .unwrap_or(&[]);
        let suites = suites
            .chunks_exact(2)
            .filter_map(|c| c.first_chunk::<2>())
            .map(|c| u16::from_be_bytes(*c));
        join(&mut text, suites.filter(|s| !is_grease(*s)));
        text.push(',');
        if !ja3.cut {
            join(&mut text, ja3.extensions.iter());
            text.push(',');
            join(&mut text, ja3.groups.iter());
            text.push(',');
            join(&mut text, ja3.formats.iter());
        }
        fingerprint(layer, extensions_at, JA3_FULL, JA3, &text);
    }
    Ok(())
}

fn server_hello(layer: &mut Layer<'_, '_>, flow: &mut Flow<'_, '_>) -> Result<(), Stop> {
    let mut ja3 = Ja3 { wanted: layer.wants(JA3S) || layer.wants(JA3S_FULL), ..Ja3::default() };
    // Which version it chooses tells how the random is to be read, and stands behind it.
    let mut chosen = *flow.session;
    let body = layer.rest().bytes;
    chosen.chooses(body);
    let version = layer.read(VERSION)?;
    let mut chosen_flow =
        Flow { session: &mut chosen, side: flow.side, whole: flow.whole, dtls: flow.dtls };
    random(layer, &chosen_flow, false)?;
    let draft = (0x7f00..0x7f16).contains(&version);
    if !draft {
        session_id(layer)?;
    }
    let cipher = layer.read(CIPHERSUITE)?;
    if !draft {
        layer.read(COMP_METHOD)?;
    }
    let extensions_at = layer.at();
    if layer.left() > 0 {
        let within = if !flow.dtls && message_is_retry(body) {
            extensions::Within::HelloRetryRequest
        } else {
            extensions::Within::ServerHello
        };
        extensions::list(layer, &mut chosen_flow, within, &mut ja3)?;
    }
    if ja3.wanted {
        use fmt::Write as _;
        let mut text = String::with_capacity(64);
        let _ = write!(text, "{version},{cipher},");
        join(&mut text, ja3.extensions.iter());
        fingerprint(layer, extensions_at, JA3S_FULL, JA3S, &text);
    }
    Ok(())
}

fn message_is_retry(body: &[u8]) -> bool {
    body.get(2..)
        .is_some_and(|random| random.starts_with(&[0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11]))
}

fn hello_verify_request(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(VERSION)?;
    crate::dtls::cookie(layer)
}

fn new_session_ticket(layer: &mut Layer<'_, '_>, flow: &mut Flow<'_, '_>) -> Result<(), Stop> {
    layer.group("TLS Session Ticket", |layer| {
        layer.read(SESSION_TICKET_LIFETIME_HINT)?;
        if flow.session.is_tls13() {
            layer.read(SESSION_TICKET_AGE_ADD)?;
            let len = vector(layer, SESSION_TICKET_NONCE_LENGTH)?;
            layer.bytes(SESSION_TICKET_NONCE, len)?;
        }
        let len = vector(layer, SESSION_TICKET_LENGTH)?;
        layer.bytes(SESSION_TICKET, len)?;
        if flow.session.is_tls13() && layer.left() > 0 {
            extensions::list(
                layer,
                flow,
                extensions::Within::NewSessionTicket,
                &mut Ja3::default(),
            )?;
        }
        Ok(())
    })
}

/// One certificate of X.509.
pub(crate) fn certificate<T>(
    layer: &mut Layer<'_, '_>,
    len: usize,
    f: Field<T>,
) -> Result<(), Stop> {
    let at = layer.at();
    let span = layer.rest().first(len);
    layer.put_bytes(f, at, crate::x509::octets(span).unwrap_or(len));
    layer.nest(|layer| crate::x509::certificate(layer, span))?;
    layer.seek(at);
    layer.skip(len)
}

fn certificates(layer: &mut Layer<'_, '_>, flow: &mut Flow<'_, '_>) -> Result<(), Stop> {
    let tls13 = flow.session.is_tls13();
    if tls13 {
        let len = vector(layer, CERTIFICATE_REQUEST_CONTEXT_LENGTH)?;
        if len > 0 {
            layer.bytes(CERTIFICATE_REQUEST_CONTEXT, len)?;
        }
    }
    let len = vector(layer, CERTIFICATES_LENGTH)?;
    if len == 0 {
        return Ok(());
    }
    let at = layer.at();
    layer.put_bytes(CERTIFICATES, at, len);
    layer.label(format_args!("Certificates ({len} bytes)"));
    layer.nest(|layer| {
        layer.within(len, |layer| {
            // Each turn takes the three octets of a length at least.
            while layer.left() > 0 {
                let len = vector(layer, CERTIFICATE_LENGTH)?;
                certificate(layer, len, CERTIFICATE)?;
                if tls13 {
                    extensions::list(
                        layer,
                        flow,
                        extensions::Within::Certificate,
                        &mut Ja3::default(),
                    )?;
                }
            }
            Ok(())
        })
    })
}

/// A list of signature schemes with its length, RFC 8446 section 4.2.3.
pub(crate) fn signature_algorithms(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, SIG_HASH_ALG_LEN)?;
    let at = layer.at();
    layer.put_bytes(SIG_HASH_ALGS, at, len);
    layer.label(format_args!(
        "Signature Hash Algorithms ({} algorithm{})",
        len / 2,
        if len / 2 == 1 { "" } else { "s" }
    ));
    layer.nest(|layer| {
        // Two octets each.
        for _ in 0..len / 2 {
            signature_algorithm(layer)?;
        }
        layer.skip(len % 2)
    })
}

/// A signature scheme, and its octets as TLS 1.2 saw them.
pub(crate) fn signature_algorithm(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let [hash, signature] = layer.read(SIG_HASH_ALG)?.to_be_bytes();
    layer.nest(|layer| {
        layer.put(SIG_HASH_HASH, at, 1, hash);
        layer.put(SIG_HASH_SIG, at + 1, 1, signature);
    });
    Ok(())
}

fn certificate_request(layer: &mut Layer<'_, '_>, flow: &mut Flow<'_, '_>) -> Result<(), Stop> {
    if flow.session.is_tls13() {
        let len = vector(layer, CERTIFICATE_REQUEST_CONTEXT_LENGTH)?;
        if len > 0 {
            layer.bytes(CERTIFICATE_REQUEST_CONTEXT, len)?;
        }
        return extensions::list(
            layer,
            flow,
            extensions::Within::CertificateRequest,
            &mut Ja3::default(),
        );
    }
    let len = vector(layer, CERT_TYPES_COUNT)?;
    if len > 0 {
        let at = layer.at();
        layer.put_bytes(CERT_TYPES, at, len);
        layer.label(format_args!(
            "Certificate types ({len} type{})",
            if len == 1 { "" } else { "s" }
        ));
        layer.nest(|layer| {
            // An octet each.
            for _ in 0..len {
                layer.read(CERT_TYPE)?;
            }
            Ok(())
        })?;
    }
    if matches!(flow.session.version, 0x0303 | 0xfefd) {
        signature_algorithms(layer)?;
    }
    distinguished_names(layer)
}

/// Names of authorities, RFC 5246 section 7.4.4.
pub(crate) fn distinguished_names(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, DNAMES_LEN)?;
    if len == 0 {
        return Ok(());
    }
    let at = layer.at();
    layer.put_bytes(DNAMES, at, len);
    layer
        .label(format_args!("Distinguished Names ({len} byte{})", if len == 1 { "" } else { "s" }));
    layer.nest(|layer| {
        layer.within(len, |layer| {
            // Each turn takes the two octets of a length at least.
            while layer.left() > 0 {
                let len = vector(layer, DNAME_LEN)?;
                let span = layer.rest().first(len);
                let _ = crate::x509::name(layer, span, DNAME);
                layer.skip(len)?;
            }
            Ok(())
        })
    })
}

fn certificate_verify(layer: &mut Layer<'_, '_>, flow: &mut Flow<'_, '_>) -> Result<(), Stop> {
    if matches!(flow.session.version, 0x0303 | 0xfefd) || flow.session.is_tls13() {
        signature_algorithm(layer)?;
    }
    let len = vector(layer, CLIENT_CERT_VRFY_SIG_LEN)?;
    layer.bytes(CLIENT_CERT_VRFY_SIG, len)?;
    Ok(())
}

/// RFC 6066 section 5.
fn certificate_url(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(CERT_URL_TYPE)?;
    let len = vector(layer, CERT_URL_URL_HASH_LEN)?;
    layer.within(len, |layer| {
        // Each turn takes the two octets of a length at least.
        while layer.left() > 0 {
            layer.subtree(CERT_URL_URL_HASH, |layer| {
                let len = vector(layer, CERT_URL_URL_LEN)?;
                layer.text(CERT_URL_URL, len)?;
                layer.bytes(CERT_URL_PADDING, 1)?;
                layer.bytes(CERT_URL_SHA1, 20).map(|_| ())
            })?;
        }
        Ok(())
    })
}

/// RFC 6066 section 8 and RFC 6961.
pub(crate) fn certificate_status(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    match layer.read(EXT_STATUS_REQUEST_TYPE)? {
        1 => ocsp_response(layer),
        2 => {
            let len = vector(layer, OCSP_RESPONSE_LIST_LEN)?;
            layer.within(len, |layer| {
                // Each turn takes the three octets of a length at least.
                while layer.left() > 0 {
                    ocsp_response(layer)?;
                }
                Ok(())
            })
        }
        _ => Ok(()),
    }
}

fn ocsp_response(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, OCSP_RESPONSE_LEN)?;
    let span = layer.rest().first(len);
    if len > 0 {
        let registry = layer.registry();
        if let Some(id) =
            registry.named(Name::new("ocsp")).filter(|id| registry.is_enabled(layer.config(), *id))
        {
            layer.call_nested(id, span, Argument::None);
        }
    }
    layer.skip(len)
}

/// RFC 8879.
fn compressed_certificate(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(COMPRESS_ALGORITHM)?;
    layer.read(COMPRESS_UNCOMPRESSED_LENGTH)?;
    let len = vector(layer, COMPRESS_COMPRESSED_CERTIFICATE_MESSAGE_LENGTH)?;
    layer.bytes(COMPRESS_COMPRESSED_CERTIFICATE_MESSAGE, len).map(|_| ())
}

/// Next Protocol Negotiation, draft-agl-tls-nextprotoneg.
fn next_protocol(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, NPN_SELECTED_PROTOCOL_LEN)?;
    layer.text(NPN_SELECTED_PROTOCOL, len)?;
    let len = vector(layer, NPN_PADDING_LEN)?;
    layer.bytes(NPN_PADDING, len).map(|_| ())
}
