//! Messages of VXLAN and what is seen in them.

use crate::vxlan::VXLAN;
use testkit::{Case, check};

#[test]
fn messages() {
    check(&VXLAN, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "the header",
        bytes: "08000000 00000700 02000000 00020200 00000001 08004500 00200001 00004011 00000a00 00010a00
                000203e8 03e9000c 00006162 6364",
        tree: "vxlan.flags [0..2] 0x0800
               vxlan.flag_g [0..2] 0
               vxlan.flag_i [0..2] 1
               vxlan.flag_d [0..2] 0
               vxlan.flag_a [0..2] 0
               vxlan.flags_reserved [0..2] 0x0000
               vxlan.gbp [2..4] 0
               vxlan.vni [4..7] 7
               vxlan.reserved8 [7..8] 0",
    },
    Case {
        shows: "a group policy",
        bytes: "88480005 000007ff 02000000 00020200 00000001 08004500 00200001 00004011 00000a00 00010a00
                000203e8 03e9000c 00006162 6364",
        tree: "vxlan.flags [0..2] 0x8848
               vxlan.flag_g [0..2] 1
               vxlan.flag_i [0..2] 1
               vxlan.flag_d [0..2] 1
               vxlan.flag_a [0..2] 1
               vxlan.flags_reserved [0..2] 0x0000
               vxlan.gbp [2..4] 5
               vxlan.vni [4..7] 7
               vxlan.reserved8 [7..8] 255",
    },
];
