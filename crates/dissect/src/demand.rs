//! What a pass wants to see. Reading a field nobody asked for costs a bounds check and a bit test.

use crate::pdu::Export;
use crate::registry::{ProtocolId, Registry};
use crate::tree::FieldId;

/// What a pass wants: all nodes, some fields, the columns, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Demand {
    bits: Vec<u64>,
    /// True if any bit is set.
    some: bool,
    everything: bool,
    /// Nodes that are not shown are wanted, too; see [`Demand::visible`].
    hidden: bool,
    /// Protocols that have to look after their own nodes; empty if that is not known. See [`Demand::settle`].
    owners: Vec<u64>,
    /// Labels of nodes are wanted, not only their values.
    pub labels: bool,
    /// Of labels, only those that stand for a name are wanted: of protocols and of nameless subtrees.
    names_only: bool,
    /// The columns (addresses, protocol, info) are wanted.
    pub columns: bool,
    /// Packets within packets that are taken, if any are.
    pub export: Option<Export>,
}

impl Demand {
    /// Nothing: the state pass.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// Every node that is shown, with labels and columns; hidden ones may be left out.
    pub fn visible() -> Self {
        Demand { hidden: false, ..Self::everything() }
    }

    /// Every node, with labels and columns.
    pub fn everything() -> Self {
        Demand {
            bits: Vec::new(),
            some: false,
            owners: Vec::new(),
            everything: true,
            hidden: true,
            labels: true,
            names_only: false,
            columns: true,
            export: None,
        }
    }

    /// Every node, hidden ones too, with its value; labels only where they stand for a name, and no columns.
    pub fn values() -> Self {
        Demand { names_only: true, columns: false, ..Self::everything() }
    }

    /// The columns alone.
    pub fn columns() -> Self {
        Demand { columns: true, ..Self::default() }
    }

    /// Packets within packets alone.
    pub fn export(export: Export) -> Self {
        Demand { export: Some(export), ..Self::default() }
    }

    /// Asks for one more field.
    pub fn add(&mut self, field: FieldId) {
        let word = (field.0 >> 6) as usize;
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(word) {
            *bits |= 1 << (field.0 & 63);
            self.some = true;
        }
        self.owners.clear();
    }

    /// Works out which protocols need not make their nodes, now that all fields are asked for.
    pub fn settle(&mut self, registry: &Registry) {
        self.owners.clear();
        if self.everything {
            return;
        }
        let wanted = registry.fields().filter(|(id, _)| self.wants(*id));
        let mut owners: Vec<ProtocolId> = wanted.map(|(id, _)| registry.owner(id)).collect();
        owners.dedup();
        // Any protocol may have notes, or break off in the middle of its nodes.
        let known = registry.known;
        let anybody = [known.expert, known.malformed, known.short, known.unreassembled];
        if owners.iter().any(|o| anybody.contains(o)) {
            return;
        }
        let mut bits = vec![0u64; registry.protocols().count().div_ceil(64)];
        for (id, protocol) in registry.protocols() {
            // A part of a protocol that is one of its own, such as an option, is taken apart by the whole.
            let hosts = |part: &ProtocolId| {
                let name = registry.protocol(*part).filter.strip_prefix(protocol.filter);
                name.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            if owners.iter().any(hosts)
                && let Some(word) = bits.get_mut(usize::from(id.0) / 64)
            {
                *word |= 1 << (id.0 & 63);
            }
        }
        self.owners = bits;
    }

    /// False if nodes that this protocol makes for itself are surely not wanted.
    #[inline]
    pub fn wants_of(&self, protocol: ProtocolId) -> bool {
        self.any_nodes()
            && (self.owners.is_empty()
                || self
                    .owners
                    .get(usize::from(protocol.0) / 64)
                    .is_none_or(|word| word >> (protocol.0 & 63) & 1 == 1))
    }

    /// True if nodes of this field are wanted.
    #[inline]
    pub fn wants(&self, field: FieldId) -> bool {
        self.everything
            || self.bits.get((field.0 >> 6) as usize).is_some_and(|w| w >> (field.0 & 63) & 1 == 1)
    }

    /// True unless hidden nodes may be left out.
    #[inline]
    pub fn wants_hidden(&self) -> bool {
        self.hidden || !self.everything
    }

    /// True if only protocols and nameless subtrees get labels.
    #[inline]
    pub fn names_only(&self) -> bool {
        self.names_only
    }

    /// True if every node is wanted, structure and labels included.
    #[inline]
    pub fn is_everything(&self) -> bool {
        self.everything
    }

    /// True if any node is wanted.
    #[inline]
    pub fn any_nodes(&self) -> bool {
        self.everything || self.some
    }

    /// True if no node, label, column or packet within a packet is wanted.
    pub fn is_nothing(&self) -> bool {
        !self.everything && !self.columns && !self.some && self.export.is_none()
    }

    /// What either of two passes wants. Only one of them may want packets within packets.
    pub fn merge(&mut self, other: &Demand) {
        self.owners.clear();
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        for (mine, theirs) in self.bits.iter_mut().zip(&other.bits) {
            *mine |= theirs;
        }
        self.some |= other.some;
        let all_labels = |demand: &Demand| demand.labels && !demand.names_only;
        self.names_only = !all_labels(self) && !all_labels(other);
        // What one pass wants hidden, both get.
        let (mine, theirs) = (self.wants_hidden(), other.wants_hidden());
        self.hidden = (self.everything && mine) || (other.everything && theirs);
        self.everything |= other.everything;
        self.labels |= other.labels;
        self.columns |= other.columns;
        self.export = self.export.or(other.export);
    }
}
