//! Text and facts, written together: a fact is recorded as its words are, so they can't part.

use crate::rng::Rng;
use crate::world::World;
use hoinghi::report::{
    Bound, Change, Citation, Count, CountKind, Date, DateKind, Directive, DirectiveKind, Figures,
    Item, Official, Percentage, Position, Quote, Relation, Report, Role, Status,
};
use std::collections::{HashMap, HashSet};

/// A post of an invented person.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    pub(crate) title: String,
    pub(crate) organization: Option<String>,
}

impl Post {
    /// The post as it is written.
    pub(crate) fn text(&self) -> String {
        match &self.organization {
            Some(organization) => format!("{} {organization}", self.title),
            None => self.title.clone(),
        }
    }
}

/// An invented person, and what the text said of them so far.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) name: String,
    /// How the person is addressed.
    pub(crate) honorific: Option<String>,
    /// Where the text uses it.
    pub(crate) addressed: Vec<(usize, usize)>,
    pub(crate) posts: Vec<Post>,
    pub(crate) official: Official,
}

/// What is taken by the people invented so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken {
    pub(crate) names: HashSet<String>,
    /// The last words of the names.
    pub(crate) given: HashSet<String>,
    pub(crate) posts: HashSet<String>,
    /// Each person's last post, and how many hold it so.
    pub(crate) last_posts: HashMap<String, usize>,
}

/// Where a figure's description stands and what surrounds the figure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pending {
    pub(crate) label: Option<String>,
    pub(crate) bound: Option<Bound>,
    pub(crate) change: Option<Change>,
}

/// A figure about to be recorded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Amount {
    pub(crate) value: f64,
    pub(crate) upper: Option<f64>,
    pub(crate) total: Option<f64>,
}

/// The text so far, with its facts.
pub(crate) struct Writer {
    pub(crate) text: String,
    pub(crate) rng: Rng,
    pub(crate) world: World,
    pub(crate) people: Vec<Person>,
    pub(crate) taken: Taken,
    pub(crate) report: Report,
    pub(crate) pending: Pending,
    pub(crate) status: Status,
    /// Phrases used, not to be used again before their list is used up.
    pub(crate) said: HashSet<&'static str>,
    /// Whether words are written in capitals.
    pub(crate) capitals: bool,
    last_is_percentage: bool,
}

impl Writer {
    pub(crate) fn new(rng: Rng, world: World) -> Self {
        Writer {
            text: String::new(),
            rng,
            world,
            people: Vec::new(),
            taken: Taken::default(),
            report: Report::empty(""),
            pending: Pending::default(),
            status: Status::Reported,
            said: HashSet::new(),
            capitals: false,
            last_is_percentage: false,
        }
    }

    pub(crate) fn at(&self) -> usize {
        self.text.len()
    }

    /// Writes words that are no fact by themselves.
    pub(crate) fn push(&mut self, words: &str) {
        if self.capitals {
            self.text.push_str(&words.to_uppercase());
        } else {
            self.text.push_str(words);
        }
    }

    /// Makes the letter at `at` large.
    pub(crate) fn capitalize(&mut self, at: usize) {
        let Some(first) = self.text[at..].chars().next() else { return };
        let large: String = first.to_uppercase().collect();
        // Letters of the language take as many bytes large as small, so spans hold.
        if large.len() == first.len_utf8() {
            self.text.replace_range(at..at + large.len(), &large);
        }
    }

    pub(crate) fn quote(&self, start: usize) -> Quote {
        self.quote_until(start, self.at())
    }

    pub(crate) fn quote_until(&self, start: usize, end: usize) -> Quote {
        Quote { text: String::new(), start, end }
    }

    /// Records the date whose words began at `start` and end here.
    pub(crate) fn date(
        &mut self,
        start: usize,
        kind: DateKind,
        value: Option<String>,
        relation: Option<Relation>,
    ) -> usize {
        let end = self.at();
        let text = String::new();
        self.report.dates.push(Date { text, start, end, kind, value, relation });
        self.report.dates.len() - 1
    }

    /// Records the count whose words began at `start` and end here.
    pub(crate) fn count(
        &mut self,
        start: usize,
        kind: CountKind,
        amount: Amount,
        unit: Option<&str>,
    ) {
        let status = if kind == CountKind::Age { Status::Reported } else { self.status };
        self.report.counts.push(Count {
            text: String::new(),
            start,
            end: self.at(),
            kind,
            value: amount.value.into(),
            upper: amount.upper.map(Into::into),
            total: amount.total.map(Into::into),
            unit: unit.map(str::to_owned),
            label: self.pending.label.clone(),
            bound: self.pending.bound.take(),
            change: self.pending.change.take(),
            compared_to: None,
            status,
            parent: None,
        });
        self.last_is_percentage = false;
    }

    /// Records the percentage whose words began at `start` and end here.
    pub(crate) fn percentage(&mut self, start: usize, amount: Amount) {
        self.report.percentages.push(Percentage {
            text: String::new(),
            start,
            end: self.at(),
            value: amount.value.into(),
            upper: amount.upper.map(Into::into),
            label: self.pending.label.clone(),
            bound: self.pending.bound.take(),
            change: self.pending.change.take(),
            compared_to: None,
            status: self.status,
        });
        self.last_is_percentage = true;
    }

    /// Says that the figure just written is a lower bound (trở lên).
    pub(crate) fn at_least(&mut self) {
        if self.last_is_percentage {
            self.report
                .percentages
                .last_mut()
                .into_iter()
                .for_each(|p| p.bound = Some(Bound::AtLeast));
        } else {
            self.report.counts.last_mut().into_iter().for_each(|c| c.bound = Some(Bound::AtLeast));
        }
    }

    /// Gives the figure just written its description.
    pub(crate) fn describe(&mut self, label: String) {
        if self.last_is_percentage {
            self.report
                .percentages
                .last_mut()
                .into_iter()
                .for_each(|p| p.label = Some(label.clone()));
        } else {
            self.report.counts.last_mut().into_iter().for_each(|c| c.label = Some(label.clone()));
        }
    }

    /// Records the citation whose words began at `start` and end at `end`.
    pub(crate) fn citation(&mut self, span: (usize, usize), citation: Cited) {
        let Cited { kind, number, date, issuer } = citation;
        let (start, end) = span;
        let text = String::new();
        self.report.citations.push(Citation { text, start, end, kind, number, date, issuer });
    }

    /// Records that a person did something.
    pub(crate) fn role(&mut self, person: usize, role: Role) {
        let roles = &mut self.people[person].official.roles;
        if !roles.contains(&role) {
            roles.push(role);
            roles.sort();
        }
    }

    /// Records that a person is named or referred to from `start` to here.
    pub(crate) fn mention(&mut self, person: usize, start: usize) {
        let quote = self.quote(start);
        self.people[person].official.mentions.push(quote);
    }

    /// Writes a post of a person, recorded where it is new.
    pub(crate) fn post(&mut self, person: usize, post: usize) {
        let post = self.people[person].posts[post].clone();
        let start = self.at();
        self.push(&post.text());
        let known = &mut self.people[person].official.positions;
        if known.iter().all(|p| p.text != post.text()) {
            let (title, organization) = (post.title.clone(), post.organization.clone());
            let (text, end) = (post.text(), self.text.len());
            known.push(Position { text, start, end, title, organization });
        }
    }

    /// Writes a form of address of a person.
    pub(crate) fn honorific(&mut self, person: usize, words: &str) {
        let start = self.at();
        self.push(words);
        let end = self.at();
        self.people[person].addressed.push((start, end));
    }

    /// Begins a list of directives.
    pub(crate) fn list(&mut self, kind: DirectiveKind, issuer: Option<usize>) {
        let (heading, addressee, items) = (None, None, Vec::new());
        self.report.directives.push(Directive { heading, kind, issuer, addressee, items });
    }

    /// Records the item whose words began at `start` and end here, in the list begun last.
    pub(crate) fn item(&mut self, start: usize, marker: Option<&str>, level: usize) {
        let end = self.at();
        let Some(list) = self.report.directives.last_mut() else { return };
        let above = |item: &Item| item.level < level;
        let parent = list.items.iter().rposition(above).filter(|_| level > 0);
        list.items.push(Item {
            text: String::new(),
            start,
            end,
            marker: marker.map(str::to_owned),
            level,
            parent,
            deadline: None,
            citations: Vec::new(),
            figures: Figures::default(),
            actions: Vec::new(),
        });
    }
}

/// What a citation says.
pub(crate) struct Cited {
    pub(crate) kind: String,
    pub(crate) number: String,
    pub(crate) date: Option<String>,
    pub(crate) issuer: Option<String>,
}
