//! A case for each kind of frame.

use testkit::{Case, check};

#[test]
fn radiotap() {
    check(
        &crate::radiotap::RADIOTAP,
        &[&crate::radio::WLAN_RADIO, &crate::wlan::WLAN],
        &[Case {
            shows: "flags, a rate, a channel and a signal before an acknowledgement",
            bytes: "00 00 0f00 2e000000 10 16 9e09 a000 ba d4 00 0000 000c4182b255 7c6b33b3",
            tree: "radiotap.length [2..4] 15
               radiotap.present.rate [4..8] 1
               radiotap.datarate [9..10] 11
               radiotap.channel.freq [10..12] 2462
               radiotap.dbm_antsignal [14..15] -70
               wlan_radio.channel [15..15] 11
               wlan.fc.type_subtype [15..16] 0x001d
               wlan.ra [19..25] 00:0c:41:82:b2:55
               wlan.fcs [25..29] 0xb3336b7c",
        }],
    );
}

#[test]
fn wlan() {
    check(
        &crate::wlan::WLAN,
        &[],
        &[
            Case {
                shows: "data to an access point, with quality of service",
                bytes: "88 01 2c00 8a15149b5ae0 90724097b6f5 442b03aaab8d 1000 0600 aaaa03",
                tree: "wlan.fc.type_subtype [0..1] 0x0028
                   wlan.da [16..22] 44:2b:03:aa:ab:8d
                   wlan.sa [10..16] 90:72:40:97:b6:f5
                   wlan.seq [22..24] 1
                   wlan.qos.priority [24..26] 6
                   info: QoS Data, SN=1, FN=0, Flags=.......T",
            },
            Case {
                shows: "protected data and its packet number",
                bytes: "08 41 2c00 000c4182b255 000d9382363a ffffffffffff b001 0100002000000000 1234",
                tree: "wlan.ccmp.extiv [24..32] 0x000000000001
                   wlan.wep.key [27..28] 0
                   info: Data, SN=27, FN=0, Flags=.p.....T",
            },
            Case {
                shows: "a beacon",
                bytes: "80 00 0000 ffffffffffff 000c4182b255 000c4182b255 90f8
                    0000000000000000 6400 1104 0003 616263",
                tree: "wlan.bssid [16..22] 00:0c:41:82:b2:55
                   info: Beacon frame, SN=3977, FN=0, Flags=........, BI=100, SSID=\"abc\"",
            },
        ],
    );
}
