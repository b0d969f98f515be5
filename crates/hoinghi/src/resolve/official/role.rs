//! What each official did, from what the report says.
//!
//! One pass over the tokens of every sentence. A verb right after persons is theirs; a verb before
//! them, at the start of a clause or led to them by "có", "gồm" or a colon, is that of everyone in
//! the list that follows; who is given an award stands after "cho" or before "được".

use crate::cursor::key;
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::person::{Person, keys};
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::outline::{Block, BlockKind, Section};
use crate::report::Role;
use std::ops::Range;

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u8);

impl Roles {
    const NONE: Roles = Roles(0);

    const fn of(role: Role) -> Roles {
        Roles(1 << role as u8)
    }

    pub(super) const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    fn add(&mut self, other: Roles) {
        self.0 |= other.0;
    }
}

const VERBS: ClassSet = ClassSet::of(&[
    Class::VerbAttend,
    Class::VerbChair,
    Class::VerbDirect,
    Class::VerbPresent,
    Class::VerbSpeak,
    Class::VerbAward,
]);
/// Words that begin like a verb of a role and are none: "dự kiến", "giao ban", "báo cáo viên".
const OTHERS: ClassSet = ClassSet::of(&[
    Class::VerbDo,
    Class::VerbOrganize,
    Class::Event,
    Class::EventKind,
    Class::OfficeField,
    Class::Office,
]);

const EVENTS: ClassSet = ClassSet::of(&[Class::Event, Class::EventKind]);

/// How the words since the last persons bind a verb to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// No person can be the subject.
    None,
    /// Nothing but adverbs since the persons.
    Tight,
    /// A verb was theirs; a further one must be joined to it.
    Verb,
    /// Joined: the next verb is theirs too.
    Joined,
    /// So many other words since.
    Loose(u8),
    /// A comma after other words.
    Comma,
}

/// A verb that waits for persons.
#[derive(Clone, Copy, Debug)]
struct Lead {
    roles: Roles,
    /// Whether it opens its clause.
    opens: bool,
    /// Whether a word or mark has led from it to persons.
    led: bool,
    /// Whether persons have followed.
    used: bool,
    /// Whether a comma parted it from the persons, so that it is the next one's alone.
    once: bool,
    tokens: u8,
}

struct Scene<'s, 'd, 't> {
    doc: &'d Document<'t>,
    people: &'s [Mention<Person>],
    who: &'s [Option<usize>],
    roles: Vec<Roles>,
    /// The persons that may be the subject of the next verb.
    group: Vec<usize>,
    link: Link,
    lead: Option<Lead>,
    /// Whether the lead gave the group its roles.
    group_led: bool,
    /// Who will be given something, once a verb of awarding follows ("được").
    passive: Vec<usize>,
    /// Whether something is being awarded in this clause, and whether "cho" led to persons.
    awarding: bool,
    receiving: bool,
    /// Whether the clause has begun.
    clause_start: bool,
    /// Whether only separators have followed the group.
    adjoining: bool,
    remote: bool,
    /// The roles of the last verb.
    last: Roles,
}

/// The roles of each official.
pub(super) fn assign(
    doc: &Document<'_>,
    people: &[Mention<Person>],
    who: &[Option<usize>],
    count: usize,
) -> Vec<Roles> {
    let mut scene = Scene {
        doc,
        people,
        who,
        roles: vec![Roles::NONE; count],
        group: Vec::new(),
        link: Link::None,
        lead: None,
        group_led: false,
        passive: Vec::new(),
        awarding: false,
        receiving: false,
        clause_start: true,
        adjoining: false,
        remote: false,
        last: Roles::NONE,
    };
    let mut carried: Option<Roles> = None;
    let mut sentence = 0;
    let mut mention = 0;
    for block in &doc.outline.blocks {
        if block.kind != BlockKind::Item {
            carried = None;
        }
        let mut first = true;
        while let Some(range) = doc.outline.sentences.get(sentence).filter(|s| s.start < block.tokens.end) {
            scene.begin(block, carried.filter(|_| first));
            mention = scene.sentence(range.clone(), mention);
            sentence += 1;
            first = false;
        }
        if ends_with_colon(doc, block) {
            carried = scene.lead.map(|lead| lead.roles).or(scene.awarding.then_some(Roles::of(Role::Awarded)));
        }
    }
    scene.roles
}

fn ends_with_colon(doc: &Document<'_>, block: &Block) -> bool {
    block.tokens.end.checked_sub(1).is_some_and(|last| doc.tokens[last].is_mark(':'))
}

impl Scene<'_, '_, '_> {
    fn begin(&mut self, block: &Block, carried: Option<Roles>) {
        self.group.clear();
        self.passive.clear();
        self.link = Link::None;
        self.awarding = false;
        self.receiving = false;
        self.clause_start = true;
        self.adjoining = false;
        self.remote = false;
        self.group_led = false;
        let listed = block.kind == BlockKind::Item && block.section == Section::Attendees;
        let roles = carried.or(listed.then_some(Roles::of(Role::Attendee)));
        self.lead = roles.map(|roles| Lead { roles, opens: true, led: true, used: false, once: false, tokens: 0 });
    }

    /// Reads one sentence; gives the index of the next mention.
    fn sentence(&mut self, range: Range<usize>, mut mention: usize) -> usize {
        let mut at = range.start;
        while self.people.get(mention).is_some_and(|m| m.tokens.start < at) {
            mention += 1;
        }
        while at < range.end {
            if let Some(next) = self.people.get(mention).filter(|m| m.tokens.start == at) {
                let to = next.tokens.end;
                self.person(mention, at);
                mention += 1;
                at = to;
            } else {
                at = self.word(at, range.end);
            }
            while self.people.get(mention).is_some_and(|m| m.tokens.start < at) {
                mention += 1;
            }
        }
        mention
    }

    fn person(&mut self, mention: usize, at: usize) {
        let before = at.checked_sub(1).map(|at| self.doc.tokens[at].key);
        let Some(who) = self.who[mention] else {
            self.stranger(mention);
            return;
        };
        let joined = self.adjoining && !self.group.is_empty();
        if !joined {
            self.group.clear();
            self.group_led = false;
        }
        if before == Some(key!("do")) {
            self.lead = None;
        }
        if before == Some(key!("theo")) {
            self.roles[who].add(Roles::of(Role::Speaker));
        }
        if self.remote && before == Some(key!("có")) && self.lead.is_none() {
            let roles = Roles::of(Role::Attendee);
            self.lead = Some(Lead { roles, opens: true, led: true, used: false, once: false, tokens: 0 });
        }
        self.follow_lead(who, joined);
        if self.receiving || self.awarding && joined && self.group.iter().all(|&g| self.roles[g].has(Role::Awarded)) {
            self.roles[who].add(Roles::of(Role::Awarded));
            self.receiving = joined || self.receiving;
        }
        self.group.push(who);
        self.link = Link::Tight;
        self.adjoining = true;
        self.clause_start = false;
    }

    /// Gives the roles of the verb before to a person that it leads to.
    fn follow_lead(&mut self, who: usize, joined: bool) {
        let Some(lead) = &mut self.lead else { return };
        let fits = lead.opens || lead.led;
        if !fits || lead.used && lead.once && !joined {
            self.lead = None;
            return;
        }
        lead.used = true;
        let roles = lead.roles;
        self.roles[who].add(roles);
        self.group_led = true;
    }

    /// Someone whom the report does not name.
    fn stranger(&mut self, mention: usize) {
        let titled = !self.people[mention].value.titles.is_empty();
        if self.clause_start || titled || self.people[mention].value.name.is_some() {
            self.group.clear();
            self.link = Link::None;
        } else {
            self.loosen();
        }
        self.clause_start = false;
        self.adjoining = false;
    }

    /// Reads what begins at `at` and names no person; gives where the next begins.
    fn word(&mut self, at: usize, end: usize) -> usize {
        let token = &self.doc.tokens[at];
        match token.mark() {
            '\0' => {}
            mark => return self.mark(mark, at, end),
        }
        let other = self.doc.term(at, end, OTHERS).map_or(0, |found| found.end);
        if let Some(found) = self.doc.term(at, end, VERBS).filter(|found| found.end >= other) {
            self.verb(found.term.class, at, found.end, end);
            return found.end;
        }
        self.other(token.key, at);
        at + 1
    }

    fn mark(&mut self, mark: char, at: usize, end: usize) -> usize {
        match mark {
            ';' => self.clause(),
            ',' => {
                self.link = match self.link {
                    Link::Loose(_) => Link::Comma,
                    Link::Verb => Link::Joined,
                    other => other,
                };
                if let Some(lead) = self.lead.as_mut().filter(|lead| !lead.used && !lead.led) {
                    lead.once = true;
                }
            }
            ':' => {
                if let Some(lead) = self.lead.as_mut().filter(|lead| !lead.used) {
                    lead.led = true;
                }
                if self.awarding {
                    self.receiving = true;
                }
            }
            '-' => {
                if let Some(lead) = self.lead.as_mut().filter(|lead| !lead.used) {
                    lead.led = true;
                }
            }
            '“' => return self.past_quote(at, end),
            _ => {}
        }
        at + 1
    }

    /// A new clause: the list of a lead goes on, a subject does not.
    fn clause(&mut self) {
        self.lead = self.lead.filter(|lead| lead.used && !lead.once);
        self.awarding = false;
        self.receiving = false;
        self.passive.clear();
        self.clause_start = true;
        if !self.adjoining {
            self.link = match self.link {
                Link::Verb | Link::Joined | Link::Loose(_) | Link::Comma => Link::Comma,
                other => other,
            };
        }
    }

    fn past_quote(&mut self, at: usize, end: usize) -> usize {
        let close = (at + 1..end.min(at + 80)).find(|&i| self.doc.tokens[i].first == '”');
        self.adjoining = false;
        close.map_or(at + 1, |close| close + 1)
    }

    fn other(&mut self, key: Key, _at: usize) {
        let leads = [key!("có"), key!("gồm"), key!("là"), key!("của")];
        let joins = key == key!("và") || key == key!("cùng") || key == key!("đồng") || key == key!("thời");
        if leads.contains(&key) {
            if let Some(lead) = self.lead.as_mut().filter(|lead| !lead.used) {
                lead.led = true;
            }
        }
        if key == key!("cầu") {
            self.remote = true;
        }
        if self.awarding && [key!("cho"), key!("tặng")].contains(&key) {
            self.receiving = true;
            self.link = Link::None;
            self.group.clear();
        }
        if key == key!("được") && !self.group.is_empty() && self.link != Link::None {
            self.passive = self.group.clone();
        }
        if let Some(lead) = &mut self.lead {
            lead.tokens = lead.tokens.saturating_add(1);
            if lead.tokens > 40 && !lead.used {
                self.lead = None;
            }
        }
        if joins {
            if self.link == Link::Verb || matches!(self.link, Link::Loose(_)) {
                self.link = if self.link == Link::Verb { Link::Joined } else { Link::Comma };
            }
            return;
        }
        self.clause_start &= self.opens(key);
        let adverb = keys::ADVERBS.contains(&key);
        if !(adverb && matches!(self.link, Link::Tight | Link::Joined | Link::Comma)) {
            self.loosen();
        }
        self.adjoining = false;
    }

    /// Words before the verb that opens a clause.
    fn opens(&self, key: Key) -> bool {
        [key!("về"), key!("đến"), key!("tới"), key!("cùng"), key!("sau"), key!("tại"), key!("buổi")].contains(&key)
    }

    fn loosen(&mut self) {
        self.link = match self.link {
            Link::Tight => Link::Loose(1),
            Link::Joined => Link::Joined,
            Link::Loose(n) => Link::Loose(n.saturating_add(1)),
            Link::Comma => Link::Comma,
            other => other,
        };
        if self.link == Link::Joined {
            self.link = Link::Verb;
        } else if self.link == Link::Comma {
            self.link = Link::Loose(9);
        }
    }

    fn verb(&mut self, class: Class, at: usize, to: usize, end: usize) {
        if class == Class::VerbAward {
            self.award(at, to, end);
            self.adjoining = false;
            self.clause_start = false;
            return;
        }
        let roles = match class {
            Class::VerbDirect => self.directing(to, end),
            _ => roles_of(class),
        };
        let speaks = roles == Roles::of(Role::Speaker);
        let theirs = match self.link {
            Link::Tight | Link::Joined => true,
            Link::Comma => speaks,
            Link::Loose(n) => speaks && n <= 8,
            Link::None | Link::Verb => false,
        };
        if theirs && !self.group.is_empty() {
            self.act(roles);
        } else if self.link == Link::None || self.group.is_empty() {
            self.wait(roles);
        }
        self.adjoining = false;
        self.clause_start = false;
    }

    /// Gives the group the roles of a verb.
    fn act(&mut self, roles: Roles) {
        let from = if self.group_led && self.link == Link::Tight { self.group.len() - 1 } else { 0 };
        for &who in &self.group[from..] {
            self.roles[who].add(roles);
        }
        if self.group_led && self.link == Link::Tight {
            self.group.drain(..from);
            self.group_led = false;
            self.lead = None;
        }
        self.link = Link::Verb;
        self.last = roles;
    }

    /// Keeps a verb for the persons that follow.
    fn wait(&mut self, roles: Roles) {
        match &mut self.lead {
            Some(lead) if !lead.used => {
                lead.roles.add(roles);
                lead.tokens = 0;
            }
            _ => {
                let opens = self.clause_start;
                self.lead = Some(Lead { roles, opens, led: false, used: false, once: false, tokens: 0 });
            }
        }
    }

    /// To direct an event is a role of its own; to direct people is to speak to them.
    fn directing(&self, to: usize, end: usize) -> Roles {
        let event = self.doc.term(to, end, EVENTS).is_some();
        let joined = match self.lead {
            Some(lead) if !lead.used => lead.roles.has(Role::Attendee),
            _ => self.link == Link::Joined && self.last.has(Role::Attendee),
        };
        let colon = self.doc.tokens.get(to).is_some_and(|token| token.is_mark(':'));
        let alone = self.group.is_empty() && (colon || to == end);
        if event || joined || alone { Roles::of(Role::Director) } else { Roles::of(Role::Speaker) }
    }

    fn award(&mut self, at: usize, to: usize, end: usize) {
        let first = self.doc.tokens[at].key;
        let before = at.checked_sub(1).map(|at| self.doc.tokens[at].key);
        let receives = [key!("nhận"), key!("được"), key!("đón"), key!("vinh"), key!("đạt"), key!("đoạt")].contains(&first);
        if !self.honours(at, to, end) {
            self.loosen();
            return;
        }
        let awarded = Roles::of(Role::Awarded);
        if receives && !self.group.is_empty() && self.link != Link::None {
            self.act(awarded);
        } else if !self.passive.is_empty() {
            for who in std::mem::take(&mut self.passive) {
                self.roles[who].add(awarded);
            }
            self.link = Link::Verb;
        } else if receives || before == Some(key!("được")) {
            self.wait(awarded);
        } else {
            self.receiving |= self.awarding && first == key!("tặng");
            self.awarding = true;
        }
    }

    /// Whether what is given is an honour and no gift.
    fn honours(&self, at: usize, to: usize, end: usize) -> bool {
        let honour = |at: usize| {
            [
                key!("khen"), key!("hiệu"), key!("chương"), key!("thưởng"), key!("cờ"),
                key!("dương"), key!("vinh"), key!("giải"), key!("danh"),
            ]
            .contains(&self.doc.tokens[at].key)
        };
        (at..end.min(to + 12)).take_while(|&at| !self.doc.tokens[at].is_mark(';')).any(honour)
    }
}

fn roles_of(class: Class) -> Roles {
    match class {
        Class::VerbAttend => Roles::of(Role::Attendee),
        Class::VerbChair => Roles::of(Role::Chair),
        Class::VerbPresent => Roles::of(Role::Presenter),
        Class::VerbSpeak => Roles::of(Role::Speaker),
        _ => Roles::NONE,
    }
}
