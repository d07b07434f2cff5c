//! Escaping for XML.

/// Appends text as the value of an attribute or element. Control characters become C escapes, since XML
/// cannot hold them; other bytes stay.
pub(crate) fn push(out: &mut Vec<u8>, text: &[u8]) {
    let mut from = 0;
    for (i, b) in text.iter().enumerate() {
        let replaced: &[u8] = match b {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#x27;",
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
