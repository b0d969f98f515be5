//! What is counted: the shortest run of the report's words that tells it.

use super::{Known, clause};
use crate::cursor::key;
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::figure::{Figure, term_before};
use crate::grammar::number;
use crate::lexicon::{Class, ClassSet};
use crate::report::CountKind;
use crate::span::Span;
use crate::token::{Gap, Token};
use std::ops::Range;

/// The longest run of words after a number that is its label.
const LONGEST: usize = 16;

/// Words that end a description before a number.
const TRAILING: ClassSet = ClassSet::of(&[
    Class::VerbAchieve,
    Class::LevelWord,
    Class::Change,
    Class::Bound,
    Class::LabelTail,
]);

pub(super) fn of(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Span> {
    let tokens = if figure.percentage {
        of_percentage(doc, figure, known)
    } else {
        match figure.kind {
            CountKind::Age => of_age(doc, figure, known),
            CountKind::Count => of_count(doc, figure, known),
            CountKind::Measure => of_measure(doc, figure, known),
            CountKind::Money | CountKind::Duration | CountKind::Rate => {
                of_amount(doc, figure, known)
            }
        }
    };
    match tokens {
        Some(tokens) if !tokens.is_empty() => Some(doc.span(tokens)),
        _ => inherited(doc, figure, known),
    }
}

/// The label of the figure before, in the same sentence.
fn inherited(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Span> {
    let sentence = doc.outline.sentence_of(figure.parts.number.start)?;
    let last = known.iter().rev().find(|last| last.kind != CountKind::Age)?;
    sentence.contains(&last.parts.number.start).then_some(last.label).flatten()
}

/// ```text
/// label = subject verb number | number run | the label of the figure before
/// ```
fn of_percentage(
    doc: &Document<'_>,
    figure: &Known<'_>,
    known: &[Known<'_>],
) -> Option<Range<usize>> {
    let subject = subject(doc, figure, known);
    let verb = ends_in_verb(doc, figure);
    let run = run(doc, figure.parts.end, figure.parts.end, false);
    if !subject.is_empty() && (verb || run.is_empty()) {
        return Some(subject);
    }
    if run.is_empty() { None } else { Some(run) }
}

fn of_count(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Range<usize>> {
    let Some(unit) = &figure.parts.unit else {
        return of_bare(doc, figure, known);
    };
    let run = run(doc, unit.tokens.start, figure.parts.end.max(unit.tokens.end), true);
    let bare = run.len() <= unit.tokens.len();
    if bare && let Some(award) = award(doc, figure, known) {
        return Some(award);
    }
    if bare && let Some(topic) = topic(doc, figure, known) {
        return Some(topic);
    }
    Some(run)
}

/// "Mầm non 11", "số giáo viên còn thiếu là 63", "trong đó 8 được trình bày".
fn of_bare(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Range<usize>> {
    let subject = subject(doc, figure, known);
    if !subject.is_empty() {
        return Some(subject);
    }
    let run = run(doc, figure.parts.end, figure.parts.end, false);
    if run.is_empty() { None } else { Some(run) }
}

/// "trẻ mẫu giáo 5 tuổi": the people before the age.
fn of_age(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Range<usize>> {
    let lead = figure.parts.lead.from;
    let floor = floor(known, figure);
    let clause = clause::before(doc, lead, 0);
    let nearest = (clause.start..clause.end).rev().find(|&i| {
        doc.term(i, clause.end, Class::Unit).is_some_and(|found| found.end <= clause.end)
            && !doc.tokens[i].is_number()
    });
    let end = trim_end(doc, clause.start..lead, &[]).end;
    match nearest {
        Some(from) if end > from => Some(widen(doc, from, clause.start)..end),
        _ => {
            let subject = clause.start.max(floor)..end;
            if subject.is_empty() { None } else { Some(subject) }
        }
    }
}

/// Takes in the plural word and the syllables of a longer term that begins before `from`.
fn widen(doc: &Document<'_>, from: usize, begin: usize) -> usize {
    let longer = (begin.max(from.saturating_sub(3))..from)
        .find(|&i| doc.term(i, doc.tokens.len(), Class::Unit).is_some_and(|f| f.end > from));
    let from = longer.unwrap_or(from);
    match doc.tokens[begin..from].last() {
        Some(token) if [key!("các"), key!("những")].contains(&token.key) => from - 1,
        _ => from,
    }
}

/// "38,5 ha cà phê": what is measured, or the description before.
fn of_measure(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Range<usize>> {
    let run = run(doc, figure.parts.end, figure.parts.end, false);
    let subject = subject(doc, figure, known);
    if !subject.is_empty() && (ends_in_verb(doc, figure) || run.is_empty()) {
        return Some(subject);
    }
    if run.is_empty() { None } else { Some(run) }
}

/// Money, durations and rates: the description before, else the words after.
fn of_amount(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Range<usize>> {
    let subject = subject(doc, figure, known);
    let run = run(doc, figure.parts.end, figure.parts.end, false);
    if figure.kind == CountKind::Duration && !run.is_empty() {
        return Some(run);
    }
    if !subject.is_empty() {
        return Some(subject);
    }
    if !run.is_empty() {
        return Some(run);
    }
    None
}

fn floor(known: &[Known<'_>], figure: &Known<'_>) -> usize {
    known
        .iter()
        .rev()
        .find(|last| last.kind != CountKind::Age && last.parts.end <= figure.parts.lead.from)
        .map_or(0, |last| last.parts.end)
}

/// The description that stands before the figure in its clause, connectives and verbs left out.
fn subject(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Range<usize> {
    let mut end = figure.parts.lead.from;
    let floor = floor(known, figure);
    if end > floor && end > 0 && doc.tokens[end - 1].is_mark(':') {
        end -= 1;
    }
    let clause = clause::before(doc, end, floor);
    let trimmed = trim_end(doc, clause, &[key!("tỷ"), key!("lệ")]);
    trim_start(doc, trimmed)
}

/// Whether a verb of reaching or changing stands right before the number.
fn ends_in_verb(doc: &Document<'_>, figure: &Known<'_>) -> bool {
    let lead = figure.parts.lead;
    let at = lead.from;
    lead.change.is_some()
        || lead.level
        || term_before(doc, 0, at, ClassSet::of(&[Class::VerbAchieve, Class::LevelWord])).is_some()
        || (at > 0 && doc.is(at - 1, key!("lệ")))
        || doc.is(at, key!("là"))
}

/// Drops connectives and "tỷ lệ" at the beginning.
fn trim_start(doc: &Document<'_>, mut words: Range<usize>) -> Range<usize> {
    while words.start < words.end {
        if let Some(found) = doc.term(words.start, words.end, Class::LabelStart) {
            if found.end >= words.end && doc.is(words.start, key!("tỷ")) {
                break;
            }
            words.start = found.end;
        } else if !doc.tokens[words.start].is_word()
            && !doc.tokens[words.start].is_number()
            && !matches!(doc.tokens[words.start].mark(), '“' | '"' | '«')
        {
            words.start += 1;
        } else {
            break;
        }
    }
    words
}

/// Drops verbs, bounds and prepositions at the end.
fn trim_end(doc: &Document<'_>, mut words: Range<usize>, extra: &[Key]) -> Range<usize> {
    while words.start < words.end {
        if let Some((from, _)) = term_before(doc, words.start, words.end, TRAILING) {
            words.end = from;
        } else if extra.contains(&doc.tokens[words.end - 1].key) && words.len() > 2 {
            words.end -= 1;
        } else {
            break;
        }
    }
    words
}

/// "Bằng khen của Chủ tịch UBND tỉnh cho 03 tập thể và 132 cá nhân": what is given, for all who get it.
fn award(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Range<usize>> {
    let at = figure.parts.lead.from;
    let previous = doc.tokens.get(at.checked_sub(1)?)?;
    if previous.key == key!("và") || previous.is_mark(',') {
        let last = known.last()?;
        let near = at.saturating_sub(last.parts.end) <= 1;
        let span = last.label.filter(|_| near && !last.percentage)?;
        let (from, to) = (doc.token_at(span.start), doc.token_at(span.end));
        return (to <= last.parts.number.start).then_some(from..to);
    }
    if previous.key != key!("cho") {
        return None;
    }
    let clause = clause::before(doc, at - 1, floor(known, figure));
    let from = clause.clone().find(|&i| doc.term(i, clause.end, Class::AwardWord).is_some())?;
    Some(from..clause.end)
}

/// "giáo viên 1.138 người", "Phòng học: 586 phòng": a description before a unit that says little.
fn topic(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Range<usize>> {
    let subject = subject(doc, figure, known);
    let verb = subject.end < figure.parts.lead.from
        && !doc.tokens[figure.parts.lead.from - 1].is_mark(':');
    let nominal =
        !subject.is_empty() && (!verb || figure.change.is_some()) && is_noun(doc, &subject);
    nominal.then_some(subject)
}

/// Whether the words begin with a noun that can be counted or a level of school.
fn is_noun(doc: &Document<'_>, words: &Range<usize>) -> bool {
    doc.term(words.start, words.end, NOUNS).is_some()
}

const NOUNS: ClassSet = ClassSet::of(&[
    Class::Unit,
    Class::School,
    Class::Degree,
    Class::Classifier,
    Class::Coordinate,
    Class::LabelHead,
    Class::Post,
]);

/// The words from `from` that go on describing what is counted, up to the end of the clause.
///
/// ```text
/// run = unit words until [.,;:()] | preposition | figure
/// ```
fn run(doc: &Document<'_>, from: usize, mut at: usize, with_unit: bool) -> Range<usize> {
    let Some(sentence) = at.checked_sub(1).and_then(|i| doc.outline.sentence_of(i)) else {
        return from..at;
    };
    let limit = sentence.end.min(at + LONGEST);
    let begin = at;
    let mut quoted = false;
    while at < limit {
        let token = &doc.tokens[at];
        if matches!(token.mark(), '“' | '"' | '”' | '«' | '»') {
            quoted = !quoted && !matches!(token.mark(), '”' | '»');
        } else if !quoted && stops(doc, at, limit, begin) {
            break;
        }
        at += 1;
    }
    if !with_unit && at > begin && at < limit && doc.tokens[at].is_number() && at - begin < 2 {
        return from..begin;
    }
    from..at
}

/// Whether a run of describing words stops before token `at`.
fn stops(doc: &Document<'_>, at: usize, limit: usize, begin: usize) -> bool {
    let token = &doc.tokens[at];
    if clause::ends_clause(doc, at) {
        return !lists_on(doc, at, limit);
    }
    if token.is_mark('/') {
        return true;
    }
    if token.is_number() || starts_number(doc, at, limit) {
        return !age_or_label(doc, at, limit);
    }
    if token.key == key!("và") {
        return doc.tokens.get(at + 1).is_none_or(Token::is_number)
            || starts_number(doc, at + 1, limit);
    }
    if let Some(found) = doc.term(at, limit, Class::LabelStop) {
        return !(at > begin && age_ahead(doc, found.end, limit));
    }
    doc.term(at, limit, Class::Bound).is_some() && !age_ahead(doc, at + 1, limit)
}

fn starts_number(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    let cursor = crate::cursor::Cursor::new(doc, at..limit);
    doc.tokens.get(at).is_some_and(|t| !t.is_number()) && number::starts(&cursor) && {
        let mut ahead = cursor;
        number::amount(&mut ahead)
            .is_some_and(|_| ahead.at < limit && doc.term(ahead.at, limit, Class::Unit).is_some())
    }
}

/// "trường MN, TH, THCS": abbreviations go on after a comma.
fn lists_on(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    let next = doc.tokens.get(at + 1).filter(|_| at + 1 < limit);
    let before = at.checked_sub(1).and_then(|i| doc.tokens.get(i));
    doc.tokens[at].is_mark(',')
        && doc.tokens[at].gap == Gap::None
        && next.is_some_and(|next| {
            let upper = |t: &Token| t.shape == crate::token::Shape::Upper;
            (upper(next) && before.is_some_and(upper))
                || (before.is_some()
                    && doc.term(at + 1, limit, Class::Coordinate).is_some()
                    && term_before(doc, 0, at, Class::Coordinate).is_some())
        })
}

/// "trẻ 5 tuổi", "học sinh lớp 3": numbers that belong to a description.
fn age_or_label(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    age_ahead(doc, at, limit)
        || (at > 0
            && doc.tokens[at].is_number()
            && term_before(doc, at.saturating_sub(4), at, Class::LabelHead).is_some())
}

/// Whether a number of years of age comes next, after words like "từ" and "dưới".
fn age_ahead(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    let mut cursor = crate::cursor::Cursor::new(doc, at..limit.max(at));
    while cursor.term(Class::Bound).is_some()
        || cursor.word(key!("từ")).is_some()
        || cursor.word(key!("đủ")).is_some()
    {}
    number::amount(&mut cursor).is_some() && cursor.term(Class::AgeWord).is_some()
}

#[allow(unused)]
fn unused(_: &Figure) {}
