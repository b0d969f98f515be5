//! Forms of address, degrees and ranks.

use crate::cursor::{Cursor, key, keys};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::token::Gap;
use std::ops::Range;

/// The sex that a form of address tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    Female,
    Male,
}

/// A form of address, degree or rank as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) tokens: Range<usize>,
    pub(crate) class: Class,
    pub(crate) sex: Option<Sex>,
}

impl Title {
    /// Whether it announces more than one person.
    pub(crate) fn is_plural(&self) -> bool {
        self.class == Class::HonorificPlural
    }

    /// Whether it can stand alone for a person named before ("Đồng chí cũng đề nghị").
    pub(crate) fn addresses(&self, doc: &Document<'_>) -> bool {
        let last = self.tokens.end.saturating_sub(1);
        let one = keys!["ông", "bà", "anh", "chị", "thầy", "cô"];
        match self.class {
            Class::Honorific => {
                keys!["chí", "c", "đc"].contains(&doc.tokens[last].key)
                    || doc.is(self.tokens.start, key!("đ"))
            }
            Class::HonorificFemale | Class::HonorificMale => {
                self.tokens.len() == 1 && one.contains(&doc.tokens[last].key)
            }
            _ => false,
        }
    }
}

pub(crate) const TITLES: ClassSet = ClassSet::of(&[
    Class::Honorific,
    Class::HonorificFemale,
    Class::HonorificMale,
    Class::HonorificPlural,
    Class::HonorificYoung,
    Class::Degree,
    Class::Rank,
    Class::Religious,
    Class::PersonNoun,
]);

/// ```text
/// titles = title (","? title)*      "Thạc sĩ, Bác sĩ"; "đồng chí Đại tá"; "ThS.BS"
/// ```
pub(super) fn read(cursor: &mut Cursor<'_, '_>) -> Vec<Title> {
    let mut titles = Vec::new();
    while titles.len() < 4 {
        let comma = !titles.is_empty();
        let found = cursor.maybe(|cursor| {
            if comma && cursor.peek()?.is_mark(',') {
                cursor.at += 1;
                cursor.peek().filter(|next| next.shape.is_capital())?;
                let degree = ClassSet::of(&[Class::Degree, Class::Rank]);
                return one(cursor, degree);
            }
            cursor.peek().filter(|next| !comma || next.gap < Gap::Blank)?;
            one(cursor, TITLES)
        });
        match found {
            Some(title) => titles.push(title),
            None => break,
        }
    }
    titles
}

fn one(cursor: &mut Cursor<'_, '_>, classes: ClassSet) -> Option<Title> {
    cursor.peek().filter(|token| token.is_word())?;
    let from = cursor.at;
    let mut found = cursor.term(classes)?;
    // A word of address for many is listed as one for a single person too.
    if found.term.class != Class::HonorificPlural {
        let plural = cursor.doc.term(from, cursor.end, Class::HonorificPlural);
        if let Some(plural) = plural.filter(|plural| plural.end >= found.end) {
            found = plural;
            cursor.at = found.end;
        }
    }
    let class = found.term.class;
    // "… gồm 22 đồng chí. Bà Lê Na …": a word written out ends its sentence.
    let whole = cursor.doc.is(cursor.at - 1, key!("chí"));
    let dotted = matches!(class, Class::Degree | Class::Honorific)
        && !whole
        && cursor.peek().is_some_and(|token| token.is_mark('.') && token.gap == Gap::None)
        && cursor.ahead(1).is_some_and(|next| next.shape.is_capital());
    if dotted {
        cursor.at += 1;
    }
    let female = cursor.doc.tokens[from].key == key!("nữ");
    let sex = match class {
        Class::HonorificFemale => Some(Sex::Female),
        Class::HonorificMale => Some(Sex::Male),
        _ if female => Some(Sex::Female),
        _ => None,
    };
    Some(Title { tokens: from..cursor.at, class, sex })
}
