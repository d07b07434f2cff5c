//! What is asked about frames: rows, details, where something is, statistics.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dissect::{Demand, Registry, Value};

use super::find::{self, Needle, Place};
use super::index::Piece;
use super::run::Run;
use super::scan::{Looker, Scene};
use super::view::ALL;
use super::{Capture, Look};
use crate::columns::{Column, ColumnDef, push_column};
use crate::pass::Shown;
use crate::tap::{Tapped, Taps};

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

impl Capture {
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
        let work = |looker: &mut Looker, piece: &Piece| {
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
        if reference && def.column == Column::Time {
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
