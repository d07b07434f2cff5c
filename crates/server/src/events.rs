//! What the server tells without being asked: one WebSocket for each page.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use session::capture::Change;
use tokio::sync::{Notify, broadcast};

use crate::api::Event;
use crate::app::App;
use crate::convert;

/// News is told at most so often.
const INTERVAL: Duration = Duration::from_millis(100);

/// Messages that a slow page may be behind; then it is told how all things are now.
const BEHIND_MAX: usize = 256;

/// Files of open captures are looked at so often, to see whether they are still the same.
const WATCH_INTERVAL: Duration = Duration::from_secs(2);

pub(crate) struct Events {
    sender: broadcast::Sender<Arc<str>>,
    /// Captures (and their views) that are not as they were told last.
    news: Mutex<BTreeSet<(u32, Option<u32>)>>,
    waiting: Notify,
}

impl Events {
    pub(crate) fn new() -> Events {
        let sender = broadcast::Sender::new(BEHIND_MAX);
        Events { sender, news: Mutex::default(), waiting: Notify::new() }
    }

    /// Something is new about a capture.
    pub(crate) fn note(&self, capture: u32, change: Change) {
        let view = match change {
            Change::Capture => None,
            Change::View(view) => Some(view),
        };
        let mut news = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        if news.insert((capture, view)) {
            self.waiting.notify_one();
        }
    }

    /// Tells all pages.
    pub(crate) fn send(&self, event: &Event) {
        if let Ok(text) = serde_json::to_string(event) {
            // Nobody listening is fine.
            let _ = self.sender.send(text.into());
        }
    }

    /// True if there is a page.
    pub(crate) fn is_heard(&self) -> bool {
        self.sender.receiver_count() > 0
    }

    fn take(&self) -> BTreeSet<(u32, Option<u32>)> {
        std::mem::take(&mut *self.news.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Tells what is new, and watches the files; never ends.
pub(crate) async fn run(app: Arc<App>) {
    let mut watch = tokio::time::interval(WATCH_INTERVAL);
    loop {
        tokio::select! {
            () = app.events.waiting.notified() => {
                for (id, view) in app.events.take() {
                    if let Some(event) = current(&app, id, view) {
                        app.events.send(&event);
                    }
                }
                tokio::time::sleep(INTERVAL).await;
            }
            _ = watch.tick() => {
                for opened in app.captures() {
                    let before = opened.stamp.lock().unwrap_or_else(PoisonError::into_inner).last;
                    let capture = opened.describe();
                    let after = opened.stamp.lock().unwrap_or_else(PoisonError::into_inner).last;
                    if before != after {
                        app.events.send(&Event::Capture { capture });
                    }
                }
            }
        }
    }
}

/// How a capture or a view is now.
fn current(app: &App, id: u32, view: Option<u32>) -> Option<Event> {
    let opened = app.capture(id).ok()?;
    Some(match view {
        None => Event::Capture { capture: opened.describe() },
        Some(view) => {
            let facts = opened.capture.view_facts(view)?;
            Event::View { capture: id, view: convert::view(&facts) }
        }
    })
}

/// `GET /api/events`
pub(crate) async fn connect(State(app): State<Arc<App>>, upgrade: WebSocketUpgrade) -> Response {
    // Pages send nothing but an occasional sign of life.
    upgrade.max_message_size(4096).on_upgrade(move |socket| tell(app, socket))
}

async fn tell(app: Arc<App>, mut socket: WebSocket) {
    let mut receiver = app.events.sender.subscribe();
    let hello = Event::Hello { server: app.name.clone() };
    let all = || app.captures().into_iter().map(|o| Event::Capture { capture: o.describe() });
    let mut first = vec![hello];
    first.extend(all());
    first.extend(app.take_notices().into_iter().map(|text| Event::Notice { text }));
    for event in first {
        if !write(&mut socket, &event).await {
            return;
        }
    }
    loop {
        tokio::select! {
            told = receiver.recv() => match told {
                Ok(text) => {
                    if socket.send(Message::Text(text.to_string().into())).await.is_err() {
                        return;
                    }
                }
                Err(broadcast::error::RecvError::Lagged(_)) => {
                    for event in all() {
                        if !write(&mut socket, &event).await {
                            return;
                        }
                    }
                }
                Err(broadcast::error::RecvError::Closed) => return,
            },
            heard = socket.recv() => match heard {
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => {}
            },
        }
    }
}

async fn write(socket: &mut WebSocket, event: &Event) -> bool {
    match serde_json::to_string(event) {
        Ok(text) => socket.send(Message::Text(text.into())).await.is_ok(),
        Err(_) => true,
    }
}
