//! Display filters.

use std::sync::Arc;

use dissect::FieldType;
use session::Session;
use session::capture::view::Filter;

use crate::api::{
    Completion, CompletionKind, Completions, FilterCheck, Settings, TextSpan, Verdict,
};
use crate::details::type_name;
use crate::fail::Fail;

/// A filter's text made ready to run; `None` for the empty text.
pub(crate) fn compile(text: &str, session: &Session) -> Result<Option<Filter>, Fail> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match session::filter::compile(session, text) {
        Ok(filter) => Ok(Some(Arc::new(filter))),
        Err(error) => {
            let at = span(&error.text, error.span);
            Err(Fail::filter(error.message.clone(), (error.text == text).then_some(at)))
        }
    }
}

/// A run of octets of a text in the units that JavaScript counts.
fn span(text: &str, octets: dfilter::Span) -> TextSpan {
    let units = |end| text.get(..end).unwrap_or(text).encode_utf16().count() as u32;
    TextSpan { start: units(octets.start), end: units(octets.end) }
}

/// What a text is as a filter.
pub(crate) fn check(text: &str, session: &Session) -> FilterCheck {
    let mut checked = FilterCheck {
        verdict: Verdict::Empty,
        message: String::new(),
        span: None,
        nearest: Vec::new(),
    };
    if text.trim().is_empty() {
        return checked;
    }
    match session::filter::compile(session, text) {
        Ok(filter) => {
            checked.verdict = Verdict::Ok;
            if let Some(warning) = filter.filter().warnings().first() {
                checked.verdict = Verdict::Deprecated;
                checked.message = warning.message.clone();
                checked.span = Some(span(text, warning.span));
            }
        }
        Err(error) => {
            checked.verdict = Verdict::Error;
            // Of a macro's text only the message makes sense to who wrote its name.
            checked.span = (error.text == text).then(|| span(text, error.span));
            checked.nearest = error.nearest.iter().cloned().collect();
            checked.message = error.message;
        }
    }
    checked
}

/// Choices of one answer.
const CHOICES_MAX: usize = 20;

/// Comparisons and connectives.
const OPERATORS: &[(&str, &str)] = &[
    ("==", "equal"),
    ("!=", "not equal"),
    (">", "greater than"),
    ("<", "less than"),
    (">=", "greater than or equal"),
    ("<=", "less than or equal"),
    ("contains", "has it within"),
    ("matches", "matches a regular expression"),
    ("in", "is one of"),
    ("&&", "and"),
    ("||", "or"),
];

/// What may stand at the cursor.
pub(crate) fn complete(
    text: &str,
    cursor: u32,
    session: &Session,
    settings: &Settings,
) -> Completions {
    let cursor = octet(text, cursor);
    let before = text.get(..cursor).unwrap_or(text);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let start = before.trim_end_matches(is_part).len();
    let word = before.get(start..).unwrap_or("").to_lowercase();
    let earlier = before.get(..start).unwrap_or("");
    let units = |end| text.get(..end).unwrap_or("").encode_utf16().count() as u32;
    let answer = |start, choices| Completions {
        replace: TextSpan { start: units(start), end: units(cursor) },
        choices,
    };
    let mut choices = Vec::new();
    let last = earlier.split_whitespace().next_back();
    if last.is_some_and(|last| session.registry.fields().any(|(_, def)| def.filter == last)) {
        for (operator, words) in OPERATORS.iter().filter(|(o, _)| o.starts_with(word.as_str())) {
            add(&mut choices, operator, CompletionKind::Operator, words);
        }
    } else if !word.is_empty() {
        names(&word, session, &mut choices);
    }
    if !choices.is_empty() || before.is_empty() {
        return answer(start, choices);
    }
    // Nothing for the last word: perhaps a whole filter begins like this.
    let saved = settings.filters.iter().map(|f| (&f.filter, f.name.as_str()));
    let recent = settings.recent_filters.iter().map(|f| (f, ""));
    for (filter, name) in saved.chain(recent).filter(|(f, _)| f.starts_with(before)) {
        add(&mut choices, filter, CompletionKind::Filter, name);
    }
    answer(0, choices)
}

/// Protocols and fields that begin with a word; first those with the fewest parts.
fn names(word: &str, session: &Session, choices: &mut Vec<Completion>) {
    let parts = |name: &str| name.matches('.').count();
    let registry = &session.registry;
    let mut found: Vec<_> = registry.fields().filter(|(_, d)| d.filter.starts_with(word)).collect();
    found.sort_by_key(|(_, def)| (parts(def.filter), def.filter));
    found.dedup_by_key(|(_, def)| def.filter);
    for (_, def) in found.iter().take(CHOICES_MAX) {
        let (kind, detail) = match def.kind {
            FieldType::Protocol => (CompletionKind::Protocol, def.label.to_owned()),
            kind => (CompletionKind::Field, format!("{} ({})", def.label, type_name(kind))),
        };
        add(choices, def.filter, kind, &detail);
    }
}

fn add(choices: &mut Vec<Completion>, text: &str, kind: CompletionKind, detail: &str) {
    if choices.len() < CHOICES_MAX && !choices.iter().any(|c| c.text == text) {
        choices.push(Completion { text: text.to_owned(), kind, detail: detail.to_owned() });
    }
}

/// The octet at which a unit of JavaScript's count stands.
fn octet(text: &str, unit: u32) -> usize {
    let mut units = 0;
    let mut chars = text.char_indices();
    let found = chars.find(|(_, c)| {
        let here = units >= unit;
        units += c.len_utf16() as u32;
        here
    });
    found.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts() {
        let session = Session::new();
        for (text, verdict) in [
            ("", Verdict::Empty),
            (" ", Verdict::Empty),
            ("dns", Verdict::Ok),
            ("tcp.port == 80", Verdict::Ok),
            ("tcp.prt == 80", Verdict::Error),
            ("tcp.port ==", Verdict::Error),
        ] {
            assert_eq!(check(text, &session).verdict, verdict, "{text}");
        }
        let place = check("dns.qry.name == \"\u{1d11e}\" && nonsense.x", &session);
        assert_eq!(place.span, Some(TextSpan { start: 24, end: 34 }));
    }

    #[test]
    fn completions_by_cursor() {
        let session = Session::new();
        let mut settings = crate::convert::default_settings(&session);
        settings.recent_filters = vec!["dns.qry.name == \"a\"".to_owned()];
        for (text, cursor, first, replaces) in [
            ("tcp.po", 6, "tcp.port", (0, 6)),
            ("ip && udp.srcp", 14, "udp.srcport", (6, 14)),
            ("dns.qry.name == \"", 17, "dns.qry.name == \"a\"", (0, 17)),
            ("ip.src ", 7, "==", (7, 7)),
        ] {
            let found = complete(text, cursor, &session, &settings);
            assert_eq!(found.choices.first().map(|c| c.text.as_str()), Some(first), "{text}");
            let (start, end) = replaces;
            assert_eq!(found.replace, TextSpan { start, end }, "{text}");
        }
        assert!(complete("zzzz", 4, &session, &settings).choices.is_empty());
    }
}
