//! What the README shows is what the command prints.

use std::path::Path;

/// The first two blocks of plain text: a report, and its summary.
fn blocks(readme: &str) -> (&str, &str) {
    let mut fences = readme.split("```text\n").skip(1);
    let mut block = || {
        let rest = fences.next().expect("a block of text in the README");
        rest.split("```").next().expect("the end of the block")
    };
    (block(), block())
}

#[test]
fn the_readme_shows_the_real_summary() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
    let readme = std::fs::read_to_string(path).expect("the README");
    let (report, summary) = blocks(&readme);
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("hoinghi");
    let run = command.args(["extract", "-"]).write_stdin(report).assert().success();
    let printed = String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8");
    assert_eq!(printed.trim_end(), summary.trim_end(), "the README shows another summary");
}
