//! Radio networks: the radiotap header of captures, IEEE 802.11.

#![warn(clippy::indexing_slicing)]

mod radio;
mod radiotap;
#[cfg(test)]
mod tests;
mod wlan;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&radiotap::RADIOTAP, &wlan::WLAN, &radio::WLAN_RADIO];
