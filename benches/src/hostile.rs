//! Texts that no one writes: each is one word, mark or phrase, repeated without end.

/// What a hostile text is made of.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name.
    pub name: &'static str,
    /// How the text begins.
    pub head: &'static str,
    /// What follows, over and over.
    pub unit: &'static str,
}

impl Kind {
    /// The text, of about `bytes` bytes.
    pub fn text(&self, bytes: usize) -> String {
        let times = bytes.saturating_sub(self.head.len()) / self.unit.len();
        format!("{}{}", self.head, self.unit.repeat(times.max(1)))
    }
}

/// The kinds, harmless and worst.
pub const KINDS: &[Kind] = &[
    kind("digits", "", "1234567890"),
    kind("numbers", "", "12 "),
    kind("capitals", "", "HỘI NGHỊ TỔNG KẾT "),
    kind("bullets", "", "- "),
    kind("bullets on lines", "", "- a\n"),
    kind("commas", "", ","),
    kind("opening brackets", "", "(a "),
    kind("brackets", "", "(a) "),
    kind("combining marks", "", "\u{301}"),
    kind("decomposed words", "", "ho\u{323}\u{302}i nghi\u{323} "),
    kind("one endless line", "", "một dòng chữ dài viết liền không có dấu câu nào "),
    kind("one endless word", "", "dài"),
    kind("one sentence", "", "các đơn vị tiếp tục thực hiện tốt nhiệm vụ được giao, "),
    kind("lead-ins", "", "Đồng chí yêu cầu: "),
    kind("a lead-in without end", "Hội nghị yêu cầu:\n", "- Tiếp tục thực hiện tốt nhiệm vụ;\n"),
    kind("initials", "", "A "),
    kind("comrades", "", "Đ/c "),
    kind("names", "", ", Lương Thế Khải"),
    kind("posts", "", "Phó Giám đốc Sở "),
    kind("document numbers", "", "số 1/"),
    kind("days", "", "ngày 1/1 "),
    kind("a list of days", "Các ngày ", "1, "),
    kind("a chain of dashes", "", "1 - "),
    kind("percent signs", "", "%"),
    kind("percentages", "", "đạt 5%, "),
    kind("percentages alone", "", "5% "),
    kind("fractions", "", "12/5 , "),
    kind("days on lines", "", "- 12/5 , Mẫu\n"),
    kind("verbs of asking", "", "yêu cầu "),
    kind("codes in a row", "", "A/H5N1"),
    kind("line ends", "", "\n"),
];

const fn kind(name: &'static str, head: &'static str, unit: &'static str) -> Kind {
    Kind { name, head, unit }
}
