//! Segments put in order before their payloads are read, where the user asks for it: one that comes too early
//! waits; one that fills the hole goes on with all that waits behind it.

use dissect::prelude::*;
use dissect::stream::{Piece, Pieces, whole_segments};

use super::Memo;
use super::analysis::Flow;
use super::delivery::Choice;

/// Takes a payload that starts at `start` where `expected` comes next. One of them differs from the other, or
/// something waits.
pub(super) fn feed(
    scene: &mut Scene<'_>,
    choice: &Choice<'_>,
    memo: &Memo,
    forward: bool,
    (start, expected): (u32, u32),
    payload: Span<'_>,
) -> Pieces {
    let len = payload.bytes.len() as u32;
    let mut end = start.wrapping_add(len);
    let Some(mine) = scene.conv::<Flow>().map(|flow| flow.pair(forward).0) else {
        return Pieces::None;
    };
    let mut waiting = std::mem::take(&mut mine.waiting);
    let mut assembler = std::mem::take(&mut mine.assembler);
    let pieces = if start != expected {
        match waiting.push(start, payload.bytes, scene) {
            Some(ended_by) => {
                end = expected;
                Pieces::One(Piece::Held { at: 0, len, first: false, words: None, ended_by })
            }
            None => {
                assembler.reset(scene);
                Pieces::One(Piece::Direct { at: 0, len })
            }
        }
    } else {
        let ready = waiting.take(&mut end, scene);
        let framing =
            memo.taker.map_or(whole_segments as Framing, |id| choice.registry.protocol(id).framing);
        let tcp = scene.protocol;
        scene.protocol = memo.taker.unwrap_or(tcp);
        let ends = &choice.probe.ends;
        let pieces = if ready.is_empty() {
            assembler.feed(framing, payload.bytes, ends, false, scene)
        } else {
            assembler.fill(framing, payload.bytes, ready, ends, scene)
        };
        scene.protocol = tcp;
        pieces
    };
    if let Some(flow) = scene.conv::<Flow>() {
        let mine = flow.pair(forward).0;
        (mine.waiting, mine.assembler, mine.deliver) = (waiting, assembler, Some(end));
    }
    pieces
}
