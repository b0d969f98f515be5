//! Time and memory by size of the input, from 1 KiB to 64 MiB: both should grow linearly.
//!
//! Every reading is a process of its own. Memory is what the process's peak grew by while it
//! extracted (Linux alone tells it); below a megabyte or so the rounding of the system shows.

use anyhow::{Context, Result};
use hoinghi::Extractor;
use hoinghi_benches::hostile::KINDS;
use hoinghi_benches::{prose, report};
use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

const SIZES: [usize; 5] = [1 << 10, 16 << 10, 256 << 10, 4 << 20, 64 << 20];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => table(&names(), &SIZES),
        [name] => table(&[name], &SIZES),
        [name, size] => one(name, size.parse().context("a size in bytes")?),
        _ => anyhow::bail!("usage: hoinghi-linear [KIND [BYTES]]"),
    }
}

fn names() -> Vec<&'static str> {
    ["report", "prose"].into_iter().chain(KINDS.iter().map(|kind| kind.name)).collect()
}

/// A row a kind, a column a size.
fn table(names: &[&str], sizes: &[usize]) -> Result<()> {
    let program = std::env::current_exe()?;
    println!("ns a byte, and bytes of memory a byte of text");
    for name in names {
        print!("{name:24}");
        for size in sizes {
            let output = Command::new(&program).args([name, size.to_string().as_str()]).output()?;
            print!("{:>18}", String::from_utf8_lossy(&output.stdout).trim());
        }
        println!();
    }
    Ok(())
}

/// One reading: the best of some runs, the only run on the largest texts.
fn one(name: &str, size: usize) -> Result<()> {
    let text = text(name, size).with_context(|| format!("no kind {name:?}"))?;
    let extractor = Extractor::default();
    drop(black_box(extractor.extract("Hội nghị")));
    let before = peak();
    let mut best = f64::MAX;
    for _ in 0..((16 << 20) / size).clamp(1, 20) {
        let begun = Instant::now();
        drop(black_box(extractor.extract(black_box(&text))));
        best = best.min(begun.elapsed().as_secs_f64());
    }
    let bytes = text.len() as f64;
    let memory = peak().zip(before).map(|(after, before)| (after - before) / bytes);
    let memory = memory.map_or("?".to_owned(), |memory| format!("{memory:.1}"));
    println!("{:.1} / {memory}", best * 1e9 / bytes);
    Ok(())
}

fn text(name: &str, size: usize) -> Option<String> {
    match name {
        "report" => Some(report(size)),
        "prose" => Some(prose::alone(size)),
        _ => KINDS.iter().find(|kind| kind.name == name).map(|kind| kind.text(size)),
    }
}

/// The largest memory that this process has held, in bytes.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kilobytes| kilobytes * 1024.0)
}
