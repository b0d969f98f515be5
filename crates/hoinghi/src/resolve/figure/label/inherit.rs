//! Labels that a figure takes from another place: the figure before, an award, a list of names.

use super::super::clause;
use super::subject::{described, described_to, floor};
use super::{Context, Known, actor};
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::figure::term_before;
use crate::lexicon::{Class, ClassSet};
use crate::report::CountKind;
use crate::span::Span;
use std::ops::Range;

/// How many figures back a label is looked for.
const NEAR: usize = 12;

/// The label of the clause or the figure before, in the same sentence.
pub(super) fn label(context: &Context<'_, '_, '_, '_>) -> Option<Span> {
    let doc = context.doc;
    let at = context.figure.parts.lead.from;
    let sentence = doc.outline.sentence_of(context.figure.parts.number.start)?;
    let outer = outside_brackets(doc, sentence.start, at);
    let mut earlier = context.known.iter().rev().take(NEAR);
    let last = earlier.find(|last| {
        let inside = outer.is_none_or(|open| last.parts.number.start < open);
        last.kind != CountKind::Age && inside && !is_passed_over(context, last)
    });
    let last = last.filter(|last| sentence.contains(&last.parts.number.start));
    if let (Some(_), Some(last)) = (outer, last) {
        return last.label;
    }
    // A figure passed over takes the words between with it.
    let nearest = context.known.last().map(|nearest| nearest.parts.number.start);
    if let Some(last) =
        last.filter(|last| Some(last.parts.number.start) != nearest && outer.is_none())
        && context.known.last().is_some_and(|nearest| is_passed_over(context, nearest))
    {
        let deed = done_with(context, last).map(|deed| doc.span(deed));
        return deed.or(last.label);
    }
    // The words between: the clause before may say what the figure measures.
    // What touches the figure before belongs to it: "61% dự toán, bằng 105% so với cùng kỳ".
    let between = last.map_or(sentence.start, |last| {
        let end = described_to(doc, last);
        (end..at).find(|&i| clause::ends_clause(doc, i)).unwrap_or(at.max(end))
    });
    let previous = previous_clause(doc, at, between);
    let words = described(doc, previous.end, between.min(previous.start));
    let words = if names_aim(doc, &words) { words.end..words.end } else { words };
    if words.len() > 1 && (last.is_none() || words.len() > 3) {
        let from = predicated(doc, &words, between);
        return Some(doc.span(from..words.end));
    }
    let deed = last.and_then(|last| done_with(context, last));
    deed.map(|deed| doc.span(deed)).or_else(|| last.and_then(|last| last.label))
}

/// "vượt chỉ tiêu tỉnh giao (98%)": what was to be reached describes nothing.
fn names_aim(doc: &Document<'_>, words: &Range<usize>) -> bool {
    let verb = doc.term(words.start, words.end, Class::MetWord).map_or(words.start, |met| met.end);
    (doc.is(verb, key!("chỉ")) && doc.is(verb + 1, key!("tiêu")))
        || (doc.is(verb, key!("kế")) && doc.is(verb + 1, key!("hoạch")))
}

/// Whether a share passes over a figure between itself and its own: "làm rõ 5 vụ với 7 đối tượng,
/// đạt 80%", "có 950 người tham gia, tăng 70 người, đạt 99%".
fn is_passed_over(context: &Context<'_, '_, '_, '_>, last: &Known<'_>) -> bool {
    let doc = context.doc;
    if !context.figure.percentage || context.figure.change.is_some() || last.percentage {
        return false;
    }
    // "giảm 2 người chết (40%)": a share in brackets is of what stands right before them.
    let at = context.figure.parts.lead.from;
    if at > 0 && doc.tokens[at - 1].is_mark('(') && described_to(doc, last) + 1 == at {
        return false;
    }
    let from = last.parts.lead.from;
    let Some(base) = context.known.iter().rev().find(|k| k.parts.number.start < from) else {
        return false;
    };
    let changed = last.change.is_some();
    let reach = if changed { CHANGED } else { ASIDE };
    let close = from.saturating_sub(described_to(doc, base)) <= reach;
    let same = doc.outline.sentence_of(from).is_some_and(|s| s.contains(&base.parts.number.start));
    // "khám phá 15 vụ và bắt giữ 34 đối tượng, đạt 90%"
    let caught = term_before(doc, described_to(doc, base), from, Class::VerbDo)
        .is_some_and(|(verb, _)| doc.is(verb, key!("bắt")));
    let aside = (from > 0 && doc.is(from - 1, key!("với")) || caught) && counts_cases(doc, base);
    same && close && base.kind != CountKind::Age && (aside || changed)
}

/// The furthest that what was found with cases stands from them: "và bắt giữ", in tokens.
const ASIDE: usize = 3;

/// The furthest that a change stands from what changed, in tokens.
const CHANGED: usize = 8;

/// Where a description begins that ends in a further predicate: "các vụ án nghiêm trọng được điều
/// tra, phá án nhanh, đạt 100%".
fn predicated(doc: &Document<'_>, words: &Range<usize>, floor: usize) -> usize {
    if doc.term(words.start, words.end, CASES).is_none() {
        return words.start;
    }
    let comma = words.start.checked_sub(1).filter(|&i| i > floor && doc.tokens[i].is_mark(','));
    let Some(comma) = comma else { return words.start };
    let clause = clause::before(doc, comma, floor);
    let passive = clause.clone().any(|i| doc.is(i, key!("được")));
    let whole = described(doc, clause.end, clause.start);
    let open = clause.start > floor || floor == 0;
    if passive && open && whole.end == comma { whole.start } else { words.start }
}

/// What is done with cases.
const CASES: ClassSet = ClassSet::of(&[Class::VerbDo, Class::VerbAchieve, Class::ClearVerb]);

/// "giải quyết 90 vụ việc, đạt 95%": a share of cases is the share of what was done with them.
fn done_with(context: &Context<'_, '_, '_, '_>, last: &Known<'_>) -> Option<Range<usize>> {
    let doc = context.doc;
    let share = context.figure.percentage && context.figure.change.is_none();
    let unit = last.parts.unit.as_ref().filter(|_| share && !last.percentage)?;
    let bare = last.label.is_some_and(|label| label == doc.span(unit.tokens.clone()));
    let case = bare && counts_cases(doc, last);
    actor::deed_before(doc, last.parts.lead.from, CASES).filter(|_| case)
}

/// Whether cases are counted, which are brought to an end: "vụ", "vụ việc", "tin".
fn counts_cases(doc: &Document<'_>, figure: &Known<'_>) -> bool {
    let cases = [key!("vụ"), key!("tin"), key!("đơn"), key!("việc"), key!("án")];
    figure.parts.unit.as_ref().is_some_and(|unit| {
        let head = doc.tokens[unit.head.start].key;
        cases.contains(&head) && (unit.head.len() == 1 || head == key!("vụ"))
    })
}

/// The bracket that opens what was closed between the last figure and this one: "sản lượng 12 tấn
/// (khai thác 5 tấn), đạt 75%" speaks of the output again.
fn outside_brackets(doc: &Document<'_>, begin: usize, at: usize) -> Option<usize> {
    let from = begin.max(at.saturating_sub(FURTHEST));
    let close = (from..at).rev().take(4).find(|&i| doc.tokens[i].is_mark(')'))?;
    (from..close).rev().find(|&i| doc.tokens[i].is_mark('('))
}

/// The clause before the one that ends at `at`, not before token `floor`.
fn previous_clause(doc: &Document<'_>, at: usize, floor: usize) -> Range<usize> {
    let this = clause::before(doc, at, floor);
    let mut end = this.start;
    while end > floor && clause::ends_clause(doc, end - 1) {
        end -= 1;
    }
    clause::before(doc, end, floor)
}

/// "Giấy khen của Giám đốc Sở cho 05 đội và 21 hội viên": what is given, for all.
pub(super) fn award(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let doc = context.doc;
    let at = context.figure.parts.lead.from;
    let previous = doc.tokens.get(at.checked_sub(1)?)?;
    if previous.key == key!("và") || previous.is_mark(',') {
        return shared_award(doc, context.known.last()?, at);
    }
    if previous.key != key!("cho") {
        return None;
    }
    let clause = clause::before(doc, at - 1, floor(context));
    let awards = clause.clone().filter_map(|i| {
        doc.term(i, clause.end, Class::AwardWord).map(|found| (i, found.term.full == "verb"))
    });
    // "khen thưởng", "thưởng" are verbs: who gives belongs to them.
    match awards.min_by_key(|&(i, verb)| (verb, i))? {
        (_, true) => Some(described(doc, at - 1, floor(context))),
        (word, false) => Some(word..given(doc, word, clause.end)),
    }
}

/// "hoàn thành tốt nhiệm vụ 12 tập thể, 45 cá nhân": a grade before those who have it, for all.
///
/// ```text
/// graded = grade number unit ( ( "," | "và" ) number unit )*
/// grade  = "không"? "hoàn thành" word* "nhiệm vụ" | "xếp loại" word+
/// ```
pub(super) fn grade(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let doc = context.doc;
    let at = context.figure.parts.lead.from;
    let is_grade = |words: &Range<usize>| {
        let from = words.start + usize::from(doc.is(words.start, key!("không")));
        let task = words.len() > 2 && doc.is(words.end - 2, key!("nhiệm"));
        let met = doc.is(from, key!("hoàn")) && doc.is(from + 1, key!("thành")) && task;
        met || doc.is(from, key!("xếp")) && doc.is(from + 1, key!("loại")) && words.len() > 2
    };
    let previous = doc.tokens.get(at.checked_sub(1)?)?;
    if previous.is_mark(',') || previous.key == key!("và") {
        let last = context.known.last().filter(|last| last.parts.end + 1 == at)?;
        let span = last.label.filter(|_| !last.percentage)?;
        let words = doc.token_at(span.start)..doc.token_at(span.end);
        return (words.end == last.parts.lead.from && is_grade(&words)).then_some(words);
    }
    let words = described(doc, at, floor(context));
    (words.end == at && is_grade(&words)).then_some(words)
}

/// Where the award ends: "Giấy khen của huyện được trao cho 5 tập thể".
fn given(doc: &Document<'_>, word: usize, end: usize) -> usize {
    let Some((from, _)) = term_before(doc, word + 1, end, GIVING) else { return end };
    if doc.is(from - 1, key!("được")) { from - 1 } else { end }
}

const GIVING: ClassSet = ClassSet::of(&[Class::VerbAward, Class::SpendVerb]);

/// The award of the figure right before.
fn shared_award(doc: &Document<'_>, last: &Known<'_>, at: usize) -> Option<Range<usize>> {
    let near = at.saturating_sub(last.parts.end) <= 1;
    let span = last.label.filter(|_| near && !last.percentage)?;
    let (from, to) = (doc.token_at(span.start), doc.token_at(span.end));
    // The award stands before the figure, with "cho" between.
    let given = (to..last.parts.number.start).any(|i| doc.is(i, key!("cho")));
    given.then_some(from..to)
}

/// Whether "lần lượt" begins at token `at`: percentages after it are for the names of a list in turn.
pub(in super::super) fn is_in_turn(doc: &Document<'_>, at: usize) -> bool {
    doc.is(at, key!("lần")) && doc.is(at + 1, key!("lượt"))
}

/// "A, B, C lần lượt chiếm 62,4%, 11% và 1,8%": each figure has its own name in the list.
pub(super) fn distributed(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let doc = context.doc;
    let at = context.figure.parts.number.start;
    let sentence = doc.outline.sentence_of(at)?;
    let word = context.figure.in_turn.filter(|&word| word >= sentence.start)?;
    let earlier = context.known.iter().rev().take_while(|last| last.parts.number.start > word);
    let index = earlier.filter(|last| last.percentage).count();
    let changed = term_before(doc, sentence.start, word, Class::Change).is_some();
    if changed {
        return of_earlier(context, word, sentence.start, index);
    }
    let name = names(doc, word, sentence.start).into_iter().rev().nth(index)?;
    (!name.is_empty()).then_some(name)
}

/// "khách đạt 1,2 triệu lượt, doanh thu 850 tỷ đồng, tăng lần lượt 15% và 22%": the labels of the
/// figures before "lần lượt", as many as percentages follow it.
fn of_earlier(
    context: &Context<'_, '_, '_, '_>,
    word: usize,
    begin: usize,
    index: usize,
) -> Option<Range<usize>> {
    let doc = context.doc;
    let after = word..doc.tokens.len().min(word + FURTHEST);
    let ends = |i: &usize| !matches!(doc.tokens[*i].mark(), ';' | ')');
    let follow = after.take_while(ends).filter(|&i| doc.tokens[i].is_mark('%')).count();
    let earlier = context.known.iter().rev().take(FURTHEST).filter(|last| {
        !last.percentage && last.kind != CountKind::Age && last.parts.number.start < word
    });
    let earlier: Vec<_> =
        earlier.take(follow).take_while(|last| last.parts.number.start >= begin).collect();
    let label = earlier.into_iter().rev().nth(index)?.label?;
    Some(doc.token_at(label.start)..doc.token_at(label.end))
}

/// The furthest that "lần lượt" stands from its figures, in tokens.
pub(in super::super) const FURTHEST: usize = 40;

/// The most names in a list.
const MOST_NAMES: usize = 8;

/// The names of the list that ends before token `end`, the last first.
fn names(doc: &Document<'_>, mut end: usize, begin: usize) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    while names.len() < MOST_NAMES {
        let clause = clause::before(doc, end, begin);
        let and = clause.clone().rev().find(|&i| doc.is(i, key!("và")));
        let from = and.map_or(clause.start, |i| i + 1);
        names.push(from..end);
        let joint = from
            .checked_sub(1)
            .filter(|&i| i > begin && (doc.tokens[i].is_mark(',') || doc.is(i, key!("và"))));
        match joint {
            Some(joint) => end = joint,
            None => break,
        }
    }
    names
}
