//! What a report says, as a key: equal for the same article on two pages.

use crate::document::Document;
use crate::outline::BlockKind;
use crate::token::Kind;

/// Shorter blocks are as likely words of the page as of the article.
const SHORTEST_BLOCK: usize = 8;
/// Shorter texts say too little to be told from one another.
const SHORTEST_TEXT: usize = 24;

/// A key over the words of the running text and the items, without what pages put around them:
/// titles, stamps, captions, bylines, marks, case and the way tones are typed do not count.
///
/// `None` for a text that is too short.
pub(crate) fn key(doc: &Document<'_>) -> Option<u128> {
    let (mut high, mut low, mut words) = (0x9E37_79B9_7F4A_7C15_u64, 0xC2B2_AE3D_27D4_EB4F_u64, 0);
    for block in &doc.outline.blocks {
        let tokens = &doc.tokens[block.tokens.clone()];
        let told = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
        let said = || tokens.iter().filter(|token| token.kind != Kind::Mark);
        let count = said().count();
        if !told || count < SHORTEST_BLOCK {
            continue;
        }
        words += count;
        for token in said() {
            high = (high ^ token.key.raw()).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(29);
            low = (low.rotate_left(17) ^ token.key.raw()).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        }
    }
    let key = (u128::from(finish(high)) << 64) | u128::from(finish(low));
    (words >= SHORTEST_TEXT).then_some(key)
}

/// Spreads every bit over all.
fn finish(mut bits: u64) -> u64 {
    for factor in [0xFF51_AFD7_ED55_8CCD, 0xC4CE_B9FE_1A85_EC53] {
        bits = (bits ^ (bits >> 33)).wrapping_mul(factor);
    }
    bits ^ (bits >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use unicode_normalization::UnicodeNormalization;

    const BODY: &str = "Sáng 12/8/2023, Phòng Nội vụ huyện Mây Hồng tổ chức hội nghị sơ kết công \
        tác sáu tháng.\n\nÔng Hà Văn Mẫu, Trưởng phòng, chủ trì hội nghị và yêu cầu các xã nộp hồ sơ.";

    fn of(text: &str) -> Option<u128> {
        key(&Document::read(text, Lexicon::builtin()))
    }

    #[test]
    fn the_same_article_on_another_page_has_the_same_key() {
        let key = of(BODY).expect("a key");
        let other = format!(
            "SƠ KẾT CÔNG TÁC\n\nLượt xem: 120\n\n{}\n\nXem thêm\n\nBản in",
            BODY.replace("Hoà", "Hòa").replace("Nội vụ", "nội vụ").nfd().collect::<String>()
        );
        assert_eq!(of(&other), Some(key));
        assert_ne!(of(&BODY.replace("12/8", "13/8")), Some(key));
        assert_ne!(of(&BODY.replace("sáu", "chín")), Some(key));
        assert_eq!(of("Sáng nay họp."), None);
    }
}
