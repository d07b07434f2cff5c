//! What a command line sets: names, protocols, Decode As, preferences.

use std::fs;
use std::sync::Arc;

use dissect::config::Resolve;
use dissect::{ProtocolId, Table};
use names::Tables;
use session::Session;
use session::settings::records::{self, Wrong};
use session::settings::{self, Folders, NoProfile, Refused, known, preferences};

use super::reports;
use crate::failure::{Failure, words};
use crate::formats::hint;

/// Which names are shown, if options say so: the last of `-n` and `-N` counts.
#[derive(Default)]
pub(crate) struct Names {
    resolve: Resolve,
    /// Others may be asked for them.
    outside: bool,
}

impl Names {
    /// `-N`: the names of these letters, and no others.
    pub(crate) fn of_letters(letters: &str) -> Result<Names, Failure> {
        let mut names = Names::default();
        let resolve = &mut names.resolve;
        for letter in letters.chars() {
            match letter {
                'm' => resolve.mac = true,
                'n' => resolve.network = true,
                't' => resolve.transport = true,
                'd' => resolve.dns_from_packets = true,
                'v' => resolve.vlan = true,
                'N' => names.outside = true,
                other => {
                    let text = format!(
                        "-N specifies unknown resolving option '{other}'; valid options are:\n\t'd' to enable address resolution from captured DNS packets\n\t'm' to enable MAC address resolution\n\t'n' to enable network address resolution\n\t'N' to enable using external resolvers (e.g., DNS)\n\t    for network address resolution\n\t't' to enable transport-layer port number resolution\n\t'v' to enable VLAN IDs to names resolution"
                    );
                    return Err(Failure::usage(text));
                }
            }
        }
        Ok(names)
    }
}

/// Sets which names are shown, and reads the files of hosts.
pub(crate) fn resolve(
    session: &mut Session,
    names: Option<Names>,
    hosts: &[String],
) -> Result<(), Failure> {
    let mut tables = match hosts {
        [] => Tables::default(),
        _ => settings::tables(&session.folders),
    };
    for path in hosts {
        let text = fs::read(path).unwrap_or_default();
        // A file without a host is the wrong one.
        if tables.read_hosts(&String::from_utf8_lossy(&text)) == 0 {
            return Err(Failure::usage(format!("Can't read host entries from \"{path}\"")));
        }
    }
    if !hosts.is_empty() {
        session.config.names = Some(Arc::new(tables));
    }
    let Some(Names { resolve, outside }) = names else { return Ok(()) };
    session.config.resolve = resolve;
    let outside = if outside { "TRUE" } else { "FALSE" };
    let name = "nameres.use_external_name_resolver".to_owned();
    session.settings.values.insert(name, outside.to_owned());
    Ok(())
}

/// `table==selector,protocol`; the selector is a number, `from-to`, or `from:count`.
pub(super) fn decode_as(session: &mut Session, value: &str) -> Result<(), Failure> {
    let template = || {
        Failure::usage(format!(
            "Parameter \"{value}\" doesn't follow the template \"<layer_type>==<selector>,<decode_as_protocol>\""
        ))
    };
    let (table, rest) = value.split_once('=').ok_or_else(template)?;
    // What it was called before.
    let table = match table.trim_ascii_end() {
        "ssl.port" => "tls.port",
        table => table,
    };
    if table.is_empty() {
        return Err(unknown_table(session, table));
    }
    let rest = rest.strip_prefix('=').unwrap_or_else(|| {
        tell!("tshark: WARNING: -d requires \"==\" instead of \"=\". Option will be treated as \"{table}=={rest}\"");
        rest
    });
    let (selector, protocol) = rest.split_once(',').ok_or_else(template)?;
    let (selector, protocol) = (selector.trim_ascii_start(), protocol.trim_ascii_start());
    let Some(table) = settings::table_named(session, table) else {
        // What the reference hands on by a table that is not there yet is not handed on at all here.
        if reports::tables().any(|(known, _)| known == table) {
            tell!("tshark: -d {value}: nothing is handed on by {table} yet");
            return Ok(());
        }
        return Err(unknown_table(session, table));
    };
    if settings::has_texts(session, table) {
        tell!("tshark: -d {value}: what {} hands on by texts cannot be changed yet", table.name);
        return Ok(());
    }
    let (from, to) = settings::range(selector).ok_or_else(|| {
        let range = if selector.contains(['-', ':']) { "numeric range" } else { "number" };
        Failure::usage(format!("Invalid selector {range} \"{selector}\""))
    })?;
    let protocol = match (protocol, session.registry.by_name(protocol)) {
        ("none", _) => None,
        (_, Some(id)) => Some(id),
        (name, None) if known::protocols().any(|known| known == name) => {
            tell!("tshark: -d {value}: {name} is not taken apart yet, and shown as data");
            None
        }
        (name, None) => return Err(unknown_protocol(session, table, name)),
    };
    for number in from..=to {
        session.config.decode_as(table, number, protocol);
    }
    Ok(())
}

fn unknown_table(session: &Session, table: &str) -> Failure {
    let mut names: Vec<_> = session.registry.entries().map(|(name, _, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    let list: String = names.iter().map(|n| format!("\n\t{n}")).collect();
    let near = hint(table, names.iter().copied());
    let what = match table {
        "" => "No layer type specified".to_owned(),
        _ => format!("Unknown layer type -- {table}{near}"),
    };
    Failure::usage(format!("{what}\ntshark: Valid layer types are:{list}"))
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
    let near = hint(name, ids.iter().map(|id| session.registry.protocol(*id).filter));
    let what = match name {
        "" => "No protocol name specified".to_owned(),
        _ => format!("Unknown protocol -- \"{name}\"{near}"),
    };
    Failure::usage(format!(
        "{what}\ntshark: Valid protocols for layer type \"{}\" are:{}",
        table.name,
        lines.concat()
    ))
}

/// The user's files, before the options that change what they say: `-C` names the profile.
pub(crate) fn load<'p>(
    session: &mut Session,
    profiles: impl Iterator<Item = &'p str>,
) -> Result<(), Failure> {
    let mut folders = Folders::of_environment();
    for name in profiles {
        // The profile without a name is the one that has no folder.
        let name = if name.is_empty() { "Default" } else { name };
        folders.use_profile(name).map_err(|NoProfile(name)| {
            let profiles = folders.profiles();
            let near = hint(&name, profiles.iter().map(String::as_str));
            Failure::usage(format!("Configuration Profile \"{name}\" does not exist{near}"))
        })?;
    }
    settings::load(session, &folders);
    for warning in session.settings.warnings.drain(..) {
        tell!("tshark: {warning}");
    }
    session.folders = folders;
    Ok(())
}

/// `name:value`, or a record of a table: `uat:table:record`.
pub(crate) fn preference(session: &mut Session, given: &str) -> Result<(), Failure> {
    let (name, value) = given
        .split_once(':')
        .ok_or_else(|| Failure::usage(format!("Invalid -o flag \"{given}\"")))?;
    if name == "uat" {
        return records::set(session, value).map_err(|wrong| {
            let why = match wrong {
                Wrong::Empty => String::new(),
                Wrong::Table => ": Unknown preference".to_owned(),
                Wrong::Record(why) => format!(": {why}"),
            };
            Failure::usage(format!("Invalid -o flag \"{given}\"{why}"))
        });
    }
    if name == "console.log.level" {
        tell!("tshark: Option 'console.log.level' is deprecated, see the options of logging.");
        let wrong = |_| Failure::usage(format!("{value} is not a valid decimal number."));
        return value.trim().parse::<u32>().map(drop).map_err(wrong);
    }
    if let Some(doubt) = preferences::doubt(session, name, value) {
        tell!("tshark: -o {name}: {doubt}");
    }
    preferences::set(session, name, value).map_err(|refused| {
        Failure::usage(match refused {
            Refused::Unknown(nearest) => {
                let hint =
                    nearest.map_or(String::new(), |n| format!("\ntshark: did you mean \"{n}\"?"));
                format!("-o flag \"{given}\" specifies unknown preference{hint}")
            }
            Refused::Obsolete => format!("-o flag \"{given}\" specifies obsolete preference"),
            Refused::Value => format!("Invalid -o flag \"{given}\""),
        })
    })
}

/// `--enable-heuristic` and `--disable-heuristic`.
pub(super) fn heuristic(session: &mut Session, name: &str, on: bool) -> Result<(), Failure> {
    if settings::toggle_heuristic(session, name, on) {
        return Ok(());
    }
    if known::heuristics().any(|known| known == name) {
        tell!("tshark: the heuristic {name} is not there yet");
        return Ok(());
    }
    let word = if on { "enable" } else { "disable" };
    let near = hint(name, known::heuristics());
    Err(Failure::usage(format!("No such protocol {name}, can't {word}{near}")))
}

/// `--enable-protocol` and `--disable-protocol`.
pub(super) fn protocol(session: &mut Session, name: &str, on: bool) {
    warn_of_unknown(session, if on { "--enable-protocol" } else { "--disable-protocol" }, name);
    settings::toggle(session, name, on);
}

/// The same for `-j` and `-J`, which take names of fields, too.
pub(super) fn warn_of_unknown_layers(session: &Session, option: &str, list: &str) {
    for name in list.split(' ').filter(|name| !name.is_empty()) {
        if !session.registry.fields().any(|(_, field)| field.filter == name) {
            warn_of_unknown(session, &format!("-{option}"), name);
        }
    }
}

/// Tells of a protocol that an option names and nobody knows. As in the reference, that is no error.
pub(super) fn warn_of_unknown(session: &Session, option: &str, name: &str) {
    if session.registry.by_name(name).is_none() && !known::protocols().any(|known| known == name) {
        let near = hint(name, known::protocols());
        tell!("tshark: {option}: no protocol is called \"{name}\"{near}");
    }
}

/// The levels of the reference's log. Nothing is logged here; a wrong one is refused.
pub(crate) fn log_level(name: &str, level: &str) -> Result<(), Failure> {
    const LEVELS: &[&str] = &["noisy", "debug", "info", "message", "warning", "critical", "error"];
    let level = level.to_ascii_lowercase();
    let fatal = ["warning", "critical", "error"].contains(&level.as_str());
    if if name == "log-fatal" { fatal } else { LEVELS.contains(&level.as_str()) } {
        return Ok(());
    }
    Err(Failure::usage(match name {
        "log-fatal" => {
            format!("Fatal log level must be \"critical\" or \"warning\", not \"{level}\".")
        }
        _ => format!("Invalid log level \"{level}\".{}", hint(&level, LEVELS.iter().copied())),
    }))
}

/// `--log-file`: nothing is logged, and scripts find the file.
pub(crate) fn log_file(path: &str) -> Result<(), Failure> {
    fs::File::create(path).map(drop).map_err(|error| {
        Failure::usage(format!("Error opening file '{path}' for writing: {}.", words(&error)))
    })
}

/// `--temp-dir`: there are no temporary files, and a wrong folder is told.
pub(super) fn temporary(path: &str) -> Result<(), Failure> {
    fs::read_dir(path).map(drop).map_err(|error| {
        Failure::usage(format!("Can't set temporary directory {path}: {}", words(&error)))
    })
}

/// `-X`: extensions are not there, and a script that is named is not run. What a file is is found out; a format that is
/// not read is refused.
pub(super) fn extension(value: &str) -> Result<(), Failure> {
    if let Some(format) = value.strip_prefix("read_format:") {
        let names = || FORMATS.iter().copied();
        if !names().any(|name| name == format) {
            let near = hint(format, names());
            let list: String = names().map(|name| format!("\n    {name}")).collect();
            return Err(Failure::usage(format!(
                "\"{format}\" isn't a valid read file format type{near}\ntshark: The available read file types for the \"-X read_format:\" option are:{list}"
            )));
        }
    }
    if let Some(script) = value.strip_prefix("lua_script:") {
        tell!("tshark: there are no Lua scripts here; \"{script}\" is not run");
    }
    Ok(())
}

/// Names that the reference has for what is read here.
const FORMATS: &[&str] = &[
    "Candump log",
    "Endace ERF capture",
    "Microsoft Network Monitor",
    "Snoop, Shomiti/Finisar Surveyor",
    "Symbian OS btsnoop",
    "Wireshark/... - pcapng",
    "Wireshark/tcpdump/... - pcap",
];

/// True if standard output is a terminal that says that it has 24-bit colours, as the reference asks.
pub(super) fn has_colours() -> bool {
    let says = std::env::var("COLORTERM").is_ok_and(|c| c == "truecolor" || c == "24bit");
    says && std::io::IsTerminal::is_terminal(&std::io::stdout())
}
