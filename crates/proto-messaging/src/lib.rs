//! Messages between machines, and the paths of calls: MQTT, STUN, XMPP.

#![warn(clippy::indexing_slicing)]

mod mqtt;
mod stun;
#[cfg(test)]
mod tests;
mod xmpp;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&mqtt::MQTT, &stun::STUN, &xmpp::XMPP];
