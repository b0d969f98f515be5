//! What verbs, and the words around them, say of persons.

use super::Roles;
use super::scene::{EVENTS, Scene};
use super::state::Link;
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::lexicon::Class;
use crate::report::Role;

impl Scene<'_, '_, '_> {
    /// Whether what was read is a noun: "ý kiến của …", "sự tham dự của …".
    pub(super) fn is_noun(&self, at: usize) -> bool {
        keys!["ý", "sự"].contains(&self.doc.tokens[at].key)
    }

    /// Whether what was read is the speech of another: "quán triệt bài phát biểu của …", "thực hiện
    /// kết luận của …".
    pub(super) fn is_anothers(&self, at: usize) -> bool {
        let carried_out =
            at > 1 && self.doc.is(at - 1, key!("hiện")) && self.doc.is(at - 2, key!("thực"));
        carried_out
            || at > 0
                && self.doc.is(at - 1, key!("bài"))
                && !self.state.group.is_empty()
                && !matches!(self.state.link(), Link::Tight)
    }

    /// To direct an event is a role of its own; to direct people is to speak to them.
    pub(super) fn directing(&self, to: usize, end: usize) -> Roles {
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
}

/// Whether the words that begin here say who is with the persons, or for whom they act: "cùng toàn
/// thể giáo viên", "đại diện các ngành", "thay mặt Ban Tổ chức".
pub(super) fn is_aside(doc: &Document<'_>, at: usize) -> bool {
    let next = |word| doc.is(at + 1, word);
    doc.is(at, key!("cùng"))
        || doc.is(at, key!("đại")) && next(key!("diện"))
        || doc.is(at, key!("thay")) && next(key!("mặt"))
}

pub(super) fn roles_of(class: Class) -> Roles {
    match class {
        Class::VerbAttend => Roles::ATTENDEE,
        Class::VerbChair => Roles::of(Role::Chair),
        Class::VerbPresent => Roles::of(Role::Presenter),
        Class::VerbSpeak => Roles::SPEAKER,
        _ => Roles::NONE,
    }
}
