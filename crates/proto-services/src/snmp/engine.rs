//! Engine identifiers, RFC 3411 section 5 (`SnmpEngineID`) and RFC 1910 section 2.2 before it.

use codec_asn1::Element;
use dissect::prelude::*;

use super::fields::*;
use super::{RFC1910, RFC3411};

const ENTERPRISE_OCTETS: usize = 4;
/// An identifier of RFC 1910 has eight octets after the enterprise's number.
const AGENT_OCTETS: usize = 8;
/// Enterprise number of Net-SNMP, and its format: a random number and the time it was made.
const NET_SNMP: u32 = 8072;
const NET_SNMP_RANDOM: u8 = 128;

pub(super) fn dissect(layer: &mut Layer<'_, '_>, id: &Element<'_>) -> Result<(), Stop> {
    if id.is_empty() {
        return Ok(());
    }
    let at = id.contents_at;
    let first = id.span.u8(0)?;
    layer.put_members(ENGINE_BITS, at, 1, u64::from(first));
    layer.seek(at);
    if id.contents_len() < ENTERPRISE_OCTETS {
        return Ok(());
    }
    let enterprise = id.span.u32(0)? & 0x7fff_ffff;
    layer.put(ENGINEID_ENTERPRISE, at, ENTERPRISE_OCTETS, enterprise);
    layer.skip(ENTERPRISE_OCTETS)?;
    let left = id.contents_len() - ENTERPRISE_OCTETS;
    if left == 0 {
        return Ok(());
    }
    if ENGINEID_CONFORM.is_set(first) {
        return format(layer, enterprise, left);
    }
    if left == AGENT_OCTETS {
        layer.bytes(AGENTID_TRAILER, left)?;
    } else {
        not_conforming(layer, left, false)?;
    }
    Ok(())
}

fn format(layer: &mut Layer<'_, '_>, enterprise: u32, left: usize) -> Result<(), Stop> {
    let format = layer.read(ENGINEID_FORMAT)?;
    let left = left - 1;
    match (format, left) {
        (_, 0) => {}
        (1, 4) => _ = layer.ipv4(ENGINEID_IPV4)?,
        (2, 16) => _ = layer.ipv6(ENGINEID_IPV6)?,
        (3, 6) => _ = layer.ether(ENGINEID_MAC)?,
        (1..=3, _) => not_conforming(layer, left, true)?,
        (4, _) => _ = layer.text(ENGINEID_TEXT, left)?,
        (NET_SNMP_RANDOM, 8 | 12) if enterprise == NET_SNMP => {
            layer.bytes(ENGINEID_DATA, 4)?;
            let time = layer.span().u32_le(layer.at())?;
            layer.put_time(ENGINEID_TIME, layer.at(), left - 4, i64::from(time), 0);
            layer.skip(left - 4)?;
        }
        (NET_SNMP_RANDOM, _) if enterprise == NET_SNMP => not_conforming(layer, left, true)?,
        _ => _ = layer.bytes(ENGINEID_DATA, left)?,
    }
    Ok(())
}

fn not_conforming(layer: &mut Layer<'_, '_>, len: usize, is_3411: bool) -> Result<(), Stop> {
    let (note, rfc) = if is_3411 { (RFC3411, "3411") } else { (RFC1910, "1910") };
    layer.line(layer.at(), len, format_args!("Data not conforming to RFC{rfc}"));
    layer.note(note);
    layer.skip(len)
}
