//! The description that stands before a figure.

use super::super::{change, clause};
use super::{Context, actor};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::figure::term_before;
use crate::lexicon::{Class, ClassSet};
use crate::report::CountKind;
use crate::span::Span;
use crate::token::{Shape, Token};
use std::ops::Range;

/// Words that end a description before a number.
const TRAILING: ClassSet = ClassSet::of(&[
    Class::LevelWord,
    Class::Change,
    Class::Bound,
    Class::LabelTail,
    Class::TargetWord,
]);

/// Verbs that say how high what stands before them is.
const LEVELS: ClassSet = ClassSet::of(&[Class::LevelWord]);

/// How many figures back a description may begin after.
const NEAR: usize = 12;

/// Where the last figure before this one ends; ages belong to descriptions.
pub(super) fn floor(context: &Context<'_, '_, '_, '_>) -> usize {
    let from = context.figure.parts.lead.from;
    context
        .known
        .iter()
        .rev()
        .take(NEAR)
        .find(|last| {
            let inside = last.kind == CountKind::Age || last.kind == CountKind::Rate;
            last.parts.end <= from && !inside
        })
        .map_or(0, |last| described_to(context.doc, last))
}

/// Where a figure ends with the words that describe it.
pub(super) fn described_to(doc: &Document<'_>, figure: &super::Known<'_>) -> usize {
    let end = figure.parts.end;
    // The words of a later clause go on to the next figure: "Sáu tháng qua, dư nợ đạt 5 tỷ đồng".
    let touches = |label: &Span| {
        let from = doc.token_at(label.start);
        from <= end || !(end..from).any(|i| clause::ends_clause(doc, i))
    };
    let after = figure.label.filter(|label| label.end > figure.mention.span.end && touches(label));
    after
        .filter(|_| figure.parts.number.start < end)
        .map_or(end, |label| doc.token_at(label.end).max(end))
}

/// The description before the figure in its clause, connectives and verbs left out.
///
/// ```text
/// subject = start* words tail* ":"? lead number
/// ```
pub(super) fn subject(context: &Context<'_, '_, '_, '_>) -> Range<usize> {
    context.subject.get_or_init(|| read(context)).clone()
}

fn read(context: &Context<'_, '_, '_, '_>) -> Range<usize> {
    let doc = context.doc;
    let words = whole(context);
    // "Tỷ lệ doanh nghiệp sử dụng hóa đơn": who does it is measured.
    let rate = words.start > 0 && doc.is(words.start - 1, key!("lệ"));
    if rate || gives(doc, &words) {
        return words;
    }
    let at = context.figure.parts.lead.from;
    let touches = words.end == at || words.end + 1 == at && doc.tokens[words.end].is_mark(':');
    actor::deed(doc, &words, touches).unwrap_or(words)
}

/// The description before the figure with who acts in it.
pub(super) fn whole(context: &Context<'_, '_, '_, '_>) -> Range<usize> {
    let doc = context.doc;
    let mut end = context.figure.parts.lead.from;
    match doc.tokens[..end].last() {
        Some(token) if token.is_mark(':') => end -= 1,
        // "… đến trường công lập và 9 nhóm": the words before belong to another figure.
        Some(token) if token.key == key!("và") => return end..end,
        _ => {}
    }
    described(doc, end, floor(context))
}

/// "Công ty Sao Mai ủng hộ 5 triệu đồng": who gives tells what is given.
fn gives(doc: &Document<'_>, words: &Range<usize>) -> bool {
    [key!("hộ"), key!("tặng"), key!("góp"), key!("trao"), key!("trợ")]
        .iter()
        .any(|&verb| words.len() > 1 && doc.is(words.end - 1, verb))
}

/// Whether a body's deed stands right before the figure: "Sở giải quyết 98% hồ sơ".
pub(super) fn is_deed(context: &Context<'_, '_, '_, '_>) -> bool {
    let (doc, at) = (context.doc, context.figure.parts.lead.from);
    let words = described(doc, at, floor(context));
    words.end == at && actor::deed(doc, &words, true).is_some()
}

/// The words without what opens and ends a clause.
pub(super) fn bare(doc: &Document<'_>, words: Range<usize>) -> Range<usize> {
    trim_start(doc, trim_end(doc, words))
}

/// The description in the clause that ends before token `end`.
pub(super) fn described(doc: &Document<'_>, end: usize, floor: usize) -> Range<usize> {
    let clause = clause::before(doc, end, floor);
    let joined = floor > 0 && clause.start == floor;
    let clause = clause.start + after_and(doc, &clause, joined)..clause.end;
    let words = trim_start(doc, trim_end(doc, clause));
    let compared = doc.term(words.start, words.end, Class::ComparedTo).is_some()
        || words.len() == 1 && doc.is(words.start, key!("so"));
    if compared || change::comparative(doc, words.clone()).is_some() {
        return words.end..words.end;
    }
    let words = trim(doc, words);
    let from = listed(doc, words.clone(), floor).or_else(|| headed(doc, words.start, floor));
    from.map_or(words.clone(), |from| from..words.end)
}

/// Where a description begins whose head stands before a comma: "số vụ hòa giải, đối thoại thành".
///
/// ```text
/// headed = ( "số" | "tỷ lệ" | "tổng số" ) word+ "," words
/// ```
fn headed(doc: &Document<'_>, start: usize, floor: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|&i| i > floor && doc.tokens[i].is_mark(','))?;
    let clause = clause::before(doc, comma, floor);
    let head = clause.clone().find(|&i| !doc.is(i, key!("tổng")))?;
    let heads =
        doc.is(head, key!("số")) || doc.is(head, key!("tỷ")) && doc.is(head + 1, key!("lệ"));
    let says = |i: usize| doc.tokens[i].is_number() || doc.term(i, clause.end, SAYING).is_some();
    if !heads || clause.len() > LONGEST_HEAD || clause.clone().any(says) {
        return None;
    }
    let words = trim_start(doc, clause.clone());
    (!words.is_empty()).then_some(words.start)
}

/// The longest head of a description before its comma, in tokens.
const LONGEST_HEAD: usize = 9;

/// Words with which the head before a comma has its own predicate: "số hộ nghèo giảm mạnh, …".
const SAYING: ClassSet =
    ClassSet::of(&[Class::LevelWord, Class::Change, Class::MetWord, Class::TargetWord]);

/// The most items of a list, and the most words of one.
const LONGEST_LIST: usize = 8;

/// Where a list begins whose last items are the words: "án dân sự, hôn nhân, lao động và hành chính".
///
/// ```text
/// list = words ( "," item )* "," item "và" item
/// ```
///
/// Short items, three commas' worth or a plural word before them: "năm qua, phụ nữ và trẻ em" is none.
fn listed(doc: &Document<'_>, words: Range<usize>, floor: usize) -> Option<usize> {
    let and = words.clone().take(LONGEST_ITEM + 1).find(|&i| doc.is(i, key!("và")))?;
    (and > words.start).then_some(())?;
    let mut from = words.start;
    for commas in 1..LONGEST_LIST {
        let comma = from.checked_sub(1).filter(|&i| i > floor && doc.tokens[i].is_mark(','))?;
        let item = clause::before(doc, comma, floor);
        let numbered = item.clone().any(|i| doc.tokens[i].is_number());
        if item.is_empty() || numbered {
            return None;
        }
        if item.len() > LONGEST_ITEM {
            let plural = item.clone().any(|i| doc.is(i, key!("các")) || doc.is(i, key!("loại")));
            return (commas > 1 || plural).then(|| trim_start(doc, item).start);
        }
        from = item.start;
    }
    None
}

/// The longest item in the middle of a list, in tokens.
const LONGEST_ITEM: usize = 4;

/// How many words of a clause that goes on from a figure still describe that figure: "mỗi suất
/// 500.000 đồng tiền mặt và quà trị giá 200.000 đồng".
fn after_and(doc: &Document<'_>, clause: &Range<usize>, joined: bool) -> usize {
    let and = clause.clone().rev().find(|&i| joined && doc.is(i, key!("và")));
    and.map_or(0, |i| i + 1 - clause.start)
}

/// The words of the clause before token `end`, back over other figures.
pub(super) fn clause_before(doc: &Document<'_>, end: usize) -> Range<usize> {
    trim_start(doc, trim_end(doc, clause::before(doc, end, 0)))
}

/// Whether a verb of reaching or changing stands right before the number.
pub(super) fn ends_in_verb(context: &Context<'_, '_, '_, '_>) -> bool {
    let doc = context.doc;
    let lead = context.figure.parts.lead;
    let at = lead.from;
    let only_left =
        lead.level && (at..context.figure.parts.number.start).all(|i| doc.is(i, key!("còn")));
    lead.change.is_some()
        || (lead.level && !only_left)
        || term_before(doc, 0, at, LEVELS).is_some_and(|(from, _)| !doc.is(from, key!("còn")))
        || at > 0 && doc.is(at - 1, key!("lệ"))
        || doc.is(at, key!("là"))
        || lead.bound.is_some() && !has_verb_of_having(doc, at)
}

/// Whether a verb of reaching stands right before the figure.
pub(super) fn follows_level(context: &Context<'_, '_, '_, '_>) -> bool {
    term_before(context.doc, 0, context.figure.parts.lead.from, LEVELS).is_some()
}

fn has_verb_of_having(doc: &Document<'_>, at: usize) -> bool {
    at > 0
        && [key!("có"), key!("còn"), key!("với"), key!("thành"), key!("bảo"), key!("đảm")]
            .contains(&doc.tokens[at - 1].key)
}

/// The longest name of who sets an aim, in tokens.
const LONGEST_ACTOR: usize = 6;

/// Drops connectives, dates and "tỷ lệ" at the beginning.
fn trim_start(doc: &Document<'_>, mut words: Range<usize>) -> Range<usize> {
    // "huyện phấn đấu giảm …": who aims says nothing of the aim.
    let aim = words.clone().take(LONGEST_ACTOR).find_map(|i| {
        let found = doc.term(i, words.end, Class::TargetWord)?;
        (found.end < words.end && !doc.is(i, key!("kế")) && !doc.is(i, key!("chỉ")))
            .then_some(found.end)
    });
    words.start = aim.unwrap_or(words.start);
    while words.start < words.end {
        let at = words.start;
        let since = usize::from(doc.is(at, key!("từ")));
        if let Some(date) = date(doc, at + since, words.end) {
            words.start = date;
        } else if let Some(found) = doc.term(at, words.end, Class::LabelStart) {
            // "tăng cường kiểm tra", "số hóa", "giảm nghèo": the first syllable of a longer word.
            let word = doc.term(at, words.end, WORDS);
            // "huy động trẻ em": what is counted begins after the verb.
            let counted = found.end > at + 1 && doc.term(found.end, words.end, PEOPLE).is_some();
            let longer = !counted && word.is_some_and(|word| word.end > found.end);
            // "khá 41%, trung bình 30%": a grade by itself.
            let grade = found.end == words.end && doc.term(at, words.end, Class::Grade).is_some();
            if grade || longer || !suffices(doc, at, found.end..words.end) {
                break;
            }
            words.start = found.end;
        } else if !doc.tokens[at].is_word()
            && !doc.tokens[at].is_number()
            && !is_quote(&doc.tokens[at])
        {
            words.start += 1;
        } else {
            break;
        }
    }
    words
}

/// Whether the rest says enough without "tỷ lệ" or "số": it begins with a noun that is counted.
fn suffices(doc: &Document<'_>, at: usize, rest: Range<usize>) -> bool {
    if doc.is(at, key!("tỷ")) {
        return rest.len() > 2 || doc.term(rest.start, rest.end, PEOPLE).is_some();
    }
    if doc.is(at, key!("số")) {
        return rest.len() > 1 && doc.term(rest.start, rest.end, PEOPLE).is_some();
    }
    // "các cháu" says more than "cháu".
    !doc.is(at, key!("các")) || rest.len() > 2
}

/// Words that may begin with a syllable that also opens a clause.
const WORDS: ClassSet = ClassSet::of(&[
    Class::VerbDo,
    Class::Paired,
    Class::Unit,
    Class::Adjective,
    Class::OfficeField,
]);

const PEOPLE: ClassSet = ClassSet::of(&[Class::Unit, Class::Coordinate, Class::School]);

fn is_quote(token: &Token) -> bool {
    matches!(token.mark(), '“' | '"' | '«')
}

/// The end of a date at `at`: "Năm 2024", "đến 31/12/2022", "tháng 9".
fn date(doc: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    let mut cursor = Cursor::new(doc, at..end);
    if let Some(part) = cursor.maybe(part_of_a_year) {
        return Some(part);
    }
    let worded = cursor.term(Class::DateWord).is_some();
    let from = cursor.at;
    while cursor.accept(Token::is_number).is_some() {
        let more = cursor.maybe(|c| {
            c.accept(|token| token.is_mark('/') || (worded && token.is_mark('-')))?;
            c.peek().filter(|token| token.is_number()).map(drop)
        });
        if more.is_none() {
            break;
        }
    }
    let slashed = cursor.at > from + 1;
    (cursor.at > from && (worded || slashed)).then_some(cursor.at)
}

/// "9 tháng đầu năm": the end of the words.
fn part_of_a_year(cursor: &mut Cursor<'_, '_>) -> Option<usize> {
    cursor.accept(Token::is_number)?;
    cursor.word(key!("tháng"))?;
    cursor.accept(|token| token.key == key!("đầu") || token.key == key!("cuối"))?;
    cursor.word(key!("năm"))?;
    Some(cursor.at)
}

/// Cuts a description at a date or a place inside it: "tốt nghiệp THPT năm 2023 của tỉnh".
fn trim(doc: &Document<'_>, words: Range<usize>) -> Range<usize> {
    let cut = (words.start + 1..words.end).find(|&i| {
        doc.is(i, key!("tại"))
            || date(doc, i, words.end).is_some_and(|end| end > i + 1)
            || doc.is(i, key!("so")) && doc.is(i + 1, key!("với"))
    });
    let end = cut.unwrap_or(words.end);
    let cut = trim_end(doc, words.start..end);
    if cut.is_empty() { words } else { cut }
}

/// Drops verbs, bounds and prepositions at the end.
fn trim_end(doc: &Document<'_>, mut words: Range<usize>) -> Range<usize> {
    while let Some((from, _)) = term_before(doc, words.start, words.end, TRAILING) {
        // "giải phóng mặt bằng", "chứng chỉ đạt": the last syllable of a word.
        let inside = term_before(doc, words.start, from + 1, COMPOUNDS);
        let longer = term_before(doc, words.start, words.end, COMPOUNDS);
        let age = doc.is(from.wrapping_sub(1), key!("trở"));
        // "tốc độ tăng trưởng": a word of its own.
        let word = term_before(doc, words.start, words.end, Class::Paired);
        if age
            || word.is_some_and(|(word, _)| word <= from)
            || longer.is_some_and(|(longer, _)| longer < from)
        {
            break;
        }
        let kept = usize::from(inside.is_some_and(|(word, _)| word < from));
        if from + kept == words.end {
            break;
        }
        words.end = from + kept;
    }
    words
}

/// Words whose last syllable may look like what ends a description.
const COMPOUNDS: ClassSet = ClassSet::of(&[Class::Paired, Class::VerbDo, Class::Adjective]);

/// Takes in the plural word and the syllables of a longer term that begins before `from`.
pub(super) fn widen(doc: &Document<'_>, from: usize, begin: usize) -> usize {
    let longer = (begin.max(from.saturating_sub(3))..from)
        .find(|&i| doc.term(i, doc.tokens.len(), Class::Unit).is_some_and(|f| f.end > from));
    let from = longer.unwrap_or(from);
    match doc.tokens[begin..from].last() {
        Some(token) if [key!("các"), key!("những")].contains(&token.key) => from - 1,
        _ => from,
    }
}

/// Whether the words are nouns of the lexicon from end to end, with "và" and commas between.
pub(super) fn is_noun_phrase(doc: &Document<'_>, words: &Range<usize>) -> bool {
    // "tổ chức" is a verb before a number, "tiểu học" is none though "học" is.
    let verb = term_before(doc, words.start, words.end, VERBS).map(|(from, _)| from);
    let noun = term_before(doc, words.start, words.end, NOUNS).map(|(from, _)| from);
    if verb.is_some_and(|verb| noun.is_none_or(|noun| verb <= noun)) {
        return false;
    }
    let mut cursor = Cursor::new(doc, words.clone());
    while cursor.at < cursor.end {
        let known = cursor.term(NOUNS).is_some()
            || cursor.accept(|token| is_joint(token.key) || token.is_mark(',')).is_some()
            || cursor.at > words.start
                && cursor
                    .accept(|token| token.shape == Shape::Upper || token.is_number())
                    .is_some();
        if !known {
            return false;
        }
    }
    true
}

const NOUNS: ClassSet = ClassSet::of(&[
    Class::Unit,
    Class::School,
    Class::Degree,
    Class::Classifier,
    Class::Coordinate,
    Class::LabelHead,
    Class::Adjective,
]);

/// Verbs that are also nouns: "tổ chức", "báo cáo".
const VERBS: ClassSet = ClassSet::of(&[
    Class::VerbDo,
    Class::VerbOrganize,
    Class::VerbAward,
    Class::VerbPresent,
    Class::VerbSpeak,
    Class::SpendVerb,
]);

fn is_joint(key: Key) -> bool {
    [key!("và"), key!("các"), key!("số"), key!("tổng")].contains(&key)
}

/// Whether the description has two words or more that no name begins.
pub(super) fn verb_phrase_of_two(context: &Context<'_, '_, '_, '_>) -> bool {
    let subject = subject(context);
    let lead = context.figure.parts.lead.from;
    subject.len() >= 3 && subject.end == lead
}
