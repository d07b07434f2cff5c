//! What is done to capture files without taking packets apart: what is in them ([`summary`]), changing packets
//! ([`edit`]), joining files ([`merge`]), putting packets in order ([`reorder`]) and
//! making packets of text ([`text`]).
//!
//! Nothing here knows a protocol or a terminal. Files are read in order, a chunk at a time, so that memory does not
//! grow with them; what must be kept longer has a named limit.

pub mod copy;
pub mod dedupe;
pub mod edit;
pub mod merge;
pub mod reorder;
pub mod summary;
pub mod text;
