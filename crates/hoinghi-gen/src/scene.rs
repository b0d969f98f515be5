//! A report from its headline to its byline.

mod cast;
mod opening;

use crate::Generated;
use crate::directive::Layout;
use crate::finish::finish;
use crate::person::Office;
use crate::rng::Rng;
use crate::world::World;
use crate::writer::Writer;
use hoinghi::report::Role;

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
    /// Results, speeches, tasks and what else happened.
    fn middle(&mut self, cast: &Cast) {
        let mut speakers: Vec<usize> = cast.guests.iter().copied().chain(cast.chair).collect();
        for _ in 0..self.rng.between(1, 3) {
            self.results();
        }
        if self.rng.chance(25) {
            let sector = format!("results.{}", self.world.sector);
            self.told_in_bullets("results.heading", &sector);
        }
        if self.rng.chance(20) {
            self.told_in_bullets("weak.heading", "weak");
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

    /// Results or shortcomings in a list: no directives.
    fn told_in_bullets(&mut self, heading: &str, name: &str) {
        let words = self.phrase(heading);
        self.push(words);
        self.line();
        let bullet = self.rng.pick(&["- ", "+ ", "– ", "• "]);
        for _ in 0..self.rng.between(2, 4) {
            self.push(bullet);
            let phrase = self.phrase(name);
            self.sentence(phrase);
            self.line();
        }
        self.end_list();
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
