//! The project's own commands. `cargo xtask` lists them.

mod count;
mod fuzz;
mod lexicon;
mod python;
mod rust;
mod step;

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  gen            write the lexicon table from data/*.tsv
  gen --check    fail when the committed table differs
  sort           sort data/*.tsv and drop rows written twice
  check          check the table, the format, the lints and the documentation
  test           check and test everything; `test rust` and `test python` do one half
  docs           build the documentation site into target/docs
  bench [ARGS]   run the benchmarks
  fuzz seed      write what the fuzz targets begin from into fuzz/corpus
  fuzz [TARGETS] run each target, or those named, for ten minutes (needs cargo-fuzz)
  count          count the instructions of the benchmarks, and fail when they grew
  count --update keep the new counts in benches/counts.tsv";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["gen"] => lexicon::write(&root()),
        ["gen", "--check"] => lexicon::check(&root()),
        ["sort"] => lexicon::sort(&root()),
        ["check"] => rust::check(&root()),
        ["test"] => rust::test(&root()).and_then(|()| python::test(&root())),
        ["test", "rust"] => rust::test(&root()),
        ["test", "python"] => python::test(&root()),
        ["count"] => count::count(&root(), false),
        ["count", "--update"] => count::count(&root(), true),
        ["fuzz", "seed"] => fuzz::seed(&root()),
        ["fuzz", ref targets @ ..] => fuzz::run_long(&root(), targets),
        ["docs"] => python::docs(&root()),
        ["bench", ref arguments @ ..] => rust::bench(&root(), arguments),
        _ => bail!("{USAGE}"),
    }
}

/// The workspace's folder.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}
