//! Internet Message Format: RFC 5322; MIME header fields: RFC 2045; those of X.400 gateways: RFC 2156.
//!
//! Elsewhere: lists of addresses (`address.rs`).

mod address;
#[cfg(test)]
mod tests;

use codec_text::{Escaped, loose_line};
use dissect::prelude::*;

use crate::lines::{Spaced, put_text};

pub(crate) static IMF: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on_text(tables::MEDIA_TYPE, "message/rfc822")],
    ..Protocol::new("imf", "IMF", "Internet Message Format", dissect)
};

fields! {
    DATE: Text = "imf.date", "Date", None;
    FROM: Text = "imf.from", "From", None;
    SENDER: Text = "imf.sender", "Sender", None;
    REPLY_TO: Text = "imf.reply_to", "Reply-To", None;
    TO: Text = "imf.to", "To", None;
    CC: Text = "imf.cc", "Cc", None;
    BCC: Text = "imf.bcc", "Bcc", None;
    MESSAGE_ID: Text = "imf.message_id", "Message-ID", None;
    IN_REPLY_TO: Text = "imf.in_reply_to", "In-Reply-To", None;
    REFERENCES: Text = "imf.references", "References", None;
    SUBJECT: Text = "imf.subject", "Subject", None;
    COMMENTS: Text = "imf.comments", "Comments", None;
    USER_AGENT: Text = "imf.user_agent", "User-Agent", None;
    KEYWORDS: Text = "imf.keywords", "Keywords", None;
    RESENT_DATE: Text = "imf.resent.date", "Resent-Date", None;
    RESENT_FROM: Text = "imf.resent.from", "Resent-From", None;
    RESENT_SENDER: Text = "imf.resent.sender", "Resent-Sender", None;
    RESENT_TO: Text = "imf.resent.to", "Resent-To", None;
    RESENT_CC: Text = "imf.resent.cc", "Resent-Cc", None;
    RESENT_BCC: Text = "imf.resent.bcc", "Resent-Bcc", None;
    RESENT_MESSAGE_ID: Text = "imf.resent.message_id", "Resent-Message-ID", None;
    RETURN_PATH: Text = "imf.return_path", "Return-Path", None;
    RECEIVED: Text = "imf.received", "Received", None;
    CONTENT_TYPE: Text = "imf.content.type", "Content-Type", None;
    CONTENT_DESCRIPTION: Text = "imf.content.description", "Content-Description", None;
    CONTENT_ID: Text = "imf.content.id", "Content-ID", None;
    CONTENT_TRANSFER_ENCODING: Text = "imf.content.transfer_encoding", "Content-Transfer-Encoding", None;
    MIME_VERSION: Text = "imf.mime_version", "MIME-Version", None;
    AUTOFORWARDED: Text = "imf.autoforwarded", "Autoforwarded", None;
    AUTOSUBMITTED: Text = "imf.autosubmitted", "Autosubmitted", None;
    X400_CONTENT_IDENTIFIER: Text = "imf.x400_content_identifier", "X400-Content-Identifier", None;
    CONTENT_LANGUAGE: Text = "imf.content_language", "Content-Language", None;
    CONVERSION: Text = "imf.conversion", "Conversion", None;
    CONVERSION_WITH_LOSS: Text = "imf.conversion_with_loss", "Conversion-With-Loss", None;
    DELIVERY_DATE: Text = "imf.delivery_date", "Delivery-Date", None;
    DISCARDED_X400_IPMS_EXTENSIONS: Text = "imf.discarded_x400_ipms_extensions", "Discarded-X400-IPMS-Extensions", None;
    DISCARDED_X400_MTS_EXTENSIONS: Text = "imf.discarded_x400_mts_extensions", "Discarded-X400-MTS-Extensions", None;
    DL_EXPANSION_HISTORY: Text = "imf.dl_expansion_history", "DL-Expansion-History", None;
    DEFERRED_DELIVERY: Text = "imf.deferred_delivery", "Deferred-Delivery", None;
    EXPIRES: Text = "imf.expires", "Expires", None;
    IMPORTANCE: Text = "imf.importance", "Importance", None;
    INCOMPLETE_COPY: Text = "imf.incomplete_copy", "Incomplete-Copy", None;
    LATEST_DELIVERY_TIME: Text = "imf.latest_delivery_time", "Latest-Delivery-Time", None;
    MESSAGE_TYPE: Text = "imf.message_type", "Message-Type", None;
    ORIGINAL_ENCODED_INFORMATION_TYPES: Text = "imf.original_encoded_information_types", "Original-Encoded-Information-Types", None;
    ORIGINATOR_RETURN_ADDRESS: Text = "imf.originator_return_address", "Originator-Return-Address", None;
    PRIORITY: Text = "imf.priority", "Priority", None;
    REPLY_BY: Text = "imf.reply_by", "Reply-By", None;
    SENSITIVITY: Text = "imf.sensitivity", "Sensitivity", None;
    SUPERSEDES: Text = "imf.supersedes", "Supersedes", None;
    X400_CONTENT_TYPE: Text = "imf.x400_content_type", "X400-Content-Type", None;
    X400_MTS_IDENTIFIER: Text = "imf.x400_mts_identifier", "X400-MTS-Identifier", None;
    X400_ORIGINATOR: Text = "imf.x400_originator", "X400-Originator", None;
    X400_RECEIVED: Text = "imf.x400_received", "X400-Received", None;
    X400_RECIPIENTS: Text = "imf.x400_recipients", "X400-Recipients", None;
    DELIVERED_TO: Text = "imf.delivered_to", "Delivered-To", None;
    X_MAILER: Text = "imf.ext.mailer", "X-Mailer", None;
    X_MIMEOLE: Text = "imf.ext.mimeole", "X-MimeOLE", None;
    EXPIRY_DATE: Text = "imf.ext.expiry-date", "Expiry-Date", None;
    X_MS_TNEF_CORRELATOR: Text = "imf.ext.tnef-correlator", "X-MS-TNEF-Correlator", None;
    X_UIDL: Text = "imf.ext.uidl", "X-UIDL", None;
    X_AUTHENTICATION_WARNING: Text = "imf.ext.authentication_warning", "X-Authentication-Warning", None;
    X_VIRUS_SCANNED: Text = "imf.ext.virus_scanned", "X-Virus-Scanned", None;
    X_ORIGINAL_TO: Text = "imf.ext.original-to", "X-Original-To", None;
    THREAD_INDEX: Text = "imf.thread-index", "Thread-Index", None;
    LINES: Text = "imf.lines", "Lines", None;
    PRECEDENCE: Text = "imf.precedence", "Precedence", None;
    EXTENSION: Text = "imf.extension", "Unknown-Extension", None;
    EXTENSION_TYPE: Text = "imf.extension.type", "Type", None;
    EXTENSION_VALUE: Text = "imf.extension.value", "Value", None;
    CONTENT_TYPE_TYPE: Text = "imf.content.type.type", "Type", None;
    CONTENT_TYPE_PARAMETERS: Text = "imf.content.type.parameters", "Parameters", None;
    DISPLAY_NAME: Text = "imf.display_name", "Display-Name", None;
    ADDRESS: Text = "imf.address", "Address", None;
    ADDRESS_ITEM: Text = "imf.address_list.item", "Item", None;
    MAILBOX_ITEM: Text = "imf.mailbox_list.item", "Item", None;
    SIO_LABEL: Empty = "imf.siolabel", "SIO-Label", None;
    SIO_MARKING: Text = "imf.siolabel.marking", "Marking", None;
    SIO_FGCOLOR: Text = "imf.siolabel.fgcolor", "Foreground Color", None;
    SIO_BGCOLOR: Text = "imf.siolabel.bgcolor", "Background Color", None;
    SIO_TYPE: Text = "imf.siolabel.type", "Type", None;
    SIO_LABEL_LABEL: Text = "imf.siolabel.label", "Label", None;
    SIO_UNKNOWN: Text = "imf.siolabel.unknown", "Unknown parameter", None;
    MESSAGE_TEXT: Empty = "imf.message_text", "Message-Text", None;
}

notes! {
    /// Parameters of a label that its format does not have.
    UNKNOWN_PARAMETER = "imf.unknown_param", Warn, Protocol, "Unknown parameter";
}

/// How a header field's value is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    From,
    Subject,
    Mailbox,
    Mailboxes,
    Addresses,
    ContentType,
    SioLabel,
}

/// Header fields by name in lower case, ascending.
static HEADERS: &[(&str, Form, Field<Text>)] = &[
    ("autoforwarded", Form::Text, AUTOFORWARDED),
    ("autosubmitted", Form::Text, AUTOSUBMITTED),
    ("bcc", Form::Addresses, BCC),
    ("cc", Form::Addresses, CC),
    ("comments", Form::Text, COMMENTS),
    ("content-description", Form::Text, CONTENT_DESCRIPTION),
    ("content-id", Form::Text, CONTENT_ID),
    ("content-language", Form::Text, CONTENT_LANGUAGE),
    ("content-transfer-encoding", Form::Text, CONTENT_TRANSFER_ENCODING),
    ("content-type", Form::ContentType, CONTENT_TYPE),
    ("conversion", Form::Text, CONVERSION),
    ("conversion-with-loss", Form::Text, CONVERSION_WITH_LOSS),
    ("date", Form::Text, DATE),
    ("deferred-delivery", Form::Text, DEFERRED_DELIVERY),
    ("delivered-to", Form::Mailbox, DELIVERED_TO),
    ("delivery-date", Form::Text, DELIVERY_DATE),
    ("discarded-x400-ipms-extensions", Form::Text, DISCARDED_X400_IPMS_EXTENSIONS),
    ("discarded-x400-mts-extensions", Form::Text, DISCARDED_X400_MTS_EXTENSIONS),
    ("dl-expansion-history", Form::Text, DL_EXPANSION_HISTORY),
    ("expires", Form::Text, EXPIRES),
    ("expiry-date", Form::Text, EXPIRY_DATE),
    ("from", Form::From, FROM),
    ("importance", Form::Text, IMPORTANCE),
    ("in-reply-to", Form::Text, IN_REPLY_TO),
    ("incomplete-copy", Form::Text, INCOMPLETE_COPY),
    ("keywords", Form::Text, KEYWORDS),
    ("latest-delivery-time", Form::Text, LATEST_DELIVERY_TIME),
    ("lines", Form::Text, LINES),
    ("message-id", Form::Text, MESSAGE_ID),
    ("message-type", Form::Text, MESSAGE_TYPE),
    ("mime-version", Form::Text, MIME_VERSION),
    ("original-encoded-information-types", Form::Text, ORIGINAL_ENCODED_INFORMATION_TYPES),
    ("originator-return-address", Form::Text, ORIGINATOR_RETURN_ADDRESS),
    ("precedence", Form::Text, PRECEDENCE),
    ("priority", Form::Text, PRIORITY),
    ("received", Form::Text, RECEIVED),
    ("references", Form::Text, REFERENCES),
    ("reply-by", Form::Text, REPLY_BY),
    ("reply-to", Form::Addresses, REPLY_TO),
    ("resent-bcc", Form::Addresses, RESENT_BCC),
    ("resent-cc", Form::Addresses, RESENT_CC),
    ("resent-date", Form::Text, RESENT_DATE),
    ("resent-from", Form::Mailboxes, RESENT_FROM),
    ("resent-message-id", Form::Text, RESENT_MESSAGE_ID),
    ("resent-sender", Form::Mailbox, RESENT_SENDER),
    ("resent-to", Form::Addresses, RESENT_TO),
    ("return-path", Form::Text, RETURN_PATH),
    ("sender", Form::Mailbox, SENDER),
    ("sensitivity", Form::Text, SENSITIVITY),
    ("sio-label", Form::SioLabel, EXTENSION),
    ("subject", Form::Subject, SUBJECT),
    ("supersedes", Form::Text, SUPERSEDES),
    ("thread-index", Form::Text, THREAD_INDEX),
    ("to", Form::Addresses, TO),
    ("user-agent", Form::Text, USER_AGENT),
    ("x-authentication-warning", Form::Text, X_AUTHENTICATION_WARNING),
    ("x-mailer", Form::Text, X_MAILER),
    ("x-mimeole", Form::Text, X_MIMEOLE),
    ("x-ms-tnef-correlator", Form::Text, X_MS_TNEF_CORRELATOR),
    ("x-original-to", Form::Addresses, X_ORIGINAL_TO),
    ("x-uidl", Form::Text, X_UIDL),
    ("x-virus-scanned", Form::Text, X_VIRUS_SCANNED),
    ("x400-content-identifier", Form::Text, X400_CONTENT_IDENTIFIER),
    ("x400-content-type", Form::Text, X400_CONTENT_TYPE),
    ("x400-mts-identifier", Form::Text, X400_MTS_IDENTIFIER),
    ("x400-originator", Form::Text, X400_ORIGINATOR),
    ("x400-received", Form::Text, X400_RECEIVED),
    ("x400-recipients", Form::Text, X400_RECIPIENTS),
];

fn header_named(name: &[u8]) -> Option<(Form, Field<Text>)> {
    let mut lower = [0u8; 40];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    let at = HEADERS.binary_search_by(|row| row.0.as_bytes().cmp(lower)).ok()?;
    HEADERS.get(at).map(|row| (row.1, row.2))
}

/// A header field: where it starts, where its name ends, where its value starts and ends, where the next starts.
#[derive(Clone, Copy)]
struct Header {
    at: usize,
    colon: usize,
    value: usize,
    end: usize,
    next: usize,
}

impl Header {
    /// The header field that starts at `at`; `None` if nothing there is one.
    fn find(text: &[u8], at: usize) -> Option<Header> {
        let colon = at + memchr::memchr(b':', text.get(at..)?)?;
        let rest = text.get(colon + 1..)?;
        let value = colon + 1 + rest.iter().take_while(|c| c.is_ascii_whitespace()).count();
        let mut from = colon + 1;
        // Each turn passes over a CR.
        loop {
            let cr = from + memchr::memchr(b'\r', text.get(from..)?)?;
            match text.get(cr + 1..cr + 3) {
                Some([b'\n', b' ' | b'\t']) => from = cr + 3,
                Some([b'\n', _]) => {
                    // An empty value has its line's end taken for white space.
                    let value = value.min(cr);
                    return Some(Header { at, colon, value, end: cr, next: cr + 2 });
                }
                _ if text.get(cr + 1..) == Some(b"\n") => {
                    // The reference takes two octets too few where the text ends with a header field.
                    let end = cr.saturating_sub(2).max(value.min(cr));
                    return Some(Header { at, colon, value: value.min(cr), end, next: cr });
                }
                _ => from = cr + 1,
            }
        }
    }

    fn value_len(&self) -> usize {
        self.end - self.value
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let text = span.bytes;
    layer.covers(span.len());
    layer.protocol_append("/IMF");
    layer.info_clear();
    let (mut at, mut body, mut content_type) = (0, 0, None);
    // Each turn takes a header field.
    while let Some(header) = Header::find(text, at) {
        show(layer, text, header, &mut content_type);
        at = header.next;
        if text.get(at..at + 2) == Some(b"\r\n") {
            body = at + 2;
            break;
        }
    }
    let taken = content_type.is_some_and(|(at, len)| hand_on(layer, span, at, len, body));
    if content_type.is_none() && !taken {
        message_text(layer, text, body);
    }
    Ok(())
}

fn show(
    layer: &mut Layer<'_, '_>,
    text: &[u8],
    header: Header,
    content_type: &mut Option<(usize, usize)>,
) {
    let Header { at, colon, value, end, .. } = header;
    let len = header.value_len();
    let octets = text.get(value..end).unwrap_or(&[]);
    let Some((form, field)) = text.get(at..colon).and_then(header_named) else {
        put_text(layer, EXTENSION, at, end - at);
        layer.append(format_args!(" (not a field of the standards)"));
        layer.nest(|layer| {
            put_text(layer, EXTENSION_TYPE, at, colon - at);
            put_text(layer, EXTENSION_VALUE, value, len);
        });
        return;
    };
    if form == Form::SioLabel {
        layer.put_bytes(SIO_LABEL, value, len);
        layer.nest(|layer| sio_label(layer, text, value, end));
        return;
    }
    put_text(layer, field, value, len);
    let whole = value..header.next;
    match form {
        Form::Text | Form::SioLabel => {}
        Form::Subject => layer.info_append(format_args!("subject: {}, ", Escaped(octets))),
        Form::From => {
            layer.info_append(format_args!("from: {}, ", Escaped(octets)));
            address::list(layer, text, whole, false);
        }
        Form::Mailboxes => address::list(layer, text, whole, false),
        Form::Addresses => address::list(layer, text, whole, true),
        Form::Mailbox => layer.nest(|layer| address::mailbox(layer, text, whole)),
        Form::ContentType => {
            let Some(semicolon) = memchr::memchr(b';', octets) else { return };
            layer.nest(|layer| {
                put_text(layer, CONTENT_TYPE_TYPE, value, semicolon);
                let from = semicolon + 1;
                // The reference shows none where the text ends with the header field.
                if header.next == end + 2 && text.get(end) == Some(&b'\r') {
                    put_text(layer, CONTENT_TYPE_PARAMETERS, value + from, len - from);
                }
            });
            *content_type = Some((value, len));
        }
    }
}

/// SIO-Label (RFC 7444 section 2): parameters `name=value`.
fn sio_label(layer: &mut Layer<'_, '_>, text: &[u8], value: usize, end: usize) {
    let mut at = value;
    // Each turn takes a parameter.
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        let len = memchr::memchr(b';', rest).unwrap_or(rest.len());
        let next = at + len + 1;
        let blank = rest.iter().take_while(|c| c.is_ascii_whitespace()).count().min(len);
        let parameter = rest.get(blank..len).unwrap_or(&[]);
        at += blank;
        let equals = memchr::memchr(b'=', parameter);
        let name = equals.and_then(|e| parameter.get(..e)).unwrap_or(&[]);
        let field = [
            (b"marking".as_slice(), SIO_MARKING),
            (b"fgcolor", SIO_FGCOLOR),
            (b"bgcolor", SIO_BGCOLOR),
            (b"type", SIO_TYPE),
            (b"label", SIO_LABEL_LABEL),
        ]
        .into_iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
        match (field, equals) {
            (Some((_, field)), Some(equals)) => {
                put_text(layer, field, at + equals + 1, parameter.len() - equals - 1);
            }
            _ => {
                put_text(layer, SIO_UNKNOWN, at, parameter.len());
                layer.note(UNKNOWN_PARAMETER);
            }
        }
        at = next;
    }
}

/// Hands the body to whoever knows its media type.
fn hand_on<'b>(
    layer: &mut Layer<'_, 'b>,
    span: Span<'b>,
    at: usize,
    len: usize,
    body: usize,
) -> bool {
    let kind = span.bytes.get(at..at + len).unwrap_or(&[]);
    let end = memchr::memchr(b';', kind).unwrap_or(kind.len());
    let name = String::from_utf8_lossy(kind.get(..end).unwrap_or(&[])).to_ascii_lowercase();
    let (registry, config) = (layer.registry(), layer.config());
    let found =
        registry.lookup_text(config, tables::MEDIA_TYPE, &name).or_else(|| match name.as_str() {
            "application/octet-stream" => registry.named(Name::new("data")),
            _ if name.starts_with("multipart/") => registry.named(Name::new("mime_multipart")),
            _ => None,
        });
    // A further mail of the segment keeps the sender and subject of this one.
    layer.info_fence();
    let layers = layer.stack_len();
    let taken =
        found.is_some_and(|id| layer.call_nested(id, span.from(body), Argument::Bytes(kind)));
    if body >= span.len() {
        // The reference takes a protocol that reads no octets for one that gave up.
        layer.truncate_stack(layers);
    }
    taken
}

/// The body, line by line.
fn message_text(layer: &mut Layer<'_, '_>, text: &[u8], body: usize) {
    layer.put_bytes(MESSAGE_TEXT, body, text.len().saturating_sub(body));
    if !layer.wants_columns() && !layer.wants_tree() {
        return;
    }
    layer.nest(|layer| {
        let mut at = body;
        // Each turn takes a line.
        while let Some(line) = loose_line(text, at) {
            let octets = Spaced(text.get(at..line.next).unwrap_or(&[]));
            if !layer.info_is_empty() {
                layer.info_append(format_args!(", "));
            }
            layer.info_append(format_args!("{octets}"));
            layer.line(at, line.whole_len(), octets);
            at = line.next;
        }
    });
}
