//! What is said right before a number: how exact it is, and whether it is a change or a level.

use super::term_before;
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::number;
use crate::lexicon::{Class, ClassSet, Match};
use crate::report::{Bound, Change};

/// What the words right before a number say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Lead {
    /// First token of the words; the number's own when there are none.
    pub(crate) from: usize,
    pub(crate) bound: Option<Bound>,
    pub(crate) change: Option<Change>,
    /// Whether the figure is a level that was reached or left ("còn 5", "từ 85% lên").
    pub(crate) level: bool,
}

/// The most words of a lead.
const LONGEST: usize = 6;

impl Lead {
    /// No words before a number at `at`.
    pub(crate) fn at(at: usize) -> Lead {
        Lead { from: at, ..Lead::default() }
    }

    /// ```text
    /// lead   = change? ( level | filler | bound )*
    /// level  = "còn" | "xuống" | "lên" | "đến" | "tới"
    /// filler = "từ" | "được" | "thêm" | "bình quân" | "mức" | "tỷ lệ"
    /// ```
    pub(super) fn before(doc: &Document<'_>, begin: usize, at: usize) -> Lead {
        let mut lead = Lead::at(at);
        for _ in 0..LONGEST {
            if lead.from <= begin || !lead.step(doc, begin) {
                break;
            }
        }
        lead
    }

    /// Takes in the word or term before; `false` when the lead begins here.
    fn step(&mut self, doc: &Document<'_>, begin: usize) -> bool {
        // "nhiều hơn 5%", "cao hơn 3 điểm": the longer term is a change, no bound.
        let change = change_before(doc, begin, self.from);
        if let Some((from, found)) = term_before(doc, begin, self.from, Class::Bound)
            && change.as_ref().is_none_or(|(change, _)| from <= *change)
            && let Some(bound) = Bound::from_name(&found.term.full)
        {
            self.bound = self.bound.or(Some(bound));
            self.from = from;
            return true;
        }
        if let Some((from, found)) = change {
            if !self.level {
                self.change = Change::from_name(&found.term.full);
            }
            self.from = from;
            return false;
        }
        let last = self.from - 1;
        let key = doc.tokens[last].key;
        if is_pair(doc, begin, last) {
            self.from -= 2;
            return true;
        }
        let level = is_level(key) && !only_a_way(doc, begin, last);
        self.level |= level;
        if level || is_filler(key) {
            self.from = last;
        }
        level || is_filler(key)
    }

    /// "từ 85% lên 92%": the first of two levels.
    pub(super) fn look_ahead(&mut self, cursor: &Cursor<'_, '_>) {
        let mut ahead = *cursor;
        let mut steps = 0;
        while steps < 3 && ahead.accept(|token| is_level(token.key)).is_some() {
            steps += 1;
        }
        if steps > 0 && number::starts(&ahead) {
            self.level = true;
            self.change = None;
        }
    }
}

/// The word of change that ends before token `at`; in "quốc gia tăng 5%" it is "tăng" alone.
fn change_before<'t>(doc: &Document<'t>, begin: usize, at: usize) -> Option<(usize, Match<'t>)> {
    let (from, found) = term_before(doc, begin, at, Class::Change)?;
    let inside = from + 1 < at
        && term_before(doc, begin, from + 1, WORDS).is_some_and(|(word, _)| word < from);
    if inside { term_before(doc, from + 1, at, Class::Change) } else { Some((from, found)) }
}

/// Words whose last syllable may look like the first of a change.
const WORDS: ClassSet = ClassSet::of(&[Class::Adjective, Class::Unit, Class::VerbDo]);

fn is_level(key: Key) -> bool {
    [key!("còn"), key!("xuống"), key!("lên"), key!("đến"), key!("tới")].contains(&key)
}

/// "giảm bình quân 1,7%", "tăng lần lượt 5% và 7%": a filler of two words that ends at `last`.
///
/// The mean belongs to a change, else to the description ("năng suất bình quân 6 tấn").
fn is_pair(doc: &Document<'_>, begin: usize, last: usize) -> bool {
    if last <= begin {
        return false;
    }
    let pair = (doc.tokens[last - 1].key, doc.tokens[last].key);
    let mean = pair == (key!("bình"), key!("quân"))
        && term_before(doc, begin, last - 1, Class::Change).is_some();
    mean || pair == (key!("lần"), key!("lượt"))
}

/// "truyền tới 02 cơ sở", "đến 9 trường": a way, unless a word of rising or falling comes first.
fn only_a_way(doc: &Document<'_>, begin: usize, at: usize) -> bool {
    let way = [key!("đến"), key!("tới")].contains(&doc.tokens[at].key);
    let level = at > begin
        && [key!("lên"), key!("xuống"), key!("tăng"), key!("giảm"), key!("còn"), key!("nâng")]
            .contains(&doc.tokens[at - 1].key);
    way && !level
}

fn is_filler(key: Key) -> bool {
    [key!("từ"), key!("được"), key!("thêm"), key!("là")].contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn bounds_changes_and_levels() {
        use Bound::{About, AtLeast, LessThan, MoreThan};
        use Change::{Decrease, Increase};
        for (text, bound, change, level) in [
            ("khoảng 5", Some(About), None, false),
            ("không ít hơn 5", Some(AtLeast), None, false),
            ("tăng gần 5", Some(About), Some(Increase), false),
            ("giảm được 5", None, Some(Decrease), false),
            ("giảm bình quân 5", None, Some(Decrease), false),
            ("giảm còn dưới 5", Some(LessThan), None, true),
            ("tăng lên trên 5", Some(MoreThan), None, true),
            ("năng suất bình quân 5", None, None, false),
        ] {
            let doc = Document::read(text, Lexicon::builtin());
            let lead = Lead::before(&doc, 0, doc.tokens.len() - 1);
            assert_eq!((lead.bound, lead.change, lead.level), (bound, change, level), "{text}");
        }
    }
}
