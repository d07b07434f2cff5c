//! Hand-off tables, columns, preferences and folders.

use std::collections::{HashMap, HashSet};

use dissect::protocol::Entry;
use session::Session;
use session::settings::preferences::{self, Kind, Preference};

use super::{data, hidden, line};
use crate::tshark::forms::COLUMNS;

/// `-G column-formats`, with the option that sets the usual columns.
pub(super) fn column_formats(_: &Session, out: &mut Vec<u8>) {
    out.extend_from_slice(data::COLUMNS.as_bytes());
    let text = format!(
        "\nFor example, to print Wireshark's default columns with tshark:\n\ntshark -o 'gui.column.format:{COLUMNS}'\n"
    );
    out.extend_from_slice(text.as_bytes());
}

/// `-G decodes`: table, number, protocol. Tables of texts are not listed.
pub(super) fn decodes(session: &Session, out: &mut Vec<u8>) {
    let mut known: HashSet<&str> = tables().map(|(name, _)| name).collect();
    // Its numbers are those of capture files here; the reference has numbers of its own.
    known.remove(dissect::protocol::tables::LINK.name);
    // Where two protocols claim a number the later one has it.
    let (mut lines, mut owners) = (Vec::new(), HashMap::new());
    for (table, entry, id) in session.registry.entries() {
        let (from, to) = match entry {
            Entry::Number(_, n) => (n, n),
            Entry::Range(_, from, to) => (from, to),
            _ => continue,
        };
        if known.contains(table) {
            for number in from..=to {
                lines.push((table, number));
                owners.insert((table, number), id);
            }
        }
    }
    lines.sort_unstable();
    lines.dedup();
    for key in lines {
        if let Some(id) = owners.get(&key) {
            line(out, &[key.0, &key.1.to_string(), session.registry.protocol(*id).filter]);
        }
    }
}

/// The hand-off tables that the reference has, too: name, and the cells after the name for people.
pub(in crate::tshark) fn tables() -> impl Iterator<Item = (&'static str, &'static str)> {
    data::TABLES.lines().filter_map(|row| row.split_once('\t'))
}

/// `-G dissector-tables`: name, name for people (ours is the name), type, form (of
/// numbers), protocol, whether Decode As can set it.
pub(super) fn dissector_tables(session: &Session, out: &mut Vec<u8>) {
    let used: HashSet<&str> = session.registry.entries().map(|(table, _, _)| table).collect();
    for (name, rest) in tables().filter(|(name, _)| used.contains(name)) {
        line(out, &[name, name, rest]);
    }
}

/// Lists that protocols here hand each other packets through.
const OWN_LISTS: &[&str] = &["classicstun", "stun"];

/// `-G heuristic-decodes`: list, protocol, whether it is asked.
pub(super) fn heuristics(session: &Session, out: &mut Vec<u8>) {
    let hidden = hidden();
    let mut lines = Vec::new();
    for (table, entry, id) in session.registry.entries() {
        let on = match entry {
            Entry::Heuristic(..) => "T",
            Entry::HeuristicOff(..) => "F",
            _ => continue,
        };
        lines.push((table, session.registry.protocol(id).filter, on));
    }
    lines.sort_unstable();
    lines.retain(|(table, protocol, _)| !hidden.contains(protocol) && !OWN_LISTS.contains(table));
    for (table, protocol, on) in &lines {
        line(out, &[table, protocol, on]);
    }
}

/// `-G defaultprefs` and `-G currentprefs`: a file of preferences. What is at its default is commented out.
pub(super) fn preferences(session: &Session, defaults: bool, out: &mut Vec<u8>) {
    let head = format!(
        "# Preferences of requin {}.\n#\n# Lines that begin with # change nothing.\n\n",
        super::super::VERSION
    );
    out.extend_from_slice(head.as_bytes());
    for preference in preferences::list(session) {
        let Preference { name, kind, default, value, label } = preference;
        if !label.is_empty() {
            out.extend_from_slice(format!("# {label}\n").as_bytes());
        }
        let takes = match kind {
            Kind::Bool => "TRUE or FALSE (case-insensitive)".to_owned(),
            Kind::Number => "A decimal number".to_owned(),
            Kind::Choice(words) => format!("One of: {}\n# (case-insensitive).", words.join(", ")),
            Kind::Range => "Numbers and ranges, such as 1-20,30".to_owned(),
            Kind::Text => "A string".to_owned(),
        };
        let value = if defaults { &default } else { &value };
        let comment = if *value == default { "#" } else { "" };
        let text = format!("# {takes}\n{comment}{name}: {value}\n\n");
        out.extend_from_slice(text.as_bytes());
    }
}

/// `-G folders`: what is read from where. There are no folders of plugins.
pub(super) fn folders(session: &Session, out: &mut Vec<u8>) {
    let mut row = |what: &str, path: &std::path::Path| {
        out.extend_from_slice(format!("{what:<21}\t{}\n", path.display()).as_bytes());
    };
    row("Temp:", &std::env::temp_dir());
    // Scripts look for settings where the reference keeps them: the last of the user's folders.
    if let Some(path) = session.folders.personal.last() {
        row("Personal configuration:", path);
    }
    if let Some(path) = session.folders.global.first() {
        row("Global configuration:", path);
    }
    row("System:", "/etc".as_ref());
    if let Some(path) = std::env::current_exe().ok().as_deref().and_then(|p| p.parent()) {
        row("Program:", path);
    }
}
