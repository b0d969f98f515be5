//! The items of a list within sentences.

use super::cue::{Cue, Sort};
use super::is_colon;
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::directive::clause::{clauses, first_order, orders, tells};
use crate::lexicon::{Class, ClassSet};
use crate::outline::marker::{self, Style};
use crate::outline::{Block, BlockKind, Section};
use crate::token::Token;
use std::ops::Range;

/// Who does something or speaks; what is told of them is no order.
const SUBJECTS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::School,
    Class::Event,
    Class::Honorific,
    Class::HonorificPlural,
]);
const SAYS: ClassSet = ClassSet::of(&[Class::VerbSpeak, Class::VerbPresent, Class::VerbOrganize]);
/// How many tokens of a sentence tell whether it is an order.
const EARLY: usize = 30;
/// How many tokens may stand between who does something and the verb.
const SUBJECT: usize = 6;

/// Whether a marker that can be nothing else stands at a token: "một là", "a)".
pub(super) fn stands_out(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let style = inline_marker(doc, at, end).map(|(_, style)| style);
    matches!(
        style,
        Some(Style::Ordinal | Style::Round | Style::Letter(')') | Style::Number(_, ')'))
    )
}

/// The words within quotation marks, where they begin with one.
pub(super) fn unquoted(doc: &Document<'_>, tokens: Range<usize>) -> (usize, usize) {
    let Range { start, end } = tokens;
    if !matches!(doc.tokens[start].mark(), '“' | '"') {
        return (start, end);
    }
    let close = (start + 1..end).find(|&at| matches!(doc.tokens[at].mark(), '”' | '"'));
    (start + 1, close.unwrap_or(end))
}

/// Whether a clause tells what has been done.
pub(super) fn is_past(doc: &Document<'_>, clause: Range<usize>) -> bool {
    let early = clause.start..clause.end.min(clause.start + 10);
    early.into_iter().any(|at| doc.is(at, key!("đã")) || doc.is(at, key!("vừa")))
}

/// Clauses between semicolons; without a colon before them, the first two must be orders.
///
/// ```text
/// clauses = clause (";" clause)* | order ", đồng thời" order
/// ```
pub(super) fn plain(
    doc: &Document<'_>,
    cue: &Cue,
    tokens: Range<usize>,
    announced: bool,
) -> Vec<Range<usize>> {
    let mut all = clauses(doc, tokens);
    if let [only] = &all[..] {
        all = meanwhile(doc, only.clone());
    }
    let aims = cue.sort == Sort::Aims;
    let fits = |clause: &Range<usize>| {
        let figure = aims && doc.tokens[clause.clone()].iter().any(Token::is_number);
        announced || figure || orders(doc, clause.clone()).is_some() || tells(doc, clause.clone())
    };
    let second = all.get(1).is_some_and(fits);
    let count = if !aims && second {
        // Once the list is open, what stands between semicolons belongs to it.
        all.iter().position(|clause| is_past(doc, clause.clone())).unwrap_or(all.len())
    } else {
        // "phấn đấu mỗi xã có một mô hình; …"
        let each = [key!("mỗi"), key!("từng"), key!("các"), key!("toàn")];
        let first =
            |clause: &Range<usize>| !aims || second && each.contains(&doc.tokens[clause.start].key);
        let opens = |(i, clause): &(usize, &Range<usize>)| *i == 0 && first(clause) || fits(clause);
        all.iter().enumerate().take_while(opens).count()
    };
    all.truncate(count);
    all
}

/// Two orders joined by ", đồng thời" in a sentence without semicolons.
fn meanwhile(doc: &Document<'_>, clause: Range<usize>) -> Vec<Range<usize>> {
    let joint = clause.clone().find(|&at| {
        doc.is(at + 1, key!("đồng"))
            && doc.is(at + 2, key!("thời"))
            && doc.tokens[at].is_mark(',')
            && orders(doc, at + 1..clause.end).is_some()
    });
    match joint {
        Some(comma) => vec![clause.start..comma + 1, comma + 1..clause.end],
        None => vec![clause],
    }
}

/// The items with those in the sentences and paragraphs that go on with orders.
pub(super) fn go_on(
    doc: &Document<'_>,
    cue: &Cue,
    mut items: Vec<Range<usize>>,
    block: usize,
) -> Vec<Range<usize>> {
    if !matches!(cue.sort, Sort::Verb(_)) {
        return items;
    }
    let end = doc.outline.blocks[block].tokens.end;
    while let Some(next) = items.last().map(|last| last.end).filter(|&next| next < end) {
        let sentence = doc.outline.sentence_of(next).filter(|sentence| sentence.start == next);
        let Some(sentence) = sentence.filter(|sentence| is_order(doc, sentence.clone())) else {
            return items;
        };
        items.extend(clauses(doc, sentence));
    }
    if items.last().is_some_and(|last| last.end == end) {
        let below = doc.outline.blocks[block + 1..].iter();
        let paragraphs = below.filter(|block| block.kind != BlockKind::Caption);
        items.extend(paragraphs.take_while(|block| goes_on(doc, block)).map(|b| b.tokens.clone()));
    }
    items
}

/// Whether a paragraph is an item of the list in the one before it.
fn goes_on(doc: &Document<'_>, block: &Block) -> bool {
    let plain =
        block.kind == BlockKind::Paragraph && block.section == Section::Body && !block.place.leads;
    plain && doc.outline.sentence_of(block.tokens.start).is_some_and(|first| is_order(doc, first))
}

/// Whether a sentence says what is to be done, with nobody who is said to do it.
fn is_order(doc: &Document<'_>, sentence: Range<usize>) -> bool {
    let Some(verb) = orders(doc, sentence.clone()) else { return false };
    let early = verb.start..sentence.end.min(verb.start + EARLY);
    let said = doc.term(verb.start, sentence.end, SAYS).is_some_and(|said| said.end >= verb.end);
    let subject = |at: usize| {
        let who = doc.tokens[at].is_mark(',').then(|| doc.term(at + 1, early.end, SUBJECTS));
        let who = who??;
        let end = who.end;
        if who.term.class == Class::Event {
            return Some(at);
        }
        first_order(doc, end..early.end.min(end + SUBJECT))
    };
    // A sentence with a colon opens a list of its own.
    let colon = sentence.clone().any(|at| is_colon(doc, at));
    !said && !colon && !early.clone().any(|at| doc.is(at, key!("đã")) || subject(at).is_some())
}

/// Clauses that each begin with a marker of one style: "(1) …; (2) …", "Một là, …. Hai là, …".
pub(super) fn chain(doc: &Document<'_>, tokens: Range<usize>) -> Option<Vec<Range<usize>>> {
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
    let (body, _) = inline_marker(doc, begin, tokens.end)?;
    let last = doc.outline.sentence_of(body)?;
    items.push(begin..last.end.min(tokens.end));
    Some(items)
}

/// The end and the style of a marker within a sentence.
pub(super) fn inline_marker(doc: &Document<'_>, at: usize, end: usize) -> Option<(usize, Style)> {
    let rest = doc.tokens.get(at..end)?;
    let length = marker::inline(rest);
    (length > 0 && length < rest.len())
        .then(|| marker::style(&rest[..length]).map(|style| (at + length, style)))?
}
