//! How numbers are written.

use crate::rng::Rng;

const WORDS: &[&str] =
    &["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/// A document's way with numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Habit {
    /// 05 for 5.
    pub(crate) padded: bool,
    /// 1.234, 1 234 or 1234.
    pub(crate) grouping: Option<char>,
}

impl Habit {
    pub(crate) fn draw(rng: &mut Rng) -> Self {
        let grouping = rng.of(&[Some('.'), Some('.'), Some('.'), Some('.'), None]);
        Habit { padded: rng.chance(60), grouping }
    }
}

/// The number in digits: padded or grouped as the document does.
pub(crate) fn digits(value: i64, habit: Habit) -> String {
    if value < 10 {
        return if habit.padded { format!("0{value}") } else { value.to_string() };
    }
    let plain = value.to_string();
    let Some(mark) = habit.grouping.filter(|_| value >= 1000) else { return plain };
    let mut grouped = String::new();
    for (i, digit) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// The number in a word, where one word will do.
pub(crate) fn word(value: i64) -> Option<&'static str> {
    WORDS.get(usize::try_from(value).ok()?).copied()
}

/// `value` tenths or hundredths with a decimal mark, trailing zeros dropped.
pub(crate) fn decimal(value: f64, mark: char) -> String {
    let plain = format!("{value}");
    plain.replace('.', &mark.to_string())
}

/// A value from `low` to `high` with up to `places` decimals.
pub(crate) fn fraction(rng: &mut Rng, low: i64, high: i64, places: u32) -> f64 {
    let scale = 10_i64.pow(places);
    rng.between(low * scale, high * scale) as f64 / scale as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_the_habit() {
        let habit = Habit { padded: true, grouping: Some('.') };
        assert_eq!(digits(5, habit), "05");
        assert_eq!(digits(1_234_567, habit), "1.234.567");
        assert_eq!(digits(999, habit), "999");
        assert_eq!(decimal(98.1, ','), "98,1");
    }
}
