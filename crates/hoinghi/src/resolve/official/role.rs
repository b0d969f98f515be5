//! What each official did, from what the report says.
//!
//! One pass over the tokens of every sentence. A verb right after persons is theirs; a verb before
//! them, at the start of a sentence or led to them by "có", "gồm" or a colon, is that of everyone
//! in the list that follows; who is given an award stands after "cho" or before "được".

mod award;
mod scene;
mod state;
mod verb;

use crate::document::Document;
use crate::grammar::person::Person;
use crate::mention::Mention;
use crate::outline::{Block, BlockKind, Section};
use crate::report::Role;
use scene::Scene;

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u8);

impl Roles {
    const NONE: Roles = Roles(0);
    const ATTENDEE: Roles = Roles::of(Role::Attendee);
    const SPEAKER: Roles = Roles::of(Role::Speaker);
    const AWARDED: Roles = Roles::of(Role::Awarded);

    const fn of(role: Role) -> Roles {
        Roles(1 << role as u8)
    }

    pub(super) const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    fn add(&mut self, other: Roles) {
        self.0 |= other.0;
    }
}

/// The roles of each official.
pub(super) fn assign(
    doc: &Document<'_>,
    people: &[Mention<Person>],
    who: &[Option<usize>],
    count: usize,
) -> Vec<Roles> {
    let mut scene = Scene::new(doc, people, who, count);
    let mut carried: Option<Roles> = None;
    let mut sentence = 0;
    for block in &doc.outline.blocks {
        if block.kind != BlockKind::Item {
            carried = None;
        }
        let colon = ends_with_colon(doc, block);
        let sentences = &doc.outline.sentences[sentence..];
        let within = sentences.partition_point(|range| range.start < block.tokens.end);
        for (i, range) in sentences[..within].iter().enumerate() {
            // Only of persons, and for those in the list below, does it matter what is said.
            if scene.has_person(range) || colon && i + 1 == within {
                scene.begin(lead_of(block, carried.filter(|_| i == 0)));
                scene.sentence(range.clone());
            }
        }
        sentence += within;
        if colon {
            carried = scene.carries();
        }
    }
    scene.roles
}

/// What the lead-in of a list, or its section, says of the persons in one of its items.
fn lead_of(block: &Block, carried: Option<Roles>) -> Option<Roles> {
    let listed = block.kind == BlockKind::Item && block.section == Section::Attendees;
    carried.or(listed.then_some(Roles::ATTENDEE))
}

fn ends_with_colon(doc: &Document<'_>, block: &Block) -> bool {
    let last = block.tokens.clone().next_back();
    last.is_some_and(|last| doc.tokens[last].is_mark(':'))
}
