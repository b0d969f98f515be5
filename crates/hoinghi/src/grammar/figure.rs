//! Numbers with what they count: counts, percentages, and numbers that are neither.

mod bare;
mod label;
mod lead;
mod unit;

pub(crate) use lead::Lead;
pub(crate) use unit::Unit;

use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::grammar::number::{self, Amount};
use crate::lexicon::{Class, ClassSet, Match};
use crate::mention::Mention;
use crate::outline::{Block, BlockKind};
use crate::report::{Bound, CountKind};
use crate::token::{Gap, Shape};
use label::Use;
use std::ops::Range;

/// A figure as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Figure {
    /// A number with the noun that it counts.
    Count(Parts),
    /// A number of hundredths.
    Percentage(Parts),
    /// A number that is no figure: a label, a telephone number.
    Label,
}

/// The parts of a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parts {
    pub(crate) amount: Amount,
    /// Tokens of the number alone.
    pub(crate) number: Range<usize>,
    pub(crate) unit: Option<Unit>,
    /// What is said right before the number: bound and change.
    pub(crate) lead: Lead,
    /// Index one past the last token, "trở lên" included.
    pub(crate) end: usize,
}

/// The term of one of the classes that ends right before token `at`, and where it begins.
pub(crate) fn term_before<'t>(
    doc: &Document<'t>,
    begin: usize,
    at: usize,
    classes: impl Into<ClassSet>,
) -> Option<(usize, Match<'t>)> {
    label::term_before(doc, begin, at, classes.into())
}

/// Every number of the document, in order.
pub(crate) fn read(doc: &Document<'_>) -> Vec<Mention<Figure>> {
    let mut mentions = Vec::new();
    for block in &doc.outline.blocks {
        if is_furniture(block) {
            continue;
        }
        let mut cursor = Cursor::new(doc, block.tokens.clone());
        let mut reader = Reader { doc, begin: block.tokens.start, bare: bare::State::default() };
        while cursor.at < cursor.end {
            let from = cursor.at;
            mentions.extend(reader.next(&mut cursor));
            cursor.at = cursor.at.max(from + 1);
        }
    }
    mentions
}

struct Reader<'d, 't> {
    doc: &'d Document<'t>,
    /// First token of the block.
    begin: usize,
    bare: bare::State,
}

impl<'d, 't> Reader<'d, 't> {
    /// What begins at the cursor.
    ///
    /// ```text
    /// figure     = idiom | code | label | percentage | count
    /// percentage = lead? amount percent ( range amount percent )? per? after?
    /// count      = lead? amount unit? after?
    /// after      = "trở lên" | "trở xuống"
    /// ```
    fn next(&mut self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
        self.bare.see(self.doc, cursor.at);
        if let Some(idiom) = cursor.maybe(idiom) {
            return Some(self.label(idiom));
        }
        if !number::starts(cursor) {
            // "vài chục em", "hàng trăm hộ": no number within.
            let vague = cursor.doc.term(cursor.at, cursor.end, FUZZY);
            cursor.at = vague.map_or(cursor.at, |found| found.end.max(cursor.at + 1));
            return None;
        }
        if !self.doc.tokens[cursor.at].is_number() {
            return self.in_words(cursor);
        }
        let at = cursor.at;
        if label::bracketed(self.doc, self.begin, at, cursor.end) {
            return Some(self.label(at..at + 1));
        }
        if cursor.maybe(label::phone).is_some() {
            return Some(self.label(at..cursor.at));
        }
        if let Some(mark) = cursor.maybe(|c| self.mark_of_total(c)) {
            return Some(mark);
        }
        match label::before(self.doc, self.begin, at) {
            Some(Use::Label(from)) if !self.counts_after_all(cursor, from) => {
                label::list(cursor);
                return Some(self.label(from..cursor.at));
            }
            Some(Use::Other) if !self.is_money(cursor) => {
                label::date_run(cursor);
                return None;
            }
            _ => {}
        }
        if let Some(figure) = cursor.maybe(|c| self.in_digits(c)) {
            return Some(figure);
        }
        if let Some(code) = label::code(self.doc, self.begin, at, cursor.end) {
            cursor.at = code.end;
            return Some(self.label(code));
        }
        label::date_run(cursor);
        None
    }

    /// Whether an amount of money comes next, which no document or date has for its number.
    fn is_money(&self, cursor: &Cursor<'d, 't>) -> bool {
        let mut ahead = *cursor;
        number::amount(&mut ahead).is_some_and(|amount| amount.scaled)
            && unit::unit(&mut ahead, false).is_some_and(|unit| unit.kind == CountKind::Money)
    }

    /// "nhóm 5 học sinh", "lớp 35 em": a label's head, and yet a count, because a noun follows.
    fn counts_after_all(&self, cursor: &Cursor<'d, 't>, from: usize) -> bool {
        let mut ahead = *cursor;
        let Some(amount) = number::amount(&mut ahead) else { return false };
        let number_end = ahead.at;
        let Some(unit) = unit::unit(&mut ahead, false) else {
            return number_end == cursor.at + 1 && ahead.peek().is_some_and(|t| t.is_mark('%'));
        };
        let ordinal = self.doc.term(from, cursor.at, Class::GradeHead).is_some();
        match unit.kind {
            CountKind::Money => true,
            CountKind::Age | CountKind::Rate | CountKind::Measure => !ordinal,
            CountKind::Duration => !goes_on_as_date(&ahead),
            CountKind::Count => {
                let large = amount.value > 12.0 || amount.scaled || amount.upper.is_some();
                !ordinal && (large || unit.head.len() > 1)
            }
        }
    }

    fn label(&self, tokens: Range<usize>) -> Mention<Figure> {
        let span = self.doc.span(tokens.clone());
        Mention { span, tokens, rule: "label", value: Figure::Label }
    }

    fn in_words(&self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
        if let Some(fuzzy) = fuzzy(cursor) {
            cursor.at = fuzzy;
            return None;
        }
        cursor.maybe(|c| {
            let at = c.at;
            let amount = number::amount(c)?;
            if !words_stand_free(self.doc, self.begin, at, c) {
                return None;
            }
            if let Some(mention) = c.maybe(|c| self.percentage(c, at, amount)) {
                return Some(mention);
            }
            let unit = unit::unit(c, false)?;
            lead::counts_in_words(self.doc, self.begin, at, amount, &unit).then_some(())?;
            Some(self.count(c, at, amount, at + 1, unit))
        })
    }

    fn in_digits(&mut self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
        let at = cursor.at;
        if label::code(self.doc, self.begin, at, at + 1).is_some() {
            return None;
        }
        let amount = number::amount(cursor)?;
        if let Some(mention) = cursor.maybe(|c| self.percentage(c, at, amount)) {
            return Some(mention);
        }
        let after = cursor.at;
        if is_date_like(self.doc, self.begin, at, amount) {
            return None;
        }
        if label::in_name(self.doc, self.begin, at) {
            return None;
        }
        let guess = self.may_guess(at, after, amount);
        if let Some(unit) = cursor.maybe(|c| unit::unit(c, guess && !amount.scaled)) {
            let clock = lead::is_clock(self.doc, self.begin, at, cursor, amount, &unit);
            if clock || is_period(cursor, &unit) || is_medal(self.doc, self.begin, at, &unit) {
                return None;
            }
            return Some(self.count(cursor, at, amount, after, unit));
        }
        if cursor.peek().is_some_and(|token| token.gap == Gap::None && continues_code(token)) {
            return None;
        }
        if amount.scaled {
            return Some(self.money(cursor, at, amount));
        }
        let from = self.bare.count(self.doc, self.begin, at, cursor, amount)?;
        let lead = Lead::before(self.doc, self.begin, at);
        let parts = Parts { amount, number: at..after, unit: None, lead, end: after };
        Some(self.mention(from..after, "bare count", Figure::Count(parts)))
    }

    /// "điểm 8/10": a mark out of a total, its unit before it.
    fn mark_of_total(&self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
        let at = cursor.at;
        let unit =
            at.checked_sub(1).filter(|&i| i >= self.begin && self.doc.is(i, key!("điểm")))?;
        let amount = number::amount(cursor)?;
        amount.total.filter(|total| [10.0, 20.0, 30.0, 40.0, 100.0].contains(total))?;
        let unit = unit::Unit {
            tokens: unit..at,
            head: unit..at,
            kind: CountKind::Measure,
            known: true,
            scale: 1.0,
        };
        let mut lead = Lead::before(self.doc, self.begin, at - 1);
        let quoted = at - 1..cursor.at;
        let number = at..cursor.at;
        after(cursor, &mut lead);
        let parts = Parts { amount, number, unit: Some(unit), lead, end: cursor.at };
        Some(self.mention(quoted, "mark", Figure::Count(parts)))
    }

    fn percentage(
        &self,
        cursor: &mut Cursor<'d, 't>,
        at: usize,
        mut amount: Amount,
    ) -> Option<Mention<Figure>> {
        let number = at..cursor.at;
        percent_sign(cursor)?;
        if amount.total.is_some() || amount.scaled {
            return None;
        }
        if let (Some(other), true) = (amount.other, amount.value >= 1000.0) {
            amount.value = other;
        }
        if amount.upper.is_none()
            && let Some(upper) = cursor.maybe(|c| upper_percent(c, amount))
        {
            amount.upper = Some(upper);
        }
        unit::per_time(cursor);
        let quoted = at..cursor.at;
        let mut lead = Lead::before(self.doc, self.begin, at);
        after(cursor, &mut lead);
        lead.look_ahead(cursor);
        let parts = Parts { amount, number, unit: None, lead, end: cursor.at };
        Some(self.mention(quoted, "percentage", Figure::Percentage(parts)))
    }

    fn count(
        &self,
        cursor: &mut Cursor<'d, 't>,
        at: usize,
        mut amount: Amount,
        number_end: usize,
        unit: Unit,
    ) -> Mention<Figure> {
        if let Some(other) = amount.other
            && unit.kind == CountKind::Count
        {
            // Nobody counts a fraction of a pupil.
            amount.value = amount.value.max(other);
        }
        if unit.scale > 1.0 {
            amount.value *= unit.scale;
            amount.upper = amount.upper.map(|upper| upper * unit.scale);
        }
        // "hai ngày 06 và 07/6": the unit begins a date, so the claim is the number alone.
        let dated = cursor.peek().is_some_and(|token| token.is_number())
            && self.doc.term(unit.head.start, unit.head.end, Class::DateWord).is_some();
        let quoted = if dated { at..unit.tokens.start } else { at..cursor.at };
        let mut lead = Lead::before(self.doc, self.begin, at);
        after(cursor, &mut lead);
        lead.look_ahead(cursor);
        let number = at..number_end.max(at + 1);
        let parts = Parts { amount, number, unit: Some(unit), lead, end: cursor.at };
        self.mention(quoted, "count", Figure::Count(parts))
    }

    /// "1,5 tỷ" with no word for money.
    fn money(&self, cursor: &Cursor<'d, 't>, at: usize, amount: Amount) -> Mention<Figure> {
        let lead = Lead::before(self.doc, self.begin, at);
        let parts = Parts { amount, number: at..cursor.at, unit: None, lead, end: cursor.at };
        self.mention(at..cursor.at, "money", Figure::Count(parts))
    }

    fn mention(&self, tokens: Range<usize>, rule: &'static str, value: Figure) -> Mention<Figure> {
        Mention { span: self.doc.span(tokens.clone()), tokens, rule, value }
    }

    /// Whether an unknown word after the number may be its unit: not after a name ("Hoa Sen 2").
    fn may_guess(&self, at: usize, after: usize, amount: Amount) -> bool {
        let after_name = self.doc.tokens[self.begin..at].last().is_some_and(|token| {
            token.is_word() && token.shape == Shape::Title && at - self.begin > 1
        });
        let single = after == at + 1;
        let year = single && (1900.0..2100.0).contains(&amount.value);
        let day = amount.total.is_some_and(|total| total <= 12.0 && amount.value <= 31.0);
        !after_name && !year && !day
    }
}

/// "năm 2023", "tháng 9", "năm nay" after a number: a date begins with the unit.
fn goes_on_as_date(cursor: &Cursor<'_, '_>) -> bool {
    cursor.peek().is_some_and(|token| {
        token.is_number()
            || [key!("nay"), key!("trước"), key!("sau"), key!("này"), key!("tới"), key!("học")]
                .contains(&token.key)
    })
}

/// "6 tháng đầu năm", "9 tháng năm 2023": a part of a year, left to the dates.
fn is_period(cursor: &Cursor<'_, '_>, unit: &Unit) -> bool {
    cursor.doc.is(unit.head.start, key!("tháng"))
        && unit.tokens.len() == 1
        && cursor.peek().is_some_and(|token| {
            [key!("đầu"), key!("cuối"), key!("năm"), key!("đạt"), key!("ước")].contains(&token.key)
        })
}

/// "Huy hiệu 30 năm, 40 năm tuổi Đảng": the name of a distinction.
fn is_medal(doc: &Document<'_>, begin: usize, at: usize, unit: &Unit) -> bool {
    let years = unit.kind == CountKind::Age || doc.is(unit.head.start, key!("năm"));
    let named = |i: usize| doc.is(i, key!("hiệu")) && i > begin && doc.is(i - 1, key!("huy"));
    years
        && (begin..at)
            .rev()
            .take(16)
            .take_while(|&i| {
                let token = &doc.tokens[i];
                let listed = [key!("năm"), key!("và"), key!("tuổi"), key!("đảng"), key!("hiệu")]
                    .contains(&token.key);
                token.is_number() || token.is_mark(',') || listed
            })
            .any(named)
}

fn continues_code(token: &crate::token::Token) -> bool {
    token.is_word() || token.is_number() || matches!(token.mark(), '/' | '_' | '+' | ':')
}

/// A fixed phrase with a number in it.
fn idiom(cursor: &mut Cursor<'_, '_>) -> Option<Range<usize>> {
    let from = cursor.at;
    cursor.term(Class::IdiomNumber)?;
    let counts = cursor.doc.tokens[from..cursor.at].iter().any(|token| token.is_number())
        || cursor.at > from + 1;
    counts.then_some(from..cursor.at)
}

/// The end of a phrase of quantity that begins like a number in words: "một số", "hai bên".
fn fuzzy(cursor: &Cursor<'_, '_>) -> Option<usize> {
    let found = cursor.doc.term(cursor.at, cursor.end, FUZZY)?;
    let mut ahead = *cursor;
    number::amount(&mut ahead)?;
    (found.end >= ahead.at && found.end > cursor.at + 1).then_some(found.end)
}

const FUZZY: ClassSet = ClassSet::of(&[Class::FuzzyNumber, Class::FractionWord]);

/// Whether number words are words of their own, not part of a name.
fn words_stand_free(doc: &Document<'_>, begin: usize, at: usize, cursor: &Cursor<'_, '_>) -> bool {
    let first = &doc.tokens[at];
    let opens = at == begin
        || doc.outline.sentence_of(at).is_some_and(|sentence| sentence.start == at)
        || doc.tokens[at - 1].is_mark(':');
    let lower = doc.tokens[at + 1..cursor.at].iter().all(|token| token.shape == Shape::Lower);
    let shouted = doc.tokens[at..cursor.at].iter().all(|token| token.shape == Shape::Upper);
    (first.shape == Shape::Lower && lower)
        || (first.shape == Shape::Title && opens && lower)
        || shouted
}

/// ```text
/// percent = "điểm"? ( "%" | "phần trăm" )
/// ```
fn percent_sign(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor
        .maybe(|c| {
            c.word(key!("điểm"));
            c.mark('%').filter(|token| token.gap <= Gap::Space).map(drop).or_else(|| {
                c.word(key!("phần"))?;
                c.word(key!("trăm")).map(drop)
            })
        })
        .or_else(|| cursor.term(Class::PercentWord).map(drop))
}

fn upper_percent(cursor: &mut Cursor<'_, '_>, lower: Amount) -> Option<f64> {
    cursor.mark('-').or_else(|| cursor.word(key!("đến")))?;
    let upper = number::amount(cursor)?;
    percent_sign(cursor)?;
    (upper.upper.is_none() && upper.value > lower.value).then_some(upper.value)
}

/// "trở lên", "trở xuống" after a figure.
fn after(cursor: &mut Cursor<'_, '_>, lead: &mut Lead) {
    let bound = cursor.maybe(|c| {
        c.word(key!("trở"))?;
        match c.peek()?.key {
            key if key == key!("lên") => Some(Bound::AtLeast),
            key if key == key!("xuống") => Some(Bound::AtMost),
            _ => None,
        }
    });
    if let Some(bound) = bound {
        cursor.at += 1;
        lead.bound = Some(bound);
    }
}

/// "sáng 9/11 xã …", "dịp 2/9": a day and a month, whatever follows.
fn is_date_like(doc: &Document<'_>, begin: usize, at: usize, amount: Amount) -> bool {
    let day = amount.total.is_some_and(|total| total <= 12.0 && amount.value <= 31.0);
    let dated = [
        key!("từ"),
        key!("đến"),
        key!("trước"),
        key!("sau"),
        key!("hết"),
        key!("tới"),
        key!("dịp"),
        key!("lễ"),
        key!("hôm"),
        key!("khánh"),
        key!("vào"),
    ];
    let previous = doc.tokens[begin..at].last().map(|token| token.key);
    let days = ClassSet::of(&[Class::DateWord, Class::PartOfDay, Class::Weekday]);
    day && (previous.is_some_and(|key| dated.contains(&key))
        || term_before(doc, begin, at, days).is_some())
}

/// The longest block that can be page furniture, in tokens: prose may begin with the same words.
const LONGEST_FURNITURE: usize = 16;

/// Whether a block is the page's own: no paragraph of the report.
fn is_furniture(block: &Block) -> bool {
    match block.kind {
        BlockKind::Furniture => block.tokens.len() <= LONGEST_FURNITURE,
        BlockKind::Stamp | BlockKind::Byline => true,
        _ => false,
    }
}
