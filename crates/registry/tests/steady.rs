//! In the steady state dissecting allocates nothing: counted for the packets that are most of all traffic.

use std::alloc::System;

use dissect::layer::{Buffers, Context, Scratch};
use dissect::state::Visit;
use dissect::{Columns, Config, Demand, FrameInfo, Registry, State, Tree, dissect_frame};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Ethernet and IPv4 around `payload`; checksums are left at zero, which nobody validates by default.
fn ipv4(protocol: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0, 0x45, 0];
    frame.extend_from_slice(&(20 + payload.len() as u16).to_be_bytes());
    frame.extend_from_slice(&[0, 1, 0x40, 0, 64, protocol, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2]);
    frame.extend_from_slice(payload);
    frame
}

/// A segment with time stamps, as both ends of a long transfer on a port nobody knows.
fn tcp(number: u32) -> Vec<u8> {
    let mut segment = vec![0x9c, 0x40, 0x9c, 0x41];
    segment.extend_from_slice(&(1000 + number * 100).to_be_bytes());
    segment.extend_from_slice(&1u32.to_be_bytes());
    segment.extend_from_slice(&[0x80, 0x10, 4, 0, 0, 0, 0, 0, 1, 1, 8, 10]);
    segment.extend_from_slice(&number.to_be_bytes());
    segment.extend_from_slice(&number.to_be_bytes());
    segment.extend_from_slice(&[0x55; 100]);
    ipv4(6, &segment)
}

fn dns(number: u32) -> Vec<u8> {
    let mut datagram = vec![0x9c, 0x40, 0, 53, 0, 41, 0, 0];
    // A query, a hundred numbers that come round again.
    datagram.extend_from_slice(&((number % 100) as u16).to_be_bytes());
    datagram.extend_from_slice(&[1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    datagram.extend_from_slice(b"\x03www\x07example\x03net\x00\x00\x01\x00\x01");
    ipv4(17, &datagram)
}

/// How many allocations a thousand frames make after a thousand others.
fn allocations(registry: &Registry, demand: &Demand, frame: fn(u32) -> Vec<u8>) -> usize {
    let config = Config::default();
    let frames: Vec<Vec<u8>> = (0..2000).map(frame).collect();
    let (mut tree, mut columns, mut scratch) =
        (Tree::default(), Columns::default(), Scratch::default());
    let mut state = State::default();
    let (warm, counted) = frames.split_at(1000);
    let mut visit = |number: u32, bytes: &[u8]| {
        let info = FrameInfo {
            number,
            ns: Some(i64::from(number) * 1_000_000),
            len: bytes.len() as u32,
            caplen: bytes.len() as u32,
            link: 1,
            ..FrameInfo::default()
        };
        let context =
            Context { registry, config: &config, demand, info, note: None, interface: None };
        let buffers = Buffers::default();
        let visit = Visit::First { state: &mut state, memos: None };
        dissect_frame(context, bytes, &buffers, &mut tree, &mut columns, visit, &mut scratch);
    };
    warm.iter().zip(1..).for_each(|(bytes, number)| visit(number, bytes));
    let region = Region::new(ALLOCATOR);
    counted.iter().zip(1001..).for_each(|(bytes, number)| visit(number, bytes));
    let change = region.change();
    change.allocations + change.reallocations
}

#[test]
fn nothing_is_allocated_per_packet() {
    let registry = registry::build();
    let demands = [
        ("state", Demand::nothing()),
        ("columns", Demand::columns()),
        ("everything", Demand::everything()),
    ];
    for (pass, demand) in &demands {
        for (name, frame) in [("TCP", tcp as fn(u32) -> Vec<u8>), ("DNS", dns)] {
            // A table that grows may do so once or twice in a thousand frames; a packet that allocates shows as 1,000.
            let some = allocations(&registry, demand, frame);
            assert!(some <= 4, "{name}, {pass}: {some} allocations in 1,000 frames");
        }
    }
}
