//! What stands after a number: the noun counted, money, a measure, a length of time, an age.

use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::report::CountKind;
use crate::token::{Gap, Shape, Token};
use std::ops::Range;

/// A unit as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unit {
    pub(crate) tokens: Range<usize>,
    /// Tokens of the head, without what a rate is taken over.
    pub(crate) head: Range<usize>,
    pub(crate) kind: CountKind,
    /// Whether the lexicon knows it; else it is the first words after the number.
    pub(crate) known: bool,
    /// By how much the unit multiplies the number ("trđ").
    pub(crate) scale: f64,
}

/// Classes of units, with the kind of figure that each makes; of equally long terms the first wins.
const CLASSES: [(Class, CountKind); 7] = [
    (Class::Money, CountKind::Money),
    (Class::AgeWord, CountKind::Age),
    (Class::TimeUnit, CountKind::Duration),
    (Class::Unit, CountKind::Count),
    (Class::Measure, CountKind::Measure),
    (Class::Classifier, CountKind::Count),
    (Class::Post, CountKind::Count),
];

const UNITS: ClassSet = {
    let (mut set, mut at) = (ClassSet::of(&[]), 0);
    while at < CLASSES.len() {
        set = set.union(ClassSet::of(&[CLASSES[at].0]));
        at += 1;
    }
    set
};

/// ```text
/// unit = ( money | age | time | measure | noun ) ( "/" per )*
/// noun = classifier? term ( "," term )* | word word?
/// per  = term | word
/// ```
///
/// An unknown word is a unit only where `guess` allows it.
pub(crate) fn unit(cursor: &mut Cursor<'_, '_>, guess: bool) -> Option<Unit> {
    let from = cursor.at;
    let mut unit = match known(cursor) {
        Some(unit) => unit,
        None if guess => guessed(cursor)?,
        None => return None,
    };
    unit.head = from..cursor.at;
    while cursor.maybe(per).is_some() {
        if unit.kind != CountKind::Money {
            unit.kind = CountKind::Rate;
        }
    }
    unit.tokens = from..cursor.at;
    Some(unit)
}

fn known(cursor: &mut Cursor<'_, '_>) -> Option<Unit> {
    let doc = cursor.doc;
    let (end, kind, full, class) = best(doc, cursor.at, cursor.end)?;
    let first = &doc.tokens[cursor.at];
    if first.gap > Gap::Space && !wraps(doc, cursor.at) {
        return None;
    }
    // "lớp 9 và 12 từ năm học 2024-2025": from then on.
    let since = doc.is(cursor.at, key!("từ"))
        && doc.tokens.get(end).is_some_and(|next| next.is_number())
        || doc.is(cursor.at, key!("từ")) && doc.term(end, cursor.end, DATES).is_some();
    if since {
        return None;
    }
    // "35km", "500.000đ", "150con" touch; one letter that touches is a code ("12A").
    let letter = first.is_single() || first.shape != Shape::Lower;
    if first.gap == Gap::None && letter && !matches!(kind, CountKind::Money | CountKind::Measure) {
        return None;
    }
    let from = cursor.at;
    cursor.at = end;
    if class == Class::Classifier || is_counter(doc, from, end) {
        cursor.maybe(|c| noun_after_classifier(c));
    }
    if kind == CountKind::Count {
        while cursor.maybe(coordinate).is_some() {}
    }
    Some(Unit {
        tokens: from..cursor.at,
        head: from..cursor.at,
        kind,
        known: true,
        scale: if kind == CountKind::Money { money_scale(full) } else { 1.0 },
    })
}

/// Words that begin a date.
const DATES: ClassSet = ClassSet::of(&[Class::DateWord, Class::PartOfDay]);

/// The longest unit at a token.
fn best<'t>(
    doc: &Document<'t>,
    at: usize,
    end: usize,
) -> Option<(usize, CountKind, &'t str, Class)> {
    let mut longest = doc.term(at, end, UNITS)?;
    if ends_inside(doc, at, longest.end) {
        longest = doc.term(at, longest.end - 1, UNITS)?;
    }
    CLASSES.iter().find_map(|&(class, kind)| {
        let found = doc.term(at, longest.end, class).filter(|found| found.end == longest.end)?;
        Some((found.end, kind, &*found.term.full, class))
    })
}

/// "người dân tộc": the term would end in the middle of a word.
fn ends_inside(doc: &Document<'_>, at: usize, end: usize) -> bool {
    end > at + 1 && doc.is(end - 1, key!("dân")) && doc.is(end, key!("tộc"))
}

/// Whether a line break before a token only wraps the line.
fn wraps(doc: &Document<'_>, at: usize) -> bool {
    doc.tokens[at].gap == Gap::Line
}

/// "triệu đồng" multiplies by a million.
fn money_scale(full: &str) -> f64 {
    match full.split(' ').next().unwrap_or_default() {
        "nghìn" if full.starts_with("nghìn tỷ") => 1e12,
        "nghìn" => 1e3,
        "triệu" => 1e6,
        "tỷ" => 1e9,
        _ => 1.0,
    }
}

/// A one-syllable noun that takes another noun after it.
fn is_counter(doc: &Document<'_>, from: usize, end: usize) -> bool {
    end == from + 1 && doc.term(from, end, Class::Classifier).is_some()
}

fn noun_after_classifier(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.peek().filter(|token| token.gap == Gap::Space && token.shape == Shape::Lower)?;
    cursor.term(Class::Unit).map(drop)
}

/// "cán bộ, giáo viên", "xã, thị trấn": a second noun of the same sort, without a number.
fn coordinate(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.tight_mark(',')?;
    cursor.peek().filter(|token| token.is_word() && token.shape == Shape::Lower)?;
    cursor.term(Class::Coordinate)?;
    // "45 học viên, lớp 2 có …", "2 thôn, xã C": the noun heads a label or a name.
    let named = |token: &Token| token.is_number() || token.shape.is_capital();
    (!cursor.peek().is_some_and(named)).then_some(())
}

/// What a rate is taken over.
pub(super) fn per(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    let slash = cursor.mark('/')?;
    let next = cursor.peek().filter(|token| token.gap <= Gap::Space)?;
    if next.is_number() {
        return per_thousand(cursor);
    }
    if !next.is_word() || (slash.gap == Gap::Space && next.gap == Gap::None) {
        return None;
    }
    cursor.term(Class::Scale);
    match best(cursor.doc, cursor.at, cursor.end) {
        Some((end, ..)) => cursor.at = end,
        None => drop(cursor.accept(Token::is_word)?),
    }
    Some(())
}

/// "bác sĩ/10.000 dân".
fn per_thousand(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    let base = super::super::number::decimal(cursor)?.value();
    (base >= 100.0 && (base.log10()).fract() == 0.0).then_some(())?;
    cursor.word(key!("dân")).map(drop)
}

/// The first words after a number where the lexicon knows none: one, or two that make a noun.
fn guessed(cursor: &mut Cursor<'_, '_>) -> Option<Unit> {
    let from = cursor.at;
    let next = cursor
        .peek()
        .filter(|token| token.is_word() && token.gap == Gap::Space && !token.is_single())?;
    // "6 phó hiệu trưởng"; "18 tiểu học": schools of that kind.
    if let Some(noun) = cursor.term(ClassSet::of(&[Class::Post, Class::School])) {
        return Some(Unit {
            tokens: from..noun.end,
            head: from..noun.end,
            kind: CountKind::Count,
            known: false,
            scale: 1.0,
        });
    }
    if next.shape.is_capital() && next.shape != Shape::Upper {
        return None;
    }
    if cursor.doc.term(from, cursor.end, Class::NonUnit).is_some() {
        return None;
    }
    cursor.at += 1;
    let second = cursor.peek().is_some_and(|token| {
        token.is_word() && token.gap == Gap::Space && token.shape == Shape::Lower
    });
    if second
        && next.shape == Shape::Lower
        && cursor.doc.term(cursor.at, cursor.end, Class::NonUnit).is_none()
        && !begins_word(cursor)
    {
        cursor.at += 1;
    }
    Some(Unit {
        tokens: from..cursor.at,
        head: from..cursor.at,
        kind: CountKind::Count,
        known: false,
        scale: 1.0,
    })
}

/// Whether a word of two syllables or more begins at the cursor: "viện nghiên cứu".
fn begins_word(cursor: &Cursor<'_, '_>) -> bool {
    let words = ClassSet::of(&[Class::VerbDo, Class::OfficeField, Class::Adjective, Class::Paired]);
    cursor.doc.term(cursor.at, cursor.end, words).is_some_and(|word| word.end > cursor.at + 1)
}

/// "%/năm": what a percentage is taken over.
pub(super) fn per_time(cursor: &mut Cursor<'_, '_>) {
    cursor.maybe(|c| {
        c.tight_mark('/')?;
        c.peek().filter(|token| token.is_word() && token.gap == Gap::None)?;
        c.term(Class::TimeUnit).map(drop)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn units() {
        use CountKind::{Age, Count, Duration, Measure, Money, Rate};
        for (text, words, kind) in [
            ("5 trường tiểu học", "trường", Count),
            ("5 nhóm, lớp mầm non", "nhóm, lớp", Count),
            ("5 cán bộ, giáo viên, nhân viên", "cán bộ, giáo viên, nhân viên", Count),
            ("5 chiếc xe đạp", "chiếc xe đạp", Count),
            ("5 buổi/ngày", "buổi/ngày", Rate),
            ("5 bác sĩ/10.000 dân", "bác sĩ/10.000 dân", Rate),
            ("5 triệu đồng/người/năm", "triệu đồng/người/năm", Money),
            ("500đ", "đ", Money),
            ("5km đường", "km", Measure),
            ("5 tháng tuổi", "tháng tuổi", Age),
            ("5 ngày làm việc", "ngày làm việc", Duration),
            ("5 người dân tộc thiểu số", "người", Count),
        ] {
            let doc = Document::read(text, Lexicon::builtin());
            let unit = unit(&mut Cursor::new(&doc, 1..doc.tokens.len()), false).expect(text);
            assert_eq!((doc.slice(doc.span(unit.tokens)), unit.kind), (words, kind), "{text}");
        }
    }
}
