use testkit::Case;

use super::{MMSE, wsp::WSP};
use crate::text_lines::TEXT_LINES;

#[test]
fn message_of_two_parts() {
    let cases = [Case {
        shows: "header fields, then parts with media types by number and by name",
        bytes: "8c80 98414200 8d90 890181 972b3300 850400000001 88058103010000
                84a3 02 0404 038381ea 61620d0a 0303 782f00 010203",
        tree: "mmse.message_type [0..2] 0x80
               mmse.transaction_id [2..6] AB
               mmse.mms_version [6..8] 1.0
               mmse.from [8..11] <insert address>
               mmse.to [11..15] +3
               mmse.date [15..21] Jan  1, 1970 00:00:01.000000000 UTC
               mmse.expiry.rel [21..28] 65536.000000000
               wsp.header.name_value [29..30] 35
               wsp.header.content_type [29..30] application/vnd.wap.multipart.mixed
               wsp.post.data [30..49]
               wsp.multipart [31..41] 1
               wsp.header.content_type [33..37] text/plain
               wsp.parameter.type [35..36] 1
               wsp.parameter.charset [36..37] UTF-8
               data-text-lines [37..41]
               wsp.multipart [41..49] 2
               wsp.header.content_type [43..46] x/
               data [46..49]",
    }];
    crate::testing::check_known(&MMSE, &[&WSP, &TEXT_LINES], &cases);
}
