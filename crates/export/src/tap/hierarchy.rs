//! The protocol hierarchy as an indented list.

use std::io::Write as _;

use dissect::Registry;
use session::tap::{Hierarchy, Level};

use super::About;

/// Columns before the counts.
const NAMES_WIDE: usize = 41;

pub(super) fn push_hierarchy(out: &mut Vec<u8>, report: &Hierarchy, about: &About<'_>) {
    let line = "=".repeat(67);
    let filter = about.filter.unwrap_or("");
    let _ = writeln!(out, "\n{line}\nProtocol Hierarchy Statistics\nFilter: {filter}\n");
    push_levels(out, &report.root.below, 0, about.registry);
    let _ = writeln!(out, "{line}");
}

/// As deep as a frame has layers, which is limited.
fn push_levels(out: &mut Vec<u8>, levels: &[Level], depth: usize, registry: &Registry) {
    for level in levels {
        let name = level.field.map_or("", |f| registry.field(f).filter);
        let indent = depth * 2;
        let wide = NAMES_WIDE.saturating_sub(indent + 1).max(1);
        let (frames, bytes) = (level.frames, level.bytes);
        let _ = writeln!(out, "{:indent$}{name:wide$} frames:{frames} bytes:{bytes}", "");
        push_levels(out, &level.below, depth + 1, registry);
    }
}
