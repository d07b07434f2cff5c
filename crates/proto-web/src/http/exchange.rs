//! Which answer belongs to which request, and who takes a connection that is handed over.

use std::sync::Arc;

use dissect::prelude::*;

use super::framing::Framer;
use super::head::{Head, Start};

/// Who takes a connection after `Upgrade`, by the protocol's name in lower case.
const UPGRADE: Table = Table::new("http.upgrade");

/// Host and port that a proxy was asked to connect to.
type Proxied = Arc<(Box<[u8]>, u16)>;

/// What the first visit found out.
#[derive(Clone)]
pub(super) enum Memo {
    /// Not of this protocol.
    NotMine,
    /// A message, or bytes that belong to none.
    Message(Exchange),
    /// Another protocol's, through the proxy of this host and port or by agreement of both ends.
    Passed { to: Option<ProtocolId>, host: Option<Proxied> },
}

/// The messages around one. Frames are 0 where there is none.
#[derive(Clone)]
pub(super) struct Exchange {
    /// The message before it came whole in the same segment.
    pub following: bool,
    /// Octets before the message in its segment.
    pub before: u32,
    /// Octets that follow in the segment.
    pub behind: usize,
    /// The Info column of the message that follows and waits for another segment.
    pub waits: Option<Arc<[u8]>>,
    /// Which of the connection, from 1.
    pub number: u32,
    pub total: RecordId,
    pub request: u32,
    pub since_request_ns: Option<i64>,
    pub prev_request: u32,
    pub prev_response: u32,
    pub response: RecordId,
    pub next_request: RecordId,
    pub next_response: RecordId,
    /// Of the request.
    pub uri: Option<Arc<[u8]>>,
}

impl Default for Exchange {
    fn default() -> Self {
        Exchange {
            following: false,
            before: 0,
            behind: 0,
            waits: None,
            number: 0,
            total: RecordId::NONE,
            request: 0,
            since_request_ns: None,
            prev_request: 0,
            prev_response: 0,
            response: RecordId::NONE,
            next_request: RecordId::NONE,
            next_response: RecordId::NONE,
            uri: None,
        }
    }
}

/// What is remembered of a connection.
#[derive(Default)]
struct Flow {
    /// A message has been seen.
    known: bool,
    current: Exchange,
    answered: u32,
    asked_ns: i64,
    /// The last message: its frame and buffer.
    last: (u32, u8),
    /// What the last request asked to be connected to.
    connect: Option<Arc<[u8]>>,
    /// Where the exchange before waits to be told of the next request and response.
    before: Option<(RecordId, RecordId)>,
    passed: Option<(Option<ProtocolId>, Option<Proxied>)>,
}

pub(super) fn follow(layer: &mut Layer<'_, '_>, head: Option<&Head>) -> Result<Memo, Stop> {
    let (registry, config, span) = (layer.registry(), layer.config(), layer.span());
    let secure = layer.caller() == "tls";
    // Several may stand in one that was put together of segments, too.
    let in_segment =
        layer.caller() == "tcp" && (span.source == 0 || span.len() < layer.source_len());
    layer.once(|scene| {
        let frame = scene.frame;
        let (before, behind, waits) = match scene.conv::<Framer>().filter(|_| in_segment) {
            Some(framer) => framer.here.beside(frame, span.len()),
            None => (0, 0, None),
        };
        let Some(flow) = scene.conv::<Flow>() else { return without_connection(head) };
        if let Some((to, host)) = &flow.passed {
            return Memo::Passed { to: *to, host: host.clone() };
        }
        if head.is_none() && !flow.known {
            return Memo::NotMine;
        }
        let mut flow = std::mem::take(flow);
        flow.known = true;
        let this = (scene.frame, span.source);
        let following = flow.last == this;
        flow.last = this;
        let Some(head) = head else {
            keep(scene, flow);
            return Memo::Message(Exchange { following, ..Exchange::default() });
        };
        match head.start {
            Start::Request(_) => flow.request(scene, head, span.bytes, secure),
            Start::Notification(_) => {
                let uri = uri(head, span.bytes, secure);
                keep(scene, flow);
                return Memo::Message(Exchange {
                    following,
                    before,
                    behind,
                    waits,
                    uri: Some(uri),
                    ..Exchange::default()
                });
            }
            Start::Response => flow.response(scene, head),
        }
        if head.start == Start::Response {
            flow.hand_over(
                scene.protocol,
                head,
                span.bytes,
                |name| registry.lookup_text(config, UPGRADE, name),
                |port| registry.lookup(config, tables::TCP_PORT, u32::from(port)),
            );
            if let Some((to, _)) = flow.passed
                && let Some(framer) = scene.conv::<Framer>()
            {
                framer.passed = true;
                framer.passed_to = to.map(|id| (id, registry.protocol(id).framing));
            }
        }
        let memo = Exchange { following, before, behind, waits, ..flow.current.clone() };
        keep(scene, flow);
        Memo::Message(memo)
    })
}

fn keep(scene: &mut Scene<'_>, flow: Flow) {
    if let Some(slot) = scene.conv::<Flow>() {
        *slot = flow;
    }
}

/// What can be told of a message outside any conversation.
fn without_connection(head: Option<&Head>) -> Memo {
    match head {
        Some(_) => Memo::Message(Exchange { number: 1, ..Exchange::default() }),
        None => Memo::NotMine,
    }
}

impl Flow {
    /// Goes on to the next exchange.
    fn advance(&mut self, scene: &mut Scene<'_>) {
        let records = &mut scene.state.records;
        let old = &self.current;
        let total = if old.number == 0 { records.create(0) } else { old.total };
        let new = Exchange {
            number: old.number + 1,
            total,
            prev_request: old.request,
            prev_response: self.answered,
            response: records.create(0),
            next_request: records.create(0),
            next_response: records.create(0),
            uri: old.uri.clone(),
            ..Exchange::default()
        };
        records.set(total, u64::from(new.number));
        self.before = (old.number > 0).then_some((old.next_request, old.next_response));
        self.current = new;
        self.answered = 0;
    }

    fn request(&mut self, scene: &mut Scene<'_>, head: &Head, text: &[u8], secure: bool) {
        if self.current.number == 0 || self.current.request != 0 || self.answered != 0 {
            self.advance(scene);
        }
        if let Some((next, _)) = self.before {
            scene.state.records.set(next, u64::from(scene.frame));
        }
        self.current.request = scene.frame;
        self.asked_ns = scene.ns;
        let uri = uri(head, text, secure);
        self.connect = (head.method(text) == b"CONNECT").then(|| Arc::clone(&uri));
        self.current.uri = Some(uri);
    }

    fn response(&mut self, scene: &mut Scene<'_>, _: &Head) {
        if self.current.number == 0 || self.answered != 0 {
            self.advance(scene);
        }
        let frame = u64::from(scene.frame);
        if let Some((_, next)) = self.before {
            scene.state.records.set(next, frame);
        }
        scene.state.records.set(self.current.response, frame);
        self.answered = scene.frame;
        self.current.since_request_ns =
            (self.current.request != 0).then(|| scene.ns - self.asked_ns);
    }

    /// After this answer the connection may be another protocol's.
    fn hand_over(
        &mut self,
        own: ProtocolId,
        head: &Head,
        text: &[u8],
        by_name: impl FnOnce(&str) -> Option<ProtocolId>,
        by_port: impl FnOnce(u16) -> Option<ProtocolId>,
    ) {
        if head.status == 101
            && let Some(name) = head.upgrade
        {
            let name = String::from_utf8_lossy(name.of(text)).trim().to_ascii_lowercase();
            self.passed = Some((by_name(&name).filter(|id| *id != own), None));
        }
        if head.status == 200
            && let Some(target) = self.connect.take()
        {
            let colon = target.iter().rposition(|c| *c == b':').unwrap_or(target.len());
            let host = target.get(..colon).unwrap_or(&[]);
            let port = target.get(colon + 1..).and_then(|p| str::from_utf8(p).ok()?.parse().ok());
            let port: u16 = port.unwrap_or(0);
            // Not this protocol itself once more: it would hand over to itself without end.
            self.passed =
                Some((by_port(port).filter(|id| *id != own), Some(Arc::new((host.into(), port)))));
        }
    }
}

/// The request's target with scheme and host, where the target has none and the host is known.
fn uri(head: &Head, text: &[u8], secure: bool) -> Arc<[u8]> {
    let target = &*codec_text::ascii(head.target(text).of(text));
    let Some(host) = head.host.filter(|_| head.method(text) != b"CONNECT") else {
        return target.into();
    };
    if target.windows(3).take(12).any(|w| w == b"://") {
        return target.into();
    }
    let scheme: &[u8] = if secure { b"https://" } else { b"http://" };
    [scheme, codec_text::trim(host.of(text)), target].concat().into()
}
