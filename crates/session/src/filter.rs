//! Display filters over the frames of a session.

use std::sync::OnceLock;

mod hosts;

use dfilter::{Env, Filter, Selected};
use dissect::{Demand, Registry};

use crate::Session;
use crate::pass::{Matcher, Shown};

/// What names in a filter's text mean in this session.
pub fn env(session: &Session) -> Env<'_> {
    Env {
        registry: &session.registry,
        macros: &session.macros,
        zone: &session.config.zone,
        hosts: looks_up(session).then_some(&hosts::addresses),
    }
}

/// Whether names of hosts may be asked for outside the program.
fn looks_up(session: &Session) -> bool {
    let outside = session.settings.values.get("nameres.use_external_name_resolver");
    session.config.resolve.network && outside.is_none_or(|v| !v.eq_ignore_ascii_case("false"))
}

/// Understands a display filter.
///
/// # Errors
///
/// What is wrong with it, and where.
pub fn compile(session: &Session, text: &str) -> Result<DisplayFilter, dfilter::Error> {
    Ok(DisplayFilter::new(Filter::compile(text, &env(session))?))
}

/// A display filter as a [`Matcher`].
#[derive(Debug)]
pub struct DisplayFilter {
    filter: Filter,
    selected: OnceLock<Selected>,
}

impl DisplayFilter {
    /// A matcher out of a filter.
    pub fn new(filter: Filter) -> DisplayFilter {
        DisplayFilter { filter, selected: OnceLock::new() }
    }

    /// The filter.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }
}

impl Matcher for DisplayFilter {
    fn demand(&self, _: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        self.filter.demand(&mut demand);
        demand
    }

    fn matches(&self, frame: &Shown<'_>) -> bool {
        self.filter.matches(frame.tree, frame.sources, self.selected.get())
    }

    fn select(&self, frame: &Shown<'_>) {
        // A second frame selected in the same run changes nothing.
        let _ = self.selected.set(self.filter.select(frame.tree, frame.sources));
    }
}
