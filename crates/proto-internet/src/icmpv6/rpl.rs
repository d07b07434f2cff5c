//! Routing Protocol for Low-Power and Lossy Networks, RFC 6550; metrics, RFC 6551; point-to-point routes, RFC 6997.

use dissect::layer::Mark;

use super::*;

pub(super) fn control(layer: &mut Layer<'_, '_>, code: u8) -> Result<(), Stop> {
    if code & 0x80 != 0 {
        security(layer)?;
    }
    match code & 0x7f {
        0 => {
            layer.read(RPL_DIS_FLAGS)?;
            layer.bytes(RESERVED, 1)?;
        }
        1 => information_object(layer)?,
        2 => {
            layer.read(RPL_DAO_INSTANCE)?;
            let word = layer.read_bits(RPL_DAO_FLAG)?;
            layer.bytes(RESERVED, 1)?;
            layer.read(RPL_DAO_SEQUENCE)?;
            if RPL_DAO_FLAG_D.is_set(word) {
                layer.ipv6(RPL_DAO_DODAGID)?;
            }
        }
        3 => {
            layer.read(RPL_DAOACK_INSTANCE)?;
            let word = layer.read_bits(RPL_DAOACK_FLAG)?;
            layer.read(RPL_DAOACK_SEQUENCE)?;
            layer.read(RPL_DAOACK_STATUS)?;
            if RPL_DAOACK_FLAG_D.is_set(word) {
                layer.ipv6(RPL_DAOACK_DODAGID)?;
            }
        }
        4 | 5 => discovery_reply(layer, code & 0x7f == 4)?,
        10 if code == 0x8a => {
            layer.read(RPL_CC_INSTANCE)?;
            layer.read_bits(RPL_CC_FLAG)?;
            layer.read(RPL_CC_NONCE)?;
            layer.ipv6(RPL_CC_DODAGID)?;
            layer.read(RPL_CC_DESTINATION_COUNTER)?;
        }
        _ => return Ok(()),
    }
    if code & 0x7f == 5 {
        return Ok(());
    }
    // Each turn takes at least one octet.
    while layer.left() > 0 {
        option(layer)?;
    }
    Ok(())
}

/// RFC 6550 §6.1.
fn security(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read_bits(RPL_SECURE_FLAG)?;
    layer.read(RPL_SECURE_ALGORITHM)?;
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put(RPL_SECURE_FLAG, at, 1, word);
    layer.nest(|layer| layer.put_members(RPL_SECURE_KIM_WORD, at, 1, u64::from(word)));
    layer.skip(1)?;
    let at = layer.at();
    let reserved = layer.peek::<u8>(0)?;
    layer.put(RPL_SECURE_FLAG, at, 1, reserved);
    layer.skip(1)?;
    layer.read(RPL_SECURE_COUNTER)?;
    if RPL_SECURE_KIM.of(word) == 2 {
        layer.bytes(RPL_SECURE_KEY_SOURCE, 8)?;
        layer.read(RPL_SECURE_KEY_INDEX)?;
    }
    Ok(())
}

fn information_object(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(RPL_DIO_INSTANCE)?;
    layer.read(RPL_DIO_VERSION)?;
    layer.read(RPL_DIO_RANK)?;
    layer.read_bits(RPL_DIO_FLAG)?;
    layer.read(RPL_DIO_DTSN)?;
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put(RPL_DIO_FLAG, at, 1, word);
    layer.skip(1)?;
    layer.bytes(RESERVED, 1)?;
    layer.ipv6(RPL_DIO_DAGID).map(drop)
}

/// RFC 6997 §8 and §10.
fn discovery_reply(layer: &mut Layer<'_, '_>, reply: bool) -> Result<(), Stop> {
    layer.read(RPL_P2P_DRO_INSTANCE)?;
    if layer.read(RPL_P2P_DRO_VERSION)? != 0 {
        layer.note(P2P_DRO_ZERO);
    }
    layer.read_bits(if reply { RPL_P2P_DRO_FLAG } else { RPL_P2P_DROACK_FLAG })?;
    layer.ipv6(RPL_P2P_DRO_DAGID).map(drop)
}

fn option(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let kind = layer.peek::<u8>(0)?;
    let mark = layer.mark();
    layer.subtree(OPT, |layer| {
        match RPL_OPT_TYPE_NAMES.find(u64::from(kind)) {
            Some(name) => layer.label_at(mark, format_args!("ICMPv6 RPL Option ({name}")),
            None => layer.label_at(mark, format_args!("ICMPv6 RPL Option (Unknown {kind}")),
        }
        layer.read(RPL_OPT_TYPE)?;
        if kind != 0 {
            let len = usize::from(layer.read(RPL_OPT_LENGTH)?);
            let left = layer.left();
            layer.within(len.min(left), |layer| contents(layer, kind, mark))?;
            if len > left {
                return Err(layer.span().stop_at(layer.at() + len - left));
            }
        }
        layer.append_at(mark, format_args!(")"));
        Ok(())
    })
}

/// A prefix of as many octets as are left, sixteen at most; shown in the option's line.
fn prefix(layer: &mut Layer<'_, '_>, field: Field<Ipv6>, bits: u8, mark: Mark) -> Result<(), Stop> {
    let at = layer.at();
    let len = layer.left().min(16);
    let octets = layer.take(len)?;
    let mut address = [0; 16];
    for (to, from) in address.iter_mut().zip(octets) {
        *to = *from;
    }
    layer.put_text_flagged(field, at, len, address, 0);
    layer.append_at(mark, format_args!(" {}/{bits}", Address::Ipv6(address)));
    Ok(())
}

fn contents(layer: &mut Layer<'_, '_>, kind: u8, mark: Mark) -> Result<(), Stop> {
    match kind {
        1 => {
            let len = layer.left();
            if len > 0 {
                layer.bytes(RPL_OPT_PADN, len)?;
            }
            Ok(())
        }
        2 => {
            // Each turn takes at least four octets.
            while layer.left() > 0 {
                metric(layer)?;
            }
            Ok(())
        }
        3 => {
            let bits = layer.read(RPL_OPT_ROUTE_PREFIX_LENGTH)?;
            layer.read_bits(RPL_OPT_ROUTE_FLAG)?;
            layer.read(RPL_OPT_ROUTE_LIFETIME)?;
            prefix(layer, RPL_OPT_ROUTE_PREFIX, bits, mark)
        }
        4 => configuration(layer),
        5 => {
            // Two octets, and a prefix that is no longer than an address.
            let too_long = layer.left() > 18;
            if too_long {
                layer.note(INVALID_OPTION_LENGTH);
            }
            layer.bytes(RPL_OPT_TARGET_FLAG, 1)?;
            let bits = layer.read(RPL_OPT_TARGET_PREFIX_LENGTH)?;
            if too_long {
                let rest = layer.left();
                layer.bytes(UNKNOWN_DATA, rest)?;
                layer.note(UNKNOWN_DATA_NOTE);
                return Ok(());
            }
            prefix(layer, RPL_OPT_TARGET_PREFIX, bits, mark)
        }
        6 => {
            layer.read_bits(RPL_OPT_TRANSIT_FLAG)?;
            layer.read(RPL_OPT_TRANSIT_PATHCTL)?;
            layer.read(RPL_OPT_TRANSIT_PATHSEQ)?;
            layer.read(RPL_OPT_TRANSIT_PATHLIFETIME)?;
            if layer.left() >= 16 {
                let parent = layer.ipv6(RPL_OPT_TRANSIT_PARENT)?;
                layer.append_at(mark, format_args!(" {}", Address::Ipv6(parent)));
            }
            Ok(())
        }
        7 => {
            layer.read(RPL_OPT_SOLICITED_INSTANCE)?;
            layer.read_bits(RPL_OPT_SOLICITED_FLAG)?;
            layer.ipv6(RPL_OPT_SOLICITED_DODAGID)?;
            layer.read(RPL_OPT_SOLICITED_VERSION).map(drop)
        }
        8 => {
            let bits = layer.read(RPL_OPT_PREFIX_LENGTH)?;
            layer.read_bits(RPL_OPT_PREFIX_FLAG)?;
            layer.read(RPL_OPT_PREFIX_VALID_LIFETIME)?;
            layer.read(RPL_OPT_PREFIX_PREFERRED_LIFETIME)?;
            layer.bytes(RPL_OPT_RESERVED, 4)?;
            prefix(layer, RPL_OPT_PREFIX, bits, mark)
        }
        9 => layer.read(RPL_OPT_TARGETDESC_DESCRIPTOR).map(drop),
        10 => route_discovery(layer),
        _ => {
            layer.note_here(
                UNDECODED_RPL_OPTION,
                format_args!("No dissector for ICMPv6 RPL option {kind}"),
            );
            let len = layer.left();
            if len > 0 { layer.bytes(DATA, len).map(drop) } else { Ok(()) }
        }
    }
}

fn configuration(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read_bits(RPL_OPT_CONFIG_FLAG)?;
    layer.read(RPL_OPT_CONFIG_INTERVAL_DOUBLE)?;
    layer.read_sized(RPL_OPT_CONFIG_INTERVAL_MIN, 1)?;
    layer.read(RPL_OPT_CONFIG_REDUNDANCY)?;
    layer.read(RPL_OPT_CONFIG_MAX_RANK_INC)?;
    layer.read(RPL_OPT_CONFIG_MIN_HOP_RANK_INC)?;
    layer.read(RPL_OPT_CONFIG_OCP)?;
    layer.read(RPL_OPT_CONFIG_RSV)?;
    layer.read(RPL_OPT_CONFIG_DEF_LIFETIME)?;
    layer.read(RPL_OPT_CONFIG_LIFETIME_UNIT).map(drop)
}

/// RFC 6551 §2.1.
fn metric(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let start = layer.at();
    let kind = layer.read(RPL_OPT_METRIC_TYPE)?;
    let node = layer.last();
    let result = layer.nest(|layer| {
        layer.read_bits(RPL_OPT_METRIC_FLAGS)?;
        let len = usize::from(layer.read(RPL_OPT_METRIC_LENGTH)?);
        layer.within(len, |layer| metric_object(layer, kind))
    });
    let len = layer.at() - start;
    if layer.wants(RPL_OPT_METRIC_TYPE) {
        layer.set_len(node, len);
    }
    result
}

fn metric_object(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    match kind {
        1 => {
            layer.read_bits(RPL_OPT_METRIC_NSA_OBJECT)?;
            // Each turn takes at least two octets.
            while layer.left() >= 2 {
                let start = layer.at();
                layer.put(RPL_OPT_METRIC_NSA_OBJECT_OPTTLV_OBJECT, start, 1, layer.peek::<u8>(0)?);
                layer.nest(|layer| {
                    layer.read(RPL_OPT_METRIC_NSA_OBJECT_OPTTLV_OBJECT_TYPE)?;
                    let len =
                        usize::from(layer.read(RPL_OPT_METRIC_NSA_OBJECT_OPTTLV_OBJECT_LENGTH)?);
                    layer.bytes(RPL_OPT_METRIC_NSA_OBJECT_OPTTLV_OBJECT_DATA, len).map(drop)
                })?;
            }
            Ok(())
        }
        2 => layer.read_bits(RPL_OPT_METRIC_NE_OBJECT).map(drop),
        3 => layer.read_bits(RPL_OPT_METRIC_HP_OBJECT).map(drop),
        4 => words(layer, RPL_OPT_METRIC_LT_OBJECT_LT),
        5 => words(layer, RPL_OPT_METRIC_LL_OBJECT_LL),
        6 => link_quality(layer),
        7 => words(layer, RPL_OPT_METRIC_ETX_OBJECT_ETX),
        8 => link_color(layer),
        _ => {
            layer.note_here(UNKNOWN_METRIC, format_args!(""));
            Ok(())
        }
    }
}

/// Each turn takes one number.
fn words<T: dissect::field::Wire>(layer: &mut Layer<'_, '_>, field: Field<T>) -> Result<(), Stop> {
    while layer.left() >= T::SIZE {
        layer.read(field)?;
    }
    Ok(())
}

fn link_quality(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    layer.put_value(
        RPL_OPT_METRIC_LQL_OBJECT_RES,
        at,
        1,
        Value::U64(u64::from(layer.peek::<u8>(0)?)),
        flags::BITS,
    );
    layer.skip(1)?;
    // Each turn takes one octet.
    while layer.left() > 0 {
        let at = layer.at();
        let word = layer.peek::<u8>(0)?;
        layer.put(RPL_OPT_METRIC_LQL_OBJECT, at, 1, word);
        layer.nest(|layer| {
            for field in [RPL_OPT_METRIC_LQL_OBJECT_VAL, RPL_OPT_METRIC_LQL_OBJECT_COUNTER] {
                layer.put_value(field, at, 1, Value::U64(field.of(word)), flags::BITS);
            }
        });
        layer.skip(1)?;
    }
    Ok(())
}

fn link_color(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put_members(RPL_OPT_METRIC_LC_OBJECT_RES_WORD, at, 1, u64::from(word));
    layer.skip(1)?;
    // Each turn takes two octets.
    while layer.left() >= 2 {
        let at = layer.at();
        layer.put_value(RPL_OPT_METRIC_LC_OBJECT, at, 2, Value::None, 0);
        let word = layer.peek::<u16>(0)?;
        layer.nest(|layer| {
            layer.put_members(RPL_OPT_METRIC_LC_OBJECT_LC_WORD, at, 2, u64::from(word))
        });
        layer.skip(2)?;
    }
    Ok(())
}

/// RFC 6997 §7.
fn route_discovery(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.put_value(RPL_OPT_ROUTEDISCOVERY_FLAG, at, 1, Value::None, 0);
    layer.nest(|layer| {
        layer.put_members(RPL_OPT_ROUTEDISCOVERY_FLAG_REPLY_WORD, at, 1, u64::from(word))
    });
    layer.skip(1)?;
    let bits = flags::BITS;
    let second = layer.peek::<u8>(0)?;
    let lifetime = RPL_OPT_ROUTEDISCOVERY_LIFETIME;
    layer.put_value(lifetime, at + 1, 1, Value::U64(lifetime.of(second)), bits);
    let rank = RPL_OPT_ROUTEDISCOVERY_MAXRANK;
    layer.put_value(rank, at + 1, 1, Value::U64(rank.of(second)), bits);
    layer.skip(1)?;
    let octets = 16 - RPL_OPT_ROUTEDISCOVERY_FLAG_COMPR.of(word) as usize;
    let start = layer.at();
    let target = layer.take(octets.min(layer.left()))?;
    layer.put_text_flagged(
        RPL_OPT_ROUTEDISCOVERY_TARGETADDR,
        start,
        target.len(),
        padded(target),
        0,
    );
    layer.put_value(RPL_OPT_ROUTEDISCOVERY_ADDR_VEC, layer.at(), layer.left(), Value::None, 0);
    layer.nest(|layer| {
        // Each turn takes at least one octet: at most fifteen of an address are left out.
        while layer.left() >= octets {
            let start = layer.at();
            let address = layer.take(octets)?;
            layer.put_text_flagged(
                RPL_OPT_ROUTEDISCOVERY_ADDRVEC_ADDR,
                start,
                octets,
                padded(address),
                0,
            );
        }
        Ok(())
    })
}

/// An address whose first octets were left out.
fn padded(octets: &[u8]) -> [u8; 16] {
    let mut address = [0; 16];
    for (to, from) in address.iter_mut().rev().zip(octets.iter().rev()) {
        *to = *from;
    }
    address
}
