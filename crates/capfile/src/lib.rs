//! Capture files: reading and writing, one file per format.
//!
//! A [`Reader`] finds out the format of a file by its content and hands out [`Chunk`]s: a piece of
//! the file, and where the frames are in it. No protocol is known here. Sizes are octets, times are
//! nanoseconds since 1970-01-01 00:00 UTC.
//!
//! Any bytes may be read: a damaged file gives its frames up to the damage and then an [`Error`],
//! never a panic, and no more memory than a small multiple of what is really in the file.

mod btsnoop;
mod bytes;
mod candump;
mod compress;
mod erf;
mod error;
mod frame;
mod info;
mod link;
mod map;
pub mod memory;
mod netmon;
mod pcap;
mod pcapng;
mod pseudo;
pub mod random;
mod reader;
mod snoop;
mod source;
pub mod write;

pub use bytes::Endian;
pub use compress::Compression;
pub use error::{Doing, Error, Fault, Unsupported, Unwritable};
pub use frame::{
    Block, Chunk, Direction, Extra, ExtraId, FrameMeta, RawOption, Record, RecordKind,
};
pub use info::{Interface, NameRecord, Secret, SecretKind, Section, Statistics};
pub use link::LinkType;
pub use random::RandomAccess;
pub use reader::{CHUNK_OCTETS, Format, Reader};
