//! A case for each kind of message.

mod erspan;
mod geneve;
mod gre;
mod vxlan;
