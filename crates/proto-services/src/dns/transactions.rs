//! Which query a reply answers, and what was sent again.

use std::collections::HashMap;

use dissect::config::PrefSetting;
use dissect::prelude::*;

use super::fields::*;

/// How many are remembered: what is older than these is unlikely to be answered.
const TRANSACTIONS_MAX: usize = limits::CONVERSATIONS / 2;

/// How a message relates to others of its conversation. The memo of the layer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link {
    /// Nothing is known.
    None,
    /// A query; the record tells the frame of its reply.
    Query { response: RecordId },
    /// A query sent again.
    QueryAgain { first: u32 },
    /// The reply to a query.
    Response { request: u32, ns: i64 },
    /// A reply sent again.
    ResponseAgain { first: u32 },
    /// A reply to no query that was seen.
    Unsolicited,
}

#[derive(Clone, Copy)]
struct Transaction {
    request: u32,
    request_ns: i64,
    response: u32,
    record: RecordId,
}

/// The conversation, the frame that opened it (places of conversations are used again), the message's id.
type Key = (ConvId, u32, u16);

/// Two generations: when the newer is full it becomes the older, which is forgotten.
#[derive(Default)]
struct Transactions {
    newer: HashMap<Key, Transaction>,
    older: HashMap<Key, Transaction>,
}

impl Transactions {
    fn get(&mut self, key: &Key) -> Option<&mut Transaction> {
        match self.newer.get_mut(key) {
            Some(found) => Some(found),
            None => self.older.get_mut(key),
        }
    }

    fn insert(&mut self, key: Key, transaction: Transaction) {
        if self.newer.len() >= TRANSACTIONS_MAX / 2 {
            self.older = std::mem::take(&mut self.newer);
        }
        self.newer.insert(key, transaction);
    }
}

/// Finds out how a message relates to the others.
pub(super) fn find(
    layer: &mut Layer<'_, '_>,
    id: u16,
    response: bool,
    names: &[(Address, String)],
) -> Result<Link, Stop> {
    let again_ns = again_ns(layer);
    layer.once(|scene| {
        for (address, name) in names {
            scene.learn_name(*address, name);
        }
        let (frame, ns, conversation) = (scene.frame, scene.ns, scene.conversation);
        let Some(first) = scene.conversation().map(|c| c.first_frame) else { return Link::None };
        let key = (conversation, first, id);
        let found = scene.local::<Transactions>().get(&key).copied();
        match (found, response) {
            (None, true) => Link::Unsolicited,
            (Some(t), true) if t.response != 0 => Link::ResponseAgain { first: t.response },
            (Some(t), true) => {
                scene.state.records.set(t.record, u64::from(frame));
                if let Some(transaction) = scene.local::<Transactions>().get(&key) {
                    transaction.response = frame;
                }
                Link::Response { request: t.request, ns: ns - t.request_ns }
            }
            (Some(t), false) if t.response == 0 && ns - t.request_ns < again_ns => {
                Link::QueryAgain { first: t.request }
            }
            (_, false) => {
                let record = scene.state.records.create(0);
                let new = Transaction { request: frame, request_ns: ns, response: 0, record };
                scene.local::<Transactions>().insert(key, new);
                Link::Query { response: record }
            }
        }
    })
}

/// A query sent again within this time is a retransmission, later one of its own. It holds for the protocols that
/// share messages with DNS, too.
fn again_ns(layer: &Layer<'_, '_>) -> i64 {
    let default = &dissect::protocol::PrefValue::Uint(5);
    let dns = layer.registry().named(Name::new("dns"));
    let set =
        dns.map(|dns| layer.config().pref_or_default(dns, super::RETRANSMISSION_SECONDS, default));
    match set {
        Some(PrefSetting::Uint(seconds)) => seconds.min(u64::from(u32::MAX)) as i64 * 1_000_000_000,
        _ => 0,
    }
}

impl Link {
    /// Adds the note that the message is sent again, under its id.
    pub(super) fn note(&self, layer: &mut Layer<'_, '_>) {
        match self {
            Link::QueryAgain { first } => layer.note_with(
                RETRANSMIT_REQUEST,
                format_args!("DNS query retransmission. Original request in frame {first}"),
            ),
            Link::ResponseAgain { first } => layer.note_with(
                RETRANSMIT_RESPONSE,
                format_args!("DNS response retransmission. Original response in frame {first}"),
            ),
            _ => {}
        }
    }

    /// Adds the nodes of a relation at the end of the message.
    pub(super) fn show(self, layer: &mut Layer<'_, '_>, start: usize) {
        let link = |layer: &mut Layer<'_, '_>, field: Field<FrameNum>, frame: u32| {
            layer.generated(field, start, frame);
        };
        match self {
            Link::None => {}
            Link::Query { response } => {
                if let Some(frame) = layer.record(response) {
                    link(layer, RESPONSE_IN, frame as u32);
                }
            }
            Link::Response { request, ns } => {
                link(layer, RESPONSE_TO, request);
                layer.generated_ns(TIME, start, ns);
            }
            Link::QueryAgain { first } => {
                link(layer, RETRANSMIT_REQUEST_IN, first);
                layer.generated(RETRANSMISSION, start, true);
            }
            Link::ResponseAgain { first } => {
                link(layer, RETRANSMIT_RESPONSE_IN, first);
                layer.generated(RETRANSMISSION, start, true);
            }
            Link::Unsolicited => layer.generated(UNSOLICITED, start, true),
        }
    }
}
