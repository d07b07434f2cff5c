//! JSON text to tokens, RFC 8259. `NaN` is taken for a value, since senders write it.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Array,
    /// A name and its value. The name's string is at the start, of so many octets with its quotes.
    Member(u32),
    String,
    Number,
    True,
    False,
    Null,
    NaN,
}

/// A value, or a member of an object, with those inside it right behind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub at: u32,
    pub len: u32,
    /// The index of the token after this one and all inside it.
    pub next: u32,
}

/// Values nest no deeper than this: what reads them calls itself.
const DEPTH_MAX: u8 = 90;

/// The objects and arrays that stand one after the other, and where the last of them (with the white space
/// behind it) ends.
pub(super) fn values(text: &[u8]) -> (Vec<Token>, usize) {
    let mut reader = Reader { text, tokens: Vec::new() };
    let mut at = 0;
    // Each turn takes a value.
    loop {
        let start = reader.skip_blank(at);
        let before = reader.tokens.len();
        match text.get(start) {
            Some(b'{' | b'[') => {}
            _ => return (reader.tokens, at),
        }
        match reader.value(start, 0) {
            Some(end) => at = reader.skip_blank(end),
            None => {
                reader.tokens.truncate(before);
                return (reader.tokens, at);
            }
        }
    }
}

/// True if the text is objects or arrays, and nothing else.
pub(super) fn is_json(text: &[u8]) -> bool {
    let first = text.iter().find(|c| !c.is_ascii_whitespace());
    matches!(first, Some(b'{' | b'[')) && {
        let (tokens, end) = values(text);
        !tokens.is_empty() && end == text.len()
    }
}

struct Reader<'t> {
    text: &'t [u8],
    tokens: Vec<Token>,
}

impl Reader<'_> {
    fn skip_blank(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or(&[]);
        at + rest.iter().take_while(|c| matches!(c, b' ' | b'\t' | b'\r' | b'\n')).count()
    }

    fn open(&mut self, kind: Kind, at: usize) -> usize {
        self.tokens.push(Token { kind, at: at as u32, len: 0, next: 0 });
        self.tokens.len() - 1
    }

    fn close(&mut self, index: usize, end: usize) -> Option<usize> {
        let next = self.tokens.len() as u32;
        let token = self.tokens.get_mut(index)?;
        (token.len, token.next) = (end as u32 - token.at, next);
        Some(end)
    }

    /// Reads a value; returns where it ends. `None` if it is none.
    fn value(&mut self, at: usize, depth: u8) -> Option<usize> {
        match self.text.get(at)? {
            b'{' => self.list(Kind::Object, at, b'}', depth),
            b'[' => self.list(Kind::Array, at, b']', depth),
            _ => {
                let (kind, len) = scalar(self.text.get(at..)?)?;
                let index = self.open(kind, at);
                self.close(index, at + len)
            }
        }
    }

    fn list(&mut self, kind: Kind, start: usize, last: u8, depth: u8) -> Option<usize> {
        if depth >= DEPTH_MAX {
            return None;
        }
        let index = self.open(kind, start);
        let mut at = self.skip_blank(start + 1);
        if self.text.get(at) == Some(&last) {
            return self.close(index, at + 1);
        }
        // Each turn takes a value.
        loop {
            let end = if kind == Kind::Object {
                self.member(at, depth)?
            } else {
                self.value(at, depth + 1)?
            };
            at = self.skip_blank(end);
            match self.text.get(at)? {
                b',' => at = self.skip_blank(at + 1),
                c if *c == last => return self.close(index, at + 1),
                _ => return None,
            }
        }
    }

    fn member(&mut self, at: usize, depth: u8) -> Option<usize> {
        let key_len = string_len(self.text.get(at..)?)?;
        let index = self.open(Kind::Member(key_len as u32), at);
        let colon = self.skip_blank(at + key_len);
        if self.text.get(colon) != Some(&b':') {
            return None;
        }
        let start = self.skip_blank(colon + 1);
        let end = self.value(start, depth + 1)?;
        self.close(index, end)
    }
}

fn scalar(text: &[u8]) -> Option<(Kind, usize)> {
    let word = |kind, word: &[u8]| text.starts_with(word).then_some((kind, word.len()));
    match text.first()? {
        b'"' => Some((Kind::String, string_len(text)?)),
        b't' => word(Kind::True, b"true"),
        b'f' => word(Kind::False, b"false"),
        b'n' => word(Kind::Null, b"null"),
        b'N' => word(Kind::NaN, b"NaN"),
        _ => Some((Kind::Number, number_len(text)?)),
    }
}

/// Octets of a string with its quotes.
fn string_len(text: &[u8]) -> Option<usize> {
    if text.first() != Some(&b'"') {
        return None;
    }
    let mut at = 1;
    // Each turn takes an octet at least.
    loop {
        at += memchr::memchr2(b'"', b'\\', text.get(at..)?)?;
        if text.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Octets of a number.
fn number_len(text: &[u8]) -> Option<usize> {
    let digits = |at: usize| {
        let rest = text.get(at..).unwrap_or(&[]);
        at + rest.iter().take_while(|c| c.is_ascii_digit()).count()
    };
    let start = usize::from(text.first() == Some(&b'-'));
    let mut end = digits(start);
    if end == start || (end > start + 1 && text.get(start) == Some(&b'0')) {
        return None;
    }
    if text.get(end) == Some(&b'.') {
        let after = digits(end + 1);
        if after == end + 1 {
            return None;
        }
        end = after;
    }
    if matches!(text.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        let after = digits(end + 1 + sign);
        if after == end + 1 + sign {
            return None;
        }
        end = after;
    }
    Some(end)
}

/// The text of a string, given with its quotes.
pub(super) fn unquote(string: &[u8]) -> Vec<u8> {
    let inner = string.get(1..string.len().saturating_sub(1)).unwrap_or(&[]);
    let mut out = Vec::with_capacity(inner.len());
    let mut at = 0;
    // Each turn takes an octet at least.
    while let Some(rest) = inner.get(at..) {
        let plain = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        out.extend_from_slice(rest.get(..plain).unwrap_or(&[]));
        let Some(escape) = rest.get(plain + 1) else { break };
        at += plain + 2;
        match escape {
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'u' => at += unicode(inner.get(at..).unwrap_or(&[]), &mut out),
            c => out.push(*c),
        }
    }
    out
}

/// A character after `\u`, perhaps of two halves; returns how many octets it took.
fn unicode(text: &[u8], out: &mut Vec<u8>) -> usize {
    let unit = |at: usize| {
        let digits = str::from_utf8(text.get(at..at + 4)?).ok()?;
        u32::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(0) else { return 0 };
    let second = (text.get(4..6) == Some(b"\\u")).then(|| unit(6)).flatten();
    let (code, used) = match (first, second) {
        (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) => {
            (0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00), 10)
        }
        _ => (first, 4),
    };
    let mut buffer = [0; 4];
    let c = char::from_u32(code).unwrap_or('\u{fffd}');
    out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
    used
}
