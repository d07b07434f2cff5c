//! Preferences by name: of protocols, and general ones.
//!
//! `known.tsv` lists all preferences of the reference with type and default. One that nothing here reads is accepted
//! and kept, so that files and command lines written for the reference can be used.

use std::collections::BTreeMap;

use dissect::config::PrefSetting;
use dissect::protocol::{Pref, PrefValue};
use dissect::{Entry, ProtocolId, Registry, Table};

use crate::Session;

static KNOWN: &str = include_str!("known.tsv");
/// Ports that belong to protocols: the reference takes these, too, but does not list them.
static PORTS: &str = include_str!("ports.txt");
/// Names of before that the reference knows as such.
static OBSOLETE: &str = include_str!("obsolete.txt");
/// What modules and preferences were called before.
const RENAMED: [(&str, &str); 8] = [
    ("bootp.", "dhcp."),
    ("column.hidden", "gui.column.hidden"),
    ("http.desegment_http_", "http.desegment_"),
    ("sip.tcp.ports", "sip.tcp.port"),
    ("ssl.", "tls."),
    ("stream.", "gui.stream."),
    ("taps.", "statistics."),
    ("tcp.dissect_experimental_options_with_magic", "tcp.dissect_experimental_options_rfc6994"),
];

/// What a preference takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `TRUE` or `FALSE`.
    Bool,
    /// A number.
    Number,
    /// One of these words.
    Choice(Vec<String>),
    /// Numbers and ranges.
    Range,
    /// Any text.
    Text,
}

/// A preference.
#[derive(Clone, Debug)]
pub struct Preference {
    /// Such as `tcp.check_checksum`.
    pub name: String,
    /// What it takes.
    pub kind: Kind,
    /// Its default.
    pub default: String,
    /// What it is set to.
    pub value: String,
    /// What it does, in a few words; empty if nothing here reads it.
    pub label: &'static str,
}

/// Why a preference cannot be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is none of that name; the nearest name.
    Unknown(Option<String>),
    /// There was one of that name.
    Obsolete,
    /// It does not take this value.
    Value,
}

/// Sets a preference. Words that a truth value does not know mean false, those that a choice does not know leave it as it
/// is: both as in the reference.
///
/// # Errors
///
/// There is no such preference, or the value cannot be understood.
pub fn set(session: &mut Session, name: &str, value: &str) -> Result<(), Refused> {
    let value = value.trim();
    let lower = name.to_ascii_lowercase();
    let renamed = renamed(&lower);
    let name = renamed.as_deref().unwrap_or(&lower);
    if let Some((id, index, pref)) = of_protocol(&session.registry, name) {
        if let Some(setting) = understand(session, id, pref, value)? {
            session.config.set_pref(id, index, setting);
        }
        return Ok(());
    }
    if let Some((id, table)) = ports_of_protocol(&session.registry, name) {
        let ranges = ranges(value).ok_or(Refused::Value)?;
        // The protocol's own ports stay its own, as in the reference.
        for (from, to) in ranges {
            (from..=to).for_each(|port| session.config.decode_as(table, port, Some(id)));
        }
        session.settings.values.insert(name.to_owned(), value.to_owned());
        return Ok(());
    }
    let truth = value.eq_ignore_ascii_case("true");
    let resolve = &mut session.config.resolve;
    match name {
        "nameres.mac_name" => resolve.mac = truth,
        "nameres.network_name" => resolve.network = truth,
        "nameres.transport_name" => resolve.transport = truth,
        "nameres.dns_pkt_addr_resolution" => resolve.dns_from_packets = truth,
        "nameres.vlan_name" => resolve.vlan = truth,
        "gui.column.format" => {}
        _ if known(name).is_some_and(|(kind, _)| fits(name, kind, value)) => {}
        _ if known(name).is_some() => return Err(Refused::Value),
        _ if OBSOLETE.lines().any(|line| line == name) => return Err(Refused::Obsolete),
        _ => return Err(Refused::Unknown(nearest(&session.registry, name))),
    }
    session.settings.values.insert(name.to_owned(), value.to_owned());
    Ok(())
}

/// What a preference is called now, if its name is one of before.
pub fn renamed(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let found = RENAMED.iter().find_map(|(old, new)| Some((new, name.strip_prefix(old)?)));
    found.map(|(new, rest)| format!("{new}{rest}"))
}

/// What is wrong with a value that is taken all the same, in words: no truth value, or none of the choices.
pub fn doubt(session: &Session, name: &str, value: &str) -> Option<String> {
    let value = value.trim();
    let name = renamed(name).unwrap_or_else(|| name.to_ascii_lowercase());
    let preference = list(session).into_iter().find(|p| p.name == name)?;
    match preference.kind {
        Kind::Bool if ["true", "false"].iter().any(|w| value.eq_ignore_ascii_case(w)) => None,
        Kind::Bool => Some(format!("\"{value}\" is neither TRUE nor FALSE; it counts as FALSE")),
        // A word with a comma in it is two in the list of those that nothing reads.
        Kind::Choice(_) if preference.label.is_empty() => None,
        Kind::Choice(words) if words.iter().any(|word| is_choice(word, value)) => None,
        Kind::Choice(words) => {
            let near = words.iter().min_by_key(|word| {
                distance(&word.to_ascii_lowercase(), &value.to_ascii_lowercase())
            })?;
            let stays = preference.value;
            Some(format!(
                "\"{value}\" is none of its values; it stays \"{stays}\". The nearest value is \"{near}\""
            ))
        }
        Kind::Number | Kind::Range | Kind::Text => None,
    }
}

/// A preference of a protocol of the registry.
fn of_protocol(registry: &Registry, name: &str) -> Option<(ProtocolId, u16, &'static Pref)> {
    registry.protocols().find_map(|(id, protocol)| {
        let rest = name.strip_prefix(protocol.filter)?.strip_prefix('.')?;
        let index = protocol.prefs.iter().position(|p| p.name == rest)?;
        Some((id, index as u16, protocol.prefs.get(index)?))
    })
}

/// Tables of ports that any protocol entered from them has a preference for, such as `dns.udp.port`.
const PORT_TABLES: [&str; 2] = ["tcp.port", "udp.port"];

fn ports_of_protocol(registry: &Registry, name: &str) -> Option<(ProtocolId, Table)> {
    let (filter, table) = PORT_TABLES.iter().find_map(|table| {
        let filter = name.strip_suffix(table)?.strip_suffix('.')?;
        Some((filter, *table))
    })?;
    let id = registry.by_name(filter)?;
    let mut entries = registry.entries();
    let entered = entries.any(|(of, entry, to)| {
        of == table && to == id && matches!(entry, Entry::Number(..) | Entry::Range(..))
    });
    entered.then(|| (id, Table::new(table)))
}

fn understand(
    session: &mut Session,
    id: ProtocolId,
    pref: &Pref,
    value: &str,
) -> Result<Option<PrefSetting>, Refused> {
    Ok(Some(match pref.default {
        PrefValue::Bool(_) => PrefSetting::Bool(value.eq_ignore_ascii_case("true")),
        PrefValue::Uint(_) => {
            PrefSetting::Uint(u64::from(super::number(value).ok_or(Refused::Value)?))
        }
        PrefValue::Choice(_, choices) => {
            let at = choices.iter().position(|c| is_choice(c, value));
            return Ok(at.map(|at| PrefSetting::Uint(at as u64)));
        }
        PrefValue::Text(_) => PrefSetting::Text(value.to_owned()),
        PrefValue::Ports(table, _) => {
            let ranges = ranges(value).ok_or(Refused::Value)?;
            for (from, to) in ranges {
                (from..=to).for_each(|port| session.config.decode_as(table, port, Some(id)));
            }
            PrefSetting::Text(value.to_owned())
        }
    }))
}

/// True if a preference of this kind takes the value. Numbers of the window's are colours, too.
fn fits(name: &str, kind: &str, value: &str) -> bool {
    match kind {
        "number" if name.starts_with("gui.") => u32::from_str_radix(value, 16).is_ok(),
        "number" => super::number(value).is_some(),
        "range" => ranges(value).is_some(),
        _ => true,
    }
}

/// Choices are known by their words, or by a short form: what stands before an explanation in brackets, with hyphens
/// for spaces.
fn is_choice(words: &str, value: &str) -> bool {
    let brief = words.split(" (").next().unwrap_or(words).replace(' ', "-");
    words.eq_ignore_ascii_case(value) || brief.eq_ignore_ascii_case(value)
}

/// `80,8080-8088`; what is missing before or behind a hyphen is the least or greatest port, and either end may come first.
fn ranges(text: &str) -> Option<Vec<(u32, u32)>> {
    let end = |text: &str, missing| match text.trim() {
        "" => Some(missing),
        text => super::number(text).filter(|number| *number <= PORT_MAX),
    };
    let text = text.trim();
    let parts = text.strip_suffix(',').unwrap_or(text).split(',');
    let parts = parts.filter(|_| !text.is_empty()).map(|part| {
        let (from, to) = match part.split_once('-') {
            Some((from, to)) => (end(from, 0)?, end(to, PORT_MAX)?),
            None => (end(part, u32::MAX)?, end(part, u32::MAX)?),
        };
        (from != u32::MAX).then_some((from.min(to), from.max(to)))
    });
    parts.collect()
}

/// The greatest port.
const PORT_MAX: u32 = 65_535;

/// Type and default of a preference of the reference.
fn known(name: &str) -> Option<(&'static str, &'static str)> {
    let mut rows = KNOWN.lines().map(|line| line.splitn(3, '\t'));
    let found = rows.find_map(|mut row| {
        (row.next() == Some(name)).then(|| (row.next().unwrap_or(""), row.next().unwrap_or("")))
    });
    found.or_else(|| PORTS.lines().any(|line| line == name).then_some(("range", "")))
}

/// The known name that differs least, if it does not differ much.
fn nearest(registry: &Registry, name: &str) -> Option<String> {
    let own = registry.protocols().flat_map(|(_, protocol)| {
        protocol.prefs.iter().map(move |pref| format!("{}.{}", protocol.filter, pref.name))
    });
    let theirs = KNOWN.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned);
    let found = own.chain(theirs).map(|other| (distance(name, &other), other)).min()?;
    (found.0 <= name.len() / 3).then_some(found.1)
}

/// Letters to change, add or leave out (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut last = i + 1;
        let mut next = vec![last];
        for (y, above) in b.iter().zip(row.windows(2)) {
            let [corner, up] = above else { continue };
            last = (corner + usize::from(x != *y)).min(up + 1).min(last + 1);
            next.push(last);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// All preferences, by name.
pub fn list(session: &Session) -> Vec<Preference> {
    let mut all = BTreeMap::new();
    for line in KNOWN.lines() {
        let mut row = line.splitn(3, '\t').map(str::to_owned);
        let (Some(name), Some(kind)) = (row.next(), row.next()) else { continue };
        let default = row.next().unwrap_or_default();
        let kind = match kind.as_str() {
            "bool" => Kind::Bool,
            "number" => Kind::Number,
            "range" => Kind::Range,
            other => match other.strip_prefix("choice:") {
                Some(words) => Kind::Choice(words.split(',').map(str::to_owned).collect()),
                None => Kind::Text,
            },
        };
        let value = session.settings.values.get(&name).unwrap_or(&default).clone();
        all.insert(name.clone(), Preference { name, kind, default, value, label: "" });
    }
    for (id, protocol) in session.registry.protocols() {
        for (index, pref) in protocol.prefs.iter().enumerate() {
            let name = format!("{}.{}", protocol.filter, pref.name);
            let set = session.config.pref_or_default(id, index as u16, &pref.default);
            let kind = match pref.default {
                PrefValue::Bool(_) => Kind::Bool,
                PrefValue::Uint(_) => Kind::Number,
                PrefValue::Choice(_, words) => {
                    Kind::Choice(words.iter().map(|w| (*w).to_owned()).collect())
                }
                PrefValue::Text(_) => Kind::Text,
                PrefValue::Ports(..) => Kind::Range,
            };
            let default = match pref.default {
                PrefValue::Bool(b) => PrefSetting::Bool(b),
                PrefValue::Uint(n) => PrefSetting::Uint(n),
                PrefValue::Choice(n, _) => PrefSetting::Uint(n as u64),
                PrefValue::Text(t) | PrefValue::Ports(_, t) => PrefSetting::Text(t.to_owned()),
            };
            let (default, value) = (words(&kind, &default), words(&kind, &set));
            let label = pref.label;
            all.insert(name.clone(), Preference { name, kind, default, value, label });
        }
    }
    all.into_values().collect()
}

fn words(kind: &Kind, setting: &PrefSetting) -> String {
    match (setting, kind) {
        (PrefSetting::Bool(b), _) => if *b { "TRUE" } else { "FALSE" }.to_owned(),
        (PrefSetting::Uint(n), Kind::Choice(words)) => {
            words.get(*n as usize).cloned().unwrap_or_default()
        }
        (PrefSetting::Uint(n), _) => n.to_string(),
        (PrefSetting::Text(t), _) => t.clone(),
    }
}

/// A line of a preferences file: its number, a name and a value; or what is no preference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: usize,
    /// Name and value; `None` if it has no colon.
    pub entry: Option<(String, String)>,
}

/// The entries of a preferences file. A value goes on in lines that start with white space; `#` starts a comment.
pub fn parse(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if line.starts_with(char::is_whitespace) {
            if let Some((_, value)) = lines.last_mut().and_then(|last| last.entry.as_mut()) {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(line.trim());
            }
            continue;
        }
        let entry = line.split_once(':');
        let entry = entry.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
        lines.push(Line { number: index + 1, entry });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files() {
        let text = "# c\ntcp.a: TRUE\nbad\ngui.column.format:\n\t\"No.\", \"%m\",\n\t\"Info\", \"%i\"\n\nx.y:\n";
        let lines = parse(text);
        let entry = |n: usize| lines[n].entry.as_ref().map(|(a, b)| (a.as_str(), b.as_str()));
        assert_eq!(entry(0), Some(("tcp.a", "TRUE")));
        assert_eq!((entry(1), lines[1].number), (None, 3));
        assert_eq!(entry(2), Some(("gui.column.format", "\"No.\", \"%m\", \"Info\", \"%i\"")));
        assert_eq!((entry(3), lines.len()), (Some(("x.y", "")), 4));
    }

    #[test]
    fn names_and_values() {
        let mut session = Session::new();
        assert_eq!(set(&mut session, "tcp.check_checksum", "TRUE"), Ok(()));
        assert_eq!(set(&mut session, "gui.ask_unsaved", "FALSE"), Ok(()));
        assert_eq!(set(&mut session, "nameres.network_name", "true"), Ok(()));
        assert!(session.config.resolve.network);
        let nearest = Some("tcp.check_checksum".to_owned());
        assert_eq!(set(&mut session, "tcp.chek_checksum", ""), Err(Refused::Unknown(nearest)));
        assert_eq!(set(&mut session, "qqqqqq", ""), Err(Refused::Unknown(None)));
        let all = list(&session);
        let value = |name: &str| {
            let found = all.iter().find(|p| p.name == name).unwrap();
            (found.default.clone(), found.value.clone())
        };
        assert_eq!(value("tcp.check_checksum"), ("FALSE".into(), "TRUE".into()));
        assert_eq!(value("gui.ask_unsaved"), ("TRUE".into(), "FALSE".into()));
        assert!(all.len() > 1000 && all.is_sorted_by(|a, b| a.name < b.name));
    }

    #[test]
    fn names_of_before_and_doubtful_values() {
        let mut session = Session::new();
        assert_eq!(set(&mut session, "http.ssl.port", "1"), Err(Refused::Obsolete));
        assert_eq!(set(&mut session, "ssl.keys_list", ""), Ok(()));
        assert_eq!(set(&mut session, "bootp.uuid.endian", "Big Endian"), Ok(()));
        assert!(
            RENAMED.iter().all(
                |(old, new)| set(&mut session, new, "1") == Ok(()) || old.ends_with(['.', '_'])
            )
        );
        assert_eq!(set(&mut session, "diameter.tcp.port", "3868,3869"), Ok(()));
        for (value, right) in [
            ("x", false),
            ("80-", true),
            ("-80", true),
            ("90-80", true),
            ("80, 90,", true),
            ("80,,90", false),
            ("65536", false),
            ("", true),
        ] {
            let set = set(&mut session, "diameter.tcp.port", value);
            assert_eq!(set, right.then_some(()).ok_or(Refused::Value), "{value}");
        }
        assert_eq!(renamed("SSL.keys_list").as_deref(), Some("tls.keys_list"));
        for (name, value, said) in [
            ("tcp.check_checksum", "true", None),
            ("tcp.check_checksum", "1", Some("neither TRUE nor FALSE")),
            ("eth.padding", "any", None),
            ("eth.padding", "Zero", Some("nearest value is \"Zeros\"")),
            ("tcp.no_such", "x", None),
        ] {
            let doubt = doubt(&session, name, value);
            assert_eq!(doubt.is_some(), said.is_some(), "{name}:{value}");
            assert!(doubt.unwrap_or_default().contains(said.unwrap_or("")), "{name}:{value}");
        }
    }

    #[test]
    fn distances() {
        for (a, b, n) in [("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3)] {
            assert_eq!(distance(a, b), n);
        }
    }
}
