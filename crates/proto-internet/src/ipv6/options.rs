//! Options of the hop-by-hop and destination options headers, RFC 8200 §4.2: RFC 2473, RFC 2675, RFC 2711, RFC 4782,
//! RFC 5570, RFC 6275, RFC 6553, RFC 6621, RFC 6744, RFC 6788, RFC 6971, RFC 7731, RFC 8250, RFC 9197, RFC 9268.
//!
//! Code points: IANA "Destination Options and Hop-by-Hop Options".

use super::*;

values! { pub(super) OPTIONS {
    0 "Pad1", 1 "PadN", 4 "Tunnel Encapsulation Limit", 5 "Router Alert", 7 "CALIPSO", 8 "SMF_DPD",
    15 "Performance and Diagnostic Metrics", 30 "Experimental (0x1E)", 38 "Quick-Start", 48 "Path MTU Option",
    49 "IOAM Option", 62 "Experimental (0x3E)", 65 "Tunnel Payload Forwarding (TPF) Information",
    94 "Experimental (0x5E)", 99 "RPL Option", 109 "MPL Option", 126 "Experimental (0x7E)",
    138 "Endpoint Identification", 139 "ILNP Nonce", 140 "Line-Identification Option", 158 "Experimental (0x9E)",
    190 "Experimental (0xBE)", 194 "Jumbo Payload", 201 "Home Address", 222 "Experimental (0xDE)", 238 "IP_DFF",
    254 "Experimental (0xFE)",
} }

values! { pub(super) ACTIONS {
    0 "Skip and continue", 1 "Discard", 2 "Discard and send ICMP Parameter Problem",
    3 "Discard and send ICMP if not multicast",
} }

values! { pub(super) ROUTER_ALERTS { 0 "MLD", 1 "RSVP", 2 "Active Network" } }
values! { pub(super) TAGGER_IDS { 0 "NULL", 1 "DEFAULT", 2 "IPv4", 3 "IPv6" } }
values! { pub(super) MPL_SEED_IDS {
    0 "0", 1 "16-bit unsigned integer", 2 "64-bit unsigned integer", 3 "128-bit unsigned integer",
} }
values! { pub(super) IOAM_TYPES {
    0 "Pre-allocated Trace", 1 "Incremental Trace", 2 "Proof of Transit (POT)", 3 "Edge to Edge (E2E)",
} }

/// Which header an option belongs into.
#[derive(Clone, Copy, PartialEq)]
enum Home {
    HopByHop,
    Destination,
    Either,
}

struct Known {
    home: Home,
    /// Length of its data; `None` if it varies.
    octets: Option<usize>,
    /// What a note about its length calls it.
    name: &'static str,
}

fn known(kind: u8) -> Known {
    let (home, octets, name) = match kind {
        4 => (Home::Destination, Some(1), "Tunnel Encapsulation Limit"),
        5 => (Home::HopByHop, Some(2), "Router alert"),
        7 => (Home::HopByHop, None, "CALIPSO"),
        8 => (Home::HopByHop, None, "SMF_DPD"),
        15 => (Home::Destination, Some(10), "PDM"),
        38 => (Home::HopByHop, Some(6), "Quick-Start"),
        48 => (Home::HopByHop, Some(4), "PMTU Option"),
        99 => (Home::HopByHop, Some(4), "RPL Option"),
        109 => (Home::HopByHop, None, "MPL"),
        139 => (Home::Destination, None, "ILNP Nonce"),
        140 => (Home::Destination, None, "Line-Identification Option"),
        194 => (Home::HopByHop, Some(4), "Jumbo payload"),
        201 => (Home::Destination, Some(16), "Home Address"),
        238 => (Home::HopByHop, Some(3), "IP_DFF"),
        _ => (Home::Either, None, ""),
    };
    Known { home, octets, name }
}

/// The options up to the end of their header. `before` are the octets of IPv6 before that header.
pub(super) fn nodes(
    layer: &mut Layer<'_, '_>,
    before: &[u8],
    len: usize,
    hop_by_hop: bool,
) -> Result<(), Stop> {
    let Some(ipv6) = layer.registry().named(Name::new("ipv6")) else { return Ok(()) };
    layer.with_fields_of(ipv6, |layer| {
        // What was captured of it comes first, whatever the header's length says.
        let left = layer.left();
        let (whole, behind) = (layer.span(), layer.behind());
        let result = layer.within(len.min(left), |layer| {
            // Each turn takes at least one octet.
            while layer.left() > 0 {
                let (mark, at) = (layer.mark(), layer.at());
                let result = option(layer, before, hop_by_hop);
                // The node is as long as the second octet says, even where that is no length.
                let next = whole.bytes.get(at + 1).or(behind.first());
                if let Some(told) = next {
                    let most = (whole.bytes.len() + behind.len()).saturating_sub(at);
                    layer.set_len(mark, most.min(2 + usize::from(*told)));
                }
                result?;
            }
            Ok(())
        });
        // An option that is longer than its header goes on behind it.
        let info = layer.frame_info();
        let cut = whole.bytes.len() < whole.len() || info.caplen < info.len;
        result.map_err(|stop| if cut { Stop::Short } else { stop })?;
        if len > left { Err(layer.span().stop_at(layer.at() + len - left)) } else { Ok(()) }
    })
}

fn option(layer: &mut Layer<'_, '_>, before: &[u8], hop_by_hop: bool) -> Result<(), Stop> {
    let kind = layer.peek::<u8>(0)?;
    let mark = layer.mark();
    layer.subtree(OPT, |layer| {
        match OPTIONS.find(u64::from(kind)) {
            Some(name) => layer.label_at(mark, format_args!("{name}")),
            None => layer.label_at(mark, format_args!("Unknown IPv6 Option ({kind})")),
        }
        if kind == 0 {
            let at = layer.at();
            layer.put(OPT_TYPE, at, 1, kind);
            layer.put_value(OPT_PAD1, at, 1, Value::None, 0);
            return layer.skip(1);
        }
        let known = known(kind);
        layer.read_bits(OPT_TYPE)?;
        if kind == 138 {
            layer.note(OPT_DEPRECATED);
        }
        let (wrong, header) = match (known.home, hop_by_hop) {
            (Home::HopByHop, false) => (true, "hop-by-hop"),
            (Home::Destination, true) => (true, "destination"),
            _ => (false, ""),
        };
        if wrong {
            let name = OPTIONS.name(kind, "");
            layer
                .note_with(OPT_MISMATCH, format_args!("{name} must use a {header} options header"));
        }
        let len = usize::from(layer.read(OPT_LEN)?);
        if known.octets.is_some_and(|octets| octets != len) {
            layer.note_with(
                OPT_INVALID_LEN,
                format_args!(
                    "{}: Invalid {}ength ({len} bytes)",
                    known.name,
                    if kind == 201 { 'l' } else { 'L' }
                ),
            );
        }
        let end = layer.at() + len;
        // The reader follows the option's format, not its length: a wrong one runs into the next.
        contents(layer, kind, len, before, mark)?;
        if layer.at() < end {
            let rest = end - layer.at();
            layer.bytes(OPT_UNKNOWN_DATA, rest)?;
            layer.note(OPT_UNDECODED);
        }
        Ok(())
    })
}

fn contents(
    layer: &mut Layer<'_, '_>,
    kind: u8,
    len: usize,
    before: &[u8],
    mark: dissect::layer::Mark,
) -> Result<(), Stop> {
    match kind {
        1 => layer.bytes(OPT_PADN, len).map(drop),
        4 => layer.read(OPT_TEL).map(drop),
        5 => layer.read(OPT_ROUTER_ALERT).map(drop),
        7 => calipso(layer, len),
        8 => smf_dpd(layer, len),
        15 => performance(layer),
        38 => quick_start(layer, before, mark),
        48 => path_mtu(layer),
        49 => ioam(layer, len),
        65 => layer.read(OPT_TPF).map(drop),
        99 => rpl(layer),
        109 => mpl(layer),
        139 => layer.bytes(OPT_ILNP_NONCE, len).map(drop),
        140 => {
            let id = usize::from(layer.read(OPT_LIO_LEN)?);
            layer.text(OPT_LIO_ID, id).map(drop)
        }
        194 => jumbo(layer, before),
        201 => layer.ipv6(OPT_HOME_ADDRESS).map(drop),
        238 => {
            let at = layer.mark();
            let word = layer.read_bits(OPT_DFF)?;
            let names = [(OPT_DFF_DUP, "Duplicate (DUP)"), (OPT_DFF_RET, "Return (RET)")];
            for (flag, name) in names {
                if flag.is_set(word) {
                    layer.append_at(at, format_args!(", {name}"));
                }
            }
            layer.read(OPT_DFF_SEQUENCE).map(drop)
        }
        30 | 62 | 94 | 126 | 158 | 190 | 222 | 254 => layer.bytes(OPT_EXPERIMENTAL, len).map(drop),
        _ => {
            layer.bytes(OPT_UNKNOWN, len)?;
            layer.note(OPT_UNDECODED);
            Ok(())
        }
    }
}

fn calipso(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    layer.read(OPT_CALIPSO_DOI)?;
    layer.read(OPT_CALIPSO_LEN)?;
    layer.read(OPT_CALIPSO_LEVEL)?;
    layer.read(OPT_CALIPSO_CHECKSUM)?;
    if len > 8 {
        layer.bytes(OPT_CALIPSO_BITMAP, len - 8)?;
    }
    Ok(())
}

/// RFC 6621 §6.1.
fn smf_dpd(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    let bits = dissect::tree::flags::BITS;
    layer.put_value(OPT_SMF_H, at, 1, Value::U64(OPT_SMF_H.of(word)), bits);
    if OPT_SMF_H.is_set(word) {
        layer.bytes(OPT_SMF_HAV, len)?;
        return Ok(());
    }
    layer.put_value(OPT_SMF_TID_TYPE, at, 1, Value::U64(OPT_SMF_TID_TYPE.of(word)), bits);
    layer.put_value(OPT_SMF_TID_LEN, at, 1, Value::U64(OPT_SMF_TID_LEN.of(word)), bits);
    layer.skip(1)?;
    let mut tagger = 0;
    if OPT_SMF_TID_TYPE.of(word) != 0 {
        tagger = OPT_SMF_TID_LEN.of(word) as usize + 1;
        layer.bytes(OPT_SMF_TAGGER, tagger)?;
    }
    if let Some(rest @ 1..) = len.checked_sub(1 + tagger) {
        layer.bytes(OPT_SMF_IDENT, rest)?;
    }
    Ok(())
}

/// RFC 8250 §3.
fn performance(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(OPT_PDM_SCALE_DTLR)?;
    layer.read(OPT_PDM_SCALE_DTLS)?;
    layer.read(OPT_PDM_PSN_THIS)?;
    layer.read(OPT_PDM_PSN_LAST)?;
    layer.read(OPT_PDM_DELTA_RECV)?;
    layer.read(OPT_PDM_DELTA_SENT)?;
    Ok(())
}

/// RFC 4782 §3.2.
fn quick_start(
    layer: &mut Layer<'_, '_>,
    before: &[u8],
    mark: dissect::layer::Mark,
) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put_members(OPT_QS, at, 1, u64::from(word));
    layer.skip(1)?;
    layer.append_at(mark, format_args!(", {}", QS_RATES.name(OPT_QS_RATE.of(word), "Unknown")));
    if OPT_QS_FUNC.of(word) == 8 {
        layer.read(OPT_QS_UNUSED)?;
    } else {
        let qs_ttl = layer.read(OPT_QS_TTL)?;
        let diff = before.get(7).map_or(0, |hlim| hlim.wrapping_sub(qs_ttl));
        layer.append_at(mark, format_args!(", QS TTL {qs_ttl}, QS TTL diff {diff}"));
        layer.put_value(OPT_QS_TTL_DIFF, at + 1, 1, Value::U64(u64::from(diff)), flags::GENERATED);
    }
    let at = layer.at();
    let word = layer.peek::<u32>(0)?;
    layer.put_members(OPT_QS_NONCE_WORD, at, 4, u64::from(word));
    layer.skip(4)
}

/// RFC 9268 §5: the last bit of the second value is a flag.
fn path_mtu(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(OPT_PMTU_MIN)?;
    let at = layer.at();
    let value = layer.peek::<u16>(0)?;
    layer.put(OPT_PMTU_RTN, at, 2, value & 0xfffe);
    layer.put(OPT_PMTU_R, at + 1, 1, value & 1 != 0);
    layer.skip(2)
}

fn rpl(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let mark = layer.mark();
    let word = layer.read_bits(OPT_RPL)?;
    for (flag, name) in
        [(OPT_RPL_O, "Down"), (OPT_RPL_R, "Rank Error"), (OPT_RPL_F, "Forwarding Error")]
    {
        if flag.is_set(word) {
            layer.append_at(mark, format_args!(", {name}"));
        }
    }
    layer.read(OPT_RPL_INSTANCE)?;
    layer.read(OPT_RPL_RANK)?;
    Ok(())
}

/// RFC 7731 §6.1.
fn mpl(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let mark = layer.mark();
    let word = layer.read_bits(OPT_MPL)?;
    let size = OPT_MPL_S.of(word);
    layer.append_at(mark, format_args!(", Seed ID Length: {}", MPL_SEED_IDS.name(size, "")));
    for (flag, name) in [(OPT_MPL_M, "Largest Sequence"), (OPT_MPL_V, "Version")] {
        if flag.is_set(word) {
            layer.append_at(mark, format_args!(", {name}"));
        }
    }
    if size == 0 {
        layer.note_here(MPL_SEED_IS_SOURCE, format_args!(""));
    }
    layer.read(OPT_MPL_SEQUENCE)?;
    let octets = match size {
        1 => 2,
        2 => 8,
        3 => 16,
        _ => return Ok(()),
    };
    layer.bytes(OPT_MPL_SEED_ID, octets)?;
    Ok(())
}

fn jumbo(layer: &mut Layer<'_, '_>, before: &[u8]) -> Result<(), Stop> {
    let len = layer.read(OPT_JUMBO)?;
    if before.get(4..6).is_none_or(|plen| plen != [0, 0]) {
        layer.note_here(JUMBO_PROHIBITED, format_args!(""));
    }
    if len < 65536 {
        layer.note_with(JUMBO_TRUNCATED, format_args!(""));
    }
    Ok(())
}

/// RFC 9197 §4.4: the two trace options; other types are shown as they are.
fn ioam(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    layer.read(OPT_IOAM_RSV)?;
    let kind = layer.read(OPT_IOAM_TYPE)?;
    if kind > 1 || len < 10 {
        return Ok(());
    }
    layer.group(IOAM_TYPES.name(kind, ""), |layer| {
        layer.read(OPT_TRACE_NS)?;
        let at = layer.at();
        let word = layer.peek::<u16>(0)?;
        let nodelen = word >> 11;
        layer.put(OPT_TRACE_NODELEN, at, 1, nodelen);
        layer.put(OPT_TRACE_FLAGS, at, 2, word >> 7 & 15);
        layer.nest(|layer| layer.put_members(OPT_TRACE_FLAGS, at, 2, u64::from(word)));
        let remlen = word & 0x7f;
        layer.put(OPT_TRACE_REMLEN, at + 1, 1, remlen);
        layer.skip(2)?;
        let kinds = layer.read_bits(OPT_TRACE_TYPE)?;
        layer.read(OPT_TRACE_RSV)?;
        let data = len - 10;
        layer.within(data, |layer| {
            layer.group("Trace Data", |layer| {
                trace(layer, kinds, usize::from(nodelen) * 4, usize::from(remlen) * 4)
            })
        })
    })
}

/// What each node left, the last one first. Each turn takes the octets of one node.
fn trace(layer: &mut Layer<'_, '_>, kinds: u32, node: usize, free: usize) -> Result<(), Stop> {
    if free > 0 {
        let free = free.min(layer.left());
        layer.bytes(OPT_TRACE_FREE, free)?;
    }
    while node > 0 && layer.left() >= node {
        layer.within(node, |layer| layer.group("Node data", |layer| node_data(layer, kinds)))?;
    }
    Ok(())
}

fn node_data(layer: &mut Layer<'_, '_>, kinds: u32) -> Result<(), Stop> {
    let has = |bit: u32| kinds & 0x80_0000 >> bit != 0;
    if has(0) {
        layer.read(NODE_HLIM)?;
        layer.read(NODE_ID)?;
    }
    if has(1) {
        layer.read(NODE_IIF)?;
        layer.read(NODE_EIF)?;
    }
    let words = [NODE_TSS, NODE_TSF, NODE_TRDELAY, NODE_NSDATA, NODE_QDEPTH, NODE_CSUM];
    for (bit, field) in (2..).zip(words) {
        if has(bit) {
            layer.read(field)?;
        }
    }
    if has(8) {
        layer.read(NODE_HLIM)?;
        layer.read(NODE_ID_WIDE)?;
    }
    if has(9) {
        layer.read(NODE_IIF_WIDE)?;
        layer.read(NODE_EIF_WIDE)?;
    }
    if has(10) {
        layer.read(NODE_NSDATA_WIDE)?;
    }
    if has(11) {
        layer.read(NODE_BUFOCCUP)?;
    }
    Ok(())
}
