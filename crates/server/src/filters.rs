//! Display filters.

use std::sync::Arc;

use dfilter::{Candidate, Doubt, Sort};
use session::Session;
use session::capture::view::Filter;

use crate::api::{
    Completion, CompletionKind, Completions, FilterCheck, Settings, TextSpan, Verdict,
};
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
            // Yellow is for what has a new form, as in the reference; a trap may be meant.
            let warnings = filter.filter().warnings();
            if let Some(warning) = warnings.iter().find(|w| w.doubt == Doubt::Deprecated) {
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

/// What may stand at the cursor.
pub(crate) fn complete(
    text: &str,
    cursor: u32,
    session: &Session,
    settings: &Settings,
) -> Completions {
    let cursor = octet(text, cursor);
    let before = text.get(..cursor).unwrap_or(text);
    if before.trim().is_empty() {
        return Completions {
            replace: span(text, dfilter::Span::new(cursor, cursor)),
            choices: Vec::new(),
        };
    }
    let env = session::filter::env(session);
    let found = dfilter::complete(text, cursor, &env, CHOICES_MAX);
    if !found.candidates.is_empty() {
        let choices = found.candidates.into_iter().map(completion).collect();
        return Completions { replace: span(text, found.replaces), choices };
    }
    // Nothing for the last word: perhaps a whole filter begins like this.
    let saved = settings.filters.iter().map(|f| (&f.filter, f.name.as_str()));
    let recent = settings.recent_filters.iter().map(|f| (f, ""));
    let mut choices: Vec<Completion> = Vec::new();
    for (filter, name) in saved.chain(recent).filter(|(f, _)| f.starts_with(before)) {
        if choices.len() < CHOICES_MAX && !choices.iter().any(|c| c.text == *filter) {
            let (text, detail) = (filter.clone(), name.to_owned());
            choices.push(Completion { text, kind: CompletionKind::Filter, detail });
        }
    }
    Completions { replace: span(text, dfilter::Span::new(0, cursor)), choices }
}

fn completion(candidate: Candidate) -> Completion {
    let Candidate { text, sort, label, detail } = candidate;
    let (kind, detail) = match sort {
        Sort::Protocol => (CompletionKind::Protocol, label),
        Sort::Field => (CompletionKind::Field, format!("{label} ({detail})")),
        Sort::Value => (CompletionKind::Value, detail),
        Sort::Operator => (CompletionKind::Operator, label),
        Sort::Function | Sort::Macro => (CompletionKind::Function, label),
    };
    Completion { text, kind, detail }
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
            ("bootp", Verdict::Deprecated),
            ("tcp.port ~= 80", Verdict::Deprecated),
            ("tcp.port !== 80", Verdict::Ok),
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
            ("dhc", 3, "dhcp", (0, 3)),
            ("arp.opcode == req", 17, "\"request\"", (14, 17)),
            ("low", 3, "lower(", (0, 3)),
            ("${private_e", 11, "${private_ethernet:", (0, 11)),
        ] {
            let found = complete(text, cursor, &session, &settings);
            assert_eq!(found.choices.first().map(|c| c.text.as_str()), Some(first), "{text}");
            let (start, end) = replaces;
            assert_eq!(found.replace, TextSpan { start, end }, "{text}");
        }
        assert!(complete("zzzz", 4, &session, &settings).choices.is_empty());
    }
}
