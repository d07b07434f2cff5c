//! Internet Protocol version 6, RFC 8200; jumbograms, RFC 2675.
//!
//! Addresses that hold others: RFC 4291 §2.5.1 (EUI-64), RFC 3056 (6to4), RFC 4380 (Teredo), RFC 5214 (ISATAP),
//! RFC 6052 (IPv4-embedded). Elsewhere: extension headers (`extension.rs`), their options (`options.rs`).

pub(crate) mod extension;
mod options;

use dissect::config::PrefSetting;
use dissect::fragments::{Datagram, Fragments};
use dissect::prelude::*;
use dissect::tree::{Ends, flags};

use crate::ip::{DSCP_WORDS, DSCPS, ECN_WORDS, ECNS, QS_FUNCTIONS, QS_RATES};
use crate::ipv6::options::{ACTIONS, IOAM_TYPES, MPL_SEED_IDS, OPTIONS, ROUTER_ALERTS, TAGGER_IDS};
use crate::numbers::IP_PROTOCOLS;
use crate::reassembly::{self, Words};

pub(crate) static IPV6: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[
        on(tables::ETHERTYPE, 0x86dd),
        on(tables::LINK, 229),
        on(tables::IP_PROTO, 41),
        on(tables::PPP_PROTOCOL, 0x0057),
        on(tables::GRE_PROTO, 0x86dd),
        on(Table::new("null.type"), 10),
        on(Table::new("null.type"), 24),
        on(Table::new("null.type"), 28),
        on(Table::new("null.type"), 30),
    ],
    ..Protocol::new("ipv6", "IPv6", "Internet Protocol Version 6", dissect)
};

fields! {
    VERSION: u8 = "ipv6.version", "Version", Dec;
    IP_VERSION: u8 = "ip.version", "Version", Dec & 0xf0;
    TCLASS: Bits<u32> = "ipv6.tclass", "Traffic Class", Hex & 0xff00000 {
        DSCP: 0x0fc00000 = "ipv6.tclass.dscp", "Differentiated Services Codepoint", Dec, DSCPS;
        ECN: 0x00300000 = "ipv6.tclass.ecn", "Explicit Congestion Notification", Dec, ECNS;
    };
    FLOW: U24 = "ipv6.flow", "Flow Label", Hex & 0xfffff;
    PLEN: u16 = "ipv6.plen", "Payload Length", Dec;
    NXT: u8 = "ipv6.nxt", "Next Header", Dec, IP_PROTOCOLS;
    HLIM: u8 = "ipv6.hlim", "Hop Limit", Dec;
    SRC: Ipv6 = "ipv6.src", "Source Address", None;
    SRC_HOST: Text = "ipv6.src_host", "Source Host", None;
    SRC_SLAAC_MAC: Ether = "ipv6.src_slaac_mac", "Source SLAAC MAC", None;
    SRC_ISATAP: Ipv4 = "ipv6.src_isatap_ipv4", "Source ISATAP IPv4", None;
    SRC_6TO4_GW: Ipv4 = "ipv6.src_6to4_gw_ipv4", "Source 6to4 Gateway IPv4", None;
    SRC_6TO4_SLA: u16 = "ipv6.src_6to4_sla_id", "Source 6to4 SLA ID", Dec;
    SRC_TEREDO_SERVER: Ipv4 = "ipv6.src_ts_ipv4", "Source Teredo Server IPv4", None;
    SRC_TEREDO_PORT: u16 = "ipv6.src_tc_port", "Source Teredo Port", Dec;
    SRC_TEREDO_CLIENT: Ipv4 = "ipv6.src_tc_ipv4", "Source Teredo Client IPv4", None;
    SRC_EMBED: Ipv4 = "ipv6.src_embed_ipv4", "Source Embedded IPv4", None;
    DST: Ipv6 = "ipv6.dst", "Destination Address", None;
    DST_HOST: Text = "ipv6.dst_host", "Destination Host", None;
    DST_SLAAC_MAC: Ether = "ipv6.dst_slaac_mac", "Destination SLAAC MAC", None;
    DST_ISATAP: Ipv4 = "ipv6.dst_isatap_ipv4", "Destination ISATAP IPv4", None;
    DST_6TO4_GW: Ipv4 = "ipv6.dst_6to4_gw_ipv4", "Destination 6to4 Gateway IPv4", None;
    DST_6TO4_SLA: u16 = "ipv6.dst_6to4_sla_id", "Destination 6to4 SLA ID", Dec;
    DST_TEREDO_SERVER: Ipv4 = "ipv6.dst_ts_ipv4", "Destination Teredo Server IPv4", None;
    DST_TEREDO_PORT: u16 = "ipv6.dst_tc_port", "Destination Teredo Port", Dec;
    DST_TEREDO_CLIENT: Ipv4 = "ipv6.dst_tc_ipv4", "Destination Teredo Client IPv4", None;
    DST_EMBED: Ipv4 = "ipv6.dst_embed_ipv4", "Destination Embedded IPv4", None;
    ADDR: Ipv6 = "ipv6.addr", "Source or Destination Address", None;
    HOST: Text = "ipv6.host", "Source or Destination Host", None;
    SLAAC_MAC: Ether = "ipv6.slaac_mac", "SLAAC MAC", None;
    ISATAP: Ipv4 = "ipv6.isatap_ipv4", "ISATAP IPv4", None;
    SIX_TO_4_GW: Ipv4 = "ipv6.6to4_gw_ipv4", "6to4 Gateway IPv4", None;
    SIX_TO_4_SLA: u16 = "ipv6.6to4_sla_id", "6to4 SLA ID", Dec;
    TEREDO_SERVER: Ipv4 = "ipv6.ts_ipv4", "Teredo Server IPv4", None;
    TEREDO_PORT: u16 = "ipv6.tc_port", "Teredo Port", Dec;
    TEREDO_CLIENT: Ipv4 = "ipv6.tc_ipv4", "Teredo Client IPv4", None;
    EMBED_PREFIX: Bytes = "ipv6.embed_ipv4_prefix", "Embedded IPv4 Prefix", None;
    EMBED: Ipv4 = "ipv6.embed_ipv4", "Embedded IPv4", None;
    OPT: Empty = "ipv6.opt", "IPv6 Option", None;
    OPT_TYPE: Bits<u8> = "ipv6.opt.type", "Type", Hex, OPTIONS {
        OPT_ACTION: 0xc0 = "ipv6.opt.type.action", "Action", Dec, ACTIONS;
        OPT_CHANGE: 0x20 = "ipv6.opt.type.change", "May Change", Flag, YES;
        OPT_REST: 0x1f = "ipv6.opt.type.rest", "Low-Order Bits", Hex;
    };
    OPT_LEN: u8 = "ipv6.opt.length", "Length", Dec;
    OPT_PAD1: Empty = "ipv6.opt.pad1", "Pad1", None;
    OPT_PADN: Bytes = "ipv6.opt.padn", "PadN", None;
    OPT_PMTU_MIN: u16 = "ipv6.opt.pmtu.min", "Minimum Reported PMTU", Dec;
    OPT_PMTU_RTN: u16 = "ipv6.opt.pmtu.rtn", "Return Minimum PMTU", Dec;
    OPT_PMTU_R: bool = "ipv6.opt.pmtu.r_flag", "Return Flag", None;
    OPT_ROUTER_ALERT: u16 = "ipv6.opt.router_alert", "Router Alert", Dec, ROUTER_ALERTS;
    OPT_TEL: u8 = "ipv6.opt.tel", "Tunnel Encapsulation Limit", Dec;
    OPT_JUMBO: u32 = "ipv6.opt.jumbo", "Payload Length", Dec;
    OPT_CALIPSO_DOI: u32 = "ipv6.opt.calipso.doi", "CALIPSO Domain of Interpretation", Dec;
    OPT_CALIPSO_LEN: u8 = "ipv6.opt.calipso.cmpt.length", "Compartment Length", Dec;
    OPT_CALIPSO_LEVEL: u8 = "ipv6.opt.calipso.sens_level", "Sensitivity Level", Dec;
    OPT_CALIPSO_CHECKSUM: u16 = "ipv6.opt.calipso.checksum", "Checksum", Hex;
    OPT_CALIPSO_BITMAP: Bytes = "ipv6.opt.calipso.cmpt_bitmap", "Compartment Bitmap", None;
    OPT_SMF: Bits<u8> = "ipv6.opt.smf_dpd.hash_bit", "SMF_DPD", Hex & 0x80 {
        OPT_SMF_H: 0x80 = "ipv6.opt.smf_dpd.hash_bit", "H-bit", Flag;
        OPT_SMF_TID_TYPE: 0x70 = "ipv6.opt.smf_dpd.tid_type", "TaggerID Type", Dec, TAGGER_IDS;
        OPT_SMF_TID_LEN: 0x0f = "ipv6.opt.smf_dpd.tid_len", "TaggerID Length", Dec;
    };
    OPT_SMF_TAGGER: Bytes = "ipv6.opt.smf_dpd.tagger_id", "TaggerID", None;
    OPT_SMF_IDENT: Bytes = "ipv6.opt.smf_dpd.ident", "Identifier", None;
    OPT_SMF_HAV: Bytes = "ipv6.opt.smf_dpd.hav", "Hash Assist Value", None;
    OPT_PDM_SCALE_DTLR: u8 = "ipv6.opt.pdm.scale_dtlr", "Scale DTLR", Dec;
    OPT_PDM_SCALE_DTLS: u8 = "ipv6.opt.pdm.scale_dtls", "Scale DTLS", Dec;
    OPT_PDM_PSN_THIS: u16 = "ipv6.opt.pdm.psn_this_pkt", "PSN This Packet", Dec;
    OPT_PDM_PSN_LAST: u16 = "ipv6.opt.pdm.psn_last_recv", "PSN Last Received", Dec;
    OPT_PDM_DELTA_RECV: u16 = "ipv6.opt.pdm.delta_last_recv", "Delta Time Last Received", Dec;
    OPT_PDM_DELTA_SENT: u16 = "ipv6.opt.pdm.delta_last_sent", "Delta Time Last Sent", Dec;
    OPT_QS: Bits<u8> = "ipv6.opt.qs_func", "Function and rate", Hex & 0xf0 {
        OPT_QS_FUNC: 0xf0 = "ipv6.opt.qs_func", "Function", Dec, QS_FUNCTIONS;
        OPT_QS_RATE: 0x0f = "ipv6.opt.qs_rate", "Rate", Dec, QS_RATES;
    };
    OPT_QS_TTL: u8 = "ipv6.opt.qs_ttl", "QS TTL", Dec;
    OPT_QS_TTL_DIFF: u8 = "ipv6.opt.qs_ttl_diff", "TTL Diff", Dec;
    OPT_QS_UNUSED: u8 = "ipv6.opt.qs_unused", "Not Used", Dec;
    OPT_QS_NONCE_WORD: Bits<u32> = "ipv6.opt.qs_nonce", "Nonce and reserved bits", Hex & 0xfffffffc {
        OPT_QS_NONCE: 0xfffffffc = "ipv6.opt.qs_nonce", "QS Nonce", Hex;
        OPT_QS_RESERVED: 0x00000003 = "ipv6.opt.qs_reserved", "Reserved", Hex;
    };
    OPT_IOAM_RSV: u8 = "ipv6.opt.ioam.rsv", "Reserved", Dec;
    OPT_IOAM_TYPE: u8 = "ipv6.opt.ioam.opt_type", "Option-Type", Dec, IOAM_TYPES;
    OPT_TRACE_NS: u16 = "ipv6.opt.ioam.trace.ns", "Namespace ID", Dec;
    OPT_TRACE_NODELEN: u8 = "ipv6.opt.ioam.trace.nodelen", "Node Length", Dec;
    OPT_TRACE_FLAGS: Bits<u16> = "ipv6.opt.ioam.trace.flags", "Flags", Hex & 0x780 {
        OPT_TRACE_O: 0x400 = "ipv6.opt.ioam.trace.flag.o", "Overflow", Flag;
        OPT_TRACE_L: 0x200 = "ipv6.opt.ioam.trace.flag.l", "Loopback", Flag;
        OPT_TRACE_A: 0x100 = "ipv6.opt.ioam.trace.flag.a", "Active", Flag;
        OPT_TRACE_FLAG_RSV: 0x80 = "ipv6.opt.ioam.trace.flag.rsv", "Reserved", Flag;
    };
    OPT_TRACE_REMLEN: u8 = "ipv6.opt.ioam.trace.remlen", "Remaining Length", Dec;
    OPT_TRACE_TYPE: Bits<U24> = "ipv6.opt.ioam.trace.type", "Trace Type", Hex {
        OPT_TRACE_BIT0: 0x800000 = "ipv6.opt.ioam.trace.type.bit0", "Hop_Lim and Node ID (short)", Flag;
        OPT_TRACE_BIT1: 0x400000 = "ipv6.opt.ioam.trace.type.bit1", "Ingress and Egress IDs (short)", Flag;
        OPT_TRACE_BIT2: 0x200000 = "ipv6.opt.ioam.trace.type.bit2", "Timestamp seconds", Flag;
        OPT_TRACE_BIT3: 0x100000 = "ipv6.opt.ioam.trace.type.bit3", "Timestamp fraction", Flag;
        OPT_TRACE_BIT4: 0x080000 = "ipv6.opt.ioam.trace.type.bit4", "Transit delay", Flag;
        OPT_TRACE_BIT5: 0x040000 = "ipv6.opt.ioam.trace.type.bit5", "IOAM-Namespace specific data (short)", Flag;
        OPT_TRACE_BIT6: 0x020000 = "ipv6.opt.ioam.trace.type.bit6", "Queue depth", Flag;
        OPT_TRACE_BIT7: 0x010000 = "ipv6.opt.ioam.trace.type.bit7", "Checksum complement", Flag;
        OPT_TRACE_BIT8: 0x008000 = "ipv6.opt.ioam.trace.type.bit8", "Hop_Lim and Node ID (wide)", Flag;
        OPT_TRACE_BIT9: 0x004000 = "ipv6.opt.ioam.trace.type.bit9", "Ingress and Egress IDs (wide)", Flag;
        OPT_TRACE_BIT10: 0x002000 = "ipv6.opt.ioam.trace.type.bit10", "IOAM-Namespace specific data (wide)", Flag;
        OPT_TRACE_BIT11: 0x001000 = "ipv6.opt.ioam.trace.type.bit11", "Buffer occupancy", Flag;
        OPT_TRACE_UNDEF: 0x000ffc = "ipv6.opt.ioam.trace.type.undef", "Undefined", Flag;
        OPT_TRACE_BIT22: 0x000002 = "ipv6.opt.ioam.trace.type.bit22", "Opaque State Snapshot", Flag;
        OPT_TRACE_TYPE_RSV: 0x000001 = "ipv6.opt.ioam.trace.type.rsv", "Reserved", Flag;
    };
    OPT_TRACE_RSV: u8 = "ipv6.opt.ioam.trace.rsv", "Reserved", Dec;
    OPT_TRACE_FREE: Bytes = "ipv6.opt.ioam.trace.free_space", "Free space", None;
    NODE_HLIM: u8 = "ipv6.opt.ioam.trace.node.hlim", "Hop Limit", Dec;
    NODE_ID: U24 = "ipv6.opt.ioam.trace.node.id", "ID", Hex;
    NODE_IIF: u16 = "ipv6.opt.ioam.trace.node.iif", "Ingress ID", Hex;
    NODE_EIF: u16 = "ipv6.opt.ioam.trace.node.eif", "Egress ID", Hex;
    NODE_TSS: u32 = "ipv6.opt.ioam.trace.node.tss", "Timestamp Seconds", Hex;
    NODE_TSF: u32 = "ipv6.opt.ioam.trace.node.tsf", "Timestamp Fraction", Hex;
    NODE_TRDELAY: u32 = "ipv6.opt.ioam.trace.node.trdelay", "Transit Delay", Hex;
    NODE_NSDATA: u32 = "ipv6.opt.ioam.trace.node.nsdata", "Namespace Data (short)", Hex;
    NODE_QDEPTH: u32 = "ipv6.opt.ioam.trace.node.qdepth", "Queue Depth", Hex;
    NODE_CSUM: u32 = "ipv6.opt.ioam.trace.node.csum", "Checksum Complement", Hex;
    NODE_ID_WIDE: U56 = "ipv6.opt.ioam.trace.node.id_wide", "ID", Hex;
    NODE_IIF_WIDE: u32 = "ipv6.opt.ioam.trace.node.iif_wide", "Ingress ID", Hex;
    NODE_EIF_WIDE: u32 = "ipv6.opt.ioam.trace.node.eif_wide", "Egress ID", Hex;
    NODE_NSDATA_WIDE: u64 = "ipv6.opt.ioam.trace.node.nsdata_wide", "Namespace Data (wide)", Hex;
    NODE_BUFOCCUP: u32 = "ipv6.opt.ioam.trace.node.bufoccup", "Buffer Occupancy", Hex;
    OPT_TPF: u32 = "ipv6.opt.tpf_information", "TPF Information", Hex;
    OPT_HOME_ADDRESS: Ipv6 = "ipv6.opt.mipv6.home_address", "MIPv6 Home Address", None;
    OPT_RPL: Bits<u8> = "ipv6.opt.rpl.flag", "Flag", Hex {
        OPT_RPL_O: 0x80 = "ipv6.opt.rpl.flag.o", "Down", Flag;
        OPT_RPL_R: 0x40 = "ipv6.opt.rpl.flag.r", "Rank Error", Flag;
        OPT_RPL_F: 0x20 = "ipv6.opt.rpl.flag.f", "Forwarding Error", Flag;
        OPT_RPL_RSV: 0x1f = "ipv6.opt.rpl.flag.rsv", "Reserved", Hex;
    };
    OPT_RPL_INSTANCE: u8 = "ipv6.opt.rpl.instance_id", "RPLInstanceID", Hex;
    OPT_RPL_RANK: u16 = "ipv6.opt.rpl.sender_rank", "Sender Rank", Hex;
    OPT_ILNP_NONCE: Bytes = "ipv6.opt.ilnp_nonce", "ILNP Nonce", None;
    OPT_LIO_LEN: u8 = "ipv6.opt.lio.length", "LineIDLen", Dec;
    OPT_LIO_ID: Text = "ipv6.opt.lio.line_id", "Line ID", None;
    OPT_MPL: Bits<u8> = "ipv6.opt.mpl.flag", "Flag", Hex {
        OPT_MPL_S: 0xc0 = "ipv6.opt.mpl.flag.s", "Seed ID Length", Dec, MPL_SEED_IDS;
        OPT_MPL_M: 0x20 = "ipv6.opt.mpl.flag.m", "Largest Sequence", Flag;
        OPT_MPL_V: 0x10 = "ipv6.opt.mpl.flag.v", "Version", Flag;
        OPT_MPL_RSV: 0x0f = "ipv6.opt.mpl.flag.rsv", "Reserved", Hex;
    };
    OPT_MPL_SEQUENCE: u8 = "ipv6.opt.mpl.sequence", "Sequence", Hex;
    OPT_MPL_SEED_ID: Bytes = "ipv6.opt.mpl.seed_id", "Seed ID", None;
    OPT_DFF: Bits<u8> = "ipv6.opt.dff.flags", "Flags", Hex {
        OPT_DFF_VER: 0xc0 = "ipv6.opt.dff.flag.ver", "Version (VER)", Dec;
        OPT_DFF_DUP: 0x20 = "ipv6.opt.dff.flag.dup", "Duplicate (DUP)", Flag;
        OPT_DFF_RET: 0x10 = "ipv6.opt.dff.flag.ret", "Return (RET)", Flag;
        OPT_DFF_RSV: 0x0f = "ipv6.opt.dff.flag.rsv", "Reserved", Hex;
    };
    OPT_DFF_SEQUENCE: u16 = "ipv6.opt.dff.sequence_number", "Sequence Number", DecHex;
    OPT_EXPERIMENTAL: Bytes = "ipv6.opt.experimental", "Experimental Option", None;
    OPT_UNKNOWN_DATA: Bytes = "ipv6.opt_unknown_data", "Unknown Data", None;
    OPT_UNKNOWN: Bytes = "ipv6.opt.unknown", "Unknown Option Payload", None;
    FRAGMENT: FrameNum = "ipv6.fragment", "IPv6 Fragment", None;
    FRAGMENT_ERROR: FrameNum = "ipv6.fragment.error", "Defragmentation error", None;
    FRAGMENT_OVERLAP: bool = "ipv6.fragment.overlap", "Fragment overlap", None;
    FRAGMENT_CONFLICT: bool = "ipv6.fragment.overlap.conflict", "Conflicting data in fragment overlap", None;
    FRAGMENT_TAILS: bool = "ipv6.fragment.multipletails", "Multiple tail fragments found", None;
    FRAGMENT_TOO_LONG: bool = "ipv6.fragment.toolongfragment", "Fragment too long", None;
    FRAGMENT_COUNT: u32 = "ipv6.fragment.count", "Fragment count", Dec;
    FRAGMENTS: Empty = "ipv6.fragments", "IPv6 Fragments", None;
    REASSEMBLED_IN: FrameNum = "ipv6.reassembled.in", "Reassembled IPv6 in frame", None;
    REASSEMBLED_LEN: u32 = "ipv6.reassembled.length", "Reassembled IPv6 length", Dec;
    REASSEMBLED_DATA: Bytes = "ipv6.reassembled.data", "Reassembled IPv6 data", None;
}

notes! {
    JUMBO_MISSING = "ipv6.opt.jumbo.missing", Error, Malformed, "IPv6 payload length equals 0 and Hop-By-Hop present and Jumbo Payload option missing";
    JUMBO_PROHIBITED = "ipv6.opt.jumbo.prohibited", Warn, Protocol, "When IPv6 payload length does not equal 0 a Jumbo Payload option must not be present";
    JUMBO_TRUNCATED = "ipv6.opt.jumbo.truncated", Error, Protocol, "Jumbo Payload option present and jumbo length < 65536";
    JUMBO_FRAGMENT = "ipv6.opt.jumbo.fragment", Error, Protocol, "Jumbo Payload option cannot be used with a fragment header";
    OPT_INVALID_LEN = "ipv6.opt.invalid_len", Error, Malformed, "Invalid IPv6 option length";
    OPT_UNDECODED = "ipv6.opt.unknown_data.expert", Note, Undecoded, "Unknown Data (not interpreted)";
    PLEN_EXCEEDS = "ipv6.plen_exceeds_framing", Warn, Protocol, "IPv6 payload length does not match expected framing length";
    PLEN_ZERO = "ipv6.plen_zero", Chat, Protocol, "IPv6 payload length equals 0 (maybe because of \"TCP segmentation offload\" (TSO))";
    BOGUS_VERSION = "ipv6.bogus_ipv6_version", Error, Malformed, "Bogus IP version";
    INVALID_HEADER = "ipv6.invalid_header", Error, Malformed, "Invalid IPv6 header";
    OPT_MISMATCH = "ipv6.opt.header_mismatch", Warn, Protocol, "Wrong options extension header for type";
    OPT_DEPRECATED = "ipv6.opt.deprecated", Note, Deprecated, "Option type is deprecated";
    MPL_SEED_IS_SOURCE = "ipv6.opt.mpl.ipv6_src_seed_id", Comment, Protocol, "Seed ID is the IPv6 Source Address";
}

prefs! {
    DEFRAGMENT = "defragment", "Put fragmented datagrams together", Bool(true);
    SUMMARY_IN_TREE = "summary_in_tree", "Show the addresses in the protocol's line", Bool(true);
    TRY_HEURISTIC_FIRST = "try_heuristic_first", "Try heuristics before the next header", Bool(false);
    EXTENSIONS_AT_ROOT = "exthdr_under_root_protocol_tree", "Extension headers stand beside IPv6, not inside it", Bool(false);
    HIDE_OCTETS = "exthdr_hide_len_oct_field", "Show the lengths of extension headers in one line", Bool(false);
    TSO_SUPPORT = "tso_support", "A length of 0 comes from segmentation in the network card", Bool(false);
}

flag_labels! { YES "Yes", "No" }

/// A preference of IPv6 that is off by default, for its extension headers.
fn ipv6_pref(layer: &Layer<'_, '_>, index: u16) -> bool {
    let default = &dissect::protocol::PrefValue::Bool(false);
    let id = layer.registry().named(Name::new("ipv6")).unwrap_or(layer.protocol());
    layer.config().pref_or_default(id, index, default) == PrefSetting::Bool(true)
}

/// Heuristics over IPv6.
const HEURISTICS: Table = Table::new("ipv6");

pub(super) const HOP_BY_HOP: u8 = 0;
pub(super) const ROUTING: u8 = 43;
pub(super) const FRAGMENT_HEADER: u8 = 44;
pub(super) const AUTHENTICATION: u8 = 51;
pub(super) const NO_NEXT: u8 = 59;
pub(super) const DESTINATION_OPTIONS: u8 = 60;

/// Octets of the fixed header.
pub(super) const FIXED: usize = 40;

const FRAGMENT_WORDS: Words<Empty> = Words {
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
    name: "IPv6",
};

/// Which datagram a fragment belongs to, RFC 8200 §4.5.
#[derive(Clone, PartialEq, Eq, Hash)]
struct DatagramKey {
    src: [u8; 16],
    dst: [u8; 16],
    id: u32,
}

/// What the first visit found out of a fragment.
#[derive(Clone)]
struct Memo {
    whole: Option<Datagram>,
    reassembled_in: RecordId,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("IPv6");
    layer.info_clear();
    let span = layer.span();
    let first = span.u8(0)?;
    if span.len() < FIXED {
        return invalid_header(layer);
    }
    if first >> 4 != 6 {
        return bogus_version(layer, first);
    }
    let (Ok(plen), Ok(nxt)) = (span.u16(4), span.u8(6)) else { return header_nodes(layer, None) };
    let plen = usize::from(plen);
    let jumbo =
        if plen == 0 && nxt == HOP_BY_HOP { extension::jumbo_len(span.from(FIXED)) } else { None };
    let payload = jumbo.map_or(plen, |j| j as usize);
    let (Ok(src), Ok(dst)) = (span.array::<16>(8), span.array::<16>(24)) else {
        return header_nodes(layer, None);
    };
    layer.set_network_ends(Address::Ipv6(src), Address::Ipv6(dst));
    if layer.wants_own_nodes() {
        header_nodes(layer, Some(jumbo))?;
    }
    layer.seek(FIXED);
    let tso = plen == 0 && jumbo.is_none() && layer.pref_bool(TSO_SUPPORT);
    if !tso {
        layer.narrow(FIXED + payload);
    }
    if !layer.in_error_packet() {
        layer.offer(Export::Ip, Taker::Known, layer.span(), &[]);
    }
    let outer = Outer { src, dst, hlim: span.u8(7)? };
    if extension::is_one(nxt) {
        return extensions(layer, outer, nxt);
    }
    let rest = layer.rest();
    hand_on(layer, &outer, nxt, rest);
    Ok(())
}

/// What of the fixed header matters to the rest of the packet.
#[derive(Clone, Copy)]
struct Outer {
    src: [u8; 16],
    dst: [u8; 16],
    hlim: u8,
}

/// Hands the payload on by the last next header, and tells the hop limit.
fn hand_on<'b>(layer: &mut Layer<'_, 'b>, outer: &Outer, nxt: u8, rest: Span<'b>) {
    let argument = Argument::Number(u64::from(outer.hlim));
    if nxt == NO_NEXT {
        layer.info(format_args!("IPv6 no next header"));
        return layer.data(rest);
    }
    let first = layer.pref_bool(TRY_HEURISTIC_FIRST);
    if (first && layer.try_heuristics(HEURISTICS, rest))
        || layer
            .lookup(tables::IP_PROTO, u32::from(nxt))
            .is_some_and(|id| layer.call_with(id, rest, argument))
        || (!first && layer.try_heuristics(HEURISTICS, rest))
    {
        return;
    }
    layer.info(format_args!("Unknown IP Protocol: {} ({nxt})", IP_PROTOCOLS.name(nxt, "Unknown")));
    layer.data(rest);
}

/// Goes along the extension headers. They stand inside this layer; what follows them stands beside it.
#[cold]
fn extensions(layer: &mut Layer<'_, '_>, mut outer: Outer, first: u8) -> Result<(), Stop> {
    let mut nxt = first;
    // Each turn takes at least eight octets or ends the loop.
    loop {
        let at = layer.at();
        let span = layer.rest();
        let name = match nxt {
            HOP_BY_HOP => Name::new("ipv6.hopopts"),
            ROUTING => Name::new("ipv6.routing"),
            DESTINATION_OPTIONS => Name::new("ipv6.dstopts"),
            FRAGMENT_HEADER => Name::new("ipv6.fraghdr"),
            AUTHENTICATION => Name::new("ah"),
            _ => break,
        };
        // A header that stops before its end is marked by its own layer.
        let octets = extension::octets(nxt, span);
        let least = if nxt == AUTHENTICATION { 12 } else { 8 };
        let own = octets.map_or(span, |octets| span.first(octets.max(least)));
        let before = layer.span().bytes.get(..at).unwrap_or(&[]);
        let registry = layer.registry();
        let Some(id) = registry.named(name).filter(|id| registry.is_enabled(layer.config(), *id))
        else {
            break;
        };
        if layer.pref_bool(EXTENSIONS_AT_ROOT) {
            layer.call_with(id, own, Argument::Bytes(before));
        } else {
            layer.call_nested(id, own, Argument::Bytes(before));
        }
        let broke = layer.call_broke();
        if broke && layer.in_error_packet() {
            layer.covers(FIXED);
        }
        if nxt == DESTINATION_OPTIONS
            && let Some(home) = extension::home_address(own)
        {
            outer.src = home;
            let Ends { destination, .. } = layer.ends();
            layer.set_network_ends(Address::Ipv6(home), destination);
        }
        let Some(octets) = octets else { return Ok(()) };
        if broke || octets > span.len() {
            return Ok(());
        }
        layer.seek(at + octets);
        let last_nxt = nxt;
        nxt = span.u8(0)?;
        match last_nxt {
            ROUTING => {
                if let Some(last) = extension::last_hop(own, outer.dst) {
                    layer.set_network_ends(Address::Ipv6(outer.src), Address::Ipv6(last));
                }
            }
            FRAGMENT_HEADER => {
                let word = span.u16(2)?;
                if word & 0xfff9 != 0 {
                    let fragment = Fragment {
                        word,
                        nxt,
                        key: DatagramKey { src: outer.src, dst: outer.dst, id: span.u32(4)? },
                    };
                    return self::fragment(layer, outer, fragment);
                }
            }
            _ => {}
        }
    }
    let rest = layer.rest();
    hand_on(layer, &outer, nxt, rest);
    Ok(())
}

struct Fragment {
    /// Offset, reserved bits, more fragments.
    word: u16,
    nxt: u8,
    key: DatagramKey,
}

fn fragment(layer: &mut Layer<'_, '_>, outer: Outer, fragment: Fragment) -> Result<(), Stop> {
    let rest = layer.rest();
    let Fragment { word, nxt, key } = fragment;
    let (at, more, ident) = (usize::from(word & 0xfff8), word & 1 != 0, key.id);
    let complete = rest.bytes.len() == rest.len() && !rest.is_empty();
    let mut reassembled_in = None;
    if complete && !layer.in_error_packet() && layer.pref_bool(DEFRAGMENT) {
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
            let whole = reassembly::show(layer, &FRAGMENT_WORDS, "Reassembled IPv6", &datagram)?;
            if !extension::is_one(nxt) {
                hand_on(layer, &outer, nxt, whole);
                return Ok(());
            }
            // Bounded: each datagram put together takes one of the frame's buffers.
            return layer.over(whole, |layer| extensions(layer, outer, nxt));
        }
        reassembled_in = layer.record(memo.reassembled_in);
    } else if at == 0 {
        hand_on(layer, &outer, nxt, Span { fragment: true, ..rest });
        return Ok(());
    }
    if let Some(frame) = reassembled_in {
        layer.link(REASSEMBLED_IN, frame);
    }
    layer.covers(FIXED);
    let yes = if more { 'y' } else { 'n' };
    layer.info(format_args!("IPv6 fragment (off={at} more={yes} ident={ident:#010x} nxt={nxt})"));
    layer.data(rest);
    Ok(())
}

// ---- what is wrong with the header ---------------------------------------------------------

#[cold]
fn invalid_header(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let octets = layer.span().len();
    if let Ok(src) = layer.span().array(8) {
        let link = layer.link_ends().destination;
        layer.set_network_ends(Address::Ipv6(src), link);
    }
    layer.info(format_args!("Invalid IPv6 header ({octets} bytes, need exactly 40)"));
    header_nodes(layer, None)
}

#[cold]
fn bogus_version(layer: &mut Layer<'_, '_>, first: u8) -> Result<(), Stop> {
    layer.leave_stack();
    show_version(layer, first);
    layer.note_with(BOGUS_VERSION, format_args!("Bogus IPv6 version"));
    hide_version(layer, first);
    layer.covers(FIXED);
    // Handed back to whoever called, as far as a reader of the packet list can tell.
    match layer.caller() {
        "ip" => {
            layer.protocol_column("IPv4");
            layer.info(format_args!("IPv6 (41)"));
        }
        "ipv6" => layer.info(format_args!("Unknown IP Protocol: IPv6 (41)")),
        _ => {
            layer.protocol_column("0x86dd");
            layer.info(format_args!("IPv6"));
        }
    }
    let whole = layer.span();
    layer.data(whole);
    Ok(())
}

// ---- nodes of the header -------------------------------------------------------------------

fn version_nodes(layer: &mut Layer<'_, '_>, first: u8) {
    show_version(layer, first);
    hide_version(layer, first);
}

fn show_version(layer: &mut Layer<'_, '_>, first: u8) {
    let version = first >> 4;
    layer.put(VERSION, 0, 1, version);
    layer.label(format_args!("{version:04b} .... = Version: {version}"));
}

fn hide_version(layer: &mut Layer<'_, '_>, first: u8) {
    let version = first >> 4;
    layer.hidden(IP_VERSION, 0, 1, version);
    layer.label(format_args!(
        "{version:04b} .... = Version: {version} [This field makes the filter match on \"ip.version == {version}\" possible]"
    ));
}

/// All of the header; stops where it ends. `jumbo` is `None` if the header is not whole.
fn header_nodes(layer: &mut Layer<'_, '_>, jumbo: Option<Option<u32>>) -> Result<(), Stop> {
    let first = layer.span().u8(0)?;
    version_nodes(layer, first);
    if layer.span().len() < FIXED {
        layer.note_here(INVALID_HEADER, format_args!("IPv6 header must be exactly 40 bytes"));
    }
    let word = layer.span().u32(0)?;
    layer.put(TCLASS, 0, 4, word >> 20 & 0xff);
    if layer.wants_labels() {
        let (dscp, ecn) =
            (DSCP_WORDS.name(DSCP.of(word), "Unknown"), ECN_WORDS.name(ECN.of(word), ""));
        let (high, low) = (word >> 24 & 15, word >> 20 & 15);
        layer.label(format_args!(
            ".... {high:04b} {low:04b} .... .... .... .... .... = Traffic Class: {:#04x} (DSCP: {dscp}, ECN: {ecn})",
            word >> 20 & 0xff
        ));
    }
    layer.nest(|layer| layer.put_members(TCLASS, 0, 4, u64::from(word)));
    let flow = word & 0xfffff;
    layer.put(FLOW, 1, 3, flow);
    if layer.wants_labels() {
        let bits = |shift: u32| flow >> shift & 15;
        layer.label(format_args!(
            ".... {:04b} {:04b} {:04b} {:04b} {:04b} = Flow Label: {flow:#07x}",
            bits(16),
            bits(12),
            bits(8),
            bits(4),
            bits(0)
        ));
    }
    layer.seek(4);
    let plen = layer.read(PLEN)?;
    if let Some(jumbo) = jumbo {
        let nxt = layer.peek::<u8>(0)?;
        plen_notes(layer, usize::from(plen), jumbo, nxt);
    }
    layer.read(NXT)?;
    layer.read(HLIM)?;
    let src = layer.ipv6(SRC)?;
    host_nodes(layer, 8, src, SRC_HOST);
    let dst = layer.ipv6(DST)?;
    host_nodes(layer, 24, dst, DST_HOST);
    holds(layer, 8, &src, &SOURCE);
    holds(layer, 24, &dst, &DESTINATION);
    if layer.wants_labels() && layer.pref_bool(SUMMARY_IN_TREE) {
        let [src, dst] = [src, dst].map(|octets| layer.named(Address::Ipv6(octets)));
        layer.title(format_args!(", Src: {src}, Dst: {dst}"));
    }
    Ok(())
}

fn plen_notes(layer: &mut Layer<'_, '_>, plen: usize, jumbo: Option<u32>, nxt: u8) {
    let framing = layer.span().len().saturating_sub(FIXED);
    let payload = match (plen, jumbo) {
        (0, Some(jumbo)) => {
            layer.append(format_args!(" (Jumbogram)"));
            jumbo as usize
        }
        (0, None) if nxt == HOP_BY_HOP => {
            layer.note(JUMBO_MISSING);
            0
        }
        (0, None) if nxt != NO_NEXT => {
            layer.note(PLEN_ZERO);
            0
        }
        _ => plen,
    };
    if payload > framing && !layer.in_error_packet() {
        layer.note_with(
            PLEN_EXCEEDS,
            format_args!("IPv6 payload length exceeds framing length ({framing} bytes)"),
        );
    }
}

/// The hidden fields that stand for either end, and the names of hosts.
fn host_nodes(layer: &mut Layer<'_, '_>, at: usize, address: [u8; 16], one: Field<Text>) {
    layer.hidden_bytes(ADDR, at, 16);
    if layer.wants(one) || layer.wants(HOST) {
        let name = layer.named(Address::Ipv6(address));
        layer.put_fmt(one, at, 16, format_args!("{}", name.short()), flags::HIDDEN);
        layer.put_fmt(HOST, at, 16, format_args!("{}", name.short()), flags::HIDDEN);
    }
}

struct Holds {
    mac: Field<Ether>,
    isatap: Field<Ipv4>,
    gateway: Field<Ipv4>,
    sla: Field<u16>,
    server: Field<Ipv4>,
    port: Field<u16>,
    client: Field<Ipv4>,
    embedded: Field<Ipv4>,
}

const SOURCE: Holds = Holds {
    mac: SRC_SLAAC_MAC,
    isatap: SRC_ISATAP,
    gateway: SRC_6TO4_GW,
    sla: SRC_6TO4_SLA,
    server: SRC_TEREDO_SERVER,
    port: SRC_TEREDO_PORT,
    client: SRC_TEREDO_CLIENT,
    embedded: SRC_EMBED,
};
const DESTINATION: Holds = Holds {
    mac: DST_SLAAC_MAC,
    isatap: DST_ISATAP,
    gateway: DST_6TO4_GW,
    sla: DST_6TO4_SLA,
    server: DST_TEREDO_SERVER,
    port: DST_TEREDO_PORT,
    client: DST_TEREDO_CLIENT,
    embedded: DST_EMBED,
};

/// Other addresses that an address holds.
fn holds(layer: &mut Layer<'_, '_>, at: usize, address: &[u8; 16], words: &Holds) {
    let v4 =
        |layer: &mut Layer<'_, '_>, f: Field<Ipv4>, from: usize, value: [u8; 4], hidden: u8| {
            let value = u64::from(u32::from_be_bytes(value));
            layer.put_value(f, at + from, 4, Value::U64(value), flags::GENERATED | hidden);
        };
    match *address {
        [0x20, 0x02, a, b, c, d, e, f, ..] => {
            let sla = u16::from_be_bytes([e, f]);
            v4(layer, words.gateway, 2, [a, b, c, d], 0);
            layer.put_value(words.sla, at + 6, 2, Value::U64(sla.into()), flags::GENERATED);
            v4(layer, SIX_TO_4_GW, 2, [a, b, c, d], flags::HIDDEN);
            layer.hidden(SIX_TO_4_SLA, at + 6, 2, sla);
        }
        // The client's port and address stand there inverted.
        [0x20, 0x01, 0, 0, a, b, c, d, _, _, p, q, w, x, y, z] => {
            let port = !u16::from_be_bytes([p, q]);
            v4(layer, words.server, 4, [a, b, c, d], 0);
            layer.put_value(words.port, at + 10, 2, Value::U64(port.into()), flags::GENERATED);
            v4(layer, words.client, 12, [!w, !x, !y, !z], 0);
            v4(layer, TEREDO_SERVER, 4, [a, b, c, d], flags::HIDDEN);
            layer.hidden(TEREDO_PORT, at + 10, 2, port);
            v4(layer, TEREDO_CLIENT, 12, [!w, !x, !y, !z], flags::HIDDEN);
        }
        [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, w, x, y, z] => {
            layer.put_value(EMBED_PREFIX, at, 12, Value::Range, flags::GENERATED);
            v4(layer, words.embedded, 12, [w, x, y, z], 0);
            v4(layer, EMBED, 12, [w, x, y, z], 0);
        }
        _ => {}
    }
    match *address {
        [_, _, _, _, _, _, _, _, a, b, c, 0xff, 0xfe, d, e, f]
            // Made from a globally unique MAC address, RFC 4291 appendix A.
            if a & 2 != 0 && address.first() != Some(&0xff) =>
        {
            let mac = [a ^ 2, b, c, d, e, f];
            layer.put_text_flagged(words.mac, at + 8, 8, mac, flags::GENERATED);
            layer.put_text_flagged(SLAAC_MAC, at + 8, 8, mac, flags::HIDDEN);
        }
        [_, _, _, _, _, _, _, _, 0 | 2, 0, 0x5e, 0xfe, w, x, y, z] => {
            v4(layer, words.isatap, 12, [w, x, y, z], 0);
            v4(layer, ISATAP, 12, [w, x, y, z], flags::HIDDEN);
        }
        _ => {}
    }
}
