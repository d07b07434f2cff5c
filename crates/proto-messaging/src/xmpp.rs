//! Extensible Messaging and Presence Protocol: RFC 6120 sections 4 (streams) and 8 (stanzas). The elements are
//! shown as XML; of stanzas the common attributes stand beside it.

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static XMPP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 5222)],
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    counts_pdus: false,
    stateless: true,
    ..Protocol::new("xmpp", "XMPP", "XMPP Protocol", dissect)
};

prefs! {
    JOIN = "desegment", "Put messages together that span several segments", Bool(true);
}

fields! {
    OUT: bool = "xmpp.out", "Out", Flag;
    IN: bool = "xmpp.in", "In", Flag;
    HEADER: Text = "xmpp.xml_header_version", "XML HEADER VER", None;
    IQ: Empty = "xmpp.iq", "IQ", None;
    PRESENCE: Empty = "xmpp.presence", "PRESENCE", None;
    MESSAGE: Empty = "xmpp.message", "MESSAGE", None;
    ID: Text = "xmpp.id", "id", None;
    TYPE: Text = "xmpp.type", "type", None;
    FROM: Text = "xmpp.from", "from", None;
    TO: Text = "xmpp.to", "to", None;
    STREAM: Empty = "xmpp.stream", "STREAM", None;
    NAMESPACE: Text = "xmpp.xmlns", "xmlns", None;
    PING: Empty = "xmpp.ping", "PING", None;
    QUERY: Empty = "xmpp.query", "QUERY", None;
    /// Service discovery, XEP-0030.
    QUERY_NODE: Text = "xmpp.query.node", "node", None;
    QUERY_FEATURE: Text = "xmpp.query.feature", "FEATURE", None;
}

/// A run of the packet's octets.
#[derive(Clone, Copy)]
struct Run<'b> {
    at: usize,
    text: &'b [u8],
}

impl<'b> Run<'b> {
    fn from(self, at: usize) -> Run<'b> {
        Run { at: self.at + at, text: self.text.get(at..).unwrap_or(&[]) }
    }

    fn first(self, len: usize) -> Run<'b> {
        Run { at: self.at, text: self.text.get(..len).unwrap_or(self.text) }
    }

    fn find(self, byte: u8) -> Option<usize> {
        self.text.iter().position(|b| *b == byte)
    }

    /// The name of the tag that stands here behind its bracket.
    fn name(self) -> &'b [u8] {
        let end =
            self.text.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
        self.first(end.unwrap_or(self.text.len())).text
    }

    fn lossy(self) -> std::borrow::Cow<'b, str> {
        String::from_utf8_lossy(self.text)
    }
}

/// The next start tag: what stands between its brackets, and what follows it.
fn tag(run: Run<'_>) -> Option<(Run<'_>, Run<'_>)> {
    let start = run.from(run.find(b'<')? + 1);
    let end = start.find(b'>')?;
    Some((start.first(end), start.from(end + 1)))
}

/// The value of an attribute of a tag.
fn attribute<'b>(tag: Run<'b>, name: &[u8]) -> Option<Run<'b>> {
    let mut rest = tag;
    // Each turn takes an attribute.
    loop {
        let equals = rest.find(b'=')?;
        let word = rest.first(equals).text.trim_ascii();
        let own = word.rsplit(|b| b.is_ascii_whitespace()).next().unwrap_or(word);
        let quote = *rest.text.get(equals + 1)?;
        let value = rest.from(equals + 2);
        let end = value.find(quote)?;
        if own == name {
            return Some(value.first(end));
        }
        rest = value.from(end + 1);
    }
}

/// A stream is cut where a segment ends with a tag, which is where a stanza may end.
fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match stream.bytes.trim_ascii_end().last() {
        Some(b'>') => Need::Octets(stream.bytes.len()),
        _ => Need::More,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    layer.protocol_column("XMPP");
    layer.info_clear();
    layer.covers(span.len());
    if let Some(xml) = layer.registry().named(Name::new("xml")) {
        layer.call_nested(xml, span, Argument::None);
    }
    let out = layer.ends().destination_port == 5222;
    layer.put_value(if out { OUT } else { IN }, 0, 0, Value::U64(1), flags::HIDDEN);
    let all = Run { at: 0, text: span.bytes };
    let root = match all.text.trim_ascii_start().first() {
        Some(b'<') => tag(all),
        _ => None,
    };
    let Some((root, rest)) = root else {
        layer.info(format_args!("UNKNOWN PACKET "));
        layer.seek(span.len());
        return Ok(());
    };
    let other = attribute(root, if out { b"to" } else { b"from" });
    match root.name() {
        b"?xml" => header(layer, root, rest),
        b"stream:stream" => {
            stream_start(layer, root);
            layer.info(format_args!("STREAM "));
        }
        b"stream:features" => layer.info(format_args!("FEATURES ")),
        b"iq" => {
            stanza(layer, IQ, root, span.len());
            let kind = attribute(root, b"type").unwrap_or(root.first(0));
            layer.info(format_args!("IQ({}) ", kind.lossy()));
            child(layer, rest);
        }
        b"presence" => {
            stanza(layer, PRESENCE, root, span.len());
            layer.info(format_args!("PRESENCE "));
        }
        b"message" => {
            stanza(layer, MESSAGE, root, span.len());
            layer.info(format_args!("MESSAGE "));
        }
        name @ (b"auth" | b"challenge" | b"response" | b"success") => {
            layer.info(format_args!("{}", String::from_utf8_lossy(name).to_ascii_uppercase()));
            layer.seek(span.len());
            return Ok(());
        }
        _ => layer.info(format_args!("UNKNOWN PACKET ")),
    }
    if let Some(other) = other {
        layer.info_append(format_args!("{} {} ", if out { '>' } else { '<' }, other.lossy()));
    }
    layer.seek(span.len());
    Ok(())
}

/// The declaration of XML that may stand before the stream's tag.
fn header(layer: &mut Layer<'_, '_>, declaration: Run<'_>, rest: Run<'_>) {
    if let Some(version) = attribute(declaration, b"version") {
        layer.put_text(HEADER, 0, rest.at, version.text);
    }
    let stream = tag(rest).filter(|(next, _)| next.name() == b"stream:stream");
    layer.info(format_args!("{}", if stream.is_some() { "STREAM " } else { "XML " }));
}

/// Section 4.7: the stream's own tag and its namespaces.
fn stream_start(layer: &mut Layer<'_, '_>, root: Run<'_>) {
    layer.put_bytes(STREAM, 0, root.at + root.text.len() + 1);
    layer.nest(|layer| {
        for name in ["xmlns", "xmlns:stream"] {
            value(layer, root, name, NAMESPACE);
        }
    });
}

/// An attribute's value as a field.
fn value(layer: &mut Layer<'_, '_>, tag: Run<'_>, name: &str, field: Field<Text>) {
    if let Some(value) = attribute(tag, name.as_bytes()) {
        layer.put_text(field, value.at, value.text.len(), value.text);
    }
}

/// Section 8.1: the attributes that all stanzas have.
fn stanza(layer: &mut Layer<'_, '_>, kind: Field<Empty>, root: Run<'_>, len: usize) {
    layer.put_bytes(kind, 0, len);
    layer.nest(|layer| {
        for (name, field) in [("id", ID), ("type", TYPE), ("from", FROM), ("to", TO)] {
            value(layer, root, name, field);
        }
    });
}

/// What an info/query stanza carries, by its first child.
fn child(layer: &mut Layer<'_, '_>, rest: Run<'_>) {
    let Some((child, inside)) = tag(rest).filter(|(child, _)| !child.text.starts_with(b"/")) else {
        return;
    };
    let name = String::from_utf8_lossy(child.name()).to_ascii_uppercase();
    layer.nest(|layer| match name.as_str() {
        "QUERY" => query(layer, child, inside),
        "PING" => {
            layer.put_bytes(PING, child.at, child.text.len());
            layer.nest(|layer| value(layer, child, "xmlns", NAMESPACE));
        }
        _ => {}
    });
    layer.info_append(format_args!("{name}"));
    if let Some(space) = attribute(child, b"xmlns").filter(|_| name == "QUERY") {
        let space = space.lossy();
        let short = space.strip_prefix("http://jabber.org/protocol/").unwrap_or(&space);
        layer.info_append(format_args!("({short})"));
    }
    layer.info_append(format_args!(" "));
}

/// What a query asks for, and the features that an answer lists.
fn query(layer: &mut Layer<'_, '_>, tag_of: Run<'_>, inside: Run<'_>) {
    layer.put_bytes(QUERY, tag_of.at, tag_of.text.len());
    layer.nest(|layer| {
        value(layer, tag_of, "xmlns", NAMESPACE);
        value(layer, tag_of, "node", QUERY_NODE);
        if tag_of.text.ends_with(b"/") {
            return;
        }
        let mut rest = inside;
        // Each turn takes a tag.
        while let Some((next, after)) = tag(rest) {
            match next.name() {
                b"feature" => value(layer, next, "var", QUERY_FEATURE),
                _ if next.text == b"/query" => break,
                _ => {}
            }
            rest = after;
        }
    });
}
