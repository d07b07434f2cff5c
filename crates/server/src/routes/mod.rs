//! Requests and their answers; the table of routes is in [`crate::api`].

mod captures;
mod files;
mod filter;
mod frames;
mod rows;
mod save;
mod settings;
pub(crate) mod statistics;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, delete, get, post, put};

use crate::api::{ErrorCode, Event};
use crate::app::App;
use crate::fail::Fail;
use crate::{events, guard, page};

/// Octets of a request that is no upload. Lists of frames are the longest of them.
const BODY_OCTETS_MAX: usize = 32 << 20;

pub(crate) fn router(app: Arc<App>) -> Router {
    let api = Router::new()
        .route("/hello", get(files::hello))
        .route("/files", get(files::list))
        .route("/files/preview", get(files::preview))
        .route("/captures", get(captures::all).post(captures::open))
        .route("/upload", post(captures::upload).layer(DefaultBodyLimit::disable()))
        .route("/captures/{id}", get(captures::one).delete(captures::close))
        .route("/captures/{id}/reload", post(captures::reload))
        .route("/captures/{id}/stop", post(captures::stop))
        .route("/captures/{id}/views", post(rows::new_view))
        .route("/captures/{id}/views/{view}", get(rows::view).merge(delete(rows::drop_view)))
        .route("/captures/{id}/rows", get(rows::rows))
        .route("/captures/{id}/row", get(rows::place))
        .route("/captures/{id}/overview", get(rows::overview))
        .route("/captures/{id}/copy", post(rows::copy))
        .route("/captures/{id}/find", get(frames::find))
        .route("/captures/{id}/frames/{frame}", get(frames::details))
        .route("/captures/{id}/frames/{frame}/cell", get(frames::cell))
        .route("/captures/{id}/frames/{frame}/conversation", get(frames::conversation))
        .route("/captures/{id}/frames/{frame}/neighbour", get(frames::neighbour))
        .route("/captures/{id}/marks", get(frames::marks).post(frames::mark))
        .route("/captures/{id}/save", post(save::save))
        .route("/captures/{id}/properties", get(save::properties))
        .route("/captures/{id}/statistics/hierarchy", get(statistics::hierarchy))
        .route("/captures/{id}/statistics/conversations", get(statistics::conversations))
        .route("/captures/{id}/statistics/endpoints", get(statistics::endpoints))
        .route("/filter/check", get(filter::check))
        .route("/filter/complete", get(filter::complete))
        .route("/fields", get(filter::fields))
        .route("/settings", get(settings::get))
        .route("/settings/columns", put(settings::columns))
        .route("/settings/time", put(settings::time))
        .route("/settings/names", put(settings::names))
        .route("/settings/colours", put(settings::colours))
        .route("/settings/colourize", put(settings::colourize))
        .route("/settings/filters", put(settings::filters))
        .route("/settings/buttons", put(settings::buttons))
        .route("/settings/page", put(settings::page))
        .route("/settings/recent", delete(settings::forget))
        .route("/settings/preferences", get(settings::preferences).put(settings::set_preferences))
        .route("/settings/protocols", get(settings::protocols).put(settings::set_protocols))
        .route("/settings/decode_as", get(settings::decode_as).put(settings::set_decode_as))
        .route("/events", any(events::connect))
        .fallback(absent);
    Router::new()
        .nest("/api", api)
        .route("/", get(page::index))
        .route("/login", post(page::login))
        .fallback(page::asset)
        .layer(DefaultBodyLimit::max(BODY_OCTETS_MAX))
        .layer(from_fn_with_state(Arc::clone(&app), guard::check))
        .with_state(app)
}

async fn absent() -> Fail {
    Fail::new(ErrorCode::Absent, "This build does not have that.")
}

/// Tells a piece of work that nobody waits for it any more.
#[derive(Clone, Default)]
pub(crate) struct Cancel(Arc<AtomicBool>);

impl std::ops::Deref for Cancel {
    type Target = AtomicBool;

    fn deref(&self) -> &AtomicBool {
        &self.0
    }
}

/// Sets the flag when the request is dropped.
struct OnDrop(Cancel);

impl Drop for OnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Does work that takes time, away from the threads that serve connections. It is told when the request goes away.
pub(crate) async fn work<T: Send + 'static>(
    work: impl FnOnce(&Cancel) -> Result<T, Fail> + Send + 'static,
) -> Result<T, Fail> {
    let cancel = Cancel::default();
    let guard = OnDrop(cancel.clone());
    let done = tokio::task::spawn_blocking(move || work(&cancel)).await;
    drop(guard);
    done.unwrap_or_else(|_| Err(Fail::new(ErrorCode::Cancelled, "The work was given up.")))
}

/// Tells the page how far the job is that it gave this name.
pub(crate) fn progress(app: &App, job: &Option<String>, done: u64, of: u64) {
    if let Some(job) = job {
        app.events.send(&Event::Job { job: job.clone(), done, of });
    }
}
