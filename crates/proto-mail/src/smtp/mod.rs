//! Simple Mail Transfer Protocol: RFC 5321; BDAT: RFC 3030; AUTH: RFC 4954; STARTTLS: RFC 3207.
//! Reply codes: RFC 5321 section 4.2.3, RFC 4954 section 6.
//!
//! Elsewhere: what a segment is in its session (`session.rs`).

mod session;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use codec_text::{Escaped, loose_line};
use dissect::prelude::*;

use crate::gather;
use crate::lines::{framing, is_to_server, put_text};
use session::{Memo, Role, Session};

/// 25: relay, 587: submission, 465: submission over TLS (RFC 8314).
const PORTS: [u32; 3] = [25, 587, 465];

pub(crate) static SMTP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::TCP_PORT, 25), on(tables::TCP_PORT, 587), on(tables::TLS_PORT, 465)],
    framing,
    prefs: PREFS,
    joins: Some(JOIN_LINES),
    counts_pdus: false,
    ..Protocol::new("smtp", "SMTP", "Simple Mail Transfer Protocol", dissect)
};

fields! {
    REQ: bool = "smtp.req", "Request", None;
    RSP: bool = "smtp.rsp", "Response", None;
    MESSAGE: Text = "smtp.message", "Message", None;
    COMMAND_LINE: Text = "smtp.command_line", "Command Line", None;
    COMMAND: Text = "smtp.req.command", "Command", None;
    PARAMETER: Text = "smtp.req.parameter", "Request parameter", None;
    RESPONSE: Text = "smtp.response", "Response", None;
    CODE: u32 = "smtp.response.code", "Response code", Dec, CODES;
    RSP_PARAMETER: Text = "smtp.rsp.parameter", "Response parameter", None;
    USERNAME: Text = "smtp.auth.username", "Username", None;
    PASSWORD: Text = "smtp.auth.password", "Password", None;
    CREDENTIALS: Text = "smtp.auth.username_password", "Username/Password", None;
    EOM: Empty = "smtp.eom", "End of mail", None;
    FRAGMENTS: Empty = "smtp.data.fragments", "DATA fragments", None;
    FRAGMENT: FrameNum = "smtp.data.fragment", "DATA fragment", None;
    OVERLAP: bool = "smtp.data.fragment.overlap", "DATA fragment overlap", None;
    CONFLICTS: bool = "smtp.data.fragment.overlap.conflicts", "DATA fragment overlaps with other data", None;
    MULTIPLE_TAILS: bool = "smtp.data.fragment.multiple_tails", "DATA has several last fragments", None;
    TOO_LONG: bool = "smtp.data.fragment.too_long_fragment", "DATA fragment too long", None;
    ERROR: FrameNum = "smtp.data.fragment.error", "DATA fragments do not fit", None;
    COUNT: u32 = "smtp.data.fragment.count", "DATA fragment count", Dec;
    REASSEMBLED_IN: FrameNum = "smtp.data.reassembled.in", "Reassembled DATA in frame", None;
    REASSEMBLED_LEN: u32 = "smtp.data.reassembled.length", "Reassembled DATA length", Dec;
}

notes! {
    /// Credentials stay as they are sent.
    NOT_DECODED = "smtp.base64_decode", Warn, Protocol, "base64 decode failed or is not enabled (check SMTP preferences)";
    /// RFC 5321 section 4.2.1: all lines of a reply have the same code.
    CODE_CHANGES = "smtp.response.code.unexpected", Warn, Protocol, "Unexpected response code in multiline response";
}

prefs! {
    JOIN_LINES = "desegment_lines", "Put lines together that span several segments", Bool(true);
    JOIN_MAILS = "desegment_data", "Put mails together that span several segments", Bool(true);
    DECODE = "decryption", "Show what is encoded in base64 as it was", Bool(false);
}

values! {
    CODES {
        211 "System status, or system help reply",
        214 "Help message",
        220 "<domain> Service ready",
        221 "<domain> Service closing transmission channel",
        235 "Authentication successful",
        250 "Requested mail action okay, completed",
        251 "User not local; will forward to <forward-path>",
        252 "Cannot VRFY user, but will accept message and attempt delivery",
        334 "AUTH input",
        354 "Start mail input; end with <CRLF>.<CRLF>",
        421 "<domain> Service not available, closing transmission channel",
        432 "A password transition is needed",
        450 "Requested mail action not taken: mailbox unavailable",
        451 "Requested action aborted: local error in processing",
        452 "Requested action not taken: insufficient system storage",
        454 "Temporary authentication failed",
        500 "Syntax error, command unrecognized",
        501 "Syntax error in parameters or arguments",
        502 "Command not implemented",
        503 "Bad sequence of commands",
        504 "Command parameter not implemented",
        530 "Authentication required",
        534 "Authentication mechanism is too weak",
        535 "Authentication credentials invalid",
        538 "Encryption required for requested authentication mechanism",
        550 "Requested action not taken: mailbox unavailable",
        551 "User not local; please try <forward-path>",
        552 "Requested mail action aborted: exceeded storage allocation",
        553 "Requested action not taken: mailbox name not allowed",
        554 "Transaction failed",
    }
}

const PARTS: gather::Fields =
    gather::Fields { all: FRAGMENTS, part: FRAGMENT, count: COUNT, len: REASSEMBLED_LEN };

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let to_server = is_to_server(layer, &PORTS);
    let registry = layer.registry();
    let cut = span.bytes.len() < span.len();
    let memo = layer.once(|scene| {
        let mut session = scene.conv::<Session>().map(std::mem::take).unwrap_or_default();
        let memo = if to_server {
            session.request(span.bytes, cut, scene)
        } else {
            session.response(span.bytes, registry, scene)
        };
        if let Some(kept) = scene.conv::<Session>() {
            *kept = session;
        }
        memo
    })?;
    layer.covers(span.len());
    layer.protocol_column("SMTP");
    layer.info(format_args!("{}", if to_server { "C: " } else { "S: " }));
    match memo {
        Memo::Response => responses(layer),
        Memo::Commands(role) => commands(layer, role),
        Memo::Fragment { .. } if !layer.pref_bool(JOIN_MAILS) => body_lines(layer),
        Memo::Fragment { ended_by, ends_here } => fragment(layer, ended_by, ends_here),
        Memo::End { line, mail } => {
            layer.info_append(format_args!("."));
            layer.put_bytes(EOM, 0, line as usize);
            layer.label(format_args!("C: ."));
            if let Some(mail) = mail
                && layer.pref_bool(JOIN_MAILS)
            {
                let mail = gather::show(layer, &mail, &PARTS, "Reassembled SMTP")?;
                layer.call_named(Name::new("imf"), mail, Argument::None);
            }
        }
    }
    Ok(())
}

/// Part of a mail that is not put together.
fn body_lines(layer: &mut Layer<'_, '_>) {
    let span = layer.span();
    let plural = if span.len() == 1 { "" } else { "s" };
    layer.info_append(format_args!("Message Body, {} byte{plural}", span.len()));
    let mut at = 0;
    // Each turn takes a line.
    while let Some(line) = loose_line(span.bytes, at) {
        put_text(layer, MESSAGE, at, line.whole_len());
        at = line.next;
    }
}

/// Adds a word of the user's, decoded if that is wanted. Returns it for the Info column.
fn put_word<'b>(
    layer: &mut Layer<'_, 'b>,
    field: Field<Text>,
    at: usize,
    words: &'b [u8],
) -> Cow<'b, [u8]> {
    let plain = match layer.pref_bool(DECODE) {
        true => codec_text::base64_decode(words),
        false => Vec::new(),
    };
    if plain.is_empty() {
        put_text(layer, field, at, words.len());
        return Cow::Borrowed(words);
    }
    layer.put_text_flagged(field, at, words.len(), &plain, 0);
    Cow::Owned(plain)
}

/// Part of a mail.
fn fragment(layer: &mut Layer<'_, '_>, ended_by: RecordId, ends_here: bool) {
    let span = layer.span();
    let plural = if span.len() == 1 { "" } else { "s" };
    layer.info_append(format_args!("DATA fragment, {} byte{plural}", span.len()));
    if let Some(id) = layer.registry().named(Name::new("data-text-lines")) {
        layer.call_nested(id, span, Argument::None);
    }
    if ends_here {
        layer.link(REASSEMBLED_IN, u64::from(layer.frame_info().number));
    } else if let Some(frame) = layer.record(ended_by) {
        layer.link(REASSEMBLED_IN, frame);
    }
}

/// Lines of the client.
fn commands(layer: &mut Layer<'_, '_>, role: Role) {
    let text = layer.span().bytes;
    let mut at = 0;
    // Each turn takes a line.
    while let Some(line) = loose_line(text, at) {
        if at > 0 {
            layer.info_append(format_args!(" | "));
        }
        layer.hidden(REQ, 0, 0, true);
        let words = line.of(text);
        let (field, name) = match role {
            _ if role == Role::Command || words.eq_ignore_ascii_case(b"QUIT") => {
                command(layer, line, words);
                at = line.next;
                continue;
            }
            Role::Username => (USERNAME, "User: "),
            Role::Password => (PASSWORD, "Pass: "),
            _ => (CREDENTIALS, ""),
        };
        let words = match role {
            Role::Credentials => {
                put_text(layer, field, at, line.len);
                layer.note(NOT_DECODED);
                Cow::Borrowed(words)
            }
            _ => put_word(layer, field, at, words),
        };
        layer.info_append(format_args!("{name}{}", Escaped(&words)));
        at = line.next;
    }
}

fn command(layer: &mut Layer<'_, '_>, line: codec_text::Line, words: &[u8]) {
    let at = line.at;
    put_text(layer, COMMAND_LINE, at, line.whole_len());
    let argument = |name: &[u8]| {
        let start = words.get(..name.len()).filter(|w| w.eq_ignore_ascii_case(name));
        start.is_some() && words.get(name.len()) == Some(&b' ')
    };
    let login = argument(b"AUTH LOGIN") && words.len() > 11;
    let plain = argument(b"AUTH PLAIN") && words.len() > 11;
    layer.nest(|layer| {
        put_text(layer, COMMAND, at, line.len.min(4));
        if line.len > 5 {
            put_text(layer, PARAMETER, at + 5, line.len - 5);
        }
        if login {
            put_text(layer, USERNAME, at + 11, line.len - 11);
        } else if plain {
            put_text(layer, CREDENTIALS, at + 11, line.len - 11);
            layer.note(NOT_DECODED);
        }
    });
    match words.split_at_checked(11) {
        Some((verb, name)) if login => {
            layer.info_append(format_args!("{}User: {}", Escaped(verb), Escaped(name)));
        }
        _ => layer.info_append(format_args!("{}", Escaped(words))),
    }
}

/// The code that a line of the server begins with.
fn code_of(words: &[u8]) -> Option<u32> {
    let digits = words.first_chunk::<3>()?;
    digits.iter().try_fold(0, |n, c| Some(n * 10 + char::from(*c).to_digit(10)?))
}

/// The code of a reply that asks for credentials. RFC 4954 section 6.
const CHALLENGE: u32 = 334;

/// Lines of the server.
fn responses(layer: &mut Layer<'_, '_>) {
    let text = layer.span().bytes;
    layer.hidden(RSP, 0, 0, true);
    let (mut at, mut expected) = (0, None);
    // The place after the node of the code of a reply of several lines.
    let mut parent = layer.mark();
    // Each turn takes a line.
    while let Some(line) = loose_line(text, at) {
        if at > 0 {
            layer.info_append(format_args!(" | "));
        }
        let words = line.of(text);
        let code = code_of(words);
        let parameter = words.get(4..);
        match (code, expected) {
            (Some(code), None) => {
                put_text(layer, RESPONSE, at, line.whole_len());
                layer.nest(|layer| {
                    layer.put(CODE, at, 3, code);
                    parent = layer.mark();
                });
                if code == CHALLENGE
                    && let Some(word) = parameter.filter(|_| layer.pref_bool(DECODE))
                {
                    let word = layer.nest(|layer| put_word(layer, RSP_PARAMETER, at + 4, word));
                    layer.info_append(format_args!("{code} {}", Escaped(&word)));
                    at = line.next;
                    continue;
                }
                layer.info_append(format_args!("{}", Escaped(words)));
            }
            (Some(code), Some(first)) => {
                if code != first {
                    layer.late(parent, |layer| layer.nest(|layer| layer.nest(|layer| layer.note_here(
                        CODE_CHANGES,
                        format_args!("Unexpected response code {code} in multiline response. Expected {first}"),
                    ))));
                }
                layer.info_append(format_args!("{}", Escaped(parameter.unwrap_or(words))));
            }
            (None, _) => {}
        }
        if code.is_some() {
            if let Some(parameter) = parameter {
                layer.nest(|layer| put_text(layer, RSP_PARAMETER, at + 4, parameter.len()));
            }
            let more = words.get(3) == Some(&b'-');
            expected = more.then(|| expected.or(code)).flatten();
        }
        at = line.next;
    }
}
