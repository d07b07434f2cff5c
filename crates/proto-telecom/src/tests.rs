//! Messages of this family.

use testkit::{Case, check};

#[test]
fn gtp() {
    check(
        &crate::gtp::GTP,
        &[],
        &[
            Case {
                shows: "an answer to an echo",
                bytes: "32 02 0006 00000000 fe69 00 00 0e 05",
                tree: "gtp.message [1..2] 0x02
               gtp.seq_number [8..10] 0xfe69
               gtp.recovery [12..14] 5",
            },
            Case {
                shows: "a context's tunnels, its options passed over, and a node",
                bytes: "32 10 001e 00000000 130b 00 00 10 00000001 11 00000002 84 0005 80 0003 01 00 85 0004 c0000201",
                tree: "gtp.message [1..2] 0x10
                   gtp.teid_data [13..17] 0x00000001
                   gtp.teid_cp [18..22] 0x00000002
                   gtp.gsn_ipv4 [33..37] 192.0.2.1
                   info: Create PDP context request",
            },
        ],
    );
}

#[test]
fn gtp_of_version_0() {
    check(
        &crate::gtp::prime::GTPPRIME,
        &[&crate::gtp::GTP],
        &[Case {
            shows: "an answer to an echo",
            bytes: "1e 02 0002 1001 0000 ff ffffff 0000000000000000 0e 05",
            tree: "gtp.message [1..2] 0x02
               gtp.seq_number [4..6] 0x1001
               gtp.recovery [20..22] 5",
        }],
    );
}

#[test]
fn pfcp() {
    check(
        &crate::pfcp::PFCP,
        &[],
        &[Case {
            shows: "a heartbeat",
            bytes: "20 01 000c 000001 00 0060 0004 e0000000",
            tree: "pfcp.msg_type [1..2] 1
               pfcp.ie_type [8..10] 96",
        }],
    );
}

#[test]
fn sip() {
    check(
        &crate::sip::SIP,
        &[],
        &[Case {
            shows: "OPTIONS sip:a@b SIP/2.0 with a CSeq",
            bytes: "4f5054494f4e53207369703a61406220534950 2f322e300d0a 435365713a2031204f5054494f4e530d0a 0d0a",
            tree: "sip.Method [0..7] OPTIONS
               sip.r-uri.user [12..13] a
               sip.CSeq.seq [31..32] 1",
        }],
    );
}
