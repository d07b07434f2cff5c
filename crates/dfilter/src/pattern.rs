//! Patterns of `matches`: written for PCRE2, run in linear time.
//!
//! What PCRE2 and the `regex` crate write differently is translated. What only backtracking can match (look-around, references
//! to groups, possessive and atomic groups) is refused.

use regex::bytes::{Regex, RegexBuilder};

/// Memory of a compiled pattern: enough for long lists of words, little enough to compile in a blink.
const PATTERN_OCTETS_MAX: usize = 1 << 20;

/// Groups inside one another.
const NESTING_MAX: u32 = 100;

/// Compiles a pattern; caseless, and octets are octets.
pub(crate) fn compile(text: &[u8]) -> Result<Regex, String> {
    let translated = translate(text)?;
    RegexBuilder::new(&translated)
        .unicode(false)
        .case_insensitive(true)
        .size_limit(PATTERN_OCTETS_MAX)
        .dfa_size_limit(PATTERN_OCTETS_MAX)
        .nest_limit(NESTING_MAX)
        .build()
        .map_err(|error| format!("The pattern is not valid: {}.", reason(&error)))
}

/// The last line of the error is what is wrong; those before it show where.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or("").trim();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

struct Translator<'t> {
    text: &'t [u8],
    at: usize,
    out: String,
}

fn translate(text: &[u8]) -> Result<String, String> {
    let mut translator = Translator { text, at: 0, out: String::with_capacity(text.len()) };
    while translator.at < text.len() {
        translator.step()?;
    }
    Ok(translator.out)
}

impl Translator<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn rest(&self) -> &[u8] {
        self.text.get(self.at..).unwrap_or(&[])
    }

    /// An octet that stands for itself.
    fn literal(&mut self, octet: u8) {
        if octet.is_ascii_alphanumeric() || matches!(octet, b' ' | b'_') {
            self.out.push(octet as char);
        } else {
            self.out.push_str(&format!("\\x{octet:02x}"));
        }
    }

    fn step(&mut self) -> Result<(), String> {
        let octet = self.peek(0);
        match octet {
            b'\\' => return self.escape(false),
            b'[' => return self.class(),
            b'(' => return self.group(),
            b'$' => self.out.push_str("(?:\\n?\\z)"),
            b'{' if !is_repetition(self.rest()) => self.literal(octet),
            b'}' if !self.out.ends_with(|c: char| c.is_ascii_digit() || c == ',') => {
                self.literal(octet);
            }
            b'*' | b'+' | b'?' | b'}' => {
                self.out.push(octet as char);
                if self.peek(1) == b'+' {
                    return Err("possessive repetition is not supported.".to_owned());
                }
            }
            b'.' | b'^' | b'|' | b')' | b'{' | b',' => self.out.push(octet as char),
            _ => self.literal(octet),
        }
        self.at += 1;
        Ok(())
    }

    fn group(&mut self) -> Result<(), String> {
        let rest = self.rest();
        for (start, what) in [
            (&b"(?="[..], "look-ahead"),
            (b"(?!", "look-ahead"),
            (b"(?<=", "look-behind"),
            (b"(?<!", "look-behind"),
            (b"(?>", "an atomic group"),
            (b"(?|", "a branch reset"),
            (b"(?(", "a condition"),
            (b"(?R", "recursion"),
            (b"(*", "a verb"),
        ] {
            if rest.starts_with(start) {
                return Err(format!("The pattern holds {what}, which is not supported."));
            }
        }
        if rest.starts_with(b"(?#") {
            let end = memchr::memchr(b')', rest).ok_or("A comment has no end.")?;
            self.at += end + 1;
            return Ok(());
        }
        if rest.starts_with(b"(?") {
            // Flags and names up to what ends them mean the same in both.
            let end = rest.iter().position(|b| matches!(b, b')' | b':' | b'>'));
            let len = end.map_or(rest.len(), |e| e + 1);
            let text = String::from_utf8_lossy(rest.get(..len).unwrap_or(rest)).into_owned();
            self.out.push_str(&text);
            self.at += len;
            return Ok(());
        }
        self.out.push('(');
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self, in_class: bool) -> Result<(), String> {
        let letter = self.peek(1);
        self.at += 2;
        match letter {
            0 if self.at > self.text.len() => {
                return Err("The pattern ends with a backslash.".to_owned());
            }
            b'd' | b'D' | b's' | b'S' | b'w' | b'W' | b'n' | b'r' | b't' | b'f' | b'a' => {
                self.out.push('\\');
                self.out.push(letter as char);
            }
            b'v' => {
                self.out.push_str(if in_class { "\\x0a-\\x0d\\x85" } else { "[\\x0a-\\x0d\\x85]" })
            }
            b'h' => {
                self.out.push_str(if in_class { "\\x09\\x20\\xa0" } else { "[\\x09\\x20\\xa0]" })
            }
            b'e' => self.out.push_str("\\x1b"),
            b'b' if in_class => self.out.push_str("\\x08"),
            b'b' | b'B' | b'A' | b'z' => {
                self.out.push('\\');
                self.out.push(letter as char);
            }
            b'Z' => self.out.push_str("(?:\\n?\\z)"),
            b'N' => self.out.push_str("[^\\n]"),
            b'R' => self.out.push_str("(?:\\r\\n|[\\x0a-\\x0d\\x85])"),
            b'Q' => {
                let end = memchr::memmem::find(self.rest(), b"\\E");
                let len = end.unwrap_or(self.rest().len());
                let quoted = self.rest().get(..len).unwrap_or(&[]).to_vec();
                quoted.iter().for_each(|b| self.literal(*b));
                self.at += len + if end.is_some() { 2 } else { 0 };
            }
            b'E' => {}
            b'x' => self.hex()?,
            b'c' => {
                let control = self.peek(0).to_ascii_uppercase() ^ 0x40;
                self.at += 1;
                self.literal(control);
            }
            b'0' => self.octal(2),
            b'1'..=b'9' if in_class => {
                self.at -= 1;
                self.octal(3);
            }
            b'1'..=b'9' | b'g' | b'k' => {
                return Err("A reference to a group is not supported.".to_owned());
            }
            letter if letter.is_ascii_alphanumeric() => {
                let message = format!("\"\\{}\" is not supported.", letter as char);
                return Err(message);
            }
            other => self.literal(other),
        }
        Ok(())
    }

    fn hex(&mut self) -> Result<(), String> {
        let rest = self.rest();
        let (digits, len) = if rest.first() == Some(&b'{') {
            let end = memchr::memchr(b'}', rest).ok_or("\"\\x{\" has no end.")?;
            (rest.get(1..end).unwrap_or(&[]), end + 1)
        } else {
            let len = rest.iter().take(2).take_while(|b| b.is_ascii_hexdigit()).count();
            (rest.get(..len).unwrap_or(&[]), len)
        };
        let digits = std::str::from_utf8(digits).unwrap_or("");
        let value = if digits.is_empty() { Some(0) } else { u8::from_str_radix(digits, 16).ok() };
        self.at += len;
        self.literal(value.ok_or("A character is larger than an octet.")?);
        Ok(())
    }

    fn octal(&mut self, max: usize) {
        let rest = self.rest();
        let len = rest.iter().take(max).take_while(|b| (b'0'..=b'7').contains(b)).count();
        let digits = rest.get(..len).unwrap_or(&[]);
        let value = digits.iter().fold(0u32, |v, b| v * 8 + u32::from(b - b'0'));
        self.at += len;
        self.literal(value as u8);
    }

    /// `[…]`: the crate's own set operators lose their meaning.
    fn class(&mut self) -> Result<(), String> {
        self.out.push('[');
        self.at += 1;
        if self.peek(0) == b'^' {
            self.out.push('^');
            self.at += 1;
        }
        let mut first = true;
        loop {
            let octet = self.peek(0);
            if self.at >= self.text.len() {
                return Err("A character class has no right bracket.".to_owned());
            }
            match octet {
                b']' if !first => break,
                b'\\' => {
                    self.escape(true)?;
                    first = false;
                    continue;
                }
                b'[' if matches!(self.peek(1), b':') => {
                    let end = memchr::memmem::find(self.rest(), b":]");
                    if let Some(end) = end {
                        let name = self.rest().get(..end + 2).unwrap_or(&[]);
                        let name = String::from_utf8_lossy(name).into_owned();
                        self.out.push_str(&name);
                        self.at += end + 2;
                        first = false;
                        continue;
                    }
                    self.literal(octet);
                }
                b'-' if first || self.peek(1) == b']' => self.literal(octet),
                b'-' => self.out.push('-'),
                _ => self.literal(octet),
            }
            self.at += 1;
            first = false;
        }
        self.out.push(']');
        self.at += 1;
        Ok(())
    }
}

/// `{3}`, `{3,}`, `{3,5}`; PCRE2 takes every other brace for itself.
fn is_repetition(rest: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'}', rest) else { return false };
    let inside = rest.get(1..end).unwrap_or(&[]);
    let mut parts = inside.splitn(2, |b| *b == b',');
    let number = |part: Option<&[u8]>| {
        part.is_some_and(|p| !p.is_empty() && p.iter().all(u8::is_ascii_digit))
    };
    let first = number(parts.next());
    match parts.next() {
        None => first,
        Some([]) => first,
        last => first && number(last),
    }
}
