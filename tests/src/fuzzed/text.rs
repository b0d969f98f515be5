//! Bodies that read text.

use crate::{invariants, variants};
use hoinghi::lexicon::read_terms;
use hoinghi::report::OffsetUnit;
use hoinghi::{Extractor, bench};
use std::borrow::Cow;
use std::iter::once;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Bytes as text; what is no UTF-8 is replaced.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Extraction: the invariants, in every unit, with an explanation that is whole; twice the same.
pub fn extract(bytes: &[u8]) {
    let text = text(bytes);
    sound(&Extractor::default(), &text);
    let report = hoinghi::extract(&text);
    assert_eq!(report, hoinghi::extract(&text), "twice the same");
    for unit in [OffsetUnit::Char, OffsetUnit::Utf16] {
        let there = report.clone().with_offsets(&text, unit);
        assert_eq!(report.dates.len(), there.dates.len());
    }
}

/// Asserts the invariants of a text's report and of its explanation.
///
/// # Panics
/// If one does not hold.
pub fn sound(extractor: &Extractor, text: &str) {
    invariants::check(text, &extractor.extract(text));
    let told = extractor.explain(text);
    let quotes = told.mentions.iter().map(|mention| &mention.quote);
    for quote in quotes.chain(told.blocks.iter().map(|block| &block.quote)) {
        assert_eq!(text.get(quote.start..quote.end), Some(&*quote.text));
    }
    for lost_to in told.mentions.iter().filter_map(|mention| mention.lost_to) {
        assert!(lost_to < told.mentions.len(), "lost to mention {lost_to}");
    }
}

/// Composed and decomposed text have the same facts.
pub fn normal(bytes: &[u8]) {
    let text = text(bytes);
    if !is_ours(&text) {
        return;
    }
    let (composed, apart): (String, String) = (text.nfc().collect(), text.nfd().collect());
    let differences =
        variants::between("decomposed", &hoinghi::extract(&composed), &hoinghi::extract(&apart));
    assert!(differences.is_empty(), "{}\nof {composed:?}", differences.join("\n"));
}

/// Whether all that combines are marks of the scripts that reports are written in; vowels of other
/// scripts combine too.
fn is_ours(text: &str) -> bool {
    let ours = |ch: char| matches!(ch, '\u{300}'..='\u{36F}');
    let combines = |ch: char| canonical_combining_class(ch) != 0;
    text.nfc().all(|ch| (ours(ch) || !combines(ch)) && once(ch).nfd().skip(1).all(ours))
}

/// Keys: the same composed, decomposed and in the other case.
pub fn fold(bytes: &[u8]) {
    use hoinghi::fold::key;
    let text = text(bytes);
    for word in text.split_whitespace().filter(|word| is_ours(word)) {
        let (composed, apart): (String, String) = (word.nfc().collect(), word.nfd().collect());
        assert_eq!(key(&composed), key(&apart), "{word:?}");
        // Some letters and signs of other scripts have a second code.
        if word.chars().all(|ch| matches!(ch, '\0'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')) {
            assert_eq!(key(word), key(&composed), "{word:?}");
        }
        let letters = |ch: char| ch.is_ascii() || "đăâêôơưĐĂÂÊÔƠƯ".contains(ch);
        if word.nfd().nfc().all(|ch| letters(ch) || matches!(ch, '\u{1EA0}'..='\u{1EF9}')) {
            assert_eq!(key(&word.to_uppercase()), key(&word.to_lowercase()), "{word:?}");
        }
    }
    let _ = key(&text);
}

/// Tokens: in order, apart, not empty, between characters; only what doesn't show lies between.
pub fn lex(bytes: &[u8]) {
    let text = text(bytes);
    let spans = bench::lex_spans(&text);
    assert_eq!(spans.len(), bench::lex_count(&text));
    let mut last = 0;
    for span in spans {
        assert!(span.start >= last && span.end > span.start, "{span:?} after {last}");
        assert!(text.get(span.clone()).is_some(), "{span:?} cuts a character");
        blank(&text[last..span.start]);
        last = span.end;
    }
    blank(&text[last..]);
}

fn blank(between: &str) {
    let unseen = |ch: char| {
        ch.is_whitespace()
            || matches!(ch, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
    };
    assert!(between.chars().all(unseen), "{between:?} is no token");
}

/// Rows of a caller's own terms up to a blank line, then a text that is read with them.
pub fn terms(bytes: &[u8]) {
    let text = text(bytes);
    let (rows, text) = text.split_once("\n\n").unwrap_or((&text, ""));
    match read_terms(rows) {
        Ok(terms) => sound(&Extractor::builder().terms(terms).build(), text),
        Err(bad) => assert!((1..=rows.lines().count()).contains(&bad.line), "{bad}"),
    }
}
