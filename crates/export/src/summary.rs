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
                    (Some(Column::Source), Column::Destination) => {
                        out.push(self.separator);
                        out.extend_from_slice("→".as_bytes());
                        out.push(self.separator);
                    }
                    (Some(Column::Destination), Column::Source) => {
                        out.push(self.separator);
                        out.extend_from_slice("←".as_bytes());
                        out.push(self.separator);
                    }
                    _ => out.push(self.separator),
                }
            }
            let start = out.len();
            push_column(out, column, shown);
            let text = out.get(start..).and_then(|b| str::from_utf8(b).ok());
            let width = text.map_or(out.len() - start, |t| t.chars().count());
            match column {
                Column::Number => pad_left(out, start, width, 5),
                Column::Time | Column::TimeAs(_) => pad_left(out, start, width, 10),
                Column::Source => pad_left(out, start, width, 12),
                Column::Destination => pad_right(out, width, 12),
                _ => {}
            }
            last = Some(column.clone());
        }
        out.push(b'\n');
    }
}

fn pad_left(out: &mut Vec<u8>, start: usize, width: usize, least: usize) {
    if width < least {
        let missing = least - width;
        out.splice(start..start, std::iter::repeat_n(b' ', missing));
    }
}

fn pad_right(out: &mut Vec<u8>, width: usize, least: usize) {
    out.extend(std::iter::repeat_n(b' ', least.saturating_sub(width)));
}

impl Printer for Summary {
    fn demand(&self, _: &Registry) -> Demand {
        Demand::columns()
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        self.line(shown, out);
    }
}
