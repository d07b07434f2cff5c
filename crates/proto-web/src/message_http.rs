//! A message of HTTP inside another: `message/http`, RFC 9112 section 10.1.

use codec_text::{Escaped, line, main_value};
use dissect::prelude::*;

pub(crate) static MESSAGE_HTTP: Protocol = Protocol {
    entries: &[on_text(tables::MEDIA_TYPE, "message/http")],
    stateless: true,
    ..Protocol::new("message-http", "Message HTTP", "Media Type: message/http", dissect)
};

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let text = span.bytes;
    layer.covers(span.len());
    if let Argument::Bytes(kind) = layer.argument() {
        let kind = main_value(kind).to_ascii_lowercase();
        layer.info_append(format_args!(" ({})", codec_text::Plain(&kind)));
    }
    let mut at = 0;
    // Each turn takes a line.
    while layer.wants_tree()
        && let Some(next) = line(text, at)
    {
        layer.line(at, next.len, Escaped(next.of(text)));
        at = next.next;
    }
    Ok(())
}
