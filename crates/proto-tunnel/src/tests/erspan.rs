//! Messages of ERSPAN and what is seen in them.

use crate::erspan::ERSPAN;
use testkit::{Case, check};

#[test]
fn messages() {
    check(&ERSPAN, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "type III",
        bytes: "20011865 34760b01 00001e00 0000abc5 00004b87 01008100 01000019 69dfdc01 81000001 0013aaaa
                03000081 01a20000 00000001 15830c02 00000000 00000000 00000000 00000000 00000000 00000000
                00000000",
        tree: "erspan.version [0..2] 2
               erspan.vlan [0..2] 1
               erspan.cos [2..4] 0
               erspan.bso [2..4] 3
               erspan.truncated [2..4] 0
               erspan.spanid [2..4] 101
               erspan.timestamp [4..8] 880151297
               erspan.sgt [8..10] 0
               erspan.p [10..12] 0
               erspan.ft [10..12] 7
               erspan.hw [10..12] 32
               erspan.direction [10..12] 0
               erspan.gra [10..12] 0
               erspan.o [10..12] 0",
    },
    Case {
        shows: "type II",
        bytes: "10170864 00000000 6400f1e1 03036400 f1e10202 08004500 00640894 0000ff01 85001700 00021700
                00030800 57b50016 00000000 000000a8 25d7abcd abcdabcd abcdabcd abcdabcd abcdabcd abcdabcd
                abcdabcd abcdabcd abcdabcd abcdabcd abcdabcd abcdabcd abcdabcd abcdabcd abcdabcd abcdabcd abcd",
        tree: "erspan.version [0..2] 1
               erspan.vlan [0..2] 23
               erspan.cos [2..4] 0
               erspan.encap [2..4] 1
               erspan.truncated [2..4] 0
               erspan.spanid [2..4] 100
               erspan.reserved [4..8] 0
               erspan.index [4..8] 0",
    },
];
