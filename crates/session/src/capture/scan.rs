//! Frames taken apart again: one, or all of some pieces on all cores.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

use dissect::layer::Context;
use dissect::state::Visit;
use dissect::{Demand, FrameInfo, Interface, Records};

use super::index::Piece;
use super::marks::Marks;
use super::run::Run;
use crate::columns::TimeStyle;
use crate::pass::{Bench, STACK_OCTETS, Shown, take_apart};

/// What a thread needs to look at frames, reused from frame to frame.
#[derive(Default)]
pub(crate) struct Looker {
    bench: Bench,
    buffer: Vec<u8>,
}

/// A capture as it was at a moment.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) run: Arc<Run>,
    pub(crate) marks: Arc<Marks>,
    pub(crate) interfaces: Arc<Vec<Interface>>,
    /// Links to later frames, once all frames were read.
    pub(crate) records: Option<Arc<Records>>,
    pub(crate) first_ns: i64,
    pub(crate) time: TimeStyle,
    /// Held while somebody waits for what is looked at; what nobody waits for goes on afterwards.
    pub(crate) _turn: Option<Arc<()>>,
}

impl Scene {
    /// What is known of a frame.
    fn info(&self, piece: &Piece, index: usize, cumulative: u64) -> Option<FrameInfo> {
        let frame = piece.before + index as u32;
        let mut first_ns = self.first_ns;
        if !self.marks.references.is_empty()
            && let Some(reference) = self.marks.reference(frame)
            && let Some((piece, index)) = self.run.piece_of(reference)
        {
            first_ns = piece.ns(index).unwrap_or(first_ns);
        }
        let mut info = piece.info(index, first_ns, cumulative)?;
        info.marked = self.marks.marked.has(frame);
        info.ignored = self.marks.ignored.has(frame);
        Some(info)
    }

    /// Takes one frame apart. `shown_before`: the row above it, if rows are not all frames in order.
    pub(crate) fn frame<R>(
        &self,
        looker: &mut Looker,
        frame: u32,
        shown_before: Option<u32>,
        demand: &Demand,
        then: impl FnOnce(&Shown<'_>) -> R,
    ) -> Option<R> {
        let (piece, index) = self.run.piece_of(frame)?;
        let mut info = self.info(&piece, index, piece.cumulative(index))?;
        if let Some(before) = shown_before {
            info.previous_shown_ns = self.run.piece_of(before).and_then(|(p, i)| p.ns(i));
        }
        let Looker { bench, buffer } = looker;
        match self.run.bytes.bytes(info.file_offset, info.caplen) {
            Ok(bytes) => Some(self.visit(bench, &piece, index, info, &bytes, demand, then)),
            Err(_) => {
                // What is left of it, if anything.
                self.run.lose();
                buffer.clear();
                let octets = info.caplen as usize;
                if self.run.bytes.is_contiguous()
                    && self.run.bytes.read(info.file_offset, octets, buffer).is_err()
                {
                    buffer.clear();
                }
                Some(self.visit(bench, &piece, index, info, buffer, demand, then))
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the two callers have them all at hand")]
    fn visit<R>(
        &self,
        bench: &mut Bench,
        piece: &Piece,
        index: usize,
        info: FrameInfo,
        bytes: &[u8],
        demand: &Demand,
        then: impl FnOnce(&Shown<'_>) -> R,
    ) -> R {
        let context = Context {
            registry: &self.run.session.registry,
            config: &self.run.session.config,
            demand,
            note: piece.note(index),
            interface: info.interface.and_then(|i| self.interfaces.get(i as usize)),
            info,
        };
        let records = self.records.as_deref();
        let visit = Visit::Again { memos: piece.memos.frame(index), records };
        let tools = (&mut bench.tree, &mut bench.columns, &mut bench.scratch);
        take_apart(context, self.time, bytes, visit, tools, then)
    }

    /// Takes all frames of a piece apart, in order; stops early if told so. Only those that `wanted` says, if it does.
    pub(crate) fn piece(
        &self,
        looker: &mut Looker,
        piece: &Piece,
        demand: &Demand,
        wanted: Option<&[u32]>,
        cancel: &AtomicBool,
        then: &mut dyn FnMut(&Shown<'_>),
    ) {
        let Looker { bench, buffer } = looker;
        let span = piece.span().filter(|_| self.run.bytes.is_contiguous());
        if let Some((at, octets)) = span {
            match self.run.bytes.read(at, octets, buffer) {
                Ok(()) if buffer.len() == octets => {}
                Ok(()) => self.run.lose(),
                Err(_) => {
                    self.run.lose();
                    buffer.clear();
                }
            }
        }
        let mut cumulative = piece.cumulative(0) - u64::from(piece.wire_octets(0));
        let mut wanted = wanted.map(|w| w.iter().map(|f| (f - piece.before) as usize).peekable());
        for index in 0..piece.frames() {
            cumulative += u64::from(piece.wire_octets(index));
            if let Some(wanted) = &mut wanted
                && wanted.next_if_eq(&index).is_none()
            {
                continue;
            }
            if cancel.load(Ordering::Relaxed) {
                return;
            }
            let Some(info) = self.info(piece, index, cumulative) else { return };
            match span {
                Some(_) => {
                    let (at, octets) = piece.within(index);
                    let end = at.saturating_add(octets).min(buffer.len());
                    let bytes = buffer.get(at.min(end)..end).unwrap_or(&[]);
                    self.visit(bench, piece, index, info, bytes, demand, &mut *then);
                }
                None => match self.run.bytes.bytes(info.file_offset, info.caplen) {
                    Ok(bytes) => {
                        self.visit(bench, piece, index, info, &bytes, demand, &mut *then);
                    }
                    Err(_) => self.run.lose(),
                },
            }
        }
    }

    /// Runs `work` for each piece on all cores, and gives what it returns to `take` in the order of the pieces.
    pub(crate) fn scan<T: Send>(
        &self,
        pieces: &[Arc<Piece>],
        cancel: &AtomicBool,
        work: &(dyn Fn(&mut Looker, &Piece) -> T + Sync),
        take: &mut dyn FnMut(usize, T),
    ) {
        let next = AtomicUsize::new(0);
        let threads = std::thread::available_parallelism().map_or(1, |n| n.get()).min(pieces.len());
        let (sender, receiver) = mpsc::sync_channel(2 * threads.max(1));
        std::thread::scope(|scope| {
            let mut started = 0;
            for _ in 0..threads {
                let (sender, next) = (sender.clone(), &next);
                let turn = move || {
                    let mut looker = Looker::default();
                    while let Some((at, piece)) = take_next(next, pieces, cancel) {
                        if sender.send((at, work(&mut looker, piece))).is_err() {
                            return;
                        }
                    }
                };
                let thread = std::thread::Builder::new().stack_size(STACK_OCTETS);
                started += usize::from(thread.spawn_scoped(scope, turn).is_ok());
            }
            drop(sender);
            let mut early = BTreeMap::new();
            let mut turn = 0;
            let mut deliver = |at, result| {
                early.insert(at, result);
                while let Some(result) = early.remove(&turn) {
                    take(turn, result);
                    turn += 1;
                }
            };
            if started == 0 {
                // No thread can be had: this one does the work.
                let mut looker = Looker::default();
                while let Some((at, piece)) = take_next(&next, pieces, cancel) {
                    deliver(at, work(&mut looker, piece));
                }
            }
            for (at, result) in receiver {
                deliver(at, result);
            }
        });
    }
}

fn take_next<'p>(
    next: &AtomicUsize,
    pieces: &'p [Arc<Piece>],
    cancel: &AtomicBool,
) -> Option<(usize, &'p Piece)> {
    if cancel.load(Ordering::Relaxed) {
        return None;
    }
    let at = next.fetch_add(1, Ordering::Relaxed);
    pieces.get(at).map(|piece| (at, &**piece))
}
