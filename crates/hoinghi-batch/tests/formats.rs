//! Files of every format, made by the standard tools of each (`data/make.py`).

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use hoinghi_batch::encoding::Encoding;
use hoinghi_batch::{Limits, Manifest, Options, Output, Silent, run};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
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

fn lines_of(path: &Path) -> Vec<Value> {
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
        reports.extend(lines_of(&options.out.join(format!("jsonl/part-{part:06}.jsonl"))));
    }
    Ran { manifest, reports, rejects: lines_of(&options.out.join("rejects.jsonl")) }
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
fn bodies_of_crawls_are_unpacked_and_texts_of_crawls_are_articles() {
    let keep = |options: &mut Options| options.keep_text = true;
    let Ran { reports, rejects, .. } = ran(&[data("codings.warc.gz")], keep);
    assert_eq!((reports.len(), rejects.len()), (6, 0), "{rejects:?}");
    for (report, xa) in reports.iter().zip([11, 12, 13, 14, 11, 11]) {
        let text = report["text"].as_str().expect("text");
        assert!(text.contains(&format!("Toàn huyện có {xa} xã")), "{}: {text}", report["url"]);
    }
    let Ran { manifest, reports, rejects } = ran(&[data("texts.warc.wet.gz")], keep);
    assert_eq!((reports.len(), rejects.len(), manifest.counts.passed), (4, 0, 1));
    assert_eq!(reports[1]["url"], "https://example.org/tin/2");
    assert_eq!(reports[3]["percentages"][0]["value"], 94.5);
}

#[test]
fn a_broken_member_of_a_crawl_costs_its_record_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = fs::read(data("crawl.warc.gz")).expect("a crawl");
    let begins = |at: &usize| whole[*at..].starts_with(&[0x1F, 0x8B, 8, 0]);
    let members: Vec<usize> = (0..whole.len()).filter(begins).collect();
    assert_eq!(members.len(), 7);
    // Its header, its data, its checksum; then what cuts it off.
    for at in [members[2] + 1, (members[2] + members[3]) / 2, members[3] - 6] {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x20;
        let cut = [&whole[..at], &whole[members[3]..]].concat();
        for (name, bytes) in [("flipped.warc.gz", flipped), ("cut.warc.gz", cut)] {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("a file");
            let Ran { reports, rejects, .. } = ran(&[path], |_| {});
            let urls = [1, 3, 4].map(|n| format!("https://example.org/tin/{n}"));
            assert_eq!(texts(&reports, "url"), urls, "{name} {at}");
            assert_eq!(texts(&rejects, "reason"), ["unreadable"], "{name} {at}");
        }
    }
}

#[test]
fn repeated_ids_get_their_place_added() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = |id: &str, day: u32| {
        format!("{{\"id\": \"{id}\", \"text\": \"Sáng {day}/8/2023, Sở họp.\"}}\n")
    };
    let path = folder.path().join("a.jsonl");
    let lines =
        [line("x", 1), line("x", 2), line("y", 3), line("x", 4), "{}\n".into(), line("y", 5)];
    fs::write(&path, lines.concat()).expect("a file");
    let name = path.to_string_lossy().replace('\\', "/");
    let expected = [
        "x".to_owned(),
        format!("x@{name}#2"),
        "y".into(),
        format!("x@{name}#4"),
        format!("y@{name}#6"),
    ];
    let out = folder.path().join("tables");
    for part_articles in [2, 100] {
        let _ = fs::remove_dir_all(&out);
        let mut options = Options::new(&out);
        options.inputs = vec![path.clone()];
        options.limits.part_articles = part_articles;
        let manifest = run(&options, &Silent).expect("a run");
        assert_eq!((manifest.counts.articles, manifest.counts.repeated_ids), (5, 3));
        let parts = |ending: &str| {
            let path = |part| format!("part-{part:06}.{ending}");
            (0..manifest.parts).map(path).collect::<Vec<_>>()
        };
        let reports: Vec<Value> = parts("jsonl")
            .iter()
            .flat_map(|part| lines_of(&out.join("jsonl").join(part)))
            .collect();
        assert_eq!(texts(&reports, "id"), expected);
        for table in ["reports", "dates"] {
            let ids: Vec<String> =
                parts("parquet").iter().flat_map(|part| ids(&out.join(table).join(part))).collect();
            assert_eq!(ids, expected, "{table}");
        }
    }
}

/// The first column of a table.
fn ids(path: &Path) -> Vec<String> {
    let file = fs::File::open(path).expect("a table");
    let rows = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet").build();
    let batches = rows.expect("rows").map(|batch| batch.expect("a batch"));
    let ids = |batch: RecordBatch| {
        let ids = batch.column(0).as_string::<i32>().clone();
        ids.iter().flatten().map(str::to_owned).collect::<Vec<_>>()
    };
    batches.flat_map(ids).collect()
}

#[test]
fn pages_that_are_unicode_already_are_not_decoded_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    let page = "<meta charset=windows-1258><p>Sáng 12/8/2023, Sở Nội vụ họp.</p>";
    fs::write(&path, format!("{{\"html\": \"{page}\"}}\n")).expect("a file");
    for given in [None, Some(Encoding::Windows1258), Some(Encoding::Tcvn3)] {
        let set = |options: &mut Options| (options.keep_text, options.encoding) = (true, given);
        let Ran { reports, .. } = ran(std::slice::from_ref(&path), set);
        assert_eq!(reports[0]["text"], "Sáng 12/8/2023, Sở Nội vụ họp.", "{given:?}");
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
    assert_eq!(rejects[1]["at"]["byte"], second);
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
    // A column's dictionary at offset 4, then at -4, at which the decoder panics.
    let mut rows = fs::read(data("articles.parquet")).expect("rows");
    let at = rows.windows(3).position(|bytes| bytes == b"\x26\x08\x1C").expect("an offset");
    rows[at + 1] = 7;
    write("i.parquet", &rows);
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
            ("i.parquet", "unreadable"),
        ]
    );
    let message = rejects[7]["message"].as_str().expect("a message");
    assert!(message.starts_with("the file is broken: "), "{message}");
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
