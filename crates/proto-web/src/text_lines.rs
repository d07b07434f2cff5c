//! Text shown line by line.

use codec_text::{Escaped, Plain, main_value};
use dissect::prelude::*;

pub(crate) static TEXT_LINES: Protocol = Protocol {
    entries: &[
        on_text(tables::MEDIA_TYPE, "text/plain"),
        on_text(tables::MEDIA_TYPE, "text/html"),
        on_text(tables::MEDIA_TYPE, "text/css"),
        on_text(tables::MEDIA_TYPE, "text/javascript"),
        on_text(tables::MEDIA_TYPE, "text/parameters"),
        on_text(tables::MEDIA_TYPE, "text/richtext"),
        on_text(tables::MEDIA_TYPE, "text/xml-external-parsed-entity"),
        on_text(tables::MEDIA_TYPE, "application/xml-external-parsed-entity"),
        on_text(tables::MEDIA_TYPE, "application/x-javascript"),
        on_text(tables::MEDIA_TYPE, "application/x-ns-proxy-autoconfig"),
    ],
    stateless: true,
    ..Protocol::new("data-text-lines", "data-text-lines", "Line-based text data", dissect)
};

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let text = span.bytes;
    // Mail shows the type as it is written.
    let mail = layer.caller() == "imf";
    let kind = match layer.argument() {
        Argument::Bytes(kind) if mail => main_value(kind).to_vec(),
        Argument::Bytes(kind) => main_value(kind).to_ascii_lowercase(),
        _ => Vec::new(),
    };
    // A document of XML under another name is shown as what it is.
    if text.starts_with(b"<?xml") {
        layer.leave_tree();
        if layer.call_named(Name::new("xml"), span, Argument::None) {
            return Ok(());
        }
    }
    // What called this one for bytes that it could not read has named the type already.
    if !kind.is_empty() && layer.caller() != "json" {
        layer.info_with(|info| {
            let gap = if info.is_empty() { "" } else { " " };
            info.extend_from_slice(format!("{gap}({})", Plain(&kind)).as_bytes());
        });
    }
    layer.covers(span.len());
    if !layer.wants_tree() {
        return Ok(());
    }
    let (mut at, mut count) = (0, 0);
    // Each turn takes a line.
    while let Some(line) = text.get(at..).and_then(first_line) {
        layer.line(at, line.len(), Escaped(line));
        at += line.len();
        count += 1;
    }
    if kind.is_empty() {
        layer.title(format_args!(" ({count} lines)"));
    } else {
        layer.title(format_args!(": {} ({count} lines)", Plain(&kind)));
    }
    layer.seek(at);
    Ok(())
}

/// The first line and what ends it: a line feed, a carriage return, or both.
fn first_line(text: &[u8]) -> Option<&[u8]> {
    let end = text.iter().position(|octet| matches!(octet, b'\r' | b'\n'));
    let len = match end {
        Some(end) if text.get(end..).is_some_and(|rest| rest.starts_with(b"\r\n")) => end + 2,
        Some(end) => end + 1,
        None => text.len(),
    };
    text.get(..len).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    #[test]
    fn lines() {
        let cases: [(&[u8], Option<&[u8]>); 5] = [
            (b"a\nb", Some(b"a\n")),
            (b"a\r\nb", Some(b"a\r\n")),
            (b"a\r\r\n", Some(b"a\r")),
            (b"a", Some(b"a")),
            (b"", None),
        ];
        for (text, line) in cases {
            assert_eq!(super::first_line(text), line, "{text:?}");
        }
    }
}
