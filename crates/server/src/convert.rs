//! From the session's types to those of the interface, and back.

use std::sync::Arc;

use session::Session;
use session::capture::view::{Filling, Sort, ViewFacts};
use session::capture::{self, Loading, Look, Painter, Trouble};
use session::columns::{self, Column, ColumnDef, TimeStyle};

use crate::api::{self, Align, BannerKind, TimeFormat};
use crate::app::Opened;
use crate::colours;
use crate::details::level_of;
use crate::fail::Fail;
use crate::files::FileChange;

/// Codes of the columns that a new profile has, with their headings.
const DEFAULT_COLUMNS: &[(&str, &str)] = &[
    ("No.", "%m"),
    ("Time", "%t"),
    ("Source", "%s"),
    ("Destination", "%d"),
    ("Protocol", "%p"),
    ("Length", "%L"),
    ("Info", "%i"),
];

/// Formats that a column can have: code, words.
const COLUMN_FORMATS: &[(&str, &str)] = &[
    ("%m", "Number"),
    ("%t", "Time (format as specified)"),
    ("%Rt", "Relative time"),
    ("%Tt", "Delta time"),
    ("%Gt", "Delta time displayed"),
    ("%At", "Absolute time"),
    ("%Yt", "Absolute date, as YYYY-MM-DD, and time"),
    ("%YDOYt", "Absolute date, as YYYY/DOY, and time"),
    ("%Aut", "UTC time"),
    ("%Yut", "UTC date, as YYYY-MM-DD, and time"),
    ("%YDOYut", "UTC date, as YYYY/DOY, and time"),
    ("%s", "Source address"),
    ("%d", "Destination address"),
    ("%hs", "Hardware src addr"),
    ("%hd", "Hardware dest addr"),
    ("%ns", "Network src addr"),
    ("%nd", "Network dest addr"),
    ("%S", "Source port"),
    ("%D", "Destination port"),
    ("%p", "Protocol"),
    ("%L", "Packet length (bytes)"),
    ("%B", "Cumulative Bytes"),
    ("%i", "Information"),
    ("%q", "VLAN"),
    ("%f", "IP DSCP Value"),
    ("%a", "Expert Info Severity"),
    ("%Cus", "Custom"),
];

fn align(format: &str) -> Align {
    match format {
        "%m" | "%L" | "%B" => Align::Right,
        _ => Align::Left,
    }
}

pub(crate) fn column_formats() -> Vec<api::ColumnFormat> {
    let format = |(code, name): &(&str, &str)| api::ColumnFormat {
        format: (*code).to_owned(),
        name: (*name).to_owned(),
        align: align(code),
    };
    COLUMN_FORMATS.iter().map(format).collect()
}

pub(crate) fn default_settings(session: &Session) -> api::Settings {
    let column = |(title, format): &(&str, &str)| api::ColumnSpec {
        title: (*title).to_owned(),
        format: (*format).to_owned(),
        hidden: false,
        align: None,
        width: None,
    };
    api::Settings {
        columns: columns_of_files(session)
            .unwrap_or_else(|| DEFAULT_COLUMNS.iter().map(column).collect()),
        time: api::TimeSettings {
            format: time_format(session.time.format),
            digits: session.time.digits,
            hms: session.time.hms,
        },
        names: names(session),
        colours: colours::rules(session),
        colourize: true,
        filters: session
            .settings
            .display_filters
            .iter()
            .map(|f| api::SavedFilter { name: f.name.clone(), filter: f.text.clone() })
            .collect(),
        recent_filters: Vec::new(),
        buttons: Vec::new(),
        page: String::new(),
    }
}

/// Columns that the user's preferences file names, if they make sense.
fn columns_of_files(session: &Session) -> Option<Vec<api::ColumnSpec>> {
    let list = session.settings.values.get("gui.column.format")?;
    let hidden = session.settings.values.get("gui.column.hidden").map_or("", String::as_str);
    let is_hidden = |format: &str| hidden.split(',').any(|h| h.trim() == format);
    let column = |(title, format): (String, String)| {
        let hidden = is_hidden(&format);
        api::ColumnSpec { title, format, hidden, align: None, width: None }
    };
    let specs: Vec<_> = columns::listed(list)?.into_iter().map(column).collect();
    check_columns(&specs, session).ok().map(|()| specs)
}

/// Which names a session looks up.
pub(crate) fn names(session: &Session) -> api::NameSettings {
    let resolve = &session.config.resolve;
    let (physical, network, transport) = (resolve.mac, resolve.network, resolve.transport);
    api::NameSettings { physical, network, transport }
}

/// How frames are looked at, by the user's settings.
pub(crate) fn look(settings: &api::Settings, session: &Session) -> Look {
    let def = |spec: &api::ColumnSpec| ColumnDef {
        title: spec.title.clone(),
        column: columns::by_format(&spec.format, &session.registry).unwrap_or(Column::Empty),
    };
    let api::TimeSettings { format, digits, hms } = settings.time;
    let painter: Option<Arc<dyn Painter>> =
        settings.colourize.then(|| Arc::new(colours::Rules::new(&settings.colours, session)) as _);
    Look {
        columns: settings.columns.iter().map(def).collect(),
        time: TimeStyle { format: to_time_format(format), digits, hms },
        painter,
    }
}

/// Columns that a list may have.
const COLUMNS_MAX: usize = 100;

/// Sees that columns make sense.
pub(crate) fn check_columns(specs: &[api::ColumnSpec], session: &Session) -> Result<(), Fail> {
    if specs.is_empty() || specs.len() > COLUMNS_MAX {
        return Err(Fail::bad(format!("A list has 1 to {COLUMNS_MAX} columns.")));
    }
    let known =
        |spec: &&api::ColumnSpec| columns::by_format(&spec.format, &session.registry).is_none();
    match specs.iter().find(known) {
        Some(spec) => Err(Fail::bad(format!("There is no column format \"{}\".", spec.format))),
        None => Ok(()),
    }
}

macro_rules! time_formats {
    ($($name:ident),*) => {
        fn time_format(format: columns::TimeFormat) -> TimeFormat {
            match format { $(columns::TimeFormat::$name => TimeFormat::$name),* }
        }
        fn to_time_format(format: TimeFormat) -> columns::TimeFormat {
            match format { $(TimeFormat::$name => columns::TimeFormat::$name),* }
        }
    };
}
time_formats!(
    Relative,
    Delta,
    DeltaShown,
    Absolute,
    AbsoluteDate,
    AbsoluteDayOfYear,
    Epoch,
    Utc,
    UtcDate,
    UtcDayOfYear
);

/// A capture as the page sees it.
pub(crate) fn capture(opened: &Opened, file: FileChange) -> api::Capture {
    let state = opened.capture.state();
    let path = opened.capture.path().display().to_string();
    let (marked, ignored, references) = state.flags;
    api::Capture {
        id: opened.id,
        name: opened.name.clone(),
        path: (!opened.is_upload()).then_some(path),
        bytes: state.facts.octets,
        bytes_read: state.octets_read,
        format: state.facts.format.to_owned(),
        compression: state.facts.compression.map(str::to_owned),
        state: match state.loading {
            Loading::Running => api::LoadState::Loading,
            Loading::Done => api::LoadState::Done,
            Loading::Stopped => api::LoadState::Stopped,
            Loading::Failed => api::LoadState::Failed,
        },
        packets: state.frames,
        marked,
        ignored,
        references,
        load_seconds: state.took.as_secs_f64(),
        banners: banners(&state, file),
        links: state.facts.links.iter().map(|l| (*l).to_owned()).collect(),
        comments: state.facts.comments.clone(),
        generation: state.generation,
        bytes_reread: state.octets_again,
        expert: state
            .expert
            .map_or(api::NodeSeverity::None, |severity| level_of(u64::from(severity as u32))),
    }
}

fn banners(state: &capture::State, file: FileChange) -> Vec<api::Banner> {
    let mut banners = Vec::new();
    let mut add = |kind, text: &str| banners.push(api::Banner { kind, text: text.to_owned() });
    match &state.trouble {
        Some(Trouble::CutShort(text)) => add(BannerKind::CutShort, text),
        Some(Trouble::Damaged(text)) => add(BannerKind::Damaged, text),
        Some(Trouble::Limit(text)) => add(BannerKind::Limit, text),
        None => {}
    }
    if state.lost {
        add(
            BannerKind::Vanished,
            "The file was cut after it was opened: the bytes of some packets are gone.",
        );
    }
    match file {
        FileChange::Same => {}
        FileChange::Gone => {
            add(BannerKind::Vanished, "The file is gone; what was read of it is kept.");
        }
        FileChange::Changed => {
            add(BannerKind::Changed, "The file was changed after it was opened; reload shows it.");
        }
    }
    banners
}

pub(crate) fn view(facts: &ViewFacts) -> api::View {
    let sort = |s: &Sort| api::Sort { column: s.index, descending: s.descending };
    api::View {
        id: facts.id,
        filter: facts.filter.clone(),
        sort: facts.sort.as_ref().map(sort),
        state: match facts.state {
            Filling::Filtering => api::ViewState::Filtering,
            Filling::Sorting => api::ViewState::Sorting,
            Filling::Done => api::ViewState::Done,
        },
        scanned: facts.scanned,
        rows: facts.rows,
        seconds: facts.took.as_secs_f64(),
        error: None,
    }
}

pub(crate) fn row(row: capture::Row) -> api::Row {
    let capture::Row { number, cells, colour, conversation, marked, ignored, reference, commented } =
        row;
    api::Row { frame: number, cells, colour, marked, ignored, reference, commented, conversation }
}
