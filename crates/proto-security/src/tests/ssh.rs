use testkit::{Case, check};

use crate::PROTOCOLS;
use crate::ssh::SSH;

#[test]
fn packets() {
    let others: Vec<_> = PROTOCOLS.iter().copied().filter(|p| p.filter != "ssh").collect();
    check(&SSH, &others, CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a version line, then the lists of algorithms with the fingerprint",
        bytes: "5353482d322e302d410d0a
                0000004c 04 14 000102030405060708090a0b0c0d0e0f
                00000002 6b31 00000001 68 00000001 63 00000001 64 00000001 6d 00000001 6e
                00000001 7a 00000001 79 00000000 00000000 00 00000000 00000000",
        tree: "ssh.protocol [0..9] SSH-2.0-A
               ssh.packet_length [11..15] 76
               ssh.message_code [16..17] 20
               ssh.kex_algorithms [37..39] k1
               ssh.kex.hassh_algorithms [87..87] k1;c;m;z
               ssh.padding_string [87..91] 00:00:00:00
               info: Client: Protocol (SSH-2.0-A), Key Exchange Init",
    },
    Case {
        shows: "octets of a connection whose start was not seen",
        bytes: "0102030405060708",
        tree: "ssh.packet_length_encrypted [0..4] 01:02:03:04
               ssh.encrypted_packet [4..8] 05:06:07:08
               info: Client: Encrypted packet (len=8)",
    },
];
