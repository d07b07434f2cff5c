//! Precision time, IEEE 1588-2008 and IEEE 1588-2019 clause 13.

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static PTP: Protocol = Protocol {
    fields: FIELDS,
    stateless: true,
    entries: &[on(tables::ETHERTYPE, 0x88f7), on(tables::UDP_PORT, 319), on(tables::UDP_PORT, 320)],
    head: 8,
    ..Protocol::new("ptp", "PTP", "Precision Time Protocol (IEEE1588)", dissect)
};

fields! {
    FIRST: Bits<u8> = "ptp.v2.messagetype", "messageType", Hex & 0xf {
        MAJOR_SDO: 0xf0 = "ptp.v2.majorsdoid", "majorSdoId", Hex;
        TYPE: 0x0f = "ptp.v2.messagetype", "messageType", Hex, TYPES;
    };
    SECOND: Bits<u8> = "ptp.v2.versionptp", "versionPTP", Dec & 0xf {
        MINOR_VERSION: 0xf0 = "ptp.v2.minorversionptp", "minorVersionPTP", Dec;
        VERSION: 0x0f = "ptp.v2.versionptp", "versionPTP", Dec;
    };
    LENGTH: u16 = "ptp.v2.messagelength", "messageLength", Dec;
    DOMAIN: u8 = "ptp.v2.domainnumber", "domainNumber", Dec;
    MINOR_SDO: u8 = "ptp.v2.minorsdoid", "minorSdoId", Dec;
    FLAGS: Bits<u16> = "ptp.v2.flags", "flags", Hex {
        SECURITY: 0x8000 = "ptp.v2.flags.security", "PTP_SECURITY", Flag;
        SPECIFIC_2: 0x4000 = "ptp.v2.flags.specific2", "PTP profile Specific 2", Flag;
        SPECIFIC_1: 0x2000 = "ptp.v2.flags.specific1", "PTP profile Specific 1", Flag;
        UNICAST: 0x0400 = "ptp.v2.flags.unicast", "PTP_UNICAST", Flag;
        TWO_STEP: 0x0200 = "ptp.v2.flags.twostep", "PTP_TWO_STEP", Flag;
        ALTERNATE: 0x0100 = "ptp.v2.flags.alternatemaster", "PTP_ALTERNATE_MASTER", Flag;
        UNCERTAIN: 0x0040 = "ptp.v2.flags.synchronizationUncertain", "SYNCHRONIZATION_UNCERTAIN", Flag;
        FREQUENCY: 0x0020 = "ptp.v2.flags.frequencytraceable", "FREQUENCY_TRACEABLE", Flag;
        TIME: 0x0010 = "ptp.v2.flags.timetraceable", "TIME_TRACEABLE", Flag;
        TIMESCALE: 0x0008 = "ptp.v2.flags.timescale", "PTP_TIMESCALE", Flag;
        UTC: 0x0004 = "ptp.v2.flags.utcreasonable", "PTP_UTC_REASONABLE", Flag;
        LI_59: 0x0002 = "ptp.v2.flags.li59", "PTP_LI_59", Flag;
        LI_61: 0x0001 = "ptp.v2.flags.li61", "PTP_LI_61", Flag;
    };
    CORRECTION: U48 = "ptp.v2.correction.ns", "correction", Dec;
    SUB_NS: f64 = "ptp.v2.correction.subns", "correctionSubNs", None;
    SPECIFIC: u32 = "ptp.v2.messagetypespecific", "messageTypeSpecific", Dec;
    CLOCK: u64 = "ptp.v2.clockidentity", "ClockIdentity", Hex;
    VENDOR: Bytes = "ptp.v2.clockidentity_manuf", "MAC Vendor", None;
    PORT: u16 = "ptp.v2.sourceportid", "SourcePortID", Dec;
    SEQUENCE: u16 = "ptp.v2.sequenceid", "sequenceId", Dec;
    CONTROL: u8 = "ptp.v2.controlfield", "controlField", Dec, CONTROLS;
    PERIOD: i8 = "ptp.v2.logmessageperiod", "logMessagePeriod", Dec;
    SDR_SECONDS: U48 = "ptp.v2.sdr.origintimestamp.seconds", "originTimestamp (seconds)", Dec;
    SDR_NANOS: i32 = "ptp.v2.sdr.origintimestamp.nanoseconds", "originTimestamp (nanoseconds)", Dec;
    FU_SECONDS: U48 = "ptp.v2.fu.preciseorigintimestamp.seconds", "preciseOriginTimestamp (seconds)", Dec;
    FU_NANOS: u32 = "ptp.v2.fu.preciseorigintimestamp.nanoseconds", "preciseOriginTimestamp (nanoseconds)", Dec;
    FU_32: u32 = "ptp.v2.fu.preciseorigintimestamp.32bit", "preciseOriginTimestamp (32bit)", Dec;
    DR_SECONDS: U48 = "ptp.v2.dr.receivetimestamp.seconds", "receiveTimestamp (seconds)", Dec;
    DR_NANOS: i32 = "ptp.v2.dr.receivetimestamp.nanoseconds", "receiveTimestamp (nanoseconds)", Dec;
    DR_CLOCK: u64 = "ptp.v2.dr.requestingsourceportidentity", "requestingSourcePortIdentity", Hex;
    DR_PORT: u16 = "ptp.v2.dr.requestingsourceportid", "requestingSourcePortId", Dec;
    AN_SECONDS: U48 = "ptp.v2.an.origintimestamp.seconds", "originTimestamp (seconds)", Dec;
    AN_NANOS: i32 = "ptp.v2.an.origintimestamp.nanoseconds", "originTimestamp (nanoseconds)", Dec;
    AN_UTC: i16 = "ptp.v2.an.origincurrentutcoffset", "originCurrentUTCOffset", Dec;
    AN_PRIORITY_1: u8 = "ptp.v2.an.priority1", "priority1", Dec;
    AN_CLASS: u8 = "ptp.v2.an.grandmasterclockclass", "grandmasterClockClass", Dec;
    AN_ACCURACY: u8 = "ptp.v2.an.grandmasterclockaccuracy", "grandmasterClockAccuracy", Hex;
    AN_VARIANCE: u16 = "ptp.v2.an.grandmasterclockvariance", "grandmasterClockVariance", Dec;
    AN_PRIORITY_2: u8 = "ptp.v2.an.priority2", "priority2", Dec;
    AN_CLOCK: u64 = "ptp.v2.an.grandmasterclockidentity", "grandmasterClockIdentity", Hex;
    AN_STEPS: u16 = "ptp.v2.an.localstepsremoved", "localStepsRemoved", Dec;
    AN_SOURCE: u8 = "ptp.v2.timesource", "TimeSource", Hex;
}
values! { TYPES {
    0 "Sync Message", 1 "Delay_Req Message", 2 "Peer_Delay_Req Message", 3 "Peer_Delay_Resp Message",
    8 "Follow_Up Message", 9 "Delay_Resp Message", 10 "Peer_Delay_Resp_Follow_Up Message", 11 "Announce Message",
    12 "Signalling Message", 13 "Management Message",
} }
values! { CONTROLS {
    0 "Sync Message", 1 "Delay_Req Message", 2 "Follow_Up Message", 3 "Delay_Resp Message", 4 "Management Message",
    5 "Other Message",
} }

fn pair(layer: &mut Layer<'_, '_>, pair: [Field<()>; 2]) -> Result<u8, Stop> {
    let (at, word) = (layer.at(), layer.peek::<u8>(0)?);
    for f in pair {
        layer.put_value(f, at, 1, Value::U64(f.of(word)), flags::BITS);
    }
    layer.skip(1)?;
    Ok(word)
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if layer.peek::<u8>(1)? & 0x0f != 2 {
        // Version 1 has other messages.
        layer.protocol_column("PTPv1");
        return Ok(());
    }
    layer.protocol_column("PTPv2");
    let kind = pair(layer, [MAJOR_SDO, TYPE])? & 0x0f;
    layer.info(format_args!("{}", TYPES.name(kind, "Unknown PTP Message")));
    pair(layer, [MINOR_VERSION, VERSION])?;
    layer.read(LENGTH)?;
    layer.read(DOMAIN)?;
    layer.read(MINOR_SDO)?;
    layer.read_bits(FLAGS)?;
    layer.read(CORRECTION)?;
    let fraction = layer.peek::<u16>(0)?;
    layer.put(SUB_NS, layer.at(), 2, f64::from(fraction) / 65536.0);
    layer.skip(2)?;
    layer.read(SPECIFIC)?;
    let at = layer.at();
    let clock = layer.read(CLOCK)?;
    if clock >> 24 & 0xffff == 0xfffe {
        layer.put_bytes(VENDOR, at, 3);
    }
    layer.read(PORT)?;
    layer.read(SEQUENCE)?;
    layer.read(CONTROL)?;
    layer.read(PERIOD)?;
    match kind {
        0 | 1 => {
            layer.read(SDR_SECONDS)?;
            layer.read(SDR_NANOS).map(drop)
        }
        8 => {
            let at = layer.at();
            let seconds = layer.read(FU_SECONDS)?;
            let nanos = u64::from(layer.read(FU_NANOS)?);
            let all = seconds.wrapping_mul(1_000_000_000).wrapping_add(nanos);
            layer.put(FU_32, at, 10, (all & 0xffff_ffff) as u32);
            Ok(())
        }
        9 => {
            layer.read(DR_SECONDS)?;
            layer.read(DR_NANOS)?;
            layer.read(DR_CLOCK)?;
            layer.read(DR_PORT).map(drop)
        }
        11 => announce(layer),
        _ => Ok(()),
    }
}

fn announce(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(AN_SECONDS)?;
    layer.read(AN_NANOS)?;
    layer.read(AN_UTC)?;
    layer.skip(1)?;
    layer.read(AN_PRIORITY_1)?;
    layer.read(AN_CLASS)?;
    layer.read(AN_ACCURACY)?;
    layer.read(AN_VARIANCE)?;
    layer.read(AN_PRIORITY_2)?;
    layer.read(AN_CLOCK)?;
    layer.read(AN_STEPS)?;
    layer.read(AN_SOURCE).map(drop)
}
