//! The body: chunks put together (RFC 9112 section 7.1), content codings undone (RFC 9110 section 8.4), and the bytes
//! handed on by media type.

use codec_compress::{Format, decompress};
use codec_text::{Plain, loose_line as line, main_value, trim};
use dissect::prelude::*;

use super::head::{Head, Run, Transfer, chunk_size};
use super::*;

/// The body of a message, from `at`. The message's node covers `whole` octets, unless another protocol takes the body: then
/// what comes before that, counted from the first message of its segment, which starts `before` octets earlier.
pub(super) fn body<'b>(
    layer: &mut Layer<'_, 'b>,
    head: &Head,
    span: Span<'b>,
    at: usize,
    whole: usize,
    before: usize,
) -> Result<(), Stop> {
    layer.seek(at);
    layer.covers_past(whole);
    let mut body = span.from(at);
    if let (Some(len), false) = (head.content_length, head.transfer == Transfer::Chunked) {
        body = body.first(usize::try_from(len).unwrap_or(usize::MAX));
    } else if head.is_request() && head.transfer == Transfer::None {
        return Ok(());
    }
    if body.is_empty() {
        return Ok(());
    }
    let text = span.bytes;
    let kind = head.content_type.map(|run| run.of(text));
    if layer.state_only() && !is_worth_it(layer, kind) {
        return Ok(());
    }
    match head.transfer {
        Transfer::Chunked if layer.pref_bool(DECHUNK) => {
            let (octets, end) = chunks(layer, span, at, whole)?;
            if octets.is_empty() {
                if end > at {
                    let nothing = layer.add_source_vec("De-chunked entity body", octets)?;
                    layer.over(nothing, |layer| layer.put_text(FILE_DATA, 0, 0, ""));
                    if layer.wants(FILE_DATA) {
                        layer.label(format_args!("File Data: 0 bytes"));
                    }
                }
                return Ok(());
            }
            body = layer.add_source_vec("De-chunked entity body", octets)?;
        }
        Transfer::Chunked | Transfer::Compressed => {
            nested_data(layer, body);
            return Ok(());
        }
        _ => {}
    }
    if let Some(coding) = head.content_encoding.map(|run| trim(run.of(text)))
        && !coding.eq_ignore_ascii_case(b"identity")
    {
        match decoded(layer, coding, body)? {
            Some(plain) => body = plain,
            None => return Ok(()),
        }
    }
    if typed(layer, (before + at).min(whole), body, kind) {
        layer.covers_past(whole);
    }
    Ok(())
}

/// In a pass that shows nothing, only protocols that keep state need the body.
fn is_worth_it(layer: &Layer<'_, '_>, kind: Option<&[u8]>) -> bool {
    let registry = layer.registry();
    let name = String::from_utf8_lossy(main_value(kind.unwrap_or(&[]))).to_ascii_lowercase();
    if name.starts_with("multipart/") {
        return true;
    }
    match registry.lookup_text(layer.config(), tables::MEDIA_TYPE, &name) {
        Some(id) => !registry.protocol(id).stateless,
        None => registry
            .heuristics(tables::HTTP)
            .iter()
            .any(|h| !registry.protocol(h.protocol).stateless),
    }
}

/// Adds the chunks and puts their data together; tells where they end, too.
fn chunks(
    layer: &mut Layer<'_, '_>,
    span: Span<'_>,
    start: usize,
    whole: usize,
) -> Result<(Vec<u8>, usize), Stop> {
    let text = span.bytes;
    // Of requests, too, the reference says so.
    layer.line(start, text.len().saturating_sub(start), "HTTP chunked response");
    let all = layer.last();
    let mut octets = Vec::with_capacity(text.len().saturating_sub(start));
    let end = layer.nest(|layer| {
        let mut at = start;
        // Each turn takes a line at least.
        while let Some(size) = line(text, at).filter(|size| size.len > 0) {
            let len = chunk_size(size.of(text));
            if len == 0 {
                return Ok(last_chunk(layer, text, (at, size.next), whole));
            }
            let data = span.slice(size.next, len)?;
            octets.extend_from_slice(data);
            let data_end = size.next + len;
            let boundary = text.len().saturating_sub(data_end).min(2);
            let chunk_len = data_end + boundary - at;
            layer.line(at, chunk_len, format_args!("Data chunk ({len} octets)"));
            layer.nest(|layer| {
                layer.put(CHUNK_SIZE, at, size.whole_len(), len as u32);
                layer.put_bytes(CHUNK_DATA, size.next, len);
                if boundary > 0 {
                    layer.put_bytes(CHUNK_BOUNDARY, data_end, boundary);
                }
            });
            at += chunk_len;
        }
        Ok(at)
    })?;
    // Where no chunk begins, the rest of the message is shown as it is.
    if end > start {
        layer.set_len(all, end - start);
    }
    Ok((octets, end))
}

/// The chunk of no octets and the trailer fields; returns where they end.
fn last_chunk(
    layer: &mut Layer<'_, '_>,
    text: &[u8],
    (at, size_end): (usize, usize),
    whole: usize,
) -> usize {
    let mut trailer_end = size_end;
    let mut end = size_end;
    // Each turn takes a line.
    while let Some(field) = line(text, end) {
        end = field.next;
        if field.len == 0 {
            break;
        }
        trailer_end = end;
    }
    let trailers = trailer_end > size_end;
    // Two octets more than the line, whatever they are.
    let shown = (size_end + 2).min(whole) - at;
    layer.line(at, shown, "End of chunked encoding");
    layer.nest(|layer| {
        layer.put(CHUNK_SIZE, at, size_end - at, 0u32);
    });
    if !trailers && end > size_end {
        layer.line(size_end, end - size_end, Escaped(text.get(size_end..end).unwrap_or(&[])));
    }
    if trailers {
        put_run(layer, TRAILER, Run { at: size_end, len: trailer_end - size_end });
        if end > trailer_end {
            layer.line(
                trailer_end,
                end - trailer_end,
                Escaped(text.get(trailer_end..end).unwrap_or(&[])),
            );
        }
    }
    end
}

/// The body with its content coding undone. `None` if that failed, and the body was shown as it is.
fn decoded<'b>(
    layer: &mut Layer<'_, 'b>,
    coding: &[u8],
    body: Span<'b>,
) -> Result<Option<Span<'b>>, Stop> {
    let format = match coding.to_ascii_lowercase().as_slice() {
        // Senders mix up the two: what begins like gzip is gzip.
        b"gzip" | b"x-gzip" | b"deflate" | b"x-deflate" => match body.bytes {
            [0x1f, 0x8b, ..] => Some(Format::Gzip),
            _ => Some(Format::HttpDeflate),
        },
        b"br" => Some(Format::Brotli),
        _ => None,
    };
    let decodes = layer.pref_bool(DECODE);
    let output = format.filter(|_| decodes).and_then(|format| decompress(format, body.bytes));
    let len = body.len();
    layer.over(body, |layer| {
        layer.line(
            0,
            len,
            format_args!("Content-encoded entity body ({}): {len} bytes", Plain(coding)),
        );
    });
    match output {
        Some(output) => {
            layer.append(format_args!(" -> {} bytes", output.bytes.len()));
            Ok(Some(layer.add_source_vec("Uncompressed entity body", output.bytes)?))
        }
        None => {
            layer.note(if decodes { DECOMPRESSION_FAILED } else { DECOMPRESSION_DISABLED });
            layer.nest(|layer| nested_data(layer, body));
            Ok(None)
        }
    }
}

fn file_data<'b>(layer: &mut Layer<'_, 'b>, body: Span<'b>) {
    if layer.wants(FILE_DATA) {
        let shown = memchr::memchr(0, body.bytes).unwrap_or(body.bytes.len());
        let whole = Run { at: 0, len: body.bytes.len() };
        layer.over(body, |layer| put_text(layer, FILE_DATA, whole, Run { at: 0, len: shown }, 0));
        layer.label(format_args!("File Data: {} bytes", body.len()));
    }
}

fn nested_data<'b>(layer: &mut Layer<'_, 'b>, body: Span<'b>) {
    let data = layer.registry().known.data;
    if !body.is_empty() {
        layer.call_nested(data, body, Argument::None);
    }
}

/// Bytes that belong to no message. Those that begin like text are shown as header fields, if they are, and as text.
pub(super) fn stray<'b>(layer: &mut Layer<'_, 'b>, body: Span<'b>) {
    match body.bytes.first() {
        Some(b'\r' | b'\n') => nested_data(layer, body),
        Some(b' '..=b'~' | b'\t'..=b'\r') => {
            let mut rest = body;
            if let Some((head, end)) =
                head::lost(body.bytes).and_then(|head| Some((head, head.end?)))
            {
                header::fields(layer, &head, body.bytes);
                rest = body.from(end);
            }
            if !rest.is_empty() {
                untyped(layer, rest);
            }
        }
        _ => nested_data(layer, body),
    }
}

/// A body of no known type.
fn untyped<'b>(layer: &mut Layer<'_, 'b>, body: Span<'b>) {
    file_data(layer, body);
    if !layer.try_heuristics(tables::HTTP, body) {
        nested_data(layer, body);
    }
}

/// Shows a body as what its type says. False if another protocol has taken it.
fn typed<'b>(
    layer: &mut Layer<'_, 'b>,
    head: usize,
    body: Span<'b>,
    kind: Option<&'b [u8]>,
) -> bool {
    let Some(kind) = kind else {
        untyped(layer, body);
        return true;
    };
    file_data(layer, body);
    if body.is_empty() {
        return true;
    }
    let mut lower = main_value(kind).to_ascii_lowercase();
    let name = str::from_utf8_mut(&mut lower).map_or("", |name| &*name);
    if name == "application/octet-stream" {
        layer.covers_past(head);
        layer.data(body);
        return false;
    }
    layer.covers_past(head);
    !hand_on(layer, name, body, kind)
}

/// Hands a body to whoever knows its media type; false if nobody does.
fn hand_on<'b>(layer: &mut Layer<'_, 'b>, name: &str, body: Span<'b>, kind: &'b [u8]) -> bool {
    let argument = Argument::Bytes(kind);
    let registry = layer.registry();
    let known = registry.lookup_text(layer.config(), tables::MEDIA_TYPE, name);
    let multipart =
        || name.starts_with("multipart/").then(|| registry.named(Name::new("mime_multipart")))?;
    if let Some(id) = known.or_else(multipart) {
        if layer.call_with(id, body, argument) {
            return true;
        }
        layer.note_here(SUBDISSECTOR_FAILED, format_args!(""));
    }
    if layer.try_heuristics(tables::HTTP, body) {
        return true;
    }
    // A body that nobody knows stays part of the message.
    if !layer.call_named(Name::new("media"), body, argument) {
        layer.data(body);
    }
    false
}
