//! What each segment is in its session. A segment is of one kind as a whole, as the reference has it: its last
//! line tells which.

use codec_text::{Line, loose_line};
use dissect::prelude::*;
use dissect::{RecordId, Registry};

use super::code_of;
use crate::gather::{Gather, Whole};

/// What the lines of a segment are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Command,
    Username,
    Password,
    Credentials,
}

/// What a segment is.
#[derive(Clone, Debug)]
pub(super) enum Memo {
    /// Lines of the server.
    Response,
    /// Commands of the client, or its answers to AUTH.
    Commands(Role),
    /// Part of a mail.
    Fragment {
        /// Holds the number of the frame that ends the mail.
        ended_by: RecordId,
        /// The last chunk of a mail sent by BDAT.
        ends_here: bool,
    },
    /// The last part of a mail.
    End {
        /// Octets of the line that ends it.
        line: u32,
        /// The mail.
        mail: Option<Whole>,
    },
}

/// How far AUTH is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Auth {
    #[default]
    None,
    /// The server is to ask; then the client sends this.
    Next(Role),
    /// The server has asked for this.
    Asked(Role),
}

/// A mail sent by BDAT.
#[derive(Clone, Copy, Debug, Default)]
struct Chunk {
    /// Octets of the chunks announced, and octets seen.
    total: u64,
    seen: u64,
    last: bool,
}

/// What is known of a session.
#[derive(Debug, Default)]
pub(super) struct Session {
    in_mail: bool,
    /// From the first BDAT on.
    chunk: Option<Chunk>,
    auth: Auth,
    /// From the first AUTH on any line may be part of one.
    auth_seen: bool,
    starts_tls: bool,
    /// The client's last segment did not end with CR LF.
    mid_line: bool,
    mail: Gather,
}

fn starts(words: &[u8], with: &[u8]) -> bool {
    words.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

impl Session {
    /// A segment of the client.
    pub(super) fn request(&mut self, text: &[u8], cut: bool, scene: &mut Scene<'_>) -> Memo {
        if !self.in_mail
            && let Auth::Asked(role) = self.auth
        {
            self.auth =
                if role == Role::Username { Auth::Next(Role::Password) } else { Auth::None };
            return Memo::Commands(role);
        }
        let starts_line = !std::mem::replace(&mut self.mid_line, !text.ends_with(b"\r\n"));
        let (mut at, mut is_mail, mut chunk_octets) = (0, true, 0);
        // Each turn takes a line.
        while let Some(line) = loose_line(text, at) {
            is_mail = true;
            if !self.in_mail {
                is_mail = !self.command(line.of(text));
            } else if self.chunk.is_some() {
                chunk_octets += line.whole_len() as u64;
            } else if self.ends_mail(text, line, starts_line) {
                self.in_mail = false;
                let octets = text.get(..at).unwrap_or(&[]);
                self.mail.add(octets, scene);
                return Memo::End { line: line.len as u32, mail: self.mail.end(scene) };
            }
            at = line.next;
        }
        if !is_mail {
            return Memo::Commands(Role::Command);
        }
        if let Some(chunk) = self.chunk.as_mut().filter(|_| self.in_mail) {
            chunk.seen += chunk_octets;
            if chunk.seen == chunk.total {
                self.in_mail = false;
                if chunk.last {
                    let ended_by = self.mail.add(&[], scene);
                    self.mail.end(scene);
                    return Memo::Fragment { ended_by, ends_here: true };
                }
            }
            // The reference does not show mails sent by chunks, so their octets need not be kept.
            return Memo::Fragment { ended_by: self.mail.add(&[], scene), ends_here: false };
        }
        let octets = if cut { &[] } else { text };
        Memo::Fragment { ended_by: self.mail.add(octets, scene), ends_here: false }
    }

    /// Whether the line ends the mail: a single dot, or an empty line before one.
    fn ends_mail(&self, text: &[u8], line: Line, starts_line: bool) -> bool {
        let rest = text.get(line.at..).unwrap_or(&[]);
        rest.starts_with(b"\r\n.\r\n") || rest.starts_with(b".\r\n") && (line.at > 0 || starts_line)
    }

    /// A line outside of mails. False if it is no command.
    fn command(&mut self, words: &[u8]) -> bool {
        let is_verb = words.len() == 4 || words.get(4) == Some(&b' ');
        if starts(words, b"STARTTLS") {
            self.starts_tls = true;
        } else if is_verb && starts(words, b"DATA") {
            self.in_mail = true;
        } else if is_verb && starts(words, b"BDAT") {
            self.bdat(words.get(4..).unwrap_or(&[]));
        } else if starts(words, b"AUTH LOGIN") {
            self.auth_seen = true;
            let role = if words.len() > 11 { Role::Password } else { Role::Username };
            self.auth = Auth::Next(role);
        } else if starts(words, b"AUTH PLAIN") {
            self.auth_seen = true;
            self.auth = if words.len() > 11 { Auth::None } else { Auth::Next(Role::Credentials) };
        } else if is_verb && starts(words, b"AUTH") {
            self.auth_seen = true;
            self.auth = Auth::None;
        } else {
            return is_verb || self.auth_seen;
        }
        true
    }

    fn bdat(&mut self, arguments: &[u8]) {
        let mut arguments = arguments.split(|c| *c == b' ').filter(|a| !a.is_empty());
        // As C's strtoul reads it: the digits it begins with, or the largest number if they are too many or negative.
        let octets = arguments.next().map(|count| match count.split_first() {
            Some((b'-', rest)) if rest.first().is_some_and(u8::is_ascii_digit) => u32::MAX,
            _ => count
                .iter()
                .map_while(|c| char::from(*c).to_digit(10))
                .fold(0u32, |n, digit| n.saturating_mul(10).saturating_add(digit)),
        });
        let last = arguments.next().is_some_and(|a| starts(a, b"LAST"));
        if let Some(octets) = octets.filter(|n| *n > 0) {
            let chunk = self.chunk.get_or_insert_default();
            chunk.total += u64::from(octets);
            chunk.last = last;
            self.in_mail = true;
        }
    }

    /// A segment of the server.
    pub(super) fn response(
        &mut self,
        text: &[u8],
        registry: &Registry,
        scene: &mut Scene<'_>,
    ) -> Memo {
        let code = code_of(text);
        if std::mem::take(&mut self.starts_tls)
            && code == Some(220)
            && let Some(tls) = registry.named(Name::new("tls"))
            && let Some(conversation) = scene.conversation()
        {
            conversation.bound = Some(tls);
        }
        self.auth = match (self.auth, code) {
            (Auth::Next(role), Some(334)) => Auth::Asked(role),
            (Auth::Next(_), _) => Auth::None,
            (auth, _) => auth,
        };
        Memo::Response
    }
}
