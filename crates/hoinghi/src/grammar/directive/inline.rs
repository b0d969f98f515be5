//! Lists within a sentence, between semicolons.

use super::clause::{clauses, first_order, orders};
use super::{DirectiveList, ItemParts};
use crate::cursor::key;
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::outline::marker::{self, Style};
use crate::outline::{Block, BlockKind, Section};
use crate::report::DirectiveKind;
use crate::span::Span;
use crate::token::Gap;
use std::ops::Range;

const AIMS: ClassSet = ClassSet::of(&[Class::SectionTask, Class::SectionTarget]);
const TOLD: ClassSet =
    ClassSet::of(&[Class::SectionResult, Class::SectionShortcoming, Class::SectionAward]);
const WHO: ClassSet = ClassSet::of(&[Class::Office, Class::School, Class::Unit, Class::Post]);
const LONGEST_ADDRESSEE: usize = 20;
/// How far from the verb of asking the first order may stand.
const ADDRESSEE: usize = 60;

/// Lists within the sentences of paragraphs and of items that are no directives themselves.
pub(super) fn read(doc: &Document<'_>) -> Vec<DirectiveList> {
    let mut lists = Vec::new();
    for block in doc.outline.blocks.iter().filter(|block| is_told(block)) {
        let Range { start: mut at, end } = block.tokens;
        while at < end {
            match asks(doc, at, end).and_then(|ask| list(doc, &ask, end)) {
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
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && !(aims && !block.place.leads)
}

/// A verb of asking or of aiming.
struct Ask {
    at: usize,
    end: usize,
    /// Whether it asks by itself; a weak one needs a word for tasks or an order after it.
    strong: bool,
    kind: DirectiveKind,
}

fn asks(doc: &Document<'_>, at: usize, end: usize) -> Option<Ask> {
    if let Some(verb) = doc.term(at, end, Class::VerbAsk) {
        let kind = match verb.term.full.as_ref() {
            "target" => DirectiveKind::Target,
            _ => DirectiveKind::Task,
        };
        let strong = verb.term.full != "weak";
        return is_verb(doc, at, verb.end).then_some(Ask { at, end: verb.end, strong, kind });
    }
    let aim = doc.term(at, end, Class::TargetWord)?;
    Some(Ask { at, end: aim.end, strong: false, kind: DirectiveKind::Target })
}

/// "theo yêu cầu", "hồ sơ đề nghị", "được giao", "yêu cầu của" are no verbs of asking.
fn is_verb(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let before = [
        key!("theo"),
        key!("các"),
        key!("những"),
        key!("mọi"),
        key!("ứng"),
        key!("sơ"),
        key!("đơn"),
        key!("bản"),
        key!("được"),
        key!("bàn"),
        key!("chuyển"),
        key!("với"),
        key!("hơn"),
        key!("đúng"),
        key!("do"),
        key!("đạt"),
        key!("số"),
        key!("tiếp"),
    ];
    let after = [
        key!("của"),
        key!("ban"),
        key!("thông"),
        key!("lưu"),
        key!("dịch"),
        key!("nhận"),
        key!("trên"),
        key!("hữu"),
    ];
    let noun = at.checked_sub(1).is_some_and(|at| before.contains(&doc.tokens[at].key));
    let compound = doc.tokens.get(end).is_some_and(|token| after.contains(&token.key));
    !noun && !compound
}

/// The list that a verb of asking opens, and the token after it.
///
/// ```text
/// list     = ask addressee? (":" clause (";" clause)+ | order (";" order)+)
///          | ask … ":"? marked-clause+
/// ```
fn list(doc: &Document<'_>, ask: &Ask, block_end: usize) -> Option<(DirectiveList, usize)> {
    let sentence = doc.outline.sentence_of(ask.at)?;
    let first_end = (ask.end..sentence.end).find(|&at| doc.tokens[at].is_mark(';'));
    let head = ask.end..first_end.unwrap_or(sentence.end);
    let colon = head.clone().find(|&at| is_colon(doc, at));
    let start = match colon {
        Some(colon) => colon + 1,
        None => first_order(doc, head.start..head.end.min(head.start + ADDRESSEE))?,
    };
    let between = ask.end..colon.unwrap_or(start);
    if colon.is_none() && !ask.strong && !addresses(doc, between.clone()) {
        return None;
    }
    let numbered = chain(doc, start..block_end);
    let items = match &numbered {
        Some(items) => items.clone(),
        None => plain(doc, start..sentence.end, colon.is_some()),
    };
    let [first, _, ..] = &items[..] else { return None };
    let kind = kind_of(doc, ask, between.clone());
    let asked = ask.strong && colon.is_none()
        || told(doc, between.clone())
            .is_none_or(|at| first_order(doc, between.start..at).is_some())
            && (ask.strong || is_announced(doc, ask, between, first, numbered.is_some()));
    if !asked || is_past(doc, first.clone()) {
        return None;
    }
    let after = items.last().map_or(sentence.end, |last| last.end);
    Some((build(doc, ask, kind, colon.map_or(start, |colon| colon + 1), &items), after))
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

/// Where results, shortcomings or awards are named.
fn told(doc: &Document<'_>, mut tokens: Range<usize>) -> Option<usize> {
    let end = tokens.end;
    tokens.find(|&at| doc.term(at, end, TOLD).is_some())
}

fn kind_of(doc: &Document<'_>, ask: &Ask, between: Range<usize>) -> DirectiveKind {
    let aim = between
        .clone()
        .rev()
        .find_map(|at| doc.term(at, between.end, AIMS))
        .map(|aim| aim.term.class);
    match aim {
        Some(Class::SectionTarget) => DirectiveKind::Target,
        Some(_) => DirectiveKind::Task,
        None => ask.kind,
    }
}

/// Whether what a weak verb opens is announced as tasks, or begins with an order.
fn is_announced(
    doc: &Document<'_>,
    ask: &Ask,
    mut between: Range<usize>,
    first: &Range<usize>,
    numbered: bool,
) -> bool {
    if ask.kind == DirectiveKind::Target {
        return true;
    }
    let end = between.end;
    let named = between.any(|at| doc.term(at, end, AIMS).is_some());
    let order = orders(doc, first.clone()).is_some();
    named || order || numbered && first_order(doc, first.clone()).is_some()
}

/// Whether a clause tells what has been done.
fn is_past(doc: &Document<'_>, clause: Range<usize>) -> bool {
    let early = clause.start..clause.end.min(clause.start + 10);
    early.into_iter().any(|at| doc.is(at, key!("đã")) || doc.is(at, key!("vừa")))
}

/// Clauses between semicolons; without a colon before them, each must be an order.
fn plain(doc: &Document<'_>, tokens: Range<usize>, announced: bool) -> Vec<Range<usize>> {
    let all = clauses(doc, tokens);
    let fits = |(i, clause): &(usize, Range<usize>)| {
        !clause.is_empty() && (announced || *i == 0 || orders(doc, clause.clone()).is_some())
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
    ask: &Ask,
    kind: DirectiveKind,
    start: usize,
    items: &[Range<usize>],
) -> DirectiveList {
    let sentence = doc.outline.sentence_of(ask.at).unwrap_or(ask.at..start);
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
    let verb = doc.term(ask.at, ask.end, Class::VerbAsk);
    DirectiveList {
        kind,
        ask: verb.map(|verb| ask.at..verb.end),
        heading: None,
        heading_tokens: 0..0,
        lead_in: sentence.start..start,
        items: spans,
        parts,
    }
}
