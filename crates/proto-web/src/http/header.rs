//! The header fields of a message, each a line.

use codec_text::{Escaped, Line, base64_decode, loose_line as line, trim};
use dissect::prelude::*;
use dissect::tree::flags;

use super::head::{Head, Run, Start, Transfer, length, name_and_value};
use super::*;

/// Adds the lines of the head after the first, and the empty line.
pub(super) fn fields(layer: &mut Layer<'_, '_>, head: &Head, text: &[u8]) {
    let mut seen = Lengths::default();
    let mut at = head.first.next;
    // Each turn takes a line.
    let end = head.end.unwrap_or(text.len());
    while at < end
        && let Some(field) = line(text, at)
    {
        layer.seek(at);
        at = field.next;
        if field.len == 0 {
            layer.line(field.at, field.whole_len(), Escaped(whole(text, &field)));
            break;
        }
        if let Some((name, value)) = name_and_value(text, &field) {
            one(layer, head, text, &field, name, value, &mut seen);
        }
    }
}

/// Which of the fields that tell the length have come.
#[derive(Default)]
struct Lengths {
    content_length: bool,
    transfer_encoding: bool,
}

fn whole<'t>(text: &'t [u8], field: &Line) -> &'t [u8] {
    text.get(field.at..field.next).unwrap_or(&[])
}

/// The field that stands for a header field's name, in lower case.
fn known(name: &[u8]) -> Option<Field<Text>> {
    let mut lower = [0; 32];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"authorization" => AUTHORIZATION,
        b"proxy-authorization" => PROXY_AUTHORIZATION,
        b"proxy-authenticate" => PROXY_AUTHENTICATE,
        b"www-authenticate" => WWW_AUTHENTICATE,
        b"content-type" => CONTENT_TYPE,
        b"content-length" => CONTENT_LENGTH_HEADER,
        b"content-encoding" => CONTENT_ENCODING,
        b"transfer-encoding" => TRANSFER_ENCODING,
        b"upgrade" => UPGRADE,
        b"user-agent" => USER_AGENT,
        b"host" => HOST,
        b"connection" => CONNECTION,
        b"cookie" => COOKIE,
        b"accept" => ACCEPT,
        b"referer" => REFERER,
        b"accept-language" => ACCEPT_LANGUAGE,
        b"accept-encoding" => ACCEPT_ENCODING,
        b"date" => DATE,
        b"cache-control" => CACHE_CONTROL,
        b"server" => SERVER,
        b"location" => LOCATION,
        b"sec-websocket-accept" => WS_ACCEPT,
        b"sec-websocket-extensions" => WS_EXTENSIONS,
        b"sec-websocket-key" => WS_KEY,
        b"sec-websocket-protocol" => WS_PROTOCOL,
        b"sec-websocket-version" => WS_VERSION,
        b"set-cookie" => SET_COOKIE,
        b"last-modified" => LAST_MODIFIED,
        b"x-forwarded-for" => X_FORWARDED_FOR,
        b"http2-settings" => HTTP2_SETTINGS,
        _ => return None,
    })
}

fn one(
    layer: &mut Layer<'_, '_>,
    head: &Head,
    text: &[u8],
    field: &Line,
    name: Run,
    value: Run,
    seen: &mut Lengths,
) {
    let shown = Escaped(whole(text, field));
    let len = field.whole_len();
    let place = Run { at: field.at, len };
    let line = match head.start {
        Start::Request(_) => Some(REQUEST_LINE),
        Start::Response => Some(RESPONSE_LINE),
        Start::Notification(_) => None,
    };
    let named = known(name.of(text));
    let node = layer.mark();
    match (named, line) {
        (Some(f), _) => {
            put_text(layer, f, place, value, 0);
            layer.label(format_args!("{shown}"));
            layer.nest(|layer| inside(layer, text, field, name, value, seen));
        }
        (None, Some(line)) => {
            put_item(layer, line, place, 0);
            layer.label_at(node, format_args!("{shown}"));
        }
        (None, None) => {
            // The value has escapes, too, unless nothing is known of the message.
            if head.first.next == 0 {
                put_item(layer, UNKNOWN_HEADER, place, 0);
            } else if layer.wants(UNKNOWN_HEADER) {
                layer.put_text(UNKNOWN_HEADER, field.at, len, shown.to_string());
            }
            layer.label_at(node, format_args!("{shown}"));
        }
    }
    let legal = |c: &u8| c.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(c);
    if name.len == 0 || !name.of(text).iter().all(legal) {
        layer.note(BAD_HEADER_NAME);
    }
    if let (Some(_), Some(line)) = (named, line) {
        let node = layer.mark();
        put_item(layer, line, place, flags::HIDDEN);
        layer.label_at(node, format_args!("{shown}"));
    }
}

/// What stands under a header field.
fn inside(
    layer: &mut Layer<'_, '_>,
    text: &[u8],
    field: &Line,
    name: Run,
    value: Run,
    seen: &mut Lengths,
) {
    let is = |known: &[u8]| name.of(text).eq_ignore_ascii_case(known);
    let octets = value.of(text);
    match name.len {
        6 if is(b"cookie") => cookies(layer, text, value),
        13 if is(b"authorization") => credentials(layer, octets),
        19 if is(b"proxy-authorization") => credentials(layer, octets),
        16 if is(b"www-authenticate") => negotiation(layer, octets),
        18 if is(b"proxy-authenticate") => negotiation(layer, octets),
        14 if is(b"content-length") => {
            if let Some(octets) = length(octets) {
                let (value, len) = (Value::U64(octets), field.whole_len());
                layer.put_value(CONTENT_LENGTH, field.at, len, value, flags::GENERATED);
                seen.content_length = true;
            }
            if seen.content_length && seen.transfer_encoding {
                layer.note_here(TE_AND_LENGTH, format_args!(""));
            }
        }
        17 if is(b"transfer-encoding") => {
            let longer = octets.get(7).is_some_and(|c| c.is_ascii_alphanumeric() || *c == b';');
            let transfer = Transfer::of(octets);
            if transfer == Transfer::Unknown || transfer == Transfer::Chunked && longer {
                layer.note_here(TE_UNKNOWN, format_args!(""));
            }
            seen.transfer_encoding = true;
            if seen.content_length {
                layer.note_here(TE_AND_LENGTH, format_args!(""));
            }
        }
        _ => {}
    }
}

fn cookies(layer: &mut Layer<'_, '_>, text: &[u8], value: Run) {
    let mut at = value.at;
    for pair in value.of(text).split(|c| *c == b';') {
        let start = at + pair.len() - pair.trim_ascii_start().len();
        let pair_len = trim(pair).len();
        if pair_len > 0 {
            put_run(layer, COOKIE_PAIR, Run { at: start, len: pair_len });
        }
        at += pair.len() + 1;
    }
}

/// What a client answers to a challenge: RFC 7617, RFC 4559.
fn credentials(layer: &mut Layer<'_, '_>, value: &[u8]) {
    match value.get(..6) {
        Some(scheme) if scheme.eq_ignore_ascii_case(b"basic ") => {
            if layer.wants(AUTH_BASIC) {
                let plain = base64_decode(trim(value.get(6..).unwrap_or(&[])));
                let shown = plain.split(|c| *c == 0).next().unwrap_or(&[]);
                layer.put_text(AUTH_BASIC, 0, 0, shown);
            }
        }
        _ => negotiation(layer, value),
    }
}

/// Tokens of NTLM and SPNEGO (RFC 4559).
fn negotiation(layer: &mut Layer<'_, '_>, value: &[u8]) {
    let token = [b"NTLM ".as_slice(), b"Negotiate "].into_iter().find_map(|scheme| {
        let (start, rest) = value.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| trim(rest))
    });
    let Some(token) = token.filter(|token| !token.is_empty()) else { return };
    let octets = base64_decode(token);
    let name =
        if octets.starts_with(b"NTLMSSP\0") { Name::new("ntlmssp") } else { Name::new("gss-api") };
    let Some(id) = layer.registry().named(name) else { return };
    if let Ok(span) = layer.add_source_vec("NTLMSSP / GSSAPI Data", octets) {
        layer.call_nested(id, span, Argument::None);
    }
}
