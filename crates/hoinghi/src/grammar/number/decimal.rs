//! Numbers in digits.

use crate::cursor::Cursor;
use crate::token::{Gap, Token};

/// A decimal number, exact: `mantissa` / 10^`places`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Decimal {
    mantissa: u64,
    places: u32,
    /// Set where one mark and three digits leave open whether they group or set off a fraction.
    ambiguous: bool,
}

/// The most digits that `f64` holds exactly.
const MOST_DIGITS: usize = 15;

impl Decimal {
    pub(crate) fn value(self) -> f64 {
        self.times(1.0)
    }

    /// The value multiplied by a power of ten, rounded once.
    pub(crate) fn times(self, scale: f64) -> f64 {
        let value = self.mantissa as f64 * scale;
        if self.places == 0 { value } else { value / 10f64.powi(self.places as i32) }
    }

    /// The other reading of an ambiguous mark: "1.250" as a fraction, "1,250" as a group.
    pub(crate) fn other(self) -> Option<f64> {
        let places = if self.places == 0 { 3 } else { 0 };
        self.ambiguous.then(|| Decimal { places, ..self }.value())
    }

    fn push(&mut self, digits: &str) -> Option<()> {
        for digit in digits.bytes() {
            let digit = u64::from(digit.checked_sub(b'0')?);
            self.mantissa = self.mantissa.checked_mul(10)?.checked_add(digit)?;
        }
        Some(())
    }
}

/// A number in digits.
///
/// ```text
/// decimal  = digits ( "." three )+ ( "," digits )?
///          | digits ( " " three )+ ( [.,] digits )?
///          | digits ( "," three )+ ( "." digits )?      one group alone is a fraction
///          | digits ( [.,] digits )?
/// ```
///
/// Digits that go on with another mark ("3751.0.109") are a code, not a number.
pub(crate) fn decimal(cursor: &mut Cursor<'_, '_>) -> Option<Decimal> {
    let doc = cursor.doc;
    let first = cursor.accept(Token::is_number)?;
    let mut number = Decimal { mantissa: 0, places: 0, ambiguous: false };
    let mut digits = first.span.len();
    number.push(doc.slice(first.span))?;
    let groupable = digits <= 3 && !doc.slice(first.span).starts_with('0');
    if !goes_on(cursor) {
        return (digits <= MOST_DIGITS).then_some(number);
    }
    let mut separator = None;
    let mut groups = 0;
    while groupable && digits <= MOST_DIGITS {
        let Some((mark, group)) = cursor.maybe(|c| group(c, separator)) else { break };
        number.push(doc.slice(group.span))?;
        digits += 3;
        groups += 1;
        separator = Some(mark);
    }
    if groups == 1 && separator != Some(' ') {
        number.ambiguous = true;
    }
    if let Some((mark, fraction)) = cursor.maybe(fraction)
        && separator != Some(mark)
    {
        number.push(doc.slice(fraction.span))?;
        number.places = fraction.span.len() as u32;
        number.ambiguous = false;
        digits += fraction.span.len();
    } else if groups == 1 && separator == Some(',') {
        number.places = 3;
    }
    let goes_on = cursor.maybe(fraction).is_some();
    (digits <= MOST_DIGITS && !goes_on).then_some(number)
}

/// Whether more digits of the number may come next.
fn goes_on(cursor: &Cursor<'_, '_>) -> bool {
    let tight = |token: &Token| token.is_number() && token.gap == Gap::None;
    cursor.peek().is_some_and(|next| match next.mark() {
        '.' | ',' => next.gap == Gap::None && cursor.ahead(1).is_some_and(tight),
        _ => next.is_number(),
    })
}

/// A mark or a space and three digits.
fn group<'d>(cursor: &mut Cursor<'d, '_>, separator: Option<char>) -> Option<(char, &'d Token)> {
    let next = cursor.peek()?;
    let mark = if next.is_number() && next.gap == Gap::Space {
        ' '
    } else {
        cursor.accept(|token| token.gap == Gap::None && matches!(token.mark(), '.' | ','))?.mark()
    };
    let group = cursor.accept(|token| {
        token.is_number() && token.span.len() == 3 && (mark == ' ' || token.gap == Gap::None)
    })?;
    let alike = separator.is_none_or(|before| before == mark);
    let ends = mark != ' ' || !cursor.peek().is_some_and(|t| t.is_word() && t.gap == Gap::None);
    (alike && ends).then_some((mark, group))
}

/// A decimal mark and its digits.
fn fraction<'d>(cursor: &mut Cursor<'d, '_>) -> Option<(char, &'d Token)> {
    let mark =
        cursor.accept(|token| token.gap == Gap::None && matches!(token.mark(), '.' | ','))?.mark();
    let digits = cursor.accept(|token| token.is_number() && token.gap == Gap::None)?;
    Some((mark, digits))
}
