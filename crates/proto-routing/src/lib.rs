//! Bridges, labels and routing protocols.

mod mpls;
mod stp;
#[cfg(test)]
mod tests;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &mpls::MPLS,
    &mpls::control::PW_ETH_CW,
    &mpls::guess::PW_ETH_HEURISTIC,
    &mpls::guess::PW_ETH,
    &stp::STP,
];
