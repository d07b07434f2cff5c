//! Views and rows.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use dissect::Demand;
use dissect::label::push_label;
use dissect::tree::flags;
use serde::Deserialize;
use session::capture::Capture;
use session::capture::view::{self, Filling};

use crate::api::{Copy, CopyForm, NewView, Overview, Place, Rows, View};
use crate::app::App;
use crate::convert;
use crate::fail::{Answer, Fail};
use crate::filters;
use crate::routes::work;

/// So long an answer may wait for the first rows, to spare the page a question.
const FIRST_ROWS_WAIT: Duration = Duration::from_millis(50);

pub(crate) async fn new_view(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Json(new): Json<NewView>,
) -> Answer<View> {
    let opened = app.capture(id)?;
    let view = work(move |_| {
        let capture = &opened.capture;
        let filter = filters::compile(&new.filter, &capture.session())?;
        let columns = &capture.look().columns;
        let sort = match new.sort {
            None => None,
            Some(sort) => {
                let def = columns.get(sort.column as usize).ok_or_else(|| Fail::no("column"))?;
                let (index, descending) = (sort.column, sort.descending);
                Some(view::Sort { index, column: def.column.clone(), descending })
            }
        };
        let text = if filter.is_some() { new.filter.trim() } else { "" };
        app.used_filter(text);
        let id = capture.view(text, filter, sort);
        let start = Instant::now();
        // Ends after the time given.
        loop {
            let facts = capture.view_facts(id).ok_or_else(|| Fail::no("view"))?;
            let there = facts.state == Filling::Done || facts.sort.is_none() && facts.rows > 0;
            if there || start.elapsed() > FIRST_ROWS_WAIT {
                return Ok(facts);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    });
    Ok(Json(convert::view(&view.await?)))
}

pub(crate) async fn view(
    State(app): State<Arc<App>>,
    Path((id, view)): Path<(u32, u32)>,
) -> Answer<View> {
    let facts = app.capture(id)?.capture.view_facts(view).ok_or_else(|| Fail::no("view"))?;
    Ok(Json(convert::view(&facts)))
}

pub(crate) async fn drop_view(
    State(app): State<Arc<App>>,
    Path((id, view)): Path<(u32, u32)>,
) -> Result<StatusCode, Fail> {
    app.capture(id)?.capture.drop_view(view);
    Ok(StatusCode::NO_CONTENT)
}

/// Rows of one answer.
const ROWS_MAX: u32 = 1000;

#[derive(Deserialize)]
pub(crate) struct Range {
    #[serde(default)]
    view: u32,
    #[serde(default)]
    from: u32,
    #[serde(default)]
    count: u32,
}

pub(crate) async fn rows(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Query(Range { view, from, count }): Query<Range>,
) -> Answer<Rows> {
    let opened = app.capture(id)?;
    let rows = work(move |_| {
        let rows = opened.capture.rows(view, from, count.min(ROWS_MAX));
        rows.ok_or_else(|| Fail::no("view"))
    });
    let rows = rows.await?;
    Ok(Json(Rows {
        view,
        generation: rows.generation,
        total: rows.total,
        from,
        rows: rows.rows.into_iter().map(convert::row).collect(),
    }))
}

#[derive(Deserialize)]
pub(crate) struct Of {
    #[serde(default)]
    view: u32,
    frame: u32,
}

pub(crate) async fn place(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Query(Of { view, frame }): Query<Of>,
) -> Answer<Place> {
    let opened = app.capture(id)?;
    let index = frame.checked_sub(1).ok_or_else(|| Fail::no("frame"))?;
    let (row, nearest) = opened.capture.place(view, index).ok_or_else(|| Fail::no("view"))?;
    Ok(Json(Place { frame, row, nearest }))
}

#[derive(Deserialize)]
pub(crate) struct Buckets {
    #[serde(default)]
    view: u32,
    buckets: u32,
}

/// Colours of one answer: more than any screen has lines.
const BUCKETS_MAX: u32 = 4320;

pub(crate) async fn overview(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Query(Buckets { view, buckets }): Query<Buckets>,
) -> Answer<Overview> {
    let opened = app.capture(id)?;
    let overview = work(move |cancel| {
        let colours = opened.capture.overview(view, buckets.min(BUCKETS_MAX), cancel);
        let (total, colours) = colours.ok_or_else(|| Fail::no("view"))?;
        let buckets = colours.into_iter().map(|c| c.map_or(-1, |c| c as i32)).collect();
        Ok(Overview { total, buckets })
    });
    Ok(Json(overview.await?))
}

/// Rows that are copied at most: what a clipboard takes.
const COPY_ROWS_MAX: usize = 100_000;

pub(crate) async fn copy(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Json(copy): Json<Copy>,
) -> Result<Response, Fail> {
    let opened = app.capture(id)?;
    let text = work(move |cancel| {
        let capture = &opened.capture;
        let frames = match copy.frames {
            Some(frames) => frames.iter().filter_map(|f| f.checked_sub(1)).collect(),
            None => {
                let all = capture.view_frames(copy.view).ok_or_else(|| Fail::no("view"))?;
                all.iter().copied().take(COPY_ROWS_MAX).collect::<Vec<u32>>()
            }
        };
        let mut text = String::new();
        for frame in frames.into_iter().take(COPY_ROWS_MAX) {
            if cancel.load(std::sync::atomic::Ordering::Relaxed) {
                break;
            }
            push_copy(&mut text, capture, frame, copy.view, copy.form);
        }
        Ok(text)
    });
    let kind = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((kind, text.await?).into_response())
}

fn push_copy(text: &mut String, capture: &Capture, frame: u32, view: u32, form: CopyForm) {
    let look = capture.look();
    let demand = match form {
        CopyForm::Details => Demand::visible(),
        _ => Demand::nothing(),
    };
    capture.frame(frame, view, &demand, |shown, row| match form {
        CopyForm::Text => {
            text.push_str(&row.cells.join("\t"));
            text.push('\n');
        }
        CopyForm::Csv => {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            text.push_str(&row.cells.iter().map(quoted).collect::<Vec<_>>().join(","));
            text.push('\n');
        }
        CopyForm::Yaml => {
            for (i, (cell, def)) in row.cells.iter().zip(&look.columns).enumerate() {
                let dash = if i == 0 { "-" } else { " " };
                let cell = serde_json::to_string(cell).unwrap_or_default();
                let title = serde_json::to_string(&def.title).unwrap_or_default();
                text.push_str(&format!("{dash} {title}: {cell}\n"));
            }
        }
        CopyForm::Details => {
            let zone = &shown.config.zone;
            let (registry, tree, sources) = (shown.registry, shown.tree, shown.sources);
            let view = dissect::label::View { registry, tree, sources, zone };
            for node in tree.nodes().iter().filter(|n| !n.is(flags::HIDDEN)) {
                let mut line = Vec::new();
                push_label(&mut line, &view, node);
                text.push_str(&"    ".repeat(usize::from(node.depth)));
                text.push_str(&String::from_utf8_lossy(&line));
                text.push('\n');
            }
            text.push('\n');
        }
    });
}
