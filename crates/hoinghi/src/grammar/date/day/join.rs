//! What the days of a list share, and which of them are one range.

use super::super::calendar::last_day;
use super::super::{Day, Found, Said};
use super::Element;

/// Gives each day the month and the year of the next where it has none.
pub(super) fn fill(elements: &mut [Element]) {
    for i in (0..elements.len().saturating_sub(1)).rev() {
        let (next, ranged) = (elements[i + 1].day, elements[i + 1].ranged);
        let day = &mut elements[i].day;
        let own_month = day.month.is_some();
        day.month = day.month.or_else(|| match next.month {
            // "30 - 02/9", "30 và 01/5": the first is of the month before.
            Some(month) if day.day > next.day && (ranged || next.day == 1) => {
                Some((month + 10) % 12 + 1)
            }
            month => month,
        });
        if day.year.is_none() {
            let earlier = own_month || day.month != next.month;
            let wraps = earlier && ranged && (day.month, day.day) > (next.month, next.day);
            day.year = next.year.map(|year| if wraps { year - 1 } else { year });
        }
    }
}

/// Joins ranges and days in a row; every other day stands alone.
pub(super) fn group(elements: &[Element]) -> Vec<Found> {
    let mut found = Vec::with_capacity(elements.len());
    let mut begin = 0;
    for (at, last) in elements.iter().enumerate() {
        let next = elements.get(at + 1);
        if !next.is_some_and(|next| joins(begin == at, last, next)) {
            found.push(whole(&elements[begin], last, begin == at));
            begin = at + 1;
        }
    }
    found
}

/// What the elements from `first` to `last` say; `one` where they are the same.
fn whole(first: &Element, last: &Element, one: bool) -> Found {
    let tokens = first.tokens.start..last.tokens.end;
    let said = match first.clock.filter(|_| one) {
        Some(clock) => Said::Moment(first.day, clock),
        None if one => Said::Day(first.day),
        None => Said::Days(first.day, last.day),
    };
    Found { tokens, said, rule: "days" }
}

/// Whether the next element goes on with what ends in `last`; `one` where that is one day alone.
fn joins(one: bool, last: &Element, next: &Element) -> bool {
    let (a, b) = (last.day, next.day);
    if next.ranged {
        // "20/11/1982 - 20/11/2022" are two days, an anniversary.
        let same_day = (a.day, a.month) == (b.day, b.month);
        let far = same_day && a.year.zip(b.year).is_some_and(|(a, b)| (b - a).abs() > 1);
        return one && !far;
    }
    follows(a, b)
}

fn follows(a: Day, b: Day) -> bool {
    let (Some(month), Some(next)) = (a.month, b.month) else { return false };
    if a.year == b.year && month == next {
        return a.day + 1 == b.day;
    }
    let turns = month % 12 + 1 == next && b.day == 1;
    turns && (a.day == last_day(month, a.year) || (month == 2 && a.year.is_none() && a.day == 28))
}
