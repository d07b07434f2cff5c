//! QUIC transport parameters, RFC 9000 section 18; identifiers from IANA "QUIC Transport Parameters" and what Google
//! and Facebook use.

use dissect::prelude::*;

use super::vector;
use crate::generated::tls_fields::*;

/// A number of 1, 2, 4 or 8 octets whose first two bits tell which (RFC 9000 section 16), and how many octets it takes.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let first = *bytes.first()?;
    let len = 1usize << (first >> 6);
    let octets = bytes.get(..len)?;
    let value = octets.iter().fold(0u64, |v, b| v << 8 | u64::from(*b));
    // The two bits that tell the length are no part of the value.
    Some((value & (u64::MAX >> (64 - 8 * len as u32 + 2)), len))
}

fn name(kind: u64) -> Option<&'static str> {
    Some(match kind {
        0x00 => "original_destination_connection_id",
        0x01 => "max_idle_timeout",
        0x02 => "stateless_reset_token",
        0x03 => "max_udp_payload_size",
        0x04 => "initial_max_data",
        0x05 => "initial_max_stream_data_bidi_local",
        0x06 => "initial_max_stream_data_bidi_remote",
        0x07 => "initial_max_stream_data_uni",
        0x08 => "initial_max_streams_bidi",
        0x09 => "initial_max_streams_uni",
        0x0a => "ack_delay_exponent",
        0x0b => "max_ack_delay",
        0x0c => "disable_active_migration",
        0x0d => "preferred_address",
        0x0e => "active_connection_id_limit",
        0x0f => "initial_source_connection_id",
        0x10 => "retry_source_connection_id",
        0x11 | 0xff73db => "version_information",
        0x20 => "max_datagram_frame_size",
        0x1000 => "cibir_encoding",
        0x1057 => "loss_bits",
        0x2ab2 => "grease_quic_bit",
        0x3127 => "google_initial_rtt",
        0x3128 => "google_connection_options",
        0x3129 => "google_user_agent",
        0x312b => "google_key_update_not_yet_supported",
        0x4752 => "google_quic_version",
        0x4751 => "google_quic_params",
        0x7158 => "enable_time_stamp_v2",
        0xff00 => "facebook_partial_reliability",
        0xff02de1a | 0xff03de1a | 0xff04de1b => "min_ack_delay",
        _ if kind % 31 == 27 => "GREASE",
        _ => return None,
    })
}

/// The parameters up to the end of the extension.
pub(super) fn parameters(layer: &mut Layer<'_, '_>, is_draft: bool) -> Result<(), Stop> {
    // Drafts up to 26 had a length before the list, and 16 bits for type and length.
    let old =
        is_draft && layer.peek::<u16>(0).is_ok_and(|len| usize::from(len) + 2 == layer.left());
    if old {
        vector(layer, QUIC_LEN)?;
    }
    // Each turn takes two octets at least.
    while layer.left() > 0 {
        let (kind, kind_len, len, len_len) = head(layer, old)?;
        let words = name(kind).unwrap_or("Unknown");
        layer.group(format_args!("Parameter: {words} (len={len})"), |layer| {
            let at = layer.at();
            layer.put(QUIC_TYPE, at, kind_len, kind);
            layer.label(format_args!("Type: {words} ({kind:#04x})"));
            layer.skip(kind_len)?;
            let at = layer.at();
            if old {
                layer.put(QUIC_LENGTH_OLD, at, len_len, len as u16)
            } else {
                layer.put(QUIC_LENGTH, at, len_len, len)
            }
            layer.skip(len_len)?;
            let len = usize::try_from(len).unwrap_or(usize::MAX);
            let at = layer.at();
            layer.put_bytes(QUIC_VALUE, at, len);
            layer.within(len, |layer| value(layer, kind, len))
        })?;
    }
    Ok(())
}

fn head(layer: &Layer<'_, '_>, old: bool) -> Result<(u64, usize, u64, usize), Stop> {
    let rest = layer.rest();
    if old {
        return Ok((u64::from(rest.u16(0)?), 2, u64::from(rest.u16(2)?), 2));
    }
    let cut = || rest.stop_at(rest.bytes.len() + 1);
    let (kind, kind_len) = varint(rest.bytes).ok_or_else(cut)?;
    let (len, len_len) = rest.bytes.get(kind_len..).and_then(varint).ok_or_else(cut)?;
    Ok((kind, kind_len, len, len_len))
}

/// A value that is one number.
fn number_field(kind: u64) -> Option<Field<u64>> {
    Some(match kind {
        0x01 => QUIC_MAX_IDLE_TIMEOUT,
        0x03 => QUIC_MAX_UDP_PAYLOAD_SIZE,
        0x04 => QUIC_INITIAL_MAX_DATA,
        0x05 => QUIC_INITIAL_MAX_STREAM_DATA_BIDI_LOCAL,
        0x06 => QUIC_INITIAL_MAX_STREAM_DATA_BIDI_REMOTE,
        0x07 => QUIC_INITIAL_MAX_STREAM_DATA_UNI,
        0x08 => QUIC_INITIAL_MAX_STREAMS_BIDI,
        0x09 => QUIC_INITIAL_MAX_STREAMS_UNI,
        0x0a => QUIC_ACK_DELAY_EXPONENT,
        0x0b => QUIC_MAX_ACK_DELAY,
        0x0e => QUIC_ACTIVE_CONNECTION_ID_LIMIT,
        0x20 => QUIC_MAX_DATAGRAM_FRAME_SIZE,
        0x1057 => QUIC_LOSS_BITS,
        0x3127 => QUIC_GOOGLE_INITIAL_RTT,
        0x7158 => QUIC_ENABLE_TIME_STAMP_V2,
        0xff00 => QUIC_FACEBOOK_PARTIAL_RELIABILITY,
        0xff02de1a | 0xff03de1a | 0xff04de1b => QUIC_MIN_ACK_DELAY,
        _ => return None,
    })
}

fn value(layer: &mut Layer<'_, '_>, kind: u64, len: usize) -> Result<(), Stop> {
    let at = layer.at();
    if let Some(f) = number_field(kind) {
        if let Some((number, octets)) = varint(layer.rest().bytes) {
            layer.put(f, at, octets, number);
        }
        return layer.skip(len);
    }
    match kind {
        0x00 => layer.put_bytes(QUIC_ORIGINAL_DESTINATION_CONNECTION_ID, at, len),
        0x02 => layer.put_bytes(QUIC_STATELESS_RESET_TOKEN, at, len),
        0x0d => return preferred_address(layer),
        0x0f => layer.put_bytes(QUIC_INITIAL_SOURCE_CONNECTION_ID, at, len),
        0x10 => layer.put_bytes(QUIC_RETRY_SOURCE_CONNECTION_ID, at, len),
        0x11 => {
            layer.read(QUIC_VI_CHOSEN_VERSION)?;
            // Four octets each.
            while layer.left() >= 4 {
                layer.read(QUIC_VI_OTHER_VERSION)?;
            }
        }
        0x3128 => layer.put_bytes(QUIC_GOOGLE_CONNECTION_OPTIONS, at, len),
        0x3129 => {
            layer.text(QUIC_GOOGLE_USER_AGENT, len)?;
        }
        0x312b => layer.put_bytes(QUIC_GOOGLE_KEY_UPDATE_NOT_YET_SUPPORTED, at, len),
        0x4751 => layer.put_bytes(QUIC_GOOGLE_QUIC_PARAMS, at, len),
        0x4752 => {
            layer.read(QUIC_GOOGLE_QUIC_VERSION)?;
            if layer.left() > 0 {
                layer.read(QUIC_GOOGLE_SUPPORTED_VERSIONS_LENGTH)?;
                // Four octets each.
                while layer.left() >= 4 {
                    layer.read(QUIC_GOOGLE_SUPPORTED_VERSION)?;
                }
            }
        }
        0x1000 => {
            for f in [QUIC_CIBIR_ENCODING_LENGTH, QUIC_CIBIR_ENCODING_OFFSET] {
                let at = layer.at();
                let Some((number, octets)) = varint(layer.rest().bytes) else { return Ok(()) };
                layer.put(f, at, octets, number);
                layer.skip(octets)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// RFC 9000 section 18.2.
fn preferred_address(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.ipv4(QUIC_PREFERRED_ADDRESS_IPV4ADDRESS)?;
    layer.read(QUIC_PREFERRED_ADDRESS_IPV4PORT)?;
    layer.ipv6(QUIC_PREFERRED_ADDRESS_IPV6ADDRESS)?;
    layer.read(QUIC_PREFERRED_ADDRESS_IPV6PORT)?;
    let len = vector(layer, QUIC_PREFERRED_ADDRESS_CONNECTIONID_LENGTH)?;
    layer.bytes(QUIC_PREFERRED_ADDRESS_CONNECTIONID, len)?;
    layer.bytes(QUIC_PREFERRED_ADDRESS_STATELESSRESETTOKEN, 16).map(|_| ())
}
