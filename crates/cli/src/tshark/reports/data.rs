//! Facts of the reference that no table of ours holds.

use std::collections::HashMap;

/// Types of fields, in the order of their numbers: name, description.
pub(crate) const FTYPES: &str = include_str!("ftypes.tsv");

/// Codes of columns and what they show.
pub(crate) const COLUMNS: &str = include_str!("columns.tsv");

/// Fields and protocols that the reference does not know.
pub(super) const HIDDEN: &str = include_str!("hidden.txt");

/// Hand-off tables: name, type, form (of numbers), the protocol whose table it is, whether Decode As can set it.
pub(super) const TABLES: &str = include_str!("tables.tsv");

/// Fields that are kept in another way here than in the reference, by name: protocol, type, form, bits as there; or
/// `P` alone where it counts a protocol.
pub(super) const FIELDS: &str = include_str!("fields.tsv");

/// Protocols that are called differently here: filter name, short name, name as there.
pub(super) const PROTOCOLS: &str = include_str!("protocols.tsv");

/// Fields whose numbers the reference writes in another way than their form says: name, `V` for numbers one by one or `R`
/// for ranges, `dec` or `hex`.
pub(super) const WORDS: &str = include_str!("words.tsv");

/// Rows of one of these tables, by their first cell.
pub(super) fn by_name(table: &'static str) -> HashMap<&'static str, Vec<&'static str>> {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.collect()))
    };
    table.lines().filter_map(row).collect()
}
