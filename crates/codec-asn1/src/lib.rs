//! ASN.1 in the basic encoding rules (BER, and DER which is a subset), ITU-T X.690.
//!
//! A [`Reader`] walks over the elements that stand side by side in a [`Span`]; each [`Element`] knows its tag, its
//! place and its contents, and turns them into a primitive value or into a further reader. Nothing is allocated,
//! nothing is copied, and whatever does not fit is a [`Stop`].
//!
//! Places (`at`, `contents_at`, `end`) are offsets in the span that the first reader was made from. Made from
//! [`Layer::span`](dissect::Layer::span) they are what `layer.put(field, at, len, value)` takes:
//!
//! ```
//! use codec_asn1::{Reader, Tag};
//! use dissect::{Span, Stop};
//!
//! fn version(span: Span<'_>) -> Result<(usize, i64), Stop> {
//!     let message = Reader::new(span).expect(Tag::SEQUENCE)?;
//!     let mut members = message.contents()?;
//!     let version = members.expect(Tag::INTEGER)?;
//!     Ok((version.contents_at, version.integer()?))
//! }
//!
//! let bytes = [0x30, 0x03, 0x02, 0x01, 0x05];
//! assert_eq!(version(Span::new(&bytes, bytes.len(), 0)), Ok((4, 5)));
//! ```
//!
//! An element may claim more than was captured (the contents' span is then cut, and reading it gives
//! [`Stop::Short`]); one that claims more than was on the wire, or than its parent holds, is malformed. A protocol
//! that shows such elements all the same reads their [`Header`] first.

#![warn(clippy::indexing_slicing)]

mod header;
mod time;
mod value;

pub use header::{Class, Header, Length, Tag};
pub use time::Time;
pub use value::BitString;

use dissect::{Span, Stop, limits};

#[cfg(test)]
mod tests;

/// Walks over elements that stand side by side.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'b> {
    span: Span<'b>,
    /// Where the next element starts in `span`.
    at: usize,
    /// Where `span` starts in the first reader's span.
    base: usize,
    depth: u8,
}

/// One element: its tag, its place, its contents.
#[derive(Clone, Copy, Debug)]
pub struct Element<'b> {
    /// What it is.
    pub tag: Tag,
    /// Where its identifier octets start.
    pub at: usize,
    /// Where its contents start.
    pub contents_at: usize,
    /// Where it ends: for the indefinite form, after the end-of-contents octets.
    pub end: usize,
    /// Its contents, without the end-of-contents octets.
    pub span: Span<'b>,
    /// True for the indefinite form.
    pub is_indefinite: bool,
    depth: u8,
}

impl<'b> Reader<'b> {
    /// A reader of the elements in `span`.
    pub fn new(span: Span<'b>) -> Self {
        Reader { span, at: 0, base: 0, depth: 0 }
    }

    /// The same, with places counted from `base` more: `span` is `layer.span().from(base)`, say.
    pub fn at_offset(span: Span<'b>, base: usize) -> Self {
        Reader { span, at: 0, base, depth: 0 }
    }

    /// Where the next element starts, as the places of elements are counted.
    pub fn at(&self) -> usize {
        self.base + self.at
    }

    /// Where the elements end.
    pub fn end(&self) -> usize {
        self.base + self.span.len()
    }

    /// True if nothing is left.
    pub fn is_empty(&self) -> bool {
        self.at >= self.span.len()
    }

    /// What has not been read.
    pub fn rest(&self) -> Span<'b> {
        self.span.from(self.at)
    }

    /// How deep the elements stand; 0 for the outermost.
    pub fn depth(&self) -> u8 {
        self.depth
    }

    /// The tag of the next element, which is not read.
    pub fn peek(&self) -> Result<Tag, Stop> {
        Tag::read(&self.rest()).map(|(tag, _)| tag)
    }

    /// True if there is a next element and it has this tag, whether it is constructed or not.
    pub fn is_next(&self, tag: Tag) -> bool {
        self.peek().is_ok_and(|found| found.is(tag))
    }

    /// Identifier and length octets of the next element, which is not read. The length may be more than there is.
    pub fn header(&self) -> Result<Header, Stop> {
        Header::read(&self.rest())
    }

    /// Reads the next element, and passes over it.
    ///
    /// (The name is that of an iterator's method; a reader is none since it can fail. Loop with
    /// `while !reader.is_empty()`: each turn takes at least two octets or stops.)
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Result<Element<'b>, Stop> {
        let rest = self.rest();
        let header = Header::read(&rest)?;
        let after = rest.from(header.len);
        let (contents, trailer) = match header.length {
            Length::Definite(len) => (len, 0),
            Length::Indefinite => (header::contents_until_end(&after)?, header::END_OF_CONTENTS),
        };
        if contents > after.len() {
            return Err(after.stop_at(contents));
        }
        let start = self.at();
        let contents_at = start + header.len;
        self.at += header.len + contents + trailer;
        Ok(Element {
            tag: header.tag,
            at: start,
            contents_at,
            end: self.at(),
            span: after.first(contents),
            is_indefinite: header.length == Length::Indefinite,
            depth: self.depth,
        })
    }

    /// Reads the next element, which must have this tag.
    pub fn expect(&mut self, tag: Tag) -> Result<Element<'b>, Stop> {
        if !self.peek()?.is(tag) {
            return Err(Stop::Malformed("an element of another type was expected"));
        }
        self.next()
    }

    /// Reads the next element if there is one with this tag.
    pub fn optional(&mut self, tag: Tag) -> Result<Option<Element<'b>>, Stop> {
        if self.is_next(tag) { self.next().map(Some) } else { Ok(None) }
    }
}

impl<'b> Element<'b> {
    /// Octets of the whole element.
    pub fn len(&self) -> usize {
        self.end - self.at
    }

    /// True if it has no contents.
    pub fn is_empty(&self) -> bool {
        self.span.is_empty()
    }

    /// Octets of its contents.
    pub fn contents_len(&self) -> usize {
        self.span.len()
    }

    /// True if it has this tag, whether it is constructed or not.
    pub fn is(&self, tag: Tag) -> bool {
        self.tag.is(tag)
    }

    /// A reader of the elements in its contents, one deeper; also for a primitive element whose contents are known
    /// to be encoded elements (an OCTET STRING that wraps an extension).
    ///
    /// Stops at [`limits::TREE_DEPTH`], so that recursion over contents is bounded.
    pub fn contents(&self) -> Result<Reader<'b>, Stop> {
        if self.depth >= limits::TREE_DEPTH {
            return Err(Stop::Limit("elements nest too deep"));
        }
        Ok(Reader { span: self.span, at: 0, base: self.contents_at, depth: self.depth + 1 })
    }

    /// The only element within its contents: what an EXPLICIT tag wraps.
    pub fn inner(&self) -> Result<Element<'b>, Stop> {
        self.contents()?.next()
    }

    /// Its contents octets. Stops if not all of them were captured.
    pub fn bytes(&self) -> Result<&'b [u8], Stop> {
        self.span.slice(0, self.span.len())
    }
}
