//! What days the calendar has.

use super::Day;

/// Whether the calendar has such a day in some year.
pub(super) fn is_possible(day: Day) -> bool {
    let last = day.month.map_or(31, |month| last_day(month, day.year));
    (1..=last).contains(&day.day)
}

/// The last day of a month; of February in an unknown year the 29th; 0 where there is no such month.
pub(crate) fn last_day(month: u32, year: Option<i32>) -> u32 {
    match month {
        2 if year.is_none_or(|y| (y % 4 == 0 && y % 100 != 0) || y % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}
