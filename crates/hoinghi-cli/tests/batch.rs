//! `hoinghi batch` as a user meets it: killed, broken off, gone on with.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn hoinghi() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin!("hoinghi"))
}

/// A folder for output: in memory where the system has such, for syncing to disk takes most of
/// the time and no kill undoes it.
fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    made.expect("a folder")
}

/// Short articles in several files, with bad records and reposts among them.
fn articles(count: usize) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let mut lines = vec![String::new(); 3];
    for n in 0..count {
        let day = n % 28 + 1;
        let line = match n {
            _ if n % 17 == 5 => "{\"text\": ".to_owned(),
            _ => format!(
                "{{\"id\": \"{n}\", \"text\": \"Sáng {day}/8/2023, Phòng Nội vụ huyện Mây Hồng tổ \
                 chức hội nghị sơ kết công tác năm, có {day} xã cử cán bộ về dự hội nghị này.\"}}"
            ),
        };
        lines[n % 3].push_str(&(line + "\n"));
    }
    for (n, text) in lines.iter().enumerate() {
        fs::write(folder.path().join(format!("{n}.jsonl")), text).expect("a file");
    }
    fs::write(folder.path().join("x.txt"), "Ngày 3/8/2023 họp.").expect("a file");
    folder
}

fn batch(input: &Path, out: &Path) -> Command {
    let mut command = hoinghi();
    command.arg("batch").arg(input).arg("--out").arg(out).args(["--part-size", "5", "--resume"]);
    command.stderr(Stdio::piped()).stdout(Stdio::piped());
    command
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every file of the output, by its path below.
fn files(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![out.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry"))
        {
            let path = entry.path();
            let name = path.strip_prefix(out).expect("inside").to_string_lossy().into_owned();
            if path.is_dir() && name != ".hoinghi" {
                open.push(path);
            } else if path.is_file() {
                found.insert(name, fs::read(path).expect("a file"));
            }
        }
    }
    found
}

fn unbroken(input: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = scratch();
    let output = batch(input, folder.path()).output().expect("a run");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    files(folder.path())
}

fn assert_same(found: &BTreeMap<String, Vec<u8>>, expected: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (name, bytes) in expected {
        assert!(found[name] == *bytes, "{name} differs");
    }
}

#[test]
fn a_run_killed_at_random_ends_as_an_unbroken_one() {
    let input = articles(30);
    let begun = Instant::now();
    let expected = unbroken(input.path());
    // Delays are drawn from a span that follows the machine: shorter after a run that ended before
    // its kill, longer after a kill.
    let mut span = begun.elapsed().as_micros() as u64;
    let mut random = span | 1;
    for round in 0..3 {
        let mut out = scratch();
        let mut killed = 0;
        for _ in 0..60 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let mut child = batch(input.path(), out.path()).spawn().expect("a run");
            std::thread::sleep(Duration::from_micros(random % span));
            child.kill().expect("a kill");
            if child.wait().expect("an end").code().is_none() {
                killed += 1;
                span += span / 8;
            } else {
                span = (span / 2).max(1_000);
                out = scratch();
            }
            if killed == 8 {
                break;
            }
        }
        assert!(!cfg!(unix) || killed == 8, "{killed} were killed before their end");
        let output = batch(input.path(), out.path()).args(["--jobs", "3"]).output().expect("a run");
        assert_eq!(output.status.code(), Some(1), "round {round}: {}", stderr(&output));
        assert_same(&files(out.path()), &expected);
        let again = batch(input.path(), out.path()).output().expect("a run");
        assert_eq!(again.status.code(), Some(1), "an ended run stays as it is");
        assert_same(&files(out.path()), &expected);
    }
}

#[test]
fn a_second_run_waits_for_no_one_and_a_killed_one_is_not_in_the_way() {
    let out = scratch();
    let run = || {
        let mut command = hoinghi();
        command.args(["batch", "-", "--resume", "--out"]).arg(out.path());
        command.stdin(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("a run")
    };
    let mut first = run();
    while !out.path().join(".hoinghi/run.json").exists() {
        assert!(first.try_wait().expect("a run").is_none(), "it waits for its input");
        std::thread::sleep(Duration::from_millis(2));
    }
    let second = run().wait_with_output().expect("an end");
    assert_eq!(second.status.code(), Some(2), "{}", stderr(&second));
    let told = stderr(&second);
    assert!(told.contains(&*out.path().to_string_lossy()) && told.contains("--out"), "{told}");
    first.kill().expect("a kill");
    first.wait().expect("an end");
    let third = run().wait_with_output().expect("an end");
    assert_eq!(third.status.code(), Some(1), "an empty input is rejected: {}", stderr(&third));
}

#[test]
fn the_log_tells_what_its_level_asks_for() {
    let input = articles(20);
    let told = |level: &str| {
        let out = scratch();
        let output =
            batch(input.path(), out.path()).args(["--log", level]).output().expect("a run");
        assert!(output.stdout.is_empty());
        stderr(&output)
    };
    assert_eq!(told("warn").lines().count(), 1);
    let rejects = told("info");
    assert!(rejects.contains("rejected") && !rejects.contains("part done"), "{rejects}");
    let stages = told("debug");
    assert!(stages.contains("part done") && stages.contains("extraction"), "{stages}");
}

#[test]
fn a_full_disk_is_told_and_gone_on_from() {
    if cfg!(not(target_os = "linux")) {
        return;
    }
    let input = articles(40);
    let out = scratch();
    let run = batch(input.path(), out.path());
    let mut limited = Command::new("bash");
    // No file may grow beyond so many kilobytes: a disk that is full sooner or later.
    limited.args(["-c", "trap '' XFSZ; ulimit -f 4; exec \"$@\"", "bash"]);
    limited.arg(run.get_program()).args(run.get_args());
    let output = limited.output().expect("a run");
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert!(stderr(&output).contains("--resume"), "{}", stderr(&output));
    let output = batch(input.path(), out.path()).output().expect("a run");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_same(&files(out.path()), &unbroken(input.path()));
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_gone_on_from() {
    let input = articles(20);
    let out = scratch();
    fs::write(out.path().join("dates"), "in the way").expect("a file");
    let output = batch(input.path(), out.path()).output().expect("a run");
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("dates"), "{}", stderr(&output));
    fs::remove_file(out.path().join("dates")).expect("removed");
    let output = batch(input.path(), out.path()).output().expect("a run");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_same(&files(out.path()), &unbroken(input.path()));
    let output = batch(input.path(), &input.path().join("x.txt/out")).output().expect("a run");
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
}

#[test]
fn a_folder_is_not_written_over_and_changes_are_told() {
    let input = articles(20);
    let out = scratch();
    let run = |extra: &[&str]| {
        let mut command = hoinghi();
        command.arg("batch").arg(input.path()).arg("--out").arg(out.path()).args(extra);
        command.output().expect("a run")
    };
    assert_eq!(run(&["--limit", "4"]).status.code(), Some(0));
    let again = run(&["--limit", "4"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("--resume"), "{}", stderr(&again));
    let other = run(&["--limit", "5", "--resume"]);
    assert_eq!(other.status.code(), Some(2));
    assert!(stderr(&other).contains("limit"), "{}", stderr(&other));
    fs::write(input.path().join("0.jsonl"), "{}").expect("a file");
    let changed = run(&["--limit", "4", "--resume"]);
    assert_eq!(changed.status.code(), Some(2));
    assert!(stderr(&changed).contains("inputs"), "{}", stderr(&changed));
}

#[test]
fn standard_input_is_read_and_a_dry_run_writes_nothing() {
    let out = scratch();
    let to = out.path().join("new");
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("hoinghi");
    let text = "{\"text\": \"Sáng 12/8/2023, Sở Nội vụ họp.\"}\n";
    let done = command.args(["batch", "-", "--log", "error", "--out"]).arg(&to).write_stdin(text);
    let told = done.assert().success().get_output().stderr.clone();
    let told = String::from_utf8(told).expect("UTF-8");
    assert_eq!(told.lines().count(), 1, "one line in a pipe: {told}");
    assert!(told.starts_with("1 articles, 0 rejects"), "{told}");
    let lines = fs::read_to_string(to.join("jsonl/part-000000.jsonl")).expect("lines");
    assert!(lines.starts_with("{\"schema\":\"hoinghi/report/1\",\"id\":\"-#1\""), "{lines}");
    let input = articles(10);
    let dry = out.path().join("dry");
    let output = batch(input.path(), &dry).arg("--dry-run").output().expect("a run");
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("3 jsonl"));
    assert!(!dry.exists());
}

#[test]
fn jobs_do_not_change_what_is_written() {
    let input = articles(40);
    let expected = unbroken(input.path());
    let out = scratch();
    let output = batch(input.path(), out.path()).args(["--jobs", "1"]).output().expect("a run");
    assert_eq!(output.status.code(), Some(1));
    assert_same(&files(out.path()), &expected);
}
