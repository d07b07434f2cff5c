use testkit::{Case, check};

use super::DHCPV6;

#[test]
fn messages() {
    check(&DHCPV6, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a solicit: identifier, elapsed time, requested options, an association with an address",
        bytes: "01 123456 0001 000e 0001 0001 00000005 010203040506  0008 0002 0064  0006 0004 0017 0018
                0003 0028 00000001 00000002 00000003 0005 0018 20010db8000000000000000000000001 00000064 000000c8",
        tree: "dhcpv6.xid [1..4] 0x123456
               dhcpv6.option.type_str [4..22] Client Identifier
               dhcpv6.duid.bytes [8..22] 00:01:00:01:00:00:00:05:01:02:03:04:05:06
               dhcpv6.duidllt.time [12..16] Jan  1, 2000 00:00:05.000000000 UTC
               dhcpv6.duidllt.link_layer_addr [16..22] 01:02:03:04:05:06
               dhcpv6.elapsed_time [26..28] 1000
               dhcpv6.requested_option_code [34..36] 24
               dhcpv6.iaid [40..44] 00000001
               dhcpv6.iaaddr.ip [56..72] 2001:db8::1
               info: Solicit XID: 0x123456 CID: 0001000100000005010203040506 IAA: 2001:db8::1",
    },
    Case {
        shows: "a relay's message holds another",
        bytes: "0c 00 20010db8000000000000000000000001 20010db8000000000000000000000002
                0009 0004 01 123456  0012 0002 6966",
        tree: "dhcpv6.hopcount [1..2] 0
               dhcpv6.linkaddr [2..18] 2001:db8::1
               dhcpv6 [38..42]
               dhcpv6.msgtype [38..39] 1
               dhcpv6.interface_id [46..48] 69:66
               info: Relay-forw L: 2001:db8::1 Solicit XID: 0x123456",
    },
    Case {
        shows: "names, a status, a delegated prefix",
        bytes: "07 000001 0018 000a 0161 0178 00 0162 0179 00  000d 0004 0000 6f6b
                0019 0029 00000009 00000002 00000003 001a 0019 00000064 000000c8 38 20010db8000000000000000000000000
                0027 0006 01 04 686f7374",
        tree: "dhcpv6.search_list_entry [8..13] a.x.
               dhcpv6.search_list_entry [13..18] b.y.
               dhcpv6.status_msg [24..26] ok
               dhcpv6.iaprefix.pref_len [54..55] 56
               dhcpv6.clientfqdn.server.s [75..76] 1
               dhcpv6.client_domain [76..81] host",
    },
];
