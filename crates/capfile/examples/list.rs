//! Lists the frames of a capture file: `list FILE`. Tab-separated: number, time in ns since 1970,
//! captured octets, octets on the wire, encapsulation number. Ends with 2 after an error.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use capfile::{Chunk, Error, Reader, RecordKind};

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for path in std::env::args_os().skip(1).map(PathBuf::from) {
        if let Err(error) = list(&path, &mut out) {
            let _ = out.flush();
            eprintln!("{error}");
            failed = true;
        }
    }
    let _ = out.flush();
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

fn list(path: &std::path::Path, out: &mut impl Write) -> Result<(), Error> {
    let mut reader = Reader::open(path)?;
    let mut chunk = Chunk::new();
    let mut number = 0_u64;
    while reader.next_chunk(&mut chunk)? {
        for frame in &chunk.frames {
            number += 1;
            let ts = frame.ts.map(|ts| ts.to_string()).unwrap_or_default();
            let encap = match frame.kind {
                RecordKind::Packet => frame.link.encap().to_string(),
                _ => String::new(),
            };
            let (caplen, len) = (frame.caplen, frame.len);
            let line = writeln!(out, "{number}\t{ts}\t{caplen}\t{len}\t{encap}");
            if line.is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}
