//! Chunks of every kind.

use testkit::{Case, check, check_frames};

use super::SCTP;

#[test]
fn chunks() {
    check(&SCTP, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "INIT with an address, supported address types and an extension",
        bytes: "0b5a 189f 00000000 11223344  01 00 0030 00000001 00008000 0020 0020 00000064
                0005 0008 c0000201 000c 0006 0005 0000 8008 0006 c1c0 0000 c000 0004",
        tree: "sctp.chunk_type [12..13] 1
               sctp.init_initiate_tag [16..20] 0x00000001
               sctp.init_initial_tsn [28..32] 100
               sctp.parameter_ipv4_address [36..40] 192.0.2.1
               sctp.parameter_supported_address_type [44..46] 5
               sctp.parameter_padding [46..48] 00:00
               sctp.supported_chunk_type [52..53] 193
               info: INIT",
    },
    Case {
        shows: "user data, then an acknowledgment under a node of its own",
        bytes: "0b5a 189f 00000007 11223344  00 03 0012 00000064 0001 0000 00000000 6162 0000
                03 00 0014 00000063 00008000 0001 0000 0002 0003",
        tree: "sctp.data_b_bit [13..14] 1
               sctp.data_tsn [16..20] 0
               sctp.data_tsn_raw [16..20] 100
               sctp.chunk_padding [30..32] 00:00
               data [28..30]
               sctp [32..52]
               sctp.sack_cumulative_tsn_ack_raw [36..40] 99
               sctp.sack_gap_block_start [48..50] 2
               sctp.sack_gap_block_start_tsn [48..50] 101
               sctp.sack_number_of_tsns_gap_acked [32..32] 2
               info: DATA (TSN=0) SACK (Ack=99, Arwnd=32768)",
    },
    Case {
        shows: "heartbeat, cookies, shutdown, errors",
        bytes: "0b5a 189f 00000007 11223344  04 00 000c 0001 0008 01020304 0a 00 0006 aabb 0000 0b 00 0004
                07 00 0008 00000009 06 01 000c 000c 0008 6b617574",
        tree: "sctp.parameter_heartbeat_information [20..24] 01:02:03:04
               sctp.cookie [28..30] aa:bb
               sctp.shutdown_cumulative_tsn_ack [40..44] 9
               sctp.abort_t_bit [45..46] 1
               sctp.cause_code [48..50] 0x000c
               sctp.cause_information [52..56] 6b:61:75:74
               info: HEARTBEAT COOKIE_ECHO COOKIE_ACK SHUTDOWN ABORT",
    },
    Case {
        shows: "I-DATA, forward TSNs, authentication, reconfiguration, addresses, unknown chunks",
        bytes: "0b5a 189f 00000007 11223344  c0 00 000c 00000009 0001 0002 c2 00 0010 00000009 0001 0001 00000007
                0f 00 000c 0001 0001 aabbccdd 82 00 0014 000d 0010 00000001 00000002 00000003
                c1 00 0018 00000005 c001 0010 00000001 0005 0008 c0000201 fe 00 0008 01020304
                40 03 0016 00000064 0001 0000 00000001 00000000 7879 0000",
        tree: "sctp.forward_tsn_sid [20..22] 1
               sctp.i_forward_tsn_u_bit [34..36] 1
               sctp.hmac [48..52] aa:bb:cc:dd
               sctp.parameter_senders_last_assigned_tsn [68..72] 3
               sctp.asconf_seq_nr_number [76..80] 0x00000005",
    },
];

#[test]
fn a_message_in_two_packets() {
    check_frames(
        &SCTP,
        &[],
        &[
            "0b5a 189f 00000007 11223344  00 02 0014 00000064 0001 0000 00000000 61626364",
            "0b5a 189f 00000007 11223344  00 01 0014 00000065 0001 0000 00000000 65666768",
        ],
        "frame 1
         info: DATA (TSN=0) (Message Fragment)
         frame 2
         sctp.fragment [0..4] 1
         sctp.fragment [4..8] 2
         data [0..8]",
    );
}
