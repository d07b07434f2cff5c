//! Saving, exporting, and what is known of the file.

use std::path::Path as FilePath;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use capfile::write::{WriteFormat, Writer};
use capfile::{Chunk, Reader};
use session::capture::Capture;
use session::capture::marks::Bits;

use crate::api::{
    ErrorCode, Properties, Property, PropertySection, Save, SaveCompression, SaveFormat, Saved,
    Which,
};
use crate::app::App;
use crate::fail::{Answer, Fail};
use crate::files::private_folder;
use crate::routes::{Cancel, progress, work};

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Json(save): Json<Save>,
) -> Result<Response, Fail> {
    let opened = app.capture(id)?;
    if save.compression != SaveCompression::None {
        return Err(Fail::new(ErrorCode::Absent, "Compressed files are not written yet."));
    }
    work(move |cancel| {
        let capture = &opened.capture;
        let wanted = wanted(capture, &save)?;
        let told = |done| progress(&app, &save.job, done, capture.state().frames.into());
        match &save.path {
            Some(path) => {
                let path = app.allowed.writable(FilePath::new(path), save.overwrite)?;
                // Beside the file first, so that what is there stays whole until the new one is; the file may be the one
                // that is read.
                let part = beside(&path)?;
                let packets = match write(capture, &part, save.format, &wanted, cancel, &told) {
                    Ok(packets) => packets,
                    Err(fail) => {
                        let _ = std::fs::remove_file(&part);
                        return Err(fail);
                    }
                };
                let bytes = std::fs::metadata(&part).map_or(0, |facts| facts.len());
                std::fs::rename(&part, &path).map_err(|error| not_written(&error))?;
                let path = path.display().to_string();
                Ok(Json(Saved { path, packets, bytes }).into_response())
            }
            None => {
                let folder = private_folder().map_err(|error| not_written(&error))?;
                let path = folder.join("capture");
                let done = write(capture, &path, save.format, &wanted, cancel, &told)
                    .and_then(|_| std::fs::read(&path).map_err(|error| not_written(&error)));
                let _ = std::fs::remove_dir_all(&folder);
                let kind = [
                    (header::CONTENT_TYPE, "application/octet-stream"),
                    (header::CONTENT_DISPOSITION, "attachment"),
                ];
                Ok((kind, done?).into_response())
            }
        }
    })
    .await
}

fn not_written(error: &std::io::Error) -> Fail {
    Fail::new(ErrorCode::NotWritten, format!("The file could not be written: {error}."))
}

/// A new name in the same folder.
fn beside(path: &FilePath) -> Result<PathBuf, Fail> {
    let random = crate::guard::random().map_err(|error| not_written(&error))?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(path.with_file_name(format!(".{name}.{random}")))
}

/// The frames to be written, by index from 0.
fn wanted(capture: &Capture, save: &Save) -> Result<Bits, Fail> {
    let marks = capture.marks();
    let all = capture.view_frames(save.view).ok_or_else(|| Fail::no("view"))?;
    let ranges = ranges(&save.range)?;
    let selected: std::collections::BTreeSet<u32> = save.frames.iter().copied().collect();
    let mut marked = marks.marked.iter();
    let first = marked.next();
    let span = first.map(|first| (first, marked.last().unwrap_or(first)));
    let is_wanted = |frame: u32| match save.which {
        Which::All => true,
        Which::Selected => selected.contains(&(frame + 1)),
        Which::Marked => marks.marked.has(frame),
        Which::FirstToLastMarked => span.is_some_and(|(a, b)| (a..=b).contains(&frame)),
        Which::Range => ranges.iter().any(|(a, b)| (*a..=*b).contains(&(frame + 1))),
    };
    let mut bits = Bits::default();
    for frame in all.iter().copied().filter(|f| is_wanted(*f)) {
        if !(save.remove_ignored && marks.ignored.has(frame)) {
            bits.set(frame, true);
        }
    }
    Ok(bits)
}

/// Ranges such as `5,10-15,20-`.
fn ranges(text: &str) -> Result<Vec<(u32, u32)>, Fail> {
    let wrong = || Fail::bad(format!("\"{text}\" is no range such as 5,10-15,20-."));
    let number = |text: &str, otherwise: u32| match text.trim() {
        "" => Ok(otherwise),
        text => text.parse().map_err(|_| wrong()),
    };
    let range = |part: &str| match part.split_once('-') {
        Some((from, to)) => Ok((number(from, 1)?, number(to, u32::MAX)?)),
        None => number(part, 0).map(|n| (n, n)),
    };
    text.split(',').filter(|part| !part.trim().is_empty()).map(range).collect()
}

/// Writes frames of the capture's file to another one; returns how many.
fn write(
    capture: &Capture,
    path: &FilePath,
    format: SaveFormat,
    wanted: &Bits,
    cancel: &Cancel,
    told: &dyn Fn(u64),
) -> Result<u32, Fail> {
    let format = match format {
        SaveFormat::Pcapng => WriteFormat::PcapNg,
        SaveFormat::Pcap => WriteFormat::Pcap,
        SaveFormat::Nsecpcap => WriteFormat::PcapNsec,
    };
    let failed = |error: capfile::Error| Fail::new(ErrorCode::NotWritten, error.to_string());
    let mut reader = Reader::open(capture.path()).map_err(|error| Fail::file(&error))?;
    let mut writer = Writer::create(path, format).map_err(failed)?;
    let mut chunk = Chunk::default();
    let mut written = 0;
    loop {
        if cancel.load(Ordering::Relaxed) {
            return Err(Fail::new(ErrorCode::Cancelled, "Saving was cancelled."));
        }
        match reader.next_chunk(&mut chunk) {
            Ok(true) => {}
            // What can be read of a damaged file is saved.
            Ok(false) | Err(_) => break,
        }
        let before = chunk.frames_before as u32;
        let mut keep = |index: usize| {
            let is_kept = wanted.has(before + index as u32);
            written += u32::from(is_kept);
            is_kept
        };
        writer.chunk(&chunk, &reader, &mut keep).map_err(failed)?;
        told(reader.frames_read());
    }
    writer.finish().map_err(failed)?;
    Ok(written)
}

pub(crate) async fn properties(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
) -> Answer<Properties> {
    let opened = app.capture(id)?;
    let state = opened.capture.state();
    let row = |name: &str, value: String| Property { name: name.to_owned(), value };
    let path = opened.capture.path().display().to_string();
    let shown = if opened.is_upload() { opened.name.clone() } else { path };
    let mut rows = vec![
        row("Name", shown),
        row("Length", format!("{} bytes", state.facts.octets)),
        row("Format", state.facts.format.to_owned()),
        row("Encapsulation", state.facts.links.join(", ")),
    ];
    rows.extend(state.facts.compression.map(|c| row("Compression", c.to_owned())));
    rows.extend(state.facts.comments.iter().map(|c| row("Comment", c.clone())));
    let file = PropertySection { title: "File".to_owned(), rows, table: None };
    let counted =
        [("Packets", state.frames), ("Marked", state.flags.0), ("Ignored", state.flags.1)];
    let rows = counted.iter().map(|(name, count)| row(name, count.to_string())).collect();
    let counts = PropertySection { title: "Statistics".to_owned(), rows, table: None };
    Ok(Json(Properties { sections: vec![file, counts] }))
}

#[cfg(test)]
mod tests {
    #[test]
    fn ranges_of_numbers() {
        let all = u32::MAX;
        assert_eq!(super::ranges("5,10-15, 20-").unwrap(), [(5, 5), (10, 15), (20, all)]);
        assert_eq!(super::ranges("-3").unwrap(), [(1, 3)]);
        assert!(super::ranges("").unwrap().is_empty());
        assert!(super::ranges("a-b").is_err());
    }
}
