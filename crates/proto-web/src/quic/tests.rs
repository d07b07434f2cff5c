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
