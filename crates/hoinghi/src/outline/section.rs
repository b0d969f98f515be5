//! What the section that a block stands in is about.

use super::{Block, BlockKind, Section};
use crate::lexicon::{Class, ClassSet, Lexicon};
use crate::token::Token;

const SECTIONS: ClassSet = ClassSet::of(&[
    Class::SectionTask,
    Class::SectionTarget,
    Class::SectionResult,
    Class::SectionShortcoming,
    Class::SectionAttendee,
    Class::SectionAgenda,
    Class::SectionAward,
]);

pub(super) fn assign(blocks: &mut [Block], tokens: &[Token], lexicon: &Lexicon) {
    let mut section = Section::default();
    for block in blocks.iter_mut() {
        let body = &tokens[block.tokens.clone()];
        let leads = block.kind == BlockKind::Heading || body.last().is_some_and(|t| t.is_mark(':'));
        if leads {
            section = named(body, lexicon).unwrap_or(section);
        }
        block.section = section;
    }
}

/// The section that a heading or lead-in names last.
fn named(body: &[Token], lexicon: &Lexicon) -> Option<Section> {
    let found = (0..body.len()).rev().find_map(|at| lexicon.longest(&body[at..], SECTIONS))?;
    Some(match found.term.class {
        Class::SectionTask => Section::Task,
        Class::SectionTarget => Section::Target,
        Class::SectionResult => Section::Result,
        Class::SectionShortcoming => Section::Shortcoming,
        Class::SectionAttendee => Section::Attendees,
        Class::SectionAgenda => Section::Agenda,
        Class::SectionAward => Section::Award,
        _ => Section::Body,
    })
}
