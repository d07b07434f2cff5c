//! Filters kept under a name.

/// A filter with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// What it is called.
    pub name: String,
    /// The filter.
    pub text: String,
}

/// The filters of a file's text, a name in double quotes and a filter on each line. Other lines are left out.
pub fn saved_filters(text: &str) -> Vec<SavedFilter> {
    text.lines().filter_map(line).collect()
}

/// The filters that come with the program.
pub fn shipped_filters() -> Vec<SavedFilter> {
    saved_filters(SHIPPED)
}

fn line(line: &str) -> Option<SavedFilter> {
    let inside = line.trim().strip_prefix('"')?;
    let mut name = String::new();
    let mut chars = inside.char_indices();
    loop {
        match chars.next()? {
            (at, '"') => {
                let text = inside.get(at + 1..)?.trim();
                return Some(SavedFilter { name, text: text.to_owned() });
            }
            (_, '\\') => name.push(chars.next()?.1),
            (_, c) => name.push(c),
        }
    }
}

impl std::fmt::Display for SavedFilter {
    /// As a line of a file.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\"{}\" {}", self.name.replace('\\', "\\\\").replace('"', "\\\""), self.text)
    }
}

const SHIPPED: &str = r#"
"Ethernet address 00:00:5e:00:53:00" eth.addr == 00:00:5e:00:53:00
"Ethernet type 0x0806 (ARP)" eth.type == 0x0806
"Ethernet broadcast" eth.addr == ff:ff:ff:ff:ff:ff
"No ARP" not arp
"IPv4 only" ip
"IPv4 address 192.0.2.1" ip.addr == 192.0.2.1
"IPv4 address other than 192.0.2.1" ip.addr != 192.0.2.1
"IPv6 only" ipv6
"IPv6 address 2001:db8::1" ipv6.addr == 2001:db8::1
"TCP only" tcp
"UDP only" udp
"Ports other than DNS" !(udp.port == 53 || tcp.port == 53)
"Port 80 of TCP or UDP (HTTP)" tcp.port == 80 || udp.port == 80
"HTTP" http
"Neither ARP nor DNS" not arp and not dns
"192.0.2.1 without HTTP and SMTP" ip.addr == 192.0.2.1 and tcp.port not in {80, 25}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back() {
        let odd = SavedFilter { name: "a \"b\" \\".to_owned(), text: "tcp".to_owned() };
        assert_eq!(saved_filters(&odd.to_string()), [odd]);
        assert_eq!(saved_filters("# comment\n\n\"open tcp\n"), []);
        assert_eq!(shipped_filters().len(), 16);
    }
}
