use super::*;
use crate::lexicon::Lexicon;
use crate::report::DateKind;

fn said(text: &str) -> Vec<(String, DateKind)> {
    let doc = Document::read(text, Lexicon::builtin());
    read(&doc).iter().map(|m| (doc.slice(m.span).to_owned(), m.value.kind)).collect()
}

#[test]
fn words_and_kinds() {
    for (text, words, kind) in [
        ("Ngày 5 tháng 9 năm 2020, trường", "Ngày 5 tháng 9 năm 2020", DateKind::Day),
        ("Ngày15/8/2023 ,Phòng", "Ngày15/8/2023", DateKind::Day),
        ("ngày 05 tháng 09năm 2023", "ngày 05 tháng 09năm 2023", DateKind::Day),
        ("ngày 28 – 30/8 tại", "ngày 28 – 30/8", DateKind::DayRange),
        ("14h00 ngày 5/9/2020", "14h00 ngày 5/9/2020", DateKind::Datetime),
        ("01/09/2022 20:48", "01/09/2022 20:48", DateKind::Datetime),
        ("tháng 9/2022", "tháng 9/2022", DateKind::Month),
        ("quý II/2023", "quý II/2023", DateKind::Quarter),
        ("6 tháng đầu năm 2023", "6 tháng đầu năm 2023", DateKind::Half),
        ("9 tháng đầu năm", "9 tháng đầu năm", DateKind::Period),
        ("NH22-23", "NH22-23", DateKind::SchoolYear),
        ("học kỳ I năm học 2022-2023", "học kỳ I năm học 2022-2023", DateKind::SchoolTerm),
        ("giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025", DateKind::Period),
        ("năm 2023", "năm 2023", DateKind::Year),
    ] {
        assert_eq!(said(text), [(words.to_owned(), kind)], "{text}");
    }
}

#[test]
fn numbers_that_are_no_dates() {
    for text in [
        "9/11 xã",
        "lớp 5/2 và lớp 4/1",
        "số máy 0212.385.1105",
        "Chương trình 2018",
        "Luật Giáo dục năm 2019",
        "6 tháng đầu năm học",
        "mỗi tháng 2 lần",
        "1.234.567 đồng",
    ] {
        assert_eq!(said(text), [], "{text}");
    }
}
