//! `requin install-links DIR`: links to this program under the names that scripts call.

use std::path::Path;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::output;
use crate::table::{MISCELLANEOUS, Program, row};

/// The program.
pub(crate) const PROGRAM: Program = Program {
    name: "requin install-links",
    title: "Requin",
    about: "make links, so that scripts that call tshark and its siblings run this program",
    usage: &["[options] <folder>"],
    groups: &[
        ("Options", &[row('f', "force", "", "replace what has one of the names already")]),
        ("Miscellaneous", MISCELLANEOUS),
    ],
    notes: "Put the folder first in PATH, such as: requin install-links ~/bin",
};

/// Runs with the arguments after `install-links`.
pub(crate) fn main(words: &[String]) -> ExitCode {
    PROGRAM.run(words, |given, folders| {
        let [folder] = folders else {
            return Err(PROGRAM.misused("one folder must be named"));
        };
        install(Path::new(folder), given.iter().any(|option| option.name == "f"))
    })
}

fn install(folder: &Path, force: bool) -> Result<ExitCode, Failure> {
    let fail = |what: &Path, error: std::io::Error| Failure {
        text: format!("{}: {error}", what.display()),
        status: 2,
    };
    let program = std::env::current_exe().map_err(|error| fail(Path::new("requin"), error))?;
    std::fs::create_dir_all(folder).map_err(|error| fail(folder, error))?;
    let mut text = String::new();
    for (name, _) in crate::PERSONALITIES {
        let link = folder.join(name);
        if force && link.symlink_metadata().is_ok() {
            std::fs::remove_file(&link).map_err(|error| fail(&link, error))?;
        }
        make(&program, &link).map_err(|error| fail(&link, error))?;
        text += &format!("{} -> {}\n", link.display(), program.display());
    }
    output::print(&text)
}

#[cfg(unix)]
fn make(program: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(program, link)
}

/// Elsewhere links need rights that users have not; a second name for the same file does not.
#[cfg(not(unix))]
fn make(program: &Path, link: &Path) -> std::io::Result<()> {
    std::fs::hard_link(program, link.with_extension("exe"))
}
