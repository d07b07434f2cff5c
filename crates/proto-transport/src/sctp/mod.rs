//! Stream Control Transmission Protocol, RFC 9260; I-DATA (RFC 8260), authentication (RFC 4895), address
//! reconfiguration (RFC 5061), stream reconfiguration (RFC 6525), partial reliability (RFC 3758), packet drop
//! reporting and NR-SACK (drafts).
//!
//! Elsewhere: fields (`fields.rs`), parameters and error causes (`parameters.rs`).

use std::sync::Arc;

use dissect::names::NamedPort;
use dissect::prelude::*;
use dissect::stream::Part;
use dissect::tree::flags;

mod checksum;
mod fields;
mod parameters;
#[cfg(test)]
mod tests;

use fields::*;

pub(crate) static SCTP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[on(tables::IP_PROTO, 132), on(tables::UDP_PORT, 9899), on(tables::LINK, 149)],
    head: 12,
    ..Protocol::new("sctp", "SCTP", "Stream Control Transmission Protocol", dissect)
};

/// Octets of the common header.
const HEADER: usize = 12;
/// Fragments of messages that wait for one direction's others.
const FRAGMENTS_MAX: usize = limits::STREAM_SEGMENTS_HELD;
/// What stands for an association that is not numbered.
const NOT_NUMBERED: u16 = 65_535;

/// A message put together from the chunks of several packets.
#[derive(Clone)]
struct Whole {
    bytes: Arc<[u8]>,
    parts: Arc<[Part]>,
}

/// What the association told on the first visit.
#[derive(Clone, Default)]
struct Memo {
    index: u32,
    /// First TSN of this direction and of the other, if they are known.
    bases: (Option<u32>, Option<u32>),
    whole: Option<Whole>,
    taker: Option<ProtocolId>,
}

/// What is remembered of an association.
#[derive(Default)]
struct Association {
    directions: [Direction; 2],
}

#[derive(Default)]
struct Direction {
    base: Option<u32>,
    fragments: Vec<Piece>,
}

/// A fragment of a user message.
struct Piece {
    tsn: u32,
    sid: u16,
    first: bool,
    last: bool,
    frame: u32,
    bytes: Box<[u8]>,
}

/// What the packet's chunks have in common.
struct Packet {
    forward: bool,
    bases: (Option<u32>, Option<u32>),
    conversation: ConvId,
    index: u32,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if let Argument::Word(_) = layer.argument() {
        // The rest of a packet after a user message: its chunks stand under a node of their own.
        layer.leave_stack();
        let packet = begin(layer, None)?;
        return chunks(layer, &packet, 0);
    }
    layer.protocol_column("SCTP");
    layer.info_clear();
    let src = layer.read(SRC_PORT)?;
    let dst = layer.read(DST_PORT)?;
    layer.set_ports(Transport::Sctp, u32::from(src), u32::from(dst));
    // Always both, whether or not names are looked up.
    let named = |port| NamedPort { looked_up: true, ..layer.named_port(Transport::Sctp, port) };
    let (from, to) = (named(src), named(dst));
    if layer.pref_bool(PORTS_IN_TREE) {
        layer.title(format_args!(", Src Port: {from}, Dst Port: {to}"));
    }
    let tag = layer.read(VERIFICATION_TAG)?;
    let packet = begin(layer, Some(tag))?;
    if layer.pref_bool(NUMBER) {
        layer.generated(ASSOC_INDEX, 0, packet.index as u16);
    } else {
        layer.generated(ASSOC_INDEX, 0, NOT_NUMBERED);
        layer.label(format_args!("Association index: disabled (enable in preferences)"));
    }
    layer.hidden(PORT, 0, 2, src);
    layer.hidden(PORT, 2, 2, dst);
    checksum::show(layer)?;
    chunks(layer, &packet, HEADER)
}

/// Finds the association, and the first TSNs of both directions.
fn begin(layer: &mut Layer<'_, '_>, tag: Option<u32>) -> Result<Packet, Stop> {
    let ends = layer.ends();
    let span = layer.span();
    let quoted = layer.in_error_packet();
    let mut conversation = ConvId::NONE;
    let memo = layer.once(|scene| {
        let a = Endpoint { address: ends.source, port: ends.source_port };
        let b = Endpoint { address: ends.destination, port: ends.destination_port };
        let (id, forward) =
            scene.state.conversations.open(ConvKind::Sctp, &a, &b, scene.frame, scene.ns);
        conversation = id;
        scene.conversation = id;
        let mut memo = Memo::default();
        let (frame, ns) = (scene.frame, scene.ns);
        if let Some(conv) = scene.conversation() {
            memo.index = conv.index;
            (conv.last_frame, conv.last_ns) = (frame, ns);
        }
        let Some(association) = scene.conv::<Association>() else { return memo };
        let [x, y] = &mut association.directions;
        let (mine, theirs) = if forward { (x, y) } else { (y, x) };
        if !quoted && tag.is_some() {
            if let Some(initial) = initial_tsn(span) {
                mine.base = Some(initial);
            } else if tag != Some(0) && mine.base.is_none() {
                mine.base = first_tsn(span);
            }
        }
        memo.bases = (mine.base, theirs.base);
        memo
    })?;
    layer.set_conversation(conversation);
    let forward = (ends.source, ends.source_port) <= (ends.destination, ends.destination_port);
    let relative = layer.pref_bool(RELATIVE) && layer.pref_bool(TSN_ANALYSIS) && !quoted;
    // What is acknowledged before any of it was seen counts from 0.
    let (sent, acknowledged) = memo.bases;
    let bases = if relative { (sent, acknowledged.or(Some(0))) } else { (None, None) };
    Ok(Packet { forward, bases, conversation, index: memo.index })
}

/// The initial TSN of an INIT or INIT ACK chunk, which stand alone.
fn initial_tsn(packet: Span<'_>) -> Option<u32> {
    let kind = packet.u8(HEADER).ok()?;
    if kind == 1 || kind == 2 { packet.u32(HEADER + 16).ok() } else { None }
}

/// The TSN of the packet's first DATA chunk.
fn first_tsn(packet: Span<'_>) -> Option<u32> {
    let mut at = HEADER;
    // Each turn passes over at least four octets.
    loop {
        let (kind, len) = (packet.u8(at).ok()?, usize::from(packet.u16(at + 2).ok()?));
        if kind == 0 || kind == 64 {
            return packet.u32(at + 4).ok();
        }
        at += len.max(4).next_multiple_of(4);
    }
}

/// The chunks from `start` on.
fn chunks<'b>(layer: &mut Layer<'_, 'b>, packet: &Packet, start: usize) -> Result<(), Stop> {
    layer.seek(start);
    // Each turn takes at least four octets, or hands the rest to a further layer and ends the loop.
    while layer.left() >= 4 {
        let at = layer.at();
        let kind = layer.peek::<u8>(0)?;
        let len = usize::from(layer.peek::<u16>(2)?);
        let whole = len.max(4).next_multiple_of(4).min(layer.left());
        let message = if layer.state_only() && !matches!(kind, 0 | 64) {
            layer.seek(at + whole);
            None
        } else {
            chunk(layer, packet, kind, len, whole)?
        };
        layer.covers(layer.at());
        if let Some(message) = message {
            deliver(layer, packet, &message)?;
            if layer.left() >= 4 {
                let (own, rest) = (layer.protocol(), layer.rest());
                layer.call_with(own, rest, Argument::Word("chunks"));
            }
            return Ok(());
        }
    }
    Ok(())
}

/// A user message, or a fragment of one.
struct Message<'b> {
    payload: Span<'b>,
    ppi: u32,
    tsn: u32,
    sid: u16,
    first: bool,
    last: bool,
    chunk: Mark,
}

/// One chunk; returns the message of a DATA chunk.
fn chunk<'b>(
    layer: &mut Layer<'_, 'b>,
    packet: &Packet,
    kind: u8,
    len: usize,
    whole: usize,
) -> Result<Option<Message<'b>>, Stop> {
    let at = layer.at();
    let name = CHUNKS.name(kind, "UNKNOWN");
    let data = matches!(kind, 0 | 64);
    let header = if kind == 64 { 20 } else { 16 };
    let shown = if data { header.min(whole) } else { whole };
    layer.line(at, shown, format_args!("{name} chunk"));
    let node = layer.last();
    let mut message = None;
    layer.nest(|layer| {
        layer.read(CHUNK_TYPE)?;
        layer.nest(|layer| layer.put_members(CHUNK_BITS, at, 1, u64::from(kind)));
        let bits = layer.read(CHUNK_FLAGS)?;
        show_flags(layer, at + 1, kind, bits);
        layer.read(CHUNK_LENGTH)?;
        if len < 4 {
            layer.note(CHUNK_LENGTH_BAD);
            return Ok(());
        }
        let value = (len - 4).min(layer.left());
        layer.within(value, |layer| {
            message = value_of(layer, packet, kind, bits, node)?;
            Ok(())
        })?;
        let padding = (at + whole).saturating_sub(layer.at());
        if padding > 0 {
            layer.bytes(CHUNK_PADDING, padding)?;
        }
        Ok(())
    })?;
    layer.seek(at + whole);
    if message.is_none() && !data {
        info(layer, kind, packet, at);
    }
    Ok(message)
}

fn show_flags(layer: &mut Layer<'_, '_>, at: usize, kind: u8, bits: u8) {
    let group = match kind {
        0 | 64 => DATA_FLAGS,
        3 => SACK_FLAGS,
        16 => NR_SACK_FLAGS,
        6 => ABORT_FLAGS,
        14 => COMPLETE_FLAGS,
        129 => DROP_FLAGS,
        _ => return,
    };
    layer.nest(|layer| layer.put_members(group, at, 1, u64::from(bits)));
}

/// What the Info column tells of a chunk that carries no user message.
fn info(layer: &mut Layer<'_, '_>, kind: u8, packet: &Packet, at: usize) {
    let after_message = matches!(layer.argument(), Argument::Word(_));
    if !layer.wants_columns() || after_message && !layer.pref_bool(ALL_CONTROL) {
        return;
    }
    let name = CHUNKS.name(kind, "UNKNOWN");
    let span = layer.span();
    if kind == 3
        && let (Ok(tsn), Ok(window)) = (span.u32(at + 4), span.u32(at + 8))
    {
        let tsn = packet.bases.1.map_or(tsn, |base| tsn.wrapping_sub(base));
        return layer.info_append(format_args!("{name} (Ack={tsn}, Arwnd={window}) "));
    }
    layer.info_append(format_args!("{name} "));
}

/// The chunk's value.
fn value_of<'b>(
    layer: &mut Layer<'_, 'b>,
    packet: &Packet,
    kind: u8,
    bits: u8,
    node: Mark,
) -> Result<Option<Message<'b>>, Stop> {
    match kind {
        0 | 64 => return user_data(layer, packet, kind == 64, bits, node).map(Some),
        1 => init(layer, node, [INIT_TAG, INIT_CREDIT, INIT_TSN], [INIT_OUT, INIT_IN])?,
        2 => init(
            layer,
            node,
            [INITACK_TAG, INITACK_CREDIT, INITACK_TSN],
            [INITACK_OUT, INITACK_IN],
        )?,
        3 => sack(layer, packet, node)?,
        4 | 5 | 130 => {
            if kind != 130 {
                let octets = layer.left();
                layer.append_at(node, format_args!(" (Information: {octets} bytes)"));
            }
            parameters::all(layer)?;
        }
        6 | 9 => parameters::causes(layer)?,
        7 => {
            let tsn = layer.read(SHUTDOWN_TSN)?;
            layer.append_at(node, format_args!(" (Cumulative TSN ack: {tsn})"));
        }
        10 => {
            let left = layer.left();
            layer.bytes(COOKIE, left)?;
            layer.append_at(node, format_args!(" (Cookie length: {left} bytes)"));
        }
        12 => {
            layer.read(ECNE_TSN)?;
        }
        13 => {
            layer.read(CWR_TSN)?;
        }
        15 => {
            layer.read(KEY_ID)?;
            layer.read(HMAC_ID)?;
            let left = layer.left();
            layer.bytes(HMAC, left)?;
        }
        16 => nr_sack(layer)?,
        128 => {
            layer.read(ASCONF_ACK_NR)?;
            parameters::all(layer)?;
        }
        129 => {
            layer.read(DROP_BANDWIDTH)?;
            layer.read(DROP_QUEUE)?;
            layer.read(DROP_TRUNCATED)?;
            layer.read(DROP_RESERVED)?;
            let left = layer.left();
            layer.bytes(DROP_DATA, left)?;
        }
        132 => {
            let left = layer.left();
            layer.bytes(PADDING_DATA, left)?;
        }
        192 => forward_tsn(layer)?,
        193 => {
            layer.read(ASCONF_NR)?;
            parameters::all(layer)?;
        }
        194 => i_forward_tsn(layer)?,
        8 | 11 | 14 => {}
        _ => {
            let left = layer.left();
            if left > 0 {
                layer.bytes(CHUNK_VALUE, left)?;
            }
        }
    }
    Ok(None)
}

fn init(
    layer: &mut Layer<'_, '_>,
    node: Mark,
    [tag, credit, tsn]: [Field<u32>; 3],
    [outbound, inbound]: [Field<u16>; 2],
) -> Result<(), Stop> {
    let at = layer.at();
    let value = layer.read(tag)?;
    layer.hidden(INITIATE_TAG, at, 4, value);
    layer.read(credit)?;
    let streams = (layer.read(outbound)?, layer.read(inbound)?);
    layer.read(tsn)?;
    layer.append_at(
        node,
        format_args!(" (Outbound streams: {}, inbound streams: {})", streams.0, streams.1),
    );
    parameters::all(layer)
}

fn sack(layer: &mut Layer<'_, '_>, packet: &Packet, node: Mark) -> Result<(), Stop> {
    let at = layer.at();
    let tsn = layer.span().u32(at)?;
    if let Some(base) = packet.bases.1 {
        layer.put(SACK_TSN, at, 4, tsn.wrapping_sub(base));
    }
    layer.read(SACK_TSN_RAW)?;
    let window = layer.read(SACK_RWND)?;
    if window == 0 {
        layer.note(ZERO_RWND);
    }
    let gaps = layer.read(SACK_GAPS)?;
    let duplicates = layer.read(SACK_DUPS)?;
    layer.append_at(
        node,
        format_args!(
            " (Cumulative TSN: {tsn}, a_rwnd: {window}, gaps: {gaps}, duplicate TSNs: {duplicates})"
        ),
    );
    let fields = [
        SACK_GAP_START.retyped(),
        SACK_GAP_START_TSN.retyped(),
        SACK_GAP_END.retyped(),
        SACK_GAP_END_TSN.retyped(),
    ];
    let acked = gap_blocks(layer, tsn, gaps, fields, "Gap Acknowledgement")?;
    if gaps > 0 {
        layer.generated(SACK_GAP_ACKED, 0, acked);
        if acked > 100 {
            layer.note(GAP_MANY);
        }
    }
    for _ in 0..duplicates {
        layer.read(SACK_DUP_TSN)?;
    }
    Ok(())
}

/// Blocks of TSNs that arrived out of order; returns how many TSNs they hold.
fn gap_blocks(
    layer: &mut Layer<'_, '_>,
    tsn: u32,
    count: u16,
    [start, start_tsn, end, end_tsn]: [Field<()>; 4],
    name: &str,
) -> Result<u32, Stop> {
    let (mut acked, mut last) = (0u32, 0);
    // The count is the sender's word; each turn takes four octets or stops.
    for _ in 0..count {
        let at = layer.at();
        let (from, to) = (layer.span().u16(at)?, layer.span().u16(at + 2)?);
        let (from_tsn, to_tsn) =
            (tsn.wrapping_add(u32::from(from)), tsn.wrapping_add(u32::from(to)));
        layer.group(format_args!("{name} for TSN {from_tsn} to {to_tsn}"), |layer| {
            layer.put(start, at, 2, from);
            layer.nest(|layer| {
                layer.put_value(start_tsn, at, 2, Value::U64(u64::from(from_tsn)), flags::GENERATED)
            });
            layer.put(end, at + 2, 2, to);
            layer.nest(|layer| {
                layer.put_value(end_tsn, at + 2, 2, Value::U64(u64::from(to_tsn)), flags::GENERATED)
            });
            layer.seek(at + 4);
            if from > to {
                layer.note(GAP_MALFORMED);
            } else if last >= from {
                layer.note(GAP_ORDER);
            }
            Ok(())
        })?;
        last = to;
        acked = acked.saturating_add(u32::from(to.saturating_sub(from)) + 1);
    }
    Ok(acked)
}

fn nr_sack(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let tsn = layer.read(NR_SACK_TSN)?;
    layer.read(NR_SACK_RWND)?;
    let gaps = layer.read(NR_SACK_GAPS)?;
    let nr_gaps = layer.read(NR_SACK_NR_GAPS)?;
    let duplicates = layer.read(NR_SACK_DUPS)?;
    layer.read(NR_SACK_RESERVED)?;
    let fields = [
        NR_SACK_GAP_START.retyped(),
        NR_SACK_GAP_START_TSN.retyped(),
        NR_SACK_GAP_END.retyped(),
        NR_SACK_GAP_END_TSN.retyped(),
    ];
    let acked = gap_blocks(layer, tsn, gaps, fields, "Gap Acknowledgement")?;
    if gaps > 0 {
        layer.generated(NR_SACK_GAP_ACKED, 0, acked);
        if acked > 100 {
            layer.note(NR_GAP_MANY);
        }
    }
    let fields = [
        NR_SACK_NR_START.retyped(),
        NR_SACK_NR_START_TSN.retyped(),
        NR_SACK_NR_END.retyped(),
        NR_SACK_NR_END_TSN.retyped(),
    ];
    let acked = gap_blocks(layer, tsn, nr_gaps, fields, "NR-Gap Acknowledgement")?;
    if nr_gaps > 0 {
        layer.generated(NR_SACK_NR_ACKED, 0, acked);
        if acked > 100 {
            layer.note(NR_NR_GAP_MANY);
        }
    }
    for _ in 0..duplicates {
        layer.read(NR_SACK_DUP_TSN)?;
    }
    Ok(())
}

fn forward_tsn(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(FORWARD_TSN)?;
    // Each turn takes four octets.
    while layer.left() >= 4 {
        layer.read(FORWARD_SID)?;
        layer.read(FORWARD_SSN)?;
    }
    Ok(())
}

fn i_forward_tsn(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(I_FORWARD_TSN)?;
    // Each turn takes eight octets.
    while layer.left() >= 8 {
        layer.read(I_FORWARD_SID)?;
        layer.read_bits(I_FORWARD_FLAGS)?;
        layer.read(FORWARD_MID)?;
    }
    Ok(())
}

// ---- user data ------------------------------------------------------------------------------

fn user_data<'b>(
    layer: &mut Layer<'_, 'b>,
    packet: &Packet,
    interleaved: bool,
    bits: u8,
    node: Mark,
) -> Result<Message<'b>, Stop> {
    let at = layer.at();
    let tsn = layer.span().u32(at)?;
    let relative = packet.bases.0.map(|base| tsn.wrapping_sub(base));
    if let Some(relative) = relative {
        layer.put(DATA_TSN, at, 4, relative);
    }
    layer.read(DATA_TSN_RAW)?;
    let (first, last) = (B_BIT.is_set(bits), E_BIT.is_set(bits));
    let (sid, number, ppi) = if interleaved {
        let sid = layer.read(DATA_SID)?;
        layer.read(DATA_RESERVED)?;
        let mid = layer.read(DATA_MID)?;
        if first {
            (sid, mid, layer.read(DATA_PPI)?)
        } else {
            layer.read(DATA_FSN)?;
            (sid, mid, 0)
        }
    } else {
        let sid = layer.read(DATA_SID)?;
        let ssn = layer.read(DATA_SSN)?;
        (sid, u32::from(ssn), layer.read(DATA_PPI)?)
    };
    let payload = layer.rest();
    layer.seek(layer.span().len());
    let shown = relative.unwrap_or(tsn);
    let order = if U_BIT.is_set(bits) { "unordered" } else { "ordered" };
    let kind = match (first, last) {
        (true, true) => "complete",
        (true, false) => "first",
        (false, true) => "last",
        (false, false) => "middle",
    };
    layer.append_at(
        node,
        format_args!(
            " ({order}, {kind} segment, TSN: {shown}, SID: {sid}, SSN: {number}, PPID: {ppi}, payload length: {} bytes)",
            payload.len()
        ),
    );
    layer.info_append(format_args!("DATA (TSN={shown}) "));
    Ok(Message { payload, ppi, tsn, sid, first, last, chunk: node })
}

/// Hands a message on, or keeps a fragment until its others have come.
fn deliver<'b>(
    layer: &mut Layer<'_, 'b>,
    packet: &Packet,
    message: &Message<'b>,
) -> Result<(), Stop> {
    let reassemble = layer.pref_bool(REASSEMBLE);
    let (registry, config) = (layer.registry(), layer.config());
    let heuristics_first = layer.pref_bool(HEURISTICS_FIRST);
    let hands_on = layer.pref_bool(ULP);
    let quoted = layer.in_error_packet();
    let probe = layer.probe_of(message.payload);
    let conversation = packet.conversation;
    let forward = packet.forward;
    let whole_here = message.first && message.last;
    let memo = layer.once(|scene| {
        scene.conversation = conversation;
        let mut memo = Memo::default();
        let captured = message.payload.bytes.len() == message.payload.len();
        if !whole_here && reassemble && captured && !quoted {
            memo.whole = put_together(scene, forward, message);
            if memo.whole.is_none() {
                return memo;
            }
        }
        let whole = memo.whole.clone();
        let span =
            whole.as_ref().map_or(message.payload, |w| Span::new(&w.bytes, w.bytes.len(), 0));
        let probe = Probe { span, ..probe };
        if hands_on {
            memo.taker = find(scene, registry, config, &probe, message.ppi, heuristics_first);
        }
        memo
    })?;
    if let Some(whole) = &memo.whole {
        let span = layer.add_source("Reassembled SCTP Message", Arc::clone(&whole.bytes))?;
        show_parts(layer, message.chunk, whole, span);
        return give(layer, memo.taker, message.ppi, span);
    }
    if !whole_here {
        layer.info_append(format_args!("(Message Fragment) "));
        if reassemble {
            return Ok(());
        }
    }
    give(layer, memo.taker, message.ppi, message.payload)
}

fn give<'b>(
    layer: &mut Layer<'_, 'b>,
    taker: Option<ProtocolId>,
    ppi: u32,
    message: Span<'b>,
) -> Result<(), Stop> {
    if taker.is_some() && !layer.pref_bool(ALL_CONTROL) {
        layer.info_clear();
    }
    let taken = taker.filter(|id| layer.call(*id, message));
    if taken.is_none() {
        layer.data(message);
    }
    if layer.exports(Export::Layer3) && !layer.in_error_packet() && !message.is_empty() {
        let ends = layer.ends();
        let (x, y) = (ends.source_port, ends.destination_port);
        let by_payload = layer.lookup(tables::SCTP_PPI, ppi);
        let known = match taken {
            // Nobody's: the reference tells the receiver's port.
            None => Taker::Number(tables::SCTP_PORT, y),
            Some(id) if by_payload == Some(id) => Taker::Protocol(id),
            Some(id) => {
                let ports = [x.min(y), x.max(y)];
                let port = ports.iter().find(|p| layer.lookup(tables::SCTP_PORT, **p) == Some(id));
                port.map_or(Taker::Heuristic(id, tables::SCTP), |port| {
                    Taker::Number(tables::SCTP_PORT, *port)
                })
            }
        };
        layer.offer(Export::Layer3, known, message, &[]);
    }
    Ok(())
}

/// Who takes a message: by payload protocol, by port, by looks.
fn find(
    scene: &mut Scene<'_>,
    registry: &dissect::Registry,
    config: &dissect::Config,
    probe: &Probe<'_>,
    ppi: u32,
    heuristics_first: bool,
) -> Option<ProtocolId> {
    if let Some(bound) = scene.conversation().and_then(|c| c.bound) {
        return Some(bound);
    }
    let (x, y) = (probe.ends.source_port, probe.ends.destination_port);
    let by_looks = || registry.probe(config, tables::SCTP, probe);
    if heuristics_first && let Some(id) = by_looks() {
        return Some(id);
    }
    let by_payload = registry.lookup(config, tables::SCTP_PPI, ppi);
    let mut ports = [x.min(y), x.max(y)].into_iter().filter(|p| *p != 0);
    by_payload
        .or_else(|| ports.find_map(|port| registry.lookup(config, tables::SCTP_PORT, port)))
        .or_else(by_looks)
}

/// Keeps a fragment; returns the message if it was the last that was missing.
fn put_together(scene: &mut Scene<'_>, forward: bool, message: &Message<'_>) -> Option<Whole> {
    let frame = scene.frame;
    let association = scene.conv::<Association>()?;
    let direction = association.directions.get_mut(usize::from(!forward))?;
    let held = &mut direction.fragments;
    if held.len() >= FRAGMENTS_MAX {
        held.clear();
    }
    let key = |p: &Piece| p.tsn.wrapping_sub(message.tsn) as i32;
    let at = held.partition_point(|p| key(p) < 0);
    if held.get(at).is_some_and(|p| p.tsn == message.tsn) {
        return None;
    }
    let bytes = message.payload.bytes.into();
    let (tsn, sid) = (message.tsn, message.sid);
    held.insert(at, Piece { tsn, sid, first: message.first, last: message.last, frame, bytes });
    // From this fragment back to the first and on to the last, without a gap.
    let follows = |a: &Piece, b: &Piece| {
        b.tsn == a.tsn.wrapping_add(1) && a.sid == b.sid && !a.last && !b.first
    };
    let pairs = |i: usize| held.get(i).zip(held.get(i + 1)).is_some_and(|(a, b)| follows(a, b));
    let from = (0..at).rev().take_while(|i| pairs(*i)).last().unwrap_or(at);
    let to = (at..held.len()).take_while(|i| pairs(*i)).last().map_or(at, |i| i + 1);
    if !held.get(from)?.first || !held.get(to)?.last {
        return None;
    }
    let run = held.drain(from..=to);
    let (mut bytes, mut parts) = (Vec::new(), Vec::new());
    for piece in run {
        let (at, len) = (bytes.len() as u32, piece.bytes.len() as u32);
        parts.push(Part { frame: piece.frame, at, len });
        bytes.extend_from_slice(&piece.bytes);
    }
    Some(Whole { bytes: bytes.into(), parts: parts.into() })
}

fn show_parts<'b>(layer: &mut Layer<'_, 'b>, chunk: Mark, whole: &Whole, span: Span<'b>) {
    if layer.state_only() {
        return;
    }
    let _ = chunk;
    layer.over(span, |layer| {
        layer.nest(|layer| {
            layer.put_value(FRAGMENTS, 0, span.len(), Value::Range, 0);
            let count = whole.parts.len();
            layer.label(format_args!(
                "Reassembled SCTP Fragments ({} bytes, {count} fragments):",
                span.len()
            ));
            layer.nest(|layer| {
                let mut at = 0;
                for part in whole.parts.iter() {
                    let len = part.len as usize;
                    layer.put_value(FRAGMENT, at, len, Value::U64(u64::from(part.frame)), 0);
                    let end = (at + len).saturating_sub(1);
                    layer.label(format_args!(
                        "Frame: {}, payload: {at}-{end} ({len} bytes)",
                        part.frame
                    ));
                    at += len;
                }
            });
        });
    });
}
