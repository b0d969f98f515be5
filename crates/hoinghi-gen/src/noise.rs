//! What stands around the report proper: page furniture, stamps, bylines, titles.

use crate::phrases;
use crate::world::Day;
use crate::writer::Writer;
use hoinghi::report::DateKind;

impl Writer {
    pub(crate) fn line(&mut self) {
        self.push("\n");
    }

    /// Ends a paragraph: by a blank line where the document sets them.
    pub(crate) fn end_list(&mut self) {
        if self.world.spaced && !self.text.ends_with("\n\n") {
            self.push("\n");
        }
    }

    /// Ends a line and the paragraph with it.
    pub(crate) fn paragraph(&mut self) {
        self.line();
        self.end_list();
    }

    pub(crate) fn furniture(&mut self) {
        let phrase = self.phrase("furniture");
        self.say(phrase);
        self.paragraph();
    }

    /// The headline: in one case or the other, on one line or two.
    pub(crate) fn title(&mut self) {
        let phrase = self.phrase(&format!("title.{}", self.world.kind));
        self.world.host_named |= phrase.starts_with("{office}");
        self.capitals = self.rng.chance(25);
        let start = self.at();
        self.say(phrase);
        self.capitalize(start);
        self.capitals = false;
        if self.rng.chance(15) {
            self.fold_title(start);
        }
        self.report.title = Some(self.quote(start));
        self.paragraph();
    }

    /// Breaks the headline at a space between words that are no date.
    fn fold_title(&mut self, start: usize) {
        let in_date = |at: usize| self.report.dates.iter().any(|d| d.start <= at && at < d.end);
        let middle = start + (self.at() - start) / 2;
        let spaces = self.text[start..].match_indices(' ').map(|(i, _)| start + i);
        let found = spaces.filter(|&at| !in_date(at)).min_by_key(|at| at.abs_diff(middle));
        if let Some(at) = found {
            self.text.replace_range(at..at + 1, "\n");
        }
    }

    /// The page's own date.
    pub(crate) fn publication(&mut self, day: Day) {
        let phrase = self.phrase("published");
        let mut at = 0;
        self.say_with(phrase, "{d}", |w| at = w.stamp(day));
        self.report.published = self.report.dates.get(at).cloned();
        self.paragraph();
    }

    fn stamp(&mut self, day: Day) -> usize {
        let (hour, minute) = (self.rng.between(7, 21), self.rng.between(0, 59));
        let mark = self.rng.of(&['/', '/', '/', '-']);
        let date = format!("{:02}{mark}{:02}{mark}{}", day.day, day.month, day.year);
        let clock = format!("{hour:02}:{minute:02}");
        let words = match self.rng.below(6) {
            0 => format!("{date} {clock}"),
            1 => format!("{clock}, {date}"),
            2 => format!("{date} | {clock}"),
            3 => format!("{clock} - {date}"),
            _ => date.clone(),
        };
        let start = self.at();
        self.push(&words);
        if words == date {
            return self.date(start, DateKind::Day, Some(day.value()), None);
        }
        let value = format!("{}T{clock}", day.value());
        self.date(start, DateKind::Datetime, Some(value), None)
    }

    pub(crate) fn byline(&mut self) {
        let phrase = self.phrase("byline");
        let name = if self.rng.chance(25) {
            "Ban Biên tập".to_owned()
        } else {
            self.rng.pick(phrases::list("pen")).to_owned()
        };
        let mut start = 0;
        self.say_with(phrase, "{name}", |w| {
            start = w.at();
            w.push(&name);
        });
        self.report.byline = Some(self.quote(start));
        self.line();
    }
}
