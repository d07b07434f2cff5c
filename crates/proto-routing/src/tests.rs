//! Messages of this family.

use testkit::{Case, check};

use crate::mpls::MPLS;
use crate::stp::STP;

#[test]
fn spanning_trees() {
    check(
        &STP,
        &[],
        &[
            Case {
                shows: "a configuration",
                bytes: "0000 00 00 01 8001 0019 06ea b880 00000004 8001 0019 06ea b881 8005 0000 1400 0200 0f00",
                tree: "stp.flags.tc [4..5] 1
                   stp.root.prio [5..6] 32768
                   stp.root.cost [13..17] 4
                   stp.port [25..27] 0x8005
                   stp.max_age [29..31] 20
                   info: Conf. TC + Root = 32768/1/00:19:06:ea:b8:80  Cost = 4  Port = 0x8005",
            },
            Case {
                shows: "a change of topology",
                bytes: "0000 00 80",
                tree: "stp.type [3..4] 0x80
                   info: Topology Change Notification",
            },
        ],
    );
}

#[test]
fn labels() {
    check(
        &MPLS,
        &[],
        &[Case {
            shows: "two labels",
            bytes: "00010 0 ff 00011 1 ff 45",
            tree: "mpls.label [0..4] 16
               mpls.label [4..8] 17
               mpls.bottom [4..8] 1",
        }],
    );
}

#[test]
fn ospf_hellos() {
    check(
        &crate::ospf::OSPF,
        &[],
        &[
            Case {
                shows: "a hello over IPv4",
                bytes: "02 01 002c 01010101 00000000 1234 0000 0000000000000000
                    ffffff00 000a 02 01 00000028 0a000001 00000000",
                tree: "ospf.srcrouter [4..8] 1.1.1.1
                   ospf.hello.hello_interval [28..30] 10
                   ospf.hello.designated_router [36..40] 10.0.0.1
                   info: Hello Packet",
            },
            Case {
                shows: "a hello over IPv6",
                bytes: "03 01 0028 01010101 00000000 1234 00 00 00000006 01 000013 001e 0078 01010101 00000000 03030303",
                tree: "ospf.hello.interface_id [16..20] 6
                   ospf.hello.active_neighbor [36..40] 3.3.3.3
                   info: Hello Packet",
            },
        ],
    );
}

#[test]
fn isis_packets() {
    use crate::isis::{ISIS, csnp::CSNP, hello::HELLO, lsp::LSP, psnp::PSNP};
    check(
        &ISIS,
        &[&HELLO, &LSP, &CSNP, &PSNP],
        &[
            Case {
                shows: "a hello between two",
                bytes: "83 14 01 00 11 01 00 01 01 888888888888 001e 0017 03 81 01 cc",
                tree: "isis.type [4..5] 17
                   isis.hello.holding_timer [15..17] 30
                   isis.hello.local_circuit_id [19..20] 3
                   isis.hello.clv.type [20..21] 129
                   info: P2P HELLO, System-ID: 8888.8888.8888",
            },
            Case {
                shows: "a link state packet",
                bytes: "83 1b 01 00 14 01 00 00 001b 04b0 1111111111110000 00000003 abcd",
                tree: "isis.lsp.remaining_life [10..12] 1200
                   isis.lsp.sequence_number [20..24] 0x00000003",
            },
            Case {
                shows: "complete and partial sequence numbers",
                bytes: "83 21 01 00 19 01 00 00 0021 111111111111 00 0000000000000000 ffffffffffffffff",
                tree: "isis.csnp.pdu_length [8..10] 33",
            },
            Case {
                shows: "partial sequence numbers",
                bytes: "83 11 01 00 1b 01 00 00 0011 111111111111 00",
                tree: "isis.psnp.pdu_length [8..10] 17",
            },
        ],
    );
}

#[test]
fn time() {
    check(&crate::ptp::PTP, &[], &[
        Case {
            shows: "a follow-up",
            bytes: "08 02 002c 00 00 0000 000000000000 8000 00000000 0011 22fffe334455 0001 0007 02 00
                    000000000001 00000002",
            tree: "ptp.v2.correction.subns [14..16] 0.5
                   ptp.v2.sequenceid [30..32] 7
                   ptp.v2.fu.preciseorigintimestamp.seconds [34..40] 1
                   info: Follow_Up Message",
        },
        Case {
            shows: "an announcement",
            bytes: "0b 02 0040 00 00 0000 000000000000 0000 00000000 0011 22fffe334455 0001 0007 05 00
                    000000000001 00000002 0025 00 80 06 21 4e5d 80 001122fffe334455 0001 a0",
            tree: "ptp.v2.an.priority1 [47..48] 128
                   ptp.v2.an.localstepsremoved [61..63] 1",
        },
    ]);
}

#[test]
fn small_protocols_of_routers() {
    check(
        &crate::routers::vrrp::VRRP,
        &[],
        &[Case {
            shows: "version 2",
            bytes: "21 2a bf 01 00 0a f11f 0a042a01",
            tree: "vrrp.virt_rtr_id [1..2] 42
               vrrp.ip_addr [8..12] 10.4.42.1",
        }],
    );
    check(
        &crate::routers::bfd::BFD,
        &[],
        &[Case {
            shows: "a session with a key",
            bytes: "20 44 05 30 00000001 00000000 000f4240 000f4240 00000000 02 18 02 00 00000005
                01020304050607080910111213141516",
            tree: "bfd.detect_time_multiplier [2..3] 5
               bfd.auth.seq_num [28..32] 0x00000005
               info: Diag: No Diagnostic, State: Down, Flags: 0x04",
        }],
    );
    check(
        &crate::routers::pim::PIM,
        &[],
        &[Case {
            shows: "a hello",
            bytes: "20 00 1234 0001 0002 0069",
            tree: "pim.cksum [2..4] 0x1234
               info: Hello",
        }],
    );
}

#[test]
fn border_gateways() {
    check(
        &crate::bgp::BGP,
        &[],
        &[
            Case {
                shows: "an open",
                bytes: "ffffffffffffffffffffffffffffffff 001d 01 04 fde8 00b4 01010101 00",
                tree: "bgp.open.myas [20..22] 65000
                   bgp.open.holdtime [22..24] 180
                   info: OPEN Message",
            },
            Case {
                shows: "an update that tells nothing",
                bytes: "ffffffffffffffffffffffffffffffff 0017 02 0000 0000",
                tree: "bgp.update.path_attributes.length [21..23] 0",
            },
        ],
    );
}
