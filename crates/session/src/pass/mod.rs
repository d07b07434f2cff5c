//! Passes over a capture's frames.
//!
//! With one thread, a frame is visited once: state and view in one go. With more, a state pass visits the
//! frames in order and leaves memos, and views run over chunks of frames on all threads; the bytes written are
//! the same. With two passes, the state pass is over before the first view, and views see links to later
//! frames; they run on all threads as well.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

use capfile::{Chunk, Reader};
use dissect::layer::Sources;
use dissect::state::Visit;
use dissect::{Address, Columns, Config, Demand, FrameInfo, Registry, State, Tree};

use crate::Session;
use crate::colour::Rules;
use crate::columns::TimeStyle;
use crate::tap::Taps;

mod pipeline;
mod twice;
mod visit;
mod work;

pub use pipeline::STACK_OCTETS;
use pipeline::pipelined;
use twice::two_passes;
use visit::Wanted;
pub(crate) use visit::{Bench, state_pass, take_apart};
pub(crate) use work::{Clock, Work};

/// A frame taken apart, for a [`Printer`] or a [`Matcher`].
pub struct Shown<'v> {
    /// Definitions.
    pub registry: &'v Registry,
    /// The user's settings.
    pub config: &'v Config,
    /// How times are written.
    pub time: TimeStyle,
    /// What the capture knows of it.
    pub info: FrameInfo,
    /// Its nodes.
    pub tree: &'v Tree,
    /// Its columns.
    pub columns: &'v Columns,
    /// Its buffers.
    pub sources: &'v Sources<'v>,
}

/// Makes bytes out of frames. What it writes for a frame may depend on that frame alone.
pub trait Printer: Sync {
    /// What it needs to see.
    fn demand(&self, registry: &Registry) -> Demand;
    /// Before the first frame.
    fn begin(&self, out: &mut Vec<u8>) {
        let _ = out;
    }
    /// One frame.
    fn frame(&self, frame: &Shown<'_>, out: &mut Vec<u8>);
    /// What stands between two frames.
    fn between(&self) -> &'static [u8] {
        b""
    }
    /// After the last frame; `shown` is how many there were.
    fn end(&self, shown: u64, out: &mut Vec<u8>) {
        let _ = (shown, out);
    }
}

/// Tells whether a frame is shown.
pub trait Matcher: Sync {
    /// What it needs to see.
    fn demand(&self, registry: &Registry) -> Demand;
    /// The verdict.
    fn matches(&self, frame: &Shown<'_>) -> bool;
    /// Gets the selected frame, if there is one, before the first verdict; two passes only.
    fn select(&self, frame: &Shown<'_>) {
        let _ = frame;
    }
}

/// Takes the frames that are shown, as the capture holds them, in order.
pub trait Keeper: Send {
    /// Those frames of a chunk that are marked, by index.
    ///
    /// # Errors
    ///
    /// What keeping them met; ends the run.
    fn keep(
        &mut self,
        reader: &Reader,
        chunk: &Chunk,
        marks: &[bool],
    ) -> Result<(), capfile::Error>;
}

/// How far a run is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Frames read.
    pub frames: u64,
    /// Bytes of the file read.
    pub bytes: u64,
    /// Bytes it has, if that is known.
    pub of: Option<u64>,
}

/// How to go over a capture.
#[derive(Clone, Copy, Default)]
pub struct Options<'o> {
    /// Read at most so many frames.
    pub count: Option<u64>,
    /// Views see links to later frames.
    pub two_passes: bool,
    /// Threads that may work; 0 is 1.
    pub threads: usize,
    /// Write each frame's bytes at once.
    pub flush_each: bool,
    /// Which frames are read at all; two passes only.
    pub read_filter: Option<&'o dyn Matcher>,
    /// Which frames are shown.
    pub filter: Option<&'o dyn Matcher>,
    /// The frame that filters refer to; two passes only.
    pub selected: Option<u32>,
    /// Reports that are gathered, of all frames that are read: those that are not shown, too.
    pub taps: Option<&'o Taps>,
    /// After so many frames all that is known of the capture is forgotten, and numbers start again; one pass only.
    pub reset_after: Option<u32>,
    /// Called each time this happens.
    pub when_reset: Option<&'o dyn Fn()>,
    /// Coloring rules whose names frames tell as fields.
    pub colours: Option<&'o Rules>,
    /// Opens the same capture once more, if that can be done: two passes then keep none of its bytes.
    pub reopen: Option<&'o dyn Fn() -> Result<Reader, capfile::Error>>,
    /// Called after each chunk.
    pub progress: Option<&'o dyn Fn(Progress)>,
}

/// What a run met.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Frames read.
    pub frames: u64,
    /// Frames shown.
    pub shown: u64,
    /// What ended the reading before the end of the file.
    pub read_error: Option<capfile::Error>,
    /// What ended the writing.
    pub write_error: Option<io::Error>,
    /// What ended the keeping.
    pub keep_error: Option<capfile::Error>,
    /// Names that the capture gave to addresses.
    pub names: HashMap<Address, Arc<str>>,
    /// Names that frames told and that are not kept, because there were too many.
    pub names_left_out: u64,
}

impl Outcome {
    fn stopped(&self) -> bool {
        self.write_error.is_some() || self.keep_error.is_some()
    }
}

/// Goes over a capture and writes what the printer makes of its frames.
pub fn run(
    session: &Session,
    reader: &mut Reader,
    printer: &dyn Printer,
    keeper: Option<&mut dyn Keeper>,
    options: &Options<'_>,
    out: &mut (dyn Write + Send),
) -> Outcome {
    let mut first = Vec::new();
    printer.begin(&mut first);
    let mut outcome = Outcome { write_error: out.write_all(&first).err(), ..Outcome::default() };
    let wanted = Wanted::new(session, printer, options);
    if outcome.write_error.is_none() {
        if options.two_passes {
            two_passes(&wanted, reader, keeper, options, out, &mut outcome);
        } else if options.threads > 1
            && keeper.is_none()
            && !options.flush_each
            && options.reset_after.is_none()
        {
            pipelined(&wanted, reader, options, out, &mut outcome);
        } else {
            straight(&wanted, reader, keeper, options, out, &mut outcome);
        }
    }
    if !outcome.stopped() {
        let mut last = Vec::new();
        printer.end(outcome.shown, &mut last);
        outcome.write_error = out.write_all(&last).and_then(|()| out.flush()).err();
    }
    outcome
}

/// Reads the next run of frames; false when there is no more, or reading failed.
fn next(
    work: &mut Work,
    reader: &mut Reader,
    clock: &mut Clock,
    left: &mut u64,
    options: &Options<'_>,
    outcome: &mut Outcome,
) -> bool {
    match work.fill(reader, clock, left) {
        Ok(true) => {
            outcome.frames += work.infos.len() as u64;
            if let Some(report) = options.progress {
                report(Progress {
                    frames: outcome.frames,
                    bytes: reader.bytes_read(),
                    of: reader.file_size(),
                });
            }
            true
        }
        Ok(false) => false,
        Err(error) => {
            outcome.read_error = Some(error);
            false
        }
    }
}

/// One thread, one pass: state and view in one visit; with a filter, a second visit of what it lets through.
fn straight(
    wanted: &Wanted<'_>,
    reader: &mut Reader,
    mut keeper: Option<&mut dyn Keeper>,
    options: &Options<'_>,
    out: &mut (dyn Write + Send),
    outcome: &mut Outcome,
) {
    let mut state = State::default();
    let (mut work, mut bench, mut text) = (Work::default(), Bench::default(), Vec::new());
    let mut clock = Clock::starting_again_after(options.reset_after);
    let mut left = options.count.unwrap_or(u64::MAX);
    let (mut last_shown, mut started) = (None, false);
    let (mut marks, mut part) = (Vec::new(), wanted.part());
    while next(&mut work, reader, &mut clock, &mut left, options, outcome) {
        clock.learn_names(&wanted.session.config, reader, &mut state);
        for (index, mut info, meta) in work.frames() {
            if std::mem::replace(&mut started, true) && info.number == 1 {
                state = State::default();
                if let Some(told) = options.when_reset {
                    told();
                }
            }
            let Bench { tree, columns, scratch, memos } = &mut bench;
            let tools = (&mut *tree, &mut *columns, &mut *scratch);
            let mut visit = Visit::First { state: &mut state, memos: None };
            if let Some(filter) = wanted.filter {
                memos.clear();
                memos.begin_frame();
                let first = Visit::First { state: &mut state, memos: Some(memos) };
                let frame = (index, info, meta);
                let shown = wanted.visit(&work, &wanted.filter_demand, frame, first, tools, |s| {
                    part.frame(s);
                    filter.matches(s)
                });
                if !shown {
                    continue;
                }
                info.previous_shown_ns = last_shown;
                last_shown = match info.number {
                    // As the reference does: what follows the first frame after a new start follows the capture's first.
                    1 => Some(info.first_ns),
                    _ => Some(info.ns.unwrap_or(0)),
                };
                memos.names = state.records.names.snapshot();
                visit = Visit::Again { memos: memos.frame(0), records: None };
            }
            let tools = (&mut *tree, &mut *columns, &mut *scratch);
            if outcome.shown > 0 {
                text.extend_from_slice(wanted.printer.between());
            }
            wanted.visit(&work, &wanted.print, (index, info, meta), visit, tools, |s| {
                if wanted.filter.is_none() {
                    part.frame(s);
                }
                wanted.printer.frame(s, &mut text);
            });
            outcome.shown += 1;
            marks.resize(index, false);
            marks.push(true);
            if options.flush_each || text.len() >= OUTPUT_BYTES {
                outcome.write_error = out.write_all(&text).err();
                text.clear();
                if options.flush_each && outcome.write_error.is_none() {
                    outcome.write_error = out.flush().err();
                }
            }
            if outcome.stopped() {
                return;
            }
        }
        wanted.gathered(&mut part);
        if let Some(keeper) = &mut keeper {
            marks.resize(work.infos.len(), false);
            outcome.keep_error = keeper.keep(reader, &work.chunk, &marks).err();
            if outcome.stopped() {
                return;
            }
        }
        marks.clear();
    }
    outcome.write_error = out.write_all(&text).err();
    outcome.names = state.records.names.all();
    outcome.names_left_out = state.records.names.left_out;
}

/// Octets of the capture in one piece of work of a pipeline: its details in text are fifty times as many, and several
/// pieces are under way. Whoever opens the reader sets it.
pub const PIPELINE_OCTETS: usize = 128 << 10;

/// Printed bytes kept before they are written.
const OUTPUT_BYTES: usize = 64 << 10;

/// The state pass alone over a capture, for measuring; returns how many frames it has.
///
/// # Errors
///
/// What reading met.
pub fn state_alone(session: &Session, reader: &mut Reader) -> Result<u64, capfile::Error> {
    let (mut work, mut bench, mut state) = (Work::default(), Bench::default(), State::default());
    let (mut clock, mut left, mut frames) = (Clock::default(), u64::MAX, 0);
    while work.fill(reader, &mut clock, &mut left)? {
        state_pass(session, &mut work, &mut state, &mut bench);
        frames += work.infos.len() as u64;
    }
    Ok(frames)
}
