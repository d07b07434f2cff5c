//! Options that hold further options, and those whose data vendors define.
//!
//! Vendor-specific information (43) is read by the vendor class (60) of the same message: PXE (Intel,
//! "Preboot Execution Environment" 2.1), CableLabs (CL-SP-CANN-DHCP-Reg), Apple's Boot Server Discovery
//! Protocol, Aruba.

use dissect::prelude::*;

use super::Outline;
use super::fields::*;
use super::options::addresses;
use crate::text::ascii;

/// A suboption's data: how to read it.
enum Part {
    Octets(Field<Bytes>),
    Chars(Field<TextZ>),
    Line(Field<Text>),
    Byte(Field<u8>),
    Switch(Field<bool>),
    Short(Field<u16>),
    ShortLittle(Field<u16>),
    Long(Field<u32>),
    Mac(Field<Ether>),
    Address(Field<Ipv4>),
    Addresses(Field<Ipv4>),
    Special(fn(&mut Layer<'_, '_>) -> Result<(), Stop>),
}
use Part::*;

type Parts = &'static [(u8, Part)];

/// A family of suboptions.
struct Family {
    /// Which option they stand in.
    option: u8,
    code: Field<u8>,
    names: Labels,
    /// Holds each suboption's data beside what it means.
    value: Option<Field<Bytes>>,
    parts: Parts,
    padding: Option<Field<u8>>,
    end: Option<Field<u8>>,
}

/// Suboptions up to the end. Each turn takes at least an octet.
fn suboptions(layer: &mut Layer<'_, '_>, family: &Family) -> Result<(), Stop> {
    while layer.left() > 0 {
        let code = layer.peek::<u8>(0)?;
        match (code, family.padding, family.end) {
            (0, Some(field), _) => {
                layer.read(field)?;
                continue;
            }
            (255, _, Some(field)) => {
                layer.read(field)?;
                return Ok(());
            }
            _ => {}
        }
        if layer.left() < 2 {
            layer.note_here(
                MISSING_SUBOPTION_LENGTH,
                format_args!("Suboption {code} has no length"),
            );
            return Ok(());
        }
        let len = usize::from(layer.peek::<u8>(1)?);
        layer.put(family.code, layer.at(), 2 + len, code);
        let (option, name) = (family.option, family.names.name(code, "Unknown"));
        layer.label(format_args!("Option {option} Suboption: ({code}) {name}"));
        layer.skip(1)?;
        layer.nest(|layer| {
            layer.read(OPTION_SUBOPTION_LENGTH)?;
            if len > layer.left() {
                layer.note_here(
                    MISSING_SUBOPTION_VALUE,
                    format_args!("Suboption {code} ends too early"),
                );
                let left = layer.left();
                return layer.skip(left);
            }
            if let Some(value) = family.value {
                layer.put_value(value, layer.at(), len, Value::Range, dissect::tree::flags::HIDDEN);
            }
            let part = family.parts.iter().find(|part| part.0 == code);
            layer.within(len, |layer| part.map_or(Ok(()), |part| read(layer, &part.1)))
        })?;
    }
    Ok(())
}

fn read(layer: &mut Layer<'_, '_>, part: &Part) -> Result<(), Stop> {
    let len = layer.left();
    match *part {
        Octets(field) => layer.bytes(field, len).map(|_| ())?,
        Chars(field) => ascii(layer, field, len).map(|_| ())?,
        Line(field) => ascii(layer, field, len).map(|_| ())?,
        Byte(field) if len == 1 => layer.read(field).map(|_| ())?,
        Switch(field) if len == 1 => layer.read(field).map(|_| ())?,
        Short(field) if len == 2 => layer.read(field).map(|_| ())?,
        ShortLittle(field) if len == 2 => layer.read_le(field).map(|_| ())?,
        Long(field) if len == 4 => layer.read(field).map(|_| ())?,
        Mac(field) if len == 6 => layer.ether(field).map(|_| ())?,
        Address(field) if len == 4 => layer.ipv4(field).map(|_| ())?,
        Addresses(field) => addresses(layer, field)?,
        Special(read) => read(layer)?,
        _ => layer.note_here(BAD_LENGTH, format_args!("")),
    }
    Ok(())
}

/// RFC 2132 §9.13, and what cable modems put into it.
pub(super) fn vendor_class(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    let (at, len) = (layer.at(), layer.left());
    let text = ascii(layer, OPTION_VENDOR_CLASS_ID, len)?;
    if let Some(machine) = text.strip_prefix(b"AAPLBSDPC/") {
        layer.put_text(OPTION_VENDOR_CLASS_DATA, at + 10, machine.len(), machine);
    } else if text.starts_with(b"docsis3.0:") {
        layer.put_text(OPTION_VENDOR_CLASS_DATA, at, len, text);
    } else if text.starts_with(b"docsis1.") || text.starts_with(b"docsis2.0:") {
        modem_capabilities(layer, at, text);
    }
    Ok(())
}

/// Types, lengths and values, each octet as two hexadecimal digits.
fn modem_capabilities(layer: &mut Layer<'_, '_>, at: usize, text: &[u8]) {
    const LIST_AT: usize = 12;
    let octet = |i: usize| {
        let digits = text.get(i..i + 2).and_then(|d| str::from_utf8(d).ok());
        digits.and_then(|d| u8::from_str_radix(d, 16).ok())
    };
    let Some(list_octets) = octet(LIST_AT) else { return };
    layer.put(VENDOR_DOCSIS_CM_CAP_LEN, at + LIST_AT + 2, 2, list_octets);
    let mut i = LIST_AT + 2;
    // Each turn takes at least four digits of the text.
    while let (Some(kind), Some(len)) = (octet(i), octet(i + 2)) {
        let digits = 4 + 2 * usize::from(len);
        layer.put(DOCSIS_CM_CAP_TYPE, at + i, digits, u16::from(kind));
        i += digits;
    }
}

/// RFC 2132 §8.4.
pub(super) fn vendor_specific(
    layer: &mut Layer<'_, '_>,
    outline: &Outline<'_>,
) -> Result<(), Stop> {
    let class = outline.vendor_class;
    let len = layer.left();
    if class.starts_with(b"PXEClient") {
        suboptions(layer, &PXE)
    } else if class.starts_with(b"AAPLBSDPC") {
        suboptions(layer, &BSDP)
    } else if [b"docsis".as_slice(), b"pktc", b"CableHome"]
        .iter()
        .any(|prefix| class.starts_with(prefix))
    {
        suboptions(layer, &CABLE)
    } else if class == b"ArubaAP" {
        ascii(layer, OPTION_VENDOR_ARUBAAP_CONTROLLERIP, len).map(|_| ())
    } else if class == b"ArubaInstantAP" {
        aruba_instant(layer)
    } else if class.starts_with(b"alcatel.") {
        suboptions(layer, &ALCATEL)
    } else {
        layer.bytes(OPTION_VENDOR_VALUE, len).map(|_| ())
    }
}

fn aruba_instant(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let (mut at, len) = (layer.at(), layer.left());
    let text = ascii(layer, OPTION_VENDOR_ARUBAIAP, len)?;
    let fields = [
        OPTION_VENDOR_ARUBAIAP_NAME_ORG,
        OPTION_VENDOR_ARUBAIAP_AMP_IP,
        OPTION_VENDOR_ARUBAIAP_PASSWORD,
    ];
    layer.nest(|layer| {
        for (field, part) in fields.into_iter().zip(text.splitn(3, |c| *c == b',')) {
            layer.put_text(field, at, part.len(), part);
            at += part.len() + 1;
        }
    });
    Ok(())
}

static PXE: Family = Family {
    option: 43,
    code: OPTION_VENDOR_PXECLIENT_SUBOPTION,
    names: OPTION_VENDOR_PXECLIENT_SUBOPTION_NAMES,
    value: Some(OPTION_VENDOR_VALUE),
    parts: &[
        (1, Address(OPTION_VENDOR_PXECLIENT_MTFTP_IP)),
        (2, ShortLittle(OPTION_VENDOR_PXECLIENT_MTFTP_CLIENT_PORT)),
        (3, ShortLittle(OPTION_VENDOR_PXECLIENT_MTFTP_SERVER_PORT)),
        (4, Byte(OPTION_VENDOR_PXECLIENT_MTFTP_TIMEOUT)),
        (5, Byte(OPTION_VENDOR_PXECLIENT_MTFTP_DELAY)),
        (
            6,
            Special(|layer| layer.read_bits(OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL).map(|_| ())),
        ),
        (7, Address(OPTION_VENDOR_PXECLIENT_MULTICAST_ADDRESS)),
        (8, Special(pxe_servers)),
        (9, Special(pxe_menu)),
        (10, Special(pxe_prompt)),
        (11, Octets(OPTION_VENDOR_PXECLIENT_MULTICAST_ADDRESS_ALLOC)),
        (12, Octets(OPTION_VENDOR_PXECLIENT_CREDENTIAL_TYPES)),
        (71, Special(pxe_item)),
        (179, Chars(OPTION_VENDOR_PXECLIENT_LCM_SERVER)),
        (180, Chars(OPTION_VENDOR_PXECLIENT_LCM_DOMAIN)),
        (181, Octets(OPTION_VENDOR_PXECLIENT_LCM_NIC_OPTION)),
        (190, Chars(OPTION_VENDOR_PXECLIENT_LCM_WORKGROUP)),
        (191, Switch(OPTION_VENDOR_PXECLIENT_DISCOVERY)),
        (192, Switch(OPTION_VENDOR_PXECLIENT_CONFIGURED)),
        (193, Long(OPTION_VENDOR_PXECLIENT_LCM_VERSION)),
        (194, Chars(OPTION_VENDOR_PXECLIENT_LCM_SERIAL)),
    ],
    padding: Some(OPTION_VENDOR_PXECLIENT_PADDING),
    end: Some(OPTION_VENDOR_PXECLIENT_END),
};

fn pxe_servers(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.put_bytes(OPTION_VENDOR_PXECLIENT_BOOT_SERVERS, layer.at(), layer.left());
    layer.nest(|layer| {
        // Each turn takes at least three octets.
        while layer.left() > 0 {
            layer.read(OPTION_VENDOR_PXECLIENT_BOOT_SERVERS_TYPE)?;
            for _ in 0..layer.read(OPTION_VENDOR_PXECLIENT_BOOT_SERVERS_COUNT)? {
                layer.ipv4(OPTION_VENDOR_PXECLIENT_BOOT_SERVERS_IP)?;
            }
        }
        Ok(())
    })
}

fn pxe_menu(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.put_bytes(OPTION_VENDOR_PXECLIENT_BOOT_MENU, layer.at(), layer.left());
    layer.nest(|layer| {
        // Each turn takes at least three octets.
        while layer.left() > 0 {
            layer.read(OPTION_VENDOR_PXECLIENT_BOOT_MENU_TYPE)?;
            let len = layer.read(OPTION_VENDOR_PXECLIENT_BOOT_MENU_LENGTH)?;
            ascii(layer, OPTION_VENDOR_PXECLIENT_BOOT_MENU_DESC, usize::from(len))?;
        }
        Ok(())
    })
}

fn pxe_prompt(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.put_bytes(OPTION_VENDOR_PXECLIENT_MENU_PROMPT, layer.at(), layer.left());
    layer.nest(|layer| {
        layer.read(OPTION_VENDOR_PXECLIENT_MENU_PROMPT_TIMEOUT)?;
        let left = layer.left();
        ascii(layer, OPTION_VENDOR_PXECLIENT_MENU_PROMPT_PROMPT, left).map(|_| ())
    })
}

fn pxe_item(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.put_bytes(OPTION_VENDOR_PXECLIENT_BOOT_ITEM, layer.at(), layer.left());
    layer.nest(|layer| {
        layer.read(OPTION_VENDOR_PXECLIENT_BOOT_ITEM_TYPE)?;
        layer.bytes(OPTION_VENDOR_PXECLIENT_BOOT_ITEM_LAYER, 2).map(|_| ())
    })
}

static BSDP: Family = Family {
    option: 43,
    code: OPTION_VENDOR_BSDP_SUBOPTION,
    names: OPTION_VENDOR_CL_SUBOPTION_NAMES,
    value: None,
    parts: &[
        (1, Byte(OPTION_VENDOR_BSDP_MESSAGE_TYPE)),
        (2, Short(OPTION_VENDOR_BSDP_VERSION)),
        (3, Address(OPTION_VENDOR_BSDP_SERVER_IDENTIFIER)),
        (4, Short(OPTION_VENDOR_BSDP_SERVER_PRIORITY)),
        (5, Short(OPTION_VENDOR_BSDP_REPLY_PORT)),
        (6, Line(OPTION_VENDOR_BSDP_BOOT_IMAGE_LIST_PATH)),
        (7, Special(|layer| bsdp_image(layer, Some(OPTION_VENDOR_BSDP_DEFAULT_BOOT_IMAGE_ID)))),
        (8, Special(|layer| bsdp_image(layer, Some(OPTION_VENDOR_BSDP_SELECTED_BOOT_IMAGE_ID)))),
        (9, Special(bsdp_images)),
        (
            10,
            Special(|layer| {
                layer.put_bytes(OPTION_VENDOR_BSDP_NETBOOT_FIRMWARE, layer.at(), layer.left());
                Ok(())
            }),
        ),
        (11, Octets(OPTION_VENDOR_BSDP_ATTRIBUTES_FILTER_LIST)),
        (12, Short(OPTION_VENDOR_BSDP_MESSAGE_SIZE)),
    ],
    padding: None,
    end: None,
};

fn bsdp_image(layer: &mut Layer<'_, '_>, id: Option<Field<u32>>) -> Result<(), Stop> {
    if let Some(field) = id {
        layer.put(field, layer.at(), 4, layer.peek::<u32>(0)?);
    }
    let read = |layer: &mut Layer<'_, '_>| {
        layer.read_bits(OPTION_VENDOR_BSDP_BOOT_IMAGE_ATTRIBUTE)?;
        layer.read(OPTION_VENDOR_BSDP_BOOT_IMAGE_INDEX).map(|_| ())
    };
    if id.is_some() { layer.nest(read) } else { read(layer) }
}

fn bsdp_images(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.put_bytes(OPTION_VENDOR_BSDP_BOOT_IMAGE_LIST, layer.at(), layer.left());
    layer.nest(|layer| {
        // Each turn takes at least five octets.
        while layer.left() > 0 {
            layer.subtree(OPTION_VENDOR_BSDP_BOOT_IMAGE_DESC, |layer| {
                bsdp_image(layer, None)?;
                let len = layer.read(OPTION_VENDOR_BSDP_BOOT_IMAGE_NAME_LEN)?;
                ascii(layer, OPTION_VENDOR_BSDP_BOOT_IMAGE_NAME, usize::from(len)).map(|_| ())
            })?;
        }
        Ok(())
    })
}

static CABLE: Family = Family {
    option: 43,
    code: OPTION_VENDOR_CL_SUBOPTION,
    names: OPTION_VENDOR_CL_SUBOPTION_NAMES,
    value: None,
    parts: &[
        (1, Chars(OPTION_VENDOR_CL_SUBOPTION_REQUEST_LIST)),
        (2, Chars(OPTION_VENDOR_CL_DEVICE_TYPE)),
        (3, Chars(OPTION_VENDOR_CL_ESAFE_TYPE)),
        (4, Chars(OPTION_VENDOR_CL_SERIAL_NUMBER)),
        (5, Chars(OPTION_VENDOR_CL_HARDWARE_VERSION)),
        (6, Chars(OPTION_VENDOR_CL_SOFTWARE_VERSION)),
        (7, Chars(OPTION_VENDOR_CL_BOOT_ROM_VERSION)),
        (8, Octets(OPTION_VENDOR_CL_OUI_BYTES)),
        (9, Chars(OPTION_VENDOR_CL_MODEL_NUMBER)),
        (10, Chars(OPTION_VENDOR_CL_VENDOR_NAME10)),
        (11, Byte(OPTION_VENDOR_CL_ADDRESS_REALM)),
        (12, Chars(OPTION_VENDOR_CL_CM_PS_SYSTEM_DESC)),
        (13, Chars(OPTION_VENDOR_CL_CM_PS_FIRMWARE_REVISION)),
        (14, Chars(OPTION_VENDOR_CL_FIREWALL_POLICY_FILE_VERSION)),
        (15, Chars(OPTION_VENDOR_CL_ESAFE_CONFIG_FILE_DEVICES)),
        (18, Chars(OPTION_VENDOR_CL_VIDEO_SECURITY_TAPE)),
        (31, Mac(OPTION_VENDOR_CL_MTA_MAC_ADDRESS)),
        (32, Long(OPTION_VENDOR_CL_CORRELATION_ID)),
        (51, Chars(OPTION_VENDOR_CL_VENDOR_NAME51)),
        (52, Octets(OPTION_VENDOR_CL_CABLECARD_CAPABILITY)),
        (53, Octets(OPTION_VENDOR_CL_DEVICE_ID_CA)),
        (54, Chars(OPTION_VENDOR_CL_DEVICE_ID_X509)),
    ],
    padding: Some(OPTION_VENDOR_CL_PADDING),
    end: Some(OPTION_VENDOR_CL_END),
};

static ALCATEL: Family = Family {
    option: 43,
    code: OPTION_VENDOR_ALU_SUBOPTION,
    names: OPTION_VENDOR_ALU_SUBOPTION_NAMES,
    value: None,
    parts: &[
        (58, Short(OPTION_VENDOR_ALU_VID)),
        (64, Address(OPTION_VENDOR_ALU_TFTP1)),
        (65, Address(OPTION_VENDOR_ALU_TFTP2)),
        (66, Byte(OPTION_VENDOR_ALU_APP_TYPE)),
        (67, Line(OPTION_VENDOR_ALU_SIP_URL)),
    ],
    padding: Some(OPTION_VENDOR_ALU_PADDING),
    end: Some(OPTION_VENDOR_ALU_END),
};

/// RFC 3046 and those after it.
pub(super) fn relay_agent(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    suboptions(layer, &RELAY)
}

static RELAY: Family = Family {
    option: 82,
    code: OPTION_AGENT_INFORMATION_OPTION_SUBOPTION,
    names: OPTION_AGENT_INFORMATION_OPTION_SUBOPTION_NAMES,
    value: Some(OPTION_AGENT_INFORMATION_OPTION_VALUE),
    parts: &[
        (1, Octets(OPTION_AGENT_INFORMATION_OPTION_AGENT_CIRCUIT_ID)),
        (2, Octets(OPTION_AGENT_INFORMATION_OPTION_AGENT_REMOTE_ID)),
        (3, Octets(OPTION_AGENT_INFORMATION_OPTION_RESERVED)),
        (4, Long(OPTION_AGENT_INFORMATION_OPTION_DOCSIS_DEVICE_CLASS)),
        (5, Address(OPTION_AGENT_INFORMATION_OPTION_LINK_SELECTION)),
        (6, Chars(OPTION_AGENT_INFORMATION_OPTION_SUBSCRIBER_ID)),
        (7, Octets(OPTION_AGENT_INFORMATION_OPTION_RADIUS_ATTRIBUTES)),
        (8, Octets(OPTION_AGENT_INFORMATION_OPTION_AUTHENTICATION)),
        (9, Special(relay_vendor)),
        (10, Byte(OPTION_AGENT_INFORMATION_OPTION_FLAGS)),
        (11, Address(OPTION_AGENT_INFORMATION_OPTION_SERVER_ID_OVERRIDE)),
        (12, Octets(OPTION_AGENT_INFORMATION_OPTION_RELAY_AGENT_ID)),
        (14, Line(OPTION_AGENT_INFORMATION_OPTION_ANI_NETWORK_NAME)),
        (15, Line(OPTION_AGENT_INFORMATION_OPTION_ANI_AP_NAME)),
        (16, Mac(OPTION_AGENT_INFORMATION_OPTION_ANI_AP_BSSID)),
        (17, Octets(OPTION_AGENT_INFORMATION_OPTION_ANI_OPERATOR_ID)),
        (18, Line(OPTION_AGENT_INFORMATION_OPTION_ANI_OPERATOR_REALM)),
        (150, Address(OPTION_AGENT_INFORMATION_OPTION_LINK_SELECTION_CISCO)),
        (151, Special(vpn)),
        (152, Address(OPTION_AGENT_INFORMATION_OPTION_SERVER_ID_OVERRIDE_CISCO)),
    ],
    padding: None,
    end: None,
};

/// RFC 2685 §4 after a type: a name, an identifier, or none.
fn vpn(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let left = layer.left();
    match (layer.peek::<u8>(0)?, left) {
        (255, 1) => layer.read(OPTION_AGENT_INFORMATION_OPTION_VRF_NAME_GLOBAL).map(|_| ()),
        _ => ascii(layer, OPTION_AGENT_INFORMATION_OPTION_VRF_NAME, left).map(|_| ()),
    }
}

/// RFC 4243 §3.
fn relay_vendor(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn takes at least five octets.
    while layer.left() > 0 {
        layer.read(OPTION_AGENT_INFORMATION_OPTION_VI_ENTERPRISE)?;
        layer.nest(|layer| {
            let len = layer.read(OPTION_AGENT_INFORMATION_OPTION_VI_DATA_LENGTH)?;
            layer.bytes(OPTION_AGENT_INFORMATION_OPTION_VI, usize::from(len)).map(|_| ())
        })?;
    }
    Ok(())
}

/// RFC 2242.
pub(super) fn novell(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    suboptions(layer, &NOVELL)
}

static NOVELL: Family = Family {
    option: 63,
    code: OPTION_NOVELL_OPTIONS_SUBOPTION,
    names: OPTION_NOVELL_OPTIONS_SUBOPTION_NAMES,
    value: Some(OPTION_NOVELL_OPTIONS_VALUE),
    parts: &[
        (5, Switch(OPTION_NOVELL_OPTIONS_BROADCAST)),
        (6, Addresses(OPTION_NOVELL_OPTIONS_PREFERRED_DSS_SERVER)),
        (7, Addresses(OPTION_NOVELL_OPTIONS_NEAREST_NWIP_SERVER)),
        (8, Byte(OPTION_NOVELL_OPTIONS_AUTORETRIES)),
        (9, Byte(OPTION_NOVELL_OPTIONS_AUTORETRY_DELAY)),
        (10, Switch(OPTION_NOVELL_OPTIONS_SUPPORT_NETWARE_V1_1)),
        (11, Address(OPTION_NOVELL_OPTIONS_PRIMARY_DSS)),
    ],
    padding: None,
    end: None,
};

/// RFC 3925 §3.
pub(super) fn vendor_identifying_class(
    layer: &mut Layer<'_, '_>,
    _: &Outline<'_>,
) -> Result<(), Stop> {
    if layer.left() == 1 {
        return layer.read(OPTION_VI_CLASS_CL_ADDRESS_MODE).map(|_| ());
    }
    if layer.left() > 0 && layer.left() < 5 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    // Each turn takes at least five octets.
    while layer.left() > 0 {
        layer.read(OPTION_VI_CLASS_ENTERPRISE)?;
        let len = layer.read(OPTION_VI_CLASS_LENGTH)?;
        ascii(layer, OPTION_VI_CLASS_DATA, usize::from(len))?;
    }
    Ok(())
}

/// RFC 3925 §4.
pub(super) fn vendor_identifying(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    const BROADBAND_FORUM: u32 = 3561;
    const CABLELABS: u32 = 4491;
    if layer.left() > 0 && layer.left() < 5 {
        layer.note_here(BAD_LENGTH, format_args!(""));
        return Ok(());
    }
    // Each turn takes at least five octets.
    while layer.left() > 0 {
        let enterprise = layer.read(OPTION_VI_ENTERPRISE)?;
        layer.nest(|layer| {
            let len = usize::from(layer.read(OPTION_VI_LENGTH)?);
            layer.within(len, |layer| match enterprise {
                BROADBAND_FORUM => suboptions(layer, &GATEWAY),
                CABLELABS => suboptions(layer, &CABLE_IDENTIFYING),
                _ => anyone(layer),
            })
        })?;
    }
    Ok(())
}

fn anyone(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn takes at least two octets.
    while layer.left() > 0 {
        layer.read(VENDOR_SUBOPTION)?;
        layer.nest(|layer| {
            let len = usize::from(layer.read(OPTION_SUBOPTION_LENGTH)?);
            layer.bytes(VENDOR_DATA, len).map(|_| ())
        })?;
    }
    Ok(())
}

/// Broadband Forum TR-111 §4.
static GATEWAY: Family = Family {
    option: 125,
    code: OPTION_VI_TR111_SUBOPTION,
    names: OPTION_VI_TR111_SUBOPTION_NAMES,
    value: Some(OPTION_VI_VALUE),
    parts: &[
        (1, Chars(OPTION_VI_TR111_DEVICE_MANUFACTURER_OUI.retyped())),
        (2, Chars(OPTION_VI_TR111_DEVICE_SERIAL_NUMBER)),
        (3, Chars(OPTION_VI_TR111_DEVICE_PRODUCT_CLASS)),
        (4, Chars(OPTION_VI_TR111_GATEWAY_MANUFACTURER_OUI)),
        (5, Chars(OPTION_VI_TR111_GATEWAY_SERIAL_NUMBER)),
        (6, Chars(OPTION_VI_TR111_GATEWAY_PRODUCT_CLASS)),
    ],
    padding: None,
    end: None,
};

static CABLE_IDENTIFYING: Family = Family {
    option: 125,
    code: OPTION_VI_CL_SUBOPTION,
    names: OPTION_VI_CL_SUBOPTION_NAMES,
    value: None,
    parts: &[
        (1, Octets(OPTION_VI_CL_OPTION_REQUEST)),
        (2, Addresses(OPTION_VI_CL_TFTP_SERVER_ADDRESSES)),
        (3, Octets(OPTION_VI_CL_EROUTER_CONTAINER_OPTION)),
        (5, Octets(OPTION_VI_CL_MODEM_CAPABILITIES)),
    ],
    padding: None,
    end: None,
};

/// RFC 3495 §4.
pub(super) fn cable_client(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    // Each turn takes at least two octets, or ends.
    while layer.left() > 0 {
        if layer.left() < 2 {
            layer.note_here(MISSING_SUBOPTION_LENGTH, format_args!(""));
            return Ok(());
        }
        let len = usize::from(layer.peek::<u8>(1)?);
        layer.put(VENDOR_PC_IETF_CCC_SUBOPTION, layer.at(), 2 + len, layer.peek::<u8>(0)?);
        layer.skip(2)?;
        let len = len.min(layer.left());
        layer.skip(len)?;
    }
    Ok(())
}

/// Avaya, "Application Notes" on option 242: names and values with commas between.
pub(super) fn avaya(layer: &mut Layer<'_, '_>, _: &Outline<'_>) -> Result<(), Stop> {
    const VALUES: &[(&[u8], Field<TextZ>)] = &[
        (b"TLSSRVR=", OPTION_VENDOR_AVAYA_TLSSRVR),
        (b"HTTPSRVR=", OPTION_VENDOR_AVAYA_HTTPSRVR),
        (b"HTTPDIR=", OPTION_VENDOR_AVAYA_HTTPDIR),
        (b"STATIC=", OPTION_VENDOR_AVAYA_STATIC),
        (b"MCIPADD=", OPTION_VENDOR_AVAYA_MCIPADD),
        (b"DOT1X=", OPTION_VENDOR_AVAYA_DOT1X),
        (b"ICMPDU=", OPTION_VENDOR_AVAYA_ICMPDU),
        (b"ICMPRED=", OPTION_VENDOR_AVAYA_ICMPRED),
        (b"L2Q=", OPTION_VENDOR_AVAYA_L2Q),
        (b"LOGLOCAL=", OPTION_VENDOR_AVAYA_LOGLOCAL),
        (b"PHY1STAT=", OPTION_VENDOR_AVAYA_PHY1STAT),
        (b"PHY2STAT=", OPTION_VENDOR_AVAYA_PHY2STAT),
        (b"PROCPSWD=", OPTION_VENDOR_AVAYA_PROCPSWD),
        (b"PROCSTAT=", OPTION_VENDOR_AVAYA_PROCSTAT),
        (b"SNMPADD=", OPTION_VENDOR_AVAYA_SNMPADD),
        (b"SNMPSTRING=", OPTION_VENDOR_AVAYA_SNMPSTRING),
    ];
    let (mut at, len) = (layer.at(), layer.left());
    let all = ascii(layer, OPTION_VENDOR_AVAYA, len)?;
    layer.nest(|layer| {
        for part in all.split(|c| *c == b',') {
            let known = VALUES
                .iter()
                .find_map(|(name, field)| part.strip_prefix(*name).map(|v| (*field, v)));
            let number = |v: &[u8]| str::from_utf8(v).ok().and_then(|v| v.parse::<i32>().ok());
            if let Some((field, value)) = known {
                layer.put_text(field, at, part.len(), value);
            } else if let Some(value) = part.strip_prefix(b"L2QVLAN=") {
                layer.put(OPTION_VENDOR_AVAYA_L2QVLAN, at, part.len(), number(value).unwrap_or(0));
            } else if let Some(value) = part.strip_prefix(b"VLANTEST=") {
                layer.put(OPTION_VENDOR_AVAYA_VLANTEST, at, part.len(), number(value).unwrap_or(0));
            } else {
                layer.note_here(PARSE_ERROR, format_args!(""));
            }
            at += part.len() + 1;
        }
    });
    Ok(())
}
