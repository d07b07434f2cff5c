//! Transmission Control Protocol, RFC 9293.
//!
//! Elsewhere: fields (`fields.rs`), what segments tell when compared (`analysis.rs`), options (`options.rs`),
//! the stream that applications read (`delivery.rs`).

use dissect::names::NamedPort;
use dissect::note::Note;
use dissect::prelude::*;
use dissect::stream::Pieces;
use dissect::text::{nibble, push_u64};
use dissect::tree::flags;

use crate::found::Found;

mod analysis;
mod checksum;
mod delivery;
mod export;
pub(crate) mod fields;
mod memo;
mod options;
mod order;
#[cfg(test)]
mod tests;

use analysis::{Findings, Outcome, SCALE_NONE, SCALE_UNKNOWN, Segment, bit, flag};
use checksum::Checksum;
use fields::*;
use options::{About, Digest};

pub(crate) static TCP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[on(tables::IP_PROTO, 6)],
    head: 4,
    ..Protocol::new("tcp", "TCP", "Transmission Control Protocol", dissect)
};

/// What the conversation told on the first visit.
#[derive(Clone, Debug, Default)]
struct Memo {
    stream: u32,
    /// First sequence number of this direction and of the other.
    bases: (u32, u32),
    since_first_ns: i64,
    since_last_ns: i64,
    findings: Findings,
    /// What the connection is at the capture's end.
    outcome: RecordOrNone,
    taker: Option<ProtocolId>,
    found: Found,
    /// The payload is the cause of a reset.
    reset: bool,
    /// The payload repeats what came before, or fills a hole too late.
    repeats: bool,
    /// The payload repeats part of a message that was put together before.
    overlaps: bool,
    /// The message ends because its sender closes.
    closes: bool,
    pieces: Pieces,
}

/// A record, by default none.
#[derive(Clone, Copy, Debug)]
struct RecordOrNone(RecordId);

impl Default for RecordOrNone {
    fn default() -> Self {
        RecordOrNone(RecordId::NONE)
    }
}

/// Octets of a header without options.
const HEADER_MIN: usize = 20;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("TCP");
    layer.info_clear();
    let src = layer.read(SRC_PORT)?;
    let dst = layer.read(DST_PORT)?;
    if layer.wants_hidden() {
        layer.hidden(PORT, 0, 2, src);
        layer.hidden(PORT, 2, 2, dst);
    }
    layer.set_ports(Transport::Tcp, u32::from(src), u32::from(dst));
    let [from, to] = [src, dst].map(|port| layer.named_port(Transport::Tcp, port));
    layer.info_with(|out| {
        from.push_brief(out);
        out.extend_from_slice(" → ".as_bytes());
        to.push_brief(out);
    });
    let titled = layer.wants_labels() && layer.pref_bool(SUMMARY_IN_TREE);
    if titled {
        layer.title(format_args!(", Src Port: {from}, Dst Port: {to}"));
    }
    let span = layer.span();
    let (seq, word) = (span.u32(4)?, span.u16(12)?);
    let header = usize::from(word >> 12) * 4;
    if header < HEADER_MIN {
        return bogus(layer, header, seq);
    }
    let (ack, window) = (span.u32(8)?, span.u16(14)?);
    // Less than a header on the wire: somebody cut packets on purpose. Nothing is compared then.
    let short = span.len() < header;
    let payload = span.from(header);
    let segment = Segment {
        seq,
        ack,
        bits: word & 0xfff,
        window,
        urgent: span.u16(18).unwrap_or(0),
        len: payload.len() as u32,
    };
    let option_octets = span.bytes.get(HEADER_MIN..header.min(span.bytes.len())).unwrap_or(&[]);
    let digest = options::digest(option_octets);
    let checksum = Checksum::of(layer);
    let mut memo = delivery::follow(layer, &segment, &digest, payload, short, checksum.is_sound())?;
    let analyzed = layer.pref_bool(ANALYZE) && !layer.in_error_packet();
    if !analyzed || !layer.pref_bool(RELATIVE) {
        memo.bases = (0, 0);
    }
    if !layer.pref_bool(TRACK_IN_FLIGHT) {
        memo.findings.flags &= !flag::HAS_IN_FLIGHT;
    }
    if layer.wants_columns() {
        let short = short || span.bytes.len() < HEADER_MIN;
        let options = option_octets;
        Line { src, dst, segment: &segment, memo: &memo, options, short, mark: checksum.mark() }
            .write(layer);
    }
    if !layer.wants_own_nodes() {
        if !short || header > HEADER_MIN {
            span.slice(0, header)?;
        }
        if digest.mptcp {
            options::call_mptcp(layer, HEADER_MIN, option_octets)?;
        }
        return delivery::hand_on(layer, &memo, &segment, payload, header);
    }
    show_header(layer, &memo, &segment, header, short)?;
    checksum.show(layer)?;
    show_urgent(layer, &segment)?;
    show_tail(layer, &memo, &segment, &digest, header)?;
    layer.seek(header);
    delivery::hand_on(layer, &memo, &segment, payload, header)
}

/// A header that claims to be shorter than any header is.
#[cold]
fn bogus(layer: &mut Layer<'_, '_>, header: usize, seq: u32) -> Result<(), Stop> {
    let span = layer.span();
    let (ack, bits, window) = (span.u32(8)?, span.u16(12)? & 0xfff, span.u16(14)?);
    let segment = Segment { seq, ack, bits, window, urgent: 0, len: 0 };
    let payload = layer.span().from(layer.span().len());
    let memo = delivery::follow(layer, &segment, &Digest::default(), payload, true, true)?;
    layer.generated(STREAM, 0, memo.stream);
    layer.generated_nowhere(COMPLETENESS, memo.findings.completeness);
    let len = layer.span().len().saturating_sub(header);
    layer.title(format_args!(", Seq: {}", seq.wrapping_sub(memo.bases.0)));
    layer.generated(LEN, 0, len as u32);
    layer.put(SEQ, 4, 4, seq.wrapping_sub(memo.bases.0));
    layer.append(format_args!("    (relative sequence number)"));
    layer.put(SEQ_RAW, 4, 4, seq);
    layer.put(HDR_LEN, 12, 1, header as u8);
    layer.seek(12);
    let [src, dst] = [span.u16(0)?, span.u16(2)?];
    let line =
        Line { src, dst, segment: &segment, memo: &memo, options: &[], short: true, mark: "" };
    line.write(layer);
    layer.note_with(
        BOGUS_HEADER,
        format_args!("Bogus TCP header length ({header}, must be at least 20)"),
    );
    layer.info_append(format_args!(", bogus TCP header length ({header}, must be at least 20)"));
    let all = layer.span().len();
    layer.covers(all);
    Ok(())
}

// ---- the Info column ------------------------------------------------------------------------

/// What the Info column is made of.
struct Line<'l> {
    src: u16,
    dst: u16,
    segment: &'l Segment,
    memo: &'l Memo,
    options: &'l [u8],
    short: bool,
    /// What the checksum gives rise to.
    mark: &'static str,
}

/// Names of the flags as the Info column and the flags' label list them, lowest bit first.
const FLAG_NAMES: [&str; 10] =
    ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE", "Reserved"];

fn flag_names(bits: u16) -> impl Iterator<Item = &'static str> {
    // The three reserved bits are told once.
    let bits = if bits & 0xe00 == 0 { bits } else { bits & 0x1ff | 0x200 };
    FLAG_NAMES.iter().enumerate().filter(move |(i, _)| bits >> i & 1 == 1).map(|(_, name)| *name)
}

fn push_flags(out: &mut Vec<u8>, bits: u16) {
    let before = out.len();
    for name in flag_names(bits) {
        if out.len() > before {
            out.extend_from_slice(b", ");
        }
        out.extend_from_slice(name.as_bytes());
    }
    if out.len() == before {
        out.extend_from_slice(b"<None>");
    }
}

impl Line<'_> {
    fn write(&self, layer: &mut Layer<'_, '_>) {
        if !layer.wants_columns() {
            return;
        }
        layer.info_clear();
        let shown = self.memo.findings.flags & flag::SHOWN;
        if shown != 0 {
            layer.info_with(|out| push_findings(out, &self.memo.findings));
            layer.info_fence();
        }
        let timestamps = !layer.pref_bool(IGNORE_TIMESTAMPS);
        let ports = [self.src, self.dst].map(|port| layer.named_port(Transport::Tcp, port));
        layer.info_with(|out| self.push(out, ports, timestamps));
    }

    fn push(&self, out: &mut Vec<u8>, [src, dst]: [NamedPort<'_>; 2], timestamps: bool) {
        let s = self.segment;
        src.push_brief(out);
        out.extend_from_slice(" → ".as_bytes());
        dst.push_brief(out);
        out.extend_from_slice(b" [");
        match s.bits {
            0x10 => out.extend_from_slice(b"ACK"),
            0x18 => out.extend_from_slice(b"PSH, ACK"),
            bits => push_flags(out, bits),
        }
        out.extend_from_slice(b"] Seq=");
        push_u64(out, u64::from(s.seq.wrapping_sub(self.memo.bases.0)));
        if s.has(bit::ACK) {
            out.extend_from_slice(b" Ack=");
            push_u64(out, u64::from(s.ack.wrapping_sub(self.memo.bases.1)));
        }
        out.extend_from_slice(b" Win=");
        push_u64(out, u64::from(window(s, &self.memo.findings)));
        out.extend_from_slice(self.mark.as_bytes());
        if s.has(bit::URG) {
            out.extend_from_slice(b" Urg=");
            push_u64(out, u64::from(s.urgent));
        }
        if !self.short {
            out.extend_from_slice(b" Len=");
            push_u64(out, u64::from(s.len));
        }
        if !self.options.is_empty() {
            options::write_info(out, self.options, self.memo.bases.1, timestamps);
        }
    }
}

/// The findings in the order of their nodes: flag, words for the Info column, note.
const FINDINGS: [(u32, &str, Note); 15] = [
    (flag::REUSED_PORTS, "Port numbers reused", REUSED_PORTS_NOTE),
    (flag::FAST, "Fast Retransmission", FAST_NOTE),
    (flag::SPURIOUS, "Spurious Retransmission", SPURIOUS_NOTE),
    (flag::RETRANSMISSION, "Retransmission", RETRANSMISSION_NOTE),
    (flag::OUT_OF_ORDER, "Out-Of-Order", OUT_OF_ORDER_NOTE),
    (flag::LOST_SEGMENT, "Previous segment not captured", LOST_NOTE),
    (flag::ACK_LOST, "ACKed unseen segment", ACK_LOST_NOTE),
    (flag::WINDOW_UPDATE, "Window Update", WINDOW_UPDATE_NOTE),
    (flag::WINDOW_FULL, "Window Full", WINDOW_FULL_NOTE),
    (flag::KEEP_ALIVE, "Keep-Alive", KEEP_ALIVE_NOTE),
    (flag::KEEP_ALIVE_ACK, "Keep-Alive ACK", KEEP_ALIVE_ACK_NOTE),
    (flag::DUP_ACK, "Dup ACK", DUP_ACK_NOTE),
    (flag::ZERO_WINDOW_PROBE, "ZeroWindowProbe", ZERO_WINDOW_PROBE_NOTE),
    (flag::ZERO_WINDOW, "ZeroWindow", ZERO_WINDOW_NOTE),
    (flag::ZERO_WINDOW_PROBE_ACK, "ZeroWindowProbeAck", ZERO_WINDOW_PROBE_ACK_NOTE),
];

fn push_findings(out: &mut Vec<u8>, f: &Findings) {
    for (which, words, _) in FINDINGS.iter().rev() {
        let told_otherwise =
            *which == flag::RETRANSMISSION && f.flags & (flag::FAST | flag::SPURIOUS) != 0;
        if f.flags & which == 0 || told_otherwise {
            continue;
        }
        out.extend_from_slice(b"[TCP ");
        out.extend_from_slice(words.as_bytes());
        if *which == flag::DUP_ACK {
            out.push(b' ');
            push_u64(out, u64::from(f.frame));
            out.push(b'#');
            push_u64(out, u64::from(f.dup_num));
        }
        out.extend_from_slice(b"] ");
    }
}

/// The window as it is meant.
fn window(s: &Segment, f: &Findings) -> u32 {
    if f.scale > 0 && !s.has(bit::SYN) {
        u32::from(s.window) << f.scale
    } else {
        u32::from(s.window)
    }
}

// ---- the tree -------------------------------------------------------------------------------

fn show_header(
    layer: &mut Layer<'_, '_>,
    memo: &Memo,
    s: &Segment,
    header: usize,
    short: bool,
) -> Result<(), Stop> {
    let relative_seq = s.seq.wrapping_sub(memo.bases.0);
    let relative_ack = s.ack.wrapping_sub(memo.bases.1);
    let has_ack = s.has(bit::ACK);
    if layer.wants_labels() && layer.pref_bool(SUMMARY_IN_TREE) {
        layer.title(format_args!(", Seq: {relative_seq}"));
        if has_ack {
            layer.title(format_args!(", Ack: {relative_ack}"));
        }
        if !short && !layer.in_error_packet() {
            layer.title(format_args!(", Len: {}", s.len));
        }
    }
    let quoted = layer.in_error_packet();
    let relative = layer.pref_bool(RELATIVE) && layer.pref_bool(ANALYZE);
    if quoted {
        layer.put(SEQ, 4, 4, relative_seq);
    }
    layer.generated(STREAM, 0, memo.stream);
    let completeness = outcome(layer, memo).map_or(memo.findings.completeness, |o| o.completeness);
    layer.generated_nowhere(COMPLETENESS, completeness);
    // The raw numbers say nothing new where the others are not relative.
    let raw = if relative { 0 } else { flags::HIDDEN };
    if !quoted {
        show_sequence(layer, s, relative_seq, relative, short);
    }
    layer.put(ACK, 8, 4, if has_ack { relative_ack } else { s.ack });
    if has_ack && relative {
        layer.append(format_args!("    (relative ack number)"));
    }
    layer.seek(8);
    if !has_ack && s.ack != 0 {
        layer.note(ACK_NONZERO);
    }
    if memo.findings.flags & flag::TFO_ACK != 0 {
        layer.note(TFO_ACK_NOTE);
    } else if memo.findings.flags & flag::TFO_IGNORED != 0 {
        layer.note(TFO_IGNORED_NOTE);
    }
    let raw = if has_ack { raw } else { 0 };
    layer.put_value(ACK_RAW, 8, 4, Value::U64(s.ack.into()), raw);
    layer.put(HDR_LEN, 12, 1, header as u8);
    layer.label(format_args!(
        "{} .... = Header Length: {header} bytes ({})",
        nibble((header / 4) as u8),
        header / 4
    ));
    show_flags(layer, memo, s);
    show_window(layer, memo, s)
}

fn show_sequence(layer: &mut Layer<'_, '_>, s: &Segment, number: u32, relative: bool, short: bool) {
    let words = if relative { "    (relative sequence number)" } else { "" };
    if short {
        layer.line(0, 0, "Short segment. Segment/fragment does not contain a full TCP header (might be NMAP or someone else deliberately sending unusual packets)");
        layer.seek(0);
        layer.note(SHORT_SEGMENT);
    } else {
        layer.generated(LEN, 0, s.len);
    }
    layer.put(SEQ, 4, 4, number);
    layer.append(format_args!("{words}"));
    let raw = if relative { 0 } else { flags::HIDDEN };
    layer.put_value(SEQ_RAW, 4, 4, Value::U64(s.seq.into()), raw);
    if relative && layer.pref_bool(COOKIES) {
        syn_cookie(layer, s.seq);
    }
    if !short {
        let phantom = u32::from(s.has(bit::SYN | bit::FIN));
        layer.generated(NEXT_SEQ, 0, number.wrapping_add(s.len).wrapping_add(phantom));
        layer.append(format_args!("{words}"));
    }
}

/// What a server without memory of its connections puts into its first sequence number: five bits of time, three of
/// the segment size, and a hash.
fn syn_cookie(layer: &mut Layer<'_, '_>, seq: u32) {
    layer.append(format_args!(" (syn cookie)"));
    let [first, ..] = seq.to_be_bytes();
    let (time, size) = (first >> 3, first & 7);
    layer.nest(|layer| {
        layer.put(SYNCOOKIE_TIME, 4, 1, time);
        layer.label(format_args!(
            "{} {}... = SYN Cookie Time: {time}",
            nibble(first >> 4),
            first >> 3 & 1
        ));
        layer.put(SYNCOOKIE_MSS, 4, 1, size);
        layer.label(format_args!(".... .{size:03b} = SYN Cookie Maximum Segment Size: {size}"));
        layer.put(SYNCOOKIE_HASH, 5, 3, seq & 0xff_ffff);
    });
}

fn show_flags(layer: &mut Layer<'_, '_>, memo: &Memo, s: &Segment) {
    let bits = s.bits;
    layer.put(FLAGS, 12, 2, bits);
    layer.label(format_args!("Flags: {bits:#05x} ({})", FlagNames(bits)));
    layer.nest(|layer| {
        let put = |layer: &mut Layer<'_, '_>, f: Field<()>, at: usize| {
            layer.put_value(f, at, 1, Value::U64(f.of(bits)), flags::BITS);
        };
        put(layer, RES, 12);
        put(layer, AE, 12);
        for f in [CWR, ECE, URG, ACK_FLAG, PUSH] {
            put(layer, f, 13);
        }
        put(layer, RESET, 13);
        layer.seek(13);
        if s.has(bit::RST) {
            layer.note(CONNECTION_RST);
        }
        put(layer, SYN, 13);
        if s.has(bit::SYN) {
            let ends = layer.ends();
            if s.has(bit::ACK) {
                let port = ends.source_port;
                layer.note_with(
                    CONNECTION_SYNACK,
                    format_args!("Connection establish acknowledge (SYN+ACK): server port {port}"),
                );
            } else {
                let port = ends.destination_port;
                layer.note_with(
                    CONNECTION_SYN,
                    format_args!("Connection establish request (SYN): server port {port}"),
                );
            }
        }
        put(layer, FIN, 13);
        if s.has(bit::FIN) {
            layer.note(CONNECTION_FIN);
        }
        if layer.wants(FLAGS_STR) {
            let mut letters = [0; 24];
            let len = flag_letters(bits, &mut letters);
            let letters = letters.get(..len).unwrap_or(&[]);
            layer.put_text_flagged(FLAGS_STR, 12, 2, letters, flags::GENERATED);
        }
        layer.seek(12);
        if memo.findings.flags & flag::FIN_ACTIVE != 0 {
            layer.note(FIN_ACTIVE);
        } else if memo.findings.flags & flag::FIN_PASSIVE != 0 {
            layer.note(FIN_PASSIVE);
        }
    });
}

/// A letter for each flag that is set, a middle dot (two octets) for each that is not; returns the octets used.
fn flag_letters(bits: u16, out: &mut [u8; 24]) -> usize {
    let mut used = 0;
    for (i, letter) in b"RRRACEUAPRSF".iter().enumerate() {
        let shown: &[u8] =
            if bits >> (11 - i) & 1 == 1 { std::slice::from_ref(letter) } else { "·".as_bytes() };
        for octet in shown {
            if let Some(to) = out.get_mut(used) {
                *to = *octet;
            }
            used += 1;
        }
    }
    used
}

/// The flags' names, for labels.
struct FlagNames(u16);

impl std::fmt::Display for FlagNames {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut first = true;
        for name in flag_names(self.0) {
            if !std::mem::take(&mut first) {
                f.write_str(", ")?;
            }
            f.write_str(name)?;
        }
        if first { f.write_str("<None>") } else { Ok(()) }
    }
}

fn show_window(layer: &mut Layer<'_, '_>, memo: &Memo, s: &Segment) -> Result<(), Stop> {
    layer.seek(14);
    layer.read(WINDOW_VALUE)?;
    let f = &memo.findings;
    layer.put_value(WINDOW, 14, 2, Value::U64(u64::from(window(s, f))), flags::GENERATED);
    if !s.has(bit::SYN) && f.scale != 0 || s.has(bit::RST) && !s.has(bit::SYN) {
        let (factor, words) = match f.scale {
            SCALE_UNKNOWN => (-1, " (unknown)"),
            SCALE_NONE => (-2, " (no window scaling used)"),
            shift if f.flags & flag::SCALE_SET != 0 => {
                (1 << shift, " (missing - taken from preference)")
            }
            shift => (1 << shift, ""),
        };
        layer.put_value(SCALE_FACTOR, 14, 2, Value::I64(factor), flags::GENERATED);
        layer.append(format_args!("{words}"));
    } else if !s.has(bit::SYN) {
        layer.put_value(SCALE_FACTOR, 14, 2, Value::I64(1), flags::GENERATED);
    }
    Ok(())
}

fn show_urgent(layer: &mut Layer<'_, '_>, s: &Segment) -> Result<(), Stop> {
    let at = layer.at();
    let urgent = layer.read(URGENT)?;
    if urgent != 0 && !s.has(bit::URG) {
        layer.seek(at);
        layer.note(URGENT_NONZERO);
        layer.seek(at + 2);
    }
    Ok(())
}

fn show_tail(
    layer: &mut Layer<'_, '_>,
    memo: &Memo,
    s: &Segment,
    digest: &Digest,
    header: usize,
) -> Result<(), Stop> {
    let mut options = Ok(());
    layer.seek(HEADER_MIN);
    if header > HEADER_MIN {
        let relative = layer.pref_bool(RELATIVE) && layer.pref_bool(ANALYZE);
        let about = About {
            relative: if relative { " (relative)" } else { "" },
            syn: s.has(bit::SYN),
            has_ack: s.has(bit::ACK),
            ack: s.ack,
            other_base: memo.bases.1,
            flags: memo.findings.flags,
            exid: layer.pref_bool(EXID),
        };
        options = options::show(layer, header - HEADER_MIN, digest, &about);
    } else if s.has(bit::SYN) {
        layer.seek(0);
    }
    // Options that break off do not keep these from being shown.
    if layer.pref_bool(TIMESTAMPS) {
        layer.line(0, 0, "Timestamps");
        layer.flag_last(flags::GENERATED);
        layer.nest(|layer| {
            layer.generated_ns(TIME_RELATIVE, 0, memo.since_first_ns);
            layer.generated_ns(TIME_DELTA, 0, memo.since_last_ns);
        });
    }
    options?;
    layer.seek(0);
    show_analysis(layer, memo);
    if digest.mptcp {
        options::call_mptcp_analysis(layer);
    }
    if memo.findings.flags & flag::FIN_AGAIN != 0 {
        layer.link(FIN_RETRANSMISSION, u64::from(memo.findings.frame));
    }
    Ok(())
}

/// What the connection turns out to be, if there are two passes.
fn outcome(layer: &Layer<'_, '_>, memo: &Memo) -> Option<Outcome> {
    layer.record(memo.outcome.0).map(Outcome::unpacked)
}

fn show_analysis(layer: &mut Layer<'_, '_>, memo: &Memo) {
    let f = &memo.findings;
    let shown = f.flags & flag::SHOWN;
    // The round trip of the handshake alone is not worth the subtree.
    if f.acks_frame == 0 && f.flags & (flag::HAS_IN_FLIGHT | flag::ACK_BEYOND) == 0 && shown == 0 {
        return;
    }
    layer.put_value(ANALYSIS, 0, 0, Value::None, flags::GENERATED);
    layer.nest(|layer| {
        if f.acks_frame != 0 {
            layer.link(ACKS_FRAME, u64::from(f.acks_frame));
        }
        if f.flags & flag::HAS_ACK_RTT != 0 {
            layer.generated_ns(ACK_RTT, 0, f.ack_rtt_ns);
        }
        let initial_rtt_ns = match f.initial_rtt_ns {
            0 => outcome(layer, memo).map_or(0, |o| o.initial_rtt_ns),
            known => known,
        };
        if initial_rtt_ns != 0 {
            layer.generated_ns(INITIAL_RTT, 0, initial_rtt_ns);
        }
        if f.flags & flag::HAS_IN_FLIGHT != 0 {
            layer.generated(IN_FLIGHT, 0, f.in_flight);
            layer.generated(PUSHED, 0, f.pushed);
        }
        if shown != 0 {
            layer.put_value(ANALYSIS_FLAGS, 0, 0, Value::None, flags::GENERATED);
            layer.nest(|layer| show_findings(layer, f));
        }
        if f.flags & flag::DUP_ACK != 0 {
            layer.generated(DUP_ACK_NUM, 0, f.dup_num);
            layer.link(DUP_ACK_FRAME, u64::from(f.frame));
            layer.note_with(DUP_ACK_NOTE, format_args!("Duplicate ACK (#{})", f.dup_num));
        }
    });
}

fn show_findings(layer: &mut Layer<'_, '_>, f: &Findings) {
    for (which, _, note) in FINDINGS.iter().filter(|(which, _, _)| f.flags & which != 0) {
        if *which == flag::DUP_ACK {
            layer.put_value(DUP_ACK, 0, 0, Value::None, flags::GENERATED);
            layer.label(format_args!("This is a TCP duplicate ack"));
        } else {
            layer.note_here(*note, format_args!(""));
        }
        if *which == flag::RETRANSMISSION && f.flags & flag::HAS_RTO != 0 {
            layer.generated_ns(RTO, 0, f.rto_ns);
            layer.link(RTO_FRAME, u64::from(f.frame));
        }
    }
}
