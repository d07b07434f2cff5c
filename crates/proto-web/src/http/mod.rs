//! Hypertext Transfer Protocol, version 1: RFC 9110 and RFC 9112.
//!
//! Elsewhere: first lines and what a head decides (`head.rs`), where messages end (`framing.rs`), header fields
//! (`fields.rs`), bodies (`body.rs`), which answer belongs to which request (`exchange.rs`).

mod body;
mod exchange;
mod framing;
mod head;
mod header;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use codec_text::{Escaped, ascii};
use dissect::prelude::*;
use dissect::tree::flags;

use exchange::{Exchange, Memo};
use head::{Head, Run, Start};

pub(crate) static HTTP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[
        on(tables::TCP_PORT, 80),
        on(tables::TCP_PORT, 631),
        on(tables::TCP_PORT, 1900),
        on(tables::TCP_PORT, 2710),
        on(tables::TCP_PORT, 2869),
        on(tables::TCP_PORT, 3128),
        on(tables::TCP_PORT, 3132),
        on(tables::TCP_PORT, 3689),
        on(tables::TCP_PORT, 5985),
        on(tables::TCP_PORT, 8080),
        on(tables::TCP_PORT, 8088),
        on(tables::TCP_PORT, 11371),
        on(tables::SCTP_PORT, 80),
        on(tables::TLS_PORT, 443),
        on_text(tables::TLS_ALPN, "http/1.1"),
        on_text(tables::TLS_ALPN, "http/1.0"),
        heuristic(tables::TCP, looks_like),
        heuristic(Table::new("tls"), looks_like),
    ],
    framing: framing::framing,
    begun: Some(framing::begun),
    counts_pdus: false,
    ..Protocol::new("http", "HTTP", "Hypertext Transfer Protocol", dissect)
};

fields! {
    NOTIFICATION: bool = "http.notification", "Notification", None;
    RESPONSE: bool = "http.response", "Response", None;
    REQUEST: bool = "http.request", "Request", None;
    RESPONSE_NUMBER: u32 = "http.response_number", "Response number", Dec;
    REQUEST_NUMBER: u32 = "http.request_number", "Request number", Dec;
    AUTH_BASIC: Text = "http.authbasic", "Credentials", None;
    AUTH_CITRIX: bool = "http.authcitrix", "Citrix AG Auth", None;
    AUTH_CITRIX_USER: Text = "http.authcitrix.user", "Citrix AG Username", None;
    AUTH_CITRIX_DOMAIN: Text = "http.authcitrix.domain", "Citrix AG Domain", None;
    AUTH_CITRIX_PASSWORD: Text = "http.authcitrix.password", "Citrix AG Password", None;
    AUTH_CITRIX_SESSION: Text = "http.authcitrix.session", "Citrix AG Session ID", None;
    RESPONSE_LINE: Text = "http.response.line", "Response line", None;
    REQUEST_LINE: Text = "http.request.line", "Request line", None;
    METHOD: Text = "http.request.method", "Request Method", None;
    URI: Text = "http.request.uri", "Request URI", None;
    URI_PATH: Text = "http.request.uri.path", "Request URI Path", None;
    URI_QUERY: Text = "http.request.uri.query", "Request URI Query", None;
    URI_PARAMETER: Text = "http.request.uri.query.parameter", "Request URI Query Parameter", None;
    REQUEST_VERSION: Text = "http.request.version", "Request Version", None;
    RESPONSE_VERSION: Text = "http.response.version", "Response Version", None;
    FULL_URI: Text = "http.request.full_uri", "Full request URI", None;
    CODE: u16 = "http.response.code", "Status Code", Dec;
    CODE_DESC: Text = "http.response.code.desc", "Status Code Description", None;
    RESPONSE_FOR: Text = "http.response_for.uri", "Request URI", None;
    PHRASE: Text = "http.response.phrase", "Response Phrase", None;
    AUTHORIZATION: Text = "http.authorization", "Authorization", None;
    PROXY_AUTHENTICATE: Text = "http.proxy_authenticate", "Proxy-Authenticate", None;
    PROXY_AUTHORIZATION: Text = "http.proxy_authorization", "Proxy-Authorization", None;
    PROXY_HOST: Text = "http.proxy_connect_host", "Proxy-Connect-Hostname", None;
    PROXY_PORT: u16 = "http.proxy_connect_port", "Proxy-Connect-Port", Dec;
    WWW_AUTHENTICATE: Text = "http.www_authenticate", "WWW-Authenticate", None;
    CONTENT_TYPE: Text = "http.content_type", "Content-Type", None;
    CONTENT_LENGTH_HEADER: Text = "http.content_length_header", "Content-Length", None;
    CONTENT_LENGTH: u64 = "http.content_length", "Content length", Dec;
    CONTENT_ENCODING: Text = "http.content_encoding", "Content-Encoding", None;
    TRANSFER_ENCODING: Text = "http.transfer_encoding", "Transfer-Encoding", None;
    UPGRADE: Text = "http.upgrade", "Upgrade", None;
    USER_AGENT: Text = "http.user_agent", "User-Agent", None;
    HOST: Text = "http.host", "Host", None;
    CONNECTION: Text = "http.connection", "Connection", None;
    COOKIE: Text = "http.cookie", "Cookie", None;
    COOKIE_PAIR: Text = "http.cookie_pair", "Cookie pair", None;
    ACCEPT: Text = "http.accept", "Accept", None;
    REFERER: Text = "http.referer", "Referer", None;
    ACCEPT_LANGUAGE: Text = "http.accept_language", "Accept-Language", None;
    ACCEPT_ENCODING: Text = "http.accept_encoding", "Accept Encoding", None;
    DATE: Text = "http.date", "Date", None;
    CACHE_CONTROL: Text = "http.cache_control", "Cache-Control", None;
    SERVER: Text = "http.server", "Server", None;
    LOCATION: Text = "http.location", "Location", None;
    WS_ACCEPT: Text = "http.sec_websocket_accept", "Sec-WebSocket-Accept", None;
    WS_EXTENSIONS: Text = "http.sec_websocket_extensions", "Sec-WebSocket-Extensions", None;
    WS_KEY: Text = "http.sec_websocket_key", "Sec-WebSocket-Key", None;
    WS_PROTOCOL: Text = "http.sec_websocket_protocol", "Sec-WebSocket-Protocol", None;
    WS_VERSION: Text = "http.sec_websocket_version", "Sec-WebSocket-Version", None;
    SET_COOKIE: Text = "http.set_cookie", "Set-Cookie", None;
    LAST_MODIFIED: Text = "http.last_modified", "Last-Modified", None;
    X_FORWARDED_FOR: Text = "http.x_forwarded_for", "X-Forwarded-For", None;
    HTTP2_SETTINGS: Text = "http.http2_settings", "HTTP2-Settings", None;
    REQUEST_IN: FrameNum = "http.request_in", "Request in frame", None;
    RESPONSE_IN: FrameNum = "http.response_in", "Response in frame", None;
    NEXT_REQUEST_IN: FrameNum = "http.next_request_in", "Next request in frame", None;
    NEXT_RESPONSE_IN: FrameNum = "http.next_response_in", "Next response in frame", None;
    PREV_REQUEST_IN: FrameNum = "http.prev_request_in", "Prev request in frame", None;
    PREV_RESPONSE_IN: FrameNum = "http.prev_response_in", "Prev response in frame", None;
    TIME: RelTime = "http.time", "Time since request", None;
    TRAILER: Text = "http.chunked_trailer_part", "trailer-part", None;
    CHUNK_BOUNDARY: Bytes = "http.chunk_boundary", "Chunk boundary", None;
    CHUNK_SIZE: u32 = "http.chunk_size", "Chunk size", Dec, OCTETS;
    CHUNK_DATA: Bytes = "http.chunk_data", "Chunk data", None;
    FILE_DATA: Text = "http.file_data", "File Data", None;
    UNKNOWN_HEADER: Text = "http.unknown_header", "Unknown header", None;
    HTTP2_SETTINGS_URI: Bytes = "http.http2_settings_uri", "HTTP2 Settings URI", None;
    PATH_SEGMENT: Text = "http.path_segment", "Path segment", None;
    PATH_SUB_SEGMENT: Text = "http.path_sub_segment", "Path sub segment", None;
}

prefs! {
    JOIN_HEADS = "desegment_headers", "Put heads together that span several segments", Bool(true);
    JOIN_BODIES = "desegment_body", "Put bodies together that span several segments", Bool(true);
    DECHUNK = "dechunk_body", "Put chunked bodies together", Bool(true);
    DECODE = "decompress_body", "Undo content codings", Bool(true);
}

const OCTETS: Labels = Labels::Unit(" octets");

notes! {
    CHAT = "http.chat", Chat, Sequence, "Formatted text";
    TE_AND_LENGTH = "http.te_and_length", Warn, Malformed, "The Content-Length and Transfer-Encoding header must not be set together";
    TE_UNKNOWN = "http.te_unknown", Warn, Undecoded, "Unknown transfer coding name in Transfer-Encoding header";
    SUBDISSECTOR_FAILED = "http.subdissector_failed", Note, Malformed, "HTTP body subdissector failed, trying heuristic subdissector";
    TLS_PORT = "http.tls_port", Warn, Security, "Unencrypted HTTP protocol detected over encrypted port, could indicate a dangerous misconfiguration.";
    LEADING_CRLF = "http.leading_crlf", Error, Malformed, "Leading CRLF previous message in the stream may have extra CRLF";
    BAD_HEADER_NAME = "http.bad_header_name", Warn, Protocol, "Illegal characters found in header name";
    DECOMPRESSION_FAILED = "http.decompression_failed", Warn, Undecoded, "Decompression failed";
    DECOMPRESSION_DISABLED = "http.decompression_disabled", Chat, Undecoded, "Decompression disabled";
}

values! { STATUS_CODES {
    100 "Continue", 101 "Switching Protocols", 102 "Processing", 103 "Early Hints", 199 "Informational - Others",
    200 "OK", 201 "Created", 202 "Accepted", 203 "Non-authoritative Information", 204 "No Content",
    205 "Reset Content", 206 "Partial Content", 207 "Multi-Status", 208 "Already Reported", 226 "IM Used",
    299 "Success - Others",
    300 "Multiple Choices", 301 "Moved Permanently", 302 "Found", 303 "See Other", 304 "Not Modified",
    305 "Use Proxy", 307 "Temporary Redirect", 308 "Permanent Redirect", 399 "Redirection - Others",
    400 "Bad Request", 401 "Unauthorized", 402 "Payment Required", 403 "Forbidden", 404 "Not Found",
    405 "Method Not Allowed", 406 "Not Acceptable", 407 "Proxy Authentication Required",
    408 "Request Time-out", 409 "Conflict", 410 "Gone", 411 "Length Required", 412 "Precondition Failed",
    413 "Request Entity Too Large", 414 "Request-URI Too Long", 415 "Unsupported Media Type",
    416 "Requested Range Not Satisfiable", 417 "Expectation Failed", 418 "I'm a teapot",
    421 "Misdirected Request", 422 "Unprocessable Entity", 423 "Locked", 424 "Failed Dependency",
    425 "Too Early", 426 "Upgrade Required", 428 "Precondition Required", 429 "Too Many Requests",
    431 "Request Header Fields Too Large", 451 "Unavailable For Legal Reasons", 499 "Client Error - Others",
    500 "Internal Server Error", 501 "Not Implemented", 502 "Bad Gateway", 503 "Service Unavailable",
    504 "Gateway Time-out", 505 "HTTP Version not supported", 506 "Variant Also Negotiates",
    507 "Insufficient Storage", 508 "Loop Detected", 511 "Network Authentication Required",
    599 "Server Error - Others",
} }

/// A whole first line of a message, as heuristics want it: strict, for any bytes may come.
fn looks_like(probe: &Probe<'_>) -> bool {
    let text = probe.span.bytes;
    let Some(first) = codec_text::loose_line(text, 0) else { return false };
    let bytes = first.of(text);
    match head::start(bytes) {
        Some(Start::Response) => head::status_at(bytes).is_some(),
        // Whatever the method, but for that which begins HTTP/2 (RFC 9113 section 3.4).
        _ if bytes.starts_with(b"PRI ") => false,
        _ => {
            let mut words = bytes.rsplit(|c| *c == b' ');
            words.next().is_some_and(|version| version.starts_with(b"HTTP/"))
                && words.next().is_some()
        }
    }
}

/// Which column name the caller wants instead of this protocol's own node: SSDP is HTTP inside its own node.
fn embedded(layer: &Layer<'_, '_>) -> Option<&'static str> {
    match layer.argument() {
        Argument::Word(word) => Some(word),
        _ => None,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let embedded = embedded(layer);
    if embedded.is_some() {
        layer.leave_stack();
        layer.leave_tree();
    }
    let span = layer.span();
    let head = head::parse(span.bytes);
    let memo = exchange::follow(layer, head.as_ref())?;
    match (memo, head) {
        // What such a port's connection begins with belongs to nobody else: nothing of it is shown.
        (Memo::NotMine, _) if layer.caller() == "tcp" => {
            layer.leave_stack();
            layer.leave_tree();
            layer.covers(span.len());
            Ok(())
        }
        (Memo::NotMine, _) => Err(Stop::NotMine),
        (Memo::Passed { to, host }, _) => pass(layer, to, host.as_deref()),
        (Memo::Message(seen), Some(head)) => {
            if seen.following {
                layer.leave_stack();
            }
            let result = message(layer, &head, &seen, embedded);
            layer.info_fence();
            // With two passes it is known that what follows is read with a later segment.
            if let Some(line) = seen.waits.as_ref().filter(|_| !layer.sees_later()) {
                layer.info_with(|info| info.extend_from_slice(line));
                layer.info_fence();
            }
            result
        }
        (Memo::Message(seen), None) => {
            if seen.following {
                layer.leave_stack();
            }
            continuation(layer)
        }
    }
}

/// Bytes that start with no first line, in a connection of this protocol.
fn continuation(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("HTTP");
    layer.info(format_args!("Continuation"));
    let span = layer.span();
    layer.covers(span.len());
    body::stray(layer, span);
    layer.info_fence();
    Ok(())
}

/// Bytes of a tunnel or of another protocol that the two ends agreed on.
fn pass(
    layer: &mut Layer<'_, '_>,
    to: Option<ProtocolId>,
    host: Option<&(Box<[u8]>, u16)>,
) -> Result<(), Stop> {
    let span = layer.span();
    match host {
        Some((host, port)) => {
            layer.covers(span.len());
            layer.put_text_flagged(PROXY_HOST, 0, 0, host, flags::GENERATED);
            layer.generated(PROXY_PORT, 0, *port);
        }
        None => layer.leave_tree(),
    }
    if !to.is_some_and(|id| layer.call(id, span)) {
        layer.data(span);
    }
    Ok(())
}

fn message(
    layer: &mut Layer<'_, '_>,
    head: &Head,
    seen: &Exchange,
    embedded: Option<&'static str>,
) -> Result<(), Stop> {
    let span = layer.span();
    let text = span.bytes;
    layer.protocol_column(embedded.unwrap_or("HTTP"));
    layer.info(format_args!("{} ", Escaped(head.first.of(text))));
    let ends = layer.ends();
    if layer.caller() == "tcp" && [ends.source_port, ends.destination_port].contains(&443) {
        layer.note_here(TLS_PORT, format_args!(""));
    }
    first_line(layer, head, text);
    if head.leading > 0 {
        layer.line(
            0,
            head.leading,
            NOTES.get(usize::from(LEADING_CRLF.index)).map_or("", |n| n.field.label),
        );
        layer.note(LEADING_CRLF);
    }
    header::fields(layer, head, text);
    // What is not in the message stands where the segment's first message does.
    let segment = Span { bytes: &[], offset: span.offset - seen.before.min(span.offset), ..span };
    layer.over(segment, |layer| links(layer, head, seen));
    let Some(end) = head.end else {
        layer.covers(span.len());
        return if span.len() > text.len() { Err(Stop::Short) } else { Ok(()) };
    };
    body::body(layer, head, span, end, text.len() + seen.behind, seen.before as usize)
}

fn first_line(layer: &mut Layer<'_, '_>, head: &Head, text: &[u8]) {
    let (at, len) = (head.first.at, head.first.whole_len());
    let whole = Escaped(text.get(at..at + len).unwrap_or(&[]));
    layer.line(at, len, whole);
    layer.nest(|layer| {
        layer.seek(at);
        layer.note_here(CHAT, format_args!("{whole}"));
        if head.is_request() {
            request_line(layer, head, text)
        } else {
            status_line(layer, head, text)
        }
    });
}

/// Adds a run of the message as text.
fn put_run<T>(layer: &mut Layer<'_, '_>, f: Field<T>, run: Run) {
    put_text(layer, f, run, run, 0);
}

/// Adds a node over `place` whose value is another run, in ASCII.
fn put_text<T>(layer: &mut Layer<'_, '_>, f: Field<T>, place: Run, value: Run, extra: u8) {
    if !layer.wants(f) {
        return;
    }
    let octets = value.of(layer.span().bytes);
    // A zero octet ends text.
    let octets = octets.split(|c| *c == 0).next().unwrap_or(octets);
    match ascii(octets) {
        Cow::Borrowed(text) => {
            layer.put_value(f, place.at, place.len, layer.slice_value(value.at, text.len()), extra);
        }
        Cow::Owned(text) => layer.put_text_flagged(f, place.at, place.len, text, extra),
    }
}

/// The same; what stands behind a zero octet is told.
fn put_item<T>(layer: &mut Layer<'_, '_>, f: Field<T>, run: Run, extra: u8) {
    put_text(layer, f, run, run, extra);
    let text = run.of(layer.span().bytes);
    layer.note_stray(text);
}

fn request_line(layer: &mut Layer<'_, '_>, head: &Head, text: &[u8]) {
    let method = Run { at: head.first.at, len: head.method(text).len() };
    put_run(layer, METHOD, method);
    let target = head.target(text);
    put_run(layer, URI, target);
    layer.nest(|layer| query(layer, target, text));
    let end = head.first.at + head.first.len;
    let at = (target.at + target.len + 1).min(end);
    put_run(layer, REQUEST_VERSION, Run { at, len: end - at });
}

/// Path and query of a target.
fn query(layer: &mut Layer<'_, '_>, target: Run, text: &[u8]) {
    let bytes = target.of(text);
    let Some(mark) = memchr::memchr(b'?', bytes) else { return };
    let query = Run { at: target.at + mark + 1, len: bytes.len() - mark - 1 };
    if query.len == 0 {
        return;
    }
    put_run(layer, URI_PATH, Run { at: target.at, len: mark });
    put_run(layer, URI_QUERY, query);
    layer.nest(|layer| {
        let mut at = query.at;
        for parameter in query.of(text).split(|c| *c == b'&') {
            if !parameter.is_empty() {
                put_run(layer, URI_PARAMETER, Run { at, len: parameter.len() });
            }
            at += parameter.len() + 1;
        }
    });
}

fn status_line(layer: &mut Layer<'_, '_>, head: &Head, text: &[u8]) {
    let first = head.first.of(text);
    let version = memchr::memchr(b' ', first).unwrap_or(first.len());
    put_item(layer, RESPONSE_VERSION, Run { at: head.first.at, len: version }, 0);
    let Some(code_at) = head::status_at(first) else { return };
    let at = head.first.at + code_at;
    layer.put(CODE, at, 3, head.status);
    match STATUS_CODES.find(u64::from(head.status)) {
        Some(words) => layer.put_text_flagged(CODE_DESC, at, 3, words, flags::GENERATED),
        None if layer.wants(CODE_DESC) => {
            let words = format!("Unknown ({})", head.status);
            layer.put_text_flagged(CODE_DESC, at, 3, words, flags::GENERATED);
        }
        None => {}
    }
    let rest = first.get(code_at + 3..).unwrap_or(&[]);
    let blank = match memchr::memchr(b' ', rest) {
        Some(space) => space + rest.iter().skip(space).take_while(|c| **c == b' ').count(),
        None => return,
    };
    if blank < rest.len() {
        put_run(layer, PHRASE, Run { at: at + 3 + blank, len: rest.len() - blank });
    }
}

/// What is known of the messages around this one.
fn links(layer: &mut Layer<'_, '_>, head: &Head, seen: &Exchange) {
    if head.is_request() {
        if let Some(uri) = seen.uri.as_ref().filter(|_| head.host.is_some()) {
            layer.put_text_flagged(FULL_URI, 0, 0, uri, flags::GENERATED);
        }
        if matches!(head.start, Start::Notification(_)) {
            return layer.hidden(NOTIFICATION, 0, 0, true);
        }
        layer.hidden(REQUEST, 0, 0, true);
    } else {
        layer.hidden(RESPONSE, 0, 0, true);
    }
    let (number, word) =
        if head.is_request() { (REQUEST_NUMBER, "request") } else { (RESPONSE_NUMBER, "response") };
    if seen.number > 0 {
        layer.generated(number, 0, seen.number);
        let total = layer.record(seen.total).unwrap_or(u64::from(seen.number));
        layer.label(format_args!("HTTP {word} {}/{total}", seen.number));
    }
    if let (Some(ns), false) = (seen.since_request_ns, head.is_request()) {
        layer.generated_ns(TIME, 0, ns);
    }
    let mut link = |f, frame: u64| {
        if frame != 0 {
            layer.link(f, frame);
        }
    };
    link(PREV_REQUEST_IN, u64::from(seen.prev_request));
    if head.is_request() {
        let response = layer.record(seen.response).unwrap_or(0);
        let next = layer.record(seen.next_request).unwrap_or(0);
        let mut link = |f, frame: u64| {
            if frame != 0 {
                layer.link(f, frame)
            }
        };
        link(RESPONSE_IN, response);
        link(NEXT_REQUEST_IN, next);
        return;
    }
    link(PREV_RESPONSE_IN, u64::from(seen.prev_response));
    link(REQUEST_IN, u64::from(seen.request));
    let next = [(NEXT_REQUEST_IN, seen.next_request), (NEXT_RESPONSE_IN, seen.next_response)];
    for (f, record) in next {
        if let Some(frame) = layer.record(record) {
            layer.link(f, frame);
        }
    }
    if let Some(uri) = &seen.uri {
        layer.put_text_flagged(RESPONSE_FOR, 0, 0, uri, flags::GENERATED);
    }
}
