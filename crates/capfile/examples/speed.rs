//! Reads a capture file and says how fast: `speed FILE [times]`.

use std::path::PathBuf;
use std::time::Instant;

use capfile::{Chunk, Error, Reader};

fn main() -> Result<(), Error> {
    let mut args = std::env::args_os().skip(1);
    let path = PathBuf::from(args.next().unwrap_or_default());
    let times = args.next().and_then(|times| times.to_str()?.parse().ok()).unwrap_or(3_u32);
    for _ in 0..times {
        let start = Instant::now();
        let mut reader = Reader::open(&path)?;
        let mut chunk = Chunk::new();
        let (mut frames, mut octets) = (0_u64, 0_u64);
        while reader.next_chunk(&mut chunk)? {
            frames += chunk.frames.len() as u64;
            octets += chunk.frames.iter().map(|frame| u64::from(frame.caplen)).sum::<u64>();
        }
        let seconds = start.elapsed().as_secs_f64();
        let rate = reader.bytes_read() as f64 / seconds / 1e9;
        println!("{frames} frames, {octets} octets, {seconds:.3} s, {rate:.2} GB/s of file");
    }
    Ok(())
}
