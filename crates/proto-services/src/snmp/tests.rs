use testkit::{Case, check, check_frames};

use super::SNMP;

#[test]
fn messages() {
    check(&SNMP, &[], CASES);
}

/// get-request of version 1 for sysName.0, and its answer.
const GET: &str =
    "3026 020100 0406 7075626c6963 a019 020127 020100 020100 300e 300c 0608 2b06010201010500 0500";
const ANSWER: &str = "302b0201 00040670 75626c69 63a21e02 01270201 00020100 30133011 06082b06 01020101 05000405 42363330 30";

const CASES: &[Case] = &[
    Case {
        shows: "a request for a name",
        bytes: GET,
        tree: "snmp.version [4..5] 0
               snmp.community [7..13] public
               snmp.data [13..40] 0
               snmp.get_request_element [15..40]
               snmp.request_id [17..18] 39
               snmp.error_status [20..21] 0
               snmp.error_index [23..24] 0
               snmp.variable_bindings [26..40] 1
               snmp.name [30..38] 1.3.6.1.2.1.1.5.0
               snmp.value.null [40..40]
               info: get-request 1.3.6.1.2.1.1.5.0",
    },
    Case {
        shows: "a trap of version 1",
        bytes: "30370201 00040670 75626c69 63a42a06 062b0601 04010940 04010203 04020106 02011143 02010030 10300e06 092b0601 02010202 010a0201 05",
        tree: "snmp.data [13..57] 4
               snmp.enterprise [17..23] 1.3.6.1.4.1.9
               snmp.agent_addr [25..29] 1.2.3.4
               snmp.generic_trap [31..32] 6
               snmp.specific_trap [34..35] 17
               snmp.time_stamp [37..39] 256
               snmp.value.int [56..57] 5
               info: trap iso.3.6.1.4.1.9 1.3.6.1.2.1.2.2.1.10",
    },
    Case {
        shows: "a bulk request of version 2c, and an exception",
        bytes: "30280201 01040670 75626c69 63a51b02 01080201 0102010a 3010300e 060a2b06 01020102 02010a01 8000",
        tree: "snmp.non_repeaters [20..21] 1
               snmp.max_repetitions [23..24] 10
               snmp.noSuchObject [42..42]
               info: getBulkRequest 1.3.6.1.2.1.2.2.1.10.1",
    },
    Case {
        shows: "version 3 with the user-based security model, in clear",
        bytes: "304e0201 03300e02 01090203 00ffe304 01040201 03041a30 18040980 001f8801 01020304 02010102 01020401 75040004 00301d04 000400a0 17020101 02010002 0100300c 300a0606 2b060102 01010500",
        tree: "snmp.msgVersion [4..5] 3
               snmp.msgGlobalData_element [5..21]
               snmp.v3.flags.report [17..18] 1
               snmp.msgAuthoritativeEngineID [27..36] 80:00:1f:88:01:01:02:03:04
               snmp.engineid.enterprise [27..31] 8072
               snmp.engineid.ipv4 [32..36] 1.2.3.4
               snmp.msgUserName [44..45] u
               snmp.msgData [49..80] 0
               snmp.contextName [55..55]
               snmp.request_id [59..60] 1
               info: get-request 1.3.6.1.2.1.1",
    },
    Case {
        shows: "an encrypted message of version 3",
        bytes: "302d0201 03300e02 01090203 00ffe304 01070201 03041330 11040002 01010201 02040175 0402abcd 04000403 010203",
        tree: "snmp.v3.flags.crypt [17..18] 1
               snmp.msgAuthenticationParameters [38..40] ab:cd
               snmp.encryptedPDU [44..47] 01:02:03
               info: encryptedPDU: privKey Unknown",
    },
];

#[test]
fn answers_know_their_requests() {
    check_frames(
        &SNMP,
        &[],
        &[GET, ANSWER],
        "frame 2
         snmp.value.octets [40..45] 42:36:33:30:30
         snmp.var-bind_str [40..45] B6300",
    );
}
