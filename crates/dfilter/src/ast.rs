//! A filter as it is written, before anybody knows what its names mean.

use std::borrow::Cow;

use crate::error::Span;
use crate::lex::Sign;

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test<'t> {
    Or(Vec<Test<'t>>),
    And(Vec<Test<'t>>),
    /// An odd number of them.
    Xor(Vec<Test<'t>>),
    Not(Box<Test<'t>>),
    /// The thing alone: it is there, or not zero.
    Alone(Term<'t>),
    Compare {
        every: Option<bool>,
        sign: Sign,
        at: Span,
        left: Term<'t>,
        right: Term<'t>,
    },
    In {
        every: Option<bool>,
        not: bool,
        left: Term<'t>,
        set: Vec<Element<'t>>,
        span: Span,
    },
}

/// One value of a set, or all from one to another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Element<'t> {
    One(Term<'t>),
    Range(Term<'t>, Term<'t>),
}

/// Something with values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Term<'t> {
    pub(crate) kind: TermKind<'t>,
    pub(crate) span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TermKind<'t> {
    Word(&'t str),
    Literal(&'t str),
    DotName(&'t str),
    RawName(&'t str),
    Quoted(Cow<'t, [u8]>),
    Char(u8),
    /// The layers of a field.
    Layer(Box<Term<'t>>, Vec<Range>),
    Slice(Box<Term<'t>>, Vec<Range>),
    Reference(&'t str, Vec<Range>),
    Call(&'t str, Vec<Term<'t>>),
    Minus(Box<Term<'t>>),
    Plus(Box<Term<'t>>),
    Binary(Sign, Box<Term<'t>>, Box<Term<'t>>),
}

/// Which octets (or layers): from a place, so many or up to a place; negative places count from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) start: i32,
    pub(crate) end: RangeEnd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RangeEnd {
    /// So many.
    Count(i32),
    /// Up to this place, which is in it.
    Last(i32),
    /// Up to the end.
    Open,
}
