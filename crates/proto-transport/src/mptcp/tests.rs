//! The values that a real connection's options show for their keys.

use super::hash::token_and_idsn;

#[test]
fn keys_give_tokens() {
    assert_eq!(token_and_idsn(0, 11285646634205721522), (2945910507, 10975753215851282121));
    assert_eq!(token_and_idsn(1, 8339282239122616011), (1597986193, 12148165319181844525));
}
