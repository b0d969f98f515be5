//! Runs one measure once, for a profiler that counts instructions.
//!
//! Without an argument it prints the names of the measures. With a name it runs that measure and
//! prints how many bytes it read. What is to be counted happens inside [`measured`]: making the
//! text, and the lexicon's start but for the measure of that name, happen before.

use anyhow::{Context, Result};
use hoinghi::Extractor;
use hoinghi::bench::lex_count;
use hoinghi_benches::hostile::KINDS;
use hoinghi_benches::{corpus, prose, report};
use std::hint::black_box;

/// A name, the texts that it reads, and what it does with each.
struct Measure {
    name: String,
    texts: fn(&str) -> Vec<String>,
    run: fn(&Extractor, &str),
}

fn main() -> Result<()> {
    let Some(name) = std::env::args().nth(1) else {
        measures().iter().for_each(|measure| println!("{}", measure.name));
        return Ok(());
    };
    if name == "start" {
        measured(&|| drop(black_box(Extractor::default().extract("Hội nghị"))));
        println!("0");
        return Ok(());
    }
    let measures = measures();
    let measure = measures.iter().find(|measure| measure.name == name);
    let measure = measure.with_context(|| format!("no measure {name:?}"))?;
    let texts = (measure.texts)(&name);
    let extractor = Extractor::default();
    (measure.run)(&extractor, "Hội nghị");
    measured(&|| texts.iter().for_each(|text| (measure.run)(&extractor, black_box(text))));
    println!("{}", texts.iter().map(String::len).sum::<usize>());
    Ok(())
}

/// The profiler counts inside this function alone.
#[inline(never)]
fn measured(run: &dyn Fn()) {
    black_box(run)();
}

fn measures() -> Vec<Measure> {
    let measure = |name: &str, texts, run| Measure { name: name.to_owned(), texts, run };
    let mut all = vec![
        measure("start", |_| Vec::new(), |_, _| ()),
        measure("lex", |_| reports(0), lex),
        measure("extract, dense", |_| reports(0), extract),
        measure("extract, sparse", |_| reports(2), extract),
        measure("extract, prose", |_| vec![prose::alone(5 << 10); 20], extract),
        measure("extract to JSON", |_| reports(0), to_json),
        measure("extract 1 KiB", |_| vec![report(1 << 10)], extract),
        measure("extract 1 MiB", |_| vec![report(1 << 20)], extract),
    ];
    all.extend(KINDS.iter().map(|kind| {
        measure(&format!("hostile: {}", kind.name), |name| vec![hostile(name)], extract)
    }));
    all
}

fn extract(extractor: &Extractor, text: &str) {
    drop(black_box(extractor.extract(text)));
}

fn lex(_: &Extractor, text: &str) {
    black_box(lex_count(text));
}

fn to_json(extractor: &Extractor, text: &str) {
    drop(black_box(serde_json::to_vec(&extractor.extract(text))));
}

/// Reports of the usual size, 100 KiB together, with so many lines of prose after each line.
fn reports(share: usize) -> Vec<String> {
    let all = corpus((100 << 10) / (share + 1));
    all.iter().map(|made| prose::thinned(&made.text, share)).collect()
}

fn hostile(name: &str) -> String {
    let kind = KINDS.iter().find(|kind| name.strip_prefix("hostile: ") == Some(kind.name));
    kind.map(|kind| kind.text(64 << 10)).unwrap_or_default()
}
