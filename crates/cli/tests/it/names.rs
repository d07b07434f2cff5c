//! Names of hosts, cards, ports and VLANs: each letter of `-N`, `-H`, and the files of a profile, beside the
//! reference, where it is installed. And the same names whatever the number of threads and passes.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

const CAPTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/captures/names.pcap");

/// Files of the profile `P`, and those of all profiles.
const FILES: &[(&str, &str)] = &[
    ("profiles/P/hosts", "192.0.2.1 client # first\n192.0.2.9\tnine nein\nfd00::2 two\n"),
    ("profiles/P/subnets", "10.1.0.0/16 inner\n192.0.2.128/25 upper\n"),
    ("profiles/P/services", "game 7777/udp\nsecure 443/tcp\nlost\nrange 40000-40002/udp # three\n"),
    ("profiles/P/vlans", "7 guests\n100\tstaff of the house\n"),
    ("ethers", "00:0c:29:01:02:03 laptop\n00-11-22-33-44-55 router\n"),
    ("hosts", "192.0.2.80 everyday\n"),
    ("services", "common 7777/udp\n"),
    ("hosts.extra", "192.0.2.80 extra\n192.0.2.10 ten\n"),
];

/// A folder of settings that goes away with the test.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Home {
        Home::with(name, FILES)
    }

    fn with(name: &str, files: &[(&str, &str)]) -> Home {
        let path = std::env::temp_dir().join(format!("requin-names-{name}-{}", std::process::id()));
        for (file, text) in files {
            let file = path.join("wireshark").join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Home(path)
    }

    /// What a program prints; `None` if it is not there.
    fn run(&self, program: &str, args: &[&str]) -> Option<String> {
        let mut command = Command::new(program);
        if program != "tshark" {
            command.arg("tshark");
        }
        // Nobody is asked over the network.
        command.args(["-o", "nameres.use_external_name_resolver:FALSE", "-r", CAPTURE]).args(args);
        let output = command.env("XDG_CONFIG_HOME", &self.0).env("TZ", "UTC").output().ok()?;
        Some(String::from_utf8(output.stdout).unwrap())
    }

    fn ours(&self, args: &[&str]) -> String {
        self.run(env!("CARGO_BIN_EXE_requin"), args).unwrap()
    }

    fn same(&self, args: &[&str]) {
        let ours = self.ours(args);
        assert!(!ours.is_empty(), "{args:?}");
        let Some(theirs) = self.run("tshark", args) else { return };
        let differs = |(a, b): &(&str, &str)| a != b;
        let first = ours.lines().zip(theirs.lines()).find(differs);
        assert_eq!(first, None, "{args:?}");
        assert_eq!(ours.lines().count(), theirs.lines().count(), "{args:?}");
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Where names show.
const FIELDS: &str = "-T fields -e eth.src_resolved -e eth.dst_resolved -e eth.src.oui_resolved -e ip.src_host \
    -e ip.dst_host -e ipv6.src_host -e ipv6.dst_host -e vlan.id -e _ws.col.Source -e _ws.col.Destination";

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn letters() {
    let home = Home::new("letters");
    for letters in ["m", "n", "t", "d", "v", "N", "nd", "mntdv"] {
        home.same(&["-C", "P", "-N", letters]);
        home.same(&[&["-N", letters], words(FIELDS).as_slice()].concat());
    }
    home.same(&["-n"]);
    home.same(&["-n", "-N", "nd"]);
}

#[test]
fn files_of_a_profile() {
    let home = Home::new("files");
    for args in [
        "-C P",
        "-C P -N mntv -O eth,vlan,ip,ipv6,udp,arp",
        "-C P -N nd -O eth,ip,ipv6",
        "-C P -N v -O vlan",
        "-C P -N t -T fields -e udp.srcport -e udp.dstport -e _ws.col.Info",
        "-C P -N m -T fields -e eth.addr_resolved",
        "-N mntv -O eth,vlan,ip,ipv6,udp,arp",
    ] {
        home.same(&words(args));
    }
    // What must hold also where there is no reference to compare with.
    let list = home.ours(&["-C", "P", "-N", "mnt"]);
    for name in ["client", "nine", "game", "inner.2.3", "upper."] {
        assert!(list.contains(name), "{name}");
    }
    assert!(home.ours(&["-N", "n"]).contains("everyday"));
}

/// The user's own makers of cards; the reference says that it reads them, and opens its own list twice.
#[test]
fn makers() {
    let text = "AA:BB:CC Corp\tThe Corporation\n00:1B:C5:00:00:00/36 Small\tA Small One\n";
    let home = Home::with("makers", &[("manuf", text)]);
    let fields = "-N m -T fields -e eth.src_resolved -e eth.src.oui_resolved";
    let ours = home.ours(&words(fields));
    let last: Vec<&str> = ours.lines().skip(13).collect();
    assert_eq!(last, ["Small_01:02\tA Small One", "Corp_dd:ee:0f\tThe Corporation"]);
}

#[test]
fn hosts_files_of_the_command_line() {
    let home = Home::new("hosts");
    let file = home.0.join("wireshark/hosts.extra");
    let file = file.to_str().unwrap();
    home.same(&["-H", file, "-N", "n"]);
    home.same(&["-H", file, "-N", "nd", "-O", "ip,ipv6"]);
    home.same(&["-H", file, "-C", "P", "-N", "n"]);
    let other = home.0.join("wireshark/profiles/P/hosts");
    home.same(&["-H", file, "-H", other.to_str().unwrap(), "-N", "n"]);
    assert!(home.ours(&["-H", file, "-N", "n"]).contains("ten"));
}

/// Names that packets tell hold from their frame on in one pass, and for all frames in two. That does not depend on
/// who takes the frames apart.
#[test]
fn threads_do_not_show() {
    let home = Home::new("threads");
    let mut shown = Vec::new();
    for passes in [&[][..], &["-2"]] {
        for form in [&[][..], &["-V"], &words(FIELDS)] {
            let print =
                |threads| home.ours(&[&["--threads", threads, "-N", "nd"], passes, form].concat());
            let one = print("1");
            assert!(one.contains("again.example.org") && one.contains("six.example.org"));
            assert!(one == print("2") && one == print("5"), "{passes:?} {form:?}");
            shown.push(one);
        }
    }
    // The first frame comes before the answer that names its address.
    let first = |text: &str| text.lines().next().unwrap().contains("example");
    assert!(!first(&shown[0]));
    home.same(&["-2", "-N", "nd"]);
    home.same(&["-N", "nd", "-O", "ip,ipv6"]);
}
