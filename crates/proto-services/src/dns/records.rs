//! Resource records: the part that all have, RFC 1035 §4.1.3, and the data of each type, by its own RFC
//! (named where it is read).

use std::fmt;

use dissect::prelude::*;
use dissect::tree::flags;

use super::options::{options, padded_ipv4, padded_ipv6};
use super::{Dialect, Message, bits, class_name, fields::*};
use crate::name::DomainName;
use crate::text::{Interval, Words, ascii};

mod security;
mod service;

/// The mnemonic of a record type.
pub(super) struct TypeName(pub(super) u16);

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, QRY_TYPE_NAMES.find(u64::from(self.0))) {
            (253, _) => f.write_str("MAILA"),
            (254, _) => f.write_str("MAILB"),
            (255, _) => f.write_str("ANY"),
            (_, Some(name)) => f.write_str(name.split(' ').next().unwrap_or(name)),
            (kind, None) => write!(f, "Unknown ({kind})"),
        }
    }
}

/// The name of a class.
pub(super) struct ClassName(pub(super) u16);

impl fmt::Display for ClassName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match QRY_CLASS_NAMES.find(u64::from(self.0)) {
            Some(name) => f.write_str(name),
            None => write!(f, "Unknown ({})", self.0),
        }
    }
}

/// A record while its data is taken apart.
struct Record<'m, 'b> {
    message: &'m Message<'b>,
    owner: DomainName<'b>,
    /// Where the record starts, and its data.
    data_at: usize,
    len: usize,
    /// The record's own node, whose label tells the gist.
    node: Mark,
}

impl Record<'_, '_> {
    /// Octets of the data that have not been read.
    fn left(&self, layer: &Layer<'_, '_>) -> usize {
        (self.data_at + self.len).saturating_sub(layer.at())
    }

    /// The gist of the record, for its label.
    fn tells(&self, layer: &mut Layer<'_, '_>, gist: fmt::Arguments<'_>) {
        layer.append_at(self.node, gist);
    }
}

const TYPE_SRV: u16 = 33;
const TYPE_OPT: u16 = 41;

pub(super) fn record<'b>(layer: &mut Layer<'_, 'b>, message: &Message<'b>) -> Result<(), Stop> {
    let at = layer.at();
    let owner = DomainName::read(&message.span, at.saturating_sub(message.start))?;
    let octets = owner.octets;
    let kind = layer.peek::<u16>(octets)?;
    let class = layer.peek::<u16>(octets + 2)?;
    // What has no length is not shown at all.
    let len = usize::from(layer.peek::<u16>(octets + FIXED_OCTETS - 2)?);
    let multicast = message.dialect == Dialect::Mdns;
    let flush = multicast && RESP_CACHE_FLUSH.is_set(class) && kind != TYPE_OPT;
    if layer.wants_columns() {
        layer.info_append(format_args!(" {}", TypeName(kind)));
        if flush {
            layer.info_append(format_args!(", cache flush"));
        }
    }
    let node = layer.mark();
    let result = layer.group(format_args!("{owner}: type {}", TypeName(kind)), |layer| {
        if kind != TYPE_OPT && layer.wants_labels() {
            let flush = if flush { ", cache flush" } else { "" };
            layer.append_at(node, format_args!(", class {}{flush}", class_name(class, multicast)));
        }
        owner_fields(layer, &owner, kind);
        layer.put(RESP_TYPE, at + octets, 2, kind);
        layer.skip(octets + 2)?;
        fixed_fields(layer, kind, class, multicast)?;
        layer.read(RESP_LEN)?;
        let data_at = layer.at();
        if len > 0 {
            data(layer, kind, &Record { message, owner, data_at, len, node })?;
        }
        layer.seek(data_at + len);
        Ok(())
    });
    // However far its data was read, the record is as long as it says.
    let whole = octets + FIXED_OCTETS + len;
    layer.set_len(node, whole.min(layer.span().bytes.len().saturating_sub(at)));
    result
}

/// Type, class, time to live and length.
const FIXED_OCTETS: usize = 10;

/// The owner; that of a service record tells service and protocol (RFC 2782).
fn owner_fields(layer: &mut Layer<'_, '_>, owner: &DomainName<'_>, kind: u16) {
    let (at, octets) = (layer.at(), owner.octets);
    if kind != TYPE_SRV {
        return layer.put_fmt(RESP_NAME, at, octets, format_args!("{owner}"), 0);
    }
    if !(layer.wants(SRV_SERVICE) || layer.wants(SRV_PROTO) || layer.wants(SRV_NAME)) {
        return;
    }
    // In the steady state of a list or a filter nobody asks for these parts.
    let text = owner.to_string();
    let mut parts = text.splitn(3, '.');
    for field in [SRV_SERVICE, SRV_PROTO, SRV_NAME] {
        if let Some(part) = parts.next() {
            layer.put_text(field, at, octets, part);
        }
    }
}

/// Class and time to live, or what EDNS puts in their place (RFC 6891 §6.1.2).
fn fixed_fields(
    layer: &mut Layer<'_, '_>,
    kind: u16,
    class: u16,
    multicast: bool,
) -> Result<(), Stop> {
    let at = layer.at();
    layer.skip(2)?;
    if kind == TYPE_OPT {
        if multicast {
            bits(layer, UDP_PAYLOAD_SIZE_MDNS, at, 2, class);
            bits(layer, RESP_CACHE_FLUSH, at, 2, class);
        } else {
            layer.put(UDP_PAYLOAD_SIZE, at, 2, class);
        }
        layer.read(RESP_EXT_RCODE)?;
        layer.read(RESP_EDNS0_VERSION)?;
        layer.read_bits(RESP_Z)?;
        return Ok(());
    }
    if multicast {
        bits(layer, RESP_CLASS_MDNS, at, 2, class);
        bits(layer, RESP_CACHE_FLUSH, at, 2, class);
    } else {
        layer.put(RESP_CLASS, at, 2, class);
    }
    let ttl = read_interval(layer, RESP_TTL)?;
    if ttl >> 31 == 1 {
        layer.note(TTL_HIGH_BIT);
    }
    Ok(())
}

fn read_interval(layer: &mut Layer<'_, '_>, field: Field<u32>) -> Result<u32, Stop> {
    let seconds = layer.read(field)?;
    if layer.wants(field) {
        layer.append(format_args!(" ({})", Interval(seconds)));
    }
    Ok(seconds)
}

/// RFC 1035 §3.3 "character-string": a length octet, then the text.
fn read_string<'b>(
    layer: &mut Layer<'_, 'b>,
    length: Field<u8>,
    field: Field<Text>,
) -> Result<&'b [u8], Stop> {
    let len = layer.read(length)?;
    let text = ascii(layer, field, usize::from(len))?;
    layer.note_stray(text);
    Ok(text)
}

/// A record whose data is one name.
struct OneName {
    kind: u16,
    field: Field<Text>,
    /// What stands before the name in the label; types without it show their owner in the Info column.
    word: Option<&'static str>,
}

const ONE_NAME: &[OneName] = &[
    OneName { kind: 2, field: NS, word: Some("ns ") },
    OneName { kind: 3, field: MD, word: None },
    OneName { kind: 4, field: MF, word: None },
    OneName { kind: 5, field: CNAME, word: Some("cname ") },
    OneName { kind: 7, field: MB, word: None },
    OneName { kind: 8, field: MG, word: None },
    OneName { kind: 9, field: MR, word: None },
    OneName { kind: 12, field: PTR_DOMAIN_NAME, word: Some("") },
    OneName { kind: 23, field: NSAP_PTR_OWNER, word: None },
    OneName { kind: 39, field: DNAME, word: Some("dname ") },
];

fn data<'b>(layer: &mut Layer<'_, 'b>, kind: u16, record: &Record<'_, 'b>) -> Result<(), Stop> {
    match kind {
        1 => ipv4_address(layer, record, A),
        2..=5 | 7..=9 | 12 | 23 | 39 => one_name(layer, kind, record),
        6 => start_of_authority(layer, record),
        10 => owner_in_info(layer, record, |layer| layer.bytes(NULL, record.len).map(|_| ())),
        11 => well_known_services(layer, record),
        13 => host_information(layer, record),
        14 => owner_in_info(layer, record, |layer| two_names(layer, record, MINFO_R, MINFO_E)),
        15 => mail_exchange(layer, record),
        16 => strings(layer, record, TXT_LENGTH, TXT),
        17 => owner_in_info(layer, record, |layer| two_names(layer, record, RP_MAILBOX, RP_TXT_RR)),
        18 => owner_in_info(layer, record, |layer| {
            number_and_name(layer, record, AFSDB_SUBTYPE, AFSDB_HOSTNAME)
        }),
        19 => owner_in_info(layer, record, |layer| {
            read_string(layer, X25_LENGTH, X25_PSDN_ADDRESS).map(|_| ())
        }),
        20 => owner_in_info(layer, record, |layer| isdn(layer, record)),
        21 => owner_in_info(layer, record, |layer| {
            number_and_name(layer, record, RT_SUBTYPE, RT_INTERMEDIATE_HOST)
        }),
        22 => owner_in_info(layer, record, |layer| layer.bytes(NSAP_RDATA, record.len).map(|_| ())),
        24 | 46 => security::signature(layer, record),
        25 => security::key(layer, record),
        26 => owner_in_info(layer, record, |layer| {
            layer.read(PX_PREFERENCE)?;
            two_names(layer, record, PX_MAP822, PX_MAP400)
        }),
        27 => owner_in_info(layer, record, geographical_position),
        28 => ipv6_address(layer, record),
        29 => location(layer, record),
        30 => {
            next_name(layer, record, NXT_NEXT_DOMAIN_NAME)?;
            type_bits(layer, 0, record.left(layer))
        }
        TYPE_SRV => service::srv(layer, record),
        35 => service::naptr(layer, record),
        36 => key_exchange(layer, record),
        37 => security::certificate(layer, record),
        38 => address_chain(layer, record),
        TYPE_OPT => options(layer, record.len),
        42 => owner_in_info(layer, record, |layer| address_prefixes(layer, record)),
        43 | 59 | 32_769 => security::delegation_signer(layer, record),
        44 => security::ssh_fingerprint(layer, record),
        45 => security::ipsec_key(layer, record),
        47 => {
            next_name(layer, record, NSEC_NEXT_DOMAIN_NAME)?;
            type_windows(layer, record)
        }
        48 | 60 => security::dnskey(layer, record),
        49 => {
            owner_in_info(layer, record, |layer| layer.bytes(DHCID_RDATA, record.len).map(|_| ()))
        }
        50 => security::nsec3(layer, record),
        51 => owner_in_info(layer, record, |layer| security::nsec3_parameters(layer).map(|_| ())),
        52 => owner_in_info(layer, record, |layer| security::tlsa(layer, record)),
        55 => owner_in_info(layer, record, |layer| security::host_identity(layer, record)),
        61 => ascii(layer, OPENPGPKEY, record.len).map(|_| ()),
        62 => child_sync(layer, record),
        63 => zone_digest(layer, record),
        64 | 65 => service::svcb(layer, record),
        99 => strings(layer, record, SPF_LENGTH, SPF),
        104 => number_and_bytes(layer, record, ILNP_NID_PREFERENCE, ILNP_NID),
        105 => layer.read(ILNP_L32_PREFERENCE).and_then(|_| layer.ipv4(ILNP_L32).map(|_| ())),
        106 => number_and_bytes(layer, record, ILNP_L64_PREFERENCE, ILNP_L64),
        107 => number_and_name(layer, record, ILNP_LP_PREFERENCE, ILNP_LP),
        108 => layer.ether(EUI48).map(|_| ()),
        109 => layer.read_sized(EUI64, 8).map(|_| ()),
        249 => security::transaction_key(layer, record),
        250 => security::transaction_signature(layer, record),
        257 => service::certification_authority(layer, record),
        65_281 => wins(layer),
        65_282 => wins_reverse(layer, record),
        65_422 => forwarded_for(layer),
        _ => unknown(layer, kind, record),
    }
}

fn owner_in_info<'b>(
    layer: &mut Layer<'_, 'b>,
    record: &Record<'_, 'b>,
    read: impl FnOnce(&mut Layer<'_, 'b>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    layer.info_append(format_args!(" {}", record.owner));
    read(layer)
}

/// RFC 3597: types nobody knows, and those whose data is not told (meta types have none).
fn unknown(layer: &mut Layer<'_, '_>, kind: u16, record: &Record<'_, '_>) -> Result<(), Stop> {
    if record.len == 0 {
        return Ok(());
    }
    layer.note_here(UNDECODED_TYPE, format_args!("Records of type {kind} are not taken apart"));
    layer.bytes(DATA, record.len).map(|_| ())
}

fn one_name<'b>(layer: &mut Layer<'_, 'b>, kind: u16, record: &Record<'_, 'b>) -> Result<(), Stop> {
    let Some(row) = ONE_NAME.iter().find(|row| row.kind == kind) else { return Ok(()) };
    let name = record.message.read_name(layer, row.field)?;
    match row.word {
        Some(word) => {
            layer.info_append(format_args!(" {name}"));
            record.tells(layer, format_args!(", {word}{name}"));
        }
        None => layer.info_append(format_args!(" {}", record.owner)),
    }
    Ok(())
}

fn two_names<'b>(
    layer: &mut Layer<'_, 'b>,
    record: &Record<'_, 'b>,
    first: Field<Text>,
    second: Field<Text>,
) -> Result<(), Stop> {
    record.message.read_name(layer, first)?;
    record.message.read_name(layer, second).map(|_| ())
}

fn number_and_name<'b>(
    layer: &mut Layer<'_, 'b>,
    record: &Record<'_, 'b>,
    number: Field<u16>,
    name: Field<Text>,
) -> Result<(), Stop> {
    layer.read(number)?;
    record.message.read_name(layer, name).map(|_| ())
}

fn number_and_bytes(
    layer: &mut Layer<'_, '_>,
    record: &Record<'_, '_>,
    number: Field<u16>,
    bytes: Field<Bytes>,
) -> Result<(), Stop> {
    layer.read(number)?;
    layer.bytes(bytes, record.left(layer)).map(|_| ())
}

fn ipv4_address(
    layer: &mut Layer<'_, '_>,
    record: &Record<'_, '_>,
    field: Field<Ipv4>,
) -> Result<(), Stop> {
    let address = Address::Ipv4(layer.ipv4(field)?);
    if layer.wants_columns() {
        layer.info_append(format_args!(" {address}"));
    }
    if layer.wants_labels() {
        record.tells(layer, format_args!(", addr {address}"));
    }
    Ok(())
}

fn ipv6_address(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    let address = Address::Ipv6(layer.ipv6(AAAA)?);
    layer.info_append(format_args!(" {address}"));
    record.tells(layer, format_args!(", addr {address}"));
    Ok(())
}

/// RFC 1035 §3.3.13.
fn start_of_authority<'b>(layer: &mut Layer<'_, 'b>, record: &Record<'_, 'b>) -> Result<(), Stop> {
    let primary = record.message.read_name(layer, SOA_MNAME)?;
    layer.info_append(format_args!(" {primary}"));
    record.tells(layer, format_args!(", mname {primary}"));
    record.message.read_name(layer, SOA_RNAME)?;
    layer.read(SOA_SERIAL_NUMBER)?;
    for field in [SOA_REFRESH_INTERVAL, SOA_RETRY_INTERVAL, SOA_EXPIRE_LIMIT, SOA_MINIMUM_TTL] {
        read_interval(layer, field)?;
    }
    Ok(())
}

/// RFC 1035 §3.4.2: a bit for each port, the lowest first.
fn well_known_services(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    ipv4_address(layer, record, WKS_ADDRESS)?;
    layer.read(WKS_PROTOCOL)?;
    for (i, octet) in layer.take(record.left(layer))?.iter().enumerate() {
        if *octet == 0 {
            continue;
        }
        layer.put(WKS_BITS, record.data_at + 5 + i, 1, *octet);
        let mut before = " (";
        for bit in (0..8).filter(|bit| octet & 0x80 >> bit != 0) {
            layer.append(format_args!("{before}{}", i * 8 + bit));
            before = ", ";
        }
        layer.append(format_args!(")"));
    }
    Ok(())
}

fn host_information(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    let cpu = read_string(layer, HINFO_CPU_LENGTH, HINFO_CPU)?;
    let system = read_string(layer, HINFO_OS_LENGTH, HINFO_OS)?;
    let (cpu, system) = (Words(cpu), Words(system));
    layer.info_append(format_args!(" {cpu} {system}"));
    record.tells(layer, format_args!(", CPU {cpu}, OS {system}"));
    Ok(())
}

fn mail_exchange<'b>(layer: &mut Layer<'_, 'b>, record: &Record<'_, 'b>) -> Result<(), Stop> {
    let preference = layer.read(MX_PREFERENCE)?;
    let name = record.message.read_name(layer, MX_MAIL_EXCHANGE)?;
    layer.info_append(format_args!(" {preference} {name}"));
    record.tells(layer, format_args!(", preference {preference}, mx {name}"));
    Ok(())
}

fn key_exchange<'b>(layer: &mut Layer<'_, 'b>, record: &Record<'_, 'b>) -> Result<(), Stop> {
    let preference = layer.read(KX_PREFERENCE)?;
    let name = record.message.read_name(layer, KX_KEY_EXCHANGE)?;
    layer.info_append(format_args!(" {preference} {name}"));
    record.tells(layer, format_args!(", preference {preference}, kx {name}"));
    Ok(())
}

fn strings(
    layer: &mut Layer<'_, '_>,
    record: &Record<'_, '_>,
    length: Field<u8>,
    text: Field<Text>,
) -> Result<(), Stop> {
    // Each turn takes at least the length octet.
    while record.left(layer) > 0 {
        read_string(layer, length, text)?;
    }
    Ok(())
}

fn isdn(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    read_string(layer, IDSN_LENGTH, IDSN_ADDRESS)?;
    if record.left(layer) > 1 {
        read_string(layer, IDSN_SA_LENGTH, IDSN_SA_ADDRESS)?;
    }
    Ok(())
}

/// RFC 1712.
fn geographical_position(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    read_string(layer, GPOS_LONGITUDE_LENGTH, GPOS_LONGITUDE)?;
    read_string(layer, GPOS_LATITUDE_LENGTH, GPOS_LATITUDE)?;
    read_string(layer, GPOS_ALTITUDE_LENGTH, GPOS_ALTITUDE).map(|_| ())
}

/// RFC 1876.
fn location(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    const EQUATOR: i64 = 1 << 31;
    const BELOW_SEA_CM: i64 = 10_000_000;
    if layer.read(LOC_VERSION)? != 0 {
        layer.put_bytes(LOC_UNKNOWN_DATA, record.data_at, record.len);
        return Ok(());
    }
    for field in [LOC_SIZE, LOC_HORIZONTAL_PRECISION, LOC_VERTICAL_PRECISION] {
        let octet = layer.read(field)?;
        let cm = f64::from(octet >> 4) * 10f64.powi(i32::from(octet & 15));
        layer.append(format_args!(" ({} m)", cm / 100.0));
    }
    for (field, ends) in [(LOC_LATITUDE, ['N', 'S']), (LOC_LONGITUDE, ['E', 'W'])] {
        let from_origin = i64::from(layer.read(field)?) - EQUATOR;
        let [positive, negative] = ends;
        let (ms, end) = (from_origin.abs(), if from_origin < 0 { negative } else { positive });
        let (degrees, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms % 60_000);
        let (whole, rest) = (seconds / 1000, seconds % 1000);
        layer.append(format_args!(" ({degrees} deg {minutes} min {whole}.{rest:03} sec {end})"));
    }
    let cm = i64::from(layer.read(LOC_ALTITUDE)?) - BELOW_SEA_CM;
    layer.append(format_args!(" ({} m)", cm as f64 / 100.0));
    Ok(())
}

fn next_name<'b>(
    layer: &mut Layer<'_, 'b>,
    record: &Record<'_, 'b>,
    field: Field<Text>,
) -> Result<(), Stop> {
    let name = record.message.read_name(layer, field)?;
    layer.info_append(format_args!(" {name}"));
    record.tells(layer, format_args!(", next domain name {name}"));
    Ok(())
}

/// RFC 4034 §4.1.2: for each window of 256 types its number, a length, and a bit for each type.
fn type_windows(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    // Each turn takes at least the two octets of a window's header.
    while record.left(layer) > 0 {
        let window = layer.peek::<u8>(0)?;
        let len = layer.peek::<u8>(1)?;
        layer.skip(2)?;
        type_bits(layer, u16::from(window) << 8, usize::from(len))?;
    }
    Ok(())
}

fn type_bits(layer: &mut Layer<'_, '_>, first: u16, len: usize) -> Result<(), Stop> {
    for i in 0..len {
        let at = layer.at();
        let octet = layer.peek::<u8>(0)?;
        layer.skip(1)?;
        for bit in (0..8u16).filter(|bit| octet & 0x80 >> bit != 0) {
            let kind = first.saturating_add(i as u16 * 8 + bit);
            layer.put(RESP_TYPE, at, 1, kind);
            if layer.wants_labels() {
                let name = QRY_TYPE_NAMES.name(kind, "Unknown");
                layer.label(format_args!("RR type in bit map: {name}"));
            }
        }
    }
    Ok(())
}

/// RFC 2874.
fn address_chain<'b>(layer: &mut Layer<'_, 'b>, record: &Record<'_, 'b>) -> Result<(), Stop> {
    let prefix_bits = layer.read(A6_PREFIX_LEN)?;
    let octets = 16usize.saturating_sub(usize::from(prefix_bits) / 8);
    let at = layer.at();
    let suffix = layer.take(octets)?;
    let address: [u8; 16] =
        std::array::from_fn(|i| suffix.get((i + octets).wrapping_sub(16)).copied().unwrap_or(0));
    if octets > 0 {
        layer.put_text(A6_ADDRESS_SUFFIX, at, octets, address);
    }
    let address = Address::Ipv6(address);
    layer.info_append(format_args!(" {prefix_bits} {address} "));
    record.tells(layer, format_args!(", addr {prefix_bits} {address} "));
    if prefix_bits > 0 {
        let name = record.message.read_name(layer, A6_PREFIX_NAME)?;
        layer.info_append(format_args!("{name}"));
        record.tells(layer, format_args!("{name}"));
    }
    Ok(())
}

/// RFC 3123.
fn address_prefixes(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    // Each turn takes at least the four octets of an item's header.
    while record.left(layer) > 0 {
        let family = layer.read(APL_ADDRESS_FAMILY)?;
        let at = layer.at();
        let prefix = layer.peek::<u8>(0)?;
        let word = layer.peek::<u8>(1)?;
        layer.skip(2)?;
        layer.put(APL_CODED_PREFIX, at, 1, prefix);
        bits(layer, APL_NEGATION, at + 1, 1, word);
        bits(layer, APL_AFDLENGTH, at + 1, 1, word);
        let len = APL_AFDLENGTH.of(word) as usize;
        let octets = layer.take(len)?;
        match family {
            1 if len <= 4 => layer.put_value(APL_AFDPART_IPV4, at + 2, len, padded_ipv4(octets), 0),
            2 if len <= 16 => layer.put_text(APL_AFDPART_IPV6, at + 2, len, padded_ipv6(octets)),
            _ => layer.put_bytes(APL_AFDPART_DATA, at + 2, len),
        }
    }
    Ok(())
}

/// RFC 7477.
fn child_sync(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    layer.read(CSYNC_SOA)?;
    layer.read_bits(CSYNC_FLAGS)?;
    layer.put_bytes(CSYNC_TYPE_BITMAP, layer.at(), record.left(layer));
    type_windows(layer, record)
}

/// RFC 8976.
fn zone_digest(layer: &mut Layer<'_, '_>, record: &Record<'_, '_>) -> Result<(), Stop> {
    layer.read(ZONEMD_SERIAL)?;
    layer.read(ZONEMD_SCHEME)?;
    layer.read(ZONEMD_HASH_ALGO)?;
    layer.bytes(ZONEMD_DIGEST, record.left(layer)).map(|_| ())
}

/// [MS-DNSP] §2.2.2.2.4.
fn wins_head(
    layer: &mut Layer<'_, '_>,
    local: Field<()>,
    times: [Field<u32>; 2],
) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u32>(0)?;
    layer.skip(4)?;
    bits(layer, local, at, 4, word);
    times.into_iter().try_for_each(|field| layer.read(field).map(|_| ()))
}

fn wins(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let lookup: Field<u32> = WINS_LOOKUP_TIMEOUT.retyped();
    wins_head(layer, WINS_LOCAL_FLAG, [lookup, WINS_CACHE_TIMEOUT])?;
    // Each turn takes four octets.
    for _ in 0..layer.read(WINS_NB_WINS_SERVERS)? {
        layer.ipv4(WINS_WINS_SERVER)?;
    }
    Ok(())
}

fn wins_reverse<'b>(layer: &mut Layer<'_, 'b>, record: &Record<'_, 'b>) -> Result<(), Stop> {
    let lookup: Field<u32> = WINSR_LOOKUP_TIMEOUT.retyped();
    wins_head(layer, WINSR_LOCAL_FLAG, [lookup, WINSR_CACHE_TIMEOUT])?;
    let name = record.message.read_name(layer, WINSR_NAME_RESULT_DOMAIN)?;
    layer.info_append(format_args!(" {name}"));
    record.tells(layer, format_args!(", name result domain {name}"));
    Ok(())
}

/// draft-bellis-dnsop-xpf §4.
fn forwarded_for(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let version = layer.peek::<u8>(0)? & 15;
    layer.skip(1)?;
    layer.put(XPF_IP_VERSION, at, 1, u16::from(version));
    layer.read(XPF_PROTOCOL)?;
    match version {
        4 => {
            layer.ipv4(XPF_SOURCE_IPV4)?;
            layer.ipv4(XPF_DESTINATION_IPV4)?;
        }
        6 => {
            layer.ipv6(XPF_SOURCE_IPV6)?;
            layer.ipv6(XPF_DESTINATION_IPV6)?;
        }
        _ => return Ok(()),
    }
    layer.read(XPF_SPORT)?;
    layer.read(XPF_DPORT).map(|_| ())
}
