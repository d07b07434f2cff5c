//! Extension structure of ICMP messages, RFC 4884 §7, and its objects: RFC 4950, RFC 5837, RFC 8335.

use super::*;

values! { pub(super) CLASSES {
    1 "MPLS Label Stack Class", 2 "Interface Information Object", 3 "Interface Identification Object",
} }
values! { pub(super) ROLES {
    0 "IP interface upon which datagram arrived",
    1 "sub-IP component of an IP interface upon which datagram arrived",
    2 "IP interface through which datagram would be forwarded", 3 "IP next-hop to which datagram would be forwarded",
} }
values! { pub(super) NEIGHBOUR_STATES {
    0 "Reserved", 1 "Incomplete", 2 "Reachable", 3 "Stale", 4 "Delay", 5 "Probe", 6 "Failed",
} }
// IANA "Address Family Numbers", those in use.
values! { pub(super) FAMILIES {
    0 "Reserved", 1 "IPv4", 2 "IPv6", 3 "NSAP", 4 "HDLC (8-bit multidrop)", 5 "BBN 1822",
    6 "802 (includes all 802 media plus Ethernet)", 7 "E.163", 8 "E.164 (SMDS, Frame Relay, ATM)", 9 "F.69 (Telex)",
    10 "X.121 (X.25, Frame Relay)", 11 "IPX", 12 "Appletalk", 13 "Decnet IV", 14 "Banyan Vines",
    15 "E.164 with NSAP subaddress", 16 "DNS (Domain Name System)", 17 "Distinguished Name", 18 "AS Number",
    25 "Layer-2 VPN", 16389 "48-bit MAC Address", 16390 "64-bit MAC Address",
} }
values! { IDENTIFIES {
    1 "Identifies Interface By Name", 2 "Identifies Interface By Index", 3 "Identifies Interface By Address",
} }

/// True if an extension structure stands here: the version is 2 and the checksum right.
pub(super) fn looks_like(span: Span<'_>) -> bool {
    // Of what the capture cut, only the version can be told.
    span.len() >= 8
        && span.u8(0).is_ok_and(|b| b >> 4 == 2)
        && (span.bytes.len() < span.len()
            || dissect::checksum::Sum::default().with(span.bytes).finish() == 0)
}

/// The structure, up to the end of the message.
pub(crate) fn nodes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.put_value(EXT, layer.at(), layer.rest().bytes.len(), Value::None, 0);
    layer.nest(|layer| {
        let at = layer.at();
        let rest = layer.rest();
        let word = layer.peek::<u16>(0)?;
        layer.put(EXT_VERSION, at, 1, (word >> 12) as u8);
        layer.put(EXT_RES, at, 2, word & 0xfff);
        layer.label(format_args!(
            ".... {:04b} {:04b} {:04b} = Reserved: {:#05x}",
            word >> 8 & 15,
            word >> 4 & 15,
            word & 15,
            word & 0xfff
        ));
        layer.skip(2)?;
        rest.slice(0, rest.len())?;
        let checksum = layer.read(EXT_CHECKSUM)?;
        let at = at + 2;
        let sum = dissect::checksum::Sum::default().with(rest.bytes).finish();
        if sum == 0 {
            layer.append(format_args!(" [correct]"));
            layer.generated(EXT_CHECKSUM_STATUS, at, 1u8);
        } else {
            let right = dissect::checksum::expected(sum, checksum);
            layer.append(format_args!(" incorrect, should be {right:#06x}"));
            layer
                .note_with(EXT_CHECKSUM_BAD, format_args!("Bad checksum [should be {right:#06x}]"));
            layer.generated(EXT_CHECKSUM_STATUS, at, 0u8);
        }
        if word >> 12 != 2 {
            let rest = layer.left();
            return layer.bytes(EXT_DATA, rest).map(drop);
        }
        // Each turn takes at least four octets.
        while layer.left() >= 4 {
            object(layer)?;
        }
        Ok(())
    })
}

fn object(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let (len, class, ctype) = (layer.peek::<u16>(0)?, layer.peek::<u8>(2)?, layer.peek::<u8>(3)?);
    let truncated = usize::from(len) > layer.left();
    let octets = usize::from(len).clamp(4, layer.left().max(4));
    let mark = layer.mark();
    // As in the reference, the index is read even where the object ends before.
    let index = layer.peek::<u32>(4);
    layer.within(octets, |layer| {
        layer.group("Object", |layer| {
            match class {
                1 => layer.label_at(mark, format_args!("MPLS Stack Entry")),
                2 => layer.label_at(mark, format_args!("Interface Information Object")),
                3 => layer.label_at(mark, format_args!("Interface Identification Object")),
                _ => layer.label_at(mark, format_args!("Unknown object ({class}/{ctype})")),
            }
            if truncated {
                layer.append_at(mark, format_args!(" (truncated)"));
            }
            layer.read(EXT_LEN)?;
            layer.read(EXT_CLASS)?;
            layer.read(EXT_CTYPE)?;
            match (class, ctype) {
                (1, 1) => mpls(layer)?,
                (2, _) => interface_information(layer, ctype, index)?,
                (3, 1..=3) => interface_identification(layer, ctype)?,
                _ => {}
            }
            let rest = layer.left();
            if rest > 0 && !matches!(class, 2 | 3) {
                layer.bytes(EXT_DATA, rest)?;
            }
            Ok(())
        })
    })
}

/// RFC 4950 §3. Each turn takes one entry of the stack.
fn mpls(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    while layer.left() >= 4 {
        let at = layer.at();
        let word = layer.peek::<U24>(0)?;
        let ttl = layer.peek::<u8>(3)?;
        let (label, exp, s) = (MPLS_LABEL.of(word), MPLS_EXP.of(word), MPLS_S.of(word));
        layer.group(format_args!("Label: {label}, Exp: {exp}, S: {s}, TTL: {ttl}"), |layer| {
            let bits = flags::BITS;
            layer.put_value(MPLS_LABEL, at, 3, Value::U64(label), bits);
            layer.put_value(MPLS_EXP, at + 2, 1, Value::U64(exp), bits);
            layer.put_value(MPLS_S, at + 2, 1, Value::U64(s), bits);
            layer.skip(3)?;
            layer.read(MPLS_TTL).map(drop)
        })?;
    }
    let rest = layer.left();
    if rest > 0 {
        layer.bytes(MPLS_DATA, rest)?;
    }
    Ok(())
}

/// RFC 5837 §4.
fn interface_information(
    layer: &mut Layer<'_, '_>,
    ctype: u8,
    index: Result<u32, Stop>,
) -> Result<(), Stop> {
    let at = layer.at() - 1;
    let role = ROLES.name(INT_ROLE.of(ctype), "");
    layer.append(format_args!(", Interface Role: {role}"));
    for (flag, name) in [
        (INT_IFINDEX, "ifIndex"),
        (INT_IPADDR, "IP Address"),
        (INT_NAME_PRESENT, "Interface Name"),
        (INT_MTU_PRESENT, "MTU"),
    ] {
        if flag.is_set(ctype) {
            layer.append(format_args!(", {name}"));
        }
    }
    layer.nest(|layer| layer.put_members(INT_INFO, at, 1, u64::from(ctype)));
    if INT_IFINDEX.is_set(ctype) {
        layer.put(INT_INDEX, layer.at(), 4, index?);
        layer.skip(layer.left().min(4))?;
    }
    if INT_IPADDR.is_set(ctype) && layer.left() >= 4 {
        layer.group("IP Address Sub-Object", |layer| {
            let family = layer.read(INT_AFI)?;
            layer.bytes(RESERVED, 2)?;
            match family {
                1 => layer.ipv4(INT_IPV4).map(drop),
                2 => layer.ipv6(INT_IPV6).map(drop),
                _ => {
                    let rest = layer.left();
                    layer.bytes(INT_IP_UNKNOWN, rest).map(drop)
                }
            }
        })?;
    }
    if INT_NAME_PRESENT.is_set(ctype) && layer.left() > 0 {
        layer.group("Interface Name Sub-Object", |layer| {
            let len = usize::from(layer.read(INT_NAME_LEN)?).saturating_sub(1);
            if len > 0 {
                layer.text(INT_NAME, len)?;
            }
            Ok(())
        })?;
    }
    if INT_MTU_PRESENT.is_set(ctype) && layer.left() >= 4 {
        layer.read(INT_MTU)?;
    }
    Ok(())
}

/// RFC 8335 §2.1.
fn interface_identification(layer: &mut Layer<'_, '_>, ctype: u8) -> Result<(), Stop> {
    layer.append(format_args!(" ({})", IDENTIFIES.name(ctype, "")));
    match ctype {
        1 => {
            let rest = layer.left();
            layer.text(ID_NAME, rest).map(drop)
        }
        2 => layer.read(ID_INDEX).map(drop),
        _ => {
            let family = layer.read(ID_AFI)?;
            let len = usize::from(layer.read(ID_ADDR_LEN)?);
            layer.bytes(ID_RESERVED, 1)?;
            match (family, len) {
                (1, 4) => layer.ipv4(ID_IPV4).map(drop),
                (2, 16) => layer.ipv6(ID_IPV6).map(drop),
                _ => layer.bytes(ID_ADDRESS, len.min(layer.left())).map(drop),
            }
        }
    }
}
