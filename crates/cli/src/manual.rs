//! Shell completions and manual pages, made from the tables of options.

use std::path::Path;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::output;
use crate::table::{Groups, MISCELLANEOUS, Program, Row, forms};
use crate::{
    capinfos, captype, editcap, export, install, mergecap, rawshark, reordercap, sharkd, stats,
    text2pcap, tshark,
};

/// `requin completions`.
pub(crate) const COMPLETIONS: Program = Program {
    name: "requin completions",
    title: "Requin",
    about: "print completions for a shell",
    usage: &["bash|zsh|fish"],
    groups: &[("Miscellaneous", MISCELLANEOUS)],
    notes: "For bash: requin completions bash > ~/.local/share/bash-completion/completions/requin",
};

/// `requin man`.
pub(crate) const MAN: Program = Program {
    name: "requin man",
    title: "Requin",
    about: "write the manual pages into a folder",
    usage: &["<folder>"],
    groups: &[("Miscellaneous", MISCELLANEOUS)],
    notes: "To read one: man FOLDER/tshark.1",
};

/// A page: the name, what it is for, the forms of its command line, its options.
struct Page {
    name: &'static str,
    about: &'static str,
    usage: &'static [&'static str],
    groups: Groups,
    notes: &'static str,
}

/// Every program that has a table.
fn pages() -> Vec<Page> {
    let mut pages = vec![Page {
        name: "tshark",
        about: "show the packets of a capture",
        usage: &["[options] -r <infile> [<filter>]"],
        groups: tshark::OPTIONS,
        notes: "",
    }];
    let programs = [
        &capinfos::PROGRAM,
        &captype::PROGRAM,
        &editcap::PROGRAM,
        &mergecap::PROGRAM,
        &rawshark::PROGRAM,
        &reordercap::PROGRAM,
        &sharkd::PROGRAM,
        &text2pcap::PROGRAM,
        &export::PROGRAM,
        &stats::STATS,
        &stats::FOLLOW,
        &install::PROGRAM,
        &COMPLETIONS,
        &MAN,
    ];
    pages.extend(programs.map(|p| Page {
        name: p.name,
        about: p.about,
        usage: p.usage,
        groups: p.groups,
        notes: p.notes,
    }));
    pages
}

fn rows(page: &Page) -> impl Iterator<Item = &'static Row> {
    page.groups.iter().flat_map(|(_, rows)| rows.iter())
}

/// Runs with the arguments after `completions`.
pub(crate) fn completions(words: &[String]) -> ExitCode {
    COMPLETIONS.run(words, |_, shells| match shells {
        [shell] => match shell.as_str() {
            "bash" => output::print(&bash()),
            "zsh" => output::print(&zsh()),
            "fish" => output::print(&fish()),
            other => Err(COMPLETIONS.misused(&format!("no such shell: {other}"))),
        },
        _ => Err(COMPLETIONS.misused("one shell must be named")),
    })
}

/// Runs with the arguments after `man`.
pub(crate) fn man(words: &[String]) -> ExitCode {
    MAN.run(words, |_, folders| {
        let [folder] = folders else { return Err(MAN.misused("one folder must be named")) };
        let folder = Path::new(folder);
        let fail = |what: &Path, error: std::io::Error| Failure {
            text: format!("{}: {error}", what.display()),
            status: 2,
        };
        std::fs::create_dir_all(folder).map_err(|error| fail(folder, error))?;
        for page in pages() {
            let path = folder.join(format!("{}.1", page.name.replace(' ', "-")));
            std::fs::write(&path, roff(&page)).map_err(|error| fail(&path, error))?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// The options of a program as they are typed.
fn flags(page: &Page) -> String {
    let mut flags = Vec::new();
    for row in rows(page) {
        flags.extend(row.spec.short.map(|letter| format!("-{letter}")));
        flags.extend(row.spec.long.map(|long| format!("--{long}")));
    }
    flags.join(" ")
}

/// True of an option that takes a display filter.
fn takes_filter(row: &Row) -> bool {
    row.value == "<filter>"
}

/// The options that take a display filter.
fn filter_flags(between: &str) -> String {
    let mut flags = Vec::new();
    for page in pages() {
        for row in rows(&page).filter(|row| takes_filter(row)) {
            flags.extend(row.spec.short.map(|letter| format!("-{letter}")));
            flags.extend(row.spec.long.map(|long| format!("--{long}")));
        }
    }
    flags.sort();
    flags.dedup();
    flags.join(between)
}

fn bash() -> String {
    let mut out = String::from("# Completions of requin for bash.\n");
    // A word that starts with a quote is completed inside it.
    out += "_requin_filter() {\n    local IFS=$'\\n'\n";
    out += "    COMPREPLY=($(requin filter complete --whole \"${1#[\\'\\\"]}\" 2>/dev/null))\n}\n_requin() {\n";
    out += "    local word=${COMP_WORDS[COMP_CWORD]} program=${COMP_WORDS[0]##*/} flags=\n";
    out += "    [ \"$program\" = requin ] && [ $COMP_CWORD -gt 1 ] && program=${COMP_WORDS[1]}\n";
    out += "    case $program in\n";
    for page in pages() {
        let name = page.name.trim_start_matches("requin ");
        out += &format!("    {name}) flags='{}' ;;\n", flags(&page));
    }
    out += &format!("    requin) flags='{}' ;;\n    esac\n", crate::commands().join(" "));
    out += "    case ${COMP_WORDS[COMP_CWORD-1]} in\n";
    out += &format!("    {}) _requin_filter \"$word\"; return ;;\n    esac\n", filter_flags("|"));
    out += "    [ \"$program\" = filter ] && [ $COMP_CWORD -gt 2 ] && { _requin_filter \"$word\"; return; }\n";
    out += "    case $word in\n";
    out += "    -*) COMPREPLY=($(compgen -W \"$flags\" -- \"$word\")) ;;\n";
    out += "    *) COMPREPLY=($(compgen -f -- \"$word\"))\n";
    out += "       [ \"$program\" = requin ] && COMPREPLY+=($(compgen -W \"$flags\" -- \"$word\")) ;;\n";
    out += "    esac\n}\ncomplete -o filenames -F _requin requin";
    for (name, _) in crate::PERSONALITIES {
        out += &format!(" {name}");
    }
    out + "\n"
}

/// Text between single quotes of zsh's `_arguments`, where brackets and colons mean something.
fn zsh_text(text: &str) -> String {
    let quoted = text.replace('\'', "'\\''");
    ['[', ']', ':'].iter().fold(quoted, |text, sign| text.replace(*sign, &format!("\\{sign}")))
}

fn zsh() -> String {
    let mut out = String::from("#compdef requin");
    for (name, _) in crate::PERSONALITIES {
        out += &format!(" {name}");
    }
    out += "\n_requin_filter() {\n    local -a found\n";
    out += "    found=(${(f)\"$(requin filter complete --whole \"${(Q)PREFIX}\" 2>/dev/null)\"})\n";
    out += "    compadd -U -S '' -- $found\n}\n_requin() {\n    local program=$service\n";
    out += "    if [[ $program == requin ]]; then\n        if (( CURRENT == 2 )); then\n";
    out += &format!(
        "            _values command {}\n            _files\n",
        crate::commands().join(" ")
    );
    out += "            return\n        fi\n        program=$words[2]\n        shift words\n";
    out += "        (( CURRENT-- ))\n    fi\n    case $program in\n";
    for page in pages() {
        out += &format!("    {})\n        _arguments", page.name.trim_start_matches("requin "));
        for row in rows(&page) {
            let value = match row.value {
                "" => String::new(),
                _ if takes_filter(row) => ":filter:_requin_filter".to_owned(),
                value if value.contains("file") => ":file:_files".to_owned(),
                value => format!(":{}:", zsh_text(value)),
            };
            let help = zsh_text(row.help);
            let short = row.spec.short.map(|letter| format!("-{letter}"));
            let long = row.spec.long.map(|long| format!("--{long}"));
            for flag in short.into_iter().chain(long) {
                out += &format!(" \\\n            '{flag}[{help}]{value}'");
            }
        }
        out += " \\\n            '*:file:_files' ;;\n";
    }
    out + "    *) _files ;;\n    esac\n}\n_requin \"$@\"\n"
}

fn fish() -> String {
    let mut out = String::from("# Completions of requin for fish.\n");
    for command in crate::commands() {
        out += &format!("complete -c requin -n __fish_use_subcommand -a {command}\n");
    }
    for page in pages() {
        let name = page.name.trim_start_matches("requin ");
        for row in rows(&page) {
            let short = row.spec.short.map_or(String::new(), |letter| format!(" -s {letter}"));
            let long = row.spec.long.map_or(String::new(), |long| format!(" -l {long}"));
            let value = match row.value {
                "" => "",
                _ if takes_filter(row) => {
                    " -x -a '(requin filter complete --whole (commandline -ct | string trim -l -c \"\\'\\\"\"))'"
                }
                _ => " -r",
            };
            let help = row.help.replace('\\', "\\\\").replace('\'', "\\'");
            let what = format!("{short}{long}{value} -d '{help}'");
            out += &format!("complete -c requin -n '__fish_seen_subcommand_from {name}'{what}\n");
            if page.name == name {
                out += &format!("complete -c {name}{what}\n");
            }
        }
    }
    out
}

/// Text of a manual page: a backslash, a leading dot and a hyphen mean something there.
fn roff_text(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

fn roff(page: &Page) -> String {
    let name = page.name.replace(' ', "-");
    let version = env!("CARGO_PKG_VERSION");
    let mut out = format!(".TH {} 1 \"\" \"requin {version}\"\n.SH NAME\n", name.to_uppercase());
    out += &format!("{} \\- {}\n.SH SYNOPSIS\n", roff_text(&name), roff_text(page.about));
    for form in page.usage {
        out += &format!(".B {}\n{}\n.br\n", page.name, roff_text(form));
    }
    out += ".SH OPTIONS\n";
    for (title, rows) in page.groups {
        out += &format!(".SS {}\n", roff_text(title));
        for row in *rows {
            let forms: Vec<String> = forms(row).iter().map(|form| roff_text(form)).collect();
            out += &format!(".TP\n{}\n{}\n", forms.join(", "), roff_text(row.help));
        }
    }
    if !page.notes.is_empty() {
        out += &format!(".SH NOTES\n{}\n", roff_text(page.notes));
    }
    out
}
