//! The packet list as lines of text.

use dissect::{Demand, Registry};
use session::columns::{Column, ColumnDef, push_column};
use session::{Printer, Shown};

/// Prints one line a frame.
pub struct Summary {
    /// What the list shows.
    pub columns: Vec<ColumnDef>,
    /// What stands between columns: a space, or a tab for `-T tabs`.
    pub separator: u8,
}

impl Summary {
    /// Appends the line of a frame, with its line feed.
    pub fn line(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        let mut last = None;
        for (i, ColumnDef { column, .. }) in self.columns.iter().enumerate() {
            if i > 0 {
                match (last, column) {
                    (Some(Column::Source { .. }), Column::Destination { .. }) => {
                        out.push(self.separator);
                        out.extend_from_slice("→".as_bytes());
                        out.push(self.separator);
                    }
                    (Some(Column::Destination { .. }), Column::Source { .. }) => {
                        out.push(self.separator);
                        out.extend_from_slice("←".as_bytes());
                        out.push(self.separator);
                    }
                    _ => out.push(self.separator),
                }
            }
            let start = out.len();
            push_column(out, column, shown);
            let (left, least) = match column {
                Column::Number => (true, 5),
                Column::Time | Column::TimeAs(_) => (true, 10),
                Column::Source { .. } => (true, 12),
                Column::Destination { .. } => (false, 12),
                Column::End { source, .. } => (*source, 12),
                _ => (false, 0),
            };
            if out.len() - start < least * 4 {
                pad(out, start, least, left);
            }
            last = Some(column.clone());
        }
        out.push(b'\n');
    }
}

/// Pads what stands from `start` on with spaces to `least` characters.
fn pad(out: &mut Vec<u8>, start: usize, least: usize, left: bool) {
    let len = out.len() - start;
    // Characters, not octets: continuation octets do not count.
    let continued = out.get(start..).unwrap_or(&[]).iter().filter(|b| **b & 0xc0 == 0x80).count();
    let missing = least.saturating_sub(len - continued);
    if missing == 0 {
        return;
    }
    out.resize(out.len() + missing, b' ');
    if left {
        out.copy_within(start..start + len, start + missing);
        out.iter_mut().skip(start).take(missing).for_each(|b| *b = b' ');
    }
}

impl Printer for Summary {
    fn demand(&self, _: &Registry) -> Demand {
        session::columns::demand(&self.columns)
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        self.line(shown, out);
    }
}
