//! Object identifiers.

use crate::text::push_u64;

/// Appends the dotted form of an object identifier's BER contents octets (X.690 section 8.19).
pub fn push_oid(out: &mut Vec<u8>, contents: &[u8]) {
    push_arcs(out, contents, true);
}

/// Appends the dotted form of a relative object identifier (X.690 section 8.20).
pub fn push_relative_oid(out: &mut Vec<u8>, contents: &[u8]) {
    push_arcs(out, contents, false);
}

fn push_arcs(out: &mut Vec<u8>, contents: &[u8], absolute: bool) {
    let mut arc = 0u64;
    let mut first = true;
    for b in contents {
        arc = arc << 7 | u64::from(b & 0x7f);
        if b & 0x80 != 0 {
            continue;
        }
        if first && absolute {
            // The first two arcs share a number: 40 times the first, plus the second.
            let top = (arc / 40).min(2);
            push_u64(out, top);
            out.push(b'.');
            push_u64(out, arc - 40 * top);
        } else {
            if !first {
                out.push(b'.');
            }
            push_u64(out, arc);
        }
        first = false;
        arc = 0;
    }
}
