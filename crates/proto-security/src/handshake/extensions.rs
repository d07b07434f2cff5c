//! Extensions of handshake messages, RFC 8446 section 4.2, and the documents named at each.

use dissect::layer::Mark;
use dissect::prelude::*;

use super::{
    Flow, Ja3, NO_ROOM, is_grease, note_unprocessed, signature_algorithm, signature_algorithms,
    vector,
};
use crate::generated::tls_fields::*;
use crate::generated::tls_values::*;
use crate::notes::tls as notes;

/// The message that a list of extensions stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    ClientHello,
    ServerHello,
    HelloRetryRequest,
    EncryptedExtensions,
    Certificate,
    CertificateRequest,
    NewSessionTicket,
}

/// A list of extensions with its length.
pub(crate) fn list(
    layer: &mut Layer<'_, '_>,
    flow: &mut Flow<'_, '_>,
    within: Within,
    ja3: &mut Ja3,
) -> Result<(), Stop> {
    let len = match vector(layer, EXT_LENGTH) {
        Err(NO_ROOM) => {
            ja3.cut = true;
            return Ok(());
        }
        len => len?,
    };
    layer.within(len, |layer| {
        // Each turn takes four octets at least.
        while layer.left() >= 4 {
            extension(layer, flow, within, ja3)?;
        }
        note_unprocessed(layer);
        Ok(())
    })
}

fn extension(
    layer: &mut Layer<'_, '_>,
    flow: &mut Flow<'_, '_>,
    within: Within,
    ja3: &mut Ja3,
) -> Result<(), Stop> {
    let kind = layer.peek::<u16>(0)?;
    let len = layer.peek::<u16>(2)?;
    let name = EXTENSION_TYPE_NAMES.find(u64::from(kind));
    if ja3.wanted && !is_grease(kind) {
        ja3.extensions.push(kind);
    }
    let unknown = if name.is_none() { format!("Unknown type {kind}") } else { String::new() };
    let label = format_args!("Extension: {} (len={len})", name.unwrap_or(&unknown));
    layer.group(label, |layer| {
        layer.read(EXT_TYPE)?;
        let len = vector(layer, EXT_LEN)?;
        layer.within(len, |layer| match body(layer, flow, within, kind, len, ja3) {
            Err(NO_ROOM) => Ok(()),
            Ok(()) => {
                note_unprocessed(layer);
                Ok(())
            }
            result => result,
        })
    })
}

fn data(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let left = layer.left();
    layer.bytes(EXT_DATA, left)?;
    if layer.wants_labels() {
        layer.label(format_args!("Data ({left} bytes)"));
    }
    Ok(())
}

fn body(
    layer: &mut Layer<'_, '_>,
    flow: &mut Flow<'_, '_>,
    within: Within,
    kind: u16,
    len: usize,
    ja3: &mut Ja3,
) -> Result<(), Stop> {
    let is_client = within == Within::ClientHello;
    match kind {
        0 if len > 0 => server_name(layer),
        0 => Ok(()),
        1 => layer.read(MAX_FRAGMENT_LENGTH).map(|_| ()),
        5 if is_client => status_request(layer),
        5 if matches!(within, Within::Certificate) => super::certificate_status(layer),
        5 => empty_or_data(layer, len),
        9 if flow.dtls || is_client || within == Within::ServerHello => {
            cert_types(layer, is_client)
        }
        19 | 20 => cert_types(layer, is_client),
        10 => supported_groups(layer, ja3),
        11 => point_formats(layer, ja3),
        12 => {
            let len = vector(layer, EXT_SRP_LEN)?;
            layer.text(EXT_SRP_USERNAME, len).map(|_| ())
        }
        13 | 50 => signature_algorithms(layer),
        14 if flow.dtls => crate::dtls::use_srtp(layer),
        15 => layer.read(EXT_HEARTBEAT_MODE).map(|_| ()),
        16 => alpn(layer),
        17 if is_client => status_request_v2(layer),
        18 if len > 0 => sct_list(layer, !matches!(flow.session.version, 0x0300..=0x0302 | 0xfeff)),
        18 | 22 | 23 | 49 => empty_or_data(layer, len),
        21 => layer.bytes(EXT_PADDING_DATA, len).map(|_| ()),
        27 => compress_certificate(layer),
        28 => layer.read(RECORD_SIZE_LIMIT).map(|_| ()),
        34 => delegated_credential(layer, within),
        41 => pre_shared_key(layer, within),
        42 if within == Within::NewSessionTicket => {
            layer.read(EARLY_DATA_MAX_EARLY_DATA_SIZE).map(|_| ())
        }
        42 => empty_or_data(layer, len),
        43 => supported_versions(layer, within),
        44 => {
            let len = vector(layer, EXT_COOKIE_LEN)?;
            layer.bytes(EXT_COOKIE, len).map(|_| ())
        }
        45 => psk_modes(layer),
        47 => super::distinguished_names(layer),
        48 => oid_filters(layer),
        40 | 51 => key_share(layer, within),
        53 | 54 if flow.dtls => connection_id(layer),
        57 | 0xffa5 => super::quic::parameters(layer, kind == 0xffa5),
        13172 => next_protocols(layer),
        17513 => application_settings(layer),
        0xff01 => renegotiation(layer),
        0xffce => encrypted_server_name(layer, within),
        _ => data(layer),
    }
}

fn empty_or_data(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    if len > 0 { data(layer) } else { Ok(()) }
}

/// RFC 6066 section 3.
fn server_name(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.group("Server Name Indication extension", |layer| {
        let len = vector(layer, EXT_SERVER_NAME_LIST_LEN)?;
        layer.within(len, |layer| {
            // Each turn takes three octets at least.
            while layer.left() > 0 {
                layer.read(EXT_SERVER_NAME_TYPE)?;
                let len = vector(layer, EXT_SERVER_NAME_LEN)?;
                layer.text(EXT_SERVER_NAME, len)?;
            }
            Ok(())
        })
    })
}

/// RFC 6066 section 8.
fn status_request(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if layer.left() == 0 {
        return Ok(());
    }
    if layer.read(EXT_STATUS_REQUEST_TYPE)? == 1 {
        status_lists(layer)?;
    }
    Ok(())
}

fn status_lists(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, EXT_STATUS_REQUEST_RESPONDER_IDS_LEN)?;
    if len > 0 {
        layer.note(notes::STATUS_REQUEST_UNDECODED);
    }
    layer.skip(len)?;
    let len = vector(layer, EXT_STATUS_REQUEST_EXTS_LEN)?;
    if len > 0 {
        layer.note(notes::STATUS_REQUEST_UNDECODED);
    }
    layer.skip(len)
}

/// RFC 6961.
fn status_request_v2(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, EXT_STATUS_REQUEST_LIST_LEN)?;
    layer.within(len, |layer| {
        // Each turn takes three octets at least.
        while layer.left() > 0 {
            let kind = layer.read(EXT_STATUS_REQUEST_TYPE)?;
            let len = vector(layer, EXT_STATUS_REQUEST_LEN)?;
            layer.within(
                len,
                |layer| if kind == 1 || kind == 2 { status_lists(layer) } else { Ok(()) },
            )?;
        }
        Ok(())
    })
}

/// RFC 6091 and RFC 7250.
fn cert_types(layer: &mut Layer<'_, '_>, is_client: bool) -> Result<(), Stop> {
    if !is_client {
        return layer.read(CERT_TYPE_TYPE).map(|_| ());
    }
    let len = vector(layer, CERT_TYPE_TYPES_LEN)?;
    let at = layer.at();
    layer.put_bytes(CERT_TYPE_TYPES, at, len);
    layer.nest(|layer| {
        // An octet each.
        for _ in 0..len {
            layer.read(CERT_TYPE_TYPE)?;
        }
        Ok(())
    })
}

fn supported_groups(layer: &mut Layer<'_, '_>, ja3: &mut Ja3) -> Result<(), Stop> {
    let len = vector(layer, EXT_SUPPORTED_GROUPS_LENGTH)?;
    let at = layer.at();
    layer.put_bytes(EXT_SUPPORTED_GROUPS, at, len);
    layer.label(format_args!(
        "Supported Groups ({} group{})",
        len / 2,
        if len / 2 == 1 { "" } else { "s" }
    ));
    layer.nest(|layer| {
        // Two octets each.
        for _ in 0..len / 2 {
            let group = layer.read(EXT_SUPPORTED_GROUP)?;
            if ja3.wanted && !is_grease(group) {
                ja3.groups.push(group);
            }
        }
        layer.skip(len % 2)
    })
}

/// RFC 8422 section 5.1.2.
fn point_formats(layer: &mut Layer<'_, '_>, ja3: &mut Ja3) -> Result<(), Stop> {
    let len = vector(layer, EXT_EC_POINT_FORMATS_LENGTH)?;
    let at = layer.at();
    layer.put_bytes(EXT_EC_POINT_FORMATS, at, len);
    layer.label(format_args!("Elliptic curves point formats ({len})"));
    layer.nest(|layer| {
        // An octet each.
        for _ in 0..len {
            let format = layer.read(EXT_EC_POINT_FORMAT)?;
            if ja3.wanted {
                ja3.formats.push(format);
            }
        }
        Ok(())
    })
}

/// RFC 7301.
fn alpn(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, EXT_ALPN_LEN)?;
    let at = layer.at();
    layer.put_bytes(EXT_ALPN_LIST, at, len);
    layer.nest(|layer| {
        layer.within(len, |layer| {
            // Each turn takes an octet at least.
            while layer.left() > 0 {
                let len = vector(layer, EXT_ALPN_STR_LEN)?;
                layer.text(EXT_ALPN_STR, len)?;
            }
            Ok(())
        })
    })
}

/// draft-vvv-tls-alps.
fn application_settings(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, EXT_ALPS_LEN)?;
    let at = layer.at();
    layer.put_bytes(EXT_ALPS_ALPN_LIST, at, len);
    layer.nest(|layer| {
        layer.within(len, |layer| {
            // Each turn takes an octet at least.
            while layer.left() > 0 {
                let len = vector(layer, EXT_ALPS_ALPN_STR_LEN)?;
                layer.text(EXT_ALPS_ALPN_STR, len)?;
            }
            Ok(())
        })
    })
}

/// draft-agl-tls-nextprotoneg.
fn next_protocols(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if layer.left() == 0 {
        return Ok(());
    }
    layer.group("Next Protocol Negotiation", |layer| {
        // Each turn takes an octet at least.
        while layer.left() > 0 {
            let len = vector(layer, EXT_NPN_STR_LEN)?;
            layer.text(EXT_NPN, len)?;
        }
        Ok(())
    })
}

/// RFC 5746.
fn renegotiation(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.group("Renegotiation Info extension", |layer| {
        let len = vector(layer, EXT_RENEG_INFO_LEN)?;
        if len > 0 {
            layer.bytes(EXT_RENEG_INFO, len)?;
        }
        Ok(())
    })
}

/// RFC 8879.
fn compress_certificate(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, COMPRESS_ALGORITHMS_LENGTH)?;
    // Two octets each.
    for _ in 0..len / 2 {
        layer.read(COMPRESS_ALGORITHM)?;
    }
    Ok(())
}

/// RFC 9345.
fn delegated_credential(layer: &mut Layer<'_, '_>, within: Within) -> Result<(), Stop> {
    if within != Within::Certificate {
        return signature_algorithms(layer);
    }
    layer.read(CRED_VALID_TIME)?;
    signature_algorithm(layer)?;
    let len = vector(layer, CRED_PUBKEY_LEN)?;
    layer.bytes(CRED_PUBKEY, len)?;
    signature_algorithm(layer)?;
    let len = vector(layer, CRED_SIGNATURE_LEN)?;
    layer.bytes(CRED_SIGNATURE, len).map(|_| ())
}

/// RFC 8446 section 4.2.11.
fn pre_shared_key(layer: &mut Layer<'_, '_>, within: Within) -> Result<(), Stop> {
    layer.group("Pre-Shared Key extension", |layer| {
        if within != Within::ClientHello {
            return layer.read(EXT_PSK_IDENTITY_SELECTED).map(|_| ());
        }
        let len = vector(layer, EXT_PSK_IDENTITIES_LENGTH)?;
        layer.within(len, |layer| {
            // Each turn takes six octets at least.
            while layer.left() > 0 {
                let len = layer.peek::<u16>(0)?;
                layer.group(format_args!("PSK Identity (length: {len})"), |layer| {
                    let len = vector(layer, EXT_PSK_IDENTITY_IDENTITY_LENGTH)?;
                    layer.bytes(EXT_PSK_IDENTITY_IDENTITY, len)?;
                    layer.read(EXT_PSK_IDENTITY_OBFUSCATED_TICKET_AGE).map(|_| ())
                })?;
            }
            Ok(())
        })?;
        let len = vector(layer, EXT_PSK_BINDERS_LEN)?;
        layer.bytes(EXT_PSK_BINDERS, len).map(|_| ())
    })
}

/// RFC 8446 section 4.2.1.
fn supported_versions(layer: &mut Layer<'_, '_>, within: Within) -> Result<(), Stop> {
    if within != Within::ClientHello {
        return layer.read(EXT_SUPPORTED_VERSION).map(|_| ());
    }
    let len = vector(layer, EXT_SUPPORTED_VERSIONS_LEN)?;
    // Two octets each.
    for _ in 0..len / 2 {
        layer.read(EXT_SUPPORTED_VERSION)?;
    }
    Ok(())
}

fn psk_modes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, EXT_PSK_KE_MODES_LENGTH)?;
    // An octet each.
    for _ in 0..len {
        layer.read(EXT_PSK_KE_MODE)?;
    }
    Ok(())
}

/// RFC 8446 section 4.2.5.
fn oid_filters(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, EXT_OID_FILTERS_LENGTH)?;
    layer.within(len, |layer| {
        // Each turn takes three octets at least.
        while layer.left() > 0 {
            let len = vector(layer, EXT_OID_FILTERS_OID_LENGTH)?;
            layer.bytes(EXT_OID_FILTERS_OID, len)?;
            let len = vector(layer, EXT_OID_FILTERS_VALUES_LENGTH)?;
            layer.skip(len)?;
        }
        Ok(())
    })
}

/// RFC 8446 section 4.2.8.
fn key_share(layer: &mut Layer<'_, '_>, within: Within) -> Result<(), Stop> {
    layer.group("Key Share extension", |layer| match within {
        Within::HelloRetryRequest => layer.read(EXT_KEY_SHARE_SELECTED_GROUP).map(|_| ()),
        Within::ServerHello => key_share_entry(layer),
        _ => {
            let len = vector(layer, EXT_KEY_SHARE_CLIENT_LENGTH)?;
            layer.within(len, |layer| {
                // Each turn takes four octets at least.
                while layer.left() >= 4 {
                    key_share_entry(layer)?;
                }
                Ok(())
            })
        }
    })
}

fn key_share_entry(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let (group, len) = (layer.peek::<u16>(0)?, layer.peek::<u16>(2)?);
    let name = EXTENSIONS_SUPPORTED_GROUP_NAMES.find(group.into());
    let number = std::fmt::from_fn(|f| match name {
        Some(name) => f.write_str(name),
        None => write!(f, "Unknown ({group})"),
    });
    layer.group(
        format_args!("Key Share Entry: Group: {number}, Key Exchange length: {len}"),
        |layer| {
            layer.read(EXT_KEY_SHARE_GROUP)?;
            let len = vector(layer, EXT_KEY_SHARE_KEY_EXCHANGE_LENGTH)?;
            layer.bytes(EXT_KEY_SHARE_KEY_EXCHANGE, len).map(|_| ())
        },
    )
}

/// RFC 9146.
fn connection_id(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, CONNECTION_ID_LENGTH)?;
    if len > 0 {
        layer.bytes(CONNECTION_ID, len)?;
    }
    Ok(())
}

/// draft-ietf-tls-esni-02.
fn encrypted_server_name(layer: &mut Layer<'_, '_>, within: Within) -> Result<(), Stop> {
    if within != Within::ClientHello {
        return layer.bytes(ESNI_NONCE, 16).map(|_| ());
    }
    layer.read(ESNI_SUITE)?;
    key_share_entry(layer)?;
    let len = vector(layer, ESNI_RECORD_DIGEST_LENGTH)?;
    layer.bytes(ESNI_RECORD_DIGEST, len)?;
    let len = vector(layer, ESNI_ENCRYPTED_SNI_LENGTH)?;
    layer.bytes(ESNI_ENCRYPTED_SNI, len).map(|_| ())
}

/// Signed Certificate Timestamps, RFC 6962 section 3.3. The reference reads signatures as the version of the session
/// has them: before TLS 1.2 (`names_algorithm`) without their algorithm.
pub(crate) fn sct_list(layer: &mut Layer<'_, '_>, names_algorithm: bool) -> Result<(), Stop> {
    let len = vector(layer, SCT_SCTS_LENGTH)?;
    layer.within(len, |layer| {
        // Each turn takes two octets at least.
        while layer.left() >= 2 {
            let group = layer.mark();
            layer.group("Signed Certificate Timestamp", |layer| {
                let len = vector(layer, SCT_SCT_LENGTH)?;
                layer.within(len, |layer| match sct(layer, names_algorithm, group) {
                    Err(NO_ROOM) => Ok(()),
                    result => result,
                })
            })?;
        }
        Ok(())
    })
}

fn sct(layer: &mut Layer<'_, '_>, names_algorithm: bool, group: Mark) -> Result<(), Stop> {
    if layer.read(SCT_SCT_VERSION)? != 0 {
        return Ok(());
    }
    let id = layer.bytes(SCT_SCT_LOGID, 32)?;
    if let Some(name) = super::ct_logs::name(id).filter(|_| layer.wants_tree()) {
        layer.label_at(group, format_args!("Signed Certificate Timestamp ({name})"));
    }
    let at = layer.at();
    let millis = layer.span().u64(at)? as i64;
    layer.skip(8)?;
    layer.put_time(
        SCT_SCT_TIMESTAMP,
        at,
        8,
        millis.div_euclid(1000),
        (millis.rem_euclid(1000) * 1_000_000) as i32,
    );
    let len = vector(layer, SCT_SCT_EXT_LENGTH)?;
    if len > 0 {
        layer.bytes(SCT_SCT_EXTENSIONS, len)?;
    }
    if names_algorithm {
        signature_algorithm(layer)?;
    }
    let len = vector(layer, SCT_SCT_SIGNATURE_LENGTH)?;
    layer.bytes(SCT_SCT_SIGNATURE, len).map(|_| ())
}
