//! Where the tone mark stands in oa, oe and uy: both ways are written.

use hoinghi::Report;

/// The rimes that are spelled in two ways: the tone mark on the first vowel, and on the second.
pub const RIMES: [(&str, &str); 15] = [
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
    ("ùy", "uỳ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ũy", "uỹ"),
    ("ụy", "uỵ"),
];

/// The text with the tone marks on the second vowel; every word keeps its place, so that rimes
/// whose two spellings differ in bytes (ùy) stay.
pub(crate) fn on_second(text: &str) -> String {
    let as_long = RIMES.iter().filter(|(first, second)| first.len() == second.len());
    as_long.fold(text.to_owned(), |text, (first, second)| {
        let (first_large, second_large) = (first.to_uppercase(), second.to_uppercase());
        text.replace(first, second)
            .replace(&titled(first), &titled(second))
            .replace(&first_large, &second_large)
    })
}

/// With its first letter large.
fn titled(rime: &str) -> String {
    let mut letters = rime.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The strings of facts that are not spans, retyped as the text is.
pub(crate) fn retype(report: &mut Report) {
    let words = |text: &mut Option<String>| {
        if let Some(text) = text {
            *text = on_second(text);
        }
    };
    for count in &mut report.counts {
        words(&mut count.unit);
        words(&mut count.label);
    }
    report.percentages.iter_mut().for_each(|percentage| words(&mut percentage.label));
    for citation in &mut report.citations {
        words(&mut citation.issuer);
        citation.kind = on_second(&citation.kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_length() {
        let text = "Hòa Bình, Ủy ban, THỦY, thùy";
        assert_eq!(on_second(text), "Hoà Bình, Uỷ ban, THUỶ, thùy");
        assert_eq!(on_second(text).len(), text.len());
    }
}
