//! Facts of the reference that no table of ours holds.

/// Types of fields, in the order of their numbers: name, description.
pub(super) const FTYPES: &str = include_str!("ftypes.tsv");

/// Codes of columns and what they show.
pub(super) const COLUMNS: &str = include_str!("columns.tsv");

/// Fields and protocols that the reference does not know.
pub(super) const HIDDEN: &str = include_str!("hidden.txt");

/// Hand-off tables: name, type, form (of numbers), the protocol whose table it is, whether Decode As can set it.
pub(super) const TABLES: &str = include_str!("tables.tsv");
