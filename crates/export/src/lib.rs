//! Printers over a frame's tree, one file each. They make bytes and do not know where those go.

pub mod coloured;
pub mod details;
pub mod fields;
pub mod hex;
pub mod pdml;
pub mod psml;
pub mod summary;
mod xml;

pub use coloured::Coloured;
pub use details::Details;
pub use fields::Fields;
pub use pdml::Pdml;
pub use psml::Psml;
pub use summary::Summary;
