//! A condition as it is written, and the registry, to a plan: names are looked up, types must agree.

use dissect::FieldType;
use memchr::memmem;

use crate::Env;
use crate::ast::{Element, Term, TermKind, Test};
use crate::error::{Doubt, Error, Span, Warning};
use crate::lex::Sign;
use crate::literal::{self, Like, a_type};
use crate::names;
use crate::pattern;
use crate::plan::{Cond, FUNCTIONS, Fields, Function, One, Op, Relation, Source};
use crate::rules::{can_calculate, can_negate, can_slice, has_text, is_boolean, takes_part};
use crate::run;
use crate::value::{Family, Val, comparable, family, number_octets};

/// What a value is written for: the field it is compared with.
#[derive(Clone, Copy)]
struct Wanted<'w> {
    kind: FieldType,
    field: Option<&'w Fields>,
    /// Part of a value will do.
    partial: bool,
    /// It is calculated with: only what is no text and no word will do.
    bare: bool,
}

/// A source, with the type of its values.
struct Typed {
    source: Source,
    kind: FieldType,
    span: Span,
}

impl Typed {
    fn field(&self) -> Option<&Fields> {
        first_field(&self.source)
    }

    /// How messages call it.
    fn called(&self) -> String {
        match &self.source {
            Source::Fields(f) => f.name.to_string(),
            Source::Reference(_, f) => format!("${{{}}}", f.name),
            Source::Slice(..) => "a slice".to_owned(),
            Source::Call(function, _) => format!("{}()", name_of(*function)),
            Source::Text(..) => format!("{}()", name_of(Function::Text)),
            _ => "this expression".to_owned(),
        }
    }
}

fn first_field(source: &Source) -> Option<&Fields> {
    match source {
        Source::Fields(f) | Source::Reference(_, f) => Some(f),
        Source::Minus(inside, _) => first_field(inside),
        Source::Binary(_, _, left, right) => first_field(left).or_else(|| first_field(right)),
        _ => None,
    }
}

fn name_of(function: Function) -> &'static str {
    FUNCTIONS.iter().find(|f| f.1 == function).map_or("", |f| f.0)
}

pub(crate) struct Checker<'e> {
    env: &'e Env<'e>,
    pub(crate) warnings: Vec<Warning>,
    /// Fields that values are taken of from the selected frame.
    pub(crate) references: Vec<Fields>,
}

/// Warnings of one filter.
const WARNINGS_MAX: usize = 100;

type Checked<T> = Result<T, Error>;

impl<'e> Checker<'e> {
    pub(crate) fn new(env: &'e Env<'e>) -> Self {
        Checker { env, warnings: Vec::new(), references: Vec::new() }
    }

    fn warn(&mut self, doubt: Doubt, span: Span, message: impl Into<String>) {
        // A filter of many thousand tests needs no more to be looked at again.
        if self.warnings.len() < WARNINGS_MAX {
            self.warnings.push(Warning { doubt, span, message: message.into() });
        }
    }

    pub(crate) fn test(&mut self, test: &Test<'_>) -> Checked<Cond> {
        Ok(match test {
            Test::Or(all) => Cond::Or(all.iter().map(|t| self.test(t)).collect::<Checked<_>>()?),
            Test::And(all) => Cond::And(all.iter().map(|t| self.test(t)).collect::<Checked<_>>()?),
            Test::Xor(all) => Cond::Xor(all.iter().map(|t| self.test(t)).collect::<Checked<_>>()?),
            Test::Not(inside) => Cond::Not(Box::new(self.test(inside)?)),
            Test::Alone(term) => self.alone(term)?,
            Test::Compare { every, sign, at, left, right } => {
                self.comparison(*every, *sign, *at, left, right)?
            }
            Test::In { every, not, left, set, .. } => {
                // None may be in the set, with `all` as without.
                let every = every.unwrap_or(false) && !not;
                let cond = self.membership(every, left, set)?;
                if *not { Cond::Not(Box::new(cond)) } else { cond }
            }
        })
    }

    fn alone(&mut self, term: &Term<'_>) -> Checked<Cond> {
        if let TermKind::Call(name, _) = term.kind {
            self.function(name, term.span)?;
            let message = "A function's value is always there: compare it with something.";
            return Err(Error::new(term.span, message));
        }
        if matches!(term.kind, TermKind::Reference(..)) {
            let message = "A reference alone is neither a field nor a protocol.";
            return Err(Error::new(term.span, message));
        }
        let typed = self.left_side(term, None)?;
        Ok(match typed.source {
            Source::Fields(fields) => Cond::Exists(fields),
            source @ Source::Slice(..) => Cond::Holds(source),
            source => Cond::NonZero(source),
        })
    }

    /// The left side of a relation, which must not be a constant.
    fn left_side(&mut self, term: &Term<'_>, sign: Option<Sign>) -> Checked<Typed> {
        if let Some(typed) = self.term(term, None)? {
            return Ok(typed);
        }
        let mut constant = term;
        while let TermKind::Minus(inside) | TermKind::Plus(inside) = &constant.kind {
            constant = inside;
        }
        let arithmetic = matches!(term.kind, TermKind::Binary(..) | TermKind::Minus(_));
        Err(match (&constant.kind, sign) {
            _ if arithmetic => {
                Error::new(term.span, "An expression of constants cannot stand on the left side.")
            }
            (TermKind::Word(name), None) => self.unknown(name, term.span),
            (_, None) => Error::new(term.span, "A value alone is neither a field nor a protocol."),
            (_, Some(sign)) => {
                let message =
                    format!("The left side of \"{}\" must be a field or a function.", sign.text());
                let mut error = Error::new(term.span, message);
                if let TermKind::Word(name) = constant.kind {
                    error.nearest = names::nearest(self.env, name);
                }
                error
            }
        })
    }

    fn unknown(&self, name: &str, span: Span) -> Error {
        let message = format!("\"{name}\" is neither a field nor a protocol.");
        let mut error = Error::new(span, message);
        error.nearest = names::nearest(self.env, name);
        error
    }

    fn fields(&mut self, name: &str, span: Span) -> Option<Fields> {
        let registry = self.env.registry;
        let ids = names::find(self.env, name)?;
        if ids.alias {
            let message = format!("\"{name}\" is an old name of \"{}\".", ids.name);
            self.warn(Doubt::Deprecated, span, message);
        }
        let all: Box<[One]> = ids
            .ids
            .iter()
            .map(|id| {
                let owner = registry.protocol_field(registry.owner(*id));
                One { id: *id, kind: registry.field(*id).kind, owner, raw: false }
            })
            .collect();
        let kind = all.first()?.kind;
        Some(Fields { name: ids.name.into(), all, kind, layers: Box::default() })
    }

    /// The octets of fields, as `@name` asks for them.
    fn raw_fields(&mut self, name: &str, span: Span) -> Checked<Fields> {
        let mut fields = self.fields(name, span).ok_or_else(|| self.unknown(name, span))?;
        fields.name = format!("@{}", fields.name).into();
        fields.kind = FieldType::Bytes;
        for one in &mut fields.all {
            one.kind = FieldType::Bytes;
            one.raw = true;
        }
        Ok(fields)
    }

    /// What a term stands for; `None` for a constant of a type that nobody tells.
    fn term(&mut self, term: &Term<'_>, wanted: Option<Wanted<'_>>) -> Checked<Option<Typed>> {
        let span = term.span;
        Ok(match &term.kind {
            TermKind::Word(name) => match self.fields(name, span) {
                Some(fields) => Some(of_fields(fields, span)),
                None => self.constant(term, wanted)?,
            },
            TermKind::DotName(name) => match self.fields(name, span) {
                Some(fields) => Some(of_fields(fields, span)),
                None => return Err(self.unknown(name, span)),
            },
            TermKind::RawName(name) => Some(of_fields(self.raw_fields(name, span)?, span)),
            TermKind::Literal(_) | TermKind::Quoted(_) | TermKind::Char(_) => {
                self.constant(term, wanted)?
            }
            TermKind::Layer(inside, layers) => {
                let mut fields = match inside.kind {
                    TermKind::RawName(name) => self.raw_fields(name, inside.span)?,
                    TermKind::Word(name) | TermKind::DotName(name) => self
                        .fields(name, inside.span)
                        .ok_or_else(|| self.unknown(name, inside.span))?,
                    _ => return Err(Error::new(span, "Only a field has layers.")),
                };
                fields.layers = layers.as_slice().into();
                Some(of_fields(fields, span))
            }
            TermKind::Slice(inside, parts) => Some(self.slice(inside, parts, span)?),
            TermKind::Reference(name, layers) => {
                let Some(mut fields) = self.fields(name, span) else {
                    return Err(self.unknown(name, span));
                };
                if matches!(family(fields.kind), Family::Protocol | Family::None) {
                    let message = format!("\"{name}\" has no value that can be referred to.");
                    return Err(Error::new(span, message));
                }
                fields.layers = layers.as_slice().into();
                let kind = fields.kind;
                self.references.push(fields.clone());
                let source = Source::Reference(self.references.len() - 1, fields);
                Some(Typed { source, kind, span })
            }
            TermKind::Call(name, arguments) => Some(self.call(name, arguments, span)?),
            TermKind::Plus(inside) => self.term(inside, wanted)?,
            TermKind::Minus(inside) => {
                match self.term(inside, wanted.map(|w| Wanted { bare: true, ..w }))? {
                    Some(typed) => Some(self.minus(typed, span)?),
                    None => None,
                }
            }
            TermKind::Binary(sign, left, right) => self.binary(*sign, left, right, wanted, span)?,
        })
    }

    fn constant(&mut self, term: &Term<'_>, wanted: Option<Wanted<'_>>) -> Checked<Option<Typed>> {
        let Some(wanted) = wanted else { return Ok(None) };
        let registry = self.env.registry;
        let like = Like {
            kind: wanted.kind,
            name: wanted.field.map_or("", |f| &f.name),
            defs: wanted
                .field
                .map_or(Vec::new(), |f| f.all.iter().map(|o| registry.field(o.id)).collect()),
        };
        let read = match &term.kind {
            TermKind::Quoted(_) | TermKind::Char(_) if wanted.bare => {
                Err("A text or a character cannot be calculated with.".to_owned())
            }
            TermKind::Word(text) | TermKind::Literal(text) if wanted.bare => {
                literal::bare(&like, text, self.env)
            }
            TermKind::Word(text) | TermKind::Literal(text) => {
                literal::word(&like, text, self.env, wanted.partial)
            }
            TermKind::Quoted(text) => literal::quoted(&like, text, self.env),
            TermKind::Char(c) => literal::character(&like, *c),
            _ => return Ok(None),
        };
        let value = read.map_err(|message| Error::new(term.span, message))?;
        let source = Source::Const(value, wanted.kind);
        Ok(Some(Typed { source, kind: wanted.kind, span: term.span }))
    }

    fn slice(
        &mut self,
        inside: &Term<'_>,
        parts: &[crate::ast::Range],
        span: Span,
    ) -> Checked<Typed> {
        if matches!(inside.kind, TermKind::Reference(..)) {
            return Err(Error::new(span, "A reference cannot be sliced."));
        }
        let Some(typed) = self.term(inside, None)? else {
            return Err(match inside.kind {
                TermKind::Word(name) => self.unknown(name, inside.span),
                _ => Error::new(inside.span, "A constant cannot be sliced."),
            });
        };
        if !can_slice(typed.kind) {
            let message = format!(
                "{} is {} and cannot be cut into octets.",
                typed.called(),
                a_type(typed.kind)
            );
            return Err(Error::new(span, message));
        }
        let source = Source::Slice(Box::new(typed.source), parts.into());
        Ok(Typed { source, kind: FieldType::Bytes, span })
    }

    fn minus(&mut self, typed: Typed, span: Span) -> Checked<Typed> {
        if !can_negate(typed.kind) {
            let message = format!("There is no sign to {}.", a_type(typed.kind));
            return Err(Error::new(span, message));
        }
        let wide = is_wide(typed.kind);
        let source = match typed.source {
            Source::Const(value, kind) => match run::negate(value, wide) {
                Some(value) => Source::Const(value, kind),
                None => return Err(Error::new(span, "This value cannot be negated.")),
            },
            source => Source::Minus(Box::new(source), wide),
        };
        Ok(Typed { source, kind: typed.kind, span })
    }

    fn binary(
        &mut self,
        sign: Sign,
        left: &Term<'_>,
        right: &Term<'_>,
        wanted: Option<Wanted<'_>>,
        span: Span,
    ) -> Checked<Option<Typed>> {
        let op = match sign {
            Sign::Plus => Op::Add,
            Sign::Minus => Op::Subtract,
            Sign::Star => Op::Multiply,
            Sign::Slash => Op::Divide,
            Sign::Percent => Op::Remainder,
            _ => Op::And,
        };
        let wanted = wanted.map(|w| Wanted { bare: true, ..w });
        let Some(left) = self.term(left, wanted)? else { return Ok(None) };
        if !can_calculate(op, left.kind) {
            let message = format!("\"{}\" does not work on {}.", sign.text(), a_type(left.kind));
            return Err(Error::new(span, message));
        }
        let like = Wanted { kind: left.kind, field: left.field(), partial: false, bare: true };
        let right = self.term(right, Some(like))?;
        let Some(right) = right else {
            return Err(Error::new(span, "This value cannot be calculated with."));
        };
        if !comparable(left.kind, right.kind) || is_boolean(right.kind) {
            return Err(self.incompatible(&left, &right));
        }
        let kind = left.kind;
        let folded = match (&left.source, &right.source) {
            (Source::Const(a, _), Source::Const(b, _)) => run::calculate(op, kind, a, b),
            _ => None,
        };
        // A result that could not be written as a value stays a calculation.
        let folded = folded.filter(|value| literal::can_be_written(kind, value));
        // What has no result is asked for again in each frame, and has none there.
        let source = match folded {
            Some(value) => Source::Const(value, kind),
            None => Source::Binary(op, kind, Box::new(left.source), Box::new(right.source)),
        };
        Ok(Some(Typed { source, kind, span }))
    }

    fn incompatible(&self, left: &Typed, right: &Typed) -> Error {
        let message = format!(
            "{} ({}) and {} ({}) are not of compatible types.",
            left.called(),
            a_type(left.kind),
            right.called(),
            a_type(right.kind)
        );
        Error::new(left.span.to(right.span), message)
    }

    fn function(&self, name: &str, span: Span) -> Checked<Function> {
        let found = FUNCTIONS.iter().find(|f| f.0 == name);
        found.map(|f| f.1).ok_or_else(|| {
            let mut error = Error::new(span, format!("There is no function \"{name}\"."));
            error.nearest = names::nearest_of(name, FUNCTIONS.iter().map(|f| f.0));
            error
        })
    }

    fn call(&mut self, name: &str, arguments: &[Term<'_>], span: Span) -> Checked<Typed> {
        let function = self.function(name, span)?;
        let many = matches!(function, Function::Max | Function::Min);
        if arguments.is_empty() || (arguments.len() > 1 && !many) {
            let wants = if many { "at least one argument" } else { "one argument" };
            return Err(Error::new(span, format!("{name}() takes {wants}.")));
        }
        let mut sources = Vec::new();
        let mut first: Option<(FieldType, Option<Fields>)> = None;
        for argument in arguments {
            let wanted = first.as_ref().map(|(kind, f)| Wanted {
                kind: *kind,
                field: f.as_ref(),
                partial: false,
                bare: true,
            });
            let Some(typed) = self.term(argument, wanted)? else {
                let message = format!("The first argument of {name}() must be a field.");
                return Err(Error::new(argument.span, message));
            };
            self.argument(function, name, &typed)?;
            match &first {
                Some((kind, _)) if *kind != typed.kind => {
                    let message = format!("The arguments of {name}() are not of compatible types.");
                    return Err(Error::new(argument.span, message));
                }
                Some(_) => {}
                None => first = Some((typed.kind, typed.field().cloned())),
            }
            sources.push(typed.source);
        }
        let kind = match function {
            Function::Len | Function::Count => FieldType::Uint32,
            Function::Text => FieldType::String,
            _ => first.map_or(FieldType::None, |f| f.0),
        };
        let source = match (function, sources.first()) {
            (Function::Text, Some(Source::Fields(fields))) => {
                let defs = fields.all.iter().map(|o| *self.env.registry.field(o.id)).collect();
                Source::Text(fields.clone(), defs)
            }
            _ => Source::Call(function, sources),
        };
        Ok(Typed { source, kind, span })
    }

    fn argument(&self, function: Function, name: &str, typed: &Typed) -> Checked<()> {
        let is_field = matches!(typed.source, Source::Fields(_));
        let wrong = |what: &str| {
            Err(Error::new(typed.span, format!("The argument of {name}() must be {what}.")))
        };
        match function {
            Function::Len | Function::Count if !is_field => wrong("a field"),
            Function::Upper | Function::Lower
                if !is_field || family(typed.kind) != Family::Text =>
            {
                wrong("a field that holds text")
            }
            Function::Text if !is_field => wrong("a field"),
            Function::Text if !has_text(typed.kind) => {
                wrong("a number, an address or an identifier")
            }
            Function::Abs if !can_calculate(Op::Add, typed.kind) && !is_boolean(typed.kind) => {
                wrong("a number")
            }
            Function::Max | Function::Min
                if matches!(typed.source, Source::Slice(..)) || typed.kind == FieldType::None =>
            {
                wrong("a field or a value")
            }
            _ => Ok(()),
        }
    }

    fn comparison(
        &mut self,
        every: Option<bool>,
        sign: Sign,
        at: Span,
        left: &Term<'_>,
        right: &Term<'_>,
    ) -> Checked<Cond> {
        let left_term = self.left_side(left, Some(sign))?;
        if !takes_part(sign, left_term.kind) {
            let message = format!(
                "{} is {}: \"{}\" does not work on it.",
                left_term.called(),
                a_type(left_term.kind),
                sign.text()
            );
            return Err(Error::new(left.span.to(at), message));
        }
        if sign == Sign::Matches {
            let TermKind::Quoted(text) = &right.kind else {
                let message = "\"matches\" wants a pattern in double quotes on its right side.";
                return Err(Error::new(right.span, message));
            };
            let pattern = pattern::compile(text).map_err(|m| Error::new(right.span, m))?;
            return Ok(Cond::Matches {
                every: every.unwrap_or(false),
                left: left_term.source,
                pattern: Box::new(pattern),
                text: text.as_ref().into(),
            });
        }
        self.traps(every, sign, at, &left_term, right);
        let (left, right) = self.sides(left_term, right, sign == Sign::Contains)?;
        if sign == Sign::Contains {
            let every = every.unwrap_or(false);
            return Ok(match right {
                Source::Const(Val::B(needle) | Val::S(needle), _) => {
                    let finder = Box::new(memmem::Finder::new(&needle).into_owned());
                    Cond::Finds { every, left, finder }
                }
                right => Cond::Contains { every, left, right },
            });
        }
        let (relation, default) = match sign {
            Sign::AnyEq => (Relation::Equal, false),
            Sign::AllEq => (Relation::Equal, true),
            Sign::AnyNe | Sign::OldAnyNe => (Relation::Differs, false),
            Sign::AllNe => (Relation::Differs, true),
            Sign::Less => (Relation::Less, false),
            Sign::LessEq => (Relation::LessEq, false),
            Sign::Greater => (Relation::Greater, false),
            _ => (Relation::GreaterEq, false),
        };
        Ok(Cond::Compare { every: every.unwrap_or(default), relation, left, right })
    }

    /// What is valid and yet hardly ever meant.
    fn traps(&mut self, every: Option<bool>, sign: Sign, at: Span, left: &Typed, right: &Term<'_>) {
        if sign == Sign::OldAnyNe {
            self.warn(Doubt::Deprecated, at, "\"~=\" is the old way to write \"!==\".");
        }
        let differs = matches!(sign, Sign::AnyNe | Sign::OldAnyNe | Sign::AllNe);
        if differs && left.field().is_some() && !every.unwrap_or(sign == Sign::AllNe) {
            let message = "This passes as soon as one of several values differs; \"!=\" passes if none is equal.";
            self.warn(Doubt::Trap, at, message);
        }
        if !matches!(left.source, Source::Slice(..)) {
            return;
        }
        if sign == Sign::AllNe {
            let message =
                "A slice beyond the end has no octets, and differs from every value that has some.";
            self.warn(Doubt::Trap, left.span.to(at), message);
        }
        if let TermKind::Word(text) = right.kind
            && text.parse::<std::net::Ipv4Addr>().is_ok()
        {
            let message =
                format!("Octets are written in hexadecimal: \"{text}\" is no address here.");
            self.warn(Doubt::Trap, right.span, message);
        }
    }

    /// Both sides of a relation, made to agree in type.
    fn sides(&mut self, left: Typed, right: &Term<'_>, partial: bool) -> Checked<(Source, Source)> {
        let wanted = Wanted { kind: left.kind, field: left.field(), partial, bare: false };
        let Some(right) = self.term(right, Some(wanted))? else {
            return Err(Error::new(right.span, "This value cannot be compared with."));
        };
        if comparable(left.kind, right.kind) {
            return Ok((left.source, right.source));
        }
        // A slice makes octets of the other side.
        let whole = |source| Source::Slice(Box::new(source), Box::default());
        match (&left.source, &right.source) {
            (Source::Slice(..), _) if can_slice(right.kind) => {
                Ok((left.source, whole(right.source)))
            }
            (_, Source::Slice(..)) if can_slice(left.kind) => {
                Ok((whole(left.source), right.source))
            }
            _ => Err(self.incompatible(&left, &right)),
        }
    }

    fn membership(&mut self, every: bool, left: &Term<'_>, set: &[Element<'_>]) -> Checked<Cond> {
        let typed = self.left_side(left, Some(Sign::In))?;
        let Source::Fields(fields) = typed.source else {
            return Err(Error::new(
                left.span,
                "Only a field may be tested for membership in a set.",
            ));
        };
        if fields.kind == FieldType::None {
            let message = format!("{} has no value.", fields.name);
            return Err(Error::new(left.span, message));
        }
        let mut tests = Vec::new();
        for element in set {
            let left = || Source::Fields(fields.clone());
            tests.push(match element {
                Element::One(term) => Cond::Compare {
                    every,
                    relation: Relation::Equal,
                    left: left(),
                    right: self.element(&fields, term)?,
                },
                Element::Range(low, high) => {
                    if !takes_part(Sign::Less, fields.kind) {
                        let message = format!("Values of {} have no order.", fields.name);
                        return Err(Error::new(low.span.to(high.span), message));
                    }
                    let low = self.element(&fields, low)?;
                    Cond::Between { every, left: left(), low, high: self.element(&fields, high)? }
                }
            });
        }
        Ok(Cond::Or(tests))
    }

    fn element(&mut self, fields: &Fields, term: &Term<'_>) -> Checked<Source> {
        if matches!(term.kind, TermKind::Slice(..)) {
            return Err(Error::new(term.span, "A slice may not stand in a set."));
        }
        let left = of_fields(fields.clone(), term.span);
        Ok(self.sides(left, term, false)?.1)
    }
}

/// True of numbers whose calculations have 64 bits.
pub(crate) fn is_wide(kind: FieldType) -> bool {
    number_octets(kind).is_none_or(|octets| octets > 4)
}

fn of_fields(fields: Fields, span: Span) -> Typed {
    let kind = fields.kind;
    Typed { source: Source::Fields(fields), kind, span }
}
