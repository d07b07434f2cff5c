//! The memo of a segment, in as few octets as it needs: most packets of most captures have one.

use dissect::pack::{Packed, Unpack, folded, put, unfolded};
use dissect::prelude::*;
use dissect::stream::Pieces;

use super::analysis::Findings;
use super::{Memo, RecordOrNone};
use crate::found::Found;

/// The yes-or-no parts of a memo.
mod is {
    pub(super) const RESET: u64 = 1;
    pub(super) const REPEATS: u64 = 2;
    pub(super) const CLOSES: u64 = 4;
    pub(super) const OVERLAPS: u64 = 8;
    /// The taker was found by port, by its looks; see [`super::Found`].
    pub(super) const BY_PORT: u64 = 16;
    pub(super) const BY_LOOKS: u64 = 32;
}

impl Packed for Memo {
    type Shared = Pieces;

    fn pack(&self, out: &mut Vec<u8>, shared: &mut Vec<Pieces>) {
        let numbers = self.numbers();
        let used = numbers.iter().enumerate().filter(|(_, n)| **n != 0);
        put(out, used.clone().fold(0_u32, |mask, (i, _)| mask | 1 << i));
        used.for_each(|(_, n)| put(out, *n));
        self.outcome.0.pack(out);
        self.pieces.pack(out, shared);
    }

    fn unpack(packed: &mut Unpack<'_>, shared: &[Pieces]) -> Option<Memo> {
        let used = packed.u32()?;
        let mut numbers = [0; NUMBERS];
        for (i, n) in numbers.iter_mut().enumerate() {
            if used >> i & 1 == 1 {
                *n = packed.u64()?;
            }
        }
        let mut memo = Memo::from_numbers(numbers);
        memo.outcome = RecordOrNone(RecordId::unpack(packed)?);
        memo.pieces = Pieces::unpack(packed, shared)?;
        Some(memo)
    }
}

/// How many numbers a memo has. Those that are 0 take a bit.
const NUMBERS: usize = 18;

impl Memo {
    fn numbers(&self) -> [u64; NUMBERS] {
        let found = &self.findings;
        let bit = |set: bool, bit: u64| if set { bit } else { 0 };
        [
            // Those most often there come first: the mask is a number of few octets, too.
            u64::from(self.stream),
            u64::from(self.bases.0),
            u64::from(self.bases.1),
            folded(self.since_first_ns),
            folded(self.since_last_ns),
            u64::from(found.completeness),
            self.taker.map_or(0, |id| u64::from(id.0) + 1),
            u64::from(found.flags),
            u64::from(found.acks_frame),
            folded(found.ack_rtt_ns),
            folded(found.initial_rtt_ns),
            u64::from(found.in_flight),
            u64::from(found.pushed),
            folded(i64::from(found.scale)),
            u64::from(found.dup_num),
            u64::from(found.frame),
            folded(found.rto_ns),
            bit(self.reset, is::RESET)
                | bit(self.repeats, is::REPEATS)
                | bit(self.closes, is::CLOSES)
                | bit(self.overlaps, is::OVERLAPS)
                | bit(self.found == Found::Port, is::BY_PORT)
                | bit(self.found == Found::Heuristic, is::BY_LOOKS),
        ]
    }

    /// From what [`Memo::numbers`] gave.
    fn from_numbers(numbers: [u64; NUMBERS]) -> Memo {
        let [stream, mine, theirs, since_first, since_last, completeness, taker, found @ .., bits] =
            numbers;
        let [
            flags,
            acks_frame,
            ack_rtt,
            initial_rtt,
            in_flight,
            pushed,
            scale,
            dup_num,
            frame,
            rto,
        ] = found;
        Memo {
            stream: stream as u32,
            bases: (mine as u32, theirs as u32),
            since_first_ns: unfolded(since_first),
            since_last_ns: unfolded(since_last),
            findings: Findings {
                flags: flags as u32,
                completeness: completeness as u8,
                scale: unfolded(scale) as i8,
                acks_frame: acks_frame as u32,
                ack_rtt_ns: unfolded(ack_rtt),
                initial_rtt_ns: unfolded(initial_rtt),
                in_flight: in_flight as u32,
                pushed: pushed as u32,
                dup_num: dup_num as u32,
                frame: frame as u32,
                rto_ns: unfolded(rto),
            },
            taker: taker.checked_sub(1).map(|id| ProtocolId(id as u16)),
            found: match bits & (is::BY_PORT | is::BY_LOOKS) {
                0 => Found::Bound,
                is::BY_PORT => Found::Port,
                _ => Found::Heuristic,
            },
            reset: bits & is::RESET != 0,
            repeats: bits & is::REPEATS != 0,
            closes: bits & is::CLOSES != 0,
            overlaps: bits & is::OVERLAPS != 0,
            ..Memo::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dissect::stream::Piece;

    #[test]
    fn a_memo_comes_back() {
        let extreme = Findings {
            flags: u32::MAX,
            completeness: u8::MAX,
            scale: -2,
            acks_frame: u32::MAX,
            ack_rtt_ns: i64::MIN,
            initial_rtt_ns: i64::MAX,
            in_flight: 1,
            pushed: 2,
            dup_num: 3,
            frame: 4,
            rto_ns: -1,
        };
        let ended_by = RecordId::NONE;
        let held = Piece::Held { at: 1, len: 2, first: true, words: None, ended_by };
        let words = Some(std::sync::Arc::new(b"GET ".to_vec()));
        let told = Piece::Held { at: 0, len: 2, first: false, words, ended_by };
        let many = [held.clone(), Piece::Direct { at: 7, len: 9 }];
        for pieces in [
            Pieces::None,
            Pieces::One(held),
            Pieces::One(told),
            Pieces::One(Piece::Direct { at: 0, len: u32::MAX }),
            Pieces::Many(many.into()),
        ] {
            let memo = Memo {
                stream: u32::MAX,
                bases: (0, u32::MAX),
                since_first_ns: -5,
                since_last_ns: i64::MAX,
                findings: extreme,
                outcome: RecordOrNone(RecordId::NONE),
                taker: Some(ProtocolId(u16::MAX)),
                found: Found::Heuristic,
                reset: true,
                repeats: false,
                closes: true,
                overlaps: true,
                pieces,
            };
            let (mut out, mut shared) = (Vec::new(), Vec::new());
            memo.pack(&mut out, &mut shared);
            Memo::default().pack(&mut out, &mut shared);
            let mut packed = Unpack(&out);
            for memo in [memo, Memo::default()] {
                let back = Memo::unpack(&mut packed, &shared).expect("what was packed unpacks");
                assert_eq!(format!("{back:?}"), format!("{memo:?}"));
            }
            assert!(packed.0.is_empty());
        }
    }
}
