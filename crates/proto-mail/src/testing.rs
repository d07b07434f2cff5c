//! Sessions as tests: what client and server send, and the lines all of it gives.

use dissect::prelude::*;
use dissect::{Address, State};
use testkit::Lab;

use crate::{imap::IMAP, imf::IMF, pop::POP, smtp::SMTP};

/// Stands for TCP: an octet that tells who sends, the server's port, a segment.
static CARRIER: Protocol = Protocol::new("carrier", "Carrier", "Carrier", |layer| {
    let (sender, port) = (layer.peek::<u8>(0)?, layer.peek::<u16>(1)?);
    let (from, to) =
        if sender == b'C' { (40_000, u32::from(port)) } else { (u32::from(port), 40_000) };
    layer.set_ports(Transport::Tcp, from, to);
    let end = |port| Endpoint { address: Address::Ipv4([127, 0, 0, 1]), port };
    let mut conversation = ConvId::NONE;
    layer.once(|scene| {
        let (frame, ns) = (scene.frame, scene.ns);
        let opened = scene.state.conversations.open(ConvKind::Tcp, &end(from), &end(to), frame, ns);
        conversation = opened.0;
    })?;
    layer.set_conversation(conversation);
    layer.skip(3)?;
    let name = match port {
        25 => Name::new("smtp"),
        110 => Name::new("pop"),
        _ => Name::new("imap"),
    };
    let segment = layer.rest();
    layer.call_named(name, segment, Argument::None);
    Ok(())
});

const OTHERS: [&Protocol; 4] = [&IMAP, &IMF, &POP, &SMTP];

/// Checks that the lines of `tree` are there, in order, each frame's after a line `frame N`; then changes and
/// cuts each segment, after those before it: nothing may panic.
#[track_caller]
pub(crate) fn session(port: u16, segments: &[(char, &str)], tree: &str) {
    let lab = Lab::new(&CARRIER, &OTHERS);
    let frames: Vec<Vec<u8>> = segments
        .iter()
        .map(|(sender, text)| [&[*sender as u8][..], &port.to_be_bytes(), text.as_bytes()].concat())
        .collect();
    let shown = show(&lab, &frames);
    let mut got = shown.lines().map(str::trim);
    for want in tree.lines().map(str::trim).filter(|l| !l.is_empty()) {
        assert!(got.any(|line| line == want), "no `{want}` (in this order) in\n{shown}");
    }
    for (i, frame) in frames.iter().enumerate() {
        for at in 0..frame.len() {
            let mut changed = frames.clone();
            changed[i].truncate(at);
            assert!(!show(&lab, &changed).contains(": panicked]"), "segment {i} cut at {at}");
            for bit in 0..8 {
                changed[i].clone_from(frame);
                changed[i][at] ^= 1 << bit;
                assert!(
                    !show(&lab, &changed).contains(": panicked]"),
                    "segment {i}, bit {bit} of {at}"
                );
            }
        }
    }
}

fn show(lab: &Lab, frames: &[Vec<u8>]) -> String {
    let (mut state, mut all) = (State::default(), String::new());
    for (i, frame) in frames.iter().enumerate() {
        all += &format!("frame {}\n", i + 1);
        all += &lab.lines(i as u32 + 1, frame, frame.len(), &mut state);
    }
    all
}
