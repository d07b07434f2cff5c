//! TCP options: what the analysis needs of them, their nodes, and what the Info column tells.

use dissect::prelude::*;
use dissect::text::push_u64;
use dissect::tree::flags;

use super::analysis::flag;
use super::fields::*;

/// What the analysis needs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Digest {
    pub(super) mss: bool,
    /// Shift count.
    pub(super) scale: Option<u8>,
    pub(super) sacks: [(u32, u32); 4],
    pub(super) sack_count: u8,
    pub(super) tfo_cookie: bool,
    pub(super) mptcp: bool,
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|b| b.first_chunk::<4>()).map_or(0, |b| u32::from_be_bytes(*b))
}

/// The options one after another; stops at one whose length makes no sense.
struct Walk<'o> {
    rest: &'o [u8],
}

impl<'o> Iterator for Walk<'o> {
    /// Kind, and the option from its kind on.
    type Item = (u8, &'o [u8]);

    // Each turn takes at least one octet.
    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let kind = *self.rest.first()?;
        let len = if kind < 2 { 1 } else { usize::from(*self.rest.get(1)?).max(2) };
        let option = self.rest.get(..len).unwrap_or(self.rest);
        self.rest = self.rest.get(len..).unwrap_or(&[]);
        Some((kind, option))
    }
}

/// Looks once through the options.
pub(super) fn digest(options: &[u8]) -> Digest {
    let mut d = Digest::default();
    // By far the most frequent: two octets of padding and the time stamps.
    if options.is_empty() || (options.len() == 12 && options.starts_with(&[1, 1, 8, 10])) {
        return d;
    }
    for (kind, option) in (Walk { rest: options }) {
        match (kind, option.len()) {
            (2, 4) => d.mss = true,
            (3, 3) => d.scale = option.get(2).copied(),
            (5, 10..) => {
                for (to, edges) in
                    d.sacks.iter_mut().zip(option.get(2..).unwrap_or(&[]).chunks_exact(8))
                {
                    *to = (word(edges, 0), word(edges, 4));
                    d.sack_count += 1;
                }
            }
            (30, _) => d.mptcp = true,
            (34, 3..) => d.tfo_cookie = true,
            (253 | 254, 5..) if option.get(2..4) == Some(&[0xf9, 0x89]) => d.tfo_cookie = true,
            _ => {}
        }
    }
    d
}

/// Lets MPTCP see its options where no nodes are made: in the same order as [`show`] calls it.
#[cold]
pub(super) fn call_mptcp(
    layer: &mut Layer<'_, '_>,
    start: usize,
    options: &[u8],
) -> Result<(), Stop> {
    let mut at = start;
    let end = start + options.len();
    for (kind, option) in (Walk { rest: options }) {
        let whole = kind < 2 || option.len() == usize::from(option.get(1).copied().unwrap_or(0));
        let rest = options.get(at - start + 1..).unwrap_or(&[]);
        let ended = kind == 0 && rest.iter().any(|b| *b != 0);
        if !whole || ended || at + option.len() > end {
            break;
        }
        if kind == 30 {
            let span = layer.span().from(at).first(option.len());
            mptcp(layer, span, Argument::None);
        }
        at += option.len();
    }
    call_mptcp_analysis(layer);
    Ok(())
}

/// What MPTCP tells beside TCP's analysis.
#[cold]
pub(super) fn call_mptcp_analysis(layer: &mut Layer<'_, '_>) {
    let span = layer.span();
    layer.at_root(|layer| mptcp(layer, span, Argument::Word(crate::mptcp::ANALYSIS_WORD)));
}

fn mptcp<'b>(layer: &mut Layer<'_, 'b>, span: Span<'b>, argument: Argument<'b>) {
    let registry = layer.registry();
    if let Some(id) =
        registry.named(Name::new("mptcp")).filter(|id| registry.is_enabled(layer.config(), *id))
    {
        layer.call_nested(id, span, argument);
    }
}

/// What the nodes of options need to know of the segment.
pub(super) struct About {
    pub(super) syn: bool,
    pub(super) has_ack: bool,
    pub(super) ack: u32,
    /// Subtracted from the edges of SACK blocks.
    pub(super) other_base: u32,
    /// What stands behind the edges.
    pub(super) relative: &'static str,
    pub(super) flags: u32,
    pub(super) exid: bool,
}

/// Adds the nodes of `len` octets of options from where the reader stands.
pub(super) fn show(
    layer: &mut Layer<'_, '_>,
    len: usize,
    digest: &Digest,
    about: &About,
) -> Result<(), Stop> {
    let start = layer.at();
    layer.put_bytes(OPTIONS, start, layer.span().from(start).first(len).bytes.len());
    let top = layer.last();
    layer.label(format_args!("Options: ({len} bytes)"));
    let result = layer.nest(|layer| {
        // The reference does not count padding behind the SACK-permitted option.
        let (mut padding, mut sack_permitted) = (0u32, false);
        // Each turn takes at least one octet of the options.
        while layer.at() < start + len {
            let at = layer.at();
            let kind = layer.peek::<u8>(0)?;
            sack_permitted |= kind == 4;
            padding = if kind == 1 && !sack_permitted {
                padding + 1
            } else if kind == 1 {
                padding
            } else {
                0
            };
            if padding == 4 && kind == 1 {
                layer.seek(start);
                layer.note_here(NOP_RUN, format_args!(""));
                layer.seek(at);
            }
            option(layer, start + len, top, about)?;
            let padding =
                layer.span().slice(at + 1, (start + len).saturating_sub(at + 1)).unwrap_or(&[]);
            if kind == 0 && padding.iter().any(|b| *b != 0) {
                layer.line(at + 1, padding.len(), "Non-zero header padding");
                layer.note_with(BYTES_AFTER_EOL, format_args!("Non-zero header padding"));
                break;
            }
        }
        layer.seek(start);
        if about.syn && !digest.mss {
            layer.note_here(MSS_ABSENT, format_args!(""));
        }
        Ok(())
    });
    layer.seek(start + len);
    result
}

/// Name of an option, as the list of all and its own node show it.
fn name(kind: u8) -> &'static str {
    match kind {
        0 => "End of Option List (EOL)",
        1 => "No-Operation (NOP)",
        2 => "Maximum segment size",
        3 => "Window scale",
        4 => "SACK permitted",
        5 => "SACK",
        6 => "Echo",
        7 => "Echo reply",
        8 => "Timestamps",
        11 => "CC",
        12 => "CC.NEW",
        13 => "CC.ECHO",
        19 => "TCP MD5 signature",
        20 => "SCPS capabilities",
        21 => "Selective Negative Acknowledgment",
        22 => "SCPS record boundary",
        23 => "SCPS corruption experienced",
        27 => "Quick-Start",
        28 => "User Timeout",
        29 => "TCP AO",
        30 => "Multipath TCP",
        34 => "TCP Fast Open",
        76 => "Riverbed Probe",
        78 => "Riverbed Transparency",
        172 | 174 => "Accurate ECN",
        253 | 254 => "Experimental",
        _ => "Unknown",
    }
}

fn field(kind: u8) -> Field<Bytes> {
    match kind {
        0 => EOL,
        1 => NOP,
        2 => MSS,
        3 => WSCALE,
        4 => SACK_PERM,
        5 => SACK,
        6 => ECHO,
        7 => ECHO_REPLY,
        8 => TIMESTAMP,
        11 => CC,
        12 => CC_NEW,
        13 => CC_ECHO,
        19 => MD5,
        20 => SCPS,
        21 => SNACK,
        22 => SCPS_REC,
        23 => SCPS_COR,
        27 => QS,
        28 => USER_TO,
        29 => AO,
        34 => TFO,
        76 => PROBE,
        78 => TRPY,
        172 | 174 => ACC_ECN,
        253 | 254 => EXPERIMENTAL,
        _ => UNKNOWN,
    }
}

/// An option's name, with the kind of one that has none.
struct Named(u8);

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match name(self.0) {
            "Unknown" => write!(f, "Unknown ({:#04x})", self.0),
            name => f.write_str(name),
        }
    }
}

/// The rest of the options, from one whose length makes no sense.
#[cold]
fn invalid(
    layer: &mut Layer<'_, '_>,
    at: usize,
    end: usize,
    text: std::fmt::Arguments<'_>,
) -> Result<(), Stop> {
    layer.line(at, end - at, text);
    layer.note_with(OPTION_LEN_INVALID, text);
    layer.seek(end);
    Ok(())
}

fn option(layer: &mut Layer<'_, '_>, end: usize, top: Mark, about: &About) -> Result<(), Stop> {
    let at = layer.at();
    let kind = layer.peek::<u8>(0)?;
    if kind < 2 {
        let f = field(kind);
        layer.bytes(f, 1)?;
        layer.label(format_args!("TCP Option - {}", name(kind)));
        layer.append_at(top, format_args!(", {}", name(kind)));
        layer.nest(|layer| layer.put(OPTION_KIND, at, 1, kind));
        return Ok(());
    }
    if at + 1 >= end {
        return invalid(
            layer,
            at,
            end,
            format_args!("{} (length byte past end of options)", name(kind)),
        );
    }
    let len = usize::from(layer.peek::<u8>(1)?);
    if len < 2 {
        let plural = if len == 1 { "" } else { "s" };
        let text =
            format_args!("{} (with too-short option length = {len} byte{plural})", Named(kind));
        return invalid(layer, at, end.min(at + 2), text).map(|()| layer.seek(end));
    }
    if at + len > end {
        let text = format_args!(
            "{} (option length = {len} bytes says option goes past end of options)",
            Named(kind)
        );
        return invalid(layer, at, end, text);
    }
    if kind == 30 {
        layer.append_at(top, format_args!(", MPTCP"));
        let span = layer.take_span(len)?;
        mptcp(layer, span, Argument::None);
        return Ok(());
    }
    layer.put_bytes(field(kind), at, layer.span().from(at).first(len).bytes.len());
    let node = layer.last();
    layer.label(format_args!("TCP Option - {}", name(kind)));
    layer.append_at(top, format_args!(", {}", name(kind)));
    let result = layer.nest(|layer| {
        let own_note = kind == 2 && !about.syn;
        if own_note {
            layer.note_here(MSS_PRESENT, format_args!(""));
        }
        layer.read(OPTION_KIND)?;
        layer.read(OPTION_LEN)?;
        layer.within(len - 2, |layer| body(layer, kind, node, about))
    });
    layer.seek(at + len);
    result
}

/// True if the option has the length its kind prescribes; else a note says so.
fn has_len(layer: &mut Layer<'_, '_>, wanted: usize) -> bool {
    if layer.left() == wanted {
        return true;
    }
    layer.note(OPTION_LEN_INVALID);
    false
}

fn body(layer: &mut Layer<'_, '_>, kind: u8, node: Mark, about: &About) -> Result<(), Stop> {
    match kind {
        2 if has_len(layer, 2) => {
            let mss = layer.read(MSS_VAL)?;
            layer.append_at(node, format_args!(": {mss} bytes"));
        }
        3 if has_len(layer, 1) => window_scale(layer, node)?,
        4 => {
            has_len(layer, 0);
        }
        5 => sack(layer, node, about)?,
        6 | 7 if has_len(layer, 4) => {
            let value = layer.read(ECHO_VALUE)?;
            layer.append_at(node, format_args!(": {value}"));
        }
        8 if has_len(layer, 8) => {
            let val = layer.read(TSVAL)?;
            let ecr = layer.read(TSECR)?;
            layer.append_at(node, format_args!(": TSval {val}, TSecr {ecr}"));
        }
        11..=13 if has_len(layer, 4) => {
            layer.read(CC_VALUE)?;
        }
        19 if has_len(layer, 16) => {
            layer.bytes(MD5_DIGEST, 16)?;
        }
        20 => scps(layer, node)?,
        21 if has_len(layer, 4) => snack(layer)?,
        27 if has_len(layer, 6) => {
            let at = layer.at();
            let word = layer.take(1)?.first().copied().unwrap_or(0);
            layer.put_members(QS_WORD, at, 1, u64::from(word));
            layer.read(QS_TTL_DIFF)?;
        }
        28 if has_len(layer, 2) => {
            let at = layer.at();
            let word = layer.span().u16(at)?;
            layer.put_members(USER_TO_WORD, at, 2, u64::from(word));
        }
        29 => {
            layer.read(AO_KEYID)?;
            layer.read(AO_RNEXTKEYID)?;
            let left = layer.left();
            layer.bytes(AO_MAC, left)?;
        }
        34 => fast_open(layer, about)?,
        76 => probe(layer, node)?,
        78 if has_len(layer, 14) => transparency(layer)?,
        172 | 174 => accurate_ecn(layer, kind == 172)?,
        253 | 254 => experimental(layer, node, about)?,
        22 | 23 => {}
        2..=13 | 19 | 21 | 27 | 28 | 78 => {}
        _ => {
            let left = layer.left();
            if left > 0 {
                layer.bytes(UNKNOWN_PAYLOAD, left)?;
            }
        }
    }
    Ok(())
}

fn window_scale(layer: &mut Layer<'_, '_>, node: Mark) -> Result<(), Stop> {
    let at = layer.at();
    let shift = layer.read(WSCALE_SHIFT)?;
    if shift > 14 {
        layer.seek(at);
        layer.note(SHIFT_INVALID);
    }
    let factor = 1u16 << shift.min(14);
    layer.put(WSCALE_MULTIPLIER, at, 1, factor);
    layer.flag_last(flags::GENERATED);
    layer.append_at(node, format_args!(": {shift} (multiply by {factor})"));
    Ok(())
}

fn sack(layer: &mut Layer<'_, '_>, node: Mark, about: &About) -> Result<(), Stop> {
    let words = about.relative;
    let start = layer.at();
    let (mut count, mut first, mut second) = (0u8, (0, 0), None);
    // Each turn takes eight octets.
    while layer.left() >= 8 {
        let at = layer.at();
        let edges = (layer.span().u32(at)?, layer.span().u32(at + 4)?);
        let (left, right) =
            (edges.0.wrapping_sub(about.other_base), edges.1.wrapping_sub(about.other_base));
        layer.put(SACK_LE, at, 4, left);
        layer.label(format_args!("left edge = {left}{words}"));
        layer.put(SACK_RE, at + 4, 4, right);
        layer.label(format_args!("right edge = {right}{words}"));
        layer.append_at(node, format_args!(" {left}-{right}"));
        match count {
            0 => first = edges,
            1 => second = Some(edges),
            _ => {}
        }
        count += 1;
        layer.seek(at + 8);
    }
    layer.generated(SACK_COUNT, start.saturating_sub(2), count);
    // RFC 2883 §4: a first block below the acknowledgment, or inside the second, repeats what had arrived before.
    let not_after = |a: u32, b: u32| a.wrapping_sub(b) as i32 <= 0;
    let inside = |(left, right): (u32, u32)| not_after(left, first.0) && not_after(first.1, right);
    let below = count > 0 && about.has_ack && not_after(first.1, about.ack);
    if below || second.is_some_and(inside) {
        let (left, right) =
            (first.0.wrapping_sub(about.other_base), first.1.wrapping_sub(about.other_base));
        layer.put_value(DSACK_LE, start, 4, Value::U64(u64::from(left)), flags::GENERATED);
        layer.label(format_args!("D-SACK Left Edge = {left}{words}"));
        layer.put_value(DSACK_RE, start + 4, 4, Value::U64(u64::from(right)), flags::GENERATED);
        layer.label(format_args!("D-SACK Right Edge = {right}{words}"));
        layer.line(start, 8, "D-SACK Sequence");
        let end = layer.at();
        layer.seek(start);
        layer.note(DSACK_NOTE);
        layer.seek(end);
    }
    Ok(())
}

/// SCPS capabilities, CCSDS 714.0-B-2 §3.2.
fn scps(layer: &mut Layer<'_, '_>, node: Mark) -> Result<(), Stop> {
    if layer.left() == 0 {
        layer.label_at(node, format_args!("Illegal SCPS Extended Capabilities (2 bytes)"));
        return Ok(());
    }
    if layer.left() == 2 {
        layer.read_bits(SCPS_VECTOR)?;
        layer.read(SCPS_BINDING)?;
        return Ok(());
    }
    // Each turn takes an octet at least.
    while layer.left() > 0 {
        layer.read(SCPS_BINDING_ID)?;
        let len = usize::from(layer.read(SCPS_BINDING_LEN)? >> 4).min(layer.left());
        if len > 0 {
            layer.bytes(SCPS_BINDING_DATA, len)?;
        }
    }
    Ok(())
}

fn snack(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(SNACK_OFFSET)?;
    layer.read(SNACK_SIZE)?;
    layer.note(SNACK_NOTE);
    Ok(())
}

fn fast_open(layer: &mut Layer<'_, '_>, about: &About) -> Result<(), Stop> {
    let at = layer.at();
    let left = layer.left();
    if left == 0 {
        layer.put_value(TFO_REQUEST, at.saturating_sub(2), 2, Value::None, 0);
        return Ok(());
    }
    layer.bytes(TFO_COOKIE, left)?;
    if about.flags & flag::TFO_SYN != 0 {
        layer.seek(at);
        layer.note(TFO_SYN_NOTE);
        layer.seek(at + left);
    }
    Ok(())
}

fn accurate_ecn(layer: &mut Layer<'_, '_>, order_0: bool) -> Result<(), Stop> {
    let order =
        if order_0 { [ACC_EE0B, ACC_ECEB, ACC_EE1B] } else { [ACC_EE1B, ACC_ECEB, ACC_EE0B] };
    for counter in order {
        if layer.left() < 3 {
            break;
        }
        layer.read(counter)?;
    }
    Ok(())
}

/// Shared experimental options, RFC 6994.
fn experimental(layer: &mut Layer<'_, '_>, node: Mark, about: &About) -> Result<(), Stop> {
    if layer.left() >= 2 && about.exid {
        let id = layer.read(EXP_ID)?;
        layer.append_at(node, format_args!(": {}", EXPERIMENTS.name(id, "Unknown")));
        match id {
            0xf989 => return fast_open(layer, about),
            0xacc0 | 0xacc1 => return accurate_ecn(layer, id == 0xacc0),
            0x00ac if layer.left() > 0 => {
                let at = layer.at();
                let word = layer.take(1)?.first().copied().unwrap_or(0);
                layer.put_members(TARR, at, 1, u64::from(word));
                return Ok(());
            }
            _ => {}
        }
    }
    let left = layer.left();
    if left > 0 {
        layer.bytes(EXP_DATA, left)?;
    }
    Ok(())
}

const PROBE_TYPES: Labels = Labels::Values(&[
    (0, "Probe Query"),
    (1, "Probe Response"),
    (2, "Probe Internal"),
    (3, "Probe Trace"),
    (4, "Probe Query SH"),
    (5, "Probe Response SH"),
    (6, "Probe Query Info"),
    (7, "Probe Response Info"),
]);

/// An appliance vendor's probes; seen in captures only.
fn probe(layer: &mut Layer<'_, '_>, node: Mark) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.take(1)?.first().copied().unwrap_or(0);
    let version = word & 1;
    let kind = if version == 1 { word >> 4 } else { word >> 1 };
    layer.append_at(node, format_args!(": {}", PROBE_TYPES.name(kind, "Unknown")));
    if version == 1 {
        layer.put_members(PROBE_WORD1, at, 1, u64::from(word));
        layer.read(PROBE_RESERVED)?;
        match kind {
            0 if layer.left() >= 6 => {
                let ip = layer.ipv4(PROBE_PROBER)?;
                layer.read(PROBE_APPLI_VER)?;
                layer.append_at(node, format_args!(", CSH IP: {}", Address::Ipv4(ip)));
            }
            1 if layer.left() >= 10 => {
                layer.ipv4(PROBE_PROBER)?;
                let ip = layer.ipv4(PROBE_PROXY_IP)?;
                let port = layer.read(PROBE_PROXY_PORT)?;
                layer.append_at(
                    node,
                    format_args!(", Server Steelhead: {}:{port}", Address::Ipv4(ip)),
                );
            }
            _ => {}
        }
        return Ok(());
    }
    layer.put_members(PROBE_WORD2, at, 1, u64::from(word));
    layer.hidden(PROBE_VERSION, at, 1, 2u8);
    if kind == 6 || kind == 7 {
        layer.read_bits(if kind == 6 { PROBE_FLAGS } else { PROBE_NOTIFY_FLAGS })?;
        if kind == 6 && layer.left() >= 8 {
            layer.ipv4(PROBE_CLIENT_IP)?;
            layer.read(PROBE_STOREID)?;
        }
    }
    Ok(())
}

fn transparency(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read_bits(TRPY_FLAGS)?;
    layer.ipv4(TRPY_SRC_IP)?;
    layer.ipv4(TRPY_DST_IP)?;
    layer.read(TRPY_SRC_PORT)?;
    layer.read(TRPY_DST_PORT)?;
    Ok(())
}

fn pair(out: &mut Vec<u8>, key: &[u8], value: u32) {
    out.push(b' ');
    out.extend_from_slice(key);
    out.push(b'=');
    push_u64(out, u64::from(value));
}

fn push_counters(out: &mut Vec<u8>, body: Option<&[u8]>, order_0: bool) {
    let names: [&[u8]; 3] =
        if order_0 { [b"EE0B", b"ECEB", b"EE1B"] } else { [b"EE1B", b"ECEB", b"EE0B"] };
    for (name, counter) in names.into_iter().zip(body.unwrap_or(&[]).chunks_exact(3)) {
        pair(out, name, counter.iter().fold(0, |v, b| v << 8 | u32::from(*b)));
    }
}

/// What the Info column tells of the options.
pub(super) fn write_info(out: &mut Vec<u8>, options: &[u8], other_base: u32, timestamps: bool) {
    let half =
        |bytes: &[u8]| u32::from(bytes.first_chunk::<2>().map_or(0, |b| u16::from_be_bytes(*b)));
    for (kind, option) in (Walk { rest: options }) {
        let body = option.get(2..).unwrap_or(&[]);
        match (kind, body.len()) {
            (2, 2) => pair(out, b"MSS", half(body)),
            (3, 1) => pair(out, b"WS", 1 << body.first().map_or(0, |s| (*s).min(14))),
            (4, 0) => out.extend_from_slice(b" SACK_PERM"),
            (5, _) => {
                for edges in body.chunks_exact(8) {
                    pair(out, b"SLE", word(edges, 0).wrapping_sub(other_base));
                    pair(out, b"SRE", word(edges, 4).wrapping_sub(other_base));
                }
            }
            (6, 4) => pair(out, b"ECHO", word(body, 0)),
            (7, 4) => pair(out, b"ECHOREPLY", word(body, 0)),
            (8, 8) if timestamps => {
                pair(out, b"TSval", word(body, 0));
                pair(out, b"TSecr", word(body, 4));
            }
            (11, 4) => pair(out, b"CC", word(body, 0)),
            (12, 4) => pair(out, b"CCNEW", word(body, 0)),
            (13, 4) => pair(out, b"CCECHO", word(body, 0)),
            (19, 16) => out.extend_from_slice(b" MD5"),
            (27, 6) => {
                out.extend_from_slice(b" QSresp=");
                let rate = body.first().map_or(0, |w| w & 15);
                out.extend_from_slice(QS_RATES.name(rate, "").as_bytes());
            }
            (28, 2) => pair(out, b"USER_TO", half(body) & 0x7fff),
            (29, _) => out.extend_from_slice(b" AO"),
            (34, 0) => out.extend_from_slice(b" TFO=R"),
            (34, _) => out.extend_from_slice(b" TFO=C"),
            (253 | 254, 2..) if body.starts_with(&[0xf9, 0x89]) => {
                out.extend_from_slice(if body.len() == 2 { b" TFO=R" } else { b" TFO=C" });
            }
            (253 | 254, 2..) if body.starts_with(&[0xac, 0xc0]) => {
                push_counters(out, body.get(2..), true)
            }
            (253 | 254, 2..) if body.starts_with(&[0xac, 0xc1]) => {
                push_counters(out, body.get(2..), false)
            }
            (172 | 174, _) => push_counters(out, Some(body), kind == 172),
            _ => {}
        }
    }
}
