//! What a pass wants to see. Reading a field nobody asked for costs a bounds check and a bit test.

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
    /// Labels of nodes are wanted, not only their values.
    pub labels: bool,
    /// The columns (addresses, protocol, info) are wanted.
    pub columns: bool,
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
            everything: true,
            hidden: true,
            labels: true,
            columns: true,
        }
    }

    /// The columns alone.
    pub fn columns() -> Self {
        Demand { columns: true, ..Self::default() }
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

    /// True if no node, label or column is wanted.
    pub fn is_nothing(&self) -> bool {
        !self.everything && !self.columns && !self.some
    }

    /// What either of two passes wants.
    pub fn merge(&mut self, other: &Demand) {
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        for (mine, theirs) in self.bits.iter_mut().zip(&other.bits) {
            *mine |= theirs;
        }
        self.some |= other.some;
        // What one pass wants hidden, both get.
        let (mine, theirs) = (self.wants_hidden(), other.wants_hidden());
        self.hidden = (self.everything && mine) || (other.everything && theirs);
        self.everything |= other.everything;
        self.labels |= other.labels;
        self.columns |= other.columns;
    }
}
