//! The words after a figure that go on describing what is counted.

use super::super::clause;
use super::Context;
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::figure::term_before;
use crate::grammar::number;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape, Token};
use std::ops::Range;

/// The longest run, in tokens.
const LONGEST: usize = 18;

/// The words from `from` that describe what is counted; those before `at` belong to it as they are.
///
/// ```text
/// run = word+ until [.,;:()] | stop | bound number | number unit
/// ```
pub(super) fn run(doc: &Document<'_>, from: usize, mut at: usize) -> Range<usize> {
    let Some(sentence) = at.checked_sub(1).and_then(|i| doc.outline.sentence_of(i)) else {
        return from..at;
    };
    let limit = sentence.end.min(at + LONGEST);
    let begin = at;
    let mut quoted = false;
    while at < limit {
        let token = &doc.tokens[at];
        if matches!(token.mark(), '“' | '"' | '”' | '«' | '»') {
            quoted = !quoted && !matches!(token.mark(), '”' | '»');
        } else if !quoted && stops(doc, at, limit, begin) {
            break;
        }
        at += 1;
    }
    let at = back_off(doc, from, begin, at, limit);
    from..at
}

/// Drops a verb that leads to the next figure: "đảng viên sinh hoạt tại 14 chi bộ".
///
/// People do things; what is said of other things ("buổi tuyên truyền với 540 người") names them.
fn back_off(doc: &Document<'_>, from: usize, begin: usize, at: usize, limit: usize) -> usize {
    let by_way = doc.tokens.get(at).is_some_and(|token| is_to_figure(doc, token, at, limit));
    let next_is_figure =
        at < limit && (doc.tokens[at].is_number() || starts_number(doc, at, limit));
    // "lớp dạy nghề cho 60 học viên": what a class is for names it.
    let purpose = doc.is(from, key!("lớp"))
        && doc.term(begin, at, ClassSet::of(&[Class::VerbDo, Class::EventKind])).is_some();
    let people = !purpose && doc.term(from, begin, Class::Coordinate).is_some();
    if !(next_is_figure || by_way && people) {
        return at;
    }
    let mut cursor = Cursor::new(doc, begin..at);
    while cursor.maybe(qualifier).is_some() {}
    cursor.at
}

/// What qualifies a noun that is counted, without a verb.
///
/// ```text
/// qualifier = adjective | noun | abbreviation | name | achieve words
/// ```
fn qualifier(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    if cursor.accept(|token| matches!(token.shape, Shape::Upper | Shape::Title)).is_some() {
        return Some(());
    }
    if cursor.term(ClassSet::of(&[Class::Adjective, Class::School, Class::Level])).is_some() {
        return Some(());
    }
    // "mầm non, tiểu học"
    let row = cursor.maybe(|c| c.mark(',').and_then(|_| c.term(Class::School)).map(drop));
    if row.is_some() {
        return row;
    }
    // "đạt chuẩn", "được khen thưởng": all that follows.
    if cursor.term(Class::VerbAchieve).is_some() {
        cursor.at = cursor.end;
        return Some(());
    }
    // A noun of one syllable may be part of a verb.
    let from = cursor.at;
    cursor.term(ClassSet::of(&[Class::Unit, Class::OfficeField]))?;
    (cursor.at > from + 1).then_some(())
}

/// "2 tỉnh Nghệ An, Hà Tĩnh": where several are counted, their names are no description.
pub(super) fn without_names(
    context: &Context<'_, '_, '_, '_>,
    unit: Range<usize>,
    run: Range<usize>,
) -> Range<usize> {
    let doc = context.doc;
    let places = doc.term(unit.start, unit.end, Class::Level).is_some();
    let several = context.figure.parts.amount.value > 1.0;
    let named = |i: usize| doc.tokens[i].shape == Shape::Title;
    let listed = doc.tokens.get(run.end).is_some_and(|next| next.is_mark(','))
        && doc.tokens.get(run.end + 1).is_some_and(|next| next.shape == Shape::Title);
    let names = places && several && listed && (unit.end..run.end).all(named);
    if names { unit } else { run }
}

/// "tại 14 chi bộ", "với 6 trường": a preposition and a number.
fn is_to_figure(doc: &Document<'_>, token: &Token, at: usize, limit: usize) -> bool {
    [key!("tại"), key!("với"), key!("cho"), key!("ở"), key!("trên")].contains(&token.key)
        && at + 1 < limit
        && doc.tokens[at + 1].is_number()
}

/// Whether a run stops before token `at`.
fn stops(doc: &Document<'_>, at: usize, limit: usize, begin: usize) -> bool {
    let token = &doc.tokens[at];
    if token.is_mark('-') && age_ahead(doc, at, limit) {
        return false;
    }
    if clause::ends_clause(doc, at) {
        return !lists_on(doc, at, limit);
    }
    if token.is_mark('/') || token.gap >= Gap::Blank {
        return true;
    }
    if token.is_number() || starts_number(doc, at, limit) {
        return !age_ahead(doc, at, limit) && !is_label(doc, at);
    }
    if token.key == key!("và") || token.key == key!("hoặc") {
        return at == begin || ends_at_and(doc, at, limit);
    }
    if describes(doc, at, limit, begin) {
        return false;
    }
    let sum = doc.is(at, key!("với")) && doc.term(at + 1, limit, Class::AmountNoun).is_some();
    if sum || introduces(doc, at, limit) {
        return true;
    }
    if let Some(found) = doc.term(at, limit, Class::LabelStop) {
        return !age_ahead(doc, found.end, limit) && !goes_to_place(doc, at, found.end, limit);
    }
    let bound = doc.term(at, limit, Class::Bound);
    bound.is_some_and(|found| {
        number::starts(&Cursor::new(doc, found.end..limit.max(found.end)))
            && !age_ahead(doc, at, limit)
    })
}

/// Whether token `at` goes on describing though it looks like a word that stops a run.
fn describes(doc: &Document<'_>, at: usize, limit: usize, begin: usize) -> bool {
    // "nhà ở", "người có công": the last syllable of a noun.
    let inside = (at.saturating_sub(2).max(begin.saturating_sub(1))..at)
        .any(|i| doc.term(i, limit, WHOLE).is_some_and(|found| found.end > at));
    // "giỏi cấp huyện trở lên", "70 tuổi trở lên": a grade or an age, no bound of the figure.
    let graded = doc.is(at, key!("trở"))
        && (at.saturating_sub(3).max(begin)..at)
            .any(|i| [key!("cấp"), key!("loại"), key!("tuổi")].contains(&doc.tokens[i].key));
    // "ở nước ngoài", "trong độ tuổi".
    let stop = doc.term(at, limit, Class::LabelStop);
    let longer =
        stop.is_some_and(|stop| doc.term(at, limit, WORDS).is_some_and(|word| word.end > stop.end));
    inside || graded || longer
}

/// "là ông …", "có bà …", "về Nghị định …": names and documents describe nothing that is counted.
fn introduces(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    let next = at + 1;
    let person = (doc.is(at, key!("là")) || doc.is(at, key!("có")))
        && doc.term(next, limit, PERSONS).is_some_and(|found| {
            doc.tokens.get(found.end).is_some_and(|token| token.shape.is_capital())
        });
    // "ba xã cũ là Vĩnh Giả, Thanh Thử": their names.
    let title = |i: usize| doc.tokens.get(i).is_some_and(|token| token.shape == Shape::Title);
    let named = doc.is(at, key!("là")) && next + 1 < limit && title(next) && title(next + 1);
    let document = doc.is(at, key!("về")) && doc.term(next, limit, Class::Document).is_some();
    person || named || document
}

const PERSONS: ClassSet =
    ClassSet::of(&[Class::Honorific, Class::HonorificMale, Class::HonorificFemale]);

/// Terms that may begin with a word that would stop a run: "ở nước ngoài", "bằng khen".
const WORDS: ClassSet = ClassSet::of(&[Class::Paired, Class::AwardWord]);

/// Terms that may end in a word that would stop a run.
const WHOLE: ClassSet = ClassSet::of(&[Class::Unit, Class::Paired]);

/// Whether "và" joins something new: a figure, a document, an official.
fn ends_at_and(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    let next = at + 1;
    next >= limit
        || doc.tokens[next].is_number()
        || starts_number(doc, next, limit)
        || doc.term(next, limit, OTHER_THINGS).is_some()
}

const OTHER_THINGS: ClassSet = ClassSet::of(&[Class::Document, Class::Post, Class::Change]);

/// "đến trường", "đến học", "từ các xã": a way, not a date or an amount.
fn goes_to_place(doc: &Document<'_>, at: usize, next: usize, limit: usize) -> bool {
    if doc.is(at, key!("với")) {
        let before = at.checked_sub(1).map(|i| doc.tokens[i].key);
        return [key!("lòng"), key!("gắn"), key!("hợp"), key!("đối")]
            .iter()
            .any(|k| Some(*k) == before);
    }
    if doc.is(at, key!("trong")) {
        return [key!("độ"), key!("diện"), key!("và"), key!("biên")]
            .iter()
            .any(|key| doc.is(next, *key));
    }
    doc.is(at, key!("đến"))
        && next < limit
        && (doc.term(next, limit, Class::Unit).is_some()
            || [key!("trường"), key!("học"), key!("lớp"), key!("khám")]
                .contains(&doc.tokens[next].key))
}

/// Whether number words and a noun that they count begin at token `at`.
fn starts_number(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    if at >= limit || doc.tokens[at].is_number() {
        return false;
    }
    let mut ahead = Cursor::new(doc, at..limit);
    number::starts(&ahead)
        && number::amount(&mut ahead).is_some()
        && ahead.at < limit
        && doc.term(ahead.at, limit, Class::Unit).is_some()
        && term_before(doc, at.saturating_sub(3), at, Class::LabelHead).is_none()
}

/// "trường MN, TH, THCS", "lớp 2, lớp 6": abbreviations and labels go on after a comma.
fn lists_on(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    let Some(next) = doc.tokens.get(at + 1).filter(|_| at + 1 < limit) else { return false };
    let Some(before) = at.checked_sub(1).map(|i| &doc.tokens[i]) else { return false };
    if !doc.tokens[at].is_mark(',') {
        return false;
    }
    let upper = |token: &Token| token.shape == Shape::Upper;
    let labels = before.is_number() && at >= 2 && doc.tokens[at - 2].key == next.key;
    let named = |token: &Token| token.is_number() || token.shape.is_capital();
    let noun = doc.term(at + 1, limit, Class::Coordinate);
    let nouns = noun.is_some_and(|noun| !doc.tokens.get(noun.end).is_some_and(named))
        && term_before(doc, 0, at, Class::Coordinate).is_some();
    (upper(next) && upper(before)) || labels || nouns || is_row(doc, at, limit)
}

/// "trường mầm non, tiểu học, THCS", "lĩnh vực kinh tế, môi trường": words of one sort on both sides of the comma at `at`.
fn is_row(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    [Class::School, Class::OfficeField].iter().any(|&class| {
        let next = doc.term(at + 1, limit, class);
        let small = !doc.tokens[at + 1].shape.is_capital() || class == Class::School;
        small && next.is_some() && term_before(doc, 0, at, class).is_some()
    })
}

/// "học sinh lớp 3", "GDPT 2018": the number is a label in the description.
fn is_label(doc: &Document<'_>, at: usize) -> bool {
    if at == 0 || !doc.tokens[at].is_number() {
        return false;
    }
    let heads = ClassSet::of(&[Class::LabelHead, Class::Document]);
    let begin = at.saturating_sub(4);
    term_before(doc, begin, at, heads).is_some()
        || doc.tokens[at - 1].shape == Shape::Upper
        || (begin..at).any(|i| doc.term(i, at + 1, Class::IdiomNumber).is_some_and(|f| f.end > at))
}

/// Whether an age comes next, after words like "từ" and "dưới".
fn age_ahead(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    let aged = |i: usize| doc.tokens[i].begins(AGES);
    (at.saturating_sub(4)..limit).any(aged) && age_at(doc, at, limit)
        || doc.is(at, key!("trở")) && at > 0 && doc.is(at - 1, key!("tuổi"))
        || doc.is(at, key!("lên")) && at > 0 && doc.is(at - 1, key!("trở"))
}

const AGES: ClassSet = ClassSet::of(&[Class::AgeWord]);

/// Whether token `at` begins an age or stands in one.
fn age_at(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    let mut cursor = Cursor::new(doc, at..limit.max(at));
    while cursor.term(Class::Bound).is_some()
        || cursor.accept(|token| token.key == key!("từ") || token.key == key!("đủ")).is_some()
    {}
    if number::amount(&mut cursor).is_some() && cursor.term(Class::AgeWord).is_some() {
        return true;
    }
    // Inside an age: "từ 6 đến 36 tháng tuổi", "80 tuổi trở lên".
    (at.saturating_sub(4)..at).any(|i| {
        let mut cursor = Cursor::new(doc, i..limit);
        doc.tokens[i].is_number()
            && number::amount(&mut cursor).is_some()
            && cursor.term(Class::AgeWord).is_some()
            && at < cursor.at
    })
}

/// The end of "ở tiểu học", "đối với THCS" after a rate.
pub(super) fn place(doc: &Document<'_>, at: usize) -> usize {
    let Some(sentence) = at.checked_sub(1).and_then(|i| doc.outline.sentence_of(i)) else {
        return at;
    };
    if !doc.is(at, key!("ở")) {
        return at;
    }
    (at..sentence.end.min(at + 6)).find(|&i| clause::ends_clause(doc, i)).unwrap_or(at)
}

/// Verbs and prepositions that lead on from a description.
const LEADS_ON: [Key; 6] =
    [key!("có"), key!("là"), key!("với"), key!("đã"), key!("từ"), key!("và")];

/// Words that lead on to a date.
const DATES: ClassSet = ClassSet::of(&[
    Class::DateWord,
    Class::RelationBy,
    Class::RelationBefore,
    Class::RelationUntil,
]);

/// Verbs of a level, which lead on to a number.
const LEVELS: [Key; 4] = [key!("đạt"), key!("còn"), key!("chiếm"), key!("được")];

/// The end of a run without the verbs and prepositions that lead on from it.
pub(super) fn trim(doc: &Document<'_>, words: Range<usize>) -> usize {
    let mut end = words.end;
    // "trường đạt 5": a verb that leads on; "em chưa đạt" ends its clause.
    let leads = doc.tokens.get(end).is_some_and(|token| token.is_word() || token.is_number());
    if doc.tokens.get(end).is_some_and(Token::is_number) {
        while let Some((from, _)) = term_before(doc, words.start, end, DATES) {
            end = from;
        }
    }
    while leads && end > words.start && LEVELS.contains(&doc.tokens[end - 1].key) {
        end -= 1;
    }
    while end > words.start && LEADS_ON.contains(&doc.tokens[end - 1].key) {
        end -= 1;
    }
    end
}
