//! The packet list in colours: what is wrong first, then by what a frame carries.

use dissect::{Demand, FieldId, Registry, Value};
use session::{Printer, Shown};

use crate::Summary;

/// A colour, red, green and blue.
type Rgb = [u8; 3];

/// Frames that have one of these fields (set, if it is a truth value) stand out like this.
struct Rule {
    fields: &'static [&'static str],
    text: Rgb,
    ground: Rgb,
}

const DARK: Rgb = [0x12, 0x27, 0x2e];

/// In order: the first that fits.
const RULES: &[Rule] = &[
    Rule {
        fields: &["_ws.malformed", "tcp.analysis.flags"],
        text: [0xf7, 0x87, 0x87],
        ground: DARK,
    },
    Rule { fields: &["tcp.flags.reset"], text: [0xff, 0xfc, 0x9c], ground: [0xa4, 0, 0] },
    Rule { fields: &["arp"], text: DARK, ground: [0xfa, 0xf0, 0xd7] },
    Rule { fields: &["icmp", "icmpv6"], text: DARK, ground: [0xfc, 0xe0, 0xff] },
    Rule { fields: &["http"], text: DARK, ground: [0xe4, 0xff, 0xc7] },
    Rule { fields: &["tcp.flags.syn", "tcp.flags.fin"], text: DARK, ground: [0xa0, 0xa0, 0xa0] },
    Rule { fields: &["tcp"], text: DARK, ground: [0xe7, 0xe6, 0xff] },
    Rule { fields: &["udp"], text: DARK, ground: [0xda, 0xee, 0xff] },
];

/// Prints the packet list for a terminal of 24-bit colours.
pub struct Coloured {
    summary: Summary,
    /// Fields of each rule.
    rules: Vec<(Vec<FieldId>, &'static Rule)>,
}

impl Coloured {
    /// The same list, in colours.
    pub fn new(summary: Summary, registry: &Registry) -> Coloured {
        let ids = |rule: &Rule| {
            let named = registry.fields().filter(|(_, f)| rule.fields.contains(&f.filter));
            named.map(|(id, _)| id).collect()
        };
        Coloured { summary, rules: RULES.iter().map(|rule| (ids(rule), rule)).collect() }
    }

    fn rule(&self, shown: &Shown<'_>) -> Option<&'static Rule> {
        let has = |ids: &[FieldId]| {
            shown.tree.nodes().iter().any(|n| n.value != Value::U64(0) && ids.contains(&n.field))
        };
        self.rules.iter().find(|(ids, _)| has(ids)).map(|(_, rule)| *rule)
    }
}

impl Printer for Coloured {
    fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = self.summary.demand(registry);
        self.rules.iter().flat_map(|(ids, _)| ids).for_each(|id| demand.add(*id));
        demand
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        let Some(rule) = self.rule(shown) else { return self.summary.line(shown, out) };
        let ([r, g, b], [x, y, z]) = (rule.text, rule.ground);
        let start = format!("\x1b[38;2;{r};{g};{b}m\x1b[48;2;{x};{y};{z}m");
        out.extend_from_slice(start.as_bytes());
        self.summary.line(shown, out);
        // The line feed stands after the reset, or the colour would run on.
        out.pop();
        out.extend_from_slice(b"\x1b[0m\n");
    }
}
