//! Figures that contradict each other.

use super::Known;
use super::breakdown::Part;
use crate::cursor::Cursor;
use crate::document::Document;
use crate::lexicon::{Class, ClassSet};
use crate::report::{Issue, Number, Quote};

/// What the figures get wrong.
pub(super) fn issues(
    doc: &Document<'_>,
    known: &[Known<'_>],
    parts: &[Option<Part>],
) -> Vec<Issue> {
    let mut issues: Vec<Issue> =
        known.windows(2).filter_map(|pair| share(doc, &pair[0], &pair[1])).collect();
    issues.extend((0..known.len()).filter_map(|whole| sum(doc, known, parts, whole)));
    issues
}

/// A percentage right after a part of a total: "345/350 em, đạt 98,57%".
///
/// ```text
/// share = fraction ( "(" | "," | ", đạt" … ) percentage
/// ```
fn share(doc: &Document<'_>, count: &Known<'_>, percentage: &Known<'_>) -> Option<Issue> {
    let total = count.parts.amount.total.filter(|total| *total > 0.0)?;
    let said = percentage.parts.amount;
    let plain = percentage.percentage
        && said.upper.is_none()
        && percentage.change.is_none()
        && percentage.bound.is_none()
        && count.bound.is_none();
    if !plain || !follows(doc, count, percentage) {
        return None;
    }
    let share = count.parts.amount.value / total * 100.0;
    let last_place = 10f64.powi(-(places(doc, percentage) as i32));
    if (share - said.value).abs() <= last_place {
        return None;
    }
    let message = format!(
        "{} is {:.2}% of {}, not {}%",
        Number::from(count.parts.amount.value),
        share,
        Number::from(total),
        Number::from(said.value),
    );
    Some(issue(doc, "percentage_mismatch", message, percentage, vec![quote(doc, count)]))
}

/// Whether nothing but marks and words like "đạt tỷ lệ" stands between, and no other whole after.
fn follows(doc: &Document<'_>, count: &Known<'_>, percentage: &Known<'_>) -> bool {
    let mut cursor = Cursor::new(doc, count.parts.end..percentage.parts.number.start);
    let near = cursor.end.checked_sub(cursor.at).is_some_and(|gap| (1..=5).contains(&gap));
    if !near {
        return false;
    }
    let words = ClassSet::of(&[Class::LevelWord, Class::LabelTail]);
    while cursor.accept(|token| matches!(token.mark(), ',' | '(')).is_some()
        || cursor.term(words).is_some()
    {}
    let end = percentage.parts.end;
    let other_whole = doc.tokens.get(end).is_some_and(|token| token.is_word());
    cursor.at == cursor.end && !other_whole
}

/// How many digits stand after the decimal mark.
fn places(doc: &Document<'_>, figure: &Known<'_>) -> usize {
    let number = doc.slice(doc.span(figure.parts.number.clone()));
    number.rsplit_once([',', '.']).map_or(0, |(_, fraction)| fraction.trim_end().len())
}

/// Parts that are said to make up a whole and don't.
fn sum(
    doc: &Document<'_>,
    known: &[Known<'_>],
    parts: &[Option<Part>],
    whole: usize,
) -> Option<Issue> {
    let of_whole: Vec<usize> = (whole + 1..known.len().min(whole + 20))
        .filter(|&i| parts[i].is_some_and(|p| p.whole == whole))
        .collect();
    let (&first, &last) = (of_whole.first()?, of_whole.last()?);
    let certain = of_whole.len() > 1
        && exact(&known[whole])
        && of_whole.iter().all(|&i| {
            parts[i].is_some_and(|part| part.complete) && exact(&known[i]) && alike(doc, &known[i], &known[whole])
        })
        // Nothing among the parts was left out: no other figure stands between them.
        && (first..=last).all(|i| of_whole.contains(&i) || inner(parts, i, whole));
    if !certain || goes_on(doc, &known[last]) {
        return None;
    }
    let sum: f64 = of_whole.iter().map(|&i| known[i].parts.amount.value).sum();
    let said = known[whole].parts.amount.value;
    if (sum - said).abs() <= 1e-6 * said.abs().max(1.0) {
        return None;
    }
    let message = format!("the parts add up to {}, not {}", Number::from(sum), Number::from(said));
    let related = of_whole.iter().map(|&i| quote(doc, &known[i])).collect();
    Some(issue(doc, "sum_mismatch", message, &known[whole], related))
}

fn inner(parts: &[Option<Part>], i: usize, whole: usize) -> bool {
    parts[i].is_some_and(|part| part.whole > whole)
}

fn exact(figure: &Known<'_>) -> bool {
    let amount = figure.parts.amount;
    !figure.percentage && figure.bound.is_none() && amount.upper.is_none() && amount.total.is_none()
}

/// Whether two figures count the same noun.
fn alike(doc: &Document<'_>, a: &Known<'_>, b: &Known<'_>) -> bool {
    match (&a.parts.unit, &b.parts.unit) {
        (Some(a), Some(b)) => doc.tokens[a.head.start].key == doc.tokens[b.head.start].key,
        (None, _) => true,
        _ => false,
    }
}

/// "…", "v.v.", "còn lại" after the last part: the list is not whole.
fn goes_on(doc: &Document<'_>, last: &Known<'_>) -> bool {
    let end = last.parts.end;
    (end..doc.tokens.len().min(end + 12))
        .take_while(|&i| !doc.tokens[i].is_mark(';') && !doc.tokens[i].is_mark(')'))
        .any(|i| {
            doc.tokens[i].is_mark('…')
                || [
                    crate::cursor::key!("v"),
                    crate::cursor::key!("lại"),
                    crate::cursor::key!("khác"),
                ]
                .contains(&doc.tokens[i].key)
        })
}

fn quote(doc: &Document<'_>, figure: &Known<'_>) -> Quote {
    doc.quote(figure.mention.span)
}

fn issue(
    doc: &Document<'_>,
    code: &str,
    message: String,
    figure: &Known<'_>,
    related: Vec<Quote>,
) -> Issue {
    let Quote { text, start, end } = quote(doc, figure);
    Issue { text, start, end, code: code.to_owned(), message, related }
}

#[cfg(test)]
mod tests {
    #[test]
    fn contradictions_alone() {
        for (text, codes) in [
            ("Có 45/50 em vui, 80% em khỏe.", &[][..]),
            ("Có 45/50 em, đạt 80%.", &["percentage_mismatch"]),
            ("Có 45/50 em, đạt 90%.", &[]),
            ("Có 2/3 xã (66,6%).", &[]),
            ("Có 45/50 em, đạt 80% kế hoạch.", &[]),
            ("Có 9 giải, gồm 2 giải nhất, 3 giải nhì, 5 giải ba.", &["sum_mismatch"]),
            ("Có 9 giải, gồm 2 giải nhất, 3 giải nhì, 4 giải ba.", &[]),
            ("Có 9 em, trong đó 2 em nữ, 3 em nghèo.", &[]),
        ] {
            let report = crate::extract(text);
            let found: Vec<_> = report.issues.iter().map(|issue| issue.code.as_str()).collect();
            assert_eq!(found, codes, "{text}");
        }
    }

    #[test]
    fn both_places_are_named() {
        let report = crate::extract("Có 45/50 em, đạt 80%.");
        assert_eq!(report.issues[0].text, "80%");
        assert_eq!(report.issues[0].related[0].text, "45/50 em");
    }
}
