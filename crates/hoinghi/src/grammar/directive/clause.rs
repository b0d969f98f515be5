//! Clauses, and the verbs that begin them.

use crate::cursor::key;
use crate::document::Document;
use crate::fold::Key;
use crate::lexicon::{Class, ClassSet, Match};
use crate::token::Shape;
use std::ops::Range;

/// Names and nouns of several syllables that a verb of doing may stand in.
const NOUNS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::School,
    Class::Unit,
    Class::Post,
    Class::PartyRank,
    Class::Honorific,
    Class::HonorificPlural,
    Class::PersonNoun,
]);

const OFFICES: ClassSet = ClassSet::of(&[Class::Office, Class::School]);
/// Words that make a body or a level of "cấp".
const LEVELS: [Key; 7] =
    [key!("ủy"), key!("trên"), key!("dưới"), key!("có"), key!("xã"), key!("huyện"), key!("tỉnh")];
/// Words of phrases that link sentences: "bên cạnh đó", "mặt khác", "trong thời gian tới".
const LINKS: [Key; 16] = [
    key!("bên"),
    key!("cạnh"),
    key!("đó"),
    key!("cùng"),
    key!("với"),
    key!("song"),
    key!("mặt"),
    key!("khác"),
    key!("đặc"),
    key!("biệt"),
    key!("trong"),
    key!("thời"),
    key!("gian"),
    key!("tới"),
    key!("tiếp"),
    key!("theo"),
];
/// How many tokens such a phrase takes at most, its comma included.
const LINK: usize = 6;
/// How many tokens who is told takes at most.
const SUBJECT: usize = 16;

/// The clauses of a run of tokens: what stands between semicolons, each with its own.
pub(super) fn clauses(doc: &Document<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = tokens.start;
    let mut depth = 0usize;
    for at in tokens.clone() {
        match doc.tokens[at].mark() {
            '(' | '[' | '“' => depth += 1,
            ')' | ']' | '”' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                found.push(begin..at + 1);
                begin = at + 1;
            }
            _ => {}
        }
    }
    if begin < tokens.end {
        found.push(begin..tokens.end);
    }
    found
}

/// The first verb of doing in a run of tokens that is no part of a name or noun.
///
/// A verb of one syllable that is common in compounds counts only where it is the first word or
/// stands before a number: "toàn ngành mở 7 lớp".
pub(crate) fn first_order(doc: &Document<'_>, tokens: Range<usize>) -> Option<usize> {
    let mut at = tokens.start;
    while at < tokens.end {
        let verb = doc.term(at, tokens.end, Class::VerbDo);
        let noun = doc.term(at, tokens.end, NOUNS).filter(|noun| noun.end > at + 1);
        if let Some(noun) = noun.filter(|noun| verb.is_none_or(|verb| noun.end > verb.end)) {
            at = noun.end;
            continue;
        }
        let small = matches!(doc.tokens[at].shape, Shape::Lower) || at == tokens.start;
        // "cấp ủy", "cấp trên" are bodies.
        let level = doc.is(at, key!("cấp"))
            && doc.tokens.get(at + 1).is_some_and(|next| LEVELS.contains(&next.key));
        let counts = |verb: &Match<'_>| {
            verb.end < tokens.end && is_number(doc, verb.end) && !doc.is(at, key!("cấp"))
        };
        let verb = verb.filter(|verb| {
            small && !level && (verb.term.full != "first" || at == tokens.start || counts(verb))
        });
        if let Some(verb) = verb {
            if !is_named(doc, at, tokens.start) {
                return Some(at);
            }
            at = verb.end - 1;
        }
        at += 1;
    }
    None
}

/// Whether the verb at `at` names a field of work: "công tác tuyên truyền", "việc giải ngân".
fn is_named(doc: &Document<'_>, at: usize, begin: usize) -> bool {
    let two = |first, second| at >= begin + 2 && doc.is(at - 2, first) && doc.is(at - 1, second);
    two(key!("công"), key!("tác"))
        || two(key!("hoạt"), key!("động"))
        || at > begin && doc.is(at - 1, key!("việc"))
}

fn is_number(doc: &Document<'_>, at: usize) -> bool {
    doc.tokens[at].is_number() || doc.term(at, at + 1, Class::DigitWord).is_some()
}

/// The verb of doing that a clause begins with, after words that join it to the one before.
///
/// ```text
/// order = link? ("và" | "cũng" | "cần" | "phải" | "," …)* verb-do
/// link  = "đồng thời" | "ngoài ra" | "bên cạnh đó" "," | "trong thời gian tới" "," …
/// ```
pub(super) fn orders(doc: &Document<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let mut at = after_link(doc, tokens.clone());
    while at < tokens.end && joins(doc, at) {
        at += 1;
    }
    let verb = doc.term(at, tokens.end, Class::VerbDo)?;
    // "Học sinh …" is no order to learn.
    let noun = doc.term(at, tokens.end, NOUNS).is_some_and(|noun| noun.end > verb.end);
    (!noun).then_some(at..verb.end)
}

/// Whether a clause names who is told and then what to do: "các xã báo cáo tiến độ".
pub(super) fn tells(doc: &Document<'_>, clause: Range<usize>) -> bool {
    let all = [key!("các"), key!("mỗi"), key!("từng"), key!("riêng")];
    let first = doc.tokens.get(clause.start);
    let named = first.is_some_and(|token| all.contains(&token.key))
        || doc.term(clause.start, clause.end, OFFICES).is_some();
    let early = clause.start..clause.end.min(clause.start + SUBJECT);
    let past = [key!("đã"), key!("được"), key!("có"), key!("còn")];
    let Some(verb) = first_order(doc, early.clone()).filter(|_| named) else { return false };
    verb > clause.start && !(early.start..verb).any(|at| past.contains(&doc.tokens[at].key))
}

/// The token after the words that link a sentence to the one before.
fn after_link(doc: &Document<'_>, tokens: Range<usize>) -> usize {
    let Range { start, end } = tokens;
    let two = |first, second| doc.is(start, first) && doc.is(start + 1, second);
    if two(key!("đồng"), key!("thời")) || two(key!("ngoài"), key!("ra")) {
        return end.min(start + 2);
    }
    let comma = (start..end).take(LINK).find(|&at| doc.tokens[at].is_mark(','));
    let links = |comma: &usize| (start..*comma).all(|at| LINKS.contains(&doc.tokens[at].key));
    comma.filter(links).unwrap_or(start)
}

fn joins(doc: &Document<'_>, at: usize) -> bool {
    let words = [key!("và"), key!("cũng"), key!("phải"), key!("cần"), key!("nên"), key!("rồi")];
    doc.tokens.get(at).is_some_and(|token| token.is_mark(',') || words.contains(&token.key))
}

/// The single orders of an item, each with its verb.
///
/// An item splits at ";", ". " and ", đồng thời" where a verb of doing follows; what names who is
/// told ("Phòng Nội vụ: …") belongs to the first.
pub(crate) fn single_orders(
    doc: &Document<'_>,
    item: Range<usize>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut orders_found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut begin = item.start;
    let mut sentence = 0..0;
    for at in item.clone() {
        if at >= sentence.end {
            sentence = doc.outline.sentence_of(at).unwrap_or(at + 1..at + 1);
        }
        if at + 1 < item.end && !splits(doc, at, &sentence) {
            continue;
        }
        let clause = begin..at + 1;
        let found = orders(doc, clause.clone()).or_else(|| {
            let at = first_order(doc, clause.clone())?;
            let verb = doc.term(at, clause.end, Class::VerbDo)?;
            (begin == item.start).then_some(at..verb.end)
        });
        match (found, orders_found.last_mut()) {
            (Some(verb), _) => orders_found.push((verb.start..clause.end, verb)),
            (None, Some((last, _))) => last.end = clause.end,
            (None, None) => {}
        }
        begin = at + 1;
    }
    orders_found
}

/// Whether an order may end with token `at` of a sentence.
fn splits(doc: &Document<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let token = &doc.tokens[at];
    match token.mark() {
        ';' => true,
        ',' => doc.is(at + 1, key!("đồng")) && doc.is(at + 2, key!("thời")),
        _ => sentence.end == at + 1 && sentence.contains(&at),
    }
}
