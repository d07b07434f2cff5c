//! `dumpconf`, and `info`: what is set, and what there is.

use session::Session;
use session::settings::preferences::{self, Kind, Preference};
use session::tap::CONV_TYPES;

use super::follow::FOLLOWERS;
use super::json::Json;
use super::request::{Refused, Request, refused};
use crate::table::COMPATIBLE;
use crate::tshark::reports::data;

/// Answers `dumpconf`: one preference, those of a protocol, or all.
pub(super) fn dump(session: &Session, request: &Request, json: &mut Json) -> Result<(), Refused> {
    let wanted = request.text("pref").unwrap_or("");
    let is_wanted = |name: &str| match wanted {
        "" => true,
        _ if wanted.contains('.') => name == wanted,
        _ => name.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('.')),
    };
    let all = preferences::list(session);
    let found: Vec<&Preference> = all.iter().filter(|p| is_wanted(&p.name)).collect();
    if found.is_empty() {
        let code = if wanted.contains('.') { -9001 } else { -9002 };
        return Err(refused(code, format!("Invalid pref {wanted}.")));
    }
    json.open('{');
    json.member("prefs", '{');
    for preference in found {
        json.member(&preference.name, '{');
        write(json, preference);
        json.close('}');
    }
    json.close('}');
    json.close('}');
    Ok(())
}

fn write(json: &mut Json, preference: &Preference) {
    let Preference { name, kind, value, .. } = preference;
    match kind {
        // Columns have a form of their own, which is not told.
        Kind::Text if name == "gui.column.format" => {}
        Kind::Bool => json.value("b", u8::from(value.eq_ignore_ascii_case("true"))),
        Kind::Number => json.value("u", session::settings::number(value).unwrap_or(0)),
        Kind::Range => json.text("r", value),
        Kind::Text => json.text("s", value),
        Kind::Choice(words) => {
            json.member("e", '[');
            for (number, word) in words.iter().enumerate() {
                json.open('{');
                json.value("v", number);
                if word.eq_ignore_ascii_case(value) {
                    json.value("s", 1);
                }
                json.text("d", word);
                json.close('}');
            }
            json.close(']');
        }
    }
}

/// Answers `info`: only what this program can do is told.
pub(super) fn info(json: &mut Json) {
    json.open('{');
    json.member("columns", '[');
    for (format, name) in data::COLUMNS.lines().filter_map(|line| line.split_once('\t')) {
        json.open('{');
        json.text("name", name);
        json.text("format", format);
        json.close('}');
    }
    json.close(']');
    list(json, "stats", &[]);
    json.member("ftypes", '[');
    data::FTYPES.lines().filter_map(|l| l.split('\t').next()).for_each(|name| json.string(name));
    json.close(']');
    json.text("version", COMPATIBLE);
    list(json, "nstat", &[]);
    let mut convs = Vec::new();
    let mut types: Vec<_> = CONV_TYPES.iter().filter(|of| of.is_there()).collect();
    types.sort_by_key(|of| of.title);
    for of in types {
        convs.push((format!("Conversation List/{}", of.title), format!("conv:{}", of.title)));
        convs.push((format!("Endpoint/{}", of.title), format!("endpt:{}", of.title)));
    }
    list(json, "convs", &convs);
    list(json, "seqa", &[]);
    list(json, "taps", &[("Expert Information".to_owned(), "expert".to_owned())]);
    list(json, "eo", &[]);
    list(json, "srt", &[]);
    list(json, "rtd", &[]);
    let follow = FOLLOWERS.iter().map(|f| (format!("Follow/{}", f.0), format!("follow:{}", f.0)));
    list(json, "follow", &follow.collect::<Vec<_>>());
    json.close('}');
}

fn list(json: &mut Json, name: &str, rows: &[(String, String)]) {
    json.member(name, '[');
    for (name, tap) in rows {
        json.open('{');
        json.text("name", name);
        json.text("tap", tap);
        json.close('}');
    }
    json.close(']');
}
