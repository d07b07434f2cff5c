//! A line for each packet: its number, the values of the fields, the verdicts of the filters.

use std::sync::atomic::{AtomicU32, Ordering};

use dissect::label::{View, push_value};
use dissect::text::push_hex_bytes;
use dissect::{Demand, FieldDef, FieldId, FieldType, Labels, Node, Registry, Show, Value};
use session::filter::DisplayFilter;
use session::{Matcher, Printer, Shown, describe};

/// A piece of the format of values that have words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// As it stands.
    Text(String),
    /// The name of the field.
    Name,
    /// The word for the value.
    Word,
    /// The value as a number.
    Number,
}

/// Reads a format; `None` if it is none.
pub(super) fn format(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        let piece = match sign {
            '%' => match signs.next()? {
                'D' => Piece::Name,
                'S' => Piece::Word,
                'N' => Piece::Number,
                '%' => {
                    plain.push('%');
                    continue;
                }
                _ => return None,
            },
            sign => {
                plain.push(sign);
                continue;
            }
        };
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(piece);
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Some(pieces)
}

/// Prints packets.
pub(super) struct Lines {
    /// All fields of each name that was asked for.
    pub(super) fields: Vec<Vec<FieldId>>,
    pub(super) format: Vec<Piece>,
    pub(super) filters: Vec<DisplayFilter>,
    /// Packets so far that held nothing: they are not counted.
    pub(super) void: AtomicU32,
}

impl Printer for Lines {
    fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        for id in self.fields.iter().flatten() {
            if *id == FieldId::TEXT {
                demand.merge(&Demand::everything());
            }
            demand.add(*id);
        }
        self.filters.iter().for_each(|filter| demand.merge(&filter.demand(registry)));
        demand
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        let info = &shown.info;
        let void = self.void.load(Ordering::Relaxed);
        let number = info.number.saturating_sub(void);
        if info.len == 0 {
            // Nothing came, and nothing is taken apart.
            let ns = info.ns.unwrap_or(0);
            let (secs, nanos) = (ns.div_euclid(1_000_000_000), ns.rem_euclid(1_000_000_000));
            let line = format!("{} {secs} {nanos} void -\n", number.saturating_sub(1));
            self.void.store(void.saturating_add(1), Ordering::Relaxed);
            out.extend_from_slice(line.as_bytes());
            return;
        }
        out.extend_from_slice(number.to_string().as_bytes());
        let view = View {
            registry: shown.registry,
            tree: shown.tree,
            sources: shown.sources,
            zone: &shown.config.zone,
        };
        // The field that was asked for last stands first.
        for (place, ids) in self.fields.iter().enumerate().rev() {
            for node in shown.tree.nodes().iter().filter(|node| ids.contains(&node.field)) {
                out.extend_from_slice(format!(" {place}=\"").as_bytes());
                self.value(&view, node, out);
                out.push(b'"');
            }
        }
        for filter in &self.filters {
            out.extend_from_slice(if filter.matches(shown) { b" 1" } else { b" 0" });
        }
        out.extend_from_slice(b" -\n");
    }
}

impl Lines {
    fn value(&self, view: &View<'_>, node: &Node, out: &mut Vec<u8>) {
        let def = view.registry.field(node.field);
        if self.format.is_empty() || !has_words(def) {
            return plain(view, node, out);
        }
        for piece in &self.format {
            match piece {
                Piece::Text(text) => out.extend_from_slice(text.as_bytes()),
                Piece::Name => out.extend_from_slice(name(view.registry, node.field).as_bytes()),
                Piece::Word => {
                    let word = match (def.labels, node.value) {
                        (Labels::Flag(set, unset), Value::U64(v)) => {
                            Some(if v == 0 { unset } else { set })
                        }
                        (labels, Value::U64(v)) => labels.find(v),
                        _ => None,
                    };
                    out.extend_from_slice(word.unwrap_or("").as_bytes());
                }
                Piece::Number => match node.value {
                    Value::U64(v) => out.extend_from_slice(v.to_string().as_bytes()),
                    _ => plain(view, node, out),
                },
            }
        }
    }
}

/// The name that details have for a field.
fn name(registry: &Registry, id: FieldId) -> &'static str {
    match registry.field(id).kind {
        FieldType::Protocol => registry.protocol(registry.owner(id)).name,
        _ => registry.field(id).label,
    }
}

/// Fields that the format of values is for.
pub(super) fn has_words(def: &FieldDef) -> bool {
    let words = matches!(def.labels, Labels::Values(_) | Labels::Ranges(_) | Labels::Flag(..));
    words || def.kind == FieldType::Protocol
}

/// A value as filters have it, texts without their quotes.
fn plain(view: &View<'_>, node: &Node, out: &mut Vec<u8>) {
    use FieldType as T;
    let def = view.registry.field(node.field);
    match def.kind {
        T::None => out.extend_from_slice(b"n.a."),
        T::Protocol => {
            push_hex_bytes(out, view.tree.node_bytes(node, view.sources), b':');
        }
        T::Bytes | T::UintBytes => {
            push_hex_bytes(out, view.tree.value_bytes(node, view.sources), b':');
        }
        T::Boolean => out.push(if matches!(node.value, Value::U64(0)) { b'0' } else { b'1' }),
        T::String | T::Stringz | T::UintString | T::StringzPad | T::StringzTrunc => {
            let value = describe::filter(view, node, usize::MAX).unwrap_or_default();
            let value = value.split_once(" == ").map_or("", |(_, value)| value);
            let text = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            out.extend_from_slice(text.unwrap_or(value).as_bytes());
        }
        T::AbsoluteTime => match describe::filter(view, node, usize::MAX) {
            Some(filter) => {
                let value = filter.split_once(" == ").map_or("", |(_, value)| value);
                out.extend_from_slice(date(value, def.show).as_bytes());
            }
            None => push_value(out, view, node),
        },
        _ => push_value(out, view, node),
    }
}

/// A date as this program has it: whole seconds without a fraction, UTC with its letter.
fn date(value: &str, show: Show) -> String {
    let value = value.replacen(".000000000", "", 1);
    match show {
        Show::Utc | Show::DoyUtc | Show::NtpUtc => value.replacen("+0000", "Z", 1),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (value, show, expected) in [
            (
                "\"2019-05-30 20:02:36.073681418+0000\"",
                Show::Utc,
                "\"2019-05-30 20:02:36.073681418Z\"",
            ),
            ("\"1970-01-01 00:00:00.000000000+0000\"", Show::NtpUtc, "\"1970-01-01 00:00:00Z\""),
            (
                "\"2019-05-30 20:02:36.500000000+0200\"",
                Show::Local,
                "\"2019-05-30 20:02:36.500000000+0200\"",
            ),
        ] {
            assert_eq!(date(value, show), expected);
        }
    }

    #[test]
    fn formats() {
        let text = |text: &str| Piece::Text(text.to_owned());
        for (given, expected) in [
            ("", Some(vec![])),
            ("%D: %S (%N)", {
                let mut pieces = vec![Piece::Name, text(": "), Piece::Word];
                pieces.extend([text(" ("), Piece::Number, text(")")]);
                Some(pieces)
            }),
            ("%%x", Some(vec![text("%x")])),
            ("%", None),
            ("%s", None),
        ] {
            assert_eq!(format(given), expected, "{given}");
        }
    }
}
