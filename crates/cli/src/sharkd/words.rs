//! `check` and `complete`: filters and preferences while they are typed.

use std::collections::BTreeSet;

use dfilter::Doubt;
use dissect::FieldType;
use session::Session;
use session::settings::preferences;

use super::json::Json;
use super::request::{Refused, Request, refused};

/// Answers `check`.
pub(super) fn check(session: &Session, request: &Request, json: &mut Json) -> Result<(), Refused> {
    json.open('{');
    // A field is looked at only if there is no filter.
    if let Some(text) = request.text("filter") {
        let warned = match session::filter::compile(session, text) {
            _ if text.trim().is_empty() => false,
            Ok(filter) => {
                let mut warnings = filter.filter().warnings().iter();
                warnings.any(|warning| warning.doubt == Doubt::Deprecated)
            }
            Err(error) => {
                return Err(refused(-5001, format!("Filter invalid - {}", error.message)));
            }
        };
        if warned {
            json.text("status", "Warning");
            json.text("warning", "Filter contains deprecated tokens");
            json.close('}');
            return Ok(());
        }
    } else if let Some(name) = request.text("field")
        && session.registry.fields_named(name).is_empty()
        && session.registry.by_name(name).is_none()
    {
        return Err(refused(-5002, format!("Field {name} not found")));
    }
    json.text("status", "OK");
    json.close('}');
    Ok(())
}

/// Answers `complete`.
pub(super) fn complete(session: &Session, request: &Request, json: &mut Json) {
    json.open('{');
    if let Some(start) = request.text("field").filter(|start| !start.is_empty()) {
        json.member("field", '[');
        fields(session, start, json);
        json.close(']');
    }
    if let Some(start) = request.text("pref").filter(|start| !start.is_empty()) {
        json.member("pref", '[');
        preferences_of(session, start, json);
        json.close(']');
    }
    json.close('}');
}

/// Protocols; with a dot in the start also fields, each name once.
fn fields(session: &Session, start: &str, json: &mut Json) {
    let registry = &session.registry;
    let mut told = BTreeSet::new();
    let mut add = |name: &'static str, kind: FieldType, label: &str| {
        if name.starts_with(start) && told.insert(name) {
            json.open('{');
            json.text("f", name);
            json.value("t", kind.number());
            json.text("n", label);
            json.close('}');
        }
    };
    for (_, protocol) in registry.protocols() {
        add(protocol.filter, FieldType::Protocol, protocol.name);
    }
    if start.contains('.') {
        for (_, def) in registry.fields() {
            add(def.filter, def.kind, def.label);
        }
    }
}

/// Protocols that have preferences; with a dot in the start preferences.
fn preferences_of(session: &Session, start: &str, json: &mut Json) {
    let all = preferences::list(session);
    let mut add = |name: &str, text: &str| {
        json.open('{');
        json.text("f", name);
        json.text("d", text);
        json.close('}');
    };
    if start.contains('.') {
        for preference in all.iter().filter(|p| p.name.starts_with(start)) {
            add(&preference.name, preference.label);
        }
        return;
    }
    let modules = all.iter().filter_map(|p| p.name.split('.').next());
    for module in modules.filter(|m| m.starts_with(start)).collect::<BTreeSet<&str>>() {
        if let Some(id) = session.registry.by_name(module) {
            add(module, session.registry.protocol(id).short);
        }
    }
}
