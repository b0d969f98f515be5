//! What holds for any bytes: the bodies of the fuzz targets, of their short run and of properties.
//!
//! A body asserts; it returns where all holds. `fuzz/` runs each for as long as one likes, guided by
//! coverage; `tests/run/fuzzed.rs` runs each over its seeds and mutations of them.

mod mutate;
mod records;
mod seeds;
mod text;

pub use mutate::Mutations;
pub use records::{csv, html, jsonl, packed, parquet, txt, warc};
pub use text::{extract, fold, lex, normal, sound, terms};

/// A body with what it begins from.
pub struct Target {
    /// The name, that of the fuzz target too.
    pub name: &'static str,
    /// Asserts what holds.
    pub body: fn(&[u8]),
    /// Inputs to begin from.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// How many mutations the short run tries.
    pub short: usize,
}

const fn target(
    name: &'static str,
    body: fn(&[u8]),
    seeds: fn() -> Vec<Vec<u8>>,
    short: usize,
) -> Target {
    Target { name, body, seeds, short }
}

/// Every target.
pub static TARGETS: [Target; 12] = [
    target("extract", extract, seeds::texts, 600),
    target("normal", normal, seeds::marked, 300),
    target("fold", fold, seeds::words, 2_000),
    target("lex", lex, seeds::texts, 1_000),
    target("terms", terms, seeds::terms, 300),
    target("html", html, seeds::pages, 300),
    target("txt", txt, seeds::encoded, 300),
    target("jsonl", jsonl, seeds::jsonl, 200),
    target("csv", csv, seeds::csv, 200),
    target("parquet", parquet, seeds::parquet, 200),
    target("warc", warc, seeds::warc, 200),
    target("packed", packed, seeds::packed, 200),
];

/// Tells panics of the project's own code alone, and goes on: decoders of broken files panic, which
/// their reader catches.
pub fn tell_own_panics() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let own =
            |file: &str| ["crates/hoinghi", "tests/src"].iter().any(|ours| file.contains(ours));
        if panic.location().is_none_or(|at| own(at.file())) {
            tell(panic);
        }
    }));
}
