//! Where a missing year comes from.
//!
//! In this order: the day the event was held, the day of publication, the period that the event
//! looks back on or ahead to, the school year, the first day written in full that is no deadline,
//! any other period or day that is written, the caller's reference date. A day written in full in
//! the same sentence comes before all of these where it is near. Dates of documents cited tell
//! nothing. When nothing tells, the year stays unknown.

mod anchor;
mod lean;

use super::super::conference::Event;
use super::super::page::Page;
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::citation::CitationParts;
use crate::grammar::date::{DateParts, Day, Month, Said, last_day};
use crate::mention::Mention;
use anchor::Anchor;
use lean::Lean;

/// A place in time that can be compared: about the number of days since year 0.
pub(super) type Place = i64;

pub(super) fn place(year: i32, month: u32, day: u32) -> Place {
    i64::from(year) * 372 + (i64::from(month) - 1) * 31 + i64::from(day)
}

pub(super) fn year_at(place: Place) -> i32 {
    ((place - 1).div_euclid(372)) as i32
}

/// What the report tells about time, to complete what is written in part.
pub(super) struct Context<'a, 't> {
    doc: &'a Document<'t>,
    mentions: &'a [Mention<DateParts>],
    cited: Vec<bool>,
    /// Days written in full, those of documents cited left out: mentions with their places, in order.
    full: Vec<(usize, Place)>,
    held: Option<usize>,
    anchor: Option<Anchor>,
    school_year: Option<(i32, i32)>,
}

/// A day further than this from a full date in the same sentence is not told by it.
const NEAR: i64 = 124;

/// How many mentions away a full day of the same sentence is looked for.
const CLOSE: usize = 8;

/// Longer lists of months or quarters are not looked through.
const LONGEST_LIST: usize = 12;

/// A day this long before the report's own is no neighbour of the days that it reports.
const HISTORY: i64 = 2 * 372;

impl<'a, 't> Context<'a, 't> {
    pub(super) fn read(
        doc: &'a Document<'t>,
        mentions: &'a [Mention<DateParts>],
        citations: &[Mention<CitationParts>],
        page: &Page,
        event: &Event,
        reference: Option<jiff::civil::Date>,
    ) -> Self {
        let cited = cited(mentions, citations);
        let school_year = anchor::school_year(mentions, &cited, event);
        let own = mentions.iter().zip(&cited).enumerate().filter(|(_, (_, cited))| !**cited);
        let full = own.filter_map(|(at, (m, _))| Some((at, day_of(m.value.said)?))).collect();
        let held = event.held;
        let mut context = Context { doc, mentions, cited, full, held, anchor: None, school_year };
        context.anchor = anchor::of_report(doc, mentions, &context.cited, page, event, reference);
        // The day held has a year now: everything else is told from there.
        let held = event.held.filter(|&at| at < mentions.len());
        if let Some(place) = held.and_then(|at| place_of(context.complete(at))) {
            context.anchor = Some(Anchor { place, exact: true });
        }
        context
    }

    /// What mention `at` says, with the year that the report gives.
    pub(super) fn complete(&self, at: usize) -> Said {
        let said = self.mentions[at].value.said;
        match said {
            Said::Day(day) => Said::Day(self.day(at, day)),
            Said::Moment(day, clock) => Said::Moment(self.day(at, day), clock),
            Said::Days(first, last) => self.days(at, first, last),
            Said::Month(month) => Said::Month(self.month(at, month)),
            Said::Months(first, last) => self.months(at, first, last),
            Said::Run { first, last, year: None } => {
                let year = self.year(at, (first + last) / 2, 15);
                Said::Run { first, last, year }
            }
            Said::Quarter { quarter, year: None } => {
                let year = self.year(at, (quarter * 3).clamp(2, 12) - 1, 15);
                Said::Quarter { quarter, year }
            }
            Said::SchoolTerm { term, year: None } => {
                Said::SchoolTerm { term, year: self.school_year_of(at, term) }
            }
            _ => said,
        }
    }

    fn day(&self, at: usize, day: Day) -> Day {
        match (day.year, day.month) {
            (None, Some(month)) if last_day(month, None) >= day.day => {
                let fits = |year: &i32| last_day(month, Some(*year)) >= day.day;
                Day { year: self.year(at, month, day.day).filter(fits), ..day }
            }
            _ => day,
        }
    }

    fn days(&self, at: usize, first: Day, last: Day) -> Said {
        let last = self.day(at, last);
        let wraps = (first.month, first.day) > (last.month, last.day);
        let year = first.year.or(last.year.map(|year| if wraps { year - 1 } else { year }));
        Said::Days(Day { year, ..first }, last)
    }

    fn month(&self, at: usize, month: Month) -> Month {
        let year = month.year.or_else(|| self.year(at, month.month, 15));
        Month { year, ..month }
    }

    fn months(&self, at: usize, first: Month, last: Month) -> Said {
        if let (Some(year), None) = (first.year, last.year) {
            let year = if last.month < first.month { year + 1 } else { year };
            return Said::Months(first, Month { year: Some(year), ..last });
        }
        let last = self.month(at, last);
        let wraps = first.month > last.month;
        let year = first.year.or(last.year.map(|year| if wraps { year - 1 } else { year }));
        Said::Months(Month { year, ..first }, last)
    }

    /// The year of a day and month that mention `at` gives without one.
    fn year(&self, at: usize, month: u32, day: u32) -> Option<i32> {
        if let Some(year) = self.year_of_list(at, month) {
            return Some(year);
        }
        if let Some(place) = self.full_day_near(at) {
            let year = nearest(place, month, day);
            if (self::place(year, month, day) - place).abs() <= NEAR {
                return Some(year);
            }
        }
        let anchor = self.anchor?;
        if let Some(year) = self.deictic(at, anchor) {
            return Some(year);
        }
        let lean =
            if self.held == Some(at) { Lean::None } else { lean::of(self.doc, &self.mentions[at]) };
        Some(anchor.year(month, day, lean))
    }

    /// The year of the expression that a list joins this one to: "quý III, IV".
    fn year_of_list(&self, at: usize, month: u32) -> Option<i32> {
        let joined = |i: usize| {
            let (a, b) = (&self.mentions[i - 1], &self.mentions[i]);
            let between = a.tokens.end..b.tokens.start.max(a.tokens.end);
            let list = between.len() <= 2 && between.clone().all(|i| self.joins(i));
            a.value.kind == b.value.kind && list && !between.is_empty() && !self.cited[i - 1]
        };
        let back = (at.saturating_sub(LONGEST_LIST)..at).rev();
        let joined = back.take_while(|&i| joined(i + 1)).count();
        let first = at - Some(joined).filter(|length| (1..LONGEST_LIST).contains(length))?;
        let (first_month, year) = month_of(self.complete(first))?;
        Some(if first_month <= month { year } else { year + 1 })
    }

    fn joins(&self, token: usize) -> bool {
        self.doc.tokens[token].is_mark(',') || self.doc.is(token, key!("và"))
    }

    /// The nearest day written in full in the same sentence, the day held apart.
    fn full_day_near(&self, at: usize) -> Option<Place> {
        let middle = self.full.partition_point(|&(i, _)| i < at);
        let (before, after) = self.full.split_at(middle);
        let before = before.iter().rev().take_while(|(i, _)| i + CLOSE >= at);
        let after = after.iter().filter(|(i, _)| *i > at).take_while(|(i, _)| *i < at + CLOSE);
        let mut near = before.chain(after).peekable();
        near.peek()?;
        let sentence = self.doc.outline.sentence_of(self.mentions[at].tokens.start)?;
        let inside = |i: usize| sentence.contains(&self.mentions[i].tokens.start);
        // A day of long ago is history that the sentence recalls.
        let recalled =
            |place: Place| self.anchor.is_some_and(|anchor| anchor.place - place > HISTORY);
        let tells =
            |&&(i, place): &&(usize, Place)| self.held != Some(i) && inside(i) && !recalled(place);
        near.find(tells).map(|&(_, place)| place)
    }

    /// "năm nay", "năm sau", "sang năm" after the expression.
    fn deictic(&self, at: usize, anchor: Anchor) -> Option<i32> {
        let end = self.mentions[at].tokens.end;
        let end = if self.doc.is(end.wrapping_sub(1), key!("năm")) { end - 1 } else { end };
        if self.doc.is(end, key!("sang")) && self.doc.is(end + 1, key!("năm")) {
            return Some(year_at(anchor.place) + 1);
        }
        if !self.doc.is(end, key!("năm")) {
            return None;
        }
        let word = self.doc.tokens.get(end + 1)?.key;
        let shifts = [
            (key!("nay"), 0),
            (key!("này"), 0),
            (key!("sau"), 1),
            (key!("tới"), 1),
            (key!("ngoái"), -1),
            (key!("trước"), -1),
        ];
        let shift = shifts.iter().find(|(key, _)| *key == word)?.1;
        Some(year_at(anchor.place) + shift)
    }

    /// The school year of a term that is named without one: that of the same sentence, else the
    /// report's, else the one that the day of the report falls in.
    fn school_year_of(&self, at: usize, term: u32) -> Option<(i32, i32)> {
        let sentence = self.doc.outline.sentence_of(self.mentions[at].tokens.start);
        let near = sentence.and_then(|sentence| {
            let before = self.mentions[..at].iter().rev().take(8);
            let mut inside = before.take_while(|m| m.tokens.start >= sentence.start);
            inside.find_map(|m| anchor::school_year_in(m.value.said))
        });
        near.or(self.school_year).or_else(|| {
            let place = self.anchor?.place;
            let (year, month) = (year_at(place), (place - 1).rem_euclid(372) / 31 + 1);
            let first = if month >= 8 || (term == 1 && month == 7) { year } else { year - 1 };
            Some((first, first + 1))
        })
    }
}

/// Which dates are those of documents cited.
fn cited(mentions: &[Mention<DateParts>], citations: &[Mention<CitationParts>]) -> Vec<bool> {
    let mut cited = vec![false; mentions.len()];
    for citation in citations {
        let first = mentions.partition_point(|m| m.span.end <= citation.span.start);
        for (i, mention) in mentions.iter().enumerate().skip(first) {
            if mention.span.start >= citation.span.end {
                break;
            }
            cited[i] = true;
        }
        if let Some(at) = citation.value.date {
            let at = mentions.partition_point(|m| m.tokens.end <= at);
            cited.iter_mut().skip(at).take(1).for_each(|cited| *cited = true);
        }
    }
    cited
}

/// The month and the year of a month or quarter that is complete.
fn month_of(said: Said) -> Option<(u32, i32)> {
    match said {
        Said::Month(month) => Some((month.month, month.year?)),
        Said::Quarter { quarter, year } => Some(((quarter * 3).clamp(2, 12) - 1, year?)),
        _ => None,
    }
}

/// The year that brings a day and month nearest to a place.
fn nearest(to: Place, month: u32, day: u32) -> i32 {
    let year = year_at(to);
    let distance = |year: &i32| (place(*year, month, day) - to).abs();
    [year, year - 1, year + 1].into_iter().min_by_key(distance).unwrap_or(year)
}

/// The place of a day that is written in full.
pub(super) fn day_of(said: Said) -> Option<Place> {
    match said {
        Said::Day(day) | Said::Moment(day, _) | Said::Days(_, day) => {
            let (year, month) = (day.year?, day.month?);
            (1..=last_day(month, Some(year)))
                .contains(&day.day)
                .then(|| place(year, month, day.day))
        }
        _ => None,
    }
}

/// The place of a day; of a range of days its first.
fn place_of(said: Said) -> Option<Place> {
    match said {
        Said::Days(first, _) => day_of(Said::Day(first)),
        _ => day_of(said),
    }
}
