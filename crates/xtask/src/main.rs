//! The project's own commands. `cargo xtask` lists them.

mod lexicon;

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  gen            write the lexicon table from data/*.tsv
  gen --check    fail when the committed table differs
  sort           sort data/*.tsv and drop rows written twice";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["gen"] => lexicon::write(&root()),
        ["gen", "--check"] => lexicon::check(&root()),
        ["sort"] => lexicon::sort(&root()),
        _ => bail!("{USAGE}"),
    }
}

/// The workspace's folder.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}
