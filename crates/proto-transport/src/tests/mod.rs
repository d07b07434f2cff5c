//! Tests of the protocols that are one file each.

mod udp;
