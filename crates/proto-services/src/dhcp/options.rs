//! Options, RFC 2132 and those that came after: a code, a length, the data.

use dissect::prelude::*;
use dissect::tree::flags;

use super::fields::*;
use super::table::{find, name};
use super::{FILE_NAME_AT, FILE_NAME_OCTETS, Outline, SERVER_NAME_AT, SERVER_NAME_OCTETS};
use crate::name::DomainName;
use crate::text::{self, ascii};

/// What an option's data is.
pub(super) enum Form {
    /// Octets, not told more about.
    Octets,
    /// Text that may end with a zero octet.
    Text(Field<TextZ>),
    /// Text.
    Line(Field<Text>),
    /// One address.
    Address(Field<Ipv4>),
    /// Addresses.
    Addresses(Field<Ipv4>),
    /// Pairs of addresses.
    Pairs(Field<Ipv4>, Field<Ipv4>),
    /// An octet.
    Byte(Field<u8>),
    /// An octet that is 0 or 1.
    Switch(Field<bool>),
    /// Two octets.
    Short(Field<u16>),
    /// Any count of two octets each.
    Shorts(Field<u16>),
    /// Four octets.
    Long(Field<u32>),
    /// Seconds.
    Interval(Field<u32>),
    /// Seconds, before or after.
    SignedInterval(Field<i32>),
    /// Seconds since the Unix epoch.
    Date(Field<AbsTime>),
    /// Anything else. Tells whether it could be read.
    Special(fn(&mut Layer<'_, '_>, &Outline<'_>) -> Result<(), Stop>),
}

impl Form {
    /// How long the data must be.
    fn octets(&self) -> Option<usize> {
        match self {
            Form::Byte(_) | Form::Switch(_) => Some(1),
            Form::Short(_) => Some(2),
            Form::Address(_)
            | Form::Long(_)
            | Form::Interval(_)
            | Form::SignedInterval(_)
            | Form::Date(_) => Some(4),
            _ => None,
        }
    }
}

/// Options up to the end option or the end of the layer; whether there was an end option.
pub(super) fn options(
    layer: &mut Layer<'_, '_>,
    outline: &Outline<'_>,
    outermost: bool,
) -> Result<bool, Stop> {
    // Each turn takes at least an octet.
    while layer.left() > 0 {
        match layer.peek::<u8>(0)? {
            0 => padding(layer),
            255 => {
                put_code(layer, 0, 1, "End", 255);
                layer.nest(|layer| layer.read(OPTION_END))?;
                let left = layer.left();
                if outermost && left > 0 {
                    layer.bytes(OPTION_PADDING, left)?;
                }
                return Ok(true);
            }
            code => option(layer, code, outline)?,
        }
    }
    Ok(false)
}

fn put_code(layer: &mut Layer<'_, '_>, value: u8, len: usize, words: &str, code: u8) {
    layer.put(OPTION_TYPE, layer.at(), len, value);
    layer.label(format_args!("Option: ({code}) {words}"));
}

fn padding(layer: &mut Layer<'_, '_>) {
    let rest = layer.rest();
    let count = rest.bytes.iter().take_while(|c| **c == 0).count();
    put_code(layer, 0, 1, "Padding", 0);
    layer.nest(|layer| layer.put_bytes(OPTION_PADDING, layer.at(), count));
    layer.seek(layer.at() + count);
}

fn option(layer: &mut Layer<'_, '_>, code: u8, outline: &Outline<'_>) -> Result<(), Stop> {
    let len = usize::from(layer.peek::<u8>(1)?);
    let node = layer.mark();
    put_code(layer, code, 2 + len, name(code), code);
    layer.skip(1)?;
    layer.nest(|layer| {
        layer.read(OPTION_LENGTH)?;
        let at = layer.at();
        let entry = find(code).filter(|entry| !matches!(entry.form, Form::Octets));
        // The octets themselves are shown if nothing else is.
        let fits =
            entry.is_some_and(|entry| entry.form.octets().is_none_or(|octets| octets == len));
        let hidden = if fits && len > 0 { flags::HIDDEN } else { 0 };
        layer.span().slice(at, len)?;
        layer.put_value(OPTION_VALUE, at, len, Value::Range, hidden);
        layer.within(len, |layer| match entry {
            Some(entry) => data(layer, &entry.form, outline, node),
            None => Ok(()),
        })
    })
}

fn data(
    layer: &mut Layer<'_, '_>,
    form: &Form,
    outline: &Outline<'_>,
    node: Mark,
) -> Result<(), Stop> {
    let len = layer.left();
    match *form {
        Form::Octets => {}
        Form::Text(field) => ascii(layer, field, len).map(|_| ())?,
        Form::Line(field) => ascii(layer, field, len).map(|_| ())?,
        Form::Address(field) if len == 4 => {
            let address = Address::Ipv4(layer.ipv4(field)?);
            layer.append_at(node, format_args!(" ({address})"));
        }
        Form::Addresses(field) => addresses(layer, field)?,
        Form::Pairs(first, second) => {
            // Each turn takes eight octets.
            while layer.left() >= 8 {
                layer.ipv4(first)?;
                let second = Address::Ipv4(layer.ipv4(second)?);
                layer.append(format_args!("/{second}"));
            }
            not_whole(layer, 8);
        }
        Form::Byte(field) if len == 1 => layer.read(field).map(|_| ())?,
        Form::Switch(field) if len == 1 => layer.read(field).map(|_| ())?,
        Form::Short(field) if len == 2 => layer.read(field).map(|_| ())?,
        Form::Shorts(field) => {
            // Each turn takes two octets.
            while layer.left() >= 2 {
                layer.read(field)?;
            }
            not_whole(layer, 2);
        }
        Form::Long(field) if len == 4 => layer.read(field).map(|_| ())?,
        Form::Interval(field) if len == 4 => interval(layer, field)?,
        Form::SignedInterval(field) if len == 4 => {
            let seconds = layer.read(field)?;
            let sign = if seconds < 0 { "-" } else { "" };
            layer.append(format_args!(" ({sign}{})", text::Interval(seconds.unsigned_abs())));
        }
        Form::Date(field) if len == 4 => {
            let at = layer.at();
            let seconds = layer.peek::<u32>(0)?;
            layer.put_time(field, at, 4, i64::from(seconds), 0);
        }
        Form::Special(read) => read(layer, outline)?,
        _ => {
            let octets = form.octets().unwrap_or(0);
            layer.note_here(BAD_LENGTH, format_args!("length isn't {octets}"));
        }
    }
    Ok(())
}

/// Notes what is left of a list.
fn not_whole(layer: &mut Layer<'_, '_>, octets: usize) {
    if layer.left() > 0 {
        layer.note_here(BAD_LENGTH, format_args!("Option length isn't a multiple of {octets}"));
    }
}

fn interval(layer: &mut Layer<'_, '_>, field: Field<u32>) -> Result<(), Stop> {
    let seconds = layer.read(field)?;
    match seconds {
        u32::MAX => layer.append(format_args!(" (infinity)")),
        _ => layer.append(format_args!(" ({})", text::Interval(seconds))),
    }
    Ok(())
}

/// Addresses up to the end.
pub(super) fn addresses(layer: &mut Layer<'_, '_>, field: Field<Ipv4>) -> Result<(), Stop> {
    // Each turn takes four octets.
    while layer.left() >= 4 {
        layer.ipv4(field)?;
    }
    not_whole(layer, 4);
    Ok(())
}

/// RFC 2132 §9.3: the file name, the server name or both hold more options.
pub(super) fn overload(layer: &mut Layer<'_, '_>, outline: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() < 1 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    let end = layer.at() + layer.left();
    let which = layer.read(OPTION_OPTION_OVERLOAD)?;
    // What stands there cannot tell so again.
    let inner = Outline { overload: 0, ..*outline };
    if outline.overload == 0 {
        return Ok(());
    }
    if which & 2 != 0 {
        overloaded(layer, &inner, SERVER_NAME_AT, SERVER_NAME_OCTETS)?;
    }
    if which & 1 != 0 {
        overloaded(layer, &inner, FILE_NAME_AT, FILE_NAME_OCTETS)?;
    }
    layer.seek(end);
    Ok(())
}

fn overloaded(
    layer: &mut Layer<'_, '_>,
    outline: &Outline<'_>,
    at: usize,
    len: usize,
) -> Result<(), Stop> {
    let file = at == FILE_NAME_AT;
    let what = if file { "Boot file name" } else { "Server host name" };
    layer.seek(at);
    layer.group(format_args!("{what} option overload"), |layer| {
        let ended = layer.within(len, |layer| options(layer, outline, false))?;
        if !ended {
            layer.note_here(
                if file { FILE_END_MISSING } else { SERVER_END_MISSING },
                format_args!(""),
            );
        }
        Ok(())
    })
}

pub(super) fn message_type(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    layer.read(OPTION_DHCP)?;
    if layer.left() > 0 {
        layer.note_here(BAD_LENGTH, format_args!(""));
    }
    Ok(())
}

/// RFC 2132 §9.8.
pub(super) fn parameter_list(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    // Each turn takes an octet.
    while layer.left() > 0 {
        let code = layer.read(OPTION_REQUEST_LIST_ITEM)?;
        layer.label(format_args!("Parameter Request List Item: ({code}) {}", name(code)));
    }
    Ok(())
}

/// RFC 2132 §9.14, RFC 4361 §6.1, RFC 4578 §2.3.
pub(super) fn client_identifier(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    let len = layer.left();
    if len == 0 {
        return Ok(());
    }
    match (layer.peek::<u8>(0)?, len) {
        (super::HARDWARE_ETHERNET | super::HARDWARE_IEEE802, 7) => {
            layer.read(HW_TYPE)?;
            layer.ether(HW_MAC_ADDR).map(|_| ())
        }
        (0, 17) => {
            layer.skip(1)?;
            layer.guid_le(CLIENT_ID_UUID).map(|_| ())
        }
        (0, _) => {
            layer.read(CLIENT_ID_TYPE)?;
            let text = ascii(layer, CLIENT_ID_UNDEF, len - 1)?;
            layer.note_stray(text);
            Ok(())
        }
        (255, 7..) => {
            layer.skip(1)?;
            unique_identifier(layer)
        }
        _ => Ok(()),
    }
}

/// RFC 4361 §6.1: an identity association and a DUID, RFC 8415 §11.
fn unique_identifier(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let association = layer.peek::<u32>(0)?;
    layer.skip(4)?;
    layer.put_fmt(CLIENT_ID_IAID, at, 4, format_args!("{association:08x}"), 0);
    match layer.read(CLIENT_ID_DUID_TYPE)? {
        1 => {
            if layer.left() < 6 {
                layer.note_here(MALFORMED_DUID, format_args!(""));
                return Ok(());
            }
            layer.read(CLIENT_ID_DUID_LLT_HW_TYPE)?;
            layer.read(CLIENT_ID_TIME)?;
            link_layer_address(layer)
        }
        2 => {
            if layer.left() < 4 {
                layer.note_here(MALFORMED_DUID, format_args!(""));
                return Ok(());
            }
            layer.read(CLIENT_ID_ENTERPRISE_NUM)?;
            match layer.left() {
                0 => Ok(()),
                left => layer.bytes(CLIENT_ID, left).map(|_| ()),
            }
        }
        3 => {
            layer.read(CLIENT_ID_DUID_LL_HW_TYPE)?;
            link_layer_address(layer)
        }
        _ => Ok(()),
    }
}

fn link_layer_address(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let (at, left) = (layer.at(), layer.left());
    if left > 0 {
        let octets = layer.take(left)?;
        layer.put_fmt(
            CLIENT_ID_LINK_LAYER_ADDRESS,
            at,
            left,
            format_args!("{}", Colons(octets)),
            0,
        );
    }
    Ok(())
}

/// Octets with colons between.
pub(crate) struct Colons<'b>(pub(crate) &'b [u8]);

impl std::fmt::Display for Colons<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, octet) in self.0.iter().enumerate() {
            write!(f, "{}{octet:02x}", if i > 0 { ":" } else { "" })?;
        }
        Ok(())
    }
}

/// RFC 3004 §4; some send plain text instead.
pub(super) fn user_class(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    let all = layer.rest().bytes;
    if all.len() < 2 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    let mut rest = all;
    // Each turn takes at least an octet.
    while let [len, data @ ..] = rest {
        match data.get(usize::from(*len)..).filter(|_| *len > 0) {
            Some(after) => rest = after,
            None => {
                ascii(layer, OPTION_USER_CLASS_TEXT, all.len())?;
                layer.note(NOT_STANDARD);
                return Ok(());
            }
        }
    }
    let mut instance = 0u8;
    while layer.left() > 0 {
        let len = layer.peek::<u8>(0)?;
        layer.put(OPTION_USER_CLASS, layer.at(), 1 + usize::from(len), instance);
        layer.nest(|layer| {
            layer.read(OPTION_USER_CLASS_LENGTH)?;
            layer.bytes(OPTION_USER_CLASS_DATA, usize::from(len))
        })?;
        instance = instance.saturating_add(1);
    }
    Ok(())
}

/// RFC 2610 §3.
pub(super) fn slp_agent(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    layer.read(OPTION_SLP_DIRECTORY_AGENT_VALUE)?;
    addresses(layer, OPTION_SLP_DIRECTORY_AGENT_SLPDA_ADDRESS)
}

/// RFC 2610 §4.
pub(super) fn slp_scope(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    layer.read(OPTION_SLP_SERVICE_SCOPE_VALUE)?;
    let left = layer.left();
    ascii(layer, OPTION_SLP_SERVICE_SCOPE_STRING, left).map(|_| ())
}

/// RFC 4702 §2.
pub(super) fn client_name(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() < 3 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    let word = layer.read_bits(FQDN_FLAGS)?;
    layer.read(FQDN_RCODE1)?;
    layer.read(FQDN_RCODE2)?;
    match layer.left() {
        0 => Ok(()),
        left if FQDN_E.is_set(word) => {
            let at = layer.at();
            let octets = layer.take(left)?;
            // A name that has no end is a partial one.
            let text = PartialName(octets);
            layer.put_fmt(FQDN_NAME, at, left, format_args!("{text}"), 0);
            Ok(())
        }
        left => ascii(layer, FQDN_NAME, left).map(|_| ()),
    }
}

/// Labels, the last of which need not be the root.
struct PartialName<'b>(&'b [u8]);

impl std::fmt::Display for PartialName<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (mut rest, mut dot) = (self.0, "");
        // Each turn takes at least an octet.
        while let [len, after @ ..] = rest
            && *len > 0
        {
            let (label, next) = after.split_at_checked(usize::from(*len)).unwrap_or((after, &[]));
            write!(f, "{dot}{}", text::Words(label))?;
            (rest, dot) = (next, ".");
        }
        Ok(())
    }
}

/// RFC 3118 §2.
pub(super) fn authentication(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    const DELAYED: u8 = 1;
    if layer.left() < 11 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    let protocol = layer.read(OPTION_DHCP_AUTHENTICATION_PROTOCOL)?;
    let algorithm = if protocol == DELAYED {
        layer.read(OPTION_DHCP_AUTHENTICATION_ALG_DELAY)?
    } else {
        layer.read(OPTION_DHCP_AUTHENTICATION_ALGORITHM)?
    };
    if layer.read(OPTION_DHCP_AUTHENTICATION_RDM)? == 0 {
        layer.read(OPTION_DHCP_AUTHENTICATION_RDM_REPLAY_DETECTION)?;
    } else {
        ascii(layer, OPTION_DHCP_AUTHENTICATION_RDM_RDV, 8)?;
    }
    let left = layer.left();
    match (protocol, algorithm, left) {
        (_, _, 0) => Ok(()),
        (DELAYED, 1, 20..) => {
            layer.read(OPTION_DHCP_AUTHENTICATION_SECRET_ID)?;
            layer.bytes(OPTION_DHCP_AUTHENTICATION_HMAC_MD5_HASH, 16).map(|_| ())
        }
        (DELAYED, 1, _) => Ok(()),
        _ => ascii(layer, OPTION_DHCP_AUTHENTICATION_INFORMATION, left).map(|_| ()),
    }
}

/// RFC 4578 §2.2.
pub(super) fn network_interface(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    let universal = layer.peek::<u8>(0)? == 1;
    layer.skip(1)?;
    if universal {
        layer.read(CLIENT_NETWORK_ID_MAJOR)?;
        layer.read(CLIENT_NETWORK_ID_MINOR)?;
    }
    Ok(())
}

/// RFC 4578 §2.3.
pub(super) fn machine_identifier(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() == 17 && layer.peek::<u8>(0)? == 0 {
        layer.skip(1)?;
        layer.guid_le(CLIENT_ID_UUID)?;
    }
    Ok(())
}

/// RFC 4776 §3.
pub(super) fn civic_address(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() < 3 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    layer.read(OPTION_CIVIC_LOCATION_WHAT)?;
    ascii(layer, OPTION_CIVIC_LOCATION_COUNTRY, 2)?;
    // Each turn takes at least two octets.
    while layer.left() >= 2 {
        layer.read(OPTION_CIVIC_LOCATION_CA_TYPE)?;
        let len = usize::from(layer.read(OPTION_CIVIC_LOCATION_CA_LENGTH)?);
        if len > layer.left() {
            layer.note_here(BAD_CIVIC_TYPE, format_args!(""));
            return Ok(());
        }
        if len > 0 {
            ascii(layer, OPTION_CIVIC_LOCATION_CA_VALUE, len)?;
        }
    }
    Ok(())
}

/// RFC 2937.
pub(super) fn name_services(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    let len = layer.left();
    if len < 2 || !len.is_multiple_of(2) {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    // Each turn takes two octets.
    while layer.left() >= 2 {
        let at = layer.at();
        let code = layer.peek::<u16>(0)?;
        layer.skip(2)?;
        let words = match code {
            0 => "Local naming information (e.g., an /etc/hosts file on a UNIX machine) (0)",
            6 => "Domain Name Server Option (6)",
            41 => "Network Information Servers Option (41)",
            44 => "NetBIOS over TCP/IP Name Server Option (44)",
            65 => "Network Information Service+ Servers Option (65)",
            _ => {
                layer.note_here(BAD_NAME_SERVICE, format_args!(""));
                continue;
            }
        };
        layer.put_text(OPTION_DHCP_NAME_SERVICE_SEARCH_OPTION, at, 2, words);
    }
    Ok(())
}

/// RFC 3397 §2. Pointers count from the start of the data.
pub(super) fn domain_search(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    compressed_names(layer, OPTION_DHCP_DNS_DOMAIN_SEARCH_LIST_FQDN)
}

fn compressed_names<T>(layer: &mut Layer<'_, '_>, field: Field<T>) -> Result<(), Stop> {
    let (start, data) = (layer.at(), layer.rest());
    // Each turn takes at least an octet.
    while layer.left() > 0 {
        let at = layer.at();
        let name = DomainName::read(&data, at - start)?;
        layer.skip(name.octets)?;
        layer.put_fmt(field, at, name.octets, format_args!("{name}"), 0);
    }
    Ok(())
}

/// RFC 3361 §3.
pub(super) fn sip_servers(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    const NAMES: u8 = 0;
    const ADDRESSES: u8 = 1;
    let encoding = layer.read(OPTION_SIP_SERVER_ENCODING)?;
    match encoding {
        NAMES => compressed_names(layer, OPTION_SIP_SERVER_NAME),
        ADDRESSES if layer.left() >= 4 => addresses(layer, OPTION_SIP_SERVER_ADDRESS),
        ADDRESSES => {
            layer.note_here(BAD_LENGTH, format_args!(""));
            Ok(())
        }
        _ => {
            layer.note_here(BAD_SIP_ENCODING, format_args!(""));
            Ok(())
        }
    }
}

/// RFC 3442: the width of the mask, the octets of the network that it reaches, the router.
pub(super) fn routes(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() < 5 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    // Each turn takes at least five octets.
    while layer.left() > 0 {
        let at = layer.at();
        let width = layer.peek::<u8>(0)?;
        if width > 32 {
            layer.note_here(BAD_ROUTE, format_args!("The mask has {width} bits"));
            return Ok(());
        }
        let significant = usize::from(width).div_ceil(8);
        layer.put_bytes(OPTION_CLASSLESS_STATIC_ROUTE, at, 1 + significant + 4);
        layer.skip(1)?;
        let network = layer.take(significant)?;
        let padded: [u8; 4] = std::array::from_fn(|i| network.get(i).copied().unwrap_or(0));
        let router: [u8; 4] = layer.span().array(layer.at())?;
        layer.skip(4)?;
        let (network, router) = (Address::Ipv4(padded), Address::Ipv4(router));
        match width {
            0 => layer.label(format_args!("default-{router}")),
            _ => layer.label(format_args!("{network}/{width}-{router}")),
        }
    }
    Ok(())
}

/// RFC 6704 §3.1.1.
pub(super) fn nonce_algorithms(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    // Each turn takes an octet.
    while layer.left() > 0 {
        layer.read(OPTION_FORCERENEW_NONCE_ALGORITHM.retyped::<u8>())?;
    }
    Ok(())
}

/// RFC 6731 §4.3.
pub(super) fn rdnss(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() < 10 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.skip(1)?;
    for field in [OPTION_RDNSS_RESERVED, OPTION_RDNSS_PREFERENCE] {
        layer.put_value(field, at, 1, Value::U64(field.of(word)), flags::BITS);
    }
    layer.ipv4(OPTION_RDNSS_PRIMARY_DNS)?;
    layer.ipv4(OPTION_RDNSS_SECONDARY_DNS)?;
    compressed_names(layer, OPTION_RDNSS_DOMAIN)
}

/// RFC 6926 §6.2.2.
pub(super) fn status(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() < 1 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    layer.read(OPTION_BULK_LEASE_STATUS_CODE)?;
    match layer.left() {
        0 => Ok(()),
        left => ascii(layer, OPTION_BULK_LEASE_STATUS_CODE_MESSAGE, left).map(|_| ()),
    }
}

/// RFC 7291 §4.
pub(super) fn pcp_servers(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() < 5 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    // Each turn takes at least an octet.
    while layer.left() > 0 {
        layer.group("PCP server list", |layer| {
            let len = layer.read(OPTION_PCP_LIST_LENGTH)?;
            (0..len / 4).try_for_each(|_| layer.ipv4(OPTION_PCP_SERVER).map(|_| ()))
        })?;
    }
    Ok(())
}

/// RFC 7618 §9.
pub(super) fn port_parameters(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() != 4 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    layer.read(OPTION_PORTPARAMS_OFFSET)?;
    layer.read(OPTION_PORTPARAMS_PSID_LENGTH)?;
    layer.bytes(OPTION_PORTPARAMS_PSID, 2).map(|_| ())
}

/// RFC 5969 §7.1.1.
pub(super) fn six_rd(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() < 22 {
        layer.note_here(SIX_RD_MALFORMED, format_args!(""));
        return Ok(());
    }
    layer.read(OPTION_6RD_IPV4_MASK_LEN)?;
    layer.read(OPTION_6RD_PREFIX_LEN)?;
    layer.ipv6(OPTION_6RD_PREFIX)?;
    addresses(layer, OPTION_6RD_BORDER_RELAY_IP)
}

/// RFC 4174 §2.
pub(super) fn isns(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    if layer.left() < 14 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    layer.read_bits(OPTION_ISNS_FUNCTIONS)?;
    layer.read_bits(OPTION_ISNS_DISCOVERY_DOMAIN_ACCESS)?;
    let administrative = layer.read_bits(OPTION_ISNS_ADMINISTRATIVE_FLAGS)?;
    layer.read_bits(OPTION_ISNS_SERVER_SECURITY_BITMAP)?;
    if OPTION_ISNS_ADMINISTRATIVE_FLAGS_HEARTBEAT.is_set(administrative) {
        layer.ipv4(OPTION_ISNS_HEARTBEAT_ORIGINATOR_ADDR)?;
    }
    layer.ipv4(OPTION_ISNS_PRIMARY_SERVER_ADDR)?;
    if layer.left() == 0 {
        return Ok(());
    }
    layer.group("Secondary iSNS Servers", |layer| {
        addresses(layer, OPTION_ISNS_SECONDARY_SERVER_ADDR)
    })
}

/// RFC 6225 §2; CableLabs used the same code for something else, told by the length.
pub(super) fn coordinates(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    const LOCATION_OCTETS: usize = 16;
    if layer.left() == LOCATION_OCTETS {
        return location(layer);
    }
    // Each turn takes at least two octets.
    while layer.left() > 0 {
        layer.read(OPTION_CL_DSS_ID_OPTION)?;
        let len = layer.read(OPTION_CL_DSS_ID_LEN)?;
        ascii(layer, OPTION_CL_DSS_ID, usize::from(len))?;
    }
    Ok(())
}

fn location(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let octets: [u8; 16] = layer.span().array(at)?;
    let word = u128::from_be_bytes(octets);
    let bits = |from: u32, count: u32| (word >> (128 - from - count)) as u64 & ((1 << count) - 1);
    let signed = |value: u64, count: u32| ((value << (64 - count)) as i64) >> (64 - count);
    let (latitude_bits, longitude_bits) = (bits(0, 6), bits(40, 6));
    let (kind, altitude_bits) = (bits(80, 4), bits(84, 6));
    if !(1..=3).contains(&bits(120, 8)) {
        layer.put(OPTION_RFC3825_ERROR, at, 16, 8u8);
        return Ok(());
    }
    let degrees = |value: u64| signed(value, 34) as f64 / f64::from(1 << 25);
    let resolution = |significant: u64| 2f64.powi(8 - significant as i32);
    layer.put(OPTION_RFC3825_LATITUDE, at, 5, degrees(bits(6, 34)));
    layer.put(OPTION_RFC3825_LONGITUDE, at + 5, 5, degrees(bits(46, 34)));
    layer.put(OPTION_RFC3825_LATITUDE_RES, at, 1, resolution(latitude_bits));
    layer.put(OPTION_RFC3825_LONGITUDE_RES, at + 5, 1, resolution(longitude_bits));
    layer.put(OPTION_RFC3825_ALTITUDE, at + 10, 5, signed(bits(90, 30), 30) as f64 / 256.0);
    layer.put(OPTION_RFC3825_ALTITUDE_RES, at + 10, 2, 2f64.powi(21 - altitude_bits as i32));
    layer.put(OPTION_RFC3825_ALTITUDE_TYPE, at + 10, 1, kind);
    Ok(())
}
