//! Transmission Control Protocol, RFC 9293.

use std::sync::Arc;

use dissect::prelude::*;
use dissect::stream::{Assembler, Part, Piece, Pieces};
use dissect::tree::flags;

pub(crate) static TCP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::IP_PROTO, 6)],
    ..Protocol::new("tcp", "TCP", "Transmission Control Protocol", dissect)
};

fields! {
    SRC_PORT: u16 = "tcp.srcport", "Source Port", PtTcp;
    DST_PORT: u16 = "tcp.dstport", "Destination Port", PtTcp;
    PORT: u16 = "tcp.port", "Source or Destination Port", PtTcp;
    STREAM: u32 = "tcp.stream", "Stream index", Dec;
    LEN: u32 = "tcp.len", "TCP Segment Len", Dec;
    SEQ: u32 = "tcp.seq", "Sequence Number", Dec;
    SEQ_RAW: u32 = "tcp.seq_raw", "Sequence Number (raw)", Dec;
    NEXT_SEQ: u32 = "tcp.nxtseq", "Next Sequence Number", Dec;
    ACK: u32 = "tcp.ack", "Acknowledgment Number", Dec;
    ACK_RAW: u32 = "tcp.ack_raw", "Acknowledgment number (raw)", Dec;
    HDR_LEN: u8 = "tcp.hdr_len", "Header Length", Dec;
    FLAGS: Bits<u16> = "tcp.flags", "Flags", Hex {
        RES: 0xe00 = "tcp.flags.res", "Reserved", Flag, SET;
        AE: 0x100 = "tcp.flags.ae", "Accurate ECN", Flag, SET;
        CWR: 0x80 = "tcp.flags.cwr", "Congestion Window Reduced", Flag, SET;
        ECE: 0x40 = "tcp.flags.ece", "ECN-Echo", Flag, SET;
        URG: 0x20 = "tcp.flags.urg", "Urgent", Flag, SET;
        ACK_FLAG: 0x10 = "tcp.flags.ack", "Acknowledgment", Flag, SET;
        PUSH: 0x08 = "tcp.flags.push", "Push", Flag, SET;
        RESET: 0x04 = "tcp.flags.reset", "Reset", Flag, SET;
        SYN: 0x02 = "tcp.flags.syn", "Syn", Flag, SET;
        FIN: 0x01 = "tcp.flags.fin", "Fin", Flag, SET;
    };
    WINDOW_VALUE: u16 = "tcp.window_size_value", "Window", Dec;
    CHECKSUM: u16 = "tcp.checksum", "Checksum", Hex;
    CHECKSUM_STATUS: u8 = "tcp.checksum.status", "Checksum Status", None;
    URGENT: u16 = "tcp.urgent_pointer", "Urgent Pointer", Dec;
    PAYLOAD: Bytes = "tcp.payload", "TCP payload", None;
    SEGMENT_DATA: Bytes = "tcp.segment_data", "TCP segment data", None;
    SEGMENTS: Empty = "tcp.segments", "Reassembled TCP Segments", None;
    SEGMENT: FrameNum = "tcp.segment", "TCP Segment", None;
    SEGMENT_COUNT: u32 = "tcp.segment.count", "Segment count", Dec;
    REASSEMBLED_LEN: u32 = "tcp.reassembled.length", "Reassembled TCP length", Dec;
    REASSEMBLED_DATA: Bytes = "tcp.reassembled.data", "Reassembled TCP Data", None;
}

flag_labels! { SET "Set", "Not set" }

/// What the conversation told on the first visit.
#[derive(Clone, Default)]
struct Memo {
    stream: u32,
    /// First sequence number of this direction and of the other.
    bases: (u32, u32),
    taker: Option<ProtocolId>,
    pieces: Pieces,
}

/// What is remembered of a connection.
#[derive(Default)]
struct Flow {
    directions: [Direction; 2],
}

#[derive(Default)]
struct Direction {
    base: Option<u32>,
    next: Option<u32>,
    assembler: Assembler,
}

struct Segment<'b> {
    seq: u32,
    ack: u32,
    flags: u16,
    payload: Span<'b>,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("TCP");
    let src = layer.read(SRC_PORT)?;
    let dst = layer.read(DST_PORT)?;
    layer.hidden(PORT, 0, 2, src);
    layer.hidden(PORT, 2, 2, dst);
    layer.set_ports(u32::from(src), u32::from(dst));
    let seq = layer.span().u32(4)?;
    let ack = layer.span().u32(8)?;
    let word = layer.span().u16(12)?;
    let header = usize::from(word >> 12) * 4;
    if header < 20 {
        return Err(Stop::Malformed("header shorter than 20 octets"));
    }
    let payload = layer.span().from(header);
    let bits = word & 0xfff;
    let memo = follow(layer, &Segment { seq, ack, flags: bits, payload })?;
    let len = payload.len() as u32;
    layer.generated(STREAM, 0, memo.stream);
    layer.generated(LEN, 0, len);
    layer.put(SEQ, 4, 4, seq.wrapping_sub(memo.bases.0));
    layer.put(SEQ_RAW, 4, 4, seq);
    let phantom = u32::from(SYN.is_set(bits) || FIN.is_set(bits));
    layer.generated(NEXT_SEQ, 0, seq.wrapping_sub(memo.bases.0).wrapping_add(len + phantom));
    let relative_ack = if ACK_FLAG.is_set(bits) { ack.wrapping_sub(memo.bases.1) } else { 0 };
    layer.put(ACK, 8, 4, relative_ack);
    layer.put(ACK_RAW, 8, 4, ack);
    layer.put(HDR_LEN, 12, 1, header as u8);
    layer.put(FLAGS, 12, 2, bits);
    layer.nest(|layer| layer.put_members(FLAGS, 12, 2, u64::from(bits)));
    layer.seek(14);
    layer.read(WINDOW_VALUE)?;
    layer.read(CHECKSUM)?;
    layer.generated(CHECKSUM_STATUS, 16, 2u8);
    layer.read(URGENT)?;
    layer.seek(header);
    layer.info(format_args!("{src} → {dst} Len={len}"));
    layer.title(format_args!(", Src Port: {src}, Dst Port: {dst}, Len: {len}"));
    if !payload.is_empty() {
        layer.put_bytes(PAYLOAD, header, payload.bytes.len());
    }
    hand_on(layer, &memo, payload, header)
}

/// Hands each message on, and shows what waits for more segments.
fn hand_on<'b>(layer: &mut Layer<'_, 'b>, memo: &Memo, payload: Span<'b>, header: usize) -> Result<(), Stop> {
    for piece in memo.pieces.as_slice() {
        match piece {
            Piece::Direct { at, len } => {
                let message = payload.from(*at as usize).first(*len as usize);
                match memo.taker {
                    Some(id) if layer.call(id, message) => {}
                    _ => layer.data(message),
                }
            }
            Piece::Held { at, len, .. } => {
                layer.put_bytes(SEGMENT_DATA, header + *at as usize, *len as usize);
            }
            Piece::Whole { bytes, parts } => {
                let message = layer.add_source("Reassembled TCP", Arc::clone(bytes))?;
                show_parts(layer, parts, bytes.len());
                match memo.taker {
                    Some(id) if layer.call(id, message) => {}
                    _ => layer.data(message),
                }
            }
        }
    }
    Ok(())
}

fn show_parts(layer: &mut Layer<'_, '_>, parts: &[Part], len: usize) {
    layer.put_value(SEGMENTS, 0, 0, Value::None, flags::GENERATED);
    layer.nest(|layer| {
        for part in parts {
            layer.link(SEGMENT, u64::from(part.frame));
        }
        layer.generated(SEGMENT_COUNT, 0, parts.len() as u32);
        layer.generated(REASSEMBLED_LEN, 0, len as u32);
    });
}

fn follow<'b>(layer: &mut Layer<'_, 'b>, segment: &Segment<'b>) -> Result<Memo, Stop> {
    let (registry, config) = (layer.registry(), layer.config());
    let probe = layer.probe_of(segment.payload);
    let ends = probe.ends;
    let mut conversation = ConvId::NONE;
    let memo = layer.once(|scene| {
        let a = Endpoint { address: ends.source, port: ends.source_port };
        let b = Endpoint { address: ends.destination, port: ends.destination_port };
        let (id, forward) = scene.state.conversations.open(ConvKind::Tcp, &a, &b, scene.frame, scene.ns);
        conversation = id;
        scene.conversation = id;
        let me = usize::from(!forward);
        let mut memo = Memo::default();
        let Some(conv) = scene.conversation() else { return memo };
        memo.stream = conv.index;
        memo.taker = conv.bound;
        conv.last_frame = probe.info.number;
        let Some(flow) = scene.conv::<Flow>() else { return memo };
        let [x, y] = &mut flow.directions;
        let (mine, theirs) = if me == 0 { (x, y) } else { (y, x) };
        let syn = SYN.is_set(segment.flags);
        let base = *mine.base.get_or_insert(if syn { segment.seq } else { segment.seq.wrapping_sub(1) });
        let other = *theirs.base.get_or_insert(segment.ack.wrapping_sub(1));
        memo.bases = (base, other);
        let payload = segment.payload.bytes;
        let start = segment.seq.wrapping_add(u32::from(syn));
        let in_order = mine.next.is_none_or(|next| next == start);
        if in_order {
            mine.next = Some(start.wrapping_add(payload.len() as u32));
        }
        if payload.is_empty() {
            return memo;
        }
        if memo.taker.is_none() {
            let (low, high) = (a.port.min(b.port), a.port.max(b.port));
            memo.taker = registry
                .lookup(config, tables::TCP_PORT, low)
                .or_else(|| registry.lookup(config, tables::TCP_PORT, high));
        }
        if memo.taker.is_none() {
            memo.taker = registry.probe(config, tables::TCP, &probe);
            if let Some(conv) = scene.conversation() {
                conv.bound = memo.taker;
            }
        }
        let Some(taker) = memo.taker.filter(|_| in_order) else {
            memo.pieces = Pieces::One(Piece::Direct { at: 0, len: payload.len() as u32 });
            return memo;
        };
        let framing = registry.protocol(taker).framing;
        let Some(flow) = scene.conv::<Flow>() else { return memo };
        let Some(mine) = flow.directions.get_mut(me) else { return memo };
        let mut assembler = std::mem::take(&mut mine.assembler);
        let tcp = std::mem::replace(&mut scene.protocol, taker);
        memo.pieces = assembler.feed(framing, payload, &ends, FIN.is_set(segment.flags), scene);
        scene.protocol = tcp;
        if let Some(mine) = scene.conv::<Flow>().and_then(|f| f.directions.get_mut(me)) {
            mine.assembler = assembler;
        }
        memo
    })?;
    layer.set_conversation(conversation);
    Ok(memo)
}
