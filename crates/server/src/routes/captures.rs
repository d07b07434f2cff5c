//! Opening and closing.

use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;

use crate::api::{Capture, ErrorCode, Open};
use crate::app::{App, Opened};
use crate::fail::{Answer, Fail};
use crate::files::{Stamp, private_folder};
use crate::routes::work;

/// Octets of a file that can be dropped on the page.
const UPLOAD_OCTETS_MAX: u64 = 16 << 30;

/// So long an answer may wait for the first frames, to spare the page a question.
const FIRST_FRAMES_WAIT: Duration = Duration::from_millis(50);

pub(crate) async fn all(State(app): State<Arc<App>>) -> Json<Vec<Capture>> {
    Json(app.captures().iter().map(Opened::describe).collect())
}

pub(crate) async fn one(State(app): State<Arc<App>>, Path(id): Path<u32>) -> Answer<Capture> {
    Ok(Json(app.capture(id)?.describe()))
}

pub(crate) async fn open(State(app): State<Arc<App>>, Json(open): Json<Open>) -> Answer<Capture> {
    if open.read_filter.is_some_and(|f| !f.is_empty()) {
        return Err(Fail::new(ErrorCode::Absent, "Read filters are not there yet."));
    }
    let opened = work(move |_| {
        let opened = app.open_path(FilePath::new(&open.path))?;
        wait_for_frames(&opened);
        Ok(opened)
    });
    Ok(Json(opened.await?.describe()))
}

fn wait_for_frames(opened: &Opened) {
    let start = Instant::now();
    // Ends after the time given.
    while start.elapsed() < FIRST_FRAMES_WAIT {
        let state = opened.capture.state();
        if state.frames > 0 || state.loading != session::capture::Loading::Running {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[derive(Deserialize)]
pub(crate) struct Name {
    #[serde(default)]
    name: String,
}

pub(crate) async fn upload(
    State(app): State<Arc<App>>,
    Query(Name { name }): Query<Name>,
    body: Body,
) -> Answer<Capture> {
    let folder = private_folder().map_err(|error| not_kept(&error))?;
    // The name that the page tells is shown, and never used as a path.
    let file = folder.join("capture");
    let kept = keep(body, &file).await;
    let opened = match kept {
        Ok(()) => {
            work(move |_| {
                let opened = app.open_upload(&file, &name)?;
                wait_for_frames(&opened);
                Ok(opened)
            })
            .await
        }
        Err(fail) => Err(fail),
    };
    if opened.is_err() {
        let _ = std::fs::remove_dir_all(&folder);
    }
    Ok(Json(opened?.describe()))
}

/// Writes a body to a file while it comes.
async fn keep(body: Body, path: &FilePath) -> Result<(), Fail> {
    use std::io::Write as _;
    let mut file = std::fs::File::create_new(path).map_err(|error| not_kept(&error))?;
    let mut total = 0;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = next(&mut pieces).await {
        let piece =
            piece.map_err(|error| Fail::bad(format!("The file did not arrive: {error}.")))?;
        total += piece.len() as u64;
        if total > UPLOAD_OCTETS_MAX {
            return Err(Fail::new(ErrorCode::TooMuch, "The file is too large to be dropped here."));
        }
        file.write_all(&piece).map_err(|error| not_kept(&error))?;
    }
    Ok(())
}

/// The next piece of a body.
async fn next(
    pieces: &mut axum::body::BodyDataStream,
) -> Option<Result<axum::body::Bytes, axum::Error>> {
    use std::pin::Pin;
    std::future::poll_fn(|context| futures_core::Stream::poll_next(Pin::new(&mut *pieces), context))
        .await
}

fn not_kept(error: &std::io::Error) -> Fail {
    Fail::new(ErrorCode::NotWritten, format!("The file could not be kept: {error}."))
}

pub(crate) async fn close(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
) -> Result<StatusCode, Fail> {
    app.close_capture(id)?;
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) async fn reload(State(app): State<Arc<App>>, Path(id): Path<u32>) -> Answer<Capture> {
    let opened = app.capture(id)?;
    let session = Arc::clone(&app.user().session);
    let opened = work(move |_| {
        opened.capture.reload(session).map_err(|error| Fail::file(&error))?;
        let stamp = Stamp::of(opened.capture.path());
        *opened.stamp.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = stamp;
        Ok(opened)
    });
    Ok(Json(opened.await?.describe()))
}

pub(crate) async fn stop(State(app): State<Arc<App>>, Path(id): Path<u32>) -> Answer<Capture> {
    let opened = app.capture(id)?;
    opened.capture.stop();
    Ok(Json(opened.describe()))
}
