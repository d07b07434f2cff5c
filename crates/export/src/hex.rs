//! Bytes in hexadecimal and as characters, sixteen a line.

use dissect::text::{hex_digit, push_hex};
use session::Shown;

/// Which bytes are shown, and how (`--hexdump`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dump {
    /// Only those of the frame itself; else those of all buffers.
    pub frame_only: bool,
    /// The characters.
    pub characters: Characters,
}

/// How the characters are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Characters {
    /// Behind the bytes.
    #[default]
    Plain,
    /// Behind the bytes, between bars.
    Delimited,
    /// Not at all.
    None,
}

/// Appends the bytes of a frame's buffers.
pub fn push_dump(out: &mut Vec<u8>, shown: &Shown<'_>, dump: Dump) {
    let several = shown.sources.count() > 1 && !dump.frame_only;
    let count = if dump.frame_only { 1 } else { usize::MAX };
    for (title, bytes) in shown.sources.iter().take(count) {
        if several {
            out.extend_from_slice(title.as_bytes());
            let text = format!(" ({} bytes):\n", bytes.len());
            out.extend_from_slice(text.as_bytes());
        }
        push_lines(out, bytes, dump.characters);
    }
}

pub(crate) fn push_lines(out: &mut Vec<u8>, bytes: &[u8], characters: Characters) {
    let last = bytes.len().saturating_sub(1).max(1);
    let digits = (last.ilog2() as usize / 4 + 1).max(4);
    for (line, row) in bytes.chunks(16).enumerate() {
        push_hex(out, line as u64 * 16, digits);
        out.extend_from_slice(b"  ");
        for i in 0..16 {
            match row.get(i) {
                Some(b) => out.extend_from_slice(&[hex_digit(b >> 4), hex_digit(*b), b' ']),
                None => out.extend_from_slice(b"   "),
            }
        }
        out.extend_from_slice(b"  ");
        if characters == Characters::Delimited {
            out.push(b'|');
        }
        if characters != Characters::None {
            out.extend(row.iter().map(|b| if (0x20..0x7f).contains(b) { *b } else { b'.' }));
        }
        if characters == Characters::Delimited {
            out.push(b'|');
        }
        out.push(b'\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        let bytes: Vec<u8> = (0x3a..0x4c).collect();
        let row = "3a 3b 3c 3d 3e 3f 40 41 42 43 44 45 46 47 48 49 ";
        let rest = format!("4a 4b {}", " ".repeat(42));
        for (characters, first, second) in [
            (Characters::Plain, ":;<=>?@ABCDEFGHI", "JK"),
            (Characters::Delimited, "|:;<=>?@ABCDEFGHI|", "|JK|"),
            (Characters::None, "", ""),
        ] {
            let mut out = Vec::new();
            push_lines(&mut out, &bytes, characters);
            let expected = format!("0000  {row}  {first}\n0010  {rest}  {second}\n");
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn offsets_are_as_wide_as_the_last_one() {
        for (octets, first) in [(0x10, "0000  "), (0x1_0000, "0000  "), (0x1_0001, "00000  ")] {
            let mut out = Vec::new();
            push_lines(&mut out, &vec![0; octets], Characters::Plain);
            assert!(out.starts_with(first.as_bytes()), "{octets}");
        }
    }
}
