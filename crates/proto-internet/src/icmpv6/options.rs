//! Options of neighbour discovery: RFC 4861 §4.6, RFC 3971, RFC 4191, RFC 5175, RFC 5568, RFC 6275, RFC 6775,
//! RFC 8106, RFC 8781, RFC 8910.
//!
//! Code points: IANA "IPv6 Neighbor Discovery Option Formats".

use dissect::layer::Mark;

use super::*;

/// The options up to the end of the message. Each turn takes at least eight octets or ends the loop.
pub(super) fn nodes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    while layer.left() > 0 {
        if !option(layer)? {
            break;
        }
    }
    Ok(())
}

/// False if the option has no length: nothing after it can be found.
fn option(layer: &mut Layer<'_, '_>) -> Result<bool, Stop> {
    let kind = layer.peek::<u8>(0)?;
    let mark = layer.mark();
    layer.subtree(OPT, |layer| {
        match OPT_TYPE_NAMES.find(u64::from(kind)) {
            Some(name) => layer.append_at(mark, format_args!(" ({name}")),
            None => layer.append_at(mark, format_args!(" (Unknown {kind}")),
        }
        layer.read(OPT_TYPE)?;
        let words = usize::from(layer.read(OPT_LENGTH)?);
        layer.append(format_args!(" ({} bytes)", words * 8));
        if words == 0 {
            layer.note_with(INVALID_OPTION_LENGTH, format_args!("Invalid option length (Zero)"));
            return Ok(false);
        }
        let left = layer.left();
        let len = words * 8 - 2;
        layer.within(len.min(left), |layer| {
            contents(layer, kind, mark)?;
            let rest = layer.left();
            if rest > 0 && len <= left {
                layer.bytes(UNKNOWN_DATA, rest)?;
                layer.note(UNKNOWN_DATA_NOTE);
            }
            Ok(())
        })?;
        if len > left {
            return Err(layer.span().stop_at(layer.at() + len - left));
        }
        layer.append_at(mark, format_args!(")"));
        Ok(true)
    })
}

/// What is left of the option, under a field without value of its own.
fn rest<T>(layer: &mut Layer<'_, '_>, field: Field<T>) -> Result<(), Stop> {
    let len = layer.left();
    if len > 0 { layer.bytes(field, len).map(drop) } else { Ok(()) }
}

/// A prefix whose last octets may be left out: up to sixteen octets, as an address.
fn prefix(layer: &mut Layer<'_, '_>, field: Field<Ipv6>, len: usize) -> Result<[u8; 16], Stop> {
    let at = layer.at();
    let octets = layer.take(len)?;
    let mut address = [0; 16];
    for (to, from) in address.iter_mut().zip(octets) {
        *to = *from;
    }
    layer.put_text_flagged(field, at, len, address, 0);
    Ok(address)
}

fn contents(layer: &mut Layer<'_, '_>, kind: u8, mark: Mark) -> Result<(), Stop> {
    match kind {
        1 | 2 => link_layer_address(layer, kind, mark),
        3 => prefix_information(layer, mark),
        4 => redirected(layer),
        5 => {
            layer.bytes(OPT_RESERVED, 2)?;
            let mtu = layer.read(OPT_MTU)?;
            layer.append_at(mark, format_args!(" : {mtu}"));
            Ok(())
        }
        6 => {
            let limit = layer.read(OPT_NBMA_SHORTCUT_LIMIT)?;
            layer.append_at(mark, format_args!(" : {limit}"));
            layer.bytes(OPT_RESERVED, 1)?;
            layer.bytes(OPT_RESERVED, 4).map(drop)
        }
        7 => {
            layer.bytes(OPT_RESERVED, 2)?;
            let interval = layer.read(OPT_ADVERTISEMENT_INTERVAL)?;
            layer.append_at(mark, format_args!(" : {interval}"));
            Ok(())
        }
        8 => {
            layer.bytes(OPT_RESERVED, 2)?;
            layer.read(OPT_HOME_AGENT_PREFERENCE)?;
            layer.read(OPT_HOME_AGENT_LIFETIME).map(drop)
        }
        9 | 10 => {
            layer.bytes(OPT_RESERVED, 6)?;
            addresses(layer, OPT_IPV6_ADDRESS, mark)
        }
        11 => cga(layer),
        12 | 32 => {
            layer.bytes(OPT_RESERVED, 2)?;
            layer.bytes(if kind == 12 { OPT_RSA_KEY_HASH } else { OPT_PS_KEY_HASH }, 16)?;
            rest(layer, OPT_DIGITAL_SIGNATURE_PADDING)
        }
        13 => timestamp(layer),
        14 => rest(layer, OPT_NONCE),
        15 => trust_anchor(layer),
        16 => {
            layer.read(OPT_NAME_TYPE)?;
            layer.bytes(OPT_RESERVED, 1)?;
            rest(layer, X509_CERTIFICATE)
        }
        17..=20 => fast_handover(layer, kind, mark),
        23 => mobility_anchor_point(layer),
        24 => route_information(layer, mark),
        25 => {
            layer.bytes(OPT_RESERVED, 2)?;
            layer.read(OPT_RDNSS_LIFETIME)?;
            addresses(layer, OPT_RDNSS, mark)
        }
        26 => {
            layer.read_bits(OPT_EFO)?;
            layer.bytes(OPT_RESERVED, 4).map(drop)
        }
        27 | 28 => handover_key(layer, kind),
        29 => identifier(layer, OPT_HAI_OPTION_CODE, OPT_HAI_LENGTH, OPT_HAI_VALUE),
        30 => identifier(layer, OPT_MN_OPTION_CODE, OPT_MN_LENGTH, OPT_MN_VALUE),
        31 => search_list(layer, mark),
        33 => registration(layer, mark),
        34 => context(layer, mark),
        35 => border_router(layer, mark),
        36 => {
            let at = layer.at();
            let word = layer.peek::<u16>(0)?;
            layer.put_members(OPT_SIX_CIO_UNASSIGNED1_WORD, at, 2, u64::from(word));
            layer.skip(2)?;
            layer.read(OPT_SIX_CIO_UNASSIGNED2).map(drop)
        }
        37 => {
            let len = layer.left();
            layer.text(OPT_CAPTIVE_PORTAL, len).map(drop)
        }
        38 => pref64(layer),
        _ => {
            layer
                .note_here(UNDECODED_OPTION, format_args!("No dissector for ICMPv6 option {kind}"));
            rest(layer, DATA)
        }
    }
}

fn link_layer_address(layer: &mut Layer<'_, '_>, kind: u8, mark: Mark) -> Result<(), Stop> {
    let at = layer.at();
    let left = layer.left();
    // IEEE 802.15.4 addresses have eight octets, and six of padding.
    let padded = left == 14 && layer.rest().slice(8, 6).is_ok_and(|p| p == [0; 6]);
    let len = if padded { 8 } else { left };
    if padded {
        let own = if kind == 1 { OPT_SRC_LINKADDR_EUI64 } else { OPT_TARGET_LINKADDR_EUI64 };
        let value = layer.peek::<u64>(0)?;
        layer.put(OPT_LINKADDR_EUI64, at, 8, value);
        layer.put(own, at, 8, value);
    }
    let shown = layer.mark();
    // Six octets are an Ethernet address.
    let (field, own): (Field<()>, Field<()>) = match (len, kind) {
        (6, 1) => (OPT_LINKADDR_ETHER.retyped(), OPT_SRC_LINKADDR_ETHER.retyped()),
        (6, _) => (OPT_LINKADDR_ETHER.retyped(), OPT_TARGET_LINKADDR_ETHER.retyped()),
        (_, 1) => (OPT_LINKADDR.retyped(), OPT_SRC_LINKADDR.retyped()),
        _ => (OPT_LINKADDR.retyped(), OPT_TARGET_LINKADDR.retyped()),
    };
    let octets = layer.bytes(field, len)?;
    layer.hidden_bytes(own, at, len);
    if layer.wants_labels() || layer.wants_columns() {
        let mut text = Vec::with_capacity(3 * len);
        dissect::text::push_hex_bytes(&mut text, octets, b':');
        let text = str::from_utf8(&text).unwrap_or("");
        if layer.wants_tree() {
            layer.label_at(shown, format_args!("Link-layer address: {text}"));
            let name = if kind == 1 { "Source" } else { "Target" };
            if layer.last() != shown {
                layer.label(format_args!("{name} link-layer address: {text}"));
            }
        }
        layer.append_at(mark, format_args!(" : {text}"));
        let word = if kind == 1 { "from" } else { "is at" };
        layer.info_append(format_args!(" {word} {text}"));
    }
    rest(layer, OPT_PADDING)
}

fn prefix_information(layer: &mut Layer<'_, '_>, mark: Mark) -> Result<(), Stop> {
    let bits = layer.read(OPT_PREFIX_LENGTH)?;
    layer.read_bits(OPT_PREFIX_FLAG)?;
    layer.read(OPT_PREFIX_VALID_LIFETIME)?;
    layer.read(OPT_PREFIX_PREFERRED_LIFETIME)?;
    layer.bytes(OPT_RESERVED, 4)?;
    let address = layer.ipv6(OPT_PREFIX)?;
    layer.append_at(mark, format_args!(" : {}/{bits}", Address::Ipv6(address)));
    Ok(())
}

fn redirected(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.bytes(OPT_RESERVED, 6)?;
    let packet = layer.rest();
    layer.put_bytes(OPT_REDIRECTED_PACKET, layer.at(), packet.len());
    if let Some(ipv6) = layer.registry().named(Name::new("ipv6")) {
        layer.call_in_error(ipv6, packet);
    }
    layer.skip(packet.len())
}

/// Addresses up to the end of the option, listed in its line. Each turn takes sixteen octets.
fn addresses(layer: &mut Layer<'_, '_>, field: Field<Ipv6>, mark: Mark) -> Result<(), Stop> {
    while layer.left() >= 16 {
        let address = layer.ipv6(field)?;
        layer.append_at(mark, format_args!(" {}", Address::Ipv6(address)));
    }
    Ok(())
}

/// RFC 3971 §5.1; the parameters are those of RFC 3972 §3. The key is ASN.1 of its own length.
fn cga(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let pad = usize::from(layer.read(OPT_CGA_PAD_LENGTH)?);
    layer.bytes(OPT_RESERVED, 1)?;
    let parameters = layer.left().saturating_sub(pad);
    layer.put_bytes(OPT_CGA, layer.at(), parameters);
    layer.nest(|layer| {
        layer.within(parameters, |layer| {
            layer.bytes(OPT_CGA_MODIFIER, 16)?;
            layer.bytes(OPT_CGA_SUBNET_PREFIX, 8)?;
            layer.bytes(OPT_CGA_COUNT, 1)?;
            let key = sequence_len(layer).unwrap_or(layer.left()).min(layer.left());
            layer.bytes(OPT_CGA_SUBJECT_PUBLIC_KEY_INFO, key)?;
            // Each turn takes at least four octets.
            while layer.left() >= 4 {
                layer.read(OPT_CGA_EXT_TYPE)?;
                let len = usize::from(layer.read(OPT_CGA_EXT_LENGTH)?);
                layer.bytes(OPT_CGA_EXT_DATA, len)?;
            }
            Ok(())
        })
    })?;
    rest(layer, OPT_PADDING)
}

/// Octets of the ASN.1 sequence that starts here.
fn sequence_len(layer: &Layer<'_, '_>) -> Option<usize> {
    let rest = layer.rest();
    match *rest.bytes {
        [_, 0x82, a, b, ..] => Some(usize::from(u16::from_be_bytes([a, b])) + 4),
        [_, 0x81, a, ..] => Some(usize::from(a) + 3),
        [_, a @ 0..=0x7f, ..] => Some(usize::from(a) + 2),
        _ => None,
    }
}

/// RFC 3971 §5.3.1: seconds in 48 bits, and a fraction in 16.
fn timestamp(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.bytes(OPT_RESERVED, 6)?;
    let at = layer.at();
    let word = layer.peek::<u64>(0)?;
    let nanos = ((word & 0xffff) * 1_000_000_000) >> 16;
    layer.put_time(OPT_TIMESTAMP, at, 8, (word >> 16) as i64, nanos as i32);
    layer.skip(8)
}

fn trust_anchor(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let kind = layer.read(OPT_NAME_TYPE)?;
    let pad = usize::from(layer.read(OPT_CGA_PAD_LENGTH)?);
    let len = layer.left().saturating_sub(pad);
    match kind {
        2 => drop(layer.text(OPT_NAME_TYPE_FQDN, len)?),
        _ => drop(layer.bytes(OPT_NAME_X501, len)?),
    }
    rest(layer, OPT_PADDING)
}

/// RFC 5568 §6.4.
fn fast_handover(layer: &mut Layer<'_, '_>, kind: u8, mark: Mark) -> Result<(), Stop> {
    match kind {
        17 | 18 => {
            let (code, len, address) = if kind == 17 {
                (OPT_IPA_OPTION_CODE, OPT_IPA_PREFIX_LEN, OPT_IPA_IPV6_ADDRESS)
            } else {
                (OPT_NRPI_OPTION_CODE, OPT_NRPI_PREFIX_LEN, OPT_NRPI_PREFIX)
            };
            layer.read(code)?;
            let bits = layer.read(len)?;
            layer.bytes(OPT_RESERVED, 4)?;
            let address = layer.ipv6(address)?;
            layer.append_at(mark, format_args!(" {}/{bits}", Address::Ipv6(address)));
            Ok(())
        }
        19 => {
            layer.read(OPT_LLA_OPTION_CODE)?;
            rest(layer, OPT_LLA_BYTES)
        }
        _ => {
            layer.read(OPT_NAACK_OPTION_CODE)?;
            let status = layer.read(OPT_NAACK_STATUS)?;
            if status == 2 && layer.left() >= 16 {
                layer.ipv6(OPT_NAACK_SUPPLIED_NCOA)?;
                return Ok(());
            }
            rest(layer, OPT_RESERVED)
        }
    }
}

/// RFC 5380 §4.
fn mobility_anchor_point(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put_members(OPT_MAP_DISTANCE_WORD, at, 1, u64::from(word));
    layer.skip(1)?;
    layer.read_bits(OPT_MAP_FLAG)?;
    layer.read(OPT_MAP_VALID_LIFETIME)?;
    layer.ipv6(OPT_MAP_GLOBAL_ADDRESS).map(drop)
}

fn route_information(layer: &mut Layer<'_, '_>, mark: Mark) -> Result<(), Stop> {
    let bits = layer.read(OPT_PREFIX_LENGTH)?;
    let word = layer.read_bits(OPT_ROUTE_INFO_FLAG)?;
    let preference = PREFERENCES.name(OPT_ROUTE_INFO_FLAG_ROUTE_PREFERENCE.of(word), "");
    layer.append_at(mark, format_args!(" : {preference}"));
    layer.read(OPT_ROUTE_LIFETIME)?;
    let len = layer.left().min(16);
    let address = if len > 0 { prefix(layer, OPT_PREFIX, len)? } else { [0; 16] };
    layer.append_at(mark, format_args!(" {}/{bits}", Address::Ipv6(address)));
    Ok(())
}

/// RFC 5269 §3.
fn handover_key(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    let pad = usize::from(layer.read(OPT_HKR_PAD_LENGTH)?);
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put_members(OPT_HKR_AT_WORD, at, 1, u64::from(word));
    layer.skip(1)?;
    if kind == 28 {
        layer.read(OPT_HKR_LIFETIME)?;
    }
    let key = layer.left().saturating_sub(pad);
    if key > 0 {
        layer.bytes(
            if kind == 27 { OPT_HKR_ENCRYPTION_PUBLIC_KEY } else { OPT_HKR_ENCRYPTED_HANDOVER_KEY },
            key,
        )?;
    }
    rest(layer, OPT_HKR_PADDING)
}

/// RFC 5271: a code, a length, a value, padding.
fn identifier(
    layer: &mut Layer<'_, '_>,
    code: Field<u8>,
    length: Field<u8>,
    value: Field<Bytes>,
) -> Result<(), Stop> {
    layer.read(code)?;
    let len = usize::from(layer.read(length)?);
    layer.bytes(value, len)?;
    rest(layer, OPT_PADDING)
}

/// RFC 8106 §5.2.
fn search_list(layer: &mut Layer<'_, '_>, mark: Mark) -> Result<(), Stop> {
    layer.bytes(OPT_RESERVED, 2)?;
    layer.read(OPT_DNSSL_LIFETIME)?;
    // Each turn takes at least one octet; zeros after the last name are padding.
    while layer.left() > 0 {
        if layer.peek::<u8>(0)? == 0 {
            break;
        }
        let at = layer.at();
        name(layer, OPT_DNSSL)?;
        if layer.wants_labels() {
            let mut text = Vec::new();
            let octets = layer.span().slice(at + 1, layer.at() - at - 2)?;
            text.extend(octets.iter().map(|b| if *b < 0x20 { b'.' } else { *b }));
            layer.append_at(mark, format_args!(" {}", String::from_utf8_lossy(&text)));
        }
    }
    rest(layer, OPT_PADDING)
}

/// RFC 6775 §4.1.
fn registration(layer: &mut Layer<'_, '_>, mark: Mark) -> Result<(), Stop> {
    layer.read(OPT_ARO_STATUS)?;
    layer.bytes(OPT_RESERVED, 3)?;
    let lifetime = layer.read(OPT_ARO_REGISTRATION_LIFETIME)?;
    let word = if lifetime == 0 { "Deregister" } else { "Register" };
    layer.append_at(mark, format_args!(" : {word}"));
    eui64(layer, OPT_ARO_EUI64)
}

/// RFC 6775 §4.2.
fn context(layer: &mut Layer<'_, '_>, mark: Mark) -> Result<(), Stop> {
    let bits = layer.read(OPT_SIX_CO_CONTEXT_LENGTH)?;
    layer.read_bits(OPT_SIX_CO_FLAG)?;
    layer.bytes(OPT_RESERVED, 2)?;
    layer.read(OPT_SIX_CO_VALID_LIFETIME)?;
    let len = layer.left().min(16);
    let address = prefix(layer, OPT_SIX_CO_CONTEXT_PREFIX, len)?;
    layer.append_at(mark, format_args!(" {}/{bits}", Address::Ipv6(address)));
    Ok(())
}

/// RFC 6775 §4.3.
fn border_router(layer: &mut Layer<'_, '_>, mark: Mark) -> Result<(), Stop> {
    let low = layer.read(OPT_ABRO_VERSION_LOW)?;
    let high = layer.read(OPT_ABRO_VERSION_HIGH)?;
    let lifetime = layer.read(OPT_ABRO_VALID_LIFETIME)?;
    layer.append_at(mark, format_args!(" : Version {high}.{low}, Valid Lifetime : {lifetime}"));
    let address = layer.ipv6(OPT_ABRO_LBR_ADDRESS)?;
    layer.append_at(mark, format_args!(", 6LBR : {}", Address::Ipv6(address)));
    Ok(())
}

/// RFC 8781 §4.
fn pref64(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u16>(0)?;
    if OPT_PREF64_PLC.of(word) > 5 {
        layer.note(INVALID_OPTION_LENGTH);
    }
    layer.put_members(OPT_PREF64_SCALED_LIFETIME_WORD, at, 2, u64::from(word));
    layer.skip(2)?;
    let len = match OPT_PREF64_PLC.of(word) {
        0 => 12,
        1 => 8,
        2 => 7,
        3 => 6,
        4 => 5,
        5 => 4,
        _ => return layer.skip(12),
    };
    prefix(layer, OPT_PREF64_PREFIX, len)?;
    layer.skip(12 - len)
}
