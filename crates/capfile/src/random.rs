//! Reading the bytes of any frame again, in any order.
//!
//! A plain file is mapped, or read with `pread` if it may change while it is open. A compressed
//! file is decoded once, at the first use: into memory up to [`MEMORY_OCTETS_MAX`], beyond that
//! into a nameless temporary file, so that a frame costs one decoding of the whole file once and
//! then no more than in a plain file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::compress::Compression;
use crate::error::Doing;
use crate::map::Map;
use crate::source::Source;
use crate::{Error, Format, candump};

/// A decoded file up to this size is kept in memory.
pub const MEMORY_OCTETS_MAX: u64 = 64 << 20;
/// A decoded file is not kept beyond this size: a few octets can decode to any number.
pub const DECODED_OCTETS_MAX: u64 = 256 << 30;

/// How a plain file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Access {
    /// Mapped into memory: fastest. For files that are complete.
    #[default]
    Map,
    /// A system call per frame: for files that are still being written.
    Call,
}

/// Frames of one file, by their offset. May be shared between threads.
pub struct RandomAccess {
    path: PathBuf,
    store: Store,
    /// Whether frames are made from lines of text at their offset.
    candump: bool,
}

enum Store {
    Map(Map),
    Memory(Vec<u8>),
    File(File),
    /// Compressed, and decoded at the first use.
    Later(OnceLock<Box<Store>>, Mutex<()>),
}

impl RandomAccess {
    /// Opens a file; standard input and other streams cannot be read again.
    pub fn open(path: &Path) -> Result<RandomAccess, Error> {
        RandomAccess::open_with(path, Access::Map)
    }

    /// The same, with the way of reading chosen.
    pub fn open_with(path: &Path, access: Access) -> Result<RandomAccess, Error> {
        let fail =
            |source| Error::Io { path: path.to_path_buf(), doing: Doing::Open, offset: 0, source };
        let not_seekable = || Error::NotSeekable { path: path.to_path_buf() };
        if path.as_os_str() == "-" {
            return Err(not_seekable());
        }
        let mut source = Source::open(path)?;
        if source.file_size.is_none() {
            return Err(not_seekable());
        }
        let compressed = source.compression != Compression::None;
        let candump = matches!(candump::open(&mut source), Ok(Some(opened)) if opened.format == Format::Candump);
        let file = File::open(path).map_err(fail)?;
        let store = if compressed {
            Store::Later(OnceLock::new(), Mutex::new(()))
        } else if access == Access::Call || source.file_size == Some(0) {
            Store::File(file)
        } else {
            Store::Map(Map::new(&file).map_err(fail)?)
        };
        Ok(RandomAccess { path: path.to_path_buf(), store, candump })
    }

    /// For a stream that is read but once: whoever reads it [`keep`](Self::keep)s here what was decoded, in a nameless
    /// temporary file, and frames can be read again from there on.
    pub fn spool(path: &Path) -> Result<RandomAccess, Error> {
        let path = path.to_path_buf();
        match temporary_file() {
            Ok(file) => Ok(RandomAccess { path, store: Store::File(file), candump: false }),
            Err(source) => Err(Error::Io { path, doing: Doing::Write, offset: 0, source }),
        }
    }

    /// Keeps a piece of the decoded stream.
    pub fn keep(&self, offset: u64, bytes: &[u8]) -> Result<(), Error> {
        let Store::File(file) = &self.store else {
            return Err(Error::NotSeekable { path: self.path.clone() });
        };
        write_at(file, bytes, offset).map_err(|source| Error::Io {
            path: self.path.clone(),
            doing: Doing::Write,
            offset,
            source,
        })
    }

    /// Whether frames can be read together: they stand in the file as they are, one near the other.
    pub fn is_contiguous(&self) -> bool {
        !self.candump
    }

    /// Reads `octets` octets at `offset` into `buffer`, whose memory is used again; fewer at the end of the file.
    pub fn read(&self, offset: u64, octets: usize, buffer: &mut Vec<u8>) -> Result<(), Error> {
        if let Store::File(file) = &self.store {
            buffer.resize(octets, 0);
            let read = read_at(file, buffer, offset);
            buffer.truncate(*read.as_ref().unwrap_or(&0));
            return read.map(|_| ()).map_err(|source| Error::Io {
                path: self.path.clone(),
                doing: Doing::Read,
                offset,
                source,
            });
        }
        buffer.clear();
        buffer.extend_from_slice(&self.span(offset, octets, true)?);
        Ok(())
    }

    /// The `caplen` octets at `offset`, both as the reader said them of a frame.
    pub fn bytes(&self, offset: u64, caplen: u32) -> Result<Cow<'_, [u8]>, Error> {
        if self.candump {
            let line = self.span(offset, candump::LINE_OCTETS_MAX, true)?;
            let frame = candump::frame(&line).unwrap_or_default();
            return Ok(Cow::Owned(frame.get(..caplen as usize).unwrap_or_default().to_vec()));
        }
        self.span(offset, caplen as usize, false)
    }

    /// `octets` octets at `offset`; fewer at the end of the file, if `partial`.
    fn span(&self, offset: u64, octets: usize, partial: bool) -> Result<Cow<'_, [u8]>, Error> {
        let failed =
            |source| Error::Io { path: self.path.clone(), doing: Doing::Read, offset, source };
        match self.decoded()? {
            Store::Map(map) => part(map.bytes(), offset, octets, partial).map_err(failed),
            Store::Memory(memory) => part(memory, offset, octets, partial).map_err(failed),
            Store::File(file) => {
                let mut bytes = vec![0; octets];
                let count = read_at(file, &mut bytes, offset).map_err(failed)?;
                bytes.truncate(count);
                if bytes.len() < octets && !partial {
                    return Err(failed(io::ErrorKind::UnexpectedEof.into()));
                }
                Ok(Cow::Owned(bytes))
            }
            Store::Later(..) => Err(Error::NotSeekable { path: self.path.clone() }),
        }
    }

    /// Where the decoded octets are; decodes them first if that was not done.
    fn decoded(&self) -> Result<&Store, Error> {
        let Store::Later(cell, lock) = &self.store else { return Ok(&self.store) };
        if let Some(store) = cell.get() {
            return Ok(store);
        }
        let _held = lock.lock().unwrap_or_else(PoisonError::into_inner);
        if cell.get().is_none() {
            let store = decode(&self.path)?;
            return Ok(cell.get_or_init(|| Box::new(store)));
        }
        Ok(cell.get().map_or(&self.store, |store| store))
    }
}

/// Reads from a place of the file without moving it, so that threads need not wait for each other; less than `buffer`
/// at the end of the file.
fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    let mut have = 0;
    // Each turn reads at least an octet, or ends.
    while let Some(space) = buffer.get_mut(have..)
        && !space.is_empty()
    {
        #[cfg(unix)]
        let count = std::os::unix::fs::FileExt::read_at(file, space, offset + have as u64);
        #[cfg(windows)]
        let count = std::os::windows::fs::FileExt::seek_read(file, space, offset + have as u64);
        match count {
            Ok(0) => break,
            Ok(count) => have += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(have)
}

fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    let mut done = 0;
    // Each turn writes at least an octet, or fails.
    while let Some(rest) = bytes.get(done..)
        && !rest.is_empty()
    {
        #[cfg(unix)]
        let count = std::os::unix::fs::FileExt::write_at(file, rest, offset + done as u64);
        #[cfg(windows)]
        let count = std::os::windows::fs::FileExt::seek_write(file, rest, offset + done as u64);
        match count {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => done += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn part(
    bytes: &[u8],
    offset: u64,
    octets: usize,
    partial: bool,
) -> Result<Cow<'_, [u8]>, io::Error> {
    let end = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let start = usize::try_from(offset).map_err(|_| end())?;
    let rest = bytes.get(start..).ok_or_else(end)?;
    match rest.get(..octets) {
        Some(part) => Ok(Cow::Borrowed(part)),
        None if partial => Ok(Cow::Borrowed(rest)),
        None => Err(end()),
    }
}

/// Decodes the whole file. One that is cut short or damaged is kept up to there.
fn decode(path: &Path) -> Result<Store, Error> {
    let mut source = Source::open(path)?;
    let failed =
        |source| Error::Io { path: path.to_path_buf(), doing: Doing::Write, offset: 0, source };
    let mut memory = Vec::new();
    let mut spool: Option<File> = None;
    let mut total = 0_u64;
    let mut piece = vec![0; 1 << 20];
    // Each turn decodes at least an octet, up to the limit.
    loop {
        let count = match source.read(&mut piece) {
            Ok(0) | Err(Error::Decompress { .. }) => break,
            Ok(count) => count,
            Err(error) => return Err(error),
        };
        let piece = piece.get(..count).unwrap_or_default();
        total += count as u64;
        if total > DECODED_OCTETS_MAX {
            let path = path.to_path_buf();
            return Err(Error::TooLarge { path, octets_max: DECODED_OCTETS_MAX });
        }
        if let Some(file) = &mut spool {
            file.write_all(piece).map_err(failed)?;
        } else if total > MEMORY_OCTETS_MAX {
            let mut file = temporary_file().map_err(failed)?;
            file.write_all(&memory).map_err(failed)?;
            file.write_all(piece).map_err(failed)?;
            memory = Vec::new();
            spool = Some(file);
        } else {
            memory.extend_from_slice(piece);
        }
    }
    match spool {
        // Nobody else can reach the file, so it may be mapped.
        Some(file) => Map::new(&file).map(Store::Map).map_err(failed),
        None => Ok(Store::Memory(memory)),
    }
}

/// A file without a name, gone when it is closed.
fn temporary_file() -> io::Result<File> {
    let directory = std::env::temp_dir();
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..100_u32 {
        let name = format!("requin-{}-{attempt}", std::process::id());
        let path = directory.join(name);
        let mut options = File::options();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(&path) {
            Ok(file) => {
                std::fs::remove_file(&path)?;
                return Ok(file);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}
