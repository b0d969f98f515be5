//! The day from which missing years are told.

use super::super::super::conference::Event;
use super::super::super::page::Page;
use super::lean::Lean;
use super::{Place, day_of, nearest, place, year_at};
use crate::cursor::key;
use crate::document::Document;
use crate::first::Openers;
use crate::grammar::date::{DateParts, Said};
use crate::mention::Mention;
use crate::report::{ConferenceKind, Relation};

/// Where the report stands in time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub(super) place: Place,
    /// Whether a day says so; else a period does, and the place is its likeliest day.
    pub(super) exact: bool,
}

/// No report is older than its medium: a day before this year is history that the report tells.
const ONLINE: i32 = 2000;

/// A reference day of another year stands for none: "0001-01-01", "9999-12-31".
const DATED: std::ops::Range<i16> = 1900..2100;

/// How much further than it is a day in the wrong direction seems.
const AWAY: i64 = 3;

/// How much further than it is a day in another year seems, where nothing tells the direction.
const OTHER_YEAR: i64 = 5;

impl Anchor {
    /// The year of a day and month: the anchor's own, unless the day is much nearer across New
    /// Year or looks the other way.
    pub(super) fn year(self, month: u32, day: u32, lean: Lean) -> i32 {
        let own = year_at(self.place);
        if !self.exact {
            return nearest(self.place, month, day);
        }
        let seems = |year: &i32| {
            let ahead = place(*year, month, day) - self.place;
            let weight = match lean {
                Lean::Ahead if ahead < 0 => AWAY,
                Lean::Back if ahead > 0 => AWAY,
                Lean::None if *year != own => OTHER_YEAR,
                _ => 1,
            };
            ahead.abs() * weight
        };
        [own, own - 1, own + 1].into_iter().min_by_key(seems).unwrap_or(own)
    }
}

/// The anchor that the report gives before its day is known.
pub(super) fn of_report(
    doc: &Document<'_>,
    mentions: &[Mention<DateParts>],
    cited: &[bool],
    page: &Page,
    event: &Event,
    reference: Option<jiff::civil::Date>,
) -> Option<Anchor> {
    let day = |at: Option<usize>| day_of(mentions.get(at?)?.value.said);
    let exact = |place| Anchor { place, exact: true };
    let likely = |place| Anchor { place, exact: false };
    day(event.held)
        .or_else(|| day(page.published))
        .map(exact)
        .or_else(|| reviewed(mentions, event).map(likely))
        .or_else(|| of_school(mentions, cited).map(likely))
        .or_else(|| recent_day(mentions, cited).map(exact))
        .or_else(|| written(doc, mentions, cited, event).map(likely))
        .or_else(|| {
            let days = mentions.iter().filter_map(|m| day_of(m.value.said));
            let latest = days.filter(|&day| year_at(day) >= ONLINE).max()?;
            // "tổng kết 10 năm thực hiện Chỉ thị …": the document is as old as that.
            (!reviews_years(doc)).then_some(exact(latest))
        })
        .or_else(|| {
            let date = reference.filter(|date| DATED.contains(&date.year()))?;
            Some(exact(place(date.year().into(), date.month() as u32, date.day() as u32)))
        })
}

/// Whether the report is of a review of several years: "sơ kết 5 năm", "10 năm thực hiện".
fn reviews_years(doc: &Document<'_>) -> bool {
    let years = |at: usize| doc.tokens[at].is_number() && doc.is(at + 1, key!("năm"));
    let reviews = |at: usize| {
        let done = doc.is(at + 2, key!("thực")) || doc.is(at + 2, key!("triển"));
        done || at > 0 && doc.is(at - 1, key!("kết"))
    };
    doc.openings(0..doc.tokens.len(), Openers::DATE).any(|at| years(at) && reviews(at))
}

/// The likeliest day of an event that looks back on one period or ahead to another.
fn reviewed(mentions: &[Mention<DateParts>], event: &Event) -> Option<Place> {
    let said = |at: Option<usize>| mentions.get(at?).map(|m| m.value.said).filter(is_sound);
    let whole_year = event.kind == Some(ConferenceKind::YearReview);
    match (said(event.reviewed), said(event.planned)) {
        (Some(Said::SchoolYear(_, last)), Some(Said::SchoolYear(..))) => Some(place(last, 8, 20)),
        (Some(Said::SchoolYear(_, last)), _) if whole_year => Some(place(last, 4, 1)),
        (Some(Said::Year(year)), Some(Said::Year(next))) if next > year => {
            Some(place(year, 12, 31))
        }
        (Some(Said::Year(year)), _) if whole_year => Some(place(year, 10, 1)),
        // What is planned is near its beginning.
        (None, Some(Said::Year(next))) => Some(place(next, 1, 15)),
        (None, Some(Said::SchoolYear(first, _))) => Some(place(first, 8, 20)),
        (None, Some(Said::Run { first, year: Some(year), .. })) => Some(place(year, first, 1)),
        (Some(said), _) | (None, Some(said)) => middle(said),
        _ => None,
    }
}

/// The likeliest day of a report on a school year, or on the turn from one to the next.
fn of_school(mentions: &[Mention<DateParts>], cited: &[bool]) -> Option<Place> {
    let own = || mentions.iter().zip(cited).filter(|(_, cited)| !**cited);
    let mut years = own().filter_map(|(m, _)| school_year_in(m.value.said));
    let (_, last) = years.next()?;
    if years.any(|(first, _)| first == last) {
        return Some(place(last, 8, 20));
    }
    Some(place(last, 2, 1))
}

/// The first day written in full that is no deadline, and not of another time than the rest.
fn recent_day(mentions: &[Mention<DateParts>], cited: &[bool]) -> Option<Place> {
    let is_deadline =
        |m: &Mention<DateParts>| matches!(m.value.relation, Some(Relation::Before | Relation::By));
    let days = || {
        let own = mentions.iter().zip(cited).filter(|(_, cited)| !**cited);
        let own = own.filter(|(m, _)| !is_deadline(m));
        own.filter_map(|(m, _)| day_of(m.value.said)).filter(|&day| year_at(day) >= ONLINE)
    };
    let latest = year_at(days().max()?);
    days().find(|&day| year_at(day) + 1 >= latest)
}

/// The likeliest day of the first period that is written with its year.
fn written(
    doc: &Document<'_>,
    mentions: &[Mention<DateParts>],
    cited: &[bool],
    event: &Event,
) -> Option<Place> {
    let all = || mentions.iter().zip(cited).filter(|(_, cited)| !**cited).map(|(m, _)| m);
    let own = || all().filter(|m| !is_compared(doc, m)).map(|m| m.value.said);
    let recent = |said: &Said| middle(*said).is_some_and(|place| year_at(place) >= ONLINE);
    let Some(first) = own().find(recent) else {
        // "giảm 74 vụ so với cùng kỳ năm 2020": told in the year after.
        let mut before = all().filter(|m| is_compared(doc, m)).map(|m| m.value.said);
        let before = before.find(recent).and_then(middle)?;
        return Some(place(year_at(before) + 1, 7, 1));
    };
    match first {
        // What is launched is near its beginning.
        Said::Year(year) if event.kind == Some(ConferenceKind::Launch) => Some(place(year, 1, 15)),
        Said::SchoolYear(_, last) if own().any(|said| said == Said::SchoolYear(last, last + 1)) => {
            Some(place(last, 8, 20))
        }
        Said::Year(year) if own().any(|said| said == Said::Year(year + 1)) => {
            Some(place(year, 12, 31))
        }
        Said::Run { first, year: Some(year), .. } if first > 1 => Some(place(year, first, 1)),
        said => middle(said),
    }
}

/// Whether what is reported is compared with an earlier year: "so với cùng kỳ năm 2020".
fn is_compared(doc: &Document<'_>, mention: &Mention<DateParts>) -> bool {
    let at = mention.tokens.start;
    let two = |first, second| at > 1 && doc.is(at - 2, first) && doc.is(at - 1, second);
    let year = matches!(mention.value.said, Said::Year(_));
    two(key!("cùng"), key!("kỳ")) || year && two(key!("so"), key!("với"))
}

/// Whether a school year is one.
fn is_sound(said: &Said) -> bool {
    !matches!(said, Said::SchoolYear(first, last) if first + 1 != *last)
}

/// The middle of a period that is short enough to tell a year.
fn middle(said: Said) -> Option<Place> {
    Some(match said {
        Said::Month(month) => place(month.year?, month.month, 20),
        Said::Months(_, last) => place(last.year?, last.month, 15),
        Said::Run { first, last, year } => place(year?, (first + last) / 2, 28),
        Said::Quarter { quarter, year } => place(year?, quarter * 3, 1),
        Said::Year(year) => place(year, 7, 1),
        Said::SchoolYear(first, last) if last == first + 1 => place(last, 2, 1),
        Said::SchoolTerm { term: 1, year: Some((_, last)) } => place(last, 1, 10),
        Said::SchoolTerm { year: Some((_, last)), .. } => place(last, 4, 1),
        _ => return None,
    })
}

/// The school year that the report is about: the one looked back on, else the first that is written.
pub(super) fn school_year(
    mentions: &[Mention<DateParts>],
    cited: &[bool],
    event: &Event,
) -> Option<(i32, i32)> {
    let reviewed = event.reviewed.and_then(|at| school_year_in(mentions.get(at)?.value.said));
    let mut own = mentions.iter().zip(cited).filter(|(_, cited)| !**cited);
    reviewed.or_else(|| own.find_map(|(m, _)| school_year_in(m.value.said)))
}

pub(super) fn school_year_in(said: Said) -> Option<(i32, i32)> {
    match said {
        Said::SchoolYear(first, last) | Said::SchoolTerm { year: Some((first, last)), .. } => {
            (first + 1 == last).then_some((first, last))
        }
        _ => None,
    }
}
