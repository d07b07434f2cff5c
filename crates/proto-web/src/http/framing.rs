//! Where a message ends: RFC 9112 section 6.

use std::collections::VecDeque;
use std::sync::Arc;

use codec_text::loose_line as line;
use dissect::Address;
use dissect::label::push_escaped;
use dissect::prelude::*;

use super::head::{self, Head, Start, Transfer};

#[cfg(test)]
#[path = "framing_tests.rs"]
mod tests;

/// Requests whose answers have not come; a capture of one direction would collect them without end.
const PENDING_MAX: usize = 256;
/// Octets of a head. Servers refuse far shorter ones.
const HEAD_MAX: usize = 1 << 20;

/// What framing remembers of a connection.
#[derive(Default)]
pub(super) struct Framer {
    /// What was asked, of requests that have no answer yet.
    asked: VecDeque<Asked>,
    /// Where a message without known length has been read to, by direction.
    progress: [Progress; 2],
    /// A first line has been seen.
    known: bool,
    /// From here on another protocol has the connection.
    pub passed_to: Option<(ProtocolId, Framing)>,
    /// It is nobody's.
    pub passed: bool,
    /// The frame that is being looked at.
    pub here: Here,
}

/// The messages of one frame.
#[derive(Default)]
pub(super) struct Here {
    frame: u32,
    /// Octets from the first message on.
    whole: usize,
    /// Lengths of messages, if there are several, and of all that follows each.
    lengths: VecDeque<(usize, usize)>,
    /// Octets of the last message, if it waits for more, and how the Info column shows it.
    waits: Option<(usize, Arc<[u8]>)>,
}

/// What stands beside a message in its frame: octets before and behind it, and the Info column of the one that
/// follows, if that waits.
pub(super) type Beside = (u32, usize, Option<Arc<[u8]>>);

impl Here {
    fn note(&mut self, frame: u32, text: &[u8], len: Option<usize>) {
        if self.frame != frame {
            *self = Here { frame, whole: text.len(), ..Here::default() };
        }
        let alone = self.lengths.is_empty();
        match len {
            Some(len) if len < text.len() || !alone => {
                self.lengths.push_back((len, text.len().saturating_sub(len)));
            }
            None if !alone => {
                let mut info = Vec::new();
                begun(text, &mut info);
                self.waits = Some((text.len(), info.into()));
            }
            _ => {}
        }
    }

    pub(super) fn beside(&mut self, frame: u32, len: usize) -> Beside {
        let at = self.lengths.iter().position(|entry| entry.0 == len);
        let Some(at) = at.filter(|_| self.frame == frame) else { return (0, 0, None) };
        let behind = self.lengths.drain(..=at).next_back().map_or(0, |entry| entry.1);
        let before = self.whole.saturating_sub(len + behind) as u32;
        let waits = self.waits.as_ref().filter(|w| w.0 == behind);
        (before, behind, waits.map(|w| Arc::clone(&w.1)))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Head,
    Connect,
    Other,
}

/// How far a message that waits for more was read, so that reading it takes time linear in its length.
#[derive(Default)]
struct Progress {
    /// Octets that had come.
    seen: usize,
    /// Where the next chunk starts.
    chunk_at: usize,
    /// Octets before `seen`, to know the message again.
    tail: [u8; 16],
}

impl Progress {
    fn tail_of(text: &[u8]) -> [u8; 16] {
        text.last_chunk::<16>().copied().unwrap_or_default()
    }

    /// True if `text` is the message that was read, and perhaps more.
    fn knows(&self, text: &[u8]) -> bool {
        self.seen > 0
            && text.get(..self.seen).is_some_and(|seen| Progress::tail_of(seen) == self.tail)
    }

    fn wait(&mut self, text: &[u8], chunk_at: usize) -> Need {
        *self = Progress { seen: text.len(), chunk_at, tail: Progress::tail_of(text) };
        Need::More
    }
}

pub(super) fn framing(stream: &Stream<'_>, scene: &mut Scene<'_>) -> Need {
    let Some(framer) = scene.conv::<Framer>() else { return Need::Rest };
    if let Some((id, framing)) = framer.passed_to {
        let own = std::mem::replace(&mut scene.protocol, id);
        let need = framing(stream, scene);
        scene.protocol = own;
        return need;
    }
    if framer.passed {
        return Need::Rest;
    }
    let way = direction(stream);
    let need = need(stream, framer, way);
    let waits = match need {
        Need::Octets(octets) => octets > stream.bytes.len(),
        Need::More | Need::UntilClosed => true,
        Need::Rest => false,
    };
    if waits && is_left_apart(stream.bytes, scene) {
        return Need::Rest;
    }
    let frame = scene.frame;
    if let Some(framer) = scene.conv::<Framer>() {
        let len = match need {
            Need::Octets(octets) if !waits => Some(octets),
            Need::Rest => Some(stream.bytes.len()),
            _ => None,
        };
        framer.here.note(frame, stream.bytes, len);
    }
    need
}

/// True if the user does not want what is missing of a message.
fn is_left_apart(text: &[u8], scene: &Scene<'_>) -> bool {
    let (heads, bodies) =
        (scene.pref_bool(super::JOIN_HEADS, true), scene.pref_bool(super::JOIN_BODIES, true));
    match (heads, bodies) {
        (true, true) => false,
        _ if head::parse(text).is_some_and(|head| head.end.is_some()) => !bodies,
        _ => !heads,
    }
}

/// The first line, as the Info column shows it while the rest has not come.
pub(super) fn begun(text: &[u8], info: &mut Vec<u8>) {
    if let Some(first) =
        line(text, 0).filter(|first| first.ended && head::start(first.of(text)).is_some())
    {
        push_escaped(info, first.of(text));
        info.push(b' ');
    }
}

fn direction(stream: &Stream<'_>) -> usize {
    let ends = &stream.ends;
    let end = |address: Address, port: u32| Endpoint { address, port };
    usize::from(end(ends.source, ends.source_port) > end(ends.destination, ends.destination_port))
}

fn need(stream: &Stream<'_>, framer: &mut Framer, way: usize) -> Need {
    let text = stream.bytes;
    let progress = framer.progress.get_mut(way);
    if let Some(progress) = progress.filter(|progress| progress.knows(text)) {
        // The head is whole and says that chunks follow.
        return chunks(text, progress.chunk_at, progress);
    }
    let Some(first) = line(text, 0) else { return Need::Rest };
    let Some(head) = head::framed(text) else {
        // A line that has not ended may still become a first line, as long as it looks like text.
        let may_be = text.first().is_some_and(|c| c.is_ascii_graphic() || *c == b' ');
        return if !first.ended && may_be && text.len() < HEAD_MAX {
            Need::More
        } else {
            Need::Rest
        };
    };
    let Some(end) = head.end else {
        return if text.len() < HEAD_MAX { Need::More } else { Need::Rest };
    };
    framer.known = true;
    let asked = match head.start {
        Start::Request(_) => {
            framer.ask(head.method(text));
            None
        }
        Start::Response if head.status == 101 || head.status / 100 != 1 => framer.asked.pop_front(),
        _ => None,
    };
    match framer.progress.get_mut(way) {
        Some(progress) => match length(text, &head, end, asked, progress) {
            Need::Octets(octets) if octets <= text.len() => {
                let octets = shown(text, &head, octets);
                // An empty line that nothing follows belongs to the message before, but for a request with a body.
                let alone = octets == end || !head.is_request();
                let blank = alone && text.get(octets..) == Some(b"\r\n");
                Need::Octets(octets + if blank { 2 } else { 0 })
            }
            need => need,
        },
        None => Need::Rest,
    }
}

/// How much of a whole message of `octets` its view takes: less or more where a line that is no header field ends the head.
fn shown(text: &[u8], framed: &Head, octets: usize) -> usize {
    let Some((head, end)) = head::parse(text).and_then(|head| Some((head, head.end?))) else {
        return octets;
    };
    match head.content_length {
        _ if framed.end == Some(end) => octets,
        _ if head.transfer == Transfer::Chunked => {
            match chunks(text, end, &mut Progress::default()) {
                Need::Octets(octets) => octets,
                _ => text.len(),
            }
        }
        Some(len) => end.saturating_add(usize::try_from(len).unwrap_or(usize::MAX)).min(text.len()),
        None if head.is_request() => end,
        None => text.len(),
    }
}

impl Framer {
    fn ask(&mut self, method: &[u8]) {
        if self.asked.len() >= PENDING_MAX {
            self.asked.clear();
        }
        self.asked.push_back(match method {
            b"HEAD" => Asked::Head,
            b"CONNECT" => Asked::Connect,
            _ => Asked::Other,
        });
    }
}

/// RFC 9112 section 6.3, as far as messages seen on the wire keep it.
fn length(
    text: &[u8],
    head: &Head,
    end: usize,
    asked: Option<Asked>,
    progress: &mut Progress,
) -> Need {
    let bodiless = matches!(head.status, 204 | 304)
        || (head.status / 100 == 1 && head.content_length.is_none())
        || asked == Some(Asked::Head)
        || (asked == Some(Asked::Connect) && head.status / 100 == 2);
    if head.start == Start::Response && bodiless {
        // A body that should not be there is taken as far as it has come.
        let body = match (head.status, head.content_length) {
            (204 | 304, Some(len)) => usize::try_from(len).unwrap_or(usize::MAX),
            _ => 0,
        };
        return Need::Octets(end + body.min(text.len().saturating_sub(end)));
    }
    if head.transfer == Transfer::Chunked {
        return chunks(text, end, progress);
    }
    if let Some(len) = head.content_length {
        return Need::Octets(end.saturating_add(usize::try_from(len).unwrap_or(usize::MAX)));
    }
    match (head.transfer, head.is_request()) {
        (Transfer::None | Transfer::Identity, true) => Need::Octets(end),
        (Transfer::None | Transfer::Identity | Transfer::Empty | Transfer::Unknown, false) => {
            Need::UntilClosed
        }
        _ => Need::Rest,
    }
}

/// Goes over the chunks from `at` on (RFC 9112 section 7.1).
fn chunks(text: &[u8], mut at: usize, progress: &mut Progress) -> Need {
    // Each turn takes a line at least.
    while let Some(size) = line(text, at).filter(|size| size.ended) {
        if size.len == 0 {
            return Need::Rest;
        }
        let octets = head::chunk_size(size.of(text));
        if octets == 0 {
            return match trailer_end(text, size.next) {
                Some(end) => Need::Octets(end),
                // Nobody waits for the empty line behind trailer fields.
                None if text.len() > size.next && text.ends_with(b"\n") => Need::Octets(text.len()),
                None => progress.wait(text, at),
            };
        }
        let end = size.next.saturating_add(octets).saturating_add(2);
        if end > text.len() {
            break;
        }
        at = end;
    }
    progress.wait(text, at)
}

/// Where the trailer fields end: behind an empty line.
fn trailer_end(text: &[u8], mut at: usize) -> Option<usize> {
    // Each turn takes a line.
    loop {
        let field = line(text, at).filter(|field| field.ended)?;
        at = field.next;
        if field.len == 0 {
            return Some(at);
        }
    }
}
