//! Steps of a command: each tells its name, and its failure.

use anyhow::{Context, Result, bail, ensure};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// A program, ready to run in a folder.
pub(crate) fn program(name: impl AsRef<Path>, arguments: &str, folder: &Path) -> Command {
    let mut command = Command::new(name.as_ref());
    command.args(arguments.split_whitespace()).current_dir(folder);
    command
}

/// The cargo that runs this program.
pub(crate) fn cargo(arguments: &str, folder: &Path) -> Command {
    program(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments, folder)
}

/// Runs one step; what fails names the step.
pub(crate) fn step(name: &str, run: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("==> {name}");
    let begun = Instant::now();
    run().with_context(|| format!("step failed: {name}"))?;
    println!("    {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}

/// Runs a program as a step, its output passed on.
pub(crate) fn step_of(name: &str, command: &mut Command) -> Result<()> {
    step(name, || run(command))
}

/// Runs a program, its output passed on.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("can't run {command:?}"))?;
    ensure!(status.success(), "{status}: {command:?}");
    Ok(())
}

/// What a program prints.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("can't run {command:?}"))?;
    if !output.status.success() {
        bail!("{}: {command:?}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}
