//! Preferences, protocols turned on and off, and Decode As, as the engine's configuration.

use std::collections::BTreeMap;

use dissect::config::PrefSetting;
use dissect::protocol::{Pref, PrefValue};
use dissect::registry::ProtocolId;
use dissect::{Config, Entry, Registry, Table};

use crate::api::{DecodeAsTable, Preference, PreferenceKind};
use crate::app::User;
use crate::fail::Fail;

impl User {
    /// The engine's configuration with all that the user set.
    pub(crate) fn config(&self, registry: &Registry) -> Result<Config, Fail> {
        let mut config = self.base.clone();
        config.resolve.mac = self.settings.names.physical;
        config.resolve.network = self.settings.names.network;
        config.resolve.transport = self.settings.names.transport;
        for (name, enabled) in &self.switches {
            let id = registry.by_name(name).ok_or_else(|| Fail::no("protocol"))?;
            config.toggle(id, registry.protocol(id).disabled == *enabled);
        }
        for (name, value) in &self.preferences {
            let (id, index, pref) = find(registry, name)?;
            config.set_pref(id, index, setting(pref, value)?);
        }
        let known = numbers(registry);
        for row in &self.decode_as {
            let (table, _) = known.get(row.table.as_str()).ok_or_else(|| Fail::no("table"))?;
            let protocol = match &row.protocol {
                None => None,
                Some(name) => Some(registry.by_name(name).ok_or_else(|| Fail::no("protocol"))?),
            };
            config.decode_as(*table, row.number, protocol);
        }
        Ok(config)
    }
}

/// The preference of a name such as `tcp.check_checksum`.
fn find<'r>(registry: &'r Registry, name: &str) -> Result<(ProtocolId, u16, &'r Pref), Fail> {
    let found = registry.protocols().find_map(|(id, protocol)| {
        let rest = name.strip_prefix(protocol.filter)?.strip_prefix('.')?;
        let index = protocol.prefs.iter().position(|p| p.name == rest)?;
        Some((id, index as u16, protocol.prefs.get(index)?))
    });
    found.ok_or_else(|| Fail::bad(format!("There is no preference \"{name}\".")))
}

/// Sees that a value makes sense for a preference.
pub(crate) fn check(registry: &Registry, name: &str, value: Option<&str>) -> Result<(), Fail> {
    let (_, _, pref) = find(registry, name)?;
    value.map_or(Ok(()), |value| setting(pref, value).map(|_| ()))
}

fn setting(pref: &Pref, value: &str) -> Result<PrefSetting, Fail> {
    let wrong = || Fail::bad(format!("\"{value}\" is no value of \"{}\".", pref.name));
    Ok(match pref.default {
        PrefValue::Bool(_) => match value.to_ascii_lowercase().as_str() {
            "true" => PrefSetting::Bool(true),
            "false" => PrefSetting::Bool(false),
            _ => return Err(wrong()),
        },
        PrefValue::Uint(_) => PrefSetting::Uint(value.parse().map_err(|_| wrong())?),
        PrefValue::Choice(_, words) => {
            let at = words.iter().position(|word| word.eq_ignore_ascii_case(value));
            PrefSetting::Uint(at.ok_or_else(wrong)? as u64)
        }
        PrefValue::Text(_) | PrefValue::Ports(..) => PrefSetting::Text(value.to_owned()),
    })
}

/// Preferences whose name or text has `search`.
pub(crate) fn list(user: &User, search: &str) -> Vec<Preference> {
    let mut found = Vec::new();
    for (_, protocol) in user.session.registry.protocols() {
        for pref in protocol.prefs {
            let name = format!("{}.{}", protocol.filter, pref.name);
            let texts = [name.as_str(), pref.label, protocol.short, protocol.name];
            if !texts.iter().any(|text| text.to_lowercase().contains(search)) {
                continue;
            }
            let (kind, default) = describe(pref);
            let value = user.preferences.get(&name).unwrap_or(&default).clone();
            let (module, title) = (protocol.short.to_owned(), pref.label.to_owned());
            let doc = String::new();
            found.push(Preference { name, module, title, doc, kind, value, default });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn describe(pref: &Pref) -> (PreferenceKind, String) {
    match pref.default {
        PrefValue::Bool(on) => (PreferenceKind::Bool, on.to_string().to_uppercase()),
        PrefValue::Uint(n) => (PreferenceKind::Number, n.to_string()),
        PrefValue::Choice(n, words) => (
            PreferenceKind::Choice(words.iter().map(|w| (*w).to_owned()).collect()),
            words.get(n).map_or(String::new(), |w| (*w).to_owned()),
        ),
        PrefValue::Text(text) => (PreferenceKind::Text, text.to_owned()),
        PrefValue::Ports(_, text) => (PreferenceKind::Ports, text.to_owned()),
    }
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
