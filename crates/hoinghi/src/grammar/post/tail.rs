//! The end of a post: the organisation in which it is held.

mod joint;

pub(crate) use joint::superior;

use super::{HEADS, OFFICES, Place, names_person};
use crate::cursor::{Cursor, key, keys};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::person::{keys, name};
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape, Token};
use joint::joint;

const PARTS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::OfficeField,
    Class::School,
    Class::Level,
    Class::Province,
    Class::Region,
    Class::PostSuffix,
]);
const PLACES: ClassSet = ClassSet::of(&[Class::Province, Class::Region]);
pub(crate) const VERBS: ClassSet = ClassSet::of(&[
    Class::VerbAttend,
    Class::VerbChair,
    Class::VerbDirect,
    Class::VerbPresent,
    Class::VerbSpeak,
    Class::VerbAsk,
    Class::VerbAward,
    Class::VerbDo,
    Class::VerbAchieve,
    Class::VerbOrganize,
    Class::VerbOther,
]);
const TITLES: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::HonorificPlural,
    Class::Degree,
    Class::Rank,
]);
/// A post with its organisation has no more tokens than this.
const LONGEST: usize = 40;
/// Small words that go on unknown to the lexicon before something known: no more than this.
const LONGEST_GAP: usize = 8;

/// What the last word of a tail was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Head,
    Office,
    Field,
    Level,
    Place,
    Proper,
    Number,
    Small,
}

/// ```text
/// tail = (office | field | school | level | place | suffix | number | proper | joint | small)*
/// joint = ("-" | "&" | "+" | "/" | "." | "và" | "của" | "thuộc") before a further part
/// small = a small word inside a name, before something known or the end of the clause
/// ```
/// It ends before a verb, a mark of punctuation, a person's name and a further post.
/// Gives whether it speaks of many organisations.
pub(super) fn read(cursor: &mut Cursor<'_, '_>, place: Place) -> bool {
    let limit = cursor.end.min(cursor.at + LONGEST);
    let mut last = Last::Head;
    let mut is_generic = false;
    while cursor.at < limit {
        let token = &cursor.doc.tokens[cursor.at];
        if token.gap == Gap::Blank {
            break;
        }
        if keys!["các", "những"].contains(&token.key) {
            is_generic = true;
            break;
        }
        match part(cursor, place, last) {
            Some(found) => last = found,
            None => break,
        }
    }
    is_generic
}

fn part(cursor: &mut Cursor<'_, '_>, place: Place, last: Last) -> Option<Last> {
    let token = &cursor.doc.tokens[cursor.at];
    if token.is_number() {
        return number(cursor, last);
    }
    if !token.is_word() {
        return joint(cursor, place, last);
    }
    let doc = cursor.doc;
    let (at, end) = (cursor.at, cursor.end);
    let province = || doc.term(at, end, PLACES).is_some();
    if place == Place::Before && token.shape.is_capital() && !province() {
        let place = place_before_name(cursor, last);
        cursor.at += place;
        if place > 0 {
            return Some(Last::Place);
        }
        if names_person(doc, at, end, matches!(last, Last::Level | Last::Place)) {
            return None;
        }
    }
    word(cursor, place, last)
}

/// A word of the name: a term of the lexicon, a capitalised word, a small one.
fn word(cursor: &mut Cursor<'_, '_>, place: Place, last: Last) -> Option<Last> {
    let doc = cursor.doc;
    let (at, end) = (cursor.at, cursor.end);
    let token = &doc.tokens[at];
    let length = |classes: ClassSet| doc.term(at, end, classes).map_or(0, |found| found.end - at);
    let known = length(PARTS);
    let post = length(HEADS);
    let other = post > known && (post > 1 || token.shape.is_capital());
    if other && !matches!(last, Last::Level | Last::Head) {
        return None;
    }
    if matches!(last, Last::Office | Last::Head)
        && known == 0
        && is_board(&doc.tokens[at - 1])
        && length(VERBS) > 0
    {
        return purpose(cursor);
    }
    let stop = length(VERBS).max(length(Class::Concurrent.into())).max(length(TITLES));
    let office = matches!(last, Last::Head | Last::Office | Last::Field);
    if known > 0 && (known > stop || known == stop && (token.shape.is_capital() || office)) {
        return term(cursor, place, last);
    }
    if stop > 0 && !(token.shape == Shape::Title && stop == 1) {
        return field(cursor);
    }
    if token.shape.is_capital() {
        cursor.at += 1;
        return Some(match last {
            Last::Level | Last::Place => Last::Place,
            _ => Last::Proper,
        });
    }
    small(cursor, place, last)
}

/// How many syllables of a place stand before the name of the holder.
fn place_before_name(cursor: &Cursor<'_, '_>, last: Last) -> usize {
    let doc = cursor.doc;
    let places = last == Last::Level
        || matches!(last, Last::Head | Last::Office) && !name::is_common_surname(doc, cursor.at);
    if places { name::place_before(doc, cursor.at, cursor.end) } else { 0 }
}

/// Whether an office named by this last word is set up for a purpose: "Tổ công tác", "BCĐ".
fn is_board(token: &Token) -> bool {
    keys!["đạo", "tác", "việc", "động", "bcđ"].contains(&token.key)
}

/// The purpose of a board: "Ban Chỉ đạo xóa nhà tạm", "Tổ công tác triển khai Đề án 06".
fn purpose(cursor: &mut Cursor<'_, '_>) -> Option<Last> {
    let mut trial = *cursor;
    let verb = trial.term(ClassSet::from(Class::VerbDo))?;
    let said =
        cursor.doc.term(cursor.at, cursor.end, SAID).is_some_and(|said| said.end >= verb.end);
    let next = trial.peek().filter(|next| next.gap < Gap::Blank)?;
    if said || !(next.shape.is_capital() || leads_on(&trial)) {
        return None;
    }
    *cursor = trial;
    Some(Last::Small)
}

/// A field of work that begins like a verb, after the word for a unit: "Trưởng phòng Hợp tác quốc tế".
fn field(cursor: &mut Cursor<'_, '_>) -> Option<Last> {
    let (doc, at, end) = (cursor.doc, cursor.at, cursor.end);
    let unit =
        doc.tokens[at - 1].shape != Shape::Upper && keys::UNITS.contains(&doc.tokens[at - 1].key);
    let work = ClassSet::of(&[Class::VerbDo, Class::VerbOther]);
    let verb = doc.term(at, end, work)?;
    let other = |classes| doc.term(at, end, classes).is_some_and(|found| found.end >= verb.end);
    let next = doc.tokens.get(verb.end).filter(|_| verb.end < end)?;
    let fits = unit
        && doc.tokens[at].shape == Shape::Title
        && ![SAID, TITLES, HEADS].into_iter().any(other)
        && next.gap < Gap::Blank
        && next.is_word();
    cursor.at = if fits { verb.end } else { at };
    fits.then_some(Last::Small)
}

const SAID: ClassSet = ClassSet::of(&[
    Class::VerbAttend,
    Class::VerbChair,
    Class::VerbDirect,
    Class::VerbPresent,
    Class::VerbSpeak,
    Class::VerbAward,
]);

fn term(cursor: &mut Cursor<'_, '_>, place: Place, last: Last) -> Option<Last> {
    let from = cursor.at;
    let found = cursor.term(PARTS)?;
    // "huyện Đoàn Ngọc Yên" is a name after a level, and no "Huyện đoàn".
    let cut = cursor.at - 1;
    if cut > from && place == Place::Before && names_person(cursor.doc, cut, cursor.end, true) {
        cursor.at = cut;
        return Some(Last::Level);
    }
    // The full stop of "TP." may be that of the sentence.
    let stop = cursor.at > 0 && cursor.doc.tokens[cursor.at - 1].is_mark('.');
    if stop && !cursor.peek().is_some_and(|next| next.shape.is_capital() || next.is_number()) {
        cursor.at -= 1;
    }
    // "TP Mây Hồng": the abbreviation of a field is that of a level before the name of a place.
    let level = cursor.doc.term(from, cursor.end, Class::Level);
    let place = level.is_some_and(|level| level.end == cursor.at)
        && cursor.peek().is_some_and(|next| next.shape == Shape::Title);
    Some(match found.term.class {
        Class::OfficeField if place => Last::Level,
        Class::Office | Class::School => Last::Office,
        Class::OfficeField => Last::Field,
        Class::Level => Last::Level,
        Class::Province | Class::Region => Last::Place,
        _ => last,
    })
}

/// A number that is part of a name: "Tổ dân phố 7", "Đề án 06", "Trường Tiểu học số 2".
fn number(cursor: &mut Cursor<'_, '_>, last: Last) -> Option<Last> {
    let token = &cursor.doc.tokens[cursor.at];
    let board = is_board(&cursor.doc.tokens[cursor.at - 1]);
    let place = keys::NUMBERED.contains(&cursor.doc.tokens[cursor.at - 1].key);
    let fits =
        (last != Last::Head || board || place) && token.len() <= 4 && token.gap <= Gap::Space;
    let counts = cursor.ahead(1).is_some_and(|next| {
        next.shape == Shape::Lower
            && next.gap == Gap::Space
            && !is_stop(next.key)
            && !is_part(cursor.doc, cursor.at + 1, cursor.end)
    });
    let verb = cursor.doc.term(cursor.at + 1, cursor.end, VERBS).is_some();
    if !fits || counts && !verb {
        return None;
    }
    cursor.at += 1;
    // A letter may follow tightly: "11A3".
    while cursor.accept(|t| t.gap == Gap::None && (t.is_word() || t.is_number())).is_some() {}
    Some(Last::Number)
}

fn is_part(doc: &Document<'_>, at: usize, end: usize) -> bool {
    doc.term(at, end, PARTS).is_some()
}

/// A small word inside a name.
fn small(cursor: &mut Cursor<'_, '_>, place: Place, last: Last) -> Option<Last> {
    let token = cursor.peek()?;
    let (doc, end) = (cursor.doc, cursor.end);
    if keys!["và", "của", "thuộc"].contains(&token.key) {
        let next = cursor.ahead(1)?;
        let named = names_person(doc, cursor.at + 1, end, false);
        let office = doc
            .term(cursor.at + 1, end, OFFICES)
            .is_some_and(|office| !named || office.end > cursor.at + 2);
        let post = names_post(doc, cursor.at + 1, end);
        let proper = token.key == key!("và")
            && matches!(last, Last::Proper | Last::Small | Last::Field)
            && next.shape.is_capital()
            && !named;
        if post || !(office || proper) {
            return None;
        }
        let mut trial = *cursor;
        trial.at += 1;
        let found = part(&mut trial, place, Last::Small)?;
        *cursor = trial;
        return Some(found);
    }
    if token.key == key!("số") && cursor.ahead(1).is_some_and(Token::is_number) {
        cursor.at += 1;
        return Some(Last::Small);
    }
    if matches!(last, Last::Level | Last::Place | Last::Number) || is_stop(token.key) {
        return None;
    }
    // The second half of a compound whose first half is capitalised: "Tham mưu".
    let before = &doc.tokens[cursor.at - 1];
    let half = last == Last::Proper && before.shape == Shape::Title;
    if half || leads_on(cursor) {
        cursor.at += 1;
        return Some(Last::Small);
    }
    None
}

/// Whether small words lead to a further part or to the end of the clause, with no verb between.
fn leads_on(cursor: &Cursor<'_, '_>) -> bool {
    let doc = cursor.doc;
    for at in cursor.at..(cursor.at + LONGEST_GAP).min(cursor.end + 1) {
        let Some(token) =
            doc.tokens.get(at).filter(|token| at < cursor.end && token.gap < Gap::Blank)
        else {
            return true;
        };
        if ends_clause(token) || is_part(doc, at, cursor.end) {
            return true;
        }
        if token.key == key!("và") && at > cursor.at && joins_field(doc, at + 1, cursor.end) {
            return true;
        }
        let verb = doc.term(at, cursor.end, VERBS).is_some();
        if verb || is_stop(token.key) || !token.is_word() {
            return false;
        }
    }
    false
}

/// Whether a further field of work follows "và": "Hợp tác quốc tế và Quản lý khoa học".
fn joins_field(doc: &Document<'_>, at: usize, end: usize) -> bool {
    doc.tokens.get(at).is_some_and(|next| at < end && next.shape == Shape::Title)
        && !names_post(doc, at, end)
        && !names_person(doc, at, end, false)
}

/// Whether a post or a form of address begins here, and no longer name of an office: "Quản lý đô
/// thị" begins like one.
fn names_post(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let length = |classes| doc.term(at, end, classes).map_or(0, |found| found.end);
    let post = length(HEADS).max(length(TITLES));
    post > 0 && post >= length(OFFICES)
}

fn ends_clause(token: &Token) -> bool {
    matches!(token.mark(), ',' | ';' | '.' | ')' | ':')
}

/// Words that never stand in the name of an organisation.
fn is_stop(key: Key) -> bool {
    keys::STOPS.contains(&key)
}
