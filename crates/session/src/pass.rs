//! Passes over a capture's frames.
//!
//! With one thread, a frame is visited once: state and view in one go. With more, a state pass visits the
//! frames in order and leaves memos, and views run over chunks of frames on all threads; the bytes written are
//! the same. With two passes, the state pass is over before the first view, and views see links to later
//! frames.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::io::{self, Write};
use std::net::IpAddr;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use capfile::{Chunk, FrameMeta, Reader};
use dissect::layer::{Buffers, Context, Scratch, Sources};
use dissect::state::Visit;
use dissect::{
    Address, Columns, Config, Demand, FrameInfo, Interface, MemoStore, PacketNote, Records,
    Registry, State, Tree, dissect_frame,
};

use crate::Session;
use crate::colour::{Marker, Rules};
use crate::columns::TimeStyle;
use crate::tap::{Part, Taps};

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
}

impl Outcome {
    fn stopped(&self) -> bool {
        self.write_error.is_some() || self.keep_error.is_some()
    }
}

/// Times of frames, which each frame's facts refer to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    number: u32,
    bytes: u64,
    first_ns: Option<i64>,
    previous_ns: Option<i64>,
    /// Of the names that the file itself gives, how many have been learnt.
    names: usize,
    /// Numbers start again after so many frames.
    reset_after: Option<u32>,
    /// They have.
    again: bool,
}

impl Clock {
    /// Octets on the wire so far, and the last time.
    pub(crate) fn before(&self) -> (u64, Option<i64>) {
        (self.bytes, self.previous_ns)
    }

    /// Learns the names that stand in the file itself, as far as it has been read.
    pub(crate) fn learn_names(&mut self, config: &Config, reader: &Reader, state: &mut State) {
        let resolve = config.resolve;
        for record in reader.names().iter().skip(self.names) {
            self.names += 1;
            // The last name of a record is the one that is shown.
            if let Some(name) = record.names.last().filter(|_| resolve.network || resolve.listed) {
                let address = match record.address {
                    IpAddr::V4(address) => address.into(),
                    IpAddr::V6(address) => address.into(),
                };
                state.records.names.learn_after(record.frames_before, address, name);
            }
        }
    }

    fn info(&mut self, meta: &FrameMeta, interface: Option<u32>, ns_digits: u8) -> FrameInfo {
        if self.reset_after == Some(self.number) {
            (self.number, self.bytes, self.previous_ns, self.again) = (0, 0, None, true);
        }
        self.number += 1;
        self.bytes += u64::from(meta.len);
        let first_ns = match (self.first_ns, meta.ts) {
            (Some(first), _) => first,
            (None, ts) => {
                // A first frame without a time counts as the epoch, so that all times are told from there.
                let first = ts.unwrap_or(0);
                self.first_ns = Some(first);
                first
            }
        };
        let info = FrameInfo {
            number: self.number,
            ns: meta.ts,
            ns_digits,
            first_ns,
            previous_ns: self.previous_ns,
            previous_shown_ns: self.previous_ns,
            len: meta.len,
            caplen: meta.caplen,
            cumulative_bytes: self.bytes,
            link: meta.link.0,
            encap: meta.link.encap(),
            encap_name: meta.link.description(),
            interface,
            section: meta.section,
            file_offset: meta.file_offset,
            fcs_len: meta.fcs_octets,
            ignored: false,
            marked: false,
        };
        self.previous_ns = match self.again && self.number == 1 {
            // As the reference does: the second frame after a new start follows the capture's first.
            true => self.first_ns,
            false => meta.ts.or(self.previous_ns),
        };
        info
    }
}

/// A run of frames that one thread works on at a time.
#[derive(Default)]
pub(crate) struct Work {
    pub(crate) chunk: Chunk,
    pub(crate) infos: Vec<FrameInfo>,
    /// Of the few frames that have one, by index of the frame.
    pub(crate) notes: Vec<(usize, PacketNote)>,
    pub(crate) interfaces: Vec<Interface>,
    /// Digits after the second, by interface.
    digits: Vec<u8>,
    pub(crate) memos: MemoStore,
    /// Frames that the read filter left out, by index; empty if it left out none.
    dropped: Vec<bool>,
}

impl Work {
    /// Leaves out frames; the others are numbered as if those had never been. `before` so many were left out before.
    fn leave_out(&mut self, dropped: Vec<bool>, before: &mut u32) {
        for (info, dropped) in self.infos.iter_mut().zip(&dropped) {
            *before += u32::from(*dropped);
            info.number = info.number.saturating_sub(*before);
        }
        self.dropped = dropped;
    }

    /// Reads the next frames; false at the end.
    pub(crate) fn fill(
        &mut self,
        reader: &mut Reader,
        clock: &mut Clock,
        left: &mut u64,
    ) -> Result<bool, capfile::Error> {
        self.memos.clear();
        self.infos.clear();
        self.notes.clear();
        self.dropped.clear();
        if *left == 0 || !reader.next_chunk(&mut self.chunk)? {
            return Ok(false);
        }
        let frames = self.chunk.frames.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
        self.chunk.frames.truncate(frames);
        *left -= frames as u64;
        if self.interfaces.len() != reader.interfaces().len() {
            self.interfaces = reader.interfaces().iter().map(interface).collect();
            self.digits = reader.interfaces().iter().map(|i| digits(i.units_per_second)).collect();
        }
        let named = reader.format() == capfile::Format::PcapNg;
        for (index, meta) in self.chunk.frames.iter().enumerate() {
            let digits = self.digits.get(meta.interface as usize).copied().unwrap_or(6);
            self.infos.push(clock.info(meta, named.then_some(meta.interface), digits));
            if let Some(extra) = self.chunk.extra(meta) {
                self.notes.push((index, note(extra)));
            }
        }
        Ok(true)
    }

    fn frames(&self) -> impl Iterator<Item = (usize, FrameInfo, &FrameMeta)> {
        self.infos
            .iter()
            .zip(&self.chunk.frames)
            .enumerate()
            .filter(|(i, _)| self.dropped.get(*i) != Some(&true))
            .map(|(i, (info, meta))| (i, *info, meta))
    }

    fn context<'w>(
        &'w self,
        session: &'w Session,
        demand: &'w Demand,
        index: usize,
        info: FrameInfo,
    ) -> Context<'w> {
        let note = self.notes.binary_search_by_key(&index, |n| n.0).ok();
        Context {
            registry: &session.registry,
            config: &session.config,
            demand,
            note: note.and_then(|at| self.notes.get(at)).map(|n| &n.1),
            interface: info.interface.and_then(|i| self.interfaces.get(i as usize)),
            info,
        }
    }
}

/// Digits after the second that times of this resolution are shown with.
fn digits(units_per_second: u64) -> u8 {
    match units_per_second {
        0..10 => 0,
        10..100 => 1,
        100..1_000 => 2,
        1_000..1_000_000 => 3,
        1_000_000..1_000_000_000 => 6,
        _ => 9,
    }
}

fn interface(i: &capfile::Interface) -> Interface {
    Interface {
        name: i.name.clone().unwrap_or_default(),
        description: i.description.clone().unwrap_or_default(),
    }
}

fn note(e: &capfile::Extra) -> PacketNote {
    PacketNote {
        comments: e.comments.clone(),
        flags: e.packet_flags,
        drop_count: e.drop_count,
        packet_id: e.packet_id,
        queue: e.queue,
        verdicts: e.verdicts.clone(),
        sent: e.direction.map(|d| d == capfile::Direction::Outbound),
    }
}

/// What a thread needs to take frames apart, reused from frame to frame.
#[derive(Default)]
pub(crate) struct Bench {
    pub(crate) tree: Tree,
    pub(crate) columns: Columns,
    pub(crate) scratch: Scratch,
    memos: MemoStore,
}

/// What a run wants of each frame.
struct Wanted<'r> {
    session: &'r Session,
    printer: &'r dyn Printer,
    print: Demand,
    filter: Option<&'r dyn Matcher>,
    filter_demand: Demand,
    taps: Option<&'r Taps>,
    colours: Option<Marker<'r>>,
}

impl<'r> Wanted<'r> {
    fn new(session: &'r Session, printer: &'r dyn Printer, options: &Options<'r>) -> Self {
        let (filter, taps) = (options.filter, options.taps);
        let registry = &session.registry;
        let mut filter_demand = filter.map_or_else(Demand::nothing, |f| f.demand(registry));
        let mut print = printer.demand(registry);
        if let Some(taps) = taps {
            // Taps see every frame: in the filter's visit if there is one, else in the printer's.
            let visit = if filter.is_some() { &mut filter_demand } else { &mut print };
            let more = taps.demand(registry);
            if visit.is_everything() && more.any_nodes() {
                // A printer does not need hidden nodes, but a tap or its filter may.
                visit.merge(&Demand::everything());
            }
            visit.merge(&more);
        }
        let colours = options.colours.map(|rules| Marker::new(registry, rules));
        for demand in [&mut filter_demand, &mut print] {
            if let Some(marker) = &colours {
                marker.join(demand);
            }
            demand.settle(registry);
        }
        Wanted { session, printer, print, filter, filter_demand, taps, colours }
    }

    /// What one run of frames is gathered in.
    fn part(&self) -> Part {
        self.taps.map_or_else(Part::default, Taps::fork)
    }

    /// Takes over what was gathered from the run of frames that comes next.
    fn gathered(&self, part: &mut Part) {
        if let Some(taps) = self.taps {
            taps.merge(part);
        }
    }

    /// Takes a frame apart with a demand and gives it to `then`.
    fn visit<R>(
        &self,
        work: &Work,
        demand: &Demand,
        (index, info, meta): (usize, FrameInfo, &FrameMeta),
        visit: Visit<'_>,
        tools: Tools<'_>,
        then: impl FnOnce(&Shown<'_>) -> R,
    ) -> R {
        let context = work.context(self.session, demand, index, info);
        let (time, bytes) = (self.session.time, work.chunk.bytes(meta));
        match self.colours.as_ref().filter(|marker| marker.is_wanted(demand)) {
            Some(marker) => marker.take_apart(context, time, bytes, visit, tools, then),
            None => take_apart(context, time, bytes, visit, tools, then),
        }
    }
}

/// What is reused from frame to frame while frames are taken apart.
pub(crate) type Tools<'t> = (&'t mut Tree, &'t mut Columns, &'t mut Scratch);

/// Takes a frame apart and gives it to `then`.
pub(crate) fn take_apart<R>(
    context: Context<'_>,
    time: TimeStyle,
    bytes: &[u8],
    visit: Visit<'_>,
    (tree, columns, scratch): Tools<'_>,
    then: impl FnOnce(&Shown<'_>) -> R,
) -> R {
    let buffers = Buffers::default();
    let (registry, config, info) = (context.registry, context.config, context.info);
    let sources = dissect_frame(context, bytes, &buffers, tree, columns, visit, scratch);
    then(&Shown { registry, config, time, info, tree, columns, sources: &sources })
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
    let mut clock = Clock { reset_after: options.reset_after, ..Clock::default() };
    let mut left = options.count.unwrap_or(u64::MAX);
    let (mut last_shown, mut started) = (None, false);
    let (mut marks, mut part) = (Vec::new(), wanted.part());
    while next(&mut work, reader, &mut clock, &mut left, options, outcome) {
        clock.learn_names(&wanted.session.config, reader, &mut state);
        for (index, mut info, meta) in work.frames() {
            if std::mem::replace(&mut started, true) && info.number == 1 {
                (state, last_shown) = (State::default(), None);
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
                last_shown = info.ns.or(last_shown);
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
}

/// Octets of the capture in one piece of work of a pipeline: its details in text are fifty times as many, and several
/// pieces are under way. Whoever opens the reader sets it.
pub const PIPELINE_OCTETS: usize = 128 << 10;

/// Printed bytes kept before they are written.
const OUTPUT_BYTES: usize = 64 << 10;

/// The state pass over a run of frames: memos, and no tree.
pub(crate) fn state_pass(session: &Session, work: &mut Work, state: &mut State, bench: &mut Bench) {
    let nothing = Demand::nothing();
    let mut memos = std::mem::take(&mut work.memos);
    for (index, info, meta) in work.frames() {
        memos.begin_frame();
        let tools = (&mut bench.tree, &mut bench.columns, &mut bench.scratch);
        let visit = Visit::First { state, memos: Some(&mut memos) };
        let context = work.context(session, &nothing, index, info);
        take_apart(context, session.time, work.chunk.bytes(meta), visit, tools, |_| ());
    }
    memos.names = state.records.names.snapshot();
    work.memos = memos;
}

/// The state pass over a run of frames that also asks the read filter; what it refuses is left out from then on.
fn read_pass(
    wanted: &Wanted<'_>,
    work: &mut Work,
    state: &mut State,
    bench: &mut Bench,
    (filter, demand): (&dyn Matcher, &Demand),
    left_out: &mut u32,
) {
    let mut memos = std::mem::take(&mut work.memos);
    let mut dropped = Vec::with_capacity(work.infos.len());
    let mut before = *left_out;
    for (index, mut info, meta) in work.frames() {
        memos.begin_frame();
        info.number = info.number.saturating_sub(before);
        let tools = (&mut bench.tree, &mut bench.columns, &mut bench.scratch);
        let visit = Visit::First { state, memos: Some(&mut memos) };
        let frame = (index, info, meta);
        let kept = wanted.visit(work, demand, frame, visit, tools, |s| filter.matches(s));
        before += u32::from(!kept);
        dropped.push(!kept);
    }
    memos.names = state.records.names.snapshot();
    work.memos = memos;
    work.leave_out(dropped, left_out);
}

/// Gives the selected frame, if it is in this run, to the filter.
fn select(
    wanted: &Wanted<'_>,
    work: &Work,
    selected: Option<u32>,
    records: &Records,
    bench: &mut Bench,
) {
    let Some((filter, selected)) = wanted.filter.zip(selected) else { return };
    let Some(frame) = work.frames().find(|f| f.1.number == selected) else { return };
    let tools = (&mut bench.tree, &mut bench.columns, &mut bench.scratch);
    let visit = Visit::Again { memos: work.memos.frame(frame.0), records: Some(records) };
    wanted.visit(work, &wanted.filter_demand, frame, visit, tools, |s| filter.select(s));
}

/// Which of a run of frames are shown.
fn matching(
    wanted: &Wanted<'_>,
    filter: &dyn Matcher,
    demand: &Demand,
    work: &Work,
    records: Option<&Records>,
    bench: &mut Bench,
    part: &mut Part,
) -> Vec<bool> {
    let mut marks = vec![false; work.infos.len()];
    for frame in work.frames() {
        let tools = (&mut bench.tree, &mut bench.columns, &mut bench.scratch);
        let visit = Visit::Again { memos: work.memos.frame(frame.0), records };
        if let Some(mark) = marks.get_mut(frame.0) {
            *mark = wanted.visit(work, demand, frame, visit, tools, |s| {
                part.frame(s);
                filter.matches(s)
            });
        }
    }
    marks
}

/// The view of a run of frames whose memos are there; of all, or of those marked. Returns how many. What stands
/// between frames is put before each of them; see [`after_first`].
fn view(
    wanted: &Wanted<'_>,
    work: &Work,
    marked: Option<(&[bool], Option<i64>)>,
    records: Option<&Records>,
    bench: &mut Bench,
    (text, part): (&mut Vec<u8>, &mut Part),
) -> u64 {
    let mut last_shown = marked.and_then(|m| m.1);
    let mut count = 0;
    for (index, mut info, meta) in work.frames() {
        if let Some((marks, _)) = marked {
            if marks.get(index) != Some(&true) {
                continue;
            }
            info.previous_shown_ns = last_shown;
            last_shown = info.ns.or(last_shown);
        }
        count += 1;
        let tools = (&mut bench.tree, &mut bench.columns, &mut bench.scratch);
        let visit = Visit::Again { memos: work.memos.frame(index), records };
        text.extend_from_slice(wanted.printer.between());
        wanted.visit(work, &wanted.print, (index, info, meta), visit, tools, |s| {
            if marked.is_none() {
                part.frame(s);
            }
            wanted.printer.frame(s, text);
        });
    }
    count
}

/// The text of a run of frames; if no frame came before, without what stands between frames at its start.
fn after_first<'t>(text: &'t [u8], printer: &dyn Printer, none_before: bool) -> &'t [u8] {
    let skipped = if none_before { printer.between().len() } else { 0 };
    text.get(skipped..).unwrap_or(&[])
}

/// Time of the last frame shown, after a run of frames.
fn last_shown(work: &Work, marks: &[bool], before: Option<i64>) -> Option<i64> {
    let shown = work.infos.iter().zip(marks).rev().filter(|(_, mark)| **mark);
    shown.filter_map(|(info, _)| info.ns).next().or(before)
}

/// Stack of a thread: as much as the main thread usually has, since layers nest deeply in some frames.
pub const STACK_OCTETS: usize = 8 << 20;

/// What the threads of a pipeline share.
struct Queue {
    jobs: Mutex<Jobs>,
    changed: Condvar,
}

#[derive(Default)]
struct Jobs {
    /// Filled and state-passed, to be viewed: (turn, work).
    ready: VecDeque<(u64, Box<Work>)>,
    /// Viewed, waiting for their turn to be written.
    done: BTreeMap<u64, (Vec<u8>, Part)>,
    /// Work to be filled again.
    idle: Vec<Box<Work>>,
    /// Text buffers and empty reports to be used again.
    spare: Vec<(Vec<u8>, Part)>,
    /// Time of the last frame shown before each turn, as far as known.
    shown_before: BTreeMap<u64, Option<i64>>,
    shown: u64,
    /// Turn to be written next.
    next: u64,
    writing: bool,
    /// Some frame was written.
    begun: bool,
    no_more: bool,
    failed: Option<io::Error>,
}

/// One pass, several threads: this one reads and keeps the state, all of them view.
fn pipelined(
    wanted: &Wanted<'_>,
    reader: &mut Reader,
    options: &Options<'_>,
    out: &mut (dyn Write + Send),
    outcome: &mut Outcome,
) {
    // Two pieces of work for each thread: one in hand, one ready.
    let idle = (0..options.threads * 2).map(|_| Box::default()).collect();
    let shown_before = BTreeMap::from([(0, None)]);
    let queue = Queue {
        jobs: Mutex::new(Jobs { idle, shown_before, ..Jobs::default() }),
        changed: Condvar::new(),
    };
    let out = Mutex::new(out);
    std::thread::scope(|scope| {
        for _ in 1..options.threads {
            let work = || {
                let mut bench = Bench::default();
                while queue.view_one(wanted, &mut bench, &out, true) {}
            };
            // A thread that cannot be had is a thread less: the others do its work.
            let _ = std::thread::Builder::new().stack_size(STACK_OCTETS).spawn_scoped(scope, work);
        }
        let mut state = State::default();
        let (mut clock, mut left) = (Clock::default(), options.count.unwrap_or(u64::MAX));
        let mut bench = Bench::default();
        let mut turn = 0;
        loop {
            let idle = {
                let mut jobs = queue.lock();
                if jobs.failed.is_some() {
                    break;
                }
                jobs.idle.pop()
            };
            let Some(mut work) = idle else {
                // All work is waiting to be viewed: lend a hand.
                queue.view_one(wanted, &mut bench, &out, false);
                continue;
            };
            if !next(&mut work, reader, &mut clock, &mut left, options, outcome) {
                break;
            }
            clock.learn_names(&wanted.session.config, reader, &mut state);
            state_pass(wanted.session, &mut work, &mut state, &mut bench);
            queue.lock().ready.push_back((turn, work));
            turn += 1;
            queue.changed.notify_all();
        }
        outcome.names = state.records.names.all();
        queue.lock().no_more = true;
        queue.changed.notify_all();
        while queue.view_one(wanted, &mut bench, &out, true) {}
    });
    let jobs = queue.jobs.into_inner().unwrap_or_else(PoisonError::into_inner);
    outcome.write_error = jobs.failed;
    outcome.shown = jobs.shown;
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'q>(&self, jobs: MutexGuard<'q, Jobs>) -> MutexGuard<'q, Jobs> {
        self.changed.wait(jobs).unwrap_or_else(PoisonError::into_inner)
    }

    /// Views one piece of work and writes what has its turn. False when there is nothing more to do
    /// (or, without `wait`, nothing right now).
    fn view_one(
        &self,
        wanted: &Wanted<'_>,
        bench: &mut Bench,
        out: &Mutex<&mut (dyn Write + Send)>,
        wait: bool,
    ) -> bool {
        let (turn, work, spare) = {
            let mut jobs = self.lock();
            loop {
                if jobs.failed.is_some() {
                    return false;
                }
                if let Some((turn, work)) = jobs.ready.pop_front() {
                    break (turn, work, jobs.spare.pop());
                }
                if jobs.no_more {
                    return false;
                }
                jobs = self.wait(jobs);
                if !wait {
                    return false;
                }
            }
        };
        let (mut text, mut part) = spare.unwrap_or_else(|| (Vec::new(), wanted.part()));
        let shown = match wanted.filter {
            None => view(wanted, &work, None, None, bench, (&mut text, &mut part)),
            Some(filter) => {
                let demand = &wanted.filter_demand;
                let marks = matching(wanted, filter, demand, &work, None, bench, &mut part);
                let before = self.shown_before(turn, &work, &marks);
                view(wanted, &work, Some((&marks, before)), None, bench, (&mut text, &mut part))
            }
        };
        let mut jobs = self.lock();
        jobs.shown += shown;
        jobs.idle.push(work);
        jobs.done.insert(turn, (text, part));
        self.changed.notify_all();
        if jobs.writing {
            return true;
        }
        jobs.writing = true;
        loop {
            let next = jobs.next;
            let Some((mut text, mut part)) = jobs.done.remove(&next) else { break };
            let written = after_first(&text, wanted.printer, !jobs.begun);
            jobs.begun |= !text.is_empty();
            drop(jobs);
            let result = out.lock().unwrap_or_else(PoisonError::into_inner).write_all(written);
            text.clear();
            wanted.gathered(&mut part);
            jobs = self.lock();
            jobs.next += 1;
            jobs.spare.push((text, part));
            if let Err(error) = result {
                jobs.failed.get_or_insert(error);
                self.changed.notify_all();
                break;
            }
        }
        jobs.writing = false;
        true
    }

    /// Waits until it is known which frame was shown last before this turn, and tells the next turn.
    fn shown_before(&self, turn: u64, work: &Work, marks: &[bool]) -> Option<i64> {
        let mut jobs = self.lock();
        let before = loop {
            match jobs.shown_before.remove(&turn) {
                Some(before) => break before,
                None if jobs.failed.is_some() => break None,
                None => jobs = self.wait(jobs),
            }
        };
        jobs.shown_before.insert(turn + 1, last_shown(work, marks, before));
        drop(jobs);
        self.changed.notify_all();
        before
    }
}

/// Two passes: all state first, then all views. Between them only memos are kept, if the capture can be read again;
/// else its bytes are, too.
fn two_passes(
    wanted: &Wanted<'_>,
    reader: &mut Reader,
    mut keeper: Option<&mut dyn Keeper>,
    options: &Options<'_>,
    out: &mut (dyn Write + Send),
    outcome: &mut Outcome,
) {
    let mut state = State::default();
    let (mut clock, mut left) = (Clock::default(), options.count.unwrap_or(u64::MAX));
    let mut bench = Bench::default();
    let (mut memos, mut kept) = (Vec::new(), VecDeque::new());
    let mut work = Work::default();
    let read_filter = options.read_filter.map(|f| (f, f.demand(&wanted.session.registry)));
    let mut left_out = 0;
    while next(&mut work, reader, &mut clock, &mut left, options, outcome) {
        clock.learn_names(&wanted.session.config, reader, &mut state);
        match &read_filter {
            Some((filter, demand)) => {
                let filter = (*filter, demand);
                read_pass(wanted, &mut work, &mut state, &mut bench, filter, &mut left_out);
            }
            None => state_pass(wanted.session, &mut work, &mut state, &mut bench),
        }
        select(wanted, &work, options.selected, &state.records, &mut bench);
        memos.push((std::mem::take(&mut work.memos), std::mem::take(&mut work.dropped)));
        if options.reopen.is_none() {
            kept.push_back(std::mem::take(&mut work));
        }
    }
    clock.learn_names(&wanted.session.config, reader, &mut state);
    let mut again = match options.reopen.map(|reopen| reopen()) {
        Some(Ok(reader)) => Some(reader),
        Some(Err(error)) => {
            outcome.read_error = Some(error);
            return;
        }
        None => None,
    };
    let records = state.records;
    let (mut clock, mut left) = (Clock::default(), options.count.unwrap_or(u64::MAX));
    outcome.names = records.names.all();
    let (mut before, mut text, mut part) = (None, Vec::new(), wanted.part());
    let mut left_out = 0;
    for (memos, dropped) in memos {
        match &mut again {
            // What ended the first pass ends the second at the same place, and has been noted.
            Some(reader) => match work.fill(reader, &mut clock, &mut left) {
                Ok(true) if work.infos.len() == memos.frames() => {}
                Ok(_) => {
                    outcome.write_error =
                        Some(io::Error::other("the capture changed while it was read"));
                    return;
                }
                Err(error) => {
                    outcome.read_error = Some(error);
                    return;
                }
            },
            None => work = kept.pop_front().unwrap_or_default(),
        }
        if again.is_some() {
            work.leave_out(dropped, &mut left_out);
        } else {
            work.dropped = dropped;
        }
        work.memos = memos;
        let marks = wanted.filter.map(|filter| {
            let demand = &wanted.filter_demand;
            matching(wanted, filter, demand, &work, Some(&records), &mut bench, &mut part)
        });
        let marked = marks.as_deref().map(|m| (m, before));
        let none_before = outcome.shown == 0;
        let into = (&mut text, &mut part);
        outcome.shown += view(wanted, &work, marked, Some(&records), &mut bench, into);
        wanted.gathered(&mut part);
        if let Some(marks) = &marks {
            before = last_shown(&work, marks, before);
        }
        if let Some(keeper) = &mut keeper {
            let all =
                || (0..work.infos.len()).map(|i| work.dropped.get(i) != Some(&true)).collect();
            let marks: Vec<bool> = marks.unwrap_or_else(all);
            let source = again.as_ref().unwrap_or(reader);
            outcome.keep_error = keeper.keep(source, &work.chunk, &marks).err();
        }
        let written = after_first(&text, wanted.printer, none_before);
        outcome.write_error = out.write_all(written).err();
        text.clear();
        if outcome.stopped() {
            return;
        }
    }
}

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
