//! Tunnels: GRE, ERSPAN, VXLAN.

mod erspan;
mod gre;
#[cfg(test)]
mod tests;
mod vxlan;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] =
    &[&erspan::ERSPAN, &gre::GRE, &vxlan::VXLAN, &vxlan::gpe::VXLAN_GPE];
