//! Bodies that read files.

use super::sound;
use hoinghi::report::OffsetUnit;
use hoinghi::{Extractor, Report};
use hoinghi_batch::{Limits, Options, Output, Reason, fuzz, html_text};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

thread_local! {
    static FOLDER: TempDir = tempfile::tempdir().expect("a folder");
}

/// A page: read or refused, the same twice, without blanks around.
pub fn html(bytes: &[u8]) {
    let page = String::from_utf8_lossy(bytes);
    let text = html_text(&page);
    assert_eq!(text, html_text(&page), "twice the same");
    if let Ok(text) = text {
        assert_eq!(text.trim_end(), text);
    }
}

/// A text in any encoding.
pub fn txt(bytes: &[u8]) {
    read("article.txt", bytes);
}

/// JSON Lines.
pub fn jsonl(bytes: &[u8]) {
    read("articles.jsonl", bytes);
}

/// Rows under a header.
pub fn csv(bytes: &[u8]) {
    read("articles.csv", bytes);
}

/// Apache Parquet.
pub fn parquet(bytes: &[u8]) {
    read("articles.parquet", bytes);
}

/// A crawl.
pub fn warc(bytes: &[u8]) {
    read("crawl.warc", bytes);
}

/// A file without an ending: what it is packed with and what it holds are told by its bytes.
pub fn packed(bytes: &[u8]) {
    read("articles", bytes);
}

/// Reads a file of this name, twice the same; every article is whole, and no record breaks the
/// program.
fn read(name: &str, bytes: &[u8]) {
    let (articles, rejects) = FOLDER.with(|folder| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        let mut options = Options::new(folder.path().join("out"));
        options.inputs = vec![path];
        options.outputs = vec![Output::Jsonl];
        options.keep_text = true;
        options.limits = Limits { record: 1 << 20, ..Limits::default() };
        let read = fuzz::read(&options, folder.path()).expect("a run");
        let again = fuzz::read(&options, folder.path()).expect("a run");
        assert_eq!(read, again, "twice the same");
        read
    });
    for reject in rejects {
        assert_ne!(reject.reason, Reason::Internal, "{reject:?}");
        assert!(serde_json::to_string(&reject).is_ok());
    }
    articles.iter().for_each(|line| whole(line));
}

/// An article's line holds the report of its text.
fn whole(line: &[u8]) {
    let object: Value = serde_json::from_slice(line).expect("JSON");
    let text = object["text"].as_str().expect("text");
    let mut builder = Extractor::builder().id(object["id"].as_str().expect("an id"));
    if let Some(date) = object["reference_date"].as_str() {
        builder = builder.reference_date(date.parse().expect("a date"));
    }
    let extractor = builder.build();
    sound(&extractor, text);
    let report: Report = serde_json::from_value(object.clone()).expect("a report");
    assert_eq!(report, extractor.extract(text).with_offsets(text, OffsetUnit::Char));
}
