//! Coloring rules, as the page has them.

use dissect::{Demand, Registry};
use session::Session;
use session::capture::Painter;
use session::colour::{self, Rule};
use session::pass::Shown;

use crate::api::{Colour, ColourRule};

/// The rules to begin with: the user's, or those that come with the program.
pub(crate) fn rules(session: &Session) -> Vec<ColourRule> {
    let pack = |[red, green, blue]: [u8; 3]| Colour { red, green, blue };
    let rules = colour::rules(session).into_iter();
    rules
        .map(|Rule { name, filter, text, ground, on }| ColourRule {
            name,
            filter,
            foreground: pack(text),
            background: pack(ground),
            enabled: on,
        })
        .collect()
}

/// Rules that colour rows.
pub(crate) struct Rules(colour::Rules);

impl Rules {
    /// Rules that are on and mean something.
    pub(crate) fn new(rules: &[ColourRule], session: &Session) -> Rules {
        let unpack = |colour: Colour| [colour.red, colour.green, colour.blue];
        let rules = rules.iter().map(|rule| Rule {
            name: rule.name.clone(),
            filter: rule.filter.clone(),
            text: unpack(rule.foreground),
            ground: unpack(rule.background),
            on: rule.enabled,
        });
        Rules(colour::Rules::new(session, rules.collect()))
    }
}

impl Painter for Rules {
    fn demand(&self, registry: &Registry) -> Demand {
        self.0.demand(registry)
    }

    fn colour(&self, frame: &Shown<'_>) -> Option<u32> {
        self.0.place(frame)
    }
}
