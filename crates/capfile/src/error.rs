//! What can be wrong with a capture file, a variant per cause.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::{Compression, Format, LinkType};

/// Why a file could not be read on, or written.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants' docs say what their members are")]
pub enum Error {
    /// The operating system refused.
    Io { path: PathBuf, doing: Doing, offset: u64, source: io::Error },
    /// The bytes are those of no format known here.
    UnknownFormat { path: PathBuf },
    /// The file ends within a record that starts at `offset`, of which `found` octets are there
    /// and `wanted` or more are needed. `opening` if no frame's record was begun yet;
    /// no format if it is a compressed file with too little left to tell.
    CutShort {
        path: PathBuf,
        format: Option<Format>,
        offset: u64,
        wanted: u64,
        found: u64,
        opening: bool,
    },
    /// The record at `offset` contradicts its format.
    Damaged { path: PathBuf, format: Format, offset: u64, fault: Fault },
    /// The file is sound, and uses something that is not read here.
    Unsupported { path: PathBuf, format: Format, offset: u64, what: Unsupported },
    /// The compressed stream is damaged; `offset` counts decoded octets.
    Decompress { path: PathBuf, compression: Compression, offset: u64, source: io::Error },
    /// The file cannot be read in any order: it is a stream.
    NotSeekable { path: PathBuf },
    /// The decoded file is larger than is kept for reading in any order.
    TooLarge { path: PathBuf, octets_max: u64 },
    /// The frame cannot be written in this format.
    Unwritable { path: PathBuf, why: Unwritable },
}

/// What was being done when the operating system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Opening, or making, a file.
    Open,
    /// Reading from it.
    Read,
    /// Writing to it.
    Write,
}

/// How a record contradicts its format. Offsets are those of [`Error::Damaged`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the variants' docs say what their members are")]
pub enum Fault {
    /// A packet claims more captured octets than any real one has.
    PacketTooLarge { octets: u32, octets_max: u32 },
    /// A packet claims to have been larger on the wire than any real one.
    LengthTooLarge { octets: u32, octets_max: u32 },
    /// A packet is shorter than the pseudo-header that its link type begins with.
    PseudoHeaderCut { link: LinkType, octets: u32 },
    /// The pseudo-header of a Linux IrDA or LAPD capture names another protocol.
    PseudoHeaderProtocol { link: LinkType, protocol: u16 },
    /// A block is shorter than its type requires.
    BlockTooShort { kind: u32, octets: u32, octets_min: u32 },
    /// A block claims to be larger than any real one.
    BlockTooLarge { octets: u32, octets_max: u32 },
    /// A block's length is not a multiple of four where that is required.
    BlockUnaligned { kind: u32, octets: u32 },
    /// The two lengths of a block differ.
    BlockLengths { first: u32, last: u32 },
    /// A section header's byte-order magic is neither of the two.
    ByteOrderMagic { found: u32 },
    /// A packet is longer than the block it stands in.
    PacketBeyondBlock { kind: u32, block_octets: u32, octets: u32 },
    /// A packet names an interface that no block described.
    NoSuchInterface { interface: u32, interfaces: u32 },
    /// A simple packet stands before the first interface.
    NoInterface,
    /// An option is longer than what is left of its block.
    OptionBeyondBlock { code: u16, octets: u16, available: u32 },
    /// An option of a fixed size has another.
    OptionLength { code: u16, octets: u16, expected: u16 },
    /// An option is shorter than its fixed part.
    OptionTooShort { code: u16, octets: u16, octets_min: u16 },
    /// A name record is shorter than its address.
    NameTooShort { kind: u16, octets: u16, octets_min: u16 },
    /// A name record is longer than what is left of its block; `octets` are with padding.
    NameBeyondBlock { octets: u32, available: u32 },
    /// A name without the NUL at its end.
    NameUnterminated { kind: u16 },
    /// A record's own length leaves no room for its header or its packet.
    RecordLength { octets: u32, octets_min: u32 },
    /// A record has nothing in it where that is not allowed.
    EmptyRecord,
    /// A packet is longer than the record it stands in.
    PacketBeyondRecord { record_octets: u32, packet_octets: u32 },
    /// The table of frames is empty, no multiple of its entry, or larger than any real one.
    FrameTable { octets: u32 },
    /// A secret is larger than any real one.
    SecretTooLarge { octets: u32, octets_max: u32 },
    /// A text line that is no record of the log.
    Line,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::PacketTooLarge { octets, octets_max } => {
                write!(f, "a packet of {octets} octets, more than the {octets_max} believed")
            }
            Fault::LengthTooLarge { octets, octets_max } => {
                write!(f, "a length of {octets} octets, more than the {octets_max} believed")
            }
            Fault::PseudoHeaderCut { link, octets } => {
                let name = link.description();
                write!(f, "a packet of {octets} octets, too short for the header of {name}")
            }
            Fault::PseudoHeaderProtocol { link, protocol } => {
                write!(f, "protocol {protocol:#06x} in a capture of {}", link.description())
            }
            Fault::BlockTooShort { kind, octets, octets_min } => {
                write!(f, "block {kind:#010x} of {octets} octets, fewer than {octets_min}")
            }
            Fault::BlockTooLarge { octets, octets_max } => {
                write!(f, "a block of {octets} octets, more than the {octets_max} believed")
            }
            Fault::BlockUnaligned { kind, octets } => {
                write!(f, "block {kind:#010x} of {octets} octets, not a multiple of 4")
            }
            Fault::BlockLengths { first, last } => {
                write!(f, "a block's lengths differ: {first} before it, {last} after it")
            }
            Fault::ByteOrderMagic { found } => {
                write!(f, "byte-order magic {found:#010x} in a section header")
            }
            Fault::PacketBeyondBlock { kind, block_octets, octets } => {
                write!(f, "a packet of {octets} octets in block {kind:#010x} of {block_octets}")
            }
            Fault::NoSuchInterface { interface, interfaces } => {
                write!(f, "interface {interface} of only {interfaces}")
            }
            Fault::NoInterface => write!(f, "a packet before the first interface"),
            Fault::OptionBeyondBlock { code, octets, available } => {
                write!(f, "option {code} of {octets} octets where {available} are left")
            }
            Fault::OptionLength { code, octets, expected } => {
                write!(f, "option {code} of {octets} octets, not {expected}")
            }
            Fault::OptionTooShort { code, octets, octets_min } => {
                write!(f, "option {code} of {octets} octets, fewer than {octets_min}")
            }
            Fault::NameTooShort { kind, octets, octets_min } => {
                write!(f, "name record {kind} of {octets} octets, fewer than {octets_min}")
            }
            Fault::NameBeyondBlock { octets, available } => {
                write!(f, "a name record of {octets} octets where {available} are left")
            }
            Fault::NameUnterminated { kind } => {
                write!(f, "name record {kind} without a NUL at its end")
            }
            Fault::RecordLength { octets, octets_min } => {
                write!(f, "a record of {octets} octets, fewer than {octets_min}")
            }
            Fault::EmptyRecord => write!(f, "a record with nothing in it"),
            Fault::PacketBeyondRecord { record_octets, packet_octets } => {
                write!(f, "a packet of {packet_octets} octets in a record of {record_octets}")
            }
            Fault::FrameTable { octets } => write!(f, "a frame table of {octets} octets"),
            Fault::SecretTooLarge { octets, octets_max } => {
                write!(f, "a secret of {octets} octets, more than the {octets_max} believed")
            }
            Fault::Line => write!(f, "a line that is no record"),
        }
    }
}

/// What a sound file holds that is not read here.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the variants' docs say what their members are")]
pub enum Unsupported {
    Version {
        major: u32,
        minor: u32,
    },
    /// A link type without a meaning to the reference; the number is the file's own.
    LinkType {
        number: u32,
    },
    /// Bits of the link-type word that must be zero; the word is given masked.
    LinkTypeReserved {
        word: u32,
    },
    Dialect,
    RecordType {
        number: u32,
    },
    /// Interfaces of one file with different sizes of frame check sequence, or the like.
    Other(&'static str),
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unsupported::Version { major, minor } => write!(f, "version {major}.{minor}"),
            Unsupported::LinkType { number } => write!(f, "link type {number}"),
            Unsupported::LinkTypeReserved { word } => {
                write!(f, "reserved bits {word:#010x} of the link type")
            }
            Unsupported::Dialect => write!(f, "this dialect"),
            Unsupported::RecordType { number } => write!(f, "record type {number}"),
            Unsupported::Other(what) => f.write_str(what),
        }
    }
}

/// Why a frame does not fit a format that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the variants' docs say what their members are")]
pub enum Unwritable {
    /// The format has one link type for the whole file.
    MixedLinkTypes { file: LinkType, frame: LinkType },
    /// The format has no number for this link type.
    LinkType(LinkType),
    /// The format has no such record.
    Record,
    /// The time is outside what the format can hold, in nanoseconds since 1970.
    Time(i64),
    /// More than the format or its readers take.
    TooLarge { octets: u64, octets_max: u64 },
    /// The frame's interface was not given to the writer.
    NoSuchInterface(u32),
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unwritable::MixedLinkTypes { file, frame } => {
                let (file, frame) = (file.encap_name(), frame.encap_name());
                write!(f, "a frame of type {frame} in a file of type {file}")
            }
            Unwritable::LinkType(link) => write!(f, "the format has no type {}", link.encap_name()),
            Unwritable::Record => write!(f, "the format has no such record"),
            Unwritable::Time(ts_ns) => write!(f, "the format cannot hold the time {ts_ns} ns"),
            Unwritable::TooLarge { octets, octets_max } => {
                write!(f, "{octets} octets, more than {octets_max}")
            }
            Unwritable::NoSuchInterface(interface) => write!(f, "no interface {interface}"),
        }
    }
}

impl Error {
    /// The file in question; "-" is standard input or output.
    pub fn path(&self) -> &Path {
        match self {
            Error::Io { path, .. }
            | Error::UnknownFormat { path }
            | Error::CutShort { path, .. }
            | Error::Damaged { path, .. }
            | Error::Unsupported { path, .. }
            | Error::Decompress { path, .. }
            | Error::NotSeekable { path }
            | Error::TooLarge { path, .. }
            | Error::Unwritable { path, .. } => path,
        }
    }

    /// Where in the decoded stream, in octets, if it is about a place.
    pub fn offset(&self) -> Option<u64> {
        match self {
            Error::Io { offset, .. }
            | Error::CutShort { offset, .. }
            | Error::Damaged { offset, .. }
            | Error::Unsupported { offset, .. }
            | Error::Decompress { offset, .. } => Some(*offset),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path().display())?;
        match self {
            Error::Io { doing, offset, source, .. } => match doing {
                Doing::Open => write!(f, "cannot open: {source}"),
                Doing::Read => write!(f, "cannot read at {offset}: {source}"),
                Doing::Write => write!(f, "cannot write at {offset}: {source}"),
            },
            Error::UnknownFormat { .. } => write!(f, "not a capture file of a known format"),
            Error::CutShort { format, offset, wanted, found, .. } => {
                let name = format.map_or("first", Format::name);
                write!(f, "cut short: the {name} record at {offset} needs {wanted} octets, ")?;
                write!(f, "{found} are there")
            }
            Error::Damaged { format, offset, fault, .. } => {
                write!(f, "damaged {} record at {offset}: {fault}", format.name())
            }
            Error::Unsupported { format, offset, what, .. } => {
                write!(f, "{} record at {offset} is not supported: {what}", format.name())
            }
            Error::Decompress { compression, offset, source, .. } => {
                let name = compression.name();
                write!(f, "damaged {name} stream after {offset} decoded octets: {source}")
            }
            Error::NotSeekable { .. } => write!(f, "a stream cannot be read in any order"),
            Error::TooLarge { octets_max, .. } => {
                write!(f, "more than {octets_max} octets once decoded")
            }
            Error::Unwritable { why, .. } => write!(f, "cannot be written: {why}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } | Error::Decompress { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// A fault before the path is known: what a format's parser returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    Fault(Fault),
    Unsupported(Unsupported),
    Cut { wanted: u64, found: u64, opening: bool },
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Trouble {
        Trouble::Fault(fault)
    }
}

impl From<Unsupported> for Trouble {
    fn from(what: Unsupported) -> Trouble {
        Trouble::Unsupported(what)
    }
}

impl Trouble {
    pub(crate) fn at(self, path: &Path, format: Format, offset: u64) -> Error {
        let path = path.to_path_buf();
        match self {
            Trouble::Fault(fault) => Error::Damaged { path, format, offset, fault },
            Trouble::Unsupported(what) => Error::Unsupported { path, format, offset, what },
            Trouble::Cut { wanted, found, opening } => {
                let format = Some(format);
                Error::CutShort { path, format, offset, wanted, found, opening }
            }
        }
    }
}
