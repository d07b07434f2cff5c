//! Mount protocol of NFS, RFC 1094 appendix A (versions 1 and 2) and RFC 1813 section 5 (version 3): the paths and
//! the results.

use dissect::prelude::*;

use crate::program::{self, PROGRAM, Shown};

pub(crate) static MOUNT: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(PROGRAM, 100_005)],
    stateless: true,
    ..Protocol::new("mount", "MOUNT", "Mount Service", dissect)
};

fields! {
    PROCEDURE_V1: u32 = "mount.procedure_v1", "V1 Procedure", Dec, PROCEDURES_V1;
    PROCEDURE_V2: u32 = "mount.procedure_v2", "V2 Procedure", Dec, PROCEDURES_V2;
    PROCEDURE_V3: u32 = "mount.procedure_v3", "V3 Procedure", Dec, PROCEDURES_V3;
    PATH: Text = "mount.path", "Path", None;
    STATUS: u32 = "mount.status", "Status", Dec, STATES;
}

values! { PROCEDURES_V1 {
    0 "NULL",
    1 "MNT",
    2 "DUMP",
    3 "UMNT",
    4 "UMNTALL",
    5 "EXPORT",
    6 "EXPORTALL",
} }
values! { PROCEDURES_V2 {
    0 "NULL",
    1 "MNT",
    2 "DUMP",
    3 "UMNT",
    4 "UMNTALL",
    5 "EXPORT",
    6 "EXPORTALL",
    7 "PATHCONF",
} }
values! { PROCEDURES_V3 {
    0 "NULL",
    1 "MNT",
    2 "DUMP",
    3 "UMNT",
    4 "UMNTALL",
    5 "EXPORT",
} }
values! { STATES {
    0 "OK",
    1 "ERR_PERM",
    2 "ERR_NOENT",
    5 "ERR_IO",
    13 "ERR_ACCESS",
    20 "ERR_NOTDIR",
    22 "ERR_INVAL",
    63 "ERR_NAMETOOLONG",
    10004 "ERR_NOTSUPP",
    10006 "ERR_SERVERFAULT",
} }

/// Procedures of a version.
pub(crate) fn procedures(version: u32) -> Labels {
    match version {
        1 => PROCEDURES_V1,
        2 => PROCEDURES_V2,
        3 => PROCEDURES_V3,
        _ => Labels::None,
    }
}

fn field(version: u32) -> Option<Field<u32>> {
    match version {
        1 => Some(PROCEDURE_V1),
        2 => Some(PROCEDURE_V2),
        3 => Some(PROCEDURE_V3),
        _ => None,
    }
}

mod procedure {
    pub(super) const MNT: u32 = 1;
    pub(super) const UMNT: u32 = 3;
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let told = program::begin(layer, field)?;
    match (told.procedure, told.is_reply) {
        (procedure::MNT | procedure::UMNT, false) => {
            let path = program::text(layer, "Path", PATH)?;
            layer.info_append(format_args!(" {}", Shown(path)));
        }
        (procedure::MNT, true) => {
            let status = layer.read(STATUS)?;
            if status != 0 {
                layer.info_append(format_args!(" Error:{}", STATES.name(status, "Unknown")));
            }
        }
        _ => {}
    }
    Ok(())
}
