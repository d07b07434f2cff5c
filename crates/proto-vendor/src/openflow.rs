//! OpenFlow: the header of all versions (OpenFlow Switch Specification 1.0 section 5.1, 1.3 and 1.5 section 7.1).

use dissect::prelude::*;

pub(crate) static OPENFLOW: Protocol = Protocol {
    entries: &[on(tables::TCP_PORT, 6653), heuristic(tables::TCP, looks_like)],
    framing,
    ..Protocol::new("openflow", "OpenFlow", "OpenFlow", dissect)
};
pub(crate) static V1: Protocol = Protocol {
    fields: v1::FIELDS,
    stateless: true,
    ..Protocol::new("openflow_v1", "OpenFlow", "OpenFlow 1.0", v1::dissect)
};
pub(crate) static V4: Protocol = Protocol {
    fields: v4::FIELDS,
    stateless: true,
    ..Protocol::new("openflow_v4", "OpenFlow", "OpenFlow 1.3", v4::dissect)
};
pub(crate) static V6: Protocol = Protocol {
    fields: v6::FIELDS,
    stateless: true,
    ..Protocol::new("openflow_v6", "OpenFlow", "OpenFlow 1.5", v6::dissect)
};

/// The port that controllers used before 6653 was assigned.
const OLD_PORT: u16 = 6633;

fn looks_like(probe: &Probe<'_>) -> bool {
    let version = probe.span.u8(0).unwrap_or(0);
    probe.ends.destination_port == u32::from(OLD_PORT)
        && matches!(version, 1 | 4 | 6)
        && probe.span.u16(2).is_ok_and(|length| length >= 8)
}

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match stream.bytes {
        [_, _, high, low, _, _, _, _, ..] => {
            Need::Octets(usize::from(u16::from_be_bytes([*high, *low])).max(8))
        }
        _ => Need::More,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let name = match layer.span().u8(0)? & 0x7f {
        1 => "openflow_v1",
        4 => "openflow_v4",
        6 => "openflow_v6",
        _ => return Err(Stop::NotMine),
    };
    layer.protocol_column("OpenFlow");
    layer.leave_tree();
    let rest = layer.rest();
    let id = layer.registry().by_name(name).ok_or(Stop::Bug("no such version"))?;
    layer.call(id, rest);
    Ok(())
}

mod v1 {
    //! Version 1.0.

    use super::*;

    fields! {
        VERSION: u8 = "openflow.version", "Version", Hex, VERSIONS;
        TYPE: u8 = "openflow_1_0.type", "Type", Dec, TYPES;
        LENGTH: u16 = "openflow.length", "Length", Dec;
        TRANSACTION: u32 = "openflow.xid", "Transaction ID", Dec;
        FLAGS: u16 = "openflow.config_flags", "Config flags", Hex;
        MISS: u16 = "openflow.miss_send_len", "Max bytes of packet", Hex;
    }

    values! { VERSIONS { 1 "1.0", 2 "1.1", 3 "1.2", 4 "1.3", 5 "1.4", 6 "1.5" } }
    values! { TYPES { 0 "OFPT_HELLO", 1 "OFPT_ERROR", 2 "OFPT_ECHO_REQUEST", 3 "OFPT_ECHO_REPLY", 4 "OFPT_VENDOR", 5 "OFPT_FEATURES_REQUEST", 6 "OFPT_FEATURES_REPLY", 7 "OFPT_GET_CONFIG_REQUEST", 8 "OFPT_GET_CONFIG_REPLY", 9 "OFPT_SET_CONFIG", 10 "OFPT_PACKET_IN", 11 "OFPT_FLOW_REMOVED", 12 "OFPT_PORT_STATUS", 13 "OFPT_PACKET_OUT", 14 "OFPT_FLOW_MOD", 15 "OFPT_PORT_MOD", 16 "OFPT_STATS_REQUEST", 17 "OFPT_STATS_REPLY", 18 "OFPT_BARRIER_REQUEST", 19 "OFPT_BARRIER_REPLY", 20 "OFPT_QUEUE_GET_CONFIG_REQUEST", 21 "OFPT_QUEUE_GET_CONFIG_REPLY", } }

    pub(super) fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.read(VERSION)?;
        let sort = layer.read(TYPE)?;
        layer.info(format_args!("Type: {}", TYPES.name(sort, "Unknown")));
        layer.read(LENGTH)?;
        layer.read(TRANSACTION)?;
        layer.seek(layer.span().len());
        Ok(())
    }
}

mod v4 {
    //! Version 1.3.

    use super::*;

    fields! {
        VERSION: u8 = "openflow_v4.version", "Version", Hex, VERSIONS;
        TYPE: u8 = "openflow_v4.type", "Type", Dec, TYPES;
        LENGTH: u16 = "openflow_v4.length", "Length", Dec;
        TRANSACTION: u32 = "openflow_v4.xid", "Transaction ID", Dec;
    }

    values! { VERSIONS { 4 "1.3" } }
    values! { TYPES { 0 "OFPT_HELLO", 1 "OFPT_ERROR", 2 "OFPT_ECHO_REQUEST", 3 "OFPT_ECHO_REPLY", 4 "OFPT_EXPERIMENTER", 5 "OFPT_FEATURES_REQUEST", 6 "OFPT_FEATURES_REPLY", 7 "OFPT_GET_CONFIG_REQUEST", 8 "OFPT_GET_CONFIG_REPLY", 9 "OFPT_SET_CONFIG", 10 "OFPT_PACKET_IN", 11 "OFPT_FLOW_REMOVED", 12 "OFPT_PORT_STATUS", 13 "OFPT_PACKET_OUT", 14 "OFPT_FLOW_MOD", 15 "OFPT_GROUP_MOD", 16 "OFPT_PORT_MOD", 17 "OFPT_TABLE_MOD", 18 "OFPT_MULTIPART_REQUEST", 19 "OFPT_MULTIPART_REPLY", 20 "OFPT_BARRIER_REQUEST", 21 "OFPT_BARRIER_REPLY", 22 "OFPT_QUEUE_GET_CONFIG_REQUEST", 23 "OFPT_QUEUE_GET_CONFIG_REPLY", 24 "OFPT_ROLE_REQUEST", 25 "OFPT_ROLE_REPLY", 26 "OFPT_GET_ASYNC_REQUEST", 27 "OFPT_GET_ASYNC_REPLY", 28 "OFPT_SET_ASYNC", 29 "OFPT_METER_MOD", } }

    pub(super) fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.read(VERSION)?;
        let sort = layer.read(TYPE)?;
        layer.info(format_args!("Type: {}", TYPES.name(sort, "Unknown")));
        layer.read(LENGTH)?;
        layer.read(TRANSACTION)?;
        layer.seek(layer.span().len());
        Ok(())
    }
}

mod v6 {
    //! Version 1.5.

    use super::*;

    fields! {
        VERSION: u8 = "openflow_v6.version", "Version", Hex, VERSIONS;
        TYPE: u8 = "openflow_v6.type", "Type", Dec, TYPES;
        LENGTH: u16 = "openflow_v6.length", "Length", Dec;
        TRANSACTION: u32 = "openflow_v6.xid", "Transaction ID", Dec;
    }

    values! { VERSIONS { 6 "1.5" } }
    values! { TYPES { 0 "OFPT_HELLO", 1 "OFPT_ERROR", 2 "OFPT_ECHO_REQUEST", 3 "OFPT_ECHO_REPLY", 4 "OFPT_EXPERIMENTER", 5 "OFPT_FEATURES_REQUEST", 6 "OFPT_FEATURES_REPLY", 7 "OFPT_GET_CONFIG_REQUEST", 8 "OFPT_GET_CONFIG_REPLY", 9 "OFPT_SET_CONFIG", 10 "OFPT_PACKET_IN", 11 "OFPT_FLOW_REMOVED", 12 "OFPT_PORT_STATUS", 13 "OFPT_PACKET_OUT", 14 "OFPT_FLOW_MOD", 15 "OFPT_GROUP_MOD", 16 "OFPT_PORT_MOD", 17 "OFPT_TABLE_MOD", 18 "OFPT_MULTIPART_REQUEST", 19 "OFPT_MULTIPART_REPLY", 20 "OFPT_BARRIER_REQUEST", 21 "OFPT_BARRIER_REPLY", 24 "OFPT_ROLE_REQUEST", 25 "OFPT_ROLE_REPLY", 26 "OFPT_GET_ASYNC_REQUEST", 27 "OFPT_GET_ASYNC_REPLY", 28 "OFPT_SET_ASYNC", 29 "OFPT_METER_MOD", 30 "OFPT_ROLE_STATUS", 31 "OFPT_TABLE_STATUS", 32 "OFPT_REQUESTFORWARD", 33 "OFPT_BUNDLE_CONTROL", 34 "OFPT_BUNDLE_ADD_MESSAGE", 35 "OFPT_CONTROLLER_STATUS", } }

    pub(super) fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.read(VERSION)?;
        let sort = layer.read(TYPE)?;
        layer.info(format_args!("Type: {}", TYPES.name(sort, "Unknown")));
        layer.read(LENGTH)?;
        layer.read(TRANSACTION)?;
        layer.seek(layer.span().len());
        Ok(())
    }
}
