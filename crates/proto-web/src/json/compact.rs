//! The short form of a text: a line for each value.
//!
//! As the reference has it, an array inside an array has no line of its own: its elements stand among those of the
//! outer one, and its brackets are added to the line above.

use dissect::prelude::*;

use super::parse::{Kind, Token};
use super::{ARRAY_ITEM_COMPACT, MEMBER_COMPACT, OBJECT_COMPACT};

struct Text<'t> {
    text: &'t [u8],
    tokens: &'t [Token],
}

/// Adds the short form of the first value.
pub(super) fn show(layer: &mut Layer<'_, '_>, text: &[u8], tokens: &[Token]) {
    let Some(first) = tokens.first() else { return };
    layer.line(first.at as usize, first.len as usize, "JSON compact form:");
    let line = layer.last();
    let text = Text { text, tokens };
    layer.nest(|layer| text.inside(layer, 0, line));
    layer.append_at(line, format_args!("{}", text.brackets(0)));
}

impl Text<'_> {
    /// The places of what is inside the token at `index`.
    fn inner(&self, index: usize) -> Vec<usize> {
        let end = self.tokens.get(index).map_or(0, |token| token.next as usize);
        let next = |at: &usize| self.tokens.get(*at).map(|token| (token.next as usize).max(at + 1));
        std::iter::successors(Some(index + 1), next).take_while(|at| *at < end).collect()
    }

    fn brackets(&self, index: usize) -> &'static str {
        let is_empty = self.inner(index).is_empty();
        match (self.tokens.get(index).map(|token| token.kind), is_empty) {
            (Some(Kind::Object), true) => " {}",
            (Some(Kind::Object), false) => " {...}",
            (Some(Kind::Array), true) => " []",
            (Some(Kind::Array), false) => " [...]",
            _ => "",
        }
    }

    fn bytes(&self, at: u32, len: u32) -> String {
        let bytes = self.text.get(at as usize..(at + len) as usize).unwrap_or(&[]);
        String::from_utf8_lossy(bytes).into_owned()
    }

    /// Adds the members or elements of the token at `index`, whose line is `line`.
    fn inside(&self, layer: &mut Layer<'_, '_>, index: usize, line: Mark) {
        for (number, inner) in self.inner(index).into_iter().enumerate() {
            let Some(token) = self.tokens.get(inner) else { return };
            match token.kind {
                Kind::Member(key_len) => {
                    let key = self.bytes(token.at, key_len);
                    layer.put_bytes(MEMBER_COMPACT, token.at as usize, token.len as usize);
                    self.line(layer, inner + 1, &key);
                }
                Kind::Array => {
                    self.inside(layer, inner, line);
                    layer.append_at(line, format_args!("{}", self.brackets(inner)));
                }
                kind => {
                    let is_object = matches!(kind, Kind::Object);
                    let field = if is_object { OBJECT_COMPACT } else { ARRAY_ITEM_COMPACT };
                    layer.put_bytes(field, token.at as usize, token.len as usize);
                    self.line(layer, inner, &number.to_string());
                }
            }
        }
    }

    /// Words the line added last: a name or number, and the value at `index`, whose parts stand below.
    fn line(&self, layer: &mut Layer<'_, '_>, index: usize, name: &str) {
        let line = layer.last();
        let Some(token) = self.tokens.get(index) else { return };
        if matches!(token.kind, Kind::Object | Kind::Array) {
            layer.label(format_args!("{name}:"));
            layer.nest(|layer| self.inside(layer, index, line));
            layer.append_at(line, format_args!("{}", self.brackets(index)));
        } else {
            layer.label(format_args!("{name}: {}", self.bytes(token.at, token.len)));
        }
    }
}
