//! What is fuzzed: each target takes any bytes and must neither panic, hang nor grow without bound.
//!
//! The same functions run under `cargo fuzz` (the folder `fuzz/` of the workspace) and under this crate's
//! own runner, which mutates inputs in the process and needs no special compiler.

use std::io::Cursor;
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use capfile::{Chunk, Reader};
use dfilter::{Env, Filter, Macros};
use dissect::config::Zone;
use dissect::layer::{Buffers, Context, Scratch};
use dissect::state::Visit;
use dissect::{Columns, Config, Demand, FieldId, FrameInfo, Registry, State, Tree, dissect_frame};

/// A target: what it is called, and what it does with an input.
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// Runs one input; panics if something is wrong.
    pub run: fn(&[u8]),
    /// What inputs are made from.
    pub seeds: Seeds,
    /// No input of 64 KiB may take longer.
    pub longest: Duration,
}

/// Reading a file: what is compressed may become a thousand times as much.
const A_FILE: Duration = Duration::from_secs(1);
/// A packet gets 50 ms; the target takes each one apart three times.
const A_PACKET: Duration = Duration::from_millis(3 * 50);
/// Filters get 50 ms for 64 KiB; the target completes them, and compiles them twice.
const FILTERS: Duration = Duration::from_millis(3 * 50);

/// What a target's inputs are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeds {
    /// Whole files.
    Files,
    /// Frames of captures: two octets of link type, then the packet.
    Frames,
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "capfile", run: |b| read_capture(b, &[]), seeds: Seeds::Files, longest: A_FILE },
    Target {
        name: "pcap",
        run: |b| read_capture(b, &[0xd4, 0xc3, 0xb2, 0xa1]),
        seeds: Seeds::Files,
        longest: A_FILE,
    },
    Target {
        name: "pcapng",
        run: |b| read_capture(b, &[0x0a, 0x0d, 0x0d, 0x0a]),
        seeds: Seeds::Files,
        longest: A_FILE,
    },
    Target {
        name: "snoop",
        run: |b| read_capture(b, b"snoop\0\0\0\0\0\0\x02"),
        seeds: Seeds::Files,
        longest: A_FILE,
    },
    Target {
        name: "netmon",
        run: |b| read_capture(b, b"GMBU\0\x02"),
        seeds: Seeds::Files,
        longest: A_FILE,
    },
    Target {
        name: "btsnoop",
        run: |b| read_capture(b, b"btsnoop\0\0\0\0\x01"),
        seeds: Seeds::Files,
        longest: A_FILE,
    },
    Target {
        name: "candump",
        run: |b| read_capture(b, b"(1.000000) can0 123#"),
        seeds: Seeds::Files,
        longest: A_FILE,
    },
    Target {
        name: "erf",
        run: |b| read_capture(b, &[0, 0, 0, 0, 0, 0, 0, 1, 2, 0]),
        seeds: Seeds::Files,
        longest: A_FILE,
    },
    Target {
        name: "gzip",
        run: |b| read_capture(b, &[0x1f, 0x8b, 8]),
        seeds: Seeds::Files,
        longest: A_FILE,
    },
    Target { name: "dissect", run: dissect, seeds: Seeds::Frames, longest: A_PACKET },
    Target { name: "dfilter", run: filter, seeds: Seeds::Files, longest: FILTERS },
];

/// Fails on every input that holds the octet 0x7f: shows that the runner notices.
pub const CANARY: Target = Target {
    name: "canary",
    run: |bytes| assert!(!bytes.contains(&0x7f), "the canary met its octet"),
    seeds: Seeds::Files,
    longest: A_FILE,
};

/// How often an input that took too long is run again: a busy machine is no fault of the input.
const TURNS: usize = 5;

/// Filters of one input: each by itself must be quick.
const FILTERS_MAX: usize = 32;

/// Each line is a display filter; the plan of a valid one, printed, gives the same plan.
fn filter(bytes: &[u8]) {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    let (macros, zone) = (Macros::shipped(), Zone::default());
    let registry = REGISTRY.get_or_init(registry::build);
    let env = Env { registry, macros: &macros, zone: &zone, hosts: None };
    for line in String::from_utf8_lossy(bytes).lines().take(FILTERS_MAX) {
        let text = line.rsplit('\t').next().unwrap_or(line);
        let _ = dfilter::complete(text, text.len() / 2, &env, 20);
        let Ok(filter) = Filter::compile(text, &env) else { continue };
        let plan = filter.plan();
        match Filter::compile(&plan, &env) {
            Ok(again) => assert!(again.plan() == plan, "{text} became {plan}"),
            Err(error) => panic!("{text} became {plan}: {error}"),
        }
    }
}

fn read_capture(bytes: &[u8], magic: &[u8]) {
    let mut input = bytes.to_vec();
    for (to, from) in input.iter_mut().zip(magic) {
        *to = *from;
    }
    let len = input.len();
    let Ok(mut reader) = Reader::from_stream(Box::new(Cursor::new(input)), Path::new("input"))
    else {
        return;
    };
    let mut chunk = Chunk::new();
    // Compressed inputs may grow, but each turn reads something: a few thousand are plenty.
    for _ in 0..10_000 {
        match reader.next_chunk(&mut chunk) {
            Ok(true) => {
                for frame in &chunk.frames {
                    assert_eq!(
                        chunk.bytes(frame).len(),
                        frame.caplen as usize,
                        "a frame outside its chunk"
                    );
                }
                assert!(
                    chunk.data.capacity() < (len + (1 << 20)) * 1100,
                    "memory far beyond the input's size"
                );
            }
            Ok(false) | Err(_) => return,
        }
    }
}

fn all() -> &'static (Registry, Config, Demand) {
    static ALL: OnceLock<(Registry, Config, Demand)> = OnceLock::new();
    ALL.get_or_init(|| (registry::build(), Config::default(), Demand::everything()))
}

/// Takes one frame apart three times, as three frames of a capture would come.
fn dissect(bytes: &[u8]) {
    let (registry, config, demand) = all();
    let Some((link, packet)) = bytes.split_first_chunk::<2>() else { return };
    let (mut tree, mut columns, mut scratch) =
        (Tree::default(), Columns::default(), Scratch::default());
    let mut state = State::default();
    for number in 1..=3 {
        let info = FrameInfo {
            number,
            ns: Some(i64::from(number)),
            len: packet.len() as u32,
            caplen: packet.len() as u32,
            link: u16::from_be_bytes(*link),
            ..FrameInfo::default()
        };
        let context = Context { registry, config, demand, info, note: None, interface: None };
        let buffers = Buffers::default();
        let visit = Visit::First { state: &mut state, memos: None };
        dissect_frame(context, packet, &buffers, &mut tree, &mut columns, visit, &mut scratch);
        for node in tree.nodes() {
            let label = tree.label(node).unwrap_or(b"");
            let broken = node.field != FieldId::TEXT && label.ends_with(b": panicked]");
            assert!(!broken, "a dissector panicked: {}", String::from_utf8_lossy(label));
        }
    }
}

/// Runs one input of a target; panics also if it takes too long.
pub fn run(target: &Target, bytes: &[u8]) {
    let took = || {
        let start = Instant::now();
        (target.run)(bytes);
        start.elapsed()
    };
    let least = std::iter::repeat_with(took).take(TURNS).find(|took| *took < target.longest);
    assert!(least.is_some(), "{} octets took over {:?}", bytes.len(), target.longest);
}
