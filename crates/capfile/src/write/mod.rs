//! Writing capture files: one file per format, and one [`Writer`] for all.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::Doing;
use crate::{
    Block, Chunk, Endian, Error, Extra, Format, FrameMeta, Interface, LinkType, NameRecord, Reader,
    Record, RecordKind, Secret, Section, Statistics, Unwritable,
};

mod pcap;
mod pcapng;
mod snoop;

/// A format that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WriteFormat {
    /// pcap with microseconds.
    Pcap,
    /// pcap with nanoseconds.
    PcapNsec,
    /// Alexey Kuznetsov's patched tcpdump.
    PcapModified,
    /// The tcpdump of Nokia's firewalls.
    PcapNokia,
    /// The tcpdump of Red Hat Linux 6.1.
    PcapRedHat61,
    /// The tcpdump of SuSE Linux 6.3.
    PcapSuse63,
    /// pcapng.
    PcapNg,
    /// snoop of Solaris.
    Snoop,
    /// Logs of Bluetooth's host controller interface.
    Btsnoop,
}

impl WriteFormat {
    /// All of them, in the order in which they are listed for users.
    pub const ALL: &[WriteFormat] = &[
        WriteFormat::Pcap,
        WriteFormat::PcapNg,
        WriteFormat::Btsnoop,
        WriteFormat::PcapModified,
        WriteFormat::PcapNokia,
        WriteFormat::PcapNsec,
        WriteFormat::PcapRedHat61,
        WriteFormat::Snoop,
        WriteFormat::PcapSuse63,
    ];

    /// The format by the name that `-F` takes.
    pub fn from_name(name: &str) -> Option<WriteFormat> {
        WriteFormat::ALL
            .iter()
            .find(|format| {
                // Older scripts have `libpcap` for `pcap`, in all names that end with it.
                let own = format.name();
                own == name
                    || own.strip_suffix("pcap").is_some_and(|start| {
                        name.strip_suffix("libpcap").is_some_and(|older| older == start)
                    })
            })
            .copied()
    }

    /// The name that `-F` takes.
    pub fn name(self) -> &'static str {
        self.format().name()
    }

    /// The name in words.
    pub fn description(self) -> &'static str {
        self.format().description()
    }

    /// Whether one file may hold frames of several link types.
    pub fn mixes_link_types(self) -> bool {
        self == WriteFormat::PcapNg
    }

    /// Whether comments, options and the other blocks are kept.
    pub fn keeps_comments(self) -> bool {
        self == WriteFormat::PcapNg
    }

    /// The same format as it is read.
    pub fn format(self) -> Format {
        match self {
            WriteFormat::Pcap => Format::Pcap,
            WriteFormat::PcapNsec => Format::PcapNsec,
            WriteFormat::PcapModified => Format::PcapModified,
            WriteFormat::PcapNokia => Format::PcapNokia,
            WriteFormat::PcapRedHat61 => Format::PcapRedHat61,
            WriteFormat::PcapSuse63 => Format::PcapSuse63,
            WriteFormat::PcapNg => Format::PcapNg,
            WriteFormat::Snoop => Format::Snoop,
            WriteFormat::Btsnoop => Format::Btsnoop,
        }
    }
}

/// A frame to be written.
#[derive(Clone, Debug)]
pub struct Packet<'a> {
    /// Nanoseconds since 1970; `None` is written as 0 where the format needs a time.
    pub ts: Option<i64>,
    /// Octets on the wire, without the pseudo-header.
    pub len: u32,
    /// As captured.
    pub bytes: &'a [u8],
    /// What the link type wants before the bytes; empty for most.
    pub pseudo_header: Cow<'a, [u8]>,
    /// What the bytes start with.
    pub link: LinkType,
    /// As counted by the writer: in the order in which interfaces were added to it.
    pub interface: u32,
    /// What sort of record it is.
    pub kind: RecordKind,
    /// Comments and options.
    pub extra: Option<&'a Extra>,
}

impl<'a> Packet<'a> {
    /// A frame as it stands in a chunk.
    pub fn of(chunk: &'a Chunk, frame: &FrameMeta) -> Packet<'a> {
        Packet {
            ts: frame.ts,
            len: frame.len,
            bytes: chunk.bytes(frame),
            pseudo_header: pseudo_header(chunk, frame),
            link: frame.link,
            interface: frame.interface,
            kind: frame.kind,
            extra: chunk.extra(frame),
        }
    }
}

/// Writes a capture file.
///
/// For pcapng a section comes first, then its interfaces, then packets and other blocks in any
/// order; a packet whose interface was not added is refused. The other formats take the first
/// interface for the file's facts and have no place for the rest, which is left out.
pub struct Writer {
    out: Out,
    format: WriteFormat,
    encoder: Encoder,
}

enum Encoder {
    Pcap(pcap::Encoder),
    Snoop(snoop::Encoder),
    PcapNg(pcapng::Encoder),
}

impl Writer {
    /// Makes the file, or empties it; "-" is standard output.
    pub fn create(path: &Path, format: WriteFormat) -> Result<Writer, Error> {
        let opening =
            |source| Error::Io { path: path.to_path_buf(), doing: Doing::Open, offset: 0, source };
        let stream: Box<dyn Write + Send> = if path.as_os_str() == "-" {
            Box::new(io::stdout())
        } else {
            Box::new(File::create(path).map_err(opening)?)
        };
        Ok(Writer::to_stream(stream, path, format))
    }

    /// Writes to any stream; `name` stands for the path in errors.
    pub fn to_stream(
        stream: Box<dyn Write + Send>,
        name: impl Into<PathBuf>,
        format: WriteFormat,
    ) -> Writer {
        let stream = BufWriter::with_capacity(BUFFER_OCTETS, stream);
        let out = Out { stream, path: name.into(), written: 0 };
        let encoder = match format {
            WriteFormat::PcapNg => Encoder::PcapNg(pcapng::Encoder::default()),
            WriteFormat::Snoop | WriteFormat::Btsnoop => {
                Encoder::Snoop(snoop::Encoder::new(format))
            }
            _ => Encoder::Pcap(pcap::Encoder::new(format)),
        };
        Writer { out, format, encoder }
    }

    /// The file's format.
    pub fn format(&self) -> WriteFormat {
        self.format
    }

    /// Octets written so far, for limits on a file's size.
    pub fn octets(&self) -> u64 {
        self.out.written
    }

    /// Begins a section, in the section's byte order.
    pub fn section(&mut self, section: &Section) -> Result<(), Error> {
        match &mut self.encoder {
            Encoder::PcapNg(encoder) => encoder.section(&mut self.out, section),
            Encoder::Pcap(encoder) => {
                encoder.endian(section.endian);
                Ok(())
            }
            Encoder::Snoop(_) => Ok(()),
        }
    }

    /// Adds an interface to the section; its number counts over all sections.
    pub fn interface(&mut self, interface: &Interface) -> Result<u32, Error> {
        match &mut self.encoder {
            Encoder::PcapNg(encoder) => encoder.interface(&mut self.out, interface),
            Encoder::Pcap(encoder) => encoder.interface(&mut self.out, interface),
            Encoder::Snoop(encoder) => encoder.interface(&mut self.out, interface),
        }
    }

    /// Writes a frame.
    pub fn packet(&mut self, packet: &Packet<'_>) -> Result<(), Error> {
        match &mut self.encoder {
            Encoder::PcapNg(encoder) => encoder.packet(&mut self.out, packet),
            Encoder::Pcap(encoder) => encoder.packet(&mut self.out, packet),
            Encoder::Snoop(encoder) => encoder.packet(&mut self.out, packet),
        }
    }

    /// Writes names of addresses.
    pub fn names(&mut self, names: &[NameRecord]) -> Result<(), Error> {
        match &mut self.encoder {
            Encoder::PcapNg(encoder) => encoder.names(&mut self.out, names),
            Encoder::Pcap(_) | Encoder::Snoop(_) => Ok(()),
        }
    }

    /// Writes keys, which must come before the packets that need them.
    pub fn secret(&mut self, secret: &Secret) -> Result<(), Error> {
        match &mut self.encoder {
            Encoder::PcapNg(encoder) => encoder.secret(&mut self.out, secret),
            Encoder::Pcap(_) | Encoder::Snoop(_) => Ok(()),
        }
    }

    /// Writes the counters of an interface.
    pub fn statistics(&mut self, interface: u32, statistics: &Statistics) -> Result<(), Error> {
        match &mut self.encoder {
            Encoder::PcapNg(encoder) => encoder.statistics(&mut self.out, interface, statistics),
            Encoder::Pcap(_) | Encoder::Snoop(_) => Ok(()),
        }
    }

    /// Writes the frames of a chunk that `keep` keeps, by their index in it, and everything that
    /// stands between them. From pcapng to pcapng nothing is taken apart: each block is the same
    /// octets again, those of unknown types included. A frame of another format brings its
    /// section and interface with it at first use.
    pub fn chunk(
        &mut self,
        chunk: &Chunk,
        reader: &Reader,
        keep: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(), Error> {
        if let Encoder::PcapNg(encoder) = &mut self.encoder {
            if reader.format() == Format::PcapNg {
                return encoder.copy(&mut self.out, chunk, reader, keep);
            }
            if !encoder.has_section() {
                let endian = Endian::Little;
                encoder.section(&mut self.out, &Section::new(endian))?;
            }
            for interface in reader.interfaces().iter().skip(encoder.interface_count()) {
                encoder.interface(&mut self.out, interface)?;
            }
        }
        for (index, frame) in chunk.frames.iter().enumerate() {
            if !keep(index) {
                continue;
            }
            self.ensure_interface(reader, frame.interface)?;
            self.packet(&Packet::of(chunk, frame))?;
        }
        Ok(())
    }

    /// Whether frames of this reader may be written by [`Writer::frames`]: as the octets they stand as. It takes
    /// the same format, and for pcap the layout and byte order written here.
    pub fn takes_verbatim(&self, reader: &Reader) -> bool {
        match &self.encoder {
            Encoder::PcapNg(_) => reader.format() == Format::PcapNg,
            Encoder::Pcap(_) => {
                let little = reader.sections().first().is_some_and(|s| s.endian == Endian::Little);
                self.format.format() == reader.format() && little && reader.records_are_plain()
            }
            Encoder::Snoop(_) => false,
        }
    }

    /// Interfaces added so far, over all sections; formats with one for the whole file have one or none.
    pub fn interface_count(&self) -> usize {
        match &self.encoder {
            Encoder::PcapNg(encoder) => encoder.interface_count(),
            Encoder::Pcap(encoder) => encoder.has_header().into(),
            Encoder::Snoop(encoder) => encoder.has_header().into(),
        }
    }

    /// Copies a block that is no packet as it stands, from pcapng to pcapng.
    pub fn block(&mut self, chunk: &Chunk, reader: &Reader, block: &Block) -> Result<(), Error> {
        match &mut self.encoder {
            Encoder::PcapNg(encoder) => encoder.block(&mut self.out, chunk, reader, block),
            Encoder::Pcap(_) | Encoder::Snoop(_) => Ok(()),
        }
    }

    /// Copies neighbouring frames, between which no other block stands, as the octets they are. Only
    /// where [`Writer::takes_verbatim`] says so.
    pub fn frames(
        &mut self,
        chunk: &Chunk,
        reader: &Reader,
        range: std::ops::Range<usize>,
    ) -> Result<(), Error> {
        let (Some(first), Some(last)) = (chunk.frames.get(range.start), range.end.checked_sub(1))
        else {
            return Ok(());
        };
        let Some(last) = chunk.frames.get(last) else { return Ok(()) };
        self.ensure_interface(reader, first.interface)?;
        let start = record_start(first);
        let end = match &self.encoder {
            Encoder::PcapNg(_) => record_start(last) + pcapng::block_octets(chunk, last, reader),
            Encoder::Pcap(_) | Encoder::Snoop(_) => last.at as usize + last.caplen as usize,
        };
        self.out.put(chunk.data.get(start..end).unwrap_or_default())
    }

    /// Writes the file's header for the first interface met, in formats that have one link type.
    fn ensure_interface(&mut self, reader: &Reader, interface: u32) -> Result<(), Error> {
        if let Encoder::Pcap(encoder) = &mut self.encoder
            && !encoder.has_header()
            && let Some(interface) = reader.interfaces().get(interface as usize)
        {
            let mut interface = interface.clone();
            if reader.format() == Format::PcapNg {
                // What one interface was limited to says nothing of the file.
                interface.snaplen = 0;
            }
            encoder.interface(&mut self.out, &interface)?;
        }
        Ok(())
    }

    /// Hands everything to the operating system: for those who read while it is written.
    pub fn flush(&mut self) -> Result<(), Error> {
        let written = self.out.written;
        self.out.stream.flush().map_err(|source| Error::Io {
            path: self.out.path.clone(),
            doing: Doing::Write,
            offset: written,
            source,
        })
    }

    /// Ends the file. Writing a file without frames is fine, and gives a readable one.
    pub fn finish(mut self) -> Result<(), Error> {
        match &mut self.encoder {
            Encoder::PcapNg(encoder) => encoder.finish(&mut self.out)?,
            Encoder::Pcap(encoder) => encoder.finish(&mut self.out)?,
            Encoder::Snoop(encoder) => encoder.finish(&mut self.out)?,
        }
        self.flush()
    }
}

/// Where the frame's record starts in its chunk.
fn record_start(frame: &FrameMeta) -> usize {
    (frame.at as usize).saturating_sub(frame.head_octets.into())
}

/// Gathered before each system call.
const BUFFER_OCTETS: usize = 256 * 1024;

/// Where encoders write to.
pub(crate) struct Out {
    stream: BufWriter<Box<dyn Write + Send>>,
    path: PathBuf,
    written: u64,
}

impl Out {
    pub(crate) fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self.stream.write_all(bytes) {
            Ok(()) => {
                self.written += bytes.len() as u64;
                Ok(())
            }
            Err(source) => {
                let (path, offset) = (self.path.clone(), self.written);
                Err(Error::Io { path, doing: Doing::Write, offset, source })
            }
        }
    }

    pub(crate) fn refuse(&self, why: Unwritable) -> Error {
        Error::Unwritable { path: self.path.clone(), why }
    }
}

/// Pseudo-header and packet as the file has them: joined only if there is something to join.
fn joined<'a>(packet: &Packet<'a>) -> Cow<'a, [u8]> {
    if packet.pseudo_header.is_empty() {
        Cow::Borrowed(packet.bytes)
    } else {
        Cow::Owned([&packet.pseudo_header, packet.bytes].concat())
    }
}

/// The pseudo-header as pcap has it: where the file has the same facts elsewhere, put together
/// from those.
fn pseudo_header<'a>(chunk: &'a Chunk, frame: &FrameMeta) -> Cow<'a, [u8]> {
    let extra = chunk.extra(frame);
    if matches!(frame.kind, RecordKind::SystemCall | RecordKind::Custom) {
        return Cow::Owned(crate::pcapng::little_head(chunk.head(frame)));
    }
    match (frame.link, extra.and_then(|extra| extra.record)) {
        // 0 is sent, 1 is received.
        (LinkType::BLUETOOTH_HCI_H4_WITH_PHDR, Some(Record::Btsnoop { flags, .. })) => {
            Cow::Owned((flags & 1).to_be_bytes().to_vec())
        }
        // Adapter, then opcode.
        (LinkType::BLUETOOTH_LINUX_MONITOR, Some(Record::Btsnoop { flags, .. })) => {
            Cow::Owned(flags.to_be_bytes().to_vec())
        }
        _ => Cow::Borrowed(chunk.pseudo_header(frame)),
    }
}
