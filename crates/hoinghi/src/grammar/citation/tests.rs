use super::*;
use crate::lexicon::Lexicon;

fn cited(text: &str) -> Vec<(String, String)> {
    let doc = Document::read(text, Lexicon::builtin());
    read(&doc).into_iter().map(|m| (m.value.kind, m.value.number)).collect()
}

#[test]
fn numbers_in_all_forms() {
    for (text, kind, number) in [
        ("Nghị quyết số 29-NQ/TW", "Nghị quyết", "29-NQ/TW"),
        ("Thông tư 22/2021/TT-BGDĐT", "Thông tư", "22/2021/TT-BGDĐT"),
        ("Quyết định số: 88 /QĐ-SNV ngày", "Quyết định", "88/QĐ-SNV"),
        ("Nghị quyết 29 của Trung ương", "Nghị quyết", "29"),
        ("Luật Giáo dục số 43/2019/QH14", "Luật", "43/2019/QH14"),
        ("Công văn số 562/SGDĐT – GDTrH", "Công văn", "562/SGDĐT-GDTrH"),
    ] {
        assert_eq!(cited(text), [(kind.to_owned(), number.to_owned())], "{text}");
    }
}

#[test]
fn a_list_shares_its_code() {
    let numbers = |text: &str| cited(text).into_iter().map(|(_, n)| n).collect::<Vec<_>>();
    assert_eq!(
        numbers("Thông tư số 01, 02 và 03/2021/TT-BGDĐT"),
        ["01/2021/TT-BGDĐT", "02/2021/TT-BGDĐT", "03/2021/TT-BGDĐT"]
    );
    assert_eq!(numbers("các Kế hoạch số 4/KH-PNV, 5/KH-PNV"), ["4/KH-PNV", "5/KH-PNV"]);
}

#[test]
fn what_has_no_number_is_no_citation() {
    for text in [
        "Chương trình 2018",
        "Kế hoạch 5 năm",
        "Điều 6, khoản 3",
        "hướng dẫn 12 giáo viên",
        "lớp 10/A2",
        "nhà số 12/5",
    ] {
        assert_eq!(cited(text), [], "{text}");
    }
}
