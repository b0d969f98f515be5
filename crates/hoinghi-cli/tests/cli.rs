//! The command as a user meets it: formats, offsets, errors, exit codes, pipes.

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const TEXT: &str = "HỘI NGHỊ SƠ KẾT\n\nSáng 12/8/2023, Phòng Nội vụ 😀 tổ chức hội nghị sơ kết.\n\
                    Sở sẽ xong trước ngày 30/9/2023, đạt 98,1%.\n";

fn hoinghi() -> Command {
    assert_cmd::cargo::cargo_bin_cmd!("hoinghi")
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn extract(arguments: &[&str], path: &Path) -> Assert {
    hoinghi().arg("extract").args(arguments).arg(path).assert()
}

fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8")
}

fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).expect("UTF-8")
}

fn json(assert: &Assert) -> Value {
    serde_json::from_str(&stdout(assert)).expect("JSON")
}

#[test]
fn one_file_is_one_object_and_several_are_an_array() {
    let folder = folder(&[("b.txt", TEXT.as_bytes()), ("a.txt", b"x"), ("c.md", b"x")]);
    let one = json(&extract(&["--format", "json"], &folder.path().join("b.txt")).success());
    assert_eq!((one["id"].as_str(), one["offset_unit"].as_str()), (Some("b"), Some("char")));
    let all = json(&extract(&["--format", "json"], folder.path()).success());
    let ids: Vec<&str> =
        all.as_array().expect("array").iter().filter_map(|r| r["id"].as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn json_lines_hold_a_report_each() {
    let folder = folder(&[("b.txt", TEXT.as_bytes()), ("a/z.txt", b"x")]);
    let out = stdout(&extract(&["-f", "jsonl"], folder.path()).success());
    let ids =
        out.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone());
    assert_eq!(ids.collect::<Vec<_>>(), ["a/z", "b"]);
}

#[test]
fn standard_input_is_read() {
    let assert =
        hoinghi().args(["extract", "-", "-f", "json"]).write_stdin(TEXT).assert().success();
    assert_eq!(json(&assert)["id"], "stdin");
}

#[test]
fn offsets_slice_the_text_in_every_unit() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let chars: Vec<char> = TEXT.chars().collect();
    let utf16: Vec<u16> = TEXT.encode_utf16().collect();
    for unit in ["char", "byte", "utf16"] {
        let arguments = ["-f", "json", "--offsets", unit];
        let report = json(&extract(&arguments, &folder.path().join("a.txt")).success());
        assert_eq!(report["offset_unit"], unit);
        for fact in report["dates"].as_array().expect("dates") {
            let at = |name: &str| fact[name].as_u64().expect("offset") as usize;
            let (start, end) = (at("start"), at("end"));
            let words = match unit {
                "char" => chars[start..end].iter().collect(),
                "byte" => TEXT[start..end].to_owned(),
                _ => String::from_utf16(&utf16[start..end]).expect("UTF-16"),
            };
            assert_eq!(fact["text"], words);
        }
    }
}

#[test]
fn a_byte_order_mark_is_tolerated() {
    let folder = folder(&[("a.txt", format!("\u{FEFF}{TEXT}").as_bytes())]);
    let report = json(&extract(&["-f", "json"], &folder.path().join("a.txt")).success());
    if let Some(title) = report["title"].as_object() {
        assert_eq!(title["start"], 1);
    }
}

#[test]
fn a_bad_file_is_named_and_the_others_are_printed() {
    let folder = folder(&[("a.txt", b"n\xC4\x83m \xE0 2023"), ("b.txt", TEXT.as_bytes())]);
    let assert = extract(&["-f", "jsonl"], folder.path()).code(1);
    assert_eq!(stdout(&assert).lines().count(), 1);
    let told = stderr(&assert);
    assert!(told.contains("a.txt: byte 5") && told.contains("iconv"), "{told}");
}

#[test]
fn a_missing_file_and_an_empty_folder_fail() {
    let folder = folder(&[]);
    let assert = extract(&[], &folder.path().join("none.txt")).code(1);
    assert!(stderr(&assert).contains("none.txt"));
    let assert = extract(&["-f", "json"], folder.path()).code(1);
    assert_eq!(stdout(&assert), "[]\n");
    assert!(stderr(&assert).contains("no *.txt"));
}

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [
        &["extract"][..],
        &["extract", "-", "-"],
        &["extract", "a.txt", "--offsets", "words"],
        &["extract", "a.txt", "--reference-date", "2023-02-31"],
        &["extract", "a.txt", "--terms", "no-such-file.tsv"],
        &["summarise", "a.txt"],
    ] {
        hoinghi().args(arguments).assert().code(2);
    }
}

#[test]
fn own_terms_are_checked() {
    let folder = folder(&[("a.txt", b"x"), ("bad.tsv", "Khu phố\tno_such_class\n".as_bytes())]);
    let terms = folder.path().join("bad.tsv");
    let arguments = ["--terms", terms.to_str().expect("UTF-8")];
    let assert = extract(&arguments, &folder.path().join("a.txt")).code(2);
    let told = stderr(&assert);
    assert!(told.contains("bad.tsv:1") && told.contains("no_such_class"), "{told}");
}

#[test]
fn a_summary_keeps_to_its_width_and_has_no_colour_in_a_pipe() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let path = folder.path().join("a.txt");
    let out = stdout(&extract(&["--width", "40"], &path).success());
    assert!(out.starts_with("a\n") && !out.contains('\u{1b}'), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 41), "{out}");
    let out = stdout(&extract(&["--color", "always"], &path).success());
    assert!(out.contains('\u{1b}'));
}

#[test]
fn explain_and_schema_print() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let assert = hoinghi().arg("explain").arg(folder.path().join("a.txt")).assert().success();
    assert!(stdout(&assert).contains("Blocks"));
    let schema = json(&hoinghi().arg("schema").assert().success());
    let required = schema["required"].as_array().expect("required");
    assert!(
        ["id", "title", "officials", "issues"].iter().all(|key| required.contains(&(*key).into()))
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_a_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("out.txt", b"x"), ("deep/out.txt", b"x")]);
    let inside = folder(&[("in.txt", b"x")]);
    let link = |to: &Path, name: &str| symlink(to, inside.path().join(name)).expect("a link");
    link(&outside.path().join("out.txt"), "file.txt");
    link(&outside.path().join("deep"), "folder");
    link(inside.path(), "loop");
    link(&inside.path().join("in.txt"), "same.txt");
    let out = stdout(&extract(&["-f", "jsonl"], inside.path()).success());
    let ids =
        out.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone());
    assert_eq!(ids.collect::<Vec<_>>(), ["in", "same"]);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let names: Vec<String> = (0..300).map(|i| format!("{i}.txt")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), TEXT.as_bytes())).collect();
    let folder = folder(&files);
    for format in ["summary", "json", "jsonl"] {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("hoinghi"))
            .args(["extract", "-f", format])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let mut first = [0; 1];
        child.stdout.take().expect("piped").read_exact(&mut first).expect("a byte");
        let ended = child.wait_with_output().expect("ends");
        assert!(ended.status.success(), "{format}: {:?}", ended.status);
        assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
}

#[test]
fn a_page_shows_a_report() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let (text, page) = (folder.path().join("a.txt"), folder.path().join("a.html"));
    let view = || {
        let mut command = hoinghi();
        command.arg("view").arg(&text);
        command
    };
    view().arg("-o").arg(&page).assert().success().stdout("").stderr("");
    let written = fs::read_to_string(&page).expect("a page");
    assert!(written.starts_with("<!doctype html>") && written.ends_with("</html>\n"));
    assert!(written.contains("day 2023-08-12"));
    assert_eq!(stdout(&view().assert().success()), written);
    let counts = stdout(&view().args(["--kinds", "counts,percentages"]).assert().success());
    assert!(!counts.contains("day 2023-08-12") && counts.contains("98.1 %"));
    let folder_told = hoinghi().arg("view").arg(folder.path()).assert().code(1);
    assert!(stderr(&folder_told).contains("name a file"));
    view().arg("-o").arg(folder.path()).assert().code(2);
}

#[test]
fn kinds_leave_the_others_out() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let path = folder.path().join("a.txt");
    let all = json(&extract(&["-f", "json"], &path).success());
    let dates = json(&extract(&["-f", "json", "--kinds", "dates"], &path).success());
    assert_eq!(dates["dates"], all["dates"]);
    assert_eq!(dates["percentages"].as_array().map(Vec::len), Some(0));
    assert!(stderr(&extract(&["--kinds", "persons"], &path).code(2)).contains("officials"));
}
