//! Two passes: views see links to later frames.

use std::collections::VecDeque;
use std::io::{self, Write};

use capfile::Reader;
use dissect::state::Visit;
use dissect::{Demand, MemoStore, Records, State};

use super::pipeline::in_turns;
use super::visit::{Bench, Wanted, after_first, last_shown, matching, state_pass, view};
use super::work::{Clock, Kept, Work};
use super::{Keeper, Matcher, Options, Outcome, next};

/// The state pass over a run of frames that also asks the read filter; what it refuses is left out from then on.
fn read_pass(
    wanted: &Wanted<'_>,
    work: &mut Work,
    state: &mut State,
    bench: &mut Bench,
    (filter, demand): (&dyn Matcher, &Demand),
    kept: &mut Kept,
) {
    let mut memos = std::mem::take(&mut work.memos);
    let mut dropped = Vec::with_capacity(work.infos.len());
    let mut so_far = *kept;
    for (index, mut info, meta) in work.frames() {
        memos.begin_frame();
        so_far.tell(&mut info);
        let tools = (&mut bench.tree, &mut bench.columns, &mut bench.scratch);
        let visit = Visit::First { state, memos: Some(&mut memos) };
        let frame = (index, info, meta);
        let passes = wanted.visit(work, demand, frame, visit, tools, |s| filter.matches(s));
        if passes {
            so_far.keep(&info);
        }
        dropped.push(!passes);
    }
    memos.names = state.records.names.snapshot();
    work.memos = memos;
    work.leave_out(dropped, kept);
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

/// Two passes: all state first, then all views, on all threads. Between them only memos are kept, if the capture can be read again;
/// else its bytes are, too.
pub(super) fn two_passes(
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
    let mut passed = Kept::default();
    while next(&mut work, reader, &mut clock, &mut left, options, outcome) {
        clock.learn_names(&wanted.session.config, reader, &mut state);
        match &read_filter {
            Some((filter, demand)) => {
                let filter = (*filter, demand);
                read_pass(wanted, &mut work, &mut state, &mut bench, filter, &mut passed);
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
    let (clock, left) = (Clock::default(), options.count.unwrap_or(u64::MAX));
    outcome.names = records.names.all();
    outcome.names_left_out = records.names.left_out;
    let mut second = Second {
        again: again.as_mut(),
        kept,
        memos: memos.into_iter(),
        clock,
        left,
        passed: Kept::default(),
    };
    if options.threads > 1 && keeper.is_none() && !options.flush_each {
        let viewed = in_turns(wanted, options.threads, Some(&records), out, |work, _| {
            second.fill(work, outcome)
        });
        outcome.shown = viewed.shown;
        outcome.write_error = viewed.failed.or(outcome.write_error.take());
        return;
    }
    let (mut before, mut text, mut part) = (None, Vec::new(), wanted.part());
    while second.fill(&mut work, outcome) {
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
            let source = second.again.as_deref().unwrap_or(reader);
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

/// The runs of frames of the second pass, with what the first left.
struct Second<'r> {
    /// Reads the capture again; without it, its runs were kept.
    again: Option<&'r mut Reader>,
    kept: VecDeque<Work>,
    /// What the first pass left of each run, and which of its frames the read filter left out.
    memos: std::vec::IntoIter<(MemoStore, Vec<bool>)>,
    clock: Clock,
    left: u64,
    passed: Kept,
}

impl Second<'_> {
    /// Makes the next run ready; false at the end.
    fn fill(&mut self, work: &mut Work, outcome: &mut Outcome) -> bool {
        let Some((memos, dropped)) = self.memos.next() else { return false };
        match &mut self.again {
            // What ended the first pass ends the second at the same place, and has been noted.
            Some(reader) => match work.fill(reader, &mut self.clock, &mut self.left) {
                Ok(true) if work.infos.len() == memos.frames() => {
                    work.leave_out(dropped, &mut self.passed);
                }
                Ok(_) => {
                    let text = "the capture changed while it was read";
                    outcome.write_error = Some(io::Error::other(text));
                    return false;
                }
                Err(error) => {
                    outcome.read_error = Some(error);
                    return false;
                }
            },
            None => {
                *work = self.kept.pop_front().unwrap_or_default();
                work.dropped = dropped;
            }
        }
        work.memos = memos;
        true
    }
}
