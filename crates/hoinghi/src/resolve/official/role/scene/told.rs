//! Who is told something, who is heard, and who follows a verb after a comma.

use super::super::state::{Lead, Link};
use super::{EVENTS, Scene};
use crate::cursor::key;
use crate::lexicon::{Class, ClassSet};
use crate::report::Role;
use std::ops::Range;

impl Scene<'_, '_, '_> {
    /// Whether someone who is heard only speaks: "nghe ông Lê Nam phát biểu", but "nghe ông Lê Nam
    /// triển khai kế hoạch".
    pub(super) fn speaks_after(&self, mention: usize) -> bool {
        let end = self.people[mention].tokens.end;
        let verbs = ClassSet::of(&[Class::VerbDo, Class::VerbPresent]);
        let last = self.doc.tokens.len();
        let said = self.doc.term(end, last, Class::VerbSpeak).is_some();
        said || self.doc.term(end, last, verbs).is_none()
    }

    /// Whether a verb of telling waits for its subject: "Báo cáo với đồng chí …".
    pub(super) fn tells(&self) -> bool {
        let told = |lead: Lead| !lead.used && lead.led.is_none() && lead.words <= 1;
        self.state.lead.is_some_and(|lead| {
            told(lead) && (lead.roles.has(Role::Presenter) || lead.roles.has(Role::Speaker))
        })
    }

    /// A person who is told something does nothing in the clause.
    pub(super) fn hears(&mut self) {
        self.state.lead = None;
        self.state.group.clear();
        self.state.set(Link::None);
        self.state.adjoining = false;
        self.state.clause_start = false;
        self.state.sentence_start = false;
    }

    /// Whether a verb after a comma leads to further persons: "ông Lê Nam, cùng dự còn có bà …".
    pub(super) fn leads_on(&self, tokens: &Range<usize>, end: usize) -> bool {
        let doc = self.doc;
        let comma = tokens.start > 0 && doc.tokens[tokens.start - 1].is_mark(',');
        let event = doc.term(tokens.end, end, EVENTS).map_or(tokens.end, |event| event.end);
        let from = event + usize::from(doc.is(event, key!("còn")));
        comma && from < end && doc.is(from, key!("có"))
    }
}
