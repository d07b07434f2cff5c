//! A case for each kind of message.

mod esp;
mod icmp;
mod icmpv6;
mod igmp;
mod ip;
mod ipv6;
mod mipv6;
mod reassembly;
