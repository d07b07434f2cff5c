//! Which ends a frame goes between, on each layer that has ends.

use dissect::tree::Node;
use dissect::{Address, Demand, FieldId, Registry, Value};

use crate::pass::Shown;

/// On which layer ends are told apart.
#[derive(Debug)]
pub struct ConvType {
    /// As on the command line: `tcp`, `eth`, …
    pub name: &'static str,
    /// As in headings.
    pub title: &'static str,
    /// Ends are shown with ports.
    pub ports: bool,
    /// Fields that hold the ends; none for protocols that are not taken apart yet.
    fields: Option<Fields>,
}

impl ConvType {
    /// True if the protocol is taken apart.
    pub fn is_there(&self) -> bool {
        self.fields.is_some()
    }
}

/// Where the ends stand in a layer.
#[derive(Debug)]
struct Fields {
    /// The source; of two, the last that is there counts.
    source: [&'static str; 2],
    /// The destination, likewise.
    destination: [&'static str; 2],
    /// A layer counts once one of these was read.
    read: [&'static str; 3],
    /// What is found are ports, over the addresses of the network layer.
    ports: Option<Stream>,
    counts: Counts,
}

/// What tells conversations between the same ports apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stream {
    /// Nothing.
    None,
    /// The number in this field.
    Numbered(&'static str),
    /// The number in this field, and who sends.
    Ways(&'static str),
}

/// Which layers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    /// All.
    Always,
    /// Those that carry something: not fragments that wait for others, nor what is for the layer itself.
    Carrying,
    /// Those that the capture holds whole, with all they carry.
    Uncut,
    /// Those in which, with all they carry, nothing is missing or malformed.
    Sound,
}

const fn absent(name: &'static str, title: &'static str) -> ConvType {
    ConvType { name, title, ports: false, fields: None }
}

/// Addresses of its own, of which the last of the two is `read`.
const fn own(
    [name, title]: [&'static str; 2],
    source: &'static str,
    destination: &'static str,
    read: &'static str,
    counts: Counts,
) -> ConvType {
    let (source, destination, read) = ([source, ""], [destination, ""], [read, "", ""]);
    let fields = Fields { source, destination, read, ports: None, counts };
    ConvType { name, title, ports: false, fields: Some(fields) }
}

const fn over_ports(
    [name, title]: [&'static str; 2],
    source: &'static str,
    destination: &'static str,
    read: &'static str,
    stream: Stream,
    counts: Counts,
) -> ConvType {
    let (source, destination, read) = ([source, ""], [destination, ""], [read, "", ""]);
    let fields = Fields { source, destination, read, ports: Some(stream), counts };
    ConvType { name, title, ports: !matches!(stream, Stream::Ways(_)), fields: Some(fields) }
}

/// All layers that have ends, by name.
pub static CONV_TYPES: &[ConvType] = &[
    absent("bluetooth", "Bluetooth"),
    absent("dccp", "DCCP"),
    own(["eth", "Ethernet"], "eth.src", "eth.dst", "eth.src", Counts::Always),
    absent("fc", "FC"),
    own(["fddi", "FDDI"], "fddi.src", "fddi.dst", "fddi.src", Counts::Always),
    own(["ip", "IPv4"], "ip.src", "ip.dst", "ip.dst", Counts::Always),
    own(["ipv6", "IPv6"], "ipv6.src", "ipv6.dst", "ipv6.dst", Counts::Carrying),
    absent("ipx", "IPX"),
    absent("jxta", "JXTA"),
    over_ports(
        ["mptcp", "MPTCP"],
        "tcp.srcport",
        "tcp.dstport",
        "mptcp.stream",
        Stream::Ways("mptcp.stream"),
        Counts::Always,
    ),
    absent("ncp", "NCP"),
    absent("opensafety", "openSAFETY"),
    absent("rsvp", "RSVP"),
    over_ports(
        ["sctp", "SCTP"],
        "sctp.srcport",
        "sctp.dstport",
        "sctp.chunk_type",
        Stream::None,
        Counts::Sound,
    ),
    // Frames tell only who sent them.
    ConvType {
        name: "sll",
        title: "SLL",
        ports: false,
        fields: Some(Fields {
            source: ["sll.src.eth", "sll.src.ipv4"],
            destination: ["", ""],
            read: ["sll.etype", "sll.ltype", "sll.gretype"],
            ports: None,
            counts: Counts::Uncut,
        }),
    },
    over_ports(
        ["tcp", "TCP"],
        "tcp.srcport",
        "tcp.dstport",
        // Headers that are too short have none.
        "tcp.urgent_pointer",
        Stream::Numbered("tcp.stream"),
        Counts::Always,
    ),
    own(["tr", "Token-Ring"], "tr.src", "tr.dst", "tr.src", Counts::Sound),
    over_ports(
        ["udp", "UDP"],
        "udp.srcport",
        "udp.dstport",
        "udp.stream",
        Stream::Numbered("udp.stream"),
        Counts::Always,
    ),
    absent("usb", "USB"),
    // From end to end, where that is told; otherwise from radio to radio. Some frames tell only who is to receive them.
    ConvType {
        name: "wlan",
        title: "IEEE 802.11",
        ports: false,
        fields: Some(Fields {
            source: ["wlan.ta", "wlan.sa"],
            destination: ["wlan.ra", "wlan.da"],
            read: ["wlan.ra", "", ""],
            ports: None,
            counts: Counts::Sound,
        }),
    },
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

/// A layer's sender, receiver, and what else tells its conversation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) from: End,
    pub(super) to: End,
    pub(super) stream: Option<u64>,
}

/// Finds the ends of a layer in a frame's nodes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Finder {
    /// None for a protocol that is not taken apart.
    fields: Option<Wanted>,
}

#[derive(Clone, Copy, Debug)]
struct Wanted {
    /// The layer's own node.
    layer: FieldId,
    source: [Option<FieldId>; 2],
    destination: [Option<FieldId>; 2],
    read: [Option<FieldId>; 3],
    over: Option<Over>,
    /// What tells that layers before it do not count.
    marks: [FieldId; 3],
    /// What tells that a layer carries nothing yet, and that it does.
    held: [FieldId; 3],
    released: FieldId,
    counts: Counts,
}

/// What ports stand over, and what numbers conversations.
#[derive(Clone, Copy, Debug)]
struct Over {
    network: Network,
    number: Option<FieldId>,
    ways: bool,
    /// Empty if the capture holds less than the header tells of.
    options: FieldId,
}

/// Fields of network addresses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Network {
    source: [FieldId; 2],
    destination: [FieldId; 2],
    route: Route,
}

/// Fields of a way through the network.
#[derive(Clone, Copy, Debug)]
struct Route {
    /// How many stops are left.
    left: FieldId,
    /// The stops, of which the last is the destination.
    stops: [FieldId; 3],
    /// The stops, of which the first is the destination.
    backwards: FieldId,
}

/// The field of that name; the nameless text field, which nobody asks for, if there is none.
pub(super) fn field(registry: &Registry, name: &str) -> FieldId {
    registry.fields().find(|(_, f)| f.filter == name).map_or(FieldId::TEXT, |f| f.0)
}

/// The same, where a part of a word has the word's name.
fn part(registry: &Registry, name: &str) -> FieldId {
    let named = registry.fields().filter(|(_, f)| f.filter == name);
    named.last().map_or(FieldId::TEXT, |f| f.0)
}

/// The protocol number that says that nothing follows, RFC 8200.
const NO_NEXT_HEADER: u64 = 59;

impl Network {
    pub(super) fn new(registry: &Registry) -> Network {
        let field = |name| field(registry, name);
        Network {
            source: [field("ip.src"), field("ipv6.src")],
            destination: [field("ip.dst"), field("ipv6.dst")],
            route: Route {
                left: field("ipv6.routing.segleft"),
                stops: [
                    field("ipv6.routing.src.addr"),
                    field("ipv6.routing.mipv6.home_address"),
                    field("ipv6.routing.rpl.full_address"),
                ],
                backwards: field("ipv6.routing.srh.addr"),
            },
        }
    }

    pub(super) fn add_to(&self, demand: &mut Demand) {
        let ends = self.source.iter().chain(&self.destination).chain(&self.route.stops);
        ends.chain([&self.route.left, &self.route.backwards]).for_each(|f| demand.add(*f));
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
    pub(super) fn new(of: &ConvType, registry: &Registry) -> Finder {
        let field = |name: &str| field(registry, name);
        let given = |name: &str| Some(field(name)).filter(|_| !name.is_empty());
        let wanted = |fields: &Fields| Wanted {
            layer: field(of.name),
            source: fields.source.map(given),
            destination: fields.destination.map(given),
            read: fields.read.map(given),
            over: fields.ports.map(|stream| Over {
                network: Network::new(registry),
                number: match stream {
                    Stream::None => None,
                    Stream::Numbered(name) | Stream::Ways(name) => Some(field(name)),
                },
                ways: matches!(stream, Stream::Ways(_)),
                options: field("tcp.options"),
            }),
            held: [
                field("ipv6.fraghdr.more"),
                part(registry, "ipv6.fraghdr.offset"),
                field("mip6.proto"),
            ],
            released: field("ipv6.fragments"),
            marks: ["_ws.short", "_ws.malformed", "_ws.unreassembled"].map(field),
            counts: fields.counts,
        };
        Finder { fields: of.fields.as_ref().map(wanted) }
    }

    /// True if each way between two ends is told as a conversation of its own.
    pub(super) fn tells_ways(&self) -> bool {
        self.fields.and_then(|fields| fields.over).is_some_and(|over| over.ways)
    }

    /// True if frames tell only who sent them.
    pub(super) fn has_senders_only(&self) -> bool {
        self.fields.is_some_and(|fields| fields.destination == [None; 2])
    }

    pub(super) fn demand(&self) -> Demand {
        let mut demand = Demand::nothing();
        let Some(wanted) = &self.fields else { return demand };
        demand.add(wanted.layer);
        let ends = wanted.source.iter().chain(&wanted.destination);
        ends.chain(&wanted.read).flatten().for_each(|f| demand.add(*f));
        if let Some(over) = &wanted.over {
            over.network.add_to(&mut demand);
            demand.add(over.options);
            over.number.into_iter().for_each(|f| demand.add(f));
        }
        match wanted.counts {
            Counts::Always => {}
            Counts::Carrying => {
                wanted.held.iter().chain([&wanted.released]).for_each(|f| demand.add(*f));
            }
            Counts::Uncut | Counts::Sound => wanted.marks.iter().for_each(|f| demand.add(*f)),
        }
        demand
    }

    /// Calls `then` for each layer of the frame that has ends. Layers of a packet that another quotes stand deeper in the
    /// tree, and do not count: they are not under way.
    pub(super) fn each(&self, frame: &Shown<'_>, then: impl FnMut(Found)) {
        let Some(wanted) = &self.fields else { return };
        let marks = match wanted.counts {
            Counts::Always | Counts::Carrying => &[],
            Counts::Uncut => &wanted.marks[..1],
            Counts::Sound => &wanted.marks[..],
        };
        let nodes = frame.tree.nodes();
        let mark = nodes.iter().rposition(|n| n.depth == 0 && marks.contains(&n.field));
        let nodes = nodes.get(mark.unwrap_or(0)..).unwrap_or(&[]);
        match &wanted.over {
            None => wanted.own(frame, nodes, then),
            Some(over) => wanted.over(over, frame, nodes, then),
        }
    }
}

impl Wanted {
    /// Layers with addresses of their own.
    fn own(&self, frame: &Shown<'_>, nodes: &[Node], mut then: impl FnMut(Found)) {
        let (mut ends, mut read, mut held) = ([End::default(); 2], false, false);
        let mut tell = |[from, to]: [End; 2]| then(Found { from, to, stream: None });
        for node in nodes {
            let field = Some(node.field);
            if node.field == self.layer {
                if read && !held {
                    tell(ends);
                }
                (ends, read, held) = ([End::default(); 2], false, false);
            } else if self.counts == Counts::Carrying && self.held.contains(&node.field) {
                let [.., mobility] = self.held;
                held |= match number(node) {
                    NO_NEXT_HEADER => true,
                    other => other != 0 && node.field != mobility,
                };
            } else if node.field == self.released {
                held = false;
            }
            if node.depth != 1 {
                continue;
            }
            let [from, to] = &mut ends;
            if self.source.contains(&field) {
                from.address = address(frame, node);
            } else if self.destination.contains(&field) {
                to.address = address(frame, node);
            }
            read |= self.read.contains(&field);
        }
        if read && !held {
            tell(ends);
        }
    }

    /// Layers whose ends are ports of network addresses.
    fn over(&self, over: &Over, frame: &Shown<'_>, nodes: &[Node], mut then: impl FnMut(Found)) {
        let mut way = Way::default();
        let (mut from, mut to, mut stream) = (0, None, None);
        let mut found: Option<Found> = None;
        for node in nodes {
            let field = Some(node.field);
            if field == over.number && to.is_some() {
                stream = Some(number(node));
            }
            if way.see(&over.network, frame, node) {
            } else if node.depth == 1 && self.source.contains(&field) {
                found.take().into_iter().for_each(&mut then);
                (from, to) = (number(node) as u32, None);
            } else if node.depth == 1 && self.destination.contains(&field) {
                (to, stream) = (Some(number(node) as u32), None);
            } else if self.read.contains(&field) {
                // Some stand deeper in the layer; none of another's layer comes between.
                if let Some(to) = to.take() {
                    let [a, b] = way.ends;
                    let (from, to) = (End { address: a, port: from }, End { address: b, port: to });
                    found = Some(Found { from, to, stream });
                }
            } else if node.depth == 1 && node.field == over.options && node.len == 0 {
                found = None;
            }
        }
        found.into_iter().for_each(then);
    }
}

/// Where packets go, as far as was seen.
#[derive(Default)]
struct Way {
    ends: [Address; 2],
    left: u64,
    /// The destination was told by the way.
    routed: bool,
}

impl Way {
    /// False if a node is not about that.
    fn see(&mut self, network: &Network, frame: &Shown<'_>, node: &Node) -> bool {
        let Route { left, stops, backwards } = network.route;
        if node.depth == 1 && network.see(frame, node, &mut self.ends) {
            self.routed = false;
        } else if node.depth == 2 && node.field == left {
            self.left = number(node);
        } else if node.depth == 2 && self.left > 0 && stops.contains(&node.field)
            || node.depth == 2 && self.left > 0 && node.field == backwards && !self.routed
        {
            self.ends[1] = address(frame, node);
            self.routed = true;
        } else {
            return false;
        }
        true
    }
}
