//! Datagrams with good and bad lengths.

use testkit::{Case, check};

use crate::udp::UDP;

#[test]
fn datagrams() {
    check(&UDP, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a datagram nobody knows",
        bytes: "9c40 9c41 000a 1234 6869",
        tree: "udp.srcport [0..2] 40000
               udp.length [4..6] 10
               udp.checksum.status [6..6] 2
               udp.stream [8..8] 0
               udp.time_relative [0..0] 0.000000000
               udp.payload [8..10] 68:69
               data [8..10]
               info: 40000 → 40001 Len=2",
    },
    Case {
        shows: "a length that says more than there is, on a port of traceroute",
        bytes: "9c40 829b 00ff 1234 6869",
        tree: "udp.possible_traceroute [0..0]
               udp.length.bad [0..0]
               info: 40000 → 33435 [BAD UDP LENGTH 255 > IP PAYLOAD LENGTH] Len=247",
    },
    Case {
        shows: "no length and no payload, not over IPv4",
        bytes: "9c40 9c41 0000 1234",
        tree: "udp.length.bad_zero [0..0]
               udp.stream [8..8] 0",
    },
];
