//! Requests and their answers: who waits for what, by conversation and a key of the protocol's own.

use std::collections::HashMap;

use dissect::prelude::*;

/// Where the other half of an exchange is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Exchange {
    /// Not known.
    None,
    /// A request; `answer` is filled in when it is answered.
    Request { answer: RecordId },
    /// An answer: to the request in which frame, and after how long. The record holds the frame too, for
    /// protocols of which the reference shows it only when the capture is read twice.
    Answer { request: u32, record: RecordId, delay_ns: i64 },
}

/// Requests that wait for their answer.
#[derive(Default)]
struct Pending(HashMap<u64, (u32, i64, RecordId)>);

/// More requests than this without an answer are no exchange but a flood.
const PENDING_MAX: usize = 1024;

/// Links the request or answer of this frame with its other half.
pub(crate) fn link(scene: &mut Scene<'_>, key: u64, is_request: bool) -> Exchange {
    let (frame, ns) = (scene.frame, scene.ns);
    if is_request {
        let answer = scene.state.records.create(0);
        if let Some(Pending(waiting)) = scene.conv::<Pending>() {
            if waiting.len() >= PENDING_MAX {
                waiting.clear();
            }
            waiting.insert(key, (frame, ns, answer));
        }
        return Exchange::Request { answer };
    }
    let waiting = scene.conv::<Pending>().and_then(|Pending(waiting)| waiting.get(&key).copied());
    let Some((request, asked_ns, answer)) = waiting else { return Exchange::None };
    scene.state.records.set(answer, u64::from(frame));
    let record = scene.state.records.create(u64::from(request));
    Exchange::Answer { request, record, delay_ns: ns - asked_ns }
}
