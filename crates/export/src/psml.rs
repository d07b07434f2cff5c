//! PSML: the packet list in XML.

use dissect::{Demand, Registry};
use session::colour::Rules;
use session::columns::{ColumnDef, push_column};
use session::{Printer, Shown};

use crate::xml;

/// Prints PSML.
pub struct Psml {
    /// What the list shows.
    pub columns: Vec<ColumnDef>,
    /// Name and version of the program, for the heading.
    pub creator: String,
    /// Packets tell their colours.
    pub colours: Option<Rules>,
}

impl Printer for Psml {
    fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = session::columns::demand(&self.columns);
        demand.merge(&self.colours.as_ref().map_or_else(Demand::nothing, |c| c.demand(registry)));
        demand
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
        xml::push_packet(out, self.colours.as_ref().and_then(|rules| rules.of(shown)));
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

    fn end(&self, _: u64, out: &mut Vec<u8>) {
        out.extend_from_slice(b"</psml>\n");
    }
}
