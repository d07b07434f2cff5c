//! The personality `captype`: which formats capture files have.

use std::process::ExitCode;

use capfile::{Error, Reader};

use crate::table::{MISCELLANEOUS, Program};
use crate::{failure, output};

/// The program.
pub(crate) const PROGRAM: Program = Program {
    name: "captype",
    title: "Captype",
    about: "tell the formats of capture files",
    usage: &["[options] <infile> ..."],
    groups: &[("Miscellaneous", MISCELLANEOUS)],
    notes: "",
};

/// Runs with the arguments after the name.
pub(crate) fn main(words: &[String]) -> ExitCode {
    PROGRAM.run(words, |_, files| {
        if files.is_empty() {
            return Err(PROGRAM.misused("no capture file named"));
        }
        let mut text = String::new();
        let mut status = 0;
        for file in files {
            match Reader::open(file.as_ref()) {
                Ok(reader) => text += &format!("{file}: {}\n", reader.format().name()),
                Err(Error::UnknownFormat { .. }) if !failure::is_special(file) => {
                    text += &format!("{file}: unknown\n");
                }
                Err(error) => {
                    let failure = failure::of_file_in(PROGRAM.name, &error, file);
                    tell!("{}: {}", PROGRAM.name, failure.text);
                    status = failure.status;
                }
            }
        }
        output::print(&text).map(|ok| if status == 0 { ok } else { ExitCode::from(status) })
    })
}
