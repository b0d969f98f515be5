//! Posts that several persons have together.

use super::Person;
use crate::cursor::key;
use crate::document::Document;
use crate::grammar::post::Post;
use crate::mention::Mention;

/// Gives a post in the plural to those whom it is said of.
///
/// ```text
/// shared = person ( joint person )* [-,] "các" post | number post "là" person ( joint person )*
/// joint  = "," | "và"
/// ```
///
/// Only to those who have no post of their own.
pub(super) fn give(doc: &Document<'_>, people: &mut Vec<Mention<Person>>) {
    let mut at = 0;
    // Mentions of a post that became its holders'.
    let mut taken = Vec::new();
    while at < people.len() {
        let Some(post) = plural(&people[at]) else {
            at += 1;
            continue;
        };
        let after = said_of(doc, &people[at..], true);
        if after > 0 {
            people[at + 1..=at + after].iter_mut().for_each(|person| take(person, &post));
            at += after + 1;
            continue;
        }
        let before = trails(doc, people, at);
        people[at - before..at].iter_mut().for_each(|person| take(person, &post));
        if before > 0 {
            // The words are the last one's: what follows is said of them all.
            people[at - 1].tokens.end = people[at].tokens.end;
            taken.push(people[at].tokens.start);
        }
        at += 1;
    }
    if !taken.is_empty() {
        people.retain(|person| taken.binary_search(&person.tokens.start).is_err());
    }
}

/// The post of a mention that is a post for many and no name.
fn plural(person: &Mention<Person>) -> Option<Post> {
    let value = &person.value;
    let post = value.posts.first().filter(|post| post.is_generic && value.name.is_none())?;
    Some(Post { is_generic: false, ..post.clone() })
}

fn take(person: &mut Mention<Person>, post: &Post) {
    person.value.posts.push(post.clone());
}

/// How many persons follow the first mention, after "là" where it `names` them.
fn said_of(doc: &Document<'_>, people: &[Mention<Person>], names: bool) -> usize {
    let joins = |i: usize| {
        let (end, start) = (people[i].tokens.end, people[i + 1].tokens.start);
        let first = names && i == 0;
        end + 1 == start
            && if first {
                doc.is(end, key!("là"))
            } else {
                doc.tokens[end].is_mark(',') || doc.is(end, key!("và"))
            }
    };
    let free = |i: usize| people[i].value.name.is_some() && people[i].value.posts.is_empty();
    (0..people.len() - 1).take_while(|&i| joins(i) && free(i + 1)).count()
}

/// How many persons stand right before "– các" and the post at `at`.
fn trails(doc: &Document<'_>, people: &[Mention<Person>], at: usize) -> usize {
    let start = people[at].tokens.start;
    let many = start >= 2 && doc.is(start - 1, key!("các"));
    let mark = start.wrapping_sub(2);
    let touches = at > 0
        && many
        && people[at - 1].tokens.end == mark
        && matches!(doc.tokens[mark].mark(), '-' | ',');
    if !touches {
        return 0;
    }
    let free = |i: usize| people[i].value.name.is_some() && people[i].value.posts.is_empty();
    let joins = |i: usize| {
        let (end, start) = (people[i].tokens.end, people[i + 1].tokens.start);
        end + 1 == start && (doc.tokens[end].is_mark(',') || doc.is(end, key!("và")))
    };
    (0..at).rev().take_while(|&i| free(i) && (i + 1 == at || joins(i))).count()
}
