//! The same bytes whatever the number of threads.

use std::path::Path;
use std::process::Command;

#[test]
fn threads_do_not_show() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    for capture in ["http.pcap", "mail.pcap"] {
        for form in [&["-V"][..], &["-T", "fields", "-e", "tcp.stream", "-e", "http.request.uri"]] {
            let print = |threads: &str| {
                let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
                command
                    .args(["tshark", "-n", "--threads", threads, "-r"])
                    .arg(folder.join(capture))
                    .args(form);
                let output = command.output().expect("the program starts");
                assert!(output.status.success());
                output.stdout
            };
            let one = print("1");
            assert!(!one.is_empty());
            assert!(one == print("2") && one == print("5"), "{capture} {form:?}");
        }
    }
}
