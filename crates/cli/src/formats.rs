//! What `-F` and `-T` take, the same for all programs that write captures.

use capfile::LinkType;
use capfile::write::WriteFormat;

use crate::failure::Failure;
use crate::table::nearest;

/// The format that `-F` of a program names.
pub(crate) fn format(program: &str, name: &str) -> Result<WriteFormat, Failure> {
    let names = || WriteFormat::ALL.iter().map(|format| format.name());
    WriteFormat::from_name(name).ok_or_else(|| {
        let text = format!("\"{name}\" isn't a valid capture file type{}", hint(name, names()));
        Failure::usage(format!("{text}\n{program}: {}", formats()))
    })
}

/// The link type that `-T` names.
pub(crate) fn link(name: &str) -> Result<LinkType, Failure> {
    LinkType::from_encap_name(name).ok_or_else(|| {
        let names = LinkType::all().map(|link| link.encap_name());
        let text = format!("\"{name}\" isn't a valid encapsulation type{}", hint(name, names));
        Failure::usage(format!("{text}\n{}", links("T")))
    })
}

/// Behind a word that is not known: the one that may have been meant.
pub(crate) fn hint<'c>(word: &str, names: impl IntoIterator<Item = &'c str>) -> String {
    nearest(word, names)
        .filter(|near| *near != word)
        .map_or(String::new(), |near| format!(" (did you mean \"{near}\"?)"))
}

/// The formats, for those who ask.
pub(crate) fn formats() -> String {
    let mut text = "The available capture file types for the \"-F\" flag are:".to_owned();
    for format in WriteFormat::ALL {
        text += &format!("\n    {} - {}", format.name(), format.description());
    }
    text
}

/// The link types, for those who ask with this letter.
pub(crate) fn links(letter: &str) -> String {
    let mut rows: Vec<_> = LinkType::all().map(|l| (l.encap_name(), l.description())).collect();
    rows.sort_unstable();
    rows.dedup_by_key(|(name, _)| *name);
    let mut text = format!("The available encapsulation types for the \"-{letter}\" flag are:");
    for (name, description) in rows {
        text += &format!("\n    {name} - {description}");
    }
    text
}
