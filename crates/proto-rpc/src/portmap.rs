//! Port mapper, RFC 1833: version 2 (section 3), and versions 3 and 4, RPCBIND (section 2).

use dissect::prelude::*;

use crate::program::{self, PROGRAM};
use crate::rpc::PROGRAMS;

pub(crate) static PORTMAP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(PROGRAM, 100_000)],
    stateless: true,
    ..Protocol::new("portmap", "Portmap", "Portmap", dissect)
};

fields! {
    PROCEDURE_V1: u32 = "portmap.procedure_v1", "V1 Procedure", Dec, PROCEDURES_V1;
    PROCEDURE_V2: u32 = "portmap.procedure_v2", "V2 Procedure", Dec, PROCEDURES_V2;
    PROCEDURE_V3: u32 = "portmap.procedure_v3", "V3 Procedure", Dec, PROCEDURES_V3;
    PROCEDURE_V4: u32 = "portmap.procedure_v4", "V4 Procedure", Dec, PROCEDURES_V4;
    PROG: u32 = "portmap.prog", "Program", Dec, PROGRAMS;
    VERSION: u32 = "portmap.version", "Version", Dec;
    PROTO: u32 = "portmap.proto", "Proto", Dec, PROTOCOLS;
    PORT: u32 = "portmap.port", "Port", Dec;
    RPCB: Empty = "portmap.rpcb", "RPCB", None;
    RPCB_PROG: u32 = "portmap.rpcb.prog", "Program", Dec, PROGRAMS;
    RPCB_VERSION: u32 = "portmap.rpcb.version", "Version", Dec;
    NETID: Text = "portmap.rpcb.netid", "Network Id", None;
    ADDR: Text = "portmap.rpcb.addr", "Universal Address", None;
    OWNER: Text = "portmap.rpcb.owner", "Owner of this Service", None;
    UADDR: Text = "portmap.uaddr", "Universal Address", None;
}

values! { PROTOCOLS { 6 "TCP", 17 "UDP" } }
values! { PROCEDURES_V1 {
    0 "NULL",
    1 "SET",
    2 "UNSET",
    3 "GETPORT",
    4 "DUMP",
    5 "CALLIT",
} }
values! { PROCEDURES_V2 {
    0 "NULL",
    1 "SET",
    2 "UNSET",
    3 "GETPORT",
    4 "DUMP",
    5 "CALLIT",
} }
values! { PROCEDURES_V3 {
    0 "NULL",
    1 "SET",
    2 "UNSET",
    3 "GETADDR",
    4 "DUMP",
    5 "CALLIT",
    6 "GETTIME",
    7 "UADDR2TADDR",
    8 "TADDR2UADDR",
} }
values! { PROCEDURES_V4 {
    0 "NULL",
    1 "SET",
    2 "UNSET",
    3 "GETADDR",
    4 "DUMP",
    5 "BCAST",
    6 "GETTIME",
    7 "UADDR2TADDR",
    8 "TADDR2UADDR",
    9 "GETVERSADDR",
    10 "INDIRECT",
    11 "GETADDRLIST",
    12 "GETSTAT",
} }

/// Procedures of a version.
pub(crate) fn procedures(version: u32) -> Labels {
    match version {
        1 => PROCEDURES_V1,
        2 => PROCEDURES_V2,
        3 => PROCEDURES_V3,
        4 => PROCEDURES_V4,
        _ => Labels::None,
    }
}

fn field(version: u32) -> Option<Field<u32>> {
    match version {
        1 => Some(PROCEDURE_V1),
        2 => Some(PROCEDURE_V2),
        3 => Some(PROCEDURE_V3),
        4 => Some(PROCEDURE_V4),
        _ => None,
    }
}

mod procedure {
    pub(super) const SET: u32 = 1;
    pub(super) const UNSET: u32 = 2;
    /// Version 2; from version 3 on it is GETADDR.
    pub(super) const GETPORT: u32 = 3;
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    use procedure::{GETPORT, SET, UNSET};
    let told = program::begin(layer, field)?;
    match (told.version, told.procedure, told.is_reply) {
        (2, SET | UNSET | GETPORT, false) => mapping(layer),
        (2, GETPORT, true) => {
            let port = layer.read(PORT)?;
            if port == 0 {
                layer.info_append(format_args!(" PROGRAM_NOT_AVAILABLE"));
            } else {
                layer.info_append(format_args!(" Port:{port}"));
            }
            Ok(())
        }
        (3 | 4, SET | UNSET | GETPORT, false) => layer.subtree(RPCB, |layer| {
            layer.read(RPCB_PROG)?;
            layer.read(RPCB_VERSION)?;
            program::text(layer, "Network Id", NETID)?;
            program::text(layer, "Universal Address", ADDR)?;
            program::text(layer, "Owner of this Service", OWNER)?;
            Ok(())
        }),
        (3 | 4, GETPORT, true) => program::text(layer, "Universal Address", UADDR).map(|_| ()),
        _ => Ok(()),
    }
}

fn mapping(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let program = layer.read(PROG)?;
    let version = layer.read(VERSION)?;
    let proto = layer.read(PROTO)?;
    layer.read(PORT)?;
    let name = PROGRAMS.name(program, "Unknown");
    let transport = PROTOCOLS.name(proto, "Unknown");
    layer.info_append(format_args!(" {name}({program}) V:{version} {transport}"));
    layer.title(format_args!(" GETPORT Call {name}({program}) Version:{version} {transport}"));
    Ok(())
}
