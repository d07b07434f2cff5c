//! The command line of `editcap`.

use capedit::dedupe::{Dedupe, WINDOW_MAX, Window};
use capedit::edit::{Chop, Edits, Errors, Order};
use capfile::write::WriteFormat;
use capfile::{LinkType, SecretKind};

use super::PROGRAM;
use crate::failure::Failure;
use crate::getopt::Given;
use crate::number::{nonzero, whole};
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
    /// Packets all have the header of captures from the air, which is skipped.
    pub(super) no_radiotap: bool,
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
        no_radiotap: false,
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
    Ok(args)
}

fn apply(args: &mut Args, building: &mut Building, option: &Given) -> Result<(), Failure> {
    let value = option.value.as_str();
    let edits = &mut args.edits;
    let bad = |what: &str| Failure::usage(format!("\"{value}\" isn't a valid {what}"));
    let zone = crate::zone::local;
    match option.name.as_str() {
        "r" if edits.keep_selected => {
            return Err(Failure::usage("-r was specified twice".to_owned()));
        }
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
            let count = whole(value, "duplicate window")?;
            let count = usize::try_from(count).ok().filter(|count| *count <= WINDOW_MAX);
            building.window = Some(Window::Packets(count.ok_or_else(|| {
                Failure::usage(format!(
                    "\"{value}\" duplicate window value must be between 0 and {WINDOW_MAX} inclusive."
                ))
            })?));
        }
        "w" => {
            let ns = date::seconds(value.trim_start()).filter(|ns| *ns >= 0);
            building.window = Some(Window::Time(ns.ok_or_else(|| bad("time value"))?));
        }
        "I" => building.ignored = whole(value, "number of bytes to ignore")? as usize,
        "novlan" => building.no_vlan = true,
        "skip-radiotap-header" => building.no_radiotap = true,
        "s" => {
            edits.snap = Some(nonzero(value, "snapshot length")?);
        }
        "C" => {
            let chop = chop(value).ok_or_else(|| bad("chop length or offset:length"))?;
            add_chop(&mut edits.chops, chop);
        }
        "L" => edits.adjust_length = true,
        "t" => {
            let ns = date::seconds(value.trim_start());
            edits.shift_ns = ns.ok_or_else(|| bad("time adjustment"))?;
        }
        "S" => {
            let value = value.trim_start();
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
        "o" => building.change_offset = whole(value, "change offset")? as usize,
        "seed" => {
            let seed = value.trim_start().parse::<i64>();
            building.seed = Some(seed.map_err(|_| bad("seed"))? as u64);
        }
        "a" => {
            let parts =
                value.split_once(':').and_then(|(n, c)| Some((n.trim_start().parse().ok()?, c)));
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
            split(args, Split::Packets(nonzero(value, "packet count")?.into()))?;
        }
        "i" => {
            let fail =
                |why: &str| Failure::usage(format!("The specified interval \"{value}\" {why}"));
            let ns = interval(value).ok_or_else(|| fail("isn't a decimal number"))?;
            if ns <= 0 {
                return Err(fail("must be greater than zero"));
            }
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
        "V" if args.verbose => return Err(Failure::usage("-V was specified twice".to_owned())),
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
    args.no_radiotap = building.no_radiotap;
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

/// Nanoseconds of a number of seconds, with or without a fraction or an exponent.
fn interval(value: &str) -> Option<i64> {
    let value = value.trim();
    date::seconds(value).or_else(|| {
        let ns = value.parse::<f64>().ok()? * 1e9;
        // Beyond all times nothing is split, and what is no number is no interval.
        (ns.abs() < i64::MAX as f64).then_some(ns as i64)
    })
}

/// `5`, `5-9`; `5-0` is all from there on; one the other way round selects nothing.
fn range(text: &str) -> Result<(u64, u64), Failure> {
    match text.split_once('-') {
        None => {
            let one = whole(text, "packet number")?.into();
            Ok((one, one))
        }
        Some((first, last)) => {
            let first = whole(first, "beginning of packet range")?.into();
            let last = match whole(last, "end of packet range")? {
                0 => u64::MAX,
                last => last.into(),
            };
            Ok((first, last))
        }
    }
}

fn chop(text: &str) -> Option<Chop> {
    let (offset, octets) = text.trim().split_once(':').unwrap_or(("0", text.trim()));
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
