use testkit::{Case, check};

#[test]
fn mysql() {
    let case = Case {
        shows: "a packet whose direction is not known",
        bytes: "07 00 00 02 00 00 00 02 00 00 00",
        tree: "mysql.packet_length [0..3] 7
            mysql.packet_number [3..4] 2",
    };
    check(&crate::mysql::MYSQL, &[], &[case]);
}

#[test]
fn pgsql() {
    let startup = Case {
        shows: "a startup message",
        bytes: "00000013 0003 0000 75736572 00 6d6500 00 00 00",
        tree: "pgsql.type [0..0] Startup message
            pgsql.length [0..4] 19
            pgsql.version_major [4..6] 3
            pgsql.parameter_name [8..13] user
            pgsql.parameter_value [13..16] me",
    };
    let row = Case {
        shows: "a row",
        bytes: "44 0000000c 0001 00000002 6162",
        tree: "pgsql.type [0..1] Data row
            pgsql.field.count [5..7] 1
            pgsql.val.length [7..11] 2
            pgsql.val.data [11..13] 61:62
            info: <D",
    };
    for case in [startup, row] {
        testkit::check_frames(&crate::pgsql::PGSQL, &[], &[case.bytes], case.tree);
    }
}
