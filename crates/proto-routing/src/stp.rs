//! Spanning trees: bridge protocol data units, IEEE 802.1D-2004 clause 9, IEEE 802.1Q-2018 clause 14 (multiple trees,
//! shortest path trees). What Cisco's trees per VLAN add after them is a list of records.

use std::borrow::Cow;

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static STP: Protocol = Protocol {
    fields: FIELDS,
    prefs: PREFS,
    stateless: true,
    entries: &[
        on(tables::LLC_DSAP, 0x42),
        on(tables::ETHERTYPE, 0x8181),
        on(Table::new("chdlc.protocol"), 0x4242),
        on(CISCO_PID, 0x108),
        on(CISCO_PID, 0x109),
        on(CISCO_PID, 0x10b),
        on(CISCO_PID, 0x10c),
    ],
    ..Protocol::new("stp", "STP", "Spanning Tree Protocol", dissect)
};

const CISCO_PID: Table = Table::new("llc.cisco_pid");

prefs! {
    EXTENSION = "use_system_id_extension", "The low bits of a bridge's priority are an extension of its address", Bool(true);
}

fields! {
    PROTOCOL: u16 = "stp.protocol", "Protocol Identifier", Hex, PROTOCOLS;
    VERSION: u8 = "stp.version", "Protocol Version Identifier", Dec, VERSIONS;
    TYPE: u8 = "stp.type", "BPDU Type", Hex, TYPES;
    FLAGS: Bits<u8> = "stp.flags", "BPDU flags", Hex {
        TC_ACK: 0x80 = "stp.flags.tcack", "Topology Change Acknowledgment", Flag, YES;
        AGREEMENT: 0x40 = "stp.flags.agreement", "Agreement", Flag, YES;
        FORWARDING: 0x20 = "stp.flags.forwarding", "Forwarding", Flag, YES;
        LEARNING: 0x10 = "stp.flags.learning", "Learning", Flag, YES;
        PORT_ROLE: 0x0c = "stp.flags.port_role", "Port Role", Dec, ROLES;
        PROPOSAL: 0x02 = "stp.flags.proposal", "Proposal", Flag, YES;
        TC: 0x01 = "stp.flags.tc", "Topology Change", Flag, YES;
    };
    ROOT_PRIO: u16 = "stp.root.prio", "Root Bridge Priority", Dec;
    ROOT_EXT: u16 = "stp.root.ext", "Root Bridge System ID Extension", Dec;
    ROOT_HW: Ether = "stp.root.hw", "Root Bridge System ID", None;
    ROOT_COST: u32 = "stp.root.cost", "Root Path Cost", Dec;
    BRIDGE_PRIO: u16 = "stp.bridge.prio", "Bridge Priority", Dec;
    BRIDGE_EXT: u16 = "stp.bridge.ext", "Bridge System ID Extension", Dec;
    BRIDGE_HW: Ether = "stp.bridge.hw", "Bridge System ID", None;
    PORT: u16 = "stp.port", "Port identifier", Hex;
    /// Seconds, from units of 1/256.
    MSG_AGE: f64 = "stp.msg_age", "Message Age", None;
    MAX_AGE: f64 = "stp.max_age", "Max Age", None;
    HELLO: f64 = "stp.hello", "Hello Time", None;
    FORWARD: f64 = "stp.forward", "Forward Delay", None;
    VERSION_1_LENGTH: u8 = "stp.version_1_length", "Version 1 Length", Dec;
    PVST_TYPE: u16 = "stp.pvst.tlvtype", "Type", Hex, PVST_TYPES;
    PVST_LENGTH: u16 = "stp.pvst.tlvlen", "Length", Dec;
    PVST_VLAN: u16 = "stp.pvst.origvlan", "Originating VLAN", Dec;
    PVST_VALUE: Bytes = "stp.pvst.tlvval", "Value", None;
    VERSION_3_LENGTH: u16 = "mstp.version_3_length", "Version 3 Length", Dec;
    SELECTOR: u8 = "mstp.config_format_selector", "MST Config ID format selector", Dec;
    CONFIG_NAME: TextZPad = "mstp.config_name", "MST Config name", None;
    CONFIG_REVISION: u16 = "mstp.config_revision_level", "MST Config revision", Dec;
    CONFIG_DIGEST: Bytes = "mstp.config_digest", "MST Config digest", None;
    CIST_COST: u32 = "mstp.cist_internal_root_path_cost", "CIST Internal Root Path Cost", Dec;
    CIST_PRIO: u16 = "mstp.cist_bridge.prio", "CIST Bridge Priority", Dec;
    CIST_EXT: u16 = "mstp.cist_bridge.ext", "CIST Bridge Identifier System ID Extension", Dec;
    CIST_HW: Ether = "mstp.cist_bridge.hw", "CIST Bridge Identifier System ID", None;
    CIST_HOPS: u8 = "mstp.cist_remaining_hops", "CIST Remaining hops", Dec;
    MSTI_FLAGS: u8 = "mstp.msti.flags", "MSTI flags", Hex;
    MSTI_WORD: Bits<u16> = "mstp.msti.regional_root_id", "MSTI Regional Root Identifier", Dec {
        MSTI_ID: 0x0fff = "mstp.msti.msti_id", "MSTID", Dec;
    };
    MSTI_OCTET: Bits<u8> = "mstp.msti.priority", "Priority", Hex & 0xf0 {
        MSTI_PRIORITY: 0xf0 = "mstp.msti.priority", "Priority", Hex;
    };
    MSTI_ROOT: Ether = "mstp.msti.root.hw", "Regional Root", None;
    MSTI_COST: u32 = "mstp.msti.root_cost", "Internal root path cost", Dec;
    MSTI_BRIDGE: u8 = "mstp.msti.bridge_priority", "Bridge Identifier Priority", Dec;
    MSTI_PORT: u8 = "mstp.msti.port_priority", "Port identifier priority", Dec;
    MSTI_HOPS: u8 = "mstp.msti.remaining_hops", "Remaining hops", Dec;
    VERSION_4_LENGTH: u16 = "mstp.version_4_length", "Version 4 Length", Dec;
    AGREE: Bits<u8> = "mstp.agree_flags.agreement_num", "Agreement", Dec & 0x3 {
        AGREE_NUM: 0x03 = "mstp.agree_flags.agreement_num", "Agreement Number", Dec;
        DISAGREE_NUM: 0x0c = "mstp.agree_flags.dagreement_num", "Disagreement Number", Dec;
        AGREE_VALID: 0x10 = "mstp.agree_flags.agreement_valid", "Agreement Valid Flag", Flag, YES;
        RESTRICTED: 0x20 = "mstp.agree_flags.rest_role", "Restricted Role", Flag, YES;
    };
    DIGEST_FORMAT: Bits<u8> = "bpdu.agreement_digest_format_id", "Format", Dec & 0xf0 {
        FORMAT_ID: 0xf0 = "bpdu.agreement_digest_format_id", "Agreement Digest Format Id", Dec;
        FORMAT_CAPS: 0x0f = "bpdu.agreement_digest_format_capabilities", "Agreement Digest Format Capabilities", Dec;
    };
    DIGEST_CONVENTION: Bits<u8> = "bpdu.agreement_digest_convention_id", "Convention", Dec & 0xf0 {
        CONVENTION_ID: 0xf0 = "bpdu.agreement_digest_convention_id", "Agreement Digest Convention Id", Dec;
        CONVENTION_CAPS: 0x0f = "bpdu.agreement_digest_convention_capabilities", "Agreement Digest Convention Capabilities", Dec;
    };
    EDGE_COUNT: u16 = "bpdu.agreement_digest_edge_count", "Agreement Digest Edge Count", Dec;
    AGREEMENT_DIGEST: Bytes = "mstp.agreement_digest", "Agreement Digest", None;
}

flag_labels! { YES "Yes", "No" }
values! { PROTOCOLS { 0 "Spanning Tree Protocol" } }
values! { VERSIONS { 0 "Spanning Tree", 2 "Rapid Spanning Tree", 3 "Multiple Spanning Tree", 4 "Shortest Path Tree" } }
values! { TYPES { 0 "Configuration", 2 "Rapid/Multiple Spanning Tree", 0x80 "Topology Change Notification" } }
values! { ROLES { 0 "Unknown", 1 "Alternate or Backup", 2 "Root", 3 "Designated" } }
values! { PVST_TYPES { 0 "Originating VLAN" } }

/// Where Cisco's trees per VLAN send to.
const PVST_GROUP: [u8; 6] = [0x01, 0x00, 0x0c, 0xcc, 0xcc, 0xcd];
const CONFIGURATION: u8 = 0;
const RAPID: u8 = 2;
const CHANGE: u8 = 0x80;
/// Octets of a version 3 part without its tree instances, and of one instance.
const CIST_OCTETS: usize = 64;
const MSTI_OCTETS: usize = 16;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("STP");
    layer.info_clear();
    if layer.peek::<u16>(0)? == 1 {
        return Err(Stop::NotMine);
    }
    layer.read(PROTOCOL)?;
    let version = layer.read(VERSION)?;
    let kind = layer.read(TYPE)?;
    match kind {
        CONFIGURATION | RAPID => {}
        CHANGE => {
            layer.info(format_args!("Topology Change Notification"));
            return Ok(());
        }
        _ => {
            layer.info(format_args!("Unknown BPDU type ({kind})"));
            return Ok(());
        }
    }
    columns(layer, version, kind);
    bpdu(layer, kind)?;
    if kind == RAPID {
        if layer.left() == 0 {
            return Ok(());
        }
        layer.read(VERSION_1_LENGTH)?;
        if version >= 3 && layer.left() >= 2 {
            trees(layer)?;
            if version >= 4 && layer.left() >= 2 {
                shortest(layer)?;
            }
            return Ok(());
        }
    }
    if layer.link_ends().destination == Address::Ether(PVST_GROUP) {
        if kind == CONFIGURATION && layer.left() > 0 {
            layer.skip(1)?;
        }
        records(layer)?;
    }
    Ok(())
}

/// `RST. TC + Root = 32768/1/00:19:06:ea:b8:80  Cost = 0  Port = 0x800c`.
fn columns(layer: &mut Layer<'_, '_>, version: u8, kind: u8) {
    if !layer.wants_columns() {
        return;
    }
    let Ok(word) = layer.peek::<u8>(0) else { return };
    let name = match (kind, version) {
        (CONFIGURATION, _) => "Conf. ",
        (_, 3) => "MST. ",
        (_, 4..) => "SPT. ",
        _ => "RST. ",
    };
    let change = if TC.is_set(word) { "TC + " } else { "" };
    let (Ok(id), Ok(cost), Ok(port)) =
        (layer.peek::<u16>(1), layer.peek::<u32>(9), layer.peek::<u16>(21))
    else {
        return;
    };
    let Ok([a, b, c, d, e, f]) = layer.span().array::<6>(layer.at() + 3) else { return };
    let (prio, ext) = (id & 0xf000, id & 0x0fff);
    if !layer.pref_bool(EXTENSION) {
        return layer.info(format_args!(
            "{name}{change}Root = {id}/{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{f:02x}  Cost = {cost}  Port = {port:#06x}"
        ));
    }
    layer.info(format_args!(
        "{name}{change}Root = {prio}/{ext}/{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{f:02x}  Cost = {cost}  Port = {port:#06x}"
    ));
}

fn members(layer: &mut Layer<'_, '_>, at: usize, word: u8, all: bool) {
    let some: &[Field<()>] = if all {
        &[TC_ACK, AGREEMENT, FORWARDING, LEARNING, PORT_ROLE, PROPOSAL, TC]
    } else {
        &[TC_ACK, TC]
    };
    layer.nest(|layer| {
        for f in some {
            layer.put_value(*f, at, 1, Value::U64(f.of(word)), flags::BITS);
        }
    });
}

/// A bridge's priority, its extension and its address, under a line of their own.
fn identifier(
    layer: &mut Layer<'_, '_>,
    name: &'static str,
    (prio, ext, hw): (Field<u16>, Field<u16>, Field<Ether>),
) -> Result<(), Stop> {
    let at = layer.at();
    let id = layer.peek::<u16>(0)?;
    let extended = layer.pref_bool(EXTENSION);
    let (priority, extension) = if extended { (id & 0xf000, id & 0x0fff) } else { (id, 0) };
    if let Ok([a, b, c, d, e, f]) = layer.span().array::<6>(at + 2) {
        let middle =
            if extended { Cow::Owned(format!(" / {extension}")) } else { Cow::Borrowed("") };
        layer.line(
            at,
            8,
            format_args!(
                "{name}: {priority}{middle} / {a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{f:02x}"
            ),
        );
    } else {
        layer.line(at, 8, name);
    }
    layer.nest(|layer| {
        layer.put(prio, at, 1, priority);
        if extended {
            layer.put(ext, at, 2, extension);
        }
        layer.skip(2)?;
        layer.ether(hw).map(drop)
    })
}

fn seconds(layer: &mut Layer<'_, '_>, f: Field<f64>) -> Result<(), Stop> {
    let word = layer.peek::<u16>(0)?;
    layer.put(f, layer.at(), 2, f64::from(word) / 256.0);
    layer.skip(2)
}

fn bpdu(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put(FLAGS, at, 1, word);
    members(layer, at, word, kind == RAPID);
    layer.skip(1)?;
    identifier(layer, "Root Identifier", (ROOT_PRIO, ROOT_EXT, ROOT_HW))?;
    layer.read(ROOT_COST)?;
    identifier(layer, "Bridge Identifier", (BRIDGE_PRIO, BRIDGE_EXT, BRIDGE_HW))?;
    layer.read(PORT)?;
    for f in [MSG_AGE, MAX_AGE, HELLO, FORWARD] {
        seconds(layer, f)?;
    }
    Ok(())
}

/// Which region a bridge is of.
fn region(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(SELECTOR)?;
    layer.text(CONFIG_NAME, 32)?;
    layer.read(CONFIG_REVISION)?;
    layer.bytes(CONFIG_DIGEST, 16).map(drop)
}

/// Version 3: the common tree and its instances.
fn trees(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let length = usize::from(layer.read(VERSION_3_LENGTH)?);
    if length < CIST_OCTETS {
        return Ok(());
    }
    layer.group("MST Extension", |layer| {
        region(layer)?;
        layer.read(CIST_COST)?;
        identifier(layer, "CIST Bridge Identifier", (CIST_PRIO, CIST_EXT, CIST_HW))?;
        layer.read(CIST_HOPS)?;
        // Each round reads one instance's octets.
        for _ in 0..(length - CIST_OCTETS) / MSTI_OCTETS {
            layer.group("MSTI", instance)?;
        }
        Ok(())
    })
}

fn instance(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let word = layer.peek::<u8>(0)?;
    let at = layer.at();
    layer.put(MSTI_FLAGS, at, 1, word);
    members(layer, at, word, true);
    layer.skip(1)?;
    let (priority, id) = (layer.peek::<u8>(0)?, layer.peek::<u16>(0)?);
    layer.put_value(MSTI_PRIORITY, at + 1, 1, Value::U64(MSTI_PRIORITY.of(priority)), flags::BITS);
    layer.put_value(MSTI_ID, at + 1, 2, Value::U64(MSTI_ID.of(id)), flags::BITS);
    layer.skip(2)?;
    layer.ether(MSTI_ROOT)?;
    layer.read(MSTI_COST)?;
    for f in [MSTI_BRIDGE, MSTI_PORT] {
        let priority = layer.peek::<u8>(0)? >> 4;
        layer.put(f, layer.at(), 1, priority);
        layer.skip(1)?;
    }
    layer.read(MSTI_HOPS).map(drop)
}

/// Version 4: shortest path trees.
fn shortest(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if layer.read(VERSION_4_LENGTH)? < 53 {
        return Ok(());
    }
    layer.group("SPT Extension", |layer| {
        layer.group("MCID Data", region)?;
        layer.group("Agreement Data", |layer| {
            let at = layer.at();
            let word = layer.peek::<u8>(0)?;
            for f in [AGREE_NUM, DISAGREE_NUM, AGREE_VALID, RESTRICTED] {
                layer.put_value(f, at, 1, Value::U64(f.of(word)), flags::BITS);
            }
            layer.skip(2)?;
            for pair in [[FORMAT_ID, FORMAT_CAPS], [CONVENTION_ID, CONVENTION_CAPS]] {
                let (at, word) = (layer.at(), layer.peek::<u8>(0)?);
                for f in pair {
                    layer.put_value(f, at, 1, Value::U64(f.of(word)), flags::BITS);
                }
                layer.skip(1)?;
            }
            layer.read(EDGE_COUNT)?;
            layer.skip(8)?;
            layer.bytes(AGREEMENT_DIGEST, 20).map(drop)
        })
    })
}

/// Cisco's records; each round reads at least the four octets of a header.
fn records(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    while layer.left() >= 4 {
        let (kind, length) = (layer.peek::<u16>(0)?, usize::from(layer.peek::<u16>(2)?));
        if length == 0 || layer.left() < 4 + length {
            break;
        }
        layer.group("Originating VLAN (PVID)", |layer| {
            layer.read(PVST_TYPE)?;
            layer.read(PVST_LENGTH)?;
            match (kind, length) {
                (0, 2) => layer.read(PVST_VLAN).map(drop),
                _ => layer.bytes(PVST_VALUE, length).map(drop),
            }
        })?;
    }
    Ok(())
}
