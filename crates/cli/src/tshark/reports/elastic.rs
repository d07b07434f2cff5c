//! What Elasticsearch shall take the values of `-T ek` for.

use dissect::FieldType;
use export::Ek;
use session::Session;

use super::fields::Kinds;
use super::{data, hidden};

/// `-G elastic-mapping`: protocols, and in each its fields' keys with their types. Only what is no text is
/// listed; each key once. `only` names protocols with commas between.
pub(super) fn write(session: &Session, only: Option<&str>, out: &mut Vec<u8>) {
    out.extend_from_slice(HEAD.as_bytes());
    let (registry, hidden, ek) = (&session.registry, hidden(), Ek::new(&session.registry));
    let (kinds, differ) = (Kinds::new(), data::by_name(data::FIELDS));
    let (mut open, mut wanted) = (false, false);
    let mut seen = std::collections::HashSet::new();
    for (id, def) in registry.fields() {
        if hidden.contains(def.filter) {
            continue;
        }
        if def.kind == FieldType::Protocol {
            wanted = only.is_none_or(|only| only.split(',').any(|name| name == def.filter));
            if !wanted {
                continue;
            }
            let start = if open { "\n            }\n          },\n" } else { "\n" };
            let name = def.filter;
            let text = format!("{start}          \"{name}\": {{\n            \"properties\": {{");
            out.extend_from_slice(text.as_bytes());
            open = true;
            seen.clear();
            continue;
        }
        let kind = match differ.get(def.filter).map(Vec::as_slice) {
            Some([_, kind, ..]) => kind,
            Some(_) => continue,
            None => kinds.name(def.kind),
        };
        let Some(kind) = elastic(kind) else { continue };
        let key = ek.key(id);
        if !wanted || !seen.insert(key.to_vec()) {
            continue;
        }
        let start = if seen.len() > 1 { "," } else { "" };
        out.extend_from_slice(format!("{start}\n              \"").as_bytes());
        out.extend_from_slice(key);
        let rest = format!("\": {{\n                \"type\": \"{kind}\"\n              }}");
        out.extend_from_slice(rest.as_bytes());
    }
    out.extend_from_slice(TAIL.as_bytes());
}

const HEAD: &str = r#"{
  "settings": {
    "index.mapping.total_fields.limit": 1000000
  },
  "mappings": {
    "dynamic": false,
    "properties": {
      "timestamp": {
        "type": "date"
      },
      "layers": {
        "properties": {"#;

const TAIL: &str = "
            }
          }
        }
      }
    }
  }
}
";

/// What a type is there; texts and the like have no entry.
fn elastic(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "FT_UINT8" | "FT_INT8" => "short",
        "FT_UINT16" | "FT_INT16" | "FT_UINT24" | "FT_INT24" | "FT_INT32" => "integer",
        "FT_UINT32" | "FT_UINT40" | "FT_UINT48" | "FT_UINT56" | "FT_UINT64" | "FT_INT64" => "long",
        "FT_FRAMENUM" => "long",
        "FT_FLOAT" | "FT_DOUBLE" => "float",
        "FT_BOOLEAN" => "boolean",
        "FT_BYTES" | "FT_UINT_BYTES" => "byte",
        "FT_IPv4" | "FT_IPv6" => "ip",
        "FT_ABSOLUTE_TIME" | "FT_RELATIVE_TIME" => "date",
        _ => return None,
    })
}
