//! `-U`: packets within packets as a capture of their own.

use std::sync::Arc;

use capfile::{Interface, LinkType};
use dissect::Export;
use session::Session;
use session::tap::{Pdus, PdusOut, Tapped};

use crate::failure::Failure;
use crate::formats::hint;

use super::args::Args;

/// What can be exported.
pub(super) struct Kind {
    name: &'static str,
    link: LinkType,
    /// None if no protocol here has such packets.
    export: Option<Export>,
}

const fn upper(name: &'static str, export: Option<Export>) -> Kind {
    Kind { name, link: LinkType::WIRESHARK_UPPER_PDU, export }
}

const KINDS: &[Kind] = &[
    upper("DLT User", Some(Export::User)),
    upper("DVB-CI", None),
    Kind { name: "Ethernet", link: LinkType::ETHERNET, export: Some(Export::Ethernet) },
    Kind { name: "IP", link: LinkType::RAW, export: Some(Export::Ip) },
    upper("Logcat", None),
    upper("Logcat Text", None),
    upper("OSI layer 3", Some(Export::Layer3)),
    upper("OSI layer 4", Some(Export::Layer4)),
    upper("OSI layer 7", Some(Export::Layer7)),
];

/// The kind of that name, if the other options go with it.
pub(super) fn kind(name: &str, args: &Args) -> Result<&'static Kind, Failure> {
    let list = || {
        let mut text = "The available export tap names and the encapsulation types they produce for the \"-U tap_name\" option are:".to_owned();
        for kind in KINDS {
            text += &format!("\n    {} - {}", kind.name, kind.link.description());
        }
        text
    };
    if name.is_empty() || name == "?" {
        return Err(Failure::usage(list()));
    }
    if args.file.is_none() {
        let text = "PDUs export requires a capture file (specify with -r).";
        return Err(Failure::usage(text.to_owned()));
    }
    if args.out.path().is_none() {
        return Err(Failure::usage("PDUs export requires an output file (-w).".to_owned()));
    }
    KINDS.iter().find(|kind| kind.name == name).ok_or_else(|| {
        let near = hint(name, KINDS.iter().map(|kind| kind.name));
        let text =
            format!("Cannot register tap: unsuitable for PDU export{near}\ntshark: {}", list());
        Failure { text, status: 2 }
    })
}

impl Kind {
    /// Makes the file, and the tap that fills it from the frames that are shown.
    pub(super) fn open(
        &self,
        session: &Session,
        args: &Args,
        reading: &str,
    ) -> Result<Option<(PdusOut, Option<Tapped>)>, Failure> {
        let mut interface = Interface::new(0, self.link, SNAPLEN, 1_000_000_000);
        interface.name = Some("Fake IF, PDU->Export".to_owned());
        let comment = format!("Dump of PDUs from {reading}");
        let Some(writer) = args.out.begin_other(reading, comment, &interface)? else {
            return Ok(None);
        };
        let out = PdusOut::new(self.link, writer);
        let filter = crate::filter::optional(session, args.filter.as_deref())?;
        let tapped = self.export.map(|export| Tapped {
            tap: Box::new(Pdus::new(export, out.clone())),
            filter: filter.map(|filter| Arc::new(filter) as _),
        });
        Ok(Some((out, tapped)))
    }
}

/// As the reference writes it.
const SNAPLEN: u32 = 262_144;
