//! The bodies of blocks that are no packets.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{
    Options, Port, SECRET_OCTETS_MAX, Whole, is_known_version, too_short, unknown_version,
};
use crate::bytes::{Endian, array, slice, text, u16_at, u32_at};
use crate::error::Trouble;
use crate::{
    Fault, Interface, LinkType, NameRecord, RawOption, Secret, SecretKind, Section, Statistics,
};

/// §4.1.
pub(super) fn section(block: &Whole<'_>, endian: Endian) -> Result<Section, Trouble> {
    let body = block.body;
    let short = || too_short(block, 28);
    let major = u16_at(body, 4, endian).ok_or_else(short)?;
    let minor = u16_at(body, 6, endian).ok_or_else(short)?;
    let octets = array(body, 8).map(|octets| endian.u64(octets)).ok_or_else(short)?;
    if !is_known_version(major, minor) {
        return Err(unknown_version(major, minor));
    }
    let mut section = Section::new(endian);
    section.version_major = major;
    section.version_minor = minor;
    section.octets = (octets != u64::MAX).then_some(octets);
    for option in Options::new(body.get(16..).unwrap_or_default(), endian) {
        let option = option?;
        match option {
            (1, value) => section.comments.push(text(value)),
            (2, value) => section.hardware = Some(text(value)),
            (3, value) => section.os = Some(text(value)),
            (4, value) => section.application = Some(text(value)),
            _ => {}
        }
        section.options.push(option.into());
    }
    Ok(section)
}

/// §4.2. Options of a wrong size say nothing, and are kept all the same.
pub(super) fn interface(
    block: &Whole<'_>,
    endian: Endian,
    section: u32,
) -> Result<Interface, Trouble> {
    let body = block.body;
    let short = || too_short(block, 20);
    let link = LinkType(u16_at(body, 0, endian).ok_or_else(short)?);
    let snaplen = u32_at(body, 4, endian).ok_or_else(short)?;
    let mut interface = Interface::new(section, link, snaplen, 1_000_000);
    for option in Options::new(body.get(8..).unwrap_or_default(), endian) {
        let option = option?;
        let (code, value) = option;
        match code {
            1 => interface.comments.push(text(value)),
            2 => interface.name = Some(text(value)),
            3 => interface.description = Some(text(value)),
            4 => interface.ipv4.extend(<[u8; 8]>::try_from(value)),
            5 => interface.ipv6.extend(<[u8; 17]>::try_from(value)),
            6 => interface.mac = value.try_into().ok(),
            7 => interface.eui = value.try_into().ok(),
            8 => interface.speed = value.try_into().ok().map(|octets| endian.u64(octets)),
            9 => {
                if let [resolution] = value {
                    interface.units_per_second = units_per_second(*resolution);
                }
            }
            // The first octet says what the filter is: 0 is text.
            11 => {
                if let Some((0, filter)) = value.split_first() {
                    interface.filter = Some(text(filter));
                }
            }
            12 => interface.os = Some(text(value)),
            13 => interface.fcs_octets = value.first().copied(),
            14 => {
                if let Some(octets) = array(value, 0) {
                    interface.ts_offset_s = endian.u64(octets) as i64;
                }
            }
            15 => interface.hardware = Some(text(value)),
            _ => {}
        }
        interface.options.push(option.into());
    }
    Ok(interface)
}

/// `if_tsresol`: a negative power of ten, or of two if the top bit is set. Finer than 64 bits of
/// units per second is taken as that.
fn units_per_second(resolution: u8) -> u64 {
    let (base, exponent) =
        if resolution & 0x80 == 0 { (10_u64, resolution) } else { (2, resolution & 0x7f) };
    base.checked_pow(exponent.into()).unwrap_or(u64::MAX)
}

/// §4.5. Records of other types than the two kinds of IP address are left alone.
pub(super) fn names(
    block: &Whole<'_>,
    endian: Endian,
    section: u32,
    frames_before: u64,
    names: &mut Vec<NameRecord>,
) -> Result<(), Trouble> {
    if block.body.len() < 4 {
        return Err(too_short(block, 16));
    }
    let mut rest = block.body;
    // Each turn takes at least four octets.
    while let (Some(kind), Some(octets)) = (u16_at(rest, 0, endian), u16_at(rest, 2, endian)) {
        if kind == 0 {
            break;
        }
        let padded = usize::from(octets).next_multiple_of(4);
        let available = rest.len() as u32 - 4;
        let Some(value) = slice(rest, 4, padded).and_then(|value| value.get(..octets.into()))
        else {
            return Err(Fault::NameBeyondBlock { octets: padded as u32, available }.into());
        };
        let address = match kind {
            1 => split_address::<4>(kind, value)?
                .map(|(address, rest)| (IpAddr::V4(Ipv4Addr::from(address)), rest)),
            2 => split_address::<16>(kind, value)?
                .map(|(address, rest)| (IpAddr::V6(Ipv6Addr::from(address)), rest)),
            _ => None,
        };
        if let Some((address, list)) = address {
            let mut record = NameRecord { address, names: Vec::new(), section, frames_before };
            if let Some((0, list)) = list.split_last() {
                record.names.extend(list.split(|&octet| octet == 0).map(text));
            } else if !list.is_empty() {
                return Err(Fault::NameUnterminated { kind }.into());
            }
            names.push(record);
        }
        rest = rest.get(4 + padded..).unwrap_or_default();
    }
    Ok(())
}

type Address<'a, const N: usize> = Option<([u8; N], &'a [u8])>;

fn split_address<const N: usize>(kind: u16, value: &[u8]) -> Result<Address<'_, N>, Trouble> {
    match value.split_first_chunk::<N>() {
        Some((address, rest)) => Ok(Some((*address, rest))),
        None => {
            let octets = value.len() as u16;
            Err(Fault::NameTooShort { kind, octets, octets_min: N as u16 }.into())
        }
    }
}

/// §4.6. Options of a wrong size say nothing.
pub(super) fn statistics(
    block: &Whole<'_>,
    endian: Endian,
    port: Option<&Port>,
) -> Result<Statistics, Trouble> {
    let body = block.body;
    let ts = |octets: &[u8]| {
        let high = u32_at(octets, 0, endian)?;
        let low = u32_at(octets, 4, endian)?;
        Some(port?.ts_ns(u64::from(high) << 32 | u64::from(low)))
    };
    let head = body.get(4..12).ok_or_else(|| too_short(block, 24))?;
    let mut statistics = Statistics { ts: ts(head), ..Statistics::default() };
    for option in Options::new(body.get(12..).unwrap_or_default(), endian) {
        let option = option?;
        let (code, value) = option;
        let count = || value.try_into().ok().map(|octets| endian.u64(octets));
        match code {
            1 => statistics.comments.push(text(value)),
            2 => statistics.start_ts = ts(value),
            3 => statistics.end_ts = ts(value),
            4 => statistics.received = count(),
            5 => statistics.dropped_by_interface = count(),
            6 => statistics.accepted_by_filter = count(),
            7 => statistics.dropped_by_os = count(),
            8 => statistics.delivered = count(),
            _ => {}
        }
        statistics.options.push(RawOption::from(option));
    }
    Ok(statistics)
}

/// §4.7.
pub(super) fn secret(
    block: &Whole<'_>,
    endian: Endian,
    section: u32,
    frames_before: u64,
) -> Result<Secret, Trouble> {
    let body = block.body;
    let found = body.len() as u64;
    let cut = |wanted: u64| Trouble::Cut { wanted, found, opening: false };
    let (Some(kind), Some(octets)) = (u32_at(body, 0, endian), u32_at(body, 4, endian)) else {
        return Err(cut(8));
    };
    if octets > SECRET_OCTETS_MAX {
        return Err(Fault::SecretTooLarge { octets, octets_max: SECRET_OCTETS_MAX }.into());
    }
    let data = slice(body, 8, octets as usize).ok_or_else(|| cut(8 + u64::from(octets)))?;
    Ok(Secret { kind: SecretKind(kind), data: data.to_vec(), section, frames_before })
}
