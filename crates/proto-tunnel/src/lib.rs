//! Tunnels: GRE, ERSPAN, Geneve, VXLAN.

mod capwap;
mod erspan;
mod geneve;
mod gre;
#[cfg(test)]
mod tests;
mod vxlan;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &capwap::CAPWAP,
    &erspan::ERSPAN,
    &geneve::GENEVE,
    &gre::GRE,
    &vxlan::VXLAN,
    &vxlan::gpe::VXLAN_GPE,
];
