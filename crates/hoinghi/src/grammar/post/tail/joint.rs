//! Marks inside the name of an organisation, and what they set apart.

use super::{
    HEADS, LONGEST_GAP, Last, OFFICES, Place, TITLES, VERBS, ends_clause, names_person, part,
};
use crate::cursor::{Cursor, key};
use crate::grammar::person::keys;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape};

/// A mark inside the name of an organisation.
pub(super) fn joint(cursor: &mut Cursor<'_, '_>, place: Place, last: Last) -> Option<Last> {
    let mut trial = *cursor;
    let mark = trial.accept(|_| true)?.mark();
    let next = trial.peek().filter(|next| next.gap < Gap::Blank)?;
    let goes_on = match mark {
        '&' | '+' | '/' => next.gap == Gap::None || mark == '&',
        '.' => next.gap == Gap::None && next.shape.is_capital(),
        '-' => dash_goes_on(&trial, last),
        '“' | '"' => return quoted(cursor),
        '(' => return bracketed(cursor, place),
        ',' => last == Last::Field && fields_go_on(&trial),
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

/// A comma joins the fields of one body: "Ủy ban Văn hóa, Giáo dục của Quốc hội", "Ban Kinh tế,
/// Ngân sách và Đô thị".
///
/// ```text
/// fields = field ( "," field )* ( "của" | "và" field )
/// ```
fn fields_go_on(after: &Cursor<'_, '_>) -> bool {
    let mut trial = *after;
    while field(&mut trial).is_some() {
        if trial.mark(',').is_none() {
            let of = trial.peek().is_some_and(|token| token.key == key!("của"));
            return of || trial.word(key!("và")).is_some() && field(&mut trial).is_some();
        }
    }
    false
}

fn field(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.peek().filter(|token| token.shape.is_capital())?;
    cursor.term(Class::OfficeField).map(drop)
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
