//! JSON for the bulk interface of Elasticsearch: two lines for each frame, the index and the frame.

use dissect::label::{View, push_label, push_value};
use dissect::text::{civil, push_i64, push_padded};
use dissect::{Demand, FieldId, FieldType, Node, Registry, Value};
use session::columns::{ColumnDef, push_column};
use session::{Printer, Shown};

use crate::desk::{self, Desk, SameName};
use crate::fields::Fields;
use crate::layers::Layers;
use crate::value::*;

/// Options that the reference counts as protocols: the name of no protocol stands before theirs. Ascending.
const ALONE: &[&str] = &[
    "ccp.opt.bsdcomp",
    "ccp.opt.deflate",
    "ccp.opt.lzsdcp",
    "ccp.opt.mppe",
    "ccp.opt.mvrca",
    "ccp.opt.predict1",
    "ccp.opt.predict2",
    "ccp.opt.stac",
    "ip.options.cipso",
    "ip.options.eol",
    "ip.options.ext_security",
    "ip.options.mtu_probe",
    "ip.options.mtu_reply",
    "ip.options.nop",
    "ip.options.qs",
    "ip.options.record_route",
    "ip.options.route",
    "ip.options.routeralert",
    "ip.options.sdb",
    "ip.options.security",
    "ip.options.sid",
    "ip.options.source_route",
    "ip.options.timestamp",
    "ip.options.traceroute",
    "ipcp.opt.addr",
    "ipcp.opt.addrs",
    "ipcp.opt.compress",
    "ipcp.opt.mobileipv4",
    "ipcp.opt.pri_dns",
    "ipcp.opt.pri_nbns",
    "ipcp.opt.sec_dns",
    "ipcp.opt.sec_nbns",
    "ipv6cp.opt.compress",
    "ipv6cp.opt.interface_identifier",
    "lcp.opt.addr_field_compress",
    "lcp.opt.asyncmap_bytes",
    "lcp.opt.auth_protocol_bytes",
    "lcp.opt.callback",
    "lcp.opt.fcs_alternatives_bytes",
    "lcp.opt.field_compress",
    "lcp.opt.link_discrim_bytes",
    "lcp.opt.magic_number_bytes",
    "lcp.opt.mtu_bytes",
    "lcp.opt.multilink_ep_disc",
    "lcp.opt.multilink_mrru",
    "lcp.opt.multilink_ssnh",
    "lcp.opt.quality_protocol_bytes",
    "lcp.opt.vendor",
    "mip6.options.acoa",
    "mip6.options.bad_auth",
    "mip6.options.bra",
    "mip6.options.ni",
    "mip6.options.pad1",
    "mip6.options.padn",
    "tcp.options.acc_ecn",
    "tcp.options.ao",
    "tcp.options.cc",
    "tcp.options.ccecho",
    "tcp.options.ccnew",
    "tcp.options.echo",
    "tcp.options.echoreply",
    "tcp.options.eol",
    "tcp.options.experimental",
    "tcp.options.md5",
    "tcp.options.mss",
    "tcp.options.nop",
    "tcp.options.qs",
    "tcp.options.rvbd.probe",
    "tcp.options.rvbd.trpy",
    "tcp.options.sack",
    "tcp.options.sack_perm",
    "tcp.options.scps",
    "tcp.options.scpscor",
    "tcp.options.scpsrec",
    "tcp.options.snack",
    "tcp.options.tfo",
    "tcp.options.timestamp",
    "tcp.options.unknown",
    "tcp.options.user_to",
    "tcp.options.wscale",
];

/// Prints two lines of JSON for each frame.
pub struct Ek {
    /// The columns of the packet list are written (`-P`).
    pub columns: Option<Vec<ColumnDef>>,
    /// The details, or the chosen values, are written; not with `-P` alone.
    pub details: bool,
    /// The octets of each node are written, too (`-x`).
    pub raw: bool,
    /// Other layers are closed (`-j`, `-J`).
    pub layers: Option<Layers>,
    /// Only these values are written (`-e`).
    pub fields: Option<Fields>,
    same: SameName,
    /// Keys of all fields, one after the other, and where each ends.
    keys: Vec<u8>,
    ends: Vec<u32>,
}

impl Ek {
    /// Prints the details alone.
    pub fn new(registry: &Registry) -> Ek {
        let (mut keys, mut ends) = (b"text".to_vec(), vec![4]);
        for (id, def) in registry.fields() {
            if def.kind != FieldType::Protocol && ALONE.binary_search(&def.filter).is_err() {
                push_key(
                    &mut keys,
                    match registry.protocol(registry.owner(id)).filter {
                        // The reference counts these to the protocol that sets the transfer up.
                        "ftp-data" => "ftp",
                        // And what several protocols have in common to one of them.
                        _ if def.filter.starts_with("ppp.") => "ppp",
                        _ if def.filter.starts_with("pppoe.") => "pppoe",
                        owner => owner,
                    },
                );
                keys.push(b'_');
            }
            push_key(&mut keys, def.filter);
            ends.push(keys.len() as u32);
        }
        let same = SameName::new(registry);
        Ek {
            columns: None,
            details: true,
            raw: false,
            layers: None,
            fields: None,
            same,
            keys,
            ends,
        }
    }

    /// The key of a field: its protocol's name and its own.
    pub fn key(&self, id: FieldId) -> &[u8] {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or(0) as usize;
        let at = id.0 as usize;
        let start = at.checked_sub(1).map_or(0, end);
        self.keys.get(start..end(at)).unwrap_or(&[])
    }
}

/// Dots would make objects of a key.
fn push_key(out: &mut Vec<u8>, name: &str) {
    out.extend(name.bytes().map(|b| if b == b'.' { b'_' } else { b }));
}

impl Printer for Ek {
    fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = match &self.fields {
            _ if !self.details => Demand::nothing(),
            Some(fields) => fields.demand(registry),
            None => Demand::values(),
        };
        if let Some(columns) = &self.columns {
            demand.merge(&session::columns::demand(columns));
        }
        demand
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"index\":{\"_index\":\"");
        push_index(out, shown);
        out.extend_from_slice(b"\",\"_type\":\"doc\"}}\n{\"timestamp\":\"");
        // Seconds, and behind them three digits.
        let ns = shown.info.ns.unwrap_or(0);
        push_i64(out, ns.div_euclid(1_000_000_000));
        push_padded(out, (ns.rem_euclid(1_000_000_000) / 1_000_000) as u64, 3);
        out.push(b'"');
        for ColumnDef { title, column } in self.columns.iter().flatten() {
            out.extend_from_slice(b",\"");
            let start = out.len();
            push_key(out, title);
            out.get_mut(start..).unwrap_or(&mut []).make_ascii_lowercase();
            escape_json_from(out, start);
            out.extend_from_slice(b"\":\"");
            let start = out.len();
            push_column(out, column, shown);
            escape_json_from(out, start);
            out.push(b'"');
        }
        if self.details {
            out.extend_from_slice(b",\"layers\":{");
            match &self.fields {
                Some(fields) => push_fields(fields, shown, out),
                None => desk::with(|desk| {
                    desk.begin();
                    let view = view_of(shown);
                    let mut pen = Pen { ek: self, view, out, desk, whole: false, first: true };
                    pen.members(None, false);
                }),
            }
            out.push(b'}');
        }
        out.extend_from_slice(b"}\n");
    }
}

/// The chosen fields that the frame has, each with an array of its values.
fn push_fields(fields: &Fields, shown: &Shown<'_>, out: &mut Vec<u8>) {
    let mut none = true;
    for (name, source) in &fields.fields {
        let before = out.len();
        if !none {
            out.push(b',');
        }
        out.push(b'"');
        push_key(out, name);
        out.extend_from_slice(b"\":[");
        let begun = out.len();
        fields.each_value(source, shown, out, |out, value, first| {
            out.extend_from_slice(if first { b"\"" } else { b",\"" });
            let start = out.len();
            value(out);
            escape_json_from(out, start);
            out.push(b'"');
        });
        if out.len() == begun {
            out.truncate(before);
            continue;
        }
        none = false;
        out.push(b']');
    }
}

struct Pen<'p> {
    ek: &'p Ek,
    view: View<'p>,
    out: &'p mut Vec<u8>,
    desk: &'p mut Desk,
    /// Below a layer that was chosen whole.
    whole: bool,
    /// Nothing stands in the object yet.
    first: bool,
}

impl Pen<'_> {
    fn node(&self, place: usize) -> Option<(usize, Node)> {
        let at = self.desk.node(place);
        Some((at, *self.view.tree.nodes().get(at)?))
    }

    /// Writes what stands below a protocol (or all protocols) as members of one object, whatever its depth, but for what
    /// stands below another protocol, which has an object of its own. A name that stands under several other names comes
    /// once for each of them.
    fn members(&mut self, parent: Option<usize>, whole: bool) {
        let level = self.desk.open();
        let (registry, tree) = (self.view.registry, self.view.tree);
        let layers = self.ek.layers.as_ref();
        self.desk.gather(tree.nodes(), parent, &self.ek.same, whole, |node, whole| {
            let chosen = whole || layers.is_none_or(|l| l.chosen(registry, node.field));
            let is_protocol = registry.field(node.field).kind == FieldType::Protocol;
            let opened = chosen && !is_protocol;
            (chosen, opened.then(|| whole || layers.is_some_and(Layers::whole)))
        });
        let mut from = level;
        while let Some(to) = self.desk.group_end(from) {
            if let Some((_, node)) = self.node(from) {
                self.group(from, to, &node);
            }
            from = to;
        }
        self.desk.close(level);
    }

    fn key(&mut self, id: FieldId, suffix: &[u8]) {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
        self.out.push(b'"');
        let ek = self.ek;
        self.out.extend_from_slice(ek.key(id));
        self.out.extend_from_slice(suffix);
        self.out.extend_from_slice(b"\":");
    }

    /// The nodes of one name.
    fn group(&mut self, from: usize, to: usize, node: &Node) {
        let several = to - from > 1;
        if self.ek.raw && node.field != FieldId::TEXT && node.len > 0 {
            self.key(node.field, b"_raw");
            self.array(from, to, several, |pen, _, node, _| {
                pen.out.push(b'"');
                push_raw(pen.out, &pen.view, node);
                pen.out.push(b'"');
            });
        }
        self.key(node.field, b"");
        self.array(from, to, several, Self::value);
    }

    fn array(
        &mut self,
        from: usize,
        to: usize,
        several: bool,
        write: impl Fn(&mut Self, usize, &Node, bool),
    ) {
        if several {
            self.out.push(b'[');
        }
        for place in from..to {
            if place > from {
                self.out.push(b',');
            }
            if let Some((at, node)) = self.node(place) {
                let chosen = self.desk.is_marked(place);
                write(self, at, &node, chosen);
            }
        }
        if several {
            self.out.push(b']');
        }
    }

    fn value(&mut self, at: usize, node: &Node, chosen: bool) {
        let def = *self.view.registry.field(node.field);
        if !chosen {
            self.out.extend_from_slice(b"{\"filtered\":\"");
            self.out.extend_from_slice(def.filter.as_bytes());
            return self.out.extend_from_slice(b"\"}");
        }
        match (def.kind, node.value) {
            (FieldType::Protocol, _) => {
                self.out.push(b'{');
                let first = std::mem::replace(&mut self.first, true);
                let whole = self.whole;
                self.whole |= self.ek.layers.as_ref().is_some_and(Layers::whole);
                self.members(Some(at), self.whole);
                (self.first, self.whole) = (first, whole);
                self.out.push(b'}');
            }
            (FieldType::Boolean, Value::U64(v)) => {
                self.out.extend_from_slice(if v != 0 { b"true" } else { b"false" });
            }
            (FieldType::None, _) if node.field != FieldId::TEXT => {
                self.out.extend_from_slice(b"null");
            }
            (FieldType::None, _) => self.text(|out, view| push_label(out, view, node)),
            (FieldType::AbsoluteTime, Value::Time { secs, nanos }) => {
                self.text(|out, _| push_instant(out, secs, nanos));
            }
            _ => self.text(|out, view| push_value(out, view, node)),
        }
    }

    fn text(&mut self, write: impl FnOnce(&mut Vec<u8>, &View<'_>)) {
        self.out.push(b'"');
        let start = self.out.len();
        write(self.out, &self.view);
        escape_json_from(self.out, start);
        self.out.push(b'"');
    }
}

/// RFC 3339, in UTC, with nanoseconds.
fn push_instant(out: &mut Vec<u8>, secs: i64, nanos: i32) {
    let (year, month, day, _) = civil(secs.div_euclid(86_400));
    let second = secs.rem_euclid(86_400) as u64;
    push_padded(out, year.unsigned_abs(), 4);
    for (mark, part) in [
        (b'-', u64::from(month)),
        (b'-', u64::from(day)),
        (b'T', second / 3600),
        (b':', second / 60 % 60),
        (b':', second % 60),
    ] {
        out.push(mark);
        push_padded(out, part, 2);
    }
    out.push(b'.');
    push_padded(out, u64::from(nanos.unsigned_abs()), 9);
    out.push(b'Z');
}
