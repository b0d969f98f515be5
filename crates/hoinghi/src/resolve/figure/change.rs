//! Changes: what is compared, and changes and bounds said further off from the number.

use super::Known;
use super::clause::{before, ends_clause};
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::figure::{Figure, term_before};
use crate::lexicon::Class;
use crate::report::{Bound, Change};
use crate::span::Span;

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
/// far = change words "thêm"? number | change words more_than number
/// and = figure "và" number
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
    let at = figure.parts.number.start;
    let floor = known.last().map_or(0, |last| last.parts.end);
    if lead.from > 0
        && doc.is(lead.from - 1, key!("và"))
        && at > 1
        && let Some(last) = known.last()
        && last.change.is_some()
        && last.percentage == figure.percentage
        && lead.from.saturating_sub(last.parts.end) <= 6
        && !(last.parts.end..lead.from).any(|i| ends_clause(doc, i))
        && matches!(figure.mention.value, Figure::Count(_))
    {
        return last.change;
    }
    // "giảm 4 vụ (tương ứng 36,4%)": the same change in other words.
    if figure.percentage
        && let Some(last) = known.last().filter(|last| last.change.is_some())
        && lead.from.saturating_sub(last.parts.end) <= 5
        && (last.parts.end..lead.from).any(|i| doc.is(i, key!("tương")))
    {
        return last.change;
    }
    let added = doc.tokens[..at].last().is_some_and(|token| token.key == key!("thêm"));
    if !added && lead.bound != Some(Bound::MoreThan) {
        return None;
    }
    let clause = before(doc, lead.from, floor);
    clause
        .clone()
        .find_map(|i| {
            let found = doc.term(i, clause.end, Class::Change)?;
            Change::from_name(&found.term.full)
        })
        .filter(|_| term_before(doc, clause.start, at, Class::VerbAchieve).is_none())
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
