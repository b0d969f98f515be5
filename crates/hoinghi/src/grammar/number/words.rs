//! Numbers in words.

use crate::cursor::Cursor;
use crate::lexicon::{Class, ClassSet};

/// What may begin a number in words.
pub(crate) const FIRST: ClassSet =
    ClassSet::of(&[Class::DigitWord, Class::TenWord, Class::HalfWord]);

/// A number in words.
///
/// ```text
/// words    = below ( scale below )* scale?
/// below    = digit "trăm" ( link digit | tens | digit )? | tens | digit
/// tens     = "mười" digit? | digit "mươi" digit?
/// ```
pub(super) fn words(cursor: &mut Cursor<'_, '_>) -> Option<f64> {
    let mut total = 0.0;
    let mut last_scale = f64::INFINITY;
    let mut below = below_thousand(cursor)?;
    loop {
        let scale = cursor.maybe(|c| value(c, Class::Scale).filter(|scale| *scale < last_scale));
        let Some(scale) = scale else { return Some(total + below) };
        total += below * scale;
        last_scale = scale;
        match cursor.maybe(below_thousand) {
            Some(next) => below = next,
            None => return Some(total),
        }
    }
}

fn below_thousand(cursor: &mut Cursor<'_, '_>) -> Option<f64> {
    let hundreds = cursor.maybe(|c| {
        let digit = value(c, Class::DigitWord)?;
        // "một trăm nghìn": a hundred, then a scale.
        let hundred = value(c, Class::HundredWord)?;
        Some(digit * hundred)
    });
    let Some(hundreds) = hundreds else {
        return below_hundred(cursor);
    };
    let rest = cursor
        .maybe(|c| {
            c.term(Class::NumberLink)?;
            value(c, Class::DigitWord)
        })
        .or_else(|| cursor.maybe(below_hundred));
    Some(hundreds + rest.unwrap_or(0.0))
}

fn below_hundred(cursor: &mut Cursor<'_, '_>) -> Option<f64> {
    let tens = cursor
        .maybe(|c| Some(value(c, Class::DigitWord)? * value(c, Class::TenWord)?))
        .or_else(|| cursor.maybe(|c| value(c, Class::TenWord)));
    match tens {
        None => value(cursor, Class::DigitWord),
        Some(tens) => Some(tens + cursor.maybe(|c| value(c, Class::DigitWord)).unwrap_or(0.0)),
    }
}

/// The value of one word of the class.
fn value(cursor: &mut Cursor<'_, '_>, class: Class) -> Option<f64> {
    cursor.peek().filter(|token| token.is_word())?;
    let found = cursor.term(class)?;
    found.term.full.parse().ok()
}

/// Half a thousand, million or milliard.
///
/// ```text
/// half = "nửa" scale
/// ```
pub(super) fn half(cursor: &mut Cursor<'_, '_>) -> Option<f64> {
    let half = value(cursor, Class::HalfWord)?;
    Some(half * value(cursor, Class::Scale)?)
}

/// "rưỡi" after a scale.
pub(super) fn and_a_half(cursor: &mut Cursor<'_, '_>) -> Option<f64> {
    value(cursor, Class::HalfWord)
}
