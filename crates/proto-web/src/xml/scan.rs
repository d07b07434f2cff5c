//! XML text cut into pieces.

/// A run of octets of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub at: usize,
    pub len: usize,
}

impl Run {
    pub(super) fn of<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        text.get(self.at..self.at + self.len).unwrap_or(&[])
    }

    pub(super) fn end(&self) -> usize {
        self.at + self.len
    }
}

/// A piece of the text; none is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// `<name …>` or `<name …/>`.
    Open {
        run: Run,
        name_end: usize,
        empty: bool,
    },
    /// `</name>`, or `]>` of a document type declaration.
    Close(Run),
    /// `<?name …?>`.
    Instruction {
        run: Run,
        name_end: usize,
    },
    /// `<!DOCTYPE name …>`, or only up to its `[`.
    Doctype {
        run: Run,
        name: Run,
        open: bool,
    },
    /// `<!ELEMENT …>` and its like.
    DtdTag(Run),
    Comment(Run),
    CdataSection(Run),
    Text(Run),
    /// What starts as a piece and is none.
    Wrong(Run),
}

impl Piece {
    pub(super) fn run(&self) -> Run {
        match self {
            Piece::Open { run, .. }
            | Piece::Instruction { run, .. }
            | Piece::Doctype { run, .. } => *run,
            Piece::Close(run)
            | Piece::DtdTag(run)
            | Piece::Comment(run)
            | Piece::CdataSection(run)
            | Piece::Text(run)
            | Piece::Wrong(run) => *run,
        }
    }
}

/// An attribute of a tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    /// From its name to the quote that closes its value.
    pub run: Run,
    pub name: Run,
    /// Without quotes.
    pub value: Run,
}

fn skip_blank(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or(&[]);
    at + rest.iter().take_while(|c| c.is_ascii_whitespace()).count()
}

fn name_end(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or(&[]);
    let part = |c: &&u8| c.is_ascii_alphanumeric() || b"-_:.".contains(*c);
    match rest.first() {
        Some(c) if c.is_ascii_alphabetic() || matches!(c, b'_' | b':') => {
            at + rest.iter().take_while(part).count()
        }
        _ => at,
    }
}

fn find(text: &[u8], at: usize, end: &[u8]) -> Option<usize> {
    let found = memchr::memmem::find(text.get(at..)?, end)?;
    Some(at + found + end.len())
}

/// The piece that starts at `at` or behind white space there.
pub(super) fn next(text: &[u8], at: usize) -> Option<Piece> {
    let at = skip_blank(text, at);
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    if rest.first() != Some(&b'<') {
        let len = memchr::memchr(b'<', rest).unwrap_or(rest.len());
        return Some(Piece::Text(Run { at, len }));
    }
    Some(marked(text, at).unwrap_or_else(|| wrong(text, at)))
}

/// A piece inside a document type declaration.
pub(super) fn next_of_doctype(text: &[u8], at: usize) -> Option<Piece> {
    let at = skip_blank(text, at);
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    if rest.starts_with(b"]") {
        let end = find(text, at, b">").unwrap_or(text.len());
        return Some(Piece::Close(Run { at, len: end - at }));
    }
    if rest.first() != Some(&b'<') {
        let len = memchr::memchr2(b'<', b']', rest).unwrap_or(rest.len()).max(1);
        return Some(Piece::Text(Run { at, len }));
    }
    Some(marked(text, at).unwrap_or_else(|| wrong(text, at)))
}

/// Up to white space.
fn wrong(text: &[u8], at: usize) -> Piece {
    let rest = text.get(at..).unwrap_or(&[]);
    let len = rest.iter().take_while(|c| !c.is_ascii_whitespace()).count().max(1);
    Piece::Wrong(Run { at, len })
}

/// What starts with `<`, if it is whole.
fn marked(text: &[u8], at: usize) -> Option<Piece> {
    let to = |end: usize| Run { at, len: end - at };
    let rest = text.get(at..)?;
    match rest.get(1)? {
        b'/' => {
            let end = skip_blank(text, name_end(text, at + 2));
            (text.get(end) == Some(&b'>')).then(|| Piece::Close(to(end + 1)))
        }
        b'?' => {
            let name_end = name_end(text, at + 2);
            let end = find(text, name_end, b"?>")?;
            let last = attributes_end(text, name_end);
            (name_end > at + 2 && last + 2 == end)
                .then(|| Piece::Instruction { run: to(end), name_end })
        }
        b'!' if rest.starts_with(b"<!--") => Some(Piece::Comment(to(find(text, at + 4, b"-->")?))),
        b'!' if rest.starts_with(b"<![CDATA[") => {
            Some(Piece::CdataSection(to(find(text, at + 9, b"]]>")?)))
        }
        b'!' if rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case(b"<!DOCTYPE")) => {
            let start = skip_blank(text, at + 9);
            let end = name_end(text, start);
            let stop = end + memchr::memchr2(b'[', b'>', text.get(end..)?)?;
            let open = text.get(stop) == Some(&b'[');
            let name = Run { at: start, len: end - start };
            Some(Piece::Doctype { run: to(stop + 1), name, open })
        }
        b'!' => Some(Piece::DtdTag(to(find(text, at, b">")?))),
        _ => {
            let name_end = name_end(text, at + 1);
            if name_end == at + 1 {
                return None;
            }
            let last = attributes_end(text, name_end);
            match text.get(last..)? {
                [b'>', ..] => Some(Piece::Open { run: to(last + 1), name_end, empty: false }),
                [b'/', b'>', ..] => Some(Piece::Open { run: to(last + 2), name_end, empty: true }),
                _ => None,
            }
        }
    }
}

/// The attribute that starts at `at` or behind white space there.
fn attribute(text: &[u8], at: usize) -> Option<Attribute> {
    let at = skip_blank(text, at);
    let end = name_end(text, at);
    let equals = skip_blank(text, end);
    if end == at || text.get(equals) != Some(&b'=') {
        return None;
    }
    let start = skip_blank(text, equals + 1);
    let name = Run { at, len: end - at };
    let rest = text.get(start..)?;
    let (value, end) = match rest.first()? {
        quote @ (b'"' | b'\'') => {
            let len = memchr::memchr(*quote, rest.get(1..)?)?;
            (Run { at: start + 1, len }, start + len + 2)
        }
        _ => {
            let plain = |c: &&u8| !c.is_ascii_whitespace() && !b"<>/\"'=?".contains(c);
            let len = rest.iter().take_while(plain).count();
            (Run { at: start, len }, start + len)
        }
    };
    (end > start).then(|| Attribute { run: Run { at, len: end - at }, name, value })
}

/// Where the attributes from `at` on, and white space behind them, end.
fn attributes_end(text: &[u8], mut at: usize) -> usize {
    // Each turn takes an attribute.
    while let Some(found) = attribute(text, at) {
        at = found.run.end();
    }
    skip_blank(text, at)
}

/// The attributes between `at` and `end`.
pub(super) fn attributes(text: &[u8], mut at: usize, end: usize) -> Vec<Attribute> {
    let text = text.get(..end).unwrap_or(text);
    let mut found = Vec::new();
    // Each turn takes an attribute.
    while let Some(one) = attribute(text, at) {
        at = one.run.end();
        found.push(one);
    }
    found
}
