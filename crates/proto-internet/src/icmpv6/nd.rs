//! Neighbour discovery, RFC 4861; inverse neighbour discovery, RFC 3122.

use super::*;

/// Also the two messages of inverse discovery.
pub(super) fn router_solicitation(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.bytes(RESERVED, 4)?;
    options::nodes(layer)
}

pub(super) fn router_advertisement(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(ND_RA_CUR_HOP_LIMIT)?;
    layer.read_bits(ND_RA_FLAG)?;
    layer.read(ND_RA_ROUTER_LIFETIME)?;
    layer.read(ND_RA_REACHABLE_TIME)?;
    layer.read(ND_RA_RETRANS_TIMER)?;
    options::nodes(layer)
}

pub(super) fn neighbour_solicitation(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.bytes(RESERVED, 4)?;
    let target = layer.ipv6(ND_NS_TARGET_ADDRESS)?;
    layer.info_append(format_args!(" for {}", Address::Ipv6(target)));
    options::nodes(layer)
}

pub(super) fn neighbour_advertisement(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let mark = layer.mark();
    let word = layer.read_bits(ND_NA_FLAG)?;
    let names = [(ND_NA_FLAG_R, "Router"), (ND_NA_FLAG_S, "Solicited"), (ND_NA_FLAG_O, "Override")];
    for (flag, name) in names {
        if flag.is_set(word) {
            layer.append_at(mark, format_args!(", {name}"));
        }
    }
    let target = layer.ipv6(ND_NA_TARGET_ADDRESS)?;
    layer.info_append(format_args!(" {}", Address::Ipv6(target)));
    let words = match word >> 29 {
        1 => " (ovr)",
        2 => " (sol)",
        3 => " (sol, ovr)",
        4 => " (rtr)",
        5 => " (rtr, ovr)",
        6 => " (rtr, sol)",
        7 => " (rtr, sol, ovr)",
        _ => "",
    };
    layer.info_append(format_args!("{words}"));
    options::nodes(layer)
}

pub(super) fn redirect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.bytes(RESERVED, 4)?;
    layer.ipv6(ND_RD_TARGET_ADDRESS)?;
    layer.ipv6(RD_NA_DESTINATION_ADDRESS)?;
    options::nodes(layer)
}
