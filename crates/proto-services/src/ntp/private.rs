//! Private messages, mode 7: those of the NTP reference implementation, `ntp_request.h`.

use dissect::prelude::*;

use super::exchange;
use super::fields::*;

/// The implementation whose items are known.
const XNTPD: u8 = 3;
/// Where the timestamp of an authenticated request stands: after header and data of fixed length.
const TIMESTAMP_AT: usize = 184;
const MONITOR_LISTS: [u8; 2] = [20, 42];

pub(super) fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let flags = layer.read_bits(PRIV_FLAGS)?;
    let response = PRIV_FLAGS_R.is_set(flags);
    let sequence = layer.read_bits(PRIV_AUTH_SEQ)?;
    exchange(layer, Some(PRIV_SEQ.of(sequence)), !response)?;
    let implementation = layer.read(PRIV_IMPL)?;
    let code = layer.read(PRIV_REQCODE)?;
    let name = REQUESTS.name(code, "Unknown");
    layer.info_append(format_args!(", {}, {name}", if response { "Response" } else { "Request" }));
    if implementation != XNTPD {
        let len = layer.span().len();
        layer.covers(len);
        return Ok(());
    }
    let count = usize::from(twelve_bits(layer, PRIV_ERR, PRIV_NUMITEMS)?);
    let size = usize::from(twelve_bits(layer, PRIV_RESERVED, PRIV_ITEMSIZE)?);
    if size > 0 {
        // Each turn reads `size` octets or stops.
        for _ in 0..count {
            item(layer, code, response, size)?;
        }
    }
    if !response && PRIV_AUTH.is_set(sequence) {
        layer.seek(TIMESTAMP_AT);
        layer.ntp_time(PRIV_TSTAMP)?;
        layer.bytes(KEYID, 4)?;
        if layer.left() > 0 {
            let len = layer.left();
            layer.bytes(MAC, len)?;
        }
    }
    let len = layer.span().len();
    layer.covers(len);
    Ok(())
}

/// A word of four bits and of twelve.
fn twelve_bits(layer: &mut Layer<'_, '_>, high: Field<u8>, low: Field<u16>) -> Result<u16, Stop> {
    let at = layer.at();
    let word = layer.peek::<u16>(0)?;
    let (first, rest) = ((word >> 12) as u8, word & 0xfff);
    let reserved = high.index == PRIV_RESERVED.index;
    layer.put(high, at, 1, first);
    match PRIVATE_ERRORS.find(u64::from(first)).filter(|_| !reserved) {
        Some(error) => {
            layer.label(format_args!("{first:04b} .... = Error: {error} ({first:#04x})"))
        }
        None if reserved => layer.label(format_args!("{first:04b} .... = Reserved: {first:#04x}")),
        None => layer.label(format_args!("{first:04b} .... = Error: Unknown ({first:#04x})")),
    }
    layer.put(low, at, 2, rest);
    layer.label(format_args!(
        ".... {:04b}  {:04b} {:04b} = {}: {rest}",
        rest >> 8,
        rest >> 4 & 15,
        rest & 15,
        if reserved { "Size of an item" } else { "Items" }
    ));
    layer.skip(2)?;
    Ok(word & 0xfff)
}

fn item(layer: &mut Layer<'_, '_>, code: u8, response: bool, size: usize) -> Result<(), Stop> {
    let at = layer.at();
    let title = if MONITOR_LISTS.contains(&code) { "Monlist Item" } else { "" };
    layer.put_text(M7_ITEM, at, size, title);
    layer.nest(|layer| {
        let end = layer.at() + size;
        for part in parts(code, response) {
            // Without the flag there are no IPv6 addresses, although there may be room for them.
            let bare = matches!(part, Part { field, .. } if *field == MON_ADDR6.index);
            if bare && layer.span().u32(layer.at() - 8)? == 0 {
                break;
            }
            part.read(layer, end)?;
        }
        layer.seek(end);
        Ok(())
    })
}

/// A member of an item.
struct Part {
    field: u16,
    form: Form,
}

enum Form {
    Number(usize),
    Octets(usize),
    Text(usize),
    Time,
    Flags,
    Flags32,
    Little,
    Rest,
}

const fn number<T>(field: Field<T>, octets: usize) -> Part {
    Part { field: field.index, form: Form::Number(octets) }
}
const fn octets<T>(field: Field<T>, octets: usize) -> Part {
    Part { field: field.index, form: Form::Octets(octets) }
}
const fn text<T>(field: Field<T>, octets: usize) -> Part {
    Part { field: field.index, form: Form::Text(octets) }
}
const fn time(field: Field<AbsTime>) -> Part {
    Part { field: field.index, form: Form::Time }
}
const fn flags<T>(field: Field<T>) -> Part {
    Part { field: field.index, form: Form::Flags }
}
const fn flags32<T>(field: Field<T>) -> Part {
    Part { field: field.index, form: Form::Flags32 }
}
const fn little<T>(field: Field<T>) -> Part {
    Part { field: field.index, form: Form::Little }
}
const fn rest<T>(field: Field<T>) -> Part {
    Part { field: field.index, form: Form::Rest }
}

impl Part {
    fn read(&self, layer: &mut Layer<'_, '_>, end: usize) -> Result<(), Stop> {
        let field: Field<()> = Field::at(self.field, 0);
        match self.form {
            Form::Number(octets) => _ = layer.read_sized(field, octets)?,
            Form::Octets(octets) => _ = layer.bytes(field, octets)?,
            Form::Text(octets) => _ = layer.text(field, octets)?,
            Form::Time => _ = layer.ntp_time(field.retyped())?,
            Form::Flags => _ = layer.read_bits::<u8, 0>(field.retyped())?,
            Form::Flags32 => low_flags(layer, field)?,
            Form::Little => _ = layer.read_le::<u64>(field.retyped())?,
            Form::Rest => _ = layer.bytes(field, end.saturating_sub(layer.at()))?,
        }
        Ok(())
    }
}

/// A word of which the lowest eight bits are flags.
fn low_flags(layer: &mut Layer<'_, '_>, field: Field<()>) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u32>(0)? & 0xff;
    layer.put(field, at, 4, word);
    layer.nest(|layer| layer.put_members(field, at, 4, u64::from(word)));
    layer.skip(4)
}

/// What an item of a request or of a response holds.
fn parts(code: u8, response: bool) -> &'static [Part] {
    match (code, response) {
        (0, _) => PEER_LIST,
        (2 | 3, false) => PEER_LIST,
        (1, _) => PEER_LIST_SUM,
        (4, _) => SYS_INFO,
        (5, _) => SYS_STATS,
        (6, _) => IO_STATS,
        (7, _) => MEM_STATS,
        (8, _) => LOOP_INFO,
        (9, _) => TIMER_STATS,
        (10, _) => CONFIG,
        (11 | 22, _) => UNCONFIG,
        (12 | 13, _) => SET_SYS_FLAG,
        (16, _) => GET_RESTRICT,
        (17..=19, _) => RESADDFLAGS,
        (20, _) => MON_GETLIST,
        (21, _) => RESET_STATS,
        (26 | 27, _) => TRUSTKEY,
        (28, _) => AUTHINFO,
        (29, _) => TRAPS,
        (30 | 31, _) => ADD_TRAP,
        (32 | 33, _) => REQUEST_KEY,
        (34, _) => GET_CTLSTATS,
        (36 | 39, false) => GET_CLOCKINFO_REQUEST,
        (37, _) => SET_CLKFUDGE,
        (38, _) => GET_KERNEL,
        (42, _) => MON_GETLIST_1,
        (44 | 45, _) => IF_STATS,
        (2, true) => PEER_INFO_RESPONSE,
        (3, true) => PEER_STATS_RESPONSE,
        (36, true) => GET_CLOCKINFO_RESPONSE,
        (39, true) => GET_CLKBUGINFO_RESPONSE,
        _ => &[],
    }
}

const PEER_LIST: &[Part] = &[
    number(M7_ADDRESS, 4),
    number(M7_PORT, 2),
    number(M7_HMODE, 1),
    flags(M7_PEER_FLAGS),
    number(M7_IPV6_FLAG, 4),
    octets(M7_UNUSED, 4),
    octets(M7_ADDRESS6, 16),
];
const PEER_LIST_SUM: &[Part] = &[
    number(M7_DSTADDRESS, 4),
    number(M7_SRCADDRESS, 4),
    number(M7_SRCPORT, 2),
    number(STRATUM, 1),
    number(M7_HPOLL, 1),
    number(PPOLL, 1),
    number(M7_REACH, 1),
    flags(M7_PEER_FLAGS),
    number(M7_HMODE, 1),
    number(M7_DELAY, 4),
    number(M7_OFFSET, 8),
    number(M7_DISPERSION, 4),
    number(M7_IPV6_FLAG, 4),
    octets(M7_UNUSED, 4),
    octets(M7_DSTADDRESS6, 16),
    octets(M7_SRCADDRESS6, 16),
];
const SYS_INFO: &[Part] = &[
    number(M7_ADDRESS, 4),
    number(M7_PMODE, 1),
    number(M7_LEAP, 1),
    number(STRATUM, 1),
    number(PRECISION, 1),
    number(ROOTDELAY, 4),
    number(ROOTDISPERSION, 4),
    octets(REFID, 4),
    time(REFTIME),
    number(M7_POLL, 4),
    flags(M7_SYS_FLAGS8),
    octets(M7_UNUSED, 3),
    number(M7_BDELAY, 4),
    number(M7_FREQ, 4),
    number(M7_AUTHDELAY, 8),
    number(M7_STABILITY, 4),
    number(M7_IPV6_FLAG, 4),
    octets(M7_UNUSED, 4),
    octets(M7_ADDRESS6, 16),
];
const SYS_STATS: &[Part] = &[
    number(M7_TIMEUP, 4),
    number(M7_TIMERESET, 4),
    number(M7_DENIED, 4),
    number(M7_OLDVERSION, 4),
    number(M7_NEWVERSION, 4),
    number(M7_BAD_VERSION, 4),
    number(M7_BADLENGTH, 4),
    number(M7_PROCESSED, 4),
    number(M7_BADAUTH, 4),
    number(M7_TIMERECEIVED, 4),
    number(M7_LIMITREJECTED, 4),
    number(M7_LAMPORT, 4),
    number(M7_TSROUNDING, 4),
];
const IO_STATS: &[Part] = &[
    number(M7_TIMERESET, 4),
    number(M7_TOTALRECVBUFS, 2),
    number(M7_FREERECVBUFS, 2),
    number(M7_FULLRECVBUFS, 2),
    number(M7_LOWWATER, 2),
    number(M7_DROPPED, 4),
    number(M7_IGNORED, 4),
    number(M7_RECEIVED, 4),
    number(M7_SENT, 4),
    number(M7_NOTSENT, 4),
    number(M7_INTERRUPTS, 4),
    number(M7_INT_RECEIVED, 4),
];
const MEM_STATS: &[Part] = &[
    number(M7_TIMERESET, 4),
    number(M7_TOTALMEM, 2),
    number(M7_FREEMEM, 2),
    number(M7_FINDPEER_CALLS, 4),
    number(M7_ALLOCATIONS, 4),
    number(M7_DEMOBILIZATIONS, 4),
    rest(M7_HASHCOUNT),
];
const LOOP_INFO: &[Part] = &[
    number(M7_LAST_OFFSET, 8),
    number(M7_DRIFT_COMP, 8),
    number(M7_COMPLIANCE, 4),
    number(M7_WATCHDOG_TIMER, 4),
];
const TIMER_STATS: &[Part] = &[
    number(M7_TIMERESET, 4),
    number(M7_ALARMS, 4),
    number(M7_OVERFLOWS, 4),
    number(M7_XMTCALLS, 4),
];
const CONFIG: &[Part] = &[
    number(M7_ADDRESS, 4),
    number(M7_HMODE, 1),
    number(M7_VERSION, 1),
    number(M7_MINPOLL, 1),
    number(M7_MAXPOLL, 1),
    flags(PRIV_CONFIG_FLAGS),
    number(M7_TTL, 1),
    octets(M7_UNUSED, 2),
    octets(KEYID, 4),
    text(M7_KEY_FILE, 128),
    number(M7_IPV6_FLAG, 4),
    octets(M7_UNUSED, 4),
    octets(M7_ADDRESS6, 16),
];
const UNCONFIG: &[Part] =
    &[number(M7_ADDRESS, 4), number(M7_IPV6_FLAG, 4), octets(M7_ADDRESS6, 16)];
const SET_SYS_FLAG: &[Part] = &[flags32(M7_SYS_FLAGS32)];
const GET_RESTRICT: &[Part] = &[
    number(M7_ADDRESS, 4),
    number(M7_MASK, 4),
    number(M7_COUNT, 4),
    number(M7_RFLAGS, 2),
    number(M7_MFLAGS, 2),
    number(M7_IPV6_FLAG, 4),
    octets(M7_UNUSED, 4),
    octets(M7_ADDRESS6, 16),
    octets(M7_MASK6, 16),
];
const RESADDFLAGS: &[Part] = &[
    number(M7_ADDRESS, 4),
    number(M7_MASK, 4),
    number(M7_IPPEERLIMIT, 2),
    number(M7_RESTRICT_FLAGS, 2),
    number(M7_MFLAGS, 2),
    octets(M7_UNUSED, 4),
    octets(M7_ADDRESS6, 16),
    octets(M7_MASK6, 16),
];
const MON_GETLIST: &[Part] = &[
    number(MON_AVGINT, 4),
    number(MON_LSINT, 4),
    number(MON_RESTR, 4),
    number(MON_COUNT, 4),
    number(MON_REMOTE_ADDRESS, 4),
    number(MON_PORT, 2),
    number(MON_MODE, 1),
    number(MON_VERSION, 1),
    number(MON_IPV6, 4),
    number(MON_UNUSED, 4),
    octets(MON_ADDR6, 16),
];
const RESET_STATS: &[Part] = &[flags32(M7_RESET_STATS_FLAGS)];
const TRUSTKEY: &[Part] = &[little(M7_KEY)];
const AUTHINFO: &[Part] = &[
    number(M7_TIMERESET, 4),
    number(M7_NUMKEYS, 4),
    number(M7_NUMFREEKEYS, 4),
    number(M7_KEYLOOKUPS, 4),
    number(M7_KEYNOTFOUND, 4),
    number(M7_ENCRYPTIONS, 4),
    number(M7_DECRYPTIONS, 4),
    number(M7_EXPIRED, 4),
    number(M7_KEYUNCACHED, 4),
];
const TRAPS: &[Part] = &[
    number(M7_LOCAL_ADDRESS, 4),
    number(M7_TRAP_ADDRESS, 4),
    number(M7_TRAP_PORT, 2),
    number(M7_SEQUENCE, 2),
    number(M7_SETTIME, 4),
    number(M7_ORIGTIME, 4),
    number(M7_RESETS, 4),
    number(PRIV_TRAPS_FLAGS, 4),
    number(M7_IPV6_FLAG, 4),
    octets(M7_LOCAL_ADDRESS6, 16),
    octets(M7_TRAP_ADDRESS6, 16),
];
const ADD_TRAP: &[Part] = &[
    number(M7_LOCAL_ADDRESS, 4),
    number(M7_TRAP_ADDRESS, 4),
    number(M7_TRAP_PORT, 2),
    octets(M7_UNUSED, 2),
    number(M7_IPV6_FLAG, 4),
    octets(M7_LOCAL_ADDRESS6, 16),
    octets(M7_TRAP_ADDRESS6, 16),
];
const REQUEST_KEY: &[Part] = &[octets(KEYID, 4)];
const GET_CTLSTATS: &[Part] = &[
    number(M7_TIMERESET, 4),
    number(M7_REQUESTS, 4),
    number(M7_BAD_PACKETS, 4),
    number(M7_RESPONSES, 4),
    number(M7_FRAGMENTS, 4),
    number(M7_ERRORS, 4),
    number(M7_TOO_SHORT, 4),
    number(M7_INPUT_RESPONSES, 4),
    number(M7_INPUT_FRAGMENTS, 4),
    number(M7_INPUT_ERRORS, 4),
    number(M7_BAD_OFFSET, 4),
    number(M7_BAD_VERSION, 4),
    number(M7_DATA_TOO_SHORT, 4),
    number(M7_BADOP, 4),
    number(M7_ASYNC_MESSAGES, 4),
];
const GET_CLOCKINFO_REQUEST: &[Part] = &[number(M7_ADDRESS, 4)];
const SET_CLKFUDGE: &[Part] = &[
    number(M7_ADDRESS, 4),
    number(M7_WHICH, 4),
    number(M7_FUDGETIME, 8),
    number(M7_FUDGEVAL_FLAGS, 4),
];
const GET_KERNEL: &[Part] = &[
    number(M7_KERNEL_OFFSET, 4),
    number(M7_FREQ, 4),
    number(M7_MAXERROR, 4),
    number(M7_ESTERROR, 4),
    number(M7_STATUS, 2),
    number(M7_SHIFT, 2),
    number(M7_CONSTANT, 4),
    number(M7_PRECISION, 4),
    number(M7_TOLERANCE, 4),
    number(M7_PPSFREQ, 4),
    number(M7_JITTER, 4),
    number(M7_STABIL, 4),
    number(M7_JITCNT, 4),
    number(M7_CALCNT, 4),
    number(M7_ERRCNT, 4),
    number(M7_STBCNT, 4),
];
const MON_GETLIST_1: &[Part] = &[
    number(MON_AVGINT, 4),
    number(MON_LSINT, 4),
    number(MON_RESTR, 4),
    number(MON_COUNT, 4),
    number(MON_REMOTE_ADDRESS, 4),
    number(MON_LOCAL_ADDRESS, 4),
    number(MON_FLAGS, 4),
    number(MON_PORT, 2),
    number(MON_MODE, 1),
    number(MON_VERSION, 1),
    number(MON_IPV6, 4),
    number(MON_UNUSED, 4),
    octets(MON_ADDR6, 16),
    octets(MON_DADDR6, 16),
];
const IF_STATS: &[Part] = &[
    octets(M7_ADDRESS6, 16),
    octets(M7_BCAST6, 16),
    octets(M7_MASK6, 16),
    number(M7_IPV6_FLAG, 4),
    text(M7_INT_NAME, 32),
    number(M7_INT_FLAGS, 4),
    number(M7_LAST_TTL, 4),
    number(M7_NUM_MCAST, 4),
    number(M7_RECEIVED, 4),
    number(M7_SENT, 4),
    number(M7_NOTSENT, 4),
    number(M7_UPTIME, 4),
    number(M7_SCOPEID, 4),
    number(M7_IFINDEX, 4),
    number(M7_IFNUM, 4),
    number(M7_PEERCNT, 4),
    number(M7_FAMILY, 2),
    number(M7_IGNORE_PKTS, 1),
    number(M7_ACTION, 1),
    octets(M7_UNUSED, 4),
];
const PEER_INFO_RESPONSE: &[Part] = &[
    number(M7_DSTADDRESS, 4),
    number(M7_SRCADDRESS, 4),
    number(M7_SRCPORT, 2),
    flags(M7_PEER_FLAGS),
    number(M7_LEAP, 1),
    number(M7_HMODE, 1),
    number(M7_PMODE, 1),
    number(STRATUM, 1),
    number(PPOLL, 1),
    number(M7_HPOLL, 1),
    number(PRECISION, 1),
    number(M7_VERSION, 1),
    octets(M7_UNUSED, 1),
    number(M7_REACH, 1),
    number(M7_UNREACH, 1),
    number(M7_FLASH, 1),
    number(M7_TTL, 1),
    number(M7_FLASH2, 2),
    number(M7_ASSOCID, 2),
    octets(KEYID, 4),
    number(M7_PKEYID, 4),
    octets(REFID, 4),
    number(M7_TIMER, 4),
    number(ROOTDELAY, 4),
    number(ROOTDISPERSION, 4),
    time(REFTIME),
    time(ORG),
    time(REC),
    time(XMT),
    number(M7_FILTDELAY, 4),
    number(M7_FILTOFFSET, 8),
    number(M7_ORDER, 1),
    number(M7_DELAY, 4),
    number(M7_DISPERSION, 4),
    number(M7_OFFSET, 8),
    number(M7_SELECTDIS, 4),
    octets(M7_UNUSED, 4),
    octets(M7_UNUSED, 4),
    octets(M7_UNUSED, 4),
    octets(M7_UNUSED, 4),
    octets(M7_UNUSED, 4),
    octets(M7_UNUSED, 4),
    octets(M7_UNUSED, 4),
    number(M7_ESTBDELAY, 4),
    number(M7_IPV6_FLAG, 4),
    octets(M7_UNUSED, 4),
    octets(M7_DSTADDRESS6, 16),
    octets(M7_SRCADDRESS6, 16),
];
const PEER_STATS_RESPONSE: &[Part] = &[
    number(M7_DSTADDRESS, 4),
    number(M7_SRCADDRESS, 4),
    number(M7_SRCPORT, 2),
    flags(M7_PEER_FLAGS),
    number(M7_TIMERESET, 4),
    number(M7_TIMERECEIVED, 4),
    number(M7_TIMETOSEND, 4),
    number(M7_TIMEREACHABLE, 4),
    number(M7_SENT, 4),
    octets(M7_UNUSED, 4),
    number(M7_PROCESSED, 4),
    octets(M7_UNUSED, 4),
    number(M7_BADAUTH, 4),
    number(M7_BOGUSORG, 4),
    number(M7_OLDPKT, 4),
    octets(M7_UNUSED, 4),
    octets(M7_UNUSED, 4),
    number(M7_SELDISP, 4),
    number(M7_SELBROKEN, 4),
    octets(M7_UNUSED, 4),
    number(M7_CANDIDATE, 1),
    octets(M7_UNUSED, 1),
    octets(M7_UNUSED, 1),
    octets(M7_UNUSED, 1),
    number(M7_IPV6_FLAG, 4),
    octets(M7_UNUSED, 4),
    octets(M7_DSTADDRESS6, 16),
    octets(M7_SRCADDRESS6, 16),
];
const GET_CLOCKINFO_RESPONSE: &[Part] = &[
    number(M7_ADDRESS, 4),
    number(M7_TYPE, 1),
    number(M7_CLOCK_FLAGS, 1),
    number(M7_LASTEVENT, 1),
    number(M7_CURRENTSTATUS, 1),
    number(M7_POLLS, 4),
    number(M7_NORESPONSE, 4),
    number(M7_BADFORMAT, 4),
    number(M7_BADDATA, 4),
    number(M7_TIMESTARTED, 4),
    number(M7_FUDGETIME1, 8),
    number(M7_FUDGETIME2, 8),
    number(M7_FUDGEVAL1, 4),
    number(M7_FUDGEVAL2, 4),
];
const GET_CLKBUGINFO_RESPONSE: &[Part] = &[
    number(M7_ADDRESS, 4),
    number(M7_NVALUES, 1),
    number(M7_NTIMES, 1),
    number(M7_SVALUES, 2),
    number(M7_STIMES, 4),
    octets(M7_VALUES, 64),
    octets(M7_TIMES, 256),
];
