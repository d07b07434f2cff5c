//! A case for each kind of message.

mod erspan;
mod gre;
mod vxlan;
