//! Who was asked.

use crate::cursor::{key, keys};
use crate::document::Document;
use crate::grammar::directive::{DirectiveList, first_order};
use crate::lexicon::{Class, ClassSet};
use crate::span::Span;
use std::ops::Range;

const WHO: ClassSet =
    ClassSet::of(&[Class::Office, Class::School, Class::Post, Class::HonorificPlural]);
const WHAT: ClassSet = ClassSet::of(&[Class::SectionTask, Class::SectionTarget]);
/// A phrase of time before the addressee is at most this many tokens long.
const TIME: usize = 12;
/// An addressee is at most this many tokens long.
const LONGEST: usize = 60;

/// The office or people told: by the heading, else after the verb of asking.
pub(super) fn read(doc: &Document<'_>, list: &DirectiveList) -> Option<Span> {
    headed(doc, list.heading_tokens.clone()).or_else(|| asked(doc, list))
}

/// ```text
/// headed = ("đối với" | "về phía")? who …
/// ```
fn headed(doc: &Document<'_>, heading: Range<usize>) -> Option<Span> {
    let Range { start, end } = heading;
    let toward = doc.is(start, key!("đối")) && doc.is(start + 1, key!("với"))
        || doc.is(start, key!("về")) && doc.is(start + 1, key!("phía"));
    let begin = if toward { start + 2 } else { start };
    let end = trim(doc, begin..end);
    let section = (begin..end).take(3).any(|at| doc.term(at, end, WHAT).is_some());
    (begin < end && !section && (toward || is_who(doc, begin, end))).then(|| doc.span(begin..end))
}

/// ```text
/// asked = ask ("cho" | "đối với")? who … before the first order, colon, or word for tasks
/// ```
fn asked(doc: &Document<'_>, list: &DirectiveList) -> Option<Span> {
    let ask = list.ask.clone()?;
    let end = list.lead_in.end.min(ask.end + LONGEST);
    let mut begin = ask.end;
    while doc.is(begin, key!("cho")) || doc.is(begin, key!("đối")) || doc.is(begin, key!("với"))
    {
        begin += 1;
    }
    if doc.is(begin, key!("trong")) || doc.is(begin, key!("thời")) || doc.is(begin, key!("năm"))
    {
        // "đề nghị trong thời gian tới, các trường …"
        let comma = (begin..end).take(TIME).find(|&at| doc.tokens[at].is_mark(','));
        begin = comma.map_or(begin, |comma| comma + 1);
    }
    let colon = (begin..end).find(|&at| doc.tokens[at].is_mark(':')).unwrap_or(end);
    let order = first_order(doc, begin..colon).unwrap_or(colon);
    let what = (begin..order).find(|&at| doc.term(at, order, WHAT).is_some()).unwrap_or(order);
    let end = trim(doc, begin..until_time(doc, begin..what));
    (begin < end && is_who(doc, begin, end)).then(|| doc.span(begin..end))
}

/// The end of what stands before a phrase of time: "các đơn vị | trong quý IV".
fn until_time(doc: &Document<'_>, tokens: Range<usize>) -> usize {
    let units = keys!["thời", "quý", "năm", "tháng", "những"];
    let time = |&at: &usize| {
        let next = doc.tokens.get(at + 1);
        doc.is(at, key!("sau"))
            || doc.is(at, key!("trong"))
                && next.is_some_and(|next| next.is_number() || units.contains(&next.key))
    };
    tokens.clone().find(time).unwrap_or(tokens.end)
}

/// Whether a run of tokens names an office or people, past words of quantity.
fn is_who(doc: &Document<'_>, begin: usize, end: usize) -> bool {
    let quantity = keys!["các", "toàn", "mỗi", "từng", "những"];
    let common = keys!["ngành", "tỉnh", "huyện", "xã", "phường", "thôn", "đơn", "địa", "cấp"];
    let head = (begin..end)
        .find(|&at| !quantity.contains(&doc.tokens[at].key) && !doc.tokens[at].is_number());
    head.is_some_and(|head| {
        let known = common.contains(&doc.tokens[head].key);
        known || head > begin || doc.term(head, end, WHO).is_some()
    })
}

/// The end without the words and marks that lead on.
fn trim(doc: &Document<'_>, tokens: Range<usize>) -> usize {
    let words = keys!["cần", "phải", "một", "số", "các", "những", "như", "sau", "và", "là"];
    let leads_on = |at: &usize| {
        let token = &doc.tokens[*at];
        matches!(token.mark(), ':' | ',' | '.' | ';' | '-') || words.contains(&token.key)
    };
    let mut end = tokens.end.min(doc.tokens.len());
    while end > tokens.start && leads_on(&(end - 1)) {
        end -= 1;
    }
    end
}
