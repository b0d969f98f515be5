//! Lists within a sentence, between semicolons.

mod cue;

use self::cue::{AIMS, Cue, Sort};
use super::clause::{clauses, first_order, orders, tells};
use super::{DirectiveList, ItemParts};
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::outline::ask::Strength;
use crate::outline::marker::{self, Style};
use crate::outline::{Block, BlockKind, Section};
use crate::report::DirectiveKind;
use crate::span::Span;
use crate::token::{Gap, Token};
use std::ops::Range;

const TOLD: ClassSet =
    ClassSet::of(&[Class::SectionResult, Class::SectionShortcoming, Class::SectionAward]);
const SAYS: ClassSet = ClassSet::of(&[Class::VerbAsk, Class::VerbSpeak]);
const WHO: ClassSet = ClassSet::of(&[Class::Office, Class::School, Class::Unit, Class::Post]);
const LONGEST_ADDRESSEE: usize = 20;
/// How many tokens may stand between "nhiệm vụ" and the colon after it.
const NEAR_COLON: usize = 10;
/// How far before a cue words of the past count.
const PAST: usize = 16;
/// How far from the verb of asking the colon or the first order may stand.
const ADDRESSEE: usize = 80;
/// How many lists are tried in one block; no paragraph written for readers has as many.
const TRIES: usize = 64;

/// Lists within the sentences of paragraphs and of items that are no directives themselves.
pub(super) fn read(doc: &Document<'_>) -> Vec<DirectiveList> {
    let mut lists = Vec::new();
    for block in doc.outline.blocks.iter().filter(|block| is_told(block)) {
        let Range { start: mut at, end } = block.tokens;
        let mut tries = TRIES;
        while at < end && tries > 0 {
            match cue::read(doc, at, end).and_then(|cue| list(doc, &cue, end, &mut tries)) {
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
/// list     = ask addressee? (":" clause (";" clause)+ | order (";" order)+)
///          | ask … ":"? marked-clause+
/// ```
fn list(
    doc: &Document<'_>,
    cue: &Cue,
    block_end: usize,
    tries: &mut usize,
) -> Option<(DirectiveList, usize)> {
    let sentence = doc.outline.sentence_of(cue.at)?;
    let reach = sentence.end.min(cue.end + ADDRESSEE);
    let first_end = (cue.end..reach).find(|&at| doc.tokens[at].is_mark(';'));
    let head = cue.end..first_end.unwrap_or(reach);
    let colon = head.clone().find(|&at| is_colon(doc, at));
    let start = match colon {
        Some(colon) => colon + 1,
        None if cue.sort == Sort::Aims => cue.end,
        None => first_order(doc, head)?,
    };
    let between = cue.end..colon.unwrap_or(start);
    if !opens(doc, cue, sentence.start, between.clone(), colon.is_some()) {
        return None;
    }
    *tries -= 1;
    let numbered = chain(doc, start..block_end);
    let marked = numbered.is_some();
    let items = numbered.unwrap_or_else(|| plain(doc, cue, start..sentence.end, colon.is_some()));
    let [first, _, ..] = &items[..] else { return None };
    let announced = !cue.sort.is_weak() || is_announced(doc, between.clone(), first, marked);
    if !announced || is_past(doc, first.clone()) {
        return None;
    }
    let after = items.last().map_or(sentence.end, |last| last.end);
    Some((build(doc, cue, kind_of(doc, cue, between), start, &items), after))
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
    if rest.any(|at| cue::read(doc, at, between.end).is_some_and(outdone)) {
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
        (Sort::Verb(_), true) => untold(),
        (Sort::Verb(Strength::Weak), false) => addresses(doc, between),
        (Sort::Verb(Strength::Colon), false) => false,
        (Sort::Aims, _) => !tells_past(doc, begin..cue.at) && untold(),
        (Sort::Need, false) => between.is_empty() && !tells_past(doc, begin..cue.at),
        (Sort::Noun | Sort::WeakNoun | Sort::Need, colon) => {
            let near = colon && between.len() <= NEAR_COLON;
            near && !tells_past(doc, begin..between.end) && untold()
        }
    }
}

/// "đã", "năm qua", "vừa qua"
fn tells_past(doc: &Document<'_>, mut tokens: Range<usize>) -> bool {
    let begin = tokens.start.max(tokens.end.saturating_sub(PAST));
    tokens.start = begin;
    tokens.any(|at| [key!("đã"), key!("qua"), key!("được")].contains(&doc.tokens[at].key))
}

/// Whether whoever is told is named between a verb of asking and the first order.
fn addresses(doc: &Document<'_>, between: Range<usize>) -> bool {
    let mut words = between.clone();
    words.len() <= LONGEST_ADDRESSEE
        && words.any(|at| doc.term(at, between.end, WHO).is_some())
        && !doc.tokens[between].iter().any(|token| matches!(token.mark(), ':' | '.'))
}

/// A colon that is no part of a time of day.
fn is_colon(doc: &Document<'_>, at: usize) -> bool {
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
    let strong = |at| doc.term(at, end, AIMS).is_some_and(|name| name.term.full != "weak");
    let named = between.any(strong);
    let order = orders(doc, first.clone()).is_some() || tells(doc, first.clone());
    named || order || numbered && first_order(doc, first.clone()).is_some()
}

/// Whether a clause tells what has been done.
fn is_past(doc: &Document<'_>, clause: Range<usize>) -> bool {
    let early = clause.start..clause.end.min(clause.start + 10);
    early.into_iter().any(|at| doc.is(at, key!("đã")) || doc.is(at, key!("vừa")))
}

/// Clauses between semicolons; without a colon before them, each must be an order.
fn plain(
    doc: &Document<'_>,
    cue: &Cue,
    tokens: Range<usize>,
    announced: bool,
) -> Vec<Range<usize>> {
    let all = clauses(doc, tokens);
    let figure = |clause: &Range<usize>| {
        cue.sort == Sort::Aims && doc.tokens[clause.clone()].iter().any(Token::is_number)
    };
    let fits = |(i, clause): &(usize, Range<usize>)| {
        let order = || orders(doc, clause.clone()).is_some() || tells(doc, clause.clone());
        announced || figure(clause) || order() || *i == 0 && cue.sort != Sort::Aims
    };
    all.into_iter().enumerate().take_while(fits).map(|(_, clause)| clause).collect()
}

/// Clauses that each begin with a marker of one style: "(1) …; (2) …", "Một là, …. Hai là, …".
fn chain(doc: &Document<'_>, tokens: Range<usize>) -> Option<Vec<Range<usize>>> {
    let style = inline_marker(doc, tokens.start, tokens.end)?.1;
    let mut items = Vec::new();
    let mut begin = tokens.start;
    for at in tokens.start + 1..tokens.end {
        let before = &doc.tokens[at - 1];
        let opens = matches!(before.mark(), ';' | '.' | ',' | ':') || doc.is(at - 1, key!("và"));
        if opens && inline_marker(doc, at, tokens.end).is_some_and(|(_, found)| found == style) {
            items.push(begin..at);
            begin = at;
        }
    }
    let last = doc.outline.sentence_of(begin)?;
    items.push(begin..last.end.min(tokens.end));
    Some(items)
}

/// The end and the style of a marker within a sentence.
fn inline_marker(doc: &Document<'_>, at: usize, end: usize) -> Option<(usize, Style)> {
    let rest = doc.tokens.get(at..end)?;
    let length = marker::inline(rest);
    (length > 0 && length < rest.len())
        .then(|| marker::style(&rest[..length]).map(|style| (at + length, style)))?
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
