//! Internet Protocol version 4, RFC 791; the type of service octet as RFC 2474 and RFC 3168 have it.
//!
//! Code points: IANA "Differentiated Services Field Codepoints". Elsewhere: options (`options.rs`), datagrams put
//! together from fragments (`../reassembly.rs`), names of the protocols carried (`../numbers.rs`).

mod options;

use dissect::fragments::{Datagram, Fragments};
use dissect::prelude::*;
use dissect::text::nibble;
use dissect::tree::flags;

use crate::ip::options::{
    CIPSO_TAGS, CLASSES, CLASSIFICATIONS, NUMBERS, ROUTER_ALERTS, SECURITY_LEVELS, TIMESTAMP_FLAGS,
};
pub(crate) use crate::ip::options::{QS_FUNCTIONS, QS_RATES};
use crate::numbers::IP_PROTOCOLS;
use crate::reassembly::{self, Words};

pub(crate) static IP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[
        on(tables::ETHERTYPE, 0x0800),
        on(tables::LINK, 228),
        on(tables::IP_PROTO, 4),
        on(tables::PPP_PROTOCOL, 0x0021),
        on(tables::GRE_PROTO, 0x0800),
        on(tables::LLC_DSAP, 0x06),
        on(Table::new("null.type"), 2),
    ],
    head: 1,
    ..Protocol::new("ip", "IPv4", "Internet Protocol Version 4", dissect)
};

fields! {
    VERSION: u8 = "ip.version", "Version", Dec;
    HDR_LEN: u8 = "ip.hdr_len", "Header Length", Dec;
    DSFIELD: Bits<u8> = "ip.dsfield", "Differentiated Services Field", Hex {
        DSCP: 0xfc = "ip.dsfield.dscp", "Differentiated Services Codepoint", Dec, DSCPS;
        ECN: 0x03 = "ip.dsfield.ecn", "Explicit Congestion Notification", Dec, ECNS;
    };
    TOS: Bits<u8> = "ip.tos", "Type of Service", Dec {
        PRECEDENCE: 0xe0 = "ip.tos.precedence", "Precedence", Dec, PRECEDENCES;
        TOS_DELAY: 0x10 = "ip.tos.delay", "Delay", Flag, LOW;
        TOS_THROUGHPUT: 0x08 = "ip.tos.throughput", "Throughput", Flag, HIGH;
        TOS_RELIABILITY: 0x04 = "ip.tos.reliability", "Reliability", Flag, HIGH;
        TOS_COST: 0x02 = "ip.tos.cost", "Cost", Flag, LOW;
    };
    LEN: u16 = "ip.len", "Total Length", Dec;
    ID: u16 = "ip.id", "Identification", HexDec;
    FLAGS: Bits<u8> = "ip.flags", "Flags", Hex & 0xe0 {
        /// RFC 3514.
        FLAG_SF: 0x80 = "ip.flags.sf", "Security flag", Flag, EVIL;
        FLAG_RB: 0x80 = "ip.flags.rb", "Reserved bit", Flag, SET;
        FLAG_DF: 0x40 = "ip.flags.df", "Don't fragment", Flag, SET;
        FLAG_MF: 0x20 = "ip.flags.mf", "More fragments", Flag, SET;
    };
    /// In units of 8 octets.
    FRAG_OFFSET: u16 = "ip.frag_offset", "Fragment Offset", Dec & 0x1fff;
    TTL: u8 = "ip.ttl", "Time to Live", Dec;
    PROTO: u8 = "ip.proto", "Protocol", Dec, IP_PROTOCOLS;
    CHECKSUM: u16 = "ip.checksum", "Header Checksum", Hex;
    CHECKSUM_CALCULATED: u16 = "ip.checksum_calculated", "Calculated Checksum", Hex;
    CHECKSUM_STATUS: u8 = "ip.checksum.status", "Header checksum status", None, CHECKSUM_STATUSES;
    SRC: Ipv4 = "ip.src", "Source Address", None;
    DST: Ipv4 = "ip.dst", "Destination Address", None;
    ADDR: Ipv4 = "ip.addr", "Source or Destination Address", None;
    SRC_HOST: Text = "ip.src_host", "Source Host", None;
    DST_HOST: Text = "ip.dst_host", "Destination Host", None;
    HOST: Text = "ip.host", "Source or Destination Host", None;
    CUR_RT: Ipv4 = "ip.cur_rt", "Current Route", None;
    CUR_RT_HOST: Text = "ip.cur_rt_host", "Current Route Host", None;
    REC_RT: Ipv4 = "ip.rec_rt", "Recorded Route", None;
    REC_RT_HOST: Text = "ip.rec_rt_host", "Recorded Route Host", None;
    SRC_RT: Ipv4 = "ip.src_rt", "Source Route", None;
    SRC_RT_HOST: Text = "ip.src_rt_host", "Source Route Host", None;
    EMPTY_RT: Ipv4 = "ip.empty_rt", "Empty Route", None;
    EMPTY_RT_HOST: Text = "ip.empty_rt_host", "Empty Route Host", None;
    FRAGMENTS: Bytes = "ip.fragments", "IPv4 Fragments", None;
    FRAGMENT: FrameNum = "ip.fragment", "IPv4 Fragment", None;
    FRAGMENT_ERROR: FrameNum = "ip.fragment.error", "Defragmentation error", None;
    FRAGMENT_OVERLAP: bool = "ip.fragment.overlap", "Fragment overlap", None;
    FRAGMENT_CONFLICT: bool = "ip.fragment.overlap.conflict", "Conflicting data in fragment overlap", None;
    FRAGMENT_TAILS: bool = "ip.fragment.multipletails", "Multiple tail fragments found", None;
    FRAGMENT_TOO_LONG: bool = "ip.fragment.toolongfragment", "Fragment too long", None;
    FRAGMENT_COUNT: u32 = "ip.fragment.count", "Fragment count", Dec;
    REASSEMBLED_IN: FrameNum = "ip.reassembled_in", "Reassembled IPv4 in frame", None;
    REASSEMBLED_LEN: u32 = "ip.reassembled.length", "Reassembled IPv4 length", Dec;
    REASSEMBLED_DATA: Bytes = "ip.reassembled.data", "Reassembled IPv4 data", None;
    OPT_EOL: Bytes = "ip.options.eol", "IP Option - End of Options List (EOL)", None;
    OPT_NOP: Bytes = "ip.options.nop", "IP Option - No-Operation (NOP)", None;
    OPT_SECURITY: Bytes = "ip.options.security", "IP Option - Security", None;
    OPT_ROUTE: Bytes = "ip.options.route", "IP Option - Loose Source Route", None;
    OPT_TIMESTAMP: Bytes = "ip.options.timestamp", "IP Option - Time Stamp", None;
    OPT_EXT_SECURITY: Bytes = "ip.options.ext_security", "IP Option - Extended Security", None;
    OPT_CIPSO: Bytes = "ip.options.cipso", "IP Option - Commercial Security", None;
    OPT_RECORD_ROUTE: Bytes = "ip.options.record_route", "IP Option - Record Route", None;
    OPT_SID: Bytes = "ip.options.sid", "IP Option - Stream ID", None;
    OPT_SOURCE_ROUTE: Bytes = "ip.options.source_route", "IP Option - Strict Source Route", None;
    OPT_MTU_PROBE: Bytes = "ip.options.mtu_probe", "IP Option - MTU Probe", None;
    OPT_MTU_REPLY: Bytes = "ip.options.mtu_reply", "IP Option - MTU Reply", None;
    OPT_TRACEROUTE: Bytes = "ip.options.traceroute", "IP Option - Traceroute", None;
    OPT_ROUTER_ALERT: Bytes = "ip.options.routeralert", "IP Option - Router Alert", None;
    OPT_SDB: Bytes = "ip.options.sdb", "IP Option - Selective Directed Broadcast", None;
    OPT_QS: Bytes = "ip.options.qs", "IP Option - Quick-Start", None;
    OPT_TYPE: Bits<u8> = "ip.opt.type", "Type", Dec {
        OPT_COPY: 0x80 = "ip.opt.type.copy", "Copy on fragmentation", Flag, YES;
        OPT_CLASS: 0x60 = "ip.opt.type.class", "Class", Dec, CLASSES;
        OPT_NUMBER: 0x1f = "ip.opt.type.number", "Number", Dec, NUMBERS;
    };
    OPT_LEN: u8 = "ip.opt.len", "Length", Dec;
    OPT_PTR: u8 = "ip.opt.ptr", "Pointer", Dec;
    OPT_SID_VALUE: u16 = "ip.opt.sid", "Stream Identifier", Dec;
    OPT_MTU: u16 = "ip.opt.mtu", "MTU", Dec;
    OPT_ID_NUMBER: u16 = "ip.opt.id_number", "ID Number", Dec;
    OPT_OHC: u16 = "ip.opt.ohc", "Outbound Hop Count", Dec;
    OPT_RHC: u16 = "ip.opt.rhc", "Return Hop Count", Dec;
    OPT_ORIGINATOR: Ipv4 = "ip.opt.originator", "Originator IP Address", None;
    OPT_RA: u16 = "ip.opt.ra", "Router Alert", Dec, ROUTER_ALERTS;
    OPT_ADDR: Ipv4 = "ip.opt.addr", "IP Address", None;
    OPT_PADDING: Bytes = "ip.opt.padding", "Padding", None;
    OPT_QS_WORD: Bits<u8> = "ip.opt.qs_func", "Function and rate", Hex & 0xf0 {
        OPT_QS_FUNC: 0xf0 = "ip.opt.qs_func", "Function", Dec, QS_FUNCTIONS;
        OPT_QS_RATE: 0x0f = "ip.opt.qs_rate", "Rate", Dec, QS_RATES;
    };
    OPT_QS_TTL: u8 = "ip.opt.qs_ttl", "QS TTL", Dec;
    OPT_QS_TTL_DIFF: u8 = "ip.opt.qs_ttl_diff", "TTL Diff", Dec;
    OPT_QS_UNUSED: u8 = "ip.opt.qs_unused", "Not Used", Dec;
    OPT_QS_NONCE_WORD: Bits<u32> = "ip.opt.qs_nonce", "Nonce and reserved bits", Hex & 0xfffffffc {
        OPT_QS_NONCE: 0xfffffffc = "ip.opt.qs_nonce", "QS Nonce", Hex;
        OPT_QS_RESERVED: 0x00000003 = "ip.opt.qs_reserved", "Reserved", Hex;
    };
    OPT_SEC_SEC: u16 = "ip.opt.sec_rfc791_sec", "Security", Hex, SECURITY_LEVELS;
    OPT_SEC_COMP: u16 = "ip.opt.sec_rfc791_comp", "Compartments", Dec;
    OPT_SEC_HR: Text = "ip.opt.sec_rfc791_hr", "Handling Restrictions", None;
    OPT_SEC_TCC: Text = "ip.opt.sec_rfc791_tcc", "Transmission Control Code", None;
    OPT_SEC_CL: u8 = "ip.opt.sec_cl", "Classification Level", Hex, CLASSIFICATIONS;
    OPT_SEC_FLAGS: Bits<u8> = "ip.opt.sec_prot_auth_flags", "Protection Authority Flags", Hex {
        OPT_SEC_GENSER: 0x80 = "ip.opt.sec_prot_auth_genser", "GENSER", Flag, PROTECTED;
        OPT_SEC_SIOP: 0x40 = "ip.opt.sec_prot_auth_siop_esi", "SIOP-ESI", Flag, PROTECTED;
        OPT_SEC_SCI: 0x20 = "ip.opt.sec_prot_auth_sci", "SCI", Flag, PROTECTED;
        OPT_SEC_NSA: 0x10 = "ip.opt.sec_prot_auth_nsa", "NSA", Flag, PROTECTED;
        OPT_SEC_DOE: 0x08 = "ip.opt.sec_prot_auth_doe", "DOE", Flag, PROTECTED;
        OPT_SEC_UNASSIGNED: 0x06 = "ip.opt.sec_prot_auth_unassigned", "Unassigned", Hex;
        OPT_SEC_FTI: 0x01 = "ip.opt.sec_prot_auth_fti", "Field Termination Indicator", Flag, MORE_OCTETS;
    };
    /// The octets after the first, which assign no bits: the same name as the first's unassigned bits.
    OPT_SEC_MORE: Bits<u8> = "ip.opt.sec_prot_auth_flags", "Further flags", Hex {
        OPT_SEC_MORE_UNASSIGNED: 0xfe = "ip.opt.sec_prot_auth_unassigned", "Unassigned", Hex;
        OPT_SEC_MORE_FTI: 0x01 = "ip.opt.sec_prot_auth_fti", "Field Termination Indicator", Flag, MORE_OCTETS;
    };
    OPT_EXT_SEC_CODE: u8 = "ip.opt.ext_sec_add_sec_info_format_code", "Additional Security Info Format Code", Hex;
    OPT_EXT_SEC_INFO: Bytes = "ip.opt.ext_sec_add_sec_info", "Additional Security Info", None;
    CIPSO_DOI: u32 = "ip.cipso.doi", "DOI", Dec;
    CIPSO_TAG: u8 = "ip.cipso.tag_type", "Tag Type", Dec, CIPSO_TAGS;
    CIPSO_LEVEL: u8 = "ip.cipso.sensitivity_level", "Sensitivity Level", Dec;
    CIPSO_CATEGORIES: Text = "ip.cipso.categories", "Categories", None;
    CIPSO_DATA: Bytes = "ip.cipso.tag_data", "Tag data", None;
    OPT_TS_WORD: Bits<u8> = "ip.opt.overflow", "Overflow and flag", Hex & 0xf0 {
        OPT_TS_OVERFLOW: 0xf0 = "ip.opt.overflow", "Overflow", Dec;
        OPT_TS_FLAG: 0x0f = "ip.opt.flag", "Flag", Hex, TIMESTAMP_FLAGS;
    };
    OPT_TS: u32 = "ip.opt.time_stamp", "Time stamp", Dec;
    OPT_TS_ADDR: Ipv4 = "ip.opt.time_stamp_addr", "Address", None;
}

notes! {
    OPT_LEN_INVALID = "ip.opt.len.invalid", Warn, Protocol, "Invalid length for option";
    OPT_PTR_BEFORE = "ip.opt.ptr.before_address", Warn, Protocol, "Pointer points before first address";
    OPT_PTR_MIDDLE = "ip.opt.ptr.middle_address", Warn, Protocol, "Pointer points to middle of address";
    SUBOPT_TOO_LONG = "ip.subopt_too_long", Warn, Protocol, "Suboption would go past end of option";
    FOUR_NOPS = "ip.nop", Warn, Protocol, "4 NOP in a row - a router may have removed some options";
    BOGUS_LEN = "ip.bogus_ip_length", Error, Protocol, "Bogus IP length";
    EVIL_PACKET = "ip.evil_packet", Warn, Protocol, "Packet has evil intent";
    CHECKSUM_BAD = "ip.checksum_bad.expert", Error, Checksum, "Bad checksum";
    TTL_LNCB = "ip.ttl.lncb", Note, Sequence, "Time To Live";
    TTL_TOO_SMALL = "ip.ttl.too_small", Note, Sequence, "Time To Live";
    CIPSO_MALFORMED = "ip.cipso.malformed", Error, Sequence, "Malformed CIPSO tag";
    BOGUS_VERSION = "ip.bogus_ip_version", Error, Protocol, "Bogus IP version";
    BOGUS_HEADER_LEN = "ip.bogus_header_length", Error, Protocol, "Bogus IP header length";
}

prefs! {
    DECODE_TOS_AS_DIFFSERV = "decode_tos_as_diffserv", "Type of Service is the Differentiated Services field", Bool(true);
    DEFRAGMENT = "defragment", "Put fragmented datagrams together", Bool(true);
    SUMMARY_IN_TREE = "summary_in_tree", "Show the addresses in the protocol's line", Bool(true);
    CHECK_CHECKSUM = "check_checksum", "Validate the header checksum", Bool(false);
    TSO_SUPPORT = "tso_support", "A length of 0 comes from segmentation in the network card", Bool(true);
    SECURITY_FLAG = "security_flag", "The reserved flag is the security flag of RFC 3514", Bool(false);
    TRY_HEURISTIC_FIRST = "try_heuristic_first", "Try heuristics before the protocol number", Bool(false);
}

flag_labels! {
    SET "Set", "Not set";
    YES "Yes", "No";
    EVIL "Evil", "Not evil";
    LOW "Low", "Normal";
    HIGH "High", "Normal";
    PROTECTED "Datagram protected in accordance with its rules", "Datagram not protected in accordance with its rules";
    MORE_OCTETS "Additional octet present", "Final octet";
}

values! { pub(crate) CHECKSUM_STATUSES { 0 "Bad", 1 "Good", 2 "Unverified", 3 "Not present", 4 "Illegal" } }

values! { pub(crate) DSCPS {
    0 "Default", 1 "Lower Effort", 8 "Class Selector 1", 10 "Assured Forwarding 11", 12 "Assured Forwarding 12",
    14 "Assured Forwarding 13", 16 "Class Selector 2", 18 "Assured Forwarding 21", 20 "Assured Forwarding 22",
    22 "Assured Forwarding 23", 24 "Class Selector 3", 26 "Assured Forwarding 31", 28 "Assured Forwarding 32",
    30 "Assured Forwarding 33", 32 "Class Selector 4", 34 "Assured Forwarding 41", 36 "Assured Forwarding 42",
    38 "Assured Forwarding 43", 40 "Class Selector 5", 44 "Voice Admit", 46 "Expedited Forwarding",
    48 "Class Selector 6", 56 "Class Selector 7",
} }

// The short names that the field's own line shows.
values! { pub(crate) DSCP_WORDS {
    0 "CS0", 1 "LE", 8 "CS1", 10 "AF11", 12 "AF12", 14 "AF13", 16 "CS2", 18 "AF21", 20 "AF22", 22 "AF23", 24 "CS3",
    26 "AF31", 28 "AF32", 30 "AF33", 32 "CS4", 34 "AF41", 36 "AF42", 38 "AF43", 40 "CS5", 44 "VOICE-ADMIT",
    46 "EF PHB", 48 "CS6", 56 "CS7",
} }

values! { pub(crate) ECNS {
    0 "Not ECN-Capable Transport", 1 "ECN-Capable Transport codepoint '01'",
    2 "ECN-Capable Transport codepoint '10'", 3 "Congestion Experienced",
} }
values! { pub(crate) ECN_WORDS { 0 "Not-ECT", 1 "ECT(1)", 2 "ECT(0)", 3 "CE" } }

values! { PRECEDENCES {
    0 "routine", 1 "priority", 2 "immediate", 3 "flash", 4 "flash override", 5 "CRITIC/ECP",
    6 "internetwork control", 7 "network control",
} }

// RFC 1349 §4, and RFC 1455 §2.
values! { TOS_WISHES {
    0 "None", 2 "Minimize cost", 4 "Maximize reliability", 8 "Maximize throughput", 16 "Minimize delay",
    30 "Maximize security",
} }

/// Heuristics over IP.
const HEURISTICS: Table = Table::new("ip");

const FRAGMENT_WORDS: Words<Bytes> = Words {
    list: FRAGMENTS,
    fragment: FRAGMENT,
    error: FRAGMENT_ERROR,
    overlap: FRAGMENT_OVERLAP,
    conflict: FRAGMENT_CONFLICT,
    tails: FRAGMENT_TAILS,
    too_long: FRAGMENT_TOO_LONG,
    count: FRAGMENT_COUNT,
    len: REASSEMBLED_LEN,
    data: REASSEMBLED_DATA,
    name: "IPv4",
};

/// Which datagram a fragment belongs to, RFC 791 §3.2.
#[derive(Clone, PartialEq, Eq, Hash)]
struct DatagramKey {
    src: [u8; 4],
    dst: [u8; 4],
    id: u16,
    proto: u8,
}

/// What the first visit found out of a fragment.
#[derive(Clone)]
struct Memo {
    whole: Option<Datagram>,
    reassembled_in: RecordId,
}

/// What of the header matters to the rest of the packet.
struct Header {
    octets: usize,
    /// Total length, at least `octets`; what was on the wire if the header has 0.
    total: usize,
    id: u16,
    /// Flags and fragment offset.
    fragment: u16,
    ttl: u8,
    proto: u8,
    src: [u8; 4],
    /// Last hop of a source route, else what the header has.
    dst: [u8; 4],
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("IPv4");
    layer.info_clear();
    let first = layer.span().u8(0)?;
    let octets = usize::from(first & 15) * 4;
    if first >> 4 != 4 || octets < 20 {
        return bogus_first_octet(layer, first);
    }
    let header = match read_header(layer, octets) {
        Ok(header) => header,
        // Cut inside the header: show what there is of it.
        Err(stop) => {
            if let Ok(src) = layer.span().array(12) {
                let link = layer.link_ends().destination;
                layer.set_network_ends(Address::Ipv4(src), link);
            }
            return header_nodes(layer, octets, None).and(Err(stop));
        }
    };
    if header.total < octets {
        return bogus_len(layer, &header);
    }
    layer.set_network_ends(Address::Ipv4(header.src), Address::Ipv4(header.dst));
    if layer.wants_own_nodes() {
        header_nodes(layer, octets, Some(&header))?;
    }
    if octets > 20 {
        let result = options::nodes(layer, octets);
        if result.is_err() {
            layer.covers(octets);
            return result;
        }
    }
    layer.seek(octets);
    let exceeds = header.total > layer.span().len();
    layer.narrow(header.total);
    if !layer.in_error_packet() {
        layer.offer(Export::Ip, Taker::Known, layer.span(), &[]);
    }
    let rest = layer.rest();
    if header.fragment & 0x3fff != 0 {
        return fragment(layer, &header, rest, exceeds);
    }
    hand_on(layer, &header, rest);
    Ok(())
}

#[inline]
fn read_header(layer: &Layer<'_, '_>, octets: usize) -> Result<Header, Stop> {
    let span = layer.span();
    let h: [u8; 20] = span.array(0)?;
    let mut total = usize::from(u16::from_be_bytes([h[2], h[3]]));
    if total == 0 && layer.pref_bool(TSO_SUPPORT) {
        total = span.len().max(octets);
    }
    let mut dst = [h[16], h[17], h[18], h[19]];
    // Where it goes stands among the options.
    if octets > 20 && span.bytes.len() == 20 {
        return Err(span.stop_at(21));
    }
    if octets > 20
        && let Ok(route) = span.slice(20, octets - 20)
        && let Some(last) = options::last_hop(route)
    {
        dst = last;
    }
    Ok(Header {
        octets,
        total,
        id: u16::from_be_bytes([h[4], h[5]]),
        fragment: u16::from_be_bytes([h[6], h[7]]),
        ttl: h[8],
        proto: h[9],
        src: [h[12], h[13], h[14], h[15]],
        dst,
    })
}

/// Hands the payload on by protocol number.
/// The called protocol is told the Time to Live.
fn hand_on<'b>(layer: &mut Layer<'_, 'b>, header: &Header, rest: Span<'b>) {
    let proto = header.proto;
    let argument = Argument::Number(u64::from(header.ttl));
    if rest.is_empty() {
        return;
    }
    let first = layer.pref_bool(TRY_HEURISTIC_FIRST);
    if (first && layer.try_heuristics(HEURISTICS, rest))
        || layer
            .lookup(tables::IP_PROTO, u32::from(proto))
            .is_some_and(|id| layer.call_with(id, rest, argument))
        || (!first && layer.try_heuristics(HEURISTICS, rest))
    {
        return;
    }
    layer.info(format_args!("{} ({proto})", IP_PROTOCOLS.name(proto, "Unknown")));
    layer.data(rest);
}

/// A fragment: the whole datagram if it is the one that completes it, else only itself.
#[cold]
fn fragment<'b>(
    layer: &mut Layer<'_, 'b>,
    header: &Header,
    rest: Span<'b>,
    exceeds: bool,
) -> Result<(), Stop> {
    let at = usize::from(header.fragment & 0x1fff) * 8;
    let more = header.fragment & 0x2000 != 0;
    let complete = !exceeds && rest.bytes.len() == rest.len() && !rest.is_empty();
    let mut reassembled_in = None;
    if complete && !layer.in_error_packet() && layer.pref_bool(DEFRAGMENT) {
        let key =
            DatagramKey { src: header.src, dst: header.dst, id: header.id, proto: header.proto };
        let memo = layer.once(|scene| {
            let mut waiting = std::mem::take(scene.local::<Fragments<DatagramKey>>());
            let added =
                waiting.add(key, scene.frame, at, rest.bytes, !more, &mut scene.state.records);
            *scene.local() = waiting;
            if let Some(datagram) = &added.whole {
                scene.state.note_blob(&datagram.bytes);
            }
            Memo { whole: added.whole, reassembled_in: added.reassembled_in }
        })?;
        if let Some(datagram) = memo.whole {
            let whole = reassembly::show(layer, &FRAGMENT_WORDS, "Reassembled IPv4", &datagram)?;
            hand_on(layer, header, whole);
            return Ok(());
        }
        reassembled_in = layer.record(memo.reassembled_in);
    } else if at == 0 {
        hand_on(layer, header, Span { fragment: true, ..rest });
        return Ok(());
    }
    if let Some(frame) = reassembled_in {
        layer.link(REASSEMBLED_IN, frame);
    }
    let (proto, id) = (header.proto, header.id);
    let name = IP_PROTOCOLS.name(proto, "Unknown");
    layer
        .info(format_args!("Fragmented IP protocol (proto={name} {proto}, off={at}, ID={id:04x})"));
    if let Some(frame) = reassembled_in {
        layer.info_append(format_args!(" [Reassembled in #{frame}]"));
    }
    layer.data(rest);
    Ok(())
}

// ---- what is wrong with the header ---------------------------------------------------------

#[cold]
fn bogus_first_octet(layer: &mut Layer<'_, '_>, first: u8) -> Result<(), Stop> {
    // The link types of IP itself may carry either version, and so may errors.
    let either = matches!(layer.caller(), "frame" | "icmp");
    if first >> 4 == 6 && either {
        layer.leave_tree();
        let whole = layer.span();
        if layer.call_named(Name::new("ipv6"), whole, Argument::None) {
            return Ok(());
        }
    }
    version_node(layer, first);
    if !matches!(first >> 4, 4 | 6) && either {
        layer.name_as(format_args!("Internet Protocol, bogus version ({})", first >> 4));
        layer.note_with(BOGUS_VERSION, format_args!("Bogus IP version"));
        layer.info(format_args!("Bogus IP version ({})", first >> 4));
        layer.covers(1);
        return Ok(());
    }
    if first >> 4 != 4 {
        layer.covers(usize::from(first & 15) * 4);
        layer.note_with(BOGUS_VERSION, format_args!("Bogus IPv4 version"));
        let whole = layer.span();
        if first >> 4 == 6 && layer.call_named(Name::new("ipv6"), whole, Argument::None) {
            return Ok(());
        }
        layer.info(format_args!("Bogus IPv4 version ({}, must be 4)", first >> 4));
    } else {
        let octets = usize::from(first & 15) * 4;
        header_len_node(layer, first);
        layer.note_with(
            BOGUS_HEADER_LEN,
            format_args!("Bogus IP header length ({octets}, must be at least 20)"),
        );
        layer.info(format_args!("Bogus IP header length ({octets}, must be at least 20)"));
        layer.covers(octets);
    }
    Ok(())
}

#[cold]
fn bogus_len(layer: &mut Layer<'_, '_>, header: &Header) -> Result<(), Stop> {
    let (total, octets) = (header.total, header.octets);
    first_nodes(layer)?;
    layer.put(LEN, 2, 2, total as u16);
    layer.note_with(
        BOGUS_LEN,
        format_args!("Bogus IP length ({total}, less than header length {octets})"),
    );
    layer.info(format_args!("Bogus IP length ({total}, less than header length {octets})"));
    layer.covers(octets);
    Ok(())
}

// ---- nodes of the header -------------------------------------------------------------------

fn version_node(layer: &mut Layer<'_, '_>, first: u8) {
    layer.put(VERSION, 0, 1, first >> 4);
    layer.label(format_args!("{} .... = Version: {}", nibble(first >> 4), first >> 4));
}

fn header_len_node(layer: &mut Layer<'_, '_>, first: u8) {
    let words = first & 15;
    layer.put(HDR_LEN, 0, 1, words * 4);
    let bits = nibble(words);
    layer.label(format_args!(".... {bits} = Header Length: {} bytes ({words})", words * 4));
}

/// Version, header length and type of service.
fn first_nodes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let first = layer.span().u8(0)?;
    version_node(layer, first);
    header_len_node(layer, first);
    layer.seek(1);
    let mark = layer.mark();
    if layer.pref_bool(DECODE_TOS_AS_DIFFSERV) {
        let word = layer.read_bits(DSFIELD)?;
        let dscp = DSCP_WORDS.name(DSCP.of(word), "Unknown");
        let ecn = ECN_WORDS.name(ECN.of(word), "");
        layer.append_at(mark, format_args!(" (DSCP: {dscp}, ECN: {ecn})"));
    } else {
        let word = layer.read_bits(TOS)?;
        let wish = TOS_WISHES.name(word & 0x1e, "Unknown");
        layer.label_at(mark, format_args!("Type of Service: {word:#04x} ({wish})"));
    }
    Ok(())
}

/// All of the header. `header` is `None` if it was cut: then this stops where it ends.
fn header_nodes(
    layer: &mut Layer<'_, '_>,
    octets: usize,
    header: Option<&Header>,
) -> Result<(), Stop> {
    first_nodes(layer)?;
    len_node(layer, octets)?;
    layer.read(ID)?;
    flags_nodes(layer)?;
    layer.seek(8);
    let ttl = layer.read(TTL)?;
    if let Some(header) = header {
        ttl_note(layer, ttl, header);
    }
    layer.read(PROTO)?;
    checksum_nodes(layer, octets)?;
    let src = layer.ipv4(SRC)?;
    let names = Names { addr: ADDR, one: SRC_HOST, any: HOST };
    host_nodes(layer, 12, src, &names);
    if header.is_none() {
        if layer.pref_bool(SUMMARY_IN_TREE) {
            let src = layer.named(Address::Ipv4(src));
            layer.title(format_args!(", Src: {src}"));
        }
        return Ok(());
    }
    let dst: [u8; 4] = layer.span().array(16)?;
    let last = header.map_or(dst, |h| h.dst);
    let via = last != dst;
    if via {
        layer.ipv4(CUR_RT)?;
        let name = layer.named(Address::Ipv4(dst));
        layer.put_fmt(CUR_RT_HOST, 16, 4, format_args!("{}", name.short()), flags::HIDDEN);
    } else {
        layer.ipv4(DST)?;
        host_nodes(layer, 16, dst, &Names { one: DST_HOST, ..names });
    }
    if layer.wants_labels() && layer.pref_bool(SUMMARY_IN_TREE) {
        let [src, last, dst] = [src, last, dst].map(|octets| layer.named(Address::Ipv4(octets)));
        layer.title(format_args!(", Src: {src}, Dst: {last}"));
        if via {
            layer.title(format_args!(", Via: {dst}"));
        }
    }
    Ok(())
}

fn len_node(layer: &mut Layer<'_, '_>, octets: usize) -> Result<(), Stop> {
    let total = usize::from(layer.peek::<u16>(0)?);
    let wire = layer.span().len();
    if total == 0 && layer.pref_bool(TSO_SUPPORT) {
        layer.put_value(LEN, 2, 2, Value::U64(wire.max(octets) as u64), flags::GENERATED);
        layer.label(format_args!(
            "Total Length: {wire} bytes (reported as 0, presumed to be because of \"TCP segmentation offload\" (TSO))"
        ));
    } else {
        layer.put(LEN, 2, 2, total as u16);
        if total > wire && !layer.in_error_packet() {
            layer.note_with(
                BOGUS_LEN,
                format_args!("IPv4 total length exceeds packet length ({wire} bytes)"),
            );
        }
    }
    layer.seek(4);
    Ok(())
}

fn flags_nodes(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let word = layer.span().u8(6)?;
    layer.put(FLAGS, 6, 1, word >> 5);
    let security = layer.pref_bool(SECURITY_FLAG);
    if layer.wants_labels() {
        let names = match (word >> 5, security) {
            (0, _) => "",
            (1, _) => ", More fragments",
            (2, _) => ", Don't fragment",
            (3, _) => ", Don't fragment, More fragments",
            (4, false) => ", Reserved bit",
            (5, false) => ", Reserved bit, More fragments",
            (6, false) => ", Reserved bit, Don't fragment",
            (_, false) => ", Reserved bit, Don't fragment, More fragments",
            (4, true) => ", Security flag",
            (5, true) => ", Security flag, More fragments",
            (6, true) => ", Security flag, Don't fragment",
            (_, true) => ", Security flag, Don't fragment, More fragments",
        };
        let bits = nibble(word >> 4 & 14).get(..3).unwrap_or("");
        layer.label(format_args!("{bits}. .... = Flags: 0x{:x}{names}", word >> 5));
    }
    let mut evil = false;
    layer.nest(|layer| {
        for flag in [if security { FLAG_SF } else { FLAG_RB }, FLAG_DF, FLAG_MF] {
            layer.put_value(flag, 6, 1, Value::U64(flag.of(word)), flags::BITS);
            if security && !evil {
                evil = FLAG_SF.is_set(word);
                if evil {
                    layer.note(EVIL_PACKET);
                }
            }
        }
    });
    let offset = layer.span().u16(6)? & 0x1fff;
    layer.put(FRAG_OFFSET, 6, 2, offset);
    if layer.wants_labels() {
        let bits = |shift: u16| nibble((offset >> shift & 15) as u8);
        let top = offset >> 12;
        layer.label(format_args!(
            "...{top} {} {} {} = Fragment Offset: {}",
            bits(8),
            bits(4),
            bits(0),
            offset * 8
        ));
    }
    Ok(())
}

/// Packets that must not leave the link carry a Time to Live of 1, or 255 where the receiver checks that they did
/// not; others are about to die with one below 5.
fn ttl_note(layer: &mut Layer<'_, '_>, ttl: u8, header: &Header) {
    let [a, b, c, d] = header.dst;
    if [a, b, c] == [224, 0, 0] {
        let right = match (d, header.proto) {
            (252, _) => true,                   // LLMNR, RFC 4795 §2.5
            (18, _) | (251, 17) => ttl == 255,  // VRRP, RFC 9568; mDNS, RFC 6762 §11
            (102, _) => ttl == 1 || ttl == 255, // HSRP and GLBP
            _ => ttl == 1,
        };
        if !right {
            let need = if matches!((d, header.proto), (18, _) | (251, 17)) { 255 } else { 1 };
            layer.note_with(
                TTL_LNCB,
                format_args!(
                    "\"Time To Live\" != {need} for a packet sent to the Local Network Control Block (see RFC 3171)"
                ),
            );
        }
    } else if ttl < 5 && !(224..240).contains(&a) && !matches!(header.proto, 103 | 89) {
        layer.note_with(TTL_TOO_SMALL, format_args!("\"Time To Live\" only {ttl}"));
    }
}

fn checksum_nodes(layer: &mut Layer<'_, '_>, octets: usize) -> Result<(), Stop> {
    let checksum = layer.read(CHECKSUM)?;
    let header = layer.span().slice(0, octets);
    let (Ok(header), true) = (header, layer.pref_bool(CHECK_CHECKSUM)) else {
        layer.append(format_args!(" [validation disabled]"));
        layer.generated(CHECKSUM_STATUS, 10, 2u8);
        return Ok(());
    };
    let sum = dissect::checksum::Sum::default().with(header).finish();
    let right = dissect::checksum::expected(sum, checksum);
    if sum == 0 {
        layer.append(format_args!(" [correct]"));
        layer.generated(CHECKSUM_STATUS, 10, 1u8);
    } else {
        layer.append(format_args!(
            " incorrect, should be {right:#06x}(may be caused by \"IP checksum offload\"?)"
        ));
        layer.note_with(CHECKSUM_BAD, format_args!("Bad checksum [should be {right:#06x}]"));
        layer.generated(CHECKSUM_STATUS, 10, 0u8);
    }
    layer.put_value(CHECKSUM_CALCULATED, 10, 2, Value::U64(u64::from(right)), flags::GENERATED);
    Ok(())
}

#[derive(Clone, Copy)]
struct Names {
    addr: Field<Ipv4>,
    one: Field<Text>,
    any: Field<Text>,
}

/// The hidden fields that stand for either end, and the names of hosts.
fn host_nodes(layer: &mut Layer<'_, '_>, at: usize, address: [u8; 4], names: &Names) {
    layer.hidden(names.addr, at, 4, u32::from_be_bytes(address));
    if layer.wants(names.one) || layer.wants(names.any) {
        let name = layer.named(Address::Ipv4(address));
        layer.put_fmt(names.one, at, 4, format_args!("{}", name.short()), flags::HIDDEN);
        layer.put_fmt(names.any, at, 4, format_args!("{}", name.short()), flags::HIDDEN);
    }
}
