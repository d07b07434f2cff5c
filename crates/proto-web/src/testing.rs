//! Cases written as text, for formats made of text.

use dissect::{Protocol, State};
use testkit::{Case, Lab};

/// A case whose message is given as octets. Tests are few and short: what is made here lives on.
pub(crate) fn case(shows: &'static str, message: &[u8], tree: &'static str) -> Case {
    let digits: String = message.iter().map(|b| format!("{b:02x}")).collect();
    Case { shows, bytes: digits.leak(), tree }
}

/// As [`testkit::check`], for formats that refuse bytes without their first octets.
#[allow(clippy::indexing_slicing)]
#[track_caller]
pub(crate) fn check_known(
    protocol: &'static Protocol,
    others: &[&'static Protocol],
    cases: &[Case],
) {
    let lab = Lab::new(protocol, others);
    let lines = |bytes: &[u8], wire: usize| lab.lines(1, bytes, wire, &mut State::default());
    for case in cases {
        let bytes = testkit::hex(case.bytes);
        let whole = lines(&bytes, bytes.len());
        let mut got = whole.lines().map(str::trim);
        for want in case.tree.lines().map(str::trim).filter(|l| !l.is_empty()) {
            assert!(
                got.any(|line| line == want),
                "{}: no `{want}` (in this order) in\n{whole}",
                case.shows
            );
        }
        for at in 0..bytes.len() {
            for wire in [at, bytes.len()] {
                assert!(
                    !lines(&bytes[..at], wire).contains(": panicked]"),
                    "{}: cut at {at}",
                    case.shows
                );
            }
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[at] ^= 1 << bit;
                let shown = lines(&flipped, flipped.len());
                assert!(!shown.contains(": panicked]"), "{}: bit {bit} of {at}", case.shows);
            }
        }
    }
}
