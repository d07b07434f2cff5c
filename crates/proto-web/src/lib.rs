//! The web: HTTP, JSON, XML, forms, images.

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[];
