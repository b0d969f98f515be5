//! Which count is a part of which.

use super::Known;
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::Class;
use crate::report::CountKind;
use crate::token::Gap;
use std::ops::Range;

/// How a count stands to the one that it is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Index of the whole into the figures.
    pub(super) whole: usize,
    /// Whether the parts are said to make up the whole ("gồm"), not only some of it ("trong đó").
    pub(super) complete: bool,
}

/// What is open where a figure stands.
#[derive(Clone, Copy, Debug)]
struct Open {
    part: Part,
    bracket: bool,
    /// Whether a colon holds it open over semicolons.
    listed: bool,
}

/// For each figure, what it is a part of.
///
/// ```text
/// breakdown = whole [,.(:]* ( "trong đó" | "gồm" … | "(" | ":" ) ":"? part ( [,;] | "và" ) part … ")"?
/// ```
pub(super) fn read(doc: &Document<'_>, known: &[Known<'_>]) -> Vec<Option<Part>> {
    let mut parts = vec![None; known.len()];
    let mut open: Vec<Open> = Vec::new();
    for i in 0..known.len() {
        let from = i.checked_sub(1).map_or(0, |last| known[last].parts.end);
        let to = known[i].mention.tokens.start.max(from);
        if i == 0 || far(doc, from, to) {
            open.clear();
        } else {
            between(doc, i - 1, from..to, &mut open);
        }
        parts[i] = open.last().and_then(|open| {
            let whole = whole_of(doc, known, i, open.part.whole)?;
            Some(Part { whole, ..open.part })
        });
    }
    parts
}

/// The whole that a figure can be a part of: the one before the breakdown, or one a little earlier
/// in the sentence that counts the same noun ("46 trường với 900 em, trong đó 12 trường …").
fn whole_of(doc: &Document<'_>, known: &[Known<'_>], part: usize, whole: usize) -> Option<usize> {
    let sentence = doc.outline.sentence_of(known[whole].parts.number.start)?;
    let head = |i: usize| known[i].parts.unit.as_ref().map(|unit| doc.tokens[unit.head.start].key);
    let same = (whole.saturating_sub(EARLIER)..=whole).rev().find(|&i| {
        head(i).is_some()
            && head(i) == head(part)
            && sentence.contains(&known[i].parts.number.start)
            && fits(doc, known, part, i)
    });
    same.or_else(|| fits(doc, known, part, whole).then_some(whole))
}

/// How many figures before a breakdown its whole is looked for.
const EARLIER: usize = 3;

/// The furthest from one figure to the next inside a breakdown, in tokens.
const FURTHEST: usize = 40;

/// Whether two figures are too far apart, or in different blocks.
fn far(doc: &Document<'_>, from: usize, to: usize) -> bool {
    to - from > FURTHEST
        || (from..=to).any(|i| doc.tokens.get(i).is_some_and(|t| t.gap == Gap::Blank))
}

/// Follows the marks and words between figure `whole` and the next.
fn between(doc: &Document<'_>, whole: usize, tokens: Range<usize>, open: &mut Vec<Open>) {
    let end = tokens.end;
    let mut opened_here = false;
    for at in tokens {
        let token = &doc.tokens[at];
        match token.mark() {
            '(' => {
                let part = Part { whole, complete: false };
                open.push(Open { part, bracket: true, listed: true });
            }
            ')' => while open.pop().is_some_and(|closed| !closed.bracket) {},
            ':' if opened_here => {
                if let Some(last) = open.last_mut() {
                    last.listed = true;
                }
            }
            ';' => open.retain(|open| open.listed || open.bracket),
            '.' if sentence_ends(doc, at) => open.retain(|open| open.bracket),
            _ => {}
        }
        if token.is_word()
            && let Some(found) = doc.term(at, end, Class::Breakdown)
        {
            let complete = doc.is(found.end - 1, key!("gồm")) || doc.is(at, key!("chia"));
            let outer = open.last().filter(|open| open.bracket);
            let whole = outer.map_or(whole, |open| open.part.whole);
            // A new breakdown ends the one before it, but none outside the bracket that it stands in.
            let inside =
                open.iter().rposition(|open| open.bracket).map_or(0, |bracket| bracket + 1);
            open.truncate(inside);
            open.push(Open { part: Part { whole, complete }, bracket: false, listed: false });
            opened_here = true;
        }
    }
}

fn sentence_ends(doc: &Document<'_>, at: usize) -> bool {
    doc.outline.sentence_of(at).is_some_and(|sentence| sentence.end == at + 1)
}

/// Whether a figure can be a part of another: the same sort of thing, and no more of it.
fn fits(doc: &Document<'_>, known: &[Known<'_>], part: usize, whole: usize) -> bool {
    let (part, whole) = (&known[part], &known[whole]);
    let counted = |kind| matches!(kind, CountKind::Count | CountKind::Money | CountKind::Measure);
    let of_one_kind = match (&part.parts.unit, &whole.parts.unit) {
        (Some(a), Some(b)) => {
            part.kind == CountKind::Count
                || doc.tokens[a.head.start].key == doc.tokens[b.head.start].key
        }
        (None, _) => true,
        (Some(_), None) => false,
    };
    !part.percentage
        && !whole.percentage
        && counted(part.kind)
        && part.kind == whole.kind
        && part.change.is_none()
        && whole.change.is_none()
        && of_one_kind
        && part.parts.amount.value <= whole.parts.amount.value
}

#[cfg(test)]
mod tests {
    #[test]
    fn parts_and_wholes() {
        for (text, parents) in [
            ("Có 44 trường (mầm non 11, tiểu học 33).", &[None, Some(0), Some(0)][..]),
            ("Có 60 em, trong đó 12 em nữ; trồng 50 cây.", &[None, Some(0), None]),
            ("Có 9 trường với 80 lớp, trong đó 2 trường xa.", &[None, None, Some(0)]),
            ("Có 60 em và 12 thầy giáo.", &[None, None]),
        ] {
            let report = crate::extract(text);
            let found: Vec<_> = report.counts.iter().map(|count| count.parent).collect();
            assert_eq!(found, parents, "{text}");
        }
    }
}
