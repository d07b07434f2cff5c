//! A line as a request: what must be there, what may be, and of which type.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// Why a request is refused: code and message, as clients know them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) code: i32,
    pub(super) message: String,
}

/// A request refused with a code of its own.
pub(super) fn refused(code: i32, message: impl Into<String>) -> Refused {
    Refused { code, message: message.into() }
}

fn invalid(message: impl Into<String>) -> Refused {
    refused(-32600, message)
}

/// A request that makes sense, as far as that can be seen without doing it.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: &'static str,
    params: Members,
}

impl Request {
    /// A parameter that is a text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.params.find(name)?.as_str()
    }

    /// A parameter that is a number, at least 1.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.params.find(name)?.as_u64().and_then(|n| u32::try_from(n).ok())
    }

    /// A parameter that may be a text or a number, as a text.
    pub(super) fn word(&self, name: &str) -> Option<String> {
        Some(match self.params.find(name)? {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    }

    /// Whether a parameter is there. So clients ask for parts of an answer: `false` asks for them, too.
    pub(super) fn has(&self, name: &str) -> bool {
        self.params.find(name).is_some()
    }
}

/// What a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    Text,
    Number,
    Truth,
    Anything,
}

/// A parameter: its name (`#` at its end stands for a number below that of the method), what it takes, whether it must be
/// there.
type Param = (&'static str, Takes, bool);

/// Methods, their parameters, and how many of those that are numbered there may be.
const METHODS: &[(&str, u32, &[Param])] = {
    use Takes::{Anything, Number, Text, Truth};
    &[
        ("analyse", 0, &[]),
        ("bye", 0, &[]),
        ("check", 0, &[("field", Text, false), ("filter", Text, false)]),
        ("complete", 0, &[("field", Text, false), ("pref", Text, false)]),
        ("download", 0, &[("token", Text, false)]),
        ("dumpconf", 0, &[("pref", Text, false)]),
        ("follow", 0, &[("follow", Text, true), ("filter", Text, true)]),
        (
            "frame",
            0,
            &[
                ("frame", Number, true),
                ("proto", Truth, false),
                ("ref_frame", Truth, false),
                ("prev_frame", Truth, false),
                ("columns", Truth, false),
                ("color", Truth, false),
                ("bytes", Truth, false),
                ("hidden", Truth, false),
            ],
        ),
        (
            "frames",
            COLUMNS_MAX,
            &[
                ("column#", Anything, false),
                ("filter", Text, false),
                ("skip", Number, false),
                ("limit", Number, false),
                ("refs", Text, false),
            ],
        ),
        ("info", 0, &[]),
        ("intervals", 0, &[("interval", Number, false), ("filter", Text, false)]),
        (
            "iograph",
            GRAPHS_MAX,
            &[
                ("interval", Number, false),
                ("filter", Text, false),
                ("graph0", Text, true),
                ("graph#", Text, false),
                ("filter#", Text, false),
            ],
        ),
        ("load", 0, &[("file", Text, true)]),
        ("setcomment", 0, &[("frame", Number, true), ("comment", Text, false)]),
        ("setconf", 0, &[("name", Text, true), ("value", Anything, true)]),
        ("status", 0, &[]),
        ("tap", TAPS_MAX, &[("tap0", Text, true), ("tap#", Text, false)]),
    ]
};

/// Columns of one request.
pub(super) const COLUMNS_MAX: u32 = 100;
/// Graphs of one request.
pub(super) const GRAPHS_MAX: u32 = 10;
/// Reports of one request.
pub(super) const TAPS_MAX: u32 = 16;

/// Members of an object in their order.
#[derive(Debug, Default)]
struct Members(Vec<(String, Value)>);

impl Members {
    fn find(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Members, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                // The length of a line bounds it.
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// Understands a line. What is refused has the request's id, as far as it is known by then.
pub(super) fn read(line: &[u8]) -> (i64, Result<Request, Refused>) {
    let mut id = 0;
    let request = parse(line).and_then(|members| understand(members, &mut id));
    (id, request)
}

fn parse(line: &[u8]) -> Result<Members, Refused> {
    // What follows the first value is looked at only if that is an object.
    let mut values = serde_json::Deserializer::from_slice(line).into_iter::<Value>();
    match values.next() {
        Some(Ok(Value::Object(_))) => {}
        Some(Ok(_)) => return Err(invalid("The request must an object")),
        Some(Err(error)) if error.is_eof() => return Err(invalid("Invalid JSON(2)")),
        Some(Err(_)) | None => return Err(invalid("Invalid JSON(1)")),
    }
    const NO_PAIRS: &str = "The request must contain name/value pairs";
    let members: Members = serde_json::from_slice(line).map_err(|_| invalid(NO_PAIRS))?;
    let is_list = |value: &Value| value.as_array().is_some_and(|list| !list.is_empty());
    match members.0.iter().any(|(_, value)| is_list(value)) {
        true => Err(invalid(NO_PAIRS)),
        false => Ok(members),
    }
}

fn understand(members: Members, id: &mut i64) -> Result<Request, Refused> {
    let wrong_type =
        |name: &str| invalid(format!("The data type for member {name} is not a valid"));
    for (name, value) in &members.0 {
        match (name.as_str(), value) {
            ("jsonrpc", Value::String(version)) if version == "2.0" => {}
            ("jsonrpc", Value::String(_)) => return Err(invalid("Only JSON 2.0 is supported")),
            ("id", value) => {
                const WRONG: &str = "The id value must be a positive integer";
                let number = value.as_u64().ok_or_else(|| invalid(WRONG))?;
                if number == 0 {
                    return Err(invalid("The value for id must be a positive integer"));
                }
                *id = u32::try_from(number).map_or(-1, i64::from);
                if *id < 0 {
                    return Err(invalid(WRONG));
                }
            }
            ("method", Value::String(_)) | ("params", Value::Object(_)) => {}
            ("jsonrpc" | "method" | "params", _) => return Err(wrong_type(name)),
            _ => return Err(invalid(format!("{name} is not a valid member name"))),
        }
    }
    for name in ["jsonrpc", "id", "method"] {
        if members.find(name).is_none() {
            return Err(invalid(format!("Mandatory member {name} is missing")));
        }
    }
    let method = members.find("method").and_then(Value::as_str).unwrap_or("");
    let known = METHODS.iter().find(|m| m.0 == method);
    let (method, numbered, allowed) =
        known.ok_or_else(|| refused(-32601, format!("The method {method} is not supported")))?;
    let params = match members.find("params") {
        Some(params) => Members::deserialize(params.clone()).unwrap_or_default(),
        None => Members::default(),
    };
    for (name, value) in &params.0 {
        let found = allowed.iter().find(|param| is_named(param.0, name, *numbered));
        let Some((_, takes, _)) = found else {
            return Err(invalid(format!("{name} is not a valid member name")));
        };
        check(name, value, *takes)?;
    }
    for (name, _, needed) in *allowed {
        if *needed && params.find(name).is_none() {
            return Err(invalid(format!("Mandatory parameter {name} is missing")));
        }
    }
    Ok(Request { method, params })
}

/// Whether `name` is what a pattern such as `tap#` stands for, numbers below `most`.
fn is_named(pattern: &str, name: &str, most: u32) -> bool {
    let Some(start) = pattern.strip_suffix('#') else { return pattern == name };
    let number = name.strip_prefix(start).filter(|n| !n.starts_with('0') || *n == "0");
    number.and_then(|n| n.parse::<u32>().ok()).is_some_and(|n| n < most)
}

fn check(name: &str, value: &Value, takes: Takes) -> Result<(), Refused> {
    let is_plain = matches!(value, Value::Number(_) | Value::Bool(_) | Value::Null);
    let fits = match takes {
        Takes::Text => value.is_string(),
        Takes::Number | Takes::Truth => is_plain,
        Takes::Anything => is_plain || value.is_string(),
    };
    if !fits {
        return Err(invalid(format!("The data type for member {name} is not a valid")));
    }
    let number = || value.as_u64().filter(|n| *n > 0 && u32::try_from(*n).is_ok());
    match takes {
        Takes::Number if number().is_none() => {
            Err(invalid(format!("The value for {name} must be a positive integer")))
        }
        Takes::Truth if !value.is_boolean() => {
            Err(invalid(format!("The value for {name} must be a boolean (true or false)")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals() {
        for (line, id, code, message) in [
            ("", 0, -32600, "Invalid JSON(1)"),
            ("garbage", 0, -32600, "Invalid JSON(1)"),
            (r#"{"a":1"#, 0, -32600, "Invalid JSON(2)"),
            ("[1]", 0, -32600, "The request must an object"),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":"status"} x"#,
                0,
                -32600,
                "The request must contain name/value pairs",
            ),
            ("{}", 0, -32600, "Mandatory member jsonrpc is missing"),
            (r#"{"id":7,"method":"status"}"#, 7, -32600, "Mandatory member jsonrpc is missing"),
            (r#"{"jsonrpc":"2.0","method":"status"}"#, 0, -32600, "Mandatory member id is missing"),
            (r#"{"jsonrpc":"2.0","id":2}"#, 2, -32600, "Mandatory member method is missing"),
            (
                r#"{"jsonrpc":"1.0","id":2,"method":"status"}"#,
                0,
                -32600,
                "Only JSON 2.0 is supported",
            ),
            (
                r#"{"jsonrpc":"2.0","id":-2,"method":"status"}"#,
                0,
                -32600,
                "The id value must be a positive integer",
            ),
            (
                r#"{"jsonrpc":"2.0","id":99999999999,"method":"status"}"#,
                -1,
                -32600,
                "The id value must be a positive integer",
            ),
            (
                r#"{"jsonrpc":"2.0","id":3,"method":"x"}"#,
                3,
                -32601,
                "The method x is not supported",
            ),
            (
                r#"{"jsonrpc":"2.0","id":3,"method":"load"}"#,
                3,
                -32600,
                "Mandatory parameter file is missing",
            ),
            (
                r#"{"jsonrpc":"2.0","id":3,"method":"load","params":[]}"#,
                3,
                -32600,
                "The data type for member params is not a valid",
            ),
            (
                r#"{"jsonrpc":"2.0","id":3,"method":"tap","params":{"tap0":"a","tap16":"b"}}"#,
                3,
                -32600,
                "tap16 is not a valid member name",
            ),
            (
                r#"{"jsonrpc":"2.0","id":3,"method":"frame","params":{"frame":"1"}}"#,
                3,
                -32600,
                "The data type for member frame is not a valid",
            ),
            (
                r#"{"jsonrpc":"2.0","id":3,"method":"frame","params":{"frame":0}}"#,
                3,
                -32600,
                "The value for frame must be a positive integer",
            ),
            (
                r#"{"jsonrpc":"2.0","id":3,"method":"frame","params":{"frame":1,"bytes":2}}"#,
                3,
                -32600,
                "The value for bytes must be a boolean (true or false)",
            ),
        ] {
            let (read_id, refused) = read(line.as_bytes());
            let refused = refused.expect_err(line);
            assert_eq!(
                (read_id, refused.code, refused.message.as_str()),
                (id, code, message),
                "{line}"
            );
        }
    }

    #[test]
    fn parameters() {
        let line = r#"{"jsonrpc":"2.0","id":3,"method":"frames","params":{"column0":36,"column1":"a:1","skip":2,"refs":"3"}}"#;
        let (id, request) = read(line.as_bytes());
        let request = request.expect("is right");
        assert_eq!((id, request.method, request.number("skip")), (3, "frames", Some(2)));
        assert_eq!(request.word("column0").as_deref(), Some("36"));
        assert_eq!((request.text("refs"), request.has("limit")), (Some("3"), false));
        // Nested as deep as a line is long, it is refused and does not overflow.
        let deep = "[".repeat(1 << 20);
        assert!(read(deep.as_bytes()).1.is_err());
    }
}
