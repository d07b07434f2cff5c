//! Reading, changing and writing.

use std::process::ExitCode;

use capedit::copy::{self, Copier};
use capedit::dedupe::Window;
use capedit::edit::Fate;
use capedit::summary::hex;
use capfile::write::Writer;
use capfile::{
    Block, Chunk, Error, Extra, Format, Interface, LinkType, Reader, RecordKind, Secret, Section,
};

use super::PROGRAM;
use super::args::Args;
use super::parts::Parts;
use crate::failure::{self, Failure};
use crate::output;

/// Block types of pcapng that are not simply copied (its specification, section 11.1).
const SECTION_HEADER: u32 = 0x0a0d_0d0a;
const INTERFACE_DESCRIPTION: u32 = 1;
const SECRETS: u32 = 10;

/// What went wrong, and with which file.
enum Trouble {
    Reading(Error),
    Writing(Error),
}

pub(super) fn run(mut args: Args) -> Result<ExitCode, Failure> {
    if let Some(text) = args.only {
        return output::print(text);
    }
    let fail = |error: &Error| failure::of_file_in(PROGRAM.name, error, &args.infile);
    let mut reader = Reader::open(args.infile.as_ref()).map_err(|error| fail(&error))?;
    if args.verbose {
        let name = reader.format().description();
        tell!("File {} is a {name} capture file.", args.infile);
    }
    refuse_without_radiotap(&args, &reader)?;
    let mut parts = Parts::new(&args.outfile, args.format, args.split);
    let mut counts = Counts::default();
    let outcome = edit(&mut args, &mut reader, &mut parts, &mut counts);
    // What was written stands, whatever came after it.
    let finished = parts.finish();
    report(&args, &counts);
    match outcome.and(finished.map_err(Trouble::Writing)) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(Trouble::Reading(error)) => {
            // As the reference: what could be read was edited, and that is a success.
            let failure = failure::of_file_in(PROGRAM.name, &error, &args.infile);
            tell!("{}: {}", PROGRAM.name, failure.text);
            Ok(ExitCode::SUCCESS)
        }
        Err(Trouble::Writing(error)) => failure::of_output(&error, &parts.path().to_string_lossy()),
    }
}

#[derive(Default)]
struct Counts {
    read: u64,
    duplicates: u64,
}

fn report(args: &Args, counts: &Counts) {
    let Some(dedupe) = &args.edits.dedupe else { return };
    let plural = |count: u64| if count == 1 { "packet" } else { "packets" };
    let (read, skipped) = (counts.read, counts.duplicates);
    let window = match dedupe.window() {
        Window::Packets(count) => format!("duplicate window of {count} packets"),
        Window::Time(ns) => format!(
            "duplicate time window equal to or less than {}.{:09} seconds",
            ns / 1_000_000_000,
            ns % 1_000_000_000
        ),
    };
    tell!("{read} {} seen, {skipped} {} skipped with {window}.", plural(read), plural(skipped));
}

fn edit(
    args: &mut Args,
    reader: &mut Reader,
    parts: &mut Parts,
    counts: &mut Counts,
) -> Result<(), Trouble> {
    let mut chunk = Chunk::new();
    let last = args.edits.last_needed();
    let mut opened = false;
    while reader.next_chunk(&mut chunk).map_err(Trouble::Reading)? {
        if !opened {
            refuse_mixed(args, reader).map_err(Trouble::Writing)?;
            parts.open(chunk.frames.first().and_then(|f| f.ts)).map_err(Trouble::Writing)?;
            begin(args, reader, parts).map_err(Trouble::Writing)?;
            opened = true;
        }
        one_chunk(args, reader, &chunk, parts, counts, last).map_err(Trouble::Writing)?;
        if last.is_some_and(|last| counts.read >= last) {
            return Ok(());
        }
    }
    if !opened {
        parts.open_empty().map_err(Trouble::Writing)?;
        begin(args, reader, parts).map_err(Trouble::Writing)?;
    }
    Ok(())
}

/// Headers can only be skipped where they are.
fn refuse_without_radiotap(args: &Args, reader: &Reader) -> Result<(), Failure> {
    let other = reader.interfaces().iter().find(|i| i.link != LinkType::IEEE802_11_RADIOTAP);
    let Some(other) = other.filter(|_| args.no_radiotap) else { return Ok(()) };
    Err(Failure::usage(format!(
        "can't skip radiotap header because input file has non-radiotap packets\n{}: expected '{}', packets are '{}'",
        PROGRAM.name,
        LinkType::IEEE802_11_RADIOTAP.description(),
        other.link.description()
    )))
}

/// A format with one link type takes no file with several: known before anything is written.
fn refuse_mixed(args: &Args, reader: &Reader) -> Result<(), Error> {
    let mut links = reader.interfaces().iter().map(|interface| interface.link);
    let Some(file) = links.next() else { return Ok(()) };
    match links.find(|link| *link != file) {
        Some(frame) if !args.format.mixes_link_types() && args.link().is_none() => {
            Err(Error::Unwritable {
                path: args.outfile.clone().into(),
                why: capfile::Unwritable::MixedLinkTypes { file, frame },
            })
        }
        _ => Ok(()),
    }
}

/// Writes what stands before the packets, where it is not copied.
fn begin(args: &Args, reader: &Reader, parts: &mut Parts) -> Result<(), Error> {
    let Some(writer) = &mut parts.writer else { return Ok(()) };
    if copy::copies_blocks(writer, reader) {
        return Ok(());
    }
    let mut section = copy::own_section(&PROGRAM.application());
    section.comments.extend(args.comments.iter().cloned());
    head(args, writer, &section)?;
    interfaces(args, reader, writer)
}

/// The section, and the keys that are put in.
fn head(args: &Args, writer: &mut Writer, section: &Section) -> Result<(), Error> {
    writer.section(section)?;
    for (kind, data) in &args.secrets {
        let secret = Secret { kind: *kind, data: data.clone(), section: 0, frames_before: 0 };
        writer.secret(&secret)?;
    }
    Ok(())
}

/// All interfaces that the reader has met: for the start of a file, not where blocks are copied.
fn interfaces(args: &Args, reader: &Reader, writer: &mut Writer) -> Result<(), Error> {
    for interface in reader.interfaces() {
        let mixes = writer.format().mixes_link_types();
        let mut interface = interface.clone();
        if !mixes && reader.format() == Format::PcapNg {
            // What one interface was limited to says nothing of the file.
            interface.snaplen = 0;
        }
        writer.interface(&as_wanted(args, &interface, mixes))?;
    }
    Ok(())
}

/// An interface with what the command line changes of it. Only formats with one snapshot length for the whole file
/// tell what packets were cut to.
fn as_wanted(args: &Args, interface: &Interface, per_interface: bool) -> Interface {
    let mut interface = interface.clone();
    if let Some(link) = args.link() {
        interface.link = link;
    }
    if let Some(snap) = args.edits.snap.filter(|_| !per_interface) {
        interface.snaplen = interface.snaplen.min(snap);
    }
    interface
}

fn one_chunk(
    args: &mut Args,
    reader: &Reader,
    chunk: &Chunk,
    parts: &mut Parts,
    counts: &mut Counts,
    last: Option<u64>,
) -> Result<(), Error> {
    // A part that begins within the chunk needs its own head, so the chunk is gone through in stretches.
    let mut index = 0;
    let mut block = 0;
    loop {
        let Some(mut writer) = parts.writer.take() else { return Ok(()) };
        let outcome = stretch(
            args,
            Place { reader, chunk, last },
            &mut writer,
            parts,
            counts,
            (&mut index, &mut block),
        );
        parts.writer = Some(writer);
        if !outcome? {
            return Ok(());
        }
        let ts = chunk.frames.get(index).and_then(|frame| frame.ts);
        parts.next(ts)?;
        if let Some(writer) = &mut parts.writer {
            again(args, reader, writer)?;
        }
    }
}

/// The head of a further part: of the sections only the last one is left.
fn again(args: &Args, reader: &Reader, writer: &mut Writer) -> Result<(), Error> {
    if !copy::copies_blocks(writer, reader) {
        let mut section = copy::own_section(&PROGRAM.application());
        section.comments.extend(args.comments.iter().cloned());
        head(args, writer, &section)?;
        return interfaces(args, reader, writer);
    }
    let sections = reader.sections();
    let mut done = None;
    for interface in reader.interfaces() {
        if done != Some(interface.section)
            && let Some(section) = sections.get(interface.section as usize)
        {
            head(args, writer, &section_as_wanted(args, section))?;
            done = Some(interface.section);
        }
        writer.interface(&as_wanted(args, interface, true))?;
    }
    Ok(())
}

fn section_as_wanted(args: &Args, section: &Section) -> Section {
    let mut section = section.clone();
    if args.discard_comments {
        section.options.retain(|option| option.code != 1);
        section.comments.clear();
    }
    copy::with_comments(&section, &args.comments)
}

/// Where packets come from.
struct Place<'p> {
    reader: &'p Reader,
    chunk: &'p Chunk,
    last: Option<u64>,
}

/// Goes on until the chunk ends (false) or a new part begins (true).
fn stretch(
    args: &mut Args,
    place: Place<'_>,
    writer: &mut Writer,
    parts: &mut Parts,
    counts: &mut Counts,
    (index, block): (&mut usize, &mut usize),
) -> Result<bool, Error> {
    let Place { reader, chunk, last } = place;
    let mut edits = std::mem::take(&mut args.edits);
    let args_here = &*args;
    let link = edits.link;
    let mut blocks = |writer: &mut Writer, chunk: &Chunk, b: &Block| {
        blocks(args_here, link, reader, writer, chunk, b)
    };
    let mut scratch = (Vec::new(), Extra::default());
    let mut copier = Copier::new(writer, chunk, reader, *block, &mut blocks);
    let mut full = false;
    while let Some(frame) = chunk.frames.get(*index) {
        let number = counts.read + 1;
        if last.is_some_and(|last| number > last) {
            break;
        }
        // Intervals go on where packets are left out.
        if (parts.goes_by_time() || edits.keeps(number, frame.ts)) && parts.is_full(frame.ts) {
            full = true;
            break;
        }
        counts.read = number;
        let verbose = args_here.verbose;
        let mut hashed = |octets: usize, hash: &[u8; 16]| {
            if verbose {
                tell!("Packet: {number}, Len: {octets}, MD5 Hash: {}", hex(hash));
            }
        };
        let fate = match frame.kind {
            RecordKind::Packet => edits.apply(number, chunk, frame, &mut scratch, &mut hashed),
            _ => Fate::Same,
        };
        match fate {
            Fate::Dropped => {}
            Fate::Duplicate(hash) => {
                counts.duplicates += 1;
                if verbose {
                    let octets = frame.caplen;
                    tell!("Skipped: {number}, Len: {octets}, MD5 Hash: {}", hex(&hash));
                }
            }
            Fate::Same => {
                copier.same(*index)?;
                parts.wrote();
            }
            Fate::Changed(packet) => {
                copier.changed(*index, &packet)?;
                parts.wrote();
            }
        }
        *index += 1;
    }
    *block = if full { copier.end_before(*index)? } else { copier.end()? };
    args.edits = edits;
    Ok(full)
}

/// What becomes of the blocks that are no packets.
fn blocks(
    args: &Args,
    link: Option<LinkType>,
    reader: &Reader,
    writer: &mut Writer,
    chunk: &Chunk,
    block: &Block,
) -> Result<(), Error> {
    match block.kind {
        SECTION_HEADER => {
            let section = reader.sections().get(block.section as usize);
            let changed =
                args.discard_comments || !args.comments.is_empty() || !args.secrets.is_empty();
            match section {
                Some(section) if changed => head(args, writer, &section_as_wanted(args, section)),
                _ => writer.block(chunk, reader, block),
            }
        }
        INTERFACE_DESCRIPTION if link.is_some() => {
            let number = writer.interface_count();
            match (reader.interfaces().get(number), link) {
                (Some(interface), Some(link)) => {
                    let mut interface = interface.clone();
                    interface.link = link;
                    writer.interface(&interface).map(|_| ())
                }
                _ => Ok(()),
            }
        }
        SECRETS if args.discard_secrets => Ok(()),
        _ => writer.block(chunk, reader, block),
    }
}
