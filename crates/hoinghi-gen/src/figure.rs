//! Counts and percentages in every form, with their values.

use crate::number::{decimal, digits, fraction, word};
use crate::writer::{Amount, Writer};
use hoinghi::report::{Bound, Change, CountKind};

impl Writer {
    /// A word before the next figure that says how exact it is, or none.
    pub(crate) fn bound(&mut self) {
        let (words, bound) = self.rng.of(&[
            ("khoảng ", Bound::About),
            ("gần ", Bound::About),
            ("trên ", Bound::MoreThan),
            ("hơn ", Bound::MoreThan),
        ]);
        if self.rng.chance(35) {
            self.push(words);
            self.pending.bound = Some(bound);
        }
    }

    /// A word before the next figure that bounds an aim, or none.
    pub(crate) fn aim(&mut self) {
        let (words, bound) = self.rng.of(&[
            ("ít nhất ", Bound::AtLeast),
            ("tối thiểu ", Bound::AtLeast),
            ("trên ", Bound::MoreThan),
            ("không dưới ", Bound::AtLeast),
        ]);
        if self.rng.chance(50) {
            self.push(words);
            self.pending.bound = Some(bound);
        }
    }

    /// A word before the next figure that says it is not to be exceeded.
    pub(crate) fn cap(&mut self) {
        let (words, bound) = self.rng.of(&[
            ("không quá ", Bound::AtMost),
            ("tối đa ", Bound::AtMost),
            ("dưới ", Bound::LessThan),
        ]);
        self.push(words);
        self.pending.bound = Some(bound);
    }

    /// The word that makes the next figure the amount of a change.
    pub(crate) fn change(&mut self, change: Change) {
        self.push(if change == Change::Increase { "tăng " } else { "giảm " });
        self.pending.change = Some(change);
    }

    fn number(&mut self, low: i64, high: i64) -> Amount {
        let value = self.rng.between(low, high);
        let plain = self.pending.bound.is_none() && self.pending.change.is_none();
        if plain && (2..100).contains(&low) && high > low && self.rng.chance(4) {
            let upper = value + self.rng.between(1, 9);
            let dash = self.rng.pick(&["-", " - ", " đến ", " – "]);
            self.push(&format!("{value}{dash}{upper}"));
            return Amount { value: value as f64, upper: Some(upper as f64), total: None };
        }
        match word(value).filter(|_| (1..=10).contains(&value)) {
            Some(word) if self.rng.chance(8) => self.push(word),
            _ => self.push(&digits(value, self.world.numbers)),
        }
        Amount { value: value as f64, ..Amount::default() }
    }

    /// A number of things: `unit` is the head noun.
    pub(crate) fn number_of(&mut self, kind: CountKind, range: (i64, i64), unit: &str) {
        let start = self.at();
        let amount = self.number(range.0, range.1);
        self.push(if kind == CountKind::Rate && unit.starts_with('/') { "" } else { " " });
        self.push(unit);
        self.count(start, kind, amount, Some(unit));
    }

    /// A number that stands alone after what it counts.
    pub(crate) fn bare_number(&mut self, label: &str, range: (i64, i64)) {
        let start = self.at();
        self.push(label);
        self.push(" ");
        let value = self.rng.between(range.0, range.1);
        self.push(&digits(value, self.world.numbers));
        self.pending.label = Some(label.to_owned());
        let amount = Amount { value: value as f64, ..Amount::default() };
        self.count(start, CountKind::Count, amount, None);
    }

    /// A part of a total: 12/15 trường.
    pub(crate) fn part_of(&mut self, range: (i64, i64), unit: &str) {
        let start = self.at();
        let total = self.rng.between(range.0.max(13), range.1.max(20));
        let part = total - self.rng.between(0, total / 4);
        let words = format!(
            "{}/{} {unit}",
            digits(part, self.world.numbers),
            digits(total, self.world.numbers)
        );
        self.push(&words);
        let amount = Amount { value: part as f64, upper: None, total: Some(total as f64) };
        self.count(start, CountKind::Count, amount, Some(unit));
    }

    /// A large number with a word of scale: 1,2 triệu lượt.
    pub(crate) fn scaled(&mut self, unit: &str) {
        let start = self.at();
        let (name, scale) =
            self.rng.of(&[("nghìn", 1e3), ("triệu", 1e6), ("vạn", 1e4), ("ngàn", 1e3)]);
        let value = fraction(&mut self.rng, 2, 90, 1);
        self.push(&format!("{} {name} {unit}", decimal(value, ',')));
        let amount = Amount { value: (value * scale).round(), ..Amount::default() };
        self.count(start, CountKind::Count, amount, Some(unit));
    }

    /// A sum of money, with `per` after it ("/tháng").
    pub(crate) fn money(&mut self, range: (i64, i64), per: &str) {
        let start = self.at();
        let form = if per.is_empty() { self.rng.below(5) } else { 4 };
        let value = match form {
            0 => {
                let thousands = self.rng.between(range.0, range.1) * 1000;
                self.push(&digits(
                    thousands * 1000,
                    crate::number::Habit { padded: false, grouping: Some('.') },
                ));
                (thousands * 1000) as f64
            }
            1 => {
                let billions = fraction(&mut self.rng, 1, 40, 2);
                self.push(&format!("{} tỷ", decimal(billions, ',')));
                (billions * 1e9).round()
            }
            2 => {
                let (whole, rest) = (self.rng.between(1, 20), self.rng.between(1, 9) * 100);
                self.push(&format!("{whole} tỷ {rest} triệu"));
                whole as f64 * 1e9 + rest as f64 * 1e6
            }
            _ => {
                let millions = self.rng.between(range.0, range.1);
                self.push(&format!("{millions} triệu"));
                millions as f64 * 1e6
            }
        };
        let unit = format!("đồng{per}");
        self.push(" ");
        self.push(&unit);
        self.count(start, CountKind::Money, Amount { value, ..Amount::default() }, Some(&unit));
    }

    /// A measure with decimals: 7,35 km.
    pub(crate) fn measure(&mut self, range: (i64, i64), unit: &str) {
        let start = self.at();
        let gap = if unit.len() < 4 && self.rng.chance(30) { "" } else { " " };
        let (value, words) = if range.1 > 100 {
            let value = self.rng.between(range.0, range.1);
            (value as f64, digits(value, self.world.numbers))
        } else {
            let value = fraction(&mut self.rng, range.0, range.1, 1);
            (value, decimal(value, ','))
        };
        self.push(&format!("{words}{gap}{unit}"));
        let kind = if unit.contains('/') { CountKind::Rate } else { CountKind::Measure };
        self.count(start, kind, Amount { value, ..Amount::default() }, Some(unit));
    }

    /// An age: 5 tuổi, 15 - 60 tuổi.
    pub(crate) fn age(&mut self, range: (i64, i64), unit: &str) {
        let start = self.at();
        let value = self.rng.between(range.0, range.1);
        let ranged = range.0 < range.1 && self.rng.chance(40);
        let upper = ranged.then(|| value + self.rng.between(1, 20));
        let dash = self.rng.pick(&["-", " - ", " đến ", "–"]);
        match upper {
            Some(upper) => self.push(&format!("{value}{dash}{upper} {unit}")),
            None => self.push(&format!("{value} {unit}")),
        }
        let amount = Amount { value: value as f64, upper: upper.map(|u| u as f64), total: None };
        self.count(start, CountKind::Age, amount, Some(unit));
    }

    /// A percentage.
    pub(crate) fn percent(&mut self, range: (i64, i64)) {
        let start = self.at();
        let places = self.rng.of(&[0, 0, 1, 1, 2]);
        let value = if range.0 == range.1 {
            range.0 as f64
        } else {
            fraction(&mut self.rng, range.0, range.1, places)
        };
        let mark = if self.rng.chance(95) { ',' } else { '.' };
        let sign = self.rng.pick(&["%", "%", "%", "%", "%", "%", "%", "%", " %", " phần trăm"]);
        let plain = self.pending.bound.is_none() && self.pending.change.is_none();
        if plain && value.fract() == 0.0 && value < 95.0 && value > 10.0 && self.rng.chance(5) {
            let upper = value + self.rng.between(1, 5) as f64;
            let dash = self.rng.pick(&["-", " - ", " đến "]);
            self.push(&format!("{value}{dash}{upper}{sign}"));
            self.percentage(start, Amount { value, upper: Some(upper), total: None });
            return;
        }
        self.push(&format!("{}{sign}", decimal(value, mark)));
        self.percentage(start, Amount { value, ..Amount::default() });
    }

    /// Percentage points.
    pub(crate) fn points(&mut self) {
        let start = self.at();
        let value = fraction(&mut self.rng, 0, 6, 1).max(0.1);
        self.push(&format!("{} điểm phần trăm", decimal(value, ',')));
        self.percentage(start, Amount { value, ..Amount::default() });
    }
}
