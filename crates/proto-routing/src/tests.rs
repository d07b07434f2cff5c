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
