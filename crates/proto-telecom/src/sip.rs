//! Session initiation: RFC 3261 sections 7 (messages), 19.1 (addresses) and 20 (header fields).

use dissect::prelude::*;

pub(crate) static SIP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::UDP_PORT, 5060), on(tables::TCP_PORT, 5060), on(tables::TLS_PORT, 5061)],
    counts_pdus: false,
    ..Protocol::new("sip", "SIP", "Session Initiation Protocol", dissect)
};

fields! {
    REQUEST: Text = "sip.Request-Line", "Request-Line", None;
    METHOD: Text = "sip.Method", "Method", None;
    TARGET: Text = "sip.r-uri", "Request-URI", None;
    TARGET_USER: Text = "sip.r-uri.user", "Request-URI User Part", None;
    TARGET_HOST: Text = "sip.r-uri.host", "Request-URI Host Part", None;
    TARGET_PORT: Text = "sip.r-uri.port", "Request-URI Host Port", None;
    STATUS_LINE: Text = "sip.Status-Line", "Status-Line", None;
    STATUS: u32 = "sip.Status-Code", "Status-Code", Dec;
    HEADER: Text = "sip.msg_hdr", "Message Header", None;
    VIA: Text = "sip.Via", "Via", None;
    VIA_TRANSPORT: Text = "sip.Via.transport", "Transport", None;
    VIA_ADDRESS: Text = "sip.Via.sent-by.address", "Sent-by Address", None;
    VIA_PORT: u16 = "sip.Via.sent-by.port", "Sent-by port", Dec;
    VIA_BRANCH: Text = "sip.Via.branch", "Branch", None;
    VIA_RPORT: Text = "sip.Via.rport", "RPort", None;
    VIA_RECEIVED: Text = "sip.Via.received", "Received", None;
    FROM: Text = "sip.From", "From", None;
    FROM_ADDRESS: Text = "sip.from.addr", "SIP from address", None;
    FROM_USER: Text = "sip.from.user", "SIP from address User Part", None;
    FROM_HOST: Text = "sip.from.host", "SIP from address Host Part", None;
    FROM_PORT: Text = "sip.from.port", "SIP from address Host Port", None;
    FROM_TAG: Text = "sip.from.tag", "SIP from tag", None;
    TO: Text = "sip.To", "To", None;
    TO_ADDRESS: Text = "sip.to.addr", "SIP to address", None;
    TO_USER: Text = "sip.to.user", "SIP to address User Part", None;
    TO_HOST: Text = "sip.to.host", "SIP to address Host Part", None;
    TO_PORT: Text = "sip.to.port", "SIP to address Host Port", None;
    TO_TAG: Text = "sip.to.tag", "SIP to tag", None;
    TAG: Text = "sip.tag", "SIP tag", None;
    CALL: Text = "sip.Call-ID", "Call-ID", None;
    CALL_GENERATED: Text = "sip.call_id_generated", "Generated Call-ID", None;
    CONTACT: Text = "sip.Contact", "Contact", None;
    SEQUENCE: Text = "sip.CSeq", "CSeq", None;
    SEQUENCE_NUMBER: u32 = "sip.CSeq.seq", "Sequence Number", Dec;
    SEQUENCE_METHOD: Text = "sip.CSeq.method", "Method", None;
    LENGTH: u32 = "sip.Content-Length", "Content-Length", Dec;
    CONTENT: Text = "sip.Content-Type", "Content-Type", None;
    EXPIRES: u32 = "sip.Expires", "Expires", Dec;
    HOPS: u32 = "sip.Max-Forwards", "Max-Forwards", Dec;
    AGENT: Text = "sip.User-Agent", "User-Agent", None;
    SERVER: Text = "sip.Server", "Server", None;
    ALLOW: Text = "sip.Allow", "Allow", None;
    SUPPORTED: Text = "sip.Supported", "Supported", None;
    BODY: Empty = "sip.msg_body", "Message Body", None;
}

/// A run of the packet's octets.
#[derive(Clone, Copy)]
struct Run<'b> {
    at: usize,
    text: &'b [u8],
}

impl<'b> Run<'b> {
    fn part(self, from: usize, to: usize) -> Run<'b> {
        Run { at: self.at + from, text: self.text.get(from..to).unwrap_or(&[]) }
    }

    fn trim(self) -> Run<'b> {
        let start = self.text.iter().take_while(|b| b.is_ascii_whitespace()).count();
        Run { at: self.at + start, text: self.text.trim_ascii() }
    }

    /// What stands before and after the first such octet.
    fn split(self, at: u8) -> Option<(Run<'b>, Run<'b>)> {
        let found = self.text.iter().position(|b| *b == at)?;
        Some((self.part(0, found), self.part(found + 1, self.text.len())))
    }

    fn number(self) -> Option<u32> {
        std::str::from_utf8(self.text).ok()?.parse().ok()
    }

    fn put(self, layer: &mut Layer<'_, '_>, field: Field<Text>) {
        layer.put_text(field, self.at, self.text.len(), self.text);
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let whole = layer.span().slice(0, layer.left())?;
    let all = Run { at: 0, text: whole };
    let Some(line_end) = whole.windows(2).position(|pair| pair == b"\r\n") else {
        // A method or the version starts all messages.
        // The longest method is that of RFC 6665.
        let ends = whole.contains(&b' ') || whole.len() <= "SUBSCRIBE".len();
        let starts = whole.first().is_some_and(u8::is_ascii_uppercase) && ends;
        return Err(if starts {
            Stop::Malformed("a first line without end")
        } else {
            Stop::NotMine
        });
    };
    let first = all.part(0, line_end);
    let response = first.text.starts_with(b"SIP/2.0 ");
    if !response && !first.text.ends_with(b" SIP/2.0") {
        return Err(Stop::NotMine);
    }
    layer.offer(Export::Layer7, Taker::Protocol(layer.protocol()), layer.span(), &[]);
    layer.protocol_column("SIP");
    if response {
        status_line(layer, first)
    } else {
        request_line(layer, first)
    }
    let end = whole.windows(4).position(|four| four == b"\r\n\r\n");
    let headers = all.part(line_end + 2, end.map_or(whole.len(), |end| end + 2));
    headers.put(layer, HEADER);
    let content = layer.nest(|layer| header_fields(layer, headers));
    let start = end.map_or(whole.len(), |end| end + 4);
    layer.seek(start);
    if let Some(content) = content.filter(|_| layer.left() > 0) {
        let name = content.split(b';').map_or(content, |(name, _)| name).trim();
        let (rest, name) = (layer.rest(), String::from_utf8_lossy(name.text).to_ascii_lowercase());
        layer.put_bytes(BODY, start, rest.len());
        layer.hand_off_text(tables::MEDIA_TYPE, &name, rest, Argument::None);
    }
    Ok(())
}

fn status_line(layer: &mut Layer<'_, '_>, line: Run<'_>) {
    line.put(layer, STATUS_LINE);
    let code = line.part(8, 11);
    if let Some(number) = code.number() {
        layer.nest(|layer| layer.put(STATUS, code.at, 3, number));
    }
    layer.info(format_args!(
        "Status: {} | ",
        String::from_utf8_lossy(line.part(8, line.text.len()).text)
    ));
}

fn request_line(layer: &mut Layer<'_, '_>, line: Run<'_>) {
    line.put(layer, REQUEST);
    let Some((method, rest)) = line.split(b' ') else { return };
    let target = rest.part(0, rest.text.len().saturating_sub(8));
    layer.nest(|layer| {
        method.put(layer, METHOD);
        target.put(layer, TARGET);
        layer.nest(|layer| parts(layer, target, [TARGET_USER, TARGET_HOST, TARGET_PORT]));
    });
    let (method, target) =
        (String::from_utf8_lossy(method.text), String::from_utf8_lossy(target.text));
    layer.info(format_args!("Request: {method} {target} | "));
}

/// The header's fields, one line each; returns the body's type.
fn header_fields<'b>(layer: &mut Layer<'_, '_>, headers: Run<'b>) -> Option<Run<'b>> {
    let mut content = None;
    let mut at = 0;
    // Each turn takes at least one octet.
    while at < headers.text.len() {
        let rest = headers.part(at, headers.text.len());
        let len = rest.text.iter().position(|b| *b == b'\n').map_or(rest.text.len(), |end| end + 1);
        let line = rest.part(0, len);
        at += len;
        let Some((name, value)) = line.split(b':') else { continue };
        let (name, value) = (name.trim(), value.trim());
        if name.text.eq_ignore_ascii_case(b"content-type") || name.text.eq_ignore_ascii_case(b"c") {
            content = Some(value);
        }
        header_field(layer, line, name.text, value);
    }
    content
}

fn header_field(layer: &mut Layer<'_, '_>, line: Run<'_>, name: &[u8], value: Run<'_>) {
    let mut put = |field: Field<Text>| layer.put_text(field, line.at, line.text.len(), value.text);
    match name.to_ascii_lowercase().as_slice() {
        b"via" | b"v" => {
            put(VIA);
            layer.nest(|layer| via(layer, value));
        }
        b"from" | b"f" => {
            put(FROM);
            layer.nest(|layer| {
                party(layer, value, FROM_ADDRESS, [FROM_USER, FROM_HOST, FROM_PORT], FROM_TAG)
            });
        }
        b"to" | b"t" => {
            put(TO);
            layer
                .nest(|layer| party(layer, value, TO_ADDRESS, [TO_USER, TO_HOST, TO_PORT], TO_TAG));
        }
        b"call-id" | b"i" => {
            put(CALL);
            put(CALL_GENERATED);
            layer.flag_last(dissect::tree::flags::GENERATED);
        }
        b"cseq" => {
            put(SEQUENCE);
            let Some((number, method)) = value.split(b' ') else { return };
            layer.nest(|layer| {
                if let Some(n) = number.number() {
                    layer.put(SEQUENCE_NUMBER, number.at, number.text.len(), n);
                }
                method.trim().put(layer, SEQUENCE_METHOD);
            });
        }
        b"contact" | b"m" => put(CONTACT),
        b"content-type" | b"c" => put(CONTENT),
        b"user-agent" => put(AGENT),
        b"server" => put(SERVER),
        b"allow" => put(ALLOW),
        b"supported" | b"k" => put(SUPPORTED),
        b"content-length" | b"l" => count(layer, LENGTH, line, value),
        b"expires" => count(layer, EXPIRES, line, value),
        b"max-forwards" => count(layer, HOPS, line, value),
        _ => layer.line(line.at, line.text.len(), String::from_utf8_lossy(line.text.trim_ascii())),
    }
}

fn count(layer: &mut Layer<'_, '_>, field: Field<u32>, line: Run<'_>, value: Run<'_>) {
    if let Some(number) = value.number() {
        layer.put(field, line.at, line.text.len(), number);
    }
}

fn via(layer: &mut Layer<'_, '_>, value: Run<'_>) {
    let Some((sent, mut rest)) = value.split(b' ') else { return };
    let slash = sent.text.iter().rposition(|b| *b == b'/').map_or(0, |at| at + 1);
    sent.part(slash, sent.text.len()).put(layer, VIA_TRANSPORT);
    let mut place = rest;
    if let Some((before, after)) = rest.split(b';') {
        (place, rest) = (before, after);
    } else {
        rest = rest.part(0, 0);
    }
    match place.trim().split(b':').filter(|_| !place.text.contains(&b'[')) {
        Some((host, port)) => {
            host.put(layer, VIA_ADDRESS);
            if let Some(number) = port.number() {
                layer.put(VIA_PORT, port.at, port.text.len(), number);
            }
        }
        None => place.trim().put(layer, VIA_ADDRESS),
    }
    // Each parameter takes at least one octet.
    while !rest.text.is_empty() {
        let (one, after) = rest.split(b';').unwrap_or((rest, rest.part(0, 0)));
        rest = after;
        let (name, word) = one.split(b'=').unwrap_or((one, one));
        let field = match name.trim().text {
            b"branch" => VIA_BRANCH,
            b"rport" => VIA_RPORT,
            b"received" => VIA_RECEIVED,
            _ => continue,
        };
        word.trim().put(layer, field);
    }
}

/// An address with or without a name before it, and a tag behind it.
fn party(
    layer: &mut Layer<'_, '_>,
    value: Run<'_>,
    address: Field<Text>,
    inside: [Field<Text>; 3],
    tag: Field<Text>,
) {
    let (uri, after) = match value.split(b'<').and_then(|(_, rest)| rest.split(b'>')) {
        Some(both) => both,
        None => value.split(b';').unwrap_or((value, value.part(0, 0))),
    };
    uri.put(layer, address);
    layer.nest(|layer| parts(layer, uri, inside));
    let Some(found) = after.text.windows(4).position(|four| four.eq_ignore_ascii_case(b"tag="))
    else {
        return;
    };
    let word = after.part(found + 4, after.text.len());
    let word = word.split(b';').map_or(word, |(word, _)| word).trim();
    word.put(layer, tag);
    word.put(layer, TAG);
    layer.flag_last(dissect::tree::flags::HIDDEN);
}

/// User, host and port of an address.
fn parts(layer: &mut Layer<'_, '_>, uri: Run<'_>, [user, host, port]: [Field<Text>; 3]) {
    let Some((scheme, rest)) = uri.split(b':') else { return };
    if !matches!(scheme.text, b"sip" | b"sips") {
        return;
    }
    let rest = rest.split(b';').map_or(rest, |(rest, _)| rest);
    let place = match rest.split(b'@') {
        Some((name, place)) => {
            name.put(layer, user);
            place
        }
        None => rest,
    };
    match place.split(b':').filter(|_| !place.text.contains(&b'[')) {
        Some((name, number)) => {
            name.put(layer, host);
            number.put(layer, port);
        }
        None => place.put(layer, host),
    }
}
