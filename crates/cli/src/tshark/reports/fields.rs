//! Fields, protocols, and words for values.

use dissect::{FieldDef, FieldType, Labels, ProtocolId, Registry, Show};
use session::Session;

use super::{data, hidden, line};

/// `-G protocols`: name, short name, filter name; by short name.
pub(super) fn protocols(session: &Session, out: &mut Vec<u8>) {
    let (hidden, named) = (hidden(), data::by_name(data::PROTOCOLS));
    let all = session.registry.protocols().map(|(_, p)| p);
    let mut rows: Vec<[&str; 3]> = all
        .filter(|p| !hidden.contains(p.filter))
        .map(|p| match named.get(p.filter).map(Vec::as_slice) {
            Some([short, name]) => [*name, *short, p.filter],
            _ => [p.name, p.short, p.filter],
        })
        .collect();
    rows.sort_by_key(|[_, short, filter]| (short.to_ascii_lowercase(), *filter));
    for row in rows {
        line(out, &row);
    }
}

/// `-G fields`: a line for each protocol, then those of its fields.
pub(super) fn fields(session: &Session, out: &mut Vec<u8>) {
    let (kinds, differ) = (Kinds::new(), data::by_name(data::FIELDS));
    each(&session.registry, |owner, def| match differ.get(def.filter).map(Vec::as_slice) {
        Some([parent, kind, form, mask]) => {
            line(out, &["F", def.label, def.filter, kind, parent, form, mask, def.doc]);
        }
        Some(_) => line(out, &["P", def.label, def.filter]),
        None if def.kind == FieldType::Protocol => line(out, &["P", def.label, def.filter]),
        None => {
            let parent = session.registry.protocol(owner).filter;
            let mask = format!("{:#x}", def.mask);
            let (kind, form) = (kinds.name(def.kind), form(def));
            line(out, &["F", def.label, def.filter, kind, parent, &form, &mask, def.doc]);
        }
    });
}

/// `-G values`: the words of each field that has some.
pub(super) fn values(session: &Session, out: &mut Vec<u8>) {
    let differ = data::by_name(data::WORDS);
    each(&session.registry, |_, def| {
        let (as_ranges, hex) = match differ.get(def.filter).map(Vec::as_slice) {
            Some([kind, base]) => (*kind == "R", *base == "hex"),
            _ => (matches!(def.labels, Labels::Ranges(_)), def.show == Show::Hex),
        };
        let number = |n: u32| if hex { format!("{n:#x}") } else { n.to_string() };
        let mut row = |from: u32, to: u32, words: &str| {
            if as_ranges {
                line(out, &["R", def.filter, &number(from), &number(to), words]);
                return;
            }
            for value in from..=to.min(from.saturating_add(u32::from(u8::MAX))) {
                line(out, &["V", def.filter, &number(value), words]);
            }
        };
        match def.labels {
            Labels::Values(table) => table.iter().for_each(|(n, words)| row(*n, *n, words)),
            Labels::Ranges(table) => {
                table.iter().for_each(|(from, to, words)| row(*from, *to, words))
            }
            Labels::Flag(set, unset) => line(out, &["T", def.filter, set, unset]),
            Labels::Unit(unit) => {
                // Words have a plural, abbreviations have none.
                let singular = unit.strip_suffix('s').filter(|u| u.len() > 3);
                let (one, many) = singular.map_or((unit, "(no plural)"), |one| (one, unit));
                line(out, &["U", def.filter, one, many]);
            }
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

/// Names of types.
pub(super) struct Kinds(Vec<&'static str>);

impl Kinds {
    pub(super) fn new() -> Kinds {
        Kinds(data::FTYPES.lines().filter_map(|l| l.split('\t').next()).collect())
    }

    /// Such as `FT_UINT8`.
    pub(super) fn name(&self, kind: FieldType) -> &'static str {
        self.0.get(usize::from(kind.number())).copied().unwrap_or("FT_NONE")
    }
}

/// The name of a type.
pub(crate) fn kind_name(kind: FieldType) -> &'static str {
    Kinds::new().name(kind)
}

/// The base of a number, the width of a boolean's word; nothing for other types.
fn form(def: &FieldDef) -> String {
    match def.kind {
        FieldType::Boolean if def.mask == 0 => "0".to_owned(),
        FieldType::Boolean => def.width.to_string(),
        kind if is_number(kind) => base(def.show).to_owned(),
        _ => String::new(),
    }
}

/// Types whose form is a base.
fn is_number(kind: FieldType) -> bool {
    use FieldType as T;
    let short = matches!(kind, T::Char | T::Uint8 | T::Uint16 | T::Uint24 | T::Uint32);
    let long = matches!(kind, T::Uint40 | T::Uint48 | T::Uint56 | T::Uint64);
    short || long || matches!(kind, T::Int8 | T::Int16 | T::Int24 | T::Int32 | T::Int64)
}

/// The name of a form.
pub(crate) fn base(show: Show) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A row that a protocol has made needless is taken out; names are spelled right.
    #[test]
    fn rows_of_differences_differ() {
        let (session, kinds) = (Session::new(), Kinds::new());
        let registry = &session.registry;
        for (name, row) in data::by_name(data::FIELDS) {
            let ours = registry.fields_named(name).iter().map(|id| {
                let def = registry.field(*id);
                let parent = registry.protocol(registry.owner(*id)).filter;
                (parent, kinds.name(def.kind), form(def), format!("{:#x}", def.mask))
            });
            let ours: Vec<_> = ours.collect();
            assert!(!ours.is_empty(), "{name}");
            let same = ours.iter().all(|(a, b, c, d)| row == [a, b, c.as_str(), d.as_str()]);
            assert!(!same, "{name}: to be taken from fields.tsv");
        }
        for (name, row) in data::by_name(data::PROTOCOLS) {
            let found = registry.by_name(name).map(|id| registry.protocol(id));
            let found = found.unwrap_or_else(|| panic!("{name}"));
            assert!(row != [found.short, found.name], "{name}: to be taken from protocols.tsv");
        }
        for name in data::by_name(data::WORDS).keys() {
            assert!(!registry.fields_named(name).is_empty(), "{name}");
        }
    }
}
