//! Words, spans, and the pairing of two lists.

use std::cmp::Ordering;
use unicode_normalization::UnicodeNormalization;

/// Something that stands somewhere in the text.
pub(super) trait Place {
    fn place(&self) -> (usize, usize);
}

/// The words of a text: runs of letters, digits and underscores, composed and in small letters.
pub(super) fn words(text: Option<&str>) -> Vec<String> {
    let small: String = text.unwrap_or_default().nfc().flat_map(char::to_lowercase).collect();
    let inside = |ch: char| ch.is_alphanumeric() || ch == '_';
    small.split(|ch| !inside(ch)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

pub(super) fn same_words(a: &str, b: &str) -> bool {
    words(Some(a)) == words(Some(b))
}

/// Twice the words in common, over all words of both.
pub(super) fn token_f1(a: Option<&str>, b: Option<&str>) -> f64 {
    let (a, b) = (words(a), words(b));
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let all = a.len() + b.len();
    let mut rest = b;
    let mut hits = 0;
    for word in a {
        if let Some(at) = rest.iter().position(|other| *other == word) {
            rest.remove(at);
            hits += 1;
        }
    }
    2.0 * hits as f64 / all as f64
}

pub(super) fn overlap(a: &impl Place, b: &impl Place) -> bool {
    let ((a, z), (b, y)) = (a.place(), b.place());
    z.min(y) > a.max(b)
}

/// What two spans have in common, over what they cover together.
pub(super) fn closeness(a: &impl Place, b: &impl Place) -> f64 {
    let ((a, z), (b, y)) = (a.place(), b.place());
    let common = z.min(y).saturating_sub(a.max(b));
    let all = z.max(y).saturating_sub(a.min(b)).max(1);
    common as f64 / all as f64
}

/// One-to-one pairs of those that `fits` lets pair, the closest first.
pub(super) fn pair<T>(
    truth: &[T],
    found: &[T],
    fits: impl Fn(&T, &T) -> bool,
    near: impl Fn(&T, &T) -> f64,
) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, a) in truth.iter().enumerate() {
        for (j, b) in found.iter().enumerate() {
            if fits(a, b) {
                candidates.push((near(a, b), i, j));
            }
        }
    }
    candidates.sort_by(|a, b| {
        b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2))
    });
    let (mut left, mut right) = (vec![false; truth.len()], vec![false; found.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !left[i] && !right[j] {
            (left[i], right[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(words(Some("GD&ĐT: Số 12/KH")), ["gd", "đt", "số", "12", "kh"]);
        assert_eq!(words(Some("ho\u{300}a")), ["hòa"]);
    }

    #[test]
    fn word_f1() {
        assert_eq!(token_f1(Some("a b c"), Some("b c a")), 1.0);
        assert_eq!(token_f1(Some("a a"), Some("a")), 2.0 / 3.0);
        assert_eq!((token_f1(None, None), token_f1(None, Some("a"))), (1.0, 0.0));
    }

    #[test]
    fn the_closest_pair_first() {
        let pairs =
            pair(&[5, 8], &[7, 8], |_, _| true, |a: &i32, b: &i32| -f64::from((a - b).abs()));
        assert_eq!(pairs, [(1, 1), (0, 0)]);
    }
}
