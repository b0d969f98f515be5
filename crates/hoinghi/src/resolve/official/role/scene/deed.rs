//! Whose a verb is.

use super::super::Roles;
use super::super::state::{Lead, Link, NEAR};
use super::super::verb::roles_of;
use super::Scene;
use crate::cursor::key;
use crate::lexicon::Class;
use crate::report::Role;
use std::ops::Range;

impl Scene<'_, '_, '_> {
    pub(super) fn verb(&mut self, class: Class, tokens: Range<usize>, end: usize) {
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
                // "dự chỉ đạo hội nghị"
                Link::Verb(0) => self.state.last == Roles::ATTENDEE && roles.has(Role::Director),
                Link::None | Link::Verb(_) => false,
            }
    }

    /// Gives the group the roles of a verb; in a list with a verb of its own, the last one alone.
    pub(in super::super) fn act(&mut self, roles: Roles) {
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
    pub(in super::super) fn wait(&mut self, roles: Roles, at: usize) {
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
