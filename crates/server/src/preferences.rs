//! Preferences, protocols turned on and off, and Decode As, between the session and the page.

use std::collections::BTreeMap;

use dissect::registry::ProtocolId;
use dissect::{Entry, Registry, Table};
use session::Session;
use session::settings::preferences::{self, Kind, Refused};
use session::settings::toggle;

use crate::api::{DecodeAsTable, NameSettings, Preference, PreferenceKind};
use crate::app::User;
use crate::fail::Fail;

/// Preferences of names, which belong to no protocol, for people.
const NAMES: &[(&str, &str)] = &[
    (PHYSICAL, "Resolve MAC addresses"),
    (NETWORK, "Resolve network (IP) addresses"),
    (TRANSPORT, "Resolve transport names"),
    ("nameres.dns_pkt_addr_resolution", "Use captured DNS packet data for name resolution"),
    ("nameres.vlan_name", "Resolve VLAN IDs"),
];
const PHYSICAL: &str = "nameres.mac_name";
const NETWORK: &str = "nameres.network_name";
const TRANSPORT: &str = "nameres.transport_name";

impl User {
    /// The session that the user's files gave, with all that was set in the window on top.
    pub(crate) fn build(&self) -> Result<Session, Fail> {
        let mut session = Session::new();
        session.config = self.base.config.clone();
        session.time = self.base.time;
        session.macros = self.base.macros.clone();
        session.settings = self.base.settings.clone();
        session.folders = self.base.folders.clone();
        for (name, value) in &self.preferences {
            preferences::set(&mut session, name, value).map_err(|why| refused(name, value, why))?;
        }
        for (name, enabled) in &self.switches {
            toggle(&mut session, name, *enabled);
        }
        let known = numbers(&session.registry);
        for row in &self.decode_as {
            let (table, _) = known.get(row.table.as_str()).ok_or_else(|| Fail::no("table"))?;
            let protocol = match &row.protocol {
                None => None,
                Some(name) => {
                    let id = session.registry.by_name(name);
                    Some(id.ok_or_else(|| Fail::no("protocol"))?)
                }
            };
            session.config.decode_as(*table, row.number, protocol);
        }
        Ok(session)
    }

    /// Sets which names are looked up.
    pub(crate) fn set_names(&mut self, names: NameSettings) {
        let all =
            [(PHYSICAL, names.physical), (NETWORK, names.network), (TRANSPORT, names.transport)];
        for (name, on) in all {
            self.preferences.insert(name.to_owned(), truth(on).to_owned());
        }
    }
}

fn truth(on: bool) -> &'static str {
    if on { "TRUE" } else { "FALSE" }
}

fn refused(name: &str, value: &str, why: Refused) -> Fail {
    Fail::bad(match why {
        Refused::Value => format!("\"{value}\" is no value of \"{name}\"."),
        Refused::Obsolete => format!("There is no preference \"{name}\" any more."),
        Refused::Unknown(None) => format!("There is no preference \"{name}\"."),
        Refused::Unknown(Some(near)) => {
            format!("There is no preference \"{name}\"; the nearest is \"{near}\".")
        }
    })
}

/// Sees that a value makes sense for a preference. Files are read with more patience: their words for truth and choices
/// may be any.
pub(crate) fn check(session: &Session, name: &str, value: Option<&str>) -> Result<(), Fail> {
    let mut all = preferences::list(session).into_iter();
    let found = all.find(|preference| preference.name == name);
    let found = found.ok_or_else(|| refused(name, "", Refused::Unknown(None)))?;
    let Some(value) = value else { return Ok(()) };
    let is_word = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(value));
    let fits = match &found.kind {
        Kind::Bool => is_word(&["true", "false"]),
        Kind::Choice(words) => words.iter().any(|word| word.eq_ignore_ascii_case(value)),
        Kind::Number => session::settings::number(value).is_some(),
        Kind::Range | Kind::Text => true,
    };
    if fits { Ok(()) } else { Err(refused(name, value, Refused::Value)) }
}

/// Preferences whose name or text has `search`; those that nothing here reads are left out.
pub(crate) fn list(session: &Session, search: &str) -> Vec<Preference> {
    let all = preferences::list(session).into_iter();
    all.filter_map(|preference| {
        let preferences::Preference { name, kind, default, value, label } = preference;
        let title = match NAMES.iter().find(|n| n.0 == name) {
            Some((_, title)) => title,
            None if label.is_empty() => return None,
            None => label,
        };
        let owner = name.rsplit_once('.').and_then(|(owner, _)| session.registry.by_name(owner));
        let (module, of) = match owner.map(|id| session.registry.protocol(id)) {
            Some(protocol) => (protocol.short, protocol.name),
            None => ("Name Resolution", ""),
        };
        if ![&name, title, module, of].iter().any(|text| text.to_lowercase().contains(search)) {
            return None;
        }
        // The session keeps these where names are looked up; they begin on without being set.
        let value = match name.as_str() {
            PHYSICAL => truth(session.config.resolve.mac).to_owned(),
            NETWORK => truth(session.config.resolve.network).to_owned(),
            TRANSPORT => truth(session.config.resolve.transport).to_owned(),
            _ => value,
        };
        let kind = match kind {
            Kind::Bool => PreferenceKind::Bool,
            Kind::Number => PreferenceKind::Number,
            Kind::Choice(words) => PreferenceKind::Choice(words),
            Kind::Range => PreferenceKind::Ports,
            Kind::Text => PreferenceKind::Text,
        };
        let (module, title, doc) = (module.to_owned(), title.to_owned(), String::new());
        Some(Preference { name, module, title, doc, kind, value, default })
    })
    .collect()
}

/// Tables by number that some protocol stands in, and the protocols.
fn numbers(registry: &Registry) -> BTreeMap<&'static str, (Table, Vec<ProtocolId>)> {
    let mut tables: BTreeMap<&'static str, (Table, Vec<ProtocolId>)> = BTreeMap::new();
    for (name, entry, protocol) in registry.entries() {
        let (Entry::Number(table, _) | Entry::Range(table, _, _)) = entry else { continue };
        let protocols = &mut tables.entry(name).or_insert((table, Vec::new())).1;
        if protocols.last() != Some(&protocol) {
            protocols.push(protocol);
        }
    }
    tables
}

/// What Decode As can change.
pub(crate) fn tables(registry: &Registry) -> Vec<DecodeAsTable> {
    let filter = |id: &ProtocolId| registry.protocol(*id).filter.to_owned();
    let table = |(name, (_, protocols)): (&'static str, (Table, Vec<ProtocolId>))| {
        let mut protocols: Vec<String> = protocols.iter().map(filter).collect();
        protocols.sort();
        protocols.dedup();
        DecodeAsTable { table: name.to_owned(), protocols }
    };
    numbers(registry).into_iter().map(table).collect()
}
