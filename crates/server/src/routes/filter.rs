//! The filter bar.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::api::{Completions, FieldInfo, FilterCheck};
use crate::app::App;
use crate::{details, filters};

#[derive(Deserialize)]
pub(crate) struct Text {
    #[serde(default)]
    text: String,
    #[serde(default)]
    cursor: u32,
}

pub(crate) async fn check(
    State(app): State<Arc<App>>,
    Query(Text { text, .. }): Query<Text>,
) -> Json<FilterCheck> {
    let session = Arc::clone(&app.user().session);
    Json(filters::check(&text, &session))
}

pub(crate) async fn complete(
    State(app): State<Arc<App>>,
    Query(Text { text, cursor }): Query<Text>,
) -> Json<Completions> {
    let (session, settings) = {
        let user = app.user();
        (Arc::clone(&user.session), user.settings.clone())
    };
    Json(filters::complete(&text, cursor, &session, &settings))
}

#[derive(Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    search: String,
    #[serde(default)]
    limit: Option<usize>,
}

/// Fields of one answer.
const FIELDS_MAX: usize = 1000;

pub(crate) async fn fields(
    State(app): State<Arc<App>>,
    Query(Search { search, limit }): Query<Search>,
) -> Json<Vec<FieldInfo>> {
    let session = Arc::clone(&app.user().session);
    let limit = limit.unwrap_or(FIELDS_MAX).min(FIELDS_MAX);
    Json(details::search_fields(&session.registry, &search, limit))
}
