//! Figures in words.

use super::unit::{self, Unit};
use super::{Figure, Reader, label};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::number::{self, Amount};
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::report::CountKind;
use crate::token::Shape;

impl<'d, 't> Reader<'d, 't> {
    /// A percentage or a count in words; a count needs a noun that the lexicon knows.
    pub(super) fn in_words(&self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
        if let Some(fuzzy) = fuzzy(cursor) {
            cursor.at = fuzzy;
            return None;
        }
        cursor.maybe(|c| {
            let at = c.at;
            let amount = number::amount(c)?;
            if !words_stand_free(self.doc, self.begin, at, c) {
                return None;
            }
            if let Some(mention) = c.maybe(|c| self.percentage(c, at, amount)) {
                return Some(mention);
            }
            let unit = unit::unit(c, false)?;
            counts_in_words(self.doc, self.begin, at, amount, &unit).then_some(())?;
            Some(self.count(c, at, amount, at + 1, unit))
        })
    }
}

/// Moves past "vài chục em", "hàng trăm hộ": no number stands within.
pub(super) fn skip_vague(cursor: &mut Cursor<'_, '_>) {
    if let Some(vague) = cursor.doc.term(cursor.at, cursor.end, FUZZY) {
        cursor.at = vague.end;
    }
}

/// The end of a phrase of quantity that begins like a number in words: "một số", "hai bên".
fn fuzzy(cursor: &Cursor<'_, '_>) -> Option<usize> {
    let found = cursor.doc.term(cursor.at, cursor.end, FUZZY)?;
    let mut ahead = *cursor;
    number::amount(&mut ahead)?;
    (found.end >= ahead.at && found.end > cursor.at + 1).then_some(found.end)
}

pub(super) const FUZZY: ClassSet = ClassSet::of(&[Class::FuzzyNumber, Class::FractionWord]);

/// Whether number words are words of their own, not part of a name.
fn words_stand_free(doc: &Document<'_>, begin: usize, at: usize, cursor: &Cursor<'_, '_>) -> bool {
    let first = &doc.tokens[at];
    let opens = at == begin
        || doc.outline.sentence_of(at).is_some_and(|sentence| sentence.start == at)
        || doc.tokens[at - 1].is_mark(':');
    let lower = doc.tokens[at + 1..cursor.at].iter().all(|token| token.shape == Shape::Lower);
    let shouted = doc.tokens[at..cursor.at].iter().all(|token| token.shape == Shape::Upper);
    (first.shape == Shape::Lower && lower)
        || (first.shape == Shape::Title && opens && lower)
        || shouted
}

/// Whether number words before a known noun count it: "năm" is also a year, "một" an article.
fn counts_in_words(
    doc: &Document<'_>,
    begin: usize,
    at: usize,
    amount: Amount,
    unit: &Unit,
) -> bool {
    let single = unit.tokens.start == at + 1;
    if single && label_before(doc, begin, at) {
        return false;
    }
    let word = doc.tokens[at].key;
    let previous = doc.tokens[begin..at].last();
    // "cả ba cấp": all of them, no count.
    if single && previous.is_some_and(|token| token.key == key!("cả")) {
        return false;
    }
    if single && word == key!("năm") {
        let year = previous.is_some_and(|token| token.is_number() || before_year(token.key));
        return !year || unit.kind == CountKind::Duration;
    }
    if single && word == key!("một") {
        let article = !previous.is_some_and(|token| counts_one(token.key));
        return !article && unit.kind == CountKind::Count;
    }
    let alone = single
        && [key!("tư"), key!("không"), key!("lăm"), key!("mốt"), key!("nhăm")].contains(&word);
    !alone && amount.value > 0.0
}

/// "giải ba", "thứ hai", "lớp một", "tháng năm".
fn label_before(doc: &Document<'_>, begin: usize, at: usize) -> bool {
    label::before(doc, begin, at).is_some()
}

fn before_year(key: Key) -> bool {
    [
        key!("trong"),
        key!("mỗi"),
        key!("hằng"),
        key!("hàng"),
        key!("các"),
        key!("nhiều"),
        key!("những"),
        key!("đầu"),
        key!("cuối"),
        key!("giữa"),
        key!("cả"),
        key!("suốt"),
        key!("qua"),
        key!("từng"),
        key!("số"),
        key!("nửa"),
        key!("một"),
        key!("vài"),
        key!("mấy"),
        key!("theo"),
        key!("trước"),
        key!("ngoái"),
        key!("là"),
    ]
    .contains(&key)
}

/// Words after which "một" counts.
fn counts_one(key: Key) -> bool {
    [
        key!("có"),
        key!("còn"),
        key!("thêm"),
        key!("chỉ"),
        key!("tăng"),
        key!("giảm"),
        key!(","),
        key!(";"),
        key!("gồm"),
    ]
    .contains(&key)
}
