//! Whether a figure is a fact or an aim.

use super::Known;
use super::clause::ends_clause;
use crate::cursor::key;
use crate::document::Document;
use crate::first::{First, Openers};
use crate::fold::Key;
use crate::grammar::directive::DirectiveList;
use crate::lexicon::{Class, ClassSet};
use crate::outline::{BlockKind, Section};
use crate::report::{CountKind, Status};
use crate::span::Span;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Words that make an aim of what follows them in the sentence.
const AIMS: ClassSet = ClassSet::of(&[Class::TargetWord]);

/// Words that may make an aim of what follows them.
pub(crate) const FIRST: First =
    First { classes: ClassSet::of(&[Class::TargetWord, Class::VerbAsk]), ..First::NONE };

/// What the document says of aims beyond the sentence.
pub(super) struct Statuses {
    /// Spans of the items of directive lists, in order.
    items: Vec<Span>,
    /// Footnotes that a directive refers to.
    notes: Vec<Range<usize>>,
    /// Tokens where a word of aim or of asking begins, in order.
    cues: Vec<usize>,
}

impl Statuses {
    pub(super) fn read(doc: &Document<'_>, lists: &[DirectiveList]) -> Statuses {
        let mut items: Vec<Span> = lists.iter().flat_map(|list| list.items.clone()).collect();
        items.sort_unstable();
        let cues = doc.openings(0..doc.tokens.len(), Openers::AIM);
        let cues = cues.filter(|&at| doc.tokens[at].is_word()).collect();
        let mut statuses = Statuses { items, notes: Vec::new(), cues };
        statuses.notes = notes(doc, &statuses);
        statuses
    }

    pub(super) fn of(&self, doc: &Document<'_>, figure: &Known<'_>) -> Status {
        let at = figure.parts.number.start;
        if figure.kind == CountKind::Age {
            return Status::Reported;
        }
        let after = self.notes.partition_point(|note| note.start <= at);
        let noted = self.notes[..after].last().is_some_and(|note| note.contains(&at));
        if noted || self.asked(doc, at) || self.aimed(doc, figure) || announced(doc, figure) {
            Status::Target
        } else {
            Status::Reported
        }
    }

    /// Whether the sentence sets the figure as an aim: it follows a word of aim, or an order.
    ///
    /// ```text
    /// aimed = aim words figure | ask words figure
    /// ```
    ///
    /// A word of aim in brackets holds inside them. A semicolon ends it, unless a colon opened a list.
    fn aimed(&self, doc: &Document<'_>, figure: &Known<'_>) -> bool {
        let at = figure.parts.number.start;
        let Some(sentence) = doc.outline.sentence_of(at) else { return false };
        let from = sentence.start.max(at.saturating_sub(FURTHEST));
        let before = self.cues.partition_point(|&cue| cue < at);
        let after = self.cues.partition_point(|&cue| cue < from);
        let cues = self.cues[after..before].iter().rev();
        let mut listed = false;
        let mut depth = 0usize;
        let mut ended = false;
        let mut rest = (from..at).rev();
        for &cue in cues {
            for i in rest.by_ref() {
                match doc.tokens[i].mark() {
                    ')' => depth += 1,
                    '(' => depth = depth.saturating_sub(1),
                    ';' => ended = true,
                    ':' => listed = true,
                    _ => {}
                }
                if i == cue {
                    break;
                }
            }
            let holds = depth == 0 && (listed || !ended);
            if holds && (aims(doc, from, cue, at) || orders(doc, cue, at)) {
                return true;
            }
        }
        false
    }

    /// Whether token `at` stands in something to be done.
    fn asked(&self, doc: &Document<'_>, at: usize) -> bool {
        let span = doc.tokens[at].span;
        let after = self.items.partition_point(|item| item.start <= span.start);
        let inside = self.items[..after].iter().rev().take(8).any(|item| item.contains(span));
        inside && !met(doc, at)
            || doc.outline.block_of(at).is_some_and(|block| {
                // A lead-in says who is asked, not yet what.
                let leads = doc.tokens[block.tokens.clone()].last().is_some_and(|t| t.is_mark(':'));
                block.kind != BlockKind::Footnote
                    && !leads
                    && matches!(block.section, Section::Task | Section::Target)
            })
    }
}

/// Footnotes whose mark stands in something to be done, in order.
fn notes(doc: &Document<'_>, statuses: &Statuses) -> Vec<Range<usize>> {
    let footnotes = doc.outline.blocks.iter().filter(|block| block.kind == BlockKind::Footnote);
    let mut notes: Vec<_> = footnotes.map(|block| block.tokens.clone()).collect();
    if notes.is_empty() {
        return notes;
    }
    let referred: FxHashSet<Key> = (1..doc.tokens.len().saturating_sub(1))
        .filter(|&i| {
            doc.tokens[i].is_number()
                && doc.tokens[i - 1].is_mark('[')
                && doc.tokens[i + 1].is_mark(']')
                && statuses.asked(doc, i)
        })
        .map(|i| doc.tokens[i].key)
        .collect();
    notes.retain(|note| {
        // "Gồm 12 điểm chính thức" describes; "Công nhận mới 03 trường" is to be done.
        let describes = doc.term(note.start + 3, note.end, Class::Breakdown).is_some();
        let mark = doc.tokens.get(note.start + 1).filter(|token| token.is_number());
        mark.is_some_and(|mark| referred.contains(&mark.key)) && !describes
    });
    notes
}

/// The furthest that a word of aim is looked for, in tokens.
const FURTHEST: usize = 120;

/// Whether the lead-in of the list that token `at` stands in tells of aims that are met: "đã hoàn
/// thành cơ bản các chỉ tiêu: …".
fn met(doc: &Document<'_>, at: usize) -> bool {
    let Some(sentence) = doc.outline.sentence_of(at) else { return false };
    let near = sentence.start..at.min(sentence.start + FURTHEST);
    let Some(colon) = near.clone().find(|&i| doc.tokens[i].is_mark(':')) else { return false };
    let lead = sentence.start..colon;
    let said = |class: Class| lead.clone().any(|i| doc.term(i, colon, class).is_some());
    let asks = lead.clone().any(|i| is_call(doc.tokens[i].key));
    let done = lead.clone().any(|i| is_done(doc.tokens[i].key));
    done && !asks && said(Class::AimNoun)
}

/// Words of what is still to be done.
fn is_call(key: Key) -> bool {
    [
        key!("phấn"),
        key!("quyết"),
        key!("nghị"),
        key!("cầu"),
        key!("tiếp"),
        key!("trung"),
        key!("phải"),
        key!("cần"),
        key!("sẽ"),
        key!("thông"),
    ]
    .contains(&key)
}

/// Words of what is done.
fn is_done(key: Key) -> bool {
    [key!("đã"), key!("hoàn"), key!("đạt"), key!("vượt"), key!("kết")].contains(&key)
}

/// Whether a word of aim that holds for the figure at token `at` begins at token `i`.
fn aims(doc: &Document<'_>, from: usize, i: usize, at: usize) -> bool {
    doc.term(i, at, AIMS).is_some_and(|found| {
        let noun = [key!("chỉ"), key!("mục"), key!("kế")].contains(&doc.tokens[i].key);
        // "sẽ xét người đã dạy 36 tháng": done before.
        let done = (found.end..at).any(|j| doc.is(j, key!("đã")))
            || (i.saturating_sub(STRIVEN).max(from)..i).any(|j| doc.is(j, key!("đã")));
        // "hướng tới kỷ niệm 95 năm": a feast is no aim.
        let feast = doc.is(found.end, key!("kỷ")) || doc.is(found.end, key!("chào"));
        !done && !feast && (!noun || sets(doc, from, i..found.end, at))
    })
}

/// How far before a word of aim "đã" makes it past, in tokens: "đã nỗ lực phấn đấu đạt".
const STRIVEN: usize = 4;

/// Whether a noun of aim sets one, for it opens its clause or what follows says so.
///
/// ```text
/// sets = noun figure | noun words ( ":" | "là" | breakdown ) … figure | clause start noun … figure
/// ```
///
/// Not where it is met, followed or named: "hoàn thành tốt các chỉ tiêu", "theo kế hoạch", "chương
/// trình mục tiêu quốc gia".
fn sets(doc: &Document<'_>, from: usize, noun: Range<usize>, at: usize) -> bool {
    let near = noun.start.saturating_sub(BEFORE_NOUN).max(from);
    let clause = (near..noun.start).rev().take_while(|&i| !ends_clause(doc, i)).last();
    let first = clause.unwrap_or(noun.start);
    let last = at.min(noun.end + AFTER_NOUN);
    let ends = (noun.end..last).find(|&i| ends_clause(doc, i)).unwrap_or(last);
    let is = |class: Class, range: Range<usize>| {
        range.clone().any(|i| doc.term(i, at, class).is_some_and(|found| found.end <= range.end))
    };
    // "Mục tiêu … 80% trường đạt chuẩn, 100% phòng kiên cố": all of it is an aim.
    let opens = first == noun.start && doc.is(noun.start, key!("mục"));
    let met = !opens && ends < last && is(Class::MetWord, noun.end..ends);
    // "tập trung hoàn thành các chỉ tiêu", "phải đạt các mục tiêu": still to be met.
    let called = (first..noun.start).any(|i| {
        [key!("phải"), key!("cần")].contains(&doc.tokens[i].key)
            || doc.is(i, key!("tập")) && doc.is(i + 1, key!("trung"))
    });
    if met || !called && is(Class::MetWord, first..noun.start) {
        return false;
    }
    let far = doc.is(noun.start, key!("kế")) && at > noun.end + FAR_FROM_PLAN;
    // "Chỉ tiêu kết nạp đảng viên đạt 85%": how far it was met.
    let open = doc.is(noun.start, key!("mục")) || ends < last;
    let measured = !open && (noun.end..ends).any(|i| doc.is(i, key!("đạt")));
    let dated = (noun.end..ends).any(|i| doc.is(i, key!("năm")));
    noun.end == at
        || first == noun.start && !far && (!measured || dated)
        || doc.tokens[ends].is_mark(':')
        || (noun.end..ends).any(|i| doc.is(i, key!("là")))
        || is(Class::Breakdown, noun.end..last)
}

/// How far before a noun of aim what is done with it is looked for, in tokens.
const BEFORE_NOUN: usize = 10;

/// How far after a noun of aim the aims are looked for, in tokens.
const AFTER_NOUN: usize = 16;

/// The furthest that "kế hoạch" holds, in tokens.
const FAR_FROM_PLAN: usize = 8;

/// Whether a figure counts the tasks or aims that are announced: "đề ra 5 nhóm nhiệm vụ", "4 giải
/// pháp sau:".
///
/// ```text
/// announced = set words* number aim | number aim words* ":"
/// ```
fn announced(doc: &Document<'_>, figure: &Known<'_>) -> bool {
    let Some(unit) = &figure.parts.unit else { return false };
    let sort = doc.is(unit.head.start, key!("nhóm"));
    let noun = unit.head.start..unit.head.end + usize::from(sort) * 2;
    let Some(aim) = noun.clone().find_map(|i| doc.term(i, doc.tokens.len(), Class::AimNoun)) else {
        return false;
    };
    let Some(sentence) = doc.outline.sentence_of(unit.head.start) else { return false };
    let from = sentence.start.max(figure.parts.number.start.saturating_sub(AFTER_NOUN));
    let said = |class: Class| {
        (from..unit.head.start).any(|i| doc.term(i, unit.head.start, class).is_some())
    };
    let last = sentence.end.min(aim.end + BEFORE_NOUN);
    let leads = (aim.end..last).find(|&i| ends_clause(doc, i));
    let listed = leads.is_some_and(|i| doc.tokens[i].is_mark(':'));
    // "9 nhóm nhiệm vụ cần tập trung thực hiện".
    if doc.is(aim.end, key!("cần")) || doc.is(aim.end, key!("phải")) {
        return true;
    }
    let last = |class: Class| {
        (from..unit.head.start).rev().find(|&i| doc.term(i, unit.head.start, class).is_some())
    };
    // "thông qua 16 chỉ tiêu", but "thông qua báo cáo hoàn thành 16 chỉ tiêu".
    let passed = |set: usize| doc.is(set, key!("thông")) || doc.is(set, key!("biểu"));
    let set = last(Class::SetWord);
    set.is_some_and(|set| !passed(set) || last(Class::MetWord).is_none_or(|met| met < set))
        || listed && !said(Class::MetWord)
}

/// Whether a verb at token `i` asks for the figure; not "đề nghị … khen thưởng cho 5 tập thể".
fn orders(doc: &Document<'_>, i: usize, at: usize) -> bool {
    // Not "các chỉ tiêu đề ra", "ý kiến, kiến nghị".
    let asks = doc.is(i, key!("đề")) && doc.is(i + 1, key!("nghị")) || doc.is(i, key!("yêu"));
    // "đáp ứng được yêu cầu", "theo yêu cầu": a noun.
    let before = |n: usize| i.checked_sub(n).map(|i| doc.tokens[i].key);
    let noun = [key!("ứng"), key!("theo"), key!("các"), key!("những"), key!("đạt")];
    let met = before(1) == Some(key!("được")) && before(2) == Some(key!("ứng"));
    let noun = met || before(1).is_some_and(|key| noun.contains(&key));
    asks && !noun
        && doc.term(i, at, Class::VerbAsk).is_some_and(|found| {
            (found.end..at).any(|j| doc.term(j, at, DOING).is_some())
                && !(found.end..at).any(|j| doc.term(j, at, AWARDS).is_some())
        })
}

const DOING: ClassSet = ClassSet::of(&[Class::VerbDo, Class::SpendVerb]);
const AWARDS: ClassSet = ClassSet::of(&[Class::AwardWord, Class::VerbAward]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aims_and_facts() {
        use Status::{Reported, Target};
        for (text, status) in [
            ("Năm tới phấn đấu trồng 500 cây.", Target),
            ("Đề nghị Sở sớm bố trí 12 phòng học.", Target),
            ("Phấn đấu: xây 2 cầu; trồng 500 cây.", Target),
            ("Hội đã trồng 500 cây.", Reported),
            ("Đã đạt chỉ tiêu, trồng 500 cây.", Reported),
            ("Phấn đấu cho mọi trẻ 5 tuổi ra lớp.", Reported),
        ] {
            let report = crate::extract(text);
            assert_eq!(report.counts.last().map(|count| count.status), Some(status), "{text}");
        }
    }
}
