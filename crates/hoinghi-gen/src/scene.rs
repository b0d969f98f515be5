//! A report from its headline to its byline.

use crate::Generated;
use crate::date::Year;
use crate::directive::Layout;
use crate::finish::finish;
use crate::person::Office;
use crate::rng::Rng;
use crate::world::{Period, World};
use crate::writer::Writer;
use hoinghi::report::{Conference, Host, Mode, PartOfDay, Role};

/// Who takes part, besides those met in passing.
struct Cast {
    chair: Option<usize>,
    guests: Vec<usize>,
    presenter: usize,
}

pub(crate) fn write(seed: u64, bytes: usize) -> Generated {
    let mut rng = Rng::new(seed);
    let world = World::invent(&mut rng);
    let mut writer = Writer::new(rng, world);
    let dated = writer.head();
    writer.opening(dated);
    let cast = writer.people();
    writer.middle(&cast);
    while writer.at() < bytes {
        writer.middle_again();
    }
    writer.end(&cast);
    finish(writer)
}

impl Writer {
    /// What stands above the first sentence; gives whether the reader can tell the year.
    fn head(&mut self) -> bool {
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
    fn opening(&mut self, dated: bool) {
        let start = self.at();
        let year = if dated && self.rng.chance(40) { Year::Left } else { Year::Written };
        self.when(year);
        let venue_first = self.rng.chance(25);
        if venue_first {
            self.push(", tại ");
            self.venue();
        }
        self.push(", ");
        let event = self.phrase(&format!("event.{}", self.world.kind));
        if !self.world.host_named && self.rng.chance(10) {
            self.push("đã diễn ra ");
            self.say(event);
        } else {
            self.host();
            self.say(event);
        }
        if !venue_first && self.rng.chance(25) {
            self.push(" tại ");
            self.venue();
        }
        self.mode();
        self.push(".");
        self.capitalize(start);
        self.paragraph();
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

    /// Who chairs, who attends, who presents.
    fn people(&mut self) -> Cast {
        let chair = self.rng.chance(85).then(|| self.invent(Office::Head));
        if let Some(person) = chair {
            let phrase = self.phrase("chair");
            self.told(phrase, person, &[Role::Chair]);
        }
        let count = self.rng.between(1, 4);
        let guests: Vec<usize> = (0..count).map(|_| self.invent(Office::Leader)).collect();
        if self.rng.chance(25) {
            self.guests_listed(&guests);
        } else {
            self.guests_in_a_sentence(&guests);
        }
        let presenter = self.invent(Office::Deputy);
        if self.rng.chance(20) {
            self.caption(chair.unwrap_or(presenter), chair.is_some());
        }
        let phrase = self.phrase("present");
        self.told(phrase, presenter, &[Role::Presenter]);
        Cast { chair, guests, presenter }
    }

    /// A sentence about a person, in a paragraph of its own.
    fn told(&mut self, phrase: &'static str, person: usize, roles: &[Role]) {
        let start = self.at();
        self.say_with(phrase, "{who}", |w| w.who(person, roles));
        self.capitalize(start);
        self.push(".");
        self.paragraph();
    }

    fn guests_in_a_sentence(&mut self, guests: &[usize]) {
        let phrase = self.phrase("attend");
        let directs = phrase.contains("chỉ đạo");
        let roles: &[Role] =
            if directs { &[Role::Attendee, Role::Director] } else { &[Role::Attendee] };
        let start = self.at();
        self.say_with(phrase, "{them}", |w| {
            for (i, &guest) in guests.iter().enumerate() {
                let last = i + 1 == guests.len();
                w.push(match (i, last) {
                    (0, _) => "",
                    (_, true) => " và ",
                    _ => "; ",
                });
                w.who(guest, roles);
            }
            if w.rng.chance(40) {
                w.push("; ");
                let others = w.phrase("others");
                w.say(others);
            }
        });
        self.capitalize(start);
        self.push(".");
        self.paragraph();
    }

    fn guests_listed(&mut self, guests: &[usize]) {
        let lead =
            self.rng.pick(&["Tham dự Hội nghị có:", "Về dự hội nghị có:", "Thành phần tham dự:"]);
        self.push(lead);
        self.line();
        let (bullet, colon) = (self.rng.pick(&["- ", "+ ", "– "]), self.rng.chance(30));
        for (i, &guest) in guests.iter().enumerate() {
            self.push(bullet);
            let start = self.at();
            if colon {
                self.entry(guest, &[Role::Attendee]);
            } else {
                self.who(guest, &[Role::Attendee]);
            }
            self.capitalize(start);
            self.push(if i + 1 == guests.len() { "." } else { ";" });
            self.line();
        }
        self.end_list();
    }

    /// A photograph's caption on a line of its own.
    fn caption(&mut self, person: usize, known: bool) {
        let (phrase, role) = self.rng.of(&[
            ("{who} phát biểu tại Hội nghị", Role::Speaker),
            ("{who} phát biểu chỉ đạo Hội nghị", Role::Speaker),
        ]);
        let phrase = if known { phrase } else { "{who} trình bày báo cáo" };
        let role = if known { role } else { Role::Presenter };
        let start = self.at();
        self.say_with(phrase, "{who}", |w| w.who(person, &[role]));
        self.capitalize(start);
        self.paragraph();
    }

    /// Results, speeches, tasks and what else happened.
    fn middle(&mut self, cast: &Cast) {
        let mut speakers: Vec<usize> = cast.guests.iter().copied().chain(cast.chair).collect();
        for _ in 0..self.rng.between(1, 3) {
            self.results();
        }
        if self.rng.chance(40) {
            self.distraction();
        }
        self.rng.shuffle(&mut speakers);
        if let Some(&speaker) = speakers.first() {
            self.speech(speaker);
        }
        for _ in 0..self.rng.between(1, 2) {
            let issuer = self.rng.chance(70).then(|| speakers.last().copied()).flatten();
            let layout = self.rng.of(Layout::ALL);
            self.directives(layout, issuer);
        }
        if self.rng.chance(35) {
            let person = self.invent(Office::Deputy);
            let phrase = self.phrase("award");
            self.told(phrase, person, &[Role::Awarded]);
        }
    }

    /// Another round of what fills reports, with people of its own.
    fn middle_again(&mut self) {
        for _ in 0..self.rng.between(2, 4) {
            self.results();
        }
        let person = self.invent(Office::Leader);
        self.speech(person);
        let layout = self.rng.of(Layout::ALL);
        self.directives(layout, Some(person));
    }

    /// A paragraph of results.
    fn results(&mut self) {
        let sector = format!("results.{}", self.world.sector);
        for i in 0..self.rng.between(2, 5) {
            if i > 0 {
                self.push(" ");
            }
            let name = match self.rng.below(10) {
                0..=5 => sector.as_str(),
                6..=7 => "results.any",
                _ => "plain",
            };
            let phrase = self.phrase(name);
            self.sentence(phrase);
        }
        self.paragraph();
    }

    fn speech(&mut self, person: usize) {
        let start = self.at();
        let phrase = self.phrase("speak");
        let named = phrase.contains("{who}");
        let praise = self.phrase("praise");
        let (before, after) = phrase.split_once("{praise}").unwrap_or((phrase, ""));
        if named {
            self.say_with(before, "{who}", |w| w.who(person, &[Role::Speaker]));
        }
        if phrase.contains("{praise}") {
            self.say(praise);
        }
        self.say(after);
        self.push(".");
        self.capitalize(start);
        if self.rng.chance(50) {
            self.push(" ");
            self.refer(person, &[Role::Speaker]);
            self.push(" ");
            let phrase = self.phrase("again");
            self.say(phrase);
            self.push(".");
        }
        self.paragraph();
    }

    fn distraction(&mut self) {
        let phrase = self.phrase("distractor");
        self.sentence(phrase);
        self.paragraph();
    }

    fn end(&mut self, cast: &Cast) {
        if let Some(chair) = cast.chair.filter(|_| self.rng.chance(50)) {
            if self.rng.chance(40) && self.world.level != crate::world::Level::School {
                self.push("Kết luận hội nghị, ");
                self.by_post(chair, &[Role::Speaker]);
                self.push(" ghi nhận sự cố gắng của các đơn vị.");
                self.paragraph();
            } else {
                let phrase = self.phrase("conclude");
                self.told(phrase, chair, &[Role::Speaker]);
            }
        }
        if self.rng.chance(15) {
            self.caption(cast.presenter, false);
        }
        let phrase = self.phrase("close");
        self.sentence(phrase);
        self.paragraph();
        if self.rng.chance(50) {
            self.byline();
        }
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
    }
}
