//! A filter that is understood: what is fetched, and what is asked of it.

use dissect::{FieldDef, FieldId, FieldType};
use memchr::memmem;

use crate::ast::Range;
use crate::value::Val;

/// The fields of one name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fields {
    pub(crate) name: Box<str>,
    /// Each with its type and its protocol's own node.
    pub(crate) all: Box<[One]>,
    /// What values are compared as: the type of the first one, or octets.
    pub(crate) kind: FieldType,
    /// Which layers; empty for all.
    pub(crate) layers: Box<[Range]>,
}

/// One field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct One {
    pub(crate) id: FieldId,
    pub(crate) kind: FieldType,
    pub(crate) owner: FieldId,
    /// Its octets in the frame are asked for, not its value.
    pub(crate) raw: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Source {
    Fields(Fields),
    /// A value, written as one of the type.
    Const(Val<'static>, FieldType),
    /// All octets of the frame: nobody has to take it apart for them.
    Octets,
    /// A field of the selected frame, by its place among the filter's references.
    Reference(usize, Fields),
    Slice(Box<Source>, Box<[Range]>),
    /// With the other sign; `true` for numbers of more than four octets.
    Minus(Box<Source>, bool),
    /// Calculates with values of the type.
    Binary(Op, FieldType, Box<Source>, Box<Source>),
    Call(Function, Vec<Source>),
    /// The values as text.
    Text(Fields, Box<[FieldDef]>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Upper,
    Lower,
    Len,
    Count,
    Text,
    Max,
    Min,
    Abs,
}

pub(crate) const FUNCTIONS: &[(&str, Function, &str)] = &[
    ("abs", Function::Abs, "a number without its sign"),
    ("count", Function::Count, "how many times a field stands in the frame"),
    ("len", Function::Len, "octets of a field's value"),
    ("lower", Function::Lower, "a text in lower case"),
    ("max", Function::Max, "the largest of all values"),
    ("min", Function::Min, "the smallest of all values"),
    ("string", Function::Text, "a number or an address as text"),
    ("upper", Function::Upper, "a text in upper case"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Equal,
    Differs,
    Less,
    LessEq,
    Greater,
    GreaterEq,
}

/// What is asked of values.
#[derive(Clone, Debug)]
pub(crate) enum Cond {
    Const(bool),
    And(Vec<Cond>),
    Or(Vec<Cond>),
    /// An odd number of them.
    Xor(Vec<Cond>),
    Not(Box<Cond>),
    /// A field is there.
    Exists(Fields),
    /// A slice has octets.
    Holds(Source),
    /// A value is not zero.
    NonZero(Source),
    Compare {
        every: bool,
        relation: Relation,
        left: Source,
        right: Source,
    },
    Contains {
        every: bool,
        left: Source,
        right: Source,
    },
    Finds {
        every: bool,
        left: Source,
        finder: Box<memmem::Finder<'static>>,
    },
    Matches {
        every: bool,
        left: Source,
        pattern: Box<regex::bytes::Regex>,
        text: Box<[u8]>,
    },
    Between {
        every: bool,
        left: Source,
        low: Source,
        high: Source,
    },
}
