//! Who chairs, attends and presents, and how the report says so.

use super::Cast;
use crate::person::Office;
use crate::phrases;
use crate::writer::Writer;
use hoinghi::report::Role;

impl Writer {
    /// Who chairs, who attends, who presents.
    pub(super) fn people(&mut self) -> Cast {
        let chair = self.rng.chance(85).then(|| self.invent(Office::Head));
        match chair {
            Some(person) if self.rng.chance(15) => self.two_chairs(person),
            Some(person) => {
                let phrase = self.phrase("chair");
                self.told(phrase, person, &[Role::Chair]);
            }
            None => {}
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

    /// Two people chair.
    fn two_chairs(&mut self, person: usize) {
        let other = self.invent(Office::Leader);
        let phrase = self.phrase("chair.two");
        let (first, second) = phrase.split_once("{other}").unwrap_or((phrase, ""));
        let start = self.at();
        self.say_with(first, "{who}", |w| w.who(person, &[Role::Chair]));
        self.who(other, &[Role::Chair]);
        self.say(second);
        self.capitalize(start);
        self.push(".");
        self.paragraph();
    }

    /// A sentence about a person, in a paragraph of its own.
    pub(super) fn told(&mut self, phrase: &'static str, person: usize, roles: &[Role]) {
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
    pub(super) fn caption(&mut self, person: usize, known: bool) {
        let (phrase, role) = self.rng.of(&[
            ("{who} phát biểu tại Hội nghị", Role::Speaker),
            ("{who} phát biểu chỉ đạo Hội nghị", Role::Speaker),
        ]);
        let phrase = if known { phrase } else { "{who} trình bày báo cáo" };
        let role = if known { role } else { Role::Presenter };
        let start = self.at();
        self.say_with(phrase, "{who}", |w| w.who(person, &[role]));
        self.capitalize(start);
        if self.rng.chance(30) {
            let credit = self.rng.pick(&[" (Ảnh: {x})", ". Ảnh: {x}", " - Ảnh: {x}"]);
            let name = self.rng.pick(phrases::list("pen"));
            self.push(&credit.replace("{x}", name));
        }
        self.paragraph();
    }
}
