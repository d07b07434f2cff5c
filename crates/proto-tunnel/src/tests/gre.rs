//! Messages of GRE and what is seen in them.

use crate::gre::GRE;
use testkit::{Case, check};

#[test]
fn messages() {
    check(&GRE, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "the shortest header",
        bytes: "00000800 45000020 00010000 40110000 0a000001 0a000002 03e803e9 000c0000 61626364",
        tree: "gre.flags_and_version [0..2] 0x0000
               gre.flags.checksum [0..2] 0
               gre.flags.routing [0..2] 0
               gre.flags.key [0..2] 0
               gre.flags.sequence_number [0..2] 0
               gre.flags.strict_source_route [0..2] 0
               gre.flags.recursion_control [0..2] 0
               gre.flags.reserved [0..2] 0
               gre.flags.version [0..2] 0
               gre.proto [2..4] 0x0800",
    },
    Case {
        shows: "a key and a sequence number",
        bytes: "30000800 deadbeef 00000007 45000020 00010000 40110000 0a000001 0a000002 03e803e9 000c0000
                61626364",
        tree: "gre.flags_and_version [0..2] 0x3000
               gre.flags.checksum [0..2] 0
               gre.flags.routing [0..2] 0
               gre.flags.key [0..2] 1
               gre.flags.sequence_number [0..2] 1
               gre.flags.strict_source_route [0..2] 0
               gre.flags.recursion_control [0..2] 0
               gre.flags.reserved [0..2] 0
               gre.flags.version [0..2] 0
               gre.proto [2..4] 0x0800
               gre.key [4..8] 0xdeadbeef
               gre.sequence_number [8..12] 7",
    },
    Case {
        shows: "a checksum",
        bytes: "80000800 12260000 45000020 00010000 40110000 0a000001 0a000002 03e803e9 000c0000 61626364",
        tree: "gre.flags_and_version [0..2] 0x8000
               gre.flags.checksum [0..2] 1
               gre.flags.routing [0..2] 0
               gre.flags.key [0..2] 0
               gre.flags.sequence_number [0..2] 0
               gre.flags.strict_source_route [0..2] 0
               gre.flags.recursion_control [0..2] 0
               gre.flags.reserved [0..2] 0
               gre.flags.version [0..2] 0
               gre.proto [2..4] 0x0800
               gre.checksum [4..6] 0x1226
               gre.offset [6..8] 0",
    },
    Case {
        shows: "source routes",
        bytes: "40000800 00000000 08000004 0a000001 00000000 45000020 00010000 40110000 0a000001 0a000002
                03e803e9 000c0000 61626364",
        tree: "gre.flags_and_version [0..2] 0x4000
               gre.flags.checksum [0..2] 0
               gre.flags.routing [0..2] 1
               gre.flags.key [0..2] 0
               gre.flags.sequence_number [0..2] 0
               gre.flags.strict_source_route [0..2] 0
               gre.flags.recursion_control [0..2] 0
               gre.flags.reserved [0..2] 0
               gre.flags.version [0..2] 0
               gre.proto [2..4] 0x0800
               gre.checksum [4..6] 0x0000
               gre.offset [6..8] 0
               gre.routing [8..16]
               gre.routing.address_family [8..10] 2048
               gre.routing.sre_offset [10..11] 0
               gre.routing.src_length [11..12] 4
               gre.routing.information [12..16] 0a:00:00:01
               gre.routing [16..20]
               gre.routing.address_family [16..18] 0
               gre.routing.sre_offset [18..19] 0
               gre.routing.src_length [19..20] 0",
    },
    Case {
        shows: "the enhanced header of PPTP",
        bytes: "3081880b 00041234 00000001 00000002 ff03c021",
        tree: "gre.flags_and_version [0..2] 0x3081
               gre.flags.checksum [0..2] 0
               gre.flags.routing [0..2] 0
               gre.flags.key [0..2] 1
               gre.flags.sequence_number [0..2] 1
               gre.flags.strict_source_route [0..2] 0
               gre.flags.recursion_control [0..2] 0
               gre.flags.ack [0..2] 1
               gre.flags.reserved [0..2] 0
               gre.flags.version [0..2] 1
               gre.proto [2..4] 0x880b
               gre.key.payload_length [4..6] 4
               gre.key.call_id [6..8] 4660
               gre.sequence_number [8..12] 1
               gre.ack_number [12..16] 2",
    },
    Case {
        shows: "an unknown protocol",
        bytes: "00001234 aabbccdd",
        tree: "gre.flags_and_version [0..2] 0x0000
               gre.flags.checksum [0..2] 0
               gre.flags.routing [0..2] 0
               gre.flags.key [0..2] 0
               gre.flags.sequence_number [0..2] 0
               gre.flags.strict_source_route [0..2] 0
               gre.flags.recursion_control [0..2] 0
               gre.flags.reserved [0..2] 0
               gre.flags.version [0..2] 0
               gre.proto [2..4] 0x1234",
    },
    Case {
        shows: "a redirect header of WCCP",
        bytes: "0000883e 05590048 450000f0 91144000 4006a650 0afe7fc3 0afe6ce4 050b01bd 8383a18a 550ac89d
                8018f98f 29090000 0101080a 00009e1e 01abcb5f 000000b8 ff534d42 25000000 001807c8 00000000
                00000000 00000000 02405808 00784128 10000064 00000000 04000000 00000000 00000000 00540064
                00540002 00260012 80750000 5c005000 49005000 45005c00 00000000 05000003 10000000 64000000
                01000000 4c000000 00001000 f0d1d302 11000000 00000000 11000000 5c005c00 31003000 2e003200
                35003400 2e003100 30003800 2e003200 32003800 00004c00 03000000 00000000 03000000 64002400
                00000000 01000000",
        tree: "gre.proto [2..4] 0x883e
               gre.wccp.redirect_header [4..8]
               gre.wccp.dynamic_service [4..5] 1
               gre.wccp.alternative_bucket_used [4..5] 0
               gre.wccp.redirect_header_valid [4..5] 1
               gre.wccp.service_id [5..6] 89
               gre.wccp.alternative_bucket [6..7] 0
               gre.wccp.primary_bucket [7..8] 72",
    },
];
