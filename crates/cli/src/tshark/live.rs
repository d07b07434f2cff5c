//! The options about capturing: conditions that end it, files that it fills, interfaces. Some of them hold for files and
//! pipes as well; the others are refused until there is live capture.

use crate::failure::Failure;

use super::args::{Args, count, size};

/// What the options about capturing ask for.
#[derive(Default)]
pub(super) struct Live {
    /// `-i`.
    interface: Option<String>,
    /// `-a packets`.
    packets: Option<u64>,
    /// `-a filesize`: octets of a file that is read, kB of one that is written.
    size: Option<u64>,
    /// `-a duration`.
    duration: bool,
    /// `-a files`, and all of `-b`.
    files: bool,
    /// `-f`, or the words after the options.
    pub(super) filter: bool,
    /// The option that asks for a list instead of a capture.
    list: Option<String>,
}

/// The message of what comes with live capture.
fn not_yet(what: &str) -> Failure {
    Failure::usage(format!(
        "{what}: live capture is not there yet; \"-i -\" reads a capture from standard input"
    ))
}

impl Live {
    /// Nothing is read but an interface: the words after the options are its filter.
    pub(super) fn captures(&self, args: &Args) -> bool {
        args.file.is_none() && self.interface.is_some()
    }

    /// Takes an option if it is one about capturing.
    pub(super) fn take(&mut self, name: &str, value: &str) -> Result<bool, Failure> {
        match name {
            "i" => self.interface = Some(value.to_owned()),
            "a" => self.stop(value)?,
            "b" => self.ring(value)?,
            "f" => self.filter = true,
            "s" if value == "0" => {}
            "s" => drop(count(value, "snapshot length")?),
            "B" => drop(count(value, "buffer size")?),
            // What they change is not in a file, and not in a pipe.
            "p" | "I" | "time-stamp-type" => {}
            "y" => link_type(value)?,
            "D" | "L" => self.list = Some(format!("-{name}")),
            "list-time-stamp-types" => self.list = Some(format!("--{name}")),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// `-a`.
    fn stop(&mut self, value: &str) -> Result<(), Failure> {
        let wrong = |what: &str| {
            let names = ["duration", "filesize", "files", "packets"];
            let hint = crate::formats::hint(what, names);
            Failure::usage(format!("Invalid or unknown -a flag \"{what}\"{hint}"))
        };
        let parts = value.split_once(':').filter(|(_, number)| !number.is_empty());
        let (what, number) = parts.ok_or_else(|| wrong(value))?;
        match what {
            "duration" => {
                self.duration = true;
                seconds(number, "autostop duration")
            }
            "filesize" => {
                self.size = Some(size(number, "autostop filesize")?);
                Ok(())
            }
            "files" => {
                self.files = true;
                count(number, "autostop files").map(drop)
            }
            "packets" => {
                self.packets = Some(count(number, "packet write count")?);
                Ok(())
            }
            _ => Err(wrong(what)),
        }
    }

    /// `-b`.
    fn ring(&mut self, value: &str) -> Result<(), Failure> {
        let wrong = |what: &str| {
            let names = [
                "duration",
                "filesize",
                "files",
                "interval",
                "nametimenum",
                "packets",
                "printname",
            ];
            let hint = crate::formats::hint(what, names);
            Failure::usage(format!("Invalid or unknown -b arg \"{what}\"{hint}"))
        };
        let parts = value.split_once(':').filter(|(_, number)| !number.is_empty());
        let (what, number) = parts.ok_or_else(|| wrong(value))?;
        self.files = true;
        match what {
            "duration" => seconds(number, "ring buffer duration"),
            "filesize" => size(number, "ring buffer filesize").map(drop),
            "files" => size(number, "number of ring buffer files").map(drop),
            "interval" => count(number, "ring buffer interval").map(drop),
            "packets" => count(number, "ring buffer packet count").map(drop),
            "nametimenum" | "printname" => Ok(()),
            _ => Err(wrong(what)),
        }
    }

    /// Looks at them all, once it is known what is read: what is asked of a file or a pipe that cannot be had is
    /// refused.
    pub(super) fn settle(self, args: &mut Args) -> Result<(), Failure> {
        if let Some(option) = &self.list {
            return Err(match args.file {
                Some(_) if option != "-D" => Failure::usage(format!(
                    "You can't specify {option} and a capture file to be read."
                )),
                _ => not_yet(option),
            });
        }
        args.count = [args.count, self.packets].into_iter().flatten().min();
        if args.file.is_some() { self.of_file(args) } else { self.of_pipe(args) }
    }

    fn of_file(self, args: &mut Args) -> Result<(), Failure> {
        let refuse = |text: &str| Err(Failure::usage(text.to_owned()));
        if self.filter {
            return refuse(
                "Only read filters, not capture filters, can be specified when reading a capture file.",
            );
        }
        if self.files {
            return refuse("Multiple capture files requested, but a capture isn't being done.");
        }
        if self.duration {
            return refuse("A maximum capture time was specified, but a capture isn't being done.");
        }
        args.octets_max = self.size;
        Ok(())
    }

    fn of_pipe(self, args: &mut Args) -> Result<(), Failure> {
        let refuse = |text: &str| Err(Failure::usage(text.to_owned()));
        let Some(interface) = self.interface else { return Ok(()) };
        if interface != "-" {
            return Err(not_yet(&format!("-i {interface}")));
        }
        if args.two_passes {
            return refuse("Live captures do not support two-pass analysis.");
        }
        let saved = args.out.path().is_some();
        if saved && args.filter.is_some() {
            return refuse(
                "Display filters aren't supported when capturing and saving the captured packets.",
            );
        }
        if self.size.is_some() && !saved {
            return refuse(
                "Maximum capture file size specified, but capture isn't being saved to a file.",
            );
        }
        if self.files && !saved {
            return refuse(
                "Multiple capture files requested, but the capture isn't being saved to a file.",
            );
        }
        if self.files || self.duration || self.size.is_some() {
            return Err(not_yet("-a duration, -a filesize, -a files, -b"));
        }
        if self.filter {
            tell!("tshark: a pipe has no capture filter: all packets are read");
        }
        args.file = Some(interface);
        (args.piped, args.flush_each) = (true, true);
        Ok(())
    }
}

/// A time in seconds, perhaps with a fraction. What is no number at all is taken for none, as by the reference.
fn seconds(value: &str, what: &str) -> Result<(), Failure> {
    if value.parse::<f64>().is_ok_and(|seconds| seconds < 0.0) {
        let text = format!("The specified {what} \"{value}\" is a negative number");
        return Err(Failure::usage(text));
    }
    Ok(())
}

/// `-y`: what the link types of interfaces are called.
fn link_type(name: &str) -> Result<(), Failure> {
    let names = || LINK_TYPES.split(' ');
    if names().any(|known| known.eq_ignore_ascii_case(name)) {
        return Ok(());
    }
    let near = crate::formats::hint(&name.to_ascii_uppercase(), names());
    let text = format!("The specified data link type \"{name}\" isn't valid{near}");
    Err(Failure::usage(text))
}

/// Names of libpcap, in order.
const LINK_TYPES: &str = "\
    A429 A653_ICM AOS APPLE_IP_OVER_IEEE1394 ARCNET ARCNET_LINUX ATM_CLIP ATM_RFC1483 ATSC_ALP AX25_KISS \
    BACNET_MS_TP BLUETOOTH_BREDR_BB BLUETOOTH_HCI_H4 BLUETOOTH_HCI_H4_WITH_PHDR BLUETOOTH_LE_LL \
    BLUETOOTH_LE_LL_WITH_PHDR BLUETOOTH_LINUX_MONITOR CAN20B CAN_SOCKETCAN C_HDLC DBUS DECT DISPLAYPORT_AUX DOCSIS \
    DOCSIS31_XRA31 DSA_TAG_BRCM DSA_TAG_BRCM_PREPEND DSA_TAG_DSA DSA_TAG_EDSA DVB_CI EBHSCR ELEE EN10MB ENC EPON \
    ERF ERF_ETH ERF_POS ETHERNET_MPACKET FC_2 FC_2_WITH_FRAME_DELIMS FDDI FRELAY GPF_F GPF_T GPRS_LLC IEEE802 \
    IEEE802_11 IEEE802_11_RADIO IEEE802_11_RADIO_AVS IEEE802_15_4 IEEE802_15_4_LINUX IEEE802_15_4_NOFCS \
    IEEE802_15_4_NONASK_PHY IEEE802_15_4_TAP IEEE802_16_MAC_CPS IEEE802_16_MAC_CPS_RADIO INFINIBAND IPMB_KONTRON \
    IPMB_LINUX IPMI_HPM_2 IPNET IPOIB IPV4 IPV6 IP_OVER_FC ISO_14443 JUNIPER_ATM1 JUNIPER_ATM2 JUNIPER_ATM_CEMIC \
    JUNIPER_CHDLC JUNIPER_ES JUNIPER_ETHER JUNIPER_FIBRECHANNEL JUNIPER_FRELAY JUNIPER_GGSN JUNIPER_ISM \
    JUNIPER_MFR JUNIPER_MLFR JUNIPER_MLPPP JUNIPER_MONITOR JUNIPER_PIC_PEER JUNIPER_PPP JUNIPER_PPPOE \
    JUNIPER_PPPOE_ATM JUNIPER_SERVICES JUNIPER_SRX_E2E JUNIPER_ST JUNIPER_VP JUNIPER_VS LINUX_EVDEV LINUX_IRDA \
    LINUX_LAPD LINUX_SLL LINUX_SLL2 LOOP LTALK MFR MPEG_2_TS MPLS MTP2 MTP2_WITH_PHDR MTP3 MUX27010 NETANALYZER \
    NETANALYZER_TRANSPARENT NETLINK NFC_LLCP NFLOG NG40 NORDIC_BLE NULL OPENFLOW OPENVIZSLA PFLOG PFSYNC PKTAP PPI \
    PPP PPP_BSDOS PPP_ETHER PPP_PPPD PPP_SERIAL PRISM_HEADER PROFIBUS_DL RAIF1 RAW RDS RTAC_SERIAL SCCP SCTP SDLC \
    SITA SLIP SLIP_BSDOS STANAG_5066_D_PDU SUNATM SYMANTEC_FIREWALL TI_LLN_SNIFFER USBPCAP USB_2_0 USB_DARWIN \
    USB_FREEBSD USB_LINUX USB_LINUX_MMAPPED VPP_DISPATCH VSOCK WATTSTOPPER_DLM WIHART ZWAVE_R1_R2 ZWAVE_R3 \
    Z_WAVE_SERIAL";
