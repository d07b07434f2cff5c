//! Reports: what is gathered from all frames of a capture, as data.
//!
//! A [`Tap`] looks at frames and gathers. [`Taps`] are given to a run, which shows them every frame in the same visit that
//! prints it or asks the display filter. Where several threads work, each run of frames is gathered on its own and
//! the parts are merged in the order of the frames, so that a report is the same whatever the number of threads.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

use dissect::{Demand, Registry};

use crate::pass::{Matcher, Shown};

pub mod conversations;
mod ends;
mod expert;
pub mod follow;
pub mod hierarchy;
mod hosts;
pub mod io_stat;
mod pdus;
mod protocols;

pub use conversations::{Conversation, Conversations, Endpoint, Endpoints, Side};
pub use ends::{CONV_TYPES, ConvType, End, conv_type};
pub use expert::{Experts, Noted};
pub use follow::Followed;
pub use hierarchy::{Hierarchy, Level};
pub use hosts::Hosts;
pub use io_stat::IoStat;
pub use pdus::{Pdus, PdusOut};
pub use protocols::Protocols;

/// Looks at frames and gathers a report.
pub trait Tap: Any + Send {
    /// What it needs to see.
    fn demand(&self, registry: &Registry) -> Demand;
    /// Looks at a frame.
    fn frame(&mut self, frame: &Shown<'_>);
    /// One of the same kind that has seen nothing.
    fn fork(&self) -> Box<dyn Tap>;
    /// Takes over what `later`, a fork of this one, gathered from the frames that follow; leaves it as if it had seen nothing.
    fn merge(&mut self, later: &mut dyn Tap);
    /// What it gathered.
    fn report(&self) -> Report<'_>;
}

/// What a tap gathered, as plain data.
#[derive(Clone, Copy, Debug)]
pub enum Report<'r> {
    /// Who talks to whom.
    Conversations(&'r Conversations),
    /// Who talks.
    Endpoints(&'r Endpoints),
    /// Expert notes, counted.
    Experts(&'r Experts),
    /// What the ends of a conversation sent.
    Followed(&'r Followed),
    /// Which protocols stand in which.
    Hierarchy(&'r Hierarchy),
    /// Names of hosts.
    Hosts(&'r Hosts),
    /// Frames, octets and values over time.
    IoStat(&'r IoStat),
    /// Nothing: packets within packets are written as they come.
    Pdus,
    /// Which protocols there are.
    Protocols(&'r Protocols),
}

impl Report<'_> {
    /// How much is not in it, because there was more than its limit: frames of conversations, ends and intervals, notes,
    /// layers of the hierarchy, octets of a conversation's contents.
    pub fn left_out(&self) -> u64 {
        match self {
            Report::Conversations(report) => report.left_out,
            Report::Endpoints(report) => report.left_out,
            Report::Experts(report) => report.left_out,
            Report::Followed(report) => report.left_out,
            Report::Hierarchy(report) => report.left_out,
            Report::IoStat(report) => report.left_out,
            Report::Hosts(_) | Report::Pdus | Report::Protocols(_) => 0,
        }
    }
}

/// The tap behind `tap`, if it is a `T`: for [`Tap::merge`], and for whoever reads a report.
pub fn as_kind<T: Tap>(tap: &mut dyn Tap) -> Option<&mut T> {
    (tap as &mut dyn Any).downcast_mut()
}

/// A tap and the filter that a frame must pass for it.
pub struct Tapped {
    /// The tap.
    pub tap: Box<dyn Tap>,
    /// Which frames it sees; all if there is none.
    pub filter: Option<Arc<dyn Matcher + Send>>,
}

impl Tapped {
    fn fork(&self) -> Tapped {
        Tapped { tap: self.tap.fork(), filter: self.filter.clone() }
    }
}

/// What one thread gathers from one run of frames.
#[derive(Default)]
pub struct Part(Vec<Tapped>);

impl Part {
    /// Shows a frame to all taps.
    pub fn frame(&mut self, frame: &Shown<'_>) {
        for Tapped { tap, filter } in &mut self.0 {
            if filter.as_ref().is_none_or(|f| f.matches(frame)) {
                tap.frame(frame);
            }
        }
    }
}

/// The reports that a run gathers.
pub struct Taps {
    list: Mutex<Part>,
}

impl Taps {
    /// These taps.
    pub fn new(list: Vec<Tapped>) -> Taps {
        Taps { list: Mutex::new(Part(list)) }
    }

    /// One more.
    pub fn add(&mut self, tapped: Tapped) {
        self.list.get_mut().unwrap_or_else(PoisonError::into_inner).0.push(tapped);
    }

    /// What all of them need to see.
    pub fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        for Tapped { tap, filter } in &self.lock().0 {
            demand.merge(&tap.demand(registry));
            if let Some(filter) = filter {
                demand.merge(&filter.demand(registry));
            }
        }
        demand
    }

    /// Taps that have seen nothing, for one run of frames.
    pub(crate) fn fork(&self) -> Part {
        Part(self.lock().0.iter().map(Tapped::fork).collect())
    }

    /// Takes over what was gathered from the frames that come next, and leaves `part` to be used again.
    pub(crate) fn merge(&self, part: &mut Part) {
        for (all, later) in self.lock().0.iter_mut().zip(&mut part.0) {
            all.tap.merge(later.tap.as_mut());
        }
    }

    /// The taps, after the run.
    pub fn into_list(self) -> Vec<Tapped> {
        self.list.into_inner().unwrap_or_else(PoisonError::into_inner).0
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Part> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
