//! Messages of this family.

use testkit::{Case, check};

use crate::mpls::MPLS;
use crate::stp::STP;

#[test]
fn spanning_trees() {
    check(
        &STP,
        &[],
        &[
            Case {
                shows: "a configuration",
                bytes: "0000 00 00 01 8001 0019 06ea b880 00000004 8001 0019 06ea b881 8005 0000 1400 0200 0f00",
                tree: "stp.flags.tc [4..5] 1
                   stp.root.prio [5..6] 32768
                   stp.root.cost [13..17] 4
                   stp.port [25..27] 0x8005
                   stp.max_age [29..31] 20
                   info: Conf. TC + Root = 32768/1/00:19:06:ea:b8:80  Cost = 4  Port = 0x8005",
            },
            Case {
                shows: "a change of topology",
                bytes: "0000 00 80",
                tree: "stp.type [3..4] 0x80
                   info: Topology Change Notification",
            },
        ],
    );
}

#[test]
fn labels() {
    check(
        &MPLS,
        &[],
        &[Case {
            shows: "two labels",
            bytes: "00010 0 ff 00011 1 ff 45",
            tree: "mpls.label [0..4] 16
               mpls.label [4..8] 17
               mpls.bottom [4..8] 1",
        }],
    );
}
