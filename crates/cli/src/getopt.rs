//! Options as C's `getopt_long` reads them: short ones bundled or with their value attached, long ones with `=` or
//! the next word, options and other words in any order. What an option does is the caller's matter.

/// An option that a program takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    /// One letter or digit, if it has a short form.
    pub(crate) short: Option<char>,
    /// Without its dashes, if it has a long form.
    pub(crate) long: Option<&'static str>,
    /// True if a value follows.
    pub(crate) takes_value: bool,
}

/// An option as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// The long name if it has one, else the letter.
    pub(crate) name: String,
    /// Its value; empty if it takes none.
    pub(crate) value: String,
}

/// What is wrong with a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// No such option.
    Unknown(String),
    /// What stands there begins several options.
    Ambiguous(String, Vec<&'static str>),
    /// The option's value is missing.
    NoValue(String),
    /// The option takes no value.
    ExtraValue(String),
}

/// Reads a command line: the options in order, and the other words in order.
pub(crate) fn read(specs: &[Spec], args: &[String]) -> Result<(Vec<Given>, Vec<String>), Wrong> {
    let (mut given, mut words) = (Vec::new(), Vec::new());
    options(specs, args, true, &mut given, &mut words).map(|()| (given, words))
}

/// The same for programs whose options end with the first other word. What is wrong comes behind the options before it:
/// they may have asked for something that ends the program.
pub(crate) fn read_up_to_words(
    specs: &[Spec],
    args: &[String],
) -> (Vec<Given>, Vec<String>, Option<Wrong>) {
    let (mut given, mut words) = (Vec::new(), Vec::new());
    let wrong = options(specs, args, false, &mut given, &mut words).err();
    (given, words, wrong)
}

fn options(
    specs: &[Spec],
    args: &[String],
    mixed: bool,
    given: &mut Vec<Given>,
    words: &mut Vec<String>,
) -> Result<(), Wrong> {
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        if arg == "--" {
            words.extend(rest.cloned());
            break;
        } else if let Some(long) = arg.strip_prefix("--") {
            let (name, value) = match long.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (long, None),
            };
            let spec = find_long(specs, name)?;
            let value = match (spec.takes_value, value) {
                (true, None) => {
                    rest.next().cloned().ok_or_else(|| Wrong::NoValue(name.to_owned()))?
                }
                (false, Some(_)) => return Err(Wrong::ExtraValue(name.to_owned())),
                (_, value) => value.unwrap_or_default(),
            };
            given.push(Given { name: spec_name(spec), value });
        } else if arg.len() > 1 && arg.starts_with('-') {
            for (at, letter) in arg.char_indices().skip(1) {
                let spec = specs.iter().find(|s| s.short == Some(letter));
                let spec = spec.ok_or_else(|| Wrong::Unknown(letter.to_string()))?;
                if !spec.takes_value {
                    given.push(Given { name: spec_name(spec), value: String::new() });
                    continue;
                }
                let attached = arg.get(at + letter.len_utf8()..).unwrap_or("");
                let value = if attached.is_empty() {
                    rest.next().cloned().ok_or_else(|| Wrong::NoValue(letter.to_string()))?
                } else {
                    attached.to_owned()
                };
                given.push(Given { name: spec_name(spec), value });
                break;
            }
        } else {
            words.push(arg.clone());
            if !mixed {
                words.extend(rest.cloned());
                break;
            }
        }
    }
    Ok(())
}

fn spec_name(spec: &Spec) -> String {
    match (spec.short, spec.long) {
        (Some(letter), _) => letter.to_string(),
        (None, long) => long.unwrap_or("").to_owned(),
    }
}

/// The long option of that name, or the only one that starts with it.
fn find_long<'s>(specs: &'s [Spec], name: &str) -> Result<&'s Spec, Wrong> {
    if let Some(exact) = specs.iter().find(|s| s.long == Some(name)) {
        return Ok(exact);
    }
    let starts = |s: &&Spec| s.long.is_some_and(|l| l.starts_with(name));
    let starting: Vec<&Spec> = specs.iter().filter(starts).collect();
    match starting.as_slice() {
        [] => Err(Wrong::Unknown(name.to_owned())),
        [only] => Ok(only),
        several => {
            let longs = several.iter().filter_map(|s| s.long).collect();
            Err(Wrong::Ambiguous(name.to_owned(), longs))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPECS: &[Spec] = &[
        Spec { short: Some('V'), long: None, takes_value: false },
        Spec { short: Some('x'), long: None, takes_value: false },
        Spec { short: Some('T'), long: None, takes_value: true },
        Spec { short: Some('r'), long: Some("read-file"), takes_value: true },
        Spec { short: None, long: Some("color"), takes_value: false },
        Spec { short: None, long: Some("code"), takes_value: false },
    ];

    fn check(args: &[&str], expected: Result<&str, Wrong>) {
        let args: Vec<String> = args.iter().map(|a| (*a).to_owned()).collect();
        let got = read(SPECS, &args).map(|(given, words)| {
            let given: Vec<String> =
                given.iter().map(|g| format!("{}={}", g.name, g.value)).collect();
            format!("{} | {}", given.join(" "), words.join(" "))
        });
        assert_eq!(got, expected.map(str::to_owned));
    }

    #[test]
    fn lines() {
        check(&["-Vx", "-Tfields", "-r", "a"], Ok("V= x= T=fields r=a | "));
        check(&["tcp", "-VTpdml", "or", "udp"], Ok("V= T=pdml | tcp or udp"));
        check(&["--read-file=a", "--read", "b", "--color", "--", "-V"], Ok("r=a r=b color= | -V"));
        check(&["-"], Ok(" | -"));
    }

    #[test]
    fn options_that_end_with_words_or_faults() {
        let read = |line: &str| {
            let args: Vec<String> = line.split(' ').map(str::to_owned).collect();
            let (given, words, wrong) = read_up_to_words(SPECS, &args);
            (given.len(), words.join(" "), wrong.is_some())
        };
        assert_eq!(read("-V tcp.len > -1 -x"), (1, "tcp.len > -1 -x".to_owned(), false));
        assert_eq!(read("-Vx -Z -V"), (2, String::new(), true));
    }

    #[test]
    fn errors() {
        check(&["-Z"], Err(Wrong::Unknown("Z".to_owned())));
        check(&["-r"], Err(Wrong::NoValue("r".to_owned())));
        check(&["--co"], Err(Wrong::Ambiguous("co".to_owned(), vec!["color", "code"])));
        check(&["--color=yes"], Err(Wrong::ExtraValue("color".to_owned())));
    }
}
