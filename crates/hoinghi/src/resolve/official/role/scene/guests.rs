//! Who comes with the persons named: "ông Lê Nam, đại diện các ngành và 150 đại biểu đến dự".

use super::super::state::Link;
use super::{EVENTS, OTHERS, Scene};
use crate::cursor::{key, keys};
use crate::lexicon::{Class, ClassSet};

/// Guests who are not named take no more tokens.
const LONGEST: usize = 60;
/// No more posts without a name stand among them.
const POSTS: usize = 8;
/// What persons do; those who are told of with such a verb are the subject of a clause of their own.
const DOES: ClassSet = ClassSet::of(&[
    Class::VerbAttend,
    Class::VerbChair,
    Class::VerbDirect,
    Class::VerbPresent,
    Class::VerbSpeak,
    Class::VerbAward,
    Class::VerbDo,
]);
/// Names and nouns that a verb may stand in.
const NAMES: ClassSet =
    ClassSet::of(&[Class::Office, Class::OfficeField, Class::School, Class::Unit, Class::Post]);

impl Scene<'_, '_, '_> {
    /// The verb of attending after the guests that begin at `at`, whose subject the persons before
    /// them are too.
    ///
    /// ```text
    /// guests = word+ verb-attend event? ( "." | "," | ";" | "và" | word )
    /// ```
    pub(super) fn guests(&self, at: usize, end: usize, mention: usize) -> Option<usize> {
        let state = &self.state;
        if state.led || state.group.is_empty() || state.link() != Link::Tight {
            return None;
        }
        let named = |next: &usize| self.who[*next].is_some();
        let limit = (mention..self.people.len()).take(POSTS).find(named);
        let limit = limit.map_or(end, |next| self.people[next].tokens.start);
        let limit = limit.min(end).min(at + LONGEST);
        let mut at = at;
        while at < limit {
            if matches!(self.doc.tokens[at].mark(), ':' | '.' | '“' | '"') {
                return None;
            }
            let verb = self.doc.term(at, end, DOES).filter(|verb| verb.term.full != "first");
            let Some(verb) = verb else {
                at += 1;
                continue;
            };
            let other = self.doc.term(at, end, OTHERS.union(NAMES));
            let other = other.filter(|other| other.term.class != Class::VerbDo);
            // "đại diện lãnh đạo các ngành"
            let leaders = self.doc.is(at, key!("lãnh")) && self.doc.is(at + 1, key!("đạo"));
            match other {
                Some(other) if other.end >= verb.end => at = other.end,
                _ if leaders || self.doc.tokens[at].shape.is_capital() => at = verb.end,
                _ if verb.term.class == Class::VerbAttend => {
                    return (!self.goes_on(verb.end, end)).then_some(at);
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether those who attend do more: "và các đại biểu dự hội nghị đã thảo luận".
    fn goes_on(&self, at: usize, end: usize) -> bool {
        let event = self.doc.term(at, end, EVENTS).map_or(at, |event| event.end);
        let token = self.doc.tokens.get(event).filter(|_| event < end);
        let does =
            self.doc.term(event, end, DOES.union(ClassSet::of(&[Class::VerbHold]))).is_some();
        does || token.is_some_and(|t| keys!["đã", "đều", "cùng", "nghe", "được"].contains(&t.key))
    }
}
