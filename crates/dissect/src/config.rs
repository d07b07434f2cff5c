//! What the user set: preferences, enabled protocols, Decode As, name resolution.

use std::collections::HashMap;
use std::sync::Arc;

use crate::names::{NamedPort, Names, Transport};
use crate::protocol::{PrefValue, Table};
use crate::registry::ProtocolId;

/// Which names are looked up for what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resolve {
    /// MAC addresses: vendors and the user's `ethers`.
    pub mac: bool,
    /// Network addresses: hosts files and names seen in the capture.
    pub network: bool,
    /// Ports: service names.
    pub transport: bool,
    /// Names of hosts may come from DNS answers in the capture.
    pub dns_from_packets: bool,
    /// VLAN names.
    pub vlan: bool,
    /// Somebody lists the names that the capture tells, whether or not they are shown.
    pub listed: bool,
}

/// Everything that the user set and that changes what dissection gives.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Preferences that differ from their default, by protocol and index in its table.
    prefs: HashMap<(ProtocolId, u16), PrefSetting>,
    /// Protocols turned off (or on, for those that are off by default).
    toggled: Vec<ProtocolId>,
    /// Heuristics turned off (or on, for those that are off by default), by table and protocol.
    heuristics: Vec<(u32, ProtocolId)>,
    /// Decode As, and ports moved by preferences: (table, number) to a protocol, or to none.
    decode_as: HashMap<(u32, u32), Option<ProtocolId>>,
    /// Which names are looked up.
    pub resolve: Resolve,
    /// Tables of names.
    pub names: Option<Arc<dyn Names>>,
    /// Minutes east of UTC are not enough for zones with summer time: this is asked for each time
    /// that is shown in local time. Seconds since the epoch to seconds east of UTC.
    pub zone: Zone,
}

/// A value set for a preference.
#[derive(Clone, Debug, PartialEq)]
pub enum PrefSetting {
    /// On or off.
    Bool(bool),
    /// A number, or the index of a choice.
    Uint(u64),
    /// A text.
    Text(String),
}

/// A local time zone.
#[derive(Clone, Debug)]
pub struct Zone {
    /// From when on (seconds since the epoch) which offset (seconds east of UTC) and name hold.
    pub steps: Vec<(i64, i32, String)>,
}

impl Default for Zone {
    fn default() -> Self {
        Zone { steps: vec![(i64::MIN, 0, "UTC".to_owned())] }
    }
}

impl Zone {
    /// Offset in seconds east of UTC, and the zone's short name, at a time.
    pub fn at(&self, secs: i64) -> (i32, &str) {
        let after = self.steps.partition_point(|s| s.0 <= secs);
        self.steps.get(after.saturating_sub(1)).map_or((0, "UTC"), |s| (s.1, s.2.as_str()))
    }
}

impl Config {
    /// The maker of a network card, by its address.
    pub fn vendor(&self, address: &[u8; 6]) -> Option<&str> {
        self.names.as_ref()?.vendor(address)
    }

    /// The name of a service, if such names are looked up and it has one.
    pub fn port_name(&self, transport: Transport, port: u16) -> Option<&str> {
        self.names.as_ref().filter(|_| self.resolve.transport)?.port(transport, port)
    }

    /// The name of a VLAN, if such names are looked up and it has one.
    pub fn vlan_name(&self, id: u16) -> Option<&str> {
        self.names.as_ref().filter(|_| self.resolve.vlan)?.vlan(id)
    }

    /// A port for a label.
    pub fn named_port(&self, transport: Transport, port: u16) -> NamedPort<'_> {
        let name = self.port_name(transport, port);
        NamedPort { port, looked_up: self.resolve.transport, name }
    }

    /// True if names that packets tell are worth keeping.
    pub fn learns_names(&self) -> bool {
        self.resolve.dns_from_packets && (self.resolve.network || self.resolve.listed)
    }

    /// Sets a preference.
    pub fn set_pref(&mut self, protocol: ProtocolId, index: u16, value: PrefSetting) {
        self.prefs.insert((protocol, index), value);
    }

    pub(crate) fn pref(&self, protocol: ProtocolId, index: u16) -> Option<&PrefSetting> {
        if self.prefs.is_empty() { None } else { self.prefs.get(&(protocol, index)) }
    }

    /// True if the user turned off what is on by default.
    pub fn is_off(&self, protocol: ProtocolId, index: Option<u16>) -> bool {
        index.is_some_and(|index| self.pref(protocol, index) == Some(&PrefSetting::Bool(false)))
    }

    /// The value a preference has.
    pub fn pref_or_default(
        &self,
        protocol: ProtocolId,
        index: u16,
        default: &PrefValue,
    ) -> PrefSetting {
        self.pref(protocol, index).cloned().unwrap_or(match *default {
            PrefValue::Bool(b) => PrefSetting::Bool(b),
            PrefValue::Uint(n) => PrefSetting::Uint(n),
            PrefValue::Choice(n, _) => PrefSetting::Uint(n as u64),
            PrefValue::Text(t) | PrefValue::Ports(_, t) => PrefSetting::Text(t.to_owned()),
        })
    }

    /// Turns a protocol off or on, against its default.
    pub fn toggle(&mut self, protocol: ProtocolId, differs_from_default: bool) {
        self.toggled.retain(|p| *p != protocol);
        if differs_from_default {
            self.toggled.push(protocol);
        }
    }

    /// Turns a protocol's heuristic of a table off or on, against its default.
    pub fn toggle_heuristic(
        &mut self,
        table: Table,
        protocol: ProtocolId,
        differs_from_default: bool,
    ) {
        let entry = (table.hash, protocol);
        self.heuristics.retain(|h| *h != entry);
        if differs_from_default {
            self.heuristics.push(entry);
        }
    }

    /// True if a protocol's heuristic of a table is not as by default.
    #[inline]
    pub fn is_heuristic_toggled(&self, table: Table, protocol: ProtocolId) -> bool {
        !self.heuristics.is_empty() && self.heuristics.contains(&(table.hash, protocol))
    }

    #[inline]
    pub(crate) fn is_toggled(&self, protocol: ProtocolId) -> bool {
        !self.toggled.is_empty() && self.toggled.contains(&protocol)
    }

    /// Decode As: what stands under `number` of `table` is taken by `protocol` (or by nobody).
    pub fn decode_as(&mut self, table: Table, number: u32, protocol: Option<ProtocolId>) {
        self.decode_as.insert((table.hash, number), protocol);
    }

    #[inline]
    pub(crate) fn decoded_as(&self, table: Table, number: u32) -> Option<Option<ProtocolId>> {
        if self.decode_as.is_empty() {
            return None;
        }
        self.decode_as.get(&(table.hash, number)).copied()
    }
}
