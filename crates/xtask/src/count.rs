//! Instruction counts of the benchmarks, compared with those kept in the repository.
//!
//! Valgrind's callgrind counts the instructions that a run executes. The count hardly depends on
//! what else the machine does, so it shows a slowdown that a clock on a busy machine hides.

use crate::step::{cargo, output, run};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const KEPT: &str = "benches/counts.tsv";
const HEAD: &str = "measure\tinstructions a byte\n";
/// How much more than the kept count is still the same: compilers differ a little.
const TOLERANCE: f64 = 0.03;

/// Counts every measure and compares, or keeps the new counts.
pub(crate) fn count(root: &Path, update: bool) -> Result<()> {
    let valgrind = Command::new("valgrind").arg("--version").output();
    ensure!(valgrind.is_ok(), "no valgrind: install the package of that name");
    run(&mut cargo("build --release --quiet --locked -p hoinghi-benches --bins", root))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), Into::into);
    let program = target.join("release/hoinghi-count");
    let kept = read(&root.join(KEPT))?;
    let mut written = HEAD.to_owned();
    let mut slower = Vec::new();
    for name in output(&mut Command::new(&program))?.lines() {
        let count = measure(&program, name)?;
        let before = kept.get(name).copied();
        println!("{name:34} {count:>12.1} {}", change(count, before));
        if before.is_some_and(|before| count > before * (1.0 + TOLERANCE)) {
            slower.push(name.to_owned());
        }
        written += &format!("{name}\t{count:.1}\n");
    }
    if update {
        return Ok(fs::write(root.join(KEPT), written)?);
    }
    ensure!(slower.is_empty(), "slower than {KEPT} says: {}", slower.join("; "));
    Ok(())
}

/// Instructions a byte of one measure; all of them when it reads no text.
fn measure(program: &Path, name: &str) -> Result<f64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.arg("--toggle-collect=hoinghi_count::measured*").arg(program).arg(name);
    let output = valgrind.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let Some((_, count)) = said.split_once("Collected :").filter(|_| output.status.success())
    else {
        bail!("valgrind failed on {name}:\n{said}");
    };
    let count: f64 = count.lines().next().unwrap_or_default().trim().parse()?;
    let bytes: f64 = String::from_utf8_lossy(&output.stdout).trim().parse()?;
    Ok(count / bytes.max(1.0))
}

fn read(path: &Path) -> Result<BTreeMap<String, f64>> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let row = |line: &str| -> Result<(String, f64)> {
        let (name, count) = line.split_once('\t').context("a row has two columns")?;
        Ok((name.to_owned(), count.parse()?))
    };
    text.lines().skip(1).map(row).collect::<Result<_>>().with_context(|| path.display().to_string())
}

fn change(count: f64, before: Option<f64>) -> String {
    match before {
        Some(before) => format!("{before:>12.1} {:+6.1} %", (count / before - 1.0) * 100.0),
        None => "new".to_owned(),
    }
}
