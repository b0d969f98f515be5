//! Whether a date without a year looks back or ahead.

use crate::cursor::key;
use crate::document::Document;
use crate::grammar::date::{DateParts, Said};
use crate::mention::Mention;
use crate::outline::Section;
use crate::report::Relation;

/// Which way a date looks from the day of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Back,
    Ahead,
    None,
}

/// Deadlines, tasks and what "will" happen look ahead; what "has" happened looks back.
pub(super) fn of(doc: &Document<'_>, mention: &Mention<DateParts>) -> Lean {
    // "6 tháng đầu năm" is a part of the report's own year.
    if matches!(mention.value.said, Said::Run { .. }) {
        return Lean::None;
    }
    if let Some(lean) = told_after(doc, mention.tokens.end) {
        return lean;
    }
    let start = mention.tokens.start;
    let begin = doc.outline.sentence_of(start).map_or(start, |sentence| sentence.start);
    let before = begin.max(start.saturating_sub(12))..start;
    if before.clone().any(|at| doc.is(at, key!("tính")) && doc.is(at + 1, key!("đến"))) {
        return Lean::Back;
    }
    let last = before.clone().rev().find_map(|at| {
        let token = doc.tokens[at].key;
        if [key!("đã"), key!("vừa")].contains(&token) {
            return Some(Lean::Back);
        }
        let planned = token == key!("dự") && doc.is(at + 1, key!("kiến"));
        let aimed = token == key!("phấn") && doc.is(at + 1, key!("đấu"));
        (token == key!("sẽ") || planned || aimed).then_some(Lean::Ahead)
    });
    let section = doc.outline.block_of(start).map(|block| block.section);
    let deadline = matches!(mention.value.relation, Some(Relation::Before | Relation::By));
    let task = matches!(section, Some(Section::Task | Section::Target));
    last.unwrap_or(if deadline || task { Lean::Ahead } else { Lean::None })
}

/// ```text
/// told-after = "vừa" ("qua" | "rồi") | "sắp"? "tới"
/// ```
fn told_after(doc: &Document<'_>, at: usize) -> Option<Lean> {
    if doc.is(at, key!("vừa")) && (doc.is(at + 1, key!("qua")) || doc.is(at + 1, key!("rồi"))) {
        return Some(Lean::Back);
    }
    let at = if doc.is(at, key!("sắp")) { at + 1 } else { at };
    let closes = doc.tokens.get(at + 1).is_none_or(|next| !next.is_number());
    (doc.is(at, key!("tới")) && closes).then_some(Lean::Ahead)
}
