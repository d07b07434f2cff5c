//! Where messages end.

use dissect::prelude::*;
use dissect::tree::Ends;

use super::{Framer, need};

fn one(framer: &mut Framer, text: &[u8]) -> Need {
    let way = usize::from(text.starts_with(b"HTTP/"));
    need(&Stream { bytes: text, ends: Ends::default(), closed: false }, framer, way)
}

#[test]
fn lengths() {
    let mut framer = Framer::default();
    assert_eq!(one(&mut framer, b"GE"), Need::More);
    assert_eq!(one(&mut framer, b"hello\r\n"), Need::Rest);
    assert_eq!(one(&mut framer, b"GET / HTTP/1.1\r\nA: b\r\n"), Need::More);
    assert_eq!(one(&mut framer, b"HEAD / HTTP/1.1\r\n\r\nGET"), Need::Octets(19));
    let response = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
    assert_eq!(one(&mut framer, response), Need::Octets(38), "the answer to HEAD has no body");
    assert_eq!(one(&mut framer, b"GET / HTTP/1.1\r\n\r\n"), Need::Octets(18));
    assert_eq!(one(&mut framer, response), Need::Octets(43));
    assert_eq!(one(&mut framer, b"no line yet"), Need::More);
    assert_eq!(one(&mut framer, b"\0\x01"), Need::Rest, "no text");
    let folded = b"HTTP/1.1 200 x\r\nContent-Length: 5\r\n \r\n\r\nbody!";
    let (whole, seen) = (folded.len(), folded.len() - 5);
    assert_eq!(one(&mut framer, &folded[..seen]), Need::Octets(whole));
    assert_eq!(one(&mut framer, folded), Need::Octets(whole - 5), "as much as is shown");
    let spare = b"HTTP/1.1 200 x\r\nContent-Length: 1\r\n\r\nb\r\n";
    assert_eq!(one(&mut framer, spare), Need::Octets(spare.len()), "an empty line behind it");
    assert_eq!(one(&mut framer, b"HTTP/1.1 304 x\r\nContent-Length: 5\r\n\r\n"), Need::Octets(37));
    assert_eq!(one(&mut framer, b"HTTP/1.1 200 x\r\n\r\nbody"), Need::UntilClosed);
    let huge = b"HTTP/1.1 200 x\r\nContent-Length: 18446744073709551615\r\n\r\n";
    assert_eq!(one(&mut framer, huge), Need::Octets(usize::MAX));
}

#[test]
fn chunks_are_read_once() {
    let mut framer = Framer::default();
    let mut text = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    for _ in 0..1000 {
        text.extend_from_slice(b"4\r\nabcd\r\n");
        assert_eq!(one(&mut framer, &text), Need::More);
    }
    let progress = &framer.progress[1];
    assert_eq!(
        (progress.seen, progress.chunk_at),
        (text.len(), text.len()),
        "the next look starts at the end"
    );
    text.extend_from_slice(b"0\r\n\r\n");
    let whole = text.len();
    text.extend_from_slice(b"HTTP/1.1");
    assert_eq!(one(&mut framer, &text), Need::Octets(whole));
    let mut framer = Framer::default();
    let overflow = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nab";
    assert_eq!(one(&mut framer, overflow), Need::More);
}
