use testkit::{Case, check};

use super::TELNET;

#[test]
fn commands_and_text() {
    check(&TELNET, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "options are negotiated",
        bytes: "fffd03 fffb18",
        tree: "telnet.cmd [1..2] 253
               telnet.subcmd [2..3] 3
               telnet.cmd [4..5] 251
               telnet.subcmd [5..6] 24
               info: Telnet Data ...",
    },
    Case {
        shows: "the type of a terminal, and the size of its window",
        bytes: "fffa1800787465726d fff0 fffa1f00500020 fff0",
        tree: "telnet.subcmd [2..3] 24
               telnet.subcmd [3..4] 0
               telnet.string_subopt.value [4..9] xterm
               telnet.cmd [10..11] 240
               telnet.naws_subopt.width [14..16] 80
               telnet.naws_subopt.height [16..18] 32",
    },
    Case {
        shows: "two lines, and an octet 255 in text",
        bytes: "61 0d0a 62 ffff 63",
        tree: "telnet.data [0..3] a
               telnet.data [3..7] b\u{fffd}\u{fffd}c",
    },
    Case {
        shows: "authentication and encryption",
        bytes: "fffa25 01 0200 fff0 fffa26 01 01 02 fff0",
        tree: "telnet.auth.cmd [3..4] 1
               telnet.auth.type [4..5] 2
               telnet.auth.mod.how [5..6] 0
               telnet.enc.cmd [11..12] 1
               telnet.enc.type [12..13] 1",
    },
    Case {
        shows: "a serial port",
        bytes: "fffa2c 01 00002580 fff0 fffa2c 6a 10 fff0",
        tree: "telnet.comport_subopt.baud_rate [3..8] 9600
               telnet.comport_subopt.linestate [13..15] Break Detected",
    },
    Case {
        shows: "TN3270E",
        bytes: "fffa28 02 07 49424d fff0",
        tree: "telnet.tn3270.subopt [3..4] 2
               telnet.tn3270.request_string [5..8] IBM",
    },
];
