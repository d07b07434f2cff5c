//! The user's settings: which files there are, what stands in them, and what they change.
//!
//! Files are those of the reference, in its formats and from its folders; `folders.rs` says which come first.

pub mod folders;
pub mod known;
pub mod preferences;
pub mod records;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use dfilter::SavedFilter;
use dissect::Table;
use names::Tables;

use crate::Session;
pub use folders::{Folders, NoProfile};
pub use preferences::{Kind, Preference, Refused};

/// What was read besides what the session's other parts hold.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Preferences that belong to no protocol and were set, by name.
    pub values: BTreeMap<String, String>,
    /// The text of the coloring rules; `None` for those that come with the program.
    pub colour_rules: Option<String>,
    /// Saved capture filters.
    pub capture_filters: Vec<SavedFilter>,
    /// Saved display filters; those that come with the program if the user has none.
    pub display_filters: Vec<SavedFilter>,
    /// Records of the user's tables.
    pub records: Vec<records::Record>,
    /// What is wrong in the files, one line each.
    pub warnings: Vec<String>,
}

/// Octets of a settings file: more is no settings file.
const FILE_OCTETS_MAX: u64 = 64 << 20;

fn read(path: Option<impl AsRef<Path>>) -> Option<String> {
    let path = path?;
    if fs::metadata(&path).ok()?.len() > FILE_OCTETS_MAX {
        return None;
    }
    Some(String::from_utf8_lossy(&fs::read(path).ok()?).into_owned())
}

/// Reads all files of the user and changes the session accordingly.
pub fn load(session: &mut Session, folders: &Folders) {
    for path in [folders.global("preferences"), folders.personal("preferences")] {
        if let (Some(path), Some(text)) = (&path, read(path.as_ref())) {
            load_preferences(session, path, &text);
        }
    }
    session.config.names = Some(Arc::new(tables(folders)));
    for (name, on) in [("disabled_protos", false), ("enabled_protos", true)] {
        for path in [folders.global(name), folders.personal(name)] {
            for line in lines(&read(path).unwrap_or_default()) {
                toggle(session, line, on);
            }
        }
    }
    for line in lines(&read(folders.personal("heuristic_protos")).unwrap_or_default()) {
        if let Some((name, on)) = line.split_once(',') {
            toggle_heuristic(session, name.trim(), on.trim() == "1");
        }
    }
    if let Some(path) = folders.personal("decode_as_entries")
        && let Some(text) = read(Some(&path))
    {
        for line in preferences::parse(&text) {
            let entry = line.entry.filter(|(name, _)| name == "decode_as_entry");
            if let Some((_, value)) = entry
                && !decode_as_entry(session, &value)
            {
                let place = place(line.number, &path);
                session
                    .settings
                    .warnings
                    .push(format!("Syntax error in preference decode_as_entry {place}"));
            }
        }
    }
    let rules = folders.personal("colorfilters");
    session.settings.colour_rules = read(rules.or_else(|| folders.global("colorfilters")));
    let filters = |name: &str| {
        let text = read(folders.personal(name)).or_else(|| read(folders.global(name)))?;
        Some(dfilter::saved_filters(&text))
    };
    records::load(session, |table| read(folders.personal(table)));
    session.settings.capture_filters = filters("cfilters").unwrap_or_default();
    session.settings.display_filters = filters("dfilters").unwrap_or_else(dfilter::shipped_filters);
    // The user's macros take the place of those that come with the program. Later versions of the reference write `dmacros`.
    let macros = ["dfilter_macros", "dmacros"].map(|name| read(folders.personal(name)));
    if macros.iter().any(Option::is_some) {
        session.macros = dfilter::Macros::default();
        macros.iter().flatten().for_each(|text| session.macros.read(text));
    }
}

fn place(number: usize, path: &Path) -> String {
    format!("at line {number} of\n{} (save preferences to remove this warning)", path.display())
}

fn load_preferences(session: &mut Session, path: &Path, text: &str) {
    for line in preferences::parse(text) {
        let place = place(line.number, path);
        let warning = match &line.entry {
            None => Some(format!("Incomplete preference {place}")),
            Some((name, value)) => match preferences::set(session, name, value) {
                Ok(()) | Err(Refused::Obsolete) => None,
                Err(Refused::Unknown(_)) => Some(format!("No such preference \"{name}\" {place}")),
                Err(Refused::Value) => {
                    Some(format!("Syntax error in preference \"{name}\" {place}"))
                }
            },
        };
        session.settings.warnings.extend(warning);
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|l| !l.is_empty())
}

/// The user's tables of names.
pub fn tables(folders: &Folders) -> Tables {
    let mut tables = Tables::default();
    let of_profile = |name: &str| read(folders.personal(name)).unwrap_or_default();
    let of_all = |name: &str| read(folders.common(name)).unwrap_or_default();
    let global = |name: &str| read(folders.global(name)).unwrap_or_default();
    // Where the last line counts, the most personal is read last; else first.
    tables.read_hosts(&global("hosts"));
    tables.read_hosts(&of_profile("hosts"));
    tables.read_subnets(&of_profile("subnets"));
    tables.read_subnets(&global("subnets"));
    tables.read_ethers(&of_all("ethers"));
    tables.read_ethers(&read(Some("/etc/ethers")).unwrap_or_default());
    tables.read_manuf(&of_all("manuf"));
    tables.read_services(&of_all("services"));
    tables.read_services(&of_profile("services"));
    tables.read_vlans(&of_profile("vlans"));
    tables
}

/// Turns a protocol on or off. One that does not exist is passed over, as the reference does.
pub fn toggle(session: &mut Session, name: &str, on: bool) {
    if let Some(id) = session.registry.by_name(name) {
        let default_off = session.registry.protocol(id).disabled;
        session.config.toggle(id, on == default_off);
    }
}

/// Turns a heuristic on or off, by the name of its protocol and table such as `http_tcp`. False if there is none.
pub fn toggle_heuristic(session: &mut Session, name: &str, on: bool) -> bool {
    use dissect::Entry::{Heuristic, HeuristicOff};
    let registry = &session.registry;
    let found: Vec<_> = registry
        .entries()
        .filter_map(|(table, entry, id)| match entry {
            Heuristic(..) => Some((table, true, id)),
            HeuristicOff(..) => Some((table, false, id)),
            _ => None,
        })
        .filter(|(table, _, id)| known::is_heuristic(name, registry.protocol(*id).filter, table))
        .collect();
    for (table, default, id) in &found {
        session.config.toggle_heuristic(Table::new(table), *id, on != *default);
    }
    !found.is_empty()
}

/// What the heuristic of a protocol in a table is called.
pub fn heuristic_name(protocol: &str, table: &str) -> String {
    let name = format!("{protocol}_{table}");
    if known::heuristics().any(|known| known == name) { name } else { protocol.to_owned() }
}

/// `table,selector,initial,current`: the protocol by its short name, or `(none)`.
fn decode_as_entry(session: &mut Session, value: &str) -> bool {
    let mut parts = value.splitn(4, ',');
    let (Some(table), Some(selector), Some(_), Some(current)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let Some(table) = table_named(session, table) else { return false };
    let Some(number) = self::selector(selector) else { return true };
    let mut all = session.registry.protocols();
    match all.find(|(_, protocol)| protocol.short == current).map(|(id, _)| id) {
        Some(id) => session.config.decode_as(table, number, Some(id)),
        None if current == "(none)" => session.config.decode_as(table, number, None),
        // A protocol that is not there changes nothing.
        None => {}
    }
    true
}

/// The table of that name, if any protocol is entered from it.
pub fn table_named(session: &Session, name: &str) -> Option<Table> {
    let mut entries = session.registry.entries();
    entries.find(|(table, _, _)| *table == name).map(|(table, _, _)| Table::new(table))
}

/// True if a table hands on by texts, such as media types, not by numbers.
pub fn has_texts(session: &Session, table: Table) -> bool {
    let text = |(of, entry, _)| of == table.name && matches!(entry, dissect::Entry::Text(..));
    session.registry.entries().any(text)
}

/// A decimal or hexadecimal number.
pub fn number(text: &str) -> Option<u32> {
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// The same as C reads it, where digits behind a zero are octal.
fn selector(text: &str) -> Option<u32> {
    match text.strip_prefix('0').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        Some(digits) => u32::from_str_radix(digits, 8).ok(),
        None => number(text),
    }
}

/// More numbers than a port has, twice, are a mistake.
const NUMBERS_MAX: u32 = 1 << 17;

/// `8888`, `8888-8890`, or `8888:3`.
pub fn range(text: &str) -> Option<(u32, u32)> {
    let (from, to) = if let Some((from, to)) = text.split_once('-') {
        (selector(from)?, selector(to)?)
    } else if let Some((from, count)) = text.split_once(':') {
        let (from, count) = (selector(from)?, selector(count)?);
        (from, from.checked_add(count.checked_sub(1)?)?)
    } else {
        (selector(text)?, selector(text)?)
    };
    (from <= to && to - from < NUMBERS_MAX).then_some((from, to))
}
