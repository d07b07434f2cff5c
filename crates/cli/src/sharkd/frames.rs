//! `frames`: rows of the packet list.

use std::io::{self, Write};
use std::sync::Arc;

use session::Session;
use session::capture::Row;
use session::capture::marks::Flag;
use session::capture::view::ALL;
use session::columns::{self, Column, ColumnDef};

use super::desk::{Desk, Loaded, compile};
use super::json::Json;
use super::request::{COLUMNS_MAX, Refused, Request, refused};
use crate::tshark::reports::data;

/// Rows that are made and written at a time, so that a list of millions needs no room.
const ROWS: u32 = 512;

/// Which rows a client asks for.
pub(super) struct Asked {
    view: u32,
    from: u32,
    count: u32,
}

/// Sees that a request for rows makes sense.
pub(super) fn ask(desk: &mut Desk, request: &Request) -> Result<Asked, Refused> {
    let columns = columns_of(&desk.session, request)?;
    let columns = columns.unwrap_or_else(|| desk.columns());
    let text = request.text("filter").unwrap_or("").trim();
    let filter =
        compile(&desk.session, text).map_err(|_| refused(-13002, "Filter expression invalid"))?;
    let from = request.number("skip").unwrap_or(0);
    let count = request.number("limit").unwrap_or(u32::MAX);
    let Some(loaded) = &desk.loaded else { return Ok(Asked { view: ALL, from, count: 0 }) };
    let look = loaded.capture.look();
    loaded
        .capture
        .set_look(session::capture::Look { columns, ..session::capture::Look::clone(&look) });
    set_references(loaded, request.text("refs").unwrap_or(""));
    let view = loaded.view(text, filter, from.saturating_add(count));
    Ok(Asked { view, from, count })
}

/// Columns that a client names in turn; `None` if it names none.
fn columns_of(session: &Session, request: &Request) -> Result<Option<Vec<ColumnDef>>, Refused> {
    let names = (0..COLUMNS_MAX).map_while(|n| request.word(&format!("column{n}")));
    let columns: Option<Vec<ColumnDef>> = names.map(|name| column(session, &name)).collect();
    let columns = columns.ok_or_else(|| {
        let text = "Column definition invalid - note column 6 requires a custom definition";
        refused(-13001, text)
    })?;
    Ok((!columns.is_empty()).then_some(columns))
}

/// A column by its place among all formats, or a field with which of its values, such as `tcp.port:1`.
fn column(session: &Session, name: &str) -> Option<ColumnDef> {
    let code = if let Some((field, occurrence)) = name.split_once(':') {
        format!("%Cus:{field}:{}", occurrence.parse::<i32>().ok()?)
    } else {
        let line = data::COLUMNS.lines().nth(name.parse().ok()?)?;
        line.split('\t').next().filter(|code| *code != "%Cus")?.to_owned()
    };
    let column = columns::by_format(&code, &session.registry).unwrap_or(Column::Empty);
    Some(ColumnDef { title: String::new(), column })
}

/// Sets the frames from which times count, instead of those before.
fn set_references(loaded: &Loaded, list: &str) {
    let capture = &loaded.capture;
    let before = capture.marks().frames(Flag::Reference);
    let mut last = 0;
    let mut wanted = Vec::new();
    for number in list.split(',').filter_map(|word| word.trim().parse::<u32>().ok()) {
        // As in the reference: what is not in order does not count.
        if number > last {
            wanted.push(number - 1);
            last = number;
        }
    }
    if before != wanted {
        capture.mark(Flag::Reference, &before, Some(false));
        capture.mark(Flag::Reference, &wanted, Some(true));
    }
}

/// Writes the rows as a list.
pub(super) fn write(desk: &mut Desk, asked: &Asked, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    if let Some(loaded) = &mut desk.loaded {
        let (mut from, mut left, mut first) = (asked.from, asked.count, true);
        // Each turn takes rows away from those that are left.
        while left > 0 {
            let Some(rows) = loaded.capture.rows(asked.view, from, left.min(ROWS)) else { break };
            if rows.rows.is_empty() {
                break;
            }
            let mut json = Json::default();
            for row in &rows.rows {
                loaded.coloured.set(row.number.saturating_sub(1), true);
                write_row(&mut json, loaded, row);
            }
            if !std::mem::take(&mut first) {
                out.write_all(b",")?;
            }
            out.write_all(json.text.as_bytes())?;
            from = from.saturating_add(rows.rows.len() as u32);
            left = left.saturating_sub(rows.rows.len() as u32);
        }
    }
    out.write_all(b"]")
}

fn write_row(json: &mut Json, loaded: &Loaded, row: &Row) {
    json.open('{');
    json.member("c", '[');
    row.cells.iter().for_each(|cell| json.string(cell));
    json.close(']');
    json.value("num", row.number);
    if row.commented || loaded.comments.contains_key(&row.number) {
        json.value("ct", true);
    }
    if row.ignored {
        json.value("i", true);
    }
    if row.marked {
        json.value("m", true);
    }
    write_colour(json, loaded, row);
    json.close('}');
}

/// The colours of a row: those of the first rule that holds.
pub(super) fn write_colour(json: &mut Json, loaded: &Loaded, row: &Row) {
    let rules = Arc::clone(&loaded.rules);
    let Some(rule) = row.colour.and_then(|place| rules.get(place as usize)) else { return };
    let hex = |[red, green, blue]: [u8; 3]| format!("{red:02x}{green:02x}{blue:02x}");
    json.text("bg", &hex(rule.ground));
    json.text("fg", &hex(rule.text));
}
