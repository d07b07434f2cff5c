use dissect::{Span, Stop};

use crate::{Class, Element, Reader, Tag, Time};

fn span(bytes: &[u8]) -> Span<'_> {
    Span::new(bytes, bytes.len(), 0)
}

fn only(bytes: &[u8]) -> Element<'_> {
    Reader::new(span(bytes)).next().unwrap()
}

#[test]
fn tags() {
    let high = only(&[0xbf, 0x87, 0x68, 0x01, 0x00]);
    assert_eq!(
        (high.tag.class, high.tag.is_constructed, high.tag.number),
        (Class::Context, true, 1000)
    );
    assert_eq!((high.contents_at, high.end), (4, 5));
    assert!(Tag::read(&span(&[0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f])).is_err());
    assert!(only(&[0x30, 0]).is(Tag::SEQUENCE));
}

#[test]
fn lengths() {
    assert_eq!(only(&[4, 0x82, 0, 1, 7]).bytes(), Ok(&[7][..]));
    let mut short = Reader::new(span(&[4, 3, 1, 2]));
    assert!(matches!(short.next(), Err(Stop::Malformed(_))));
    let mut huge = Reader::new(span(&[4, 0x85, 1, 0, 0, 0, 0, 0]));
    assert!(matches!(huge.next(), Err(Stop::Malformed(_))));
    let cut = Span::new(&[4, 3, 1, 2], 5, 0);
    let element = Reader::new(cut).next().unwrap();
    assert_eq!(element.bytes(), Err(Stop::Short));
}

#[test]
fn indefinite_lengths_nest() {
    let bytes = [0x30, 0x80, 0x30, 0x80, 5, 0, 0, 0, 2, 1, 9, 0, 0, 5, 0];
    let mut top = Reader::new(span(&bytes));
    let outer = top.next().unwrap();
    assert_eq!((outer.contents_len(), outer.end, outer.is_indefinite), (9, 13, true));
    let mut members = outer.contents().unwrap();
    let inner = members.next().unwrap();
    assert_eq!((inner.at, inner.contents_len()), (2, 2));
    assert_eq!(members.expect(Tag::INTEGER).unwrap().integer(), Ok(9));
    assert!(members.is_empty());
    assert_eq!(top.next().unwrap().null(), Ok(()));
    assert!(top.is_empty());
}

#[test]
fn depth_is_bounded() {
    // 400 sequences, each in the one before, as indefinite lengths.
    let bytes = [0x30, 0x80].repeat(400).into_iter().chain([0; 800]).collect::<Vec<u8>>();
    let mut reader = Reader::new(span(&bytes));
    let mut depth = 0;
    let stop = loop {
        match reader.next().and_then(|e| e.contents()) {
            Ok(inner) => reader = inner,
            Err(stop) => break stop,
        }
        depth += 1;
    };
    assert!(matches!(stop, Stop::Limit(_)));
    assert_eq!(depth, usize::from(dissect::limits::TREE_DEPTH));
}

#[test]
fn values() {
    assert_eq!(only(&[2, 1, 0xff]).integer(), Ok(-1));
    assert_eq!(only(&[2, 2, 0, 0xff]).integer(), Ok(255));
    assert_eq!(only(&[2, 9, 0, 255, 255, 255, 255, 255, 255, 255, 255]).unsigned(), Ok(u64::MAX));
    assert!(only(&[2, 0]).integer().is_err());
    assert_eq!(only(&[1, 1, 0xff]).boolean(), Ok(true));
    assert_eq!(only(&[6, 3, 0x2a, 0x86, 0x48]).oid(), Ok(&[0x2a, 0x86, 0x48][..]));
    assert!(only(&[6, 2, 0x2a, 0x86]).oid().is_err());
    let bits = only(&[3, 2, 4, 0b1010_0000]).bit_string().unwrap();
    assert_eq!(
        (bits.bit_count(), bits.is_set(0), bits.is_set(1), bits.is_set(2), bits.at),
        (4, true, false, true, 3)
    );
    assert_eq!(bits.word(), 0xa000_0000);
    assert_eq!(only(&[0x24, 4, 4, 2, 7, 8]).octets(), Ok(&[7, 8][..]));
}

#[test]
fn times() {
    let utc = Time::utc(b"700102000000Z").unwrap();
    assert_eq!((utc.year, utc.unix_seconds()), (1970, 86_400));
    assert_eq!(Time::utc(b"2502291200Z").map(|t| t.year), Some(2025));
    assert_eq!(Time::utc(b"991301000000Z"), None);
    let general = Time::generalized(b"20240229235959.25+0130").unwrap();
    assert_eq!((general.nanos, general.zone_minutes), (250_000_000, Some(90)));
    assert_eq!(general.unix_seconds(), 1_709_251_199 - 5400);
    assert_eq!(
        Time::generalized(b"2024022912.5").map(|t| (t.minute, t.zone_minutes)),
        Some((30, None))
    );
    assert_eq!(Time::generalized(b"20240229235959Zx"), None);
}
