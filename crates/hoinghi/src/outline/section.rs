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
use super::{Block, BlockKind, Section};
use crate::fold::{Key, key};
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::token::Token;
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

/// Tokens between "kết quả" and the "nhiệm vụ" that it is the result of.
const GOVERNED: usize = 4;
/// An order begins within this many tokens of its paragraph.
const SUBJECT: usize = 16;

struct Words {
    past: Key,
    after: [Key; 2],
    result_of: [Key; 3],
}

static WORDS: Lazy<Words> = Lazy::new(|| Words {
    past: key("đã"),
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

/// The sections that are open, outermost first.
#[derive(Default)]
struct Frames {
    open: Vec<(Opener, Section)>,
    /// Whether a marked item has been seen since the last heading or lead-in.
    listing: bool,
}

impl Frames {
    fn section(&self) -> Section {
        self.open.last().map_or(Section::Body, |&(_, section)| section)
    }

    fn close(&mut self, opener: Opener) {
        if let Some(depth) = self.open.iter().position(|&(open, _)| open == opener) {
            self.open.truncate(depth);
        }
    }

    fn enter(&mut self, opener: Opener, section: Section) {
        self.close(opener);
        self.open.push((opener, section));
        self.listing = false;
    }
}

pub(super) fn assign(blocks: &mut [Block], tokens: &[Token], lexicon: &Lexicon) {
    let mut frames = Frames::default();
    for at in 0..blocks.len() {
        let next_marked = blocks[at + 1..].iter().take(3).find_map(|next| match next.kind {
            BlockKind::Caption | BlockKind::Furniture => None,
            kind => Some(kind == BlockKind::Item || kind == BlockKind::Heading),
        });
        let block = &blocks[at];
        let body = &tokens[block.tokens.clone()];
        match block.kind {
            BlockKind::Heading => heading(&mut frames, block, tokens, lexicon),
            BlockKind::Item => frames.listing = true,
            BlockKind::Paragraph => {
                paragraph(&mut frames, body, next_marked.unwrap_or(false), lexicon);
            }
            _ => {}
        }
        blocks[at].section = match blocks[at].kind {
            BlockKind::Heading | BlockKind::Item | BlockKind::Paragraph => frames.section(),
            _ => Section::Body,
        };
    }
}

fn heading(frames: &mut Frames, block: &Block, tokens: &[Token], lexicon: &Lexicon) {
    let body = &tokens[block.tokens.clone()];
    let opener = block.style(tokens).map_or(Opener::Plain, Opener::Marked);
    if opener == Opener::Plain {
        frames.open.clear();
    }
    frames.close(opener);
    let inherited = frames.section();
    let named = terms(body, lexicon).next().map(|(at, section)| {
        // Below a section of tasks, "Công tác thi đua, khen thưởng" is a field of work.
        let weak = at > 0 && !matches!(section, Section::Task | Section::Target);
        if weak && matches!(inherited, Section::Task | Section::Target) { inherited } else { section }
    });
    frames.enter(opener, named.unwrap_or(inherited));
}

fn paragraph(frames: &mut Frames, body: &[Token], leads: bool, lexicon: &Lexicon) {
    let last = last_sentence(body, lexicon);
    let colon = body.last().is_some_and(|token| token.is_mark(':'));
    let after = leads && last.len() >= 2 && announces(&last);
    if colon || after {
        if let Some(section) = led(&last, lexicon) {
            frames.close(Opener::LeadIn);
            frames.enter(Opener::LeadIn, section);
            return;
        }
        if frames.open.iter().all(|&(opener, _)| opener == Opener::LeadIn) {
            // Another list begins, of things that nobody names.
            frames.enter(Opener::LeadIn, Section::Body);
        }
        return;
    }
    if narrates(body, frames.listing && !leads, lexicon) {
        frames.open.clear();
        frames.listing = false;
    }
}

/// "… các nội dung sau.", "… như sau đây;"
fn announces(sentence: &[Token]) -> bool {
    let words = sentence.iter().rev().filter(|token| token.is_word()).take(2);
    words.into_iter().any(|token| token.key == WORDS.after[0])
}

/// Whether a paragraph in a section leaves it: it is no order, and either it tells of people and
/// the event, or it comes after the section's items.
fn narrates(body: &[Token], after_items: bool, lexicon: &Lexicon) -> bool {
    let people = lexicon.longest(body, PEOPLE).is_some();
    people || after_items || !orders(body, lexicon)
}

/// Whether a paragraph says early on what is to be done.
fn orders(body: &[Token], lexicon: &Lexicon) -> bool {
    let early = &body[..body.len().min(SUBJECT)];
    let stop = early.iter().position(|t| t.is_mark('.') || t.key == WORDS.past);
    (0..stop.unwrap_or(early.len()))
        .any(|at| lexicon.longest(&body[at..], Class::VerbDo.into()).is_some())
}

fn last_sentence<'t>(body: &'t [Token], lexicon: &Lexicon) -> &'t [Token] {
    let range: Range<usize> = 0..body.len();
    let begin = (0..body.len().saturating_sub(1))
        .rev()
        .find(|&at| super::sentence::ends(body, at, range.clone(), lexicon));
    &body[begin.map_or(0, |at| at + 1)..]
}

/// The section that a lead-in opens.
fn led(sentence: &[Token], lexicon: &Lexicon) -> Option<Section> {
    let ask = (0..sentence.len())
        .rev()
        .find(|&at| lexicon.longest(&sentence[at..], Class::VerbAsk.into()).is_some());
    let mut found: Option<(usize, Section)> = None;
    for (at, section) in terms(sentence, lexicon) {
        let governed = found.is_some_and(|(before, above)| {
            at - before <= GOVERNED + 2
                && matches!(above, Section::Result | Section::Shortcoming)
                && sentence[before..at].iter().any(|t| WORDS.result_of.contains(&t.key))
        });
        if !governed {
            found = Some((at, section));
        }
    }
    match (ask, found) {
        (Some(_), Some((_, Section::Target))) => Some(Section::Target),
        (Some(ask), Some((at, section))) if at > ask && !does(&sentence[ask..at], lexicon) => {
            Some(section)
        }
        (Some(_), _) => Some(Section::Task),
        (None, found) => found.map(|(_, section)| section),
    }
}

/// "yêu cầu khắc phục những hạn chế": what follows a verb of doing is its object.
fn does(words: &[Token], lexicon: &Lexicon) -> bool {
    (1..words.len()).any(|at| lexicon.longest(&words[at..], Class::VerbDo.into()).is_some())
}

/// The words for sections in a run of tokens, none within another.
fn terms<'a>(
    body: &'a [Token],
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = (usize, Section)> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < body.len() {
            let begin = at;
            let found = lexicon.longest(&body[begin..], SECTIONS);
            at += found.map_or(1, |found| found.end);
            if let Some(section) = found.and_then(|found| section_of(found.term.class)) {
                return Some((begin, section));
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
