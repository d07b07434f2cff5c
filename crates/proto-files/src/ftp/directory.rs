//! The directory a client is in, as commands and replies tell it.

/// A change of directory that was asked for.
pub(super) enum Change {
    Up,
    To(Box<[u8]>),
}

/// A path kept for a session is cut here.
const PATH_OCTETS: usize = 4096;

/// What a command changes, if it is one that does.
pub(super) fn change(command: &[u8], argument: &[u8]) -> Option<Change> {
    match command {
        b"CDUP" => Some(Change::Up),
        b"CWD" if !argument.is_empty() => {
            Some(Change::To(argument.get(..argument.len().min(PATH_OCTETS)).unwrap_or(&[]).into()))
        }
        _ => None,
    }
}

impl Change {
    /// The directory after the change.
    pub(super) fn apply(&self, from: &str) -> String {
        let to = match self {
            Change::Up => "..".into(),
            Change::To(path) => String::from_utf8_lossy(path),
        };
        if to.starts_with('/') || from.is_empty() {
            return to.into_owned();
        }
        let mut parts: Vec<&str> = from.split('/').filter(|p| !p.is_empty()).collect();
        for part in to.split('/') {
            match part {
                "" | "." => {}
                ".." => _ = parts.pop(),
                part => parts.push(part),
            }
        }
        let mut path = String::new();
        if from.starts_with('/') {
            path.push('/');
        }
        path.push_str(&parts.join("/"));
        path.truncate(path.floor_char_boundary(PATH_OCTETS));
        path
    }
}

/// The path at the start of a reply 257, RFC 959 appendix II: in quotes, a quote in it doubled.
pub(super) fn quoted(text: &[u8]) -> Option<Vec<u8>> {
    let mut octets = text.strip_prefix(b"\"")?.iter().peekable();
    let mut path = Vec::new();
    // Each turn takes an octet.
    loop {
        match octets.next()? {
            b'"' if octets.peek() == Some(&&b'"') => {
                octets.next();
                path.push(b'"');
            }
            b'"' => break,
            c => path.push(*c),
        }
        if path.len() > PATH_OCTETS {
            return None;
        }
    }
    (!path.is_empty()).then_some(path)
}
