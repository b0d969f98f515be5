//! A post's title and organisation in full.

use super::words::{
    Words, push_capital, push_field, push_title, push_title_case, push_words_of, same,
};
use crate::cursor::{key, keys};
use crate::fold::Key;
use crate::grammar::post::{HEADS, Post};
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::token::{self, Gap, Shape, Token};
use std::ops::Range;

const PARTS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::OfficeField,
    Class::School,
    Class::Level,
    Class::Province,
]);
const TITLES: ClassSet = ClassSet::of(&[Class::Post, Class::PartyRank, Class::PersonNoun]);
/// What a term that heads a post may hold of the organisation.
const OFFICES: ClassSet =
    ClassSet::of(&[Class::Office, Class::School, Class::OfficeField, Class::Level]);

/// The titles and organisations of posts in full, one after the other.
#[derive(Default)]
pub(super) struct Full {
    pub(super) text: String,
    /// The words of the last title.
    pub(super) title_words: Vec<Key>,
    /// The words of the last organisation.
    pub(super) organization_words: Vec<Key>,
    /// The full form of an abbreviated head.
    head: String,
    head_tokens: Vec<Token>,
}

impl Full {
    /// Adds a post of these words; gives where its title and its organisation stand in the text.
    pub(super) fn add(
        &mut self,
        lexicon: &Lexicon,
        post: &Post,
        words: Words<'_>,
    ) -> (Range<usize>, Range<usize>) {
        let begin = post.tokens.start;
        let (start, end) = (post.head.start - begin, post.head.end - begin);
        let head = words.part(start, end);
        let term = lexicon.longest(head.tokens, HEADS);
        let unwritten = term.filter(|found| !same(&found.term.full, head.text()));
        if let Some(found) = unwritten {
            self.head.clear();
            push_title_case(&mut self.head, &found.term.full);
            token::lex_into(&mut self.head_tokens, &self.head, lexicon, |_| ());
        }
        let tokens = if unwritten.is_some() { &self.head_tokens } else { head.tokens };
        let cut = if post.is_rank { None } else { split(lexicon, tokens) };
        let suffix = if cut.is_none() { suffix(lexicon, words.from(end)) } else { 0 };
        if unwritten.is_some() && suffix > 0 {
            self.head.push(' ');
            self.head.push_str(words.part(end, end + suffix).text());
            token::lex_into(&mut self.head_tokens, &self.head, lexicon, |_| ());
        }
        let title = match unwritten {
            Some(_) => Words { tokens: &self.head_tokens, source: &self.head },
            None => words.part(start, end + suffix),
        };
        let cut = cut.unwrap_or(title.tokens.len());
        let mut organization = Organization {
            lexicon,
            begin: self.text.len(),
            text: &mut self.text,
            words: &mut self.organization_words,
        };
        organization.words.clear();
        let rest = [title.from(cut), words.from(end + suffix)];
        let title = organization.write(title.part(0, cut), rest);
        let organization = organization.begin..self.text.len();
        let modifiers = words.part(0, start);
        self.title_words.clear();
        self.title_words.extend(modifiers.keys().chain(title.keys()));
        push_modified(&mut self.text, modifiers, title, post.is_rank);
        (organization.end..self.text.len(), organization)
    }
}

/// Adds a title after the words before it that modify it.
fn push_modified(out: &mut String, modifiers: Words<'_>, title: Words<'_>, is_rank: bool) {
    if !modifiers.tokens.is_empty() {
        out.push_str(modifiers.text());
        out.push(' ');
    }
    if is_rank { out.push_str(title.text()) } else { push_title(out, title) }
}

/// Where the organisation begins that a term for a post holds: after "Phó Chủ tịch" of "Phó Chủ
/// tịch UBND".
fn split(lexicon: &Lexicon, tokens: &[Token]) -> Option<usize> {
    let open = keys!["trưởng", "phó", "chánh"];
    (1..tokens.len()).find(|&length| {
        let (title, rest) = tokens.split_at(length);
        let opens = |at: usize| open.contains(&title[at].key);
        rest[0].begins(OFFICES)
            && !(opens(length - 1) && (length == 1 || opens(length - 2)))
            && lexicon.longest(title, TITLES).is_some_and(|found| found.end == length)
            && lexicon.longest(rest, Class::PostSuffix.into()).is_none()
            && lexicon.longest(rest, OFFICES).is_some()
    })
}

/// How many words after the head go on with the title: "Thường trực".
fn suffix(lexicon: &Lexicon, words: Words<'_>) -> usize {
    let Some(suffix) = lexicon.longest(words.tokens, Class::PostSuffix.into()) else { return 0 };
    // "Chính phủ" begins like the suffix "chính".
    let office = lexicon.longest(words.tokens, PARTS).map_or(0, |office| office.end);
    if suffix.end >= office { suffix.end } else { 0 }
}

/// Where the board begins that a title of several words is held in: "ban đại diện …" of
/// "trưởng ban đại diện …".
fn board(title: Words<'_>) -> Option<usize> {
    let heads = keys!["ban", "phòng", "đoàn"];
    let at = title.tokens.windows(3).position(|words| {
        words[0].key == key!("trưởng")
            && heads.contains(&words[1].key)
            && words[1].gap > Gap::None
            && words[2].gap > Gap::None
    })?;
    let suffix = |first: Key, last: &Token| {
        first == key!("thường") && last.key == key!("trực")
            || (first == key!("phụ") || first == key!("chuyên")) && last.key == key!("trách")
    };
    let rest = title.from(at + 2).tokens;
    (!rest.get(1).is_some_and(|last| suffix(rest[0].key, last))).then_some(at + 1)
}

/// The unit that a title names: "phòng" of "Trưởng phòng".
fn unit<'a>(lexicon: &Lexicon, title: Words<'a>) -> Option<Words<'a>> {
    let lead = keys!["trưởng", "chánh"];
    let at = title.tokens.iter().position(|token| lead.contains(&token.key))? + 1;
    let office = lexicon.longest(title.tokens.get(at..)?, Class::Office.into())?;
    Some(title.part(at, at + office.end))
}

/// The organisation's name, as far as it has been written at the end of a text.
struct Organization<'f, 'l> {
    lexicon: &'l Lexicon,
    text: &'f mut String,
    begin: usize,
    words: &'f mut Vec<Key>,
}

impl Organization<'_, '_> {
    /// Writes the unit and the board that the title names, then the rest; gives the title without
    /// the board.
    fn write<'a>(&mut self, title: Words<'a>, rest: [Words<'a>; 2]) -> Words<'a> {
        let alone = rest.iter().all(|words| words.tokens.is_empty());
        let unit = unit(self.lexicon, title);
        let board = board(title).filter(|_| alone || unit.is_some());
        if let Some(at) = board {
            self.expand(title.from(at));
        }
        rest.into_iter().for_each(|words| self.expand(words));
        let title = board.map_or(title, |at| title.part(0, at + 1));
        let unit = if board.is_some() { self::unit(self.lexicon, title) } else { unit };
        if let Some(unit) = unit.filter(|_| self.text.len() > self.begin) {
            self.put_before(unit);
        }
        self.capitalise();
        title
    }

    /// Puts the unit that the name belongs to before it, where it does not begin with that.
    fn put_before(&mut self, unit: Words<'_>) {
        let mut own = self.words.iter();
        if unit.keys().all(|word| own.next() == Some(&word)) {
            return;
        }
        self.words.extend(unit.keys());
        self.text.insert(self.begin, ' ');
        self.text.insert_str(self.begin, unit.text());
    }

    /// Makes the first letter large.
    fn capitalise(&mut self) {
        let Some(first) = self.text[self.begin..].chars().next().filter(|ch| ch.is_lowercase())
        else {
            return;
        };
        let large: String = first.to_uppercase().collect();
        self.text.replace_range(self.begin..self.begin + first.len_utf8(), &large);
    }

    /// Adds words with abbreviations in full.
    fn expand(&mut self, words: Words<'_>) {
        let tokens = words.tokens;
        let mut at = 0;
        while at < tokens.len() {
            if self.text.len() > self.begin && (at == 0 || tokens[at].gap > Gap::None) {
                self.text.push(' ');
            }
            let (end, full) = part(self.lexicon, words.from(at));
            let written = words.part(at, at + end);
            match full {
                Some((class, full)) => {
                    match class {
                        Class::OfficeField => push_field(self.text, full),
                        Class::Level => self.text.push_str(full),
                        _ => push_capital(self.text, full),
                    }
                    push_words_of(self.words, full);
                }
                None => {
                    self.text.push_str(written.text());
                    self.words.extend(written.keys());
                }
            }
            at += end;
        }
    }
}

/// How many words are the next part of a name, with its class and full form where that is not
/// written.
fn part<'l>(lexicon: &'l Lexicon, words: Words<'_>) -> (usize, Option<(Class, &'l str)>) {
    let tokens = words.tokens;
    let Some(found) = lexicon.longest(tokens, PARTS) else { return (1, None) };
    // "TP", "TT", "TX" are levels here, whatever else they may be.
    let level = lexicon.longest(tokens, Class::Level.into());
    let found = level.filter(|level| level.end >= found.end).unwrap_or(found);
    // "Phòng GD&ĐT" is "Phòng" and "GD&ĐT", not "Phòng GD" and more.
    let rest = || lexicon.longest(&tokens[1..], PARTS);
    if found.end > 1 && rest().is_some_and(|rest| rest.end + 1 > found.end) {
        return (1, None);
    }
    let written = words.part(0, found.end);
    let capitals = |token: &Token| matches!(token.shape, Shape::Upper | Shape::Mixed);
    let short = written.tokens.iter().any(capitals) && !same(&found.term.full, written.text());
    (found.end, short.then_some((found.term.class, &*found.term.full)))
}
