//! Messages of ICMP and what is seen in them.

use crate::icmp::ICMP;
use testkit::{Case, check};

#[test]
fn messages() {
    check(&ICMP, &[&crate::ip::IP], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "an echo request",
        bytes: "08006b71 00010001 41414141 41414141 41414141 41414141 41414141",
        tree: "icmp.type [0..1] 8
               icmp.code [1..2] 0
               icmp.ident [4..6] 1
               icmp.seq [6..8] 1",
    },
    Case {
        shows: "a timestamp request",
        bytes: "0d00f2fc 00010001 00000001 00000000 00000000",
        tree: "icmp.type [0..1] 13
               icmp.code [1..2] 0
               icmp.ident [4..6] 1
               icmp.seq [6..8] 1
               icmp.originate_timestamp [8..12] 1
               icmp.receive_timestamp [12..16] 0
               icmp.transmit_timestamp [16..20] 0",
    },
    Case {
        shows: "an information request",
        bytes: "0f00f0fd 00010001",
        tree: "icmp.type [0..1] 15
               icmp.code [1..2] 0
               icmp.ident [4..6] 1
               icmp.seq [6..8] 1",
    },
    Case {
        shows: "an address mask reply",
        bytes: "1200eefc 00010001 ffffff00",
        tree: "icmp.type [0..1] 18
               icmp.code [1..2] 0
               icmp.ident [4..6] 1
               icmp.seq [6..8] 1
               icmp.address_mask [8..12] 255.255.255.0",
    },
    Case {
        shows: "fragmentation needed tells the MTU",
        bytes: "03040370 000005dc 45000024 00010000 01110000 0a000002 0a000001 03e803e9 00100000 61626364
                65666768",
        tree: "icmp.type [0..1] 3
               icmp.code [1..2] 4
               icmp.unused [4..6] 00:00
               icmp.mtu [6..8] 1500",
    },
    Case {
        shows: "a redirect",
        bytes: "0500fd4d 0a000002 45000024 00010000 01110000 0a000002 0a000001 03e803e9 00100000 61626364
                65666768",
        tree: "icmp.type [0..1] 5
               icmp.code [1..2] 0
               icmp.redir_gw [4..8] 10.0.0.2",
    },
    Case {
        shows: "a parameter problem",
        bytes: "0c00ec4f 14000000 45000024 00010000 01110000 0a000002 0a000001 03e803e9 00100000 61626364
                65666768",
        tree: "icmp.type [0..1] 12
               icmp.code [1..2] 0
               icmp.pointer [4..5] 20
               icmp.unused [5..8] 00:00:00",
    },
    Case {
        shows: "router discovery",
        bytes: "090059f1 02020708 0a000001 00000001 0a000002 80000000",
        tree: "icmp.type [0..1] 9
               icmp.code [1..2] 0
               icmp.num_addrs [4..5] 2
               icmp.addr_entry_size [5..6] 2
               icmp.lifetime [6..8] 1800
               icmp.router_address [8..12] 10.0.0.1
               icmp.pref_level [12..16] 1
               icmp.router_address [16..20] 10.0.0.2
               icmp.pref_level [20..24] -2147483648",
    },
    Case {
        shows: "an MPLS label in an extension",
        bytes: "0b000130 00200000 45000024 00010000 01110000 0a000002 0a000001 03e803e9 00100000 61626364
                65666768 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000
                00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000
                00000000 00000000 00000000 00000000 2000cdb5 00080101 00011140",
        tree: "icmp.type [0..1] 11
               icmp.code [1..2] 0
               icmp.unused [4..5] 00
               icmp.length [5..6] 32
               icmp.length.original_datagram [5..6] 128
               icmp.unused [6..8] 00:00
               icmp.ext [136..148]
               icmp.ext.version [136..137] 2
               icmp.ext.res [136..138] 0x0000
               icmp.ext.length [140..142] 8
               icmp.ext.class [142..143] 1
               icmp.ext.ctype [143..144] 1
               icmp.mpls.label [144..147] 17
               icmp.mpls.exp [146..147] 0
               icmp.mpls.s [146..147] 1
               icmp.mpls.ttl [147..148] 64",
    },
    Case {
        shows: "a length in a parameter problem",
        bytes: "0c00ec2f 14200000 45000024 00010000 01110000 0a000002 0a000001 03e803e9 00100000 61626364
                65666768 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000
                00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000
                00000000 00000000 00000000 00000000 2000cdb5 00080101 00011140",
        tree: "icmp.type [0..1] 12
               icmp.code [1..2] 0
               icmp.pointer [4..5] 20
               icmp.length [5..6] 32
               icmp.length.original_datagram [5..6] 128
               icmp.unused [6..8] 00:00
               icmp.ext [136..148]
               icmp.ext.version [136..137] 2
               icmp.ext.res [136..138] 0x0000
               icmp.ext.length [140..142] 8
               icmp.ext.class [142..143] 1
               icmp.ext.ctype [143..144] 1
               icmp.mpls.label [144..147] 17
               icmp.mpls.exp [146..147] 0
               icmp.mpls.s [146..147] 1
               icmp.mpls.ttl [147..148] 64",
    },
    Case {
        shows: "an extended echo request by name",
        bytes: "2a00d4fd 00010101 20000f52 00080301 65746830",
        tree: "icmp.type [0..1] 42
               icmp.code [1..2] 0
               icmp.ident [4..6] 1
               icmp.ext.echo.seq [6..7] 1
               icmp.ext.echo.req.res [7..8] 0x00
               icmp.ext.echo.req.local [7..8] 1
               icmp.ext [8..20]
               icmp.ext.version [8..9] 2
               icmp.ext.res [8..10] 0x0000
               icmp.ext.length [12..14] 8
               icmp.ext.class [14..15] 3
               icmp.ext.ctype [15..16] 1
               icmp.int_ident.name [16..20] eth0",
    },
    Case {
        shows: "an extended echo request by address",
        bytes: "2a00d2fe 00010300 2000ceee 000c0303 00010400 0a000001",
        tree: "icmp.type [0..1] 42
               icmp.code [1..2] 0
               icmp.ident [4..6] 1
               icmp.ext.echo.seq [6..7] 3
               icmp.ext.echo.req.res [7..8] 0x00
               icmp.ext.echo.req.local [7..8] 0
               icmp.ext [8..24]
               icmp.ext.version [8..9] 2
               icmp.ext.res [8..10] 0x0000
               icmp.ext.length [12..14] 12
               icmp.ext.class [14..15] 3
               icmp.ext.ctype [15..16] 3
               icmp.int_ident.afi [16..18] 1
               icmp.int_ident.addr_length [18..19] 4
               icmp.int_ident.reserved [19..20] 00
               icmp.int_ident.ipv4 [20..24] 10.0.0.1",
    },
    Case {
        shows: "an extended echo reply",
        bytes: "2b00d3b8 00010146",
        tree: "icmp.type [0..1] 43
               icmp.code [1..2] 0
               icmp.ident [4..6] 1
               icmp.ext.echo.seq [6..7] 1
               icmp.ext.echo.rsp.state [7..8] 2
               icmp.ext.echo.rsp.res [7..8] 0x00
               icmp.ext.echo.rsp.active [7..8] 1
               icmp.ext.echo.rsp.ipv4 [7..8] 1
               icmp.ext.echo.rsp.ipv6 [7..8] 0",
    },
    Case {
        shows: "an unknown type",
        bytes: "c80033f9 01020304",
        tree: "icmp.type [0..1] 200
               icmp.code [1..2] 0",
    },
];
