//! Ethernet, IEEE 802.3-2022 section 3: type and length frames, padding, trailer, check sequence.
//!
//! Who the bytes belong to is asked of the payload: what follows the message it found is padding, if the frame
//! is one that needed it, or a trailer. Elsewhere: names of EtherTypes (`words.rs`), the dispatcher by
//! EtherType (`ethertype.rs`).

use crc::{CRC_32_ISO_HDLC, Crc};
use dissect::prelude::*;
use dissect::tree::flags;

use crate::ethertype::ethertype;
use crate::words::ETHERTYPES;

pub(crate) static ETH: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[
        on(tables::LINK, 1),
        on(tables::GRE_PROTO, 0x6558),
        on(tables::ETHERTYPE, 0x6558),
        // RFC 8986 section 10.1.
        on(tables::IP_PROTO, 143),
    ],
    ..Protocol::new("eth", "Ethernet", "Ethernet", dissect)
};

fields! {
    DST: Ether = "eth.dst", "Destination", None;
    DST_RESOLVED: Text = "eth.dst_resolved", "Destination (resolved)", None;
    DST_OUI: U24 = "eth.dst.oui", "Destination OUI", Oui;
    DST_OUI_RESOLVED: Text = "eth.dst.oui_resolved", "Destination OUI (resolved)", None;
    SRC: Ether = "eth.src", "Source", None;
    SRC_RESOLVED: Text = "eth.src_resolved", "Source (resolved)", None;
    SRC_OUI: U24 = "eth.src.oui", "Source OUI", Oui;
    SRC_OUI_RESOLVED: Text = "eth.src.oui_resolved", "Source OUI (resolved)", None;
    ADDR: Ether = "eth.addr", "Address", None;
    ADDR_RESOLVED: Text = "eth.addr_resolved", "Address (resolved)", None;
    ADDR_OUI: U24 = "eth.addr.oui", "Address OUI", Oui;
    ADDR_OUI_RESOLVED: Text = "eth.addr.oui_resolved", "Address OUI (resolved)", None;
    /// The address bits of both addresses stand in one table: the word they are cut from has no field.
    BITS: Bits<U24> = "eth.addr.oui", "Address OUI", Oui {
        DST_LG: 0x20000 = "eth.dst.lg", "LG bit", Flag, LOCAL;
        DST_IG: 0x10000 = "eth.dst.ig", "IG bit", Flag, GROUP;
        SRC_LG: 0x20000 = "eth.src.lg", "LG bit", Flag, LOCAL;
        SRC_IG: 0x10000 = "eth.src.ig", "IG bit", Flag, GROUP;
        LG: 0x20000 = "eth.lg", "LG bit", Flag, LOCAL;
        IG: 0x10000 = "eth.ig", "IG bit", Flag, GROUP;
    };
    LEN: u16 = "eth.len", "Length", Dec;
    TYPE: u16 = "eth.type", "Type", Hex, ETHERTYPES;
    INVALID_TYPE: u16 = "eth.invalid_lentype", "Invalid length/type", HexDec;
    PADDING: Bytes = "eth.padding", "Padding", None;
    TRAILER: Bytes = "eth.trailer", "Trailer", None;
    FCS: u32 = "eth.fcs", "Frame check sequence", Hex;
    FCS_STATUS: u8 = "eth.fcs.status", "FCS Status", None, CHECKSUM_STATUS;
}

notes! {
    INVALID_LENTYPE = "eth.invalid_lentype.expert", Warn, Protocol, "Invalid length/type";
    SRC_NOT_GROUP = "eth.src_not_group", Warn, Protocol, "Source MAC must not be a group address: IEEE 802.3-2002, Section 3.2.3(b)";
    FCS_BAD = "eth.fcs_bad", Error, Checksum, "Bad checksum";
    LEN_PAST_END = "eth.len.past_end", Error, Malformed, "Length field value goes past the end of the payload";
    PADDING_BAD = "eth.padding_bad", Note, Protocol, "Padding identification may be inaccurate and impact trailer dissector";
}

prefs! {
    PADS = "padding", "Short frames of which the payload tells its length are padded", Choice(1, &["Never", "Zeros", "Any"]);
    ASSUME_FCS = "fcs", "Frames end with a check sequence", Choice(0, &["According to heuristic", "Never", "Always"]);
    CHECK_FCS = "check_fcs", "Validate the Ethernet checksum", Bool(false);
}

flag_labels! {
    LOCAL "Locally administered address (this is NOT the factory default)", "Globally unique address (factory default)";
    GROUP "Group address (multicast/broadcast)", "Individual address (unicast)";
}

values! { pub(crate) CHECKSUM_STATUS { 0 "Bad", 1 "Good", 2 "Unverified", 3 "Not present", 4 "Illegal" } }

/// Called with this word, the frame is known to come without its check sequence.
pub(crate) const NO_FCS: &str = "no FCS";

/// What devices on the way append.
const TRAILERS: Table = Table::new("eth.trailer");

const HEADER: usize = 14;
/// A frame without its check sequence is at least this long; shorter messages are padded. IEEE 802.3 section 3.2.8.
const FRAME_MIN: usize = 60;
const FCS_OCTETS: usize = 4;
/// The largest length; larger values below 0x0600 are neither a length nor a type. IEEE 802.3 section 3.2.6.
const LENGTH_MAX: u16 = 1500;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("Ethernet");
    let span = layer.span();
    let dst = span.array::<6>(0).inspect_err(|_| layer.drop_node())?;
    layer.set_link_ends(Address::None, Address::Ether(dst));
    let src = span.array::<6>(6).inspect_err(|_| layer.drop_node())?;
    layer.set_link_ends(Address::Ether(src), Address::Ether(dst));
    let kind = span.u16(12).inspect_err(|_| layer.drop_node())?;
    let form = match kind {
        0 | 0x600.. => Form::Type,
        ..=LENGTH_MAX if is_isl(&dst) => Form::Isl,
        ..=LENGTH_MAX => Form::Length,
        _ => Form::Neither,
    };
    if matches!(form, Form::Isl) {
        layer.drop_node();
        if !layer.call_named(Name::new("isl"), span, Argument::None) {
            layer.data(span);
        }
        return Ok(());
    }
    if layer.wants_columns() || layer.wants_own_nodes() {
        title(layer, &form, &src, &dst);
        address(layer, 0, &dst, &DESTINATION);
        address(layer, 6, &src, &SOURCE);
    }
    layer.offer(Export::Ethernet, Taker::Known, span, &[]);
    layer.seek(12);
    let fcs = known_fcs(layer);
    if fcs == Some(FCS_OCTETS) {
        let whole = layer.span().len();
        layer.narrow(whole.saturating_sub(FCS_OCTETS).max(HEADER));
    }
    let payload = match form {
        Form::Length => length_frame(layer, kind)?,
        Form::Neither => {
            invalid(layer, kind)?;
            layer.rest().len()
        }
        _ => {
            layer.read(TYPE)?;
            layer.covers(HEADER);
            let (mark, rest) = (layer.mark(), layer.rest());
            let layers = layer.stack_len();
            ethertype(layer, kind, rest);
            if rest.is_empty() {
                layer.truncate_stack(layers);
            }
            let result = tail(layer, mark, span, layer.payload_len(), fcs);
            if result == Err(Stop::Short) {
                // What is cut behind the payload is told of whoever handed the payload on.
                let layers = layer.stack_len();
                let argument = Argument::Stop(Stop::Short);
                layer.call_named(Name::new("ethertype"), layer.rest().first(0), argument);
                layer.truncate_stack(layers);
                return Ok(());
            }
            return result;
        }
    };
    let (mark, rest) = (layer.mark(), layer.rest().first(payload));
    layer.covers(HEADER);
    match form {
        Form::Neither => layer.data(rest),
        _ => length_payload(layer, rest),
    }
    tail(layer, mark, span, payload, fcs)
}

/// Hands on what follows a length: LLC, but for Novell's first frames, which have an IPX packet there, whose
/// checksum is never used.
pub(crate) fn length_payload<'b>(layer: &mut Layer<'_, 'b>, rest: Span<'b>) {
    let name = if rest.u16(0) == Ok(0xffff) { Name::new("ipx") } else { Name::new("llc") };
    if !layer.call_named(name, rest, Argument::None) {
        layer.data(rest);
    }
}

/// What the two octets after the addresses are.
enum Form {
    /// An EtherType: Ethernet II.
    Type,
    /// The payload's length: IEEE 802.3.
    Length,
    /// A length, and an address that Cisco's Inter-Switch Link uses.
    Isl,
    /// Between the two.
    Neither,
}

fn is_isl(dst: &[u8; 6]) -> bool {
    matches!(dst, [0x01 | 0x03 | 0x0c, 0, 0x0c, 0, 0, _])
}

/// Octets of check sequence at the frame's end, if the capture or the caller tells.
fn known_fcs(layer: &Layer<'_, '_>) -> Option<usize> {
    match layer.argument() {
        Argument::Word(NO_FCS) => Some(0),
        _ if layer.caller() == "frame" => layer.frame_info().fcs_len.map(usize::from),
        _ if layer.caller() == "gre" => Some(0),
        _ => None,
    }
    .or_else(|| match layer.pref_uint(ASSUME_FCS) {
        1 => Some(0),
        2 => Some(FCS_OCTETS),
        _ => None,
    })
}

/// What a check sequence that is wrong is shown with.
fn bad(layer: &mut Layer<'_, '_>, sum: u32) {
    layer.append(format_args!(" incorrect, should be {sum:#010x}"));
    layer.note_with(FCS_BAD, format_args!("Bad checksum [should be {sum:#010x}]"));
    if layer.wants_columns() {
        layer.info_append(format_args!(" [ETHERNET FRAME CHECK SEQUENCE INCORRECT]"));
    }
}

fn title(layer: &mut Layer<'_, '_>, form: &Form, src: &[u8; 6], dst: &[u8; 6]) {
    let words = match form {
        Form::Length => {
            layer.info(format_args!("IEEE 802.3 Ethernet "));
            return layer.name_as(format_args!("IEEE 802.3 Ethernet "));
        }
        Form::Neither => "Ethernet Unknown",
        _ => "Ethernet II",
    };
    layer.info_with(|info| info.extend_from_slice(words.as_bytes()));
    if layer.wants_labels() {
        let (src, dst) = (layer.named(Address::Ether(*src)), layer.named(Address::Ether(*dst)));
        layer.name_as(format_args!("{words}, Src: {src}, Dst: {dst}"));
    }
}

/// Reads the length; returns the payload's, which is no more than there is.
fn length_frame(layer: &mut Layer<'_, '_>, len: u16) -> Result<usize, Stop> {
    layer.read(LEN)?;
    let left = layer.left();
    if usize::from(len) > left {
        layer.note(LEN_PAST_END);
    }
    Ok(left.min(usize::from(len)))
}

fn invalid(layer: &mut Layer<'_, '_>, kind: u16) -> Result<(), Stop> {
    layer.info_append(format_args!(": Invalid length/type: {kind:#06x} ({kind})"));
    layer.read(INVALID_TYPE)?;
    layer.note_with(INVALID_LENTYPE, format_args!("Invalid length/type: {kind:#06x} ({kind})"));
    Ok(())
}

/// What stands behind the payload of `payload` octets.
fn tail<'b>(
    layer: &mut Layer<'_, 'b>,
    mark: Mark,
    frame: Span<'b>,
    payload: usize,
    fcs: Option<usize>,
) -> Result<(), Stop> {
    layer.seek(HEADER.saturating_add(payload));
    let extra = layer.rest();
    let known = fcs == Some(FCS_OCTETS);
    if layer.state_only() || (extra.bytes.is_empty() && !known) {
        return Ok(());
    }
    let long = layer.span().len() >= FRAME_MIN + FCS_OCTETS;
    layer.late(mark, |layer| {
        // Only what was on a wire itself was padded.
        let outermost = layer.span().source == 0 && layer.span().offset == 0;
        let missing = if outermost { FRAME_MIN.saturating_sub(layer.at()) } else { 0 };
        let zeros = zeros(layer, missing)?;
        let assume = layer.pref_uint(PADS);
        let padded = assume == 2 && zeros.is_some() || assume == 1 && zeros == Some(true);
        if padded {
            layer.bytes(PADDING, missing)?;
        }
        let left = layer.left();
        // Nobody says whether the check sequence was captured: the last octets of a frame that is long enough are taken for it.
        let guessed = fcs.is_none() && long && left >= FCS_OCTETS;
        let mut trailer = if guessed { left - FCS_OCTETS } else { left };
        if padded {
            trailer = trailer.min(layer.rest().bytes.len());
        }
        let bytes = layer.rest().first(trailer);
        if trailer > 0 && layer.try_heuristics(TRAILERS, bytes) {
            layer.skip(trailer)?;
        } else if trailer > 0 {
            let captured = layer.rest().bytes.len();
            if zeros == Some(false) && captured < trailer {
                let at = layer.at();
                layer.bytes(TRAILER, captured)?;
                layer.note_with(PADDING_BAD, format_args!("{DOUBTFUL}"));
                return Err(layer.span().stop_at(at + trailer));
            }
            layer.bytes(TRAILER, trailer)?;
            if assume == 1 && zeros == Some(false) {
                layer.note_with(PADDING_BAD, format_args!("{DOUBTFUL}"));
            }
        }
        match (known, guessed) {
            (true, _) => check_sequence(layer, frame, frame.len().saturating_sub(FCS_OCTETS)),
            (_, true) => check_sequence(layer, frame, layer.span().len() - FCS_OCTETS),
            _ => Ok(()),
        }
    })
}

/// What stands behind the payload of a tag within an Ethernet frame: padding of the frame, then a trailer.
pub(crate) fn tag_tail(
    layer: &mut Layer<'_, '_>,
    mark: Mark,
    f: Field<Bytes>,
    payload: usize,
) -> Result<(), Stop> {
    layer.seek(layer.at().saturating_add(payload));
    if layer.state_only() || layer.rest().bytes.is_empty() {
        return Ok(());
    }
    layer.late(mark, |layer| {
        let registry = layer.registry();
        let own = registry.named(Name::new("eth")).unwrap_or(registry.known.data);
        let at = layer.at();
        let missing = FRAME_MIN.saturating_sub(layer.span().offset as usize + at);
        let zeros = zeros(layer, missing)?;
        if zeros == Some(true) {
            layer.put_foreign(registry.field_of(own, PADDING.index), at, missing, Value::Range, 0);
            layer.seek(at + missing);
        }
        let trailer = layer.left();
        if trailer > 0 {
            layer.bytes(f, trailer)?;
            if zeros == Some(false) {
                layer.nest(|layer| layer.note_of(own, PADDING_BAD, format_args!("{DOUBTFUL}")));
            }
        }
        Ok(())
    })
}

/// Said of a short message that no zeros follow.
const DOUBTFUL: &str = "Didn't find padding of zeros, and an undecoded trailer exists. There may be padding of non-zeros.";

/// Whether the octets that a frame needs to have its least length are all zero; `None` if it needs none.
fn zeros(layer: &Layer<'_, '_>, missing: usize) -> Result<Option<bool>, Stop> {
    if missing == 0 || layer.left() < missing {
        return Ok(None);
    }
    let rest = layer.rest();
    if rest.bytes.iter().take(missing).any(|b| *b != 0) {
        return Ok(Some(false));
    }
    rest.slice(0, missing)?;
    Ok(Some(true))
}

fn check_sequence<'b>(layer: &mut Layer<'_, 'b>, frame: Span<'b>, at: usize) -> Result<(), Stop> {
    let sent = frame.u32(at)?;
    layer.put(FCS, at, FCS_OCTETS, sent);
    let mut status = 2u8;
    if layer.pref_bool(CHECK_FCS) {
        let sum = CRC_32.checksum(frame.bytes.get(..at).unwrap_or(&[])).swap_bytes();
        status = u8::from(sum == sent);
        match status {
            1 => layer.append(format_args!(" [correct]")),
            _ => bad(layer, sum),
        }
    } else {
        layer.append(format_args!(" [unverified]"));
    }
    layer.generated(FCS_STATUS, at, status);
    Ok(())
}

/// The check sequence of IEEE 802.3 section 3.2.9.
pub(crate) static CRC_32: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// The fields of one address.
struct Words {
    name: &'static str,
    address: Field<Ether>,
    resolved: Field<Text>,
    oui: Field<U24>,
    oui_resolved: Field<Text>,
    lg: Field<()>,
    ig: Field<()>,
}

const DESTINATION: Words = Words {
    name: "Destination",
    address: DST,
    resolved: DST_RESOLVED,
    oui: DST_OUI,
    oui_resolved: DST_OUI_RESOLVED,
    lg: DST_LG,
    ig: DST_IG,
};
const SOURCE: Words = Words {
    name: "Source",
    address: SRC,
    resolved: SRC_RESOLVED,
    oui: SRC_OUI,
    oui_resolved: SRC_OUI_RESOLVED,
    lg: SRC_LG,
    ig: SRC_IG,
};

fn address(layer: &mut Layer<'_, '_>, at: usize, octets: &[u8; 6], words: &Words) {
    let [a, b, c, ..] = *octets;
    let oui = u32::from_be_bytes([0, a, b, c]);
    let vendor = || layer.config().vendor(octets);
    let hidden = layer.wants_hidden();
    let vendor = if hidden && (layer.wants(words.oui_resolved) || layer.wants(ADDR_OUI_RESOLVED)) {
        vendor()
    } else {
        None
    };
    layer.put_bytes(words.address, at, 6);
    layer.nest(|layer| {
        if words.name == "Source" && a & 1 == 1 {
            layer.note_here(SRC_NOT_GROUP, format_args!(""));
        }
        if hidden {
            resolved(layer, words.resolved, at, octets);
            layer.hidden(words.oui, at, 3, oui);
        }
        if let Some(vendor) = vendor {
            layer.put_text_flagged(words.oui_resolved, at, 6, vendor, flags::HIDDEN);
        }
        layer.put_bytes(ADDR, at, 6);
        if hidden {
            resolved(layer, ADDR_RESOLVED, at, octets);
            layer.hidden(ADDR_OUI, at, 3, oui);
        }
        if let Some(vendor) = vendor {
            layer.put_text_flagged(ADDR_OUI_RESOLVED, at, 6, vendor, flags::HIDDEN);
        }
        let bits = |layer: &mut Layer<'_, '_>, f: Field<()>, hidden: u8| {
            layer.put_value(f, at, 3, Value::U64(f.of(oui)), flags::BITS | hidden);
        };
        bits(layer, words.lg, 0);
        if hidden {
            bits(layer, LG, flags::HIDDEN);
        }
        bits(layer, words.ig, 0);
        if hidden {
            bits(layer, IG, flags::HIDDEN);
        }
    });
}

/// The address as text: its name, or the address itself.
fn resolved(layer: &mut Layer<'_, '_>, f: Field<Text>, at: usize, octets: &[u8; 6]) {
    if layer.wants(f) {
        let named = layer.named(Address::Ether(*octets));
        layer.put_fmt(f, at, 6, format_args!("{}", named.short()), flags::HIDDEN);
    }
}
