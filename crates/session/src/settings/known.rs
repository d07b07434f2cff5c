//! Names that the reference knows, whether anything here answers to them or not: scripts that were written for it name them,
//! and shall run.

static PROTOCOLS: &str = include_str!("known_protocols.txt");
static HEURISTICS: &str = include_str!("known_heuristics.txt");

/// The reference's protocols, by filter name.
pub fn protocols() -> impl Iterator<Item = &'static str> {
    PROTOCOLS.lines()
}

/// The reference's heuristics.
pub fn heuristics() -> impl Iterator<Item = &'static str> {
    HEURISTICS.lines()
}

/// Heuristics that are named after their protocol alone.
const BARE: &[&str] = &["quic", "tftp"];

/// True if a heuristic of a protocol in a table is called `name`, such as `http_tcp`.
pub(super) fn is_heuristic(name: &str, protocol: &str, table: &str) -> bool {
    if BARE.contains(&protocol) {
        return name == protocol;
    }
    let rest = name.strip_prefix(protocol).and_then(|rest| rest.strip_prefix('_'));
    rest == Some(table)
}
