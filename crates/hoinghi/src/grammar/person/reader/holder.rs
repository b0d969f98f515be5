//! Posts with the names of their holders.

use super::Reader;
use super::list::List;
use crate::cursor::{Cursor, keys};
use crate::grammar::person::apposition::{self, Found};
use crate::grammar::person::{Person, Title, name};
use crate::grammar::post::{self, MOST_POSTS, Place, Post};

impl<'d> Reader<'_, 'd, '_> {
    /// ```text
    /// posted = "các"? post titles? name apposition?
    ///        | post                          refers to its holder
    /// ```
    pub(super) fn posted(&mut self) -> bool {
        let from = self.cursor.at;
        let mut trial = self.cursor;
        if self.is_in_office(from) {
            return false;
        }
        let Some(post) = post::read(&mut trial, Place::Before) else {
            return false;
        };
        let plural = self.before(from).is_some_and(|token| {
            keys!["các", "những", "hai", "mọi", "mỗi"].contains(&token.key) || token.is_number()
        });
        self.holder(Vec::new(), post, trial, from, plural)
    }

    /// ```text
    /// holder = post (sep post)* (sep? titles)? name apposition?
    ///        | post                        for its holder
    /// ```
    pub(super) fn holder(
        &mut self,
        mut titles: Vec<Title>,
        mut post: Post,
        trial: Cursor<'d, '_>,
        from: usize,
        plural: bool,
    ) -> bool {
        let doc = trial.doc;
        post.is_generic |= plural;
        if let Some(figure) = name::figure_after(doc, trial.at, trial.end) {
            self.cursor.at = figure.end;
            return true;
        }
        let mut posts = vec![post];
        let Some(found) = self.holder_name(&titles, trial, from, plural, &mut posts) else {
            posts.truncate(1);
            return self.holder_unnamed(titles, posts, trial, from, plural);
        };
        posts[0].is_generic = false;
        let first = found.titles.first().map_or(found.name.start, |title| title.tokens.start);
        let governs = doc.tokens[first - 1].is_mark(':');
        titles.extend(found.titles);
        let list = plural.then(|| List {
            titles: titles.clone(),
            posts: posts.clone(),
            announced: true,
            governs,
        });
        if !plural {
            self.share_posts(&mut posts);
        }
        let mut trial = Cursor { at: found.end, ..trial };
        apposition::read_further(&mut trial, true, &mut posts);
        let person = Person { titles, name: Some(found.name), posts };
        self.give(person, from, trial.at, "post name", plural);
        if plural {
            self.list = list;
        }
        true
    }

    /// A post with no name: its holder is meant, or those in the list below.
    fn holder_unnamed(
        &mut self,
        titles: Vec<Title>,
        posts: Vec<Post>,
        trial: Cursor<'d, '_>,
        from: usize,
        plural: bool,
    ) -> bool {
        let rule = if titles.is_empty() { "post" } else { "title post" };
        let colon = trial.peek().is_some_and(|token| token.is_mark(':'));
        let lead = plural && colon && trial.at + 1 == trial.end;
        let list = lead.then(|| (titles.clone(), posts.clone()));
        self.give(Person { titles, posts, name: None }, from, trial.at, rule, false);
        if let Some((titles, mut posts)) = list {
            posts.iter_mut().for_each(|post| post.is_generic = false);
            self.list = Some(List { titles, posts, announced: true, governs: true });
        }
        true
    }

    /// The name after a post; the further posts between the two are added.
    fn holder_name(
        &self,
        titles: &[Title],
        trial: Cursor<'d, '_>,
        from: usize,
        plural: bool,
        posts: &mut Vec<Post>,
    ) -> Option<Found> {
        let governed = self.is_governed(from);
        if titles.iter().all(Title::is_plural) {
            let opens = self.opens_post(from);
            let found = apposition::titled_after(trial, opens)
                .or_else(|| apposition::named_after(trial, opens));
            if found.is_some() {
                return found;
            }
        }
        let doc = trial.doc;
        let mut at = trial.at;
        loop {
            let colon = plural && doc.tokens.get(at).is_some_and(|token| token.is_mark(':'));
            if colon && at < trial.end {
                if let Some(found) = apposition::titled_after(Cursor { at, ..trial }, true) {
                    return Some(found);
                }
                at += 1;
            }
            let levelled = name::follows_level(doc, at);
            if let Some(name) = name::after_post(doc, at, trial.end, levelled && !plural) {
                return Some(Found { end: name.end, name, titles: Vec::new() });
            }
            if governed || posts.len() > MOST_POSTS {
                return None;
            }
            let mut next = Cursor { at, ..trial };
            next.accept(|token| matches!(token.mark(), ',' | '-'))?;
            posts.push(post::read(&mut next, Place::Before).filter(|post| !post.is_generic)?);
            at = next.at;
        }
    }
}
