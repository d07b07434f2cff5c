//! Records of DNSSEC (RFC 4034, RFC 5155), of transactions (RFC 8945, RFC 2930), and those that hold keys.

use super::*;

/// RFC 4034 §3.1, and the SIG record of RFC 2535 before it.
pub(super) fn signature<'b>(
    layer: &mut Layer<'_, 'b>,
    record: &Record<'_, 'b>,
) -> Result<(), Stop> {
    layer.read(RRSIG_TYPE_COVERED)?;
    layer.read(RRSIG_ALGORITHM)?;
    layer.read(RRSIG_LABELS)?;
    read_interval(layer, RRSIG_ORIGINAL_TTL)?;
    read_date(layer, RRSIG_SIGNATURE_EXPIRATION)?;
    read_date(layer, RRSIG_SIGNATURE_INCEPTION)?;
    layer.read(RRSIG_KEY_TAG)?;
    record.message.read_name(layer, RRSIG_SIGNERS_NAME)?;
    layer.bytes(RRSIG_SIGNATURE, record.left(layer)).map(|_| ())
}

fn read_date(layer: &mut Layer<'_, '_>, field: Field<AbsTime>) -> Result<(), Stop> {
    let at = layer.at();
    let seconds = layer.peek::<u32>(0)?;
    layer.skip(4)?;
    layer.put_time(field, at, 4, i64::from(seconds), 0);
    Ok(())
}

/// RFC 4034 appendix B.
fn key_id(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>, field: Field<u16>, algorithm: u8) {
    const RSA_MD5: u8 = 1;
    let Ok(octets) = layer.span().slice(record.data_at, record.len) else { return };
    if octets.len() < 4 {
        return layer.note(KEY_ID_SHORT);
    }
    let id = if algorithm == RSA_MD5 {
        octets.iter().rev().skip(1).take(2).rev().fold(0, |v, b| v << 8 | u32::from(*b))
    } else {
        let sum: u32 = octets
            .iter()
            .enumerate()
            .map(|(i, b)| if i % 2 == 0 { u32::from(*b) << 8 } else { u32::from(*b) })
            .sum();
        (sum + (sum >> 16 & 0xffff)) & 0xffff
    };
    // At the start of the message, as the reference has it.
    layer.put_value(field, 0, 0, Value::U64(u64::from(id)), flags::GENERATED);
}

/// RFC 2535 §3.1.
pub(super) fn key(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    layer.read_bits(KEY_FLAGS)?;
    layer.read(KEY_PROTOCOL)?;
    let algorithm = layer.read(KEY_ALGORITHM)?;
    key_id(layer, record, KEY_KEY_ID, algorithm);
    layer.bytes(KEY_PUBLIC_KEY, record.left(layer)).map(|_| ())
}

/// RFC 4034 §2.1.
pub(super) fn dnskey(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    layer.read_bits(DNSKEY_FLAGS)?;
    layer.read(DNSKEY_PROTOCOL)?;
    let algorithm = layer.read(DNSKEY_ALGORITHM)?;
    key_id(layer, record, DNSKEY_KEY_ID, algorithm);
    layer.bytes(DNSKEY_PUBLIC_KEY, record.left(layer)).map(|_| ())
}

/// RFC 4034 §5.1.
pub(super) fn delegation_signer(
    layer: &mut Layer<'_, '_>,
    record: &Record<'_, '_>,
) -> Result<(), Stop> {
    layer.read(DS_KEY_ID)?;
    layer.read(DS_ALGORITHM)?;
    layer.read(DS_DIGEST_TYPE)?;
    layer.bytes(DS_DIGEST, record.left(layer)).map(|_| ())
}

/// RFC 5155 §4.2.
pub(super) fn nsec3_parameters(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(NSEC3_ALGO)?;
    layer.read(NSEC3_FLAGS.retyped::<u8>())?;
    layer.read(NSEC3_ITERATIONS)?;
    let salt_octets = layer.read(NSEC3_SALT_LENGTH)?;
    layer.bytes(NSEC3_SALT_VALUE, usize::from(salt_octets)).map(|_| ())
}

/// RFC 5155 §3.2.
pub(super) fn nsec3(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    layer.read(NSEC3_ALGO)?;
    layer.read_bits(NSEC3_FLAGS)?;
    layer.read(NSEC3_ITERATIONS)?;
    let salt_octets = layer.read(NSEC3_SALT_LENGTH)?;
    layer.bytes(NSEC3_SALT_VALUE, usize::from(salt_octets))?;
    let hash_octets = usize::from(layer.read(NSEC3_HASH_LENGTH)?);
    let at = layer.at();
    let hash = layer.take(hash_octets)?;
    layer.put_fmt(
        NSEC3_HASH_VALUE,
        at,
        hash_octets,
        format_args!("{}", Base32Hex(hash)),
        flags::GENERATED,
    );
    type_windows(layer, record)
}

/// RFC 4648 §7, in lower case and without padding.
struct Base32Hex<'b>(&'b [u8]);

impl fmt::Display for Base32Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for five in self.0.chunks(5) {
            let word =
                (0..5).fold(0u64, |v, i| v << 8 | u64::from(five.get(i).copied().unwrap_or(0)));
            for i in 0..(five.len() * 8).div_ceil(5) {
                let digit = (word >> (35 - 5 * i) & 31) as u32;
                write!(f, "{}", char::from_digit(digit, 32).unwrap_or('0'))?;
            }
        }
        Ok(())
    }
}

/// RFC 4398 §2.
pub(super) fn certificate(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    layer.read(CERT_TYPE)?;
    layer.read(CERT_KEY_TAG)?;
    layer.read(CERT_ALGORITHM)?;
    layer.bytes(CERT_CERTIFICATE, record.left(layer)).map(|_| ())
}

/// RFC 4255 §3.1.
pub(super) fn ssh_fingerprint(
    layer: &mut Layer<'_, '_>,
    record: &Record<'_, '_>,
) -> Result<(), Stop> {
    layer.read(SSHFP_ALGORITHM)?;
    layer.read(SSHFP_FINGERPRINT_TYPE)?;
    match record.left(layer) {
        0 => Ok(()),
        left => layer.bytes(SSHFP_FINGERPRINT, left).map(|_| ()),
    }
}

/// RFC 4025 §2.
pub(super) fn ipsec_key<'b>(
    layer: &mut Layer<'_, 'b>,
    record: &Record<'_, 'b>,
) -> Result<(), Stop> {
    layer.read(IPSECKEY_GATEWAY_PRECEDENCE)?;
    let kind = layer.read(IPSECKEY_GATEWAY_TYPE)?;
    layer.read(IPSECKEY_GATEWAY_ALGORITHM)?;
    match kind {
        1 => layer.ipv4(IPSECKEY_GATEWAY_IPV4).map(|_| ())?,
        2 => layer.ipv6(IPSECKEY_GATEWAY_IPV6).map(|_| ())?,
        3 => record.message.read_name(layer, IPSECKEY_GATEWAY_DNS).map(|_| ())?,
        _ => {}
    }
    match record.left(layer) {
        0 => Ok(()),
        left => layer.bytes(IPSECKEY_PUBLIC_KEY, left).map(|_| ()),
    }
}

/// RFC 6698 §2.1.
pub(super) fn tlsa(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    layer.read(TLSA_CERTIFICATE_USAGE)?;
    layer.read(TLSA_SELECTOR)?;
    layer.read(TLSA_MATCHING_TYPE)?;
    layer.bytes(TLSA_CERTIFICATE_ASSOCIATION_DATA, record.left(layer)).map(|_| ())
}

/// RFC 8005 §5.
pub(super) fn host_identity<'b>(
    layer: &mut Layer<'_, 'b>,
    record: &Record<'_, 'b>,
) -> Result<(), Stop> {
    let tag_octets = layer.read(HIP_HIT_LENGTH)?;
    layer.read(HIP_HIT_PK_ALGO)?;
    let key_octets = layer.read(HIP_PK_LENGTH)?;
    layer.bytes(HIP_HIT, usize::from(tag_octets))?;
    layer.bytes(HIP_PK, usize::from(key_octets))?;
    // Each turn takes at least an octet.
    while record.left(layer) > 0 {
        record.message.read_name(layer, HIP_RENDEZVOUS_SERVER)?;
    }
    Ok(())
}

/// RFC 2930 §2.
pub(super) fn transaction_key<'b>(
    layer: &mut Layer<'_, 'b>,
    record: &Record<'_, 'b>,
) -> Result<(), Stop> {
    const MODE_GSSAPI: u16 = 3;
    record.message.read_name(layer, TKEY_ALGO_NAME)?;
    read_date(layer, TKEY_SIGNATURE_INCEPTION)?;
    read_date(layer, TKEY_SIGNATURE_EXPIRATION)?;
    let mode = layer.read(TKEY_MODE)?;
    layer.read(TKEY_ERROR)?;
    let len = usize::from(layer.read(TKEY_KEY_SIZE)?);
    if len > 0 {
        let at = layer.at();
        let key = layer.take_span(len)?;
        layer.put_bytes(TKEY_KEY_DATA, at, key.bytes.len());
        let registry = layer.registry();
        let gssapi = registry.named(Name::new("gss-api"));
        if let (MODE_GSSAPI, Some(gssapi)) = (mode, gssapi) {
            layer.nest(|layer| layer.call_nested(gssapi, key, Argument::None));
        }
    }
    let other_octets = layer.read(TKEY_OTHER_SIZE)?;
    if other_octets > 0 {
        layer.bytes(TKEY_OTHER_DATA, usize::from(other_octets))?;
    }
    Ok(())
}

/// RFC 8945 §4.2. Who takes the MAC stands under the algorithm's name.
pub(super) fn transaction_signature<'b>(
    layer: &mut Layer<'_, 'b>,
    record: &Record<'_, 'b>,
) -> Result<(), Stop> {
    const MAC: Table = Table::new("dns.tsig.mac");
    let algorithm = record.message.read_name(layer, TSIG_ALGORITHM_NAME)?;
    let at = layer.at();
    let seconds = i64::from(layer.peek::<u16>(0)?) << 32 | i64::from(layer.peek::<u32>(2)?);
    layer.skip(6)?;
    layer.put_time(TSIG_TIME_SIGNED, at, 6, seconds, 0);
    layer.read(TSIG_FUDGE)?;
    let len = usize::from(layer.read(TSIG_MAC_SIZE)?);
    if len > 0 {
        let at = layer.at();
        let mac = layer.take_span(len)?;
        layer.put_bytes(TSIG_MAC, at, mac.bytes.len());
        let registry = layer.registry();
        let taker = registry.lookup_text(layer.config(), MAC, &algorithm.to_string());
        layer.nest(|layer| match taker {
            Some(taker) => {
                layer.call_nested(taker, mac, Argument::None);
            }
            None => layer.note_here(
                TSIG_NO_ALGORITHM,
                format_args!("No dissector for algorithm:{algorithm}"),
            ),
        });
    }
    layer.read(TSIG_ORIGINAL_ID)?;
    layer.read(TSIG_ERROR)?;
    let other_octets = layer.read(TSIG_OTHER_LEN)?;
    if other_octets > 0 {
        layer.bytes(TSIG_OTHER_DATA, usize::from(other_octets))?;
    }
    Ok(())
}
