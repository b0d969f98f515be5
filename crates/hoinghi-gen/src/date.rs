//! Calendar expressions in every spelling, with their values.

use crate::world::{Day, Period, World};
use crate::writer::Writer;
use hoinghi::report::{DateKind, Relation};

/// Whether a date is written with its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    Written,
    /// Left to the report's own year.
    Left,
}

impl Writer {
    fn two(&mut self, number: i64) -> String {
        if self.world.dates.padded || self.rng.chance(10) {
            format!("{number:02}")
        } else {
            number.to_string()
        }
    }

    /// The day in numerals or in words, without a fact.
    fn spell_day(&mut self, day: Day, year: Year) {
        let mark = if self.rng.chance(8) { '/' } else { self.world.dates.mark };
        // A day and a month with a dash or a dot between read as other things.
        let mark = if year == Year::Left { '/' } else { mark };
        let (d, m) = (self.two(day.day), self.two(day.month));
        let words = match (year, self.rng.chance(15)) {
            (Year::Written, true) => format!("{d} tháng {m} năm {}", day.year),
            (Year::Left, true) => format!("{d} tháng {m}"),
            (Year::Written, false) if self.rng.chance(4) => {
                format!("{d}{mark}{m}{mark}{:02}", day.year % 100)
            }
            (Year::Written, false) => format!("{d}{mark}{m}{mark}{}", day.year),
            (Year::Left, false) => format!("{d}{mark}{m}"),
        };
        if words.contains("tháng") || self.rng.chance(75) {
            self.push("ngày ");
        }
        self.push(&words);
    }

    /// A day.
    pub(crate) fn day(&mut self, day: Day, year: Year, relation: Option<Relation>) -> usize {
        let start = self.at();
        self.spell_day(day, year);
        self.date(start, DateKind::Day, Some(day.value()), relation)
    }

    /// A clock time of a day.
    pub(crate) fn datetime(
        &mut self,
        day: Day,
        year: Year,
        hour: i64,
        relation: Option<Relation>,
    ) -> usize {
        let start = self.at();
        let minute = self.rng.of(&[0, 0, 30, 15]);
        let clock = match self.rng.below(4) {
            0 if minute == 0 => format!("{hour} giờ "),
            0 => format!("{hour} giờ {minute} phút "),
            1 => format!("{hour}h{minute:02} "),
            2 => format!("{hour} giờ {minute:02} phút "),
            _ => format!("{hour}h{minute:02}’ "),
        };
        self.push(&clock);
        self.push("ngày ");
        let (d, m) = (self.two(day.day), self.two(day.month));
        let mark = self.world.dates.mark;
        match year {
            Year::Written => self.push(&format!("{d}{mark}{m}{mark}{}", day.year)),
            Year::Left => self.push(&format!("{d}/{m}")),
        }
        let value = format!("{}T{hour:02}:{minute:02}", day.value());
        self.date(start, DateKind::Datetime, Some(value), relation)
    }

    /// Consecutive days of one month.
    pub(crate) fn day_range(&mut self, from: Day, days: i64, year: Year) -> usize {
        let start = self.at();
        let to = from.later(days - 1);
        let (a, b, m) = (self.two(from.day), self.two(to.day), self.two(from.month));
        let mark = if year == Year::Left { '/' } else { self.world.dates.mark };
        // 23-24-09-2020 would read as a number of four parts.
        let dash = if mark == '-' { " - " } else { self.world.dates.dash };
        let tail = match year {
            Year::Written => format!("{m}{mark}{}", from.year),
            Year::Left => m.clone(),
        };
        let words = match self.rng.below(6) {
            0 => format!("ngày {a}{dash}{b}{mark}{tail}"),
            1 => format!("từ ngày {a}{dash}{b}{mark}{tail}"),
            2 => format!("từ ngày {a} đến ngày {b}{mark}{tail}"),
            3 => format!("từ {a}/{m} đến {b}{mark}{tail}"),
            4 if days == 2 => format!("ngày {a} và {b}{mark}{tail}"),
            5 if days == 2 => format!("ngày {a}, {b}{mark}{tail}"),
            _ => format!("ngày {a} đến {b}{mark}{tail}"),
        };
        self.push(&words);
        let value = format!("{}/{}", from.value(), to.value());
        self.date(start, DateKind::DayRange, Some(value), None)
    }

    /// A period as a title or a sentence names it.
    pub(crate) fn period(&mut self, period: Period, year: Year) -> usize {
        self.period_with(period, year, None)
    }

    pub(crate) fn period_with(
        &mut self,
        period: Period,
        year: Year,
        relation: Option<Relation>,
    ) -> usize {
        let start = self.at();
        let words = self.spell_period(period, year);
        self.push(&words);
        let kind = match period {
            Period::SchoolYear(_) => DateKind::SchoolYear,
            Period::Term(..) => DateKind::SchoolTerm,
            Period::Year(_) => DateKind::Year,
            Period::Half(..) => DateKind::Half,
            Period::Quarter(..) => DateKind::Quarter,
            Period::Month(..) => DateKind::Month,
            Period::Months(..) | Period::Office(..) => DateKind::Period,
        };
        self.date(start, kind, Some(period.value()), relation)
    }

    fn spell_period(&mut self, period: Period, year: Year) -> String {
        let dash = self.world.dates.dash;
        match period {
            Period::SchoolYear(y) => format!("năm học {y}{dash}{}", y + 1),
            Period::Year(y) => format!("năm {y}"),
            Period::Office(from, to) => {
                let name = self.rng.pick(&["nhiệm kỳ", "nhiệm kỳ", "nhiệm kì"]);
                format!("{name} {from}{dash}{to}")
            }
            Period::Term(y, term) => {
                let roman = self.rng.chance(75);
                let number = if roman { "I".repeat(term as usize) } else { term.to_string() };
                let name = self.rng.pick(&["học kỳ ", "học kỳ ", "học kì ", "HK"]);
                match year {
                    Year::Written => format!("{name}{number} năm học {y}{dash}{}", y + 1),
                    Year::Left => format!("{name}{number}"),
                }
            }
            Period::Half(y, half) => {
                let six = self.rng.pick(&["6", "6", "06", "sáu"]);
                let side = if half == 1 { "đầu" } else { "cuối" };
                format!("{six} tháng {side} {}", of_year(y, year))
            }
            Period::Months(y, last) => format!("{last} tháng đầu {}", of_year(y, year)),
            Period::Quarter(y, quarter) => {
                let roman = ["I", "II", "III", "IV"][(quarter - 1) as usize];
                format!("quý {roman}{}", self.after_part(y, year))
            }
            Period::Month(y, month) => {
                let number = self.two(month);
                format!("tháng {number}{}", self.after_part(y, year))
            }
        }
    }

    /// The year after a quarter or a month: " năm 2023", "/2023" or nothing.
    fn after_part(&mut self, value: i64, year: Year) -> String {
        match (year, self.rng.chance(50)) {
            (Year::Left, _) => String::new(),
            (Year::Written, true) => format!(" năm {value}"),
            (Year::Written, false) => format!("/{value}"),
        }
    }

    /// A span of years of a plan.
    pub(crate) fn plan_years(&mut self) {
        let from = self.rng.between(2018, 2022);
        let to = from + self.rng.of(&[3, 4, 5, 9]);
        let dash = self.world.dates.dash;
        let name = self.rng.pick(&["giai đoạn", "giai đoạn", "thời kỳ"]);
        let start = self.at();
        self.push(&format!("{name} {from}{dash}{to}"));
        self.date(start, DateKind::Period, Some(format!("{from}/{to}")), None);
    }

    /// A day near the event, in the event's own year.
    pub(crate) fn some_day(&mut self) -> Day {
        let Day { year, month, .. } = self.world.held;
        let last = (month + 3).min(12);
        Day { year, month: self.rng.between(month, last), day: self.rng.between(1, 28) }
    }

    /// A deadline: the word that relates it, and the day or month.
    pub(crate) fn deadline(&mut self) {
        let day = self.some_day();
        let year = if self.rng.chance(60) { Year::Written } else { Year::Left };
        let (word, relation) = self.rng.of(&[
            ("trước ", Relation::Before),
            ("trước ", Relation::Before),
            ("chậm nhất ", Relation::By),
            ("sau ", Relation::After),
            ("đến hết ", Relation::By),
        ]);
        self.push(word);
        match self.rng.below(8) {
            0 if relation != Relation::After => {
                self.period_with(Period::Month(day.year, day.month), Year::Written, Some(relation));
            }
            1 if relation == Relation::Before => {
                let hour = self.rng.between(8, 17);
                self.datetime(day, year, hour, Some(relation));
            }
            _ => drop(self.day(day, year, Some(relation))),
        }
    }
}

/// Dates that a phrase asks for by name.
impl Writer {
    pub(crate) fn maybe_period(&mut self, reviewed: bool) {
        let World { reviewed: back, planned: ahead, held, .. } = self.world.clone();
        let period = if reviewed { back } else { ahead };
        self.world.plan_said |= !reviewed;
        let period = period.unwrap_or(Period::Year(held.year));
        let bare = matches!(period, Period::Quarter(..) | Period::Half(..) | Period::Term(..))
            && self.rng.chance(25);
        self.period(period, if bare { Year::Left } else { Year::Written });
    }

    pub(crate) fn last_year(&mut self) {
        let year = self.world.held.year - 1;
        let school = matches!(self.world.reviewed, Some(Period::SchoolYear(_)));
        let period = if school { Period::SchoolYear(year - 1) } else { Period::Year(year) };
        self.period(period, Year::Written);
    }

    pub(crate) fn a_year(&mut self) {
        let year = self.world.held.year + self.rng.between(-3, -1);
        self.period(Period::Year(year), Year::Written);
    }

    pub(crate) fn until_year(&mut self) {
        let year = self.rng.of(&[2025, 2025, 2030, 2030, 2045]);
        self.push("đến ");
        self.period_with(Period::Year(year), Year::Written, Some(Relation::Until));
    }

    /// A feast known by its day: dịp 20/11.
    pub(crate) fn feast(&mut self) {
        let feasts = [(27, 2), (8, 3), (30, 4), (27, 7), (19, 8), (20, 11)];
        let Day { year, month: last, .. } = self.world.held;
        let past: Vec<_> = feasts.into_iter().filter(|&(_, month)| month <= last).collect();
        if past.is_empty() {
            return self.past_day();
        }
        let (day, month) = self.rng.of(&past);
        let start = self.at();
        self.push(&format!("{day}/{month}"));
        let value = Day { year, month, day }.value();
        self.date(start, DateKind::Day, Some(value), None);
    }

    /// Two days that do not follow each other: 10 và 17/7.
    pub(crate) fn two_days(&mut self) {
        let first = Day { day: self.rng.between(1, 12), ..self.world.held };
        let second = first.later(self.rng.between(4, 14));
        let start = self.at();
        self.push(&format!("ngày {}", first.day));
        self.date(start, DateKind::Day, Some(first.value()), None);
        self.push(" và ");
        let start = self.at();
        self.push(&format!("{}/{}", second.day, second.month));
        self.date(start, DateKind::Day, Some(second.value()), None);
    }

    /// A month of the report's year, without the year.
    pub(crate) fn bare_month(&mut self) {
        let Day { year, month, .. } = self.some_day();
        self.period(Period::Month(year, month), Year::Left);
    }

    /// A date that can't be.
    pub(crate) fn wrong_date(&mut self) {
        let year = self.world.held.year;
        let (words, kind) = match self.rng.below(3) {
            0 => (format!("31/{}/{year}", self.rng.of(&[2, 4, 6, 9, 11])), DateKind::Day),
            1 => (format!("ngày 30/02/{year}"), DateKind::Day),
            _ => (
                format!("năm học {year} - {}", year - self.rng.between(1, 9)),
                DateKind::SchoolYear,
            ),
        };
        let start = self.at();
        self.push(&words);
        self.date(start, kind, None, None);
    }

    /// Some days in a row near the event.
    pub(crate) fn run_of_days(&mut self) {
        let from = Day { day: self.rng.between(1, 20), ..self.some_day() };
        let (days, year) = (self.rng.between(2, 6), self.rng.of(&[Year::Written, Year::Left]));
        self.day_range(from, days, year);
    }

    /// A clock time of a day near the event.
    pub(crate) fn clock(&mut self) {
        let (day, hour) = (self.some_day(), self.rng.between(7, 17));
        self.datetime(day, Year::Written, hour, None);
    }
}

fn of_year(value: i64, year: Year) -> String {
    match year {
        Year::Written => format!("năm {value}"),
        Year::Left => "năm".to_owned(),
    }
}
