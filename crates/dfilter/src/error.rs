//! What is wrong with a filter, and where.

use std::fmt;

/// Octets of a filter's text, end excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First octet.
    pub start: usize,
    /// Just after the last one.
    pub end: usize,
}

impl Span {
    /// From `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// Both, and what stands between.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Why a filter is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The text it is told of: the filter with its macros replaced.
    pub text: String,
    /// Where, in `text`.
    pub span: Span,
    /// What is wrong, one line.
    pub message: String,
    /// What could have stood there.
    pub expected: Option<&'static str>,
    /// The known name that is nearest to the unknown one.
    pub nearest: Option<String>,
}

impl Error {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Error {
        let message = message.into();
        Error { text: String::new(), span, message, expected: None, nearest: None }
    }

    pub(crate) fn expecting(mut self, what: &'static str) -> Error {
        self.expected = Some(what);
        self
    }

    /// Line and column of the place, both from 1; columns count characters.
    pub fn place(&self) -> (usize, usize) {
        let before = self.text.get(..self.span.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).unwrap_or("").chars().count();
        (before.matches('\n').count() + 1, column + 1)
    }

    /// The line of the filter it is in, and under it a caret and waves.
    pub fn underlined(&self) -> String {
        let start = self.span.start.min(self.text.len());
        let line_start = self.text.get(..start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
        let rest = self.text.get(line_start..).unwrap_or("");
        let line = rest.split('\n').next().unwrap_or("");
        let before = self.text.get(line_start..start).unwrap_or("").chars().count();
        let under = self.text.get(start..self.span.end).unwrap_or("");
        let waves = under.split('\n').next().unwrap_or("").chars().count().saturating_sub(1);
        // A filter of many thousand characters would fill the screen twice.
        if line.len() > LINE_SHOWN_MAX {
            return String::new();
        }
        format!("    {line}\n    {:before$}^{}", "", "~".repeat(waves))
    }
}

/// Characters of a filter that are shown with an error.
const LINE_SHOWN_MAX: usize = 2000;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(expected) = self.expected {
            write!(f, " Expected {expected}.")?;
        }
        if let Some(nearest) = &self.nearest {
            write!(f, " Did you mean {nearest}?")?;
        }
        let underlined = self.underlined();
        if !underlined.is_empty() {
            write!(f, "\n{underlined}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Why a filter that is accepted should be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A name or sign of the language that has a new form. The reference tells of these, too.
    Deprecated,
    /// It passes other frames than most people expect.
    Trap,
}

/// What is accepted and yet hardly what was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What kind of doubt there is.
    pub doubt: Doubt,
    /// Where.
    pub span: Span,
    /// What, one line.
    pub message: String,
}
