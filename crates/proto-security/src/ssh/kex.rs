//! Key exchange: RFC 4253 sections 7 and 8, RFC 4419 (group exchange), RFC 5656 and RFC 8731 (elliptic curves).

use dissect::prelude::*;
use dissect::tree::flags;

use super::state::{Kex, Side};
use super::*;

/// The name of a message; those from 30 on depend on the method.
pub(super) fn message_name(code: u8, kex: Kex) -> &'static str {
    match (code, kex) {
        (1, _) => "Disconnect",
        (2, _) => "Ignore",
        (3, _) => "Unimplemented",
        (4, _) => "Debug",
        (5, _) => "Service Request",
        (6, _) => "Service Accept",
        (7, _) => "Extension Information",
        (20, _) => "Key Exchange Init",
        (21, _) => "New Keys",
        (30, Kex::Dh | Kex::Unknown) => "Diffie-Hellman Key Exchange Init",
        (31, Kex::Dh | Kex::Unknown) => "Diffie-Hellman Key Exchange Reply",
        (30, Kex::Group) => "Diffie-Hellman Group Exchange Request (Old)",
        (31, Kex::Group) => "Diffie-Hellman Group Exchange Group",
        (32, Kex::Group) => "Diffie-Hellman Group Exchange Init",
        (33, Kex::Group) => "Diffie-Hellman Group Exchange Reply",
        (34, Kex::Group) => "Diffie-Hellman Group Exchange Request",
        (30, Kex::Curve) => "Elliptic Curve Diffie-Hellman Key Exchange Init",
        (31, Kex::Curve) => "Elliptic Curve Diffie-Hellman Key Exchange Reply",
        _ => "Unknown",
    }
}

/// A text after its length.
pub(super) fn string(
    layer: &mut Layer<'_, '_>,
    length: Field<u32>,
    text: Field<Text>,
) -> Result<(), Stop> {
    let len = layer.read(length)? as usize;
    layer.text(text, len).map(|_| ())
}

/// Octets after their length.
pub(super) fn octets(
    layer: &mut Layer<'_, '_>,
    length: Field<u32>,
    f: Field<Bytes>,
) -> Result<(), Stop> {
    let len = layer.read(length)? as usize;
    layer.bytes(f, len).map(|_| ())
}

fn mpint(layer: &mut Layer<'_, '_>, f: Field<Bytes>) -> Result<(), Stop> {
    octets(layer, MPINT_LENGTH, f)
}

const LISTS: [(Field<u32>, Field<Text>); 10] = [
    (KEX_ALGORITHMS_LENGTH, KEX_ALGORITHMS),
    (SERVER_HOST_KEY_ALGORITHMS_LENGTH, SERVER_HOST_KEY_ALGORITHMS),
    (ENCRYPTION_ALGORITHMS_CLIENT_TO_SERVER_LENGTH, ENCRYPTION_ALGORITHMS_CLIENT_TO_SERVER),
    (ENCRYPTION_ALGORITHMS_SERVER_TO_CLIENT_LENGTH, ENCRYPTION_ALGORITHMS_SERVER_TO_CLIENT),
    (MAC_ALGORITHMS_CLIENT_TO_SERVER_LENGTH, MAC_ALGORITHMS_CLIENT_TO_SERVER),
    (MAC_ALGORITHMS_SERVER_TO_CLIENT_LENGTH, MAC_ALGORITHMS_SERVER_TO_CLIENT),
    (COMPRESSION_ALGORITHMS_CLIENT_TO_SERVER_LENGTH, COMPRESSION_ALGORITHMS_CLIENT_TO_SERVER),
    (COMPRESSION_ALGORITHMS_SERVER_TO_CLIENT_LENGTH, COMPRESSION_ALGORITHMS_SERVER_TO_CLIENT),
    (LANGUAGES_CLIENT_TO_SERVER_LENGTH, LANGUAGES_CLIENT_TO_SERVER),
    (LANGUAGES_SERVER_TO_CLIENT_LENGTH, LANGUAGES_SERVER_TO_CLIENT),
];

/// RFC 4253 section 7.1.
pub(super) fn init(layer: &mut Layer<'_, '_>, side: Side) -> Result<(), Stop> {
    layer.group("Algorithms", |layer| {
        layer.bytes(COOKIE, 16)?;
        // Where each list stands, for the fingerprint.
        let mut lists = [(0usize, 0usize); 10];
        for ((length, text), place) in LISTS.into_iter().zip(&mut lists) {
            let len = layer.read(length)? as usize;
            *place = (layer.at(), len);
            layer.text(text, len)?;
        }
        layer.read(FIRST_KEX_PACKET_FOLLOWS)?;
        layer.bytes(KEX_RESERVED, 4)?;
        fingerprint(layer, side, &lists)
    })
}

/// The lists of one direction joined by semicolons, and the digest.
fn fingerprint(
    layer: &mut Layer<'_, '_>,
    side: Side,
    lists: &[(usize, usize); 10],
) -> Result<(), Stop> {
    let (full, digest) = match side {
        Side::Client => (HASSH_ALGORITHMS, HASSH),
        Side::Server => (HASSH_SERVER_ALGORITHMS, HASSH_SERVER),
    };
    if !layer.wants(full) && !layer.wants(digest) {
        return Ok(());
    }
    let [kex, _, e0, e1, m0, m1, c0, c1, ..] = *lists;
    let picked = if side == Side::Client { [kex, e0, m0, c0] } else { [kex, e1, m1, c1] };
    let mut text = Vec::new();
    for (i, (at, len)) in picked.into_iter().enumerate() {
        if i > 0 {
            text.push(b';');
        }
        text.extend_from_slice(layer.span().slice(at, len)?);
    }
    let at = layer.at();
    layer.put_text_flagged(full, at, 0, &text, flags::GENERATED);
    layer.put_text_flagged(digest, at, 0, codec_text::md5_hex(&text), flags::GENERATED);
    Ok(())
}

/// Messages 30 to 34.
pub(super) fn exchange(layer: &mut Layer<'_, '_>, kex: Kex, code: u8) -> Result<(), Stop> {
    match (kex, code) {
        (Kex::Dh | Kex::Unknown, 30) => mpint(layer, DH_E),
        (Kex::Dh | Kex::Unknown, 31) => {
            host_key(layer)?;
            mpint(layer, DH_F)?;
            host_signature(layer)
        }
        (Kex::Group, 30) => layer.read(DH_GEX_NBITS).map(|_| ()),
        (Kex::Group, 31) => {
            mpint(layer, DH_GEX_P)?;
            mpint(layer, DH_GEX_G)
        }
        (Kex::Group, 32) => mpint(layer, DH_E),
        (Kex::Group, 33) => {
            host_key(layer)?;
            mpint(layer, DH_F)?;
            host_signature(layer)
        }
        (Kex::Group, 34) => {
            layer.read(DH_GEX_MIN)?;
            layer.read(DH_GEX_NBITS)?;
            layer.read(DH_GEX_MAX).map(|_| ())
        }
        (Kex::Curve, 30) => octets(layer, ECDH_Q_C_LENGTH, ECDH_Q_C),
        (Kex::Curve, 31) => {
            host_key(layer)?;
            octets(layer, ECDH_Q_S_LENGTH, ECDH_Q_S)?;
            host_signature(layer)
        }
        _ => Ok(()),
    }
}

/// RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709.
fn host_key(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let all = layer.peek::<u32>(0)? as usize;
    if all > layer.left() {
        return Err(Stop::Malformed("host key longer than the packet"));
    }
    let name_len = layer.peek::<u32>(4)? as usize;
    let name = layer.span().slice(layer.at() + 8, name_len)?;
    let words = String::from_utf8_lossy(name);
    layer.group(format_args!("KEX host key (type: {words})"), |layer| {
        let len = layer.read(HOST_KEY_LENGTH)? as usize;
        layer.within(len, |layer| {
            string(layer, HOST_KEY_TYPE_LENGTH, HOST_KEY_TYPE)?;
            match name {
                b"ssh-rsa" => {
                    mpint(layer, HOST_KEY_RSA_E)?;
                    mpint(layer, HOST_KEY_RSA_N)
                }
                b"ssh-dss" => {
                    mpint(layer, HOST_KEY_DSA_P)?;
                    mpint(layer, HOST_KEY_DSA_Q)?;
                    mpint(layer, HOST_KEY_DSA_G)?;
                    mpint(layer, HOST_KEY_DSA_Y)
                }
                _ if name.starts_with(b"ssh-ed25519") => {
                    octets(layer, HOST_KEY_EDDSA_KEY_LENGTH, HOST_KEY_EDDSA_KEY)
                }
                _ if name.starts_with(b"ecdsa-sha2-") => {
                    string(layer, HOST_KEY_ECDSA_ID_LENGTH, HOST_KEY_ECDSA_ID)?;
                    octets(layer, HOST_KEY_ECDSA_Q_LENGTH, HOST_KEY_ECDSA_Q)
                }
                _ => {
                    let left = layer.left();
                    layer.bytes(HOST_KEY_DATA, left).map(|_| ())
                }
            }
        })
    })
}

fn host_signature(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let name_len = layer.peek::<u32>(4)? as usize;
    let name = layer.span().slice(layer.at() + 8, name_len)?;
    let words = String::from_utf8_lossy(name);
    layer.group(format_args!("KEX host signature (type: {words})"), |layer| {
        let len = layer.read(HOST_SIG_LENGTH)? as usize;
        if !matches!(name, b"ssh-rsa" | b"ssh-dss") {
            // The reference counts only what it takes apart.
            let counted = 8 + name_len;
            layer.note_with(
                PACKET_DECODE,
                format_args!("Decoded {counted} bytes, but packet legnth is {len} bytes"),
            );
        }
        layer.within(len, |layer| {
            string(layer, HOST_SIG_TYPE_LENGTH, HOST_SIG_TYPE)?;
            match name {
                b"ssh-rsa" => mpint(layer, HOST_SIG_RSA),
                b"ssh-dss" => mpint(layer, HOST_SIG_DSA),
                _ if name.starts_with(b"ssh-ed25519") => Ok(()),
                _ if name.starts_with(b"ecdsa-sha2-") => Ok(()),
                _ => {
                    let left = layer.left();
                    layer.bytes(HOST_SIG_DATA, left).map(|_| ())
                }
            }
        })
    })
}
