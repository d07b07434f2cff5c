//! Text in quotes: escapes, raw text, characters.

use std::borrow::Cow;

use crate::error::{Error, Span};
use crate::lex::Token;

type Found<'t> = Result<(Token<'t>, usize), Error>;

/// Text in double quotes; `open` octets stand before its first character.
pub(crate) fn quoted(rest: &str, open: usize) -> Found<'_> {
    let mut out: Cow<'_, [u8]> = Cow::Borrowed(&[]);
    let bytes = rest.as_bytes();
    let mut at = open;
    let mut start = at;
    loop {
        match bytes.get(at) {
            None => return Err(unfinished(rest, "The final quote of a text is missing.")),
            Some(b'"') => {
                push(&mut out, bytes.get(start..at).unwrap_or(&[]));
                return Ok((Token::Quoted(out), at + 1));
            }
            Some(b'\\') => {
                push(&mut out, bytes.get(start..at).unwrap_or(&[]));
                let (escaped, len) = escape(rest, at)?;
                out.to_mut().extend_from_slice(&escaped);
                at += len;
                start = at;
            }
            Some(_) => at += 1,
        }
    }
}

fn push<'t>(out: &mut Cow<'t, [u8]>, more: &'t [u8]) {
    if out.is_empty() {
        *out = Cow::Borrowed(more);
    } else {
        out.to_mut().extend_from_slice(more);
    }
}

fn unfinished(rest: &str, message: &str) -> Error {
    Error::new(Span::new(0, rest.len()), message)
}

/// `r"…"`: no escapes; a quote after a backslash does not end it.
pub(crate) fn raw(rest: &str) -> Found<'_> {
    let bytes = rest.as_bytes();
    let mut at = 2;
    loop {
        match bytes.get(at) {
            None => return Err(unfinished(rest, "The final quote of a text is missing.")),
            Some(b'"') => break,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
        }
    }
    let inside = bytes.get(2..at).unwrap_or(&[]);
    // In raw text only the quote is escaped.
    let out = if memchr::memmem::find(inside, b"\\\"").is_some() {
        let text = String::from_utf8_lossy(inside).replace("\\\"", "\"");
        Cow::Owned(text.into_bytes())
    } else {
        Cow::Borrowed(inside)
    };
    Ok((Token::Quoted(out), at + 1))
}

/// The octets that an escape at `at` stands for, and its length.
fn escape(rest: &str, at: usize) -> Result<(Vec<u8>, usize), Error> {
    let bytes = rest.as_bytes();
    let Some(letter) = bytes.get(at + 1) else {
        return Err(unfinished(rest, "The final quote of a text is missing."));
    };
    let digits = |from: usize, max: usize, base: u32| -> usize {
        let rest = bytes.get(from..).unwrap_or(&[]);
        rest.iter().take(max).take_while(|b| char::from(**b).is_digit(base)).count()
    };
    let number = |from: usize, len: usize, base: u32| -> u32 {
        let text = rest.get(from..from + len).unwrap_or("0");
        u32::from_str_radix(text, base).unwrap_or(0)
    };
    let wrong = |len: usize| {
        let text = rest.get(at..at + len).unwrap_or("\\");
        let message = format!("{text} is not a valid character escape sequence");
        Error::new(Span::new(at, at + text.len()), message)
    };
    let one = match letter {
        b'a' => 7,
        b'b' => 8,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 11,
        b'f' => 12,
        b'r' => b'\r',
        b'"' | b'\'' | b'\\' => *letter,
        b'x' => {
            let len = digits(at + 2, 2, 16);
            if len == 0 {
                return Err(wrong(2));
            }
            return Ok((vec![number(at + 2, len, 16) as u8], 2 + len));
        }
        b'0'..=b'7' => {
            let len = digits(at + 1, 3, 8);
            return match u8::try_from(number(at + 1, len, 8)) {
                Ok(octet) => Ok((vec![octet], 1 + len)),
                Err(_) => Err(wrong(1 + len)),
            };
        }
        b'u' | b'U' => {
            let len = if *letter == b'u' { 4 } else { 8 };
            let code = number(at + 2, len, 16);
            return match char::from_u32(code) {
                Some(c) if digits(at + 2, len, 16) == len => {
                    Ok((c.to_string().into_bytes(), 2 + len))
                }
                _ => Err(wrong(2)),
            };
        }
        _ => {
            let len = rest.get(at + 1..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8);
            return Err(wrong(1 + len));
        }
    };
    Ok((vec![one], 2))
}

/// A character in single quotes.
pub(crate) fn character(rest: &str) -> Found<'_> {
    let bytes = rest.as_bytes();
    let mut at = 1;
    loop {
        match bytes.get(at) {
            None => {
                return Err(unfinished(rest, "The final quote of a character is missing."));
            }
            Some(b'\'') => break,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
        }
    }
    let inside = rest.get(1..at).unwrap_or("");
    let wrong = |why: &str| {
        let text = rest.get(..=at).unwrap_or(rest);
        Error::new(Span::new(0, text.len()), format!("{text} {why}"))
    };
    let value = match inside.as_bytes() {
        [] => return Err(wrong("holds no character")),
        [b] if b.is_ascii_graphic() || *b == b' ' => *b,
        [b'\\', ..] => match escape(rest, 1) {
            Ok((octets, len)) if len == inside.len() => match octets.as_slice() {
                [b] if !matches!(bytes.get(2), Some(b'u' | b'U')) => *b,
                _ => return Err(wrong("is not one octet")),
            },
            Ok(_) => return Err(wrong("is more than one character")),
            Err(_) => return Err(wrong("is not a valid character")),
        },
        _ => return Err(wrong("is not one printable character")),
    };
    Ok((Token::Char(value), at + 1))
}
