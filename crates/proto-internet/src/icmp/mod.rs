//! Internet Control Message Protocol, RFC 792; RFC 950, RFC 1256, RFC 1191, RFC 4884, RFC 5837, RFC 5944, RFC 8335.
//!
//! Code points: IANA "Internet Control Message Protocol (ICMP) Parameters". Elsewhere: extension objects
//! (`extension.rs`), which exchange a message belongs to (`../exchange.rs`).

pub(crate) mod extension;

use dissect::prelude::*;
use dissect::tree::flags;

use crate::exchange::{self, Exchange, Part};
use crate::icmp::extension::{CLASSES, FAMILIES, NEIGHBOUR_STATES, ROLES};
use crate::ip::CHECKSUM_STATUSES;

pub(crate) static ICMP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[on(tables::IP_PROTO, 1)],
    head: 6,
    ..Protocol::new("icmp", "ICMP", "Internet Control Message Protocol", dissect)
};

fields! {
    TYPE: u8 = "icmp.type", "Type", Dec;
    CODE: u8 = "icmp.code", "Code", Dec;
    CHECKSUM: u16 = "icmp.checksum", "Checksum", Hex;
    CHECKSUM_STATUS: u8 = "icmp.checksum.status", "Checksum Status", None, CHECKSUM_STATUSES;
    UNUSED: Bytes = "icmp.unused", "Unused", None;
    RESERVED: Bytes = "icmp.reserved", "Reserved", None;
    IDENT: u16 = "icmp.ident", "Identifier (BE)", DecHex;
    IDENT_LE: u16 = "icmp.ident_le", "Identifier (LE)", DecHex;
    SEQ: u16 = "icmp.seq", "Sequence Number (BE)", DecHex;
    SEQ_LE: u16 = "icmp.seq_le", "Sequence Number (LE)", DecHex;
    MTU: u16 = "icmp.mtu", "MTU of next hop", Dec;
    NUM_ADDRS: u8 = "icmp.num_addrs", "Number of addresses", Dec;
    ADDR_ENTRY_SIZE: u8 = "icmp.addr_entry_size", "Address entry size", Dec;
    LIFETIME: u16 = "icmp.lifetime", "Lifetime", Dec;
    POINTER: u32 = "icmp.pointer", "Pointer", Dec;
    ROUTER_ADDRESS: Ipv4 = "icmp.router_address", "Router address", None;
    PREF_LEVEL: i32 = "icmp.pref_level", "Preference level", Dec;
    ORIGINATE: u32 = "icmp.originate_timestamp", "Originate Timestamp", Dec;
    RECEIVE: u32 = "icmp.receive_timestamp", "Receive Timestamp", Dec;
    TRANSMIT: u32 = "icmp.transmit_timestamp", "Transmit Timestamp", Dec;
    ADDRESS_MASK: Ipv4 = "icmp.address_mask", "Address Mask", Netmask;
    REDIR_GW: Ipv4 = "icmp.redir_gw", "Gateway Address", None;
    MIP_TYPE: u8 = "icmp.mip.type", "Extension Type", Dec, MIP_TYPES;
    MIP_LEN: u8 = "icmp.mip.length", "Length", Dec;
    MIP_PREFIX_LEN: u8 = "icmp.mip.prefixlength", "Prefix Length", Dec;
    MIP_SEQ: u16 = "icmp.mip.seq", "Sequence Number", Dec;
    MIP_LIFE: u16 = "icmp.mip.life", "Registration Lifetime", Dec;
    MIP_FLAGS: Bits<u16> = "icmp.mip.flags", "Flags", Hex {
        MIP_R: 0x8000 = "icmp.mip.r", "Registration Required", Flag;
        MIP_B: 0x4000 = "icmp.mip.b", "Busy", Flag;
        MIP_H: 0x2000 = "icmp.mip.h", "Home Agent", Flag;
        MIP_F: 0x1000 = "icmp.mip.f", "Foreign Agent", Flag;
        MIP_M: 0x0800 = "icmp.mip.m", "Minimal Encapsulation", Flag;
        MIP_G: 0x0400 = "icmp.mip.g", "GRE", Flag;
        MIP_V: 0x0200 = "icmp.mip.v", "VJ Comp", Flag;
        MIP_RT: 0x0100 = "icmp.mip.rt", "Reverse tunneling", Flag;
        MIP_U: 0x0080 = "icmp.mip.u", "UDP tunneling", Flag;
        MIP_X: 0x0040 = "icmp.mip.x", "Revocation support", Flag;
        MIP_RESERVED: 0x003f = "icmp.mip.reserved", "Reserved", Hex;
    };
    MIP_COA: Ipv4 = "icmp.mip.coa", "Care-Of-Address", None;
    MIP_CHALLENGE: Bytes = "icmp.mip.challenge", "Challenge", None;
    MIP_CONTENT: Bytes = "icmp.mip.content", "Content", None;
    EXT: Empty = "icmp.ext", "ICMP Multi-Part Extensions", None;
    EXT_VERSION: u8 = "icmp.ext.version", "Version", Dec;
    EXT_RES: u16 = "icmp.ext.res", "Reserved", Hex & 0xfff;
    EXT_CHECKSUM: u16 = "icmp.ext.checksum", "Checksum", Hex;
    EXT_CHECKSUM_STATUS: u8 = "icmp.ext.checksum.status", "Checksum Status", None, CHECKSUM_STATUSES;
    EXT_LEN: u16 = "icmp.ext.length", "Length", Dec;
    EXT_CLASS: u8 = "icmp.ext.class", "Class", Dec, CLASSES;
    EXT_CTYPE: u8 = "icmp.ext.ctype", "C-Type", Dec;
    EXT_DATA: Bytes = "icmp.ext.data", "Data", None;
    MPLS_WORD: Bits<U24> = "icmp.mpls.label", "Label stack entry", Dec & 0xfffff0 {
        MPLS_LABEL: 0xfffff0 = "icmp.mpls.label", "Label", Dec;
        MPLS_EXP: 0x00000e = "icmp.mpls.exp", "Experimental", Dec;
        MPLS_S: 0x000001 = "icmp.mpls.s", "Stack bit", Flag, SET;
    };
    MPLS_TTL: u8 = "icmp.mpls.ttl", "Time to live", Dec;
    MPLS_DATA: Bytes = "icmp.mpls.data", "Data", None;
    RESP_IN: FrameNum = "icmp.resp_in", "Response frame", None;
    NO_RESP: Empty = "icmp.no_resp", "No response seen", None;
    RESP_TO: FrameNum = "icmp.resp_to", "Request frame", None;
    RESPTIME: f64 = "icmp.resptime", "Response time", None, MILLISECONDS;
    DATA_TIME: AbsTime = "icmp.data_time", "Timestamp from icmp data", Local;
    DATA_TIME_RELATIVE: RelTime = "icmp.data_time_relative", "Timestamp from icmp data (relative)", None;
    LENGTH: u8 = "icmp.length", "Length", Dec;
    LENGTH_ORIGINAL: u8 = "icmp.length.original_datagram", "Length of original datagram", Dec;
    INT_INFO: Bits<u8> = "icmp.int_info.role", "Interface information", Dec & 0xc0 {
        INT_ROLE: 0xc0 = "icmp.int_info.role", "Interface Role", Dec, ROLES;
        INT_RESERVED: 0x30 = "icmp.int_info.reserved", "Reserved", Dec;
        INT_IFINDEX: 0x08 = "icmp.int_info.ifindex", "ifIndex", Flag;
        INT_IPADDR: 0x04 = "icmp.int_info.ipaddr", "IP Address", Flag, PRESENT;
        INT_NAME_PRESENT: 0x02 = "icmp.int_info.name_present", "Interface Name", Flag, PRESENT;
        INT_MTU_PRESENT: 0x01 = "icmp.int_info.mtu_present", "MTU", Flag, PRESENT;
    };
    INT_INDEX: u32 = "icmp.int_info.index", "Interface Index", Dec;
    INT_AFI: u16 = "icmp.int_info.afi", "Address Family Identifier", Dec;
    INT_IPV4: Ipv4 = "icmp.int_info.ipv4", "Source", None;
    INT_IPV6: Ipv6 = "icmp.int_info.ipv6", "Source", None;
    INT_IP_UNKNOWN: Bytes = "icmp.int_info.ipunknown", "Source", None;
    INT_NAME_LEN: u8 = "icmp.int_info.name_length", "Name Length", Dec;
    INT_NAME: Text = "icmp.int_info.name", "Name", None;
    INT_MTU: u32 = "icmp.int_info.mtu", "Maximum Transmission Unit", Dec;
    ECHO_SEQ: u8 = "icmp.ext.echo.seq", "Sequence Number", DecHex;
    ECHO_REQ: Bits<u8> = "icmp.ext.echo.req.res", "Flags", Hex & 0xfe {
        ECHO_REQ_RES: 0xfe = "icmp.ext.echo.req.res", "Reserved", Hex;
        ECHO_REQ_LOCAL: 0x01 = "icmp.ext.echo.req.local", "Local bit", Flag, SET;
    };
    ECHO_RSP: Bits<u8> = "icmp.ext.echo.rsp.state", "Flags", Hex & 0xe0 {
        ECHO_RSP_STATE: 0xe0 = "icmp.ext.echo.rsp.state", "State", Dec, NEIGHBOUR_STATES;
        ECHO_RSP_RES: 0x18 = "icmp.ext.echo.rsp.res", "Reserved", Hex;
        ECHO_RSP_ACTIVE: 0x04 = "icmp.ext.echo.rsp.active", "Active bit", Flag, SET;
        ECHO_RSP_IPV4: 0x02 = "icmp.ext.echo.rsp.ipv4", "IPv4 bit", Flag, SET;
        ECHO_RSP_IPV6: 0x01 = "icmp.ext.echo.rsp.ipv6", "IPv6 bit", Flag, SET;
    };
    ID_NAME: Text = "icmp.int_ident.name", "Name", None;
    ID_INDEX: u32 = "icmp.int_ident.index", "Interface Index", Dec;
    ID_AFI: u16 = "icmp.int_ident.afi", "Address Family Identifier", Dec, FAMILIES;
    ID_ADDR_LEN: u8 = "icmp.int_ident.addr_length", "Address Length", Dec;
    ID_RESERVED: Bytes = "icmp.int_ident.reserved", "Reserved", None;
    ID_IPV4: Ipv4 = "icmp.int_ident.ipv4", "Address", None;
    ID_IPV6: Ipv6 = "icmp.int_ident.ipv6", "Address", None;
    ID_ADDRESS: Bytes = "icmp.int_ident.address", "Address", None;
}

notes! {
    RESP_NOT_FOUND = "icmp.resp_not_found", Warn, Sequence, "No response seen to ICMP request";
    CHECKSUM_BAD = "icmp.checksum_bad", Warn, Checksum, "Bad checksum";
    EXT_CHECKSUM_BAD = "icmp.ext.checksum_bad", Warn, Checksum, "Bad checksum";
}

prefs! {
    FAVOR_MPLS = "favor_icmp_mpls", "What follows 128 octets of a quoted packet is an MPLS label stack", Bool(false);
}

flag_labels! {
    SET "Set", "Not set";
    PRESENT "Present", "Not Present";
}

const MILLISECONDS: Labels = Labels::Unit(" ms");

values! { TYPES {
    0 "Echo (ping) reply", 1 "Reserved", 2 "Reserved", 3 "Destination unreachable", 4 "Source quench (flow control)",
    5 "Redirect", 6 "Alternate host address", 8 "Echo (ping) request", 9 "Router advertisement",
    10 "Router solicitation", 11 "Time-to-live exceeded", 12 "Parameter problem", 13 "Timestamp request",
    14 "Timestamp reply", 15 "Information request", 16 "Information reply", 17 "Address mask request",
    18 "Address mask reply", 19 "Reserved (for security)", 30 "Traceroute", 31 "Datagram Conversion Error",
    32 "Mobile Host Redirect", 33 "IPv6 Where-Are-You", 34 "IPv6 I-Am-Here", 35 "Mobile Registration Request",
    36 "Mobile Registration Reply", 37 "Domain Name Request", 38 "Domain Name Reply", 39 "SKIP", 40 "Photuris",
    41 "Experimental mobility protocols", 42 "Extended Echo request", 43 "Extended Echo reply",
} }

values! { UNREACHABLE_CODES {
    0 "Network unreachable", 1 "Host unreachable", 2 "Protocol unreachable", 3 "Port unreachable",
    4 "Fragmentation needed", 5 "Source route failed", 6 "Destination network unknown",
    7 "Destination host unknown", 8 "Source host isolated", 9 "Network administratively prohibited",
    10 "Host administratively prohibited", 11 "Network unreachable for TOS", 12 "Host unreachable for TOS",
    13 "Communication administratively filtered", 14 "Host precedence violation", 15 "Precedence cutoff in effect",
} }
values! { REDIRECT_CODES {
    0 "Redirect for network", 1 "Redirect for host", 2 "Redirect for TOS and network", 3 "Redirect for TOS and host",
} }
values! { ALTERNATE_CODES { 0 "Alternate address for host" } }
values! { ROUTER_CODES { 0 "Normal router advertisement", 16 "Does not route common traffic" } }
values! { TTL_CODES { 0 "Time to live exceeded in transit", 1 "Fragment reassembly time exceeded" } }
values! { PARAMETER_CODES { 0 "Pointer indicates the error", 1 "Required option missing", 2 "Bad length" } }
values! { PHOTURIS_CODES {
    0 "Bad SPI", 1 "Authentication Failed", 2 "Decompression Failed", 3 "Decryption Failed",
    4 "Need Authentication", 5 "Need Authorization",
} }
values! { EXTENDED_REQUEST_CODES { 0 "No error" } }
values! { EXTENDED_REPLY_CODES {
    0 "No error", 1 "Malformed Query", 2 "No Such Interface", 3 "No Such Table Entry",
    4 "Multiple Interfaces Satisfy Query",
} }
values! { MIP_TYPES {
    0 "One byte padding extension", 16 "Mobility Agent Advertisement Extension", 19 "Prefix Lengths Extension",
    24 "Challenge Extension",
} }

/// The words for a type's codes, if it has any.
fn codes(kind: u8) -> Option<&'static Labels> {
    Some(match kind {
        3 => &UNREACHABLE_CODES,
        5 => &REDIRECT_CODES,
        6 => &ALTERNATE_CODES,
        9 => &ROUTER_CODES,
        11 => &TTL_CODES,
        12 => &PARAMETER_CODES,
        40 => &PHOTURIS_CODES,
        42 => &EXTENDED_REQUEST_CODES,
        43 => &EXTENDED_REPLY_CODES,
        _ => return None,
    })
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("ICMP");
    let span = layer.span();
    let kind = span.u8(0)?;
    let code = span.u8(1)?;
    let ttl = match layer.argument() {
        Argument::Number(ttl) => Some(ttl),
        _ => None,
    };
    let mut name = TYPES.name(kind, "Unknown ICMP (obsolete or malformed?)");
    if kind == 9 && span.u8(5).is_ok_and(|size| size == 2) {
        name = "Mobile IP Advertisement";
    }
    layer.info(format_args!("{name:<20}"));
    layer.put(TYPE, 0, 1, kind);
    layer.label(format_args!("Type: {kind} ({name})"));
    layer.put(CODE, 1, 1, code);
    if let Some(codes) = codes(kind) {
        match codes.find(u64::from(code)) {
            Some(words) => {
                layer.info_append(format_args!(" ({words})"));
                layer.label(format_args!("Code: {code} ({words})"));
            }
            None => {
                layer.info_append(format_args!(" (Unknown code: {code})"));
                layer.label(format_args!("Code: {code} (Unknown code: {code})"));
            }
        }
    }
    layer.seek(2);
    checksum_nodes(layer)?;
    match kind {
        0 | 8 | 13..=18 => query(layer, kind, ttl),
        3 | 4 | 5 | 11 | 12 => error(layer, kind, code),
        9 => router_advertisement(layer),
        42 | 43 => extended_echo(layer, kind),
        _ => {
            layer.covers(span.bytes.len());
            Ok(())
        }
    }
}

fn checksum_nodes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let checksum = layer.read(CHECKSUM)?;
    let span = layer.span();
    if !layer.wants_nodes() {
        return Ok(());
    }
    // What an error quotes was cut, and so the sum cannot be right.
    if span.bytes.len() < span.len() || layer.in_error_packet() {
        layer.append(format_args!(" [unverified] [in ICMP error packet]"));
        layer.generated(CHECKSUM_STATUS, 2, 2u8);
        return Ok(());
    }
    let sum = dissect::checksum::Sum::default().with(span.bytes).finish();
    if sum == 0 {
        layer.append(format_args!(" [correct]"));
        layer.generated(CHECKSUM_STATUS, 2, 1u8);
    } else {
        let right = dissect::checksum::expected(sum, checksum);
        layer.append(format_args!(" incorrect, should be {right:#06x}"));
        layer.note_with(CHECKSUM_BAD, format_args!("Bad checksum [should be {right:#06x}]"));
        layer.generated(CHECKSUM_STATUS, 2, 0u8);
    }
    Ok(())
}

// ---- requests and replies ------------------------------------------------------------------

fn query(layer: &mut Layer<'_, '_>, kind: u8, ttl: Option<u64>) -> Result<(), Stop> {
    let ident = layer.read(IDENT)?;
    layer.put(IDENT_LE, 4, 2, ident.swap_bytes());
    let seq = layer.read(SEQ)?;
    let seq_le = seq.swap_bytes();
    layer.put(SEQ_LE, 6, 2, seq_le);
    layer.info_append(format_args!(" id={ident:#06x}, seq={seq}/{seq_le}"));
    if let Some(ttl) = ttl {
        layer.info_append(format_args!(", ttl={ttl}"));
    }
    match kind {
        0 | 8 => echo(layer, kind, ident, seq),
        13 | 14 => {
            for field in [ORIGINATE, RECEIVE, TRANSMIT] {
                let ms = layer.read(field)?;
                let (hours, minutes) = (ms / 3_600_000, ms / 60_000 % 60);
                layer.append(format_args!(
                    " ({hours:02}:{minutes:02}:{:02}.{:03} after midnight UTC)",
                    ms / 1000 % 60,
                    ms % 1000
                ));
            }
            Ok(())
        }
        17 | 18 => layer.ipv4(ADDRESS_MASK).map(drop),
        _ => Ok(()),
    }?;
    // Whatever follows belongs to the message.
    if matches!(kind, 13..=16) {
        layer.covers(layer.span().bytes.len());
    }
    Ok(())
}

fn echo(layer: &mut Layer<'_, '_>, kind: u8, ident: u16, seq: u16) -> Result<(), Stop> {
    if !layer.in_error_packet() {
        let checksum = layer.span().u16(2)?;
        // A reply's checksum differs from the request's by the type alone: so echoes of other contents are told
        // apart that have the same identifier and number.
        let (part, contents) = if kind == 8 {
            (Part::Request, checksum)
        } else {
            (Part::Reply, dissect::checksum::expected(checksum, !0x0800))
        };
        let exchange = exchange::follow(layer, part, ident, seq, contents)?;
        show_exchange(layer, &exchange);
    }
    let at = 8;
    let mut rest = layer.rest();
    if let Some(time) = time_in(&rest, layer.frame_info().ns) {
        let ns = layer.frame_info().ns.unwrap_or(0);
        layer.put_time(DATA_TIME, at, 8, time.0, time.1);
        let since = ns - (time.0 * 1_000_000_000 + i64::from(time.1));
        layer.put_time(
            DATA_TIME_RELATIVE,
            at,
            8,
            since / 1_000_000_000,
            (since % 1_000_000_000) as i32,
        );
        layer.flag_last(flags::GENERATED);
        rest = rest.from(8);
    }
    let len = layer.span().bytes.len();
    layer.covers(len);
    nested_data(layer, rest);
    Ok(())
}

/// Seconds and microseconds at the start of an echo's data, in either byte order, if they are within a day of the
/// frame's time: as `ping` has sent them for decades.
fn time_in(data: &Span<'_>, ns: Option<i64>) -> Option<(i64, i32)> {
    let now = ns? / 1_000_000_000;
    let (secs, micros) = (data.array::<4>(0).ok()?, data.array::<4>(4).ok()?);
    for (secs, micros) in [
        (u32::from_be_bytes(secs), u32::from_be_bytes(micros)),
        (u32::from_le_bytes(secs), u32::from_le_bytes(micros)),
    ] {
        if micros < 1_000_000 && (i64::from(secs) - now).abs() <= 86_400 {
            return Some((i64::from(secs), micros as i32 * 1000));
        }
    }
    None
}

/// Flags of what is known of other frames.
const NOT_HERE: u8 = flags::GENERATED | flags::NOWHERE;

fn show_exchange(layer: &mut Layer<'_, '_>, exchange: &Exchange) {
    match *exchange {
        Exchange::None => {}
        Exchange::AnsweredIn(frame) => {
            layer.put_value(RESP_IN, 0, 0, Value::U64(frame), NOT_HERE);
            layer.info_append(format_args!(" (reply in {frame})"));
        }
        Exchange::NeverAnswered => {
            layer.put_value(NO_RESP, 0, 0, Value::None, flags::GENERATED);
            layer.note(RESP_NOT_FOUND);
            layer.info_append(format_args!(" (no response found!)"));
        }
        Exchange::Answers { frame, ns } => {
            layer.put_value(RESP_TO, 0, 0, Value::U64(frame), NOT_HERE);
            let time = exchange::milliseconds(ns);
            layer.put_value(RESPTIME, 0, 0, Value::F64(time), NOT_HERE);
            layer.label(format_args!("Response time: {time:.3} ms"));
            layer.info_append(format_args!(" (request in {frame})"));
        }
    }
}

/// Leftovers that stand inside this layer.
fn nested_data<'b>(layer: &mut Layer<'_, 'b>, rest: Span<'b>) {
    if !rest.is_empty()
        && let Some(data) = layer.registry().named(Name::new("data"))
    {
        layer.call_nested(data, rest, Argument::None);
    }
}

/// RFC 8335.
fn extended_echo(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    let ident = layer.read(IDENT)?;
    layer.put(IDENT_LE, 4, 2, ident.swap_bytes());
    layer.read(ECHO_SEQ)?;
    let word = u64::from(layer.peek::<u8>(0)?);
    if kind == 42 {
        layer.put_members(ECHO_REQ, 7, 1, word);
    } else {
        layer.put_members(ECHO_RSP, 7, 1, word);
    }
    layer.skip(1)?;
    if kind == 42 && layer.left() > 0 {
        return extension::nodes(layer);
    }
    let len = layer.span().bytes.len();
    layer.covers(len);
    Ok(())
}

// ---- errors --------------------------------------------------------------------------------

fn error(layer: &mut Layer<'_, '_>, kind: u8, code: u8) -> Result<(), Stop> {
    // RFC 4884 §4: the length of what is quoted, in 32-bit words.
    let words = match kind {
        3 | 11 | 12 => usize::from(layer.span().u8(5)?),
        _ => 0,
    };
    match kind {
        4 => layer.skip(4)?,
        5 => drop(layer.ipv4(REDIR_GW)?),
        12 => {
            layer.put(POINTER, 4, 1, u32::from(layer.span().u8(4)?));
            layer.skip(1)?;
            if words > 0 {
                length_nodes(layer, words)?;
                layer.bytes(UNUSED, 2)?;
            } else {
                layer.bytes(UNUSED, 3)?;
            }
        }
        _ => {
            let mtu = kind == 3 && code == 4;
            if words > 0 {
                layer.bytes(UNUSED, 1)?;
                length_nodes(layer, words)?;
            } else if mtu {
                layer.bytes(UNUSED, 2)?;
            }
            if mtu {
                layer.read(MTU)?;
            } else {
                let rest = 8 - layer.at();
                layer.bytes(UNUSED, rest)?;
            }
        }
    }
    quoted(layer, kind, words * 4)
}

fn length_nodes(layer: &mut Layer<'_, '_>, words: usize) -> Result<(), Stop> {
    layer.read(LENGTH)?;
    layer.put_value(LENGTH_ORIGINAL, 5, 1, Value::U64(words as u64 * 4), flags::GENERATED);
    Ok(())
}

/// The packet that the error is about, and the extensions after it.
fn quoted(layer: &mut Layer<'_, '_>, kind: u8, len: usize) -> Result<(), Stop> {
    let rest = layer.rest();
    let whole = layer.span().len();
    // Without a length, as before RFC 4884, extensions stand after 128 octets.
    let quoted_len = match (kind, len) {
        (3 | 11 | 12, 1..) if rest.len() > len => Some(len),
        (3 | 11 | 12, 0) if extension::looks_like(rest.from(128)) => Some(128),
        _ => None,
    };
    let quote = quoted_len.map_or(rest, |len| rest.first(len));
    layer.covers(whole);
    if !quote.is_empty()
        && let Some(ip) = layer.registry().named(Name::new("ip"))
    {
        layer.call_in_error(ip, quote);
    }
    if let Some(len) = quoted_len {
        layer.skip(len)?;
        let end = layer.end_of_own();
        return layer.late(end, extension::nodes);
    }
    Ok(())
}

// ---- router discovery ----------------------------------------------------------------------

fn router_advertisement(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let count = layer.read(NUM_ADDRS)?;
    let size = layer.read(ADDR_ENTRY_SIZE)?;
    let lifetime = layer.read(LIFETIME)?;
    layer.append(format_args!(
        " seconds ({}:{:02}:{:02})",
        lifetime / 3600,
        lifetime / 60 % 60,
        lifetime % 60
    ));
    if size < 2 {
        return Ok(());
    }
    // At most 255 entries.
    for _ in 0..count {
        layer.ipv4(ROUTER_ADDRESS)?;
        layer.read(PREF_LEVEL)?;
        layer.skip((usize::from(size) - 2) * 4)?;
    }
    // Each turn takes at least one octet.
    while size == 2 && layer.left() > 0 {
        mobility_extension(layer)?;
    }
    Ok(())
}

/// RFC 5944 §2.1.
fn mobility_extension(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let kind = layer.peek::<u8>(0)?;
    let mark = layer.mark();
    layer.group("Ext", |layer| {
        match MIP_TYPES.find(u64::from(kind)) {
            Some(name) => layer.label_at(mark, format_args!("Ext: {name}")),
            None => layer.label_at(mark, format_args!("Ext: Unknown ext {kind}")),
        }
        layer.read(MIP_TYPE)?;
        if kind == 0 {
            return Ok(());
        }
        let len = usize::from(layer.read(MIP_LEN)?);
        layer.within(len, |layer| match kind {
            16 => {
                layer.read(MIP_SEQ)?;
                layer.read(MIP_LIFE)?;
                layer.read_bits(MIP_FLAGS)?;
                // Each turn takes four octets of the extension.
                while layer.left() >= 4 {
                    layer.ipv4(MIP_COA)?;
                }
                Ok(())
            }
            19 => {
                // Each turn takes an octet of the extension.
                while layer.left() > 0 {
                    layer.read(MIP_PREFIX_LEN)?;
                }
                Ok(())
            }
            24 => layer.bytes(MIP_CHALLENGE, len).map(drop),
            _ => layer.bytes(MIP_CONTENT, len).map(drop),
        })
    })
}
