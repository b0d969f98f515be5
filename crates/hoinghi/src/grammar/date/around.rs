//! What stands around a calendar expression: words before it that place things in time, and
//! words that make its numbers something else.

use crate::cursor::{key, keys};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet, Term};
use crate::report::Relation;
use crate::token::{Gap, Shape};

/// What the words before a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// They name a day: "ngày", "sáng", "thứ Hai".
    Day,
    /// They place things in time: "trước", "từ".
    Time,
    /// They speak of an event or a feast: "vào", "dịp", "khai giảng".
    Event,
    /// A year follows them: "tầm nhìn", "cùng kỳ".
    Year,
    /// They make it a label: "lớp", "phòng", "đường".
    Label,
    /// They say nothing.
    None,
}

const DAYS: ClassSet = ClassSet::of(&[Class::PartOfDay, Class::Weekday]);
const TIMES: ClassSet = ClassSet::of(&[
    Class::RelationBefore,
    Class::RelationAfter,
    Class::RelationFrom,
    Class::RelationUntil,
    Class::RelationBy,
]);
const LABELS: ClassSet = ClassSet::of(&[Class::LabelHead, Class::NamedAfter, Class::School]);
const UNITS: ClassSet =
    ClassSet::of(&[Class::Unit, Class::Classifier, Class::TimeUnit, Class::Measure, Class::Money]);

/// A word of grammar looks back over this many tokens at most.
const LONGEST_TERM: usize = 5;

/// Whether a term of one of the classes ends just before token `at`.
fn ends_before<'t>(
    doc: &Document<'t>,
    at: usize,
    classes: impl Into<ClassSet>,
) -> Option<&'t Term> {
    let classes = classes.into();
    doc.tokens[at.checked_sub(1)?].ends(classes).then_some(())?;
    (at.saturating_sub(LONGEST_TERM)..at).find_map(|from| {
        doc.term(from, at, classes).filter(|found| found.end == at).map(|found| found.term)
    })
}

/// Whether the name of a day or of a part of one ends before `at`: "sáng", "thứ Hai", "hôm nay".
pub(super) fn names_a_day(doc: &Document<'_>, at: usize) -> bool {
    // Deictic words that tell how many days ago name a day; "vừa qua" does not.
    let deictic = ends_before(doc, at, Class::DeicticDay);
    ends_before(doc, at, DAYS).is_some()
        || deictic.is_some_and(|term| term.full.parse::<u8>().is_ok())
}

pub(super) fn cue(doc: &Document<'_>, at: usize) -> Cue {
    let Some(last) = at.checked_sub(1).filter(|_| doc.tokens[at].gap < Gap::Blank) else {
        return Cue::None;
    };
    let edge = match doc.tokens[last].mark() {
        '(' | ',' | '-' => {
            // "thứ Bảy (08/10)", "3 ngày (8 - 10/6)": only the name of a day reaches over a mark.
            let day = last > 0 && doc.is(last - 1, key!("ngày"));
            return match () {
                () if day || names_a_day(doc, last) => Cue::Day,
                () if names_a_feast(doc, last) => Cue::Event,
                () => Cue::None,
            };
        }
        ':' => last,
        _ => at,
    };
    let day = edge.checked_sub(1).is_some_and(|last| doc.is(last, key!("ngày")));
    if day || names_a_day(doc, edge) {
        Cue::Day
    } else if ends_before(doc, edge, TIMES).is_some() {
        Cue::Time
    } else if let Some(cue) = ends_before(doc, edge, Class::DateCue) {
        if cue.full == "year" { Cue::Year } else { Cue::Event }
    } else if ends_before(doc, edge, LABELS).is_some() || doc.is(last, key!("số")) {
        Cue::Label
    } else if ends_before(doc, edge, Class::Holiday).is_some() || names_a_feast(doc, edge) {
        Cue::Event
    } else {
        Cue::None
    }
}

/// The name of a feast has no more tokens than this.
const LONGEST_FEAST: usize = 10;

/// Whether the name of a feast ends before `at`: "Ngày Pháp luật Việt Nam", "Ngày Môi trường thế
/// giới".
fn names_a_feast(doc: &Document<'_>, at: usize) -> bool {
    let bracketed = doc.tokens[at].is_mark('(');
    for start in (at.saturating_sub(LONGEST_FEAST)..at).rev() {
        let token = &doc.tokens[start];
        let inside = token.is_word() || (bracketed && token.is_mark(','));
        if !inside || keys!["đạt", "có", "còn", "được"].contains(&token.key) {
            return false;
        }
        if token.key == key!("ngày") {
            let next = &doc.tokens[start + 1..at];
            let named = next.first().is_some_and(|first| first.shape.is_capital());
            return token.shape.is_capital() && next.len() > 1 && (named || bracketed);
        }
    }
    false
}

/// Whether the number at `at` is the middle of a longer one: a telephone or document number.
pub(super) fn is_inside_number(doc: &Document<'_>, at: usize) -> bool {
    let Some(last) = at.checked_sub(1).filter(|_| doc.tokens[at].gap == Gap::None) else {
        return false;
    };
    let before = &doc.tokens[last];
    if before.is_word() {
        return !doc.is(last, key!("ngày"));
    }
    // "(TTXVN-29/12/2017)": the dateline of an article.
    let dateline = last >= 2
        && before.is_mark('-')
        && doc.tokens[last - 1].shape == Shape::Upper
        && doc.tokens[last - 2].is_mark('(');
    if dateline {
        return false;
    }
    "/.-,:".contains(before.mark())
        && before.gap == Gap::None
        && last.checked_sub(1).is_some_and(|i| doc.tokens[i].is_number() || doc.tokens[i].is_word())
        && !(before.is_mark(':')
            || before.is_mark(',') && last > 0 && doc.tokens[last - 1].is_word())
}

/// Whether a word of counting follows: the numbers before it are a fraction or an amount.
pub(super) fn counts(doc: &Document<'_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    let sum = doc.is(at + 1, key!("số")) || doc.is(at + 1, key!("tổng"));
    let shares = keys!["số", "diện", "quãng", "dân", "nữ", "nam"].contains(&token.key)
        || (sum && keys!["tổng", "trong"].contains(&token.key));
    token.is_mark('%')
        || shares && token.gap < Gap::Line
        || token.gap < Gap::Line
            && token.is_word()
            && doc.term(at, doc.tokens.len(), UNITS).is_some()
}

/// What may stand between the word that places in time and the expression.
fn is_between(doc: &Document<'_>, at: usize) -> bool {
    let words = keys![
        "ngày", "khi", "trong", "vào", "là", "thời", "điểm", "lúc", "hồi", "mốc", "cuối", "đầu",
        "giữa",
    ];
    doc.tokens[at].is_mark(':') || words.contains(&doc.tokens[at].key)
}

/// How the words before token `at` place things in time.
pub(super) fn relation(doc: &Document<'_>, mut at: usize) -> Option<Relation> {
    for _ in 0..3 {
        if doc.tokens.get(at)?.gap == Gap::Blank {
            return None;
        }
        if let Some(term) = ends_before(doc, at, TIMES) {
            // "năm học tới 2024-2025", "tháng tới": the word is part of the noun.
            let next = at >= 2 && doc.is(at - 1, key!("tới"));
            if next && [key!("học"), key!("năm"), key!("tháng")].contains(&doc.tokens[at - 2].key)
            {
                return None;
            }
            return Some(match term.class {
                Class::RelationBefore => Relation::Before,
                Class::RelationAfter => Relation::After,
                Class::RelationFrom => Relation::From,
                Class::RelationUntil => Relation::Until,
                _ => Relation::By,
            });
        }
        at = at.checked_sub(1).filter(|&last| is_between(doc, last))?;
    }
    None
}
