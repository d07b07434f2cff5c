//! Headers put before the octets of a packet, so that there is something to take apart.

use std::net::{Ipv4Addr, Ipv6Addr};

use capfile::Direction;

/// What is put before packets.
#[derive(Clone, Debug, Default)]
pub struct Headers {
    /// The type of an Ethernet header.
    pub ethertype: Option<u16>,
    /// An IP header, and the protocol it names.
    pub ip: Option<(Addresses, u8)>,
    /// A header above IP.
    pub transport: Option<Transport>,
    /// The dissector of an exported PDU.
    pub exported: Option<String>,
}

/// From where to where.
#[derive(Clone, Copy, Debug)]
pub enum Addresses {
    /// IPv4.
    V4(Ipv4Addr, Ipv4Addr),
    /// IPv6.
    V6(Ipv6Addr, Ipv6Addr),
}

/// A header above IP: source and destination port, and what else it says.
#[derive(Clone, Copy, Debug)]
pub enum Transport {
    /// UDP.
    Udp(u16, u16),
    /// TCP.
    Tcp(u16, u16),
    /// SCTP with a verification tag.
    Sctp(u16, u16, u32),
    /// SCTP with a DATA chunk of a payload protocol.
    SctpData(u16, u16, u32),
}

impl Transport {
    /// Its number in an IP header.
    pub fn protocol(self) -> u8 {
        match self {
            Transport::Udp(..) => 17,
            Transport::Tcp(..) => 6,
            Transport::Sctp(..) | Transport::SctpData(..) => 132,
        }
    }
}

/// Octets of the shortest Ethernet frame, its check sequence left out.
const SHORTEST_FRAME: usize = 60;

/// What is counted from packet to packet.
#[derive(Debug, Default)]
pub struct Counters {
    /// Octets sent over TCP, that way and the other.
    sent: [u32; 2],
    /// DATA chunks sent.
    chunks: u32,
}

impl Headers {
    /// The packet with its headers. `directed` says whether packets have a direction at all.
    pub fn before(
        &self,
        data: &[u8],
        direction: Option<Direction>,
        directed: bool,
        counters: &mut Counters,
    ) -> Vec<u8> {
        let out = direction == Some(Direction::Outbound);
        let mut packet = match self.transport {
            Some(transport) => self.transport(transport, data, out, directed, counters),
            None => data.to_vec(),
        };
        if let Some((addresses, protocol)) = &self.ip {
            packet = ip(swap_addresses(*addresses, out), *protocol, &packet);
        }
        if let Some(ethertype) = self.ethertype {
            let (to, from) = if out { (SENDER, RECEIVER) } else { (RECEIVER, SENDER) };
            let header = [&to[..], &from[..], &ethertype.to_be_bytes()].concat();
            packet.splice(..0, header);
            if packet.len() < SHORTEST_FRAME {
                packet.resize(SHORTEST_FRAME, 0);
            }
        }
        if let Some(name) = &self.exported {
            // Tag 12 is the dissector's name; tag 0 ends the list.
            let header = [&[0, 12], &(name.len() as u16).to_be_bytes()[..], name.as_bytes()];
            packet.splice(..0, [&header.concat()[..], &[0; 4]].concat());
        }
        packet
    }

    fn transport(
        &self,
        transport: Transport,
        data: &[u8],
        out: bool,
        directed: bool,
        counters: &mut Counters,
    ) -> Vec<u8> {
        let swap = |from: u16, to: u16| {
            let (from, to) = if out { (to, from) } else { (from, to) };
            [from.to_be_bytes(), to.to_be_bytes()].concat()
        };
        match transport {
            Transport::Udp(from, to) => {
                let octets = (data.len() + 8) as u16;
                let mut packet =
                    [&swap(from, to)[..], &octets.to_be_bytes(), &[0; 2], data].concat();
                self.check(&mut packet, 6, 17, out);
                packet
            }
            Transport::Tcp(from, to) => {
                let [mine, theirs] = if out { [1, 0] } else { [0, 1] };
                let sent = |way: usize| counters.sent.get(way).copied().unwrap_or(0);
                let seq = sent(mine);
                let (ack, flags) = if directed { (sent(theirs), 0x10) } else { (0, 0) };
                let mut packet = swap(from, to);
                packet.extend(seq.to_be_bytes());
                packet.extend(ack.to_be_bytes());
                packet.extend([0x50, flags, 0x20, 0, 0, 0, 0, 0]);
                packet.extend(data);
                if let Some(sent) = counters.sent.get_mut(mine) {
                    *sent = sent.wrapping_add(data.len() as u32);
                }
                self.check(&mut packet, 16, 6, out);
                packet
            }
            Transport::Sctp(from, to, tag) => {
                sctp([&swap(from, to)[..], &tag.to_be_bytes(), &[0; 4], data].concat())
            }
            Transport::SctpData(from, to, payload) => {
                let number = counters.chunks;
                counters.chunks = number.wrapping_add(1);
                let mut packet = swap(from, to);
                packet.extend([0; 8]);
                // One chunk with the first and the last fragment.
                packet.extend([0, 3]);
                packet.extend(((data.len() + 16) as u16).to_be_bytes());
                packet.extend(number.to_be_bytes());
                packet.extend([0; 2]);
                packet.extend((number as u16).to_be_bytes());
                packet.extend(payload.to_be_bytes());
                packet.extend(data);
                packet.resize(packet.len().next_multiple_of(4), 0);
                sctp(packet)
            }
        }
    }

    /// Puts the internet checksum, addresses of the IP header included, at a place of the packet.
    fn check(&self, packet: &mut [u8], at: usize, protocol: u8, out: bool) {
        let Some((addresses, _)) = &self.ip else { return };
        let mut pseudo = octets(swap_addresses(*addresses, out));
        pseudo.extend((packet.len() as u32).to_be_bytes());
        pseudo.extend([0, 0, 0, protocol]);
        let sum = internet_sum(&[&pseudo, packet]).to_be_bytes();
        if let Some(place) = packet.get_mut(at..at + 2) {
            place.copy_from_slice(&sum);
        }
    }
}

const SENDER: [u8; 6] = *b" SEND\0";
const RECEIVER: [u8; 6] = *b" RECV\0";

fn swap_addresses(addresses: Addresses, out: bool) -> Addresses {
    match addresses {
        Addresses::V4(from, to) if out => Addresses::V4(to, from),
        Addresses::V6(from, to) if out => Addresses::V6(to, from),
        same => same,
    }
}

/// Both addresses, the source first.
fn octets(addresses: Addresses) -> Vec<u8> {
    match addresses {
        Addresses::V4(from, to) => [from.octets(), to.octets()].concat(),
        Addresses::V6(from, to) => [from.octets(), to.octets()].concat(),
    }
}

fn ip(addresses: Addresses, protocol: u8, payload: &[u8]) -> Vec<u8> {
    let ends = octets(addresses);
    let mut packet = Vec::with_capacity(payload.len() + 40);
    match addresses {
        Addresses::V4(..) => {
            packet.extend([0x45, 0]);
            packet.extend(((payload.len() + 20) as u16).to_be_bytes());
            packet.extend([0x12, 0x34, 0, 0, 255, protocol, 0, 0]);
            packet.extend(ends);
            let sum = internet_sum(&[&packet]).to_be_bytes();
            if let Some(place) = packet.get_mut(10..12) {
                place.copy_from_slice(&sum);
            }
        }
        Addresses::V6(..) => {
            packet.extend([0x60, 0, 0, 0]);
            packet.extend((payload.len() as u16).to_be_bytes());
            packet.extend([protocol, 32]);
            packet.extend(ends);
        }
    }
    packet.extend(payload);
    packet
}

/// The checksum of RFC 1071 over parts, each but the last of an even number of octets.
fn internet_sum(parts: &[&[u8]]) -> u16 {
    let mut sum = 0_u64;
    for pair in parts.iter().flat_map(|part| part.chunks(2)) {
        let word = [pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)];
        sum += u64::from(u16::from_be_bytes(word));
    }
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !(sum as u16)
}

/// Puts the checksum (CRC-32C) into an SCTP packet.
fn sctp(mut packet: Vec<u8>) -> Vec<u8> {
    let mut crc = u32::MAX;
    for octet in &packet {
        crc ^= u32::from(*octet);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0x82f6_3b78 & 0_u32.wrapping_sub(crc & 1));
        }
    }
    if let Some(place) = packet.get_mut(8..12) {
        place.copy_from_slice(&(!crc).to_le_bytes());
    }
    packet
}
