//! Programs and their options as tables: the parser, the help text, shell completions and manual pages are all made from
//! them.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::getopt::{self, Given, Spec, Wrong};

/// An option: letter, long name, name of its value, what it does.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) spec: Spec,
    /// What the value is called; empty if there is none. `<infile>` and `<outfile>` are completed as files.
    pub(crate) value: &'static str,
    /// What it does.
    pub(crate) help: &'static str,
}

/// A row; `'\0'` and `""` stand for a form that the option does not have.
pub(crate) const fn row(
    short: char,
    long: &'static str,
    value: &'static str,
    help: &'static str,
) -> Row {
    let short = if short == '\0' { None } else { Some(short) };
    let long = if long.is_empty() { None } else { Some(long) };
    Row { spec: Spec { short, long, takes_value: !value.is_empty() }, value, help }
}

/// Rows under their headings.
pub(crate) type Groups = &'static [(&'static str, &'static [Row])];

/// A program with a command line of its own.
pub(crate) struct Program {
    /// As it is called.
    pub(crate) name: &'static str,
    /// As version probes know it.
    pub(crate) title: &'static str,
    /// What it is for, in one line.
    pub(crate) about: &'static str,
    /// What follows the name, a line per form.
    pub(crate) usage: &'static [&'static str],
    /// All options.
    pub(crate) groups: Groups,
    /// What a newcomer wants to know besides; may be empty.
    pub(crate) notes: &'static str,
}

/// `-h` and `-v`, the same everywhere.
pub(crate) const MISCELLANEOUS: &[Row] =
    &[row('h', "help", "", "show this help"), row('v', "version", "", "show the version")];

/// The version of the reference whose output these programs give.
pub(crate) const COMPATIBLE: &str = "4.0.17";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A long option is begun that is not the only one to begin so.
pub(crate) fn ambiguous(name: &str, longs: &[&str]) -> String {
    format!("option is ambiguous: {name} (one of --{}?)", longs.join(", --"))
}

impl Program {
    /// Reads the command line and runs the program; its end is reported as it should be.
    pub(crate) fn run(
        &self,
        words: &[String],
        body: impl FnOnce(&[Given], &[String]) -> Result<ExitCode, Failure>,
    ) -> ExitCode {
        self.run_with(words, 1, body)
    }

    /// The same, with the status that a command line ends with which cannot be read.
    pub(crate) fn run_with(
        &self,
        words: &[String],
        misused: u8,
        body: impl FnOnce(&[Given], &[String]) -> Result<ExitCode, Failure>,
    ) -> ExitCode {
        let specs: Vec<Spec> =
            self.groups.iter().flat_map(|(_, rows)| rows.iter().map(|r| r.spec)).collect();
        let outcome = match getopt::read(&specs, words) {
            Ok((given, _)) if given.iter().any(|g| g.name == "h") => {
                crate::output::print(&self.help())
            }
            Ok((given, _)) if given.iter().any(|g| g.name == "v") => {
                crate::output::print(&self.version())
            }
            Ok((given, rest)) => body(&given, &rest),
            Err(wrong) => Err(Failure { status: misused, ..self.wrong(&wrong, &specs) }),
        };
        outcome.unwrap_or_else(|failure| {
            tell!("{}: {}", self.name, failure.text);
            ExitCode::from(failure.status)
        })
    }

    /// What is wrong with a command line, with the nearest option that there is.
    fn wrong(&self, wrong: &Wrong, specs: &[Spec]) -> Failure {
        let what = match wrong {
            Wrong::Ambiguous(name, longs) => ambiguous(name, longs),
            Wrong::Unknown(name) => {
                let longs = specs.iter().filter_map(|s| s.long);
                let near = nearest(name, longs).filter(|_| name.chars().count() > 1);
                let hint = near.map_or(String::new(), |near| format!(" (did you mean --{near}?)"));
                format!("unrecognized option: {name}{hint}")
            }
            Wrong::NoValue(name) => format!("option requires an argument: {name}"),
            Wrong::ExtraValue(name) => format!("option takes no argument: {name}"),
        };
        Failure::usage(format!("{what}\n{}", self.short_usage()))
    }

    /// The command line has too few words or too many.
    pub(crate) fn misused(&self, what: &str) -> Failure {
        Failure::usage(format!("{what}\n{}", self.short_usage()))
    }

    fn short_usage(&self) -> String {
        let mut out = String::new();
        for form in self.usage {
            out += &format!("Usage: {} {form}\n", self.name);
        }
        out + &format!("'{} -h' lists all options.", self.name)
    }

    /// The first line is what version probes look for.
    fn version(&self) -> String {
        format!("{} (Wireshark) {COMPATIBLE} (requin {VERSION}).\n", self.title)
    }

    /// Who wrote a file, as its header says.
    pub(crate) fn application(&self) -> String {
        format!("{} (requin {VERSION})", self.title)
    }

    /// The whole help text.
    pub(crate) fn help(&self) -> String {
        let mut out = format!("{} (requin {VERSION}): {}\n\n", self.title, self.about);
        for form in self.usage {
            out += &format!("Usage: {} {form}\n", self.name);
        }
        out += &options(self.groups);
        if !self.notes.is_empty() {
            out += &format!("\n{}\n", self.notes);
        }
        out
    }
}

/// The options of a help text, under their headings.
pub(crate) fn options(groups: Groups) -> String {
    let mut out = String::new();
    for (title, rows) in groups {
        out += &format!("\n{title}:\n");
        for row in *rows {
            let left = format!("  {}", forms(row).join(", "));
            if left.len() > 25 {
                out += &format!("{left}\n{:27}{}\n", "", row.help);
            } else {
                out += &format!("{left:27}{}\n", row.help);
            }
        }
    }
    out
}

/// How an option may be written, its value with it.
pub(crate) fn forms(row: &Row) -> Vec<String> {
    let short = row.spec.short.map(|letter| format!("-{letter} {}", row.value));
    let long = row.spec.long.map(|name| format!("--{name} {}", row.value));
    [short, long].into_iter().flatten().map(|form| form.trim_end().to_owned()).collect()
}

/// The candidate that is most like a word, if one is like it at all.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let (score, best) = candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    (score >= NEAR).then_some(best)
}

/// Below this the candidates are only confusing.
const NEAR: f64 = 0.75;
