//! What the server tells without being asked.

use super::{Capture, Settings, View, wire};

wire! {
    /// A message on the WebSocket. Progress comes at most ten times a second.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Event {
        /// The first message: a page that was connected before compares `server` to see whether it is the same one.
        Hello {
            /// Different for each start of the server.
            server: String,
        },
        /// A capture was opened, is further, ended loading, was marked, or has a new banner.
        Capture {
            /// As it is now.
            capture: Capture,
        },
        /// A capture was closed.
        Closed {
            /// Its id.
            id: u32,
        },
        /// A view is further, or done.
        View {
            /// The capture's id.
            capture: u32,
            /// As it is now.
            view: View,
        },
        /// A job of a request is further.
        Job {
            /// The name that the request gave it.
            job: String,
            /// Done so far.
            done: u64,
            /// Of so much in all.
            of: u64,
        },
        /// Settings were changed, by this page or another.
        Settings {
            /// As they are now.
            settings: Settings,
        },
        /// Something the user should know.
        Notice {
            /// One sentence.
            text: String,
        },
    }
}
