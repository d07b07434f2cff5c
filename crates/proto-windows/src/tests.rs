//! Messages of this family.

use testkit::{Case, check};

use crate::nbss::NBSS;
use crate::smb::SMB;
use crate::smb2::SMB2;

#[test]
fn sessions() {
    check(&NBSS, &[&SMB, &SMB2], &[
        Case {
            shows: "an SMB2 request to close a file",
            bytes: "00 000058 fe534d42 4000 0100 00000000 0600 0100 00000000 00000000 0700000000000000
                    fffe0000 01000000 0500000000000000 00000000000000000000000000000000
                    1800 0000 00000000 0102030405060708 0000000000000000",
            tree: "nbss.length [1..4] 88
                   smb2.cmd [16..18] 6
                   smb2.msg_id [28..36] 7
                   smb2.buffer_code [68..70] 0x0018
                   info: Close Request",
        },
        Case {
            shows: "an SMB request to negotiate",
            bytes: "00 000023 ff534d42 72 00000000 18 01c8 0000 0000000000000000 0000 0000 0100 0000 0200 00 0000",
            tree: "smb.cmd [8..9] 0x72
                   smb.flags [13..14] 0x18
                   smb.mid [34..36] 2
                   info: Negotiate Protocol Request",
        },
        Case {
            shows: "a keep-alive",
            bytes: "85 000000",
            tree: "nbss.type [0..1] 0x85
                   info: Session keep-alive",
        },
    ]);
}
