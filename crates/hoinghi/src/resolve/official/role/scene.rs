//! Who acts in a sentence, read from left to right.

use super::Roles;
use crate::cursor::key;
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::person::{Person, keys};
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
    Class::VerbOrganize,
    Class::Event,
    Class::EventKind,
    Class::OfficeField,
    Class::Office,
]);
const EVENTS: ClassSet = ClassSet::of(&[Class::Event, Class::EventKind]);
/// A verb of speaking may stand so many words after its subject.
const NEAR: u8 = 9;
/// Two verbs of one subject stand no more words apart.
const JOINED: u8 = 6;
/// A verb before its persons stands no more words from them.
const AHEAD: u8 = 40;
/// What is given is named within so many tokens.
const GIFT: usize = 12;
/// No more persons are the subject of one verb.
const LARGEST: usize = 200;
/// Brackets and quotations hold no more tokens.
const ENCLOSED: usize = 80;

/// How the words since the last persons bind a verb to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// No person can be the subject.
    None,
    /// Nothing but adverbs since the persons.
    Tight,
    /// So many other words since.
    Loose(u8),
    /// A verb was theirs, and so many words since.
    Verb(u8),
    /// A comma or "và" after other words: a verb of speaking is theirs.
    Comma,
    /// A comma or "và" after their verb: a further verb is theirs.
    Joined,
    /// A semicolon: a verb of speaking right after it is theirs.
    Clause,
}

/// A verb that waits for persons.
#[derive(Clone, Copy, Debug)]
struct Lead {
    roles: Roles,
    /// Whether it opens its sentence, so that the next person is its subject.
    opens: bool,
    /// The last token that leads from it to persons.
    led: Option<usize>,
    /// Whether persons have followed.
    used: bool,
    /// Whether it is the next person's alone.
    once: bool,
    words: u8,
}

pub(super) struct Scene<'s, 'd, 't> {
    doc: &'d Document<'t>,
    people: &'s [Mention<Person>],
    who: &'s [Option<usize>],
    pub(super) roles: Vec<Roles>,
    state: State,
}

/// What is known in the middle of a sentence.
#[derive(Clone, Debug, Default)]
struct State {
    /// The persons that may be the subject of the next verb.
    group: Vec<usize>,
    link: Option<Link>,
    lead: Option<Lead>,
    /// Whether the lead gave the group its roles.
    led: bool,
    /// The roles of the last verb.
    last: Roles,
    /// Who will be given something, once a verb of awarding follows "được".
    passive: Vec<usize>,
    /// Whether an honour is being given in this clause, and whether to the persons that follow.
    awarding: bool,
    receiving: bool,
    /// Whether an honour was given in an earlier clause: "giải Nhất cho …; giải Nhì cho …".
    awarded: bool,
    /// Whether nothing but openers has been read of the clause, and of the sentence.
    clause_start: bool,
    sentence_start: bool,
    /// Whether only separators have followed the group.
    adjoining: bool,
    /// Whether the sentence speaks of places linked by video.
    remote: bool,
}

impl State {
    fn link(&self) -> Link {
        self.link.unwrap_or(Link::None)
    }

    fn set(&mut self, link: Link) {
        self.link = Some(link);
    }

    /// A further word that is no verb.
    fn loosen(&mut self) {
        let link = match self.link() {
            Link::Tight => Link::Loose(1),
            Link::Loose(n) => Link::Loose(n.saturating_add(1)),
            Link::Verb(n) => Link::Verb(n.saturating_add(1)),
            Link::Comma => Link::Loose(NEAR),
            Link::Joined => Link::Verb(JOINED),
            Link::None | Link::Clause => Link::None,
        };
        self.set(link);
    }

    /// A comma or "và".
    fn join(&mut self) {
        let link = match self.link() {
            Link::Loose(_) => Link::Comma,
            // What is asked for has verbs of its own: "đề nghị Sở rà soát, báo cáo".
            Link::Verb(n) if n == 0 || n <= JOINED && self.last != Roles::SPEAKER => Link::Joined,
            Link::Verb(_) => Link::Comma,
            other => other,
        };
        self.set(link);
    }
}

impl<'s, 'd, 't> Scene<'s, 'd, 't> {
    pub(super) fn new(
        doc: &'d Document<'t>,
        people: &'s [Mention<Person>],
        who: &'s [Option<usize>],
        count: usize,
    ) -> Self {
        Scene { doc, people, who, roles: vec![Roles::NONE; count], state: State::default() }
    }

    /// Begins a sentence, with the roles that a lead-in gives its persons.
    pub(super) fn begin(&mut self, lead: Option<Roles>) {
        let lead = lead.map(|roles| Lead {
            roles,
            opens: true,
            led: None,
            used: false,
            once: false,
            words: 0,
        });
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
            at = match self.people.get(mention).filter(|m| m.tokens.start == at) {
                Some(next) => {
                    self.person(mention, at);
                    next.tokens.end
                }
                None => self.word(at, range.end, mention),
            };
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
        if before == Some(key!("theo")) {
            self.roles[who].add(Roles::SPEAKER);
        }
        if self.state.remote && before == Some(key!("có")) && self.state.lead.is_none() {
            self.roles[who].add(Roles::ATTENDEE);
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
        let fits = lead.used || lead.opens || lead.led.is_some_and(near) || lead.words == 0;
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
        if token.mark() != '\0' {
            return self.mark(token.mark(), at, end, mention);
        }
        if let Some(found) = doc.term(at, end, VERBS) {
            let others = match found.term.class {
                Class::VerbAward => Class::VerbDo.into(),
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
        let comma = at.checked_sub(1).is_some_and(|at| doc.tokens[at].is_mark(','));
        if comma && (doc.term(at, end, EVENTS).is_some() || token.key == key!("các")) {
            // "…, hội nghị thảo luận": another subject.
            self.state.group.clear();
            self.state.set(Link::None);
        }
        self.other(token.key, at);
        at + 1
    }

    fn mark(&mut self, mark: char, at: usize, end: usize, mention: usize) -> usize {
        match mark {
            ';' => self.clause(),
            ',' => {
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
        let found = (at + 1..limit).find(|&i| self.doc.tokens[i].first == close);
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
        if [key!("có"), key!("gồm"), key!("là"), key!("của")].contains(&key) {
            self.lead_on(at);
        }
        let state = &mut self.state;
        state.remote |= key == key!("cầu");
        state.awarding |= state.awarded && state.clause_start && keys::PRIZES.contains(&key);
        if let Some(lead) = &mut state.lead {
            lead.words = lead.words.saturating_add(1);
        }
        state.lead = state.lead.filter(|lead| lead.used || lead.words <= AHEAD);
        if state.awarding && [key!("cho"), key!("tặng")].contains(&key) {
            state.receiving = true;
            state.group.clear();
            return;
        }
        let follows = !matches!(state.link(), Link::None | Link::Comma | Link::Clause)
            && !state.group.is_empty();
        if key == key!("được") && follows {
            state.passive.clone_from(&state.group);
        }
        if [key!("và"), key!("cùng"), key!("đồng"), key!("thời")].contains(&key) {
            state.join();
            return;
        }
        let opens = keys::OPENERS.contains(&key);
        state.clause_start &= opens;
        state.sentence_start &= opens;
        let held = matches!(state.link(), Link::Tight | Link::Joined | Link::Comma | Link::Clause);
        if !(held && keys::ADVERBS.contains(&key)) {
            state.loosen();
        }
        state.adjoining = false;
    }

    fn verb(&mut self, class: Class, tokens: Range<usize>, end: usize) {
        if class == Class::VerbAward {
            self.award(tokens, end);
        } else {
            let roles = match class {
                Class::VerbDirect => self.directing(tokens.end, end),
                _ => roles_of(class),
            };
            if self.is_noun(tokens.start) {
                let lead =
                    Lead { roles, opens: false, led: None, used: false, once: false, words: 0 };
                let waits = self.state.lead.is_some_and(|lead| !lead.used);
                self.state.lead = if waits { self.state.lead } else { Some(lead) };
                self.state.loosen();
            } else if self.is_theirs(roles) {
                self.act(roles);
            } else if self.state.clause_start || matches!(self.state.link(), Link::None) {
                self.wait(roles, tokens.start);
            } else {
                self.state.loosen();
            }
        }
        self.state.adjoining = false;
        self.state.clause_start = false;
        self.state.sentence_start = false;
    }

    /// Whether what was read is a noun: "ý kiến của …", "sự tham dự của …".
    fn is_noun(&self, at: usize) -> bool {
        [key!("ý"), key!("sự")].contains(&self.doc.tokens[at].key)
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
    fn act(&mut self, roles: Roles) {
        let state = &mut self.state;
        if state.led && state.link() == Link::Tight {
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
    fn wait(&mut self, roles: Roles, at: usize) {
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
                let opens = state.sentence_start;
                state.lead =
                    Some(Lead { roles, opens, led: None, used: false, once: false, words: 0 });
            }
        }
        state.group.clear();
        state.set(Link::None);
    }

    /// To direct an event is a role of its own; to direct people is to speak to them.
    fn directing(&self, to: usize, end: usize) -> Roles {
        let state = &self.state;
        let event = self.doc.term(to, end, EVENTS).is_some();
        let attends = match state.lead {
            Some(lead) if !lead.used => lead.roles.has(Role::Attendee),
            _ => state.link() == Link::Joined && state.last.has(Role::Attendee),
        };
        let colon = self.doc.tokens.get(to).is_some_and(|token| token.is_mark(':'));
        let alone = state.group.is_empty() && (colon || to == end);
        if event || attends || alone { Roles::of(Role::Director) } else { Roles::SPEAKER }
    }

    fn award(&mut self, tokens: Range<usize>, end: usize) {
        let first = self.doc.tokens[tokens.start].key;
        if self.state.awarding && first == key!("tặng") {
            self.state.receiving = true;
            self.state.group.clear();
            return;
        }
        if !self.honours(tokens.clone(), end) {
            return self.state.loosen();
        }
        let receives =
            [key!("nhận"), key!("được"), key!("đón"), key!("vinh"), key!("đạt"), key!("đoạt")];
        let receives = receives.contains(&first);
        let before = tokens.start.checked_sub(1).map(|at| self.doc.tokens[at].key);
        let follows = !matches!(self.state.link(), Link::None | Link::Comma | Link::Clause);
        if receives && !self.state.group.is_empty() && follows {
            self.act(Roles::AWARDED);
        } else if !self.state.passive.is_empty() {
            for who in std::mem::take(&mut self.state.passive) {
                self.roles[who].add(Roles::AWARDED);
            }
            self.state.set(Link::Verb(0));
        } else if receives || before == Some(key!("được")) {
            self.wait(Roles::AWARDED, tokens.start);
        } else {
            self.state.awarding = true;
        }
    }

    /// Whether what is given is an honour and no gift.
    fn honours(&self, tokens: Range<usize>, end: usize) -> bool {
        let to = end.min(tokens.end + GIFT);
        (tokens.start..to)
            .map(|at| &self.doc.tokens[at])
            .take_while(|token| !token.is_mark(';'))
            .any(|token| keys::HONOURS.contains(&token.key))
    }
}

fn roles_of(class: Class) -> Roles {
    match class {
        Class::VerbAttend => Roles::ATTENDEE,
        Class::VerbChair => Roles::of(Role::Chair),
        Class::VerbPresent => Roles::of(Role::Presenter),
        Class::VerbSpeak => Roles::SPEAKER,
        _ => Roles::NONE,
    }
}
