//! Bridges, labels and routing protocols.

mod bgp;
mod isis;
mod mpls;
mod ospf;
mod ptp;
mod routers;
mod stp;
#[cfg(test)]
mod tests;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &routers::bfd::BFD,
    &bgp::BGP,
    &isis::ISIS,
    &isis::csnp::CSNP,
    &isis::hello::HELLO,
    &isis::lsp::LSP,
    &isis::psnp::PSNP,
    &mpls::MPLS,
    &isis::OSI,
    &ospf::OSPF,
    &routers::pim::PIM,
    &ptp::PTP,
    &mpls::control::PW_ETH_CW,
    &mpls::guess::PW_ETH_HEURISTIC,
    &mpls::guess::PW_ETH,
    &stp::STP,
    &routers::vrrp::VRRP,
];
