//! Which mentions are of the same person.

use super::position::Readings;
use crate::cursor::{key, keys};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::person::{Person, Sex, Title, keys as words, name};
use crate::grammar::post::{Post, VERBS};
use crate::mention::Mention;
use crate::token::{Gap, Shape};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Who is meant: persons are numbers, in the order of their first mention.
#[derive(Clone, Debug, Default)]
pub(super) struct Identities {
    /// For each mention who is meant.
    pub(super) who: Vec<Option<usize>>,
    /// What is known of the sex of each person.
    pub(super) sexes: Vec<Option<Sex>>,
}

/// The last person of each sex mentioned under a key.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    any: Option<usize>,
    female: Option<usize>,
    male: Option<usize>,
}

impl Last {
    fn set(&mut self, who: usize, sex: Option<Sex>) {
        self.any = Some(who);
        if sex != Some(Sex::Male) {
            self.female = Some(who);
        }
        if sex != Some(Sex::Female) {
            self.male = Some(who);
        }
    }

    fn get(&self, sex: Option<Sex>) -> Option<usize> {
        match sex {
            None => self.any,
            Some(Sex::Female) => self.female,
            Some(Sex::Male) => self.male,
        }
    }
}

struct Resolver<'r, 'd, 't> {
    doc: &'d Document<'t>,
    people: &'r [Mention<Person>],
    readings: &'r mut Readings<'d, 't>,
    /// Persons by the keys of their full names.
    full: FxHashMap<Key, usize>,
    /// Persons by the last syllables of their names, for each that stands alone as a name.
    short: FxHashMap<Key, Last>,
    /// Who holds which post, in the order of the titles' keys.
    holders: Vec<Holder>,
    sexes: Vec<Option<Sex>>,
    /// Where each person was mentioned last.
    places: Vec<Option<usize>>,
    last: Last,
}

/// A holder of a post.
#[derive(Clone, Copy, Debug)]
struct Holder {
    /// The words of the post's title in one key.
    title: Key,
    who: usize,
    /// The post, of [`Readings`].
    post: usize,
}

/// No more holders of one title are looked through.
const MOST_HOLDERS: usize = 40;

pub(super) fn resolve<'d, 't>(
    doc: &'d Document<'t>,
    people: &[Mention<Person>],
    readings: &mut Readings<'d, 't>,
) -> Identities {
    let mut resolver = Resolver {
        doc,
        people,
        readings,
        full: FxHashMap::with_capacity_and_hasher(people.len(), Default::default()),
        short: FxHashMap::default(),
        holders: Vec::new(),
        sexes: Vec::new(),
        places: Vec::new(),
        last: Last::default(),
    };
    let mut who = vec![None; people.len()];
    resolver.name_fully(&mut who);
    resolver.name_by_one(&mut who);
    resolver.index(&who);
    resolver.hold(&who);
    // References look back first, then ahead: captions stand before the text that names people.
    for (mention, who) in people.iter().zip(&mut who) {
        *who = who.or_else(|| resolver.refer(mention));
        resolver.note(mention, *who);
    }
    renumber(&resolver.sexes, who)
}

/// Of whom a name of two syllables may be a part.
#[derive(Clone, Copy, Debug, Default)]
struct Whole {
    /// Whose name ends with it.
    tail: Option<usize>,
    /// Whose name begins with it.
    prefix: Option<usize>,
}

/// The mentions with a name of so many syllables, each with its index.
fn names(
    people: &[Mention<Person>],
    fits: impl Fn(usize) -> bool,
) -> impl Iterator<Item = (usize, &Person, &Range<usize>)> {
    people.iter().enumerate().filter_map(move |(at, mention)| {
        let run = mention.value.name.as_ref().filter(|run| fits(run.len()))?;
        Some((at, &mention.value, run))
    })
}

impl Resolver<'_, '_, '_> {
    /// Names of three syllables and more first, then those of two that are no part of one.
    fn name_fully(&mut self, who: &mut [Option<usize>]) {
        let (doc, people) = (self.doc, self.people);
        let pairs = names(people, |length| length == 2);
        let pairs = pairs.map(|(.., run)| (doc.phrase(run.clone()), Whole::default()));
        let mut pairs: FxHashMap<Key, Whole> = pairs.collect();
        for (at, _, run) in names(people, |length| length >= 3) {
            let index = self.index_of(doc.phrase(run.clone()));
            who[at] = Some(index);
            if pairs.is_empty() {
                continue;
            }
            if let Some(whole) = pairs.get_mut(&doc.phrase(run.end - 2..run.end)) {
                whole.tail.get_or_insert(index);
            }
            if let Some(whole) = pairs.get_mut(&doc.phrase(run.start..run.start + 2)) {
                whole.prefix.get_or_insert(index);
            }
        }
        for (at, person, run) in names(people, |length| length == 2) {
            let keys = doc.phrase(run.clone());
            let highland =
                doc.tokens[run.start].len() == 1 || doc.word(run.start).contains(['\'', '’']);
            // With a surname and a post of its own it is a name in full.
            let own = !person.posts.is_empty() && name::is_common_surname(doc, run.start);
            let whole = pairs.get(&keys).filter(|_| !own).copied().unwrap_or_default();
            let alias = whole.tail.or(whole.prefix.filter(|_| highland));
            who[at] = Some(alias.unwrap_or_else(|| self.index_of(keys)));
        }
    }

    /// The index of the person with a full name of this key.
    fn index_of(&mut self, name: Key) -> usize {
        let fresh = self.full.len();
        *self.full.entry(name).or_insert(fresh)
    }

    /// A single syllable with a post of its own is a person when no one else bears it.
    fn name_by_one(&mut self, who: &mut [Option<usize>]) {
        let (doc, people) = (self.doc, self.people);
        let single = |length| length == 1;
        let keys = names(people, single).map(|(.., run)| doc.tokens[run.start].key);
        self.short = keys.map(|key| (key, Last::default())).collect();
        if self.short.is_empty() {
            return;
        }
        let named = names(people, |_| true).filter(|(at, ..)| who[*at].is_some());
        let given: FxHashSet<Key> = named.map(|(.., run)| doc.tokens[run.end - 1].key).collect();
        for (at, person, run) in names(people, single) {
            let key = doc.tokens[run.start].key;
            if !given.contains(&key) && !person.posts.is_empty() {
                who[at] = Some(self.index_of(doc.phrase(run.clone())));
            }
        }
    }

    /// Who answers to a short name, and of which sex each person is.
    fn index(&mut self, who: &[Option<usize>]) {
        self.sexes = vec![None; self.full.len()];
        self.places = vec![None; self.full.len()];
        let mut seen = vec![false; self.full.len()];
        for (at, person, run) in names(self.people, |_| true) {
            let Some(index) = who[at] else { continue };
            let sex = self.sex(person);
            self.sexes[index] = self.sexes[index].or(sex);
            if !std::mem::replace(&mut seen[index], true) {
                // Someone named later answers where no one was named before.
                let last = self.short.get_mut(&self.doc.tokens[run.end - 1].key);
                if let Some(last) = last.filter(|last| last.any.is_none()) {
                    last.set(index, sex);
                }
            }
        }
    }

    /// Who holds which post, where a post is said of someone without a name.
    fn hold(&mut self, who: &[Option<usize>]) {
        let unnamed = |mention: &Mention<Person>| {
            mention.value.name.is_none() && !mention.value.posts.is_empty()
        };
        if !self.people.iter().any(unnamed) {
            return;
        }
        let mut all = Vec::with_capacity(self.people.len());
        for (at, person, _) in names(self.people, |_| true) {
            let Some(who) = who[at] else { continue };
            for post in &person.posts {
                let post = self.readings.of(post);
                all.push(Holder { title: self.readings.title(post), who, post });
            }
        }
        all.sort_by_key(|holder| holder.title);
        for holder in all {
            let words = |holder: &Holder| self.readings.organization(holder.post);
            let before = self.holders.iter().rev().take(MOST_HOLDERS);
            let known = before.take_while(|known| known.title == holder.title).any(|known| {
                known.who == holder.who
                    && (known.post == holder.post || words(known) == words(&holder))
            });
            if !known {
                self.holders.push(holder);
            }
        }
    }

    fn sex(&self, person: &Person) -> Option<Sex> {
        let told = person.sex().filter(|_| !person.titles.iter().any(Title::is_plural));
        told.or_else(|| {
            let mut middle = person.name.clone()?.skip(1);
            let thi = middle.any(|at| self.doc.tokens[at].key == key!("thị"));
            thi.then_some(Sex::Female)
        })
    }

    /// Whom a short name, a post or a form of address means.
    fn refer(&mut self, mention: &Mention<Person>) -> Option<usize> {
        let person = &mention.value;
        let sex = self.sex(person);
        if let Some(run) = &person.name {
            let key = self.doc.tokens[run.start].key;
            return self.short.get(&key).and_then(|last| last.get(sex));
        }
        match person.posts.first() {
            Some(post) => self.holder(mention, post, sex),
            None => self.last.get(sex),
        }
    }

    /// Who holds a post that stands for its holder.
    fn holder(
        &mut self,
        mention: &Mention<Person>,
        post: &Post,
        sex: Option<Sex>,
    ) -> Option<usize> {
        if post.is_generic || !self.is_subject(mention) {
            return None;
        }
        let reading = self.readings.of(post);
        let title = self.readings.title(reading);
        let first = self.holders.partition_point(|holder| holder.title < title);
        let held = |holder: &&Holder| holder.title == title;
        let fits = |holder: &&Holder| {
            let own = self.sexes[holder.who];
            self.readings.fits(reading, holder.post)
                && (sex.is_none() || own.is_none() || own == sex)
        };
        let holders = self.holders[first..].iter().take_while(held).take(MOST_HOLDERS);
        let candidates = holders.filter(fits).map(|holder| (self.places[holder.who], holder.who));
        // The holder last mentioned before; else the first mentioned after.
        let mut found = None;
        for (place, who) in candidates {
            match found {
                Some((nearest, _)) if place.is_none() || place < nearest => {}
                _ => found = Some((place, who)),
            }
        }
        found.map(|(_, who)| who)
    }

    /// Whether a post stands where its holder acts: with a form of address, before a verb.
    fn is_subject(&self, mention: &Mention<Person>) -> bool {
        let doc = self.doc;
        let before = mention.tokens.start.checked_sub(1).map(|at| &doc.tokens[at]);
        let governed = before.is_some_and(|token| {
            token.gap < Gap::Blank
                && keys!["của", "cho", "báo", "cáo", "trình", "với"].contains(&token.key)
        });
        let to = mention.tokens.end;
        let acts = || {
            doc.tokens.get(to).is_some_and(|next| {
                next.gap < Gap::Blank
                    && next.shape != Shape::None
                    && (words::ADVERBS.contains(&next.key)
                        || doc.term(to, doc.tokens.len(), VERBS).is_some())
            })
        };
        let done = || before.is_some_and(|token| keys!["do", "theo"].contains(&token.key));
        !governed && (!mention.value.titles.is_empty() || done() || acts())
    }

    /// Remembers who was mentioned last.
    fn note(&mut self, mention: &Mention<Person>, who: Option<usize>) {
        let Some(index) = who else { return };
        let sex = self.sexes[index].or_else(|| self.sex(&mention.value));
        self.places[index] = Some(mention.span.start);
        self.last.set(index, sex);
        if let Some(run) = &mention.value.name
            && let Some(last) = self.short.get_mut(&self.doc.tokens[run.end - 1].key)
        {
            last.set(index, sex);
        }
    }
}

/// The persons in the order of their first mention.
fn renumber(sexes: &[Option<Sex>], mut who: Vec<Option<usize>>) -> Identities {
    let mut place = vec![None; sexes.len()];
    let mut order = Vec::with_capacity(sexes.len());
    for index in who.iter_mut().flatten() {
        *index = *place[*index].get_or_insert_with(|| {
            order.push(sexes[*index]);
            order.len() - 1
        });
    }
    Identities { who, sexes: order }
}
