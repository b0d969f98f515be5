//! What a sum of money measures.

use super::subject::{self, subject};
use super::{Context, whole_run};
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::figure::term_before;
use crate::lexicon::{Class, ClassSet};
use std::ops::Range;

/// Money: the description before; after a verb of spending, what it is spent on.
pub(super) fn of_money(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let whole = subject::whole(context);
    let subject = match sum(context.doc, &whole) {
        Some(noun) => owned(context.doc, noun..whole.end),
        None => owned(context.doc, subject(context)),
    };
    let run = whole_run(context);
    let at = context.figure.parts.lead.from;
    let spent = term_before(context.doc, 0, at, Class::SpendVerb).is_some();
    // "500 suất quà trị giá 150 triệu đồng": the worth of the figure before.
    let worth = at > 0 && context.doc.is(at - 1, key!("giá"));
    if worth && subject.is_empty() {
        return None;
    }
    // "đóng góp 92 triệu đồng xây dựng 26 nhà": a verb by itself leads to the next figure.
    let leads = context.doc.term(run.start, run.end, Class::VerbDo);
    let leads = !subject.is_empty() && leads.is_some_and(|verb| verb.end == run.end);
    let after = !run.is_empty() && !leads && (spent || subject.is_empty());
    Some(if after { run } else { subject })
}

/// "công trình có tổng mức đầu tư": what is had, without who has it.
pub(super) fn owned(doc: &Document<'_>, words: Range<usize>) -> Range<usize> {
    let source = (words.start + 1..words.end).find(|&i| doc.is(i, key!("theo")));
    let words = words.start..source.unwrap_or(words.end);
    // "… với tổng trị giá 9 triệu đồng": the worth itself.
    let worth = |i: usize| {
        let sums = [key!("tổng"), key!("mức"), key!("số"), key!("trị")];
        doc.is(i, key!("với")) && doc.tokens.get(i + 1).is_some_and(|next| sums.contains(&next.key))
    };
    // "tài sản có giá trị và tiền mặt": of worth.
    let valued = |i: usize| doc.is(i + 2, key!("trị")) && doc.is(i + 3, key!("và"));
    let has = |i: usize| doc.is(i, key!("có")) && !valued(i);
    let verb = |i: usize| has(i) || doc.is(i, key!("bầu")) || worth(i);
    let had = words.clone().rev().find(|&i| verb(i) && i + 1 < words.end);
    had.map_or(words.start, |i| i + 1)..words.end
}

/// Where the noun of the sum stands, if a verb after its subject or a preposition leads to it: "xã được đầu tư nguồn
/// vốn", "bếp ăn bằng nguồn xã hội hóa".
fn sum(doc: &Document<'_>, words: &Range<usize>) -> Option<usize> {
    let noun = words.clone().find(|&i| doc.term(i, words.end, Class::AmountNoun).is_some())?;
    // "thu nộp ngân sách", "ủng hộ quỹ": with nobody before it the deed tells what is paid.
    if doc.term(words.start, noun, LEADS_TO_SUM).is_some_and(|verb| verb.end == noun) {
        return None;
    }
    let leads = [key!("bằng"), key!("với"), key!("được"), key!("là")];
    let led = noun > words.start
        && (leads.contains(&doc.tokens[noun - 1].key)
            || term_before(doc, words.start, noun, LEADS_TO_SUM).is_some());
    led.then_some(noun)
}

/// Verbs whose object is a sum.
const LEADS_TO_SUM: ClassSet =
    ClassSet::of(&[Class::VerbDo, Class::SpendVerb, Class::VerbOrganize, Class::VerbAward]);
