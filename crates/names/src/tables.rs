//! The user's own tables of names, in the formats of the reference.
//!
//! Lines of words; `#` starts a comment. A line that does not fit its format is passed over.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};

use dissect::names::Word;
use dissect::{Address, EtherName, Names, Transport};

/// Short and full names, by prefix.
type Makers = HashMap<u64, (String, String)>;

/// Tables of names: the user's, and behind them those of the program.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    hosts: HashMap<Address, String>,
    /// By length of the prefix, longest first.
    subnets: Vec<(u8, HashMap<u32, String>)>,
    ethers: HashMap<[u8; 6], String>,
    /// By length of the prefix, longest first: short and full names.
    makers: Vec<(u8, Makers)>,
    services: HashMap<(u8, u16), String>,
    vlans: HashMap<u16, String>,
}

/// The words of each line.
fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let bare = text.lines().map(|line| line.split('#').next().unwrap_or(""));
    bare.map(|line| line.split_whitespace().collect::<Vec<_>>()).filter(|words| !words.is_empty())
}

impl Tables {
    /// `hosts`: an address and its name. What is read later comes first. Returns how many there are.
    pub fn read_hosts(&mut self, text: &str) -> usize {
        let mut read = 0;
        for words in lines(text) {
            let [address, name, ..] = words.as_slice() else { continue };
            let Ok(address) = address.parse::<IpAddr>() else { continue };
            let address = match address {
                IpAddr::V4(address) => Address::from(address),
                IpAddr::V6(address) => Address::from(address),
            };
            self.hosts.insert(address, (*name).to_owned());
            read += 1;
        }
        read
    }

    /// The names of hosts, in no order.
    pub fn hosts(&self) -> impl Iterator<Item = (&Address, &str)> {
        self.hosts.iter().map(|(address, name)| (address, name.as_str()))
    }

    /// `subnets`: an IPv4 prefix and its name.
    pub fn read_subnets(&mut self, text: &str) {
        for words in lines(text) {
            let [prefix, name, ..] = words.as_slice() else { continue };
            let Some((address, bits)) = prefix.split_once('/') else { continue };
            let (Ok(address), Ok(bits @ 1..=32)) = (address.parse::<Ipv4Addr>(), bits.parse())
            else {
                continue;
            };
            let key = u32::from(address) & mask(bits);
            level(&mut self.subnets, bits).entry(key).or_insert_with(|| (*name).to_owned());
        }
    }

    /// `ethers`: a MAC address and its name. What is read first stays.
    pub fn read_ethers(&mut self, text: &str) {
        for words in lines(text) {
            let [address, name, ..] = words.as_slice() else { continue };
            if let Some(octets) = octets(address)
                && let Ok(address) = <[u8; 6]>::try_from(octets)
            {
                self.ethers.entry(address).or_insert_with(|| (*name).to_owned());
            }
        }
    }

    /// `manuf`: the first octets of MAC addresses, with the number of bits after a slash, the short name of their
    /// maker, and its full name.
    pub fn read_manuf(&mut self, text: &str) {
        for line in text.lines().map(|line| line.split('#').next().unwrap_or("").trim()) {
            let (prefix, names) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let (short, full) =
                names.trim().split_once(char::is_whitespace).unwrap_or((names.trim(), ""));
            let (prefix, bits) = match prefix.split_once('/') {
                Some((prefix, bits)) => (prefix, bits.parse().ok()),
                None => (prefix, None),
            };
            let Some(octets) = octets(prefix).filter(|o| (3..=6).contains(&o.len())) else {
                continue;
            };
            let bits = bits.unwrap_or(8 * octets.len() as u8);
            if short.is_empty() || !(1..=48).contains(&bits) {
                continue;
            }
            let key = octets.iter().chain(&[0; 3]).take(6).fold(0, |n, o| n << 8 | u64::from(*o));
            let full = if full.trim().is_empty() { short } else { full.trim() };
            level(&mut self.makers, bits).insert(key >> (48 - bits), (short.into(), full.into()));
        }
    }

    /// `services`: a name, ports, a slash and transports. What is read later comes first.
    pub fn read_services(&mut self, text: &str) {
        for words in lines(text) {
            let [name, ports, ..] = words.as_slice() else { continue };
            let Some((ports, transports)) = ports.split_once('/') else { continue };
            let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
            let (Ok(first), Ok(last)) = (first.parse::<u16>(), last.parse::<u16>()) else {
                continue;
            };
            for transport in transports.split('/') {
                let bit = match transport {
                    "tcp" => 1,
                    "udp" => 2,
                    "sctp" => 4,
                    "dccp" => 8,
                    _ => continue,
                };
                for port in first..=last {
                    self.services.insert((bit, port), (*name).to_owned());
                }
            }
        }
    }

    /// `vlans`: a VLAN and its name. What is read first stays.
    pub fn read_vlans(&mut self, text: &str) {
        // A name goes on to the end of the line.
        for line in text.lines().map(|line| line.split('#').next().unwrap_or("")) {
            let Some((id, name)) = line.trim_start().split_once([' ', '\t']) else { continue };
            let name = name.trim_start();
            if let (Ok(id @ 0..=4095), false) = (id.parse(), name.is_empty()) {
                self.vlans.entry(id).or_insert_with(|| name.to_owned());
            }
        }
    }

    fn maker(&self, address: &[u8; 6]) -> Option<(u8, &(String, String))> {
        let number = address.iter().fold(0, |n, octet| n << 8 | u64::from(*octet));
        self.makers
            .iter()
            .find_map(|(bits, names)| Some((*bits, names.get(&(number >> (48 - bits)))?)))
    }
}

fn mask(bits: u8) -> u32 {
    u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0)
}

/// The table of prefixes of this length.
fn level<K, V>(levels: &mut Vec<(u8, HashMap<K, V>)>, bits: u8) -> &mut HashMap<K, V> {
    let at = levels.partition_point(|(have, _)| *have > bits);
    if levels.get(at).is_none_or(|(have, _)| *have != bits) {
        levels.insert(at, (bits, HashMap::new()));
    }
    &mut levels.get_mut(at).expect("it stands there or was inserted just above").1
}

/// Octets in hexadecimal, separated by `:`, `-` or `.`.
fn octets(text: &str) -> Option<Vec<u8>> {
    let octets: Option<Vec<u8>> = text
        .split([':', '-', '.'])
        .map(|part| u8::from_str_radix(part, 16).ok().filter(|_| part.len() <= 2))
        .collect();
    octets.filter(|o| o.len() <= 6)
}

impl Names for Tables {
    fn vendor(&self, address: &[u8; 6]) -> Option<&str> {
        match self.maker(address) {
            Some((_, (_, full))) => Some(full),
            None => crate::organisation(address),
        }
    }

    fn ether(&self, address: &[u8; 6]) -> Option<EtherName<'_>> {
        if let Some(name) = self.ethers.get(address) {
            return Some(EtherName { name: Word::Borrowed(name), address: *address, open: 0 });
        }
        match self.maker(address) {
            Some((bits, (short, _))) => Some(EtherName {
                name: Word::Borrowed(short),
                address: *address,
                open: (48 - bits).div_ceil(8),
            }),
            None => crate::ether(address),
        }
    }

    fn hosts(&self) -> Vec<(&Address, &str)> {
        self.hosts().collect()
    }

    fn host(&self, address: &Address) -> Option<&str> {
        self.hosts.get(address).map(String::as_str)
    }

    fn subnet(&self, address: &Address) -> Option<(&str, u8)> {
        let Address::Ipv4(octets) = address else { return None };
        let number = u32::from_be_bytes(*octets);
        self.subnets
            .iter()
            .find_map(|(bits, names)| Some((names.get(&(number & mask(*bits)))?.as_str(), *bits)))
    }

    fn port(&self, transport: Transport, port: u16) -> Option<&str> {
        let own = self.services.get(&(crate::services::bit(transport), port));
        own.map(String::as_str).or_else(|| crate::services::service(transport, port))
    }

    fn vlan(&self, id: u16) -> Option<&str> {
        self.vlans.get(&id).map(String::as_str)
    }
}
