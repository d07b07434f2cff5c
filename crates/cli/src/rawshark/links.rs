//! Link types by the names that capture libraries have for them (the registry of the tcpdump group).

use capfile::LinkType;

/// The link type that a name or a number means.
pub(super) fn link(text: &str) -> Option<LinkType> {
    let text = text.trim_start();
    let number = match text.parse::<u16>() {
        Ok(number) => number,
        Err(_) => NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text))?.1,
    };
    LinkType::all().find(|known| known.0 == number)
}

const NAMES: &[(&str, u16)] = &[
    ("NULL", 0),
    ("EN10MB", 1),
    ("IEEE802", 6),
    ("ARCNET", 7),
    ("SLIP", 8),
    ("PPP", 9),
    ("FDDI", 10),
    ("PPP_SERIAL", 50),
    ("PPP_ETHER", 51),
    ("SYMANTEC_FIREWALL", 99),
    ("ATM_RFC1483", 100),
    ("RAW", 101),
    ("C_HDLC", 104),
    ("IEEE802_11", 105),
    ("ATM_CLIP", 106),
    ("FRELAY", 107),
    ("LOOP", 108),
    ("ENC", 109),
    ("LINUX_SLL", 113),
    ("LTALK", 114),
    ("PFLOG", 117),
    ("PRISM_HEADER", 119),
    ("IP_OVER_FC", 122),
    ("SUNATM", 123),
    ("IEEE802_11_RADIO", 127),
    ("ARCNET_LINUX", 129),
    ("APPLE_IP_OVER_IEEE1394", 138),
    ("MTP2_WITH_PHDR", 139),
    ("MTP2", 140),
    ("MTP3", 141),
    ("SCCP", 142),
    ("DOCSIS", 143),
    ("LINUX_IRDA", 144),
    ("IEEE802_11_RADIO_AVS", 163),
    ("GPRS_LLC", 169),
    ("LINUX_LAPD", 177),
    ("BLUETOOTH_HCI_H4", 187),
    ("USB_LINUX", 189),
    ("PPI", 192),
    ("IEEE802_15_4", 195),
    ("SITA", 196),
    ("ERF", 197),
    ("BLUETOOTH_HCI_H4_WITH_PHDR", 201),
    ("AX25_KISS", 202),
    ("IEEE802_15_4_NONASK_PHY", 215),
    ("USB_LINUX_MMAPPED", 220),
    ("FC_2", 224),
    ("FC_2_WITH_FRAME_DELIMS", 225),
    ("IPNET", 226),
    ("CAN_SOCKETCAN", 227),
    ("IPV4", 228),
    ("IPV6", 229),
    ("IEEE802_15_4_NOFCS", 230),
    ("DBUS", 231),
    ("DVB_CI", 235),
    ("MUX27010", 236),
    ("STANAG_5066_D_PDU", 237),
    ("NFLOG", 239),
    ("NETANALYZER", 240),
    ("NETANALYZER_TRANSPARENT", 241),
    ("IPOIB", 242),
    ("MPEG_2_TS", 243),
    ("NFC_LLCP", 245),
    ("SCTP", 248),
    ("USBPCAP", 249),
    ("RTAC_SERIAL", 250),
    ("BLUETOOTH_LE_LL", 251),
    ("NETLINK", 253),
    ("BLUETOOTH_LINUX_MONITOR", 254),
    ("BLUETOOTH_LE_LL_WITH_PHDR", 256),
    ("PKTAP", 258),
    ("EPON", 259),
    ("ISO_14443", 264),
    ("USB_DARWIN", 266),
    ("SDLC", 268),
    ("VSOCK", 271),
    ("NORDIC_BLE", 272),
    ("DOCSIS31_XRA31", 273),
    ("ETHERNET_MPACKET", 274),
    ("DISPLAYPORT_AUX", 275),
    ("LINUX_SLL2", 276),
    ("EBHSCR", 279),
    ("IEEE802_15_4_TAP", 283),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        for (text, expected) in [
            ("EN10MB", Some(1)),
            ("en10mb", Some(1)),
            ("01", Some(1)),
            (" 101", Some(101)),
            ("RAW", Some(101)),
            ("1x", None),
            ("", None),
            ("9999", None),
        ] {
            assert_eq!(link(text).map(|link| link.0), expected, "{text:?}");
        }
        for (name, _) in NAMES {
            assert!(link(name).is_some(), "{name}");
        }
    }
}
