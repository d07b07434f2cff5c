//! Segments, options, and what is told of a connection as it goes on.

use testkit::{Case, check, check_frames};

use super::TCP;

#[test]
fn segments() {
    check(&TCP, &[&crate::mptcp::MPTCP], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a SYN with the usual options",
        bytes: "9c40 0050 00000063 00000000 a002 fde8 1234 0000
                020405b4 0402 080a 00000001 00000000 01 030307",
        tree: "tcp.srcport [0..2] 40000
               tcp.completeness [0..0] 0
               tcp.seq [4..8] 0
               tcp.seq_raw [4..8] 99
               tcp.nxtseq [0..0] 1
               tcp.flags.syn [13..14] 1
               tcp.connection.syn [0..0]
               tcp.flags.str [12..14] ··········S·
               tcp.options.mss_val [22..24] 1460
               tcp.options.timestamp.tsval [28..32] 1
               tcp.options.wscale.multiplier [39..40] 128
               info: 40000 → 80 [SYN] Seq=0 Win=65000 Len=0 MSS=1460 SACK_PERM TSval=1 TSecr=0 WS=128",
    },
    Case {
        shows: "data on a connection that was open before; nobody knows the ports",
        bytes: "9c40 9c41 00000063 00000007 5018 0100 1234 0000 616263",
        tree: "tcp.len [0..0] 3
               tcp.seq [4..8] 1
               tcp.ack [8..12] 1
               tcp.window_size_scalefactor [14..16] -1
               tcp.analysis [0..0]
               tcp.analysis.bytes_in_flight [0..0] 3
               tcp.analysis.push_bytes_sent [0..0] 3
               tcp.payload [20..23] 61:62:63
               data [20..23]
               info: 40000 → 40001 [PSH, ACK] Seq=1 Ack=1 Win=256 Len=3",
    },
    Case {
        shows: "selective acknowledgments are relative; an option that is too long ends the options",
        bytes: "9c40 9c41 00000063 00001001 9010 0100 1234 0000
                0101 050a 00001000 00001004 0101 08ff",
        tree: "tcp.options.sack_le [24..28] 0
               tcp.options.sack_re [28..32] 4
               tcp.option.len.invalid [0..0]
               info: 40000 → 40001 [ACK] Seq=1 Ack=1 Win=256 Len=0 SLE=0 SRE=4",
    },
    Case {
        shows: "a header that claims to be too short",
        bytes: "9c40 9c41 00000063 00001001 2010 0100",
        tree: "tcp.hdr_len [12..13] 8
               tcp.bogus_header_length [0..0]
               info: 40000 → 40001 [ACK] Seq=99 Ack=4097 Win=256, bogus TCP header length (8, must be at least 20)",
    },
    Case {
        shows: "a reset that tells its cause",
        bytes: "9c40 9c41 00000063 00001001 5014 0100 1234 0000 6e6f",
        tree: "tcp.connection.rst [0..0]
               tcp.reset_cause [20..22] no",
    },
    Case {
        shows: "fast open, user timeout, quick start, authentication, an experiment and an unknown option",
        bytes: "9c40 9c41 00000063 00000000 f002 0100 1234 0000
                2204 aabb 1c04 8005 1b08 0001 02000000 1d06 0102 aabb fd06 abcd 0102 0104 4a03 00 01 010101 01",
        tree: "tcp.options.tfo.cookie [22..24] aa:bb
               tcp.options.user_to_granularity [26..28] 1
               tcp.options.user_to_val [26..28] 5
               tcp.options.qs.ttl_diff [31..32] 1
               tcp.options.ao.keyid [38..39] 1
               tcp.options.experimental.exid [44..46] 0xabcd",
    },
    Case {
        shows: "MPTCP: keys and the token they give",
        bytes: "9c40 9c41 00000063 00000000 8002 0100 1234 0000 1e0c 0081 9c9eabd1e46a33b2",
        tree: "mptcp [20..32]
               tcp.options.mptcp.subtype [22..23] 0
               tcp.options.mptcp.sha1.flag [23..24] 1
               tcp.options.mptcp.sendkey [24..32] 11285646634205721522
               mptcp.expected_token [32..32] 2945910507
               mptcp.analysis [0..0]
               mptcp.stream [0..0] 0",
    },
    Case {
        shows: "the end of a multipath connection that began before",
        bytes: "9c40 9c41 00000063 00000007 6014 0100 1234 0000 1e04 8100",
        tree: "mptcp [20..24]
               tcp.options.mptcp.flags [22..23] 0x81
               tcp.options.mptcp.flag_W.flag [22..23] 0
               tcp.options.mptcp.flag_T.flag [22..23] 1
               mptcp.stream [0..0] 0",
    },
];

#[test]
fn a_connection() {
    check_frames(
        &TCP,
        &[],
        &[
            // SYN, SYN-ACK, ACK
            "9c40 9c41 00000063 00000000 5002 1000 0000 0000",
            "9c41 9c40 000003e7 00000064 5012 1000 0000 0000",
            "9c40 9c41 00000064 000003e8 5010 1000 0000 0000",
            // a segment, a lost one, a duplicate acknowledgment, the retransmission
            "9c40 9c41 00000064 000003e8 5018 1000 0000 0000 6162",
            "9c40 9c41 00000068 000003e8 5018 1000 0000 0000 6566",
            "9c41 9c40 000003e8 00000066 5010 1000 0000 0000",
            "9c41 9c40 000003e8 00000066 5010 1000 0000 0000",
            "9c40 9c41 00000066 000003e8 5018 1000 0000 0000 6364",
            // the same ports again
            "9c40 9c41 00010063 00000000 5002 1000 0000 0000",
        ],
        "frame 2
         tcp.completeness [0..0] 1
         tcp.analysis.acks_frame [0..0] 1
         frame 3
         tcp.window_size_scalefactor [14..16] -2
         frame 5
         tcp.analysis.lost_segment [0..0]
         frame 6
         tcp.analysis.acks_frame [0..0] 4
         frame 7
         tcp.analysis.duplicate_ack_num [0..0] 1
         tcp.analysis.duplicate_ack_frame [0..0] 6
         frame 8
         tcp.analysis.flags [0..0]
         frame 9
         tcp.stream [0..0] 1
         tcp.analysis.reused_ports [0..0]
         info: [TCP Port numbers reused] 40000 → 40001 [SYN] Seq=0 Win=4096 Len=0",
    );
}

#[test]
fn what_is_acknowledged_and_was_not_seen() {
    check_frames(
        &TCP,
        &[],
        &[
            "9c40 9c41 00000064 000003e8 5018 1000 0000 0000 6162",
            // More than was seen is told once, until its sender goes on.
            "9c41 9c40 000003e8 00000070 5010 1000 0000 0000",
            "9c41 9c40 000003e8 00000080 5010 1000 0000 0000",
            "9c40 9c41 00000080 000003e8 5018 1000 0000 0000 6566",
            "9c41 9c40 000003e8 00000082 5010 1000 0000 0000",
            // What was acknowledged and comes late is taken for sent again.
            "9c40 9c41 00000066 000003e8 5018 1000 0000 0000 6364",
        ],
        "frame 2
         tcp.analysis.ack_lost_segment [0..0]
         frame 3
         frame 4
         tcp.analysis.lost_segment [0..0]
         frame 5
         tcp.analysis.ack_lost_segment [0..0]
         frame 6
         tcp.analysis.spurious_retransmission [0..0]",
    );
}
