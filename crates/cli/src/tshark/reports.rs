//! `-G`: what this program knows, in the tables that scripts read.

pub(crate) mod data;
mod elastic;
mod fields;
mod tables;

use std::collections::HashSet;
use std::io::Write;
use std::process::ExitCode;

use session::Session;
use session::settings::{self, Folders};

use crate::failure::{Failure, words};
pub(crate) use fields::{base, kind_name};
pub(super) use tables::tables;

/// Writes one report, or the list of them.
type Report = fn(&Session, &mut Vec<u8>);

/// The reports: name, what it is, and what writes it. Those of settings stand last.
const REPORTS: &[(&str, &str, Report)] = &[
    ("column-formats", "codes of columns", tables::column_formats),
    ("decodes", "who is called for which number of a table", tables::decodes),
    ("dissector-tables", "hand-off tables: their names and types", tables::dissector_tables),
    ("elastic-mapping", "types of the fields of -T ek, for Elasticsearch", |s, out| {
        elastic::write(s, None, out);
    }),
    ("fieldcount", "how many fields there are", fields::count),
    ("fields", "all fields: name, type, protocol, form, bits", fields::fields),
    ("ftypes", "types of fields", |_, out| out.extend_from_slice(data::FTYPES.as_bytes())),
    ("heuristic-decodes", "protocols that find their packets by themselves", tables::heuristics),
    ("plugins", "plugins: there are none", |_, _| ()),
    ("protocols", "all protocols", fields::protocols),
    ("values", "words for values of fields", fields::values),
    ("currentprefs", "preferences as they are set", |s, out| tables::preferences(s, false, out)),
    ("defaultprefs", "preferences as they come", |s, out| tables::preferences(s, true, out)),
    ("folders", "where settings are looked for", tables::folders),
];

/// The report of that name; the fields without one.
pub(super) fn main(given: &[String]) -> Result<ExitCode, Failure> {
    let name = given.first().map_or("fields", String::as_str);
    let mut out = Vec::new();
    if name == "help" || name == "?" {
        help(&mut out);
    } else if let Some(protocols) =
        given.get(1..).and_then(mapped).filter(|_| name == "elastic-mapping")
    {
        elastic::write(&Session::new(), Some(protocols), &mut out);
    } else {
        let report = REPORTS.iter().find(|(known, _, _)| *known == name).ok_or_else(|| {
            Failure::usage(format!(
                "Invalid \"{name}\" option for -G flag, enter -G help for more help."
            ))
        })?;
        let mut session = Session::new();
        if name == "currentprefs" || name == "folders" {
            let folders = Folders::of_environment();
            settings::load(&mut session, &folders);
            session.folders = folders;
        }
        (report.2)(&session, &mut out);
    }
    match std::io::stdout().write_all(&out) {
        // Whoever reads has read enough.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure {
            text: format!("The report cannot be written: {}.", words(&error)),
            status: 2,
        }),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The protocols of `--elastic-mapping-filter`.
fn mapped(words: &[String]) -> Option<&str> {
    let (first, rest) = words.split_first()?;
    match first.strip_prefix("--elastic-mapping-filter")? {
        "" => rest.first().map(String::as_str),
        value => value.strip_prefix('='),
    }
}

fn help(out: &mut Vec<u8>) {
    let title =
        format!("TShark (Wireshark) {} (requin v{})\n\n", super::COMPATIBLE, super::VERSION);
    out.extend_from_slice(title.as_bytes());
    out.extend_from_slice(b"Usage: tshark -G [report]\n\nReports:\n");
    for (name, what, _) in REPORTS {
        out.extend_from_slice(format!("  -G {name:<22}{what}\n").as_bytes());
    }
}

/// Names that only this program knows: bit groups and the like, which no script can ask the reference for.
fn hidden() -> HashSet<&'static str> {
    data::HIDDEN.lines().collect()
}

/// Appends a line of cells with tabs between them.
fn line(out: &mut Vec<u8>, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b'\t');
        }
        out.extend_from_slice(cell.as_bytes());
    }
    out.push(b'\n');
}
