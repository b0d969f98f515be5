//! Who is meant: one official for all mentions of a person.

mod identity;
mod position;
mod role;

pub(crate) use role::FIRST;

use crate::document::Document;
use crate::grammar::person::Person;
use crate::mention::Mention;
use crate::report::{Official, Role};
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
    let readings = position::Readings::new(doc);
    let cast = identity::resolve(doc, people, &readings);
    let roles = role::assign(doc, people, &cast.who, cast.named.len());
    let officials = cast.named.iter().zip(&roles).map(|(named, roles)| Official {
        name: named.name.clone(),
        honorifics: named.honorifics(doc),
        positions: position::union(&readings, &named.posts),
        roles: Role::ALL.iter().copied().filter(|&role| roles.has(role)).collect(),
        mentions: named.mentions.iter().map(|&span| doc.quote(span)).collect(),
    });
    let references = people.iter().zip(&cast.who).filter_map(|(person, &who)| {
        Some(Reference { tokens: person.tokens.clone(), official: who? })
    });
    Cast { officials: officials.collect(), references: references.collect() }
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
