//! Escaping for XML.

use session::colour::Rule;

/// Appends text as the value of an attribute or element. Control characters other than white space become C
/// escapes, since XML cannot hold them; other bytes stay.
pub(crate) fn push(out: &mut Vec<u8>, text: &[u8]) {
    if is_plain(text) {
        return out.extend_from_slice(text);
    }
    let mut from = 0;
    for (i, b) in text.iter().enumerate() {
        let replaced: &[u8] = match b {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#x27;",
            // Line ends and tabs stay as they are, as the reference writes them.
            b'\t' | b'\n' | b'\r' => continue,
            0..0x20 | 0x7f => &[],
            _ => continue,
        };
        out.extend_from_slice(text.get(from..i).unwrap_or(&[]));
        from = i + 1;
        if replaced.is_empty() {
            out.extend_from_slice(b"\\x");
            dissect::text::push_hex(out, u64::from(*b), 1);
        } else {
            out.extend_from_slice(replaced);
        }
    }
    out.extend_from_slice(text.get(from..).unwrap_or(&[]));
}

/// True if the text stands for itself.
fn is_plain(text: &[u8]) -> bool {
    let (whole, rest) = text.as_chunks::<8>();
    // What is left is looked at as a whole group, too: one octet at a time is slower than a text is long.
    let mut last = [b' '; 8];
    last.iter_mut().zip(rest).for_each(|(room, b)| *room = *b);
    !whole.iter().chain([&last]).fold(false, |any, group| any | has_special(*group))
}

/// True if any octet of eight is to be replaced: all of them at once, in the arithmetic of one word.
#[inline]
fn has_special(group: [u8; 8]) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let word = u64::from_ne_bytes(group);
    // The high bit of some octet is set if any is less than `n`, at most 128.
    let less = |word: u64, n: u8| word.wrapping_sub(ONES * u64::from(n)) & !word;
    let is = |b: u8| less(word ^ (ONES * u64::from(b)), 1);
    // `&` and `'` differ in one bit, so do `<` and `>`.
    let either = |b: u8, bit: u8| less((word | (ONES * u64::from(bit))) ^ (ONES * u64::from(b)), 1);
    let any = less(word, 0x20) | is(0x7f) | is(b'"') | either(b'\'', 1) | either(b'>', 2);
    any & HIGH != 0
}

/// Escapes what has been appended since `start`. Nearly always there is nothing to do.
pub(crate) fn escape_from(out: &mut Vec<u8>, start: usize, scratch: &mut Vec<u8>) {
    let Some(text) = out.get(start..) else { return };
    if is_plain(text) {
        return;
    }
    scratch.clear();
    scratch.extend_from_slice(text);
    out.truncate(start);
    push(out, scratch);
}

/// Opens a packet, with its colours if it has any.
pub(crate) fn push_packet(out: &mut Vec<u8>, rule: Option<&Rule>) {
    out.extend_from_slice(b"<packet");
    if let Some(Rule { text: [r, g, b], ground: [x, y, z], .. }) = rule {
        let colours =
            format!(" foreground='#{r:02x}{g:02x}{b:02x}' background='#{x:02x}{y:02x}{z:02x}'");
        out.extend_from_slice(colours.as_bytes());
    }
    out.extend_from_slice(b">\n");
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_octets_at_all_places() {
        for b in 0..=u8::MAX {
            let special = matches!(b, 0..0x20 | 0x7f | b'&' | b'<' | b'>' | b'"' | b'\'');
            for (len, at) in (1..20).flat_map(|len| (0..len).map(move |at| (len, at))) {
                for other in [b'a', 0x80, 0xff, b'!', b'%', b'='] {
                    let mut text = vec![other; len];
                    text[at] = b;
                    assert_eq!(super::is_plain(&text), !special, "{text:?}");
                }
            }
        }
    }
}
