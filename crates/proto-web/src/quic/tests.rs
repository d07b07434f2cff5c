use testkit::Case;

#[test]
fn headers() {
    let initial = Case {
        shows: "an Initial packet",
        bytes: "c3 00000001 08 1122334455667788 00 00 06 aabbccddeeff",
        tree: "quic.packet_length [0..0] 23
            quic.header_form [0..1] 1
            quic.long.packet_type [0..1] 0
            quic.version [1..5] 0x00000001
            quic.dcid [6..14] 11:22:33:44:55:66:77:88
            quic.scil [14..15] 0
            quic.token_length [15..16] 0
            quic.length [16..17] 6
            quic.remaining_payload [17..23] aa:bb:cc:dd:ee:ff
            info: Initial, DCID=1122334455667788",
    };
    let negotiation = Case {
        shows: "version negotiation",
        bytes: "f5 00000000 00 02 abcd 00000001 1a2a3a4a",
        tree: "quic.vn.unused [0..1] 0x75
            quic.supported_version [9..13] 0x00000001
            quic.supported_version [13..17] 0x1a2a3a4a
            info: Version Negotiation, SCID=abcd",
    };
    let retry = Case {
        shows: "a Retry packet of version 2",
        bytes: "c0 6b3343cf 00 01 ab 0102 000102030405060708090a0b0c0d0e0f",
        tree: "quic.long.packet_type_v2 [0..1] 0
            quic.retry_token [8..10] 01:02
            quic.retry_integrity_tag [10..26] 00:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f
            info: Retry, SCID=ab",
    };
    let coalesced = Case {
        shows: "a Handshake packet, then one with a short header",
        bytes: "e0 00000001 02 abcd 00 02 0102 40 abcd 0304",
        tree: "quic.long.packet_type [0..1] 2
            quic.remaining_payload [10..12] 01:02
            quic.packet_length [12..12] 5
            quic.spin_bit [12..13] 0
            quic.remaining_payload [13..17] ab:cd:03:04
            info: Protected Payload (KP0)",
    };
    testkit::check(&super::QUIC, &[], &[initial, negotiation, retry, coalesced]);
}

/// The keys of RFC 9001 appendix A.1, and of RFC 9369 appendix A.1.
#[test]
fn keys() {
    let dcid = [0x83, 0x94, 0xc8, 0xf0, 0x3e, 0x51, 0x57, 0x08];
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let client = super::crypt::Keys::derive(1, &dcid, true).unwrap();
    assert_eq!(hex(&client.key), "1f369613dd76d5467730efcbe3b1a22d");
    assert_eq!(hex(&client.iv), "fa044b2f42a3fd3b46fb255c");
    assert_eq!(hex(&client.mask), "9f50449e04a0e810283a1e9933adedd2");
    let server = super::crypt::Keys::derive(1, &dcid, false).unwrap();
    assert_eq!(hex(&server.key), "cf3a5331653c364c88f0f379b6067e37");
    assert_eq!(hex(&server.iv), "0ac1493ca1905853b0bba03e");
    let second = super::crypt::Keys::derive(0x6b33_43cf, &dcid, true).unwrap();
    assert_eq!(hex(&second.key), "8b1a0bc121284290a29e0971b5cd045d");
}

/// What a client sends first, decrypted.
#[test]
fn initial() {
    let case = Case {
        shows: "a Client Hello in one CRYPTO frame",
        bytes: "cc0000000110815d62c70884f4b51e8ccadd5beed37214e5ec6b26584229be98a164349ae910351c40d10b0041 \
            20ce43dfccf374eedfb3574208cf95e8d03303e0318b0f79d4779d91f428213c42a2793c25199d2ebb04a25c12 \
            fa42336fbc33b433bb7d28d965e0e3471de03048aa612de85b45fd3ccf214f90a371a390cf55771e7425de480b \
            bfba6d36409240241bf5b0f2b95f9bfa6a211d9c5ebf351e5d86e0254dd547e3731855f9c2e090b7de0617bebe \
            46f7bf6ff50fe64d25d0209ebed98fa53bc43377ab3e6b51fcd714dc6bf5c349e0bccdde5851c3ac9c6f3e0bd8 \
            908b7943ea9e071c601193cce4f2e51b573c097c97079504d51cdd1562f1960179a56d48047638abac524574fa \
            267c9fa4d1da6d1948303d64d665edc8add3ed44df44e327694b500b99dc7e3c272edae098b1f3e66403083b57 \
            908c1f2dcede283b5343e7ce47ce50913e52c8",
        tree: "quic.packet_number_length [0..1] 0
            quic.packet_number [46..47] 0
            quic.frame_type [0..1] 6
            quic.crypto.offset [1..2] 0
            quic.crypto.length [2..4] 267
            info: Initial, DCID=815d62c70884f4b51e8ccadd5beed372, SCID=e5ec6b26584229be98a164349ae910351c40d10b, PKN: 0, CRYPTO",
    };
    testkit::check(&super::QUIC, &[], &[case]);
}
