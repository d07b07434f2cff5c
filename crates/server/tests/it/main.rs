//! The server as a browser meets it: over its own socket.

#![allow(clippy::unwrap_used, missing_docs)]

mod captures;
mod events;
mod safety;
mod settings;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use server::api::{Capture, LoadState, Open, Rows, View, ViewState};
use server::{Access, Options};
use session::Session;
use testkit::http::{Answer, request};

/// A server of a test, which ends with it.
pub(crate) struct Server {
    pub(crate) at: SocketAddr,
    pub(crate) token: String,
    end: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    pub(crate) fn start(paths: &[&Path]) -> Server {
        Server::with(paths, Access::Token)
    }

    pub(crate) fn with(paths: &[&Path], access: Access) -> Server {
        Server::of(Session::new(), paths, access)
    }

    /// With settings in a folder.
    pub(crate) fn kept(folder: &Path, paths: &[&Path]) -> Server {
        let mut session = Session::new();
        session.folders.personal = vec![folder.to_path_buf()];
        Server::of(session, paths, Access::Token)
    }

    fn of(session: Session, paths: &[&Path], access: Access) -> Server {
        let options = Options {
            listen: "127.0.0.1:0".parse().unwrap(),
            access,
            paths: paths.iter().map(|p| p.to_path_buf()).collect(),
            session,
            notice: |_| {},
            version: "0",
        };
        let (sender, receiver) = mpsc::channel();
        let (end, ended) = tokio::sync::oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .thread_stack_size(session::pass::STACK_OCTETS)
                .enable_all()
                .build()
                .unwrap();
            let ready = |address: &server::Address, _: &_| {
                sender.send((address.socket, address.url.clone())).unwrap();
            };
            runtime.block_on(async {
                tokio::select! {
                    served = server::serve(options, ready, std::future::pending()) => served.unwrap(),
                    _ = ended => {}
                }
            });
            runtime.shutdown_timeout(Duration::from_secs(1));
        });
        let (at, url) = receiver.recv().unwrap();
        let token = url.split("token=").nth(1).unwrap().to_owned();
        Server { at, token, end: Some(end), thread: Some(thread) }
    }

    pub(crate) fn send(&self, method: &str, path: &str, body: &[u8]) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/json")];
        request(self.at, method, &format!("/api{path}"), &headers, body)
    }

    pub(crate) fn get<T: DeserializeOwned>(&self, path: &str) -> T {
        read(path, &self.send("GET", path, b""))
    }

    pub(crate) fn put<B: Serialize, T: DeserializeOwned>(&self, path: &str, body: &B) -> T {
        read(path, &self.send("PUT", path, &serde_json::to_vec(body).unwrap()))
    }

    pub(crate) fn post<B: Serialize, T: DeserializeOwned>(&self, path: &str, body: &B) -> T {
        read(path, &self.send("POST", path, &serde_json::to_vec(body).unwrap()))
    }

    /// Opens a file and waits until it is loaded.
    pub(crate) fn open(&self, path: &Path) -> Capture {
        let open = Open { path: path.display().to_string(), read_filter: None };
        let capture: Capture = self.post("/captures", &open);
        self.loaded(capture.id, 1)
    }

    /// Waits until a capture is loaded in its nth generation.
    pub(crate) fn loaded(&self, id: u32, generation: u32) -> Capture {
        until(|| {
            let capture: Capture = self.get(&format!("/captures/{id}"));
            let loaded = capture.state != LoadState::Loading && capture.generation >= generation;
            loaded.then_some(capture)
        })
    }

    /// A view when it is complete.
    pub(crate) fn view(&self, id: u32, new: &serde_json::Value) -> View {
        let view: View = self.post(&format!("/captures/{id}/views"), new);
        until(|| {
            let view: View = self.get(&format!("/captures/{id}/views/{}", view.id));
            (view.state == ViewState::Done).then_some(view)
        })
    }

    pub(crate) fn rows(&self, id: u32, view: u32) -> Rows {
        self.get(&format!("/captures/{id}/rows?view={view}&from=0&count=1000"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.end.take());
        self.thread.take().map(std::thread::JoinHandle::join);
    }
}

fn read<T: DeserializeOwned>(path: &str, answer: &Answer) -> T {
    assert!((200..300).contains(&answer.status), "{path}: {} {}", answer.status, answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

/// Asks again and again.
pub(crate) fn until<T>(ask: impl Fn() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "it takes too long");
        std::thread::sleep(Duration::from_millis(5));
    }
}

pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// A folder of a test, removed with it.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder(server::private_folder().unwrap())
    }

    pub(crate) fn file(&self, name: &str, octets: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, octets).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A pcap file of Ethernet frames with a UDP payload each, to a port.
pub(crate) fn pcap(port: u16, payloads: &[&[u8]]) -> Vec<u8> {
    let mut file = Vec::new();
    for word in [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 0x0004_0000, 1] {
        file.extend_from_slice(&word.to_le_bytes());
    }
    for (second, payload) in payloads.iter().enumerate() {
        let mut frame = vec![2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0, 0x45, 0];
        frame.extend_from_slice(&(28 + payload.len() as u16).to_be_bytes());
        frame.extend_from_slice(&[0, 0, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]);
        for word in [40_000, port, 8 + payload.len() as u16, 0] {
            frame.extend_from_slice(&word.to_be_bytes());
        }
        frame.extend_from_slice(payload);
        for word in [second as u32, 0, frame.len() as u32, frame.len() as u32] {
            file.extend_from_slice(&word.to_le_bytes());
        }
        file.extend_from_slice(&frame);
    }
    file
}
