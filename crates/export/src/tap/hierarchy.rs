//! The protocol hierarchy as an indented list.

use std::io::{Result, Write};

use dissect::Registry;
use session::tap::{Hierarchy, Level};

use super::About;

/// Columns before the counts.
const NAMES_WIDE: usize = 41;

pub(super) fn write_hierarchy(
    out: &mut dyn Write,
    report: &Hierarchy,
    about: &About<'_>,
) -> Result<()> {
    let line = "=".repeat(67);
    let filter = about.filter.unwrap_or("");
    writeln!(out, "\n{line}\nProtocol Hierarchy Statistics\nFilter: {filter}\n")?;
    write_levels(out, &report.root.below, 0, about.registry)?;
    writeln!(out, "{line}")
}

/// As deep as a frame has layers, which is limited.
fn write_levels(
    out: &mut dyn Write,
    levels: &[Level],
    depth: usize,
    registry: &Registry,
) -> Result<()> {
    for level in levels {
        let name = level.field.map_or("", |f| registry.field(f).filter);
        let indent = depth * 2;
        let wide = NAMES_WIDE.saturating_sub(indent + 1).max(1);
        let (frames, bytes) = (level.frames, level.bytes);
        writeln!(out, "{:indent$}{name:wide$} frames:{frames} bytes:{bytes}", "")?;
        write_levels(out, &level.below, depth + 1, registry)?;
    }
    Ok(())
}
