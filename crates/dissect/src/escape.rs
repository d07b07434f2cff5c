//! Text as labels show it: what cannot be printed in escapes, what is no UTF-8 replaced.

use std::fmt::{self, Write};

use unicode_general_category::{GeneralCategory, get_general_category};

/// Writes text with control characters in C's escapes and other characters that have no shape as `\\u` and their number
/// in hexadecimal. Sequences that are longer than their character needs count as that character; those that break off,
/// and characters that do not exist, are U+FFFD.
pub fn write_escaped(out: &mut impl Write, bytes: &[u8]) -> fmt::Result {
    let mut rest = bytes;
    // Each turn takes an octet at least.
    while let Some(first) = rest.first() {
        // Nearly all text is plain.
        let plain = rest.iter().take_while(|b| (0x20..0x7f).contains(*b)).count();
        if plain > 0 {
            let (text, behind) = rest.split_at(plain);
            out.write_str(str::from_utf8(text).unwrap_or(""))?;
            rest = behind;
        } else if first.is_ascii() {
            write_control(out, *first)?;
            rest = rest.get(1..).unwrap_or(&[]);
        } else {
            let (number, used) = character(rest);
            match number.and_then(char::from_u32) {
                None => out.write_char('\u{fffd}')?,
                Some(c) if is_shown(c) => out.write_char(c)?,
                Some(c) if c <= '\u{ffff}' => write!(out, "\\u{:04X}", c as u32)?,
                Some(c) => write!(out, "\\U{:08X}", c as u32)?,
            }
            rest = rest.get(used..).unwrap_or(&[]);
        }
    }
    Ok(())
}

fn write_control(out: &mut impl Write, octet: u8) -> fmt::Result {
    match octet {
        7 => out.write_str("\\a"),
        8 => out.write_str("\\b"),
        b'\t' => out.write_str("\\t"),
        b'\n' => out.write_str("\\n"),
        11 => out.write_str("\\v"),
        12 => out.write_str("\\f"),
        b'\r' => out.write_str("\\r"),
        _ => write!(out, "\\{octet:03o}"),
    }
}

/// The number that stands at the start and how many octets it takes: the leading octet tells how many follow. No number
/// if fewer do.
fn character(bytes: &[u8]) -> (Option<u32>, usize) {
    let first = bytes.first().copied().unwrap_or(0);
    let (more, bits) = match first {
        0xc0..=0xdf => (1, first & 0x1f),
        0xe0..=0xef => (2, first & 0x0f),
        0xf0..=0xf7 => (3, first & 0x07),
        0xf8..=0xfb => (4, first & 0x03),
        0xfc..=0xfd => (5, first & 0x01),
        _ => return (None, 1),
    };
    let following = bytes.iter().skip(1).take(more).take_while(|b| **b & 0xc0 == 0x80);
    let (number, used) = following.fold((u32::from(bits), 1), |(number, used), b| {
        (number << 6 | u32::from(b & 0x3f), used + 1)
    });
    ((used == more + 1).then_some(number), used)
}

fn is_shown(c: char) -> bool {
    use GeneralCategory::{Control, Format, Surrogate, Unassigned};
    !matches!(get_general_category(c), Control | Format | Surrogate | Unassigned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_as_the_reference_does() {
        let cases: [(&[u8], &str); 14] = [
            (b"plain", "plain"),
            (b"\x07\x08\t\n\x0b\x0c\r\0\x1b\x7f", r"\a\b\t\n\v\f\r\000\033\177"),
            ("é ߿ 水".as_bytes(), "é ߿ 水"),
            ("\u{80}\u{ad}\u{feff}\u{558}".as_bytes(), r"\u0080\u00AD\uFEFF\u0558"),
            ("\u{e0001}\u{1f600}".as_bytes(), "\\U000E0001\u{1f600}"),
            (b"\xff\x80", "\u{fffd}\u{fffd}"),
            (b"\xe0\xa0", "\u{fffd}"),
            (b"\xe1A", "\u{fffd}A"),
            (b"\xe1\xc1\x8f", "\u{fffd}O"),
            (b"\xc0\x80\xc1\xbf\xc0\xbf", r"\u0000\u007F?"),
            (b"\xed\xa0\x80<", "\u{fffd}<"),
            (b"\xf4\x90\x80\x80<", "\u{fffd}<"),
            (b"\xfd\xbf\xbf\xbf\xbf\xbf<", "\u{fffd}<"),
            (b"", ""),
        ];
        for (bytes, expected) in cases {
            let mut out = String::new();
            write_escaped(&mut out, bytes).unwrap();
            assert_eq!(out, expected, "{bytes:x?}");
        }
    }
}
