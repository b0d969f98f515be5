//! Writes invented reports and their facts to files.
//!
//! ```text
//! hoinghi-gen --count N --seed S --out DIR      DIR/NNNN.txt and DIR/gold/NNNN.json
//! hoinghi-gen --count N --seed S --jsonl        one {"id", "text"} a line on standard output
//! ```
//!
//! `--bytes B` makes every report at least B bytes long.

use anyhow::{Context, Result, bail};
use hoinghi::report::OffsetUnit;
use hoinghi_gen::generate_sized;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[derive(Default)]
struct Options {
    count: u64,
    seed: u64,
    bytes: usize,
    out: Option<PathBuf>,
    jsonl: bool,
}

fn main() -> Result<()> {
    let options = options()?;
    match &options.out {
        Some(folder) => write_files(&options, folder),
        None if options.jsonl => write_lines(&options),
        None => bail!("say where to: --out DIR or --jsonl"),
    }
}

fn options() -> Result<Options> {
    let mut options = Options { count: 10, ..Options::default() };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} needs a value"));
        match word.as_str() {
            "--count" => options.count = value()?.parse()?,
            "--seed" => options.seed = value()?.parse()?,
            "--bytes" => options.bytes = value()?.parse()?,
            "--out" => options.out = Some(value()?.into()),
            "--jsonl" => options.jsonl = true,
            _ => bail!("unknown option {word}"),
        }
    }
    Ok(options)
}

fn write_files(options: &Options, folder: &Path) -> Result<()> {
    let gold = folder.join("gold");
    fs::create_dir_all(&gold).with_context(|| format!("making {}", gold.display()))?;
    for i in 0..options.count {
        let made = generate_sized(options.seed.wrapping_add(i), options.bytes);
        let mut report = made.report.with_offsets(&made.text, OffsetUnit::Char);
        report.id = format!("{i:04}");
        fs::write(folder.join(format!("{i:04}.txt")), &made.text)?;
        fs::write(gold.join(format!("{i:04}.json")), serde_json::to_string_pretty(&report)?)?;
    }
    Ok(())
}

fn write_lines(options: &Options) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for i in 0..options.count {
        let made = generate_sized(options.seed.wrapping_add(i), options.bytes);
        let line = serde_json::json!({ "id": format!("{i:04}"), "text": made.text });
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(())
}
