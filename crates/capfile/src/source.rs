//! The decoded stream that a reader draws from.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::compress::Input;
use crate::error::Doing;
use crate::{Compression, Error};

/// A stream with its decoder in front of it. The first octets can be looked at before they are
/// read.
pub(crate) struct Source {
    stream: Input,
    /// Octets looked at and not yet read.
    head: Vec<u8>,
    /// Octets read from the decoder, `head` included.
    decoded: u64,
    /// Octets read from the file itself.
    taken: Arc<AtomicU64>,
    pub(crate) path: PathBuf,
    pub(crate) compression: Compression,
    /// Octets of the file itself, for a regular file.
    pub(crate) file_size: Option<u64>,
    /// Whether more may come later than at once: a pipe.
    pub(crate) live: bool,
    ended: bool,
    /// A compressed stream that ended before its format did.
    pub(crate) cut: bool,
}

impl Source {
    pub(crate) fn open(path: &Path) -> Result<Source, Error> {
        if path.as_os_str() == "-" {
            return Source::new(Box::new(io::stdin()), path.to_path_buf(), None, true);
        }
        let opening =
            |source| Error::Io { path: path.to_path_buf(), doing: Doing::Open, offset: 0, source };
        let file = File::open(path).map_err(opening)?;
        let facts = file.metadata().map_err(opening)?;
        if facts.is_dir() {
            return Err(opening(io::Error::from(io::ErrorKind::IsADirectory)));
        }
        let file_size = facts.is_file().then_some(facts.len());
        Source::new(Box::new(file), path.to_path_buf(), file_size, file_size.is_none())
    }

    /// What is read is a terminal, the null device or the like, and no file or pipe.
    pub(crate) fn is_device(&self) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::FileTypeExt;
            let standard = self.path.as_os_str() == "-";
            let path = if standard { Path::new("/dev/stdin") } else { &self.path };
            std::fs::metadata(path).is_ok_and(|facts| facts.file_type().is_char_device())
        }
        #[cfg(not(unix))]
        false
    }

    pub(crate) fn new(
        stream: Input,
        path: PathBuf,
        file_size: Option<u64>,
        live: bool,
    ) -> Result<Source, Error> {
        let taken = Arc::new(AtomicU64::new(0));
        let counted = Box::new(Counted { stream, taken: Arc::clone(&taken) });
        let mut source = Source {
            stream: counted,
            head: Vec::new(),
            decoded: 0,
            taken,
            path,
            compression: Compression::None,
            file_size,
            live,
            ended: false,
            cut: false,
        };
        source.look(4)?;
        source.compression = Compression::detect(&source.head);
        if source.compression != Compression::None {
            let head = std::mem::take(&mut source.head);
            let rest = std::mem::replace(&mut source.stream, Box::new(io::empty()));
            let whole = Box::new(io::Cursor::new(head).chain(rest));
            source.stream =
                source.compression.decoder(whole).map_err(|error| source.failed(error))?;
            source.decoded = 0;
            source.ended = false;
            source.live = false;
        }
        Ok(source)
    }

    /// The next octets, without reading them: `octets` of them unless the stream ends before.
    pub(crate) fn look(&mut self, octets: usize) -> Result<&[u8], Error> {
        // Each turn adds an octet or ends the stream.
        while self.head.len() < octets && !self.ended {
            self.look_once(octets)?;
        }
        Ok(&self.head)
    }

    /// Like `look`, and content with what one read gives: for a pipe that may stay silent.
    pub(crate) fn look_once(&mut self, octets: usize) -> Result<&[u8], Error> {
        let have = self.head.len();
        if have < octets && !self.ended {
            self.head.resize(octets, 0);
            let count = match self.head.get_mut(have..) {
                Some(space) => draw(&mut self.stream, space),
                None => Ok(0),
            };
            self.head.truncate(have + *count.as_ref().unwrap_or(&0));
            self.account(count)?;
        }
        Ok(&self.head)
    }

    /// Fills the start of `space`, and says how much; 0 is the end.
    pub(crate) fn read(&mut self, space: &mut [u8]) -> Result<usize, Error> {
        if !self.head.is_empty() {
            let count = self.head.len().min(space.len());
            for (to, from) in space.iter_mut().zip(self.head.drain(..count)) {
                *to = from;
            }
            return Ok(count);
        }
        if self.ended {
            return Ok(0);
        }
        let count = draw(&mut self.stream, space);
        self.account(count)
    }

    /// All that is left, for formats that are not in the order of the file.
    pub(crate) fn read_all(&mut self) -> Result<Vec<u8>, Error> {
        let mut whole = std::mem::take(&mut self.head);
        // Each turn reads at least an octet or ends.
        loop {
            let have = whole.len();
            whole.resize(have + READ_ALL_OCTETS, 0);
            let count = match whole.get_mut(have..) {
                Some(space) => self.read(space)?,
                None => 0,
            };
            whole.truncate(have + count);
            if count == 0 {
                return Ok(whole);
            }
        }
    }

    /// Octets of the file itself that have been read.
    pub(crate) fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }

    fn account(&mut self, count: io::Result<usize>) -> Result<usize, Error> {
        match count {
            Ok(count) => {
                self.decoded += count as u64;
                self.ended = count == 0;
                Ok(count)
            }
            Err(error)
                if self.compression != Compression::None
                    && error.kind() == io::ErrorKind::UnexpectedEof =>
            {
                self.ended = true;
                self.cut = true;
                Ok(0)
            }
            Err(error) => {
                self.ended = true;
                Err(self.failed(error))
            }
        }
    }

    fn failed(&self, source: io::Error) -> Error {
        let (path, offset) = (self.path.clone(), self.decoded);
        match self.compression {
            Compression::None => Error::Io { path, doing: Doing::Read, offset, source },
            // The operating system's own errors carry its number; a decoder's do not.
            _ if source.raw_os_error().is_some() => {
                Error::Io { path, doing: Doing::Read, offset, source }
            }
            compression => Error::Decompress { path, compression, offset, source },
        }
    }
}

/// Grown by this when everything is read.
const READ_ALL_OCTETS: usize = 1 << 20;

/// One read, tried again if a signal interrupted it.
fn draw(stream: &mut Input, space: &mut [u8]) -> io::Result<usize> {
    loop {
        match stream.read(space) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// Counts what passes, so that progress can be told while a decoder owns the stream.
struct Counted {
    stream: Input,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer)?;
        self.taken.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
