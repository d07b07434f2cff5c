//! SSL 2.0 records and messages (Hickman, "The SSL Protocol", 1995), and the Client Hello that later versions could
//! be offered in (RFC 5246 appendix E.2).

use dissect::prelude::*;
use dissect::tree::flags;

use super::say;
use crate::generated::tls_fields::*;
use crate::session::Session;

/// True if octets begin like a Client Hello of SSL 2.0.
pub(super) fn is_client_hello(bytes: &[u8]) -> bool {
    let [high, low, 1, major, minor, c1, c2, s1, s2, h1, h2, ..] = *bytes else { return false };
    let len = usize::from(u16::from_be_bytes([high & 0x7f, low]));
    let parts: usize =
        [[c1, c2], [s1, s2], [h1, h2]].iter().map(|p| usize::from(u16::from_be_bytes(*p))).sum();
    high & 0x80 != 0 && ((major, minor) == (0, 2) || major == 3 && minor <= 3) && len == 9 + parts
}

/// The length of a record, header included, if the octets begin like one. `known`: the session is of SSL 2.0.
pub(super) fn record_len(bytes: &[u8], known: bool) -> Option<usize> {
    let [high, low, kind, ..] = *bytes else { return None };
    if high & 0x80 != 0 {
        if !known && kind > 8 {
            return None;
        }
        Some(2 + usize::from(u16::from_be_bytes([high & 0x7f, low])))
    } else if known {
        Some(3 + usize::from(u16::from_be_bytes([high & 0x3f, low])))
    } else {
        None
    }
}

/// True if the next record is one of SSL 2.0.
pub(super) fn is_record(bytes: &[u8], session: &Session) -> bool {
    session.version == 2 && bytes.len() >= 2 || session.version == 0 && is_client_hello(bytes)
}

/// What a record settles.
pub(super) fn observe(session: &mut Session, bytes: &[u8]) {
    let [_, _, kind, ..] = *bytes else { return };
    match kind {
        1 if session.version == 0 => {
            let version = bytes
                .get(3..5)
                .and_then(|b| b.first_chunk::<2>())
                .map_or(2, |b| u16::from_be_bytes(*b));
            // A Client Hello that offers a later version leaves the choice to the server.
            session.version = if version == 2 { 2 } else { 0 };
        }
        2 => session.ssl2_protected = true,
        _ => {}
    }
}

fn kind_name(kind: u8) -> Option<&'static str> {
    Some(match kind {
        0 => "Error",
        1 => "Client Hello",
        2 => "Client Master Key",
        3 => "Client Finished",
        4 => "Server Hello",
        5 => "Server Verify",
        6 => "Server Finished",
        7 => "Request Certificate",
        8 => "Client Certificate",
        _ => return None,
    })
}

/// Takes one record apart.
pub(super) fn record(layer: &mut Layer<'_, '_>, session: &mut Session) -> Result<(), Stop> {
    let rest = layer.rest();
    let first = rest.u8(0)?;
    let header = if first & 0x80 != 0 { 2 } else { 3 };
    let len = record_len(rest.bytes, true).unwrap_or(rest.len()).max(header);
    let kind = rest.u8(header).unwrap_or(u8::MAX);
    let protected = session.ssl2_protected;
    let start = layer.at();
    let wire = len.min(layer.left());
    observe(session, rest.bytes);
    layer.protocol_column("SSLv2");
    let name = kind_name(kind).filter(|_| !protected);
    let tree = layer.mark();
    let result = layer.subtree(RECORD, |layer| {
        layer.label_at(
            tree,
            format_args!("SSLv2 Record Layer: {}", name.unwrap_or("Encrypted Data")),
        );
        say(layer, name.unwrap_or("Encrypted Data"));
        layer.put_value(RECORD_VERSION, start, 0, Value::U64(2), flags::GENERATED);
        if name.is_none() {
            layer.seek(start + wire);
            return Ok(());
        }
        layer.put(RECORD_LENGTH, start, header.min(2), (len - header) as u16);
        layer.skip(header)?;
        layer.within(wire.saturating_sub(header), |layer| {
            layer.read(TYPE)?;
            match kind {
                1 => client_hello(layer),
                2 => master_key(layer),
                4 => server_hello(layer),
                _ => Ok(()),
            }
        })
    });
    layer.seek(start + wire);
    result
}

fn specs(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    let at = layer.at();
    layer.put_bytes(CIPHERSUITES, at, len);
    layer.label(format_args!("Cipher Specs ({} spec{})", len / 3, if len == 3 { "" } else { "s" }));
    layer.nest(|layer| {
        // As many as the length tells, three octets each.
        for _ in 0..len / 3 {
            layer.read(CIPHERSPEC)?;
        }
        layer.skip(len % 3)
    })
}

fn client_hello(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(VERSION_OF_HELLO)?;
    let specs_len = usize::from(layer.read(CIPHER_SPEC_LEN)?);
    let id_len = usize::from(layer.read(HANDSHAKE_SESSION_ID_LENGTH)?);
    let challenge = usize::from(layer.read(CHALLENGE_LENGTH)?);
    specs(layer, specs_len)?;
    if id_len > 0 {
        layer.bytes(SESSION_ID, id_len)?;
    }
    layer.bytes(CHALLENGE, challenge)?;
    Ok(())
}

fn master_key(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(CIPHERSPEC)?;
    let clear = usize::from(layer.read(CLEAR_KEY_LENGTH)?);
    let encrypted = usize::from(layer.read(ENCRYPTED_KEY_LENGTH)?);
    let argument = usize::from(layer.read(KEY_ARG_LENGTH)?);
    if clear > 0 {
        layer.bytes(CLEAR_KEY_DATA, clear)?;
    }
    if encrypted > 0 {
        layer.bytes(ENCRYPTED_KEY, encrypted)?;
    }
    if argument > 0 {
        layer.bytes(KEY_ARG, argument)?;
    }
    Ok(())
}

fn server_hello(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(SESSION_ID_HIT)?;
    layer.read(CERT_TYPE)?;
    layer.read(VERSION_OF_HELLO)?;
    let at = layer.at();
    let certificate = layer.peek::<u16>(0)?;
    layer.put(CERTIFICATE_LENGTH, at, 2, u32::from(certificate));
    layer.skip(2)?;
    let specs_len = usize::from(layer.read(CIPHER_SPEC_LEN)?);
    let id_len = usize::from(layer.read(HANDSHAKE_CONNECTION_ID_LENGTH)?);
    if certificate > 0 {
        crate::handshake::certificate(layer, usize::from(certificate), CERTIFICATE)?;
    }
    specs(layer, specs_len)?;
    layer.bytes(HANDSHAKE_CONNECTION_ID, id_len)?;
    Ok(())
}

const VERSION_OF_HELLO: Field<u16> = VERSION;
