//! Who acts in a sentence, read from left to right.

mod deed;
mod guests;
mod mark;
mod told;

use super::Roles;
use super::state::{Lead, Link, State};
use super::verb::is_aside;
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::person::{Person, keys as words};
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::report::Role;
use std::ops::Range;

const VERBS: ClassSet = ClassSet::of(&[
    Class::VerbAttend,
    Class::VerbChair,
    Class::VerbDirect,
    Class::VerbPresent,
    Class::VerbSpeak,
    Class::VerbAward,
]);
/// Words that begin like a verb of one syllable and are none: "dự kiến", "giao ban".
const OTHERS: ClassSet = ClassSet::of(&[
    Class::VerbDo,
    Class::VerbOther,
    Class::VerbOrganize,
    Class::Event,
    Class::EventKind,
    Class::OfficeField,
    Class::Office,
]);
const NO_AWARDS: ClassSet = ClassSet::of(&[Class::VerbDo, Class::VerbOther]);
pub(super) const EVENTS: ClassSet = ClassSet::of(&[Class::Event, Class::EventKind]);
/// No more persons are the subject of one verb.
const LARGEST: usize = 200;
/// Those who are with the persons are named in no more words.
const COMPANY: u8 = 16;

pub(super) struct Scene<'s, 'd, 't> {
    pub(super) doc: &'d Document<'t>,
    people: &'s [Mention<Person>],
    who: &'s [Option<usize>],
    /// The index of the next mention.
    mention: usize,
    pub(super) roles: Vec<Roles>,
    pub(super) state: State,
    /// Tokens among which a quotation, or a bracket, is known not to close.
    unclosed: [Range<usize>; 2],
}

impl<'s, 'd, 't> Scene<'s, 'd, 't> {
    pub(super) fn new(
        doc: &'d Document<'t>,
        people: &'s [Mention<Person>],
        who: &'s [Option<usize>],
        count: usize,
    ) -> Self {
        let (state, unclosed) = Default::default();
        Scene { doc, people, who, mention: 0, roles: vec![Roles::NONE; count], state, unclosed }
    }

    /// Begins a sentence, with the roles that a lead-in gives its persons.
    pub(super) fn begin(&mut self, lead: Option<Roles>) {
        let lead = lead.map(|roles| Lead { opens: true, ..Lead::new(roles) });
        // The room of the lists is used again.
        let [mut group, mut passive] =
            [&mut self.state.group, &mut self.state.passive].map(std::mem::take);
        group.clear();
        passive.clear();
        let (clause_start, sentence_start) = (true, true);
        self.state =
            State { lead, group, passive, clause_start, sentence_start, ..State::default() };
    }

    /// What a sentence that ends in a colon says of the persons in the list below it.
    pub(super) fn carries(&self) -> Option<Roles> {
        let state = &self.state;
        state.lead.map(|lead| lead.roles).or(state.awarding.then_some(Roles::AWARDED))
    }

    /// Whether a person is mentioned in the tokens of a sentence; sentences are asked for in order.
    pub(super) fn has_person(&mut self, range: &Range<usize>) -> bool {
        self.pass_mentions(range.start);
        self.people.get(self.mention).is_some_and(|next| next.tokens.start < range.end)
    }

    /// Passes the mentions that begin before a token.
    fn pass_mentions(&mut self, at: usize) {
        while self.people.get(self.mention).is_some_and(|next| next.tokens.start < at) {
            self.mention += 1;
        }
    }

    /// Reads one sentence.
    pub(super) fn sentence(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            self.pass_mentions(at);
            let mention = self.mention;
            let next = self.people.get(mention).map(|next| &next.tokens);
            if let Some(next) = next.filter(|next| next.start == at) {
                self.person(mention, at);
                at = next.end;
                continue;
            }
            let to = next.map_or(range.end, |next| next.start.min(range.end));
            while at < to {
                if self.is_plain(at) {
                    self.state.pass_plain();
                    at += 1;
                } else {
                    at = self.word(at, range.end, mention);
                }
            }
        }
    }

    fn person(&mut self, mention: usize, at: usize) {
        let Some(who) = self.who[mention] else { return self.stranger(mention) };
        let before = at.checked_sub(1).map(|at| self.doc.tokens[at].key);
        let joined = self.state.adjoining && !self.state.group.is_empty();
        if !joined {
            self.state.group.clear();
            self.state.led = false;
        }
        if before == Some(key!("do")) {
            self.state.lead = None;
        }
        if before == Some(key!("với")) && self.tells() {
            return self.hears();
        }
        if before == Some(key!("nghe")) && !self.speaks_after(mention) {
            self.roles[who].add(Roles::of(Role::Presenter));
        }
        if before == Some(key!("theo")) {
            self.roles[who].add(Roles::SPEAKER);
        }
        self.follow_lead(who, at, joined);
        let state = &mut self.state;
        if state.receiving {
            self.roles[who].add(Roles::AWARDED);
        }
        if state.group.len() < LARGEST {
            state.group.push(who);
        }
        state.set(Link::Tight);
        state.adjoining = true;
        state.clause_start = false;
        state.sentence_start = false;
    }

    /// Gives the roles of the verb before to a person that it leads to.
    fn follow_lead(&mut self, who: usize, at: usize, joined: bool) {
        let Some(lead) = &mut self.state.lead else { return };
        let near = |led: usize| led + 4 >= at;
        let fits =
            lead.used || lead.opens || lead.led.is_some_and(near) || lead.words == 0 && !lead.once;
        if !fits || lead.used && lead.once && !joined {
            self.state.lead = None;
            return;
        }
        lead.once &= !lead.led.is_some_and(near);
        lead.used = true;
        self.roles[who].add(lead.roles);
        self.state.led = true;
    }

    /// Someone whom the report does not name.
    fn stranger(&mut self, mention: usize) {
        let person = &self.people[mention].value;
        let state = &mut self.state;
        if state.clause_start || !person.titles.is_empty() || person.name.is_some() {
            state.group.clear();
            state.set(Link::None);
        } else {
            state.loosen();
        }
        state.clause_start = false;
        state.sentence_start = false;
        state.adjoining = false;
    }

    /// Reads what begins at `at` and names no person; gives where the next begins.
    fn word(&mut self, at: usize, end: usize, mention: usize) -> usize {
        let doc = self.doc;
        let token = &doc.tokens[at];
        let next = || self.people.get(mention).is_some_and(|next| next.tokens.start == at + 1);
        if keys!["các", "những"].contains(&token.key) && next() {
            return at + 1;
        }
        if token.mark() != '\0' {
            return self.mark(token.mark(), at, end, mention);
        }
        if let Some(found) = doc.term(at, end, VERBS) {
            let others = match found.term.class {
                Class::VerbAward => NO_AWARDS,
                _ => OTHERS,
            };
            let other = doc.term(at, end, others).map_or(0, |other| other.end);
            if found.end >= other || found.end > at + 1 {
                self.verb(found.term.class, at..found.end, end);
                return found.end;
            }
            self.other(token.key, at);
            return other;
        }
        let office = doc.term(at, end, Class::Office).filter(|_| self.state.company > 0);
        if let Some(office) = office {
            self.other(token.key, at);
            return office.end;
        }
        if keys!["và", "cùng"].contains(&token.key)
            && let Some(verb) = self.guests(at + 1, end, mention)
        {
            return verb;
        }
        self.end_aside(at, end);
        self.other(token.key, at);
        at + 1
    }

    /// Whether a word says nothing of persons: most words do not.
    fn is_plain(&self, at: usize) -> bool {
        const CLASSES: ClassSet = NO_AWARDS.union(ClassSet::of(&[Class::Office]));
        let token = &self.doc.tokens[at];
        let comma = || at > 0 && self.doc.tokens[at - 1].is_mark(',');
        let tells = token.begins(VERBS) || self.state.company > 0 && token.begins(CLASSES);
        let subject = token.begins(Class::Event.into()) && comma();
        token.mark() == '\0' && !tells && !subject && !words::ROLES.contains(&token.key)
    }

    /// Ends what is said of the persons before a verb that is not theirs, and before a subject of
    /// its own: "…, hội nghị thảo luận".
    fn end_aside(&mut self, at: usize, end: usize) {
        let doc = self.doc;
        if doc.term(at, end, NO_AWARDS).is_some() {
            self.state.company = 0;
        }
        let comma = at.checked_sub(1).is_some_and(|at| doc.tokens[at].is_mark(','));
        let another = doc.term(at, end, Class::Event).is_some() || doc.is(at, key!("các"));
        if comma && another && self.state.company == 0 {
            self.state.group.clear();
            self.state.set(Link::None);
        }
    }

    /// A word or mark that leads from a verb to persons.
    fn lead_on(&mut self, at: usize) {
        if let Some(lead) = self.state.lead.as_mut().filter(|lead| !lead.used) {
            lead.led = Some(at);
            lead.once = false;
        }
    }

    fn other(&mut self, key: Key, at: usize) {
        if keys!["có", "gồm", "là", "của"].contains(&key) {
            self.lead_on(at);
        }
        self.gather(key, at);
        let state = &mut self.state;
        state.awarding |= state.awarded && state.clause_start && words::PRIZES.contains(&key);
        state.pass_word();
        // "… cho 20 cá nhân; trong đó có bà Lê Thị Na"
        let among = key == key!("đó") && at > 0 && self.doc.tokens[at - 1].key == key!("trong");
        let gives = state.awarding && keys!["cho", "tặng"].contains(&key);
        if gives || among && (state.awarding || state.awarded) {
            state.awarding = true;
            state.receiving = true;
            state.group.clear();
            return;
        }
        let follows = !matches!(state.link(), Link::None | Link::Comma | Link::Clause)
            && !state.group.is_empty();
        if key == key!("được") && follows {
            state.passive.clone_from(&state.group);
        }
        if state.link() == Link::Tight && is_aside(self.doc, at) {
            state.company = COMPANY;
        }
        if keys!["và", "cùng", "đồng", "thời"].contains(&key) {
            state.join();
            return;
        }
        let opens = words::OPENERS.contains(&key);
        state.clause_start &= opens;
        state.sentence_start &= opens;
        let held = matches!(state.link(), Link::Tight | Link::Joined | Link::Comma | Link::Clause);
        if !(held && words::ADVERBS.contains(&key)) {
            state.loosen();
        }
        state.adjoining = false;
    }

    /// "Tại điểm cầu tỉnh có …", "Đoàn công tác có …": who is there attends.
    fn gather(&mut self, key: Key, at: usize) {
        let state = &mut self.state;
        state.gathers |=
            key == key!("cầu") || state.sentence_start && words::GATHERINGS.contains(&key);
        if state.gathers && key == key!("có") && state.lead.is_none() && state.group.is_empty() {
            state.lead = Some(Lead::led(Roles::ATTENDEE, at));
        }
    }
}
