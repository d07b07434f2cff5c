//! A list of rows: a filter and an order, filled by a thread of its own.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use dissect::Demand;

use super::index::Piece;
use super::run::Run;
use super::sort;
use super::{Capture, Change};
use crate::columns::Column;
use crate::pass::Matcher;

/// The view of all frames in the capture's order.
pub const ALL: u32 = 0;

/// A filter that threads share.
pub type Filter = Arc<dyn Matcher + Send + Sync>;

/// An order of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Sort {
    /// Which column it is, for whoever asked.
    pub index: u32,
    /// What the column shows.
    pub column: Column,
    /// Largest first.
    pub descending: bool,
}

/// How far a view is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// Rows are being found, in order.
    Filtering,
    /// All are there, and are being put in order.
    Sorting,
    /// Complete, as far as the capture is loaded.
    Done,
}

/// A view as it is at a moment.
#[derive(Clone, Debug)]
pub struct ViewFacts {
    /// Its id.
    pub id: u32,
    /// The filter as it was asked for.
    pub filter: String,
    /// The order.
    pub sort: Option<Sort>,
    /// How far it is.
    pub state: Filling,
    /// Frames looked at.
    pub scanned: u32,
    /// Rows so far.
    pub rows: u32,
    /// How long it took so far.
    pub took: Duration,
}

pub(crate) struct View {
    pub(crate) id: u32,
    pub(crate) filter: String,
    pub(crate) matcher: Option<Filter>,
    pub(crate) sort: Option<Sort>,
    /// When it was last asked for, counted in requests.
    pub(crate) used: AtomicU64,
    inner: Mutex<Inner>,
}

struct Inner {
    rows: Arc<Vec<u32>>,
    state: Filling,
    scanned: u32,
    took: Duration,
    /// Ends the thread that fills it.
    cancel: Arc<AtomicBool>,
}

impl View {
    pub(crate) fn new(id: u32, filter: &str, matcher: Option<Filter>, sort: Option<Sort>) -> View {
        let inner = Mutex::new(Inner {
            rows: Arc::default(),
            state: Filling::Filtering,
            scanned: 0,
            took: Duration::ZERO,
            cancel: Arc::default(),
        });
        View { id, filter: filter.to_owned(), matcher, sort, used: AtomicU64::new(0), inner }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn cancel(&self) {
        self.inner().cancel.store(true, Ordering::Relaxed);
    }

    pub(crate) fn facts(&self) -> ViewFacts {
        let inner = self.inner();
        ViewFacts {
            id: self.id,
            filter: self.filter.clone(),
            sort: self.sort.clone(),
            state: inner.state,
            scanned: inner.scanned,
            rows: inner.rows.len() as u32,
            took: inner.took,
        }
    }

    /// The frames of its rows so far, by index from 0.
    pub(crate) fn rows(&self) -> Arc<Vec<u32>> {
        Arc::clone(&self.inner().rows)
    }

    /// Up to `count` rows from a row on, and the one before them.
    pub(crate) fn part(&self, from: u32, count: u32) -> (Option<u32>, Vec<u32>, u32) {
        let inner = self.inner();
        let from = from as usize;
        let before = from.checked_sub(1).and_then(|at| inner.rows.get(at)).copied();
        let rest = inner.rows.get(from..).unwrap_or(&[]);
        let part = rest.get(..count as usize).unwrap_or(rest);
        (before, part.to_vec(), inner.rows.len() as u32)
    }

    /// Starts anew; returns what tells its thread to end.
    fn restart(&self) -> Arc<AtomicBool> {
        let mut inner = self.inner();
        inner.cancel.store(true, Ordering::Relaxed);
        inner.cancel = Arc::default();
        inner.state = Filling::Filtering;
        inner.scanned = 0;
        Arc::clone(&inner.cancel)
    }

    /// Fills it from a run. Rows that an earlier run left stay until there are new ones.
    pub(crate) fn fill(&self, capture: &Capture, run: &Arc<Run>) {
        let job = Job { view: self, capture, run, cancel: self.restart(), start: Instant::now() };
        if self.matcher.is_some() {
            job.filter();
        } else {
            job.all();
        }
        if self.sort.is_some() {
            job.sort();
        }
        job.change(|inner| inner.state = Filling::Done);
    }
}

/// A view being filled.
struct Job<'j> {
    view: &'j View,
    capture: &'j Capture,
    run: &'j Arc<Run>,
    cancel: Arc<AtomicBool>,
    start: Instant,
}

impl Job<'_> {
    fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// Changes the view, unless it was cancelled meanwhile, and tells who listens.
    fn change(&self, change: impl FnOnce(&mut Inner)) {
        {
            let mut inner = self.view.inner();
            if self.cancelled() {
                return;
            }
            change(&mut inner);
            inner.took = self.start.elapsed();
        }
        self.capture.tell(Change::View(self.view.id));
    }

    fn filter(&self) {
        let (mut known, mut frames, mut early) = (0, 0, false);
        loop {
            let (pieces, ended) = self.run.beyond(known, &self.cancel);
            if self.cancelled() || pieces.is_empty() && ended {
                break;
            }
            let scene = self.capture.scene(self.run);
            early |= scene.records.is_none();
            self.hits(&pieces, &mut |at, mut hits| {
                frames += pieces.get(at).map_or(0, |p| p.frames() as u32);
                let first = known == 0 && at == 0;
                self.change(|inner| {
                    let rows = Arc::make_mut(&mut inner.rows);
                    if first {
                        rows.clear();
                    }
                    rows.append(&mut hits);
                    inner.scanned = frames;
                });
            });
            known += pieces.len();
        }
        if known == 0 {
            self.change(|inner| inner.rows = Arc::default());
        }
        // Links to later frames were not known while those were still to come.
        if early && !self.cancelled() {
            let (pieces, _) = self.run.beyond(0, &self.cancel);
            let mut rows = Vec::new();
            self.hits(&pieces, &mut |_, mut hits| rows.append(&mut hits));
            self.change(|inner| {
                if *inner.rows != rows {
                    inner.rows = Arc::new(rows);
                }
            });
        }
    }

    /// The frames of each piece that the filter lets through.
    fn hits(&self, pieces: &[Arc<Piece>], take: &mut dyn FnMut(usize, Vec<u32>)) {
        let Some(matcher) = &self.view.matcher else { return };
        let scene = self.capture.scene(self.run);
        let demand: Demand = matcher.demand(&self.run.session.registry);
        let work = |looker: &mut super::scan::Looker, piece: &Piece| {
            let mut hits = Vec::new();
            scene.piece(looker, piece, &demand, None, &self.cancel, &mut |shown| {
                if matcher.matches(shown) {
                    hits.push(shown.info.number - 1);
                }
            });
            hits
        };
        scene.scan(pieces, &self.cancel, &work, take);
    }

    fn all(&self) {
        let mut known = 0;
        loop {
            let (pieces, ended) = self.run.beyond(known, &self.cancel);
            known += pieces.len();
            let Some(last) = pieces.last() else { return };
            let frames = last.end();
            // Not for each piece: making the list takes time for each row of it.
            let due = ended || self.view.inner().rows.len() * 2 < frames as usize;
            if due {
                self.change(|inner| {
                    inner.rows = Arc::new((0..frames).collect());
                    inner.scanned = frames;
                });
            }
            if ended || self.cancelled() {
                return;
            }
        }
    }

    fn sort(&self) {
        let Some(sort) = &self.view.sort else { return };
        self.change(|inner| {
            inner.state = Filling::Sorting;
            inner.scanned = 0;
        });
        let scene = self.capture.scene(self.run);
        let rows = self.view.rows();
        let progress = |scanned| self.change(|inner| inner.scanned = scanned);
        if let Some(sorted) = sort::sorted(&scene, &rows, sort, &self.cancel, &progress) {
            self.change(|inner| inner.rows = Arc::new(sorted));
        }
    }
}
