//! `cargo xtask new FAMILY NAME`: a protocol from a template.
//!
//! The template is a protocol that compiles and passes its test as it is.

use std::fs;

use crate::{Done, root};

const PROTOCOL: &str = r#"//! NAME: say what it is, and where it is specified (RFC, section).

use dissect::prelude::*;

#[cfg(test)]
mod tests;

pub(crate) static UPPER: Protocol = Protocol {
    fields: FIELDS,
    entries: &[],
    stateless: true,
    ..Protocol::new("NAME", "UPPER", "NAME in full words", dissect)
};

fields! {
    /// What kind of message it is.
    TYPE: u8 = "NAME.type", "Type", Dec, TYPES;
    /// Octets that follow.
    LENGTH: u16 = "NAME.length", "Length", Dec;
    BODY: Bytes = "NAME.body", "Body", None;
}

values! { TYPES { 1 "Request", 2 "Reply" } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("UPPER");
    let kind = layer.read(TYPE)?;
    layer.info(format_args!("{}", TYPES.name(kind, "Unknown")));
    let length = layer.read(LENGTH)?;
    layer.bytes(BODY, usize::from(length))?;
    Ok(())
}
"#;

const TESTS: &str = r#"//! Messages of NAME.

use testkit::{Case, check};

use super::UPPER;

#[test]
fn messages() {
    check(&UPPER, &[], CASES);
}

const CASES: &[Case] = &[Case {
    shows: "a request with a body of two octets",
    bytes: "01 0002 cafe",
    tree: "NAME.type [0..1] 1
           NAME.length [1..3] 2
           NAME.body [3..5] ca:fe
           info: Request",
}];
"#;

pub(crate) fn run(family: &str, name: &str) -> Done {
    let legal = |s: &str| {
        !s.is_empty() && s.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    if !legal(name) || !legal(family) || name.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(format!("`{family} {name}`: names are lower-case letters, digits and _"));
    }
    let folder = root().join(format!("crates/proto-{family}/src"));
    let library = folder.join("lib.rs");
    let text = fs::read_to_string(&library)
        .map_err(|_| format!("there is no family `{family}` (crates/proto-{family})"))?;
    let file = folder.join(name);
    if file.exists() || folder.join(format!("{name}.rs")).exists() {
        return Err(format!("{name} is there already"));
    }
    let upper = name.to_ascii_uppercase();
    let fill = |template: &str| template.replace("NAME", name).replace("UPPER", &upper);
    fs::create_dir(&file).map_err(|e| e.to_string())?;
    fs::write(file.join("mod.rs"), fill(PROTOCOL)).map_err(|e| e.to_string())?;
    fs::write(file.join("tests.rs"), fill(TESTS)).map_err(|e| e.to_string())?;
    fs::write(&library, listed(&text, name, &upper)?).map_err(|e| e.to_string())?;
    println!(
        "crates/proto-{family}/src/{name}/ holds the new protocol. Fill its table and its cases, then\n  cargo test -p proto-{family} {name}"
    );
    Ok(())
}

/// The family's list with one more protocol: a `mod` line and an entry, each in its place by name.
fn listed(text: &str, name: &str, upper: &str) -> Result<String, String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let module = format!("mod {name};");
    let is_mod = |l: &String| l.starts_with("mod ") || l.starts_with("pub mod ");
    let after = lines.iter().rposition(|l| is_mod(l) && **l < *module);
    let at = after.map(|i| i + 1).or_else(|| lines.iter().position(is_mod));
    let at = at.unwrap_or_else(|| lines.iter().position(|l| l.starts_with("use ")).unwrap_or(0));
    lines.insert(at, module);
    let text = lines.join("\n") + "\n";
    let start =
        text.find("PROTOCOLS: &[&Protocol] = &[").ok_or("the family has no list `PROTOCOLS`")?;
    let open = start + "PROTOCOLS: &[&Protocol] = &[".len();
    let close = open
        + text.get(open..).and_then(|t| t.find("];")).ok_or("the list `PROTOCOLS` has no end")?;
    let list = text.get(open..close).unwrap_or("");
    let mut entries: Vec<String> =
        list.split(',').map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()).collect();
    let entry = format!("&{name}::{upper}");
    let place = entries.iter().position(|e| **e > *entry).unwrap_or(entries.len());
    entries.insert(place, entry);
    let body: String = entries.iter().map(|e| format!("\n    {e},")).collect();
    Ok(format!("{}{body}\n{}", text.get(..open).unwrap_or(""), text.get(close..).unwrap_or("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_protocol_is_listed_in_its_place() {
        let before = "//! A family.\n\nmod arp;\nmod vlan;\n\npub static PROTOCOLS: &[&Protocol] = &[&arp::ARP, &vlan::VLAN];\n";
        let after = "//! A family.\n\nmod arp;\nmod ppp;\nmod vlan;\n\npub static PROTOCOLS: &[&Protocol] = &[\n    &arp::ARP,\n    &ppp::PPP,\n    &vlan::VLAN,\n];\n";
        assert_eq!(listed(before, "ppp", "PPP").unwrap(), after);
    }

    #[test]
    fn names_that_are_no_names() {
        assert!(run("services", "a-b").is_err());
        assert!(run("../x", "ab").is_err());
        assert!(run("nothing", "ab").unwrap_err().contains("no family"));
    }
}
