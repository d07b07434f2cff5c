//! Domain Name System: header, questions and sections, RFC 1035 §4, RFC 2136 (update), RFC 8490 (stateful
//! operations). Over streams each message stands after its length, RFC 1035 §4.2.2.
//!
//! Elsewhere: names (`crate::name`), records (`records.rs`), EDNS options (`options.rs`), which query a reply
//! answers (`transactions.rs`), fields and code points (`fields.rs`). mDNS and LLMNR share all of it.

use dissect::prelude::*;
use dissect::tree::flags;

use crate::name::DomainName;
use fields::*;

mod fields;
mod learn;
mod options;
mod records;
#[cfg(test)]
mod tests;
mod transactions;

pub(crate) static DNS: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[
        on(tables::UDP_PORT, 53),
        on(tables::TCP_PORT, 53),
        on(tables::TCP_PORT, 5353),
        on(tables::SCTP_PORT, 53),
        on(tables::TLS_PORT, 853),
        on(tables::DTLS_PORT, 853),
        on_text(tables::TLS_ALPN, "dot"),
        on_text(tables::MEDIA_TYPE, "application/dns-message"),
        on_text(tables::MEDIA_TYPE, "application/dns-udpwireformat"),
        heuristic(tables::UDP, looks_like),
    ],
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    head: 4,
    ..Protocol::new("dns", "DNS", "Domain Name System", dissect)
};

prefs! {
    JOIN = "desegment_dns_messages", "Put messages together that span several segments", Bool(true);
    RETRANSMISSION_SECONDS = "retransmission_timer", "Seconds within which the same query is a retransmission", Uint(5);
}

/// The dialects that share the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// RFC 1035.
    Dns,
    /// RFC 6762.
    Mdns,
    /// RFC 4795.
    Llmnr,
}

/// A message while it is taken apart.
#[derive(Clone, Copy)]
struct Message<'b> {
    /// From its header on: pointers count from here.
    span: Span<'b>,
    /// Where the header stands in the layer.
    start: usize,
    dialect: Dialect,
}

impl<'b> Message<'b> {
    /// The name where the reader stands, which moves past it.
    fn name(&self, layer: &mut Layer<'_, 'b>) -> Result<DomainName<'b>, Stop> {
        let name = DomainName::read(&self.span, layer.at().saturating_sub(self.start))?;
        layer.skip(name.octets)?;
        Ok(name)
    }

    /// The same, with a node.
    fn read_name(
        &self,
        layer: &mut Layer<'_, 'b>,
        field: Field<Text>,
    ) -> Result<DomainName<'b>, Stop> {
        let at = layer.at();
        let name = self.name(layer)?;
        layer.put_fmt(field, at, name.octets, format_args!("{name}"), 0);
        Ok(name)
    }
}

const STREAM_LENGTH_OCTETS: usize = 2;
const HEADER_OCTETS: usize = 12;
const OPCODE_UPDATE: u64 = 5;
const OPCODE_STATEFUL: u64 = 6;

/// RFC 1035 §4.2.2: two octets tell how many follow.
fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match stream.bytes.first_chunk::<STREAM_LENGTH_OCTETS>() {
        Some(length) => {
            Need::Octets(STREAM_LENGTH_OCTETS + usize::from(u16::from_be_bytes(*length)))
        }
        None => Need::More,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let over_stream = matches!(layer.caller(), "tcp" | "tls");
    let over_http = layer.caller().starts_with("http") || layer.caller() == "media";
    layer.protocol_column(if over_http { "DoH" } else { "DNS" });
    message(layer, Dialect::Dns, over_stream)
}

/// Takes a message of a dialect apart that is not DNS itself, with the fields of DNS.
pub(crate) fn dialect(layer: &mut Layer<'_, '_>, dialect: Dialect) -> Result<(), Stop> {
    let dns = layer.registry().named(Name::new("dns")).ok_or(Stop::Bug("DNS is not registered"))?;
    layer.on_behalf_of(dns, |layer| message(layer, dialect, false))
}

fn message(layer: &mut Layer<'_, '_>, dialect: Dialect, over_stream: bool) -> Result<(), Stop> {
    if layer.wants_columns() {
        layer.info_clear();
    }
    if over_stream {
        layer.read(LENGTH)?;
    }
    let start = layer.at();
    let message = Message { span: layer.rest(), start, dialect };
    let id = message.span.u16(0)?;
    let word = message.span.u16(2)?;
    let response = FLAGS_RESPONSE.is_set(word);
    let names = if layer.config().learns_names() { learn::names(&message) } else { Vec::new() };
    let link = transactions::find(layer, id, response, &names)?;
    if layer.state_only() {
        return Ok(());
    }
    layer.title(format_args!("{}", if response { " (response)" } else { " (query)" }));
    layer.read(ID)?;
    link.note(layer);
    header_flags(layer, dialect)?;
    summary(layer, id, word);
    sections(layer, &message, word)?;
    // Over TCP from the length on.
    link.show(layer, 0);
    extraneous(layer)
}

fn header_flags(layer: &mut Layer<'_, '_>, dialect: Dialect) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u16>(0)?;
    layer.skip(2)?;
    layer.put(FLAGS, at, 2, word);
    let response = FLAGS_RESPONSE.is_set(word);
    if layer.wants_labels() {
        let opcode = FLAGS_OPCODE_NAMES.name(FLAGS_OPCODE.of(word), "Unknown operation");
        if response {
            let rcode = FLAGS_RCODE_NAMES.name(FLAGS_RCODE.of(word), "Unknown error");
            layer.append(format_args!(" {opcode} response, {rcode}"));
        } else {
            layer.append(format_args!(" {opcode}"));
        }
    }
    layer.nest(|layer| {
        let shown: &[Field<()>] = match (dialect, response) {
            (Dialect::Llmnr, false) => LLMNR_QUERY_FLAGS,
            (Dialect::Llmnr, true) => LLMNR_RESPONSE_FLAGS,
            (_, false) => QUERY_FLAGS,
            (_, true) => RESPONSE_FLAGS,
        };
        for field in shown {
            // RFC 6840 §5.7: a query may ask for authenticated data.
            let asks = !response && field.mask == FLAGS_CHECKDISABLE.mask;
            if asks && FLAGS_AUTHENTICATED.is_set(word) {
                bits(layer, FLAGS_AUTHENTICATED, at, 2, word);
                layer.label(format_args!(".... .... ..1. .... = AD bit: Set"));
            }
            bits(layer, *field, at, 2, word);
        }
    });
    Ok(())
}

const QUERY_FLAGS: &[Field<()>] =
    &[FLAGS_RESPONSE, FLAGS_OPCODE, FLAGS_TRUNCATED, FLAGS_RECDESIRED, FLAGS_Z, FLAGS_CHECKDISABLE];
const RESPONSE_FLAGS: &[Field<()>] = &[
    FLAGS_RESPONSE,
    FLAGS_OPCODE,
    FLAGS_AUTHORITATIVE,
    FLAGS_TRUNCATED,
    FLAGS_RECDESIRED,
    FLAGS_RECAVAIL,
    FLAGS_Z,
    FLAGS_AUTHENTICATED,
    FLAGS_CHECKDISABLE,
    FLAGS_RCODE,
];
const LLMNR_QUERY_FLAGS: &[Field<()>] =
    &[FLAGS_RESPONSE, FLAGS_OPCODE, FLAGS_CONFLICT, FLAGS_TRUNCATED, FLAGS_TENTATIVE];
const LLMNR_RESPONSE_FLAGS: &[Field<()>] =
    &[FLAGS_RESPONSE, FLAGS_OPCODE, FLAGS_CONFLICT, FLAGS_TRUNCATED, FLAGS_TENTATIVE, FLAGS_RCODE];

/// Adds one bit field of a word.
fn bits(layer: &mut Layer<'_, '_>, field: Field<()>, at: usize, len: usize, word: impl Into<u64>) {
    layer.put_value(field, at, len, Value::U64(field.of(word)), flags::BITS);
}

/// What the Info column starts with.
fn summary(layer: &mut Layer<'_, '_>, id: u16, word: u16) {
    if !layer.wants_columns() {
        return;
    }
    let opcode = FLAGS_OPCODE.of(word);
    match FLAGS_OPCODE_NAMES.find(opcode) {
        Some(name) => layer.info_append(format_args!("{name}")),
        None => layer.info_append(format_args!("Unknown operation ({opcode})")),
    }
    if !FLAGS_RESPONSE.is_set(word) {
        return layer.info_append(format_args!(" {id:#06x}"));
    }
    layer.info_append(format_args!(" response {id:#06x}"));
    match (FLAGS_RCODE.of(word), FLAGS_RCODE_NAMES.find(FLAGS_RCODE.of(word))) {
        (0, _) => {}
        (_, Some(name)) => layer.info_append(format_args!(" {name}")),
        (rcode, None) => layer.info_append(format_args!(" Unknown error ({rcode})")),
    }
}

fn sections<'b>(layer: &mut Layer<'_, 'b>, message: &Message<'b>, word: u16) -> Result<(), Stop> {
    let opcode = FLAGS_OPCODE.of(word);
    let update = opcode == OPCODE_UPDATE;
    let question_count = layer.read(if update { COUNT_ZONES } else { COUNT_QUERIES })?;
    let answer_count = layer.read(if update { COUNT_PREREQUISITES } else { COUNT_ANSWERS })?;
    let authority_count = layer.read(if update { COUNT_UPDATES } else { COUNT_AUTH_RR })?;
    let additional_count = layer.read(COUNT_ADD_RR)?;
    if opcode == OPCODE_STATEFUL
        && question_count | answer_count | authority_count | additional_count == 0
    {
        return stateful(layer);
    }
    // The counts are only the sender's word. A question takes at least five octets, a record eleven, or it
    // stops the layer: the message's length bounds these loops.
    if question_count > 0 {
        layer.group(if update { "Zone" } else { "Queries" }, |layer| {
            (0..question_count).try_for_each(|_| question(layer, message))
        })?;
    }
    let names = if update {
        ["Prerequisites", "Updates", "Additional records"]
    } else {
        ["Answers", "Authoritative nameservers", "Additional records"]
    };
    for (name, count) in names.into_iter().zip([answer_count, authority_count, additional_count]) {
        if count > 0 {
            layer.group(name, |layer| {
                (0..count).try_for_each(|_| records::record(layer, message))
            })?;
        }
    }
    Ok(())
}

fn question(layer: &mut Layer<'_, '_>, message: &Message<'_>) -> Result<(), Stop> {
    let at = layer.at();
    let name = DomainName::read(&message.span, at - message.start)?;
    let octets = name.octets;
    let kind = layer.peek::<u16>(octets)?;
    let class = layer.peek::<u16>(octets + 2)?;
    let multicast = message.dialect == Dialect::Mdns;
    if layer.wants_columns() {
        layer.info_append(format_args!(" {} {name}", records::TypeName(kind)));
        if multicast {
            let unicast = if QRY_QU.is_set(class) { "QU" } else { "QM" };
            layer.info_append(format_args!(", \"{unicast}\" question"));
        }
    }
    layer.group(
        format_args!(
            "{name}: type {}, class {}{}",
            records::TypeName(kind),
            class_name(class, multicast),
            match (multicast, QRY_QU.is_set(class)) {
                (false, _) => "",
                (true, true) => ", \"QU\" question",
                (true, false) => ", \"QM\" question",
            }
        ),
        |layer| {
            question_fields(layer, &name, kind, class, multicast);
            layer.skip(octets + 4)
        },
    )
}

fn question_fields(
    layer: &mut Layer<'_, '_>,
    name: &DomainName<'_>,
    kind: u16,
    class: u16,
    multicast: bool,
) {
    let (at, octets) = (layer.at(), name.octets);
    layer.put_fmt(QRY_NAME, at, octets, format_args!("{name}"), 0);
    let (len, labels) = match name.text_len() {
        0 | 1 => (0, 0),
        len => (len as u64, name.label_count() as u64),
    };
    layer.put_value(QRY_NAME_LEN, at, octets, Value::U64(len), flags::GENERATED);
    layer.put_value(COUNT_LABELS, at, octets, Value::U64(labels), flags::GENERATED);
    layer.put(QRY_TYPE, at + octets, 2, kind);
    if multicast {
        bits(layer, QRY_CLASS_MDNS, at + octets + 2, 2, class);
        bits(layer, QRY_QU, at + octets + 2, 2, class);
    } else {
        layer.put(QRY_CLASS, at + octets + 2, 2, class);
    }
}

/// A class by its name; mDNS uses the highest bit for something else.
fn class_name(class: u16, multicast: bool) -> records::ClassName {
    records::ClassName(if multicast { class & 0x7fff } else { class })
}

/// Octets after the last record.
fn extraneous(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let left = layer.left();
    if left == 0 {
        return Ok(());
    }
    let at = layer.at();
    layer.group(format_args!("Extraneous Data ({left} bytes)"), |layer| {
        layer.put_bytes(EXTRANEOUS_DATA, at, layer.rest().bytes.len());
        layer.put_value(EXTRANEOUS_LENGTH, 0, 0, Value::I64(left as i64), flags::GENERATED);
        // Who reads details is told by the two lines above.
        layer.line(at, left, "Extraneous data");
        layer.flag_last(flags::HIDDEN);
        layer.note(EXTRANEOUS);
        layer.seek(at + left);
        Ok(())
    })
}

/// RFC 8490 §5.4: after the header, type-length-value items.
fn stateful(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.subtree(DSO, |layer| {
        // Each turn takes at least the four octets of an item's header.
        while layer.left() > 0 {
            let kind = layer.peek::<u16>(0)?;
            let item = layer.mark();
            layer.subtree(DSO_TLV, |layer| {
                layer.label_at(
                    item,
                    format_args!("DSO TLV: {}", DSO_TLV_TYPE_NAMES.name(kind, "Unknown")),
                );
                layer.read(DSO_TLV_TYPE)?;
                let len = usize::from(layer.read(DSO_TLV_LENGTH)?);
                layer.within(len, |layer| match kind {
                    1 => {
                        layer.read(DSO_TLV_KEEPALIVE_INACTIVITY)?;
                        layer.read(DSO_TLV_KEEPALIVE_INTERVAL).map(|_| ())
                    }
                    2 => layer.read(DSO_TLV_RETRYDELAY_RETRYDELAY).map(|_| ()),
                    3 => layer.bytes(DSO_TLV_ENCPAD_PADDING, len).map(|_| ()),
                    _ => layer.bytes(DSO_TLV_DATA, len).map(|_| ()),
                })
            })?;
        }
        Ok(())
    })
}

/// A message on a port that is not DNS's: everything in it must be as RFC 1035 has it, to the last octet.
fn looks_like(probe: &Probe<'_>) -> bool {
    checks_out(&probe.span).unwrap_or(false)
}

fn checks_out(span: &Span<'_>) -> Result<bool, Stop> {
    const OPCODE_AND_Z: u16 = 0x7840;
    const CLASS_INTERNET: u16 = 1;
    let word = span.u16(2)?;
    let counts = [span.u16(4)?, span.u16(6)?, span.u16(8)?, span.u16(10)?];
    let response = FLAGS_RESPONSE.is_set(word);
    let [questions, answers, authorities, additions] = counts;
    let plain =
        word & OPCODE_AND_Z == 0 && questions == 1 && (response || answers | authorities == 0);
    if !plain || (!response && (FLAGS_RCODE.of(word) != 0 || word & 0x0480 != 0)) {
        return Ok(false);
    }
    let mut at = HEADER_OCTETS;
    let name = DomainName::read(span, at)?;
    at += name.octets;
    let known = FLAGS_RCODE_NAMES.find(FLAGS_RCODE.of(word)).is_some()
        && QRY_TYPE_NAMES.find(u64::from(span.u16(at)?)).is_some()
        && span.u16(at)? != 0
        && span.u16(at + 2)? == CLASS_INTERNET
        && !name.is_root()
        && name.labels().flatten().all(|c| matches!(c, 0x21..=0x7e));
    if !known {
        return Ok(false);
    }
    at += 4;
    // Each turn takes at least eleven octets of the message.
    for _ in 0..u32::from(answers) + u32::from(authorities) + u32::from(additions) {
        at += DomainName::read(span, at)?.octets;
        at += 10 + usize::from(span.u16(at + 8)?);
        if at > span.len() {
            return Ok(false);
        }
    }
    Ok(at == span.len())
}
