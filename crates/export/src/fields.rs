//! Values of chosen fields, one line a frame.

use dissect::{Demand, FieldId, Registry};
use session::columns::{Column, push_column};
use session::{Printer, Shown};

use crate::value::{demand_of, push_field, view_of};

/// Which of several values is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrence {
    /// All of them.
    All,
    /// The first.
    First,
    /// The last.
    Last,
}

/// What is printed in one place of the line.
#[derive(Clone, Debug)]
pub enum Source {
    /// All fields of one name.
    Field(Vec<FieldId>),
    /// A column.
    Column(Column),
}

/// How values are written (`-E`).
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Names first.
    pub header: bool,
    /// A byte order mark first.
    pub bom: bool,
    /// Between two fields.
    pub separator: u8,
    /// Between two values of a field.
    pub aggregator: u8,
    /// Which of several values.
    pub occurrence: Occurrence,
    /// Around the values of a field.
    pub quote: Option<u8>,
    /// Quotes within a value are doubled, in headings too, so that a reader of CSV gets them back (RFC 4180 section 2).
    pub doubled: bool,
}

impl Default for Style {
    fn default() -> Style {
        Style {
            header: false,
            bom: false,
            separator: b'\t',
            aggregator: b',',
            occurrence: Occurrence::All,
            quote: None,
            doubled: false,
        }
    }
}

/// Prints values.
pub struct Fields {
    /// Names, for the heading, and what they stand for.
    pub fields: Vec<(String, Source)>,
    /// How they are written.
    pub style: Style,
}

impl Printer for Fields {
    fn demand(&self, registry: &Registry) -> Demand {
        demand_of(&self.fields, registry)
    }

    fn begin(&self, out: &mut Vec<u8>) {
        if self.style.bom {
            out.extend_from_slice("\u{feff}".as_bytes());
        }
        if self.style.header {
            for (i, (name, _)) in self.fields.iter().enumerate() {
                if i > 0 {
                    out.push(self.style.separator);
                }
                match self.style.quote.filter(|_| self.style.doubled) {
                    // What readers of CSV show above the column.
                    Some(quote) => {
                        out.push(quote);
                        let name = name.strip_prefix("_ws.col.").unwrap_or(name);
                        out.extend_from_slice(name.as_bytes());
                        out.push(quote);
                    }
                    None => out.extend_from_slice(name.as_bytes()),
                }
            }
            out.push(b'\n');
        }
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        for (i, (_, source)) in self.fields.iter().enumerate() {
            if i > 0 {
                out.push(self.style.separator);
            }
            let start = out.len();
            let column = matches!(source, Source::Column(_));
            self.each_value(source, shown, out, |out, value, first| {
                match (self.style.quote, first) {
                    (_, false) => out.push(self.style.aggregator),
                    (Some(quote), true) => out.push(quote),
                    (None, true) => {}
                }
                let from = out.len();
                value(out);
                if !column {
                    escape_from(out, from);
                }
            });
            if let (Some(quote), true) = (self.style.quote, out.len() > start) {
                if self.style.doubled {
                    double(out, start + 1, quote);
                }
                out.push(quote);
            }
        }
        out.push(b'\n');
    }
}

/// Doubles each `quote` in what has been appended since `start`. Nearly always there is none.
fn double(out: &mut Vec<u8>, start: usize, quote: u8) {
    let text = out.get(start..).unwrap_or(&[]);
    if text.contains(&quote) {
        let text = text.to_vec();
        out.truncate(start);
        for b in text {
            out.push(b);
            if b == quote {
                out.push(b);
            }
        }
    }
}

/// Escapes in what has been appended since `start` what would break or move a line. Nearly always there is nothing to do.
fn escape_from(out: &mut Vec<u8>, start: usize) {
    let text = out.get(start..).unwrap_or(&[]);
    if text.iter().fold(false, |any, b| any | (8..=13).contains(b)) {
        let text = text.to_vec();
        out.truncate(start);
        for b in text {
            match b {
                8 => out.extend_from_slice(b"\\b"),
                b'\t' => out.extend_from_slice(b"\\t"),
                b'\n' => out.extend_from_slice(b"\\n"),
                12 => out.extend_from_slice(b"\\f"),
                b'\r' => out.extend_from_slice(b"\\r"),
                _ => out.push(b),
            }
        }
    }
}

impl Fields {
    /// Calls `write` for each value of a place, in order, with what appends it and whether it is the first.
    pub(crate) fn each_value(
        &self,
        source: &Source,
        shown: &Shown<'_>,
        out: &mut Vec<u8>,
        mut write: impl FnMut(&mut Vec<u8>, &dyn Fn(&mut Vec<u8>), bool),
    ) {
        let ids = match source {
            Source::Column(column) => {
                return write(out, &|out| push_column(out, column, shown), true);
            }
            Source::Field(ids) => ids,
        };
        let view = view_of(shown);
        let mut nodes = shown.tree.nodes().iter().filter(|n| ids.contains(&n.field));
        let mut write = |node, first| write(out, &|out| push_field(out, &view, node), first);
        match self.style.occurrence {
            Occurrence::First => nodes.next().into_iter().for_each(|node| write(node, true)),
            Occurrence::Last => nodes.next_back().into_iter().for_each(|node| write(node, true)),
            Occurrence::All => nodes.enumerate().for_each(|(i, node)| write(node, i == 0)),
        }
    }
}
