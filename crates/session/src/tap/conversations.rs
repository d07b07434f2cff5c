//! Who talks to whom, how much and when: conversations of two ends, and the ends themselves.

use std::collections::HashMap;

use dissect::tree::Node;
use dissect::{Address, Demand, FieldId, Registry, Value};
use foldhash::fast::RandomState;

use super::{Report, Tap, as_kind};
use crate::pass::Shown;

/// On which layer ends are told apart.
#[derive(Debug)]
pub struct ConvType {
    /// As on the command line: `tcp`, `eth`, …
    pub name: &'static str,
    /// As in headings.
    pub title: &'static str,
    /// Ends have ports.
    pub ports: bool,
    /// Fields that hold the ends; none for protocols that are not taken apart yet.
    fields: Fields,
}

impl ConvType {
    /// True if some protocol of it is taken apart.
    pub fn is_there(&self) -> bool {
        !matches!(self.fields, Fields::Absent)
    }
}

#[derive(Debug)]
enum Fields {
    Absent,
    /// The layer's own source and destination.
    Own(&'static str, &'static str),
    /// Ports of this layer, over the network layer's addresses; a field that numbers conversations.
    Ports(&'static str, &'static str, Option<&'static str>),
}

const fn absent(name: &'static str, title: &'static str) -> ConvType {
    ConvType { name, title, ports: false, fields: Fields::Absent }
}

const fn own(
    name: &'static str,
    title: &'static str,
    source: &'static str,
    destination: &'static str,
) -> ConvType {
    ConvType { name, title, ports: false, fields: Fields::Own(source, destination) }
}

/// All layers that have ends, by name.
pub static CONV_TYPES: &[ConvType] = &[
    absent("bluetooth", "Bluetooth"),
    absent("dccp", "DCCP"),
    own("eth", "Ethernet", "eth.src", "eth.dst"),
    absent("fc", "FC"),
    absent("fddi", "FDDI"),
    own("ip", "IPv4", "ip.src", "ip.dst"),
    own("ipv6", "IPv6", "ipv6.src", "ipv6.dst"),
    absent("ipx", "IPX"),
    absent("jxta", "JXTA"),
    absent("mptcp", "MPTCP"),
    absent("ncp", "NCP"),
    absent("opensafety", "openSAFETY"),
    absent("rsvp", "RSVP"),
    ConvType {
        name: "sctp",
        title: "SCTP",
        ports: true,
        fields: Fields::Ports("sctp.srcport", "sctp.dstport", None),
    },
    absent("sll", "SLL"),
    ConvType {
        name: "tcp",
        title: "TCP",
        ports: true,
        fields: Fields::Ports("tcp.srcport", "tcp.dstport", Some("tcp.stream")),
    },
    absent("tr", "Token-Ring"),
    ConvType {
        name: "udp",
        title: "UDP",
        ports: true,
        fields: Fields::Ports("udp.srcport", "udp.dstport", Some("udp.stream")),
    },
    absent("usb", "USB"),
    absent("wlan", "IEEE 802.11"),
    absent("wpan", "IEEE 802.15.4"),
    absent("zbee_nwk", "ZigBee"),
];

/// The layer of that name.
pub fn conv_type(name: &str) -> Option<&'static ConvType> {
    CONV_TYPES.iter().find(|t| t.name == name)
}

/// One end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct End {
    /// Its address.
    pub address: Address,
    /// Its port; 0 where there are none.
    pub port: u32,
}

/// Frames in one direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// How many.
    pub frames: u64,
    /// Their octets on the wire.
    pub bytes: u64,
}

impl Side {
    fn add(&mut self, other: Side) {
        self.frames += other.frames;
        self.bytes += other.bytes;
    }
}

/// What two ends sent each other.
#[derive(Clone, Copy, Debug)]
pub struct Conversation {
    /// The ends; the one that sent first comes first.
    pub ends: [End; 2],
    /// What each of them sent.
    pub sent: [Side; 2],
    /// Times of the earliest and the latest frame, ns since the Unix epoch.
    pub first_ns: i64,
    /// See `first_ns`.
    pub last_ns: i64,
    key: Key,
}

impl Conversation {
    /// Its number, where the protocol numbers them.
    pub fn stream(&self) -> Option<u64> {
        match self.key {
            Key::Index(number) => Some(number),
            Key::Ends(..) => None,
        }
    }

    /// Frames of both directions.
    pub fn frames(&self) -> u64 {
        self.sent.iter().map(|s| s.frames).sum()
    }

    /// Octets of both directions.
    pub fn bytes(&self) -> u64 {
        self.sent.iter().map(|s| s.bytes).sum()
    }
}

/// What conversations are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// The protocol numbers them.
    Index(u64),
    /// Both ends, the lower one first.
    Ends(End, End),
}

/// Conversations of a layer.
#[derive(Debug)]
pub struct Conversations {
    /// Which layer.
    pub of: &'static ConvType,
    /// In the order they began.
    pub list: Vec<Conversation>,
    /// Time of the capture's first frame.
    pub start_ns: i64,
    /// Frames that are not counted, because there were more than [`ENDS_MAX`] conversations.
    pub left_out: u64,
    finder: Finder,
    index: HashMap<Key, u32, RandomState>,
}

/// Most conversations or ends that a report holds. A scan of a whole network makes one for each address and port; these
/// are half a gigabyte.
pub const ENDS_MAX: usize = 4 << 20;

impl Conversations {
    /// None yet.
    pub fn new(of: &'static ConvType, registry: &Registry) -> Conversations {
        Conversations::with(of, Finder::new(of, registry))
    }

    fn with(of: &'static ConvType, finder: Finder) -> Conversations {
        let index = HashMap::default();
        Conversations { of, list: Vec::new(), start_ns: 0, left_out: 0, finder, index }
    }

    /// By frames, most first; those with as many in the order they began.
    pub fn by_frames(&self) -> Vec<&Conversation> {
        let mut list: Vec<_> = self.list.iter().collect();
        list.sort_by_key(|c| std::cmp::Reverse(c.frames()));
        list
    }

    fn add(&mut self, new: Conversation) {
        if let Some(at) = self.index.get(&new.key) {
            let Some(old) = self.list.get_mut(*at as usize) else { return };
            let [mut forth, mut back] = new.sent;
            if old.ends != new.ends {
                std::mem::swap(&mut forth, &mut back);
            }
            let [a, b] = &mut old.sent;
            a.add(forth);
            b.add(back);
            old.first_ns = old.first_ns.min(new.first_ns);
            old.last_ns = old.last_ns.max(new.last_ns);
        } else if self.list.len() >= ENDS_MAX {
            self.left_out += new.frames();
        } else {
            self.index.insert(new.key, self.list.len() as u32);
            self.list.push(new);
        }
    }
}

impl Tap for Conversations {
    fn demand(&self, _: &Registry) -> Demand {
        self.finder.demand()
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        self.start_ns = frame.info.first_ns;
        let finder = self.finder;
        let sent = [Side { frames: 1, bytes: u64::from(frame.info.len) }, Side::default()];
        let ns = frame.info.ns.unwrap_or(frame.info.first_ns);
        finder.each(frame, |from, to, index| {
            let key = match index {
                Some(index) => Key::Index(index),
                None => Key::Ends(from.min(to), from.max(to)),
            };
            self.add(Conversation { ends: [from, to], sent, first_ns: ns, last_ns: ns, key });
        });
    }

    fn fork(&self) -> Box<dyn Tap> {
        Box::new(Conversations::with(self.of, self.finder))
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        let Some(later) = as_kind::<Conversations>(later) else { return };
        later.list.drain(..).for_each(|c| self.add(c));
        later.index.clear();
        self.start_ns = later.start_ns;
        self.left_out += std::mem::take(&mut later.left_out);
    }

    fn report(&self) -> Report<'_> {
        Report::Conversations(self)
    }
}

/// What one end sent and was sent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Endpoint {
    /// Who.
    pub end: End,
    /// What it sent.
    pub sent: Side,
    /// What it was sent.
    pub received: Side,
}

/// The ends of a layer.
#[derive(Debug)]
pub struct Endpoints {
    /// Which layer.
    pub of: &'static ConvType,
    /// In the order seen, senders before receivers.
    pub list: Vec<Endpoint>,
    /// Ends of frames that are not counted, because there were more than [`ENDS_MAX`] ends.
    pub left_out: u64,
    finder: Finder,
    index: HashMap<End, u32, RandomState>,
}

impl Endpoints {
    /// None yet.
    pub fn new(of: &'static ConvType, registry: &Registry) -> Endpoints {
        Endpoints::with(of, Finder::new(of, registry))
    }

    fn with(of: &'static ConvType, finder: Finder) -> Endpoints {
        Endpoints { of, list: Vec::new(), left_out: 0, finder, index: HashMap::default() }
    }

    /// By frames sent and received, most first; those with as many in the order seen.
    pub fn by_frames(&self) -> Vec<&Endpoint> {
        let mut list: Vec<_> = self.list.iter().collect();
        list.sort_by_key(|e| std::cmp::Reverse(e.sent.frames + e.received.frames));
        list
    }

    fn add(&mut self, new: Endpoint) {
        if let Some(at) = self.index.get(&new.end) {
            if let Some(old) = self.list.get_mut(*at as usize) {
                old.sent.add(new.sent);
                old.received.add(new.received);
            }
        } else if self.list.len() >= ENDS_MAX {
            self.left_out += new.sent.frames + new.received.frames;
        } else {
            self.index.insert(new.end, self.list.len() as u32);
            self.list.push(new);
        }
    }
}

impl Tap for Endpoints {
    fn demand(&self, _: &Registry) -> Demand {
        self.finder.demand()
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        let one = Side { frames: 1, bytes: u64::from(frame.info.len) };
        let finder = self.finder;
        finder.each(frame, |from, to, _| {
            self.add(Endpoint { end: from, sent: one, received: Side::default() });
            self.add(Endpoint { end: to, sent: Side::default(), received: one });
        });
    }

    fn fork(&self) -> Box<dyn Tap> {
        Box::new(Endpoints::with(self.of, self.finder))
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        let Some(later) = as_kind::<Endpoints>(later) else { return };
        later.list.drain(..).for_each(|e| self.add(e));
        later.index.clear();
        self.left_out += std::mem::take(&mut later.left_out);
    }

    fn report(&self) -> Report<'_> {
        Report::Endpoints(self)
    }
}

/// Finds the ends of a layer in a frame's nodes.
#[derive(Clone, Copy, Debug)]
enum Finder {
    None,
    Own { source: FieldId, destination: FieldId },
    Ports { network: Network, ports: [FieldId; 2], index: Option<FieldId> },
}

/// Fields of network addresses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Network {
    source: [FieldId; 2],
    destination: [FieldId; 2],
}

/// The field of that name; the nameless text field, which nobody asks for, if there is none.
pub(super) fn field(registry: &Registry, name: &str) -> FieldId {
    registry.fields().find(|(_, f)| f.filter == name).map_or(FieldId::TEXT, |f| f.0)
}

impl Network {
    pub(super) fn new(registry: &Registry) -> Network {
        Network {
            source: [field(registry, "ip.src"), field(registry, "ipv6.src")],
            destination: [field(registry, "ip.dst"), field(registry, "ipv6.dst")],
        }
    }

    pub(super) fn add_to(&self, demand: &mut Demand) {
        self.source.iter().chain(&self.destination).for_each(|f| demand.add(*f));
    }

    /// Takes note of an address; false if the node is none.
    pub(super) fn see(&self, frame: &Shown<'_>, node: &Node, ends: &mut [Address; 2]) -> bool {
        let [source, destination] = ends;
        if self.source.contains(&node.field) {
            *source = address(frame, node);
        } else if self.destination.contains(&node.field) {
            *destination = address(frame, node);
        } else {
            return false;
        }
        true
    }
}

/// The address that a node holds.
pub(super) fn address(frame: &Shown<'_>, node: &Node) -> Address {
    match node.value {
        Value::U64(v) => Address::Ipv4((v as u32).to_be_bytes()),
        _ => {
            let bytes = frame.tree.value_bytes(node, frame.sources);
            match (<[u8; 16]>::try_from(bytes), <[u8; 6]>::try_from(bytes)) {
                (Ok(octets), _) => Address::Ipv6(octets),
                (_, Ok(octets)) => Address::Ether(octets),
                _ => Address::None,
            }
        }
    }
}

pub(super) fn number(node: &Node) -> u64 {
    match node.value {
        Value::U64(v) => v,
        _ => 0,
    }
}

impl Finder {
    fn new(of: &ConvType, registry: &Registry) -> Finder {
        match of.fields {
            Fields::Absent => Finder::None,
            Fields::Own(source, destination) => Finder::Own {
                source: field(registry, source),
                destination: field(registry, destination),
            },
            Fields::Ports(source, destination, index) => Finder::Ports {
                network: Network::new(registry),
                ports: [field(registry, source), field(registry, destination)],
                index: index.map(|name| field(registry, name)),
            },
        }
    }

    fn demand(&self) -> Demand {
        let mut demand = Demand::nothing();
        match self {
            Finder::None => {}
            Finder::Own { source, destination } => {
                demand.add(*source);
                demand.add(*destination);
            }
            Finder::Ports { network, ports, index } => {
                network.add_to(&mut demand);
                ports.iter().chain(index).for_each(|f| demand.add(*f));
            }
        }
        demand
    }

    /// Calls `then` with sender, receiver and number of the conversation, for each layer of the frame that has ends. Layers
    /// of a packet that another quotes stand deeper in the tree, and do not count: they are not under way.
    fn each(&self, frame: &Shown<'_>, mut then: impl FnMut(End, End, Option<u64>)) {
        let nodes = frame.tree.nodes().iter().filter(|n| n.depth == 1);
        match self {
            Finder::None => {}
            Finder::Own { source, destination } => {
                let (mut from, mut to) = (None, None);
                for node in nodes {
                    if node.field == *source {
                        from = Some(address(frame, node));
                    } else if node.field == *destination {
                        to = Some(address(frame, node));
                    }
                    if let (Some(a), Some(b)) = (from, to) {
                        then(End { address: a, port: 0 }, End { address: b, port: 0 }, None);
                        (from, to) = (None, None);
                    }
                }
            }
            Finder::Ports { network, ports: [source, destination], index } => {
                let (mut from, mut to, mut at) = (0, 0, [Address::None; 2]);
                for node in nodes {
                    if node.field == *source {
                        from = number(node) as u32;
                    } else if node.field == *destination {
                        to = number(node) as u32;
                    } else {
                        network.see(frame, node, &mut at);
                    }
                    if node.field == index.unwrap_or(*destination) {
                        let [a, b] = at;
                        let number = index.map(|_| number(node));
                        then(End { address: a, port: from }, End { address: b, port: to }, number);
                    }
                }
            }
        }
    }
}
