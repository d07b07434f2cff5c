//! Frame Relay: ITU-T Q.922 section 3 (address field), RFC 2427 (multiprotocol encapsulation), and the EtherTypes that
//! Cisco routers put there instead.

use dissect::prelude::*;
use dissect::tree::flags;

use crate::words::ETHERTYPES;

pub(crate) static FR: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::LINK, 107), on(tables::GRE_PROTO, 0x6559)],
    ..Protocol::new("fr", "FR", "Frame Relay", dissect)
};

fields! {
    FIRST: Bits<u8> = "fr.first_addr_octet", "First address octet", Hex {
        UPPER: 0xfc = "fr.upper_dlci", "Upper DLCI", Hex;
        COMMAND: 0x02 = "fr.cr", "CR", Flag, COMMANDS;
        FIRST_LAST: 0x01 = "fr.ea", "EA", Flag, LAST;
    };
    SECOND: Bits<u8> = "fr.second_addr_octet", "Second address octet", Hex {
        LOWER_2: 0xf0 = "fr.second_dlci", "Second DLCI", Hex;
        FORWARD: 0x08 = "fr.fecn", "FECN", Flag;
        BACKWARD: 0x04 = "fr.becn", "BECN", Flag;
        DISCARD: 0x02 = "fr.de", "DE", Flag;
        SECOND_LAST: 0x01 = "fr.ea", "EA", Flag, LAST;
    };
    THIRD: Bits<u8> = "fr.third_addr_octet", "Third address octet", Hex {
        LOWER_3: 0xfe = "fr.third_dlci", "Third DLCI", Hex;
        THIRD_LAST: 0x01 = "fr.ea", "EA", Flag, LAST;
    };
    FINAL: Bits<u8> = "fr.lower_dlci", "Final address octet", Hex & 0xfc {
        LOWER: 0xfc = "fr.lower_dlci", "Lower DLCI", Hex;
        FINAL_CONTROL: 0x02 = "fr.dc", "DC", Flag, CORE;
        FINAL_LAST: 0x01 = "fr.ea", "EA", Flag, LAST;
    };
    FINAL_CORE: Bits<u8> = "fr.dlcore_control", "Final address octet", Hex & 0xfc {
        CORE_CONTROL: 0xfc = "fr.dlcore_control", "DL-CORE Control", Hex;
        CORE_FLAG: 0x02 = "fr.dc", "DC", Flag, CORE;
        CORE_LAST: 0x01 = "fr.ea", "EA", Flag, LAST;
    };
    DLCI: u32 = "fr.dlci", "DLCI", Dec;
    CONTROL: u8 = "fr.control", "Control Field", Hex;
    CONTROL_WORD: Bits<u16> = "fr.control", "Control Field", Hex {
        RECEIVED: 0xfe00 = "fr.control.n_r", "N(R)", Dec;
        SENT: 0x00fe = "fr.control.n_s", "N(S)", Dec;
        POLL_I: 0x0100 = "fr.control.p", "Poll", Flag;
        INFORMATION: 0x0001 = "fr.control.ftype", "Frame type", Hex, FRAME_TYPES;
    };
    UNNUMBERED: Bits<u8> = "fr.control", "Control Field", Hex {
        POLL: 0x10 = "fr.control.p", "Poll", Flag;
        MODIFIER: 0xec = "fr.control.u_modifier_cmd", "Command", Hex, MODIFIERS;
        FRAME_TYPE: 0x03 = "fr.control.ftype", "Frame type", Hex, FRAME_TYPES;
    };
    NLPID: u8 = "fr.nlpid", "NLPID", Hex, NLPIDS;
    OUI: U24 = "fr.snap.oui", "Organization Code", Oui;
    PID: u16 = "fr.snap.pid", "Protocol ID", Hex;
    SNAP_TYPE: u16 = "fr.snaptype", "Type", Hex, ETHERTYPES;
    CISCO_TYPE: u16 = "fr.chdlctype", "Type", Hex, CISCO_TYPES;
}

notes! { BOGUS = "fr.bogus_address", Warn, Protocol, "Bogus extra address octet"; }

flag_labels! { COMMANDS "Command", "Response"; LAST "Last Octet", "More Follows"; CORE "DLCI Address", "Control" }
values! { FRAME_TYPES { 0 "Information frame", 1 "Supervisory frame", 3 "Unnumbered frame" } }
values! { MODIFIERS { 0x0 "Unnumbered Information", 0x2b "Exchange identification" } }
values! { NLPIDS {
    0x00 "NULL", 0x01 "T.70", 0x03 "X.633", 0x08 "Q.933", 0x09 "LMI", 0x0c "Q.2119", 0x80 "SNAP", 0x81 "CLNP",
    0x82 "ESIS", 0x83 "ISIS", 0x85 "IDRP", 0x8a "ESIS (X.25)", 0x8c "ISO 10030", 0x8d "ISO 11577", 0x8e "IPv6",
    0xb0 "Data compression protocol", 0xcc "IP", 0xcf "PPP",
} }
values! { CISCO_TYPES {
    0x0800 "IP", 0x2000 "Cisco Discovery Protocol", 0x4242 "Spanning Tree BPDU", 0x6558 "Transparent Ethernet bridging",
    0x8035 "SLARP", 0x8038 "DEC LanBridge", 0x809b "Appletalk", 0x80f3 "AARP", 0x8137 "Netware IPX/SPX",
    0x86dd "IPv6", 0x8847 "MPLS unicast", 0x8848 "MPLS multicast", 0xfefe "OSI",
} }

/// Octets of the longest address.
const LONG: usize = 4;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("FR");
    layer.info_clear();
    let sound = address(layer)?;
    let long_core = layer.at() != LONG || layer.span().u8(LONG - 1)? & 2 != 0;
    if !sound {
        layer.covers(layer.at());
        let rest = layer.rest();
        layer.data(rest);
        return Ok(());
    }
    if !long_core {
        // What follows such an address is a bridged frame without a header of its own.
        layer.covers(layer.at());
        let rest = layer.rest();
        if !layer.call_named(Name::new("eth"), rest, Argument::None) {
            layer.data(rest);
        }
        return Ok(());
    }
    let kind = layer.span().u16(layer.at()).unwrap_or(0);
    let taken = match CISCO_TYPES.find(u64::from(kind)) {
        Some(_) => cisco(layer, kind)?,
        None => standard(layer)?,
    };
    if !taken {
        let rest = layer.rest();
        layer.data(rest);
    }
    Ok(())
}

/// The address of two to four octets. False if more follow, which no standard knows.
fn address(layer: &mut Layer<'_, '_>) -> Result<bool, Stop> {
    let mut sound = true;
    let first = layer.read_bits(FIRST)?;
    let mut number = UPPER.of(first);
    if !FIRST_LAST.is_set(first) {
        let mark = layer.mark();
        let second = layer.read_bits(SECOND)?;
        number = number << 4 | LOWER_2.of(second);
        for (flag, word) in
            [(FORWARD, "FECN"), (BACKWARD, "BECN"), (DISCARD, "DE"), (SECOND_LAST, "EA")]
        {
            if flag.is_set(second) {
                layer.append_at(mark, format_args!(", {word}"));
            }
        }
        if !SECOND_LAST.is_set(second) {
            sound = more_address(layer, &mut number)?;
        }
    }
    let len = layer.at();
    layer.put(DLCI, 0, len, number as u32);
    layer.info(format_args!("DLCI {number}"));
    Ok(sound)
}

fn more_address(layer: &mut Layer<'_, '_>, number: &mut u64) -> Result<bool, Stop> {
    let mut sound = true;
    if layer.peek::<u8>(0)? & 1 == 0 {
        let third = layer.read_bits(THIRD)?;
        *number = *number << 7 | LOWER_3.of(third);
        // Each takes an octet.
        while layer.peek::<u8>(0)? & 1 == 0 {
            layer.line(layer.at(), 1, "Bogus extra address octet");
            layer.note(BOGUS);
            layer.skip(1)?;
            sound = false;
        }
    }
    let (at, last) = (layer.at(), layer.peek::<u8>(0)?);
    layer.line(at, 1, format_args!("Final address octet: {last:#04x}"));
    let group = if FINAL_CONTROL.is_set(last) { FINAL_CORE } else { FINAL };
    layer.nest(|layer| layer.put_members(group, at, 1, u64::from(last)));
    if !FINAL_CONTROL.is_set(last) {
        *number = *number << 6 | LOWER.of(last);
    }
    layer.skip(1)?;
    Ok(sound)
}

fn cisco(layer: &mut Layer<'_, '_>, kind: u16) -> Result<bool, Stop> {
    layer.read(CISCO_TYPE)?;
    layer.covers(layer.at());
    let rest = layer.rest();
    let name = match kind {
        0x2000 => Name::new("cdp"),
        0x4242 => Name::new("stp"),
        0x8035 => Name::new("slarp"),
        0xfefe => Name::new("osi"),
        _ => return Ok(layer.hand_off(tables::ETHERTYPE, u32::from(kind), rest)),
    };
    Ok(layer.call_named(name, rest, Argument::None))
}

/// A control field (supervisory frames carry nothing), a network layer protocol identifier, and who stands behind it.
fn standard(layer: &mut Layer<'_, '_>) -> Result<bool, Stop> {
    if layer.peek::<u8>(0)? & 3 == 1 {
        return Ok(false);
    }
    control(layer)?;
    if layer.left() > 0 && layer.peek::<u8>(0)? == 0 {
        layer.read(NLPID)?;
        layer.label(format_args!("Padding"));
    }
    if layer.left() == 0 {
        return Ok(true);
    }
    let (at, kind) = (layer.at(), layer.peek::<u8>(0)?);
    let name = match kind {
        0x08 => Name::new("q933"),
        0x81 => Name::new("clnp"),
        0x82 => Name::new("esis"),
        0x83 => Name::new("isis"),
        // For the others the identifier is not part of the message.
        _ => {
            layer.read(NLPID)?;
            layer.covers(layer.at());
            let rest = layer.rest();
            return match kind {
                0x80 => snap(layer),
                0xcc => Ok(layer.call_named(Name::new("ip"), rest, Argument::None)),
                0x8e => Ok(layer.call_named(Name::new("ipv6"), rest, Argument::None)),
                0xcf => Ok(layer.call_named(Name::new("ppp"), rest, Argument::None)),
                _ => Ok(false),
            };
        }
    };
    layer.covers(at);
    if kind == 0x81 {
        layer.hidden(NLPID, at, 1, kind);
    }
    let rest = layer.rest();
    Ok(layer.call_named(name, rest, Argument::None))
}

fn control(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let (at, first) = (layer.at(), layer.peek::<u8>(0)?);
    if first & 3 == 3 {
        let words = match first & 0xef {
            0x03 => "U, func=UI",
            0xaf => "U, func=XID",
            _ => "U, func=Unknown",
        };
        layer.put(UNNUMBERED, at, 1, first);
        layer.label(format_args!("Control field: {words} (0x{first:02X})"));
        layer.nest(|layer| {
            for field in [MODIFIER, FRAME_TYPE] {
                layer.put_value(field, at, 1, Value::U64(field.of(first)), flags::BITS);
            }
        });
        layer.info_append(format_args!(", {words}"));
        return layer.skip(1);
    }
    let word = layer.span().u16_le(at)?;
    let (received, sent) = (RECEIVED.of(word), SENT.of(word));
    let poll = if POLL_I.is_set(word) { " P" } else { "" };
    layer.put(CONTROL, at, 2, u64::from(word));
    layer
        .label(format_args!("Control field: I{poll}, N(R)={received}, N(S)={sent} (0x{word:04X})"));
    layer.nest(|layer| {
        for field in [RECEIVED, SENT, POLL_I, INFORMATION] {
            if field.mask != POLL_I.mask || POLL_I.is_set(word) {
                layer.put_value(field, at, 2, Value::U64(field.of(word)), flags::BITS);
            }
        }
    });
    layer.info_append(format_args!(", I{poll}, N(R)={received}, N(S)={sent}"));
    layer.skip(2)
}

/// The SNAP header of RFC 2427 section 4.
fn snap(layer: &mut Layer<'_, '_>) -> Result<bool, Stop> {
    let oui = layer.read(OUI)?;
    let pid = match oui {
        0 => layer.read(SNAP_TYPE)?,
        _ => layer.read(PID)?,
    };
    layer.covers(layer.at());
    let rest = layer.rest();
    Ok(match (oui, pid) {
        (0, _) => layer.hand_off(tables::ETHERTYPE, u32::from(pid), rest),
        (0x0080c2, 0x0001) => layer.call_named(Name::new("eth"), rest, Argument::None),
        (0x0080c2, 0x0007) => {
            layer.call_named(Name::new("eth"), rest, Argument::Word(crate::eth::NO_FCS))
        }
        _ => false,
    })
}
