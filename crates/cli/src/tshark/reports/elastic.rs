//! What Elasticsearch shall take the values of `-T ek` for.

use dissect::FieldType;
use export::Ek;
use session::Session;

use super::hidden;

/// `-G elastic-mapping`: protocols, and in each its fields' keys with their types. Only what is no text is
/// listed; each key once.
pub(super) fn write(session: &Session, out: &mut Vec<u8>) {
    out.extend_from_slice(HEAD.as_bytes());
    let (registry, hidden, ek) = (&session.registry, hidden(), Ek::new(&session.registry));
    let mut open = false;
    let mut seen = std::collections::HashSet::new();
    for (id, def) in registry.fields() {
        if hidden.contains(def.filter) {
            continue;
        }
        if def.kind == FieldType::Protocol {
            let start = if open { "\n            }\n          },\n" } else { "\n" };
            let name = def.filter;
            let text = format!("{start}          \"{name}\": {{\n            \"properties\": {{");
            out.extend_from_slice(text.as_bytes());
            open = true;
            seen.clear();
            continue;
        }
        let Some(kind) = kind(def.kind) else { continue };
        let key = ek.key(id);
        if !open || !seen.insert(key.to_vec()) {
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

fn kind(kind: FieldType) -> Option<&'static str> {
    use FieldType as T;
    Some(match kind {
        T::Uint8 | T::Int8 => "short",
        T::Uint16 | T::Int16 | T::Uint24 | T::Int24 | T::Int32 => "integer",
        T::Uint32 | T::Uint40 | T::Uint48 | T::Uint56 | T::Uint64 | T::Int64 => "long",
        T::Framenum => "long",
        T::Float | T::Double => "float",
        T::Boolean => "boolean",
        T::Bytes | T::UintBytes => "byte",
        T::Ipv4 | T::Ipv6 => "ip",
        T::AbsoluteTime | T::RelativeTime => "date",
        _ => return None,
    })
}
