//! Clock times with a day.

use super::{Clock, Found, Said, day, digits, mark, word};
use crate::cursor::{Cursor, key};
use crate::lexicon::Class;
use crate::token::Gap;

/// A clock time and the day that it is of.
///
/// ```text
/// moment = clock part-of-day? glue* day
/// glue   = ("," | "-" | "|" | "(")? ("ngày"? weekday)?
/// ```
pub(super) fn moment(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    let start = *cursor;
    cursor.ahead(1).filter(|next| next.is_word() || next.is_mark(':'))?;
    let clock = clock(cursor)?;
    if ends_a_span_of_hours(&start) {
        return None;
    }
    let clock = part_of_day(cursor, clock);
    let opened = glue(cursor);
    let day = day::whole(cursor)?;
    if opened {
        let _ = cursor.tight_mark(')');
    }
    Some(vec![Found { tokens: from..cursor.at, said: Said::Moment(day, clock), rule: "moment" }])
}

/// The clock time that follows a day.
///
/// ```text
/// after = ("," | "-" | "|" | "(" | "t")? ("vào"? ("lúc" | "hồi"))? clock
/// ```
pub(super) fn after(cursor: &mut Cursor<'_, '_>) -> Option<Clock> {
    cursor.maybe(|cursor| {
        cursor.peek().filter(|token| token.gap < Gap::Line)?;
        let marked = [',', '-', '|', '('].into_iter().any(|m| mark(cursor, m).is_some());
        let _ = word(cursor, key!("vào"));
        let said = word(cursor, key!("lúc")).or_else(|| word(cursor, key!("hồi"))).is_some();
        let _ = cursor.accept(|token| token.gap == Gap::None && token.key == key!("t"));
        cursor.peek().filter(|token| token.gap < Gap::Line)?;
        let colon = cursor.ahead(1).is_some_and(|next| next.is_mark(':'));
        let clock = clock(cursor)?;
        let clock = part_of_day(cursor, clock);
        let spans = cursor.maybe(|cursor| {
            super::to(cursor)?;
            self::clock(cursor)
        });
        if spans.is_some() {
            return None;
        }
        // "Ngày 5/9, 8 giờ lên lớp": hours without "lúc" may be a length of time.
        (colon || said || marked).then_some(clock)
    })
}

/// ```text
/// clock  = hour ":" minute (":" second)?
///        | hour ("h" | "g" | "giờ") (minute ("phút" | "p" | "'")? | "rưỡi")?
/// ```
pub(super) fn clock(cursor: &mut Cursor<'_, '_>) -> Option<Clock> {
    cursor.maybe(|cursor| {
        let hour = digits(cursor, 1, 2)?;
        if cursor.tight_mark(':').is_some() {
            let minute = tight(cursor)?;
            cursor.maybe(|cursor| {
                cursor.tight_mark(':')?;
                tight(cursor)
            });
            return Some(Clock { hour, minute });
        }
        let full = word(cursor, key!("giờ")).is_some();
        if !full {
            cursor.accept(|token| {
                token.gap < Gap::Line && (token.key == key!("h") || token.key == key!("g"))
            })?;
        }
        Some(Clock { hour, minute: minutes(cursor, full).unwrap_or(0) })
    })
}

fn tight(cursor: &mut Cursor<'_, '_>) -> Option<u32> {
    cursor.peek().filter(|token| token.gap == Gap::None)?;
    digits(cursor, 2, 2)
}

fn minutes(cursor: &mut Cursor<'_, '_>, full: bool) -> Option<u32> {
    if full && word(cursor, key!("rưỡi")).is_some() {
        return Some(30);
    }
    cursor.maybe(|cursor| {
        let is_tight = cursor.peek()?.gap == Gap::None;
        let minute = digits(cursor, 2, 2)?;
        let day =
            cursor.peek().is_some_and(|next| next.gap == Gap::None && "/.-".contains(next.mark()))
                && cursor.ahead(1).is_some_and(|next| next.is_number());
        let named = word(cursor, key!("phút")).is_some()
            || cursor
                .accept(|t| t.gap == Gap::None && (t.key == key!("p") || t.is_mark('\'')))
                .is_some();
        (!day && (is_tight || full || named)).then_some(minute)
    })
}

/// "2 giờ chiều" is 14:00.
fn part_of_day(cursor: &mut Cursor<'_, '_>, clock: Clock) -> Clock {
    let late = cursor.maybe(|cursor| {
        let token = cursor.accept(|token| token.gap < Gap::Line && token.is_word())?;
        let night = token.key == key!("đêm") && clock.hour >= 6;
        let late = night || [key!("chiều"), key!("tối"), key!("pm")].contains(&token.key);
        (late || [key!("sáng"), key!("trưa"), key!("đêm"), key!("am")].contains(&token.key))
            .then_some(late)
    });
    match late {
        Some(true) if clock.hour < 12 => Clock { hour: clock.hour + 12, ..clock },
        _ => clock,
    }
}

/// Reads what may stand between a time and its day; whether a bracket is open.
fn glue(cursor: &mut Cursor<'_, '_>) -> bool {
    let mut opened = false;
    for _ in 0..3 {
        let bracket = mark(cursor, '(').is_some();
        opened |= bracket;
        let marked = bracket || [',', '-', '|'].into_iter().any(|m| mark(cursor, m).is_some());
        let named = cursor.maybe(weekday).is_some();
        if !marked && !named {
            break;
        }
    }
    opened
}

/// ```text
/// weekday = "ngày"? name of a day
/// ```
fn weekday(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    let _ = word(cursor, key!("ngày"));
    cursor.term(Class::Weekday).map(drop)
}

/// Whether the time at the cursor closes a span of hours ("7h30 - 11h00 ngày 5/9"): the whole is
/// a day then.
fn ends_a_span_of_hours(cursor: &Cursor<'_, '_>) -> bool {
    let doc = cursor.doc;
    let Some(link) = cursor.at.checked_sub(1) else { return false };
    let links = doc.tokens[link].is_mark('-') || doc.is(link, key!("đến"));
    let Some(before) = link.checked_sub(1).filter(|_| links) else { return false };
    let token = &doc.tokens[before];
    let unit = [key!("h"), key!("g"), key!("giờ"), key!("phút")].contains(&token.key);
    let minutes = token.is_number()
        && before.checked_sub(1).is_some_and(|i| {
            doc.tokens[i].is_mark(':')
                || [key!("h"), key!("g"), key!("giờ")].contains(&doc.tokens[i].key)
        });
    unit || minutes || token.is_mark('\'')
}
