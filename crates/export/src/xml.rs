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

/// True if the text stands for itself. Without branches, so that it becomes vector code.
fn is_plain(text: &[u8]) -> bool {
    let special = |b: u8| {
        (b < 0x20)
            | (b == 0x7f)
            | (b == b'&')
            | (b == b'<')
            | (b == b'>')
            | (b == b'"')
            | (b == b'\'')
    };
    !text.iter().fold(false, |any, b| any | special(*b))
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
