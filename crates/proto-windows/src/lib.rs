//! Windows networks: NetBIOS sessions, SMB and SMB2.

mod nbss;
mod smb;
mod smb2;
#[cfg(test)]
mod tests;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&nbss::NBSS, &smb::SMB, &smb2::SMB2];
