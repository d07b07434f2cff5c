//! The window's HTTP and WebSocket interface: captures by id, rows by index, details and bytes of a frame, filters.
//!
//! [`api`] holds every type that crosses the wire, and lists the routes.

pub mod api;
