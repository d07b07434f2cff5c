//! Internet Group Management Protocol: version 0, RFC 988; 1, RFC 1112; 2, RFC 2236; 3, RFC 3376; and multicast
//! traceroute, draft-ietf-idmr-traceroute-ipm. RGMP, RFC 3488, shares its types.
//!
//! Code points: IANA "Internet Group Management Protocol (IGMP) Type Numbers".

use dissect::prelude::*;

use crate::ip::CHECKSUM_STATUSES;
use dissect::checksum::{Sum, expected};

pub(crate) static IGMP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::IP_PROTO, 2)],
    ..Protocol::new("igmp", "IGMP", "Internet Group Management Protocol", dissect)
};

fields! {
    TYPE: u8 = "igmp.type", "Type", Hex, TYPES;
    RESERVED: Bytes = "igmp.reserved", "Reserved", None;
    VERSION: u8 = "igmp.version", "IGMP Version", Dec;
    GROUP_TYPE: u8 = "igmp.group_type", "Type Of Group", Dec, GROUP_TYPES;
    REPLY: u8 = "igmp.reply", "Reply", Dec, REPLIES;
    REPLY_PENDING: u8 = "igmp.reply.pending", "Reply Pending", Dec;
    CHECKSUM: u16 = "igmp.checksum", "Checksum", Hex;
    CHECKSUM_STATUS: u8 = "igmp.checksum.status", "Checksum Status", None, CHECKSUM_STATUSES;
    IDENTIFIER: u32 = "igmp.identifier", "Identifier", Dec;
    ACCESS_KEY: Bytes = "igmp.access_key", "Access Key", None;
    /// In tenths of a second.
    MAX_RESP: u8 = "igmp.max_resp", "Max Resp Time", Dec;
    MAX_RESP_CODE: Bits<u8> = "igmp.max_resp.exp", "Max Resp Code", Hex & 0x70 {
        MAX_RESP_EXP: 0x70 = "igmp.max_resp.exp", "Exponent", Hex;
        MAX_RESP_MANT: 0x0f = "igmp.max_resp.mant", "Mantissa", Hex;
    };
    QUERIER: Bits<u8> = "igmp.s", "Querier", Hex & 0x8 {
        S: 0x08 = "igmp.s", "S", Flag, SUPPRESS;
        QRV: 0x07 = "igmp.qrv", "QRV", Dec;
    };
    QQIC: u8 = "igmp.qqic", "QQIC", Dec;
    NUM_SRC: u16 = "igmp.num_src", "Num Src", Dec;
    SADDR: Ipv4 = "igmp.saddr", "Source Address", None;
    NUM_GRP_RECS: u16 = "igmp.num_grp_recs", "Num Group Records", Dec;
    RECORD_TYPE: u8 = "igmp.record_type", "Record Type", Dec, RECORD_TYPES;
    AUX_DATA_LEN: u8 = "igmp.aux_data_len", "Aux Data Len", Dec;
    MADDR: Ipv4 = "igmp.maddr", "Multicast Address", None;
    AUX_DATA: Bytes = "igmp.aux_data", "Aux Data", None;
    DATA: Bytes = "igmp.data", "Data", None;
    MAX_HOPS: u8 = "igmp.mtrace.max_hops", "# hops", Dec;
    TRACE_SADDR: Ipv4 = "igmp.mtrace.saddr", "Source Address", None;
    TRACE_RADDR: Ipv4 = "igmp.mtrace.raddr", "Receiver Address", None;
    TRACE_RSPADDR: Ipv4 = "igmp.mtrace.rspaddr", "Response Address", None;
    RESP_TTL: u8 = "igmp.mtrace.resp_ttl", "Response TTL", Dec;
    Q_ID: U24 = "igmp.mtrace.q_id", "Query ID", Dec;
    Q_ARRIVAL: u32 = "igmp.mtrace.q_arrival", "Query Arrival", Dec;
    Q_INADDR: Ipv4 = "igmp.mtrace.q_inaddr", "In itf addr", None;
    Q_OUTADDR: Ipv4 = "igmp.mtrace.q_outaddr", "Out itf addr", None;
    Q_PREVRTR: Ipv4 = "igmp.mtrace.q_prevrtr", "Previous rtr addr", None;
    Q_INPKT: u32 = "igmp.mtrace.q_inpkt", "In pkts", Dec;
    Q_OUTPKT: u32 = "igmp.mtrace.q_outpkt", "Out pkts", Dec;
    Q_TOTAL: u32 = "igmp.mtrace.q_total", "S,G pkt count", Dec;
    Q_RTG_PROTO: u8 = "igmp.mtrace.q_rtg_proto", "Rtg Protocol", Dec, ROUTING_PROTOCOLS;
    Q_FWD_TTL: u8 = "igmp.mtrace.q_fwd_ttl", "FwdTTL", Dec;
    Q_WORD: Bits<u8> = "igmp.mtrace.q_mbz", "Flags", Hex & 0x80 {
        Q_MBZ: 0x80 = "igmp.mtrace.q_mbz", "MBZ", Hex;
        Q_S: 0x40 = "igmp.mtrace.q_s", "S", Hex;
        Q_SRC_MASK: 0x3f = "igmp.mtrace.q_src_mask", "Src Mask", Hex;
    };
    Q_FWD_CODE: u8 = "igmp.mtrace.q_fwd_code", "Forwarding Code", Hex, FORWARDING_CODES;
}

notes! { BAD_CHECKSUM = "igmp.bad_checksum", Error, Checksum, "Bad checksum"; }

flag_labels! { SUPPRESS "SUPPRESS router side processing", "Do not suppress router side processing" }

values! { TYPES {
    0x01 "Create Group Request", 0x02 "Create Group Reply", 0x03 "Join Group Request", 0x04 "Join Group Reply",
    0x05 "Leave Group Request", 0x06 "Leave Group Reply", 0x07 "Confirm Group Request",
    0x08 "Confirm Group Reply", 0x11 "Membership Query", 0x12 "Membership Report", 0x13 "DVMRP Protocol",
    0x14 "PIM Routing Message", 0x16 "Membership Report", 0x17 "Leave Group", 0x1e "Traceroute Response",
    0x1f "Traceroute Query or Request", 0x22 "Membership Report",
} }
values! { GROUP_TYPES { 0 "Public Group", 1 "Private Group" } }
values! { REPLIES {
    0 "Request Granted", 1 "Request Denied, No Resources", 2 "Request Denied, Invalid Code",
    3 "Request Denied, Invalid Group", 4 "Request Denied, Invalid Key",
} }
values! { RECORD_TYPES {
    1 "Mode Is Include", 2 "Mode Is Exclude", 3 "Change To Include Mode", 4 "Change To Exclude Mode",
    5 "Allow New Sources", 6 "Block Old Sources",
} }
values! { ROUTING_PROTOCOLS {
    1 "DVMRP", 2 "MOSPF", 3 "PIM", 4 "CBT", 5 "PIM using special routing table", 6 "PIM using a static route",
    7 "DVMRP using a static route", 8 "PIM using MBGP (aka BGP4+) route", 9 "CBT using special routing table",
    10 "CBT using a static route", 11 "PIM using state created by Assert processing",
} }
values! { FORWARDING_CODES {
    0x00 "NO_ERROR", 0x01 "WRONG_IF", 0x02 "PRUNE_SENT", 0x03 "PRUNE_RCVD", 0x04 "SCOPED", 0x05 "NO_ROUTE",
    0x06 "WRONG_LAST_HOP", 0x07 "NOT_FORWARDING", 0x08 "REACHED_RP", 0x09 "RPF_IF", 0x0a "NO_MULTICAST",
    0x0b "INFO_HIDDEN", 0x81 "NO_SPACE", 0x82 "OLD_ROUTER", 0x83 "ADMIN_PROHIB",
} }

/// By type: DVMRP, PIM version 1.
const BY_TYPE: Table = Table::new("igmp.type");

const QUERY: u8 = 0x11;
const REPORT_V3: u8 = 0x22;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("IGMP");
    layer.info(format_args!(""));
    let kind = layer.span().u8(0)?;
    match kind {
        0x01..=0x08 => version_0(layer, kind),
        QUERY => {
            let (code, len) = (layer.span().u8(1)?, layer.span().len());
            match (code, len) {
                (_, 12..) => query_3(layer),
                (0, _) => version_1_or_2(layer, kind, 1),
                _ => version_1_or_2(layer, kind, 2),
            }
        }
        0x12 => version_1_or_2(layer, kind, 1),
        0x16 | 0x17 => version_1_or_2(layer, kind, 2),
        0x1e | 0x1f => trace(layer, kind),
        REPORT_V3 => report_3(layer),
        _ => other(layer, kind),
    }
}

fn other(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    let whole = layer.span();
    // RGMP goes to an address of its own.
    let rgmp = kind >= 0xfc && layer.ends().destination == Address::Ipv4([224, 0, 0, 25]);
    if rgmp {
        layer.covers(whole.len());
        if layer.call_named(Name::new("rgmp"), whole, Argument::None) {
            return Ok(());
        }
    } else if let Some(id) = layer.lookup(BY_TYPE, u32::from(kind)) {
        layer.covers(0);
        if layer.call(id, whole) {
            return Ok(());
        }
    }
    layer.info(format_args!("Unknown Type:0x{kind:02x}"));
    layer.read(TYPE)?;
    let rest = layer.left();
    if rest > 0 {
        layer.bytes(DATA, rest)?;
    }
    Ok(())
}

/// The column, the version's node, and the type.
fn begin(layer: &mut Layer<'_, '_>, version: u8) -> Result<(), Stop> {
    layer.stack_again();
    layer.protocol_column(match version {
        0 => "IGMPv0",
        1 => "IGMPv1",
        2 => "IGMPv2",
        _ => "IGMPv3",
    });
    let kind = layer.span().u8(0)?;
    layer.info(format_args!("{}", TYPES.name(kind, "Unknown")));
    layer.generated(VERSION, 0, version);
    layer.read(TYPE).map(drop)
}

fn checksum_nodes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let checksum = layer.read(CHECKSUM)?;
    let span = layer.span();
    if !layer.wants_nodes() {
        return Ok(());
    }
    if span.bytes.len() < span.len() {
        layer.append(format_args!(" [unverified]"));
        layer.generated(CHECKSUM_STATUS, 2, 2u8);
        return Ok(());
    }
    let sum = Sum::default().with(span.bytes).finish();
    if sum == 0 {
        layer.append(format_args!(" [correct]"));
        layer.generated(CHECKSUM_STATUS, 2, 1u8);
    } else {
        let right = expected(sum, checksum);
        layer.append(format_args!(" incorrect, should be {right:#06x}"));
        layer.note_with(BAD_CHECKSUM, format_args!("Bad checksum [should be {right:#06x}]"));
        layer.generated(CHECKSUM_STATUS, 2, 0u8);
    }
    Ok(())
}

fn version_0(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    begin(layer, 0)?;
    let code = layer.peek::<u8>(0)?;
    match kind {
        1 => drop(layer.read(GROUP_TYPE)?),
        k if k % 2 == 1 => drop(layer.bytes(RESERVED, 1)?),
        _ if code < 5 => drop(layer.read(REPLY)?),
        _ => drop(layer.read(REPLY_PENDING)?),
    }
    checksum_nodes(layer)?;
    layer.read(IDENTIFIER)?;
    layer.ipv4(MADDR)?;
    layer.bytes(ACCESS_KEY, 8)?;
    Ok(())
}

fn version_1_or_2(layer: &mut Layer<'_, '_>, kind: u8, version: u8) -> Result<(), Stop> {
    begin(layer, version)?;
    if version == 1 {
        layer.bytes(RESERVED, 1)?;
    } else {
        max_resp(layer, false)?;
    }
    checksum_nodes(layer)?;
    let group = Address::Ipv4(layer.ipv4(MADDR)?);
    match (version, kind) {
        (2, QUERY) if group == Address::Ipv4([0; 4]) => {
            layer.info_append(format_args!(", general"))
        }
        (2, QUERY) => layer.info_append(format_args!(", specific for group {group}")),
        (2, 0x16) => layer.info_append(format_args!(" group {group}")),
        (2, _) => layer.info_append(format_args!(" {group}")),
        _ => {}
    }
    let whole = layer.span().len();
    layer.covers(whole.min(8));
    Ok(())
}

/// Tenths of a second; from 128 on a small floating-point number, RFC 3376 §4.1.1.
fn max_resp(layer: &mut Layer<'_, '_>, floating: bool) -> Result<(), Stop> {
    let at = layer.at();
    let code = layer.peek::<u8>(0)?;
    let tenths = if floating && code >= 128 {
        u32::from(code & 15 | 16) << (u32::from(code >> 4 & 7) + 3)
    } else {
        u32::from(code)
    };
    layer.put(MAX_RESP, at, 1, tenths);
    layer.label(format_args!("Max Resp Time: {}.{} sec (0x{code:02x})", tenths / 10, tenths % 10));
    if floating && code >= 128 {
        layer.nest(|layer| layer.put_members(MAX_RESP_CODE, at, 1, u64::from(code)));
    }
    layer.skip(1)
}

fn query_3(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    begin(layer, 3)?;
    max_resp(layer, true)?;
    checksum_nodes(layer)?;
    let group = Address::Ipv4(layer.ipv4(MADDR)?);
    if group == Address::Ipv4([0; 4]) {
        layer.info_append(format_args!(", general"));
    } else {
        layer.info_append(format_args!(", specific for group {group}"));
    }
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put_members(QUERIER, at, 1, u64::from(word));
    layer.skip(1)?;
    layer.read(QQIC)?;
    let count = layer.read(NUM_SRC)?;
    if count > 0 {
        let plural = if count > 1 { "s" } else { "" };
        layer.info_append(format_args!(", source{plural} "));
        sources(layer, count)?;
    }
    Ok(())
}

/// Sources, and their list in braces. Each turn takes four octets.
fn sources(layer: &mut Layer<'_, '_>, count: u16) -> Result<(), Stop> {
    layer.info_append(format_args!("{{"));
    for i in 0..count {
        let source = Address::Ipv4(layer.ipv4(SADDR)?);
        let comma = if i > 0 { ", " } else { "" };
        layer.info_append(format_args!("{comma}{source}"));
    }
    layer.info_append(format_args!("}}"));
    Ok(())
}

fn report_3(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    begin(layer, 3)?;
    layer.bytes(RESERVED, 1)?;
    checksum_nodes(layer)?;
    layer.bytes(RESERVED, 2)?;
    let count = layer.read(NUM_GRP_RECS)?;
    if count == 0 {
        layer.info_append(format_args!(" - General query"));
    }
    // Each turn takes at least eight octets.
    for _ in 0..count {
        group_record(layer)?;
    }
    Ok(())
}

fn group_record(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let kind = layer.peek::<u8>(0)?;
    let group: [u8; 4] = layer.span().array(layer.at() + 4)?;
    let group = Address::Ipv4(group);
    let name = RECORD_TYPES.name(kind, "");
    layer.group(format_args!("Group Record : {group}  {name}"), |layer| {
        layer.read(RECORD_TYPE)?;
        let aux = usize::from(layer.read(AUX_DATA_LEN)?) * 4;
        let count = layer.read(NUM_SRC)?;
        layer.ipv4(MADDR)?;
        let plural = if count > 1 { "s" } else { "" };
        match (kind, count) {
            (1 | 3, 0) => layer.info_append(format_args!(" / Leave group {group}")),
            (1 | 3, 1) => layer.info_append(format_args!(" / Join group {group} for source ")),
            (1 | 3, _) => layer.info_append(format_args!(" / Join group {group} for sources in ")),
            (2 | 4, 0) => layer.info_append(format_args!(" / Join group {group} for any sources")),
            (2 | 4, 1) => layer.info_append(format_args!(" / Join group {group}, for source not ")),
            (2 | 4, _) => {
                layer.info_append(format_args!(" / Join group {group}, for sources not in "))
            }
            (5, 0) => layer.info_append(format_args!(
                " / Group {group}, ALLOW_NEW_SOURCES but no source specified (?)"
            )),
            (5, _) => layer.info_append(format_args!(" / Group {group}, new source{plural} ")),
            (6, 0) => layer.info_append(format_args!(
                " / Group {group}, BLOCK_OLD_SOURCES but no source specified (?)"
            )),
            (6, _) => layer.info_append(format_args!(" / Group {group}, block source{plural} ")),
            _ => layer.info_append(format_args!(" / Group {group}, unknown record type (?)")),
        }
        if count > 0 {
            sources(layer, count)?;
        }
        if aux > 0 {
            layer.bytes(AUX_DATA, aux)?;
        }
        Ok(())
    })
}

fn trace(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    layer.stack_again();
    let blocks = layer.span().len().saturating_sub(24) / 32;
    let plural = if blocks > 1 { "s" } else { "" };
    match (kind, blocks) {
        (0x1e, _) => layer.info(format_args!("Traceroute Response, {blocks} block{plural}")),
        (_, 0) => layer.info(format_args!("Traceroute Query")),
        _ => layer.info(format_args!("Traceroute Request")),
    }
    layer.read(TYPE)?;
    layer.read(MAX_HOPS)?;
    checksum_nodes(layer)?;
    layer.ipv4(MADDR)?;
    for field in [TRACE_SADDR, TRACE_RADDR, TRACE_RSPADDR] {
        layer.ipv4(field)?;
    }
    layer.read(RESP_TTL)?;
    layer.read(Q_ID)?;
    // Each turn takes 32 octets.
    while layer.left() >= 32 {
        trace_block(layer)?;
    }
    Ok(())
}

fn trace_block(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let rest = layer.rest();
    let (from, to): ([u8; 4], [u8; 4]) = (rest.array(4)?, rest.array(8)?);
    let proto = ROUTING_PROTOCOLS.name(rest.u8(28)?, "Unknown");
    let code = FORWARDING_CODES.name(rest.u8(31)?, "Unknown");
    let (from, to) = (Address::Ipv4(from), Address::Ipv4(to));
    let label = format_args!(
        "Response data block: {from} -> {to},  Proto: {proto},  Forwarding Code: {code}"
    );
    layer.group(label, |layer| {
        layer.read(Q_ARRIVAL)?;
        for field in [Q_INADDR, Q_OUTADDR, Q_PREVRTR] {
            layer.ipv4(field)?;
        }
        for field in [Q_INPKT, Q_OUTPKT, Q_TOTAL] {
            layer.read(field)?;
        }
        layer.read(Q_RTG_PROTO)?;
        layer.read(Q_FWD_TTL)?;
        let at = layer.at();
        let word = layer.peek::<u8>(0)?;
        layer.put_members(Q_WORD, at, 1, u64::from(word));
        layer.skip(1)?;
        layer.read(Q_FWD_CODE).map(drop)
    })
}

pub(crate) mod rgmp {
    //! Router-port Group Management Protocol, RFC 3488.

    use dissect::prelude::*;

    use crate::ip::CHECKSUM_STATUSES;
    use dissect::checksum::{Sum, expected};

    pub(crate) static RGMP: Protocol = Protocol {
        fields: FIELDS,
        notes: NOTES,
        ..Protocol::new("rgmp", "RGMP", "Router-port Group Management Protocol", dissect)
    };

    fields! {
        TYPE: u8 = "rgmp.type", "Type", Hex, TYPES;
        RESERVED: u8 = "rgmp.reserved", "Reserved", Hex;
        CHECKSUM: u16 = "rgmp.checksum", "Checksum", Hex;
        CHECKSUM_STATUS: u8 = "rgmp.checksum.status", "Checksum Status", None, CHECKSUM_STATUSES;
        MADDR: Ipv4 = "rgmp.maddr", "Multicast group address", None;
    }

    notes! { BAD_CHECKSUM = "rgmp.bad_checksum", Error, Checksum, "Bad checksum"; }

    values! { TYPES { 0xfc "Leave", 0xfd "Join", 0xfe "Bye", 0xff "Hello" } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("RGMP");
        let kind = layer.read(TYPE)?;
        layer.info(format_args!("{}", TYPES.name(kind, "Unknown")));
        layer.read(RESERVED)?;
        let checksum = layer.read(CHECKSUM)?;
        let span = layer.span();
        let sum = Sum::default().with(span.bytes).finish();
        match (span.bytes.len() < span.len(), sum) {
            (true, _) => layer.generated(CHECKSUM_STATUS, 2, 2u8),
            (false, 0) => {
                layer.append(format_args!(" [correct]"));
                layer.generated(CHECKSUM_STATUS, 2, 1u8);
            }
            _ => {
                let right = expected(sum, checksum);
                layer.append(format_args!(" incorrect, should be {right:#06x}"));
                layer
                    .note_with(BAD_CHECKSUM, format_args!("Bad checksum [should be {right:#06x}]"));
                layer.generated(CHECKSUM_STATUS, 2, 0u8);
            }
        }
        layer.ipv4(MADDR).map(drop)
    }
}
