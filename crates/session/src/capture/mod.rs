//! A capture in memory: any of its frames can be looked at at any time, by any thread.
//!
//! A thread goes over the file once and keeps, for each frame, where it stands and its memos. All else (rows, details,
//! filters, orders) is worked out when it is asked for, from the file and the memos; no text is kept. Lists of rows are
//! [`view`]s.

mod expert;
pub mod find;
mod index;
pub mod marks;
mod rows;
mod run;
mod scan;
mod shelf;
mod sort;
pub mod view;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use dissect::{Demand, FieldId, Registry, Severity};

use crate::Session;
use crate::columns::{ColumnDef, TimeStyle};
use crate::pass::{STACK_OCTETS, Shown};
use marks::{Flag, Marks};
pub use rows::{Row, Rows};
use run::Run;
pub use run::{Facts, Loading, Trouble};
use scan::Scene;
use view::{ALL, Filling, Filter, Sort, View, ViewFacts};

/// What is new, for whoever listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Frames, marks, how far loading is.
    Capture,
    /// A view.
    View(u32),
}

/// Colours rows.
pub trait Painter: Send + Sync {
    /// What it needs to see.
    fn demand(&self, registry: &Registry) -> Demand;
    /// Which of its colours a frame has.
    fn colour(&self, frame: &Shown<'_>) -> Option<u32>;
}

/// How frames are looked at.
#[derive(Clone)]
pub struct Look {
    /// The list's columns.
    pub columns: Vec<ColumnDef>,
    /// How times are written.
    pub time: TimeStyle,
    /// Colours.
    pub painter: Option<Arc<dyn Painter>>,
}

/// A capture as it is at a moment.
#[derive(Clone, Debug)]
pub struct State {
    /// Which reading of the file it is, from 1.
    pub generation: u32,
    /// How far it is.
    pub loading: Loading,
    /// Frames so far.
    pub frames: u32,
    /// Octets of the file read so far.
    pub octets_read: u64,
    /// How long loading took so far.
    pub took: Duration,
    /// The capture as a whole.
    pub facts: Facts,
    /// What ended loading early.
    pub trouble: Option<Trouble>,
    /// Octets of frames are gone from the file.
    pub lost: bool,
    /// How many frames are marked, ignored, and time references.
    pub flags: (u32, u32, u32),
    /// The highest severity of expert notes seen so far.
    pub expert: Option<Severity>,
    /// Octets that reading the file again has read so far, while it is read again.
    pub octets_again: Option<u64>,
}

/// Views kept of a capture. When there are more, those not used for longest are forgotten.
const VIEWS_MAX: usize = 16;

type Listener = Box<dyn Fn(Change) + Send + Sync>;

/// A capture under analysis.
pub struct Capture {
    path: PathBuf,
    /// What is looked at, and what will be once it is complete.
    runs: Mutex<(Arc<Run>, Option<Arc<Run>>)>,
    marks: Mutex<Arc<Marks>>,
    views: Mutex<Vec<Arc<View>>>,
    look: Mutex<Arc<Look>>,
    requests: AtomicU64,
    next_view: Mutex<u32>,
    generations: Mutex<u32>,
    listener: Listener,
    /// Held by all who look at frames because somebody waits for it.
    looking: Arc<()>,
    /// Fields that number conversations, innermost last.
    streams: Vec<FieldId>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Capture {
    /// Opens a capture and begins to read it. `listener` is called from several threads, often; it must not block.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or is no capture.
    pub fn open(
        path: &Path,
        session: Arc<Session>,
        look: Look,
        listener: impl Fn(Change) + Send + Sync + 'static,
    ) -> Result<Arc<Capture>, capfile::Error> {
        let streams = ["tcp.stream", "udp.stream"];
        let field = |name| session.registry.fields().find(|f| f.1.filter == name).map(|f| f.0);
        let streams = streams.into_iter().filter_map(field).collect();
        let (run, reader) = Run::open(path, session, 1)?;
        let run = Arc::new(run);
        let capture = Arc::new(Capture {
            path: path.to_path_buf(),
            runs: Mutex::new((Arc::clone(&run), None)),
            marks: Mutex::default(),
            views: Mutex::default(),
            look: Mutex::new(Arc::new(look)),
            requests: AtomicU64::new(0),
            next_view: Mutex::new(ALL + 1),
            generations: Mutex::new(1),
            listener: Box::new(listener),
            looking: Arc::default(),
            streams,
        });
        capture.clone().load(run, reader);
        Ok(capture)
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The settings that frames are taken apart with.
    pub fn session(&self) -> Arc<Session> {
        Arc::clone(&self.run().session)
    }

    /// How frames are looked at.
    pub fn look(&self) -> Arc<Look> {
        Arc::clone(&lock(&self.look))
    }

    /// Changes how frames are looked at. Views in an order stay in the order they have.
    pub fn set_look(&self, look: Look) {
        *lock(&self.look) = Arc::new(look);
    }

    /// Ends all work on the capture.
    pub fn close(&self) {
        let runs = lock(&self.runs).clone();
        runs.0.end();
        if let Some(next) = &runs.1 {
            next.end();
        }
        for view in lock(&self.views).drain(..) {
            view.cancel();
        }
    }

    /// Ends reading; what was read stays.
    pub fn stop(&self) {
        let runs = lock(&self.runs);
        runs.0.stop();
        if let Some(next) = &runs.1 {
            next.stop();
        }
    }

    /// Reads the file again, with other settings perhaps. What was read before is looked at until that is done.
    ///
    /// # Errors
    ///
    /// If the file cannot be read any more; nothing changes then.
    pub fn reload(self: &Arc<Self>, session: Arc<Session>) -> Result<(), capfile::Error> {
        let generation = {
            let mut generations = lock(&self.generations);
            *generations += 1;
            *generations
        };
        let (run, reader) = Run::open(&self.path, session, generation)?;
        let run = Arc::new(run);
        {
            let mut runs = lock(&self.runs);
            // One that is still being read is not worth to be waited for.
            if let Some(other) = runs.1.replace(Arc::clone(&run)) {
                other.end();
            }
        }
        Arc::clone(self).load(run, reader);
        Ok(())
    }

    /// Reads in a thread of its own.
    fn load(self: Arc<Self>, run: Arc<Run>, reader: capfile::Reader) {
        let work = {
            let (capture, run) = (Arc::clone(&self), Arc::clone(&run));
            move || {
                let ignored = lock(&capture.marks).ignored.clone();
                run.load(reader, &ignored, &mut || capture.tell(Change::Capture));
                capture.loaded(&run);
                capture.look_for_notes(&run);
            }
        };
        if std::thread::Builder::new().stack_size(STACK_OCTETS).spawn(work).is_err() {
            run.stop();
        }
    }

    /// A run that was made to take the place of another is complete.
    fn loaded(self: &Arc<Self>, run: &Arc<Run>) {
        let taken = {
            let mut runs = lock(&self.runs);
            let taken = runs.1.take_if(|next| Arc::ptr_eq(next, run));
            if let Some(next) = &taken {
                runs.0.end();
                runs.0 = Arc::clone(next);
            }
            taken.is_some()
        };
        if taken {
            for view in lock(&self.views).iter() {
                self.fill(view);
            }
        }
        self.tell(Change::Capture);
    }

    fn tell(&self, change: Change) {
        (self.listener)(change);
    }

    fn run(&self) -> Arc<Run> {
        Arc::clone(&lock(&self.runs).0)
    }

    fn scene(&self, run: &Arc<Run>) -> Scene {
        let loaded = run.loaded();
        let (interfaces, records) = (Arc::clone(&loaded.interfaces), loaded.records.clone());
        drop(loaded);
        Scene {
            run: Arc::clone(run),
            marks: Arc::clone(&lock(&self.marks)),
            interfaces,
            records,
            first_ns: lock(&run.first_ns).unwrap_or(0),
            time: lock(&self.look).time,
            _turn: Some(Arc::clone(&self.looking)),
        }
    }

    /// How the capture is now.
    pub fn state(&self) -> State {
        let (run, next) = lock(&self.runs).clone();
        let marks = Arc::clone(&lock(&self.marks));
        let octets_again = next.map(|next| next.loaded().octets_read);
        let loaded = run.loaded();
        State {
            generation: run.generation,
            loading: loaded.state,
            frames: loaded.frames(),
            octets_read: loaded.octets_read,
            took: loaded.took,
            facts: loaded.facts.clone(),
            trouble: loaded.trouble.clone(),
            lost: run.has_lost(),
            flags: (marks.marked.count(), marks.ignored.count(), marks.references.len() as u32),
            expert: *lock(&run.expert),
            octets_again,
        }
    }

    /// Octets of memory that the index and the memos take, without what memos share; for measuring.
    pub fn octets(&self) -> usize {
        self.run().loaded().pieces.iter().map(|p| p.octets()).sum()
    }

    /// Octets of memory that the memos of each protocol take, by its filter name, largest first; for measuring.
    pub fn octets_by_protocol(&self) -> Vec<(&'static str, usize)> {
        let run = self.run();
        let mut sums = std::collections::BTreeMap::new();
        for piece in &run.loaded().pieces {
            for (protocol, octets) in piece.memos.octets().1 {
                *sums.entry(protocol).or_insert(0) += octets;
            }
        }
        let named = |(id, octets)| (run.session.registry.protocol(id).filter, octets);
        let mut list: Vec<_> = sums.into_iter().map(named).collect();
        list.sort_by_key(|l| std::cmp::Reverse(l.1));
        list
    }

    // ---- views -----------------------------------------------------------------------------

    /// A view with this filter and order: one that is there, or a new one, filled from now on.
    pub fn view(self: &Arc<Self>, text: &str, filter: Option<Filter>, sort: Option<Sort>) -> u32 {
        if filter.is_none() && sort.is_none() {
            return ALL;
        }
        let mut views = lock(&self.views);
        if let Some(view) = views.iter().find(|v| v.filter == text && v.sort == sort) {
            self.use_of(view);
            return view.id;
        }
        if views.len() >= VIEWS_MAX {
            let oldest = views.iter().enumerate().min_by_key(|v| v.1.used.load(Ordering::Relaxed));
            if let Some(at) = oldest.map(|o| o.0) {
                views.remove(at).cancel();
            }
        }
        let id = {
            let mut next = lock(&self.next_view);
            *next += 1;
            *next - 1
        };
        let view = Arc::new(View::new(id, text, filter, sort));
        self.use_of(&view);
        views.push(Arc::clone(&view));
        drop(views);
        self.fill(&view);
        id
    }

    /// Fills a view in a thread of its own.
    fn fill(self: &Arc<Self>, view: &Arc<View>) {
        let (capture, view, run) = (Arc::clone(self), Arc::clone(view), self.run());
        let work = move || view.fill(&capture, &run);
        // Without a thread it stays empty, and being filled.
        let _ = std::thread::Builder::new().stack_size(STACK_OCTETS).spawn(work);
    }

    fn use_of(&self, view: &View) {
        let now = self.requests.fetch_add(1, Ordering::Relaxed);
        view.used.store(now, Ordering::Relaxed);
    }

    fn find_view(&self, id: u32) -> Option<Arc<View>> {
        let view = lock(&self.views).iter().find(|v| v.id == id).cloned()?;
        self.use_of(&view);
        Some(view)
    }

    /// How a view is now; `None` if it was forgotten.
    pub fn view_facts(&self, id: u32) -> Option<ViewFacts> {
        if id != ALL {
            return self.find_view(id).map(|v| v.facts());
        }
        let run = self.run();
        let loaded = run.loaded();
        Some(ViewFacts {
            id,
            filter: String::new(),
            sort: None,
            state: if loaded.state == Loading::Running {
                Filling::Filtering
            } else {
                Filling::Done
            },
            scanned: loaded.frames(),
            rows: loaded.frames(),
            took: loaded.took,
        })
    }

    /// Cancels and forgets a view.
    pub fn drop_view(&self, id: u32) {
        lock(&self.views).retain(|view| {
            if view.id == id {
                view.cancel();
            }
            view.id != id
        });
    }

    /// The frames of a view's rows, by index from 0.
    pub fn view_frames(&self, id: u32) -> Option<Arc<Vec<u32>>> {
        if id == ALL {
            return Some(Arc::new((0..self.run().loaded().frames()).collect()));
        }
        self.find_view(id).map(|v| v.rows())
    }

    // ---- facts -----------------------------------------------------------------------------

    /// Times of the first and the last frame, ns since the Unix epoch.
    pub fn span_ns(&self) -> Option<(i64, i64)> {
        let run = self.run();
        let first = (*lock(&run.first_ns))?;
        let loaded = run.loaded();
        let last =
            loaded.pieces.iter().rev().find_map(|piece| piece.previous_ns(piece.frames()))?;
        Some((first, last))
    }

    /// The earliest and the latest time of a frame, ns since the Unix epoch.
    pub fn extremes_ns(&self) -> Option<(i64, i64)> {
        let run = self.run();
        let pieces = run.loaded().pieces.clone();
        let times = pieces.iter().flat_map(|p| (0..p.frames()).filter_map(|index| p.ns(index)));
        times.fold(None, |found, ns| match found {
            None => Some((ns, ns)),
            Some((min, max)) => Some((min.min(ns), max.max(ns))),
        })
    }

    // ---- marks -----------------------------------------------------------------------------

    /// What the user set for single frames.
    pub fn marks(&self) -> Arc<Marks> {
        Arc::clone(&lock(&self.marks))
    }

    /// Sets or unsets a flag of frames, by index from 0 (`None`: the other way round, each). True if that changed
    /// something. Frames that are ignored from now on change others: [`Capture::reload`] afterwards.
    pub fn mark(&self, flag: Flag, frames: &[u32], to: Option<bool>) -> bool {
        let count = self.run().loaded().frames();
        let mut changed = false;
        {
            let mut marks = lock(&self.marks);
            let marks = Arc::make_mut(&mut marks);
            for frame in frames.iter().filter(|f| **f < count) {
                changed |= marks.set(flag, *frame, to);
            }
        }
        self.tell(Change::Capture);
        changed
    }
}
