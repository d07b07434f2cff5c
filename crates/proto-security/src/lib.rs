//! TLS, DTLS, X.509, SSH.

#![warn(clippy::indexing_slicing)]

use dissect::Protocol;

mod dtls;
mod generated;
mod handshake;
mod notes;
mod session;
mod tls;
mod x509;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&dtls::DTLS, &tls::TLS];
