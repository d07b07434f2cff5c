//! Link-layer types: what the first octet of a packet is.
//!
//! Numbers are those of the tcpdump group's registry (LINKTYPE_ values). Beside each stand the
//! number and the names that the reference program shows for it (`frame.encap_type`,
//! `capinfos -E`, `editcap -T`), as observed in its output.

/// What a packet starts with: a LINKTYPE_ number of the tcpdump group's registry.
///
/// Encapsulations that exist only in other formats, and so have no number there, use numbers from
/// [`LinkType::UNREGISTERED`] up; a pcap or pcapng file holding such a number is unaffected, as the
/// registry stays far below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LinkType(pub u16);

impl LinkType {
    /// NULL/Loopback.
    pub const NULL: LinkType = LinkType(0);
    /// Ethernet.
    pub const ETHERNET: LinkType = LinkType(1);
    /// Xerox 3MB Ethernet.
    pub const EXP_ETHERNET: LinkType = LinkType(2);
    /// Amateur Radio AX.25.
    pub const AX25: LinkType = LinkType(3);
    /// Token Ring.
    pub const IEEE802_5: LinkType = LinkType(6);
    /// ARCNET.
    pub const ARCNET_BSD: LinkType = LinkType(7);
    /// SLIP.
    pub const SLIP: LinkType = LinkType(8);
    /// PPP.
    pub const PPP: LinkType = LinkType(9);
    /// FDDI with bit-swapped MAC addresses.
    pub const FDDI: LinkType = LinkType(10);
    /// RFC 1483 ATM.
    pub const ATM_RFC1483_OLD: LinkType = LinkType(11);
    /// Raw IP.
    pub const RAW_BSD: LinkType = LinkType(12);
    /// OpenBSD enc(4) encapsulating interface.
    pub const ENC_OLD: LinkType = LinkType(13);
    /// Raw IP.
    pub const RAW_OPENBSD: LinkType = LinkType(14);
    /// PPP.
    pub const PPP_HDLC: LinkType = LinkType(50);
    /// PPP-over-Ethernet session.
    pub const PPP_ETHER: LinkType = LinkType(51);
    /// Symantec Enterprise Firewall.
    pub const SYMANTEC_FIREWALL: LinkType = LinkType(99);
    /// RFC 1483 ATM.
    pub const ATM_RFC1483: LinkType = LinkType(100);
    /// Raw IP.
    pub const RAW: LinkType = LinkType(101);
    /// Cisco HDLC.
    pub const C_HDLC: LinkType = LinkType(104);
    /// IEEE 802.11 Wireless LAN.
    pub const IEEE802_11: LinkType = LinkType(105);
    /// Linux ATM CLIP.
    pub const ATM_CLIP: LinkType = LinkType(106);
    /// Frame Relay.
    pub const FRELAY: LinkType = LinkType(107);
    /// OpenBSD loopback.
    pub const LOOP: LinkType = LinkType(108);
    /// OpenBSD enc(4) encapsulating interface.
    pub const ENC: LinkType = LinkType(109);
    /// Cisco HDLC.
    pub const C_HDLC_WITH_DIR_OLD: LinkType = LinkType(112);
    /// Linux cooked-mode capture v1.
    pub const LINUX_SLL: LinkType = LinkType(113);
    /// Localtalk.
    pub const LTALK: LinkType = LinkType(114);
    /// OpenBSD PF Firewall logs.
    pub const PFLOG: LinkType = LinkType(117);
    /// Cisco IOS internal.
    pub const CISCO_IOS: LinkType = LinkType(118);
    /// IEEE 802.11 plus Prism II monitor mode radio header.
    pub const IEEE802_11_PRISM: LinkType = LinkType(119);
    /// HiPath HDLC.
    pub const HHDLC: LinkType = LinkType(121);
    /// RFC 2625 IP-over-Fibre Channel.
    pub const IP_OVER_FC: LinkType = LinkType(122);
    /// ATM PDUs.
    pub const SUNATM: LinkType = LinkType(123);
    /// IEEE 802.11 plus radiotap radio header.
    pub const IEEE802_11_RADIOTAP: LinkType = LinkType(127);
    /// Tazmen sniffer protocol.
    pub const TZSP: LinkType = LinkType(128);
    /// Linux ARCNET.
    pub const ARCNET_LINUX: LinkType = LinkType(129);
    /// Apple IP-over-IEEE 1394.
    pub const APPLE_IP_OVER_IEEE1394: LinkType = LinkType(138);
    /// MTP2 with pseudoheader.
    pub const MTP2_WITH_PHDR: LinkType = LinkType(139);
    /// SS7 MTP2.
    pub const MTP2: LinkType = LinkType(140);
    /// SS7 MTP3.
    pub const MTP3: LinkType = LinkType(141);
    /// SS7 SCCP.
    pub const SCCP: LinkType = LinkType(142);
    /// Data Over Cable Service Interface Specification.
    pub const DOCSIS: LinkType = LinkType(143);
    /// IrDA.
    pub const LINUX_IRDA: LinkType = LinkType(144);
    /// USER 0.
    pub const USER0: LinkType = LinkType(147);
    /// USER 15.
    pub const USER15: LinkType = LinkType(162);
    /// IEEE 802.11 plus AVS radio header.
    pub const IEEE802_11_AVS: LinkType = LinkType(163);
    /// BACnet MS/TP.
    pub const BACNET_MS_TP: LinkType = LinkType(165);
    /// GPRS LLC.
    pub const GPRS_LLC: LinkType = LinkType(169);
    /// ITU-T G.7041/Y.1303 Generic Framing Procedure Transparent mode.
    pub const GPF_T: LinkType = LinkType(170);
    /// ITU-T G.7041/Y.1303 Generic Framing Procedure Frame-mapped mode.
    pub const GPF_F: LinkType = LinkType(171);
    /// LAPD with Linux pseudo-header.
    pub const LINUX_LAPD: LinkType = LinkType(177);
    /// USB packets with FreeBSD header.
    pub const USB_FREEBSD: LinkType = LinkType(186);
    /// Bluetooth H4.
    pub const BLUETOOTH_HCI_H4: LinkType = LinkType(187);
    /// IEEE 802.16 MAC Common Part Sublayer.
    pub const IEEE802_16_MAC_CPS: LinkType = LinkType(188);
    /// USB packets with Linux header.
    pub const USB_LINUX: LinkType = LinkType(189);
    /// Controller Area Network 2.0B.
    pub const CAN20B: LinkType = LinkType(190);
    /// Per-Packet Information header.
    pub const PPI: LinkType = LinkType(192);
    /// IEEE 802.15.4 Wireless PAN.
    pub const IEEE802_15_4_WITHFCS: LinkType = LinkType(195);
    /// SITA WAN packets.
    pub const SITA: LinkType = LinkType(196);
    /// Extensible Record Format.
    pub const ERF: LinkType = LinkType(197);
    /// Intelligent Platform Management Bus with Kontron pseudo-header.
    pub const IPMB_KONTRON: LinkType = LinkType(199);
    /// Bluetooth H4 with linux header.
    pub const BLUETOOTH_HCI_H4_WITH_PHDR: LinkType = LinkType(201);
    /// AX.25 with KISS header.
    pub const AX25_KISS: LinkType = LinkType(202);
    /// LAPD.
    pub const LAPD: LinkType = LinkType(203);
    /// PPP with Directional Info.
    pub const PPP_WITH_DIR: LinkType = LinkType(204);
    /// I2C with Linux-specific pseudo-header.
    pub const I2C_LINUX: LinkType = LinkType(209);
    /// FlexRay.
    pub const FLEXRAY: LinkType = LinkType(210);
    /// Media Oriented Systems Transport.
    pub const MOST: LinkType = LinkType(211);
    /// Local Interconnect Network.
    pub const LIN: LinkType = LinkType(212);
    /// X2E serial line capture.
    pub const X2E_SERIAL: LinkType = LinkType(213);
    /// X2E Xoraya.
    pub const X2E_XORAYA: LinkType = LinkType(214);
    /// IEEE 802.15.4 Wireless PAN non-ASK PHY.
    pub const IEEE802_15_4_NONASK_PHY: LinkType = LinkType(215);
    /// USB packets with Linux header and padding.
    pub const USB_LINUX_MMAPPED: LinkType = LinkType(220);
    /// Fibre Channel FC-2.
    pub const FC_2: LinkType = LinkType(224);
    /// Fibre Channel FC-2 With Frame Delimiter.
    pub const FC_2_WITH_FRAME_DELIMS: LinkType = LinkType(225);
    /// Solaris IPNET.
    pub const IPNET: LinkType = LinkType(226);
    /// SocketCAN.
    pub const CAN_SOCKETCAN: LinkType = LinkType(227);
    /// Raw IPv4.
    pub const IPV4: LinkType = LinkType(228);
    /// Raw IPv6.
    pub const IPV6: LinkType = LinkType(229);
    /// IEEE 802.15.4 Wireless PAN with FCS not present.
    pub const IEEE802_15_4_NOFCS: LinkType = LinkType(230);
    /// D-Bus.
    pub const DBUS: LinkType = LinkType(231);
    /// DVB-CI (Common Interface).
    pub const DVB_CI: LinkType = LinkType(235);
    /// MUX27010.
    pub const MUX27010: LinkType = LinkType(236);
    /// STANAG 5066 Data Transfer Sublayer PDUs(D_PDU).
    pub const STANAG_5066_D_PDU: LinkType = LinkType(237);
    /// NFLOG.
    pub const NFLOG: LinkType = LinkType(239);
    /// Hilscher netANALYZER.
    pub const NETANALYZER: LinkType = LinkType(240);
    /// Hilscher netANALYZER-Transparent.
    pub const NETANALYZER_TRANSPARENT: LinkType = LinkType(241);
    /// IP over IB.
    pub const IPOIB: LinkType = LinkType(242);
    /// ISO/IEC 13818-1 MPEG2-TS.
    pub const MPEG_2_TS: LinkType = LinkType(243);
    /// NFC LLCP.
    pub const NFC_LLCP: LinkType = LinkType(245);
    /// SCTP.
    pub const SCTP: LinkType = LinkType(248);
    /// USB packets with USBPcap header.
    pub const USBPCAP: LinkType = LinkType(249);
    /// RTAC serial-line.
    pub const RTAC_SERIAL: LinkType = LinkType(250);
    /// Bluetooth Low Energy Link Layer.
    pub const BLUETOOTH_LE_LL: LinkType = LinkType(251);
    /// Wireshark Upper PDU export.
    pub const WIRESHARK_UPPER_PDU: LinkType = LinkType(252);
    /// Linux Netlink.
    pub const NETLINK: LinkType = LinkType(253);
    /// Bluetooth Linux Monitor.
    pub const BLUETOOTH_LINUX_MONITOR: LinkType = LinkType(254);
    /// Bluetooth BR/EDR Baseband RF.
    pub const BLUETOOTH_BREDR_BB: LinkType = LinkType(255);
    /// Bluetooth Low Energy Link Layer RF.
    pub const BLUETOOTH_LE_LL_WITH_PHDR: LinkType = LinkType(256);
    /// Apple PKTAP.
    pub const PKTAP: LinkType = LinkType(258);
    /// Ethernet Passive Optical Network.
    pub const EPON: LinkType = LinkType(259);
    /// IPMI Trace Data Collection.
    pub const IPMI_HPM_2: LinkType = LinkType(260);
    /// ISO 14443 contactless smartcard standards.
    pub const ISO_14443: LinkType = LinkType(264);
    /// USB packets with Darwin (macOS, etc.) headers.
    pub const USB_DARWIN: LinkType = LinkType(266);
    /// SDLC.
    pub const SDLC: LinkType = LinkType(268);
    /// LoRaTap.
    pub const LORATAP: LinkType = LinkType(270);
    /// Linux vsock.
    pub const VSOCK: LinkType = LinkType(271);
    /// nRF Sniffer for Bluetooth LE.
    pub const NORDIC_BLE: LinkType = LinkType(272);
    /// DOCSIS with Excentis XRA pseudo-header.
    pub const DOCSIS31_XRA31: LinkType = LinkType(273);
    /// IEEE 802.3br mPackets.
    pub const ETHERNET_MPACKET: LinkType = LinkType(274);
    /// DisplayPort AUX channel with Unigraf pseudo-header.
    pub const DISPLAYPORT_AUX: LinkType = LinkType(275);
    /// Linux cooked-mode capture v2.
    pub const LINUX_SLL2: LinkType = LinkType(276);
    /// Elektrobit High Speed Capture and Replay.
    pub const EBHSCR: LinkType = LinkType(279);
    /// Vector Packet Processing graph dispatch trace.
    pub const VPP_DISPATCH: LinkType = LinkType(280);
    /// IEEE 802.15.4 Wireless with TAP pseudo-header.
    pub const IEEE802_15_4_TAP: LinkType = LinkType(283);
    /// Z-Wave Serial API packets.
    pub const Z_WAVE_SERIAL: LinkType = LinkType(287);
    /// USB 2.0/1.1/1.0 packets.
    pub const USB_2_0: LinkType = LinkType(288);
    /// Event Tracing for Windows messages.
    pub const ETW: LinkType = LinkType(290);
    /// ZBOSS NCP.
    pub const ZBOSS_NCP: LinkType = LinkType(292);
    /// Low-Speed USB 2.0/1.1/1.0 packets.
    pub const USB_2_0_LOW_SPEED: LinkType = LinkType(293);
    /// Full-Speed USB 2.0/1.1/1.0 packets.
    pub const USB_2_0_FULL_SPEED: LinkType = LinkType(294);
    /// High-Speed USB 2.0 packets.
    pub const USB_2_0_HIGH_SPEED: LinkType = LinkType(295);

    /// First of the numbers for encapsulations outside the registry: this plus the encapsulation
    /// number.
    pub const UNREGISTERED: u16 = 0xe000;
    /// FDDI with addresses in canonical bit order (the registry's FDDI is [`LinkType::FDDI`]).
    pub const FDDI_CANONICAL: LinkType = LinkType(0xe000 + 5);
    /// ATM PDUs that were not cut to the captured length.
    pub const ATM_PDUS_UNTRUNCATED: LinkType = LinkType(0xe000 + 14);
    /// Bluetooth HCI without a transport layer: the packet type is in the record.
    pub const BLUETOOTH_HCI: LinkType = LinkType(0xe000 + 102);
    /// Network Monitor's IEEE 802.11, with its radio header.
    pub const IEEE802_11_NETMON: LinkType = LinkType(0xe000 + 126);
    /// A Network Monitor event trace record.
    pub const NETMON_EVENT: LinkType = LinkType(0xe000 + 187);
    /// A Network Monitor capture filter.
    pub const NETMON_FILTER: LinkType = LinkType(0xe000 + 189);
    /// Network Monitor's description of the network.
    pub const NETMON_NETWORK_INFO: LinkType = LinkType(0xe000 + 190);
    /// IP over InfiniBand as snoop has it.
    pub const IP_OVER_IB_SNOOP: LinkType = LinkType(0xe000 + 137);
    /// A block of a systemd journal export.
    pub const SYSTEMD_JOURNAL: LinkType = LinkType(0xe000 + 4000);
    /// Not known to any reader: the bytes are kept and shown as they are.
    pub const UNKNOWN: LinkType = LinkType(0xe000);

    /// The encapsulation number shown as `frame.encap_type`; 0 for a type the reference does not
    /// know.
    pub fn encap(self) -> i32 {
        self.row().map_or(0, |row| i32::from(row.encap))
    }

    /// The short name of the encapsulation, such as `ether`.
    pub fn encap_name(self) -> &'static str {
        self.row().map_or("unknown", |row| row.short)
    }

    /// The name of the encapsulation in words, such as `Ethernet`.
    pub fn description(self) -> &'static str {
        self.row().map_or("Unknown", |row| row.long)
    }

    /// Whether the reference knows this type.
    pub fn is_known(self) -> bool {
        self.row().is_some()
    }

    /// The first registered type with the short name `name`, as `editcap -T` takes it.
    pub fn from_encap_name(name: &str) -> Option<LinkType> {
        let canonical = PREFERRED.iter().find(|link| link.encap_name() == name).copied();
        canonical
            .or_else(|| ROWS.iter().find(|row| row.short == name).map(|row| LinkType(row.link)))
    }

    /// Every type with a row, in order of number.
    pub fn all() -> impl Iterator<Item = LinkType> {
        ROWS.iter().map(|row| LinkType(row.link))
    }

    /// The largest packet of this type that is believed, in octets. USB transfers and D-Bus
    /// messages are legitimately far larger than network packets.
    pub fn packet_octets_max(self) -> u32 {
        match self {
            LinkType::USBPCAP | LinkType::DBUS => 128 * 1024 * 1024,
            LinkType::EBHSCR => 8 * 1024 * 1024,
            _ => 262_144,
        }
    }

    fn row(self) -> Option<&'static Row> {
        let index = ROWS.binary_search_by_key(&self.0, |row| row.link).ok()?;
        ROWS.get(index)
    }
}

/// Where several registered numbers share an encapsulation, the one that is written.
const PREFERRED: &[LinkType] = &[
    LinkType::RAW,
    LinkType::PPP,
    LinkType::ATM_RFC1483,
    LinkType::ATM_CLIP,
    LinkType::C_HDLC,
    LinkType::ENC,
];

struct Row {
    link: u16,
    encap: u16,
    short: &'static str,
    long: &'static str,
}

/// In order of `link`, which a test checks.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    Row { link: 0, encap: 15, short: "null", long: "NULL/Loopback" },
    Row { link: 1, encap: 1, short: "ether", long: "Ethernet" },
    Row { link: 2, encap: 184, short: "xeth", long: "Xerox 3MB Ethernet" },
    Row { link: 3, encap: 148, short: "ax25", long: "Amateur Radio AX.25" },
    Row { link: 6, encap: 2, short: "tr", long: "Token Ring" },
    Row { link: 7, encap: 8, short: "arcnet", long: "ARCNET" },
    Row { link: 8, encap: 3, short: "slip", long: "SLIP" },
    Row { link: 9, encap: 4, short: "ppp", long: "PPP" },
    Row { link: 10, encap: 6, short: "fddi-swapped", long: "FDDI with bit-swapped MAC addresses" },
    Row { link: 11, encap: 10, short: "atm-rfc1483", long: "RFC 1483 ATM" },
    Row { link: 12, encap: 7, short: "rawip", long: "Raw IP" },
    Row { link: 13, encap: 38, short: "enc", long: "OpenBSD enc(4) encapsulating interface" },
    Row { link: 14, encap: 7, short: "rawip", long: "Raw IP" },
    Row { link: 16, encap: 11, short: "linux-atm-clip", long: "Linux ATM CLIP" },
    Row { link: 18, encap: 11, short: "linux-atm-clip", long: "Linux ATM CLIP" },
    Row { link: 19, encap: 11, short: "linux-atm-clip", long: "Linux ATM CLIP" },
    Row { link: 32, encap: 69, short: "redback", long: "Redback SmartEdge" },
    Row { link: 50, encap: 4, short: "ppp", long: "PPP" },
    Row { link: 51, encap: 139, short: "pppoes", long: "PPP-over-Ethernet session" },
    Row { link: 99, encap: 61, short: "symantec", long: "Symantec Enterprise Firewall" },
    Row { link: 100, encap: 10, short: "atm-rfc1483", long: "RFC 1483 ATM" },
    Row { link: 101, encap: 7, short: "rawip", long: "Raw IP" },
    Row { link: 104, encap: 28, short: "chdlc", long: "Cisco HDLC" },
    Row { link: 105, encap: 20, short: "ieee-802-11", long: "IEEE 802.11 Wireless LAN" },
    Row { link: 106, encap: 11, short: "linux-atm-clip", long: "Linux ATM CLIP" },
    Row { link: 107, encap: 26, short: "frelay", long: "Frame Relay" },
    Row { link: 108, encap: 174, short: "loop", long: "OpenBSD loopback" },
    Row { link: 109, encap: 38, short: "enc", long: "OpenBSD enc(4) encapsulating interface" },
    Row { link: 112, encap: 28, short: "chdlc", long: "Cisco HDLC" },
    Row { link: 113, encap: 25, short: "linux-sll", long: "Linux cooked-mode capture v1" },
    Row { link: 114, encap: 30, short: "ltalk", long: "Localtalk" },
    Row { link: 117, encap: 39, short: "pflog", long: "OpenBSD PF Firewall logs" },
    Row { link: 118, encap: 29, short: "ios", long: "Cisco IOS internal" },
    Row { link: 119, encap: 21, short: "ieee-802-11-prism", long: "IEEE 802.11 plus Prism II monitor mode radio header" },
    Row { link: 121, encap: 32, short: "hhdlc", long: "HiPath HDLC" },
    Row { link: 122, encap: 18, short: "ip-over-fc", long: "RFC 2625 IP-over-Fibre Channel" },
    Row { link: 123, encap: 13, short: "atm-pdus", long: "ATM PDUs" },
    Row { link: 127, encap: 23, short: "ieee-802-11-radiotap", long: "IEEE 802.11 plus radiotap radio header" },
    Row { link: 128, encap: 37, short: "tzsp", long: "Tazmen sniffer protocol" },
    Row { link: 129, encap: 9, short: "arcnet_linux", long: "Linux ARCNET" },
    Row { link: 130, encap: 81, short: "juniper-mlppp", long: "Juniper MLPPP" },
    Row { link: 131, encap: 82, short: "juniper-mlfr", long: "Juniper MLFR" },
    Row { link: 133, encap: 87, short: "juniper-ggsn", long: "Juniper GGSN" },
    Row { link: 135, encap: 68, short: "juniper-atm2", long: "Juniper ATM2" },
    Row { link: 136, encap: 151, short: "juniper-svcs", long: "Juniper Services" },
    Row { link: 137, encap: 67, short: "juniper-atm1", long: "Juniper ATM1" },
    Row { link: 138, encap: 62, short: "ap1394", long: "Apple IP-over-IEEE 1394" },
    Row { link: 139, encap: 75, short: "mtp2-with-phdr", long: "MTP2 with pseudoheader" },
    Row { link: 140, encap: 42, short: "mtp2", long: "SS7 MTP2" },
    Row { link: 141, encap: 43, short: "mtp3", long: "SS7 MTP3" },
    Row { link: 142, encap: 101, short: "sccp", long: "SS7 SCCP" },
    Row { link: 143, encap: 33, short: "docsis", long: "Data Over Cable Service Interface Specification" },
    Row { link: 144, encap: 44, short: "irda", long: "IrDA" },
    Row { link: 147, encap: 45, short: "user0", long: "USER 0" },
    Row { link: 148, encap: 46, short: "user1", long: "USER 1" },
    Row { link: 149, encap: 47, short: "user2", long: "USER 2" },
    Row { link: 150, encap: 48, short: "user3", long: "USER 3" },
    Row { link: 151, encap: 49, short: "user4", long: "USER 4" },
    Row { link: 152, encap: 50, short: "user5", long: "USER 5" },
    Row { link: 153, encap: 51, short: "user6", long: "USER 6" },
    Row { link: 154, encap: 52, short: "user7", long: "USER 7" },
    Row { link: 155, encap: 53, short: "user8", long: "USER 8" },
    Row { link: 156, encap: 54, short: "user9", long: "USER 9" },
    Row { link: 157, encap: 55, short: "user10", long: "USER 10" },
    Row { link: 158, encap: 56, short: "user11", long: "USER 11" },
    Row { link: 159, encap: 57, short: "user12", long: "USER 12" },
    Row { link: 160, encap: 58, short: "user13", long: "USER 13" },
    Row { link: 161, encap: 59, short: "user14", long: "USER 14" },
    Row { link: 162, encap: 60, short: "user15", long: "USER 15" },
    Row { link: 163, encap: 24, short: "ieee-802-11-avs", long: "IEEE 802.11 plus AVS radio header" },
    Row { link: 165, encap: 63, short: "bacnet-ms-tp", long: "BACnet MS/TP" },
    Row { link: 167, encap: 76, short: "juniper-pppoe", long: "Juniper PPPoE" },
    Row { link: 169, encap: 66, short: "gprs-llc", long: "GPRS LLC" },
    Row { link: 170, encap: 178, short: "gfp-t", long: "ITU-T G.7041/Y.1303 Generic Framing Procedure Transparent mode" },
    Row { link: 171, encap: 179, short: "gfp-f", long: "ITU-T G.7041/Y.1303 Generic Framing Procedure Frame-mapped mode" },
    Row { link: 172, encap: 77, short: "gcom-tie1", long: "GCOM TIE1" },
    Row { link: 173, encap: 78, short: "gcom-serial", long: "GCOM Serial" },
    Row { link: 177, encap: 88, short: "linux-lapd", long: "LAPD with Linux pseudo-header" },
    Row { link: 178, encap: 83, short: "juniper-ether", long: "Juniper Ethernet" },
    Row { link: 179, encap: 84, short: "juniper-ppp", long: "Juniper PPP" },
    Row { link: 180, encap: 85, short: "juniper-frelay", long: "Juniper Frame-Relay" },
    Row { link: 181, encap: 86, short: "juniper-chdlc", long: "Juniper C-HDLC" },
    Row { link: 183, encap: 91, short: "juniper-vp", long: "Juniper Voice PIC" },
    Row { link: 184, encap: 181, short: "juniper-vn", long: "Juniper VN" },
    Row { link: 186, encap: 92, short: "usb-freebsd", long: "USB packets with FreeBSD header" },
    Row { link: 187, encap: 41, short: "bluetooth-h4", long: "Bluetooth H4" },
    Row { link: 188, encap: 93, short: "ieee-802-16-mac-cps", long: "IEEE 802.16 MAC Common Part Sublayer" },
    Row { link: 189, encap: 95, short: "usb-linux", long: "USB packets with Linux header" },
    Row { link: 190, encap: 109, short: "can20b", long: "Controller Area Network 2.0B" },
    Row { link: 192, encap: 97, short: "ppi", long: "Per-Packet Information header" },
    Row { link: 195, encap: 104, short: "wpan", long: "IEEE 802.15.4 Wireless PAN" },
    Row { link: 196, encap: 100, short: "sita-wan", long: "SITA WAN packets" },
    Row { link: 197, encap: 98, short: "erf", long: "Extensible Record Format" },
    Row { link: 199, encap: 103, short: "ipmb-kontron", long: "Intelligent Platform Management Bus with Kontron pseudo-header" },
    Row { link: 200, encap: 197, short: "juniper-st", long: "Juniper Secure Tunnel Information" },
    Row { link: 201, encap: 99, short: "bluetooth-h4-linux", long: "Bluetooth H4 with linux header" },
    Row { link: 202, encap: 147, short: "ax25-kiss", long: "AX.25 with KISS header" },
    Row { link: 203, encap: 131, short: "lapd", long: "LAPD" },
    Row { link: 204, encap: 19, short: "ppp-with-direction", long: "PPP with Directional Info" },
    Row { link: 209, encap: 112, short: "i2c-linux", long: "I2C with Linux-specific pseudo-header" },
    Row { link: 210, encap: 106, short: "flexray", long: "FlexRay" },
    Row { link: 211, encap: 108, short: "most", long: "Media Oriented Systems Transport" },
    Row { link: 212, encap: 107, short: "lin", long: "Local Interconnect Network" },
    Row { link: 213, encap: 111, short: "x2e-serial", long: "X2E serial line capture" },
    Row { link: 214, encap: 105, short: "x2e-xoraya", long: "X2E Xoraya" },
    Row { link: 215, encap: 113, short: "wpan-nonask-phy", long: "IEEE 802.15.4 Wireless PAN non-ASK PHY" },
    Row { link: 220, encap: 115, short: "usb-linux-mmap", long: "USB packets with Linux header and padding" },
    Row { link: 224, encap: 121, short: "fc2", long: "Fibre Channel FC-2" },
    Row { link: 225, encap: 122, short: "fc2sof", long: "Fibre Channel FC-2 With Frame Delimiter" },
    Row { link: 226, encap: 124, short: "ipnet", long: "Solaris IPNET" },
    Row { link: 227, encap: 125, short: "socketcan", long: "SocketCAN" },
    Row { link: 228, encap: 129, short: "rawip4", long: "Raw IPv4" },
    Row { link: 229, encap: 130, short: "rawip6", long: "Raw IPv6" },
    Row { link: 230, encap: 127, short: "wpan-nofcs", long: "IEEE 802.15.4 Wireless PAN with FCS not present" },
    Row { link: 231, encap: 146, short: "dbus", long: "D-Bus" },
    Row { link: 235, encap: 132, short: "dvbci", long: "DVB-CI (Common Interface)" },
    Row { link: 236, encap: 133, short: "mux27010", long: "MUX27010" },
    Row { link: 237, encap: 157, short: "s5066-dpdu", long: "STANAG 5066 Data Transfer Sublayer PDUs(D_PDU)" },
    Row { link: 239, encap: 141, short: "nflog", long: "NFLOG" },
    Row { link: 240, encap: 135, short: "netanalyzer", long: "Hilscher netANALYZER" },
    Row { link: 241, encap: 136, short: "netanalyzer-transparent", long: "Hilscher netANALYZER-Transparent" },
    Row { link: 242, encap: 180, short: "ip-ib", long: "IP over IB" },
    Row { link: 243, encap: 138, short: "mp2ts", long: "ISO/IEC 13818-1 MPEG2-TS" },
    Row { link: 245, encap: 140, short: "nfc-llcp", long: "NFC LLCP" },
    Row { link: 248, encap: 149, short: "sctp", long: "SCTP" },
    Row { link: 249, encap: 152, short: "usb-usbpcap", long: "USB packets with USBPcap header" },
    Row { link: 250, encap: 153, short: "rtac-serial", long: "RTAC serial-line" },
    Row { link: 251, encap: 154, short: "bluetooth-le-ll", long: "Bluetooth Low Energy Link Layer" },
    Row { link: 252, encap: 155, short: "wireshark-upper-pdu", long: "Wireshark Upper PDU export" },
    Row { link: 253, encap: 158, short: "netlink", long: "Linux Netlink" },
    Row { link: 254, encap: 159, short: "bluetooth-linux-monitor", long: "Bluetooth Linux Monitor" },
    Row { link: 255, encap: 160, short: "bluetooth-bredr-bb-rf", long: "Bluetooth BR/EDR Baseband RF" },
    Row { link: 256, encap: 161, short: "bluetooth-le-ll-rf", long: "Bluetooth Low Energy Link Layer RF" },
    Row { link: 258, encap: 171, short: "pktap", long: "Apple PKTAP" },
    Row { link: 259, encap: 172, short: "epon", long: "Ethernet Passive Optical Network" },
    Row { link: 260, encap: 173, short: "ipmi-trace", long: "IPMI Trace Data Collection" },
    Row { link: 264, encap: 177, short: "iso14443", long: "ISO 14443 contactless smartcard standards" },
    Row { link: 266, encap: 182, short: "usb-darwin", long: "USB packets with Darwin (macOS, etc.) headers" },
    Row { link: 268, encap: 36, short: "sdlc", long: "SDLC" },
    Row { link: 270, encap: 183, short: "loratap", long: "LoRaTap" },
    Row { link: 271, encap: 185, short: "vsock", long: "Linux vsock" },
    Row { link: 272, encap: 186, short: "nordic_ble", long: "nRF Sniffer for Bluetooth LE" },
    Row { link: 273, encap: 199, short: "docsis31_xra31", long: "DOCSIS with Excentis XRA pseudo-header" },
    Row { link: 274, encap: 198, short: "ether-mpacket", long: "IEEE 802.3br mPackets" },
    Row { link: 275, encap: 200, short: "dpauxmon", long: "DisplayPort AUX channel with Unigraf pseudo-header" },
    Row { link: 276, encap: 210, short: "linux-sll2", long: "Linux cooked-mode capture v2" },
    Row { link: 279, encap: 204, short: "ebhscr", long: "Elektrobit High Speed Capture and Replay" },
    Row { link: 280, encap: 205, short: "vpp", long: "Vector Packet Processing graph dispatch trace" },
    Row { link: 283, encap: 206, short: "wpan-tap", long: "IEEE 802.15.4 Wireless with TAP pseudo-header" },
    Row { link: 287, encap: 211, short: "zwave-serial", long: "Z-Wave Serial API packets" },
    Row { link: 288, encap: 208, short: "usb-20", long: "USB 2.0/1.1/1.0 packets" },
    Row { link: 290, encap: 212, short: "etw", long: "Event Tracing for Windows messages" },
    Row { link: 292, encap: 214, short: "zbncp", long: "ZBOSS NCP" },
    Row { link: 293, encap: 215, short: "usb-20-low", long: "Low-Speed USB 2.0/1.1/1.0 packets" },
    Row { link: 294, encap: 216, short: "usb-20-full", long: "Full-Speed USB 2.0/1.1/1.0 packets" },
    Row { link: 295, encap: 217, short: "usb-20-high", long: "High-Speed USB 2.0 packets" },
    // Outside the registry.
    Row { link: 0xe000 + 5, encap: 5, short: "fddi", long: "FDDI" },
    Row { link: 0xe000 + 14, encap: 14, short: "atm-pdus-untruncated", long: "ATM PDUs - untruncated" },
    Row { link: 0xe000 + 102, encap: 102, short: "bluetooth-hci", long: "Bluetooth without transport layer" },
    Row { link: 0xe000 + 126, encap: 126, short: "ieee-802-11-netmon", long: "IEEE 802.11 plus Network Monitor radio header" },
    Row { link: 0xe000 + 137, encap: 137, short: "ip-over-ib", long: "IP over InfiniBand" },
    Row { link: 0xe000 + 187, encap: 187, short: "netmon_event", long: "Network Monitor Network Event" },
    Row { link: 0xe000 + 188, encap: 188, short: "netmon_header", long: "Network Monitor Header" },
    Row { link: 0xe000 + 189, encap: 189, short: "netmon_filter", long: "Network Monitor Filter" },
    Row { link: 0xe000 + 190, encap: 190, short: "netmon_network_info", long: "Network Monitor Network Info" },
];
