//! One way to test a protocol: a table of bytes, and the lines of the tree they give.
//!
//! The only place that calls the engine, so that tests hold nothing but data.

pub mod http;

use std::time::Instant;

use dissect::label::{View, push_value};
use dissect::layer::{Buffers, Context, Scratch};
use dissect::prelude::*;
use dissect::state::Visit;
use dissect::{
    Columns, Config, Demand, FieldType, FrameInfo, Registry, State, Tree, dissect_frame,
};

/// A message and what is to be seen in it.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// What the case shows, in a few words.
    pub shows: &'static str,
    /// The message, hexadecimal digits with any white space.
    pub bytes: &'static str,
    /// Lines that must be there, in this order: `filter.name [start..end] value`, a line a field. A line
    /// `info: …` is the Info column, which comes last.
    pub tree: &'static str,
}

/// The bytes that a text of hexadecimal digits stands for.
///
/// # Panics
///
/// If it holds anything but pairs of digits and white space.
pub fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(|c| !c.is_ascii_whitespace()).collect();
    let pairs = digits.chunks(2);
    pairs
        .map(|pair| {
            let pair = str::from_utf8(pair).expect("digits are ASCII");
            u8::from_str_radix(pair, 16).unwrap_or_else(|_| panic!("`{pair}` is no octet"))
        })
        .collect()
}

static FRAME: Protocol = Protocol::new("frame", "Frame", "Frame", |layer| {
    let span = layer.span();
    layer.call(ProtocolId(1), span);
    Ok(())
});

fn mark(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let _ = layer;
    Ok(())
}
static DATA: Protocol = Protocol {
    stateless: true,
    ..Protocol::new("data", "Data", "Data", |layer| {
        let len = layer.span().len();
        layer.covers(len);
        Ok(())
    })
};
static MALFORMED: Protocol = Protocol {
    in_stack: false,
    stateless: true,
    ..Protocol::new("_ws.malformed", "Malformed", "Malformed Packet", mark)
};
static SHORT: Protocol = Protocol {
    in_stack: false,
    stateless: true,
    ..Protocol::new("_ws.short", "Short", "Cut short", mark)
};
static UNREASSEMBLED: Protocol = Protocol {
    in_stack: false,
    stateless: true,
    ..Protocol::new("_ws.unreassembled", "Fragment", "Unreassembled", mark)
};
static EXPERT: Protocol = Protocol {
    in_stack: false,
    stateless: true,
    fields: &[
        text_field("_ws.expert.message"),
        number_field("_ws.expert.severity"),
        number_field("_ws.expert.group"),
    ],
    ..Protocol::new("_ws.expert", "Expert", "Expert", mark)
};

const fn text_field(filter: &'static str) -> dissect::FieldDef {
    dissect::FieldDef {
        filter,
        label: "text",
        kind: FieldType::String,
        show: dissect::Show::None,
        mask: 0,
        bits: 0,
        width: 0,
        parent: None,
        labels: dissect::Labels::None,
        doc: "",
    }
}

const fn number_field(filter: &'static str) -> dissect::FieldDef {
    dissect::FieldDef { kind: FieldType::Uint32, ..text_field(filter) }
}

/// An engine with one protocol under test, and others it may hand off to.
pub struct Lab {
    registry: Registry,
    config: Config,
}

impl Lab {
    /// An engine in which a frame is one message of `protocol`.
    pub fn new(protocol: &'static Protocol, others: &[&'static Protocol]) -> Lab {
        let all = [&FRAME, protocol, &DATA, &MALFORMED, &SHORT, &UNREASSEMBLED, &EXPERT];
        let registry = Registry::new(all.into_iter().chain(others.iter().copied()));
        Lab { registry, config: Config::default() }
    }

    /// The lines of one message on the wire of `wire` octets, of which `bytes` were captured; and the Info
    /// column. Frames share `state`.
    pub fn lines(&self, number: u32, bytes: &[u8], wire: usize, state: &mut State) -> String {
        let (mut tree, mut columns) = (Tree::default(), Columns::default());
        let demand = Demand::everything();
        let info = FrameInfo {
            number,
            ns: Some(i64::from(number) * 1_000_000_000),
            first_ns: 1_000_000_000,
            len: wire as u32,
            caplen: bytes.len() as u32,
            ..FrameInfo::default()
        };
        let context = Context {
            registry: &self.registry,
            config: &self.config,
            demand: &demand,
            info,
            note: None,
            interface: None,
        };
        let buffers = Buffers::default();
        let visit = Visit::First { state, memos: None };
        let mut scratch = Scratch::default();
        let sources =
            dissect_frame(context, bytes, &buffers, &mut tree, &mut columns, visit, &mut scratch);
        let view = View {
            registry: &self.registry,
            tree: &tree,
            sources: &sources,
            zone: &self.config.zone,
        };
        let mut out = Vec::new();
        for node in tree.nodes() {
            let def = self.registry.field(node.field);
            out.extend_from_slice("  ".repeat(usize::from(node.depth)).as_bytes());
            if node.field == FieldId::TEXT {
                out.extend_from_slice(b"\"");
                out.extend_from_slice(tree.label(node).unwrap_or(b""));
                out.extend_from_slice(b"\"\n");
                continue;
            }
            out.extend_from_slice(def.filter.as_bytes());
            let place = format!(" [{}..{}]", node.start, node.start.saturating_add(node.len));
            out.extend_from_slice(place.as_bytes());
            let before = out.len();
            out.push(b' ');
            push_value(&mut out, &view, node);
            if def.filter.starts_with("_ws.")
                && let Some(label) = tree.label(node)
            {
                out.extend_from_slice(label);
            }
            if out.len() == before + 1 {
                out.pop();
            }
            out.push(b'\n');
        }
        if !columns.info.is_empty() {
            out.extend_from_slice(b"info: ");
            out.extend_from_slice(&columns.info);
            out.push(b'\n');
        }
        String::from_utf8_lossy(&out).into_owned()
    }
}

/// Checks each case alone: its lines must be there in order. Then cuts every message at every octet and flips
/// every bit: nothing may panic (which the engine would report as a bug), hang, or lose what came before.
///
/// # Panics
///
/// With all failures, if there are any.
#[track_caller]
pub fn check(protocol: &'static Protocol, others: &[&'static Protocol], cases: &[Case]) {
    let lab = Lab::new(protocol, others);
    let mut failures = String::new();
    for case in cases {
        let bytes = hex(case.bytes);
        let whole = lab.lines(1, &bytes, bytes.len(), &mut State::default());
        missing(case.shows, case.tree, &whole, &mut failures);
        for cut in 0..bytes.len() {
            let part = bytes.get(..cut).unwrap_or(&[]);
            for wire in [cut, bytes.len()] {
                let lines = timed(&lab, part, wire, &mut failures, case.shows);
                let first = whole.lines().nth(1);
                // A layer may take its node back, but then it says so.
                let marked = lines.contains("_ws.");
                if cut > 0
                    && !marked
                    && first.is_some_and(|f| !lines.contains(f.split(' ').next().unwrap_or("")))
                {
                    failures += &format!("{}: cut at {cut} lost the layer\n", case.shows);
                }
            }
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                if let Some(octet) = flipped.get_mut(at) {
                    *octet ^= 1 << bit;
                }
                timed(&lab, &flipped, flipped.len(), &mut failures, case.shows);
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Checks a run of frames that share their state; the lines of all frames are one text, each frame after a line
/// `frame N`.
///
/// # Panics
///
/// If a line is missing.
#[track_caller]
pub fn check_frames(
    protocol: &'static Protocol,
    others: &[&'static Protocol],
    frames: &[&str],
    tree: &str,
) {
    let lab = Lab::new(protocol, others);
    let mut state = State::default();
    let mut all = String::new();
    for (i, frame) in frames.iter().enumerate() {
        let bytes = hex(frame);
        all += &format!("frame {}\n", i + 1);
        all += &lab.lines(i as u32 + 1, &bytes, bytes.len(), &mut state);
    }
    let mut failures = String::new();
    missing("a run of frames", tree, &all, &mut failures);
    assert!(failures.is_empty(), "{failures}");
}

/// No message of this size may take longer, nor this test be disturbed by a busy machine.
const LONGEST_MS: u128 = 500;

fn timed(lab: &Lab, bytes: &[u8], wire: usize, failures: &mut String, shows: &str) -> String {
    let start = Instant::now();
    let lines = lab.lines(1, bytes, wire, &mut State::default());
    if lines.contains(": panicked]") {
        *failures += &format!("{shows}: panicked on {bytes:02x?}\n");
    }
    if start.elapsed().as_millis() > LONGEST_MS {
        *failures += &format!("{shows}: a changed message took {:?}\n", start.elapsed());
    }
    lines
}

fn missing(shows: &str, tree: &str, got: &str, failures: &mut String) {
    let mut lines = got.lines().map(str::trim);
    for want in tree.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if !lines.any(|line| line == want) {
            *failures += &format!("{shows}: no `{want}` (in this order) in\n{got}\n");
            break;
        }
    }
}
