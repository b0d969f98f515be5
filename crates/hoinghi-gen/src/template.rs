//! Phrases with places to fill: every place writes words and records the fact they make.
//!
//! ```text
//! phrase = { words | "<" word { "|" word } ">" | "{" place "}" } ;
//! place  = figure range unit [ "|" rest ]      (* n f m r z a d s: the label is unit and rest *)
//!        | "k" figure range unit               (* the label is the words marked last *)
//!        | "p" range "|" label | "kp" range
//!        | "pq" range "|" label                (* the label's words are written after it *)
//!        | "l:" label                          (* words that describe the figures after them *)
//!        | "v" label range                     (* a bare number after its words *)
//!        | "x" range                           (* a number that is no fact *)
//!        | name ;                              (* by, cite, reviewed, area … *)
//! range  = number "-" number ;
//! ```

use crate::date::Year;
use crate::phrases;
use crate::writer::{Pending, Writer};
use hoinghi::report::{Bound, Change, CountKind};

impl Writer {
    /// Writes a phrase, with every place filled.
    pub(crate) fn say(&mut self, phrase: &str) {
        let mut rest = phrase;
        while let Some(at) = rest.find(['{', '<']) {
            self.push(&rest[..at]);
            let close = if rest[at..].starts_with('{') { '}' } else { '>' };
            let Some(end) = rest[at..].find(close) else { break };
            let inside = &rest[at + 1..at + end];
            if close == '>' {
                let choices: Vec<&str> = inside.split('|').collect();
                let chosen = self.rng.pick(&choices);
                self.push(chosen);
            } else {
                self.place(inside);
            }
            rest = &rest[at + end + 1..];
        }
        self.push(rest);
    }

    /// Writes a sentence: a phrase with a large first letter and a full stop.
    pub(crate) fn sentence(&mut self, phrase: &str) {
        self.pending = Pending::default();
        let start = self.at();
        self.say(phrase);
        self.capitalize(start);
        if !self.text.ends_with(['.', ':']) {
            self.push(".");
        }
    }

    /// A phrase with one place filled by the caller.
    pub(crate) fn say_with(&mut self, phrase: &str, place: &str, fill: impl FnOnce(&mut Writer)) {
        let (before, after) = phrase.split_once(place).unwrap_or((phrase, ""));
        self.say(before);
        fill(self);
        self.say(after);
    }

    /// One of the phrases under a name that say nothing the report's own plan denies.
    pub(crate) fn phrase(&mut self, name: &str) -> &'static str {
        let (reviewed, planned) = (self.world.reviewed.is_some(), self.world.planned.is_some());
        // What a conference plans for stands in its name or over its tasks before it is used.
        let framing = ["title", "event", "and", "heading"];
        let planned =
            planned && (self.world.plan_said || framing.iter().any(|word| name.starts_with(word)));
        let fits = |phrase: &&&str| {
            (reviewed || !phrase.contains("{reviewed}"))
                && (planned || !phrase.contains("{planned}"))
        };
        let fitting: Vec<&'static str> = phrases::list(name).iter().filter(fits).copied().collect();
        debug_assert!(!fitting.is_empty(), "no phrase under {name}");
        let fresh: Vec<&'static str> =
            fitting.iter().filter(|phrase| !self.said.contains(*phrase)).copied().collect();
        if fresh.is_empty() {
            self.said.retain(|phrase| !fitting.contains(phrase));
        }
        let phrase = self.rng.pick(if fresh.is_empty() { &fitting } else { &fresh });
        self.said.insert(phrase);
        phrase
    }

    fn place(&mut self, place: &str) {
        let (name, rest) = place.split_once([' ', ':']).unwrap_or((place, ""));
        match name {
            "l" => {
                self.pending.label = Some(rest.to_owned());
                self.push(rest);
            }
            "x" => {
                let (low, high, _) = range(rest);
                let number = self.rng.between(low, high).to_string();
                self.push(&number);
            }
            "v" => {
                let (label, numbers) = rest.rsplit_once(' ').unwrap_or((rest, "1-9"));
                let (low, high, _) = range(numbers);
                self.bare_number(label, (low, high));
            }
            "n" | "f" | "m" | "r" | "z" | "a" | "d" | "s" => self.labelled(name, rest),
            "kn" | "kf" | "km" | "kr" | "kz" | "ka" | "kd" | "ks" => {
                let (low, high, unit) = range(rest);
                self.figure(&name[1..], (low, high), unit);
            }
            "p" | "kp" | "pq" => self.percent_place(name, rest),
            _ => self.named(name),
        }
    }

    /// A figure whose description is its unit and what follows.
    fn labelled(&mut self, name: &str, rest: &str) {
        let (low, high, words) = range(rest);
        let (unit, tail) = words.split_once('|').unwrap_or((words, ""));
        self.figure(name, (low, high), unit);
        let tail = self.chosen(tail);
        let label = match (name, tail.as_str()) {
            (_, "") => unit.to_owned(),
            // What lasts or is measured, not the unit.
            ("d" | "z" | "r", tail) => tail.to_owned(),
            (_, tail) => format!("{unit} {tail}"),
        };
        self.describe(label.clone());
        self.pending.label = Some(label);
        if !tail.is_empty() {
            self.push(" ");
            self.push(&tail);
        }
    }

    /// One of the words parted by slashes.
    fn chosen(&mut self, words: &str) -> String {
        let choices: Vec<&str> = words.split(" / ").collect();
        self.rng.pick(&choices).to_owned()
    }

    fn figure(&mut self, name: &str, range: (i64, i64), unit: &str) {
        match name {
            "f" => self.part_of(range, unit),
            "m" => self.money(range, unit),
            "r" => self.number_of(CountKind::Rate, range, unit),
            "z" => self.measure(range, unit),
            "a" => self.age(range, unit),
            "d" => self.number_of(CountKind::Duration, range, unit),
            "s" => self.scaled(unit),
            _ => self.number_of(CountKind::Count, range, unit),
        }
    }

    fn percent_place(&mut self, name: &str, rest: &str) {
        let (numbers, label) = rest.split_once('|').unwrap_or((rest, ""));
        let (low, high, _) = range(numbers);
        self.percent((low, high));
        if name == "kp" {
            return;
        }
        let label = self.chosen(label);
        self.describe(label.clone());
        if name == "p" {
            self.push(" ");
            self.push(&label);
        }
    }

    fn named(&mut self, name: &str) {
        match name {
            "b" => self.bound(),
            "aim" => self.aim(),
            "cap" => self.cap(),
            "under" => {
                self.push("dưới");
                self.pending.bound = Some(Bound::LessThan);
            }
            "inc" => self.change(Change::Increase),
            "dec" => self.change(Change::Decrease),
            "points" => self.points(),
            "up" => {
                self.at_least();
                self.push(" trở lên");
            }
            "cite" => self.cite(),
            "by" | "plan_years" | "past" | "lastyear" | "reviewed" | "planned" | "day" | "year"
            | "feast" | "two_days" | "in_month" | "wrong" | "run" | "clock" | "until" => {
                self.dated(name);
            }
            "and" => {
                if self.world.planned.is_some() && self.rng.chance(70) {
                    let phrase = self.phrase("and");
                    self.say(phrase);
                }
            }
            _ => self.worded(name),
        }
    }

    /// A date of the sort named.
    fn dated(&mut self, name: &str) {
        match name {
            "by" => self.deadline(),
            "plan_years" => self.plan_years(),
            "past" => self.past_day(),
            "lastyear" => self.last_year(),
            "reviewed" => self.maybe_period(true),
            "planned" => self.maybe_period(false),
            "year" => self.a_year(),
            "feast" => self.feast(),
            "two_days" => self.two_days(),
            "in_month" => self.bare_month(),
            "wrong" => self.wrong_date(),
            "run" => self.run_of_days(),
            "clock" => self.clock(),
            "until" => self.until_year(),
            _ => {
                let day = self.some_day();
                let year = if self.rng.chance(50) { Year::Written } else { Year::Left };
                self.day(day, year, None);
            }
        }
    }

    /// Words of the report's own world, no fact.
    fn worded(&mut self, name: &str) {
        let words = match name {
            "office" => self.world.office.clone(),
            "place" | "pl" => self.world.place.clone(),
            "branch" => self.local_branch(),
            "area" | "lv" => self.world.area.to_owned(),
            "ct" => self.world.committee.to_owned(),
            "topic" => self.world.topic.to_owned(),
            "object" => self.rng.pick(phrases::list("objects")).to_owned(),
            "act" => self.rng.pick(phrases::list("acts")).to_owned(),
            "roman" => self.rng.pick(&["XI", "XII", "XIII", "XIV"]).to_owned(),
            _ => {
                debug_assert!(false, "no place is named {name}");
                return;
            }
        };
        self.push(&words);
    }

    fn local_branch(&mut self) -> String {
        let list = phrases::list(&format!("{}.branch", self.world.sector));
        let phrase = self.rng.pick(list);
        self.world.local(phrase)
    }
}

/// The bounds of a range, and what stands after it.
fn range(words: &str) -> (i64, i64, &str) {
    let (numbers, rest) = words.split_once(' ').unwrap_or((words, ""));
    let (low, high) = numbers.split_once('-').unwrap_or((numbers, numbers));
    let low = low.parse().unwrap_or(1);
    (low, high.parse().unwrap_or(low), rest)
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn ranges() {
        assert_eq!(range("5-90 trường|mầm non"), (5, 90, "trường|mầm non"));
        assert_eq!(range("100"), (100, 100, ""));
    }
}
