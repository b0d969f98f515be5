//! Counts: a number with what it counts.

use super::label;
use super::lead::Lead;
use super::unit::{self, Unit};
use super::{Figure, Parts, Reader, after, calendar};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::grammar::number::{self, Amount};
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::report::CountKind;
use crate::token::{Gap, Shape, Token};

impl<'d, 't> Reader<'d, 't> {
    /// Whether an amount of money comes next, which no document or date has for its number, a
    /// decimal of a length of time ("thời gian 1,5 ngày"), or more of a noun than any year has:
    /// "khen cuối năm 2.345 em".
    pub(super) fn measures_after_all(&self, cursor: &Cursor<'d, 't>) -> bool {
        let mut ahead = *cursor;
        let Some(amount) = number::amount(&mut ahead) else { return false };
        let decimal = amount.value.fract() != 0.0;
        let grouped = ahead.at > cursor.at + 1 && amount.value >= 1000.0 && amount.upper.is_none();
        (amount.scaled || decimal || grouped)
            && unit::unit(&mut ahead, false).is_some_and(|unit| match unit.kind {
                CountKind::Money => amount.scaled,
                CountKind::Duration => decimal,
                CountKind::Count => grouped,
                _ => false,
            })
    }

    /// "nhóm 5 học sinh", "lớp 35 em": a label's head, and yet a count, because a noun follows.
    pub(super) fn counts_after_all(&self, cursor: &Cursor<'d, 't>, from: usize) -> bool {
        let mut ahead = *cursor;
        let Some(amount) = number::amount(&mut ahead) else { return false };
        let number_end = ahead.at;
        let Some(unit) = unit::unit(&mut ahead, false) else {
            // "mức 5%", "mức 42,5%", but "khối 10, 11" lists labels.
            let one = number_end == cursor.at + 1 || amount.value.fract() != 0.0;
            return one && ahead.peek().is_some_and(|token| token.is_mark('%'));
        };
        let ordinal = self.doc.term(from, cursor.at, Class::GradeHead).is_some();
        match unit.kind {
            CountKind::Money => true,
            CountKind::Age | CountKind::Rate | CountKind::Measure => !ordinal,
            CountKind::Duration => !calendar::goes_on_as_date(&ahead),
            CountKind::Count => {
                let large = amount.value > 12.0 || amount.scaled || amount.upper.is_some();
                !ordinal && (large || unit.head.len() > 1)
            }
        }
    }

    /// A percentage or a count in digits.
    ///
    /// ```text
    /// digits = amount ( percent | unit | scale | "" )
    /// ```
    pub(super) fn in_digits(&mut self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
        let at = cursor.at;
        if label::code(self.doc, self.begin, at, at + 1).is_some() {
            return None;
        }
        let amount = number::amount(cursor)?;
        if let Some(mention) = cursor.maybe(|c| self.percentage(c, at, amount)) {
            return Some(mention);
        }
        let after = cursor.at;
        if calendar::is_day(self.doc, self.begin, at, amount)
            || label::in_name(self.doc, self.begin, at, &mut self.quotes)
        {
            return None;
        }
        let guess = self.may_guess(at, after, amount);
        if let Some(unit) = cursor.maybe(|c| unit::unit(c, guess && !is_sum(c, amount))) {
            let timed = calendar::is_time(self.doc, self.begin, at, cursor, amount, &unit);
            return (!timed).then(|| self.count(cursor, at, amount, after, unit));
        }
        // "12 triệu/người/năm"
        while amount.scaled && cursor.maybe(unit::per).is_some() {}
        if cursor.peek().is_some_and(|token| token.gap == Gap::None && continues_code(token)) {
            return None;
        }
        if amount.scaled {
            return Some(self.money(cursor, at, amount));
        }
        if let Some(unit) = self.after_bracket(cursor) {
            let lead = Lead::before(self.doc, self.begin, at);
            let parts = Parts { amount, number: at..after, unit: Some(unit), lead, end: after };
            return Some(self.mention(at..after, "count before a bracket", Figure::Count(parts)));
        }
        if is_one_of(cursor, amount) {
            return None;
        }
        let from = self.bare.count(self.doc, self.begin, at, cursor, amount)?;
        let lead = Lead::before(self.doc, self.begin, at);
        let parts = Parts { amount, number: at..after, unit: None, lead, end: after };
        Some(self.mention(from..after, "bare count", Figure::Count(parts)))
    }

    /// "1.150 (tăng 6,2%) công trình": the unit behind a bracket.
    fn after_bracket(&self, cursor: &Cursor<'d, 't>) -> Option<Unit> {
        let mut ahead = *cursor;
        ahead.mark('(')?;
        let close = (ahead.at..ahead.end.min(ahead.at + LONGEST_BRACKET))
            .find(|&i| matches!(self.doc.tokens[i].mark(), '(' | ')'))?;
        ahead.at = close;
        ahead.mark(')')?;
        unit::unit(&mut ahead, false).filter(|unit| unit.kind == CountKind::Count)
    }

    /// "trong độ tuổi 15 - 60", "độ tuổi từ 18 đến 25": an age whose unit stands before it.
    pub(super) fn age_after_word(&self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
        let at = cursor.at;
        let last = at.checked_sub(1).filter(|&i| i >= self.begin)?;
        let word = if self.doc.is(last, key!("từ")) { last.checked_sub(1)? } else { last };
        (word >= self.begin && self.doc.is(word, key!("tuổi"))).then_some(())?;
        let amount = number::amount(cursor)?;
        let other = ClassSet::of(&[Class::AgeWord, Class::TimeUnit, Class::PercentWord]);
        let unlike = self.doc.term(cursor.at, cursor.end, other).is_some();
        if unlike || amount.scaled || !(1.0..=OLDEST).contains(&amount.value) {
            return None;
        }
        let unit = unit::Unit {
            tokens: word..word + 1,
            head: word..word + 1,
            kind: CountKind::Age,
            known: true,
            scale: 1.0,
        };
        // "người trong độ tuổi": the word belongs to the people.
        let group = word > self.begin && self.doc.is(word - 1, key!("độ"));
        let lead = Lead::before(self.doc, self.begin, if group { at } else { word });
        let number = at..cursor.at;
        let parts = Parts { amount, number, unit: Some(unit), lead, end: cursor.at };
        Some(self.mention(at..cursor.at, "age", Figure::Count(parts)))
    }

    /// "điểm 8/10": a mark out of a total, its unit before it.
    pub(super) fn mark_of_total(&self, cursor: &mut Cursor<'d, 't>) -> Option<Mention<Figure>> {
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

    pub(super) fn count(
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
        if is_place(self.doc, at, amount, &unit) {
            lead = Lead::at(at);
        }
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

/// The highest age that is read.
const OLDEST: f64 = 120.0;

/// The longest bracket between a number and its unit, in tokens.
const LONGEST_BRACKET: usize = 16;

/// "1 trong 12 tập thể": one of them, no count.
fn is_one_of(cursor: &Cursor<'_, '_>, amount: Amount) -> bool {
    amount.value == 1.0
        && cursor.peek().is_some_and(|token| token.key == key!("trong"))
        && cursor.ahead(1).is_some_and(|token| {
            token.is_number() || [key!("số"), key!("những"), key!("các")].contains(&token.key)
        })
}

/// "trên hai tuyến biên giới": where, not how many at least.
fn is_place(doc: &Document<'_>, at: usize, amount: Amount, unit: &Unit) -> bool {
    amount.value < 10.0
        && at.checked_sub(1).is_some_and(|i| doc.is(i, key!("trên")))
        && doc.term(unit.head.start, doc.tokens.len(), Class::GroundNoun).is_some()
}

/// "2 triệu rưỡi tiền giống": a sum of money, whatever word follows.
fn is_sum(cursor: &Cursor<'_, '_>, amount: Amount) -> bool {
    amount.scaled && cursor.peek().is_some_and(|token| token.key == key!("tiền"))
}

fn continues_code(token: &Token) -> bool {
    token.is_word() || token.is_number() || matches!(token.mark(), '/' | '_' | '+' | ':')
}
