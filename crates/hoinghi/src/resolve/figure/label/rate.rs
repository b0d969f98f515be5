//! What lengths of time and rates are of.

use super::subject::subject;
use super::{Context, actor, run, whole_run};
use crate::cursor::key;
use crate::lexicon::Class;
use crate::report::CountKind;
use std::ops::Range;

/// What a duration measures has fewer words than this; where it is longer, what it is about is left
/// out.
const LONGEST_TIMED: usize = 12;

/// Durations and rates: the words after a duration, else the description before.
pub(super) fn of_rate(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let doc = context.doc;
    let subject = subject(context);
    let run = whole_run(context);
    if context.figure.kind == CountKind::Duration {
        // "qua 13 năm thành lập đã vận động", "2 năm thực hiện Đề án 06 về …"
        let long = run.len() >= LONGEST_TIMED;
        let ends = |&i: &usize| doc.is(i, key!("đã")) || long && doc.is(i, key!("về"));
        let end = run.clone().find(ends).unwrap_or(run.end);
        if end > run.start && end - run.start < LONGEST_TIMED {
            return Some(run.start..end);
        }
    }
    if !subject.is_empty() {
        return Some(done(context, subject));
    }
    if context.figure.kind == CountKind::Duration {
        return of_time(context);
    }
    let unit = context.figure.parts.unit.as_ref()?;
    let per_head = context.figure.kind == CountKind::Rate
        && context.doc.term(unit.head.start, unit.head.end, Class::TimeUnit).is_none()
        && context.doc.term(unit.head.start, unit.head.end, Class::GenericUnit).is_none();
    let run = run::run(context.doc, unit.tokens.start, unit.tokens.end);
    per_head.then(|| unit.tokens.start..run.end.max(run::place(context.doc, unit.tokens.end)))
}

/// "Học sinh được học 2 buổi/ngày", "giáo viên phải dự giờ 2 tiết/tháng": what is done so often.
fn done(context: &Context<'_, '_, '_, '_>, words: Range<usize>) -> Range<usize> {
    let doc = context.doc;
    if context.figure.kind != CountKind::Rate {
        return words;
    }
    let modals = [key!("phải"), key!("được"), key!("cần")];
    let assures = |i: usize| doc.is(i, key!("đảm")) && doc.is(i + 1, key!("bảo"));
    let last = words.clone().rev().find_map(|i| {
        let modal = modals.contains(&doc.tokens[i].key);
        if modal { Some(i + 1) } else { assures(i).then_some(i + 2) }
    });
    let from = last.filter(|&from| from < words.end).unwrap_or(words.start);
    let each = from + 1 < words.end && doc.is(from, key!("mỗi"));
    from + usize::from(each)..words.end
}

/// "Trong 02 ngày, huyện tập huấn …": what went on for so long stands in the clause after.
///
/// ```text
/// time = number unit words* "," ( place "," )* clause
/// ```
fn of_time(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let (doc, end) = (context.doc, context.figure.parts.end);
    let sentence = doc.outline.sentence_of(end.checked_sub(1)?)?;
    let last = sentence.end.min(end + FURTHEST_CLAUSE);
    let from = (end..last).find(|&i| {
        let opens = i > end && doc.tokens[i - 1].is_mark(',');
        let place = [key!("tại"), key!("ở"), key!("từ"), key!("ngày"), key!("dưới")];
        opens && doc.tokens[i].is_word() && !place.contains(&doc.tokens[i].key)
    })?;
    let run = run::run(doc, from, from + 1);
    let run = run.start..run::trim(doc, run.clone());
    let run = actor::deed(doc, &run, false).unwrap_or(run);
    // "tổ chức Đại hội": the event itself.
    let held = doc.term(run.start, run.end, Class::VerbOrganize).map(|verb| verb.end);
    let held = held.filter(|&at| doc.term(at, run.end, Class::Event).is_some());
    let run = held.unwrap_or(run.start)..run.end;
    (run.len() > 1).then_some(run)
}

/// How far after a length of time the clause is looked for, in tokens.
const FURTHEST_CLAUSE: usize = 24;
