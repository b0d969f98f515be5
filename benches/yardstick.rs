//! The extractor beside passes that any program of its kind makes, over the same text.
//!
//! A program that finds words of a lexicon and figures in prose has to look its lexicon up and to
//! cut the text into tokens. `aho-corasick` and `logos` do these two things as fast as libraries
//! can; the sum of their times is the yardstick of `extract`.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hoinghi::Extractor;
use hoinghi::bench::{lex_count, terms};
use hoinghi_benches::{corpus, prose};
use logos::Logos;
use std::hint::black_box;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// The six kinds of a minimal lexer.
#[derive(Logos, Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    #[regex(r"\p{L}[\p{L}\p{M}]*")]
    Word,
    #[regex(r"[0-9]+(?:[.,][0-9]+)*")]
    Number,
    #[regex(r"[ \t\u{a0}]+")]
    Space,
    #[regex(r"(?:\r\n|\n|\r)+")]
    Break,
    #[regex(r"[-–—+*•]")]
    Bullet,
    #[regex(r"[^\p{L}0-9 \t\u{a0}\r\n\-–—+*•]", priority = 1)]
    Mark,
}

/// The lexicon as it is written, and in the capitals that texts write it in.
fn dictionary() -> AhoCorasick {
    let capital = |term: &str| -> String {
        let mut letters = term.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    };
    let cases = terms().flat_map(|term| [term.to_owned(), capital(term), term.to_uppercase()]);
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(cases)
        .expect("the lexicon fits an automaton")
}

/// Bytes of a sample; a run without optimisation checks answers alone.
const BYTES: usize = if cfg!(debug_assertions) { 1 << 15 } else { 1 << 20 };

/// Reports one after the other, by how much prose stands between their lines.
fn samples() -> [(&'static str, Vec<String>); 3] {
    let reports = corpus(BYTES);
    let thinned = |share| -> Vec<String> {
        let count = reports.len() / (share + 1);
        reports[..count].iter().map(|made| prose::thinned(&made.text, share)).collect()
    };
    [
        ("dense", thinned(0)),
        ("sparse", thinned(2)),
        ("prose", vec![prose::alone(5 << 10); BYTES / (5 << 10)]),
    ]
}

fn yardstick(criterion: &mut Criterion) {
    let (extractor, dictionary) = (Extractor::default(), dictionary());
    for (density, texts) in samples() {
        let mut group = criterion.benchmark_group(density);
        group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
        group.sample_size(10);
        let mut pass = |name: &str, one: &dyn Fn(&str) -> usize| {
            let all = || -> usize { texts.iter().map(|text| one(black_box(text))).sum() };
            let expected = all();
            group.bench_function(name, |bencher| bencher.iter(|| assert_eq!(all(), expected)));
        };
        pass("simdutf8", &|text| usize::from(simdutf8::basic::from_utf8(text.as_bytes()).is_ok()));
        pass("is_nfc", &|text| usize::from(is_nfc_quick(text.chars()) == IsNormalized::Yes));
        pass("aho-corasick", &|text| dictionary.find_iter(text).count());
        pass("logos", &|text| Kind::lexer(text).filter(Result::is_ok).count());
        pass("lex", &lex_count);
        pass("extract", &|text| extractor.extract(text).dates.len());
        pass("extract to JSON", &|text| {
            let report = extractor.extract(text);
            serde_json::to_vec(&report).expect("a report is JSON").len()
        });
        group.finish();
    }
}

criterion_group!(benches, yardstick);
criterion_main!(benches);
