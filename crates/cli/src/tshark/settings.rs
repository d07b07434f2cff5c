//! What a command line sets: names, protocols, Decode As, preferences.

use std::fs;
use std::sync::Arc;

use dissect::config::{PrefSetting, Resolve};
use dissect::protocol::PrefValue;
use dissect::{ProtocolId, Table};
use names::Tables;
use session::Session;

use crate::failure::Failure;

/// `-n` turns all names off; `-N` names those that are on, whatever `-n` says.
pub(super) fn resolve(
    session: &mut Session,
    none: bool,
    letters: &str,
    hosts: &[String],
) -> Result<(), Failure> {
    let mut tables = Tables::default();
    for path in hosts {
        let text = fs::read(path)
            .map_err(|_| Failure::usage(format!("Can't read host entries from \"{path}\"")))?;
        tables.read_hosts(&String::from_utf8_lossy(&text));
    }
    session.config.names = Some(Arc::new(tables));
    if none {
        session.config.resolve = Resolve::default();
    }
    if letters.is_empty() {
        return Ok(());
    }
    let mut resolve = Resolve::default();
    for letter in letters.chars() {
        match letter {
            'm' => resolve.mac = true,
            'n' => resolve.network = true,
            't' => resolve.transport = true,
            'd' => resolve.dns_from_packets = true,
            'v' => resolve.vlan = true,
            'N' => {}
            other => {
                let text = format!(
                    "-N specifies unknown resolving option '{other}'; valid options are:\n\t'd' to enable address resolution from captured DNS packets\n\t'm' to enable MAC address resolution\n\t'n' to enable network address resolution\n\t'N' to enable using external resolvers (e.g., DNS)\n\t    for network address resolution\n\t't' to enable transport-layer port number resolution\n\t'v' to enable VLAN IDs to names resolution"
                );
                return Err(Failure::usage(text));
            }
        }
    }
    session.config.resolve = resolve;
    Ok(())
}

pub(super) fn toggle(session: &mut Session, name: &str, on: bool) {
    // A protocol that does not exist is passed over, as the reference does.
    if let Some(id) = session.registry.by_name(name) {
        let default_off = session.registry.protocol(id).disabled;
        session.config.toggle(id, on == default_off);
    }
}

/// `table==selector,protocol`; the selector is a number, `from-to`, or `from:count`.
pub(super) fn decode_as(session: &mut Session, value: &str) -> Result<(), Failure> {
    let template = || {
        Failure::usage(format!(
            "Parameter \"{value}\" doesn't follow the template \"<layer_type>==<selector>,<decode_as_protocol>\""
        ))
    };
    let (table, rest) = value.split_once('=').ok_or_else(template)?;
    let rest = rest.strip_prefix('=').unwrap_or_else(|| {
        eprintln!("tshark: WARNING: -d requires \"==\" instead of \"=\". Option will be treated as \"{table}=={rest}\"");
        rest
    });
    let (selector, protocol) = rest.split_once(',').ok_or_else(template)?;
    let table = session
        .registry
        .entries()
        .find(|(name, _, _)| *name == table)
        .map(|(name, _, _)| Table::new(name))
        .ok_or_else(|| {
            let mut names: Vec<_> = session.registry.entries().map(|(name, _, _)| name).collect();
            names.sort_unstable();
            names.dedup();
            let list: String = names.iter().map(|n| format!("\n\t{n}")).collect();
            Failure::usage(format!(
                "Unknown layer type -- {table}\ntshark: Valid layer types are:{list}"
            ))
        })?;
    let (from, to) = selector_range(selector)
        .ok_or_else(|| Failure::usage(format!("Invalid selector number \"{selector}\"")))?;
    let protocol = match protocol {
        "none" => None,
        name => {
            let id = session.registry.by_name(name);
            Some(id.ok_or_else(|| unknown_protocol(session, table, name))?)
        }
    };
    for number in from..=to {
        session.config.decode_as(table, number, protocol);
    }
    Ok(())
}

fn unknown_protocol(session: &Session, table: Table, name: &str) -> Failure {
    let here = session.registry.entries().filter(|(t, _, _)| *t == table.name);
    let mut ids: Vec<ProtocolId> = here.map(|(_, _, id)| id).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut lines: Vec<String> = ids
        .iter()
        .map(|id| session.registry.protocol(*id))
        .map(|p| format!("\n\t{} ({})", p.filter, p.name))
        .collect();
    lines.sort_unstable();
    Failure::usage(format!(
        "Unknown protocol -- \"{name}\"\ntshark: Valid protocols for layer type \"{}\" are:{}",
        table.name,
        lines.concat()
    ))
}

/// More numbers than a port has are a mistake.
const SELECTORS_MAX: u32 = 65_536;

fn selector_range(text: &str) -> Option<(u32, u32)> {
    let (from, to) = if let Some((from, to)) = text.split_once('-') {
        (number(from)?, number(to)?)
    } else if let Some((from, count)) = text.split_once(':') {
        let (from, count) = (number(from)?, number(count)?);
        (from, from.checked_add(count.checked_sub(1)?)?)
    } else {
        (number(text)?, number(text)?)
    };
    (from <= to && to - from < SELECTORS_MAX).then_some((from, to))
}

fn number(text: &str) -> Option<u32> {
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// `protocol.name:value`.
pub(super) fn preference(session: &mut Session, value: &str) -> Result<(), Failure> {
    let (name, setting) = value
        .split_once(':')
        .ok_or_else(|| Failure::usage(format!("Invalid -o flag \"{value}\"")))?;
    let unknown = || Failure::usage(format!("-o flag \"{value}\" specifies unknown preference"));
    let setting = setting.trim_start();
    let found = session.registry.protocols().find_map(|(id, protocol)| {
        let rest = name.strip_prefix(protocol.filter)?.strip_prefix('.')?;
        let index = protocol.prefs.iter().position(|p| p.name == rest)?;
        Some((id, index, protocol.prefs.get(index)?.default))
    });
    let (id, index, default) = found.ok_or_else(unknown)?;
    let set = match default {
        PrefValue::Bool(_) => PrefSetting::Bool(setting.eq_ignore_ascii_case("true")),
        PrefValue::Uint(_) => PrefSetting::Uint(u64::from(number(setting).ok_or_else(unknown)?)),
        PrefValue::Choice(_, choices) => {
            let at = choices.iter().position(|c| c.eq_ignore_ascii_case(setting));
            PrefSetting::Uint(at.ok_or_else(unknown)? as u64)
        }
        PrefValue::Text(_) => PrefSetting::Text(setting.to_owned()),
        PrefValue::Ports(table, _) => {
            for part in setting.split(',').filter(|p| !p.is_empty()) {
                let (from, to) = selector_range(part).ok_or_else(unknown)?;
                (from..=to).for_each(|port| session.config.decode_as(table, port, Some(id)));
            }
            PrefSetting::Text(setting.to_owned())
        }
    };
    session.config.set_pref(id, index as u16, set);
    Ok(())
}
