//! What the line-oriented protocols of mail share.

use std::fmt;

use codec_text::Escaped;
use dissect::prelude::*;
use dissect::tree::flags;

/// Over a stream: what has arrived is shown as soon as it holds the end of a line.
pub(crate) fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match memchr::memchr2(b'\n', b'\r', stream.bytes) {
        Some(_) => Need::Rest,
        None => Need::More,
    }
}

/// Whether the segment goes to the server: to one of these ports, or else not from one and to the lower port.
pub(crate) fn is_to_server(layer: &Layer<'_, '_>, ports: &[u32]) -> bool {
    let ends = layer.ends();
    let (from, to) = (ends.source_port, ends.destination_port);
    ports.contains(&to) || !ports.contains(&from) && to <= from
}

/// Adds a text of the layer's own octets.
pub(crate) fn put_text<T>(layer: &mut Layer<'_, '_>, field: Field<T>, at: usize, len: usize) {
    put_part(layer, field, (at, len), (at, len), 0);
}

/// The same, but it can only be filtered.
pub(crate) fn hidden_text<T>(layer: &mut Layer<'_, '_>, field: Field<T>, at: usize, len: usize) {
    put_part(layer, field, (at, len), (at, len), flags::HIDDEN);
}

/// Adds a text over `node`, start and length, that is the octets of `shown`, up to a zero octet. As the reference
/// has it, what is no ASCII becomes U+FFFD, an octet a character.
pub(crate) fn put_part<T>(
    layer: &mut Layer<'_, '_>,
    field: Field<T>,
    node: (usize, usize),
    shown: (usize, usize),
    extra: u8,
) {
    if !layer.wants(field) {
        return;
    }
    let octets = layer.span().bytes.get(shown.0..shown.0 + shown.1).unwrap_or(&[]);
    let octets = memchr::memchr(0, octets).and_then(|zero| octets.get(..zero)).unwrap_or(octets);
    if octets.is_ascii() {
        let value = layer.slice_value(shown.0, octets.len());
        layer.put_value(field, node.0, node.1, value, extra);
    } else {
        layer.put_text_flagged(field, node.0, node.1, codec_text::ascii(octets), extra);
    }
}

/// Octets in the Info column where every white space is shown as one space.
pub(crate) struct Spaced<'t>(pub(crate) &'t [u8]);

impl fmt::Display for Spaced<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        // Each turn takes an octet of white space and what stands before it.
        while let Some(at) = rest.iter().position(|c| matches!(c, b'\t'..=b'\r')) {
            let (plain, more) = rest.split_at(at);
            write!(f, "{} ", Escaped(plain))?;
            rest = more.get(1..).unwrap_or(&[]);
        }
        write!(f, "{}", Escaped(rest))
    }
}
