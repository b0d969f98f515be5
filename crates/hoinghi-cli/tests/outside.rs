//! A run reads nothing outside of the folders it is given, and writes nothing outside of `--out`.

use assert_cmd::Command;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const TEXT: &str = "Sáng 12/8/2023, Phòng Nội vụ huyện Mây Hồng tổ chức hội nghị sơ kết.";

fn batch(input: &Path, out: &Path) -> assert_cmd::assert::Assert {
    let mut hoinghi = Command::new(assert_cmd::cargo::cargo_bin!("hoinghi"));
    hoinghi.arg("batch").arg(input).arg("--out").arg(out).assert()
}

/// The paths below a folder, what `out` holds left out.
fn paths(root: &Path) -> BTreeSet<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec![root.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry"))
        {
            let path = entry.path();
            found.insert(path.strip_prefix(root).expect("below").to_string_lossy().into_owned());
            if entry.file_type().expect("a type").is_dir() && entry.file_name() != "out" {
                open.push(path);
            }
        }
    }
    found
}

#[test]
fn ids_and_names_are_no_paths() {
    let root = TempDir::new().expect("a folder");
    let input = root.path().join("in");
    fs::create_dir(&input).expect("a folder");
    let ids =
        ["../evil", "../../evil", "/tmp/evil", "a/b/../../../c", "..", "C:\\\\evil", "%2e%2e/x"];
    let line = |id: &&str| {
        format!("{{\"id\": \"{id}\", \"url\": \"file:///{id}\", \"text\": \"{TEXT}\"}}\n")
    };
    fs::write(input.join("a.jsonl"), ids.iter().map(line).collect::<String>()).expect("a file");
    fs::write(input.join("..evil.txt"), TEXT).expect("a file");
    fs::write(input.join("evil%2F..%2Fx.txt"), TEXT).expect("a file");
    let before = paths(root.path());
    batch(&input, &root.path().join("out")).success();
    let mut after = paths(root.path());
    assert!(after.remove("out"));
    assert_eq!(after, before);
    let manifest = fs::read_to_string(root.path().join("out/manifest.json")).expect("a manifest");
    assert!(manifest.contains("\"articles\": 9"), "{manifest}");
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_batch_follows_none_out_of_its_folder() {
        let root = TempDir::new().expect("a folder");
        let (inside, outside) = (root.path().join("in"), root.path().join("elsewhere"));
        for folder in [&inside, &outside] {
            fs::create_dir(folder).expect("a folder");
            fs::write(folder.join("a.txt"), TEXT).expect("a file");
            fs::write(folder.join("b.jsonl"), format!("{{\"text\": \"{TEXT}\"}}\n"))
                .expect("a file");
        }
        let link = |to: &Path, name: &str| symlink(to, inside.join(name)).expect("a link");
        link(&outside, "folder");
        link(&outside.join("a.txt"), "file.txt");
        link(Path::new("../elsewhere/b.jsonl"), "lines.jsonl");
        link(Path::new("../in/../elsewhere/a.txt"), "round.txt");
        link(&root.path().join("nothing.txt"), "nothing.txt");
        link(&inside, "loop");
        link(&inside.join("a.txt"), "same.txt");
        batch(&inside, &root.path().join("out")).success();
        let lines =
            fs::read_to_string(root.path().join("out/jsonl/part-000000.jsonl")).expect("lines");
        assert_eq!(lines.lines().count(), 3, "{lines}");
        assert!(
            !lines.contains("elsewhere") && !lines.contains("file.txt") && !lines.contains("loop")
        );
    }

    #[test]
    fn nothing_is_written_through_one() {
        for name in
            ["jsonl", "reports", ".hoinghi", ".hoinghi/tmp", ".hoinghi/parts", ".hoinghi/lock"]
        {
            let root = TempDir::new().expect("a folder");
            let [input, out, elsewhere] =
                ["in", "out", "elsewhere"].map(|name| root.path().join(name));
            for folder in [&input, &out, &elsewhere] {
                fs::create_dir(folder).expect("a folder");
            }
            fs::write(input.join("a.txt"), TEXT).expect("a file");
            fs::write(elsewhere.join("mine"), "mine").expect("a file");
            let (to, link) = (elsewhere.join("mine"), out.join(name));
            fs::create_dir_all(link.parent().expect("a folder")).expect("a folder");
            let to = if name.ends_with("lock") { to } else { elsewhere.clone() };
            symlink(to, link).expect("a link");
            let told = batch(&input, &out).code(2);
            let told = String::from_utf8_lossy(&told.get_output().stderr).into_owned();
            assert!(told.contains("is a link"), "{name}: {told}");
            assert_eq!(fs::read_to_string(elsewhere.join("mine")).expect("kept"), "mine", "{name}");
            assert_eq!(paths(&elsewhere).len(), 1, "{name}");
        }
    }
}
