//! Rules that hold for every protocol.

use std::collections::{HashMap, HashSet};

use dissect::{Entry, FieldType};

/// The engine's own protocols exist, and no filter name is taken twice.
#[test]
fn filter_names_are_unique() {
    let registry = crate::build();
    let mut seen = HashSet::new();
    for (_, protocol) in registry.protocols() {
        assert!(seen.insert(protocol.filter), "two protocols are called {}", protocol.filter);
    }
    for name in ["frame", "data", "_ws.malformed", "_ws.short", "_ws.unreassembled", "_ws.expert"] {
        assert!(seen.contains(name), "no protocol is called {name}");
    }
}

/// A name that stands for several fields has types that filters can compare.
#[test]
fn fields_are_well_formed() {
    let registry = crate::build();
    for (_, field) in registry.fields() {
        assert!(!field.label.is_empty(), "{} has no label", field.filter);
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        assert!(field.filter.chars().all(legal), "{} is no filter name", field.filter);
        if field.mask != 0 {
            let width = u32::from(field.width);
            assert!(
                64 - field.mask.leading_zeros() <= width,
                "{}: mask wider than its word",
                field.filter
            );
        }
        if field.kind == FieldType::Boolean {
            assert!(field.width > 0, "{} has no width", field.filter);
        }
    }
}

/// Tables are found by a hash of their name: no two names may share one.
#[test]
fn table_names_do_not_collide() {
    let registry = crate::build();
    let mut names: HashMap<String, &'static str> = HashMap::new();
    for (name, entry, _) in registry.entries() {
        let table = match entry {
            Entry::Number(t, _)
            | Entry::Range(t, _, _)
            | Entry::Text(t, _)
            | Entry::Heuristic(t, _)
            | Entry::HeuristicOff(t, _) => t,
        };
        let other = names.insert(format!("{:x}", table.hash()), name);
        assert!(other.is_none_or(|o| o == name), "tables {name} and {other:?} share a hash");
    }
}
