//! Reads the persons of one block.

use super::name;
use super::title::{self, TITLES, Title};
use super::{Person, keys};
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::grammar::post::{self, HEADS, Place, Post, VERBS};
use crate::lexicon::{Class, ClassSet};
use crate::mention::Mention;
use crate::token::{Gap, Shape, Token};
use std::ops::Range;

const CREDITS: ClassSet = ClassSet::of(&[Class::Credit, Class::Byline]);
/// What a name is given to: "Trường THCS Nguyễn Du", "đường Hoàng Văn Thụ", "xã Lê Lợi".
const BEARERS: ClassSet = ClassSet::of(&[Class::NamedAfter, Class::School, Class::Level]);
/// What persons do at an event.
const ACTS: ClassSet = ClassSet::of(&[
    Class::VerbAttend,
    Class::VerbChair,
    Class::VerbDirect,
    Class::VerbPresent,
    Class::VerbSpeak,
    Class::VerbAward,
]);
/// What is said between a name and a post is no longer than this, in tokens.
const ASIDE: usize = 14;
/// A person has no more posts than this in one place.
const MOST_POSTS: usize = 8;

/// A list of persons: what its lead-in says of each of them.
#[derive(Clone, Debug)]
struct List {
    titles: Vec<Title>,
    posts: Vec<Post>,
    /// Whether a lead-in announced it, so that bare names are expected.
    announced: bool,
}

struct Reader<'r, 'd, 't> {
    cursor: Cursor<'d, 't>,
    start: usize,
    list: Option<List>,
    /// Whether the sentence has said what persons do.
    acts: bool,
    /// The end of the last word that things with a person's name have before it.
    bearer: usize,
    people: &'r mut Vec<Mention<Person>>,
}

pub(super) fn read(doc: &Document<'_>, tokens: Range<usize>, people: &mut Vec<Mention<Person>>) {
    let start = tokens.start;
    let mut reader = Reader {
        cursor: Cursor::new(doc, tokens),
        start,
        list: None,
        acts: false,
        bearer: 0,
        people,
    };
    while reader.cursor.at < reader.cursor.end {
        if !reader.person() {
            reader.skip();
        }
    }
}

impl<'d> Reader<'_, 'd, '_> {
    /// ```text
    /// person = titled | posted | bare
    /// ```
    fn person(&mut self) -> bool {
        let doc = self.cursor.doc;
        let Some(token) = self.cursor.peek().filter(|token| token.is_word()) else {
            return false;
        };
        let (at, end) = (self.cursor.at, self.cursor.end);
        let title = doc.term(at, end, TITLES);
        let head = doc.term(at, end, HEADS);
        let longer = |a: usize| head.as_ref().is_none_or(|head| a >= head.end);
        title.is_some_and(|title| longer(title.end)) && self.titled()
            || (head.is_some() || token.shape.is_capital() || token.shape == Shape::Lower)
                && self.posted()
            || token.shape.is_capital() && self.bare()
    }

    /// Passes one token, or a run that names no person.
    fn skip(&mut self) {
        let cursor = &mut self.cursor;
        let (doc, at, end) = (cursor.doc, cursor.at, cursor.end);
        let token = &doc.tokens[at];
        if matches!(token.mark(), '.' | '!' | '?')
            && doc.tokens.get(at + 1).is_none_or(|t| t.gap > Gap::None)
        {
            self.list = None;
            self.acts = false;
        }
        if !token.is_word() {
            cursor.at += 1;
            if token.is_mark(':') && self.acts && self.bearer != at {
                self.announce();
            }
            return;
        }
        if let Some(credit) = doc.term(at, end, CREDITS) {
            let colon = |at: usize| doc.tokens.get(at).is_some_and(|token| token.is_mark(':'));
            if colon(credit.end) || colon(credit.end - 1) {
                cursor.at = end_of_credit(doc, credit.end, end);
                return;
            }
        }
        if let Some(act) = doc.term(at, end, ACTS) {
            self.acts = true;
            let person = (at + 1..act.end).find(|&next| doc.term(next, end, TITLES).is_some());
            cursor.at = person.unwrap_or(act.end);
            return;
        }
        cursor.at += 1;
        if let Some(bearer) = doc.term(at, end, BEARERS) {
            self.bearer = bearer.end;
            let run = name::run(doc, bearer.end, end);
            let opens = token.shape == Shape::Title
                && bearer.end == at + 1
                && name::is_common_surname(doc, at);
            if !run.is_empty() && !opens && doc.term(run.start, run.end, TITLES_AND_POSTS).is_none()
            {
                cursor.at = run.end;
            }
        }
        if doc.tokens[at].key == key!("gồm") && self.acts {
            self.announce();
        } else if doc.tokens[at].key == key!("gồm") || doc.tokens[at].key == key!("có") {
            self.expect();
        }
    }

    /// Bare names follow: "Phát biểu: …", "Đoàn Chủ tịch gồm …".
    fn announce(&mut self) {
        let quiet = self.list.as_ref().is_none_or(|list| !list.announced);
        if quiet {
            self.list = Some(List { titles: Vec::new(), posts: Vec::new(), announced: true });
        }
    }

    /// Bare names may follow.
    fn expect(&mut self) {
        let quiet = self.list.as_ref().is_none_or(|list| !list.announced);
        if quiet {
            self.list = Some(List { titles: Vec::new(), posts: Vec::new(), announced: false });
        }
    }

    /// ```text
    /// titled = titles ":"? name apposition?
    ///        | titles post name? apposition?
    ///        | titles                        before a verb: "Đồng chí cũng đề nghị"
    /// ```
    fn titled(&mut self) -> bool {
        let doc = self.cursor.doc;
        let from = self.cursor.at;
        let mut trial = self.cursor;
        let titles = title::read(&mut trial);
        if titles.is_empty() || self.is_place(from) {
            return false;
        }
        let plural = titles.iter().any(Title::is_plural) || self.counts(from);
        let colon = trial.mark(':').is_some();
        let noun = titles.iter().all(|title| title.class == Class::PersonNoun);
        let name = titled_name(&trial, &titles)
            .filter(|name| !(self.is_figure(&titles, name, &trial) || colon && noun));
        if let Some(name) = name {
            trial.at = name.end;
            let posts = apposition(&mut trial);
            let person =
                Person { titles: titles.clone(), name: Some(name), posts, in_list: plural };
            return self.give(
                person,
                from,
                trial.at,
                if plural { "list" } else { "title name" },
                plural,
            );
        }
        if let Some(mut post) = post::read(&mut trial, Place::Before) {
            if plural {
                post.is_generic = true;
            }
            return self.post_then_name(titles, post, trial, from, plural);
        }
        if plural {
            if colon {
                self.list = Some(List { titles, posts: Vec::new(), announced: true });
            }
            return false;
        }
        let alone = titles.len() == 1
            && titles[0].addresses(doc)
            && self.opens_clause(from)
            && stands_alone(&trial);
        if !alone {
            return false;
        }
        let person = Person { titles, ..Person::default() };
        self.give(person, from, trial.at, "address", false)
    }

    /// ```text
    /// posted = "các"? post titles? name apposition?
    ///        | post                          refers to its holder
    /// ```
    fn posted(&mut self) -> bool {
        let from = self.cursor.at;
        let mut trial = self.cursor;
        let Some(mut post) = post::read(&mut trial, Place::Before) else {
            return false;
        };
        let plural = self.before(from).is_some_and(|token| {
            [key!("các"), key!("những"), key!("hai"), key!("mọi"), key!("mỗi")].contains(&token.key)
                || token.is_number()
        });
        if plural {
            post.is_generic = true;
        }
        self.post_then_name(Vec::new(), post, trial, from, plural)
    }

    fn post_then_name(
        &mut self,
        mut titles: Vec<Title>,
        mut post: Post,
        mut trial: Cursor<'d, '_>,
        from: usize,
        plural: bool,
    ) -> bool {
        let doc = trial.doc;
        let mut after = trial;
        // "Phó Hiệu trưởng phụ trách – thầy Y Ruân", "Giám đốc Sở, ông Lê Văn Tám"
        let joint = after.accept(|token| matches!(token.mark(), '-' | ',' | ':' | '(')).is_some();
        let inner = title::read(&mut after);
        let single = inner.iter().all(|title| !title.is_plural());
        let titled = if inner.is_empty() || !single { None } else { titled_name(&after, &inner) };
        let levelled = doc.term(trial.at - 1, trial.at, Class::Level).is_some();
        let opens = from == self.sentence_start(from)
            || self.before(from).is_some_and(|token| token.is_mark(';'));
        let dash_ok =
            !joint || opens || trial.peek().is_some_and(|token| matches!(token.mark(), '-' | '('));
        let name = match titled {
            Some(name) if dash_ok && titles.is_empty() => Some(name),
            _ => {
                let colon = trial.peek().is_some_and(|token| token.is_mark(':'));
                let at = if colon && plural { trial.at + 1 } else { trial.at };
                name::after_post(doc, at, trial.end, levelled && !plural)
            }
        };
        if name.is_none() && !levelled {
            let figure = name::run(doc, trial.at, trial.end);
            if !figure.is_empty() && name::is_historic(doc, &figure) {
                self.cursor.at = figure.end;
                return true;
            }
        }
        let Some(name) = name else {
            let rule = if titles.is_empty() { "post" } else { "title post" };
            let person = Person { titles, posts: vec![post], ..Person::default() };
            return self.give(person, from, trial.at, rule, false);
        };
        if !inner.is_empty()
            && inner[0].tokens.start < name.start
            && inner[0].tokens.start >= trial.at
        {
            titles.extend(inner);
        }
        let bracket = joint && trial.peek().is_some_and(|token| token.is_mark('('));
        trial.at = name.end;
        if bracket {
            trial.mark(')');
        }
        post.is_generic = false;
        let mut posts = vec![post];
        let shared = if plural { posts.clone() } else { Vec::new() };
        posts.extend(apposition(&mut trial));
        let list = List { titles: titles.clone(), posts: shared, announced: plural };
        let person = Person { titles, name: Some(name), posts, in_list: plural };
        let given = self.give(person, from, trial.at, "post name", plural);
        if plural {
            self.list = Some(list);
        }
        given
    }

    /// A name with nothing before it that tells a person.
    ///
    /// ```text
    /// bare = full-name apposition        in a list, or at the start of a clause
    ///      | full-name                   in a list that was announced
    ///      | full-name (verb)            at the start of a sentence
    /// ```
    fn bare(&mut self) -> bool {
        let doc = self.cursor.doc;
        let from = self.cursor.at;
        let run = name::run(doc, from, self.cursor.end);
        let verb = doc.term(from, self.cursor.end, VERBS).is_some_and(|verb| verb.end > from + 1);
        if !self.opens(from) || run.len() < 2 || verb {
            return false;
        }
        let list = self.list.clone().filter(|_| self.in_list(from));
        let full = name::is_full(doc, &run);
        let announced = list.as_ref().is_some_and(|list| list.announced);
        let mut trial = self.cursor;
        trial.at = run.end;
        let posts = apposition(&mut trial);
        let ends = trial.peek().is_none_or(|next| {
            matches!(next.mark(), ',' | ';' | '.' | '(' | '-' | ':')
                || next.key == key!("và")
                || next.key == key!("cùng")
        });
        let verb = doc.term(run.end, self.cursor.end, post::VERBS).is_some()
            || doc
                .tokens
                .get(run.end)
                .is_some_and(|t| keys::ADVERBS.contains(&t.key) && t.gap < Gap::Line);
        let apart = doc.tokens.get(run.end).is_some_and(|next| !next.is_word());
        let stated = full && apart && !posts.is_empty() && !name::is_historic(doc, &run);
        let listed = announced && (ends || verb) && (full || !posts.is_empty());
        let acting = full
            && verb
            && run.len() >= 3
            && name::is_common_surname(doc, from)
            && !name::is_historic(doc, &run)
            && from == self.sentence_start(from);
        let noun = doc.tokens.get(run.end).is_some_and(|next| next.is_mark(','))
            && doc.term(run.end + 1, self.cursor.end, Class::PersonNoun).is_some();
        let described = full && noun && run.len() >= 3 && name::is_common_surname(doc, from);
        if !(stated || listed || acting || described) {
            return false;
        }
        let (titles, shared) = match (&list, announced) {
            (Some(list), true) => (list.titles.clone(), list.posts.clone()),
            _ => (Vec::new(), Vec::new()),
        };
        let mut all = shared;
        all.extend(posts);
        let rule = if announced {
            "list"
        } else if stated {
            "name post"
        } else {
            "name verb"
        };
        let person = Person { titles, name: Some(run), posts: all, in_list: announced };
        self.give(person, from, trial.at, rule, announced)
    }

    fn give(
        &mut self,
        person: Person,
        from: usize,
        to: usize,
        rule: &'static str,
        list: bool,
    ) -> bool {
        let doc = self.cursor.doc;
        let tokens = from..to.max(from + 1);
        let words = person.name.clone().unwrap_or(tokens.clone());
        if person.name.is_some() {
            let known = self.list.as_ref().is_some_and(|list| list.announced);
            if list && (!known || person.titles.iter().any(|title| title.tokens.start >= from)) {
                let titles =
                    person.titles.iter().filter(|t| t.class != Class::Degree).cloned().collect();
                self.list = Some(List { titles, posts: Vec::new(), announced: true });
            } else if self.list.is_none() {
                self.expect();
            }
        }
        self.cursor.at = tokens.end;
        self.people.push(Mention { span: doc.span(words), tokens, rule, value: person });
        true
    }

    fn before(&self, at: usize) -> Option<&'d Token> {
        at.checked_sub(1).filter(|&at| at >= self.start).map(|at| &self.cursor.doc.tokens[at])
    }

    /// Whether a name may begin here: at the start of the block, after a mark, or after a word
    /// that leads to persons.
    fn opens(&self, at: usize) -> bool {
        self.before(at).is_none_or(|token| {
            let leads = [
                key!("gồm"),
                key!("là"),
                key!("có"),
                key!("và"),
                key!("cùng"),
                key!("do"),
                key!("với"),
                key!("cho"),
                key!("của"),
                key!("tặng"),
            ];
            matches!(token.mark(), ',' | ';' | ':' | '-' | '(' | '.' | '+')
                || leads.contains(&token.key)
        })
    }

    fn in_list(&self, at: usize) -> bool {
        self.before(at).is_some_and(|token| {
            matches!(token.mark(), ',' | ';' | ':')
                || token.key == key!("và")
                || token.key == key!("cùng")
        })
    }

    fn sentence_start(&self, at: usize) -> usize {
        self.cursor.doc.outline.sentence_of(at).map_or(self.start, |sentence| sentence.start)
    }

    /// Whether the words before the title make it one for many: "03 đồng chí:", "các học viên".
    fn counts(&self, at: usize) -> bool {
        let many = [key!("các"), key!("những"), key!("hai"), key!("hai")];
        let opens = many.contains(&self.cursor.doc.tokens[at].key);
        opens || self.before(at).is_some_and(|t| t.is_number() || many.contains(&t.key))
    }

    /// Whether a form of address without a name may stand here.
    fn opens_clause(&self, at: usize) -> bool {
        let capital = self.cursor.doc.tokens[at].shape.is_capital();
        self.before(at).is_none_or(|token| {
            capital && !token.is_word()
                || matches!(token.mark(), ',' | ';' | '.' | ':')
                || [key!("theo"), key!("và"), key!("rằng")].contains(&token.key)
        })
    }

    /// Whether a title and a name that things bear mean a figure of history.
    fn is_figure(&self, titles: &[Title], name: &Range<usize>, after: &Cursor<'_, '_>) -> bool {
        let doc = self.cursor.doc;
        if !name::is_historic(doc, name) {
            return false;
        }
        let personal = titles.iter().any(|title| title.addresses(doc));
        let mut trial = *after;
        trial.at = name.end;
        let posts = apposition(&mut trial);
        let acts = doc.term(trial.at, trial.end, ACTS).is_some()
            || trial.peek().is_some_and(|next| keys::ADVERBS.contains(&next.key));
        let listed = self.list.as_ref().is_some_and(|list| list.announced);
        posts.is_empty() && !(personal && (acts || listed || name.len() == 1))
    }

    /// Whether the title is part of a place's name: "Kênh Ông Lục", "huyện Cô Tô".
    fn is_place(&self, at: usize) -> bool {
        let doc = self.cursor.doc;
        let title = doc.tokens[at].shape;
        // "huyện bạn", "đơn vị bạn"
        if doc.tokens[at].key == key!("bạn") && self.before(at).is_some_and(Token::is_word) {
            let level = doc.term(at - 1, at, BEARERS).is_some();
            if level || doc.is(at - 1, key!("vị")) {
                return true;
            }
        }
        let Some(before) = self.before(at).filter(|token| token.is_word() && title == Shape::Title)
        else {
            return false;
        };
        let run = name::run(doc, at + 1, self.cursor.end);
        let surname = run.len() > 1 && name::is_common_surname(doc, run.start);
        !surname && self.bearer == at || run.len() == 1 && before.shape == Shape::Title
    }
}

const TITLES_AND_POSTS: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::Degree,
    Class::Rank,
    Class::Post,
    Class::PartyRank,
]);

/// The name that follows titles.
fn titled_name(cursor: &Cursor<'_, '_>, titles: &[Title]) -> Option<Range<usize>> {
    let doc = cursor.doc;
    let run = name::run(doc, cursor.at, cursor.end);
    if run.is_empty() || doc.tokens[run.start].gap == Gap::Blank {
        return None;
    }
    let many = titles.iter().any(Title::is_plural);
    if run.len() == 1 && (many || keys::POST_WORDS.contains(&doc.tokens[run.start].key)) {
        return None;
    }
    let other =
        ClassSet::of(&[Class::Office, Class::School, Class::Post, Class::PartyRank, Class::Level]);
    let word = doc.term(run.start, cursor.end, other).map_or(0, |found| found.end - run.start);
    let surname = name::is_common_surname(doc, run.start) && run.len() > 1;
    if word > 0 && !(surname && word < run.len()) {
        return None;
    }
    let weak =
        titles.iter().all(|title| matches!(title.class, Class::HonorificYoung | Class::PersonNoun));
    let sure = !weak || name::is_full(doc, &run) || run.len() == 1;
    sure.then_some(run)
}

/// Posts after a name.
///
/// ```text
/// apposition = sep post (sep post)* ")"?
/// sep        = "," | dash | "(" | ":" | "là" | concurrent | nothing
/// ```
fn apposition(cursor: &mut Cursor<'_, '_>) -> Vec<Post> {
    let mut posts = Vec::new();
    let mut open = false;
    let before = *cursor;
    let aside = aside(cursor);
    while posts.len() < MOST_POSTS {
        let found = cursor.maybe(|cursor| {
            let mark = separator(cursor, posts.is_empty());
            if mark == Some('(') {
                open = true;
            }
            let post = post::read(cursor, Place::After)?;
            // What follows a comma may be the post of the next person.
            let next = mark == Some(',') && !posts.is_empty() && holds_next(cursor, &post);
            (!next).then_some(post)
        });
        match found {
            Some(post) => posts.push(post),
            None => break,
        }
    }
    if open && !posts.is_empty() {
        cursor.mark(')');
    }
    if aside && posts.is_empty() {
        *cursor = before;
    }
    posts
}

/// What is said of a person between name and post: ", 85 tuổi,", "(sinh năm 1960)", ", dân tộc Tày,".
fn aside(cursor: &mut Cursor<'_, '_>) -> bool {
    let told = cursor.maybe(|cursor| {
        let open = cursor.accept(|token| matches!(token.mark(), ',' | '('))?;
        let close = if open.is_mark('(') { ')' } else { ',' };
        let first = cursor.peek()?;
        let tells = [key!("sinh"), key!("dân"), key!("quê"), key!("trú"), key!("sn"), key!("ngụ")];
        let age = first.is_number() && cursor.ahead(1)?.key == key!("tuổi");
        let aside = close == ')' && post::read(&mut cursor.clone(), Place::After).is_none();
        if !age && !aside && !tells.contains(&first.key) {
            return None;
        }
        for _ in 0..ASIDE {
            if cursor.peek()?.is_mark(close) {
                if close == ')' {
                    cursor.at += 1;
                }
                return Some(());
            }
            cursor.at += 1;
        }
        None
    });
    told.is_some()
}

fn separator(cursor: &mut Cursor<'_, '_>, first: bool) -> Option<char> {
    let token = cursor.peek()?;
    let mark = token.mark();
    let separates = matches!(mark, ',' | '-') || first && matches!(mark, '(' | ':');
    if separates {
        cursor.at += 1;
        // "Bí thư Đảng ủy, kiêm Chủ tịch"
        cursor.term(Class::Concurrent);
        return Some(mark);
    }
    if first {
        appointed(cursor);
    }
    cursor.term(Class::Concurrent);
    None
}

/// Words that give a post: "tái cử", "được bầu giữ chức vụ", "hiện là".
fn appointed(cursor: &mut Cursor<'_, '_>) {
    for _ in 0..8 {
        if cursor.accept(|token| keys::APPOINTED.contains(&token.key)).is_none() {
            break;
        }
    }
}

/// Whether a post ends in a name, so that it is the next person's.
fn holds_next(cursor: &Cursor<'_, '_>, post: &Post) -> bool {
    let doc = cursor.doc;
    let from = post.head.end.max(post.tokens.end.saturating_sub(5));
    (from..post.tokens.end).any(|at| {
        name::after_post(doc, at, cursor.end, true).is_some_and(|run| run.end == post.tokens.end)
            && !doc.term(at.saturating_sub(1), at, Class::Level).is_some()
    })
}

/// Whether a form of address with no name after it refers to someone named before.
fn stands_alone(cursor: &Cursor<'_, '_>) -> bool {
    let Some(next) =
        cursor.peek().filter(|token| token.shape == Shape::Lower && token.gap < Gap::Blank)
    else {
        return false;
    };
    keys::ADVERBS.contains(&next.key) || cursor.doc.term(cursor.at, cursor.end, VERBS).is_some()
}

/// Where a credit ends: at the closing bracket or the end of the line.
fn end_of_credit(doc: &Document<'_>, from: usize, end: usize) -> usize {
    (from..end)
        .find(|&at| doc.tokens[at].is_mark(')') || at > from && doc.tokens[at].gap >= Gap::Line)
        .unwrap_or(end)
}
