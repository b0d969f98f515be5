//! What a lead-in announces.

use crate::cursor::{key, keys};
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::outline::Section;
use crate::outline::ask::{self, Strength};
use crate::token::{Shape, Token};

const SECTIONS: ClassSet = ClassSet::of(&[
    Class::SectionTask,
    Class::SectionTarget,
    Class::SectionResult,
    Class::SectionShortcoming,
    Class::SectionAttendee,
    Class::SectionAgenda,
    Class::SectionAward,
]);
const NAMES: ClassSet = ClassSet::of(&[Class::Office, Class::School, Class::Post, Class::Unit]);
/// Tokens from "kết quả" to the "nhiệm vụ" that it is the result of.
const GOVERNED: usize = 7;
/// A level to be reached is said in this many tokens.
const LONGEST_LEVEL: usize = 60;
/// An order begins within this many tokens of its paragraph.
const SUBJECT: usize = 16;

/// The section that a lead-in opens, from its last sentence and the first item.
pub(super) fn led(
    sentence: &[Token],
    first: &[Token],
    headed: bool,
    lexicon: &Lexicon,
) -> Option<Section> {
    let asked = ask::last(sentence, lexicon);
    let named = named(sentence, lexicon);
    let about = sentence.first().is_some_and(|first| first.key == key!("về"));
    match (asked, named) {
        (Some(ask), Some(name))
            if name.section == Section::Target && (name.at > ask.at || about) =>
        {
            Some(Section::Target)
        }
        (Some(ask), Some(name))
            if name.at > ask.at
                && name.section != Section::Task
                && !does(&sentence[ask.at..name.at], lexicon) =>
        {
            Some(name.section)
        }
        (Some(ask), _) if ask.strength == Strength::Own => Some(Section::Task),
        (Some(_), name) if name.is_none_or(|name| name.section != Section::Task) => {
            (headed || orders(first, lexicon)).then_some(Section::Task)
        }
        (asked, Some(name)) if name.section == Section::Task => {
            // "đã thực hiện tốt các nhiệm vụ sau" tells of results.
            let past = sentence[..name.at].iter().any(|token| token.key == key!("đã"));
            let told = past && (asked.is_none() || name.weak);
            (!told && (!name.weak || orders(first, lexicon))).then_some(Section::Task)
        }
        (None, None) => {
            (goes_on(sentence, lexicon) && orders(first, lexicon)).then_some(Section::Task)
        }
        (_, name) => name.map(|name| name.section),
    }
}

/// "Trong quý II, Hội tiếp tục:" leaves its verb to the items.
fn goes_on(sentence: &[Token], lexicon: &Lexicon) -> bool {
    let Some((_, words)) = sentence.split_last() else { return false };
    let past = words.iter().any(|token| token.key == key!("đã"));
    let ends = |at: usize| {
        let verb = lexicon.longest(&words[at..], Class::VerbDo.into());
        verb.is_some_and(|verb| at + verb.end == words.len())
    };
    !past && (words.len().saturating_sub(4)..words.len()).any(ends)
}

/// "Trong thời gian tới, toàn ngành thực hiện các nhiệm vụ sau:"
pub(super) fn looks_ahead(sentence: &[Token], lexicon: &Lexicon) -> bool {
    let mut all = names(sentence, lexicon).filter(|name| name.section == Section::Task);
    let ahead = all.next().is_some_and(|name| name.at == 0 && name.weak);
    ahead && all.any(|name| !name.weak)
}

/// A word for a section; a weak one needs an order after it to announce tasks.
#[derive(Clone, Copy)]
pub(super) struct Name {
    pub(super) at: usize,
    pub(super) section: Section,
    weak: bool,
}

/// The last word for a section that is no object of another: "kết quả thực hiện nhiệm vụ".
fn named(sentence: &[Token], lexicon: &Lexicon) -> Option<Name> {
    let mut found: Option<Name> = None;
    for name in names(sentence, lexicon) {
        let governed = found.is_some_and(|above| {
            let between = &sentence[above.at..name.at];
            between.len() <= GOVERNED
                && match above.section {
                    Section::Result | Section::Shortcoming => {
                        between.iter().any(|t| keys!("thực", "hiện", "các").contains(&t.key))
                    }
                    Section::Agenda => is_aim(name.section),
                    _ => false,
                }
        });
        if !governed {
            found = Some(name);
        }
    }
    found
}

/// "yêu cầu khắc phục những hạn chế": what follows a verb of doing is its object.
fn does(words: &[Token], lexicon: &Lexicon) -> bool {
    (1..words.len()).any(|at| lexicon.longest(&words[at..], Class::VerbDo.into()).is_some())
}

/// The words for sections in a run of tokens, none within another.
pub(super) fn names<'a>(
    body: &'a [Token],
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = Name> + 'a {
    let mut next = 0;
    std::iter::from_fn(move || {
        while next < body.len() {
            let at = next;
            let found = lexicon.longest(&body[at..], SECTIONS);
            next += found.map_or(1, |found| found.end);
            if let Some((term, section)) =
                found.and_then(|found| Some((found.term, section_of(found.term.class)?)))
            {
                return Some(Name { at, section, weak: term.full == "weak" });
            }
        }
        None
    })
}

fn section_of(class: Class) -> Option<Section> {
    Some(match class {
        Class::SectionTask => Section::Task,
        Class::SectionTarget => Section::Target,
        Class::SectionResult => Section::Result,
        Class::SectionShortcoming => Section::Shortcoming,
        Class::SectionAttendee => Section::Attendees,
        Class::SectionAgenda => Section::Agenda,
        Class::SectionAward => Section::Award,
        _ => return None,
    })
}

/// "… các nội dung sau.", "… như sau đây;"
pub(super) fn announces(sentence: &[Token]) -> bool {
    let mut words = sentence.iter().rev().filter(|token| token.is_word());
    let (after, this) = (key!("sau"), key!("đây"));
    match words.next() {
        Some(last) if last.key == this => words.next().is_some_and(|word| word.key == after),
        last => last.is_some_and(|word| word.key == after),
    }
}

/// Whether a run of words says early on what is to be done; the verbs in the names of offices
/// ("Ban Quản lý dự án") say nothing.
pub(super) fn orders(body: &[Token], lexicon: &Lexicon) -> bool {
    let early = &body[..body.len().min(SUBJECT)];
    let stop = early.iter().position(|t| t.is_mark('.') || t.key == key!("đã"));
    let stop = stop.unwrap_or(early.len());
    let mut at = 0;
    while at < stop {
        let verb = lexicon.longest(&body[at..], Class::VerbDo.into());
        let name = lexicon.longest(&body[at..], NAMES).map_or(0, |name| name.end);
        let small = at == 0 || body[at].shape == Shape::Lower;
        match verb {
            Some(verb) if verb.end >= name && small && (at == 0 || verb.term.full != "first") => {
                return true;
            }
            _ => at += name.max(1),
        }
    }
    false
}

/// Whether a paragraph says a level to be reached: short, with a number, and not of the past.
pub(super) fn is_level(body: &[Token]) -> bool {
    body.len() <= LONGEST_LEVEL
        && body.iter().any(Token::is_number)
        && body.iter().all(|token| token.key != key!("đã"))
}

/// Whether a section is of things to come.
pub(super) fn is_aim(section: Section) -> bool {
    matches!(section, Section::Task | Section::Target)
}
