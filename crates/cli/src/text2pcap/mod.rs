//! The personality `text2pcap`: packets from text.

mod args;

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::process::ExitCode;

use capedit::copy;
use capedit::text::headers::{Addresses, Transport};
use capedit::text::{Import, Sink, Trouble, hexdump, lines};
use capfile::write::Writer;
use capfile::{Error, Interface, LinkType};

use crate::failure::{self, Failure};
use crate::formats;
use crate::table::{MISCELLANEOUS, Program, row};
use args::{Args, Form};

/// The program.
pub(crate) const PROGRAM: Program = Program {
    name: "text2pcap",
    title: "Text2pcap",
    about: "make a capture of a hex dump or other text",
    usage: &["[options] <infile>|- <outfile>|-"],
    groups: &[
        (
            "Input",
            &[
                row('o', "", "hex|oct|dec|none", "how offsets are written (default: hex)"),
                row(
                    't',
                    "",
                    "<format>",
                    "packets have times before them: strptime's format, with %f for fractions, or ISO",
                ),
                row('D', "", "", "I or O before a packet says that it came in or went out"),
                row('a', "", "", "find the text behind octets even if it looks like octets"),
                row(
                    'r',
                    "",
                    "<regex>",
                    "packets are what this expression finds: groups data, time, dir",
                ),
                row('b', "", "2|8|16|64", "base of the data that -r finds (default: 16)"),
            ],
        ),
        (
            "Output",
            &[
                row('F', "", "<format>", "format of the file (default: pcapng)"),
                row('E', "", "<type>", "link type by name (default: ether)"),
                row('l', "", "<number>", "link type by number (default: 1, Ethernet)"),
                row('m', "", "<octets>", "most octets of a packet (default: 262144)"),
                row('N', "", "<name>", "name of the interface"),
                row('n', "", "", "pcapng, which is the default"),
            ],
        ),
        (
            "Headers put before each packet",
            &[
                row('e', "", "<type>", "Ethernet of this type (hexadecimal)"),
                row('i', "", "<protocol>", "IP with this protocol, and Ethernet"),
                row('4', "", "<from>,<to>", "addresses of an IPv4 header"),
                row('6', "", "<from>,<to>", "addresses of an IPv6 header, instead of IPv4"),
                row('u', "", "<from>,<to>", "UDP with these ports, IP and Ethernet"),
                row('T', "", "<from>,<to>", "TCP with these ports, IP and Ethernet"),
                row('s', "", "<from>,<to>,<tag>", "SCTP with these ports, IP and Ethernet"),
                row('S', "", "<from>,<to>,<ppi>", "SCTP with a DATA chunk of this protocol"),
                row('P', "", "<dissector>", "exported PDU of this dissector"),
            ],
        ),
        (
            "Miscellaneous",
            &[row('q', "", "", "tell nothing but errors"), MISCELLANEOUS[0], MISCELLANEOUS[1]],
        ),
    ],
    notes: "A dump has an offset at the start of each line; an offset of 0 begins a packet. This is what 'tshark -x', 'od -A x -t x1' and 'xxd -g 1' print.",
};

/// Runs with the arguments after the name.
pub(crate) fn main(words: &[String]) -> ExitCode {
    // Asked without a value, these list what there is.
    let list = match words.last().map(String::as_str) {
        Some("-F") => formats::formats(),
        Some("-E") => formats::links("E"),
        _ => {
            return PROGRAM.run(words, |given, files| {
                let args = args::arguments(given)?;
                let [infile, outfile, ..] = files else {
                    return Err(PROGRAM.misused("Must specify input and output filename"));
                };
                run(args, infile, outfile)
            });
        }
    };
    tell!("text2pcap: option requires an argument\ntext2pcap: {list}");
    ExitCode::from(1)
}

fn run(args: Args, infile: &str, outfile: &str) -> Result<ExitCode, Failure> {
    let text: Box<dyn Read> = match infile {
        "-" => Box::new(io::stdin().lock()),
        path => Box::new(File::open(path).map_err(|error| input(error, infile))?),
    };
    let Args { form, import, quiet, .. } = args;
    let link = import.link;
    let mut writer = match begin(&args.interface, args.format, link, import.max, infile, outfile) {
        Ok(writer) => writer,
        Err(error) => return failure::of_output(&error, outfile),
    };
    if !quiet {
        let named = |path: &str, standard: &str| match path {
            "-" => standard.to_owned(),
            path => path.to_owned(),
        };
        tell!("Input from: {}", named(infile, "Standard input"));
        tell!("Output to: {}", named(outfile, "Standard output"));
        tell!("Output format: {}", args.format.name());
        tell!("{}", described(&import).trim_end());
    }
    let mut warn = |text: String| tell!("text2pcap: {text}");
    let mut sink = Sink::new(import, &mut writer, &mut warn);
    let outcome = match form {
        Form::Dump(dump) => hexdump::read(BufReader::new(text), dump, &mut sink),
        Form::Lines(pattern, encoding) => lines::read(text, &pattern, encoding, &mut sink),
    };
    let (read, wrote) = (sink.read, sink.wrote);
    let octets = writer.octets();
    let finished = writer.finish();
    if !quiet {
        let packets = |n: u64| if n == 1 { "" } else { "s" };
        tell!("\n-------------------------");
        tell!(
            "Read {read} potential packet{}, wrote {wrote} packet{} ({octets} byte{} including overhead).",
            packets(read),
            packets(wrote),
            packets(octets)
        );
    }
    let fail = |text: String| Err(Failure { text, status: 2 });
    match outcome {
        Err(Trouble::Input(error)) => Err(input(error, infile)),
        Err(Trouble::Output(error)) => failure::of_output(&error, outfile),
        Err(Trouble::TooLarge(digits)) => fail(format!("{digits} too large")),
        Err(Trouble::NoOffset(word, base)) => {
            fail(format!("Unable to convert {word} to base {base}"))
        }
        Err(Trouble::NoLastNewline) => fail("Error: file did not end on \\n".to_owned()),
        Ok(()) => match finished {
            Err(error) => failure::of_output(&error, outfile),
            Ok(()) => Ok(ExitCode::SUCCESS),
        },
    }
}

/// The file, with all that stands before its packets.
fn begin(
    name: &Option<String>,
    format: capfile::write::WriteFormat,
    link: LinkType,
    max: usize,
    infile: &str,
    outfile: &str,
) -> Result<Writer, Error> {
    let mut writer = Writer::create(outfile.as_ref(), format)?;
    let mut section = copy::own_section(&PROGRAM.application());
    let from = if infile == "-" { "Standard input" } else { infile };
    section.comments.push(format!("Generated from input file {from}."));
    writer.section(&section)?;
    let mut interface = Interface::new(0, link, max as u32, 1_000_000_000);
    let name = name.clone().unwrap_or_else(|| "Fake IF, text2pcap".to_owned());
    interface.name = Some(name).filter(|name| !name.is_empty());
    writer.interface(&interface)?;
    Ok(writer)
}

/// What is put before packets, for the user.
fn described(import: &Import) -> String {
    let mut out = String::new();
    if let Some(ethertype) = import.headers.ethertype {
        out += &format!("Generate dummy Ethernet header: Protocol: 0x{ethertype:0X}\n");
    }
    if let Some((addresses, protocol)) = &import.headers.ip {
        let ip = if matches!(addresses, Addresses::V4(..)) { "IP" } else { "IPv6" };
        out += &format!("Generate dummy {ip} header: Protocol: {protocol}\n");
    }
    let ports = |name, from, to| {
        format!("Generate dummy {name} header: Source port: {from}. Dest port: {to}")
    };
    match import.headers.transport {
        Some(Transport::Udp(from, to)) => out += &(ports("UDP", from, to) + "\n"),
        Some(Transport::Tcp(from, to)) => out += &(ports("TCP", from, to) + "\n"),
        Some(Transport::Sctp(from, to, tag)) => {
            out += &format!("{}. Tag: {tag}\n", ports("SCTP", from, to));
        }
        Some(Transport::SctpData(from, to, payload)) => {
            out += &format!("{}. Tag: 0\n", ports("SCTP", from, to));
            out += "Generate dummy DATA chunk header: TSN: 0. SID: 0. SSN: 0. ";
            out += &format!("PPID: {payload}\n");
        }
        None => {}
    }
    out
}

/// The text cannot be read.
fn input(source: io::Error, path: &str) -> Failure {
    let doing = capfile::Doing::Open;
    let error = Error::Io { path: path.into(), doing, offset: 0, source };
    failure::of_file_in(PROGRAM.name, &error, path)
}
