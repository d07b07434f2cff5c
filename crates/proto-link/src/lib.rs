//! Link layers: the frame itself, Ethernet and its relatives, point-to-point links, capture pseudo-headers.

mod eth;
mod frame;
mod marks;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &marks::expert::EXPERT,
    &marks::malformed::MALFORMED,
    &marks::short::SHORT,
    &marks::unreassembled::UNREASSEMBLED,
    &marks::data::DATA,
    &eth::ETH,
    &eth::dispatch::ETHERTYPE,
    &frame::FRAME,
];
