//! ONC RPC and its programs: port mapper, mount, NFS.

#![warn(clippy::indexing_slicing)]

mod mount;
mod nfs;
mod portmap;
mod program;
mod rpc;
#[cfg(test)]
mod tests;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&mount::MOUNT, &nfs::NFS, &portmap::PORTMAP, &rpc::RPC];
