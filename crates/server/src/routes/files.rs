//! What can be opened.

use std::path::Path;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use capfile::{Chunk, Reader};
use serde::Deserialize;

use crate::api::{Folder, Hello, Preview, RecentFile};
use crate::app::{App, Opened};
use crate::convert;
use crate::fail::{Answer, Fail};
use crate::routes::work;

pub(crate) async fn hello(State(app): State<Arc<App>>) -> Json<Hello> {
    let (recent, session) = {
        let user = app.user();
        (user.recent.clone(), Arc::clone(&user.session))
    };
    let recent = recent.iter().map(|path| RecentFile {
        path: path.display().to_string(),
        bytes: std::fs::metadata(path).ok().map(|facts| facts.len()),
        allowed: app.allowed.readable(path).is_ok(),
    });
    Json(Hello {
        version: app.version.to_owned(),
        profile: session.folders.profile.clone().unwrap_or_else(|| "Default".to_owned()),
        exposed: app.exposed,
        folders: app.allowed.folders(),
        recent: recent.collect(),
        captures: app.captures().iter().map(Opened::describe).collect(),
        settings: app.settings(),
        column_formats: convert::column_formats(),
        statistics: crate::routes::statistics::NAMES.iter().map(|n| (*n).to_owned()).collect(),
    })
}

#[derive(Deserialize)]
pub(crate) struct Dir {
    #[serde(default)]
    dir: String,
}

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    Query(Dir { dir }): Query<Dir>,
) -> Answer<Folder> {
    Ok(Json(work(move |_| app.allowed.list(&dir)).await?))
}

#[derive(Deserialize)]
pub(crate) struct FilePath {
    path: String,
}

/// Octets of a file that a preview looks at.
const PREVIEW_OCTETS: u64 = 4 << 20;

pub(crate) async fn preview(
    State(app): State<Arc<App>>,
    Query(FilePath { path }): Query<FilePath>,
) -> Answer<Preview> {
    let preview = work(move |_| {
        let path = app.allowed.readable(Path::new(&path))?;
        look(&path).map_err(|error| Fail::file(&error))
    });
    Ok(Json(preview.await?))
}

fn look(path: &Path) -> Result<Preview, capfile::Error> {
    let mut reader = Reader::open(path)?;
    let mut chunk = Chunk::default();
    let (mut packets, mut whole, mut first, mut last) = (0, false, None, None);
    while reader.bytes_read() < PREVIEW_OCTETS {
        match reader.next_chunk(&mut chunk) {
            Ok(true) => {
                packets += chunk.frames.len() as u32;
                let mut times = chunk.frames.iter().filter_map(|f| f.ts);
                first = first.or(times.next());
                last = chunk.frames.iter().rev().find_map(|f| f.ts).or(last);
            }
            // What is damaged is told when it is opened.
            Ok(false) | Err(_) => {
                whole = true;
                break;
            }
        }
    }
    let elapsed = first.zip(last).map(|(first, last): (i64, i64)| (last - first) as f64 / 1e9);
    Ok(Preview {
        format: reader.format().description().to_owned(),
        bytes: reader.file_size().unwrap_or(0),
        packets,
        whole,
        first: first.map(|ns: i64| ns as f64 / 1e9),
        elapsed,
    })
}
