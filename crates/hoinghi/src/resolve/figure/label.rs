//! What is counted: the shortest run of the report's words that tells it.

mod actor;
pub(super) mod inherit;
mod money;
mod rate;
mod run;
mod subject;

use super::{Known, clause};
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::figure::{Lead, term_before};
use crate::lexicon::{Class, ClassSet};
use crate::report::CountKind;
use crate::span::Span;
use money::{of_money, owned};
use rate::of_rate;
use run::run;
use std::cell::OnceCell;
use std::ops::Range;
use subject::{ends_in_verb, subject};

/// The figure to be labelled, with those before it.
struct Context<'c, 'd, 't, 'm> {
    doc: &'d Document<'t>,
    figure: &'c Known<'m>,
    known: &'c [Known<'m>],
    /// The description before the figure, once it has been looked for.
    subject: OnceCell<Range<usize>>,
}

pub(super) fn of(doc: &Document<'_>, figure: &Known<'_>, known: &[Known<'_>]) -> Option<Span> {
    let context = Context { doc, figure, known, subject: OnceCell::new() };
    let tokens = if figure.percentage {
        of_percentage(&context)
    } else {
        match figure.kind {
            CountKind::Age => of_age(&context),
            CountKind::Count => of_count(&context),
            CountKind::Measure => of_measure(&context),
            CountKind::Money => of_money(&context),
            CountKind::Duration | CountKind::Rate => of_rate(&context),
        }
    };
    match tokens.filter(|tokens| !tokens.is_empty()) {
        Some(tokens) => Some(doc.span(tokens)),
        None => inherit::label(&context),
    }
}

/// ```text
/// label = subject verb number | number run | the label of the figure before
/// ```
fn of_percentage(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    if let Some(item) = inherit::distributed(context) {
        return Some(item);
    }
    let run = whole_run(context);
    if let Some(about) = about_rate(context) {
        return Some(about);
    }
    let subject = of_rate_within(context.doc, subject(context));
    if subject.is_empty() && is_share(context) {
        return None;
    }
    // "kéo giảm 5% số vụ", "hoàn thành số hóa ít nhất 98% hồ sơ": who does it says nothing of it.
    let acts = !subject::follows_level(context)
        && (actor::is_actor(context.doc, &subject)
            || subject::is_deed(context)
            || is_drawn(context));
    if !run.is_empty() && acts {
        return Some(run);
    }
    if !subject.is_empty() && (ends_in_verb(context) || run.is_empty()) {
        return Some(subject);
    }
    Some(run)
}

/// "góp phần giảm tỷ lệ hộ nghèo xuống còn 6%": what the rate is of.
fn of_rate_within(doc: &Document<'_>, words: Range<usize>) -> Range<usize> {
    let changed = |i: usize| term_before(doc, words.start, i, Class::Change).is_some();
    let rate = words.clone().find(|&i| {
        doc.is(i, key!("tỷ")) && doc.is(i + 1, key!("lệ")) && i + 3 < words.end && changed(i)
    });
    rate.map_or(words.start, |i| i + 2)..words.end
}

/// "kéo giảm 5% số vụ": whoever does it stands before, whatever it is behind.
fn is_drawn(context: &Context<'_, '_, '_, '_>) -> bool {
    context.doc.is(context.figure.parts.lead.from, key!("kéo"))
}

/// "52 người, chiếm 28% lực lượng lao động": a share of what follows, measured before.
fn is_share(context: &Context<'_, '_, '_, '_>) -> bool {
    let (doc, at) = (context.doc, context.figure.parts.lead.from);
    let Some(last) = context.known.last() else { return false };
    let near = at.saturating_sub(last.parts.end) <= LONGEST_NAME * 2;
    let share = term_before(doc, 0, at, Class::LevelWord)
        .is_some_and(|(from, _)| doc.is(from, key!("chiếm")) || doc.is(from, key!("bằng")));
    near && share
        && doc.outline.sentence_of(at).is_some_and(|s| s.contains(&last.parts.number.start))
}

/// "tỷ lệ phá án của 7 huyện đạt trên 92%": a rate whose description holds a number.
fn about_rate(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let (doc, at) = (context.doc, context.figure.parts.lead.from);
    if !subject::follows_level(context) && !context.figure.parts.lead.level {
        return None;
    }
    let clause = clause::before(doc, at, 0);
    let rate = clause.clone().take(LONGEST_NAME).find(|&i| {
        (doc.is(i, key!("tỷ")) && doc.is(i + 1, key!("lệ")))
            || doc.is(i, key!("số")) && i == clause.start
    })?;
    let last = context.known.last().filter(|last| !last.percentage)?;
    let within = last.parts.number.start > rate && last.kind != CountKind::Age;
    within.then(|| subject::bare(doc, rate..at)).filter(|words| words.end >= last.parts.end)
}

fn of_count(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let Some(unit) = &context.figure.parts.unit else {
        return of_bare(context);
    };
    let after = unit.tokens.end;
    let run = run(context.doc, unit.tokens.start, after);
    let run = run.start..run::trim(context.doc, after..run.end);
    if run.len() > unit.tokens.len() {
        return Some(run::without_names(context, unit.tokens.clone(), run));
    }
    // "thu nhập đạt 50 triệu đồng, tăng 2,5 lần": how often the same sum as before.
    let times = unit.tokens.len() == 1 && context.doc.is(unit.head.start, key!("lần"));
    if times && context.figure.change.is_some() && subject(context).is_empty() {
        return None;
    }
    // "từ 12 phòng xuống còn 5 phòng": the same things as before.
    if context.figure.parts.lead.level && subject(context).is_empty() {
        // "kết nạp 9 hội viên mới, nâng tổng số lên 53 hội viên": not all are new.
        let last = context.known.last().and_then(|last| last.label);
        let new = last.and_then(|label| context.doc.token_at(label.end).checked_sub(1));
        return new.filter(|&i| context.doc.is(i, key!("mới"))).map(|_| run);
    }
    inherit::award(context)
        .or_else(|| inherit::grade(context))
        .or_else(|| topic(context, unit.head.clone()))
        .or(Some(run))
}

/// "Mầm non 11", "số giáo viên còn thiếu là 63", "trong đó 8 được trình bày".
fn of_bare(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let subject = subject(context);
    let next = context.doc.tokens.get(context.figure.parts.end);
    // "xây mới 36 “Mái ấm tình thương”".
    let quoted = next.is_some_and(|token| matches!(token.mark(), '“' | '"' | '«'));
    if quoted || subject.is_empty() { Some(whole_run(context)) } else { Some(subject) }
}

/// "trẻ mẫu giáo 5 tuổi": the people before the age.
fn of_age(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let doc = context.doc;
    let words = subject::clause_before(doc, context.figure.parts.lead.from);
    let (from, end) = (words.start, words.end);
    let numbered = |words: &Range<usize>| words.clone().any(|i| doc.tokens[i].is_number());
    // "Tuổi bình quân của tổ viên là 41,5 tuổi".
    if (from..end).take(2).any(|i| doc.is(i, key!("tuổi"))) {
        return Some(words);
    }
    let nearest = |class: Class| {
        (from..end).rev().find(|&i| !doc.tokens[i].is_number() && doc.term(i, end, class).is_some())
    };
    let nearest = nearest(Class::Coordinate)
        .or_else(|| nearest(Class::Unit))
        .or_else(|| nearest(Class::Classifier));
    let person = nearest.map(|person| subject::widen(doc, person, from)..end);
    let person = person.filter(|words| !numbered(words));
    // "cụ Tư 92 tuổi": a name.
    let named = (1..=LONGEST_NAME).contains(&words.len())
        && doc.tokens[from].is_word()
        && !numbered(&words);
    person.or_else(|| named.then_some(words)).or_else(|| {
        let last = context.known.last().filter(|last| last.kind == CountKind::Age)?;
        let span = last.label?;
        Some(doc.token_at(span.start)..doc.token_at(span.end))
    })
}

/// The longest name or description that has an age, in tokens.
const LONGEST_NAME: usize = 6;

/// "38,5 ha cà phê": what is measured, or the description before.
fn of_measure(context: &Context<'_, '_, '_, '_>) -> Option<Range<usize>> {
    let run = whole_run(context);
    let subject = owned(context.doc, subject(context));
    let verb = subject::follows_level(context) || context.figure.parts.lead.change.is_some();
    let described = !subject.is_empty() && (verb || run.is_empty());
    Some(if described { subject } else { run })
}

/// The words after the figure that go on describing it.
///
/// A share of a whole names the whole, not what is measured: "đạt 25% tổng số trường"; with no verb
/// before it, the whole is all there is: "90% số hộ".
fn whole_run(context: &Context<'_, '_, '_, '_>) -> Range<usize> {
    let doc = context.doc;
    let end = context.figure.parts.end;
    let run = run(doc, end, end);
    let run = run.start..run::trim(doc, run.clone());
    let rate = doc.is(run.start, key!("tỷ")) && doc.is(run.start + 1, key!("lệ")) && run.len() > 3;
    let about = run.len() > 1 && doc.is(run.start, key!("về"));
    let run = run.start + if rate { 2 } else { usize::from(about) }..run.end;
    let Some(whole) = doc.term(run.start, run.end, Class::WholeWord) else { return run };
    let number = doc.is(whole.end - 1, key!("số"));
    // "hoàn thành 100% chỉ tiêu", but "vượt 25% chỉ tiêu" tells how far something else got.
    let past = context.figure.parts.lead.from.checked_sub(1);
    let aim = doc.is(run.start, key!("chỉ")) && !past.is_some_and(|i| doc.is(i, key!("vượt")));
    let subject = subject(context);
    let acts = actor::is_actor(doc, &subject) || is_drawn(context);
    let described = !subject.is_empty() && !acts;
    let verb = ends_in_verb(context) && described || subject::follows_level(context);
    match verb {
        false if number => whole.end..run.end,
        false if aim => run,
        _ => end..end,
    }
}

/// "giáo viên 1.138 người", "Phòng học: 586 phòng": a description before a unit that says little.
///
/// The description is a noun phrase that touches the number or its colon, or names the unit, or
/// the unit says next to nothing ("em", "lần"), or the figure is a change or a level of it.
fn topic(context: &Context<'_, '_, '_, '_>, unit: Range<usize>) -> Option<Range<usize>> {
    let doc = context.doc;
    let subject = subject(context);
    if subject.is_empty() {
        return None;
    }
    let lead = context.figure.parts.lead;
    let colon = doc.tokens[lead.from - 1].is_mark(':');
    let touches = colon || subject.end == lead.from;
    let generic =
        doc.term(unit.start, unit.end, Class::GenericUnit).is_some_and(|f| f.end == unit.end);
    let owner = !touches && is_owner(doc, &subject) && !names_unit(doc, &subject, &unit);
    if owner && lead.change.is_none() && !lead.level {
        return None;
    }
    let little = generic || unit.len() == 1;
    if touches && lead == Lead::at(lead.from) && !subject::is_noun_phrase(doc, &subject) {
        let people = doc.term(unit.start, unit.end, Class::Coordinate).is_some();
        // "hỗ trợ 25 em": the object is what is counted.
        if people && actor::ends_in_deed(doc, &subject) && !shared(context) {
            return None;
        }
        // "làm rõ 6 vụ": what was done says more.
        let deed = actor::deed_before(doc, lead.from, Class::ClearVerb);
        if unit.len() == 1 && doc.is(unit.start, key!("vụ")) && deed.is_some() {
            return deed;
        }
    }
    let each_has = doc.is(subject.start, key!("mỗi")) && !touches && lead.bound.is_none();
    let fits = (touches && little && subject::is_noun_phrase(doc, &subject))
        || (generic && lead.change.is_none() && !each_has)
        || (names_unit(doc, &subject, &unit) && (ends_in_verb(context) || colon))
        || shared(context)
        || lead.change.is_some()
        || lead.level;
    fits.then(|| owned(doc, subject))
}

/// "Xã có 3.450 người": who has them says nothing of them.
fn is_owner(doc: &Document<'_>, subject: &Range<usize>) -> bool {
    let level = doc.term(subject.start, subject.end, Class::Level);
    subject.len() == 1 || level.is_some_and(|level| level.end == subject.end)
}

fn names_unit(doc: &Document<'_>, subject: &Range<usize>, unit: &Range<usize>) -> bool {
    subject.clone().any(|i| doc.is(i, doc.tokens[unit.start].key))
}

/// "hoàn thành tốt nhiệm vụ 180 đảng viên (74,7 %)": the share that follows is of the description.
fn shared(context: &Context<'_, '_, '_, '_>) -> bool {
    let doc = context.doc;
    let end = context.figure.parts.end;
    let mut ahead = crate::cursor::Cursor::new(doc, end..doc.tokens.len().min(end + 8));
    if ahead.mark('(').is_none() && ahead.mark(',').is_none() {
        return false;
    }
    while ahead.term(ClassSet::of(&[Class::LevelWord, Class::LabelTail])).is_some() {}
    crate::grammar::number::amount(&mut ahead).is_some()
        && ahead.term(Class::PercentWord).is_some()
        && !ahead.peek().is_some_and(|token| token.is_word())
        && subject::verb_phrase_of_two(context)
}

#[cfg(test)]
mod tests {
    /// The labels of the counts and percentages of a sentence.
    fn labels(text: &str) -> Vec<String> {
        let report = crate::extract(text);
        let counts = report.counts.into_iter().map(|count| (count.start, count.label));
        let shares = report.percentages.into_iter().map(|share| (share.start, share.label));
        let mut all: Vec<_> = counts.chain(shares).collect();
        all.sort();
        all.into_iter().map(|(_, label)| label.unwrap_or_default()).collect()
    }

    #[test]
    fn from_either_side() {
        for (text, expected) in [
            ("Có 64 em đạt giải cấp tỉnh.", &["em đạt giải cấp tỉnh"][..]),
            ("Trong đó giáo viên 38 người.", &["giáo viên"]),
            ("Đảng viên: 502 đ/c.", &["Đảng viên"]),
            ("Số lớp ghép giảm 36 lớp.", &["lớp ghép"]),
            ("Trồng mới 38,5 ha cà phê.", &["cà phê"]),
            ("Dư nợ ủy thác đạt 96,4 tỷ đồng.", &["Dư nợ ủy thác"]),
            (
                "Trẻ mẫu giáo 5 tuổi ra lớp đạt 99%.",
                &["Trẻ mẫu giáo", "Trẻ mẫu giáo 5 tuổi ra lớp"],
            ),
            ("Tỷ lệ hộ nghèo còn 4,2%.", &["hộ nghèo"]),
            ("Có 70% trường có thư viện.", &["trường có thư viện"]),
            ("Có 43 em học nghề, chiếm 12%.", &["em học nghề", "em học nghề"]),
            (
                "Kết quả: hoàn thành tốt nhiệm vụ 5 tập thể, 32 cá nhân.",
                &["hoàn thành tốt nhiệm vụ", "hoàn thành tốt nhiệm vụ"],
            ),
            ("Khách của 2 huyện An Sơn, Cao Lãm.", &["huyện"]),
            ("Xã gồm ba thôn cũ là Vĩnh Giả, Thanh Thử.", &["thôn cũ"]),
            (
                "Hội kết nạp 9 hội viên mới, nâng tổng số lên 53 hội viên.",
                &["hội viên mới", "hội viên"],
            ),
            (
                "Tai nạn giảm 5 vụ (25%), giảm 2 người chết (40%).",
                &["Tai nạn", "Tai nạn", "người chết", "người chết"],
            ),
            ("Góp phần giảm tỷ lệ hộ nghèo toàn tỉnh xuống còn 6,06%.", &["hộ nghèo toàn tỉnh"]),
            ("Nâng tổng số hội viên đến thời điểm hiện tại là 136 hội viên.", &["hội viên"]),
            ("Lực lượng chức năng đã kéo giảm 4,6% số vụ.", &["vụ"]),
            (
                "Đã khám phá 15 vụ và bắt giữ 34 đối tượng, đạt tỷ lệ 90%.",
                &["khám phá", "đối tượng", "khám phá"],
            ),
            (
                "Có 13/16 chỉ tiêu kinh tế - xã hội vượt kế hoạch.",
                &["chỉ tiêu kinh tế - xã hội vượt kế hoạch"],
            ),
            ("Giúp hộ nghèo vay vốn với số tiền 20 triệu đồng.", &["số tiền"]),
            ("Thu nhập bình quân đạt 12 triệu/người/năm.", &["Thu nhập bình quân"]),
            (
                "Trong 2 ngày 20-21/6, Hội Nông dân đã tổ chức Đại hội đại biểu.",
                &["Đại hội đại biểu"],
            ),
            ("Hội mở 2 lớp dạy nghề cho 60 học viên.", &["lớp dạy nghề", "học viên"]),
            ("Có 5 chi hội được T.Ư Hội khen.", &["chi hội được T.Ư Hội khen"]),
        ] {
            assert_eq!(labels(text), expected, "{text}");
        }
    }
}
