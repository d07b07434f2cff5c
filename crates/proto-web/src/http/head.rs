//! The head of a message: its first line and what of its header fields decides where the message ends.

use codec_text::{Line, loose_line as line, trim};

/// What a first line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// A request, and how many octets its method has.
    Request(usize),
    /// The same with a method that asks for no answer (GENA: NOTIFY and its like).
    Notification(usize),
    /// A response.
    Response,
}

/// RFC 9110, WebDAV and its extensions, UPnP, RPC over HTTP, and what else is seen in first lines.
const METHODS: &[&[u8]] = &[
    b"GET",
    b"HEAD",
    b"POST",
    b"PUT",
    b"DELETE",
    b"TRACE",
    b"OPTIONS",
    b"CONNECT",
    b"PATCH",
    b"PROPFIND",
    b"PROPPATCH",
    b"MKCOL",
    b"COPY",
    b"MOVE",
    b"LOCK",
    b"UNLOCK",
    b"POLL",
    b"BCOPY",
    b"BMOVE",
    b"SEARCH",
    b"BDELETE",
    b"BPROPFIND",
    b"BPROPPATCH",
    b"LABEL",
    b"MERGE",
    b"REPORT",
    b"UPDATE",
    b"CHECKIN",
    b"CHECKOUT",
    b"UNCHECKOUT",
    b"MKACTIVITY",
    b"MKWORKSPACE",
    b"VERSION-CONTROL",
    b"BASELINE-CONTROL",
    b"M-SEARCH",
    b"M-POST",
    b"RPC_CONNECT",
    b"CCM_POST",
    b"RPC_IN_DATA",
    b"RPC_OUT_DATA",
    b"SSTP_DUPLEX_POST",
];
const NOTIFICATIONS: &[&[u8]] = &[b"NOTIFY", b"SUBSCRIBE", b"UNSUBSCRIBE"];

/// What a first line is; `None` if it is none of a message.
pub(super) fn start(first: &[u8]) -> Option<Start> {
    if first.starts_with(b"HTTP/") {
        return Some(Start::Response);
    }
    let method = first.split(|c| *c == b' ').next()?;
    if method.len() > 16 || !method.first()?.is_ascii_uppercase() {
        return None;
    }
    if METHODS.contains(&method) {
        Some(Start::Request(method.len()))
    } else {
        NOTIFICATIONS.contains(&method).then_some(Start::Notification(method.len()))
    }
}

/// A run of octets of the message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub at: usize,
    pub len: usize,
}

impl Run {
    pub(super) fn of<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        text.get(self.at..self.at + self.len).unwrap_or(&[])
    }
}

/// How the body is coded for transfer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Transfer {
    #[default]
    None,
    Chunked,
    Identity,
    /// Named without a value.
    Empty,
    /// Compressed, which nobody undoes here.
    Compressed,
    Unknown,
}

impl Transfer {
    pub(super) fn of(value: &[u8]) -> Transfer {
        match value {
            b"" => Transfer::Empty,
            b"identity" => Transfer::Identity,
            b"gzip" | b"deflate" | b"compress" => Transfer::Compressed,
            _ if value.starts_with(b"chunked") => Transfer::Chunked,
            _ => Transfer::Unknown,
        }
    }
}

/// The head of a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub start: Start,
    /// Empty lines before the first line.
    pub leading: usize,
    /// The first line.
    pub first: Line,
    /// Where the body starts: behind the empty line, or at a line that is no header field. `None` while neither
    /// has come.
    pub end: Option<usize>,
    pub status: u16,
    pub content_length: Option<u64>,
    pub transfer: Transfer,
    pub content_type: Option<Run>,
    pub content_encoding: Option<Run>,
    pub host: Option<Run>,
    pub upgrade: Option<Run>,
}

/// The head of a message that starts here. `None` if none does.
pub(super) fn parse(text: &[u8]) -> Option<Head> {
    read(text, false)
}

/// The same as framing takes it: lines that are no header fields do not end the head.
pub(super) fn framed(text: &[u8]) -> Option<Head> {
    read(text, true)
}

/// Header fields that no first line stands before: what goes on with a message whose start was not captured. `None` if
/// there are none.
pub(super) fn lost(text: &[u8]) -> Option<Head> {
    let first = Line { at: 0, len: 0, next: 0, ended: true };
    let head = read_fields(text, Head::new(Start::Notification(0), 0, first), false);
    (head.end? > 0).then_some(head)
}

fn read(text: &[u8], passes_over: bool) -> Option<Head> {
    // One empty line before the first is overlooked.
    let leading = if text.starts_with(b"\r\n") { 2 } else { 0 };
    let first = line(text, leading)?;
    let start = start(first.of(text))?;
    let mut head = Head::new(start, leading, first);
    if start == Start::Response {
        head.status = status(first.of(text));
    }
    Some(read_fields(text, head, passes_over))
}

/// Goes over the header fields behind the first line.
fn read_fields(text: &[u8], mut head: Head, passes_over: bool) -> Head {
    let mut at = head.first.next;
    // Each turn takes a line.
    while let Some(field) = line(text, at).filter(|field| field.ended) {
        let Some((name, value)) = name_and_value(text, &field) else {
            if passes_over && field.len > 0 {
                at = field.next;
                continue;
            }
            head.end = Some(if field.len == 0 { field.next } else { field.at });
            break;
        };
        head.note(text, name.of(text), value);
        at = field.next;
    }
    head
}

/// The name and the value of a header field. `None` if the line is none.
pub(super) fn name_and_value(text: &[u8], field: &Line) -> Option<(Run, Run)> {
    let bytes = field.of(text);
    let colon = memchr::memchr(b':', bytes)?;
    let value = bytes.get(colon + 1..)?;
    let blank = value.iter().take_while(|c| matches!(c, b' ' | b'\t')).count();
    let at = field.at + colon + 1 + blank;
    // A zero octet ends what is taken for text.
    let value = value.get(blank..)?;
    let len = memchr::memchr(0, value).unwrap_or(value.len());
    Some((Run { at: field.at, len: colon }, Run { at, len }))
}

impl Head {
    fn new(start: Start, leading: usize, first: Line) -> Head {
        Head {
            start,
            leading,
            first,
            end: None,
            status: 0,
            content_length: None,
            transfer: Transfer::None,
            content_type: None,
            content_encoding: None,
            host: None,
            upgrade: None,
        }
    }

    fn note(&mut self, text: &[u8], name: &[u8], value: Run) {
        let is = |known: &[u8]| name.eq_ignore_ascii_case(known);
        // The length decides first: most names are none of these.
        match name.len() {
            4 if is(b"host") => self.host = Some(value),
            7 if is(b"upgrade") => self.upgrade = Some(value),
            12 if is(b"content-type") => self.content_type = Some(value),
            14 if is(b"content-length") => self.content_length = length(value.of(text)),
            16 if is(b"content-encoding") => self.content_encoding = Some(value),
            17 if is(b"transfer-encoding") => match (self.transfer, Transfer::of(value.of(text))) {
                // What nobody knows does not undo what is known.
                (Transfer::Chunked, Transfer::Unknown) => {}
                (_, transfer) => self.transfer = transfer,
            },
            _ => {}
        }
    }

    pub(super) fn is_request(&self) -> bool {
        self.start != Start::Response
    }

    pub(super) fn method<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        let len = match self.start {
            Start::Request(len) | Start::Notification(len) => len,
            Start::Response => 0,
        };
        Run { at: self.first.at, len }.of(text)
    }

    /// The target of a request: what stands between the first and the second space.
    pub(super) fn target(&self, text: &[u8]) -> Run {
        let end = self.first.at + self.first.len;
        let at = (self.first.at + self.method(text).len() + 1).min(end);
        let rest = text.get(at..end).unwrap_or(&[]);
        Run { at, len: memchr::memchr(b' ', rest).unwrap_or(rest.len()) }
    }
}

/// The number of a Content-Length: digits, perhaps after a sign, perhaps before white space.
pub(super) fn length(value: &[u8]) -> Option<u64> {
    let value = trim(value);
    str::from_utf8(value.strip_prefix(b"+").unwrap_or(value)).ok()?.parse().ok()
}

/// Where the status code of a response stands: three octets behind the first run of spaces.
pub(super) fn status_at(first: &[u8]) -> Option<usize> {
    let space = memchr::memchr(b' ', first)?;
    let blank = first.get(space..)?.iter().take_while(|c| **c == b' ').count();
    Some(space + blank).filter(|at| first.len() >= at + 3)
}

pub(super) fn status(first: &[u8]) -> u16 {
    let code = status_at(first).and_then(|at| first.get(at..at + 3));
    let digits = code.unwrap_or(&[]).iter().map_while(|c| char::from(*c).to_digit(10));
    digits.fold(0, |status, digit| status * 10 + digit as u16)
}

/// The size of a chunk: hexadecimal digits; what follows them are extensions. No digits mean 0.
pub(super) fn chunk_size(size: &[u8]) -> usize {
    let digits = size
        .iter()
        .skip_while(|c| matches!(c, b' ' | 9..=13))
        .map_while(|c| char::from(*c).to_digit(16));
    digits.fold(0usize, |v, d| v.saturating_mul(16).saturating_add(d as usize))
}
