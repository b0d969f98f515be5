//! Names after titles, and posts after names.

use super::title::{self, Title};
use super::{keys, name};
use crate::cursor::{Cursor, key, keys};
use crate::grammar::post::{self, MOST_POSTS, Place, Post};
use crate::lexicon::{Class, ClassSet};
use crate::token::{Gap, Shape};
use std::ops::Range;

/// What is said between a name and a post is no longer than this, in tokens.
const ASIDE: usize = 14;
/// A name with its titles, and where it ends.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) name: Range<usize>,
    pub(super) titles: Vec<Title>,
    pub(super) end: usize,
}

/// A name with a title after a post: "Phó Hiệu trưởng – thầy Y Ruân", "Trưởng phòng (ông Lê Nam)";
/// after a comma only where the post `opens` its clause: "Giám đốc Sở, ông Lê Nam".
pub(super) fn titled_after(mut cursor: Cursor<'_, '_>, opens: bool) -> Option<Found> {
    let mark = cursor.accept(|token| matches!(token.mark(), '-' | ',' | ':' | '('));
    let mark = mark.map(|token| token.mark());
    if matches!(mark, Some(',' | ':')) && !opens {
        return None;
    }
    let titles = title::read(&mut cursor);
    if titles.is_empty() || titles.iter().any(Title::is_plural) {
        return None;
    }
    let name = titled_name(&cursor, &titles)?;
    cursor.at = name.end;
    if mark == Some('(') {
        cursor.mark(')');
    }
    Some(Found { name, titles, end: cursor.at })
}

/// The name that follows titles.
pub(super) fn titled_name(cursor: &Cursor<'_, '_>, titles: &[Title]) -> Option<Range<usize>> {
    let doc = cursor.doc;
    let run = name::run(doc, cursor.at, cursor.end);
    if run.is_empty() || doc.tokens[run.start].gap == Gap::Blank {
        return None;
    }
    // "các đồng chí: Đ/c Lê Nam": another title follows.
    if cursor.doc.term(cursor.at, cursor.end, title::TITLES).is_some_and(|t| t.end > run.end) {
        return None;
    }
    // "ngày Nhà giáo Việt Nam".
    if run.len() == 2 && name::ends_in_vietnam(doc, &run) {
        return None;
    }
    let many = titles.iter().any(Title::is_plural);
    if run.len() == 1 && (many || keys::POST_WORDS.contains(&doc.tokens[run.start].key)) {
        return None;
    }
    let other =
        ClassSet::of(&[Class::Office, Class::School, Class::Post, Class::PartyRank, Class::Level]);
    let word = doc.term(run.start, cursor.end, other).map_or(0, |found| found.end - run.start);
    let surname = name::is_common_surname(doc, run.start) && run.len() > 1;
    if word > 0 && !(surname && word < run.len()) {
        return None;
    }
    let weak =
        titles.iter().all(|title| matches!(title.class, Class::HonorificYoung | Class::PersonNoun));
    // "THƯƠNG BINH VÀ XÃ HỘI": in capitals the surname "Và" cannot be told from the word.
    let joint = doc.is(run.start, key!("và")) && doc.tokens[run.start].shape == Shape::Upper;
    let sure = !weak || !joint && name::is_full(doc, &run) || run.len() == 1;
    sure.then_some(run)
}

/// A bare name after a post and a mark: "Chủ tịch UBND tỉnh - Ma Thế Nhẫn"; after a comma only
/// where the post opens its clause and the name has no post of its own.
pub(super) fn named_after(mut cursor: Cursor<'_, '_>, opens: bool) -> Option<Found> {
    let mark = cursor.accept(|token| matches!(token.mark(), '-' | ','))?.mark();
    let name = name::run(cursor.doc, cursor.at, cursor.end);
    let full = name::is_full(cursor.doc, &name) && !name::is_historic(cursor.doc, &name);
    let sure = name.len() >= 3
        || name::is_common_surname(cursor.doc, cursor.at)
        || name::is_highland(cursor.doc, cursor.at);
    // "CÁN BỘ, VIÊN CHỨC" is a list of words in capitals.
    let capitals = cursor.peek().is_some_and(|token| token.shape == Shape::Upper);
    if !full || !sure || capitals && mark == ',' {
        return None;
    }
    cursor.at = name.end;
    let end = cursor.at;
    let own = !read(&mut cursor).is_empty();
    let fits = !own && (mark == '-' || opens);
    fits.then_some(Found { name, titles: Vec::new(), end })
}

/// Posts after a name.
///
/// ```text
/// apposition = sep (post | unknown) superior? (sep (post | unknown) superior?)* ")"?
/// unknown    = an abbreviation after a mark, before a further post
/// sep        = "," | dash | "(" | ":" | "là" | concurrent | nothing
/// ```
pub(super) fn read(cursor: &mut Cursor<'_, '_>) -> Vec<Post> {
    let mut posts = Vec::new();
    read_further(cursor, false, &mut posts);
    posts
}

/// Adds the posts after the name of someone who may have one before it: then what follows a comma
/// is the next person's if it ends in a name ("Bộ trưởng Lê Văn Nam, Thứ trưởng Hà Thị Mận").
pub(super) fn read_further(cursor: &mut Cursor<'_, '_>, posted: bool, posts: &mut Vec<Post>) {
    let mut open = false;
    let before = *cursor;
    let aside = aside(cursor);
    let own = posts.len();
    while posts.len() < own + MOST_POSTS {
        let first = posts.len() == own;
        let found = cursor.maybe(|cursor| {
            let mark = separator(cursor, first);
            if mark == Some('(') {
                open = true;
            }
            let unknown = |cursor: &mut _| mark.and_then(|_| post::read_unknown(cursor));
            let post = post::read(cursor, Place::After).or_else(|| unknown(cursor))?;
            // What follows a comma may be the post of the next person.
            let held = posted || !first;
            let next = mark == Some(',') && held && holds_next(cursor, &post);
            // "ông Lê Nam, Hiệu trưởng các trường": others, and not he.
            let others = mark.is_some() && post.is_generic && post.tokens.end == post.head.end;
            (!next && !others).then_some(post)
        });
        let Some(post) = found else { break };
        if post.tokens.end > post.head.end {
            post::superior(cursor);
        }
        posts.push(post);
    }
    if open && posts.len() > own {
        cursor.mark(')');
    }
    if aside && posts.len() == own {
        *cursor = before;
    }
}

/// What is said of a person between name and post: ", 85 tuổi,", "(sinh năm 1960)", ", dân tộc Tày,".
fn aside(cursor: &mut Cursor<'_, '_>) -> bool {
    let told = cursor.maybe(|cursor| {
        let open = cursor.accept(|token| matches!(token.mark(), ',' | '('))?;
        let close = if open.is_mark('(') { ')' } else { ',' };
        let first = cursor.peek()?;
        let tells = keys!["sinh", "dân", "quê", "trú", "sn", "ngụ"];
        let age = first.is_number() && cursor.ahead(1)?.key == key!("tuổi");
        let aside = close == ')' && post::read(&mut cursor.clone(), Place::After).is_none();
        if !age && !aside && !tells.contains(&first.key) {
            return None;
        }
        for _ in 0..ASIDE {
            if cursor.peek()?.is_mark(close) {
                if close == ')' {
                    cursor.at += 1;
                }
                return Some(());
            }
            cursor.at += 1;
        }
        None
    });
    told.is_some()
}

fn separator(cursor: &mut Cursor<'_, '_>, first: bool) -> Option<char> {
    let token = cursor.peek()?;
    let mark = token.mark();
    let separates = matches!(mark, ',' | '-') || first && matches!(mark, '(' | ':');
    if separates {
        cursor.at += 1;
        // "Bí thư Đảng ủy, kiêm Chủ tịch"
        cursor.term(Class::Concurrent);
        return Some(mark);
    }
    if first {
        appointed(cursor);
    }
    cursor.term(Class::Concurrent);
    None
}

/// Words that give a post: "tái cử", "được bầu giữ chức vụ", "hiện là".
fn appointed(cursor: &mut Cursor<'_, '_>) {
    let before = *cursor;
    for _ in 0..8 {
        if cursor.accept(|token| keys::APPOINTED.contains(&token.key)).is_none() {
            break;
        }
    }
    // "được Chủ tịch UBND huyện tặng": the post is another's.
    if cursor.at > before.at && cursor.doc.is(cursor.at - 1, key!("được")) {
        *cursor = before;
    }
}

/// What a person's name is given to.
const BEARERS: ClassSet = ClassSet::of(&[Class::NamedAfter, Class::School, Class::Level]);

/// Whether a post ends in a name, so that it is the next person's.
fn holds_next(cursor: &Cursor<'_, '_>, post: &Post) -> bool {
    let doc = cursor.doc;
    let from = post.head.end.max(post.tokens.end.saturating_sub(5));
    (from..post.tokens.end).any(|at| {
        name::after_post(doc, at, cursor.end, true).is_some_and(|run| run.end == post.tokens.end)
            && doc.term(at.saturating_sub(1), at, BEARERS).is_none()
    })
}
