//! Datagrams that come in several frames, and what exchanges remember.

use testkit::check_frames;

use crate::icmp::ICMP;
use crate::ip::IP;

#[test]
fn fragments_become_a_datagram() {
    check_frames(
        &IP,
        &[],
        &[
            "4500 001c 0007 2000 4011 0000 0a000001 0a000002  0000000000000000",
            "4500 001c 0007 0001 4011 0000 0a000001 0a000002  1111111111111111",
        ],
        "frame 1
         info: Fragmented IP protocol (proto=UDP 17, off=0, ID=0007)
         frame 2
         ip.fragment [0..8] 1
         ip.fragment [8..16] 2
         ip.fragment.count [0..0] 2
         ip.reassembled.length [0..0] 16
         ip.reassembled.data [0..16] 00:00:00:00:00:00:00:00:11:11:11:11:11:11:11:11",
    );
}

#[test]
fn a_fragment_that_contradicts_another_is_told() {
    check_frames(
        &IP,
        &[],
        &[
            "4500 001c 0007 2000 4011 0000 0a000001 0a000002  0000000000000000",
            "4500 001c 0007 2000 4011 0000 0a000001 0a000002  2222222222222222",
            "4500 001c 0007 0001 4011 0000 0a000001 0a000002  1111111111111111",
        ],
        "frame 3
         ip.fragment [0..8] 1
         ip.fragment.error [0..8] 2
         ip.fragment.overlap [0..0] 1
         ip.fragment.overlap.conflict [0..0] 1
         ip.fragment [8..16] 3",
    );
}

#[test]
fn a_reply_names_its_request() {
    check_frames(
        &ICMP,
        &[],
        &["0800 f7fd 0001 0001", "0000 fffd 0001 0001", "0000 fffd 0001 0001"],
        "frame 2
         icmp.resp_to [0..0] 1
         icmp.resptime [0..0] 1000
         frame 3
         icmp.seq_le [6..8] 256",
    );
}
