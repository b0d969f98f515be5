//! The facts of a report in words for people.

use hoinghi::Report;
use hoinghi::report::{
    Bound, Change, Citation, Count, Date, Item, Located, Number, Official, Percentage, Status,
};

/// Class, name and hue of each kind of mark.
pub(crate) const KINDS: [(&str, &str, u16); 9] = [
    ("page", "Headline", 220),
    ("conference", "Conference", 265),
    ("officials", "Officials", 205),
    ("dates", "Dates", 135),
    ("counts", "Counts", 48),
    ("percentages", "Percentages", 22),
    ("directives", "Directives", 325),
    ("citations", "Citations", 175),
    ("issues", "Issues", 0),
];

/// What takes a mark: its class, the fact's id, the words, and what the fact says.
type Visit<'v> = &'v mut dyn FnMut(&'static str, String, &dyn Located, String);

/// Visits the words of every fact.
pub(crate) fn each(report: &Report, visit: Visit<'_>) {
    for (name, quote) in [("headline", &report.title), ("byline", &report.byline)] {
        quote.iter().for_each(|quote| visit("page", name.to_owned(), quote, name.to_owned()));
    }
    if let Some(host) = &report.conference.host {
        visit("conference", "host".to_owned(), host, format!("held by {}", host.name));
    }
    if let Some(venue) = &report.conference.venue {
        visit("conference", "venue".to_owned(), venue, "venue".to_owned());
    }
    for (i, person) in report.officials.iter().enumerate() {
        let (id, value) = (|| format!("officials-{i}"), official(person));
        person.mentions.iter().for_each(|words| visit("officials", id(), words, value.clone()));
        for post in &person.positions {
            visit("officials", id(), post, format!("{}: {}", person.name, self::post(post)));
        }
    }
    let mut list = |class, i: usize, words: &dyn Located, value| {
        visit(class, format!("{class}-{i}"), words, value);
    };
    report.dates.iter().enumerate().for_each(|(i, it)| list("dates", i, it, date(it)));
    report.counts.iter().enumerate().for_each(|(i, it)| list("counts", i, it, count(it)));
    let percentages = report.percentages.iter().enumerate();
    percentages.for_each(|(i, it)| list("percentages", i, it, percentage(it)));
    report.citations.iter().enumerate().for_each(|(i, it)| list("citations", i, it, citation(it)));
    report.issues.iter().enumerate().for_each(|(i, it)| list("issues", i, it, it.message.clone()));
    for (i, directive) in report.directives.iter().enumerate() {
        let id = |item| format!("directives-{i}-{item}");
        // The heading leads to the first item.
        if let Some(heading) = &directive.heading {
            visit("directives", id(0), heading, format!("{} heading", directive.kind));
        }
        for (item, words) in directive.items.iter().enumerate() {
            let value = format!("{}{}", directive.kind, due(report, words));
            visit("directives", id(item), words, value);
        }
    }
}

/// A post in full.
pub(crate) fn post(post: &hoinghi::report::Position) -> String {
    match &post.organization {
        Some(organization) => format!("{}, {organization}", post.title),
        None => post.title.clone(),
    }
}

fn official(person: &Official) -> String {
    let mut value = person.name.clone();
    for role in &person.roles {
        value.push_str(" · ");
        value.push_str(role.as_str());
    }
    value
}

fn date(date: &Date) -> String {
    let kind = date.kind.as_str().replace('_', " ");
    let value = date.value.as_deref().unwrap_or("no such day");
    let relation = date.relation.map(|relation| format!(" · {relation}")).unwrap_or_default();
    format!("{kind} {value}{relation}")
}

/// When an item is due.
pub(crate) fn due(report: &Report, item: &Item) -> String {
    let date = item.deadline.and_then(|at| report.dates.get(at));
    let value = date.and_then(|date| date.value.as_deref());
    value.map(|value| format!(" · due {value}")).unwrap_or_default()
}

/// The number of a figure: bound, change, and the ends of a range.
pub(crate) fn number(
    value: Number,
    upper: Option<Number>,
    bound: Option<Bound>,
    change: Option<Change>,
) -> String {
    let bound = match bound {
        Some(Bound::About) => "≈ ",
        Some(Bound::MoreThan) => "> ",
        Some(Bound::LessThan) => "< ",
        Some(Bound::AtLeast) => "≥ ",
        Some(Bound::AtMost) => "≤ ",
        None => "",
    };
    let change = match change {
        Some(Change::Increase) => "▲ ",
        Some(Change::Decrease) => "▼ ",
        None => "",
    };
    let upper = upper.map(|upper| format!(" to {}", grouped(upper))).unwrap_or_default();
    format!("{change}{bound}{}{upper}", grouped(value))
}

/// A number with a narrow space between groups of three digits.
fn grouped(number: Number) -> String {
    let shown = number.to_string();
    let whole = shown.find('.').unwrap_or(shown.len());
    let mut out = String::new();
    for (at, ch) in shown.char_indices() {
        let after_digit = out.ends_with(|before: char| before.is_ascii_digit());
        if at < whole && (whole - at).is_multiple_of(3) && after_digit {
            out.push('\u{202F}');
        }
        out.push(ch);
    }
    out
}

/// The number of a count with its total and unit.
pub(crate) fn amount(count: &Count) -> String {
    let mut value = number(count.value, count.upper, count.bound, count.change);
    if let Some(total) = count.total {
        value.push_str(&format!(" of {}", grouped(total)));
    }
    if let Some(unit) = &count.unit {
        value.push_str(&format!(" {unit}"));
    }
    value
}

/// The number of a percentage.
pub(crate) fn share(it: &Percentage) -> String {
    number(it.value, it.upper, it.bound, it.change) + " %"
}

fn count(count: &Count) -> String {
    let kind = count.kind.as_str();
    format!("{kind} {}{}", amount(count), about(count.label.as_deref(), count.status))
}

fn percentage(it: &Percentage) -> String {
    format!("{}{}", share(it), about(it.label.as_deref(), it.status))
}

fn about(label: Option<&str>, status: Status) -> String {
    let label = label.map(|label| format!(" · {label}")).unwrap_or_default();
    let status = if status == Status::Target { " · target" } else { "" };
    format!("{label}{status}")
}

fn citation(it: &Citation) -> String {
    let mut value = format!("{} {}", it.kind, it.number);
    for part in it.date.iter().chain(&it.issuer) {
        value.push_str(" · ");
        value.push_str(part);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let report =
            hoinghi::extract("Thu ngân sách đạt 8.640 tỷ đồng, có 120 hộ, dài 1.234,56 km.");
        let amounts: Vec<String> = report.counts.iter().map(amount).collect();
        let amounts = amounts.join("; ").replace('\u{202F}', "_");
        assert_eq!(amounts, "8_640_000_000_000 đồng; 120 hộ; 1_234.56 km");
    }
}
