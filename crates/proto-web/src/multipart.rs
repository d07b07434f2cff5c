//! Bodies of several parts: `multipart/*`, RFC 2046 section 5.1. Each part has header fields of its own and is handed
//! on by its media type, inside this protocol's node.

use codec_text::{Escaped, Plain, line, main_value, parameter, trim};
use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static MULTIPART: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[
        on_text(tables::MEDIA_TYPE, "multipart/mixed"),
        on_text(tables::MEDIA_TYPE, "multipart/related"),
        on_text(tables::MEDIA_TYPE, "multipart/alternative"),
        on_text(tables::MEDIA_TYPE, "multipart/form-data"),
        on_text(tables::MEDIA_TYPE, "multipart/report"),
        on_text(tables::MEDIA_TYPE, "multipart/signed"),
        on_text(tables::MEDIA_TYPE, "multipart/encrypted"),
        on_text(tables::MEDIA_TYPE, "multipart/byteranges"),
        on_text(tables::MEDIA_TYPE, "multipart/x-mixed-replace"),
    ],
    ..Protocol::new(
        "mime_multipart",
        "MIME multipart",
        "MIME Multipart Media Encapsulation",
        dissect,
    )
};

fields! {
    TYPE: Text = "mime_multipart.type", "Type", None;
    PART: Text = "mime_multipart.part", "Encapsulated multipart part", None;
    TOKEN_LENGTH: u32 = "mime_multipart.header.sectoken-length", "Length of security token", Dec;
    DESCRIPTION: Text = "mime_multipart.header.content-description", "Content-Description", None;
    DISPOSITION: Text = "mime_multipart.header.content-disposition", "Content-Disposition", None;
    ENCODING: Text = "mime_multipart.header.content-encoding", "Content-Encoding", None;
    ID: Text = "mime_multipart.header.content-id", "Content-Id", None;
    LANGUAGE: Text = "mime_multipart.header.content-language", "Content-Language", None;
    LENGTH: Text = "mime_multipart.header.content-length", "Content-Length", None;
    TRANSFER_ENCODING: Text = "mime_multipart.header.content-transfer-encoding", "Content-Transfer-Encoding", None;
    CONTENT_TYPE: Text = "mime_multipart.header.content-type", "Content-Type", None;
    ORIGINAL: Text = "mime_multipart.header.originalcontent", "OriginalContent", None;
    FIRST_BOUNDARY: Text = "mime_multipart.first_boundary", "First boundary", None;
    PREAMBLE: Bytes = "mime_multipart.preamble", "Preamble", None;
    LAST_BOUNDARY: Text = "mime_multipart.last_boundary", "Last boundary", None;
    BOUNDARY: Text = "mime_multipart.boundary", "Boundary", None;
    TRAILER: Bytes = "mime_multipart.trailer", "Trailer", None;
}

notes! {
    NO_PARAMETER = "mime_multipart.no_required_parameter", Error, Protocol, "The multipart dissector could not find a required parameter.";
    NO_DECRYPTION = "mime_multipart.decryption_not_possible", Warn, Undecoded, "The multipart dissector could not decrypt the message.";
}

/// A line that parts are divided by.
#[derive(Clone, Copy)]
struct Divider {
    /// With the line end before it, except for the first.
    at: usize,
    /// Behind its own line end.
    end: usize,
    last: bool,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let text = span.bytes;
    let kind = match layer.argument() {
        Argument::Bytes(kind) => kind,
        _ => &[],
    };
    let Some((_, boundary)) = parameter(kind, b"boundary").filter(|(_, b)| !b.is_empty()) else {
        layer.leave_tree();
        layer.data(span);
        return Ok(());
    };
    let name = main_value(kind).to_ascii_lowercase();
    layer.title(format_args!(", Type: {}, Boundary: \"{}\"", Plain(&name), Plain(boundary)));
    layer.covers(span.len());
    layer.put_text_flagged(TYPE, 0, 0, &name, flags::GENERATED);
    let delimiter = [b"--", boundary].concat();
    let Some(first) = divider(text, 0, &delimiter) else {
        nested_data(layer, span);
        return Ok(());
    };
    if first.at > 0 {
        layer.put_bytes(PREAMBLE, 0, first.at);
    }
    put_divider(layer, FIRST_BOUNDARY, first, text);
    let mut before = first;
    // Each turn goes on by a divider.
    while !before.last {
        let next = next_divider(text, before.end, &delimiter);
        let Some(next) = next else {
            layer.put_text(PART, before.end, 0, "");
            return Ok(());
        };
        layer.seek(before.end);
        part(layer, span, before.end, next.at);
        put_divider(layer, if next.last { LAST_BOUNDARY } else { BOUNDARY }, next, text);
        before = next;
    }
    if before.end < text.len() && before.at != first.at {
        layer.put_bytes(TRAILER, before.end, text.len() - before.end);
    }
    layer.seek(text.len());
    Ok(())
}

/// The first divider at `at` or behind it.
fn divider(text: &[u8], mut at: usize, delimiter: &[u8]) -> Option<Divider> {
    let finder = memchr::memmem::Finder::new(delimiter);
    // Each turn goes on by an octet at least.
    loop {
        let found = at + finder.find(text.get(at..)?)?;
        let starts_line = found == 0 || text.get(found - 1) == Some(&b'\n');
        let line = line(text, found)?;
        let rest = text.get(found + delimiter.len()..line.at + line.len).unwrap_or(&[]);
        let last = rest.starts_with(b"--");
        if starts_line && (last || trim(rest).is_empty()) {
            return Some(Divider { at: found, end: line.next, last });
        }
        at = found + 1;
    }
}

/// The divider behind a part that starts at `at`: the line end before it is its own.
fn next_divider(text: &[u8], at: usize, delimiter: &[u8]) -> Option<Divider> {
    let found = divider(text, at.saturating_sub(1), delimiter).filter(|d| d.at >= at)?;
    let before = text.get(at..found.at).unwrap_or(&[]);
    let own = if before.ends_with(b"\r\n") { 2 } else { usize::from(before.ends_with(b"\n")) };
    Some(Divider { at: found.at - own, ..found })
}

fn put_divider(layer: &mut Layer<'_, '_>, f: Field<Text>, divider: Divider, text: &[u8]) {
    let bytes = text.get(divider.at..divider.end).unwrap_or(&[]);
    let shown = memchr::memchr(0, bytes).unwrap_or(bytes.len());
    layer.put_value(f, divider.at, bytes.len(), layer.slice_value(divider.at, shown), 0);
}

fn nested_data<'b>(layer: &mut Layer<'_, 'b>, span: Span<'b>) {
    if !span.is_empty() {
        layer.call_nested(layer.registry().known.data, span, Argument::None);
    }
}

/// A part from `at` to `end`: its header fields, an empty line, its body.
fn part<'b>(layer: &mut Layer<'_, 'b>, span: Span<'b>, at: usize, end: usize) {
    let whole = span.first(end);
    let text = whole.bytes;
    layer.put_text(PART, at, end.saturating_sub(at), "");
    let mark = layer.last();
    layer.nest(|layer| {
        let (body_at, kind) = headers(layer, text, at);
        let body = whole.from(body_at);
        let Some(kind) = kind else { return nested_data(layer, body) };
        let mut lower = main_value(kind).to_ascii_lowercase();
        let name = str::from_utf8_mut(&mut lower).map_or("", |name| &*name);
        layer.label_at(
            mark,
            format_args!("Encapsulated multipart part:  ({})", Plain(main_value(kind))),
        );
        hand_on(layer, name, body, kind);
    });
}

fn hand_on<'b>(layer: &mut Layer<'_, 'b>, name: &str, body: Span<'b>, kind: &'b [u8]) {
    if body.is_empty() {
        return;
    }
    if name == "application/octet-stream" {
        return nested_data(layer, body);
    }
    let (registry, argument) = (layer.registry(), Argument::Bytes(kind));
    let own = layer.protocol();
    let known = match name.starts_with("multipart/") {
        true => Some(own),
        false => registry.lookup_text(layer.config(), tables::MEDIA_TYPE, name),
    };
    if known.is_some_and(|id| layer.call_nested(id, body, argument)) {
        return;
    }
    match registry.named(Name::new("media")) {
        Some(media) => {
            layer.call_nested(media, body, argument);
        }
        None => nested_data(layer, body),
    }
}

/// Adds the header fields of a part; returns where its body starts, and its media type.
fn headers<'t>(
    layer: &mut Layer<'_, '_>,
    text: &'t [u8],
    start: usize,
) -> (usize, Option<&'t [u8]>) {
    let (mut at, mut kind) = (start, None);
    // Each turn takes a line.
    while let Some(first) = line(text, at) {
        if memchr::memchr(b':', first.of(text)).is_none_or(|colon| colon == 0) {
            break;
        }
        let mut end = first.next;
        // A line that starts with white space goes on with the one before.
        while let Some(more) = line(text, end)
            .filter(|more| more.len > 0 && matches!(text.get(more.at), Some(b' ' | b'\t')))
        {
            end = more.next;
        }
        let blank = line(text, end).filter(|blank| blank.len == 0 && blank.ended);
        let covered = blank.map_or(end, |blank| blank.next);
        if let Some(value) = header(layer, text, at, end, covered) {
            kind = Some(value);
        }
        at = covered;
        if blank.is_some() {
            break;
        }
    }
    (at, kind)
}

/// Adds a header field; returns its value if it is the media type.
fn header<'t>(
    layer: &mut Layer<'_, '_>,
    text: &'t [u8],
    at: usize,
    end: usize,
    covered: usize,
) -> Option<&'t [u8]> {
    let bytes = text.get(at..end)?;
    let colon = memchr::memchr(b':', bytes)?;
    let value = trim(bytes.get(colon + 1..)?);
    let shown = Escaped(text.get(at..covered).unwrap_or(&[]));
    let mut lower = [0; 32];
    let name = trim(bytes.get(..colon)?);
    let lower = lower.get_mut(..name.len()).map(|lower| {
        lower.copy_from_slice(name);
        lower.make_ascii_lowercase();
        &*lower
    });
    let field = match lower {
        Some(b"content-description") => DESCRIPTION,
        Some(b"content-disposition") => DISPOSITION,
        Some(b"content-encoding") => ENCODING,
        Some(b"content-id") => ID,
        Some(b"content-language") => LANGUAGE,
        Some(b"content-length") => LENGTH,
        Some(b"content-transfer-encoding") => TRANSFER_ENCODING,
        Some(b"content-type") => CONTENT_TYPE,
        Some(b"originalcontent") => ORIGINAL,
        _ => {
            layer.line(at, covered - at, shown);
            return None;
        }
    };
    if layer.wants(field) {
        layer.put_text(field, at, covered - at, compact(value));
        layer.label(format_args!("{shown}"));
    }
    (field.index == CONTENT_TYPE.index).then_some(value)
}

/// A value on one line, without white space behind semicolons.
fn compact(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let (mut quoted, mut blank) = (false, false);
    for c in value {
        match c {
            b' ' | b'\t' | b'\r' | b'\n' if !quoted => blank = true,
            _ => {
                if blank
                    && !out.last().is_none_or(|last| b";,=".contains(last))
                    && !b";,=".contains(c)
                {
                    out.push(b' ');
                }
                blank = false;
                quoted ^= *c == b'"';
                out.push(*c);
            }
        }
    }
    out
}
