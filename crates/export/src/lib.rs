//! Printers over a frame's tree, one file each. They make bytes and do not know where those go.

pub mod coloured;
mod desk;
pub mod details;
pub mod ek;
pub mod fields;
pub mod hex;
pub mod json;
pub mod layers;
pub mod pdml;
mod ps;
pub mod psml;
pub mod summary;
pub mod tap;
#[cfg(test)]
mod tests;
mod value;
mod xml;

pub use coloured::Coloured;
pub use details::Details;
pub use ek::Ek;
pub use fields::Fields;
pub use hex::{Characters, Dump};
pub use json::Json;
pub use layers::Layers;
pub use pdml::Pdml;
pub use psml::Psml;
pub use summary::Summary;

/// Appends spaces.
fn push_spaces(out: &mut Vec<u8>, count: usize) {
    const SPACES: &[u8] = &[b' '; 64];
    let mut left = count;
    while let Some(more) = SPACES.get(..left.min(SPACES.len())).filter(|more| !more.is_empty()) {
        out.extend_from_slice(more);
        left -= more.len();
    }
}
