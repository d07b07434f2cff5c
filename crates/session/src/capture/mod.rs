//! A capture in memory: any of its frames can be looked at at any time, by any thread.
//!
//! A thread goes over the file once and keeps, for each frame, where it stands and its memos. All else (rows, details,
//! filters, orders) is worked out when it is asked for, from the file and the memos; no text is kept. Lists of rows are
//! [`view`]s.

pub mod find;
mod index;
pub mod marks;
mod run;
mod scan;
mod shelf;
mod sort;
pub mod view;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use dissect::{Demand, FieldId, Registry, Value};

use crate::Session;
use crate::columns::{ColumnDef, TimeStyle, push_column};
use crate::pass::{STACK_OCTETS, Shown};
use crate::tap::{Tapped, Taps};
use find::{Needle, Place};
use marks::{Flag, Marks};
use run::Run;
pub use run::{Facts, Loading, Trouble};
use scan::{Looker, Scene};
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

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Frame number, from 1.
    pub number: u32,
    /// Text of each column.
    pub cells: Vec<String>,
    /// Which of the painter's colours.
    pub colour: Option<u32>,
    /// The same for all frames of a conversation.
    pub conversation: Option<u64>,
    /// The user marked it.
    pub marked: bool,
    /// The user ignores it.
    pub ignored: bool,
    /// It is a time reference.
    pub reference: bool,
    /// It has a comment.
    pub commented: bool,
}

/// A run of rows.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Which reading of the capture they come from.
    pub generation: u32,
    /// Rows of the view so far.
    pub total: u32,
    /// Those asked for, as far as they are there.
    pub rows: Vec<Row>,
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
        self.stop();
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
                other.stop();
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
                runs.0.stop();
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
        }
    }

    /// How the capture is now.
    pub fn state(&self) -> State {
        let run = self.run();
        let marks = Arc::clone(&lock(&self.marks));
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

    /// The frame of each row, without a list of all for the view of all.
    fn row_source(&self, run: &Run, id: u32) -> Option<RowSource> {
        match id {
            ALL => Some(RowSource::All(run.loaded().frames())),
            _ => self.find_view(id).map(|v| RowSource::Some(v.rows())),
        }
    }

    /// The row of a frame (by index from 0), and the row where it would be if the view is in the capture's order.
    pub fn place(&self, view: u32, frame: u32) -> Option<(Option<u32>, Option<u32>)> {
        let run = self.run();
        Some(match self.row_source(&run, view)? {
            RowSource::All(frames) => {
                ((frame < frames).then_some(frame), (frames > 0).then(|| frame.min(frames - 1)))
            }
            RowSource::Some(rows) if self.find_view(view).is_some_and(|v| v.sort.is_some()) => {
                (rows.iter().position(|f| *f == frame).map(|at| at as u32), None)
            }
            RowSource::Some(rows) => match rows.binary_search(&frame) {
                Ok(at) => (Some(at as u32), Some(at as u32)),
                Err(at) => {
                    let last = (rows.len() as u32).checked_sub(1);
                    (None, last.map(|last| last.min(at as u32)))
                }
            },
        })
    }

    // ---- frames ----------------------------------------------------------------------------

    /// Rows of a view; `None` if it was forgotten.
    pub fn rows(&self, view: u32, from: u32, count: u32) -> Option<Rows> {
        let run = self.run();
        let (mut before, frames, total) = match view {
            ALL => {
                let total = run.loaded().frames();
                let end = from.saturating_add(count).min(total);
                (None, (from.min(end)..end).collect(), total)
            }
            _ => self.find_view(view)?.part(from, count),
        };
        let scene = self.scene(&run);
        let look = self.look();
        let demand = self.row_demand(&look, &run.session.registry);
        let mut looker = Looker::default();
        let mut rows = Vec::with_capacity(frames.len());
        for frame in frames {
            let shown_before = before.filter(|_| view != ALL);
            rows.extend(scene.frame(&mut looker, frame, shown_before, &demand, |shown| {
                self.row(&scene, &look, frame, shown)
            }));
            before = Some(frame);
        }
        run.look();
        Some(Rows { generation: run.generation, total, rows })
    }

    fn row_demand(&self, look: &Look, registry: &Registry) -> Demand {
        let mut demand = crate::columns::demand(&look.columns);
        self.streams.iter().for_each(|field| demand.add(*field));
        if let Some(painter) = &look.painter {
            demand.merge(&painter.demand(registry));
        }
        demand
    }

    fn row(&self, scene: &Scene, look: &Look, frame: u32, shown: &Shown<'_>) -> Row {
        let reference = scene.marks.references.contains(&frame);
        let piece = scene.run.piece_of(frame);
        Row {
            number: frame + 1,
            cells: cells(&look.columns, reference, shown),
            colour: look.painter.as_ref().and_then(|p| p.colour(shown)),
            conversation: self.conversation(shown),
            marked: shown.info.marked,
            ignored: shown.info.ignored,
            reference,
            commented: piece.is_some_and(|(piece, index)| piece.has_comment(index)),
        }
    }

    /// A number that all frames of a conversation have, and no others.
    pub fn conversation(&self, shown: &Shown<'_>) -> Option<u64> {
        shown.tree.nodes().iter().rev().find_map(|node| {
            let kind = self.streams.iter().position(|field| *field == node.field)?;
            match node.value {
                Value::U64(stream) => Some(stream << 2 | kind as u64),
                _ => None,
            }
        })
    }

    /// Takes a frame apart (by index from 0) and gives it to `then`, with its row. `view` is the one it is looked at in.
    pub fn frame<R>(
        &self,
        frame: u32,
        view: u32,
        demand: &Demand,
        then: impl FnOnce(&Shown<'_>, Row) -> R,
    ) -> Option<R> {
        let run = self.run();
        let scene = self.scene(&run);
        let look = self.look();
        let mut all = self.row_demand(&look, &run.session.registry);
        all.merge(demand);
        let above = match view {
            ALL => None,
            _ => self.place(view, frame).and_then(|p| p.0).and_then(|row| row.checked_sub(1)),
        };
        let source = self.row_source(&run, view);
        let before = above.and_then(|row| source.and_then(|s| s.frame(row)));
        scene.frame(&mut Looker::default(), frame, before, &all, |shown| {
            then(shown, self.row(&scene, &look, frame, shown))
        })
    }

    /// Comments on a frame (by index from 0).
    pub fn comments(&self, frame: u32) -> Vec<String> {
        let piece = self.run().piece_of(frame);
        let note = piece.as_ref().and_then(|(piece, index)| piece.note(*index));
        note.map_or(Vec::new(), |note| note.comments.clone())
    }

    /// Which colours rows of a view have, at `buckets` places spread evenly; `None` if the view was forgotten.
    pub fn overview(
        &self,
        view: u32,
        buckets: u32,
        cancel: &AtomicBool,
    ) -> Option<(u32, Vec<Option<u32>>)> {
        let run = self.run();
        let source = self.row_source(&run, view)?;
        let total = source.count();
        let look = self.look();
        let Some(painter) = &look.painter else { return Some((total, Vec::new())) };
        let (scene, demand) = (self.scene(&run), painter.demand(&run.session.registry));
        let mut looker = Looker::default();
        let buckets = buckets.min(total);
        let mut colours = Vec::with_capacity(buckets as usize);
        for bucket in 0..u64::from(buckets) {
            if cancel.load(Ordering::Relaxed) {
                break;
            }
            let row = (bucket * 2 + 1) * u64::from(total) / (u64::from(buckets) * 2);
            let frame = source.frame(row as u32);
            let colour = frame.and_then(|frame| {
                scene.frame(&mut looker, frame, None, &demand, |shown| painter.colour(shown))
            });
            colours.push(colour.flatten());
        }
        Some((total, colours))
    }

    /// Looks for a frame in the rows of a view, from a frame on (by index from 0). `None` if the view was forgotten.
    #[expect(clippy::too_many_arguments, reason = "each is one of the user's choices")]
    pub fn find(
        &self,
        view: u32,
        needle: &Needle,
        from: Option<u32>,
        backward: bool,
        wrap: bool,
        cancel: &AtomicBool,
        progress: &dyn Fn(u32, u32),
    ) -> Option<Option<Place>> {
        let run = self.run();
        let source = self.row_source(&run, view)?;
        let start = from.and_then(|frame| {
            let (row, nearest) = self.place(view, frame)?;
            row.or(nearest)
        });
        let scene = self.scene(&run);
        let total = source.count();
        let turns = find::turns(total, start, backward, wrap);
        let frame_of = |row| source.frame(row);
        Some(find::find(&scene, needle, turns, &frame_of, cancel, &|done| progress(done, total)))
    }

    /// Shows all frames loaded so far to taps, on all cores. `progress` is told frames done and in all.
    pub fn gather(
        &self,
        taps: Taps,
        cancel: &AtomicBool,
        progress: &dyn Fn(u32, u32),
    ) -> Vec<Tapped> {
        let run = self.run();
        let scene = self.scene(&run);
        let (pieces, _) = run.beyond(0, &AtomicBool::new(true));
        let total = pieces.last().map_or(0, |p| p.end());
        let demand = taps.demand(&run.session.registry);
        let work = |looker: &mut Looker, piece: &index::Piece| {
            let mut part = taps.fork();
            scene.piece(looker, piece, &demand, None, cancel, &mut |shown| part.frame(shown));
            part
        };
        scene.scan(&pieces, cancel, &work, &mut |at, mut part| {
            taps.merge(&mut part);
            progress(pieces.get(at).map_or(0, |p| p.end()), total);
        });
        taps.into_list()
    }

    /// Times of the first and the last frame, ns since the Unix epoch.
    pub fn span_ns(&self) -> Option<(i64, i64)> {
        let run = self.run();
        let first = (*lock(&run.first_ns))?;
        let loaded = run.loaded();
        let last =
            loaded.pieces.iter().rev().find_map(|piece| piece.previous_ns(piece.frames()))?;
        Some((first, last))
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

/// The frames of rows.
enum RowSource {
    All(u32),
    Some(Arc<Vec<u32>>),
}

impl RowSource {
    fn count(&self) -> u32 {
        match self {
            RowSource::All(frames) => *frames,
            RowSource::Some(rows) => rows.len() as u32,
        }
    }

    fn frame(&self, row: u32) -> Option<u32> {
        match self {
            RowSource::All(frames) => (row < *frames).then_some(row),
            RowSource::Some(rows) => rows.get(row as usize).copied(),
        }
    }
}

/// The texts of a row.
fn cells(columns: &[ColumnDef], reference: bool, shown: &Shown<'_>) -> Vec<String> {
    let cell = |def: &ColumnDef| {
        if reference && def.column == crate::columns::Column::Time {
            return "*REF*".to_owned();
        }
        let mut text = Vec::new();
        push_column(&mut text, &def.column, shown);
        match String::from_utf8(text) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        }
    };
    columns.iter().map(cell).collect()
}
