//! Link layers: the frame itself, Ethernet and its relatives, point-to-point links, capture pseudo-headers.

mod arcnet;
mod arp;
mod chdlc;
mod etag;
mod eth;
mod ethertype;
mod exported_pdu;
mod fddi;
mod fr;
mod frame;
mod ipnet;
mod ipoib;
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
mod tr;
mod vlan;
mod words;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &marks::expert::EXPERT,
    &marks::malformed::MALFORMED,
    &marks::short::SHORT,
    &marks::string::STRING,
    &marks::unreassembled::UNREASSEMBLED,
    &arcnet::ARCNET,
    &arp::ARP,
    &llc::basicxid::BASICXID,
    &ppp_control::ccp::CCP,
    &ppp_control::chap::CHAP,
    &chdlc::CHDLC,
    &marks::data::DATA,
    &etag::ETAG,
    &eth::ETH,
    &ethertype::ETHERTYPE,
    &exported_pdu::EXPORTED_PDU,
    &fddi::FDDI,
    &fr::FR,
    &frame::FRAME,
    &vlan::service::IEEE8021AD,
    &ppp_control::ipcp::IPCP,
    &ipnet::IPNET,
    &ipoib::IPOIB,
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
    &tr::TR,
    &vlan::VLAN,
];
