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
    let mut value = String::with_capacity("2024-12-31".len());
    match said {
        Said::Day(a) => push_day(&mut value, a)?,
        Said::Moment(_, clock) if clock.hour * 60 + clock.minute > 1440 || clock.minute > 59 => {
            return Err(Wrong::Clock(clock));
        }
        Said::Moment(a, clock) => {
            push_day(&mut value, a)?;
            push_two(&mut value, 'T', clock.hour);
            push_two(&mut value, ':', clock.minute);
        }
        Said::Days(a, b) => {
            push_day(&mut value, a)?;
            value.push('/');
            push_day(&mut value, b)?;
            ordered((a.year, a.month, a.day) <= (b.year, b.month, b.day))?;
        }
        Said::Month(a) => push_month(&mut value, a)?,
        Said::Months(a, b) => {
            push_month(&mut value, a)?;
            value.push('/');
            push_month(&mut value, b)?;
            ordered((a.year, a.month) <= (b.year, b.month))?;
        }
        Said::Run { first, last, year } => push_run(&mut value, first, last, year),
        Said::Quarter { quarter: quarter @ 1..=4, year } => {
            push_year(&mut value, year);
            push_two(&mut value, '-', quarter + 32);
        }
        Said::Quarter { quarter, .. } => return Err(Wrong::Quarter(quarter)),
        Said::Year(year) => push_year(&mut value, Some(year)),
        Said::Years(a, b) => {
            ordered(a <= b)?;
            push_years(&mut value, Some(a), Some(b));
        }
        Said::SchoolYear(a, b) => push_school_year(&mut value, a, b)?,
        Said::SchoolTerm { term: term @ 1..=2, year } => {
            match year {
                Some((a, b)) => push_school_year(&mut value, a, b)?,
                None => push_years(&mut value, None, None),
            }
            value.push_str(if term == 1 { "-S1" } else { "-S2" });
        }
        Said::SchoolTerm { term, .. } => return Err(Wrong::Term(term)),
    }
    Ok(value)
}

fn ordered(fits: bool) -> Result<(), Wrong> {
    if fits { Ok(()) } else { Err(Wrong::Reversed) }
}

fn push_year(value: &mut String, year: Option<i32>) {
    match year {
        None => value.push_str("XXXX"),
        Some(year @ 0..=9999) => {
            [1000, 100, 10, 1].iter().for_each(|place| value.push(digit(year as u32 / place)));
        }
        Some(year) => value.push_str(&year.to_string()),
    }
}

fn push_years(value: &mut String, first: Option<i32>, last: Option<i32>) {
    push_year(value, first);
    value.push('/');
    push_year(value, last);
}

/// The last digit of a number.
fn digit(number: u32) -> char {
    char::from_digit(number % 10, 10).unwrap_or('0')
}

/// Adds a mark and two digits.
fn push_two(value: &mut String, mark: char, number: u32) {
    [mark, digit(number / 10), digit(number)].iter().for_each(|ch| value.push(*ch));
}

fn push_day(value: &mut String, a: Day) -> Result<(), Wrong> {
    let month = a.month.unwrap_or_default();
    if !(1..=last_day(month, a.year)).contains(&a.day) {
        return Err(Wrong::Day(a));
    }
    push_year(value, a.year);
    push_two(value, '-', month);
    push_two(value, '-', a.day);
    Ok(())
}

fn push_month(value: &mut String, a: Month) -> Result<(), Wrong> {
    if last_day(a.month, None) == 0 {
        return Err(Wrong::Month(a.month));
    }
    push_year(value, a.year);
    push_two(value, '-', a.month);
    Ok(())
}

/// Months of one year that are a half, a quarter, one month or a range.
fn push_run(value: &mut String, first: u32, last: u32, year: Option<i32>) {
    let part = match (first, last) {
        (1, 6) => 40,
        (7, 12) => 41,
        (1, 3) => 33,
        (10, 12) => 36,
        _ => first,
    };
    push_year(value, year);
    push_two(value, '-', part);
    if part == first && first != last {
        value.push('/');
        push_year(value, year);
        push_two(value, '-', last);
    }
}

fn push_school_year(value: &mut String, a: i32, b: i32) -> Result<(), Wrong> {
    if a + 1 != b {
        return Err(Wrong::SchoolYear(a, b));
    }
    push_years(value, Some(a), Some(b));
    Ok(())
}
