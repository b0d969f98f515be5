//! Who is meant: one official for all mentions of a person.

mod identity;
mod named;
mod position;
mod role;

use crate::document::Document;
use crate::grammar::person::{Person, Sex};
use crate::mention::Mention;
use crate::report::{Official, Role};
use identity::Identities;
use position::Readings;
use role::Roles;
use std::ops::Range;

/// A place that names or refers to an official.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// Tokens of the name, the post or the form of address.
    pub(crate) tokens: Range<usize>,
    /// Index into [`Cast::officials`].
    pub(crate) official: usize,
}

/// The officials and every place that refers to one, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    pub(crate) officials: Vec<Official>,
    pub(crate) references: Vec<Reference>,
}

pub(crate) fn resolve(doc: &Document<'_>, people: &[Mention<Person>]) -> Cast {
    let mut readings = Readings::new(doc, people.len());
    let Identities { who, sexes } = identity::resolve(doc, people, &mut readings);
    let roles = role::assign(doc, people, &who, sexes.len());
    let (mentions, ends) = by_person(&who, sexes.len());
    let mut begin = 0;
    let official = |((&sex, roles), end): ((&Option<Sex>, &Roles), usize)| {
        let own = mentions[begin..end].iter().map(|&at| &people[at]);
        begin = end;
        let posts = own.clone().flat_map(|mention| &mention.value.posts);
        Official {
            name: named::name(doc, own.clone()),
            honorifics: named::honorifics(doc, own.clone(), sex),
            positions: position::union(&mut readings, posts),
            roles: Role::ALL.iter().copied().filter(|&role| roles.has(role)).collect(),
            mentions: own.map(|mention| doc.quote(mention.span)).collect(),
        }
    };
    let officials = sexes.iter().zip(&roles).zip(ends).map(official).collect();
    let mut references = Vec::with_capacity(mentions.len());
    references.extend(people.iter().zip(&who).filter_map(|(person, &who)| {
        Some(Reference { tokens: person.tokens.clone(), official: who? })
    }));
    Cast { officials, references }
}

/// The indices of the mentions of each of so many persons, one person's after the other's, and
/// where those of each end.
fn by_person(who: &[Option<usize>], count: usize) -> (Vec<usize>, Vec<usize>) {
    let mut ends = vec![0; count];
    who.iter().flatten().for_each(|&who| ends[who] += 1);
    let mut all = 0;
    for end in &mut ends {
        // Where they begin, until they have been put there.
        all += std::mem::replace(end, all);
    }
    let mut mentions = vec![0; all];
    for (at, who) in who.iter().enumerate() {
        if let Some(who) = *who {
            mentions[ends[who]] = at;
            ends[who] += 1;
        }
    }
    (mentions, ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::person;
    use crate::lexicon::Lexicon;

    fn roles(text: &str) -> Vec<String> {
        let doc = Document::read(text, Lexicon::builtin());
        let cast = resolve(&doc, &person::read(&doc));
        let names = |official: &Official| {
            let roles: Vec<&str> = official.roles.iter().map(|role| role.as_str()).collect();
            format!("{}: {}", official.name, roles.join(" "))
        };
        cast.officials.iter().map(names).collect()
    }

    #[test]
    fn roles_follow_verbs() {
        for (text, expected) in [
            ("Bà Tạ Thị Mẩn chủ trì.", "Tạ Thị Mẩn: chair"),
            ("Dự, chỉ đạo hội nghị có bà Tạ Thị Mẩn.", "Tạ Thị Mẩn: attendee director"),
            ("Dự và phát biểu chỉ đạo có bà Tạ Thị Mẩn.", "Tạ Thị Mẩn: attendee speaker"),
            ("Báo cáo do bà Tạ Thị Mẩn trình bày nêu rõ kết quả.", "Tạ Thị Mẩn: presenter"),
            ("Bà Tạ Thị Mẩn được tặng Bằng khen.", "Tạ Thị Mẩn: awarded"),
            ("Bà Tạ Thị Mẩn tặng hoa chúc mừng.", "Tạ Thị Mẩn: "),
            ("Bà Tạ Thị Mẩn đề nghị các xã báo cáo, dự họp.", "Tạ Thị Mẩn: speaker"),
        ] {
            assert_eq!(roles(text), [expected], "{text}");
        }
    }

    #[test]
    fn references_are_places_of_the_same_person() {
        let text = "Ông Tạ Văn Mận, Chủ tịch UBND xã dự. Ông Mận nói. Chủ tịch UBND xã kết luận.";
        let doc = Document::read(text, Lexicon::builtin());
        let cast = resolve(&doc, &person::read(&doc));
        assert_eq!(cast.officials.len(), 1);
        assert_eq!(cast.references.len(), 3);
        assert_eq!(cast.officials[0].mentions.len(), 3);
    }
}
