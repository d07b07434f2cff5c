//! What a command line of `tshark` asks for.

use export::fields::{Source, Style};
use export::{Coloured, Details, Dump, Ek, Fields, Json, Layers, Pdml, Psml, Summary};
use session::colour::Rules;
use session::columns::ColumnDef;
use session::{Printer, Session};

use crate::failure::Failure;
use crate::getopt::Given;

use super::forms::{COLUMNS, Form, columns, field_option, fields, form, hex_dump, time_format};
use super::live::Live;
use super::outfile::OutArgs;
use super::settings;

/// What is asked for instead of reading a capture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Only {
    /// `-h`.
    Help,
    /// `-v`.
    Version,
    /// `-z help`.
    Reports,
    /// `--hexdump help`.
    HexDumps,
}

/// A command line, understood.
pub(crate) struct Args {
    pub(crate) only: Option<Only>,
    pub(crate) file: Option<String>,
    /// The capture comes through a pipe as it is made (`-i -`).
    pub(crate) piped: bool,
    pub(crate) count: Option<u64>,
    pub(crate) two_passes: bool,
    /// `-M`.
    pub(crate) reset_after: Option<u32>,
    pub(crate) threads: usize,
    pub(crate) flush_each: bool,
    /// Read about so many octets of the file.
    pub(crate) octets_max: Option<u64>,
    /// The capture file that is written.
    pub(super) out: OutArgs,
    /// `-U`: it gets packets within packets.
    pub(super) pdus: Option<&'static super::pdus::Kind>,
    /// `-Y`, or the words after the options.
    pub(crate) filter: Option<String>,
    /// `-R`.
    pub(crate) read_filter: Option<String>,
    /// The frame that `${field}` in filters refers to.
    pub(crate) selected: Option<u32>,
    /// Lines of the packet list in colours.
    pub(crate) coloured: bool,
    /// Reports to gather, as they were given.
    pub(crate) reports: Vec<String>,
    columns: Vec<ColumnDef>,
    form: Form,
    /// `-T` was given.
    form_asked: bool,
    details: bool,
    only_protocols: Option<Vec<String>>,
    summary: bool,
    hex: Option<Dump>,
    quiet: bool,
    /// Nothing is told but errors.
    pub(crate) silent: bool,
    separator: Option<String>,
    /// `-j`, `-J`.
    layers: Option<Layers>,
    /// `--no-duplicate-keys`.
    merge_keys: bool,
    fields: Vec<(String, Source)>,
    /// `-E`.
    style: Style,
}

/// Reads the options in order, and what is `wrong` behind them; some of them change the session's settings.
pub(crate) fn read(
    session: &mut Session,
    given: &[Given],
    words: &[String],
    wrong: Option<Failure>,
) -> Result<Args, Failure> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut args = Args {
        only: None,
        file: None,
        piped: false,
        count: None,
        two_passes: false,
        reset_after: None,
        threads: cores,
        flush_each: false,
        octets_max: None,
        out: OutArgs::default(),
        pdus: None,
        filter: None,
        read_filter: None,
        selected: None,
        coloured: false,
        reports: Vec::new(),
        columns: Vec::new(),
        form: Form::Text,
        form_asked: false,
        details: false,
        only_protocols: None,
        summary: false,
        hex: None,
        quiet: false,
        silent: false,
        separator: None,
        layers: None,
        merge_keys: false,
        fields: Vec::new(),
        style: Style::default(),
    };
    let mut live = Live::default();
    let (mut names, mut resolve, mut hosts) = (Vec::new(), None, Vec::new());
    let mut toggles: Vec<(&str, bool)> = Vec::new();
    let (mut resets, mut pdus) = (0, None);
    let profiles = given.iter().filter(|g| g.name == "C").map(|g| g.value.as_str());
    settings::load(session, profiles)?;
    let list = session.settings.values.get("gui.column.format").cloned();
    let mut list = list.filter(|list| columns(session, list).is_ok());
    for Given { name, value } in given {
        // Whoever asks for help gets it, whatever stands behind.
        if args.only.is_some() {
            return Ok(args);
        }
        let value = value.as_str();
        if live.take(name, value)? || args.out.take(name, value)? {
            continue;
        }
        match name.as_str() {
            "r" => args.file = Some(value.to_owned()),
            "2" => args.two_passes = true,
            "c" => args.count = Some(count(value, "packet count")?),
            "n" => resolve = Some(settings::Names::default()),
            "N" => resolve = Some(settings::Names::of_letters(value)?),
            "H" => hosts.push(value.to_owned()),
            "d" => settings::decode_as(session, value)?,
            "o" => match value.strip_prefix("gui.column.format:") {
                Some(chosen) => {
                    columns(session, chosen)?;
                    list = Some(chosen.to_owned());
                }
                None => settings::preference(session, value)?,
            },
            "enable-protocol" => toggles.push((value, true)),
            "disable-protocol" => toggles.push((value, false)),
            "enable-heuristic" => settings::heuristic(session, value, true)?,
            "disable-heuristic" => settings::heuristic(session, value, false)?,
            // The profile was read before; the others change nothing that is printed.
            "C" => {}
            "K" => tell!("tshark: -K: decrypting Kerberos is not there yet"),
            "X" => settings::extension(value)?,
            "M" => resets = count(value, "epan reset count")?,
            "U" => pdus = Some(value),
            "temp-dir" => settings::temporary(value)?,
            "log-level" | "log-fatal" => settings::log_level(name, value)?,
            "log-domains" | "log-debug" | "log-noisy" => {}
            "log-file" => settings::log_file(value)?,
            "export-objects" | "export-tls-session-keys" => {
                return Err(Failure::usage(format!("--{name} is not there yet")));
            }
            "elastic-mapping-filter" => {
                return Err(Failure::usage(format!("--{name} is only for -G elastic-mapping")));
            }
            "threads" => args.threads = count(value, "thread count")? as usize,
            "V" => args.details = true,
            "O" => {
                args.details = true;
                let list = value.split([',', ' ']).filter(|p| !p.is_empty());
                list.clone().for_each(|name| settings::warn_of_unknown(session, "-O", name));
                args.only_protocols = Some(list.map(str::to_owned).collect());
            }
            "P" => args.summary = true,
            "x" => drop(args.hex.get_or_insert_default()),
            "hexdump" if value == "help" => args.only = Some(Only::HexDumps),
            "hexdump" => hex_dump(args.hex.get_or_insert_default(), value)?,
            "T" if args.form_asked => {
                return Err(Failure::usage("Multiple -T parameters are unsupported".to_owned()));
            }
            "T" => (args.form, args.form_asked) = (form(value)?, true),
            "e" => names.push(value.to_owned()),
            "E" => field_option(&mut args.style, value)?,
            "t" => time_format(session, value)?,
            "u" => match value {
                "s" => session.time.hms = false,
                "hms" => session.time.hms = true,
                _ => {
                    let text = format!(
                        "Invalid seconds type \"{value}\"; it must be one of:\n\t\"s\"   for seconds\n\t\"hms\" for hours, minutes and seconds"
                    );
                    return Err(Failure::usage(text));
                }
            },
            "j" | "J" => {
                if args.layers.is_some() {
                    tell!(
                        "tshark: -j or -J was already specified. Overwriting previous protocol filter."
                    );
                }
                settings::warn_of_unknown_layers(session, name, value);
                args.layers = Some(Layers::new(value, name == "J"));
            }
            "no-duplicate-keys" => args.merge_keys = true,
            "S" => args.separator = Some(value.to_owned()),
            "l" => args.flush_each = true,
            "q" => args.quiet = true,
            "Q" => (args.quiet, args.silent) = (true, true),
            "color" => args.coloured = true,
            "z" if value == "help" => args.only = Some(Only::Reports),
            "z" => {
                super::taps::check_name(value)?;
                // Names are learnt for the list even if none are shown.
                session.config.resolve.listed |= value.starts_with("hosts");
                args.reports.push(value.to_owned());
            }
            "G" => return Err(Failure::usage("-G only valid as first option".to_owned())),
            "h" => args.only = Some(Only::Help),
            "v" => args.only = Some(Only::Version),
            "Y" => args.filter = Some(value.to_owned()),
            "R" => args.read_filter = Some(value.to_owned()),
            "selected-frame" => {
                let number = value.trim_ascii_start().parse().ok().filter(|_| !value.contains('+'));
                let wrong = || Failure::usage(format!("\"{value}\" is not a valid frame number"));
                args.selected = Some(number.ok_or_else(wrong)?);
            }
            "compress-type" if ["none", "gzip"].contains(&value) => {}
            "compress-type" => {
                let text = "parameter of --compress-type can be 'none' or 'gzip'";
                return Err(Failure::usage(text.to_owned()));
            }
            other => return Err(Failure::usage(format!("unrecognized option: {other}"))),
        }
    }
    if args.only.is_some() {
        return Ok(args);
    }
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    args.columns = columns(session, list.as_deref().unwrap_or(COLUMNS))?;
    // What is switched off stays off, whatever else is said of it.
    toggles.sort_by_key(|(_, on)| !on);
    toggles.iter().for_each(|(name, on)| settings::protocol(session, name, *on));
    if !words.is_empty() && live.captures(&args) {
        live.filter = true;
    } else if !words.is_empty() {
        if args.filter.is_some() {
            let text = "Display filters were specified both with \"-Y\" and with additional command-line arguments.";
            return Err(Failure::usage(text.to_owned()));
        }
        args.filter = Some(words.join(" "));
    }
    if args.read_filter.is_some() && !args.two_passes {
        let text = "-R without -2 is deprecated. For single-pass filtering use -Y.";
        return Err(Failure::usage(text.to_owned()));
    }
    if resets > 0 && args.two_passes {
        return Err(Failure::usage("-2 does not support auto session reset.".to_owned()));
    }
    args.reset_after = u32::try_from(resets).ok().filter(|count| *count > 0);
    if let Some(name) = pdus {
        args.pdus = Some(super::pdus::kind(name, &args)?);
    }
    settings::resolve(session, resolve, &hosts)?;
    args.fields = fields(session, names, &args.columns)?;
    live.settle(&mut args)?;
    args.check()?;
    args.out.settle()?;
    Ok(args)
}

impl Args {
    fn check(&self) -> Result<(), Failure> {
        if self.merge_keys && !matches!(self.form, Form::Json | Form::JsonRaw) {
            let text = "--no-duplicate-keys can only be used with \"-T json\" and \"-T jsonraw\"";
            return Err(Failure::usage(text.to_owned()));
        }
        if self.form == Form::Fields && self.fields.is_empty() {
            let text = "\"-Tfields\" was specified, but no fields were specified with \"-e\".";
            return Err(Failure::usage(text.to_owned()));
        }
        // PSML does not show them; scripts that change the form keep their fields.
        let forms = [Form::Fields, Form::Json, Form::Ek, Form::Pdml, Form::Psml];
        let takes_fields = forms.contains(&self.form);
        if !self.fields.is_empty() && !takes_fields {
            let text = "Output fields were specified with \"-e\", but \"-Tek, -Tfields, -Tjson or -Tpdml\" was not specified.";
            return Err(Failure::usage(text.to_owned()));
        }
        if self.hex.is_some() && matches!(self.form, Form::Fields | Form::Pdml | Form::Psml) {
            let text = "Raw packet hex data can only be printed as text, PostScript, JSON, JSONRAW or EK JSON";
            return Err(Failure::usage(text.to_owned()));
        }
        if self.only_protocols.is_some() && self.form == Form::Psml {
            return Err(Failure::usage("-O requires -V".to_owned()));
        }
        if self.out.path() == Some("-") && self.asks_to_print() {
            let text = "You can't write both raw packet data and dissected packets to the standard output.";
            return Err(Failure::usage(text.to_owned()));
        }
        Ok(())
    }

    /// Something is asked for by which frames are printed, whatever `-q` and `-w` say.
    fn asks_to_print(&self) -> bool {
        self.summary || self.details || self.hex.is_some() || self.form_asked
    }

    /// Frames are printed.
    fn prints(&self) -> bool {
        let json = matches!(self.form, Form::Json | Form::JsonRaw);
        match self.out.path() {
            Some(_) => self.asks_to_print() && (!json || self.pdus.is_some()),
            None => self.asks_to_print() || !self.quiet,
        }
    }

    /// Frames are taken apart for what is printed of them, even if in the end nothing is.
    pub(crate) fn shows_details(&self) -> bool {
        let forms = [Form::Fields, Form::Json, Form::JsonRaw, Form::Ek, Form::Pdml];
        self.details || forms.contains(&self.form)
    }

    /// What prints each frame.
    pub(crate) fn printer(&self, capture: &str, session: &Session) -> Box<dyn Printer> {
        let rules = |session| Rules::new(session, session::colour::rules(session));
        let columns = self.columns.clone();
        let separator = if self.form == Form::Tabs { b'\t' } else { b' ' };
        let summary = Summary { columns: columns.clone(), separator };
        let more = self.details || self.hex.is_some() || self.form == Form::Ps;
        match self.form {
            _ if !self.prints() => Box::new(Details::default()),
            Form::Pdml => Box::new(Pdml {
                capture: capture.to_owned(),
                creator: super::creator(),
                date: crate::date::now(),
                colours: self.coloured.then(|| rules(session)),
                layers: self.layers.clone(),
                fields: self.chosen_fields(),
            }),
            Form::Psml => Box::new(Psml {
                columns,
                creator: super::creator(),
                colours: self.coloured.then(|| rules(session)),
            }),
            Form::Json | Form::JsonRaw => {
                let mut json = Json::new(&session.registry);
                (json.values, json.raw, json.merge) =
                    (self.form == Form::Json, self.hex.is_some(), self.merge_keys);
                (json.layers, json.fields) = (self.layers.clone(), self.chosen_fields());
                Box::new(json)
            }
            Form::Ek => {
                let mut ek = Ek::new(&session.registry);
                (ek.details, ek.raw) = (!self.summary || self.details, self.hex.is_some());
                ek.columns = self.summary.then_some(columns);
                (ek.layers, ek.fields) = (self.layers.clone(), self.chosen_fields());
                Box::new(ek)
            }
            Form::Fields => Box::new(self.fields_printer()),
            Form::Text | Form::Tabs | Form::Ps if more => Box::new(Details {
                summary: (self.summary || !(self.details || self.hex.is_some())).then_some(summary),
                tree: self.details,
                only: self.only_protocols.clone(),
                hex: self.hex,
                separator: self.separator.clone(),
                postscript: (self.form == Form::Ps)
                    .then(|| format!("{capture} - {}", super::creator())),
            }),
            Form::Text | Form::Tabs if self.coloured && settings::has_colours() => {
                Box::new(Coloured::new(summary, rules(session)))
            }
            Form::Text | Form::Tabs | Form::Ps => Box::new(summary),
        }
    }

    /// The fields of `-e`, for forms that show the details without them. Each is shown once.
    fn chosen_fields(&self) -> Option<Fields> {
        let printer = self.fields_printer();
        (!printer.fields.is_empty()).then_some(printer)
    }

    fn fields_printer(&self) -> Fields {
        Fields { fields: self.fields.clone(), style: self.style }
    }
}

/// A number that is not zero, as the reference limits it.
pub(super) fn count(value: &str, what: &str) -> Result<u64, Failure> {
    const MAX: u64 = i32::MAX as u64;
    let number = value.trim_ascii_start();
    let (negative, digits) = match number.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, number.strip_prefix('+').unwrap_or(number)),
    };
    let why = match digits.parse::<u64>() {
        _ if digits.is_empty() || !digits.bytes().all(|d| d.is_ascii_digit()) => {
            "isn't a decimal number".to_owned()
        }
        Ok(0) => return Err(Failure::usage(format!("The specified {what} is zero"))),
        _ if negative => "is a negative number".to_owned(),
        Ok(n) if n <= MAX => return Ok(n),
        // So many digits that they are no number here.
        _ => format!("is too large (greater than {MAX})"),
    };
    Err(Failure::usage(format!("The specified {what} \"{value}\" {why}")))
}

/// The same for what may be larger, and has no sign.
pub(super) fn size(value: &str, what: &str) -> Result<u64, Failure> {
    let digits = value.trim_ascii_start();
    match digits.parse::<u64>() {
        Ok(n) if n > i32::MAX as u64 && !digits.starts_with('+') => Ok(n),
        _ if digits.starts_with(['+', '-']) => {
            let text = format!("The specified {what} \"{value}\" isn't a decimal number");
            Err(Failure::usage(text))
        }
        _ => count(value, what),
    }
}
