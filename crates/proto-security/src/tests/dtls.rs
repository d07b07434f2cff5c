use testkit::{Case, check};

use crate::PROTOCOLS;
use crate::dtls::DTLS;

#[test]
fn records() {
    let others: Vec<_> = PROTOCOLS.iter().copied().filter(|p| p.filter != "dtls").collect();
    check(&DTLS, &others, CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a Client Hello with a cookie and SRTP",
        bytes: "16 fefd 0000 000000000001 0043 01 000037 0001 000000 000037 fefd
                000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                00 02 aabb 0002 c02b 01 00 0009 000e 0005 0002 0001 00",
        tree: "dtls.record.epoch [3..5] 0
               dtls.record.sequence_number [5..11] 1
               dtls.handshake.message_seq [17..19] 1
               dtls.handshake.fragment_length [22..25] 55
               dtls.handshake.cookie [61..63] aa:bb
               dtls.use_srtp.protection_profile [77..79] 0x0001
               dtls.use_srtp.mki_length [79..80] 0",
    },
    Case {
        shows: "a message in two fragments, in one datagram",
        bytes: "16 fefd 0000 000000000000 000f 03 000006 0000 000000 000003 fefd03
                16 fefd 0000 000000000001 000f 03 000006 0000 000003 000003 aabbcc",
        tree: "dtls.handshake.fragment_offset [19..22] 0
               dtls.handshake.fragment_offset [47..50] 3
               dtls.handshake.cookie [3..6] aa:bb:cc
               dtls.fragment.count [0..0] 2
               dtls.reassembled.length [0..0] 6
               info: Hello Verify Request (Fragment), Hello Verify Request (Reassembled)",
    },
    Case {
        shows: "protected messages and application data",
        bytes: "14 fefd 0000 000000000003 0001 01
                16 fefd 0001 000000000000 0004 01020304
                17 fefd 0001 000000000001 0002 aabb",
        tree: "dtls.change_cipher_spec [13..14]
               dtls.handshake [27..31]
               dtls.app_data [44..46] aa:bb
               info: Change Cipher Spec, Encrypted Handshake Message, Application Data",
    },
];
