//! `-z`: which reports a command line asks for, and their printing.

use std::fmt::Write as _;
use std::io::Write;
use std::sync::Arc;

use export::tap::{About, push_report};
use session::tap::{Conversations, Endpoints, Hierarchy, Tap, Tapped, Taps, conv_type};
use session::{Matcher, Outcome, Session};

use crate::failure::Failure;

/// Reports that a command line asks for.
pub(crate) struct Requests {
    /// What gathers them.
    taps: Taps,
    /// The filter of each, as it was given.
    filters: Vec<Option<String>>,
}

/// Names of the reference's reports, in the order it lists them.
const NAMES: &str = "afp,srt ancp,tree ansi_a,bsmap ansi_a,dtap ansi_map asap,stat bacapp_instanceid,tree bacapp_ip,tree bacapp_objectid,tree bacapp_service,tree calcappprotocol,stat camel,counter camel,srt collectd,tree componentstatusprotocol,stat conv,bluetooth conv,dccp conv,eth conv,fc conv,fddi conv,ip conv,ipv6 conv,ipx conv,jxta conv,mptcp conv,ncp conv,opensafety conv,rsvp conv,sctp conv,sll conv,tcp conv,tr conv,udp conv,usb conv,wlan conv,wpan conv,zbee_nwk credentials dcerpc,srt dests,tree dhcp,stat diameter,avp diameter,srt dns,tree endpoints,bluetooth endpoints,dccp endpoints,eth endpoints,fc endpoints,fddi endpoints,ip endpoints,ipv6 endpoints,ipx endpoints,jxta endpoints,mptcp endpoints,ncp endpoints,opensafety endpoints,rsvp endpoints,sctp endpoints,sll endpoints,tcp endpoints,tr endpoints,udp endpoints,usb endpoints,wlan endpoints,wpan endpoints,zbee_nwk enrp,stat expert f1ap,tree f5_tmm_dist,tree f5_virt_dist,tree fc,srt flow,any flow,icmp flow,icmpv6 flow,lbm_uim flow,tcp follow,dccp follow,http follow,http2 follow,quic follow,sip follow,tcp follow,tls follow,udp fractalgeneratorprotocol,stat gsm_a gsm_a,bssmap gsm_a,dtap_cc gsm_a,dtap_gmm gsm_a,dtap_mm gsm_a,dtap_rr gsm_a,dtap_sacch gsm_a,dtap_sm gsm_a,dtap_sms gsm_a,dtap_ss gsm_a,dtap_tp gsm_map,operation gtp,srt h225,counter h225_ras,rtd hart_ip,tree hosts hpfeeds,tree http,stat http,tree http2,tree http_req,tree http_seq,tree http_srv,tree icmp,srt icmpv6,srt io,phs io,stat ip_hosts,tree ip_srcdst,tree ipv6_dests,tree ipv6_hosts,tree ipv6_ptype,tree ipv6_srcdst,tree isup_msg,tree lbmr_queue_ads_queue,tree lbmr_queue_ads_source,tree lbmr_queue_queries_queue,tree lbmr_queue_queries_receiver,tree lbmr_topic_ads_source,tree lbmr_topic_ads_topic,tree lbmr_topic_ads_transport,tree lbmr_topic_queries_pattern,tree lbmr_topic_queries_pattern_receiver,tree lbmr_topic_queries_receiver,tree lbmr_topic_queries_topic,tree ldap,srt mac-lte,stat megaco,rtd mgcp,rtd mtp3,msus ncp,srt ngap,tree npm,stat osmux,tree pingpongprotocol,stat plen,tree proto,colinfo ptype,tree radius,rtd rlc-lte,stat rpc,programs rpc,srt rtp,streams rtsp,stat rtsp,tree sametime,tree scsi,srt sctp,stat sip,stat smb,sids smb,srt smb2,srt smpp_commands,tree snmp,srt someip_messages,tree someipsd_entries,tree ssprotocol,stat sv ucp_messages,tree wsp,stat";

/// The names, one to a line, as the reference lists them.
pub(crate) fn list() -> String {
    NAMES.split(' ').fold(String::new(), |mut text, name| {
        let _ = write!(text, "\n     {name}");
        text
    })
}

/// Makes the taps that the `-z` options ask for.
pub(crate) fn open(session: &Session, given: &[String]) -> Result<Requests, Failure> {
    let (mut taps, mut filters) = (Vec::new(), Vec::new());
    for text in given {
        // A name is known by its start; of several, the longest counts: `conv,ipv6` is not `conv,ip`.
        let names = NAMES.split(' ').filter(|n| text.starts_with(n));
        let name = names.max_by_key(|n| n.len()).ok_or_else(|| {
            Failure::usage(format!("Invalid -z argument \"{text}\"; it must be one of:{}", list()))
        })?;
        let Request { tap, filter } = request(session, name, text)?;
        let compiled = match &filter {
            Some(filter) => Some(compile(session, name, filter)?),
            None => None,
        };
        taps.push(Tapped { tap, filter: compiled });
        filters.push(filter);
    }
    Ok(Requests { taps: Taps::new(taps), filters })
}

/// A report, and the filter that frames must pass for it.
struct Request {
    tap: Box<dyn Tap>,
    filter: Option<String>,
}

fn compile(
    session: &Session,
    name: &str,
    filter: &str,
) -> Result<Arc<dyn Matcher + Send>, Failure> {
    let who = match name.split_once(',') {
        Some(("conv", _)) => "conversations",
        Some(("endpoints", _)) => "endpoint",
        _ => name,
    };
    match session::filter::compile(session, filter) {
        Ok(filter) => Ok(Arc::new(filter)),
        Err(error) => {
            let why = error.to_string();
            let why = why.lines().next().unwrap_or("").trim_end_matches('.').to_owned();
            Err(Failure::usage(format!(
                "Couldn't register {who} tap: Filter \"{filter}\" is invalid - {why}."
            )))
        }
    }
}

/// The report of that name; `text` is all that was given.
fn request(session: &Session, name: &str, text: &str) -> Result<Request, Failure> {
    let registry = &session.registry;
    // What follows the name and a comma.
    let rest = text.get(name.len()..).and_then(|t| t.strip_prefix(',')).filter(|t| !t.is_empty());
    let plain = |tap: Box<dyn Tap>| Request { tap, filter: rest.map(str::to_owned) };
    Ok(match name.split_once(',') {
        Some(("conv", layer)) if let Some(of) = conv_type(layer) => {
            plain(Box::new(Conversations::new(of, registry)))
        }
        Some(("endpoints", layer)) if let Some(of) = conv_type(layer) => {
            plain(Box::new(Endpoints::new(of, registry)))
        }
        Some(("io", "phs")) => plain(Box::new(Hierarchy::new(registry))),
        _ => return Err(Failure::usage(format!("the report \"{name}\" is not there yet"))),
    })
}

impl Requests {
    /// What a run gathers for them.
    pub(crate) fn taps(&self) -> Option<&Taps> {
        (!self.filters.is_empty()).then_some(&self.taps)
    }

    /// Writes the reports as text; the one asked for last comes first.
    pub(crate) fn print(
        self,
        session: &Session,
        outcome: &Outcome,
        capture: &str,
        out: &mut dyn Write,
    ) -> std::io::Result<()> {
        let mut text = Vec::new();
        let list = self.taps.into_list();
        for (tapped, filter) in list.iter().zip(&self.filters).rev() {
            let about = About {
                capture,
                filter: filter.as_deref(),
                registry: &session.registry,
                config: &session.config,
                learned: &outcome.names,
                time: session.time,
            };
            push_report(&mut text, tapped.tap.report(), &about);
            out.write_all(&text)?;
            text.clear();
        }
        Ok(())
    }
}
