//! Compressed files, and reading frames again in any order.

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use capfile::random::Access;
use capfile::{Chunk, Compression, RandomAccess, Reader};

use crate::samples::{SAMPLES, list_bytes};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("memory")
}

fn lz4(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = lz4_flex::frame::FrameEncoder::new(Vec::new());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

type Encode = fn(&[u8]) -> Vec<u8>;

const ENCODERS: [(Compression, Encode); 3] =
    [(Compression::Gzip, gzip), (Compression::Zstd, zstd), (Compression::Lz4, lz4)];

#[test]
fn every_format_compressed() {
    for (name, make) in SAMPLES {
        let bytes = make();
        let plain = list_bytes(&bytes);
        for (compression, encode) in ENCODERS {
            let encoded = encode(&bytes);
            assert_eq!(list_bytes(&encoded), plain, "{name} {compression:?}");
            let stream = Box::new(Cursor::new(encoded.clone()));
            let reader = Reader::from_stream(stream, "sample").expect("sound");
            assert_eq!((reader.format().name(), reader.compression()), (*name, compression));
            // In two pieces, one after another.
            let (one, other) = bytes.split_at(bytes.len() / 2);
            let joined = [encode(one), encode(other)].concat();
            assert_eq!(list_bytes(&joined), plain, "{name} {compression:?} in two");
        }
    }
}

#[test]
fn compressed_and_damaged() {
    let (_, make) = SAMPLES[0];
    let bytes = make();
    for (compression, encode) in ENCODERS {
        let encoded = encode(&bytes);
        for end in 0..encoded.len() {
            list_bytes(&encoded[..end]);
        }
        for bit in 0..encoded.len() * 8 {
            let mut flipped = encoded.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            list_bytes(&flipped);
        }
        let cut = list_bytes(&encoded[..encoded.len() - 1]);
        let error = cut.error.expect("a file cut short");
        assert!(error.starts_with("sample: cut short: "), "{compression:?}: {error}");
    }
}

#[test]
fn padding_after_gzip_is_ignored() {
    let (_, make) = SAMPLES[0];
    let bytes = make();
    let padded = [gzip(&bytes), vec![0; 512]].concat();
    assert_eq!(list_bytes(&padded), list_bytes(&bytes));
}

/// A file of this test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, bytes: &[u8]) -> Scratch {
        let file = format!("capfile-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(file);
        fs::write(&path, bytes).expect("a temporary file");
        Scratch(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn frames_are_read_again() {
    for (name, make) in SAMPLES {
        let bytes = make();
        let plain: (Compression, Encode) = (Compression::None, |bytes| bytes.to_vec());
        for (compression, encode) in ENCODERS.into_iter().chain([plain]) {
            let file = Scratch::new(&format!("{name}-{}", compression.name()), &encode(&bytes));
            let mut reader = Reader::open(&file.0).expect("sound");
            let mut chunk = Chunk::new();
            assert!(reader.next_chunk(&mut chunk).expect("sound"));
            for access in [Access::Map, Access::Call] {
                let random = RandomAccess::open_with(&file.0, access).expect("a file");
                for frame in chunk.frames.iter().rev() {
                    let again = random.bytes(frame.file_offset, frame.caplen).expect("a frame");
                    assert_eq!(&*again, chunk.bytes(frame), "{name} {compression:?} {access:?}");
                }
            }
        }
    }
}

#[test]
fn beyond_the_end_is_an_error() {
    let file = Scratch::new("beyond", &SAMPLES[0].1());
    for access in [Access::Map, Access::Call] {
        let random = RandomAccess::open_with(&file.0, access).expect("a file");
        assert!(random.bytes(u64::MAX, 1).is_err());
        assert!(random.bytes(50, u32::MAX).is_err());
        assert!(random.bytes(0, 4).is_ok());
    }
    assert!(RandomAccess::open("-".as_ref()).is_err());
}
