//! Solaris IP Observability devices: LINKTYPE_IPNET, the header of `<inet/ipnet.h>` as the libpcap documentation
//! describes it.

use dissect::prelude::*;

pub(crate) static IPNET: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::LINK, 226)],
    ..Protocol::new("ipnet", "IPNET", "Solaris IPNET", dissect)
};

fields! {
    VERSION: u8 = "ipnet.version", "Header version", Dec;
    FAMILY: u8 = "ipnet.family", "Address family", Dec, FAMILIES;
    HOOK: u16 = "ipnet.htype", "Hook type", Dec, HOOKS;
    LENGTH: u32 = "ipnet.pktlen", "Data length", Dec;
    INTERFACE: u32 = "ipnet.ifindex", "Interface index", Dec;
    GROUP: u32 = "ipnet.grifindex", "Group interface index", Dec;
    SOURCE: u32 = "ipnet.zsrc", "Source Zone ID", Dec;
    DESTINATION: u32 = "ipnet.zdst", "Destination Zone ID", Dec;
}

values! { FAMILIES { 2 "Solaris AF_INET", 26 "Solaris AF_INET6" } }
values! { HOOKS { 0 "Inbound", 1 "Outbound", 2 "Local" } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("IPNET");
    layer.read(VERSION)?;
    let family = layer.read(FAMILY)?;
    layer.read(HOOK)?;
    for field in [LENGTH, INTERFACE, GROUP, SOURCE, DESTINATION] {
        layer.read(field)?;
    }
    let name = match family {
        2 => Name::new("ip"),
        26 => Name::new("ipv6"),
        _ => Name::new("data"),
    };
    let rest = layer.rest();
    if !layer.call_named(name, rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}
