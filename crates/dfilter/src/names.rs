//! Names of fields: looking them up, and the nearest one to a name that does not exist.

use std::borrow::Cow;

use dissect::FieldId;

use crate::Env;

/// The fields of a name.
pub(crate) struct Found<'e> {
    pub(crate) ids: &'e [FieldId],
    /// The name they have now.
    pub(crate) name: Cow<'e, str>,
    /// They were asked for by an old name.
    pub(crate) alias: bool,
}

/// Protocols that were renamed: the old name still stands at the start of filters.
const ALIASES: &[(&str, &str)] = &[
    ("104apci", "iec60870_104"),
    ("104asdu", "iec60870_asdu"),
    ("bootp", "dhcp"),
    ("nm", "autosar-nm"),
    ("ssl", "tls"),
];

pub(crate) fn find<'e>(env: &'e Env<'_>, name: &'e str) -> Option<Found<'e>> {
    let ids = env.registry.fields_named(name);
    if !ids.is_empty() {
        return Some(Found { ids, name: Cow::Borrowed(name), alias: false });
    }
    let (head, tail) = match name.split_once('.') {
        Some((head, _)) => (head, name.get(head.len()..).unwrap_or("")),
        None => (name, ""),
    };
    let now = ALIASES.iter().find(|a| a.0 == head)?.1;
    let name = format!("{now}{tail}");
    let ids = env.registry.fields_named(&name);
    (!ids.is_empty()).then_some(Found { ids, name: Cow::Owned(name), alias: true })
}

/// The known field whose name is nearest to an unknown one, if any is near.
pub(crate) fn nearest(env: &Env<'_>, name: &str) -> Option<String> {
    nearest_of(name, env.registry.fields().map(|(_, def)| def.filter))
}

/// Names longer than any field's are compared with nothing.
const NAME_MAX: usize = 100;

/// The name of a list that takes the fewest changes, if it takes few.
pub(crate) fn nearest_of<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    if name.len() > NAME_MAX {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let limit = best.map_or(lower.len().div_ceil(4).clamp(1, 4), |b| b.0 - 1);
        if candidate.len().abs_diff(lower.len()) > limit {
            continue;
        }
        if let Some(changes) = changes(lower.as_bytes(), candidate.as_bytes(), limit) {
            best = Some((changes, candidate));
            if changes == 0 {
                break;
            }
        }
    }
    best.map(|b| b.1.to_owned())
}

/// How many octets must be put in, left out, replaced or swapped with a neighbour; `None` if more than `limit`.
fn changes(a: &[u8], b: &[u8], limit: usize) -> Option<usize> {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let replace = at(&row, j) + usize::from(x != y);
            let mut cost = replace.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = j > 0 && i > 0 && b.get(j - 1) == Some(x) && a.get(i - 1) == Some(y);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            next.push(cost);
        }
        if next.iter().min().is_none_or(|least| *least > limit) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|n| *n <= limit)
}

/// True of a name whose fields have values.
pub(crate) fn has_value(env: &Env<'_>, name: &str) -> bool {
    use dissect::FieldType as F;
    find(env, name)
        .and_then(|found| found.ids.first().map(|id| env.registry.field(*id).kind))
        .is_some_and(|kind| !matches!(kind, F::Protocol | F::None))
}
