//! Bodies of a media type that no protocol knows.

use codec_text::{Plain, main_value};
use dissect::prelude::*;

pub(crate) static MEDIA: Protocol = Protocol {
    fields: FIELDS,
    stateless: true,
    ..Protocol::new("media", "Media", "Media Type", dissect)
};

fields! {
    TYPE: Bytes = "media.type", "Media type", None;
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let kind = match layer.argument() {
        Argument::Bytes(kind) => kind,
        _ => b"",
    };
    layer.info_append(format_args!(" ({})", Plain(&main_value(kind).to_ascii_lowercase())));
    layer.put_bytes(TYPE, 0, span.bytes.len());
    if layer.wants_labels() {
        let parameters = memchr::memchr(b';', kind).and_then(|at| kind.get(at..)).unwrap_or(&[]);
        let name = main_value(kind).to_ascii_lowercase();
        layer.label(format_args!(
            "Media type: {}{} ({} bytes)",
            Plain(&name),
            Plain(parameters),
            span.len()
        ));
    }
    layer.covers(span.len());
    Ok(())
}
