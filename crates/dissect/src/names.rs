//! Names for numbers: from tables and files of the user, and learnt from the capture.
//!
//! What a table says is part of the configuration. What is learnt (the answers of DNS, name blocks of the file) is
//! written on first visits alone, each name with the frame from which it holds; a frame sees the names that stood
//! before it, so that taking it apart again gives the same. With two passes all names are known.

use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use foldhash::fast::FixedState;

use crate::address::Address;
use crate::config::Config;
use crate::limits;
use crate::memo::Records;

/// A transport whose ports have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// TCP.
    Tcp,
    /// UDP and UDP-Lite.
    Udp,
    /// SCTP.
    Sctp,
    /// DCCP.
    Dccp,
}

/// Tables of names: those of the program and those of the user's files.
pub trait Names: Send + Sync + fmt::Debug {
    /// Who makes network cards with this address; full name.
    fn vendor(&self, address: &[u8; 6]) -> Option<&str>;
    /// The name of a MAC address, such as `Apple_12:34:56` or `Broadcast`.
    fn ether(&self, address: &[u8; 6]) -> Option<EtherName<'_>>;
    /// All hosts and their names, in no order.
    fn hosts(&self) -> Vec<(&Address, &str)>;
    /// The name of a host.
    fn host(&self, address: &Address) -> Option<&str>;
    /// The name of a host's network, and how many bits of the address it stands for.
    fn subnet(&self, address: &Address) -> Option<(&str, u8)>;
    /// The name of a service.
    fn port(&self, transport: Transport, port: u16) -> Option<&str>;
    /// The name of a VLAN.
    fn vlan(&self, id: u16) -> Option<&str>;
}

/// A word of a table, of the capture, or put together.
#[derive(Clone, Debug)]
pub enum Word<'n> {
    /// Of a table.
    Borrowed(&'n str),
    /// Of the capture.
    Shared(Arc<str>),
    /// Put together.
    Owned(String),
}

impl Deref for Word<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        match self {
            Word::Borrowed(word) => word,
            Word::Shared(word) => word,
            Word::Owned(word) => word,
        }
    }
}

/// The name of a MAC address: a word, and the octets that the word leaves open.
#[derive(Clone, Debug)]
pub struct EtherName<'n> {
    /// The maker's short name, or what the address is known as.
    pub name: Word<'n>,
    /// The address.
    pub address: [u8; 6],
    /// So many of its last octets follow the word.
    pub open: u8,
}

impl fmt::Display for EtherName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        let told = self.address.len().saturating_sub(usize::from(self.open));
        let text = crate::text::ether(&self.address);
        let Some(open) = text.get(3 * told..).filter(|open| !open.is_empty()) else {
            return Ok(());
        };
        f.write_str("_")?;
        f.write_str(str::from_utf8(open).unwrap_or(""))
    }
}

/// When a name was learnt: twice the number of the frame that told it; one more for what stood after that frame.
type Moment = u64;

type Generation = HashMap<Address, Vec<(Moment, Arc<str>)>, FixedState>;

/// Names learnt from a capture, each with the frame from which it holds. What was learnt is kept in generations, of
/// which each is at least twice as large as the next, so that a snapshot is cheap and a look-up short.
#[derive(Debug, Default)]
pub struct Learned {
    frozen: Snapshot,
    fresh: Generation,
    count: usize,
    /// Names that are not kept, because there were more than [`limits::NAMES_LEARNED`].
    pub left_out: u64,
}

/// The names known at some time.
#[derive(Clone, Debug, Default)]
pub struct Snapshot(Option<Arc<[Arc<Generation>]>>);

impl Snapshot {
    fn generations(&self) -> &[Arc<Generation>] {
        self.0.as_deref().unwrap_or(&[])
    }
}

impl Learned {
    /// A frame tells that the address has this name.
    pub fn learn(&mut self, frame: u32, address: Address, name: &str) {
        self.learn_at(2 * Moment::from(frame), address, name);
    }

    /// What stands between this frame and the next tells that the address has this name.
    pub fn learn_after(&mut self, frame: u64, address: Address, name: &str) {
        self.learn_at(2 * frame + 1, address, name);
    }

    fn learn_at(&mut self, at: Moment, address: Address, name: &str) {
        if self.count < limits::NAMES_LEARNED {
            self.count += 1;
            let name: Arc<str> = name.chars().take(limits::NAME_CHARS).collect::<String>().into();
            self.fresh.entry(address).or_default().push((at, name));
        } else {
            self.left_out += 1;
        }
    }

    /// What is known now.
    pub fn snapshot(&mut self) -> Snapshot {
        if !self.fresh.is_empty() {
            let mut generations = self.frozen.generations().to_vec();
            generations.push(Arc::new(std::mem::take(&mut self.fresh)));
            while let [.., older, newer] = generations.as_slice()
                && older.len() < 2 * newer.len()
            {
                let mut both = Generation::clone(older);
                for (address, names) in newer.iter() {
                    both.entry(*address).or_default().extend_from_slice(names);
                }
                generations.truncate(generations.len().saturating_sub(2));
                generations.push(Arc::new(both));
            }
            self.frozen = Snapshot(Some(generations.into()));
        }
        self.frozen.clone()
    }

    /// All addresses that have got a name, each with its last one.
    pub fn all(&self) -> HashMap<Address, Arc<str>> {
        let generations = self.frozen.generations().iter().map(|g| &**g).chain([&self.fresh]);
        let mut last: HashMap<Address, &(Moment, Arc<str>)> = HashMap::new();
        for (address, names) in generations.flat_map(|g| g.iter()) {
            for name in names {
                let known = last.entry(*address).or_insert(name);
                if known.0 <= name.0 {
                    *known = name;
                }
            }
        }
        last.into_iter().map(|(address, (_, name))| (address, name.clone())).collect()
    }
}

/// The names that a frame may be shown with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'v> {
    config: Option<&'v Config>,
    fresh: Option<&'v Generation>,
    frozen: &'v [Arc<Generation>],
    /// Names hold that were learnt before.
    before: Moment,
}

impl<'v> Known<'v> {
    /// Those of the configuration alone.
    pub fn of(config: &'v Config) -> Known<'v> {
        Known { config: Some(config), ..Known::default() }
    }

    /// While a frame is taken apart, what was learnt before it.
    pub(crate) fn before(frame: u32) -> Moment {
        2 * Moment::from(frame)
    }

    /// When it has been taken apart, also what it told itself.
    pub(crate) fn after(frame: u32) -> Moment {
        2 * Moment::from(frame) + 1
    }

    /// While the capture is gone through.
    pub(crate) fn so_far(config: &'v Config, records: &'v Records, before: Moment) -> Known<'v> {
        let names = &records.names;
        let frozen = names.frozen.generations();
        Known { config: Some(config), fresh: Some(&names.fresh), frozen, before }
    }

    /// Afterwards.
    pub(crate) fn then(config: &'v Config, snapshot: &'v Snapshot, before: Moment) -> Known<'v> {
        Known { config: Some(config), fresh: None, frozen: snapshot.generations(), before }
    }

    /// The last name that the capture gave it.
    pub(crate) fn learnt(&self, address: &Address) -> Option<Arc<str>> {
        let generations = self.fresh.into_iter().chain(self.frozen.iter().map(|g| &**g));
        let names = generations.filter_map(|g| g.get(address)).flatten();
        // Of several from one moment, the last.
        let last = names.filter(|(at, _)| *at < self.before).max_by_key(|(at, _)| *at);
        last.map(|(_, name)| name.clone())
    }

    /// True if such addresses are shown with names.
    pub fn resolves(&self, address: &Address) -> bool {
        self.config.is_some_and(|config| match address {
            Address::Ether(_) => config.resolve.mac,
            Address::Ipv4(_) | Address::Ipv6(_) => config.resolve.network,
            Address::None | Address::Other(_) => false,
        })
    }

    /// The name of a MAC address, if such names are looked up and it has one.
    pub fn ether(&self, octets: &[u8; 6]) -> Option<EtherName<'v>> {
        let config = self.config.filter(|c| c.resolve.mac)?;
        ether(config, octets, self.learnt(&Address::Ether(*octets)))
    }

    /// The name of a host, if such names are looked up and it has one.
    pub fn host(&self, address: &Address) -> Option<Word<'v>> {
        let config = self.config.filter(|c| c.resolve.network)?;
        host(config, address, self.learnt(address))
    }

    /// Who makes network cards with this address, whether or not names are looked up.
    pub fn vendor(&self, address: &[u8; 6]) -> Option<&'v str> {
        self.config?.vendor(address)
    }

    /// A port for a label.
    pub fn port(&self, transport: Transport, port: u16) -> Option<NamedPort<'v>> {
        self.config.map(|config| config.named_port(transport, port))
    }

    /// An address for a label.
    pub fn named(&self, address: Address) -> Named<'v> {
        match self.config {
            Some(config) if self.resolves(&address) => {
                Named::new(config, address, self.learnt(&address))
            }
            _ => Named::plain(address),
        }
    }
}

fn ether<'v>(
    config: &'v Config,
    octets: &[u8; 6],
    learnt: Option<Arc<str>>,
) -> Option<EtherName<'v>> {
    match learnt {
        Some(name) => Some(EtherName { name: Word::Shared(name), address: *octets, open: 0 }),
        None => config.names.as_ref()?.ether(octets),
    }
}

fn host<'v>(config: &'v Config, address: &Address, learnt: Option<Arc<str>>) -> Option<Word<'v>> {
    if let Some(name) = learnt {
        return Some(Word::Shared(name));
    }
    let names = config.names.as_ref()?;
    let host = names.host(address).map(Word::Borrowed);
    host.or_else(|| names.subnet(address).map(|(name, bits)| in_subnet(name, bits, address)))
}

/// The network's name takes the place of the octets it covers whole.
fn in_subnet(name: &str, bits: u8, address: &Address) -> Word<'static> {
    let mut text = name.to_owned();
    if let Address::Ipv4(octets) = address {
        // Of an octet that the network covers in part, its own bits count.
        let mut mask = u8::MAX >> (bits % 8);
        for octet in octets.iter().skip(usize::from(bits / 8)) {
            text += &format!(".{}", octet & mask);
            mask = u8::MAX;
        }
    }
    Word::Owned(text)
}

#[derive(Clone, Debug)]
enum Name<'v> {
    /// No names are looked up.
    Off,
    /// There is none.
    None,
    Host(Word<'v>),
    Ether(EtherName<'v>),
}

/// An address with its name. Displayed: `name (address)`, the address twice if it has no name, once if no names are
/// looked up.
#[derive(Clone, Debug)]
pub struct Named<'v> {
    address: Address,
    name: Name<'v>,
}

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Name::Off => return fmt::Display::fmt(&self.address, f),
            Name::None => fmt::Display::fmt(&self.address, f)?,
            Name::Host(name) => f.write_str(name)?,
            Name::Ether(name) => fmt::Display::fmt(name, f)?,
        }
        f.write_str(" (")?;
        fmt::Display::fmt(&self.address, f)?;
        f.write_str(")")
    }
}

impl<'v> Named<'v> {
    /// An address whose name is not looked up.
    pub fn plain(address: Address) -> Named<'v> {
        Named { address, name: Name::Off }
    }

    /// An address whose names are looked up, with what the capture told of it.
    pub(crate) fn new(config: &'v Config, address: Address, learnt: Option<Arc<str>>) -> Named<'v> {
        let name = match &address {
            Address::Ether(octets) => ether(config, octets, learnt).map_or(Name::None, Name::Ether),
            _ => host(config, &address, learnt).map_or(Name::None, Name::Host),
        };
        Named { address, name }
    }

    /// The name, or else the address.
    pub fn short(&self) -> impl fmt::Display {
        fmt::from_fn(|f| match &self.name {
            Name::Off | Name::None => fmt::Display::fmt(&self.address, f),
            Name::Host(name) => f.write_str(name),
            Name::Ether(name) => fmt::Display::fmt(name, f),
        })
    }

    /// True if it has a name.
    pub fn has_name(&self) -> bool {
        matches!(self.name, Name::Host(_) | Name::Ether(_))
    }
}

/// A port for a label: `name (number)`, `number (number)` if it has no name, the number if no names are looked up.
#[derive(Clone, Copy, Debug)]
pub struct NamedPort<'v> {
    /// Its number.
    pub port: u16,
    /// Names are looked up.
    pub looked_up: bool,
    /// Its name.
    pub name: Option<&'v str>,
}

impl fmt::Display for NamedPort<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name, self.looked_up) {
            (Some(name), _) => write!(f, "{name} ({})", self.port),
            (None, true) => write!(f, "{0} ({0})", self.port),
            (None, false) => write!(f, "{}", self.port),
        }
    }
}

impl NamedPort<'_> {
    /// As the Info column shows it: `name(number)`, or the number.
    pub fn push_brief(&self, out: &mut Vec<u8>) {
        if let Some(name) = self.name {
            out.extend_from_slice(name.as_bytes());
            out.push(b'(');
        }
        crate::text::push_u64(out, u64::from(self.port));
        if self.name.is_some() {
            out.push(b')');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_sees_what_was_learnt_before() {
        let mut learned = Learned::default();
        let mut config = Config::default();
        config.resolve.network = true;
        let address = |n: u8| Address::Ipv4([10, 0, 0, n]);
        let mut snapshots = Vec::new();
        for frame in 1..100u32 {
            learned.learn(frame, address(frame as u8 % 7), &format!("n{frame}"));
            if frame % 3 == 0 {
                snapshots.push(learned.snapshot());
            }
        }
        let last = learned.snapshot();
        assert!(last.generations().len() < 8);
        for before in 0..120u32 {
            let at = Known::before(before);
            let name = Known::then(&config, &last, at).host(&address(1));
            let expected = (1..before.min(100)).rev().find(|f| f % 7 == 1);
            assert_eq!(name.as_deref(), expected.map(|f| format!("n{f}")).as_deref(), "{before}");
        }
        // An old snapshot says the same of the frames it covers.
        for (i, snapshot) in snapshots.iter().enumerate() {
            let before = Known::after(3 * (i as u32 + 1));
            let (old, new) =
                (Known::then(&config, snapshot, before), Known::then(&config, &last, before));
            let names = |known: Known<'_>| known.host(&address(1)).map(|n| n.to_string());
            assert_eq!(names(old), names(new));
        }
        assert_eq!(learned.all().get(&address(0)).map(|n| &**n), Some("n98"));
    }
}
