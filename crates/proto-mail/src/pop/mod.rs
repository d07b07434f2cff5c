//! Post Office Protocol, version 3: RFC 1939; STLS: RFC 2595.

#[cfg(test)]
mod tests;

use codec_text::{Escaped, Line, loose_line};
use dissect::prelude::*;

use crate::gather::{self, Gather, Whole};
use crate::lines::{is_to_server, put_text};

/// 110: RFC 1939, 995: over TLS (RFC 8314).
const PORTS: [u32; 2] = [110, 995];

pub(crate) static POP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::TCP_PORT, 110), on(tables::TLS_PORT, 995)],
    counts_pdus: false,
    prefs: PREFS,
    ..Protocol::new("pop", "POP", "Post Office Protocol", dissect)
};

fields! {
    RESPONSE: Text = "pop.response", "Response", None;
    INDICATOR: Text = "pop.response.indicator", "Response indicator", None;
    DESCRIPTION: Text = "pop.response.description", "Response description", None;
    RESPONSE_DATA: Text = "pop.response.data", "Data", None;
    REQUEST: Text = "pop.request", "Request", None;
    COMMAND: Text = "pop.request.command", "Request command", None;
    PARAMETER: Text = "pop.request.parameter", "Request parameter", None;
    REQUEST_DATA: Text = "pop.request.data", "Data", None;
    FRAGMENTS: Empty = "pop.data.fragments", "DATA fragments", None;
    FRAGMENT: FrameNum = "pop.data.fragment", "DATA fragment", None;
    OVERLAP: bool = "pop.data.fragment.overlap", "DATA fragment overlap", None;
    CONFLICTS: bool = "pop.data.fragment.overlap.conflicts", "DATA fragment overlaps with other data", None;
    MULTIPLE_TAILS: bool = "pop.data.fragment.multiple_tails", "DATA has several last fragments", None;
    TOO_LONG: bool = "pop.data.fragment.too_long_fragment", "DATA fragment too long", None;
    ERROR: FrameNum = "pop.data.fragment.error", "DATA fragments do not fit", None;
    COUNT: u32 = "pop.data.fragment.count", "DATA fragment count", Dec;
    REASSEMBLED_IN: FrameNum = "pop.data.reassembled.in", "Reassembled DATA in frame", None;
    REASSEMBLED_LEN: u32 = "pop.data.reassembled.length", "Reassembled DATA length", Dec;
}

notes! {
    /// The reply to RETR need not tell the length, but usually does.
    NO_LENGTH = "pop.response.tot_len.invalid", Error, Malformed, "Length must be a string containing an integer";
}

prefs! {
    JOIN = "desegment_data", "Put mails together that span several segments", Bool(true);
}

const PARTS: gather::Fields =
    gather::Fields { all: FRAGMENTS, part: FRAGMENT, count: COUNT, len: REASSEMBLED_LEN };

/// What is known of a session.
#[derive(Debug, Default)]
struct Session {
    /// RETR was sent, the reply has not come.
    retrieves: bool,
    starts_tls: bool,
    /// Octets of the mail under way, as the reply told; 0 if there is none.
    total: usize,
    /// Octets of it that have come.
    seen: usize,
    mail: Gather,
}

/// What a segment is.
#[derive(Clone, Debug)]
enum Memo {
    /// Commands of the client.
    Request,
    /// A reply, and what follows it.
    Response {
        /// It should have told the length of a mail.
        no_length: bool,
    },
    /// What follows a reply: shown as if it were a mail.
    More,
    /// Part of a mail. Holds the number of the frame that ends it.
    Fragment(RecordId),
    /// The last part of a mail.
    End(Whole),
}

fn is_reply(text: &[u8]) -> bool {
    text.starts_with(b"+OK") || text.starts_with(b"-ERR")
}

/// The first word of a line, and where the rest of the line starts.
fn words(line: &[u8]) -> (&[u8], usize) {
    let end = memchr::memchr(b' ', line).unwrap_or(line.len());
    let word = line.get(..end).unwrap_or(&[]);
    let blank =
        if end == 0 { 0 } else { line.iter().skip(end).take_while(|c| **c == b' ').count() };
    (word, end + blank)
}

impl Session {
    fn request(&mut self, text: &[u8]) -> Memo {
        let starts =
            |with: &[u8]| text.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
        if starts(b"RETR ") {
            self.retrieves = true;
        } else if starts(b"STLS") {
            self.starts_tls = true;
        }
        Memo::Request
    }

    fn response(
        &mut self,
        text: &[u8],
        len: usize,
        tls: Option<ProtocolId>,
        scene: &mut Scene<'_>,
    ) -> Memo {
        if is_reply(text) {
            if std::mem::take(&mut self.starts_tls)
                && text.starts_with(b"+OK")
                && let Some(conversation) = scene.conversation()
                && let Some(tls) = tls
            {
                conversation.bound = Some(tls);
            }
            let retrieves = std::mem::take(&mut self.retrieves) && text.starts_with(b"+OK");
            return Memo::Response { no_length: retrieves && !self.take_length(text) };
        }
        if self.total == 0 {
            return Memo::More;
        }
        let octets = if text.len() < len { &[] } else { text };
        let ended_by = self.mail.add(octets, scene);
        self.seen = self.seen.saturating_add(len);
        if self.seen < self.total {
            return Memo::Fragment(ended_by);
        }
        (self.total, self.seen) = (0, 0);
        self.mail.end(scene).map_or(Memo::More, Memo::End)
    }

    /// The length of the mail that follows, out of `+OK 120 octets`. False if there is a text without one.
    fn take_length(&mut self, text: &[u8]) -> bool {
        let line = loose_line(text, 0).map_or(&[][..], |line| line.of(text));
        let rest = line.get(words(line).1..).unwrap_or(&[]);
        if rest.is_empty() {
            return true;
        }
        let number = std::str::from_utf8(words(rest).0).ok().and_then(|n| n.parse::<u32>().ok());
        self.total = number.unwrap_or(0) as usize;
        number.is_some()
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let to_server = is_to_server(layer, &PORTS);
    let tls = layer.registry().named(Name::new("tls"));
    let memo = layer.once(|scene| {
        let mut session = scene.conv::<Session>().map(std::mem::take).unwrap_or_default();
        let memo = if to_server {
            session.request(span.bytes)
        } else {
            session.response(span.bytes, span.len(), tls, scene)
        };
        if let Some(kept) = scene.conv::<Session>() {
            *kept = session;
        }
        memo
    })?;
    layer.covers(span.len());
    layer.protocol_column("POP");
    layer.info(format_args!("{}", if to_server { "C: " } else { "S: " }));
    match memo {
        Memo::More | Memo::Fragment(_) | Memo::End(_) if !layer.pref_bool(JOIN) => {
            let plural = if span.len() == 1 { "" } else { "s" };
            layer.info_append(format_args!("DATA fragment, {} byte{plural}", span.len()));
            layer.call_nested(layer.registry().known.data, span, Argument::None);
        }
        Memo::Request => lines(layer, true, false),
        Memo::Response { no_length } => lines(layer, false, no_length),
        Memo::More => {
            layer.call_named(Name::new("imf"), span, Argument::None);
        }
        Memo::Fragment(ended_by) => {
            let plural = if span.len() == 1 { "" } else { "s" };
            layer.info_append(format_args!("DATA fragment, {} byte{plural}", span.len()));
            if let Some(frame) = layer.record(ended_by) {
                layer.link(REASSEMBLED_IN, frame);
            }
        }
        Memo::End(mail) => {
            let mail = gather::show(layer, &mail, &PARTS, "Reassembled POP")?;
            layer.call_named(Name::new("imf"), mail, Argument::None);
        }
    }
    Ok(())
}

/// The first line, a command or a reply, and what follows it.
fn lines(layer: &mut Layer<'_, '_>, request: bool, no_length: bool) {
    let text = layer.span().bytes;
    let Some(first) = loose_line(text, 0) else { return };
    let line = first.of(text);
    layer.info_append(format_args!("{}", Escaped(line)));
    labelled(layer, if request { REQUEST } else { RESPONSE }, text, first);
    let (word, rest) = words(line);
    layer.nest(|layer| {
        if !word.is_empty() {
            put_text(layer, if request { COMMAND } else { INDICATOR }, 0, word.len());
        }
        if no_length {
            layer.note_here(NO_LENGTH, format_args!(""));
        }
        if rest < line.len() {
            put_text(layer, if request { PARAMETER } else { DESCRIPTION }, rest, line.len() - rest);
        }
    });
    let mut at = first.next;
    // Each turn takes a line.
    while let Some(line) = loose_line(text, at) {
        labelled(layer, if request { REQUEST_DATA } else { RESPONSE_DATA }, text, line);
        at = line.next;
    }
}

/// A line whose field has no value of its own.
fn labelled(layer: &mut Layer<'_, '_>, field: Field<Text>, text: &[u8], line: Line) {
    layer.put_value(field, line.at, line.whole_len(), layer.slice_value(line.at, 0), 0);
    layer.label(format_args!("{}", Escaped(text.get(line.at..line.next).unwrap_or(&[]))));
}
