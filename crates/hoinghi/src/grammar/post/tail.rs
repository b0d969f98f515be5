//! The end of a post: the organisation in which it is held.

use super::{HEADS, OFFICES, Place, names_person};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::person::{keys, name};
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape, Token};

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
        if token.key == key!("các") || token.key == key!("những") {
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

/// Passes the organisation above the one that ended a post: "Phó Vụ trưởng Vụ Giáo dục Tiểu học,
/// Bộ GD&ĐT". One of a row of organisations is none, nor is the subject of what follows.
pub(crate) fn superior(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.maybe(|cursor| {
        cursor.mark(',')?;
        let first = cursor.peek().filter(|token| token.gap == Gap::Space)?;
        let from = cursor.at;
        let organisation = ClassSet::of(&[Class::Office, Class::School]);
        cursor.doc.term(from, cursor.end, organisation)?;
        let post = cursor.doc.term(from, cursor.end, HEADS).is_some();
        if post || !keys::SUPERIORS.contains(&first.key) {
            return None;
        }
        let mut last = Last::Head;
        while cursor.at < from + LONGEST_GAP && cursor.peek().is_some_and(|next| !ends_clause(next))
        {
            let Some(found) = part(cursor, Place::After, last) else { break };
            last = found;
        }
        let known = |at, classes| cursor.doc.term(at, cursor.end, classes).is_some();
        let ends = cursor.peek().is_none_or(|next| match next.mark() {
            ';' | '.' | ')' => true,
            ',' => [HEADS, TITLES, VERBS].iter().any(|&classes| known(cursor.at + 1, classes)),
            _ => known(cursor.at, VERBS),
        });
        (cursor.at > from + 1 && ends).then_some(())
    })
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
    let length = |classes: ClassSet| doc.term(at, end, classes).map_or(0, |found| found.end - at);
    if place == Place::Before && token.shape.is_capital() && length(PLACES) == 0 {
        let place = place_before_name(cursor, last);
        cursor.at += place;
        if place > 0 {
            return Some(Last::Place);
        }
        if names_person(doc, at, end, matches!(last, Last::Level | Last::Place)) {
            return None;
        }
    }
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
    [key!("đạo"), key!("tác"), key!("việc"), key!("động"), key!("bcđ")].contains(&token.key)
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
        (last != Last::Head || board || place) && token.span.len() <= 4 && token.gap <= Gap::Space;
    let counts = cursor.ahead(1).is_some_and(|next| {
        next.shape == Shape::Lower
            && next.gap == Gap::Space
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

/// A mark inside the name of an organisation.
fn joint(cursor: &mut Cursor<'_, '_>, place: Place, last: Last) -> Option<Last> {
    let mut trial = *cursor;
    let mark = trial.accept(|_| true)?.mark();
    let next = trial.peek().filter(|next| next.gap < Gap::Blank)?;
    let goes_on = match mark {
        '&' | '+' | '/' => next.gap == Gap::None || mark == '&',
        '.' => next.gap == Gap::None && next.shape.is_capital(),
        '-' => dash_goes_on(&trial, last),
        '“' | '"' => return quoted(cursor),
        '(' => return bracketed(cursor, place),
        _ => false,
    };
    let numbers = mark == '+' && next.is_number();
    if !goes_on || !numbers && last == Last::Head && mark != '.' {
        return None;
    }
    if numbers {
        trial.at += 1;
        *cursor = trial;
        return Some(Last::Number);
    }
    let found = part(&mut trial, place, last)?;
    *cursor = trial;
    Some(found)
}

/// A dash joins fields: "Kinh tế - Xã hội", "Tổ chức – Kiểm tra".
fn dash_goes_on(after: &Cursor<'_, '_>, last: Last) -> bool {
    let (doc, at, end) = (after.doc, after.at, after.end);
    let known = doc.term(at, end, OFFICES).map_or(0, |found| found.end - at);
    let other = [HEADS, VERBS, TITLES]
        .map(|classes| doc.term(at, end, classes).map_or(0, |found| found.end - at))
        .into_iter()
        .max()
        .unwrap_or(0);
    let field = doc.term(at, end, Class::OfficeField).is_some();
    let joins = matches!(last, Last::Field | Last::Proper | Last::Small | Last::Office);
    let proper = matches!(last, Last::Proper | Last::Small | Last::Field)
        && !names_person(doc, at, end, false)
        && after.peek().is_some_and(|token| token.shape.is_capital());
    joins
        && (field && known >= other || known > other && last == Last::Field || proper && other == 0)
}

/// A quoted name: `Câu lạc bộ “Xanh”`.
fn quoted(cursor: &mut Cursor<'_, '_>) -> Option<Last> {
    let mut trial = *cursor;
    trial.at += 1;
    for _ in 0..LONGEST_GAP {
        let token = trial.accept(|token| token.gap < Gap::Blank)?;
        if matches!(token.mark(), '”' | '"') {
            *cursor = trial;
            return Some(Last::Proper);
        }
    }
    None
}

/// The organisation in brackets: "Phó Trưởng ban Tuyên giáo (Liên đoàn Lao động tỉnh)".
fn bracketed(cursor: &mut Cursor<'_, '_>, place: Place) -> Option<Last> {
    let mut trial = *cursor;
    trial.at += 1;
    trial.peek().filter(|token| token.shape == Shape::Title)?;
    let office = ClassSet::of(&[Class::Office, Class::School]);
    trial.doc.term(trial.at, trial.end, office)?;
    let mut last = Last::Head;
    let from = trial.at;
    while trial.at < from + LONGEST_GAP * 2 && !trial.peek()?.is_mark(')') {
        last = part(&mut trial, place, last)?;
    }
    trial.mark(')')?;
    *cursor = trial;
    Some(Last::Office)
}

/// A small word inside a name.
fn small(cursor: &mut Cursor<'_, '_>, place: Place, last: Last) -> Option<Last> {
    let token = cursor.peek()?;
    let (doc, end) = (cursor.doc, cursor.end);
    if token.key == key!("và") || token.key == key!("của") || token.key == key!("thuộc") {
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
