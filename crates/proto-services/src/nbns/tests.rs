use testkit::{Case, check};

use super::NBNS;

#[test]
fn messages() {
    check(&NBNS, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a query by broadcast",
        bytes: "a749 0110 0001 0000 0000 0000  04 42414343 00 0020 0001",
        tree: "nbns.flags.opcode [2..4] 0
               nbns.flags.broadcast [2..4] 1
               \"Illegal NetBIOS name (2 bytes long): type NB, class IN\"
               nbns.type [18..20] 32",
    },
    Case {
        shows: "a registration: the record's name is a pointer",
        bytes: "0029 2910 0001 0000 0000 0001
                20 4543454246434341434143414341434143414341434143414341434143414341 00 0020 0001
                c00c 0020 0001 0000012c 0006 e000 01020304",
        tree: "nbns.name [12..46] BAR<20>
               nbns.name [51..52] BAR<20> (Server service)
               nbns.ttl [56..60] 300
               nbns.nb_flags.group [62..64] 1
               nbns.addr [64..68] 1.2.3.4
               info: Registration NB BAR<20>",
    },
    Case {
        shows: "a node's names",
        bytes: "0028 8400 0000 0001 0000 0000
                20 434b414141414141414141414141414141414141414141414141414141414141 00 0021 0001 00000000 0019
                01 464f4f202020202020202020202020 1e 8400 000102030405",
        tree: "nbns.name [13..46] *<00><00><00><00><00><00><00><00><00><00><00><00><00><00><00>
               nbns.netbios_name [57..73] FOO
               nbns.name_flags.act [73..75] 1
               nbns.unit_id [75..81] 00:01:02:03:04:05
               nbns.incomplete_entry [0..0]
               info: Name query response NBSTAT[Malformed Packet]",
    },
];
