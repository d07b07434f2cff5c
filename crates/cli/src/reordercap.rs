//! The personality `reordercap`: packets in the order of their times.

use std::process::ExitCode;

use capedit::copy;
use capedit::reorder::Ordered;
use capfile::write::{WriteFormat, Writer};
use capfile::{Error, Format};

use crate::failure::{self, Failure};
use crate::output;
use crate::table::{MISCELLANEOUS, Program, row};

/// The program.
pub(crate) const PROGRAM: Program = Program {
    name: "reordercap",
    title: "Reordercap",
    about: "put the packets of a capture in the order of their times",
    usage: &["[options] <infile> <outfile>"],
    groups: &[
        ("Output", &[row('n', "", "", "write no file if the packets are in order already")]),
        ("Miscellaneous", MISCELLANEOUS),
    ],
    notes: "The new file has the format of the old one. Packets with equal times stay in the file's order.",
};

/// Runs with the arguments after the name.
pub(crate) fn main(words: &[String]) -> ExitCode {
    PROGRAM.run(words, |given, files| {
        let [infile, outfile] = files else {
            return Err(PROGRAM.misused("<infile> and <outfile> must be named"));
        };
        run(infile, outfile, given.iter().any(|option| option.name == "n"))
    })
}

fn run(infile: &str, outfile: &str, only_if_needed: bool) -> Result<ExitCode, Failure> {
    let in_words = |error: &Error| failure::of_file_in(PROGRAM.name, error, infile);
    let ordered = Ordered::read(infile.as_ref()).map_err(|error| in_words(&error))?;
    let moved = ordered.out_of_order;
    let report = format!("{} frames, {moved} out of order\n", ordered.count());
    if moved == 0 && only_if_needed {
        return output::print(
            &(report + "Not writing output file because input file is already in order.\n"),
        );
    }
    // What could be read was put in order, and that is a success.
    if let Some(error) = &ordered.error {
        tell!("{}: {}", PROGRAM.name, in_words(error).text);
    }
    let failed = |error: &Error| {
        failure::of_output(error, outfile).map_err(|failure| Failure { status: 1, ..failure })
    };
    let format = ordered.reader().format().name();
    let format = WriteFormat::from_name(format).unwrap_or(WriteFormat::PcapNg);
    let writer = match Writer::create(outfile.as_ref(), format) {
        Ok(writer) => writer,
        Err(error) => return failed(&error),
    };
    let written = write(&ordered, writer);
    let printed = output::print(&report);
    written.map_or_else(|error| failed(&error), |()| printed)
}

fn write(ordered: &Ordered, mut writer: Writer) -> Result<(), Error> {
    let reader = ordered.reader();
    // Of several sections one is left: packets of all are mixed.
    let mut section = match reader.sections().first() {
        Some(section) if reader.format() == Format::PcapNg => section.clone(),
        _ => copy::own_section(&PROGRAM.application()),
    };
    section.octets = None;
    writer.section(&section)?;
    for interface in reader.interfaces() {
        let mut interface = interface.clone();
        // Its options are in the byte order of its own section.
        interface.options.clear();
        writer.interface(&interface)?;
    }
    for secret in reader.secrets() {
        writer.secret(secret)?;
    }
    ordered.write(&mut writer)?;
    writer.finish()
}
