//! Which reply belongs to which command.

use std::collections::HashMap;
use std::sync::Arc;

use codec_text::loose_line;
use dissect::prelude::*;

use super::{Words, literal_len};

/// Commands of a session whose tags are remembered. Sessions that wait for replies need few.
const TAGS: usize = 1024;

/// Octets of a tag that are remembered; longer ones are no tags.
const TAG_OCTETS: usize = 64;

#[derive(Clone, Copy, Debug)]
struct Asked {
    frame: u32,
    ns: i64,
    answered: RecordId,
}

/// What is known of a session.
#[derive(Debug, Default)]
struct Session {
    asked: HashMap<Box<[u8]>, Asked>,
    /// The tag of STARTTLS.
    starts_tls: Option<Box<[u8]>>,
}

/// What a line belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link {
    None,
    /// A command; holds the number of the frame with its reply.
    Answered(RecordId),
    /// A reply.
    Answers {
        frame: u32,
        after_ns: i64,
    },
}

/// The links of a segment's lines, without empty lines and untagged replies.
#[derive(Clone, Debug, Default)]
pub(super) enum Links {
    #[default]
    None,
    One(Link),
    Many(Arc<[Link]>),
}

impl Links {
    pub(super) fn get(&self, index: usize) -> Option<&Link> {
        match self {
            Links::None => None,
            Links::One(link) => (index == 0).then_some(link),
            Links::Many(links) => links.get(index),
        }
    }
}

/// The rest of the conversation is TLS.
pub(super) fn bind(scene: &mut Scene<'_>, tls: Option<ProtocolId>) {
    if let Some(conversation) = scene.conversation()
        && tls.is_some()
    {
        conversation.bound = tls;
    }
}

pub(super) fn follow(
    text: &[u8],
    to_server: bool,
    tls: Option<ProtocolId>,
    scene: &mut Scene<'_>,
) -> Links {
    let mut session = scene.conv::<Session>().map(std::mem::take).unwrap_or_default();
    let (mut at, mut first, mut more) = (0, None, Vec::new());
    // Each turn takes a line.
    while let Some(line) = loose_line(text, at) {
        let octets = line.of(text);
        at = line.next;
        if octets.is_empty() {
            continue;
        }
        if !to_server && octets.starts_with(b"*") {
            at += literal_len(octets).unwrap_or(0);
            continue;
        }
        let mut words = Words::of(text, line);
        let (tag, verb) = (words.next(), words.next());
        let tag = tag.map_or(&[][..], |tag| tag.octets);
        let is_verb = |name: &[u8]| verb.is_some_and(|verb| verb.is(name));
        let link = if to_server {
            if is_verb(b"STARTTLS") {
                session.starts_tls = Some(tag.into());
            }
            session.command(tag, scene)
        } else {
            if session.starts_tls.as_deref() == Some(tag) {
                session.starts_tls = None;
                if is_verb(b"OK") {
                    bind(scene, tls);
                }
            }
            session.reply(tag, scene)
        };
        match first {
            None => first = Some(link),
            Some(link_before) => {
                if more.is_empty() {
                    more.push(link_before);
                }
                more.push(link);
            }
        }
    }
    if let Some(kept) = scene.conv::<Session>() {
        *kept = session;
    }
    match first {
        Some(link) if more.is_empty() => Links::One(link),
        Some(_) => Links::Many(more.into()),
        None => Links::None,
    }
}

impl Session {
    fn command(&mut self, tag: &[u8], scene: &mut Scene<'_>) -> Link {
        if tag.is_empty() || tag.len() > TAG_OCTETS {
            return Link::None;
        }
        if self.asked.len() >= TAGS {
            self.asked.clear();
        }
        let answered = scene.state.records.create(0);
        self.asked.insert(tag.into(), Asked { frame: scene.frame, ns: scene.ns, answered });
        Link::Answered(answered)
    }

    fn reply(&mut self, tag: &[u8], scene: &mut Scene<'_>) -> Link {
        let Some(asked) = self.asked.get(tag) else { return Link::None };
        scene.state.records.set(asked.answered, u64::from(scene.frame));
        Link::Answers { frame: asked.frame, after_ns: scene.ns - asked.ns }
    }
}
