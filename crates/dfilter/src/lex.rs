//! A filter's text in words.
//!
//! The longest word that fits is taken, so `aa:bb` is bytes and `aa:b` the name `aa` before a colon that fits nowhere.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use crate::error::{Error, Span};
use crate::text;

/// A word of the language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token<'t> {
    /// A name or a value: whose is told by what it is compared with.
    Word(&'t str),
    /// A value that cannot be a name: `aa:bb`, `::1`, `10.0.0.0/8`, `:80`.
    Literal(&'t str),
    /// `.name`: a field, whatever else it could be.
    DotName(&'t str),
    /// `@name`: the octets of a field, as they stand in the frame.
    RawName(&'t str),
    /// Text in double quotes, escapes resolved.
    Quoted(Cow<'t, [u8]>),
    /// A character in single quotes.
    Char(u8),
    /// The inside of `[…]`, ranges separated by commas.
    Brackets(&'t str),
    /// A layer: `#1`, or the inside of `#[…]`.
    Layer(&'t str),
    /// A reference to the selected frame's field: the inside of `${…}`.
    Reference(&'t str),
    /// Everything else.
    Sign(Sign),
    /// After the last word.
    End,
}

/// Operators, words of the language and punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    And,
    Or,
    Xor,
    Not,
    Any,
    All,
    In,
    Contains,
    Matches,
    AnyEq,
    AllEq,
    AnyNe,
    /// `~=`, the old way to write [`Sign::AnyNe`].
    OldAnyNe,
    AllNe,
    Greater,
    GreaterEq,
    Less,
    LessEq,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    BitAnd,
    Open,
    Close,
    OpenBrace,
    CloseBrace,
    Comma,
    DotDot,
}

/// A word and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Lexeme<'t> {
    pub(crate) token: Token<'t>,
    pub(crate) span: Span,
}

const WORDS: &[(&str, Sign)] = &[
    ("and", Sign::And),
    ("or", Sign::Or),
    ("xor", Sign::Xor),
    ("not", Sign::Not),
    ("any", Sign::Any),
    ("all", Sign::All),
    ("in", Sign::In),
    ("contains", Sign::Contains),
    ("matches", Sign::Matches),
    ("eq", Sign::AnyEq),
    ("any_eq", Sign::AnyEq),
    ("all_eq", Sign::AllEq),
    ("ne", Sign::AllNe),
    ("all_ne", Sign::AllNe),
    ("any_ne", Sign::AnyNe),
    ("gt", Sign::Greater),
    ("ge", Sign::GreaterEq),
    ("lt", Sign::Less),
    ("le", Sign::LessEq),
    ("bitwise_and", Sign::BitAnd),
];

/// Longest first.
const SIGNS: &[(&str, Sign)] = &[
    ("===", Sign::AllEq),
    ("!==", Sign::AnyNe),
    ("==", Sign::AnyEq),
    ("!=", Sign::AllNe),
    ("~=", Sign::OldAnyNe),
    (">=", Sign::GreaterEq),
    ("<=", Sign::LessEq),
    ("&&", Sign::And),
    ("||", Sign::Or),
    ("^^", Sign::Xor),
    ("..", Sign::DotDot),
    ("!", Sign::Not),
    (">", Sign::Greater),
    ("<", Sign::Less),
    ("~", Sign::Matches),
    ("+", Sign::Plus),
    ("-", Sign::Minus),
    ("*", Sign::Star),
    ("/", Sign::Slash),
    ("%", Sign::Percent),
    ("&", Sign::BitAnd),
    ("(", Sign::Open),
    (")", Sign::Close),
    ("{", Sign::OpenBrace),
    ("}", Sign::CloseBrace),
    (",", Sign::Comma),
];

impl Sign {
    /// The word for it that error messages and plans use.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Sign::Contains => "contains",
            Sign::Matches => "matches",
            Sign::In => "in",
            Sign::Any => "any",
            Sign::All => "all",
            _ => SIGNS.iter().find(|s| s.1 == self).map_or("", |s| s.0),
        }
    }
}

/// All words, the end included.
pub(crate) fn lex(text: &str) -> Result<Vec<Lexeme<'_>>, Error> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.bytes().next() else { break };
        if first.is_ascii_whitespace() || first == 0x0b {
            at += 1;
            continue;
        }
        let (token, len) = one(rest).map_err(|e| at_offset(e, at))?;
        out.push(Lexeme { token, span: Span::new(at, at + len) });
        at += len;
    }
    out.push(Lexeme { token: Token::End, span: Span::new(text.len(), text.len()) });
    Ok(out)
}

fn at_offset(mut error: Error, at: usize) -> Error {
    error.span.start += at;
    error.span.end += at;
    error
}

/// The word that `rest` starts with, and its octets.
fn one(rest: &str) -> Result<(Token<'_>, usize), Error> {
    let first = rest.bytes().next().unwrap_or(0);
    match first {
        b'"' => return text::quoted(rest, 1),
        b'r' | b'R' if rest.as_bytes().get(1) == Some(&b'"') => return text::raw(rest),
        b'\'' => return text::character(rest),
        b'[' => return brackets(rest),
        b'#' => return layer(rest),
        b'$' if rest.as_bytes().get(1) == Some(&b'{') => return reference(rest),
        _ => {}
    }
    let word = word_len(rest);
    let literal = literal_len(rest);
    if literal > word {
        return Ok((Token::Literal(rest.get(..literal).unwrap_or("")), literal));
    }
    if word > 0 {
        let text = rest.get(..word).unwrap_or("");
        let known = WORDS.iter().find(|w| w.0 == text);
        return Ok((known.map_or(Token::Word(text), |w| Token::Sign(w.1)), word));
    }
    if matches!(first, b'.' | b'@') {
        let name = word_len(rest.get(1..).unwrap_or(""));
        let starts = rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric);
        if name > 0 && (starts || rest.as_bytes().get(1) == Some(&b'_')) {
            let name_text = rest.get(1..=name).unwrap_or("");
            let token = if first == b'@' { Token::RawName } else { Token::DotName };
            return Ok((token(name_text), name + 1));
        }
    }
    for (text, sign) in SIGNS {
        if rest.starts_with(text) {
            return Ok((Token::Sign(*sign), text.len()));
        }
    }
    let len = rest.chars().next().map_or(1, char::len_utf8);
    let span = Span::new(0, len);
    if !first.is_ascii_graphic() {
        let message = "Characters outside ASCII may stand only in double quotes.";
        return Err(Error::new(span, message));
    }
    Err(Error::new(span, format!("\"{}\" was unexpected in this context.", first as char)))
}

/// Octets of a name: groups of letters, digits, `-` and `_` that single dots join.
fn word_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let group = |from: usize| -> usize {
        let rest = bytes.get(from..).unwrap_or(&[]);
        rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).count()
    };
    // A name does not start with the sign of a number.
    if bytes.first() == Some(&b'-') {
        return 0;
    }
    let mut len = group(0);
    while len > 0 && bytes.get(len) == Some(&b'.') {
        match group(len + 1) {
            0 => break,
            more => len += 1 + more,
        }
    }
    len
}

/// Octets of a value that holds signs no name has.
fn literal_len(text: &str) -> usize {
    ipv4_len(text).max(ipv6_len(text)).max(colon_bytes_len(text)).max(forced_bytes_len(text))
}

fn prefix_len(text: &str, at: usize, digits: usize) -> usize {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'/') {
        return at;
    }
    let rest = bytes.get(at + 1..).unwrap_or(&[]);
    match rest.iter().take(digits).take_while(|b| b.is_ascii_digit()).count() {
        0 => at,
        n => at + 1 + n,
    }
}

/// An IPv4 address with a prefix length; without one it is a name like others.
fn ipv4_len(text: &str) -> usize {
    let len = text.bytes().take(16).take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let is_address = text.get(..len).is_some_and(|t| t.parse::<Ipv4Addr>().is_ok());
    if is_address { prefix_len(text, len, 2) } else { 0 }
}

/// The longest start of the text that is an IPv6 address, with its prefix length.
fn ipv6_len(text: &str) -> usize {
    let full = text
        .bytes()
        .take(46)
        .take_while(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.'))
        .count();
    let mut len = full;
    while len >= 2 {
        let start = text.get(..len).unwrap_or("");
        // Only where the address ends with its last group: half a group is no end.
        if start.parse::<Ipv6Addr>().is_ok() {
            return prefix_len(text, len, 3);
        }
        len -= 1;
    }
    0
}

fn hex_pair(bytes: &[u8], at: usize) -> bool {
    matches!((bytes.get(at), bytes.get(at + 1)), (Some(a), Some(b)) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

/// `aa:bb:cc`: two pairs or more.
fn colon_bytes_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    if !hex_pair(bytes, 0) {
        return 0;
    }
    let mut len = 2;
    while bytes.get(len) == Some(&b':') && hex_pair(bytes, len + 1) {
        len += 3;
    }
    if len > 2 { len } else { 0 }
}

/// `:aa`, `:aabb`, `:aa:bb`: bytes, whatever else they could be.
fn forced_bytes_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b':') {
        return 0;
    }
    let digits = bytes.iter().skip(1).take_while(|b| b.is_ascii_hexdigit()).count();
    if digits == 0 {
        return 0;
    }
    let pairs = colon_bytes_len(text.get(1..).unwrap_or(""));
    1 + digits.max(pairs)
}

fn brackets(rest: &str) -> Result<(Token<'_>, usize), Error> {
    match rest.find(']') {
        Some(end) => Ok((Token::Brackets(rest.get(1..end).unwrap_or("")), end + 1)),
        None => {
            let span = Span::new(0, rest.len());
            Err(Error::new(span, "The right bracket of a slice is missing."))
        }
    }
}

fn layer(rest: &str) -> Result<(Token<'_>, usize), Error> {
    let after = rest.get(1..).unwrap_or("");
    if after.starts_with('[') {
        let (token, len) = brackets(after).map_err(|e| at_offset(e, 1))?;
        let Token::Brackets(inside) = token else { unreachable!("brackets give brackets") };
        return Ok((Token::Layer(inside), len + 1));
    }
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        let found = after.chars().next().map_or("the end".to_owned(), |c| format!("\"{c}\""));
        let message = format!("A digit or \"[\" must follow \"#\", not {found}.");
        return Err(Error::new(Span::new(0, 1), message));
    }
    Ok((Token::Layer(after.get(..digits).unwrap_or("")), digits + 1))
}

fn reference(rest: &str) -> Result<(Token<'_>, usize), Error> {
    match rest.find('}') {
        Some(end) => Ok((Token::Reference(rest.get(2..end).unwrap_or("")), end + 1)),
        None => {
            let span = Span::new(0, rest.len());
            Err(Error::new(span, "The right brace of a reference is missing."))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first word of each text, as the reference splits them.
    #[test]
    fn first_words() {
        for (text, first) in [
            ("80.", "80"),
            ("80.5.6", "80.5.6"),
            ("1.2.3.4.5", "1.2.3.4.5"),
            ("1.2.3.4/255", "1.2.3.4/25"),
            ("1.2.3/8", "1.2.3"),
            ("1:2", "1"),
            ("01:02:3", "01:02"),
            ("aa:b", "aa"),
            (":aaa", ":aaa"),
            (":1.2", ":1"),
            ("::ffff:1.2.3.4", "::ffff:1.2.3.4"),
            ("1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8"),
            ("1:2:3:4:5:6:7", "1"),
            ("fe80::1%eth0", "fe80::1"),
            ("fe80::/1299", "fe80::/129"),
            ("aa-bb-", "aa-bb-"),
            ("0x1g", "0x1g"),
            ("a..b", "a"),
            ("a.b.", "a.b"),
            ("_.a", "_.a"),
            ("1..2", "1"),
            ("1.2..3.4", "1.2"),
            ("1.2.3.4..1.2.3.5", "1.2.3.4"),
            ("aa:bb..cc:dd", "aa:bb"),
            ("::1..::2", "::1"),
            ("12:34:56.5", "12:34:56"),
            ("2020-01-01T00:00:00", "2020-01-01T00"),
            ("10-1", "10-1"),
            ("in-x", "in-x"),
        ] {
            let (token, len) = one(text).unwrap();
            assert_eq!(&text[..len], first, "{text}: {token:?}");
        }
    }
}
