//! The protection of Initial packets (RFC 9001 section 5): their keys follow from the connection identifier that
//! the client chose first, and from a salt that each version publishes.

use aes::cipher::{BlockEncrypt, KeyInit, generic_array::GenericArray};
use aes_gcm::Aes128Gcm;
use aes_gcm::aead::AeadInPlace;
use hkdf::Hkdf;
use sha2::Sha256;

/// Octets of the tag that ends a protected payload.
const TAG: usize = 16;
/// The sample of header protection begins that many octets after the packet number does (section 5.4.2).
const SAMPLE_AT: usize = 4;

const SALT_1: [u8; 20] =
    *b"\x38\x76\x2c\xf7\xf5\x59\x34\xb3\x4d\x17\x9a\xe6\xa4\xc8\x0c\xad\xcc\xbb\x7f\x0a";
const SALT_2: [u8; 20] =
    *b"\x0d\xed\xe3\xde\xf7\x00\xa6\xdb\x81\x93\x81\xbe\x6e\x26\x9d\xcb\xf9\xbd\x2e\xd9";
const SALT_DRAFT_29: [u8; 20] =
    *b"\xaf\xbf\xec\x28\x99\x93\xd2\x4c\x9e\x97\x86\xf1\x9c\x61\x11\xe0\x43\x90\xa8\x99";
const SALT_DRAFT_23: [u8; 20] =
    *b"\xc3\xee\xf7\x12\xc7\x2e\xbb\x5a\x11\xa7\xd2\x43\x2b\xb4\x63\x65\xbe\xf9\xf5\x02";

fn salt(version: u32) -> Option<&'static [u8; 20]> {
    Some(match version {
        1 | 0xff00_0021 | 0xff00_0022 => &SALT_1,
        0x6b33_43cf => &SALT_2,
        0xff00_001d..=0xff00_0020 => &SALT_DRAFT_29,
        0xff00_0017..=0xff00_001c | 0xface_b002 | 0xface_b00e => &SALT_DRAFT_23,
        // Tried with what clients put behind the versions that are to provoke negotiation.
        _ if super::is_reserved(version) => &SALT_1,
        _ => return None,
    })
}

/// The keys of one direction.
pub(super) struct Keys {
    pub(super) key: [u8; 16],
    pub(super) iv: [u8; 12],
    pub(super) mask: [u8; 16],
}

/// HKDF-Expand-Label of TLS 1.3 (RFC 8446 section 7.1), with no context.
fn expand(secret: &Hkdf<Sha256>, label: &str, out: &mut [u8]) -> Option<()> {
    let head = [0, out.len() as u8, 6 + label.len() as u8];
    secret.expand_multi_info(&[&head, b"tls13 ", label.as_bytes(), &[0]], out).ok()
}

impl Keys {
    pub(super) fn derive(version: u32, dcid: &[u8], of_client: bool) -> Option<Keys> {
        let initial = Hkdf::<Sha256>::new(Some(salt(version)?), dcid);
        let mut secret = [0; 32];
        expand(&initial, if of_client { "client in" } else { "server in" }, &mut secret)?;
        let secret = Hkdf::<Sha256>::from_prk(&secret).ok()?;
        let [key, iv, mask] = if super::is_v2(version) {
            ["quicv2 key", "quicv2 iv", "quicv2 hp"]
        } else {
            ["quic key", "quic iv", "quic hp"]
        };
        let mut keys = Keys { key: [0; 16], iv: [0; 12], mask: [0; 16] };
        expand(&secret, key, &mut keys.key)?;
        expand(&secret, iv, &mut keys.iv)?;
        expand(&secret, mask, &mut keys.mask)?;
        Some(keys)
    }

    /// Takes the protection off a packet whose packet number begins at `at`.
    pub(super) fn open(&self, packet: &[u8], at: usize) -> Option<Opened> {
        let sample = packet.get(at + SAMPLE_AT..)?.first_chunk::<16>()?;
        let mut mask = GenericArray::from(*sample);
        aes::Aes128::new(&self.mask.into()).encrypt_block(&mut mask);
        let mut mask = mask.into_iter();
        let first = packet.first()? ^ mask.next()? & 0x0f;
        let number_len = usize::from(first & 3) + 1;
        let mut header = packet.get(..at + number_len)?.to_vec();
        *header.first_mut()? = first;
        let mut number = 0;
        for (octet, mask) in header.iter_mut().skip(at).zip(mask) {
            *octet ^= mask;
            number = number << 8 | u64::from(*octet);
        }
        let mut nonce = self.iv;
        nonce.iter_mut().rev().zip(number.to_le_bytes()).for_each(|(n, b)| *n ^= b);
        let (payload, tag) = packet.get(at + number_len..)?.split_last_chunk::<TAG>()?;
        let mut payload = payload.to_vec();
        let cipher = Aes128Gcm::new(&self.key.into());
        let result =
            cipher.decrypt_in_place_detached(&nonce.into(), &header, &mut payload, &(*tag).into());
        let payload = result.is_ok().then_some(payload);
        Some(Opened { first, number, number_len, payload })
    }
}

/// A packet without its protection.
pub(super) struct Opened {
    pub(super) first: u8,
    pub(super) number: u64,
    pub(super) number_len: usize,
    /// None if the keys are not those of the packet.
    pub(super) payload: Option<Vec<u8>>,
}
