//! PSML: the packet list in XML.

use dissect::{Demand, Registry};
use session::columns::{ColumnDef, push_column};
use session::{Printer, Shown};

use crate::xml;

/// Prints PSML.
pub struct Psml {
    /// What the list shows.
    pub columns: Vec<ColumnDef>,
    /// Name and version of the program, for the heading.
    pub creator: String,
}

impl Printer for Psml {
    fn demand(&self, _: &Registry) -> Demand {
        session::columns::demand(&self.columns)
    }

    fn begin(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(
            b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<psml version=\"0\" creator=\"",
        );
        xml::push(out, self.creator.as_bytes());
        out.extend_from_slice(b"\">\n<structure>\n");
        for column in &self.columns {
            out.extend_from_slice(b"<section>");
            xml::push(out, column.title.as_bytes());
            out.extend_from_slice(b"</section>\n");
        }
        out.extend_from_slice(b"</structure>\n\n");
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(b"<packet>\n");
        let mut text = Vec::new();
        for column in &self.columns {
            out.extend_from_slice(b"<section>");
            text.clear();
            push_column(&mut text, &column.column, shown);
            xml::push(out, &text);
            out.extend_from_slice(b"</section>\n");
        }
        out.extend_from_slice(b"</packet>\n\n");
    }

    fn end(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"</psml>\n");
    }
}
