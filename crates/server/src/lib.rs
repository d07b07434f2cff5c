//! The window's HTTP and WebSocket interface: captures by id, rows by index, details and bytes of a frame, filters.
//!
//! [`api`] holds every type that crosses the wire, and lists the routes. [`serve`] runs the server until it is told to
//! end. What may be reached, and by whom, is decided in `guard` and `files`.

pub mod api;
mod app;
mod colours;
mod convert;
mod details;
mod events;
mod fail;
mod files;
mod filters;
mod guard;
mod options;
mod page;
mod preferences;
mod routes;
mod store;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

pub use app::App;
pub use files::private_folder;
pub use options::{Access, Options};

/// Where a server that runs can be reached.
#[derive(Clone, Debug)]
pub struct Address {
    /// Where it listens.
    pub socket: SocketAddr,
    /// What to open in a browser; the token is in it.
    pub url: String,
}

/// Runs a server until `until` resolves. `ready` is called once it can be reached.
///
/// # Errors
///
/// If the address cannot be listened on, or no randomness is to be had.
pub async fn serve(
    options: Options,
    ready: impl FnOnce(&Address, &Arc<App>),
    until: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let listener = TcpListener::bind(options.listen).await?;
    let socket = listener.local_addr()?;
    let app = App::new(options, socket)?;
    let address = Address { socket, url: app.guard.url() };
    let events = tokio::spawn(events::run(Arc::clone(&app)));
    ready(&address, &app);
    let end = OnEnd { app: Arc::clone(&app), events };
    let service = routes::router(app);
    let served = axum::serve(listener, service).with_graceful_shutdown(until).await;
    drop(end);
    served
}

/// Ends all work, however the server ends.
struct OnEnd {
    app: Arc<App>,
    events: tokio::task::JoinHandle<()>,
}

impl Drop for OnEnd {
    fn drop(&mut self) {
        self.events.abort();
        self.app.close();
    }
}

/// Runs a server in this thread, with the threads it needs, until the process is interrupted or asked to end.
///
/// # Errors
///
/// As [`serve`], or if no threads can be had.
pub fn run(options: Options, ready: impl FnOnce(&Address, &Arc<App>)) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(BLOCKING_THREADS_MAX)
        // Requests take frames apart, whose layers nest deeply.
        .thread_stack_size(session::pass::STACK_OCTETS)
        .enable_all()
        .build()?;
    let served = runtime.block_on(async {
        // Pages stay connected for ever: their connections are not waited for.
        tokio::select! {
            served = serve(options, ready, std::future::pending()) => served,
            () = interrupted() => Ok(()),
        }
    });
    // Requests that are still at work see that they are cancelled soon, and need not be waited for.
    runtime.shutdown_background();
    served
}

async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (Ok(mut interrupt), Ok(mut end)) =
            (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
        else {
            return std::future::pending().await;
        };
        tokio::select! { _ = interrupt.recv() => {} _ = end.recv() => {} }
    }
    #[cfg(not(unix))]
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}

/// Requests that work at a time; more wait.
const BLOCKING_THREADS_MAX: usize = 32;
