//! Coloring rules: those that come with the program, and which of the user's rules a frame has.

use dissect::{Demand, Registry};
use session::Session;
use session::capture::Painter;
use session::filter::{self, DisplayFilter};
use session::pass::{Matcher, Shown};

use crate::api::{Colour, ColourRule};

/// Name, filter, foreground, background. The filters are what people know the colours by: those of Wireshark.
const DEFAULTS: &[(&str, &str, u32, u32)] = &[
    (
        "Bad TCP",
        "tcp.analysis.flags && !tcp.analysis.window_update && !tcp.analysis.keep_alive && !tcp.analysis.keep_alive_ack",
        0xf7_8787,
        0x12_272e,
    ),
    ("HSRP State Change", "hsrp.state != 8 && hsrp.state != 16", 0xff_fc9c, 0x12_272e),
    ("Spanning Tree Topology  Change", "stp.type == 0x80", 0xff_fc9c, 0x12_272e),
    ("OSPF State Change", "ospf.msg != 1", 0xff_fc9c, 0x12_272e),
    ("ICMP errors", "icmp.type in { 3..5, 11 } || icmpv6.type in { 1..4 }", 0xb7_f774, 0x12_272e),
    ("ARP", "arp", 0x12_272e, 0xfa_f0d7),
    ("ICMP", "icmp || icmpv6", 0x12_272e, 0xfc_e0ff),
    ("TCP RST", "tcp.flags.reset eq 1", 0xff_fc9c, 0xa4_0000),
    ("SCTP ABORT", "sctp.chunk_type eq ABORT", 0xff_fc9c, 0xa4_0000),
    (
        "TTL low or unexpected",
        "(ip.dst != 224.0.0.0/4 && ip.ttl < 5 && !pim && !ospf) || (ip.dst == 224.0.0.0/24 && ip.dst != 224.0.0.251 && ip.ttl != 1 && !(vrrp || carp))",
        0xec_f0eb,
        0xa4_0000,
    ),
    (
        "Checksum Errors",
        "eth.fcs.status==\"Bad\" || ip.checksum.status==\"Bad\" || tcp.checksum.status==\"Bad\" || udp.checksum.status==\"Bad\" || sctp.checksum.status==\"Bad\" || mstp.checksum.status==\"Bad\" || cdp.checksum.status==\"Bad\" || edp.checksum.status==\"Bad\" || wlan.fcs.status==\"Bad\" || stt.checksum.status==\"Bad\"",
        0xf7_8787,
        0x12_272e,
    ),
    ("SMB", "smb || nbss || nbns || netbios", 0x12_272e, 0xfe_ffd0),
    ("HTTP", "http || tcp.port == 80 || http2", 0x12_272e, 0xe4_ffc7),
    ("DCERPC", "dcerpc", 0x12_272e, 0xc7_97ff),
    (
        "Routing",
        "hsrp || eigrp || ospf || bgp || cdp || vrrp || carp || gvrp || igmp || ismp",
        0x12_272e,
        0xff_f3d6,
    ),
    ("TCP SYN/FIN", "tcp.flags & 0x02 || tcp.flags.fin == 1", 0x12_272e, 0xa0_a0a0),
    ("TCP", "tcp", 0x12_272e, 0xe7_e6ff),
    ("UDP", "udp", 0x12_272e, 0xda_eeff),
    ("Broadcast", "eth[0] & 1", 0xba_bdb6, 0xff_ffff),
    ("System Event", "systemd_journal || sysdig", 0x2d_6f9a, 0xe6_e6e6),
];

/// The rules that come with the program.
pub(crate) fn defaults() -> Vec<ColourRule> {
    DEFAULTS
        .iter()
        .map(|(name, filter, foreground, background)| ColourRule {
            name: (*name).to_owned(),
            filter: (*filter).to_owned(),
            foreground: colour(*foreground),
            background: colour(*background),
            enabled: true,
        })
        .collect()
}

/// Rules of a `colorfilters` file: `@name@filter@[background][foreground]`, parts of colours up to 65535, `!` before a rule that
/// is off. Lines that are none are left out.
pub(crate) fn read(text: &str) -> Vec<ColourRule> {
    text.lines().filter_map(read_line).collect()
}

fn read_line(line: &str) -> Option<ColourRule> {
    let enabled = !line.starts_with('!');
    let (name, rest) = line.strip_prefix('!').unwrap_or(line).strip_prefix('@')?.split_once('@')?;
    let (filter, colours) = rest.rsplit_once("@[")?;
    let (background, foreground) = colours.strip_suffix(']')?.split_once("][")?;
    Some(ColourRule {
        name: name.to_owned(),
        filter: filter.to_owned(),
        foreground: read_colour(foreground)?,
        background: read_colour(background)?,
        enabled,
    })
}

fn read_colour(text: &str) -> Option<Colour> {
    let mut parts = text.split(',').map(|part| part.trim().parse::<u16>().ok());
    let mut part = || parts.next().flatten().map(|wide| wide.to_be_bytes()[0]);
    Some(Colour { red: part()?, green: part()?, blue: part()? })
}

fn colour(rgb: u32) -> Colour {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Colour { red, green, blue }
}

/// The user's rules, ready to run.
pub(crate) struct Rules {
    /// A rule's index, and its filters, of which one must hold.
    rules: Vec<(u32, Vec<DisplayFilter>)>,
}

impl Rules {
    /// Rules that are used; those that mean nothing here are left out.
    pub(crate) fn new(rules: &[ColourRule], session: &Session) -> Rules {
        let used = rules.iter().zip(0..).filter(|(rule, _)| rule.enabled);
        let ready = used.map(|(rule, index)| (index, compiled(&rule.filter, session)));
        Rules { rules: ready.filter(|(_, filters)| !filters.is_empty()).collect() }
    }
}

/// A rule's filter. Of one that names a protocol that this program does not know, the alternatives that
/// it does know: what is not known is in no frame, so the others alone decide.
fn compiled(text: &str, session: &Session) -> Vec<DisplayFilter> {
    match filter::compile(session, text) {
        Ok(filter) => vec![filter],
        Err(_) => alternatives(text)
            .into_iter()
            .filter_map(|part| filter::compile(session, part.trim()).ok())
            .collect(),
    }
}

/// What stands between `||` that are in no parentheses, braces or quotes.
fn alternatives(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut quoted, mut escaped) = (0_i32, false, false);
    let (mut from, mut last) = (0, ' ');
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            '|' if last == '|' && depth == 0 => {
                parts.extend(text.get(from..at - 1));
                from = at + 1;
            }
            _ => {}
        }
        last = c;
    }
    parts.extend(text.get(from..));
    parts
}

impl Painter for Rules {
    fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        for filter in self.rules.iter().flat_map(|(_, filters)| filters) {
            demand.merge(&filter.demand(registry));
        }
        demand
    }

    fn colour(&self, frame: &Shown<'_>) -> Option<u32> {
        let holds = |filters: &[DisplayFilter]| filters.iter().any(|filter| filter.matches(frame));
        self.rules.iter().find(|(_, filters)| holds(filters)).map(|(index, _)| *index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_filter() {
        for (text, parts) in [
            ("http || tcp.port == 80 || http2", vec!["http ", " tcp.port == 80 ", " http2"]),
            ("(a || b) && c", vec!["(a || b) && c"]),
            ("a == \"x || \\\" || y\" || b", vec!["a == \"x || \\\" || y\" ", " b"]),
            ("a in {1, 2} || b[0:1] == 1", vec!["a in {1, 2} ", " b[0:1] == 1"]),
        ] {
            assert_eq!(alternatives(text), parts);
        }
    }

    #[test]
    fn lines_of_a_file() {
        let rules = read(
            "# comment\n@Bad TCP@tcp.analysis.flags && x@[4718,10030,11796][63479,34695,34695]\n\
             !@Off@a contains \"@\"@[0,0,0][65535,65535,65535]\n@broken@a@[1,2][3]\n@none\n",
        );
        let names: Vec<(&str, &str, bool)> =
            rules.iter().map(|r| (r.name.as_str(), r.filter.as_str(), r.enabled)).collect();
        assert_eq!(
            names,
            [("Bad TCP", "tcp.analysis.flags && x", true), ("Off", "a contains \"@\"", false)]
        );
        assert_eq!(rules[0].background, colour(0x12_272e));
        assert_eq!(rules[0].foreground, colour(0xf7_8787));
    }

    #[test]
    fn rules_that_are_known_and_rules_that_are_off() {
        let session = Session::new();
        let mut rules = defaults();
        let known = Rules::new(&rules, &session).rules;
        for name in ["Bad TCP", "ARP", "HTTP", "TCP SYN/FIN", "TCP", "UDP"] {
            let index = rules.iter().position(|rule| rule.name == name).unwrap();
            assert!(known.iter().any(|(i, _)| *i as usize == index), "{name}");
        }
        for rule in &mut rules {
            rule.enabled = false;
        }
        assert!(Rules::new(&rules, &session).rules.is_empty());
    }
}
