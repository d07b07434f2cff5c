//! JavaScript Object Notation, RFC 8259.
//!
//! The text is read into tokens first (`parse.rs`): a text that is no JSON shows nothing of it.

mod compact;
mod parse;
#[cfg(test)]
mod tests;

use codec_text::{Plain, main_value};
use dissect::prelude::*;
use dissect::tree::flags;

use parse::{Kind, Token, unquote, values};

pub(crate) static JSON: Protocol = Protocol {
    fields: FIELDS,
    prefs: PREFS,
    entries: &[
        on(tables::LINK, 175),
        on_text(tables::MEDIA_TYPE, "application/json"),
        on_text(tables::MEDIA_TYPE, "application/dds-web+json"),
        on_text(tables::MEDIA_TYPE, "application/json-patch+json"),
        on_text(tables::MEDIA_TYPE, "application/json-rpc"),
        on_text(tables::MEDIA_TYPE, "application/jsonrequest"),
        on_text(tables::MEDIA_TYPE, "application/merge-patch+json"),
        on_text(tables::MEDIA_TYPE, "application/problem+json"),
        on_text(tables::MEDIA_TYPE, "application/senml+json"),
        on_text(tables::MEDIA_TYPE, "application/sensml+json"),
        on_text(tables::MEDIA_TYPE, "application/x-ndjson"),
        heuristic(tables::UDP, looks_like),
        heuristic(Table::new("hpfeeds"), looks_like),
        heuristic(Table::new("db-lsp"), looks_like),
    ],
    stateless: true,
    ..Protocol::new("json", "JSON", "JavaScript Object Notation", dissect)
};

fields! {
    ARRAY: Empty = "json.array", "Array", None;
    OBJECT: Empty = "json.object", "Object", None;
    MEMBER: Text = "json.member", "Member", None;
    KEY: Text = "json.key", "Key", None;
    PATH: Text = "json.path", "Path", None;
    PATH_WITH_VALUE: Text = "json.path_with_value", "Path with value", None;
    MEMBER_WITH_VALUE: Text = "json.member_with_value", "Member with value", None;
    STRING: Text = "json.value.string", "String value", None;
    NUMBER: Text = "json.value.number", "Number value", None;
    FALSE: Empty = "json.value.false", "False value", None;
    NULL: Empty = "json.value.null", "Null value", None;
    TRUE: Empty = "json.value.true", "True value", None;
    NAN: Empty = "json.value.nan", "NaN value", None;
    ARRAY_COMPACT: Empty = "json.array_compact", "Array compact", None;
    OBJECT_COMPACT: Empty = "json.object_compact", "Object compact", None;
    MEMBER_COMPACT: Empty = "json.member_compact", "Member compact", None;
    ARRAY_ITEM_COMPACT: Empty = "json.array_item_compact", "Array item compact", None;
    BINARY_DATA: Bytes = "json.binary_data", "Binary data", None;
    IGNORED_LEADING: Text = "json.ignored_leading_bytes", "Ignored leading bytes", None;
}

prefs! {
    COMPACT = "compact_form", "Show the text in short lines, too", Bool(false);
    SKIP = "ignore_leading_bytes", "Pass over what stands before the first brace or bracket", Bool(false);
    HIDE_PATHS = "hide_extended_path_based_filtering", "Hide the fields that name a value's place", Bool(false);
}

/// Whole JSON: that costs reading it, so the first octet decides for most.
fn looks_like(probe: &Probe<'_>) -> bool {
    probe.span.bytes.len() == probe.span.len() && parse::is_json(probe.span.bytes)
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let text = span.bytes;
    layer.protocol_append("/JSON");
    layer.info_append(format_args!(", JavaScript Object Notation"));
    if let Argument::Bytes(kind) = layer.argument() {
        let kind = main_value(kind).to_ascii_lowercase();
        if !kind.is_empty() {
            layer.info_append(format_args!(" ({})", Plain(&kind)));
            layer.title(format_args!(": {}", Plain(&kind)));
        }
    }
    let skipped = match layer.pref_bool(SKIP) {
        true => memchr::memchr2(b'{', b'[', text).unwrap_or(text.len()),
        false => 0,
    };
    if skipped > 0 {
        layer.put_bytes(IGNORED_LEADING, 0, skipped);
        let rest = span.from(skipped);
        return layer.over(rest, |layer| show(layer, rest));
    }
    show(layer, span)
}

/// Shows the values of a text.
fn show<'b>(layer: &mut Layer<'_, 'b>, span: Span<'b>) -> Result<(), Stop> {
    let text = span.bytes;
    let (tokens, end) = values(text);
    let hides = layer.pref_bool(HIDE_PATHS);
    let hidden = flags::GENERATED | if hides { flags::HIDDEN } else { 0 };
    let mut shown = Shown { text, tokens: &tokens, path: Vec::new(), hidden };
    if layer.pref_bool(COMPACT) {
        compact::show(layer, text, &tokens);
    }
    let mut index = 0;
    // Each turn goes on by a token at least.
    while let Some(token) = tokens.get(index) {
        shown.value(layer, index, b"");
        index = (token.next as usize).max(index + 1);
    }
    layer.seek(end);
    layer.covers(end);
    if end < span.len() {
        let (rest, argument) = (span.from(end), layer.argument());
        if !layer.call_named(Name::new("data-text-lines"), rest, argument) {
            layer.data(rest);
        }
    }
    Ok(())
}

/// The tokens while they are added.
struct Shown<'t> {
    text: &'t [u8],
    tokens: &'t [Token],
    /// Names from the outermost value to here, each after a slash.
    path: Vec<u8>,
    /// Flags of the fields that name a value's place.
    hidden: u8,
}

impl Shown<'_> {
    fn bytes(&self, token: &Token) -> &[u8] {
        self.text.get(token.at as usize..(token.at + token.len) as usize).unwrap_or(&[])
    }

    /// Adds the value at `index`, of the member `name`.
    fn value(&mut self, layer: &mut Layer<'_, '_>, index: usize, name: &[u8]) {
        let Some(token) = self.tokens.get(index).copied() else { return };
        let (at, len) = (token.at as usize, token.len as usize);
        match token.kind {
            Kind::Object => {
                layer.put_bytes(OBJECT, at, len);
                self.inside(layer, index, |shown, layer, index| shown.member(layer, index));
            }
            Kind::Array => {
                layer.put_bytes(ARRAY, at, len);
                let before = self.path.len();
                self.path.extend_from_slice(b"/[]");
                self.inside(layer, index, |shown, layer, index| shown.value(layer, index, b"[]"));
                self.path.truncate(before);
            }
            Kind::Member(_) => self.member(layer, index),
            Kind::String => {
                let value = unquote(self.bytes(&token));
                self.with_value(layer, &token, name, &value);
                layer.put_text(STRING, at, len, &value);
            }
            Kind::Number => {
                self.with_value(layer, &token, name, self.bytes(&token));
                layer.put_bytes(NUMBER, at, len);
            }
            Kind::True | Kind::False | Kind::Null | Kind::NaN => {
                self.with_value(layer, &token, name, self.bytes(&token));
                let field = match token.kind {
                    Kind::True => TRUE,
                    Kind::False => FALSE,
                    Kind::Null => NULL,
                    _ => NAN,
                };
                layer.put_bytes(field, at, len);
            }
        }
    }

    /// Adds what is inside the token at `index`.
    fn inside(
        &mut self,
        layer: &mut Layer<'_, '_>,
        index: usize,
        add: impl Fn(&mut Self, &mut Layer<'_, '_>, usize),
    ) {
        let end = self.tokens.get(index).map_or(0, |t| t.next as usize);
        layer.nest(|layer| {
            let mut inner = index + 1;
            // Each turn goes on by a token at least.
            while inner < end {
                add(self, layer, inner);
                inner = self.tokens.get(inner).map_or(end, |t| (t.next as usize).max(inner + 1));
            }
        });
    }

    fn member(&mut self, layer: &mut Layer<'_, '_>, index: usize) {
        let Some(token) = self.tokens.get(index).copied() else { return };
        let Kind::Member(key_len) = token.kind else { return };
        let (at, len) = (token.at as usize, token.len as usize);
        let key = unquote(self.text.get(at..at + key_len as usize).unwrap_or(&[]));
        let before = self.path.len();
        self.path.push(b'/');
        self.path.extend_from_slice(&key);
        layer.put_text(MEMBER, at, len, &key);
        layer.nest(|layer| {
            self.value(layer, index + 1, &key);
            layer.put_text(KEY, at, key_len as usize, &key);
            layer.put_text_flagged(PATH, at, len, &self.path, self.hidden);
        });
        self.path.truncate(before);
    }

    /// The fields that name a value and its place together.
    fn with_value(&self, layer: &mut Layer<'_, '_>, token: &Token, name: &[u8], value: &[u8]) {
        let (at, len) = (token.at as usize, token.len as usize);
        for (field, before) in [(PATH_WITH_VALUE, self.path.as_slice()), (MEMBER_WITH_VALUE, name)]
        {
            if layer.wants(field) {
                let text = [before, value].join(&b':');
                layer.put_text_flagged(field, at, len, text, self.hidden);
            }
        }
    }
}
