//! TLS, DTLS, X.509, SSH.

#![warn(clippy::indexing_slicing)]

use dissect::Protocol;

mod dtls;
mod generated;
mod handshake;
mod notes;
mod ocsp;
mod session;
mod ssh;
mod tls;
mod x509;

#[cfg(test)]
mod tests;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &x509::BER,
    &dtls::DTLS,
    &x509::LOGOTYPE,
    &x509::NETSCAPE,
    &ocsp::OCSP,
    &x509::PKCS1,
    &x509::PKIX1EXPLICIT,
    &x509::PKIX1IMPLICIT,
    &ssh::SSH,
    &tls::TLS,
    &x509::X509AF,
    &x509::X509CE,
    &x509::X509IF,
    &x509::X509SAT,
];
