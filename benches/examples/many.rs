//! Extracts a file of articles on some threads and prints how long that took: what
//! `hoinghi.extract_many` does, without Python. `benches/python.py` runs it.

use anyhow::{Context, Result};
use hoinghi::report::OffsetUnit;
use serde_json::Value;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{env, fs, thread};

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().context("usage: many FILE THREADS")?;
    let threads: usize = arguments.next().context("usage: many FILE THREADS")?.parse()?;
    let lines = fs::read_to_string(file)?;
    let text = |line| {
        let article: Value = serde_json::from_str(line)?;
        Ok(article["text"].as_str().context("an article without text")?.to_owned())
    };
    let texts: Vec<String> = lines.lines().map(text).collect::<Result<_>>()?;

    let begun = Instant::now();
    let reports: Vec<OnceLock<hoinghi::Report>> = texts.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let extractor = hoinghi::Extractor::default();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let (Some(text), Some(slot)) = (texts.get(at), reports.get(at)) else { break };
                    let report = extractor.extract_as(&at.to_string(), text);
                    let _ = slot.set(report.with_offsets(text, OffsetUnit::Char));
                }
            });
        }
    });
    let seconds = begun.elapsed().as_secs_f64();
    let dates: usize = reports.iter().filter_map(OnceLock::get).map(|r| r.dates.len()).sum();
    println!("{seconds} {dates}");
    Ok(())
}
