//! The Rust half of the test command.

use crate::step::{cargo, output, step, step_of};
use crate::{fuzz, lexicon};
use anyhow::Result;
use std::path::Path;

/// Checks and tests every crate of the workspace.
pub(crate) fn test(root: &Path) -> Result<()> {
    check(root)?;
    fuzz::check(root)?;
    deny(root)?;
    step_of("cargo test", &mut cargo("test --quiet --workspace --locked", root))
}

/// Checks licences, sources and bans of all dependencies where cargo-deny is installed; what is
/// known to be unsafe about them takes a database, and `cargo deny check advisories`.
fn deny(root: &Path) -> Result<()> {
    if output(&mut cargo("deny --version", root)).is_err() {
        println!("==> cargo deny\n    skipped: not installed (cargo install cargo-deny --locked)");
        return Ok(());
    }
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
        let deny = format!(
            "deny --manifest-path {manifest} --config deny.toml --locked --log-level error \
             --workspace check licenses bans sources"
        );
        step_of(&format!("cargo deny {manifest}"), &mut cargo(&deny, root))?;
    }
    Ok(())
}

/// Checks the lexicon table, the format of the code, the lints and the documentation.
pub(crate) fn check(root: &Path) -> Result<()> {
    step("lexicon table is that of data/*.tsv", || lexicon::check(root))?;
    step_of("cargo fmt", &mut cargo("fmt --all --check", root))?;
    let clippy = "clippy --quiet --workspace --all-targets --locked -- --deny warnings";
    step_of("cargo clippy", &mut cargo(clippy, root))?;
    let mut doc = cargo("doc --quiet --workspace --no-deps --locked", root);
    step_of("cargo doc", doc.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// Runs the benchmarks; `arguments` go to criterion.
pub(crate) fn bench(root: &Path, arguments: &[&str]) -> Result<()> {
    let mut bench = cargo("bench --package hoinghi-benches --locked", root);
    step_of("cargo bench", bench.arg("--").args(arguments))
}
