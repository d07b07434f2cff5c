//! The personality `mergecap`: several captures in one.

use std::path::PathBuf;
use std::process::ExitCode;

use capedit::copy;
use capedit::merge::{self, Interfaces, Merging};
use capfile::write::{WriteFormat, Writer};
use capfile::{Error, Unwritable};

use crate::failure::{self, Failure};
use crate::getopt::Given;
use crate::table::{MISCELLANEOUS, Program, row};
use crate::{formats, number};

/// The program.
pub(crate) const PROGRAM: Program = Program {
    name: "mergecap",
    title: "Mergecap",
    about: "join capture files",
    usage: &["[options] -w <outfile>|- <infile> [<infile> ...]"],
    groups: &[
        (
            "Output",
            &[
                row('w', "", "<outfile>", "the new file, or '-' for standard output"),
                row('a', "", "", "one file after another; default is by the times of packets"),
                row('s', "", "<octets>", "cut packets to at most so many octets"),
                row('F', "", "<format>", "format of the file (default: pcapng)"),
                row(
                    'I',
                    "",
                    "<mode>",
                    "which interfaces become one: none, all or any (default: all)",
                ),
            ],
        ),
        (
            "Miscellaneous",
            &[row('V', "", "", "tell what is done"), MISCELLANEOUS[0], MISCELLANEOUS[1]],
        ),
    ],
    notes: "With -I all, interfaces become one if all files have the same ones; with -I any, any two that are alike do.",
};

/// What it ends with where the command line is wrong, but for numbers.
const MISUSED: u8 = 2;

fn misused(failure: Failure) -> Failure {
    Failure { status: MISUSED, ..failure }
}

const MODES: &[(&str, Interfaces)] =
    &[("none", Interfaces::None), ("all", Interfaces::All), ("any", Interfaces::Any)];

/// Runs with the arguments after the name.
pub(crate) fn main(words: &[String]) -> ExitCode {
    // Asked without a value, these list what there is.
    let list = match words.last().map(String::as_str) {
        Some("-F") => formats::formats(),
        Some("-I") => modes(),
        _ => {
            return PROGRAM.run_with(words, MISUSED, |given, files| {
                let args = arguments(given)?;
                run(&args, files)
            });
        }
    };
    tell!("mergecap: option requires an argument\nmergecap: {list}");
    ExitCode::from(MISUSED)
}

fn modes() -> String {
    let text = "The available IDB merge modes for the \"-I\" flag are:".to_owned();
    MODES.iter().fold(text, |text, (name, _)| text + "\n    " + name)
}

struct Args {
    outfile: Option<String>,
    format: WriteFormat,
    how: Merging,
    verbose: bool,
    /// Which interfaces become one was asked for.
    asked: bool,
}

fn arguments(given: &[Given]) -> Result<Args, Failure> {
    let mut args = Args {
        outfile: None,
        format: WriteFormat::PcapNg,
        how: Merging { append: false, snap: None, interfaces: Interfaces::All },
        verbose: false,
        asked: false,
    };
    for option in given {
        let value = option.value.as_str();
        match option.name.as_str() {
            "w" => args.outfile = Some(value.to_owned()),
            "a" => args.how.append = true,
            "s" => args.how.snap = Some(number::nonzero(value, "snapshot length")?),
            "F" => args.format = formats::format(PROGRAM.name, value).map_err(misused)?,
            "I" => {
                let mode = MODES.iter().find(|(name, _)| *name == value);
                let (_, mode) = mode.ok_or_else(|| {
                    let hint = formats::hint(value, MODES.iter().map(|(name, _)| *name));
                    misused(Failure::usage(format!(
                        "\"{value}\" isn't a valid IDB merge mode{hint}\n{}",
                        modes()
                    )))
                })?;
                args.how.interfaces = *mode;
                args.asked = true;
            }
            "V" => args.verbose = true,
            _ => {}
        }
    }
    Ok(args)
}

fn run(args: &Args, files: &[String]) -> Result<ExitCode, Failure> {
    let Some(outfile) = &args.outfile else {
        return Err(misused(PROGRAM.misused("an output filename must be set with -w")));
    };
    if files.is_empty() {
        return Err(PROGRAM.misused("No input files were specified"));
    }
    if args.asked && !args.format.mixes_link_types() {
        let text =
            "The IDB merge mode can only be used with an output format that identifies interfaces";
        return Err(misused(Failure::usage(text.to_owned())));
    }
    let name = |index: usize| files.get(index).map_or("", String::as_str);
    let paths: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
    let readers = merge::open_all(&paths)
        .map_err(|(index, error)| failure::of_file_in(PROGRAM.name, &error, name(index)))?;
    if args.verbose {
        for (file, reader) in files.iter().zip(&readers) {
            tell!("mergecap: {file} is type {}.", reader.format().description());
        }
    }
    // Known before anything is written, for files that have one link type.
    let mut links = readers.iter().flat_map(|r| r.interfaces().iter().map(|i| i.link));
    let file = links.next();
    if let (Some(file), Some(frame)) = (file, links.find(|link| Some(*link) != file))
        && !args.format.mixes_link_types()
    {
        let why = Unwritable::MixedLinkTypes { file, frame };
        return failure::of_output(&Error::Unwritable { path: outfile.into(), why }, outfile);
    }
    let mut writer = match Writer::create(outfile.as_ref(), args.format) {
        Ok(writer) => writer,
        Err(error) => return failure::of_output(&error, outfile),
    };
    let mut section = copy::own_section(&PROGRAM.application());
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease");
    section.os = release.ok().map(|release| format!("Linux {}", release.trim()));
    let mut wrote = |count| {
        if args.verbose {
            tell!("Record: {count}");
        }
    };
    let outcome = merge::merge(readers, &mut writer, section, args.how, &mut wrote);
    // What was merged stands, whatever came after it.
    let finished = writer.finish();
    match outcome {
        Err((Some(index), error)) => Err(failure::of_file_in(PROGRAM.name, &error, name(index))),
        Err((None, error)) => failure::of_output(&error, outfile),
        Ok(()) => match finished {
            Err(error) => failure::of_output(&error, outfile),
            Ok(()) => Ok(ExitCode::SUCCESS),
        },
    }
}
