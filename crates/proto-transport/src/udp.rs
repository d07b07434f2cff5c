//! User Datagram Protocol, RFC 768, and its lightweight form, RFC 3828, whose fields are the same but for the
//! checksum's coverage.

use dissect::checksum::{self, Sum};
use dissect::prelude::*;
use dissect::tree::flags;

use crate::found::{self, Found};

pub(crate) static UDP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[on(tables::IP_PROTO, 17)],
    head: 4,
    ..Protocol::new("udp", "UDP", "User Datagram Protocol", dissect)
};

pub(crate) mod lite {
    //! Lightweight User Datagram Protocol.

    use super::*;

    pub(crate) static UDPLITE: Protocol = Protocol {
        fields: FIELDS,
        prefs: PREFS,
        entries: &[on(tables::IP_PROTO, 136)],
        head: 4,
        ..Protocol::new("udplite", "UDP-Lite", "Lightweight User Datagram Protocol", super::dissect)
    };

    fields! {
        COVERAGE: u16 = "udp.checksum_coverage", "Checksum coverage", Dec;
    }

    prefs! {
        IGNORE_COVERAGE = "ignore_checksum_coverage", "Go on where the checksum's coverage is impossible", Bool(true);
        CHECK_CHECKSUM = "check_checksum", "Validate the checksum if possible", Bool(false);
        TIMESTAMPS = "calculate_timestamps", "Calculate conversation timestamps", Bool(true);
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
    SUMMARY_IN_TREE = "summary_in_tree", "Show the ports in the protocol's line", Bool(true);
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
    taker: Option<(ProtocolId, Found)>,
}

/// What the two forms differ in.
#[derive(Clone, Copy)]
struct Form {
    lite: Option<ProtocolId>,
    /// Of the lightweight form: go on where the coverage is impossible.
    ignore_coverage: bool,
    check: bool,
    timestamps: bool,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let own = layer.protocol();
    if layer.registry().protocol(own).filter != "udplite" {
        let (check, timestamps) = (layer.pref_bool(CHECK_CHECKSUM), layer.pref_bool(TIMESTAMPS));
        return datagram(layer, Form { lite: None, ignore_coverage: true, check, timestamps });
    }
    let form = Form {
        lite: Some(own),
        ignore_coverage: layer.pref_bool(lite::IGNORE_COVERAGE),
        check: layer.pref_bool(lite::CHECK_CHECKSUM),
        timestamps: layer.pref_bool(lite::TIMESTAMPS),
    };
    // The lightweight form shows the fields of UDP.
    match layer.registry().named(Name::new("udp")) {
        Some(udp) => layer.with_fields_of(udp, |layer| datagram(layer, form)),
        None => Err(Stop::Bug("udp is not registered")),
    }
}

fn datagram(layer: &mut Layer<'_, '_>, form: Form) -> Result<(), Stop> {
    // Who gets nothing to read leaves no mark in the list.
    let src = layer.read(SRC_PORT)?;
    layer.protocol_column(if form.lite.is_some() { "UDP-Lite" } else { "UDP" });
    traceroute(layer, 0, src);
    let dst = layer.read(DST_PORT)?;
    traceroute(layer, 2, dst);
    if layer.wants_hidden() {
        layer.hidden(PORT, 0, 2, src);
        layer.hidden(PORT, 2, 2, dst);
    }
    layer.set_ports(Transport::Udp, u32::from(src), u32::from(dst));
    let ports = [src.min(dst), src.max(dst)].map(u32::from);
    layer.info_clear();
    let [src, dst] = [src, dst].map(|port| layer.named_port(Transport::Udp, port));
    layer.info_with(|out| {
        src.push_brief(out);
        out.extend_from_slice(" → ".as_bytes());
        dst.push_brief(out);
    });
    // There is one preference for both forms.
    if layer.pref_bool(SUMMARY_IN_TREE) {
        layer.title(format_args!(", Src Port: {src}, Dst Port: {dst}"));
    }
    let wire = layer.span().len();
    let lengths = match form.lite {
        Some(id) => coverage(layer, id, wire, form.ignore_coverage)?,
        None => length(layer, wire)?,
    };
    let Some(lengths) = lengths else {
        layer.covers(HEADER);
        return Ok(());
    };
    layer.info_with(|out| {
        out.extend_from_slice(b" Len=");
        dissect::text::push_u64(out, lengths.told.saturating_sub(HEADER) as u64);
        if lengths.jumbogram {
            out.extend_from_slice(b" [Jumbogram]");
        }
    });
    show_checksum(layer, &lengths, form)?;
    layer.narrow(lengths.octets);
    let payload = layer.rest();
    let memo = follow(layer, payload)?;
    layer.generated(STREAM, HEADER, memo.stream);
    if !payload.is_empty() && !layer.state_only() {
        if form.timestamps && !layer.in_error_packet() {
            layer.line(0, 0, "Timestamps");
            layer.flag_last(flags::GENERATED);
            layer.nest(|layer| {
                layer.generated_ns(TIME_RELATIVE, 0, memo.since_first_ns);
                layer.generated_ns(TIME_DELTA, 0, memo.since_last_ns);
            });
        }
        if payload.bytes.is_empty() {
            return Err(layer.span().stop_at(layer.at() + 1));
        }
        let octets = payload.bytes.len();
        layer.put_bytes(PAYLOAD, HEADER, octets);
        layer.label(format_args!(
            "UDP payload ({octets} byte{})",
            if octets == 1 { "" } else { "s" }
        ));
    }
    let taken = match layer.in_error_packet() {
        true => layer.outermost(|layer| hand_on(layer, memo.taker, payload)),
        false => hand_on(layer, memo.taker, payload),
    };
    if layer.exports(Export::Layer4) && !layer.in_error_packet() && !payload.is_empty() {
        let taker = found::taker(layer, taken, tables::UDP, tables::UDP_PORT, &ports);
        layer.offer(Export::Layer4, taker, payload, &[]);
    }
    Ok(())
}

/// Who took the payload, and how it was found.
fn hand_on<'b>(
    layer: &mut Layer<'_, 'b>,
    taker: Option<(ProtocolId, Found)>,
    payload: Span<'b>,
) -> Option<(ProtocolId, Found)> {
    // Nobody is asked for what is not there.
    if payload.is_empty() {
        return None;
    }
    let taken = match taker {
        Some(taken) if layer.call(taken.0, payload) => Some(taken),
        // Several protocols share the flows of a call (RFC 7983): what one refuses another may claim.
        Some((refused, how)) => {
            if how == Found::Port
                && let Some(other) = of_higher_port(layer, refused, payload)
            {
                return Some((other, Found::Port));
            }
            let probe = layer.probe_of(payload);
            let found = layer.registry().probe(layer.config(), tables::UDP, &probe);
            found.filter(|id| layer.call(*id, payload)).map(|id| (id, Found::Heuristic))
        }
        None => None,
    };
    if taken.is_none() {
        layer.data(payload);
    }
    taken
}

/// Who stands under the higher port, if that is somebody else than who stands under the lower one and takes it.
fn of_higher_port<'b>(
    layer: &mut Layer<'_, 'b>,
    refused: ProtocolId,
    payload: Span<'b>,
) -> Option<ProtocolId> {
    let ends = layer.ends();
    let other = layer.lookup(tables::UDP_PORT, ends.source_port.max(ends.destination_port))?;
    (other != refused && layer.call(other, payload)).then_some(other)
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

/// What the header tells of lengths.
struct Lengths {
    /// Of header and data.
    octets: usize,
    /// The same as the header has it.
    told: usize,
    /// What the checksum covers of them.
    covered: usize,
    jumbogram: bool,
}

/// The length field; `None` if nothing can be made of it.
fn length(layer: &mut Layer<'_, '_>, wire: usize) -> Result<Option<Lengths>, Stop> {
    let given = usize::from(layer.read(LENGTH)?);
    let plain = Lengths { octets: given, told: given, covered: given, jumbogram: false };
    let over_ipv4 = matches!(layer.ends().source, Address::Ipv4(_));
    let here = layer.at();
    layer.seek(4);
    let lengths = match given {
        // RFC 2675 §4: a jumbogram tells no length.
        0 if !over_ipv4 => {
            if wire < 65_536 {
                layer.note(LENGTH_ZERO);
            }
            Some(Lengths { octets: wire, told: wire, covered: wire, jumbogram: true })
        }
        0..HEADER => {
            layer.info_append(format_args!(" [BAD UDP LENGTH {given} < {HEADER}]"));
            layer.append(format_args!(" (bogus, must be >= {HEADER})"));
            layer.note_with(LENGTH_BAD, format_args!("Bad length value {given} < {HEADER}"));
            None
        }
        _ if given > wire && !layer.in_error_packet() && !layer.span().fragment => {
            layer.info_append(format_args!(" [BAD UDP LENGTH {given} > IP PAYLOAD LENGTH]"));
            layer.append(format_args!(" (bogus, payload length {wire})"));
            layer.note_with(
                LENGTH_BAD,
                format_args!("Bad length value {given} > IP payload length"),
            );
            Some(Lengths { octets: wire, ..plain })
        }
        _ => Some(plain),
    };
    layer.seek(here);
    Ok(lengths)
}

/// The lightweight form has the checksum's coverage in place of a length: 0 means all, RFC 3828 §3.1.
fn coverage(
    layer: &mut Layer<'_, '_>,
    lite: ProtocolId,
    wire: usize,
    go_on: bool,
) -> Result<Option<Lengths>, Stop> {
    let given = usize::from(layer.with_fields_of(lite, |layer| layer.read(lite::COVERAGE))?);
    let covered = if given == 0 { wire } else { given };
    let bad = covered < HEADER || covered > wire;
    if bad {
        layer.info_append(format_args!(
            " [BAD LIGHTWEIGHT UDP CHECKSUM COVERAGE LENGTH {given} < {HEADER} or > {wire}]"
        ));
        layer.append(format_args!(" (bogus, must be >= {HEADER} and <= {wire})"));
        layer.seek(4);
        layer.note_with(
            COVERAGE_BAD,
            format_args!("Bad checksum coverage length value {given} < {HEADER} or > {wire}"),
        );
        layer.seek(6);
    }
    layer.generated(LENGTH, 4, wire as u64);
    let lengths = Lengths { octets: wire, told: wire, covered, jumbogram: false };
    Ok((!bad || go_on).then_some(lengths))
}

fn show_checksum(layer: &mut Layer<'_, '_>, lengths: &Lengths, form: Form) -> Result<(), Stop> {
    let found = layer.read(CHECKSUM)?;
    if found == 0 {
        let over_ipv4 = matches!(layer.ends().source, Address::Ipv4(_));
        let ignored = form.lite.is_none() && (over_ipv4 || layer.pref_bool(IGNORE_ZERO));
        let status: u8 = if ignored { 3 } else { 4 };
        if ignored {
            layer.append(format_args!(" [zero-value ignored]"));
        } else {
            layer.append(format_args!(" [zero-value illegal]"));
            layer.seek(6);
            layer.note(CHECKSUM_ZERO);
            layer.seek(HEADER);
            layer.info_append(format_args!(" [ILLEGAL CHECKSUM (0)]"));
        }
        layer.nest(|layer| {
            layer.put_value(CHECKSUM_STATUS, 6, 2, Value::U64(status.into()), flags::GENERATED);
        });
        return Ok(());
    }
    let right = if form.check { right_checksum(layer, lengths, form, found) } else { None };
    match right {
        None => layer.append(format_args!(" [unverified]")),
        Some(right) if right == found => layer.append(format_args!(" [correct]")),
        Some(right) => {
            layer.append(format_args!(
                " incorrect, should be {right:#06x} (maybe caused by \"UDP checksum offload\"?)"
            ));
            layer.seek(6);
            layer.note_with(CHECKSUM_BAD, format_args!("Bad checksum [should be {right:#06x}]"));
            layer.seek(HEADER);
            layer.info_append(format_args!(" [UDP CHECKSUM INCORRECT]"));
        }
    }
    if let Some(right) = right {
        layer.nest(|layer| {
            let value = Value::U64(right.into());
            layer.put_value(CHECKSUM_CALCULATED, 6, 2, value, flags::GENERATED);
        });
    }
    let status = right.map_or(2u8, |right| u8::from(right == found));
    layer.generated(CHECKSUM_STATUS, 6, status);
    Ok(())
}

/// The checksum that the datagram should have; `None` if it cannot be told: the datagram was cut, or is a fragment.
#[cold]
fn right_checksum(layer: &Layer<'_, '_>, lengths: &Lengths, form: Form, found: u16) -> Option<u16> {
    let span = layer.span();
    if span.fragment || lengths.covered < HEADER {
        return None;
    }
    let covered = span.bytes.get(..lengths.covered)?;
    let protocol = if form.lite.is_some() { 136 } else { 17 };
    let sum = Sum::of_transport(&layer.ends(), protocol, lengths.told)?.with(covered).finish();
    // A sum of 0 is sent as its other form: 0 means that there is no checksum.
    Some(match checksum::expected(sum, found) {
        0 => 0xffff,
        right => right,
    })
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
        let conversations = &mut scene.state.conversations;
        let (id, _) = conversations.open(ConvKind::Udp, &a, &b, frame, ns);
        if conversations.get(id).is_some_and(|conv| conv.ends_here) {
            conversations.renew(ConvKind::Udp, id, frame, ns);
        }
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
            taker: conv.bound.map(|id| (id, Found::Bound)),
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
            found.map(|id| (id, Found::Heuristic))
        };
        let ports = [a.port.min(b.port), a.port.max(b.port)];
        let used = || ports.into_iter().filter(|p| *p != 0);
        if memo.taker.is_none() {
            let set = used().find_map(|port| registry.set_by_user(config, tables::UDP_PORT, port));
            if let Some(set) = set {
                memo.taker = set.map(|id| (id, Found::Port));
                return memo;
            }
        }
        if memo.taker.is_none() && heuristics_first {
            memo.taker = heuristics(scene);
        }
        if memo.taker.is_none() {
            let found = used().find_map(|port| registry.lookup(config, tables::UDP_PORT, port));
            memo.taker = found.map(|id| (id, Found::Port));
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
    conversations
        .expected(ConvKind::Udp, b, a)
        .or_else(|| conversations.expected(ConvKind::Udp, a, b))
}
