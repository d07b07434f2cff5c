//! Messages of IPv6 and what is seen in them.

use crate::ipsec::ah::AH;
use crate::ipv6::{IPV6, extension};
use testkit::{Case, check};

#[test]
fn datagrams() {
    check(
        &IPV6,
        &[
            &extension::hopopts::HOPOPTS,
            &extension::dstopts::DSTOPTS,
            &extension::routing::ROUTING,
            &extension::fraghdr::FRAGHDR,
            &AH,
        ],
        CASES,
    );
}

const CASES: &[Case] = &[
    Case {
        shows: "the fixed header alone",
        bytes: "60000000 000c3b40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                03e803e9 000c0000 61626364",
        tree: "ipv6.version [0..1] 6
               ipv6.tclass [0..4] 0x00000000
               ipv6.tclass.dscp [0..4] 0
               ipv6.tclass.ecn [0..4] 0
               ipv6.flow [1..4] 0x000000
               ipv6.plen [4..6] 12
               ipv6.nxt [6..7] 59
               ipv6.hlim [7..8] 64
               ipv6.src [8..24] 2001:db8::1
               ipv6.dst [24..40] 2001:db8::2",
    },
    Case {
        shows: "a router alert",
        bytes: "60000000 00140040 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11000502 00020000 03e803e9 000c0000 61626364",
        tree: "ipv6.hopopts.nxt [40..41] 17
               ipv6.hopopts.len [41..42] 0
               ipv6.opt [42..46]
               ipv6.opt.router_alert [44..46] 2
               ipv6.opt [46..48]
               ipv6.opt [47..52]",
    },
    Case {
        shows: "an encapsulation limit",
        bytes: "60000000 00143c40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11000401 04000000 03e803e9 000c0000 61626364",
        tree: "ipv6.opt [42..45]
               ipv6.opt.tel [44..45] 4
               ipv6.opt [45..47]
               ipv6.opt [46..48]
               ipv6.opt [47..52]",
    },
    Case {
        shows: "a quick-start request",
        bytes: "60000000 001c0040 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11012606 05401234 56780000 00000000 03e803e9 000c0000 61626364",
        tree: "ipv6.hopopts.nxt [40..41] 17
               ipv6.hopopts.len [41..42] 1
               ipv6.opt [42..50]
               ipv6.opt.qs_func [44..45] 0
               ipv6.opt.qs_rate [44..45] 5
               ipv6.opt.qs_ttl [45..46] 64
               ipv6.opt.qs_ttl_diff [45..46] 0
               ipv6.opt.qs_nonce [46..50] 0x048d159e
               ipv6.opt.qs_reserved [46..50] 0x00000000
               ipv6.opt [50..52]
               ipv6.opt [51..53]
               ipv6.opt [52..54]
               ipv6.opt [53..55]
               ipv6.opt [54..56]
               ipv6.opt [55..60]",
    },
    Case {
        shows: "CALIPSO",
        bytes: "60000000 00240040 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11020710 00000001 0205abcd 11223344 55667788 00000000 03e803e9 000c0000 61626364",
        tree: "ipv6.hopopts.nxt [40..41] 17
               ipv6.hopopts.len [41..42] 2
               ipv6.opt [42..60]
               ipv6.opt.calipso.doi [44..48] 1
               ipv6.opt.calipso.cmpt.length [48..49] 2
               ipv6.opt.calipso.sens_level [49..50] 5
               ipv6.opt.calipso.checksum [50..52] 0xabcd
               ipv6.opt.calipso.cmpt_bitmap [52..60] 11:22:33:44:55:66:77:88
               ipv6.opt [60..62]
               ipv6.opt [61..63]
               ipv6.opt [62..64]
               ipv6.opt [63..68]",
    },
    Case {
        shows: "duplicate detection",
        bytes: "60000000 001c0040 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11010807 23aabbcc dd112200 00000000 03e803e9 000c0000 61626364",
        tree: "ipv6.hopopts.nxt [40..41] 17
               ipv6.hopopts.len [41..42] 1
               ipv6.opt [42..51]
               ipv6.opt.smf_dpd.hash_bit [44..45] 0
               ipv6.opt.smf_dpd.tid_type [44..45] 2
               ipv6.opt.smf_dpd.tid_len [44..45] 3
               ipv6.opt.smf_dpd.tagger_id [45..49] aa:bb:cc:dd
               ipv6.opt.smf_dpd.ident [49..51] 11:22
               ipv6.opt [51..53]
               ipv6.opt [52..54]
               ipv6.opt [53..55]
               ipv6.opt [54..56]
               ipv6.opt [55..60]",
    },
    Case {
        shows: "an RPL option",
        bytes: "60000000 00140040 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11006304 801e0100 03e803e9 000c0000 61626364",
        tree: "ipv6.hopopts.nxt [40..41] 17
               ipv6.hopopts.len [41..42] 0
               ipv6.opt [42..48]
               ipv6.opt.rpl.flag [44..45] 0x80
               ipv6.opt.rpl.flag.o [44..45] 1
               ipv6.opt.rpl.flag.r [44..45] 0
               ipv6.opt.rpl.flag.f [44..45] 0
               ipv6.opt.rpl.flag.rsv [44..45] 0x00
               ipv6.opt.rpl.instance_id [45..46] 0x1e
               ipv6.opt.rpl.sender_rank [46..48] 0x0100",
    },
    Case {
        shows: "an MPL option",
        bytes: "60000000 00140040 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11006d04 70070001 03e803e9 000c0000 61626364",
        tree: "ipv6.hopopts.nxt [40..41] 17
               ipv6.hopopts.len [41..42] 0
               ipv6.opt [42..48]
               ipv6.opt.mpl.flag [44..45] 0x70
               ipv6.opt.mpl.flag.s [44..45] 1
               ipv6.opt.mpl.flag.m [44..45] 1
               ipv6.opt.mpl.flag.v [44..45] 1
               ipv6.opt.mpl.flag.rsv [44..45] 0x00
               ipv6.opt.mpl.sequence [45..46] 0x07
               ipv6.opt.mpl.seed_id [46..48] 00:01",
    },
    Case {
        shows: "a line identification",
        bytes: "60000000 001c3c40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11018c05 04616263 64000000 00000000 03e803e9 000c0000 61626364",
        tree: "ipv6.opt [42..49]
               ipv6.opt.lio.length [44..45] 4
               ipv6.opt.lio.line_id [45..49] abcd
               ipv6.opt [49..51]
               ipv6.opt [50..52]
               ipv6.opt [51..53]
               ipv6.opt [52..54]
               ipv6.opt [53..55]
               ipv6.opt [54..56]
               ipv6.opt [55..60]",
    },
    Case {
        shows: "a home address",
        bytes: "60000000 00243c40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                1102c910 20010db8 00000000 00000000 00000009 00000000 03e803e9 000c0000 61626364",
        tree: "ipv6.opt [42..60]
               ipv6.opt.mipv6.home_address [44..60] 2001:db8::9
               ipv6.opt [60..62]
               ipv6.opt [61..63]
               ipv6.opt [62..64]
               ipv6.opt [63..68]",
    },
    Case {
        shows: "depth-first forwarding",
        bytes: "60000000 00140040 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                1100ee03 e0000500 03e803e9 000c0000 61626364",
        tree: "ipv6.hopopts.nxt [40..41] 17
               ipv6.hopopts.len [41..42] 0
               ipv6.opt [42..47]
               ipv6.opt.dff.flags [44..45] 0xe0
               ipv6.opt.dff.flag.ver [44..45] 3
               ipv6.opt.dff.flag.dup [44..45] 1
               ipv6.opt.dff.flag.ret [44..45] 0
               ipv6.opt.dff.flag.rsv [44..45] 0x00
               ipv6.opt.dff.sequence_number [45..47] 5
               ipv6.opt [47..52]",
    },
    Case {
        shows: "performance metrics",
        bytes: "60000000 001c3c40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11010f0a 0a140001 00020003 00040000 03e803e9 000c0000 61626364",
        tree: "ipv6.opt [42..54]
               ipv6.opt.pdm.scale_dtlr [44..45] 10
               ipv6.opt.pdm.scale_dtls [45..46] 20
               ipv6.opt.pdm.psn_this_pkt [46..48] 1
               ipv6.opt.pdm.psn_last_recv [48..50] 2
               ipv6.opt.pdm.delta_last_recv [50..52] 3
               ipv6.opt.pdm.delta_last_sent [52..54] 4
               ipv6.opt [54..56]
               ipv6.opt [55..60]",
    },
    Case {
        shows: "a path MTU",
        bytes: "60000000 00140040 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11003004 05dc05dd 03e803e9 000c0000 61626364",
        tree: "ipv6.hopopts.nxt [40..41] 17
               ipv6.hopopts.len [41..42] 0
               ipv6.opt [42..48]
               ipv6.opt.pmtu.min [44..46] 1500
               ipv6.opt.pmtu.rtn [46..48] 1500
               ipv6.opt.pmtu.r_flag [47..48] 1",
    },
    Case {
        shows: "an IOAM trace",
        bytes: "60000000 00240040 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                1102310d 00000001 10000000 00aabbcc dd000000 00000000 03e803e9 000c0000 61626364",
        tree: "ipv6.hopopts.nxt [40..41] 17
               ipv6.hopopts.len [41..42] 2
               ipv6.opt [42..57]
               ipv6.opt.ioam.rsv [44..45] 0
               ipv6.opt.ioam.opt_type [45..46] 0
               ipv6.opt.ioam.trace.ns [46..48] 1
               ipv6.opt.ioam.trace.nodelen [48..49] 2
               ipv6.opt.ioam.trace.flags [48..50] 0x0000
               ipv6.opt.ioam.trace.flag.o [48..50] 0
               ipv6.opt.ioam.trace.flag.l [48..50] 0
               ipv6.opt.ioam.trace.flag.a [48..50] 0
               ipv6.opt.ioam.trace.flag.rsv [48..50] 0
               ipv6.opt.ioam.trace.remlen [49..50] 0
               ipv6.opt.ioam.trace.type [50..53] 0x000000
               ipv6.opt.ioam.trace.type.bit0 [50..53] 0
               ipv6.opt.ioam.trace.type.bit1 [50..53] 0
               ipv6.opt.ioam.trace.type.bit2 [50..53] 0
               ipv6.opt.ioam.trace.type.bit3 [50..53] 0
               ipv6.opt.ioam.trace.type.bit4 [50..53] 0
               ipv6.opt.ioam.trace.type.bit5 [50..53] 0
               ipv6.opt.ioam.trace.type.bit6 [50..53] 0
               ipv6.opt.ioam.trace.type.bit7 [50..53] 0
               ipv6.opt.ioam.trace.type.bit8 [50..53] 0
               ipv6.opt.ioam.trace.type.bit9 [50..53] 0
               ipv6.opt.ioam.trace.type.bit10 [50..53] 0
               ipv6.opt.ioam.trace.type.bit11 [50..53] 0
               ipv6.opt.ioam.trace.type.undef [50..53] 0
               ipv6.opt.ioam.trace.type.bit22 [50..53] 0
               ipv6.opt.ioam.trace.type.rsv [50..53] 0
               ipv6.opt.ioam.trace.rsv [53..54] 170
               ipv6.opt [57..59]
               ipv6.opt [58..60]
               ipv6.opt [59..61]
               ipv6.opt [60..62]
               ipv6.opt [61..63]
               ipv6.opt [62..64]
               ipv6.opt [63..68]",
    },
    Case {
        shows: "a source route of type 0",
        bytes: "60000000 00342b40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11040002 00000000 20010db8 00000000 00000000 0000000a 20010db8 00000000 00000000 0000000b
                03e803e9 000c0000 61626364",
        tree: "ipv6.routing.nxt [40..41] 17
               ipv6.routing.len [41..42] 4
               ipv6.routing.type [42..43] 0
               ipv6.routing.segleft [43..44] 2
               ipv6.routing.src.reserved [44..48] 00:00:00:00
               ipv6.routing.src.addr [48..64] 2001:db8::a
               ipv6.routing.src.addr [64..80] 2001:db8::b",
    },
    Case {
        shows: "the routing header of mobility",
        bytes: "60000000 00242b40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11020201 00000000 20010db8 00000000 00000000 0000000a 03e803e9 000c0000 61626364",
        tree: "ipv6.routing.nxt [40..41] 17
               ipv6.routing.len [41..42] 2
               ipv6.routing.type [42..43] 2
               ipv6.routing.segleft [43..44] 1
               ipv6.routing.mipv6.reserved [44..48] 00:00:00:00
               ipv6.routing.mipv6.home_address [48..64] 2001:db8::a",
    },
    Case {
        shows: "compressed addresses of RPL",
        bytes: "60000000 00242b40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11020302 88000000 00000000 0000000a 00000000 0000000b 03e803e9 000c0000 61626364",
        tree: "ipv6.routing.nxt [40..41] 17
               ipv6.routing.len [41..42] 2
               ipv6.routing.type [42..43] 3
               ipv6.routing.segleft [43..44] 2
               ipv6.routing.rpl.cmprI [44..48] 8
               ipv6.routing.rpl.cmprE [44..48] 8
               ipv6.routing.rpl.reserved [44..48] 0
               ipv6.routing.rpl.addr_count [44..46] 2
               ipv6.routing.rpl.address [48..56] 00:00:00:00:00:00:00:0a
               ipv6.routing.rpl.full_address [48..56] 2001:db8::a
               ipv6.routing.rpl.address [56..64] 00:00:00:00:00:00:00:0b
               ipv6.routing.rpl.full_address [56..64] 2001:db8::b",
    },
    Case {
        shows: "segment routing",
        bytes: "60000000 00342b40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11040401 01000000 20010db8 00000000 00000000 0000000a 20010db8 00000000 00000000 0000000b
                03e803e9 000c0000 61626364",
        tree: "ipv6.routing.nxt [40..41] 17
               ipv6.routing.len [41..42] 4
               ipv6.routing.type [42..43] 4
               ipv6.routing.segleft [43..44] 1
               ipv6.routing.srh.last_entry [44..45] 1
               ipv6.routing.srh.flags [45..46] 0x00
               ipv6.routing.srh.tag [46..48] 00:00
               ipv6.routing.srh.addr [48..64] 2001:db8::a
               ipv6.routing.srh.addr [64..80] 2001:db8::b",
    },
    Case {
        shows: "compact segment identifiers",
        bytes: "60000000 001c2b40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11010501 00010002 00030004 00000000 03e803e9 000c0000 61626364",
        tree: "ipv6.routing.nxt [40..41] 17
               ipv6.routing.len [41..42] 1
               ipv6.routing.type [42..43] 5
               ipv6.routing.segleft [43..44] 1
               ipv6.routing.crh16.current_sid [46..48] 2
               ipv6.routing.crh16.sid [44..46] 1
               ipv6.routing.crh16.sid [46..48] 2
               ipv6.routing.crh16.sid [48..50] 3
               ipv6.routing.crh16.sid [50..52] 4",
    },
    Case {
        shows: "a fragment with reserved bits",
        bytes: "60000000 00142c40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11050012 00000009 03e803e9 000c0000 61626364",
        tree: "ipv6.fraghdr.nxt [40..41] 17
               ipv6.fraghdr.reserved_octet [41..42] 0x05
               ipv6.fraghdr.offset [42..44] 2
               ipv6.fraghdr.reserved_bits [42..44] 1
               ipv6.fraghdr.more [42..44] 0
               ipv6.fraghdr.ident [44..48] 0x00000009",
    },
    Case {
        shows: "authentication",
        bytes: "60000000 00243340 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002
                11040000 00000001 00000002 aabbccdd eeff0011 22334455 03e803e9 000c0000 61626364",
        tree: "ah.next_header [40..41] 17
               ah.length [41..42] 4
               ah.reserved [42..44] 00:00
               ah.spi [44..48] 0x00000001
               ah.sequence [48..52] 2
               ah.icv [52..64] aa:bb:cc:dd:ee:ff:00:11:22:33:44:55",
    },
    Case {
        shows: "6to4 and IPv4-embedded addresses",
        bytes: "60000000 000c1140 20020a00 00010005 00000000 00000001 0064ff9b 00000000 00000000 0a000003
                03e803e9 000c0000 61626364",
        tree: "ipv6.src [8..24] 2002:a00:1:5::1
               ipv6.dst [24..40] 64:ff9b::a00:3
               ipv6.src_6to4_gw_ipv4 [10..14] 10.0.0.1
               ipv6.src_6to4_sla_id [14..16] 5
               ipv6.embed_ipv4_prefix [24..36] 00:64:ff:9b:00:00:00:00:00:00:00:00
               ipv6.dst_embed_ipv4 [36..40] 10.0.0.3
               ipv6.embed_ipv4 [36..40] 10.0.0.3",
    },
    Case {
        shows: "ISATAP, and a MAC address",
        bytes: "60000000 000c1140 fe800000 00000000 00005efe 0a000001 fe800000 00000000 020c29ff fe0a0001
                03e803e9 000c0000 61626364",
        tree: "ipv6.src [8..24] fe80::5efe:a00:1
               ipv6.dst [24..40] fe80::20c:29ff:fe0a:1
               ipv6.src_isatap_ipv4 [20..24] 10.0.0.1
               ipv6.dst_slaac_mac [32..40] 00:0c:29:0a:00:01",
    },
    Case {
        shows: "a Teredo address",
        bytes: "60000000 000c1140 20010db8 00000000 02005efe 0a000001 20010000 0a000001 8000f12a b9c82815
                03e803e9 000c0000 61626364",
        tree: "ipv6.src [8..24] 2001:db8::200:5efe:a00:1
               ipv6.dst [24..40] 2001:0:a00:1:8000:f12a:b9c8:2815
               ipv6.src_isatap_ipv4 [20..24] 10.0.0.1
               ipv6.dst_ts_ipv4 [28..32] 10.0.0.1
               ipv6.dst_tc_port [34..36] 3797
               ipv6.dst_tc_ipv4 [36..40] 70.55.215.234",
    },
];
