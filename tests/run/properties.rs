//! Any text gives a report, and the report is whole.

use hoinghi::report::OffsetUnit;
use hoinghi::{Extractor, extract};
use hoinghi_tests::{files, invariants, read, root, suite, variants};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::sync::LazyLock;

/// The texts of the suites and the lines of the example reports.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut texts: Vec<String> = suite::cases().into_iter().map(|case| case.text).collect();
    for path in files(&root().join("examples/reports"), "txt") {
        texts.extend(read(&path).lines().map(str::to_owned));
    }
    texts
});

/// Pieces that grammars look at, for texts that look nearly like reports.
const PIECES: &[&str] = &[
    "ngày",
    "tháng",
    "năm",
    "năm học",
    "quý",
    "từ",
    "đến",
    "và",
    "13/9",
    "2023",
    "31/2/2023",
    "02",
    "1.500",
    "98,1%",
    "%",
    "/",
    "-",
    "–",
    ":",
    ";",
    ".",
    "\n",
    "\n\n",
    "\n- ",
    "\n+ ",
    "\n1. ",
    "đồng chí",
    "Đ/c",
    "ông",
    "Hà Văn Mẫu",
    "H’Mẫu",
    "Giám đốc Sở",
    "PCT",
    "UBND",
    "&",
    "số",
    "128/NQ-CP",
    "Nghị quyết",
    "chủ trì",
    "phát biểu",
    "yêu cầu",
    "đề nghị",
    "trường",
    "học sinh",
    "đạt",
    "tăng",
    "giảm",
    "trên",
    "hơn",
    "triệu đồng",
    "tuổi",
    "(",
    ")",
    "“",
    "”",
    "[1]",
    "./.",
    "\u{301}",
    "\u{200B}",
    "\u{FEFF}",
    "\r\n",
    "\t",
    "😀",
    "đ",
    "",
];

fn sound(text: &str) {
    let report = extract(text);
    invariants::check(text, &report);
    for mention in Extractor::default().explain(text).mentions {
        assert_eq!(text.get(mention.quote.start..mention.quote.end), Some(&*mention.quote.text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        rng_seed: RngSeed::Fixed(9),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_string(text in "\\PC{0,200}") {
        sound(&text);
    }

    #[test]
    fn any_bytes_read_leniently(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        sound(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn pieces_in_any_order(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60),
        gap in prop::sample::select(&["", " "][..]),
    ) {
        sound(&pieces.join(gap));
    }

    #[test]
    fn suite_texts_one_after_another(
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        gap in prop::sample::select(&[" ", "\n", "\n\n"][..]),
    ) {
        let texts: Vec<&str> = picks.iter().map(|pick| pick.get(&TEXTS).as_str()).collect();
        let text = texts.join(gap);
        sound(&text);
        let extractor = Extractor::default();
        let differences = variants::differences(&extractor, &text, &extractor.extract(&text));
        prop_assert!(differences.is_empty(), "{}\nof {text}", differences.join("\n"));
    }

    #[test]
    fn generated_reports(seed in any::<u64>()) {
        let made = hoinghi_gen::generate(seed);
        let truth = made.report.with_offsets(&made.text, OffsetUnit::Byte);
        // Two persons of a made scene may bear one name.
        let broken = invariants::broken(&made.text, &truth);
        let broken: Vec<_> = broken.iter().filter(|line| !line.ends_with(" twice")).collect();
        prop_assert!(broken.is_empty(), "{broken:?}\nof {}", made.text);
        sound(&made.text);
    }

    #[test]
    fn a_text_cut_anywhere(
        pick in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let text = pick.get(&TEXTS);
        let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (a, b) = (*from.get(&edges), *to.get(&edges));
        sound(&text[a.min(b)..a.max(b)]);
    }
}
