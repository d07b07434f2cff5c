//! JSON as it is written: members in the order they are told, numbers as they are formatted.

use std::fmt::{Arguments, Write as _};

/// A text of JSON that grows.
#[derive(Default)]
pub(super) struct Json {
    pub(super) text: String,
}

impl Json {
    /// A comma, unless something was opened just now.
    fn next(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[', ':']) {
            self.text.push(',');
        }
    }

    /// Opens an object or a list.
    pub(super) fn open(&mut self, sign: char) {
        self.next();
        self.text.push(sign);
    }

    /// Closes what was opened.
    pub(super) fn close(&mut self, sign: char) {
        self.text.push(sign);
    }

    /// The name of a member; its value follows.
    pub(super) fn key(&mut self, name: &str) {
        self.next();
        self.push_string(name);
        self.text.push(':');
    }

    /// A string as an element, or as the value of a member.
    pub(super) fn string(&mut self, value: &str) {
        self.next();
        self.push_string(value);
    }

    /// A number, or anything else that needs no quotes.
    pub(super) fn plain(&mut self, value: Arguments<'_>) {
        self.next();
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(value);
    }

    /// A member that is a string.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.key(name);
        self.push_string(value);
    }

    /// A member that is a number, or anything else that needs no quotes.
    pub(super) fn value(&mut self, name: &str, value: impl std::fmt::Display) {
        self.key(name);
        self.plain(format_args!("{value}"));
    }

    /// A member that is an object or a list.
    pub(super) fn member(&mut self, name: &str, sign: char) {
        self.key(name);
        self.open(sign);
    }

    fn push_string(&mut self, value: &str) {
        self.text.push('"');
        let mut rest = value;
        // Each turn writes at least one character.
        while let Some(at) = rest.find(|c: char| c < ' ' || c == '"' || c == '\\') {
            let (plain, special) = rest.split_at(at);
            self.text.push_str(plain);
            let mut chars = special.chars();
            match chars.next() {
                Some('\n') => self.text.push_str("\\n"),
                Some('\r') => self.text.push_str("\\r"),
                Some('\t') => self.text.push_str("\\t"),
                Some(c @ ('"' | '\\')) => self.text.extend(['\\', c]),
                Some(c) => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(c));
                }
                None => {}
            }
            rest = chars.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }
}

/// Nanoseconds as seconds with nine digits.
pub(super) fn seconds(ns: i64) -> String {
    let sign = if ns < 0 { "-" } else { "" };
    let ns = ns.unsigned_abs();
    format!("{sign}{}.{:09}", ns / 1_000_000_000, ns % 1_000_000_000)
}

/// A time since the Unix epoch in seconds, added up in floating point as clients know it.
pub(super) fn epoch(ns: i64) -> String {
    let (secs, nanos) = (ns.div_euclid(1_000_000_000), ns.rem_euclid(1_000_000_000));
    format!("{:.9}", secs as f64 + nanos as f64 / 1e9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let mut json = Json::default();
        json.open('{');
        json.text("a\"", "\u{1}\n\t\\ \u{2192}\r");
        json.member("list", '[');
        json.plain(format_args!("1.500000"));
        json.string("");
        json.open('{');
        json.close('}');
        json.close(']');
        json.value("last", true);
        json.close('}');
        let value: serde_json::Value = serde_json::from_str(&json.text).unwrap();
        let expected = serde_json::json!({
            "a\"": "\u{1}\n\t\\ \u{2192}\r", "list": [1.5, "", {}], "last": true,
        });
        assert_eq!(value, expected);
    }

    #[test]
    fn times() {
        assert_eq!(seconds(1_500_000_001), "1.500000001");
        assert_eq!(seconds(-20), "-0.000000020");
        assert_eq!(epoch(1_795_418_897_919_349_000), "1795418897.919348955");
    }
}
