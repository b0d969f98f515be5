//! What fuzzing begins from: texts of the suites, generated reports, and small files of every format.

use crate::{files, read, root, suite};
use std::fs;

/// The texts of the suites and a few generated reports.
pub(super) fn texts() -> Vec<Vec<u8>> {
    let cases = suite::cases().into_iter().map(|case| case.text.into_bytes());
    let made = (0..8).map(|seed| hoinghi_gen::generate(seed).text.into_bytes());
    cases.chain(made).collect()
}

/// [`texts`], and some whose marks are not those of Vietnamese.
pub(super) fn marked() -> Vec<Vec<u8>> {
    let more = [
        "Xã tặng giấy khen cho 07 tᾭp thể, 20 cá nhân.",
        "Toàn xã có ≠ 12 hộ nghèo.",
        "Xã có 2 chဦ 5 thôn.",
    ];
    let more = more.iter().map(|text| text.as_bytes().to_vec());
    texts().into_iter().chain(more).collect()
}

/// The lines of the example reports.
pub(super) fn words() -> Vec<Vec<u8>> {
    let reports = files(&root().join("examples/reports"), "txt");
    let lines =
        |text: String| text.lines().map(|line| line.as_bytes().to_vec()).collect::<Vec<_>>();
    let lines = reports.iter().flat_map(|path| lines(read(path)));
    lines.filter(|line| !line.is_empty()).chain(["CHဦ".into()]).collect()
}

/// Terms before a text that holds them.
pub(super) fn terms() -> Vec<Vec<u8>> {
    let rows = [
        "term\tclass\tfull\n# rows\nPMH\tschool\tPhòng Mây Hồng\n",
        "hộ nghèo\tunit_noun\nxã\tplace_sector\txã\tnote\n",
        "a\tb\tc\td\te\n",
        "Trưởng thôn\tpost_head\n",
    ];
    let some: Vec<_> = texts().into_iter().step_by(40).collect();
    let with = |rows: &&str| {
        some.iter().map(|text| [rows.as_bytes(), b"\n\n", text].concat()).collect::<Vec<_>>()
    };
    rows.iter().flat_map(with).collect()
}

/// Files of the batch's own tests whose names contain `part`.
fn data(part: &str) -> Vec<Vec<u8>> {
    let folder = root().join("crates/hoinghi-batch/tests/data");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().contains(part))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
        .collect()
}

/// Pages: one that was typed, and lists, tables and nesting of every sort.
pub(super) fn pages() -> Vec<Vec<u8>> {
    let more = [
        "<ol type=a start=3><li>một<li value=9>hai</ol><ol type=I><li>x</ol><pre>a\n  b</pre>",
        "<table><caption>c</caption><tr><th>Xã</th><td>12<table><tr><td>x</table></tr></table>",
        "<svg><td><p>x</svg><b><div></b><i>y</i><template><p>t</template><select><option>o",
        "<h1>Sơ kết</h1><article><p>Sáng 12/8/2023, Sở Nội vụ họp.<ul><li>- Một</ul></article>",
        "<title>Tin một</title><math><mi <title>Tin một</title>",
        "<meta charset=utf-8><title>Tin &amp; bài</title><math><mi>x</math><br/><!-- c --><![CDATA[x]]>",
    ];
    let mut pages = data("article.html");
    pages.retain(|page| page.starts_with(b"<"));
    pages.extend(more.iter().map(|page| page.as_bytes().to_vec()));
    pages
}

/// Texts in several encodings, and the shorter texts of the suites.
pub(super) fn encoded() -> Vec<Vec<u8>> {
    let mut texts = data(".txt");
    texts.push(b"Ho\xE4i ngh\xF2 to\xE5ng ke\xE1t, \xD1O\xC0NG CH\xCD, \xF1\xF6\xF4\xEFc".to_vec());
    texts.extend(self::texts().into_iter().step_by(10));
    texts
}

/// Lines of JSON.
pub(super) fn jsonl() -> Vec<Vec<u8>> {
    let more = [
        r#"{"text": "Sơ kết quý III tại Mây Hồng.", "published": "0023-10-04"}"#,
        r#"{"html": "<p>Sáng 12/8, Sở họp.</p>", "id": 7, "published": 1696464000}"#,
        r#"{"text": "a\u0000b"}"#,
        "\u{FEFF}{\"text\": \"Năm 2023\", \"published\": \"5/10/2023 08:15\", \"url\": null}\n\n[1]\n",
    ];
    let mut all = data(".jsonl");
    all.extend(more.iter().map(|line| line.as_bytes().to_vec()));
    all
}

/// Rows.
pub(super) fn csv() -> Vec<Vec<u8>> {
    let more = [
        "id;text\n1;Sáng 1/8/2023 họp.\n2;a;b\n3;\"Sáng 3/8;\nhọp \"\"x\"\"\"\n",
        "html\tid\r\n<p>x\t2\r\n",
        "published,text\n0223-10-01,\"Sơ kết quý III. Sáng 01/10, Phòng họp.\"\n",
    ];
    let mut all = data(".csv");
    all.extend(more.iter().map(|rows| rows.as_bytes().to_vec()));
    all
}

/// Parquet files, packed and not, and one at which the decoder panics: a column begins before the file.
pub(super) fn parquet() -> Vec<Vec<u8>> {
    let mut all = data(".parquet");
    let mut broken = data("articles.parquet").swap_remove(0);
    if let Some(at) = broken.windows(3).position(|bytes| bytes == b"\x26\x08\x1C") {
        broken[at + 1] = 7;
    }
    all.push(broken);
    all
}

/// Crawls, and their records one by one.
pub(super) fn warc() -> Vec<Vec<u8>> {
    let mut all = data(".warc");
    let whole = all.iter().find(|crawl| crawl.starts_with(b"WARC/")).cloned().unwrap_or_default();
    let starts: Vec<usize> =
        (0..whole.len()).filter(|at| whole[*at..].starts_with(b"WARC/1.")).collect();
    let ends = starts.iter().skip(1).copied().chain([whole.len()]);
    all.extend(starts.iter().zip(ends).map(|(start, end)| whole[*start..end].to_vec()));
    all
}

/// Packed files of every format.
pub(super) fn packed() -> Vec<Vec<u8>> {
    [data(".gz"), data(".zst")].concat()
}
