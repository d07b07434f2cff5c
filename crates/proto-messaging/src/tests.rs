use testkit::{Case, check};

#[test]
fn stun() {
    let case = Case {
        shows: "a success response with an address of the XOR kind",
        bytes: "0101 000c 2112a442 000102030405060708090a0b 0020 0008 0001 8366 2b5fca71",
        tree: "stun.type [0..2] 0x0101
            stun.length [2..4] 12
            stun.att.port [26..28] 41588
            stun.att.ipv4 [28..32] 10.77.110.51
            info: Binding Success Response XOR-MAPPED-ADDRESS: 10.77.110.51:41588",
    };
    testkit::check_frames(&crate::stun::STUN, &[], &[case.bytes], case.tree);
}

#[test]
fn mqtt() {
    let case = Case {
        shows: "a publication",
        bytes: "32 0b 0003 612f62 0002 363025 31",
        tree: "mqtt.msgtype [0..1] 3
            mqtt.qos [0..1] 1
            mqtt.len [1..2] 11
            mqtt.topic [4..7] a/b
            mqtt.msgid [7..9] 2
            mqtt.msg [9..13] 36:30:25:31
            info: Publish Message (id=2) [a/b]",
    };
    check(&crate::mqtt::MQTT, &[], &[case]);
}

#[test]
fn xmpp() {
    check(
        &crate::xmpp::XMPP,
        &[],
        &[Case {
            shows: "<iq id='1' type='get' to='b'><query xmlns='a'/></iq>",
            bytes: "3c69712069643d27312720747970653d276765742720746f3d2762273e
                3c717565727920786d6c6e733d2761272f3e 3c2f69713e",
            tree: "xmpp.iq [0..52]
               xmpp.id [8..9] 1
               xmpp.type [17..20] get
               xmpp.to [26..27] b
               info: IQ(get) QUERY(a)",
        }],
    );
}
