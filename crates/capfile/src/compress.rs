//! Compressed files: gzip (RFC 1952), Zstandard (RFC 8878), LZ4 frames (LZ4 Frame Format 1.6).
//!
//! Told by their first octets, and decoded while they are read. Memory is bounded by the formats:
//! 32 KiB of window for gzip, 4 MiB of block for LZ4, [`ZSTD_WINDOW_LOG_MAX`] for Zstandard.

use std::io::{self, BufRead, BufReader, Read};

/// How the file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip, one member or more.
    Gzip,
    /// Zstandard.
    Zstd,
    /// LZ4 in the frame format.
    Lz4,
}

impl Compression {
    /// A word for it.
    pub fn name(self) -> &'static str {
        match self {
            Compression::None => "uncompressed",
            Compression::Gzip => "gzip",
            Compression::Zstd => "zstd",
            Compression::Lz4 => "lz4",
        }
    }

    /// By the first octets of a file; four are enough.
    pub(crate) fn detect(head: &[u8]) -> Compression {
        match head {
            [0x1f, 0x8b, ..] => Compression::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Compression::Zstd,
            [0x04, 0x22, 0x4d, 0x18, ..] => Compression::Lz4,
            _ => Compression::None,
        }
    }

    /// The decoded stream; `None` for a file that is not compressed.
    pub(crate) fn decoder(self, stream: Input) -> io::Result<Box<dyn Read + Send>> {
        let input = BufReader::with_capacity(INPUT_OCTETS, stream);
        Ok(match self {
            Compression::None => Box::new(input.into_inner()),
            Compression::Gzip => Box::new(Members::new(input)),
            Compression::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::with_buffer(input)?;
                decoder.window_log_max(ZSTD_WINDOW_LOG_MAX)?;
                Box::new(decoder)
            }
            Compression::Lz4 => Box::new(Frames::new(input)),
        })
    }
}

/// A compressed or plain stream of octets.
pub(crate) type Input = Box<dyn Read + Send>;

/// Compressed octets read at a time.
const INPUT_OCTETS: usize = 128 * 1024;
/// 128 MiB: what `zstd --ultra -22` makes, and what decoders accept without being told.
const ZSTD_WINDOW_LOG_MAX: u32 = 27;

/// A gzip file is one member or more, one after another (RFC 1952 §2.2). Octets after the last
/// member that do not begin another are padding of some medium, and ignored.
struct Members {
    /// Always there between calls; taken only while a decoder is being replaced.
    decoder: Option<flate2::bufread::GzDecoder<BufReader<Input>>>,
}

impl Members {
    fn new(input: BufReader<Input>) -> Members {
        Members { decoder: Some(flate2::bufread::GzDecoder::new(input)) }
    }
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        // Each turn ends a member, and so takes at least 18 octets of input.
        loop {
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            let count = decoder.read(buffer)?;
            if count > 0 {
                return Ok(count);
            }
            let Some(decoder) = self.decoder.take() else { return Ok(0) };
            let mut input = decoder.into_inner();
            if !input.fill_buf()?.starts_with(&[0x1f]) {
                return Ok(0);
            }
            self.decoder = Some(flate2::bufread::GzDecoder::new(input));
        }
    }
}

/// An LZ4 file is one frame or more, one after another.
struct Frames {
    decoder: Option<lz4_flex::frame::FrameDecoder<Noting>>,
}

impl Frames {
    fn new(input: BufReader<Input>) -> Frames {
        let input = Noting { input, ended: false };
        Frames { decoder: Some(lz4_flex::frame::FrameDecoder::new(input)) }
    }
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        // Each turn ends a frame, and so takes at least 11 octets of input.
        loop {
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            let count = decoder.read(buffer)?;
            if count > 0 {
                return Ok(count);
            }
            let Some(decoder) = self.decoder.take() else { return Ok(0) };
            let mut noting = decoder.into_inner();
            // The decoder takes the end of its input for the end of a frame.
            if noting.ended {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if noting.input.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.decoder = Some(lz4_flex::frame::FrameDecoder::new(noting));
        }
    }
}

/// Notes whether anybody asked for more than there was.
struct Noting {
    input: BufReader<Input>,
    ended: bool,
}

impl Read for Noting {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.ended |= count == 0 && !buffer.is_empty();
        Ok(count)
    }
}
