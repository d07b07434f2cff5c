//! Rows in the order of a column.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering as Atomic};

use super::index::Piece;
use super::scan::{Looker, Scene};
use super::view::Sort;
use crate::columns::{Column, ColumnDef, TimeFormat, demand, push_column};

/// Octets of different texts that are held while rows are put in order. Beyond them only the start of a text counts.
const TEXT_OCTETS_MAX: usize = 128 << 20;

/// Octets of a text that count when there are too many.
const TEXT_START_OCTETS: usize = 24;

/// The rows in order; `None` if that was cancelled. Equal rows stay in the capture's order.
pub(crate) fn sorted(
    scene: &Scene,
    rows: &[u32],
    sort: &Sort,
    cancel: &AtomicBool,
    progress: &dyn Fn(u32),
) -> Option<Vec<u32>> {
    let keys = match number_of(&sort.column, scene) {
        Some(number) => numbers(scene, rows, number),
        None => texts(scene, rows, &sort.column, cancel, progress)?,
    };
    let mut order: Vec<(i64, u32)> = keys.into_iter().zip(rows.iter().copied()).collect();
    if sort.descending {
        order.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    } else {
        order.sort_unstable();
    }
    (!cancel.load(Atomic::Relaxed)).then(|| order.into_iter().map(|o| o.1).collect())
}

type Number = fn(&Piece, usize) -> i64;

/// For columns that the index has: how to get the number.
fn number_of(column: &Column, scene: &Scene) -> Option<Number> {
    let time: Number = |piece, index| piece.ns(index).unwrap_or(i64::MIN);
    let delta: Number = |piece, index| match (piece.ns(index), piece.previous_ns(index)) {
        (Some(ns), Some(previous)) => ns.saturating_sub(previous),
        _ => 0,
    };
    let of = |format| match format {
        TimeFormat::Delta | TimeFormat::DeltaShown => delta,
        _ => time,
    };
    match column {
        Column::Number | Column::CumulativeBytes => {
            Some(|piece, index| i64::from(piece.before) + index as i64)
        }
        Column::Time => Some(of(scene.time.format)),
        Column::TimeAs(format) => Some(of(*format)),
        Column::Length => Some(|piece, index| i64::from(piece.wire_octets(index))),
        _ => None,
    }
}

fn numbers(scene: &Scene, rows: &[u32], number: Number) -> Vec<i64> {
    let (pieces, _) = scene.run.beyond(0, &AtomicBool::new(true));
    let key = |(piece, rows): (&Piece, &[u32])| -> Vec<i64> {
        rows.iter().map(|row| number(piece, (row - piece.before) as usize)).collect()
    };
    split(&pieces, rows).flat_map(|(piece, rows)| key((piece, rows))).collect()
}

/// Ascending rows by the piece they are in.
fn split<'s>(
    pieces: &'s [Arc<Piece>],
    mut rows: &'s [u32],
) -> impl Iterator<Item = (&'s Piece, &'s [u32])> {
    pieces.iter().map(move |piece| {
        let (here, rest) = rows.split_at(rows.partition_point(|row| *row < piece.end()));
        rows = rest;
        (&**piece, here)
    })
}

/// The place of each row's text among all texts.
fn texts(
    scene: &Scene,
    rows: &[u32],
    column: &Column,
    cancel: &AtomicBool,
    progress: &dyn Fn(u32),
) -> Option<Vec<i64>> {
    let def = ColumnDef { title: String::new(), column: column.clone() };
    let demand = demand(std::slice::from_ref(&def));
    let (pieces, _) = scene.run.beyond(0, &AtomicBool::new(true));
    let work = |looker: &mut Looker, piece: &Piece| {
        let start = rows.partition_point(|row| *row < piece.before);
        let end = rows.partition_point(|row| *row < piece.end());
        let (mut text, mut ends) = (Vec::new(), Vec::new());
        let here = rows.get(start..end).unwrap_or(&[]);
        if !here.is_empty() {
            scene.piece(looker, piece, &demand, Some(here), cancel, &mut |shown| {
                push_column(&mut text, column, shown);
                ends.push(text.len());
            });
        }
        (text, ends)
    };
    let mut places: HashMap<Box<[u8]>, u32> = HashMap::new();
    let mut held = 0;
    let mut of_rows: Vec<u32> = Vec::with_capacity(rows.len());
    scene.scan(&pieces, cancel, &work, &mut |_, (text, ends)| {
        let mut start = 0;
        for end in ends {
            let mut one = text.get(start..end).unwrap_or(&[]);
            if held > TEXT_OCTETS_MAX {
                one = one.get(..TEXT_START_OCTETS).unwrap_or(one);
            }
            let new = places.len() as u32;
            let place = places.get(one).copied().unwrap_or_else(|| {
                held += one.len();
                places.insert(one.into(), new);
                new
            });
            of_rows.push(place);
            start = end;
        }
        progress(of_rows.len() as u32);
    });
    if cancel.load(Atomic::Relaxed) || of_rows.len() != rows.len() {
        return None;
    }
    let mut order: Vec<(Key<'_>, u32)> = places.iter().map(|(t, p)| (Key::new(t), *p)).collect();
    order.sort_unstable_by(|a, b| a.0.compare(&b.0));
    let mut ranks = vec![0; order.len()];
    for (rank, (_, place)) in order.iter().enumerate() {
        if let Some(slot) = ranks.get_mut(*place as usize) {
            *slot = rank as i64;
        }
    }
    Some(of_rows.iter().map(|place| ranks.get(*place as usize).copied().unwrap_or(0)).collect())
}

/// A text as people order it: numbers by value and before words, digits within words by value.
struct Key<'k> {
    number: Option<f64>,
    text: &'k [u8],
}

impl<'k> Key<'k> {
    fn new(text: &'k [u8]) -> Key<'k> {
        let number = std::str::from_utf8(text).ok().and_then(|t| t.parse().ok());
        Key { number: number.filter(|n: &f64| n.is_finite()), text }
    }

    fn compare(&self, other: &Key<'_>) -> Ordering {
        match (self.number, other.number) {
            (Some(a), Some(b)) => a.total_cmp(&b).then_with(|| self.text.cmp(other.text)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => natural(self.text, other.text),
        }
    }
}

/// Octet by octet, but runs of decimal digits by their value.
fn natural(a: &[u8], b: &[u8]) -> Ordering {
    let (mut x, mut y) = (a, b);
    // Each turn takes at least an octet of both.
    while let (Some(p), Some(q)) = (x.first(), y.first()) {
        let order = if p.is_ascii_digit() && q.is_ascii_digit() {
            let (m, n) = (digits(&mut x), digits(&mut y));
            m.len().cmp(&n.len()).then_with(|| m.cmp(n))
        } else {
            (x, y) = (x.get(1..).unwrap_or(&[]), y.get(1..).unwrap_or(&[]));
            p.cmp(q)
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    // What is equal so far may still differ in leading zeros.
    x.len().cmp(&y.len()).then_with(|| a.cmp(b))
}

/// Takes the digits that a text starts with; returns them without leading zeros.
fn digits<'t>(text: &mut &'t [u8]) -> &'t [u8] {
    let end = text.iter().position(|c| !c.is_ascii_digit()).unwrap_or(text.len());
    let (run, rest) = text.split_at(end);
    *text = rest;
    let zeros = run.iter().position(|c| *c != b'0').unwrap_or(run.len());
    run.get(zeros..).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_as_people_order_them() {
        let sorted = ["-3", "2.5", "10", "", "10.0.0.2", "10.0.0.10", "a07", "a7", "a10", "b"];
        for (i, a) in sorted.iter().enumerate() {
            for (j, b) in sorted.iter().enumerate() {
                let order = Key::new(a.as_bytes()).compare(&Key::new(b.as_bytes()));
                assert_eq!(order, i.cmp(&j), "{a} {b}");
            }
        }
    }
}
