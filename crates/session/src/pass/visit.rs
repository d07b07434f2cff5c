//! Visits: a frame is taken apart with a demand and shown to whoever wants it.

use capfile::FrameMeta;
use dissect::layer::{Buffers, Context, Scratch};
use dissect::state::Visit;
use dissect::{Columns, Demand, FrameInfo, MemoStore, Records, State, Tree, dissect_frame};

use super::work::Work;
use super::{Matcher, Options, Printer, Shown};
use crate::Session;
use crate::colour::Marker;
use crate::columns::TimeStyle;
use crate::tap::{Part, Taps};

/// What a thread needs to take frames apart, reused from frame to frame.
#[derive(Default)]
pub(crate) struct Bench {
    pub(crate) tree: Tree,
    pub(crate) columns: Columns,
    pub(crate) scratch: Scratch,
    pub(super) memos: MemoStore,
}

/// What a run wants of each frame.
pub(super) struct Wanted<'r> {
    pub(super) session: &'r Session,
    pub(super) printer: &'r dyn Printer,
    pub(super) print: Demand,
    pub(super) filter: Option<&'r dyn Matcher>,
    pub(super) filter_demand: Demand,
    pub(super) taps: Option<&'r Taps>,
    pub(super) colours: Option<Marker<'r>>,
}

impl<'r> Wanted<'r> {
    pub(super) fn new(
        session: &'r Session,
        printer: &'r dyn Printer,
        options: &Options<'r>,
    ) -> Self {
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
    pub(super) fn part(&self) -> Part {
        self.taps.map_or_else(Part::default, Taps::fork)
    }

    /// Takes over what was gathered from the run of frames that comes next.
    pub(super) fn gathered(&self, part: &mut Part) {
        if let Some(taps) = self.taps {
            taps.merge(part);
        }
    }

    /// Takes a frame apart with a demand and gives it to `then`.
    pub(super) fn visit<R>(
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
        let marker = self.colours.as_ref().filter(|marker| marker.is_wanted(demand));
        take_apart_marked(context, time, bytes, visit, tools, marker, then)
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
    tools: Tools<'_>,
    then: impl FnOnce(&Shown<'_>) -> R,
) -> R {
    take_apart_marked(context, time, bytes, visit, tools, None, then)
}

/// The same; the frame also tells its colouring rule.
fn take_apart_marked<R>(
    context: Context<'_>,
    time: TimeStyle,
    bytes: &[u8],
    visit: Visit<'_>,
    (tree, columns, scratch): Tools<'_>,
    marker: Option<&Marker<'_>>,
    then: impl FnOnce(&Shown<'_>) -> R,
) -> R {
    let buffers = Buffers::default();
    let (registry, config, info) = (context.registry, context.config, context.info);
    let demand = context.demand;
    let sources = dissect_frame(context, bytes, &buffers, tree, columns, visit, scratch);
    if let Some(marker) = marker {
        let shown = Shown { registry, config, time, info, tree, columns, sources: &sources };
        let marks = marker.marks(&shown, demand);
        tree.add_to_first(marks.into_iter().flatten());
    }
    then(&Shown { registry, config, time, info, tree, columns, sources: &sources })
}

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

/// Which of a run of frames are shown.
pub(super) fn matching(
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
pub(super) fn view(
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
            last_shown = Some(info.ns.unwrap_or(0));
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
pub(super) fn after_first<'t>(
    text: &'t [u8],
    printer: &dyn Printer,
    none_before: bool,
) -> &'t [u8] {
    let skipped = if none_before { printer.between().len() } else { 0 };
    text.get(skipped..).unwrap_or(&[])
}

/// Time of the last frame shown, after a run of frames.
pub(super) fn last_shown(work: &Work, marks: &[bool], before: Option<i64>) -> Option<i64> {
    let shown = work.infos.iter().zip(marks).rev().filter(|(_, mark)| **mark);
    shown.filter_map(|(info, _)| info.ns).next().or(before)
}
