// Made from crates/server/src/api by `UPDATE=1 cargo test -p server --lib api`; do not edit.

/**
 * What went wrong.
 */
export type ApiError = { 
/**
 * For programs, see [`ErrorCode`].
 */
code: ErrorCode, 
/**
 * For people, one sentence.
 */
message: string, 
/**
 * Where in the filter's text, if a filter is wrong.
 */
span: TextSpan | null, };

/**
 * What sort of thing went wrong.
 */
export type ErrorCode = "bad_request" | "not_found" | "absent" | "not_allowed" | "bad_file" | "bad_filter" | "too_much" | "not_written" | "cancelled";

/**
 * A run of a text.
 */
export type TextSpan = { 
/**
 * First unit.
 */
start: number, 
/**
 * Just after the last unit.
 */
end: number, };

/**
 * What the page needs first.
 */
export type Hello = { 
/**
 * The program's version.
 */
version: string, 
/**
 * Configuration profile.
 */
profile: string, 
/**
 * True if the server listens beyond this machine.
 */
exposed: boolean, 
/**
 * Folders that may be read, and written to.
 */
folders: Array<string>, 
/**
 * Files opened before, last first.
 */
recent: Array<RecentFile>, 
/**
 * Captures that are open.
 */
captures: Array<Capture>, 
/**
 * The user's settings.
 */
settings: Settings, 
/**
 * Formats that a column can have, for the column dialog.
 */
column_formats: Array<ColumnFormat>, 
/**
 * Statistics that this build has: the last part of their routes, such as `hierarchy`.
 */
statistics: Array<string>, };

/**
 * A folder's contents, folders first, then by name.
 */
export type Folder = { 
/**
 * Its path; empty for the list of folders that may be read.
 */
path: string, 
/**
 * The folder above, if it may be read.
 */
parent: string | null, 
/**
 * What is in it.
 */
entries: Array<FileEntry>, 
/**
 * True if there was more than is shown.
 */
cut: boolean, };

/**
 * A file or folder.
 */
export type FileEntry = { 
/**
 * Last part of its path.
 */
name: string, 
/**
 * Its path.
 */
path: string, 
/**
 * It is a folder.
 */
folder: boolean, 
/**
 * Octets; 0 for a folder.
 */
bytes: number, 
/**
 * When it was changed, seconds since 1970.
 */
modified: number | null, };

/**
 * A capture file before it is opened.
 */
export type Preview = { 
/**
 * The format in words.
 */
format: string, 
/**
 * Octets.
 */
bytes: number, 
/**
 * Packets among the octets looked at.
 */
packets: number, 
/**
 * True if that is all of them.
 */
whole: boolean, 
/**
 * Time of the first packet, seconds since 1970.
 */
first: number | null, 
/**
 * Seconds from the first to the last packet looked at.
 */
elapsed: number | null, };

/**
 * A file opened before.
 */
export type RecentFile = { 
/**
 * Its path.
 */
path: string, 
/**
 * Octets; absent if the file is gone.
 */
bytes: number | null, 
/**
 * True if this server may open it.
 */
allowed: boolean, };

/**
 * Opens a file.
 */
export type Open = { 
/**
 * Its path.
 */
path: string, 
/**
 * Only frames that this filter lets through are kept.
 */
read_filter: string | null, };

/**
 * An open capture.
 */
export type Capture = { 
/**
 * Its id.
 */
id: number, 
/**
 * File name without folders.
 */
name: string, 
/**
 * Its path; absent for a file that was dropped on the page.
 */
path: string | null, 
/**
 * Octets of the file.
 */
bytes: number, 
/**
 * Octets read of it.
 */
bytes_read: number, 
/**
 * The format in words.
 */
format: string, 
/**
 * How it is compressed; absent if it is not.
 */
compression: string | null, 
/**
 * How far loading is.
 */
state: LoadState, 
/**
 * Frames so far.
 */
packets: number, 
/**
 * Frames marked.
 */
marked: number, 
/**
 * Frames ignored.
 */
ignored: number, 
/**
 * Frames that are time references.
 */
references: number, 
/**
 * Seconds that loading took so far.
 */
load_seconds: number, 
/**
 * What the user should know.
 */
banners: Array<Banner>, 
/**
 * Link types, in words.
 */
links: Array<string>, 
/**
 * Comments on the capture as a whole.
 */
comments: Array<string>, 
/**
 * Changes whenever frames may look different: after reload, or settings that change dissection. Rows and details of an
 * older generation are stale.
 */
generation: number, 
/**
 * Octets that reading it again, with other settings perhaps, has read so far; absent unless it is read again.
 * Until that is done, all else is as it was read before.
 */
bytes_reread: number | null, 
/**
 * The most serious expert note so far.
 */
expert: NodeSeverity, };

/**
 * How far loading is.
 */
export type LoadState = "loading" | "done" | "stopped" | "failed";

/**
 * Something the user should know of a capture.
 */
export type Banner = { 
/**
 * What sort.
 */
kind: BannerKind, 
/**
 * One sentence.
 */
text: string, };

/**
 * What sort of banner.
 */
export type BannerKind = "cut_short" | "damaged" | "vanished" | "changed" | "limit";

/**
 * A list of rows: a filter and an order.
 */
export type View = { 
/**
 * Its id within the capture; 0 is all frames in order.
 */
id: number, 
/**
 * Display filter.
 */
filter: string, 
/**
 * Order.
 */
sort: Sort | null, 
/**
 * How far it is.
 */
state: ViewState, 
/**
 * Frames looked at.
 */
scanned: number, 
/**
 * Rows so far.
 */
rows: number, 
/**
 * Seconds it took so far.
 */
seconds: number, 
/**
 * Why it failed.
 */
error: string | null, };

/**
 * Asks for a view.
 */
export type NewView = { 
/**
 * Display filter; empty for none.
 */
filter: string, 
/**
 * Order; absent for the capture's.
 */
sort: Sort | null, };

/**
 * An order of rows.
 */
export type Sort = { 
/**
 * Index of the column.
 */
column: number, 
/**
 * Largest first.
 */
descending: boolean, };

/**
 * How far a view is.
 */
export type ViewState = "filtering" | "sorting" | "done" | "failed";

/**
 * A run of rows.
 */
export type Rows = { 
/**
 * The view.
 */
view: number, 
/**
 * [`Capture::generation`] they belong to.
 */
generation: number, 
/**
 * Rows of the view so far.
 */
total: number, 
/**
 * Index of the first row here.
 */
from: number, 
/**
 * The rows.
 */
rows: Array<Row>, };

/**
 * One row of the packet list.
 */
export type Row = { 
/**
 * Frame number.
 */
frame: number, 
/**
 * A text for each column of the settings.
 */
cells: Array<string>, 
/**
 * Index of the colour rule that holds, in [`Settings::colours`].
 */
colour: number | null, 
/**
 * The user marked it.
 */
marked: boolean, 
/**
 * The user ignores it.
 */
ignored: boolean, 
/**
 * Relative times count from here on from this frame.
 */
reference: boolean, 
/**
 * It has a comment.
 */
commented: boolean, 
/**
 * The same number in all frames of a conversation, for the marks beside the list; absent if it has none.
 */
conversation: number | null, };

/**
 * Where a frame stands in a view.
 */
export type Place = { 
/**
 * Frame number.
 */
frame: number, 
/**
 * Its row, if the view has it.
 */
row: number | null, 
/**
 * The row at which it would stand, for views in the capture's order.
 */
nearest: number | null, };

/**
 * Colours beside the scroll bar.
 */
export type Overview = { 
/**
 * Rows that the buckets stand for.
 */
total: number, 
/**
 * Colour rule of a row in each bucket, or -1.
 */
buckets: Array<number>, };

/**
 * Details and bytes of a frame.
 */
export type Details = { 
/**
 * Its number.
 */
frame: number, 
/**
 * [`super::Capture::generation`] it belongs to.
 */
generation: number, 
/**
 * The tree in pre-order; `level` tells the structure.
 */
nodes: Array<TreeNode>, 
/**
 * True if nodes were left out: there were more than the page is given.
 */
cut: boolean, 
/**
 * Its buffers, the frame's own bytes first.
 */
buffers: Array<Buffer>, 
/**
 * Texts of the columns, as in the list.
 */
cells: Array<string>, 
/**
 * Frames it refers to, and what they are to it.
 */
related: Array<Related>, 
/**
 * See [`super::Row::conversation`].
 */
conversation: number | null, 
/**
 * Comments on it.
 */
comments: Array<string>, 
/**
 * The most serious note in it.
 */
severity: NodeSeverity, 
/**
 * Seconds since 1970, if the capture tells.
 */
time: number | null, 
/**
 * Octets on the wire.
 */
length: number, };

/**
 * A line of the details.
 */
export type TreeNode = { 
/**
 * The line, without brackets.
 */
label: string, 
/**
 * 0 for protocols, 1 for their fields, …
 */
level: number, 
/**
 * Filter name; empty for a subtree without one.
 */
field: string, 
/**
 * Name of the field for people; the protocol's name for protocols.
 */
name: string, 
/**
 * Type of the value, such as `FT_UINT16`.
 */
kind: string, 
/**
 * The bare value, if it has one.
 */
value: string | null, 
/**
 * A filter that holds for frames with this field and value; absent if there is none.
 */
filter: string | null, 
/**
 * Index of the buffer.
 */
buffer: number, 
/**
 * First octet in the buffer.
 */
start: number, 
/**
 * Octets; 0 if it stands for none.
 */
length: number, 
/**
 * Bits within the octets that the value has; 0 for all.
 */
mask: number, 
/**
 * Severity of an expert note in it or below it.
 */
severity: NodeSeverity, 
/**
 * Worked out, not read: shown in brackets.
 */
generated: boolean, 
/**
 * Not shown unless the user wants to see hidden items.
 */
hidden: boolean, 
/**
 * It stands for a protocol.
 */
protocol: boolean, 
/**
 * Number of the frame that it links to.
 */
link: number | null, };

/**
 * Severity of expert notes, ascending.
 */
export type NodeSeverity = "none" | "comment" | "chat" | "note" | "warning" | "error";

/**
 * A buffer of a frame.
 */
export type Buffer = { 
/**
 * Its title, such as `Frame` or `Reassembled TCP`.
 */
name: string, 
/**
 * Its octets, base64 (RFC 4648 §4), as many as were captured.
 */
data: string, 
/**
 * Octets; more than in `data` if only the first were sent.
 */
bytes: number, };

/**
 * A frame that another refers to.
 */
export type Related = { 
/**
 * Its number.
 */
frame: number, 
/**
 * What it is.
 */
kind: RelatedKind, };

/**
 * What a frame is to another.
 */
export type RelatedKind = "request" | "response" | "acked" | "duplicate_ack" | "segment" | "other";

/**
 * Filters for the conversations a frame belongs to, innermost first.
 */
export type ConversationFilters = { 
/**
 * The filters.
 */
filters: Array<ConversationFilter>, };

/**
 * A filter for a conversation.
 */
export type ConversationFilter = { 
/**
 * Kind of conversation, such as `TCP`.
 */
name: string, 
/**
 * The filter.
 */
filter: string, };

/**
 * A filter for frames that have the same in a column.
 */
export type CellFilter = { 
/**
 * The cell's text.
 */
text: string, 
/**
 * Filter name of what it shows; empty if there is none.
 */
field: string, 
/**
 * The filter; absent if there is none.
 */
filter: string | null, };

/**
 * What to look for, as query of the address.
 */
export type Find = { 
/**
 * How `text` is meant.
 */
by: FindBy, 
/**
 * The filter, hexadecimal octets, text or regular expression.
 */
text: string, 
/**
 * Where a text or expression is looked for.
 */
within: FindIn, 
/**
 * Characters of one octet, of two, or both; in bytes only.
 */
chars: FindChars, 
/**
 * Capitals differ from small letters.
 */
case: boolean, 
/**
 * Which way.
 */
direction: Direction, 
/**
 * View whose rows are looked at.
 */
view: number, 
/**
 * Frame number to start after (or before); 0 for the start of the list.
 */
from: number, 
/**
 * Goes on at the other end of the list.
 */
wrap: boolean, 
/**
 * Name for progress.
 */
job: string | null, };

/**
 * How a text to find is meant.
 */
export type FindBy = "filter" | "hex" | "string" | "regex";

/**
 * Where a text is looked for.
 */
export type FindIn = "list" | "details" | "bytes";

/**
 * How wide characters are in bytes.
 */
export type FindChars = "both" | "narrow" | "wide";

/**
 * Which way.
 */
export type Direction = "forward" | "backward";

/**
 * What was found.
 */
export type Found = { 
/**
 * Frame number; absent if there is none.
 */
frame: number | null, 
/**
 * Its row in the view.
 */
row: number | null, 
/**
 * Index of the node of [`super::Details::nodes`], if it was looked for there.
 */
node: number | null, 
/**
 * First octet in the frame, if it was looked for there.
 */
start: number | null, 
/**
 * Octets.
 */
length: number | null, 
/**
 * The other end of the list was passed.
 */
wrapped: boolean, };

/**
 * Marks, ignores, or makes time references.
 */
export type Mark = { 
/**
 * Which of the three.
 */
kind: MarkKind, 
/**
 * What to do.
 */
action: MarkAction, 
/**
 * Which frames; if absent, all of `view`.
 */
frames: Array<number> | null, 
/**
 * View whose frames are meant, without `frames`.
 */
view: number | null, };

/**
 * Which flag of a frame.
 */
export type MarkKind = "marked" | "ignored" | "reference";

/**
 * What to do with a flag.
 */
export type MarkAction = "toggle" | "set" | "unset";

/**
 * Frames that have a flag.
 */
export type Marks = { 
/**
 * Their numbers, ascending.
 */
frames: Array<number>, };

/**
 * Asks for rows as text.
 */
export type Copy = { 
/**
 * View.
 */
view: number, 
/**
 * Which frames; all of the view if absent.
 */
frames: Array<number> | null, 
/**
 * In which form.
 */
form: CopyForm, };

/**
 * A form of rows as text.
 */
export type CopyForm = "text" | "csv" | "yaml" | "details";

/**
 * Saves or exports.
 */
export type Save = { 
/**
 * Where to; absent: the octets come as the answer.
 */
path: string | null, 
/**
 * A file that is there is written over.
 */
overwrite: boolean, 
/**
 * In which format.
 */
format: SaveFormat, 
/**
 * Compressed how.
 */
compression: SaveCompression, 
/**
 * Which packets.
 */
which: Which, 
/**
 * For [`Which::Range`]: such as `5,10-15,20-`.
 */
range: string, 
/**
 * For [`Which::Selected`].
 */
frames: Array<number>, 
/**
 * Only those of this view; 0 for all captured.
 */
view: number, 
/**
 * Without those ignored.
 */
remove_ignored: boolean, 
/**
 * Name for progress.
 */
job: string | null, };

/**
 * A capture file format that can be written.
 */
export type SaveFormat = "pcapng" | "pcap" | "nsecpcap";

/**
 * How a saved file is compressed.
 */
export type SaveCompression = "none" | "gzip";

/**
 * Which packets are saved.
 */
export type Which = "all" | "selected" | "marked" | "first_to_last_marked" | "range";

/**
 * What was saved.
 */
export type Saved = { 
/**
 * Where.
 */
path: string, 
/**
 * Packets.
 */
packets: number, 
/**
 * Octets of the file.
 */
bytes: number, };

/**
 * What a text is as a filter.
 */
export type FilterCheck = { 
/**
 * The verdict, which the bar's colour shows.
 */
verdict: Verdict, 
/**
 * Why it is no filter, or what is deprecated; empty if there is nothing to say.
 */
message: string, 
/**
 * Where.
 */
span: TextSpan | null, 
/**
 * Names that may be meant.
 */
nearest: Array<string>, };

/**
 * What a text is as a filter.
 */
export type Verdict = "empty" | "ok" | "deprecated" | "error";

/**
 * What may stand at the cursor.
 */
export type Completions = { 
/**
 * What a choice takes the place of.
 */
replace: TextSpan, 
/**
 * The choices, best first, at most 20.
 */
choices: Array<Completion>, };

/**
 * One choice.
 */
export type Completion = { 
/**
 * What is put there.
 */
text: string, 
/**
 * What it is.
 */
kind: CompletionKind, 
/**
 * For people: a field's label and type.
 */
detail: string, };

/**
 * What a completion is.
 */
export type CompletionKind = "protocol" | "field" | "operator" | "value" | "function" | "filter";

/**
 * A field.
 */
export type FieldInfo = { 
/**
 * Filter name.
 */
filter: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Type, such as `FT_UINT16`.
 */
kind: string, 
/**
 * Its protocol's filter name.
 */
protocol: string, 
/**
 * What it means, if the table says so.
 */
doc: string, };

/**
 * The user's settings that the main window shows. Preferences, protocols and Decode As have routes of their own.
 */
export type Settings = { 
/**
 * The packet list's columns, hidden ones included.
 */
columns: Array<ColumnSpec>, 
/**
 * How times are shown.
 */
time: TimeSettings, 
/**
 * Which names are looked up.
 */
names: NameSettings, 
/**
 * Colour rules, in order.
 */
colours: Array<ColourRule>, 
/**
 * Packets are coloured.
 */
colourize: boolean, 
/**
 * Saved display filters.
 */
filters: Array<SavedFilter>, 
/**
 * Filters used before, last first.
 */
recent_filters: Array<string>, 
/**
 * Buttons of the filter bar.
 */
buttons: Array<FilterButton>, 
/**
 * What the page wants to remember; the server does not look into it.
 */
page: string, };

/**
 * A column of the packet list.
 */
export type ColumnSpec = { 
/**
 * The heading.
 */
title: string, 
/**
 * Format code, such as `%m` or `%Cus:tcp.port:0:R`.
 */
format: string, 
/**
 * It is not shown; rows have its cell all the same.
 */
hidden: boolean, 
/**
 * Alignment; absent for the format's own.
 */
align: Align | null, 
/**
 * Width in CSS pixels; absent for the page's choice.
 */
width: number | null, };

/**
 * Alignment of a column.
 */
export type Align = "left" | "centre" | "right";

/**
 * A format that a column can have.
 */
export type ColumnFormat = { 
/**
 * Its code.
 */
format: string, 
/**
 * In words.
 */
name: string, 
/**
 * Alignment it has unless the user sets one.
 */
align: Align, };

/**
 * How times are shown.
 */
export type TimeSettings = { 
/**
 * Format of the Time column.
 */
format: TimeFormat, 
/**
 * Digits after the second, 0 to 9; absent: as many as the capture gives.
 */
digits: number | null, 
/**
 * Durations with hours and minutes.
 */
hms: boolean, };

/**
 * A format of times.
 */
export type TimeFormat = "relative" | "delta" | "delta_shown" | "absolute" | "absolute_date" | "absolute_day_of_year" | "epoch" | "utc" | "utc_date" | "utc_day_of_year";

/**
 * Which names are looked up.
 */
export type NameSettings = { 
/**
 * Of network cards.
 */
physical: boolean, 
/**
 * Of hosts.
 */
network: boolean, 
/**
 * Of ports.
 */
transport: boolean, };

/**
 * A colour rule.
 */
export type ColourRule = { 
/**
 * Its name.
 */
name: string, 
/**
 * Display filter.
 */
filter: string, 
/**
 * Text.
 */
foreground: Colour, 
/**
 * Behind the text.
 */
background: Colour, 
/**
 * It is used.
 */
enabled: boolean, };

/**
 * A colour.
 */
export type Colour = { 
/**
 * Red, 0 to 255.
 */
red: number, 
/**
 * Green.
 */
green: number, 
/**
 * Blue.
 */
blue: number, };

/**
 * A display filter with a name.
 */
export type SavedFilter = { 
/**
 * Its name.
 */
name: string, 
/**
 * The filter.
 */
filter: string, };

/**
 * A button of the filter bar.
 */
export type FilterButton = { 
/**
 * What it says; ` // ` makes menus.
 */
label: string, 
/**
 * The filter.
 */
filter: string, 
/**
 * Shown when hovered over.
 */
comment: string, 
/**
 * It is shown.
 */
enabled: boolean, };

/**
 * A preference.
 */
export type Preference = { 
/**
 * Its name, such as `tcp.relative_sequence_numbers`.
 */
name: string, 
/**
 * The module it belongs to, for people.
 */
module: string, 
/**
 * For people.
 */
title: string, 
/**
 * What it does.
 */
doc: string, 
/**
 * What values it takes.
 */
kind: PreferenceKind, 
/**
 * Its value as a preference file has it.
 */
value: string, 
/**
 * The value it has unless the user sets one.
 */
default: string, };

/**
 * What values a preference takes.
 */
export type PreferenceKind = "bool" | "number" | { "choice": Array<string> } | "text" | "ports";

/**
 * A preference's value.
 */
export type PreferenceValue = { 
/**
 * Its name.
 */
name: string, 
/**
 * The value as a preference file has it; absent for the default.
 */
value: string | null, };

/**
 * A protocol that can be turned off.
 */
export type ProtocolSwitch = { 
/**
 * Filter name.
 */
protocol: string, 
/**
 * For people.
 */
name: string, 
/**
 * It is on.
 */
enabled: boolean, };

/**
 * What Decode As can change, and what it has changed.
 */
export type DecodeAsTables = { 
/**
 * Tables.
 */
tables: Array<DecodeAsTable>, 
/**
 * What the user set.
 */
set: Array<DecodeAs>, };

/**
 * A table of Decode As.
 */
export type DecodeAsTable = { 
/**
 * Its name, such as `tcp.port`.
 */
table: string, 
/**
 * Filter names of protocols that can stand in it.
 */
protocols: Array<string>, };

/**
 * A row of Decode As.
 */
export type DecodeAs = { 
/**
 * The table.
 */
table: string, 
/**
 * The number.
 */
number: number, 
/**
 * Filter name of the protocol; absent for none.
 */
protocol: string | null, };

/**
 * Capture file properties.
 */
export type Properties = { 
/**
 * In the order shown.
 */
sections: Array<PropertySection>, };

/**
 * A section of the properties.
 */
export type PropertySection = { 
/**
 * Its heading.
 */
title: string, 
/**
 * Names and values.
 */
rows: Array<Property>, 
/**
 * A table, if it has one.
 */
table: PropertyTable | null, };

/**
 * A property.
 */
export type Property = { 
/**
 * What it is.
 */
name: string, 
/**
 * Its value.
 */
value: string, };

/**
 * A table of properties.
 */
export type PropertyTable = { 
/**
 * Headings.
 */
columns: Array<string>, 
/**
 * Cells.
 */
rows: Array<Array<string>>, };

/**
 * Protocol hierarchy.
 */
export type Hierarchy = { 
/**
 * The tree in pre-order.
 */
rows: Array<HierarchyRow>, 
/**
 * Frames counted.
 */
packets: number, 
/**
 * Octets of them.
 */
bytes: number, 
/**
 * Seconds from the first to the last.
 */
seconds: number, };

/**
 * A protocol in the hierarchy.
 */
export type HierarchyRow = { 
/**
 * Its name.
 */
name: string, 
/**
 * Filter name.
 */
filter: string, 
/**
 * 0 for the top.
 */
level: number, 
/**
 * Frames that have it here.
 */
packets: number, 
/**
 * Octets of those frames on the wire.
 */
bytes: number, 
/**
 * Frames in which nothing follows it.
 */
end_packets: number, 
/**
 * Octets of those frames on the wire.
 */
end_bytes: number, 
/**
 * Messages.
 */
pdus: number, };

/**
 * Conversations of a kind.
 */
export type Conversations = { 
/**
 * All kinds.
 */
kinds: Array<TableKind>, 
/**
 * The kind of the rows.
 */
kind: string, 
/**
 * The rows.
 */
rows: Array<ConversationRow>, };

/**
 * A conversation.
 */
export type ConversationRow = { 
/**
 * Address A.
 */
address_a: string, 
/**
 * Its port.
 */
port_a: string | null, 
/**
 * Address B.
 */
address_b: string, 
/**
 * Its port.
 */
port_b: string | null, 
/**
 * Number of the stream, if it has one.
 */
stream: number | null, 
/**
 * Frames from A to B.
 */
packets_a_b: number, 
/**
 * Octets of them.
 */
bytes_a_b: number, 
/**
 * Frames from B to A.
 */
packets_b_a: number, 
/**
 * Octets of them.
 */
bytes_b_a: number, 
/**
 * Seconds from the capture's first frame to its own.
 */
start: number, 
/**
 * Its first frame, seconds since 1970.
 */
start_absolute: number, 
/**
 * Seconds from its first to its last frame.
 */
duration: number, 
/**
 * A filter for it.
 */
filter: string, 
/**
 * A filter for A to B.
 */
filter_a_b: string, 
/**
 * A filter for B to A.
 */
filter_b_a: string, };

/**
 * Endpoints of a kind.
 */
export type Endpoints = { 
/**
 * All kinds.
 */
kinds: Array<TableKind>, 
/**
 * The kind of the rows.
 */
kind: string, 
/**
 * The rows.
 */
rows: Array<EndpointRow>, };

/**
 * An endpoint.
 */
export type EndpointRow = { 
/**
 * Its address.
 */
address: string, 
/**
 * Its port.
 */
port: string | null, 
/**
 * Frames it sent.
 */
packets_sent: number, 
/**
 * Octets of them.
 */
bytes_sent: number, 
/**
 * Frames it received.
 */
packets_received: number, 
/**
 * Octets of them.
 */
bytes_received: number, 
/**
 * A filter for it.
 */
filter: string, };

/**
 * A kind of conversations or endpoints that the capture has.
 */
export type TableKind = { 
/**
 * As the query's `kind`, such as `tcp`.
 */
kind: string, 
/**
 * On its tab, such as `TCP`.
 */
name: string, 
/**
 * Rows it has.
 */
rows: number, 
/**
 * Its ends have ports.
 */
ports: boolean, };

/**
 * A message on the WebSocket. Progress comes at most ten times a second.
 */
export type Event = { "type": "hello", 
/**
 * Different for each start of the server.
 */
server: string, } | { "type": "capture", 
/**
 * As it is now.
 */
capture: Capture, } | { "type": "closed", 
/**
 * Its id.
 */
id: number, } | { "type": "view", 
/**
 * The capture's id.
 */
capture: number, 
/**
 * As it is now.
 */
view: View, } | { "type": "job", 
/**
 * The name that the request gave it.
 */
job: string, 
/**
 * Done so far.
 */
done: number, 
/**
 * Of so much in all.
 */
of: number, } | { "type": "settings", 
/**
 * As they are now.
 */
settings: Settings, } | { "type": "notice", 
/**
 * One sentence.
 */
text: string, };
