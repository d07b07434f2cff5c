//! Bytes in hexadecimal and as characters, sixteen a line.

use dissect::text::{hex_digit, push_hex};
use session::Shown;

/// Appends the bytes of all of a frame's buffers.
pub fn push_dump(out: &mut Vec<u8>, shown: &Shown<'_>) {
    let several = shown.sources.count() > 1;
    for (title, bytes) in shown.sources.iter() {
        if several {
            out.extend_from_slice(title.as_bytes());
            let text = format!(" ({} bytes):\n", bytes.len());
            out.extend_from_slice(text.as_bytes());
        }
        push_lines(out, bytes);
    }
}

fn push_lines(out: &mut Vec<u8>, bytes: &[u8]) {
    for (line, row) in bytes.chunks(16).enumerate() {
        push_hex(out, line as u64 * 16, 4);
        out.extend_from_slice(b"  ");
        for i in 0..16 {
            match row.get(i) {
                Some(b) => out.extend_from_slice(&[hex_digit(b >> 4), hex_digit(*b), b' ']),
                None => out.extend_from_slice(b"   "),
            }
        }
        out.extend_from_slice(b"  ");
        for b in row {
            out.push(if (0x20..0x7f).contains(b) { *b } else { b'.' });
        }
        out.push(b'\n');
    }
}
