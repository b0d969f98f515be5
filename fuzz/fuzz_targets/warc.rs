#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hoinghi_tests::fuzzed::warc(bytes));
