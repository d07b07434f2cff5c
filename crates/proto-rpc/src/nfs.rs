//! Network File System, RFC 1094 (version 2), RFC 1813 (version 3), RFC 7530 (version 4): which procedure it is.

use dissect::prelude::*;

use crate::program::{self, PROGRAM};

pub(crate) static NFS: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(PROGRAM, 100_003)],
    stateless: true,
    ..Protocol::new("nfs", "NFS", "Network File System", dissect)
};

fields! {
    PROCEDURE_V2: u32 = "nfs.procedure_v2", "V2 Procedure", Dec, PROCEDURES_V2;
    PROCEDURE_V3: u32 = "nfs.procedure_v3", "V3 Procedure", Dec, PROCEDURES_V3;
    PROCEDURE_V4: u32 = "nfs.procedure_v4", "V4 Procedure", Dec, PROCEDURES_V4;
}

values! { PROCEDURES_V2 {
    0 "NULL",
    1 "GETATTR",
    2 "SETATTR",
    3 "ROOT",
    4 "LOOKUP",
    5 "READLINK",
    6 "READ",
    7 "WRITECACHE",
    8 "WRITE",
    9 "CREATE",
    10 "REMOVE",
    11 "RENAME",
    12 "LINK",
    13 "SYMLINK",
    14 "MKDIR",
    15 "RMDIR",
    16 "READDIR",
    17 "STATFS",
} }
values! { PROCEDURES_V3 {
    0 "NULL",
    1 "GETATTR",
    2 "SETATTR",
    3 "LOOKUP",
    4 "ACCESS",
    5 "READLINK",
    6 "READ",
    7 "WRITE",
    8 "CREATE",
    9 "MKDIR",
    10 "SYMLINK",
    11 "MKNOD",
    12 "REMOVE",
    13 "RMDIR",
    14 "RENAME",
    15 "LINK",
    16 "READDIR",
    17 "READDIRPLUS",
    18 "FSSTAT",
    19 "FSINFO",
    20 "PATHCONF",
    21 "COMMIT",
} }
values! { PROCEDURES_V4 {
    0 "NULL",
    1 "COMPOUND",
} }

/// Procedures of a version.
pub(crate) fn procedures(version: u32) -> Labels {
    match version {
        2 => PROCEDURES_V2,
        3 => PROCEDURES_V3,
        4 => PROCEDURES_V4,
        _ => Labels::None,
    }
}

fn field(version: u32) -> Option<Field<u32>> {
    match version {
        2 => Some(PROCEDURE_V2),
        3 => Some(PROCEDURE_V3),
        4 => Some(PROCEDURE_V4),
        _ => None,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    program::begin(layer, field)?;
    Ok(())
}
