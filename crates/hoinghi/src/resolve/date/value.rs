//! EDTF (ISO 8601-2) values.

use crate::grammar::date::{Clock, Day, Month, Said, last_day};

/// Why an expression has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Day(Day),
    Month(u32),
    Quarter(u32),
    Term(u32),
    Clock(Clock),
    SchoolYear(i32, i32),
    Reversed,
    Lunar,
}

impl Wrong {
    pub(super) fn code(self) -> &'static str {
        match self {
            Wrong::Day(_) | Wrong::Month(_) => "impossible_date",
            Wrong::Quarter(_) => "impossible_quarter",
            Wrong::Term(_) => "impossible_term",
            Wrong::Clock(_) => "impossible_time",
            Wrong::SchoolYear(..) => "school_year_gap",
            Wrong::Reversed => "reversed_range",
            Wrong::Lunar => "lunar_date",
        }
    }

    pub(super) fn message(self) -> String {
        match self {
            Wrong::Day(Day { day, month, year }) => {
                let month = month.unwrap_or_default();
                let year = year.map_or(String::new(), |year| format!(" of {year}"));
                if last_day(month, None) == 0 {
                    format!("there is no month {month}")
                } else {
                    format!("month {month}{year} has no day {day}")
                }
            }
            Wrong::Month(month) => format!("there is no month {month}"),
            Wrong::Quarter(quarter) => format!("a year has no quarter {quarter}"),
            Wrong::Term(term) => format!("a school year has no term {term}"),
            Wrong::Clock(Clock { hour, minute }) => format!("there is no time {hour}:{minute:02}"),
            Wrong::SchoolYear(first, last) => {
                format!("a school year runs from {first} to {}, not to {last}", first + 1)
            }
            Wrong::Lunar => "the date is of the lunar calendar".to_owned(),
            Wrong::Reversed => "the range ends before it begins".to_owned(),
        }
    }
}

/// The value of what is said; a year that is still missing is `XXXX`.
pub(super) fn of(said: Said) -> Result<String, Wrong> {
    Ok(match said {
        Said::Day(a) => day(a)?,
        Said::Moment(_, clock) if clock.hour * 60 + clock.minute > 1440 || clock.minute > 59 => {
            return Err(Wrong::Clock(clock));
        }
        Said::Moment(a, clock) => format!("{}T{:02}:{:02}", day(a)?, clock.hour, clock.minute),
        Said::Days(a, b) => {
            let value = format!("{}/{}", day(a)?, day(b)?);
            ordered((a.year, a.month, a.day) <= (b.year, b.month, b.day), value)?
        }
        Said::Month(a) => month(a)?,
        Said::Months(a, b) => {
            let value = format!("{}/{}", month(a)?, month(b)?);
            ordered((a.year, a.month) <= (b.year, b.month), value)?
        }
        Said::Run { first, last, year } => run(first, last, &year_of(year)),
        Said::Quarter { quarter: quarter @ 1..=4, year } => {
            format!("{}-{}", year_of(year), quarter + 32)
        }
        Said::Quarter { quarter, .. } => return Err(Wrong::Quarter(quarter)),
        Said::Year(year) => year_of(Some(year)),
        Said::Years(a, b) => ordered(a <= b, years(a, b))?,
        Said::SchoolYear(a, b) => school_year(a, b)?,
        Said::SchoolTerm { term: term @ 1..=2, year: Some((a, b)) } => {
            format!("{}-S{term}", school_year(a, b)?)
        }
        Said::SchoolTerm { term: term @ 1..=2, year: None } => format!("XXXX/XXXX-S{term}"),
        Said::SchoolTerm { term, .. } => return Err(Wrong::Term(term)),
    })
}

fn ordered(fits: bool, value: String) -> Result<String, Wrong> {
    if fits { Ok(value) } else { Err(Wrong::Reversed) }
}

fn year_of(year: Option<i32>) -> String {
    match year {
        None => "XXXX".to_owned(),
        Some(year @ 0..=9999) => {
            let mut value = String::with_capacity("2024-12-31".len());
            value.extend([1000, 100, 10, 1].map(|place| digit(year as u32 / place)));
            value
        }
        Some(year) => year.to_string(),
    }
}

fn years(a: i32, b: i32) -> String {
    format!("{}/{}", year_of(Some(a)), year_of(Some(b)))
}

/// The last digit of a number.
fn digit(number: u32) -> char {
    char::from_digit(number % 10, 10).unwrap_or('0')
}

fn day(a: Day) -> Result<String, Wrong> {
    let month = a.month.unwrap_or_default();
    if !(1..=last_day(month, a.year)).contains(&a.day) {
        return Err(Wrong::Day(a));
    }
    let mut value = year_of(a.year);
    push_two(&mut value, month);
    push_two(&mut value, a.day);
    Ok(value)
}

/// Adds a hyphen and two digits.
fn push_two(value: &mut String, number: u32) {
    value.extend(['-', digit(number / 10), digit(number)]);
}

fn month(a: Month) -> Result<String, Wrong> {
    if last_day(a.month, None) == 0 {
        return Err(Wrong::Month(a.month));
    }
    let mut value = year_of(a.year);
    push_two(&mut value, a.month);
    Ok(value)
}

fn run(first: u32, last: u32, year: &str) -> String {
    match (first, last) {
        (1, 6) => format!("{year}-40"),
        (7, 12) => format!("{year}-41"),
        (1, 3) => format!("{year}-33"),
        (10, 12) => format!("{year}-36"),
        _ if first == last => format!("{year}-{first:02}"),
        _ => format!("{year}-{first:02}/{year}-{last:02}"),
    }
}

fn school_year(a: i32, b: i32) -> Result<String, Wrong> {
    if a + 1 == b { Ok(years(a, b)) } else { Err(Wrong::SchoolYear(a, b)) }
}
