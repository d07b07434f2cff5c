//! User Datagram Protocol, RFC 768, and its lightweight form, RFC 3828, whose fields are the same but for the
//! checksum's coverage.

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static UDP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[on(tables::IP_PROTO, 17)],
    ..Protocol::new("udp", "UDP", "User Datagram Protocol", dissect)
};

pub(crate) mod lite {
    //! Lightweight User Datagram Protocol.

    use super::*;

    pub(crate) static UDPLITE: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(tables::IP_PROTO, 136)],
        ..Protocol::new("udplite", "UDPlite", "Lightweight User Datagram Protocol", super::dissect)
    };

    fields! {
        COVERAGE: u16 = "udp.checksum_coverage", "Checksum coverage", Dec;
    }
}

fields! {
    SRC_PORT: u16 = "udp.srcport", "Source Port", PtUdp;
    DST_PORT: u16 = "udp.dstport", "Destination Port", PtUdp;
    PORT: u16 = "udp.port", "Source or Destination Port", PtUdp;
    STREAM: u32 = "udp.stream", "Stream index", Dec;
    /// Octets of header and data.
    LENGTH: u16 = "udp.length", "Length", Dec;
    CHECKSUM: u16 = "udp.checksum", "Checksum", Hex;
    CHECKSUM_CALCULATED: u16 = "udp.checksum_calculated", "Calculated Checksum", Hex;
    CHECKSUM_STATUS: u8 = "udp.checksum.status", "Checksum Status", None, CHECKSUM_STATES;
    PROC_SRC_UID: u32 = "udp.proc.srcuid", "Source process user ID", Dec;
    PROC_SRC_PID: u32 = "udp.proc.srcpid", "Source process ID", Dec;
    PROC_SRC_UNAME: Text = "udp.proc.srcuname", "Source process user name", None;
    PROC_SRC_CMD: Text = "udp.proc.srccmd", "Source process name", None;
    PROC_DST_UID: u32 = "udp.proc.dstuid", "Destination process user ID", Dec;
    PROC_DST_PID: u32 = "udp.proc.dstpid", "Destination process ID", Dec;
    PROC_DST_UNAME: Text = "udp.proc.dstuname", "Destination process user name", None;
    PROC_DST_CMD: Text = "udp.proc.dstcmd", "Destination process name", None;
    PDU_SIZE: u32 = "udp.pdu.size", "PDU Size", Dec;
    TIME_RELATIVE: RelTime = "udp.time_relative", "Time since first frame", None;
    TIME_DELTA: RelTime = "udp.time_delta", "Time since previous frame", None;
    PAYLOAD: Bytes = "udp.payload", "Payload", None;
}

notes! {
    TRACEROUTE = "udp.possible_traceroute", Chat, Sequence, "Possible traceroute";
    LENGTH_BAD = "udp.length.bad", Error, Malformed, "Bad length value";
    COVERAGE_BAD = "udplite.checksum_coverage.bad", Error, Malformed, "Bad checksum coverage length value";
    CHECKSUM_ZERO = "udp.checksum.zero", Error, Checksum, "Illegal checksum value (0)";
    CHECKSUM_BAD = "udp.checksum.bad", Error, Checksum, "Bad checksum";
    LENGTH_ZERO = "udp.length.bad_zero", Warn, Protocol, "Length is zero but payload < 65536";
}

prefs! {
    HEURISTICS_FIRST = "try_heuristic_first", "Try heuristics before ports", Bool(false);
    CHECK_CHECKSUM = "check_checksum", "Validate the UDP checksum if possible", Bool(false);
    IGNORE_ZERO = "ignore_ipv6_zero_checksum", "Allow a checksum of 0 over IPv6", Bool(false);
    TIMESTAMPS = "calculate_timestamps", "Calculate conversation timestamps", Bool(true);
}

values! { CHECKSUM_STATES { 0 "Bad", 1 "Good", 2 "Unverified", 3 "Not present", 4 "Illegal" } }

/// Octets of the header.
const HEADER: usize = 8;
/// Where the classic traceroute starts to count its probes, and how many ports it uses here.
const TRACEROUTE_PORTS: std::ops::Range<u16> = 33435..33465;

/// What the conversation told on the first visit.
#[derive(Clone, Default)]
struct Memo {
    stream: u32,
    since_first_ns: i64,
    since_last_ns: i64,
    /// Who takes the payload.
    taker: Option<ProtocolId>,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let is_lite = layer.registry().protocol(layer.protocol()).filter == "udplite";
    if is_lite { with_fields(layer, true) } else { datagram(layer, false) }
}

/// The lightweight form shows the fields of UDP.
fn with_fields(layer: &mut Layer<'_, '_>, is_lite: bool) -> Result<(), Stop> {
    match layer.registry().named(Name::new("udp")) {
        Some(udp) => layer.with_fields_of(udp, |layer| datagram(layer, is_lite)),
        None => Err(Stop::Bug("udp is not registered")),
    }
}

fn datagram(layer: &mut Layer<'_, '_>, is_lite: bool) -> Result<(), Stop> {
    layer.protocol_column(if is_lite { "UDPlite" } else { "UDP" });
    let src = layer.read(SRC_PORT)?;
    traceroute(layer, 0, src);
    let dst = layer.read(DST_PORT)?;
    traceroute(layer, 2, dst);
    if layer.wants_hidden() {
        layer.hidden(PORT, 0, 2, src);
        layer.hidden(PORT, 2, 2, dst);
    }
    layer.set_ports(Transport::Udp, u32::from(src), u32::from(dst));
    layer.info_clear();
    let [src, dst] = [src, dst].map(|port| layer.named_port(Transport::Udp, port));
    layer.info_with(|out| {
        src.push_brief(out);
        out.extend_from_slice(" → ".as_bytes());
        dst.push_brief(out);
    });
    layer.title(format_args!(", Src Port: {src}, Dst Port: {dst}"));
    let given = usize::from(layer.read(LENGTH)?);
    let wire = layer.span().len();
    let len = length(layer, given, wire, is_lite);
    layer.info_with(|out| {
        out.extend_from_slice(b" Len=");
        let told = if given == 0 || is_lite { len } else { given };
        dissect::text::push_u64(out, told.saturating_sub(HEADER) as u64);
        if given == 0 && !is_lite {
            out.extend_from_slice(b" [Jumbogram]");
        }
    });
    let checksum = layer.read(CHECKSUM)?;
    show_checksum(layer, checksum, is_lite);
    layer.narrow(len);
    let payload = layer.rest();
    let memo = follow(layer, payload)?;
    layer.generated(STREAM, HEADER, memo.stream);
    if !payload.bytes.is_empty() && !layer.state_only() {
        layer.line(0, 0, "Timestamps");
        layer.flag_last(flags::GENERATED);
        layer.nest(|layer| {
            layer.generated_ns(TIME_RELATIVE, 0, memo.since_first_ns);
            layer.generated_ns(TIME_DELTA, 0, memo.since_last_ns);
        });
        let octets = payload.bytes.len();
        layer.put_bytes(PAYLOAD, HEADER, octets);
        layer.label(format_args!(
            "UDP payload ({octets} byte{})",
            if octets == 1 { "" } else { "s" }
        ));
    }
    match memo.taker {
        Some(id) if layer.call(id, payload) => {}
        // Several protocols share the flows of a call (RFC 7983): what one refuses another may claim.
        Some(_) if layer.try_heuristics(tables::UDP, payload) => {}
        _ => layer.data(payload),
    }
    Ok(())
}

fn traceroute(layer: &mut Layer<'_, '_>, at: usize, port: u16) {
    if TRACEROUTE_PORTS.contains(&port) {
        let probe = port - TRACEROUTE_PORTS.start;
        let here = layer.at();
        layer.seek(at);
        let (hop, attempt) = (probe / 3 + 1, probe % 3 + 1);
        layer.note_with(
            TRACEROUTE,
            format_args!("Possible traceroute: hop #{hop}, attempt #{attempt}"),
        );
        layer.seek(here);
    }
}

/// The octets of header and data, from what the length field says.
fn length(layer: &mut Layer<'_, '_>, given: usize, wire: usize, is_lite: bool) -> usize {
    layer.seek(4);
    let len = match given {
        // RFC 2675 §4: a jumbogram tells no length; the lightweight form covers all with 0.
        0 if is_lite => wire,
        0 => {
            if wire < 65_536 {
                layer.note(LENGTH_ZERO);
            }
            wire
        }
        1..HEADER => {
            layer.info_append(format_args!(" [BAD UDP LENGTH {given} < {HEADER}]"));
            layer.append(format_args!(" (bogus, must be >= {HEADER})"));
            layer.note_with(LENGTH_BAD, format_args!("Bad length value {given} < {HEADER}"));
            HEADER
        }
        _ if given > wire && !layer.in_error_packet() && !layer.span().fragment => {
            layer.info_append(format_args!(" [BAD UDP LENGTH {given} > IP PAYLOAD LENGTH]"));
            layer.append(format_args!(" (bogus, payload length {wire})"));
            layer.note_with(
                LENGTH_BAD,
                format_args!("Bad length value {given} > IP payload length"),
            );
            wire
        }
        _ if is_lite => wire,
        _ => given,
    };
    layer.seek(6);
    len
}

fn show_checksum(layer: &mut Layer<'_, '_>, checksum: u16, is_lite: bool) {
    let over_ipv4 = matches!(layer.ends().source, Address::Ipv4(_));
    if checksum == 0 && !is_lite && (over_ipv4 || layer.pref_bool(IGNORE_ZERO)) {
        layer.append(format_args!(" [zero-value ignored]"));
        layer.generated(CHECKSUM_STATUS, 6, 3u8);
    } else if checksum == 0 && !is_lite {
        layer.append(format_args!(" [zero-value illegal]"));
        layer.seek(6);
        layer.note(CHECKSUM_ZERO);
        layer.seek(HEADER);
        layer.generated(CHECKSUM_STATUS, 6, 4u8);
    } else {
        layer.append(format_args!(" [unverified]"));
        layer.generated(CHECKSUM_STATUS, 6, 2u8);
    }
}

fn follow<'b>(layer: &mut Layer<'_, 'b>, payload: Span<'b>) -> Result<Memo, Stop> {
    let (registry, config) = (layer.registry(), layer.config());
    let heuristics_first = layer.pref_bool(HEURISTICS_FIRST);
    let probe = layer.probe_of(payload);
    let ends = probe.ends;
    let quoted = layer.in_error_packet();
    let mut conversation = ConvId::NONE;
    let memo = layer.once(|scene| {
        let a = Endpoint { address: ends.source, port: ends.source_port };
        let b = Endpoint { address: ends.destination, port: ends.destination_port };
        let (frame, ns) = (scene.frame, scene.ns);
        let (id, _) = scene.state.conversations.open(ConvKind::Udp, &a, &b, frame, ns);
        conversation = id;
        let expected = expected(&scene.state.conversations, &a, &b);
        let Some(conv) = scene.state.conversations.get(id) else { return Memo::default() };
        if conv.bound.is_none() {
            conv.bound = expected;
        }
        let mut memo = Memo {
            stream: conv.index,
            since_first_ns: ns.saturating_sub(conv.first_ns),
            since_last_ns: ns.saturating_sub(conv.last_ns),
            taker: conv.bound,
        };
        if !quoted {
            (conv.last_ns, conv.last_frame) = (ns, frame);
        }
        let heuristics = |scene: &mut Scene<'_>| {
            let found = registry.probe(config, tables::UDP, &probe).filter(|_| !payload.is_empty());
            if let (Some(_), Some(conv), false) = (found, scene.state.conversations.get(id), quoted)
            {
                conv.bound = found;
            }
            found
        };
        let ports = [a.port.min(b.port), a.port.max(b.port)];
        let used = || ports.into_iter().filter(|p| *p != 0);
        if memo.taker.is_none() {
            let set = used().find_map(|port| registry.set_by_user(config, tables::UDP_PORT, port));
            if let Some(set) = set {
                memo.taker = set;
                return memo;
            }
        }
        if memo.taker.is_none() && heuristics_first {
            memo.taker = heuristics(scene);
        }
        if memo.taker.is_none() {
            memo.taker = used().find_map(|port| registry.lookup(config, tables::UDP_PORT, port));
        }
        if memo.taker.is_none() && !heuristics_first {
            memo.taker = heuristics(scene);
        }
        memo
    })?;
    layer.set_conversation(conversation);
    Ok(memo)
}

/// Who expects a conversation with one of these ends.
fn expected(
    conversations: &dissect::conversation::Conversations,
    a: &Endpoint,
    b: &Endpoint,
) -> Option<ProtocolId> {
    conversations.expected(ConvKind::Udp, b).or_else(|| conversations.expected(ConvKind::Udp, a))
}
