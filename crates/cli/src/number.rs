//! Numbers on command lines, as C's `strtol` reads them: blanks may stand before, a sign may not.

use crate::failure::Failure;

/// A number of something, of at most 32 bits.
pub(crate) fn whole(value: &str, what: &str) -> Result<u32, Failure> {
    let digits = value.trim_start();
    let fail = |why: &str| Err(Failure::usage(format!("The specified {what} \"{value}\" {why}")));
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return fail("isn't a decimal number");
    }
    match digits.parse() {
        Ok(number) => Ok(number),
        Err(_) => fail(&format!("is too large (greater than {})", u32::MAX)),
    }
}

/// The same, where none makes no sense.
pub(crate) fn nonzero(value: &str, what: &str) -> Result<u32, Failure> {
    match whole(value, what)? {
        0 => Err(Failure::usage(format!("The specified {what} is zero"))),
        number => Ok(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, expected) in [
            ("0", Some(0)),
            (" 5", Some(5)),
            ("00005", Some(5)),
            ("4294967295", Some(u32::MAX)),
            ("4294967296", None),
            ("+5", None),
            ("-5", None),
            ("5 ", None),
            ("0x5", None),
            ("", None),
        ] {
            assert_eq!(whole(text, "number").ok(), expected, "{text:?}");
        }
        assert!(nonzero("0", "number").is_err());
    }
}
