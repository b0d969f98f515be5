//! Days with spaces around the hyphen.

use super::super::around::{self, Cue};
use super::super::calendar::is_possible;
use super::super::{Day, Found, Said, digits, mark, word, year4};
use super::{is_monthly, is_open};
use crate::cursor::{Cursor, key};

/// One day with spaces around its hyphen, which looks like a range of days: only where words name
/// one day, and no month follows.
///
/// ```text
/// apart  = opener day "-" month (("-" | "năm") year)?
/// opener = (part-of-day | weekday) "ngày"? | start-of-sentence "ngày"
/// ```
pub(in super::super) fn apart(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Found>> {
    let from = cursor.at;
    let named = word(cursor, key!("ngày")).is_some();
    cursor.ahead(1).filter(|next| next.is_mark('-'))?;
    let sentence = cursor.doc.outline.sentence_of(from);
    let opens = named && sentence.is_some_and(|sentence| sentence.start == from);
    if !opens && (around::cue(cursor.doc, from) != Cue::Day || is_plural(cursor, from)) {
        return None;
    }
    let day = digits(cursor, 1, 2)?;
    mark(cursor, '-')?;
    let month = Some(digits(cursor, 1, 2)?);
    let year = cursor.maybe(|cursor| {
        mark(cursor, '-').or_else(|| word(cursor, key!("năm")))?;
        year4(cursor)
    });
    let day = Day { day, month, year };
    let next = cursor.peek();
    let goes_on = next.is_some_and(|next| next.key == key!("tháng") || "/-".contains(next.mark()));
    let each_month = is_monthly(cursor.doc, cursor.at);
    let sound = is_possible(day) && !goes_on && !each_month && !is_open(cursor);
    (sound && !around::counts(cursor.doc, cursor.at))
        .then(|| vec![Found { tokens: from..cursor.at, said: Said::Day(day), rule: "apart" }])
}

/// "các ngày 7 - 9": the word before the number names several days.
fn is_plural(cursor: &Cursor<'_, '_>, at: usize) -> bool {
    at > 0 && cursor.doc.is(at - 1, key!("ngày"))
}
