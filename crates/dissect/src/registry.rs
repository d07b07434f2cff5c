//! Look-up tables over a set of protocols. Built once; afterwards read only.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use crate::config::Config;
use crate::field::{FieldDef, FieldType, Labels, Show};
use crate::note::{Note, NoteDef};
use crate::protocol::{Entry, Name, Probe, Protocol, Table, tables};
use crate::tree::FieldId;

/// A protocol of a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProtocolId(pub u16);

/// The protocols that the engine itself calls.
#[derive(Clone, Copy, Debug)]
pub struct WellKnown {
    /// Where every frame starts.
    pub frame: ProtocolId,
    /// What nobody claimed.
    pub data: ProtocolId,
    /// Hands on by the type of Ethernet: a layer that breaks off is told of where this one starts.
    pub ethertype: ProtocolId,
    /// Layers that broke off.
    pub malformed: ProtocolId,
    /// Layers that the capture cut short.
    pub short: ProtocolId,
    /// Layers in a fragment.
    pub unreassembled: ProtocolId,
    /// Expert notes.
    pub expert: ProtocolId,
}

/// A test of a heuristic list.
#[derive(Clone, Copy)]
pub struct Heuristic {
    /// Who would take the bytes.
    pub protocol: ProtocolId,
    /// Whether they are its own.
    pub test: fn(&Probe<'_>) -> bool,
    /// Tried unless the user turns it off.
    pub on: bool,
}

/// All protocols, fields and hand-off tables.
pub struct Registry {
    protocols: Vec<&'static Protocol>,
    /// First field of each protocol: its own node. Its fields follow, then its notes.
    bases: Vec<u32>,
    fields: Vec<FieldDef>,
    /// All fields by name, then by id; made when the first name is looked up.
    by_filter: OnceLock<Vec<FieldId>>,
    owners: Vec<ProtocolId>,
    numbers: HashMap<(u32, u32), ProtocolId, FixedState>,
    texts: HashMap<(u32, &'static str), ProtocolId, FixedState>,
    heuristics: HashMap<u32, Vec<Heuristic>, FixedState>,
    /// The engine's own protocols.
    pub known: WellKnown,
}

const TEXT_FIELD: FieldDef = FieldDef {
    filter: "text",
    label: "",
    kind: FieldType::None,
    show: Show::None,
    mask: 0,
    bits: 0,
    width: 0,
    parent: None,
    labels: Labels::None,
    doc: "a subtree without a filter name",
};

impl Registry {
    /// Builds the tables. The engine's own protocols are found by filter name; one that is missing
    /// is played by the first protocol of the list.
    pub fn new(protocols: impl IntoIterator<Item = &'static Protocol>) -> Registry {
        let protocols: Vec<&'static Protocol> = protocols.into_iter().collect();
        let mut bases = Vec::with_capacity(protocols.len());
        let mut fields = vec![TEXT_FIELD];
        let mut owners = vec![ProtocolId(0)];
        let mut numbers = HashMap::with_hasher(FixedState::default());
        let mut texts = HashMap::with_hasher(FixedState::default());
        let mut heuristics: HashMap<u32, Vec<Heuristic>, FixedState> =
            HashMap::with_hasher(FixedState::default());
        for (index, protocol) in protocols.iter().enumerate() {
            let id = ProtocolId(index as u16);
            bases.push(fields.len() as u32);
            fields.push(FieldDef {
                filter: protocol.filter,
                label: protocol.name,
                kind: FieldType::Protocol,
                ..TEXT_FIELD
            });
            fields.extend_from_slice(protocol.fields);
            fields.extend(protocol.notes.iter().map(|n| n.field));
            owners.resize(fields.len(), id);
            numbers.insert((tables::DISSECTOR.hash, Table::new(protocol.filter).hash), id);
            for entry in protocol.entries {
                match *entry {
                    Entry::Number(table, n) => {
                        numbers.insert((table.hash, n), id);
                    }
                    Entry::Range(table, from, to) => {
                        for n in from..=to {
                            numbers.insert((table.hash, n), id);
                        }
                    }
                    Entry::Text(table, text) => {
                        texts.insert((table.hash, text), id);
                    }
                    Entry::Heuristic(table, test) => heuristics
                        .entry(table.hash)
                        .or_default()
                        .push(Heuristic { protocol: id, test, on: true }),
                    Entry::HeuristicOff(table, test) => heuristics
                        .entry(table.hash)
                        .or_default()
                        .push(Heuristic { protocol: id, test, on: false }),
                }
            }
        }
        let named = |name: &str| {
            let found = protocols.iter().position(|p| p.filter == name);
            ProtocolId(found.unwrap_or(0) as u16)
        };
        let known = WellKnown {
            frame: named("frame"),
            data: named("data"),
            ethertype: named("ethertype"),
            malformed: named("_ws.malformed"),
            short: named("_ws.short"),
            unreassembled: named("_ws.unreassembled"),
            expert: named("_ws.expert"),
        };
        Registry {
            protocols,
            bases,
            fields,
            by_filter: OnceLock::new(),
            owners,
            numbers,
            texts,
            heuristics,
            known,
        }
    }

    /// A protocol.
    pub fn protocol(&self, id: ProtocolId) -> &'static Protocol {
        self.protocols.get(usize::from(id.0)).copied().expect("ids come from this registry")
    }

    /// All protocols, in order.
    pub fn protocols(&self) -> impl Iterator<Item = (ProtocolId, &'static Protocol)> {
        self.protocols.iter().enumerate().map(|(i, p)| (ProtocolId(i as u16), *p))
    }

    /// The protocol of that filter name.
    pub fn by_name(&self, filter: &str) -> Option<ProtocolId> {
        let at = self.protocols.iter().position(|p| p.filter == filter)?;
        Some(ProtocolId(at as u16))
    }

    /// The protocol of a name known when the program was built; one step.
    #[inline]
    pub fn named(&self, name: Name) -> Option<ProtocolId> {
        self.numbers.get(&(tables::DISSECTOR.hash, name.0.hash)).copied()
    }

    /// A field's definition.
    #[inline]
    pub fn field(&self, id: FieldId) -> &FieldDef {
        self.fields.get(id.0 as usize).unwrap_or(&TEXT_FIELD)
    }

    /// Whose field it is.
    pub fn owner(&self, id: FieldId) -> ProtocolId {
        self.owners.get(id.0 as usize).copied().unwrap_or(self.known.frame)
    }

    /// All fields, protocols' own nodes included, without the nameless text node.
    pub fn fields(&self) -> impl Iterator<Item = (FieldId, &FieldDef)> {
        self.fields.iter().enumerate().skip(1).map(|(i, f)| (FieldId(i as u32), f))
    }

    /// All fields in order of their names.
    pub fn fields_by_name(&self) -> &[FieldId] {
        self.by_filter.get_or_init(|| {
            let mut ids: Vec<FieldId> = self.fields().map(|(id, _)| id).collect();
            ids.sort_by_key(|id| self.field(*id).filter);
            ids
        })
    }

    /// The fields of a name, in the order they are declared in.
    pub fn fields_named(&self, name: &str) -> &[FieldId] {
        let all = self.fields_by_name();
        let from = all.partition_point(|id| self.field(*id).filter < name);
        let rest = all.get(from..).unwrap_or(&[]);
        let len = rest.iter().take_while(|id| self.field(**id).filter == name).count();
        rest.get(..len).unwrap_or(&[])
    }

    /// The node that stands for a protocol.
    #[inline]
    pub fn protocol_field(&self, id: ProtocolId) -> FieldId {
        FieldId(self.bases.get(usize::from(id.0)).copied().unwrap_or(0))
    }

    /// A field of a protocol, by its place in the protocol's table.
    #[inline]
    pub fn field_of(&self, id: ProtocolId, index: u16) -> FieldId {
        FieldId(self.protocol_field(id).0 + 1 + u32::from(index))
    }

    /// A note of a protocol.
    pub fn note(&self, id: ProtocolId, note: Note) -> Option<(FieldId, &'static NoteDef)> {
        let protocol = self.protocol(id);
        let def = protocol.notes.get(usize::from(note.index))?;
        let base = self.protocol_field(id).0 + 1 + protocol.fields.len() as u32;
        Some((FieldId(base + u32::from(note.index)), def))
    }

    /// Who stands under a number of a table; what the user set comes first.
    #[inline]
    pub fn lookup(&self, config: &Config, table: Table, number: u32) -> Option<ProtocolId> {
        if let Some(set) = self.set_by_user(config, table, number) {
            return set;
        }
        let id = *self.numbers.get(&(table.hash, number))?;
        self.is_enabled(config, id).then_some(id)
    }

    /// Someone stands under a number of a table, be it switched off.
    pub fn is_claimed(&self, table: Table, number: u32) -> bool {
        self.numbers.contains_key(&(table.hash, number))
    }

    /// Who stands under a number of a table, unless it refuses these bytes.
    pub fn lookup_for(
        &self,
        config: &Config,
        table: Table,
        number: u32,
        probe: &Probe<'_>,
    ) -> Option<ProtocolId> {
        let id = self.lookup(config, table, number)?;
        let refuses = self.protocol(id).refuses;
        refuses.is_none_or(|refuses| !refuses(probe)).then_some(id)
    }

    /// What the user set for a number of a table (Decode As): a protocol, or nobody, as if it is switched off.
    #[inline]
    pub fn set_by_user(
        &self,
        config: &Config,
        table: Table,
        number: u32,
    ) -> Option<Option<ProtocolId>> {
        let set = config.decoded_as(table, number)?;
        Some(set.filter(|id| self.is_enabled(config, *id)))
    }

    /// Who stands under a text of a table.
    pub fn lookup_text(&self, config: &Config, table: Table, text: &str) -> Option<ProtocolId> {
        // The map borrows 'static keys; a look-up with a shorter life goes through the raw pair.
        let texts: &HashMap<(u32, &str), ProtocolId, FixedState> = &self.texts;
        let id = *texts.get(&(table.hash, text))?;
        self.is_enabled(config, id).then_some(id)
    }

    /// The heuristics of a table, in order.
    pub fn heuristics(&self, table: Table) -> &[Heuristic] {
        self.heuristics.get(&table.hash).map_or(&[], Vec::as_slice)
    }

    /// The first heuristic of a table that claims the bytes.
    pub fn probe(&self, config: &Config, table: Table, probe: &Probe<'_>) -> Option<ProtocolId> {
        let tests = self.heuristics(table).iter();
        let on = |h: &&Heuristic| h.on != config.is_heuristic_toggled(table, h.protocol);
        let mut tests = tests.filter(|h| on(h) && self.is_enabled(config, h.protocol));
        tests.find(|h| (h.test)(probe)).map(|h| h.protocol)
    }

    /// True unless the user (or the default) turned the protocol off.
    pub fn is_enabled(&self, config: &Config, id: ProtocolId) -> bool {
        self.protocol(id).disabled == config.is_toggled(id)
    }

    /// The number entries of all protocols: (table name, number, protocol), unordered.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, Entry, ProtocolId)> {
        self.protocols().flat_map(|(id, p)| {
            p.entries.iter().map(move |e| {
                let table = match e {
                    Entry::Number(t, _)
                    | Entry::Range(t, _, _)
                    | Entry::Text(t, _)
                    | Entry::Heuristic(t, _)
                    | Entry::HeuristicOff(t, _) => t.name,
                };
                (table, *e, id)
            })
        })
    }
}
