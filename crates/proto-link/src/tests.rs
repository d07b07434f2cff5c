//! Cases for the small protocols of this family.

use testkit::{Case, check};

#[test]
fn arp() {
    check(
        &crate::arp::ARP,
        &[],
        &[
            Case {
                shows: "a request: who has an address",
                bytes: "0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002",
                tree: "arp.hw.type [0..2] 1
                   arp.proto.type [2..4] 0x0800
                   arp.opcode [6..8] 1
                   arp.src.hw_mac [8..14] 02:00:00:00:00:01
                   arp.src.proto_ipv4 [14..18] 10.0.0.1
                   arp.dst.proto_ipv4 [24..28] 10.0.0.2
                   info: Who has 10.0.0.2? Tell 10.0.0.1",
            },
            Case {
                shows: "an announcement: its own address, asked of nobody",
                bytes: "0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000001",
                tree: "arp.isgratuitous [0..0] 1
                   arp.isannouncement [0..0] 1
                   info: ARP Announcement for 10.0.0.1",
            },
            Case {
                shows: "a reply, and what follows it is not its own",
                bytes: "0001 0800 06 04 0002 020000000001 0a000001 020000000002 0a000002 0000",
                tree: "arp.dst.hw_mac [18..24] 02:00:00:00:00:02
                   info: 10.0.0.1 is at 02:00:00:00:00:01",
            },
            Case {
                shows: "addresses of other networks are octets",
                bytes: "0063 0800 01 04 0008 05 0a000001 06 0a000002",
                tree: "arp.src.hw [8..9] 05
                   arp.dst.hw [13..14] 06
                   info: Who is 06? Tell 05",
            },
        ],
    );
}

#[test]
fn ethernet() {
    check(
        &crate::eth::ETH,
        &[&crate::ethertype::ETHERTYPE, &crate::arp::ARP, &crate::vlan::VLAN],
        &[
            Case {
                shows: "a short message is padded to the least frame",
                bytes: "020000000002 020000000001 0806
                    0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002
                    000000000000000000000000000000000000",
                tree: "eth.dst [0..6] 02:00:00:00:00:02
                   eth.src [6..12] 02:00:00:00:00:01
                   eth.type [12..14] 0x0806
                   eth.padding [42..60] 00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00
                   arp.opcode [20..22] 1",
            },
            Case {
                shows: "the last octets of a frame that is long enough are its check sequence",
                bytes: "020000000002 020000000001 0806
                    0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002
                    000000000000000000000000000000000000 01020304",
                tree: "eth.padding [42..60] 00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00
                   eth.fcs [60..64] 0x01020304
                   eth.fcs.status [60..60] 2",
            },
            Case {
                shows: "a frame too short to be padded has a trailer",
                bytes: "020000000002 020000000001 0806
                    0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002 0000",
                tree: "eth.trailer [42..44] 00:00",
            },
            Case {
                shows: "a number that is neither length nor type",
                bytes: "020000000002 020000000001 05dd 0102",
                tree: "eth.invalid_lentype [12..14] 0x05dd",
            },
            Case {
                shows: "a tagged frame; the trailer is the tag's",
                bytes: "020000000002 020000000001 8100 b005 0806
                    0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002 0102",
                tree: "vlan.priority [14..16] 5
                   vlan.dei [14..16] 1
                   vlan.id [14..16] 5
                   vlan.etype [16..18] 0x0806
                   vlan.trailer [46..48] 01:02",
            },
        ],
    );
}

#[test]
fn llc() {
    check(&crate::llc::LLC, &[&crate::llc::basicxid::BASICXID], &[
        Case {
            shows: "a supervisory frame with the poll bit",
            bytes: "04 04 01 05",
            tree: "llc.dsap [0..1] 0x04
                   llc.ssap [1..2] 0x04
                   llc.control [2..4] 0x0501
                   llc.control.n_r [2..4] 2
                   llc.control.p [2..4] 1
                   info: S P, func=RR, N(R)=2; DSAP SNA Path Control Individual, SSAP SNA Path Control Command",
        },
        Case {
            shows: "a station tells what it can do",
            bytes: "f0 f1 af 81 01 7f",
            tree: "llc.control [2..3] 0x00af
                   basicxid.llc.xid.format [3..4] 0x81
                   basicxid.llc.xid.wsize [5..6] 63
                   info: Basic Format; Type 1 LLC (Class I LLC); Window Size 63",
        },
        Case {
            shows: "an organisation's own protocol number",
            bytes: "aa aa 03 00000c 9999 01",
            tree: "llc.oui [3..6] 12
                   llc.cisco_pid [6..8] 0x9999
                   info: U, func=UI; SNAP, OUI 0x00000C (Unknown), PID 0x9999",
        },
    ]);
}

#[test]
fn links_without_ethernet() {
    check(
        &crate::null::NULL,
        &[],
        &[
            Case {
                shows: "a family in the machine's order",
                bytes: "63000000 01",
                tree: "null.family [0..4] 99",
            },
            Case {
                shows: "an EtherType in the family's place",
                bytes: "0000 88b5 01",
                tree: "null.type [0..4] 0x88b5",
            },
        ],
    );
    check(
        &crate::sll::SLL,
        &[&crate::ethertype::ETHERTYPE],
        &[Case {
            shows: "a packet of an Ethernet device",
            bytes: "0000 0001 0006 020000000001 0000 88b5 01",
            tree: "sll.pkttype [0..2] 0
               sll.hatype [2..4] 1
               sll.src.eth [6..12] 02:00:00:00:00:01
               sll.unused [12..14] 00:00
               sll.etype [14..16] 0x88b5",
        }],
    );
    check(
        &crate::loopback::LOOP,
        &[],
        &[Case {
            shows: "forward to a station, which gets the reply",
            bytes: "0000 0200 aa0004001d04 0100 0100",
            tree: "loop.skipcount [0..2] 0
               loop.relevant_function [2..4] 2
               loop.function [2..4] 2
               loop.forwarding_address [4..10] aa:00:04:00:1d:04
               loop.function [10..12] 1
               loop.receipt_number [12..14] 1
               info: Forward Data",
        }],
    );
    check(
        &crate::chdlc::CHDLC,
        &[&crate::chdlc::slarp::SLARP],
        &[Case {
            shows: "a keepalive",
            bytes: "8f 00 8035 00000002 00000005 00000002 ffff",
            tree: "chdlc.address [0..1] 0x8f
               chdlc.protocol [2..4] 0x8035
               slarp.mysequence [8..12] 5
               info: Line keepalive, outgoing sequence 5, returned sequence 2",
        }],
    );
}

#[test]
fn ppp() {
    use crate::ppp_control::{ccp, chap, ipcp, ipv6cp, lcp, pap};
    let others = [&lcp::LCP, &ipcp::IPCP, &ipv6cp::IPV6CP, &ccp::CCP, &pap::PAP, &chap::CHAP];
    check(
        &crate::ppp::PPP,
        &others,
        &[
            Case {
                shows: "a link is configured",
                bytes: "ff 03 c021 01 01 000e 01 04 05d4 05 06 d4a58cbe",
                tree: "ppp.address [0..1] 0xff
                   ppp.protocol [2..4] 0xc021
                   ppp.code [4..5] 1
                   lcp.opt.mru [10..12] 1492
                   lcp.opt.magic_number [14..18] 0xd4a58cbe
                   info: Configuration Request",
            },
            Case {
                shows: "a packet of a protocol that the other end does not speak comes back",
                bytes: "c021 08 02 000c 8057 01 01 0004",
                tree: "lcp.rej_proto [6..8] 0x8057
                   ppp.code [8..9] 1
                   info: Protocol Reject",
            },
            Case {
                shows: "an echo",
                bytes: "c021 09 00 0008 7e5540e3",
                tree: "lcp.magic_number [6..10] 0x7e5540e3",
            },
            Case {
                shows: "an address is asked for",
                bytes: "8021 01 01 0010 02 06 002d 0f 01 03 06 00000000",
                tree: "ipcp.opt.compress_proto [8..10] 0x002d
                   ipcp.opt.comp_slot_id [11..12] 1
                   ipcp.opt.ip_address [14..18] 0.0.0.0",
            },
            Case {
                shows: "an IPv6 interface has an identifier",
                bytes: "8057 01 01 000e 01 0a ed1700a21baf229e",
                tree: "ipv6cp.interface_identifier [8..16] ed:17:00:a2:1b:af:22:9e",
            },
            Case {
                shows: "compression",
                bytes: "80fd 01 01 0008 1a 04 7800",
                tree: "ccp.opt.window [8..9] 7
                   ccp.opt.method [8..9] 8
                   ccp.opt.chk [9..10] 0",
            },
            Case {
                shows: "a password in the clear",
                bytes: "c023 01 01 0011 03 6d6967 08 68656d6d656c6967",
                tree: "pap.peer_id [7..10] mig
                   pap.password [11..19] hemmelig",
            },
            Case {
                shows: "a challenge",
                bytes: "c223 01 01 000a 02 0102 737276",
                tree: "chap.value_size [6..7] 2
                   chap.value [7..9] 01:02
                   chap.name [9..12] srv
                   info: Challenge (NAME='srv', VALUE=0x0102)",
            },
        ],
    );
    check(
        &crate::pppoe::discovery::PPPOED,
        &[],
        &[Case {
            shows: "an offer",
            bytes: "11 07 0000 000c 0102 0004 74657374 0101 0000",
            tree: "pppoe.version [0..1] 1
               pppoe.code [1..2] 0x07
               pppoed.tags.ac_name [10..14] test
               info: Active Discovery Offer (PADO) AC-Name='test'",
        }],
    );
    check(
        &crate::pppoe::session::PPPOES,
        &[&crate::ppp::PPP],
        &[Case {
            shows: "a session's frame",
            bytes: "11 00 0001 0003 0039 01",
            tree: "pppoe.session_id [2..4] 0x0001
               pppoe.payload_length [4..6] 3
               ppp.protocol [6..8] 0x0039
               info: PPP AppleTalk EDDP (0x0039)",
        }],
    );
}

#[test]
fn other_links() {
    check(
        &crate::fddi::FDDI,
        &[],
        &[Case {
            shows: "addresses in the order of Ethernet's bits, and a kind of frame",
            bytes: "4f aa000400827a aa000400837a 0102",
            tree: "fddi.fc [0..1] 0x4f
               fddi.fc.clf [0..1] 0x04
               fddi.fc.smt_subtype [0..1] 15
               fddi.dst [1..7] 55:00:20:00:41:5e
               info: SMT Next station address",
        }],
    );
    check(
        &crate::tr::TR,
        &[],
        &[Case {
            shows: "a route over two rings",
            bytes: "10 40 002035012b59 8006291793f8 063000120013 aaaa03",
            tree: "tr.frame_type [1..2] 1
               tr.sr [8..9] 1
               tr.rif_bytes [14..15] 6
               tr.max_frame_size [15..16] 48
               tr.rif [16..20] 001-2-001",
        }],
    );
    check(
        &crate::arcnet::ARCNET,
        &[],
        &[Case {
            shows: "a header of RFC 1201",
            bytes: "01 02 0000 d4 00 0102 45",
            tree: "arcnet.src [0..1] 0x01
               arcnet.protID [4..5] 0xd4
               arcnet.sequence [6..8] 258",
        }],
    );
    check(
        &crate::ipnet::IPNET,
        &[],
        &[Case {
            shows: "a received packet",
            bytes: "01 02 0000 00000001 00000002 00000000 ffffffff 00000000 45",
            tree: "ipnet.family [1..2] 2
               ipnet.ifindex [8..12] 2
               ipnet.zsrc [16..20] 4294967295",
        }],
    );
    check(
        &crate::ipoib::IPOIB,
        &[],
        &[Case {
            shows: "a packet that was sent, by its address",
            bytes: "0000000000000000000000000000000000000000 00000550 fe800000000000000000000000000001 0800 0000 45",
            tree: "ipoib.daddr.qpn [21..24] 0x000550
               ipoib.dgid [24..40] fe80::1
               ipoib.type [40..42] 0x0800",
        }],
    );
    check(
        &crate::etag::ETAG,
        &[],
        &[Case {
            shows: "a tag of a bridge port",
            bytes: "1000 10d3 00 01 0800 45",
            tree: "etag.pcp [0..2] 0
               etag.dei [0..2] 1
               etag.iecid_base [0..2] 0x0000
               etag.group [2..4] 1
               etag.ecid_base [2..4] 0x00d3
               etag.ecid_ext [5..6] 0x01
               etag.etype [6..8] 0x0800",
        }],
    );
    check(
        &crate::fr::FR,
        &[],
        &[
            Case {
                shows: "an EtherType behind an address of two octets",
                bytes: "1861 0800 45",
                tree: "fr.dlci [0..2] 102
                   fr.chdlctype [2..4] 0x0800
                   info: DLCI 102",
            },
            Case {
                shows: "a network layer protocol identifier that nobody knows",
                bytes: "1841 03 99 45",
                tree: "fr.control [2..3] 0x03
                   fr.nlpid [3..4] 0x99
                   info: DLCI 100, U, func=UI",
            },
        ],
    );
}

#[test]
fn exported_pdu() {
    check(
        &crate::exported_pdu::EXPORTED_PDU,
        &[&crate::ethertype::ETHERTYPE, &crate::arp::ARP],
        &[
            Case {
                shows: "a protocol's name filled up, and its packet",
                bytes: "000c 0004 61727000 001e 0004 00000007 0000 0000
                    0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002",
                tree: "exported_pdu.tag [0..8] 12
                   exported_pdu.tag_len [2..4] 4
                   exported_pdu.prot_name [4..8] arp
                   exported_pdu.orig_fno [12..16] 7
                   exported_pdu.tag [16..20] 0
                   exported_pdu.exported_pdu [20..48] 00:01:08:00:06:04:00:01:02:00:00:00:00:01:0a:00:00:01:00:00:00:00:00:00:0a:00:00:02
                   arp.opcode [26..28] 1
                   info: Who has 10.0.0.2? Tell 10.0.0.1",
            },
            Case {
                shows: "a table and a number, addresses and ports",
                bytes: "000e 000c 657468657274797065000000 0014 0004 01020304 0015 0004 05060708 0018 0004 00000002
                    0019 0004 000003e8 001a 0004 00000050 0020 0004 00000806 0000 0000
                    0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002",
                tree: "exported_pdu.dis_table_name [4..16] ethertype
                   exported_pdu.ipv4_src [20..24] 1.2.3.4
                   exported_pdu.ipv4_dst [28..32] 5.6.7.8
                   exported_pdu.port_type [36..40] 2
                   exported_pdu.src_port [44..48] 1000
                   exported_pdu.dst_port [52..56] 80
                   exported_pdu.dis_table_val [60..64] 2054
                   arp.opcode [74..76] 1",
            },
            Case {
                shows: "the rest of the tags, and some that nobody knows",
                bytes: "0016 0010 00000000000000000000000000000001 001c 0004 00000005 001d 0004 00000006 001f 0001 fe
                    0021 0004 58595a00 0022 0003 000102 0023 0004 00000001 0063 0002 7a7a 0014 0002 0102 0000 0000 aa",
                tree: "exported_pdu.ipv6_src [4..20] ::1
                   exported_pdu.ss7_opc [24..28] 5
                   exported_pdu.ss7_dpc [32..36] 6
                   exported_pdu.dvb-ci.event [40..41] 0xfe
                   exported_pdu.col_proto_str [45..49] XYZ
                   exported_pdu.dissector_data [53..56] 00:01:02
                   exported_pdu.p2p_dir [60..64] 1
                   exported_pdu.unknown_tag.val [68..70] 7a:7a
                   exported_pdu.unknown_tag.val [74..76] 01:02
                   exported_pdu.exported_pdu [80..81] aa",
            },
        ],
    );
}
