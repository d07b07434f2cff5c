//! Messages of this family.

use testkit::{Case, check};

#[test]
fn openflow() {
    use crate::openflow::{OPENFLOW, V1, V4, V6};
    check(
        &OPENFLOW,
        &[&V1, &V4, &V6],
        &[Case {
            shows: "a greeting",
            bytes: "01 00 0008 00000001",
            tree: "openflow_1_0.type [1..2] 0
               openflow.xid [4..8] 1
               info: Type: OFPT_HELLO",
        }],
    );
}

#[test]
fn rx() {
    check(
        &crate::rx::RX,
        &[&crate::rx::AFS],
        &[Case {
            shows: "a data packet",
            bytes: "570f9c10 5c400008 00000001 00000001 00000001 01 05 00 00 0000 0049 000001f8",
            tree: "rx.type [20..21] 1
               rx.flags.last_packet [21..22] 1
               rx.serviceid [26..28] 73",
        }],
    );
}

#[test]
fn sessions() {
    check(
        &crate::rsh::RSH,
        &[],
        &[Case { shows: "data", bytes: "616263", tree: "rsh.server_client_data [0..3] 61:62:63" }],
    );
    check(
        &crate::rlogin::RLOGIN,
        &[],
        &[Case { shows: "data", bytes: "616263", tree: "rlogin.data [0..3] abc" }],
    );
    check(
        &crate::irc::IRC,
        &[],
        &[Case {
            shows: ":s 001 me :hi",
            bytes: "3a7320303031206d65203a68690d0a",
            tree: "irc.response.prefix [1..2] s
               irc.response.num_command [3..6] 1
               irc.response.trailer [11..13] hi",
        }],
    );
}
