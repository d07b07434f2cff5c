//! Words to a condition.

use crate::ast::{Element, Range, RangeEnd, Term, TermKind, Test};
use crate::error::{Error, Span};
use crate::lex::{Lexeme, Sign, Token};

/// Conditions and terms inside one another: as deep as people never write, and far from the end of the stack.
pub(crate) const DEPTH_MAX: usize = 500;

/// Reads a whole filter; `None` if it has no words.
pub(crate) fn parse<'t>(words: &[Lexeme<'t>]) -> Result<Option<Test<'t>>, Error> {
    let mut parser = Parser { words, at: 0, depth: 0 };
    if parser.peek() == &Token::End {
        return Ok(None);
    }
    let test = parser.or()?;
    match parser.peek() {
        Token::End => Ok(Some(test)),
        _ => Err(parser.unexpected("\"and\" or \"or\", or the end")),
    }
}

struct Parser<'w, 't> {
    words: &'w [Lexeme<'t>],
    at: usize,
    depth: usize,
}

const END: Token<'static> = Token::End;

impl<'t> Parser<'_, 't> {
    fn peek(&self) -> &Token<'t> {
        self.words.get(self.at).map_or(&END, |w| &w.token)
    }

    fn peek_at(&self, ahead: usize) -> &Token<'t> {
        self.words.get(self.at + ahead).map_or(&END, |w| &w.token)
    }

    fn span(&self) -> Span {
        self.words.get(self.at).or(self.words.last()).map_or(Span::default(), |w| w.span)
    }

    fn sign(&self) -> Option<Sign> {
        match self.peek() {
            Token::Sign(sign) => Some(*sign),
            _ => None,
        }
    }

    fn take(&mut self, sign: Sign) -> bool {
        let found = self.sign() == Some(sign);
        self.at += usize::from(found);
        found
    }

    fn unexpected(&self, expected: &'static str) -> Error {
        let span = self.span();
        let error = match self.peek() {
            Token::End => Error::new(span, "Unexpected end of filter expression."),
            // The caller knows the text; see `Error::text`.
            _ => Error::new(span, String::new()),
        };
        error.expecting(expected)
    }

    fn need(&mut self, sign: Sign, expected: &'static str) -> Result<(), Error> {
        if self.take(sign) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn deeper<R>(&mut self, body: impl FnOnce(&mut Self) -> Result<R, Error>) -> Result<R, Error> {
        if self.depth >= DEPTH_MAX {
            let message = format!("The filter nests more than {DEPTH_MAX} levels deep.");
            return Err(Error::new(self.span(), message));
        }
        self.depth += 1;
        let result = body(self);
        self.depth -= 1;
        result
    }

    fn or(&mut self) -> Result<Test<'t>, Error> {
        let mut all = vec![self.xor()?];
        while self.take(Sign::Or) {
            all.push(self.xor()?);
        }
        Ok(one_or(all, Test::Or))
    }

    fn xor(&mut self) -> Result<Test<'t>, Error> {
        let mut all = vec![self.and()?];
        while self.take(Sign::Xor) {
            all.push(self.and()?);
        }
        Ok(one_or(all, Test::Xor))
    }

    fn and(&mut self) -> Result<Test<'t>, Error> {
        let mut all = vec![self.not()?];
        while self.take(Sign::And) {
            all.push(self.not()?);
        }
        Ok(one_or(all, Test::And))
    }

    fn not(&mut self) -> Result<Test<'t>, Error> {
        if self.take(Sign::Not) {
            return self.deeper(|p| Ok(Test::Not(Box::new(p.not()?))));
        }
        if self.take(Sign::Open) {
            return self.deeper(|p| {
                let inside = p.or()?;
                p.need(Sign::Close, "\")\"")?;
                Ok(inside)
            });
        }
        self.relation()
    }

    fn relation(&mut self) -> Result<Test<'t>, Error> {
        let every = match self.sign() {
            Some(Sign::Any) => Some(false),
            Some(Sign::All) => Some(true),
            _ => None,
        };
        self.at += usize::from(every.is_some());
        let start = self.at;
        // Whether the left side is one thing decides which operators may follow.
        let left = self.bit_and()?;
        let plain = matches!(self.words.get(start).map(|w| &w.token), Some(t) if !matches!(t, Token::Sign(_)))
            && !matches!(left.kind, TermKind::Binary(..));
        match self.sign() {
            Some(sign @ (Sign::Contains | Sign::Matches)) if plain => {
                let at = self.span();
                self.at += 1;
                let right = self.entity()?;
                Ok(Test::Compare { every, sign, at, left, right })
            }
            Some(Sign::In) if plain => self.membership(every, false, left),
            Some(Sign::Not) if plain && self.peek_at(1) == &Token::Sign(Sign::In) => {
                self.at += 1;
                self.membership(every, true, left)
            }
            Some(sign) if is_comparison(sign) => self.chain(every, left),
            _ if every.is_some() => Err(self.unexpected("a comparison")),
            _ => Ok(Test::Alone(left)),
        }
    }

    /// `a < b < c` is `a < b` and `b < c`.
    fn chain(&mut self, every: Option<bool>, first: Term<'t>) -> Result<Test<'t>, Error> {
        let mut left = first;
        let mut all = Vec::new();
        while let Some(sign) = self.sign().filter(|s| is_comparison(*s)) {
            let at = self.span();
            self.at += 1;
            let right = self.bit_and()?;
            let next = right.clone();
            all.push(Test::Compare { every, sign, at, left, right });
            left = next;
        }
        Ok(one_or(all, Test::And))
    }

    fn membership(
        &mut self,
        every: Option<bool>,
        not: bool,
        left: Term<'t>,
    ) -> Result<Test<'t>, Error> {
        self.need(Sign::In, "\"in\"")?;
        self.need(Sign::OpenBrace, "\"{\"")?;
        let mut set = Vec::new();
        loop {
            let low = self.signed()?;
            if self.take(Sign::DotDot) {
                set.push(Element::Range(low, self.signed()?));
            } else {
                set.push(Element::One(low));
            }
            if !self.take(Sign::Comma) {
                break;
            }
        }
        let span = left.span.to(self.span());
        self.need(Sign::CloseBrace, "\",\" or \"}\"")?;
        Ok(Test::In { every, not, left, set, span })
    }

    fn bit_and(&mut self) -> Result<Term<'t>, Error> {
        self.binary(&[Sign::BitAnd], Self::sum)
    }

    fn sum(&mut self) -> Result<Term<'t>, Error> {
        self.binary(&[Sign::Plus, Sign::Minus], Self::product)
    }

    fn product(&mut self) -> Result<Term<'t>, Error> {
        self.binary(&[Sign::Star, Sign::Slash, Sign::Percent], Self::operand)
    }

    fn binary(
        &mut self,
        signs: &[Sign],
        operand: fn(&mut Self) -> Result<Term<'t>, Error>,
    ) -> Result<Term<'t>, Error> {
        let mut left = operand(self)?;
        let mut terms = 0;
        while let Some(sign) = self.sign().filter(|s| signs.contains(s)) {
            // A chain of operators is a tree as deep as it is long.
            terms += 1;
            if terms + self.depth > DEPTH_MAX {
                let message = format!("More than {DEPTH_MAX} operators stand in a row.");
                return Err(Error::new(self.span(), message));
            }
            self.at += 1;
            let right = operand(self)?;
            let span = left.span.to(right.span);
            left = Term { kind: TermKind::Binary(sign, Box::new(left), Box::new(right)), span };
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Term<'t>, Error> {
        let start = self.span();
        if self.take(Sign::OpenBrace) {
            return self.deeper(|p| {
                let mut inside = p.bit_and()?;
                inside.span = start.to(p.span());
                p.need(Sign::CloseBrace, "an operator or \"}\"")?;
                Ok(inside)
            });
        }
        self.signed()
    }

    fn signed(&mut self) -> Result<Term<'t>, Error> {
        let start = self.span();
        let minus = self.take(Sign::Minus);
        if !minus && !self.take(Sign::Plus) {
            return self.entity();
        }
        let inside = self.entity()?;
        let span = start.to(inside.span);
        let kind = if minus { TermKind::Minus } else { TermKind::Plus };
        Ok(Term { kind: kind(Box::new(inside)), span })
    }

    /// A field, a value, a function, each with its slices.
    fn entity(&mut self) -> Result<Term<'t>, Error> {
        let span = self.span();
        let kind = match self.peek().clone() {
            Token::Word(name) if self.peek_at(1) == &Token::Sign(Sign::Open) => {
                return self.deeper(|p| p.call(name, span));
            }
            Token::Word(text) => TermKind::Word(text),
            Token::Literal(text) => TermKind::Literal(text),
            Token::DotName(name) => TermKind::DotName(name),
            Token::RawName(name) => TermKind::RawName(name),
            Token::Quoted(text) => TermKind::Quoted(text),
            Token::Char(c) => TermKind::Char(c),
            Token::Reference(name) => return self.reference(name, span),
            _ => return Err(self.unexpected("a field, a value or a function")),
        };
        self.at += 1;
        let mut term = Term { kind, span };
        if let Token::Layer(text) = *self.peek()
            && matches!(term.kind, TermKind::Word(_) | TermKind::DotName(_) | TermKind::RawName(_))
        {
            let layers = ranges(text, self.span())?;
            term.span = span.to(self.span());
            term.kind = TermKind::Layer(Box::new(Term { kind: term.kind, span }), layers);
            self.at += 1;
        }
        self.sliced(term)
    }

    fn sliced(&mut self, mut term: Term<'t>) -> Result<Term<'t>, Error> {
        let mut slices = 0;
        while let Token::Brackets(text) = *self.peek() {
            slices += 1;
            if slices + self.depth > DEPTH_MAX {
                let message = format!("More than {DEPTH_MAX} slices stand in a row.");
                return Err(Error::new(self.span(), message));
            }
            let parts = ranges(text, self.span())?;
            let span = term.span.to(self.span());
            term = Term { kind: TermKind::Slice(Box::new(term), parts), span };
            self.at += 1;
        }
        Ok(term)
    }

    fn call(&mut self, name: &'t str, start: Span) -> Result<Term<'t>, Error> {
        self.at += 2;
        let mut arguments = Vec::new();
        if self.sign() != Some(Sign::Close) {
            loop {
                arguments.push(self.bit_and()?);
                if !self.take(Sign::Comma) {
                    break;
                }
            }
        }
        let span = start.to(self.span());
        self.need(Sign::Close, "\",\" or \")\"")?;
        self.sliced(Term { kind: TermKind::Call(name, arguments), span })
    }

    fn reference(&mut self, inside: &'t str, span: Span) -> Result<Term<'t>, Error> {
        self.at += 1;
        let (name, layers) = inside.split_once('#').unwrap_or((inside, ""));
        let layers = match layers.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            Some(list) => ranges(list, span)?,
            None if layers.is_empty() => Vec::new(),
            None => ranges(layers, span)?,
        };
        Ok(Term { kind: TermKind::Reference(name, layers), span })
    }
}

fn one_or<'t>(mut all: Vec<Test<'t>>, many: fn(Vec<Test<'t>>) -> Test<'t>) -> Test<'t> {
    match (all.len(), all.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            all.extend(last);
            many(all)
        }
    }
}

pub(crate) fn is_comparison(sign: Sign) -> bool {
    matches!(
        sign,
        Sign::AnyEq
            | Sign::AllEq
            | Sign::AnyNe
            | Sign::OldAnyNe
            | Sign::AllNe
            | Sign::Greater
            | Sign::GreaterEq
            | Sign::Less
            | Sign::LessEq
    )
}

/// The inside of brackets.
fn ranges(text: &str, span: Span) -> Result<Vec<Range>, Error> {
    text.split(',').map(|part| range(part.trim(), span)).collect()
}

fn range(text: &str, span: Span) -> Result<Range, Error> {
    let wrong = |what: &str| Error::new(span, format!("\"{text}\" {what}"));
    let place = |text: &str| -> Result<i32, Error> {
        let text = text.trim();
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let number = crate::literal::unsigned(digits)
            .ok_or_else(|| wrong("is no range: it wants numbers"))?;
        let number = i64::try_from(number).ok().map(|n| sign * n);
        number.and_then(|n| i32::try_from(n).ok()).ok_or_else(|| wrong("is too large a number"))
    };
    if text.is_empty() {
        return Err(wrong("is no range").expecting("a place such as 0, 0:4, 0-3, :4 or 4:"));
    }
    let parsed = if let Some((start, count)) = text.split_once(':') {
        let start = if start.trim().is_empty() { 0 } else { place(start)? };
        match count.trim() {
            "" => Range { start, end: RangeEnd::Open },
            count => Range { start, end: RangeEnd::Count(place(count)?) },
        }
    } else if let Some(dash) = text.get(1..).and_then(|t| t.find('-')) {
        let (start, last) = (text.get(..=dash).unwrap_or(""), text.get(dash + 2..).unwrap_or(""));
        Range { start: place(start)?, end: RangeEnd::Last(place(last)?) }
    } else {
        Range { start: place(text)?, end: RangeEnd::Count(1) }
    };
    match parsed.end {
        RangeEnd::Count(n) if n <= 0 => Err(wrong("is no range: its length is not positive")),
        RangeEnd::Last(last) if (last < 0) != (parsed.start < 0) => {
            Err(wrong("is no range: one end counts from the start, the other from the end"))
        }
        RangeEnd::Last(last) if last <= parsed.start => {
            Err(wrong("is no range: it ends before it starts"))
        }
        _ => Ok(parsed),
    }
}
