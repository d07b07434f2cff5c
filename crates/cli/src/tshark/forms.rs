//! What `tshark` prints of each frame and how: the values of `-T`, `-E`, `-e`, `-t`, `--hexdump` and the columns.

use dissect::FieldId;
use export::fields::{Occurrence, Source, Style};
use export::{Characters, Dump};
use session::Session;
use session::columns::{ColumnDef, TimeFormat};

use crate::failure::Failure;
use crate::formats::hint;
use crate::table::nearest;

/// What is printed of each frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Tabs,
    Fields,
    Json,
    JsonRaw,
    Ek,
    Pdml,
    Psml,
    Ps,
}

pub(super) fn form(value: &str) -> Result<Form, Failure> {
    Ok(match value {
        "text" => Form::Text,
        "tabs" => Form::Tabs,
        "fields" => Form::Fields,
        "json" => Form::Json,
        "jsonraw" => Form::JsonRaw,
        "ek" => Form::Ek,
        "pdml" => Form::Pdml,
        "ps" => Form::Ps,
        "psml" => Form::Psml,
        _ => {
            let names = ["text", "tabs", "fields", "json", "jsonraw", "ek", "pdml", "ps", "psml"];
            let near = hint(value, names);
            let text = format!(
                "Invalid -T parameter \"{value}\"{near}; it must be one of:\n\t\"ek\"      two lines of JSON a frame, for Elasticsearch\n\t\"fields\"  values of the fields given with -e, as -E says\n\t\"json\"    details in JSON\n\t\"jsonraw\" the octets of the details in JSON\n\t\"pdml\"    details in XML\n\t\"ps\"      the text in PostScript\n\t\"psml\"    the packet list in XML\n\t\"tabs\"    the packet list, columns separated by tabs\n\t\"text\"    the packet list, or with -V the details, as text"
            );
            return Err(Failure::usage(text));
        }
    })
}

/// `--hexdump`.
pub(super) fn hex_dump(dump: &mut Dump, value: &str) -> Result<(), Failure> {
    match value {
        "all" => dump.frame_only = false,
        "frames" => dump.frame_only = true,
        "ascii" => dump.characters = Characters::Plain,
        "delimit" => dump.characters = Characters::Delimited,
        "noascii" => dump.characters = Characters::None,
        _ => {
            let near = hint(value, ["all", "frames", "ascii", "delimit", "noascii"]);
            let text = format!(
                "\"{value}\" is an invalid value for --hexdump <hexoption>{near}\nFor valid <hexoption> values enter: tshark --hexdump help"
            );
            return Err(Failure::usage(text));
        }
    }
    Ok(())
}

pub(crate) fn time_format(session: &mut Session, value: &str) -> Result<(), Failure> {
    let (mut name, digits) = value.split_once('.').unwrap_or((value, ""));
    match digits.as_bytes() {
        [] => {}
        [digit @ b'0'..=b'9'] => session.time.digits = Some(digit - b'0'),
        // No type has this name.
        _ => name = value,
    }
    session.time.format = match name {
        "a" => TimeFormat::Absolute,
        "ad" => TimeFormat::AbsoluteDate,
        "adoy" => TimeFormat::AbsoluteDayOfYear,
        "d" => TimeFormat::Delta,
        "dd" => TimeFormat::DeltaShown,
        "e" => TimeFormat::Epoch,
        "r" => TimeFormat::Relative,
        "u" => TimeFormat::Utc,
        "ud" => TimeFormat::UtcDate,
        "udoy" => TimeFormat::UtcDayOfYear,
        _ => {
            let text = format!(
                "Invalid time stamp type \"{value}\"; it must be one of:\n\t\"a\"    for absolute\n\t\"ad\"   for absolute with YYYY-MM-DD date\n\t\"adoy\" for absolute with YYYY/DOY date\n\t\"d\"    for delta\n\t\"dd\"   for delta displayed\n\t\"e\"    for epoch\n\t\"r\"    for relative\n\t\"u\"    for absolute UTC\n\t\"ud\"   for absolute UTC with YYYY-MM-DD date\n\t\"udoy\" for absolute UTC with YYYY/DOY date"
            );
            return Err(Failure::usage(text));
        }
    };
    Ok(())
}

pub(super) fn fields(
    session: &Session,
    names: Vec<String>,
    columns: &[ColumnDef],
) -> Result<Vec<(String, Source)>, Failure> {
    let fields = || session.registry.fields();
    let (mut wrong, mut found) = (Vec::new(), Vec::new());
    for name in names {
        let column = name.strip_prefix("_ws.col.");
        let column = column
            .and_then(|title| columns.iter().find(|c| c.title == title))
            .map(|c| c.column.clone());
        let ids: Vec<FieldId> = match name.as_str() {
            "text" => vec![FieldId::TEXT],
            name => fields().filter(|(_, f)| f.filter == name).map(|(id, _)| id).collect(),
        };
        match column {
            Some(column) => found.push((name, Source::Column(column))),
            // A column that is not there is empty.
            None if ids.is_empty() && !name.starts_with("_ws.col.") => wrong.push(name),
            None => found.push((name, Source::Field(ids))),
        }
    }
    if !wrong.is_empty() {
        wrong.sort_unstable();
        let mut text = "Some fields aren't valid:".to_owned();
        wrong.iter().for_each(|name| text += &format!("\n\t{name}"));
        let known = || fields().map(|(_, field)| field.filter);
        for near in wrong.iter().filter_map(|name| nearest(name, known())) {
            text += &format!("\ntshark: did you mean \"{near}\"?");
        }
        return Err(Failure::usage(text));
    }
    // What is asked for several times has its values in the last place.
    let mut rest = found.as_mut_slice();
    while let Some(((name, source), later)) = rest.split_first_mut() {
        if later.iter().any(|(other, _)| other == name) {
            *source = Source::Field(Vec::new());
        }
        rest = later;
    }
    Ok(found)
}

/// The usual columns.
pub(super) const COLUMNS: &str = r#""No.","%m","Time","%t","Source","%s","Destination","%d","Protocol","%p","Length","%L","Info","%i""#;

/// Headings and formats in turn, quoted or not, with commas between. Those whose format is hidden are left out.
pub(super) fn columns(session: &Session, list: &str) -> Result<Vec<ColumnDef>, Failure> {
    let wrong =
        |what: &str| Failure::usage(format!("-o flag \"gui.column.format:{list}\": {what}"));
    let pairs = session::columns::listed(list).ok_or_else(|| wrong("a heading has no format"))?;
    let hidden = session.settings.values.get("gui.column.hidden").map_or("", String::as_str);
    let is_hidden = |code: &str| hidden.split(',').any(|hidden| hidden.trim() == code);
    pairs
        .into_iter()
        .filter(|(_, code)| !is_hidden(code))
        .map(|(title, code)| {
            let column = session::columns::by_format(&code, &session.registry);
            let column = column.ok_or_else(|| wrong(&format!("{code} is no column format")))?;
            Ok(ColumnDef { title, column })
        })
        .collect()
}

pub(super) fn field_option(options: &mut Style, text: &str) -> Result<(), Failure> {
    let wrong = || {
        let name = text.split('=').next().filter(|name| !name.is_empty()).unwrap_or(text);
        Failure::usage(format!(
            "\"{name}\" is not a valid field output option=value pair.\nThe options are: bom=y|n header=y|n separator=/t|/s|<char> occurrence=f|l|a aggregator=,|/s|<char> quote=d|dd|s|n"
        ))
    };
    let (name, value) = text.split_once('=').ok_or_else(wrong)?;
    // The first letter counts.
    let first = value.bytes().next().ok_or_else(wrong)?;
    let truth = || match first {
        b'y' => Ok(true),
        b'n' => Ok(false),
        _ => Err(wrong()),
    };
    let character = |tab| match value.get(1..2) {
        Some("t") if first == b'/' && tab => b'\t',
        Some("s") if first == b'/' => b' ',
        // As the reference does: a slash stands before a letter, and any other letter is a backslash.
        _ if first == b'/' => b'\\',
        _ => first,
    };
    match name {
        "bom" => options.bom = truth()?,
        "header" => options.header = truth()?,
        "separator" => options.separator = character(true),
        "aggregator" => options.aggregator = character(false),
        "occurrence" => {
            options.occurrence = match first {
                b'f' => Occurrence::First,
                b'l' => Occurrence::Last,
                b'a' => Occurrence::All,
                _ => return Err(wrong()),
            }
        }
        "quote" => {
            options.doubled = value == "dd";
            options.quote = match first {
                b'd' => Some(b'"'),
                b's' => Some(b'\''),
                b'n' => None,
                _ => return Err(wrong()),
            }
        }
        _ => return Err(wrong()),
    }
    Ok(())
}
