//! Frames, octets and values of fields over time.
//!
//! Time runs forwards in each column: a frame that is earlier than the one before it counts for the interval that is under way.

use std::collections::BTreeMap;
use std::sync::Arc;

use dissect::{Demand, FieldId, FieldType, Registry, Value};

use super::{Report, Tap, as_kind};
use crate::pass::{Matcher, Shown};

/// What a column tells of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Frames and octets on the wire, side by side.
    FramesAndBytes,
    /// Frames.
    Frames,
    /// Octets on the wire.
    Bytes,
    /// How many values a field had.
    Count,
    /// Their sum.
    Sum,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// Their mean.
    Average,
    /// How many of the spans of time that a field tells the end of were under way, on average.
    Load,
}

/// What values of a field are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers.
    #[default]
    Whole,
    /// Numbers with a fraction.
    Fraction,
    /// Spans of time.
    Time,
}

impl Kind {
    /// Of values of that type; none if they cannot be added.
    pub fn of(kind: FieldType) -> Option<Kind> {
        use FieldType as T;
        Some(match kind {
            T::Uint8 | T::Uint16 | T::Uint24 | T::Uint32 | T::Uint40 | T::Uint48 | T::Uint56 => {
                Kind::Whole
            }
            T::Uint64 | T::Int8 | T::Int16 | T::Int24 | T::Int32 | T::Int64 => Kind::Whole,
            T::Float | T::Double => Kind::Fraction,
            T::RelativeTime => Kind::Time,
            _ => return None,
        })
    }
}

/// A sum, or one of the values: whole numbers and ns exactly, others as they come.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum Amount {
    /// A whole number, or ns.
    Whole(i128),
    /// A number with a fraction.
    Fraction(f64),
}

impl Default for Amount {
    fn default() -> Self {
        Amount::Whole(0)
    }
}

impl Amount {
    fn plus(self, other: Amount) -> Amount {
        match (self, other) {
            (Amount::Whole(a), Amount::Whole(b)) => Amount::Whole(a.saturating_add(b)),
            (a, b) => Amount::Fraction(a.float() + b.float()),
        }
    }

    /// In floating point.
    pub fn float(self) -> f64 {
        match self {
            Amount::Whole(n) => n as f64,
            Amount::Fraction(n) => n,
        }
    }
}

/// What one interval holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    /// Frames that pass the column's filter.
    pub frames: u64,
    /// Their octets on the wire.
    pub bytes: u64,
    /// Values of the field.
    pub values: u64,
    /// Their sum; of [`Measure::Load`], the ns that do not fill an interval.
    pub sum: Amount,
    /// The least of them.
    pub min: Amount,
    /// The greatest of them.
    pub max: Amount,
}

impl Cell {
    /// Adds what other frames of the same interval hold.
    pub fn add(&mut self, other: &Cell) {
        self.frames += other.frames;
        self.bytes += other.bytes;
        if other.values == 0 {
            self.sum = self.sum.plus(other.sum);
            return;
        }
        if self.values == 0 || other.min < self.min {
            self.min = other.min;
        }
        if self.values == 0 || other.max > self.max {
            self.max = other.max;
        }
        self.values += other.values;
        self.sum = self.sum.plus(other.sum);
    }
}

/// A column.
pub struct Column {
    /// As it was asked for; empty if only frames and octets were.
    pub title: String,
    /// What it tells.
    pub measure: Measure,
    /// What its values are.
    pub kind: Kind,
    /// Intervals that are not empty, by number.
    pub cells: Vec<(u64, Cell)>,
    /// How many spans fill a whole interval, as far as that changes: from this interval on, so many more.
    pub full: BTreeMap<u64, i64>,
    filter: Option<Arc<dyn Matcher + Send>>,
    fields: Vec<FieldId>,
    /// Only in a part: spans and the interval they end in, ns.
    spans: Vec<(u64, u64)>,
    /// [`CELLS_MAX`]; less in tests.
    most: usize,
}

impl Column {
    /// A column over frames that pass `filter`; `fields` are those whose values count.
    pub fn new(
        title: &str,
        (measure, kind): (Measure, Kind),
        filter: Option<Arc<dyn Matcher + Send>>,
        fields: Vec<FieldId>,
    ) -> Column {
        Column {
            title: title.to_owned(),
            measure,
            kind,
            cells: Vec::new(),
            full: BTreeMap::new(),
            filter,
            fields,
            spans: Vec::new(),
            most: CELLS_MAX,
        }
    }

    fn fork(&self) -> Column {
        let Column { title, measure, kind, filter, fields, .. } = self;
        Column::new(title, (*measure, *kind), filter.clone(), fields.clone())
    }

    fn last(&self) -> u64 {
        self.cells.last().map_or(0, |c| c.0)
    }

    /// The cell of an interval, which is none before the last one; none if there are too many.
    fn cell(&mut self, interval: u64) -> Option<&mut Cell> {
        if self.cells.last().is_none_or(|c| c.0 != interval) {
            if self.cells.len() >= self.most {
                return None;
            }
            self.cells.push((interval, Cell::default()));
        }
        self.cells.last_mut().map(|c| &mut c.1)
    }

    /// A span that ends in an interval; the intervals before it that it fills. False if there are too many.
    fn fill(&mut self, interval: u64, ns: u64, whole: u64) -> bool {
        let filled = ns / whole;
        let Some(cell) = self.cell(interval) else { return false };
        cell.sum = cell.sum.plus(Amount::Whole(i128::from(ns - filled * whole)));
        if filled == 0 || interval == 0 {
            return true;
        }
        if self.full.len() >= self.most {
            return false;
        }
        *self.full.entry(interval.saturating_sub(filled)).or_default() += 1;
        *self.full.entry(interval).or_default() -= 1;
        true
    }
}

/// Intervals that are held of a column: half a gigabyte. Those that are empty need no room.
pub const CELLS_MAX: usize = 4 << 20;

/// How frames are sorted into intervals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// To the µs; time runs forwards.
    #[default]
    Forward,
    /// To the µs. Time may run backwards: an interval comes again then, and those before the first frame have negative
    /// numbers, in two's complement.
    Free,
    /// The same in whole ms: seconds and what is beyond them on their own, as clients of `sharkd` know it.
    FreeMs,
}

/// Gathers columns.
pub struct IoStat {
    /// An interval, µs; without it, all is one.
    pub interval_us: Option<u64>,
    /// How frames are sorted into intervals.
    pub clock: Clock,
    /// The columns.
    pub columns: Vec<Column>,
    /// From the first frame to the latest, µs.
    pub duration_us: u64,
    /// When the first frame came, ns since the Unix epoch.
    pub start_ns: i64,
    /// Frames or spans that are not counted in a column, because it had more than [`CELLS_MAX`] intervals that are not empty.
    pub left_out: u64,
}

impl std::fmt::Debug for IoStat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IoStat").field("interval_us", &self.interval_us).finish_non_exhaustive()
    }
}

impl IoStat {
    /// Nothing yet.
    pub fn new(interval_us: Option<u64>, columns: Vec<Column>) -> IoStat {
        IoStat {
            interval_us,
            clock: Clock::Forward,
            columns,
            duration_us: 0,
            start_ns: 0,
            left_out: 0,
        }
    }

    fn whole_ns(&self) -> u64 {
        self.interval_us.map_or(u64::MAX, |us| us.saturating_mul(1000).max(1))
    }
}

impl Tap for IoStat {
    fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        for column in &self.columns {
            if let Some(filter) = &column.filter {
                demand.merge(&filter.demand(registry));
            }
            column.fields.iter().for_each(|f| demand.add(*f));
        }
        demand
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        self.start_ns = frame.info.first_ns;
        let ns = frame.info.ns.unwrap_or(self.start_ns).saturating_sub(self.start_ns);
        let us = u64::try_from(ns.saturating_add(500) / 1000).unwrap_or(0);
        self.duration_us = self.duration_us.max(us);
        let whole = self.interval_us.unwrap_or(0).max(1);
        let place = match self.clock {
            Clock::Forward => us / whole,
            // Two's complement.
            Clock::Free => {
                (ns.saturating_add(500).div_euclid(1000)).div_euclid(whole as i64) as u64
            }
            Clock::FreeMs => (whole_ms(self.start_ns, ns) * 1000 / whole as i64) as u64,
        };
        let interval = self.interval_us.map_or(0, |_| place);
        let forward = self.clock == Clock::Forward;
        for column in &mut self.columns {
            if column.filter.as_ref().is_some_and(|f| !f.matches(frame)) {
                continue;
            }
            let interval = if forward { interval.max(column.last()) } else { interval };
            let Some(cell) = column.cell(interval) else {
                self.left_out += 1;
                continue;
            };
            cell.add(&Cell { frames: 1, bytes: u64::from(frame.info.len), ..Cell::default() });
            if column.fields.is_empty() {
                continue;
            }
            for node in frame.tree.nodes().iter().filter(|n| column.fields.contains(&n.field)) {
                let amount = amount(node.value);
                if column.measure == Measure::Load {
                    // A span that is less than nothing has no place.
                    let Amount::Whole(ns) = amount else { continue };
                    column.spans.push((interval, u64::try_from(ns).unwrap_or(0)));
                } else if let Some((_, cell)) = column.cells.last_mut() {
                    let one = Cell {
                        values: 1,
                        sum: amount,
                        min: amount,
                        max: amount,
                        ..Cell::default()
                    };
                    cell.add(&one);
                }
            }
        }
    }

    fn fork(&self) -> Box<dyn Tap> {
        let columns = self.columns.iter().map(Column::fork).collect();
        let clock = self.clock;
        Box::new(IoStat { clock, ..IoStat::new(self.interval_us, columns) })
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        let whole = self.whole_ns();
        let Some(later) = as_kind::<IoStat>(later) else { return };
        self.duration_us = self.duration_us.max(std::mem::take(&mut later.duration_us));
        self.start_ns = later.start_ns;
        self.left_out += std::mem::take(&mut later.left_out);
        for (all, later) in self.columns.iter_mut().zip(&mut later.columns) {
            // Only where time runs forwards is the last interval the greatest.
            let last = if self.clock == Clock::Forward { all.last() } else { 0 };
            for (interval, new) in later.cells.drain(..) {
                match all.cell(interval.max(last)) {
                    Some(cell) => cell.add(&new),
                    None => self.left_out += new.frames,
                }
            }
            for (interval, ns) in later.spans.drain(..) {
                // A frame that found no cell was counted above.
                let fits = all.fill(interval.max(last), ns, whole);
                self.left_out += u64::from(!fits && all.cells.len() < all.most);
            }
        }
    }

    fn report(&self) -> Report<'_> {
        Report::IoStat(self)
    }
}

/// From a time on, ms: of a fraction that is less than the start's, what is missing is rounded down.
fn whole_ms(start_ns: i64, since_ns: i64) -> i64 {
    const SECOND: i64 = 1_000_000_000;
    let ns = start_ns.saturating_add(since_ns);
    let secs = ns.div_euclid(SECOND).saturating_sub(start_ns.div_euclid(SECOND));
    let fraction = ns.rem_euclid(SECOND) - start_ns.rem_euclid(SECOND);
    secs.saturating_mul(1000).saturating_add(fraction / 1_000_000)
}

fn amount(value: Value) -> Amount {
    match value {
        Value::U64(n) => Amount::Whole(i128::from(n)),
        Value::I64(n) => Amount::Whole(i128::from(n)),
        Value::F64(n) => Amount::Fraction(n),
        Value::Time { secs, nanos } => {
            Amount::Whole(i128::from(secs) * 1_000_000_000 + i128::from(nanos))
        }
        _ => Amount::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_whole_ms() {
        for (start, since, ms) in [
            (0, 99_600_000, 99),
            (500_000_000, 699_600_000, 700),
            (500_000_000, 1_000_100_000, 1000),
            (500_000_000, -600_000, 0),
            (500_000_000, -1_600_000, -1),
        ] {
            assert_eq!(whole_ms(start, since), ms, "{start} {since}");
        }
    }

    #[test]
    fn what_is_too_much_is_told() {
        let column = || Column::new("", (Measure::FramesAndBytes, Kind::Whole), None, Vec::new());
        let mut report = IoStat::new(Some(1), vec![Column { most: 2, ..column() }]);
        let mut later = IoStat::new(Some(1), vec![column()]);
        for interval in [0, 3, 3, 7, 9] {
            let one = Cell { frames: 1, bytes: 60, ..Cell::default() };
            later.columns[0].cell(interval).unwrap().add(&one);
        }
        report.merge(&mut later);
        let told: Vec<_> = report.columns[0].cells.iter().map(|c| (c.0, c.1.frames)).collect();
        assert_eq!(told, [(0, 1), (3, 2)]);
        assert_eq!(Report::IoStat(&report).left_out(), 2);
    }
}
