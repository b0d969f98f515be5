//! Where things stand in a report: its blocks, what each of them is, and its sentences.
//!
//! The outline reads lines and tokens, never the meaning of sentences. Scraped pages come in two
//! layouts, paragraphs on one line each and text wrapped at a column; both give the same blocks.

pub(crate) mod ask;
mod kind;
mod lines;
mod look;
pub(crate) mod marker;
mod section;
mod sentence;

use self::marker::Style;
use self::sentence::Ends;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::token::Token;
use std::ops::Range;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// Menus, counters, ratings: words of the page that are no part of the report.
    Furniture,
    /// The page's publication stamp.
    Stamp,
    /// The headline.
    Title,
    /// Who signs the article.
    Byline,
    /// A line under a photo, or the photo's credit.
    Caption,
    /// A line over a section.
    Heading,
    /// A bulleted or numbered item.
    Item,
    /// Running text.
    Paragraph,
    /// A note at the foot, with its mark.
    Footnote,
}

/// What the section that a block stands in is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Section {
    /// No heading or lead-in says.
    #[default]
    Body,
    /// Things to be done.
    Task,
    /// Levels to be reached.
    Target,
    /// Results.
    Result,
    /// Shortcomings and difficulties.
    Shortcoming,
    /// Who was there.
    Attendees,
    /// The order of the day.
    Agenda,
    /// Who was awarded what.
    Award,
}

/// A run of lines that belong together.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) section: Section,
    /// From the first token, marker included, to the end of the last.
    pub(crate) span: Span,
    /// Indices of the tokens, the marker's left out.
    pub(crate) tokens: Range<usize>,
    /// The bullet or number before the first token.
    pub(crate) marker: Option<Span>,
    /// How the marker is written.
    pub(crate) style: Option<Style>,
    /// What announces the block, and what it announces.
    pub(crate) place: Place,
}

/// Where a block stands in its section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The heading that the block stands under: an index into [`Outline::blocks`].
    pub(crate) heading: Option<usize>,
    /// The lead-in of the list that the block is an item of: an index into [`Outline::blocks`].
    pub(crate) lead_in: Option<usize>,
    /// Whether the block is a lead-in itself: running text that announces a list.
    pub(crate) leads: bool,
}

impl Block {
    /// The block's words without the marker.
    pub(crate) fn body(&self, tokens: &[Token]) -> Span {
        match tokens.get(self.tokens.clone()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::new(self.span.end, self.span.end),
        }
    }
}

/// The blocks of a report in the order of the text, and its sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    pub(crate) blocks: Vec<Block>,
    /// Token ranges of the sentences, in order; none crosses the edge of a block.
    pub(crate) sentences: Vec<Range<usize>>,
}

impl Outline {
    /// Reads another outline in place of this one.
    ///
    /// `lines` are the first tokens of the lines.
    pub(crate) fn read_into(
        &mut self,
        text: &str,
        tokens: &[Token],
        lines: &[usize],
        lexicon: &Lexicon,
    ) {
        let Outline { blocks, sentences } = self;
        lines::join_into(blocks, &lines::read(text, tokens, lines), tokens);
        let (ends, joined) = kind::classify(blocks, tokens, lexicon);
        let ends = if joined { Ends::read(blocks, tokens, lexicon) } else { ends };
        section::assign(blocks, &ends, tokens, lexicon);
        sentence::split_into(sentences, blocks, &ends);
    }

    /// The block that holds the token with this index.
    pub(crate) fn block_of(&self, token: usize) -> Option<&Block> {
        let at = self.blocks.partition_point(|block| block.tokens.end <= token);
        self.blocks.get(at).filter(|block| block.tokens.contains(&token))
    }

    /// The sentence that holds the token with this index.
    pub(crate) fn sentence_of(&self, token: usize) -> Option<Range<usize>> {
        let at = self.sentences.partition_point(|sentence| sentence.end <= token);
        self.sentences.get(at).filter(|sentence| sentence.contains(&token)).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn kinds(text: &str) -> Vec<(BlockKind, Section)> {
        let doc = Document::read(text, Lexicon::builtin());
        doc.outline.blocks.iter().map(|block| (block.kind, block.section)).collect()
    }

    #[test]
    fn the_page_around_the_report() {
        use BlockKind::{Byline, Caption, Furniture, Paragraph, Stamp, Title};
        let text = "Trang chủ > Tin tức\nHội nghị giao ban tháng 5 của xã Khe Vàng\n\
                    Thứ Ba, 07/05/2024 | 09:20\nLượt xem: 12\n\
                    Sáng 6/5, UBND xã Khe Vàng tổ chức giao ban tháng.\n\
                    Ông Lò Văn Nhẫn phát biểu tại hội nghị\n\
                    Hội nghị bàn nhiều việc quan trọng của xã.\n\
                    Hà Thu\nCác tin khác\nKhai giảng lớp học xóa mù chữ";
        let read: Vec<BlockKind> = kinds(text).into_iter().map(|(kind, _)| kind).collect();
        let expected = [
            Furniture, Title, Stamp, Furniture, Paragraph, Caption, Paragraph, Byline, Furniture,
            Furniture,
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn lines_of_a_headline_in_capitals_are_one() {
        let text = "TRƯỜNG CAO ĐẲNG LAM GIANG\nTỔNG KẾT NĂM HỌC 2022 - 2023\n\n\
                    Chiều 18/8, Trường tổ chức hội nghị tổng kết.";
        assert_eq!(kinds(text)[0].0, BlockKind::Title);
        assert_eq!(kinds(text).len(), 2);
    }

    #[test]
    fn sections_last_until_narration() {
        use Section::{Body, Result, Task};
        let text = "Kết quả đạt được:\n- Trồng 5 ha rừng.\n\
                    Chủ tịch UBND xã yêu cầu các thôn:\n- Rà soát hộ nghèo.\n- Báo cáo về xã.\n\
                    Hội nghị kết thúc lúc 11 giờ cùng ngày.";
        let read: Vec<Section> = kinds(text).into_iter().map(|(_, section)| section).collect();
        assert_eq!(read, [Result, Result, Task, Task, Task, Body]);
    }

    #[test]
    fn sentences_end_at_full_stops_alone() {
        for (text, count) in [
            ("TS. Trần Văn Mẫu phát biểu. Hội nghị bế mạc.", 2),
            ("Đại hội lần thứ X. Các đại biểu dự.", 2),
            ("Kinh phí 1.250 triệu đồng. Thu 12.5 tỷ.", 2),
            ("Hồ sơ còn chậm... Bên cạnh đó, thiếu cán bộ.", 2),
            ("Sách, vở,... đồng thời tổ chức lớp học.", 1),
            ("Hội nghị thành công./. Ban Tuyên giáo.", 2),
            ("Đạt kết quả tốt.Hội nghị bế mạc.", 2),
            ("Các chi bộ trực thuộc .Hội nghị bế mạc .", 2),
            ("PGS.TS. Lê Mẫu và BS. Vũ Mẫu dự.", 1),
        ] {
            let doc = Document::read(text, Lexicon::builtin());
            assert_eq!(doc.outline.sentences.len(), count, "{text}");
        }
    }
}
