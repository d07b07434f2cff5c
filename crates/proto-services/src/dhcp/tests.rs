use testkit::{Case, check};

use super::DHCP;

#[test]
fn messages() {
    check(&DHCP, &[], CASES);
}

/// A message up to its options: a request from 00:11:22:33:44:55.
macro_rules! message {
    ($options:literal) => {
        concat!(
            "01 01 06 00 00001234 0100 8000 00000000 00000000 00000000 00000000 001122334455 00000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "63825363",
            $options
        )
    };
}

const CASES: &[Case] = &[
    Case {
        shows: "a discover: seconds in the wrong order, an identifier, a list of parameters, padding",
        bytes: message!("350101 3d0701001122334455 370203f9 0c02686f ff 0000"),
        tree: "dhcp.type [0..1] 1
               dhcp.secs [8..10] 1
               dhcp.secs_le [0..0]
               dhcp.flags.bc [10..12] 1
               dhcp.hw.mac_addr [28..34] 00:11:22:33:44:55
               dhcp.option.dhcp [242..243] 1
               dhcp.hw.mac_addr [246..252] 00:11:22:33:44:55
               dhcp.option.request_list_item [254..255] 3
               dhcp.option.hostname [258..260] ho
               dhcp.option.end [260..261] 255
               dhcp.option.padding [261..263] 00:00
               info: DHCP Discover - Transaction ID 0x1234",
    },
    Case {
        shows: "an acknowledgment: addresses, times, routes, search list, relay agent",
        bytes: message!(
            "350105 0104ffffff00 330400000e10 0608 01020304 05060708
             79 05 00 0a000001  77 09 0361626300 0164 c000  52 06 0104 63697263 ff"
        ),
        tree: "dhcp.option.subnet_mask [245..249] 255.255.255.0
               dhcp.option.ip_address_lease_time [251..255] 3600
               dhcp.option.domain_name_server [261..265] 5.6.7.8
               dhcp.option.classless_static_route [267..272] 00:0a:00:00:01
               dhcp.option.dhcp_dns_domain_search_list_fqdn [279..283] d.abc
               dhcp.option.agent_information_option.agent_circuit_id [287..291] 63:69:72:63
               info: DHCP ACK      - Transaction ID 0x1234",
    },
    Case {
        shows: "an option of the wrong length, and no end",
        bytes: message!("350101 0103ffffff"),
        tree: "dhcp.bad_length [0..0]
               dhcp.end_option_missing [0..0]",
    },
    Case {
        shows: "PXE's vendor options, an identifier by machine, a name",
        bytes: message!(
            "350101 3c09505845436c69656e74 2b08 0601 08 0202 0001 ff
             6111 00 000102030405060708090a0b0c0d0e0f  5108 00 00 00 686f737421 ff"
        ),
        tree: "dhcp.option.vendor.pxeclient.discovery_control.bstrap [258..259] 1
               dhcp.option.vendor.pxeclient.mtftp_client_port [261..263] 256
               dhcp.client_id.uuid [267..283] 03020100-0504-0706-0809-0a0b0c0d0e0f
               dhcp.fqdn.name [288..293] host!",
    },
    Case {
        shows: "a boot request without options",
        bytes: message!(""),
        tree: "dhcp.bootp [0..0] 1
               dhcp.cookie [236..240] 99.130.83.99
               info: Boot Request from 00:11:22:33:44:55 (00:11:22:33:44:55)",
    },
];
