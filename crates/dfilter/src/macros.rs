//! Macros: `${name:a;b}`, or `$name(a, b)`, is replaced by a text with `$1`, `$2`, … in it.

use crate::Env;
use crate::error::{Error, Span};
use crate::names;

/// A macro.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Macro {
    /// What stands after `${`.
    pub name: String,
    /// What takes its place.
    pub text: String,
}

/// The macros that are known.
#[derive(Clone, Debug, Default)]
pub struct Macros {
    all: Vec<Macro>,
}

impl Macros {
    /// Those that come with the program.
    pub fn shipped() -> Macros {
        let mut macros = Macros::default();
        macros.read(SHIPPED);
        macros
    }

    /// Adds the macros of a file's text: on each line a name in quotes, and after a comma its text in quotes, or without one
    /// the text as it is. A name that is known gets the new text. Lines that are none are left out.
    pub fn read(&mut self, text: &str) {
        for line in text.lines() {
            let line = line.trim();
            let Some((name, rest)) = quoted(line) else { continue };
            let text = match rest.trim_start().strip_prefix(',') {
                Some(rest) => quoted(rest.trim_start()).map(|(text, _)| text),
                None => Some(rest.trim().to_owned()).filter(|text| !text.is_empty()),
            };
            if let Some(text) = text {
                self.add(Macro { name, text });
            }
        }
    }

    /// Adds one macro.
    pub fn add(&mut self, new: Macro) {
        self.all.retain(|m| m.name != new.name);
        self.all.push(new);
    }

    /// The macro of that name.
    pub fn get(&self, name: &str) -> Option<&Macro> {
        self.all.iter().find(|m| m.name == name)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Macro> {
        self.all.iter()
    }
}

impl Macro {
    /// How many arguments its text has places for.
    pub fn arguments(&self) -> usize {
        let mut most = 0;
        let mut rest = self.text.as_str();
        while let Some((_, after)) = rest.split_once('$') {
            let len = after.bytes().take_while(u8::is_ascii_digit).count();
            let number = after.get(..len).and_then(|d| d.parse().ok()).unwrap_or(0);
            most = most.max(number);
            rest = after;
        }
        most
    }

    fn with(&self, arguments: &[&str]) -> String {
        let mut out = String::new();
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('$') {
            out.push_str(before);
            let len = after.bytes().take_while(u8::is_ascii_digit).count();
            let number: Option<usize> = after.get(..len).and_then(|d| d.parse().ok());
            match number.and_then(|n| arguments.get(n.checked_sub(1)?)) {
                Some(argument) => {
                    out.push_str(argument);
                    rest = after.get(len..).unwrap_or("");
                }
                None => {
                    out.push('$');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }
}

/// The text in double quotes that a line starts with, and what follows it. A backslash takes the next character as it is,
/// `\x22` is a quote.
fn quoted(line: &str) -> Option<(String, &str)> {
    let inside = line.strip_prefix('"')?;
    let mut out = String::new();
    let mut chars = inside.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((out, inside.get(at + 1..).unwrap_or(""))),
            '\\' => {
                let (_, next) = chars.next()?;
                if next == 'x' {
                    let digits = inside.get(at + 2..at + 4)?;
                    out.push(char::from(u8::from_str_radix(digits, 16).ok()?));
                    chars.nth(1)?;
                } else {
                    out.push(next);
                }
            }
            c => out.push(c),
        }
    }
    None
}

/// The macros that come with the program.
const SHIPPED: &str = r#"
"private_ipv4","$1 == 192.168.0.0/16 or $1 == 172.16.0.0/12 or $1 == 10.0.0.0/8"
"private_ethernet","$1[0] & 0x0F == 2"
"private_ipv6", "ipv6 && $1 == fc00::/7"
"#;

/// Macros inside the text of macros.
const NESTING_MAX: usize = 31;

/// Octets that a filter may have once its macros are replaced: nested macros could double it at each level.
const EXPANDED_MAX: usize = 1 << 20;

/// The filter with its macros replaced.
pub(crate) fn expand(text: &str, env: &Env<'_>) -> Result<String, Error> {
    let mut text = text.to_owned();
    for _ in 0..=NESTING_MAX {
        match once(&text, env)? {
            Some(next) if next.len() > EXPANDED_MAX => {
                let message = "The filter is too long once its macros are replaced.";
                return Err(Error::new(Span::default(), message));
            }
            Some(next) => text = next,
            None => return Ok(text),
        }
    }
    Err(Error::new(Span::default(), format!("Macros nest more than {NESTING_MAX} levels deep.")))
}

/// Replaces each macro once; `None` if there is none.
fn once(text: &str, env: &Env<'_>) -> Result<Option<String>, Error> {
    let mut out = String::new();
    let (mut at, mut found) = (0, false);
    let mut calls = calls(text).into_iter().peekable();
    loop {
        let brace = text.get(at..).and_then(|t| t.find("${")).map(|n| at + n);
        while calls.next_if(|c| c.start < at).is_some() {}
        if let Some(call) = calls.next_if(|c| brace.is_none_or(|brace| c.start < brace)) {
            out.push_str(text.get(at..call.start).unwrap_or(""));
            at = call.end;
            let span = Span::new(call.start, call.end);
            out.push_str(&replaced(call.name, &call.arguments, env, span)?);
            found = true;
            continue;
        }
        let Some(start) = brace else { break };
        out.push_str(text.get(at..start).unwrap_or(""));
        let inside = text.get(start + 2..).unwrap_or("");
        let Some(end) = inside.find('}').map(|n| start + 2 + n) else {
            let message = "The right brace of a macro is missing.";
            return Err(Error::new(Span::new(start, text.len()), message));
        };
        let inside = text.get(start + 2..end).unwrap_or("");
        at = end + 1;
        if is_reference(inside, env) {
            out.push_str(text.get(start..at).unwrap_or(""));
            continue;
        }
        let (name, arguments) = match inside.split_once(':') {
            Some((name, list)) => (name, list.split(';').collect()),
            None => (inside, Vec::new()),
        };
        out.push_str(&replaced(name, &arguments, env, Span::new(start, at))?);
        found = true;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Ok(found.then_some(out))
}

/// Names of fields win over names of macros.
fn is_reference(inside: &str, env: &Env<'_>) -> bool {
    let name = inside.split('#').next().unwrap_or("");
    !name.contains([':', ';']) && names::has_value(env, name)
}

/// `$name(a, b)`.
struct Call<'t> {
    start: usize,
    end: usize,
    name: &'t str,
    arguments: Vec<&'t str>,
}

/// Macros written as calls. In quotes there are none: a pattern may end in `$` and have groups.
fn calls(text: &str) -> Vec<Call<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.as_bytes().get(at..).filter(|r| !r.is_empty()) {
        match call_name(text, at) {
            // What follows a call without an end is not looked at: the sign is refused anyway.
            Some(name) => match call(text, at, name) {
                Some(call) => {
                    at = call.end;
                    out.push(call);
                }
                None => break,
            },
            None => at += quotes_len(rest).max(1),
        }
    }
    out
}

/// The name of the call that starts at a place.
fn call_name(text: &str, start: usize) -> Option<&str> {
    let after = text.get(start..)?.strip_prefix('$')?;
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let len = after.bytes().take_while(is_name).count();
    let name = after.get(..len).filter(|name| !name.is_empty())?;
    after.get(len..)?.starts_with('(').then_some(name)
}

/// The call that starts at a place; `None` if its right parenthesis is missing.
fn call<'t>(text: &'t str, start: usize, name: &'t str) -> Option<Call<'t>> {
    let bytes = text.as_bytes();
    let first = start + name.len() + 2;
    let (mut at, mut from, mut depth) = (first, first, 0_usize);
    let mut arguments = Vec::new();
    loop {
        match bytes.get(at)? {
            b'(' | b'[' | b'{' => depth += 1,
            b')' if depth == 0 => break,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                arguments.push(text.get(from..at)?.trim());
                from = at + 1;
            }
            _ => at += quotes_len(bytes.get(at..)?).saturating_sub(1),
        }
        at += 1;
    }
    let last = text.get(from..at)?.trim();
    if !(last.is_empty() && arguments.is_empty()) {
        arguments.push(last);
    }
    Some(Call { start, end: at + 1, name, arguments })
}

/// Octets of the text or character in quotes that stands here; 0 if none does.
fn quotes_len(rest: &[u8]) -> usize {
    let Some(quote @ (b'"' | b'\'')) = rest.first() else { return 0 };
    let mut at = 1;
    loop {
        match rest.get(at) {
            None => return rest.len(),
            Some(b'\\') => at += 2,
            Some(b) if b == quote => return at + 1,
            Some(_) => at += 1,
        }
    }
}

fn replaced(name: &str, arguments: &[&str], env: &Env<'_>, span: Span) -> Result<String, Error> {
    let wrong = |message: String| Error::new(span, message);
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-')) {
        return Err(wrong(format!("\"{name}\" is not a name of a macro.")));
    }
    let Some(found) = env.macros.get(name) else {
        let mut error = wrong(format!("There is no macro \"{name}\"."));
        error.nearest = names::nearest_of(name, env.macros.iter().map(|m| m.name.as_str()));
        return Err(error);
    };
    if found.arguments() != arguments.len() {
        return Err(wrong(format!(
            "The macro \"{name}\" takes {} arguments, not {}.",
            found.arguments(),
            arguments.len()
        )));
    }
    Ok(found.with(arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_files() {
        let mut macros = Macros::default();
        macros.read("# c\n\"a\",\"$1 == \\x22b\\x22\"\n\"c\" tcp.port == $1\n\"d\"\n\"e\", f\n\"a");
        let texts: Vec<&str> = macros.iter().map(|m| m.text.as_str()).collect();
        assert_eq!(texts, ["$1 == \"b\"", "tcp.port == $1"]);
    }

    #[test]
    fn calls_and_their_arguments() {
        for (text, found) in [
            ("$m(a,b)", vec!["m|a|b"]),
            ("x and $m( a == 1 , {2, 3}, f(4, 5) ) or $n()", vec!["m|a == 1|{2, 3}|f(4, 5)", "n"]),
            ("$m(\"a,)\", ',')", vec!["m|\"a,)\"|','"]),
            ("a matches \"x$y(z)\" and $m(b)", vec!["m|b"]),
            ("$m(a,)", vec!["m|a|"]),
            ("$m($n(a))", vec!["m|$n(a)"]),
            ("$m(a", vec![]),
            ("$m (a)", vec![]),
            ("$(a)", vec![]),
            ("\u{e9} $m(\u{e9})", vec!["m|\u{e9}"]),
        ] {
            let calls = calls(text);
            let told: Vec<String> = calls
                .iter()
                .map(|c| [&[c.name], c.arguments.as_slice()].concat().join("|"))
                .collect();
            assert_eq!(told, found, "{text}");
        }
    }
}
