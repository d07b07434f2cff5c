//! Extension headers of IPv6: hop-by-hop and destination options, routing, fragment. RFC 8200 §4; routing types of
//! RFC 5095, RFC 6275 §6.4, RFC 6554, RFC 8754 and the compact routing header.
//!
//! Code points: IANA "Internet Protocol Version 6 (IPv6) Parameters", "Routing Types".

use dissect::prelude::*;

use crate::numbers::IP_PROTOCOLS;

/// True if a next header is an extension header that stands inside IPv6's own layer.
pub(super) fn is_one(nxt: u8) -> bool {
    use super::{AUTHENTICATION, DESTINATION_OPTIONS, FRAGMENT_HEADER, HOP_BY_HOP, ROUTING};
    matches!(nxt, HOP_BY_HOP | ROUTING | FRAGMENT_HEADER | DESTINATION_OPTIONS | AUTHENTICATION)
}

/// Octets of the extension header at the start of `span`; `None` if it is cut before that can be told.
pub(super) fn octets(nxt: u8, span: Span<'_>) -> Option<usize> {
    let len = usize::from(span.u8(1).ok()?);
    Some(match nxt {
        super::FRAGMENT_HEADER => 8,
        super::AUTHENTICATION => (len + 2) * 4,
        _ => (len + 1) * 8,
    })
}

/// The data of the first option of a kind, in a header of options.
fn find_option(span: Span<'_>, wanted: u8) -> Option<&[u8]> {
    let (len, data) = find_data(span, wanted)?;
    data.get(..len)
}

/// The length of the first option of a kind, and what stands behind it.
fn find_data(span: Span<'_>, wanted: u8) -> Option<(usize, &[u8])> {
    let octets = octets(super::HOP_BY_HOP, span)?;
    let mut rest = span.bytes.get(2..octets.min(span.bytes.len()))?;
    // Each turn takes at least one octet.
    loop {
        match rest {
            [] => return None,
            [0, more @ ..] => rest = more,
            [kind, len, more @ ..] if *kind == wanted => return Some((usize::from(*len), more)),
            [_, len, more @ ..] => rest = more.get(usize::from(*len)..)?,
            _ => return None,
        }
    }
}

/// The jumbo payload length among hop-by-hop options.
#[cold]
pub(super) fn jumbo_len(span: Span<'_>) -> Option<u32> {
    find_option(span, 0xc2)?.try_into().ok().map(u32::from_be_bytes)
}

/// Who sent it, if a destination option tells the home address of a mobile node, RFC 6275 §6.3; whatever the
/// option's length.
#[cold]
pub(super) fn home_address(header: Span<'_>) -> Option<[u8; 16]> {
    find_data(header, 0xc9)?.1.first_chunk().copied()
}

/// Where a routing header leads in the end, if there are segments left.
#[cold]
pub(super) fn last_hop(header: Span<'_>, dst: [u8; 16]) -> Option<[u8; 16]> {
    let bytes = header.bytes;
    let (kind, left) = (*bytes.get(2)?, *bytes.get(3)?);
    if left == 0 {
        return None;
    }
    match kind {
        0 => bytes.get(8..)?.as_chunks::<16>().0.last().copied(),
        2 | 4 => bytes.get(8..)?.first_chunk::<16>().copied(),
        3 => {
            let rpl = Rpl::new(header.u32(4).ok()?, bytes.len())?;
            let at = 8 + rpl.count.checked_sub(1)? * (16 - rpl.elided);
            rpl.full(bytes, at, 16 - rpl.elided_last, dst)
        }
        _ => None,
    }
}

/// The header that RFC 6554 compresses addresses by.
struct Rpl {
    elided: usize,
    elided_last: usize,
    pad: usize,
    reserved: u32,
    count: usize,
}

impl Rpl {
    fn new(word: u32, octets: usize) -> Option<Rpl> {
        let (elided, elided_last, pad) =
            ((word >> 28) as usize, (word >> 24 & 15) as usize, (word >> 20 & 15) as usize);
        let rest = octets.checked_sub(8 + pad)?.checked_sub(16 - elided_last)?;
        Some(Rpl {
            elided,
            elided_last,
            pad,
            reserved: word & 0xfffff,
            count: rest / (16 - elided) + 1,
        })
    }

    /// The address whose last octets stand at `at`; the others are those of the destination.
    fn full(&self, bytes: &[u8], at: usize, octets: usize, dst: [u8; 16]) -> Option<[u8; 16]> {
        let tail = bytes.get(at..at + octets)?;
        let mut address = dst;
        address.get_mut(16 - octets..)?.copy_from_slice(tail);
        Some(address)
    }
}

/// What IPv6 hands along: its octets before the extension header. Empty if the caller is another protocol.
fn before<'b>(layer: &Layer<'_, 'b>) -> &'b [u8] {
    match layer.argument() {
        Argument::Bytes(bytes) => bytes,
        _ => &[],
    }
}

/// Reads a header's length, given in units of 8 octets without the first; returns it in octets.
fn length(layer: &mut Layer<'_, '_>, f: Field<u8>, octets_f: Field<u16>) -> Result<usize, Stop> {
    let units = layer.read(f)?;
    let octets = (usize::from(units) + 1) * 8;
    if super::ipv6_pref(layer, super::HIDE_OCTETS) {
        layer.label(format_args!("Length: {units} ({octets} bytes)"));
    } else {
        let value = Value::U64(octets as u64);
        layer.put_value(octets_f, 1, 1, value, dissect::tree::flags::GENERATED);
    }
    Ok(octets)
}

/// Any other protocol hands an extension header no more than its bytes: it goes on by itself.
fn go_on(layer: &mut Layer<'_, '_>, nxt: u8) {
    if !matches!(layer.argument(), Argument::Bytes(_)) {
        let rest = layer.rest();
        if nxt == super::NO_NEXT {
            layer.info(format_args!("IPv6 no next header"));
            layer.data(rest);
        } else if !layer.hand_off(tables::IP_PROTO, u32::from(nxt), rest) {
            layer.info(format_args!(
                "Unknown IP Protocol: {} ({nxt})",
                IP_PROTOCOLS.name(nxt, "Unknown")
            ));
            layer.data(rest);
        }
    }
}

pub(crate) mod hopopts {
    //! Hop-by-hop options, RFC 8200 §4.3.

    use super::*;
    use crate::ipv6::{FIXED, options};

    pub(crate) static HOPOPTS: Protocol = Protocol {
        fields: FIELDS,
        notes: NOTES,
        entries: &[on(tables::IP_PROTO, 0)],
        head: 2,
        ..Protocol::new("ipv6.hopopts", "IPv6 Hop-by-Hop", "IPv6 Hop-by-Hop Option", dissect)
    };

    fields! {
        NXT: u8 = "ipv6.hopopts.nxt", "Next Header", Dec, IP_PROTOCOLS;
        LEN: u8 = "ipv6.hopopts.len", "Length", Dec;
        LEN_OCT: u16 = "ipv6.hopopts.len_oct", "Length", Dec, OCTETS;
    }

    notes! {
        NOT_FIRST = "ipv6.hopopts.not_first", Error, Protocol, "IPv6 Hop-by-Hop extension header must appear immediately after IPv6 header";
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let before = before(layer);
        // RFC 2675 §3: without a payload length there must be an option that tells it.
        let told = before.get(4..6) != Some(&[0, 0]) || !layer.span().is_empty();
        let lacks = if told { "" } else { "Invalid IPv6 payload length , " };
        layer.info(format_args!("{lacks}IPv6 hop-by-hop options"));
        if before.len() != FIXED {
            layer.note_here(NOT_FIRST, format_args!(""));
        }
        let nxt = layer.read(NXT)?;
        let octets = length(layer, LEN, LEN_OCT)?;
        options::nodes(layer, before, octets - 2, true)?;
        go_on(layer, nxt);
        Ok(())
    }
}

pub(crate) mod dstopts {
    //! Destination options, RFC 8200 §4.6.

    use super::*;
    use crate::ipv6::options;

    pub(crate) static DSTOPTS: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(tables::IP_PROTO, 60)],
        head: 2,
        ..Protocol::new("ipv6.dstopts", "IPv6 Destination", "Destination Options for IPv6", dissect)
    };

    fields! {
        NXT: u8 = "ipv6.dstopts.nxt", "Next Header", Dec, IP_PROTOCOLS;
        LEN: u8 = "ipv6.dstopts.len", "Length", Dec;
        LEN_OCT: u16 = "ipv6.dstopts.len_oct", "Length", Dec, OCTETS;
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.info(format_args!("IPv6 destination options"));
        let before = before(layer);
        let nxt = layer.read(NXT)?;
        let octets = length(layer, LEN, LEN_OCT)?;
        options::nodes(layer, before, octets - 2, false)?;
        go_on(layer, nxt);
        Ok(())
    }
}

const OCTETS: Labels = Labels::Unit(" bytes");

pub(crate) mod fraghdr {
    //! Fragment header, RFC 8200 §4.5.

    use super::*;

    pub(crate) static FRAGHDR: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(tables::IP_PROTO, 44)],
        head: 8,
        ..Protocol::new("ipv6.fraghdr", "IPv6 Fragment", "Fragment Header for IPv6", dissect)
    };

    fields! {
        NXT: u8 = "ipv6.fraghdr.nxt", "Next header", Dec, IP_PROTOCOLS;
        RESERVED_OCTET: u8 = "ipv6.fraghdr.reserved_octet", "Reserved octet", Hex;
        WORD: Bits<u16> = "ipv6.fraghdr.offset", "Offset and flags", Dec {
            /// In units of 8 octets.
            OFFSET: 0xfff8 = "ipv6.fraghdr.offset", "Offset", Dec;
            RESERVED_BITS: 0x0006 = "ipv6.fraghdr.reserved_bits", "Reserved bits", Dec;
            MORE: 0x0001 = "ipv6.fraghdr.more", "More Fragments", Flag, YES;
        };
        IDENT: u32 = "ipv6.fraghdr.ident", "Identification", Hex;
    }

    flag_labels! { YES "Yes", "No" }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let nxt = layer.read(NXT)?;
        layer.read(RESERVED_OCTET)?;
        let word = layer.peek::<u16>(0)?;
        if let Ok(ident) = layer.peek::<u32>(2) {
            let (at, yes) = (word & 0xfff8, if word & 1 != 0 { 'y' } else { 'n' });
            layer.info(format_args!(
                "IPv6 fragment (off={at} more={yes} ident={ident:#010x} nxt={nxt})"
            ));
        }
        let mark = layer.mark();
        layer.put_members(WORD, 2, 2, u64::from(word));
        layer.append_at(mark, format_args!(" ({} bytes)", word & 0xfff8));
        layer.skip(2)?;
        layer.read(IDENT)?;
        go_on(layer, nxt);
        Ok(())
    }
}

pub(crate) mod routing {
    //! Routing header, RFC 8200 §4.4.

    use super::*;

    pub(crate) static ROUTING: Protocol = Protocol {
        fields: FIELDS,
        notes: NOTES,
        entries: &[on(tables::IP_PROTO, 43)],
        head: 2,
        ..Protocol::new("ipv6.routing", "IPv6 Routing", "Routing Header for IPv6", dissect)
    };

    fields! {
        NXT: u8 = "ipv6.routing.nxt", "Next Header", Dec, IP_PROTOCOLS;
        LEN: u8 = "ipv6.routing.len", "Length", Dec;
        LEN_OCT: u16 = "ipv6.routing.len_oct", "Length", Dec, OCTETS;
        TYPE: u8 = "ipv6.routing.type", "Type", Dec, TYPES;
        SEGLEFT: u8 = "ipv6.routing.segleft", "Segments Left", Dec;
        UNKNOWN_DATA: Bytes = "ipv6.routing.unknown_data", "Type-Specific Data", None;
        SRC_RESERVED: Bytes = "ipv6.routing.src.reserved", "Reserved", None;
        SRC_ADDR: Ipv6 = "ipv6.routing.src.addr", "Address", None;
        MIPV6_RESERVED: Bytes = "ipv6.routing.mipv6.reserved", "Reserved", None;
        MIPV6_HOME: Ipv6 = "ipv6.routing.mipv6.home_address", "Home Address", None;
        RPL_WORD: Bits<u32> = "ipv6.routing.rpl.cmprI", "Compression", Hex {
            CMPR_I: 0xf0000000 = "ipv6.routing.rpl.cmprI", "Compressed Internal Octets (CmprI)", Dec;
            CMPR_E: 0x0f000000 = "ipv6.routing.rpl.cmprE", "Compressed Final Octets (CmprE)", Dec;
            RPL_PAD: 0x00f00000 = "ipv6.routing.rpl.pad", "Padding Bytes", Dec;
            RPL_RESERVED: 0x000fffff = "ipv6.routing.rpl.reserved", "Reserved", Dec;
        };
        RPL_ADDR_COUNT: i32 = "ipv6.routing.rpl.addr_count", "Total Address Count", Dec;
        RPL_ADDRESS: Bytes = "ipv6.routing.rpl.address", "Address", None;
        RPL_FULL_ADDRESS: Ipv6 = "ipv6.routing.rpl.full_address", "Full Address", None;
        SRH_LAST_ENTRY: u8 = "ipv6.routing.srh.last_entry", "Last Entry", Dec;
        SRH_FLAGS: u8 = "ipv6.routing.srh.flags", "Flags", Hex;
        SRH_TAG: Bytes = "ipv6.routing.srh.tag", "Tag", None;
        SRH_ADDR: Ipv6 = "ipv6.routing.srh.addr", "Address", None;
        CRH16_CURRENT: u16 = "ipv6.routing.crh16.current_sid", "Current SID", Dec;
        CRH32_CURRENT: u32 = "ipv6.routing.crh32.current_sid", "Current SID", Dec;
        CRH16_SID: u16 = "ipv6.routing.crh16.sid", "Segment ID", Dec;
        CRH32_SID: u32 = "ipv6.routing.crh32.sid", "Segment ID", Dec;
    }

    notes! {
        RPL_CMPR_PAD = "ipv6.routing.rpl.cmprI_cmprE_pad", Warn, Protocol, "When cmprI equals 0 and cmprE equals 0, pad MUST equal 0 but instead was X";
        RPL_COUNT = "ipv6.routing.rpl.addr_count_ge0", Error, Malformed, "Calculated total address count must be greater than or equal to 0, instead was X";
        RPL_RESERVED_NOT_0 = "ipv6.routing.rpl.reserved_not0", Warn, Protocol, "Reserved field must equal 0 but instead was X";
        INVALID_LENGTH = "ipv6.routing.invalid_length", Error, Malformed, "Invalid IPv6 Routing header length";
        INVALID_SEGLEFT = "ipv6.routing.invalid_segleft", Warn, Protocol, "IPv6 Routing Header segments left field must not exceed address count";
        UNDECODED = "ipv6.routing.undecoded", Note, Undecoded, "Undecoded IPv6 routing header field";
        DEPRECATED = "ipv6.routing.deprecated", Note, Deprecated, "Routing header type is deprecated";
    }

    values! { TYPES {
        0 "Source Route", 1 "Nimrod", 2 "Type 2 Routing", 3 "RPL Source Route", 4 "Segment Routing",
        5 "Compact Routing Header 16", 6 "Compact Routing Header 32", 253 "Experiment 1", 254 "Experiment 2",
    } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.info(format_args!("IPv6 routing"));
        let before = before(layer);
        let nxt = layer.read(NXT)?;
        let octets = length(layer, LEN, LEN_OCT)?;
        let kind = layer.read(TYPE)?;
        match TYPES.find(u64::from(kind)) {
            Some(name) => layer.title(format_args!(" ({name})")),
            None => layer.title(format_args!(" (Unknown type {kind})")),
        }
        // What the capture cut before its addresses is not judged.
        if kind == 0 && layer.peek::<u32>(1).is_ok() {
            layer.note(DEPRECATED);
        }
        let left = layer.read(SEGLEFT)?;
        layer.within(octets - 4, |layer| match kind {
            0 => source_route(layer, left, (SRC_RESERVED, SRC_ADDR), "Type 0"),
            2 => source_route(layer, left, (MIPV6_RESERVED, MIPV6_HOME), "Type 2"),
            3 => rpl(layer, left, before),
            4 => segments(layer),
            5 => compact(layer, left, CRH16_CURRENT, CRH16_SID),
            6 => compact(layer, left, CRH32_CURRENT, CRH32_SID),
            _ => {
                let rest = layer.left();
                layer.bytes(UNKNOWN_DATA, rest)?;
                layer.note_here(UNDECODED, format_args!(""));
                Ok(())
            }
        })?;
        go_on(layer, nxt);
        Ok(())
    }

    fn segleft_note(layer: &mut Layer<'_, '_>, left: u8, count: usize, kind: &str) {
        if usize::from(left) > count {
            layer.note_with(
                INVALID_SEGLEFT,
                format_args!("IPv6 {kind} Routing Header segments left field must not exceed address count ({count})"),
            );
        }
    }

    fn source_route(
        layer: &mut Layer<'_, '_>,
        left: u8,
        fields: (Field<Bytes>, Field<Ipv6>),
        kind: &str,
    ) -> Result<(), Stop> {
        let count = layer.left().saturating_sub(4) / 16;
        layer.peek::<u32>(0)?;
        segleft_note(layer, left, count, kind);
        layer.bytes(fields.0, 4)?;
        // At most 127 addresses fit into a header's length.
        for i in 1..=count {
            let at = layer.at();
            let address: [u8; 16] = layer.span().array(at)?;
            layer.ipv6(fields.1)?;
            layer.label(format_args!("Address[{i}]: {}", Address::Ipv6(address)));
        }
        Ok(())
    }

    fn rpl(layer: &mut Layer<'_, '_>, left: u8, before: &[u8]) -> Result<(), Stop> {
        let at = layer.at();
        let word = layer.peek::<u32>(0)?;
        let header = layer.span();
        let Some(rpl) = Rpl::new(word, header.len()) else {
            layer.put_members(RPL_WORD, at, 4, u64::from(word));
            layer.note_here(RPL_COUNT, format_args!(""));
            return Ok(());
        };
        segleft_note(layer, left, rpl.count, "RPL");
        layer.put_members(RPL_WORD, at, 4, u64::from(word));
        if rpl.elided == 0 && rpl.elided_last == 0 && rpl.pad != 0 {
            layer.note_here(
                RPL_CMPR_PAD,
                format_args!("With no address compressed, pad must be 0 but was {}", rpl.pad),
            );
        }
        if rpl.reserved != 0 {
            layer.note_here(
                RPL_RESERVED_NOT_0,
                format_args!("Reserved field must be 0 but was {}", rpl.reserved),
            );
        }
        layer.put_value(
            RPL_ADDR_COUNT,
            at,
            2,
            Value::I64(rpl.count as i64),
            dissect::tree::flags::GENERATED,
        );
        layer.skip(4)?;
        let dst =
            before.get(24..40).and_then(|d| d.first_chunk::<16>()).copied().unwrap_or_default();
        // Each turn takes at least one octet of the header.
        for i in 1..=rpl.count {
            let octets = 16 - if i == rpl.count { rpl.elided_last } else { rpl.elided };
            let at = layer.at();
            layer.bytes(RPL_ADDRESS, octets)?;
            if let Some(full) = rpl.full(header.bytes, at, octets, dst) {
                layer.put_text_flagged(RPL_FULL_ADDRESS, at, octets, full, 0);
                layer.label(format_args!("Address[{i}]: {}", Address::Ipv6(full)));
            }
        }
        Ok(())
    }

    /// RFC 8754 §2. Fields after the segment list are its optional type-length-values.
    fn segments(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let count = layer.left().saturating_sub(4) / 16;
        let last = layer.read(SRH_LAST_ENTRY)?;
        layer.read(SRH_FLAGS)?;
        layer.bytes(SRH_TAG, 2)?;
        let count = count.min(usize::from(last) + 1);
        // At most 127 addresses fit into a header's length.
        for i in 0..count {
            let at = layer.at();
            let address: [u8; 16] = layer.span().array(at)?;
            layer.ipv6(SRH_ADDR)?;
            layer.label(format_args!("Address[{i}]: {}", Address::Ipv6(address)));
        }
        let rest = layer.left();
        layer.skip(rest)
    }

    fn compact<T: dissect::field::Wire>(
        layer: &mut Layer<'_, '_>,
        left: u8,
        current: Field<T>,
        sid: Field<T>,
    ) -> Result<(), Stop>
    where
        T::Value: Into<u64>,
    {
        let at = usize::from(left) * T::SIZE;
        if at + T::SIZE <= layer.left() {
            let value = layer.peek::<T>(at)?;
            let place = layer.at() + at;
            layer.put(current, place, T::SIZE, value);
        }
        layer.group("Segment Identifiers", |layer| {
            let mut i = 0;
            // Each turn takes the octets of one identifier; zeros after the last are padding.
            while layer.left() >= T::SIZE && i <= usize::from(u8::MAX) {
                let rest = layer.rest();
                if i > usize::from(left) && rest.bytes.iter().all(|b| *b == 0) {
                    break;
                }
                let value: u64 = layer.read(sid)?.into();
                layer.label(format_args!("SID[{i}] = {value}"));
                i += 1;
            }
            let rest = layer.left();
            layer.skip(rest)
        })
    }
}
