//! What the section that a block stands in is about.
//!
//! ```text
//! section = heading (heading | lead-in | item | paragraph)*
//!         | lead-in item*
//! ```
//!
//! A heading's section lasts until a heading of its own style or of one above it; a lead-in's
//! until narration goes on after its items, or another lead-in begins.

use super::marker::Style;
use super::{Block, BlockKind, Place, Section};
use crate::fold::{Key, key};
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::token::{Shape, Token};
use once_cell::sync::Lazy;
use std::ops::Range;

const SECTIONS: ClassSet = ClassSet::of(&[
    Class::SectionTask,
    Class::SectionTarget,
    Class::SectionResult,
    Class::SectionShortcoming,
    Class::SectionAttendee,
    Class::SectionAgenda,
    Class::SectionAward,
]);
const PEOPLE: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::HonorificPlural,
    Class::HonorificYoung,
    Class::Degree,
    Class::Rank,
    Class::Event,
]);

const NAMES: ClassSet = ClassSet::of(&[Class::Office, Class::School, Class::Post, Class::Unit]);

/// How many captions and the like may stand between a lead-in and its first item.
const INTERRUPTIONS: usize = 8;
/// Tokens from "kết quả" to the "nhiệm vụ" that it is the result of.
const GOVERNED: usize = 7;
/// An order begins within this many tokens of its paragraph.
const SUBJECT: usize = 16;

struct Words {
    past: Key,
    about: Key,
    after: [Key; 2],
    result_of: [Key; 3],
}

static WORDS: Lazy<Words> = Lazy::new(|| Words {
    past: key("đã"),
    about: key("về"),
    after: ["sau", "đây"].map(key),
    result_of: ["thực", "hiện", "các"].map(key),
});

#[derive(Clone, Copy, Debug, PartialEq)]
enum Opener {
    /// A heading without a marker.
    Plain,
    Marked(Style),
    LeadIn,
}

/// A section that is open.
struct Frame {
    opener: Opener,
    section: Section,
    /// The heading or lead-in: an index of its block.
    block: usize,
}

/// The sections that are open, outermost first.
struct Frames<'o> {
    tokens: &'o [Token],
    lexicon: &'o Lexicon,
    open: Vec<Frame>,
    /// Whether a marked item has been seen since the last heading or lead-in.
    listing: bool,
    /// Whether an item of any sort has been seen since.
    seen: bool,
}

pub(super) fn assign(blocks: &mut [Block], tokens: &[Token], lexicon: &Lexicon) {
    let mut frames = Frames { tokens, lexicon, open: Vec::new(), listing: false, seen: false };
    for at in 0..blocks.len() {
        let next = blocks[at + 1..].iter().take(INTERRUPTIONS).find(|next| {
            !matches!(next.kind, BlockKind::Caption | BlockKind::Furniture | BlockKind::Footnote)
        });
        let (section, place) = match blocks[at].kind {
            BlockKind::Heading => frames.heading(&blocks[at], at),
            BlockKind::Item => frames.item(&blocks[at]),
            BlockKind::Paragraph => frames.paragraph(&blocks[at], at, next),
            _ => Default::default(),
        };
        (blocks[at].section, blocks[at].place) = (section, place);
    }
}

impl Frames<'_> {
    fn section(&self) -> Section {
        self.open.last().map_or(Section::Body, |frame| frame.section)
    }

    /// What an item here stands under.
    fn place(&self) -> (Section, Place) {
        let heading = self.open.iter().rfind(|frame| frame.opener != Opener::LeadIn);
        let lead_in = self.open.iter().rfind(|frame| frame.opener == Opener::LeadIn);
        let place = Place {
            heading: heading.map(|frame| frame.block),
            lead_in: lead_in.map(|frame| frame.block),
            leads: false,
        };
        (self.section(), place)
    }

    fn close(&mut self, opener: Opener) {
        if let Some(depth) = self.open.iter().position(|frame| frame.opener == opener) {
            self.open.truncate(depth);
        }
    }

    fn enter(&mut self, opener: Opener, section: Section, block: usize) {
        self.close(opener);
        self.open.push(Frame { opener, section, block });
        (self.listing, self.seen) = (false, false);
    }

    fn heading(&mut self, block: &Block, at: usize) -> (Section, Place) {
        let body = &self.tokens[block.tokens.clone()];
        let opener = block.style(self.tokens).map_or(Opener::Plain, Opener::Marked);
        let named = names(body, self.lexicon).next();
        if opener == Opener::Plain && named.is_some() {
            self.open.clear();
        }
        self.close(opener);
        let inherited = self.section();
        let section = match named {
            // Below a section of tasks, "Công tác thi đua, khen thưởng" is a field of work.
            Some(name) if name.at > 0 && !is_aim(name.section) && is_aim(inherited) => inherited,
            Some(name) => name.section,
            None => inherited,
        };
        self.enter(opener, section, at);
        self.place()
    }

    /// An item; one marked like a heading before it stands beside it, not under it.
    fn item(&mut self, block: &Block) -> (Section, Place) {
        if let Some(style) = block.style(self.tokens) {
            self.close(Opener::Marked(style));
        }
        (self.listing, self.seen) = (true, true);
        self.place()
    }

    fn paragraph(&mut self, block: &Block, at: usize, next: Option<&Block>) -> (Section, Place) {
        let body = &self.tokens[block.tokens.clone()];
        let listed = next.is_some_and(|next| {
            matches!(next.kind, BlockKind::Item | BlockKind::Heading) && next.marker.is_some()
        });
        let last = last_sentence(body, self.lexicon);
        let colon = body.last().is_some_and(|token| token.is_mark(':'));
        if colon || (listed && announces(last)) {
            let first = next.map_or(&[][..], |next| &self.tokens[next.tokens.clone()]);
            self.lead(last, first, at);
            let (section, place) = self.place();
            return (section, Place { leads: true, ..place });
        }
        self.text(body, listed)
    }

    fn lead(&mut self, sentence: &[Token], first: &[Token], at: usize) {
        let only_leads = self.open.iter().all(|frame| frame.opener == Opener::LeadIn);
        match led(sentence, first, self.lexicon) {
            Some(section) => {
                self.close(Opener::LeadIn);
                // What is asked stands under no heading of results, and the other way round.
                let foreign = |frame: &Frame| {
                    frame.section != Section::Body && is_aim(frame.section) != is_aim(section)
                };
                if let Some(depth) = self.open.iter().position(foreign) {
                    self.open.truncate(depth);
                }
                self.enter(Opener::LeadIn, section, at);
            }
            // Another list begins, of things that nobody names.
            None if only_leads => self.enter(Opener::LeadIn, Section::Body, at),
            None if self.seen && !orders(sentence, self.lexicon) => {
                self.open.clear();
                self.enter(Opener::LeadIn, Section::Body, at);
            }
            None => {}
        }
    }

    /// Running text in a section: an item without a marker, an introduction, or narration, which
    /// leaves the section.
    fn text(&mut self, body: &[Token], listed: bool) -> (Section, Place) {
        let begins = |classes: ClassSet| self.lexicon.longest(body, classes).is_some();
        let people = begins(PEOPLE) && !begins(Class::VerbDo.into());
        let orders = orders(body, self.lexicon);
        if people || (self.listing && !listed) {
            self.open.clear();
            self.listing = false;
        } else if orders || self.section() == Section::Target {
            self.seen = true;
            return self.place();
        } else if self.open.iter().all(|frame| frame.opener == Opener::LeadIn) {
            self.open.clear();
        }
        Default::default()
    }
}

fn is_aim(section: Section) -> bool {
    matches!(section, Section::Task | Section::Target)
}

/// "… các nội dung sau.", "… như sau đây;"
fn announces(sentence: &[Token]) -> bool {
    let mut words = sentence.iter().rev().filter(|token| token.is_word());
    let [after, this] = WORDS.after;
    match words.next() {
        Some(last) if last.key == this => words.next().is_some_and(|word| word.key == after),
        last => last.is_some_and(|word| word.key == after),
    }
}

/// Whether a paragraph says early on what is to be done; the verbs in the names of offices
/// ("Ban Quản lý dự án") say nothing.
fn orders(body: &[Token], lexicon: &Lexicon) -> bool {
    let early = &body[..body.len().min(SUBJECT)];
    let stop = early.iter().position(|t| t.is_mark('.') || t.key == WORDS.past);
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

fn last_sentence<'t>(body: &'t [Token], lexicon: &Lexicon) -> &'t [Token] {
    let range: Range<usize> = 0..body.len();
    let begin = (0..body.len().saturating_sub(1))
        .rev()
        .find(|&at| super::sentence::ends(body, at, range.clone(), lexicon));
    &body[begin.map_or(0, |at| at + 1)..]
}

/// The section that a lead-in opens, from its last sentence and the first item.
fn led(sentence: &[Token], first: &[Token], lexicon: &Lexicon) -> Option<Section> {
    let asked = ask(sentence, lexicon);
    let named = named(sentence, lexicon);
    let about = sentence.first().is_some_and(|first| first.key == WORDS.about);
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
        (Some(Ask { strong: true, .. }), _) => Some(Section::Task),
        (Some(_), None) => orders(first, lexicon).then_some(Section::Task),
        (asked, Some(name)) if name.section == Section::Task => {
            // "đã thực hiện tốt các nhiệm vụ sau" tells of results.
            let past = sentence[..name.at].iter().any(|token| token.key == WORDS.past);
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
    let past = words.iter().any(|token| token.key == WORDS.past);
    let ends = |at: usize| {
        let verb = lexicon.longest(&words[at..], Class::VerbDo.into());
        verb.is_some_and(|verb| at + verb.end == words.len())
    };
    !past && (words.len().saturating_sub(4)..words.len()).any(ends)
}

/// A verb of asking, and whether it asks by itself.
#[derive(Clone, Copy)]
struct Ask {
    at: usize,
    strong: bool,
}

/// A word for a section; a weak one needs an order after it to announce tasks.
#[derive(Clone, Copy)]
struct Name {
    at: usize,
    section: Section,
    weak: bool,
}

/// The last verb that asks by itself, else the last weak one.
fn ask(sentence: &[Token], lexicon: &Lexicon) -> Option<Ask> {
    let asks = |at: usize| lexicon.longest(&sentence[at..], Class::VerbAsk.into());
    let found = |at: usize| Some(Ask { at, strong: !is_weak(&asks(at)?.term.full) });
    let mut all = (0..sentence.len()).rev().filter_map(found);
    let last = all.next()?;
    Some(if last.strong { last } else { all.find(|ask| ask.strong).unwrap_or(last) })
}

/// Whether a verb of asking asks only with a word for tasks or an order after it.
fn is_weak(full: &str) -> bool {
    matches!(full, "weak" | "colon")
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
                        between.iter().any(|t| WORDS.result_of.contains(&t.key))
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
fn names<'a>(body: &'a [Token], lexicon: &'a Lexicon) -> impl Iterator<Item = Name> + 'a {
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
