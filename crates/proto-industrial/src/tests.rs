//! Messages of this family.

use testkit::{Case, check, check_frames};

use crate::cotp::COTP;
use crate::dnp3::DNP3;
use crate::modbus::{MBTCP, MODBUS};
use crate::s7comm::S7COMM;
use crate::tpkt::TPKT;

#[test]
fn modbus() {
    check(
        &MBTCP,
        &[&MODBUS],
        &[
            Case {
                shows: "a request for three holding registers",
                bytes: "0001 0000 0006 11 03 006b 0003",
                tree: "mbtcp.len [4..6] 6
                   modbus.func_code [7..8] 3
                   modbus.reference_num [8..10] 107
                   modbus.word_cnt [10..12] 3",
            },
            Case {
                shows: "an exception",
                bytes: "0001 0000 0003 11 83 02",
                tree: "modbus.func_code [7..8] 3
                   modbus.exception_code [8..9] 2",
            },
        ],
    );
}

#[test]
fn s7_over_cotp() {
    check(
        &TPKT,
        &[&COTP, &S7COMM],
        &[
            Case {
                shows: "setting up communication",
                bytes: "0300 0019 02f080 3201 0000 0001 0008 0000 f000 0001 0003 00f0",
                tree: "tpkt.length [2..4] 25
                   cotp.type [5..6] 0x0f
                   cotp.eot [6..7] 1
                   s7comm.header.rosctr [8..9] 1
                   s7comm.param.pdu_length [23..25] 240
                   info: ROSCTR:[Job     ] Function:[Setup communication]",
            },
            Case {
                shows: "a connect request with both selectors",
                bytes: "0300 0016 11e0 0000 0001 00 c00109 c1020100 c2020102",
                tree: "cotp.type [5..6] 0x0e
                   cotp.tpdu_size [13..14] 512
                   cotp.src-tsap [16..18] 0x0100
                   cotp.dst-tsap [20..22] 0x0102
                   info: CR TPDU src-ref: 0x0001 dst-ref: 0x0000",
            },
        ],
    );
}

#[test]
fn data_units_are_put_together() {
    let half = "0300 0011 02f000 3201 0000 0001 0008 0000";
    let rest = "0300 000f 02f080 f000 0001 0003 00f0";
    // Without a transport there is no conversation to remember the first half in: each is its own.
    check_frames(
        &TPKT,
        &[&COTP, &S7COMM],
        &[half, rest],
        "frame 1\ncotp.eot [6..7] 0\nframe 2\ncotp.eot [6..7] 1",
    );
}

#[test]
fn dnp3() {
    check(
        &DNP3,
        &[],
        &[Case {
            shows: "a reset of the link",
            bytes: "0564 05 c0 0100 0004 e921",
            tree: "dnp3.len [2..3] 5
                   dnp3.ctl.prifunc [3..4] 0
                   dnp3.dst [4..6] 1
                   dnp.hdr.CRC.status [8..8] 1
                   info: from 1024 to 1, len=5, Reset of Remote Link",
        }],
    );
}

#[test]
fn ams() {
    check(&crate::ams::AMS, &[], &[Case {
        shows: "a request to read",
        bytes: "0000 2c000000 c0a801080101 0100 c0a801630101 9f83 0200 0400 0c000000 00000000 70000000
                03000000 02000000 04000000",
        tree: "ams.targetnetid [6..12] 192.168.1.8.1.1
               ams.cmdid [22..24] 2
               ams.state_adscmd [24..26] 1
               ams.ads_indexgroup [38..42] 0x00000003
               info: AMS Request",
    }]);
}

#[test]
fn enip() {
    use crate::cip::{CIP, CIPCLS, CIPCM, CIPPCCC};
    check(
        &crate::enip::ENIP,
        &[&CIP, &CIPCLS, &CIPCM, &CIPPCCC],
        &[
            Case {
                shows: "a session begins",
                bytes: "6500 0400 00000000 00000000 0000000000000000 00000000 0100 0000",
                tree: "enip.command [0..2] 0x0065
                   enip.rs.version [24..26] 1",
            },
            Case {
                shows: "a request to a class of the maker's own",
                bytes: "7000 1e00 00010210 00000000 0000000000000000 00000000 00000000 0000 0200
                    a100 0400 01020304 b100 0a00 0100 4c 02 2072 2400 0102",
                tree: "enip.cpf.cai.connid [36..40] 0x04030201
                   cip.seq [44..46] 1
                   cip.sc [46..47] 0x4c
                   cip.class [49..50] 0x72
                   cip.data [52..54] 01:02",
            },
        ],
    );
}
