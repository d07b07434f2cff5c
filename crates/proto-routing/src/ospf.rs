//! Open Shortest Path First: RFC 2328 appendix A.3, and RFC 5340 appendix A.3 for IPv6: headers and hellos.

use dissect::prelude::*;

pub(crate) static OSPF: Protocol = Protocol {
    fields: FIELDS,
    stateless: true,
    entries: &[on(tables::IP_PROTO, 89)],
    head: 4,
    ..Protocol::new("ospf", "OSPF", "Open Shortest Path First", dissect)
};

fields! {
    HEADER: Empty = "ospf.header", "OSPF Header", None;
    VERSION: u8 = "ospf.version", "Version", Dec;
    MSG: u8 = "ospf.msg", "Message Type", Dec, MESSAGES;
    MSG_HELLO: bool = "ospf.msg.hello", "Hello", None;
    MSG_DESCRIPTION: bool = "ospf.msg.dbdesc", "Database Description", None;
    MSG_REQUEST: bool = "ospf.msg.lsreq", "Link State Adv Request", None;
    MSG_UPDATE: bool = "ospf.msg.lsupdate", "Link State Adv Update", None;
    MSG_ACK: bool = "ospf.msg.lsack", "Link State Adv Acknowledgement", None;
    LENGTH: u16 = "ospf.packet_length", "Packet Length", Dec;
    ROUTER: Ipv4 = "ospf.srcrouter", "Source OSPF Router", None;
    AREA: Ipv4 = "ospf.area_id", "Area ID", None;
    CHECKSUM: u16 = "ospf.checksum", "Checksum", Hex;
    AUTH: u16 = "ospf.auth.type", "Auth Type", Dec, AUTHS;
    AUTH_NONE: Bytes = "ospf.auth.none", "Auth Data (none)", None;
    AUTH_SIMPLE: Text = "ospf.auth.simple", "Auth Data (Simple)", None;
    KEY: u8 = "ospf.auth.crypt.key_id", "Auth Crypt Key id", Dec;
    KEY_LENGTH: u8 = "ospf.auth.crypt.data_length", "Auth Crypt Data Length", Dec;
    KEY_SEQUENCE: u32 = "ospf.auth.crypt.seq_nbr", "Auth Crypt Sequence Number", Dec;
    KEY_DATA: Bytes = "ospf.auth.crypt.data", "Auth Crypt Data", None;
    AUTH_UNKNOWN: Bytes = "ospf.auth.unknown", "Auth Unknown", None;
    INSTANCE: u8 = "ospf.instance_id", "Instance ID", Dec;
    RESERVED: Bytes = "ospf.reserved", "Reserved", None;
    HELLO: Empty = "ospf.hello", "OSPF Hello Packet", None;
    MASK: Ipv4 = "ospf.hello.network_mask", "Network Mask", None;
    INTERFACE: u32 = "ospf.hello.interface_id", "Interface ID", Dec;
    INTERVAL: u32 = "ospf.hello.hello_interval", "Hello Interval [sec]", Dec;
    PRIORITY: u8 = "ospf.hello.router_priority", "Router Priority", Dec;
    DEAD: u32 = "ospf.hello.router_dead_interval", "Router Dead Interval [sec]", Dec;
    DESIGNATED: Ipv4 = "ospf.hello.designated_router", "Designated Router", None;
    BACKUP: Ipv4 = "ospf.hello.backup_designated_router", "Backup Designated Router", None;
    NEIGHBOR: Ipv4 = "ospf.hello.active_neighbor", "Active Neighbor", None;
    OPTIONS_2: Bits<u8> = "ospf.v2.options", "Options", Hex {
        DN: 0x80 = "ospf.v2.options.dn", "DN", Flag, SET;
        O: 0x40 = "ospf.v2.options.o", "O", Flag, SET;
        DC: 0x20 = "ospf.v2.options.dc", "(DC) Demand Circuits", Flag, SUPPORTED;
        L: 0x10 = "ospf.v2.options.l", "(L) LLS Data block", Flag, PRESENT;
        N: 0x08 = "ospf.v2.options.n", "(N) NSSA", Flag, SUPPORTED;
        MC: 0x04 = "ospf.v2.options.mc", "(MC) Multicast", Flag, CAPABLE;
        E: 0x02 = "ospf.v2.options.e", "(E) External Routing", Flag, CAPABLE;
        MT: 0x01 = "ospf.v2.options.mt", "(MT) Multi-Topology Routing", Flag, YES;
    };
    OPTIONS_3: Bits<U24> = "ospf.v3.options", "Options", Hex {
        AT: 0x000400 = "ospf.v3.options.at", "AT", Flag, SET;
        L_3: 0x000200 = "ospf.v3.options.l", "L", Flag, SET;
        AF: 0x000100 = "ospf.v3.options.af", "AF", Flag, SET;
        DC_3: 0x000020 = "ospf.v3.options.dc", "DC", Flag, SET;
        R: 0x000010 = "ospf.v3.options.r", "R", Flag, SET;
        N_3: 0x000008 = "ospf.v3.options.n", "N", Flag, SET;
        MC_3: 0x000004 = "ospf.v3.options.mc", "MC", Flag, SET;
        E_3: 0x000002 = "ospf.v3.options.e", "E", Flag, SET;
        V6: 0x000001 = "ospf.v3.options.v6", "V6", Flag, SET;
    };
}

flag_labels! {
    SET "Set", "Not set"; SUPPORTED "Supported", "Not supported"; PRESENT "Present", "Not Present";
    CAPABLE "Capable", "Not capable"; YES "Yes", "No";
}
values! { MESSAGES { 1 "Hello Packet", 2 "DB Description", 3 "LS Request", 4 "LS Update", 5 "LS Acknowledge" } }
values! { AUTHS { 0 "Null", 1 "Simple password", 2 "Cryptographic" } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("OSPF");
    layer.info_clear();
    let version = layer.peek::<u8>(0)?;
    let kind = layer.peek::<u8>(1)?;
    match MESSAGES.find(u64::from(kind)) {
        Some(name) => layer.info(format_args!("{name}")),
        None => layer.info(format_args!("Unknown ({kind})")),
    }
    let length = usize::from(layer.peek::<u16>(2)?);
    layer.subtree(HEADER, |layer| header(layer, version, length))?;
    layer.narrow(length);
    if kind == 1 && (version == 2 || version == 3) {
        layer.subtree(HELLO, |layer| if version == 2 { hello_2(layer) } else { hello_3(layer) })?;
    }
    Ok(())
}

fn header(layer: &mut Layer<'_, '_>, version: u8, length: usize) -> Result<(), Stop> {
    layer.read(VERSION)?;
    let at = layer.at();
    let flag = match layer.read(MSG)? {
        1 => Some(MSG_HELLO),
        2 => Some(MSG_DESCRIPTION),
        3 => Some(MSG_REQUEST),
        4 => Some(MSG_UPDATE),
        5 => Some(MSG_ACK),
        _ => None,
    };
    if let Some(flag) = flag {
        layer.hidden(flag, at, 1, 1u8);
    }
    layer.read(LENGTH)?;
    layer.ipv4(ROUTER)?;
    layer.ipv4(AREA)?;
    layer.read(CHECKSUM)?;
    match version {
        3 => {
            layer.read(INSTANCE)?;
            layer.bytes(RESERVED, 1).map(drop)
        }
        2 => match layer.read(AUTH)? {
            0 => layer.bytes(AUTH_NONE, 8).map(drop),
            1 => layer.text(AUTH_SIMPLE, 8).map(drop),
            2 => {
                layer.skip(2)?;
                layer.read(KEY)?;
                let size = usize::from(layer.read(KEY_LENGTH)?);
                layer.read(KEY_SEQUENCE)?;
                if size > 0 && layer.span().len() >= length + size {
                    layer.put_bytes(KEY_DATA, length, size);
                }
                Ok(())
            }
            _ => layer.bytes(AUTH_UNKNOWN, 8).map(drop),
        },
        _ => Ok(()),
    }
}

fn short(layer: &mut Layer<'_, '_>, f: Field<u32>) -> Result<(), Stop> {
    let value = layer.peek::<u16>(0)?;
    layer.put(f, layer.at(), 2, value);
    layer.skip(2)
}

fn hello_2(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.ipv4(MASK)?;
    short(layer, INTERVAL)?;
    layer.read_bits(OPTIONS_2)?;
    layer.read(PRIORITY)?;
    layer.read(DEAD)?;
    neighbors(layer)
}

fn hello_3(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(INTERFACE)?;
    layer.read(PRIORITY)?;
    layer.read_bits(OPTIONS_3)?;
    short(layer, INTERVAL)?;
    short(layer, DEAD)?;
    neighbors(layer)
}

fn neighbors(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.ipv4(DESIGNATED)?;
    layer.ipv4(BACKUP)?;
    // Each round reads an address.
    while layer.left() >= 4 {
        layer.ipv4(NEIGHBOR)?;
    }
    Ok(())
}
