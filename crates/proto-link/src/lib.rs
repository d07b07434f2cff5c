//! Link layers: the frame itself, Ethernet and its relatives, point-to-point links, capture pseudo-headers.

mod arp;
mod eth;
mod ethertype;
mod frame;
mod llc;
mod marks;
mod null;
mod raw;
mod sll;
mod vlan;
mod words;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &marks::expert::EXPERT,
    &marks::malformed::MALFORMED,
    &marks::short::SHORT,
    &marks::unreassembled::UNREASSEMBLED,
    &arp::ARP,
    &llc::basicxid::BASICXID,
    &marks::data::DATA,
    &eth::ETH,
    &ethertype::ETHERTYPE,
    &frame::FRAME,
    &vlan::service::IEEE8021AD,
    &llc::LLC,
    &null::NULL,
    &raw::RAW,
    &sll::SLL,
    &vlan::VLAN,
];
