//! Messages of ESP and what is seen in them.

use crate::ipsec::esp::ESP;
use crate::ipsec::udpencap::UDPENCAP;
use testkit::{Case, check};

#[test]
fn messages() {
    check(&ESP, &[], CASES);
}

const CASES: &[Case] = &[Case {
    shows: "the header",
    bytes: "00000001 00000002 aabbccdd eeff0011 22334455 03e803e9 000c0000 61626364",
    tree: "esp.spi [0..4] 0x00000001
               esp.sequence [4..8] 2",
}];

#[test]
fn encapsulated() {
    check(&UDPENCAP, &[], ENCAPSULATED);
}

const ENCAPSULATED: &[Case] = &[
    Case { shows: "a keepalive", bytes: "ff", tree: "udpencap.nat_keepalive [0..1]" },
    Case { shows: "a key exchange", bytes: "00000000 01", tree: "udpencap.non_esp_marker [0..4]" },
];
