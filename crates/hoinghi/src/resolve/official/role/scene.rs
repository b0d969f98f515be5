//! Who acts in a sentence, read from left to right.

mod guests;
mod told;

use super::Roles;
use super::state::{Lead, Link, NEAR, State};
use super::verb::{is_aside, roles_of};
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::first::{First, Openers};
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
/// What may say something of who does what.
pub(crate) const FIRST: First = First {
    classes: VERBS.union(NO_AWARDS).union(ClassSet::of(&[Class::Office, Class::Event])),
    words: words::ROLE_WORDS,
    marks: None,
    ..First::NONE
};
/// No more persons are the subject of one verb.
const LARGEST: usize = 200;
/// Those who are with the persons are named in no more words.
const COMPANY: u8 = 16;
/// Brackets and quotations hold no more tokens.
const ENCLOSED: usize = 80;

pub(super) struct Scene<'s, 'd, 't> {
    pub(super) doc: &'d Document<'t>,
    people: &'s [Mention<Person>],
    who: &'s [Option<usize>],
    pub(super) roles: Vec<Roles>,
    pub(super) state: State,
    /// Tokens among which a quotation, or a bracket, is known not to close.
    unclosed: [Range<usize>; 2],
    /// Words that by themselves say something of persons.
    glue: &'static words::Words,
}

impl<'s, 'd, 't> Scene<'s, 'd, 't> {
    pub(super) fn new(
        doc: &'d Document<'t>,
        people: &'s [Mention<Person>],
        who: &'s [Option<usize>],
        count: usize,
    ) -> Self {
        let (state, unclosed) = Default::default();
        Scene {
            doc,
            people,
            who,
            roles: vec![Roles::NONE; count],
            state,
            unclosed,
            glue: &words::ROLES,
        }
    }

    /// Begins a sentence, with the roles that a lead-in gives its persons.
    pub(super) fn begin(&mut self, lead: Option<Roles>) {
        let lead = lead.map(|roles| Lead { opens: true, ..Lead::new(roles) });
        self.state = State { lead, clause_start: true, sentence_start: true, ..State::default() };
    }

    /// What a sentence that ends in a colon says of the persons in the list below it.
    pub(super) fn carries(&self) -> Option<Roles> {
        let state = &self.state;
        state.lead.map(|lead| lead.roles).or(state.awarding.then_some(Roles::AWARDED))
    }

    /// Reads one sentence; gives the index of the next mention.
    pub(super) fn sentence(&mut self, range: Range<usize>, mut mention: usize) -> usize {
        let mut at = range.start;
        while at < range.end {
            while self.people.get(mention).is_some_and(|m| m.tokens.start < at) {
                mention += 1;
            }
            let next = self.people.get(mention).map(|next| &next.tokens);
            if let Some(next) = next.filter(|next| next.start == at) {
                self.person(mention, at);
                at = next.end;
                continue;
            }
            let to = next.map_or(range.end, |next| next.start.min(range.end));
            while at < to {
                if !self.doc.openers[at].meets(Openers::ROLE) || self.is_plain(at) {
                    self.state.pass_plain();
                    at += 1;
                } else {
                    at = self.word(at, range.end, mention);
                }
            }
        }
        mention
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
        token.mark() == '\0' && !tells && !subject && !self.glue.contains(&token.key)
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

    fn mark(&mut self, mark: char, at: usize, end: usize, mention: usize) -> usize {
        match mark {
            ';' => self.clause(),
            ',' => {
                if let Some(verb) = self.guests(at + 1, end, mention) {
                    return verb;
                }
                self.state.join();
                if let Some(lead) = self.state.lead.as_mut().filter(|lead| !lead.used) {
                    lead.once = true;
                }
            }
            ':' | '-' => {
                self.lead_on(at);
                self.state.receiving |= mark == ':' && self.state.awarding;
            }
            '(' | '“' => return self.past(mark, at, end, mention),
            _ => {}
        }
        at + 1
    }

    /// What stands in brackets or quotation marks is no verb of the sentence.
    fn past(&mut self, mark: char, at: usize, end: usize, mention: usize) -> usize {
        let close = if mark == '(' { ')' } else { '”' };
        let next = self.people.get(mention).map_or(end, |next| next.tokens.start);
        let limit = end.min(at + ENCLOSED).min(next);
        // Where many open and none closes, what has been looked through is not looked at again.
        let unclosed = &mut self.unclosed[usize::from(mark == '(')];
        let from = if unclosed.contains(&at) { unclosed.end } else { at + 1 };
        let found = (from..limit).find(|&i| self.doc.tokens[i].first == close);
        if found.is_none() {
            *unclosed = at..limit.max(from);
        }
        found.map_or(at + 1, |close| close + 1)
    }

    /// A word or mark that leads from a verb to persons.
    fn lead_on(&mut self, at: usize) {
        if let Some(lead) = self.state.lead.as_mut().filter(|lead| !lead.used) {
            lead.led = Some(at);
            lead.once = false;
        }
    }

    /// A new clause: the list of a lead goes on; a subject keeps only verbs of speaking.
    fn clause(&mut self) {
        let state = &mut self.state;
        // Offices and guests at large may open the list.
        state.lead =
            state.lead.filter(|lead| !lead.once && (lead.used || lead.opens && lead.led.is_some()));
        state.awarded |= state.awarding;
        state.awarding = false;
        state.receiving = false;
        state.passive.clear();
        state.clause_start = true;
        if !state.adjoining && state.link() != Link::None {
            state.set(Link::Clause);
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

    fn verb(&mut self, class: Class, tokens: Range<usize>, end: usize) {
        if class == Class::VerbAward {
            self.award(tokens, end);
        } else {
            let roles = match class {
                Class::VerbDirect => self.directing(tokens.end, end),
                _ => roles_of(class),
            };
            if self.is_anothers(tokens.start) {
                self.state.loosen();
            } else if self.is_noun(tokens.start) {
                let lead = Lead::new(roles);
                let waits = self.state.lead.is_some_and(|lead| !lead.used);
                self.state.lead = if waits { self.state.lead } else { Some(lead) };
                self.state.loosen();
            } else if self.is_theirs(roles) && !self.leads_on(&tokens, end) {
                self.act(roles);
            } else if self.state.clause_start
                || matches!(self.state.link(), Link::None)
                || self.leads_on(&tokens, end)
            {
                self.wait(roles, tokens.start);
            } else {
                self.state.loosen();
            }
        }
        self.state.adjoining = false;
        self.state.clause_start = false;
        self.state.sentence_start = false;
    }

    /// Whether a verb that gives these roles is that of the persons before it.
    fn is_theirs(&self, roles: Roles) -> bool {
        let speaks = roles == Roles::SPEAKER;
        !self.state.group.is_empty()
            && match self.state.link() {
                Link::Tight => !self.state.clause_start,
                Link::Joined => true,
                Link::Comma | Link::Clause => speaks,
                Link::Loose(n) => speaks && n <= NEAR,
                Link::None | Link::Verb(_) => false,
            }
    }

    /// Gives the group the roles of a verb; in a list with a verb of its own, the last one alone.
    pub(super) fn act(&mut self, roles: Roles) {
        let state = &mut self.state;
        // "đón tiếp ông A, bà B đến dự": all of those who are welcomed.
        let again = state.lead.is_some_and(|lead| lead.roles == roles);
        if state.led && state.link() == Link::Tight && !again {
            let last = state.group.len().saturating_sub(1);
            state.group.drain(..last);
            state.led = false;
            state.lead = None;
        }
        for &who in &state.group {
            self.roles[who].add(roles);
        }
        state.set(Link::Verb(0));
        state.last = roles;
    }

    /// Keeps a verb for the persons that follow.
    pub(super) fn wait(&mut self, roles: Roles, at: usize) {
        let state = &mut self.state;
        let before = at.checked_sub(1).map(|at| &self.doc.tokens[at]);
        let joined = before.is_some_and(|token| token.is_mark(',') || token.key == key!("và"));
        match &mut state.lead {
            Some(lead) if !lead.used => {
                if joined || lead.words == 0 {
                    lead.roles.add(roles);
                    lead.words = 0;
                    lead.once = false;
                }
            }
            _ => {
                state.lead = Some(Lead { opens: state.sentence_start, ..Lead::new(roles) });
            }
        }
        state.group.clear();
        state.set(Link::None);
    }
}
