//! Messages of IPv4 and what is seen in them.

use crate::ip::IP;
use testkit::{Case, check};

#[test]
fn datagrams() {
    check(&IP, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "the header alone",
        bytes: "45000018 00010000 40030000 0a000001 0a000002 61626364",
        tree: "ip.version [0..1] 4
               ip.hdr_len [0..1] 20
               ip.dsfield [1..2] 0x00
               ip.dsfield.dscp [1..2] 0
               ip.dsfield.ecn [1..2] 0
               ip.len [2..4] 24
               ip.id [4..6] 0x0001
               ip.flags [6..7] 0x00
               ip.flags.rb [6..7] 0
               ip.flags.df [6..7] 0
               ip.flags.mf [6..7] 0
               ip.frag_offset [6..8] 0
               ip.ttl [8..9] 64
               ip.proto [9..10] 3
               ip.checksum [10..12] 0x0000
               ip.checksum.status [10..10] 2
               ip.src [12..16] 10.0.0.1
               ip.dst [16..20] 10.0.0.2",
    },
    Case {
        shows: "basic security of RFC 791",
        bytes: "4800002c 00010000 40110000 0a000001 0a000002 820bf135 0001abcd 31323300 03e803e9 000c0000
                61626364",
        tree: "ip.options.security [20..31] 82:0b:f1:35:00:01:ab:cd:31:32:33
               ip.opt.len [21..22] 11
               ip.opt.sec_rfc791_sec [22..24] 0xf135
               ip.opt.sec_rfc791_comp [24..26] 1
               ip.opt.sec_rfc791_tcc [28..31] 123
               ip.options.eol [31..32] 00",
    },
    Case {
        shows: "security of RFC 1108, further flags",
        bytes: "47000028 00010000 40110000 0a000001 0a000002 8206ab81 81fe0000 03e803e9 000c0000 61626364",
        tree: "ip.options.security [20..26] 82:06:ab:81:81:fe
               ip.opt.len [21..22] 6
               ip.opt.sec_cl [22..23] 0xab
               ip.opt.sec_prot_auth_flags [23..24] 0x81
               ip.opt.sec_prot_auth_genser [23..24] 1
               ip.opt.sec_prot_auth_siop_esi [23..24] 0
               ip.opt.sec_prot_auth_sci [23..24] 0
               ip.opt.sec_prot_auth_nsa [23..24] 0
               ip.opt.sec_prot_auth_doe [23..24] 0
               ip.opt.sec_prot_auth_unassigned [23..24] 0x00
               ip.opt.sec_prot_auth_fti [23..24] 1
               ip.opt.sec_prot_auth_flags [24..25] 0x81
               ip.opt.sec_prot_auth_unassigned [24..25] 0x40
               ip.opt.sec_prot_auth_fti [24..25] 1
               ip.opt.sec_prot_auth_flags [25..26] 0xfe
               ip.opt.sec_prot_auth_unassigned [25..26] 0x7f
               ip.opt.sec_prot_auth_fti [25..26] 0
               ip.options.eol [26..27] 00",
    },
    Case {
        shows: "a loose source route tells the destination",
        bytes: "4800002c 00010000 40110000 0a000001 0a000002 830b040a 0000030a 00000400 03e803e9 000c0000
                61626364",
        tree: "ip.cur_rt [16..20] 10.0.0.2
               ip.options.route [20..31] 83:0b:04:0a:00:00:03:0a:00:00:04
               ip.opt.len [21..22] 11
               ip.opt.ptr [22..23] 4
               ip.src_rt [23..27] 10.0.0.3
               ip.options.eol [31..32] 00",
    },
    Case {
        shows: "an empty recorded route",
        bytes: "4800002c 00010000 40110000 0a000001 0a000002 070b040a 0000030a 00000400 03e803e9 000c0000
                61626364",
        tree: "ip.options.record_route [20..31] 07:0b:04:0a:00:00:03:0a:00:00:04
               ip.opt.len [21..22] 11
               ip.opt.ptr [22..23] 4
               ip.empty_rt [23..27] 10.0.0.3
               ip.empty_rt [27..31] 10.0.0.4
               ip.options.eol [31..32] 00",
    },
    Case {
        shows: "time stamps with addresses",
        bytes: "4800002c 00010000 40110000 0a000001 0a000002 440c0d01 0a000003 00000001 03e803e9 000c0000
                61626364",
        tree: "ip.options.timestamp [20..32] 44:0c:0d:01:0a:00:00:03:00:00:00:01
               ip.opt.len [21..22] 12
               ip.opt.ptr [22..23] 13
               ip.opt.overflow [23..24] 0
               ip.opt.flag [23..24] 0x01
               ip.opt.time_stamp_addr [24..28] 10.0.0.3
               ip.opt.time_stamp [28..32] 1",
    },
    Case {
        shows: "time stamps that overflowed",
        bytes: "4800002c 00010000 40110000 0a000001 0a000002 440c0d23 0a000003 00000001 03e803e9 000c0000
                61626364",
        tree: "ip.options.timestamp [20..32] 44:0c:0d:23:0a:00:00:03:00:00:00:01
               ip.opt.len [21..22] 12
               ip.opt.ptr [22..23] 13
               ip.opt.overflow [23..24] 2
               ip.opt.flag [23..24] 0x03
               ip.opt.time_stamp_addr [24..28] 10.0.0.3
               ip.opt.time_stamp [28..32] 1",
    },
    Case {
        shows: "extended security",
        bytes: "47000028 00010000 40110000 0a000001 0a000002 8505ab01 02000000 03e803e9 000c0000 61626364",
        tree: "ip.options.ext_security [20..25] 85:05:ab:01:02
               ip.opt.len [21..22] 5
               ip.opt.ext_sec_add_sec_info_format_code [22..23] 0xab
               ip.opt.ext_sec_add_sec_info [23..25] 01:02
               ip.options.eol [25..26] 00",
    },
    Case {
        shows: "CIPSO: a category bitmap",
        bytes: "4800002c 00010000 40110000 0a000001 0a000002 860c0000 00010106 0003ff00 03e803e9 000c0000
                61626364",
        tree: "ip.options.cipso [20..32] 86:0c:00:00:00:01:01:06:00:03:ff:00
               ip.opt.len [21..22] 12
               ip.cipso.doi [22..26] 1
               ip.cipso.tag_type [26..27] 1
               ip.cipso.sensitivity_level [29..30] 3
               ip.cipso.categories [30..32] 0,1,2,3,4,5,6,7",
    },
    Case {
        shows: "CIPSO: category ranges",
        bytes: "49000030 00010000 40110000 0a000001 0a000002 860e0000 00010508 00030009 00020000 03e803e9
                000c0000 61626364",
        tree: "ip.options.cipso [20..34] 86:0e:00:00:00:01:05:08:00:03:00:09:00:02
               ip.opt.len [21..22] 14
               ip.cipso.doi [22..26] 1
               ip.cipso.tag_type [26..27] 5
               ip.cipso.sensitivity_level [29..30] 3
               ip.cipso.categories [30..34] 9-2
               ip.options.eol [34..35] 00",
    },
    Case {
        shows: "a stream identifier",
        bytes: "46000024 00010000 40110000 0a000001 0a000002 88040102 03e803e9 000c0000 61626364",
        tree: "ip.options.sid [20..24] 88:04:01:02
               ip.opt.len [21..22] 4
               ip.opt.sid [22..24] 258",
    },
    Case {
        shows: "traceroute",
        bytes: "4800002c 00010000 40110000 0a000001 0a000002 520c0001 0002ffff 0a000003 03e803e9 000c0000
                61626364",
        tree: "ip.options.traceroute [20..32] 52:0c:00:01:00:02:ff:ff:0a:00:00:03
               ip.opt.len [21..22] 12
               ip.opt.id_number [22..24] 1
               ip.opt.ohc [24..26] 2
               ip.opt.rhc [26..28] 65535
               ip.opt.originator [28..32] 10.0.0.3",
    },
    Case {
        shows: "a router alert",
        bytes: "46000024 00010000 40110000 0a000001 0a000002 94040000 03e803e9 000c0000 61626364",
        tree: "ip.options.routeralert [20..24] 94:04:00:00
               ip.opt.len [21..22] 4
               ip.opt.ra [22..24] 0",
    },
    Case {
        shows: "a directed broadcast",
        bytes: "4800002c 00010000 40110000 0a000001 0a000002 950a0a00 00030a00 00040000 03e803e9 000c0000
                61626364",
        tree: "ip.options.sdb [20..30] 95:0a:0a:00:00:03:0a:00:00:04
               ip.opt.len [21..22] 10
               ip.opt.addr [22..26] 10.0.0.3
               ip.opt.addr [26..30] 10.0.0.4
               ip.options.eol [30..31] 00",
    },
    Case {
        shows: "a quick-start request",
        bytes: "47000028 00010000 40110000 0a000001 0a000002 19080540 12345678 03e803e9 000c0000 61626364",
        tree: "ip.options.qs [20..28] 19:08:05:40:12:34:56:78
               ip.opt.len [21..22] 8
               ip.opt.qs_func [22..23] 0
               ip.opt.qs_rate [22..23] 5
               ip.opt.qs_ttl [23..24] 64
               ip.opt.qs_ttl_diff [23..24] 0
               ip.opt.qs_nonce [24..28] 0x048d159e
               ip.opt.qs_reserved [24..28] 0x00000000",
    },
    Case {
        shows: "a quick-start report",
        bytes: "47000028 00010000 40110000 0a000001 0a000002 19088505 12345679 03e803e9 000c0000 61626364",
        tree: "ip.options.qs [20..28] 19:08:85:05:12:34:56:79
               ip.opt.len [21..22] 8
               ip.opt.qs_func [22..23] 8
               ip.opt.qs_rate [22..23] 5
               ip.opt.qs_unused [23..24] 5
               ip.opt.qs_nonce [24..28] 0x048d159e
               ip.opt.qs_reserved [24..28] 0x00000001",
    },
];
