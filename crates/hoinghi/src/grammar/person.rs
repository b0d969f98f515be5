//! Persons as named or referred to: titles, name, posts around the name.

mod apposition;
pub(crate) mod keys;
pub(crate) mod name;
mod places;
mod reader;
mod shared;
mod title;

pub(crate) use reader::FIRST;
pub(crate) use title::{Sex, Title};

use crate::document::Document;
use crate::grammar::post::Post;
use crate::mention::Mention;
use crate::outline::BlockKind;
use std::ops::Range;

/// A person as named or referred to in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Person {
    /// Forms of address, degrees and ranks before the name or the post.
    pub(crate) titles: Vec<Title>,
    /// Tokens of the name; `None` where a post or a form of address alone refers to someone.
    pub(crate) name: Option<Range<usize>>,
    /// Posts before and after the name.
    pub(crate) posts: Vec<Post>,
}

impl Person {
    /// The sex that the forms of address and the name tell.
    pub(crate) fn sex(&self) -> Option<Sex> {
        self.titles.iter().find_map(|title| title.sex)
    }
}

/// The words of a page about itself are no longer than this, in tokens.
const LONGEST_FURNITURE: usize = 25;

/// A report has a person in so many tokens; room is made for these beforehand.
const TOKENS: usize = 64;

/// Every person named or referred to, in order.
pub(crate) fn read(doc: &Document<'_>) -> Vec<Mention<Person>> {
    let mut people = Vec::with_capacity(doc.tokens.len() / TOKENS);
    let mut memory = reader::Memory::default();
    for block in &doc.outline.blocks {
        let page =
            matches!(block.kind, BlockKind::Furniture | BlockKind::Stamp | BlockKind::Byline);
        if !page || block.tokens.len() > LONGEST_FURNITURE {
            reader::read(doc, block, &mut memory, &mut people);
        }
    }
    places::find_known(doc, &mut people);
    places::part(doc, &mut people);
    shared::give(doc, &mut people);
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn names(text: &str) -> Vec<String> {
        let doc = Document::read(text, Lexicon::builtin());
        let named = read(&doc).into_iter().filter(|person| person.value.name.is_some());
        named.map(|person| doc.slice(person.span).to_owned()).collect()
    }

    #[test]
    fn names_after_titles_and_posts() {
        for (text, name) in [
            ("Đ/c Bùi Văn Ứt chủ trì.", "Bùi Văn Ứt"),
            ("Bà H’Yĩm Kđoh phát biểu.", "H’Yĩm Kđoh"),
            ("BSCKI. Trần Thị Diệu Hiển khám.", "Trần Thị Diệu Hiển"),
            ("Giám đốc Sở GD&ĐT Ngụy Ngọc Sởn cho biết.", "Ngụy Ngọc Sởn"),
            ("Phó Chủ tịch UBND tỉnh Lê Đức Tuyện đề nghị.", "Lê Đức Tuyện"),
            ("Trưởng phòng (ông Tạ Nam Sởn) trả lời.", "Tạ Nam Sởn"),
            ("ĐỒNG CHÍ LÒ THỊ PHIỂN PHÁT BIỂU", "LÒ THỊ PHIỂN"),
            ("Ông Jan Novák, chuyên gia, chia sẻ.", "Jan Novák"),
        ] {
            assert_eq!(names(text), [name], "{text}");
        }
    }

    #[test]
    fn lists_name_everyone() {
        let text = "Các học viên Sa Thị Tẩm, Hờ Thị Cả và Lường Hượng được khen.";
        assert_eq!(names(text), ["Sa Thị Tẩm", "Hờ Thị Cả", "Lường Hượng"]);
        let text = "Phát biểu: Rơ Mah H’Bliêh, Đinh Hmưng.";
        assert_eq!(names(text), ["Rơ Mah H’Bliêh", "Đinh Hmưng"]);
    }

    #[test]
    fn what_bears_a_name_is_no_person() {
        for text in [
            "Trường THCS Nguyễn Trãi đạt chuẩn.",
            "Xe đi qua cầu Ông Thịn và đường Lê Lợi.",
            "Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
            "Ảnh: Lò Hiểp",
        ] {
            assert!(names(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_place_named_elsewhere_is_no_person() {
        let text = "UBND huyện Lục Yên Hạ họp. Chủ tịch UBND huyện Lục Yên Hạ phát biểu.";
        assert!(names(text).is_empty());
        let text = "UBND huyện Lục Yên Hạ họp. Chủ tịch UBND huyện Lục Văn Hạ phát biểu.";
        assert_eq!(names(text), ["Lục Văn Hạ"]);
    }

    #[test]
    fn hostile_text_is_read() {
        for text in
            ["", "(", "ông", "ông ông ông", "đ/c:", "Chủ tịch,", "nguyên nguyên", "“ông A", "Phó -"]
        {
            names(text);
        }
    }
}
