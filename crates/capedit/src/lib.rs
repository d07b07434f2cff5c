//! What is done to capture files without taking packets apart: what is in them ([`summary`]), editing, merging,
//! ordering, and making them from text.
//!
//! Nothing here knows a protocol or a terminal. Files are read in order, a chunk at a time, so that memory does not
//! grow with them; what must be kept longer has a named limit.

pub mod summary;
