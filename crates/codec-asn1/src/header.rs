//! Identifier and length octets, X.690 sections 8.1.2 and 8.1.3.

use dissect::{Span, Stop};

/// Class of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Class {
    /// Types that X.680 defines.
    Universal = 0,
    /// Types of one application.
    Application = 1,
    /// Members of one type.
    Context = 2,
    /// Types of one organisation.
    Private = 3,
}

/// A tag: class, number, and whether the contents are elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tag {
    /// Class.
    pub class: Class,
    /// True if the contents are elements.
    pub is_constructed: bool,
    /// Number within the class.
    pub number: u32,
}

#[allow(missing_docs)]
impl Tag {
    pub const BOOLEAN: Tag = Tag::universal(1);
    pub const INTEGER: Tag = Tag::universal(2);
    pub const BIT_STRING: Tag = Tag::universal(3);
    pub const OCTET_STRING: Tag = Tag::universal(4);
    pub const NULL: Tag = Tag::universal(5);
    pub const OBJECT_IDENTIFIER: Tag = Tag::universal(6);
    pub const OBJECT_DESCRIPTOR: Tag = Tag::universal(7);
    pub const EXTERNAL: Tag = Tag::universal(8);
    pub const REAL: Tag = Tag::universal(9);
    pub const ENUMERATED: Tag = Tag::universal(10);
    pub const EMBEDDED_PDV: Tag = Tag::universal(11);
    pub const UTF8_STRING: Tag = Tag::universal(12);
    pub const RELATIVE_OID: Tag = Tag::universal(13);
    pub const SEQUENCE: Tag = Tag::universal(16);
    pub const SET: Tag = Tag::universal(17);
    pub const NUMERIC_STRING: Tag = Tag::universal(18);
    pub const PRINTABLE_STRING: Tag = Tag::universal(19);
    pub const TELETEX_STRING: Tag = Tag::universal(20);
    pub const VIDEOTEX_STRING: Tag = Tag::universal(21);
    pub const IA5_STRING: Tag = Tag::universal(22);
    pub const UTC_TIME: Tag = Tag::universal(23);
    pub const GENERALIZED_TIME: Tag = Tag::universal(24);
    pub const GRAPHIC_STRING: Tag = Tag::universal(25);
    pub const VISIBLE_STRING: Tag = Tag::universal(26);
    pub const GENERAL_STRING: Tag = Tag::universal(27);
    pub const UNIVERSAL_STRING: Tag = Tag::universal(28);
    pub const CHARACTER_STRING: Tag = Tag::universal(29);
    pub const BMP_STRING: Tag = Tag::universal(30);
}

impl Tag {
    /// A universal tag, for comparing with [`Tag::is`].
    pub const fn universal(number: u32) -> Tag {
        Tag { class: Class::Universal, is_constructed: false, number }
    }

    /// An application tag, for comparing with [`Tag::is`].
    pub const fn application(number: u32) -> Tag {
        Tag { class: Class::Application, is_constructed: false, number }
    }

    /// A context-specific tag, for comparing with [`Tag::is`].
    pub const fn context(number: u32) -> Tag {
        Tag { class: Class::Context, is_constructed: false, number }
    }

    /// The same class and number, whether constructed or not.
    pub fn is(self, other: Tag) -> bool {
        self.class == other.class && self.number == other.number
    }

    /// The number of a context-specific tag.
    pub fn context_number(self) -> Option<u32> {
        (self.class == Class::Context).then_some(self.number)
    }

    /// Reads identifier octets; returns the tag and how many they are.
    pub fn read(span: &Span<'_>) -> Result<(Tag, usize), Stop> {
        let first = span.u8(0)?;
        let class = match first >> 6 {
            0 => Class::Universal,
            1 => Class::Application,
            2 => Class::Context,
            _ => Class::Private,
        };
        let is_constructed = first & 0x20 != 0;
        let low = u32::from(first & 0x1f);
        if low < 0x1f {
            return Ok((Tag { class, is_constructed, number: low }, 1));
        }
        let mut number = 0u32;
        // Five octets of seven bits hold any number of 32 bits; no protocol has a larger one.
        for at in 1..=5 {
            let octet = span.u8(at)?;
            if number > u32::MAX >> 7 {
                break;
            }
            number = number << 7 | u32::from(octet & 0x7f);
            if octet & 0x80 == 0 {
                return Ok((Tag { class, is_constructed, number }, at + 1));
            }
        }
        Err(Stop::Malformed("tag number too large"))
    }
}

/// How long the contents are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many octets.
    Definite(usize),
    /// Up to the end-of-contents octets.
    Indefinite,
}

/// Identifier and length octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The tag.
    pub tag: Tag,
    /// Octets of the tag.
    pub tag_len: usize,
    /// How long the contents are.
    pub length: Length,
    /// Octets of tag and length.
    pub len: usize,
}

impl Header {
    /// Reads identifier and length octets from the start of `span`.
    pub fn read(span: &Span<'_>) -> Result<Header, Stop> {
        let (tag, tag_len) = Tag::read(span)?;
        let first = span.u8(tag_len)?;
        let short = |length, len| Ok(Header { tag, tag_len, length, len });
        match first {
            0..=0x7f => return short(Length::Definite(usize::from(first)), tag_len + 1),
            0x80 if !tag.is_constructed => {
                return Err(Stop::Malformed("indefinite length of a primitive element"));
            }
            0x80 => return short(Length::Indefinite, tag_len + 1),
            _ => {}
        }
        let octets = usize::from(first & 0x7f);
        let mut len = 0usize;
        for i in 0..octets {
            let octet = span.u8(tag_len + 1 + i)?;
            // Leading zero octets are allowed in BER; a value of more than 32 bits is more than any packet.
            if len > u32::MAX as usize >> 8 {
                return Err(Stop::Malformed("length too large"));
            }
            len = len << 8 | usize::from(octet);
        }
        short(Length::Definite(len), tag_len + 1 + octets)
    }
}

/// Two zero octets end contents of indefinite length.
pub(crate) const END_OF_CONTENTS: usize = 2;

/// Octets before the end-of-contents octets that match, however deep indefinite lengths nest within.
pub(crate) fn contents_until_end(span: &Span<'_>) -> Result<usize, Stop> {
    let (mut at, mut open) = (0usize, 0usize);
    // Each turn passes over at least two octets or stops.
    loop {
        let rest = span.from(at);
        if rest.u16(0)? == 0 {
            if open == 0 {
                return Ok(at);
            }
            open -= 1;
            at += END_OF_CONTENTS;
            continue;
        }
        let header = Header::read(&rest)?;
        at += header.len;
        match header.length {
            Length::Definite(len) => at = at.saturating_add(len),
            Length::Indefinite => open += 1,
        }
        if at > span.len() {
            return Err(span.stop_at(at));
        }
    }
}
