//! The same reports give the same bytes on every run, number of threads and machine.
//!
//! `UPDATE_GOLDEN=1` writes the hashes anew.

use hoinghi::Extractor;
use hoinghi::report::OffsetUnit;
use hoinghi_tests::root;
use std::thread;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// Generated reports, by their seeds.
const REPORTS: u64 = 500;

/// The text of a seed's report, and its facts as JSON.
fn made(extractor: &Extractor, seed: u64) -> (String, String) {
    let text = hoinghi_gen::generate(seed).text;
    let report = extractor.extract(&text).with_offsets(&text, OffsetUnit::Char);
    let json = serde_json::to_string(&report).expect("JSON");
    (text, json)
}

/// The hashes of all texts and of all facts, made by so many threads with one extractor.
fn hashes(threads: u64) -> String {
    let extractor = Extractor::default();
    let all = thread::scope(|scope| {
        let extractor = &extractor;
        let part = |first: u64| {
            scope.spawn(move || {
                let seeds = (first..REPORTS).step_by(threads as usize);
                seeds.map(|seed| (seed, made(extractor, seed))).collect::<Vec<_>>()
            })
        };
        let parts: Vec<_> = (0..threads).map(part).collect();
        let mut all: Vec<_> =
            parts.into_iter().flat_map(|part| part.join().expect("reports")).collect();
        all.sort_by_key(|(seed, _)| *seed);
        all
    });
    let (mut texts, mut facts) = (Xxh3::new(), Xxh3::new());
    for (_, (text, json)) in &all {
        texts.update(&xxh3_128(text.as_bytes()).to_le_bytes());
        facts.update(&xxh3_128(json.as_bytes()).to_le_bytes());
    }
    format!("texts {:032x}\nfacts {:032x}\n", texts.digest128(), facts.digest128())
}

#[test]
fn generated_reports_give_the_same_bytes() {
    let path = root().join("tests/golden/generated.xxh3");
    let found = hashes(3);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &found).expect("written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        committed, found,
        "where the facts were meant to change: \
         UPDATE_GOLDEN=1 cargo test -p hoinghi-tests --test stable"
    );
}

#[test]
fn runs_and_threads_do_not_matter() {
    let extractor = Extractor::default();
    for seed in 0..REPORTS / 10 {
        let first = made(&extractor, seed);
        assert_eq!(first, made(&Extractor::default(), seed), "report {seed}");
        let (text, json) =
            thread::spawn(move || made(&Extractor::default(), seed)).join().expect("a report");
        assert_eq!(first, (text, json), "report {seed}");
    }
}
