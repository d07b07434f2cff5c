//! Passes over a capture's frames.
//!
//! With one thread, a frame is visited once: state and view in one go. With more, a state pass visits the
//! frames in order and leaves memos, and views run over chunks of frames on all threads; the bytes written are
//! the same. With two passes, the state pass is over before the first view, and views see links to later
//! frames.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Condvar, Mutex};

use capfile::{Chunk, FrameMeta, Reader};
use dissect::layer::{Buffers, Context, Scratch, Sources};
use dissect::state::Visit;
use dissect::{
    Columns, Config, Demand, FrameInfo, Interface, MemoStore, PacketNote, Records, Registry, State, Tree,
    dissect_frame,
};

use crate::Session;

/// A frame taken apart, for a [`Printer`].
pub struct Shown<'v> {
    /// Definitions.
    pub registry: &'v Registry,
    /// The user's settings.
    pub config: &'v Config,
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
    /// After the last frame.
    fn end(&self, out: &mut Vec<u8>) {
        let _ = out;
    }
}

/// How to go over a capture.
#[derive(Clone, Debug)]
pub struct Options {
    /// Read at most so many frames.
    pub count: Option<u64>,
    /// Views see links to later frames.
    pub two_passes: bool,
    /// Threads that may work.
    pub threads: usize,
    /// Write each frame's bytes at once.
    pub flush_each: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { count: None, two_passes: false, threads: 1, flush_each: false }
    }
}

/// What a run met.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Frames read.
    pub frames: u64,
    /// What ended the reading before the end of the file.
    pub read_error: Option<capfile::Error>,
    /// What ended the writing.
    pub write_error: Option<io::Error>,
}

/// Times of frames, which each frame's facts refer to.
#[derive(Clone, Copy, Debug, Default)]
struct Clock {
    number: u32,
    first_ns: Option<i64>,
    previous_ns: Option<i64>,
}

impl Clock {
    fn info(&mut self, meta: &FrameMeta, interfaces: usize) -> FrameInfo {
        self.number += 1;
        let first_ns = match (self.first_ns, meta.ts) {
            (Some(first), _) => first,
            (None, ts) => {
                self.first_ns = ts;
                ts.unwrap_or(0)
            }
        };
        let info = FrameInfo {
            number: self.number,
            ns: meta.ts,
            first_ns,
            previous_ns: self.previous_ns,
            previous_shown_ns: self.previous_ns,
            len: meta.len,
            caplen: meta.caplen,
            link: meta.link.0,
            encap: meta.link.encap(),
            encap_name: meta.link.description(),
            interface: (interfaces > 0).then_some(meta.interface),
            section: meta.section,
            file_offset: meta.file_offset,
            fcs_len: meta.fcs_octets,
            ignored: false,
            marked: false,
        };
        self.previous_ns = meta.ts.or(self.previous_ns);
        info
    }
}

/// A run of frames that one thread works on at a time.
#[derive(Default)]
struct Work {
    chunk: Chunk,
    infos: Vec<FrameInfo>,
    /// Of the few frames that have one, by index of the frame.
    notes: Vec<(usize, PacketNote)>,
    interfaces: Vec<Interface>,
    memos: MemoStore,
}

impl Work {
    /// Reads the next frames; false at the end.
    fn fill(&mut self, reader: &mut Reader, clock: &mut Clock, left: &mut u64) -> Result<bool, capfile::Error> {
        self.memos.clear();
        self.infos.clear();
        self.notes.clear();
        if *left == 0 || !reader.next_chunk(&mut self.chunk)? {
            return Ok(false);
        }
        let frames = self.chunk.frames.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
        self.chunk.frames.truncate(frames);
        *left -= frames as u64;
        if self.interfaces.len() != reader.interfaces().len() {
            self.interfaces = reader.interfaces().iter().map(interface).collect();
        }
        let interfaces = if reader.format() == capfile::Format::PcapNg { self.interfaces.len() } else { 0 };
        let infos = self.chunk.frames.iter().map(|meta| clock.info(meta, interfaces));
        self.infos.extend(infos);
        for (index, meta) in self.chunk.frames.iter().enumerate() {
            if let Some(extra) = self.chunk.extra(meta) {
                self.notes.push((index, note(extra)));
            }
        }
        Ok(true)
    }

    fn frames(&self) -> impl Iterator<Item = (usize, FrameInfo, &FrameMeta)> {
        self.infos.iter().zip(&self.chunk.frames).enumerate().map(|(i, (info, meta))| (i, *info, meta))
    }

    fn context<'w>(&'w self, session: &'w Session, demand: &'w Demand, index: usize, info: FrameInfo) -> Context<'w> {
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
struct Bench {
    tree: Tree,
    columns: Columns,
    scratch: Scratch,
}

/// Goes over a capture and writes what the printer makes of its frames.
pub fn run(
    session: &Session,
    reader: &mut Reader,
    printer: &dyn Printer,
    options: &Options,
    out: &mut (dyn Write + Send),
) -> Outcome {
    let mut first = Vec::new();
    printer.begin(&mut first);
    let mut outcome = Outcome { write_error: out.write_all(&first).err(), ..Outcome::default() };
    if outcome.write_error.is_none() {
        if options.two_passes {
            two_passes(session, reader, printer, options, out, &mut outcome);
        } else if options.threads > 1 {
            pipelined(session, reader, printer, options, out, &mut outcome);
        } else {
            straight(session, reader, printer, options, out, &mut outcome);
        }
    }
    if outcome.write_error.is_none() {
        let mut last = Vec::new();
        printer.end(&mut last);
        outcome.write_error = out.write_all(&last).and_then(|()| out.flush()).err();
    }
    outcome
}

/// One thread, one pass: state and view in one visit.
fn straight(
    session: &Session,
    reader: &mut Reader,
    printer: &dyn Printer,
    options: &Options,
    out: &mut (dyn Write + Send),
    outcome: &mut Outcome,
) {
    let demand = printer.demand(&session.registry);
    let mut state = State::default();
    let (mut work, mut bench, mut text) = (Work::default(), Bench::default(), Vec::new());
    let (mut clock, mut left) = (Clock::default(), options.count.unwrap_or(u64::MAX));
    loop {
        match work.fill(reader, &mut clock, &mut left) {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => {
                outcome.read_error = Some(error);
                return;
            }
        }
        for (index, info, meta) in work.frames() {
            let buffers = Buffers::default();
            let context = work.context(session, &demand, index, info);
            let visit = Visit::First { state: &mut state, memos: None };
            let bytes = work.chunk.bytes(meta);
            let sources = dissect_frame(
                context,
                bytes,
                &buffers,
                &mut bench.tree,
                &mut bench.columns,
                visit,
                &mut bench.scratch,
            );
            printer.frame(&shown(session, info, &bench.tree, &bench.columns, &sources), &mut text);
            outcome.frames += 1;
            if options.flush_each || text.len() >= OUTPUT_BYTES {
                outcome.write_error = out.write_all(&text).err();
                text.clear();
                if options.flush_each && outcome.write_error.is_none() {
                    outcome.write_error = out.flush().err();
                }
                if outcome.write_error.is_some() {
                    return;
                }
            }
        }
        outcome.write_error = out.write_all(&text).err();
        text.clear();
        if outcome.write_error.is_some() {
            return;
        }
    }
}

/// Printed bytes kept before they are written.
const OUTPUT_BYTES: usize = 64 << 10;

fn shown<'v>(
    session: &'v Session,
    info: FrameInfo,
    tree: &'v Tree,
    columns: &'v Columns,
    sources: &'v Sources<'v>,
) -> Shown<'v> {
    Shown { registry: &session.registry, config: &session.config, info, tree, columns, sources }
}

/// The state pass over a run of frames: memos, and no tree.
fn state_pass(session: &Session, work: &mut Work, state: &mut State, bench: &mut Bench, nothing: &Demand) {
    let mut memos = std::mem::take(&mut work.memos);
    for (index, info, meta) in work.frames() {
        memos.begin_frame();
        let buffers = Buffers::default();
        let context = work.context(session, nothing, index, info);
        let visit = Visit::First { state, memos: Some(&mut memos) };
        dissect_frame(
            context,
            work.chunk.bytes(meta),
            &buffers,
            &mut bench.tree,
            &mut bench.columns,
            visit,
            &mut bench.scratch,
        );
    }
    work.memos = memos;
}

/// The view of a run of frames whose memos are there.
fn view(
    session: &Session,
    work: &Work,
    printer: &dyn Printer,
    demand: &Demand,
    records: Option<&Records>,
    bench: &mut Bench,
    text: &mut Vec<u8>,
) {
    for (index, info, meta) in work.frames() {
        let buffers = Buffers::default();
        let context = work.context(session, demand, index, info);
        let visit = Visit::Again { memos: work.memos.frame(index), records };
        let sources = dissect_frame(
            context,
            work.chunk.bytes(meta),
            &buffers,
            &mut bench.tree,
            &mut bench.columns,
            visit,
            &mut bench.scratch,
        );
        printer.frame(&shown(session, info, &bench.tree, &bench.columns, &sources), text);
    }
}

/// What the threads of a pipeline share.
struct Queue {
    jobs: Mutex<Jobs>,
    changed: Condvar,
}

struct Jobs {
    /// Filled and state-passed, to be viewed: (turn, work).
    ready: VecDeque<(u64, Box<Work>)>,
    /// Viewed, waiting for their turn to be written.
    done: Vec<(u64, Vec<u8>)>,
    /// Work to be filled again.
    idle: Vec<Box<Work>>,
    /// Text buffers to be used again.
    spare: Vec<Vec<u8>>,
    /// Turn to be written next.
    next: u64,
    writing: bool,
    no_more: bool,
    failed: Option<io::Error>,
}

/// One pass, several threads: this one reads and keeps the state, all of them view.
fn pipelined(
    session: &Session,
    reader: &mut Reader,
    printer: &dyn Printer,
    options: &Options,
    out: &mut (dyn Write + Send),
    outcome: &mut Outcome,
) {
    let demand = printer.demand(&session.registry);
    let depth = options.threads * 2;
    let queue = Queue {
        jobs: Mutex::new(Jobs {
            ready: VecDeque::new(),
            done: Vec::new(),
            idle: (0..depth).map(|_| Box::default()).collect(),
            spare: Vec::new(),
            next: 0,
            writing: false,
            no_more: false,
            failed: None,
        }),
        changed: Condvar::new(),
    };
    let out = Mutex::new(out);
    std::thread::scope(|scope| {
        for _ in 1..options.threads {
            scope.spawn(|| {
                let mut bench = Bench::default();
                while queue.view_one(session, printer, &demand, &mut bench, &out, true) {}
            });
        }
        let mut state = State::default();
        let nothing = Demand::nothing();
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
                queue.view_one(session, printer, &demand, &mut bench, &out, false);
                continue;
            };
            match work.fill(reader, &mut clock, &mut left) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    outcome.read_error = Some(error);
                    break;
                }
            }
            outcome.frames += work.infos.len() as u64;
            state_pass(session, &mut work, &mut state, &mut bench, &nothing);
            let mut jobs = queue.lock();
            jobs.ready.push_back((turn, work));
            turn += 1;
            drop(jobs);
            queue.changed.notify_all();
        }
        queue.lock().no_more = true;
        queue.changed.notify_all();
        while queue.view_one(session, printer, &demand, &mut bench, &out, true) {}
    });
    outcome.write_error = queue.jobs.into_inner().map_or(None, |jobs| jobs.failed);
}

impl Queue {
    fn lock(&self) -> std::sync::MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Views one piece of work and writes what has its turn. False when there is nothing more to do
    /// (or, without `wait`, nothing right now).
    fn view_one(
        &self,
        session: &Session,
        printer: &dyn Printer,
        demand: &Demand,
        bench: &mut Bench,
        out: &Mutex<&mut (dyn Write + Send)>,
        wait: bool,
    ) -> bool {
        let (turn, work, mut text) = {
            let mut jobs = self.lock();
            loop {
                if jobs.failed.is_some() {
                    return false;
                }
                if let Some((turn, work)) = jobs.ready.pop_front() {
                    let text = jobs.spare.pop().unwrap_or_default();
                    break (turn, work, text);
                }
                if jobs.no_more {
                    return false;
                }
                jobs = self.changed.wait(jobs).unwrap_or_else(std::sync::PoisonError::into_inner);
                if !wait {
                    return false;
                }
            }
        };
        view(session, &work, printer, demand, None, bench, &mut text);
        let mut jobs = self.lock();
        jobs.idle.push(work);
        jobs.done.push((turn, text));
        self.changed.notify_all();
        if jobs.writing {
            return true;
        }
        jobs.writing = true;
        while let Some(at) = jobs.done.iter().position(|(t, _)| *t == jobs.next) {
            let (_, mut text) = jobs.done.swap_remove(at);
            drop(jobs);
            let result =
                out.lock().unwrap_or_else(std::sync::PoisonError::into_inner).write_all(&text);
            text.clear();
            jobs = self.lock();
            jobs.next += 1;
            jobs.spare.push(text);
            if let Err(error) = result {
                jobs.failed.get_or_insert(error);
                break;
            }
        }
        jobs.writing = false;
        true
    }
}

/// Two passes: all state first, then all views.
fn two_passes(
    session: &Session,
    reader: &mut Reader,
    printer: &dyn Printer,
    options: &Options,
    out: &mut (dyn Write + Send),
    outcome: &mut Outcome,
) {
    let demand = printer.demand(&session.registry);
    let nothing = Demand::nothing();
    let mut state = State::default();
    let (mut clock, mut left) = (Clock::default(), options.count.unwrap_or(u64::MAX));
    let mut bench = Bench::default();
    let mut all = Vec::new();
    loop {
        let mut work = Work::default();
        match work.fill(reader, &mut clock, &mut left) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                outcome.read_error = Some(error);
                break;
            }
        }
        outcome.frames += work.infos.len() as u64;
        state_pass(session, &mut work, &mut state, &mut bench, &nothing);
        all.push(work);
    }
    let records = state.records;
    let mut texts = vec![Vec::new(); options.threads.max(1)];
    for group in all.chunks(options.threads.max(1)) {
        std::thread::scope(|scope| {
            for (work, text) in group.iter().zip(&mut texts) {
                let (demand, records) = (&demand, &records);
                scope.spawn(move || {
                    text.clear();
                    view(session, work, printer, demand, Some(records), &mut Bench::default(), text);
                });
            }
        });
        for text in texts.iter_mut().take(group.len()) {
            outcome.write_error = out.write_all(text).err();
            if outcome.write_error.is_some() {
                return;
            }
        }
    }
}
