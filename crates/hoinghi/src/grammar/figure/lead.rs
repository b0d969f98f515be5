//! What is said right before a number: how exact it is, and whether it is a change or a level.

use super::term_before;
use super::unit::Unit;
use crate::cursor::{Cursor, key};
use crate::document::Document;
use crate::fold::Key;
use crate::grammar::number::{self, Amount};
use crate::lexicon::Class;
use crate::report::{Bound, Change, CountKind};

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
    /// ```text
    /// lead   = change? ( level | filler | bound )*
    /// level  = "còn" | "xuống" | "lên" | "đến" | "tới"
    /// filler = "từ" | "được" | "thêm" | "bình quân" | "mức" | "tỷ lệ"
    /// ```
    pub(super) fn before(doc: &Document<'_>, begin: usize, at: usize) -> Lead {
        let mut lead = Lead { from: at, ..Lead::default() };
        for _ in 0..LONGEST {
            if lead.from <= begin {
                break;
            }
            if let Some((from, found)) = term_before(doc, begin, lead.from, Class::Bound)
                && let Some(bound) = Bound::from_name(&found.term.full)
            {
                lead.bound = lead.bound.or(Some(bound));
                lead.from = from;
                continue;
            }
            if let Some((from, found)) = term_before(doc, begin, lead.from, Class::Change) {
                if !lead.level {
                    lead.change = Change::from_name(&found.term.full);
                }
                lead.from = from;
                break;
            }
            let key = doc.tokens[lead.from - 1].key;
            // "giảm bình quân 1,7%": the mean belongs to the change, else to the description.
            let mean = lead.from >= begin + 3
                && key == key!("quân")
                && doc.is(lead.from - 2, key!("bình"))
                && term_before(doc, begin, lead.from - 2, Class::Change).is_some();
            let each =
                lead.from >= begin + 2 && key == key!("lượt") && doc.is(lead.from - 2, key!("lần"));
            if mean || each {
                lead.from -= 2;
                continue;
            }
            if is_level(key) && !only_a_way(doc, begin, lead.from - 1) {
                lead.level = true;
            } else if !is_filler(key) {
                break;
            }
            lead.from -= 1;
        }
        lead
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

fn is_level(key: Key) -> bool {
    [key!("còn"), key!("xuống"), key!("lên"), key!("đến"), key!("tới")].contains(&key)
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

/// Whether number words before a known noun count it: "năm" is also a year, "một" an article.
pub(super) fn counts_in_words(
    doc: &Document<'_>,
    begin: usize,
    at: usize,
    amount: Amount,
    unit: &Unit,
) -> bool {
    let single = unit.tokens.start == at + 1;
    if single && label_before(doc, begin, at) {
        return false;
    }
    let word = doc.tokens[at].key;
    let previous = doc.tokens[begin..at].last();
    // "cả ba cấp": all of them, no count.
    if single && previous.is_some_and(|token| token.key == key!("cả")) {
        return false;
    }
    if single && word == key!("năm") {
        let year = previous.is_some_and(|token| token.is_number() || before_year(token.key));
        return !year || unit.kind == CountKind::Duration;
    }
    if single && word == key!("một") {
        let article = !previous.is_some_and(|token| counts_one(token.key));
        return !article && unit.kind == CountKind::Count;
    }
    let alone = single
        && [key!("tư"), key!("không"), key!("lăm"), key!("mốt"), key!("nhăm")].contains(&word);
    !alone && amount.value > 0.0
}

/// "giải ba", "thứ hai", "lớp một", "tháng năm".
fn label_before(doc: &Document<'_>, begin: usize, at: usize) -> bool {
    super::label::before(doc, begin, at).is_some()
}

fn before_year(key: Key) -> bool {
    [
        key!("trong"),
        key!("mỗi"),
        key!("hằng"),
        key!("hàng"),
        key!("các"),
        key!("nhiều"),
        key!("những"),
        key!("đầu"),
        key!("cuối"),
        key!("giữa"),
        key!("cả"),
        key!("suốt"),
        key!("qua"),
        key!("từng"),
        key!("số"),
        key!("nửa"),
        key!("một"),
        key!("vài"),
        key!("mấy"),
        key!("theo"),
        key!("trước"),
        key!("ngoái"),
    ]
    .contains(&key)
}

/// Words after which "một" counts.
fn counts_one(key: Key) -> bool {
    [
        key!("có"),
        key!("còn"),
        key!("thêm"),
        key!("chỉ"),
        key!("tăng"),
        key!("giảm"),
        key!(","),
        key!(";"),
        key!("gồm"),
    ]
    .contains(&key)
}

/// Whether "giờ" tells the time of day, not a length of time.
pub(super) fn is_clock(
    doc: &Document<'_>,
    begin: usize,
    at: usize,
    cursor: &Cursor<'_, '_>,
    amount: Amount,
    unit: &Unit,
) -> bool {
    if unit.kind != CountKind::Duration {
        return false;
    }
    let previous = doc.tokens[begin..at].last().map(|token| token.key);
    let minutes = unit.head.clone().any(|i| doc.is(i, key!("phút")));
    if minutes && previous.is_some_and(|key| key == key!("giờ") || key == key!("h")) {
        return true;
    }
    if !doc.is(unit.head.start, key!("giờ")) || unit.head.len() > 1 || amount.value > 24.0 {
        return false;
    }
    if cursor.peek().is_some_and(|token| token.is_number()) {
        return true;
    }
    if amount.upper.is_some() || Lead::before(doc, begin, at).bound.is_some() {
        return false;
    }
    let timed = previous.is_some_and(|key| {
        [
            key!("lúc"),
            key!("từ"),
            key!("đến"),
            key!("vào"),
            key!("hồi"),
            key!("trước"),
            key!("sau"),
            key!("tới"),
            key!("là"),
            key!("-"),
        ]
        .contains(&key)
    });
    let lasting = previous.is_some_and(|key| {
        [
            key!("trong"),
            key!("vòng"),
            key!("đủ"),
            key!("dài"),
            key!("suốt"),
            key!("mỗi"),
            key!("mất"),
        ]
        .contains(&key)
    });
    let goes_on = cursor.peek().is_some_and(|token| token.is_word())
        && previous == Some(key!("sau"))
        && doc.term(cursor.at, cursor.end, Class::PartOfDay).is_none();
    (timed || !lasting) && !goes_on
}
