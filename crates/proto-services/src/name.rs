//! Domain names in wire format, RFC 1035 §3.1 and §4.1.4: labels, compression pointers, the root.
//!
//! Used wherever names stand in messages of this family: DNS, DHCP options, DHCPv6.

use std::fmt;

use dissect::prelude::*;

/// Octets of a name as text. RFC 1035 §3.1 allows 255 on the wire, of which the first length and the
/// root are no text.
const TEXT_OCTETS_MAX: usize = 253;

/// Pointers followed in one name: a name of 255 octets has at most 127 labels.
const POINTERS_MAX: usize = 127;

/// A name that stands in a message. Nothing is copied: it is put together when it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DomainName<'b> {
    message: &'b [u8],
    at: usize,
    /// Octets that it takes where it stands: a pointer is two.
    pub(crate) octets: usize,
    /// Octets of its labels, with a dot between two.
    text_octets: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Good,
    Root,
    TooLong,
    Loops,
}

impl<'b> DomainName<'b> {
    /// Finds the end of the name at `at`. Pointers count from the start of `message`.
    pub(crate) fn read(message: &Span<'b>, at: usize) -> Result<DomainName<'b>, Stop> {
        let mut name = DomainName {
            message: message.bytes,
            at,
            octets: 0,
            text_octets: 0,
            state: State::Good,
        };
        let (mut here, mut pointers, mut seen) = (at, 0, 0);
        // Each turn takes octets of the message, or is one of a bounded number of pointers.
        loop {
            let length = message.u8(here)?;
            here += 1;
            seen += 1;
            match length >> 6 {
                0 if length == 0 => break,
                0 => {
                    let length = usize::from(length);
                    message.slice(here, length)?;
                    here += length;
                    seen += length;
                    name.text_octets += length + usize::from(name.text_octets > 0);
                }
                3 => {
                    let low = message.u8(here)?;
                    if name.octets == 0 {
                        name.octets = here + 1 - at;
                    }
                    pointers += 1;
                    seen += 1;
                    if seen >= message.len() || pointers > POINTERS_MAX {
                        name.state = match name.text_octets > TEXT_OCTETS_MAX {
                            true => State::TooLong,
                            false => State::Loops,
                        };
                        return Ok(name);
                    }
                    here = usize::from(length & 0x3f) << 8 | usize::from(low);
                }
                _ => return Err(Stop::Malformed("a label type that nobody uses")),
            }
        }
        if name.octets == 0 {
            name.octets = here - at;
        }
        if name.text_octets == 0 {
            name.state = State::Root;
        } else if name.text_octets > TEXT_OCTETS_MAX {
            name.state = State::TooLong;
        }
        Ok(name)
    }

    /// Octets of the text that is shown, before anything in it is escaped.
    pub(crate) fn text_len(&self) -> usize {
        self.words().map_or(self.text_octets, str::len)
    }

    /// True for the root.
    pub(crate) fn is_root(&self) -> bool {
        self.state == State::Root
    }

    /// How many labels the text that is shown seems to have.
    pub(crate) fn label_count(&self) -> usize {
        match self.words() {
            Some(_) => 1,
            None => {
                self.labels().map(|label| 1 + label.iter().filter(|c| **c == b'.').count()).sum()
            }
        }
    }

    fn words(&self) -> Option<&'static str> {
        match self.state {
            State::Good => None,
            State::Root => Some("<Root>"),
            State::TooLong => Some("<Name too long>"),
            State::Loops => Some("<Name contains a pointer that loops>"),
        }
    }

    /// The labels, the leftmost first.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &'b [u8]> + use<'b> {
        let (message, mut at) = (self.message, self.at);
        let mut steps = if self.state == State::Loops { 0 } else { TEXT_OCTETS_MAX + POINTERS_MAX };
        std::iter::from_fn(move || {
            loop {
                steps = steps.checked_sub(1)?;
                let length = *message.get(at)?;
                if length >> 6 == 3 {
                    at = usize::from(length & 0x3f) << 8 | usize::from(*message.get(at + 1)?);
                    continue;
                }
                let label = message.get(at + 1..at + 1 + usize::from(length))?;
                at += 1 + label.len();
                return (!label.is_empty()).then_some(label);
            }
        })
    }

    fn pieces<E>(&self, mut emit: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        if let Some(words) = self.words() {
            return emit(words);
        }
        for (i, label) in self.labels().enumerate() {
            if i > 0 {
                emit(".")?;
            }
            push_text(label, &mut emit)?;
        }
        Ok(())
    }
}

impl fmt::Display for DomainName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces(|piece| f.write_str(piece))
    }
}

/// Emits octets as text: UTF-8 where it is some, what cannot be printed in C's escapes.
pub(crate) fn push_text<E>(
    bytes: &[u8],
    emit: &mut impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    if bytes.iter().all(|c| matches!(c, 0x20..=0x7e))
        && let Ok(text) = str::from_utf8(bytes)
    {
        return emit(text);
    }
    let mut rest = bytes;
    // Each turn takes at least an octet.
    while let [first, ..] = rest {
        let (c, octets) = decode(*first, rest);
        rest = rest.get(octets..).unwrap_or(&[]);
        push_char(c, emit)?;
    }
    Ok(())
}

/// A character by the pattern of UTF-8, and how many octets it takes. One replacement stands for an octet
/// that starts something and all that could belong to it.
fn decode(first: u8, rest: &[u8]) -> (char, usize) {
    let (more, bits) = match first {
        0..=0x7f => return (char::from(first), 1),
        0x80..=0xbf | 0xfe.. => return (char::REPLACEMENT_CHARACTER, 1),
        0xc0..=0xdf => (1, first & 0x1f),
        0xe0..=0xef => (2, first & 0x0f),
        0xf0..=0xf7 => (3, first & 0x07),
        0xf8..=0xfb => (4, first & 0x03),
        0xfc..=0xfd => (5, first & 0x01),
    };
    let follow = rest.iter().skip(1).take(more).take_while(|c| **c >> 6 == 2);
    let (octets, point) =
        follow.fold((1, u32::from(bits)), |(n, v), c| (n + 1, v << 6 | u32::from(c & 0x3f)));
    let whole = octets == more + 1;
    (char::from_u32(point).filter(|_| whole).unwrap_or(char::REPLACEMENT_CHARACTER), octets)
}

fn push_char<E>(c: char, emit: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    match c {
        '\u{7}' => emit("\\a"),
        '\u{8}' => emit("\\b"),
        '\u{c}' => emit("\\f"),
        '\n' => emit("\\n"),
        '\r' => emit("\\r"),
        '\t' => emit("\\t"),
        '\u{b}' => emit("\\v"),
        c if c.is_ascii_control() => {
            let digit = |shift: u32| b'0' + (c as u32 >> shift & 7) as u8;
            emit(str::from_utf8(&[b'\\', digit(6), digit(3), digit(0)]).unwrap_or(""))
        }
        c if unprintable(c) => push_escape(c, emit),
        c => emit(c.encode_utf8(&mut [0; 4])),
    }
}

/// Controls and formatting characters beyond ASCII.
fn unprintable(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn push_escape<E>(c: char, emit: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    emit("\\u")?;
    for shift in [12, 8, 4, 0] {
        let digit =
            char::from_digit(c as u32 >> shift & 15, 16).unwrap_or('0').to_ascii_uppercase();
        emit(digit.encode_utf8(&mut [0; 4]))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], at: usize) -> Result<(String, usize, usize), Stop> {
        let name = DomainName::read(&Span::new(bytes, bytes.len(), 0), at)?;
        Ok((name.to_string(), name.octets, name.label_count()))
    }

    #[test]
    fn names() {
        assert_eq!(read(b"\x03www\x02eu\0", 0), Ok(("www.eu".into(), 8, 2)));
        assert_eq!(read(b"\x02eu\0\x03www\xc0\x00", 4), Ok(("www.eu".into(), 6, 2)));
        assert_eq!(read(b"\0", 0), Ok(("<Root>".into(), 1, 1)));
        assert_eq!(read(b"\x03a\x01\xff\x00", 0), Ok(("a\\001\u{fffd}".into(), 5, 1)));
    }

    #[test]
    fn a_pointer_to_its_own_name_is_followed_once() {
        let loops = "<Name contains a pointer that loops>";
        assert_eq!(read(b"\x03abc\xc0\x00", 0), Ok((loops.into(), 6, 1)));
        assert_eq!(read(b"\xc0\x00", 0), Ok((loops.into(), 2, 1)));
    }

    #[test]
    fn names_that_break_off() {
        assert!(read(b"\x03ab", 0).is_err());
        assert!(read(b"\x81", 0).is_err());
        assert!(read(b"\xc0\xff\x00\x00", 0).is_err());
        assert!(read(b"", 0).is_err());
    }

    #[test]
    fn too_long() {
        let bytes = [b"\x3f".as_slice(), &[b'x'; 63]].concat().repeat(4);
        let bytes = [bytes.as_slice(), b"\0"].concat();
        assert_eq!(read(&bytes, 0), Ok(("<Name too long>".into(), 257, 1)));
    }
}
