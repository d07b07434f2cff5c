//! Looking for a frame by what is in it.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};

use dissect::Demand;
use dissect::label::{View, push_label};
use dissect::tree::flags;
use regex::bytes::{Regex, RegexBuilder};

use super::scan::{Looker, Scene};
use super::view::Filter;
use crate::columns::{ColumnDef, push_column};
use crate::pass::Shown;

/// What is looked for.
pub enum Needle {
    /// A frame that a filter lets through.
    Filter(Filter),
    /// A text in a column.
    List(Regex, Vec<ColumnDef>),
    /// A text in a line of the details.
    Details(Regex),
    /// Octets.
    Bytes(Regex),
}

/// How wide characters are in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// UTF-8.
    Narrow,
    /// UTF-16, little-endian.
    Wide,
    /// Either.
    Both,
}

/// Memory that a compiled expression may take: against those made to be large.
const EXPRESSION_OCTETS_MAX: usize = 4 << 20;

/// An expression that finds a text; `bytes` if it is looked for in octets, where text may be of any width.
///
/// # Errors
///
/// What is wrong with a regular expression.
pub fn text(
    text: &str,
    is_expression: bool,
    case: bool,
    bytes: Option<Width>,
) -> Result<Regex, String> {
    let narrow = if is_expression { text.to_owned() } else { regex::escape(text) };
    let wide = || {
        let escaped = |c: char| format!("{}\\x00", regex::escape(c.encode_utf8(&mut [0; 4])));
        // Characters beyond ASCII have other octets in UTF-16, and no case that would fold here.
        let unit = |c: char| if c.is_ascii() { escaped(c) } else { octets(&utf16(c)) };
        text.chars().map(unit).collect::<String>()
    };
    let pattern = match bytes {
        Some(Width::Wide) if !is_expression => wide(),
        Some(Width::Both) if !is_expression => format!("{narrow}|{}", wide()),
        _ => narrow,
    };
    compile(RegexBuilder::new(&pattern).case_insensitive(!case))
}

/// An expression that finds octets.
///
/// # Errors
///
/// If it is no hexadecimal number of whole octets; `:`, `.`, `-` and spaces between octets are fine.
pub fn hex(text: &str) -> Result<Regex, String> {
    let digits: Vec<char> = text.chars().filter(|c| !matches!(c, ':' | '.' | '-' | ' ')).collect();
    let octet = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).ok();
    let bytes: Option<Vec<u8>> = digits.chunks(2).map(octet).collect();
    match bytes {
        Some(bytes) if !bytes.is_empty() && digits.len().is_multiple_of(2) => {
            compile(&mut RegexBuilder::new(&octets(&bytes)))
        }
        _ => Err("Octets are written as pairs of hexadecimal digits.".to_owned()),
    }
}

fn utf16(c: char) -> Vec<u8> {
    c.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_le_bytes()).collect()
}

fn octets(bytes: &[u8]) -> String {
    let mut pattern = String::from("(?-u:");
    for byte in bytes {
        let _ = write!(pattern, "\\x{byte:02x}");
    }
    pattern.push(')');
    pattern
}

fn compile(builder: &mut RegexBuilder) -> Result<Regex, String> {
    let built = builder.unicode(true).size_limit(EXPRESSION_OCTETS_MAX).build();
    built.map_err(|error| error.to_string())
}

/// Where something was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Frame, by index from 0.
    pub frame: u32,
    /// Its row.
    pub row: u32,
    /// The node that has it, among all of the frame.
    pub node: Option<u32>,
    /// First octet and how many, if octets were looked for.
    pub octets: Option<(u32, u32)>,
    /// An end of the list was passed.
    pub wrapped: bool,
}

/// Rows to look at, in turn: (row, past an end).
pub(crate) fn turns(
    rows: u32,
    start: Option<u32>,
    backward: bool,
    wrap: bool,
) -> impl Iterator<Item = (u32, bool)> {
    let (first, second) = match (start, backward) {
        (None, _) => (0..rows, 0..0),
        (Some(at), false) => {
            (at.saturating_add(1).min(rows)..rows, 0..at.saturating_add(1).min(rows))
        }
        (Some(at), true) => (0..at.min(rows), at.min(rows)..rows),
    };
    let second = if wrap { second } else { 0..0 };
    let order = move |range: std::ops::Range<u32>| {
        let (start, end) = (range.start, range.end);
        range.map(move |row| if backward { end - 1 - (row - start) } else { row })
    };
    order(first).map(|row| (row, false)).chain(order(second).map(|row| (row, true)))
}

/// The first of these rows that has it. `frame_of` tells the frame of a row.
pub(crate) fn find(
    scene: &Scene,
    needle: &Needle,
    turns: impl Iterator<Item = (u32, bool)>,
    frame_of: &dyn Fn(u32) -> Option<u32>,
    cancel: &AtomicBool,
    progress: &dyn Fn(u32),
) -> Option<Place> {
    let demand = match needle {
        Needle::Filter(filter) => filter.demand(&scene.run.session.registry),
        Needle::List(_, columns) => crate::columns::demand(columns),
        Needle::Details(_) => Demand::visible(),
        Needle::Bytes(_) => Demand::nothing(),
    };
    let mut looker = Looker::default();
    for (done, (row, wrapped)) in turns.enumerate() {
        if cancel.load(Ordering::Relaxed) {
            return None;
        }
        if done % PROGRESS_ROWS == 0 {
            progress(done as u32);
        }
        let frame = frame_of(row)?;
        let before = row.checked_sub(1).and_then(frame_of);
        let found = scene.frame(&mut looker, frame, before, &demand, |shown| look(needle, shown));
        if let Some(Some(place)) = found {
            return Some(Place { frame, row, wrapped, ..place });
        }
    }
    None
}

/// Progress is told after so many rows.
const PROGRESS_ROWS: usize = 4096;

fn look(needle: &Needle, shown: &Shown<'_>) -> Option<Place> {
    match needle {
        Needle::Filter(filter) => filter.matches(shown).then(Place::default),
        Needle::List(expression, columns) => {
            let mut text = Vec::new();
            columns.iter().find_map(|def| {
                text.clear();
                push_column(&mut text, &def.column, shown);
                expression.is_match(&text).then(Place::default)
            })
        }
        Needle::Details(expression) => {
            let zone = &shown.config.zone;
            let view =
                View { registry: shown.registry, tree: shown.tree, sources: shown.sources, zone };
            let mut text = Vec::new();
            let mut nodes = shown.tree.nodes().iter().enumerate();
            let (at, _) = nodes.find(|(_, node)| {
                text.clear();
                push_label(&mut text, &view, node);
                !node.is(flags::HIDDEN) && expression.is_match(&text)
            })?;
            Some(Place { node: Some(at as u32), ..Place::default() })
        }
        Needle::Bytes(expression) => {
            let found = expression.find(shown.sources.get(0))?;
            let octets = Some((found.start() as u32, found.len() as u32));
            Some(Place { octets, ..Place::default() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_find_what_they_stand_for() {
        for (expression, bytes, found) in [
            (hex("0d:0a"), &b"ab\r\n"[..], Some(2)),
            (hex("ff 00"), b"\xff\x00", Some(0)),
            (text("GET", false, false, Some(Width::Narrow)), b"xget", Some(1)),
            (text("GET", false, true, Some(Width::Narrow)), b"xget", None),
            (text("a.c", false, true, None), b"abc a.c", Some(4)),
            (text("a.c", true, true, None), b"abc a.c", Some(0)),
            (text("Hi", false, true, Some(Width::Wide)), b"..H\0i\0", Some(2)),
            (text("\u{e9}", false, true, Some(Width::Wide)), b"\xe9\0", Some(0)),
            (text("hi", false, false, Some(Width::Both)), b"H\0I\0", Some(0)),
        ] {
            let expression = expression.expect("these are right");
            assert_eq!(expression.find(bytes).map(|m| m.start()), found, "{expression}");
        }
        for wrong in ["", "0", "0g", "abc"] {
            assert!(hex(wrong).is_err(), "{wrong}");
        }
        assert!(text("(", true, true, None).is_err());
    }

    #[test]
    fn rows_in_turn() {
        let all = |rows, start, backward, wrap| -> Vec<u32> {
            turns(rows, start, backward, wrap).map(|t| t.0).collect()
        };
        assert_eq!(all(4, None, false, true), [0, 1, 2, 3]);
        assert_eq!(all(4, None, true, true), [3, 2, 1, 0]);
        assert_eq!(all(4, Some(1), false, true), [2, 3, 0, 1]);
        assert_eq!(all(4, Some(1), true, true), [0, 3, 2, 1]);
        assert_eq!(all(4, Some(1), false, false), [2, 3]);
        assert_eq!(all(4, Some(9), false, true), [0, 1, 2, 3]);
        assert_eq!(all(0, Some(9), true, true), [0u32; 0]);
    }
}
