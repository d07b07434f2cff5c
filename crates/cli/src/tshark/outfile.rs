//! `-w`: the capture file that is written, and what is put into it besides packets.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use capedit::copy::{self, Copier};
use capfile::write::{WriteFormat, Writer};
use capfile::{Block, Chunk, Error, Interface, NameRecord, Reader};
use dissect::Address;
use session::{Keeper, Outcome};

use crate::failure::{self, Failure};
use crate::formats;

/// What the options say of the file.
pub(super) struct OutArgs {
    path: Option<String>,
    format: WriteFormat,
    comments: Vec<String>,
    /// `-W n`.
    names: bool,
    /// `-H`: hosts whose names are written, too.
    hosts: Vec<String>,
}

impl Default for OutArgs {
    fn default() -> OutArgs {
        let format = WriteFormat::PcapNg;
        OutArgs { path: None, format, comments: Vec::new(), names: false, hosts: Vec::new() }
    }
}

impl OutArgs {
    /// Takes an option if it is one about the file. `-H` is about more.
    pub(super) fn take(&mut self, name: &str, value: &str) -> Result<bool, Failure> {
        match name {
            "w" => self.path = Some(value.to_owned()),
            "F" => self.format = formats::format("tshark", value)?,
            "capture-comment" => self.comments.push(value.to_owned()),
            "W" if value.contains('n') => self.names = true,
            "W" => {
                return Err(Failure::usage(format!(
                    "Invalid -W argument \"{value}\"; it must be one of:\n\t'n' write network address resolution information (pcapng only)"
                )));
            }
            "H" => {
                self.names = true;
                self.hosts.push(value.to_owned());
                return Ok(false);
            }
            // All files are made as the user's mask says.
            "g" => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Where it is written to, if it is.
    pub(super) fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// Looks at them all together.
    pub(super) fn settle(&mut self) -> Result<(), Failure> {
        let keeps = self.format.keeps_comments();
        if self.path.is_none() {
            return match self.comments.as_slice() {
                [] => Ok(()),
                _ => Err(Failure::usage(
                    "Capture comments were specified, but you aren't writing a capture file."
                        .to_owned(),
                )),
            };
        }
        if !self.comments.is_empty() && !keeps {
            let mut text =
                "Capture comments can only be written to files of the following types:".to_owned();
            for format in WriteFormat::ALL.iter().filter(|format| format.keeps_comments()) {
                text += &format!("\n    {} - {}", format.name(), format.description());
            }
            return Err(Failure::usage(text));
        }
        if self.names && !keeps {
            tell!(
                "tshark: The file format \"{}\" doesn't support name resolution information.",
                self.format.name()
            );
            self.names = false;
        }
        Ok(())
    }

    /// Makes the file. The capture that is read is not written over.
    pub(super) fn open(&self, reading: &str) -> Result<Option<OutFile<'_>>, Failure> {
        let writer = self.create(reading)?;
        Ok(writer.map(|writer| OutFile { args: self, writer, begun: false }))
    }

    /// Makes the file and writes a section with a comment and its only interface, for what is not copied from the capture.
    pub(super) fn begin_other(
        &self,
        reading: &str,
        comment: String,
        interface: &Interface,
    ) -> Result<Option<Writer>, Failure> {
        let Some(mut writer) = self.create(reading)? else { return Ok(None) };
        let mut section = copy::own_section(&super::application());
        section.comments.push(comment);
        match writer.section(&section).and_then(|()| writer.interface(interface)) {
            Ok(_) => Ok(Some(writer)),
            Err(error) => self.failed(&error).map(|()| None),
        }
    }

    fn create(&self, reading: &str) -> Result<Option<Writer>, Failure> {
        let Some(path) = &self.path else { return Ok(None) };
        let real = |path: &str| {
            let regular = std::fs::metadata(path).is_ok_and(|meta| meta.is_file());
            std::fs::canonicalize(path).ok().filter(|_| regular)
        };
        if let (Some(read), Some(written)) = (real(reading), real(path))
            && read == written
        {
            let text = format!("\"{path}\" is the file that is read; it can't be written at once.");
            return Err(Failure { text, status: 2 });
        }
        match Writer::create(Path::new(path), self.format) {
            Ok(writer) => Ok(Some(writer)),
            Err(error) => self.failed(&error).map(|()| None),
        }
    }

    /// What it means that writing failed: nothing, if the reader of a pipe went away.
    pub(super) fn failed(&self, error: &Error) -> Result<(), Failure> {
        failure::of_output(error, self.path.as_deref().unwrap_or("")).map(|_| ())
    }

    /// The names of `-H`, and what the capture told, by address.
    fn records(&self, learnt: &Outcome) -> Vec<NameRecord> {
        let mut hosts = names::Tables::default();
        for path in &self.hosts {
            // That it can be read was seen when it was read for the labels.
            let text = std::fs::read(path).unwrap_or_default();
            hosts.read_hosts(&String::from_utf8_lossy(&text));
        }
        let learnt = learnt.names.iter().map(|(address, name)| (address, Arc::clone(name)));
        let hosts = hosts.hosts().map(|(address, name)| (address, Arc::from(name)));
        let mut all: BTreeMap<IpAddr, Arc<str>> = BTreeMap::new();
        for (address, name) in learnt.chain(hosts) {
            match address {
                Address::Ipv4(octets) => drop(all.insert(IpAddr::from(*octets), name)),
                Address::Ipv6(octets) => drop(all.insert(IpAddr::from(*octets), name)),
                _ => {}
            }
        }
        let record = |(address, name): (IpAddr, Arc<str>)| {
            let names = vec![name.to_string()];
            NameRecord { address, names, section: 0, frames_before: 0 }
        };
        all.into_iter().map(record).collect()
    }
}

/// The file, open.
pub(super) struct OutFile<'a> {
    args: &'a OutArgs,
    writer: Writer,
    begun: bool,
}

impl OutFile<'_> {
    /// Writes what is known only at the end, and ends the file.
    pub(super) fn finish(mut self, reader: &Reader, outcome: &Outcome) -> Result<(), Error> {
        self.begin()?;
        // A head that holds a link type has that of the capture, even if there are no packets.
        if !self.args.format.mixes_link_types()
            && self.writer.interface_count() == 0
            && let Some(interface) = reader.interfaces().first()
        {
            self.writer.interface(interface)?;
        }
        if self.args.names {
            self.writer.names(&self.args.records(outcome))?;
        }
        self.writer.finish()
    }

    /// The section of a file that has none from elsewhere.
    fn begin(&mut self) -> Result<(), Error> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        let mut section = copy::own_section(&super::application());
        section.comments.clone_from(&self.args.comments);
        self.writer.section(&section)
    }
}

impl Keeper for OutFile<'_> {
    fn keep(&mut self, reader: &Reader, chunk: &Chunk, marks: &[bool]) -> Result<(), Error> {
        let kept = |index: usize| marks.get(index) == Some(&true);
        if !copy::copies_blocks(&self.writer, reader) {
            self.begin()?;
            return self.writer.chunk(chunk, reader, &mut |index| kept(index));
        }
        self.begun = true;
        let comments = &self.args.comments;
        let mut blocks = |writer: &mut Writer, chunk: &Chunk, block: &Block| {
            let section = reader.sections().get(block.section as usize);
            match section.filter(|_| block.kind == SECTION_HEADER && !comments.is_empty()) {
                Some(section) => writer.section(&copy::with_comments(section, comments)),
                None => writer.block(chunk, reader, block),
            }
        };
        let mut copier = Copier::new(&mut self.writer, chunk, reader, 0, &mut blocks);
        for index in (0..chunk.frames.len()).filter(|index| kept(*index)) {
            copier.same(index)?;
        }
        copier.end().map(|_| ())
    }
}

/// pcapng's (its specification, section 4.1).
const SECTION_HEADER: u32 = 0x0a0d_0d0a;
