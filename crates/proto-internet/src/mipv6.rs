//! The mobility header, RFC 6275 §6.1: messages 0 to 7 and the options that come in them; of others the fixed part.
//!
//! Code points: IANA "Mobility Header Types", "Status Codes", "Mobility Options".

use dissect::prelude::*;

use crate::numbers::IP_PROTOCOLS;

pub(crate) static MIPV6: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::IP_PROTO, 135), on(tables::IP_PROTO, 62)],
    head: 2,
    ..Protocol::new("mipv6", "MIPv6", "Mobile IPv6", dissect)
};

fields! {
    PROTO: u8 = "mip6.proto", "Payload protocol", Dec, IP_PROTOCOLS;
    /// In units of 8 octets, less one.
    HLEN: u8 = "mip6.hlen", "Header length", Dec;
    MHTYPE: u8 = "mip6.mhtype", "Mobility Header Type", Dec, TYPES;
    RESERVED: u8 = "mip6.reserved", "Reserved", Hex;
    CSUM: u16 = "mip6.csum", "Checksum", Hex;
    REFRESH_REQUEST: Bytes = "mip6.binding_refresh_request", "Binding Refresh Request", None;
    HOTI_COOKIE: u64 = "mip6.hoti.cookie", "Home Init Cookie", Hex;
    COTI_COOKIE: u64 = "mip6.coti.cookie", "Care-of Init Cookie", Hex;
    HOT_NINDEX: u16 = "mip6.hot.nindex", "Home Nonce Index", Dec;
    HOT_COOKIE: u64 = "mip6.hot.cookie", "Home Init Cookie", Hex;
    HOT_TOKEN: u64 = "mip6.hot.token", "Home Keygen Token", Hex;
    COT_NINDEX: u16 = "mip6.cot.nindex", "Care-of Nonce Index", Dec;
    COT_COOKIE: u64 = "mip6.cot.cookie", "Care-of Init Cookie", Hex;
    BU_SEQNR: u16 = "mip6.bu.seqnr", "Sequence number", Dec;
    BU_FLAGS: Bits<u16> = "mip6.bu.a_flag", "Flags", Hex & 0x8000 {
        BU_A: 0x8000 = "mip6.bu.a_flag", "Acknowledge (A) flag", Flag, ACKNOWLEDGE;
        BU_H: 0x4000 = "mip6.bu.h_flag", "Home Registration (H) flag", Flag, HOME;
        BU_L: 0x2000 = "mip6.bu.l_flag", "Link-Local Compatibility (L) flag", Flag, LINK_LOCAL;
        BU_K: 0x1000 = "mip6.bu.k_flag", "Key Management Compatibility (K) flag", Flag, KEYS;
        BU_M: 0x0800 = "mip6.bu.m_flag", "MAP Registration Compatibility (M) flag", Flag, ANCHOR;
        BU_R: 0x0400 = "mip6.nemo.bu.r_flag", "Mobile Router (R) flag", Flag, ROUTER;
        BU_P: 0x0200 = "mip6.bu.p_flag", "Proxy Registration (P) flag", Flag, PROXY;
        BU_F: 0x0100 = "mip6.bu.f_flag", "Forcing UDP encapsulation (F) flag", Flag, FORCED;
        BU_T: 0x0080 = "mip6.bu.t_flag", "TLV-header format (T) flag", Flag, TLV;
        BU_B: 0x0040 = "mip6.bu.b_flag", "Bulk-Binding-Update flag (B)", Flag, BULK;
    };
    /// In units of 4 seconds.
    BU_LIFETIME: u16 = "mip6.bu.lifetime", "Lifetime", Dec;
    BA_STATUS: u8 = "mip6.ba.status", "Status", Dec, ACK_STATUSES;
    BA_FLAGS: Bits<u8> = "mip6.ba.k_flag", "Flags", Hex & 0x80 {
        BA_K: 0x80 = "mip6.ba.k_flag", "Key Management Compatibility (K) flag", Flag, KEYS;
        BA_R: 0x40 = "mip6.nemo.ba.r_flag", "Mobile Router (R) flag", Flag, ROUTER;
        BA_P: 0x20 = "mip6.ba.p_flag", "Proxy Registration (P) flag", Flag, PROXY;
        BA_T: 0x10 = "mip6.ba.t_flag", "TLV-header format (T) flag", Flag, TLV;
        BA_B: 0x08 = "mip6.ba.b_flag", "Bulk-Binding-Update flag (B)", Flag, BULK_ACK;
    };
    BA_SEQNR: u16 = "mip6.ba.seqnr", "Sequence number", Dec;
    BA_LIFETIME: u16 = "mip6.ba.lifetime", "Lifetime", Dec;
    BE_STATUS: u8 = "mip6.be.status", "Status", Dec, ERRORS;
    BE_HADDR: Ipv6 = "mip6.be.haddr", "Home Address", None;
    OPT_LEN: u8 = "mip6.mobility_opt.len", "Length", Dec;
    OPT_PAD1: Bytes = "mip6.options.pad1", "MIPv6 Option - Pad1", None;
    OPT_PADN: Bytes = "mip6.options.padn", "MIPv6 Option - PadN", None;
    OPT_BRA: Bytes = "mip6.options.bra", "MIPv6 Option - Binding Refresh Advice", None;
    OPT_ACOA: Bytes = "mip6.options.acoa", "MIPv6 Option - Alternate Care-of Address", None;
    OPT_NI: Bytes = "mip6.options.ni", "MIPv6 Option - Nonce Indices", None;
    OPT_BAD_AUTH: Bytes = "mip6.options.bad_auth", "MIPv6 Option - Authorization Data", None;
    PADN: Bytes = "mip6.padn", "PadN", None;
    BRA_INTERVAL: u16 = "mip6.bra.interval", "Refresh interval", Dec;
    ACOA: Ipv6 = "mip6.acoa.acoa", "Alternate care-of address", None;
    NI_HNI: u16 = "mip6.ni.hni", "Home nonce index", Dec;
    NI_CNI: u16 = "mip6.ni.cni", "Care-of nonce index", Dec;
    BAD_AUTH: Bytes = "mip6.bad.auth", "Authenticator", None;
}

flag_labels! {
    ACKNOWLEDGE "Binding Acknowledgement requested", "Binding Acknowledgement not requested";
    HOME "Home Registration", "No Home Registration";
    LINK_LOCAL "Link-Local Address Compatibility", "No Link-Local Address Compatibility";
    KEYS "Key Management Mobility Compatibility", "No Key Management Mobility Compatibility";
    ANCHOR "MAP Registration Compatibility", "No MAP Registration Compatibility";
    ROUTER "Mobile Router Compatibility", "No Mobile Router Compatibility";
    PROXY "Proxy Registration", "No Proxy Registration";
    FORCED "Forcing UDP encapsulation used", "No Forcing UDP encapsulation";
    TLV "TLV-header format used", "No TLV-header format";
    BULK "Enable bulk binding update support", "Disable bulk binding update support";
    BULK_ACK "Enabled bulk binding update support", "Disabled bulk binding update support";
}

values! { TYPES {
    0 "Binding Refresh Request", 1 "Home Test Init", 2 "Care-of Test Init", 3 "Home Test", 4 "Care-of Test",
    5 "Binding Update", 6 "Binding Acknowledgement", 7 "Binding Error", 8 "Fast Binding Update",
    9 "Fast Binding Acknowledgment", 10 "Fast Neighbor Advertisement", 11 "Experimental Mobility Header",
    12 "Home Agent Switch", 13 "Heartbeat", 14 "Handover Initiate", 15 "Handover Acknowledge",
    16 "Binding Revocation", 17 "Localized Routing Initiation", 18 "Localized Routing Acknowledgment",
} }
values! { ACK_STATUSES {
    0 "Binding Update accepted", 1 "Accepted but prefix discovery necessary", 2 "GRE_KEY_OPTION_NOT_REQUIRED",
    3 "GRE_TUNNELING_BUT_TLV_HEADER_NOT_SUPPORTED", 4 "MCOA NOTCOMPLETE", 5 "MCOA RETURNHOME WO/NDP",
    6 "PBU_ACCEPTED_TB_IGNORED_SETTINGSMISMATCH", 128 "Reason unspecified", 129 "Administratively prohibited",
    130 "Insufficient resources", 131 "Home registration not supported", 132 "Not home subnet",
    133 "Not home agent for this mobile node", 134 "Duplicate Address Detection failed",
    135 "Sequence number out of window", 136 "Expired home nonce index", 137 "Expired care-of nonce index",
    138 "Expired nonces", 139 "Registration type change disallowed",
    140 "Mobile Router Operation not permitted", 141 "Invalid Prefix", 142 "Not Authorized for Prefix",
    143 "Mobile Network Prefix information unavailable", 145 "Proxy Registration not supported by the LMA",
    146 "Proxy Registrations from this MAG not allowed", 147 "No home address for this NAI",
    148 "Invalid Time Stamp Option", 149 "Permanent home keygen token exists",
    150 "Non-null home nonce index expected", 151 "SERVICE_AUTHORIZATION_FAILED", 152 "PROXY_REG_NOT_ENABLED",
    153 "NOT_LMA_FOR_THIS_MOBILE_NODE", 154 "MAG_NOT_AUTHORIZED_FOR_PROXY_REG",
    155 "NOT_AUTHORIZED_FOR_HOME_NETWORK_PREFIX", 156 "TIMESTAMP_MISMATCH",
    157 "TIMESTAMP_LOWER_THAN_PREV_ACCEPTED", 158 "MISSING_HOME_NETWORK_PREFIX_OPTION",
    159 "BCE_PBU_PREFIX_SET_DO_NOT_MATCH", 160 "MISSING_MN_IDENTIFIER_OPTION",
    161 "MISSING_HANDOFF_INDICATOR_OPTION", 162 "MISSING_ACCESS_TECH_TYPE_OPTION",
    163 "GRE_KEY_OPTION_REQUIRED", 164 "MCOA MALFORMED", 165 "MCOA NON-MCOA BINDING EXISTS",
    166 "MCOA PROHIBITED", 167 "MCOA UNKNOWN COA", 168 "MCOA BULK REGISTRATION PROHIBITED",
    169 "MCOA SIMULTANEOUS HOME AND FOREIGN PROHIBITED", 170 "NOT_AUTHORIZED_FOR_IPV4_MOBILITY_SERVICE",
    171 "NOT_AUTHORIZED_FOR_IPV4_HOME_ADDRESS", 172 "NOT_AUTHORIZED_FOR_IPV6_MOBILITY_SERVICE",
    173 "MULTIPLE_IPV4_HOME_ADDRESS_ASSIGNMENT_NOT_SUPPORTED", 174 "Invalid Care-of Address",
    175 "INVALID_MOBILE_NODE_GROUP_IDENTIFIER", 176 "REINIT_SA_WITH_HAC",
    177 "NOT_AUTHORIZED_FOR_DELEGATED_MNP", 178 "REQUESTED_DMNP_IN_USE",
} }
values! { ERRORS { 1 "Unknown binding for Home Address destination option", 2 "Unrecognized MH type value" } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("MIPv6");
    layer.info_clear();
    let next = layer.read(PROTO)?;
    let octets = (usize::from(layer.read(HLEN)?) + 1) * 8;
    layer.append(format_args!(" ({octets} bytes)"));
    let kind = layer.read(MHTYPE)?;
    let name = TYPES.name(kind, "Unknown");
    layer.info(format_args!("{name}"));
    layer.read(RESERVED)?;
    layer.read(CSUM)?;
    let left = layer.left();
    let len = octets - 6;
    layer.within(len.min(left), |layer| {
        match kind {
            0 => drop(layer.bytes(REFRESH_REQUEST, 2)?),
            1..=7 => layer.group(name, |layer| message(layer, kind))?,
            _ => return Ok(()),
        }
        if layer.left() > 0 { layer.group("Mobility Options", options) } else { Ok(()) }
    })?;
    if len > left {
        return Err(layer.span().stop_at(octets));
    }
    // The payload protocol is none, in all that RFC 6275 allows.
    if next != 59 {
        let rest = layer.rest();
        layer.hand_off_or_data(tables::IP_PROTO, u32::from(next), rest);
    }
    Ok(())
}

fn message(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    match kind {
        1 | 2 => {
            layer.skip(2)?;
            layer.read(if kind == 1 { HOTI_COOKIE } else { COTI_COOKIE }).map(drop)
        }
        3 | 4 => {
            let (index, cookie) =
                if kind == 3 { (HOT_NINDEX, HOT_COOKIE) } else { (COT_NINDEX, COT_COOKIE) };
            layer.read(index)?;
            layer.read(cookie)?;
            layer.read(HOT_TOKEN).map(drop)
        }
        5 => {
            layer.read(BU_SEQNR)?;
            let at = layer.at();
            let word = layer.peek::<u16>(0)?;
            layer.put_members(BU_FLAGS, at, 2, u64::from(word));
            layer.skip(2)?;
            lifetime(layer, BU_LIFETIME)
        }
        6 => {
            layer.read(BA_STATUS)?;
            let at = layer.at();
            let word = layer.peek::<u8>(0)?;
            layer.put_members(BA_FLAGS, at, 1, u64::from(word));
            layer.skip(1)?;
            layer.read(BA_SEQNR)?;
            lifetime(layer, BA_LIFETIME)
        }
        _ => {
            layer.read(BE_STATUS)?;
            layer.skip(1)?;
            layer.ipv6(BE_HADDR).map(drop)
        }
    }
}

fn lifetime(layer: &mut Layer<'_, '_>, field: Field<u16>) -> Result<(), Stop> {
    let units = layer.read(field)?;
    layer.append(format_args!(" ({} seconds)", u32::from(units) * 4));
    Ok(())
}

/// Options up to the end of the header. Each turn takes at least one octet.
fn options(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    while layer.left() > 0 {
        let at = layer.at();
        let kind = layer.peek::<u8>(0)?;
        if kind == 0 {
            layer.bytes(OPT_PAD1, 1)?;
            continue;
        }
        let len = usize::from(layer.peek::<u8>(1)?);
        let field = match kind {
            1 => OPT_PADN,
            2 => OPT_BRA,
            3 => OPT_ACOA,
            4 => OPT_NI,
            5 => OPT_BAD_AUTH,
            _ => {
                layer.line(at, len + 2, format_args!("MIPv6 Option {kind} ({} bytes)", len + 2));
                layer.skip(len + 2)?;
                continue;
            }
        };
        layer.put_bytes(field, at, len + 2);
        layer.skip(1)?;
        layer.nest(|layer| {
            layer.read(OPT_LEN)?;
            layer.within(len, |layer| option(layer, kind, len))
        })?;
    }
    Ok(())
}

fn option(layer: &mut Layer<'_, '_>, kind: u8, len: usize) -> Result<(), Stop> {
    match kind {
        1 if len > 0 => layer.bytes(PADN, len).map(drop),
        2 => lifetime(layer, BRA_INTERVAL),
        3 => layer.ipv6(ACOA).map(drop),
        4 => {
            layer.read(NI_HNI)?;
            layer.read(NI_CNI).map(drop)
        }
        5 => layer.bytes(BAD_AUTH, len).map(drop),
        _ => Ok(()),
    }
}
