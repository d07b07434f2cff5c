//! Messages of ESP and what is seen in them.

use crate::ipsec::esp::ESP;
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
