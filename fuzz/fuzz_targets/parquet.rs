#![no_main]

// libFuzzer's hook ends the process at any panic, those that the reader catches as well.
libfuzzer_sys::fuzz_target!(
    init: hoinghi_tests::fuzzed::tell_own_panics(),
    |bytes: &[u8]| hoinghi_tests::fuzzed::parquet(bytes)
);
