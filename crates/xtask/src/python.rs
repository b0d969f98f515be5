//! The Python half of the test command.

use crate::step::{cargo, output, program, run, step, step_of};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest Python that the package supports.
const OLDEST: (u32, u32) = (3, 10);

/// Names of interpreters, in the order in which they are tried.
const NAMES: &[&str] =
    &["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10"];

/// What is installed in the environment.
const REQUIREMENTS: &[&str] = &["python/requirements-dev.txt", "docs/requirements.txt"];

/// Engines that the package runs on; Spark runs on Java.
const ENGINES: &str = "python/requirements-engines.txt";
const SPARK: &str = "python/requirements-spark.txt";

/// Builds the wheel, installs it in an environment of its own, and checks and tests it there.
pub(crate) fn test(root: &Path) -> Result<()> {
    let package = root.join("python");
    let venv = Venv::ready(root)?;
    step("install engines", || venv.install_engines(root))?;
    step_of("build the command", &mut cargo("build --quiet --workspace --bins --locked", root))?;
    step_of("ruff format", &mut venv.run("ruff", "format --quiet --check .", &package))?;
    step_of("ruff check", &mut venv.run("ruff", "check --quiet .", &package))?;
    step_of("mypy", &mut venv.run("mypy", "--no-error-summary", &package))?;
    step("stubtest", || quiet(&mut venv.run("stubtest", "hoinghi._native", &package)))?;
    site(root, &venv)?;
    step_of("pytest", &mut venv.run("pytest", "", &package))
}

/// Builds the documentation site.
pub(crate) fn docs(root: &Path) -> Result<()> {
    site(root, &Venv::ready(root)?)
}

fn site(root: &Path, venv: &Venv) -> Result<()> {
    if !venv.program("sphinx-build").exists() {
        println!("==> documentation site skipped: its tools need Python 3.11 or newer");
        return Ok(());
    }
    // A fresh environment tells of everything, not of changed pages alone.
    let build = "--fail-on-warning --keep-going --quiet --fresh-env docs target/docs";
    step_of("documentation site", &mut venv.run("sphinx-build", build, root))
}

/// A virtual environment.
struct Venv {
    folder: PathBuf,
}

impl Venv {
    /// The environment with the tools and the package in it.
    fn ready(root: &Path) -> Result<Venv> {
        let venv = Venv { folder: root.join("target/venv") };
        step("virtual environment", || venv.make(root))?;
        step("install tools", || venv.install(REQUIREMENTS, "requirements.txt", root))?;
        step("build and install the wheel", || venv.install_wheel(root))?;
        Ok(venv)
    }

    fn program(&self, name: &str) -> PathBuf {
        let (folder, ending) = if cfg!(windows) { ("Scripts", ".exe") } else { ("bin", "") };
        self.folder.join(folder).join(format!("{name}{ending}"))
    }

    fn run(&self, name: &str, arguments: &str, folder: &Path) -> Command {
        program(self.program(name), arguments, folder)
    }

    /// Makes the environment, or keeps one whose interpreter still runs.
    fn make(&self, root: &Path) -> Result<()> {
        if version(&self.program("python")).is_some_and(|version| version >= OLDEST) {
            return Ok(());
        }
        let python = interpreter()?;
        run(program(python, "-m venv --clear", root).arg(&self.folder))
    }

    /// Installs the pinned engines that can run here.
    fn install_engines(&self, root: &Path) -> Result<()> {
        if std::env::var_os("JAVA_HOME").is_none()
            && output(Command::new("java").arg("-version")).is_err()
        {
            println!("==> Spark skipped: it needs Java");
            return self.install(&[ENGINES], "engines.txt", root);
        }
        self.install(&[ENGINES, SPARK], "engines.txt", root)
    }

    /// Installs what is pinned, unless the same was installed before.
    fn install(&self, requirements: &[&str], stamp: &str, root: &Path) -> Result<()> {
        let (mut wanted, stamp) = (Vec::new(), self.folder.join(stamp));
        let install = "-m pip install --quiet --disable-pip-version-check";
        let mut install = self.run("python", install, root);
        for file in requirements {
            wanted.extend(fs::read(root.join(file))?);
            install.args(["--requirement", file]);
        }
        if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        run(&mut install)?;
        Ok(fs::write(stamp, wanted)?)
    }

    /// The development profile shares its artefacts with `cargo test`.
    fn install_wheel(&self, root: &Path) -> Result<()> {
        let wheels = root.join("target/wheels/test");
        let _ = fs::remove_dir_all(&wheels);
        let mut build = self.run("maturin", "build --quiet --profile dev --locked --out", root);
        build.arg(&wheels).args(["--manifest-path", "python/Cargo.toml", "--interpreter"]);
        run(build.arg(self.program("python")))?;
        let wheel = fs::read_dir(&wheels)?.next().context("maturin made no wheel")??.path();
        let install = "-m pip install --quiet --disable-pip-version-check --no-index --no-deps \
                       --force-reinstall";
        run(self.run("python", install, root).arg(wheel))
    }
}

/// The first interpreter that is new enough.
fn interpreter() -> Result<PathBuf> {
    let mut names = NAMES.iter().map(PathBuf::from);
    let new_enough = |name: &PathBuf| version(name).is_some_and(|version| version >= OLDEST);
    match names.find(new_enough) {
        Some(name) => Ok(name),
        None => bail!("no Python {}.{} or newer: install one, with venv", OLDEST.0, OLDEST.1),
    }
}

fn version(python: &Path) -> Option<(u32, u32)> {
    let mut command = Command::new(python);
    let printed = output(command.args(["-c", "import sys; print(*sys.version_info[:2])"])).ok()?;
    let (major, minor) = printed.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Runs a program whose output is of use only when it fails.
fn quiet(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("can't run {command:?}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stdout);
        bail!("{}: {command:?}\n{said}", output.status);
    }
    Ok(())
}
