//! Values of chosen fields, one line a frame.

use dissect::label::{View, push_value};
use dissect::text::push_hex_bytes;
use dissect::{Demand, FieldId, FieldType, Registry};
use session::columns::{Column, ColumnDef, push_column};
use session::{Printer, Shown};

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

/// Prints values.
pub struct Fields {
    /// Names, for the heading, and what they stand for.
    pub fields: Vec<(String, Source)>,
    /// `-E header`.
    pub header: bool,
    /// `-E bom`.
    pub bom: bool,
    /// `-E separator`.
    pub separator: u8,
    /// `-E aggregator`.
    pub aggregator: u8,
    /// `-E occurrence`.
    pub occurrence: Occurrence,
    /// `-E quote`.
    pub quote: Option<u8>,
    /// `-E escape`.
    pub escape: bool,
}

impl Printer for Fields {
    fn demand(&self, _: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        for (_, source) in &self.fields {
            match source {
                Source::Field(ids) => ids.iter().for_each(|id| demand.add(*id)),
                Source::Column(column) => {
                    let column = ColumnDef { title: String::new(), column: column.clone() };
                    demand.merge(&session::columns::demand(&[column]));
                }
            }
        }
        demand
    }

    fn begin(&self, out: &mut Vec<u8>) {
        if self.bom {
            out.extend_from_slice("\u{feff}".as_bytes());
        }
        if self.header {
            for (i, (name, _)) in self.fields.iter().enumerate() {
                if i > 0 {
                    out.push(self.separator);
                }
                out.extend_from_slice(name.as_bytes());
            }
            out.push(b'\n');
        }
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        let view = View {
            registry: shown.registry,
            tree: shown.tree,
            sources: shown.sources,
            zone: &shown.config.zone,
        };
        for (i, (_, source)) in self.fields.iter().enumerate() {
            if i > 0 {
                out.push(self.separator);
            }
            let start = out.len();
            match source {
                Source::Field(ids) => self.values(&view, ids, out),
                Source::Column(column) => {
                    if let Some(quote) = self.quote {
                        out.push(quote);
                    }
                    push_column(out, column, shown);
                }
            }
            if let (Some(quote), true) = (self.quote, out.len() > start) {
                out.push(quote);
            }
        }
        out.push(b'\n');
    }
}

impl Fields {
    fn values(&self, view: &View<'_>, ids: &[FieldId], out: &mut Vec<u8>) {
        let start = out.len();
        let mut first = true;
        let mut value = Vec::new();
        for node in view.tree.nodes().iter().filter(|n| ids.contains(&n.field)) {
            if !first && self.occurrence == Occurrence::First {
                break;
            }
            if first || self.occurrence == Occurrence::Last {
                out.truncate(start);
                if let Some(quote) = self.quote {
                    out.push(quote);
                }
            } else {
                out.push(self.aggregator);
            }
            first = false;
            let def = view.registry.field(node.field);
            value.clear();
            match def.kind {
                FieldType::Protocol => match view.tree.label(node) {
                    Some(_) => dissect::label::push_label(&mut value, view, node),
                    None => value.extend_from_slice(def.filter.as_bytes()),
                },
                FieldType::None => value.push(b'1'),
                // One run of digits here; colons stand in details and PDML.
                FieldType::Bytes | FieldType::UintBytes => {
                    push_hex_bytes(&mut value, view.tree.value_bytes(node, view.sources), 0);
                }
                _ => push_value(&mut value, view, node),
            }
            if self.escape {
                dissect::label::push_escaped(out, &value);
            } else {
                out.extend_from_slice(&value);
            }
        }
    }
}
