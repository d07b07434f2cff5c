//! Messages of ICMPv6 and what is seen in them.

use crate::icmpv6::ICMPV6;
use testkit::{Case, check};

#[test]
fn messages() {
    check(&ICMPV6, &[&crate::ipv6::IPV6, &crate::icmp::ICMP], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "an echo request",
        bytes: "800004bd 00010002 61626364 65",
        tree: "icmpv6.type [0..1] 128
               icmpv6.code [1..2] 0
               icmpv6.echo.identifier [4..6] 0x0001
               icmpv6.echo.sequence_number [6..8] 2",
    },
    Case {
        shows: "packet too big",
        bytes: "02004b5c 00000500 60000000 00101140 fe800000 00000000 020c29ff fe0a0002 fe800000 00000000
                020c29ff fe0a0001 03e803e9 00100000 61626364 65666768",
        tree: "icmpv6.type [0..1] 2
               icmpv6.code [1..2] 0
               icmpv6.mtu [4..8] 1280",
    },
    Case {
        shows: "a parameter problem",
        bytes: "04004e56 00000006 60000000 00101140 fe800000 00000000 020c29ff fe0a0002 fe800000 00000000
                020c29ff fe0a0001 03e803e9 00100000 61626364 65666768",
        tree: "icmpv6.type [0..1] 4
               icmpv6.code [1..2] 0
               icmpv6.pointer [4..8] 6",
    },
    Case {
        shows: "a listener query of version 1",
        bytes: "82002894 03e80000 00000000 00000000 00000000 00000000",
        tree: "icmpv6.type [0..1] 130
               icmpv6.code [1..2] 0
               icmpv6.reserved [6..8] 00:00
               icmpv6.mld.multicast_address [8..24] ::",
    },
    Case {
        shows: "a listener query of version 2",
        bytes: "82006616 8fe80000 ff020000 00000000 00000001 ff0a0002 0a9d0001 20010db8 00000000 00000000
                00000001",
        tree: "icmpv6.type [0..1] 130
               icmpv6.code [1..2] 0
               icmpv6.reserved [6..8] 00:00
               icmpv6.mld.multicast_address [8..24] ff02::1:ff0a:2
               icmpv6.mld.flag [24..25] 0x0a
               icmpv6.mld.flag.s [24..25] 1
               icmpv6.mld.flag.qrv [24..25] 2
               icmpv6.mld.flag.reserved [24..25] 0
               icmpv6.mld.qqi [25..26] 464
               icmpv6.mld.nb_sources [26..28] 1
               icmpv6.mld.source_address [28..44] 2001:db8::1",
    },
    Case {
        shows: "a listener report of version 2",
        bytes: "8f0077b0 00000003 01000001 ff020000 00000000 00000001 ff0a0002 20010db8 00000000 00000000
                00000001 04010000 ff020000 00000000 00000001 ff0a0002 aabbccdd 03000000 ff020000 00000000
                00000001 ff0a0002",
        tree: "icmpv6.type [0..1] 143
               icmpv6.code [1..2] 0
               icmpv6.reserved [4..6] 00:00
               icmpv6.mldr.nb_mcast_records [6..8] 3
               icmpv6.mldr.mar [8..44]
               icmpv6.mldr.mar.record_type [8..9] 1
               icmpv6.mldr.mar.aux_data_len [9..10] 0
               icmpv6.mldr.mar.nb_sources [10..12] 1
               icmpv6.mldr.mar.multicast_address [12..28] ff02::1:ff0a:2
               icmpv6.mldr.mar.source_address [28..44] 2001:db8::1
               icmpv6.mldr.mar [44..68]
               icmpv6.mldr.mar.record_type [44..45] 4
               icmpv6.mldr.mar.aux_data_len [45..46] 1
               icmpv6.mldr.mar.nb_sources [46..48] 0
               icmpv6.mldr.mar.multicast_address [48..64] ff02::1:ff0a:2
               icmpv6.mldr.mar.auxiliary_data [64..68] aa:bb:cc:dd
               icmpv6.mldr.mar [68..88]
               icmpv6.mldr.mar.record_type [68..69] 3
               icmpv6.mldr.mar.aux_data_len [69..70] 0
               icmpv6.mldr.mar.nb_sources [70..72] 0
               icmpv6.mldr.mar.multicast_address [72..88] ff02::1:ff0a:2",
    },
    Case {
        shows: "a router advertisement with options",
        bytes: "8600703c 40c80708 00000001 00000002 0101020c 290a0001 05010000 000005dc 030440e0 00278d00
                00093a80 00000000 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..24]
               icmpv6.opt.type [16..17] 1
               icmpv6.opt.length [17..18] 1
               icmpv6.opt.linkaddr [18..24] 02:0c:29:0a:00:01
               icmpv6.opt.src_linkaddr [18..24] 02:0c:29:0a:00:01
               icmpv6.opt [24..32]
               icmpv6.opt.type [24..25] 5
               icmpv6.opt.length [25..26] 1
               icmpv6.opt.reserved [26..28]
               icmpv6.opt.mtu [28..32] 1500
               icmpv6.opt [32..64]
               icmpv6.opt.type [32..33] 3
               icmpv6.opt.length [33..34] 4
               icmpv6.opt.prefix.length [34..35] 64
               icmpv6.opt.prefix.flag [35..36] 0xe0
               icmpv6.opt.prefix.flag.l [35..36] 1
               icmpv6.opt.prefix.flag.a [35..36] 1
               icmpv6.opt.prefix.flag.r [35..36] 1
               icmpv6.opt.prefix.flag.reserved [35..36] 0
               icmpv6.opt.prefix.valid_lifetime [36..40] 2592000
               icmpv6.opt.prefix.preferred_lifetime [40..44] 604800
               icmpv6.opt.reserved [44..48]
               icmpv6.opt.prefix [48..64] 2001:db8::1",
    },
    Case {
        shows: "a neighbour solicitation",
        bytes: "8700f829 00000000 20010db8 00000000 00000000 00000001 0101020c 290a0001",
        tree: "icmpv6.type [0..1] 135
               icmpv6.code [1..2] 0
               icmpv6.reserved [4..8] 00:00:00:00
               icmpv6.nd.ns.target_address [8..24] 2001:db8::1
               icmpv6.opt [24..32]
               icmpv6.opt.type [24..25] 1
               icmpv6.opt.length [25..26] 1
               icmpv6.opt.linkaddr [26..32] 02:0c:29:0a:00:01
               icmpv6.opt.src_linkaddr [26..32] 02:0c:29:0a:00:01",
    },
    Case {
        shows: "a neighbour advertisement",
        bytes: "8800eba0 e0000000 20010db8 00000000 00000000 00000001 0201020c 290a0001",
        tree: "icmpv6.type [0..1] 136
               icmpv6.code [1..2] 0
               icmpv6.nd.na.flag [4..8] 0xe0000000
               icmpv6.nd.na.flag.r [4..8] 1
               icmpv6.nd.na.flag.s [4..8] 1
               icmpv6.nd.na.flag.o [4..8] 1
               icmpv6.nd.na.flag.rsv [4..8] 0
               icmpv6.nd.na.target_address [8..24] 2001:db8::1
               icmpv6.opt [24..32]
               icmpv6.opt.type [24..25] 2
               icmpv6.opt.length [25..26] 1
               icmpv6.opt.linkaddr [26..32] 02:0c:29:0a:00:01
               icmpv6.opt.target_linkaddr [26..32] 02:0c:29:0a:00:01",
    },
    Case {
        shows: "a redirect",
        bytes: "89003c97 00000000 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000001
                0201020c 290a0001 04080000 00000000 60000000 00101140 fe800000 00000000 020c29ff fe0a0002
                fe800000 00000000 020c29ff fe0a0001 03e803e9 00100000 61626364 65666768",
        tree: "icmpv6.type [0..1] 137
               icmpv6.code [1..2] 0
               icmpv6.reserved [4..8] 00:00:00:00
               icmpv6.nd.rd.target_address [8..24] 2001:db8::1
               icmpv6.rd.na.destination_address [24..40] 2001:db8::1
               icmpv6.opt [40..48]
               icmpv6.opt.type [40..41] 2
               icmpv6.opt.length [41..42] 1
               icmpv6.opt.linkaddr [42..48] 02:0c:29:0a:00:01
               icmpv6.opt.target_linkaddr [42..48] 02:0c:29:0a:00:01
               icmpv6.opt [48..112]
               icmpv6.opt.type [48..49] 4
               icmpv6.opt.length [49..50] 8
               icmpv6.opt.reserved [50..56]
               icmpv6.opt.redirected_packet [56..112]",
    },
    Case {
        shows: "a time stamp",
        bytes: "8600aaf1 40c80708 00000001 00000002 0d020000 00000000 00005234 56788000",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..32]
               icmpv6.opt.type [16..17] 13
               icmpv6.opt.length [17..18] 2
               icmpv6.opt.reserved [18..24]
               icmpv6.opt.timestamp [24..32] Sep 14, 2013 12:28:40.500000000 UTC",
    },
    Case {
        shows: "route information",
        bytes: "860053d5 40c80708 00000001 00000002 18024008 00000708 20010db8 00000000",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..32]
               icmpv6.opt.type [16..17] 24
               icmpv6.opt.length [17..18] 2
               icmpv6.opt.prefix.length [18..19] 64
               icmpv6.opt.route_info.flag [19..20] 0x08
               icmpv6.opt.route_info.flag.route_preference [19..20] 1
               icmpv6.opt.route_info.flag.reserved [19..20] 0
               icmpv6.opt.route_lifetime [20..24] 1800
               icmpv6.opt.prefix [24..32] 2001:db8::",
    },
    Case {
        shows: "name servers",
        bytes: "860092d3 40c80708 00000001 00000002 19030000 00000708 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..40]
               icmpv6.opt.type [16..17] 25
               icmpv6.opt.length [17..18] 3
               icmpv6.opt.reserved [18..20]
               icmpv6.opt.rdnss.lifetime [20..24] 1800
               icmpv6.opt.rdnss [24..40] 2001:db8::1",
    },
    Case {
        shows: "search domains",
        bytes: "8600ee20 40c80708 00000001 00000002 1f030000 00000708 07657861 6d706c65 03636f6d 00000000",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..40]
               icmpv6.opt.type [16..17] 31
               icmpv6.opt.length [17..18] 3
               icmpv6.opt.reserved [18..20]
               icmpv6.opt.dnssl.lifetime [20..24] 1800
               icmpv6.opt.dnssl [24..37] example.com
               icmpv6.opt.padding [37..40]",
    },
    Case {
        shows: "a registration",
        bytes: "86008e7f 40c80708 00000001 00000002 21020000 00000708 020c29ff fe0a0001",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..32]
               icmpv6.opt.type [16..17] 33
               icmpv6.opt.length [17..18] 2
               icmpv6.opt.aro.status [18..19] 0
               icmpv6.opt.reserved [19..22]
               icmpv6.opt.aro.registration_lifetime [22..24] 1800
               icmpv6.opt.aro.eui64 [24..32] 02:0c:29:ff:fe:0a:00:01",
    },
    Case {
        shows: "a 6LoWPAN context",
        bytes: "860049c8 40c80708 00000001 00000002 22024015 00000708 20010db8 00000000",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..32]
               icmpv6.opt.type [16..17] 34
               icmpv6.opt.length [17..18] 2
               icmpv6.opt.6co.context_length [18..19] 64
               icmpv6.opt.6co.flag [19..20] 0x15
               icmpv6.opt.6co.flag.c [19..20] 1
               icmpv6.opt.6co.flag.cid [19..20] 5
               icmpv6.opt.6co.flag.reserved [19..20] 0
               icmpv6.opt.reserved [20..22]
               icmpv6.opt.6co.valid_lifetime [22..24] 1800
               icmpv6.opt.6co.context_prefix [24..32] 2001:db8::",
    },
    Case {
        shows: "a border router",
        bytes: "860088d0 40c80708 00000001 00000002 23030001 00020708 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..40]
               icmpv6.opt.type [16..17] 35
               icmpv6.opt.length [17..18] 3
               icmpv6.opt.abro.version_low [18..20] 1
               icmpv6.opt.abro.version_high [20..22] 2
               icmpv6.opt.abro.valid_lifetime [22..24] 1800
               icmpv6.opt.abro.6lbr_address [24..40] 2001:db8::1",
    },
    Case {
        shows: "a captive portal",
        bytes: "86004629 40c80708 00000001 00000002 25026874 74703a2f 2f612f00 00000000",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..32]
               icmpv6.opt.type [16..17] 37
               icmpv6.opt.length [17..18] 2
               icmpv6.opt.captive_portal [18..32] http://a/",
    },
    Case {
        shows: "a NAT64 prefix",
        bytes: "860085dd 40c80708 00000001 00000002 26020708 20010db8 00000000 00000000",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..32]
               icmpv6.opt.type [16..17] 38
               icmpv6.opt.length [17..18] 2
               icmpv6.opt.pref64.scaled_lifetime [18..20] 225
               icmpv6.opt.pref64.plc [18..20] 0x0000
               icmpv6.opt.pref64.prefix [20..32] 2001:db8::",
    },
    Case {
        shows: "an option without length",
        bytes: "8600dfae 40c80708 00000001 00000002 0100",
        tree: "icmpv6.type [0..1] 134
               icmpv6.code [1..2] 0
               icmpv6.nd.ra.cur_hop_limit [4..5] 64
               icmpv6.nd.ra.flag [5..6] 0xc8
               icmpv6.nd.ra.flag.m [5..6] 1
               icmpv6.nd.ra.flag.o [5..6] 1
               icmpv6.nd.ra.flag.h [5..6] 0
               icmpv6.nd.ra.flag.prf [5..6] 1
               icmpv6.nd.ra.flag.p [5..6] 0
               icmpv6.nd.ra.flag.rsv [5..6] 0
               icmpv6.nd.ra.router_lifetime [6..8] 1800
               icmpv6.nd.ra.reachable_time [8..12] 1
               icmpv6.nd.ra.retrans_timer [12..16] 2
               icmpv6.opt [16..18]
               icmpv6.opt.type [16..17] 1
               icmpv6.opt.length [17..18] 0",
    },
    Case {
        shows: "router renumbering",
        bytes: "8a000685 00000001 02f80010 00000000 01070540 30800000 20010db8 00000000 00000000 00000001
                4010c0c0 00278d00 00093a80 c0000000 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 138
               icmpv6.code [1..2] 0
               icmpv6.rr.sequence_number [4..8] 1
               icmpv6.rr.segment_number [8..9] 2
               icmpv6.rr.flag [9..10] 0xf8
               icmpv6.rr.flag.t [9..10] 1
               icmpv6.rr.flag.r [9..10] 1
               icmpv6.rr.flag.a [9..10] 1
               icmpv6.rr.flag.s [9..10] 1
               icmpv6.rr.flag.p [9..10] 1
               icmpv6.rr.flag.rsv [9..10] 0
               icmpv6.rr.maxdelay [10..12] 16
               icmpv6.reserved [12..16] 00:00:00:00
               icmpv6.rr.pco.mp [16..40]
               icmpv6.rr.pco.mp.opcode [16..17] 1
               icmpv6.rr.pco.mp.oplength [17..18] 7
               icmpv6.rr.pco.mp.ordinal [18..19] 0x05
               icmpv6.rr.pco.mp.matchlen [19..20] 64
               icmpv6.rr.pco.mp.minlen [20..21] 48
               icmpv6.rr.pco.mp.maxlen [21..22] 128
               icmpv6.reserved [22..24] 00:00
               icmpv6.rr.pco.mp.matchprefix [24..40] 2001:db8::1
               icmpv6.rr.pco.up [40..72]
               icmpv6.rr.pco.up.uselen [40..41] 64
               icmpv6.rr.pco.up.keeplen [41..42] 16
               icmpv6.rr.pco.up.flagmask [42..43] 0xc0
               icmpv6.rr.pco.up.flagmask.l [42..43] 1
               icmpv6.rr.pco.up.flagmask.a [42..43] 1
               icmpv6.rr.pco.up.flagmask.reserved [42..43] 0
               icmpv6.rr.pco.up.raflags [43..44] 0xc0
               icmpv6.rr.pco.up.flagmask.l [43..44] 1
               icmpv6.rr.pco.up.flagmask.a [43..44] 1
               icmpv6.rr.pco.up.flagmask.reserved [43..44] 0
               icmpv6.rr.pco.up.validlifetime [44..48] 2592000
               icmpv6.rr.pco.up.preferredlifetime [48..52] 604800
               icmpv6.rr.pco.up.flag [52..56] 0xc0000000
               icmpv6.rr.pco.up.flag.v [52..56] 1
               icmpv6.rr.pco.up.flag.p [52..56] 1
               icmpv6.rr.pco.up.flag.reserved [52..56] 0
               icmpv6.rr.pco.up.useprefix [56..72] 2001:db8::1",
    },
    Case {
        shows: "a result of renumbering",
        bytes: "8a01ee5d 00000001 02f80010 00000000 00030540 00000007 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 138
               icmpv6.code [1..2] 1
               icmpv6.rr.sequence_number [4..8] 1
               icmpv6.rr.segment_number [8..9] 2
               icmpv6.rr.flag [9..10] 0xf8
               icmpv6.rr.flag.t [9..10] 1
               icmpv6.rr.flag.r [9..10] 1
               icmpv6.rr.flag.a [9..10] 1
               icmpv6.rr.flag.s [9..10] 1
               icmpv6.rr.flag.p [9..10] 1
               icmpv6.rr.flag.rsv [9..10] 0
               icmpv6.rr.maxdelay [10..12] 16
               icmpv6.reserved [12..16] 00:00:00:00
               icmpv6.rr.rm [16..40]
               icmpv6.rr.rm.flag [16..18] 0x0003
               icmpv6.rr.rm.flag.b [16..18] 1
               icmpv6.rr.rm.flag.f [16..18] 1
               icmpv6.rr.rm.flag.reserved [16..18] 0
               icmpv6.rr.rm.ordinal [18..19] 0x05
               icmpv6.rr.rm.matchedlen [19..20] 64
               icmpv6.rr.rm.interfaceindex [20..24] 7
               icmpv6.rr.rm.matchedprefix [24..40] 2001:db8::1",
    },
    Case {
        shows: "a node information query",
        bytes: "8b00e5a3 00020000 01020304 05060708 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 139
               icmpv6.code [1..2] 0
               icmpv6.ni.qtype [4..6] 2
               icmpv6.ni.flag [6..8] 0x0000
               icmpv6.ni.flag.g [6..8] 0
               icmpv6.ni.flag.s [6..8] 0
               icmpv6.ni.flag.l [6..8] 0
               icmpv6.ni.flag.c [6..8] 0
               icmpv6.ni.flag.a [6..8] 0
               icmpv6.ni.flag.t [6..8] 0
               icmpv6.ni.flag.rsv [6..8] 0x0000
               icmpv6.ni.nonce [8..16] 0x0102030405060708
               icmpv6.ni.query.subject_ipv6 [16..32] 2001:db8::1",
    },
    Case {
        shows: "a node information reply",
        bytes: "8c00dd96 00030000 01020304 05060708 00000708 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 140
               icmpv6.code [1..2] 0
               icmpv6.ni.qtype [4..6] 3
               icmpv6.ni.flag [6..8] 0x0000
               icmpv6.ni.flag.g [6..8] 0
               icmpv6.ni.flag.s [6..8] 0
               icmpv6.ni.flag.l [6..8] 0
               icmpv6.ni.flag.c [6..8] 0
               icmpv6.ni.flag.a [6..8] 0
               icmpv6.ni.flag.t [6..8] 0
               icmpv6.ni.flag.rsv [6..8] 0x0000
               icmpv6.ni.nonce [8..16] 0x0102030405060708
               icmpv6.ni.reply.node_ttl [16..20] 1800
               icmpv6.ni.reply.node_address [20..36] 2001:db8::1",
    },
    Case {
        shows: "home agents",
        bytes: "9100efc0 00010000 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 145
               icmpv6.code [1..2] 0
               icmpv6.mip6.identifier [4..6] 1
               icmpv6.reserved [6..8] 00:00
               icmpv6.mip6.home_agent_address [8..24] 2001:db8::1",
    },
    Case {
        shows: "mobile prefixes",
        bytes: "9300221b 0001c000 030440e0 00278d00 00093a80 00000000 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 147
               icmpv6.code [1..2] 0
               icmpv6.mip6.identifier [4..6] 1
               icmpv6.mip6.flag [6..8] 0xc000
               icmpv6.mip6.flag.m [6..8] 1
               icmpv6.mip6.flag.o [6..8] 1
               icmpv6.mip6.flag.rsv [6..8] 0
               icmpv6.opt [8..40]
               icmpv6.opt.type [8..9] 3
               icmpv6.opt.length [9..10] 4
               icmpv6.opt.prefix.length [10..11] 64
               icmpv6.opt.prefix.flag [11..12] 0xe0
               icmpv6.opt.prefix.flag.l [11..12] 1
               icmpv6.opt.prefix.flag.a [11..12] 1
               icmpv6.opt.prefix.flag.r [11..12] 1
               icmpv6.opt.prefix.flag.reserved [11..12] 0
               icmpv6.opt.prefix.valid_lifetime [12..16] 2592000
               icmpv6.opt.prefix.preferred_lifetime [16..20] 604800
               icmpv6.opt.reserved [20..24]
               icmpv6.opt.prefix [24..40] 2001:db8::1",
    },
    Case {
        shows: "fast handover",
        bytes: "9a000fcb 04c00001",
        tree: "icmpv6.type [0..1] 154
               icmpv6.code [1..2] 0
               icmpv6.fmip6.subtype [4..5] 4
               icmpv6.fmip6.hi.flag [5..6] 0xc0
               icmpv6.fmip6.hi.flag.s [5..6] 1
               icmpv6.fmip6.hi.flag.a [5..6] 1
               icmpv6.fmip6.hi.flag.reserved [5..6] 0
               icmpv6.fmip6.identifier [6..8] 1",
    },
    Case {
        shows: "locators",
        bytes: "9c00e3bd 01020000 20010db8 00000000 00000001 00000002",
        tree: "icmpv6.type [0..1] 156
               icmpv6.code [1..2] 0
               icmpv6.ilnp.nb_locs [4..5] 1
               icmpv6.reserved [5..6] 02
               icmpv6.reserved [6..8] 00:00
               icmpv6.ilnp.nb_locator [8..16] 0x20010db800000000
               icmpv6.ilnp.nb_preference [16..18] 0
               icmpv6.ilnp.nb_lifetime [18..20] 1",
    },
    Case {
        shows: "a duplicate address request",
        bytes: "9d00b29a 00000708 020c29ff fe0a0001 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 157
               icmpv6.code [1..2] 0
               icmpv6.6lowpannd.da.status [4..5] 0
               icmpv6.6lowpannd.da.rsv [5..6] 0
               icmpv6.6lowpannd.da.lifetime [6..8] 1800
               icmpv6.6lowpannd.da.eui64 [8..16] 02:0c:29:ff:fe:0a:00:01
               icmpv6.6lowpannd.da.reg_addr [16..32] 2001:db8::1",
    },
    Case {
        shows: "an extended echo request",
        bytes: "a000e985 00010501 20000000",
        tree: "icmpv6.type [0..1] 160
               icmpv6.code [1..2] 0
               icmpv6.echo.identifier [4..6] 0x0001
               icmpv6.ext.echo.seq [6..7] 5
               icmpv6.ext.echo.req.res [7..8] 0x00
               icmpv6.ext.echo.req.local [7..8] 1",
    },
    Case {
        shows: "a DIO",
        bytes: "9b012eb6 1e010100 98050000 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 155
               icmpv6.code [1..2] 1
               icmpv6.rpl.dio.instance [4..5] 30
               icmpv6.rpl.dio.version [5..6] 1
               icmpv6.rpl.dio.rank [6..8] 256
               icmpv6.rpl.dio.flag [8..9] 0x98
               icmpv6.rpl.dio.flag.g [8..9] 1
               icmpv6.rpl.dio.flag.0 [8..9] 0
               icmpv6.rpl.dio.flag.mop [8..9] 0x03
               icmpv6.rpl.dio.flag.preference [8..9] 0
               icmpv6.rpl.dio.dtsn [9..10] 5
               icmpv6.rpl.dio.flag [10..11] 0x00
               icmpv6.reserved [11..12] 00
               icmpv6.rpl.dio.dagid [12..28] 2001:db8::1",
    },
    Case {
        shows: "a DAO",
        bytes: "9b02c6fa 1ec00005 20010db8 00000000 00000000 00000001",
        tree: "icmpv6.type [0..1] 155
               icmpv6.code [1..2] 2
               icmpv6.rpl.dao.instance [4..5] 30
               icmpv6.rpl.dao.flag [5..6] 0xc0
               icmpv6.rpl.dao.flag.k [5..6] 1
               icmpv6.rpl.dao.flag.d [5..6] 1
               icmpv6.rpl.dao.flag.rsv [5..6] 0
               icmpv6.reserved [6..7] 00
               icmpv6.rpl.dao.sequence [7..8] 5
               icmpv6.rpl.dao.dodagid [8..24] 2001:db8::1",
    },
    Case {
        shows: "a consistency check",
        bytes: "9b8a45a2 80000100 00000001 1e800001 20010db8 00000000 00000000 00000001 00000007",
        tree: "icmpv6.type [0..1] 155
               icmpv6.code [1..2] 138
               icmpv6.rpl.secure.flag [4..5] 0x80
               icmpv6.rpl.secure.flag.t [4..5] 1
               icmpv6.rpl.secure.flag.rsv [4..5] 0
               icmpv6.rpl.secure.algorithm [5..6] 0
               icmpv6.rpl.secure.flag [6..7] 0x01
               icmpv6.rpl.secure.kim [6..7] 0
               icmpv6.rpl.secure.lvl [6..7] 1
               icmpv6.rpl.secure.rsv [6..7] 0
               icmpv6.rpl.secure.flag [7..8] 0x00
               icmpv6.rpl.secure.counter [8..12] 1
               icmpv6.rpl.cc.instance [12..13] 30
               icmpv6.rpl.cc.flag [13..14] 0x80
               icmpv6.rpl.cc.flag.r [13..14] 1
               icmpv6.rpl.cc.flag.rsv [13..14] 0
               icmpv6.rpl.cc.nonce [14..16] 0x0001
               icmpv6.rpl.cc.dodagid [16..32] 2001:db8::1
               icmpv6.rpl.cc.destination_counter [32..36] 7",
    },
    Case {
        shows: "an RPL metric",
        bytes: "9b0124a5 1e010100 98050000 20010db8 00000000 00000000 00000001 02060701 00020100",
        tree: "icmpv6.type [0..1] 155
               icmpv6.code [1..2] 1
               icmpv6.rpl.dio.instance [4..5] 30
               icmpv6.rpl.dio.version [5..6] 1
               icmpv6.rpl.dio.rank [6..8] 256
               icmpv6.rpl.dio.flag [8..9] 0x98
               icmpv6.rpl.dio.flag.g [8..9] 1
               icmpv6.rpl.dio.flag.0 [8..9] 0
               icmpv6.rpl.dio.flag.mop [8..9] 0x03
               icmpv6.rpl.dio.flag.preference [8..9] 0
               icmpv6.rpl.dio.dtsn [9..10] 5
               icmpv6.rpl.dio.flag [10..11] 0x00
               icmpv6.reserved [11..12] 00
               icmpv6.rpl.dio.dagid [12..28] 2001:db8::1
               icmpv6.opt [28..36]
               icmpv6.rpl.opt.type [28..29] 2
               icmpv6.rpl.opt.length [29..30] 6
               icmpv6.rpl.opt.metric.type [30..36] 7
               icmpv6.rpl.opt.metric.flags [31..33] 0x0100
               icmpv6.rpl.opt.metric.reserved [31..33] 0x0000
               icmpv6.rpl.opt.metric.flag.p [31..33] 0
               icmpv6.rpl.opt.metric.flag.c [31..33] 0
               icmpv6.rpl.opt.metric.flag.o [31..33] 1
               icmpv6.rpl.opt.metric.flag.r [31..33] 0
               icmpv6.rpl.opt.metric.flag.a [31..33] 0x0000
               icmpv6.rpl.opt.metric.prec [31..33] 0x0000
               icmpv6.rpl.opt.metric.length [33..34] 2
               icmpv6.rpl.opt.metric.etx.object.etx [34..36] 256",
    },
    Case {
        shows: "an RPL configuration",
        bytes: "9b01101f 1e010100 98050000 20010db8 00000000 00000000 00000001 040e0f14 030a0700 01000001
                001e003c",
        tree: "icmpv6.type [0..1] 155
               icmpv6.code [1..2] 1
               icmpv6.rpl.dio.instance [4..5] 30
               icmpv6.rpl.dio.version [5..6] 1
               icmpv6.rpl.dio.rank [6..8] 256
               icmpv6.rpl.dio.flag [8..9] 0x98
               icmpv6.rpl.dio.flag.g [8..9] 1
               icmpv6.rpl.dio.flag.0 [8..9] 0
               icmpv6.rpl.dio.flag.mop [8..9] 0x03
               icmpv6.rpl.dio.flag.preference [8..9] 0
               icmpv6.rpl.dio.dtsn [9..10] 5
               icmpv6.rpl.dio.flag [10..11] 0x00
               icmpv6.reserved [11..12] 00
               icmpv6.rpl.dio.dagid [12..28] 2001:db8::1
               icmpv6.opt [28..44]
               icmpv6.rpl.opt.type [28..29] 4
               icmpv6.rpl.opt.length [29..30] 14
               icmpv6.rpl.opt.config.flag [30..31] 0x0f
               icmpv6.rpl.opt.config.reserved [30..31] 0
               icmpv6.rpl.opt.config.auth [30..31] 1
               icmpv6.rpl.opt.config.pcs [30..31] 7
               icmpv6.rpl.opt.config.interval_double [31..32] 20
               icmpv6.rpl.opt.config.interval_min [32..33] 3
               icmpv6.rpl.opt.config.redundancy [33..34] 10
               icmpv6.rpl.opt.config.max_rank_inc [34..36] 1792
               icmpv6.rpl.opt.config.min_hop_rank_inc [36..38] 256
               icmpv6.rpl.opt.config.ocp [38..40] 1
               icmpv6.rpl.opt.config.rsv [40..41] 0
               icmpv6.rpl.opt.config.def_lifetime [41..42] 30
               icmpv6.rpl.opt.config.lifetime_unit [42..44] 60",
    },
    Case {
        shows: "RPL transit",
        bytes: "9b0178b2 1e010100 98050000 20010db8 00000000 00000000 00000001 06148001 021e2001 0db80000
                00000000 00000000 0001",
        tree: "icmpv6.type [0..1] 155
               icmpv6.code [1..2] 1
               icmpv6.rpl.dio.instance [4..5] 30
               icmpv6.rpl.dio.version [5..6] 1
               icmpv6.rpl.dio.rank [6..8] 256
               icmpv6.rpl.dio.flag [8..9] 0x98
               icmpv6.rpl.dio.flag.g [8..9] 1
               icmpv6.rpl.dio.flag.0 [8..9] 0
               icmpv6.rpl.dio.flag.mop [8..9] 0x03
               icmpv6.rpl.dio.flag.preference [8..9] 0
               icmpv6.rpl.dio.dtsn [9..10] 5
               icmpv6.rpl.dio.flag [10..11] 0x00
               icmpv6.reserved [11..12] 00
               icmpv6.rpl.dio.dagid [12..28] 2001:db8::1
               icmpv6.opt [28..50]
               icmpv6.rpl.opt.type [28..29] 6
               icmpv6.rpl.opt.length [29..30] 20
               icmpv6.rpl.opt.transit.flag [30..31] 0x80
               icmpv6.rpl.opt.transit.flag.e [30..31] 1
               icmpv6.rpl.opt.transit.flag.rsv [30..31] 0
               icmpv6.rpl.opt.transit.pathctl [31..32] 1
               icmpv6.rpl.opt.transit.pathseq [32..33] 2
               icmpv6.rpl.opt.transit.pathlifetime [33..34] 30
               icmpv6.rpl.opt.transit.parent [34..50] 2001:db8::1",
    },
    Case {
        shows: "RPL solicited information",
        bytes: "9b01d5f3 1e010100 98050000 20010db8 00000000 00000000 00000001 07131ee0 20010db8 00000000
                00000000 00000001 05",
        tree: "icmpv6.type [0..1] 155
               icmpv6.code [1..2] 1
               icmpv6.rpl.dio.instance [4..5] 30
               icmpv6.rpl.dio.version [5..6] 1
               icmpv6.rpl.dio.rank [6..8] 256
               icmpv6.rpl.dio.flag [8..9] 0x98
               icmpv6.rpl.dio.flag.g [8..9] 1
               icmpv6.rpl.dio.flag.0 [8..9] 0
               icmpv6.rpl.dio.flag.mop [8..9] 0x03
               icmpv6.rpl.dio.flag.preference [8..9] 0
               icmpv6.rpl.dio.dtsn [9..10] 5
               icmpv6.rpl.dio.flag [10..11] 0x00
               icmpv6.reserved [11..12] 00
               icmpv6.rpl.dio.dagid [12..28] 2001:db8::1
               icmpv6.opt [28..49]
               icmpv6.rpl.opt.type [28..29] 7
               icmpv6.rpl.opt.length [29..30] 19
               icmpv6.rpl.opt.solicited.instance [30..31] 30
               icmpv6.rpl.opt.solicited.flag [31..32] 0xe0
               icmpv6.rpl.opt.solicited.flag.v [31..32] 1
               icmpv6.rpl.opt.solicited.flag.i [31..32] 1
               icmpv6.rpl.opt.solicited.flag.d [31..32] 1
               icmpv6.rpl.opt.solicited.flag.rsv [31..32] 0
               icmpv6.rpl.opt.solicited.dodagid [32..48] 2001:db8::1
               icmpv6.rpl.opt.solicited.version [48..49] 5",
    },
    Case {
        shows: "RPL route discovery",
        bytes: "9b013690 1e010100 98050000 20010db8 00000000 00000000 00000001 0a12c045 20010db8 00000000
                00000000 00000001",
        tree: "icmpv6.type [0..1] 155
               icmpv6.code [1..2] 1
               icmpv6.rpl.dio.instance [4..5] 30
               icmpv6.rpl.dio.version [5..6] 1
               icmpv6.rpl.dio.rank [6..8] 256
               icmpv6.rpl.dio.flag [8..9] 0x98
               icmpv6.rpl.dio.flag.g [8..9] 1
               icmpv6.rpl.dio.flag.0 [8..9] 0
               icmpv6.rpl.dio.flag.mop [8..9] 0x03
               icmpv6.rpl.dio.flag.preference [8..9] 0
               icmpv6.rpl.dio.dtsn [9..10] 5
               icmpv6.rpl.dio.flag [10..11] 0x00
               icmpv6.reserved [11..12] 00
               icmpv6.rpl.dio.dagid [12..28] 2001:db8::1
               icmpv6.opt [28..48]
               icmpv6.rpl.opt.type [28..29] 10
               icmpv6.rpl.opt.length [29..30] 18
               icmpv6.rpl.opt.routediscovery.flag [30..31]
               icmpv6.rpl.opt.routediscovery.flag.reply [30..31] 1
               icmpv6.rpl.opt.routediscovery.flag.hopbyhop [30..31] 1
               icmpv6.rpl.opt.routediscovery.flag.numofroutes [30..31] 0
               icmpv6.rpl.opt.routediscovery.flag.compr [30..31] 0
               icmpv6.rpl.opt.routediscovery.lifetime [31..32] 1
               icmpv6.rpl.opt.routediscovery.maxrank [31..32] 5
               icmpv6.rpl.opt.routediscovery.targetaddr [32..48] 2001:db8::1",
    },
    Case {
        shows: "RPL node metrics",
        bytes: "9b01288d 1e010100 98050000 20010db8 00000000 00000000 00000001 020c0104 00020001 02040002 0102",
        tree: "icmpv6.type [0..1] 155
               icmpv6.code [1..2] 1
               icmpv6.rpl.dio.instance [4..5] 30
               icmpv6.rpl.dio.version [5..6] 1
               icmpv6.rpl.dio.rank [6..8] 256
               icmpv6.rpl.dio.flag [8..9] 0x98
               icmpv6.rpl.dio.flag.g [8..9] 1
               icmpv6.rpl.dio.flag.0 [8..9] 0
               icmpv6.rpl.dio.flag.mop [8..9] 0x03
               icmpv6.rpl.dio.flag.preference [8..9] 0
               icmpv6.rpl.dio.dtsn [9..10] 5
               icmpv6.rpl.dio.flag [10..11] 0x00
               icmpv6.reserved [11..12] 00
               icmpv6.rpl.dio.dagid [12..28] 2001:db8::1
               icmpv6.opt [28..42]
               icmpv6.rpl.opt.type [28..29] 2
               icmpv6.rpl.opt.length [29..30] 12
               icmpv6.rpl.opt.metric.type [30..36] 1
               icmpv6.rpl.opt.metric.flags [31..33] 0x0400
               icmpv6.rpl.opt.metric.reserved [31..33] 0x0000
               icmpv6.rpl.opt.metric.flag.p [31..33] 1
               icmpv6.rpl.opt.metric.flag.c [31..33] 0
               icmpv6.rpl.opt.metric.flag.o [31..33] 0
               icmpv6.rpl.opt.metric.flag.r [31..33] 0
               icmpv6.rpl.opt.metric.flag.a [31..33] 0x0000
               icmpv6.rpl.opt.metric.prec [31..33] 0x0000
               icmpv6.rpl.opt.metric.length [33..34] 2
               icmpv6.rpl.opt.metric.nsa.object [34..36] 0x0001
               icmpv6.rpl.opt.metric.nsa.object.reserved [34..36] 0x0000
               icmpv6.rpl.opt.metric.nsa.object.flags [34..36] 0x0000
               icmpv6.rpl.opt.metric.nsa.object.flag.a [34..36] 0
               icmpv6.rpl.opt.metric.nsa.object.flag.o [34..36] 1
               icmpv6.rpl.opt.metric.type [36..42] 2
               icmpv6.rpl.opt.metric.flags [37..39] 0x0400
               icmpv6.rpl.opt.metric.reserved [37..39] 0x0000
               icmpv6.rpl.opt.metric.flag.p [37..39] 1
               icmpv6.rpl.opt.metric.flag.c [37..39] 0
               icmpv6.rpl.opt.metric.flag.o [37..39] 0
               icmpv6.rpl.opt.metric.flag.r [37..39] 0
               icmpv6.rpl.opt.metric.flag.a [37..39] 0x0000
               icmpv6.rpl.opt.metric.prec [37..39] 0x0000
               icmpv6.rpl.opt.metric.length [39..40] 2
               icmpv6.rpl.opt.metric.ne.object [40..42] 0x0102
               icmpv6.rpl.opt.metric.ne.object.flags [40..42] 0x0000
               icmpv6.rpl.opt.metric.ne.object.flag.i [40..42] 0
               icmpv6.rpl.opt.metric.ne.object.type [40..42] 0x0000
               icmpv6.rpl.opt.metric.ne.object.flag.e [40..42] 1
               icmpv6.rpl.opt.metric.ne.object.energy [40..42] 0x0002",
    },
];
