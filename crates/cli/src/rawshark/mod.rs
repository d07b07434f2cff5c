//! The personality `rawshark`: fields of packets that come without the head of a capture file, from a pipe.

mod links;
mod print;
mod records;

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::sync::atomic::AtomicU32;

use capfile::{LinkType, Reader};
use dissect::protocol::tables;
use dissect::{FieldId, FieldType, Labels, ProtocolId, Show};
use session::{Options, Session, run};

use crate::failure::{Failure, words};
use crate::getopt::Given;
use crate::table::{MISCELLANEOUS, Program, nearest, row};
use crate::tshark::settings::{self, Names};
use crate::tshark::{forms, reports};
use crate::{number, output};
use print::{Lines, Piece};
use records::{Fault, Noted, Records};

/// The program.
pub(crate) const PROGRAM: Program = Program {
    name: "rawshark",
    title: "Rawshark",
    about: "print fields of packets that come without the head of a capture file",
    usage: &["-d encap:<type>|proto:<protocol> -r <infile>|- [options]"],
    groups: &[
        (
            "Input",
            &[
                row('r', "", "<infile>", "the pipe or file to read, or '-' for standard input"),
                row(
                    'd',
                    "",
                    "<kind>:<name>",
                    "what packets start with: encap: and a link type, proto: and a protocol",
                ),
                row('s', "", "", "the head of a pcap file comes first, and is skipped"),
                row('p', "", "", "times before packets have 64 bits"),
                row('m', "", "<octets>", "accepted; memory has limits anyway"),
            ],
        ),
        (
            "Processing",
            &[
                row('R', "", "<filter>", "tell of each packet whether this matches; several may"),
                row('n', "", "", "no name resolution"),
                row('N', "", "<flags>", "name resolution: any of m n N t d v"),
                row('o', "", "<name>:<value>", "set a preference"),
            ],
        ),
        (
            "Output",
            &[
                row('F', "", "<field>", "print this field; several may"),
                row(
                    'S',
                    "",
                    "<format>",
                    "values that have words: %D is the field's name, %S the word, %N the number",
                ),
                row('t', "", "<format>", "times in columns: a, ad, adoy, d, dd, e, r, u, ud, udoy"),
                row('l', "", "", "write each line at once"),
            ],
        ),
        (
            "Accepted; nothing is logged",
            &[
                row('\0', "log-level", "<level>", ""),
                row('\0', "log-fatal", "<level>", ""),
                row('\0', "log-domains", "<list>", ""),
                row('\0', "log-debug", "<list>", ""),
                row('\0', "log-noisy", "<list>", ""),
                row('\0', "log-file", "<path>", ""),
            ],
        ),
        ("Miscellaneous", MISCELLANEOUS),
    ],
    notes: "Before each packet come seconds, microseconds, octets captured and octets on the wire, of 32 bits each, in\n\
            the order of this machine. The first line tells the types of the fields; then come lines such as:\n\
            1 0=\"192.0.2.1\" -",
};

/// What the command line asks for.
#[derive(Default)]
struct Args {
    infile: Option<String>,
    start: Option<Start>,
    skips_head: bool,
    wide: bool,
    filters: Vec<String>,
    names: Vec<String>,
    format: Vec<Piece>,
    flush_each: bool,
}

/// What packets start with.
enum Start {
    Link(LinkType),
    Protocol(ProtocolId),
}

/// Runs with the arguments after the name.
pub(crate) fn main(words: &[String]) -> ExitCode {
    PROGRAM.run(words, |given, _| {
        let mut session = Session::new();
        session.config.resolve.mac = true;
        session.config.resolve.dns_from_packets = true;
        session.config.zone = crate::zone::local();
        settings::load(&mut session, std::iter::empty())?;
        let args = arguments(&mut session, given)?;
        show(&mut session, &args)
    })
}

fn arguments(session: &mut Session, given: &[Given]) -> Result<Args, Failure> {
    let mut args = Args::default();
    let mut names = None;
    for option in given {
        let value = option.value.as_str();
        match option.name.as_str() {
            "r" => args.infile = Some(value.to_owned()),
            "d" => {
                let start = start(session, value).ok_or_else(|| {
                    Failure::usage(format!("Invalid link type or protocol \"{value}\""))
                })?;
                args.start = Some(start);
            }
            "s" => args.skips_head = true,
            "p" => args.wide = true,
            "m" => {
                number::nonzero(value, "memory limit")?;
            }
            "R" => args.filters.push(value.to_owned()),
            "n" => names = Some(Names::default()),
            "N" => names = Some(Names::of_letters(value)?),
            "o" => settings::preference(session, value)?,
            "F" => args.names.push(value.to_owned()),
            "S" => {
                let format = print::format(value);
                args.format = format
                    .ok_or_else(|| Failure::usage("Invalid field string format".to_owned()))?;
            }
            "t" => forms::time_format(session, value)?,
            "l" => args.flush_each = true,
            name @ ("log-level" | "log-fatal") => settings::log_level(name, value)?,
            "log-file" => settings::log_file(value)?,
            _ => {}
        }
    }
    settings::resolve(session, names, &[])?;
    Ok(args)
}

fn start(session: &Session, value: &str) -> Option<Start> {
    match value.split_once(':')? {
        ("encap", name) => links::link(name).map(Start::Link),
        ("proto", name) => session.registry.by_name(name).map(Start::Protocol),
        _ => None,
    }
}

fn show(session: &mut Session, args: &Args) -> Result<ExitCode, Failure> {
    let fields = fields(session, &args.names)?;
    let mut head = String::new();
    for (place, ids) in fields.iter().enumerate() {
        let kind = ids.first().map_or(String::new(), |id| kind(session, *id, &args.format));
        head += &format!("{place} {kind} - ");
    }
    let printed = output::print(&(head + "\n"))?;
    let Some(start) = &args.start else {
        return Err(Failure::usage("No valid payload dissector specified.".to_owned()));
    };
    let link = match start {
        Start::Link(link) => *link,
        Start::Protocol(id) => {
            // A link type of the user's, and what is in it.
            let number = u32::from(LinkType::USER0.0);
            session.config.decode_as(tables::LINK, number, Some(*id));
            LinkType::USER0
        }
    };
    let mut filters = Vec::with_capacity(args.filters.len());
    for text in &args.filters {
        let filter = session::filter::compile(session, text);
        filters.push(filter.map_err(|e| Failure { text: e.to_string(), status: 2 })?);
    }
    let lines = Lines { fields, format: args.format.clone(), filters, void: AtomicU32::new(0) };
    let stream = open(args)?;
    let noted = Noted::default();
    let records = Records::new(stream, link, args.wide, noted.clone());
    let fail = |text: String| Failure { text, status: 2 };
    let mut reader = Reader::from_stream(Box::new(records), "standard input")
        .map_err(|error| fail(error.to_string()))?;
    let options = Options { flush_each: args.flush_each, threads: 1, ..Options::default() };
    let mut out = io::stdout();
    let outcome = run(session, &mut reader, &lines, None, &options, &mut out);
    let flushed = out.flush();
    if let Some(error) = outcome.write_error.or(flushed.err()) {
        return output::done(Err(error), printed);
    }
    let name = if args.infile.as_deref() == Some("-") { "standard input" } else { "file" };
    match noted.get() {
        Some(Fault::Length(octets)) => Err(fail(format!(
            "The {name} appears to be damaged or corrupt.\n(Bad packet length: {octets})"
        ))),
        Some(Fault::Cut) => Err(fail(format!(
            "The {name} appears to have been cut short in the middle of a packet."
        ))),
        None => match outcome.read_error {
            Some(error) => Err(fail(error.to_string())),
            None => Ok(printed),
        },
    }
}

/// The stream, behind the head of a file if there is one.
fn open(args: &Args) -> Result<Box<dyn Read + Send>, Failure> {
    let fail = |text: String| Failure { text, status: 2 };
    let Some(path) = &args.infile else {
        return Err(fail("Input file or pipe name not specified.".to_owned()));
    };
    let mut stream: Box<dyn Read + Send> = match path.as_str() {
        "-" => Box::new(io::stdin()),
        path => {
            let file = File::open(path).map_err(|error| {
                fail(format!("The pipe {path} could not be checked: {}", words(&error)))
            })?;
            Box::new(io::BufReader::new(file))
        }
    };
    if args.skips_head {
        let mut head = [0; 24];
        let have = records::fill(&mut stream, &mut head)
            .map_err(|error| fail(format!("Error reading from pipe: {}", words(&error))))?;
        if have < head.len() {
            return Err(fail("Not enough bytes for pcap header.".to_owned()));
        }
    }
    Ok(stream)
}

/// All fields of each name.
fn fields(session: &Session, names: &[String]) -> Result<Vec<Vec<FieldId>>, Failure> {
    let known = || session.registry.fields();
    let one = |name: &String| -> Result<Vec<FieldId>, Failure> {
        let ids: Vec<FieldId> = match name.as_str() {
            "" => Vec::new(),
            "text" => vec![FieldId::TEXT],
            name => known().filter(|(_, field)| field.filter == name).map(|(id, _)| id).collect(),
        };
        if ids.is_empty() {
            let near = nearest(name, known().map(|(_, field)| field.filter));
            let hint = near.map_or(String::new(), |near| format!(" (did you mean \"{near}\"?)"));
            return Err(Failure::usage(format!("Field \"{name}\" doesn't exist.{hint}")));
        }
        Ok(ids)
    };
    names.iter().map(one).collect()
}

/// Type and form of a field, for the first line.
fn kind(session: &Session, id: FieldId, format: &[Piece]) -> String {
    let def = session.registry.field(id);
    let words = !format.is_empty() && print::has_words(def);
    let name = if words { "FT_STRING" } else { reports::kind_name(def.kind) };
    match def.kind {
        FieldType::Boolean => {
            let width = if def.mask == 0 { 0 } else { def.width };
            format!("{name} (Bit count: {width})")
        }
        FieldType::AbsoluteTime => {
            let form = match def.show {
                Show::Utc => "ABSOLUTE_TIME_UTC",
                Show::DoyUtc => "ABSOLUTE_TIME_DOY_UTC",
                Show::NtpUtc => "Unknown",
                _ => "ABSOLUTE_TIME_LOCAL",
            };
            format!("{name} {form}")
        }
        _ => {
            let ranges =
                if matches!(def.labels, Labels::Ranges(_)) { "|BASE_RANGE_STRING" } else { "" };
            format!("{name} {}{ranges}", reports::base(def.show))
        }
    }
}
