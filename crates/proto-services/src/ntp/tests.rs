use testkit::{Case, check, check_frames};

use super::NTP;

#[test]
fn messages() {
    check(&NTP, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a client's request with an extension field and a key identifier",
        bytes: "23 02 06 ea 00000bd9 00000630 55c7d663
                e09a7c3c12dcc8d6 0000000000000000 0000000000000000 e09a7c7607050d5d
                0104 0010 000102030405060708090a0b  00000008",
        tree: "ntp.flags [0..1] 0x23
               ntp.flags.vn [0..1] 4
               ntp.flags.mode [0..1] 3
               ntp.stratum [1..2] 2
               ntp.rootdelay [4..8] 3033
               ntp.refid [12..16] 55:c7:d6:63
               ntp.reftime [16..24] May 30, 2019 15:58:52.073681404 UTC
               ntp.org [24..32] NULL
               ntp.ext [48..64]
               ntp.ext.type [48..50] 0x0104
               ntp.ext.length [50..52] 16
               ntp.keyid [64..68] 00:00:00:08
               info: NTP Version 4, client",
    },
    Case {
        shows: "the associations of a server",
        bytes: "16 81 0007 0618 0000 0000 0004  0001 9614",
        tree: "ntp.ctrl.flags2 [1..2] 0x81
               ntp.ctrl.status [4..6] 0x0618
               ntp.ctrl.sys_status.clksrc [4..6] 6
               ntp.ctrl.count [10..12] 4
               ntp.ctrl.data [12..16]
               ntp.ctrl.item [12..16]
               ntp.ctrl.associd [12..14] 1
               ntp.ctrl.status [14..16] 0x9614
               ntp.ctrl.peer_status.config [14..16] 1
               info: NTP Version 2, control",
    },
    Case {
        shows: "an error",
        bytes: "16 c2 0007 0300 0005 0000 0003 616263",
        tree: "ntp.ctrl.err_status [4..6] 3",
    },
    Case {
        shows: "who asked the server for the time: an item without IPv6 addresses",
        bytes: "97 0e 03 2a 0001 0048
                00000000 0000103a 00000000 00000188 48ef596d ac100c65 00000001 0c02 07 02 00000000 00000000
                00000000000000000000000000000000 00000000000000000000000000000000",
        tree: "ntp.priv.flags.r [0..1] 1
               ntp.priv.seq [1..2] 14
               ntp.priv.reqcode [3..4] 42
               ntp.priv.numitems [4..6] 1
               ntp.priv.itemsize [6..8] 72
               ntp.priv.mode7.item [8..80] Monlist Item
               ntp.priv.monlist.remote_address [24..28] 72.239.89.109
               ntp.priv.monlist.unused [44..48] 0x00000000
               info: NTP Version 2, private, Response, MON_GETLIST_1",
    },
];

/// An exchange is shown by records only, and a single pass has none.
#[test]
fn one_pass_links_nothing() {
    let (ask, answer) = ("17 05 03 2a 0000 0000", "97 05 03 2a 0000 0000");
    check_frames(
        &NTP,
        &[],
        &[ask, answer],
        "frame 2\nntp.priv.seq [1..2] 5\nntp.priv.impl [2..3] 3",
    );
}
