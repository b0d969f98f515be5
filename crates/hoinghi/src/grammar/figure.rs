//! Numbers with what they count: counts, percentages, and numbers that are neither.

mod bare;
mod calendar;
mod count;
mod label;
mod lead;
mod percent;
mod unit;
mod words;

pub(crate) use lead::Lead;
pub(crate) use unit::Unit;

use crate::cursor::{Cursor, Latest, key};
use crate::document::Document;
use crate::first::{First, Openers};
use crate::grammar::number::{self, Amount};
use crate::lexicon::{Class, ClassSet, Match};
use crate::mention::Mention;
use crate::outline::{Block, BlockKind};
use crate::report::Bound;
use crate::token::Gap;
use label::Use;
use std::ops::Range;

/// A figure as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Figure {
    /// A number with the noun that it counts.
    Count(Parts),
    /// A number of hundredths.
    Percentage(Parts),
    /// A number that is no figure: a label, a telephone number.
    Label,
}

/// The parts of a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parts {
    pub(crate) amount: Amount,
    /// Tokens of the number alone.
    pub(crate) number: Range<usize>,
    pub(crate) unit: Option<Unit>,
    /// What is said right before the number: bound and change.
    pub(crate) lead: Lead,
    /// Index one past the last token, "trở lên" included.
    pub(crate) end: usize,
}

/// The term of one of the classes that ends right before token `at`, and where it begins.
pub(crate) fn term_before<'t>(
    doc: &Document<'t>,
    begin: usize,
    at: usize,
    classes: impl Into<ClassSet>,
) -> Option<(usize, Match<'t>)> {
    label::term_before(doc, begin, at, classes.into())
}

/// Every number of the document, in order.
pub(crate) fn read(doc: &Document<'_>) -> Vec<Mention<Figure>> {
    let mut mentions = Vec::new();
    for block in &doc.outline.blocks {
        if is_furniture(block) {
            continue;
        }
        let mut cursor = Cursor::new(doc, block.tokens.clone());
        let (begin, bare) = (block.tokens.start, bare::State::default());
        let mut reader = Reader { doc, begin, bare, quotes: Latest::default() };
        loop {
            cursor.at = doc.next_opening(cursor.at, cursor.end, Openers::FIGURE);
            let from = cursor.at;
            if from >= cursor.end {
                break;
            }
            if let Some(mention) = reader.next(&mut cursor) {
                mentions.push(mention);
            }
            cursor.at = cursor.at.max(from + 1);
        }
    }
    mentions
}

/// A number, in digits or in words, and what [`bare::State`] takes note of.
pub(crate) const FIRST: First = First {
    classes: number::FIRST
        .union(words::FUZZY)
        .union(ClassSet::of(&[Class::Breakdown, Class::IdiomNumber])),
    marks: "():.!?",
    numbers: true,
    ..First::NONE
};

struct Reader<'d, 't> {
    doc: &'d Document<'t>,
    /// First token of the block.
    begin: usize,
    bare: bare::State,
    quotes: Latest,
}

impl<'d, 't> Reader<'d, 't> {
    /// What begins at the cursor.
    ///
    /// ```text
    /// figure     = idiom | code | label | percentage | count
    /// percentage = lead? amount percent ( range amount percent )? per? after?
    /// count      = lead? amount unit? after?
    /// after      = "trở lên" | "trở xuống"
    /// ```
    fn next(&mut self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
        self.bare.see(self.doc, cursor.at);
        if let Some(idiom) = cursor.maybe(idiom) {
            return Some(self.label(idiom));
        }
        if !number::starts(cursor) {
            words::skip_vague(cursor);
            return None;
        }
        if !self.doc.tokens[cursor.at].is_number() {
            return self.in_words(cursor);
        }
        let at = cursor.at;
        if label::bracketed(self.doc, self.begin, at, cursor.end) {
            return Some(self.label(at..at + 1));
        }
        if cursor.maybe(label::phone).is_some() {
            return Some(self.label(at..cursor.at));
        }
        cursor
            .maybe(|c| self.mark_of_total(c))
            .or_else(|| cursor.maybe(|c| self.age_after_word(c)))
            .or_else(|| self.digits(cursor))
    }

    /// A number in digits: a label, a figure, a code, or part of a date.
    fn digits(&mut self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
        let at = cursor.at;
        match label::before(self.doc, self.begin, at) {
            Some(Use::Label(from)) if !self.counts_after_all(cursor, from) => {
                label::list(cursor);
                return Some(self.label(from..cursor.at));
            }
            Some(Use::Other) if !self.measures_after_all(cursor) => {
                label::date_run(cursor);
                return None;
            }
            _ => {}
        }
        if let Some(figure) = cursor.maybe(|c| self.in_digits(c)) {
            return Some(figure);
        }
        if let Some(code) = label::code(self.doc, self.begin, at, cursor.end) {
            cursor.at = code.end;
            return Some(self.label(code));
        }
        label::date_run(cursor);
        None
    }

    fn label(&self, tokens: Range<usize>) -> Mention<Figure> {
        let span = self.doc.span(tokens.clone());
        Mention { span, tokens, rule: "label", value: Figure::Label }
    }

    fn mention(&self, tokens: Range<usize>, rule: &'static str, value: Figure) -> Mention<Figure> {
        Mention { span: self.doc.span(tokens.clone()), tokens, rule, value }
    }
}

/// A fixed phrase with a number in it.
fn idiom(cursor: &mut Cursor<'_, '_>) -> Option<Range<usize>> {
    let from = cursor.at;
    let found = cursor.term(Class::IdiomNumber)?;
    // "B2" is not "xã B 2 thôn".
    let tokens = &cursor.doc.tokens[from + 1..cursor.at];
    if !found.term.text.contains(' ') && tokens.iter().any(|token| token.gap > Gap::None) {
        return None;
    }
    let counts = cursor.doc.tokens[from..cursor.at].iter().any(|token| token.is_number())
        || cursor.at > from + 1;
    // "A1" in "A12": the first part of a code.
    let goes_on = cursor
        .peek()
        .is_some_and(|token| token.gap == Gap::None && (token.is_word() || token.is_number()));
    if goes_on {
        return None;
    }
    counts.then_some(from..cursor.at)
}

/// "trở lên", "trở xuống" after a figure.
fn after(cursor: &mut Cursor<'_, '_>, lead: &mut Lead) {
    let bound = cursor.maybe(|c| {
        c.word(key!("trở"))?;
        match c.peek()?.key {
            key if key == key!("lên") => Some(Bound::AtLeast),
            key if key == key!("xuống") => Some(Bound::AtMost),
            _ => None,
        }
    });
    if let Some(bound) = bound {
        cursor.at += 1;
        lead.bound = Some(bound);
    }
}

/// The longest block that can be page furniture, in tokens: prose may begin with the same words.
const LONGEST_FURNITURE: usize = 16;

/// Whether a block is the page's own: no paragraph of the report.
fn is_furniture(block: &Block) -> bool {
    match block.kind {
        BlockKind::Furniture => block.tokens.len() <= LONGEST_FURNITURE,
        BlockKind::Stamp | BlockKind::Byline => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// What is read in a text: `c` counts, `p` percentages, `l` labels, each with its words.
    fn read_all(text: &str) -> Vec<(char, String)> {
        let text = format!("x\n\n{text}");
        let doc = Document::read(&text, Lexicon::builtin());
        let sort = |figure: &Figure| match figure {
            Figure::Count(_) => 'c',
            Figure::Percentage(_) => 'p',
            Figure::Label => 'l',
        };
        read(&doc).iter().map(|m| (sort(&m.value), doc.slice(m.span).to_owned())).collect()
    }

    #[test]
    fn figures_and_labels() {
        for (text, expected) in [
            ("Xã có 8 thôn.", &[('c', "8 thôn")][..]),
            ("Tăng 12,5% so với đầu năm.", &[('p', "12,5%")]),
            ("Học sinh lớp 1, 2 và 3.", &[('l', "lớp 1, 2 và 3")]),
            ("Mỗi lớp 35 em.", &[('c', "35 em")]),
            ("Đường 2/4 và nhà số 12/5.", &[('l', "Đường 2/4"), ('l', "nhà số 12/5")]),
            ("Lớp 12A5 và môn chạy 4x100m.", &[('l', "Lớp 12A5"), ('l', "4x100m")]),
            ("Gọi 0912.345.678.", &[('l', "0912.345.678")]),
            (
                "Có 7/9 xã và 658 lớp/18.401 em.",
                &[('c', "7/9 xã"), ('c', "658 lớp"), ('c', "18.401 em")],
            ),
            ("Thứ hai, giải ba, tháng tư.", &[]),
        ] {
            let found = read_all(text);
            let found: Vec<_> = found.iter().map(|(sort, words)| (*sort, words.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
