//! All families of protocols in one table. The only crate that names them.

#[cfg(test)]
mod tests;

use dissect::{Protocol, Registry};

/// The families, outermost layers first: where two protocols claim the same number of a table the later
/// one has it, and heuristics are tried in this order.
pub static FAMILIES: &[&[&Protocol]] = &[
    proto_link::PROTOCOLS,
    proto_internet::PROTOCOLS,
    proto_transport::PROTOCOLS,
    proto_tunnel::PROTOCOLS,
    proto_services::PROTOCOLS,
    proto_industrial::PROTOCOLS,
    proto_telecom::PROTOCOLS,
    proto_vendor::PROTOCOLS,
    proto_windows::PROTOCOLS,
    proto_wireless::PROTOCOLS,
    proto_rpc::PROTOCOLS,
    proto_database::PROTOCOLS,
    proto_messaging::PROTOCOLS,
    proto_web::PROTOCOLS,
    proto_routing::PROTOCOLS,
    proto_security::PROTOCOLS,
    proto_mail::PROTOCOLS,
    proto_files::PROTOCOLS,
];

/// Builds the look-up tables over all protocols.
pub fn build() -> Registry {
    Registry::new(FAMILIES.iter().flat_map(|family| family.iter().copied()))
}
