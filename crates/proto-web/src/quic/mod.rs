//! QUIC, RFC 9000 (version 1), RFC 9369 (version 2) and their drafts: the headers of packets, whose connection
//! identifiers tell which connection a datagram belongs to (section 5.2). Initial packets are decrypted, since their
//! keys follow from what is in the clear (RFC 9001 section 5.2). What the protection of other packets hides (the
//! packet number, its length, and the payload) is shown as the octets it is.

mod connection;
mod crypt;
mod frames;
#[cfg(test)]
mod tests;

use dissect::prelude::*;
use dissect::tree::{Value, flags};

use connection::{Connections, Memo, Seen};

pub(crate) static QUIC: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[heuristic(tables::UDP, looks_like)],
    ..Protocol::new("quic", "QUIC", "QUIC IETF", dissect)
};

fields! {
    CONNECTION: u32 = "quic.connection.number", "Connection Number", Dec;
    PACKET_LENGTH: u32 = "quic.packet_length", "Packet Length", Dec;
    FIRST_LONG: Bits<u8> = "quic.long", "QUIC Long Header", Hex {
        FORM: 0x80 = "quic.header_form", "Header Form", Dec, FORMS;
        FIXED: 0x40 = "quic.fixed_bit", "Fixed Bit", Flag, TRUTH;
        LONG_TYPE: 0x30 = "quic.long.packet_type", "Packet Type", Dec, TYPES;
        LONG_TYPE_V2: 0x30 = "quic.long.packet_type_v2", "Packet Type", Dec, TYPES_V2;
        RESERVED: 0x0c = "quic.long.reserved", "Reserved", Dec;
        NUMBER_LENGTH: 0x03 = "quic.packet_number_length", "Packet Number Length", Dec, NUMBER_LENGTHS;
        UNUSED: 0x7f = "quic.vn.unused", "Unused", Hex;
        SPIN: 0x20 = "quic.spin_bit", "Spin Bit", Flag, TRUTH;
    };
    VERSION: u32 = "quic.version", "Version", Hex, VERSIONS;
    DCIL: u8 = "quic.dcil", "Destination Connection ID Length", Dec;
    DCID: Bytes = "quic.dcid", "Destination Connection ID", None;
    SCIL: u8 = "quic.scil", "Source Connection ID Length", Dec;
    SCID: Bytes = "quic.scid", "Source Connection ID", None;
    TOKEN_LENGTH: u64 = "quic.token_length", "Token Length", Dec;
    TOKEN: Bytes = "quic.token", "Token", None;
    LENGTH: u64 = "quic.length", "Length", Dec;
    NUMBER: u64 = "quic.packet_number", "Packet Number", Dec;
    PAYLOAD: Bytes = "quic.payload", "Payload", None;
    FRAME: Empty = "quic.frame", "Frame", None;
    FRAME_TYPE: u64 = "quic.frame_type", "Frame Type", Dec, FRAME_TYPES;
    PADDING_LENGTH: u32 = "quic.padding_length", "Padding Length", Dec;
    ACK_LARGEST: u64 = "quic.ack.largest_acknowledged", "Largest Acknowledged", Dec;
    ACK_DELAY: u64 = "quic.ack.ack_delay", "ACK Delay", Dec;
    ACK_RANGES: u64 = "quic.ack.ack_range_count", "ACK Range Count", Dec;
    ACK_FIRST: u64 = "quic.ack.first_ack_range", "First ACK Range", Dec;
    ACK_GAP: u64 = "quic.ack.gap", "Gap", Dec;
    ACK_RANGE: u64 = "quic.ack.ack_range", "ACK Range", Dec;
    ECT0: u64 = "quic.ack.ect0_count", "ECT(0) Count", Dec;
    ECT1: u64 = "quic.ack.ect1_count", "ECT(1) Count", Dec;
    ECN_CE: u64 = "quic.ack.ecn_ce_count", "ECN-CE Count", Dec;
    CRYPTO_OFFSET: u64 = "quic.crypto.offset", "Offset", Dec;
    CRYPTO_LENGTH: u64 = "quic.crypto.length", "Length", Dec;
    CRYPTO_DATA: Empty = "quic.crypto.crypto_data", "Crypto Data", None;
    FRAGMENTS: Empty = "quic.crypto.fragments", "Reassembled QUIC CRYPTO Data Fragments", None;
    FRAGMENT: FrameNum = "quic.crypto.fragment", "QUIC CRYPTO Data Fragment", None;
    FRAGMENT_COUNT: u32 = "quic.crypto.fragment.count", "Fragment count", Dec;
    CC_CODE: u64 = "quic.cc.error_code", "Error code", Dec;
    CC_CODE_APP: u64 = "quic.cc.error_code.app", "Application Error code", Dec;
    CC_FRAME: u64 = "quic.cc.frame_type", "Frame Type", Dec;
    CC_REASON_LEN: u64 = "quic.cc.reason_phrase.length", "Reason phrase Length", Dec;
    CC_REASON: Text = "quic.cc.reason_phrase", "Reason phrase", None;
    SUPPORTED: u32 = "quic.supported_version", "Supported Version", Hex, VERSIONS;
    RETRY_TOKEN: Bytes = "quic.retry_token", "Retry Token", None;
    RETRY_TAG: Bytes = "quic.retry_integrity_tag", "Retry Integrity Tag", None;
    ODCIL: u8 = "quic.odcil", "Original Destination Connection ID Length", Dec;
    ODCID: Bytes = "quic.odcid", "Original Destination Connection ID", None;
    SHORT: Empty = "quic.short", "QUIC Short Header", None;
    REMAINING: Bytes = "quic.remaining_payload", "Remaining Payload", None;
}

notes! {
    UNKNOWN = "quic.connection.unknown", Note, Protocol,
        "Unknown QUIC connection. Missing Initial Packet or migrated connection?";
    NOT_DECRYPTED = "quic.decryption_failed", Warn, Decryption, "Failed to decrypt handshake";
    RETRANSMISSION = "quic.retransmission", Note, Sequence,
        "This QUIC frame has a reused stream offset (retransmission?)";
    PADDING = "quic.coalesced_padding_data", Note, Protocol, "(Random) padding data appended to the datagram";
}

flag_labels! { TRUTH "True", "False" }
values! { FORMS { 0 "Short Header", 1 "Long Header" } }
values! { NUMBER_LENGTHS { 0 "1 bytes", 1 "2 bytes", 2 "3 bytes", 3 "4 bytes" } }
values! { FRAME_TYPES {
    0 "PADDING", 1 "PING", 2 "ACK", 3 "ACK", 6 "CRYPTO",
    0x1c "CONNECTION_CLOSE (Transport)", 0x1d "CONNECTION_CLOSE (Application)",
} }
values! { TYPES { 0 "Initial", 1 "0-RTT", 2 "Handshake", 3 "Retry" } }
values! { TYPES_V2 { 0 "Retry", 1 "Initial", 2 "0-RTT", 3 "Handshake" } }

/// Versions: IANA's registry "QUIC Versions", and those of implementations.
pub(crate) const VERSIONS: Labels = Labels::Ranges(VERSION_RANGES);
const VERSION_RANGES: &[(u32, u32, &str)] = &[
    (0, 0, "Version Negotiation"),
    (1, 1, "1"),
    (0x4547_4700, 0x4547_47ff, "Quant"),
    (0x5043_5130, 0x5043_5131, "Picoquic internal"),
    (0x5052_4f58, 0x5052_4f58, "Proxied QUIC (PROX)"),
    (0x5130_3433, 0x5130_3433, "Google Q043"),
    (0x5130_3434, 0x5130_3434, "Google Q044"),
    (0x5130_3436, 0x5130_3436, "Google Q046"),
    (0x5130_3530, 0x5130_3530, "Google Q050"),
    (0x5147_4f00, 0x5147_4fff, "QGO (QUIC GO)"),
    (0x5430_3530, 0x5430_3530, "Google T050"),
    (0x5430_3531, 0x5430_3531, "Google T051"),
    (0x6b33_43cf, 0x6b33_43cf, "2"),
    (0x709a_50c4, 0x709a_50c4, "v2-draft-01"),
    (0x91c1_7000, 0x91c1_70ff, "Quicly"),
    (0xabcd_0000, 0xabcd_000f, "MsQuic"),
    (0xf0f0_f0f0, 0xf0f0_f0ff, "ETH Zürich (Measurability experiments)"),
    (0xf0f0_f1f0, 0xf0f0_f1ff, "Telecom Italia (Measurability experiments)"),
    (0xf123_f0c0, 0xf123_f0cf, "MozQuic"),
    (0xface_b001, 0xface_b001, "Facebook mvfst (draft-22)"),
    (0xface_b002, 0xface_b002, "Facebook mvfst (draft-27)"),
    (0xface_b003, 0xface_b00d, "Facebook mvfst"),
    (0xface_b00e, 0xface_b00e, "Facebook mvfst (Experimental)"),
    (0xface_b00f, 0xface_b00f, "Facebook mvfst"),
    (0xff00_0004, 0xff00_0004, "draft-04"),
    (0xff00_0005, 0xff00_0005, "draft-05"),
    (0xff00_0006, 0xff00_0006, "draft-06"),
    (0xff00_0007, 0xff00_0007, "draft-07"),
    (0xff00_0008, 0xff00_0008, "draft-08"),
    (0xff00_0009, 0xff00_0009, "draft-09"),
    (0xff00_000a, 0xff00_000a, "draft-10"),
    (0xff00_000b, 0xff00_000b, "draft-11"),
    (0xff00_000c, 0xff00_000c, "draft-12"),
    (0xff00_000d, 0xff00_000d, "draft-13"),
    (0xff00_000e, 0xff00_000e, "draft-14"),
    (0xff00_000f, 0xff00_000f, "draft-15"),
    (0xff00_0010, 0xff00_0010, "draft-16"),
    (0xff00_0011, 0xff00_0011, "draft-17"),
    (0xff00_0012, 0xff00_0012, "draft-18"),
    (0xff00_0013, 0xff00_0013, "draft-19"),
    (0xff00_0014, 0xff00_0014, "draft-20"),
    (0xff00_0015, 0xff00_0015, "draft-21"),
    (0xff00_0016, 0xff00_0016, "draft-22"),
    (0xff00_0017, 0xff00_0017, "draft-23"),
    (0xff00_0018, 0xff00_0018, "draft-24"),
    (0xff00_0019, 0xff00_0019, "draft-25"),
    (0xff00_001a, 0xff00_001a, "draft-26"),
    (0xff00_001b, 0xff00_001b, "draft-27"),
    (0xff00_001c, 0xff00_001c, "draft-28"),
    (0xff00_001d, 0xff00_001d, "draft-29"),
    (0xff00_001e, 0xff00_001e, "draft-30"),
    (0xff00_001f, 0xff00_001f, "draft-31"),
    (0xff00_0020, 0xff00_0020, "draft-32"),
    (0xff00_0021, 0xff00_0021, "draft-33"),
    (0xff00_0022, 0xff00_0022, "draft-34"),
    (0xff02_0000, 0xff02_0000, "v2-draft-00"),
];

/// Octets of a connection identifier (section 17.2).
const LONGEST_ID: usize = 20;
/// Octets of the tag that ends a Retry packet (section 17.2.5).
const RETRY_TAG_LEN: usize = 16;
/// Draft in which Retry packets got their integrity tag in place of the original identifier.
const DRAFT_OF_RETRY_TAG: u8 = 25;

/// What a long header carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Negotiation,
    Initial,
    ZeroRtt,
    Handshake,
    Retry,
}

impl Kind {
    fn of(first: u8, version: u32) -> Kind {
        let bits = first >> 4 & 3;
        match (version, if is_v2(version) { bits.wrapping_sub(1) & 3 } else { bits }) {
            (0, _) => Kind::Negotiation,
            (_, 0) => Kind::Initial,
            (_, 1) => Kind::ZeroRtt,
            (_, 2) => Kind::Handshake,
            _ => Kind::Retry,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Negotiation => "Version Negotiation",
            Kind::Initial => "Initial",
            Kind::ZeroRtt => "0-RTT",
            Kind::Handshake => "Handshake",
            Kind::Retry => "Retry",
        }
    }
}

/// Version 2 numbers its packet types otherwise (RFC 9369 section 3.2).
fn is_v2(version: u32) -> bool {
    matches!(version, 0x6b33_43cf | 0x709a_50c4)
}

/// Versions kept free to exercise version negotiation (section 15).
fn is_reserved(version: u32) -> bool {
    version & 0x0f0f_0f0f == 0x0a0a_0a0a
}

/// Google's versions before Q050 have another format; drafts before 17 had other headers.
fn is_known(version: u32) -> bool {
    let old =
        matches!(version, 0x5130_3433 | 0x5130_3434 | 0x5130_3436 | 0xff00_0004..=0xff00_0010);
    version != 0 && !old && (is_reserved(version) || VERSIONS.find(u64::from(version)).is_some())
}

fn has_retry_tag(version: u32) -> bool {
    match version {
        0xff00_0000..=0xff00_00ff => version as u8 >= DRAFT_OF_RETRY_TAG,
        0xface_b001 => false,
        _ => true,
    }
}

/// A long header as far as it is the same in all versions (RFC 8999 section 5.1).
struct Long<'b> {
    first: u8,
    version: u32,
    dcid: &'b [u8],
    scid: &'b [u8],
    end: usize,
}

impl<'b> Long<'b> {
    fn parse(span: &Span<'b>) -> Option<Long<'b>> {
        let first = span.u8(0).ok()?;
        if first & 0x80 == 0 {
            return None;
        }
        let version = span.u32(1).ok()?;
        let dcil = usize::from(span.u8(5).ok()?);
        let dcid = span.slice(6, dcil).ok()?;
        let scil = usize::from(span.u8(6 + dcil).ok()?);
        let scid = span.slice(7 + dcil, scil).ok()?;
        let fits = dcil <= LONGEST_ID && scil <= LONGEST_ID;
        fits.then_some(Long { first, version, dcid, scid, end: 7 + dcil + scil })
    }

    /// Octets of the packet: what its length field says, or all.
    fn len(&self, span: &Span<'b>) -> usize {
        let all = span.len();
        let mut at = self.end;
        match Kind::of(self.first, self.version) {
            Kind::Negotiation | Kind::Retry => return all,
            Kind::Initial => {
                let Some((token, size)) = varint(span, at) else { return all };
                at = at.saturating_add(size).saturating_add(usize::try_from(token).unwrap_or(all));
            }
            Kind::ZeroRtt | Kind::Handshake => {}
        }
        let Some((len, size)) = varint(span, at) else { return all };
        let end = at.saturating_add(size).saturating_add(usize::try_from(len).unwrap_or(all));
        end.min(all)
    }
}

/// A number of 1, 2, 4 or 8 octets (section 16), and how many it took.
fn varint(span: &Span<'_>, at: usize) -> Option<(u64, usize)> {
    let size = 1usize << (span.u8(at).ok()? >> 6);
    let bytes = span.slice(at, size).ok()?;
    let whole = bytes.iter().fold(0u64, |v, b| v << 8 | u64::from(*b));
    Some((whole & mask(size), size))
}

/// The bits of a number of that size.
fn mask(size: usize) -> u64 {
    u64::MAX >> (64 - 8 * size.clamp(1, 8) as u32 + 2)
}

fn looks_like(probe: &Probe<'_>) -> bool {
    let Some(long) = Long::parse(&probe.span) else { return false };
    if long.version == 0 {
        // Section 17.2.1: what follows is a list of versions, one of which must be one we know.
        let mut list = probe.span.bytes.get(long.end..).unwrap_or(&[]).chunks_exact(4);
        let whole = list.len() > 0 && probe.span.from(long.end).len().is_multiple_of(4);
        return whole
            && list
                .any(|v| v.first_chunk::<4>().is_some_and(|v| is_known(u32::from_be_bytes(*v))));
    }
    long.first & 0x40 != 0 && is_known(long.version)
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if let Argument::Number(packed) = layer.argument() {
        // A further packet of a datagram is no further layer.
        layer.leave_stack();
        return packet(layer, Memo::unpack(packed), packed >> 32 != 0);
    }
    layer.protocol_column("QUIC");
    let whole = layer.span();
    let ends = layer.ends();
    let from = Endpoint { address: ends.source, port: ends.source_port };
    let long = Long::parse(&whole);
    let memo = layer.once(|scene| match &long {
        Some(long) => {
            let seen =
                Seen { kind: Kind::of(long.first, long.version), dcid: long.dcid, scid: long.scid };
            Connections::long(scene, from, &seen)
        }
        None => Connections::short(scene, from, whole.bytes.get(1..).unwrap_or(&[])),
    })?;
    layer.info(format_args!(""));
    let mut end = long.as_ref().map_or(whole.len(), |long| long.len(&whole));
    layer.narrow(end);
    connection_information(layer, &memo);
    let packed = memo.pack(long.as_ref().map_or(0, |long| long.dcid.len()));
    let result = packet(layer, memo, false);
    let id = layer.protocol();
    let dcid = long.map_or(&[][..], |long| long.dcid);
    // Each turn takes a packet of at least one octet.
    while end < whole.len() && result.is_ok() {
        let rest = whole.from(end);
        let (len, padding) = match Long::parse(&rest) {
            Some(long) if long.first & 0x40 != 0 && is_known(long.version) => {
                (long.len(&rest).max(1), false)
            }
            _ => (rest.len(), !is_short(&rest, dcid)),
        };
        let argument = Argument::Number(packed | u64::from(padding) << 32);
        layer.call_with(id, rest.first(len), argument);
        end += len;
    }
    result
}

/// What follows a long packet is one with a short header if it goes to the same connection identifier.
fn is_short(rest: &Span<'_>, dcid: &[u8]) -> bool {
    rest.u8(0).is_ok_and(|first| first & 0xc0 == 0x40)
        && rest.slice(1, dcid.len()).is_ok_and(|id| id == dcid)
}

fn connection_information(layer: &mut Layer<'_, '_>, memo: &Memo) {
    layer.line(0, 0, "QUIC Connection information");
    layer.nest(|layer| match memo.number {
        Some(number) => layer.generated(CONNECTION, 0, number),
        None => layer.note_here(UNKNOWN, format_args!("")),
    });
}

fn packet(layer: &mut Layer<'_, '_>, memo: Memo, padding: bool) -> Result<(), Stop> {
    let len = layer.span().len();
    if padding {
        layer.note_here(PADDING, format_args!(""));
        layer.covers(len);
        return Ok(());
    }
    layer.generated(PACKET_LENGTH, 0, len as u32);
    if layer.peek::<u8>(0)? & 0x80 == 0 {
        return short(layer, memo);
    }
    let first = layer.take(1)?.first().copied().unwrap_or(0);
    let version = layer.peek::<u32>(0)?;
    let kind = Kind::of(first, version);
    layer.put_value(FORM, 0, 1, Value::U64(1), flags::BITS);
    if kind == Kind::Negotiation {
        layer.put_value(UNUSED, 0, 1, Value::U64(UNUSED.of(first)), flags::BITS);
    } else {
        if kind != Kind::Retry {
            layer.put_value(FIXED, 0, 1, Value::U64(FIXED.of(first)), flags::BITS);
        }
        let field = if is_v2(version) { LONG_TYPE_V2 } else { LONG_TYPE };
        layer.put_value(field, 0, 1, Value::U64(LONG_TYPE.of(first)), flags::BITS);
    }
    let mark = layer.mark();
    layer.read(VERSION)?;
    if is_reserved(version) {
        layer.append(format_args!(" (Forcing Version Negotiation)"));
    }
    layer.info(format_args!("{}", kind.name()));
    identifier(layer, DCIL, DCID, "DCID")?;
    identifier(layer, SCIL, SCID, "SCID")?;
    match kind {
        Kind::Negotiation => negotiation(layer),
        Kind::Retry => retry(layer, version),
        Kind::Initial => initial(layer, version, mark, &memo),
        _ => {
            number(layer, LENGTH)?;
            let why = match memo.number {
                None if kind == Kind::Handshake => "Failed to decrypt packet number",
                _ => "Failed to create decryption context: Secrets are not available",
            };
            layer.note_here(NOT_DECRYPTED, format_args!("{why}"));
            let left = layer.left();
            layer.bytes(REMAINING, left)?;
            Ok(())
        }
    }
}

fn identifier(
    layer: &mut Layer<'_, '_>,
    len: Field<u8>,
    id: Field<Bytes>,
    word: &str,
) -> Result<(), Stop> {
    let len = layer.read(len)?;
    if len == 0 {
        return Ok(());
    }
    let bytes = layer.bytes(id, usize::from(len))?;
    info_id(layer, word, bytes);
    Ok(())
}

fn info_id(layer: &mut Layer<'_, '_>, word: &str, id: &[u8]) {
    layer.info_with(|out| {
        out.extend_from_slice(b", ");
        out.extend_from_slice(word.as_bytes());
        out.push(b'=');
        id.iter().for_each(|b| dissect::text::push_hex(out, u64::from(*b), 2));
    });
}

fn negotiation(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn reads four octets.
    while layer.left() >= 4 {
        let version = layer.read(SUPPORTED)?;
        if is_reserved(version) {
            layer.append(format_args!(" (GREASE)"));
        }
    }
    Ok(())
}

fn retry(layer: &mut Layer<'_, '_>, version: u32) -> Result<(), Stop> {
    if !has_retry_tag(version) {
        let len = usize::from(layer.read(ODCIL)?);
        layer.bytes(ODCID, len)?;
        let left = layer.left();
        layer.bytes(RETRY_TOKEN, left)?;
        return Ok(());
    }
    let token = layer.left().saturating_sub(RETRY_TAG_LEN);
    layer.bytes(RETRY_TOKEN, token)?;
    layer.bytes(RETRY_TAG, RETRY_TAG_LEN)?;
    Ok(())
}

fn number(layer: &mut Layer<'_, '_>, f: Field<u64>) -> Result<u64, Stop> {
    let at = layer.at();
    let size = 1usize << (layer.peek::<u8>(0)? >> 6);
    let bytes = layer.take(size)?;
    let value = bytes.iter().fold(0u64, |v, b| v << 8 | u64::from(*b)) & mask(size);
    layer.put(f, at, size, value);
    Ok(value)
}

fn initial(layer: &mut Layer<'_, '_>, version: u32, mark: Mark, memo: &Memo) -> Result<(), Stop> {
    let token = usize::try_from(number(layer, TOKEN_LENGTH)?).unwrap_or(usize::MAX);
    if token > 0 {
        layer.bytes(TOKEN, token)?;
    }
    number(layer, LENGTH)?;
    let ends = layer.ends();
    let from = Endpoint { address: ends.source, port: ends.source_port };
    let memo = layer.once(|scene| Connections::key(scene, memo.number, from))?;
    let at = layer.at();
    let key = memo.key.as_ref().and_then(|(len, id)| id.get(..usize::from(*len)));
    let keys = key.and_then(|key| crypt::Keys::derive(version, key, memo.of_client));
    let Some(opened) = keys.and_then(|keys| keys.open(layer.span().bytes, at)) else {
        if memo.number.is_some() {
            layer.note_here(NOT_DECRYPTED, format_args!("Failed to decrypt packet"));
        }
        let left = layer.left();
        layer.bytes(REMAINING, left)?;
        return Ok(());
    };
    layer.late(mark, |layer| {
        layer.put_value(RESERVED, 0, 1, Value::U64(RESERVED.of(opened.first)), flags::BITS);
        layer.put_value(
            NUMBER_LENGTH,
            0,
            1,
            Value::U64(NUMBER_LENGTH.of(opened.first)),
            flags::BITS,
        );
    });
    layer.put(NUMBER, at, opened.number_len, opened.number);
    layer.info_append(format_args!(", PKN: {}", opened.number));
    layer.skip(opened.number_len)?;
    let left = layer.left();
    layer.bytes(PAYLOAD, left)?;
    let Some(payload) = opened.payload else {
        layer.note_with(
            NOT_DECRYPTED,
            format_args!("Decryption failed: Decryption (checktag) failed: Checksum error"),
        );
        return Ok(());
    };
    let span = layer.add_source_vec("Decrypted QUIC", payload)?;
    layer.over(span, |layer| frames::all(layer, &memo))
}

fn short(layer: &mut Layer<'_, '_>, memo: Memo) -> Result<(), Stop> {
    layer.info(format_args!("Protected Payload (KP0)"));
    let all = layer.left();
    let is_first = match memo.number {
        Some(number) => layer.once(|scene| Connections::first_short(scene, number))?.first_short,
        None => false,
    };
    layer.put_bytes(SHORT, 0, all);
    layer.nest(|layer| {
        let first = layer.take(1)?.first().copied().unwrap_or(0);
        layer.put_value(FORM, 0, 1, Value::U64(0), flags::BITS);
        layer.put_value(FIXED, 0, 1, Value::U64(FIXED.of(first)), flags::BITS);
        layer.put_value(SPIN, 0, 1, Value::U64(SPIN.of(first)), flags::BITS);
        if memo.number.is_some() && memo.id_len > 0 {
            let id = layer.bytes(DCID, usize::from(memo.id_len))?;
            info_id(layer, "DCID", id);
        }
        Ok(())
    })?;
    if is_first {
        let why = "Failed to create decryption context: Secrets are not available";
        layer.note_here(NOT_DECRYPTED, format_args!("{why}"));
    }
    let left = layer.left();
    if left > 0 {
        layer.bytes(REMAINING, left)?;
    }
    Ok(())
}
