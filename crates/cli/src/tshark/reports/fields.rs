//! Fields, protocols, and words for values.

use dissect::{FieldDef, FieldType, Labels, ProtocolId, Registry, Show};
use session::Session;

use super::{data, hidden, line};

/// `-G protocols`: name, short name, filter name; by short name.
pub(super) fn protocols(session: &Session, out: &mut Vec<u8>) {
    let hidden = hidden();
    let mut all: Vec<_> = session.registry.protocols().map(|(_, p)| p).collect();
    all.retain(|p| !hidden.contains(p.filter));
    all.sort_by_key(|p| (p.short.to_ascii_lowercase(), p.filter));
    for protocol in all {
        line(out, &[protocol.name, protocol.short, protocol.filter]);
    }
}

/// `-G fields`: a line for each protocol, then those of its fields.
pub(super) fn fields(session: &Session, out: &mut Vec<u8>) {
    let types: Vec<&str> = data::FTYPES.lines().filter_map(|l| l.split('\t').next()).collect();
    each(&session.registry, |owner, def| {
        if def.kind == FieldType::Protocol {
            line(out, &["P", def.label, def.filter]);
            return;
        }
        let kind = types.get(usize::from(def.kind.number())).copied().unwrap_or("FT_NONE");
        let parent = session.registry.protocol(owner).filter;
        let mask = format!("{:#x}", def.mask);
        let form = match def.kind {
            FieldType::Boolean if def.mask == 0 => "0".to_owned(),
            FieldType::Boolean => def.width.to_string(),
            kind if is_number(kind) => form(def.show).to_owned(),
            _ => String::new(),
        };
        line(out, &["F", def.label, def.filter, kind, parent, &form, &mask, def.doc]);
    });
}

/// `-G values`: the words of each field that has some.
pub(super) fn values(session: &Session, out: &mut Vec<u8>) {
    each(&session.registry, |_, def| {
        let hex = def.show == Show::Hex;
        let number = |n: u32| if hex { format!("{n:#x}") } else { n.to_string() };
        match def.labels {
            Labels::Values(table) => {
                for (value, words) in table {
                    line(out, &["V", def.filter, &number(*value), words]);
                }
            }
            Labels::Ranges(table) => {
                for (from, to, words) in table {
                    line(out, &["R", def.filter, &number(*from), &number(*to), words]);
                }
            }
            Labels::Flag(set, unset) => line(out, &["T", def.filter, set, unset]),
            Labels::Unit(unit) => line(out, &["U", def.filter, unit, "(no plural)"]),
            Labels::None | Labels::Custom(_) => {}
        }
    });
}

/// `-G fieldcount`.
pub(super) fn count(session: &Session, out: &mut Vec<u8>) {
    let registry = &session.registry;
    let (mut fields, mut protocols, mut same, mut last) = (0, 0, 0, "");
    for id in registry.fields_by_name() {
        let def = registry.field(*id);
        fields += 1;
        protocols += usize::from(def.kind == FieldType::Protocol);
        same += usize::from(def.filter == last);
        last = def.filter;
    }
    let octets = fields * size_of::<FieldDef>() / 1024;
    let text = format!(
        "There are {fields} header fields registered, of which:\n\t0 are deregistered\n\t{protocols} are protocols\n\t{same} have the same name as another field\n\n{fields} fields were pre-allocated.\n\nThe header field table consumes {} KiB of memory.\nThe fields themselves consume {octets} KiB of memory.\n",
        fields * size_of::<dissect::FieldId>() / 1024
    );
    out.extend_from_slice(text.as_bytes());
}

/// All fields that the reference knows, too, with the protocol they belong to.
pub(super) fn each(registry: &Registry, mut then: impl FnMut(ProtocolId, &FieldDef)) {
    let hidden = hidden();
    for (id, def) in registry.fields() {
        if !def.filter.is_empty() && !hidden.contains(def.filter) {
            then(registry.owner(id), def);
        }
    }
}

/// Types whose form is a base.
fn is_number(kind: FieldType) -> bool {
    use FieldType as T;
    match kind {
        T::Char | T::Uint8 | T::Uint16 | T::Uint24 | T::Uint32 | T::Uint40 | T::Uint48 => true,
        T::Uint56 | T::Uint64 | T::Int8 | T::Int16 | T::Int24 | T::Int32 | T::Int64 => true,
        _ => false,
    }
}

fn form(show: Show) -> &'static str {
    match show {
        Show::Dec => "BASE_DEC",
        Show::Hex => "BASE_HEX",
        Show::Oct => "BASE_OCT",
        Show::DecHex => "BASE_DEC_HEX",
        Show::HexDec => "BASE_HEX_DEC",
        Show::Custom => "BASE_CUSTOM",
        Show::PtTcp => "BASE_PT_TCP",
        Show::PtUdp => "BASE_PT_UDP",
        Show::PtSctp => "BASE_PT_SCTP",
        Show::Oui => "BASE_OUI",
        _ => "BASE_NONE",
    }
}
