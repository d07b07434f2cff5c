//! The user's settings.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::api::{
    ColourRule, ColumnSpec, DecodeAs, DecodeAsTables, FilterButton, NameSettings, Preference,
    PreferenceValue, ProtocolSwitch, SavedFilter, Settings, TimeSettings,
};
use crate::app::App;
use crate::fail::{Answer, Fail};
use crate::routes::work;
use crate::{convert, preferences};

/// Octets that the page may remember.
const PAGE_OCTETS_MAX: usize = 64 << 10;

/// Rules, saved filters or buttons kept.
const LIST_MAX: usize = 1000;

fn short<T>(list: &[T]) -> Result<(), Fail> {
    match list.len() {
        0..=LIST_MAX => Ok(()),
        _ => Err(Fail::bad(format!("A list has at most {LIST_MAX} rows."))),
    }
}

pub(crate) async fn get(State(app): State<Arc<App>>) -> Json<Settings> {
    Json(app.settings())
}

pub(crate) async fn columns(
    State(app): State<Arc<App>>,
    Json(columns): Json<Vec<ColumnSpec>>,
) -> Answer<Settings> {
    let session = Arc::clone(&app.user().session);
    convert::check_columns(&columns, &session)?;
    Ok(Json(app.change_look(|settings| {
        settings.columns = columns;
        Ok(())
    })?))
}

pub(crate) async fn time(
    State(app): State<Arc<App>>,
    Json(time): Json<TimeSettings>,
) -> Answer<Settings> {
    if time.digits.is_some_and(|digits| digits > 9) {
        return Err(Fail::bad("Times have at most 9 digits after the second."));
    }
    Ok(Json(app.change_look(|settings| {
        settings.time = time;
        Ok(())
    })?))
}

pub(crate) async fn colours(
    State(app): State<Arc<App>>,
    Json(colours): Json<Vec<ColourRule>>,
) -> Answer<Settings> {
    short(&colours)?;
    Ok(Json(app.change_look(|settings| {
        settings.colours = colours;
        Ok(())
    })?))
}

pub(crate) async fn colourize(
    State(app): State<Arc<App>>,
    Json(colourize): Json<bool>,
) -> Answer<Settings> {
    Ok(Json(app.change_look(|settings| {
        settings.colourize = colourize;
        Ok(())
    })?))
}

pub(crate) async fn filters(
    State(app): State<Arc<App>>,
    Json(filters): Json<Vec<SavedFilter>>,
) -> Answer<Settings> {
    short(&filters)?;
    Ok(Json(app.change_look(|settings| {
        settings.filters = filters;
        Ok(())
    })?))
}

pub(crate) async fn buttons(
    State(app): State<Arc<App>>,
    Json(buttons): Json<Vec<FilterButton>>,
) -> Answer<Settings> {
    short(&buttons)?;
    Ok(Json(app.change_look(|settings| {
        settings.buttons = buttons;
        Ok(())
    })?))
}

pub(crate) async fn page(
    State(app): State<Arc<App>>,
    Json(page): Json<String>,
) -> Answer<Settings> {
    if page.len() > PAGE_OCTETS_MAX {
        return Err(Fail::bad(format!("The page may remember {PAGE_OCTETS_MAX} octets.")));
    }
    Ok(Json(app.change_look(|settings| {
        settings.page = page;
        Ok(())
    })?))
}

pub(crate) async fn forget(State(app): State<Arc<App>>) -> Answer<Settings> {
    app.forget_files();
    Ok(Json(app.change_look(|settings| {
        settings.recent_filters.clear();
        Ok(())
    })?))
}

pub(crate) async fn names(
    State(app): State<Arc<App>>,
    Json(names): Json<NameSettings>,
) -> Answer<Settings> {
    let settings = work(move |_| {
        app.change_config(|user| {
            user.set_names(names);
            Ok(())
        })
    });
    Ok(Json(settings.await?))
}

#[derive(Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    search: String,
}

pub(crate) async fn preferences(
    State(app): State<Arc<App>>,
    Query(Search { search }): Query<Search>,
) -> Json<Vec<Preference>> {
    Json(preferences::list(&app.user().session, &search.to_lowercase()))
}

pub(crate) async fn set_preferences(
    State(app): State<Arc<App>>,
    Json(values): Json<Vec<PreferenceValue>>,
) -> Answer<Settings> {
    let settings = work(move |_| {
        app.change_config(|user| {
            for PreferenceValue { name, value } in values {
                preferences::check(&user.session, &name, value.as_deref())?;
                match value {
                    Some(value) => user.preferences.insert(name, value),
                    None => user.preferences.remove(&name),
                };
            }
            Ok(())
        })
    });
    Ok(Json(settings.await?))
}

pub(crate) async fn protocols(
    State(app): State<Arc<App>>,
    Query(Search { search }): Query<Search>,
) -> Json<Vec<ProtocolSwitch>> {
    let session = Arc::clone(&app.user().session);
    let search = search.to_lowercase();
    let registry = &session.registry;
    let wanted = |name: &str, filter: &str| {
        name.to_lowercase().contains(&search) || filter.contains(&search)
    };
    let found = registry.protocols().filter(|(_, p)| p.has_node && wanted(p.name, p.filter));
    let mut found: Vec<ProtocolSwitch> = found
        .map(|(id, p)| ProtocolSwitch {
            protocol: p.filter.to_owned(),
            name: p.name.to_owned(),
            enabled: registry.is_enabled(&session.config, id),
        })
        .collect();
    found.sort_by(|a, b| a.protocol.cmp(&b.protocol));
    Json(found)
}

pub(crate) async fn set_protocols(
    State(app): State<Arc<App>>,
    Json(switches): Json<Vec<ProtocolSwitch>>,
) -> Answer<Settings> {
    let settings = work(move |_| {
        app.change_config(|user| {
            for switch in switches {
                if user.session.registry.by_name(&switch.protocol).is_none() {
                    return Err(Fail::bad(format!(
                        "There is no protocol \"{}\".",
                        switch.protocol
                    )));
                }
                user.switches.insert(switch.protocol, switch.enabled);
            }
            Ok(())
        })
    });
    Ok(Json(settings.await?))
}

pub(crate) async fn decode_as(State(app): State<Arc<App>>) -> Json<DecodeAsTables> {
    let user = app.user();
    let tables = preferences::tables(&user.session.registry);
    Json(DecodeAsTables { tables, set: user.decode_as.clone() })
}

pub(crate) async fn set_decode_as(
    State(app): State<Arc<App>>,
    Json(rows): Json<Vec<DecodeAs>>,
) -> Answer<Settings> {
    short(&rows)?;
    let settings = work(move |_| {
        app.change_config(|user| {
            user.decode_as = rows;
            Ok(())
        })
    });
    Ok(Json(settings.await?))
}
