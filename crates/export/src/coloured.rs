//! The packet list in the colours of the coloring rules.

use dissect::{Demand, Registry};
use session::colour::{Rule, Rules};
use session::{Printer, Shown};

use crate::Summary;

/// Prints the packet list for a terminal of 24-bit colours.
pub struct Coloured {
    summary: Summary,
    rules: Rules,
}

impl Coloured {
    /// The same list, in colours.
    pub fn new(summary: Summary, rules: Rules) -> Coloured {
        Coloured { summary, rules }
    }
}

impl Printer for Coloured {
    fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = self.summary.demand(registry);
        demand.merge(&self.rules.demand(registry));
        demand
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        let Some(Rule { text: [r, g, b], ground: [x, y, z], .. }) = self.rules.of(shown) else {
            return self.summary.line(shown, out);
        };
        let start = format!("\x1b[38;2;{r};{g};{b}m\x1b[48;2;{x};{y};{z}m");
        out.extend_from_slice(start.as_bytes());
        self.summary.line(shown, out);
        // The rest of the line has the ground's colour, too; the reset comes on the next line, or the colour would run on.
        out.pop();
        out.extend_from_slice(b"\x1b[K\n\x1b[0m");
    }

    fn end(&self, _: u64, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\x1b[0m");
    }
}
