//! What may stand at a place of a filter.

use dissect::{FieldDef, FieldId, FieldType, Labels};

use crate::Env;
use crate::error::Span;
use crate::lex::{self, Lexeme, Sign, Token};
use crate::literal::type_name;
use crate::names;
use crate::plan::FUNCTIONS;
use crate::value::{Family, family};

/// What sort of thing a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A protocol.
    Protocol,
    /// A field.
    Field,
    /// An operator or a word of the language.
    Operator,
    /// A value that the field before has a word for.
    Value,
    /// A function.
    Function,
    /// A macro.
    Macro,
}

/// Something that may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The text that takes the place of what is written so far.
    pub text: String,
    /// What sort of thing it is.
    pub sort: Sort,
    /// What it is, for people: a field's label, a value's words.
    pub label: String,
    /// A field's type, or the number a word stands for; empty for others.
    pub detail: String,
}

/// What may stand at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// What a candidate takes the place of.
    pub replaces: Span,
    /// The candidates, in the order to show them.
    pub candidates: Vec<Candidate>,
    /// True if there are more than were asked for.
    pub more: bool,
}

/// What may stand at `cursor` (octets from the start), at most `limit` candidates.
pub fn complete(text: &str, cursor: usize, env: &Env<'_>, limit: usize) -> Completion {
    let cursor = text.floor_char_boundary(cursor);
    let before = text.get(..cursor).unwrap_or("");
    let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let start = before.trim_end_matches(in_word).len();
    let prefix = before.get(start..).unwrap_or("");
    let mut found = Found { env, prefix, limit, out: Completion::default() };
    if let Some(head) = before.get(..start).and_then(|h| h.strip_suffix("${")) {
        found.out.replaces = Span::new(head.len(), cursor);
        found.macros();
        return found.out;
    }
    found.out.replaces = Span::new(start, cursor);
    let head = before.get(..start).unwrap_or("");
    // Inside a text in quotes nothing is known, and before a wrong word neither.
    let Ok(words) = lex::lex(head) else { return found.out };
    let words = words.get(..words.len().saturating_sub(1)).unwrap_or(&[]);
    match place(words, env) {
        Place::Operand => found.operands(),
        Place::Value(ids) => {
            found.values(&ids);
            if !found.prefix.is_empty() {
                found.operands();
            }
        }
        Place::Operator(kind) => {
            found.comparisons(kind);
            found.connectives();
        }
        Place::Connective => found.connectives(),
    }
    found.out
}

enum Place {
    /// Something to test.
    Operand,
    /// Something to compare these fields with.
    Value(Vec<FieldId>),
    /// After something of this type.
    Operator(Option<FieldType>),
    /// After a whole test.
    Connective,
}

/// What comes after these words.
fn place(words: &[Lexeme<'_>], env: &Env<'_>) -> Place {
    let field = |word: Option<&Lexeme<'_>>| -> Option<Vec<FieldId>> {
        match word?.token {
            Token::Word(name) | Token::DotName(name) => Some(names::find(env, name)?.ids.to_vec()),
            _ => None,
        }
    };
    let Some((last, rest)) = words.split_last() else { return Place::Operand };
    match &last.token {
        Token::Sign(sign) => match sign {
            Sign::Close => Place::Operator(None),
            Sign::CloseBrace => Place::Connective,
            sign if is_relation(*sign) => field(rest.last()).map_or(Place::Operand, Place::Value),
            // In a set: the field stands before the brace.
            Sign::OpenBrace | Sign::Comma | Sign::DotDot => {
                let is_in = |w: &Lexeme<'_>| w.token == Token::Sign(Sign::In);
                let at = words.iter().rposition(is_in);
                let before = at.and_then(|at| words.get(..at)).unwrap_or(&[]);
                let not = before.last().is_some_and(|w| w.token == Token::Sign(Sign::Not));
                let before = before.get(..before.len() - usize::from(not)).unwrap_or(&[]);
                field(before.last()).map_or(Place::Operand, Place::Value)
            }
            _ => Place::Operand,
        },
        Token::Word(_) | Token::DotName(_) => {
            let compared = matches!(rest.last(), Some(Lexeme { token: Token::Sign(sign), .. }) if is_relation(*sign));
            match field(Some(last)).and_then(|ids| ids.first().copied()) {
                Some(id) if !compared => Place::Operator(Some(env.registry.field(id).kind)),
                _ => Place::Connective,
            }
        }
        Token::Literal(_) | Token::Quoted(_) | Token::Char(_) => Place::Connective,
        _ => Place::Operator(None),
    }
}

fn is_relation(sign: Sign) -> bool {
    matches!(sign, Sign::Contains | Sign::Matches) || crate::parse::is_comparison(sign)
}

struct Found<'f> {
    env: &'f Env<'f>,
    prefix: &'f str,
    limit: usize,
    out: Completion,
}

impl Found<'_> {
    fn add(&mut self, text: &str, sort: Sort, label: &str, detail: &str) {
        if self.out.candidates.len() >= self.limit {
            self.out.more = true;
            return;
        }
        self.out.candidates.push(Candidate {
            text: text.to_owned(),
            sort,
            label: label.to_owned(),
            detail: detail.to_owned(),
        });
    }

    fn word(&mut self, text: &str, label: &str) {
        if text.starts_with(self.prefix) {
            self.add(text, Sort::Operator, label, "");
        }
    }

    fn operands(&mut self) {
        self.names(true);
        // Without a first letter the protocols are list enough.
        if self.prefix.is_empty() {
            return;
        }
        for (name, _, label) in FUNCTIONS {
            if name.starts_with(self.prefix) {
                self.add(&format!("{name}("), Sort::Function, label, "");
            }
        }
        self.word("not", "the opposite");
        self.word("any", "one value is enough");
        self.word("all", "every value must");
        self.names(false);
    }

    /// Names of protocols and fields: of as many parts as are written, or of more.
    fn names(&mut self, near: bool) {
        let registry = self.env.registry;
        let prefix = self.prefix.to_ascii_lowercase();
        let parts = |name: &str| name.bytes().filter(|b| *b == b'.').count();
        let written = parts(&prefix);
        let all = registry.fields_by_name();
        let from = all.partition_point(|id| registry.field(*id).filter < prefix.as_str());
        let mut last = "";
        for id in all.get(from..).unwrap_or(&[]) {
            let def = registry.field(*id);
            if !def.filter.starts_with(&prefix) || self.out.more {
                break;
            }
            if def.filter == last || near != (parts(def.filter) == written) {
                continue;
            }
            last = def.filter;
            let is_protocol = def.kind == FieldType::Protocol;
            let sort = if is_protocol { Sort::Protocol } else { Sort::Field };
            self.add(def.filter, sort, def.label, type_name(def.kind));
        }
    }

    fn comparisons(&mut self, kind: Option<FieldType>) {
        let family = kind.map(family);
        let compares = !matches!(family, Some(Family::None));
        if compares && self.prefix.is_empty() {
            for (text, label) in [
                ("==", "equal"),
                ("!=", "no value is equal"),
                ("<", "less"),
                ("<=", "less or equal"),
                (">", "greater"),
                (">=", "greater or equal"),
            ] {
                self.word(text, label);
            }
        }
        if compares {
            self.word("in", "one of {a, b, c..d}");
            self.word("not in", "none of {a, b, c..d}");
        }
        if matches!(family, None | Some(Family::Text | Family::Bytes | Family::Protocol)) {
            self.word("contains", "holds a text or octets");
            self.word("matches", "a regular expression fits");
        }
    }

    fn connectives(&mut self) {
        self.word("and", "both");
        self.word("or", "one of both, or both");
        self.word("xor", "one of both, not both");
    }

    fn values(&mut self, ids: &[FieldId]) {
        let defs: Vec<FieldDef> = ids.iter().map(|id| *self.env.registry.field(*id)).collect();
        for def in defs {
            match def.labels {
                Labels::Values(table) => {
                    for (number, words) in table {
                        self.value(words, &number.to_string());
                    }
                }
                Labels::Ranges(table) => {
                    for (from, _, words) in table.iter().filter(|row| row.0 == row.1) {
                        self.value(words, &from.to_string());
                    }
                }
                Labels::Flag(set, unset) if def.kind == FieldType::Boolean => {
                    self.value(set, "1");
                    self.value(unset, "0");
                }
                _ if def.kind == FieldType::Boolean => {
                    self.value("True", "1");
                    self.value("False", "0");
                }
                _ => {}
            }
        }
    }

    fn value(&mut self, words: &str, number: &str) {
        let lower = words.to_ascii_lowercase();
        if lower.starts_with(&self.prefix.to_ascii_lowercase()) {
            let quoted = format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""));
            self.add(&quoted, Sort::Value, words, number);
        }
    }

    fn macros(&mut self) {
        let (env, prefix) = (self.env, self.prefix);
        for one in env.macros.iter().filter(|m| m.name.starts_with(prefix)) {
            let colon = if one.arguments() > 0 { ":" } else { "}" };
            let text = format!("${{{}{colon}", one.name);
            self.add(&text, Sort::Macro, &one.text, "");
        }
    }
}
