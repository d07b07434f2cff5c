//! Border gateway protocol, RFC 4271 section 4: headers, opens, lengths of updates, error codes.

use dissect::prelude::*;

pub(crate) static BGP: Protocol = Protocol {
    fields: FIELDS,
    stateless: true,
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    entries: &[on(tables::TCP_PORT, 179)],
    ..Protocol::new("bgp", "BGP", "Border Gateway Protocol", dissect)
};

prefs! {
    JOIN = "desegment", "Put messages together that span several segments", Bool(true);
}

fields! {
    MARKER: Bytes = "bgp.marker", "Marker", None;
    LENGTH: u16 = "bgp.length", "Length", Dec;
    TYPE: u8 = "bgp.type", "Type", Dec, TYPES;
    VERSION: u8 = "bgp.open.version", "Version", Dec;
    MY_AS: u16 = "bgp.open.myas", "My AS", Dec;
    HOLD: u16 = "bgp.open.holdtime", "Hold Time", Dec;
    IDENTIFIER: Ipv4 = "bgp.open.identifier", "BGP Identifier", None;
    OPTIONS: u8 = "bgp.open.opt.len", "Optional Parameters Length", Dec;
    WITHDRAWN: u16 = "bgp.update.withdrawn_routes.length", "Withdrawn Routes Length", Dec;
    ATTRIBUTES: u16 = "bgp.update.path_attributes.length", "Total Path Attribute Length", Dec;
    MAJOR: u8 = "bgp.notify.major_error", "Major error Code", Dec, MAJORS;
}
values! { TYPES {
    1 "OPEN Message", 2 "UPDATE Message", 3 "NOTIFICATION Message", 4 "KEEPALIVE Message", 5 "ROUTE-REFRESH Message",
    6 "CAPABILITY Message", 128 "Cisco ROUTE-REFRESH Message",
} }
values! { MAJORS {
    1 "Message Header Error", 2 "OPEN Message Error", 3 "UPDATE Message Error", 4 "Hold Timer Expired",
    5 "Finite State Machine Error", 6 "Cease", 7 "CAPABILITY Message Error",
} }

/// Octets of marker, length and type.
const HEADER: usize = 19;

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    let Some(start) = stream.bytes.get(..HEADER) else { return Need::More };
    match start {
        [0xff, .., a, b, _] => Need::Octets(usize::from(u16::from_be_bytes([*a, *b])).max(HEADER)),
        _ => Need::Rest,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("BGP");
    let kind = layer.peek::<u8>(HEADER - 1)?;
    if layer.peek::<u64>(0)? != u64::MAX {
        return Err(Stop::NotMine);
    }
    let name = TYPES.name(kind, "Unknown message type");
    layer.info(format_args!("{name}"));
    layer.bytes(MARKER, 16)?;
    layer.read(LENGTH)?;
    layer.read(TYPE)?;
    match kind {
        1 => {
            layer.read(VERSION)?;
            layer.read(MY_AS)?;
            layer.read(HOLD)?;
            layer.ipv4(IDENTIFIER)?;
            layer.read(OPTIONS).map(drop)
        }
        2 => {
            let withdrawn = usize::from(layer.read(WITHDRAWN)?);
            layer.skip(withdrawn)?;
            layer.read(ATTRIBUTES).map(drop)
        }
        3 => layer.read(MAJOR).map(drop),
        _ => Ok(()),
    }
}
