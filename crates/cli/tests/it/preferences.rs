//! Preferences of protocols: the same list, details and fields as the reference, where it is installed, for values
//! other than the defaults.

use std::path::{Path, PathBuf};
use std::process::Command;

fn capture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/captures").join(name)
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// Lines without what others compare: the bits of a word that a flag is, dumps of octets, who wrote the file.
fn lines(output: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(output);
    let is_dump = |line: &str| {
        let (offset, rest) = line.split_once("  ").unwrap_or(("", ""));
        offset.len() == 4 && rest.len() > 2 && offset.bytes().all(|b| b.is_ascii_hexdigit())
    };
    let kept = text.lines().filter(|line| !line.is_empty() && !is_dump(line));
    kept.map(|line| match line.split_once(" = ") {
        Some((bits, rest)) if bits.trim().bytes().all(|b| b". 01".contains(&b)) => rest.to_owned(),
        _ => line.trim().replace(['[', ']'], "").replace(" truncated", ""),
    })
    .collect()
}

fn run(program: &str, file: &Path, args: &[&str]) -> Option<Vec<String>> {
    let mut command = Command::new(program);
    if program != "tshark" {
        command.arg("tshark");
    }
    let home = std::env::temp_dir().join("requin-no-settings");
    command.arg("-n").arg("-r").arg(file).args(args);
    let output = command.env("XDG_CONFIG_HOME", home).env("TZ", "UTC").output().ok()?;
    assert!(output.status.success() || program == "tshark", "{args:?}");
    Some(lines(&output.stdout))
}

/// Runs both.
fn same(file: &Path, preferences: &[&str], more: &[&str]) {
    let mut args: Vec<&str> = preferences.iter().flat_map(|p| ["-o", p]).collect();
    args.extend(more);
    let Some(theirs) = run("tshark", file, &args) else { return };
    let ours = run(env!("CARGO_BIN_EXE_requin"), file, &args).unwrap();
    assert!(!ours.is_empty());
    let first = ours.iter().zip(&theirs).position(|(a, b)| a != b);
    let at = first.unwrap_or(ours.len().min(theirs.len()));
    assert_eq!(
        (ours.get(at), ours.len()),
        (theirs.get(at), theirs.len()),
        "line {at} of {} {args:?}",
        file.display()
    );
}

/// The packet list, and the details; frames that differ with the defaults, too, are left out by `filter`.
fn same_in_all(file: &Path, preferences: &[&str], filter: &str) {
    same(file, preferences, &["-Y", filter]);
    same(file, preferences, &["-Y", filter, "-O", "frame,ip,ipv6,tcp,udp,udplite,sctp"]);
}

#[test]
fn checksums() {
    // What the captures hold: good, bad, offloaded and absent checksums, over IPv4 and IPv6, in fragments, in error
    // messages, in packets cut short.
    let tcp = ["tcp.check_checksum:TRUE"];
    same_in_all(
        &capture("tcp-checksums.pcap"),
        &tcp,
        "tcp && !(frame.number in {22, 23, 27}) && !icmp",
    );
    same(&capture("tcp-checksums.pcap"), &tcp, &["-Y", "icmp"]);
    let udp = ["udp.check_checksum:TRUE", "udplite.check_checksum:TRUE"];
    let file = capture("udp-checksums.pcap");
    // The FIND protocol is not there yet; a datagram of which nothing was captured.
    let known = "!(frame.number in {6..9}) && frame.number != 11 && !icmp";
    same_in_all(&file, &udp, known);
    same_in_all(&file, &["udp.ignore_ipv6_zero_checksum:TRUE"], known);
    same_in_all(&file, &["udplite.ignore_checksum_coverage:FALSE"], known);
    let sctp = capture("sctp-checksums.pcap");
    for kind in ["CRC 32c", "crc-32c", "Adler 32", "Automatic", "None"] {
        let preference = format!("sctp.checksum:{kind}");
        let preferences = ["sctp.tsn_analysis:FALSE", &preference];
        same_in_all(&sctp, &preferences, "frame.number != 5 && !icmp");
    }
    let fields = ["-T", "fields", "-e", "ip.checksum.status", "-e", "ip.checksum_calculated"];
    same(&example("http.pcap"), &["ip.check_checksum:TRUE"], &fields);
}

#[test]
fn analysis_of_tcp() {
    let file = capture("tcp-analysis.pcap");
    // Frames of a message that the reference puts together in another order.
    let known = "!(frame.number in {21..38})";
    for preference in [
        "tcp.relative_sequence_numbers:FALSE",
        "tcp.analyze_sequence_numbers:FALSE",
        "tcp.track_bytes_in_flight:FALSE",
        "tcp.bif_seq_based:TRUE",
        "tcp.calculate_timestamps:FALSE",
        "tcp.ignore_tcp_timestamps:TRUE",
        "tcp.fastrt_supersedes_ooo:FALSE",
        "tcp.default_window_scaling:3",
        "tcp.default_window_scaling:4 (multiply by 16)",
        "tcp.summary_in_tree:FALSE",
        "tcp.reassemble_out_of_order:TRUE",
    ] {
        same_in_all(&file, &[preference], known);
    }
    same(&file, &["tcp.reassemble_out_of_order:TRUE"], &["-Y", "http && frame.number < 34"]);
}

#[test]
fn other_preferences() {
    for (file, preference) in [
        ("http.pcap", "tcp.desegment_tcp_streams:FALSE"),
        ("http.pcap", "ip.decode_tos_as_diffserv:FALSE"),
        ("http.pcap", "ip.summary_in_tree:FALSE"),
        ("http.pcap", "ip.security_flag:TRUE"),
        ("http.pcap", "tcp.try_heuristic_first:TRUE"),
        ("dns.pcap", "udp.summary_in_tree:FALSE"),
        ("dns.pcap", "udp.calculate_timestamps:FALSE"),
        ("dns.pcap", "udp.try_heuristic_first:TRUE"),
        ("dns.pcap", "dns.udp.port:5555"),
        ("dns.pcap", "dns.tcp.port:8000,9000-9003"),
    ] {
        same_in_all(&example(file), &[preference], "frame");
    }
    // A port that the preference moves.
    let moved = ["dns.udp.port:2000"];
    same(&capture("udp-checksums.pcap"), &moved, &["-Y", "frame.number == 1"]);
    same(
        &capture("udp-checksums.pcap"),
        &["ip.defragment:FALSE"],
        &["-Y", "frame.number in {17, 19}"],
    );
}

/// Captures of the collection that stands beside the checkout: the preference, what is compared, the capture.
const OF_THE_COLLECTION: &[(&str, &[&str], &str)] = &[
    (
        "frame.generate_md5_hash:TRUE",
        &["-O", "frame"],
        "zeek/testing_btest_Traces_tunnels_geneve-ipv6.pcap",
    ),
    (
        "frame.show_file_off:TRUE",
        &["-O", "frame"],
        "suricata-verify/tests_detect-dotprefix-01_input.pcap",
    ),
    (
        "frame.generate_bits_field:FALSE",
        &["-O", "frame"],
        "suricata-verify/tests_detect-dotprefix-01_input.pcap",
    ),
    (
        "frame.generate_epoch_time:FALSE",
        &["-O", "frame"],
        "zeek/testing_btest_Traces_tunnels_geneve-ipv6.pcap",
    ),
    ("vlan.summary_in_tree:FALSE", &["-O", "vlan"], "arkime/tests_pcap_dns-dnskey.pcap"),
    ("vlan.version:IEEE 802.1Q-1998", &["-O", "vlan"], "arkime/tests_pcap_dns-dnskey.pcap"),
    ("vlan.version:IEEE 802.1Q-2005", &["-O", "vlan"], "arkime/tests_pcap_dns-dnskey.pcap"),
    (
        "vlan.priority_drop:5 Priorities, 3 Drop Eligible",
        &["-O", "vlan"],
        "suricata-verify/tests_detect-bytetest-03_input.pcap",
    ),
    ("eth.fcs:Never", &["-O", "eth"], "suricata-verify/tests_bug-5437-02_input.pcap"),
    ("eth.fcs:Always", &["-O", "eth"], "tcpdump/tests_kday1.pcap"),
    ("eth.check_fcs:TRUE", &["-O", "eth"], "suricata-verify/tests_bug-5437-02_input.pcap"),
    ("eth.check_fcs:TRUE", &[], "suricata-verify/tests_bug-5437-02_input.pcap"),
    ("ppp.fcs_type:16-Bit", &["-O", "ppp"], "tcpdump/tests_bgp_vpn_attrset.pcap"),
    ("ppp.fcs_type:32-Bit", &["-O", "ppp"], "tcpdump/tests_icmp-cksum-oobr-4.pcapng"),
    ("chdlc.fcs_type:16-Bit", &["-O", "chdlc"], "tcpdump/tests_hdlc_slarp.pcapng"),
    ("http.dechunk_body:FALSE", &[], "arkime/tests_pcap_80211http.pcap"),
    (
        "smtp.desegment_data:FALSE",
        &["-O", "smtp"],
        "suricata-verify/tests_mime_mime-dec-very-small-inp_input.pcap",
    ),
    ("pop.desegment_data:FALSE", &[], "zeek/testing_btest_Traces_pop3_bad-list-retr-crafted.pcap"),
    (
        "dns.retransmission_timer:0",
        &["-O", "dns"],
        "suricata-verify/tests_datasets-06-state-long_input.pcap",
    ),
    ("snmp.display_oid:FALSE", &[], "zeek/testing_btest_Traces_snmp_snmpv1_trap.pcap"),
    (
        "ipv6.exthdr_under_root_protocol_tree:TRUE",
        &["-O", "ipv6"],
        "arkime/tests_pcap_wireshark-dhcpv6.pcap",
    ),
    (
        "stp.use_system_id_extension:FALSE",
        &["-O", "stp"],
        "tcpdump/tests_802.1D_spanning_tree.pcap",
    ),
    ("http.decompress_body:FALSE", &[], "zeek/testing_btest_Traces_bittorrent_tracker.pcap"),
    (
        "http.desegment_headers:FALSE",
        &[],
        "suricata-verify/tests_bug-8021-alert-max-verdict-01_input.pcap",
    ),
];

#[test]
fn preferences_of_protocols() {
    let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/captures");
    for (preference, what, name) in OF_THE_COLLECTION {
        let file = collection.join(name);
        if file.exists() {
            same(&file, &[preference], what);
        }
    }
}

#[test]
fn bytes_of_nobody() {
    // All that is no protocol's: as text, with a hash, decompressed. The reference wonders at text that holds zeros.
    let nobody = ["-d", "tcp.port==80,data"];
    for preference in ["data.show_as_text:TRUE", "data.md5_hash:TRUE", "data.uncompress_data:TRUE"]
    {
        same(&example("http.pcap"), &[preference], &nobody);
        let known = ["-Y", "frame.number < 11", "-O", "data"];
        same(&example("http.pcap"), &[preference], &[&nobody[..], &known].concat());
    }
}
