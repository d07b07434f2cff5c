use testkit::{Case, check};

#[test]
fn geneve() {
    check(
        &crate::geneve::GENEVE,
        &[],
        &[Case {
            shows: "a network identifier and a critical option",
            bytes: "02 40 6558 00000a 00 0000 80 01 0000000c 02",
            tree: "geneve.version [0..1] 0
               geneve.flags.critical [1..2] 1
               geneve.vni [4..7] 0x00000a
               geneve.option.type [10..11] 0x80
               geneve.option.unknown.data [12..16] 00:00:00:0c",
        }],
    );
}
