//! Lists within a sentence, between semicolons.

mod addressee;
mod cue;
mod items;

pub(crate) use self::cue::FIRST;
use self::cue::{AIMS, Cue, Sort};
use self::items::{inline_marker, is_past};
use super::clause::{self, first_order, orders, tells};
use super::{DirectiveList, ItemParts};
use crate::cursor::key;
use crate::document::Document;
use crate::first::Openers;
use crate::lexicon::{Class, ClassSet};
use crate::outline::ask::Strength;
use crate::outline::{Block, BlockKind, Section};
use crate::report::DirectiveKind;
use crate::span::Span;
use crate::token::Gap;
use std::ops::Range;

const TOLD: ClassSet =
    ClassSet::of(&[Class::SectionResult, Class::SectionShortcoming, Class::SectionAward]);
const SAYS: ClassSet = ClassSet::of(&[Class::VerbAsk, Class::VerbSpeak]);
const WHO: ClassSet = ClassSet::of(&[Class::Office, Class::School, Class::Unit, Class::Post]);
const LONGEST_ADDRESSEE: usize = 20;
/// How many tokens may stand between "nhiệm vụ" and the colon after it.
const NEAR_COLON: usize = 10;
/// How far before a cue words of the past count.
const PAST: usize = 40;
/// How far from the verb of asking the colon or the first order may stand.
const ADDRESSEE: usize = 80;
/// The longest list within a sentence, in tokens.
const LONGEST_LIST: usize = 4096;
/// How many lists are tried in one block; no paragraph written for readers has as many.
const TRIES: usize = 64;

/// Lists within the sentences of paragraphs and of items that are no directives themselves.
pub(super) fn read(doc: &Document<'_>) -> Vec<DirectiveList> {
    let mut lists = Vec::new();
    let mut at = 0;
    for (i, block) in doc.outline.blocks.iter().enumerate().filter(|(_, block)| is_told(block)) {
        at = at.max(block.tokens.start);
        let end = block.tokens.end;
        let mut tries = TRIES;
        while at < end && tries > 0 {
            at = doc.next_opening(at, end, Openers::CUE);
            if at >= end {
                break;
            }
            let found = cue::read(doc, at, end).and_then(|cue| list(doc, &cue, i, &mut tries));
            match found.or_else(|| detailed(doc, at)) {
                Some((list, after)) => {
                    at = after;
                    lists.push(list);
                }
                None => at += 1,
            }
        }
    }
    lists
}

fn is_told(block: &Block) -> bool {
    let aims = matches!(block.section, Section::Task | Section::Target);
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && (!aims || block.place.leads)
}

/// The list that a verb of asking opens, and the token after it.
///
/// ```text
/// list = ask addressee? (":" clause (";" clause)* | order (";" clause)*) more*
///      | ask … ":"? marked-clause+
/// more = a sentence or paragraph that begins with an order
/// ```
fn list(
    doc: &Document<'_>,
    cue: &Cue,
    block: usize,
    tries: &mut usize,
) -> Option<(DirectiveList, usize)> {
    let sentence = doc.outline.sentence_of(cue.at)?;
    let reach = sentence.end.min(cue.end + ADDRESSEE);
    // The last of two verbs of asking in a row asks.
    let next = || cue::read(doc, cue.end, reach).filter(|next| next.at == cue.end);
    if doc.openers.get(cue.end).is_some_and(|next| next.meets(Openers::CUE))
        && next().is_some_and(|next| next.sort == Sort::Verb(Strength::Own))
    {
        return None;
    }
    let first_end = (cue.end..reach).find(|&at| doc.tokens[at].is_mark(';'));
    let head = cue.end..first_end.unwrap_or(reach);
    let colon = head.clone().find(|&at| is_colon(doc, at));
    let start = first_item(doc, cue, head, colon)?;
    let between = cue.end..colon.unwrap_or(start);
    if colon.is_some_and(|colon| is_apart(doc, cue.end..colon)) {
        return None;
    }
    if !opens(doc, cue, sentence.start, between.clone(), colon.is_some()) {
        return None;
    }
    *tries -= 1;
    let (start, end) = items::unquoted(doc, start..sentence.end.min(start + LONGEST_LIST));
    let numbered = items::chain(doc, start..doc.outline.blocks[block].tokens.end);
    let marked = numbered.is_some();
    let mut items = numbered.unwrap_or_else(|| items::plain(doc, cue, start..end, colon.is_some()));
    let first = items.first()?.clone();
    let announced = !cue.sort.is_weak() || is_announced(doc, between.clone(), &first, marked);
    if !announced || is_past(doc, first) {
        return None;
    }
    if !marked {
        items = items::go_on(doc, cue, items, block);
    }
    if items.len() < 2 {
        return None;
    }
    let after = items.last().map_or(sentence.end, |last| last.end);
    Some((build(doc, cue, kind_of(doc, cue, between), start, &items), after))
}

/// The targets that a sentence sets and the next one details: "Đại hội thông qua 16 chỉ tiêu. Cụ
/// thể, thu nhập đạt 70 triệu đồng; hộ nghèo còn 2%".
///
/// ```text
/// detailed = set word* target word* "." "Cụ thể" [,:] clause (";" clause)+
/// ```
fn detailed(doc: &Document<'_>, at: usize) -> Option<(DirectiveList, usize)> {
    let opens = doc.is(at, key!("cụ")) && doc.is(at + 1, key!("thể"));
    let mark = doc.tokens.get(at + 2).filter(|_| opens)?;
    matches!(mark.mark(), ',' | ':' | '-').then_some(())?;
    let sentence = doc.outline.sentence_of(at).filter(|sentence| sentence.start == at)?;
    let before = doc.outline.sentence_of(at.checked_sub(1)?)?;
    let near = before.start.max(before.end.saturating_sub(PAST))..before.end;
    let target = near.clone().find(|&i| {
        let name = doc.term(i, near.end, Class::SectionTarget);
        name.is_some_and(|name| name.term.full != "verb")
    })?;
    has(doc, near.start..target, ClassSet::of(&[Class::SetWord])).then_some(())?;
    let items = clause::clauses(doc, at + 3..sentence.end);
    let figures = |item: &Range<usize>| doc.tokens[item.clone()].iter().any(|t| t.is_number());
    let told = items.iter().any(|item| is_past(doc, item.clone()));
    if items.len() < 2 || told || items.iter().filter(|item| figures(item)).count() < 2 {
        return None;
    }
    let cue = Cue { at: target, end: target + 1, sort: Sort::Noun, kind: DirectiveKind::Target };
    Some((build(doc, &cue, DirectiveKind::Target, at + 3, &items), sentence.end))
}

/// Whether the colon after these tokens opens no list of the cue before them: it stands in brackets
/// of its own ("chỉ tiêu giao 35% (trong đó, …: 12 người; …)"), or after it a motto is quoted
/// ("yêu cầu thực hiện phương châm: “…; …”").
fn is_apart(doc: &Document<'_>, before: Range<usize>) -> bool {
    let mut depth = 0usize;
    for at in before.clone() {
        match doc.tokens[at].mark() {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let quoted = doc.tokens.get(before.end + 1).is_some_and(|t| matches!(t.mark(), '“' | '"'));
    let motto =
        before.last().is_some_and(|last| doc.tokens[last].ends(ClassSet::of(&[Class::Motto])));
    depth > 0 || quoted && motto
}

/// Where the first item begins: after the colon, else with a marker or the first order.
fn first_item(
    doc: &Document<'_>,
    cue: &Cue,
    head: Range<usize>,
    colon: Option<usize>,
) -> Option<usize> {
    match colon {
        Some(colon) => Some(colon + 1),
        None if cue.sort == Sort::Aims => Some(cue.end),
        None => {
            let order = addressee::order(doc, head.clone())?;
            let marked = |&at: &usize| items::stands_out(doc, at, head.end);
            Some((head.start..order).find(marked).unwrap_or(order))
        }
    }
}

/// Whether a cue can open a list, by what stands before it and between it and the first item.
fn opens(doc: &Document<'_>, cue: &Cue, begin: usize, between: Range<usize>, colon: bool) -> bool {
    // The last verb of asking has the list: "phát biểu kết luận, yêu cầu …".
    let outdone = |later: Cue| match later.sort {
        Sort::Verb(Strength::Own) => true,
        Sort::Verb(_) => cue.sort.is_weak(),
        _ => false,
    };
    let mut rest = between.clone();
    if rest.any(|at| {
        doc.openers[at].meets(Openers::CUE) && cue::read(doc, at, between.end).is_some_and(outdone)
    }) {
        return false;
    }
    let discussed = begin.max(cue.at.saturating_sub(NEAR_COLON))..cue.at;
    if cue.sort.is_weak() && has(doc, discussed, Class::SectionAgenda.into()) {
        return false;
    }
    let untold = || {
        told(doc, between.clone()).is_none_or(|at| first_order(doc, between.start..at).is_some())
    };
    match (cue.sort, colon) {
        (Sort::Verb(Strength::Own), false) => true,
        (Sort::Verb(Strength::Own), true) => untold(),
        (Sort::Verb(_), true) => untold() && !is_met(doc, between.clone()),
        (Sort::Verb(Strength::Weak), false) => addresses(doc, between),
        (Sort::Verb(Strength::Colon), false) => false,
        (Sort::Aims, _) => !tells_past(doc, cue, begin..cue.at) && untold(),
        // "Trong thời gian tới, ngành Y tế tiếp tục …; …"
        (Sort::WeakNoun, false) => {
            cue.at == begin
                && doc.is(cue.end - 1, key!("tới"))
                // "phấn đấu" opens a list of its own.
                && doc.term(between.end, doc.tokens.len(), Class::SectionTarget).is_none()
                && !has(doc, between.clone(), SAYS)
                && !tells_past(doc, cue, begin..between.end)
        }
        (Sort::Need, false) => between.is_empty() && !tells_past(doc, cue, begin..cue.at),
        (Sort::Noun | Sort::WeakNoun | Sort::Need, colon) => {
            let near = colon && between.len() <= NEAR_COLON;
            near && !tells_past(doc, cue, begin..between.end)
                && !is_reached(doc, cue, begin..between.end)
                && untold()
        }
    }
}

/// "đã làm tốt", "năm qua", but not "mục tiêu đã đề ra", "thông qua".
fn tells_past(doc: &Document<'_>, cue: &Cue, mut tokens: Range<usize>) -> bool {
    let relative = [key!("đề"), key!("đặt"), key!("nêu"), key!("ban")];
    let times = [key!("năm"), key!("tháng"), key!("gian"), key!("vừa"), key!("kỳ"), key!("tuần")];
    let end = tokens.end;
    tokens.start = tokens.start.max(end.saturating_sub(PAST));
    // In "đã nhấn mạnh các nhiệm vụ", the past is of the saying.
    let said = (tokens.start..cue.at.min(end)).rev().find(|&at| doc.term(at, end, SAYS).is_some());
    tokens.start = said.unwrap_or(tokens.start);
    let next = |at: usize| doc.tokens.get(at + 1).filter(|_| at + 1 < end);
    tokens.any(|at| {
        doc.is(at, key!("đã")) && !next(at).is_some_and(|next| relative.contains(&next.key))
            || doc.is(at, key!("qua")) && at > 0 && times.contains(&doc.tokens[at - 1].key)
    })
}

/// "thống nhất đánh giá xã đã hoàn thành các chỉ tiêu: …" gives results.
fn is_met(doc: &Document<'_>, mut tokens: Range<usize>) -> bool {
    let end = tokens.end;
    tokens.any(|at| doc.is(at, key!("đã")) && doc.term(at + 1, end, Class::MetWord).is_some())
}

/// Whether targets are told to be reached: "đạt các tiêu chí", "nhiều chỉ tiêu vượt kế hoạch".
fn is_reached(doc: &Document<'_>, cue: &Cue, tokens: Range<usize>) -> bool {
    let reaches = |at: usize| {
        let two = |first, second| doc.is(at, first) && doc.is(at + 1, second);
        two(key!("hoàn"), key!("thành"))
            || two(key!("thực"), key!("hiện"))
            || doc.is(at, key!("đạt"))
            || doc.is(at, key!("vượt"))
    };
    let ahead = |at: usize| {
        let words = [
            key!("tới"),
            key!("sẽ"),
            key!("cần"),
            key!("để"),
            key!("nhằm"),
            key!("đấu"),
            key!("trung"),
            key!("tâm"),
            key!("tục"),
        ];
        words.contains(&doc.tokens[at].key) || doc.term(at, tokens.end, SAYS).is_some()
    };
    let near = tokens.start.max(tokens.end.saturating_sub(PAST))..tokens.end;
    cue.kind == DirectiveKind::Target && near.clone().any(reaches) && !near.clone().any(ahead)
}

/// Whether whoever is told is named between a verb of asking and the first order.
fn addresses(doc: &Document<'_>, between: Range<usize>) -> bool {
    let mut words = between.clone();
    words.len() <= LONGEST_ADDRESSEE
        && words.any(|at| doc.term(at, between.end, WHO).is_some())
        && !doc.tokens[between].iter().any(|token| matches!(token.mark(), ':' | '.'))
}

/// A colon that is no part of a time of day.
pub(super) fn is_colon(doc: &Document<'_>, at: usize) -> bool {
    let tight =
        doc.tokens.get(at + 1).is_some_and(|next| next.is_number() && next.gap == Gap::None);
    doc.tokens[at].is_mark(':') && !tight
}

fn has(doc: &Document<'_>, mut tokens: Range<usize>, classes: ClassSet) -> bool {
    let end = tokens.end;
    tokens.any(|at| doc.term(at, end, classes).is_some())
}

/// Where results, shortcomings or awards are named.
fn told(doc: &Document<'_>, mut tokens: Range<usize>) -> Option<usize> {
    let end = tokens.end;
    tokens.find(|&at| doc.term(at, end, TOLD).is_some())
}

fn kind_of(doc: &Document<'_>, cue: &Cue, between: Range<usize>) -> DirectiveKind {
    let aim = between
        .clone()
        .rev()
        .find_map(|at| doc.term(at, between.end, AIMS))
        .map(|aim| aim.term.class);
    match aim {
        Some(Class::SectionTarget) => DirectiveKind::Target,
        Some(_) => DirectiveKind::Task,
        None => cue.kind,
    }
}

/// Whether what a weak verb opens is announced as tasks, or begins with an order.
fn is_announced(
    doc: &Document<'_>,
    mut between: Range<usize>,
    first: &Range<usize>,
    numbered: bool,
) -> bool {
    let end = between.end;
    let body = inline_marker(doc, first.start, first.end).map_or(first.start, |(at, _)| at);
    let first = body..first.end;
    let strong = |at| doc.term(at, end, AIMS).is_some_and(|name| name.term.full != "weak");
    let named = between.any(strong);
    let order = orders(doc, first.clone()).is_some() || tells(doc, first.clone());
    named || order || numbered && first_order(doc, first.clone()).is_some()
}

fn build(
    doc: &Document<'_>,
    cue: &Cue,
    kind: DirectiveKind,
    start: usize,
    items: &[Range<usize>],
) -> DirectiveList {
    let sentence = doc.outline.sentence_of(cue.at).unwrap_or(cue.at..start);
    let mut spans: Vec<Span> = Vec::with_capacity(items.len());
    let mut parts = Vec::with_capacity(items.len());
    for item in items {
        let (begin, marker) = match inline_marker(doc, item.start, item.end) {
            Some((end, _)) => (end, Some(doc.span(item.start..end))),
            None => (item.start, None),
        };
        spans.push(doc.span(begin..item.end));
        parts.push(ItemParts { marker, tokens: begin..item.end, level: 0, parent: None });
    }
    let verb = match cue.sort {
        Sort::Verb(_) => Some(cue.at..cue.end),
        // Whoever names the tasks may be said before: "nhấn mạnh, các trường cần: …".
        Sort::Aims | Sort::Need | Sort::Noun | Sort::WeakNoun => (sentence.start..cue.at)
            .rev()
            .take(ADDRESSEE)
            .find_map(|at| Some(at..doc.term(at, cue.at, SAYS)?.end)),
    };
    DirectiveList {
        kind,
        ask: verb,
        heading: None,
        heading_tokens: 0..0,
        lead_in: sentence.start..start,
        items: spans,
        parts,
    }
}
