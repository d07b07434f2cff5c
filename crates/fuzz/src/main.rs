//! `fuzz list`, `fuzz run TARGET [--seconds N] SEEDS...`: mutates seeds in this process.
//!
//! Inputs come from a generator with a fixed start, so that a failure can be met again; the input that failed is
//! written to a file.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use capfile::{Chunk, Reader};
use fuzz::{CANARY, Seeds, TARGETS, Target, run};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["list"] => {
            TARGETS.iter().for_each(|t| println!("{}", t.name));
            ExitCode::SUCCESS
        }
        ["run", name, rest @ ..] => {
            let all = TARGETS.iter().chain([&CANARY]);
            match all.into_iter().find(|t| t.name == *name) {
                Some(target) => campaign(target, rest),
                None => {
                    eprintln!("fuzz: no target {name}");
                    ExitCode::from(2)
                }
            }
        }
        ["again", name, file] => {
            let target = TARGETS.iter().chain([&CANARY]).find(|t| t.name == *name);
            match (target, std::fs::read(file)) {
                (Some(target), Ok(bytes)) => {
                    run(target, &bytes);
                    ExitCode::SUCCESS
                }
                _ => ExitCode::from(2),
            }
        }
        _ => {
            eprintln!(
                "usage: fuzz list | fuzz run TARGET [--seconds N] SEEDS... | fuzz again TARGET FILE"
            );
            ExitCode::from(2)
        }
    }
}

/// Seeds larger than this would be mutated too thinly.
const SEED_OCTETS_MAX: usize = 64 << 10;
const SEEDS_MAX: usize = 4000;

fn campaign(target: &Target, args: &[&str]) -> ExitCode {
    let mut seconds = 10;
    let mut folders = Vec::new();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match *arg {
            "--seconds" => seconds = rest.next().and_then(|s| s.parse().ok()).unwrap_or(10),
            folder => folders.push(PathBuf::from(folder)),
        }
    }
    let mut files = Vec::new();
    folders.iter().for_each(|f| gather(f, &mut files));
    files.sort();
    let mut seeds = load(target, &files);
    if seeds.is_empty() {
        seeds.push(b"\x00\x01seed".to_vec());
    }
    std::panic::set_hook(Box::new(|_| {}));
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let start = Instant::now();
    let mut inputs = 0u64;
    while start.elapsed() < Duration::from_secs(seconds) {
        let mut input = seeds.get(random.below(seeds.len())).cloned().unwrap_or_default();
        // The first turn over the seeds takes them as they are.
        if inputs >= seeds.len() as u64 || inputs % 2 == 1 {
            mutate(&mut input, &seeds, &mut random);
        }
        inputs += 1;
        if let Err(why) = catch_unwind(AssertUnwindSafe(|| run(target, &input))) {
            let why = why
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| why.downcast_ref::<&str>().map(|s| (*s).to_owned()));
            let file = std::env::temp_dir().join(format!("fuzz-{}-{inputs}", target.name));
            let kept = std::fs::write(&file, &input).is_ok();
            eprintln!(
                "{}: input {inputs} failed: {}{}",
                target.name,
                why.unwrap_or_default(),
                if kept { format!("\n  kept in {}", file.display()) } else { String::new() }
            );
            return ExitCode::FAILURE;
        }
    }
    println!(
        "{}: {inputs} inputs from {} seeds in {seconds} s, nothing found",
        target.name,
        seeds.len()
    );
    ExitCode::SUCCESS
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|e| gather(&e.path(), files)),
        Err(_) if path.is_file() => files.push(path.to_path_buf()),
        Err(_) => {}
    }
}

fn load(target: &Target, files: &[PathBuf]) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    // Evenly from the whole list, whatever its length.
    let step = files.len().div_ceil(SEEDS_MAX / 4).max(1);
    for file in files.iter().step_by(step) {
        if seeds.len() >= SEEDS_MAX {
            break;
        }
        match target.seeds {
            Seeds::Files => {
                if let Ok(mut bytes) = std::fs::read(file) {
                    bytes.truncate(SEED_OCTETS_MAX);
                    seeds.push(bytes);
                }
            }
            Seeds::Frames => frames(file, &mut seeds),
        }
    }
    seeds
}

fn frames(file: &Path, seeds: &mut Vec<Vec<u8>>) {
    let Ok(mut reader) = Reader::open(file) else { return };
    let mut chunk = Chunk::new();
    if let Ok(true) = reader.next_chunk(&mut chunk) {
        for frame in chunk.frames.iter().step_by(chunk.frames.len().div_ceil(8).max(1)) {
            let mut seed = frame.link.0.to_be_bytes().to_vec();
            seed.extend_from_slice(chunk.bytes(frame));
            seeds.push(seed);
        }
    }
}

/// xorshift64*: fast, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { (self.next() % n as u64) as usize }
    }
}

/// Numbers that sit at edges.
const EDGES: [u32; 10] =
    [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

fn mutate(input: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut Random) {
    for _ in 0..=random.below(6) {
        let at = random.below(input.len());
        match random.below(9) {
            0 => {
                if let Some(b) = input.get_mut(at) {
                    *b ^= 1 << random.below(8);
                }
            }
            1 => {
                if let Some(b) = input.get_mut(at) {
                    *b = random.next() as u8;
                }
            }
            2 => input.truncate(at),
            3 => {
                let edge = EDGES.get(random.below(EDGES.len())).copied().unwrap_or(0).to_be_bytes();
                let width = [1, 2, 4].get(random.below(3)).copied().unwrap_or(1);
                let edge = edge.iter().skip(4 - width);
                input.iter_mut().skip(at).zip(edge).for_each(|(to, from)| *to = *from);
            }
            4 => {
                let end = (at + random.below(32)).min(input.len());
                input.drain(at..end);
            }
            5 => {
                let copy: Vec<u8> = input
                    .iter()
                    .skip(random.below(input.len()))
                    .take(random.below(64))
                    .copied()
                    .collect();
                input.splice(at..at, copy);
            }
            6 => {
                let other = seeds.get(random.below(seeds.len())).map_or(&[][..], Vec::as_slice);
                let from = random.below(other.len());
                input.truncate(at);
                input.extend_from_slice(other.get(from..).unwrap_or(&[]));
                input.truncate(SEED_OCTETS_MAX);
            }
            // Many of the same: what takes time for each of them shows.
            7 if random.below(4) == 0 => {
                let end = (at + 1 + random.below(64)).min(input.len());
                let piece = input.get(at..end).unwrap_or(&[]).to_vec();
                let times =
                    (SEED_OCTETS_MAX - input.len().min(SEED_OCTETS_MAX)) / piece.len().max(1);
                input.splice(end..end, piece.repeat(times));
            }
            _ => input.insert(at, random.next() as u8),
        }
    }
}
