//! Files of every format, made by the standard tools of each (`data/make.py`).

use hoinghi_batch::{Limits, Manifest, Options, Output, Silent, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

struct Ran {
    manifest: Manifest,
    reports: Vec<Value>,
    rejects: Vec<Value>,
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("lines");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Runs over inputs; what is written is read back.
fn ran(inputs: &[PathBuf], set: impl FnOnce(&mut Options)) -> Ran {
    let folder = tempfile::tempdir().expect("a folder");
    let mut options = Options::new(folder.path().join("out"));
    options.inputs = inputs.to_vec();
    options.outputs = vec![Output::Jsonl];
    set(&mut options);
    let manifest = run(&options, &Silent).expect("a run");
    let mut reports = Vec::new();
    for part in 0..manifest.parts {
        reports.extend(lines(&options.out.join(format!("jsonl/part-{part:06}.jsonl"))));
    }
    Ran { manifest, reports, rejects: lines(&options.out.join("rejects.jsonl")) }
}

fn texts<'a>(reports: &'a [Value], key: &str) -> Vec<&'a str> {
    reports.iter().filter_map(|report| report[key].as_str()).collect()
}

#[test]
fn records_of_every_format_give_the_same_facts() {
    for name in [
        "articles.jsonl",
        "articles.jsonl.gz",
        "articles.jsonl.zst",
        "articles.csv",
        "articles.csv.gz",
        "articles.csv.zst",
        "articles.parquet",
        "articles.parquet.gz",
        "articles.parquet.zst",
        "polars.parquet",
    ] {
        let Ran { manifest, reports, rejects } = ran(&[data(name)], |_| {});
        assert_eq!((manifest.counts.articles, rejects.len()), (4, 0), "{name}: {rejects:?}");
        assert_eq!(texts(&reports, "id"), ["bai-1", "bai-2", "bai-3", "bai-4"], "{name}");
        assert_eq!(reports[2]["url"], "https://example.org/tin/3", "{name}");
        assert_eq!(reports[2]["reference_date"], "2023-10-03", "{name}");
        assert_eq!(reports[2]["conference"]["held"], "2023-10-03", "{name}");
        assert_eq!(reports[3]["percentages"][0]["value"], 94.5, "{name}");
    }
}

#[test]
fn texts_and_pages_are_articles() {
    for name in ["article.txt", "article.html", "article.txt.gz", "article.html.zst"] {
        let Ran { reports, rejects, .. } = ran(&[data(name)], |options| options.keep_text = true);
        assert_eq!((reports.len(), rejects.len()), (1, 0), "{name}");
        let report = &reports[0];
        assert!(report["id"].as_str().expect("an id").ends_with(name));
        let text: Vec<char> = report["text"].as_str().expect("text").chars().collect();
        let fact = &report["percentages"][0];
        let at = |key: &str| fact[key].as_u64().expect("an offset") as usize;
        let words: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(fact["text"].as_str(), Some(&*words), "{name}");
        if name.contains("html") {
            assert!(report["text"].as_str().expect("text").contains("\n- Rà soát"));
            assert!(!report["text"].as_str().expect("text").contains("Bản quyền"));
        }
    }
}

#[test]
fn crawls_give_their_pages() {
    for name in ["crawl.warc", "crawl.warc.gz"] {
        let Ran { manifest, reports, rejects } = ran(&[data(name)], |_| {});
        assert_eq!((reports.len(), rejects.len()), (4, 0), "{name}: {rejects:?}");
        assert_eq!(manifest.counts.passed, 3, "{name}");
        assert_eq!(reports[1]["url"], "https://example.org/tin/2");
    }
}

#[test]
fn encodings_give_the_same_text() {
    let plain = ran(&[data("article.txt")], |options| options.keep_text = true);
    for (name, encoding) in [
        ("article.utf16.txt", "utf-16le"),
        ("article.cp1258.txt", "windows-1258"),
        ("article.tcvn3.txt", "tcvn3"),
    ] {
        let Ran { reports, .. } = ran(&[data(name)], |options| options.keep_text = true);
        assert_eq!(reports[0]["encoding"], encoding);
        assert_eq!(reports[0]["text"], plain.reports[0]["text"], "{name}");
    }
}

#[test]
fn bad_records_leave_their_neighbours_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = |n: u32| format!("{{\"id\": \"{n}\", \"text\": \"Sáng {n}/8/2023, Sở họp.\"}}\n");
    let mut bytes = good(1).into_bytes();
    bytes.extend(
        b"{\"id\": \"cut\", \"text\": \n\n[1]\n{\"id\": \"none\"}\n{\"text\": \"h\xFFi\"}\n",
    );
    bytes.extend(format!("{{\"text\": \"{}\"}}\n", "dài ".repeat(5_000)).into_bytes());
    bytes.extend(b"{\"text\": \"a\\u0000b\"}\n{\"html\": \"<p></p>\"}\n");
    bytes.extend(good(2).bytes());
    let path = folder.path().join("a.jsonl");
    fs::write(&path, bytes).expect("a file");
    let Ran { manifest, reports, rejects } =
        ran(&[path], |options| options.limits = Limits { record: 10_000, ..Limits::default() });
    assert_eq!(texts(&reports, "id"), ["1", "2"]);
    assert_eq!(
        texts(&rejects, "reason"),
        ["malformed", "malformed", "no_text", "undecodable", "too_large", "not_text", "no_text"]
    );
    assert_eq!(rejects[1]["at"]["line"], 4);
    assert_eq!(rejects[1]["record"], 3);
    assert_eq!((manifest.counts.rejects, manifest.counts.reasons["malformed"]), (7, 2));
}

#[test]
fn broken_rows_and_crawls_leave_their_neighbours_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let csv = folder.path().join("a.csv");
    let rows = "id;text\n1;Sáng 1/8/2023 họp.\n2;a;b\n3;\"Sáng 3/8/2023;\nhọp.\"\n4;h\u{FF}\n";
    fs::write(&csv, rows).expect("a file");
    let warc = folder.path().join("b.warc");
    let whole = fs::read(data("crawl.warc")).expect("a crawl");
    let second =
        whole.windows(8).enumerate().filter(|(_, b)| b == b"WARC/1.0").nth(2).expect("more").0;
    let broken =
        [&whole[..second], b"rubbish\r\n\xFF\r\n", &whole[second..whole.len() - 20]].concat();
    fs::write(&warc, broken).expect("a file");
    let Ran { reports, rejects, .. } = ran(&[csv, warc], |_| {});
    assert_eq!(texts(&reports, "id")[..2], ["1", "3"]);
    assert_eq!(reports.len(), 3 + 4, "{:?}", texts(&reports, "id"));
    assert_eq!(texts(&rejects, "reason"), ["malformed", "malformed", "unreadable"]);
}

#[test]
fn bombs_and_broken_files_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    let zeros = vec![b' '; 40 << 20];
    write("a.jsonl.zst", &zstd::encode_all(&zeros[..], 3).expect("packed"));
    write("b.txt.zst", &zstd::encode_all(&zeros[..], 3).expect("packed"));
    write("c.txt.gz", b"no gzip");
    let packed = fs::read(data("articles.jsonl.gz")).expect("packed");
    write("d.jsonl.gz", &packed[..packed.len() / 2]);
    write("e.parquet", b"PAR1 no more PAR1");
    write("f.txt", b"\x7FELF\0\0\x01");
    write("g.txt", "Sáng 1/8/2023, Sở họp.".as_bytes());
    write("h.txt", b"");
    let Ran { reports, rejects, .. } = ran(&[folder.path().to_owned()], |_| {});
    let told: Vec<_> = rejects
        .iter()
        .map(|r| {
            let name = r["input"].as_str().expect("a name").rsplit('/').next().expect("a name");
            (name.to_owned(), r["reason"].as_str().expect("a reason").to_owned())
        })
        .collect();
    let told: Vec<_> = told.iter().map(|(name, reason)| (&**name, &**reason)).collect();
    assert_eq!(
        told,
        [
            ("a.jsonl.zst", "bomb"),
            ("b.txt.zst", "too_large"),
            ("c.txt.gz", "unreadable"),
            ("d.jsonl.gz", "unreadable"),
            ("e.parquet", "unreadable"),
            ("f.txt", "not_text"),
            ("h.txt", "no_text"),
        ]
    );
    assert!(reports.iter().any(|r| r["id"].as_str().expect("an id").ends_with("g.txt")));
}

#[test]
fn reposts_are_marked_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = fs::read_to_string(data("article.txt")).expect("text");
    let (title, body) = text.split_once("\n\n").expect("a title");
    let other = format!("{}\n\nLượt xem: 12\n\n{body}\n\nBản in", title.to_uppercase());
    for (name, text) in [("a.txt", &text), ("b.txt", &text.replace("9", "8")), ("c.txt", &other)] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let Ran { manifest, reports, .. } = ran(&[folder.path().to_owned()], |_| {});
    assert_eq!((reports.len(), manifest.counts.duplicates), (3, 1));
    assert_eq!(reports[1]["duplicate_of"], Value::Null);
    assert_eq!(reports[2]["duplicate_of"], reports[0]["id"]);
}
