//! ICMP for IPv6, RFC 4443; multicast listener discovery, RFC 2710 and RFC 3810; router renumbering, RFC 2894; node
//! information, RFC 4620; mobility, RFC 6275 §6.5 to §6.8 and RFC 5568; and others.
//!
//! Elsewhere: fields (`fields.rs`), neighbour discovery (`nd.rs`), its options (`options.rs`), routing for lossy
//! networks (`rpl.rs`).

mod fields;
mod nd;
mod options;
mod rpl;

use dissect::prelude::*;
use dissect::tree::flags;

use crate::exchange::{self, Exchange, Part};
use crate::icmpv6::fields::*;
use dissect::checksum::{Sum, expected};

pub(crate) static ICMPV6: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::IP_PROTO, 58)],
    ..Protocol::new("icmpv6", "ICMPv6", "Internet Control Message Protocol v6", dissect)
};

notes! {
    INVALID_OPTION_LENGTH = "icmpv6.invalid_option_length", Error, Malformed, "Invalid Option Length";
    UNDECODED_OPTION = "icmpv6.undecoded.option", Note, Undecoded, "Undecoded option";
    UNKNOWN_DATA_NOTE = "icmpv6.unknown_data.expert", Error, Malformed, "Unknown Data (not interpreted)";
    UNDECODED_RPL_OPTION = "icmpv6.undecoded.rpl_option", Note, Undecoded, "Undecoded RPL Option";
    UNDECODED_TYPE = "icmpv6.undecoded.type", Note, Undecoded, "Undecoded type";
    MATCHLEN_GT_128 = "icmpv6.rr.pco.mp.matchlen.gt128", Warn, Protocol, "MatchLen is greater than 128";
    MATCHEDLEN_GT_128 = "icmpv6.rr.pco.mp.matchedlen.gt128", Warn, Protocol, "MatchedLen is greater than 128";
    CHECKSUM_BAD = "icmpv6.checksum_bad.expert", Warn, Checksum, "Bad checksum";
    RESP_NOT_FOUND = "icmpv6.resp_not_found", Warn, Sequence, "Response not found";
    UNKNOWN_METRIC = "icmpv6.rpl.unknown.metric", Note, Undecoded, "Unknown RPL metric/constraint type";
    P2P_HOP_BY_HOP = "icmpv6.rpl.p2p.hop_by_hop", Warn, Protocol, "Reply MUST be set to one in order to establish a Hop-by-Hop Route";
    P2P_NUM_OF_ROUTES = "icmpv6.rpl.p2p.num_of_routes", Warn, Protocol, "This field MUST be set to zero when Hop-by-Hop Routes are being discovered";
    P2P_DRO_RDO_ZERO = "icmpv6.rpl.p2p.dro.rdo.zero", Warn, Protocol, "This field MUST be set to zero when the P2P-RDO is included in a P2P-DRO";
    P2P_DRO_ZERO = "icmpv6.rpl.p2p.dro.zero", Warn, Protocol, "This field MUST be set to zero";
}

values! { UNREACHABLE_CODES {
    0 "no route to destination", 1 "Administratively prohibited", 2 "Beyond scope of source address",
    3 "Address unreachable", 4 "Port unreachable", 5 "Source address failed ingress/egress policy",
    6 "Reject route to destination", 7 "Error in Source Routing Header",
} }
values! { TIME_CODES { 0 "hop limit exceeded in transit", 1 "fragment reassembly time exceeded" } }
values! { PARAMETER_CODES {
    0 "erroneous header field encountered", 1 "unrecognized Next Header type encountered",
    2 "unrecognized IPv6 option encountered", 3 "IPv6 First Fragment has incomplete IPv6 Header Chain",
} }
values! { RENUMBERING_CODES { 0 "Command", 1 "Result", 255 "Sequence number reset" } }
values! { NI_QUERY_CODES {
    0 "Query subject = IPv6 addresses", 1 "Query subject = DNS name or empty", 2 "Query subject = IPv4 addresses",
} }
values! { NI_REPLY_CODES { 0 "Successful", 1 "Refused", 2 "Unknown query type" } }
values! { RPL_CODES {
    0 "DODAG Information Solicitation", 1 "DODAG Information Object", 2 "Destination Advertisement Object",
    3 "Destination Advertisement Object Acknowledgment", 4 "P2P Discovery Reply Object",
    5 "P2P Discovery Reply Object Acknowledgement", 128 "Secure DODAG Information Solicitation",
    129 "Secure DODAG Information Object", 130 "Secure Destination Advertisement Object",
    131 "Secure Destination Advertisement Object Acknowledgment", 132 "Secure P2P Discovery Reply Object",
    133 "Secure P2P Discovery Reply Object Acknowledgement", 138 "Consistency Check",
} }
values! { EXTENDED_REQUEST_CODES { 0 "No error" } }
values! { EXTENDED_REPLY_CODES {
    0 "No error", 1 "Malformed Query", 2 "No Such Interface", 3 "No Such Table Entry",
    4 "Multiple Interfaces Satisfy Query",
} }

/// The words for a type's codes, if it has any.
fn codes(kind: u8) -> Option<&'static Labels> {
    Some(match kind {
        1 => &UNREACHABLE_CODES,
        3 => &TIME_CODES,
        4 => &PARAMETER_CODES,
        138 => &RENUMBERING_CODES,
        139 => &NI_QUERY_CODES,
        140 => &NI_REPLY_CODES,
        155 => &RPL_CODES,
        160 => &EXTENDED_REQUEST_CODES,
        161 => &EXTENDED_REPLY_CODES,
        _ => return None,
    })
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("ICMPv6");
    let kind = layer.read(TYPE)?;
    match TYPE_NAMES.find(u64::from(kind)) {
        Some(name) => layer.info(format_args!("{name}")),
        None => layer.info(format_args!("Unknown ({kind})")),
    }
    let code = layer.read(CODE)?;
    if let Some(codes) = codes(kind) {
        match codes.find(u64::from(code)) {
            Some(words) => {
                layer.append(format_args!(" ({words})"));
                layer.info_append(format_args!(" ({words})"));
            }
            None if kind == 1 => layer.info_append(format_args!(" (Unknown)")),
            None => layer.info_append(format_args!(" (Unknown ({code}))")),
        }
    }
    checksum_nodes(layer)?;
    let whole = layer.span().len();
    layer.covers(whole);
    body(layer, kind, code)
}

fn body(layer: &mut Layer<'_, '_>, kind: u8, code: u8) -> Result<(), Stop> {
    match kind {
        1..=4 => error(layer, kind),
        128 | 129 => echo(layer, kind),
        130..=132 => listener(layer, kind),
        133 => nd::router_solicitation(layer),
        134 => nd::router_advertisement(layer),
        135 => nd::neighbour_solicitation(layer),
        136 => nd::neighbour_advertisement(layer),
        137 => nd::redirect(layer),
        138 => renumbering(layer, code),
        139 | 140 => node_information(layer, kind, code),
        141 | 142 => nd::router_solicitation(layer),
        143 => listener_report_2(layer),
        144..=147 => mobile(layer, kind),
        148 | 149 => certification_path(layer, kind),
        150 | 154 => fast_handover(layer),
        151 => {
            layer.read(MCAST_RA_QUERY_INTERVAL)?;
            layer.read(MCAST_RA_ROBUSTNESS_VARIABLE).map(drop)
        }
        152 | 153 => Ok(()),
        155 => rpl::control(layer, code),
        156 => locators(layer),
        157 | 158 => duplicate_address(layer),
        159 => seed_info(layer),
        160 | 161 => extended_echo(layer, kind),
        _ => {
            layer.note_here(UNDECODED_TYPE, format_args!("No dissector for ICMPv6 type {kind}"));
            let rest = layer.left();
            if rest > 0 { layer.bytes(DATA, rest).map(drop) } else { Ok(()) }
        }
    }
}

/// Over the message and a pseudo-header, RFC 8200 §8.1.
fn checksum_nodes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let checksum = layer.read(CHECKSUM)?;
    if !layer.wants_nodes() {
        return Ok(());
    }
    let span = layer.span();
    let ends = layer.ends();
    let (Address::Ipv6(src), Address::Ipv6(dst), true, false) =
        (ends.source, ends.destination, span.bytes.len() == span.len(), layer.in_error_packet())
    else {
        layer.append(format_args!(" [unverified]"));
        layer.generated(CHECKSUM_STATUS, 2, 2u8);
        return Ok(());
    };
    let len = (span.len() as u32).to_be_bytes();
    let sum = Sum::default()
        .with(&src)
        .with(&dst)
        .with(&len)
        .with(&[0, 0, 0, 58])
        .with(span.bytes)
        .finish();
    if sum == 0 {
        layer.append(format_args!(" [correct]"));
        layer.generated(CHECKSUM_STATUS, 2, 1u8);
    } else {
        let right = expected(sum, checksum);
        layer.append(format_args!(" incorrect, should be {right:#06x}"));
        layer.note_with(CHECKSUM_BAD, format_args!("Bad checksum [should be {right:#06x}]"));
        layer.generated(CHECKSUM_STATUS, 2, 0u8);
    }
    Ok(())
}

// ---- errors and echoes ---------------------------------------------------------------------

fn error(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    // RFC 4884 §4: the length of what is quoted, in 64-bit words.
    let mut len = 0;
    match kind {
        2 => drop(layer.read(MTU)?),
        4 => drop(layer.read(POINTER)?),
        _ => {
            let words = layer.peek::<u8>(0)?;
            len = usize::from(words) * 8;
            if words > 0 {
                layer.read(LENGTH)?;
                layer.append(format_args!(" ({len} bytes)"));
                layer.bytes(RESERVED, 3)?;
            } else {
                layer.bytes(RESERVED, 4)?;
            }
        }
    }
    let rest = layer.rest();
    let extended = len > 0 && rest.len() > len;
    let quote = if extended { rest.first(len) } else { rest };
    if quote.is_empty() {
        return Err(Stop::Malformed("an error quotes no packet"));
    }
    if let Some(ipv6) = layer.registry().named(Name::new("ipv6")) {
        layer.call_in_error(ipv6, quote);
    }
    if extended {
        layer.skip(len)?;
        let end = layer.end_of_own();
        return layer.late(end, icmp_extension);
    }
    Ok(())
}

/// The extension structure, whose fields are those of ICMP.
fn icmp_extension(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    match layer.registry().named(Name::new("icmp")) {
        Some(icmp) => layer.with_fields_of(icmp, crate::icmp::extension::nodes),
        None => Ok(()),
    }
}

fn echo(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    let hop_limit = layer.argument();
    let checksum = layer.span().u16(2)?;
    let ident = layer.read(ECHO_IDENTIFIER)?;
    let seq = layer.read(ECHO_SEQUENCE_NUMBER)?;
    layer.info_append(format_args!(" id={ident:#06x}, seq={seq}"));
    if let Argument::Number(limit) = hop_limit {
        layer.info_append(format_args!(", hop limit={limit}"));
    }
    if !layer.in_error_packet() {
        // A reply's checksum differs from the request's by the type alone.
        let (part, contents) = if kind == 128 {
            (Part::Request, checksum)
        } else {
            (Part::Reply, expected(checksum, 0x0100))
        };
        let exchange = exchange::follow(layer, part, ident, seq, contents)?;
        show_exchange(layer, &exchange);
    }
    // RFC 4380 §5.2.9: the other end of a Teredo tunnel is probed with a number it cannot guess.
    let ends = layer.ends();
    let teredo = |end| matches!(end, Address::Ipv6([0x20, 0x01, 0, 0, ..]));
    if layer.left() == 4 && (teredo(ends.source) || teredo(ends.destination)) {
        return layer.bytes(NONCE, 4).map(drop);
    }
    let rest = layer.rest();
    if !rest.is_empty()
        && let Some(data) = layer.registry().named(Name::new("data"))
    {
        layer.call_nested(data, rest, Argument::None);
    }
    Ok(())
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
            layer.note_with(RESP_NOT_FOUND, format_args!("No response seen to ICMPv6 request"));
            layer.info_append(format_args!(" (no response found!)"));
        }
        Exchange::Answers { frame, ns } => {
            layer.put_value(RESP_TO, 0, 0, Value::U64(frame), NOT_HERE);
            let time = exchange::milliseconds(ns);
            layer.put_value(RESPTIME, 0, 0, Value::F64(time), NOT_HERE);
            layer.label(format_args!("Response Time: {time:.3} ms"));
            layer.info_append(format_args!(" (request in {frame})"));
        }
    }
}

/// RFC 8335.
fn extended_echo(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    layer.read(ECHO_IDENTIFIER)?;
    layer.read(EXT_ECHO_SEQ)?;
    let word = u64::from(layer.peek::<u8>(0)?);
    if kind == 160 {
        layer.put_members(EXT_ECHO_REQ_RES_WORD, 7, 1, word);
    } else {
        layer.put_members(EXT_ECHO_RSP_STATE_WORD, 7, 1, word);
    }
    layer.skip(1)?;
    if kind == 160 && layer.left() > 0 { icmp_extension(layer) } else { Ok(()) }
}

// ---- multicast listeners -------------------------------------------------------------------

/// Version 1; a query of version 2 is longer.
fn listener(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    if kind == 130 && layer.span().len() >= 28 {
        return listener_query_2(layer);
    }
    layer.read(MLD_MAXIMUM_RESPONSE_DELAY)?;
    layer.bytes(RESERVED, 2)?;
    layer.ipv6(MLD_MULTICAST_ADDRESS).map(drop)
}

fn listener_query_2(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let code = u32::from(layer.peek::<u16>(0)?);
    // RFC 3810 §5.1.3: a small floating-point number.
    let ms = if code < 0x8000 { code } else { (code & 0xfff | 0x1000) << ((code >> 12 & 7) + 3) };
    layer.put(MLD_MAXIMUM_RESPONSE_CODE, at, 2, ms);
    layer.skip(2)?;
    layer.bytes(RESERVED, 2)?;
    layer.ipv6(MLD_MULTICAST_ADDRESS)?;
    layer.read_bits(MLD_FLAG)?;
    let at = layer.at();
    let code = u32::from(layer.peek::<u8>(0)?);
    let seconds = if code < 0x80 { code } else { (code & 15 | 16) << ((code >> 4 & 7) + 3) };
    layer.put(MLD_QQI, at, 1, seconds);
    layer.skip(1)?;
    // Each turn takes sixteen octets.
    for _ in 0..layer.read(MLD_NB_SOURCES)? {
        layer.ipv6(MLD_SOURCE_ADDRESS)?;
    }
    Ok(())
}

fn listener_report_2(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.bytes(RESERVED, 2)?;
    // Each turn takes at least twenty octets.
    for _ in 0..layer.read(MLDR_NB_MCAST_RECORDS)? {
        let mark = layer.mark();
        layer.subtree(MLDR_MAR, |layer| {
            let kind = layer.read(MLDR_MAR_RECORD_TYPE)?;
            let aux = usize::from(layer.read(MLDR_MAR_AUX_DATA_LEN)?) * 4;
            let sources = layer.read(MLDR_MAR_NB_SOURCES)?;
            let group = layer.ipv6(MLDR_MAR_MULTICAST_ADDRESS)?;
            let name = MLDR_MAR_RECORD_TYPE_NAMES.name(kind, "Unknown");
            layer.append_at(mark, format_args!(" {name}: {}", Address::Ipv6(group)));
            // Each turn takes sixteen octets.
            for _ in 0..sources {
                layer.ipv6(MLDR_MAR_SOURCE_ADDRESS)?;
            }
            if aux > 0 {
                layer.bytes(MLDR_MAR_AUXILIARY_DATA, aux)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

// ---- router renumbering, RFC 2894 ----------------------------------------------------------

fn renumbering(layer: &mut Layer<'_, '_>, code: u8) -> Result<(), Stop> {
    layer.read(RR_SEQUENCE_NUMBER)?;
    layer.read(RR_SEGMENT_NUMBER)?;
    layer.read_bits(RR_FLAG)?;
    layer.read(RR_MAXDELAY)?;
    layer.bytes(RESERVED, 4)?;
    // Each turn takes at least 24 octets.
    while layer.left() > 0 {
        match code {
            0 => prefix_control(layer)?,
            1 => renumbering_result(layer)?,
            _ => break,
        }
    }
    Ok(())
}

fn prefix_control(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let words = usize::from(layer.peek::<u8>(1)?);
    layer.subtree(RR_PCO_MP, |layer| {
        layer.read(RR_PCO_MP_OPCODE)?;
        layer.read(RR_PCO_MP_OPLENGTH)?;
        layer.append(format_args!(" ({} bytes)", words * 8));
        layer.read(RR_PCO_MP_ORDINAL)?;
        if layer.read(RR_PCO_MP_MATCHLEN)? > 128 {
            layer.note(MATCHLEN_GT_128);
        }
        layer.read(RR_PCO_MP_MINLEN)?;
        layer.read(RR_PCO_MP_MAXLEN)?;
        layer.bytes(RESERVED, 2)?;
        layer.ipv6(RR_PCO_MP_MATCHPREFIX).map(drop)
    })?;
    // Each turn takes 32 octets.
    for _ in 0..words.saturating_sub(3) / 4 {
        layer.subtree(RR_PCO_UP, |layer| {
            layer.read(RR_PCO_UP_USELEN)?;
            layer.read(RR_PCO_UP_KEEPLEN)?;
            layer.read_bits(RR_PCO_UP_FLAGMASK)?;
            let at = layer.at();
            let word = layer.read(RR_PCO_UP_RAFLAGS)?;
            layer.nest(|layer| layer.put_members(RR_PCO_UP_FLAGMASK, at, 1, u64::from(word)));
            layer.read(RR_PCO_UP_VALIDLIFETIME)?;
            layer.read(RR_PCO_UP_PREFERREDLIFETIME)?;
            layer.read_bits(RR_PCO_UP_FLAG)?;
            layer.ipv6(RR_PCO_UP_USEPREFIX).map(drop)
        })?;
    }
    Ok(())
}

fn renumbering_result(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.subtree(RR_RM, |layer| {
        layer.read_bits(RR_RM_FLAG)?;
        layer.read(RR_RM_ORDINAL)?;
        if layer.read(RR_RM_MATCHEDLEN)? > 128 {
            layer.note(MATCHEDLEN_GT_128);
        }
        layer.read(RR_RM_INTERFACEINDEX)?;
        layer.ipv6(RR_RM_MATCHEDPREFIX).map(drop)
    })
}

// ---- node information, RFC 4620 ------------------------------------------------------------

fn node_information(layer: &mut Layer<'_, '_>, kind: u8, code: u8) -> Result<(), Stop> {
    let about = layer.read(NI_QTYPE)?;
    layer.read_bits(NI_FLAG)?;
    layer.read(NI_NONCE)?;
    if layer.left() == 0 {
        return Ok(());
    }
    match (kind, code) {
        (139, 0) => layer.ipv6(NI_QUERY_SUBJECT_IPV6).map(drop),
        (139, 1) => name(layer, NI_QUERY_SUBJECT_FQDN).map(drop),
        (139, 2) => layer.ipv4(NI_QUERY_SUBJECT_IPV4).map(drop),
        (140, 0) => node_information_data(layer, about),
        _ => Ok(()),
    }
}

/// Each turn takes at least one octet.
fn node_information_data(layer: &mut Layer<'_, '_>, about: u16) -> Result<(), Stop> {
    if about == 2 {
        layer.read(NI_REPLY_NODE_TTL)?;
    }
    while layer.left() > 0 {
        match about {
            2 => drop(name(layer, NI_REPLY_NODE_NAME)?),
            3 => {
                layer.read(NI_REPLY_NODE_TTL)?;
                layer.ipv6(NI_REPLY_NODE_ADDRESS)?;
            }
            4 => {
                layer.read(NI_REPLY_NODE_TTL)?;
                layer.ipv4(NI_REPLY_IPV4_ADDRESS)?;
            }
            _ => break,
        }
    }
    Ok(())
}

/// A domain name without compression, RFC 1035 §3.1; shown with dots. Returns how long it is on the wire.
fn name(layer: &mut Layer<'_, '_>, field: Field<Text>) -> Result<usize, Stop> {
    let at = layer.at();
    let mut text = Vec::new();
    // Each turn takes at least one octet.
    loop {
        let len = usize::from(layer.peek::<u8>(0)?);
        layer.skip(1)?;
        if len == 0 {
            break;
        }
        if len > 63 {
            return Err(Stop::Malformed("a label longer than 63 octets"));
        }
        let label = layer.take(len)?;
        if !text.is_empty() {
            text.push(b'.');
        }
        text.extend_from_slice(label);
    }
    let len = layer.at() - at;
    layer.put_text(field, at, len, text);
    Ok(len)
}

// ---- mobility, secure discovery, and others ------------------------------------------------

fn mobile(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    layer.read(MIP6_IDENTIFIER)?;
    if kind == 147 {
        layer.read_bits(MIP6_FLAG)?;
        return options::nodes(layer);
    }
    layer.bytes(RESERVED, 2)?;
    // Each turn takes sixteen octets.
    while kind == 145 && layer.left() > 0 {
        layer.ipv6(MIP6_HOME_AGENT_ADDRESS)?;
    }
    Ok(())
}

fn certification_path(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    layer.read(SEND_IDENTIFIER)?;
    if kind == 149 {
        layer.read(SEND_ALL_COMPONENTS)?;
    }
    layer.read(SEND_COMPONENT)?;
    if kind == 149 {
        layer.bytes(RESERVED, 2)?;
    }
    options::nodes(layer)
}

fn fast_handover(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let kind = layer.read(FMIP6_SUBTYPE)?;
    match FMIP6_SUBTYPE_NAMES.find(u64::from(kind)) {
        Some(name) => layer.info_append(format_args!(" ({name})")),
        None => layer.info_append(format_args!(" (Unknown ({kind}))")),
    }
    match kind {
        4 => drop(layer.read_bits(FMIP6_HI_FLAG)?),
        2 | 3 | 5 => drop(layer.bytes(RESERVED, 1)?),
        _ => layer.skip(1)?,
    }
    layer.read(FMIP6_IDENTIFIER)?;
    options::nodes(layer)
}

/// RFC 6743.
fn locators(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let count = layer.read(ILNP_NB_LOCS)?;
    layer.bytes(RESERVED, 1)?;
    layer.bytes(RESERVED, 2)?;
    // Each turn takes twelve octets.
    for _ in 0..count {
        layer.read(ILNP_NB_LOCATOR)?;
        layer.read_sized(ILNP_NB_PREFERENCE, 2)?;
        layer.read_sized(ILNP_NB_LIFETIME, 2)?;
    }
    Ok(())
}

/// RFC 6775 §4.4.
fn duplicate_address(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(LOWPAN_DA_STATUS)?;
    layer.read(LOWPAN_DA_RSV)?;
    layer.read(LOWPAN_DA_LIFETIME)?;
    eui64(layer, LOWPAN_DA_EUI64)?;
    layer.ipv6(LOWPAN_DA_REG_ADDR).map(drop)
}

fn eui64(layer: &mut Layer<'_, '_>, field: Field<Eui64>) -> Result<(), Stop> {
    let at = layer.at();
    let value = layer.peek::<u64>(0)?;
    layer.put(field, at, 8, value);
    layer.skip(8)
}

/// RFC 7731 §6.2. Each turn takes at least two octets.
fn seed_info(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let mut number = 0;
    while layer.left() >= 2 {
        number += 1;
        layer.group(format_args!("MPL Seed Info: [{number}]"), |layer| {
            layer.read(MPL_SEED_INFO_MIN_SEQUENCE)?;
            let at = layer.at();
            let word = layer.peek::<u8>(0)?;
            layer.put_members(MPL_SEED_INFO_BM_LEN_WORD, at, 1, u64::from(word));
            layer.skip(1)?;
            let id = match MPL_SEED_INFO_S.of(word) {
                1 => 2,
                2 => 8,
                3 => 16,
                _ => 0,
            };
            let bitmap = MPL_SEED_INFO_BM_LEN.of(word) as usize;
            if id + bitmap > layer.left() {
                let rest = layer.left();
                layer.bytes(UNKNOWN_DATA, rest)?;
                layer.note_with(
                    UNKNOWN_DATA_NOTE,
                    format_args!("{rest} bytes remain, too few for a seed info"),
                );
                return Ok(());
            }
            if id > 0 {
                let at = layer.at();
                let octets = layer.take(id)?;
                let mut text = Vec::new();
                dissect::text::push_hex_bytes(&mut text, octets, 0);
                layer.put_text(MPL_SEED_INFO_SEED_ID, at, id, text);
            }
            // Each turn takes an octet of the bitmap.
            for _ in 0..bitmap {
                layer.read(MPL_SEED_INFO_SEQUENCE)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}
