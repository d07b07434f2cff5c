//! What crosses the wire between the server and the page: JSON, with the same member names in both languages.
//! `web/src/api.ts` is generated from these types (`UPDATE=1 cargo test -p server --lib api`).
//!
//! # Rules
//!
//! - Every address below starts with `/api`. Requests carry the cookie that the address with the token sets; without it,
//!   or with a foreign `Origin` or `Host`, the answer is 403 with no body.
//! - What goes wrong is a status of 4xx or 5xx and an [`ApiError`].
//! - Frames are numbered from 1, rows of a view from 0, octets from 0. Positions in a filter's text count UTF-16 units, as
//!   JavaScript does.
//! - All text is text: strings of packets come as they are, with what is no UTF-8 replaced. The page never makes markup of them.
//! - A request that is aborted (its connection or stream closed) stops the work it asked for. A request that may take longer than
//!   300 ms accepts `job=NAME`, a name the page chooses; its progress comes as [`Event::Job`].
//! - *Views*: a list of rows is a filter and an order. View 0 is all frames in the capture's order. Others are made by `POST
//!   …/views`, fill in the background, and grow while the capture loads; rows found so far can be asked for at any time.
//!
//! # Routes
//!
//! | route | request | answer |
//! | --- | --- | --- |
//! | `GET /hello` | | [`Hello`] |
//! | `GET /files?dir=PATH` | without `dir`: the folders that may be read | [`Folder`] |
//! | `GET /files/preview?path=PATH` | | [`Preview`] |
//! | `POST /captures` | [`Open`] | [`Capture`]; the same capture if the file is open |
//! | `POST /upload?name=NAME` | the file's octets | [`Capture`] |
//! | `GET /captures` | | [`Capture`]`[]` |
//! | `GET /captures/ID` | | [`Capture`] |
//! | `DELETE /captures/ID` | closes it | 204 |
//! | `POST /captures/ID/reload` | reads the file again, same id | [`Capture`] |
//! | `POST /captures/ID/stop` | stops loading; what was read stays | [`Capture`] |
//! | `POST /captures/ID/views` | [`NewView`] | [`View`]; an equal one if there is one |
//! | `GET /captures/ID/views/V` | | [`View`] |
//! | `DELETE /captures/ID/views/V` | cancels and forgets it | 204 |
//! | `GET /captures/ID/rows?view=V&from=N&count=M` | `count` ≤ 1000 | [`Rows`] |
//! | `GET /captures/ID/row?view=V&frame=N` | where a frame stands in a view | [`Place`] |
//! | `GET /captures/ID/overview?view=V&buckets=N` | colours of the scroll bar | [`Overview`] |
//! | `GET /captures/ID/frames/N?view=V` | | [`Details`] |
//! | `GET /captures/ID/frames/N/cell?column=C` | a filter for a cell of the list | [`CellFilter`] |
//! | `GET /captures/ID/frames/N/conversation` | filters of its conversations | [`ConversationFilters`] |
//! | `GET /captures/ID/frames/N/neighbour?view=V&direction=…` | next or previous of the same conversation | [`Found`] |
//! | `GET /captures/ID/find?…` | [`Find`] as query | [`Found`] |
//! | `POST /captures/ID/marks` | [`Mark`] | [`Capture`] |
//! | `GET /captures/ID/marks?kind=…` | | [`Marks`] |
//! | `POST /captures/ID/copy` | [`Copy`] | text of rows, `text/plain` |
//! | `POST /captures/ID/save` | [`Save`] | [`Saved`], or the octets if `path` is absent |
//! | `GET /captures/ID/properties` | | [`Properties`] |
//! | `GET /captures/ID/statistics/hierarchy?filter=…` | | [`Hierarchy`] |
//! | `GET /captures/ID/statistics/conversations?kind=…&filter=…` | | [`Conversations`] |
//! | `GET /captures/ID/statistics/endpoints?kind=…&filter=…` | | [`Endpoints`] |
//! | `GET /captures/ID/follow?protocol=tcp&stream=N` | later | |
//! | `GET /filter/check?text=…` | | [`FilterCheck`] |
//! | `GET /filter/complete?text=…&cursor=N` | | [`Completions`] |
//! | `GET /fields?search=…&limit=N` | fields by name or label | [`FieldInfo`]`[]` |
//! | `GET /settings` | | [`Settings`] |
//! | `PUT /settings/columns` | [`ColumnSpec`]`[]` | [`Settings`] |
//! | `PUT /settings/time` | [`TimeSettings`] | [`Settings`] |
//! | `PUT /settings/names` | [`NameSettings`] | [`Settings`] |
//! | `PUT /settings/colours` | [`ColourRule`]`[]` | [`Settings`] |
//! | `PUT /settings/filters` | [`SavedFilter`]`[]` | [`Settings`] |
//! | `PUT /settings/buttons` | [`FilterButton`]`[]` | [`Settings`] |
//! | `PUT /settings/colourize` | `true` or `false` | [`Settings`] |
//! | `PUT /settings/page` | a string: what the page wants to remember, ≤ 64 KiB | [`Settings`] |
//! | `DELETE /settings/recent` | forgets recent files and filters | [`Settings`] |
//! | `GET /settings/preferences?search=…` | | [`Preference`]`[]` |
//! | `PUT /settings/preferences` | [`PreferenceValue`]`[]` | [`Settings`]; open captures are taken apart again |
//! | `GET /settings/protocols?search=…` | | [`ProtocolSwitch`]`[]` |
//! | `PUT /settings/protocols` | [`ProtocolSwitch`]`[]`, those changed | [`Settings`]; the same |
//! | `GET /settings/decode_as` | | [`DecodeAsTables`] |
//! | `PUT /settings/decode_as` | [`DecodeAs`]`[]`, all | [`Settings`]; the same |
//! | `GET /events` | WebSocket | [`Event`]s, one a message; the first is [`Event::Hello`] |
//!
//! Routes of this table that a build does not have yet answer 404 with code `absent`.

mod capture;
mod event;
mod filter;
mod frame;
mod settings;
mod statistics;

pub use capture::*;
pub use event::*;
pub use filter::*;
pub use frame::*;
pub use settings::*;
pub use statistics::*;

/// Derives what every type of the interface has.
macro_rules! wire {
    ($($item:item)*) => { $(
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        $item
    )* };
}
use wire;

wire! {
    /// What went wrong.
    pub struct ApiError {
        /// For programs, see [`ErrorCode`].
        pub code: ErrorCode,
        /// For people, one sentence.
        pub message: String,
        /// Where in the filter's text, if a filter is wrong.
        pub span: Option<TextSpan>,
    }

    /// What sort of thing went wrong.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ErrorCode {
        /// The request makes no sense.
        BadRequest,
        /// No such capture, view or frame.
        NotFound,
        /// This build does not have it.
        Absent,
        /// The file or folder is not among those the server was started with.
        NotAllowed,
        /// The file cannot be read, or is no capture.
        BadFile,
        /// The filter is wrong.
        BadFilter,
        /// More than the server holds at a time.
        TooMuch,
        /// The file cannot be written.
        NotWritten,
        /// The request was cancelled.
        Cancelled,
    }

    /// A run of a text.
    #[derive(Copy, Eq)]
    pub struct TextSpan {
        /// First unit.
        pub start: u32,
        /// Just after the last unit.
        pub end: u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ts_rs::{Config, TS};

    macro_rules! declarations {
        ($config:ident: $($t:ty),* $(,)?) => {
            [$( (<$t>::docs(), <$t>::decl($config)) ),*]
        };
    }

    fn typescript() -> String {
        let config = &Config::new().with_large_int("number");
        let all = declarations!(config: ApiError, ErrorCode, TextSpan, Hello, Folder, FileEntry, Preview, RecentFile, Open,
            Capture, LoadState, Banner, BannerKind, View, NewView, Sort, ViewState, Rows, Row, Place, Overview, Details, TreeNode,
            NodeSeverity, Buffer, Related, RelatedKind, ConversationFilters, ConversationFilter, CellFilter, Find, FindBy, FindIn, FindChars,
            Direction, Found, Mark, MarkKind, MarkAction, Marks, Copy, CopyForm, Save, SaveFormat, SaveCompression, Which, Saved,
            FilterCheck, Verdict, Completions, Completion, CompletionKind, FieldInfo, Settings, ColumnSpec, Align, ColumnFormat,
            TimeSettings, TimeFormat, NameSettings, ColourRule, Colour, SavedFilter, FilterButton, Preference, PreferenceKind,
            PreferenceValue, ProtocolSwitch, DecodeAsTables, DecodeAsTable, DecodeAs, Properties, PropertySection, Property,
            PropertyTable, Hierarchy, HierarchyRow, Conversations, ConversationRow, Endpoints, EndpointRow, TableKind, Event);
        let mut text = String::from(
            "// Made from crates/server/src/api by `UPDATE=1 cargo test -p server --lib api`; do not edit.\n",
        );
        for (docs, declaration) in all {
            text.push('\n');
            text.push_str(&docs.unwrap_or_default());
            text.push_str("export ");
            text.push_str(&declaration);
            text.push('\n');
        }
        text
    }

    #[test]
    fn typescript_types_are_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/src/api.ts");
        let text = typescript();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
            std::fs::write(path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap();
        assert!(kept == text, "web/src/api.ts is old: UPDATE=1 cargo test -p server --lib api");
    }
}
