//! What protocols made of text lines share: lines, header parameters (RFC 9110 section 5.6.6, RFC 2045 section 5.1), and the
//! encodings of octets as text: percent (RFC 3986 section 2.1), base64 (RFC 4648), quoted-printable (RFC 2045 section 6.7).

#![warn(clippy::indexing_slicing)]

use std::borrow::Cow;
use std::fmt;

use md5::{Digest, Md5};

/// A line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it starts.
    pub at: usize,
    /// Octets without its end.
    pub len: usize,
    /// Where the next line starts.
    pub next: usize,
    /// False if the text ends before the line does.
    pub ended: bool,
}

impl Line {
    /// The line without its end.
    pub fn of<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        text.get(self.at..self.at + self.len).unwrap_or(&[])
    }

    /// Octets with its end.
    pub fn whole_len(&self) -> usize {
        self.next - self.at
    }
}

/// The line that starts at `at`: up to LF or CR LF, or up to the end of the text. `None` past the end.
#[inline]
pub fn line(text: &[u8], at: usize) -> Option<Line> {
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    Some(match memchr::memchr(b'\n', rest) {
        Some(lf) => {
            let cr = lf > 0 && rest.get(lf - 1) == Some(&b'\r');
            Line { at, len: lf - usize::from(cr), next: at + lf + 1, ended: true }
        }
        None => Line { at, len: rest.len(), next: at + rest.len(), ended: false },
    })
}

/// The same, but a CR alone ends a line as well.
pub fn loose_line(text: &[u8], at: usize) -> Option<Line> {
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    Some(match memchr::memchr2(b'\n', b'\r', rest) {
        Some(end) => {
            let two = rest.get(end) == Some(&b'\r') && rest.get(end + 1) == Some(&b'\n');
            Line { at, len: end, next: at + end + 1 + usize::from(two), ended: true }
        }
        None => Line { at, len: rest.len(), next: at + rest.len(), ended: false },
    })
}

/// Without white space at both ends.
pub fn trim(text: &[u8]) -> &[u8] {
    text.trim_ascii()
}

/// The value before the first parameter: `text/html` of `text/html; charset=utf-8`.
pub fn main_value(value: &[u8]) -> &[u8] {
    let end = memchr::memchr(b';', value).unwrap_or(value.len());
    trim(value.get(..end).unwrap_or(&[]))
}

/// A parameter of a header's value, by name in any case, without its quotes: where it starts in `value`, and
/// the octets.
pub fn parameter<'v>(value: &'v [u8], name: &[u8]) -> Option<(usize, &'v [u8])> {
    let mut at = 0;
    // Each turn takes at least one octet.
    while at < value.len() {
        let rest = value.get(at..)?;
        let skipped =
            rest.iter().take_while(|c| matches!(c, b' ' | b'\t' | b'\r' | b'\n' | b';')).count();
        at += skipped;
        let rest = value.get(at..)?;
        let end = memchr::memchr2(b'=', b';', rest).unwrap_or(rest.len());
        let key = trim(rest.get(..end)?);
        if rest.get(end) != Some(&b'=') {
            at += end.max(1);
            continue;
        }
        at += end + 1;
        let rest = value.get(at..)?;
        let blank = rest.iter().take_while(|c| matches!(c, b' ' | b'\t')).count();
        at += blank;
        let rest = value.get(at..)?;
        let (from, len, next) = if rest.first() == Some(&b'"') {
            let len = quoted_len(rest.get(1..)?);
            (1, len, len + 2)
        } else {
            let len = rest
                .iter()
                .take_while(|c| !matches!(c, b';' | b' ' | b'\t' | b'\r' | b'\n'))
                .count();
            (0, len, len)
        };
        if key.eq_ignore_ascii_case(name) {
            return Some((at + from, rest.get(from..from + len)?));
        }
        at += next.max(1);
    }
    None
}

/// Octets up to the quote that closes.
fn quoted_len(text: &[u8]) -> usize {
    let mut at = 0;
    // Each turn takes an octet.
    while let Some(c) = text.get(at) {
        match c {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

fn nibble(c: u8) -> Option<u8> {
    char::from(c).to_digit(16).map(|d| d as u8)
}

/// Undoes percent encoding, and `+` for space if `form`. `None` where `%` stands before no two digits.
pub fn percent_decode(text: &[u8], form: bool) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut octets = text.iter();
    while let Some(c) = octets.next() {
        out.push(match c {
            b'%' => nibble(*octets.next()?)? << 4 | nibble(*octets.next()?)?,
            b'+' if form => b' ',
            c => *c,
        });
    }
    Some(out)
}

/// Undoes base64, up to the first octet that is none of it; line ends are passed over.
pub fn base64_decode(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for c in text {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'\r' | b'\n' => continue,
            _ => break,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}

/// Undoes quoted-printable; what does not follow the rules stays as it is.
pub fn quoted_printable_decode(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    // Each turn takes at least one octet.
    while let Some(c) = text.get(at) {
        at += 1;
        if *c != b'=' {
            out.push(*c);
            continue;
        }
        match text.get(at..) {
            Some([b'\r', b'\n', ..]) => at += 2,
            Some([b'\n', ..]) => at += 1,
            Some([a, b, ..]) if nibble(*a).is_some() && nibble(*b).is_some() => {
                out.push(nibble(*a).unwrap_or(0) << 4 | nibble(*b).unwrap_or(0));
                at += 2;
            }
            _ => out.push(b'='),
        }
    }
    out
}

/// Text in ASCII: U+FFFD for each octet that is none, as the reference shows fields of that encoding.
pub fn ascii(text: &[u8]) -> Cow<'_, [u8]> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len() + 64);
    for part in text.chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
        if part.is_ascii() {
            out.extend_from_slice(part);
        } else {
            (0..part.len()).for_each(|_| out.extend_from_slice("\u{fffd}".as_bytes()));
        }
    }
    Cow::Owned(out)
}

/// Octets shown as a label shows text: C's escapes for control characters, U+FFFD for what is no UTF-8.
/// A backslash stands as it is.
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'t>(pub &'t [u8]);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        dissect::escape::write_escaped(f, self.0)
    }
}

/// Octets shown as text, without escapes: U+FFFD for what is no UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct Plain<'t>(pub &'t [u8]);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            f.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                f.write_str("\u{fffd}")?;
            }
        }
        Ok(())
    }
}

/// The MD5 digest of some octets (RFC 1321) in hexadecimal, as people compare it.
pub fn md5_hex(octets: &[u8]) -> [u8; 32] {
    let mut hex = [0; 32];
    let digits = Md5::digest(octets).into_iter().flat_map(|octet| [octet >> 4, octet & 15]);
    for (place, digit) in hex.iter_mut().zip(digits) {
        *place = if digit < 10 { b'0' + digit } else { b'a' - 10 + digit };
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let text = b"a\r\nb\n\r\nc";
        let all: Vec<_> = std::iter::successors(line(text, 0), |l| line(text, l.next)).collect();
        assert_eq!(
            all.iter().map(|l| l.of(text)).collect::<Vec<_>>(),
            [b"a".as_slice(), b"b", b"", b"c"]
        );
        assert!(!all[3].ended);
        assert_eq!(line(text, text.len()), None);
    }

    #[test]
    fn parameters() {
        let value = b"multipart/mixed; start=a; Boundary=\"X; \\\"Y\"; type=text/xml";
        assert_eq!(main_value(value), b"multipart/mixed");
        assert_eq!(parameter(value, b"boundary").unwrap().1, b"X; \\\"Y");
        assert_eq!(parameter(value, b"type").unwrap().1, b"text/xml");
        assert_eq!(parameter(value, b"none"), None);
        assert_eq!(parameter(b"boundary=\"X", b"boundary").unwrap().1, b"X");
    }

    #[test]
    fn encodings() {
        assert_eq!(percent_decode(b"a%20b+c", true).unwrap(), b"a b c");
        assert_eq!(percent_decode(b"%4", true), None);
        assert_eq!(base64_decode(b"dGVzdDpmYWls\r\nMg=="), b"test:fail2");
        assert_eq!(quoted_printable_decode(b"a=3Db=\r\nc=zz"), b"a=bc=zz");
        assert_eq!(Escaped(b"a\r\n\\\x01\xff").to_string(), "a\\r\\n\\\\001\u{fffd}");
    }

    #[test]
    fn digests() {
        assert_eq!(&md5_hex(b"abc"), b"900150983cd24fb0d6963f7d28e17f72");
    }
}
