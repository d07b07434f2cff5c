//! `-z io,stat,INTERVAL[,COLUMN]…`: what the columns are.

use std::sync::Arc;

use dissect::{Demand, FieldType};
use session::tap::IoStat;
use session::tap::io_stat::{Column, Kind, Measure};
use session::{Matcher, Session};

use super::taps::compile;
use crate::failure::Failure;

/// Words before a parenthesis that ask for more than frames and octets.
const MEASURES: &[(&str, Measure)] = &[
    ("COUNT", Measure::Count),
    ("SUM", Measure::Sum),
    ("MIN", Measure::Min),
    ("MAX", Measure::Max),
    ("AVG", Measure::Average),
    ("LOAD", Measure::Load),
    ("FRAMES", Measure::Frames),
    ("BYTES", Measure::Bytes),
];

/// What is wrong with a column ends the reference with this status.
const WRONG_COLUMN: u8 = 10;

fn wrong(what: impl Into<String>) -> Failure {
    Failure { text: what.into(), status: WRONG_COLUMN }
}

/// The interval, µs, and the columns, as they stand in the text.
fn split(text: &str) -> Option<(f64, Vec<&str>)> {
    let rest = text.strip_prefix("io,stat,")?;
    let (interval, columns) = match rest.split_once(',') {
        // A column after the last comma is missing; between two, it is that of all frames.
        Some((_, columns)) if columns.is_empty() || columns.ends_with(',') => return None,
        Some((interval, columns)) => (interval, columns.split(',').collect()),
        None => (rest, vec![""]),
    };
    Some((interval.trim_start().parse().ok()?, columns))
}

/// What a column asks for: the measure, its field, and the filter behind it.
fn measure(column: &str) -> Result<(Measure, &str, &str), Failure> {
    for (name, measure) in MEASURES {
        let Some(rest) = column.strip_prefix(name) else { continue };
        let whole = matches!(measure, Measure::Frames | Measure::Bytes);
        let Some(rest) = rest.strip_prefix('(') else {
            if whole {
                return Ok((*measure, "", ""));
            }
            continue;
        };
        let Some((field, filter)) = rest.split_once(')') else {
            return Err(wrong("Closing parenthesis missing from calculated expression."));
        };
        if whole && !field.is_empty() {
            return Err(wrong(format!(
                "{name} does not require or allow a field name within the parens."
            )));
        }
        if !whole && field.is_empty() {
            return Err(wrong(format!("You didn't specify a field name for {name}(*).")));
        }
        return Ok((*measure, field, filter));
    }
    Ok((Measure::FramesAndBytes, "", column))
}

/// What filters ask for, all together: a field that none of them asks for has no values, as scripts know it.
pub(super) fn asked(session: &Session, given: &[String], filter: Option<&dyn Matcher>) -> Demand {
    let mut asked = Demand::nothing();
    let mut add = |filter: &dyn Matcher| asked.merge(&filter.demand(&session.registry));
    if let Some(filter) = filter {
        add(filter);
    }
    for text in given {
        let filters: Vec<&str> = match split(text) {
            Some((_, columns)) => columns.iter().flat_map(|c| measure(c)).map(|m| m.2).collect(),
            // What follows the report's name, of two words: if it is no filter, it asks for nothing.
            None => text.splitn(3, ',').skip(2).collect(),
        };
        for filter in filters.into_iter().filter(|f| !f.is_empty()) {
            if let Ok(filter) = session::filter::compile(session, filter) {
                add(&filter);
            }
        }
    }
    asked
}

/// Makes the tap.
pub(super) fn read(session: &Session, text: &str, asked: &Demand) -> Result<IoStat, Failure> {
    use session::columns::TimeFormat as F;
    let (interval, columns) = split(text).ok_or_else(|| {
        let text = "invalid \"-z io,stat,<interval>[,<filter>][,<filter>]...\" argument";
        Failure::usage(text.to_owned())
    })?;
    if interval > 0.0 && interval < 0.000_001 {
        return Err(wrong(
            "\"-z\" interval must be >=0.000001 seconds or \"0\" for the entire capture duration.",
        ));
    }
    if matches!(session.time.format, F::Delta | F::DeltaShown | F::Epoch) {
        let text = "invalid -t operand. io,stat only supports -t <r|a|ad|adoy|u|ud|udoy>";
        return Err(Failure::usage(text.to_owned()));
    }
    let interval = (interval > 0.0).then_some((interval * 1e6 + 0.5) as u64);
    let columns = columns.iter().map(|column| read_column(session, column, asked));
    Ok(IoStat::new(interval, columns.collect::<Result<_, _>>()?))
}

fn read_column(session: &Session, text: &str, asked: &Demand) -> Result<Column, Failure> {
    let (measure, field, filter) = measure(text)?;
    let kind = kind(session, measure, field)?;
    let named = session.registry.fields().filter(|(_, f)| !field.is_empty() && f.filter == field);
    let fields = named.map(|f| f.0).filter(|f| asked.wants(*f)).collect();
    let filter = match filter {
        "" => None,
        filter => Some(compile(session, "io,stat", filter)?),
    };
    Ok(Column::new(text, (measure, kind), filter.map(|f| f as Arc<_>), fields))
}

/// What the values of a field are, if that can be measured.
fn kind(session: &Session, measure: Measure, name: &str) -> Result<Kind, Failure> {
    if name.is_empty() {
        return Ok(Kind::default());
    }
    let field = session.registry.fields().find(|(_, f)| f.filter == name);
    let Some((_, field)) = field else {
        return Err(wrong(format!("There is no field named '{name}'.")));
    };
    let word = MEASURES.iter().find(|m| m.1 == measure).map_or("", |m| m.0);
    match (measure, Kind::of(field.kind)) {
        (Measure::Count, _) => Ok(Kind::default()),
        (Measure::Load, _) if field.kind != FieldType::RelativeTime => {
            Err(wrong("LOAD() is only supported for relative-time fields such as smb.time"))
        }
        (_, Some(kind)) => Ok(kind),
        _ => Err(wrong(format!(
            "{name} doesn't have integral values, so {word}(*) calculations are not supported on it."
        ))),
    }
}
