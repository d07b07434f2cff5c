//! Lists of addresses: RFC 5322 section 3.4, cut at every comma as the reference does.

use std::ops::Range;

use dissect::prelude::*;

use super::{ADDRESS, ADDRESS_ITEM, DISPLAY_NAME, MAILBOX_ITEM};
use crate::lines::put_text;

fn white(octets: &[u8]) -> usize {
    octets.iter().take_while(|c| c.is_ascii_whitespace()).count()
}

/// The addresses of `text[range]`, under the node added last, and their count in its label. Only lists of
/// addresses hold groups.
pub(super) fn list(layer: &mut Layer<'_, '_>, text: &[u8], range: Range<usize>, groups: bool) {
    let node = layer.last();
    let count = layer.nest(|layer| items(layer, text, range, groups));
    layer.append_at(node, format_args!(", {count} item{}", if count == 1 { "" } else { "s" }));
}

fn items(layer: &mut Layer<'_, '_>, text: &[u8], range: Range<usize>, groups: bool) -> usize {
    let (mut at, mut count) = (range.start, 0);
    // Each turn takes an item and its comma.
    loop {
        let rest = text.get(at..range.end).unwrap_or(&[]);
        let comma = memchr::memchr(b',', rest);
        let len = comma.unwrap_or(rest.len());
        put_text(layer, if groups { ADDRESS_ITEM } else { MAILBOX_ITEM }, at, len);
        layer.nest(|layer| {
            let colon = memchr::memchr(b':', rest.get(..len).unwrap_or(&[])).filter(|_| groups);
            match colon {
                Some(colon) => group(layer, text, at, colon, at + len),
                None => mailbox(layer, text, at..at + len),
            }
        });
        count += 1;
        if comma.is_none() {
            return count;
        }
        at += len + 1;
    }
}

/// A group: its name, and the mailboxes after it.
fn group(layer: &mut Layer<'_, '_>, text: &[u8], at: usize, colon: usize, end: usize) {
    // The reference leaves out the last octet of the name.
    put_text(layer, DISPLAY_NAME, at, colon.saturating_sub(1));
    let from = at + colon + 1;
    let rest = text.get(from..end).unwrap_or(&[]);
    let blank = white(rest);
    if !matches!(rest.get(blank), None | Some(b';')) {
        layer.nest(|layer| items(layer, text, from + blank..end, false));
    }
}

/// A name and an address in angle brackets, or an address alone.
pub(super) fn mailbox(layer: &mut Layer<'_, '_>, text: &[u8], range: Range<usize>) {
    let item = text.get(range.clone()).unwrap_or(&[]);
    let Some(open) = memchr::memchr(b'<', item) else {
        put_text(layer, ADDRESS, range.start, item.len());
        return;
    };
    let name = item.get(..open).unwrap_or(&[]);
    let blank = white(name);
    // A line's end stays.
    let after = name.iter().rev().take_while(|c| **c == b' ').count();
    let len = name.len().saturating_sub(blank + after);
    if len > 0 {
        put_text(layer, DISPLAY_NAME, range.start + blank, len);
    }
    let inside = item.get(open + 1..).unwrap_or(&[]);
    if let Some(close) = memchr::memchr(b'>', inside) {
        put_text(layer, ADDRESS, range.start + open + 1, close);
    }
}
