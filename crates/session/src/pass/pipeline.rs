//! Views on several threads: the bytes written are those of one thread.

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use capfile::Reader;
use dissect::{Records, State};

use super::visit::{Bench, Wanted, after_first, last_shown, matching, state_pass, view};
use super::work::{Clock, Work};
use super::{Options, Outcome, next};
use crate::tap::Part;

/// Stack of a thread: as much as the main thread usually has, since layers nest deeply in some frames.
pub const STACK_OCTETS: usize = 8 << 20;

/// What the threads of a pipeline share.
struct Queue<'r> {
    jobs: Mutex<Jobs>,
    changed: Condvar,
    /// What two passes know of the whole capture.
    records: Option<&'r Records>,
}

#[derive(Default)]
struct Jobs {
    /// Filled and state-passed, to be viewed: (turn, work).
    ready: VecDeque<(u64, Work)>,
    /// Viewed, waiting for their turn to be written.
    done: BTreeMap<u64, (Vec<u8>, Part)>,
    /// Work to be filled again.
    idle: Vec<Work>,
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
pub(super) fn pipelined(
    wanted: &Wanted<'_>,
    reader: &mut Reader,
    options: &Options<'_>,
    out: &mut (dyn Write + Send),
    outcome: &mut Outcome,
) {
    let mut state = State::default();
    let (mut clock, mut left) = (Clock::default(), options.count.unwrap_or(u64::MAX));
    let viewed = in_turns(wanted, options.threads, None, out, |work, bench| {
        if !next(work, reader, &mut clock, &mut left, options, outcome) {
            return false;
        }
        clock.learn_names(&wanted.session.config, reader, &mut state);
        state_pass(wanted.session, work, &mut state, bench);
        true
    });
    outcome.names = state.records.names.all();
    outcome.names_left_out = state.records.names.left_out;
    outcome.shown = viewed.shown;
    outcome.write_error = viewed.failed;
}

/// What became of the views.
pub(super) struct Viewed {
    /// Frames shown.
    pub(super) shown: u64,
    /// What ended the writing.
    pub(super) failed: Option<io::Error>,
}

/// Views runs of frames on several threads and writes them in order. `fill` makes a run ready to be viewed, one after the
/// other, and is false at the end.
pub(super) fn in_turns(
    wanted: &Wanted<'_>,
    threads: usize,
    records: Option<&Records>,
    out: &mut (dyn Write + Send),
    mut fill: impl FnMut(&mut Work, &mut Bench) -> bool,
) -> Viewed {
    // Two pieces of work for each thread: one in hand, one ready.
    let idle = (0..threads * 2).map(|_| Work::default()).collect();
    let shown_before = BTreeMap::from([(0, None)]);
    let queue = Queue {
        jobs: Mutex::new(Jobs { idle, shown_before, ..Jobs::default() }),
        changed: Condvar::new(),
        records,
    };
    let out = Mutex::new(out);
    std::thread::scope(|scope| {
        for _ in 1..threads {
            let work = || {
                let mut bench = Bench::default();
                while queue.view_one(wanted, &mut bench, &out, true) {}
            };
            // A thread that cannot be had is a thread less: the others do its work.
            let _ = std::thread::Builder::new().stack_size(STACK_OCTETS).spawn_scoped(scope, work);
        }
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
            if !fill(&mut work, &mut bench) {
                break;
            }
            queue.lock().ready.push_back((turn, work));
            turn += 1;
            queue.changed.notify_all();
        }
        queue.lock().no_more = true;
        queue.changed.notify_all();
        while queue.view_one(wanted, &mut bench, &out, true) {}
    });
    let jobs = queue.jobs.into_inner().unwrap_or_else(PoisonError::into_inner);
    Viewed { shown: jobs.shown, failed: jobs.failed }
}

impl Queue<'_> {
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
        let records = self.records;
        let (mut text, mut part) = spare.unwrap_or_else(|| (Vec::new(), wanted.part()));
        let shown = match wanted.filter {
            None => view(wanted, &work, None, records, bench, (&mut text, &mut part)),
            Some(filter) => {
                let demand = &wanted.filter_demand;
                let marks = matching(wanted, filter, demand, &work, records, bench, &mut part);
                let before = self.shown_before(turn, &work, &marks);
                view(wanted, &work, Some((&marks, before)), records, bench, (&mut text, &mut part))
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
