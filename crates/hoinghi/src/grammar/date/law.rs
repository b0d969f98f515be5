//! Years that are part of a name.

use crate::cursor::{key, keys};
use crate::document::Document;
use crate::fold::Key;

/// The longest name of a law, in tokens.
const LONGEST_LAW: usize = 8;

/// Whether the year is part of the name of a law or of the school curriculum: "Luật Giáo dục năm
/// 2019", "Chương trình giáo dục phổ thông năm 2018".
pub(super) fn names_a_law(doc: &Document<'_>, at: usize, year: i32) -> bool {
    for i in (at.saturating_sub(LONGEST_LAW)..at).rev() {
        let token = &doc.tokens[i];
        let inside = token.is_word() || (i + 1 < at && (token.is_mark('-') || token.is_mark(',')));
        if !inside || closes(token.key) {
            return false;
        }
        let before = |word| i > 0 && doc.is(i - 1, word);
        if token.key == key!("luật") {
            let other = before(key!("pháp")) || before(key!("kỷ")) || before(key!("quy"));
            let people = doc.is(i + 1, key!("sư")) || doc.is(i + 1, key!("gia"));
            let capital = token.shape.is_capital()
                || before(key!("bộ")) && doc.tokens[i - 1].shape.is_capital();
            return capital && !other && !people;
        }
        if token.key == key!("hiến") && doc.is(i + 1, key!("pháp")) {
            return true;
        }
        if token.key == key!("chương") && doc.is(i + 1, key!("trình")) {
            let schooling = doc.is(i + 2, key!("giáo")) || doc.is(i + 2, key!("gdpt"));
            return schooling && (year == 2018 || year == 2006);
        }
    }
    false
}

/// Whether the year is part of the name of a campaign: "Chiến dịch Thanh niên tình nguyện hè 2022".
pub(super) fn names_a_campaign(doc: &Document<'_>, at: usize) -> bool {
    let words = (at.saturating_sub(LONGEST_LAW)..at).rev();
    let mut name = words.take_while(|&i| doc.tokens[i].is_word() && !closes(doc.tokens[i].key));
    name.any(|i| doc.is(i, key!("chiến")) && doc.is(i + 1, key!("dịch")))
}

/// Whether a word ends a name.
fn closes(word: Key) -> bool {
    keys!["trong", "đến", "từ", "hết", "cho", "tại", "vào"].contains(&word)
}
