//! Link layers: the frame itself, Ethernet and its relatives, point-to-point links, capture pseudo-headers.

mod arp;
mod chdlc;
mod eth;
mod ethertype;
mod frame;
mod llc;
mod loopback;
mod marks;
mod null;
mod ppp;
mod ppp_control;
mod pppoe;
mod raw;
mod sll;
#[cfg(test)]
mod tests;
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
    &ppp_control::ccp::CCP,
    &ppp_control::chap::CHAP,
    &chdlc::CHDLC,
    &marks::data::DATA,
    &eth::ETH,
    &ethertype::ETHERTYPE,
    &frame::FRAME,
    &vlan::service::IEEE8021AD,
    &ppp_control::ipcp::IPCP,
    &ppp_control::ipv6cp::IPV6CP,
    &ppp_control::lcp::LCP,
    &llc::LLC,
    &loopback::LOOP,
    &null::NULL,
    &ppp_control::pap::PAP,
    &ppp::PPP,
    &pppoe::discovery::PPPOED,
    &pppoe::session::PPPOES,
    &raw::RAW,
    &chdlc::slarp::SLARP,
    &sll::SLL,
    &vlan::VLAN,
];
