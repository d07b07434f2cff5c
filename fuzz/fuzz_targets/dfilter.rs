#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let target = fuzz::TARGETS.iter().find(|t| t.name == "dfilter");
    fuzz::run(target.expect("crates/fuzz has the target"), bytes);
});
