use testkit::check;

use super::{JSON, parse};
use crate::testing::case;
use crate::text_lines::TEXT_LINES;

#[test]
fn values() {
    check(
        &JSON,
        &[&TEXT_LINES],
        &[
            case(
                "members with their paths",
                b" {\"a\": [1, {\"b\": \"c\\n\\u00e9\"}], \"d\": true}\n",
                "json [0..43]
             json.object [1..42]
             json.member [2..30] a
             json.array [7..30]
             json.path_with_value [8..9] /a/[]:1
             json.member_with_value [8..9] []:1
             json.value.number [8..9] 1
             json.object [11..29]
             json.member [12..28] b
             json.key [12..15] b
             json.path [12..28] /a/[]/b
             json.key [2..5] a
             json.path [2..30] /a
             json.member [32..41] d
             json.member_with_value [37..41] d:true
             json.value.true [37..41]",
            ),
            case("no object or array", b"12", "json [0..0]\ndata-text-lines [0..2]"),
            case(
                "what follows is text",
                b"[]\nx",
                "json [0..3]\njson.array [0..2]\ndata-text-lines [3..4]",
            ),
            case(
                "null and NaN",
                b"[null,NaN,-1.5e+3,false]",
                "json.value.null [1..5]\njson.value.nan [6..9]\njson.value.number [10..17] -1.5e+3",
            ),
        ],
    );
}

#[test]
fn whole_texts() {
    for good in ["{}", "[1]\n[2]", " {\"a\":{}} "] {
        assert!(parse::is_json(good.as_bytes()), "{good}");
    }
    for bad in ["", " ", "1", "{\"a\":}", "[1,]", "{a:1}", "[01]", "[\"", "[1"] {
        assert!(!parse::is_json(bad.as_bytes()), "{bad}");
    }
    // Deep nesting stops; it does not overflow the stack.
    assert!(!parse::is_json(&[b'['; 100_000]));
}
