//! Coloring rules: which colours a frame has in a list. In order: the first rule whose filter holds.
//!
//! A rule is a line `@name@filter@[r,g,b][r,g,b]`, ground first, each colour from 0 to 65535; `!` in front turns it off.

use dissect::{Demand, FieldId, Registry};

use crate::Session;
use crate::filter::{self, DisplayFilter};
use crate::pass::{Matcher, Shown};

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Which frames it is for.
    pub filter: String,
    /// Colour of the text: red, green, blue.
    pub text: [u8; 3],
    /// Colour behind the text.
    pub ground: [u8; 3],
    /// It is used.
    pub on: bool,
}

/// The rules that come with the program. Names, filters and colours are those people know.
static DEFAULTS: &str = include_str!("colour_rules.txt");

/// The rules of a file; lines that are none are left out.
pub fn parse(text: &str) -> Vec<Rule> {
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines.filter_map(rule).collect()
}

fn rule(line: &str) -> Option<Rule> {
    let (on, line) = match line.strip_prefix('!') {
        Some(rest) => (false, rest),
        None => (true, line),
    };
    let (name, rest) = line.strip_prefix('@')?.split_once('@')?;
    let (filter, colours) = rest.rsplit_once('@')?;
    let (ground, text) = colours.strip_prefix('[')?.strip_suffix(']')?.split_once("][")?;
    Some(Rule {
        name: name.to_owned(),
        filter: filter.to_owned(),
        text: colour(text)?,
        ground: colour(ground)?,
        on,
    })
}

fn colour(text: &str) -> Option<[u8; 3]> {
    let mut parts = text.split(',').map(|part| part.trim().parse::<u16>().ok());
    let colour = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(colour.map(|part| (part >> 8) as u8))
}

/// The rules of a session: the user's, or else those that come with the program.
pub fn rules(session: &Session) -> Vec<Rule> {
    parse(session.settings.colour_rules.as_deref().unwrap_or(DEFAULTS))
}

/// Rules ready to be asked: a rule's place among those given, the rule, its filter.
pub struct Rules(Vec<(u32, Rule, DisplayFilter)>);

impl Rules {
    /// Those that are on and mean something.
    pub fn new(session: &Session, rules: Vec<Rule>) -> Rules {
        let used = (0..).zip(rules).filter(|(_, rule)| rule.on);
        let ready = used.filter_map(|(place, rule)| {
            let filter = compile(session, &rule.filter)?;
            Some((place, rule, filter))
        });
        Rules(ready.collect())
    }

    /// What they need to see.
    pub fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        self.0.iter().for_each(|(_, _, filter)| demand.merge(&filter.demand(registry)));
        demand
    }

    /// The rule of a frame.
    pub fn of(&self, frame: &Shown<'_>) -> Option<&Rule> {
        self.find(frame).map(|(_, rule, _)| rule)
    }

    /// The place of a frame's rule among those that were given.
    pub fn place(&self, frame: &Shown<'_>) -> Option<u32> {
        self.find(frame).map(|(place, _, _)| *place)
    }

    fn find(&self, frame: &Shown<'_>) -> Option<&(u32, Rule, DisplayFilter)> {
        self.0.iter().find(|(_, _, filter)| filter.matches(frame))
    }
}

/// Tells frames' rules as fields of the frame.
pub(crate) struct Marker<'r> {
    rules: &'r Rules,
    demand: Demand,
    /// The fields of a rule's name and of its filter.
    fields: [Option<FieldId>; 2],
}

impl<'r> Marker<'r> {
    pub(crate) fn new(registry: &Registry, rules: &'r Rules) -> Marker<'r> {
        let field = |name| registry.fields_named(name).first().copied();
        let fields = ["frame.coloring_rule.name", "frame.coloring_rule.string"].map(field);
        Marker { rules, demand: rules.demand(registry), fields }
    }

    /// True if a pass wants one of the fields.
    pub(crate) fn is_wanted(&self, demand: &Demand) -> bool {
        self.fields.iter().flatten().any(|field| demand.wants(*field))
    }

    /// A pass that wants the fields has to see what the rules look at.
    pub(crate) fn join(&self, demand: &mut Demand) {
        if self.is_wanted(demand) {
            if demand.is_everything() {
                // Rules look at hidden nodes, too.
                demand.merge(&Demand::everything());
            }
            demand.merge(&self.demand);
        }
    }

    /// The fields that a frame gets by its rule, as far as they are wanted, with their texts.
    pub(crate) fn marks(
        &self,
        frame: &Shown<'_>,
        demand: &Demand,
    ) -> [Option<(FieldId, &'r str)>; 2] {
        let Some(rule) = self.rules.of(frame) else { return [None; 2] };
        let [name, filter] = self.fields.map(|field| field.filter(|field| demand.wants(*field)));
        [
            name.map(|field| (field, rule.name.as_str())),
            filter.map(|field| (field, rule.filter.as_str())),
        ]
    }
}

/// Unknown names that one filter may have.
const UNKNOWN_MAX: usize = 64;

/// A test that no frame passes.
const NEVER: &str = "frame.number == 0";

/// A filter in which what names an unknown field never holds: no frame has such a field here.
fn compile(session: &Session, text: &str) -> Option<DisplayFilter> {
    let mut text = text.to_owned();
    for _ in 0..UNKNOWN_MAX {
        let error = match filter::compile(session, &text) {
            Ok(filter) => return Some(filter),
            Err(error) => error,
        };
        let (from, to) = (error.span.start, error.span.end);
        let name = text.get(from..to)?;
        let field = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        if error.text != text || name.is_empty() || !name.chars().all(field) {
            return None;
        }
        let to = to + comparison(text.get(to..)?);
        text.replace_range(from..to, NEVER);
    }
    None
}

/// Octets of a comparison operator and its value, if there is one.
fn comparison(text: &str) -> usize {
    const OPERATORS: &[&str] = &[
        "==",
        "!=",
        ">=",
        "<=",
        ">",
        "<",
        "eq ",
        "ne ",
        "gt ",
        "lt ",
        "ge ",
        "le ",
        "in ",
        "contains ",
        "matches ",
        "& ",
    ];
    let rest = text.trim_start();
    let Some(operator) = OPERATORS.iter().find(|o| rest.starts_with(**o)) else { return 0 };
    let value = rest.get(operator.len()..).unwrap_or("").trim_start();
    let len = match value.chars().next() {
        Some('"') => value.get(1..).and_then(|v| v.find('"')).map_or(value.len(), |at| at + 2),
        Some('{') => value.find('}').map_or(value.len(), |at| at + 1),
        _ => value.find([' ', ')', '&', '|']).unwrap_or(value.len()),
    };
    text.len() - value.len() + len
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files() {
        let rules = parse(
            "# c\n@A@tcp@[65535,0,257][1,2,3]\n!@B b@a == \"@\"@[0,0,0][0,0,0]\nbad\n@C@x@[1,2][3]\n",
        );
        assert_eq!(rules.len(), 2);
        let first = Rule {
            name: "A".into(),
            filter: "tcp".into(),
            text: [0; 3],
            ground: [255, 0, 1],
            on: true,
        };
        assert_eq!(rules.first(), Some(&first));
        assert_eq!(rules.get(1).map(|r| (r.filter.as_str(), r.on)), Some(("a == \"@\"", false)));
    }

    #[test]
    fn all_that_come_with_the_program_mean_something() {
        let session = Session::new();
        let rules = rules(&session);
        assert_eq!((rules.len(), Rules::new(&session, rules).0.len()), (20, 20));
    }

    #[test]
    fn what_is_unknown_never_holds() {
        let session = Session::new();
        for (text, fits) in [
            ("nosuch1 || tcp", true),
            ("nosuch1.x == \"a || b\" || !(nosuch2 || nosuch3 in {1, 2})", true),
            ("tcp &&", false),
        ] {
            assert_eq!(compile(&session, text).is_some(), fits, "{text}");
        }
    }
}
