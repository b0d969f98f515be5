//! What the section that a block stands in is about.
//!
//! ```text
//! section = heading (heading | lead-in | item | paragraph)*
//!         | lead-in item*
//! ```
//!
//! A heading's section lasts until a heading of its own style or of one above it; a lead-in's
//! until narration goes on after its items, or another lead-in begins.

mod lead;
mod narrate;

use self::lead::{announces, is_aim, is_level, led, looks_ahead, names, orders};
use self::narrate::narrates;
use super::marker::Style;
use super::sentence::Ends;
use super::{Block, BlockKind, Place, Section};
use crate::lexicon::Lexicon;
use crate::token::Token;

/// How many captions and the like may stand between a lead-in and its first item.
const INTERRUPTIONS: usize = 8;

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
    ends: &'o Ends,
    tokens: &'o [Token],
    lexicon: &'o Lexicon,
    open: Vec<Frame>,
    /// Whether a marked item has been seen since the last heading or lead-in.
    listing: bool,
    /// Whether an item of any sort has been seen since.
    seen: bool,
}

pub(super) fn assign(blocks: &mut [Block], ends: &Ends, tokens: &[Token], lexicon: &Lexicon) {
    let mut frames =
        Frames { ends, tokens, lexicon, open: Vec::new(), listing: false, seen: false };
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

    /// Closes what a heading of the highest rank ends: numbers and bullets before it.
    fn close_lower(&mut self, opener: Opener) {
        if matches!(opener, Opener::Marked(style) if style.rank() == 0) {
            let low = |open: &Opener| matches!(open, Opener::Marked(style) if style.rank() > 0);
            self.open.retain(|frame| !low(&frame.opener));
        }
    }

    fn heading(&mut self, block: &Block, at: usize) -> (Section, Place) {
        let body = &self.tokens[block.tokens.clone()];
        let opener = block.style.map_or(Opener::Plain, Opener::Marked);
        let named = names(body, self.lexicon).next();
        if opener == Opener::Plain && named.is_some() {
            self.open.clear();
        }
        self.close(opener);
        self.close_lower(opener);
        if self.seen && named.is_some_and(|name| name.at == 0) {
            // "III. Nhiệm vụ trọng tâm" after a list is no part of what someone asked in it.
            self.close(Opener::LeadIn);
        }
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
        if let Some(style) = block.style {
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
        let last = match self.ends.within(block).last() {
            Some(end) => &self.tokens[end + 1..block.tokens.end],
            None => body,
        };
        let colon = body.last().is_some_and(|token| token.is_mark(':'));
        if colon || (listed && announces(last)) {
            self.lead(last, next, at);
            let (section, place) = self.place();
            return (section, Place { leads: true, ..place });
        }
        self.text(body, listed)
    }

    fn lead(&mut self, sentence: &[Token], next: Option<&Block>, at: usize) {
        if self.seen && (narrates(sentence, self.lexicon) || looks_ahead(sentence, self.lexicon)) {
            // Someone else asks, or the same one for something else.
            self.open.clear();
        }
        let only_leads = self.open.iter().all(|frame| frame.opener == Opener::LeadIn);
        let first = next.map_or(&[][..], |next| &self.tokens[next.tokens.clone()]);
        // Headings under a lead-in that asks are what is asked about.
        let headed = next.is_some_and(|next| next.kind == BlockKind::Heading);
        match led(sentence, first, headed, self.lexicon) {
            Some(section) => {
                self.close(Opener::LeadIn);
                // What is asked stands under no heading of results or targets, and so on; targets
                // may stand under tasks.
                let foreign = |frame: &Frame| {
                    let below = is_aim(section) && frame.section == Section::Task;
                    !below
                        && ![Section::Body, section].contains(&frame.section)
                        && (is_aim(frame.section) || is_aim(section))
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
        let orders = orders(body, self.lexicon);
        if narrates(body, self.lexicon) || (self.listing && !listed) {
            self.open.clear();
            self.listing = false;
        } else if orders || (self.section() == Section::Target && is_level(body)) {
            self.seen = true;
            return self.place();
        } else if self.open.iter().all(|frame| frame.opener == Opener::LeadIn) {
            self.open.clear();
        }
        Default::default()
    }
}
