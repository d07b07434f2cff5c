//! Internet Message Access Protocol, version 4: RFC 9051, RFC 3501.
//!
//! Elsewhere: which reply belongs to which command (`session.rs`).

mod session;
#[cfg(test)]
mod tests;

use codec_text::{Escaped, Line, loose_line};
use dissect::prelude::*;

use crate::lines::{hidden_text, is_to_server, put_part, put_text};
use session::{Link, Links};

/// 143: RFC 9051, 993: over TLS (RFC 8314).
const PORTS: [u32; 2] = [143, 993];

pub(crate) static IMAP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 143), on(tables::TLS_PORT, 993)],
    framing,
    covers_next: true,
    counts_pdus: false,
    ..Protocol::new("imap", "IMAP", "Internet Message Access Protocol", dissect)
};

fields! {
    IS_REQUEST: bool = "imap.isrequest", "Request", None;
    LINE: TextZ = "imap.line", "Line", None;
    REQUEST: TextZ = "imap.request", "Request", None;
    REQUEST_TAG: TextZ = "imap.request_tag", "Request Tag", None;
    RESPONSE: TextZ = "imap.response", "Response", None;
    RESPONSE_TAG: TextZ = "imap.response_tag", "Response Tag", None;
    REQUEST_COMMAND: TextZ = "imap.request.command", "Request Command", None;
    RESPONSE_COMMAND: TextZ = "imap.response.command", "Response Command", None;
    STATUS: TextZ = "imap.response.status", "Response Status", None;
    TAG: TextZ = "imap.tag", "Tag", None;
    COMMAND: TextZ = "imap.command", "Command", None;
    FOLDER: TextZ = "imap.request.folder", "Request Folder", None;
    IS_UID: bool = "imap.request.command.uid", "Request isUID", None;
    USERNAME: TextZ = "imap.request.username", "Request Username", None;
    PASSWORD: TextZ = "imap.request.password", "Request Password", None;
    RESPONSE_IN: FrameNum = "imap.response_in", "Response In", None;
    RESPONSE_TO: FrameNum = "imap.response_to", "Request In", None;
    TIME: RelTime = "imap.time", "Response Time", None;
}

/// Octets of the literal that follows a line: `* 1 FETCH (… {120}` (RFC 9051 section 4.3).
fn literal_len(line: &[u8]) -> Option<usize> {
    let mut words = line.strip_prefix(b"* ")?.splitn(3, |c| *c == b' ');
    let is_fetch = words.any(|w| w.get(..5).is_some_and(|w| w.eq_ignore_ascii_case(b"FETCH")));
    let open = memchr::memchr(b'{', line).filter(|_| is_fetch)?;
    let rest = line.get(open + 1..)?;
    let close = memchr::memchr(b'}', rest)?;
    std::str::from_utf8(rest.get(..close)?).ok()?.parse().ok()
}

/// Whole lines with the literals after them; what lacks its end waits for more.
fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    let text = stream.bytes;
    if is_tls(text) {
        return Need::Rest;
    }
    let mut at = 0;
    // Each turn takes a line.
    while let Some(line) = loose_line(text, at) {
        let literal = literal_len(line.of(text)).unwrap_or(0);
        // The line goes on after its literal.
        let end = line.next.saturating_add(literal);
        if !line.ended || end > text.len() || literal > 0 && end == text.len() {
            return if at == 0 { Need::More } else { Need::Octets(at) };
        }
        at = end;
    }
    Need::Rest
}

/// A record of TLS (RFC 8446 section 5.1) where IMAP was expected.
fn is_tls(text: &[u8]) -> bool {
    matches!(text, [20..=23, 3, 0..=4, high, _, ..] if *high <= 0x48)
}

/// A word of a line: where it starts in the segment, and its octets.
#[derive(Clone, Copy)]
struct Word<'t> {
    at: usize,
    octets: &'t [u8],
}

impl Word<'_> {
    fn is(&self, other: &[u8]) -> bool {
        self.octets.eq_ignore_ascii_case(other)
    }

    fn put<T>(&self, layer: &mut Layer<'_, '_>, field: Field<T>) {
        put_text(layer, field, self.at, self.octets.len());
    }

    fn hidden<T>(&self, layer: &mut Layer<'_, '_>, field: Field<T>) {
        hidden_text(layer, field, self.at, self.octets.len());
    }
}

/// The words of a line, each up to a space.
struct Words<'t> {
    at: usize,
    rest: &'t [u8],
}

impl<'t> Words<'t> {
    fn of(text: &'t [u8], line: Line) -> Self {
        Words { at: line.at, rest: line.of(text) }
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let len = memchr::memchr(b' ', self.rest).unwrap_or(self.rest.len());
        let octets = self.rest.get(..len).filter(|o| !o.is_empty())?;
        let word = Word { at: self.at, octets };
        let blank = self.rest.iter().skip(len).take_while(|c| **c == b' ').count();
        self.at += len + blank;
        self.rest = self.rest.get(len + blank..).unwrap_or(&[]);
        Some(word)
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let text = span.bytes;
    let to_server = is_to_server(layer, &PORTS);
    let tls = layer.registry().named(Name::new("tls"));
    let mistaken = is_tls(text);
    let links = layer.once(|scene| {
        if mistaken {
            session::bind(scene, tls);
            return Links::default();
        }
        session::follow(text, to_server, tls, scene)
    })?;
    if let Some(tls) = tls.filter(|_| mistaken) {
        layer.leave_tree();
        layer.call(tls, span);
        return Ok(());
    }
    layer.covers(span.len());
    layer.protocol_column("IMAP");
    column(layer, text, to_server);
    layer.hidden(IS_REQUEST, 0, 0, to_server);
    let mut literals = Vec::new();
    let (mut at, mut index) = (0, 0);
    // Each turn takes a line.
    while let Some(line) = loose_line(text, at) {
        at = line.next;
        put_text(layer, LINE, line.at, line.whole_len());
        let words = line.of(text);
        if !to_server && words.starts_with(b"*") {
            if let Some(len) = literal_len(words) {
                literals.push((at, len));
                at += len;
            }
        } else if !words.is_empty() {
            let link = links.get(index);
            layer.nest(|layer| {
                if to_server {
                    request(layer, text, line, link)
                } else {
                    response(layer, text, line, link)
                }
            })?;
            index += 1;
        }
    }
    for (at, len) in literals {
        layer.call_named(Name::new("imf"), span.from(at).first(len), Argument::None);
    }
    Ok(())
}

/// The Info column shows the first line that is no untagged reply.
fn column(layer: &mut Layer<'_, '_>, text: &[u8], to_server: bool) {
    if !layer.wants_columns() {
        return;
    }
    let (mut at, mut shown) = (0, loose_line(text, 0));
    // Each turn takes a line.
    while let Some(line) = loose_line(text, at) {
        let words = line.of(text);
        if to_server || !words.starts_with(b"*") {
            shown = Some(line);
            break;
        }
        at = line.next + literal_len(words).unwrap_or(0);
    }
    let words = shown.map_or(&[][..], |line| line.of(text));
    let name = if to_server { "Request" } else { "Response" };
    layer.info(format_args!("{name}: {}", Escaped(words)));
}

fn request(
    layer: &mut Layer<'_, '_>,
    text: &[u8],
    line: Line,
    link: Option<&Link>,
) -> Result<(), Stop> {
    put_text(layer, REQUEST, line.at, line.len);
    let mut words = Words::of(text, line);
    let Some(tag) = words.next() else { return Ok(()) };
    tag.put(layer, REQUEST_TAG);
    tag.hidden(layer, TAG);
    if let Some(verb) = words.next() {
        let mut command = Some(verb);
        if verb.is(b"UID") {
            layer.put(IS_UID, verb.at, verb.octets.len(), true);
            command = words.next();
        }
        if let Some(command) = command {
            command.put(layer, REQUEST_COMMAND);
        }
        verb.hidden(layer, COMMAND);
        if let Some(command) = command {
            arguments(layer, command, &mut words)?;
        }
    }
    if let Some(Link::Answered(record)) = link
        && let Some(frame) = layer.record(*record)
    {
        layer.link(RESPONSE_IN, frame);
    }
    Ok(())
}

/// Who logs in, and which mailbox a command is about.
fn arguments(
    layer: &mut Layer<'_, '_>,
    command: Word<'_>,
    words: &mut Words<'_>,
) -> Result<(), Stop> {
    const ABOUT_A_FOLDER: [&[u8]; 9] = [
        b"SELECT",
        b"EXAMINE",
        b"CREATE",
        b"DELETE",
        b"RENAME",
        b"SUBSCRIBE",
        b"UNSUBSCRIBE",
        b"STATUS",
        b"APPEND",
    ];
    if command.is(b"LOGIN") {
        let Some(user) = words.next() else { return Ok(()) };
        user.put(layer, USERNAME);
        // The reference takes the password's first and last octets for quotes.
        let missing = Stop::Malformed("LOGIN without a password");
        let password = words.next().filter(|p| p.octets.len() >= 2).ok_or(missing)?;
        let (at, len) = (password.at, password.octets.len());
        put_part(layer, PASSWORD, (at, len), (at + 1, len - 2), 0);
        return Ok(());
    }
    if command.is(b"COPY") {
        words.next();
    } else if !ABOUT_A_FOLDER.iter().any(|name| command.is(name)) {
        return Ok(());
    }
    if let Some(folder) = words.next() {
        folder.put(layer, FOLDER);
    }
    Ok(())
}

fn response(
    layer: &mut Layer<'_, '_>,
    text: &[u8],
    line: Line,
    link: Option<&Link>,
) -> Result<(), Stop> {
    put_text(layer, RESPONSE, line.at, line.len);
    let mut words = Words::of(text, line);
    let Some(tag) = words.next() else { return Ok(()) };
    tag.put(layer, RESPONSE_TAG);
    tag.hidden(layer, TAG);
    if let Some(status) = words.next() {
        status.put(layer, STATUS);
    }
    if let Some(command) = words.next() {
        command.put(layer, RESPONSE_COMMAND);
        command.hidden(layer, COMMAND);
    }
    if let Some(Link::Answers { frame, after_ns }) = link {
        layer.generated(RESPONSE_TO, line.at, *frame);
        layer.generated_ns(TIME, line.at, *after_ns);
    }
    Ok(())
}
