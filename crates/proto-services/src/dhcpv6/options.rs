//! Options, RFC 8415 §21 and those that came after: a code, a length, the data.

use std::fmt;

use dissect::prelude::*;
use dissect::tree::flags;

use super::Message;
use super::fields::*;
use crate::dhcp::Colons;
use crate::text::{Words, ascii};

/// Options up to the end of the layer.
pub(super) fn options(layer: &mut Layer<'_, '_>, message: Message) -> Result<(), Stop> {
    // Each turn takes at least the four octets of an option's header.
    while layer.left() > 0 {
        option(layer, message)?;
    }
    Ok(())
}

fn option(layer: &mut Layer<'_, '_>, message: Message) -> Result<(), Stop> {
    let (at, left) = (layer.at(), layer.left());
    if left < 4 {
        return layer.skip(left);
    }
    let code = layer.peek::<u16>(0)?;
    let len = usize::from(layer.peek::<u16>(2)?);
    // What does not fit is no option.
    if 4 + len > left {
        return layer.skip(left);
    }
    let name = OPTION_TYPE_NAMES.find(u64::from(code));
    match name {
        Some(name) => layer.put_text(OPTION_TYPE_STR, at, 4 + len, name),
        None => layer.put_fmt(OPTION_TYPE_STR, at, 4 + len, format_args!("DHCP option {code}"), 0),
    }
    match name {
        Some(name) => layer.label(format_args!("{name}")),
        None => layer.label(format_args!("DHCP option {code}")),
    }
    layer.nest(|layer| {
        layer.read(OPTION_TYPE)?;
        layer.read(OPTION_LENGTH)?;
        layer.within(len, |layer| data(layer, code, message))
    })
}

fn malformed(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.note_here(MALFORMED_OPTION, format_args!(""));
    Ok(())
}

fn data(layer: &mut Layer<'_, '_>, code: u16, message: Message) -> Result<(), Stop> {
    let len = layer.left();
    match code {
        1 | 2 | 53 => unique_identifier(layer, code == 1),
        3 | 25 if len < 12 => malformed(layer),
        3 | 25 => {
            association(layer, IAID)?;
            interval(layer, IAID_T1)?;
            interval(layer, IAID_T2)?;
            options(layer, message)
        }
        4 if len < 4 => malformed(layer),
        4 => {
            association(layer, IATA)?;
            options(layer, message)
        }
        5 if len < 24 => malformed(layer),
        5 => address(layer, message),
        6 => {
            // Each turn takes two octets.
            while layer.left() >= 2 {
                layer.read(REQUESTED_OPTION_CODE)?;
            }
            Ok(())
        }
        7 if len == 1 => layer.read(OPTION_PREFERENCE).map(|_| ()),
        8 if len == 2 => elapsed_time(layer),
        9 => super::inside(layer, message.depth),
        11 if len >= 11 => authentication(layer),
        12 if len == 16 => layer.ipv6(UNICAST).map(|_| ()),
        13 if len >= 2 => status(layer),
        14 | 20 => Ok(()),
        15 => user_class(layer),
        16 if len >= 4 => vendor_class(layer),
        17 if len >= 4 => vendor_options(layer),
        18 => nonempty(layer, INTERFACE_ID),
        19 if len == 1 => layer.read(RECONF_MSG).map(|_| ()),
        21 => names_in(layer, "SIP Servers Domain Search List", SIP_SERVER_DOMAIN_SEARCH_FQDN),
        24 => names_in(layer, "Domain name suffix search list", SEARCH_LIST_ENTRY),
        29 => names_in(layer, "nis-domain-name", NIS_FQDN),
        30 => names_in(layer, "nisp-domain-name", NISP_FQDN),
        33 => names_in(layer, "BCMCS Servers Domain Search List", BCMCS_SERVER_FQDN),
        26 if len < 25 => malformed(layer),
        26 => prefix(layer, message),
        32 if len == 4 => interval(layer, LIFETIME),
        37 if len >= 4 => {
            layer.read(REMOTEID_ENTERPRISE)?;
            nonempty(layer, REMOTEID_ENTERPRISE_ID)
        }
        38 => ascii(layer, SUBSCRIBER_ID, len).map(|_| ()),
        39 if len >= 1 => client_name(layer, message),
        41 => ascii(layer, TIMEZONE, len).map(|_| ()),
        42 => ascii(layer, TZDB, len).map(|_| ()),
        44 if len >= 17 => {
            layer.read(LQ_QUERY)?;
            layer.ipv6(LQ_QUERY_LINK_ADDRESS)?;
            options(layer, message)
        }
        45 => options(layer, message),
        46 if len == 4 => interval(layer, CLT_TIME),
        47 if len >= 16 => {
            layer.ipv6(LQ_RELAY_DATA_PEER_ADDR)?;
            let left = layer.left();
            ascii(layer, LQ_RELAY_DATA_MSG, left).map(|_| ())
        }
        56 => time_servers(layer),
        64 => names(layer, AFTR_NAME),
        67 if len >= 2 => {
            layer.read(PD_EXCLUDE_PREF_LEN)?;
            let left = layer.left();
            layer.bytes(PD_EXCLUDE_SUBNET_ID, left).map(|_| ())
        }
        94..=96 => options(layer, message),
        89..=93 => softwire(layer, code, message),
        103 => ascii(layer, CAPTIVE_PORTAL, len).map(|_| ()),
        112 => ascii(layer, MUDURL, len).map(|_| ()),
        114..=134 => failover(layer, code),
        135 if len == 2 => layer.read(RELAY_PORT).map(|_| ()),
        165 => addresses(layer, MIP6_HOME_AGENT),
        166 => addresses(layer, MIP6_HOME_ADDRESS),
        167 => ascii(layer, NAI, len).map(|_| ()),
        7 | 8 | 11..=13 | 16 | 17 | 19 | 32 | 37 | 39 | 44 | 46 | 47 | 67 | 135 => malformed(layer),
        _ => match SERVERS.iter().find(|row| row.0 == code) {
            Some((_, field)) => addresses(layer, *field),
            None => Ok(()),
        },
    }
}

/// Options that are lists of addresses.
const SERVERS: &[(u16, Field<Ipv6>)] = &[
    (22, SIP_SERVER_A),
    (23, DNS_SERVER),
    (27, NIS_SERVER),
    (28, NISP_SERVER),
    (31, SNTP_SERVER),
    (34, BCMCS_SERVER_A),
    (40, PANA_AGENT),
    (48, LQ_CLIENT_LINK),
    (52, CAPWAP_AC_V6),
];

fn addresses(layer: &mut Layer<'_, '_>, field: Field<Ipv6>) -> Result<(), Stop> {
    if !layer.left().is_multiple_of(16) {
        return malformed(layer);
    }
    let mut number = 0;
    // Each turn takes sixteen octets.
    while layer.left() > 0 {
        layer.ipv6(field)?;
        number += 1;
        if field.index == DNS_SERVER.index && layer.wants_labels() {
            let octets = layer.span().array(layer.at() - 16)?;
            let address = layer.named(Address::Ipv6(octets));
            layer.label(format_args!("{number:2} DNS server: {address}"));
        }
    }
    Ok(())
}

fn nonempty(layer: &mut Layer<'_, '_>, field: Field<Bytes>) -> Result<(), Stop> {
    match layer.left() {
        0 => Ok(()),
        left => layer.bytes(field, left).map(|_| ()),
    }
}

fn interval(layer: &mut Layer<'_, '_>, field: Field<u32>) -> Result<(), Stop> {
    if layer.read(field)? == u32::MAX {
        layer.append(format_args!(" (infinity)"));
    }
    Ok(())
}

fn association(layer: &mut Layer<'_, '_>, field: Field<Text>) -> Result<(), Stop> {
    let at = layer.at();
    let id = layer.peek::<u32>(0)?;
    layer.skip(4)?;
    layer.put_fmt(field, at, 4, format_args!("{id:08x}"), 0);
    Ok(())
}

/// RFC 8415 §11.
fn unique_identifier(layer: &mut Layer<'_, '_>, client: bool) -> Result<(), Stop> {
    /// 2000-01-01, where the time of a DUID-LLT starts.
    const EPOCH_S: i64 = 946_684_800;
    let (at, len) = (layer.at(), layer.left());
    if len < 2 {
        return malformed(layer);
    }
    let all = layer.bytes(DUID_BYTES, len)?;
    if client && layer.wants_columns() {
        layer.info_append(format_args!("CID: "));
        layer.info_with(|out| dissect::text::push_hex_bytes(out, all, 0));
        layer.info_append(format_args!(" "));
    }
    layer.seek(at);
    match (layer.read(DUID_TYPE)?, len) {
        (1, 8..) => {
            layer.read(DUIDLLT_HWTYPE)?;
            let at = layer.at();
            let seconds = layer.peek::<u32>(0)?;
            layer.skip(4)?;
            layer.put_time(DUIDLLT_TIME, at, 4, EPOCH_S + i64::from(seconds), 0);
            link_layer_address(layer, DUIDLLT_LINK_LAYER_ADDR)
        }
        (2, 6..) => {
            layer.read(DUIDEN_ENTERPRISE)?;
            nonempty(layer, DUIDEN_IDENTIFIER)
        }
        (3, 4..) => {
            layer.read(DUIDLL_HWTYPE)?;
            link_layer_address(layer, DUIDLL_LINK_LAYER_ADDR)
        }
        (4, 3..) => nonempty(layer, DUIDUUID_BYTES),
        (1..=4, _) => malformed(layer),
        _ => Ok(()),
    }
}

fn link_layer_address(layer: &mut Layer<'_, '_>, field: Field<Text>) -> Result<(), Stop> {
    let (at, left) = (layer.at(), layer.left());
    if left > 0 {
        let octets = layer.take(left)?;
        layer.put_fmt(field, at, left, format_args!("{}", Colons(octets)), 0);
    }
    Ok(())
}

/// RFC 8415 §21.6.
fn address(layer: &mut Layer<'_, '_>, message: Message) -> Result<(), Stop> {
    let address = layer.ipv6(IAADDR_IP)?;
    layer.info_append(format_args!("IAA: {} ", Address::Ipv6(address)));
    interval(layer, IAADDR_PREF_LIFETIME)?;
    interval(layer, IAADDR_VALID_LIFETIME)?;
    options(layer, message)
}

/// RFC 8415 §21.22.
fn prefix(layer: &mut Layer<'_, '_>, message: Message) -> Result<(), Stop> {
    interval(layer, IAPREFIX_PREF_LIFETIME)?;
    interval(layer, IAPREFIX_VALID_LIFETIME)?;
    layer.read(IAPREFIX_PREF_LEN)?;
    layer.ipv6(IAPREFIX_PREF_ADDR)?;
    options(layer, message)
}

/// RFC 8415 §21.9: hundredths of a second.
fn elapsed_time(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let hundredths = layer.peek::<u16>(0)?;
    layer.skip(2)?;
    layer.put_value(ELAPSED_TIME, at, 2, Value::U64(u64::from(hundredths) * 10), 0);
    Ok(())
}

/// RFC 8415 §21.11; a key of the delayed protocol tells its realm.
fn authentication(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    const DELAYED: u8 = 2;
    let protocol = layer.read(AUTH_PROTOCOL)?;
    layer.read(AUTH_ALGORITHM)?;
    layer.read(AUTH_RDM)?;
    layer.bytes(AUTH_REPLAY_DETECTION, 8)?;
    match (protocol, layer.left()) {
        (_, 0) => Ok(()),
        (DELAYED, left @ 20..) => {
            ascii(layer, AUTH_REALM, left - 20)?;
            layer.read(AUTH_KEY_ID)?;
            layer.bytes(AUTH_MD5_DATA, 16).map(|_| ())
        }
        (_, left) => layer.bytes(AUTH_INFO, left).map(|_| ()),
    }
}

fn status(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(STATUS_CODE)?;
    match layer.left() {
        0 => Ok(()),
        left => ascii(layer, STATUS_MSG, left).map(|_| ()),
    }
}

fn user_class(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn takes at least two octets.
    while layer.left() >= 2 {
        let node = layer.mark();
        let len = usize::from(layer.peek::<u16>(0)?);
        layer.group("User Class suboption", |layer| {
            layer.read(USERCLASS_LENGTH)?;
            layer.bytes(USERCLASS_OPAQUE_DATA, len).map(|_| ())
        })?;
        // As the reference has it, without the length's own octets.
        layer.set_len(node, len);
    }
    Ok(())
}

fn vendor_class(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(VENDORCLASS_ENTERPRISE)?;
    // Each turn takes at least two octets.
    while layer.left() >= 2 {
        let len = usize::from(layer.peek::<u16>(0)?);
        layer.skip(2)?;
        ascii(layer, VENDORCLASS_DATA, len)?;
    }
    Ok(())
}

fn vendor_options(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(VENDOROPTS_ENTERPRISE)?;
    // Each turn takes at least four octets.
    while layer.left() >= 4 {
        layer.group("option", |layer| {
            layer.read(VENDOROPTS_ENTERPRISE_OPTION_CODE)?;
            let len = layer.read(VENDOROPTS_ENTERPRISE_OPTION_LENGTH)?;
            layer.bytes(VENDOROPTS_ENTERPRISE_OPTION_DATA, usize::from(len)).map(|_| ())
        })?;
    }
    Ok(())
}

fn names_in(layer: &mut Layer<'_, '_>, what: &str, field: Field<Text>) -> Result<(), Stop> {
    match layer.left() {
        0 => Ok(()),
        _ => layer.group(what, |layer| names(layer, field)),
    }
}

/// Names up to the end, RFC 8415 §10: not compressed; the last may lack its root.
fn names(layer: &mut Layer<'_, '_>, field: Field<Text>) -> Result<(), Stop> {
    // Each turn takes at least an octet.
    while layer.left() > 0 {
        let at = layer.at();
        let rest = layer.rest().bytes;
        let name = WireName(rest);
        let octets = name.octets();
        layer.skip(octets)?;
        layer.put_fmt(field, at, octets, format_args!("{name}"), 0);
    }
    Ok(())
}

/// A name as far as it goes.
struct WireName<'b>(&'b [u8]);

impl WireName<'_> {
    /// Octets of its labels and of its root, if it has one.
    fn octets(&self) -> usize {
        let mut at = 0;
        // Each turn takes at least an octet.
        while let Some(len) = self.0.get(at) {
            at += 1 + usize::from(*len);
            if *len == 0 {
                break;
            }
        }
        at.clamp(1, self.0.len().max(1))
    }
}

impl fmt::Display for WireName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rest, mut dot) = (self.0, "");
        // Each turn takes at least an octet.
        while let [len, after @ ..] = rest {
            let (label, next) = after.split_at_checked(usize::from(*len)).unwrap_or((after, &[]));
            write!(f, "{dot}{}", Words(label))?;
            if label.is_empty() {
                break;
            }
            (rest, dot) = (next, ".");
        }
        Ok(())
    }
}

/// RFC 4704 §4. What a bit means depends on who speaks.
fn client_name(layer: &mut Layer<'_, '_>, message: Message) -> Result<(), Stop> {
    const FROM_SERVER: [u8; 2] = [2, 7];
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.skip(1)?;
    layer.put(CLIENT_FQDN_FLAGS, at, 1, word);
    let from_server = FROM_SERVER.contains(&message.kind);
    if !from_server {
        let (n, s) = (CLIENTFQDN_CLIENT_N.is_set(word), CLIENTFQDN_CLIENT_S.is_set(word));
        layer.append(format_args!(
            "  [{}]",
            match (n, s) {
                (true, _) => "no updates by the server",
                (_, true) => "AAAA and PTR updated by the server",
                _ => "AAAA updated by the client, PTR by the server",
            }
        ));
    }
    let shown: &[Field<()>] = if from_server {
        &[CLIENTFQDN_SERVER_N, CLIENTFQDN_SERVER_O, CLIENTFQDN_SERVER_S]
    } else {
        &[CLIENTFQDN_CLIENT_N, CLIENTFQDN_CLIENT_S]
    };
    layer.nest(|layer| {
        for field in shown {
            layer.put_value(*field, at, 1, Value::U64(field.of(word)), flags::BITS);
        }
    });
    names(layer, CLIENT_DOMAIN)
}

/// RFC 5908 §4.
fn time_servers(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn takes at least four octets.
    while layer.left() >= 4 {
        let name = NTPSERVER_OPTION_TYPE_NAMES.name(layer.peek::<u16>(0)?, "Unknown");
        layer.group(name, |layer| {
            let kind = layer.read(NTPSERVER_OPTION_TYPE)?;
            let len = usize::from(layer.read(NTPSERVER_OPTION_LENGTH)?);
            layer.within(len, |layer| match kind {
                1 => addresses(layer, NTPSERVER_ADDR),
                2 => addresses(layer, NTPSERVER_MC_ADDR),
                3 => names(layer, NTPSERVER_FQDN),
                _ => Ok(()),
            })
        })?;
    }
    Ok(())
}

/// RFC 7598 §4.
fn softwire(layer: &mut Layer<'_, '_>, code: u16, message: Message) -> Result<(), Stop> {
    match code {
        89 if layer.left() >= 8 => {
            layer.read_bits(S46_RULE_FLAGS)?;
            layer.read(S46_RULE_EA_LEN)?;
            layer.read(S46_RULE_IPV4_PREF_LEN)?;
            layer.ipv4(S46_RULE_IPV4_PREFIX)?;
            let bits = layer.read(S46_RULE_IPV6_PREFIX_LEN)?;
            prefix_of(layer, S46_RULE_IPV6_PREFIX, bits)?;
        }
        90 if layer.left() == 16 => {
            layer.ipv6(S46_BR_ADDRESS)?;
        }
        91 if layer.left() >= 1 => {
            let bits = layer.read(S46_DMR_DMR_PREF_LEN)?;
            prefix_of(layer, S46_DMR_DMR_PREFIX, bits)?;
        }
        92 if layer.left() >= 5 => {
            layer.ipv4(S46_V4V6BIND_IPV4_ADDRESS)?;
            let bits = layer.read(S46_V4V6BIND_IPV6_PREF_LEN)?;
            prefix_of(layer, S46_V4V6BIND_IPV6_PREFIX, bits)?;
        }
        93 if layer.left() == 4 => {
            layer.read(S46_PORTPARAM_OFFSET)?;
            let bits = layer.read(S46_PORTPARAM_PSID_LEN)?;
            let at = layer.at();
            let word = layer.peek::<u16>(0)?;
            layer.skip(2)?;
            let id = word.checked_shr(16u32.saturating_sub(u32::from(bits))).unwrap_or(0);
            layer.put(S46_PORTPARAM_PSID, at, 2, id);
        }
        _ => return malformed(layer),
    }
    options(layer, message)
}

/// As many octets as the prefix reaches.
fn prefix_of(layer: &mut Layer<'_, '_>, field: Field<Ipv6>, bits: u8) -> Result<(), Stop> {
    let (at, octets) = (layer.at(), usize::from(bits).div_ceil(8).min(16));
    let prefix = layer.take(octets)?;
    let padded: [u8; 16] = std::array::from_fn(|i| prefix.get(i).copied().unwrap_or(0));
    layer.put_text(field, at, octets, padded);
    Ok(())
}

/// RFC 8156 §5.5.
fn failover(layer: &mut Layer<'_, '_>, code: u16) -> Result<(), Stop> {
    const NUMBERS: &[(u16, Field<u32>)] = &[
        (120, FAILOVER_EXPIRATION_TIME),
        (121, FAILOVER_MAX_UNACKED_BNDUPD),
        (122, FAILOVER_MCLT),
        (123, FAILOVER_PARTNER_LIFETIME),
        (124, FAILOVER_PARTNER_LIFETIME_SENT),
        (125, FAILOVER_PARTNER_DOWN_TIME),
        (126, FAILOVER_PARTNER_RAW_CLT_TIME),
        (128, FAILOVER_KEEPALIVE_TIME),
        (133, FAILOVER_START_TIME_OF_STATE),
        (134, FAILOVER_STATE_EXPIRATION_TIME),
    ];
    let len = layer.left();
    if let Some((_, field)) = NUMBERS.iter().find(|row| row.0 == code) {
        return if len == 4 { layer.read(*field).map(|_| ()) } else { malformed(layer) };
    }
    match (code, len) {
        (114, 1) => layer.read(FAILOVER_BINDING_STATUS).map(|_| ()),
        (115, 2) => layer.read_bits(FAILOVER_CONNECT_FLAGS).map(|_| ()),
        (116, _) => Ok(()),
        (117, _) => names(layer, FAILOVER_DNS_HOSTNAME),
        (118, _) => names(layer, FAILOVER_DNS_ZONENAME),
        (119, 2) => layer.read_bits(FAILOVER_DNS_FLAGS).map(|_| ()),
        (127, 4) => {
            layer.read(FAILOVER_PROTOCOL_MAJOR_VERSION)?;
            layer.read(FAILOVER_PROTOCOL_MINOR_VERSION).map(|_| ())
        }
        (129, 4..) => {
            layer.read(FAILOVER_RECONFIGURE_TIME)?;
            layer.bytes(FAILOVER_RECONFIGURE_KEY, len - 4).map(|_| ())
        }
        (130, _) => ascii(layer, FAILOVER_RELATIONSHIP_NAME, len).map(|_| ()),
        (131, 1) => layer.read_bits(FAILOVER_SERVER_FLAGS).map(|_| ()),
        (132, 1) => layer.read(FAILOVER_SERVER_STATE).map(|_| ()),
        _ => malformed(layer),
    }
}
