//! Remote sessions, chat and controllers: OpenFlow, RX, rsh, rlogin, IRC.

mod irc;
mod openflow;
mod rlogin;
mod rsh;
mod rx;
#[cfg(test)]
mod tests;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &rx::AFS,
    &irc::IRC,
    &openflow::OPENFLOW,
    &openflow::V1,
    &openflow::V4,
    &openflow::V6,
    &rlogin::RLOGIN,
    &rsh::RSH,
    &rx::RX,
];
