//! What is known in the middle of a sentence.

use super::Roles;

/// A verb of speaking may stand so many words after its subject.
pub(super) const NEAR: u8 = 9;
/// Two verbs of one subject stand no more words apart.
const JOINED: u8 = 6;
/// A verb before its persons stands no more words from them.
const AHEAD: u8 = 40;
/// How the words since the last persons bind a verb to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
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
pub(super) struct Lead {
    pub(super) roles: Roles,
    /// Whether it opens its sentence, so that the next person is its subject.
    pub(super) opens: bool,
    /// The last token that leads from it to persons.
    pub(super) led: Option<usize>,
    /// Whether persons have followed.
    pub(super) used: bool,
    /// Whether it is the next person's alone.
    pub(super) once: bool,
    pub(super) words: u8,
}

impl Lead {
    pub(super) fn new(roles: Roles) -> Self {
        Lead { roles, opens: false, led: None, used: false, once: false, words: 0 }
    }

    /// A verb, or a noun in its place, from which the word at `at` leads to persons.
    pub(super) fn led(roles: Roles, at: usize) -> Self {
        Lead { led: Some(at), ..Lead::new(roles) }
    }
}

/// What is known in the middle of a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// The persons that may be the subject of the next verb.
    pub(super) group: Vec<usize>,
    pub(super) link: Option<Link>,
    pub(super) lead: Option<Lead>,
    /// Whether the lead gave the group its roles.
    pub(super) led: bool,
    /// The roles of the last verb.
    pub(super) last: Roles,
    /// Who will be given something, once a verb of awarding follows "được".
    pub(super) passive: Vec<usize>,
    /// Whether an honour is being given in this clause, and whether to the persons that follow.
    pub(super) awarding: bool,
    pub(super) receiving: bool,
    /// Whether an honour was given in an earlier clause: "giải Nhất cho …; giải Nhì cho …".
    pub(super) awarded: bool,
    /// Whether nothing but openers has been read of the clause, and of the sentence.
    pub(super) clause_start: bool,
    pub(super) sentence_start: bool,
    /// Whether only separators have followed the group.
    pub(super) adjoining: bool,
    /// How many words may still name those who are with the group: "cùng toàn thể giáo viên".
    pub(super) company: u8,
    /// Whether the sentence tells who is there: at a place linked by video, in a delegation.
    pub(super) gathers: bool,
}

impl State {
    pub(super) fn link(&self) -> Link {
        self.link.unwrap_or(Link::None)
    }

    pub(super) fn set(&mut self, link: Link) {
        self.link = Some(link);
    }

    /// One more word between a verb and the persons that it waits for.
    pub(super) fn pass_word(&mut self) {
        let Some(lead) = &mut self.lead else { return };
        lead.words = lead.words.saturating_add(1);
        if !lead.used && lead.words > AHEAD {
            self.lead = None;
        }
    }

    /// A further word that says nothing.
    pub(super) fn pass_plain(&mut self) {
        self.pass_word();
        self.clause_start = false;
        self.sentence_start = false;
        self.adjoining = false;
        self.loosen();
    }

    /// A further word that is no verb.
    pub(super) fn loosen(&mut self) {
        if self.link() == Link::Tight && self.company > 0 {
            self.company -= 1;
            return;
        }
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
    pub(super) fn join(&mut self) {
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
