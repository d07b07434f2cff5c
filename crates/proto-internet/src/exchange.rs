//! Echo requests and their replies, for ICMP and ICMPv6.

use std::collections::HashMap;

use dissect::prelude::*;

/// Which part of an exchange a message is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Part {
    /// It asks.
    Request,
    /// It answers.
    Reply,
}

/// What is known of the other part.
#[derive(Clone, Copy)]
pub(crate) enum Exchange {
    /// Nothing.
    None,
    /// The reply is in this frame.
    AnsweredIn(u64),
    /// The whole capture was seen, and there is no reply.
    NeverAnswered,
    /// It answers the request in `frame`, after `ns`.
    Answers { frame: u64, ns: i64 },
}

#[derive(Clone, Copy)]
enum Memo {
    Request(RecordId),
    Reply(Option<(u32, i64)>),
}

/// Requests that wait for a reply: (frame, time, record of the reply).
#[derive(Default)]
struct Waiting(HashMap<Key, (u32, i64, RecordId)>);

#[derive(PartialEq, Eq, Hash)]
struct Key {
    from: Address,
    to: Address,
    ident: u16,
    seq: u16,
    contents: u16,
}

/// How many requests may wait; when there are more they are forgotten, for nobody will answer most of them.
const WAITING_MAX: usize = 100_000;

/// What a record holds while no reply has come.
const NEVER: u64 = u64::MAX;

/// Finds the other part of an exchange. `contents` is the same for a request and its reply.
pub(crate) fn follow(
    layer: &mut Layer<'_, '_>,
    part: Part,
    ident: u16,
    seq: u16,
    contents: u16,
) -> Result<Exchange, Stop> {
    let ends = layer.ends();
    let memo = layer.once(|scene| {
        let (frame, ns) = (scene.frame, scene.ns);
        let (from, to) = match part {
            Part::Request => (ends.source, ends.destination),
            Part::Reply => (ends.destination, ends.source),
        };
        let key = Key { from, to, ident, seq, contents };
        match part {
            Part::Request => {
                let record = scene.state.records.create(NEVER);
                let waiting = scene.local::<Waiting>();
                if waiting.0.len() >= WAITING_MAX {
                    waiting.0.clear();
                }
                waiting.0.insert(key, (frame, ns, record));
                Memo::Request(record)
            }
            Part::Reply => {
                let found = scene.local::<Waiting>().0.remove(&key);
                if let Some((_, _, record)) = found {
                    scene.state.records.set(record, u64::from(frame));
                }
                Memo::Reply(found.map(|(request, then, _)| (request, ns - then)))
            }
        }
    })?;
    Ok(match memo {
        Memo::Request(record) => match layer.record(record) {
            None => Exchange::None,
            Some(NEVER) => Exchange::NeverAnswered,
            Some(frame) => Exchange::AnsweredIn(frame),
        },
        Memo::Reply(None) => Exchange::None,
        Memo::Reply(Some((frame, ns))) => Exchange::Answers { frame: u64::from(frame), ns },
    })
}

/// Nanoseconds as milliseconds.
pub(crate) fn milliseconds(ns: i64) -> f64 {
    (ns / 1_000_000) as f64 + (ns % 1_000_000) as f64 / 1_000_000.0
}
