//! Datagram TLS, RFC 9147, RFC 6347 and RFC 4347.
use dissect::prelude::*;
use crate::generated::dtls_fields::*;
pub(crate) static DTLS: Protocol = Protocol {
    fields: FIELDS,
    notes: crate::notes::dtls::NOTES,
    ..Protocol::new("dtls", "DTLS", "Datagram Transport Layer Security", dissect)
};
fn dissect(_: &mut Layer<'_, '_>) -> Result<(), Stop> { Ok(()) }
pub(crate) fn cookie(_: &mut Layer<'_, '_>) -> Result<(), Stop> { Ok(()) }
pub(crate) fn use_srtp(_: &mut Layer<'_, '_>) -> Result<(), Stop> { Ok(()) }
