use testkit::{Case, check, check_frames};

use super::TFTP;

#[test]
fn packets() {
    check(&TFTP, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a read request with an option",
        bytes: "0001 6600 6f6374657400 626c6b73697a6500 3100",
        tree: "tftp.opcode [0..2] 1
               tftp.source_file [2..4] f
               tftp.type [4..10] octet
               tftp.option.name [10..18] blksize
               tftp.option.value [18..20] 1
               info: Read Request, File: f, Transfer type: octet, blksize=1",
    },
    Case {
        shows: "an error",
        bytes: "0005 0001 6e6f00",
        tree: "tftp.error.code [2..4] 1
               tftp.error.message [4..7] no
               info: Error Code, Code: File not found, Message: no",
    },
    Case {
        shows: "an opcode nobody knows",
        bytes: "0007 78",
        tree: "tftp.data [2..3] 78
               info: Unknown (0x0007)",
    },
];

#[test]
fn blocks_belong_to_their_request() {
    check_frames(
        &TFTP,
        &[],
        &["0002 6f757400 6f6374657400", "0004 0000", "0003 ffff 00", "0004 0000"],
        "frame 2
         tftp.destination_file [0..0] out
         tftp.request_frame [0..0] 1
         tftp.block.full [0..0] 0
         info: Acknowledgement, Block: 0",
    );
}

#[test]
fn block_numbers_are_counted_on() {
    let mut transfer = super::Transfer {
        file: "".into(),
        request_frame: 1,
        block_octets: 512,
        has_windows: false,
        block: 65_534,
    };
    for (block, full) in
        [(65_535, 65_535), (65_535, 65_535), (0, 65_536), (1, 65_537), (65_535, 65_535)]
    {
        transfer.count(block);
        assert_eq!(transfer.block, full);
    }
}
