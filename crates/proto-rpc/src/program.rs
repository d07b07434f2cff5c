//! What the programs over RPC share: their names, and what the call tells them.

use std::fmt;

use dissect::prelude::*;
use dissect::tree::{Value, flags};

/// Programs by number.
pub(crate) const PROGRAM: Table = Table::new("rpc.program");

/// A program's names, IANA "Remote Procedure Call (RPC) Program Numbers".
pub(crate) struct Names {
    number: u32,
    /// As the columns show it.
    pub(crate) name: &'static str,
    procedures: fn(u32) -> Labels,
}

static NAMES: &[Names] = &[
    Names { number: 100_000, name: "Portmap", procedures: crate::portmap::procedures },
    Names { number: 100_003, name: "NFS", procedures: crate::nfs::procedures },
    Names { number: 100_005, name: "MOUNT", procedures: crate::mount::procedures },
];

/// Names of a program.
pub(crate) fn names(number: u32) -> Option<&'static Names> {
    NAMES.iter().find(|names| names.number == number)
}

/// A procedure as it is shown.
pub(crate) struct Procedure {
    pub(crate) program: u32,
    pub(crate) version: u32,
    pub(crate) number: u32,
}

impl fmt::Display for Procedure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let labels =
            names(self.program).map_or(Labels::None, |names| (names.procedures)(self.version));
        match labels.find(u64::from(self.number)) {
            Some(name) => f.write_str(name),
            None => write!(f, "proc-{}", self.number),
        }
    }
}

/// What a program is told of the call that its octets belong to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told {
    pub(crate) is_reply: bool,
    pub(crate) version: u32,
    pub(crate) procedure: u32,
}

impl Told {
    pub(crate) fn pack(self) -> u64 {
        let version = u64::from(self.version & 0x7fff_ffff);
        u64::from(self.procedure) | version << 32 | u64::from(self.is_reply) << 63
    }

    fn unpack(packed: u64) -> Told {
        let version = (packed >> 32) as u32 & 0x7fff_ffff;
        Told { is_reply: packed >> 63 != 0, version, procedure: packed as u32 }
    }
}

/// Begins a program's layer: its version and procedure, which the header of the call told.
pub(crate) fn begin(
    layer: &mut Layer<'_, '_>,
    by_version: fn(u32) -> Option<Field<u32>>,
) -> Result<Told, Stop> {
    let Argument::Number(packed) = layer.argument() else { return Err(Stop::NotMine) };
    let told = Told::unpack(packed);
    let len = layer.span().len();
    layer.covers(len);
    with_rpc(layer, |layer| layer.generated(crate::rpc::PROGRAM_VERSION, len, told.version));
    if let Some(field) = by_version(told.version) {
        layer.put_value(field, len, 0, Value::U64(u64::from(told.procedure)), flags::GENERATED);
    }
    Ok(told)
}

/// Uses the fields of RPC for a while.
pub(crate) fn with_rpc<R: Default>(
    layer: &mut Layer<'_, '_>,
    body: impl FnOnce(&mut Layer<'_, '_>) -> R,
) -> R {
    match layer.registry().named(Name::new("rpc")) {
        Some(rpc) => layer.with_fields_of(rpc, body),
        None => R::default(),
    }
}

/// Reads a text of XDR (RFC 4506 section 4.11): its length, its octets, zeros up to a multiple of four.
pub(crate) fn text<'b>(
    layer: &mut Layer<'_, 'b>,
    name: &str,
    field: Field<Text>,
) -> Result<&'b [u8], Stop> {
    let len = layer.peek::<u32>(0)? as usize;
    let shown = layer.span().slice(layer.at() + 4, len)?;
    layer.group(format_args!("{name}: {}", Shown(shown)), |layer| {
        let at = layer.at();
        layer.skip(4)?;
        with_rpc(layer, |layer| layer.put(crate::rpc::OPAQUE_LENGTH, at, 4, len as u32));
        let bytes = layer.text(field, len)?;
        layer.label(format_args!("contents: {}", Shown(bytes)));
        fill(layer, len)?;
        Ok(bytes)
    })
}

fn fill(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    let octets = len.wrapping_neg() & 3;
    let at = layer.at();
    layer.skip(octets)?;
    if octets > 0 {
        with_rpc(layer, |layer| {
            layer.put_bytes(crate::rpc::FILL, at, octets);
            layer.label(format_args!("fill bytes: opaque data"));
        });
    }
    Ok(())
}

/// Text in labels.
pub(crate) struct Shown<'b>(pub(crate) &'b [u8]);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [] => f.write_str("<EMPTY>"),
            text => f.write_str(&String::from_utf8_lossy(text)),
        }
    }
}
