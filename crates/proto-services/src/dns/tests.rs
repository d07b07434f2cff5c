use dissect::State;
use testkit::{Case, Lab, check, hex};

use super::DNS;

#[test]
fn messages() {
    check(&DNS, &[], CASES);
}

#[test]
fn multicast() {
    check(&crate::mdns::MDNS, &[&DNS], MULTICAST);
}

#[test]
fn link_local() {
    check(&crate::llmnr::LLMNR, &[&DNS], LINK_LOCAL);
}

/// Of less than its identification and flags there is no node.
#[test]
fn less_than_a_header() {
    let lab = Lab::new(&DNS, &[]);
    let lines = |text: &str| {
        let bytes = hex(text);
        lab.lines(1, &bytes, bytes.len(), &mut State::default())
    };
    let mark = "_ws.malformed [0..0] [Malformed Packet: DNS]\ninfo: [Malformed Packet]\n";
    assert_eq!(lines("1234 01"), format!("frame [0..0]\n{mark}"));
    assert!(lines("1234 0100").contains("dns [0..4]\n  dns.id [0..2] 0x1234\n"));
}

const CASES: &[Case] = &[
    Case {
        shows: "what is open where a message breaks off reaches to its end",
        bytes: "1234 0100 0000 0000 0000 0001  00 0029 1000 00000000 0008  0003 0020 61626364",
        tree: "dns.opt [23..31]
               dns.opt.code [23..25] 3
               dns.opt.len [25..27] 32
               _ws.malformed [0..0] [Malformed Packet: DNS]",
    },
    Case {
        shows: "a query: the header, then one question",
        bytes: "1234 0100 0001 0000 0000 0000  03 777777 02 6575 00  0001 0001",
        tree: "dns.id [0..2] 0x1234
               dns.flags.opcode [2..4] 0
               dns.count.queries [4..6] 1
               \"www.eu: type A, class IN\"
               dns.qry.name [12..20] www.eu
               dns.qry.name.len [12..20] 6
               dns.count.labels [12..20] 2
               dns.qry.type [20..22] 1
               info: Standard query 0x1234 A www.eu",
    },
    Case {
        shows: "a reply: its name is a pointer, an alias, a mail exchange, an IPv6 address",
        bytes: "1234 8183 0001 0003 0000 0000  01 61 00 0005 0001
                c00c 0005 0001 0000003c 0004 0162 c00c
                c00c 000f 0001 00000000 0006 000a 0162 c00c
                c00c 001c 0001 80000000 0010 20010db8000000000000000000000001",
        tree: "\"a: type CNAME, class IN, cname b.a\"
               dns.resp.name [19..21] a
               dns.resp.ttl [25..29] 60
               dns.cname [31..35] b.a
               dns.mx.preference [47..49] 10
               dns.ttl.high_bit_set [0..0]
               dns.aaaa [65..81] 2001:db8::1
               info: Standard query response 0x1234 No such name CNAME a CNAME b.a MX 10 b.a AAAA 2001:db8::1",
    },
    Case {
        shows: "a pointer to the start of its own name",
        bytes: "1234 0100 0001 0000 0000 0000  03 777777 c00c  0001 0001",
        tree: "dns.qry.name [12..18] <Name contains a pointer that loops>
               dns.qry.type [18..20] 1",
    },
    Case {
        shows: "EDNS with a client subnet, a cookie and an error",
        bytes: "0001 0000 0000 0000 0000 0001  00 0029 1000 00 00 8000 0026
                0008 0007 0001 18 00 d53d1d  000a 0008 0102030405060708  000f 0007 0006 626f677573",
        tree: "dns.rr.udp_payload_size [15..17] 4096
               dns.resp.z.do [19..21] 1
               dns.opt.code [23..25] 8
               dns.opt.client.addr4 [31..34] 213.61.29.0
               dns.opt.cookie.client [38..46] 01:02:03:04:05:06:07:08
               dns.opt.ext_error.info_code [50..52] 6
               dns.opt.ext_error.extra_text [52..57] bogus",
    },
    Case {
        shows: "an update with a signature that nobody can check",
        bytes: "0154 2800 0001 0000 0000 0001  017a00 0006 0001
                016b00 00fa 00ff 00000000 0019 03676b6500 00005f5e1000 012c 0004 61626364 0007 0000 0000",
        tree: "dns.count.zones [4..6] 1
               \"Zone\"
               dns.tsig.algorithm_name [32..37] gke
               dns.tsig.time_signed [37..43] Sep 13, 2020 12:26:40.000000000 UTC
               dns.tsig.noalg [0..0]
               dns.tsig.original_id [51..53] 7
               info: Dynamic update 0x0154 SOA z TSIG",
    },
    Case {
        shows: "service binding: alpn and an address",
        bytes: "0001 8000 0000 0001 0000 0000  00 0041 0001 00000000 0014
                0001 00 0001 0003 026832  0004 0004 01020304 02",
        tree: "dns.svcb.svcpriority [23..25] 1
               dns.svcb.targetname [25..26] <Root>
               dns.svcb.svcparam.alpn [31..33] h2
               dns.svcb.svcparam.ipv4hint.ip [37..41] 1.2.3.4",
    },
    Case {
        shows: "what follows the last record",
        bytes: "0001 0000 0000 0000 0000 0000 7879",
        tree: "dns.extraneous.data [12..14] 78:79
               dns.extraneous.length [0..0] 2
               dns.extraneous [0..0]",
    },
    Case {
        shows: "stateful operations",
        bytes: "0001 3000 0000 0000 0000 0000 0001 0008 00000001 00000002",
        tree: "dns.dso.tlv.type [12..14] 1
               dns.dso.tlv.keepalive.interval [20..24] 2",
    },
];

const MULTICAST: &[Case] = &[Case {
    shows: "the highest bit of the class",
    bytes: "0000 0000 0001 0001 0000 0000  0161 056c6f63616c 00 000c 8001
            c00c 0001 8001 0000000a 0004 01020304",
    tree: "dns.qry.class [23..25] 0x0001
           dns.qry.qu [23..25] 1
           dns.resp.cache_flush [29..31] 1
           info: Standard query 0x0000 PTR a.local, \"QU\" question A, cache flush 1.2.3.4",
}];

const LINK_LOCAL: &[Case] = &[Case {
    shows: "flags of its own",
    bytes: "0007 0500 0001 0000 0000 0000  0161 00 0001 0001",
    tree: "dns.flags.conflict [2..4] 1
           dns.flags.tentative [2..4] 1
           dns.qry.name.len [12..15] 0",
}];
