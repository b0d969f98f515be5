//! Where the tone mark stands in oa, oe and uy: both ways are written.

use hoinghi::Report;

/// New and old way; only those as long as each other in bytes (ùy is not), so that spans hold.
const PAIRS: &[(&str, &str)] = &[
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ụy", "uỵ"),
    ("Òa", "Oà"),
    ("Ủy", "Uỷ"),
    ("ÒA", "OÀ"),
    ("ỦY", "UỶ"),
    ("ÚY", "UÝ"),
];

/// The text with old tone marks; every word keeps its place.
pub(crate) fn old(text: &str) -> String {
    PAIRS.iter().fold(text.to_owned(), |text, (new, old)| text.replace(new, old))
}

/// The strings of facts that are not spans, retyped as the text is.
pub(crate) fn retype(report: &mut Report) {
    let words = |text: &mut Option<String>| {
        if let Some(text) = text {
            *text = old(text);
        }
    };
    for count in &mut report.counts {
        words(&mut count.unit);
        words(&mut count.label);
    }
    report.percentages.iter_mut().for_each(|percentage| words(&mut percentage.label));
    for citation in &mut report.citations {
        words(&mut citation.issuer);
        citation.kind = old(&citation.kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_length() {
        assert_eq!(old("Hòa Bình, Ủy ban, thúy"), "Hoà Bình, Uỷ ban, thuý");
        assert!(PAIRS.iter().all(|(new, old)| new.len() == old.len()));
    }
}
