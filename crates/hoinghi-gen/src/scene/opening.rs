//! The top of a report, down to its first sentence.

use crate::date::Year;
use crate::world::{Period, World};
use crate::writer::Writer;
use hoinghi::report::{Conference, Host, Mode, PartOfDay};

impl Writer {
    /// What stands above the first sentence; gives whether the reader can tell the year.
    pub(super) fn head(&mut self) -> bool {
        let World { kind, held, days, reviewed, planned, .. } = self.world.clone();
        self.report.conference = Conference {
            kind: Some(kind),
            held: Some(held.value()),
            reviewed: reviewed.map(Period::value),
            planned: planned.map(Period::value),
            ..Conference::default()
        };
        if days > 1 {
            let last = held.later(days - 1).value();
            self.report.conference.held = Some(format!("{}/{last}", held.value()));
        }
        if self.rng.chance(25) {
            self.furniture();
        }
        self.title();
        let published = self.rng.chance(45);
        if published {
            let day = held.later(days - 1 + self.rng.between(0, 1));
            self.publication(day);
        }
        if self.rng.chance(20) {
            self.furniture();
        }
        published
    }

    /// The sentence that says when, who, what and where.
    pub(super) fn opening(&mut self, dated: bool) {
        let start = self.at();
        let year = if dated && self.rng.chance(40) { Year::Left } else { Year::Written };
        self.when(year);
        let venue_first = self.rng.chance(25);
        if venue_first {
            self.push(", tại ");
            self.venue();
        }
        self.push(", ");
        let event = self.event();
        if !self.world.host_named && self.rng.chance(10) {
            self.push("đã diễn ra ");
            self.say(&event);
        } else {
            self.host();
            self.say(&event);
        }
        if !venue_first && self.rng.chance(25) {
            self.push(" tại ");
            self.venue();
        }
        if self.report.conference.mode.is_none() {
            self.mode();
        }
        self.push(".");
        self.capitalize(start);
        self.paragraph();
    }

    /// The event, with how it was held where its name says so.
    fn event(&mut self) -> String {
        let phrase = self.phrase(&format!("event.{}", self.world.kind));
        if self.rng.chance(10) && phrase.to_lowercase().starts_with("hội nghị ") {
            self.report.conference.mode = Some(Mode::Online);
            return phrase.replacen("nghị ", "nghị trực tuyến ", 1);
        }
        phrase.to_owned()
    }

    fn when(&mut self, year: Year) {
        let World { held, days, .. } = self.world.clone();
        if days > 1 {
            self.day_range(held, days, year);
            return;
        }
        let part = match self.rng.below(8) {
            0 => {
                let hour = self.rng.of(&[7, 8, 9, 14, 15, 19]);
                let word = self.rng.pick(&["Vào hồi ", "Đúng ", "Lúc "]);
                self.push(word);
                self.datetime(held, year, hour, None);
                let part = match hour {
                    0..=11 => PartOfDay::Morning,
                    12..=17 => PartOfDay::Afternoon,
                    _ => PartOfDay::Evening,
                };
                self.report.conference.part_of_day = Some(part);
                return;
            }
            1..=3 => Some(("Sáng ", PartOfDay::Morning)),
            4..=5 => Some(("Chiều ", PartOfDay::Afternoon)),
            6 => Some(self.rng.of(&[("Tối ", PartOfDay::Evening), ("Trưa ", PartOfDay::Noon)])),
            _ => None,
        };
        if let Some((word, part)) = part {
            self.push(word);
            self.report.conference.part_of_day = Some(part);
        }
        self.day(held, year, None);
    }

    fn venue(&mut self) {
        let start = self.at();
        let phrase = self.phrase("venue");
        self.say(phrase);
        self.report.conference.venue = Some(self.quote(start));
    }

    fn host(&mut self) {
        let start = self.at();
        let office = self.world.office.clone();
        self.push(&office);
        let end = self.at();
        self.report.conference.host = Some(Host { text: String::new(), start, end, name: office });
        let verb = self.rng.pick(&[
            " tổ chức ",
            " tổ chức ",
            " đã tổ chức ",
            " long trọng tổ chức ",
            " phối hợp với các đơn vị liên quan tổ chức ",
        ]);
        self.push(verb);
    }

    fn mode(&mut self) {
        let (name, mode) = match self.rng.below(8) {
            0 => ("mode.online", Mode::Online),
            1 => ("mode.hybrid", Mode::Hybrid),
            _ => return,
        };
        self.push(" ");
        let phrase = self.phrase(name);
        self.say(phrase);
        self.report.conference.mode = Some(mode);
    }
}
