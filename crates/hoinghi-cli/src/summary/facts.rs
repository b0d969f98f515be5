//! The sections of a summary that are tables.

use super::page::Page;
use crate::layout::Column;
use hoinghi::Report;
use hoinghi::report::{Bound, Change, Count, CountKind, Number, Percentage, Status};

pub(super) fn officials(page: &mut Page, report: &Report) {
    if report.officials.is_empty() {
        return;
    }
    page.heading("Officials", report.officials.len());
    let rows = report.officials.iter().map(|official| {
        let roles = official.roles.iter().map(|role| role.as_str());
        let posts = official.positions.iter().map(|position| position.text.as_str());
        vec![
            official.name.clone(),
            roles.collect::<Vec<_>>().join(", "),
            posts.collect::<Vec<_>>().join("; "),
        ]
    });
    page.table(&[Column::NAME, Column::NAME, Column::WORDS], &rows.collect::<Vec<_>>());
}

pub(super) fn dates(page: &mut Page, report: &Report) {
    if report.dates.is_empty() {
        return;
    }
    page.heading("Dates", report.dates.len());
    let rows = report.dates.iter().map(|date| {
        let value = date.value.clone().unwrap_or_else(|| "?".to_owned());
        let relation = date.relation.map_or("", |relation| relation.as_str());
        vec![value, plain(date.kind.as_str()), relation.to_owned(), date.text.clone()]
    });
    let columns = [Column::NAME, Column::NAME, Column::NAME, Column::WORDS];
    page.table(&columns, &rows.collect::<Vec<_>>());
}

pub(super) fn counts(page: &mut Page, report: &Report) {
    if report.counts.is_empty() {
        return;
    }
    page.heading("Counts", report.counts.len());
    let rows = report.counts.iter().map(|count| {
        vec![
            amount(count.bound, count.value, count.upper, count.total),
            count.unit.clone().unwrap_or_default(),
            count.label.clone().filter(|_| count.label != count.unit).unwrap_or_default(),
            said_of_count(count),
            count.text.clone(),
        ]
    });
    let columns = [Column::NUMBER, Column::WORDS, Column::WORDS, Column::NAME, Column::WORDS];
    page.table(&columns, &rows.collect::<Vec<_>>());
}

pub(super) fn percentages(page: &mut Page, report: &Report) {
    if report.percentages.is_empty() {
        return;
    }
    page.heading("Percentages", report.percentages.len());
    let rows = report.percentages.iter().map(|percentage| {
        let Percentage { value, upper, label, bound, change, status, text, .. } = percentage;
        vec![
            format!("{} %", amount(*bound, *value, *upper, None)),
            label.clone().unwrap_or_default(),
            said(None, *change, *status),
            text.clone(),
        ]
    });
    let columns = [Column::NUMBER, Column::WORDS, Column::NAME, Column::WORDS];
    page.table(&columns, &rows.collect::<Vec<_>>());
}

pub(super) fn citations(page: &mut Page, report: &Report) {
    if report.citations.is_empty() {
        return;
    }
    page.heading("Citations", report.citations.len());
    let rows = report.citations.iter().map(|citation| {
        vec![
            format!("{} {}", citation.kind, citation.number),
            citation.date.clone().unwrap_or_default(),
            citation.issuer.clone().unwrap_or_default(),
            citation.text.clone(),
        ]
    });
    let columns = [Column::WORDS, Column::NAME, Column::WORDS, Column::WORDS];
    page.table(&columns, &rows.collect::<Vec<_>>());
}

pub(super) fn issues(page: &mut Page, report: &Report) {
    if report.issues.is_empty() {
        return;
    }
    page.heading("Issues", report.issues.len());
    for issue in &report.issues {
        page.entry(0, "! ", &format!("{}: “{}”", issue.message, issue.text));
    }
}

/// "≈ 1 200", "15–60", "155 / 216".
pub(super) fn amount(
    bound: Option<Bound>,
    value: Number,
    upper: Option<Number>,
    total: Option<Number>,
) -> String {
    let sign = match bound {
        Some(Bound::About) => "≈ ",
        Some(Bound::MoreThan) => "> ",
        Some(Bound::LessThan) => "< ",
        Some(Bound::AtLeast) => "≥ ",
        Some(Bound::AtMost) => "≤ ",
        None => "",
    };
    let upper = upper.map(|upper| format!("–{}", grouped(upper))).unwrap_or_default();
    let total = total.map(|total| format!(" / {}", grouped(total))).unwrap_or_default();
    format!("{sign}{}{upper}{total}", grouped(value))
}

/// The number with a blank between each three digits.
fn grouped(number: Number) -> String {
    let plain = number.to_string();
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut out = String::with_capacity(plain.len() + 4);
    for (i, digit) in whole.chars().enumerate() {
        let left = whole.len() - i;
        if i > 0 && left % 3 == 0 && !out.ends_with('-') {
            out.push(' ');
        }
        out.push(digit);
    }
    out + rest
}

fn said_of_count(count: &Count) -> String {
    let kind = (count.kind != CountKind::Count).then(|| count.kind.as_str());
    said(kind, count.change, count.status)
}

/// What is not usual: "money, increase, target".
fn said(kind: Option<&str>, change: Option<Change>, status: Status) -> String {
    let target = (status == Status::Target).then(|| status.as_str());
    let change = change.map(|change| change.as_str());
    kind.into_iter().chain(change).chain(target).collect::<Vec<_>>().join(", ")
}

fn plain(name: &str) -> String {
    name.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_short_and_grouped() {
        let n = |value: f64| Number::from(value);
        assert_eq!(amount(None, n(8.0), None, None), "8");
        assert_eq!(amount(Some(Bound::About), n(293_000_000.0), None, None), "≈ 293 000 000");
        assert_eq!(amount(None, n(15.0), Some(n(60.0)), None), "15–60");
        assert_eq!(amount(None, n(155.0), None, Some(n(1216.0))), "155 / 1 216");
        assert_eq!(amount(Some(Bound::AtLeast), n(-1234.5), None, None), "≥ -1 234.5");
    }
}
