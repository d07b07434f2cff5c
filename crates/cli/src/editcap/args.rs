//! The command line of `editcap`.

use capedit::dedupe::{Dedupe, WINDOW_MAX, Window};
use capedit::edit::{Chop, Edits, Errors, Order};
use capfile::write::WriteFormat;
use capfile::{LinkType, SecretKind};

use super::PROGRAM;
use crate::failure::Failure;
use crate::getopt::Given;
use crate::{date, formats};

/// What the command line asks for.
pub(super) struct Args {
    pub(super) infile: String,
    pub(super) outfile: String,
    pub(super) edits: Edits,
    pub(super) format: WriteFormat,
    pub(super) split: Option<Split>,
    pub(super) comments: Vec<String>,
    pub(super) discard_comments: bool,
    pub(super) secrets: Vec<(SecretKind, Vec<u8>)>,
    pub(super) discard_secrets: bool,
    pub(super) verbose: bool,
    /// Nothing to do but print this.
    pub(super) only: Option<&'static str>,
}

/// When a new file begins.
#[derive(Clone, Copy)]
pub(super) enum Split {
    Packets(u64),
    Time(i64),
}

/// Kinds of keys, by the names that `--inject-secrets` takes.
const SECRETS: &[(&str, SecretKind)] = &[
    ("tls", SecretKind::TLS_KEY_LOG),
    ("ssh", SecretKind::SSH_KEY_LOG),
    ("wg", SecretKind::WIREGUARD_KEY_LOG),
];

/// What the options build up.
#[derive(Default)]
struct Building {
    window: Option<Window>,
    ignored: usize,
    no_vlan: bool,
    no_radiotap: bool,
    probability: Option<f64>,
    change_offset: usize,
    seed: Option<u64>,
}

pub(super) fn read(given: &[Given], files: &[String]) -> Result<Args, Failure> {
    let mut args = Args {
        infile: String::new(),
        outfile: String::new(),
        edits: Edits::default(),
        format: WriteFormat::PcapNg,
        split: None,
        comments: Vec::new(),
        discard_comments: false,
        secrets: Vec::new(),
        discard_secrets: false,
        verbose: false,
        only: None,
    };
    let mut building = Building::default();
    for option in given {
        if option.name == "inject-secrets" && option.value == "help" {
            args.only = Some("    tls\n    ssh\n    wg\n");
            return Ok(args);
        }
        apply(&mut args, &mut building, option)?;
    }
    finish(&mut args, &building);
    let [infile, outfile, selections @ ..] = files else {
        return Err(PROGRAM.misused("both <infile> and <outfile> must be named"));
    };
    (args.infile, args.outfile) = (infile.clone(), outfile.clone());
    for selection in selections {
        args.edits.selected.push(range(selection)?);
    }
    if args.edits.keep_selected && args.edits.selected.is_empty() {
        return Err(PROGRAM.misused("-r needs the numbers of packets to keep"));
    }
    Ok(args)
}

fn apply(args: &mut Args, building: &mut Building, option: &Given) -> Result<(), Failure> {
    let value = option.value.as_str();
    let edits = &mut args.edits;
    let bad = |what: &str| Failure::usage(format!("\"{value}\" isn't a valid {what}"));
    let zone = crate::zone::local;
    match option.name.as_str() {
        "r" => edits.keep_selected = true,
        "A" => {
            edits.not_before =
                Some(date::parse(value, &zone()).ok_or_else(|| bad("date and time"))?);
        }
        "B" => {
            edits.before = Some(date::parse(value, &zone()).ok_or_else(|| bad("date and time"))?);
        }
        "d" => building.window = Some(Window::Packets(5)),
        "D" => {
            let count = number(value, "duplicate window")?;
            let count = usize::try_from(count).ok().filter(|count| *count <= WINDOW_MAX);
            building.window = Some(Window::Packets(count.ok_or_else(|| {
                Failure::usage(format!(
                    "\"{value}\" duplicate window value must be between 0 and {WINDOW_MAX} inclusive."
                ))
            })?));
        }
        "w" => {
            let ns = date::seconds(value).filter(|ns| *ns >= 0);
            building.window = Some(Window::Time(ns.ok_or_else(|| bad("time value"))?));
        }
        "I" => building.ignored = number(value, "number of bytes to ignore")? as usize,
        "novlan" => building.no_vlan = true,
        "skip-radiotap-header" => building.no_radiotap = true,
        "s" => {
            let octets = nonzero(number(value, "snapshot length")?, "snapshot length")?;
            edits.snap = Some(u32::try_from(octets).unwrap_or(u32::MAX));
        }
        "C" => {
            let chop = chop(value).ok_or_else(|| bad("chop length or offset:length"))?;
            add_chop(&mut edits.chops, chop);
        }
        "L" => edits.adjust_length = true,
        "t" => edits.shift_ns = date::seconds(value).ok_or_else(|| bad("time adjustment"))?,
        "S" => {
            let ns = date::seconds(value).ok_or_else(|| bad("time adjustment"))?;
            edits.order = Some(match value.starts_with('-') {
                true => Order::Every(ns.saturating_abs()),
                false => Order::After(ns),
            });
        }
        "E" => {
            let probability = value.parse::<f64>().ok().filter(|p| (0.0..=1.0).contains(p));
            building.probability = Some(probability.ok_or_else(|| {
                Failure::usage(format!("probability \"{value}\" must be between 0.0 and 1.0"))
            })?);
        }
        "o" => building.change_offset = number(value, "change offset")? as usize,
        "seed" => building.seed = Some(value.parse().map_err(|_| bad("seed"))?),
        "a" => {
            let parts = value.split_once(':').and_then(|(n, c)| Some((n.parse().ok()?, c)));
            let (number, comment) = parts.ok_or_else(|| bad("<frame>:<comment>"))?;
            edits.comments.insert(number, comment.to_owned());
        }
        _ => return apply_to_file(args, option),
    }
    Ok(())
}

/// Options that are about the new file.
fn apply_to_file(args: &mut Args, option: &Given) -> Result<(), Failure> {
    let value = option.value.as_str();
    match option.name.as_str() {
        "c" => {
            let count = nonzero(number(value, "packet count")?, "packet count")?;
            split(args, Split::Packets(count))?;
        }
        "i" => {
            let ns = date::seconds(value).filter(|ns| *ns >= 0);
            let ns = ns.ok_or_else(|| {
                Failure::usage(format!("The specified interval \"{value}\" isn't a decimal number"))
            })?;
            nonzero(ns as u64, "interval")?;
            split(args, Split::Time(ns))?;
        }
        "F" => args.format = formats::format(super::PROGRAM.name, value)?,
        "T" => args.edits.link = Some(formats::link(value)?),
        "capture-comment" => args.comments.push(value.to_owned()),
        "discard-capture-comment" => args.discard_comments = true,
        "discard-all-secrets" => args.discard_secrets = true,
        "inject-secrets" => {
            let secret = secret(value)?;
            args.secrets.push(secret);
        }
        "V" => args.verbose = true,
        _ => {}
    }
    Ok(())
}

fn split(args: &mut Args, split: Split) -> Result<(), Failure> {
    if args.split.is_some_and(|s| std::mem::discriminant(&s) != std::mem::discriminant(&split)) {
        let text = "can't split on both packet count and time interval at the same time";
        return Err(Failure::usage(text.to_owned()));
    }
    args.split = Some(split);
    Ok(())
}

fn finish(args: &mut Args, building: &Building) {
    let verbose = args.verbose;
    args.edits.dedupe = building.window.map(|window| {
        let mut dedupe = Dedupe::new(window);
        dedupe.ignored_octets = building.ignored;
        dedupe.without_vlan = building.no_vlan;
        dedupe.without_radiotap = building.no_radiotap;
        dedupe.known_hashes = verbose;
        dedupe
    });
    args.edits.errors = building.probability.map(|probability| {
        let time = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let state = building.seed.unwrap_or_else(|| time.map_or(0, |t| t.as_nanos() as u64));
        Errors { probability, skipped_octets: building.change_offset, state }
    });
}

fn secret(value: &str) -> Result<(SecretKind, Vec<u8>), Failure> {
    let (kind, file) = value.split_once(',').ok_or_else(|| {
        Failure::usage(format!("\"{value}\" isn't a valid <type>,<file> of secrets"))
    })?;
    let known = SECRETS.iter().find(|(name, _)| *name == kind);
    let (_, found) = known.ok_or_else(|| {
        let hint = formats::hint(kind, SECRETS.iter().map(|(name, _)| *name));
        Failure::usage(format!("\"{kind}\" isn't a valid secrets type{hint}"))
    })?;
    let data = std::fs::read(file)
        .map_err(|error| Failure::usage(format!("\"{file}\" could not be read: {error}")))?;
    Ok((*found, data))
}

/// A positive number of something.
fn number(value: &str, what: &str) -> Result<u64, Failure> {
    value.parse().map_err(|_| {
        Failure::usage(format!("The specified {what} \"{value}\" isn't a decimal number"))
    })
}

fn nonzero(value: u64, what: &str) -> Result<u64, Failure> {
    match value {
        0 => Err(Failure::usage(format!("The specified {what} is zero"))),
        value => Ok(value),
    }
}

/// `5`, `5-9`; one the other way round selects nothing.
fn range(text: &str) -> Result<(u64, u64), Failure> {
    match text.split_once('-') {
        None => {
            let one = number(text, "packet number")?;
            Ok((one, one))
        }
        Some((first, last)) => {
            Ok((number(first, "start of packet range")?, number(last, "end of packet range")?))
        }
    }
}

fn chop(text: &str) -> Option<Chop> {
    let (offset, octets) = text.split_once(':').unwrap_or(("0", text));
    Some(Chop { octets: octets.parse().ok()?, offset: offset.parse().ok()? })
}

/// Lengths of the same sign add up, and so do their offsets: there is one part at each end.
fn add_chop(chops: &mut Vec<Chop>, chop: Chop) {
    match chops.iter_mut().find(|other| (other.octets < 0) == (chop.octets < 0)) {
        Some(other) => {
            other.octets = other.octets.saturating_add(chop.octets);
            other.offset = other.offset.saturating_add(chop.offset);
        }
        None => chops.push(chop),
    }
}

/// What packets of the new file start with, if the command line says so.
impl Args {
    pub(super) fn link(&self) -> Option<LinkType> {
        self.edits.link
    }
}
