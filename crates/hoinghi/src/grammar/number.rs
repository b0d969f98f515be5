//! Numbers in digits and in words.

use crate::cursor::Cursor;
use crate::span::Span;
use crate::token::Gap;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    pub(crate) value: f64,
    pub(crate) span: Span,
}

/// A run of digits, no longer than fits a `u32`.
///
/// ```text
/// digits = ("0" … "9")+
/// ```
pub(crate) fn digits(cursor: &mut Cursor<'_, '_>) -> Option<u32> {
    let token = cursor.peek().filter(|token| token.is_number())?;
    let value = cursor.doc.slice(token.span).parse().ok()?;
    cursor.at += 1;
    Some(value)
}

/// Digits that touch what was read before.
pub(crate) fn tight_digits(cursor: &mut Cursor<'_, '_>) -> Option<u32> {
    cursor.peek().filter(|token| token.gap == Gap::None)?;
    digits(cursor)
}
