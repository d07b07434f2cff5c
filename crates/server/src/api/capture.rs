//! Captures, their views and rows, finding, marking, saving.

use super::{Settings, wire};

wire! {
    /// What the page needs first.
    pub struct Hello {
        /// The program's version.
        pub version: String,
        /// Configuration profile.
        pub profile: String,
        /// True if the server listens beyond this machine.
        pub exposed: bool,
        /// Folders that may be read, and written to.
        pub folders: Vec<String>,
        /// Files opened before, last first.
        pub recent: Vec<RecentFile>,
        /// Captures that are open.
        pub captures: Vec<Capture>,
        /// The user's settings.
        pub settings: Settings,
        /// Formats that a column can have, for the column dialog.
        pub column_formats: Vec<super::ColumnFormat>,
        /// Statistics that this build has: the last part of their routes, such as `hierarchy`.
        pub statistics: Vec<String>,
    }

    /// A file opened before.
    pub struct RecentFile {
        /// Its path.
        pub path: String,
        /// Octets; absent if the file is gone.
        pub bytes: Option<u64>,
        /// True if this server may open it.
        pub allowed: bool,
    }

    /// A folder's contents, folders first, then by name.
    pub struct Folder {
        /// Its path; empty for the list of folders that may be read.
        pub path: String,
        /// The folder above, if it may be read.
        pub parent: Option<String>,
        /// What is in it.
        pub entries: Vec<FileEntry>,
        /// True if there was more than is shown.
        pub cut: bool,
    }

    /// A file or folder.
    pub struct FileEntry {
        /// Last part of its path.
        pub name: String,
        /// Its path.
        pub path: String,
        /// It is a folder.
        pub folder: bool,
        /// Octets; 0 for a folder.
        pub bytes: u64,
        /// When it was changed, seconds since 1970.
        pub modified: Option<f64>,
    }

    /// A capture file before it is opened.
    pub struct Preview {
        /// The format in words.
        pub format: String,
        /// Octets.
        pub bytes: u64,
        /// Packets among the octets looked at.
        pub packets: u32,
        /// True if that is all of them.
        pub whole: bool,
        /// Time of the first packet, seconds since 1970.
        pub first: Option<f64>,
        /// Seconds from the first to the last packet looked at.
        pub elapsed: Option<f64>,
    }

    /// Opens a file.
    pub struct Open {
        /// Its path.
        pub path: String,
        /// Only frames that this filter lets through are kept.
        #[serde(default)]
        pub read_filter: Option<String>,
    }

    /// An open capture.
    pub struct Capture {
        /// Its id.
        pub id: u32,
        /// File name without folders.
        pub name: String,
        /// Its path; absent for a file that was dropped on the page.
        pub path: Option<String>,
        /// Octets of the file.
        pub bytes: u64,
        /// Octets read of it.
        pub bytes_read: u64,
        /// The format in words.
        pub format: String,
        /// How it is compressed; absent if it is not.
        pub compression: Option<String>,
        /// How far loading is.
        pub state: LoadState,
        /// Frames so far.
        pub packets: u32,
        /// Frames marked.
        pub marked: u32,
        /// Frames ignored.
        pub ignored: u32,
        /// Frames that are time references.
        pub references: u32,
        /// Seconds that loading took so far.
        pub load_seconds: f64,
        /// What the user should know.
        pub banners: Vec<Banner>,
        /// Link types, in words.
        pub links: Vec<String>,
        /// Comments on the capture as a whole.
        pub comments: Vec<String>,
        /// Changes whenever frames may look different: after reload, or settings that change dissection. Rows and details of an
        /// older generation are stale.
        pub generation: u32,
        /// Octets that reading it again, with other settings perhaps, has read so far; absent unless it is read again.
        /// Until that is done, all else is as it was read before.
        pub bytes_reread: Option<u64>,
        /// The most serious expert note so far.
        pub expert: super::NodeSeverity,
    }

    /// How far loading is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum LoadState {
        /// Frames are coming.
        Loading,
        /// All there is has been read.
        Done,
        /// The user stopped it.
        Stopped,
        /// The file could not be read to its end; see the banners.
        Failed,
    }

    /// Something the user should know of a capture.
    pub struct Banner {
        /// What sort.
        pub kind: BannerKind,
        /// One sentence.
        pub text: String,
    }

    /// What sort of banner.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum BannerKind {
        /// The file ends inside a packet.
        CutShort,
        /// The file is damaged.
        Damaged,
        /// The file is gone, or cannot be read any more; what was read is kept.
        Vanished,
        /// The file is another one now, or has grown; reload shows it.
        Changed,
        /// A limit was reached.
        Limit,
    }

    /// Asks for a view.
    pub struct NewView {
        /// Display filter; empty for none.
        #[serde(default)]
        pub filter: String,
        /// Order; absent for the capture's.
        #[serde(default)]
        pub sort: Option<Sort>,
    }

    /// An order of rows.
    pub struct Sort {
        /// Index of the column.
        pub column: u32,
        /// Largest first.
        pub descending: bool,
    }

    /// A list of rows: a filter and an order.
    pub struct View {
        /// Its id within the capture; 0 is all frames in order.
        pub id: u32,
        /// Display filter.
        pub filter: String,
        /// Order.
        pub sort: Option<Sort>,
        /// How far it is.
        pub state: ViewState,
        /// Frames looked at.
        pub scanned: u32,
        /// Rows so far.
        pub rows: u32,
        /// Seconds it took so far.
        pub seconds: f64,
        /// Why it failed.
        pub error: Option<String>,
    }

    /// How far a view is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ViewState {
        /// Rows are being found; they come in order, so that those there are stay where they are.
        Filtering,
        /// All rows are there, and are being put in order; until then they stand in the capture's.
        Sorting,
        /// Complete, as far as the capture is loaded.
        Done,
        /// Ended with an error; the rows found stay.
        Failed,
    }

    /// A run of rows.
    pub struct Rows {
        /// The view.
        pub view: u32,
        /// [`Capture::generation`] they belong to.
        pub generation: u32,
        /// Rows of the view so far.
        pub total: u32,
        /// Index of the first row here.
        pub from: u32,
        /// The rows.
        pub rows: Vec<Row>,
    }

    /// One row of the packet list.
    pub struct Row {
        /// Frame number.
        pub frame: u32,
        /// A text for each column of the settings.
        pub cells: Vec<String>,
        /// Index of the colour rule that holds, in [`Settings::colours`].
        pub colour: Option<u32>,
        /// The user marked it.
        pub marked: bool,
        /// The user ignores it.
        pub ignored: bool,
        /// Relative times count from here on from this frame.
        pub reference: bool,
        /// It has a comment.
        pub commented: bool,
        /// The same number in all frames of a conversation, for the marks beside the list; absent if it has none.
        pub conversation: Option<u64>,
    }

    /// Where a frame stands in a view.
    pub struct Place {
        /// Frame number.
        pub frame: u32,
        /// Its row, if the view has it.
        pub row: Option<u32>,
        /// The row at which it would stand, for views in the capture's order.
        pub nearest: Option<u32>,
    }

    /// Colours beside the scroll bar.
    pub struct Overview {
        /// Rows that the buckets stand for.
        pub total: u32,
        /// Colour rule of a row in each bucket, or -1.
        pub buckets: Vec<i32>,
    }

    /// What to look for, as query of the address.
    pub struct Find {
        /// How `text` is meant.
        pub by: FindBy,
        /// The filter, hexadecimal octets, text or regular expression.
        pub text: String,
        /// Where a text or expression is looked for.
        #[serde(default)]
        pub within: FindIn,
        /// Characters of one octet, of two, or both; in bytes only.
        #[serde(default)]
        pub chars: FindChars,
        /// Capitals differ from small letters.
        #[serde(default)]
        pub case: bool,
        /// Which way.
        #[serde(default)]
        pub direction: Direction,
        /// View whose rows are looked at.
        #[serde(default)]
        pub view: u32,
        /// Frame number to start after (or before); 0 for the start of the list.
        #[serde(default)]
        pub from: u32,
        /// Goes on at the other end of the list.
        #[serde(default)]
        pub wrap: bool,
        /// Name for progress.
        #[serde(default)]
        pub job: Option<String>,
    }

    /// How a text to find is meant.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum FindBy {
        /// Display filter.
        Filter,
        /// Octets as hexadecimal digits.
        Hex,
        /// Text.
        String,
        /// Regular expression.
        Regex,
    }

    /// Where a text is looked for.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum FindIn {
        /// The packet list.
        #[default]
        List,
        /// The packet details.
        Details,
        /// The packet bytes.
        Bytes,
    }

    /// How wide characters are in bytes.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum FindChars {
        /// Either.
        #[default]
        Both,
        /// UTF-8 and ASCII.
        Narrow,
        /// UTF-16.
        Wide,
    }

    /// Which way.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum Direction {
        /// To later rows.
        #[default]
        Forward,
        /// To earlier rows.
        Backward,
    }

    /// What was found.
    pub struct Found {
        /// Frame number; absent if there is none.
        pub frame: Option<u32>,
        /// Its row in the view.
        pub row: Option<u32>,
        /// Index of the node of [`super::Details::nodes`], if it was looked for there.
        pub node: Option<u32>,
        /// First octet in the frame, if it was looked for there.
        pub start: Option<u32>,
        /// Octets.
        pub length: Option<u32>,
        /// The other end of the list was passed.
        pub wrapped: bool,
    }

    /// Marks, ignores, or makes time references.
    pub struct Mark {
        /// Which of the three.
        pub kind: MarkKind,
        /// What to do.
        pub action: MarkAction,
        /// Which frames; if absent, all of `view`.
        #[serde(default)]
        pub frames: Option<Vec<u32>>,
        /// View whose frames are meant, without `frames`.
        #[serde(default)]
        pub view: Option<u32>,
    }

    /// Which flag of a frame.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum MarkKind {
        /// Marked.
        Marked,
        /// Ignored: the frame is not taken apart.
        Ignored,
        /// Time reference.
        Reference,
    }

    /// What to do with a flag.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum MarkAction {
        /// Set if it is not, else unset.
        Toggle,
        /// Set.
        Set,
        /// Unset.
        Unset,
    }

    /// Frames that have a flag.
    pub struct Marks {
        /// Their numbers, ascending.
        pub frames: Vec<u32>,
    }

    /// Asks for rows as text.
    pub struct Copy {
        /// View.
        #[serde(default)]
        pub view: u32,
        /// Which frames; all of the view if absent.
        #[serde(default)]
        pub frames: Option<Vec<u32>>,
        /// In which form.
        pub form: CopyForm,
    }

    /// A form of rows as text.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum CopyForm {
        /// Columns as in the list.
        Text,
        /// Comma-separated values.
        Csv,
        /// YAML.
        Yaml,
        /// All details.
        Details,
    }

    /// Saves or exports.
    pub struct Save {
        /// Where to; absent: the octets come as the answer.
        #[serde(default)]
        pub path: Option<String>,
        /// A file that is there is written over.
        #[serde(default)]
        pub overwrite: bool,
        /// In which format.
        pub format: SaveFormat,
        /// Compressed how.
        #[serde(default)]
        pub compression: SaveCompression,
        /// Which packets.
        #[serde(default)]
        pub which: Which,
        /// For [`Which::Range`]: such as `5,10-15,20-`.
        #[serde(default)]
        pub range: String,
        /// For [`Which::Selected`].
        #[serde(default)]
        pub frames: Vec<u32>,
        /// Only those of this view; 0 for all captured.
        #[serde(default)]
        pub view: u32,
        /// Without those ignored.
        #[serde(default)]
        pub remove_ignored: bool,
        /// Name for progress.
        #[serde(default)]
        pub job: Option<String>,
    }

    /// A capture file format that can be written.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum SaveFormat {
        /// pcapng.
        Pcapng,
        /// pcap with microseconds.
        Pcap,
        /// pcap with nanoseconds.
        Nsecpcap,
    }

    /// How a saved file is compressed.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum SaveCompression {
        /// Not at all.
        #[default]
        None,
        /// gzip.
        Gzip,
    }

    /// Which packets are saved.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum Which {
        /// All.
        #[default]
        All,
        /// Those of `frames`.
        Selected,
        /// Those marked.
        Marked,
        /// From the first to the last marked.
        FirstToLastMarked,
        /// Those of `range`.
        Range,
    }

    /// What was saved.
    pub struct Saved {
        /// Where.
        pub path: String,
        /// Packets.
        pub packets: u32,
        /// Octets of the file.
        pub bytes: u64,
    }
}
