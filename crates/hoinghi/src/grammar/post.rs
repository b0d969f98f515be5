//! Posts and party ranks as written.

mod tail;

pub(crate) use tail::{VERBS, superior};

use super::person::name;
use crate::cursor::{Cursor, key, keys};
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape, Token};
use std::ops::Range;

pub(crate) const HEADS: ClassSet = ClassSet::of(&[Class::Post, Class::PartyRank]);

/// A person has no more posts than this in one place.
pub(crate) const MOST_POSTS: usize = 8;

/// A post or party rank as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    /// All its tokens, from the word that modifies it to the end of the organisation's name.
    pub(crate) tokens: Range<usize>,
    /// The tokens of the lexicon's term that heads it.
    pub(crate) head: Range<usize>,
    /// Whether it is a rank in a committee.
    pub(crate) is_rank: bool,
    /// Whether it speaks of holders at large ("hiệu trưởng các trường").
    pub(crate) is_generic: bool,
}

/// Where a post stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before a name, which ends it, or alone.
    Before,
    /// After the name of its holder: what is capitalised in it names no one else.
    After,
}

/// ```text
/// post   = modifier* head tail
/// modifier = "nguyên" | "quyền" | "cựu" | "Phó" …
/// head   = the longest post or party rank of the lexicon
/// tail   = the name of the organisation, see `tail::read`
/// ```
pub(crate) fn read(cursor: &mut Cursor<'_, '_>, place: Place) -> Option<Post> {
    cursor.peek().filter(|token| starts(token))?;
    cursor.maybe(|cursor| {
        let from = cursor.at;
        while modifier(cursor).is_some() {}
        let head = cursor.at;
        let (class, end) = head_term(cursor, place)?;
        let mut post = Post {
            tokens: from..cursor.at,
            head: head..end,
            is_rank: class == Class::PartyRank,
            is_generic: false,
        };
        post.is_generic = tail::read(cursor, place);
        post.tokens.end = cursor.at;
        Some(post)
    })
}

/// Whether a post may begin with this token.
#[inline]
pub(crate) fn starts(token: &Token) -> bool {
    token.begins(HEADS) || modifies(token)
}

#[inline]
fn modifies(token: &Token) -> bool {
    keys!["nguyên", "quyền", "cựu", "tân", "q", "phó"].contains(&token.key)
}

/// A word before a post that modifies it, when a post follows.
fn modifier(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor.maybe(|cursor| {
        let at = cursor.at;
        let word = cursor.accept(modifies)?;
        if word.key == key!("quyền") && is_mandate(cursor.doc, at) {
            return None;
        }
        if word.key == key!("q") {
            cursor.tight_mark('.')?;
        }
        if word.key == key!("nguyên") {
            cursor.word(key!("là"));
        }
        let next = cursor.doc.term(cursor.at, cursor.end, HEADS);
        // The lexicon's own term may hold the modifier ("phó chủ tịch").
        let whole = cursor.doc.term(at, cursor.end, HEADS);
        (next.is_some() && whole.is_none_or(|whole| next.is_some_and(|next| next.end > whole.end)))
            .then_some(())
    })
}

/// Whether "quyền" is that of "thừa ủy quyền", "thừa quyền".
fn is_mandate(doc: &Document<'_>, at: usize) -> bool {
    at > 0 && (doc.is(at - 1, key!("ủy")) || doc.is(at - 1, key!("thừa")))
}

/// The class of the lexicon's term that heads a post, and where it ends; the office may go on.
fn head_term(cursor: &mut Cursor<'_, '_>, place: Place) -> Option<(Class, usize)> {
    let from = cursor.at;
    let found = cursor.term(HEADS)?;
    let alone = found.end == from + 1;
    if alone && is_common_word(cursor.doc, from, cursor.end, place) {
        return None;
    }
    // The office may be longer than the post that holds its first words: "Trưởng ban Tổ chức -
    // Kiểm tra" begins with "Trưởng ban Tổ chức".
    let longer = (from + 1..found.end)
        .filter_map(|at| cursor.doc.term(at, cursor.end, OFFICES))
        .map(|office| office.end)
        .max();
    let next =
        || cursor.doc.term(found.end, cursor.end, OFFICES).map_or(found.end, |next| next.end);
    cursor.at = longer.filter(|&end| end > next()).unwrap_or(found.end);
    abbreviation_stop(cursor);
    // The full stop of "TP." belongs to the abbreviation.
    let stopped = found.end + 1 == cursor.at && cursor.doc.tokens[found.end].is_mark('.');
    Some((found.term.class, if stopped { cursor.at } else { found.end }))
}

/// The full stop of an abbreviation before the office: "TP. Nội vụ".
fn abbreviation_stop(cursor: &mut Cursor<'_, '_>) {
    let doc = cursor.doc;
    let short = doc.tokens[cursor.at - 1].shape == Shape::Upper;
    let stop = cursor.peek().is_some_and(|token| token.is_mark('.') && token.gap == Gap::None);
    if short && stop && doc.term(cursor.at + 1, cursor.end, OFFICES).is_some() {
        cursor.at += 1;
    }
}

/// Abbreviations of two letters mean other things too: they are posts only before an office, or
/// alone after the name of their holder.
fn is_common_word(doc: &Document<'_>, at: usize, end: usize, place: Place) -> bool {
    let token = &doc.tokens[at];
    if token.shape != Shape::Upper || token.len() > 3 {
        return false;
    }
    let certain = ["GĐ", "BT", "HT", "HP", "CT", "TP", "CN", "CV", "GV", "NV"];
    let known = certain.contains(&doc.word(at));
    let next = doc.tokens.get(at + 1).filter(|_| at + 1 < end);
    let alone = place == Place::After
        && next.is_none_or(|next| matches!(next.mark(), ';' | '.' | ',' | ')' | '-'));
    let office = next.filter(|next| next.gap <= Gap::Line).is_some_and(|next| {
        let from = if next.is_mark('.') { at + 2 } else { at + 1 };
        doc.term(from, end, OFFICES).is_some()
    });
    !(known && (office || alone)) && token.len() <= 2
}

/// The longest abbreviation of a rank, in letters.
const LONGEST_RANK: usize = 6;

/// An abbreviation that the lexicon lacks, before a post that it knows: "TVĐU, Phó Chủ tịch".
pub(crate) fn read_unknown(cursor: &mut Cursor<'_, '_>) -> Option<Post> {
    cursor.maybe(|cursor| {
        let doc = cursor.doc;
        let at = cursor.at;
        let token = cursor.accept(|token| token.shape == Shape::Upper)?;
        let letters = doc.word(at).chars();
        let short = (2..=LONGEST_RANK).contains(&letters.clone().count());
        let other =
            doc.term(at, cursor.end, ORGANISATIONS).is_some() || name::is_common_surname(doc, at);
        if !short || other || !letters.clone().all(char::is_alphabetic) || token.gap == Gap::Blank {
            return None;
        }
        let mut next = *cursor;
        next.accept(|token| matches!(token.mark(), ',' | '-'))?;
        read(&mut next, Place::After)?;
        Some(Post { tokens: at..at + 1, head: at..at + 1, is_rank: true, is_generic: false })
    })
}

const ORGANISATIONS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::OfficeField,
    Class::School,
    Class::Level,
    Class::Province,
    Class::Degree,
]);

pub(crate) const OFFICES: ClassSet =
    ClassSet::of(&[Class::Office, Class::OfficeField, Class::School]);

/// Whether a person's name, and no place, begins at `at` right after the words of a post.
pub(crate) fn names_person(doc: &Document<'_>, at: usize, end: usize, after_level: bool) -> bool {
    name::after_post(doc, at, end, after_level).is_some()
        || !after_level && name::is_historic(doc, &name::run(doc, at, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn post(text: &str, place: Place) -> Option<&str> {
        let doc = Document::read(text, Lexicon::builtin());
        let mut cursor = Cursor::new(&doc, 0..doc.tokens.len());
        let span = read(&mut cursor, place).map(|post| doc.span(post.tokens))?;
        Some(&text[span.start..span.end])
    }

    #[test]
    fn a_post_runs_as_far_as_its_organisation() {
        for (words, rest) in [
            ("Trưởng phòng GD&ĐT huyện Mây Hồng", " (Hà Khê) chủ trì"),
            ("Phó Chủ tịch Thường trực UBND tỉnh", " phát biểu"),
            ("nguyên Chủ tịch Hội Nông dân xã", ", trao quà"),
            ("Hiệu trưởng Trường Tiểu học Hoa Sen", " báo cáo"),
            ("Đội trưởng Đội Cảnh sát hình sự Công an thị xã", " cho biết"),
            ("Giám đốc Trung tâm học tập cộng đồng", "; ông"),
            ("Trưởng ban Tổ chức - Kiểm tra Hội LHPN tỉnh", " - Ủy viên"),
            ("TTCM tổ 2+3", " nêu ý kiến"),
            ("UVBTV", "-Trưởng Ban Tuyên giáo"),
        ] {
            assert_eq!(post(&format!("{words}{rest}"), Place::After), Some(words));
        }
    }

    #[test]
    fn a_name_ends_a_post_before_it() {
        for (words, name) in [
            ("Giám đốc Sở Nội vụ", "Doãn Thị Kim Oãnh"),
            ("Bí thư Huyện ủy Đắk Vông", "Vũ Tá Lang"),
            ("Phó Chủ tịch UBND thành phố Cao Khê", "Võ Phan Thành Mịnh"),
        ] {
            assert_eq!(post(&format!("{words} {name} nói"), Place::Before), Some(words));
        }
    }

    #[test]
    fn other_words_are_no_posts() {
        for text in ["huyện Mây Hồng", "CT 5", "Phó", "nguyên nhân"] {
            assert_eq!(post(text, Place::Before), None, "{text}");
        }
    }
}
