//! Lists of persons.

use super::Reader;
use crate::grammar::person::Title;
use crate::grammar::post::Post;

/// A list of persons: what its lead-in says of each of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub(super) titles: Vec<Title>,
    pub(super) posts: Vec<Post>,
    /// Whether a lead-in announced it, so that bare names are expected.
    pub(super) announced: bool,
    /// Whether its posts stand before a colon, so that they are those of everyone after it,
    /// whether or not a title of their own stands before the name.
    pub(super) governs: bool,
}

impl List {
    /// The list that a form of address for many opens: "các đồng chí:".
    pub(super) fn announced(titles: Vec<Title>) -> List {
        List { titles, announced: true, ..List::default() }
    }
}

impl Reader<'_, '_, '_> {
    /// Bare names follow: "Phát biểu: …", "Đoàn Chủ tịch gồm …".
    pub(super) fn announce(&mut self) {
        self.open_list(true);
    }

    /// Bare names may follow.
    pub(super) fn expect(&mut self) {
        self.open_list(false);
    }

    fn open_list(&mut self, announced: bool) {
        if self.list.as_ref().is_none_or(|list| !list.announced) {
            self.list = Some(List { announced, ..List::default() });
        }
    }

    /// Puts the posts that a lead-in gives everyone in its list before a person's own. An office ("các đồng chí Phó Giám đốc:
    /// …; đồng chí Lê Nam, Chánh Thanh tra") ends before someone with one of their own.
    pub(super) fn share_posts(&self, own: &mut Vec<Post>) {
        let Some(list) = self.list.as_ref().filter(|list| list.governs) else { return };
        let rank = list.posts.iter().any(|post| post.is_rank);
        if rank || own.iter().all(|post| post.is_rank) {
            own.splice(0..0, list.posts.iter().cloned());
        }
    }

    /// Something new is said: the posts of the lead-in reach no further.
    pub(super) fn end_posts(&mut self) {
        if let Some(list) = self.list.as_mut().filter(|list| list.governs) {
            list.posts.clear();
            list.governs = false;
        }
    }
}
