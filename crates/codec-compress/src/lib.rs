//! Decompression with bounded output: gzip (RFC 1952), zlib (RFC 1950), deflate (RFC 1951), brotli (RFC 7932).

#![warn(clippy::indexing_slicing)]

use std::io::Read as _;

use dissect::limits;
use flate2::{Decompress, FlushDecompress, Status};

/// How octets were compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Members of RFC 1952, one after the other.
    Gzip,
    /// RFC 1950.
    Zlib,
    /// RFC 1951, without any header.
    Deflate,
    /// What HTTP calls `deflate`: zlib, or deflate alone as some senders have it.
    HttpDeflate,
    /// RFC 7932.
    Brotli,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The octets.
    pub bytes: Vec<u8>,
    /// False if the input ended early or broke its format, or a limit was reached.
    pub complete: bool,
}

/// Decompresses as far as it goes. `None` if not even a part came out.
pub fn decompress(format: Format, input: &[u8]) -> Option<Output> {
    let output = match format {
        Format::Gzip => gzip(input),
        Format::Zlib => inflate(input, true).0,
        Format::Deflate => inflate(input, false).0,
        Format::HttpDeflate => {
            let zlib = inflate(input, true).0;
            if zlib.bytes.is_empty() && !zlib.complete { inflate(input, false).0 } else { zlib }
        }
        Format::Brotli => brotli(input),
    };
    (output.complete || !output.bytes.is_empty()).then_some(output)
}

/// The most that may come out of `input` octets.
fn bound(input: usize) -> usize {
    input.saturating_mul(limits::DECOMPRESSION_RATIO).min(limits::DECOMPRESSED_BYTES)
}

/// What came out, and how many octets of the input it took.
fn inflate(input: &[u8], zlib: bool) -> (Output, usize) {
    let mut state = Decompress::new(zlib);
    let most = bound(input.len());
    let mut bytes = Vec::with_capacity((input.len() * 4).clamp(256, 1 << 20).min(most));
    loop {
        let used = state.total_in() as usize;
        let before = (used, bytes.len());
        let rest = input.get(used..).unwrap_or(&[]);
        let status = state.decompress_vec(rest, &mut bytes, FlushDecompress::None);
        let used = state.total_in() as usize;
        match status {
            Ok(Status::StreamEnd) => return (Output { bytes, complete: true }, used),
            Ok(_) if bytes.len() == bytes.capacity() && bytes.len() < most => {
                let room = bytes.len().max(256).min(most - bytes.len());
                bytes.reserve_exact(room);
            }
            Ok(_) if (used, bytes.len()) != before && bytes.len() < most && used < input.len() => {}
            _ => return (Output { bytes, complete: false }, used),
        }
    }
}

/// Octets of a member's header.
fn gzip_header(input: &[u8]) -> Option<usize> {
    let [0x1f, 0x8b, 8, flags, ..] = input else { return None };
    let mut at = 10;
    if flags & 4 != 0 {
        let [low, high] = *input.get(at..)?.first_chunk::<2>()?;
        at += 2 + usize::from(u16::from_le_bytes([low, high]));
    }
    for text in [8, 16] {
        if flags & text != 0 {
            at += input.get(at..)?.iter().position(|b| *b == 0)? + 1;
        }
    }
    at += if flags & 2 != 0 { 2 } else { 0 };
    (at < input.len()).then_some(at)
}

fn gzip(input: &[u8]) -> Output {
    let mut all = Output { bytes: Vec::new(), complete: false };
    let most = bound(input.len());
    let mut at = 0;
    // Each turn takes a member's header at least.
    while let Some(member) = input.get(at..)
        && let Some(header) = gzip_header(member)
    {
        let (part, used) = inflate(member.get(header..).unwrap_or(&[]), false);
        all.complete = part.complete;
        if all.bytes.is_empty() {
            all.bytes = part.bytes;
        } else {
            all.bytes.extend_from_slice(&part.bytes);
        }
        // After the data: checksum and length.
        at += header + used + 8;
        if !part.complete || all.bytes.len() >= most {
            break;
        }
    }
    all
}

fn brotli(input: &[u8]) -> Output {
    let most = bound(input.len()) as u64;
    let mut bytes = Vec::new();
    let mut reader = brotli_decompressor::Decompressor::new(input, 4096).take(most);
    let complete = reader.read_to_end(&mut bytes).is_ok() && (bytes.len() as u64) < most;
    Output { bytes, complete: complete && !input.is_empty() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"hello hello hello hello hello\n";
    const DEFLATED: &[u8] =
        &[0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0xc0, 0x4e, 0x72, 0x01, 0x00];

    fn gzipped() -> Vec<u8> {
        let mut out = vec![0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, b'a', 0];
        out.extend_from_slice(DEFLATED);
        out.extend_from_slice(&[0; 8]);
        out
    }

    #[test]
    fn formats() {
        let two: Vec<u8> = [gzipped(), gzipped()].concat();
        assert_eq!(decompress(Format::Gzip, &gzipped()).unwrap().bytes, TEXT);
        assert_eq!(decompress(Format::Gzip, &two).unwrap().bytes, [TEXT, TEXT].concat());
        assert_eq!(decompress(Format::Deflate, DEFLATED).unwrap().bytes, TEXT);
        assert_eq!(decompress(Format::HttpDeflate, DEFLATED).unwrap().bytes, TEXT);
        assert_eq!(decompress(Format::Gzip, b"xxxx"), None);
        assert_eq!(decompress(Format::Brotli, b"xxxx"), None);
        // RFC 7932: a stream of one stored block, as its appendix builds them.
        let stored = [0x0b, 0x02, 0x80, b'h', b'e', b'l', b'l', b'o', 0x03];
        assert_eq!(decompress(Format::Brotli, &stored).unwrap().bytes, b"hello");
    }

    #[test]
    fn cut_input_gives_what_it_can() {
        let all = gzipped();
        for cut in 0..all.len() {
            if let Some(output) = decompress(Format::Gzip, &all[..cut]) {
                assert!(TEXT.starts_with(&output.bytes));
            }
        }
    }

    #[test]
    fn output_is_bounded() {
        let mut out = Vec::new();
        let zeros = vec![0; 8 << 20];
        std::io::Write::write_all(
            &mut flate2::write::DeflateEncoder::new(&mut out, flate2::Compression::best()),
            &zeros,
        )
        .unwrap();
        let output = decompress(Format::Deflate, &out).unwrap();
        assert!(output.bytes.len() <= out.len() * limits::DECOMPRESSION_RATIO);
    }
}
