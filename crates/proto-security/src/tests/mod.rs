//! Cases of each protocol.

mod dtls;
mod ocsp;
mod ssh;
mod tls;
mod x509;
