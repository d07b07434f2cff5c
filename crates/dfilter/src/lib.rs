//! The display filter language: text to words ([`lex`]), words to a condition ([`parse`]), names and types ([`check`]), a
//! plan ([`plan`]), and the plan at work on a frame ([`run`]).
//!
//! It knows field definitions and no protocol. Which fields a filter needs becomes the demand of the pass.

#![warn(clippy::indexing_slicing)]

mod ast;
mod check;
mod complete;
mod error;
mod lex;
mod literal;
mod macros;
mod names;
mod optimize;
mod parse;
mod pattern;
mod plan;
mod rules;
mod run;
mod saved;
mod show;
mod text;
mod time;
mod value;

use std::net::IpAddr;

use dissect::config::Zone;
use dissect::layer::Sources;
use dissect::{Demand, Registry, Tree};

pub use complete::{Candidate, Completion, Sort, complete};
pub use error::{Doubt, Error, Span, Warning};
pub use macros::{Macro, Macros};
pub use saved::{SavedFilter, saved_filters, shipped_filters};

use plan::{Cond, Fields, Source};
use value::Val;

/// Gives the addresses of a host's name; none if it is not known.
pub type Hosts = dyn Fn(&str) -> Vec<IpAddr>;

/// What a filter's text may refer to.
#[derive(Clone, Copy)]
pub struct Env<'e> {
    /// Protocols and fields.
    pub registry: &'e Registry,
    /// Macros.
    pub macros: &'e Macros,
    /// For times without an offset.
    pub zone: &'e Zone,
    /// Addresses of a host's name.
    pub hosts: Option<&'e Hosts>,
}

/// A filter, ready to run.
#[derive(Clone, Debug)]
pub struct Filter {
    text: String,
    cond: Cond,
    warnings: Vec<Warning>,
    references: Vec<Fields>,
}

/// The values of the selected frame that a filter refers to.
#[derive(Clone, Debug, Default)]
pub struct Selected(Vec<Vec<Val<'static>>>);

impl Filter {
    /// Understands a filter. One without words lets every frame pass.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and where.
    pub fn compile(text: &str, env: &Env<'_>) -> Result<Filter, Error> {
        let expanded = macros::expand(text, env).map_err(|e| told(e, text))?;
        let words = lex::lex(&expanded).map_err(|e| told(e, &expanded))?;
        let test = parse::parse(&words).map_err(|e| told(e, &expanded))?;
        let mut checker = check::Checker::new(env);
        let cond = match test {
            Some(test) => {
                let cond = checker.test(&test).map_err(|e| told(e, &expanded))?;
                optimize::optimize(cond, env.registry)
            }
            None => Cond::Const(true),
        };
        Ok(Filter {
            text: text.to_owned(),
            cond,
            warnings: checker.warnings,
            references: checker.references,
        })
    }

    /// The filter as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The plan, written as a filter that means the same.
    pub fn plan(&self) -> String {
        show::text(&self.cond)
    }

    /// The plan for people: which fields are read, then the tests in the order they are made.
    pub fn explain(&self) -> String {
        show::explain(&self.cond)
    }

    /// What is hardly meant as it is written.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// True if it lets every frame pass, whatever it holds.
    pub fn is_all(&self) -> bool {
        matches!(self.cond, Cond::Const(true))
    }

    /// Adds the fields it reads to what a pass wants.
    pub fn demand(&self, demand: &mut Demand) {
        demand_of(&self.cond, demand);
    }

    /// Whether a frame passes. Its tree must hold what [`Filter::demand`] asked for. References have no value without a
    /// selected frame.
    pub fn matches(&self, tree: &Tree, sources: &Sources<'_>, selected: Option<&Selected>) -> bool {
        let references = selected.map_or(&[][..], |s| &s.0);
        run::Frame { tree, sources, references }.test(&self.cond)
    }

    /// True if it refers to fields of the selected frame.
    pub fn has_references(&self) -> bool {
        !self.references.is_empty()
    }

    /// Takes the values that references stand for from the selected frame.
    pub fn select(&self, tree: &Tree, sources: &Sources<'_>) -> Selected {
        let frame = run::Frame { tree, sources, references: &[] };
        let values = self.references.iter().map(|fields| {
            let values = frame.values(&Source::Fields(fields.clone()));
            values.into_iter().map(Val::into_owned).collect()
        });
        Selected(values.collect())
    }
}

/// Says of which text an error tells, and names the word that fits nowhere.
fn told(mut error: Error, text: &str) -> Error {
    if error.message.is_empty() {
        let word = text.get(error.span.start..error.span.end).unwrap_or("");
        error.message = format!("\"{word}\" was unexpected in this context.");
    }
    error.text = text.to_owned();
    error
}

fn demand_of(cond: &Cond, demand: &mut Demand) {
    match cond {
        Cond::Const(_) => {}
        Cond::And(all) | Cond::Or(all) | Cond::Xor(all) => {
            all.iter().for_each(|c| demand_of(c, demand))
        }
        Cond::Not(inside) => demand_of(inside, demand),
        Cond::Exists(fields) => demand_fields(fields, demand),
        Cond::Holds(source) | Cond::NonZero(source) => demand_source(source, demand),
        Cond::Finds { left, .. } | Cond::Matches { left, .. } => demand_source(left, demand),
        Cond::Compare { left, right, .. } | Cond::Contains { left, right, .. } => {
            demand_source(left, demand);
            demand_source(right, demand);
        }
        Cond::Between { left, low, high, .. } => {
            [left, low, high].into_iter().for_each(|s| demand_source(s, demand));
        }
    }
}

fn demand_source(source: &Source, demand: &mut Demand) {
    match source {
        Source::Const(..) | Source::Octets => {}
        Source::Fields(fields) | Source::Reference(_, fields) | Source::Text(fields, _) => {
            demand_fields(fields, demand)
        }
        Source::Slice(inside, _) | Source::Minus(inside, _) => demand_source(inside, demand),
        Source::Binary(_, _, left, right) => {
            demand_source(left, demand);
            demand_source(right, demand);
        }
        Source::Call(_, arguments) => arguments.iter().for_each(|a| demand_source(a, demand)),
    }
}

fn demand_fields(fields: &Fields, demand: &mut Demand) {
    for one in &fields.all {
        demand.add(one.id);
        if !fields.layers.is_empty() {
            demand.add(one.owner);
        }
    }
}
