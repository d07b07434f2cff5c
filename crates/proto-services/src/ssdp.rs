//! Simple Service Discovery Protocol, UPnP Device Architecture 2.0 section 1: HTTP in datagrams.

use dissect::prelude::*;

pub(crate) static SSDP: Protocol = Protocol {
    entries: &[on(tables::UDP_PORT, 1900)],
    ..Protocol::new("ssdp", "SSDP", "Simple Service Discovery Protocol", dissect)
};

const HTTP: Name = Name::new("http");

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("SSDP");
    let span = layer.span();
    layer.covers(span.len());
    // Told the name of the column, HTTP leaves its own node out: its fields stand under this protocol's.
    let taken = layer.call_named(HTTP, span, Argument::Word("SSDP"));
    if !taken {
        layer.data(span);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use testkit::{Case, check};

    use super::*;

    /// Stands for HTTP.
    static STAND_IN: Protocol = Protocol::new("http", "HTTP", "HTTP", |layer| {
        let Argument::Word(word) = layer.argument() else {
            return Err(Stop::Bug("no column named"));
        };
        layer.info(format_args!("{word} through HTTP"));
        Ok(())
    });

    #[test]
    fn http_takes_it() {
        let case = Case {
            shows: "a search is handed to HTTP",
            bytes: "4d2d5345415243 48202a20",
            tree: "ssdp [0..11]
                   http [0..0]
                   info: SSDP through HTTP",
        };
        check(&SSDP, &[&STAND_IN], &[case]);
    }
}
