//! Logical link control, IEEE 802.2 (ISO/IEC 8802-2) section 3, SNAP, IEEE 802 section 10, and the basic-format
//! XID of section 5.4.1.
//!
//! Code points: IEEE Registration Authority "LLC addresses"; those of SNAP belong to each organisation.

use dissect::prelude::*;
use dissect::text::push_hex;
use dissect::tree::flags;

use crate::words::ETHERTYPES;

pub(crate) static LLC: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::ETHERTYPE, 0x8870), on(tables::LINK, 100)],
    ..Protocol::new("llc", "LLC", "Logical-Link Control", dissect)
};

fields! {
    DSAP: Bits<u8> = "llc.dsap", "DSAP", Hex, SAPS {
        DSAP_SAP: 0xfe = "llc.dsap.sap", "SAP", Dec, SAP_NAMES;
        DSAP_GROUP: 0x01 = "llc.dsap.ig", "IG Bit", Flag, GROUP;
    };
    SSAP: Bits<u8> = "llc.ssap", "SSAP", Hex, SAPS {
        SSAP_SAP: 0xfe = "llc.ssap.sap", "SAP", Dec, SAP_NAMES;
        SSAP_RESPONSE: 0x01 = "llc.ssap.cr", "CR Bit", Flag, RESPONSE;
    };
    /// Two octets, the first one the lower, in information and supervisory frames.
    CONTROL: Bits<u16> = "llc.control", "Control field", Hex {
        RECEIVED: 0xfe00 = "llc.control.n_r", "N(R)", Dec;
        SENT: 0x00fe = "llc.control.n_s", "N(S)", Dec;
        POLL: 0x0100 = "llc.control.p", "Poll", Flag, SET;
        FINAL: 0x0100 = "llc.control.f", "Final", Flag, SET;
        SUPERVISORY: 0x000c = "llc.control.s_ftype", "Supervisory frame type", Hex, SUPERVISORY_TYPES;
        INFORMATION: 0x0001 = "llc.control.ftype", "Frame type", Hex, FRAME_TYPES;
        FRAME_TYPE: 0x0003 = "llc.control.ftype", "Frame type", Hex, FRAME_TYPES;
    };
    /// One octet in unnumbered frames, shown as two.
    UNNUMBERED: Bits<u8> = "llc.control", "Control field", Hex {
        POLL_U: 0x10 = "llc.control.p", "Poll", Flag, SET;
        FINAL_U: 0x10 = "llc.control.f", "Final", Flag, SET;
        COMMAND: 0xec = "llc.control.u_modifier_cmd", "Command", Hex, COMMANDS;
        ANSWER: 0xec = "llc.control.u_modifier_resp", "Response", Hex, RESPONSES;
        FRAME_TYPE_U: 0x03 = "llc.control.ftype", "Frame type", Hex, FRAME_TYPES;
    };
    OUI: U24 = "llc.oui", "Organization Code", Oui;
    TYPE: u16 = "llc.type", "Type", Hex, ETHERTYPES;
    PID: u16 = "llc.pid", "Protocol ID", Hex;
    CISCO_PID: u16 = "llc.cisco_pid", "PID", Hex, CISCO_PIDS;
    APPLE_PID: u16 = "llc.apple_atalk_pid", "PID", Hex, APPLE_PIDS;
    AWDL_PID: u16 = "llc.apple_awdl_pid", "PID", Hex, AWDL_PIDS;
    NORTEL_PID: u16 = "llc.nortel_pid", "PID", Hex, NORTEL_PIDS;
    IANA_PID: u16 = "llc.iana_pid", "PID", Hex, IANA_PIDS;
    EXTREME_PID: u16 = "llc.extreme_pid", "PID", Hex, EXTREME_PIDS;
    FOUNDRY_PID: u16 = "llc.foundry_pid", "PID", Hex, FOUNDRY_PIDS;
    FORCE10_PID: u16 = "llc.force10_pid", "PID", Hex, FORCE10_PIDS;
    BLUETOOTH_PID: u16 = "llc.bluetooth_pid", "PID", Hex, BLUETOOTH_PIDS;
    HPTEAM_PID: u16 = "llc.hpteam_pid", "PID", Hex, HPTEAM_PIDS;
    WLCCP_PID: u16 = "llc.wlccp_pid", "PID", Hex, WLCCP_PIDS;
}

flag_labels! { GROUP "Group", "Individual"; RESPONSE "Response", "Command"; SET "Set", "Not set" }

values! { SAPS {
    0x0 "NULL LSAP", 0x1 "NULL LSAP", 0x2 "LLC Sub-Layer Management", 0x4 "SNA Path Control", 0x6 "TCP/IP", 0x8 "SNA",
    0xc "SNA", 0xe "PROWAY (IEC955) Network Management and Initialization", 0x10 "NetWare (unofficial?)",
    0x14 "ISO Network Layer (OSLAN 1)", 0x18 "Texas Instruments", 0x20 "ISO Network Layer (unofficial?)",
    0x34 "ISO Network Layer (unofficial?)", 0x42 "Spanning Tree BPDU",
    0x4e "EIA RS-511 Manufacturing Message Service", 0x54 "ISO Network Layer (OSLAN 2)",
    0x7e "ISO 8208 (X.25 over 802.2)", 0x7f "ISO 802.2", 0x80 "XNS", 0x82 "BACnet", 0x86 "Nestar",
    0x8e "PROWAY (IEC955) Active Station List Maintenance", 0x98 "ARP", 0xaa "SNAP", 0xb4 "HP JetDirect Printer",
    0xba "Banyan Vines", 0xbc "Banyan Vines", 0xe0 "NetWare", 0xf0 "NetBIOS", 0xf4 "IBM Net Management",
    0xf8 "HP Extended LLC", 0xfa "Ungermann-Bass", 0xfc "Remote Program Load", 0xfe "ISO Network Layer",
    0xff "Global LSAP",
} }
const SAP_NAMES: Labels = Labels::Custom(|value, out| match SAPS.find(value << 1) {
    Some(name) => out.extend_from_slice(name.as_bytes()),
    None => {
        out.extend_from_slice(b"Unknown");
    }
});
values! { FRAME_TYPES { 0x0 "Information frame", 0x1 "Supervisory frame", 0x3 "Unnumbered frame" } }
values! { SUPERVISORY_TYPES { 0x0 "Receiver ready", 0x1 "Receiver not ready", 0x2 "Reject", 0x3 "Selective reject" } }
values! { COMMANDS {
    0x0 "Unnumbered Information", 0x1 "Set Initialization Mode", 0x3 "Set Asynchronous Response Mode",
    0x8 "Unnumbered Poll", 0xb "Set Asynchronous Balanced Mode", 0x10 "Disconnect",
    0x13 "Set Asynchronous Response Mode Extended", 0x18 "Unnumbered Acknowledge",
    0x1b "Set Asynchronous Balanced Mode Extended", 0x20 "Set Normal Response Mode", 0x21 "Frame reject",
    0x23 "Reset", 0x2b "Exchange identification", 0x31 "Configure", 0x33 "Set Normal Response Mode Extended",
    0x38 "Test", 0x3b "Beacon",
} }
values! { RESPONSES {
    0x0 "Unnumbered Information", 0x1 "Request Initialization Mode", 0x3 "Disconnected mode", 0x8 "Unnumbered Poll",
    0xb "Set Asynchronous Balanced Mode", 0x10 "Request Disconnect", 0x13 "Set Asynchronous Response Mode Extended",
    0x18 "Unnumbered Acknowledge", 0x1b "Set Asynchronous Balanced Mode Extended", 0x20 "Set Normal Response Mode",
    0x21 "Frame reject", 0x23 "Reset", 0x2b "Exchange identification", 0x31 "Configure",
    0x33 "Set Normal Response Mode Extended", 0x38 "Test", 0x3b "Beacon",
} }
values! { CISCO_PIDS {
    0x102 "DRIP", 0x104 "PAgP", 0x105 "MLS Hello", 0x108 "RLQ BPDUs (request)", 0x109 "RLQ BPDUs (response)",
    0x10b "PVSTP+", 0x10c "VLAN Bridge", 0x111 "UDLD", 0x139 "MCP", 0x2000 "CDP", 0x2001 "CGMP", 0x2003 "VTP",
    0x2004 "DTP", 0x200a "STP Uplink Fast",
} }
values! { IANA_PIDS {
    0x1 "MARS Data Messages (short form)", 0x2 "Reserved for future NHRP use", 0x3 "MARS/NHRP Control Messages",
    0x4 "MARS Data Messages (long form)", 0x5 "SCSP", 0x6 "VRID", 0x7 "L2TP", 0x8 "VPN ID",
    0x9 "MSDP-GRE-Protocol Type",
} }
values! { NORTEL_PIDS { 0x1a1 "NDP flatnet hello", 0x1a2 "NDP segment hello", 0x1a3 "NDP bridge hello" } }
values! { APPLE_PIDS { 0x809b "AppleTalk" } }
values! { AWDL_PIDS { 0x800 "AWDL" } }
values! { EXTREME_PIDS { 0xbb "EDP" } }
values! { FOUNDRY_PIDS { 0x2000 "FDP" } }
values! { FORCE10_PIDS { 0x111 "FEFD" } }
values! { HPTEAM_PIDS { 0x2 "HP Teaming heartbeat" } }
values! { WLCCP_PIDS { 0x0 "WLCCP" } }
values! { BLUETOOTH_PIDS {
    0x1 "AMP_U L2CAP ACL data", 0x2 "AMP-C Activity Report", 0x3 "AMP-C Security frames",
    0x4 "AMP-C Link supervision request", 0x5 "AMP-C Link supervision reply",
} }

/// By destination service access point, of XID frames.
const XID_DSAP: Table = Table::new("llc.xid_dsap");
const SNAP_SAP: u8 = 0xaa;
const SNAP_OCTETS: usize = 5;
/// Organisations whose protocol identifiers are EtherTypes: RFC 1042, and Cisco's and Apple's use of it.
const OUI_ETHERTYPE: u32 = 0x00_00_00;
const OUI_CISCO_90: u32 = 0x00_00_f8;
/// Bridged frames: IEEE 802.1.
const OUI_BRIDGED: u32 = 0x00_80_c2;

/// What the control field says.
struct Control {
    octets: usize,
    word: u16,
    kind: Kind,
    /// Poll of a command, final of a response.
    flag: bool,
    response: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Information,
    Supervisory,
    Unnumbered,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("LLC");
    layer.info_clear();
    let dsap = layer.read_bits(DSAP)?;
    let ssap = layer.read_bits(SSAP)?;
    let control = control(layer, ssap & 1 == 1)?;
    if (dsap, ssap) == (SNAP_SAP, SNAP_SAP) {
        layer.covers(layer.at() + SNAP_OCTETS);
        return snap(layer);
    }
    layer.covers(layer.at());
    if layer.wants_columns() {
        let (to, from) = (sap_name(dsap), sap_name(ssap));
        let group = if dsap & 1 == 1 { "Group" } else { "Individual" };
        let response = if ssap & 1 == 1 { "Response" } else { "Command" };
        layer.info_append(format_args!("; DSAP {to} {group}, SSAP {from} {response}"));
    }
    let rest = layer.rest();
    if rest.is_empty() {
        return Ok(());
    }
    const UI: u16 = 0x03;
    const XID: u16 = 0xaf;
    let taken = match control.kind {
        Kind::Information => by_sap(layer, dsap, rest),
        Kind::Unnumbered if control.word == UI => by_sap(layer, dsap, rest),
        Kind::Unnumbered if control.word & 0xef == XID => {
            layer.hand_off(XID_DSAP, u32::from(dsap), rest)
                || rest.u8(0) == Ok(0x81)
                    && layer.call_named(Name::new("basicxid"), rest, Argument::None)
        }
        _ => false,
    };
    if !taken {
        layer.data(rest);
    }
    Ok(())
}

fn by_sap<'b>(layer: &mut Layer<'_, 'b>, dsap: u8, rest: Span<'b>) -> bool {
    let named = |layer: &mut Layer<'_, 'b>, name| layer.call_named(name, rest, Argument::None);
    layer.hand_off(tables::LLC_DSAP, u32::from(dsap), rest)
        || match dsap {
            0x06 => named(layer, Name::new("ip")),
            0x42 => named(layer, Name::new("stp")),
            0x10 | 0xe0 => named(layer, Name::new("ipx")),
            0xf0 => named(layer, Name::new("netbios")),
            0x14 | 0x20 | 0x34 | 0x54 | 0xfe => named(layer, Name::new("osi")),
            0x82 => named(layer, Name::new("bacnet")),
            _ => false,
        }
}

fn sap_name(sap: u8) -> String {
    match SAPS.find(u64::from(sap & 0xfe)) {
        Some(name) => name.to_owned(),
        None => format!("{:#04x}", sap & 0xfe),
    }
}

fn control(layer: &mut Layer<'_, '_>, response: bool) -> Result<Control, Stop> {
    let first = layer.peek::<u8>(0)?;
    let (octets, word, kind) = match first & 3 {
        3 => (1, u16::from(first), Kind::Unnumbered),
        bits => {
            let word = layer.span().u16_le(layer.at())?;
            (2, word, if bits == 1 { Kind::Supervisory } else { Kind::Information })
        }
    };
    let flag = word & if octets == 1 { 0x10 } else { 0x100 } != 0;
    let control = Control { octets, word, kind, flag, response };
    if layer.wants_columns() {
        layer.info_with(|info| words(&control, info));
    }
    if !layer.state_only() {
        control_nodes(layer, &control);
    }
    layer.skip(octets)?;
    Ok(control)
}

/// `S P, func=RR, N(R)=2`.
fn words(c: &Control, out: &mut Vec<u8>) {
    out.extend_from_slice(match c.kind {
        Kind::Information => b"I",
        Kind::Supervisory => b"S",
        Kind::Unnumbered => b"U",
    });
    if c.flag {
        out.extend_from_slice(if c.response { b" F" } else { b" P" });
    }
    let (received, sent) = (c.word >> 9, c.word >> 1 & 0x7f);
    let text = match c.kind {
        Kind::Information => format!(", N(R)={received}, N(S)={sent}"),
        Kind::Supervisory => {
            let function =
                ["RR", "RNR", "REJ", "SREJ"].get(usize::from(c.word >> 2 & 3)).unwrap_or(&"");
            format!(", func={function}, N(R)={received}")
        }
        Kind::Unnumbered => format!(", func={}", function(c.word, c.response)),
    };
    out.extend_from_slice(text.as_bytes());
}

/// Short names of unnumbered frames, IEEE 802.2 section 5.4 and ISO/IEC 13239.
fn function(word: u16, response: bool) -> &'static str {
    match (word & 0xec, response) {
        (0x00, _) => "UI",
        (0x04, false) => "SIM",
        (0x04, true) => "RIM",
        (0x0c, false) => "SARM",
        (0x0c, true) => "DM",
        (0x20, _) => "UP",
        (0x2c, _) => "SABM",
        (0x40, false) => "DISC",
        (0x40, true) => "RD",
        (0x4c, _) => "SARME",
        (0x60, _) => "UA",
        (0x6c, _) => "SABME",
        (0x80, _) => "SNRM",
        (0x84, _) => "FRMR",
        (0x8c, _) => "RSET",
        (0xac, _) => "XID",
        (0xc4, _) => "CFGR",
        (0xcc, _) => "SNRME",
        (0xe0, _) => "TEST",
        (0xec, _) => "BCN",
        _ => "Unknown",
    }
}

fn control_nodes(layer: &mut Layer<'_, '_>, c: &Control) {
    let (at, len) = (layer.at(), c.octets);
    layer.put(CONTROL, at, len, c.word);
    if layer.wants_labels() {
        let mut text = b"Control field: ".to_vec();
        words(c, &mut text);
        text.extend_from_slice(b" (0x");
        let start = text.len();
        push_hex(&mut text, u64::from(c.word), 2 * c.octets);
        text.iter_mut().skip(start).for_each(|b| b.make_ascii_uppercase());
        layer.label(format_args!("{})", String::from_utf8_lossy(&text)));
    }
    let members: &[(Field<()>, bool)] = match c.kind {
        Kind::Information => &[
            (RECEIVED, true),
            (SENT, true),
            (POLL, c.flag && !c.response),
            (FINAL, c.flag && c.response),
            (INFORMATION, true),
        ],
        Kind::Supervisory => &[
            (RECEIVED, true),
            (POLL, c.flag && !c.response),
            (FINAL, c.flag && c.response),
            (SUPERVISORY, true),
            (FRAME_TYPE, true),
        ],
        Kind::Unnumbered => &[
            (POLL_U, c.flag && !c.response),
            (FINAL_U, c.flag && c.response),
            (COMMAND, !c.response),
            (ANSWER, c.response),
            (FRAME_TYPE_U, true),
        ],
    };
    layer.nest(|layer| {
        for (f, _) in members.iter().filter(|(_, there)| *there) {
            layer.put_value(*f, at, len, Value::U64(f.of(c.word)), flags::BITS);
        }
    });
}

/// Who hands on a protocol identifier, and how it is shown.
struct Organisation {
    oui: u32,
    field: Field<u16>,
    table: Table,
}

const ORGANISATIONS: &[Organisation] = &[
    Organisation { oui: 0x00_00_0c, field: CISCO_PID, table: Table::new("llc.cisco_pid") },
    Organisation { oui: 0x00_00_5e, field: IANA_PID, table: Table::new("llc.iana_pid") },
    Organisation { oui: 0x00_00_81, field: NORTEL_PID, table: Table::new("llc.nortel_pid") },
    Organisation { oui: 0x08_00_07, field: APPLE_PID, table: Table::new("llc.apple_atalk_pid") },
    Organisation { oui: 0x00_17_f2, field: AWDL_PID, table: Table::new("llc.apple_awdl_pid") },
    Organisation { oui: 0x00_e0_2b, field: EXTREME_PID, table: Table::new("llc.extreme_pid") },
    Organisation { oui: 0x00_e0_52, field: FOUNDRY_PID, table: Table::new("llc.foundry_pid") },
    Organisation { oui: 0x00_01_e8, field: FORCE10_PID, table: Table::new("llc.force10_pid") },
    Organisation { oui: 0x00_19_58, field: BLUETOOTH_PID, table: Table::new("llc.bluetooth_pid") },
    Organisation { oui: 0x00_80_5f, field: HPTEAM_PID, table: Table::new("llc.hpteam_pid") },
    Organisation { oui: 0x00_40_96, field: WLCCP_PID, table: Table::new("llc.wlccp_pid") },
];

/// The SNAP header: an organisation, and its own number for what follows.
fn snap(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let [a, b, c, d, e]: [u8; SNAP_OCTETS] = layer.span().array(at)?;
    let (oui, pid) = (u32::from_be_bytes([0, a, b, c]), u16::from_be_bytes([d, e]));
    let vendor = layer.config().vendor(&[a, b, c, 0, 0, 0]);
    if layer.wants_columns() {
        let vendor = vendor.unwrap_or("Unknown");
        layer.info_append(format_args!("; SNAP, OUI 0x{oui:06X} ({vendor}), PID 0x{pid:04X}"));
    }
    layer.read(OUI)?;
    if layer.wants_labels() {
        layer.label(format_args!("Organization Code: {a:02x}:{b:02x}:{c:02x}"));
        if let Some(vendor) = vendor {
            layer.append(format_args!(" ({vendor})"));
        }
    }
    let rest = layer.span().from(at + SNAP_OCTETS);
    let number = u32::from(pid);
    let known = ORGANISATIONS.iter().find(|o| o.oui == oui);
    let taken = match (oui, known) {
        (OUI_ETHERTYPE | OUI_CISCO_90, _) => {
            layer.read(TYPE)?;
            layer.hand_off(tables::ETHERTYPE, number, rest)
        }
        (OUI_BRIDGED, _) => {
            layer.read(PID)?;
            bridged(layer, pid, rest)
        }
        (_, Some(organisation)) => {
            layer.read(organisation.field)?;
            layer.hand_off(organisation.table, number, rest)
        }
        _ => {
            layer.read(PID)?;
            false
        }
    };
    if !taken {
        layer.data(rest);
    }
    Ok(())
}

/// Frames of other media in a bridge's tunnel, RFC 2427 section 5.
fn bridged<'b>(layer: &mut Layer<'_, 'b>, pid: u16, rest: Span<'b>) -> bool {
    match pid {
        0x0001 => layer.call_named(Name::new("eth"), rest, Argument::None),
        0x0007 => layer.call_named(Name::new("eth"), rest, Argument::Word(crate::eth::NO_FCS)),
        0x0004 | 0x000a => layer.call_named(Name::new("fddi"), rest, Argument::None),
        0x0003 | 0x0009 => layer.call_named(Name::new("tr"), rest, Argument::None),
        0x000e => layer.call_named(Name::new("stp"), rest, Argument::None),
        _ => false,
    }
}

pub(crate) mod basicxid {
    //! The basic format of XID frames: which services a station has.

    use super::*;

    pub(crate) static BASICXID: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        in_stack: false,
        ..Protocol::new(
            "basicxid",
            "Basic Format XID",
            "Logical-Link Control Basic Format XID",
            dissect,
        )
    };

    fields! {
        FORMAT: u8 = "basicxid.llc.xid.format", "XID Format", Hex, FORMATS;
        TYPES: u8 = "basicxid.llc.xid.types", "LLC Types/Classes", Hex, CLASSES;
        /// The upper seven bits of its octet.
        WINDOW: u8 = "basicxid.llc.xid.wsize", "Receive Window Size", Dec;
    }

    values! { FORMATS { 0x81 "LLC basic format" } }
    values! { CLASSES {
        0x1 "Type 1 LLC (Class I LLC)", 0x2 "Type 2 LLC", 0x3 "Type 1 and Type 2 LLCs (Class II LLC)", 0x4 "Type 3 LLC",
        0x5 "Type 1 and Type 3 LLCs (Class III LLC)", 0x6 "Type 2 and Type 3 LLCs",
        0x7 "Type 1 and Type 2 and Type 3 LLCs (Class IV LLC)",
    } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("XID");
        layer.read(FORMAT)?;
        layer.info(format_args!("Basic Format"));
        let types = layer.read(TYPES)?;
        layer.info_append(format_args!("; {}", CLASSES.name(types & 0x1f, "0x%02x")));
        let window = layer.peek::<u8>(0)? >> 1;
        layer.put(WINDOW, layer.at(), 1, window);
        layer.info_append(format_args!("; Window Size {window}"));
        layer.skip(1)
    }
}
