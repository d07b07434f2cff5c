//! Converts a capture file: `convert FORMAT FROM TO`.

use std::path::Path;
use std::process::ExitCode;

use capfile::write::{WriteFormat, Writer};
use capfile::{Chunk, Error, Reader};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let [_, format, from, to] = args.as_slice() else { return ExitCode::FAILURE };
    let Some(format) = WriteFormat::from_name(format) else { return ExitCode::FAILURE };
    match convert(format, from.as_ref(), to.as_ref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn convert(format: WriteFormat, from: &Path, to: &Path) -> Result<(), Error> {
    let mut reader = Reader::open(from)?;
    let mut writer = Writer::create(to, format)?;
    let mut chunk = Chunk::new();
    loop {
        match reader.next_chunk(&mut chunk) {
            Ok(true) => writer.chunk(&chunk, &reader, &mut |_| true)?,
            Ok(false) => return writer.finish(),
            // What came before the fault is worth keeping.
            Err(error) => {
                writer.finish()?;
                return Err(error);
            }
        }
    }
}
