//! The reports of `examples/reports` and what they give, drawn for eyes.
//!
//! `UPDATE_GOLDEN=1` writes the golden files anew.

use hoinghi::Extractor;
use hoinghi::report::OffsetUnit;
use hoinghi_tests::{drawing, files, invariants, read, root, stem, variants};
use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = files(&root().join("examples/reports"), "txt")
        .into_iter()
        .map(|path| Trial::test(stem(&path), move || compare(&path)))
        .collect();
    trials.push(Trial::test("no-golden-file-is-left-over", no_left_overs));
    libtest_mimic::run(&arguments, trials).exit();
}

fn golden(name: &str) -> PathBuf {
    root().join("tests/golden").join(format!("{name}.txt"))
}

fn compare(path: &Path) -> Result<(), Failed> {
    let (name, text) = (stem(path), read(path));
    let extractor = Extractor::builder().id(name.as_str()).build();
    let report = extractor.extract(&text);
    let mut wrong = invariants::broken(&text, &report);
    wrong.extend(variants::differences(&extractor, &text, &report));
    let drawing = drawing::draw(&text, &report);
    let json = serde_json::to_string_pretty(&report.with_offsets(&text, OffsetUnit::Char))?;
    let found = format!("{drawing}\n{json}\n");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(golden(&name), &found)?;
    } else {
        let committed = std::fs::read_to_string(golden(&name)).unwrap_or_default();
        wrong.extend(first_differences(&committed, &found));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// The first lines that differ, and what to do about them.
fn first_differences(committed: &str, found: &str) -> Vec<String> {
    if committed == found {
        return Vec::new();
    }
    let same = committed.lines().zip(found.lines()).take_while(|(a, b)| a == b).count();
    let some = |sign: &str, text: &str| -> Vec<String> {
        text.lines().skip(same).take(5).map(|line| format!("{sign} {line}")).collect()
    };
    let mut lines = vec![format!("differs from line {}:", same + 1)];
    lines.extend(some("-", committed));
    lines.extend(some("+", found));
    lines.push(
        "Is the new one right? UPDATE_GOLDEN=1 cargo test -p hoinghi-tests --test golden".into(),
    );
    lines
}

fn no_left_overs() -> Result<(), Failed> {
    let reports = root().join("examples/reports");
    let left = |path: &PathBuf| !reports.join(format!("{}.txt", stem(path))).exists();
    match files(&root().join("tests/golden"), "txt").iter().find(|path| left(path)) {
        Some(path) => Err(format!("{} has no report", path.display()).into()),
        None => Ok(()),
    }
}
