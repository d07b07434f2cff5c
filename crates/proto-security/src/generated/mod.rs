//! Tables made by the scripts in `generate/`.

#![allow(missing_docs, clippy::redundant_static_lifetimes, unused_imports)]

pub(crate) mod dtls_fields;
pub(crate) mod tls_fields;
pub(crate) mod tls_values;
pub(crate) mod x509_fields;
