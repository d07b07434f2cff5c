//! User Datagram Protocol, RFC 768.

use dissect::prelude::*;

pub(crate) static UDP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::IP_PROTO, 17)],
    ..Protocol::new("udp", "UDP", "User Datagram Protocol", dissect)
};

fields! {
    SRC_PORT: u16 = "udp.srcport", "Source Port", PtUdp;
    DST_PORT: u16 = "udp.dstport", "Destination Port", PtUdp;
    PORT: u16 = "udp.port", "Source or Destination Port", PtUdp;
    LENGTH: u16 = "udp.length", "Length", Dec;
    CHECKSUM: u16 = "udp.checksum", "Checksum", Hex;
    CHECKSUM_STATUS: u8 = "udp.checksum.status", "Checksum Status", None;
    STREAM: u32 = "udp.stream", "Stream index", Dec;
    TIME_RELATIVE: RelTime = "udp.time_relative", "Time since first frame", None;
    TIME_DELTA: RelTime = "udp.time_delta", "Time since previous frame", None;
    PAYLOAD: Bytes = "udp.payload", "Payload", None;
}

/// What the conversation told on the first visit.
#[derive(Clone)]
struct Memo {
    stream: u32,
    since_first_ns: i64,
    since_last_ns: i64,
    /// Who takes the payload.
    taker: Option<ProtocolId>,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("UDP");
    let src = layer.read(SRC_PORT)?;
    let dst = layer.read(DST_PORT)?;
    layer.hidden(PORT, 0, 2, src);
    layer.hidden(PORT, 2, 2, dst);
    let len = usize::from(layer.read(LENGTH)?);
    layer.read(CHECKSUM)?;
    layer.generated(CHECKSUM_STATUS, 6, 2u8);
    layer.set_ports(u32::from(src), u32::from(dst));
    layer.info(format_args!("{src} → {dst} Len={}", len.saturating_sub(8)));
    layer.title(format_args!(", Src Port: {src}, Dst Port: {dst}"));
    if len >= 8 {
        layer.narrow(len);
    }
    let payload = layer.rest();
    let memo = follow(layer, payload)?;
    layer.generated(STREAM, 8, memo.stream);
    layer.group("Timestamps", |layer| {
        layer.generated_ns(TIME_RELATIVE, 0, memo.since_first_ns);
        layer.generated_ns(TIME_DELTA, 0, memo.since_last_ns);
        Ok(())
    })?;
    layer.put_bytes(PAYLOAD, 8, payload.bytes.len());
    match memo.taker {
        Some(id) if layer.call(id, payload) => {}
        _ => layer.data(payload),
    }
    Ok(())
}

fn follow<'b>(layer: &mut Layer<'_, 'b>, payload: Span<'b>) -> Result<Memo, Stop> {
    let (registry, config) = (layer.registry(), layer.config());
    let probe = layer.probe_of(payload);
    let ends = probe.ends;
    let mut conversation = ConvId::NONE;
    let memo = layer.once(|scene| {
        let a = Endpoint { address: ends.source, port: ends.source_port };
        let b = Endpoint { address: ends.destination, port: ends.destination_port };
        let (frame, ns) = (scene.frame, scene.ns);
        let (id, _) = scene.state.conversations.open(ConvKind::Udp, &a, &b, frame, ns);
        conversation = id;
        let Some(conv) = scene.state.conversations.get(id) else {
            return Memo { stream: 0, since_first_ns: 0, since_last_ns: 0, taker: None };
        };
        let mut memo = Memo {
            stream: conv.index,
            since_first_ns: ns - conv.first_ns,
            since_last_ns: ns - conv.last_ns,
            taker: conv.bound,
        };
        (conv.last_ns, conv.last_frame) = (ns, frame);
        if memo.taker.is_none() {
            let (low, high) = (a.port.min(b.port), a.port.max(b.port));
            memo.taker = registry
                .lookup(config, tables::UDP_PORT, low)
                .or_else(|| registry.lookup(config, tables::UDP_PORT, high));
        }
        if memo.taker.is_none() && !payload.is_empty() {
            memo.taker = registry.probe(config, tables::UDP, &probe);
            if let (Some(_), Some(conv)) = (memo.taker, scene.state.conversations.get(id)) {
                conv.bound = memo.taker;
            }
        }
        memo
    })?;
    layer.set_conversation(conversation);
    Ok(memo)
}
