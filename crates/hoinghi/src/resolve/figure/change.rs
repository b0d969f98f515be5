//! Changes: what is compared, and changes and bounds said further off from the number.

use super::Known;
use super::clause::{before, ends_clause};
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::figure::term_before;
use crate::lexicon::Class;
use crate::report::{Bound, Change};
use crate::span::Span;
use std::ops::Range;

/// The furthest that a comparison is looked for, in tokens.
const REACH: usize = 40;

/// "so với cùng kỳ" after the figure, in its clause or the next words.
pub(super) fn compared_to(doc: &Document<'_>, figure: &Known<'_>) -> Option<Span> {
    figure.change?;
    let sentence = doc.outline.sentence_of(figure.parts.end.checked_sub(1)?)?;
    let end = sentence.end.min(figure.parts.end + REACH);
    let from = (figure.parts.end..end)
        .find(|&i| doc.tokens[i].is_mark(';') || doc.term(i, end, Class::ComparedTo).is_some())?;
    let found = doc.term(from, end, Class::ComparedTo)?;
    let last =
        (found.end..end).find(|&i| ends_clause(doc, i) || doc.is(i, key!("và"))).unwrap_or(end);
    (last > from).then(|| doc.span(from..last))
}

/// The change that a figure is the amount of, said right before it or further off.
///
/// ```text
/// change = near | figure "và" number | figure "tương ứng" number | far
/// far    = change words ( "thêm" | more_than ) number
/// ```
pub(super) fn change(
    doc: &Document<'_>,
    figure: &Known<'_>,
    known: &[Known<'_>],
) -> Option<Change> {
    let lead = figure.parts.lead;
    if lead.change.is_some() || lead.level {
        return lead.change;
    }
    if let Some(last) =
        known.last().filter(|last| last.change.is_some() && shares(doc, figure, last))
    {
        return last.change;
    }
    let floor = known.last().map_or(0, |last| last.parts.end);
    let clause = before(doc, lead.from, floor);
    if let Some(change) = comparative(doc, clause.clone()) {
        return Some(change);
    }
    if let Some(change) = compared(doc, clause.clone(), lead.from) {
        return Some(change);
    }
    let added = doc.tokens[..figure.parts.number.start].last();
    let added = added.is_some_and(|token| token.key == key!("thêm"));
    if !added && lead.bound != Some(Bound::MoreThan) {
        return None;
    }
    if term_before(doc, clause.start, lead.from, Class::VerbAchieve).is_some() {
        return None;
    }
    clause
        .clone()
        .find_map(|i| Change::from_name(&doc.term(i, clause.end, Class::Change)?.term.full))
}

/// "tăng so với cùng kỳ năm 2016 là 168 vụ": what it is compared with stands between.
///
/// ```text
/// compared = change ( compared-to | "hơn" ) word* "là" number
/// ```
fn compared(doc: &Document<'_>, clause: Range<usize>, at: usize) -> Option<Change> {
    let is = doc.is(at, key!("là")) || at > clause.start && doc.is(at - 1, key!("là"));
    if !is {
        return None;
    }
    let from = clause.start.max(at.saturating_sub(FURTHEST));
    (from..at).find_map(|i| {
        let change = doc.term(i, at, Class::Change)?;
        let next = change.end;
        let than = doc.is(next, key!("hơn")) || doc.term(next, at, Class::ComparedTo).is_some();
        than.then(|| Change::from_name(&change.term.full)).flatten()
    })
}

/// How far before a number the verb of its change stands, in tokens.
const FURTHEST: usize = 12;

/// "cao hơn nhiệm kỳ trước 3,2%", "thấp hơn bình quân chung": by how much, and than what.
pub(super) fn comparative(doc: &Document<'_>, clause: Range<usize>) -> Option<Change> {
    let (first, second) = (clause.start, clause.start + 1);
    if second >= clause.end || !doc.is(second, key!("hơn")) {
        return None;
    }
    let more = doc.is(first, key!("cao")) || doc.is(first, key!("nhiều"));
    let less = doc.is(first, key!("thấp")) || doc.is(first, key!("ít"));
    (more || less).then_some(if more { Change::Increase } else { Change::Decrease })
}

/// Whether a figure is said in one breath with the one before, which is a change.
fn shares(doc: &Document<'_>, figure: &Known<'_>, last: &Known<'_>) -> bool {
    let from = figure.parts.lead.from;
    let between = last.parts.end..from;
    // "giảm 4 vụ (36,4%)", "giảm 4 vụ, tương ứng 36,4%": the same change in other words.
    let other_words = figure.percentage
        && between.len() <= 5
        && (between.clone().any(|i| doc.is(i, key!("tương")))
            || between.clone().next_back().is_some_and(|last| doc.tokens[last].is_mark('('))
                && between.clone().filter(|&i| ends_clause(doc, i)).count() == 1);
    if other_words {
        return true;
    }
    // "giảm 01 trường tiểu học và 01 trường THCS".
    from > 0
        && doc.is(from - 1, key!("và"))
        && between.len() <= 6
        && !between.clone().any(|i| ends_clause(doc, i))
}

/// "85% đoàn viên cài đặt trở lên": a bound after the words that are measured.
///
/// Not where "trở lên" goes with a grade in those words ("giỏi cấp huyện trở lên").
pub(super) fn late_bound(doc: &Document<'_>, figure: &Known<'_>) -> Option<Bound> {
    let from = figure.parts.end;
    let end = doc.outline.sentence_of(from.checked_sub(1)?)?.end.min(from + 10);
    let at = (from..end)
        .take_while(|&i| !ends_clause(doc, i) && !doc.tokens[i].is_number())
        .find(|&i| doc.is(i, key!("trở")))?;
    let graded = (at.saturating_sub(4)..at).any(|i| {
        i >= from && doc.term(i, at, Class::GradeHead).is_some()
            || [key!("cấp"), key!("loại"), key!("bậc"), key!("lớp"), key!("khối")]
                .contains(&doc.tokens[i].key)
            || doc.term(i, at + 1, Class::Grade).is_some_and(|found| found.end == at)
    });
    match doc.tokens.get(at + 1)?.key {
        _ if graded => None,
        key if key == key!("lên") => Some(Bound::AtLeast),
        key if key == key!("xuống") => Some(Bound::AtMost),
        _ => None,
    }
}
