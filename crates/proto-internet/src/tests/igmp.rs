//! Messages of IGMP and what is seen in them.

use crate::igmp::IGMP;
use testkit::{Case, check};

#[test]
fn messages() {
    check(&IGMP, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a request of version 0",
        bytes: "01000ce2 00000007 e1010101 01020304 05060708",
        tree: "igmp.version [0..0] 0
               igmp.type [0..1] 0x01
               igmp.group_type [1..2] 0
               igmp.checksum [2..4] 0x0ce2
               igmp.identifier [4..8] 7
               igmp.maddr [8..12] 225.1.1.1
               igmp.access_key [12..20] 01:02:03:04:05:06:07:08
               info: Create Group Request",
    },
    Case {
        shows: "a query of version 1",
        bytes: "1100eeff 00000000",
        tree: "igmp.version [0..0] 1
               igmp.type [0..1] 0x11
               igmp.reserved [1..2] 00
               igmp.checksum [2..4] 0xeeff
               igmp.maddr [4..8] 0.0.0.0
               info: Membership Query",
    },
    Case {
        shows: "a query of version 2 for a group",
        bytes: "11640c99 e1010101",
        tree: "igmp.version [0..0] 2
               igmp.type [0..1] 0x11
               igmp.max_resp [1..2] 100
               igmp.checksum [2..4] 0x0c99
               igmp.maddr [4..8] 225.1.1.1
               info: Membership Query, specific for group 225.1.1.1",
    },
    Case {
        shows: "a query of version 3 with sources",
        bytes: "1184edd6 e1010101 0a9d0002 0a000001 0a000002",
        tree: "igmp.version [0..0] 3
               igmp.type [0..1] 0x11
               igmp.max_resp [1..2] 160
               igmp.max_resp.exp [1..2] 0x00
               igmp.max_resp.mant [1..2] 0x04
               igmp.checksum [2..4] 0xedd6
               igmp.maddr [4..8] 225.1.1.1
               igmp.s [8..9] 1
               igmp.qrv [8..9] 2
               igmp.qqic [9..10] 157
               igmp.num_src [10..12] 2
               igmp.saddr [12..16] 10.0.0.1
               igmp.saddr [16..20] 10.0.0.2
               info: Membership Query, specific for group 225.1.1.1, sources {10.0.0.1, 10.0.0.2}",
    },
    Case {
        shows: "a report of version 3",
        bytes: "2200ab54 00000003 01000001 e1010101 0a000001 04010000 e1010102 aabbccdd 06000000 e1010103",
        tree: "igmp.version [0..0] 3
               igmp.type [0..1] 0x22
               igmp.reserved [1..2] 00
               igmp.checksum [2..4] 0xab54
               igmp.reserved [4..6] 00:00
               igmp.num_grp_recs [6..8] 3
               igmp.record_type [8..9] 1
               igmp.aux_data_len [9..10] 0
               igmp.num_src [10..12] 1
               igmp.maddr [12..16] 225.1.1.1
               igmp.saddr [16..20] 10.0.0.1
               igmp.record_type [20..21] 4
               igmp.aux_data_len [21..22] 1
               igmp.num_src [22..24] 0
               igmp.maddr [24..28] 225.1.1.2
               igmp.aux_data [28..32] aa:bb:cc:dd
               igmp.record_type [32..33] 6
               igmp.aux_data_len [33..34] 0
               igmp.num_src [34..36] 0
               igmp.maddr [36..40] 225.1.1.3
               info: Membership Report / Join group 225.1.1.1 for source {10.0.0.1} / Join group 225.1.1.2 for any sources / Group 225.1.1.3, BLOCK_OLD_SOURCES but no source specified (?)",
    },
    Case {
        shows: "a traceroute response",
        bytes: "1e1028d1 e1010101 0a000001 0a000002 0a000003 40000007 00000001 0a000001 0a000002 0a000003
                00000001 00000002 00000003 03015800",
        tree: "igmp.type [0..1] 0x1e
               igmp.mtrace.max_hops [1..2] 16
               igmp.checksum [2..4] 0x28d1
               igmp.maddr [4..8] 225.1.1.1
               igmp.mtrace.saddr [8..12] 10.0.0.1
               igmp.mtrace.raddr [12..16] 10.0.0.2
               igmp.mtrace.rspaddr [16..20] 10.0.0.3
               igmp.mtrace.resp_ttl [20..21] 64
               igmp.mtrace.q_id [21..24] 7
               igmp.mtrace.q_arrival [24..28] 1
               igmp.mtrace.q_inaddr [28..32] 10.0.0.1
               igmp.mtrace.q_outaddr [32..36] 10.0.0.2
               igmp.mtrace.q_prevrtr [36..40] 10.0.0.3
               igmp.mtrace.q_inpkt [40..44] 1
               igmp.mtrace.q_outpkt [44..48] 2
               igmp.mtrace.q_total [48..52] 3
               igmp.mtrace.q_rtg_proto [52..53] 3
               igmp.mtrace.q_fwd_ttl [53..54] 1
               igmp.mtrace.q_mbz [54..55] 0x00
               igmp.mtrace.q_s [54..55] 0x01
               igmp.mtrace.q_src_mask [54..55] 0x18
               igmp.mtrace.q_fwd_code [55..56] 0x00
               info: Traceroute Response, 1 block",
    },
    Case {
        shows: "an unknown type",
        bytes: "990084fc e1010101",
        tree: "igmp.type [0..1] 0x99
               igmp.data [1..8] 00:84:fc:e1:01:01:01
               info: Unknown Type:0x99",
    },
];
