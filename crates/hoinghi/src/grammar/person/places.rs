//! Places that look like names.

use super::{Person, name};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::post::HEADS;
use crate::lexicon::Class;
use crate::mention::Mention;
use rustc_hash::FxHashSet;

/// A name has no more syllables.
const LONGEST: usize = 6;
/// A post stands no more tokens before the word for a level that ends it.
const POST: usize = 8;

/// Takes the name from a holder where the report names a place so: after "Chủ tịch UBND huyện
/// Lục Yên Hạ" it is a place, if "huyện Lục Yên Hạ" stands elsewhere with no post before it.
pub(super) fn part(doc: &Document<'_>, people: &mut [Mention<Person>]) {
    let doubtful = |person: &Mention<Person>| {
        let name = person.value.name.as_ref()?;
        let level = levelled(doc, name.start) && person.rule == "post name";
        (level && !person.value.posts.is_empty()).then(|| name.clone())
    };
    let starts: FxHashSet<usize> =
        people.iter().filter_map(doubtful).map(|name| name.start).collect();
    if starts.is_empty() {
        return;
    }
    let places = places(doc, &starts);
    for person in people {
        let Some(name) = doubtful(person).filter(|name| places.contains(&doc.phrase(name.clone())))
        else {
            continue;
        };
        person.value.name = None;
        person.value.posts.truncate(1);
        if let Some(post) = person.value.posts.first_mut() {
            post.tokens.end = name.end;
        }
        person.tokens.end = name.end;
        person.span = doc.span(person.tokens.clone());
        person.rule = "post";
    }
}

/// Gives a post the name that ends it where the report names that person elsewhere: "Giám đốc BHXH
/// tỉnh Lê Hùng" beside "ông Lê Hùng".
pub(super) fn find_known(doc: &Document<'_>, people: &mut [Mention<Person>]) {
    let named = people.iter().filter(|person| person.rule != "post name");
    let known: FxHashSet<Key> = named
        .filter_map(|person| person.value.name.as_ref())
        .filter(|name| name.len() > 1)
        .map(|name| doc.phrase(name.clone()))
        .collect();
    for person in people {
        let value = &mut person.value;
        let Some(post) = value.posts.first_mut() else { continue };
        let first = match &value.name {
            Some(name) if person.rule == "post name" && post.tokens.end == name.start => {
                name.start + 1
            }
            None => post.head.end,
            _ => continue,
        };
        let end = value.name.as_ref().map_or(post.tokens.end, |name| name.end);
        let from = first.max(end.saturating_sub(LONGEST));
        let found = (from..end.saturating_sub(1)).find(|&at| known.contains(&doc.phrase(at..end)));
        if let Some(at) = found {
            post.tokens.end = at;
            post.is_generic = false;
            value.name = Some(at..end);
            person.span = doc.span(at..end);
            person.rule = "post known";
        }
    }
}

fn levelled(doc: &Document<'_>, at: usize) -> bool {
    at > 0 && doc.term(at - 1, at, Class::Level).is_some()
}

/// The names that stand after the word for a level with no post before it.
fn places(doc: &Document<'_>, doubtful: &FxHashSet<usize>) -> FxHashSet<Key> {
    let end = doc.tokens.len();
    let levels = doc
        .tokens
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| pair[0].begins(Class::Level.into()) && pair[1].shape.is_capital());
    let plain = |at: &usize| {
        levelled(doc, *at)
            && !doubtful.contains(at)
            && !(at.saturating_sub(POST)..*at).any(|at| doc.term(at, end, HEADS).is_some())
    };
    let starts = levels.map(|(level, _)| level + 1).filter(plain);
    starts.map(|at| doc.phrase(name::run(doc, at, end))).collect()
}
