//! Tables of records that the user fills in: from files of their names, and from `-o uat:table:record`.
//!
//! A record is a line of values in quotes, with commas between them. Tables and their columns are those of the
//! reference, so that files and command lines written for it can be used.

use crate::Session;

/// The tables, and their columns.
const TABLES: &[(&str, &[&str])] = &[
    ("80211_keys", &["key", "string"]),
    ("custom_http_header_fields", &["header_name", "header_desc"]),
    (MACROS, &["name", "text"]),
    (
        "esp_sa",
        &[
            "protocol",
            "srcIP",
            "dstIP",
            "spi",
            "encryption_algo",
            "encryption_key_string",
            "authentication_algo",
            "authentication_key_string",
        ],
    ),
    ("ieee802154_keys", &["key", "key_index", "hash_type"]),
    ("ikev1_decryption_table", &["icookie", "key"]),
    (
        "ikev2_decryption_table",
        &["spii", "spir", "sk_ei", "sk_er", "encr_alg", "sk_ai", "sk_ar", "auth_alg"],
    ),
    ("imf_header_fields", &["header_name", "description", "header_format", "add_to_col_info"]),
    ("k12_protos", &["match", "protos"]),
    ("maxmind_db_paths", &["path"]),
    (
        "pdcp_lte_ue_keys",
        &["ueid", "rrcCipherKeyString", "upCipherKeyString", "rrcIntegrityKeyString"],
    ),
    (
        "pdcp_nr_ue_keys",
        &[
            "ueid",
            "rrcCipherKeyString",
            "upCipherKeyString",
            "rrcIntegrityKeyString",
            "upIntegrityKeyString",
        ],
    ),
    ("pres_context_list", &["ctx_id", "oid"]),
    ("protobuf_search_paths", &["path", "load_all"]),
    ("protobuf_udp_message_types", &["udp_port_range", "message_type"]),
    ("rsa_keys", &["uri", "password"]),
    ("sccp_users", &["ni", "called_pc", "called_ssn", "user"]),
    ("smi_modules", &["name"]),
    ("smi_paths", &["name"]),
    (
        "snmp_users",
        &["engine_id", "userName", "auth_model", "authPassword", "priv_proto", "privPassword"],
    ),
    ("ssl_keys", &["ipaddr", "port", "protocol", "keyfile", "password"]),
    (
        "user_dlts",
        &["encap", "payload_proto", "header_size", "header_proto", "trailer_size", "trailer_proto"],
    ),
    ("zigbee_pc_keys", &["key", "byte_order", "label"]),
];

/// Parts of display filters that have a name.
const MACROS: &str = "dfilter_macros";

/// A record of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The table's name, which is that of its file, too.
    pub table: &'static str,
    /// Its values, one for each column.
    pub values: Vec<String>,
}

/// Why a record is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is no such table.
    Table,
    /// There is no record.
    Empty,
    /// What is wrong with it.
    Record(String),
}

/// Takes a record, given as `table:record`.
///
/// # Errors
///
/// There is no such table, or the record does not fit it.
pub fn set(session: &mut Session, given: &str) -> Result<(), Wrong> {
    let (table, text) = given.split_once(':').ok_or(Wrong::Empty)?;
    if text.is_empty() {
        return Err(Wrong::Empty);
    }
    let record = read(table, text, 1)?;
    keep(session, record, text);
    Ok(())
}

/// Takes the records of a table's file. Lines that do not fit are left out.
pub(super) fn load(session: &mut Session, file: impl Fn(&str) -> Option<String>) {
    // Macros have a reader of their own, which knows more forms.
    for (table, _) in TABLES.iter().filter(|(table, _)| *table != MACROS) {
        let text = file(table).unwrap_or_default();
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        for (index, line) in lines.enumerate() {
            match read(table, line, index + 1) {
                Ok(record) => keep(session, record, line),
                Err(Wrong::Record(why)) => session.settings.warnings.push(why),
                Err(_) => {}
            }
        }
    }
}

fn keep(session: &mut Session, record: Record, text: &str) {
    if record.table == MACROS {
        session.macros.read(text);
    }
    session.settings.records.push(record);
}

fn read(table: &str, text: &str, line: usize) -> Result<Record, Wrong> {
    let found = TABLES.iter().find(|(name, _)| *name == table);
    let (table, columns) = found.ok_or(Wrong::Table)?;
    let mut rest = text.trim();
    let mut values = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let lacks = || Wrong::Record(format!("{table}:{line}: expecting field {column}"));
        if at > 0 {
            rest = rest.strip_prefix(',').ok_or_else(lacks)?.trim_start();
        }
        let (value, after) = value(rest).ok_or_else(|| match rest.chars().next() {
            None => lacks(),
            Some(c) => Wrong::Record(format!(
                "{table}:{line}: unexpected char '{c}' while looking for field {column}"
            )),
        })?;
        values.push(value);
        rest = after.trim_start();
    }
    Ok(Record { table, values })
}

/// A value in quotes, or digits of octets without any, and what stands behind it.
fn value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', ' ']).unwrap_or(text.len());
        let (octets, rest) = text.split_at_checked(end)?;
        let is_hex = octets.bytes().all(|b| b.is_ascii_hexdigit()) && octets.len() % 2 == 0;
        return is_hex.then(|| (octets.to_owned(), rest));
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((value, quoted.get(at + 1..)?)),
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records() {
        let mut session = Session::new();
        let wrong = |text: &str| Err(Wrong::Record(text.to_owned()));
        for (given, result) in [
            ("ssl_keys:\"10.0.0.1\",\"443\",\"http\" , \"k\\\"\",\"\"", Ok(())),
            ("80211_keys:\"wep\",aabb", Ok(())),
            ("ssl_keys:\"1\"", wrong("ssl_keys:1: expecting field port")),
            ("rsa_keys:x", wrong("rsa_keys:1: unexpected char 'x' while looking for field uri")),
            ("rsa_keys:\"x", wrong("rsa_keys:1: unexpected char '\"' while looking for field uri")),
            ("nosuch:\"1\"", Err(Wrong::Table)),
            ("rsa_keys:", Err(Wrong::Empty)),
            ("rsa_keys", Err(Wrong::Empty)),
        ] {
            assert_eq!(set(&mut session, given), result, "{given}");
        }
        let kept = &session.settings.records;
        assert_eq!(kept.len(), 2);
        assert_eq!(kept[0].values, ["10.0.0.1", "443", "http", "k\"", ""]);
        assert!(TABLES.is_sorted_by(|a, b| a.0 < b.0));
    }
}
