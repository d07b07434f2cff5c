//! Connection-oriented transport protocol, ITU-T X.224 (ISO/IEC 8073).

use dissect::prelude::*;

pub(crate) static COTP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::IP_PROTO, 29)],
    ..Protocol::new(
        "cotp",
        "COTP",
        "ISO 8073/X.224 COTP Connection-Oriented Transport Protocol",
        dissect,
    )
};

fields! {
    /// Of the header, without this octet. X.224 section 13.2.1.
    LENGTH: u8 = "cotp.li", "Length", Dec;
    TYPE: u8 = "cotp.type", "PDU Type", Hex, TYPES;
    SOURCE: u16 = "cotp.srcref", "Source reference", Hex;
    DESTINATION: u16 = "cotp.destref", "Destination reference", Hex;
    CLASS_WORD: Bits<u8> = "cotp.class.word", "Class", Hex {
        CLASS: 0xf0 = "cotp.class", "Class", Dec;
        EXTENDED: 0x02 = "cotp.opts.extended_formats", "Extended formats", Flag;
        NO_FLOW_CONTROL: 0x01 = "cotp.opts.no_explicit_flow_control", "No explicit flow control", Flag;
    };
    NUMBER_WORD: Bits<u8> = "cotp.tpdu-number.word", "TPDU number and end mark", Hex {
        NUMBER: 0x7f = "cotp.tpdu-number", "TPDU number", Hex;
        LAST: 0x80 = "cotp.eot", "Last data unit", Flag;
    };
    YOUR_NUMBER: u8 = "cotp.next-tpdu-number", "Your TPDU number", Hex;
    CAUSE: u8 = "cotp.cause", "Cause", Dec, CAUSES;
    REJECT_CAUSE: u8 = "cotp.reject_cause", "Reject cause", Dec;
    PARAMETER_CODE: u8 = "cotp.parameter_code", "Parameter code", Hex, PARAMETERS;
    PARAMETER_LENGTH: u8 = "cotp.parameter_length", "Parameter length", Dec;
    PARAMETER_VALUE: Bytes = "cotp.parameter_value", "Parameter value", None;
    SOURCE_TSAP: Text = "cotp.src-tsap", "Source TSAP", None;
    SOURCE_TSAP_BYTES: Bytes = "cotp.src-tsap-bytes", "Source TSAP", None;
    DESTINATION_TSAP: Text = "cotp.dst-tsap", "Destination TSAP", None;
    DESTINATION_TSAP_BYTES: Bytes = "cotp.dst-tsap-bytes", "Destination TSAP", None;
    /// Coded as an exponent of two; shown as octets.
    SIZE: u8 = "cotp.tpdu_size", "TPDU size", Dec;
    SEGMENT_DATA: Bytes = "cotp.segment_data", "COTP segment data", None;
}

notes! {
    DISCONNECT = "cotp.disconnect_request", Chat, Sequence, "Disconnect Request";
    CONFIRM = "cotp.disconnect_confirm", Chat, Sequence, "Disconnect Confirm";
    REJECT = "cotp.reject", Note, Sequence, "Reject";
}

values! { TYPES {
    0x01 "ED Expedited Data", 0x02 "EA Expedited Data Acknowledgement", 0x05 "RJ Reject", 0x06 "AK Data Acknowledgement",
    0x07 "ER TPDU Error", 0x08 "DR Disconnect Request", 0x0c "DC Disconnect Confirm", 0x0d "CC Connect Confirm",
    0x0e "CR Connect Request", 0x0f "DT Data",
} }
values! { CAUSES {
    0 "Reason not specified", 1 "Congestion at TSAP", 2 "Session entity not attached to TSAP", 3 "Address unknown",
    128 "Normal disconnect initiated by session entity", 129 "Remote transport entity congestion at connect request time",
    130 "Connection negotiation failed", 131 "Duplicate source reference detected for the same pair of NSAPs",
    132 "Mismatched references", 133 "Protocol error", 135 "Reference overflow",
    136 "Connection request refused on this network connection", 138 "Header or parameter length invalid",
} }
values! { PARAMETERS {
    0x85 "ack-time", 0x86 "res-error", 0x87 "priority", 0x88 "transit-delay", 0x89 "throughput", 0x8a "seq-nr",
    0x8b "reassignment", 0x8c "flow-cntl", 0xc0 "tpdu-size", 0xc1 "src-tsap", 0xc2 "dst-tsap", 0xc3 "checksum",
    0xc4 "version-nr", 0xc5 "protection", 0xc6 "opt-sel", 0xc7 "proto-class", 0xf0 "pref-max-tpdu-size",
    0xf2 "inactivity-timer",
} }

/// Types of TPDU, the upper four bits of the code. X.224 table 8.
mod kind {
    pub(super) const EXPEDITED: u8 = 1;
    pub(super) const REJECT: u8 = 5;
    pub(super) const ACKNOWLEDGE: u8 = 6;
    pub(super) const ERROR: u8 = 7;
    pub(super) const DISCONNECT: u8 = 8;
    pub(super) const DISCONNECT_CONFIRM: u8 = 12;
    pub(super) const CONNECT_CONFIRM: u8 = 13;
    pub(super) const CONNECT: u8 = 14;
    pub(super) const DATA: u8 = 15;
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("COTP");
    layer.info_clear();
    // The shortest header is that of a data unit: type and number.
    if layer.span().u8(0)? < 2 {
        return Err(Stop::NotMine);
    }
    let length = usize::from(layer.read(LENGTH)?);
    let code = layer.span().u8(1)?;
    layer.put(TYPE, 1, 1, code >> 4);
    layer.seek(2);
    match code >> 4 {
        kind::DATA | kind::EXPEDITED => data(layer, code >> 4, length),
        kind::CONNECT | kind::CONNECT_CONFIRM => connect(layer, code >> 4, length),
        kind::DISCONNECT => disconnect(layer, length),
        kind::DISCONNECT_CONFIRM => {
            let destination = layer.read(DESTINATION)?;
            let source = layer.read(SOURCE)?;
            layer.info(format_args!("DC TPDU src-ref: {source:#06x} dst-ref: {destination:#06x}"));
            layer.note_here(
                CONFIRM,
                format_args!("Disconnect Confirm(DC): {source:#x} -> {destination:#x}"),
            );
            parameters(layer, length)
        }
        kind::REJECT | kind::ACKNOWLEDGE => {
            let destination = layer.read(DESTINATION)?;
            let name = if code >> 4 == kind::REJECT { "RJ" } else { "AK" };
            let number = layer.read(YOUR_NUMBER)?;
            layer.info(format_args!("{name} TPDU ({number}) dst-ref: {destination:#06x}"));
            if code >> 4 == kind::REJECT {
                layer.note_here(REJECT, format_args!("Reject(RJ): -> {destination:#x}"));
            }
            parameters(layer, length)
        }
        kind::ERROR => {
            let destination = layer.read(DESTINATION)?;
            layer.read(REJECT_CAUSE)?;
            layer.info(format_args!("ER TPDU dst-ref: {destination:#06x}"));
            parameters(layer, length)
        }
        _ => {
            let left = layer.left();
            layer.skip(left.min(length.saturating_sub(1)))
        }
    }
}

/// User data. X.224 section 13.7.
fn data(layer: &mut Layer<'_, '_>, code: u8, length: usize) -> Result<(), Stop> {
    // Classes 0 and 1 have no destination reference; the length tells.
    let destination = if length > 2 { layer.read(DESTINATION)? } else { 0 };
    if length <= 2 {
        layer.generated(DESTINATION, 2, 0u16);
    }
    let at = layer.at();
    let word = layer.span().u8(at)?;
    layer.put_members(NUMBER_WORD, at, 1, u64::from(word));
    layer.seek(at + 1);
    let number = NUMBER.of(word);
    let last = LAST.is_set(word);
    let name = if code == kind::DATA { "DT" } else { "ED" };
    let end = if last { "EOT" } else { "" };
    layer.info(format_args!("{name} TPDU ({number}) {end}"));
    let _ = destination;
    parameters(layer, length)?;
    let rest = layer.rest();
    if rest.is_empty() {
        return Ok(());
    }
    let part = fragment(layer, rest, last)?;
    if !part.ends {
        let len = rest.bytes.len();
        layer.put_bytes(SEGMENT_DATA, layer.at(), len);
        return Ok(());
    }
    let whole = match part.whole {
        Some(bytes) => layer.add_source("Reassembled COTP", bytes)?,
        None => rest,
    };
    if part.segmented {
        layer.put_bytes(SEGMENT_DATA, layer.at(), rest.bytes.len());
    }
    if !layer.try_heuristics(Table::new("cotp"), whole) {
        layer.data(whole);
    }
    Ok(())
}

/// What becomes of a data unit.
#[derive(Clone)]
struct Part {
    /// It ends its message.
    ends: bool,
    /// It is one of several.
    segmented: bool,
    /// The message, if it took several.
    whole: Option<std::sync::Arc<[u8]>>,
}

/// Data units held for a message, by direction of the conversation.
#[derive(Default)]
struct Held {
    from: Vec<(Endpoint, Vec<u8>)>,
}

fn fragment<'b>(layer: &mut Layer<'_, 'b>, data: Span<'b>, last: bool) -> Result<Part, Stop> {
    let ends = layer.ends();
    let source = Endpoint { address: ends.source, port: ends.source_port };
    layer.once(|scene| {
        let Some(held) = scene.conv::<Held>() else {
            return Part { ends: last, segmented: false, whole: None };
        };
        let at = held.from.iter().position(|(end, _)| *end == source);
        match (at, last) {
            (None, true) => Part { ends: true, segmented: false, whole: None },
            (None, false) => {
                held.from.push((source, data.bytes.to_vec()));
                Part { ends: false, segmented: true, whole: None }
            }
            (Some(at), _) => {
                let Some((_, bytes)) = held.from.get_mut(at) else {
                    return Part { ends: last, segmented: false, whole: None };
                };
                if bytes.len() + data.bytes.len() <= limits::DATAGRAM_BYTES {
                    bytes.extend_from_slice(data.bytes);
                }
                if !last {
                    return Part { ends: false, segmented: true, whole: None };
                }
                let (_, bytes) = held.from.swap_remove(at);
                Part { ends: true, segmented: true, whole: Some(bytes.into()) }
            }
        }
    })
}

/// Connect request and confirm. X.224 sections 13.3 and 13.4.
fn connect(layer: &mut Layer<'_, '_>, code: u8, length: usize) -> Result<(), Stop> {
    let destination = layer.read(DESTINATION)?;
    let source = layer.read(SOURCE)?;
    let at = layer.at();
    let word = layer.span().u8(at)?;
    layer.put_members(CLASS_WORD, at, 1, u64::from(word));
    layer.seek(at + 1);
    let name = if code == kind::CONNECT { "CR" } else { "CC" };
    layer.info(format_args!("{name} TPDU src-ref: {source:#06x} dst-ref: {destination:#06x}"));
    parameters(layer, length)
}

fn disconnect(layer: &mut Layer<'_, '_>, length: usize) -> Result<(), Stop> {
    let destination = layer.read(DESTINATION)?;
    let source = layer.read(SOURCE)?;
    layer.read(CAUSE)?;
    layer.info(format_args!("DR TPDU src-ref: {source:#06x} dst-ref: {destination:#06x}"));
    layer.note_here(
        DISCONNECT,
        format_args!("Disconnect Request(DR): {source:#x} -> {destination:#x}"),
    );
    parameters(layer, length)
}

/// The variable part of a header that is `length` octets after its first.
fn parameters(layer: &mut Layer<'_, '_>, length: usize) -> Result<(), Stop> {
    // Each turn takes at least the two octets of code and length.
    while layer.at() < length + 1 {
        let code = layer.read(PARAMETER_CODE)?;
        let len = usize::from(layer.read(PARAMETER_LENGTH)?);
        let at = layer.at();
        let bytes = layer.take(len)?;
        match (code, bytes) {
            (0xc0, [exponent]) => {
                let octets = 1u32.checked_shl(u32::from(*exponent)).unwrap_or(0);
                layer.put(SIZE, at, len, octets);
            }
            (0xc1, _) => tsap(layer, SOURCE_TSAP, SOURCE_TSAP_BYTES, at, bytes),
            (0xc2, _) => tsap(layer, DESTINATION_TSAP, DESTINATION_TSAP_BYTES, at, bytes),
            _ => layer.put_bytes(PARAMETER_VALUE, at, len),
        }
    }
    Ok(())
}

/// A transport selector: as text if it is printable, else in hexadecimal; and its octets for filters.
fn tsap(
    layer: &mut Layer<'_, '_>,
    text: Field<Text>,
    octets: Field<Bytes>,
    at: usize,
    bytes: &[u8],
) {
    if bytes.iter().all(|b| (0x20..0x7f).contains(b)) {
        layer.put_text(text, at, bytes.len(), bytes);
    } else {
        let mut shown = b"0x".to_vec();
        dissect::text::push_hex_bytes(&mut shown, bytes, 0);
        layer.put_text(text, at, bytes.len(), shown);
    }
    layer.hidden_bytes(octets, at, bytes.len());
}
