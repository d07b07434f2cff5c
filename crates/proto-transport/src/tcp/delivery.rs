//! The stream that applications read: who takes it, and what becomes of each segment's payload.

use dissect::prelude::*;
use dissect::stream::{Part, Piece, Pieces};
use dissect::tree::flags;

use crate::found::Found;

use super::analysis::{Findings, Flow, How, Outcome, Segment, before, bit, flag};
use super::export::Exporter;
use super::fields::*;
use super::options::Digest;
use super::{Memo, RecordOrNone, order};

/// Finds the segment's connection, compares the segment with those before, and decides what becomes of its
/// payload.
pub(super) fn follow<'b>(
    layer: &mut Layer<'_, 'b>,
    segment: &Segment,
    options: &Digest,
    payload: Span<'b>,
    short: bool,
    sound: bool,
) -> Result<Memo, Stop> {
    let (registry, config) = (layer.registry(), layer.config());
    let probe = layer.probe_of(payload);
    let first_taker = layer.pref_bool(HEURISTICS_FIRST);
    let reassemble = layer.pref_bool(DESEGMENT);
    let how = How::read(layer);
    let (skip_errors, in_order) = (layer.pref_bool(SKIP_ERRORS), layer.pref_bool(OUT_OF_ORDER));
    let quoted = layer.in_error_packet();
    let short = short || quoted;
    let mut conversation = ConvId::NONE;
    let memo = layer.once_packed(|scene| {
        let ends = probe.ends;
        let a = Endpoint { address: ends.source, port: ends.source_port };
        let b = Endpoint { address: ends.destination, port: ends.destination_port };
        let (id, forward) = open(scene, &a, &b, segment, quoted);
        conversation = id;
        scene.conversation = id;
        let ports = (a.port, b.port);
        let told = Told { segment, options, ports, short };
        let (mut memo, server_port) = analyze(scene, forward, &told, &how);
        memo.reset = segment.has(bit::RST) && !quoted;
        let choice =
            Choice { registry, config, probe: &probe, server_port, heuristics_first: first_taker };
        if quoted && !payload.bytes.is_empty() {
            choice.choose(scene, &mut memo);
            memo.pieces = Pieces::One(Piece::Direct { at: 0, len: payload.len() as u32 });
        }
        if short || memo.reset || payload.is_empty() && !segment.has(bit::FIN) {
            return memo;
        }
        if !payload.is_empty() || waits_for_close(scene, forward) {
            choice.choose(scene, &mut memo);
        }
        memo.closes = segment.has(bit::FIN) && waits_for_close(scene, forward);
        let whole = sound && payload.bytes.len() == payload.len() && !payload.fragment;
        let reassemble = whole && reassemble;
        let how_given = Give { whole, reassemble, skip_errors, in_order: in_order && reassemble };
        (memo.pieces, memo.repeats) =
            deliver(scene, &choice, &mut memo, forward, segment, payload, how_given);
        memo
    })?;
    layer.set_conversation(conversation);
    Ok(memo)
}

/// The connection that the segment belongs to, and whether it goes from the conversation's first end.
fn open(
    scene: &mut Scene<'_>,
    a: &Endpoint,
    b: &Endpoint,
    segment: &Segment,
    quoted: bool,
) -> (ConvId, bool) {
    let (frame, ns) = (scene.frame, scene.ns);
    let conversations = &mut scene.state.conversations;
    let (mut id, forward) = conversations.open(ConvKind::Tcp, a, b, frame, ns);
    if !quoted && segment.has(bit::SYN) {
        scene.conversation = id;
        if scene.conv::<Flow>().is_some_and(|flow| flow.is_other_connection(forward, segment)) {
            id = scene.state.conversations.replace(ConvKind::Tcp, a, b, frame, ns);
            scene.conversation = id;
            if let Some(flow) = scene.conv::<Flow>() {
                flow.reused = true;
            }
        }
    }
    let expected = conversations_expected(scene, a, b);
    let own = scene.protocol;
    if expected.is_some()
        && let Some(conv) = scene.state.conversations.get(id)
    {
        conv.bound = conv.bound.or(expected);
        conv.local::<Flow>(own).expected = true;
    }
    (id, forward)
}

/// Who expects a conversation with one of these ends.
fn conversations_expected(scene: &Scene<'_>, a: &Endpoint, b: &Endpoint) -> Option<ProtocolId> {
    let conversations = &scene.state.conversations;
    conversations
        .expected(ConvKind::Tcp, b, a)
        .or_else(|| conversations.expected(ConvKind::Tcp, a, b))
}

/// What a segment tells of its connection.
struct Told<'t> {
    segment: &'t Segment,
    options: &'t Digest,
    ports: (u32, u32),
    /// Nothing is compared.
    short: bool,
}

/// What the analysis finds, and the server's port.
fn analyze(scene: &mut Scene<'_>, forward: bool, told: &Told<'_>, how: &How) -> (Memo, u32) {
    let Told { segment, options, ports, short } = *told;
    let mut memo = Memo::default();
    let (frame, ns, protocol) = (scene.frame, scene.ns, scene.protocol);
    let dissect::State { conversations, records, .. } = &mut *scene.state;
    let Some(conv) = conversations.get(scene.conversation) else { return (memo, 0) };
    memo.stream = conv.index;
    memo.taker = conv.bound;
    memo.since_first_ns = ns.saturating_sub(conv.first_ns);
    memo.since_last_ns = ns.saturating_sub(conv.last_ns);
    (conv.last_ns, conv.last_frame) = (ns, frame);
    let flow = conv.local::<Flow>(protocol);
    if short {
        memo.findings.completeness = flow.completeness;
        let (mine, theirs) = flow.pair(forward);
        memo.findings.scale = mine.scale;
        memo.bases = (mine.base.unwrap_or(0), theirs.base.unwrap_or(0));
        return (memo, 0);
    }
    memo.findings = flow.analyze(forward, segment, options, (frame, ns), how);
    if flow.outcome_record == RecordId::NONE {
        flow.outcome_record = records.create(0);
    }
    let Findings { completeness, initial_rtt_ns, .. } = memo.findings;
    if flow.outcome() != (Outcome { completeness, initial_rtt_ns }) {
        records.set(flow.outcome_record, flow.outcome().packed());
    }
    memo.outcome = RecordOrNone(flow.outcome_record);
    if segment.has(bit::SYN) {
        flow.server_port = if segment.has(bit::ACK) { ports.0 } else { ports.1 };
    }
    let server_port = flow.server_port;
    let (mine, theirs) = flow.pair(forward);
    memo.bases = (mine.base.unwrap_or(0), theirs.base.unwrap_or(0));
    (memo, server_port)
}

/// What choosing the application depends on.
pub(super) struct Choice<'c> {
    pub(super) registry: &'c dissect::Registry,
    config: &'c dissect::Config,
    pub(super) probe: &'c Probe<'c>,
    server_port: u32,
    heuristics_first: bool,
}

impl Choice<'_> {
    /// Chooses who takes the payload of a connection that nobody is bound to.
    fn choose(&self, scene: &mut Scene<'_>, memo: &mut Memo) {
        if memo.taker.is_none()
            && let Some((taker, found)) = self.find(scene)
        {
            (memo.taker, memo.found) = (Some(taker), found);
        }
    }

    fn find(&self, scene: &mut Scene<'_>) -> Option<(ProtocolId, Found)> {
        let ends = &self.probe.ends;
        let (x, y) = (ends.source_port, ends.destination_port);
        let ports = [self.server_port, x.min(y), x.max(y)];
        // Only the first octets of a connection tell whose it is: later ones may look like anything.
        let accepted = scene.conv::<Flow>().is_some_and(|flow| flow.accepted);
        for port in ports.into_iter().filter(|p| *p != 0) {
            if let Some(set) = self.registry.set_by_user(self.config, tables::TCP_PORT, port) {
                let refuses = set.and_then(|id| self.registry.protocol(id).refuses);
                if refuses.is_none_or(|refuses| accepted || !refuses(self.probe)) {
                    return set.map(|id| (id, Found::Port));
                }
            }
        }
        if self.heuristics_first
            && let Some(id) = self.heuristics(scene)
        {
            return Some((id, Found::Heuristic));
        }
        let mut ports = ports.into_iter().filter(|p| *p != 0);
        let found = ports.find_map(|port| match accepted {
            true => self.registry.lookup(self.config, tables::TCP_PORT, port),
            false => self.registry.lookup_for(self.config, tables::TCP_PORT, port, self.probe),
        });
        if found.is_some()
            && !accepted
            && let Some(flow) = scene.conv::<Flow>()
        {
            flow.accepted = true;
        }
        let found = found.map(|id| (id, Found::Port));
        found.or_else(|| self.heuristics(scene).map(|id| (id, Found::Heuristic)))
    }

    fn heuristics(&self, scene: &mut Scene<'_>) -> Option<ProtocolId> {
        let found = self.registry.probe(self.config, tables::TCP, self.probe)?;
        if let Some(conv) = scene.conversation() {
            conv.bound = Some(found);
        }
        Some(found)
    }
}

/// True if a message of this direction ends when its sender closes.
fn waits_for_close(scene: &mut Scene<'_>, forward: bool) -> bool {
    scene.conv::<Flow>().is_some_and(|flow| flow.pair(forward).0.assembler.waits_for_close())
}

/// What payloads are handed on.
#[derive(Clone, Copy)]
struct Give {
    /// Nothing of the payload is missing.
    whole: bool,
    /// Messages are put together from several segments.
    reassemble: bool,
    /// Not what repeats or comes too late.
    skip_errors: bool,
    /// What comes too early waits for what comes too late.
    in_order: bool,
}

/// What becomes of the payload, and whether it is shown as repeated.
fn deliver(
    scene: &mut Scene<'_>,
    choice: &Choice<'_>,
    memo: &mut Memo,
    forward: bool,
    segment: &Segment,
    payload: Span<'_>,
    give: Give,
) -> (Pieces, bool) {
    let found = memo.findings.flags;
    let all = if payload.is_empty() {
        Pieces::None
    } else {
        Pieces::One(Piece::Direct { at: 0, len: payload.len() as u32 })
    };
    let start = segment.seq.wrapping_add(u32::from(segment.has(bit::SYN)));
    let again = found & flag::RETRANSMISSION != 0 && found & flag::KEEP_ALIVE == 0;
    let looked_at = found & flag::FAST != 0 || !give.skip_errors;
    if again && looked_at && give.whole && give.reassemble && segment.len > 0 {
        match repeats(scene, forward, start, segment.len) {
            Repeats::Waiting(ended_by) => {
                let (len, words) = (segment.len, None);
                let piece = Piece::Held { at: 0, len, first: false, words, ended_by };
                return (Pieces::One(piece), false);
            }
            Repeats::Finished => {
                memo.overlaps = true;
                return (Pieces::None, false);
            }
            Repeats::Other => {}
        }
    }
    let Some(mine) = scene.conv::<Flow>().map(|flow| flow.pair(forward).0) else {
        return (all, false);
    };
    let late = found & (flag::RETRANSMISSION | flag::OUT_OF_ORDER) != 0 && found & flag::FAST == 0;
    let fills = give.in_order && mine.deliver == Some(start);
    if late && give.skip_errors && !fills {
        if found & flag::OUT_OF_ORDER != 0 && give.reassemble && mine.is_in_holed(start) {
            let (len, ended_by) = (segment.len, RecordId::NONE);
            let piece = Piece::Held { at: 0, len, first: false, words: None, ended_by };
            return (Pieces::One(piece), false);
        }
        let plain = found & (flag::OUT_OF_ORDER | flag::SPURIOUS) == 0;
        return (Pieces::None, plain || give.in_order || mine.has_started_at(start));
    }
    let expected = *mine.deliver.get_or_insert(start);
    let end = start.wrapping_add(segment.len);
    if found & flag::KEEP_ALIVE != 0 || before(start, expected) && segment.len > 0 {
        if before(expected, end) {
            mine.deliver = Some(end);
        }
        return (all, false);
    }
    if give.in_order && (start != expected || !mine.waiting.is_empty()) && segment.len > 0 {
        return (order::feed(scene, choice, memo, forward, (start, expected), payload), false);
    }
    mine.deliver = Some(end);
    let Some(taker) = memo.taker.filter(|_| give.whole) else { return (all, false) };
    let mut assembler = std::mem::take(&mut mine.assembler);
    let protocol = choice.registry.protocol(taker);
    let framing = protocol.framing;
    let joins = give.reassemble && !choice.config.is_off(taker, protocol.joins);
    let closed = segment.has(bit::FIN);
    let tcp = std::mem::replace(&mut scene.protocol, taker);
    let mut holed = None;
    if start != expected && assembler.is_waiting() {
        if !assembler.has_hole() {
            holed = Some(expected.wrapping_sub(assembler.waiting() as u32));
        }
        assembler.gap(start.wrapping_sub(expected) as usize, scene);
    }
    let mut pieces = if payload.is_empty() {
        assembler.close(scene)
    } else if !joins {
        let ends = &choice.probe.ends;
        assembler.feed_apart(framing, payload.bytes, ends, closed, give.reassemble, scene)
    } else {
        assembler.feed(framing, payload.bytes, &choice.probe.ends, closed, scene)
    };
    scene.protocol = tcp;
    if let Some(begun) = protocol.begun {
        assembler.tell(&mut pieces, begun);
    }
    if let Some(flow) = scene.conv::<Flow>() {
        let mine = flow.pair(forward).0;
        mine.assembler = assembler;
        if let Some(seq) = holed {
            mine.holed_at(seq);
        }
        if let Some(Piece::Held { at, first: true, .. }) = pieces.as_slice().last() {
            mine.starts_at(start.wrapping_add(*at));
        }
        if let Some(Piece::Whole { bytes, parts, ends }) = pieces.as_slice().first() {
            let here = parts.last().map_or(0, |part| part.len);
            let end = start.wrapping_add(here);
            let len =
                ends.as_ref().and_then(|ends| ends.last()).map_or(bytes.len() as u32, |end| *end);
            mine.finished = (end.wrapping_sub(len), len);
        }
    }
    (pieces, false)
}

/// What a segment that was sent again belongs to.
enum Repeats {
    /// The message that waits for more.
    Waiting(RecordId),
    /// The message of several segments that was finished last.
    Finished,
    /// Anything else.
    Other,
}

fn repeats(scene: &mut Scene<'_>, forward: bool, start: u32, len: u32) -> Repeats {
    let Some(mine) = scene.conv::<Flow>().map(|flow| flow.pair(forward).0) else {
        return Repeats::Other;
    };
    let Some(back) = mine.deliver.map(|end| end.wrapping_sub(start)) else { return Repeats::Other };
    let (from, size) = mine.finished;
    if start.wrapping_sub(from) < size {
        return Repeats::Finished;
    }
    // What goes on behind all that has come is no mere repetition.
    if len > back || back > u32::MAX / 2 {
        return Repeats::Other;
    }
    let mut assembler = std::mem::take(&mut mine.assembler);
    let waiting = assembler.again(back as usize, len, scene);
    if let Some(flow) = scene.conv::<Flow>() {
        flow.pair(forward).0.assembler = assembler;
    }
    waiting.map_or(Repeats::Other, Repeats::Waiting)
}

// ---- the view -------------------------------------------------------------------------------

/// Hands each message on, and shows what waits for more segments.
pub(super) fn hand_on<'b>(
    layer: &mut Layer<'_, 'b>,
    memo: &Memo,
    segment: &Segment,
    payload: Span<'b>,
    header: usize,
) -> Result<(), Stop> {
    if memo.reset && !payload.is_empty() {
        // RFC 9293 §3.5.3: a reset may tell its cause in words.
        let cause = payload.bytes.split(|b| *b == 0).next().unwrap_or(&[]);
        let cause = codec_text::ascii(cause);
        layer.put_text_flagged(RESET_CAUSE, header, payload.bytes.len(), cause, 0);
        layer.note_stray(payload.bytes);
        layer.covers(header);
        return Ok(());
    }
    if !payload.is_empty() && layer.wants_own_nodes() {
        layer.put_bytes(PAYLOAD, header, payload.bytes.len());
        octets(layer, "TCP payload", payload.len());
        if memo.repeats {
            layer.put_bytes(SEGMENT_DATA, header, payload.bytes.len());
            octets(layer, "Retransmitted TCP segment data", payload.len());
        }
        show_sizes(layer, memo, payload, header);
    }
    layer.covers(header);
    if memo.overlaps {
        return Err(Stop::Reassembly("New fragment overlaps old data (retransmission?)"));
    }
    let mut exporter = Exporter::new(layer, memo, segment, payload);
    let (mut called, mut run, mut told) = (false, false, false);
    let mut node = layer.mark();
    for piece in memo.pieces.as_slice() {
        match piece {
            Piece::Direct { at, len } => {
                let rest = payload.from(*at as usize);
                let mut message = rest.first(*len as usize);
                message.fragment |= *len as usize > rest.len();
                node = layer.mark();
                let taken = give(layer, memo, message, run);
                exporter.begin(*at, taken);
                (called, run) = (true, true);
            }
            // It stands in the message put together, too.
            Piece::Held { .. } if told => {}
            Piece::Held { at, len, first, words, .. } => {
                // With two passes it is known that the protocol does not get the octets alone.
                let first = *first && (*at > 0 || !layer.sees_later());
                // A run of messages and the start of the next are one call of the protocol.
                match memo.taker.filter(|_| first) {
                    Some(id) if run => cover_next(layer, id, node, *len as usize),
                    Some(id) if layer.begins(id) => {
                        layer.begun(id, payload.from(*at as usize).first(*len as usize));
                    }
                    _ => {}
                }
                if !called {
                    let octets = payload.from(*at as usize).first(*len as usize).bytes;
                    held(layer, memo, octets, first, words.as_ref().map(|words| &words[..]));
                }
                if first {
                    exporter.begin(*at, memo.taker.is_some());
                }
            }
            Piece::Whole { bytes, parts, ends } => {
                let (all, one) = (bytes.len(), [bytes.len() as u32]);
                let stops = ends.as_ref().map_or(&one[..], |ends| ends);
                let end = stops.last().map_or(0, |end| *end as usize);
                let mut bytes = bytes.bytes();
                if end < all && layer.sees_later() {
                    // What only goes on in a later segment is known not to belong here.
                    bytes = bytes.get(..end).unwrap_or(&[]).into();
                }
                let message = layer.add_source("Reassembled TCP", bytes)?;
                show_parts(layer, parts, message);
                let taken = give_each(layer, memo, message, stops);
                layer.info_fence();
                exporter.whole(layer, parts, message, taken);
                (called, told) = (true, message.len() > end);
            }
        }
    }
    exporter.end(layer);
    Ok(())
}

fn octets(layer: &mut Layer<'_, '_>, words: &str, len: usize) {
    layer.label(format_args!("{words} ({len} byte{})", if len == 1 { "" } else { "s" }));
}

/// Hands a message on; `again` if the one before it went to the same protocol. False if that did not want it.
fn give<'b>(layer: &mut Layer<'_, 'b>, memo: &Memo, message: Span<'b>, again: bool) -> bool {
    match memo.taker {
        Some(id) if again && layer.call_again(id, message) => true,
        Some(id) if !again && layer.call(id, message) => true,
        _ => {
            layer.data(message);
            false
        }
    }
}

/// The node of the last message covers the start of the next, for protocols that have it so.
fn cover_next(layer: &mut Layer<'_, '_>, taker: ProtocolId, node: Mark, len: usize) {
    let protocol = layer.registry().protocol(taker);
    if protocol.begun_in_stack || protocol.covers_next {
        layer.extend(node, len);
    }
}

/// Hands messages on that end at `stops`.
fn give_each<'b>(layer: &mut Layer<'_, 'b>, memo: &Memo, message: Span<'b>, stops: &[u32]) -> bool {
    let (mut at, mut taken, mut node) = (0, false, layer.mark());
    for end in stops.iter().map(|end| *end as usize) {
        node = layer.mark();
        taken |= give(layer, memo, message.from(at).first(end.saturating_sub(at)), at > 0);
        at = end;
    }
    if let Some(id) = memo.taker.filter(|_| message.len() > at) {
        cover_next(layer, id, node, message.len() - at);
    }
    taken
}

/// Nodes of TCP that come before those of the applications: sizes of messages, segments that wait.
fn show_sizes(layer: &mut Layer<'_, '_>, memo: &Memo, payload: Span<'_>, header: usize) {
    let protocol = memo.taker.map(|id| layer.registry().protocol(id));
    let whole: Framing = dissect::stream::whole_segments;
    let counts = protocol.is_some_and(|p| p.counts_pdus && !std::ptr::fn_addr_eq(p.framing, whole));
    let mut told = false;
    for piece in memo.pieces.as_slice() {
        match piece {
            Piece::Held { .. } if told => {}
            Piece::Held { at, len, ended_by, .. } => {
                if let Some(frame) = layer.record(*ended_by) {
                    layer.link(REASSEMBLED_IN, frame);
                }
                let captured = payload.from(*at as usize).first(*len as usize).bytes.len();
                layer.put_bytes(SEGMENT_DATA, header + *at as usize, captured);
                octets(layer, "TCP segment data", *len as usize);
            }
            Piece::Direct { at, len } if counts => {
                layer.put_value(
                    PDU_SIZE,
                    header + *at as usize,
                    *len as usize,
                    Value::U64(u64::from(*len)),
                    flags::GENERATED,
                );
            }
            Piece::Whole { bytes, parts, ends } => {
                let this = layer.frame_info().number;
                let mut here =
                    parts.iter().rfind(|p| p.frame == this).map_or(0, |p| p.len as usize);
                let one = [bytes.len() as u32];
                let stops = ends.as_ref().map_or(&one[..], |ends| ends);
                if !layer.sees_later() {
                    let rest = bytes.len() - stops.last().map_or(0, |end| *end as usize);
                    (here, told) = (here + rest, rest > 0);
                }
                if here > 0 && !memo.closes {
                    layer.put_bytes(SEGMENT_DATA, header, here);
                    octets(layer, "TCP segment data", here);
                }
                let mut at = 0;
                for end in stops.iter().filter(|_| counts) {
                    let size = Value::U64(u64::from(end - at));
                    layer.put_value(
                        PDU_SIZE,
                        at as usize,
                        (end - at) as usize,
                        size,
                        flags::GENERATED,
                    );
                    at = *end;
                }
            }
            Piece::Direct { .. } => {}
        }
    }
}

/// What the Info column tells of a message that goes on in a later segment: what the application says of its start, or
/// of all that has come.
fn held(layer: &mut Layer<'_, '_>, memo: &Memo, octets: &[u8], first: bool, words: Option<&[u8]>) {
    if !layer.wants_columns() {
        return;
    }
    layer.protocol_column("TCP");
    let begun = memo.taker.and_then(|id| layer.registry().protocol(id).begun);
    let mut text = Vec::new();
    match (words.filter(|_| !layer.sees_later()), begun.filter(|_| first)) {
        (Some(words), _) => text.extend_from_slice(words),
        (None, Some(write)) => write(octets, &mut text),
        (None, None) => {}
    }
    if !text.is_empty() || first && memo.taker.is_some_and(|id| layer.begins(id)) {
        layer.info_clear();
        layer.info_with(|out| out.extend_from_slice(&text));
    }
    let gap = if layer.info_is_empty() { "" } else { " " };
    layer.info_append(format_args!("{gap}[TCP segment of a reassembled PDU]"));
    layer.info_fence();
}

fn show_parts<'b>(layer: &mut Layer<'_, 'b>, parts: &[Part], message: Span<'b>) {
    if layer.state_only() {
        return;
    }
    layer.over(message, |layer| {
        layer.at_root(|layer| {
            layer.put_value(SEGMENTS, 0, message.len(), Value::Range, flags::GENERATED);
            if layer.wants_labels() {
                layer.label(format_args!(
                    "{} Reassembled TCP Segments ({} bytes)",
                    parts.len(),
                    message.len()
                ));
                for (i, part) in parts.iter().enumerate() {
                    let lead = if i == 0 { ": " } else { ", " };
                    layer.append(format_args!("{lead}#{}({})", part.frame, part.len));
                }
            }
            layer.nest(|layer| {
                let mut told = 0;
                for part in parts {
                    let (at, len) = (part.at as usize, part.len as usize);
                    layer.put_value(
                        SEGMENT,
                        at,
                        len,
                        Value::U64(u64::from(part.frame)),
                        flags::GENERATED,
                    );
                    let plural = if len == 1 { "" } else { "s" };
                    layer.label(format_args!(
                        "Frame: {}, payload: {at}-{} ({len} byte{plural})",
                        part.frame,
                        (at + len).saturating_sub(1)
                    ));
                    if at < told {
                        layer.nest(|layer| {
                            layer.generated(OVERLAP, 0, true);
                        });
                    }
                    told = told.max(at + len);
                }
                layer.generated(SEGMENT_COUNT, 0, parts.len() as u32);
                layer.generated(REASSEMBLED_LEN, 0, message.len() as u32);
                layer.put_value(REASSEMBLED_DATA, 0, message.len(), Value::Range, flags::GENERATED);
            });
        });
    });
}
