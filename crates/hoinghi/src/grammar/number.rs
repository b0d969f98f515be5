//! Numbers in digits and in words.

mod decimal;
mod words;

pub(crate) use decimal::decimal;
pub(crate) use words::FIRST;

use crate::cursor::{Cursor, key};
use crate::lexicon::{Class, ClassSet};
use crate::token::Gap;

/// A run of digits, no longer than fits a `u32`.
///
/// ```text
/// digits = ("0" … "9")+
/// ```
pub(crate) fn digits(cursor: &mut Cursor<'_, '_>) -> Option<u32> {
    let token = cursor.peek().filter(|token| token.is_number())?;
    let digits = &cursor.doc.text.as_bytes()[token.span.start..token.span.end];
    let value = digits.iter().try_fold(0u32, |value, digit| {
        value.checked_mul(10)?.checked_add(u32::from(digit - b'0'))
    })?;
    cursor.at += 1;
    Some(value)
}

/// An amount as written: a number, a range, or a part of a total.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Amount {
    pub(crate) value: f64,
    pub(crate) upper: Option<f64>,
    pub(crate) total: Option<f64>,
    /// The value where a mark that could group thousands sets off a fraction, or the reverse.
    pub(crate) other: Option<f64>,
    /// Whether a scale word was written (nghìn, triệu, tỷ).
    pub(crate) scaled: bool,
    /// Whether it is written in words.
    pub(crate) in_words: bool,
}

/// The words that multiply the number before them.
const SCALES: ClassSet = ClassSet::of(&[Class::Scale]);

/// ```text
/// amount = plain ( "/" plain | range plain )?
/// range  = "-" | "đến" bound? | "tới"
/// plain  = ( decimal | words | half ) scale ( plain scale )* "rưỡi"?
/// ```
pub(crate) fn amount(cursor: &mut Cursor<'_, '_>) -> Option<Amount> {
    let mut amount = plain(cursor)?;
    if amount.in_words {
        return Some(amount);
    }
    if let Some(total) = cursor.maybe(total) {
        // "12/5/2023", "02/05/HD": no part of anything.
        let ends = !cursor.peek().is_some_and(|token| token.is_mark('/'))
            || cursor.ahead(1).is_some_and(|token| token.is_word() && token.gap > Gap::None);
        // "35,6/52 tỷ đồng": the scale is of both.
        let scaled = total.scaled && !amount.scaled;
        let amount = if scaled { amount.times(total.value / total.bare()) } else { amount };
        let amount = Amount { total: Some(total.value), scaled: total.scaled, ..amount };
        return (ends && amount.value <= total.value).then_some(amount);
    }
    if let Some(upper) = cursor.maybe(upper) {
        if upper.scaled && !amount.scaled {
            amount = amount.times(upper.value / upper.bare());
        }
        if upper.value > amount.value {
            amount.upper = Some(upper.value);
            amount.scaled |= upper.scaled;
            return Some(amount);
        }
        return None;
    }
    Some(amount)
}

fn total(cursor: &mut Cursor<'_, '_>) -> Option<Amount> {
    let slash = cursor.mark('/')?;
    let next = cursor.peek().filter(|token| token.is_number() && token.gap == slash.gap)?;
    (next.gap <= Gap::Space).then_some(())?;
    plain(cursor)
}

fn upper(cursor: &mut Cursor<'_, '_>) -> Option<Amount> {
    if cursor.mark('-').is_none() {
        cursor
            .word(key!("đến"))
            .or_else(|| cursor.word(key!("tới")))
            .filter(|token| token.gap == Gap::Space)?;
        cursor.term(Class::Bound);
    }
    cursor.peek().filter(|token| token.is_number() && token.gap <= Gap::Space)?;
    plain(cursor)
}

impl Amount {
    fn times(self, factor: f64) -> Amount {
        Amount { value: self.value * factor, other: self.other.map(|v| v * factor), ..self }
    }

    /// The value without its scale; what divides a scaled amount to give the scale back.
    fn bare(self) -> f64 {
        let mut value = self.value;
        for scale in [1e12, 1e9, 1e6, 1e3] {
            if value >= scale {
                value /= scale;
                break;
            }
        }
        value
    }
}

/// A number with its scale words.
fn plain(cursor: &mut Cursor<'_, '_>) -> Option<Amount> {
    let mut amount = scaled(cursor)?;
    while amount.scaled {
        let next = cursor.maybe(|c| {
            c.peek().filter(|token| token.is_number() && token.gap == Gap::Space)?;
            scaled(c).filter(|next| next.scaled && next.value < amount.value)
        });
        match next {
            Some(next) => amount.value += next.value,
            None => break,
        }
    }
    Some(amount)
}

/// One number with one scale word, or none.
fn scaled(cursor: &mut Cursor<'_, '_>) -> Option<Amount> {
    if cursor.peek()?.is_word() {
        return in_words(cursor);
    }
    let decimal = decimal(cursor)?;
    let Some(scale) = cursor.maybe(scale) else {
        let other = decimal.other();
        return Some(Amount { value: decimal.value(), other, ..Amount::default() });
    };
    let mut value = decimal.times(scale);
    if cursor.maybe(words::and_a_half).is_some() {
        value += scale / 2.0;
    }
    Some(Amount { value, scaled: true, ..Amount::default() })
}

fn in_words(cursor: &mut Cursor<'_, '_>) -> Option<Amount> {
    if let Some(half) = cursor.maybe(words::half) {
        return Some(Amount { value: half, scaled: true, in_words: true, ..Amount::default() });
    }
    let value = cursor.maybe(words::words)?;
    let scaled = value >= 1e6;
    Some(Amount { value, scaled, in_words: true, ..Amount::default() })
}

/// A scale word; "tr" and its like may touch the digits.
fn scale(cursor: &mut Cursor<'_, '_>) -> Option<f64> {
    cursor.peek().filter(|token| token.gap <= Gap::Space)?;
    cursor.term(SCALES)?.term.full.parse().ok()
}

/// Whether a number may begin at the cursor; "mươi" and "chục" only go on with one.
pub(crate) fn starts(cursor: &Cursor<'_, '_>) -> bool {
    cursor.peek().is_some_and(|token| {
        token.is_number()
            || (token.key != key!("mươi")
                && token.key != key!("chục")
                && cursor.doc.term(cursor.at, cursor.end, words::FIRST).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::lexicon::Lexicon;

    fn read(text: &str) -> Option<Amount> {
        let doc = Document::read(text, Lexicon::builtin());
        amount(&mut Cursor::new(&doc, 0..doc.tokens.len()))
    }

    #[test]
    fn amounts() {
        for (text, value) in [
            ("08", 8.0),
            ("18.401", 18401.0),
            ("2 305 cháu", 2305.0),
            ("2\u{a0}305\u{a0}412 cháu", 2_305_412.0),
            ("1.234.567.000", 1_234_567_000.0),
            ("31,5", 31.5),
            ("12.5 tỷ", 12_500_000_000.0),
            ("98.1 %", 98.1),
            ("1,5 triệu", 1_500_000.0),
            ("96,4 tỷ", 96_400_000_000.0),
            ("1 tỷ 120 triệu đồng", 1_120_000_000.0),
            ("4 triệu 200 nghìn", 4_200_000.0),
            ("2 triệu rưỡi", 2_500_000.0),
            ("14,6 nghìn người", 14_600.0),
            ("nửa tỷ đồng", 500_000_000.0),
            ("hai mươi lăm em", 25.0),
            ("mười bảy", 17.0),
            ("Ba mươi mốt", 31.0),
            ("một trăm linh năm", 105.0),
            ("một trăm lẻ hai", 102.0),
            ("một nghìn hai trăm", 1200.0),
            ("ba trăm bốn mươi tư", 344.0),
            ("hai mươi", 20.0),
            ("ba triệu hai trăm nghìn", 3_200_000.0),
        ] {
            assert_eq!(read(text).map(|amount| amount.value), Some(value), "{text}");
        }
    }

    #[test]
    fn ranges_and_totals() {
        for (text, value, upper, total) in [
            ("15 - 20 em", 15.0, Some(20.0), None),
            ("60–90 phút", 60.0, Some(90.0), None),
            ("2 đến 3 buổi", 2.0, Some(3.0), None),
            ("2 - 3 triệu đồng", 2e6, Some(3e6), None),
            ("15 đến dưới 18 tuổi", 15.0, Some(18.0), None),
            ("155/216 trường", 155.0, None, Some(216.0)),
            ("1.482/1.560 em", 1482.0, None, Some(1560.0)),
        ] {
            let amount = read(text).unwrap();
            assert_eq!((amount.value, amount.upper, amount.total), (value, upper, total), "{text}");
        }
        for text in ["12/5/2023", "30/6 em", "20-12"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
