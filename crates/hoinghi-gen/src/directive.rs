//! Lists of what someone asks to be done, in every layout.

use crate::phrases;
use crate::writer::{Pending, Writer};
use hoinghi::report::{DirectiveKind, Role, Status};

const BULLETS: &[&str] = &["-", "-", "-", "–", "–", "+", "*", "•", "●", "▪", "‐"];

/// How a list is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    Bullets,
    Numbers,
    Letters,
    Brackets,
    Ordinals,
    OrdinalsInline,
    Inline,
    Paragraphs,
    Targets,
    Addressees,
    Topics,
    Nested,
}

impl Layout {
    pub(crate) const ALL: &'static [Layout] = &[
        Layout::Bullets,
        Layout::Numbers,
        Layout::Letters,
        Layout::Brackets,
        Layout::Ordinals,
        Layout::OrdinalsInline,
        Layout::Inline,
        Layout::Paragraphs,
        Layout::Targets,
        Layout::Addressees,
        Layout::Topics,
        Layout::Nested,
    ];
}

impl Writer {
    /// Writes lists of directives in a layout, asked for by `issuer` where the layout says who.
    pub(crate) fn directives(&mut self, layout: Layout, issuer: Option<usize>) {
        match layout {
            Layout::Inline | Layout::OrdinalsInline => self.inline(layout, issuer),
            Layout::Paragraphs => self.paragraphs(),
            Layout::Targets => self.targets(),
            Layout::Addressees => self.sections(issuer, "heading.addressee", true),
            Layout::Topics => self.sections(None, "heading.topic", false),
            _ => self.marked(layout, issuer),
        }
        self.status = Status::Reported;
    }

    /// A lead-in that names who asks, or none.
    fn lead(&mut self, issuer: Option<usize>) {
        match issuer {
            Some(person) => {
                let phrase = self.phrase("lead");
                let start = self.at();
                self.say_with(phrase, "{who}", |w| w.who(person, &[Role::Speaker]));
                self.capitalize(start);
            }
            None => {
                let phrase = self.phrase("lead.none");
                let start = self.at();
                self.say(phrase);
                self.capitalize(start);
            }
        }
        self.line();
    }

    /// A list with a marker before every item.
    fn marked(&mut self, layout: Layout, issuer: Option<usize>) {
        self.lead(issuer);
        self.list(DirectiveKind::Task, issuer);
        self.status = Status::Target;
        let bullet = self.rng.pick(BULLETS);
        let ordinals = self.rng.pick(&["ordinals.first", "ordinals.one"]);
        let count = self.rng.between(2, 5) as usize;
        for i in 0..count {
            let marker = match layout {
                Layout::Numbers => format!("{}.", i + 1),
                Layout::Letters => format!("{})", char::from(b'a' + i as u8)),
                Layout::Brackets => format!("({})", i + 1),
                Layout::Ordinals => phrases::list(ordinals)[i].to_owned(),
                _ => bullet.to_owned(),
            };
            let last = i + 1 == count;
            self.one(&marker, 0, layout != Layout::Ordinals, last);
            if layout == Layout::Nested && bullet != "+" && self.rng.chance(60) {
                self.one("+", 1, true, false);
                self.one("+", 1, true, last);
            }
        }
        self.end_list();
    }

    /// One item on a line of its own.
    fn one(&mut self, marker: &str, level: usize, capital: bool, last: bool) {
        if level > 0 {
            self.push("  ");
        }
        self.push(marker);
        let gap = if marker == "•" && self.rng.chance(30) { "\t" } else { " " };
        self.push(gap);
        let start = self.at();
        self.clause(false);
        if capital {
            self.capitalize(start);
        }
        self.stop(last);
        self.item(start, Some(marker), level);
        self.line();
    }

    fn stop(&mut self, last: bool) {
        let mark = if last {
            self.rng.pick(&[".", ".", "./.", ""])
        } else {
            self.rng.pick(&[".", ".", ";"])
        };
        self.push(mark);
    }

    /// Clauses of one sentence.
    fn inline(&mut self, layout: Layout, issuer: Option<usize>) {
        let Some(person) = issuer else { return self.marked(Layout::Bullets, None) };
        let phrase = self.phrase("lead.inline");
        let start = self.at();
        let lead = phrase.strip_suffix("{_}").unwrap_or(phrase);
        self.say_with(lead, "{who}", |w| w.who(person, &[Role::Speaker]));
        self.capitalize(start);
        let ordinals = layout == Layout::OrdinalsInline;
        if ordinals && !lead.ends_with(':') {
            self.push(":");
        }
        self.push(" ");
        self.list(DirectiveKind::Task, issuer);
        self.status = Status::Target;
        let count = self.rng.between(2, 4) as usize;
        for i in 0..count {
            let marker = ordinals.then(|| {
                let words = phrases::list("ordinals.one")[i];
                if i == 0 { words.to_owned() } else { words.to_lowercase() }
            });
            if let Some(words) = &marker {
                self.push(words);
                self.push(" ");
            }
            let start = self.at();
            if i + 1 == count && !ordinals && self.rng.chance(50) {
                self.push("đồng thời ");
            }
            self.clause(true);
            self.push(if i + 1 == count { "." } else { ";" });
            self.item(start, marker.as_deref(), 0);
            self.push(if i + 1 == count { "" } else { " " });
        }
        self.line();
        self.end_list();
    }

    /// Paragraphs under a heading.
    fn paragraphs(&mut self) {
        self.headed("heading", DirectiveKind::Task, true);
        for i in 0..self.rng.between(2, 4) {
            if i > 0 && self.world.spaced {
                self.end_list();
            }
            let start = self.at();
            self.clause(false);
            self.capitalize(start);
            self.push(".");
            self.item(start, None, 0);
            self.line();
        }
        self.end_list();
    }

    /// Levels to be reached, under a heading.
    fn targets(&mut self) {
        self.headed("heading.target", DirectiveKind::Target, true);
        let bullet = self.rng.pick(BULLETS);
        let count = self.rng.between(2, 5);
        for i in 0..count {
            self.push(bullet);
            self.push(" ");
            let start = self.at();
            self.pending = Pending::default();
            let phrase = self.phrase("targets");
            self.say(phrase);
            self.capitalize(start);
            self.stop(i + 1 == count);
            self.item(start, Some(bullet), 0);
            self.line();
        }
        self.end_list();
    }

    /// A heading with its list begun under it; with `roman`, numbered as a part.
    fn headed(&mut self, headings: &str, kind: DirectiveKind, roman: bool) {
        if roman && self.rng.chance(60) {
            let marker = self.rng.pick(&["II. ", "III. ", "B. ", "2. "]);
            self.push(marker);
        }
        self.list(kind, None);
        self.status = Status::Reported;
        self.heading(headings);
        self.line();
        self.status = Status::Target;
    }

    fn heading(&mut self, headings: &str) {
        let phrase = self.phrase(headings);
        let start = self.at();
        self.capitals = phrase.starts_with("NHIỆM") || phrase.starts_with("CHỈ");
        self.say(phrase);
        self.capitals = false;
        let quote = self.quote(start);
        self.report
            .directives
            .last_mut()
            .into_iter()
            .for_each(|list| list.heading = Some(quote.clone()));
        if self.rng.chance(40) {
            self.push(":");
        }
    }

    /// Several headed lists, numbered one after the other, after one lead-in or part heading.
    fn sections(&mut self, issuer: Option<usize>, headings: &str, lead: bool) {
        if lead {
            self.lead(issuer);
        } else {
            let words = self.rng.pick(&["III. NHIỆM VỤ TRỌNG TÂM", "II. PHƯƠNG HƯỚNG, NHIỆM VỤ"]);
            self.push(words);
            self.line();
        }
        let mut names = phrases::list(headings).to_vec();
        self.rng.shuffle(&mut names);
        let bullet = self.rng.pick(BULLETS);
        let numbered = headings == "heading.topic" && self.rng.chance(50);
        for (i, name) in names.iter().take(self.rng.between(2, 3) as usize).enumerate() {
            self.list(DirectiveKind::Task, issuer);
            self.push(&format!("{}. ", i + 1));
            let start = self.at();
            self.push(name);
            let quote = self.quote(start);
            self.report
                .directives
                .last_mut()
                .into_iter()
                .for_each(|l| l.heading = Some(quote.clone()));
            let colon = if lead || self.rng.chance(40) { ":" } else { "" };
            self.push(colon);
            self.line();
            self.status = Status::Target;
            let count = self.rng.between(2, 3);
            for item in 0..count {
                let marker =
                    if numbered { format!("{}.{}.", i + 1, item + 1) } else { bullet.to_owned() };
                self.one(&marker, 0, true, item + 1 == count);
            }
            self.status = Status::Reported;
        }
        self.end_list();
    }

    /// An order: a clause that begins with a verb, in small letters.
    fn clause(&mut self, inline: bool) {
        self.pending = Pending::default();
        if self.rng.chance(30) {
            let phrase = self.phrase("tasks.fact");
            return self.say(phrase);
        }
        self.order();
        if self.rng.chance(40) {
            let tail = self.phrase("tasks.tail");
            if !(inline && tail.contains(';')) {
                self.say(tail);
            }
        }
        if !inline && self.rng.chance(25) {
            self.push(". ");
            let again = self.at();
            self.urge();
            self.capitalize(again);
        }
    }

    /// An order without figures.
    fn order(&mut self) {
        match self.rng.below(7) {
            0..=2 => {
                let words = self.phrase(&format!("tasks.{}", self.world.sector));
                let mut chars = words.chars();
                let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
                self.push(&first);
                self.push(chars.as_str());
            }
            3..=5 => self.urge(),
            _ => {
                let phrases = ["làm tốt công tác {object}", "quan tâm công tác {object}"];
                let phrase = self.rng.pick(&phrases);
                self.say(phrase);
            }
        }
    }

    fn urge(&mut self) {
        let (lead, act) = (self.phrase("tasks.lead"), self.phrase("acts"));
        self.push(&format!("{} {act}", lead.to_lowercase()));
    }
}
