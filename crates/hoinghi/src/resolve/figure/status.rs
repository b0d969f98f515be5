//! Whether a figure is a fact or an aim.

use super::Known;
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::directive::DirectiveList;
use crate::lexicon::{Class, ClassSet};
use crate::outline::{BlockKind, Section};
use crate::report::{CountKind, Status};
use crate::span::Span;
use std::ops::Range;

/// Words that make an aim of what follows them in the sentence.
const AIMS: ClassSet = ClassSet::of(&[Class::TargetWord]);

/// What the document says of aims beyond the sentence.
pub(super) struct Statuses {
    /// Spans of the items of directive lists, in order.
    items: Vec<Span>,
    /// Footnotes that a directive refers to.
    notes: Vec<Range<usize>>,
}

impl Statuses {
    pub(super) fn read(doc: &Document<'_>, lists: &[DirectiveList]) -> Statuses {
        let mut items: Vec<Span> = lists.iter().flat_map(|list| list.items.clone()).collect();
        items.sort_unstable();
        let mut statuses = Statuses { items, notes: Vec::new() };
        statuses.notes = notes(doc, &statuses);
        statuses
    }

    pub(super) fn of(&self, doc: &Document<'_>, figure: &Known<'_>) -> Status {
        let at = figure.parts.number.start;
        if figure.kind == CountKind::Age {
            return Status::Reported;
        }
        let noted = self.notes.iter().any(|note| note.contains(&at));
        if noted || self.asked(doc, at) || aimed(doc, figure) {
            Status::Target
        } else {
            Status::Reported
        }
    }

    /// Whether token `at` stands in something to be done.
    fn asked(&self, doc: &Document<'_>, at: usize) -> bool {
        let span = doc.tokens[at].span;
        let after = self.items.partition_point(|item| item.start <= span.start);
        let inside = self.items[..after].iter().rev().take(8).any(|item| item.contains(span));
        inside
            || doc.outline.block_of(at).is_some_and(|block| {
                block.kind != BlockKind::Footnote
                    && matches!(block.section, Section::Task | Section::Target)
            })
    }
}

/// Footnotes whose mark stands in something to be done.
fn notes(doc: &Document<'_>, statuses: &Statuses) -> Vec<Range<usize>> {
    let mut notes = Vec::new();
    for block in doc.outline.blocks.iter().filter(|block| block.kind == BlockKind::Footnote) {
        let label = block.tokens.start + 1;
        let Some(number) = doc.tokens.get(label).filter(|token| token.is_number()) else {
            continue;
        };
        let referred = (1..block.tokens.start.saturating_sub(1)).any(|i| {
            doc.tokens[i].key == number.key
                && doc.tokens[i - 1].is_mark('[')
                && doc.tokens[i + 1].is_mark(']')
                && statuses.asked(doc, i)
        });
        if referred {
            notes.push(block.tokens.clone());
        }
    }
    notes
}

/// Whether the sentence sets the figure as an aim.
fn aimed(doc: &Document<'_>, figure: &Known<'_>) -> bool {
    let at = figure.parts.number.start;
    let Some(sentence) = doc.outline.sentence_of(at) else { return false };
    let from = (sentence.start..at)
        .rev()
        .find(|&i| doc.tokens[i].is_mark(';'))
        .map_or(sentence.start, |i| i + 1);
    (from..at).any(|i| {
        doc.term(i, at, AIMS).is_some_and(|found| {
            // "đạt chỉ tiêu", "vượt kế hoạch": reached, not set.
            !(i > from && reached(doc, i)) && !doc.is(found.end, key!("năm"))
        })
    })
}

fn reached(doc: &Document<'_>, i: usize) -> bool {
    let before = doc.tokens[i - 1].key;
    [key!("đạt"), key!("vượt"), key!("so"), key!("với"), key!("theo"), key!("bằng")]
        .contains(&before)
        || doc.tokens[i - 1].is_number()
        || doc.tokens[i - 1].is_mark('%')
}
