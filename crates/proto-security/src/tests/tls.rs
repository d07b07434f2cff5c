use testkit::{Case, check, check_frames};

use crate::PROTOCOLS;
use crate::generated::{dtls_fields, tls_fields};
use crate::tls::TLS;

/// Fields of both protocols have the same place in both tables: handles of one stand for the other.
#[test]
fn shared_fields_have_one_order() {
    let tls = tls_fields::FIELDS.iter().map(|f| (f.filter.trim_start_matches("tls."), f.kind));
    let dtls = dtls_fields::FIELDS.iter().map(|f| (f.filter.trim_start_matches("dtls."), f.kind));
    let same = tls.zip(dtls).take_while(|(a, b)| a == b).count();
    assert!(same > 240, "only {same} fields stand in the same places");
    for rest in tls_fields::FIELDS.iter().skip(same) {
        let name = rest.filter.replace("tls.", "dtls.");
        let other = |f: &dissect::FieldDef| f.filter != name || f.kind != rest.kind;
        assert!(dtls_fields::FIELDS.iter().all(other), "{name} is shared");
    }
}

fn others() -> Vec<&'static dissect::Protocol> {
    PROTOCOLS.iter().copied().filter(|p| p.filter != "tls").collect()
}

#[test]
fn records() {
    check(&TLS, &others(), CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a Client Hello: suites, a name, groups, versions, and the fingerprint without GREASE",
        bytes: "16 0301 005c 01 000058 0303
                000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                00 0006 0a0a 1301 c02f 01 00 0029
                0000 0009 0007 00 0004 61626364
                000a 0006 0004 1a1a 001d
                000b 0002 01 00
                002b 0003 02 0304
                5555 0001 ff",
        tree: "tls.record.content_type [0..1] 22
               tls.record.version [1..3] 0x0301
               tls.record.length [3..5] 92
               tls.handshake.type [5..6] 1
               tls.handshake.length [6..9] 88
               tls.handshake.random_bytes [15..43] 04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:10:11:12:13:14:15:16:17:18:19:1a:1b:1c:1d:1e:1f
               tls.handshake.ciphersuite [46..48] 0x0a0a
               tls.handshake.ciphersuite [48..50] 0x1301
               tls.handshake.comp_method [53..54] 0
               tls.handshake.extensions_server_name [65..69] abcd
               tls.handshake.extensions_supported_group [77..79] 0x001d
               tls.handshake.extensions_ec_point_format [84..85] 0
               tls.handshake.extensions.supported_version [90..92] 0x0304
               tls.handshake.extension.data [96..97] ff
               tls.handshake.ja3_full [54..54] 771,4865-49199,0-10-11-43-21845,29,0
               tls.handshake.ja3 [54..54] 13f4144891f7c56d8b02321495e34256
               info: Client Hello",
    },
    Case {
        shows: "a Server Hello of TLS 1.3, Change Cipher Spec, and a record that says application data",
        bytes: "16 0303 0038 02 000034 0303
                000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                00 1301 00 000c 002b 0002 0304 0029 0002 0000
                14 0303 0001 01
                17 0303 0003 aabbcc",
        tree: "tls.handshake.ciphersuite [44..46] 0x1301
               tls.handshake.extensions.psk.identity.selected [59..61] 0
               tls.handshake.ja3s_full [47..47] 771,4865,43-41
               tls.change_cipher_spec [66..67]
               tls.record.opaque_type [67..68] 23
               tls.app_data [72..75] aa:bb:cc
               info: Server Hello, Change Cipher Spec, Application Data",
    },
    Case {
        shows: "an alert, and one that is protected",
        bytes: "15 0303 0002 02 28  15 0303 0004 01020304",
        tree: "tls.alert_message.level [5..6] 2
               tls.alert_message.desc [6..7] 40
               tls.alert_message [12..16]
               info: Alert (Level: Fatal, Description: Handshake Failure), Encrypted Alert",
    },
    Case {
        shows: "a heartbeat request",
        bytes: "18 0303 0015 01 0002 abcd 000102030405060708090a0b0c0d0e0f",
        tree: "tls.heartbeat_message.type [5..6] 1
               tls.heartbeat_message.payload_length [6..8] 2
               tls.heartbeat_message.payload [8..10] ab:cd
               info: Heartbeat Request",
    },
    Case {
        shows: "a session ticket, and messages of one record",
        bytes: "16 0303 0014 04 00000c 0000012c 0006 aabbccddeeff 0e 000000",
        tree: "tls.handshake.session_ticket_lifetime_hint [9..13] 300
               tls.handshake.session_ticket [15..21] aa:bb:cc:dd:ee:ff
               tls.handshake.type [21..22] 14
               info: New Session Ticket, Server Hello Done",
    },
    Case {
        shows: "a vector that claims more than there is",
        bytes: "16 0303 000a 01 000006 0303 00010203",
        tree: "tls.handshake.version [9..11] 0x0303",
    },
    Case {
        shows: "SSL 2.0: what the client offers",
        bytes: "801c 01 0002 0003 0000 0010 010080 000102030405060708090a0b0c0d0e0f",
        tree: "tls.record.version [0..0] 0x0002
               tls.record.length [0..2] 28
               tls.handshake.cipherspec [11..14] 0x010080
               tls.handshake.challenge [14..30]
               info: Client Hello",
    },
];

#[test]
fn a_message_over_two_records() {
    // Without a conversation nothing is kept between frames; within one frame it is put together.
    check_frames(
        &TLS,
        &others(),
        &["16 0303 0006 0e 000004 aabb 16 0303 0002 ccdd"],
        "frame 1
         tls.handshake.type [0..1] 14",
    );
}
