//! The fuzz targets: their seeds, long runs, and the check that they compile.

use crate::step::{cargo, run, step, step_of};
use anyhow::{Result, bail, ensure};
use std::fs;
use std::path::Path;

/// Seconds that a target runs for.
const LONG: u32 = 600;

/// Writes what the targets begin from.
pub(crate) fn seed(root: &Path) -> Result<()> {
    let example =
        "run --quiet --package hoinghi-tests --locked --example fuzz-seeds -- fuzz/corpus";
    step_of("seeds of the fuzz targets", &mut cargo(example, root))
}

/// Runs targets, all where none is named, one after the other; one that finds something ends, and
/// the next begins.
pub(crate) fn run_long(root: &Path, targets: &[&str]) -> Result<()> {
    let mut all = names(root)?;
    if let Some(unknown) = targets.iter().find(|target| !all.iter().any(|name| name == **target)) {
        bail!("no target {unknown:?}; there are {}", all.join(", "));
    }
    all.retain(|name| targets.is_empty() || targets.contains(&name.as_str()));
    seed(root)?;
    let mut found = Vec::new();
    for name in all {
        let ran = step(&format!("fuzz {name} for {LONG} s"), || {
            // Flags that count what is reached are not for stable compilers otherwise.
            let arguments = format!(
                "fuzz run --sanitizer none --release --debug-assertions {name} -- \
                 -max_total_time={LONG} -max_len=8192 -timeout=20 -print_final_stats=1 -verbosity=0"
            );
            run(cargo(&arguments, root).env("RUSTC_BOOTSTRAP", "1"))
        });
        if let Err(error) = ran {
            println!("    {error:#}");
            found.push(name);
        }
    }
    ensure!(found.is_empty(), "found something, kept in fuzz/artifacts: {}", found.join(", "));
    Ok(())
}

/// Checks that the targets compile, with the dependencies that their lock file names.
pub(crate) fn check(root: &Path) -> Result<()> {
    let check = "check --quiet --manifest-path fuzz/Cargo.toml --target-dir target --locked \
                 --no-default-features";
    step_of("fuzz targets compile", &mut cargo(check, root))
}

/// The names of the targets.
fn names(root: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join("fuzz/fuzz_targets"))? {
        names.extend(entry?.path().file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}
